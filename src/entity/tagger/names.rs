//! A list of names kept as fingerprints: a name is a hash of 27 bits or so with a code, no letters.
//!
//! The hashes are sorted and parted by their top bits: a byte says how many fall into each part, the low bits stand
//! in two byte arrays, the codes in a third. A text that is no name matches one time in some seven thousand.

use super::blob::{ModelError, Reader};
use super::sign::{Sign, mix, seed};

/// Longer names are not in the lists.
const LONGEST: usize = 20;

pub(super) struct Names {
    top: u32,
    low: u32,
    /// Where each part begins in `keys`, and one past the last.
    parts: Vec<u32>,
    keys: Vec<u16>,
    codes: Vec<u8>,
}

impl Names {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Names, ModelError> {
        let n = reader.count(1 << 20, "names")?;
        let top = reader.count(20, "bits of a name")? as u32;
        let low = reader.count(16, "bits of a name")? as u32;
        if top == 0 || low == 0 || top + low > 32 {
            return Err(ModelError::shape("bits of a name"));
        }
        let mut parts = Vec::with_capacity((1 << top) + 1);
        let mut sum = 0_u32;
        parts.push(0);
        for &count in reader.bytes(1 << top)? {
            sum += u32::from(count);
            parts.push(sum);
        }
        if sum as usize != n {
            return Err(ModelError::shape("counts of names"));
        }
        let keys = reader.u16s(n)?;
        let codes = reader.bytes(n)?.to_vec();
        Ok(Names {
            top,
            low,
            parts,
            keys,
            codes,
        })
    }

    /// One past the largest mark that `mark` writes.
    pub(super) fn ids(&self) -> usize {
        1 + 3
            * (1 + self
                .codes
                .iter()
                .map(|&c| usize::from(c))
                .max()
                .unwrap_or(0))
    }

    #[inline(always)]
    fn code(&self, hash: u32) -> Option<u32> {
        let h = hash ^ (hash >> 15);
        let h = h.wrapping_mul(0x2c1b_3c6d);
        let h = h ^ (h >> 12);
        let part = (h >> (32 - self.top)) as usize;
        let key = (h << self.top >> (32 - self.low)) as u16;
        let from = *self.parts.get(part)? as usize;
        let to = *self.parts.get(part + 1)? as usize;
        let mut at = from;
        while at < to {
            if *self.keys.get(at)? == key {
                return self.codes.get(at).map(|&c| u32::from(c));
            }
            at += 1;
        }
        None
    }

    /// Writes the mark of every character in a name: 1 + 3 × code + (0 first, 1 inside, 2 last). From the left, where a
    /// word or another sort of letter begins, the longest name wins; names do not overlap.
    pub(super) fn mark(&self, text: &[Sign], mut write: impl FnMut(usize, u32)) {
        let mut before = 0;
        let mut free = 0;
        let mut at = 0;
        while let Some(rest @ [first, ..]) = text.get(at..) {
            let begins = first.sort != 0 && first.sort != before && at >= free;
            before = first.sort;
            let start = at;
            at += 1;
            if !begins {
                continue;
            }
            let mut hash = seed(b'n');
            let (mut length, mut longest, mut mark) = (0, 0, 0);
            for sign in rest.get(..LONGEST).unwrap_or(rest) {
                hash = mix(hash, sign.code);
                length += 1;
                if let Some(code) = self.code(hash) {
                    (longest, mark) = (length, 1 + 3 * code);
                }
            }
            free = start + longest;
            for place in start..free {
                let last = place > start && place + 1 == free;
                let inside = place > start && !last;
                write(place, mark + u32::from(inside) + 2 * u32::from(last));
            }
        }
    }
}
