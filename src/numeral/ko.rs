//! Korean numerals: `3조5000억`, `이천칠백`, `열한`, `수십`.

mod reader;
mod series;
mod sino;

use rust_decimal::Decimal;

use crate::data;
use crate::text::hangul::final_consonant;
use crate::text::{Span, char_at, char_before};
use crate::wordlist::{WordList, entries};

use super::digit::{Digits, digits, fraction_sign};
use reader::Reader;
pub(crate) use series::series;
use sino::{big_unit, sino_digit, small_unit};

/// How a numeral is written, which decides what it may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// It begins with digits.
    Digits,
    /// Sino-Korean words: 이십, 천만.
    Sino,
    /// Native words before a counter: 한, 열두.
    Native,
    /// Native words that stand alone: 하나, 둘.
    Alone,
    /// 석, 넉: before a few counters only.
    Few,
    /// 수 or 몇 with nothing behind it: 몇 명, 수 년.
    Some,
}

/// A numeral in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    pub span: Span,
    pub form: Form,
    /// Smallest value meant; `None` for nonsense (`1억만조`) and what does not fit.
    pub low: Option<Decimal>,
    /// Largest value meant.
    pub high: Option<Decimal>,
    /// 수십, 몇 백: an order of magnitude.
    pub vague: bool,
    /// 여 inside: 10여.
    pub about: bool,
    /// The 만, 억, … that ends it: what the first number of a range borrows.
    pub scale: Option<Decimal>,
    /// How many digits, when it is nothing but digits.
    pub digits: Option<usize>,
    /// Digits with a decimal point.
    pub decimal: bool,
    /// Whether 십, 백, 천, 만, … are part of it.
    pub worded: bool,
    /// The same numeral without a last 이, 일, 오, … that may be a particle or the next word.
    pub shorter: Option<(usize, Decimal)>,
}

/// The numeral words that are looked up.
#[derive(Debug, Clone)]
pub(crate) struct Numerals {
    words: WordList<(Form, bool, Decimal, Decimal)>,
}

impl Numerals {
    /// Reads `data/numerals.txt`.
    pub(crate) fn new() -> Self {
        let mut tens = Vec::new();
        let mut words = Vec::new();
        let mut ones = Vec::new();
        for entry in entries(data::NUMERALS.text()) {
            let [place, low, high, names] = entry.as_slice() else {
                continue;
            };
            let (Ok(low), Ok(high)) = (low.parse::<Decimal>(), high.parse::<Decimal>()) else {
                continue;
            };
            for name in names.split('|') {
                let form = match *place {
                    "alone" => Form::Alone,
                    "few" => Form::Few,
                    _ => Form::Native,
                };
                let both = matches!(*place, "ten" | "one");
                words.push((name.to_owned(), (form, both, low, high)));
                match *place {
                    "ten" => tens.push((name.to_owned(), low)),
                    "few" => {}
                    _ if low < Decimal::TEN && low == high => {
                        ones.push((name.to_owned(), form, both, low));
                    }
                    _ => {}
                }
            }
        }
        for (ten, value) in &tens {
            for &(ref one, form, both, add) in &ones {
                let sum = *value + add;
                words.push((format!("{ten}{one}"), (form, both, sum, sum)));
            }
        }
        Numerals {
            words: WordList::new(words),
        }
    }

    /// Whether a numeral word can begin with this syllable.
    pub(crate) fn begins(&self, c: char) -> bool {
        matches!(c, '수' | '몇' | '영')
            || sino_digit(c).is_some()
            || small_unit(c).is_some()
            || big_unit(c).is_some_and(|e| e <= 12)
            || self.words.begins(c)
    }

    /// The numeral that begins with the digit at `start`.
    pub(crate) fn in_digits(&self, text: &str, start: usize) -> Option<Numeral> {
        if let Some(value) = char_at(text, start).and_then(fraction_sign) {
            let end = start + char_at(text, start)?.len_utf8();
            return Some(Numeral {
                digits: None,
                ..plain(start, end, Form::Digits, value)
            });
        }
        let first = digits(text, start)?;
        if first.dotted {
            return None;
        }
        if let Some(add) = char_at(text, first.end).and_then(fraction_sign) {
            let end = first.end + char_at(text, first.end)?.len_utf8();
            return Some(plain(
                start,
                end,
                Form::Digits,
                first.value?.checked_add(add)?,
            ));
        }
        self.mixed(text, start, false, Some(first))
    }

    fn mixed(
        &self,
        text: &str,
        start: usize,
        sino: bool,
        first: Option<Digits>,
    ) -> Option<Numeral> {
        let mut reader = Reader::new(text, start, sino);
        reader.run();
        if reader.at == start {
            return None;
        }
        let value = reader.sum();
        let only_digits = !reader.worded && !sino;
        Some(Numeral {
            span: Span::new(start, reader.at),
            form: if sino { Form::Sino } else { Form::Digits },
            low: value,
            high: value,
            vague: false,
            about: reader.about,
            scale: reader.scale,
            digits: first.filter(|_| only_digits).map(|d| d.count),
            decimal: first.is_some_and(|d| d.decimal),
            worded: reader.worded,
            shorter: reader.shorter.and_then(|(end, v)| Some((end, v?))),
        })
    }

