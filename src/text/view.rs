//! The text as every stage reads it, whatever form it came in, and the way back to the text as it was given.
//!
//! Spaces of every width are one space, Hangul is composed, full-width letters and digits are plain ones, lines end with
//! a line feed, and what takes no room is not there; marks and tags that feeds escape are what they stand for. Most texts
//! are so already, and are read as they are.

mod form;
mod markup;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use super::Span;

/// A character by itself as it is read; none where it takes no room.
#[cfg(feature = "patterns")]
pub(crate) fn read(c: char) -> Option<char> {
    let mut bytes = [0; 4];
    match form::unit(c.encode_utf8(&mut bytes), 0, Breaks::Spaces).read {
        form::Read::Nothing => None,
        form::Read::Char(read) => Some(read),
        form::Read::Same => Some(c),
    }
}

#[cfg(feature = "patterns")]
pub(crate) use form::joined;

/// A text in the form that is read.
#[derive(Debug, Clone)]
pub(crate) struct View<'t> {
    text: Cow<'t, str>,
    /// Where it differs from the text as given in more than the look of a character: in the order of both texts.
    edits: Vec<Edit>,
}

/// A stretch of the text as given and what stands for it in the view, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    clean: Span,
    given: Span,
}

/// What ends a line besides a line feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Breaks {
    /// Carriage returns, separators, tags: as in a file.
    Lines,
    /// Nothing: the text's lines are known already, as a page's are.
    Spaces,
}

impl<'t> View<'t> {
    /// Looks at a text.
    pub(crate) fn of(given: &'t str, breaks: Breaks) -> View<'t> {
        let mut from = 0;
        loop {
            from = form::odd(given, from);
            if from >= given.len() {
                return View {
                    text: Cow::Borrowed(given),
                    edits: Vec::new(),
                };
            }
            let unit = form::unit(given, from, breaks);
            if unit.read != form::Read::Same {
                break;
            }
            from = unit.end;
        }
        let mut builder = Builder {
            text: String::with_capacity(given.len()),
            edits: Vec::new(),
        };
        builder.copy(given, 0, from);
        while from < given.len() {
            let unit = form::unit(given, from, breaks);
            builder.take(given, Span::new(from, unit.end), unit.read);
            let next = form::odd(given, unit.end);
            builder.copy(given, unit.end, next);
            from = next;
        }
        View {
            text: Cow::Owned(builder.text),
            edits: builder.edits,
        }
    }

    /// The words of a text in the form that is read.
    pub(crate) fn words(given: &str) -> Cow<'_, str> {
        View::of(given, Breaks::Spaces).text
    }

    /// The text to read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text is read as it was given.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }

    /// The span of the text as given that a span of the view stands for: without what takes no room at its ends.
    pub(crate) fn given(&self, clean: Span) -> Span {
        let after = self.edits.partition_point(|e| e.clean.end <= clean.start);
        let start = match self.edits.get(after) {
            Some(edit) if edit.clean.start <= clean.start => edit.given.start,
            _ => self
                .edit_before(after)
                .map_or(clean.start, |e| e.given.end + clean.start - e.clean.end),
        };
        let before = self.edits.partition_point(|e| e.clean.start < clean.end);
        let end = match self.edit_before(before) {
            None => clean.end,
            Some(edit) => edit.given.end + clean.end.saturating_sub(edit.clean.end),
        };
        Span::new(start, end)
    }

    /// The span of the view that a span of the text as given has become.
    pub(crate) fn clean(&self, given: Span) -> Span {
        let after = self.edits.partition_point(|e| e.given.end <= given.start);
        let start = match self.edits.get(after) {
            Some(edit) if edit.given.start <= given.start => edit.clean.start,
            _ => self
                .edit_before(after)
                .map_or(given.start, |e| e.clean.end + given.start - e.given.end),
        };
        let before = self.edits.partition_point(|e| e.given.start < given.end);
        let end = match self.edit_before(before) {
            None => given.end,
            Some(edit) => edit.clean.end + given.end.saturating_sub(edit.given.end),
        };
        Span::new(start, end)
    }

    fn edit_before(&self, i: usize) -> Option<&Edit> {
        self.edits.get(i.checked_sub(1)?)
    }
}

struct Builder {
    text: String,
    edits: Vec<Edit>,
}

impl Builder {
    /// Takes over a run that is as it should be.
    fn copy(&mut self, given: &str, from: usize, to: usize) {
        let run = given.get(from..to).unwrap_or("");
        if run.starts_with(' ') && self.text.ends_with(' ') {
            self.edit(Span::new(from, from + 1), 0);
            self.text.push_str(run.get(1..).unwrap_or(""));
        } else {
            self.text.push_str(run);
        }
    }

    fn take(&mut self, given: &str, at: Span, read: form::Read) {
        let c = match read {
            form::Read::Nothing => return self.edit(at, 0),
            form::Read::Char(c) => c,
            form::Read::Same => match given.get(at.start..).and_then(|g| g.chars().next()) {
                Some(c) => c,
                None => return,
            },
        };
        if c == ' ' && self.text.ends_with(' ') {
            return self.edit(at, 0);
        }
        if let Some(last) = self.text.chars().next_back()
            && let Some(whole) = form::joined(last, c)
        {
            return self.join(last, whole, at);
        }
        let start = self.text.len();
        self.text.push(c);
        if self.text.len() - start != at.len() {
            self.edit(at, c.len_utf8());
        }
    }

    /// Notes that the last `bytes` of the view stand for a stretch.
    fn edit(&mut self, given: Span, bytes: usize) {
        let end = self.text.len();
        let clean = Span::new(end - bytes, end);
        match self.edits.last_mut() {
            Some(last) if bytes == 0 && last.clean == clean && last.given.end == given.start => {
                last.given.end = given.end;
            }
            _ => self.edits.push(Edit { clean, given }),
        }
    }

    /// Puts a character in the place of the last one, which it is made of with what stands at `at`.
    fn join(&mut self, last: char, whole: char, at: Span) {
        let end = self.text.len();
        let mut start = at.start;
        let mut reached = false;
        while !reached && let Some(edit) = self.edits.pop_if(|e| e.clean.end == end) {
            start = edit.given.start;
            reached = !edit.clean.is_empty();
        }
        if !reached {
            start = start.saturating_sub(last.len_utf8());
        }
        self.text.pop();
        self.text.push(whole);
        self.edit(Span::new(start, at.end), whole.len_utf8());
    }
}
