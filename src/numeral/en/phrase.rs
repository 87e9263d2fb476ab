//! English words and phrases in a text, and tables of them.
//!
//! A phrase is looked up in small letters, its words joined by one blank each, whatever joins them in the text (a blank
//! or a hyphen), and without the full stops of abbreviations.

use crate::text::{char_at, char_before};

/// The end of the word that begins at `at`: ASCII letters, and the stops inside `U.S.`, but not the last one.
pub(crate) fn word_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    if !letter(at) {
        return None;
    }
    let mut end = at;
    loop {
        let run = end;
        while letter(end) {
            end += 1;
        }
        let initial = end - run == 1 && bytes.get(end) == Some(&b'.') && letter(end + 1);
        if !initial {
            break;
        }
        end += 1;
    }
    // The letters of naïve are no word of ours.
    let goes_on = bytes.get(end).is_some_and(|b| !b.is_ascii())
        && char_at(text, end).is_some_and(char::is_alphabetic);
    (!goes_on).then_some(end)
}

/// The start of the word that ends right before `at`, a full stop behind it left aside: where it starts and ends.
pub(crate) fn word_before(text: &str, from: usize, at: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let byte = |i: usize| bytes.get(i).copied().unwrap_or(b' ');
    let mut end = at;
    if end > from && byte(end - 1) == b'.' {
        end -= 1;
    }
    let mut start = end;
    while start > from {
        let b = byte(start - 1);
        let inner = b == b'.' && start < end && start >= from + 2 && {
            let single = start < 3 || start - 2 == from || !byte(start - 3).is_ascii_alphabetic();
            byte(start - 2).is_ascii_alphabetic() && single
        };
        if !b.is_ascii_alphabetic() && !inner {
            break;
        }
        start -= 1;
    }
    (start < end).then_some((start, end))
}

/// Behind one blank at `at`.
pub(crate) fn blank(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b' ' => Some(at + 1),
        0xC2 | 0xE2 => {
            let c = char_at(text, at)?;
            is_blank(c).then(|| at + c.len_utf8())
        }
        _ => None,
    }
}

/// Before one blank that ends at `at`.
pub(crate) fn blank_before(text: &str, at: usize) -> Option<usize> {
    let c = char_before(text, at)?;
    is_blank(c).then(|| at - c.len_utf8())
}

/// The blanks that may stand inside a line.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{200a}' | '\u{202f}')
}

/// Behind what joins two words of a compound at `at`: a blank or a hyphen.
pub(crate) fn joint(text: &str, at: usize) -> Option<usize> {
    hyphen(text, at).or_else(|| blank(text, at))
}

/// Behind a hyphen at `at`.
pub(crate) fn hyphen(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b'-' => Some(at + 1),
        0xE2 => {
            let c = char_at(text, at)?;
            matches!(c, '\u{2010}' | '\u{2011}').then(|| at + c.len_utf8())
        }
        _ => None,
    }
}

/// Puts a word into a key: small letters without stops.
fn push(key: &mut String, word: &str) {
    key.extend(
        word.chars()
            .filter(|&c| c != '.')
            .map(|c| c.to_ascii_lowercase()),
    );
}

/// Whether the words at `at` are those of `phrase`, which is written in small letters: the end of the last one.
pub(crate) fn words_at(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut here = at;
    let mut end = at;
    for (i, word) in phrase.split(' ').enumerate() {
        if i > 0 {
            here = joint(text, end)?;
        }
        end = word_end(text, here)?;
        if !text.get(here..end)?.eq_ignore_ascii_case(word) {
            return None;
        }
    }
    Some(end)
}

/// Phrases with what they mean.
#[derive(Debug, Clone)]
pub(crate) struct Table<T> {
    entries: Vec<(Box<str>, T)>,
    /// Words of the longest phrase.
    most: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table {
            entries: Vec::new(),
            most: 0,
        }
    }
}

impl<T> Table<T> {
    /// Of two equal phrases the first stays.
    pub(crate) fn new(entries: Vec<(Box<str>, T)>) -> Self {
        let mut entries = entries;
        crate::sort::sort_by(&mut entries, |(a, _), (b, _)| a.cmp(b));
        entries.dedup_by(|(later, _), (first, _)| later == first);
        let most = entries
            .iter()
            .map(|(phrase, _)| phrase.split(' ').count())
            .max()
            .unwrap_or(0);
        Table { entries, most }
    }

