//! Word lists: the longest listed word that a text begins with.

use std::collections::BTreeMap;

/// Words with what they mean, found by the longest prefix of a text.
#[derive(Debug, Clone)]
pub(crate) struct WordList<T> {
    /// By first character; each list from the longest word to the shortest.
    by_first: BTreeMap<char, Vec<(Box<str>, T)>>,
    /// Which Hangul syllables begin a word, so that most of a text is passed over without a look-up.
    syllables: Vec<u64>,
}

impl<T> WordList<T> {
    /// Builds the list; of two equal words the first stays.
    pub(crate) fn new(words: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: BTreeMap<char, Vec<(Box<str>, T)>> = BTreeMap::new();
        let mut syllables = vec![0_u64; 11_172_usize.div_ceil(64)];
        for (word, meaning) in words {
            let Some(first) = word.chars().next() else {
                continue;
            };
            if let Some((slot, bit)) = syllable_bit(first)
                && let Some(bits) = syllables.get_mut(slot)
            {
                *bits |= bit;
            }
            let list = by_first.entry(first).or_default();
            if list.iter().all(|(w, _)| **w != *word) {
                list.push((word.into_boxed_str(), meaning));
            }
        }
        for list in by_first.values_mut() {
            crate::sort::sort_by(list, |(a, _), (b, _)| {
                b.len().cmp(&a.len()).then_with(|| a.cmp(b))
            });
        }
        WordList {
            by_first,
            syllables,
        }
    }

    /// Whether a word begins with `c`.
    pub(crate) fn begins(&self, c: char) -> bool {
        match syllable_bit(c) {
            Some((slot, bit)) => self.syllables.get(slot).is_some_and(|bits| bits & bit != 0),
            None => self.by_first.contains_key(&c),
        }
    }

    /// The words that `text` begins with, longest first.
    pub(crate) fn prefixes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, &'a T)> {
        text.chars()
            .next()
            .filter(|&c| self.begins(c))
            .and_then(|c| self.by_first.get(&c))
            .into_iter()
            .flatten()
            .filter(move |(word, _)| text.starts_with(&**word))
            .map(|(word, meaning)| (&**word, meaning))
    }

    /// The longest word that `text` begins with.
    pub(crate) fn longest<'a>(&'a self, text: &'a str) -> Option<(&'a str, &'a T)> {
        self.prefixes(text).next()
    }
}

impl<T> Default for WordList<T> {
    fn default() -> Self {
        WordList::new([])
    }
}

fn syllable_bit(c: char) -> Option<(usize, u64)> {
    crate::text::hangul::is_syllable(c).then(|| {
        let index = c as usize - '가' as usize;
        (index / 64, 1 << (index % 64))
    })
}

/// Declares the classes of a data file, each with the word that heads or names it there.
macro_rules! class_enum {
    ($(#[$meta:meta])* $vis:vis $name:ident { $($class:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name { $($class,)+ }

        impl $name {
            /// The class of that word; `None` where there is none.
            $vis fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$class),)+ _ => None }
            }
        }
    };
}
pub(crate) use class_enum;

/// The entries of a data file: lines that are neither empty nor comments, parted at tabs.
pub(crate) fn entries(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// A word as it is written, and without its spaces.
pub(crate) fn spellings(word: &str) -> impl Iterator<Item = String> {
    let glued = word.contains(' ').then(|| word.replace(' ', ""));
    std::iter::once(word.to_owned()).chain(glued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_longest_word() {
        let list = WordList::new(["달", "달러", "달러화"].map(|w| (w.to_owned(), w.len())));
        assert_eq!(list.longest("달러를").map(|(w, _)| w), Some("달러"));
        assert_eq!(list.prefixes("달러화").count(), 3);
        assert_eq!(list.longest("원"), None);
        assert!(list.begins('달') && !list.begins('가'));
    }
}
