//! Events by what they are called.

use super::{Cue, Patterns, View};
use crate::document::EntityKind;
use crate::entity::boundary::is_letter;
use crate::entity::token::{Token, gap};
use crate::entity::vote::Ballot;
use crate::text::quote::{Quotation, Style};
use crate::text::{Span, hangul};

/// The last word of an event's name.
struct Head<'t> {
    span: Span,
    /// The noun that says it is an event.
    noun: &'t str,
    /// What stands before the noun in the same word (`빙상문화` of `빙상문화축제`).
    own: &'t str,
    /// Whether the noun alone makes a name of what stands before it.
    sure: bool,
}

/// A word in front of an event's last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Front {
    /// A name.
    Name,
    /// A field, a scope, a number or a year.
    Frame,
    /// `제5회`: everything up to the last word belongs to the name.
    Ordinal,
    /// A word that nothing is known of.
    No,
}

/// Words that a name may have before its last one.
const FRONT: usize = 5;

impl Patterns {
    /// Events called by a host, place, field, ordinal or year (`제5회 새벽 빙상축제`, `2030 새벽 동계 올림픽`), or by their
    /// date (`4월 혁명`).
    pub(super) fn occasion(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        self.storm(view, i, token, ballot);
        season(view, i, token, ballot);
        self.prize(view, i, token, ballot);
        self.assembly(view, token, ballot);
        let Some(head) = self.event_head(view, token) else {
            self.dated(view, i, token, ballot);
            return;
        };
        let text = view.text;
        let after = text.get(head.span.end..view.paragraph.end).unwrap_or("");
        if !view.boundaries.ends(head.noun, after) {
            return;
        }
        // The words in front, nearest first.
        let mut fronts: Vec<(Token, Front)> = Vec::new();
        for j in (i.saturating_sub(FRONT)..i).rev() {
            let last = fronts.last().map_or(token, |&(front, _)| front);
            let Some(front) = view.token(j).filter(|&f| gap(text, f, last) == " ") else {
                break;
            };
            let mut sort = self.front(view, front);
            // 21대 총선
            if sort == Front::No
                && self.is(Cue::Upheaval, head.noun)
                && head.noun.ends_with(['선', '거'])
                && is_counted(front.span.of(text), "대")
            {
                sort = Front::Ordinal;
            }
            if sort == Front::No && !self.is_plain(view, front) {
                break;
            }
            fronts.push((front, sort));
            if sort == Front::Ordinal {
                break;
            }
        }
        // All of them behind an ordinal; else those that are known, and one more between a field and them.
        let counted = fronts
            .last()
            .is_some_and(|(_, sort)| *sort == Front::Ordinal);
        let known = if counted {
            fronts.len()
        } else {
            let known = |from: usize| {
                let rest = fronts.iter().skip(from);
                from + rest.take_while(|(_, sort)| *sort != Front::No).count()
            };
            let first = known(0);
            match fronts.get(first + 1) {
                Some((_, Front::Frame)) => known(first + 1),
                _ => first,
            }
        };
        fronts.truncate(known);
        // 네덜란드 헤이그 정상회의: the country before the city that gives the name.
        if let [.., (city, _), (country, _)] = fronts.as_slice() {
            let (city, country) = (city.span.of(text), country.span.of(text));
            let city = view
                .lists
                .get(city)
                .is_some_and(|l| l.kind == EntityKind::Place && !view.lists.is_country(city));
            if city && view.lists.is_country(country) {
                fronts.pop();
            }
        }
        let mut start = fronts.last().map_or(head.span.start, |(f, _)| f.span.start);
        // 대한민국 제21대 국회의원 선거: the country before the ordinal.
        if counted
            && let Some((first, _)) = fronts.last()
            && let Some(country) = i.checked_sub(fronts.len() + 1).and_then(|j| view.token(j))
            && gap(text, country, *first) == " "
            && view.lists.is_country(country.span.of(text))
        {
            start = country.span.start;
        }
        let framed = fronts.iter().any(|(_, sort)| *sort == Front::Frame);
        let span = Span::new(start, head.span.end);
        let listed = |word: &str| view.lists.get(word).is_some() || self.is(Cue::Frame, word);
        // 새벽 선수권 대회: the word before says it, too.
        let sure = head.sure
            || fronts
                .iter()
                .any(|(front, _)| self.is(Cue::Occasion, front.span.of(text)));
        let named = fronts
            .iter()
            .any(|(_, sort)| *sort == Front::Name || sure && *sort == Front::No);
        let whole = head.span.of(text);
        // N번방 사건, 경주 지진: what happened is called by what or where it was.
        let called = fronts.first().is_some_and(|&(front, sort)| {
            let name = front.span.of(text);
            let place = view
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Place);
            sort == Front::Name
                && if place {
                    self.is(Cue::Disaster, head.noun)
                } else {
                    self.is(Cue::Affair, head.noun)
                }
        });
        // 도하 총회: a meeting by the city where it was.
        let convened = head.noun == "총회"
            && head.own.is_empty()
            && fronts.first().is_some_and(|&(front, _)| {
                let name = front.span.of(text);
                view.lists
                    .get(name)
                    .is_some_and(|l| l.kind == EntityKind::Place && !view.lists.is_country(name))
            });
        // 코로나19 사태
        if self.is(Cue::Affair, head.noun)
            && head.own.is_empty()
            && let Some(plague) = plague_before(text, view.paragraph, head.span.start)
        {
            let span = Span::new(plague, head.span.end);
            ballot.add(span, EntityKind::Event, 2.0);
            ballot.compose(span, EntityKind::Event, 0.4);
            return;
        }
        // AFC컵: a cup by the letters of who gives it.
        if head.noun == "컵"
            && start == head.span.start
            && head.own.len() >= 2
            && head.own.chars().all(|c| c.is_ascii_uppercase())
        {
            ballot.add(span, EntityKind::Event, 2.4);
            ballot.add(span, EntityKind::Organization, -3.0);
            return;
        }
        let weight = match () {
            () if convened => 1.6,
            () if called && head.own.is_empty() => 1.6,
            () if self.is(Cue::Generic, whole) && (start == head.span.start || !sure) => 0.0,
            () if counted => 2.4,
            () if start < head.span.start && sure && (named || !head.own.is_empty()) => 2.2,
            () if start < head.span.start && sure => 1.4,
            () if named && framed && head.own.is_empty() => 1.2,
            () if named && head.own.is_empty() => 0.8,
            () if named => 0.4,
            () if start < head.span.start || head.own.is_empty() || !sure => 0.0,
            () if listed(head.own) => 1.4,
            () => 0.7,
        };
        if weight > 0.0 {
            ballot.add(span, EntityKind::Event, weight);
        }
        if weight > 0.0 && start < head.span.start {
            let more = if counted || sure || called || convened || named && framed {
                0.3
            } else {
                -0.3
            };
            ballot.compose(span, EntityKind::Event, more);
        }
        if self.is(Cue::Upheaval, head.noun) && start == head.span.start {
            self.dated(view, i, token, ballot);
        }
    }

    /// `새벽노을협력체(DNC) 정상회의`: the meeting of a body whose letters stand in a bracket.
    pub(super) fn glossed_summit(
        &self,
        view: &View<'_>,
        i: usize,
        token: Token,
        ballot: &mut Ballot,
    ) {
        let text = view.text;
        // 정상회의: its last letter only looks like a particle.
        let meeting = [token.span, token.stem].into_iter().find(|span| {
            matches!(
                span.of(text),
                "정상회의" | "정상회담" | "당사국총회" | "각료회의"
            )
        });
        let Some(meeting) = meeting else { return };
        let letters = i.checked_sub(1).and_then(|j| view.token(j));
        let body = i.checked_sub(2).and_then(|j| view.token(j));
        if let (Some(letters), Some(body)) = (letters, body)
            && gap(text, letters, token) == ") "
            && gap(text, body, letters) == "("
            && letters
                .span
                .of(text)
                .starts_with(|c: char| c.is_ascii_uppercase())
        {
            let span = Span::new(body.span.start, meeting.end);
            ballot.add(span, EntityKind::Event, 2.0);
            ballot.compose(span, EntityKind::Event, 0.4);
        }
    }

    /// `유엔총회를 계기로`: the meeting of a body that is called as its meeting is.
    fn assembly(&self, view: &View<'_>, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let name = token.stem.of(text);
        if !name.ends_with("총회")
            || view
                .lists
                .get(name)
                .is_none_or(|l| l.kind != EntityKind::Organization)
        {
            return;
        }
        let after = text.get(token.stem.end..view.paragraph.end).unwrap_or("");
        let met = ["를 ", "에 ", "에서 ", "서 ", " "]
            .iter()
            .find_map(|particle| after.strip_prefix(particle))
            .is_some_and(|next| {
                [
                    "계기",
                    "참석",
                    "연설",
                    "기조연설",
                    "기간",
                    "앞두",
                    "개막",
                    "폐막",
                ]
                .iter()
                .any(|word| next.starts_with(word))
            });
        if met {
            ballot.add(token.stem, EntityKind::Event, 4.0);
            ballot.add(token.stem, EntityKind::Organization, -4.0);
        }
    }

    /// `CES 2026`, `2025 K리그1`: a known event and its year.
    pub(super) fn dated_name(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let year = token.span.of(text);
        let digits = token
            .span
            .of(text)
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(year.len());
        if digits != 4 || !year.starts_with(['1', '2']) {
            return;
        }
        let event = |span: Span| {
            view.lists
                .get(span.of(text))
                .is_some_and(|l| l.kind == EntityKind::Event && l.trusted)
        };
        let span = if let Some(front) = i.checked_sub(1).and_then(|j| view.token(j))
            && gap(text, front, token) == " "
            && event(front.span)
            && hangul::starts_with_particle(
                year.get(..4).unwrap_or(""),
                year.get(4..).unwrap_or(""),
            ) {
            Span::new(front.span.start, token.span.start + digits)
        } else if digits == year.len()
            && let Some(next) = view.token(i + 1)
            && gap(text, token, next) == " "
            && let Some(name) = [next.stem, next.span].into_iter().find(|&s| event(s))
        {
            Span::new(token.span.start, name.end)
        } else {
            return;
        };
        // 새벽은행 K리그1 2031: who pays for it.
        let first = view.tokens.partition_point(|t| t.span.start < span.start);
        let sponsor = view.word_before(first).filter(|sponsor| {
            let name = sponsor.span.of(text);
            name.ends_with("은행") || name.ends_with("카드")
        });
        let span = Span::new(sponsor.map_or(span.start, |s| s.span.start), span.end);
        ballot.add(span, EntityKind::Event, 2.0);
        ballot.compose(span, EntityKind::Event, 0.4);
    }

    /// The word as the last one of an event's name.
    fn event_head<'t>(&self, view: &View<'t>, token: Token) -> Option<Head<'t>> {
        for span in [token.stem, token.span] {
            let word = span.of(view.text);
            let last = word.chars().next_back()?;
            if !self.occasion_ends.contains(&last) {
                continue;
            }
            // The longest noun first: 선수권대회 before 대회.
            for (at, _) in word.char_indices() {
                let (own, noun) = word.split_at(at);
                let sure = self.is(Cue::Occasion, noun);
                // A single letter before a noun makes another word of it.
                if own.chars().count() != 1 && (sure || self.is(Cue::WeakOccasion, noun)) {
                    return Some(Head {
                        span,
                        noun,
                        own,
                        sure,
                    });
                }
            }
        }
        None
    }

    /// What a word in front of an event's last word tells.
    fn front(&self, view: &View<'_>, token: Token) -> Front {
        let word = token.span.of(view.text);
        if is_counted(word, "회")
            || is_counted(word, "차") && word.starts_with('제')
            || is_counted(word, "대") && word.starts_with('제')
        {
            Front::Ordinal
        } else if is_year(word) || self.is(Cue::Frame, word) || self.is(Cue::Occasion, word) {
            Front::Frame
        } else if word.starts_with(|c: char| c.is_ascii_uppercase()) && word.is_ascii()
            || view.lists.get(word).is_some() && !self.is(Cue::Generic, word)
        {
            Front::Name
        } else {
            Front::No
        }
    }

    /// Whether a word has the look of a noun without a particle.
    pub(super) fn is_plain(&self, view: &View<'_>, token: Token) -> bool {
        let word = token.span.of(view.text);
        token.stem == token.span
            && word.chars().count() >= 2
            && word
                .chars()
                .all(|c| hangul::is_syllable(c) || c.is_ascii_alphanumeric())
            && !word.ends_with([
                '는', '은', '한', '된', '던', '의', '들', '고', '며', '서', '면', '게', '어', '해',
                '날', '째', '인', '할', '될', '린', '릴', '난', '쯤', '시', '여', '중',
            ])
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && (!self.is(Cue::Kin, word) || view.title_at(token.span.start).is_some())
            && !self.is(Cue::Determiner, word)
    }

    /// `12·3 사태`, `4월 혁명`, `3월 24일 사건`.
    fn dated(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let head = token.stem;
        if !self.is(Cue::Upheaval, head.of(text)) {
            return;
        }
        let after = text.get(head.end..view.paragraph.end).unwrap_or("");
        if !view.boundaries.ends(head.of(text), after) {
            return;
        }
        let mut from = None;
        let mut last = token;
        for j in (i.saturating_sub(2)..i).rev() {
            let Some(front) = view.token(j) else { break };
            let date = front.span.of(text);
            let digits = date.trim_end_matches(['월', '일']);
            let between = gap(text, front, last);
            if !(between == " " || matches!(between, "·" | "." | "ㆍ" | "‧"))
                || digits.is_empty()
                || digits.len() > 2
                || !digits.chars().all(|c| c.is_ascii_digit())
            {
                break;
            }
            from = Some((front.span.start, date.ends_with(['월', '일']) || j + 1 < i));
            last = front;
        }
        // 11월 대선: only when; 4·15 총선 is what it is called.
        let vote = head.of(text).ends_with(['선', '거'])
            && from
                .and_then(|(start, _)| text.get(start..head.end))
                .is_some_and(|words| words.contains('월'));
        if let Some((start, true)) = from
            && !vote
        {
            ballot.add(Span::new(start, head.end), EntityKind::Event, 1.5);
        }
    }

    /// `태풍 새벽`: a storm is an event, and its name neither a person nor a place.
    fn storm(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        if !self.is(Cue::Storm, token.span.of(text)) {
            return;
        }
        let Some(next) = view.token(i + 1) else {
            return;
        };
        let between = gap(text, token, next);
        let quoted = matches!(between, " '" | " ‘" | "'" | "‘" | " “" | " \"");
        let name = next.stem.of(text);
        let length = name.chars().count();
        if !(quoted || between == " ")
            || !(2..=6).contains(&length)
            || !name.chars().all(hangul::is_syllable)
            || self.follows_storm(next.span.of(text))
            || !view.boundaries.ends(
                name,
                text.get(next.stem.end..view.paragraph.end).unwrap_or(""),
            )
        {
            return;
        }
        // Without marks the word must be a subject or the like, or nothing more than a name.
        if !quoted && next.stem == next.span && name.ends_with(['한', '된', '인', '는', '은'])
        {
            return;
        }
        let start = if quoted {
            next.stem.start
        } else {
            token.span.start
        };
        let span = Span::new(start, next.stem.end);
        ballot.add(span, EntityKind::Event, 2.5);
        ballot.compose(span, EntityKind::Event, 0.3);
        for kind in [
            EntityKind::Person,
            EntityKind::Place,
            EntityKind::Organization,
            EntityKind::Product,
        ] {
            ballot.add(next.stem, kind, -4.0);
        }
    }

    /// Whether a word behind `태풍` begins with a noun that is no storm's name (`피해`, `예방단계`).
    fn follows_storm(&self, word: &str) -> bool {
        word.char_indices()
            .map(|(i, c)| i + c.len_utf8())
            .filter_map(|end| word.get(..end))
            .any(|noun| self.is(Cue::NoStorm, noun) && (noun == word || noun.chars().count() > 1))
    }

    /// `노벨 의학상`, `새벽 노을상을 수상`: prizes that somebody gets.
    fn prize(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let name = token.stem.of(text);
        if !name.ends_with('상') || name.chars().count() < 3 || self.is(Cue::Generic, name) {
            return;
        }
        let after = text.get(token.stem.end..view.paragraph.end).unwrap_or("");
        if !view.boundaries.ends(name, after) {
            return;
        }
        let front = |back: usize, behind: Token| {
            i.checked_sub(back)
                .and_then(|j| view.token(j))
                .filter(|&f| gap(text, f, behind) == " ")
        };
        let mut start = token.stem.start;
        let before = front(1, token);
        let nobel = before.is_some_and(|b| b.span.of(text) == "노벨") || name.starts_with("노벨");
        let mut first = token;
        if let Some(before) = before
            && (nobel && before.span.of(text) == "노벨"
                || view.lists.get(before.span.of(text)).is_some()
                || view.lists.is_foreign_part(before.span.of(text)))
        {
            start = before.span.start;
            first = before;
        }
        if let Some(year) = front(if first == token { 1 } else { 2 }, first)
            && matches!(year.span.of(text).len(), 4)
            && year.span.of(text).chars().all(|c| c.is_ascii_digit())
        {
            start = year.span.start;
        }
        let given = after
            .trim_start_matches(|c: char| hangul::is_syllable(c) && "을를의과도".contains(c))
            .trim_start();
        let given = ["수상", "시상", "받", "후보에", "탔", "거머"]
            .iter()
            .any(|word| given.starts_with(word));
        let span = Span::new(start, token.stem.end);
        if nobel {
            ballot.add(span, EntityKind::Event, 2.2);
            ballot.compose(span, EntityKind::Event, 0.3);
        } else if given {
            ballot.add(span, EntityKind::Event, 1.2);
        }
    }

    /// `‘새벽 개발자 콘퍼런스’`: a name in marks that ends as events do.
    pub(super) fn quoted_event(
        &self,
        view: &View<'_>,
        quote: &Quotation,
        ballot: &mut Ballot,
    ) -> bool {
        let text = view.text;
        let inner = quote.inner;
        let words = inner.of(text);
        if quote.style == Style::Angle || words.chars().count() > 30 {
            return false;
        }
        let from = view.tokens.partition_point(|t| t.span.start < inner.start);
        let to = view.tokens.partition_point(|t| t.span.end <= inner.end);
        let Some(tokens) = view.tokens.get(from..to) else {
            return false;
        };
        let Some((&last, fronts)) = tokens.split_last() else {
            return false;
        };
        if last.span.end != inner.end || fronts.len() > 6 {
            return false;
        }
        let Some(head) = self
            .event_head(view, last)
            .filter(|h| h.span.end == inner.end)
        else {
            return false;
        };
        // 역대급 축제: one word that nothing is known of makes no name of a common noun.
        let bare = fronts.iter().all(|&t| self.front(view, t) == Front::No);
        if fronts.len() < 2 && bare && !head.sure
            || fronts.is_empty() && head.own.is_empty()
            || self.is(Cue::Generic, words)
        {
            return false;
        }
        let noun = |&token: &Token| {
            // 현대가 더비: in marks what looks like a particle may be none.
            let whole =
                head.sure && fronts.len() == 1 && token.span.of(text).ends_with(['가', '이']);
            whole || self.is_plain(view, token) || !matches!(self.front(view, token), Front::No)
        };
        // 역대급 축제, 최악의 참사: said of an event.
        if !fronts.iter().all(noun) {
            return false;
        }
        let weight = if head.sure
            || fronts
                .iter()
                .any(|&t| !matches!(self.front(view, t), Front::No))
        {
            2.4
        } else {
            1.6
        };
        ballot.add(inner, EntityKind::Event, weight);
        ballot.compose(inner, EntityKind::Event, 0.4);
        true
    }
}

