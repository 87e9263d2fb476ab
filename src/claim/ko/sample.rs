//! What the stage finds in sentences of the tests' own.

use super::Finder;
use crate::document::{Claim, Document, Modality};
use crate::text::Span;

/// The claims of a paragraph of which nothing else is known.
pub(super) fn claims(text: &str) -> Vec<Claim> {
    let document = Document {
        body: vec![Span::new(0, text.len())],
        ..Document::default()
    };
    Finder::new().korean(text, &document.body, &document)
}

/// Content, speaker, relaying source and cue of each claim.
pub(super) fn told(text: &str) -> Vec<(&str, &str, &str, &str)> {
    claims(text)
        .iter()
        .map(|c| {
            (
                c.span.of(text),
                c.speaker.map_or("", |s| s.span.of(text)),
                c.via.map_or("", |s| s.span.of(text)),
                c.cue.map_or("", |s| s.of(text)),
            )
        })
        .collect()
}

/// How each claim is meant.
pub(super) fn modalities(text: &str) -> Vec<Modality> {
    claims(text).iter().map(|c| c.modality).collect()
}
