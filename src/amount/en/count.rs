//! Numbers: with a unit, an age, a part, a score, else a count of what the noun behind says.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Reading;
use super::scan::Scan;
use super::tables::Class;
use crate::document::{AmountKind, Bound};
use crate::numeral::en::phrase::{blank, hyphen, word_end, words_at};
use crate::numeral::en::{Form, Numeral};
use crate::text::{Span, char_at, char_before, rest};

/// The most words of a noun phrase up to its head.
const PHRASE: usize = 6;

impl<'t> Scan<'t> {
    /// The amount whose digits begin at `at`.
    pub(super) fn digits(&self, at: usize) -> Option<Reading<'t>> {
        if !self.digits_may_begin(at) {
            return None;
        }
        if let Some(first) = crate::numeral::digits(self.text, at)
            && let Some(end) = self.ordinal_end(first.end)
            && !first.decimal
        {
            return self.rank(at, end, first.value?);
        }
        let reading = self.number(at)?;
        Some(self.signed(at, reading))
    }

    /// Takes in a minus before the digits.
    fn signed(&self, at: usize, reading: Reading<'t>) -> Reading<'t> {
        let measured = matches!(
            reading.kind,
            AmountKind::Percent
                | AmountKind::PercentPoint
                | AmountKind::Temperature
                | AmountKind::Money
                | AmountKind::Other
        );
        match char_before(self.text, at).filter(|c| matches!(c, '-' | '−' | '–')) {
            Some(sign) if measured && at > self.from => {
                let start = at - sign.len_utf8();
                let free = start <= self.from
                    || char_before(self.text, start)
                        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ','));
                if free {
                    reading.negated(start)
                } else {
                    reading
                }
            }
            _ => reading,
        }
    }

    /// The amount whose numeral begins at `at`.
    pub(super) fn number(&self, at: usize) -> Option<Reading<'t>> {
        let joins = !self.opened_by(at, "between");
        let numeral = self.tables.numerals.at(self.text, at, joins)?;
        let digits = numeral.digits;
        if numeral.form == Form::Words && self.is_part_of_name(&numeral) {
            return None;
        }
        if digits.is_some_and(|d| d.count > 15 && !d.grouped) {
            return None;
        }
        let before = self.word_before(at);
        let part = self.part(numeral);
        if let Some(range) = self.range(at, &part) {
            return Some(range);
        }
        if let Some(reading) = self.age(&numeral) {
            return Some(reading);
        }
        if let Some(score) = self.score(at, &numeral) {
            return Some(score);
        }
        let numeral = part.numeral;
        if numeral.form == Form::Words || digits.is_some() {
            if let Some(reading) = self.one_in(&numeral) {
                return Some(reading);
            }
            if let Some(n) = numeral.value()
                && numeral.scale.is_none()
                && let Some(reading) = self.share(at, n, numeral.span.end, false)
            {
                return Some(reading);
            }
        }
        if let Some((unit, end)) = part.unit {
            if unit.kind == AmountKind::Duration {
                if let Some((unit, close)) = self.old(end, unit.code) {
                    let span = Span::new(at, close);
                    return Some(Reading::exact(
                        span,
                        AmountKind::Age,
                        Some(unit),
                        numeral.low,
                    ));
                }
                if self.is_past(end) {
                    return None;
                }
                if self.aged_before(at) && !numeral.vague {
                    let span = Span::new(at, end);
                    return Some(Reading::exact(
                        span,
                        AmountKind::Age,
                        Some(unit.code),
                        numeral.low,
                    ));
                }
            }
            // Section 5 metres? Never: but Area 51 yards is no measure either.
            if before.is_some_and(|w| {
                self.tables.is(Class::Named, w) && digits.is_some_and(|d| !d.decimal)
            }) && unit.kind == AmountKind::Other
            {
                return None;
            }
            if self.meant(unit, Span::new(at, end)).0 == AmountKind::Count {
                return self.count(&numeral);
            }
            return self.finish(at, &part);
        }
        if numeral.fraction {
            let value = numeral.low.map(|v| v.round_dp(4).normalize());
            return self.fraction_alone(numeral.span, value);
        }
        self.count(&numeral)
    }

    /// `7/32` by itself, or `1/4 mile`.
    fn fraction_alone(&self, span: Span, value: Option<Decimal>) -> Option<Reading<'t>> {
        let next = self.next_word(span.end);
        let month = next.is_some_and(|w| self.tables.is(Class::Month, w));
        (!month && !self.named_before(span.start))
            .then(|| Reading::exact(span, AmountKind::Other, None, value))
    }

    /// A number without a unit.
    fn count(&self, numeral: &Numeral) -> Option<Reading<'t>> {
        let Span { start, end } = numeral.span;
        if self.is_named(start, numeral) || self.is_clock(end) {
            return None;
        }
        let behind = rest(self.text, end);
        let next = behind.chars().next();
        // 4chan, 5G, 3-D, 1:2, 10/12
        if next.is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '/' | '\\' | '_' | '@' | '&' | '=' | '%' | '°' | 'º')
        }) || matches!(next, Some(':'))
            && rest(behind, 1).starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        if hyphen(self.text, end).is_some() || matches!(next, Some('-' | '–')) {
            return self.compound(numeral);
        }
        // 5 degrees north: where, not how many. 12 June: a day.
        let day = numeral.digits.is_some_and(|d| d.count <= 2);
        if self.next_word(end).is_some_and(|w| {
            matches!(w, "degrees" | "degree")
                || day
                    && w.starts_with(|c: char| c.is_ascii_uppercase())
                    && self.tables.is(Class::Month, w)
        }) {
            return None;
        }
        let noun = self.noun(end);
        let mut reading = Reading {
            high: numeral.high,
            bound: numeral.vague.then_some(Bound::Vague),
            ..Reading::exact(numeral.span, AmountKind::Count, None, numeral.low)
        };
        if let Some((from, to)) = noun {
            reading.unit = self.text.get(from..to).map(Cow::Borrowed);
            reading.close = to;
        }
        if numeral.plural {
            return Some(self.counted_of(reading));
        }
        let Some(digits) = numeral.digits else {
            return self.in_words(numeral, reading);
        };
        if digits.leading_zero || self.is_address(end) {
            return None;
        }
        let opening = char_before(self.text, start);
        let bracketed = matches!(opening, Some('(' | '[')) && matches!(next, Some(')' | ']'));
        if bracketed || self.is_item(start, end) {
            return None;
        }
        if digits.decimal {
            reading.kind = AmountKind::Other;
            reading.unit = None;
            reading.close = end;
            let magnitude = self
                .word_before(start)
                .is_some_and(|w| w.eq_ignore_ascii_case("magnitude") || w == "Mw");
            if magnitude {
                reading.unit = Some(Cow::Borrowed("magnitude"));
            }
            // 2007.05: a month.
            if digits.count == 4 && !digits.grouped && digits.end == start + 7 {
                return None;
            }
            let version = self
                .word_before(start)
                .is_some_and(|w| w.starts_with(|c: char| c.is_ascii_uppercase()) && w.len() > 2)
                && !magnitude
                && !self.may_have_capital(self.before(start)?.0)
                && digits.count <= 2;
            if let Some(money) = self.per_money(numeral) {
                return Some(money);
            }
            return (!version).then_some(reading);
        }
        if digits.count == 4 && !digits.grouped && self.is_year(numeral, noun.is_some()) {
            return None;
        }
        if digits.count > 6 && !digits.grouped && noun.is_none() {
            return None;
        }
        // A cell of a table.
        if start == self.from && behind.trim().is_empty() {
            return None;
        }
        Some(reading)
    }

    /// `108 per dollar` in a sentence about yen.
    fn per_money(&self, numeral: &Numeral) -> Option<Reading<'t>> {
        let at = blank(self.text, numeral.span.end)?;
        [
            "per dollar",
            "to the dollar",
            "per euro",
            "against the dollar",
            "a dollar",
        ]
        .iter()
        .find_map(|phrase| words_at(self.text, at, phrase))?;
        let head = self.text.get(self.from..numeral.span.start)?;
        let tail = head.get(head.len().saturating_sub(160)..).unwrap_or(head);
        let names = [
            ("yen", "JPY"),
            ("won", "KRW"),
            ("yuan", "CNY"),
            ("rupee", "INR"),
            ("lira", "TRY"),
            ("ruble", "RUB"),
            ("rouble", "RUB"),
            ("peso", "MXN"),
            ("rand", "ZAR"),
            ("baht", "THB"),
            ("ringgit", "MYR"),
            ("rupiah", "IDR"),
            ("krona", "SEK"),
            ("franc", "CHF"),
            ("euro", "EUR"),
        ];
        let (_, code) = names
            .iter()
            .filter_map(|(n, c)| Some((tail.rfind(n)?, *c)))
            .max()?;
        Some(Reading::exact(
            numeral.span,
            AmountKind::Money,
            Some(code),
            numeral.low,
        ))
    }

    /// Dozens of people, millions more: what of counts.
    fn counted_of(&self, mut reading: Reading<'t>) -> Reading<'t> {
        if let Some(at) = blank(self.text, reading.span.end)
            && let Some(of) = words_at(self.text, at, "of")
            && let Some((from, to)) = self.noun(of)
        {
            reading.unit = self.text.get(from..to).map(Cow::Borrowed);
            reading.close = to;
        }
        reading
    }

    /// A number in words without a unit: one and zero are mostly none.
    fn in_words(&self, numeral: &Numeral, mut reading: Reading<'t>) -> Option<Reading<'t>> {
        let span = numeral.span;
        let value = numeral.value().unwrap_or(Decimal::TEN);
        if value == Decimal::ONE && numeral.scale.is_none() {
            let bound = self.bound_before(span.start).map(|(bound, _)| bound);
            let counted = matches!(
                bound,
                Some(Bound::AtLeast | Bound::MoreThan | Bound::AtMost)
            );
            let noun = self
                .next_word(span.end)
                .filter(|w| !self.tables.is(Class::Stop, w));
            if !counted && !self.beside_count(span.end) || noun.is_none() {
                return None;
            }
            if let Some(at) = blank(self.text, span.end)
                && let Some(end) = word_end(self.text, at)
            {
                reading.unit = self.text.get(at..end).map(Cow::Borrowed);
                reading.close = end;
            }
        }
        if value.is_zero() && reading.unit.is_none() {
            return None;
        }
        let clock = [
            "in the morning",
            "in the afternoon",
            "in the evening",
            "past",
            "at night",
            "sharp",
        ];
        let at = blank(self.text, span.end);
        let timed = at.is_some_and(|at| clock.iter().any(|p| words_at(self.text, at, p).is_some()));
        let half_past = matches!(self.word_before(span.start), Some("past" | "quarter"));
        (!timed && !half_past).then_some(reading)
    }

    /// One man and two women: another count follows at once.
    fn beside_count(&self, end: usize) -> bool {
        let mut here = end;
        for _ in 0..4 {
            let Some(at) = blank(self.text, here) else {
                return false;
            };
            let Some(close) = word_end(self.text, at) else {
                return false;
            };
            let word = self.text.get(at..close).unwrap_or("");
            if word == "and" {
                let next = blank(self.text, close);
                let numeral = next.and_then(|at| {
                    let skipped = word_end(self.text, at).and_then(|end| blank(self.text, end));
                    self.tables
                        .numerals
                        .at(self.text, at, false)
                        .or_else(|| self.tables.numerals.at(self.text, skipped?, false))
                });
                return numeral.is_some_and(|n| n.value().is_some_and(|v| v > Decimal::ONE));
            }
            here = close;
        }
        false
    }

    /// A 12-member panel, 300-odd guests, $5-plus: the number alone.
    fn compound(&self, numeral: &Numeral) -> Option<Reading<'t>> {
        let end = numeral.span.end;
        let at = hyphen(self.text, end)?;
        let close = word_end(self.text, at)?;
        let word = self.text.get(at..close)?;
        let bounds = ["plus", "odd", "ish"].contains(&word);
        let magnitude = word == "magnitude";
        if !bounds && !magnitude && !self.tables.is(Class::Compound, word) {
            return None;
        }
        if numeral.value() == Some(Decimal::ONE) && !bounds {
            return None;
        }
        let mut reading = Reading {
            high: numeral.high,
            bound: numeral.vague.then_some(Bound::Vague),
            ..Reading::exact(numeral.span, AmountKind::Count, None, numeral.low)
        };
        if magnitude {
            reading.kind = AmountKind::Other;
            reading.unit = Some(Cow::Borrowed("magnitude"));
        } else if bounds {
            if let Some((from, to)) = self.noun(close) {
                reading.unit = self.text.get(from..to).map(Cow::Borrowed);
            }
        } else {
            reading.unit = Some(Cow::Borrowed(word));
        }
        Some(reading)
    }

    /// The head of the noun phrase behind a number: the first plural within a few words.
    pub(super) fn noun(&self, end: usize) -> Option<(usize, usize)> {
        let mut here = end;
        for i in 0..PHRASE {
            let mut at = blank(self.text, here)?;
            // “top” officials
            if let Some(c) = char_at(self.text, at).filter(|c| matches!(c, '“' | '"' | '‘')) {
                at += c.len_utf8();
            }
            let mut close = word_end(self.text, at)?;
            let mut start = at;
            while let Some(next) = hyphen(self.text, close)
                && let Some(end) = word_end(self.text, next)
            {
                start = next;
                close = end;
            }
            let word = self.text.get(start..close)?;
            let classes = self.tables.classes(word);
            // one man and two women
            if i > 0 && self.tables.numerals.at(self.text, at, false).is_some() {
                return None;
            }
            // maintenance and cleaning workers
            if i > 0 && matches!(word, "and" | "or") {
                here = close;
                continue;
            }
            if classes.has(Class::Stop) {
                return None;
            }
            if classes.has(Class::People) || is_plural(word) && !classes.has(Class::Singular) {
                let possessive = rest(self.text, close).starts_with(['\'', '’']);
                if !possessive {
                    // police officers
                    if classes.has(Class::People)
                        && let Some(next) = blank(self.text, close)
                        && let Some(end) = word_end(self.text, next)
                        && let Some(word) = self.text.get(next..end)
                        && is_plural(word)
                        && !self.tables.is(Class::Stop, word)
                        && !self.tables.is(Class::Singular, word)
                    {
                        return Some((next, end));
                    }
                    return Some((start, close));
                }
                close += 3;
            } else if rest(self.text, close).starts_with("'s") {
                close += 2;
            } else if rest(self.text, close).starts_with("’s") {
                close += "’s".len();
            }
            // large, old houses
            here = close
                + usize::from(
                    rest(self.text, close).starts_with(", ") && start == at && word.ends_with('y'),
                );
        }
        None
    }
}

fn is_plural(word: &str) -> bool {
    let bytes = word.as_bytes();
    let last = |i: usize| {
        bytes
            .get(bytes.len().wrapping_sub(i))
            .map(u8::to_ascii_lowercase)
    };
    bytes.len() > 3 && last(1) == Some(b's') && !matches!(last(2), Some(b's' | b'u' | b'i'))
}
