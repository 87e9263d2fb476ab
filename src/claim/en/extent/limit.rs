//! What stands behind an English content and belongs to it no longer: comments, clauses of the writer, other reports.

use super::Extents;
use crate::claim::en::group::Form;
use crate::claim::en::lexicon::*;
use crate::claim::en::phrase;
use crate::claim::en::report::{Place, Report, Voice};
use crate::claim::en::token::{Kind, Role};

impl Extents<'_> {
    /// Without what the writer adds behind a comma: when it was said, what the content is called.
    pub(super) fn without_comment(&self, report: &Report, from: usize, to: usize) -> usize {
        let s = self.sentence;
        let comment = (from + 1..to).find(|&i| {
            s.at(i).kind == Kind::Comma
                && (self.is_moment(i + 1) || self.is_summed_up(report, i + 1))
        });
        comment.unwrap_or(to)
    }

    /// Without a clause behind a comma that reports by itself: which critics say is old, though she warned that …
    pub(super) fn without_clause(&self, report: &Report, from: usize, to: usize) -> usize {
        let s = self.sentence;
        for i in from + 2..to {
            let stops = matches!(s.at(i).kind, Kind::Quote(_)) && s.at(i).stopped;
            if !(s.at(i).is_break() || stops) {
                continue;
            }
            let cut = i + usize::from(!s.at(i).is_break());
            let word = |w: &str| s.word_is(self.text, i + 1, w);
            let relates = s.at(i + 1).role == Role::Wh && s.at(i + 1).is(RELATIVE)
                || word("although")
                || word("though");
            let told = self.reports.iter().any(|q| {
                q.cue.0 > i + 1
                    && q.cue.0 < i + 16
                    && q.cue.0 < to
                    && !std::ptr::eq(q, report)
                    && (q.start == i + 2 || q.start == i + 1)
                    && matches!(q.voice, Voice::Of(_))
            });
            if relates && told {
                return cut;
            }
        }
        to
    }

    /// Shortly after the council met; a day before it opens.
    fn is_moment(&self, from: usize) -> bool {
        let s = self.sentence;
        let mut i = from;
        while matches!(
            s.at(i).role,
            Role::Adverb | Role::Determiner | Role::Number | Role::Adjective
        ) {
            i += 1;
        }
        let unit = s.at(i).is(TIME) && i > from;
        let at = if unit { i + 1 } else { i };
        at > from
            && ["after", "before"]
                .iter()
                .any(|w| s.word_is(self.text, at, w))
    }

    /// Denies taking money, a charge that goes back to May: a noun for what is reported, and a clause about it.
    fn is_summed_up(&self, report: &Report, from: usize) -> bool {
        let s = self.sentence;
        if s.at(from).role != Role::Determiner || report.voice == Voice::Nobody {
            return false;
        }
        let end = phrase::right(s, from);
        let next = s.at(end);
        end > from
            && s.before(end).is(REPORT_NOUN)
            && (next.is(RELATIVE) || matches!(next.role, Role::Past | Role::Participle))
    }

    /// Where what is reported before must end, as another report begins a clause of its own.
    pub(super) fn cut_before(&self, q: &Report) -> Option<usize> {
        let s = self.sentence;
        if q.start == 0 {
            return None;
        }
        let mut i = q.start;
        let mut linked = false;
        let mut subordinate = false;
        while i > 0 {
            let token = s.before(i);
            match token.role {
                Role::Coordinator => linked = true,
                Role::Subordinator => subordinate = true,
                Role::Adverb => {}
                Role::Preposition if q.form == Form::Ing => linked = true,
                _ => break,
            }
            i -= 1;
        }
        // … “too late,” adding that: the comma may stand inside the marks
        let inside = matches!(s.before(i).kind, Kind::Quote(_)) && s.before(i).stopped;
        let comma = s.before(i).is_break() || inside;
        let at = if comma && !inside { i - 1 } else { i };
        let shared = q.voice == Voice::Shared;
        let cuts = match q.place {
            Place::Around => linked && comma,
            Place::Before(_) => comma || q.base == "according",
            Place::After(_) if q.base == "according" => false,
            Place::After(_) => match q.form {
                Form::Infinitive => false,
                Form::Ing => comma || shared && linked,
                Form::Finite => {
                    if shared {
                        (linked || comma) && !q.base.is_empty() && s.at(q.cue.0).role != Role::Modal
                    } else if linked {
                        q.classes
                            & (SAY
                                | STATE
                                | TELL
                                | THINK
                                | ASK
                                | URGE
                                | ACCUSE
                                | DENY
                                | UTTER
                                | PLAN
                                | CALL
                                | DESCRIBE)
                            != 0
                    } else {
                        subordinate && comma
                    }
                }
            },
        };
        let relative = matches!(q.voice, Voice::Of(p) if p.relative);
        // such as stopping the works, opening the gates, and pledging to pay
        let listed = q.form == Form::Ing
            && linked
            && shared
            && (1..at).any(|k| s.at(k).kind == Kind::Comma && s.at(k + 1).role == Role::Ing)
            && (1..at).any(|k| {
                s.word_is(self.text, k, "such")
                    || s.at(k).role == Role::Ing && s.before(k).role == Role::Preposition
            });
        if listed {
            return None;
        }
        (cuts && !relative && !self.goes_on(q, i)).then_some(at)
    }

    /// Said it had looked and found nothing: a participle that shares the auxiliary of the predicate reported.
    fn goes_on(&self, q: &Report, before: usize) -> bool {
        let s = self.sentence;
        let plain = q.cue.1 == q.cue.0 + 1
            && q.voice == Voice::Shared
            && q.classes & SHOW != 0
            && q.classes & (SAY | TELL) == 0
            && s.at(before).role == Role::Coordinator;
        plain
            && before > 2
            && matches!(s.before(before).role, Role::Past | Role::Participle)
            && s.at(before - 2).role == Role::Have
    }

    /// The end of a clause that the main clause follows.
    pub(super) fn clause_end(&self, from: usize, to: usize, relative: bool) -> usize {
        let s = self.sentence;
        for i in from..to {
            let inside = matches!(s.at(i).kind, Kind::Quote(_)) && s.at(i).stopped;
            if !s.at(i).is_break() && !inside {
                continue;
            }
            let next = s.at(i + 1);
            let resumes = if relative {
                next.is_finite() || next.role == Role::Adverb && s.at(i + 2).is_finite()
            } else {
                phrase::begins(next)
                    && !matches!(next.role, Role::Adjective)
                    && (i + 1..to).any(|k| s.at(k).is_finite())
            };
            if resumes {
                return i + usize::from(inside);
            }
        }
        to
    }

    /// Without the occasion at its end: in a statement, during a debate in Ohio.
    pub(super) fn without_occasion(&self, from: usize, to: usize) -> usize {
        let s = self.sentence;
        let lowest = to.saturating_sub(14).max(from + 2);
        for i in (lowest..to).rev() {
            let token = s.at(i);
            if token.is_break()
                || matches!(token.kind, Kind::Quote(_))
                || token.is_finite() && token.role != Role::Past
            {
                return to;
            }
            if token.role != Role::Preposition {
                continue;
            }
            let word = token.span.of(self.text);
            if !matches!(word, "in" | "during" | "on" | "at" | "via") {
                continue;
            }
            let end = phrase::right(s, i + 1);
            let head = s.before(end);
            let article = s.at(i + 1).span.of(self.text);
            let known = head.is(OCCASION) && (matches!(article, "a" | "an") || head.is(PLURAL))
                || head.is(WRITTEN)
                    && (matches!(article, "a" | "an")
                        && [
                            "statement",
                            "email",
                            "tweet",
                            "release",
                            "message",
                            "interview",
                            "post",
                            "letter",
                            "memo",
                        ]
                        .iter()
                        .any(|w| head.span.of(self.text) == *w)
                        || head.capital && head.is(OUTLET));
            if end > i + 1 && known && (from..i).any(|k| s.at(k).is_finite()) {
                let mut cut = i;
                while cut > from && (s.before(cut).role == Role::Time || s.before(cut).is_break()) {
                    cut -= 1;
                }
                return if cut > from + 1 { cut } else { to };
            }
        }
        to
    }
}
