//! What a language knows of dates, and what all of them share while an article is read.

use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

use super::anchor::Anchor;
use super::holiday::Calendar;
use crate::document::DateMention;
use crate::passage::Passage;
use crate::text::Span;

/// A run of a passage in one language.
#[derive(Debug)]
pub(crate) struct Piece<'p> {
    pub span: Span,
    pub passage: &'p Passage,
}

/// An article while its dates are found: what one date establishes, those behind it are read by, in whatever language.
#[derive(Debug)]
pub(crate) struct Ground<'t> {
    pub text: &'t str,
    pub calendar: &'t Calendar,
    pub anchor: Anchor,
    pub dates: Vec<DateMention>,
    pub habits: Rc<Habits>,
}

/// What the article as a whole shows: looked for once somebody asks, and only once.
#[derive(Debug, Default)]
pub(crate) struct Habits {
    /// Whether it writes the day before the month.
    pub day_first: OnceCell<bool>,
    /// Whether somebody in it is called like a month: Theresa May.
    pub somebody: [OnceCell<bool>; 12],
}

/// The dates of one language.
pub(crate) trait Grammar: fmt::Debug + Send + Sync {
    /// Finds the dates of a piece and adds them in text order.
    fn read(&self, piece: &Piece<'_>, ground: &mut Ground<'_>);

    /// Whether the words of a date name a time of any day.
    fn recurs(&self, words: &str) -> bool;
}
