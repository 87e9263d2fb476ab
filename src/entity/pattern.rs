//! What the shape of words and their neighbours tell about names.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::boundary::{Boundaries, begins};
use super::lists::{ByteHasher, Lists};
use super::spelling::Spelling;
use super::title::{Standing, TitleHit};
use super::token::{Token, gap};
use super::vote::Ballot;
use crate::document::EntityKind;
use crate::text::quote::{Style, quotations};
use crate::text::{Span, hangul};

/// The endings and cues that vote.
#[derive(Debug)]
pub(super) struct Patterns {
    /// Endings of names by their last character, the longer first.
    suffixes: HashMap<char, Vec<Suffix>, BuildHasherDefault<ByteHasher>>,
    /// The cues of each word, a bit each.
    cues: HashMap<&'static str, u32, BuildHasherDefault<ByteHasher>>,
}

#[derive(Debug)]
struct Suffix {
    ending: &'static str,
    kind: EntityKind,
    before: usize,
    weight: f32,
}

/// What a word of `data/names/cues.txt` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Apposition,
    Body,
    Compound,
    Country,
    Determiner,
    Frame,
    Generic,
    Gloss,
    Kin,
    Occasion,
    WeakOccasion,
    Scope,
    Team,
    Upheaval,
    Venue,
    Work,
}

impl Cue {
    fn from_word(word: &str) -> Option<Cue> {
        Some(match word {
            "apposition" => Cue::Apposition,
            "body" => Cue::Body,
            "compound" => Cue::Compound,
            "country" => Cue::Country,
            "determiner" => Cue::Determiner,
            "frame" => Cue::Frame,
            "generic" => Cue::Generic,
            "gloss" => Cue::Gloss,
            "kin" => Cue::Kin,
            "occasion" => Cue::Occasion,
            "occasion?" => Cue::WeakOccasion,
            "scope" => Cue::Scope,
            "team" => Cue::Team,
            "upheaval" => Cue::Upheaval,
            "venue" => Cue::Venue,
            "work" => Cue::Work,
            _ => return None,
        })
    }

    /// A bit for each, so that a word may have several.
    fn bit(self) -> u32 {
        1 << self as u32
    }
}

const SUFFIXES: &str = include_str!("../../data/names/suffixes.txt");
const CUES: &str = include_str!("../../data/names/cues.txt");

/// What a paragraph holds when patterns look at it.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub paragraph: Span,
    pub tokens: &'a [Token],
    pub titles: &'a [TitleHit],
    pub lists: &'a Lists,
    pub boundaries: &'a Boundaries,
    pub spelling: &'a Spelling,
}

impl View<'_> {
    fn title_at(&self, start: usize) -> Option<&TitleHit> {
        let i = self.titles.partition_point(|t| t.span.start < start);
        self.titles.get(i).filter(|t| t.span.start == start)
    }

    fn sure_title_at(&self, start: usize) -> bool {
        self.title_at(start).is_some_and(|title| title.sure)
    }

    fn title_ending_at(&self, end: usize) -> Option<&TitleHit> {
        let i = self.titles.partition_point(|t| t.span.end < end);
        self.titles.get(i).filter(|t| t.span.end == end)
    }

    fn token(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).copied()
    }
}

impl Patterns {
    pub(super) fn embedded() -> Self {
        let mut suffixes: HashMap<char, Vec<Suffix>, _> = HashMap::default();
        for line in SUFFIXES.lines() {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let [kind, ending, before, weight] = fields[..] else {
                continue;
            };
            if let (Some(kind), Ok(before), Ok(weight), Some(last)) = (
                EntityKind::from_word(kind),
                before.parse(),
                weight.parse(),
                ending.chars().next_back(),
            ) {
                suffixes.entry(last).or_default().push(Suffix {
                    ending,
                    kind,
                    before,
                    weight,
                });
            }
        }
        for list in suffixes.values_mut() {
            list.sort_by_key(|s| std::cmp::Reverse(s.ending.len()));
        }
        let mut cues: HashMap<&'static str, u32, _> = HashMap::default();
        for line in CUES.lines() {
            if let Some((class, word)) = line.split_once('\t')
                && let Some(cue) = Cue::from_word(class)
            {
                *cues.entry(word).or_default() |= cue.bit();
            }
        }
        Patterns { suffixes, cues }
    }

