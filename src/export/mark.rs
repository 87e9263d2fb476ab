use serde::{Deserialize, Serialize};

use crate::document::Colour;
use crate::explain::annotation::Teller;
use crate::export::item::placed;
use crate::export::record::AnnotatedArticle;
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit};

/// An annotation in the order of the text, with the words that a reader is shown: what a face paints and puts on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct Mark {
    /// `e1.2` for an entity's second mention, else the id in the document.
    pub id: String,
    /// An entity's kind, or `amount`, `date`, `claim`, `match`.
    pub layer: String,
    /// The hue of a pattern's match, where the pattern has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// First unit.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is, in a few words.
    pub heading: String,
    /// What else there is to say, a line each.
    pub details: Vec<String>,
}

/// Every annotation by start, the longer before the shorter. `unit` is the unit that `article`'s offsets count, and so do
/// the marks'.
#[must_use]
pub fn marks(
    text: &str,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    language: Language,
) -> Vec<Mark> {
    let index = OffsetIndex::new(text, unit);
    let teller = Teller::new(article, language);
    placed(article, &index)
        .into_iter()
        .map(|annotation| {
            let told = teller.tell(annotation.subject);
            Mark {
                layer: annotation.subject.layer().to_owned(),
                colour: annotation.subject.colour(),
                start: annotation.range.0,
                end: annotation.range.1,
                heading: told.heading(),
                details: told.details(),
                id: annotation.id,
            }
        })
        .collect()
}
