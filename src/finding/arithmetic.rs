//! Sums, differences, shares and growth that an article states with their parts.
//!
//! A check needs a pattern that leaves no doubt which figure is which: the words between the figures are read whole.
//! What the figures confirm is a note, what no rounding of them allows a warning; anything else is not said.

use rust_decimal::Decimal;

use super::interval::{self, Interval};
use super::words;
use crate::document::{Amount, AmountKind, Bound, Document, Finding, FindingKind, Severity};
use crate::explain::finding::{Detail, Reckoning, Value, message};

pub(super) fn find(text: &str, document: &Document) -> Vec<Finding> {
    let amounts = &document.amounts;
    let mut findings = Vec::new();
    for at in 0..amounts.len() {
        let check = Check { text, amounts, at };
        findings.extend(
            check
                .share()
                .or_else(|| check.growth())
                .or_else(|| check.sum())
                .or_else(|| check.partition())
                .or_else(|| check.balance())
                .or_else(|| check.in_english()),
        );
    }
    findings
}

/// Tries the patterns whose first figure is `at`.
pub(super) struct Check<'a> {
    pub text: &'a str,
    amounts: &'a [Amount],
    at: usize,
}

/// What a pattern says: the figures' numbers and what is claimed of them.
struct Equation<'a> {
    amounts: Vec<usize>,
    /// What the parts allow.
    reckoned: Interval,
    /// What is written, with its rounding.
    written: Interval,
    reckoning: Reckoning<'a>,
}

impl Equation<'_> {
    /// A note where it holds, a warning where it cannot.
    fn finding(self) -> Option<Finding> {
        let holds = self.reckoned.overlaps(self.written);
        // Only what the middle confirms too is clear.
        if holds && !self.written.contains(self.reckoned.middle()?) {
            return None;
        }
        let severity = if holds {
            Severity::Note
        } else {
            Severity::Warning
        };
        Some(Finding {
            kind: FindingKind::Arithmetic,
            severity,
            amounts: self.amounts,
            claims: Vec::new(),
            message: message(&Detail::Reckoned {
                agree: holds,
                reckoning: self.reckoning,
            }),
        })
    }
}

