//! What the article says against, or for, itself.

use serde::{Deserialize, Serialize};

use super::word::word_enum;
use crate::language::Language;

/// Something that the article says against, or for, itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What sort.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The amounts that it is about: indices into [`Document::amounts`](crate::Document::amounts).
    pub amounts: Vec<usize>,
    /// The claims that it is about: indices into [`Document::claims`](crate::Document::claims).
    pub claims: Vec<usize>,
    /// What to tell the reader.
    pub message: Message,
}

word_enum! {
    /// What sort of finding it is.
    FindingKind {
        /// A conversion and its implied rate.
        Conversion = "conversion",
        /// A sum, difference or percentage.
        Arithmetic = "arithmetic",
        /// The same quantity stated differently.
        Contradiction = "contradiction",
        /// Two conversions of one pair at different rates.
        RateDrift = "rate_drift",
    }
}

word_enum! {
    /// How much a finding matters.
    Severity {
        /// Worth knowing.
        Note = "note",
        /// Probably wrong.
        Warning = "warning",
    }
}

/// A sentence for the reader in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct Message {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

impl Message {
    /// The sentence for a reader of this language.
    pub(crate) fn said(&self, language: Language) -> &str {
        language.pick(&self.ko, &self.en)
    }
}
