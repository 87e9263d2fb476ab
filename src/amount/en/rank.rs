//! Places in an order: `third-largest`, `4th place`, `No. 5`, `ranked second`.

use rust_decimal::Decimal;

use super::Reading;
use super::scan::Scan;
use super::tables::Class;
use crate::document::AmountKind;
use crate::numeral::en::phrase::{blank, hyphen, joint, word_end};
use crate::text::{Span, char_at, rest};

impl<'t> Scan<'t> {
    fn place(&self, start: usize, end: usize, n: Decimal) -> Reading<'t> {
        Reading::exact(
            Span::new(start, end),
            AmountKind::Rank,
            Some("place"),
            Some(n),
        )
    }

    /// An ordinal at `at..end` that ranks.
    pub(super) fn rank(&self, at: usize, end: usize, n: Decimal) -> Option<Reading<'t>> {
        let next = joint(self.text, end);
        let word = next.and_then(|next| self.word_at(next)).unwrap_or("");
        let small = word.to_ascii_lowercase();
        let first = n == Decimal::ONE;
        let hyphened = hyphen(self.text, end).is_some();
        let superlative = !first
            && (small.len() > 4 && small.ends_with("est") && !self.tables.is(Class::Est, &small)
                || matches!(&*small, "most" | "best" | "worst" | "least"));
        let seeded = hyphened
            && matches!(
                &*small,
                "ranked" | "placed" | "seeded" | "rated" | "ranking"
            );
        let place = self.tables.is(Class::Rank, &small)
            && !(first && self.word_before(at).is_some_and(|w| w == "the"))
            && !hyphened;
        (superlative || seeded || place || self.is_ranked(at, end, first))
            .then(|| self.place(at, end, n))
    }

    /// `finished second`, `came in third`, `ranks 4th`.
    fn is_ranked(&self, at: usize, end: usize, first: bool) -> bool {
        let mut here = at;
        for _ in 0..2 {
            let Some((start, close)) = self.before(here) else {
                return false;
            };
            let word = self.text.get(start..close).unwrap_or("");
            if self.tables.is(Class::Ranked, word) {
                let idiom = first
                    && !matches!(word, "ranked" | "ranks" | "ranking" | "finished" | "placed");
                let next = rest(self.text, end);
                let ends = next.is_empty()
                    || next.starts_with(['.', ',', ';', ')', ':'])
                    || self
                        .next_word(end)
                        .is_some_and(|w| self.tables.is(Class::Stop, w) || w == "overall");
                return ends && !idiom;
            }
            if word != "in" && word != "joint" && word != "tied" {
                return false;
            }
            here = start;
        }
        false
    }

    /// `No. 5`, `number 3`, `#1`; `end`: behind the word or sign.
    pub(super) fn numbered(&self, at: usize, end: usize) -> Option<Reading<'t>> {
        let word = self.text.get(at..end)?;
        let sign = word == "#";
        let whole = word.eq_ignore_ascii_case("number");
        if !sign && !whole && !word.starts_with('N') {
            return None;
        }
        let stop = end + usize::from(!sign && !whole && rest(self.text, end).starts_with('.'));
        let next = if sign {
            stop
        } else {
            blank(self.text, stop).unwrap_or(stop)
        };
        if !sign && next == end && whole {
            return None;
        }
        if !whole && !char_at(self.text, next)?.is_ascii_digit() {
            return None;
        }
        let numeral = self.tables.numerals.at(self.text, next, false)?;
        let close = numeral.span.end;
        let n = numeral.value()?;
        let digits = numeral.digits;
        let plain = digits.is_none_or(|d| !d.decimal && d.count <= 3 && !d.leading_zero);
        let goes_on = char_at(self.text, close).is_some_and(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '-' | '/' | '–')
                    && rest(self.text, close + c.len_utf8())
                        .starts_with(|c: char| c.is_ascii_digit())
        });
        if !plain || goes_on || n < Decimal::ONE || n > Decimal::ONE_THOUSAND || numeral.vague {
            return None;
        }
        if whole && digits.is_none() && n > Decimal::TEN {
            return None;
        }
        // No. 10 is a house, and said so.
        if !whole && !sign && n == Decimal::TEN {
            let word = self.next_word(close);
            if word.is_none_or(|w| !w.starts_with(|c: char| c.is_ascii_lowercase()))
                || word.is_some_and(|w| self.tables.is(Class::Stop, w) || w == "spokesman")
            {
                return None;
            }
        }
        if let Some((start, stop)) = self.before(at) {
            let before = self.text.get(start..stop)?;
            let capital = before.starts_with(|c: char| c.is_ascii_uppercase());
            let classes = self.tables.classes(before);
            let world = before.eq_ignore_ascii_case("world");
            if capital && !world && !classes.has(Class::Stop) && !self.may_have_capital(start)
                || classes.has(Class::Named)
            {
                return None;
            }
        }
        Some(self.place(at, close, n))
    }

    /// `4th`, `21st` at `at`: where it ends.
    pub(super) fn ordinal_end(&self, digits_end: usize) -> Option<usize> {
        let end = word_end(self.text, digits_end)?;
        matches!(self.text.get(digits_end..end)?, "st" | "nd" | "rd" | "th").then_some(end)
    }
}
