//! Places of the text, as corrections name them.

use crate::{OffsetIndex, Span};

/// A stretch in UTF-16 code units.
pub(super) type Place = (usize, usize);

/// The words of a stretch, unless they are blank.
pub(super) fn words(text: &str, index: &OffsetIndex, (start, end): Place) -> Option<String> {
    let span = Span::new(index.to_byte(start), index.to_byte(end));
    let words = span.of(text);
    (!words.trim().is_empty()).then(|| words.to_owned())
}

/// Whether the first lies within the second.
pub(super) fn inside((start, end): Place, (from, to): Place) -> bool {
    from <= start && end <= to
}

/// Whether they share a unit.
pub(super) fn overlap((start, end): Place, (from, to): Place) -> bool {
    start < to && from < end
}
