//! What is told of a character by itself, and the hash that features and names share; the twin of train/chars.py.

const HANGUL: u8 = 1;
const DIGIT: u8 = 2;
const LOWER: u8 = 3;
const UPPER: u8 = 4;
pub(super) const SPACE: u8 = 5;
const HAN: u8 = 6;
const JAMO: u8 = 7;
const LETTER: u8 = 8;
pub(super) const OTHER: u8 = 23;

fn kind(code: u32) -> u8 {
    match code {
        0xac00..=0xd7a3 => HANGUL,
        0x30..=0x39 => DIGIT,
        0x61..=0x7a => LOWER,
        0x41..=0x5a => UPPER,
        0x20 => SPACE,
        0x4e00..=0x9fff | 0x3400..=0x4dbf | 0xf900..=0xfaff => HAN,
        0x1100..=0x11ff | 0x3130..=0x318f => JAMO,
        0x2e => 9,
        0x2c => 10,
        0x28 => 11,
        0x29 => 12,
        0x27 => 13,
        0x22 => 14,
        0x2d => 15,
        0x7e => 16,
        0xb7 => 17,
        0x3c => 18,
        0x3e => 19,
        0x25 => 20,
        0x2f => 21,
        0x3a => 22,
        0xd7 | 0xf7 => OTHER,
        0xc0..=0x24f | 0x370..=0x52f | 0x3041..=0x30ff | 0x1e00..=0x1eff => LETTER,
        _ => OTHER,
    }
}

/// The sort of word that a character belongs to; 0 for none. A name may begin where it changes.
fn coarse(kind: u8) -> u8 {
    match kind {
        HANGUL | JAMO => 1,
        DIGIT => 2,
        LOWER | UPPER | LETTER => 3,
        HAN => 4,
        _ => 0,
    }
}

/// One step of 32-bit FNV-1a over a whole code point.
pub(in crate::entity) fn mix(hash: u32, code: u32) -> u32 {
    (hash ^ code).wrapping_mul(16_777_619)
}

const BASIS: u32 = 2_166_136_261;

/// The hash to begin with for features of one sort.
pub(in crate::entity) const fn seed(letter: u8) -> u32 {
    (BASIS ^ letter as u32).wrapping_mul(16_777_619)
}

/// A character: its code, that of a zero for every digit, its kind and the sort of word that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    pub code: u32,
    pub plain: u32,
    pub kind: u8,
    pub sort: u8,
}

impl Sign {
    pub(super) fn of(code: u32) -> Sign {
        let kind = kind(code);
        Sign {
            code,
            plain: if kind == DIGIT { 0x30 } else { code },
            kind,
            sort: coarse(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_characters_into_kinds() {
        for (c, k) in [
            ('가', HANGUL),
            ('7', DIGIT),
            ('a', LOWER),
            ('Z', UPPER),
            (' ', SPACE),
            ('美', HAN),
            ('ㅋ', JAMO),
            ('é', LETTER),
            ('×', OTHER),
            ('%', 20),
            ('…', OTHER),
            ('😀', OTHER),
        ] {
            assert_eq!(Sign::of(c as u32).kind, k, "{c}");
        }
    }
}
