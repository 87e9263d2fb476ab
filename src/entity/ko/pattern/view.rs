//! What patterns look at: a paragraph, and the word in it for whose names they vote.

use super::cue::{Cue, Patterns};
use crate::document::EntityKind;
use crate::entity::ko::boundary::Boundaries;
use crate::entity::ko::lists::Lists;
use crate::entity::ko::spelling::Spelling;
use crate::entity::ko::title::TitleHit;
use crate::entity::ko::token::{Token, gap};
use crate::entity::vote::Ballot;
use crate::text::Span;

/// What a paragraph holds when patterns look at it.
pub(in crate::entity::ko) struct View<'a> {
    pub text: &'a str,
    pub paragraph: Span,
    pub tokens: &'a [Token],
    pub titles: &'a [TitleHit],
    pub lists: &'a Lists,
    pub boundaries: &'a Boundaries,
    pub spelling: &'a Spelling,
    pub patterns: &'a Patterns,
}

/// A word of a paragraph, and the ballot on which the patterns vote for the names that it is part of.
pub(super) struct Voter<'a> {
    pub view: &'a View<'a>,
    pub ballot: &'a mut Ballot,
    /// The word and its place among the paragraph's tokens.
    pub token: Token,
    pub i: usize,
}

impl View<'_> {
    /// The title that begins at byte `start`.
    pub(super) fn title_at(&self, start: usize) -> Option<&TitleHit> {
        let i = self.titles.partition_point(|t| t.span.start < start);
        self.titles.get(i).filter(|t| t.span.start == start)
    }

    /// Whether a title that can be nothing else begins at byte `start`.
    pub(super) fn sure_title_at(&self, start: usize) -> bool {
        self.title_at(start).is_some_and(|title| title.sure)
    }

    /// The title that ends at byte `end`.
    pub(super) fn title_ending_at(&self, end: usize) -> Option<&TitleHit> {
        let i = self.titles.partition_point(|t| t.span.end < end);
        self.titles.get(i).filter(|t| t.span.end == end)
    }

    /// The token of that number.
    pub(super) fn token(&self, i: usize) -> Option<Token> {
        self.tokens.get(i).copied()
    }

    /// The token before, if one space parts the two.
    pub(super) fn word_before(&self, i: usize) -> Option<Token> {
        let before = self.token(i.checked_sub(1)?)?;
        (gap(self.text, before, self.token(i)?) == " ").then_some(before)
    }

    /// The token behind, if one space parts the two.
    pub(super) fn word_behind(&self, i: usize) -> Option<Token> {
        let next = self.token(i + 1)?;
        (gap(self.text, self.token(i)?, next) == " ").then_some(next)
    }

    /// The text from `at` to the end of the paragraph.
    pub(super) fn after(&self, at: usize) -> &str {
        self.text.get(at..self.paragraph.end).unwrap_or("")
    }

    /// Whether `word` tells `cue`.
    pub(super) fn is(&self, cue: Cue, word: &str) -> bool {
        self.patterns.is(cue, word)
    }

    /// Whether `word` is, or ends in, a word that tells `cue`.
    pub(super) fn ends_as(&self, cue: Cue, word: &str) -> bool {
        self.patterns.ends_as(cue, word)
    }

    /// Whether `words` begin with a word that tells `cue`.
    pub(super) fn begins_as(&self, cue: Cue, words: &str) -> bool {
        self.patterns.begins_as(cue, words)
    }

    /// Whether the lists have `word` as a name of `kind`.
    pub(super) fn is_listed(&self, word: &str, kind: EntityKind) -> bool {
        self.lists.get(word).is_some_and(|l| l.kind == kind)
    }

    /// Whether `word` can be the organization or country between a person and a title.
    pub(super) fn is_body(&self, word: &str) -> bool {
        let body = |kind| matches!(kind, EntityKind::Organization | EntityKind::Place);
        self.lists.get(word).is_some_and(|l| body(l.kind))
            || self.lists.spoken(word).is_some()
            || self
                .patterns
                .suffix(word)
                .is_some_and(|(kind, _)| body(kind))
    }
}

impl Voter<'_> {
    /// Votes for a name of several words, by itself and with `more` against its parts.
    pub(super) fn name(&mut self, span: Span, kind: EntityKind, votes: f32, more: f32) {
        self.ballot.add(span, kind, votes);
        self.ballot.compose(span, kind, more);
    }
}
