//! The same quantity of the same thing stated differently.

use std::collections::BTreeSet;

use super::en::Fate;
use super::{interval, words};
use crate::document::{
    Amount, AmountKind, Bound, Document, EntityKind, Finding, FindingKind, Severity,
};
use crate::explain::finding::{Detail, Harm, message};
use crate::text::Span;
use crate::text::sentence::sentences;

pub(super) fn find(text: &str, document: &Document) -> Vec<Finding> {
    let mut findings = bounds(text, document);
    findings.extend(headline(text, document));
    findings
}

/// Which way a bound is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Up,
    Down,
}

fn side(bound: Bound) -> Option<Side> {
    match bound {
        Bound::AtLeast | Bound::MoreThan => Some(Side::Up),
        Bound::AtMost | Bound::LessThan => Some(Side::Down),
        _ => None,
    }
}

/// The sentence that holds a span.
fn sentence(text: &str, document: &Document, span: Span) -> Option<Span> {
    let paragraph = document.body.iter().find(|p| p.contains(span))?;
    sentences(text, *paragraph)
        .into_iter()
        .find(|s| s.contains(span))
}

/// The things that a sentence names: what an amount can be an amount of.
fn named(document: &Document, sentence: Span) -> BTreeSet<usize> {
    let named = document
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| {
            matches!(
                e.kind,
                EntityKind::Organization | EntityKind::Product | EntityKind::Event
            )
        })
        .filter(|(_, e)| e.mentions.iter().any(|m| sentence.contains(m.span)))
        .map(|(i, _)| i);
    crate::sort::set(named)
}

/// 최대 5000억 달러 and 5000억 달러 이상 of one project: the same round sum cannot be both.
fn bounds(text: &str, document: &Document) -> Vec<Finding> {
    let bounded: Vec<(usize, &Amount, Side)> = document
        .amounts
        .iter()
        .enumerate()
        .filter_map(|(i, a)| Some((i, a, side(a.bound)?)))
        .filter(|(_, a, _)| a.kind == AmountKind::Money && a.per.is_none())
        .collect();
    let mut findings = Vec::new();
    for (n, &(i, a, a_side)) in bounded.iter().enumerate() {
        for &(j, b, b_side) in bounded.iter().skip(n + 1) {
            if a_side == b_side || a.unit != b.unit || a.low.or(a.high) != b.low.or(b.high) {
                continue;
            }
            let (Some(first), Some(second)) = (
                sentence(text, document, a.span),
                sentence(text, document, b.span),
            ) else {
                continue;
            };
            // In one sentence the two limit different things.
            if first == second {
                continue;
            }
            let shared: Vec<usize> = named(document, first)
                .intersection(&named(document, second))
                .copied()
                .collect();
            // One figure in each sentence, and one thing that both name: nothing else can be meant.
            let alone = |s: Span| {
                document
                    .amounts
                    .iter()
                    .filter(|x| {
                        s.contains(x.span) && x.kind == AmountKind::Money && x.same_as.is_none()
                    })
                    .count()
                    == 1
            };
            if shared.is_empty() || !alone(first) || !alone(second) {
                continue;
            }
            let with = |amount: &Amount| {
                let span = amount.bound_word.map_or(amount.span, |w| {
                    Span::new(w.start.min(amount.span.start), w.end.max(amount.span.end))
                });
                span.of(text)
            };
            let thing = shared
                .first()
                .and_then(|&e| document.entities.get(e))
                .map_or("", |e| e.name.as_str());
            findings.push(Finding {
                kind: FindingKind::Contradiction,
                severity: Severity::Note,
                amounts: vec![i, j],
                claims: Vec::new(),
                message: message(&Detail::Bounds {
                    thing,
                    words: [with(a), with(b)],
                }),
            });
        }
    }
    findings
}

/// What befalls people, and the class of words that say so.
const HARMS: [(&str, Harm); 3] = [
    ("dead", Harm::Dead),
    ("injured", Harm::Injured),
    ("missing", Harm::Missing),
];

/// 21명 in the headline, 20명 in the text: said only where each tells one number and no other.
fn headline(text: &str, document: &Document) -> Vec<Finding> {
    let Some(head) = document.headline else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (class, harm) in HARMS {
        let english = Fate::new(class);
        let told = |within: Span| -> Vec<usize> {
            document
                .amounts
                .iter()
                .enumerate()
                .filter(|(_, a)| within.contains(a.span) && a.kind == AmountKind::Count)
                .filter(|(_, a)| {
                    if a.unit.as_deref() != Some("명") {
                        return english.befalls(text, within, a);
                    }
                    let behind = text.get(a.span.end..within.end).unwrap_or("");
                    let behind = behind.trim_start_matches(['이', '가', ' ']);
                    words::begins(class, behind)
                })
                .map(|(i, _)| i)
                .collect()
        };
        let in_head = told(head);
        let &[top] = in_head.as_slice() else {
            continue;
        };
        let in_body: Vec<usize> = document
            .body
            .iter()
            .filter(|p| !p.overlaps(head))
            .flat_map(|&p| told(p))
            .collect();
        let value = |i: usize| {
            document
                .amounts
                .get(i)
                .filter(|a| a.bound == Bound::Exact)
                .and_then(interval::value)
        };
        let Some(first) = value(top) else {
            continue;
        };
        let values: Option<Vec<_>> = in_body.iter().map(|&i| value(i)).collect();
        let Some(values) = values.map(crate::sort::set) else {
            continue;
        };
        // Several numbers are parts, days or places: then the headline may mean any sum of them.
        if values.len() != 1 || values.contains(&first) || in_body.len() != 1 {
            continue;
        }
        let Some(&body) = in_body.first() else {
            continue;
        };
        let words = |i: usize| document.amounts.get(i).map_or("", |a| a.span.of(text));
        findings.push(Finding {
            kind: FindingKind::Contradiction,
            severity: Severity::Warning,
            amounts: vec![top, body],
            claims: Vec::new(),
            message: message(&Detail::Headline {
                harm,
                words: [words(top), words(body)],
            }),
        });
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::{Annotator, Dictionary, FindingKind, Options};

    fn contradictions(text: &str) -> Vec<String> {
        let options = Options {
            whole_text: true,
            dictionary: Dictionary::parse("product\t별빛사업\n").0,
            ..Options::default()
        };
        Annotator::new()
            .annotate(text, &options)
            .findings
            .into_iter()
            .filter(|f| f.kind == FindingKind::Contradiction)
            .map(|f| f.message.ko)
            .collect()
    }

    #[test]
    fn one_sum_cannot_be_a_ceiling_and_a_floor() {
        let found = contradictions(
            "별빛사업에는 최대 5000억 달러가 든다. 정부는 별빛사업에 5000억 달러 이상을 쓴다고 밝혔다.",
        );
        assert_eq!(
            found,
            ["별빛사업: 한 곳에는 ‘최대 5000억 달러’, 다른 곳에는 ‘5000억 달러 이상’."]
        );
    }

    #[test]
    fn different_things_and_different_sums_may_be_bounded_as_they_like() {
        assert!(
            contradictions(
                "별빛사업에는 최대 5000억 달러가 든다. 정부는 세금을 5000억 달러 이상 걷는다."
            )
            .is_empty()
        );
        assert!(
            contradictions(
                "별빛사업에는 최대 5000억 달러가 든다. 별빛사업에는 이미 300억 달러 이상이 들었다."
            )
            .is_empty()
        );
    }
}
