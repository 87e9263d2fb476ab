//! The written forms of a document.

mod record;

pub use record::{
    AmountRecord, AnnotatedArticle, BlockRecord, ClaimRecord, DateRecord, EntityRecord,
    FindingRecord, MentionRecord, Range, SourceRecord, TextRange,
};
