//! A number with the unit behind it.

use rust_decimal::Decimal;

use super::scan::Scan;
use super::tables::{Class, Part, Tables, Unit};
use crate::document::AmountKind;
use crate::numeral::en::phrase::{blank, hyphen, joint, word_end, words_at};
use crate::numeral::en::{Form, Numeral};
use crate::text::{char_at, rest};

impl<'t> Scan<'t> {
    /// A numeral with its unit; what a letter right behind its digits means is settled by what follows.
    pub(super) fn part(&self, numeral: Numeral) -> Part {
        if let Some((scale, end)) = numeral.letter {
            let scaled = numeral.with_letter();
            let million = scale > Decimal::ONE_THOUSAND;
            if let Some(unit) = self.unit(&scaled) {
                return Part {
                    numeral: scaled,
                    unit: Some(unit),
                };
            }
            let letter = self.text.get(numeral.span.end..end).unwrap_or("");
            let small = numeral.low.is_none_or(|v| v < Decimal::TEN) && letter == "K";
            let noun = self.noun(end).is_some() && !small;
            let race = self
                .next_word(end)
                .is_some_and(|w| self.tables.is(Class::Race, w));
            let decimal = numeral.digits.is_some_and(|d| d.decimal);
            if noun && !race && (letter != "t")
                || letter == "k"
                || million && letter == "b" && decimal
            {
                return Part {
                    numeral: scaled,
                    unit: None,
                };
            }
        }
        Part {
            unit: self.unit(&numeral),
            numeral,
        }
    }

    /// The unit behind a numeral.
    fn unit(&self, numeral: &Numeral) -> Option<(Unit, usize)> {
        let end = numeral.span.end;
        if numeral.plural {
            // thousands of dollars, dozens of times
            let of = blank(
                self.text,
                words_at(self.text, blank(self.text, end)?, "of")?,
            )?;
            let (unit, close) = self.unit_at(numeral, of)?;
            return self.fits(numeral, of, unit, close).then_some((unit, close));
        }
        self.unit_at(numeral, end)
    }

    /// The unit at `end`, or behind one blank or hyphen there.
    pub(super) fn unit_at(&self, numeral: &Numeral, end: usize) -> Option<(Unit, usize)> {
        let spaced = joint(self.text, end);
        let glued = numeral.form == Form::Digits && !numeral.fraction && spaced.is_none();
        let at = spaced.unwrap_or(end);
        if let Some((unit, close)) = self.sign_behind(numeral, at, glued) {
            return Some((unit, close));
        }
        if glued || spaced.is_some() || numeral.plural {
            if let Some((close, &unit)) = self.tables.units.at(self.text, at) {
                return self.fits(numeral, at, unit, close).then_some((unit, close));
            }
            // five more days
            if hyphen(self.text, end).is_none()
                && let Some(unit) = self.longer(numeral, at)
            {
                return Some(unit);
            }
            if let Some((close, code, factor)) = self.tables.code(self.text, at) {
                let mut unit = Tables::money(code);
                unit.factor = factor;
                // 75 USD million
                if let Some(scale_at) = blank(self.text, close)
                    && let Some(scale) = self.tables.numerals.scale_at(self.text, scale_at)
                    && numeral.scale.is_none()
                {
                    unit.factor = scale.0;
                    return Some((unit, scale.1));
                }
                return Some((unit, close));
            }
        }
        None
    }

    /// A sign or an abbreviation behind a number, as it is written.
    fn sign_behind(&self, numeral: &Numeral, at: usize, glued: bool) -> Option<(Unit, usize)> {
        let behind = rest(self.text, at);
        let hyphened = !glued && at > 0 && self.text.as_bytes().get(at - 1) == Some(&b'-');
        let (word, unit) = self.tables.signs.prefixes(behind).find(|(word, _)| {
            let ends_in_letter = word.ends_with(|c: char| c.is_alphanumeric());
            let next = rest(behind, word.len()).chars().next();
            !ends_in_letter || !next.is_some_and(|c| c.is_alphanumeric() || c == '\'')
        })?;
        let close = at + word.len();
        let digits = numeral.digits;
        let fits = match word {
            "s" => glued && digits.is_some_and(|d| d.decimal),
            "h" | "p" | "x" | "X" | "×" | "L" | "st" | "kt" | "t" | "MP" => {
                glued && numeral.scale.is_none()
            }
            "c" | "l" | "g" | "m" | "W" | "nm" | "h." => numeral.form == Form::Digits && !hyphened,
            "C" | "F" => {
                let next = rest(self.text, close);
                let ends = next.is_empty() || next.starts_with(['.', ',', ';', ')']);
                (glued || ends && !hyphened)
                    && digits.is_some_and(|d| {
                        d.count == 2
                            || d.decimal
                            || d.count == 1 && self.is_warmth(numeral.span.start)
                    })
                    && !self.named_before(numeral.span.start)
            }
            "°" | "º" => !rest(self.text, close)
                .trim_start()
                .starts_with(['N', 'S', 'E', 'W', '\'', '′']),
            // A quotation mark, except before the inches.
            "'" | "’" | "′" => {
                glued && rest(self.text, close).starts_with(|c: char| c.is_ascii_digit())
            }
            "''" | "\"" | "”" | "″" => false,
            "$" | "£" | "€" | "¥" => {
                // 10 £20: the sign belongs to what follows it.
                let digit = |c: char| c.is_ascii_digit();
                let next = rest(self.text, close);
                let another = matches!(word, "£" | "¥") && !glued;
                !(next.starts_with(digit) || another && next.trim_start().starts_with(digit))
            }
            _ => true,
        };
        let mut unit = *unit;
        if word == "$" {
            unit.code = "$";
        }
        fits.then_some((unit, close))
    }

