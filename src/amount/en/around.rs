//! The words around an amount: what bounds it, which way it moved, what it is per, what it restates.

use super::Reading;
use super::scan::Scan;
use super::tables::{Class, Unit};
use crate::document::{Amount, AmountKind, Bound, Direction};
use crate::numeral::en::phrase::{blank, hyphen, joint, word_end, words_at};
use crate::text::{Span, char_at, char_before, rest};

impl<'t> Scan<'t> {
    /// The bound that stands before `at`, articles between left aside.
    pub(super) fn bound_before(&self, at: usize) -> Option<(Bound, Span)> {
        let mut here = at;
        for i in 0..3 {
            if let Some((start, end, &bound)) = self
                .tables
                .bounds_before
                .before(self.whole, self.from, here)
            {
                return Some((bound, Span::new(start, end)));
            }
            let (start, end) = self.before(here)?;
            let word = self.whole.get(start..end)?;
            if !self.tables.is(Class::Rounds, word) {
                // under the age of 18
                if i == 0 && word == "of" {
                    let age = self.before(start)?;
                    let the = self.before(age.0)?;
                    if self.whole.get(age.0..age.1)? == "age" {
                        here = the.0;
                        continue;
                    }
                }
                return None;
            }
            here = start;
        }
        None
    }

    /// How the words around a reading bound it, and the words that do.
    pub(super) fn bound(&self, reading: &Reading<'_>) -> Option<(Bound, Span)> {
        for end in [reading.span.end, reading.close] {
            let behind = rest(self.whole, end);
            if behind.starts_with('+') {
                return Some((Bound::AtLeast, Span::new(end, end + 1)));
            }
            if let Some(at) = joint(self.whole, end)
                && let Some((close, &bound)) = self.tables.bounds_behind.at(self.whole, at)
                && !(hyphen(self.whole, end).is_none()
                    && matches!(
                        self.whole.get(at..close),
                        Some("odd" | "ish" | "tops" | "plus")
                    ))
                && !self.goes_on(close)
            {
                return Some((bound, Span::new(at, close)));
            }
        }
        let mut start = reading.span.start;
        if char_before(self.whole, start).is_some_and(|c| c == '~') {
            return Some((Bound::About, Span::new(start - 1, start)));
        }
        // under-18s
        if reading.kind == AmountKind::Age
            && let Some((from, to)) = self.before(start)
        {
            let word = self.whole.get(from..to).unwrap_or("").to_ascii_lowercase();
            let bound = match &*word {
                "under" => Some(Bound::LessThan),
                "over" => Some(Bound::MoreThan),
                _ => None,
            };
            if let Some(bound) = bound {
                return Some((bound, Span::new(from, to)));
            }
            if matches!(&*word, "aged" | "age" | "ages") {
                start = from;
            }
        }
        let (bound, span) = self.bound_before(start)?;
        self.bound_holds(reading, bound, span)
            .then_some((bound, span))
    }

    /// Whether a number or `of` follows: what stands before it bounds that.
    fn goes_on(&self, end: usize) -> bool {
        blank(self.whole, end).is_some_and(|at| {
            char_at(self.whole, at)
                .is_some_and(|c| c.is_ascii_digit() || matches!(c, '$' | '£' | '€'))
                || words_at(self.whole, at, "of").is_some()
                || self.tables.numerals.at(self.whole, at, false).is_some()
        })
    }

    /// Whether a bound before an amount is meant as one: over three years, under two presidents, about two women.
    fn bound_holds(&self, reading: &Reading<'_>, bound: Bound, span: Span) -> bool {
        let word = span.of(self.whole).to_ascii_lowercase();
        let few = reading.kind == AmountKind::Count
            && reading.low.is_some_and(|v| v < rust_decimal::Decimal::TEN)
            && self
                .whole
                .get(reading.span.start..)
                .is_some_and(|t| t.starts_with(|c: char| c.is_alphabetic()));
        let topic = |w: &str| self.tables.is(Class::Topic, w);
        match &*word {
            // learn more about 529 plans
            "about" if self.word_before(span.start).is_some_and(topic) => false,
            "over" if reading.kind == AmountKind::Duration => {
                self.word_before(span.start).is_some_and(|w| {
                    matches!(
                        w,
                        "for" | "well" | "just" | "lasted" | "took" | "after" | "spent" | "with"
                    )
                })
            }
            "over" | "under" | "above" | "below" | "beyond" | "south of" | "north of" if few => {
                false
            }
            "around" | "over" | "some" if reading.kind == AmountKind::Multiple => false,
            "around" | "about" | "some" if few && reading.unit.is_some() => {
                word == "about" && bound == Bound::About
            }
            // up above 5, over from 3
            _ => true,
        }
    }