    /// The readings of the numeral words at `start`, likeliest first: 수십, 열한, 이천.
    pub(crate) fn in_words(&self, text: &str, start: usize) -> Vec<Numeral> {
        let mut found = Vec::new();
        let rest = text.get(start..).unwrap_or("");
        let Some(c) = rest.chars().next() else {
            return found;
        };
        if matches!(c, '수' | '몇') {
            found.extend(self.vague(text, start, c));
            return found;
        }
        for (word, &(form, both, low, high)) in self.words.prefixes(rest) {
            let numeral = Numeral {
                high: Some(high),
                digits: None,
                ..plain(start, start + word.len(), form, low)
            };
            found.push(numeral);
            if both {
                found.push(Numeral {
                    form: Form::Alone,
                    ..numeral
                });
            }
        }
        // 조사단, 구조: no number of Sino-Korean words begins with 억 or 조, and few hold 조.
        if sino_digit(c).is_some() || small_unit(c).is_some() || big_unit(c) == Some(4) {
            found.extend(self.mixed(text, start, true, None));
        }
        found
    }

    /// 수십억, 몇 백, 수 (년).
    fn vague(&self, text: &str, start: usize, c: char) -> Option<Numeral> {
        let mut at = start + c.len_utf8();
        let can = char_before(text, start) == Some(' ')
            && char_before(text, start - 1).and_then(final_consonant) == Some(8);
        if (c == '몇' || !can) && char_at(text, at) == Some(' ') {
            let after = char_at(text, at + 1);
            if after.is_some_and(|u| small_unit(u).is_some() || matches!(u, '만' | '억' | '조'))
            {
                at += 1;
            }
        }
        let unit = char_at(text, at);
        let nine = Decimal::new(99, 1);
        if unit.is_some_and(|u| small_unit(u).is_some() || big_unit(u).is_some_and(|e| e <= 12)) {
            let numeral = self.mixed(text, at, true, None)?;
            let one = numeral.low?;
            return Some(Numeral {
                span: Span::new(start, numeral.span.end),
                low: one.checked_mul(Decimal::TWO),
                high: one.checked_mul(nine),
                vague: true,
                shorter: None,
                ..numeral
            });
        }
        Some(Numeral {
            high: Some(Decimal::from(9)),
            vague: true,
            ..plain(start, at, Form::Some, Decimal::TWO)
        })
    }
}

fn plain(start: usize, end: usize, form: Form, value: Decimal) -> Numeral {
    Numeral {
        span: Span::new(start, end),
        form,
        low: Some(value),
        high: Some(value),
        vague: false,
        about: false,
        scale: None,
        digits: None,
        decimal: false,
        worded: false,
        shorter: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeral::digit;

    fn value(text: &str) -> (String, Option<String>) {
        let numerals = Numerals::new();
        let numeral = match char_at(text, 0) {
            Some(c) if digit(c).is_some() => numerals.in_digits(text, 0),
            _ => numerals.in_words(text, 0).into_iter().next(),
        };
        numeral.map_or((String::new(), None), |n| {
            (
                n.span.of(text).to_owned(),
                n.low.map(|d| d.normalize().to_string()),
            )
        })
    }

    #[test]
    fn reads_every_way_of_writing_a_number() {
        for (text, span, expected) in [
            ("3조5000억원", "3조5000억", Some("3500000000000")),
            ("1천912억원", "1천912억", Some("191200000000")),
            ("2억4천4백만원", "2억4천4백만", Some("244000000")),
            ("5만 8200원", "5만 8200", Some("58200")),
            ("1.5조", "1.5조", Some("1500000000000")),
            ("14만2600원", "14만2600", Some("142600")),
            ("이천칠백삼십오만 명", "이천칠백삼십오만", Some("27350000")),
            ("일점이삼 퍼센트", "일점이삼", Some("1.23")),
            ("열한 명", "열한", Some("11")),
            ("스무 살", "스무", Some("20")),
            ("１２３명", "１２３", Some("123")),
            ("1½컵", "1½", Some("1.5")),
            ("7천 5백만 달러", "7천 5백만", Some("75000000")),
            ("4천 820만 달러", "4천 820만", Some("48200000")),
            ("1천 1백 70만 달러", "1천 1백 70만", Some("11700000")),
            ("천 4백만 달러", "천 4백만", Some("14000000")),
            ("131억 8천만 달러", "131억 8천만", Some("13180000000")),
            ("수십억 달러", "수십억", Some("2000000000")),
            ("3억4천200여만원", "3억4천200여만", Some("342000000")),
            ("1억만조", "1억만조", None),
            ("3천이 넘는", "3천", Some("3000")),
            ("10만해도", "10만", Some("100000")),
            ("1,234,567명", "1,234,567", Some("1234567")),
            ("1,2루", "1", Some("1")),
            ("5경 3000조", "5경 3000조", Some("53000000000000000")),
            ("1해 2000경", "1해 2000경", Some("120000000000000000000")),
            ("1000만 2위", "1000만", Some("10000000")),
            ("100 만 달러", "100 만", Some("1000000")),
            ("10 만에", "10", Some("10")),
            ("3만 천원", "3만 천", Some("31000")),
            (
                "99999999999999999999999999999999명",
                "99999999999999999999999999999999",
                None,
            ),
        ] {
            assert_eq!(
                value(text),
                (span.to_owned(), expected.map(str::to_owned)),
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_a_last_syllable_that_may_be_a_particle() {
        let text = "백이 넘는";
        let numeral = Numerals::new().in_words(text, 0).pop().unwrap();
        assert_eq!(numeral.shorter, Some(("백".len(), Decimal::from(100))));
    }
}
