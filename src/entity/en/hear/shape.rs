//! Names that are told by what they are made of.

use crate::document::EntityKind::{Event, Organization, Place, Product};
use crate::entity::en::features::List;
use crate::entity::en::words::{BODY_HEAD, Case, EVENT_HEAD, Line, PLACE_HEAD, WORK_HEAD};
use crate::entity::vote::Ballot;

impl Line<'_> {
    /// A title of a work in quotation marks: the film “Harbor Lights”, Doe's “Harbor Lights”.
    pub(in crate::entity::en) fn vote_work(&self, i: usize, ballot: &mut Ballot) {
        if !matches!(self.word(i), "“" | "\"" | "‘" | "'") {
            return;
        }
        let closes = |i: usize| matches!(self.word(i), "”" | "\"" | "’" | "'");
        let Some(mut end) = (i + 2..i + 12).find(|&at| closes(at)) else {
            return;
        };
        // A comma or full stop before the closing mark is the sentence's.
        if self.is(end - 1, &[",", "."]) {
            end -= 1;
        }
        let mut from = i + 1;
        if self.is(from, &["the"]) && end > from + 1 {
            from += 1;
        }
        let mut names = 0;
        for at in from..end {
            let word = self.word(at);
            match self.get(at).map(|w| w.case) {
                Some(Case::Capital | Case::Capitals | Case::Late) => names += 1,
                Some(Case::Number) => {}
                Some(Case::Mark) if matches!(word, "-" | "'" | "’" | ":" | "&" | "!" | "?") => {}
                Some(Case::Small) if at > from && self.lists.little.has(word) => {}
                _ if matches!(word, "'s" | "’s") => {}
                _ => return,
            }
        }
        if names == 0 || self.is_nothing(from, end) {
            return;
        }
        let mut before = (i.saturating_sub(4)..i).rev();
        let cued = before
            .by_ref()
            .take_while(|&at| !self.is(at, &[".", "”", ";"]))
            .any(|at| {
                let small = crate::text::case::in_small(self.word(at));
                self.lists.work.has(&small)
            });
        let weight = match matches!(self.before(i), "'s" | "’s") {
            _ if cued => 5.0,
            true => 3.0,
            false if names > 1 => 1.0,
            false => return,
        };
        self.add(from, end, Product, weight, ballot);
    }

    /// The first word of the run of names that ends with `i`.
    pub(in crate::entity::en) fn run_start(&self, i: usize) -> usize {
        let mut from = i;
        while let Some(before) = from.checked_sub(1) {
            let Some(word) = self.get(before) else { break };
            let owned = self.is(before, &["'s", "’s"])
                && before > 0
                && self.lists.owner.has(self.word(before - 1));
            let text = self.word(before);
            let plain = word.fresh && self.lists.plain.has(text);
            let apart = self.is(before, &["the", "a", "an"])
                || self.lists.honorific.has(text)
                || self.lists.day.has(text);
            let named = word.is_name() && !apart && !plain;
            // Tarn-Roe Act, but a Tarn Post-ABC News poll is of two.
            if self.is_tight_hyphen(before)
                && before > 0
                && self.is_name(before - 1)
                && !(before > 1 && self.is_name(before - 2))
                && !self.lists.plain.has(self.word(before - 1))
            {
                from = before - 1;
                continue;
            }
            // House Oversight and Government Reform Committee
            let joined = self.is(before, &["and", "&"])
                && self.lists.joined.has(self.word(i))
                && before > 0
                && self.is_name(before - 1)
                && !self.is(before - 1, &["the"]);
            if !named && !owned && !joined {
                break;
            }
            from = before;
        }
        from
    }

    /// Roe & Doe, Roe and Sons
    pub(in crate::entity::en) fn vote_joined(&self, i: usize, ballot: &mut Ballot) {
        if self.word(i) != "&" || i == 0 || !self.is_name(i - 1) || !self.is_name(i + 1) {
            return;
        }
        let (from, to) = (self.run_start(i - 1), self.run(i + 1));
        if to - from <= 6 {
            self.add(from, to, Organization, 1.5, ballot);
        }
    }

    /// A run that ends with a word that names of a kind end with: Lumora Inc, Vistula River, Data Act, Cod War.
    pub(in crate::entity::en) fn vote_headed(&self, i: usize, ballot: &mut Ballot) {
        let Some(word) = self.get(i) else { return };
        let text = self.word(i);
        // Hurricane Odile, Tropical Storm Odile
        // Typhoon Odile, but not the Typhoon Warning Center.
        let headed = (i + 1..self.run(i + 1)).any(|at| {
            self.lists.head.has(self.word(at))
                || matches!(self.code(at, List::Heads), Some(BODY_HEAD | PLACE_HEAD))
        });
        if self.lists.storm.has(text)
            && self.is_name(i + 1)
            && !headed
            && !self.is_nothing(i + 1, i + 2)
        {
            let from = i - usize::from(self.is(i.wrapping_sub(1), &["tropical"]));
            self.add(from, self.run(i + 1).min(i + 3), Event, 3.0, ballot);
        }
        // the Tarnby film festival
        if self.is(i, &["festival", "marathon"]) && word.case == Case::Small && i > 0 {
            let art = [
                "film", "book", "jazz", "music", "arts", "literary", "poetry", "comedy", "food",
                "theatre", "dance", "folk",
            ];
            let last = i - usize::from(self.is(i - 1, &art));
            if last > 0 && self.is_name(last - 1) && !self.is_people(last - 1) {
                let from = self.run_start(last - 1);
                ballot.compose(self.span(from, i + 1), Event, 0.5);
            }
        }
        // Lumora Ltd
        if self.lists.legal.has(text) && i > 0 && self.is_name(i - 1) {
            self.add(self.run_start(i), i + 1, Organization, 4.0, ballot);
            return;
        }
        let firm = self.lists.head.has(self.word(i)).then_some(BODY_HEAD);
        let Some(code) = word.code(List::Heads).or(firm).filter(|_| word.is_name()) else {
            return;
        };
        let last = !self.is_name(i + 1);
        let from = self.run_start(i);
        if from < i && last && !self.is_nothing(from, i) {
            let (kind, weight) = match code {
                BODY_HEAD => (Organization, 0.9),
                EVENT_HEAD => (Event, 1.2),
                WORK_HEAD => (Product, 1.5),
                PLACE_HEAD => (Place, 0.5),
                _ => return,
            };
            let mut end = i + 1;
            // World Cup 2018
            if kind == Event
                && self.get(end).is_some_and(|w| w.case == Case::Number)
                && self.word(end).len() == 4
            {
                end += 1;
            }
            self.add(from, end, kind, weight, ballot);
        }
        // Ministry of Defense, University of Tarn, Bank of Tarn
        let kind = match code {
            BODY_HEAD => Organization,
            PLACE_HEAD => Place,
            _ => return,
        };
        let joined = self.lists.joined.has(self.word(i)) || self.is(i, &["office"]);
        let linked =
            self.is(i + 1, &["of"]) || kind == Organization && joined && self.is(i + 1, &["for"]);
        if linked {
            let start = i + 2 + usize::from(self.is(i + 2, &["the"]));
            let mut end = self.run(start);
            while self.is(end, &["and", "of"]) && self.is_name(end + 1) {
                end = self.run(end + 1);
            }
            // Court of Appeals for the Tarn Circuit
            let circuit = end + 1 + usize::from(self.is(end + 1, &["the"]));
            if self.is(i, &["court"]) && self.is(end, &["for"]) && self.is_name(circuit) {
                end = self.run(circuit);
            }
            if end > start {
                ballot.compose(self.span(from, end), kind, 0.5);
            }
        }
        // Committee on Trade, Space and Technology
        if self.is(i, &["committee", "subcommittee"]) && self.is(i + 1, &["on"]) {
            let mut end = self.run(i + 2);
            let mut at = end;
            while end > i + 2
                && (self.word(at) == "," || self.is(at, &["and"]))
                && self.is_name(at + 1 + usize::from(self.is(at + 1, &["and"])))
            {
                let last = self.is(at, &["and"]) || self.is(at + 1, &["and"]);
                at = self.run(at + 1 + usize::from(self.is(at + 1, &["and"])));
                if last {
                    end = at;
                    break;
                }
            }
            // House of Representatives Committee
            let owner = from.checked_sub(1).filter(|&of| {
                self.is(of, &["of"]) && self.code(of, List::Bodies).is_some() && of > 0
            });
            let start = owner.map_or(from, |of| self.run_start(of - 1));
            if end > i + 2 {
                ballot.compose(self.span(start, end), kind, 0.5);
            }
        }
    }
}
