//! How an English text falls into tokens: the twin of train/en/text.py.

use crate::text::Span;

/// The tokens of a text with their letters.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// Every character with its place in bytes.
    chars: Vec<(usize, char)>,
    /// From which character to which.
    ranges: Vec<(usize, usize)>,
    /// One past the last byte.
    end: usize,
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic() && !is_mark(c)
}

/// A mark that stands on a letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Letters, digits and the marks on letters.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (is_letter(c) || is_mark(c))
}

pub(super) fn is_upper(c: char) -> bool {
    c.is_ascii_uppercase() || !c.is_ascii() && c.is_uppercase()
}

pub(super) fn is_lower(c: char) -> bool {
    c.is_ascii_lowercase() || !c.is_ascii() && c.is_lowercase()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// What stands behind the apostrophe of `Xi's`, `don't`, `we'll`.
fn is_clitic(part: &[(usize, char)]) -> bool {
    match part {
        [(_, one)] => matches!(one, 's' | 'S' | 'm' | 'd' | 't'),
        [(_, a), (_, b)] => matches!((a, b), ('r' | 'v', 'e') | ('l', 'l')),
        _ => false,
    }
}

impl Tokens {
    /// Reads one line. `abbreviates` tells whether a full stop behind a word belongs to it.
    pub(super) fn read(&mut self, text: &str, abbreviates: impl Fn(&[(usize, char)]) -> bool) {
        self.chars.clear();
        self.ranges.clear();
        self.chars.extend(text.char_indices());
        self.end = text.len();
        let mut i = 0;
        while let Some(c) = self.at(i) {
            if c.is_whitespace() {
                i += 1;
                continue;
            }
            let end = if is_letter(c) {
                self.letters(i, c, &abbreviates)
            } else if c.is_ascii_digit() {
                self.digits(i)
            } else if is_apostrophe(c) && i > 0 {
                self.apostrophe(i)
            } else {
                i + 1
            };
            self.ranges.push((i, end));
            i = end;
        }
    }

    fn at(&self, i: usize) -> Option<char> {
        self.chars.get(i).map(|&(_, c)| c)
    }

    fn word_at(&self, i: usize) -> bool {
        self.at(i).is_some_and(is_word)
    }

    fn letter_at(&self, i: usize) -> bool {
        self.at(i).is_some_and(is_letter)
    }

    fn word_end(&self, mut i: usize) -> usize {
        while self.word_at(i) {
            i += 1;
        }
        i
    }

    /// Where the token ends that begins with the letter `c` at `i`.
    fn letters(&self, i: usize, c: char, abbreviates: impl Fn(&[(usize, char)]) -> bool) -> usize {
        let (mut j, mut dots) = (i, 0);
        while self.letter_at(j) && self.at(j + 1) == Some('.') {
            j += 2;
            dots += 1;
        }
        if dots > 0 {
            let tail = self.at(j).filter(|&t| is_letter(t) && !self.word_at(j + 1));
            if dots >= 2 || tail.is_some_and(|t| is_upper(t) && is_upper(c)) {
                return j + usize::from(tail.is_some());
            }
            if c.is_ascii_uppercase() && c != 'I' {
                let space = self.at(i + 2).is_some_and(char::is_whitespace);
                if self.at(i + 2 + usize::from(space)).is_some_and(is_upper) {
                    return i + 2;
                }
            }
        }
        let mut j = self.word_end(i);
        let mut apostrophe = None;
        while let Some(c) = self.at(j).filter(|&c| c == '&' || is_apostrophe(c))
            && self.word_at(j + 1)
        {
            if c != '&' {
                apostrophe = Some(j);
            }
            j = self.word_end(j + 1);
        }
        if let Some(at) = apostrophe {
            let part = self.chars.get(at + 1..j).unwrap_or(&[]);
            if is_clitic(part) {
                return at;
            }
        }
        if self.at(j) == Some('.') && abbreviates(self.chars.get(i..j).unwrap_or(&[])) {
            j += 1;
        }
        j
    }

    /// Where the token ends that begins with an apostrophe: with the `s`, `ll` … of the word that ends there.
    fn apostrophe(&self, i: usize) -> usize {
        let before = i.checked_sub(1).and_then(|i| self.at(i));
        let end = self.word_end(i + 1);
        let part = self.chars.get(i + 1..end).unwrap_or(&[]);
        let owner = matches!(part, [(_, 's' | 'S')]) && before.is_some_and(|c| !c.is_whitespace());
        if owner || before.is_some_and(is_letter) && is_clitic(part) {
            end
        } else {
            i + 1
        }
    }

    fn digits(&self, i: usize) -> usize {
        let digit = |i: usize| self.at(i).is_some_and(|c| c.is_ascii_digit());
        let (mut j, mut inner) = (i, false);
        loop {
            while digit(j) {
                j += 1;
            }
            if !(matches!(self.at(j), Some('.' | ',' | ':')) && digit(j + 1)) {
                break;
            }
            inner = true;
            j += 1;
        }
        let end = self.word_end(j);
        let tail: String = (self.chars.get(j..end).unwrap_or(&[]).iter())
            .take(3)
            .map(|&(_, c)| c)
            .collect();
        if !inner || matches!(&*tail, "st" | "nd" | "rd" | "th" | "s") {
            end
        } else {
            j
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// The characters of a token.
    pub(super) fn chars(&self, i: usize) -> &[(usize, char)] {
        let Some(&(from, to)) = self.ranges.get(i) else {
            return &[];
        };
        self.chars.get(from..to).unwrap_or(&[])
    }

    /// Its bytes.
    pub(super) fn span(&self, i: usize) -> Span {
        let Some(&(from, to)) = self.ranges.get(i) else {
            return Span::default();
        };
        let place = |i: usize| self.chars.get(i).map_or(self.end, |&(at, _)| at);
        Span::new(place(from), place(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> String {
        let mut tokens = Tokens::default();
        tokens.read(text, |word| {
            let word: String = word.iter().map(|&(_, c)| c).collect();
            matches!(&*word, "Gov" | "Minn" | "Mr")
        });
        let words: Vec<_> = (0..tokens.len()).map(|i| tokens.span(i).of(text)).collect();
        words.join("|")
    }

    #[test]
    fn parts_a_text_into_tokens() {
        for (text, expected) in [
            ("Gov. Doe, D-Minn.", "Gov.|Doe|,|D|-|Minn."),
            (
                "U.S.-led, the U.S. at 3 p.m.",
                "U.S.|-|led|,|the|U.S.|at|3|p.m.",
            ),
            (
                "John F. Kennedy; vitamin C. it",
                "John|F.|Kennedy|;|vitamin|C|.|it",
            ),
            (
                "Xi's, the Does’ and U.S.'s",
                "Xi|'s|,|the|Does|’|and|U.S.|'s",
            ),
            ("don't O'Brien AT&T we'll", "don|'t|O'Brien|AT&T|we|'ll"),
            (
                "$3.5bn 3M 10km 21st 1980s 1,234.5",
                "$|3.5|bn|3M|10km|21st|1980s|1,234.5",
            ),
            ("“Café” naïve.", "“|Café|”|naïve|."),
            ("I. The end", "I|.|The|end"),
            ("", ""),
        ] {
            assert_eq!(parted(text), expected);
        }
    }
}
