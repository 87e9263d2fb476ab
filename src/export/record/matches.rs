//! What the reader's patterns match, as it is written down.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Range, TextRange, Writer, id};
use crate::document::{Colour, PatternMatch, Unsearched};
use crate::text::{OffsetIndex, OffsetUnit, Span};

record! {
    /// Words that a pattern of the reader's matches.
    #[derive(Eq)]
    MatchRecord {
        /// `m1`, `m2`, …
        id: String,
        /// What the reader calls such words.
        label: String,
        /// How they are drawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        colour: Option<Colour>,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
        /// The words of the pattern's named groups that took part.
        #[serde(default)]
        groups: BTreeMap<String, String>,
        /// Where each of them stands, in the order of their names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        group_spans: Vec<Range>,
    }
}

record! {
    /// A part of the body in which a pattern was not looked for.
    #[derive(Eq)]
    UnsearchedRecord {
        /// The pattern's label.
        label: String,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
    }
}

/// The records of matches and of what was not searched.
pub(crate) fn matched(
    matches: &[PatternMatch],
    unsearched: &[Unsearched],
    text: &str,
    unit: OffsetUnit,
) -> (Vec<MatchRecord>, Vec<UnsearchedRecord>) {
    let index = OffsetIndex::new(text, unit);
    let writer = Writer { text, index };
    let record = |(i, m): (usize, &PatternMatch)| {
        let TextRange { start, end, text } = writer.words(m.span);
        let mut groups = BTreeMap::new();
        let mut named: Vec<&(String, Span)> = m.groups.iter().collect();
        crate::sort::sort_by_key(&mut named, |(name, _)| name.as_str());
        let group_spans = named.iter().map(|(_, span)| writer.range(*span));
        for (name, span) in &m.groups {
            groups.insert(name.clone(), span.of(writer.text).to_owned());
        }
        MatchRecord {
            id: id('m', i),
            label: m.label.clone(),
            colour: m.colour,
            start,
            end,
            text,
            groups,
            group_spans: group_spans.collect(),
        }
    };
    let left = |part: &Unsearched| {
        let Range { start, end } = writer.range(part.span);
        UnsearchedRecord {
            label: part.label.clone(),
            start,
            end,
        }
    };
    let matches = matches.iter().enumerate().map(record);
    (matches.collect(), unsearched.iter().map(left).collect())
}
