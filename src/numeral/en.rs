//! English numerals: `1.4 million`, `twenty-five thousand`, `half a dozen`, `tens of thousands`.

pub(crate) mod phrase;
mod stroke;
mod sum;

use rust_decimal::Decimal;

use super::digit::{Digits, digit, digits, fraction_sign};
use crate::data;
use crate::lexicon;
use crate::text::{Span, char_at, rest};
use crate::wordlist::class_enum;
use phrase::{Table, blank, joint, word_end, words_at};
use stroke::{is_digit, spaced_groups, stroke};
use sum::Sum;

class_enum! {
    /// What a number word does in a number.
    Class {
        Unit = "unit",
        Teen = "teen",
        Ten = "ten",
        Hundred = "hundred",
        Scale = "scale",
        Dozen = "dozen",
        Article = "article",
        Half = "half",
        Several = "several",
        Plural = "plural",
        Tens = "tens",
        Glued = "glued",
        Letter = "letter",
    }
}

#[derive(Debug, Clone)]
struct Word {
    class: Class,
    low: Decimal,
    high: Decimal,
}

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// It begins with digits.
    Digits,
    /// In words.
    Words,
}

/// A numeral in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    pub span: Span,
    pub form: Form,
    /// Smallest value meant; `None` where it does not fit.
    pub low: Option<Decimal>,
    /// Largest value meant.
    pub high: Option<Decimal>,
    /// Dozens, several hundred: an order of magnitude.
    pub vague: bool,
    /// The thousand, million, … that ends it: what the first number of a range borrows.
    pub scale: Option<Decimal>,
    /// The digits, when it is nothing else.
    pub digits: Option<Digits>,
    /// A letter right behind the digits that may be a scale or a unit: its value and end.
    pub letter: Option<(Decimal, usize)>,
    /// A plural such as `dozens`, which `of` joins to what it counts.
    pub plural: bool,
    /// A fraction written with a stroke or a sign: 7/32, ½.
    pub fraction: bool,
}

impl Numeral {
    fn plain(span: Span, form: Form, value: Option<Decimal>) -> Self {
        Numeral {
            span,
            form,
            low: value,
            high: value,
            vague: false,
            scale: None,
            digits: None,
            letter: None,
            plural: false,
            fraction: false,
        }
    }

    /// The same with the letter behind it read as a scale.
    pub(crate) fn with_letter(self) -> Self {
        let Some((scale, end)) = self.letter else {
            return self;
        };
        let times = |value: Option<Decimal>| value.and_then(|v| v.checked_mul(scale));
        Numeral {
            span: Span::new(self.span.start, end),
            low: times(self.low),
            high: times(self.high),
            scale: Some(scale),
            letter: None,
            digits: None,
            ..self
        }
    }

    /// Its value, where it has one only.
    pub(crate) fn value(&self) -> Option<Decimal> {
        self.low.filter(|_| self.low == self.high)
    }
}

/// The number words.
#[derive(Debug, Clone)]
pub(crate) struct Numerals {
    words: Table<Word>,
    glued: Vec<(&'static str, Class, Decimal)>,
}

impl Numerals {
    /// Reads `data/en/numerals.txt`.
    pub(crate) fn new() -> Self {
        let mut words = Vec::new();
        let mut glued = Vec::new();
        for (class, line) in lexicon::words(data::EN_NUMERALS.text()) {
            let mut parts = line.split('\t');
            let (Some(class), Some(name)) = (Class::from_word(class), parts.next()) else {
                continue;
            };
            let mut value = || parts.next().and_then(|v| v.parse::<Decimal>().ok());
            let low = value().unwrap_or(Decimal::ONE);
            let high = value().unwrap_or(low);
            if matches!(class, Class::Glued | Class::Letter) {
                glued.push((name, class, low));
            } else {
                words.push((name.into(), Word { class, low, high }));
            }
        }
        Numerals {
            words: Table::new(words),
            glued,
        }
    }

    /// The words that numbers begin with.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.phrases()
    }

    /// Whether a word is one of ten and more: what a year in words begins with.
    pub(crate) fn is_ten(&self, word: &str) -> bool {
        self.words
            .at(word, 0)
            .is_some_and(|(_, w)| matches!(w.class, Class::Teen | Class::Ten))
    }

    /// The million, billion, … at `at`: its value and end.
    pub(crate) fn scale_at(&self, text: &str, at: usize) -> Option<(Decimal, usize)> {
        let (end, word) = self.words.at(text, at)?;
        (word.class == Class::Scale).then_some((word.low, end))
    }

