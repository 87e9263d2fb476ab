//! Lists of known names. They vote; what a name is in this article is decided elsewhere.

use std::collections::HashMap;

use super::boundary::{Boundaries, parts};
use super::hash::{Build, Words};
use super::spelling::Spelling;
use super::transliteration::Transliteration;
use crate::data;
use crate::document::EntityKind;
use crate::text::{Span, hangul};

/// How far a list is to be trusted for one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed {
    pub kind: EntityKind,
    /// Whether the name is hardly ever anything else.
    pub trusted: bool,
    /// Whether it is in two lists, as a firm and its service.
    pub twice: bool,
}

/// A listed name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub span: Span,
    pub listed: Listed,
}

/// Hundredths of log odds from which the sound of a word tells by itself that it is a part of a foreign name.
const CLEAR: i32 = 200;

/// The lists that are part of the library.
#[derive(Debug)]
pub(super) struct Lists {
    names: Words<Listed>,
    /// For each first character the lengths (in bytes, a bit each) of the names that begin with it.
    lengths: HashMap<char, u128, Build>,
    /// Names with capital letters, by how they are read aloud (오픈에이아이 for 오픈AI).
    spoken: Words<Listed, String>,
    foreign: Words,
    loanwords: Words,
    transliteration: Transliteration,
    surnames: Words,
    common: Words,
    countries: Words,
}

