//! How an article is to be read.

use time::Date;

use crate::dictionary::Dictionary;
use crate::document::BlockRole;
use crate::text::Span;

/// Where the spans of names, dates and amounts begin and end, and what counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Convention {
    /// As a reader of news marks them: `10일 오후 3시` is one date, `3일` in `3일간` a length of time, `서울` and
    /// `중구` two places.
    #[default]
    News,
    /// As the KLUE-NER corpus labels single sentences: `10일` a date and `오후 3시` a time, `3일간` a date, `서울 중구`
    /// one place, and every number a quantity, whether or not it has a value.
    Klue,
}

/// How an article is to be read.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// When it was published. Without it the article's own dateline is used; failing that, relative dates stay
    /// unresolved.
    pub published: Option<Date>,
    /// Whether the whole input is the body, as for a single sentence.
    pub whole_text: bool,
    /// How spans are drawn.
    pub convention: Convention,
    /// Names that win over what the model finds.
    pub dictionary: Dictionary,
    /// Roles that the user chose for parts of the text: a block belongs to a choice when most of it lies inside.
    pub roles: Vec<(Span, BlockRole)>,
}
