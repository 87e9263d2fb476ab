//! The whole name instead of a smaller one inside it: administrations, elections, bodies of a body, outlets, villages,
//! resolutions.

use super::cue::Cue;
use super::person::is_korean_shape;
use super::view::Voter;
use crate::document::EntityKind;
use crate::entity::ko::token::{Token, gap};
use crate::text::Span;

impl Voter<'_> {
    /// Names that take the words before them in.
    pub(super) fn whole(&mut self) {
        self.government();
        self.election();
        self.organ();
        self.outlet();
        self.village();
        self.resolution();
        self.so_and_so();
        self.outbreak();
        self.trial();
        self.officer();
    }

    /// `김새벽 정부`, `노을 행정부`, `노을 2기 행정부`: an administration by who leads it.
    fn government(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(token.stem.of(text), "정부" | "정권" | "행정부") {
            return;
        }
        let Some(mut j) = i.checked_sub(1) else {
            return;
        };
        let Some(mut front) = view.word_before(i) else {
            return;
        };
        let term = front.span.of(text);
        if term
            .strip_suffix('기')
            .is_some_and(|n| n.len() == 1 && n.as_bytes().first().is_some_and(u8::is_ascii_digit))
            && let Some(leader) = view.word_before(j)
        {
            front = leader;
            j = j.saturating_sub(1);
        }
        let name = front.span.of(text);
        let tagged = self
            .ballot
            .of(front.span, EntityKind::Person)
            .is_some_and(|votes| votes > 0.5);
        let listed = view.lists.get(name);
        let shape = is_korean_shape(name, view.lists)
            && name.chars().count() == 3
            && !name.ends_with(['해', '한', '된', '인', '는', '은', '의', '중', '시'])
            && !view.is(Cue::Kin, name);
        let person = match listed {
            Some(l) => l.kind == EntityKind::Person,
            None => tagged || shape || view.lists.is_foreign_part(name),
        };
        if !person
            || front.stem != front.span && !tagged && !view.lists.is_foreign_part(name)
            || view.is(Cue::Generic, name)
            || view.lists.is_common(name)
        {
            return;
        }
        // 존 노을 행정부
        let first = view.word_before(j).filter(|f| {
            view.lists.is_foreign_part(f.span.of(text)) && view.lists.is_foreign_part(name)
        });
        let start = first.unwrap_or(front).span.start;
        let span = Span::new(start, token.stem.end);
        self.name(span, EntityKind::Organization, 1.2, 0.4);
    }

    /// `새벽 하원 선거`, `노을 시장 보궐선거`: an election by its place and what is elected.
    fn election(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let stem = token.stem;
        if !matches!(
            stem.of(text),
            "선거" | "총선거" | "보궐선거" | "재보궐선거" | "보선"
        ) || !view.boundaries.ends(stem.of(text), view.after(stem.end))
        {
            return;
        }
        let mut start = None;
        let mut elected = false;
        let mut last = token;
        for j in (i.saturating_sub(4)..i).rev() {
            let Some(front) = view.token(j).filter(|&f| gap(text, f, last) == " ") else {
                break;
            };
            let word = front.span.of(text);
            let place = view.is_listed(word, EntityKind::Place);
            if !place && is_elected(word) {
                elected = true;
            } else if !place {
                break;
            }
            if place && elected {
                start = Some(front.span.start);
            } else if place {
                break;
            }
            last = front;
        }
        if let Some(start) = start {
            self.name(Span::new(start, stem.end), EntityKind::Event, 1.6, 0.4);
        }
    }

    /// `새벽당 하원 선거대책본부`, `노을 장애인체육 위원회`: a body by the one that it belongs to, or by its country.
    fn organ(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let [stem, word] = [token.stem, token.span].map(|s| s.of(text));
        let organ = |word: &str| view.ends_as(Cue::Organ, word);
        let end = if organ(stem) {
            token.stem.end
        } else if organ(word) {
            token.span.end
        } else {
            return;
        };
        let name = text.get(token.span.start..end).unwrap_or("");
        if !view.boundaries.ends(name, view.after(end)) {
            return;
        }
        let mut last = token;
        for back in 1..=3 {
            let Some(front) = i
                .checked_sub(back)
                .and_then(|j| view.token(j))
                .filter(|&f| gap(text, f, last) == " ")
            else {
                return;
            };
            let word = front.span.of(text);
            let country = view.lists.is_country(word);
            let body = view
                .lists
                .get(word)
                .is_some_and(|l| l.kind == EntityKind::Organization && l.trusted)
                || view.is(Cue::Seat, word);
            if body || country && back > 1 && name.ends_with("위원회") {
                // 새벽당 하원, not 하원 alone.
                let parent = i
                    .checked_sub(back)
                    .and_then(|j| view.word_before(j))
                    .filter(|p| {
                        body && is_house(word)
                            && (view.is_listed(p.span.of(text), EntityKind::Organization)
                                || view.lists.is_country(p.span.of(text)))
                    });
                let start = parent.unwrap_or(front).span.start;
                self.name(Span::new(start, end), EntityKind::Organization, 1.2, 0.4);
                return;
            }
            let event = view.is_listed(word, EntityKind::Event) || view.ends_as(Cue::Edition, word);
            if !event && !view.is_plain(front) || view.title_at(front.span.start).is_some() {
                return;
            }
            last = front;
        }
    }

    /// `새벽 헤럴드`, `노을 포스트`: a paper by its city.
    fn outlet(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !view.is(Cue::Paper, token.stem.of(text)) {
            return;
        }
        let Some(front) = view.word_before(i) else {
            return;
        };
        let place = view
            .lists
            .get(front.span.of(text))
            .is_some_and(|l| l.kind == EntityKind::Place);
        if place {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Organization, 1.6, 0.4);
            self.ballot.add(token.stem, EntityKind::Place, -2.0);
        }
    }

    /// `새벽군 노을리`: a village behind its county or town.
    fn village(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(front) = view.word_before(i) else {
            return;
        };
        let county = front.span.of(text);
        let rural = county.ends_with(['군', '면', '읍'])
            && county.chars().count() >= 3
            && (view.is_listed(county, EntityKind::Place)
                || self
                    .ballot
                    .of(front.span, EntityKind::Place)
                    .is_some_and(|v| v > 0.5));
        let span = [token.stem, token.span].into_iter().find(|s| {
            let name = s.of(text);
            (3..=5).contains(&name.chars().count())
                && (name.ends_with(['면', '읍']) || name.ends_with('리') && !name.ends_with("거리"))
        });
        if let Some(span) = span.filter(|_| rural) {
            self.ballot.add(span, EntityKind::Place, 1.8);
        }
    }

    /// `결의안 1718호와 1874호`, `결의 제2270호`: a resolution by its number, and those named in a row with it.
    fn resolution(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(token.span.of(text), "결의" | "결의안") {
            return;
        }
        let numbered = |token: Token| {
            let word = token.span.of(text);
            let bare = word.strip_prefix('제').unwrap_or(word);
            let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
            let end = token.span.start + (word.len() - bare.len()) + digits + '호'.len_utf8();
            ((2..=5).contains(&digits) && text.get(..end).is_some_and(|t| t.ends_with('호')))
                .then_some(end)
        };
        let Some((first, end)) = view.word_behind(i).and_then(|n| Some((n, numbered(n)?))) else {
            return;
        };
        self.name(
            Span::new(token.span.start, end),
            EntityKind::Product,
            2.4,
            0.4,
        );
        let (mut last, mut end) = (first, end);
        for j in i + 2..i + 8 {
            let Some(next) = view.token(j) else { return };
            let between = text.get(end..next.span.start).unwrap_or("");
            if last.span.end > next.span.start
                || !matches!(between, ", " | "와 " | "과 " | "·" | " 및 ")
            {
                return;
            }
            let Some(next_end) = numbered(next) else {
                return;
            };
            self.ballot.add(
                Span::new(next.span.start, next_end),
                EntityKind::Product,
                2.4,
            );
            (last, end) = (next, next_end);
        }
    }

    /// `새벽독감 대유행`: an outbreak by its disease.
    fn outbreak(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(token.stem.of(text), "대유행" | "팬데믹") {
            return;
        }
        if let Some(front) = view
            .word_before(i)
            .filter(|f| view.ends_as(Cue::Plague, f.span.of(text)))
        {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Event, 1.6, 0.4);
        }
    }

    /// `제3차 핵실험`, `제2차 지하 폭파시험`: a test by its number.
    fn trial(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let stem = token.stem;
        let word = stem.of(text);
        if !word.ends_with("실험") && !word.ends_with("시험")
            || !view.boundaries.ends(word, view.after(stem.end))
        {
            return;
        }
        let mut last = token;
        for j in (i.saturating_sub(3)..i).rev() {
            let Some(front) = view.token(j).filter(|&f| gap(text, f, last) == " ") else {
                return;
            };
            let numbered = front
                .span
                .of(text)
                .strip_prefix('제')
                .and_then(|w| w.strip_suffix('차'))
                .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
            if numbered {
                let span = Span::new(front.span.start, stem.end);
                self.name(span, EntityKind::Event, 1.6, 0.4);
                return;
            }
            if !view.is_plain(front) {
                return;
            }
            last = front;
        }
    }

    /// `최고새벽책임자(CDO)`: an officer by what is in his charge, and his letters.
    fn officer(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.stem.of(text);
        if !word.starts_with("최고")
            || !word.ends_with("책임자")
            || !(6..=12).contains(&word.chars().count())
        {
            return;
        }
        self.ballot.add(token.stem, EntityKind::Title, 2.0);
        if let Some(letters) = view.token(i + 1).filter(|&n| gap(text, token, n) == "(") {
            let latin = letters.span.of(text);
            if (3..=5).contains(&latin.len())
                && latin.starts_with('C')
                && latin.bytes().all(|b| b.is_ascii_uppercase())
            {
                self.ballot.add(letters.span, EntityKind::Title, 3.0);
                for kind in [EntityKind::Organization, EntityKind::Product] {
                    self.ballot.add(letters.span, kind, -3.0);
                }
            }
        }
    }

    /// `김아무개 씨`, `최 아무개 씨`: a person whose given name is withheld.
    fn so_and_so(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.span.of(text);
        // Most words are shorter, and looking for words within words takes a while to begin.
        let long = word.len() >= "아무개".len();
        let Some(at) = long.then(|| word.find("아무개")).flatten() else {
            return;
        };
        let end = token.span.start + at + "아무개".len();
        let before = word.get(..at).unwrap_or("");
        let surname = |word: &str| view.lists.is_surname(word);
        let start = if surname(before) {
            token.span.start
        } else if before.is_empty()
            && let Some(front) = view.word_before(i).filter(|f| surname(f.span.of(text)))
        {
            front.span.start
        } else {
            return;
        };
        self.name(Span::new(start, end), EntityKind::Person, 3.0, 0.4);
    }
}

