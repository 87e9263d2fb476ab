//! The characters of a piece of text as the model sees them, with where each came from.

use std::str::Chars;

/// Characters, folded one by one, and their bytes in the text.
#[derive(Debug, Default)]
pub(crate) struct Letters(pub(super) Vec<Letter>);

#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// The folded code point.
    pub code: u32,
    start: usize,
    end: usize,
}

/// Vowels and finals of decomposed Hangul, and marks and joiners that no name is written with.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}')
}

/// Spellings of one mark that news sites mix freely, one character for one; the twin of `fold` in train/chars.py.
fn fold(c: char) -> char {
    match c {
        // Most of the text.
        ' '..='_' | 'a'..='~' | '가'..='힣' => c,
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '´' | '`' | '′' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '＂' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        'ㆍ' | '・' | '‧' | '∙' | '•' | '⋅' | 'ᆞ' => '·',
        '～' | '∼' | '〜' => '~',
        '\t' | '\r' | '\n' | '\u{a0}' | '\u{2002}' | '\u{2003}' | '\u{2009}' | '\u{200a}'
        | '\u{3000}' | '\u{202f}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// What conjoining jamo begin with in UTF-8: most texts have none, and one look at a byte tells.
const JAMO: u8 = 0xe1;

/// `c` with the conjoining jamo that stand at the beginning of `behind`, as the syllable that they spell; takes them
/// from there.
fn compose(c: char, behind: &mut Chars<'_>) -> char {
    let mut syllable = c as u32;
    let mut ahead = behind.clone();
    if let ('\u{1100}'..='\u{1112}', Some(vowel @ '\u{1161}'..='\u{1175}')) = (c, ahead.next()) {
        syllable = 0xac00 + ((c as u32 - 0x1100) * 21 + (vowel as u32 - 0x1161)) * 28;
        *behind = ahead;
    }
    let open = (0xac00..=0xd7a3).contains(&syllable) && (syllable - 0xac00).is_multiple_of(28);
    let mut ahead = behind.clone();
    if open && let Some(last @ '\u{11a8}'..='\u{11c2}') = ahead.next() {
        syllable += last as u32 - 0x11a7;
        *behind = ahead;
    }
    char::from_u32(syllable).unwrap_or(c)
}

impl Letters {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Replaces its content by the first characters of `text`: all, or up to `most` of them, cut behind a space when
    /// there is one in the last quarter. Returns how many bytes were taken, at least one character's.
    pub(super) fn take(&mut self, text: &str, most: usize) -> usize {
        self.0.clear();
        let mut cut = None;
        let mut start = 0;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            if self.0.len() >= most {
                let (letters, bytes) = cut.unwrap_or((self.0.len(), start));
                self.0.truncate(letters);
                return bytes;
            }
            let mut letter = fold(c);
            if chars.as_str().as_bytes().first() == Some(&JAMO) && !is_dropped(c) {
                let whole = compose(c, &mut chars);
                if whole != c {
                    letter = whole;
                }
            }
            let end = text.len() - chars.as_str().len();
            if !is_dropped(c) {
                self.0.push(Letter {
                    code: letter as u32,
                    start,
                    end,
                });
                if letter == ' ' && self.0.len() > most - most / 4 {
                    cut = Some((self.0.len(), end));
                }
            }
            start = end;
        }
        text.len()
    }

    /// The bytes of the characters `from..to`.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        Some((self.0.get(from)?.start, self.0.get(to.checked_sub(1)?)?.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, most: usize) -> (String, usize, Letters) {
        let mut l = Letters::default();
        let taken = l.take(text, most);
        let s = l.0.iter().filter_map(|l| char::from_u32(l.code)).collect();
        (s, taken, l)
    }

    #[test]
    fn folds_decomposed_hangul_and_keeps_its_bytes() {
        let text = "\u{1112}\u{1161}\u{11ab}\u{1107}\u{1175}\u{11be}은";
        let (s, taken, l) = read(text, 100);
        assert_eq!(s, "한빛은");
        assert_eq!(taken, text.len());
        assert_eq!(l.bytes(0, 2), Some((0, 18)));
        assert_eq!(read("하\u{11ab}", 9).0, "한");
        // A vowel alone, a final alone: left as they are.
        assert_eq!(read("\u{1161}\u{11ab}", 9).0, "\u{1161}\u{11ab}");
    }

    #[test]
    fn folds_marks_one_for_one_and_drops_joiners() {
        assert_eq!(read("“가”―Ａ１\u{200b}～", 99).0, "\"가\"-A1~");
        let (_, _, l) = read("가\u{200b}나", 99);
        assert_eq!(l.bytes(0, 2), Some((0, 9)));
        assert_eq!(l.bytes(0, 1), Some((0, 3)));
    }

    #[test]
    fn cuts_long_text_behind_a_space() {
        let text = "가나다 라마바 사아자";
        assert_eq!(read(text, 9).1, "가나다 라마바 ".len());
        let (s, taken, _) = read("가나다라마바사", 4);
        assert_eq!((s.as_str(), taken), ("가나다라", 12));
        // Nothing but joiners: taken whole, no letter.
        assert_eq!(read("\u{200b}\u{200b}", 4).1, 6);
    }
}