    /// What a phrase means, and whether longer ones begin with it.
    fn look_up(&self, key: &str) -> (Option<&T>, bool) {
        let i = self.entries.partition_point(|(phrase, _)| **phrase < *key);
        let same = self.entries.get(i).filter(|(phrase, _)| **phrase == *key);
        let next = self.entries.get(i + usize::from(same.is_some()));
        let longer = next.is_some_and(|(phrase, _)| phrase.starts_with(key));
        (same.map(|(_, meaning)| meaning), longer)
    }

    /// What a phrase in small letters means.
    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.look_up(key).0
    }

    /// The longest phrase that begins at `at`: its end, without a last full stop, and what it means.
    pub(crate) fn at(&self, text: &str, at: usize) -> Option<(usize, &T)> {
        let mut key = String::new();
        let mut found = None;
        let mut here = at;
        for _ in 0..self.most {
            let Some(end) = word_end(text, here) else {
                break;
            };
            push(&mut key, text.get(here..end)?);
            let (meaning, longer) = self.look_up(&key);
            if let Some(meaning) = meaning {
                found = Some((end, meaning));
            }
            let stop = end + usize::from(text.as_bytes().get(end) == Some(&b'.'));
            let (true, Some(next)) = (longer, joint(text, stop)) else {
                break;
            };
            key.push(' ');
            here = next;
        }
        found
    }

    /// The longest phrase that ends before the blank or hyphen before `at`, nothing of it before `from`: its span, and
    /// what it means.
    pub(crate) fn before(&self, text: &str, from: usize, at: usize) -> Option<(usize, usize, &T)> {
        let mut starts = Vec::new();
        let mut here = at;
        let mut close = at;
        for i in 0..self.most {
            let edge = char_before(text, here)
                .filter(|&c| is_blank(c) || c == '-' || c == '\u{2011}')
                .map(|c| here - c.len_utf8());
            let Some((start, end)) = edge.and_then(|edge| word_before(text, from, edge)) else {
                break;
            };
            // A sentence ends there; "approx." may stand before its number.
            if i > 0 && text.as_bytes().get(end) == Some(&b'.') && end - start > 1 {
                break;
            }
            if i == 0 {
                close = end;
            }
            starts.push(start);
            here = start;
        }
        while let Some(start) = starts.pop() {
            let mut key = String::new();
            for c in text.get(start..close)?.chars() {
                match c {
                    '.' => {}
                    c if is_blank(c) || matches!(c, '-' | '\u{2011}') => key.push(' '),
                    c => key.push(c.to_ascii_lowercase()),
                }
            }
            if let Some(meaning) = self.get(&key) {
                return Some((start, close, meaning));
            }
        }
        None
    }

    /// The phrases.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(phrase, _)| &**phrase)
    }
}

/// The phrases of an entry, `pound/s sterling|quid`: `/s` with the plural and without.
pub(crate) fn spelled(words: &str) -> impl Iterator<Item = Box<str>> + '_ {
    words.split('|').flat_map(|word| {
        let plural = word.contains("/s").then(|| word.replace("/s", "s").into());
        std::iter::once(word.replace("/s", "").into()).chain(plural)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table<u8> {
        let phrases = ["up to", "to", "us dollar", "as many as", "le"];
        let numbered = phrases.iter().zip(1..);
        Table::new(numbered.map(|(p, i)| ((*p).into(), i)).collect())
    }

    #[test]
    fn finds_the_longest_phrase_at_a_place_and_before_one() {
        let table = table();
        assert_eq!(table.at("U.S. dollar", 0), Some((11, &3)));
        assert_eq!(table.at("L.E. 5", 0), Some((3, &5)));
        assert_eq!(table.at("upper", 0), None);
        assert_eq!(table.at("us-dollar", 0), Some((9, &3)));
        let text = "As many as 5";
        assert_eq!(table.before(text, 0, 11), Some((0, 10, &4)));
        assert_eq!(table.before(text, 3, 11), None);
        assert_eq!(table.before("go up to 5", 0, 9), Some((3, 8, &1)));
        assert_eq!(table.before("it is up. To 5", 0, 13), Some((10, 12, &2)));
    }

    #[test]
    fn words_end_where_their_letters_do() {
        assert_eq!(word_end("km.It", 0), Some(2));
        assert_eq!(word_end("U.S. a", 0), Some(3));
        assert_eq!(word_end("naïve", 0), None);
        assert_eq!(word_before("in the U.S. ", 0, 11), Some((7, 10)));
        assert_eq!(words_at("a year-old", 2, "year old"), Some(10));
    }
}