    /// The numeral that begins at `at`; `joins`: whether `and` may be inside of it, as it may not between the two
    /// numbers of a range.
    pub(crate) fn at(&self, text: &str, at: usize, joins: bool) -> Option<Numeral> {
        let c = char_at(text, at)?;
        if digit(c).is_some() {
            self.in_digits(text, at)
        } else if let Some(value) = fraction_sign(c) {
            let span = Span::new(at, at + c.len_utf8());
            Some(Numeral {
                fraction: true,
                ..Numeral::plain(span, Form::Digits, Some(value))
            })
        } else if c.is_ascii_alphabetic() {
            self.in_words(text, at, joins)
        } else {
            None
        }
    }

    fn in_digits(&self, text: &str, start: usize) -> Option<Numeral> {
        let mut first = digits(text, start)?;
        if first.dotted {
            return None;
        }
        spaced_groups(text, start, &mut first);
        let span = Span::new(start, first.end);
        let mut numeral = Numeral {
            digits: Some(first),
            ..Numeral::plain(span, Form::Digits, first.value)
        };
        if let Some((value, end)) = stroke(text, start) {
            numeral.fraction = true;
            numeral.digits = None;
            (numeral.low, numeral.high) = (Some(value), Some(value));
            numeral.span.end = end;
            return Some(numeral);
        }
        // 2 1/2, 2-1/2, 2½
        let added = char_at(text, first.end)
            .and_then(|c| Some((fraction_sign(c)?, first.end + c.len_utf8())))
            .or_else(|| {
                // 5 ½ years
                let at = first.end + 1;
                let spaced = char_at(text, first.end) == Some(' ');
                let sign = char_at(text, at).filter(|_| spaced)?;
                Some((fraction_sign(sign)?, at + sign.len_utf8()))
            })
            .or_else(|| stroke(text, joint(text, first.end)?))
            .filter(|_| !first.decimal);
        if let Some((value, end)) = added {
            numeral.low = numeral.low.and_then(|low| low.checked_add(value));
            numeral.high = numeral.low;
            numeral.digits = None;
            numeral.span.end = end;
        } else {
            let (sum, end) = self.and_a_half(text, numeral.low, first.end);
            if end > first.end {
                numeral.low = sum;
                numeral.high = sum;
                numeral.digits = None;
                numeral.span.end = end;
            }
        }
        if let Some((value, end)) = self.point(text, numeral.span.end, numeral.low)
            && numeral.digits.is_some_and(|d| !d.decimal)
        {
            (numeral.low, numeral.high) = (Some(value), Some(value));
            numeral.span.end = end;
            numeral.digits = None;
        }
        let end = numeral.span.end;
        if let Some(word_end) = word_end(text, end) {
            let word = text.get(end..word_end)?;
            let glued = self.glued.iter().find(|(w, _, _)| {
                word.eq_ignore_ascii_case(w) && !rest(text, word_end).starts_with('\'')
            });
            return Some(match glued {
                Some(&(_, Class::Letter, scale)) => Numeral {
                    letter: Some((scale, word_end)),
                    ..numeral
                },
                Some(&(_, _, scale)) => Numeral {
                    letter: Some((scale, word_end)),
                    ..numeral
                }
                .with_letter(),
                None => self.scaled_glued(text, end, numeral),
            });
        }
        Some(self.scaled(text, numeral))
    }

    /// 5million, written in one word.
    fn scaled_glued(&self, text: &str, end: usize, numeral: Numeral) -> Numeral {
        match self.words.at(text, end) {
            Some((close, word)) if word.class == Class::Scale && close - end > 2 => {
                times(numeral, word.low, close)
            }
            _ => numeral,
        }
    }

    /// 5 million, 3 dozen, 2 hundred thousand: the scales behind digits.
    fn scaled(&self, text: &str, numeral: Numeral) -> Numeral {
        let mut numeral = numeral;
        while let Some(at) = joint(text, numeral.span.end) {
            let Some((end, word)) = self.words.at(text, at) else {
                break;
            };
            let fits = match word.class {
                Class::Scale => numeral.scale.is_none_or(|s| s <= Decimal::ONE_THOUSAND),
                Class::Hundred | Class::Dozen => numeral.scale.is_none(),
                _ => false,
            };
            if !fits {
                break;
            }
            numeral = times(numeral, word.low, end);
        }
        if numeral.scale.is_some()
            && let (sum, end) = self.and_a_half(text, numeral.low, numeral.span.end)
            && end > numeral.span.end
            && let Some(scale) = numeral.scale
        {
            let half = sum.and_then(|s| s.checked_sub(numeral.low?));
            let sum = half
                .and_then(|h| h.checked_mul(scale))
                .and_then(|h| h.checked_add(numeral.low?));
            (numeral.low, numeral.high) = (sum, sum);
            numeral.span.end = end;
        }
        numeral
    }

