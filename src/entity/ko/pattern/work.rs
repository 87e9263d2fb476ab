//! Works, laws and models.

use super::cue::Cue;
use super::person::is_korean_shape;
use super::view::{View, Voter};
use crate::document::EntityKind;
use crate::entity::ko::token::{Token, gap};
use crate::entity::vote::Ballot;
use crate::text::quote::{Quotation, Style, quotations};
use crate::text::{Span, hangul};

impl Voter<'_> {
    /// `새벽 장군 동상`: a monument by whom it shows.
    pub(super) fn monument(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let stem = [token.stem, token.span]
            .into_iter()
            .find(|span| view.is(Cue::Monument, span.of(text)));
        let front = |back: usize, behind: Token| {
            i.checked_sub(back)
                .and_then(|j| view.token(j))
                .filter(|&f| gap(text, f, behind) == " ")
        };
        let (Some(stem), Some(mut first)) = (stem, front(1, token)) else {
            return;
        };
        let mut titled = false;
        if view
            .title_at(first.span.start)
            .is_some_and(|t| t.span == first.span && !t.fused)
            && let Some(name) = front(2, first)
        {
            first = name;
            titled = true;
        }
        let name = first.span.of(text);
        let person = titled
            || is_korean_shape(name, view.lists)
            || view.lists.is_foreign_part(name)
            || name.char_indices().skip(2).any(|(at, _)| {
                name.get(at..)
                    .is_some_and(|title| view.is(Cue::Honoured, title))
            });
        if !person
            || first.stem != first.span && !view.lists.is_foreign_part(name)
            || !(2..=8).contains(&name.chars().count())
            || !name.chars().all(hangul::is_syllable)
            || name.ends_with(['한', '된', '인', '는', '은', '의', '형', '록'])
            || view.is(Cue::Generic, name)
            || view.is(Cue::Kin, name)
            || view.lists.is_common(name)
        {
            return;
        }
        let span = Span::new(first.span.start, stem.end);
        self.name(span, EntityKind::Product, 1.0, 0.3);
    }

    /// `초계함 새벽함`, `여객선 노을호`: a ship by name.
    pub(super) fn ship(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.span.of(text);
        // 안중근함: a warship by a person's name.
        let name = token.stem.of(text);
        if let Some(person) = name.strip_suffix('함')
            && (is_korean_shape(person, view.lists) || person.ends_with("대왕"))
            && !view.lists.is_common(person)
            && person.chars().count() >= 3
            && ["해군", "잠수함", "구축함", "함정", "호위함", "초계함"]
                .iter()
                .any(|navy| text.contains(navy))
        {
            self.ballot.add(token.stem, EntityKind::Product, 2.0);
            return;
        }
        if !view.is(Cue::Ship, word)
            && !word
                .strip_suffix('인')
                .is_some_and(|w| view.is(Cue::Ship, w))
        {
            return;
        }
        let Some(next) = view.token(i + 1) else {
            return;
        };
        let name = next.stem.of(text);
        if matches!(gap(text, token, next), " " | " ‘" | " '")
            && (2..=7).contains(&name.chars().count())
            && name.ends_with(['호', '함'])
            && !view.is(Cue::Ship, name)
        {
            self.ballot.add(next.stem, EntityKind::Product, 3.0);
        }
    }

    /// `사고기록장치(EDR)`: a technology with its letters in a bracket.
    pub(super) fn technology(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(letters) = view.token(i + 1).filter(|&n| gap(text, token, n) == "(") else {
            return;
        };
        let latin = letters.span.of(text);
        let name = token.span.of(text);
        if !(2..=6).contains(&latin.len())
            || !latin.chars().all(|c| c.is_ascii_alphanumeric())
            || latin.chars().filter(char::is_ascii_uppercase).count() < 2
            || !text
                .get(letters.span.end..)
                .is_some_and(|t| t.starts_with([')', ',']))
            || latin == "AI"
        {
            return;
        }
        // 가상 현실(VR): in two words.
        let front = view
            .word_before(i)
            .filter(|&f| name.chars().count() < 4 && view.is_plain(f));
        let whole = Span::new(front.map_or(token.span, |f| f.span).start, token.span.end);
        let name = whole.of(text);
        if name.chars().count() < 4 {
            return;
        }
        let technical = name.char_indices().skip(2).any(|(at, _)| {
            name.get(at..)
                .is_some_and(|tail| view.is(Cue::Technology, tail))
        });
        if technical {
            self.ballot.add(whole, EntityKind::Product, 1.2);
            self.ballot.compose(whole, EntityKind::Product, 0.2);
            self.ballot.add(letters.span, EntityKind::Product, 2.0);
            self.ballot
                .add(letters.span, EntityKind::Organization, -3.0);
        }
    }

    /// `라마 4`, `보잉 777기`: a product and the number of its model.
    pub(super) fn numbered(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.span.of(text);
        let Some(listed) = view.lists.get(name) else {
            return;
        };
        let Some(next) = view.word_behind(i) else {
            return;
        };
        let word = next.span.of(text);
        let end = word.find(hangul::is_syllable).unwrap_or(word.len());
        let (number, tail) = word.split_at(end);
        let model = (1..=6).contains(&number.len())
            && number
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-')
            && number.chars().any(|c| c.is_ascii_digit())
            && (number.len() <= 3 || number.starts_with(|c: char| c.is_ascii_uppercase()));
        if !model {
            return;
        }
        // 클로드 4.5: one more number behind the point, and nothing that is counted.
        let decimal = view
            .token(i + 2)
            .filter(|&d| tail.is_empty() && number.len() <= 2 && gap(text, next, d) == ".")
            .and_then(|d| {
                let word = d.span.of(text);
                let digits = word
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(word.len());
                let (minor, rest) = word.split_at(digits);
                (minor.len() == 1
                    && (rest.is_empty() || hangul::starts_with_particle(minor, rest))
                    && !text
                        .get(d.span.end..)
                        .is_some_and(|t| t.starts_with(['%', '.', ',', '∼', '~', '-'])))
                .then_some(d.span.start + digits)
            });
        if view.is(Cue::Scale, name) {
            return;
        }
        let fits = match listed.kind {
            EntityKind::Product => {
                decimal.is_some()
                    || tail.is_empty()
                        && !text.get(next.span.end..).is_some_and(|t| {
                            t.starts_with(['.', ',', '%', '∼', '~', '-'])
                                && t.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
                        })
                    || !tail.starts_with(['만', '이', '천', '조'])
                        && hangul::starts_with_particle(number, tail)
            }
            // An aircraft by its maker.
            EntityKind::Organization => {
                number.chars().filter(char::is_ascii_digit).count() >= 3 && tail.starts_with('기')
            }
            _ => false,
        };
        if fits {
            let mut end = next.span.start + number.len();
            if let Some(decimal) = decimal {
                end = decimal;
            }
            let span = Span::new(token.span.start, end);
            self.name(span, EntityKind::Product, 1.6, 0.3);
        }
    }

    /// `엑스(X·옛 트위터)`: the service that is called by a letter.
    pub(super) fn renamed(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(token.span.of(text), "엑스" | "X") {
            return;
        }
        let after = view.after(token.span.end);
        let former = after.starts_with("(옛 트위터") || after.starts_with("(구 트위터");
        let letter =
            after.starts_with("(X)") || after.starts_with("(X·") || after.starts_with("(X,");
        if former || letter {
            self.ballot.add(token.span, EntityKind::Product, 3.0);
        }
        if letter && let Some(next) = view.token(i + 1) {
            self.ballot.add(next.span, EntityKind::Product, 3.0);
        }
    }

    /// Products with their model: `아이폰5` where `아이폰` is listed; and codes such as `X330`.
    pub(super) fn model(&mut self) {
        let Voter { view, token, .. } = *self;
        let text = view.text;
        let word = token.stem.of(text);
        let Some(digit) = word.find(|c: char| c.is_ascii_digit()) else {
            return;
        };
        let ascii = word
            .find(|c: char| c.is_ascii_alphanumeric())
            .unwrap_or(digit);
        let code = word.get(ascii..).unwrap_or("");
        if code.is_empty()
            || code.len() > 8
            || !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            || !view.boundaries.ends(word, view.after(token.stem.end))
        {
            return;
        }
        let name = word.get(..ascii).unwrap_or("");
        if view.is_listed(name, EntityKind::Product) {
            self.ballot.add(token.stem, EntityKind::Product, 1.6);
        } else if name.is_empty() && word.starts_with(|c: char| c.is_ascii_uppercase()) {
            self.ballot.add(token.stem, EntityKind::Product, 0.4);
        }
    }
}

