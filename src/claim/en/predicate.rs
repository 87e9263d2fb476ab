//! How the predicate of a content is meant: modal verbs, what is thought, what is to come and whose deed it is, denials.

use super::clause::{self, Clause, Subject};
use super::judgement;
use super::lexicon::*;
use super::modality::{Content, Reading, judges};
use super::token::{Kind, Role};
use crate::document::ClaimKind;

/// Behind a form of be and before an infinitive: what is to come.
const FUTURE: [&str; 12] = [
    "going",
    "planning",
    "set",
    "due",
    "aiming",
    "hoping",
    "likely",
    "expected",
    "intending",
    "preparing",
    "about",
    "looking",
];

/// Behind I would: how one judges, mildly.
const OPINES: [&str; 23] = [
    "say",
    "phrase",
    "argue",
    "bet",
    "trust",
    "recommend",
    "advise",
    "urge",
    "rather",
    "imagine",
    "think",
    "guess",
    "call",
    "describe",
    "hate",
    "welcome",
    "encourage",
    "suggest",
    "caution",
    "give",
    "wager",
    "put",
    "ask",
];

/// What signs do.
const SUGGESTS: [&str; 6] = [
    "suggest",
    "suggests",
    "suggested",
    "indicate",
    "indicates",
    "indicated",
];

const ANYONE: [&str; 8] = [
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "nobody",
    "who",
];

