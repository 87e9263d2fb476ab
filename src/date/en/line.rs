//! Reads words and numbers of English text, a byte at a time.

/// A sentence, or a stretch of text: nothing outside is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub start: usize,
    pub end: usize,
    /// Whether it is a headline, whose words have capitals.
    pub headline: bool,
}

/// A number in digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub value: i32,
    pub count: usize,
    pub end: usize,
}

/// Whether a byte is part of a word: a letter, a digit, a letter with an accent, but no dash and no curly mark.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 && byte != 0xe2
}

impl<'t> Line<'t> {
    /// The byte at a place; 0 outside.
    pub(super) fn byte(self, at: usize) -> u8 {
        if at < self.start || at >= self.end {
            return 0;
        }
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn slice(self, start: usize, end: usize) -> &'t str {
        self.text
            .get(start.max(self.start)..end.min(self.end))
            .unwrap_or("")
    }

    /// The text between two places, or what of it lies within the line, in whole characters.
    pub(super) fn window(self, start: usize, end: usize) -> &'t str {
        let mut start = start.max(self.start);
        let mut end = end.min(self.end);
        while start < end && !self.text.is_char_boundary(start) {
            start += 1;
        }
        while end > start && !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.get(start..end).unwrap_or("")
    }

    pub(super) fn rest(self, at: usize) -> &'t str {
        self.slice(at, self.end)
    }

    /// Whether no word goes on at a place.
    pub(super) fn ends(self, at: usize) -> bool {
        !is_word(self.byte(at))
    }

    /// The byte behind `word`, in small letters, where it stands at a place as a word of its own.
    pub(super) fn eat(self, at: usize, word: &str) -> Option<usize> {
        let end = self.part(at, word)?;
        (self.ends(end) || !word.ends_with(|c: char| c.is_ascii_alphanumeric())).then_some(end)
    }

    /// The same where a word may go on behind it. A space takes a run of them, an apostrophe both of its kinds.
    pub(super) fn part(self, at: usize, word: &str) -> Option<usize> {
        let mut at = at;
        for wanted in word.bytes() {
            at = match wanted {
                b' ' => self.gap(at)?,
                b'\'' => self.apostrophe(at)?,
                _ if self.byte(at).to_ascii_lowercase() == wanted => at + 1,
                _ => return None,
            };
        }
        Some(at)
    }

    /// The same exactly as it is written.
    pub(super) fn exact(self, at: usize, word: &str) -> Option<usize> {
        let end = at + word.len();
        (self.slice(at, end) == word && self.ends(end)).then_some(end)
    }

    /// The first of some words that stands at a place.
    pub(super) fn any(self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.eat(at, word))
    }

    pub(super) fn apostrophe(self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' => Some(at + 1),
            0xe2 => self.rest(at).starts_with('’').then(|| at + '’'.len_utf8()),
            _ => None,
        }
    }

    /// Behind white space, of which there must be some.
    pub(super) fn gap(self, at: usize) -> Option<usize> {
        let mut end = at;
        loop {
            match self.byte(end) {
                b' ' | b'\n' | b'\t' => end += 1,
                0xc2 if self.byte(end + 1) == 0xa0 => end += 2,
                _ => return (end > at).then_some(end),
            }
        }
    }

    /// Behind white space or a single hyphen.
    pub(super) fn link(self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'-' => Some(at + 1),
            0xe2 => self.dash(at),
            _ => self.gap(at),
        }
    }

    /// Behind a hyphen or a dash.
    pub(super) fn dash(self, at: usize) -> Option<usize> {
        if self.byte(at) == b'-' {
            return Some(at + 1);
        }
        let c = self.rest(at).chars().next()?;
        matches!(c, '–' | '—' | '‑' | '‐' | '−').then(|| at + c.len_utf8())
    }

    /// Behind a comma and white space, or white space alone.
    pub(super) fn comma(self, at: usize) -> Option<usize> {
        self.gap(if self.byte(at) == b',' { at + 1 } else { at })
    }

    /// A number of at most nine digits.
    pub(super) fn number(self, at: usize) -> Option<Number> {
        let mut end = at;
        let mut value = 0_i32;
        while self.byte(end).is_ascii_digit() {
            if end - at == 9 {
                return None;
            }
            value = value * 10 + i32::from(self.byte(end) - b'0');
            end += 1;
        }
        (end > at).then_some(Number {
            value,
            count: end - at,
            end,
        })
    }

    /// A number of one or two digits within bounds, that no digit or decimal follows.
    pub(super) fn small(self, at: usize, low: u8, high: u8) -> Option<(u8, usize)> {
        let number = self.number(at).filter(|n| n.count <= 2)?;
        let value = u8::try_from(number.value).ok()?;
        let end = number.end;
        let goes_on = matches!(self.byte(end), b'.' | b',' | b':' | b'/')
            && self.byte(end + 1).is_ascii_digit();
        ((low..=high).contains(&value) && !goes_on).then_some((value, end))
    }

    /// Behind `st`, `nd`, `rd` or `th`.
    pub(super) fn ordinal_sign(self, at: usize) -> Option<usize> {
        ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|sign| self.eat(at, sign))
    }

    /// The word that ends before a place, over white space: where it begins. `None` where a mark or nothing stands there.
    pub(super) fn before(self, at: usize) -> Option<(usize, &'t str)> {
        let mut end = at;
        while end > self.start {
            match self.text.as_bytes().get(end - 1).copied().unwrap_or(0) {
                b' ' | b'\n' | b'\t' => end -= 1,
                0xa0 if end > self.start + 1 => end -= 2,
                _ => break,
            }
        }
        let mut start = end;
        let mut chars = self.slice(self.start, end).chars();
        while let Some(c) = chars.next_back() {
            if !(c.is_alphanumeric() || matches!(c, '\'' | '’')) || start + 32 < end {
                break;
            }
            start -= c.len_utf8();
        }
        // A mark that only closes a quotation is no part of a word.
        let word = self.slice(start, end);
        (start < end && !word.ends_with(['\'', '’'])).then_some((start, word))
    }

    /// The last character before a place that is no white space.
    pub(super) fn mark_before(self, at: usize) -> Option<char> {
        self.slice(self.start, at).trim_end().chars().next_back()
    }

    /// The word before a place, in small letters, is one of these.
    pub(super) fn behind(self, at: usize, words: &[&str]) -> bool {
        self.before(at)
            .is_some_and(|(_, word)| words.iter().any(|w| w.eq_ignore_ascii_case(word)))
    }

    /// The word that begins at a place; empty where none does.
    pub(super) fn word(self, at: usize) -> &'t str {
        let mut end = at;
        while is_word(self.byte(end)) {
            end += 1;
        }
        self.slice(at, end)
    }

    /// The word behind white space at a place.
    pub(super) fn next_word(self, at: usize) -> &'t str {
        self.gap(at).map_or("", |at| self.word(at))
    }
}
