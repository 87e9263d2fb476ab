//! Who speaks where a report has no subject of its own, and what relays him.

use super::extent::Piece;
use super::group::Form;
use super::lexicon::*;
use super::phrase;
use super::reader::Reader;
use super::report::{Report, Voice};
use super::source::Named;
use super::token::{Kind, Role, Sentence};
use crate::document::Source;
use crate::text::Span;

impl Reader<'_> {
    /// The "who" that is the subject of a report.
    pub(super) fn relative(
        &self,
        s: &Sentence,
        report: &Report,
        phrase: phrase::Phrase,
    ) -> Option<Span> {
        if !phrase.relative {
            return None;
        }
        let mut i = report.cue.0;
        while i > 0 && matches!(s.before(i).role, Role::Adverb | Role::Not) {
            i -= 1;
        }
        let who = s.before(i);
        matches!(who.role, Role::Wh | Role::That).then_some(who.span)
    }

    /// Whether somebody else acts between one report and the next, which shares his predicate: … after she left and said
    pub(super) fn acts_between(&self, s: &Sentence, from: usize, report: &Report) -> bool {
        report.form == Form::Finite
            && (from..report.cue.0).any(|i| {
                self.is_predicate(s, i)
                    && s.before(i).role == Role::Pronoun
                    && s.at(i).role == Role::Past
                    && i > 1
                    && s.at(i - 2).role == Role::Subordinator
            })
    }

    /// Who does what the sentence tells, for a report without a subject of its own.
    pub(super) fn main_subject(&self, s: &Sentence, report: &Report) -> Option<Named> {
        // The nearest predicate before the report, else the first behind it.
        let before = (0..report.cue.0).rev().filter(|&i| self.is_predicate(s, i));
        let after = (report.cue.1..s.len()).filter(|&i| self.is_predicate(s, i));
        for i in before.chain(after).take(12) {
            let mut first = i;
            while first > 0
                && (s.before(first).is_auxiliary()
                    || matches!(s.before(first).role, Role::Adverb | Role::Not))
            {
                first -= 1;
            }
            if let Some(found) = phrase::subject(s, first)
                && !found.relative
                && begins_clause(s, found.start)
            {
                return Some(self.cast.name(s, found));
            }
        }
        None
    }

    pub(super) fn is_predicate(&self, s: &Sentence, i: usize) -> bool {
        let token = s.at(i);
        token.is_finite() && !s.before(i).is_auxiliary()
    }

    /// The outlet or document that relays.
    pub(super) fn via(&self, s: &Sentence, report: &Report, piece: &Piece) -> Option<Source> {
        if report.classes & (SAY | STATE | TELL | UTTER | THINK | DESCRIBE | CALL | DENY | URGE)
            == 0
        {
            return None;
        }
        if let Some((from, to)) = report.addressee
            && let Some(outlet) = self.cast.outlet(s, from, to)
        {
            return Some(outlet);
        }
        // Economists polled by Reuters had forecast
        if let Voice::Of(subject) = report.voice
            && let Some(polled) = (subject.end..subject.whole).find(|&i| {
                let word = s.at(i).span.of(self.text);
                matches!(
                    word,
                    "polled"
                        | "surveyed"
                        | "interviewed"
                        | "quoted"
                        | "contacted"
                        | "reached"
                        | "seen"
                        | "reviewed"
                        | "obtained"
                        | "viewed"
                ) && s.word_is(self.text, i + 1, "by")
            })
            && let Some(outlet) = self.cast.outlet(s, polled + 2, subject.whole)
        {
            return Some(outlet);
        }
        // Doe, in remarks to a broadcaster, said
        if let Voice::Of(subject) = report.voice
            && let Some((from, to)) = subject.apposition
            && s.at(from).role == Role::Preposition
            && let Some(via) = self.cast.via(s, from, from + 1, to)
        {
            return Some(via);
        }
        // Sent a letter to the mayor stating
        if report.form == Form::Ing
            && report.voice == Voice::Shared
            && !s.before(report.cue.0).is_break()
        {
            let document = (report.cue.0.saturating_sub(10)..report.cue.0)
                .rev()
                .find(|&i| {
                    s.at(i).is(WRITTEN)
                        && s.at(i).role == Role::Noun
                        && s.before(i).role == Role::Determiner
                });
            if let Some(i) = document {
                return Some(Source {
                    span: s.at(i).span,
                    entity: None,
                });
            }
        }
        for &(preposition, noun, end) in &report.adjuncts {
            if let Some(via) = self.cast.via(s, preposition, noun, end) {
                return Some(via);
            }
        }
        // In a separate tweet, the group added; writing in a blog post, she …
        let leading = (0..report.start.min(20)).filter(|&i| s.at(i).role == Role::Preposition);
        // … behind the content: said it would close in a statement on Monday
        let trailing = (piece.to..(piece.to + 8).min(s.len()))
            .filter(|&i| s.at(i).role == Role::Preposition && piece.to > report.cue.1);
        let comma = |i: usize| (i..report.start).any(|k| s.at(k).is_break());
        for i in leading.filter(|&i| comma(i)).chain(trailing) {
            if i >= piece.from && i < piece.to {
                continue;
            }
            if let Some(via) = self.cast.via(s, i, i + 1, phrase::right(s, i + 1) + 4) {
                return Some(via);
            }
        }
        None
    }

    /// The Times reported, citing officials: whose word the outlet gives.
    pub(super) fn cited(
        &self,
        s: &Sentence,
        report: &Report,
        speaker: Option<Source>,
        source: Option<Span>,
        via: Option<Source>,
    ) -> (Option<Source>, Option<Span>, Option<Source>) {
        let citing = (0..s.len()).find(|&i| {
            let word = s.at(i).span.of(self.text);
            word.eq_ignore_ascii_case("citing") || word.eq_ignore_ascii_case("quoting")
        });
        let Some(citing) = citing else {
            return (speaker, source, via);
        };
        let end = phrase::right(s, citing + 1);
        // The Ledger reported: what reports, citing somebody, is an outlet
        let reports = report.base == "report"
            && speaker.is_some_and(|sp| source.is_some_and(|own| own == sp.span));
        if end == citing + 1
            || !(reports || speaker.is_some_and(|sp| self.cast.is_outlet(s, sp.span)))
            || report.classes & (SAY | STATE) == 0
        {
            return (speaker, source, via);
        }
        let mut phrase = phrase::Phrase::of(citing + 1, end);
        phrase.whole = (end..s.len())
            .find(|&i| s.at(i).is_break() || s.at(i).is_end())
            .unwrap_or(s.len());
        let named = self.cast.name(s, phrase).source();
        (Some(named), Some(named.span), via.or(speaker))
    }
}

/// Whether a clause may begin at a place: its subject is none that stands inside of another phrase.
fn begins_clause(s: &Sentence, at: usize) -> bool {
    let before = s.before(at);
    !matches!(before.kind, Kind::Word | Kind::Number | Kind::Clitic)
        || matches!(
            before.role,
            Role::Coordinator | Role::Subordinator | Role::That | Role::Adverb
        )
}
