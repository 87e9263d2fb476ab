//! The reporting cues and the nouns that can speak, read from `data/`.

use super::cue::{Cue, CueKind};
use super::list::List;
use super::particle::is_noun_tail;
use super::predicate::{self, End, Shape};
use crate::claim::vocabulary::Vocabulary;
use crate::data;

/// An inflected predicate that was recognised.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inflected {
    pub cue: Cue,
    pub end: End,
    pub shape: Shape,
}

/// Who a noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    /// People by what they do: 관계자.
    Person,
    /// People taken together: 업계.
    Group,
    /// Institutions.
    Body,
    /// Those that relay: 외신.
    Outlet,
    /// A role that follows a name: 회장.
    Rank,
    /// An institution by its last syllable: 법무부.
    Short,
}

/// The words that report and those that can speak, with all lists of `data/reporting.txt`.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// The words of the lists, a bit for each list that they stand in.
    lists: Vocabulary,
    /// The lists whose words are parts of others.
    attributive: Vocabulary,
    prospective: Vocabulary,
    dative: Vocabulary,
    /// The lists whose words are ends of nouns, a bit for each.
    ends: Vocabulary,
    cues: Vec<Cue>,
    /// Stem forms: which of `stems`, counted from 1.
    forms: Vocabulary,
    stems: Vec<Vec<(usize, Shape)>>,
    /// Report nouns: which of `noun_cues`, counted from 1.
    nouns: Vocabulary,
    noun_cues: Vec<Vec<usize>>,
    /// Ends of nouns of speech: which of `cues`, counted from 1.
    speech: Vocabulary,
    /// Which of [`BEARERS`], counted from 1.
    bearers: Vocabulary,
    documents: Vocabulary,
    venues: Vocabulary,
    things: Vocabulary,
    never: Vocabulary,
}

/// The sections of `data/speakers.txt` that tell who a noun stands for.
const BEARERS: [(&str, Bearer); 6] = [
    ("person", Bearer::Person),
    ("group", Bearer::Group),
    ("body", Bearer::Body),
    ("outlet", Bearer::Outlet),
    ("rank", Bearer::Rank),
    ("short", Bearer::Short),
];

impl Lexicon {
    /// Reads the lists that are part of the library.
    pub(super) fn new() -> Self {
        let mut lexicon = Lexicon {
            lists: Vocabulary::of_beginnings(),
            attributive: Vocabulary::of_ends(),
            prospective: Vocabulary::of_ends(),
            dative: Vocabulary::of_beginnings(),
            ends: Vocabulary::of_ends(),
            cues: Vec::new(),
            forms: Vocabulary::of_beginnings(),
            stems: Vec::new(),
            nouns: Vocabulary::of_beginnings(),
            noun_cues: Vec::new(),
            speech: Vocabulary::of_ends(),
            bearers: Vocabulary::of_ends(),
            documents: Vocabulary::of_ends(),
            venues: Vocabulary::of_ends(),
            things: Vocabulary::of_ends(),
            never: Vocabulary::of_beginnings(),
        };
        lexicon.read_lists();
        for cue in data::CUES.text().lines().filter_map(Cue::read) {
            let at = lexicon.cues.len();
            lexicon.cues.push(cue);
            if cue.kind == CueKind::Speech {
                lexicon.speech.set(cue.word, lexicon.cues.len() as u64);
            } else if cue.kind.is_noun() {
                gather(&mut lexicon.nouns, &mut lexicon.noun_cues, cue.word, at);
            } else {
                for (form, shape) in predicate::stem_forms(cue.word) {
                    gather(&mut lexicon.forms, &mut lexicon.stems, &form, (at, shape));
                }
            }
        }
        lexicon.read_speakers();
        lexicon
    }

