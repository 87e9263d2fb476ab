//! Conversions: the rate that each implies, and whether an article's conversions agree.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::interval::{self, Interval};
use crate::document::{Amount, AmountKind, Document, Finding, FindingKind, Severity};
use crate::explain::finding::{self as explain, Detail, Value, Verdict, message};

/// A converted amount and its rate: units of the second in one unit of the first.
#[derive(Debug, Clone, Copy)]
struct Conversion {
    first: usize,
    second: usize,
    /// As the figures stand.
    rate: Decimal,
    /// What their rounding allows.
    allowed: Interval,
}

/// Rates further apart than this differ for the reader, by hundredths.
const NOTICEABLE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);
/// Off by more than this, by hundredths, a conversion is probably wrong.
const WRONG: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

pub(super) fn find(text: &str, document: &Document) -> Vec<Finding> {
    let mut money: BTreeMap<(&str, &str), Vec<Conversion>> = BTreeMap::new();
    let mut findings = Vec::new();
    for (second, amount) in document.amounts.iter().enumerate() {
        let Some(first) = amount.same_as else {
            continue;
        };
        let Some(original) = document.amounts.get(first) else {
            continue;
        };
        if original.unit == amount.unit || original.kind != amount.kind {
            continue;
        }
        // 평당 … converts something else than what it stands beside.
        if original.per.is_some() != amount.per.is_some() {
            continue;
        }
        let (Some(from), Some(to)) = (interval::value(original), interval::value(amount)) else {
            continue;
        };
        if amount.kind == AmountKind::Money {
            // The figure that is converted stands as it is; what it is converted to was rounded.
            let allowed = interval::rounded(to).and_then(|to| to.over(Interval::exact(from)));
            let (Some(rate), Some(allowed)) = (to.checked_div(from), allowed) else {
                continue;
            };
            money
                .entry((unit_of(original), unit_of(amount)))
                .or_default()
                .push(Conversion {
                    first,
                    second,
                    rate,
                    allowed,
                });
        } else {
            findings.extend(measure(text, document, first, second, from, to));
        }
    }
    for ((from, to), conversions) in &money {
        findings.extend(agree(text, document, from, to, conversions));
    }
    findings
}

fn unit_of(amount: &Amount) -> &str {
    amount.unit.as_deref().unwrap_or("")
}

/// Compares the conversions of one pair of currencies.
fn agree(
    text: &str,
    document: &Document,
    from: &str,
    to: &str,
    conversions: &[Conversion],
) -> Option<Finding> {
    if conversions.len() < 2 {
        return None;
    }
    // The two that are furthest apart tell the most.
    let low = conversions.iter().min_by_key(|c| c.rate)?;
    let high = conversions.iter().max_by_key(|c| c.rate)?;
    let apart = high.rate.checked_div(low.rate)?;
    if apart <= Decimal::ONE + NOTICEABLE {
        return None;
    }
    let (first, second) = if low.first < high.first {
        (low, high)
    } else {
        (high, low)
    };
    let disjoint = conversions
        .iter()
        .any(|a| conversions.iter().any(|b| !a.allowed.overlaps(b.allowed)));
    let (kind, severity, explains) = if !disjoint {
        (FindingKind::Conversion, Severity::Note, true)
    } else if !low.allowed.overlaps(high.allowed) && apart > WRONG {
        (FindingKind::Conversion, Severity::Warning, false)
    } else {
        (FindingKind::RateDrift, Severity::Note, false)
    };
    if disjoint && low.allowed.overlaps(high.allowed) {
        // Only figures between the extremes disagree: too fine to tell the reader.
        return None;
    }
    let odd = odd_one(conversions).filter(|_| severity == Severity::Warning);
    let words = |c: &Conversion| {
        let span = |i: usize| document.amounts.get(i).map_or("", |a| a.span.of(text));
        [span(c.first), span(c.second)]
    };
    let ten = [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND]
        .iter()
        .any(|p| {
            apart.checked_div(*p).is_some_and(|q| {
                Interval {
                    low: Decimal::new(75, 2),
                    high: Decimal::new(135, 2),
                }
                .contains(q)
            })
        });
    let verdict = if explains {
        Verdict::Rounding
    } else if severity == Severity::Warning {
        Verdict::FarApart {
            power_of_ten: ten,
            odd: odd.map(words),
        }
    } else {
        Verdict::TwoRates
    };
    let message = message(&Detail::Rates {
        pair: [from, to],
        conversions: [first, second].map(|c| explain::Conversion {
            words: words(c),
            rate: c.rate,
            allowed: c.allowed.range(),
        }),
        verdict,
    });
    let mut amounts: Vec<usize> = [first, second]
        .into_iter()
        .chain(odd)
        .flat_map(|c| [c.first, c.second])
        .collect();
    crate::sort::sort(&mut amounts);
    Some(Finding {
        kind,
        severity,
        amounts,
        claims: Vec::new(),
        message,
    })
}

/// Of three conversions or more, the one that is off while all the others agree.
fn odd_one(conversions: &[Conversion]) -> Option<&Conversion> {
    let near =
        |a: &Conversion, b: &Conversion| apart_by(a.rate, b.rate).is_some_and(|x| x <= WRONG);
    conversions.iter().find(|odd| {
        let mut others = conversions.iter().filter(|c| c.second != odd.second);
        conversions.len() > 2
            && others.clone().all(|o| !near(odd, o))
            && others
                .next()
                .is_some_and(|one| others.all(|o| near(one, o)))
    })
}

