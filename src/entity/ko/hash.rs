//! The tables of words that are part of the library.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

pub(super) type Build = BuildHasherDefault<ByteHasher>;

/// Words of the library with what is known of them. Of most words of a text that are looked up there is none, and a bit
/// tells that before the word is hashed.
#[derive(Debug)]
pub(super) struct Words<T = (), K = &'static str> {
    map: HashMap<K, T, Build>,
    sieve: Sieve,
}

impl<T, K: Borrow<str> + Eq + Hash> Words<T, K> {
    /// What is known of `word`.
    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        if self.sieve.passes(word) {
            self.map.get(word)
        } else {
            None
        }
    }

    /// Whether a word may be there that is `length` bytes long, begins with `first` and ends with `last`.
    pub(super) fn may_contain(&self, first: &str, last: &str, length: usize) -> bool {
        match (first.as_bytes().first_chunk(), last.as_bytes().last_chunk()) {
            (Some(&first), Some(&last)) => self.sieve.has(mark_of(first, last, length)),
            _ => true,
        }
    }

    /// Whether the table has `word`.
    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

impl<T, K: Borrow<str>> From<HashMap<K, T, Build>> for Words<T, K> {
    fn from(map: HashMap<K, T, Build>) -> Self {
        let sieve = Sieve::of(map.keys().map(Borrow::borrow), map.len());
        Words { map, sieve }
    }
}

impl FromIterator<&'static str> for Words {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        let map: HashMap<_, _, Build> = words.into_iter().map(|word| (word, ())).collect();
        map.into()
    }
}

/// A bit for each value of a mark of a few bytes: whether one of the words has it.
#[derive(Debug)]
struct Sieve {
    /// As many as a power of two.
    bits: Vec<u64>,
    /// How far a mark is shifted down to the number of its bit.
    shift: u32,
}

impl Sieve {
    fn of<'a>(words: impl Iterator<Item = &'a str>, count: usize) -> Sieve {
        // Sixteen bits a word: one in sixteen of other words passes.
        let size = (count * 16).next_power_of_two().max(64);
        let mut sieve = Sieve {
            bits: vec![0; size / 64],
            shift: 32 - size.trailing_zeros(),
        };
        for word in words {
            let bit = mark(word) >> sieve.shift;
            if let Some(slot) = sieve.bits.get_mut((bit / 64) as usize) {
                *slot |= 1 << (bit % 64);
            }
        }
        sieve
    }

    #[inline(always)]
    fn passes(&self, word: &str) -> bool {
        self.has(mark(word))
    }

    #[inline(always)]
    fn has(&self, mark: u32) -> bool {
        let bit = mark >> self.shift;
        self.bits
            .get((bit / 64) as usize)
            .is_some_and(|slot| slot >> (bit % 64) & 1 != 0)
    }
}

/// What a word's length and the bytes at its two ends tell.
#[inline(always)]
fn mark(word: &str) -> u32 {
    let bytes = word.as_bytes();
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(&first), Some(&last)) => mark_of(first, last, bytes.len()),
        _ => bytes
            .iter()
            .fold(0, |all: u32, &byte| all << 8 | u32::from(byte))
            .wrapping_mul(SPREAD),
    }
}

#[inline(always)]
fn mark_of(first: [u8; 4], last: [u8; 4], length: usize) -> u32 {
    let ends = u32::from_le_bytes(first) ^ u32::from_le_bytes(last).rotate_left(13);
    (ends ^ (length as u32) << 26).wrapping_mul(SPREAD)
}

/// Carries what bytes tell into the upper bits of a product.
const SPREAD: u32 = 0x9E37_79B1;

/// Multiplicative hashing of the names' bytes: the names are our own, so nobody can choose collisions.
#[derive(Default)]
pub(super) struct ByteHasher(u64);

impl ByteHasher {
    #[inline(always)]
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Hasher for ByteHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((word, behind)) = rest.split_first_chunk() {
            self.add(u64::from_le_bytes(*word));
            rest = behind;
        }
        if !rest.is_empty() {
            let mut word = 0;
            while let [before @ .., last] = rest {
                word = word << 8 | u64::from(*last);
                rest = before;
            }
            self.add(word);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(byte.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_may_be_one_of_the_table() {
        let table: Words = ["새벽노을", "GPT-4"].into_iter().collect();
        let may =
            |first: &str, last: &str| table.may_contain(first, last, first.len() + last.len());
        assert!(may("새벽", "노을"));
        assert!(!may("새벽", "하늘"));
        // Too short to tell.
        assert!(may("GPT", "-4"));
    }

    #[test]
    fn a_table_has_its_words_and_no_others() {
        let words = ["", "가", "a", "새벽", "서울시", "새벽노을", "AI", "GPT-4"];
        let table: Words = words.into_iter().collect();
        assert!(words.iter().all(|word| table.contains(word)));
        for other in [
            "나",
            "b",
            "새",
            "벽새",
            "서울도",
            "새벽노",
            "GPT-5",
            "새벽노을은",
        ] {
            assert!(!table.contains(other), "{other}");
        }
    }
}
