//! The reports of a sentence: what in it gives something as somebody's word, and where that begins.

mod passive;

use super::follow::{self, Adjuncts};
use super::group::{Form, Group, group};
use super::lexicon::*;
use super::phrase::{self, Phrase};
use super::token::{Kind, Role, Sentence};

/// Whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// A phrase of the sentence.
    Of(Phrase),
    /// Whoever the verb before has as its subject.
    Shared,
    /// Nobody is named.
    Nobody,
}

/// Where the content of a report stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// From a token on.
    After(usize),
    /// Before the report's own clause, perhaps going on behind the token.
    Before(usize),
    /// The clause around the cue.
    Around,
}

/// One report.
#[derive(Debug, Clone)]
pub(super) struct Report {
    /// The words that report.
    pub cue: (usize, usize),
    /// Where its own clause begins: at its subject, or at the cue.
    pub start: usize,
    pub voice: Voice,
    pub place: Place,
    pub adjuncts: Adjuncts,
    pub addressee: Option<(usize, usize)>,
    /// What the verb may take and means.
    pub classes: u32,
    pub form: Form,
    /// How the content is meant, where the form of the report tells.
    pub manner: Option<Manner>,
    /// The class of a verb that tells more by its form than others: a plan, an urging.
    pub base: &'static str,
    /// Whether figures speak that somebody has estimated: estimates suggest.
    pub reckoned: bool,
}

/// What the form of a report tells of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    Plan,
    Forecast,
    Opinion,
    Hearsay,
    Speculation,
    Estimate,
    Denial,
    Question,
    Assertion,
}

/// What reads the reports of one sentence.
pub(super) struct Finding<'a> {
    pub lexicon: &'a Lexicon,
    pub text: &'a str,
    pub sentence: &'a Sentence,
    pub found: Vec<Report>,
    /// Clauses whose reports are none: questions that are left open.
    pub untold: Vec<(usize, usize)>,
}

