//! Titles by rule: role phrases where they stand with a name, or alone for one known person.

use super::features::List;
use super::words::{Case, Line, POST, RANK, STRONG, WEAK};
use crate::document::EntityKind;

/// What the names that are known take of a line.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// For each word whether a name that is no title stands there.
    words: Vec<bool>,
    /// Whether only a part of a body's or a place's name stands there, which a listed role may claim.
    weak: Vec<bool>,
    /// Whether a person's name begins at, or ends before, the word.
    begins: Vec<bool>,
    ends: Vec<bool>,
}

impl Taken {
    pub(super) fn clear(&mut self, words: usize) {
        for list in [
            &mut self.words,
            &mut self.weak,
            &mut self.begins,
            &mut self.ends,
        ] {
            list.clear();
            list.resize(words + 1, false);
        }
    }

    /// Notes a name from one word up to another.
    pub(super) fn add(&mut self, from: usize, to: usize, kind: EntityKind) {
        if kind == EntityKind::Title {
            return;
        }
        self.words
            .iter_mut()
            .take(to)
            .skip(from)
            .for_each(|slot| *slot = true);
        if matches!(kind, EntityKind::Organization | EntityKind::Place) {
            self.weak
                .iter_mut()
                .take(to)
                .skip(from)
                .for_each(|slot| *slot = true);
        }
        if kind == EntityKind::Person {
            if let Some(slot) = self.begins.get_mut(from) {
                *slot = true;
            }
            if let Some(slot) = self.ends.get_mut(to) {
                *slot = true;
            }
        }
    }

    pub(super) fn has(&self, i: usize) -> bool {
        self.words.get(i).copied().unwrap_or(false)
    }

    /// Whether a role of these words may stand here: nothing is taken, or several words are a listed role where only bodies
    /// and places are known (`U.S. attorney`, `Treasury Secretary`).
    fn lets(&self, from: usize, to: usize, code: u8) -> bool {
        (from..to).all(|i| {
            !self.has(i)
                || code == STRONG && to > from + 1 && self.weak.get(i).copied().unwrap_or(false)
        }) && !self.has(to - 1)
    }

    pub(super) fn begins(&self, i: usize) -> bool {
        self.begins.get(i).copied().unwrap_or(false)
    }

    pub(super) fn ends(&self, i: usize) -> bool {
        self.ends.get(i).copied().unwrap_or(false)
    }
}

/// How a title was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Beside a name.
    Beside,
    /// Alone.
    Alone,
}

/// A title from one word up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    pub from: usize,
    pub to: usize,
    pub ground: Ground,
}

/// Words that may stand in an apposition before its role.
const OWNERS: [&str; 10] = [
    "'s", "’s", "the", "his", "her", "their", "its", "a", "an", "'",
];
/// Roles that a plain noun behind `the` often is.
const LOOSE: [&str; 13] = [
    "chair",
    "king",
    "queen",
    "prince",
    "princess",
    "founder",
    "dean",
    "cardinal",
    "bishop",
    "secretary",
    "premier",
    "speaker",
    "minister",
];

/// Occupations that endings do not tell.
const DOERS: [&str; 16] = [
    "referee",
    "substitute",
    "striker",
    "winger",
    "defender",
    "sprinter",
    "swimmer",
    "jockey",
    "guide",
    "miner",
    "fisherman",
    "farmer",
    "volunteer",
    "resident",
    "survivor",
    "curator",
];

