//! Amounts in words: number, unit, bound, and the rate between two that restate each other.

use super::digits::{Digits, grouped};
use crate::document::AmountKind;
use crate::export::AmountRecord;
use crate::language::Language;

/// An amount as people say it, with its bound: `약 730조원` (about 730 trillion won), `at least 20 people`; as it is written
/// where no value was read.
#[must_use]
pub(crate) fn amount(amount: &AmountRecord, language: Language) -> String {
    match value(amount, language) {
        Some(value) => say!(language, bounded(&value, amount.bound)),
        None => amount.text.clone(),
    }
}

/// Its value and unit alone: `19억 3000만원`, `No. 2`; `None` where no value was read.
#[must_use]
pub(crate) fn value(amount: &AmountRecord, language: Language) -> Option<String> {
    written(amount, language, |value| say!(language, number(value)))
}

/// The value with all its digits and its unit: `1,930,000,000원`.
#[must_use]
pub(crate) fn digits(amount: &AmountRecord, language: Language) -> Option<String> {
    written(amount, language, grouped)
}

/// A number by itself: `3조 5000억`, `3.5 trillion`.
#[cfg(any(feature = "app", test))]
#[must_use]
pub(crate) fn bare(value: Digits, language: Language) -> String {
    say!(language, number(value))
}

/// A unit of money by itself: `원`, `won`.
#[cfg(any(feature = "app", test))]
#[must_use]
pub(crate) fn currency(code: &str, language: Language) -> String {
    say!(language, unit(code, AmountKind::Money, false))
        .trim_start()
        .to_owned()
}

fn written(
    amount: &AmountRecord,
    language: Language,
    number: impl Fn(Digits) -> String,
) -> Option<String> {
    let read = |end: &Option<String>| Some(number(Digits::read(end.as_deref()?)?));
    let (low, high) = (read(&amount.low), read(&amount.high));
    let number = match (low, high) {
        (Some(low), Some(high)) if low != high => say!(language, range(&low, &high)),
        (low, high) => low.or(high)?,
    };
    let value = match &amount.unit {
        None => number,
        Some(code) => say!(
            language,
            measured(&number, code, amount.kind, number == "1")
        ),
    };
    Some(match &amount.per {
        None => value,
        Some(unit) => say!(language, per(&value, unit, amount.kind)),
    })
}

/// The rate between an amount of money and the one it converts, to four digits: `1 USD = 1,460 KRW`. Only exact values
/// in two currencies have one.
#[must_use]
pub(crate) fn implied_rate(
    amount: &AmountRecord,
    root: &AmountRecord,
    language: Language,
) -> Option<String> {
    if amount.kind != AmountKind::Money
        || root.kind != AmountKind::Money
        || amount.unit == root.unit
    {
        return None;
    }
    let value = |a: &AmountRecord| {
        let low = Digits::read(a.low.as_deref()?)?;
        (a.low == a.high && !low.is_zero()).then(|| low.approximate())
    };
    let (a, r) = (value(amount)?, value(root)?);
    fn of(amount: &AmountRecord) -> Option<&str> {
        amount.unit.as_deref()
    }
    // Read from the dearer currency to the cheaper: 1 dollar = 1,460 won, not 0.00068.
    let (one, rate, other) = if a >= r {
        (of(root)?, a / r, of(amount)?)
    } else {
        (of(amount)?, r / a, of(root)?)
    };
    let digits = rounded(rate)?;
    let digits = grouped(Digits::read(&digits)?);
    Some(say!(language, rate(one, &digits, other)))
}

