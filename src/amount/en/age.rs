//! Ages: `the 42-year-old`, `aged 14`, `Ahmed, 14,`, `when she was six`.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Reading;
use super::scan::Scan;
use super::tables::Class;
use crate::document::{AmountKind, Bound};
use crate::numeral::en::phrase::{blank_before, joint, word_before, word_end, words_at};
use crate::numeral::en::{Form, Numeral};
use crate::text::{Span, char_before, rest};

impl<'t> Scan<'t> {
    /// `old` behind a time: where the age ends, in which unit.
    pub(super) fn old(&self, end: usize, unit: &'static str) -> Option<(&'static str, usize)> {
        let at = joint(self.text, end)?;
        let close = words_at(self.text, at, "old").or_else(|| words_at(self.text, at, "olds"))?;
        Some((unit, close))
    }

    /// Whether `aged`, `the age of` and the like stand before `at`.
    pub(super) fn aged_before(&self, at: usize) -> bool {
        let mut here = at;
        for i in 0..3 {
            let Some((start, end)) = self.before(here) else {
                return false;
            };
            let word = self.text.get(start..end).unwrap_or("").to_ascii_lowercase();
            match &*word {
                "aged" | "age" | "ages" => return true,
                "of" | "between" | "from" if i == 0 => {}
                _ if self.tables.is(Class::Rounds, &word) => {}
                _ => return false,
            }
            here = start;
        }
        false
    }

