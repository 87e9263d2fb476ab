//! What might be a name, who votes for it, and which candidates are elected.

use std::collections::BTreeMap;

use super::Found;
use crate::document::EntityKind;
use crate::text::Span;

/// Candidates with their sums of votes, in log odds.
#[derive(Debug, Default)]
pub(super) struct Ballot {
    votes: BTreeMap<(usize, usize, EntityKind), f32>,
}

impl Ballot {
    /// Adds `weight` to the candidate `span` as `kind`.
    pub(super) fn add(&mut self, span: Span, kind: EntityKind, weight: f32) {
        if !span.is_empty() {
            *self
                .votes
                .entry((span.start, span.end, kind))
                .or_insert(0.0) += weight;
        }
    }

    /// The sum of votes of a candidate.
    pub(super) fn of(&self, span: Span, kind: EntityKind) -> Option<f32> {
        self.votes.get(&(span.start, span.end, kind)).copied()
    }

    /// Every candidate.
    pub(super) fn candidates(&self) -> impl Iterator<Item = (Span, EntityKind, f32)> + '_ {
        self.votes
            .iter()
            .map(|(&(start, end, kind), &votes)| (Span::new(start, end), kind, votes))
    }

    /// Elects candidates with more than `threshold`, none overlapping another or one of `taken`: the most votes first,
    /// then the longest, then the first in the text. In text order.
    pub(super) fn elect(&self, threshold: f32, taken: &[Found]) -> Vec<Found> {
        let mut candidates: Vec<(Span, EntityKind, f32)> = self
            .candidates()
            .filter(|(_, _, votes)| *votes > threshold)
            .collect();
        candidates.sort_by(|a, b| {
            b.2.total_cmp(&a.2)
                .then(b.0.len().cmp(&a.0.len()))
                .then(a.0.cmp(&b.0))
                .then(a.1.cmp(&b.1))
        });
        // Sorted by start, never overlapping: a candidate needs to be held against its two neighbours only.
        let mut elected: BTreeMap<usize, Found> =
            taken.iter().map(|f| (f.span.start, *f)).collect();
        for (span, kind, votes) in candidates {
            let before = elected.range(..=span.start).next_back();
            let after = elected.range(span.start..).next();
            if before.is_some_and(|(_, f)| f.span.end > span.start)
                || after.is_some_and(|(_, f)| f.span.start < span.end)
            {
                continue;
            }
            elected.insert(
                span.start,
                Found {
                    span,
                    kind,
                    confidence: probability(votes),
                },
            );
        }
        elected.into_values().collect()
    }
}

/// The probability of log odds.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The log odds of a probability, kept within what one voter may say.
pub(super) fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(0.01, 0.99);
    (p / (1.0 - p)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elects_the_strongest_and_nothing_that_overlaps_it() {
        let mut ballot = Ballot::default();
        ballot.add(Span::new(0, 6), EntityKind::Place, 1.0);
        ballot.add(Span::new(0, 16), EntityKind::Organization, 2.0);
        ballot.add(Span::new(20, 26), EntityKind::Person, 0.4);
        ballot.add(Span::new(20, 26), EntityKind::Person, 0.4);
        let elected = ballot.elect(0.5, &[]);
        let spans: Vec<_> = elected.iter().map(|f| (f.span.start, f.kind)).collect();
        assert_eq!(
            spans,
            [(0, EntityKind::Organization), (20, EntityKind::Person)]
        );
    }

    #[test]
    fn what_is_taken_stays() {
        let mut ballot = Ballot::default();
        ballot.add(Span::new(0, 16), EntityKind::Organization, 9.0);
        let taken = [Found {
            span: Span::new(3, 6),
            kind: EntityKind::Place,
            confidence: 1.0,
        }];
        assert_eq!(ballot.elect(0.0, &taken).len(), 1);
    }
}
