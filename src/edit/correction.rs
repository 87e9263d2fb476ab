//! The corrections there are.

use serde::{Deserialize, Serialize};

use super::Written;
use crate::document::word_enum;
use crate::{AmountKind, Bound, ClaimKind, EntityKind, Modality};

word_enum! {
    /// Which list an annotation is in.
    #[derive(Default)]
    List {
        /// Names.
        #[default]
        Entity = "entity",
        /// Amounts.
        Amount = "amount",
        /// Dates.
        Date = "date",
        /// Claims.
        Claim = "claim",
    }
}

/// What an amount is worth, as the reader has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmountValue {
    /// What is measured.
    pub kind: AmountKind,
    /// A plain decimal in the base unit; `None` where it has no value.
    pub low: Option<String>,
    /// The upper end; equal to the lower when it is no range.
    pub high: Option<String>,
    /// The base unit; `None` where it has none.
    pub unit: Option<String>,
    /// How it is bounded.
    pub bound: Bound,
}

/// Who says something and how, as the reader has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimValue {
    /// Where the speaker is named: first unit and one past the last; `None` when nobody is.
    pub speaker: Option<(usize, usize)>,
    /// How it is put.
    pub modality: Modality,
    /// How it is given.
    pub kind: ClaimKind,
}

/// One correction. `start` and `end` name an annotation by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Edit {
    /// Takes an annotation away; with `all`, every mention of the same name.
    Remove {
        /// Which list.
        list: List,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The whole entity.
        all: bool,
    },
    /// Changes an entity's kind; without `all` this mention becomes an entity of its own.
    Relabel {
        /// First unit of a mention.
        start: usize,
        /// One past its last.
        end: usize,
        /// The right kind.
        kind: EntityKind,
        /// The whole entity.
        all: bool,
    },
    /// Adds a name; with `all`, wherever the same words stand free in the article. Names under it give way.
    Add {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its kind.
        kind: EntityKind,
        /// Everywhere.
        all: bool,
    },
    /// Says what an amount is worth, and adds it where there was none. Amounts under a new one give way.
    SetAmount {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its value.
        value: AmountValue,
    },
    /// Says which day is meant, and adds the date where there was none. Dates under a new one give way.
    SetDate {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// ISO 8601 at the words' precision; `None` where it cannot be said.
        value: Option<String>,
        /// The end of a range.
        end_value: Option<String>,
    },
    /// Says who says it and how, and adds the claim where there was none.
    SetClaim {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Who and how.
        value: ClaimValue,
    },
    /// Moves the borders of an annotation.
    Respan {
        /// Which list.
        list: List,
        /// First unit before.
        start: usize,
        /// One past the last before.
        end: usize,
        /// First unit after.
        to_start: usize,
        /// One past the last after.
        to_end: usize,
    },
    /// Makes the entity of one mention the same as another's, which keeps its name and kind.
    Merge {
        /// First unit of the mention that joins.
        start: usize,
        /// One past its last.
        end: usize,
        /// First unit of a mention of the entity that it joins.
        into_start: usize,
        /// One past its last.
        into_end: usize,
    },
    /// Makes a mention an entity of its own.
    Split {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
    },
}
