//! What may begin an amount at a place: a sign, digits, a number word, a rank, a fraction.

use std::borrow::Cow;
use std::cell::Cell;

use rust_decimal::Decimal;

use super::Reading;
use super::tables::{Class, Tables};
use crate::document::{Amount, AmountKind};
use crate::numeral::digit;
use crate::numeral::en::phrase::{blank, hyphen, is_blank, joint, word_before, word_end, words_at};
use crate::text::{Span, char_at, char_before, rest};

/// One stretch of text under the grammar.
pub(super) struct Scan<'t> {
    pub tables: &'t Tables,
    /// The text up to where numbers and units may reach: the next date, or the end of the stretch.
    pub text: &'t str,
    /// The text up to the end of the stretch.
    pub whole: &'t str,
    /// Where the stretch begins.
    pub from: usize,
    /// What a bare dollar is.
    pub dollar: &'static str,
    /// Whether it is a headline in which every word has a capital; looked at once.
    title: Cell<Option<bool>>,
}

impl<'t> Scan<'t> {
    pub(super) fn new(tables: &'t Tables, whole: &'t str, from: usize) -> Self {
        Scan {
            tables,
            text: whole,
            whole,
            from,
            dollar: "USD",
            title: Cell::new(None),
        }
    }

    /// Lets numbers reach up to `limit`.
    pub(super) fn cut(&mut self, limit: usize) {
        self.text = self.whole.get(..limit).unwrap_or(self.whole);
    }

