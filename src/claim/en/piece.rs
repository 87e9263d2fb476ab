//! What of a content is quoted: quotations that are claims of their own, clauses with the source's own words in them.

use super::extent::{Extents, Piece};
use super::group::Form;
use super::lexicon::*;
use super::report::{Manner, Place};
use super::token::{Kind, Role};
use crate::document::ClaimKind;
use crate::text::Span;

impl Extents<'_> {
    /// Makes the contents of some tokens: quotations of their own, or one clause.
    pub(super) fn cut(&mut self, number: usize, from: usize, to: usize) {
        let s = self.sentence;
        let (mut from, mut to) = (from, to);
        while from < to
            && (s.at(from).role == Role::That && !s.at(from + 1).is_finite()
                || s.at(from).is_break()
                || s.at(from).kind == Kind::Colon)
        {
            from += 1;
        }
        while to > from
            && (s.at(to - 1).is_break()
                || matches!(
                    s.at(to - 1).kind,
                    Kind::Colon | Kind::Stop | Kind::Semicolon
                )
                || s.at(to - 1).role == Role::Coordinator)
        {
            to -= 1;
        }
        if from >= to {
            return;
        }
        // said that, “…”; by this time, “…”
        let plain = |i: usize| {
            let token = s.at(i);
            matches!(token.kind, Kind::Quote(_))
                || token.is_break()
                || token.role == Role::Coordinator
                || token.role == Role::That
        };
        let opinion = self
            .reports
            .get(number)
            .is_some_and(|r| r.manner == Some(Manner::Opinion));
        if (from..to).all(plain) {
            for i in from..to {
                if let Kind::Quote(_) = s.at(i).kind {
                    self.direct(number, i);
                }
            }
            return;
        }
        // called it “a disgrace” to all
        if opinion && matches!(s.at(from).kind, Kind::Quote(_)) {
            self.direct(number, from);
            // called it “a mess” and a “disgrace”
            let mut i = from + 1;
            while i < to && (s.at(i).role == Role::Coordinator || s.at(i).is_break()) {
                i += 1;
                i += usize::from(s.at(i).role == Role::Coordinator);
                i += usize::from(s.at(i).role == Role::Determiner);
                let Kind::Quote(_) = s.at(i).kind else {
                    break;
                };
                self.direct(number, i);
                i += 1;
            }
            return;
        }
        // “…?” and went on: the quotation is all
        if let Kind::Quote(quote) = s.at(from).kind {
            let next = s.at(from + 1);
            let whole = self
                .quotes
                .get(quote)
                .is_some_and(|q| q.inner.of(self.text).ends_with(['.', ',', '?', '!', '…']));
            let verb = next.role == Role::Coordinator
                && (s.at(from + 2).is_finite() || s.at(from + 2).role == Role::Ing)
                || next.is_finite()
                    && self
                        .reports
                        .get(number)
                        .is_some_and(|r| r.form == Form::Ing);
            if whole || verb {
                self.direct(number, from);
                return;
            }
        }
        let last = to - 1;
        if let Kind::Quote(quote) = s.at(last).kind
            && s.before(last).kind == Kind::Comma
            && self.is_clause(quote)
            && !(from..last).any(|i| s.at(i).is_finite())
            && self
                .reports
                .get(number)
                .is_some_and(|r| matches!(r.place, Place::Before(_)))
            && (self.is_sentence(quote)
                || (from..last).any(|i| s.at(i).is(TIME) || s.word_is(self.text, i, "time")))
        {
            self.direct(number, last);
            return;
        }
        let mut span = s.span_of(from, to);
        if let Kind::Quote(quote) = s.at(from).kind
            && let Some(quote) = self.quotes.get(quote)
        {
            span.start = quote.inner.start;
        }
        let own = (from..to).any(|i| self.is_own(i));
        let kind = if own {
            ClaimKind::Mixed
        } else {
            ClaimKind::Indirect
        };
        self.add(number, span, kind, from, to);
    }

    /// Whether a quotation holds a clause.
    fn is_clause(&self, quote: usize) -> bool {
        self.quotes
            .get(quote)
            .is_some_and(|q| q.inner.of(self.text).split_whitespace().nth(4).is_some())
    }

    /// Whether a quotation begins as a sentence does.
    fn is_sentence(&self, quote: usize) -> bool {
        self.quotes
            .get(quote)
            .is_some_and(|q| q.inner.of(self.text).starts_with(char::is_uppercase))
    }

    /// Whether the quotation at a place is the source's own words rather than a term.
    fn is_own(&self, i: usize) -> bool {
        let s = self.sentence;
        let Kind::Quote(number) = s.at(i).kind else {
            return false;
        };
        let Some(quote) = self.quotes.get(number) else {
            return false;
        };
        let words = quote.inner.of(self.text);
        let several = words.split_whitespace().nth(1).is_some();
        if several {
            return !words
                .split_whitespace()
                .filter(|w| w.len() > 3)
                .all(|w| w.starts_with(char::is_uppercase));
        }
        // was “insane”, but not the “smart” lock
        !s.at(i + 1).is_nominal() && words.starts_with(char::is_lowercase)
    }

    fn direct(&mut self, number: usize, i: usize) {
        let Kind::Quote(quote) = self.sentence.at(i).kind else {
            return;
        };
        let Some(quote) = self.quotes.get(quote) else {
            return;
        };
        self.add(number, quote.inner, ClaimKind::Direct, i, i + 1);
    }

    fn add(&mut self, number: usize, span: Span, kind: ClaimKind, from: usize, to: usize) {
        let span = trimmed(self.text, span);
        if !span.is_empty() {
            self.pieces.push(Piece {
                span,
                kind,
                report: number,
                from,
                to,
            });
        }
    }
}

/// Without the marks, commas and stops at either end; ? and ! belong to what is said.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start_matches(|c: char| c.is_whitespace() || "\"“”,;:—–…".contains(c));
    let start = span.start + (words.len() - left.len());
    let mut rest = left;
    loop {
        let cut = rest.trim_end_matches(|c: char| c.is_whitespace() || "\"“”‘,;:—–.…".contains(c));
        // The U.S., Inc.: a stop that is a word's own is kept only inside of it.
        let cut = match cut.strip_suffix(['’', '\'']) {
            Some(inner)
                if inner.ends_with(['.', ',', '!', '?'])
                    || cut.len() < rest.len() && rest.starts_with(['‘', '\'']) =>
            {
                inner
            }
            _ => cut,
        };
        if cut.len() == rest.len() {
            break;
        }
        rest = cut;
    }
    let abbreviation = rest.len() < left.len()
        && left.as_bytes().get(rest.len()) == Some(&b'.')
        && rest
            .rsplit(|c: char| c.is_whitespace() || c == '(')
            .next()
            .is_some_and(|w| {
                w.contains('.') && w.len() <= 5
                    || matches!(w, "Inc" | "Corp" | "Co" | "Ltd" | "Jr" | "Sr")
            });
    Span::new(start, start + rest.len() + usize::from(abbreviation))
}
