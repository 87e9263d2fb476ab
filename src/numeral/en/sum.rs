//! Adds up a number that is written in words.

use rust_decimal::Decimal;

use super::phrase::{blank, hyphen, joint, words_at};
use super::{Class, Form, Numeral, Numerals, Word};
use crate::text::Span;

/// What has been read of a number in words.
pub(super) struct Sum {
    total: Option<Decimal>,
    section: Decimal,
    /// The class of the last word.
    last: Class,
    /// The last thousand, million, …; what follows must be smaller.
    scale: Option<Decimal>,
    end: usize,
}

impl Sum {
    pub(super) fn new(class: Class, value: Decimal, end: usize) -> Self {
        Sum {
            total: Some(Decimal::ZERO),
            section: value,
            last: class,
            scale: None,
            end,
        }
    }

    fn value(&self) -> Option<Decimal> {
        self.total?.checked_add(self.section)
    }

    /// Takes a word in, if it fits behind the others.
    pub(super) fn take(&mut self, word: &Word, end: usize) -> bool {
        let below = self.section < Decimal::ONE_HUNDRED;
        match (self.last, word.class) {
            (Class::Ten, Class::Unit) if !word.low.is_zero() => self.section += word.low,
            (Class::Hundred, Class::Unit | Class::Teen | Class::Ten) if !word.low.is_zero() => {
                self.section += word.low;
            }
            (Class::Scale, Class::Unit | Class::Teen | Class::Ten) if !word.low.is_zero() => {
                self.section = word.low;
            }
            (Class::Unit | Class::Teen | Class::Ten, Class::Hundred)
                if below && !self.section.is_zero() =>
            {
                self.section *= Decimal::ONE_HUNDRED;
            }
            (Class::Unit | Class::Teen | Class::Ten | Class::Hundred, Class::Scale)
                if self.scale.is_none_or(|s| word.low < s) && !self.section.is_zero() =>
            {
                self.total = self
                    .total
                    .and_then(|t| t.checked_add(self.section.checked_mul(word.low)?));
                self.section = Decimal::ZERO;
                self.scale = Some(word.low);
            }
            (Class::Unit | Class::Teen | Class::Ten | Class::Hundred, Class::Dozen)
                if self.scale.is_none() =>
            {
                self.section *= word.low;
            }
            _ => return false,
        }
        self.last = word.class;
        self.end = end;
        true
    }

    pub(super) fn run(
        mut self,
        numerals: &Numerals,
        text: &str,
        start: usize,
        joins: bool,
    ) -> Option<Numeral> {
        // What had been read before an `and` or behind a scale, to go back to.
        let mut safe: Option<(Option<Decimal>, usize, Class)> = None;
        let mut closing = None;
        while self.last != Class::Dozen {
            let Some(at) = joint(text, self.end) else {
                break;
            };
            let mut word_at = at;
            let and = words_at(text, at, "and").and_then(|end| joint(text, end));
            if let Some(behind) = and {
                let (sum, end) = numerals.and_a_half(text, Some(Decimal::ZERO), self.end);
                if end > self.end {
                    let part = match self.scale {
                        Some(scale) if self.last == Class::Scale => sum?.checked_mul(scale),
                        _ => sum,
                    };
                    self.section = self.section.checked_add(part?)?;
                    self.end = end;
                    closing = self.scale;
                    // two and a half million
                    if let Some(at) = joint(text, end)
                        && let Some((end, word)) = numerals.words.at(text, at)
                        && word.class == Class::Scale
                        && self.scale.is_none()
                    {
                        self.section = self.section.checked_mul(word.low)?;
                        self.end = end;
                        closing = Some(word.low);
                    }
                    break;
                }
                if !joins || !matches!(self.last, Class::Hundred | Class::Scale) {
                    break;
                }
                word_at = behind;
            }
            let Some((end, word)) = numerals.words.at(text, word_at) else {
                break;
            };
            let year = hyphen(text, self.end).is_none()
                && matches!(self.last, Class::Teen | Class::Ten)
                && self.scale.is_none()
                && self.section >= Decimal::TEN
                && matches!(word.class, Class::Teen | Class::Ten);
            if year {
                return None;
            }
            if (and.is_some() || self.last == Class::Scale) && safe.is_none() {
                safe = Some((self.value(), self.end, self.last));
            }
            if !self.take(word, end) {
                let parts = matches!(word.class, Class::Hundred | Class::Scale);
                if parts && let Some((value, end, last)) = safe {
                    // between one hundred and two hundred
                    self.total = value;
                    self.section = Decimal::ZERO;
                    self.end = end;
                    self.last = last;
                }
                break;
            }
        }
        let mut value = self.value();
        if let Some((sum, end)) = numerals.point(text, self.end, value)
            && self.scale.is_none()
        {
            value = Some(sum);
            self.end = end;
            // one point three million
            if let Some(at) = blank(text, end)
                && let Some((end, word)) = numerals.words.at(text, at)
                && word.class == Class::Scale
            {
                value = value.and_then(|v| v.checked_mul(word.low));
                self.end = end;
                closing = Some(word.low);
            }
        }
        let scale = closing.or(self.scale.filter(|_| self.last == Class::Scale));
        Some(Numeral {
            scale,
            ..Numeral::plain(Span::new(start, self.end), Form::Words, value)
        })
    }
}