impl Finding<'_> {
    /// Finds the reports of the sentence, from left to right.
    pub(super) fn find(&mut self) {
        let mut i = 0;
        while i < self.sentence.len() {
            let token = self.sentence.at(i);
            let mut next = i + 1;
            if token.kind == Kind::Word {
                if let Some(end) = self.phrase_cue(i) {
                    next = end;
                } else if token.word.verb() > 0
                    && let Some(group) = group(self.lexicon, self.text, self.sentence, i)
                {
                    self.verb(&group);
                } else if token.is(HEARSAY) {
                    self.hearsay(i);
                } else if token.is(REPORT_NOUN | NOTION) && token.role == Role::Noun {
                    self.noun(i);
                } else if token.is(CHANT) && token.role == Role::Noun {
                    self.chant(i);
                } else if token.is(ATTITUDE) {
                    self.attitude(i);
                }
            }
            i = next;
        }
        let untold = std::mem::take(&mut self.untold);
        self.found.retain(|r| {
            !untold
                .iter()
                .any(|&(from, to)| from <= r.cue.0 && r.cue.0 < to)
        });
    }

    /// Keeps out what a question holds that nobody answers: has not said whether it plans to stay.
    fn leaves_open(&mut self, from: usize) {
        let s = self.sentence;
        if s.at(from).is(WH) || self.is(from, "if") {
            let to = (from..s.len())
                .find(|&i| {
                    s.at(i).is_break() || s.at(i).is_end() || matches!(s.at(i).kind, Kind::Quote(_))
                })
                .unwrap_or(s.len());
            self.untold.push((from, to));
        }
    }

    pub(super) fn is(&self, i: usize, word: &str) -> bool {
        self.sentence.word_is(self.text, i, word)
    }

    pub(super) fn push(&mut self, group: &Group, voice: Voice, place: Place) -> &mut Report {
        let start = match voice {
            Voice::Of(phrase) if phrase.start < group.first => phrase.start,
            _ => group.first,
        };
        let cue = (group.first, group.after);
        self.found.push(Report {
            cue,
            start,
            voice,
            place,
            adjuncts: Vec::new(),
            addressee: None,
            classes: group.classes,
            form: group.form,
            manner: None,
            base: group.base,
            reckoned: false,
        });
        let last = self.found.len() - 1;
        // Just pushed.
        #[allow(clippy::indexing_slicing, reason = "the index of what was just pushed")]
        &mut self.found[last]
    }

    /// Adds a report whose form tells how it is meant.
    pub(super) fn add(
        &mut self,
        group: &Group,
        voice: Voice,
        place: Place,
        manner: Manner,
    ) -> &mut Report {
        let report = self.push(group, voice, place);
        report.manner = Some(manner);
        report
    }

    /// Who speaks where the verb has a subject of its own, or shares that of another.
    pub(super) fn voice(&self, group: &Group) -> Voice {
        let s = self.sentence;
        let first = group.first;
        match group.form {
            Form::Finite => match phrase::subject(s, first) {
                Some(found) => Voice::Of(found),
                None => Voice::Shared,
            },
            Form::Infinitive => Voice::Shared,
            Form::Ing => {
                let before = s.before(first);
                if self.is_sent(first) {
                    return Voice::Shared;
                }
                if before.is_nominal()
                    && let Some(start) = self.absolute(first)
                {
                    return Voice::Of(Phrase::of(start, first));
                }
                if before.is_nominal()
                    && before.is(VOICE | WRITTEN | DOCUMENT | REPORT_NOUN)
                    && let Some(found) = phrase::phrase(s, first)
                {
                    return Voice::Of(found);
                }
                Voice::Shared
            }
        }
    }

    /// Issued a statement saying: who issued it says so.
    fn is_sent(&self, end: usize) -> bool {
        let s = self.sentence;
        let before = s.before(end);
        let noun = before.is(WRITTEN) && before.role == Role::Noun;
        noun && (end.saturating_sub(6)..end).any(|i| {
            let word = s.at(i).span.of(self.text);
            [
                "sent",
                "issued",
                "released",
                "wrote",
                "published",
                "posted",
                "signed",
                "delivered",
                "filed",
                "sending",
                "issuing",
                "releasing",
                "posting",
                "sends",
                "issues",
            ]
            .contains(&word)
        })
    }

    /// With one poster writing: where a phrase behind "with" begins.
    fn absolute(&self, end: usize) -> Option<usize> {
        let mut i = end;
        while i > 0
            && (self.sentence.before(i).is_nominal()
                || matches!(
                    self.sentence.before(i).role,
                    Role::Determiner | Role::Adjective | Role::Number
                ))
        {
            i -= 1;
        }
        (i > 0 && i < end && self.is(i - 1, "with")).then_some(i)
    }

    fn verb(&mut self, group: &Group) {
        if group.passive {
            self.passive(group);
        } else {
            self.active(group);
        }
    }

    fn active(&mut self, group: &Group) {
        let s = self.sentence;
        // Said by me, I think: the writer's own.
        let voice = self.voice(group);
        // Asked whether he would go, …: nobody is named who asks, but for whom "by" names.
        let voice = match voice {
            Voice::Shared if group.main == 0 && group.may(ASK) && group.form == Form::Finite => {
                self.agent(group.after).0
            }
            other => other,
        };
        if let Voice::Of(subject) = voice
            && subject.is_pronoun(s)
            && matches!(
                s.at(subject.start).span.of(self.text),
                "I" | "you" | "You" | "we" | "We" | "it" | "It" | "there" | "There"
            )
            && !(self.is(subject.start, "it")
                && group.may(SAY | STATE | TELL | PLAN | ACCUSE | DESCRIBE | DENY | CALL))
        {
            return;
        }
        if self.frames(group, voice) {
            return;
        }
        let mut adjuncts = Adjuncts::new();
        let mut at = group.after;
        let mut addressee = None;
        if group.may(TELL | ASK) {
            let end = self.addressee(at);
            // Warned the toll may rise: the subject of what is said
            let is_content = matches!(s.at(at).kind, Kind::Quote(_))
                || s.at(at).role == Role::That
                || group.may(SAY | STATE) && s.at(end).is_finite() && s.at(end).role != Role::Past;
            if end > at && !is_content {
                addressee = Some((at, end));
                at = end;
            }
        }
        let told = addressee.is_some() || !group.may(TELL) || group.may(SAY | STATE | UTTER);
        at = follow::adjuncts(s, at, &mut adjuncts);
        let supposes = group.form == Form::Ing
            && group.classes & (SAY | STATE | TELL | UTTER | ASK | SHOW | DENY) == 0
            && voice == Voice::Shared
            && !s.before(group.first).is_break();
        // Left, knowing that the dam would break: the writer's
        let supposes = supposes
            || group.form == Form::Ing && matches!(group.base, "know" | "realize" | "realise");
        if group.negated && !group.may(THINK) || self.refuses(group) || supposes {
            if !supposes && group.may(SAY | STATE | TELL | UTTER) {
                self.leaves_open(at);
            }
            return;
        }
        // “…,” Doe said as he left: what follows is no content
        let behind_quote = match voice {
            Voice::Of(subject) if subject.start > 0 => {
                matches!(s.before(subject.start).kind, Kind::Quote(_))
                    && s.before(subject.start).stopped
            }
            _ => false,
        };
        let bare = s.at(at).role != Role::That
            && !matches!(
                s.at(at).kind,
                Kind::Quote(_) | Kind::Colon | Kind::Comma | Kind::Dash
            );
        let split =
            behind_quote && s.at(at).is_break() && matches!(s.at(at + 1).kind, Kind::Quote(_));
        let content = self
            .content(group, at, told)
            .filter(|_| !(split || behind_quote && bare && !group.may(ASK)));
        if let Some(place) = content {
            // A document shows; a crane shows nothing.
            if group.classes & (SAY | STATE | UTTER | TELL | THINK | ASK | DENY) == 0
                && !self.is_document(voice)
            {
                return;
            }
            let question = self.asks(group, place);
            let reckoned = matches!(voice, Voice::Of(p) if p.end == p.start + 1 && (self.is(p.start, "estimates") || self.is(p.start, "forecasts")));
            let voice = if reckoned { Voice::Nobody } else { voice };
            let report = self.push(group, voice, place);
            report.reckoned = reckoned;
            report.adjuncts = adjuncts;
            report.addressee = addressee;
            if question {
                report.manner = Some(Manner::Question);
            }
            return;
        }
        let known = self.found.len();
        if group.form == Form::Finite && told {
            self.trailing(group, voice, at, adjuncts, addressee);
        }
        if self.found.len() == known
            && group.form == Form::Finite
            && group.may(SAY | TELL | UTTER | ASK)
            && let Some(quote) = self.late_quote(group.after)
        {
            let report = self.push(group, voice, Place::After(quote));
            report.addressee = addressee;
        }
    }

    /// Said in May, when the water rose, “…”; told the mayors who had come to Aldo, “…”: a quotation of several words
    /// that closes the sentence behind a comma, with no other report before it.
    fn late_quote(&self, from: usize) -> Option<usize> {
        let s = self.sentence;
        let quote = (from..s.len()).find(|&i| matches!(s.at(i).kind, Kind::Quote(_)))?;
        let sentence = s.at(quote).capital && s.at(quote).stopped;
        let last = s.at(quote + 1).is_end();
        let other = (from..quote)
            .any(|i| s.at(i).word.verb() > 0 && (s.at(i).is_finite() || s.at(i).role == Role::Ing));
        (sentence && last && quote > from && s.before(quote).is_break() && !other).then_some(quote)
    }

    /// The end of whoever is told: told analysts sales would fall, told Reuters prices were up; a clause follows at once.
    fn addressee(&self, from: usize) -> usize {
        let s = self.sentence;
        // Warned they would sell
        if s.at(from).role == Role::Pronoun
            && s.at(from).is(SUBJECT)
            && !s.at(from).is(OBJECT)
            && s.at(from + 1).is_finite()
        {
            return from;
        }
        let end = phrase::right(s, from);
        let parted = (from + 1..end).find(|&i| {
            let (before, next) = (s.before(i), s.at(i));
            let listeners = before.is(VOICE) && before.is(PLURAL) && before.role == Role::Noun;
            let outlet = before.is(OUTLET) && before.role == Role::Name;
            (listeners || outlet)
                && (!next.capital || listeners && !before.capital && next.role == Role::Name)
                && phrase::begins(next)
                && follow::clause(s, i, true)
        });
        parted.unwrap_or(end)
    }

    fn asks(&self, group: &Group, place: Place) -> bool {
        let Place::After(from) = place else {
            return false;
        };
        let from = from - usize::from(from > 0 && self.opens_question(from - 1));
        group.may(ASK) && (self.sentence.at(from).is(WH) || self.is(from, "if"))
    }

    /// Whether, if: what only tells that a question follows, as "that" tells of a statement.
    fn opens_question(&self, i: usize) -> bool {
        self.is(i, "whether") || self.is(i, "if")
    }

    /// Refused to say; failed to explain.
    fn refuses(&self, group: &Group) -> bool {
        group.form == Form::Infinitive && {
            let before = self.sentence.before(group.first).span.of(self.text);
            ["refus", "declin", "fail", "unable", "reluctan", "unwilling"]
                .iter()
                .any(|stem| before.starts_with(stem))
        }
    }

    pub(super) fn is_document(&self, voice: Voice) -> bool {
        let Voice::Of(phrase) = voice else {
            return false;
        };
        (phrase.start..phrase.end).any(|i| {
            let token = self.sentence.at(i);
            token.is(DOCUMENT | VOICE) && (!token.capital || i == 0) || token.role == Role::Name
        }) || phrase.is_pronoun(self.sentence)
    }

    /// The content of an ordinary verb of saying or thinking, behind its adjuncts.
    fn content(&self, group: &Group, at: usize, told: bool) -> Option<Place> {
        let s = self.sentence;
        let mut at = at;
        if self.is(at, "this") && self.is(at + 1, "way") {
            at += 2;
        }
        let next = s.at(at);
        if group.form == Form::Infinitive && !group.may(SAY | STATE | TELL) {
            return None;
        }
        if next.role == Role::That {
            let shows = group.may(SHOW);
            // Said that was a lie
            let after = at + usize::from(!s.at(at + 1).is_finite());
            if told && (group.may(SAY | STATE | UTTER | TELL | THINK | DENY) || shows) {
                return Some(Place::After(after));
            }
            return None;
        }
        let can_quote = group.may(SAY | STATE | UTTER | TELL | ASK | THINK | SHOW);
        if matches!(next.kind, Kind::Colon | Kind::Comma | Kind::Dash)
            && matches!(s.at(at + 1).kind, Kind::Quote(_))
        {
            at += 1;
        } else if next.kind == Kind::Colon && group.may(SAY | TELL | UTTER) && s.len() > at + 3 {
            return Some(Place::After(at + 1));
        }
        if let Kind::Quote(_) = s.at(at).kind {
            // “A,” said “B,” …: never the second of two.
            return (can_quote && told).then_some(Place::After(at));
        }
        if at > group.after && s.before(at).kind == Kind::Comma {
            return None;
        }
        // Said Tuesday, the boats were from Aldo; said Friday, that officials would
        if next.kind == Kind::Comma
            && at > group.after
            && s.before(at).role == Role::Time
            && told
            && group.may(SAY | TELL)
            && group.form == Form::Finite
            && matches!(self.voice(group), Voice::Of(p) if (0..p.start).all(|i| !s.at(i).is_finite() && !matches!(s.at(i).kind, Kind::Quote(_))))
            && (s.at(at + 1).role == Role::That || follow::clause(s, at + 1, true))
        {
            let from = at + 1 + usize::from(s.at(at + 1).role == Role::That);
            return Some(Place::After(from));
        }
        let next = s.at(at);
        // Asked late in life what she liked
        if group.may(ASK)
            && !matches!(next.role, Role::Determiner | Role::Noun)
            && let Some(wh) = (at + 1..at + 5).find(|&i| s.at(i).role == Role::Wh)
            && !next.is(WH)
            && (at..wh).all(|i| {
                matches!(
                    s.at(i).role,
                    Role::Adverb | Role::Preposition | Role::Noun | Role::Adjective | Role::Time
                )
            })
        {
            return Some(Place::After(wh + usize::from(self.opens_question(wh))));
        }
        if group.may(ASK) && (next.is(WH) || self.is(at, "if")) {
            return Some(Place::After(at + usize::from(self.opens_question(at))));
        }
        if next.role == Role::Wh && told && group.may(SAY | STATE | TELL) {
            let explains = matches!(
                group.base,
                "explain" | "reveal" | "describe" | "tell" | "recall" | "show"
            );
            return (explains && self.is(at, "how") || self.is(at, "why"))
                .then_some(Place::After(at));
        }
        // which critics say is a camp: the subject stands before
        if s.at(at).is_finite() && group.may(SAY | THINK) && at == group.after {
            let before = match self.voice(group) {
                Voice::Of(subject) => s.before(subject.start),
                _ => return None,
            };
            // Officials said based on a count
            if s.at(at).role == Role::Past && before.role != Role::Wh {
                return None;
            }
            return (before.role == Role::Wh || before.role == Role::Noun && !before.is(PLURAL))
                .then_some(Place::After(at));
        }
        if !told || !group.may(SAY | STATE | TELL | THINK | SHOW | DENY) {
            return None;
        }
        let strict = !group.may(SAY) || group.may(STATE);
        let relative = matches!(self.voice(group), Voice::Of(p) if p.relative);
        let pronoun = next.role == Role::Pronoun && next.is(SUBJECT);
        // Who wrote the speech says: the verb of the sentence; denied the reports and no bid was made: that of another
        if strict && relative && !pronoun
            || !pronoun && !group.may(SAY | STATE | TELL | THINK | SHOW)
        {
            return None;
        }
        // said Smith, …: the subject of an inversion
        if self.inverts(group) && !follow::clause(s, at, true) {
            return None;
        }
        // says outlets undercount them: a verb that nobody knows
        let end = phrase::right(s, at);
        // Hard to say it rains; but: went online to say they were leaving
        if group.form == Form::Infinitive {
            let aims = s.before(group.first).is_nominal() && group.may(SAY | STATE) && pronoun;
            return (aims && s.at(at + 1).is_finite()).then_some(Place::After(at));
        }
        let open = matches!(
            group.base,
            "say" | "think" | "believe" | "fear" | "insist" | "suspect" | "hope" | "argue"
        ) && (group.base == "say"
            || s.at(at).role == Role::Determiner
            || s.at(at).role == Role::Name)
            && end > at
            && !s.at(at).is(OBJECT | TIME | ADVERB)
            && !self.is(at, "nothing")
            && !self.is(at, "something")
            && !self.is(at, "anything")
            && s.at(at + 2).kind == Kind::Word
            && s.at(at + 3).kind == Kind::Word
            && !(s.at(end).is_end() || s.at(end).is_break() || s.at(end).role == Role::Preposition);
        (open || follow::clause(s, at, strict)).then_some(Place::After(at))
    }
}
