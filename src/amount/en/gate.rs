//! What makes a number a name, a date, a clock time or an address rather than an amount.

use rust_decimal::Decimal;

use super::scan::Scan;
use super::tables::Class;
use crate::numeral::en::phrase::{blank, is_blank, joint, word_end};
use crate::numeral::en::{Form, Numeral};
use crate::text::{char_before, rest};

impl<'t> Scan<'t> {
    /// Whether digits at `at` may begin a number: not inside GPT-4, 5·18, 010-1234.
    pub(super) fn digits_may_begin(&self, at: usize) -> bool {
        if at <= self.from {
            return true;
        }
        let Some(b) = char_before(self.text, at) else {
            return true;
        };
        let earlier = char_before(self.text, at - b.len_utf8()).filter(|_| at > self.from + 1);
        match b {
            '_' | '@' | '/' | '\\' | '=' | '&' | '№' | '#' | '§' | '^' => false,
            '.' | ',' | ':' | '·' => !earlier.is_some_and(|c| c.is_ascii_digit() || b == '.'),
            '\'' | '’' => !earlier.is_some_and(char::is_alphanumeric) && !self.is_short_year(at),
            '-' | '−' | '‑' | '–' => {
                // under-18s, mid-20s
                !earlier.is_some_and(char::is_alphanumeric) || self.after_age_prefix(at)
            }
            b => !b.is_alphanumeric(),
        }
    }

    /// '98: two digits stand for a year behind an apostrophe.
    fn is_short_year(&self, at: usize) -> bool {
        let digits = rest(self.text, at)
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        digits == 2 && char_before(self.text, at - 1) != Some('\'')
    }

    pub(super) fn after_age_prefix(&self, at: usize) -> bool {
        self.word_before(at).is_some_and(|w| {
            matches!(
                &*w.to_ascii_lowercase(),
                "under" | "over" | "mid" | "pre" | "magnitude"
            )
        })
    }

    /// Whether a numeral in words is a name's, or none at all.
    pub(super) fn is_part_of_name(&self, numeral: &Numeral) -> bool {
        let span = numeral.span;
        let word = span.of(self.text);
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        if capital && !self.may_have_capital(span.start) {
            return true;
        }
        // twenty nineteen: a year
        if self
            .word_before(span.start)
            .is_some_and(|w| self.tables.numerals.is_ten(w))
            && numeral
                .value()
                .is_some_and(|v| v >= Decimal::TEN && v < Decimal::ONE_HUNDRED)
        {
            return true;
        }
        // nobody's number: one-on-one, two-way
        char_before(self.text, span.start) == Some('-')
            && char_before(self.text, span.start - 1)
                .is_some_and(|c| c.is_alphabetic() && span.start > self.from + 1)
            && !self.after_age_prefix(span.start)
    }

    /// Whether the words before a number make it a name or a date: Section 5, Boeing 737, in 2019, May 5.
    pub(super) fn is_named(&self, at: usize, numeral: &Numeral) -> bool {
        let Some((start, end)) = self.before(at) else {
            return false;
        };
        let word = self.text.get(start..end).unwrap_or("");
        let classes = self.tables.classes(word);
        if classes.has(Class::Named) || classes.has(Class::Month) && word.len() > 2 {
            let month =
                classes.has(Class::Month) && !word.starts_with(|c: char| c.is_ascii_uppercase());
            let grouped = numeral.digits.is_some_and(|d| d.grouped);
            let counts = numeral.scale.is_some() || grouped || numeral.vague;
            // a group of 5, the team 3 points: only as it stands right before the number.
            // Section Five, but in March two dancers: a month is followed by a day in digits.
            let name =
                word.starts_with(|c: char| c.is_ascii_uppercase()) && !classes.has(Class::Month);
            return !month && !counts && (numeral.form == Form::Digits || name);
        }
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        let Some(digits) = numeral.digits else {
            return false;
        };
        capital
            && digits.count <= 4
            && !digits.grouped
            && !classes.has(Class::Stop)
            && !classes.has(Class::Rounds)
            && self
                .tables
                .bounds_before
                .before(self.text, self.from, at)
                .is_none()
            && !self.may_have_capital(start)
    }

    /// `a.m.`, `GMT`, `o'clock` behind a number.
    pub(super) fn is_clock(&self, end: usize) -> bool {
        let text = rest(self.text, end);
        let colon =
            text.starts_with(':') && rest(text, 1).starts_with(|c: char| c.is_ascii_digit());
        let clock = text.trim_start_matches(' ').starts_with("o'clock")
            || text.trim_start_matches(' ').starts_with("o’clock");
        let at = blank(self.text, end).unwrap_or(end);
        colon || clock || self.tables.phrase_at(Class::Clock, self.text, at).is_some()
    }

    /// Whether four digits are a year.
    pub(super) fn is_year(&self, numeral: &Numeral, noun: bool) -> bool {
        let Some(value) = numeral.low else {
            return false;
        };
        let old = value >= Decimal::from(1000) && value < Decimal::from(1900);
        let recent = value >= Decimal::from(1900) && value < Decimal::from(2100);
        if !old && !recent {
            return false;
        }
        let start = numeral.span.start;
        let opening = char_before(self.text, start);
        if self.bound_before(start).is_some() && noun {
            return false;
        }
        let word = self.word_before(start).map(|w| self.tables.classes(w));
        let dated = word.is_some_and(|c| c.has(Class::Year) || c.has(Class::Month));
        let alone = !noun || opening.is_some_and(|c| !is_blank(c));
        let round = (value % Decimal::ONE_HUNDRED).is_zero();
        match (recent, dated) {
            (_, true) => true,
            (true, false) => alone || !round,
            (false, false) => alone,
        }
    }

    /// `10 Harbour Street`.
    pub(super) fn is_address(&self, end: usize) -> bool {
        let mut here = end;
        for i in 0..4 {
            let Some(at) = blank(self.text, here) else {
                return false;
            };
            let Some(close) = word_end(self.text, at) else {
                return false;
            };
            let word = self.text.get(at..close).unwrap_or("");
            if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
                return false;
            }
            if i > 0 && self.tables.is(Class::Street, word) {
                return true;
            }
            here = close;
        }
        false
    }

    /// The number of an item in a list: `1. Wash`, `2) Rinse`.
    pub(super) fn is_item(&self, start: usize, end: usize) -> bool {
        let behind = rest(self.text, end);
        let head = self.text.get(self.from..start).unwrap_or("");
        let marked = behind.starts_with([')', '.'])
            && rest(behind, 1).starts_with(char::is_whitespace)
            || behind.starts_with(". ");
        let opens = head.trim().is_empty() || head.ends_with('\n');
        marked && opens && joint(self.text, end).is_none()
    }
}
