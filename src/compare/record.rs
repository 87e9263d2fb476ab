//! A comparison as it is written down: offsets in one unit, words beside them.

use serde::{Deserialize, Serialize};

use super::{AgreedOn, Comparison, DisagreeOn, Place};
use crate::document::{Document, Message};
use crate::text::{OffsetIndex, OffsetUnit};

/// The written form's name and version.
const SCHEMA: &str = "mitjul-compare/1";

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ }) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(missing_as_null))]
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
    };
}

record! {
    /// A comparison in its written form. Offsets are half-open and count one unit throughout.
    ComparisonRecord {
        /// `mitjul-compare/1`.
        schema: String,
        /// How many articles were compared.
        articles: usize,
        /// What at least two say alike.
        agreed: Vec<AgreementRecord>,
        /// What they say differently of the same thing.
        contradictions: Vec<DisagreementRecord>,
        /// Claims that only one has.
        alone: Vec<AloneRecord>,
    }
}

record! {
    /// A stretch of one of the articles.
    PlaceRecord {
        /// Which article, from 0, in the order given.
        article: usize,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words.
        text: String,
    }
}

record! {
    /// A fact that at least two articles state.
    AgreementRecord {
        /// What sort of fact.
        on: AgreedOn,
        /// The names it is about.
        about: Vec<String>,
        /// Where it stands.
        places: Vec<PlaceRecord>,
    }
}

record! {
    /// Something that articles state differently.
    DisagreementRecord {
        /// What sort of thing.
        on: DisagreeOn,
        /// The names it is about.
        about: Vec<String>,
        /// Where it stands.
        places: Vec<PlaceRecord>,
        /// What to tell the reader.
        message: Message,
    }
}

record! {
    /// A claim that only one article has.
    AloneRecord {
        /// The claim's id in its article's document: `c1` is the first.
        claim: String,
        /// Where it stands.
        place: PlaceRecord,
    }
}

impl Comparison {
    /// The written form. `articles` must be the ones that were compared.
    #[must_use]
    pub fn record(&self, articles: &[(&str, &Document)], unit: OffsetUnit) -> ComparisonRecord {
        let indices: Vec<OffsetIndex<'_>> = articles
            .iter()
            .map(|(text, _)| OffsetIndex::new(text, unit))
            .collect();
        let place = |place: Place| {
            let offset = |byte| indices.get(place.article).map_or(0, |i| i.of_byte(byte));
            PlaceRecord {
                article: place.article,
                start: offset(place.span.start),
                end: offset(place.span.end),
                text: articles
                    .get(place.article)
                    .map_or("", |(text, _)| place.span.of(text))
                    .to_owned(),
            }
        };
        ComparisonRecord {
            schema: SCHEMA.to_owned(),
            articles: articles.len(),
            agreed: self
                .agreed
                .iter()
                .map(|a| AgreementRecord {
                    on: a.on,
                    about: a.about.clone(),
                    places: a.places.iter().copied().map(place).collect(),
                })
                .collect(),
            contradictions: self
                .contradictions
                .iter()
                .map(|d| DisagreementRecord {
                    on: d.on,
                    about: d.about.clone(),
                    places: d.places.iter().copied().map(place).collect(),
                    message: d.message.clone(),
                })
                .collect(),
            alone: self
                .alone
                .iter()
                .map(|a| AloneRecord {
                    claim: format!("c{}", a.claim + 1),
                    place: place(Place {
                        article: a.article,
                        span: a.span,
                    }),
                })
                .collect(),
        }
    }
}
