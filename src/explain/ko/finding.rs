//! What findings say in Korean.

use super::{measured, range, unit};
use crate::document::AmountKind;
use crate::explain::finding::{Detail, Harm, Range, Reckoning, Value, Verdict, short};

pub(in crate::explain) fn said(detail: &Detail) -> String {
    match detail {
        Detail::Rates {
            pair: [from, to],
            conversions: [first, second],
            verdict,
        } => {
            let money = |number: &str, code| measured(number, code, AmountKind::Money, false);
            let one = money("1", from);
            let told = |rate, allowed| (money(&short(rate), to), between(allowed, &currency(to)));
            let ((rate, allowed), [a, b]) = (told(first.rate, first.allowed), first.words);
            let mut said = format!("{a} = {b}: {one}에 {rate}꼴(반올림을 헤아리면 {allowed}). ");
            let ((rate, allowed), [a, b]) = (told(second.rate, second.allowed), second.words);
            said += &format!("{a} = {b}: {one}에 {rate}꼴({allowed}). ");
            let end = match verdict {
                Verdict::Rounding => "차이는 반올림으로 설명됩니다.",
                Verdict::TwoRates => "반올림으로는 설명되지 않으니 서로 다른 환율을 쓴 셈입니다.",
                Verdict::FarApart { power_of_ten, odd } => {
                    if let Some([a, b]) = odd {
                        said += &format!("나머지와 크게 다른 것은 {a} = {b}. ");
                    }
                    if *power_of_ten {
                        "자릿수를 틀렸을 수 있습니다."
                    } else {
                        "반올림으로는 설명되지 않는 큰 차이입니다."
                    }
                }
            };
            said + end
        }
        Detail::Measure {
            words,
            right,
            written,
        } => format!("{words} = 약 {}. 기사에는 {written}.", value(*right)),
        Detail::Reckoned { agree, reckoning } => {
            let verdict = if *agree {
                "계산이 맞습니다"
            } else {
                "계산이 맞지 않습니다"
            };
            format!("{verdict}: {}", reckoned(reckoning))
        }
        Detail::Bounds {
            thing,
            words: [a, b],
        } => format!("{thing}: 한 곳에는 ‘{a}’, 다른 곳에는 ‘{b}’."),
        Detail::Headline {
            harm,
            words: [head, body],
        } => {
            let harm = match harm {
                Harm::Dead => "사망",
                Harm::Injured => "부상",
                Harm::Missing => "실종",
            };
            format!("{harm}: 제목에는 {head}, 본문에는 {body}.")
        }
        Detail::Articles {
            thing,
            words: [a, b],
        } => format!("{thing}: 한 기사에는 {a}, 다른 기사에는 {b}."),
        Detail::ArticleBounds {
            thing,
            words: [a, b],
        } => format!("{thing}: 한 기사에는 ‘{a}’, 다른 기사에는 ‘{b}’."),
        Detail::Speakers { names: [a, b] } => {
            format!("같은 말을 한 기사는 {a}, 다른 기사는 {b}의 말로 전합니다.")
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
            let percent = between(*percent, "%");
            format!("{whole} 가운데 {part} = {percent}, 기사에는 {written}.")
        }
        Reckoning::Times {
            from,
            to,
            times,
            written,
        } => format!("{from}에서 {to} = {}배, 기사에는 {written}.", short(*times)),
        Reckoning::Change {
            from,
            to,
            percent,
            written,
        } => {
            let percent = short(*percent);
            format!("{from}에서 {to} = {percent}% 변화, 기사에는 {written}.")
        }
        Reckoning::Sum {
            parts: [a, b],
            total,
            written,
        } => format!("{a} + {b} = {}, 기사에는 {written}.", value(*total)),
        Reckoning::Parts { parts, whole } => format!("{} = {whole}.", parts.join(" + ")),
        Reckoning::Difference {
            of: [a, b],
            difference,
            written,
        } => {
            let difference = value(*difference);
            format!("{a}, {b}의 차는 {difference}, 기사에는 {written}.")
        }
    }
}

fn currency(code: &str) -> String {
    unit(code, AmountKind::Money, false)
}

fn value(value: Value) -> String {
    measured(&short(value.number), value.unit, value.kind, false)
}

/// `1,335~1,350원`, or one number where both ends read the same.
fn between(value: Range, unit: &str) -> String {
    let (low, high) = (short(value.low), short(value.high));
    let number = if low == high { low } else { range(&low, &high) };
    format!("{number}{unit}")
}
