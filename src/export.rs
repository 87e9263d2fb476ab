//! The written forms of a document.
//!
//! [`AnnotatedArticle`] is the contract; the others render it, so that a face that has only the written document (the page, which
//! gets it from a worker) can export as well as the command line.

mod article;
mod csv;
mod html;
mod item;
mod mark;
mod markdown;
#[cfg(any(feature = "js-text", feature = "js-patterns", feature = "app", test))]
pub(crate) mod packed;
mod plain;
mod record;
mod w3c;

pub use crate::language::Language;
pub use article::{article_html, article_text, page_article_html};
pub use csv::csv;
pub use html::html;
pub use mark::{Mark, marks};
pub use markdown::markdown;
pub use plain::plain;
pub(crate) use record::index_of;
#[cfg(feature = "js-patterns")]
pub(crate) use record::matched;
pub use record::{
    AmountRecord, AnnotatedArticle, BlockRecord, ClaimRecord, DateRecord, EntityRecord,
    FindingRecord, MatchRecord, MentionRecord, Range, SourceRecord, StretchRecord, TextRange,
    UnsearchedRecord,
};
pub use w3c::{W3cCollection, page_w3c, w3c};

/// Numbers as people read them.
pub mod reading {
    pub use crate::explain::digits::{Digits, english, grouped, korean};
}