    /// ` and a half` behind a number: the sum, and where it ends.
    fn and_a_half(
        &self,
        text: &str,
        value: Option<Decimal>,
        end: usize,
    ) -> (Option<Decimal>, usize) {
        let Some(at) = joint(text, end) else {
            return (value, end);
        };
        for (phrase, hundredths) in [
            ("and a half", 50),
            ("and a quarter", 25),
            ("and one half", 50),
            ("and three quarters", 75),
        ] {
            if let Some(close) = words_at(text, at, phrase) {
                let sum = value.and_then(|v| v.checked_add(Decimal::new(hundredths, 2)));
                return (sum, close);
            }
        }
        (value, end)
    }

    /// ` point three` behind a whole number.
    fn point(&self, text: &str, end: usize, whole: Option<Decimal>) -> Option<(Decimal, usize)> {
        let mut close = words_at(text, blank(text, end)?, "point")?;
        let mut places = 0;
        let mut mantissa = 0_i64;
        while places < 9
            && let Some(at) = blank(text, close)
        {
            let (end, value) = match char_at(text, at).and_then(digit) {
                Some(d) if places == 0 && !is_digit(text, at + 1) => (at + 1, i64::from(d)),
                Some(_) => break,
                None => match self.words.at(text, at) {
                    Some((end, word)) if word.class == Class::Unit => {
                        (end, i64::try_from(word.low.mantissa()).ok()?)
                    }
                    _ => break,
                },
            };
            mantissa = mantissa * 10 + value;
            places += 1;
            close = end;
        }
        (places > 0)
            .then(|| whole?.checked_add(Decimal::new(mantissa, places)))
            .flatten()
            .map(|value| (value, close))
    }

    fn in_words(&self, text: &str, start: usize, joins: bool) -> Option<Numeral> {
        let (end, word) = self.words.at(text, start)?;
        let next = |at: usize| self.words.at(text, joint(text, at)?);
        let numeral = |end: usize, low: Option<Decimal>, high: Option<Decimal>| Numeral {
            high,
            ..Numeral::plain(Span::new(start, end), Form::Words, low)
        };
        match word.class {
            Class::Unit | Class::Teen | Class::Ten => {
                Sum::new(word.class, word.low, end).run(self, text, start, joins)
            }
            Class::Article => {
                let (end, word) = next(end)?;
                match word.class {
                    Class::Hundred | Class::Scale | Class::Dozen => {
                        let mut sum = Sum::new(Class::Unit, Decimal::ONE, end);
                        sum.take(word, end);
                        sum.run(self, text, start, joins)
                    }
                    // a half million, a quarter of a million
                    Class::Half => self.part_of(text, start, end, word.low),
                    _ => None,
                }
            }
            Class::Half => self.part_of(text, start, end, word.low),
            Class::Several => {
                let mut factor = Decimal::ONE;
                let mut close = end;
                let mut scale = None;
                while let Some((end, word)) = next(close) {
                    let fits = match word.class {
                        Class::Scale | Class::Hundred | Class::Dozen => {
                            scale.is_none_or(|s| s < word.low)
                        }
                        Class::Plural => scale.is_none(),
                        _ => false,
                    };
                    if !fits {
                        break;
                    }
                    let one = match word.class {
                        Class::Plural => word.low.checked_div(Decimal::TWO)?,
                        _ => word.low,
                    };
                    factor = factor.checked_mul(one)?;
                    scale = Some(word.low);
                    close = end;
                }
                let last = scale?;
                let low = factor.checked_mul(Decimal::TWO);
                let high = factor
                    .checked_mul(Decimal::TEN)
                    .and_then(|v| v.checked_sub(Decimal::ONE));
                Some(Numeral {
                    vague: true,
                    scale: Some(last),
                    ..numeral(close, low, high)
                })
            }
            Class::Plural | Class::Tens => {
                let mut close = end;
                let (mut low, mut high) = (word.low, word.high);
                if let Some(of) = blank(text, end)
                    && let Some(of) = words_at(text, of, "of")
                    && let Some(second) = blank(text, of)
                {
                    match self.words.at(text, second) {
                        Some((end, second)) if second.class == Class::Plural => {
                            let one = second.low.checked_div(Decimal::TWO)?;
                            low = low.checked_mul(one)?;
                            let next = high.checked_add(Decimal::ONE)?.checked_mul(one)?;
                            high = next.checked_sub(Decimal::ONE)?;
                            close = end;
                        }
                        // Scores of people, but tens only of thousands.
                        _ if word.class == Class::Tens && word.low < Decimal::from(40) => {
                            return None;
                        }
                        _ => {}
                    }
                } else if word.class == Class::Tens {
                    return None;
                }
                Some(Numeral {
                    vague: true,
                    plural: true,
                    ..numeral(close, Some(low), Some(high))
                })
            }
            Class::Hundred | Class::Scale | Class::Dozen | Class::Glued | Class::Letter => None,
        }
    }

