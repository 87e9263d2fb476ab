//! Numbers as the contract writes them, in digits. In words they are the languages' own.

use std::cmp::Ordering;
use std::fmt;

/// A plain decimal number, as the contract writes values, in parts. No arithmetic is needed to say it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits<'a> {
    pub(super) negative: bool,
    /// Without zeros at its begin.
    pub(super) whole: &'a str,
    /// Without zeros at its end.
    pub(super) fraction: &'a str,
}

impl<'a> Digits<'a> {
    /// Reads a plain decimal: digits, with a sign or a point perhaps.
    #[must_use]
    pub fn read(number: &'a str) -> Option<Digits<'a>> {
        let (negative, digits) = match number.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, number),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        Some(Digits {
            negative: negative && !(whole.is_empty() && fraction.is_empty()),
            whole,
            fraction,
        })
    }

    /// The digits before the point; none where they are zero.
    #[must_use]
    pub fn whole(&self) -> &'a str {
        self.whole
    }

    /// Whether it is nought.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.whole.is_empty() && self.fraction.is_empty()
    }

    /// The nearest number that a machine counts with.
    #[must_use]
    pub fn approximate(&self) -> f64 {
        let digit = |b: u8| f64::from(b.saturating_sub(b'0'));
        let whole = self.whole.bytes().fold(0.0, |n, b| n * 10.0 + digit(b));
        let (fraction, scale) = self
            .fraction
            .bytes()
            .take(15)
            .fold((0.0, 1.0), |(n, scale), b| {
                (n * 10.0 + digit(b), scale * 10.0)
            });
        let value = whole + fraction / scale;
        if self.negative { -value } else { value }
    }

    pub(super) fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }
}

impl fmt::Display for Digits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sign())?;
        f.write_str(if self.whole.is_empty() {
            "0"
        } else {
            self.whole
        })?;
        if !self.fraction.is_empty() {
            f.write_str(".")?;
            f.write_str(self.fraction)?;
        }
        Ok(())
    }
}

impl Ord for Digits<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |d: &Self| (d.whole.len(), d.whole, d.fraction);
        match (self.negative, other.negative) {
            (false, false) => size(self).cmp(&size(other)),
            (true, true) => size(other).cmp(&size(self)),
            (one, another) => another.cmp(&one),
        }
    }
}

impl PartialOrd for Digits<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// All digits in groups of three: `500,000,000,000`.
#[must_use]
pub fn grouped(value: Digits) -> String {
    let mut out = String::from(value.sign());
    let whole = if value.whole.is_empty() {
        "0"
    } else {
        value.whole
    };
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !value.fraction.is_empty() {
        out.push('.');
        out.push_str(value.fraction);
    }
    out
}

/// In 해, 경, 조, 억, 만: `3조 5000억`.
#[must_use]
pub fn korean(value: Digits) -> String {
    super::ko::number(value)
}

/// In million, billion, trillion where at most three decimals say it exactly, else all digits: `3.5 trillion`.
#[must_use]
pub fn english(value: Digits) -> String {
    super::en::number(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_in_both_languages() {
        for (value, digits, ko, en) in [
            ("0", "0", "0", "0"),
            ("999", "999", "999", "999"),
            ("12345.5", "12,345.5", "1만 2345.5", "12,345.5"),
            (
                "3500000000000",
                "3,500,000,000,000",
                "3조 5000억",
                "3.5 trillion",
            ),
            (
                "-191200000000",
                "-191,200,000,000",
                "-1912억",
                "-191.2 billion",
            ),
            ("123456789", "123,456,789", "1억 2345만 6789", "123,456,789"),
            (
                "200000000000000000000",
                "200,000,000,000,000,000,000",
                "2해",
                "200,000 quadrillion",
            ),
        ] {
            let value = Digits::read(value).unwrap();
            assert_eq!(grouped(value), digits);
            assert_eq!(korean(value), ko);
            assert_eq!(english(value), en);
        }
    }

    #[test]
    fn zeros_that_say_nothing_do_not_count() {
        for (value, digits, ko) in [
            ("0012.50", "12.5", "12.5"),
            ("-0.0", "0", "0"),
            ("0.5", "0.5", "0.5"),
            ("100000001", "100,000,001", "1억 1"),
            ("10000.25", "10,000.25", "1만 0.25"),
        ] {
            let value = Digits::read(value).unwrap();
            assert_eq!(grouped(value), digits);
            assert_eq!(korean(value), ko);
        }
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for words in ["", "-", ".", ".5", "1e5", "1,000", "1.2.3", "+1", "열"] {
            assert_eq!(Digits::read(words), None, "{words}");
        }
    }

    #[test]
    fn numbers_stand_in_order() {
        let order = [
            "-12",
            "-2.5",
            "-2.45",
            "0",
            "0.05",
            "0.5",
            "2",
            "10",
            "10.01",
            "9999999999999999999999",
        ];
        let numbers: Vec<Digits> = order.iter().map(|n| Digits::read(n).unwrap()).collect();
        assert!(numbers.is_sorted());
        assert!(numbers.iter().zip(order).all(|(d, n)| d.to_string() == n));
        assert!((numbers[2].approximate() + 2.45).abs() < 1e-12);
    }
}
