//! Words that are looked up whole, at the beginning of others or at their end.

use std::str::Chars;

/// Words with a number each: what they begin (or end) with alike is one path of characters, so that a word that is not
/// there is mostly given up at its first or second character.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// Whether words are read from their ends.
    backwards: bool,
    /// The first is the empty word.
    nodes: Vec<Node>,
    /// The places of the nodes by a hash of what they are, 0 for none; its length is a power of two.
    slots: Vec<u32>,
}

/// The word of another node, and a character more.
#[derive(Debug, Clone, Copy)]
struct Node {
    before: u32,
    c: char,
    /// What the word stands for; 0 where only longer words pass here.
    value: u64,
}

/// The parts of a text that are words, from the shortest on: their lengths in bytes and their values.
struct Parts<'v, 't> {
    vocabulary: &'v Vocabulary,
    left: Chars<'t>,
    at: u32,
    bytes: usize,
}

impl Vocabulary {
    /// For words, and for what others begin with.
    pub(super) fn of_beginnings() -> Self {
        Vocabulary::new(false)
    }

    /// For what other words end in.
    pub(super) fn of_ends() -> Self {
        Vocabulary::new(true)
    }

    fn new(backwards: bool) -> Self {
        Vocabulary {
            backwards,
            nodes: vec![Node {
                before: 0,
                c: '\0',
                value: 0,
            }],
            slots: vec![0; 64],
        }
    }

    /// Gives a word its value, which is not 0.
    pub(super) fn set(&mut self, word: &str, value: u64) {
        let mut left = word.chars();
        let mut at = 0;
        while let Some(c) = take(self.backwards, &mut left) {
            at = self.step(at, c).unwrap_or_else(|| self.grow(at, c));
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.value = value;
        }
    }

    /// Adds a word that needs no value.
    pub(super) fn add(&mut self, word: &str) {
        self.set(word, 1);
    }

    /// The value of a word, 0 where it is none.
    pub(super) fn get(&self, word: &str) -> u64 {
        let mut left = word.chars();
        let mut at = 0;
        while let Some(c) = take(self.backwards, &mut left) {
            match self.step(at, c) {
                Some(node) => at = node,
                None => return 0,
            }
        }
        self.nodes.get(at as usize).map_or(0, |node| node.value)
    }

    /// Whether it is a word, whole.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word) != 0
    }

    /// The words that `text` begins with (or ends in), from the shortest on: their lengths in bytes and their values.
    pub(super) fn parts(&self, text: &str) -> impl Iterator<Item = (usize, u64)> {
        Parts {
            vocabulary: self,
            left: text.chars(),
            at: 0,
            bytes: 0,
        }
    }

    /// Whether `text` begins with (or ends in) a word.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.parts(text).next().is_some()
    }

    #[inline]
    fn slot(&self, before: u32, c: char) -> usize {
        let hash = (u64::from(before) << 32 | u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (hash >> 40) as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn step(&self, before: u32, c: char) -> Option<u32> {
        let mut slot = self.slot(before, c);
        loop {
            let at = *self.slots.get(slot)?;
            if at == 0 {
                return None;
            }
            let node = self.nodes.get(at as usize)?;
            if node.c == c && node.before == before {
                return Some(at);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn grow(&mut self, before: u32, c: char) -> u32 {
        let at = self.nodes.len() as u32;
        self.nodes.push(Node {
            before,
            c,
            value: 0,
        });
        // At most a quarter is taken, so that few nodes want the place of another.
        if self.nodes.len() * 4 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for at in 1..at {
                self.place(at);
            }
        }
        self.place(at);
        at
    }

    fn place(&mut self, at: u32) {
        let Some(&Node { before, c, .. }) = self.nodes.get(at as usize) else {
            return;
        };
        let mut slot = self.slot(before, c);
        while self.slots.get(slot).is_some_and(|&taken| taken != 0) {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = at;
        }
    }
}

fn take(backwards: bool, left: &mut Chars<'_>) -> Option<char> {
    if backwards {
        left.next_back()
    } else {
        left.next()
    }
}

impl Iterator for Parts<'_, '_> {
    type Item = (usize, u64);

    fn next(&mut self) -> Option<(usize, u64)> {
        loop {
            let c = take(self.vocabulary.backwards, &mut self.left)?;
            self.at = self.vocabulary.step(self.at, c)?;
            self.bytes += c.len_utf8();
            let value = self.vocabulary.nodes.get(self.at as usize)?.value;
            if value != 0 {
                return Some((self.bytes, value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_whole_and_at_either_side() {
        let mut words = Vocabulary::of_beginnings();
        let mut ends = Vocabulary::of_ends();
        for (value, word) in (1..).zip(["장관", "장관급", "관", "수 있다"]) {
            words.set(word, value);
            ends.set(word, value);
        }
        assert_eq!(
            (words.get("장관"), words.get("장"), words.get("")),
            (1, 0, 0)
        );
        assert!(ends.contains("장관급") && !ends.contains("관급"));
        let found = |v: &Vocabulary, text: &str| v.parts(text).collect::<Vec<_>>();
        assert_eq!(found(&words, "장관급이"), [(6, 1), (9, 2)]);
        assert_eq!(found(&ends, "법무장관"), [(3, 3), (6, 1)]);
        assert_eq!(found(&ends, "오를 수 있다"), [(10, 4)]);
        assert!(!ends.fits("장관은"));
    }

    #[test]
    fn grows_with_its_words() {
        let mut words = Vocabulary::of_beginnings();
        for n in 1..2000_u64 {
            words.set(&format!("낱말{n}"), n);
        }
        assert!((1..2000).all(|n| words.get(&format!("낱말{n}")) == n));
        assert_eq!(words.get("낱말2000"), 0);
    }
}
