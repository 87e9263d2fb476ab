//! Reports in the passive: `is said to`, `was quoted as saying`, `is accused of`.

use super::{Finding, Manner, Place, Voice};
use crate::claim::en::follow;
use crate::claim::en::group::{Form, Group};
use crate::claim::en::inflect;
use crate::claim::en::lexicon::*;
use crate::claim::en::phrase::{self, Phrase};
use crate::claim::en::token::{Kind, Role};

impl Finding<'_> {
    /// By whom something is said.
    pub(super) fn agent(&self, from: usize) -> (Voice, usize) {
        if self.is(from, "by") {
            let end = phrase::right(self.sentence, from + 1);
            if end > from + 1 {
                return (Voice::Of(Phrase::of(from + 1, end)), end);
            }
        }
        (Voice::Nobody, from)
    }

    pub(super) fn passive(&mut self, group: &Group) {
        let s = self.sentence;
        let (agent, mut at) = self.agent(group.after);
        while s.at(at).role == Role::Adverb {
            at += 1;
        }
        let next = s.at(at);
        let subject = phrase::subject(s, group.first);
        let it = subject.is_some_and(|p| self.is(p.start, "it") && p.end == p.start + 1);
        let quoted = matches!(group.base, "cite") || self.is(group.main, "quoted");
        if quoted && self.is(at, "as") && s.at(at + 1).role == Role::Ing {
            return;
        }
        if it
            && (group.may(SUPPOSE | EXPECT)
                || matches!(group.base, "announce" | "confirm" | "reveal"))
            && (next.role == Role::That || follow::clause(s, at, true))
        {
            // It is feared (that) the dam broke
            let from = at + usize::from(next.role == Role::That);
            let report = self.push(group, agent, Place::After(from));
            report.manner = Some(Manner::Hearsay);
        } else if next.role == Role::To && self.infinitive_at(at) {
            let manner = if group.may(EXPECT) {
                Manner::Forecast
            } else if group.may(URGE) {
                Manner::Opinion
            } else if group.may(SUPPOSE) {
                match group.base {
                    "believe" | "think" | "suspect" | "fear" | "presume" | "assume" => {
                        Manner::Speculation
                    }
                    "estimate" => Manner::Estimate,
                    _ => Manner::Hearsay,
                }
            } else {
                return;
            };
            if group.negated && manner != Manner::Forecast {
                return;
            }
            // The dam is expected to open: said of the dam, whoever expects it.
            let whole = manner != Manner::Opinion
                && agent == Voice::Nobody
                && subject.is_some_and(|p| !p.relative);
            let place = if whole {
                Place::Around
            } else {
                Place::After(at + 1)
            };
            let report = self.push(group, agent, place);
            report.manner = Some(manner);
            report.cue.1 = at + 1;
        } else if group.base == "estimate" && self.is(at, "at") && subject.is_some() {
            let report = self.push(group, agent, Place::Around);
            report.manner = Some(Manner::Estimate);
        } else if group.may(ACCUSE) && self.is(at, "of") {
            let report = self.push(group, agent, Place::After(at + 1));
            report.manner = Some(Manner::Assertion);
        } else if group.may(BLAME) && self.is(at, "on") && subject.is_some() {
            let report = self.push(group, agent, Place::Around);
            report.cue.1 = at + 1;
            report.manner = Some(Manner::Opinion);
        } else if group.base == "expect"
            && agent == Voice::Nobody
            && subject.is_some()
            && self.is_due(at)
        {
            let report = self.push(group, agent, Place::Around);
            report.manner = Some(Manner::Forecast);
        } else if group.may(DESCRIBE) && self.is(at, "as") && group.base != "identify" {
            let report = self.push(group, agent, Place::After(at + 1));
            report.manner = Some(Manner::Opinion);
        } else if group.may(CALL) && matches!(s.at(at).kind, Kind::Quote(_)) {
            let report = self.push(group, agent, Place::After(at));
            report.manner = Some(Manner::Opinion);
        } else if group.may(TELL | ASK)
            && group.form == Form::Finite
            && !group.negated
            && next.is_break()
            && matches!(s.at(at + 1).kind, Kind::Quote(_))
        {
            let report = self.push(group, agent, Place::After(at + 1));
            if group.may(ASK) {
                report.manner = Some(Manner::Question);
            }
        } else if group.may(TELL)
            && group.form == Form::Finite
            && !group.negated
            && (next.role == Role::That || follow::clause(s, at, true))
        {
            let from = at + usize::from(next.role == Role::That);
            self.push(group, agent, Place::After(from));
        } else if group.may(ASK)
            && group.form == Form::Finite
            && !group.negated
            && (next.is(WH) || self.is(at, "if"))
        {
            let from = at + usize::from(self.opens_question(at));
            let report = self.push(group, agent, Place::After(from));
            report.manner = Some(Manner::Question);
        }
    }

    /// Is expected on Monday, is expected in Aldo next week: when something is to come.
    fn is_due(&self, at: usize) -> bool {
        let s = self.sentence;
        (at..at + 6)
            .take_while(|&i| {
                matches!(
                    s.at(i).role,
                    Role::Preposition
                        | Role::Time
                        | Role::Name
                        | Role::Adverb
                        | Role::Determiner
                        | Role::Adjective
                        | Role::Number
                )
            })
            .any(|i| s.at(i).is(TIME))
    }

    fn infinitive_at(&self, to: usize) -> bool {
        let next = self.sentence.at(to + 1);
        next.role == Role::Base
            || next.is(BE | HAVE | DO)
            || next.role == Role::Adverb && self.sentence.at(to + 2).role == Role::Base
            || next.word.forms() & inflect::BASE != 0 && next.role != Role::Name
            || follow::unknown_verb(self.sentence, to + 1)
    }
}
