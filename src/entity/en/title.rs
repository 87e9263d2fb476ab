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

/// Roles that an office holder is called by alone once somebody has been named with them.
const OFFICES: [&str; 14] = [
    "judge",
    "coach",
    "senator",
    "congressman",
    "congresswoman",
    "magistrate",
    "superintendent",
    "justice",
    "commander",
    "commandant",
    "captain",
    "colonel",
    "pastor",
    "manager",
];

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

/// Ranks as they are written without full stop.
const RANKS: [&str; 12] = [
    "Gen", "Brig", "Maj", "Col", "Lt", "Capt", "Sgt", "Cpl", "Adm", "Cmdr", "Insp", "Supt",
];

/// Members of a government, who are told apart by their fields.
const MEMBERS: [&str; 3] = ["minister", "secretary", "commissioner"];

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
        if let Some(end) = self.chief_officer(i) {
            return Some((end, STRONG));
        }
        // Roles are known by their hashes: a verb is none by chance.
        if word.case == Case::Small && self.word(i).ends_with("ed") {
            return None;
        }
        if let Some(end) = self.british_rank(i) {
            return Some((end, RANK));
        }
        let Some(code) = word.opens(List::Roles) else {
            let small = crate::text::case::in_small(self.word(i));
            // Driver and Baker are surnames too.
            let plain = word.case == Case::Small || word.fresh && word.code(List::People).is_none();
            let whole = !self.is_tight_hyphen(i + 1);
            return (plain && whole && self.lists.duty.has(&small)).then_some((i + 1, WEAK));
        };
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
        // Leader of the Opposition
        if self.is(end - 1, &["leader"])
            && self.is(end, &["of"])
            && self.is(end + 1, &["the"])
            && self.is(end + 2, &["opposition"])
        {
            return Some((end + 3, STRONG));
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

    /// Behind a rank that is written without full stop: Capt Doe, Brig-Gen Doe.
    fn british_rank(&self, i: usize) -> Option<usize> {
        let rank = |i: usize| {
            let word = self.word(i);
            RANKS.contains(&word.strip_suffix('.').unwrap_or(word))
        };
        if !rank(i) {
            return None;
        }
        let mut end = i + 1;
        if self.is_tight_hyphen(end) && rank(end + 1) {
            end += 2;
        } else if rank(end) {
            end += 1;
        } else if self.word(i).ends_with('.') {
            return None;
        }
        self.is_name(end).then_some(end)
    }

    /// Whether a word is an office that somebody who was named with it is called by.
    pub(super) fn is_office(&self, i: usize) -> bool {
        self.is(i, &OFFICES)
    }

    /// Behind a chief officer of whatever: chief public relations officer.
    fn chief_officer(&self, i: usize) -> Option<usize> {
        if !self.is(i, &["chief"]) {
            return None;
        }
        let officer = (i + 2..i + 5).find(|&at| self.is(at, &["officer"]))?;
        let alike = self.is_name(officer);
        let plain = |at: usize| {
            let word = self.word(at);
            word.len() > 2
                && word.bytes().all(|b| b.is_ascii_alphabetic())
                && !self.lists.little.has(word)
                && self.is_name(at) == alike
        };
        (i + 1..officer).all(plain).then_some(officer + 1)
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
            let detailed = self.detailed(i, code, done, taken);
            if let Some(ground) = self.ground(i, detailed, end, code, taken) {
                // Nobody is named with the finance director, but the finance minister is one person.
                let from = if ground == Ground::Beside || self.is(i, &MEMBERS) {
                    detailed
                } else {
                    self.qualified(i, done, taken)
                };
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

    /// The first word of a role at `i` with what qualifies it: former vice, then-.
    fn qualified(&self, i: usize, done: usize, taken: &Taken) -> usize {
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
        from
    }

    /// The first word of a role at `i` with what says which one it is: lead trial lawyer, cyber security expert, Water
    /// Resources Minister, state Rep.
    fn detailed(&self, i: usize, code: u8, done: usize, taken: &Taken) -> usize {
        let mut from = self.qualified(i, done, taken);
        if code == RANK {
            let state = from > done && self.word(from - 1) == "state" && !taken.has(from - 1);
            return from - usize::from(state);
        }
        while from > done
            && let Some(before) = from.checked_sub(1)
            && !taken.has(before)
            && self.is_detail(before)
            // Labor leader Doe: the party's.
            && (self.is_name(before) == self.is_name(i)
                || self.get(before).is_some_and(|w| w.fresh))
        {
            from = self.qualified(before, done, taken);
        }
        // Lumora's damages expert: a noun right behind its owner.
        if from == i
            && let Some(before) = from.checked_sub(1)
            && let Some(owner) = before.checked_sub(1)
            && before > done
            && !taken.has(before)
            && self.is_noun(before)
            && (self.is(owner, &["a", "an"]) || matches!(self.word(owner), "'s" | "’s"))
        {
            from = before;
        }
        from
    }

    /// Whether a word says which one the role behind it is: its field or its rank.
    fn is_detail(&self, i: usize) -> bool {
        let small = crate::text::case::in_small(self.word(i));
        // A delegate of a state is one whatever the state.
        small != "state" && (self.is_field(i) || self.lists.detail.has(&small))
    }

    /// Whether a word without capitals has the ending of a noun.
    fn is_noun(&self, i: usize) -> bool {
        let word = self.word(i);
        let ending = [
            "tion", "ment", "ity", "ance", "ence", "ship", "ware", "logy", "ages", "ics", "ions",
            "ments", "ties",
        ];
        self.get(i).is_some_and(|w| w.case == Case::Small)
            && word.len() > 5
            && ending.iter().any(|e| word.ends_with(e))
    }

    /// Whether a word belongs to the role behind it.
    fn qualifies(&self, i: usize) -> bool {
        let word = self.word(i);
        self.lists.before.has(word)
            || self.lists.before.has(&crate::text::case::in_small(word)) && !word.is_empty()
    }

    /// Why a role from `i` up to `end` is a title; with what details it, it begins at `from`.
    fn ground(&self, i: usize, from: usize, end: usize, code: u8, taken: &Taken) -> Option<Ground> {
        // The mayor's office is no mayor.
        if self.is(end, &["'s", "’s"]) && self.is(end + 1, &["office"]) {
            return None;
        }
        // Fellow Texan Jane Doe
        if self.is(i, &["fellow"]) && end == i + 1 && (self.is_people(end) || self.is_name(end)) {
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
        let owned = from < i
            || from.checked_sub(1).is_some_and(|b| {
                self.is(b, &OWNERS) || taken.has(b) || self.qualifies(b) || self.is_people(b)
            });
        // its chairman, Doe; her husband, former President Doe
        if self.word(end) == "," && owned {
            let mut next = end + 1;
            while self.qualifies(next) {
                next += 1;
            }
            let role = self.role(next).map_or(next, |(to, _)| to);
            if taken.begins(end + 1) || taken.begins(role) {
                return Some(Ground::Beside);
            }
        }
        // head of its technology division, Doe
        if self.is(end, &["of"]) && owned && self.is(end + 1, &["its", "the", "their"]) {
            let comma = (end + 2..end + 7).find(|&at| {
                self.get(at)
                    .is_none_or(|w| w.case != Case::Small || self.lists.agrees.has(self.word(at)))
            });
            if let Some(comma) = comma
                && comma > end + 2
                && self.word(comma) == ","
                && taken.begins(comma + 1)
            {
                return Some(Ground::Beside);
            }
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
        if self.is_apposed(from, taken) {
            return Some(Ground::Beside);
        }
        // served as director of Lumora, is now its president
        if i > 0
            && self.lists.agrees.has(self.word(i - 1))
            && self.is(end, &["of", "at"])
            && self.behind_name(end + 1, taken).is_some()
        {
            return Some(Ground::Alone);
        }
        // Alone, of one known person.
        // The water resources minister is one, the company president is the company's.
        let lead = if self.is(i, &MEMBERS) { from } else { i };
        if code == STRONG
            && let Some(b) = lead.checked_sub(1)
        {
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
            // His chair is furniture.
            let seat = self.is(i, &["chair"]) && !taken.has(b);
            let loose = (self.is(b, &["the"]) || seat) && single && !capital && self.is(i, &LOOSE);
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
                || matches!(word, "and" | "-" | "of" | "&" | "at" | "now")
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