/// `제5회`, `21대`: a number, with or without 제.
fn is_counted(word: &str, ending: &str) -> bool {
    word.strip_suffix(ending)
        .map(|w| w.strip_prefix('제').unwrap_or(w))
        .is_some_and(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit()))
}

/// Where the name of the plague right before `at` begins.
fn plague_before(text: &str, paragraph: Span, at: usize) -> Option<usize> {
    let before = text.get(paragraph.start..at)?.strip_suffix(' ')?;
    [
        "코로나19",
        "코로나-19",
        "코로나 19",
        "코로나바이러스",
        "메르스",
        "사스",
    ]
    .iter()
    .find_map(|name| before.strip_suffix(name))
    .filter(|rest| !rest.ends_with(is_letter))
    .map(|rest| paragraph.start + rest.len())
}

/// `2030`, `2019-2020`, `19-20`: years as names have them.
fn is_year(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    word.chars().all(|c| c.is_ascii_digit() || c == '-')
        && (digits == 4 && word.starts_with(['1', '2']) || word.contains('-') && digits >= 4)
}

/// `2019-2020 시즌`, `19-20시즌`.
fn season(view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
    let text = view.text;
    let word = token.stem.of(text);
    let Some(years) = word.strip_suffix("시즌") else {
        return;
    };
    let (start, years) = if years.is_empty() {
        let Some(front) = i.checked_sub(1).and_then(|j| view.token(j)) else {
            return;
        };
        if gap(text, front, token) != " " {
            return;
        }
        (front.span.start, front.span.of(text))
    } else {
        (token.span.start, years)
    };
    if is_year(years) {
        let span = Span::new(start, token.stem.end);
        ballot.add(span, EntityKind::Event, 1.6);
        ballot.compose(span, EntityKind::Event, 0.3);
    }
}
