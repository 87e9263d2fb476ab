//! What the shape of words and their neighbours tell about names.

mod body;
mod disaster;
mod event;
mod law;
mod person;
mod place;
mod work;

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

use super::boundary::Boundaries;
use super::hash::ByteHasher;
use super::lists::Lists;
use super::spelling::Spelling;
use super::title::TitleHit;
use super::token::{Token, gap};
use super::vote::Ballot;
use crate::data;
use crate::document::EntityKind;
use crate::text::Span;

use place::constituency;

pub(super) use person::{follows_surname, is_korean_shape};

/// The endings and cues that vote.
#[derive(Debug)]
pub(super) struct Patterns {
    /// Endings of names by their last character, the longer first.
    suffixes: HashMap<char, Vec<Suffix>, BuildHasherDefault<ByteHasher>>,
    /// The cues of each word, a bit each.
    cues: HashMap<&'static str, u64, BuildHasherDefault<ByteHasher>>,
    /// What the words that events are called by end with: most words need no closer look.
    occasion_ends: HashSet<char, BuildHasherDefault<ByteHasher>>,
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
    Accord,
    Action,
    Acts,
    Affair,
    Crime,
    Family,
    Enacts,
    Method,
    Mishap,
    Near,
    Site,
    Apposition,
    Body,
    Compound,
    Corporate,
    Country,
    CountryAlone,
    Determiner,
    Disaster,
    Force,
    Frame,
    Generic,
    Gloss,
    Kin,
    Made,
    Makes,
    Monument,
    NoStorm,
    Occasion,
    Part,
    Plain,
    WeakOccasion,
    RowOfBodies,
    Scale,
    RowOfPeople,
    RowOfPlaces,
    Scope,
    Ship,
    Squad,
    StateBody,
    Storm,
    Team,
    Technology,
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
            "corporate" => Cue::Corporate,
            "country" => Cue::Country,
            "determiner" => Cue::Determiner,
            "frame" => Cue::Frame,
            "generic" => Cue::Generic,
            "gloss" => Cue::Gloss,
            "kin" => Cue::Kin,
            "made" => Cue::Made,
            "plain" => Cue::Plain,
            "monument" => Cue::Monument,
            "no storm" => Cue::NoStorm,
            "occasion" => Cue::Occasion,
            "part" => Cue::Part,
            "occasion?" => Cue::WeakOccasion,
            "scale" => Cue::Scale,
            "scope" => Cue::Scope,
            "ship" => Cue::Ship,
            "state body" => Cue::StateBody,
            "storm" => Cue::Storm,
            "team" => Cue::Team,
            "upheaval" => Cue::Upheaval,
            "venue" => Cue::Venue,
            "work" => Cue::Work,
            "accord" => Cue::Accord,
            "action" => Cue::Action,
            "mishap" => Cue::Mishap,
            "near" => Cue::Near,
            "squad" => Cue::Squad,
            "acts" => Cue::Acts,
            "country alone" => Cue::CountryAlone,
            "force" => Cue::Force,
            "makes" => Cue::Makes,
            "row of bodies" => Cue::RowOfBodies,
            "row of people" => Cue::RowOfPeople,
            "row of places" => Cue::RowOfPlaces,
            "technology" => Cue::Technology,
            "affair" => Cue::Affair,
            "crime" => Cue::Crime,
            "family" => Cue::Family,
            "enacts" => Cue::Enacts,
            "method" => Cue::Method,
            "site" => Cue::Site,
            "disaster" => Cue::Disaster,
            _ => return None,
        })
    }

    /// A bit for each, so that a word may have several.
    fn bit(self) -> u64 {
        1 << self as u64
    }
}

/// A number with at most one decimal. The standard reader of floats brings a table of ten kilobytes that do not compress.
fn tenths(number: &str) -> Option<f32> {
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    let tenths = part
        .parse::<u8>()
        .ok()
        .filter(|&t| t < 10 && part.len() == 1)?;
    Some((f32::from(whole.parse::<u8>().ok()?) * 10.0 + f32::from(tenths)) / 10.0)
}

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

    /// The token before, if one space parts the two.
    fn word_before(&self, i: usize) -> Option<Token> {
        let before = self.token(i.checked_sub(1)?)?;
        (gap(self.text, before, self.token(i)?) == " ").then_some(before)
    }
}

