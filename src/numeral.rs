//! Numerals: from what is written (`3조5000억`, `이천칠백`, `twenty-five thousand`, `1,234.5`) to exact decimals.

mod digit;
pub(crate) mod en;
mod ko;

pub(crate) use digit::{Digits, digit, digits};
pub(crate) use ko::{Form, Numeral, Numerals, series};
