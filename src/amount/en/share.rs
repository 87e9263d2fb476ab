//! Parts of a whole: `a third of`, `two-thirds`, `half the`, `one in three`, `half a mile`.

use rust_decimal::Decimal;

use super::Reading;
use super::scan::Scan;
use super::tables::Class;
use crate::document::AmountKind;
use crate::numeral::en::phrase::{blank, hyphen, joint, word_end, words_at};
use crate::numeral::en::{Form, Numeral};
use crate::text::{Span, rest};

impl<'t> Scan<'t> {
    fn part_of(&self, start: usize, end: usize, value: Option<Decimal>) -> Reading<'t> {
        let value = value.map(|v| v.round_dp(4).normalize());
        Reading::exact(Span::new(start, end), AmountKind::Other, None, value)
    }

    /// `half of`, `half the`, `half a mile`, `nearly half`; `end`: behind `half` or `quarter`.
    pub(super) fn half(&self, at: usize, end: usize) -> Option<Reading<'t>> {
        let quarter = self
            .text
            .get(at..end)
            .is_some_and(|w| w.eq_ignore_ascii_case("quarter"));
        let value = Decimal::new(if quarter { 25 } else { 5 }, if quarter { 2 } else { 1 });
        let hyphened = hyphen(self.text, end).is_some();
        if !hyphened && self.is_ordered(at) {
            return None;
        }
        if let Some(reading) = self.of_unit(at, end, value) {
            return Some(reading);
        }
        if quarter || hyphened {
            return None;
        }
        let next = self.next_word(end);
        let of = next.is_some_and(|w| w.eq_ignore_ascii_case("of"));
        let whole = next.is_some_and(|w| self.tables.is(Class::Whole, w));
        let as_many = next == Some("as");
        // Of those asked, half said no.
        let opens = self
            .word_before(at)
            .is_none_or(|w| matches!(w, "and" | "but" | "while" | "only"));
        let acts = opens
            && next.is_some_and(|w| {
                w.len() > 4 && w.ends_with("ed")
                    || matches!(
                        w,
                        "were"
                            | "was"
                            | "are"
                            | "had"
                            | "have"
                            | "got"
                            | "went"
                            | "came"
                            | "took"
                            | "said"
                            | "say"
                            | "live"
                    )
            });
        (of || whole || as_many || acts || self.is_measured_before(at))
            .then(|| self.part_of(at, end, Some(value)))
    }

    /// Whether the half is one of two: the first half, the other half.
    fn is_ordered(&self, at: usize) -> bool {
        self.word_before(at).is_some_and(|w| {
            let word = w.to_ascii_lowercase();
            self.tables.ordinals.get(&word).is_some()
                || matches!(
                    &*word,
                    "other"
                        | "latter"
                        | "last"
                        | "next"
                        | "this"
                        | "opening"
                        | "better"
                        | "the"
                        | "each"
                        | "final"
                        | "in"
                        | "a"
                        | "previous"
                        | "every"
                        | "per"
                )
        })
    }

    /// Whether a word that bounds or moves a part stands before it: more than a third, by a third.
    fn is_measured_before(&self, at: usize) -> bool {
        self.bound_before(at).is_some()
            || self
                .word_before(at)
                .is_some_and(|w| matches!(w, "by" | "only" | "just" | "than" | "lost" | "least"))
    }

    /// `half a mile`, `quarter-litre`, `a third of a gallon`.
    fn of_unit(&self, start: usize, end: usize, value: Decimal) -> Option<Reading<'t>> {
        let (unit, close, _) = self.unit_of_part(end)?;
        if self.is_past(close) {
            return None;
        }
        let span = Span::new(start, close);
        let (kind, code) = self.meant(unit, span);
        let value = value.checked_mul(unit.factor);
        Some(Reading::exact(span, kind, Some(code), value))
    }

    /// `a third`, `two-thirds`, `three quarters`: `n` parts, whose number ends at `end`; `article`: a, not one.
    pub(super) fn share(
        &self,
        start: usize,
        n: Decimal,
        end: usize,
        article: bool,
    ) -> Option<Reading<'t>> {
        let at = joint(self.text, end)?;
        let word_close = word_end(self.text, at)?;
        let word = self.text.get(at..word_close)?.to_ascii_lowercase();
        let (parts, plural) = match &*word {
            "quarter" => (4, false),
            "quarters" => (4, true),
            "half" => (2, false),
            "halves" => (2, true),
            _ => {
                let &parts = self.tables.ordinals.get(&word).filter(|n| **n > 2)?;
                (parts, word.ends_with('s'))
            }
        };
        if plural != (n > Decimal::ONE) || n >= Decimal::from(parts) {
            return None;
        }
        let value = n.checked_div(Decimal::from(parts))?;
        let hyphened = hyphen(self.text, end).is_some();
        let next = self.next_word(word_close);
        let of = next.is_some_and(|w| w.eq_ignore_ascii_case("of"));
        let measured = self.is_measured_before(start);
        if of || hyphened {
            // three quarters of an inch
            if (of || !article)
                && let Some(reading) = self.of_unit(start, word_close, value)
            {
                return Some(reading);
            }
        }
        let sure = match &*word {
            "quarters" => of || hyphened || measured,
            "half" | "halves" => of,
            _ if article => {
                let ends = rest(self.text, word_close).is_empty()
                    || rest(self.text, word_close).starts_with(['.', ',', ';', ')', ':'])
                    || next.is_some_and(|w| self.tables.is(Class::Stop, w));
                of || measured && ends
            }
            _ => true,
        };
        sure.then(|| self.part_of(start, word_close, Some(value)))
    }

    /// `tenth of a gallon`, without an article.
    pub(super) fn part_alone(&self, at: usize, end: usize, parts: u8) -> Option<Reading<'t>> {
        if parts < 3 || self.word_before(at).is_some_and(|w| w != "was") {
            return None;
        }
        words_at(self.text, blank(self.text, end)?, "of a")?;
        let value = Decimal::ONE.checked_div(Decimal::from(parts))?;
        self.of_unit(at, end, value)
    }

    /// `one in three`, `two out of five`, `1-in-5`.
    pub(super) fn one_in(&self, numeral: &Numeral) -> Option<Reading<'t>> {
        let end = numeral.span.end;
        let at = joint(self.text, end)?;
        let behind = ["out of every", "out of", "in every", "in"]
            .iter()
            .find_map(|phrase| words_at(self.text, at, phrase))?;
        let out = behind - at > "in".len();
        let next = joint(self.text, behind)?;
        let whole = self.tables.numerals.at(self.text, next, true)?;
        let (n, of) = (numeral.value()?, whole.value()?);
        let small = n < of && of <= Decimal::from(1_000_000) && n >= Decimal::ONE;
        let year = whole
            .digits
            .is_some_and(|d| d.count == 4 && !d.grouped && of > Decimal::from(1500));
        let plain = numeral.scale.is_none() && !whole.fraction && n.fract().is_zero();
        if !small || year || !plain || self.unit_at(&whole, whole.span.end).is_some() {
            return None;
        }
        let one = n == Decimal::ONE;
        let noun = self.noun(whole.span.end).is_some();
        let ends = rest(self.text, whole.span.end).starts_with(['.', ',', ';', ')'])
            || self
                .next_word(whole.span.end)
                .is_some_and(|w| self.tables.is(Class::Stop, w));
        let sure = out || noun || one && (ends || numeral.form == Form::Words);
        let round = one || out || of <= Decimal::from(10) || of == Decimal::from(100);
        // One in a million: hardly any.
        (sure && round && of <= Decimal::ONE_THOUSAND)
            .then(|| self.part_of(numeral.span.start, whole.span.end, n.checked_div(of)))
    }
}
