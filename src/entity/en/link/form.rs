//! The forms that names have, and when one is short for another.

use std::collections::BTreeMap;

use super::Linker;
use crate::data;
use crate::document::EntityKind::{self, Event, Organization, Person, Place, Product, Title};
use crate::entity::en::words::Lists;
use crate::lexicon;
use crate::text::case::in_small;

/// Names that mean one thing.
#[derive(Debug)]
pub(in crate::entity::en) struct Aliases {
    groups: BTreeMap<(EntityKind, String), usize>,
}

impl Aliases {
    pub(in crate::entity::en) fn new() -> Aliases {
        let mut groups = BTreeMap::new();
        for (i, (class, line)) in lexicon::words(data::EN_NAMES_ALIASES.text()).enumerate() {
            let Some(kind) = EntityKind::from_word(class) else {
                continue;
            };
            for name in line.split('|') {
                groups.entry((kind, name.to_owned())).or_insert(i);
            }
        }
        Aliases { groups }
    }

    fn group(&self, kind: EntityKind, name: &str) -> Option<usize> {
        self.groups.get(&(kind, name.to_owned())).copied()
    }
}

/// A name as it is written, with all its mentions.
#[derive(Debug)]
pub(super) struct Form<'a> {
    pub kind: EntityKind,
    pub name: &'a str,
    /// What is the same for spellings of one name.
    pub key: String,
    /// Its words in small letters, without the legal form of a firm, the suffix of a person, articles.
    pub words: Vec<String>,
    pub mentions: Vec<usize>,
    /// The entry of the user's dictionary.
    pub custom: Option<usize>,
    /// The group of the alias list.
    pub alias: Option<usize>,
}

/// Words that a name may do without.
const LITTLE: [&str; 9] = ["of", "the", "and", "for", "in", "on", "&", "de", "at"];

impl<'a> Form<'a> {
    pub(super) fn new(kind: EntityKind, name: &'a str, linker: &Linker<'_>) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in name.split([' ', '\u{a0}', ',']).filter(|w| !w.is_empty()) {
            let dropped = match kind {
                Person => linker.lists.suffix.has(word) || linker.lists.honorific.has(word),
                Organization => linker.lists.firm.has(word),
                _ => false,
            };
            if (dropped || word.eq_ignore_ascii_case("the")) && !(words.is_empty() && dropped) {
                continue;
            }
            let mut small = in_small(word);
            small.retain(|c| !matches!(c, '.' | '’' | '\'' | '"' | '“' | '”'));
            if let Some(own) = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")) {
                small = in_small(own);
            }
            if !small.is_empty() {
                words.push(small);
            }
        }
        Form {
            kind,
            name,
            key: words.join(" "),
            words,
            mentions: Vec::new(),
            custom: linker.custom.entry(name),
            alias: linker.aliases.group(kind, name),
        }
    }

    /// Whether it is one word in capitals: IEA, U.N.
    pub(super) fn is_capitals(&self) -> bool {
        self.words.len() == 1
            && self.key.len() >= 2
            && !self.name.contains(|c: char| c.is_ascii_lowercase())
            && self.name.contains(|c: char| c.is_ascii_uppercase())
    }

    /// The letters that its words begin with, of `all` or of those that are not little.
    pub(super) fn initials(&self, all: bool) -> String {
        let words = self.name.split([' ', '-']).filter(|w| !w.is_empty());
        words
            .filter(|w| all || !LITTLE.contains(w))
            .filter_map(|w| w.chars().next())
            .collect()
    }

    /// Whether it is the first or last name of a person.
    pub(super) fn is_part_of(&self, long: &Form<'_>) -> bool {
        long.kind == Person
            && self.kind == Person
            && long.words.len() > 1
            && match &*self.words {
                [word] => long.words.last() == Some(word) || long.words.first() == Some(word),
                _ => false,
            }
    }

    /// Whether it is short for another form of its kind.
    pub(super) fn shortens(&self, long: &Form<'_>, lists: &Lists) -> bool {
        if self.kind != long.kind || self.words.is_empty() {
            return false;
        }
        let (short, full) = (&*self.words, &*long.words);
        match self.kind {
            Person => match short {
                [_] => self.is_part_of(long),
                // Jane Doe, Jane Mary Doe, J. Doe
                [first, .., last] if full.len() >= 2 => {
                    let same_first = full.first().is_some_and(|f| {
                        f == first
                            || f.len() == 1 && first.starts_with(&**f)
                            || first.len() == 1 && f.starts_with(&**first)
                    });
                    same_first
                        && full.last() == Some(last)
                        && (short.len() < full.len() || short != full)
                        || short.len() < full.len() && full.ends_with(short)
                }
                _ => false,
            },
            Organization => {
                if short == full {
                    return true;
                }
                if same_words(short, full) {
                    return true;
                }
                if short.len() >= full.len() {
                    return false;
                }
                let rest = full.len() - short.len();
                // Kestrel, Kestrel Energy; the first words of a longer name.
                let begins = full.starts_with(short)
                    && (short.len() >= 2
                        || full
                            .get(short.len()..)
                            .unwrap_or(&[])
                            .iter()
                            .all(|w| is_general(w)))
                    && !full
                        .get(short.len())
                        .is_some_and(|w| matches!(&**w, "of" | "for" | "on" | "in" | "to" | "and"));
                // Supreme Court, U.S. Supreme Court; Times, Harbor Times
                let ends = full.ends_with(short)
                    && (short.len() >= 2 && rest <= 2
                        || short.iter().all(|w| is_outlet(w))
                        || self.is_chamber());
                let _ = lists;
                begins || ends
            }
            Place => {
                short.len() < full.len()
                    && full.starts_with(short)
                    && full
                        .get(short.len()..)
                        .unwrap_or(&[])
                        .iter()
                        .all(|w| is_place_head(w))
            }
            Event | Product => {
                short.len() < full.len()
                    && (full.starts_with(short) || full.ends_with(short))
                    && (short.len() > 1 || full.len() <= 3)
            }
            Title => false,
        }
    }

    /// The Senate, the Parliament: one in a country.
    fn is_chamber(&self) -> bool {
        matches!(
            &*self.key,
            "senate" | "parliament" | "congress" | "treasury"
        )
    }
}

