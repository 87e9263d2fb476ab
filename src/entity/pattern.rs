//! What the shape of words and their neighbours tell about names.

use std::collections::{HashMap, HashSet};

use super::boundary::{Boundaries, begins};
use super::lists::Lists;
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
    suffixes: HashMap<char, Vec<Suffix>>,
    cues: HashMap<&'static str, HashSet<&'static str>>,
}

#[derive(Debug)]
struct Suffix {
    ending: &'static str,
    kind: EntityKind,
    before: usize,
    weight: f32,
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
        let mut suffixes: HashMap<char, Vec<Suffix>> = HashMap::new();
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
        let mut cues: HashMap<&'static str, HashSet<&'static str>> = HashMap::new();
        for line in CUES.lines() {
            if let Some((class, word)) = line.split_once('\t') {
                cues.entry(class).or_default().insert(word);
            }
        }
        Patterns { suffixes, cues }
    }

    /// Whether `word` is in the cue list of that name.
    pub(super) fn is(&self, class: &str, word: &str) -> bool {
        self.cues
            .get(class)
            .is_some_and(|words| words.contains(word))
    }

    /// The kind that the ending of `word` tells, and how much.
    pub(super) fn suffix(&self, word: &str) -> Option<(EntityKind, f32)> {
        let last = word.chars().next_back()?;
        self.suffixes.get(&last)?.iter().find_map(|suffix| {
            let before = word.strip_suffix(suffix.ending)?;
            (before.chars().count() >= suffix.before).then_some((suffix.kind, suffix.weight))
        })
    }

    /// Adds the votes of a paragraph's patterns.
    pub(super) fn vote(&self, view: &View<'_>, ballot: &mut Ballot) {
        for (i, &token) in view.tokens.iter().enumerate() {
            self.endings(view, i, token, ballot);
            self.korean_person(view, i, token, ballot);
            self.foreign_person(view, i, token, ballot);
            self.countries(view, i, token, ballot);
            glossed(view, i, token, ballot);
        }
        self.works(view, ballot);
    }

    /// Names by their endings, a country before an agency taken in.
    fn endings(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        for stem in [token.stem, token.span] {
            let word = stem.of(text);
            if self.is("generic", word)
                || !view
                    .boundaries
                    .ends(word, text.get(stem.end..view.paragraph.end).unwrap_or(""))
            {
                continue;
            }
            let suffix = self.suffix(word);
            if let Some((kind, weight)) = suffix {
                ballot.add(stem, kind, 1.6 * weight);
            }
            // 미국 상무부, 대한민국 국토해양부: the country is part of the agency's name.
            let agency = word.ends_with(['부', '청', '처'])
                && (suffix.is_some()
                    || view
                        .lists
                        .get(word)
                        .is_some_and(|l| l.kind == EntityKind::Organization));
            if agency
                && let Some(before) = i.checked_sub(1).and_then(|j| view.token(j))
                && gap(text, before, token) == " "
                && (view
                    .lists
                    .get(before.span.of(text))
                    .is_some_and(|l| l.kind == EntityKind::Place)
                    || self.is("country", before.span.of(text)))
            {
                let span = Span::new(before.span.start, stem.end);
                ballot.add(span, EntityKind::Organization, 2.4);
            }
            if token.stem == token.span {
                break;
            }
        }
    }

    /// Korean names of people: by shape beside a title, an age or 씨.
    fn korean_person(&self, view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
        let text = view.text;
        for stem in [token.span, token.stem] {
            let name = stem.of(text);
            let after = text.get(stem.end..view.paragraph.end).unwrap_or("");
            if !is_korean_shape(name, view.lists) || !view.boundaries.ends(name, after) {
                if token.stem == token.span {
                    break;
                }
                continue;
            }
            let known = view.lists.get(name).is_some();
            let mut weight = if known || view.lists.is_common(name) {
                -1.5
            } else {
                0.0
            };
            let next = view.token(i + 1).filter(|&n| gap(text, token, n) == " ");
            if stem == token.span
                && let Some(next) = next
            {
                if view.title_at(next.span.start).is_some() {
                    weight += 3.0;
                } else if let Some(third) = view.token(i + 2).filter(|&t| gap(text, next, t) == " ")
                    && view.title_at(third.span.start).is_some()
                    && (view.lists.get(next.stem.of(text)).is_some()
                        || self.suffix(next.stem.of(text)).is_some())
                {
                    weight += 2.5;
                }
            }
            if after.starts_with("씨") || after.starts_with(" 씨") {
                weight += 3.0;
            }
            if let Some(age) = after.strip_prefix('(') {
                let digits = age.chars().take_while(char::is_ascii_digit).count();
                let closes = age.get(digits..).is_some_and(|a| {
                    a.starts_with(')') || a.starts_with('·') || a.starts_with("세)")
                });
                if (1..=3).contains(&digits) && closes {
                    weight += 2.5;
                }
            }
            if behind_title(view, i, token) {
                weight += 1.8;
            }
            if weight > 0.0 {
                ballot.add(stem, EntityKind::Person, weight);
                break;
            }
            if token.stem == token.span {
                break;
            }
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
        let span = Span::new(token.span.start, end.span.end);
        let name = span.of(text);
        let after = text.get(span.end..view.paragraph.end).unwrap_or("");
        if !begins(text, span.start) || !view.boundaries.ends(end.span.of(text), after) {
            return;
        }
        let mut weight: f32 = if count >= 2 { 2.0 } else { -0.6 };
        let next = view.tokens.get(i + count).copied();
        if let Some(next) = next.filter(|n| text.get(span.end..n.span.start) == Some(" "))
            && view.title_at(next.span.start).is_some()
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
            if self.is("compound", stem.of(text)) {
                letters(stem, ballot);
                return;
            }
        }
        if let Some(first) = word.chars().next()
            && super::boundary::is_hanja(first)
            && self.is("country", first.encode_utf8(&mut [0; 4]))
        {
            let span = Span::new(token.span.start, token.span.start + first.len_utf8());
            ballot.add(span, EntityKind::Place, 2.0);
            return;
        }
        if word.chars().count() == 1
            && self.is("country", word)
            && let Some(next) = view.token(i + 1)
            && matches!(gap(text, token, next), "-" | "·" | "‧" | "∙" | "ㆍ" | "–")
        {
            let other = next.stem.of(text);
            let first = other.chars().next().map_or(0, char::len_utf8);
            let letter = Span::new(next.span.start, next.span.start + first);
            if self.is("country", letter.of(text)) && (letter == next.stem || letter == next.span) {
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
        for quote in quotations(text, view.paragraph) {
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
            let behind = after
                .strip_prefix(' ')
                .unwrap_or("")
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or("");
            let (behind, _) = hangul::split_particle(behind);
            let mut weight = match quote.style {
                Style::Angle => 1.8,
                Style::Corner => 1.2,
                Style::Single | Style::Double => 0.0,
            };
            if self.is("work", before) && length <= 25 {
                weight += 1.8;
            } else if self.is("work", behind) && length <= 15 {
                weight += 1.2;
            }
            if weight > 0.0 {
                ballot.add(inner, EntityKind::Product, weight);
            }
        }
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
    view.title_ending_at(before.span.end).is_some()
        || copula
            && view
                .title_ending_at(before.span.end - '인'.len_utf8())
                .is_some()
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

/// Whether a title may stand right behind a lone surname: `손 회장`, not `선수` (`이 선수`: this player).
pub(super) fn follows_surname(title: &TitleHit) -> bool {
    title.standing != Standing::Job && !title.fused
}