    /// Whether `word` tells `cue`.
    pub(super) fn is(&self, cue: Cue, word: &str) -> bool {
        self.cues
            .get(word)
            .is_some_and(|bits| bits & cue.bit() != 0)
    }

    /// The kind that the ending of `word` tells, and how much.
    pub(super) fn suffix(&self, word: &str) -> Option<(EntityKind, f32)> {
        let last = word.chars().next_back()?;
        self.suffixes.get(&last)?.iter().find_map(|suffix| {
            let before = word.strip_suffix(suffix.ending)?;
            (before.chars().count() >= suffix.before).then_some((suffix.kind, suffix.weight))
        })
    }

    /// Whether `word` can be the organization or country between a person and a title.
    fn is_body(&self, view: &View<'_>, word: &str) -> bool {
        let body = |kind| matches!(kind, EntityKind::Organization | EntityKind::Place);
        view.lists.get(word).is_some_and(|l| body(l.kind))
            || view.lists.spoken(word).is_some()
            || self.suffix(word).is_some_and(|(kind, _)| body(kind))
    }

    /// Adds the votes of a paragraph's patterns.
    pub(super) fn vote(&self, view: &View<'_>, ballot: &mut Ballot) {
        for (i, &token) in view.tokens.iter().enumerate() {
            self.endings(view, i, token, ballot);
            spelt(view, i, token, ballot);
            aliased(view, i, token, ballot);
            self.apposition(view, i, token, ballot);
            law(view, i, token, ballot);
            self.bodies(view, i, token, ballot);
            self.korean_person(view, i, token, ballot);
            self.withheld_person(view, i, token, ballot);
            self.foreign_person(view, i, token, ballot);
            self.countries(view, i, token, ballot);
            self.occasion(view, i, token, ballot);
            self.venue(view, i, token, ballot);
            model(view, token, ballot);
            glossed(view, i, token, ballot);
        }
        self.works(view, ballot);
    }

    /// Names by their endings, a country before an agency taken in.
    fn endings(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        for stem in [token.stem, token.span] {
            let word = stem.of(text);
            if self.is(Cue::Generic, word)
                || !view
                    .boundaries
                    .ends(word, text.get(stem.end..view.paragraph.end).unwrap_or(""))
            {
                continue;
            }
            let suffix = self.suffix(word);
            if let Some((kind, weight)) = suffix {
                ballot.add(stem, kind, if weight < 1.0 { 0.8 * weight } else { 1.6 });
            }
            // 미국 상무부, 대한민국 국토해양부: the country is part of the agency's name.
            let agency = (word.ends_with(['부', '청', '처', '원', '회']))
                && (suffix.is_some()
                    || view
                        .lists
                        .get(word)
                        .is_some_and(|l| l.kind == EntityKind::Organization));
            if agency
                && let Some(before) = i.checked_sub(1).and_then(|j| view.token(j))
                && gap(text, before, token) == " "
                && view.lists.is_country(before.span.of(text))
            {
                let span = Span::new(before.span.start, stem.end);
                ballot.compose(span, EntityKind::Organization, 0.5);
            }
            if token.stem == token.span {
                break;
            }
        }
    }

    /// Korean names of people: by shape beside a title, an age or 씨.
    fn korean_person(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        // 남성은, 오늘이: with a particle it is the stem that can be a name.
        let stem = token.stem;
        let name = stem.of(text);
        let after = text.get(stem.end..view.paragraph.end).unwrap_or("");
        if !is_korean_shape(name, view.lists)
            || name.ends_with([
                '된', '해', '의', '는', '을', '를', '에', '며', '던', '과', '와',
            ])
            || self.is(Cue::Generic, name)
            || !view.boundaries.ends(name, after)
        {
            return;
        }
        let known = view.lists.get(name).is_some();
        let mut weight: f32 = if known || view.lists.is_common(name) {
            -1.5
        } else {
            0.0
        };
        let next = view
            .token(i + 1)
            .filter(|&n| stem == token.span && matches!(gap(text, token, n), " " | "' " | "’ "));
        if let Some(next) = next {
            if let Some(title) = view.title_at(next.span.start) {
                // 이민부 장관: a ministry, though it looks like a name.
                let head = title.head.of(text);
                if name.ends_with('부') && matches!(head, "장관" | "차관" | "대변인" | "부장관")
                    || name.ends_with('당') && head.ends_with(['표', '원', '인', '장'])
                    || name.ends_with('청') && head.ends_with('장')
                {
                    ballot.add(token.span, EntityKind::Organization, 2.0);
                    return;
                }
                weight += if title.sure { 2.0 } else { 0.3 };
            } else if let Some(third) = view.token(i + 2).filter(|&t| gap(text, next, t) == " ")
                && view.title_at(third.span.start).is_some()
                && self.is_body(view, next.stem.of(text))
            {
                weight += 2.0;
            }
        }
        if after.starts_with('씨') || after.starts_with(" 씨") {
            weight += 3.0;
        }
        if let Some(age) = after.strip_prefix('(') {
            let digits = age.chars().take_while(char::is_ascii_digit).count();
            let closes = age
                .get(digits..)
                .is_some_and(|a| a.starts_with(')') || a.starts_with('·') || a.starts_with("세)"));
            if (1..=3).contains(&digits) && closes {
                weight += 2.5;
            }
        }
        if behind_title(view, i, token) {
            weight += 1.2;
        }
        if weight > 0.0 {
            ballot.add(stem, EntityKind::Person, weight);
        }
    }