/// Department of Justice, Justice Department.
fn same_words(a: &[String], b: &[String]) -> bool {
    a.len() > 1 && content(a) == content(b)
}

/// The words in order, little ones left out.
pub(super) fn content(words: &[String]) -> Vec<&str> {
    let words = words.iter().map(String::as_str);
    let mut content: Vec<&str> = words.filter(|w| !LITTLE.contains(w)).collect();
    crate::sort::sort(&mut content);
    content
}

/// Words that tell the sort of body and no more.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "bank"
            | "group"
            | "motors"
            | "motor"
            | "energy"
            | "electric"
            | "power"
            | "electronics"
            | "systems"
            | "technologies"
            | "technology"
            | "pharmaceuticals"
            | "airlines"
            | "airways"
            | "industries"
            | "university"
            | "partners"
            | "capital"
            | "media"
            | "news"
            | "platforms"
            | "entertainment"
            | "foods"
            | "oil"
            | "petroleum"
            | "stores"
            | "insurance"
            | "financial"
            | "securities"
            | "party"
            | "movement"
            | "foundation"
            | "institute"
            | "labs"
            | "studios"
            | "software"
            | "agency"
            | "fc"
            | "club"
            | "steel"
            | "automotive"
            | "aerospace"
            | "aviation"
            | "telecom"
            | "communications"
            | "city"
            | "united"
            | "&"
            | "and"
            | "sons"
            | "brothers"
            | "research"
            | "global"
            | "services"
            | "service"
            | "solutions"
            | "networks"
            | "chemical"
            | "chemicals"
            | "health"
            | "healthcare"
            | "college"
    )
}

/// The last words of the names of papers and stations.
fn is_outlet(word: &str) -> bool {
    matches!(
        word,
        "times"
            | "post"
            | "journal"
            | "herald"
            | "tribune"
            | "gazette"
            | "chronicle"
            | "guardian"
            | "telegraph"
            | "observer"
            | "globe"
            | "mail"
            | "star"
            | "sun"
            | "standard"
            | "courier"
            | "leader"
            | "review"
    )
}

fn is_place_head(word: &str) -> bool {
    matches!(
        word,
        "province"
            | "peninsula"
            | "island"
            | "islands"
            | "river"
            | "valley"
            | "county"
            | "strip"
            | "region"
            | "district"
            | "republic"
            | "airport"
            | "prison"
            | "governorate"
            | "oblast"
    )
}
