//! Articles in different languages: no word of one stands in the other, so that figures, days and names speak alone.

use std::collections::BTreeSet;

use super::matching::{Matcher, is_telling, opposed};
use super::statement::Statement;
use super::{AgreedOn, Agreement, Comparison, Place};
use crate::document::{Amount, AmountKind, DateValue};

/// Names that two articles must share to be about one thing.
const KIN: usize = 2;
/// From this on a count by itself is no chance: units of counts are words of a language.
const COUNTED: i64 = 100;

impl Matcher<'_> {
    /// What two sentences in different languages agree on: equal figures and days beside a name that both have. Nothing is
    /// held against the other, as only their words would tell whether both mean one quantity.
    /// `common` are the names that their articles share.
    pub(super) fn across(
        &self,
        a: &Statement,
        b: &Statement,
        common: &BTreeSet<usize>,
        out: &mut Comparison,
    ) {
        let shared: BTreeSet<usize> = a.names.intersection(&b.names).copied().collect();
        let kin = common.len() >= KIN;
        if shared.is_empty() && !kin {
            return;
        }
        let about = || {
            let names = if shared.is_empty() { common } else { &shared };
            self.names(names.iter().take(KIN).copied())
        };
        for (x, y) in pairs(&a.amounts, &b.amounts) {
            let (Some(x), Some(y)) = (self.amount(a.article, x), self.amount(b.article, y)) else {
                continue;
            };
            // A percentage or a count may be equal by chance in sentences that share no name.
            let by_itself = !matches!(x.kind, AmountKind::Percent | AmountKind::Count);
            if is_same(x, y) && (!shared.is_empty() || by_itself) {
                out.agreed.push(Agreement {
                    on: AgreedOn::Figure,
                    about: about(),
                    places: places(a, b, x.span, y.span),
                });
            }
        }
        for (i, j) in pairs(&a.dates, &b.dates) {
            let (Some(p), Some(q)) = (self.date(a.article, i), self.date(b.article, j)) else {
                continue;
            };
            // A year or quarter stands in many sentences.
            let narrow = matches!(p.value, Some(DateValue::Day(_) | DateValue::Month(..)));
            let same = narrow && p.value == q.value && p.end_value == q.end_value;
            if same && !shared.is_empty() {
                out.agreed.push(Agreement {
                    on: AgreedOn::Date,
                    about: about(),
                    places: places(a, b, p.span, q.span),
                });
            }
        }
    }
}

fn pairs<'a>(a: &'a [usize], b: &'a [usize]) -> impl Iterator<Item = (usize, usize)> + 'a {
    a.iter().flat_map(|&x| b.iter().map(move |&y| (x, y)))
}

fn places(a: &Statement, b: &Statement, x: crate::Span, y: crate::Span) -> Vec<Place> {
    let place = |article, span| Place { article, span };
    vec![place(a.article, x), place(b.article, y)]
}

/// Whether two figures are one, whatever words count them.
fn is_same(x: &Amount, y: &Amount) -> bool {
    let counts = x.kind == AmountKind::Count && x.low.is_some_and(|low| low >= COUNTED.into());
    x.kind == y.kind
        && (x.unit == y.unit && x.per == y.per || counts)
        && x.low.is_some()
        && x.low == y.low
        && x.high == y.high
        && is_telling(x)
        && !opposed(x.bound, y.bound)
}