/// A rate to one place behind the point, a small one to three. Rates are read, not reckoned with.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn rounded(rate: f64) -> Option<String> {
    let (scale, places) = if rate < 10.0 { (1000, 3) } else { (10, 1) };
    let scaled = (rate * f64::from(scale)).round();
    if !(0.0..1e15).contains(&scaled) {
        return None;
    }
    let (whole, fraction) = (scaled as u64 / scale as u64, scaled as u64 % scale as u64);
    Some(format!("{whole}.{fraction:0places$}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bound;

    fn amount(low: &str, high: &str, unit: &str) -> AmountRecord {
        AmountRecord {
            id: "a1".into(),
            start: 0,
            end: 0,
            text: String::new(),
            kind: AmountKind::Money,
            low: Some(low.into()),
            high: Some(high.into()),
            unit: Some(unit.into()),
            per: None,
            bound: Bound::Exact,
            bound_word: None,
            direction: None,
            same_as: None,
        }
    }

    #[test]
    fn puts_unit_and_range_into_words() {
        let mut per = amount("100000000", "100000000", "KRW");
        per.per = Some("평".into());
        let mut hourly = amount("20", "20", "USD");
        hourly.per = Some("hour".into());
        let mut share = amount("0.8", "0.8", "USD");
        share.per = Some("주".into());
        let mut aged = amount("1", "1", "year");
        aged.kind = AmountKind::Age;
        let mut bare = amount("1200", "1200", "KRW");
        bare.unit = None;
        let of = |number, unit| amount(number, number, unit);
        for (amount, ko, en) in [
            (of("1930000000", "KRW"), "19억 3000만원", "1.93 billion won"),
            (of("1", "USD"), "1 달러", "1 US dollar"),
            (of("12", "CHF"), "12 스위스 프랑", "12 Swiss francs"),
            (amount("3", "5", "year"), "3~5년", "3–5 years"),
            (of("2", "place"), "2위", "No. 2"),
            (of("12", "km"), "12 km", "12 km"),
            (of("30", "%"), "30%", "30%"),
            (of("1.5", "%p"), "1.5%포인트", "1.5 percentage points"),
            (of("1", "명"), "1명", "1 person"),
            (of("20", "jobs"), "20 jobs", "20 jobs"),
            (aged, "1세", "1 year old"),
            (bare, "1200", "1,200"),
            (per, "평당 1억원", "100 million won per pyeong (3.3 m²)"),
            (hourly, "시간당 20 달러", "20 US dollars per hour"),
            (share, "주당 0.8 달러", "0.8 US dollars per share"),
        ] {
            let said = [Language::Korean, Language::English].map(|l| value(&amount, l).unwrap());
            assert_eq!(said, [ko, en]);
        }
    }

    #[test]
    fn says_how_a_value_is_bounded() {
        let mut bounded = amount("20", "20", "명");
        for (bound, ko, en) in [
            (Bound::Exact, "20명", "20 people"),
            (Bound::About, "약 20명", "about 20 people"),
            (Bound::Vague, "어림 20명", "on the order of 20 people"),
            (Bound::AtLeast, "20명 이상", "at least 20 people"),
            (Bound::LessThan, "20명 미만", "less than 20 people"),
        ] {
            bounded.bound = bound;
            let said = [Language::Korean, Language::English].map(|l| super::amount(&bounded, l));
            assert_eq!(said, [ko, en]);
        }
        bounded.low = None;
        bounded.high = None;
        bounded.text = "몇 명".into();
        assert_eq!(super::amount(&bounded, Language::English), "몇 명");
    }

    #[test]
    fn writes_all_digits_with_the_unit() {
        let won = amount("1930000000", "1930000000", "KRW");
        let said = [Language::Korean, Language::English].map(|l| digits(&won, l).unwrap());
        assert_eq!(said, ["1,930,000,000원", "1,930,000,000 won"]);
    }

    #[test]
    fn reads_the_rate_from_the_dearer_currency() {
        let usd = amount("5000000000", "5000000000", "USD");
        let krw = amount("7300000000000", "7300000000000", "KRW");
        assert_eq!(
            implied_rate(&krw, &usd, Language::English).unwrap(),
            "1 USD = 1,460 KRW"
        );
        assert_eq!(
            implied_rate(&usd, &krw, Language::Korean).unwrap(),
            "1 달러 = 1,460원"
        );
        assert_eq!(implied_rate(&usd, &usd, Language::Korean), None);
        let eur = amount("4600000000", "4600000000", "EUR");
        assert_eq!(
            implied_rate(&eur, &usd, Language::English).unwrap(),
            "1 EUR = 1.087 USD"
        );
        let zero = amount("0", "0", "KRW");
        assert_eq!(implied_rate(&zero, &usd, Language::Korean), None);
    }
}
