//! Digits as English writes them: in groups that a blank parts, and as fractions with a stroke.

use rust_decimal::Decimal;

use super::phrase::blank;
use crate::numeral::{Digits, digits};
use crate::text::{char_at, rest};

pub(super) fn is_digit(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// 1 234 567: groups of three digits that a blank parts.
pub(super) fn spaced_groups(text: &str, start: usize, first: &mut Digits) {
    let short = (1..=3).contains(&first.count) && first.end - start == first.count;
    if !short || first.decimal || first.leading_zero {
        return;
    }
    let (mut value, mut end, mut count) = (first.value, first.end, first.count);
    while let Some(at) = blank(text, end) {
        let Some(group) = digits(text, at).filter(|d| d.count == 3 && d.end >= at + 3) else {
            break;
        };
        let ends = group.end == at + 3
            && !rest(text, group.end).starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
            || group.decimal && !group.grouped;
        if !ends || group.dotted {
            break;
        }
        value = value
            .and_then(|v| v.checked_mul(Decimal::ONE_THOUSAND))
            .and_then(|v| v.checked_add(group.value?));
        end = group.end;
        count += 3;
        first.decimal = group.decimal;
        if group.decimal {
            break;
        }
    }
    if count > first.count {
        first.value = value;
        first.end = end;
        first.count = count;
        first.grouped = true;
    }
}

/// 1/4, 7/32: what news writes with a stroke, not 9/11 and 24/7.
pub(super) fn stroke(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let number = |from: usize| {
        let mut end = from;
        let mut value = 0_u32;
        while let Some(d) = bytes.get(end).filter(|b| b.is_ascii_digit())
            && end < from + 4
        {
            value = value * 10 + u32::from(d - b'0');
            end += 1;
        }
        (end > from).then_some((value, end))
    };
    let (above, end) = number(at)?;
    let (below, close) = number(skip_stroke(text, end)?)?;
    let next = bytes.get(close).copied().unwrap_or(b' ');
    let goes_on =
        next.is_ascii_alphanumeric() || next == b'/' || next == b'.' && is_digit(text, close + 1);
    let usual = matches!(below, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 64 | 100);
    (!goes_on && usual && above > 0 && above < below)
        .then(|| Decimal::from(above).checked_div(Decimal::from(below)))
        .flatten()
        .map(|value| (value.round_dp(4), close))
}

fn skip_stroke(text: &str, at: usize) -> Option<usize> {
    match char_at(text, at)? {
        c @ ('/' | '⁄') => Some(at + c.len_utf8()),
        _ => None,
    }
}
