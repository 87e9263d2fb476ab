//! The hash of the tables that are part of the library.

use std::hash::Hasher;

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