    /// The word that stands right before the blank (or hyphen) before `at`.
    pub(super) fn word_before(&self, at: usize) -> Option<&'t str> {
        let (start, end) = self.before(at)?;
        self.text.get(start..end)
    }

    /// Where the word before the blank before `at` stands; none where a sentence ends between.
    pub(super) fn before(&self, at: usize) -> Option<(usize, usize)> {
        let c = char_before(self.text, at).filter(|&c| is_blank(c) || c == '-')?;
        let edge = at - c.len_utf8();
        let (start, end) = word_before(self.text, self.from, edge)?;
        (end == edge || end - start <= 5).then_some((start, end))
    }

    /// The word at `at`.
    pub(super) fn word_at(&self, at: usize) -> Option<&'t str> {
        self.text.get(at..word_end(self.text, at)?)
    }

    /// The word behind one blank at `at`.
    pub(super) fn next_word(&self, at: usize) -> Option<&'t str> {
        self.word_at(blank(self.text, at)?)
    }

    pub(super) fn is_word_start(&self, at: usize) -> bool {
        at <= self.from
            || char_before(self.text, at).is_none_or(|c| !(c.is_alphanumeric() || c == '_'))
    }

    /// Whether a sentence or a quotation begins at `at`.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        let head = self.text.get(self.from..at).unwrap_or("");
        let trimmed = head.trim_end();
        trimmed.chars().next_back().is_none_or(|c| {
            matches!(
                c,
                '.' | '!' | '?' | ':' | '"' | '“' | '‘' | '(' | '[' | '•' | '—' | '–' | '\'' | '|'
            )
        }) || head
            .get(trimmed.len()..)
            .is_some_and(|gap| gap.contains('\n'))
    }

    /// Whether the stretch is a headline whose words have capitals.
    pub(super) fn is_title(&self) -> bool {
        if let Some(known) = self.title.get() {
            return known;
        }
        let words = self.whole.get(self.from..).unwrap_or("");
        let sentence = words.trim_end().ends_with(['.', '”', '"']);
        let title = words.len() < 200 && !sentence && {
            let (mut capital, mut small) = (0, 0);
            for word in words
                .split(' ')
                .filter(|w| w.len() > 3 || w.len() == 3 && !self.tables.is(Class::Stop, w))
            {
                match word.chars().find(|c| c.is_alphabetic()) {
                    Some(c) if c.is_uppercase() => capital += 1,
                    Some(_) => small += 1,
                    None => {}
                }
            }
            capital > 2 && capital > small * 3
        };
        self.title.set(Some(title));
        title
    }

    /// Whether a word with a capital is so because of where it stands.
    pub(super) fn may_have_capital(&self, at: usize) -> bool {
        self.opens_sentence(at) || self.is_title()
    }

    /// The amount that begins at `at`, if one does.
    pub(super) fn read(&self, at: usize) -> Option<Reading<'t>> {
        let c = char_at(self.text, at)?;
        if digit(c).is_some() || is_fraction_sign(c) {
            return self.digits(at);
        }
        if c == '#' {
            return self.numbered(at, at + 1);
        }
        if !self.is_word_start(at) {
            // US$ is a word of its own, but not the $ in it.
            return None;
        }
        if let Some(reading) = self.money(at) {
            return Some(reading);
        }
        if !c.is_ascii_alphabetic() {
            return None;
        }
        let end = word_end(self.text, at)?;
        let word = self.text.get(at..end)?;
        let small = word.to_ascii_lowercase();
        match &*small {
            "minus" | "negative" => {
                let next = blank(self.text, end)?;
                let inner = self.number(next)?;
                let measured =
                    inner.kind != AmountKind::Count && inner.kind != AmountKind::Duration;
                return (measured && inner.span.start == next).then(|| inner.negated(at));
            }
            "no" | "nos" | "number" => return self.numbered(at, end),
            "twice" | "thrice" => {
                let times = Decimal::from(if small == "twice" { 2 } else { 3 });
                return Some(self.times(at, end, times));
            }
            "double" | "triple" | "quadruple" => return self.doubled(at, end, &small),
            _ => {}
        }
        if let Some(reading) = self.fold(at, end, &small) {
            return Some(reading);
        }
        let capital = c.is_ascii_uppercase();
        if capital && !self.may_have_capital(at) {
            return None;
        }
        if small == "half" || small == "quarter" {
            return self.number(at).or_else(|| self.half(at, end));
        }
        // At one point: once.
        if small == "one"
            && self.next_word(end) == Some("point")
            && self
                .word_before(at)
                .is_some_and(|w| w.eq_ignore_ascii_case("at"))
        {
            return None;
        }
        if small == "a" || small == "an" {
            return self
                .number(at)
                .or_else(|| self.share(at, Decimal::ONE, end, true))
                .or_else(|| self.unit_and_a_half(at, end))
                .or_else(|| self.one_of_time(at, end));
        }
        if let Some((end, &n)) = self.tables.ordinals.at(self.text, at) {
            return self
                .rank(at, end, Decimal::from(n))
                .or_else(|| self.part_alone(at, end, n));
        }
        self.number(at)
    }

    /// Where to go on behind a word or a number at `at` that is no amount.
    pub(super) fn passed(&self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = at;
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            // 555-0199, 12.30, 1-800-FLOWERS: nothing in them is a number of its own.
            while let Some(&b) = bytes.get(end) {
                let next = bytes.get(end + 1).copied().unwrap_or(b' ');
                let inner = b.is_ascii_alphanumeric()
                    || matches!(b, b'.' | b',' | b':' | b'-' | b'/') && next.is_ascii_digit()
                    || b == b'-' && next.is_ascii_uppercase();
                if !inner {
                    break;
                }
                end += 1;
            }
        } else {
            while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
                end += 1;
            }
        }
        let width = char_at(self.text, at).map_or(1, char::len_utf8);
        end.max(at + width)
    }

    /// The amount as the document has it, with what the words around it say.
    pub(super) fn amount(&self, reading: Reading<'t>) -> Amount {
        let around = self.bound(&reading);
        let bound = reading.bound.or(around.map(|(bound, _)| bound));
        let per = self.per(&reading);
        let direction = self.direction(&reading, around.map(|(_, span)| span));
        let unit = match reading.unit {
            Some(Cow::Borrowed("$")) => Some(self.dollar.to_owned()),
            unit => unit.map(Cow::into_owned),
        };
        Amount {
            span: reading.span,
            kind: reading.kind,
            low: reading.low,
            high: reading.high,
            unit,
            per,
            bound: bound.unwrap_or(crate::document::Bound::Exact),
            bound_word: around.map(|(_, span)| span),
            direction,
            same_as: None,
        }
    }

    /// Whether it is in dollars of which nobody says whose.
    pub(super) fn needs_dollar(&self, reading: &Reading<'_>) -> bool {
        reading.unit.as_deref() == Some("$")
    }

    /// `$5 million`, `USD 20`, `Rs 2 crore`, `$5 to $7`: the number behind the sign of a currency.
    fn money(&self, at: usize) -> Option<Reading<'t>> {
        let (sign, code) = self.sign(at)?;
        let next = blank(self.text, sign).unwrap_or(sign);
        let c = char_at(self.text, next)?;
        if digit(c).is_none() && !is_fraction_sign(c) {
            return None;
        }
        let numeral = self
            .tables
            .numerals
            .at(self.text, next, false)?
            .with_letter();
        let mut unit = Tables::money(code.0);
        unit.factor = code.1;
        let mut first = super::tables::Part {
            numeral,
            unit: Some((unit, numeral.span.end)),
        };
        if !rest(self.text, numeral.span.end).starts_with(|c: char| c.is_ascii_alphabetic()) {
            // $5 million dollars, $100 US
            if let Some((named, end)) = self.unit_at(&numeral, numeral.span.end)
                && named.kind == AmountKind::Money
                && !named.small
                && (named.code == unit.code || named.code == "USD" && unit.code == "$")
            {
                first.unit = Some((unit, end));
            }
        } else {
            return None;
        }
        let before = char_before(self.text, at);
        let minus = before
            .filter(|&c| matches!(c, '-' | '−' | '–'))
            .filter(|c| {
                char_before(self.text, at - c.len_utf8())
                    .is_none_or(|c| c.is_whitespace() || c == '(')
            });
        if let Some(range) = self.range(at, &first) {
            return Some(range);
        }
        let reading = self.finish(at, &first)?;
        Some(match minus {
            Some(c) => reading.negated(at - c.len_utf8()),
            None => reading,
        })
    }

    /// The sign or code of a currency at `at`: where it ends, and whose it is.
    pub(super) fn sign(&self, at: usize) -> Option<(usize, (&'static str, Decimal))> {
        let one = Decimal::ONE;
        if let Some((sign, &code)) = self.tables.before.longest(rest(self.text, at)) {
            let end = at + sign.len();
            let letters = sign.ends_with(|c: char| c.is_ascii_alphabetic());
            let goes_on = rest(self.text, end).starts_with(|c: char| c.is_ascii_alphabetic());
            if !(letters && goes_on) {
                let code = if sign == "$" { "$" } else { code };
                return Some((end, (code, one)));
            }
        }
        let (end, code, factor) = self.tables.code(self.text, at)?;
        Some((end, (code, factor)))
    }

    /// `twice`, `three times`.
    pub(super) fn times(&self, start: usize, end: usize, times: Decimal) -> Reading<'t> {
        let span = Span::new(start, end);
        Reading::exact(span, AmountKind::Multiple, Some("times"), Some(times))
    }

    /// `double the price`, `more than triple`.
    fn doubled(&self, at: usize, end: usize, word: &str) -> Option<Reading<'t>> {
        let times = match word {
            "double" => 2,
            "triple" => 3,
            _ => 4,
        };
        // To triple the damages: a verb.
        if self.word_before(at) == Some("to") {
            return None;
        }
        let next = self.next_word(end);
        let whole = next.is_some_and(|w| self.tables.is(Class::Whole, w));
        let bounded = self.bound_before(at).is_some();
        let noun = next.is_some_and(|w| {
            w.starts_with(|c: char| c.is_ascii_lowercase()) && !self.tables.is(Class::Stop, w)
        });
        (whole || bounded && !noun).then(|| self.times(at, end, Decimal::from(times)))
    }

    /// `tenfold`, `four-fold`.
    fn fold(&self, at: usize, end: usize, word: &str) -> Option<Reading<'t>> {
        let head = word.strip_suffix("fold")?;
        let numeral = self.tables.numerals.at(head, 0, true)?;
        (numeral.span.end == head.len())
            .then(|| self.times(at, end, numeral.low.unwrap_or_default()))
    }

    /// `for a week`, `the best in a decade`: one of a unit of time, behind a preposition and at the end of its phrase.
    fn one_of_time(&self, at: usize, end: usize) -> Option<Reading<'t>> {
        let (close, unit) = self.tables.units.at(self.text, blank(self.text, end)?)?;
        let long = matches!(
            unit.code,
            "hour" | "week" | "month" | "year" | "decade" | "century"
        );
        let word = self.word_before(at)?;
        let lasts = matches!(
            word,
            "for" | "in" | "within" | "than" | "over" | "nearly" | "almost" | "lasted" | "least"
        );
        let next = self.next_word(close);
        let ends = next.is_none() && hyphen(self.text, close).is_none()
            || next.is_some_and(|w| self.tables.is(Class::Stop, w));
        // a year ago, a week in which: a day of its own; for a year that
        let told = next.is_some_and(|w| {
            matches!(
                w,
                "ago"
                    | "in"
                    | "later"
                    | "earlier"
                    | "before"
                    | "after"
                    | "of"
                    | "that"
                    | "when"
                    | "where"
                    | "which"
                    | "who"
                    | "from"
                    | "since"
            )
        });
        let past = rest(self.text, close).starts_with(['\'', '’', '-']);
        let span = Span::new(at, close);
        (unit.kind == AmountKind::Duration && long && lasts && ends && !told && !past)
            .then(|| Reading::exact(span, unit.kind, Some(unit.code), Some(Decimal::ONE)))
    }

    /// `a year and a half`, `a mile and a half`.
    fn unit_and_a_half(&self, at: usize, end: usize) -> Option<Reading<'t>> {
        let (unit_end, unit) = self.tables.units.at(self.text, blank(self.text, end)?)?;
        let close = words_at(self.text, joint(self.text, unit_end)?, "and a half")?;
        let measured = !matches!(unit.kind, AmountKind::Multiple | AmountKind::Other);
        measured.then(|| {
            let span = Span::new(at, close);
            Reading::exact(span, unit.kind, Some(unit.code), Some(Decimal::new(15, 1)))
        })
    }
}

pub(super) fn is_fraction_sign(c: char) -> bool {
    matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛')
}