impl View<'_> {
    /// Works and products in the marks that are theirs, or beside a word that says so.
    pub(super) fn works(&self, ballot: &mut Ballot) {
        let text = self.text;
        if !self
            .paragraph
            .of(text)
            .contains(['‘', '\'', '《', '〈', '「', '『', '“', '"', '«', '<'])
        {
            return;
        }
        let mut quotes = quotations(text, self.paragraph);
        self.between_signs(&mut quotes);
        // From the last to the first: what is said behind a row of titles is said of all of them.
        let mut row: Option<(usize, f32)> = None;
        for quote in quotes.into_iter().rev() {
            let inner = quote.inner;
            let words = inner.of(text);
            let length = words.chars().count();
            if !quote.closed
                || !(1..=40).contains(&length)
                || words.ends_with(['.', '?', '!', '다'])
            {
                continue;
            }
            if self.romanised_place(inner) {
                ballot.add(inner, EntityKind::Place, 2.4);
                ballot.add(inner, EntityKind::Product, -3.0);
                continue;
            }
            if self.quoted_event(&quote, ballot)
                || self.listed_event(inner, ballot)
                || self.dated_in_marks(&quote, ballot)
            {
                row = None;
                continue;
            }
            let before = text
                .get(self.paragraph.start..quote.outer.start)
                .unwrap_or("")
                .trim_end()
                .rsplit(|c: char| !hangul::is_alphanumeric(c))
                .next()
                .unwrap_or("");
            // 앱인 ‘…’
            let before = before
                .strip_suffix('인')
                .filter(|noun| self.is(Cue::Work, noun))
                .unwrap_or(before);
            let after = self.after(quote.outer.end);
            let mut behind = after
                .strip_prefix(' ')
                .unwrap_or("")
                .split(|c: char| !hangul::is_alphanumeric(c))
                .filter(|word| !matches!(*word, "등" | "등의" | "같은"))
                .map(|word| hangul::split_particle(word).0);
            let behind = behind.next().unwrap_or("");
            let mut weight: f32 = match quote.style {
                // <…> stands around much else.
                Style::Angle
                    if text
                        .get(quote.outer.start..)
                        .is_some_and(|t| t.starts_with('<')) =>
                {
                    0.0
                }
                Style::Angle => 1.8,
                Style::Corner => 1.2,
                Style::Single | Style::Double => 0.0,
            };
            let sort = self.is(Cue::Work, before)
                || quote.style == Style::Angle && self.ends_as(Cue::Work, before);
            // ‘무상교통’ 정책을 냈다. 무상교통은 …: a common noun, for it comes again without marks.
            let policy = self.is(Cue::Policy, before) || self.is(Cue::Policy, behind);
            if policy && quote.style != Style::Angle && self.comes_bare(inner) {
                ballot.add(inner, EntityKind::Product, -4.0);
                row = None;
                continue;
            }
            if sort && length <= 25 {
                weight += 1.8;
                if self.lists.get(words).is_none() {
                    ballot.add(inner, EntityKind::Organization, -2.0);
                }
            } else if self.founded(before) && length <= 12 && !words.contains(' ') {
                ballot.add(inner, EntityKind::Organization, 2.4);
                ballot.add(inner, EntityKind::Product, -2.0);
                row = None;
                continue;
            } else if self.is(Cue::Work, behind) && length <= 15 {
                weight += 1.2;
            } else if is_party(after) && length <= 12 && self.names_a_body(words) {
                // ‘새물결’ 측은
                ballot.add(inner, EntityKind::Organization, 2.4);
                ballot.add(inner, EntityKind::Product, -2.0);
                row = None;
                continue;
            } else if self.is_figure(words) && quote.style != Style::Angle {
                // ‘땅의 전쟁’
                ballot.add(inner, EntityKind::Product, -4.0);
            } else if quote.style != Style::Angle && self.is_undertaking(quote.inner) {
                // ‘새벽 우물 복원 사업’
                weight += 1.8;
            }
            // 발간한 ‘…’, ‘…’을 출시: what is made has a name.
            if matches!(quote.style, Style::Single | Style::Double) && length <= 20 {
                if self.is(Cue::Made, before) {
                    weight += 1.6;
                }
                if self.makes(after) && !self.ends_plainly(words) {
                    weight += 1.0;
                }
            }
            if ["란 제목의", "라는 제목의"]
                .iter()
                .any(|w| behind_of(after).starts_with(w))
            {
                weight += 1.8;
            }
            if self
                .lists
                .get(words)
                .is_some_and(|l| l.kind == EntityKind::Organization)
            {
                // 《새벽신문》: the outlet, not an issue of it.
                weight = 0.0;
            }
            if let Some((start, row)) = row
                && matches!(
                    text.get(quote.outer.end..start),
                    Some(", " | "," | "·" | " " | "와 " | "과 ")
                )
            {
                weight = weight.max(row);
            }
            row = Some((quote.outer.start, weight));
            if weight > 0.0 {
                ballot.add(inner, EntityKind::Product, weight);
                ballot.compose(inner, EntityKind::Product, 0.1);
            }
        }
    }

    /// Adds what stands between < and >, where it can be a title.
    fn between_signs(&self, quotes: &mut Vec<Quotation>) {
        let words = self.paragraph.of(self.text);
        let mut from = 0;
        while let Some(open) = words.get(from..).and_then(|w| w.find('<')) {
            let open = from + open;
            from = open + 1;
            let rest = words.get(from..).unwrap_or("");
            let Some(length) = rest.find(['<', '>']).filter(|&end| end <= 80) else {
                continue;
            };
            let inner = rest.get(..length).unwrap_or("");
            if !rest.get(length..).is_some_and(|r| r.starts_with('>'))
                || !inner.starts_with(hangul::is_alphanumeric)
                || inner.ends_with(' ')
            {
                continue;
            }
            let start = self.paragraph.start + open;
            let outer = Span::new(start, start + length + 2);
            quotes.push(Quotation {
                outer,
                inner: Span::new(start + 1, outer.end - 1),
                style: Style::Angle,
                depth: 0,
                closed: true,
            });
            from += length;
        }
        crate::sort::sort_by_key(quotes, |q| q.outer.start);
    }
}

/// Whether 측 or 쪽 as one that acts stands behind closing marks.
fn is_party(after: &str) -> bool {
    let word = after.strip_prefix(' ').unwrap_or(after);
    ["측", "쪽"].iter().any(|party| {
        word.strip_prefix(party)
            .is_some_and(|rest| rest.starts_with(['은', '이', '도']))
    })
}

/// What stands behind closing marks, white space left out.
fn behind_of(after: &str) -> &str {
    after.trim_start().trim_start_matches('이')
}
