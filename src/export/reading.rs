//! Numbers as people read them.

use rust_decimal::Decimal;

/// Korean ten-thousands, largest first, with the zeros each stands for.
const MYRIADS: [(&str, u32); 5] = [("해", 20), ("경", 16), ("조", 12), ("억", 8), ("만", 4)];

/// English thousands, largest first, with the zeros each stands for.
const THOUSANDS: [(&str, u32); 4] = [
    ("quadrillion", 15),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
];

/// All digits in groups of three: `500,000,000,000`.
#[must_use]
pub fn grouped(value: Decimal) -> String {
    let words = value.normalize().to_string();
    let (sign, digits) = match words.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", words.as_str()),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// In 해, 경, 조, 억, 만: `3조 5000억`.
#[must_use]
pub fn korean(value: Decimal) -> String {
    let value = value.normalize();
    let mut rest = value.abs();
    let mut parts: Vec<String> = Vec::new();
    for (name, zeros) in MYRIADS {
        let Some(unit) = power_of_ten(zeros) else {
            continue;
        };
        let count = (rest / unit).trunc();
        if !count.is_zero() {
            parts.push(format!("{}{name}", count.normalize()));
            rest -= count * unit;
        }
    }
    if !rest.is_zero() || parts.is_empty() {
        parts.push(rest.normalize().to_string());
    }
    let sign = if value.is_sign_negative() && !value.is_zero() {
        "-"
    } else {
        ""
    };
    format!("{sign}{}", parts.join(" "))
}

/// In million, billion, trillion where at most three decimals say it exactly, else all digits: `3.5 trillion`.
#[must_use]
pub fn english(value: Decimal) -> String {
    for (name, zeros) in THOUSANDS {
        let Some(unit) = power_of_ten(zeros) else {
            continue;
        };
        if value.abs() >= unit {
            let scaled = (value / unit).normalize();
            return if scaled.scale() <= 3 && scaled * unit == value {
                format!("{} {name}", grouped(scaled))
            } else {
                grouped(value)
            };
        }
    }
    grouped(value)
}

fn power_of_ten(zeros: u32) -> Option<Decimal> {
    10i128
        .checked_pow(zeros)
        .and_then(|n| Decimal::try_from_i128_with_scale(n, 0).ok())
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
            let value: Decimal = value.parse().unwrap();
            assert_eq!(grouped(value), digits);
            assert_eq!(korean(value), ko);
            assert_eq!(english(value), en);
        }
    }
}