impl Patterns {
    pub(super) fn embedded() -> Self {
        let mut suffixes: HashMap<char, Vec<Suffix>, _> = HashMap::default();
        for line in data::NAMES_SUFFIXES.text().lines() {
            let fields: Vec<&'static str> = line.split('\t').collect();
            let [kind, ending, before, weight] = fields[..] else {
                continue;
            };
            if let (Some(kind), Ok(before), Some(weight), Some(last)) = (
                EntityKind::from_word(kind),
                before.parse(),
                tenths(weight),
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
            crate::sort::sort_by_key(list, |s| std::cmp::Reverse(s.ending.len()));
        }
        let mut cues: HashMap<&'static str, u64, _> = HashMap::default();
        let mut occasion_ends: HashSet<char, _> = HashSet::default();
        for line in data::NAMES_CUES.text().lines() {
            if let Some((class, word)) = line.split_once('\t')
                && let Some(cue) = Cue::from_word(class)
            {
                *cues.entry(word).or_default() |= cue.bit();
                if matches!(cue, Cue::Occasion | Cue::WeakOccasion) {
                    occasion_ends.extend(word.chars().next_back());
                }
            }
        }
        Patterns {
            suffixes,
            cues,
            occasion_ends,
        }
    }

    /// Whether `word` tells `cue`.
    pub(super) fn is(&self, cue: Cue, word: &str) -> bool {
        self.cues
            .get(word)
            .is_some_and(|bits| bits & cue.bit() != 0)
    }

    /// Whether `word` ends as the bodies of a state are called.
    pub(super) fn is_state_body(&self, word: &str) -> bool {
        word.char_indices().any(|(at, _)| {
            word.get(at..)
                .is_some_and(|tail| self.is(Cue::StateBody, tail))
        })
    }

    /// Whether the last word of a name says that it is an event.
    pub(super) fn ends_as_occasion(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or("");
        last.char_indices().any(|(at, _)| {
            last.get(at..).is_some_and(|noun| {
                self.is(Cue::Occasion, noun) || self.is(Cue::WeakOccasion, noun)
            })
        })
    }

    /// The kind that the ending of `word` tells, and how much.
    pub(super) fn suffix(&self, word: &str) -> Option<(EntityKind, f32)> {
        let last = word.chars().next_back()?;
        self.suffixes.get(&last)?.iter().find_map(|suffix| {
            let before = word.strip_suffix(suffix.ending)?;
            // AI반도체: a sort of thing by its field.
            (before.chars().count() >= suffix.before && !self.is(Cue::Generic, before))
                .then_some((suffix.kind, suffix.weight))
        })
    }

    /// Whether `word` is, or ends in, one of the words of a group.
    pub(super) fn ends_as(&self, cue: Cue, word: &str) -> bool {
        word.char_indices()
            .any(|(at, _)| self.is(cue, word.get(at..).unwrap_or("")))
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
            law::law(view, i, token, ballot);
            self.accord(view, i, token, ballot);
            self.statute(view, i, token, ballot);
            self.special_law(view, i, token, ballot);
            self.bodies(view, i, token, ballot);
            self.korean_person(view, i, token, ballot);
            self.particle_like(view, i, token, ballot);
            self.withheld_person(view, i, token, ballot);
            self.foreign_person(view, i, token, ballot);
            self.venue(view, i, token, ballot);
            work::model(view, token, ballot);
            glossed(view, i, token, ballot);
            self.countries(view, i, token, ballot);
            self.occasion(view, i, token, ballot);
            self.numbered(view, i, token, ballot);
            self.monument(view, i, token, ballot);
            self.ship(view, i, token, ballot);
            self.technology(view, i, token, ballot);
            self.force(view, i, token, ballot);
            self.kept(view, i, token, ballot);
            self.administration(view, token, ballot);
            self.actor(view, token, ballot);
            self.row(view, i, token, ballot);
            self.row_in_bracket(view, i, token, ballot);
            self.province(view, i, token, ballot);
            self.railway(view, i, token, ballot);
            self.subway(view, i, token, ballot);
            constituency(view, i, token, ballot);
            self.embassy(view, i, token, ballot);
            self.local_disaster(view, i, token, ballot);
            self.dated_name(view, i, token, ballot);
            self.syllables(view, i, token, ballot);
            self.writer(view, i, token, ballot);
            self.bench(view, i, token, ballot);
            self.measure(view, i, token, ballot);
            self.glossed_summit(view, i, token, ballot);
            self.university(view, i, token, ballot);
            self.broadcaster(view, i, token, ballot);
            work::renamed(view, i, token, ballot);
            self.ruler(view, i, token, ballot);
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
            // 새벽수사처(가칭): a body that is still to be founded.
            if word.ends_with(['처', '청', '원', '부', '단', '회', '소'])
                && word.chars().count() >= 4
                && text
                    .get(stem.end..)
                    .is_some_and(|after| after.starts_with("(가칭)"))
            {
                ballot.add(stem, EntityKind::Organization, 1.6);
            }
            if let Some((kind, weight)) = suffix {
                ballot.add(stem, kind, if weight < 1.0 { 0.8 * weight } else { 1.6 });
            }
            // 미국 상무부, 대한민국 국토해양부: the country is part of the agency's name.
            let agency = (word.ends_with(['부', '청', '처', '원', '회', '성', '국', '군']))
                && (suffix.is_some() && !word.ends_with(['성', '군'])
                    || view
                        .lists
                        .get(word)
                        .is_some_and(|l| l.kind == EntityKind::Organization));
            if agency
                && let Some(before) = i.checked_sub(1).and_then(|j| view.token(j))
                && gap(text, before, token) == " "
                && (view.lists.is_country(before.span.of(text))
                    || self.is(Cue::CountryAlone, before.span.of(text)))
            {
                let span = Span::new(before.span.start, stem.end);
                ballot.compose(span, EntityKind::Organization, 0.5);
            }
            if token.stem == token.span {
                break;
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

/// Listed names as they are read aloud (`오픈에이아이`), and with spaces in them (`더불어 민주당`).
fn spelt(view: &View<'_>, i: usize, token: Token, ballot: &mut Ballot) {
    let text = view.text;
    for stem in [token.stem, token.span] {
        // 아이티 is a country before it is the letters IT.
        if let Some(listed) = view
            .lists
            .spoken(stem.of(text))
            .filter(|_| view.lists.get(stem.of(text)).is_none())
        {
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
            let length = joined.len();
            joined.push_str(stem.of(text));
            let listed = view.lists.get(&joined);
            let long = joined.chars().count() >= 4;
            joined.truncate(length);
            if let Some(listed) = listed.filter(|_| long) {
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