/// Whether a word names what is elected: a house, an office.
fn is_elected(word: &str) -> bool {
    is_house(word)
        || [
            "대통령",
            "총리",
            "시장",
            "도지사",
            "지사",
            "주지사",
            "의원",
            "교육감",
            "총재",
            "당대표",
            "총통",
            "의장",
            "교황",
            "군수",
            "구청장",
        ]
        .iter()
        .any(|office| word.ends_with(office))
}

/// Whether a word names a house of a parliament.
fn is_house(word: &str) -> bool {
    [
        "의회",
        "상원",
        "하원",
        "중의원",
        "참의원",
        "국회",
        "연방의회",
    ]
    .contains(&word)
}

#[cfg(test)]
mod tests {
    use crate::{Annotator, EntityKind, Options};

    #[test]
    fn whole_names_are_found_as_their_examples_say() {
        let annotator = Annotator::new();
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        let examples = include_str!("../../../../data/names/whole.examples.tsv");
        let mut told = [0, 0];
        let mut wrong = Vec::new();
        for line in examples.lines().filter(|l| !l.starts_with('#')) {
            let [kind, sign, marked] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let start = marked.find('[').unwrap();
            let end = marked.find(']').unwrap() - 1;
            let text = marked.replace(['[', ']'], "");
            let kind = EntityKind::from_word(kind).unwrap();
            let document = annotator.annotate(&text, &options);
            let mut mentions = document
                .entities
                .iter()
                .filter(|e| e.kind == kind)
                .flat_map(|e| &e.mentions);
            let found = mentions.any(|m| (m.span.start, m.span.end) == (start, end));
            if found != (sign == "+") {
                wrong.push(line);
            }
            told[usize::from(sign == "-")] += 1;
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(told[0] > 15 && told[1] > 8);
    }
}
