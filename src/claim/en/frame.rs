//! Reports whose verbs take more than a clause: plans, urgings, accusations, descriptions; and those without a verb.

use super::follow;
use super::group::{Form, Group};
use super::lexicon::*;
use super::phrase;
use super::report::{Finding, Manner, Place, Voice};
use super::token::{Kind, Role};

impl Finding<'_> {
    /// The frames that only some verbs have; whether one fits.
    pub(super) fn frames(&mut self, group: &Group, voice: Voice) -> bool {
        let s = self.sentence;
        let at = group.after;
        let next = s.at(at);
        // Vowed not to leave
        let not = usize::from(next.role == Role::Not && s.at(at + 1).role == Role::To);
        // Sought to calm them: what was tried, no plan
        let tried = group.base == "seek"
            && (s.at(group.main).role != Role::Finite && s.at(group.main).role != Role::Ing
                || group.form != Form::Finite);
        // Would like to stay
        let likes = group.base == "like"
            && (group.first..group.main)
                .any(|i| ["would", "'d", "’d"].iter().any(|w| self.is(i, w)));
        if (group.may(PLAN) || likes) && !tried && s.at(at + not).role == Role::To {
            let to = at + not;
            let base = s.at(to + 1);
            let verb = base.role == Role::Base
                || base.is(BE | HAVE | DO)
                || base.role == Role::Adverb
                || matches!(base.kind, Kind::Quote(_))
                || follow::unknown_verb(s, to + 1);
            // emails intended to deceive
            let reduced = group.base == "intend"
                && s.at(group.main).role == Role::Past
                && matches!(voice, Voice::Of(p) if s.before(p.end).is(PLURAL) && !s.before(p.end).is(VOICE));
            if verb && !reduced && !group.negated && group.form != Form::Infinitive {
                let own = if group.base == "expect" {
                    Manner::Forecast
                } else {
                    Manner::Plan
                };
                let from = if not > 0 { at } else { to + 1 };
                let report = self.add(group, voice, Place::After(from), own);
                report.cue.1 = from;
                return true;
            }
        }
        if self.quoted_as(group, voice) || self.objects(group, voice) || self.polls(group, voice) {
            return true;
        }
        if matches!(group.base, "announce" | "reveal" | "confirm") {
            let end = phrase::right(s, at);
            let noun = s.before(end);
            if end > at && (noun.is(PLAN_NOUN)) && s.at(end).role == Role::To && !group.negated {
                let report = self.add(group, voice, Place::After(end + 1), Manner::Plan);
                report.cue.1 = end + 1;
                return true;
            }
        }
        // needs a majority to change the law: what it takes, nobody's wish
        // Invited the council to Aldo to discuss it
        let near = group.base != "invite"
            || follow::infinitive(s, at).is_some_and(|to| phrase::right(s, at) == to);
        if group.may(URGE | WANT | EXPECT)
            && near
            && group.base != "need"
            && !next.is(TO)
            && let Some(to) = follow::infinitive(s, at)
            && to > at
            && (!group.may(TELL | SAY | STATE | THINK)
                || phrase::right(s, at) == to
                || group.may(URGE)
                || s.at(to - 1).is_nominal())
            && (!group.negated || group.may(WANT | EXPECT))
        {
            let manner = if group.may(EXPECT) && !group.may(URGE) {
                Manner::Forecast
            } else {
                Manner::Opinion
            };
            let from = if self.is(at, "on") || self.is(at, "for") {
                at + 1
            } else {
                at
            };
            self.add(group, voice, Place::After(from), manner);
            return true;
        }
        if group.negated {
            return false;
        }
        let doing = match next.role {
            Role::To if group.base == "admit" => s.at(at + 1).role == Role::Ing,
            Role::Ing => {
                matches!(
                    group.base,
                    "admit" | "propose" | "consider" | "recommend" | "advise" | "suggest"
                ) && s.at(at + 1).role != Role::Base
                    && !s.at(at + 1).is_finite()
            }
            _ => false,
        };
        if doing {
            let from = at + usize::from(next.role == Role::To);
            let manner = match group.base {
                "admit" => Manner::Assertion,
                "recommend" | "advise" | "suggest" => Manner::Opinion,
                _ => Manner::Plan,
            };
            self.add(group, voice, Place::After(from), manner);
            return true;
        }
        // Put the damage at $5 million
        if group.may(RECKON)
            && phrase::begins(next)
            && let Some(behind) = follow::word_behind(self.text, s, at, &["at"])
            && (behind + 1..behind + 6)
                .take_while(|&i| !s.at(i).is_nominal())
                .any(|i| s.at(i).role == Role::Number || s.at(i).kind == Kind::Number)
        {
            self.add(group, voice, Place::After(at), Manner::Estimate);
            return true;
        }
        if group.may(ACCUSE)
            && phrase::begins(next)
            && let Some(of) = follow::word_behind(self.text, s, at, &["of"])
            && of > at
            && (s.at(of + 1).role == Role::Ing || phrase::right(s, at) == of)
        {
            self.add(group, voice, Place::After(at), Manner::Assertion);
            return true;
        }
        if group.may(BLAME)
            && (phrase::begins(next))
            && follow::word_behind(self.text, s, at, &["for", "on"]).is_some_and(|p| p > at)
        {
            self.add(group, voice, Place::After(at), Manner::Opinion);
            return true;
        }
        // Criticized the council for closing the bridge
        if group.may(FAULT)
            && phrase::begins(next)
            && let Some(behind) = follow::word_behind(self.text, s, at, &["for", "over"])
            && behind > at
            && !(s.at(behind + 1).is(TIME | NUMBER | LOOSE)
                || s.at(behind + 1).kind == Kind::Number
                || ["years", "months", "weeks", "days", "decades"]
                    .iter()
                    .any(|w| self.is(behind + 1, w)))
            && (s.at(behind + 1).role == Role::Ing
                || group.base != "attack"
                    && phrase::right(s, at) == behind
                    && phrase::begins(s.at(behind + 1)))
        {
            self.add(group, voice, Place::After(at), Manner::Opinion);
            return true;
        }
        if group.may(DESCRIBE) {
            let words: &[&str] = match group.base {
                "rate" => &["as", "among"],
                "liken" => &["to"],
                "compare" => &["to", "with"],
                _ => &["as"],
            };
            let object = (phrase::begins(next) || matches!(next.kind, Kind::Quote(_)))
                && !(group.base == "identify" && group.form != Form::Finite);
            if self.is(at, "as")
                && !(group.base == "see" || group.may(SAY) || self.describes_place(at))
            {
                // which the church describes as a retreat
                self.add(group, voice, Place::After(at + 1), Manner::Opinion);
                return true;
            }
            let likens = matches!(group.base, "liken" | "compare");
            if object
                && !(likens && group.form == Form::Infinitive)
                && let Some(behind) = follow::word_behind(self.text, s, at, words)
                && self.names(behind + 1)
                && !self.measures(behind)
                && (!s.before(behind).is_break()
                    || s.at(phrase::right(s, at)).is_break()
                        && s.at(phrase::right(s, at) + 1).role == Role::Wh)
            {
                let quoted = self.quoted(behind + 1).filter(|&q| self.is_last(q));
                let manner = self.called(at, behind, behind + 1);
                self.add(group, voice, Place::After(quoted.unwrap_or(at)), manner);
                return true;
            }
        }
        if group.may(CALL) {
            let mut object = phrase::right(s, at);
            // called the deal “a gift”: the quotation is no part of the object
            if object > at + 1 && matches!(s.before(object).kind, Kind::Quote(_)) {
                object -= 1;
            }
            while object > at
                && s.at(object).role == Role::Preposition
                && !matches!(s.at(object + 1).kind, Kind::Quote(_))
            {
                let over = phrase::right(s, object + 1);
                if over == object + 1 {
                    break;
                }
                object = over;
            }
            // what he called “hell”: the object stands before
            let before = match voice {
                Voice::Of(subject) => s.before(subject.start).role == Role::Wh || subject.relative,
                _ => false,
            };
            let what = if object == at && !before {
                s.len()
            } else if object > at
                && self.quoted(object).is_none()
                && matches!(s.before(object).kind, Kind::Quote(_))
            {
                object - 1
            } else {
                object
            };
            if let Some(quote) = self.quoted(what) {
                let from = if self.is_last(quote) { quote } else { at };
                let manner = self.called(at, what, what);
                self.add(group, voice, Place::After(from), manner);
                return true;
            }
            let names = object > at && self.names(object) && !group.may(SAY | STATE);
            if names && (s.at(at).role == Role::Pronoun || s.at(object).role != Role::Preposition) {
                let manner = self.called(at, object, object);
                self.add(group, voice, Place::After(at), manner);
                return true;
            }
        }
        if group.may(DENY) {
            let object = phrase::right(s, at);
            let head = s.before(object);
            if next.role == Role::Ing {
                self.add(group, voice, Place::After(at), Manner::Denial);
                return true;
            }
            let charged = (at..at + 4)
                .take_while(|&i| phrase::begins(s.at(i)) || s.at(i).role == Role::Ing)
                .any(|i| {
                    [
                        "wrongdoing",
                        "involvement",
                        "responsibility",
                        "knowledge",
                        "rumors",
                        "rumours",
                        "link",
                        "links",
                    ]
                    .iter()
                    .any(|w| self.is(i, w))
                });
            if charged
                || object > at
                    && head.is(CLAIM_NOUN)
                    && matches!(s.at(object).role, Role::Preposition)
            {
                self.add(group, voice, Place::After(at), Manner::Denial);
                return true;
            }
        }
        // It could earn €10 million, predicts Jane Doe
        let inverted = s.before(group.first).kind == Kind::Comma
            && matches!(voice, Voice::Shared)
            && next.role == Role::Name;
        if group.may(FIGURE)
            && !inverted
            && phrase::begins(next)
            && !next.is(SUBJECT | OBJECT)
            && !follow::clause(s, at, true)
        {
            let end = phrase::right(s, at);
            let figure =
                (at..end + 4).any(|i| s.at(i).role == Role::Number || s.at(i).kind == Kind::Number);
            let bare = matches!(group.base, "expect" | "anticipate" | "predict" | "forecast")
                && next.role != Role::Pronoun;
            if end > at
                && (figure || bare && group.base != "estimate")
                && s.at(end).role != Role::To
            {
                let manner = if group.base == "estimate" {
                    Manner::Estimate
                } else {
                    Manner::Forecast
                };
                self.add(group, voice, Place::After(at), manner);
                return true;
            }
        }
        false
    }

    /// Quoted the minister as saying: whoever is quoted says so, and the one who quotes relays it.
    fn quoted_as(&mut self, group: &Group, voice: Voice) -> bool {
        let s = self.sentence;
        let at = group.after;
        if group.negated
            || !(group.base == "cite" || self.is(group.main, "quote") || group.base == "quote")
        {
            return false;
        }
        let end = (at..at + 25)
            .take_while(|&i| !s.at(i).is_end())
            .find(|&i| self.is(i, "as") && s.at(i + 1).role == Role::Ing);
        let Some(end) = end.filter(|&end| end > at) else {
            return false;
        };
        let verb = self.lexicon.verb(s.at(end + 1).word.verb());
        if verb.is_none_or(|v| v.classes & (SAY | STATE) == 0) {
            return false;
        }
        let first = phrase::right(s, at);
        let whole = phrase::phrase(s, end).filter(|p| p.start >= at);
        let Some(source) = whole.or((first > at).then(|| phrase::Phrase::of(at, first))) else {
            return false;
        };
        let mut from = end + 2;
        while matches!(s.at(from).role, Role::Time | Role::Adverb)
            && s.at(from + 1).role == Role::That
        {
            from += 1;
        }
        let from = from + usize::from(s.at(from).role == Role::That || s.at(from).is_break());
        let relay = match voice {
            Voice::Of(phrase) => Some((phrase.start, phrase.end)),
            _ => None,
        };
        let report = self.push(group, Voice::Of(source), Place::After(from));
        report.classes = SAY;
        report.base = "quote";
        report.addressee = relay;
        true
    }

    /// The poll shows Doe leading by five points, has Doe ahead: a clause without a predicate that only counts can give.
    fn polls(&mut self, group: &Group, voice: Voice) -> bool {
        let s = self.sentence;
        let at = group.after;
        let Voice::Of(subject) = voice else {
            return false;
        };
        let counts = [
            "poll",
            "polls",
            "survey",
            "surveys",
            "results",
            "polling",
            "projections",
        ];
        let counted = (subject.start..subject.end).any(|i| counts.iter().any(|w| self.is(i, w)));
        if !counted || group.negated || group.form != Form::Finite || !group.may(SHOW) {
            return false;
        }
        let end = phrase::right(s, at);
        let next = s.at(end);
        let small = matches!(next.role, Role::Ing)
            || ["with", "ahead", "behind", "poised", "tied", "neck-and-neck"]
                .iter()
                .any(|w| self.is(end, w));
        if end == at || !small || follow::clause(s, at, true) {
            return false;
        }
        self.add(group, voice, Place::After(at), Manner::Assertion);
        true
    }

    /// Called for talks, promised more boats, complained of the noise, fears a repeat of May: what stands for a clause.
    fn objects(&mut self, group: &Group, voice: Voice) -> bool {
        let s = self.sentence;
        if group.negated || !group.may(OBJECT_PLAN | OBJECT_OPINION | OBJECT_REPORT) {
            return false;
        }
        let mut from = group.after;
        // Called for, warned of: the second word is part of the verb or stands before the object.
        if group.may(OBJECT_OPINION) && group.after == group.main + 1 {
            if !["of", "about", "against"].iter().any(|w| self.is(from, w)) {
                return false;
            }
            from += 1;
        }
        // People can call for help
        if group.form == Form::Infinitive
            || self.is(group.first, "can")
            || group.form == Form::Ing
                && matches!(
                    s.before(group.first).role,
                    Role::Preposition | Role::Determiner
                )
        {
            return false;
        }
        let next = s.at(from);
        let noun = phrase::begins(next) && next.role != Role::Pronoun
            || matches!(next.kind, Kind::Quote(_))
            || next.role == Role::Ing && group.may(OBJECT_OPINION);
        if !noun || next.is(TIME) || next.role == Role::Time || self.is(from, "nothing") {
            return false;
        }
        let end = phrase::right(s, from);
        // Promised the workers a rise: whom, and what
        let clause = follow::clause(s, from, true);
        // Promised her mother: whom
        let whom = next.is(POSSESSIVE) && s.before(end).is(VOICE) && s.at(end).is_end();
        if clause || self.infinitive_follows(end) || s.at(end).role == Role::That || whom {
            return false;
        }
        let manner = if group.may(OBJECT_PLAN) {
            Manner::Plan
        } else if group.may(OBJECT_OPINION) {
            Manner::Opinion
        } else {
            // The agency reports a halt; reported the call
            let present = s.at(group.main).role == Role::Finite;
            let indefinite = next.kind == Kind::Number
                || next.role == Role::Number
                || ["a", "an", "no"].iter().any(|w| self.is(from, w));
            if !(present && indefinite && matches!(voice, Voice::Of(_))) {
                return false;
            }
            Manner::Assertion
        };
        self.add(group, voice, Place::After(from), manner);
        true
    }

    fn infinitive_follows(&self, to: usize) -> bool {
        self.sentence.at(to).role == Role::To && self.sentence.at(to + 1).role == Role::Base
    }

    /// Calls the plan a risk, calls the claim a lie: how it is meant that an object is called something from a place on.
    fn called(&self, object: usize, end: usize, from: usize) -> Manner {
        let s = self.sentence;
        let alleged = (object..end).any(|i| {
            s.at(i).role == Role::Noun && s.at(i).is(CLAIM_NOUN | RUMOUR_NOUN | OPINION_NOUN)
        });
        let to = (from..s.len())
            .find(|&i| s.at(i).is_break() || s.at(i).is_end())
            .unwrap_or(s.len());
        let untrue = || {
            s.span_of(from, to.max(from + 1))
                .of(self.text)
                .split(|c: char| !c.is_alphanumeric())
                .any(|w| {
                    self.lexicon.meaning(&crate::text::case::in_small(w)) & (M_UNTRUTH | M_DENIAL)
                        != 0
                })
        };
        if alleged && untrue() {
            Manner::Denial
        } else {
            Manner::Opinion
        }
    }

    /// As secretary of state: a role in which, not a description.
    fn describes_place(&self, at: usize) -> bool {
        let next = self.sentence.at(at + 1);
        next.is(TITLE) && !self.sentence.before(at).is(RELATIVE)
    }

    /// Whether a quotation ends its predicate: nothing of the same phrase follows.
    fn is_last(&self, quote: usize) -> bool {
        let next = self.sentence.at(quote + 1);
        self.sentence.at(quote).stopped
            || next.role == Role::Coordinator
            || !matches!(next.kind, Kind::Word | Kind::Number)
    }

    /// As much as, as well as: no description.
    fn measures(&self, at: usize) -> bool {
        [
            "much", "many", "well", "high", "low", "far", "long", "little", "few", "soon",
        ]
        .iter()
        .any(|w| self.is(at + 1, w) || self.is(at.wrapping_sub(1), w))
    }

    /// Whether a predicate stands here: a noun, an adjective, a quotation.
    fn names(&self, at: usize) -> bool {
        let token = self.sentence.at(at);
        matches!(token.kind, Kind::Quote(_))
            || matches!(
                token.role,
                Role::Determiner
                    | Role::Adjective
                    | Role::Noun
                    | Role::Adverb
                    | Role::Past
                    | Role::Ing
                    | Role::Participle
                    | Role::Name
                    | Role::Number
            )
    }

    /// The quotation that is all of a predicate but for its article.
    fn quoted(&self, at: usize) -> Option<usize> {
        let s = self.sentence;
        let mut i = at;
        if s.at(i).role == Role::Determiner || s.at(i).role == Role::Adverb {
            i += 1;
        }
        matches!(s.at(i).kind, Kind::Quote(_)).then_some(i)
    }
}
