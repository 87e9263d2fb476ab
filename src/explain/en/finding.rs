//! What findings say in English.

use super::{measured, range};
use crate::document::AmountKind;
use crate::explain::finding::{Detail, Harm, Range, Reckoning, Value, Verdict, short};

pub(in crate::explain) fn said(detail: &Detail) -> String {
    match detail {
        Detail::Rates {
            pair: [from, to],
            conversions: [first, second],
            verdict,
        } => {
            let money = |number: &str, code| {
                let one = number == "1";
                measured(number, code, AmountKind::Money, one)
            };
            let one = money("1", from);
            let told = |rate, allowed| (money(&short(rate), to), between(allowed));
            let ((rate, allowed), [a, b]) = (told(first.rate, first.allowed), first.words);
            let mut said =
                format!("{a} = {b}: {rate} to {one} ({allowed} allowing for rounding). ");
            let ((rate, allowed), [a, b]) = (told(second.rate, second.allowed), second.words);
            said += &format!("{a} = {b}: {rate} ({allowed}). ");
            let end = match verdict {
                Verdict::Rounding => "Rounding explains the difference.",
                Verdict::TwoRates => "Rounding does not explain it, so the rates differ.",
                Verdict::FarApart { power_of_ten, odd } => {
                    if let Some([a, b]) = odd {
                        said += &format!("Only {a} = {b} is far from the others. ");
                    }
                    if *power_of_ten {
                        "A power of ten may be missing."
                    } else {
                        "Rounding does not explain so large a difference."
                    }
                }
            };
            said + end
        }
        Detail::Measure {
            words,
            right,
            written,
        } => {
            let right = value(*right);
            format!("{words} is about {right}; the article says {written}.")
        }
        Detail::Reckoned { agree, reckoning } => {
            let verdict = if *agree {
                "The figures agree"
            } else {
                "The figures do not agree"
            };
            format!("{verdict}: {}", reckoned(reckoning))
        }
        Detail::Bounds {
            thing,
            words: [a, b],
        } => format!("{thing}: “{a}” in one place, “{b}” in another."),
        Detail::Headline {
            harm,
            words: [head, body],
        } => {
            let harm = match harm {
                Harm::Dead => "dead",
                Harm::Injured => "injured",
                Harm::Missing => "missing",
            };
            format!("{harm}: {head} in the headline, {body} in the text.")
        }
        Detail::Articles {
            thing,
            words: [a, b],
        } => format!("{thing}: {a} in one article, {b} in another."),
        Detail::ArticleBounds {
            thing,
            words: [a, b],
        } => format!("{thing}: “{a}” in one article, “{b}” in another."),
        Detail::Speakers { names: [a, b] } => {
            format!("One article gives it as the words of {a}, another as those of {b}.")
        }
    }
}

fn reckoned(reckoning: &Reckoning) -> String {
    match reckoning {
        Reckoning::Share {
            part,
            whole,
            percent,
            written,
        } => {
            let percent = between(*percent);
            format!("{part} of {whole} is {percent}%, written as {written}.")
        }
        Reckoning::Times {
            from,
            to,
            times,
            written,
        } => {
            let times = short(*times);
            format!("from {from} to {to} is {times} times, written as {written}.")
        }
        Reckoning::Change {
            from,
            to,
            percent,
            written,
        } => {
            let percent = short(*percent);
            format!("from {from} to {to} is a change of {percent}%, written as {written}.")
        }
        Reckoning::Sum {
            parts: [a, b],
            total,
            written,
        } => format!("{a} + {b} = {}, written as {written}.", value(*total)),
        Reckoning::Parts { parts, whole } => format!("{} = {whole}.", parts.join(" + ")),
        Reckoning::Difference {
            of: [a, b],
            difference,
            written,
        } => {
            let difference = value(*difference);
            format!("{a} and {b} differ by {difference}, written as {written}.")
        }
    }
}

fn value(value: Value) -> String {
    let number = short(value.number);
    measured(&number, value.unit, value.kind, number == "1")
}

/// `1,335–1,350`, or one number where both ends read the same.
fn between(value: Range) -> String {
    let (low, high) = (short(value.low), short(value.high));
    if low == high { low } else { range(&low, &high) }
}
