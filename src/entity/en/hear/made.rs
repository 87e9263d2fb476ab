//! Names of things that are made, told by the nouns beside them: the ferry Marigold, aboard the Marigold, HMS Tarn; and of
//! bodies told by whose name they bear or what they do.

use crate::document::EntityKind::{Organization, Person, Product};
use crate::entity::en::features::List;
use crate::entity::en::words::{Case, Line, PLACE_HEAD};
use crate::entity::vote::Ballot;

/// Words that a made thing's name has at most.
const LONGEST: usize = 4;

impl Line<'_> {
    /// Everything that nouns and prefixes tell of things and of the bodies behind them.
    pub(in crate::entity::en) fn vote_made(&self, i: usize, ballot: &mut Ballot) {
        self.vote_introduced(i, ballot);
        self.vote_model(i, ballot);
        self.vote_dubbed(i, ballot);
        self.vote_vessel(i, ballot);
        self.vote_case(i, ballot);
        self.vote_shop(i, ballot);
        self.vote_doer(i, ballot);
    }

    /// The ferry Marigold, the drug Ozempic; aboard the Marigold; a Falcon 9 rocket.
    fn vote_introduced(&self, i: usize, ballot: &mut Ballot) {
        let Some(word) = self.get(i).filter(|w| w.case == Case::Small) else {
            return;
        };
        if self.lists.made.has(self.word(i)) {
            // The noun ends its phrase, with a determiner before: the ferry Marigold, not ferry Marigold to shore.
            let phrase = (i.saturating_sub(6)..i).any(|at| {
                self.is(
                    at,
                    &[
                        "the", "a", "an", "its", "their", "his", "her", "new", "popular",
                    ],
                ) || matches!(self.word(at), "'s" | "’s")
            });
            // Its ship, the Marigold, sank: an apposition has a comma on either side.
            let apposed = self.word(i + 1) == ",";
            let from = i + 1 + usize::from(apposed);
            let from = from + usize::from(apposed && self.is(from, &["the"]));
            let to = self.designated(from);
            let closed = !apposed || self.is(to, &[",", "."]);
            if phrase && closed && self.is_unlisted(from, to) {
                self.add(from, to, Product, 2.5, ballot);
            }
            // A Falcon 9 rocket: with a number behind the name it is a thing's.
            if let Some(number) = i.checked_sub(1)
                && self.get(number).is_some_and(|w| w.case == Case::Number)
                && self.word(number).len() <= 4
                && number > 0
                && self.is_name(number - 1)
            {
                let from = self.run_start(number - 1);
                if number - from < LONGEST && !self.is_nothing(from, number) {
                    self.add(from, number + 1, Product, 2.5, ballot);
                }
            }
            return;
        }
        if word.span.len() == 6 && self.is(i, &["aboard"]) && self.is(i + 1, &["the"]) {
            let to = self.designated(i + 2);
            // Aboard the Tarn company's ship: the thing comes behind.
            let owner = matches!(self.word(to), "'s" | "’s")
                || (to..to + 5).any(|at| self.lists.made.has(self.word(at)));
            if self.is_unlisted(i + 2, to) && !owner {
                self.add(i + 2, to, Product, 3.5, ballot);
            }
        }
    }

    /// Tarn T321XL: the maker's name and a model's, of letters and figures.
    fn vote_model(&self, i: usize, ballot: &mut Ballot) {
        let model = self.word(i);
        let coded = self.is_name(i)
            && model.len() > 2
            && model
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && model.bytes().any(|b| b.is_ascii_digit());
        let Some(last) = i.checked_sub(1).filter(|&last| coded && self.is_name(last)) else {
            return;
        };
        let place = |at: usize| {
            self.code(at, List::Heads) == Some(PLACE_HEAD)
                || self.is(
                    at,
                    &["room", "gate", "route", "flight", "group", "channel", "the"],
                )
        };
        let from = self.run_start(last);
        if i - from < LONGEST && !(from..i).any(place) && !self.is_nothing(from, i) {
            self.add(from, i + 1, Product, 3.0, ballot);
            for other in [Person, Organization] {
                self.add(from, i + 1, other, -2.0, ballot);
            }
        }
    }

    /// A trial called Marigold; the next chip, code-named Marigold.
    fn vote_dubbed(&self, i: usize, ballot: &mut Ballot) {
        if !self.lists.dubbed.has(self.word(i)) {
            return;
        }
        let to = self.designated(i + 1);
        let thing = (i.saturating_sub(3)..i).any(|at| {
            let word = self.word(at);
            let one = word.strip_suffix('s').unwrap_or(word);
            self.lists.scheme.has(one) || self.lists.made.has(one)
        });
        if thing && self.is_unlisted(i + 1, to) {
            self.add(i + 1, to, Product, 3.0, ballot);
            for other in [Person, Organization] {
                self.add(i + 1, to, other, -1.5, ballot);
            }
        }
    }

    /// HMS Tarn, the MV Marigold.
    fn vote_vessel(&self, i: usize, ballot: &mut Ballot) {
        let vessel = self.get(i).is_some_and(|w| w.case == Case::Capitals)
            && self.lists.vessel.has(self.word(i));
        if vessel && self.is_name(i + 1) {
            let to = self.run(i + 1).min(i + 2 + LONGEST);
            self.add(i, to, Product, 4.5, ballot);
        }
    }

    /// Doe v. Tarn: a case before a court.
    fn vote_case(&self, i: usize, ballot: &mut Ballot) {
        let against = self.is(i, &["v", "v."]);
        if !against || i == 0 || !self.is_name(i - 1) {
            return;
        }
        let other = i + 1 + usize::from(self.word(i) == "v" && self.word(i + 1) == ".");
        if !self.is_name(other) {
            return;
        }
        let (from, to) = (self.run_start(i - 1), self.run(other));
        if to - from <= 2 * LONGEST {
            ballot.compose(self.span(from, to), Product, 1.0);
            self.add(from, to, Product, 4.0, ballot);
        }
    }

    /// Lowe's, Moody's: firms whose names are owners' for good.
    fn vote_shop(&self, i: usize, ballot: &mut Ballot) {
        if self.get(i).is_some_and(|w| w.is_name())
            && self.lists.shop.has(self.word(i))
            && matches!(self.word(i + 1), "'s" | "’s")
            && !self.is_inside_run(i, i + 1)
        {
            self.add(i, i + 2, Organization, 5.0, ballot);
            self.add(i, i + 1, Person, -3.0, ballot);
        }
    }

    /// Analysts polled by Refinitiv: what only a body does.
    fn vote_doer(&self, i: usize, ballot: &mut Ballot) {
        if !self.lists.doing.has(self.word(i)) || !self.is(i + 1, &["by"]) {
            return;
        }
        let to = self.run(i + 2);
        if to > i + 2
            && to <= i + 2 + LONGEST
            && self.is_unlisted(i + 2, to)
            && self.code(i + 2, List::People).is_none()
        {
            self.add(i + 2, to, Organization, 1.2, ballot);
        }
    }

    /// Behind a run of names with a number that belongs to it: Galaxy S24, Falcon 9.
    fn designated(&self, from: usize) -> usize {
        let mut to = self.run(from).min(from + LONGEST);
        if to > from
            && self.get(to).is_some_and(|w| w.case == Case::Number)
            && self.word(to).len() <= 3
        {
            to += 1;
        }
        to
    }

    /// Whether words are a name that no list has as a place's, body's or person's role.
    fn is_unlisted(&self, from: usize, to: usize) -> bool {
        let listed = |list: List| self.get(from).is_some_and(|w| w.opens(list).is_some());
        to > from
            && self.is_name(from)
            && !self.is_nothing(from, to)
            && !listed(List::Places)
            && !listed(List::Bodies)
            && self.role(from).is_none()
            && !self.lists.honorific.has(self.word(from))
    }
}