    /// Half a million, half-dozen, a quarter of a billion: a part of the scale behind `end`.
    fn part_of(&self, text: &str, start: usize, end: usize, part: Decimal) -> Option<Numeral> {
        let mut at = joint(text, end)?;
        for phrase in ["of a", "a"] {
            if let Some(close) = words_at(text, at, phrase) {
                at = joint(text, close)?;
                break;
            }
        }
        let (end, word) = self.words.at(text, at)?;
        let scale = matches!(word.class, Class::Scale | Class::Dozen) && end - at > 3;
        scale.then(|| Numeral {
            scale: Some(word.low),
            ..Numeral::plain(
                Span::new(start, end),
                Form::Words,
                part.checked_mul(word.low),
            )
        })
    }
}

fn times(numeral: Numeral, factor: Decimal, end: usize) -> Numeral {
    let times = |value: Option<Decimal>| value.and_then(|v| v.checked_mul(factor));
    Numeral {
        span: Span::new(numeral.span.start, end),
        low: times(numeral.low),
        high: times(numeral.high),
        scale: Some(numeral.scale.map_or(factor, |s| s * factor)),
        digits: None,
        ..numeral
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_of_writing_a_number() {
        let numerals = Numerals::new();
        for (text, span, low, high) in [
            ("1,234.56 of", "1,234.56", "1234.56", ""),
            ("1 234 567 of", "1 234 567", "1234567", ""),
            ("16 300-seat", "16", "16", ""),
            ("1.4 million people", "1.4 million", "1400000", ""),
            ("3 dozen eggs", "3 dozen", "36", ""),
            ("2 hundred thousand", "2 hundred thousand", "200000", ""),
            ("5bn won", "5bn", "5000000000", ""),
            ("2 1/2 cups", "2 1/2", "2.5", ""),
            ("2½ cups", "2½", "2.5", ""),
            ("5 ½ years", "5 ½", "5.5", ""),
            ("7/32 of", "7/32", "0.2188", ""),
            ("9/11 was", "9", "9", ""),
            ("twenty-five thousand", "twenty-five thousand", "25000", ""),
            (
                "one hundred and five men",
                "one hundred and five",
                "105",
                "",
            ),
            ("one hundred and two hundred", "one hundred", "100", ""),
            ("a hundred people", "a hundred", "100", ""),
            (
                "two thousand and eight",
                "two thousand and eight",
                "2008",
                "",
            ),
            (
                "two million and three million",
                "two million",
                "2000000",
                "",
            ),
            ("half a million", "half a million", "500000", ""),
            ("a half-dozen", "a half-dozen", "6", ""),
            (
                "a quarter of a million",
                "a quarter of a million",
                "250000",
                "",
            ),
            (
                "two and a half million",
                "two and a half million",
                "2500000",
                "",
            ),
            ("two-and-a-half-year", "two-and-a-half", "2.5", ""),
            (
                "a million and a half",
                "a million and a half",
                "1500000",
                "",
            ),
            ("3 and a half hours", "3 and a half", "3.5", ""),
            (
                "one point three million",
                "one point three million",
                "1300000",
                "",
            ),
            ("two dozen", "two dozen", "24", ""),
            ("dozens of people", "dozens", "20", "99"),
            (
                "tens of thousands of",
                "tens of thousands",
                "20000",
                "99999",
            ),
            (
                "hundreds of millions",
                "hundreds of millions",
                "200000000",
                "999999999",
            ),
            (
                "several hundred thousand",
                "several hundred thousand",
                "200000",
                "999999",
            ),
            ("a few hundred", "a few hundred", "200", "999"),
            ("a couple of dozen", "a couple of dozen", "24", "119"),
            ("five years", "five", "5", ""),
            ("twenty two", "twenty two", "22", ""),
        ] {
            let found = numerals
                .at(text, 0, true)
                .unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.span.of(text), span, "{text}");
            let value =
                |v: Option<Decimal>| v.map(|v| v.normalize().to_string()).unwrap_or_default();
            assert_eq!(value(found.low), low, "{text}");
            assert_eq!(
                value(found.high),
                if high.is_empty() { low } else { high },
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_what_is_no_number() {
        let numerals = Numerals::new();
        for text in [
            "nineteen eighty-four",
            "a man",
            "several men",
            "few",
            "half the",
            "tens of",
            "1.2.3",
            "million",
        ] {
            assert_eq!(numerals.at(text, 0, true), None, "{text}");
        }
    }
}
