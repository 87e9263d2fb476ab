//! What might be a name, who votes for it, and which candidates are elected.

use std::collections::BTreeMap;

use super::Found;
use crate::document::EntityKind;
use crate::text::Span;

/// Candidates with their sums of votes, in log odds.
#[derive(Debug, Default)]
pub(super) struct Ballot {
    votes: BTreeMap<(usize, usize, EntityKind), f32>,
    /// Names made of names, with what is said for them beside their parts.
    composites: BTreeMap<(usize, usize, EntityKind), f32>,
    /// The bytes of the longest candidate so far: what overlaps a span starts at most so far before it.
    longest: usize,
}

impl Ballot {
    /// Adds `weight` to the candidate `span` as `kind`.
    pub(super) fn add(&mut self, span: Span, kind: EntityKind, weight: f32) {
        self.longest = self.longest.max(span.len());
        add(&mut self.votes, span, kind, weight);
    }

    /// Adds a name that is made of others (`미국 상무부`, `2030 새벽 올림픽`): it has the votes of its strongest part and
    /// `weight` more, so that it wins over its parts.
    pub(super) fn compose(&mut self, span: Span, kind: EntityKind, weight: f32) {
        self.longest = self.longest.max(span.len());
        add(&mut self.composites, span, kind, weight);
    }

    /// Adds what was said of a paragraph by itself, which begins at `start`.
    pub(super) fn extend(&mut self, paragraph: &Ballot, start: usize) {
        for (&(from, to, kind), &votes) in &paragraph.votes {
            self.add(Span::new(from + start, to + start), kind, votes);
        }
        for (&(from, to, kind), &weight) in &paragraph.composites {
            self.compose(Span::new(from + start, to + start), kind, weight);
        }
    }

    /// Takes every candidate of `kind` that overlaps `span` out, those made of others included.
    pub(super) fn refuse(&mut self, span: Span, kind: EntityKind) {
        self.refuse_where(span, kind, |_| true);
    }

    /// Takes every candidate of `kind` out that holds some of `span` and more than it.
    pub(super) fn refuse_wider(&mut self, span: Span, kind: EntityKind) {
        self.refuse_where(span, kind, |other| !span.contains(other));
    }

    /// Takes out of the candidates of `kind` that overlap `span` those that `unwanted` names.
    fn refuse_where(&mut self, span: Span, kind: EntityKind, unwanted: impl Fn(Span) -> bool) {
        let from = (
            span.start.saturating_sub(self.longest),
            0,
            EntityKind::Person,
        );
        let to = (span.end, 0, EntityKind::Person);
        for candidates in [&mut self.votes, &mut self.composites] {
            let refused: Vec<_> = candidates
                .range(from..to)
                .map(|(&candidate, _)| candidate)
                .filter(|&(start, end, k)| {
                    let other = Span::new(start, end);
                    k == kind && other.overlaps(span) && unwanted(other)
                })
                .collect();
            for candidate in refused {
                candidates.remove(&candidate);
            }
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
        let all = self.with_composites();
        let mut candidates: Vec<(f32, Span, EntityKind, f32)> = Vec::with_capacity(all.len());
        for (i, &(span, kind, votes)) in all.iter().enumerate() {
            if votes <= threshold {
                continue;
            }
            // A name within a longer one of its kind speaks for the longer: 올트먼 for 샘 올트먼.
            let mut priority = votes;
            if votes >= LONGER {
                let inside = all
                    .iter()
                    .skip(i + 1)
                    .take_while(|(s, _, _)| s.start < span.end)
                    .chain(
                        all.iter()
                            .take(i)
                            .rev()
                            .take_while(|(s, _, _)| s.start == span.start),
                    )
                    .filter(|(s, k, _)| *k == kind && span.contains(*s));
                for (_, _, votes) in inside {
                    priority = priority.max(*votes);
                }
            }
            candidates.push((priority, span, kind, votes));
        }
        crate::sort::sort_by(&mut candidates, |a, b| {
            b.0.total_cmp(&a.0)
                .then(b.1.len().cmp(&a.1.len()))
                .then(a.1.cmp(&b.1))
                .then(a.2.cmp(&b.2))
        });
        // Sorted by start, never overlapping: a candidate needs to be held against its two neighbours only.
        let mut elected: BTreeMap<usize, Found> = BTreeMap::new();
        elected.extend(taken.iter().map(|f| (f.span.start, *f)));
        for (_, span, kind, votes) in candidates {
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

/// Adds to a candidate's sum.
fn add(
    sums: &mut BTreeMap<(usize, usize, EntityKind), f32>,
    span: Span,
    kind: EntityKind,
    weight: f32,
) {
    if !span.is_empty() {
        *sums.entry((span.start, span.end, kind)).or_insert(0.0) += weight;
    }
}

/// Votes that a name needs to be preferred to a name of its kind inside it.
const LONGER: f32 = 0.8;

impl Ballot {
    /// Every candidate in text order, composites with the votes of their parts.
    fn with_composites(&self) -> Vec<(Span, EntityKind, f32)> {
        let mut composites: Vec<(Span, EntityKind, f32)> = self
            .composites
            .iter()
            .map(|(&(start, end, kind), &weight)| (Span::new(start, end), kind, weight))
            .collect();
        crate::sort::sort_by(&mut composites, |a, b| {
            a.0.len().cmp(&b.0.len()).then(a.0.cmp(&b.0))
        });
        let mut all: Vec<(Span, EntityKind, f32)> = self.candidates().collect();
        let voted = all.len();
        all.extend(
            composites
                .iter()
                .filter(|&&(span, kind, _)| self.of(span, kind).is_none())
                .map(|&(span, kind, _)| (span, kind, 0.0)),
        );
        if all.len() > voted {
            crate::sort::sort_by(&mut all, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
            all.dedup_by_key(|&mut (span, kind, _)| (span, kind));
        }
        for (span, kind, weight) in composites {
            let from = all.partition_point(|&(other, _, _)| other.start < span.start);
            let parts = all.iter().skip(from);
            let best = parts
                .take_while(|(other, _, _)| other.start < span.end)
                .filter(|(other, _, _)| other.end <= span.end)
                .map(|&(_, _, votes)| votes)
                .fold(0.0, f32::max);
            let own = all.partition_point(|&(other, k, _)| (other, k) < (span, kind));
            if let Some((_, _, votes)) = all.get_mut(own) {
                *votes = votes.max(best + weight);
            }
        }
        all
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
    fn refuses_what_overlaps_and_nothing_beside_it() {
        let title = EntityKind::Title;
        let spans = [(0, 40), (4, 10), (10, 20), (12, 18), (15, 30), (20, 25)];
        let held = |refuse: fn(&mut Ballot, Span, EntityKind)| {
            let mut ballot = Ballot::default();
            for (start, end) in spans {
                ballot.add(Span::new(start, end), title, 1.0);
                ballot.add(Span::new(start, end), EntityKind::Person, 1.0);
                ballot.compose(Span::new(start, end), title, 1.0);
            }
            refuse(&mut ballot, Span::new(10, 20), title);
            let all = ballot.with_composites();
            assert_eq!(all.iter().filter(|(_, kind, _)| *kind != title).count(), 6);
            let titles = all.iter().filter(|(_, kind, _)| *kind == title);
            titles.map(|(s, _, _)| (s.start, s.end)).collect::<Vec<_>>()
        };
        assert_eq!(held(Ballot::refuse), [(4, 10), (20, 25)]);
        assert_eq!(
            held(Ballot::refuse_wider),
            [(4, 10), (10, 20), (12, 18), (20, 25)]
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