impl Line<'_> {
    /// One past the last word of the role phrase that begins at `i`, and whether it may stand alone. Ranks count.
    pub(super) fn role(&self, i: usize) -> Option<(usize, u8)> {
        let word = self.get(i)?;
        let code = word.opens(List::Roles)?;
        if !matches!(code, STRONG | WEAK | RANK) {
            return None;
        }
        // Gov., not gov.
        if code == RANK && !word.is_name() {
            return None;
        }
        let mut end = i + 1;
        while self
            .get(end)
            .is_some_and(|w| w.code(List::Roles) == Some(code) && w.opens(List::Roles).is_none())
        {
            end += 1;
        }
        // Lt. Gen.
        while code == RANK
            && self
                .get(end)
                .is_some_and(|w| w.is_name() && w.opens(List::Roles) == Some(RANK))
        {
            end += 1;
        }
        // secretary of the economy, Minister of Trade and Industry
        if code == STRONG && self.is(end - 1, &["minister", "secretary"]) && self.is(end, &["of"]) {
            let mut at = end + 1 + usize::from(self.is(end + 1, &["the"]));
            while self.is_field(at) {
                end = at + 1;
                at = end + usize::from(self.is(end, &["and", "&", ","]));
            }
        }
        Some((end, code))
    }

    /// The field of a role or a ministry.
    pub(super) fn is_field(&self, i: usize) -> bool {
        let small = crate::text::case::in_small(self.word(i));
        self.lists.field.has(&small) || small == "state" || small == "affairs"
    }

    /// The titles of a line, in order.
    pub(super) fn titles(&self, taken: &mut Taken) -> Vec<Title> {
        let mut out = Vec::new();
        let mut done = 0;
        let mut i = 0;
        while i < self.words.len() {
            let role = self.role(i).filter(|&(end, code)| taken.lets(i, end, code));
            let Some((end, code)) = role else {
                i += 1;
                continue;
            };
            if let Some(ground) = self.ground(i, end, code, taken) {
                let mut from = i;
                while from > done
                    && let Some(before) = from.checked_sub(1)
                    && !taken.has(before)
                {
                    // then-president, vice-chairman
                    if self.is_tight_hyphen(before) && before > done && self.qualifies(before - 1) {
                        from -= 2;
                    } else if self.qualifies(before) {
                        from -= 1;
                    } else {
                        break;
                    }
                }
                out.push(Title {
                    from,
                    to: end,
                    ground,
                });
                done = end;
            }
            i = end;
        }
        for i in 0..self.words.len() {
            if self.is_occupation(i, taken) && !out.iter().any(|t| t.from <= i && i < t.to) {
                out.push(Title {
                    from: i,
                    to: i + 1,
                    ground: Ground::Beside,
                });
            }
        }
        for i in 1..self.words.len() {
            if self.code(i, List::Roles) == Some(POST)
                && (taken.ends(i) || self.word(i - 1) == "," && taken.ends(i - 1))
            {
                out.push(Title {
                    from: i,
                    to: i + 1,
                    ground: Ground::Beside,
                });
            }
        }
        out
    }

    /// Whether a word that no list has is what somebody does, right before a name: forecaster Jane Doe, referee Doe.
    fn is_occupation(&self, i: usize, taken: &Taken) -> bool {
        let word = self.word(i);
        let plain = self
            .get(i)
            .is_some_and(|w| w.case == Case::Small || w.fresh);
        let doer = word.len() > 5
            && word.bytes().all(|b| b.is_ascii_alphabetic())
            && ([
                "ologist", "ographer", "caster", "keeper", "fielder", "wright", "sman", "swoman",
            ]
            .iter()
            .any(|ending| word.ends_with(ending))
                || self.is(i, &DOERS));
        // Doe, a cardiologist at the hospital
        let apposed = i > 1
            && self.is(i - 1, &["a", "an"])
            && self.word(i - 2) == ","
            && (taken.ends(i - 2) || self.aged(i - 2, taken));
        plain && doer && !taken.has(i) && (taken.begins(i + 1) || apposed)
    }

    /// Whether a word belongs to the role behind it.
    fn qualifies(&self, i: usize) -> bool {
        let word = self.word(i);
        self.lists.before.has(word)
            || self.lists.before.has(&crate::text::case::in_small(word)) && !word.is_empty()
    }

    fn ground(&self, i: usize, end: usize, code: u8, taken: &Taken) -> Option<Ground> {
        // The mayor's office is no mayor.
        if self.is(end, &["'s", "’s"]) && self.is(end + 1, &["office"]) {
            return None;
        }
        // Right before a name: Gov. Doe, President Mr. Doe.
        let mut next = end;
        while self.lists.honorific.has(self.word(next)) {
            next += 1;
        }
        if taken.begins(next) {
            return Some(Ground::Beside);
        }
        // U.S. Reps. Doe and Roe; otherwise a rank stands for nobody.
        if code == RANK {
            return None;
        }
        // chairman, CEO and president Doe
        let mut q = end;
        while self.is(q, &["and", ",", "&"]) || self.is_tight_hyphen(q) {
            q += 1;
            while self.is(q, &["and"]) || self.role(q).is_none() && self.qualifies(q) {
                q += 1;
            }
            let Some((to, _)) = self.role(q) else { break };
            q = to;
            if taken.begins(q) {
                return Some(Ground::Beside);
            }
        }
        let before = i.checked_sub(1);
        let owned = before.is_some_and(|b| {
            self.is(b, &OWNERS) || taken.has(b) || self.qualifies(b) || self.is_people(b)
        });
        // its chairman, Doe
        if self.word(end) == "," && taken.begins(end + 1) && owned {
            return Some(Ground::Beside);
        }
        // chief executive of Lumora, Doe
        if self.is(end, &["of", "at", "for"])
            && owned
            && let Some(behind) = self.behind_name(end + 1, taken)
            && self.word(behind) == ","
            && taken.begins(behind + 1)
        {
            return Some(Ground::Beside);
        }
        if self.is_apposed(i, taken) {
            return Some(Ground::Beside);
        }
        // served as director of Lumora, is now its president
        if before.is_some_and(|b| self.lists.agrees.has(self.word(b)))
            && self.is(end, &["of", "at"])
            && self.behind_name(end + 1, taken).is_some()
        {
            return Some(Ground::Alone);
        }
        // Alone, of one known person.
        if code == STRONG && i > 0 {
            let b = i - 1;
            let capital = self.is_name(i);
            let alone = self.is(
                b,
                &[
                    "'s", "’s", "the", "its", "their", "his", "her", "as", "current", "then", "our",
                ],
            ) || taken.has(b)
                || self.qualifies(b)
                || self.is_people(b);
            let single = end == i + 1;
            let loose = self.is(b, &["the"]) && single && !capital && self.is(i, &LOOSE);
            if alone && !loose && !self.is_compound(end) {
                return Some(Ground::Alone);
            }
        }
        None
    }

    /// Whether a role at `i` is said of the name before it: `Doe, the Lumora chairman`, `Doe, then president`.
    fn is_apposed(&self, i: usize, taken: &Taken) -> bool {
        let mut p = i;
        for _ in 0..10 {
            let Some(before) = p.checked_sub(1) else {
                return false;
            };
            let word = self.word(before);
            if word == "," {
                return taken.ends(before) || self.aged(before, taken);
            }
            let small = crate::text::case::in_small(word);
            let goes = self.is(before, &OWNERS)
                || matches!(word, "and" | "-" | "of" | "&")
                || taken.has(before)
                || self.is_name(before) && self.is(before + 1, &["'s", "’s"])
                || self.is_people(before)
                || self.lists.within.has(&small)
                || self.lists.field.has(&small)
                || self.lists.before.has(&small)
                // chairman and chief executive: the role before.
                || self.code(before, List::Roles).is_some_and(|c| c <= WEAK);
            if !goes {
                return false;
            }
            p = before;
        }
        false
    }

    /// `Doe, 55, a lawyer`: whether only an age stands between the comma and the name.
    fn aged(&self, comma: usize, taken: &Taken) -> bool {
        let (Some(age), Some(first)) = (comma.checked_sub(1), comma.checked_sub(2)) else {
            return false;
        };
        self.word(age).len() <= 3
            && self.word(age).bytes().all(|b| b.is_ascii_digit())
            && self.word(first) == ","
            && taken.ends(first)
    }

    /// One past a name that begins at `i`, an article before it or not.
    fn behind_name(&self, i: usize, taken: &Taken) -> Option<usize> {
        let mut at = i + usize::from(self.is(i, &["the"]));
        if !taken.has(at) {
            return None;
        }
        while taken.has(at) {
            at += 1;
        }
        Some(at)
    }

    /// Whether a word behind a role makes it a part of something else: the president's office is no part, the president
    /// elections are.
    fn is_compound(&self, i: usize) -> bool {
        self.is_tight_hyphen(i)
            || self.is(
                i,
                &[
                    "election",
                    "elections",
                    "role",
                    "post",
                    "job",
                    "position",
                    "race",
                    "candidate",
                ],
            )
    }
}
