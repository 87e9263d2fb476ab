//! Reports without a reporting verb: according to, in the words of, a vow that, is confident that, allegedly.

use super::follow;
use super::group::{Form, Group};
use super::lexicon::*;
use super::phrase::{self, Phrase};
use super::report::{Finding, Manner, Place, Voice};
use super::token::{Kind, Role};

impl Finding<'_> {
    /// According to, in the words of, was quoted as saying: cues of several words. Gives the end of what was read.
    pub(super) fn phrase_cue(&mut self, i: usize) -> Option<usize> {
        let s = self.sentence;
        if self.is(i, "according") && self.is(i + 1, "to") {
            return self.according(i, i + 2);
        }
        if self.is(i, "in")
            && self.is(i + 1, "the")
            && self.is(i + 2, "words")
            && self.is(i + 3, "of")
        {
            return self.according(i, i + 4);
        }
        // Was quoted as saying; was quoted by the agency as saying
        let by = self.is(i + 1, "by").then(|| phrase::right(s, i + 2));
        let at = by.unwrap_or(i + 1);
        if self.is(i, "quoted") && self.is(at, "as") && s.at(at + 1).role == Role::Ing {
            let mut first = i;
            while first > 0 && s.before(first).is_auxiliary() {
                first -= 1;
            }
            let group = self.plain(first, at + 2, SAY);
            let voice = match phrase::subject(s, first) {
                Some(found) if first < i => Voice::Of(found),
                _ => Voice::Shared,
            };
            let next = s.at(at + 2);
            let from = at + 2 + usize::from(next.role == Role::That || next.kind == Kind::Comma);
            let report = self.add(&group, voice, Place::After(from), Manner::Assertion);
            report.manner = None;
            report.addressee = by.map(|end| (i + 2, end));
            return Some(at + 2);
        }
        None
    }

    fn plain(&self, first: usize, after: usize, classes: u32) -> Group {
        Group {
            first,
            main: first,
            after,
            classes,
            base: "",
            form: Form::Finite,
            passive: false,
            negated: false,
            imperative: false,
        }
    }

    fn according(&mut self, first: usize, noun: usize) -> Option<usize> {
        let s = self.sentence;
        let mut end = phrase::right(s, noun);
        if end == noun {
            return None;
        }
        let mut found = Phrase::of(noun, end);
        // according to a poll of voters released on Monday by the university
        for _ in 0..8 {
            let token = s.at(end);
            match token.role {
                Role::Preposition => {
                    let over = phrase::right(s, end + 1);
                    if over == end + 1 {
                        break;
                    }
                    end = over;
                }
                Role::Past
                | Role::Participle
                | Role::Time
                | Role::Ing
                | Role::Adverb
                | Role::Adjective => end += 1,
                Role::Wh => {
                    end = (end..s.len())
                        .find(|&i| s.at(i).is_break() || s.at(i).is_end())
                        .unwrap_or(s.len());
                    break;
                }
                _ if token.kind == Kind::Bracket => end += 1,
                _ => break,
            }
        }
        if s.at(end).is_finite() {
            // According to the ministry over 300 people were hurt: no comma parts them.
            end = found.end;
        }
        found.whole = end;
        let leads = first == 0
            || s.before(first).role == Role::That
            || s.before(first).role == Role::Coordinator
            || matches!(s.before(first).kind, Kind::Comma)
                && s.before(first - 1).is(RELATIVE) | s.before(first - 1).is(SUBORDINATOR);
        let group = self.plain(first, noun, SAY);
        let mut comma = end;
        if s.at(end).kind == Kind::Comma {
            // A role or an age in apposition, then the content.
            let close = (end + 1..s.len().min(end + 20)).find(|&i| s.at(i).kind == Kind::Comma);
            if let Some(close) = close
                && leads
                && !(end + 1..close).any(|i| s.at(i).is_finite() && s.at(i).role != Role::Past)
                && s.at(end + 1).role != Role::Pronoun
                && matches!(
                    s.at(end + 1).role,
                    Role::Determiner | Role::Noun | Role::Name
                )
                && follow::clause(s, close + 1, false)
            {
                found.apposition = Some((end + 1, close));
                comma = close;
            } else if !leads {
                let close = (end + 1..s.len())
                    .find(|&i| s.at(i).kind == Kind::Comma || s.at(i).is_end())
                    .unwrap_or(s.len());
                if phrase::begins(s.at(end + 1)) && !(end + 1..close).any(|i| s.at(i).is_finite()) {
                    found.apposition = Some((end + 1, close));
                    comma = close;
                }
            }
        }
        let place = if leads {
            Place::After(comma + usize::from(s.at(comma).kind == Kind::Comma))
        } else {
            Place::Before(comma)
        };
        let report = self.add(&group, Voice::Of(found), place, Manner::Assertion);
        report.manner = None;
        report.base = "according";
        Some(noun)
    }

    /// Allegedly, reportedly.
    pub(super) fn hearsay(&mut self, i: usize) {
        let group = self.plain(i, i + 1, 0);
        let place = if i == 0 && self.sentence.at(1).kind == Kind::Comma {
            Place::After(2)
        } else {
            Place::Around
        };
        self.add(&group, Voice::Nobody, place, Manner::Hearsay);
    }

    /// A vow that, the claim that; the goal is to.
    pub(super) fn noun(&mut self, i: usize) {
        let s = self.sentence;
        let token = s.at(i);
        let start = match phrase::phrase(s, i + 1) {
            Some(found) if found.start <= i => found.start,
            _ => i,
        };
        if s.at(i + 1).role == Role::That && !self.relative(i + 2) {
            let manner = if self.is_denied(start) {
                Some(Manner::Denial)
            } else {
                self.meant_by(token)
            };
            let voice = self.owner(start, i);
            let group = self.plain(i, i + 1, SAY);
            let report = self.add(&group, voice, Place::After(i + 2), Manner::Assertion);
            report.manner = manner;
            // … but rejected any suggestion that: the verb begins the report.
            let denied = manner == Some(Manner::Denial) && start > 0;
            report.start = if denied && s.before(start).role == Role::Past {
                start - 1
            } else {
                start
            };
        } else if s.at(i + 1).role == Role::Be
            && s.at(i + 2).role == Role::That
            && !s.at(i + 3).is_finite()
            && !matches!(s.before(start).role, Role::Preposition | Role::Be)
        {
            // The fear is that it will close
            let manner = self.meant_by(token);
            let voice = self.owner(start, i);
            let group = self.plain(i, i + 2, SAY);
            let report = self.add(&group, voice, Place::After(i + 3), Manner::Assertion);
            report.manner = manner;
            report.start = start;
        } else if token.is(PLAN_NOUN)
            && s.at(i + 1).role == Role::Be
            && s.at(i + 2).role == Role::To
            && self.sentence.at(i + 3).role == Role::Base
        {
            let voice = self.owner(start, i);
            let group = self.plain(i, i + 3, 0);
            let report = self.add(&group, voice, Place::After(i + 3), Manner::Plan);
            report.start = start;
        }
    }

    /// How what a noun reports is meant by the noun itself.
    fn meant_by(&self, noun: super::token::Token) -> Option<Manner> {
        match () {
            () if noun.is(PLAN_NOUN) => None,
            () if noun.is(FORECAST_NOUN) => Some(Manner::Forecast),
            () if noun.is(GUESS_NOUN) => Some(Manner::Speculation),
            () if noun.is(RUMOUR_NOUN) => Some(Manner::Hearsay),
            () if noun.is(OPINION_NOUN) => Some(Manner::Opinion),
            () if noun.is(DENIAL_NOUN) => Some(Manner::Denial),
            () => None,
        }
    }

    /// Rejected the suggestion that, dismissed claims that: whoever does so denies it.
    fn is_denied(&self, start: usize) -> bool {
        let before = self.sentence.before(start);
        let verb = self.lexicon.verb(before.word.verb());
        before.role != Role::Noun
            && verb.is_some_and(|v| {
                matches!(
                    v.base,
                    "deny" | "dispute" | "refute" | "rebut" | "reject" | "dismiss"
                )
            })
    }

    /// The claim that he made: a clause about the noun, as its predicate follows a subject at once and has no object.
    fn relative(&self, at: usize) -> bool {
        let s = self.sentence;
        s.at(at).is_finite()
    }

    /// Whose claim or vow it is.
    fn owner(&self, start: usize, noun: usize) -> Voice {
        let s = self.sentence;
        for i in (start..noun).rev() {
            let token = s.at(i);
            if token.kind == Kind::Clitic {
                return Voice::Of(Phrase::of(start, i));
            }
            if token.is(POSSESSIVE) {
                return Voice::Of(Phrase::of(i, i + 1));
            }
        }
        // The governor repeated the claim that
        let before = s.before(start);
        if start > 0
            && matches!(before.role, Role::Past | Role::Finite | Role::Participle)
            && let Some(found) = self.governor(start - 1)
        {
            return Voice::Of(found);
        }
        Voice::Nobody
    }

    fn governor(&self, verb: usize) -> Option<Phrase> {
        let mut first = verb;
        while first > 0
            && (self.sentence.before(first).is_auxiliary()
                || self.sentence.before(first).role == Role::Adverb)
        {
            first -= 1;
        }
        phrase::subject(self.sentence, first)
    }

    /// Is confident that.
    pub(super) fn attitude(&mut self, i: usize) {
        let s = self.sentence;
        let mut first = i;
        while first > 0
            && matches!(
                s.before(first).role,
                Role::Adverb | Role::Be | Role::Have | Role::Modal | Role::Not
            )
        {
            first -= 1;
        }
        while first < i && matches!(s.at(first).role, Role::Adverb) {
            first += 1;
        }
        if !(first..i).any(|k| s.at(k).role == Role::Be) {
            return;
        }
        let that = s.at(i + 1).role == Role::That;
        if !that && !follow::clause(s, i + 1, true) {
            return;
        }
        let Some(subject) = phrase::subject(s, first) else {
            return;
        };
        if subject.is_pronoun(s)
            && ["I", "you", "it", "It", "we", "We"]
                .contains(&s.at(subject.start).span.of(self.text))
        {
            return;
        }
        let group = self.plain(first, i + 1, THINK);
        self.add(
            &group,
            Voice::Of(subject),
            Place::After(i + 1 + usize::from(that)),
            Manner::Opinion,
        );
    }
}