    /// `박 모`, `최 모` before 씨 or a title: a person whose name is withheld.
    fn withheld_person(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let Some(some) = view.token(i + 1).filter(|&n| gap(text, token, n) == " ") else {
            return;
        };
        if some.span.of(text) != "모" || !view.lists.is_surname(token.span.of(text)) {
            return;
        }
        let after = text.get(some.span.end..view.paragraph.end).unwrap_or("");
        if after.starts_with(" 씨") || after.starts_with('(') || after.starts_with(' ') {
            let span = Span::new(token.span.start, some.span.end);
            ballot.add(span, EntityKind::Person, 3.0);
            ballot.compose(span, EntityKind::Person, 0.2);
        }
    }

    /// Foreign names of people: words that such names are made of, beside each other or a title.
    fn foreign_person(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let first = token.span.of(text);
        if !first.chars().all(hangul::is_syllable) {
            return;
        }
        // The longest run of up to four words of which the first and one more are such words.
        let mut known = 0;
        let mut end = token;
        let mut count = 0;
        for j in i..i + 4 {
            let Some(word) = view.token(j) else { break };
            if j > i && gap(text, end, word) != " " {
                break;
            }
            let whole = word.span.of(text);
            let part = if view.lists.is_foreign_part(whole) {
                word.span
            } else if view.lists.is_foreign_part(word.stem.of(text)) {
                word.stem
            } else {
                break;
            };
            known += 1;
            count += 1;
            end = Token {
                span: part,
                stem: part,
            };
            if part != word.span {
                break;
            }
        }
        if known == 0 {
            return;
        }
        self.half_known_person(view, i, count, end, ballot);
        let span = Span::new(token.span.start, end.span.end);
        let name = span.of(text);
        let after = text.get(span.end..view.paragraph.end).unwrap_or("");
        if name.chars().count() < 2
            || !begins(text, span.start)
            || !view.boundaries.ends(end.span.of(text), after)
        {
            return;
        }
        let mut weight: f32 = if count >= 2 { 2.0 } else { -0.6 };
        let next = view.tokens.get(i + count).copied();
        if let Some(next) = next.filter(|n| text.get(span.end..n.span.start) == Some(" "))
            && view.sure_title_at(next.span.start)
        {
            weight += 2.0;
        }
        if view.lists.get(name).is_some() {
            weight -= 1.5;
        }
        if weight > 0.0 {
            ballot.add(span, EntityKind::Person, weight);
        }
    }

    /// `샘 올트먼 오픈AI CEO`: a run of known parts and one more word, before a title or an organization with a title.
    fn half_known_person(
        &self,
        view: &View<'_>,
        i: usize,
        count: usize,
        end: Token,
        ballot: &mut Ballot,
    ) {
        let text = view.text;
        let Some(word) = view.token(i + count).filter(|&w| gap(text, end, w) == " ") else {
            return;
        };
        let name = word.span.of(text);
        if !(2..=7).contains(&name.chars().count())
            || !name.chars().all(hangul::is_syllable)
            || view.title_at(word.span.start).is_some()
            || view.lists.get(name).is_some()
            || self.suffix(name).is_some()
        {
            return;
        }
        let after =
            |j: usize, before: Token| view.token(j).filter(|&n| gap(text, before, n) == " ");
        let Some(next) = after(i + count + 1, word) else {
            return;
        };
        let titled = view.sure_title_at(next.span.start)
            || self.is_body(view, next.span.of(text))
                && after(i + count + 2, next)
                    .is_some_and(|t| view.title_at(t.span.start).is_some());
        if titled && let Some(first) = view.token(i) {
            ballot.add(
                Span::new(first.span.start, word.span.end),
                EntityKind::Person,
                2.2,
            );
        }
    }