impl Reading<'_> {
    /// What the first predicate says.
    pub(super) fn predicate(&self, clause: &Clause, content: &mut Content) {
        let s = self.s;
        let head = clause.head;
        let token = s.at(head);
        if self.never(clause) {
            content.denies = true;
            return;
        }
        let mut next = head + 1;
        while matches!(s.at(next).role, Role::Adverb | Role::Not | Role::Pronoun) {
            next += 1;
        }
        if token.role == Role::Modal {
            self.modal(clause, next, content);
            return;
        }
        if self.thinks(clause, content) {
            return;
        }
        // There is a chance that it grows; it is possible that it grows
        if s.at(clause.verb).role == Role::Be && !clause.negated {
            let there = clause.subject == Subject::There
                && (clause.behind..clause.behind + 4).any(|i| {
                    self.is(
                        i,
                        &[
                            "chance",
                            "possibility",
                            "risk",
                            "danger",
                            "likelihood",
                            "prospect",
                        ],
                    )
                });
            let possible = self.is(clause.behind, &["possible", "conceivable"])
                && clause.subject == Subject::Thing;
            if (there && !(clause.behind..clause.behind + 3).any(|i| self.is(i, &["no"])))
                || possible
            {
                content.possible = true;
                return;
            }
        }
        // Seems to have started, appears that: a conclusion from signs.
        if self.is(
            clause.verb,
            &["seem", "seems", "seemed", "appear", "appears", "appeared"],
        ) && (s.at(clause.behind).role == Role::To
            || s.at(clause.behind).role == Role::That
            || s.at(clause.behind).role == Role::Adjective
            || clause.subject == Subject::Thing)
        {
            content.reckons = true;
            return;
        }
        // The tracks suggest that a truck was there
        if self.is(clause.verb, &SUGGESTS)
            && clause.subject == Subject::Noun
            && !self.is_somebody(clause)
            && !(content.future || content.possible)
        {
            content.reckons = true;
            return;
        }
        // Had an obligation to warn them
        if s.at(clause.verb).is(HAVE)
            && (clause.behind..self.first_end(clause.behind)).any(|i| {
                self.is(i, &["duty", "obligation", "responsibility"])
                    && s.at(i + 1).role == Role::To
            })
        {
            content.obliges = true;
            return;
        }
        // Is going to, plans to, has to, needs to.
        let infinitive = |i: usize| s.at(i).role == Role::To;
        if token.role == Role::Be && infinitive(next + 1) && self.is(next, &FUTURE) {
            content.future = true;
            return;
        }
        if token.role == Role::Be && infinitive(next) && s.at(next + 1).role == Role::Base {
            content.future = true;
            // The worst is still to come.
            let befalls = self.is(next + 1, &["come"]) || self.meaning(next + 1) & M_OUTCOME != 0;
            content.own = Some(!befalls);
            return;
        }
        let verb = self.lexicon.verb(token.word.verb());
        if infinitive(next) {
            if verb.is_some_and(|v| v.classes & PLAN != 0) && clause.subject != Subject::Anyone {
                content.future = true;
                content.own = Some(true);
            } else if token.is(HAVE) && !self.is(head, &["had"])
                || self.is(head, &["need", "needs", "needed"])
            {
                content.obliges = true;
            }
        }
    }

    /// Never left the gates open: the speaker denies a deed. Has never seen anything like it: what he knows.
    pub(super) fn never(&self, clause: &Clause) -> bool {
        let head = clause.head;
        let never = self.is(head + 1, &["never"]) || head > 0 && self.is(head - 1, &["never"]);
        let verb = self.s.at(clause.verb);
        let meaning = self.meaning(clause.verb);
        never
            && self.s.at(head).role != Role::Modal
            && matches!(
                clause.subject,
                Subject::Speaker | Subject::Other | Subject::Noun
            )
            && !(clause.subject == Subject::Noun && self.is_thing(clause))
            && verb.role != Role::Be
            && meaning & (M_OWN | M_SENSE | M_OUTCOME) == 0
            && !self.is(
                clause.verb,
                &[
                    "been",
                    "had",
                    "met",
                    "known",
                    "experienced",
                    "witnessed",
                    "thought",
                    "imagined",
                    "knew",
                    "dreamed",
                    "dreamt",
                    "forgotten",
                    "forgot",
                    "stopped",
                    "heard",
                ],
            )
    }

    /// Whether a clause is about a thing that acts by nobody's will: the sirens never sounded.
    fn is_thing(&self, clause: &Clause) -> bool {
        let s = self.s;
        let mut at = clause.head;
        while matches!(s.before(at).role, Role::Adverb | Role::Not) {
            at -= 1;
        }
        let noun = s.before(at);
        noun.role == Role::Noun && !noun.is(VOICE | TITLE | BODY)
    }

    /// Whether a clause is about people or a body, or about somebody by name.
    fn is_somebody(&self, clause: &Clause) -> bool {
        (clause.from..clause.head).any(|i| {
            let token = self.s.at(i);
            token.role == Role::Name
                || token.role == Role::Noun && token.is(VOICE | TITLE | BODY | GROUP)
        })
    }

    /// Whether a clause is in the negative where somebody defends himself: we did not; nobody was; there is no.
    pub(super) fn negates(&self, clause: &Clause) -> bool {
        let past = !matches!(self.s.at(clause.head).role, Role::Modal);
        let nobody = self.is(clause.head.wrapping_sub(1), &["nobody", "none", "nothing"]);
        let no = self.is(clause.behind, &["no", "nothing", "none"]);
        let know = self.is(
            clause.verb,
            &["know", "think", "believe", "want", "understand"],
        );
        past && !know && (clause.negated || nobody || no) && clause.subject != Subject::Hearer
    }

    fn modal(&self, clause: &Clause, next: usize, content: &mut Content) {
        let s = self.s;
        let head = clause.head;
        let own = clause.subject == Subject::Speaker;
        if self.is(
            head,
            &["will", "'ll", "won't", "shall", "would", "'d", "wouldn't"],
        ) {
            let would = self.is(head, &["would", "'d", "wouldn't"]);
            if self.is(next, &["love", "like", "prefer", "hope"])
                || own && would && (self.is(next, &OPINES) || self.is(head + 1, &["rather"]))
                || would
                    && s.at(next).is(BE)
                    && self.is_judged(next + 1)
                    // Said the price would be no problem: what he said is that it will be none
                    && !(clause.negated
                        && clause.subject == Subject::Noun
                        && self.kind != ClaimKind::Direct)
                || would && clause.subject == Subject::Hearer && !self.is(next, &["see", "hear"])
            {
                content.judges = true;
                return;
            }
            if self.is(next, &["comment", "answer"]) {
                return;
            }
            if self.is(next, &["rule", "exclude"]) && self.is(next + 1, &["out", "it"]) {
                content.possible = clause.negated;
                return;
            }
            let past = s.at(next).is(HAVE) && would && s.at(next + 1).role != Role::To;
            // Had done, had better: 'd that is had.
            if self.is(head, &["'d"])
                && s.at(next).role != Role::Base
                && !s.at(next).is(BE | HAVE | DO)
            {
                content.obliges = self.is(next, &["better"]);
                return;
            }
            if past {
                content.possible = true;
            } else {
                content.future = true;
                if own && self.befalls(clause) {
                    content.own = Some(false);
                }
            }
        } else if self.is(head, &["may", "might", "mightn't"]) {
            content.possible = true;
        } else if self.is(head, &["could", "couldn't", "can", "cannot", "can't"]) {
            // Cannot rule out arson; could hear them; could not reach them: what one was able to do.
            let able = clause.negated
                || matches!(
                    clause.subject,
                    Subject::Speaker | Subject::Hearer | Subject::Other
                ) && self.meaning(clause.verb) & M_SENSE != 0;
            if self.is(clause.verb, &["rule", "exclude", "ruled", "excluded"])
                || self.is(head, &["could"]) && !able
            {
                content.possible = true;
            } else if own
                && self.meaning(clause.verb) & M_OWN != 0
                && self.is(head, &["can", "cannot", "can't"])
                || own
                    && self.is(
                        clause.verb,
                        &[
                            "imagine",
                            "wait",
                            "believe",
                            "understand",
                            "thank",
                            "complain",
                        ],
                    )
                    && !self.is(head, &["could"])
            {
                content.judges = true;
            }
        } else if self.is(head, &["should", "must", "ought", "shouldn't", "mustn't"]) {
            // Must have known, must be working: a conclusion from signs.
            let concludes = self.is(head, &["must"])
                && (s.at(next).is(HAVE)
                    && matches!(
                        s.at(next + 1).role,
                        Role::Participle | Role::Be | Role::Past
                    )
                    || s.at(next).is(BE) && s.at(next + 1).role == Role::Ing);
            if concludes {
                content.reckons = true;
            } else {
                content.obliges = true;
            }
        }
    }

    /// Would be reckless: whether what one would be is a judgement.
    fn is_judged(&self, from: usize) -> bool {
        let s = self.s;
        (from..from + 4)
            .take_while(|&i| {
                matches!(
                    s.at(i).role,
                    Role::Adverb | Role::Determiner | Role::Adjective | Role::Noun
                )
            })
            .any(|i| self.meaning(i) & M_OPINION != 0)
    }

    /// We will lose, we will be hurt, we will be fine: nobody's deed.
    fn befalls(&self, clause: &Clause) -> bool {
        let s = self.s;
        if s.at(clause.verb).role == Role::Be {
            let there = ["there", "ready", "back", "here", "happy", "glad", "open"];
            return matches!(s.at(clause.behind).role, Role::Adjective | Role::Noun)
                && !self.is(clause.behind, &there)
                || self.is(clause.behind, &["able"]);
        }
        clause.passive
            || s.at(clause.verb).is(HAVE)
            || !s.at(clause.behind).is(OBJECT) && self.meaning(clause.verb) & M_OUTCOME != 0
    }

    /// I think it will rise; we believe that it is over: what the clause behind is held to be. Whether it is one.
    fn thinks(&self, clause: &Clause, content: &mut Content) -> bool {
        let s = self.s;
        let mine = clause.subject == Subject::Speaker
            || self.kind != ClaimKind::Direct && clause.subject == Subject::Other;
        let verb = s.at(clause.verb);
        let present = verb.word.forms() & super::inflect::PAST == 0 || verb.role == Role::Base;
        if !mine || !present && clause.subject == Subject::Speaker {
            return false;
        }
        // The findings suggest that it may fall: how it is meant that they suggest.
        let shows = self.is(
            clause.verb,
            &[
                "suggest",
                "suggests",
                "indicate",
                "indicates",
                "show",
                "shows",
                "mean",
                "means",
            ],
        );
        if shows && clause.subject != Subject::Speaker {
            let from = clause.behind + usize::from(s.at(clause.behind).role == Role::That);
            if let Some(inner) =
                clause::head(self.text, s, from).filter(|&h| h > from && h < self.first_end(from))
            {
                let inner = clause::read(self.text, s, from, inner);
                if s.at(inner.head).role == Role::Modal {
                    self.predicate(&inner, content);
                    content.own = Some(false);
                }
            }
            return false;
        }
        let expects = self
            .lexicon
            .verb(verb.word.verb())
            .is_some_and(|v| v.classes & MEANS_FORECAST != 0);
        let to = s.at(clause.behind).role == Role::To;
        let promises = self
            .lexicon
            .verb(verb.word.verb())
            .is_some_and(|v| v.classes & MEANS_PLAN != 0);
        if promises && clause.subject == Subject::Speaker && !clause.negated {
            content.future = true;
            content.own = Some(true);
            return true;
        }
        let did = self.is(clause.head, &["did", "didn't"]);
        if expects && !to && !did && verb.role != Role::Participle {
            content.future = true;
            content.own = Some(false);
            return true;
        }
        let guesses = self.is(
            clause.verb,
            &[
                "believe", "believes", "believed", "suspect", "assume", "presume",
            ],
        );
        let holds = guesses
            || self.is(
                clause.verb,
                &[
                    "think", "thinks", "thought", "feel", "feels", "guess", "suppose", "reckon",
                    "know",
                ],
            );
        if !holds || clause.negated {
            return false;
        }
        let end = self.first_end(clause.behind);
        let from = clause.behind + usize::from(s.at(clause.behind).role == Role::That);
        let Some(inner) = clause::head(self.text, s, from).filter(|&h| h < end && h > from) else {
            return false;
        };
        let inner = clause::read(self.text, s, from, inner);
        let mut held = Content::default();
        self.predicate(&inner, &mut held);
        let judged = judgement::is_judgement(self, &inner)
            || (inner.behind..end)
                .any(|i| self.meaning(i) & M_OPINION != 0 && judges(self.text, s, i, false));
        if self.is(clause.verb, &["know"]) {
            content.judges |= judged;
            return true;
        }
        content.possible |= held.possible;
        content.obliges |= held.obliges;
        content.future |= held.future;
        if held.future {
            content.own = held.own.or(Some(inner.subject == Subject::Speaker));
        } else if guesses && !judged && !held.obliges {
            content.possible = true;
        }
        content.judges = true;
        true
    }

    /// Where the sentence ends in which a place stands.
    fn first_end(&self, from: usize) -> usize {
        let s = self.s;
        (from..s.len())
            .find(|&i| s.at(i).kind == Kind::Stop)
            .unwrap_or(s.len())
    }

    /// Whether the subject of a predicate is the speaker.
    pub(super) fn is_own(&self, clause: &Clause) -> bool {
        let s = self.s;
        let head = clause.head;
        let mut i = head;
        while i > 0 && matches!(s.before(i).role, Role::Adverb | Role::Not) {
            i -= 1;
        }
        let subject = s.before(i);
        let words = subject.span.of(self.text);
        // It will go higher, warned its head: not of himself, as “it” is said before who it is.
        if self
            .before
            .is_some_and(|source| !source.eq_ignore_ascii_case(words))
            && subject.role == Role::Pronoun
        {
            return false;
        }
        if subject.role == Role::Pronoun {
            let body = self.is(i.wrapping_sub(1), &["it"])
                && (self.speaker.human == Some(true) || clause.passive);
            let human =
                self.is(i.wrapping_sub(1), &["he", "she"]) && self.speaker.human == Some(false);
            return !(body || human || self.is(i.wrapping_sub(1), &["there", "you"]))
                && subject.word.is(SUBJECT)
                && !self.is(i.wrapping_sub(1), &ANYONE);
        }
        subject.role == Role::Name
            && self
                .speaker
                .words
                .split(' ')
                .next_back()
                .is_some_and(|w| w == words)
            || subject.is(BODY)
                && subject.role == Role::Noun
                && !subject.is(PLURAL)
                && (s.at(0).is(DETERMINER) || s.before(i - 1).is(DETERMINER))
            || subject.is(PLAN_NOUN)
    }
}
