//! Figures in the sentences of findings: short, and the same everywhere.

use rust_decimal::Decimal;

use super::interval::Interval;

/// A number with at most four digits that count, in groups of three: 1,343 or 0.0007.
pub(super) fn number(value: Decimal) -> String {
    let value = value.round_sf(4).unwrap_or(value).normalize();
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut grouped = String::new();
    let digits = whole.trim_start_matches('-');
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    let sign = if whole.starts_with('-') { "-" } else { "" };
    if fraction.is_empty() {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{fraction}")
    }
}

/// `1,335~1,350` or one number when both ends read the same.
pub(super) fn interval(value: Interval) -> String {
    let (low, high) = (number(value.low), number(value.high));
    if low == high {
        low
    } else {
        format!("{low}~{high}")
    }
}

/// A currency or unit as the two languages name it.
pub(super) fn unit(code: &str) -> (&str, &str) {
    match code {
        "KRW" => ("원", "KRW"),
        "USD" => ("달러", "USD"),
        "EUR" => ("유로", "EUR"),
        "JPY" => ("엔", "JPY"),
        "CNY" => ("위안", "CNY"),
        "GBP" => ("파운드", "GBP"),
        other => (other, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_short_and_grouped() {
        for (value, written) in [
            ("1343.5512", "1,344"),
            ("0.00072345", "0.0007234"),
            ("1000000", "1,000,000"),
            ("12.50", "12.5"),
            ("-1234", "-1,234"),
        ] {
            assert_eq!(number(value.parse().unwrap()), written);
        }
    }
}