    /// What an amount is per: a share, per barrel, an hour.
    pub(super) fn per(&self, reading: &Reading<'_>) -> Option<String> {
        if matches!(
            reading.kind,
            AmountKind::Age | AmountKind::Rank | AmountKind::Score | AmountKind::Speed
        ) {
            return None;
        }
        let end = reading.close.max(reading.span.end);
        for end in [reading.span.end, end] {
            let slash = rest(self.whole, end).starts_with('/');
            if slash {
                let at = end + 1;
                let close = word_end(self.whole, at)?;
                return Some(self.whole.get(at..close)?.to_ascii_lowercase());
            }
            let Some(at) = joint(self.whole, end) else {
                continue;
            };
            let (always, next) = match ["per", "a", "an", "each", "every"]
                .iter()
                .find_map(|w| Some((*w == "per", words_at(self.whole, at, w)?)))
            {
                Some((always, close)) => match joint(self.whole, close) {
                    Some(next) => (always, next),
                    None => continue,
                },
                None => continue,
            };
            if reading.kind == AmountKind::Duration && !always {
                return None;
            }
            // per diluted share
            let mut here = next;
            for _ in 0..3 {
                if let Some(close) = self.tables.phrase_at(Class::Per, self.whole, here) {
                    return Some(
                        self.whole
                            .get(here..close)?
                            .to_ascii_lowercase()
                            .replace('-', " "),
                    );
                }
                let Some(next) = word_end(self.whole, here).and_then(|end| blank(self.whole, end))
                else {
                    break;
                };
                if !always
                    && here != next
                    && self
                        .tables
                        .is(Class::Stop, self.whole.get(here..next)?.trim())
                {
                    break;
                }
                here = next;
            }
            if always && let Some(close) = word_end(self.whole, next) {
                return Some(self.whole.get(next..close)?.to_ascii_lowercase());
            }
        }
        None
    }

    /// Which way the amount is said to have moved.
    pub(super) fn direction(
        &self,
        reading: &Reading<'_>,
        bound: Option<Span>,
    ) -> Option<Direction> {
        if matches!(
            reading.kind,
            AmountKind::Age | AmountKind::Rank | AmountKind::Score | AmountKind::Duration
        ) {
            return None;
        }
        let behind = self.direction_behind(reading);
        if behind.is_some() {
            return behind;
        }
        let mut here = bound
            .filter(|b| b.start < reading.span.start)
            .map_or(reading.span.start, |b| b.start);
        let mut moved = false;
        for i in 0..5 {
            if let Some((start, end, classes)) =
                self.tables.phrase_before(self.whole, self.from, here)
            {
                // the rise, a cut: nouns, but for what they are of.
                let noun = i == 0
                    && self
                        .word_before(start)
                        .is_some_and(|w| matches!(w, "the" | "a" | "to"))
                    && !self
                        .whole
                        .get(start..here)
                        .is_some_and(|w| w.contains(" of"));
                // raised $5 million, added 300 jobs: no rise without "by".
                let taken = !moved
                    && !relative(reading.kind)
                    && self.whole.get(start..end).is_some_and(|w| {
                        matches!(
                            w,
                            "raised"
                                | "raise"
                                | "raises"
                                | "added"
                                | "cut"
                                | "cuts"
                                | "cutting"
                                | "gained"
                                | "lost"
                                | "lose"
                                | "loses"
                                | "losing"
                                | "shed"
                                | "lifted"
                        )
                    });
                let noun = noun || taken;
                if !noun && classes.has(Class::Up) {
                    return Some(Direction::Up);
                }
                if !noun && classes.has(Class::Down) {
                    return Some(Direction::Down);
                }
            }
            let (start, end) = self.before(here)?;
            let word = self.whole.get(start..end)?;
            let by = matches!(word, "by" | "to");
            let small = by
                || moved && i < 4 && !self.tables.is(Class::Stop, word)
                || matches!(word, "its" | "their" | "his" | "her" | "the") && moved
                || matches!(
                    word,
                    "by" | "to" | "a" | "an" | "about" | "around" | "nearly" | "its" | "another"
                )
                || self.tables.is(Class::Rounds, word);
            if !small {
                return None;
            }
            moved |= by;
            here = start;
        }
        None
    }

    fn direction_behind(&self, reading: &Reading<'_>) -> Option<Direction> {
        let relative = relative(reading.kind);
        let mut at = joint(self.whole, reading.span.end)?;
        for _ in 0..2 {
            let end = word_end(self.whole, at)?;
            let word = self.whole.get(at..end)?;
            let classes = self.tables.classes(word);
            // $5 more: another amount, not a rise.
            let counted = matches!(word, "more" | "fewer" | "up" | "down") && !relative;
            if classes.has(Class::More) && !counted {
                return Some(Direction::Up);
            }
            if classes.has(Class::Less) && !counted {
                return Some(Direction::Down);
            }
            if classes.has(Class::Stop) || word == "of" {
                return None;
            }
            at = blank(self.whole, end)?;
        }
        None
    }