    /// `여론조사기관 새벽리서치는`: a compound that says what the next word names.
    fn apposition(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let word = token.span.of(text);
        let copula = word.strip_suffix('인');
        let noun = copula.unwrap_or(word);
        let compound = noun
            .char_indices()
            .skip(1)
            .find_map(|(at, _)| noun.get(at..).filter(|tail| self.is(Cue::Apposition, tail)));
        let Some(tail) = compound.or(copula.filter(|noun| self.is(Cue::Apposition, noun))) else {
            return;
        };
        if noun.chars().count() < tail.chars().count() + 2 && copula.is_none() {
            return;
        }
        let Some(next) = view
            .token(i + 1)
            .filter(|&n| matches!(gap(text, token, n), " " | " '" | " ‘"))
        else {
            return;
        };
        let after = text.get(next.span.end..view.paragraph.end).unwrap_or("");
        let bracket = after.starts_with('(') && next.stem == next.span;
        let name = next.stem.of(text);
        if !(bracket || next.stem != next.span)
            || !(2..=8).contains(&name.chars().count())
            || self.is(Cue::Generic, name)
            || view.title_at(next.span.start).is_some()
            || view.lists.is_common(next.span.of(text))
            || matches!(
                name,
                "대표"
                    | "관계자"
                    | "직원"
                    | "사람"
                    | "대상"
                    | "모두"
                    | "대부분"
                    | "가운데"
                    | "중심"
            )
        {
            return;
        }
        ballot.add(
            next.stem,
            EntityKind::Organization,
            if bracket { 1.2 } else { 0.7 },
        );
    }

    /// Teams and bodies of several words: `새벽 히어로즈`, `국제 새벽 위원회`, `법무·검찰 개혁위원회`.
    fn bodies(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let stem = token.stem;
        let word = stem.of(text);
        let Some(front) = i.checked_sub(1).and_then(|j| view.token(j)) else {
            return;
        };
        if !view
            .boundaries
            .ends(word, text.get(stem.end..view.paragraph.end).unwrap_or(""))
            || gap(text, front, token) != " "
        {
            return;
        }
        let name = front.span.of(text);
        if self.is(Cue::Team, word) {
            let plain = front.stem == front.span || view.lists.get(name).is_some();
            if plain && !self.is(Cue::Generic, name) && name.chars().count() >= 2 {
                let span = Span::new(front.span.start, stem.end);
                ballot.add(span, EntityKind::Organization, 1.2);
                ballot.compose(span, EntityKind::Organization, 0.3);
            }
            return;
        }
        if !self.is(Cue::Body, word)
            && self
                .suffix(word)
                .is_none_or(|(kind, weight)| kind != EntityKind::Organization || weight < 1.0)
        {
            return;
        }
        // 법무·검찰 개혁위원회: two fields joined by a dot.
        if let Some(field) = i.checked_sub(2).and_then(|j| view.token(j))
            && matches!(gap(text, field, front), "·" | "ㆍ" | "‧")
        {
            ballot.compose(
                Span::new(field.span.start, stem.end),
                EntityKind::Organization,
                0.3,
            );
            return;
        }
        // 국제 새벽 위원회: the scope in front.
        let mut last = token;
        for j in (i.saturating_sub(3)..i).rev() {
            let Some(front) = view.token(j) else { break };
            if gap(text, front, last) != " " {
                break;
            }
            if self.is(Cue::Scope, front.span.of(text)) {
                let span = Span::new(front.span.start, stem.end);
                ballot.add(span, EntityKind::Organization, 1.2);
                ballot.compose(span, EntityKind::Organization, 0.3);
                return;
            }
            if front.stem != front.span && view.lists.get(front.span.of(text)).is_none() {
                break;
            }
            last = front;
        }
    }

