//! Places of the text, as corrections name them.

use super::Reason;
use crate::{OffsetIndex, Span};

/// A stretch in the units of the record.
pub(super) type Place = (usize, usize);

/// The words of a stretch, unless they are blank.
pub(super) fn words(
    text: &str,
    index: &OffsetIndex,
    (start, end): Place,
) -> Result<String, Reason> {
    let span = Span::new(index.to_byte(start), index.to_byte(end));
    // Past the end and within a character another offset comes back.
    if start >= end || (index.of_byte(span.start), index.of_byte(span.end)) != (start, end) {
        return Err(Reason::NoPlace);
    }
    let words = span.of(text);
    if words.trim().is_empty() {
        return Err(Reason::Blank);
    }
    Ok(words.to_owned())
}

/// Whether the first lies within the second.
pub(super) fn inside((start, end): Place, (from, to): Place) -> bool {
    from <= start && end <= to
}

/// Whether they share a unit.
pub(super) fn overlap((start, end): Place, (from, to): Place) -> bool {
    start < to && from < end
}
