//! What the syllables of Sino-Korean numerals count.

use rust_decimal::Decimal;

/// The value of a Sino-Korean digit.
pub(super) fn sino_digit(c: char) -> Option<u32> {
    Some(match c {
        '영' | '공' => 0,
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' | '륙' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        _ => return None,
    })
}

/// The power of ten of 십, 백, 천.
pub(super) fn small_unit(c: char) -> Option<u32> {
    match c {
        '십' | '十' => Some(1),
        '백' | '百' => Some(2),
        '천' | '千' => Some(3),
        _ => None,
    }
}

/// The power of ten of 만, 억, 조, ….
pub(super) fn big_unit(c: char) -> Option<u32> {
    match c {
        '만' | '萬' => Some(4),
        '억' | '億' => Some(8),
        '조' | '兆' => Some(12),
        '경' => Some(16),
        '해' => Some(20),
        _ => None,
    }
}

/// Ten to the power of `exponent`, which is at most 20.
pub(super) fn power(exponent: u32) -> Decimal {
    Decimal::from_i128_with_scale(10_i128.checked_pow(exponent).unwrap_or(1), 0)
}
