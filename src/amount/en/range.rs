//! Two numbers that are one amount: `10 to 20 percent`, `between $5 and $7`, `two or three`; and scores.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Reading;
use super::scan::{Scan, is_fraction_sign};
use super::tables::{Class, Part, Unit};
use crate::document::{AmountKind, Bound};
use crate::numeral::digit;
use crate::numeral::en::phrase::{blank, hyphen, is_blank, joint, word_end, words_at};
use crate::numeral::en::{Form, Numeral};
use crate::text::{Span, char_at, char_before, rest};

/// What joins two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    To,
    And,
    Or,
    Hyphen,
}

impl<'t> Scan<'t> {
    /// Whether `between` (or `from`) stands before `at`, words that round left aside.
    pub(super) fn opened_by(&self, at: usize, word: &str) -> bool {
        let mut here = at;
        for _ in 0..3 {
            let Some((start, end)) = self.before(here) else {
                return false;
            };
            let found = self.text.get(start..end).unwrap_or("");
            if found.eq_ignore_ascii_case(word) {
                return true;
            }
            if !self.tables.is(Class::Rounds, found) {
                return false;
            }
            here = start;
        }
        false
    }

    /// between the ages of 17 and 20
    fn is_between_ages(&self, start: usize) -> bool {
        self.aged_before(start)
            && self.text.get(self.from..start).is_some_and(|head| {
                head.ends_with("between the ages of ") || head.ends_with("between ages ")
            })
    }

    /// What joins the number that ends at `end` to the next: where that begins.
    fn link(&self, start: usize, end: usize) -> Option<(Link, usize)> {
        if let Some(at) = joint(self.text, end) {
            for (word, link) in [
                ("to", Link::To),
                ("and", Link::And),
                ("or", Link::Or),
                ("through", Link::To),
            ] {
                let Some(close) = words_at(self.text, at, word) else {
                    continue;
                };
                let next = joint(self.text, close)?;
                if link == Link::And
                    && !self.opened_by(start, "between")
                    && !self.opened_by(start, "from")
                    && !self.is_between_ages(start)
                {
                    return None;
                }
                return Some((link, next));
            }
            // five- to seven-year
            if hyphen(self.text, end).is_some()
                && let Some(after) = blank(self.text, at)
                && let Some(close) =
                    words_at(self.text, after, "to").or_else(|| words_at(self.text, after, "or"))
            {
                return Some((Link::To, blank(self.text, close)?));
            }
        }
        let gap = blank(self.text, end).unwrap_or(end);
        let sign = char_at(self.text, gap)?;
        if !matches!(sign, '-' | '–' | '—' | '−' | '~' | '‑' | '‒') {
            return None;
        }
        let after = gap + sign.len_utf8();
        let next = blank(self.text, after).unwrap_or(after);
        if sign == '—' && gap != end {
            return None;
        }
        Some((Link::Hyphen, next))
    }