    /// What a unit means here: pounds are money or a weight, points a share of voters, of an index, of a game.
    pub(super) fn meant(&self, unit: Unit, span: Span) -> (AmountKind, &'static str) {
        match (unit.kind, unit.code) {
            (AmountKind::Mass, "lb")
                if span.of(self.text).to_ascii_lowercase().contains("pound") =>
            {
                let scale = span.of(self.text).contains("illion");
                let money = scale || self.is_near(span, Class::Money);
                let weight = self.is_near(span, Class::Weight)
                    || hyphen(self.text, span.start).is_some()
                    || self.next_word(span.end).is_some_and(|w| w == "of");
                if money && (scale || !weight) || !weight && self.whole.contains('£') {
                    return (AmountKind::Money, "GBP");
                }
                (unit.kind, unit.code)
            }
            (AmountKind::Other, "point")
                if self.is_near(span, Class::Sport) && !self.is_near(span, Class::Index) =>
            {
                (AmountKind::Count, "points")
            }
            _ => (unit.kind, unit.code),
        }
    }

    /// Whether a word of a class stands in the sentence within some words of an amount.
    fn is_near(&self, span: Span, class: Class) -> bool {
        let mut here = span.start;
        for _ in 0..10 {
            let Some((start, end)) = self.before(here) else {
                break;
            };
            if self
                .tables
                .is(class, self.whole.get(start..end).unwrap_or(""))
            {
                return true;
            }
            here = start;
        }
        let mut here = span.end;
        for _ in 0..8 {
            let Some(at) = joint(self.whole, here) else {
                break;
            };
            let Some(end) = word_end(self.whole, at) else {
                break;
            };
            if self.tables.is(class, self.whole.get(at..end).unwrap_or("")) {
                return true;
            }
            here = end;
        }
        false
    }
}

/// Whether a kind tells how large a change was rather than how much there is.
fn relative(kind: AmountKind) -> bool {
    matches!(
        kind,
        AmountKind::Percent | AmountKind::PercentPoint | AmountKind::Other | AmountKind::Multiple
    )
}

/// Links each amount that stands in brackets, or behind `or`, right behind another to what it converts or restates.
pub(super) fn link(text: &str, amounts: &mut [Amount]) {
    let mut links = Vec::new();
    for (i, pair) in amounts.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let Some(gap) = text.get(first.span.end..second.span.start) else {
            continue;
        };
        if gap.len() > 48 {
            continue;
        }
        let bracket = gap.trim_start().strip_prefix(['(', '[']);
        let or = gap
            .strip_prefix(", or ")
            .or_else(|| gap.strip_prefix(", equivalent to "));
        let Some(inside) = bracket.or(or) else {
            continue;
        };
        let restates = inside.trim().is_empty()
            || ROUNDS.contains(&inside.trim().to_ascii_lowercase().as_str());
        let measure =
            is_measure(first.kind) && first.kind == second.kind && first.unit != second.unit;
        let share = matches!(first.kind, AmountKind::Count | AmountKind::Other)
            && second.kind == AmountKind::Percent
            && first.unit != second.unit;
        if restates && (measure || share) {
            links.push((i + 1, i));
        }
    }
    for (second, first) in links {
        if let Some(amount) = amounts.get_mut(second) {
            amount.same_as = Some(first);
        }
    }
}

/// What may stand between the bracket and what restates.
const ROUNDS: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approximately",
    "approx.",
    "some",
    "nearly",
    "almost",
    "more than",
    "over",
    "or",
    "or about",
    "equivalent to",
    "equal to",
    "worth",
    "just over",
    "just under",
    "less than",
    "i.e.",
    "c.",
    "~",
    "up to",
    "=",
    "≈",
    "at least",
    "under",
];

/// Kinds whose amounts are converted from one unit to another.
fn is_measure(kind: AmountKind) -> bool {
    matches!(
        kind,
        AmountKind::Money
            | AmountKind::Length
            | AmountKind::Area
            | AmountKind::Mass
            | AmountKind::Volume
            | AmountKind::Temperature
            | AmountKind::Speed
            | AmountKind::Energy
            | AmountKind::Power
    )
}

/// What a bare dollar is in an article: the US one, unless it tells its own from the US one by name.
pub(super) fn dollar(text: &str) -> &'static str {
    let us = ["US$", "U.S. dollar", "US dollar", "American dollar"];
    if !us.iter().any(|name| text.contains(name)) {
        return "USD";
    }
    let count = |name: &str| text.matches(name).count();
    let american = count("U.S.") + count("United States") + count("America");
    let countries = [
        ("Australia", "AUD"),
        ("Canad", "CAD"),
        ("Hong Kong", "HKD"),
        ("Singapore", "SGD"),
        ("New Zealand", "NZD"),
        ("Taiwan", "TWD"),
    ];
    countries
        .iter()
        .map(|&(name, code)| (count(name), code))
        .max()
        .filter(|&(n, _)| n >= 2 && n > american)
        .map_or("USD", |(_, code)| code)
}
