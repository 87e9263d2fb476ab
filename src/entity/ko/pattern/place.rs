//! Venues, and letters that stand for countries.

use super::cue::Cue;
use super::person::is_korean_shape;
use super::view::Voter;
use crate::document::EntityKind;
use crate::entity::ko::boundary::is_hanja;
use crate::entity::ko::token::gap;
use crate::text::Span;

impl Voter<'_> {
    /// Buildings and places called by the word before: `새벽 호텔`, `새싹국제 공항`.
    pub(super) fn venue(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let stem = if view.is(Cue::Venue, token.stem.of(text)) {
            token.stem
        } else if view.is(Cue::Venue, token.span.of(text)) {
            token.span
        } else {
            return;
        };
        let after = view.after(stem.end);
        let Some(front) = view.word_before(i) else {
            return;
        };
        let name = front.span.of(text);
        let plain = front.stem == front.span
            && name.chars().count() >= 2
            && !name.ends_with([
                '는', '은', '한', '인', '된', '던', '의', '급', '형', '짜', '들', '날', '째', '고',
                '며', '서', '면', '게', '어', '해', '싼', '운', '큰', '른', '난', '든', '진', '쁜',
                '긴', '먼',
            ])
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && !view.is(Cue::Generic, name)
            && !view.is(Cue::Kin, name)
            && !view.lists.is_common(name);
        if plain && view.boundaries.ends(stem.of(text), after) {
            let listed = view.lists.get(name).map(|l| l.kind);
            let weight = match listed {
                Some(EntityKind::Organization) => 0.2,
                Some(EntityKind::Place) => 0.8,
                _ => 0.6,
            };
            // 더 새벽 호텔 제주: a house of a chain, by its city.
            let article = i.checked_sub(1).and_then(|j| view.word_before(j));
            if let Some(article) = article.filter(|a| matches!(a.span.of(text), "더" | "르"))
                && let Some(city) = view.word_behind(i).filter(|c| {
                    stem == token.span && view.is_listed(c.stem.of(text), EntityKind::Place)
                })
            {
                let span = Span::new(article.span.start, city.stem.end);
                self.name(span, EntityKind::Place, 1.6, 0.5);
                return;
            }
            let mut start = front.span.start;
            // 새벽 노을 아레나, 김한빛 기념관: called by a person.
            let person = view.lists.is_foreign_part(name) || is_korean_shape(name, view.lists);
            let mut last = front;
            for j in (i.saturating_sub(3)..i.saturating_sub(1)).rev() {
                let Some(first) = view.token(j).filter(|&f| gap(text, f, last) == " ") else {
                    break;
                };
                if !view.lists.is_foreign_part(name)
                    || !view.lists.is_foreign_part(first.span.of(text))
                {
                    break;
                }
                start = first.span.start;
                last = first;
            }
            let span = Span::new(start, stem.end);
            self.ballot.add(span, EntityKind::Place, weight);
            if person || listed == Some(EntityKind::Place) {
                self.ballot.compose(span, EntityKind::Place, 0.2);
            }
        }
    }

    /// Letters that stand for countries: 한미일, 미-중, 美.
    pub(super) fn countries(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.span.of(text);
        for stem in [token.stem, token.span] {
            if view.is(Cue::Compound, stem.of(text)) {
                self.letters(stem);
                return;
            }
        }
        if let Some(first) = word.chars().next()
            && is_hanja(first)
            && view.is(Cue::Country, first.encode_utf8(&mut [0; 4]))
        {
            let span = Span::new(token.span.start, token.span.start + first.len_utf8());
            self.ballot.add(span, EntityKind::Place, 2.0);
            return;
        }
        // 미 국회의사당, 북 매체: a country in one letter before what is there.
        if view.is(Cue::CountryAlone, word)
            && let Some(next) = view.token(i + 1)
            && gap(text, token, next) == " "
            && !next.span.of(text).starts_with("연방정부")
            && text
                .get(view.paragraph.start..token.span.start)
                .is_none_or(|t| !t.ends_with(|c: char| c.is_alphanumeric()))
        {
            self.ballot.add(token.span, EntityKind::Place, 1.5);
            return;
        }
        if word.chars().count() == 1
            && view.is(Cue::Country, word)
            && let Some(next) = view.token(i + 1)
            && matches!(gap(text, token, next), "-" | "·" | "‧" | "∙" | "ㆍ" | "–")
        {
            // 한-새벽: a country in full behind the letter.
            if let Some(country) = [next.span, next.stem]
                .into_iter()
                .find(|name| view.lists.is_country(name.of(text)))
            {
                self.letters(token.span);
                self.ballot.add(country, EntityKind::Place, 1.5);
                return;
            }
            let other = next.stem.of(text);
            let first = other.chars().next().map_or(0, char::len_utf8);
            let letter = Span::new(next.span.start, next.span.start + first);
            if view.is(Cue::Country, letter.of(text))
                && (letter == next.stem || letter == next.span)
            {
                self.letters(token.span);
                self.letters(letter);
            }
        }
    }

    /// Votes for every letter of a span as a country.
    fn letters(&mut self, span: Span) {
        for (i, c) in span.of(self.view.text).char_indices() {
            let at = span.start + i;
            self.ballot
                .add(Span::new(at, at + c.len_utf8()), EntityKind::Place, 2.5);
        }
    }

    /// `새벽 현`, `노을 주`: a part of a country with what it is.
    pub(super) fn province(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(unit) = view.word_behind(i) else {
            return;
        };
        let name = token.span.of(text);
        let sort = unit.stem.of(text);
        // Such words have two syllables at most: most words need no look-up.
        if sort.len() > "해협".len() {
            return;
        }
        let water = view.is(Cue::Landform, sort);
        if !(water || view.is(Cue::District, sort))
            || view.lists.is_country(name)
            || view.is(Cue::Generic, name)
            || name.chars().count() < 2
            || !view.boundaries.ends(sort, view.after(unit.stem.end))
        {
            return;
        }
        let listed = view.is_listed(name, EntityKind::Place);
        // 미야자키 현의: with a particle 현 is no `present`.
        let unknown = sort == "현" && unit.stem != unit.span && token.stem == token.span
            || water
                && token.stem == token.span
                && name.chars().count() >= 2
                && sort != "해"
                && (sort != "제도" || listed)
                && name.chars().all(crate::text::hangul::is_syllable)
                && !name.ends_with([
                    '한', '인', '된', '던', '은', '는', '의', '른', '린', '운', '큰', '난', '해',
                    '이', '세',
                ])
                && !view.is(Cue::Kin, name)
                && !view.lists.is_common(name);
        if listed || unknown {
            let span = Span::new(token.span.start, unit.stem.end);
            self.name(span, EntityKind::Place, if listed { 1.5 } else { 1.0 }, 0.2);
        }
    }

    /// `새벽 신칸센`, `노을 고속철도`: a line by where it runs.
    pub(super) fn railway(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(token.stem.of(text), "신칸센" | "고속철도" | "고속선") {
            return;
        }
        let Some(front) = view.word_before(i) else {
            return;
        };
        let name = front.span.of(text);
        let place = view.is_listed(name, EntityKind::Place);
        // A line that nobody has listed; 이 신칸센, 새로운 신칸센 are none.
        let unknown = token.stem.of(text) == "신칸센"
            && front.stem == front.span
            && name.chars().count() >= 2
            && !name.ends_with([
                '은', '는', '운', '한', '된', '던', '의', '인', '른', '라', '고', '며',
            ])
            && !view.is(Cue::Generic, name);
        if place || unknown {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Place, 2.0, 0.4);
        }
    }

    /// `새벽 지하철 3호선`: a line by its city and network.
    pub(super) fn subway(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let numbered = token
            .stem
            .of(text)
            .strip_suffix("호선")
            .is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
        let network = view
            .word_before(i)
            .is_some_and(|n| matches!(n.span.of(text), "지하철" | "전철" | "도시철도"));
        if !(numbered && network) {
            return;
        }
        let city = i
            .checked_sub(1)
            .and_then(|j| view.word_before(j))
            .filter(|city| view.is_listed(city.span.of(text), EntityKind::Place));
        // 지하철 3호선: the line is the name.
        let Some(city) = city else { return };
        let span = Span::new(city.span.start, token.stem.end);
        self.name(span, EntityKind::Place, 2.0, 0.4);
    }

    /// `새벽 대사관 앞`: the building, not the mission.
    pub(super) fn embassy(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.span.of(text);
        let own = name
            .strip_suffix("대사관")
            .or_else(|| name.strip_suffix("영사관"));
        let Some(own) = own else { return };
        let next = view.word_behind(i);
        if !next.is_some_and(|next| view.is(Cue::Near, next.stem.of(text))) {
            return;
        }
        let front = view
            .word_before(i)
            .filter(|front| matches!(own, "" | "총") && view.lists.is_country(front.span.of(text)));
        let start = match front {
            Some(front) => front.span.start,
            None if own.chars().count() < 2 => return,
            None => token.span.start,
        };
        let span = Span::new(start, token.span.end);
        self.ballot.add(span, EntityKind::Organization, -3.0);
        self.name(span, EntityKind::Place, 3.0, 1.0);
    }

    /// `새벽구 을에 출마`: a district that votes, by its letter.
    pub(super) fn constituency(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.span.of(text);
        if !name.ends_with(['시', '군', '구']) || name.chars().count() < 3 {
            return;
        }
        let Some(next) = view.word_behind(i) else {
            return;
        };
        let word = next.span.of(text);
        let Some(tail) = ["갑", "을", "병", "정"]
            .iter()
            .find_map(|letter| word.strip_prefix(letter))
        else {
            return;
        };
        let after = view.after(next.span.end);
        let votes = match tail {
            "" => [
                " 지역구",
                " 선거구",
                " 국회의원",
                " 후보",
                " 당협",
                " 지역위",
                " 출마",
                ")",
            ]
            .iter()
            .any(|behind| after.starts_with(behind)),
            _ => matches!(tail, "에" | "에서" | "의" | "에는" | "에서는" | "으로"),
        };
        if votes && view.is_listed(name, EntityKind::Place) {
            let end = next.span.end - tail.len();
            let span = Span::new(token.span.start, end);
            self.name(span, EntityKind::Place, 2.0, 0.4);
        }
    }
}
