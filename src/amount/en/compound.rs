//! Amounts of several numbers with units: `5 feet 10 inches`, `2 hours 40 minutes`, `20 dollars and 43 cents`.

use rust_decimal::Decimal;

use super::Reading;
use super::scan::Scan;
use super::tables::{Part, Unit};
use crate::document::AmountKind;
use crate::numeral::digit;
use crate::numeral::en::Form;
use crate::numeral::en::phrase::{blank, hyphen, joint, words_at};
use crate::text::{Span, char_at, rest};

impl<'t> Scan<'t> {
    /// The amount of a number with its unit, with whatever smaller units follow.
    pub(super) fn finish(&self, start: usize, first: &Part) -> Option<Reading<'t>> {
        let (unit, end) = first.unit?;
        let numeral = &first.numeral;
        let low = numeral.low.and_then(|v| v.checked_mul(unit.factor));
        let high = numeral.high.and_then(|v| v.checked_mul(unit.factor));
        let (kind, code) = self.meant(unit, Span::new(start, end));
        let mut reading = Reading {
            high,
            ..Reading::exact(Span::new(start, end), kind, Some(code), low)
        };
        if numeral.vague {
            reading.bound = Some(crate::document::Bound::Vague);
            return Some(reading);
        }
        if kind == AmountKind::Money && !unit.small {
            self.with_small_money(&mut reading, unit, numeral.scale.is_some());
        } else if kind == AmountKind::Temperature {
            self.below_zero(&mut reading);
        } else if unit.size.is_some() && kind == unit.kind {
            self.with_smaller(&mut reading, unit);
        }
        if kind == AmountKind::Duration || kind == AmountKind::Length {
            self.with_half(&mut reading);
        }
        reading.close = reading.span.end;
        Some(reading)
    }

    /// `two years and a half`.
    fn with_half(&self, reading: &mut Reading<'t>) {
        if let Some(at) = blank(self.text, reading.span.end)
            && let Some(end) = words_at(self.text, at, "and a half")
            && let Some(sum) = reading.low.and_then(|v| v.checked_add(Decimal::new(5, 1)))
        {
            reading.low = Some(sum);
            reading.high = Some(sum);
            reading.span.end = end;
        }
    }

    /// `5 degrees below zero`, `10 below zero`.
    fn below_zero(&self, reading: &mut Reading<'t>) {
        let Some(at) = blank(self.text, reading.span.end) else {
            return;
        };
        for phrase in ["below zero", "below freezing"] {
            if let Some(end) = words_at(self.text, at, phrase)
                && (phrase == "below zero" || reading.unit.as_deref() == Some("°C"))
            {
                let (low, high) = (reading.low, reading.high);
                reading.low = high.map(|v| -v);
                reading.high = low.map(|v| -v);
                reading.span.end = end;
                return;
            }
        }
    }

    /// Where the next number of a compound begins: behind a blank, a hyphen, a comma, `and`, or at once.
    fn next_part(&self, end: usize) -> Option<usize> {
        let mut at = end + usize::from(rest(self.text, end).starts_with('.'));
        if rest(self.text, at).starts_with(',') {
            at = blank(self.text, at + 1)?;
        } else if let Some(next) = joint(self.text, at) {
            at = next;
        } else if !char_at(self.text, at).is_some_and(|c| c.is_ascii_digit()) || at > end {
            return None;
        }
        if let Some(and) = words_at(self.text, at, "and") {
            at = blank(self.text, and)?;
        }
        Some(at)
    }

    /// Takes in the feet, inches, minutes, … behind.
    fn with_smaller(&self, reading: &mut Reading<'t>, first: Unit) {
        let mut unit = first;
        for _ in 0..3 {
            let end = reading.span.end;
            let Some(at) = self.next_part(end) else {
                return;
            };
            let Some(numeral) = self.tables.numerals.at(self.text, at, false) else {
                return;
            };
            if numeral.vague {
                return;
            }
            let (next, close) = match self.smaller(&numeral, unit, at, end) {
                Some(found) => found,
                None => return,
            };
            let (Some(large), Some(small), Some(low)) = (unit.size, next.size, reading.low) else {
                return;
            };
            let (Some(ratio), Some(value)) = (large.checked_div(small), numeral.value()) else {
                return;
            };
            let mixed = is_customary(unit.code) != is_customary(next.code);
            let sum = if mixed {
                // 1 meter and 1 foot
                small
                    .checked_div(large)
                    .and_then(|r| value.checked_mul(r))
                    .and_then(|v| v.checked_add(low))
            } else {
                low.checked_mul(ratio.round_dp(6))
                    .and_then(|v| v.checked_add(value))
            };
            reading.low = sum;
            reading.high = sum;
            reading.span.end = close;
            if !mixed {
                reading.unit = Some(next.code.into());
                unit = next;
            }
        }
    }

    /// The smaller unit behind the next number of a compound.
    fn smaller(
        &self,
        numeral: &crate::numeral::en::Numeral,
        unit: Unit,
        at: usize,
        end: usize,
    ) -> Option<(Unit, usize)> {
        let inches = numeral.value().is_some_and(|v| v < Decimal::from(12));
        if unit.code == "ft" && inches {
            let inch = self.tables.units.get("inch").copied()?;
            let stop = numeral.span.end;
            let next = joint(self.text, stop);
            if let Some(close) = ["in", "inch", "inches"]
                .iter()
                .find_map(|word| words_at(self.text, next.unwrap_or(stop), word))
            {
                let text = rest(self.text, close);
                let goes_on = next.is_some()
                    && close - next.unwrap_or(stop) == 2
                    && text.starts_with(' ')
                    && hyphen(self.text, stop).is_none();
                if !goes_on {
                    return Some((inch, close));
                }
            }
            for sign in ["\"", "”", "″", "''", "’’"] {
                if rest(self.text, stop).starts_with(sign) && at == end {
                    return Some((inch, stop + sign.len()));
                }
            }
            // six-foot-two, 6ft 2
            let free = !rest(self.text, stop).starts_with(|c: char| c.is_ascii_alphanumeric());
            let hyphened = hyphen(self.text, end).is_some();
            if free
                && (hyphened
                    || at == end
                    || self.noun(stop).is_none() && blank(self.text, end).is_some())
                && self.unit_at(numeral, stop).is_none()
                && !rest(self.text, end).starts_with(',')
                && words_at(self.text, blank(self.text, end).unwrap_or(end), "and").is_none()
            {
                return Some((inch, stop));
            }
        }
        let (next, close) = match self.unit_at(numeral, numeral.span.end) {
            Some(found) => found,
            None => {
                // 2 yd 7'
                let stop = numeral.span.end;
                let mark = ["'", "’", "′"]
                    .iter()
                    .find(|mark| rest(self.text, stop).starts_with(**mark))?;
                (self.tables.units.get("foot").copied()?, stop + mark.len())
            }
        };
        let (large, small) = (unit.size?, next.size?);
        let ratio = large.checked_div(small)?;
        // 24 hours and 90 minutes are two.
        if unit.kind == AmountKind::Duration && numeral.value()? >= ratio {
            return None;
        }
        let calendar = matches!(unit.code, "year" | "month");
        let fits = next.kind == unit.kind
            && small < large
            && (!calendar || next.code == "month")
            && !(unit.code == "kg" && is_customary(next.code));
        fits.then_some((next, close))
    }

    /// `20 dollars 43 cents`, `$20 and 43c`, `15 dollars and 50.`
    fn with_small_money(&self, reading: &mut Reading<'t>, unit: Unit, scaled: bool) {
        let end = reading.span.end;
        let Some(low) = reading.low.filter(|v| !scaled && v.fract().is_zero()) else {
            return;
        };
        let Some(gap) = blank(self.text, end) else {
            return;
        };
        let and = words_at(self.text, gap, "and").and_then(|end| blank(self.text, end));
        let at = and.unwrap_or(gap);
        let Some(numeral) = self.tables.numerals.at(self.text, at, false) else {
            return;
        };
        let Some(value) = numeral.value().filter(|v| *v < Decimal::ONE_HUNDRED) else {
            return;
        };
        let hundredth = Decimal::new(1, 2);
        let (factor, close) = match self.unit_at(&numeral, numeral.span.end) {
            Some((small, close)) if small.small => (small.factor, close),
            Some(_) => return,
            None => {
                // it costs only 15 dollars and 50.
                let stop = numeral.span.end;
                let after = rest(self.text, stop);
                let ends = after.is_empty()
                    || after.starts_with(['.', '!', '?'])
                        && after
                            .chars()
                            .nth(1)
                            .is_none_or(|c| c.is_whitespace() || c == '"');
                let whole = value.fract().is_zero() && value >= Decimal::ONE;
                let digits = char_at(self.text, at).and_then(digit).is_some();
                let written = digits == (numeral.form == Form::Digits);
                let more = self.text.len() < self.whole.len() && after.is_empty();
                if !ends || !whole || !written || more || unit.code == "%" {
                    return;
                }
                (hundredth, stop)
            }
        };
        let sum = value.checked_mul(factor).and_then(|v| v.checked_add(low));
        reading.low = sum;
        reading.high = sum;
        reading.span.end = close;
    }
}

/// Units of no ten.
fn is_customary(code: &str) -> bool {
    matches!(
        code,
        "in" | "ft" | "yd" | "mi" | "lb" | "oz" | "gal" | "qt" | "pt"
    )
}
