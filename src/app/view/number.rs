//! Amounts in words: their values with units in both languages, and the rate between two that restate each other.

use crate::app::text::Lang;
use crate::export::reading::{Digits, english, grouped, korean};
use crate::export::unit;
use crate::{AmountKind, AmountRecord, Bound};

/// A unit in words, as it follows the number: `원`, ` won`; `one`: a single one.
#[must_use]
pub fn unit(unit: &str, kind: AmountKind, lang: Lang, one: bool) -> String {
    if let Some(word) = unit::word(unit, kind, lang, one) {
        let blank = lang != Lang::Korean || word.starts_with(|c: char| c.is_ascii_alphabetic());
        return if blank && !word.is_empty() {
            format!(" {word}")
        } else {
            word.to_owned()
        };
    }
    let ko = match unit {
        "KRW" => "원",
        "USD" => " 달러",
        "JPY" => " 엔",
        "CNY" => " 위안",
        "EUR" => " 유로",
        "GBP" => " 파운드",
        "%p" => "%포인트",
        "m2" => "㎡",
        "km2" => "㎢",
        "m3" => "㎥",
        other => other,
    };
    let en = match unit {
        "KRW" => " won",
        "USD" => " US dollars",
        "JPY" => " yen",
        "CNY" => " yuan",
        "EUR" => " euros",
        "GBP" => " pounds",
        "%" => "%",
        "%p" => " percentage points",
        "명" | "인" => " people",
        "곳" => " places",
        "개" => " items",
        "건" => " cases",
        "대" => " units",
        "장" => " sheets",
        "초" => " second",
        "분" => " minute",
        "시간" => " hour",
        "일" => " day",
        "주" => " week",
        "개월" => " month",
        "년" => " year",
        "평" => " pyeong (3.3 m²)",
        "m2" => " m²",
        "km2" => " km²",
        "m3" => " m³",
        "°C" | "°F" | "°" => unit,
        _ => "",
    };
    match lang {
        Lang::Korean if ko.starts_with(|c: char| c.is_ascii_alphabetic()) => format!(" {ko}"),
        Lang::Korean => ko.to_owned(),
        _ if en.is_empty() => format!(" {unit}"),
        _ => en.to_owned(),
    }
}

/// The value of an amount in words of one language: `19억 3000만원`, `No. 2`; `None` where no value was read.
#[must_use]
pub fn words(amount: &AmountRecord, lang: Lang) -> Option<String> {
    written(amount, lang, lang.pick(korean, english))
}

/// The value with all its digits and its unit: `1,930,000,000원`.
#[must_use]
pub fn digits(amount: &AmountRecord, lang: Lang) -> Option<String> {
    written(amount, lang, grouped)
}

fn written(amount: &AmountRecord, lang: Lang, number: fn(Digits) -> String) -> Option<String> {
    let read = |value: Option<&str>| Some(number(Digits::read(value?)?));
    let low = read(amount.low.as_deref())?;
    let high = read(amount.high.as_deref()).unwrap_or_else(|| low.clone());
    Some(put(amount, lang, &low, &high))
}

fn put(amount: &AmountRecord, lang: Lang, low: &str, high: &str) -> String {
    let number = if low == high {
        low.to_owned()
    } else {
        format!("{low}–{high}")
    };
    let value = match amount.unit.as_deref() {
        None => number,
        Some(code) if unit::leads(code, lang) => format!("No. {number}"),
        Some(code) => {
            let word = unit(code, amount.kind, lang, number == "1");
            format!("{number}{word}")
        }
    };
    match (&amount.per, lang) {
        (Some(per), Lang::Korean) => format!("{per}당 {value}"),
        (Some(per), _) => {
            format!(
                "{value} per{}",
                unit(per, AmountKind::Other, Lang::English, true)
            )
        }
        (None, _) => value,
    }
}

/// How an amount is bounded, in words; nothing when exact.
#[must_use]
pub fn bound(bound: Bound, lang: Lang) -> Option<&'static str> {
    (bound != Bound::Exact).then(|| bound.label(lang))
}

/// The rate between an amount of money and the one it converts, to four digits: `1 USD = 1,460원`. Only exact values
/// in two currencies have one.
#[must_use]
pub fn implied_rate(amount: &AmountRecord, root: &AmountRecord, lang: Lang) -> Option<String> {
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
    let rate = rounded(rate)?;
    let rate = grouped(Digits::read(&rate)?);
    Some(match lang {
        Lang::Korean => {
            let word = |code| unit(code, AmountKind::Money, lang, false);
            format!("1{} = {rate}{}", word(one), word(other))
        }
        _ => format!("1 {one} = {rate} {other}"),
    })
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
        let a = amount("1930000000", "1930000000", "KRW");
        assert_eq!(words(&a, Lang::Korean).unwrap(), "19억 3000만원");
        assert_eq!(words(&a, Lang::English).unwrap(), "1.93 billion won");
        let range = amount("3", "5", "year");
        assert_eq!(words(&range, Lang::English).unwrap(), "3–5 years");
        assert_eq!(
            words(&amount("2", "2", "place"), Lang::English).unwrap(),
            "No. 2"
        );
        assert_eq!(
            words(&amount("12", "12", "km"), Lang::Korean).unwrap(),
            "12 km"
        );
        let mut per = amount("100000000", "100000000", "KRW");
        per.per = Some("평".into());
        assert_eq!(words(&per, Lang::Korean).unwrap(), "평당 1억원");
    }

    #[test]
    fn reads_the_rate_from_the_dearer_currency() {
        let usd = amount("5000000000", "5000000000", "USD");
        let krw = amount("7300000000000", "7300000000000", "KRW");
        assert_eq!(
            implied_rate(&krw, &usd, Lang::English).unwrap(),
            "1 USD = 1,460 KRW"
        );
        assert_eq!(
            implied_rate(&usd, &krw, Lang::Korean).unwrap(),
            "1 달러 = 1,460원"
        );
        assert_eq!(implied_rate(&usd, &usd, Lang::Korean), None);
        let eur = amount("4600000000", "4600000000", "EUR");
        assert_eq!(
            implied_rate(&eur, &usd, Lang::English).unwrap(),
            "1 EUR = 1.087 USD"
        );
        let zero = amount("0", "0", "KRW");
        assert_eq!(implied_rate(&zero, &usd, Lang::Korean), None);
    }
}
