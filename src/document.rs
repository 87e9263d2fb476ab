//! The annotated article: what every stage adds to, in byte offsets of the text that was given.
//!
//! Names and fields follow the output contract `mitjul/1`; [`crate::AnnotatedArticle`] is its written form.

mod amount;
mod claim;
mod date;
mod entity;
mod finding;
mod found;
mod place;
mod word;

use std::borrow::Cow;

use time::Date;

use crate::language::Language;
use crate::text::Span;

pub use amount::{Amount, AmountKind, Bound, Direction};
pub use claim::{Claim, ClaimKind, Modality, Source};
pub use date::{ClockTime, DateMention, DateValue, DayPart, ParseDateError, parse_date};
pub use entity::{Entity, EntityKind, Mention};
pub use finding::{Finding, FindingKind, Message, Severity};
pub use found::{Colour, PatternMatch, Unsearched};
pub(crate) use word::word_enum;

/// Everything found in one article. Lists are in text order; cross references are indices into these lists.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// When the article was published, where known.
    pub published: Option<Published>,
    /// The languages that the body is written in, most text first.
    pub languages: Vec<Language>,
    /// Those of them that this annotator cannot read: their passages are blocks and nothing more.
    pub missing: Vec<Language>,
    /// The parts of the body that are not written in the first of [`languages`](Document::languages): paragraphs, and
    /// quotations inside of their marks. Sorted, not overlapping.
    pub stretches: Vec<Stretch>,
    /// The headline, when one was recognised.
    pub headline: Option<Span>,
    /// Every block of the input with its role, in text order, not overlapping.
    pub blocks: Vec<Block>,
    /// The article itself, furniture left out: sorted, not overlapping.
    pub body: Vec<Span>,
    /// Another story of the input that could as well be the one meant, where one weighs about as much.
    pub rival: Option<Span>,
    /// Named entities, by first mention.
    pub entities: Vec<Entity>,
    /// Amounts in text order, not overlapping.
    pub amounts: Vec<Amount>,
    /// Dates and clock times in text order, not overlapping.
    pub dates: Vec<DateMention>,
    /// Claims in text order; one may lie inside another.
    pub claims: Vec<Claim>,
    /// What the article says against (or for) itself.
    pub findings: Vec<Finding>,
    /// What the reader's patterns match, by place; matches of different patterns may overlap.
    pub matches: Vec<PatternMatch>,
    /// Where a pattern was not looked for, as it had matched too often or cost too much.
    pub unsearched: Vec<Unsearched>,
}

/// A part of the body in a language of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands.
    pub span: Span,
    /// What it is written in; `None` for a language that is none of [`Language::ALL`]: of such a part only figures in
    /// digits and quotations are found.
    pub language: Option<Language>,
}

/// A publication date and where it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// What it was read from.
    pub from: PublishedFrom,
}

word_enum! {
    /// Where a publication date was read.
    PublishedFrom {
        /// The caller gave it.
        Option = "option",
        /// The page's metadata.
        Metadata = "metadata",
        /// The article's own dateline, byline or text.
        Text = "text",
    }
}

/// A block of the input: a line or paragraph with the part it plays.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The block without surrounding white space.
    pub span: Span,
    /// The part it plays.
    pub role: BlockRole,
    /// How sure the role is, 0 to 1.
    pub confidence: f32,
    /// Why it has its role: a short stable code such as `sentence_ending` or `temperature_list`.
    pub why: Cow<'static, str>,
}

word_enum! {
    /// The part that a block plays in the page.
    BlockRole {
        /// The headline.
        Headline = "headline",
        /// A line under the headline.
        Subhead = "subhead",
        /// The first paragraph.
        Lead = "lead",
        /// A paragraph.
        Paragraph = "paragraph",
        /// A caption of a picture.
        Caption = "caption",
        /// A block quotation.
        Quote = "quote",
        /// An item of a list that belongs to the article.
        List = "list",
        /// Who wrote it.
        Byline = "byline",
        /// When (and where) it was written.
        Dateline = "dateline",
        /// Menus, tickers, share buttons, adverts.
        Furniture = "furniture",
        /// Another story's headline or teaser.
        Teaser = "teaser",
        /// A copyright line.
        Copyright = "copyright",
    }
}

impl BlockRole {
    /// Whether blocks of this role make up the article's body.
    #[must_use]
    pub fn is_body(self) -> bool {
        use BlockRole::*;
        matches!(
            self,
            Headline | Subhead | Lead | Paragraph | Caption | Quote | List
        )
    }
}
