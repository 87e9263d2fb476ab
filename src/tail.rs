//! What may be glued behind an amount or a date: `10만원에서는`, `3일부터`, `5명이었다`.

use crate::data;
use crate::text::hangul;
use crate::wordlist::{WordList, entries};

/// Knows particles, the copula and the dependent nouns.
#[derive(Debug, Clone)]
pub(crate) struct Tails {
    /// Parts; `true` takes any rest.
    parts: WordList<bool>,
}

/// The Hangul syllables that `text` begins with.
pub(crate) fn syllables(text: &str) -> &str {
    let end = text
        .find(|c: char| !hangul::is_syllable(c))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

impl Tails {
    pub(crate) fn new() -> Self {
        let parts = entries(data::TAILS.text())
            .filter_map(|entry| entry.get(1).copied())
            .flat_map(|parts| parts.split('|'))
            .map(|part| match part.strip_suffix('*') {
                Some(open) => (open.to_owned(), true),
                None => (part.to_owned(), false),
            });
        Tails {
            parts: WordList::new(parts),
        }
    }

    /// Whether the syllables right behind an expression, up to the end of the word, can belong to its tail.
    pub(crate) fn accept(&self, text: &str) -> bool {
        self.parts_of(syllables(text), 4)
    }

    fn parts_of(&self, run: &str, left: u32) -> bool {
        if run.is_empty() {
            return true;
        }
        left > 0
            && self.parts.prefixes(run).any(|(part, &open)| {
                open || self.parts_of(run.get(part.len()..).unwrap_or(""), left - 1)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_tails_from_other_words() {
        let tails = Tails::new();
        for good in [
            "",
            "은",
            "에서는",
            "까지만",
            "이었다",
            "정도였다",
            "씩이라도",
            "이상이다",
            "(약",
        ] {
            assert!(tails.accept(good), "{good}");
        }
        for bad in ["전지", "대강", "스퀘어", "차원", "레이시아에"] {
            assert!(!tails.accept(bad), "{bad}");
        }
    }
}
