//! The written forms of a document.

mod record;

pub use record::{
    AmountRecord, BlockRecord, ClaimRecord, DateRecord, EntityRecord, FindingRecord, MentionRecord,
    Range, Record, SourceRecord, TextRange,
};