    /// Whether a token can be a part of an event's or building's name before its last word.
    fn is_front(&self, view: &View<'_>, token: Token) -> bool {
        let word = token.span.of(view.text);
        let ordinal = word
            .strip_suffix('회')
            .map(|w| w.strip_prefix('제').unwrap_or(w))
            .or_else(|| {
                word.strip_suffix('차')
                    .map(|w| w.strip_prefix('제').unwrap_or(w))
            })
            .unwrap_or(word);
        self.is(Cue::Frame, word)
            || !ordinal.is_empty() && ordinal.chars().all(|c| c.is_ascii_digit())
            || word.starts_with(|c: char| c.is_ascii_uppercase()) && word.is_ascii()
            || view.lists.get(word).is_some() && !self.is(Cue::Generic, word)
    }

    /// Events called by a place, a host, an ordinal or a year (`2030 새벽 동계 올림픽`), or by their date (`4월 혁명`).
    fn occasion(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let word = token.stem.of(text);
        let whole = token.span.of(text);
        let (head, word) = if self.is(Cue::Occasion, word) || self.is(Cue::WeakOccasion, word) {
            (token.stem, word)
        } else if self.is(Cue::Occasion, whole) || self.is(Cue::WeakOccasion, whole) {
            (token.span, whole)
        } else if self.is(Cue::Upheaval, word) {
            (token.stem, word)
        } else {
            return;
        };
        let after = text.get(head.end..view.paragraph.end).unwrap_or("");
        if !view.boundaries.ends(word, after) {
            return;
        }
        let mut start = head.start;
        let mut last = token;
        let mut named = false;
        for j in (i.saturating_sub(4)..i).rev() {
            let Some(front) = view.token(j) else { break };
            if gap(text, front, last) != " " || !self.is_front(view, front) {
                break;
            }
            named |= !self.is(Cue::Frame, front.span.of(text))
                && !front
                    .span
                    .of(text)
                    .starts_with(|c: char| c.is_ascii_digit());
            start = front.span.start;
            last = front;
        }
        if start < head.start {
            let span = Span::new(start, head.end);
            match (self.is(Cue::Occasion, word), named) {
                (true, true) => {
                    ballot.add(span, EntityKind::Event, 2.2);
                    ballot.compose(span, EntityKind::Event, 0.3);
                }
                (true, false) => {
                    ballot.add(span, EntityKind::Event, 1.4);
                    ballot.compose(span, EntityKind::Event, 0.3);
                }
                (false, true) if self.is(Cue::WeakOccasion, word) => {
                    ballot.add(span, EntityKind::Event, 0.8);
                    ballot.compose(span, EntityKind::Event, -0.3);
                }
                _ => {}
            }
        } else if self.is(Cue::Upheaval, word) {
            // 4월 혁명, 3월 24일 사건, 12·3 사태
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
            if let Some((start, true)) = from {
                ballot.add(Span::new(start, head.end), EntityKind::Event, 1.5);
            }
        }
    }

    /// Buildings and places called by the word before: `새벽 호텔`, `새싹국제 공항`.
    fn venue(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let stem = if self.is(Cue::Venue, token.stem.of(text)) {
            token.stem
        } else if self.is(Cue::Venue, token.span.of(text)) {
            token.span
        } else {
            return;
        };
        let after = text.get(stem.end..view.paragraph.end).unwrap_or("");
        let Some(front) = i
            .checked_sub(1)
            .and_then(|j| view.token(j))
            .filter(|&f| gap(text, f, token) == " ")
        else {
            return;
        };
        let name = front.span.of(text);
        let plain = front.stem == front.span
            && name.chars().count() >= 2
            && !name.ends_with([
                '는', '은', '한', '인', '된', '던', '의', '급', '형', '짜', '들', '날', '째', '고',
                '며', '서', '면', '게', '어', '해',
            ])
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && !self.is(Cue::Generic, name)
            && !view.lists.is_common(name);
        if plain && view.boundaries.ends(stem.of(text), after) {
            let listed = view.lists.get(name).map(|l| l.kind);
            let weight = match listed {
                Some(EntityKind::Organization) => 0.2,
                Some(EntityKind::Place) => 0.8,
                _ => 0.6,
            };
            ballot.add(
                Span::new(front.span.start, stem.end),
                EntityKind::Place,
                weight,
            );
        }
    }

