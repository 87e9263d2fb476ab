//! What a line tells of names by itself: the tagger, the lists and the shapes of words vote.

mod known;
mod made;
mod shape;

use super::features::List;
use super::tagger::Tagged;
use super::words::{BODY_HEAD, Case, Line, PEOPLE, PLACE_HEAD, RANK, STRONG, WEAK};
use crate::document::EntityKind::{self, Event, Organization, Person, Place, Title};
use crate::entity::vote::{Ballot, log_odds};

/// Log odds that every candidate of the tagger gets beside its own: what it is not sure of is right more often than not once
/// nothing else speaks against it.
const BIAS: f32 = 0.7;
/// What speaks against every candidate in a line that has capitals everywhere.
const TITLED: f32 = -0.6;

impl Line<'_> {
    /// Everything that the line tells.
    pub(super) fn hear(&self, tagged: &[Tagged], ballot: &mut Ballot) {
        for tag in tagged {
            self.vote_tag(tag, ballot);
        }
        let mut i = 0;
        while i < self.words.len() {
            self.vote_person(i, ballot);
            self.vote_listed(i, ballot);
            self.vote_body(i, ballot);
            self.vote_headed(i, ballot);
            self.vote_joined(i, ballot);
            self.vote_work(i, ballot);
            self.vote_made(i, ballot);
            self.vote_staffed(i, ballot);
            self.vote_called(i, ballot);
            self.vote_employer(i, ballot);
            self.vote_described(i, ballot);
            self.vote_apposed(i, ballot);
            i += 1;
        }
        if self.is_titled() {
            let all: Vec<_> = ballot
                .candidates()
                .map(|(span, kind, _)| (span, kind))
                .collect();
            for (span, kind) in all {
                ballot.add(span, kind, TITLED);
            }
        }
    }

    /// Whether its words have capitals as in a headline, names or not.
    pub(super) fn is_titled(&self) -> bool {
        let (mut capital, mut small) = (0, 0);
        for (i, word) in self.words.iter().enumerate() {
            match word.case {
                Case::Capital | Case::Capitals | Case::Late => capital += 1,
                Case::Small if word.span.len() > 3 && !self.lists.little.has(self.word(i)) => {
                    small += 1;
                }
                _ => {}
            }
        }
        capital >= 4 && small * 5 <= capital
    }

    pub(super) fn add(
        &self,
        from: usize,
        to: usize,
        kind: EntityKind,
        weight: f32,
        ballot: &mut Ballot,
    ) {
        ballot.add(self.span(from, to), kind, weight);
    }

    /// Whether none of the words can be a name by itself: peoples, days, marks.
    pub(super) fn is_nothing(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| {
            self.get(i).is_none_or(|w| {
                w.case == Case::Mark
                    || self.is_people(i)
                    || self.lists.day.has(self.word(i))
                    // Sept. 11
                    || i > from && w.case == Case::Number && self.lists.day.has(self.word(from))
            })
        })
    }

    fn vote_tag(&self, tag: &Tagged, ballot: &mut Ballot) {
        let (mut from, mut to) = (tag.from, tag.to);
        while from < to
            && (self.is(from, &["the", "a", "an"])
                || tag.kind == Person && self.lists.honorific.has(self.word(from)))
        {
            from += 1;
        }
        let mark = |i: usize| self.get(i).is_some_and(|w| w.case == Case::Mark);
        while from < to
            && (mark(to - 1) || self.is(to - 1, &["'s", "’s"]))
            && self.word(to - 1) != "!"
        {
            to -= 1;
        }
        while from < to && mark(from) {
            from += 1;
        }
        // A quotation mark without its other half does not stand within a name.
        let quote = |i: &usize| matches!(self.word(*i), "\"" | "“" | "”");
        if let Some(at) = (from..to).find(quote)
            && (at + 1..to).find(quote).is_none()
        {
            from = at + 1;
        }
        let mut kind = tag.kind;
        // D-Newport News
        if to > from + 2 && self.is(from, &["D", "R", "I"]) && self.is_tight_hyphen(from + 1) {
            from += 2;
            kind = Place;
        }
        if tag.kind == Person {
            let name =
                |i: usize| self.is_name(i) || self.get(i).is_some_and(|w| w.case == Case::Number);
            while from < to && !name(to - 1) {
                to -= 1;
            }
            while from < to && !name(from) && !self.lists.particle.has(self.word(from)) {
                from += 1;
            }
            if to > from {
                to = self.given_end(to);
            }
            // Rival Doe said
            while to > from + 1
                && self.get(from).is_some_and(|w| w.fresh)
                && self.lists.plain.has(self.word(from))
            {
                from += 1;
            }
            // the Libertarian Jane Doe
            while to > from + 2 && self.is_people(from) && self.is_name(from + 1) {
                from += 1;
            }
            // Deputy Attorney General
            if self
                .role(from)
                .is_some_and(|(end, _)| end == to && to > from + 1)
            {
                return;
            }
            // Governor Doe, King George: but Dean Martin.
            if let Some((end, code)) = self.role(from)
                && end < to
                && code != WEAK
                && (end > from + 1
                    || code == RANK
                    || self.code(from, List::People).is_none()
                    || self.is(from, &["king", "queen", "pope", "prince", "princess"]))
            {
                from = end;
            }
        }
        // Water Resources Minister Doe
        if kind == Organization
            && (from..to).all(|i| self.is_field(i))
            && self.is(to, &["minister", "secretary"])
            && to > from + 1
        {
            return;
        }
        // Republican Wyoming
        if kind == Place
            && to > from + 1
            && self.is_people(from)
            && self
                .get(from)
                .is_some_and(|w| w.opens(List::Places).is_none())
            && self
                .get(from + 1)
                .is_some_and(|w| w.opens(List::Places).is_some_and(|code| code <= 1))
        {
            from += 1;
        }
        // Chipmaker Lumora to cut jobs
        if to > from + 1
            && self
                .get(from)
                .is_some_and(|w| w.fresh && w.case == Case::Capital)
            && self
                .lists
                .maker
                .has(&crate::text::case::in_small(self.word(from)))
            && self.is_name(from + 1)
            && !self.lists.head.has(self.word(from + 1))
        {
            from += 1;
            kind = Organization;
        }
        if from == to || self.is_nothing(from, to) {
            return;
        }
        let alone = to == from + 1;
        // EDT, Jr.
        if alone
            && (self.lists.acronym.has(self.word(from)) && kind != Title
                || self.lists.suffix.has(self.word(from)))
        {
            return;
        }
        let mut weight = log_odds(tag.confidence) + BIAS;
        // South Dakotans
        let people = kind == Place && self.word(to - 1).ends_with("ans");
        if people || !self.looks_named(from, to, kind) {
            weight -= 5.0;
        }
        // Typhoon shuts schools; the Typhoon Warning Center
        let storm = kind == Event
            && self.lists.storm.has(self.word(from))
            && (alone
                || (from + 1..self.run(from))
                    .any(|i| matches!(self.code(i, List::Heads), Some(BODY_HEAD | PLACE_HEAD))));
        if storm {
            weight -= 5.0;
        }
        // A lawyer is a title beside a name, where the rule for titles hears it.
        if kind == Title
            && self
                .role(from)
                .is_some_and(|(end, code)| end == to && code == WEAK)
        {
            weight -= 3.0;
        }
        // However, Nor
        if alone && self.get(from).is_some_and(|w| w.fresh) && self.lists.plain.has(self.word(from))
        {
            weight -= 4.0;
        }
        // Delta and United are two, Marks and Spencer is listed.
        if let Some(and) = self.coordinated(from, to, kind) {
            self.add(from, and, kind, weight, ballot);
            self.add(and + 1, to, kind, weight, ballot);
            return;
        }
        self.add(from, to, kind, weight, ballot);
    }

    /// Where two names of bodies or places are joined by `and` in what is taken for one.
    fn coordinated(&self, from: usize, to: usize, kind: EntityKind) -> Option<usize> {
        if !matches!(kind, Organization | Place | Person) {
            return None;
        }
        let and = (from + 1..to - 1).find(|&i| self.word(i) == "and")?;
        let listed = self.get(from).is_some_and(|w| {
            w.opens(List::Bodies).is_some() && self.code(and, List::Bodies).is_some()
                || w.opens(List::Places).is_some() && self.code(and, List::Places).is_some()
        });
        // A head by itself is a name: Delta and United.
        let general = |i: usize| {
            let alone = i + 1 == and && i == from || i + 1 == to && i == and + 1;
            !alone && self.code(i, List::Heads).is_some()
                || self.lists.head.has(self.word(i))
                || self.lists.firm.has(self.word(i))
                || matches!(self.word(i), "of" | "for" | "the" | ",")
        };
        let short = and - from <= 2 && to - and <= 3;
        (short && !listed && !(from..to).any(general)).then_some(and)
    }

    /// Whether words are written as names of a kind are: with capitals but for little words, or as the finance ministry and
    /// the navy are; a title has the word of a role.
    fn looks_named(&self, from: usize, to: usize, kind: EntityKind) -> bool {
        if kind == Title {
            return (from..to).any(|i| {
                self.code(i, List::Roles).is_some_and(|code| code != PEOPLE)
                    || self.is_name(i)
                    || is_agent(self.word(i))
            });
        }
        if kind == Organization && self.is_body_noun(to - 1) {
            return true;
        }
        let (mut names, mut small) = (0, 0);
        for i in from..to {
            match self.get(i).map(|w| w.case) {
                Some(Case::Small) if !self.lists.little.has(self.word(i)) => small += 1,
                Some(Case::Capital | Case::Capitals | Case::Late | Case::Number) => names += 1,
                _ => {}
            }
        }
        names > 0 && (small == 0 || small < names && kind != Event)
    }

    /// The ministry, the navy, the coast guard, the attorney's office.
    fn is_body_noun(&self, i: usize) -> bool {
        let word = self.word(i);
        self.lists.body.has(word) || self.lists.force.has(word) || word == "office"
    }

    /// Mr. Doe, Gov. Doe, President Doe.
    fn vote_person(&self, i: usize, ballot: &mut Ballot) {
        let honorific = self.lists.honorific.has(self.word(i));
        let role = self.role(i).filter(|_| self.is_name(i));
        let (next, weight) = match role {
            _ if honorific => (i + 1, 3.0),
            Some((end, RANK)) => (end, 2.0),
            Some((end, STRONG)) => (end, 0.8),
            _ => return,
        };
        let mut end = self.run(next).min(next + 5);
        // Mr. Doe of the party: particles only inside.
        while end > next && !self.is_name(end - 1) {
            end -= 1;
        }
        if end == next || self.role(next).is_some() || self.is_nothing(next, end) {
            return;
        }
        if self.lists.suffix.has(self.word(end)) {
            end += 1;
        }
        let listed = self.code(next, List::Bodies).is_some()
            || self.code(next, List::Places).is_some()
            || (next..end).any(|i| self.code(i, List::Heads).is_some());
        if honorific || !listed {
            self.add(next, end, Person, weight, ballot);
        }
    }

    /// A run of names with an age behind it, or with an apposition: Jane Doe, 42, / Jane Doe, a lawyer
    fn vote_apposed(&self, i: usize, ballot: &mut Ballot) {
        if self.word(i) != "," || i < 2 {
            return;
        }
        let number = self.word(i + 1);
        let aged = number.len() <= 3
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
            && self.is(i + 2, &[",", "and", ".", "of"]);
        let apposed = self.is(i + 1, &["a", "an"]);
        if !aged && !apposed {
            return;
        }
        let to = i - usize::from(self.lists.suffix.has(self.word(i - 1)));
        let from = self.run_start(to.saturating_sub(1));
        let count = to.saturating_sub(from);
        let odd = (from..to).any(|w| {
            self.code(w, List::Heads).is_some()
                || self.code(w, List::Roles).is_some()
                || self.lists.day.has(self.word(w))
        }) || self
            .get(from)
            .is_none_or(|w| w.opens(List::Bodies).is_some() || w.case == Case::Capitals);
        if !self.is_name(to.saturating_sub(1))
            || !(1..=4).contains(&count)
            || odd
            || apposed && count < 2
        {
            return;
        }
        self.add(from, i, Person, if aged { 2.5 } else { 0.8 }, ballot);
    }
}

/// Whether a word has the ending of one who does something.
fn is_agent(word: &str) -> bool {
    ["er", "or", "ist", "man", "woman", "ant", "ian"]
        .iter()
        .any(|ending| word.ends_with(ending))
}
