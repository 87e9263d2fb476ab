//! Names that a list knows, and bodies that are named by nouns.

use crate::document::EntityKind::{Event, Organization, Person, Place, Product};
use crate::entity::en::features::List;
use crate::entity::en::words::{Case, Line, PLACE_HEAD};
use crate::entity::vote::Ballot;

impl Line<'_> {
    /// Places, bodies, seats of government and indices that are listed.
    pub(in crate::entity::en) fn vote_listed(&self, i: usize, ballot: &mut Ballot) {
        let Some(word) = self.get(i) else { return };
        // The lists know names by their hashes: words without capitals are none by chance.
        let named = |end: usize| word.is_name() && self.is_name(end - 1);
        if let Some(code) = word.opens(List::Places)
            && let end = self.listed_end(i, List::Places)
            && named(end)
        {
            let weight = match code {
                0 | 1 if end > i + 1 => 2.0,
                0 | 1 => 1.2,
                2 => 0.5,
                _ => 0.1,
            };
            // A name inside of a longer run may be anything: Paris Hilton.
            let alone = !self.is_inside_run(i, end);
            self.add(
                i,
                end,
                Place,
                if alone { weight } else { weight * 0.3 },
                ballot,
            );
            // Staunton Va.
            if code == 1 && self.word(i).ends_with('.') && self.is_name(i.wrapping_sub(1)) {
                self.add(i, end, Place, 2.0, ballot);
            }
            // D-Minn.
            if code == 1
                && let Some(party) = i.checked_sub(2)
                && self.is_tight_hyphen(i - 1)
                && self.is(party, &["R", "D", "I", "Rep", "Dem"])
            {
                self.add(i, end, Place, 8.0, ballot);
            }
            // Dallas, Texas
            if code <= 1
                && self.before(i) == ","
                && let Some(comma) = i.checked_sub(1)
                && comma > 0
                && self.is_name(comma - 1)
            {
                self.add(i, end, Place, 1.5, ballot);
                let from = self.run_start(comma - 1);
                self.add(from, comma, Place, 1.5, ballot);
            }
        }
        if word.opens(List::Bodies).is_some()
            && let end = self.listed_end(i, List::Bodies)
            && named(end)
        {
            let sure = end > i + 1 || word.case == Case::Capitals;
            let alone = !self.is_inside_run(i, end);
            let weight = if sure && alone { 1.2 } else { 0.3 };
            self.add(i, end, Organization, weight, ballot);
        }
        if self.lists.service.has(self.word(i)) {
            let on = self.is(
                i.wrapping_sub(1),
                &[
                    "on", "via", "through", "from", "to", "using", "like", "over", "and", "or", ",",
                ],
            );
            let used = self.is(
                i + 1,
                &[
                    "account",
                    "accounts",
                    "page",
                    "post",
                    "posts",
                    "video",
                    "videos",
                    "followers",
                    "feed",
                    "group",
                    "channel",
                    "thread",
                    "users",
                    "message",
                    "messages",
                ],
            );
            if on || used {
                self.add(i, i + 1, Product, if used { 6.0 } else { 4.0 }, ballot);
            }
        }
        if word.case == Case::Capitals
            && (3..=4).contains(&word.span.len())
            && !self.lists.acronym.has(self.word(i))
            && word.code(List::Roles).is_none()
            && word.code(List::Places).is_none()
            && !self.is_inside_run(i, i + 1)
        {
            self.add(i, i + 1, Organization, 0.6, ballot);
        }
        if word.is_name() {
            for (list, kind, weight) in [
                (&self.lists.seat, Organization, 7.0),
                (&self.lists.index, Product, 7.0),
                (&self.lists.event, Event, 7.0),
            ] {
                let most = if self.is_name(i + 1) { 4 } else { 2 };
                let found = (1..=most).rev().find(|n| {
                    let span = self.span(i, i + n);
                    i + n <= self.words.len() && list.has(span.of(self.text))
                });
                if let Some(n) = found {
                    // The 1991 Hajj
                    let year = kind == Event
                        && i.checked_sub(1)
                            .and_then(|y| self.get(y))
                            .is_some_and(|w| w.case == Case::Number && w.span.len() == 4);
                    self.add(i - usize::from(year), i + n, kind, weight, ballot);
                }
            }
        }
    }

    fn listed_end(&self, i: usize, list: List) -> usize {
        let mut end = i + 1;
        while self
            .get(end)
            .is_some_and(|w| w.code(list).is_some() && w.opens(list).is_none())
        {
            end += 1;
        }
        end
    }

    /// Whether names stand directly beside.
    pub(in crate::entity::en) fn is_inside_run(&self, from: usize, to: usize) -> bool {
        let before = from.checked_sub(1).is_some_and(|b| {
            self.get(b)
                .is_some_and(|w| w.is_name() && !w.fresh && !w.is_people())
                && self.code(b, List::Roles).is_none()
        });
        before || self.is_name(to) && !self.lists.day.has(self.word(to)) && self.role(to).is_none()
    }

    /// The finance ministry, the Indonesian navy, the U.S. attorney's office.
    pub(in crate::entity::en) fn vote_body(&self, i: usize, ballot: &mut Ballot) {
        let Some(word) = self.get(i) else { return };
        if word.case != Case::Small {
            return;
        }
        let text = self.word(i);
        if self.lists.body.has(text) {
            let mut from = i;
            while let Some(before) = from.checked_sub(1)
                && (self
                    .lists
                    .field
                    .has(&crate::text::case::in_small(self.word(before)))
                    || from < i
                        && self.is(before, &["and"])
                        && before > 0
                        && self.lists.field.has(self.word(before - 1)))
            {
                from = before;
            }
            if from < i && !self.is_name(from) {
                self.add(from, i + 1, Organization, 2.0, ballot);
            }
        }
        // the Indonesian navy, the Mormon church
        let church = text == "church" && self.is(i.wrapping_sub(2), &["the"]);
        if (self.lists.force.has(text) || church)
            && i.checked_sub(1)
                .and_then(|b| self.get(b))
                .is_some_and(|w| w.is_people() && w.is_name())
        {
            self.add(i - 1, i + 1, Organization, 1.5, ballot);
        }
        // the U.S. attorney's office
        if text == "office"
            && let Some(role) = i.checked_sub(2)
            && self.is(i - 1, &["'s", "’s"])
            && self.is(role, &["attorney", "prosecutor"])
            && role > 0
            && (self.code(role - 1, List::Places).is_some()
                || self.is(role - 1, &["district", "state"]))
        {
            ballot.compose(self.span(role - 1, i + 1), Organization, 0.5);
        }
        if text == "guard" && self.is(i.wrapping_sub(1), &["coast", "national"]) {
            self.add(i - 1, i + 1, Organization, 2.0, ballot);
        }
    }

    /// The drugmaker Lumora, its supplier, Lumora, said; shares of Lumora: a name that a noun for a firm stands by.
    pub(in crate::entity::en) fn vote_called(&self, i: usize, ballot: &mut Ballot) {
        let shares = self.is(i, &["of", "in"]) && self.is(i.wrapping_sub(1), &["shares", "stake"]);
        let small = self.get(i).is_some_and(|w| w.case == Case::Small);
        if !(shares || small && self.lists.maker.has(self.word(i))) {
            return;
        }
        let comma = !shares && self.is(i + 1, &[","]);
        let from = i + 1 + usize::from(comma);
        let end = self.run(from);
        let fits = end > from
            && end - from <= 4
            && (!comma || self.is(end, &[",", "."]))
            && !self.is_nothing(from, end)
            && self.role(from).is_none()
            && self.code(from, List::Places).is_none();
        if !fits {
            return;
        }
        if self.code(from, List::People).is_none() {
            self.add(from, end, Organization, 2.0, ballot);
            self.add(from, end, Person, -1.0, ballot);
        } else if !shares && !comma && end == from + 1 && self.is_led(i) {
            // The Danish drugmaker Tarnholm: a surname by itself behind such a noun is the firm's.
            self.add(from, end, Organization, 3.5, ballot);
            self.add(from, end, Person, -2.0, ballot);
        }
    }

    /// Whether a determiner stands before a noun, with at most two words that describe it in between.
    fn is_led(&self, noun: usize) -> bool {
        (noun.saturating_sub(3)..noun)
            .rev()
            .take_while(|&at| self.get(at).is_some_and(|w| w.case != Case::Mark))
            .any(|at| {
                self.is(at, &["the", "a", "an", "its", "their", "another"])
                    || matches!(self.word(at), "'s" | "’s")
            })
    }

    /// Jane Doe, an analyst at Tarn; analysts at Tarn said; Tarn's Jane Doe: where somebody works.
    pub(in crate::entity::en) fn vote_employer(&self, i: usize, ballot: &mut Ballot) {
        let fits = |from: usize, to: usize| {
            to > from
                && to - from <= 4
                && !self.is_nothing(from, to)
                && self.role(from).is_none()
                && self
                    .get(from)
                    .is_none_or(|w| w.opens(List::Places).is_none())
                && !(from..to).any(|at| {
                    matches!(self.code(at, List::Heads), Some(PLACE_HEAD)) || self.is_people(at)
                })
        };
        // A fellow at Tarn; an analyst with Tarn, but not the analyst with Jane Doe.
        let with = self.is(i, &["with"])
            && (i.saturating_sub(4)..i).any(|at| self.is(at, &["a", "an"]))
            && self.run(i + 1) == i + 2;
        if (self.is(i, &["at"]) || with) && self.is_staff(i) {
            let from = i + 1 + usize::from(self.is(i + 1, &["the"]));
            let to = self.run(from);
            if fits(from, to) {
                self.add(from, to, Organization, 2.0, ballot);
                for other in [Person, Place] {
                    self.add(from, to, other, -2.0, ballot);
                }
            }
        }
        // The owner of a person is a body: Tarn's Jane Doe.
        let owned = matches!(self.word(i), "'s" | "’s")
            && self.code(i + 1, List::People).is_some()
            && self.is_name(i + 1)
            && self.run(i + 1) == i + 3;
        if owned
            && let Some(last) = i.checked_sub(1).filter(|&last| self.is_name(last))
            && !self.is(i + 2, &["Act", "Bill", "Award", "Prize"])
        {
            let from = self.run_start(last);
            if fits(from, i) && i == from + 1 {
                self.add(from, i, Organization, 1.0, ballot);
                self.add(from, i, Person, -1.5, ballot);
            }
        }
    }

    /// Whether somebody who works for others stands before the preposition at `i`: an analyst, a professor of law.
    fn is_staff(&self, i: usize) -> bool {
        (i.saturating_sub(5)..i)
            .rev()
            .take_while(|&at| {
                self.get(at)
                    .is_some_and(|w| w.case == Case::Small || w.fresh)
                    || self.is_tight_hyphen(at)
                    || self.code(at, List::Roles).is_some()
            })
            .any(|at| {
                self.lists
                    .hired
                    .has(&crate::text::case::in_small(self.word(at)))
            })
    }

    /// Store Lumora, the state mining company; Salt Road, a three-hour epic: what a name is said to be behind a comma.
    pub(in crate::entity::en) fn vote_described(&self, i: usize, ballot: &mut Ballot) {
        if !self.is(i, &[","]) || i == 0 || !self.is_name(i - 1) {
            return;
        }
        if !self.is(i + 1, &["a", "an", "the", "its"]) {
            return;
        }
        let sort = (i + 2..i + 7)
            .take_while(|&at| {
                self.get(at)
                    .is_some_and(|w| w.case != Case::Mark || self.is_tight_hyphen(at))
            })
            .take_while(|&at| !self.lists.little.has(self.word(at)))
            .find_map(|at| {
                let word = self.word(at);
                let last = self.get(at + 1).is_none_or(|w| {
                    w.case == Case::Mark || self.lists.little.has(self.word(at + 1))
                }) || self.is(at + 1, &["which", "that", "who", "about", "set", "made"]);
                let kind = if self.lists.maker.has(word) || self.lists.union.has(word) {
                    Organization
                } else if self.lists.work.has(word) || self.lists.play.has(word) {
                    Product
                } else if self.lists.fair.has(word) {
                    Event
                } else {
                    return None;
                };
                // two cups, a hit series and a house: a list
                (last && !self.is(at + 1, &["and", "or"])).then_some(kind)
            });
        let Some(kind) = sort else { return };
        let from = self.run_start(i - 1);
        let known = self.code(from, List::People).is_some() && i - from > 1
            || i == from + 1
                && self.get(from).is_some_and(|w| w.fresh)
                && self.lists.plain.has(self.word(from));
        if i - from > 4 || known || self.is_nothing(from, i) || self.role(from).is_some() {
            return;
        }
        self.add(from, i, kind, 2.5, ballot);
        for other in [Person, Place, Product, Organization] {
            if other != kind {
                self.add(from, i, other, -1.5, ballot);
            }
        }
    }

    /// Lumora employees, Lumora's shares: what only a body has.
    pub(in crate::entity::en) fn vote_staffed(&self, i: usize, ballot: &mut Ballot) {
        if !self.lists.staff.has(self.word(i)) || i == 0 {
            return;
        }
        let end = i - usize::from(self.is(i - 1, &["'s", "’s"]));
        let Some(last) = end.checked_sub(1).filter(|&last| self.is_name(last)) else {
            return;
        };
        let from = self.run_start(last);
        let plain =
            self.get(last).is_some_and(|w| w.fresh) && self.lists.plain.has(self.word(last));
        let person = self.code(from, List::People).is_some();
        if end - from <= 3
            && !person
            && !plain
            && !self.is_nothing(from, end)
            && self.role(from).is_none()
        {
            self.add(from, end, Organization, 0.8, ballot);
        }
    }
}
