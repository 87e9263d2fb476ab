//! Where a name may begin and end inside a word.

use super::hash::Words;
use crate::data;
use crate::text::hangul;

/// Knows what may stand right behind a name.
#[derive(Debug)]
pub(super) struct Boundaries {
    nouns: Vec<&'static str>,
    endings: Words,
}

impl Boundaries {
    pub(super) fn embedded() -> Self {
        let mut nouns = Vec::new();
        let mut endings = Vec::new();
        for line in data::NAMES_TAILS.text().lines() {
            match line.split_once('\t') {
                Some(("noun", word)) => nouns.push(word),
                Some(("ending", word)) => endings.push(word),
                _ => {}
            }
        }
        // The longer first, so that 당국 is not read as 당 and something else.
        crate::sort::sort_by_key(&mut nouns, |word| std::cmp::Reverse(word.len()));
        Boundaries {
            nouns,
            endings: endings.into_iter().collect(),
        }
    }

    /// Whether a name may end between `name` and `after`: what follows is no letter, a particle that agrees, an
    /// ending of the copula, or a noun such as 측 that does not belong to names.
    pub(super) fn ends(&self, name: &str, after: &str) -> bool {
        let Some(next) = after.chars().next() else {
            return true;
        };
        if !is_letter(next) {
            return true;
        }
        if !hangul::is_syllable(next) {
            // Latin behind Hangul or the reverse is one word; Hanja abbreviations are words of their own.
            return is_hanja(next) != name.chars().next_back().is_some_and(is_hanja);
        }
        let end = after
            .find(|c: char| !hangul::is_syllable(c))
            .unwrap_or(after.len());
        let tail = after.get(..end).unwrap_or("");
        if hangul::starts_with_particle(name, after) || self.endings.contains(tail) {
            return true;
        }
        // Most nouns part from the tail in the last byte of their first syllable.
        let third = tail.as_bytes().get(2);
        self.nouns.iter().any(|noun| {
            noun.as_bytes().get(2) == third
                && tail.strip_prefix(noun).is_some_and(|rest| {
                    rest.is_empty()
                        || hangul::starts_with_particle(noun, after.get(noun.len()..).unwrap_or(""))
                        || self.endings.contains(rest)
                })
        })
    }
}

/// Whether a name may begin at `at`: no letter or digit of the same sort stands before it.
pub(super) fn begins(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let here = text.get(at..).and_then(|t| t.chars().next());
    match (before, here) {
        (Some(before), Some(here)) => parts(before, here),
        _ => true,
    }
}

/// Whether a name may begin between two characters.
pub(super) fn parts(before: char, here: char) -> bool {
    !is_letter(before) || is_hanja(before) || is_hanja(here)
}

/// Where the last word of `text` begins, whose characters are those that `belongs` accepts.
pub(super) fn last_word(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.char_indices()
        .rev()
        .find(|&(_, c)| !belongs(c))
        .map_or(0, |(i, c)| i + c.len_utf8())
}

/// Whether `c` is a letter or digit; most are Hangul, which the standard library looks up slowly.
pub(super) fn is_letter(c: char) -> bool {
    hangul::is_alphanumeric(c)
}

pub(super) fn is_hanja(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &str = include_str!("../../../data/names/tails.txt");

    #[test]
    fn tails_part_names_as_the_examples_say() {
        let boundaries = Boundaries::embedded();
        let names = [
            "서울",
            "오픈AI",
            "한빛전자",
            "부산",
            "김한빛",
            "새벽당",
            "이상",
        ];
        let mut told = (0, 0);
        for line in DATA.lines() {
            let Some((sign @ ("+" | "-"), word)) = line.split_once('\t') else {
                continue;
            };
            let name = names.iter().find(|n| word.starts_with(**n)).unwrap();
            let after = word.strip_prefix(name).unwrap();
            assert_eq!(boundaries.ends(name, after), sign == "+", "{word}");
            if sign == "+" {
                told.0 += 1;
            } else {
                told.1 += 1;
            }
        }
        assert!(told.0 > 3 && told.1 > 2);
    }

    #[test]
    fn a_name_begins_at_a_word_or_beside_hanja() {
        assert!(begins("韓반도체", "韓".len()));
        assert!(begins("그 서울", "그 ".len()));
        assert!(!begins("남서울", "남".len()));
    }
}
