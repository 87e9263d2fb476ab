//! What findings and comparisons tell a reader: the facts, which each language puts into a sentence.

use rust_decimal::Decimal;

use super::digits::{Digits, grouped};
use crate::document::{AmountKind, Message};

/// What somebody found, in facts. Words of the article stand as they are written.
#[derive(Debug, Clone)]
pub(crate) enum Detail<'a> {
    /// Conversions of one pair of currencies, by their codes, and how they stand to each other.
    Rates {
        pair: [&'a str; 2],
        conversions: [Conversion<'a>; 2],
        verdict: Verdict<'a>,
    },
    /// A measure in another unit, and what the article has for it.
    Measure {
        words: &'a str,
        right: Value<'a>,
        written: &'a str,
    },
    /// Figures that are reckoned with each other, and whether they agree.
    Reckoned {
        agree: bool,
        reckoning: Reckoning<'a>,
    },
    /// One sum of one thing as a ceiling and as a floor.
    Bounds { thing: &'a str, words: [&'a str; 2] },
    /// How many people something befell, in the headline and in the text.
    Headline { harm: Harm, words: [&'a str; 2] },
    /// What two articles have for one thing.
    Articles { thing: &'a str, words: [&'a str; 2] },
    /// How two articles bound one thing.
    ArticleBounds { thing: &'a str, words: [&'a str; 2] },
    /// Whose words two articles give for the same.
    Speakers { names: [&'a str; 2] },
}

/// A conversion as it is written, with its rate and what rounding allows for that.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Conversion<'a> {
    pub words: [&'a str; 2],
    pub rate: Decimal,
    pub allowed: Range,
}

/// How two conversions stand to each other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Verdict<'a> {
    /// Their rates are the same but for rounding.
    Rounding,
    /// They use two rates.
    TwoRates,
    /// They are too far apart, by about a power of ten perhaps; one of more than two may be the odd one.
    FarApart {
        power_of_ten: bool,
        odd: Option<[&'a str; 2]>,
    },
}

/// Figures reckoned with each other: the parts as they are written, what they come to, and what is written for that.
#[derive(Debug, Clone)]
pub(crate) enum Reckoning<'a> {
    Share {
        part: &'a str,
        whole: &'a str,
        percent: Range,
        written: &'a str,
    },
    Times {
        from: &'a str,
        to: &'a str,
        times: Decimal,
        written: &'a str,
    },
    Change {
        from: &'a str,
        to: &'a str,
        percent: Decimal,
        written: &'a str,
    },
    Sum {
        parts: [&'a str; 2],
        total: Value<'a>,
        written: &'a str,
    },
    Parts {
        parts: Vec<&'a str>,
        whole: &'a str,
    },
    Difference {
        of: [&'a str; 2],
        difference: Value<'a>,
        written: &'a str,
    },
}

/// What befalls people.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Harm {
    Dead,
    Injured,
    Missing,
}

/// A number of a unit, by its code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a> {
    pub number: Decimal,
    pub unit: &'a str,
    pub kind: AmountKind,
}

/// From the least to the most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Range {
    pub low: Decimal,
    pub high: Decimal,
}

/// The sentence for a reader in each language.
pub(crate) fn message(detail: &Detail) -> Message {
    Message {
        ko: super::ko::finding::said(detail),
        en: super::en::finding::said(detail),
    }
}

/// A number with at most four digits that count, in groups of three: 1,343 or 0.0007.
pub(super) fn short(value: Decimal) -> String {
    let value = value.round_sf(4).unwrap_or(value).normalize();
    let plain = value.to_string();
    Digits::read(&plain).map_or_else(|| plain.clone(), grouped)
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
            assert_eq!(short(value.parse().unwrap()), written);
        }
    }

    #[test]
    fn units_are_said_in_words() {
        let value = |number, unit, kind| Value {
            number: Decimal::new(number, 0),
            unit,
            kind,
        };
        let total = value(7_000_000, "KRW", AmountKind::Money);
        let sum = Reckoning::Sum {
            parts: ["300만원", "400만원"],
            total,
            written: "800만원",
        };
        let said = message(&Detail::Reckoned {
            agree: false,
            reckoning: sum,
        });
        assert_eq!(
            said.ko,
            "계산이 맞지 않습니다: 300만원 + 400만원 = 7,000,000원, 기사에는 800만원."
        );
        assert_eq!(
            said.en,
            "The figures do not agree: 300만원 + 400만원 = 7,000,000 won, written as 800만원."
        );
        let said = message(&Detail::Measure {
            words: "3km",
            right: value(2, "mi", AmountKind::Length),
            written: "190마일",
        });
        assert_eq!(said.ko, "3km = 약 2 mi. 기사에는 190마일.");
        assert_eq!(said.en, "3km is about 2 mi; the article says 190마일.");
    }
}