    /// Letters that stand for countries: 한미일, 미-중, 美.
    fn countries(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        let word = token.span.of(text);
        let letters = |span: Span, ballot: &mut Ballot| {
            for (j, c) in span.of(text).char_indices() {
                let at = span.start + j;
                ballot.add(Span::new(at, at + c.len_utf8()), EntityKind::Place, 2.5);
            }
        };
        for stem in [token.stem, token.span] {
            if self.is(Cue::Compound, stem.of(text)) {
                letters(stem, ballot);
                return;
            }
        }
        if let Some(first) = word.chars().next()
            && super::boundary::is_hanja(first)
            && self.is(Cue::Country, first.encode_utf8(&mut [0; 4]))
        {
            let span = Span::new(token.span.start, token.span.start + first.len_utf8());
            ballot.add(span, EntityKind::Place, 2.0);
            return;
        }
        if word.chars().count() == 1
            && self.is(Cue::Country, word)
            && let Some(next) = view.token(i + 1)
            && matches!(gap(text, token, next), "-" | "·" | "‧" | "∙" | "ㆍ" | "–")
        {
            let other = next.stem.of(text);
            let first = other.chars().next().map_or(0, char::len_utf8);
            let letter = Span::new(next.span.start, next.span.start + first);
            if self.is(Cue::Country, letter.of(text))
                && (letter == next.stem || letter == next.span)
            {
                letters(token.span, ballot);
                letters(letter, ballot);
            }
        }
    }

    /// Works and products in the marks that are theirs, or beside a word that says so.
    fn works(&self, view: &View<'_>, ballot: &mut Ballot) {
        let text = view.text;
        if !view
            .paragraph
            .of(text)
            .contains(['‘', '\'', '《', '〈', '「', '『', '“', '"', '«'])
        {
            return;
        }
        let quotes = quotations(text, view.paragraph);
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
            let before = text
                .get(view.paragraph.start..quote.outer.start)
                .unwrap_or("")
                .trim_end()
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let after = text.get(quote.outer.end..view.paragraph.end).unwrap_or("");
            let mut behind = after
                .strip_prefix(' ')
                .unwrap_or("")
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !matches!(*word, "등" | "등의"))
                .map(|word| hangul::split_particle(word).0);
            let behind = behind.next().unwrap_or("");
            let mut weight: f32 = match quote.style {
                Style::Angle => 1.8,
                Style::Corner => 1.2,
                Style::Single | Style::Double => 0.0,
            };
            if self.is(Cue::Work, before) && length <= 25 {
                weight += 1.8;
            } else if self.is(Cue::Work, behind) && length <= 15 {
                weight += 1.2;
            }
            if view
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
}

/// Two known names of one thing, one in a bracket: `ARM(암)`.
fn aliased(view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
    let text = view.text;
    let Some(other) = view.token(i + 1).filter(|&n| gap(text, token, n) == "(") else {
        return;
    };
    if !text
        .get(other.span.end..)
        .is_some_and(|t| t.starts_with(')'))
    {
        return;
    }
    let (a, b) = (token.span.of(text), other.span.of(text));
    let group = view.spelling.alias_group(&view.spelling.key(a));
    if group.is_none() || group != view.spelling.alias_group(&view.spelling.key(b)) {
        return;
    }
    if let Some(listed) = view.lists.get(a).or_else(|| view.lists.get(b)) {
        ballot.add(token.span, listed.kind, 2.0);
        ballot.add(other.span, listed.kind, 2.0);
    }
}

/// `새벽류 관리에 관한 법률`: a law by its full title.
fn law(view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
    let text = view.text;
    if !matches!(
        token.stem.of(text),
        "법률" | "법" | "특별법" | "법률안" | "특례법" | "협약" | "조약"
    ) {
        return;
    }
    let about = i.checked_sub(1).and_then(|j| view.token(j));
    let Some(about) = about.filter(|a| a.span.of(text) == "관한" && gap(text, *a, token) == " ")
    else {
        return;
    };
    let mut start = None;
    let mut last = about;
    for j in (i.saturating_sub(8)..i.saturating_sub(1)).rev() {
        let Some(front) = view.token(j) else { break };
        let word = front.span.of(text);
        if !matches!(gap(text, front, last), " " | "·" | "ㆍ" | "‧")
            || start.is_some() && word.ends_with(['은', '는', '을', '를', '가'])
        {
            break;
        }
        start = Some(front.span.start);
        last = front;
    }
    if let Some(start) = start {
        let span = Span::new(start, token.stem.end);
        ballot.add(span, EntityKind::Product, 2.0);
        ballot.compose(span, EntityKind::Product, 0.3);
    }
}

