//! The reader's own patterns: regular expressions whose matches are annotations of a kind of their own.

mod error;
#[cfg(feature = "js-patterns")]
mod js;
mod read;
mod search;

use std::fmt;
use std::sync::Arc;

use regex::Regex;

use crate::document::{Colour, PatternMatch, Unsearched};
use crate::text::Span;
use crate::text::view::{Breaks, View};

pub use error::PatternError;

/// Regular expressions that the reader gives, each with a label and perhaps a colour.
///
/// A pattern is looked for in the article's body, paragraph by paragraph: no match reaches over the end of one, and `^` and
/// `$` stand for its ends. It sees the text as every stage does, in one form: every kind of space is one space, a line break
/// inside a paragraph too; letters are composed and of plain width; what takes no room and what feeds escape is not there.
/// Spans lead back to the text as it was given.
///
/// # Limits
/// At most [`LIMIT`](Patterns::LIMIT) patterns, each of 16 KB and compiled of 1 MB; a thousand matches each and five
/// thousand of all. Time is linear in the text: a pattern that begins anew too often at too great a cost is given up. What
/// was not searched is said in [`Document::unsearched`](crate::Document::unsearched). A paragraph of more than 4 KB is
/// searched in parts, cut at a space.
#[derive(Clone, Default)]
pub struct Patterns {
    list: Arc<Vec<Pattern>>,
}

/// One of them.
#[derive(Clone)]
struct Pattern {
    /// Where it stands, from 1.
    #[cfg_attr(not(feature = "js-patterns"), expect(dead_code))]
    line: usize,
    label: String,
    colour: Option<Colour>,
    regex: Regex,
    /// The expression as given.
    source: String,
    /// What looking at one byte may cost: in units of what the smallest patterns cost.
    weight: usize,
    /// The named groups, by name: the number and name of each.
    groups: Vec<(usize, String)>,
}

/// What patterns found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// The words that match, by place; matches of different patterns may overlap.
    pub found: Vec<PatternMatch>,
    /// Where patterns were not looked for.
    pub unsearched: Vec<Unsearched>,
}

impl Patterns {
    /// How many patterns are taken.
    pub const LIMIT: usize = 100;

    /// Reads patterns: a line a pattern, `label<TAB>regular expression<TAB>colour?`; `#` at the start of a line makes it a
    /// comment. The syntax is that of the crate `regex`: no look-around, no references back; `(?i)` and named groups work,
    /// and `\w`, `\d`, `\b` and `\p{Hangul}` mean Unicode's. Colours are [`Colour`]'s words.
    ///
    /// A line whose pattern cannot be used is skipped and reported; an unknown colour is reported, and the pattern has none.
    ///
    /// # Examples
    /// ```
    /// let (patterns, errors) = mitjul::Patterns::read("case\t\\d{4}고합\\d+\tblue\nbroken\t(가\n");
    /// assert_eq!(patterns.len(), 1);
    /// assert_eq!((errors[0].line, errors[0].column), (2, Some(8)));
    /// assert_eq!(errors[0].to_string(), "pattern line 2, column 8: unclosed group");
    /// ```
    #[must_use]
    pub fn read(source: &str) -> (Patterns, Vec<PatternError>) {
        let (list, errors) = read::read(source);
        let list = Arc::new(list);
        (Patterns { list }, errors)
    }

    /// Each by itself, with its line, from 1.
    #[cfg(feature = "js-patterns")]
    fn each(&self) -> impl Iterator<Item = (usize, Patterns)> {
        self.list.iter().map(|pattern| {
            let list = Arc::new(vec![pattern.clone()]);
            (pattern.line, Patterns { list })
        })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What the patterns match in the parts of a text that `body` names, each by itself. Spans are those of the text as
    /// given. `page` says that the text was extracted from a page, whose lines are known.
    #[must_use]
    pub fn find(&self, text: &str, body: &[Span], page: bool) -> Matches {
        if self.is_empty() {
            return Matches::default();
        }
        let breaks = if page { Breaks::Spaces } else { Breaks::Lines };
        let view = View::of(text, breaks);
        let body: Vec<Span> = body.iter().map(|span| view.clean(*span)).collect();
        let mut matches = self.find_in(view.text(), &body);
        let given = |span: &mut Span| *span = view.given(*span);
        for found in &mut matches.found {
            found.each_span(&mut { given });
        }
        for part in &mut matches.unsearched {
            given(&mut part.span);
        }
        matches
    }

    /// The same of a text in the form that is read, whose parts are trimmed.
    pub(crate) fn find_in(&self, text: &str, body: &[Span]) -> Matches {
        search::find(&self.list, text, body)
    }
}

impl PartialEq for Patterns {
    fn eq(&self, other: &Patterns) -> bool {
        let key = |p: &Pattern| (p.label.clone(), p.source.clone(), p.colour);
        self.list.iter().map(key).eq(other.list.iter().map(key))
    }
}

impl fmt::Debug for Patterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = self.list.iter().map(|p| (&p.label, &p.source));
        f.debug_map().entries(list).finish()
    }
}

#[cfg(test)]
mod tests;
