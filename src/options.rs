//! How an article is to be read.

use std::borrow::Cow;

use time::Date;

use crate::dictionary::Dictionary;
use crate::document::BlockRole;
use crate::language::Language;
#[cfg(feature = "patterns")]
use crate::pattern::Patterns;
use crate::text::Span;
use crate::text::view::View;

/// Where the spans of names, dates and amounts begin and end, and what counts as one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Convention {
    /// As a reader of news marks them: `10일 오후 3시` is one date, `3일` in `3일간` a length of time, `서울` and
    /// `중구` two places.
    #[default]
    News,
    /// As the KLUE-NER corpus labels single sentences: `10일` a date and `오후 3시` a time, `3일간` a date, `서울 중구`
    /// one place, and every number a quantity, whether or not it has a value. With the feature `klue`.
    #[cfg(feature = "klue")]
    Klue,
}

impl Convention {
    /// Whether a text is read as KLUE-NER reads sentences.
    pub(crate) fn is_klue(self) -> bool {
        match self {
            Convention::News => false,
            #[cfg(feature = "klue")]
            Convention::Klue => true,
        }
    }
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
    /// What the article is written in. Without it each passage and quotation tells its own language.
    pub language: Option<Language>,
    /// How spans are drawn.
    pub convention: Convention,
    /// Names that win over what the model finds.
    pub dictionary: Dictionary,
    /// Expressions whose matches are annotations of a kind of their own.
    #[cfg(feature = "patterns")]
    pub patterns: Patterns,
    /// Roles that the user chose for parts of the text: a block belongs to a choice when most of it lies inside.
    pub roles: Vec<(Span, BlockRole)>,
    /// The blocks of the text with their roles, in text order, where a page that it was read from has told them
    /// (`annotate_page`): the text is not read for its layout again. A line outside of them is a paragraph.
    pub blocks: Vec<(Span, BlockRole)>,
}

impl Options {
    /// The same choices for the form of the text that is read.
    pub(crate) fn read_in(&self, view: &View) -> Cow<'_, Options> {
        if view.is_plain() || self.roles.is_empty() && self.blocks.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut options = self.clone();
        for (span, _) in options.roles.iter_mut().chain(&mut options.blocks) {
            *span = view.clean(*span);
        }
        Cow::Owned(options)
    }
}
