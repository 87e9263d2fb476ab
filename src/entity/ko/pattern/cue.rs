//! What the words of `data/names/cues.txt` and the endings of `data/names/suffixes.txt` tell.

use std::collections::{HashMap, HashSet};

use crate::data;
use crate::document::EntityKind;
use crate::entity::ko::hash::{Build, Words};
use crate::wordlist::class_enum;

/// The endings and cues that vote.
#[derive(Debug)]
pub(in crate::entity::ko) struct Patterns {
    /// Endings of names by their last character, the longer first.
    suffixes: HashMap<char, Vec<Suffix>, Build>,
    /// The cues of each word, a bit each.
    cues: Words<u128>,
    /// The cues of all words with an end, by `end`, a bit each: most words are told by their last character to tell nothing.
    ends: Vec<u128>,
    /// The bytes of the longest of these words.
    longest: usize,
    /// What the words that events are called by end with: most words need no closer look.
    pub(super) occasion_ends: HashSet<char, Build>,
}

#[derive(Debug)]
struct Suffix {
    ending: &'static str,
    kind: EntityKind,
    before: usize,
    weight: f32,
}

class_enum! {
    /// What a word of `data/names/cues.txt` tells; the file says of each class what it holds.
    pub(in crate::entity::ko) Cue {
        Accord = "accord",
        Action = "action",
        Acts = "acts",
        Affair = "affair",
        Aftermath = "aftermath",
        Airs = "airs",
        Apposition = "apposition",
        Awards = "awards",
        Bearer = "bearer",
        BareBody = "bare body",
        Body = "body",
        BodyKind = "body kind",
        Business = "business",
        Chamber = "chamber",
        Compound = "compound",
        Contest = "contest",
        Convenes = "convenes",
        Corporate = "corporate",
        Country = "country",
        CountryAlone = "country alone",
        Crime = "crime",
        Determiner = "determiner",
        Disaster = "disaster",
        Discipline = "discipline",
        District = "district",
        Edition = "edition",
        Enacts = "enacts",
        Family = "family",
        Figure = "figure",
        Firm = "firm",
        Force = "force",
        Frame = "frame",
        Generic = "generic",
        Gloss = "gloss",
        Honoured = "honoured",
        Joint = "joint",
        Keeper = "keeper",
        Kin = "kin",
        Landform = "landform",
        Made = "made",
        Makes = "makes",
        Measure = "measure",
        Method = "method",
        Mishap = "mishap",
        Monument = "monument",
        Near = "near",
        NoBody = "no body",
        NoStorm = "no storm",
        Occasion = "occasion",
        OnAir = "on air",
        Organ = "organ",
        Paper = "paper",
        Part = "part",
        Performs = "performs",
        Plague = "plague",
        PlaceKind = "place kind",
        Plain = "plain",
        Policy = "policy",
        PoliceUnit = "police unit",
        RowOfBodies = "row of bodies",
        RowOfPeople = "row of people",
        RowOfPlaces = "row of places",
        Scale = "scale",
        School = "school",
        Scope = "scope",
        Seat = "seat",
        Ship = "ship",
        Site = "site",
        SpecialLaw = "special law",
        Squad = "squad",
        StateBody = "state body",
        Station = "station",
        Storm = "storm",
        Survey = "survey",
        Team = "team",
        Technology = "technology",
        Tenure = "tenure",
        Undertaking = "undertaking",
        Upheaval = "upheaval",
        Venue = "venue",
        WeakOccasion = "occasion?",
        Work = "work",
    }
}

impl Cue {
    /// A bit for each, so that a word may have several.
    fn bit(self) -> u128 {
        1 << self as u128
    }
}

impl Patterns {
    /// Reads the lists that are part of the library.
    pub(in crate::entity::ko) fn embedded() -> Self {
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
        let mut cues: HashMap<&'static str, u128, Build> = HashMap::default();
        let mut ends = vec![0; ENDS];
        let mut occasion_ends: HashSet<char, _> = HashSet::default();
        for line in data::NAMES_CUES.text().lines() {
            if let Some((class, word)) = line.split_once('\t')
                && let Some(cue) = Cue::from_word(class)
            {
                *cues.entry(word).or_default() |= cue.bit();
                if let Some(bits) = ends.get_mut(end(word)) {
                    *bits |= cue.bit();
                }
                if matches!(cue, Cue::Occasion | Cue::WeakOccasion) {
                    occasion_ends.extend(word.chars().next_back());
                }
            }
        }
        Patterns {
            suffixes,
            longest: cues.keys().map(|word| word.len()).max().unwrap_or(0),
            cues: cues.into(),
            ends,
            occasion_ends,
        }
    }

    /// Whether `word` tells `cue`. One that is longer than any in the list is not even hashed: every tail of a word is asked
    /// about, and a text may be one word.
    #[inline]
    pub(in crate::entity::ko) fn is(&self, cue: Cue, word: &str) -> bool {
        word.len() <= self.longest && self.may_end(cue, word) && self.tells(cue, word)
    }

    fn tells(&self, cue: Cue, word: &str) -> bool {
        self.cues
            .get(word)
            .is_some_and(|bits| bits & cue.bit() != 0)
    }

    /// Whether a word that tells `cue` may end as `word` does.
    #[inline(always)]
    fn may_end(&self, cue: Cue, word: &str) -> bool {
        self.ends
            .get(end(word))
            .is_some_and(|bits| bits & cue.bit() != 0)
    }

    /// Whether `word` ends as the bodies of a state are called.
    pub(in crate::entity::ko) fn is_state_body(&self, word: &str) -> bool {
        self.ends_as(Cue::StateBody, word)
    }

    /// Whether the last word of a name says that it is an event.
    pub(in crate::entity::ko) fn ends_as_occasion(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or("");
        last.char_indices().any(|(at, _)| {
            last.get(at..).is_some_and(|noun| {
                self.is(Cue::Occasion, noun) || self.is(Cue::WeakOccasion, noun)
            })
        })
    }

    /// The kind that the ending of `word` tells, and how much.
    pub(in crate::entity::ko) fn suffix(&self, word: &str) -> Option<(EntityKind, f32)> {
        let last = word.chars().next_back()?;
        self.suffixes.get(&last)?.iter().find_map(|suffix| {
            let before = word.strip_suffix(suffix.ending)?;
            // AI반도체: a sort of thing by its field.
            (before.chars().count() >= suffix.before && !self.is(Cue::Generic, before))
                .then_some((suffix.kind, suffix.weight))
        })
    }

    /// Whether `words` begin with one of a group, which have six characters at most.
    pub(in crate::entity::ko) fn begins_as(&self, cue: Cue, words: &str) -> bool {
        words
            .char_indices()
            .take(6)
            .any(|(at, c)| self.is(cue, words.get(..at + c.len_utf8()).unwrap_or("")))
    }

    /// Whether `word` is, or ends in, one of the words of a group.
    pub(in crate::entity::ko) fn ends_as(&self, cue: Cue, word: &str) -> bool {
        self.may_end(cue, word)
            && word
                .char_indices()
                .any(|(at, _)| self.is(cue, word.get(at..).unwrap_or("")))
    }
}

/// How many ends of words are told apart.
const ENDS: usize = 1 << 11;

/// The number of a word's end: what of its last two bytes tells one syllable from another.
#[inline(always)]
fn end(word: &str) -> usize {
    match word.as_bytes() {
        [.., before, last] => (usize::from(*before) << 6 ^ usize::from(*last)) % ENDS,
        [last] => usize::from(*last),
        [] => 0,
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