    /// Risen by 4C, warming of 2C, (7F): what stands before a temperature of one digit, but not before a seat or a form.
    fn is_warmth(&self, at: usize) -> bool {
        let bracket = self.text.get(..at).is_some_and(|head| head.ends_with('('));
        bracket
            || self.word_before(at).is_some_and(|w| {
                matches!(
                    w,
                    "by" | "of"
                        | "to"
                        | "than"
                        | "minus"
                        | "about"
                        | "around"
                        | "above"
                        | "below"
                        | "least"
                        | "rose"
                        | "fell"
                        | "rise"
                        | "rises"
                )
            })
    }

    /// Two full weeks, five more days.
    fn longer(&self, numeral: &Numeral, at: usize) -> Option<(Unit, usize)> {
        let mut here = at;
        for _ in 0..2 {
            let end = word_end(self.text, here)?;
            if !self.tables.is(Class::Longer, self.text.get(here..end)?) {
                return None;
            }
            here = blank(self.text, end)?;
            if let Some((close, &unit)) = self.tables.units.at(self.text, here)
                && unit.kind == AmountKind::Duration
                && self.fits(numeral, here, unit, close)
            {
                return Some((unit, close));
            }
        }
        None
    }

    /// Whether the unit word at `at..close` is meant as a unit of this number.
    fn fits(&self, numeral: &Numeral, at: usize, unit: Unit, close: usize) -> bool {
        let word = self.text.get(at..close).unwrap_or("");
        let hyphened = hyphen(self.text, numeral.span.end).is_some();
        let many = numeral.value() != Some(Decimal::ONE);
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        let named = matches!(
            unit.kind,
            AmountKind::Multiple
                | AmountKind::Duration
                | AmountKind::Length
                | AmountKind::Other
                | AmountKind::Volume
        ) || matches!(unit.code, "KRW" | "VND" | "ZAR");
        if capital && named && !self.is_title() {
            return false;
        }
        let small = word.to_ascii_lowercase();
        let next = self.next_word(close);
        let next_is = |class| next.is_some_and(|w| self.tables.is(class, w));
        match &*small {
            "second" | "point" => !many || hyphened,
            "time" => hyphened && many,
            "fold" => hyphened || numeral.span.end == at,
            // One day, at one time: no number.
            "day" | "days" if !many && !hyphened => false,
            "won" => {
                numeral.scale.is_some() || numeral.low.is_some_and(|v| v >= Decimal::ONE_HUNDRED)
            }
            "stone" => numeral.digits.is_some() && many,
            "degree" | "degrees" | "deg" => {
                let heat = [
                    "heat",
                    "weather",
                    "temperature",
                    "temperatures",
                    "day",
                    "days",
                ];
                let warm = || next.is_some_and(|w| heat.contains(&w));
                !next_is(Class::Compass) && (!hyphened || !many || warm())
            }
            "feet" | "foot" => self
                .word_before(numeral.span.start)
                .is_none_or(|w| !w.eq_ignore_ascii_case("own")),
            "le" => capital,
            "percentage" => next.is_none_or(|w| w != "of"),
            // A penny stock; ten year plan.
            _ => true,
        }
    }

    /// Whether the word before a number makes it a name or a date.
    pub(super) fn named_before(&self, at: usize) -> bool {
        self.word_before(at).is_some_and(|w| {
            let classes = self.tables.classes(w);
            classes.has(Class::Named) || classes.has(Class::Month)
        })
    }

    /// The unit that a part of one (half a mile, a quarter of an hour) is of, at `at`: the unit and its end.
    pub(super) fn unit_of_part(&self, at: usize) -> Option<(Unit, usize, bool)> {
        let hyphened = hyphen(self.text, at).is_some();
        let mut here = joint(self.text, at)?;
        let mut article = false;
        for phrase in ["of a", "of an", "a", "an", "of one"] {
            if let Some(end) = words_at(self.text, here, phrase) {
                here = joint(self.text, end)?;
                article = true;
                break;
            }
        }
        let (close, unit) = self.tables.units.at(self.text, here)?;
        let word = self.text.get(here..close)?;
        if word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        if let Some(old) = joint(self.text, close)
            && words_at(self.text, old, "old").is_some()
        {
            return None;
        }
        let plain = article
            || match unit.code {
                "year" | "day" | "week" | "month" | "times" | "point" if hyphened => {
                    matches!(unit.code, "point" | "day")
                }
                "year" | "day" | "week" | "month" | "times" | "point" | "second" => false,
                _ => true,
            };
        let c = char_at(self.text, close);
        (plain && !c.is_some_and(char::is_alphanumeric) && !unit.small)
            .then_some((*unit, close, article))
    }
}