impl Check<'_> {
    pub(super) fn amount(&self, ahead: usize) -> Option<&Amount> {
        self.amounts.get(self.at + ahead)
    }

    pub(super) fn value(&self, ahead: usize) -> Option<Decimal> {
        interval::value(self.amount(ahead)?)
    }

    pub(super) fn words(&self, ahead: usize) -> &str {
        self.amount(ahead).map_or("", |a| a.span.of(self.text))
    }

    /// The words between one figure and the next.
    pub(super) fn between(&self, ahead: usize) -> &str {
        let (Some(a), Some(b)) = (self.amount(ahead), self.amount(ahead + 1)) else {
            return "\n";
        };
        self.text.get(a.span.end..b.span.start).unwrap_or("\n")
    }

    /// The words behind a figure, to the end of its clause or 30 bytes.
    pub(super) fn behind(&self, ahead: usize) -> &str {
        let Some(a) = self.amount(ahead) else {
            return "";
        };
        let rest = self.text.get(a.span.end..).unwrap_or("");
        let end = rest
            .char_indices()
            .find(|&(i, c)| i > 30 || "\n.,".contains(c))
            .map_or(rest.len(), |(i, _)| i);
        rest.get(..end).unwrap_or("")
    }

    pub(super) fn exact(&self, ahead: usize) -> bool {
        self.amount(ahead)
            .is_some_and(|a| matches!(a.bound, Bound::Exact) && a.per.is_none())
    }

    /// 233명 중 168명(72%)
    fn share(&self) -> Option<Finding> {
        let (whole, part, percent) = (self.amount(0)?, self.amount(1)?, self.amount(2)?);
        let counts = whole.kind == AmountKind::Count && part.kind == whole.kind;
        if !counts || part.unit != whole.unit || percent.kind != AmountKind::Percent {
            return None;
        }
        let joined = matches!(
            self.between(0).trim(),
            "중" | "가운데" | "중에서" | "중에" | "가운데서"
        );
        let about = matches!(self.between(1).trim(), "( 약" | "(약");
        let bracketed = about || self.between(1).trim() == "(";
        if !joined || !bracketed || !self.exact(0) || !self.exact(1) {
            return None;
        }
        self.share_of(0, 1, about)
    }

    /// What part the figure `part` ahead is of the one `whole` ahead; the percentage is the third.
    pub(super) fn share_of(&self, whole: usize, part: usize, about: bool) -> Option<Finding> {
        let (n, k, p) = (self.value(whole)?, self.value(part)?, self.value(2)?);
        // 10명 중 4명(40.5%): a manner of speaking.
        if n < Decimal::from(20) || k > n {
            return None;
        }
        let reckoned = Interval::exact(k.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(n)?);
        Equation {
            amounts: vec![self.at, self.at + 1, self.at + 2],
            reckoned,
            written: if about {
                interval::rounded(p)?
            } else {
                interval::percentage(p)?
            },
            reckoning: Reckoning::Share {
                part: self.words(part),
                whole: self.words(whole),
                percent: reckoned.range(),
                written: self.words(2),
            },
        }
        .finding()
    }

    /// 100억원에서 120억원으로 20% 늘었다
    fn growth(&self) -> Option<Finding> {
        let (from, to, by) = (self.amount(0)?, self.amount(1)?, self.amount(2)?);
        let same = from.unit == to.unit && from.kind == to.kind;
        let relative = matches!(by.kind, AmountKind::Percent | AmountKind::Multiple);
        if !same
            || !relative
            || matches!(
                from.kind,
                AmountKind::Percent | AmountKind::Rank | AmountKind::Temperature | AmountKind::Age
            )
        {
            return None;
        }
        if self.between(0).trim() != "에서" || !matches!(self.between(1).trim(), "으로" | "로")
        {
            return None;
        }
        if !(self.exact(0) && self.exact(1)) {
            return None;
        }
        let behind = self.behind(2).trim_start();
        let behind = behind
            .strip_prefix("가량")
            .or_else(|| behind.strip_prefix("나"))
            .or_else(|| behind.strip_prefix("쯤"))
            .unwrap_or(behind)
            .trim_start();
        let grows = words::begins("grows", behind);
        let shrinks = words::begins("shrinks", behind);
        if !grows && !shrinks {
            return None;
        }
        self.change([0, 1, 2], grows)
    }

    /// The change between two figures, and what is said of it: the places of what was, what is and how much.
    pub(super) fn change(&self, [from, to, by]: [usize; 3], grows: bool) -> Option<Finding> {
        let kind = self.amount(by)?.kind;
        let (a, b, p) = (self.value(from)?, self.value(to)?, self.value(by)?);
        let (a_range, b_range) = (interval::stated(a)?, interval::stated(b)?);
        let written = interval::rounded(p)?;
        if kind == AmountKind::Multiple {
            if !grows {
                return None;
            }
            let reckoned = b_range.over(a_range)?;
            return Equation {
                amounts: vec![self.at, self.at + 1, self.at + 2],
                reckoned,
                written,
                reckoning: Reckoning::Times {
                    from: self.words(from),
                    to: self.words(to),
                    times: b.checked_div(a)?,
                    written: self.words(by),
                },
            }
            .finding();
        }
        let ratio = b_range.over(a_range)?;
        let one = Interval::exact(Decimal::ONE);
        let change = if grows {
            ratio.minus(one)?
        } else {
            one.minus(ratio)?
        };
        let reckoned = change.times(Decimal::ONE_HUNDRED)?;
        let plain = b
            .checked_sub(a)?
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(a)?;
        // 1000억원에서 1600억원으로 50%: rounding may explain it, but it confirms nothing.
        if reckoned.overlaps(written) && !interval::percentage(p)?.contains(plain.abs()) {
            return None;
        }
        Equation {
            amounts: vec![self.at, self.at + 1, self.at + 2],
            reckoned,
            written,
            reckoning: Reckoning::Change {
                from: self.words(from),
                to: self.words(to),
                percent: plain,
                written: self.words(by),
            },
        }
        .finding()
    }

    /// 3억원과 4억원을 더해 7억원
    fn sum(&self) -> Option<Finding> {
        let (a, b, c) = (self.amount(0)?, self.amount(1)?, self.amount(2)?);
        if a.unit != b.unit || b.unit != c.unit || a.kind != b.kind || b.kind != c.kind {
            return None;
        }
        let first = self.between(0).trim();
        let second = self.between(1);
        let joined = first.ends_with('과') || first.ends_with('와') || first.ends_with("에");
        let added = words::within("adds", second);
        let plain =
            |words: &str| words.chars().count() <= 14 && !words.contains(['.', '\n', '(', '%']);
        if !joined || !added || !plain(first) || !plain(second) {
            return None;
        }
        let firm = self.exact(0) && self.exact(1) && matches!(c.bound, Bound::Exact | Bound::About);
        if !firm {
            return None;
        }
        self.total()
    }

    /// The first two figures against the third, which is their sum.
    pub(super) fn total(&self) -> Option<Finding> {
        let (x, y, z) = (self.value(0)?, self.value(1)?, self.value(2)?);
        let reckoned = interval::stated(x)?.plus(interval::stated(y)?)?;
        let total = x.checked_add(y)?;
        let sum = self.amount(2)?;
        Equation {
            amounts: vec![self.at, self.at + 1, self.at + 2],
            reckoned,
            written: interval::stated(z)?,
            reckoning: Reckoning::Sum {
                parts: [self.words(0), self.words(1)],
                total: of_unit(total, sum),
                written: self.words(2),
            },
        }
        .finding()
    }

    /// 34명(남성 30명, 여성 4명): said only where it adds up, as a bracket need not be complete.
    fn partition(&self) -> Option<Finding> {
        let whole = self.amount(0)?;
        if !matches!(whole.kind, AmountKind::Count | AmountKind::Money) || !self.exact(0) {
            return None;
        }
        let behind = self.text.get(whole.span.end..)?;
        let open = behind
            .strip_prefix('(')
            .or_else(|| behind.strip_prefix(" ("))?;
        let close = open.find(')')?;
        if open.get(..close)?.contains(['\n', '.']) || close > 200 {
            return None;
        }
        let end = self.text.len() - open.len() + close;
        let parts: Vec<usize> = (self.at + 1..self.amounts.len())
            .take_while(|&i| self.amounts.get(i).is_some_and(|a| a.span.end <= end))
            .collect();
        let mut total = Decimal::ZERO;
        for &i in &parts {
            let part = self.amounts.get(i)?;
            if !same_thing(whole, part) || part.kind != whole.kind || part.bound != Bound::Exact {
                return None;
            }
            total = total.checked_add(interval::value(part)?)?;
        }
        if parts.len() < 2 || total != interval::value(whole)? {
            return None;
        }
        let words = parts
            .iter()
            .filter_map(|&i| self.amounts.get(i))
            .map(|a| a.span.of(self.text));
        let reckoning = Reckoning::Parts {
            parts: words.collect(),
            whole: self.words(0),
        };
        Some(Finding {
            kind: FindingKind::Arithmetic,
            severity: Severity::Note,
            amounts: std::iter::once(self.at).chain(parts).collect(),
            claims: Vec::new(),
            message: message(&Detail::Reckoned {
                agree: true,
                reckoning,
            }),
        })
    }

    /// 매출 34억원, 비용 85억원으로 50억원이 부족하다
    fn balance(&self) -> Option<Finding> {
        let (a, b, c) = (self.amount(0)?, self.amount(1)?, self.amount(2)?);
        if a.kind != AmountKind::Money || a.unit != b.unit || b.unit != c.unit {
            return None;
        }
        let before = self.text.get(..a.span.start)?.trim_end();
        let before = before
            .trim_end_matches(['은', '는', '이', '가'])
            .trim_end_matches(" 총")
            .trim_end_matches(" 약")
            .trim_end();
        let earns = words::ends("income", before);
        let first = self.between(0);
        let spends = words::within("cost", first);
        let second = self.between(1);
        let behind = self.behind(2);
        let plain = |words: &str| words.chars().count() <= 20 && !words.contains(['.', '\n', '%']);
        if !earns || !spends || !plain(first) || !plain(second) {
            return None;
        }
        let told = |class: &str| words::within(class, behind) || words::within(class, second);
        let lacks = told("lacks");
        let gains = told("remains");
        if lacks == gains {
            return None;
        }
        let (x, y, z) = (self.value(0)?, self.value(1)?, self.value(2)?);
        let (x_range, y_range) = (interval::stated(x)?, interval::stated(y)?);
        let (reckoned, plain) = if lacks {
            (y_range.minus(x_range)?, y.checked_sub(x)?)
        } else {
            (x_range.minus(y_range)?, x.checked_sub(y)?)
        };
        Equation {
            amounts: vec![self.at, self.at + 1, self.at + 2],
            reckoned,
            written: interval::rounded(z)?,
            reckoning: Reckoning::Difference {
                of: [self.words(0), self.words(1)],
                difference: of_unit(plain, c),
                written: self.words(2),
            },
        }
        .finding()
    }
}

