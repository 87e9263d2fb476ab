//! The written forms of a document.

mod label;
pub mod reading;
mod record;

pub use label::Language;
pub use record::{
    AmountRecord, AnnotatedArticle, BlockRecord, ClaimRecord, DateRecord, EntityRecord,
    FindingRecord, MentionRecord, Range, SourceRecord, TextRange,
};
