//! A list of names kept as fingerprints: a name is a hash of 27 bits or so with a code, no letters.
//!
//! The hashes are sorted and parted by their top bits: a byte says how many fall into each part, the low bits stand
//! in two byte arrays, the codes in a third. A text that is no name matches one time in some seven thousand.

use super::blob::{ModelError, Reader};
use super::sign::{Sign, mix, seed};

/// Longer names are not in the lists.
const LONGEST: usize = 20;
/// How many of a hash's first bits are looked at first.
const FIRST: u32 = 19;

/// One list.
pub(in crate::entity) struct Names {
    top: u32,
    low: u32,
    /// Where each part begins in `keys`, and one past the last.
    parts: Vec<u32>,
    keys: Vec<u16>,
    codes: Vec<u8>,
}

impl Names {
    pub(in crate::entity) fn read(reader: &mut Reader<'_>) -> Result<Names, ModelError> {
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

    /// How many bits of a hash it keeps.
    pub(in crate::entity) fn bits(&self) -> u32 {
        self.top + self.low
    }

    pub(in crate::entity) fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// One past the largest mark of a name.
    pub(in crate::entity) fn ids(&self) -> usize {
        1 + 3
            * (1 + self
                .codes
                .iter()
                .map(|&c| usize::from(c))
                .max()
                .unwrap_or(0))
    }

    /// The code of the name with the finished hash `h`.
    pub(in crate::entity) fn code(&self, h: u32) -> Option<u32> {
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

    /// Calls `with` with the finished hash of every name; the bits that are not kept are zero.
    pub(in crate::entity) fn each(&self, mut with: impl FnMut(u32)) {
        let parts = self.parts.iter().zip(self.parts.iter().skip(1));
        for (part, (&from, &to)) in (0_u32..).zip(parts) {
            for &key in self.keys.get(from as usize..to as usize).unwrap_or(&[]) {
                with((part << (32 - self.top)) | (u32::from(key) << (32 - self.top - self.low)));
            }
        }
    }
}

/// The last step of a name's hash.
pub(in crate::entity) fn finished(hash: u32) -> u32 {
    let h = hash ^ (hash >> 15);
    let h = h.wrapping_mul(0x2c1b_3c6d);
    h ^ (h >> 12)
}

/// The two lists, with a bit for every value of a hash's first bits: whether a name in either begins with them. Most of
/// what is looked up is no name, and one bit tells.
pub(super) struct Lists {
    lists: [Names; 2],
    first: Vec<u64>,
}

impl Lists {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Lists, ModelError> {
        let lists = [Names::read(reader)?, Names::read(reader)?];
        let mut first = vec![0; 1 << (FIRST - 6)];
        for list in &lists {
            if list.top + list.low < FIRST {
                return Err(ModelError::shape("bits of a name"));
            }
            list.each(|h| {
                if let Some(word) = first.get_mut((h >> (32 - FIRST) >> 6) as usize) {
                    *word |= 1_u64 << (h >> (32 - FIRST) & 63);
                }
            });
        }
        Ok(Lists { lists, first })
    }

    /// One past the largest mark that `mark` writes for each list.
    pub(super) fn ids(&self) -> [usize; 2] {
        self.lists.each_ref().map(Names::ids)
    }

    /// Writes the marks of every character in a name: for each list 1 + 3 × code + (0 first, 1 inside, 2 last). From
    /// the left, where a word or another sort of letter begins, the longest name wins; names of a list do not overlap.
    pub(super) fn mark(&self, text: &[Sign], mut write: impl FnMut(usize, usize, u32)) {
        let mut before = 0;
        let mut free = [0; 2];
        let mut at = 0;
        while let Some(rest @ [sign, ..]) = text.get(at..) {
            let begins = sign.sort != 0 && sign.sort != before;
            before = sign.sort;
            let start = at;
            at += 1;
            if !begins || free.iter().all(|&free| start < free) {
                continue;
            }
            let mut hash = seed(b'n');
            let mut length = 0;
            let mut longest = [(0, 0); 2];
            for sign in rest.get(..LONGEST).unwrap_or(rest) {
                hash = mix(hash, sign.code);
                length += 1;
                let h = finished(hash);
                let word = self.first.get((h >> (32 - FIRST) >> 6) as usize);
                if word.is_none_or(|word| word >> (h >> (32 - FIRST) & 63) & 1 == 0) {
                    continue;
                }
                for (list, longest) in self.lists.iter().zip(&mut longest) {
                    if let Some(code) = list.code(h) {
                        *longest = (length, 1 + 3 * code);
                    }
                }
            }
            for (list, (&(length, mark), free)) in longest.iter().zip(&mut free).enumerate() {
                if start < *free || length == 0 {
                    continue;
                }
                *free = start + length;
                for place in start..*free {
                    let last = place > start && place + 1 == *free;
                    let inside = place > start && !last;
                    write(list, place, mark + u32::from(inside) + 2 * u32::from(last));
                }
            }
        }
    }
}
