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
        // As reported by the Ledger; as first noted by Doe
        if self.is(i, "as") {
            let verb = if s.at(i + 1).role == Role::Adverb || self.is(i + 1, "first") {
                i + 2
            } else {
                i + 1
            };
            let reports = self
                .lexicon
                .verb(s.at(verb).word.verb())
                .is_some_and(|v| v.classes & (SAY | STATE) != 0);
            if reports
                && matches!(
                    s.at(verb).role,
                    Role::Past | Role::Participle | Role::Adjective
                )
                && self.is(verb + 1, "by")
                && (i == 0 || s.before(i).kind == Kind::Comma && self.found.is_empty())
            {
                return self.according(i, verb + 2);
            }
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
        // According to plan: nobody's word
        if ["schedule", "plan", "type", "size", "custom", "tradition"]
            .iter()
            .any(|w| self.is(noun, w))
        {
            return None;
        }
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
            } else if !(leads || s.before(first).is_break() && s.before(first - 1).is_finite()) {
                let close = (end + 1..s.len())
                    .find(|&i| s.at(i).kind == Kind::Comma || s.at(i).is_end())
                    .unwrap_or(s.len());
                let plain =
                    |i: usize| !s.at(i).is_finite() && !matches!(s.at(i).kind, Kind::Quote(_));
                if phrase::begins(s.at(end + 1)) && (end + 1..close).all(plain) {
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
            // Is denying government reports that: the verb is no part of the phrase
            Some(found) if found.start < i && s.at(found.start).role == Role::Ing => {
                found.start + usize::from(s.at(found.start).word.verb() > 0)
            }
            Some(found) if found.start <= i => found.start,
            _ => i,
        };
        if token.is(NOTION) && !token.is(REPORT_NOUN) && !self.is_denied(start, i) {
            return;
        }
        // Warnings by the council that, a report in the Ledger last week that
        let (that, giver) = self.over_giver(i + 1);
        let bare = that == i + 1 && self.bare(i);
        if s.at(that).role == Role::That && !self.relative(that + 1) || bare {
            let from = if bare { i + 1 } else { that + 1 };
            let manner = if self.is_denied(start, i) {
                Some(Manner::Denial)
            } else {
                self.meant_by(token)
            };
            let denied = self.is_denied(start, i);
            let voice = match giver {
                Some(giver) if !denied => Voice::Of(giver),
                _ => self.owner(start, i),
            };
            let voice = match self.governor(start.saturating_sub(1)) {
                Some(found) if denied => Voice::Of(found),
                _ => voice,
            };
            let group = self.plain(i, i + 1, SAY);
            // Denied allegations by Moscow that: what the verb before would take is the same.
            let before = |r: &super::report::Report| {
                denied
                    && r.manner == Some(Manner::Denial)
                    && matches!(r.place, Place::After(f) if f <= i && f >= start)
            };
            self.found.retain(|r| !before(r));
            let report = self.add(&group, voice, Place::After(from), Manner::Assertion);
            report.manner = manner;
            // … but rejected any suggestion that: the verb begins the report.
            report.start = if denied && start > 0 {
                start - 1
            } else {
                start
            };
            if denied && start > 0 {
                report.cue.0 = start - 1;
                if let Voice::Of(found) = voice
                    && found.start < start
                {
                    report.start = found.start;
                }
            }
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

    /// Past whoever gives what a noun reports, and when: warnings by the council last week that.
    fn over_giver(&self, from: usize) -> (usize, Option<Phrase>) {
        let s = self.sentence;
        let mut at = from;
        let mut giver = None;
        for _ in 0..5 {
            let token = s.at(at);
            let by = ["by", "from", "of", "among", "in"]
                .iter()
                .any(|w| self.is(at, w));
            if token.role == Role::Preposition && by {
                let end = phrase::right(s, at + 1);
                if end == at + 1 {
                    break;
                }
                if giver.is_none() && !self.is(at, "in") {
                    giver = Some(Phrase::of(at + 1, end));
                }
                at = end;
            } else if token.role == Role::Time
                || token.role == Role::Adjective && s.at(at + 1).role == Role::Time
            {
                at += 1;
            } else {
                break;
            }
        }
        if s.at(at).role == Role::That {
            (at, giver)
        } else {
            (from, None)
        }
    }

    /// Fears it would close, denied reports officials had left: a clause without "that" where the noun has none about it.
    fn bare(&self, noun: usize) -> bool {
        let s = self.sentence;
        let may = s
            .at(noun)
            .is(OPINION_NOUN | GUESS_NOUN | RUMOUR_NOUN | NOTION)
            || self.is(noun, "reports")
            || self.is(noun, "allegations")
            || self.is(noun, "warning")
            || self.is(noun, "warnings");
        let next = s.at(noun + 1);
        let begins = next.role == Role::Pronoun && next.is(SUBJECT)
            || matches!(next.role, Role::Determiner | Role::Name)
            || next.is_nominal() && next.is(PLURAL);
        if !may || !begins || !follow::clause(s, noun + 1, true) {
            return false;
        }
        let Some(head) = (noun + 2..noun + 16).find(|&i| s.at(i).is_finite()) else {
            return false;
        };
        // Fears they raise, concerns the council has: the noun is their object
        let behind = (head..head + 4)
            .find(|&i| !s.at(i).is_auxiliary() && !matches!(s.at(i).role, Role::Adverb | Role::Not))
            .unwrap_or(head);
        let open = |i: usize| {
            let t = s.at(i);
            t.is_end() || t.is_break() || t.is_finite() || t.role == Role::Coordinator
        };
        match s.at(head).role {
            Role::Be | Role::Modal => true,
            Role::Have if self.is_denied(noun, noun) => true,
            _ => {
                !open(behind)
                    && !open(behind + 1)
                    && !matches!(s.at(behind + 1).role, Role::Preposition | Role::To)
            }
        }
    }

    /// Chants of “…”.
    pub(super) fn chant(&mut self, i: usize) {
        let s = self.sentence;
        let Kind::Quote(_) = s.at(i + 2).kind else {
            return;
        };
        if self.is(i + 1, "of") {
            let group = self.plain(i, i + 1, UTTER);
            let report = self.add(&group, Voice::Nobody, Place::After(i + 2), Manner::Opinion);
            report.base = "chant";
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
    fn is_denied(&self, start: usize, noun: usize) -> bool {
        // Rejected a request that: what was asked is not said to be untrue.
        let asks = [
            "request",
            "demand",
            "call",
            "plea",
            "proposal",
            "recommendation",
            "plan",
        ];
        if self.sentence.at(noun).is(PLAN_NOUN) || asks.iter().any(|w| self.is(noun, w)) {
            return false;
        }
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
