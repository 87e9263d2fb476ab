//! Why a correction was not carried out.

use std::fmt;

use super::List;

/// A correction that was not carried out, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unapplied {
    /// Which of the corrections, the first being 0.
    pub index: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a correction was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Nothing of the list stands at the place: neither found by the annotator nor added by an earlier correction.
    NothingThere(List),
    /// The place is empty, reaches past the end of the text or cuts a character in two.
    NoPlace,
    /// There is nothing but white space at the place.
    Blank,
    /// The mention is the only one of its entity: there is nothing to part it from.
    Alone,
    /// Both mentions are the same entity's already.
    SameEntity,
    /// A value is no plain decimal (`-1234.5`) of at most 28 digits.
    NoAmount,
    /// A value is no date of ISO 8601 at the precision of a year, quarter, month, week or day.
    NoDate,
    /// No name stands at the speaker's place. All but the speaker was carried out: the claim has none.
    NoSpeaker,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::NothingThere(List::Entity) => "no name stands there",
            Reason::NothingThere(List::Amount) => "no amount stands there",
            Reason::NothingThere(List::Date) => "no date stands there",
            Reason::NothingThere(List::Claim) => "no claim stands there",
            Reason::NoPlace => "the text has no such place",
            Reason::Blank => "there is nothing but white space",
            Reason::Alone => "it is the only mention of its entity",
            Reason::SameEntity => "both are the same entity already",
            Reason::NoAmount => "low and high are plain decimals of at most 28 digits",
            Reason::NoDate => "a date is YYYY, YYYY-Qn, YYYY-MM, YYYY-Www or YYYY-MM-DD",
            Reason::NoSpeaker => "carried out without its speaker: no name stands there",
        })
    }
}
