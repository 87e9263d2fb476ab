//! The reporting cues and the nouns that can speak, read from `data/`.

use std::collections::{BTreeMap, BTreeSet};

use super::predicate::{self, End, Shape};
use crate::data;
use crate::document::Modality;

/// What a cue does; see the head of `data/cues.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CueKind {
    Say,
    Hold,
    Told,
    Found,
    Name,
    Light,
    View,
    Will,
    Ask,
    Point,
}

impl CueKind {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "say" => CueKind::Say,
            "hold" => CueKind::Hold,
            "told" => CueKind::Told,
            "found" => CueKind::Found,
            "name" => CueKind::Name,
            "light" => CueKind::Light,
            "view" => CueKind::View,
            "will" => CueKind::Will,
            "ask" => CueKind::Ask,
            "point" => CueKind::Point,
            _ => return None,
        })
    }

    fn is_noun(self) -> bool {
        matches!(
            self,
            CueKind::View | CueKind::Will | CueKind::Ask | CueKind::Point
        )
    }
}

/// One line of `data/cues.tsv`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub kind: CueKind,
    pub word: &'static str,
    /// `None` leaves it to the content.
    pub modality: Option<Modality>,
    /// Whether it denies what is reported.
    pub denies: bool,
}

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

/// A section of `data/reporting.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Connective,
    Pair,
    NotQuotative,
    Modifier,
    Relation,
    Relayed,
    TimePart,
    DayLead,
    DayBound,
    VagueNoun,
    ActiveLight,
    Stance,
    Forward,
    Prospective,
    Weighing,
    Urging,
    OwnWill,
    ResultLight,
    Rumour,
    Far,
    BodyAlone,
    NotAnswerer,
    Means,
    Parted,
    Reckoning,
    OwnTopic,
    QuotingTail,
    LinkingTail,
    ModifyingTail,
    ObjectTail,
    CountedBy,
    Intends,
    Attributive,
    Dative,
    ObjectSay,
    NoContent,
    Steady,
    Occasion,
    Thus,
    Spoken,
    Visit,
    Judging,
    LaysDown,
}

impl List {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "connective" => List::Connective,
            "pair" => List::Pair,
            "not_quotative" => List::NotQuotative,
            "modifier" => List::Modifier,
            "relation" => List::Relation,
            "relayed" => List::Relayed,
            "time_part" => List::TimePart,
            "day_lead" => List::DayLead,
            "day_bound" => List::DayBound,
            "vague_noun" => List::VagueNoun,
            "active_light" => List::ActiveLight,
            "stance" => List::Stance,
            "forward" => List::Forward,
            "prospective" => List::Prospective,
            "urging" => List::Urging,
            "own_will" => List::OwnWill,
            "weighing" => List::Weighing,
            "result_light" => List::ResultLight,
            "rumour" => List::Rumour,
            "far" => List::Far,
            "body_alone" => List::BodyAlone,
            "not_answerer" => List::NotAnswerer,
            "means" => List::Means,
            "parted" => List::Parted,
            "reckoning" => List::Reckoning,
            "own_topic" => List::OwnTopic,
            "quoting_tail" => List::QuotingTail,
            "linking_tail" => List::LinkingTail,
            "modifying_tail" => List::ModifyingTail,
            "object_tail" => List::ObjectTail,
            "counted_by" => List::CountedBy,
            "intends" => List::Intends,
            "attributive" => List::Attributive,
            "dative" => List::Dative,
            "object_say" => List::ObjectSay,
            "no_content" => List::NoContent,
            "steady" => List::Steady,
            "occasion" => List::Occasion,
            "thus" => List::Thus,
            "spoken" => List::Spoken,
            "visit" => List::Visit,
            "judging" => List::Judging,
            "lays_down" => List::LaysDown,
            _ => return None,
        })
    }
}

