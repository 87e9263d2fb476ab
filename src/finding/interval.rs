//! Exact intervals of decimals: what a rounded figure can stand for.

use rust_decimal::Decimal;

use crate::document::Amount;
use crate::explain::finding::Range;

/// A closed interval of positive numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub low: Decimal,
    pub high: Decimal,
}

impl Interval {
    pub(super) fn exact(value: Decimal) -> Self {
        Interval {
            low: value,
            high: value,
        }
    }

    /// As it is told.
    pub(super) fn range(self) -> Range {
        Range {
            low: self.low,
            high: self.high,
        }
    }

    pub(super) fn overlaps(self, other: Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    pub(super) fn contains(self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    pub(super) fn plus(self, other: Interval) -> Option<Interval> {
        Some(Interval {
            low: self.low.checked_add(other.low)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    pub(super) fn minus(self, other: Interval) -> Option<Interval> {
        Some(Interval {
            low: self.low.checked_sub(other.high)?,
            high: self.high.checked_sub(other.low)?,
        })
    }

    /// The quotient of two intervals of positive numbers.
    pub(super) fn over(self, other: Interval) -> Option<Interval> {
        if other.low <= Decimal::ZERO || self.low < Decimal::ZERO {
            return None;
        }
        Some(Interval {
            low: self.low.checked_div(other.high)?,
            high: self.high.checked_div(other.low)?,
        })
    }

    pub(super) fn times(self, factor: Decimal) -> Option<Interval> {
        Some(Interval {
            low: self.low.checked_mul(factor)?,
            high: self.high.checked_mul(factor)?,
        })
    }

    pub(super) fn middle(self) -> Option<Decimal> {
        self.low.checked_add(self.high)?.checked_div(Decimal::TWO)
    }
}

/// The one value of an amount; `None` for ranges and vague ones.
pub(super) fn value(amount: &Amount) -> Option<Decimal> {
    let value = amount.low.filter(|_| amount.low == amount.high)?;
    (value > Decimal::ZERO).then_some(value)
}

/// The place of the last digit of `value` that is not zero: 134000 → 1000, 2.50 → 0.1.
pub(super) fn last_place(value: Decimal) -> Decimal {
    let value = value.normalize();
    let mut place = Decimal::new(1, value.scale());
    if value.scale() == 0 {
        let mut rest = value;
        while !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
            rest /= Decimal::TEN;
            let Some(next) = place.checked_mul(Decimal::TEN) else {
                break;
            };
            place = next;
        }
    }
    place
}

/// The place of the first digit of `value`: 134000 → 100000.
fn first_place(value: Decimal) -> Decimal {
    let mut place = Decimal::ONE;
    if value >= Decimal::ONE {
        while let Some(next) = place.checked_mul(Decimal::TEN)
            && next <= value
        {
            place = next;
        }
    } else {
        while place > value && place.scale() < 20 {
            place /= Decimal::TEN;
        }
    }
    place
}

/// What a figure can stand for when its trailing zeros were rounded to: half a unit of its last digit below (rounded
/// up) to a whole unit above (cut off).
pub(super) fn rounded(value: Decimal) -> Option<Interval> {
    spread(value, last_place(value))
}

/// The same for a figure that is taken to be given to two digits at least: 100 stands for 95 to 110, not for 50 to 200.
pub(super) fn stated(value: Decimal) -> Option<Interval> {
    let second = first_place(value) / Decimal::TEN;
    spread(value, last_place(value).min(second))
}

/// What a percentage can stand for: 50% is given to the unit, whatever zeros it ends with.
pub(super) fn percentage(value: Decimal) -> Option<Interval> {
    spread(value, last_place(value).min(Decimal::ONE))
}

fn spread(value: Decimal, place: Decimal) -> Option<Interval> {
    Some(Interval {
        low: value.checked_sub(place / Decimal::TWO)?,
        high: value.checked_add(place)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(word: &str) -> Decimal {
        word.parse().unwrap()
    }

    #[test]
    fn finds_the_last_digit_that_counts() {
        for (value, place) in [
            ("134000", "1000"),
            ("7", "1"),
            ("2.50", "0.1"),
            ("100", "100"),
            ("33.9", "0.1"),
        ] {
            assert_eq!(last_place(number(value)), number(place), "{value}");
        }
    }

    #[test]
    fn a_round_figure_allows_more_than_a_precise_one() {
        let round = rounded(number("7")).unwrap();
        assert_eq!((round.low, round.high), (number("6.5"), number("8")));
        let hundred = stated(number("100")).unwrap();
        assert_eq!((hundred.low, hundred.high), (number("95"), number("110")));
    }

    #[test]
    fn quotients_are_as_wide_as_their_parts_allow() {
        let a = Interval {
            low: number("10"),
            high: number("20"),
        };
        let b = Interval {
            low: number("2"),
            high: number("4"),
        };
        let quotient = a.over(b).unwrap();
        assert_eq!((quotient.low, quotient.high), (number("2.5"), number("10")));
        assert!(a.over(Interval::exact(Decimal::ZERO)).is_none());
    }
}
