//! The article checked against itself: conversions, sums, contradictions.
//!
//! Every check is interval arithmetic over the rounding that each figure allows ([`interval`]). A finding says only
//! what follows from the figures as written: when a figure, a link or a pattern leaves room for doubt, nothing is said.

mod arithmetic;
mod contradiction;
mod conversion;
mod en;
mod interval;
mod words;

use crate::document::{Document, Finding};

/// Checks the document's amounts and claims against each other. Only what is certain is reported.
pub(crate) fn find(text: &str, document: &Document) -> Vec<Finding> {
    let mut findings = conversion::find(text, document);
    findings.extend(arithmetic::find(text, document));
    findings.extend(contradiction::find(text, document));
    for finding in &mut findings {
        crate::sort::sort(&mut finding.amounts);
        finding.amounts.dedup();
        finding.claims = document
            .claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| {
                finding
                    .amounts
                    .iter()
                    .any(|amount| claim.amounts.contains(amount))
            })
            .map(|(i, _)| i)
            .collect();
    }
    crate::sort::sort_by(&mut findings, |a, b| {
        (std::cmp::Reverse(a.severity), &a.amounts)
            .cmp(&(std::cmp::Reverse(b.severity), &b.amounts))
    });
    findings
}