/// Listed names as they are read aloud (`오픈에이아이`), and with spaces in them (`더불어 민주당`).
fn spelt(view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
    let text = view.text;
    for stem in [token.stem, token.span] {
        if let Some(listed) = view.lists.spoken(stem.of(text)) {
            ballot.add(stem, listed.kind, if listed.trusted { 1.5 } else { 0.7 });
            break;
        }
    }
    let mut joined = token.span.of(text).to_owned();
    if joined.len() < 4 {
        return;
    }
    let mut last = token;
    for j in i + 1..i + 3 {
        let Some(next) = view.token(j).filter(|&n| gap(text, last, n) == " ") else {
            break;
        };
        for stem in [next.stem, next.span] {
            let name = format!("{joined}{}", stem.of(text));
            if let Some(listed) = view.lists.get(&name).filter(|_| name.chars().count() >= 4) {
                let span = Span::new(token.span.start, stem.end);
                ballot.add(span, listed.kind, 1.0);
                ballot.compose(span, listed.kind, 0.5);
                return;
            }
        }
        joined.push_str(next.span.of(text));
        last = next;
    }
}

/// Products with their model: `아이폰5` where `아이폰` is listed; and codes such as `X330`.
fn model(view: &View<'_>, token: Token, ballot: &mut Ballot) {
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
        || !view.boundaries.ends(
            word,
            text.get(token.stem.end..view.paragraph.end).unwrap_or(""),
        )
    {
        return;
    }
    let name = word.get(..ascii).unwrap_or("");
    if view
        .lists
        .get(name)
        .is_some_and(|l| l.kind == EntityKind::Product)
    {
        ballot.add(token.stem, EntityKind::Product, 1.6);
    } else if name.is_empty() && word.starts_with(|c: char| c.is_ascii_uppercase()) {
        ballot.add(token.stem, EntityKind::Product, 0.4);
    }
}

/// Whether a title stands before the token: `새벽부 장관 김한빛`, `대표인 김한빛`.
fn behind_title(view: &View<'_>, i: usize, token: Token) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|j| view.token(j)) else {
        return false;
    };
    if gap(view.text, before, token).trim_matches(['‘', '\'', '“']) != " " {
        return false;
    }
    let copula = before.span.of(view.text).ends_with('인');
    let sure = |end| view.title_ending_at(end).is_some_and(|title| title.sure);
    sure(before.span.end) || copula && sure(before.span.end - '인'.len_utf8())
}

/// `에스케이(SK)그룹`: one name with its letters in a bracket. And `오픈에이아이(AI)`: the letters explain a part of the
/// name and are none.
fn glossed(view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
    let text = view.text;
    let Some(letters) = view.token(i + 1).filter(|&n| gap(text, token, n) == "(") else {
        return;
    };
    let latin = letters.span.of(text);
    if latin.is_empty() || !latin.chars().all(|c| c.is_ascii_uppercase()) {
        return;
    }
    let name = token.span.of(text);
    let (key, reading) = (view.spelling.key(name), view.spelling.key(latin));
    if let Some(tail) = view.token(i + 2).filter(|&t| gap(text, letters, t) == ")")
        && key == reading
    {
        let stem = tail.stem;
        let span = Span::new(token.span.start, stem.end);
        if stem.len() >= "효성".len() {
            ballot.add(span, EntityKind::Organization, 5.0);
        }
    }
    if key.ends_with(&reading) && key != reading {
        for kind in [EntityKind::Organization, EntityKind::Product] {
            ballot.add(letters.span, kind, -6.0);
        }
    }
}

/// Three syllables of which the first is a surname, or four with a double one.
pub(super) fn is_korean_shape(name: &str, lists: &Lists) -> bool {
    let mut chars = name.chars();
    let length = name.chars().count();
    if !(3..=4).contains(&length) || !name.chars().all(hangul::is_syllable) {
        return false;
    }
    let first: String = chars.by_ref().take(1).collect();
    let double: String = name.chars().take(2).collect();
    if length == 3 {
        lists.is_surname(&first)
    } else {
        lists.is_surname(&double)
    }
}

/// Whether a title may stand right behind a lone surname: `손 회장`, not `선수` (`이 선수`: this player) nor what has other
/// meanings (`이 주장`: this claim).
pub(super) fn follows_surname(title: &TitleHit) -> bool {
    title.standing != Standing::Job && !title.fused && title.sure
}
