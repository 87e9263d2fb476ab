//! The words that stand for kinds, modalities and the like in front of a reader.

use crate::document::{
    AmountKind, BlockRole, Bound, ClaimKind, Colour, DayPart, Direction, EntityKind, FindingKind,
    Modality, PublishedFrom, Severity,
};
use crate::language::Language;

macro_rules! labels {
    ($($name:ident: $function:ident,)+) => {
        $(impl $name {
            /// What it is called in front of a reader.
            #[must_use]
            pub fn label(self, language: Language) -> &'static str {
                say!(language, $function(self))
            }
        })+
    };
}

labels! {
    EntityKind: entity_kind,
    AmountKind: amount_kind,
    Bound: bound,
    Colour: colour,
    Direction: direction,
    DayPart: day_part,
    ClaimKind: claim_kind,
    Modality: modality,
    FindingKind: finding_kind,
    Severity: severity,
    PublishedFrom: published_from,
    BlockRole: block_role,
}