    /// The range whose first number has been read; `start`: where its sign or number begins.
    pub(super) fn range(&self, start: usize, first: &Part) -> Option<Reading<'t>> {
        if first.numeral.vague || first.numeral.plural {
            return None;
        }
        let (link, next) = self.link(start, first.end())?;
        let mut at = next;
        // to about 7 liters
        if let Some(end) = word_end(self.text, at)
            && matches!(
                self.text.get(at..end).unwrap_or(""),
                "about" | "around" | "roughly" | "nearly" | "almost" | "perhaps" | "approximately"
            )
        {
            at = blank(self.text, end)?;
        } else if rest(self.text, at).starts_with('~') {
            at += 1;
        }
        let signed = first.unit.is_some_and(|(u, _)| u.kind == AmountKind::Money);
        let sign = self.sign(at).filter(|_| signed);
        let number_at = sign.map_or(at, |(end, _)| blank(self.text, end).unwrap_or(end));
        let c = char_at(self.text, number_at)?;
        if digit(c).is_none() && !is_fraction_sign(c) && !c.is_ascii_alphabetic() {
            return None;
        }
        let numeral = self.tables.numerals.at(self.text, number_at, true)?;
        if numeral.vague {
            return None;
        }
        let second = match sign {
            Some((_, (code, _))) => {
                // A$5-$7
                let same = first
                    .unit
                    .is_some_and(|(u, _)| u.code == code || code == "$" && u.code.ends_with('D'));
                if !same {
                    return None;
                }
                let numeral = numeral.with_letter();
                Part {
                    numeral,
                    unit: first.unit.map(|(u, _)| (u, numeral.span.end)),
                }
            }
            None if first
                .unit
                .is_some_and(|(u, _)| u.sign && u.kind == AmountKind::Money) =>
            {
                // $5-7 million; but not $5 to 20 people.
                let part = self.part(numeral.with_letter());
                if part.unit.is_some() || link == Link::Or {
                    return None;
                }
                let end = part.numeral.span.end;
                if self.noun(end).is_some() && link != Link::Hyphen {
                    return None;
                }
                Part {
                    unit: first.unit.map(|(u, _)| (u, end)),
                    ..part
                }
            }
            None => self.part(numeral),
        };
        let (a, b) = (first.numeral.value()?, second.numeral.value()?);
        let mut low = a;
        if let (None, Some(scale)) = (first.numeral.scale, second.numeral.scale)
            && let Some(scaled) = a.checked_mul(scale)
            && scaled <= b
        {
            low = scaled;
        }
        if low >= b {
            return self.voted(start, first, &second, link);
        }
        // 5 minus 2, 1-800: a hyphen with a blank on one side only is none of a range.
        let units = (first.unit.map(|(u, _)| u), second.unit.map(|(u, _)| u));
        let close = second.end();
        let changes = link == Link::To
            && units.0.is_some()
            && self.opened_by(start, "from")
            && self.changes_before(start);
        if changes {
            return None;
        }
        match units {
            (None, None) => self.count_range(start, first, &second, (link, low, b)),
            (Some(one), Some(other)) => {
                if one.code != other.code || link == Link::Or && sign.is_none() {
                    return None;
                }
                self.ranged(start, close, other, (low, b), one)
            }
            (None, Some(unit)) => {
                if unit.kind == AmountKind::Money
                    && unit.small
                    && link == Link::And
                    && !self.opened_by(start, "between")
                {
                    return None;
                }
                if link == Link::Or && b > low.checked_mul(Decimal::from(3))? {
                    return None;
                }
                if self.opened_by(start, "from") && self.changes_before(start) {
                    return None;
                }
                if !self.number_may_begin(start, first.numeral.form) {
                    return None;
                }
                self.ranged(start, close, unit, (low, b), unit)
            }
            (Some(_), None) => None,
        }
    }

    /// `voted 28 to 25`, `a 28-to-25 vote`.
    fn voted(&self, start: usize, first: &Part, second: &Part, link: Link) -> Option<Reading<'t>> {
        let end = second.numeral.span.end;
        let plain =
            |part: &Part| part.unit.is_none() && part.numeral.digits.is_some_and(|d| !d.decimal);
        let voted = link == Link::To
            && plain(first)
            && plain(second)
            && self.digits_may_begin(start)
            && self.is_score_context(start, end)
            && (self.noun(end).is_none()
                || self
                    .next_word(end)
                    .is_some_and(|w| self.tables.is(Class::Score, w)));
        voted.then(|| Reading {
            span: Span::new(start, end),
            kind: AmountKind::Score,
            unit: None,
            low: first.numeral.low,
            high: second.numeral.low,
            bound: None,
            close: end,
        })
    }

    /// Whether a verb of change stands close before `from` at `start`: rose from 5 percent to 7 percent.
    fn changes_before(&self, start: usize) -> bool {
        let head = self.text.get(self.from..start).unwrap_or("");
        for word in head.rsplit([' ', '\u{a0}']).take(9) {
            if word.ends_with(['.', '!', '?', ';']) && word.len() > 3 {
                return false;
            }
            let classes = self.tables.classes(word.trim_end_matches(','));
            if classes.has(Class::Up) || classes.has(Class::Down) {
                return true;
            }
        }
        false
    }

    fn ranged(
        &self,
        start: usize,
        end: usize,
        unit: Unit,
        (low, high): (Decimal, Decimal),
        first: Unit,
    ) -> Option<Reading<'t>> {
        let span = Span::new(start, end);
        if unit.kind == AmountKind::Duration
            && let Some((unit, close)) = self.old(end, unit.code)
        {
            return Some(self.between(
                Span::new(start, close),
                AmountKind::Age,
                Some(unit),
                low,
                high,
            ));
        }
        if unit.kind == AmountKind::Duration && self.is_past(end) {
            return None;
        }
        let (kind, code) = self.meant(unit, span);
        let low = low.checked_mul(first.factor)?;
        let high = high.checked_mul(unit.factor)?;
        Some(self.between(span, kind, Some(code), low, high))
    }

    fn between(
        &self,
        span: Span,
        kind: AmountKind,
        unit: Option<&'t str>,
        low: Decimal,
        high: Decimal,
    ) -> Reading<'t> {
        Reading {
            span,
            kind,
            unit: unit.map(Cow::Borrowed),
            low: Some(low),
            high: Some(high),
            bound: Some(Bound::Range),
            close: span.end,
        }
    }

    /// `10 to 20 people`, `two or three times`: two numbers without a unit.
    fn count_range(
        &self,
        start: usize,
        first: &Part,
        second: &Part,
        (link, low, high): (Link, Decimal, Decimal),
    ) -> Option<Reading<'t>> {
        let end = second.numeral.span.end;
        let span = Span::new(start, end);
        if !self.number_may_begin(start, first.numeral.form) || self.is_named(start, &first.numeral)
        {
            return None;
        }
        let aged = self.aged_before(start);
        if aged && high <= Decimal::from(120) {
            return Some(self.between(span, AmountKind::Age, Some("year"), low, high));
        }
        if self.is_clock(end) || self.is_decimal(&first.numeral) != self.is_decimal(&second.numeral)
        {
            return None;
        }
        let year = |n: &Numeral| {
            n.digits.is_some_and(|d| d.count == 4 && !d.grouped)
                && n.low
                    .is_some_and(|v| v >= Decimal::from(1500) && v <= Decimal::from(2100))
        };
        if year(&first.numeral) || year(&second.numeral) {
            return None;
        }
        let noun = self.noun(end);
        let close =
            high.checked_sub(low)? <= Decimal::TEN || high <= low.checked_mul(Decimal::TEN)?;
        let fits = match link {
            // killed two or three; seven or eight of them
            Link::Or => high <= low.checked_mul(Decimal::TWO)?.checked_add(Decimal::TWO)?,
            Link::And => self.opened_by(start, "between"),
            Link::To => {
                noun.is_some() && close
                    || self.opened_by(start, "from") && !self.changes_before(start)
            }
            Link::Hyphen => {
                noun.is_some()
                    && first.numeral.form == second.numeral.form
                    && !self.is_score_context(start, end)
            }
        };
        if !fits {
            return None;
        }
        let mut reading = self.between(span, AmountKind::Count, None, low, high);
        if let Some(noun) = noun {
            reading.unit = self.text.get(noun.0..noun.1).map(Cow::Borrowed);
            reading.close = noun.1;
        }
        Some(reading)
    }

    fn is_decimal(&self, numeral: &Numeral) -> bool {
        numeral.digits.is_some_and(|d| d.decimal)
    }

    /// `won 4-1`, `a 5-4 ruling`.
    pub(super) fn score(&self, start: usize, numeral: &Numeral) -> Option<Reading<'t>> {
        let first = numeral.digits.filter(|d| !d.decimal && !d.grouped)?;
        let sign = char_at(self.text, first.end).filter(|c| matches!(c, '-' | '–' | '‑'))?;
        let at = first.end + sign.len_utf8();
        let second = crate::numeral::digits(self.text, at)?;
        let end = second.end;
        let next = rest(self.text, end).chars().next();
        let glued = next.is_some_and(|c| c.is_alphanumeric() || "%/'$".contains(c));
        let goes_on = matches!(next, Some('-' | '–' | ':'))
            && rest(self.text, end + 1).starts_with(|c: char| c.is_ascii_alphanumeric());
        let before = char_before(self.text, start);
        let opened = start == self.from
            || before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '[' | '“' | '"' | '\n'));
        let plain =
            !second.decimal && !second.grouped && !second.leading_zero && !first.leading_zero;
        if glued || goes_on || !opened || !plain || first.count > 3 || second.count > 3 {
            return None;
        }
        let (low, high) = (first.value?, second.value?);
        // 2-6, 6-3, 7-5
        let row = rest(self.text, end)
            .strip_prefix(", ")
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
            || self.text.get(self.from..start).is_some_and(|head| {
                head.strip_suffix(", ")
                    .is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
            });
        let set = row && first.count == 1 && second.count == 1;
        let context = set || self.is_score_context(start, end) || self.is_between_names(start, end);
        let digits = first.count.max(second.count);
        let noun = self.noun(end).is_some();
        let usual = low >= high && digits <= 2 && !noun && low <= Decimal::from(60);
        let never = (low, high) == (Decimal::from(24), Decimal::from(7))
            || (low, high) == (Decimal::from(50), Decimal::from(50));
        ((context || usual) && !never).then(|| Reading {
            span: Span::new(start, end),
            kind: AmountKind::Score,
            unit: None,
            low: Some(low),
            high: Some(high),
            bound: None,
            close: end,
        })
    }

    /// `Rovers 3-3 City`: the line of a result.
    fn is_between_names(&self, start: usize, end: usize) -> bool {
        let name = |word: &str| {
            word.len() > 2
                && word.starts_with(|c: char| c.is_ascii_uppercase())
                && !self.tables.is(Class::Month, word)
                && !self.tables.is(Class::Named, word)
                && !self.tables.is(Class::Stop, &word.to_ascii_lowercase())
        };
        self.word_before(start).is_some_and(name) && self.next_word(end).is_some_and(name)
    }

    /// Whether words of winning, losing or voting stand close to two numbers.
    fn is_score_context(&self, start: usize, end: usize) -> bool {
        let mut here = start;
        for _ in 0..5 {
            let Some((word, close)) = self.before(here) else {
                break;
            };
            if self
                .tables
                .is(Class::Score, self.text.get(word..close).unwrap_or(""))
            {
                return true;
            }
            here = word;
        }
        let mut here = end;
        for _ in 0..3 {
            let Some(at) = blank(self.text, here) else {
                break;
            };
            let Some(close) = word_end(self.text, at) else {
                break;
            };
            if self
                .tables
                .is(Class::Score, self.text.get(at..close).unwrap_or(""))
            {
                return true;
            }
            here = close;
        }
        false
    }

    /// Whether a number in this form may begin at `at` at all.
    fn number_may_begin(&self, at: usize, form: Form) -> bool {
        form == Form::Words || self.digits_may_begin(at)
    }
}
