//! What the reader's own patterns match.

use super::word::word_enum;
use crate::text::Span;

/// Words that a pattern of the reader's matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternMatch {
    /// Where they stand; never empty.
    pub span: Span,
    /// What the reader calls such words.
    pub label: String,
    /// How they are to be drawn, where the pattern says so.
    pub colour: Option<Colour>,
    /// The pattern's named groups that took part, by name, and where each stands.
    pub groups: Vec<(String, Span)>,
}

/// A part of the body in which a pattern was no longer looked for, as it had matched too often or cost too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsearched {
    /// From where the search was given up to the end of the body.
    pub span: Span,
    /// The pattern's label.
    pub label: String,
}

word_enum! {
    /// A hue for a pattern's matches; what it looks like depends on the theme.
    Colour {
        /// Blue.
        Blue = "blue",
        /// Green.
        Green = "green",
        /// Orange.
        Orange = "orange",
        /// Pink.
        Pink = "pink",
        /// Violet.
        Violet = "violet",
        /// Grey.
        Grey = "grey",
    }
}