/// How many times as large the larger of two rates is.
fn apart_by(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.max(b).checked_div(a.min(b))
}

/// Units of fixed size: how many of the base unit one of them is.
fn size(unit: &str) -> Option<(&'static str, Decimal)> {
    let (base, mantissa, scale) = match unit {
        "mm" => ("m", 1, 3),
        "cm" => ("m", 1, 2),
        "m" => ("m", 1, 0),
        "km" => ("m", 1000, 0),
        "in" => ("m", 254, 4),
        "ft" => ("m", 3048, 4),
        "yd" => ("m", 9144, 4),
        "mi" => ("m", 1_609_344, 3),
        "m2" => ("m2", 1, 0),
        "km2" => ("m2", 1_000_000, 0),
        "ha" => ("m2", 10_000, 0),
        "평" => ("m2", 3_305_785, 6),
        "sq_ft" => ("m2", 9_290_304, 8),
        "sq_yd" => ("m2", 83_612_736, 8),
        "sq_mi" => ("m2", 2_589_988, 0),
        "acre" => ("m2", 40_468_564, 4),
        "mg" => ("g", 1, 3),
        "g" => ("g", 1, 0),
        "kg" => ("g", 1000, 0),
        "t" => ("g", 1_000_000, 0),
        "lb" => ("g", 45_359_237, 5),
        "oz" => ("g", 28_349_523, 6),
        "ml" => ("l", 1, 3),
        "l" => ("l", 1, 0),
        "m3" => ("l", 1000, 0),
        "gal" => ("l", 3_785_412, 6),
        "bbl" => ("l", 158_987_295, 6),
        "km/h" => ("km/h", 1, 0),
        "mph" => ("km/h", 1_609_344, 6),
        _ => return None,
    };
    Some((base, Decimal::new(mantissa, scale)))
}

/// A conversion between units of fixed size: wrong when no rounding can explain it and it is off by a quarter.
fn measure(
    text: &str,
    document: &Document,
    first: usize,
    second: usize,
    from: Decimal,
    to: Decimal,
) -> Option<Finding> {
    let (a, b) = (document.amounts.get(first)?, document.amounts.get(second)?);
    let ((base, from_size), (other, to_size)) = (size(unit_of(a))?, size(unit_of(b))?);
    if base != other {
        return None;
    }
    let allowed = interval::rounded(from)?.times(from_size)?;
    let written = interval::rounded(to)?.times(to_size)?;
    let apart = apart_by(from.checked_mul(from_size)?, to.checked_mul(to_size)?)?;
    if allowed.overlaps(written) || apart <= WRONG {
        return None;
    }
    let right = from.checked_mul(from_size)?.checked_div(to_size)?;
    let message = message(&Detail::Measure {
        words: a.span.of(text),
        right: Value {
            number: right,
            unit: unit_of(b),
            kind: b.kind,
        },
        written: b.span.of(text),
    });
    Some(Finding {
        kind: FindingKind::Conversion,
        severity: Severity::Warning,
        amounts: vec![first, second],
        claims: Vec::new(),
        message,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Annotator, FindingKind, Options, Severity};

    fn found(text: &str) -> Vec<(FindingKind, Severity, String)> {
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        Annotator::new()
            .annotate(text, &options)
            .findings
            .into_iter()
            .map(|f| (f.kind, f.severity, f.message.ko))
            .collect()
    }

    #[test]
    fn a_difference_that_rounding_explains_is_only_noted() {
        let findings =
            found("한빛은 1000억 달러(약 134조원)를 모은다. 우선 50억 달러(7조원)를 쓴다.");
        let [(kind, severity, message)] = findings.as_slice() else {
            panic!("{findings:?}");
        };
        assert_eq!(
            (*kind, *severity),
            (FindingKind::Conversion, Severity::Note)
        );
        assert!(message.contains("1,340원") && message.contains("1,400원"));
        assert!(message.contains("반올림으로 설명됩니다"));
    }

    #[test]
    fn rates_that_rounding_cannot_reconcile_drift() {
        let findings = found(
            "한빛은 3137억 달러(약 437조7997억원)를 모았다. 55억 달러(약 7조2000억원)가 남았다.",
        );
        let [(kind, severity, _)] = findings.as_slice() else {
            panic!("{findings:?}");
        };
        assert_eq!((*kind, *severity), (FindingKind::RateDrift, Severity::Note));
    }

    #[test]
    fn a_lost_power_of_ten_is_a_warning() {
        let findings =
            found("한빛은 100만 달러(약 14억원)를 냈다. 새벽은 300만 달러(약 4억2000만원)를 냈다.");
        let [(kind, severity, message)] = findings.as_slice() else {
            panic!("{findings:?}");
        };
        assert_eq!(
            (*kind, *severity),
            (FindingKind::Conversion, Severity::Warning)
        );
        assert!(message.contains("자릿수"));
    }

    #[test]
    fn one_rate_for_all_is_no_finding() {
        assert!(found("100만 달러(약 14억원)와 55억 달러(약 7조7000억원)를 냈다.").is_empty());
        assert!(found("길이는 300km(190마일), 깊이는 200 미터(700 피트)다.").is_empty());
        assert!(found("한빛은 100만 달러(약 14억원)를 냈다.").is_empty());
    }

    #[test]
    fn a_unit_of_fixed_size_tells_a_wrong_conversion() {
        let findings = found("다리는 3km(190마일)에 이른다.");
        assert!(matches!(
            findings.as_slice(),
            [(FindingKind::Conversion, Severity::Warning, _)]
        ));
    }
}
