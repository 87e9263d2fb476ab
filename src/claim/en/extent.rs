//! How far what is reported goes: where a clause ends that other reports follow, and what of it is quoted.

mod limit;

use super::group::Form;
use super::lexicon::*;
use super::phrase;
use super::quote::Quote;
use super::report::{Manner, Place, Report, Voice};
use super::token::{Kind, Role, Sentence};
use crate::document::ClaimKind;
use crate::text::Span;

/// A content, and the report that gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub span: Span,
    pub kind: ClaimKind,
    /// Its number among the reports of the sentence.
    pub report: usize,
    /// Its tokens.
    pub from: usize,
    pub to: usize,
}

/// What reads the contents of one sentence.
pub(super) struct Extents<'a> {
    pub lexicon: &'a Lexicon,
    pub text: &'a str,
    pub sentence: &'a Sentence,
    pub quotes: &'a [Quote],
    pub reports: &'a [Report],
    pub pieces: Vec<Piece>,
}

impl Extents<'_> {
    /// Reads the contents of every report, in their order.
    pub(super) fn read(&mut self) {
        let mut floor = self.beginning();
        for number in 0..self.reports.len() {
            let Some(report) = self.reports.get(number) else {
                break;
            };
            match report.place {
                Place::After(from) => {
                    let to = self.end(number, from);
                    self.cut(number, from, to);
                    // She thinks it helped: “…”
                    let s = self.sentence;
                    let last = s.at(to + 2);
                    if s.at(to).kind == Kind::Colon
                        && matches!(s.at(to + 1).kind, Kind::Quote(_))
                        && to > from
                        && (last.kind == Kind::None || last.kind == Kind::Stop)
                    {
                        self.cut(number, to + 1, to + 2);
                    }
                }
                Place::Before(at) => {
                    floor = self.before(number, floor, at);
                }
                Place::Around => {
                    let first = self.auxiliaries(report.cue.0);
                    let start = phrase::subject(self.sentence, first)
                        .map_or(first, |p| if p.relative { first } else { p.start });
                    let to = self.end(number, report.cue.1);
                    self.cut(number, start.min(report.cue.0), to);
                }
            }
        }
    }

    fn auxiliaries(&self, from: usize) -> usize {
        let mut first = from;
        while first > 0
            && (self.sentence.before(first).is_auxiliary()
                || self.sentence.before(first).role == Role::Adverb)
        {
            first -= 1;
        }
        first
    }

    /// Where the sentence's own words begin: behind a dateline.
    fn beginning(&self) -> usize {
        let s = self.sentence;
        for i in 1..s.len().min(10) {
            let token = s.at(i);
            let parts = token.kind == Kind::Dash || token.kind == Kind::Colon && s.at(1).is_break();
            if parts
                && s.at(0)
                    .span
                    .of(self.text)
                    .chars()
                    .all(|c| c.is_uppercase() || !c.is_alphabetic())
            {
                return i + 1;
            }
            if token.is_finite() {
                break;
            }
        }
        0
    }

    /// Past connectives that are the writer's: But, However.
    fn past_connectives(&self, from: usize) -> usize {
        let s = self.sentence;
        let mut i = from;
        loop {
            let token = s.at(i);
            let comma = (i..i + 6).find(|&k| s.at(k).kind == Kind::Comma);
            if let Some(comma) = comma
                && comma > i
                && self.lexicon.connects(&crate::text::case::in_small(
                    s.span_of(i, comma).of(self.text),
                ))
            {
                i = comma + 1;
                continue;
            }
            let adverb = token.role == Role::Adverb && s.at(i + 1).kind == Kind::Comma;
            if token.role == Role::Coordinator || token.is_break() || token.kind == Kind::Semicolon
            {
                i += 1;
            } else if adverb {
                i += 2;
            } else {
                return i;
            }
        }
    }

    /// Reads a content that stands before its report, and what of it goes on behind; gives where later ones begin.
    fn before(&mut self, number: usize, floor: usize, at: usize) -> usize {
        let s = self.sentence;
        let Some(report) = self.reports.get(number) else {
            return floor;
        };
        let mut end = report.start;
        while end > floor && (s.before(end).is_break() || s.before(end).role == Role::Coordinator) {
            end -= 1;
        }
        let mut start = floor;
        for i in floor..end {
            // Others told another story: “Give it back,” one wrote.
            let said = s.at(i).kind == Kind::Colon && self.is_said(s.at(i + 1).kind);
            if s.at(i).kind == Kind::Semicolon || said {
                start = i + 1;
            }
        }
        start = self.past_connectives(start);
        if start >= end {
            // Still, she said, the dam held
            if s.at(at).is_break() && report.start > floor && report.base != "according" {
                let to = self.end(number, at + 1);
                self.cut(number, at + 1, to);
                return to;
            }
            return floor;
        }
        if end > 0 && (s.before(end).role == Role::Wh || s.before(end).role == Role::That) {
            let to = self.end(number, at + 1);
            self.cut(number, at + 1, to);
            return to;
        }
        let only_quotes = (start..end).all(|i| {
            let token = s.at(i);
            matches!(token.kind, Kind::Quote(_))
                || token.is_break()
                || token.role == Role::Coordinator
        });
        let next = s.at(at);
        let behind = at + 1;
        let mut to = end;
        let mut over = at;
        if next.is_break() || next.kind == Kind::Colon || matches!(next.kind, Kind::Quote(_)) {
            let mut from = if matches!(next.kind, Kind::Quote(_)) {
                at
            } else {
                behind
            };
            if s.at(from).role == Role::Coordinator && matches!(s.at(from + 1).kind, Kind::Quote(_))
            {
                from += 1;
            }
            let ing = s.at(from).role == Role::Ing;
            let quoted = matches!(s.at(from).kind, Kind::Quote(_));
            if quoted && self.is_said(s.at(from).kind) {
                let stop = self.end(number, from);
                let mut last = from + 1;
                while last < stop
                    && (s.at(last).is_break()
                        || s.at(last).role == Role::Coordinator
                        || matches!(s.at(last).kind, Kind::Quote(_)))
                {
                    last += 1;
                }
                self.cut(number, start, end);
                self.cut(number, from, last);
                return last;
            }
            let complete = (start..end).any(|i| s.at(i).is_finite());
            // …, she wrote, though she added that …: a clause of the writer's
            let word = |words: &[&str]| words.iter().any(|w| s.word_is(self.text, from, w));
            let aside = (s.at(from).role == Role::Subordinator
                || s.at(from).is(SUBORDINATOR & !THAT))
                && !word(&["because", "if", "unless", "since"])
                || word(&["with"])
                || word(&["but"]) && super::follow::clause(s, from + 1, true);
            // It earns, according to one report, $3 million: the content is in two parts.
            let open = s.before(end).is_finite()
                || matches!(
                    s.before(end).role,
                    Role::Preposition | Role::To | Role::That
                );
            let goes_on = !(complete && (report.base == "according" && !open || aside));
            if goes_on
                && !only_quotes
                && !ing
                && next.kind != Kind::Colon
                && s.len() > from + 1
                && s.at(from).role != Role::Wh
            {
                let stop = self.end(number, from);
                if stop > from + 1 {
                    to = stop;
                    over = stop;
                }
            }
        }
        // On Thursday, she said.
        let clause = |i: usize| s.at(i).is_finite() || matches!(s.at(i).kind, Kind::Quote(_));
        let heading = s.before(s.len()).kind != Kind::Stop;
        if heading || (start..to).any(|i| clause(i) && !(report.start <= i && i < report.cue.1)) {
            self.cut(number, start, to);
        }
        over
    }

    /// Whether a quotation is more than a term.
    fn is_said(&self, kind: Kind) -> bool {
        let Kind::Quote(number) = kind else {
            return false;
        };
        self.quotes
            .get(number)
            .is_some_and(|q| q.inner.of(self.text).split_whitespace().nth(1).is_some())
    }

    /// Where a content that begins at a place ends.
    fn end(&self, number: usize, from: usize) -> usize {
        let s = self.sentence;
        let Some(report) = self.reports.get(number) else {
            return from;
        };
        let mut to = s.len();
        // Full stops and what closes the sentence.
        while to > from
            && (matches!(s.at(to - 1).kind, Kind::Stop)
                || s.at(to - 1).is_break()
                || s.at(to - 1).kind == Kind::Semicolon)
        {
            to -= 1;
        }
        let later = self
            .reports
            .iter()
            .enumerate()
            .filter(|(n, q)| *n != number && q.cue.0 >= from);
        for (_, q) in later {
            let takes_all = report.manner == Some(Manner::Hearsay)
                && report.voice == Voice::Nobody
                && report.classes == 0;
            if takes_all && !matches!(q.place, Place::Before(_)) {
                continue;
            }
            if q.start <= from && q.cue.0 > from + 1 {
                continue;
            }
            if let Some(cut) = self.cut_before(q)
                && cut > from
            {
                to = to.min(cut);
                break;
            }
        }
        // “…”, and then somebody else: a semicolon before another report
        for i in from..to {
            if s.at(i).kind == Kind::Semicolon {
                to = i;
                break;
            }
            if s.at(i).kind == Kind::Comma
                && i > from
                && s.at(i + 1).role == Role::Ing
                && s.at(i + 1).is(CITING)
                && !(i + 2..(i + 20).min(to))
                    .any(|k| s.at(k).kind == Kind::Comma && s.at(k + 1).is_auxiliary())
            {
                to = i;
                break;
            }
            // … “a liar,” pointing to
            if i > from
                && matches!(s.at(i).kind, Kind::Quote(_))
                && s.at(i).stopped
                && s.at(i + 1).role == Role::Ing
            {
                to = i + 1;
                break;
            }
            // …: “…”: what follows the colon is said in so many words
            if s.at(i).kind == Kind::Colon && i > from && matches!(s.at(i + 1).kind, Kind::Quote(_))
            {
                to = i;
                break;
            }
        }
        // said that it rained, and demanded more time; he said it would rain, but he gave no reason
        let past =
            s.at(report.cue.1.saturating_sub(1)).role == Role::Past && report.manner.is_none();
        for i in from + 1..to {
            // He denies that it was so and goes on; he said he would, but did not say when
            if s.at(i).role == Role::Coordinator && report.manner.is_none() {
                let verb = s.at(report.cue.1.saturating_sub(1));
                let first = (from..i).find(|&k| s.at(k).is_finite()).map(|k| s.at(k));
                let after = s.at(i + 1);
                let third = |t: super::token::Token| t.word.forms() == super::inflect::S;
                let present = third(verb)
                    && after.role == Role::Finite
                    && third(after)
                    && first.is_some_and(|f| {
                        !third(f) && !f.is_auxiliary()
                            || f.role == Role::Modal
                            || f.role == Role::Be && f.span.of(self.text).starts_with('w')
                    });
                let did =
                    past && after.role == Role::Do && first.is_some_and(|f| f.role == Role::Modal);
                if present || did {
                    to = i;
                    break;
                }
            }
            if !past || s.at(i).kind != Kind::Comma || s.at(i + 1).role != Role::Coordinator {
                continue;
            }
            let next = s.at(i + 2);
            let plain = |t: super::token::Token| matches!(t.role, Role::Past | Role::Finite);
            let reports = plain(next) && next.word.verb() > 0;
            let other = next.role == Role::Pronoun
                && plain(s.at(i + 3))
                && (from..i)
                    .find(|&k| s.at(k).is_finite())
                    .is_some_and(|k| s.at(k).role == Role::Modal);
            if reports || other {
                to = i;
                break;
            }
        }
        // pledged to repay it but would not say when
        if report.manner == Some(Manner::Plan)
            && let Some(but) = (from + 1..to).find(|&i| {
                s.at(i).role == Role::Coordinator
                    && matches!(s.at(i + 1).role, Role::Modal | Role::Do)
                    && (s.at(i + 2).role == Role::Not || s.at(i + 1).is(NOT))
            })
        {
            to = but;
        }
        // accused it of lying, and a judge ordered it to pay
        if matches!(
            report.manner,
            Some(Manner::Plan | Manner::Opinion | Manner::Assertion | Manner::Forecast)
        ) {
            let other = (from + 1..to).find(|&i| {
                s.at(i).kind == Kind::Comma
                    && s.at(i + 1).role == Role::Coordinator
                    && super::follow::clause(s, i + 2, true)
            });
            to = other.unwrap_or(to);
        }
        if report.classes & FIGURE != 0
            && report.manner == Some(Manner::Forecast)
            && !(from..to).any(|i| s.at(i).role == Role::To)
            && let Some(comma) = (from..to).find(|&i| s.at(i).kind == Kind::Comma)
        {
            to = comma;
        }
        // promised more boats, after the flood; called for talks and left: an object ends before a clause
        if report.classes & (OBJECT_PLAN | OBJECT_OPINION | OBJECT_REPORT) != 0
            && matches!(
                report.manner,
                Some(Manner::Plan | Manner::Opinion | Manner::Assertion)
            )
            && report.base != "warn"
            && !(from..to).any(|i| s.at(i).is_finite() && s.at(i).role != Role::Past)
            && let Some(end) = (from + 1..to).find(|&i| {
                let next = s.at(i + 1);
                s.at(i).kind == Kind::Comma
                    && (next.role == Role::Subordinator
                        || next.is(SUBORDINATOR)
                        || next.role == Role::Ing)
                    || s.at(i).role == Role::Coordinator
                        && next.role == Role::Past
                        && !s.at(i + 2).is_nominal()
            })
        {
            to = end;
        }
        // is expected to hold rates next week, when its chair will speak: the writer goes on
        if report.place == Place::Around
            && matches!(report.manner, Some(Manner::Forecast | Manner::Opinion))
            && let Some(comma) = (from..to).find(|&i| {
                s.at(i).kind == Kind::Comma && (s.at(i + 1).is(WH) || s.at(i + 1).role == Role::Wh)
            })
        {
            to = comma;
        }
        let nominal = report.base.is_empty()
            && report.classes == SAY
            && report.start < 6
            && s.at(0).role == Role::Preposition;
        let initial = self.is_initial(report) || nominal;
        let relative = matches!(report.voice, Voice::Of(p) if p.relative);
        if initial || relative {
            to = to.min(self.clause_end(from, to, relative));
        }
        if report.start < 2
            && (report.form == Form::Ing
                || report.voice == Voice::Shared
                || report.cue.0 == 0 && report.classes & ASK != 0)
        {
            to = to.min(self.clause_end(from, to, false));
        }
        // Where homes were told to evacuate, residents fled
        if report.manner == Some(Manner::Opinion)
            && report.voice == Voice::Nobody
            && (0..report.cue.0).any(|i| s.at(i).role == Role::Wh || s.at(i).is(SUBORDINATOR))
        {
            to = to.min(self.clause_end(from, to, false));
        }
        if let Some(dash) = self.dash_around(report.start, from, to) {
            to = dash;
        }
        // Asked if she thought it was over, Doe said: what lies in a content ends with it
        let outer = self
            .pieces
            .iter()
            .find(|p| p.from <= report.cue.0 && report.cue.1 <= p.to && from < p.to);
        if let Some(outer) = outer {
            to = to.min(outer.to);
        }
        to = self.without_comment(report, from, to);
        to = self.without_clause(report, from, to);
        if report.classes & (SAY | STATE | TELL) != 0 {
            to = self.without_occasion(from, to);
        }
        to
    }

    /// Whether the report stands in a clause before the main one: When he said that …, …
    fn is_initial(&self, report: &Report) -> bool {
        let s = self.sentence;
        let mut begin = 0;
        while matches!(s.at(begin).role, Role::Coordinator | Role::Adverb) || s.at(begin).is_break()
        {
            begin += 1;
        }
        let first = s.at(begin);
        let comma = (begin..report.start).any(|i| s.at(i).is_break());
        // …, and while he said he would, it is unlikely
        let inner = report.start > 2
            && s.before(report.start).role == Role::Subordinator
            && s.before(report.start - 1).role == Role::Coordinator
            && s.before(report.start - 2).is_break();
        inner
            || report.start > begin && !comma && first.is(SUBORDINATOR) && first.role != Role::That
    }

    /// The dash that closes an insertion in which the report stands.
    fn dash_around(&self, start: usize, from: usize, to: usize) -> Option<usize> {
        let s = self.sentence;
        let opened = (1..start).rev().take(3).any(|i| s.at(i).kind == Kind::Dash);
        if !opened || (0..start).filter(|&i| s.at(i).kind == Kind::Dash).count() % 2 == 0 {
            return None;
        }
        (from..to).find(|&i| s.at(i).kind == Kind::Dash)
    }
}