    /// The age that a number is, if it is one.
    pub(super) fn age(&self, numeral: &Numeral) -> Option<Reading<'t>> {
        let span = numeral.span;
        let value = numeral.value()?;
        if value > Decimal::from(130) || !value.fract().is_zero() || numeral.scale.is_some() {
            return None;
        }
        let year = |span: Span| Reading::exact(span, AmountKind::Age, Some("year"), Some(value));
        let next = rest(self.text, span.end);
        // in her 40s, under-18s
        if numeral.form == Form::Digits && next.starts_with('s') || next.starts_with("'s") {
            return self.decade(numeral, value);
        }
        if next.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '°' | '$')) {
            return None;
        }
        if self.unit_at(numeral, span.end).is_some() {
            return None;
        }
        if self.aged_before(span.start) {
            return Some(year(span));
        }
        let ends = next.is_empty()
            || next.starts_with([',', '.', ';', ')', ':', '—', '–', '?', '!', '”', '"']);
        let decimal =
            next.starts_with(['.', ',']) && rest(next, 1).starts_with(|c: char| c.is_ascii_digit());
        if decimal {
            return None;
        }
        if ends && self.in_apposition(span) {
            return Some(year(span));
        }
        if self.is_limit(span) {
            return Some(year(span));
        }
        let words = (self.before(span.start)?, self.after_word(span.end));
        let word = self.text.get(words.0.0..words.0.1)?;
        if matches!(word, "turned" | "turning" | "turns") && (ends || words.1) {
            return Some(year(span));
        }
        let of_somebody = matches!(word, "was" | "is" | "were" | "am" | "just" | "only" | "be")
            && self
                .before(words.0.0)
                .and_then(|(start, end)| self.text.get(start..end))
                .is_some_and(|w| {
                    matches!(
                        &*w.to_ascii_lowercase(),
                        "he" | "she" | "i" | "who" | "they" | "was" | "is" | "were" | "both"
                    )
                });
        (of_somebody && (ends || words.1) && value > Decimal::ONE).then(|| year(span))
    }

    /// Whether a word that goes on behind an age stands behind `end`.
    fn after_word(&self, end: usize) -> bool {
        self.next_word(end)
            .is_some_and(|w| self.tables.is(Class::After, w))
    }

    /// `people under 30`, `those over 65`: a bound behind people, and no noun behind the number.
    fn is_limit(&self, span: Span) -> bool {
        let Some((start, end)) = self.before(span.start) else {
            return false;
        };
        let Some((from, to)) = self.before(start) else {
            return false;
        };
        let bound = self.text.get(start..end).unwrap_or("");
        let who = self.text.get(from..to).unwrap_or("");
        let people = matches!(
            who,
            "those"
                | "anyone"
                | "everyone"
                | "people"
                | "adults"
                | "children"
                | "women"
                | "men"
                | "kids"
                | "voters"
                | "Americans"
                | "youth"
                | "anybody"
                | "residents"
                | "patients"
        );
        people
            && matches!(bound, "under" | "over" | "above" | "below")
            && self.noun(span.end).is_none()
    }

    /// `Jane Doe, 42, of`, `(42)`: the number stands beside a name.
    fn in_apposition(&self, span: Span) -> bool {
        let Some(c) = char_before(self.text, span.start) else {
            return false;
        };
        let bracket = c == '(';
        let at = if bracket {
            span.start - 1
        } else {
            match blank_before(self.text, span.start) {
                Some(at) => at,
                None => return false,
            }
        };
        let name_end = if bracket {
            match blank_before(self.text, at) {
                Some(end) => end,
                None => return false,
            }
        } else {
            // both 42, now 42
            match char_before(self.text, at) {
                Some(',') => at - 1,
                _ => {
                    let Some((start, end)) = self.before(span.start) else {
                        return false;
                    };
                    let word = self.text.get(start..end).unwrap_or("");
                    let lead = matches!(word, "both" | "now" | "then" | "also");
                    let comma = blank_before(self.text, start)
                        .and_then(|at| char_before(self.text, at))
                        == Some(',');
                    return lead && comma && rest(self.text, span.end).starts_with(',');
                }
            }
        };
        if bracket && !rest(self.text, span.end).starts_with(')') {
            return false;
        }
        let Some((start, end)) = self.last_word(name_end) else {
            return false;
        };
        let word = self.text.get(start..end).unwrap_or("");
        let classes = self.tables.classes(word);
        let name = word.starts_with(char::is_uppercase)
            && !classes.has(Class::Month)
            && !classes.has(Class::Named);
        if !name {
            return false;
        }
        let close = rest(self.text, span.end);
        // In Texas, 42. is no age; a name before the name makes it one.
        let comma = close.starts_with(',') || bracket;
        if comma && !bracket {
            return true;
        }
        self.before(start)
            .and_then(|(start, end)| self.text.get(start..end))
            .is_some_and(|w| w.starts_with(char::is_uppercase) && !self.tables.is(Class::Stop, w))
    }

    /// The word that ends right at `end`, letters of any kind.
    fn last_word(&self, end: usize) -> Option<(usize, usize)> {
        if let Some(found) = word_before(self.text, self.from, end)
            && char_before(self.text, found.0).is_none_or(|c| !c.is_alphabetic())
        {
            return Some(found);
        }
        let head = self.text.get(self.from..end)?;
        let word = head
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
            .last()?;
        Some((self.from + word.0, end))
    }

    /// `in her 40s`, `under-18s`.
    fn decade(&self, numeral: &Numeral, value: Decimal) -> Option<Reading<'t>> {
        let digits = numeral.digits.filter(|d| d.count == 2 && !d.decimal)?;
        let mark = if rest(self.text, digits.end).starts_with('s') {
            1
        } else {
            2
        };
        let end = digits.end + mark;
        if rest(self.text, end).starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let span = Span::new(numeral.span.start, end);
        let mut here = span.start;
        for _ in 0..2 {
            let (start, close) = self.before(here)?;
            let word = self.text.get(start..close)?.to_ascii_lowercase();
            match &*word {
                "his" | "her" | "their" | "my" | "our" | "your" => {
                    let high = value.checked_add(Decimal::from(9));
                    return Some(Reading {
                        span,
                        kind: AmountKind::Age,
                        unit: Some(Cow::Borrowed("year")),
                        low: Some(value),
                        high,
                        bound: Some(Bound::Range),
                        close: end,
                    });
                }
                "under" | "over" => {
                    let value = Some(value);
                    return Some(Reading::exact(span, AmountKind::Age, Some("year"), value));
                }
                "early" | "mid" | "late" => here = start,
                _ => return None,
            }
        }
        None
    }

    /// Whether the time that ends at `end` is how long ago something was.
    pub(super) fn is_past(&self, end: usize) -> bool {
        self.next_word(end).is_some_and(|w| w == "ago")
            || joint(self.text, end)
                .and_then(|at| word_end(self.text, at).map(|end| (at, end)))
                .and_then(|(at, end)| self.text.get(at..end))
                .is_some_and(|w| w == "ago")
    }
}