impl Lists {
    pub(super) fn embedded(spelling: &Spelling) -> Self {
        let mut names: HashMap<&'static str, Listed, Build> = HashMap::default();
        let mut spoken: HashMap<String, Listed, Build> = HashMap::default();
        let mut lengths: HashMap<char, u128, Build> = HashMap::default();
        for (kind, list) in [
            (EntityKind::Place, data::NAMES_PLACE),
            (EntityKind::Organization, data::NAMES_ORGANIZATION),
            (EntityKind::Product, data::NAMES_PRODUCT),
            (EntityKind::Event, data::NAMES_EVENT),
        ] {
            for entry in list.text().lines() {
                let (name, trusted) = entry
                    .strip_suffix('?')
                    .map_or((entry, true), |name| (name, false));
                // A name in two lists is in neither to be trusted.
                names
                    .entry(name)
                    .and_modify(|known| (known.trusted, known.twice) = (false, true))
                    .or_insert(Listed {
                        kind,
                        trusted,
                        twice: false,
                    });
                if name.contains(|c: char| c.is_ascii_uppercase()) {
                    let key = spelling.key(name);
                    if key.chars().all(hangul::is_syllable) && key.chars().count() >= 3 {
                        let listed = Listed {
                            kind,
                            trusted,
                            twice: false,
                        };
                        spoken.insert(key, listed);
                    }
                }
                if let Some(first) = name.chars().next() {
                    *lengths.entry(first).or_default() |= 1u128 << name.len().min(127);
                }
            }
        }
        Lists {
            names: names.into(),
            lengths,
            spoken: spoken.into(),
            foreign: data::NAMES_FOREIGN.text().lines().collect(),
            loanwords: data::NAMES_LOANWORD.text().lines().collect(),
            transliteration: Transliteration::embedded(),
            surnames: data::NAMES_SURNAME.text().lines().collect(),
            common: data::NAMES_COMMON.text().lines().collect(),
            countries: data::NAMES_COUNTRY.text().lines().collect(),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<Listed> {
        self.names.get(name).copied()
    }

    /// Whether a name may be listed that is `length` bytes long, begins with `first` and ends with `last`: no, where one of
    /// them tells that there is none.
    pub(super) fn may_join(&self, first: &str, last: &str, length: usize) -> bool {
        self.names.may_contain(first, last, length)
    }

    /// What `word` is as the reading of a listed name.
    pub(super) fn spoken(&self, word: &str) -> Option<Listed> {
        self.spoken.get(word).copied()
    }

    /// Whether `word` is listed as a part of many foreign people's names.
    pub(super) fn is_listed_part(&self, word: &str) -> bool {
        self.foreign.contains(word)
    }

    /// Whether `word` is a part of many foreign people's names, or of three syllables and more and sounds much like one.
    pub(super) fn is_foreign_part(&self, word: &str) -> bool {
        self.foreign.contains(word)
            || word.chars().nth(2).is_some() && self.sounds_foreign(word) >= CLEAR
    }

    /// The same of a word whose sound is known, as [`sounds_foreign`](Lists::sounds_foreign) tells it.
    pub(super) fn is_part_that_sounds(&self, word: &str, sound: i32) -> bool {
        self.foreign.contains(word) || sound >= CLEAR && word.chars().nth(2).is_some()
    }

    /// The log odds, in hundredths, that `word` is a part of a foreign person's name; the least there is for a word that
    /// is known to be something else.
    pub(super) fn sounds_foreign(&self, word: &str) -> i32 {
        if self.names.contains(word) || self.loanwords.contains(word) || self.is_common(word) {
            return i32::MIN;
        }
        self.transliteration.hundredths(word)
    }

    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }

    pub(super) fn is_country(&self, word: &str) -> bool {
        self.countries.contains(word)
    }

    /// Whether `word` is an ordinary word that looks like a Korean name.
    pub(super) fn is_common(&self, word: &str) -> bool {
        self.common.contains(word)
    }

    /// The listed names in `within` that stand between boundaries of names; of those that begin at one place the longest.
    pub(super) fn find(
        &self,
        text: &str,
        within: Span,
        boundaries: &Boundaries,
        found: &mut Vec<Hit>,
    ) {
        let mut from = within.start;
        let mut previous = text
            .get(..within.start)
            .and_then(|before| before.chars().next_back());
        for (i, first) in within.of(text).char_indices() {
            let at = within.start + i;
            let before = previous.replace(first);
            if at < from || !before.is_none_or(|before| parts(before, first)) {
                continue;
            }
            let Some(&lengths) = self.lengths.get(&first) else {
                continue;
            };
            let mut rest = lengths;
            while rest != 0 {
                let length = 127 - rest.leading_zeros() as usize;
                rest &= !(1u128 << length);
                let span = Span::new(at, at + length);
                if span.end > within.end {
                    continue;
                }
                let Some(name) = text.get(at..span.end) else {
                    continue;
                };
                let Some(&listed) = self.names.get(name) else {
                    continue;
                };
                let after = text.get(span.end..within.end).unwrap_or("");
                if boundaries.ends(name, after)
                    // USB앨범: a technology's letters end where Hangul begins.
                    || listed.kind == EntityKind::Product
                        && name.is_ascii()
                        && after.starts_with(hangul::is_syllable)
                {
                    found.push(Hit { span, listed });
                    from = span.end;
                    break;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        Lists::embedded(&Spelling::embedded()).find(
            text,
            Span::new(0, text.len()),
            &Boundaries::embedded(),
            &mut found,
        );
        found.iter().map(|hit| hit.span.of(text)).collect()
    }

    #[test]
    fn finds_names_with_their_particles_but_not_inside_other_words() {
        assert_eq!(find("서울에서 도쿄까지"), ["서울", "도쿄"]);
        assert_eq!(find("상주시키는 일이라고 했다"), [""; 0]);
        assert_eq!(find("국토교통부는 삼성전자와"), ["국토교통부", "삼성전자"]);
    }

    #[test]
    fn takes_the_longest_name_that_begins_at_a_place() {
        assert_eq!(find("동계올림픽이 열린 뉴욕주"), ["동계올림픽", "뉴욕주"]);
    }

    #[test]
    fn every_entry_is_a_word_without_white_space_around_it() {
        for list in [
            data::NAMES_PLACE,
            data::NAMES_ORGANIZATION,
            data::NAMES_PRODUCT,
            data::NAMES_EVENT,
            data::NAMES_FOREIGN,
        ] {
            for entry in list.text().lines() {
                assert_eq!(entry.trim(), entry);
                assert!(entry.len() < 127, "{entry}");
            }
        }
    }
}
