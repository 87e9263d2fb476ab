//! Reports that stand behind what they give: “…,” Doe said; …, officials said; “…,” said Doe.

use super::follow::{self, Adjuncts};
use super::group::{Form, Group};
use super::lexicon::*;
use super::phrase::{self, Phrase};
use super::report::{Finding, Place, Voice};
use super::token::{Kind, Role, Sentence};

impl Finding<'_> {
    /// Whether the content stands before the verb and its subject behind it.
    pub(super) fn inverts(&self, group: &Group) -> bool {
        // Doe, the mayor, said: its subject stands before
        let apposition = matches!(self.voice(group), Voice::Of(p) if p.apposition.is_some());
        let before = self.sentence.before(group.first);
        group.form == Form::Finite
            && (group.may(SAY | STATE | UTTER)
                || group.may(ASK) && matches!(before.kind, Kind::Quote(_)))
            && group.first == group.main
            && (matches!(before.kind, Kind::Quote(_))
                || before.is_break()
                    && matches!(self.sentence.before(group.first - 1).kind, Kind::Quote(_))
                || before.kind == Kind::Comma && !apposition)
    }

    /// A report behind what it gives: “…,” Smith said; …, officials said; “…,” said Smith.
    pub(super) fn trailing(
        &mut self,
        group: &Group,
        voice: Voice,
        at: usize,
        adjuncts: Adjuncts,
        addressee: Option<(usize, usize)>,
    ) {
        let s = self.sentence;
        let quoted = |i: usize| {
            matches!(s.before(i).kind, Kind::Quote(_))
                || s.before(i).is_break() && i > 1 && matches!(s.at(i - 2).kind, Kind::Quote(_))
        };
        let boundary = s.at(at).is_end()
            || s.at(at).is_break()
            || matches!(s.at(at).role, Role::Coordinator | Role::Subordinator)
            || s.at(at).kind == Kind::Colon;
        if self.inverts(group) {
            let end = phrase::right(s, group.after);
            if end > group.after && !s.at(group.after).is(TO) {
                let mut found = Phrase::of(group.after, end);
                let mut over = Adjuncts::new();
                let mut behind = end;
                while s.at(behind).role == Role::Preposition && !over_is_place(s, behind) {
                    let next = phrase::right(s, behind + 1);
                    if next == behind + 1 {
                        break;
                    }
                    behind = next;
                }
                behind = follow::adjuncts(s, behind.max(end), &mut over);
                if s.at(behind).kind == Kind::Comma
                    && phrase::begins(s.at(behind + 1))
                    && !s.at(behind + 1).is(SUBJECT)
                {
                    let close =
                        (behind + 1..s.len()).find(|&i| s.at(i).is_break() || s.at(i).is_end());
                    let close = close.unwrap_or(s.len());
                    let who = (behind + 1..close)
                        .find(|&i| s.at(i).role == Role::Wh)
                        .unwrap_or(close);
                    if !(behind + 1..who).any(|i| s.at(i).is_finite() && s.at(i).role != Role::Past)
                    {
                        found.apposition = Some((behind + 1, close));
                        behind = close;
                    }
                } else if s.at(behind).kind == Kind::Comma && s.at(behind + 1).role == Role::Wh {
                    let close = (behind + 1..s.len())
                        .find(|&i| s.at(i).kind == Kind::Comma || s.at(i).is_end());
                    behind = close.unwrap_or(s.len());
                }
                let ends = s.at(behind).is_end() || s.at(behind).is_break() || quoted(group.first);
                if ends {
                    let report = self.push(group, Voice::Of(found), Place::Before(behind));
                    report.adjuncts = over;
                    return;
                }
            }
        }
        let mut start = match voice {
            Voice::Of(found) if found.start < group.first && !found.relative => found.start,
            _ => return,
        };
        // chairman, CEO and president Doe said
        while start > 1
            && s.before(start).kind == Kind::Comma
            && s.at(start - 2).is(TITLE)
            && s.at(start - 2).role == Role::Noun
            && !s.at(start - 2).capital
        {
            start -= 2;
        }
        // “…,” Jane Doe, head of the council said
        let mut voice = voice;
        if s.before(start).kind == Kind::Comma
            && !quoted(start)
            && let Some(named) = phrase::phrase(s, start - 1)
            && quoted(named.start)
        {
            voice = Voice::Of(Phrase {
                apposition: Some((start, group.first)),
                ..named
            });
            start = named.start;
        }
        let before = s.before(start);
        let as_clause = before.role == Role::Subordinator && self.is(start - 1, "as")
            || before.role == Role::Preposition && start > 0 && self.is(start - 1, "as");
        if as_clause {
            if !boundary || !group.may(SAY | STATE | TELL | UTTER) {
                return;
            }
            if start == 1 {
                // As Smith said, …
                let report = self.push(group, voice, Place::After(at + 1));
                report.adjuncts = adjuncts;
            } else if s.before(start - 1).is_break() {
                let report = self.push(group, voice, Place::Before(at));
                report.start = start - 1;
                report.adjuncts = adjuncts;
            }
            return;
        }
        let reports = if quoted(start) {
            group.may(SAY | STATE | TELL | UTTER | ASK | THINK)
        } else {
            before.is_break()
                && boundary
                && (group.may(SAY | STATE | TELL | THINK)
                    || group.may(SHOW) && self.is_document(voice))
                && !group.may(PLAN) | group.may(SAY)
        };
        // Alleging that …, she demanded time: what is said belongs to the verb before
        let given = self.found.iter().any(|r| {
            r.form == Form::Ing && r.start < 2 && matches!(r.place, Place::After(f) if f < start)
        });
        if !reports || given {
            return;
        }
        let report = self.push(group, voice, Place::Before(at));
        report.start = start;
        report.adjuncts = adjuncts;
        report.addressee = addressee;
    }
}

/// Whether a preposition begins where something was said rather than who said it.
fn over_is_place(sentence: &Sentence, at: usize) -> bool {
    let end = phrase::right(sentence, at + 1);
    let head = sentence.before(end);
    head.is(OCCASION | WRITTEN | TIME) || head.role == Role::Time
}
