//! The user's own names in a text: they win over everything that is found otherwise.

use std::collections::BTreeMap;

use super::boundary::{Boundaries, begins};
use crate::dictionary::Dictionary;
use crate::document::EntityKind;
use crate::entity::Found;
use crate::text::Span;

/// The user's dictionary, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Custom<'a> {
    /// Names and aliases with their entry; of two entries with one name the first.
    names: BTreeMap<&'a str, (usize, EntityKind)>,
}

impl<'a> Custom<'a> {
    pub(super) fn new(dictionary: &'a Dictionary) -> Self {
        let mut names = BTreeMap::new();
        for (i, entry) in dictionary.entries.iter().enumerate() {
            for name in std::iter::once(&entry.name).chain(&entry.aliases) {
                if !name.is_empty() {
                    names.entry(name.as_str()).or_insert((i, entry.kind));
                }
            }
        }
        Custom { names }
    }

    /// The entry of the dictionary that has this name or alias.
    pub(super) fn entry(&self, name: &str) -> Option<usize> {
        self.names.get(name).map(|&(entry, _)| entry)
    }

    /// The dictionary's names in `within`, the longer before the shorter where they compete.
    pub(super) fn find(
        &self,
        text: &str,
        within: Span,
        boundaries: &Boundaries,
        found: &mut Vec<Found>,
    ) {
        if self.names.is_empty() {
            return;
        }
        let mut hits: Vec<(std::cmp::Reverse<usize>, usize, EntityKind)> = Vec::new();
        let words = within.of(text);
        for (name, &(_, kind)) in &self.names {
            for (i, _) in words.match_indices(name) {
                let start = within.start + i;
                let end = start + name.len();
                let after = text.get(end..within.end).unwrap_or("");
                if begins(text, start) && boundaries.ends(name, after) {
                    hits.push((std::cmp::Reverse(name.len()), start, kind));
                }
            }
        }
        crate::sort::sort(&mut hits);
        let mut taken: Vec<Span> = Vec::new();
        for (std::cmp::Reverse(length), start, kind) in hits {
            let span = Span::new(start, start + length);
            if !taken.iter().any(|t| t.overlaps(span)) {
                taken.push(span);
                found.push(Found {
                    span,
                    kind,
                    confidence: 1.0,
                });
            }
        }
    }
}