/// A number of what an amount counts.
fn of_unit(number: Decimal, amount: &Amount) -> Value<'_> {
    Value {
        number,
        unit: amount.unit.as_deref().unwrap_or(""),
        kind: amount.kind,
    }
}

/// Whether a part counts what the whole does: the same unit, or a noun of English beside another (34 people: 30 men, 4
/// women).
fn same_thing(whole: &Amount, part: &Amount) -> bool {
    let noun = |amount: &Amount| {
        amount.kind == AmountKind::Count && amount.unit.as_deref().is_some_and(str::is_ascii)
    };
    part.unit == whole.unit || noun(whole) && noun(part)
}

#[cfg(test)]
mod tests {
    use crate::{Annotator, FindingKind, Options, Severity};

    fn found(text: &str) -> Vec<(Severity, String)> {
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        Annotator::new()
            .annotate(text, &options)
            .findings
            .into_iter()
            .filter(|f| f.kind == FindingKind::Arithmetic)
            .map(|f| (f.severity, f.message.ko))
            .collect()
    }

    fn severities(text: &str) -> Vec<Severity> {
        found(text).into_iter().map(|(s, _)| s).collect()
    }

    #[test]
    fn what_adds_up_is_noted_and_what_cannot_is_warned_of() {
        use Severity::{Note, Warning};
        for (text, expected) in [
            ("응답자 233명 중 168명(72%)이 찬성했다.", vec![Note]),
            ("응답자 233명 중 168명(82%)이 찬성했다.", vec![Warning]),
            ("직원 10명 중 4명(40.5%)이 찬성했다.", vec![]),
            ("응답자 1000명 가운데 600명(60%)이 찬성했다.", vec![Note]),
            ("응답자 1000명 가운데 600명(50%)이 찬성했다.", vec![Warning]),
            ("수출이 1000억원에서 1600억원으로 50% 늘었다.", vec![]),
            ("수출이 100억원에서 120억원으로 20% 늘었다.", vec![Note]),
            ("수출이 100억원에서 120억원으로 50% 늘었다.", vec![Warning]),
            ("수출이 100억원에서 120억원으로 20% 줄었다.", vec![Warning]),
            ("수출이 100억원에서 300억원으로 3배 늘었다.", vec![Note]),
            ("3억원과 4억원을 더해 7억원을 낸다.", vec![Note]),
            ("3억원과 4억원을 더해 9억원을 낸다.", vec![Warning]),
            ("사망자는 34명(남성 30명, 여성 4명)이다.", vec![Note]),
            ("사망자는 34명(남성 20명, 여성 4명)이다.", vec![]),
            (
                "매출 34억원, 비용 85억원으로 50억원이 부족하다.",
                vec![Note],
            ),
            (
                "매출 34억원, 비용 85억원으로 90억원이 부족하다.",
                vec![Warning],
            ),
        ] {
            assert_eq!(severities(text), expected, "{text}");
        }
    }

    #[test]
    fn says_what_was_reckoned() {
        let findings = found("응답자 233명 중 168명(82%)이 찬성했다.");
        assert!(
            findings.iter().any(|(_, m)| m.contains("72.1%")),
            "{findings:?}"
        );
    }
}
