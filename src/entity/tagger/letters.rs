//! The characters of a piece of text as the model sees them, with where each came from.

/// Characters, folded one by one, and their bytes in the text.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    /// Folded code points.
    pub(super) code: Vec<u32>,
    start: Vec<usize>,
    end: Vec<usize>,
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

/// The final consonant's number of a conjoining final, or 0.
fn final_of(c: Option<char>) -> u32 {
    match c {
        Some(c @ '\u{11a8}'..='\u{11c2}') => c as u32 - 0x11a7,
        _ => 0,
    }
}

impl Letters {
    pub(super) fn is_empty(&self) -> bool {
        self.code.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.code.len()
    }

    /// Replaces its content by the first characters of `text`: all, or up to `most` of them, cut behind a space when
    /// there is one in the last quarter. Returns how many bytes were taken, at least one character's.
    pub(super) fn take(&mut self, text: &str, most: usize) -> usize {
        self.code.clear();
        self.start.clear();
        self.end.clear();
        let mut cut = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if self.code.len() >= most {
                let (letters, bytes) = cut.unwrap_or((self.code.len(), at));
                self.code.truncate(letters);
                self.start.truncate(letters);
                self.end.truncate(letters);
                return bytes;
            }
            if is_dropped(c) {
                continue;
            }
            let mut end = at + c.len_utf8();
            let mut letter = fold(c);
            // Conjoining jamo become the syllable that they spell.
            if let ('\u{1100}'..='\u{1112}', Some(&(v_at, v @ '\u{1161}'..='\u{1175}'))) =
                (c, chars.peek())
            {
                chars.next();
                end = v_at + v.len_utf8();
                let tail = final_of(chars.peek().map(|p| p.1));
                if tail > 0
                    && let Some((t_at, t)) = chars.next()
                {
                    end = t_at + t.len_utf8();
                }
                let syllable =
                    0xac00 + ((c as u32 - 0x1100) * 21 + (v as u32 - 0x1161)) * 28 + tail;
                letter = char::from_u32(syllable).unwrap_or(letter);
            } else if is_open_syllable(c) {
                // A syllable without a final that was parted from its final only.
                let tail = final_of(chars.peek().map(|p| p.1));
                if tail > 0
                    && let Some((t_at, t)) = chars.next()
                {
                    end = t_at + t.len_utf8();
                    letter = char::from_u32(c as u32 + tail).unwrap_or(letter);
                }
            }
            self.code.push(letter as u32);
            self.start.push(at);
            self.end.push(end);
            if letter == ' ' && self.code.len() > most - most / 4 {
                cut = Some((self.code.len(), end));
            }
        }
        text.len()
    }

    /// The bytes of the characters `from..to`.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        Some((*self.start.get(from)?, *self.end.get(to.checked_sub(1)?)?))
    }
}

fn is_open_syllable(c: char) -> bool {
    ('가'..='힣').contains(&c) && (c as u32 - 0xac00).is_multiple_of(28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, most: usize) -> (String, usize, Letters) {
        let mut l = Letters::default();
        let taken = l.take(text, most);
        let s = l.code.iter().filter_map(|&c| char::from_u32(c)).collect();
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
