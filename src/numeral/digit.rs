//! Digits: with grouping commas, a decimal point, and the signs of fractions.

use rust_decimal::Decimal;

use crate::text::char_at;

/// A run of digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Digits {
    pub end: usize,
    /// `None` when it does not fit.
    pub value: Option<Decimal>,
    /// Digits before the decimal point.
    pub count: usize,
    pub decimal: bool,
    pub grouped: bool,
    /// `1.2.3`: a version, a date, an address; no number.
    pub dotted: bool,
    pub leading_zero: bool,
}

/// The value of a digit, ASCII or full-width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Reads digits with grouping commas and a decimal point.
pub(crate) fn digits(text: &str, start: usize) -> Option<Digits> {
    let mut mantissa = Some(0_i128);
    let mut at = start;
    let mut count = 0;
    let mut grouped = false;
    let mut leading_zero = false;
    let mut scale = 0_u32;
    let push = |mantissa: Option<i128>, d: u32| {
        mantissa
            .and_then(|m| m.checked_mul(10))
            .and_then(|m| m.checked_add(i128::from(d)))
    };
    loop {
        let c = char_at(text, at);
        if let Some(d) = c.and_then(digit) {
            leading_zero |= count == 0 && d == 0;
            mantissa = push(mantissa, d);
            count += 1;
            at += c.map_or(0, char::len_utf8);
        } else if matches!(c, Some(',' | '，')) && (1..=3).contains(&count) | grouped {
            let after = at + c.map_or(0, char::len_utf8);
            let group: Vec<u32> = text
                .get(after..)
                .unwrap_or("")
                .chars()
                .take(4)
                .map_while(digit)
                .collect();
            if group.len() != 3 {
                break;
            }
            for d in group {
                mantissa = push(mantissa, d);
            }
            let width: usize = text
                .get(after..)
                .unwrap_or("")
                .chars()
                .take(3)
                .map(char::len_utf8)
                .sum();
            count += 3;
            grouped = true;
            at = after + width;
        } else {
            break;
        }
    }
    if count == 0 {
        return None;
    }
    let mut decimal = false;
    let mut dotted = false;
    if matches!(char_at(text, at), Some('.' | '．')) {
        let mut end = at + char_at(text, at).map_or(0, char::len_utf8);
        let mut fraction = mantissa;
        while let Some((c, d)) = char_at(text, end).and_then(|c| Some((c, digit(c)?))) {
            fraction = push(fraction, d);
            scale += 1;
            decimal = true;
            end += c.len_utf8();
        }
        if decimal {
            dotted =
                char_at(text, end) == Some('.') && char_at(text, end + 1).and_then(digit).is_some();
            mantissa = fraction;
            at = end;
        } else {
            scale = 0;
        }
    }
    let value = mantissa.and_then(|m| Decimal::try_from_i128_with_scale(m, scale.min(29)).ok());
    Some(Digits {
        end: at,
        value: value.filter(|_| scale <= 28),
        count,
        decimal,
        grouped,
        dotted,
        leading_zero: leading_zero && count > 1,
    })
}

/// The value of a sign that is a fraction by itself.
pub(super) fn fraction_sign(c: char) -> Option<Decimal> {
    Some(match c {
        '½' => Decimal::new(5, 1),
        '¼' => Decimal::new(25, 2),
        '¾' => Decimal::new(75, 2),
        '⅓' => Decimal::ONE.checked_div(Decimal::from(3))?,
        '⅔' => Decimal::TWO.checked_div(Decimal::from(3))?,
        '⅛' => Decimal::new(125, 3),
        _ => return None,
    })
}
