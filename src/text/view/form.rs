//! Character by character: what is not in the form that is read, and what it is read as.

use super::{Breaks, markup};

/// What stands for a stretch of the text as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Same,
    Nothing,
    Char(char),
}

/// A stretch of the text as given that is read as one character at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub end: usize,
    pub read: Read,
}

/// First bytes of characters that may have to be read as others; everything else costs one look-up.
const ODD: [bool; 256] = {
    let mut odd = [false; 256];
    let bytes = b"\t\r\x0b\x0c &<a\xc2\xcc\xcd\xe1\xe2\xe3\xef";
    let mut i = 0;
    while i < bytes.len() {
        #[allow(clippy::indexing_slicing, reason = "at compile time")]
        {
            odd[bytes[i] as usize] = true;
        }
        i += 1;
    }
    odd
};

/// Where the next character stands that may not be as it should; the text's end where none is.
pub(super) fn odd(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(rest) = bytes.get(at..) {
        let Some(step) = rest
            .iter()
            .position(|&b| ODD.get(usize::from(b)).copied().unwrap_or(false))
        else {
            break;
        };
        at += step;
        let before = at.checked_sub(1).and_then(|i| bytes.get(i));
        let is = match bytes.get(at..).unwrap_or(&[]) {
            [b'\t' | b'\r' | 0x0b | 0x0c, ..] => true,
            [b' ', ..] => before == Some(&b' '),
            [b'&', b'#' | b'a'..=b'z' | b'A'..=b'Z', ..] => true,
            [b'<', b'/' | b'a'..=b'z' | b'A'..=b'Z', ..] => true,
            [b'a', b'm', b'p', b';', ..] => true,
            [0xc2, second, ..] => *second <= 0xa0 || *second == 0xad,
            [0xcc | 0xcd, ..] => true,
            [0xe1, second, ..] => matches!(second, 0x84..=0x87 | 0x9a | 0xa0),
            [0xe2, 0x80, third, ..] => {
                matches!(third, 0x80..=0x91 | 0xa8..=0xaf)
            }
            [0xe2, 0x81, third, ..] => *third >= 0x9f && *third <= 0xaf,
            [0xe3, 0x80, 0x80, ..] | [0xe3, 0x85, 0xa4, ..] => true,
            [0xef, 0xb8 | 0xbb..=0xbf, ..] => true,
            _ => false,
        };
        if is {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// What stands at a byte.
pub(super) fn unit(text: &str, at: usize, breaks: Breaks) -> Unit {
    let rest = text.get(at..).unwrap_or("");
    let Some(first) = rest.chars().next() else {
        return Unit {
            end: text.len(),
            read: Read::Nothing,
        };
    };
    let next = at + first.len_utf8();
    let line = match breaks {
        Breaks::Lines => '\n',
        Breaks::Spaces => ' ',
    };
    let (c, mut end) = match first {
        '&' | 'a' => match markup::character(rest) {
            Some((c, length)) => (c, at + length),
            None => (first, next),
        },
        _ => (first, next),
    };
    if c == '<'
        && let Some((tag, length)) = markup::tag(text.get(end..).unwrap_or(""))
    {
        let read = match tag {
            markup::Tag::Passed => Read::Nothing,
            markup::Tag::Break => Read::Char(line),
        };
        return Unit {
            end: end + length,
            read,
        };
    }
    let read = match c {
        '\r' if text.as_bytes().get(end) == Some(&b'\n') => {
            end += 1;
            Read::Char('\n')
        }
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Read::Char(line),
        '\u{2007}'..='\u{2009}' | '\u{202f}' if parts_thousands(text, at, end) => Read::Nothing,
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\u{3164}'
        | '\u{ffa0}' => Read::Char(' '),
        '\u{ad}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Read::Nothing,
        '\u{2010}' | '\u{2011}' => Read::Char('-'),
        '\u{ff01}'..='\u{ff5e}' => Read::Char(shifted(c, 0xfee0)),
        '\u{ffa1}'..='\u{ffdc}' => {
            let (whole, length) = half_width(text.get(at..).unwrap_or(""));
            end = at + length;
            Read::Char(whole)
        }
        // Behind another space, and what may belong to the character before.
        ' ' => Read::Char(c),
        '\u{1161}'..='\u{11ff}' | '\u{300}'..='\u{36f}' => Read::Char(c),
        '￠' => Read::Char('¢'),
        '￡' => Read::Char('£'),
        '￥' => Read::Char('¥'),
        '￦' => Read::Char('₩'),
        _ if c != first || end != next => Read::Char(c),
        _ => Read::Same,
    };
    Unit { end, read }
}

fn shifted(c: char, by: u32) -> char {
    char::from_u32((c as u32).wrapping_sub(by)).unwrap_or(c)
}

/// Whether a thin space stands between the groups of a long number: behind one to three digits, before just three.
fn parts_thousands(text: &str, at: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let before = bytes.get(at.saturating_sub(4)..at).unwrap_or(&[]);
    let before = before.iter().rev().take_while(|b| b.is_ascii_digit());
    let behind = bytes.get(end..).unwrap_or(&[]).iter().take(4);
    (1..=3).contains(&before.count()) && behind.take_while(|b| b.is_ascii_digit()).count() == 3
}

const FIRST_SYLLABLE: u32 = 0xac00;

/// The character that two characters spell: an initial and a vowel, an open syllable and a final, a letter and its
/// accent.
pub(crate) fn joined(last: char, c: char) -> Option<char> {
    let code = match (last, c) {
        ('\u{1100}'..='\u{1112}', '\u{1161}'..='\u{1175}') => {
            FIRST_SYLLABLE + ((last as u32 - 0x1100) * 21 + (c as u32 - 0x1161)) * 28
        }
        ('가'..='힣', '\u{11a8}'..='\u{11c2}')
            if (last as u32 - FIRST_SYLLABLE).is_multiple_of(28) =>
        {
            last as u32 + (c as u32 - 0x11a7)
        }
        (_, '\u{300}'..='\u{36f}') => return markup::accented(last, c),
        _ => return None,
    };
    char::from_u32(code)
}

/// The compatibility letters ㄱ to ㅎ: the numbers of the initial and of the final that each is; 99 for none.
const CONSONANTS: [(u8, u8); 30] = [
    (0, 1), // ㄱ
    (1, 2),
    (99, 3),
    (2, 4), // ㄴ
    (99, 5),
    (99, 6),
    (3, 7), // ㄷ
    (4, 99),
    (5, 8), // ㄹ
    (99, 9),
    (99, 10),
    (99, 11),
    (99, 12),
    (99, 13),
    (99, 14),
    (99, 15),
    (6, 16), // ㅁ
    (7, 17), // ㅂ
    (8, 99),
    (99, 18),
    (9, 19), // ㅅ
    (10, 20),
    (11, 21), // ㅇ
    (12, 22),
    (13, 99),
    (14, 23),
    (15, 24),
    (16, 25),
    (17, 26),
    (18, 27), // ㅎ
];

/// A half-width Hangul letter.
#[derive(Clone, Copy)]
enum Letter {
    /// By its place among ㄱ to ㅎ.
    Consonant(u32),
    /// By its place among ㅏ to ㅣ.
    Vowel(u32),
}

fn letter(c: char) -> Option<Letter> {
    let code = c as u32;
    Some(match code {
        0xffa1..=0xffbe => Letter::Consonant(code - 0xffa1),
        // The vowels stand in rows of six.
        0xffc2..=0xffc7 => Letter::Vowel(code - 0xffc2),
        0xffca..=0xffcf => Letter::Vowel(code - 0xffca + 6),
        0xffd2..=0xffd7 => Letter::Vowel(code - 0xffd2 + 12),
        0xffda..=0xffdc => Letter::Vowel(code - 0xffda + 18),
        _ => return None,
    })
}

/// The syllable that half-width letters spell, or the first of them alone, and how many bytes it took. A consonant
/// before a vowel begins the next syllable.
fn half_width(text: &str) -> (char, usize) {
    let mut letters = text.chars().map(letter);
    let mut next = || letters.next().flatten();
    let (first, second, third, fourth) = (next(), next(), next(), next());
    const WIDTH: usize = 3;
    let part = |consonant: u32| {
        CONSONANTS
            .get(consonant as usize)
            .map_or((99, 99), |&(i, f)| (u32::from(i), u32::from(f)))
    };
    let alone = match first {
        Some(Letter::Consonant(place)) => 0x3131 + place,
        Some(Letter::Vowel(place)) => 0x314f + place,
        None => return (text.chars().next().unwrap_or(' '), WIDTH),
    };
    let (code, length) = match (first, second) {
        (Some(Letter::Consonant(initial)), Some(Letter::Vowel(vowel))) if part(initial).0 < 99 => {
            let open = FIRST_SYLLABLE + (part(initial).0 * 21 + vowel) * 28;
            match third {
                Some(Letter::Consonant(last))
                    if part(last).1 < 99 && !matches!(fourth, Some(Letter::Vowel(_))) =>
                {
                    (open + part(last).1, 3)
                }
                _ => (open, 2),
            }
        }
        _ => (alone, 1),
    };
    (char::from_u32(code).unwrap_or(' '), length * WIDTH)
}
