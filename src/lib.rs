//! **mitjul** (밑줄, "underline") finds and explains what a Korean news article rests on: every person,
//! organization, place, product, event and title, every amount, every date, and every claim with its speaker,
//! its relaying source and how sure it is.
//!
//! ```
//! use mitjul::{Annotator, Options};
//!
//! let annotator = Annotator::new();
//! let text = "한빛전자는 10일 매출이 3조5000억원이라고 밝혔다.";
//! let mut options = Options::default();
//! options.whole_text = true;
//! let document = annotator.annotate(text, &options);
//! for amount in &document.amounts {
//!     println!("{} {:?} {:?}", amount.span.of(text), amount.low, amount.unit);
//! }
//! ```
//!
//! # Offsets
//! Every [`Span`] in a [`Document`] counts bytes of the text that was given, half-open, always on character
//! boundaries. [`AnnotatedArticle`] is the same document as it is written down (JSON, JavaScript), in the unit of choice:
//! see [`Document::record`].
//!
//! # Pipeline
//! `text → article → amount, date, entity → claim → finding → export`; each stage is a function of the text and of
//! earlier stages' results. Extraction is total: no input panics, a strange article just yields fewer findings.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
// Without a language only patterns are looked for: the wasm that does that links nothing else.
#![cfg_attr(
    not(any(feature = "korean", feature = "english")),
    allow(dead_code, unreachable_code, unused_variables)
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

mod amount;
mod annotator;
#[cfg(any(feature = "app", test))]
pub mod app;
mod article;
mod claim;
mod compare;
mod data;
mod date;
mod dictionary;
mod document;
pub mod edit;
mod entity;
mod explain;
pub mod export;
mod finding;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "cli")]
pub mod input;
#[cfg(feature = "js-text")]
pub mod js;
#[cfg(all(feature = "klue", feature = "korean"))]
mod klue;
mod language;
mod lexicon;
#[cfg(feature = "measure")]
#[doc(hidden)]
pub mod measure;
mod numeral;
mod options;
mod passage;
#[cfg(feature = "patterns")]
mod pattern;
mod quantities;
mod sort;
mod tail;
mod text;
mod unit;
mod wordlist;

pub use annotator::Annotator;
pub use article::{
    Extracted, PAGE_ATTRIBUTES, Page, PageNode, Piece, TEXT_LIMIT, lone_url, outline, outline_page,
};
pub use compare::{
    AgreedOn, Agreement, AgreementRecord, Alone, AloneRecord, Comparison, ComparisonRecord,
    DisagreeOn, Disagreement, DisagreementRecord, Place, PlaceRecord, compare,
};
pub use dictionary::{Dictionary, DictionaryEntry, DictionaryError};
pub use document::{
    Amount, AmountKind, Block, BlockRole, Bound, Claim, ClaimKind, ClockTime, Colour, DateMention,
    DateValue, DayPart, Direction, Document, Entity, EntityKind, Finding, FindingKind, Mention,
    Message, Modality, ParseDateError, PatternMatch, Published, PublishedFrom, Severity, Source,
    Stretch, Unsearched, parse_date,
};
pub use entity::Memory;
pub use export::{
    AmountRecord, AnnotatedArticle, BlockRecord, ClaimRecord, DateRecord, EntityRecord,
    FindingRecord, MatchRecord, MentionRecord, Range, SourceRecord, StretchRecord, TextRange,
    UnsearchedRecord,
};
pub use language::Language;
pub use lexicon::pack::PackError;
pub use options::{Convention, Options};
#[cfg(feature = "patterns")]
pub use pattern::{Matches, PatternError, Patterns};
pub use quantities::Quantities;
pub use rust_decimal::Decimal;
pub use text::{OffsetIndex, OffsetUnit, Span};
pub use time::Date;

// The code in the README is compiled and run with the other examples.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
