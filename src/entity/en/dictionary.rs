//! The user's own names in English text: they win over everything that is found otherwise.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::dictionary::Dictionary;
use crate::document::EntityKind;
use crate::entity::Found;
use crate::text::{Span, char_at, char_before};

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

    /// The dictionary's names in `within`, as whole words, the longer before the shorter where they compete.
    pub(super) fn find(&self, text: &str, within: Span, found: &mut Vec<Found>) {
        let mut hits: Vec<(Reverse<usize>, usize, EntityKind)> = Vec::new();
        let words = within.of(text);
        for (name, &(_, kind)) in &self.names {
            for (i, _) in words.match_indices(name) {
                let (start, end) = (within.start + i, within.start + i + name.len());
                let ends = |c: Option<char>| c.is_none_or(|c| !super::token::is_word(c));
                if ends(char_before(text, start)) && ends(char_at(text, end)) {
                    hits.push((Reverse(name.len()), start, kind));
                }
            }
        }
        crate::sort::sort(&mut hits);
        let before = found.len();
        for (Reverse(length), start, kind) in hits {
            let span = Span::new(start, start + length);
            let mine = found.get(before..).unwrap_or(&[]);
            if !mine.iter().any(|t| t.span.overlaps(span)) {
                found.push(Found {
                    span,
                    kind,
                    confidence: 1.0,
                });
            }
        }
    }
}