#[derive(Debug)]
pub(super) struct Lexicon {
    lists: BTreeMap<List, BTreeSet<&'static str>>,
    cues: Vec<Cue>,
    /// Stem form to (cue, shape).
    forms: BTreeMap<String, Vec<(usize, Shape)>>,
    nouns: BTreeMap<&'static str, Vec<usize>>,
    /// First characters of predicates and of nouns: most words have none of them.
    form_heads: Vec<char>,
    noun_heads: Vec<char>,
    bearers: BTreeMap<&'static str, Bearer>,
    documents: Vec<&'static str>,
    venues: Vec<&'static str>,
    never: Vec<&'static str>,
    things: BTreeSet<&'static str>,
    pub modality: super::modality::Rules,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        let mut lexicon = Lexicon {
            lists: read_lists(),
            cues: Vec::new(),
            forms: BTreeMap::new(),
            nouns: BTreeMap::new(),
            form_heads: Vec::new(),
            noun_heads: Vec::new(),
            bearers: BTreeMap::new(),
            documents: Vec::new(),
            venues: Vec::new(),
            never: Vec::new(),
            things: BTreeSet::new(),
            modality: super::modality::Rules::new(),
        };
        for cue in data::CUES.text().lines().filter_map(read_cue) {
            let at = lexicon.cues.len();
            lexicon.cues.push(cue);
            if cue.kind.is_noun() {
                lexicon.nouns.entry(cue.word).or_default().push(at);
            } else {
                for (form, shape) in predicate::stem_forms(cue.word) {
                    lexicon.forms.entry(form).or_default().push((at, shape));
                }
            }
        }
        lexicon.form_heads = heads(lexicon.forms.keys().map(String::as_str));
        lexicon.noun_heads = heads(lexicon.nouns.keys().copied());
        lexicon.read_speakers();
        lexicon
    }

    fn read_speakers(&mut self) {
        let mut section = "";
        for line in data::SPEAKERS.text().lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
                continue;
            }
            for word in line.split_whitespace() {
                let bearer = match section {
                    "person" => Bearer::Person,
                    "group" => Bearer::Group,
                    "body" => Bearer::Body,
                    "outlet" => Bearer::Outlet,
                    "rank" => Bearer::Rank,
                    "short" => Bearer::Short,
                    "document" => {
                        self.documents.push(word);
                        continue;
                    }
                    "venue" => {
                        self.venues.push(word);
                        continue;
                    }
                    "thing" => {
                        self.things.insert(word);
                        continue;
                    }
                    _ => {
                        self.never.push(word);
                        continue;
                    }
                };
                self.bearers.entry(word).or_insert(bearer);
            }
        }
        crate::sort::sort(&mut self.never);
    }

    /// Whether `word` stands in the list.
    pub(super) fn has(&self, list: List, word: &str) -> bool {
        self.lists.get(&list).is_some_and(|l| l.contains(word))
    }

    /// Whether the end of `word` stands in the list.
    pub(super) fn ends_in(&self, list: List, word: &str) -> bool {
        self.lists
            .get(&list)
            .is_some_and(|l| l.iter().any(|end| word.ends_with(end)))
    }

    /// Whether something that stands in the list stands in `word`.
    pub(super) fn holds(&self, list: List, word: &str) -> bool {
        self.lists
            .get(&list)
            .is_some_and(|l| l.iter().any(|part| word.contains(part)))
    }

    /// Whether a word modifies with -ㄹ: 오를, but not 매출.
    pub(super) fn is_prospective(&self, word: &str) -> bool {
        if word.ends_with('를') && !word.ends_with("오를") && !word.ends_with("이를") {
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
        let length = word.chars().count();
        (1..=length.min(3)).any(|n| {
            let at = word.char_indices().nth(length - n).map_or(0, |(i, _)| i);
            let tail = word.get(at..).unwrap_or("");
            self.has(List::Prospective, tail)
                && (n > 1 || length == 1 || !"열살탈팔설일질".contains(tail))
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
        if word == "보다" || !starts_in(&self.form_heads, word) {
            return None;
        }
        let mut ends: [usize; 8] = [0; 8];
        let mut count = 0;
        for (i, c) in word.char_indices().take(8) {
            if let Some(slot) = ends.get_mut(count) {
                *slot = i + c.len_utf8();
                count += 1;
            }
        }
        for &at in ends.get(..count)?.iter().rev() {
            let (Some(stem), Some(rest)) = (word.get(..at), word.get(at..)) else {
                continue;
            };
            let Some(found) = self.forms.get(stem) else {
                continue;
            };
            for &(at, shape) in found {
                let Some(&cue) = self.cues.get(at) else {
                    continue;
                };
                if wanted.contains(&cue.kind)
                    && let Some(end) = predicate::end(shape, rest)
                {
                    return Some(Inflected { cue, end, shape });
                }
            }
        }
        None
    }

    /// Reads a report noun at the head of a word, with what follows it.
    pub(super) fn noun<'w>(&self, word: &'w str, wanted: &[CueKind]) -> Option<(Cue, &'w str)> {
        if !starts_in(&self.noun_heads, word) {
            return None;
        }
        for (i, c) in word
            .char_indices()
            .take(4)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
        {
            let (Some(stem), Some(rest)) =
                (word.get(..i + c.len_utf8()), word.get(i + c.len_utf8()..))
            else {
                continue;
            };
            let Some(found) = self.nouns.get(stem) else {
                continue;
            };
            if let Some(cue) = found
                .iter()
                .filter_map(|&at| self.cues.get(at))
                .find(|cue| wanted.contains(&cue.kind))
                && is_noun_tail(rest)
            {
                return Some((*cue, rest));
            }
        }
        None
    }

    /// Who the noun `stem` stands for, by its longest ending in the list.
    pub(super) fn bearer(&self, stem: &str) -> Option<(Bearer, usize)> {
        let stem = stem
            .strip_suffix("들")
            .filter(|s| !s.is_empty())
            .unwrap_or(stem);
        if self.never.binary_search(&stem).is_ok() {
            return None;
        }
        let length = stem.chars().count();
        for skip in 0..length {
            let at = stem.char_indices().nth(skip).map_or(stem.len(), |(i, _)| i);
            let tail = stem.get(at..).unwrap_or("");
            let Some(&bearer) = self.bearers.get(tail) else {
                continue;
            };
            if bearer == Bearer::Short
                && (length < 3 || stem.chars().any(|c| c.is_ascii_digit()) || self.is_thing(stem))
            {
                return None;
            }
            // One syllable is enough only for a role behind a name: 씨, 양.
            if length - skip == 1 && skip > 0 && bearer == Bearer::Person {
                return None;
            }
            return Some((bearer, tail.len()));
        }
        None
    }

    pub(super) fn is_never(&self, stem: &str) -> bool {
        self.never.binary_search(&stem).is_ok()
    }

    /// Whether a noun is one that cannot speak, by its ending.
    pub(super) fn is_thing(&self, stem: &str) -> bool {
        stem.char_indices()
            .rev()
            .take(5)
            .any(|(i, _)| stem.get(i..).is_some_and(|end| self.things.contains(end)))
    }

    pub(super) fn is_document(&self, stem: &str) -> bool {
        self.documents.iter().any(|d| stem.ends_with(d))
    }

    pub(super) fn is_venue(&self, stem: &str) -> bool {
        self.venues.iter().any(|v| stem.ends_with(v))
    }
}

/// Whether `rest` can follow a noun to the end of the word: nothing, a particle or the copula.
pub(super) fn is_noun_tail(rest: &str) -> bool {
    rest.is_empty() || is_copula(rest) || NOUN_PARTICLES.contains(&rest)
}

const NOUN_PARTICLES: &[&str] = &[
    "이",
    "가",
    "을",
    "를",
    "도",
    "은",
    "는",
    "까지",
    "만",
    "에",
    "에도",
    "에는",
    "엔",
    "으로",
    "로",
    "과",
    "와",
    "의",
    "들이",
    "들도",
    "까지도",
    "마저",
    "이나",
    "에서",
    "대로",
];

/// Whether `rest` is a form of the copula 이다 that ends or connects a clause.
pub(super) fn is_copula(rest: &str) -> bool {
    matches!(
        rest,
        "이다"
            | "다"
            | "입니다"
            | "였다"
            | "이었다"
            | "이며"
            | "며"
            | "이고"
            | "고"
            | "이지만"
            | "지만"
            | "이나"
            | "이어서"
            | "여서"
            | "라서"
            | "이라"
            | "이라서"
            | "이었으나"
            | "였으나"
            | "이었지만"
            | "였지만"
            | "이었고"
            | "였고"
            | "이었으며"
            | "였으며"
            | "이자"
            | "이기도"
            | "이라고"
            | "라고"
            | "이라며"
            | "라며"
            | "이라면서"
            | "라면서"
            | "이라는"
            | "라는"
            | "이죠"
            | "이에요"
            | "이므로"
            | "인데"
            | "인바"
            | "이기"
            | "이라지만"
            | "이었는데"
            | "였는데"
    )
}

/// The first characters of words, sorted.
fn heads<'w>(words: impl Iterator<Item = &'w str>) -> Vec<char> {
    let mut heads: Vec<char> = words.filter_map(|w| w.chars().next()).collect();
    crate::sort::sort(&mut heads);
    heads.dedup();
    heads
}

fn starts_in(heads: &[char], word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| heads.binary_search(&c).is_ok())
}

fn read_lists() -> BTreeMap<List, BTreeSet<&'static str>> {
    let mut lists: BTreeMap<List, BTreeSet<&'static str>> = BTreeMap::new();
    let mut section = None;
    for line in data::REPORTING.text().lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = List::from_word(name.trim_end_matches(']'));
        } else if let Some(list) = section {
            lists
                .entry(list)
                .or_default()
                .extend(line.split_whitespace());
        }
    }
    lists
}

fn read_cue(line: &'static str) -> Option<Cue> {
    let mut fields = line.split('\t');
    let kind = CueKind::from_word(fields.next()?)?;
    let word = fields.next()?;
    let modality = Modality::from_word(fields.next()?);
    let denies = fields.next()? == "-";
    Some(Cue {
        kind,
        word,
        modality,
        denies,
    })
}
