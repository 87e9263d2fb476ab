//! Looking for patterns, at a cost that is known beforehand.
//!
//! A single search is linear in the text, but to go on behind a match is to begin anew, and what the engine has looked at
//! in vain is looked at again: `.*!|.` looks at the whole paragraph for every character of it. So a pattern has a budget for
//! all that it looks at a second time.

use std::borrow::Cow;

use super::{Matches, Pattern};
use crate::document::{PatternMatch, Unsearched};
use crate::text::Span;

/// The longest stretch that is searched as one, in bytes.
const STRETCH: usize = 4 << 10;
/// How many matches of one pattern, and of all, are taken.
const EACH: usize = 1000;
const ALL: usize = 5000;
/// What one pattern, and all of them, may look at again: bytes, weighed by the pattern's size.
const EACH_AGAIN: usize = 4 << 20;
const ALL_AGAIN: usize = 32 << 20;

pub(super) fn find(patterns: &[Pattern], text: &str, body: &[Span]) -> Matches {
    let mut matches = Matches::default();
    let stretches: Vec<Span> = body
        .iter()
        .flat_map(|&part| stretches(text, part))
        .collect();
    let end = body.last().map_or(0, |part| part.end);
    let (mut room, mut budget) = (ALL, ALL_AGAIN);
    for pattern in patterns {
        let mut search = Search {
            pattern,
            left: EACH.min(room),
            again: EACH_AGAIN.min(budget),
            found: Vec::new(),
        };
        let (room_before, again_before) = (search.left, search.again);
        let stopped = stretches
            .iter()
            .find_map(|&stretch| search.run(text, stretch));
        room -= room_before - search.left;
        budget -= again_before - search.again;
        matches.found.append(&mut search.found);
        if let Some(from) = stopped {
            matches.unsearched.push(Unsearched {
                span: Span::new(from, end),
                label: pattern.label.clone(),
            });
        }
    }
    crate::sort::sort_by_key(&mut matches.found, |m| {
        (m.span.start, std::cmp::Reverse(m.span.end))
    });
    matches
}

/// A part of the body in stretches that are searched by themselves: itself, or where it is long parts of it.
fn stretches(text: &str, part: Span) -> Vec<Span> {
    let mut all = Vec::new();
    let mut start = part.start;
    while part.end - start > STRETCH {
        let mut limit = start + STRETCH;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let words = Span::new(start, limit).of(text);
        let cut = words.rfind([' ', '\n']).map_or(limit, |at| start + at + 1);
        all.push(Span::new(start, cut));
        start = cut;
    }
    all.push(Span::new(start, part.end));
    all
}

/// The search for one pattern.
struct Search<'p> {
    pattern: &'p Pattern,
    /// How many matches may come.
    left: usize,
    /// What may be looked at again.
    again: usize,
    found: Vec<PatternMatch>,
}

impl Search<'_> {
    /// Searches a stretch; where it has to be given up, the place from which on nothing was looked for.
    fn run(&mut self, text: &str, stretch: Span) -> Option<usize> {
        let words = stretch.of(text);
        // Lines that a mail or a narrow column has broken are one paragraph.
        let words = if words.contains('\n') {
            Cow::Owned(words.replace('\n', " "))
        } else {
            Cow::Borrowed(words)
        };
        let mut at = 0;
        while at < words.len() {
            if at > 0 {
                let cost = (words.len() - at) * self.pattern.weight;
                match self.again.checked_sub(cost) {
                    Some(again) => self.again = again,
                    None => return Some(stretch.start + at),
                }
            }
            let (span, groups) = self.next(&words, at)?;
            if span.is_empty() {
                let next = words.get(span.end..).and_then(|rest| rest.chars().next());
                at = span.end + next.map_or(1, char::len_utf8);
                continue;
            }
            let Some(left) = self.left.checked_sub(1) else {
                return Some(stretch.start + span.start);
            };
            self.left = left;
            self.found.push(PatternMatch {
                span: span.shifted(stretch.start),
                label: self.pattern.label.clone(),
                colour: self.pattern.colour,
                groups: groups
                    .into_iter()
                    .map(|(name, group)| (name, group.shifted(stretch.start)))
                    .collect(),
            });
            at = span.end;
        }
        None
    }

    /// The next match from a byte on, with its named groups.
    fn next(&self, words: &str, at: usize) -> Option<(Span, Vec<(String, Span)>)> {
        let pattern = self.pattern;
        if pattern.groups.is_empty() {
            let found = pattern.regex.find_at(words, at)?;
            return Some((Span::new(found.start(), found.end()), Vec::new()));
        }
        let captures = pattern.regex.captures_at(words, at)?;
        let whole = captures.get(0)?;
        let group = |(number, name): &(usize, String)| {
            let group = captures.get(*number)?;
            Some((name.clone(), Span::new(group.start(), group.end())))
        };
        let groups = pattern.groups.iter().filter_map(group).collect();
        Some((Span::new(whole.start(), whole.end()), groups))
    }
}
