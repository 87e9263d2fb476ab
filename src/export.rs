//! The written forms of a document.
//!
//! [`AnnotatedArticle`] is the contract; the others render it, so that a face that has only the written document (the page, which
//! gets it from a worker) can export as well as the command line.

mod csv;
mod html;
mod item;
mod label;
mod mark;
mod markdown;
#[cfg(any(feature = "js", feature = "app", test))]
pub(crate) mod packed;
mod plain;
pub mod reading;
mod record;
mod w3c;

pub use csv::csv;
pub use html::html;
pub use label::Language;
pub use mark::{Mark, marks};
pub use markdown::markdown;
pub use plain::plain;
pub use record::{
    AmountRecord, AnnotatedArticle, BlockRecord, ClaimRecord, DateRecord, EntityRecord,
    FindingRecord, MentionRecord, Range, SourceRecord, TextRange,
};
pub use w3c::{W3cCollection, w3c};