    fn read_lists(&mut self) {
        let mut section = None;
        for line in data::REPORTING.text().lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = List::from_word(name.trim_end_matches(']'));
                continue;
            }
            let Some(list) = section else {
                continue;
            };
            for word in line.split_whitespace() {
                self.lists.set(word, self.lists.get(word) | list.bit());
                match list {
                    List::Attributive => self.attributive.add(word),
                    List::Prospective => self.prospective.add(word),
                    List::Dative => self.dative.add(word),
                    List::Outlook | List::EndsInGi | List::Surveys | List::AskedFor => {
                        self.ends.set(word, self.ends.get(word) | list.bit());
                    }
                    _ => {}
                }
            }
        }
    }

    fn read_speakers(&mut self) {
        let mut section = "";
        for line in data::SPEAKERS.text().lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
                continue;
            }
            let bearer = (1..).zip(BEARERS).find(|(_, (name, _))| *name == section);
            for word in line.split_whitespace() {
                match (bearer, section) {
                    (Some((number, _)), _) => {
                        if !self.bearers.contains(word) {
                            self.bearers.set(word, number);
                        }
                    }
                    (_, "document") => self.documents.add(word),
                    (_, "venue") => self.venues.add(word),
                    (_, "thing") => self.things.add(word),
                    _ => self.never.add(word),
                }
            }
        }
    }

    /// Whether `word` stands in the list.
    pub(super) fn has(&self, list: List, word: &str) -> bool {
        self.lists.get(word) & list.bit() != 0
    }

    /// Whether `word` ends in the ending of a verb that modifies the noun behind it.
    pub(super) fn is_attributive(&self, word: &str) -> bool {
        self.attributive.fits(word)
    }

    /// Whether `word` tells that something is given or done to somebody.
    pub(super) fn is_dative(&self, word: &str) -> bool {
        word.char_indices()
            .any(|(i, _)| word.get(i..).is_some_and(|part| self.dative.fits(part)))
    }

    /// Whether `word` begins with something that stands in the list.
    pub(super) fn begins_in(&self, list: List, word: &str) -> bool {
        self.lists
            .parts(word)
            .any(|(_, lists)| lists & list.bit() != 0)
    }

    /// Whether `word` is a noun of the list with what may follow a noun.
    pub(super) fn is_noun_of(&self, list: List, word: &str) -> bool {
        self.lists.parts(word).any(|(bytes, lists)| {
            lists & list.bit() != 0 && word.get(bytes..).is_some_and(is_noun_tail)
        })
    }

    /// Whether `word` ends in something that stands in the list, one of those that are read so.
    pub(super) fn ends_in(&self, list: List, word: &str) -> bool {
        self.ends
            .parts(word)
            .any(|(_, lists)| lists & list.bit() != 0)
    }

    /// Whether a word modifies with -ㄹ: 오를, but not 매출.
    pub(super) fn is_prospective(&self, word: &str) -> bool {
        // An object, but for stems in 르 and 를: 오를, 들를.
        if word.ends_with('를')
            && !word.ends_with("오를")
            && !word.ends_with("이를")
            && !matches!(
                word,
                "들를"
                    | "치를"
                    | "따를"
                    | "부를"
                    | "모를"
                    | "누를"
                    | "머무를"
                    | "서두를"
                    | "저지를"
            )
        {
            return false;
        }
        if ["것을", "점을", "일을"].iter().any(|e| word.ends_with(e)) {
            return false;
        }
        if ["려는", "겠다는", "자는", "으려는"]
            .iter()
            .any(|e| word.ends_with(e))
        {
            return true;
        }
        self.prospective.parts(word).any(|(bytes, _)| {
            let tail = word.get(word.len() - bytes..).unwrap_or("");
            bytes == word.len() || tail.chars().nth(1).is_some() || !"열살탈팔설일질".contains(tail)
        })
    }

    /// All cues, for holding the examples against them.
    #[cfg(test)]
    pub(super) fn cues(&self) -> &[Cue] {
        &self.cues
    }

    /// Reads an inflected predicate of one of the kinds in `wanted`, the longest stem first.
    pub(super) fn predicate(&self, word: &str, wanted: &[CueKind]) -> Option<Inflected> {
        // 연말 보다: a particle, never a predicate.
        if word == "보다" {
            return None;
        }
        let mut longest = None;
        for (bytes, number) in self.forms.parts(word) {
            let Some(rest) = word.get(bytes..) else {
                continue;
            };
            let found = numbered(&self.stems, number);
            let inflected = found.iter().find_map(|&(at, shape)| {
                let &cue = self.cues.get(at)?;
                let end = wanted
                    .contains(&cue.kind)
                    .then(|| predicate::end(shape, rest))??;
                Some(Inflected { cue, end, shape })
            });
            longest = inflected.or(longest);
        }
        longest
    }

    /// Reads a report noun at the head of a word, with what follows it; the longest first.
    pub(super) fn noun<'w>(&self, word: &'w str, wanted: &[CueKind]) -> Option<(Cue, &'w str)> {
        let mut longest = None;
        for (bytes, number) in self.nouns.parts(word) {
            let Some(rest) = word.get(bytes..) else {
                continue;
            };
            let mut cues = numbered(&self.noun_cues, number)
                .iter()
                .filter_map(|&at| self.cues.get(at));
            if let Some(cue) = cues.find(|cue| wanted.contains(&cue.kind))
                && is_noun_tail(rest)
            {
                longest = Some((*cue, rest));
            }
        }
        longest
    }

    /// Reads a noun of speech or thought by its end, with what follows it: 뒷말이, 불안감도.
    pub(super) fn speech<'w>(&self, word: &'w str) -> Option<(Cue, &'w str)> {
        word.char_indices()
            .map(|(i, c)| i + c.len_utf8())
            .filter(|&i| i > 3)
            .find_map(|i| {
                let (stem, rest) = word.split_at_checked(i)?;
                let (_, number) = self.speech.parts(stem).last()?;
                let at = usize::try_from(number).ok()?.checked_sub(1)?;
                is_noun_tail(rest).then_some((*self.cues.get(at)?, rest))
            })
    }

    /// Who the noun `stem` stands for, by its longest ending in the list.
    pub(super) fn bearer(&self, stem: &str) -> Option<(Bearer, usize)> {
        let stem = stem
            .strip_suffix("들")
            .filter(|s| !s.is_empty())
            .unwrap_or(stem);
        let (bytes, number) = self.bearers.parts(stem).last()?;
        if self.is_never(stem) {
            return None;
        }
        let (_, bearer) = *BEARERS.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        if bearer == Bearer::Short
            && (stem.chars().nth(2).is_none()
                || stem.chars().any(|c| c.is_ascii_digit())
                || self.is_thing(stem))
        {
            return None;
        }
        // One syllable is enough only for a role behind a name: 씨, 양.
        let tail = stem.get(stem.len() - bytes..)?;
        if bearer == Bearer::Person && bytes < stem.len() && tail.chars().nth(1).is_none() {
            return None;
        }
        Some((bearer, bytes))
    }

    /// Whether a noun can never speak, whatever it ends with.
    pub(super) fn is_never(&self, stem: &str) -> bool {
        self.never.contains(stem)
    }

    /// Whether a noun is one that cannot speak, by its ending.
    pub(super) fn is_thing(&self, stem: &str) -> bool {
        self.things.fits(stem)
    }

    /// Whether a noun is something written or shown that can relay, by its ending.
    pub(super) fn is_document(&self, stem: &str) -> bool {
        self.documents.fits(stem)
    }

    /// Whether a noun is an occasion at which something is said, by its ending.
    pub(super) fn is_venue(&self, stem: &str) -> bool {
        self.venues.fits(stem)
    }
}

/// Adds to what is gathered of a word; the vocabulary counts it from 1.
fn gather<T>(words: &mut Vocabulary, gathered: &mut Vec<Vec<T>>, word: &str, item: T) {
    let number = match words.get(word) {
        0 => {
            gathered.push(Vec::new());
            words.set(word, gathered.len() as u64);
            gathered.len()
        }
        number => number as usize,
    };
    if let Some(items) = gathered.get_mut(number - 1) {
        items.push(item);
    }
}

fn numbered<T>(gathered: &[Vec<T>], number: u64) -> &[T] {
    (number as usize)
        .checked_sub(1)
        .and_then(|at| gathered.get(at))
        .map_or(&[], Vec::as_slice)
}
