//! Reads one amount: a numeral, a range of numerals, and the unit behind them.

use rust_decimal::Decimal;

use super::context::Context;
use crate::data;
use crate::document::AmountKind;
use crate::numeral::{Form, Numeral, Numerals, digit};
use crate::tail::Tails;
use crate::text::{Span, char_at, char_before, hangul, rest, skip};
use crate::unit::{Unit, Units};
use crate::wordlist::{WordList, entries};

/// The tables that reading needs.
#[derive(Debug)]
pub(super) struct Tables {
    pub numerals: Numerals,
    pub units: Units,
    pub tails: Tails,
    pub context: Context,
    /// Behind a number: the number is part of a name or a term.
    names: WordList<()>,
    /// Words that only look like a numeral and a counter: 한편.
    lookalikes: WordList<()>,
}

/// An amount as it was read, before the words around it are looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub span: Span,
    pub kind: AmountKind,
    pub unit: String,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub vague: bool,
    pub about: bool,
}

/// A unit found behind a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// Where the unit word ends.
    pub end: usize,
    pub kind: AmountKind,
    pub unit: String,
    pub factor: Decimal,
    /// 여 before the unit.
    pub about: bool,
}

/// One number with its unit, if it has one.
pub(super) struct Part {
    pub numeral: Numeral,
    pub unit: Option<Found>,
}

impl Tables {
    pub(super) fn new() -> Self {
        let names = entries(data::NOT_AMOUNTS.text())
            .filter_map(|entry| entry.get(1).copied())
            .flat_map(|words| words.split('|'))
            .filter_map(|word| word.strip_prefix('#'))
            .map(|word| (word.to_owned(), ()));
        let lookalikes = entries(data::NOT_AMOUNTS.text())
            .filter(|entry| entry.first() == Some(&"word"))
            .filter_map(|entry| entry.get(1).copied())
            .flat_map(|words| words.split('|'))
            .map(|word| (word.to_owned(), ()));
        Tables {
            numerals: Numerals::new(),
            units: Units::new(),
            tails: Tails::new(),
            context: Context::new(),
            names: WordList::new(names),
            lookalikes: WordList::new(lookalikes),
        }
    }

    /// The amount whose numeral begins at `start` with a digit; nothing behind `end` is read.
    pub(super) fn in_digits(&self, text: &str, start: usize, end: usize) -> Option<Reading> {
        let text = text.get(..end)?;
        let numeral = self.numerals.in_digits(text, start)?;
        self.read(text, numeral)
    }

    /// The amount whose numeral begins at `start` with a word.
    pub(super) fn in_words(&self, text: &str, start: usize, end: usize) -> Option<Reading> {
        let text = text.get(..end)?;
        if let Some((word, ())) = self.lookalikes.longest(rest(text, start))
            && self.tails.accept(rest(text, start + word.len()))
        {
            return None;
        }
        // 결제를 한 사람: "who did", not "one".
        let before = text.get(..start).unwrap_or("");
        if rest(text, start).starts_with("한 ")
            && (before.ends_with("를 ") || before.ends_with("을 "))
        {
            return None;
        }
        // 한 편, at the start of a sentence: "meanwhile".
        if rest(text, start).starts_with("한 편")
            && before
                .trim_end_matches(' ')
                .chars()
                .next_back()
                .is_none_or(|c| matches!(c, '.' | '\n' | '/'))
        {
            return None;
        }
        // 한번 해 보자: an adverb.
        if let Some(behind) = rest(text, start).strip_prefix("한번")
            && !self.context.follows(behind, |c| &c.once)
            && !before.ends_with("에 ")
        {
            return None;
        }
        // 다시 한 번: once more, not a number of times.
        if before.ends_with("다시 ")
            && (rest(text, start).starts_with("한번") || rest(text, start).starts_with("한 번"))
        {
            return None;
        }
        self.numerals
            .in_words(text, start)
            .into_iter()
            .find_map(|numeral| self.read(text, numeral))
    }

    /// `$3.5 million`, `USD 20`, `$10~20억`: the number behind a currency sign that stands at `start..sign_end`.
    pub(super) fn behind_sign(
        &self,
        text: &str,
        start: usize,
        sign_end: usize,
        currency: &Unit,
        end: usize,
    ) -> Option<Reading> {
        let text = text.get(..end)?;
        let at = skip(text, sign_end, " ").unwrap_or(sign_end);
        char_at(text, at).and_then(digit)?;
        let numeral = self.numerals.in_digits(text, at)?;
        let (first_scale, mut close) = self.english_scale(text, numeral.span.end);
        let mut low = numeral.low?.checked_mul(first_scale)?;
        let mut high = low;
        if let Some(after) = connector(text, close, false) {
            let sign = text.get(start..sign_end).unwrap_or("");
            let second_at = skip(text, after, sign).unwrap_or(after);
            if let Some(second) = char_at(text, second_at)
                .and_then(digit)
                .and_then(|_| self.numerals.in_digits(text, second_at))
            {
                let (scale, second_end) = self.english_scale(text, second.span.end);
                let last = second.low?.checked_mul(scale)?;
                let mut first = low;
                if first_scale == Decimal::ONE && scale > Decimal::ONE {
                    first = low.checked_mul(scale)?;
                } else if let (None, Some(scale)) = (numeral.scale, second.scale) {
                    first = low.checked_mul(scale)?;
                }
                // $2023-10 is no range.
                if first <= last {
                    (low, high, close) = (first, last, second_end);
                }
            }
        }
        // $100만 달러 names the currency twice.
        let gap = skip(text, close, " ").unwrap_or(close);
        if let Some((word, _)) = self
            .units
            .behind(rest(text, gap))
            .find(|(_, unit)| unit.kind == AmountKind::Money && unit.name == currency.name)
        {
            close = gap + word.len();
        }
        Some(Reading {
            span: Span::new(start, close),
            kind: currency.kind,
            unit: currency.name.to_string(),
            low: Some(low),
            high: Some(high),
            vague: false,
            about: numeral.about,
        })
    }

    /// million, bn and so on behind a number: the factor, and where it ends.
    fn english_scale(&self, text: &str, end: usize) -> (Decimal, usize) {
        let at = skip(text, end, " ").unwrap_or(end);
        let word: String = rest(text, at)
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        match self.context.english_scale(&word) {
            Some(scale) => (scale, at + word.len()),
            None => (Decimal::ONE, end),
        }
    }

    fn read(&self, text: &str, numeral: Numeral) -> Option<Reading> {
        let behind = rest(text, numeral.span.end);
        let noun = match behind.strip_prefix(' ') {
            Some(noun) if numeral.form == Form::Native => noun,
            _ => behind,
        };
        if !numeral.worded && self.names.longest(noun).is_some() {
            return None;
        }
        let start = numeral.span.start;
        let first = self.part(text, numeral);
        if let Some(reading) = self.fraction(text, &first) {
            return Some(reading);
        }
        if let Some(range) = self.range(text, &first) {
            return Some(range);
        }
        if let Some(score) = self.score(text, &first.numeral) {
            return Some(score);
        }
        let Some(unit) = first.unit else {
            if let Some(magnitude) = self.magnitude(text, &first.numeral) {
                return Some(magnitude);
            }
            return self.without_unit(text, &first.numeral);
        };
        let reading = self.finish(text, start, &first.numeral, unit)?;
        Some(match reading.kind {
            AmountKind::Money => self.with_subunit(text, reading),
            AmountKind::Duration => self.with_half(text, self.with_smaller_units(text, reading)),
            AmountKind::Length | AmountKind::Mass => self.with_smaller_units(text, reading),
            AmountKind::Percent => self.with_hundredths(text, reading),
            _ => reading,
        })
    }

    /// 규모 5.4, 리히터 규모 3: the magnitude of an earthquake, which is told by the word before the number.
    fn magnitude(&self, text: &str, numeral: &Numeral) -> Option<Reading> {
        let before = text.get(..numeral.span.start)?;
        let before = before.strip_suffix(' ').unwrap_or(before);
        let unit = ["리히터 규모", "모멘트 규모", "규모"]
            .into_iter()
            .find(|unit| before.ends_with(unit))?;
        let start = before.len() - unit.len();
        let apart = char_before(text, start).is_none_or(|c| !hangul::is_alphanumeric(c));
        let shaken = || self.context.is_around(text, numeral.span.end, |c| &c.quake);
        let small = numeral.low.is_some_and(|v| v < Decimal::TEN);
        (apart
            && small
            && (numeral.decimal || numeral.digits == Some(1) && shaken())
            && self.tails.accept(rest(text, numeral.span.end)))
        .then(|| Reading {
            span: Span::new(start, numeral.span.end),
            kind: AmountKind::Other,
            unit: unit.to_owned(),
            low: numeral.low,
            high: numeral.high,
            vague: false,
            about: numeral.about,
        })
    }

    /// 134조 of money, 천만 visitors: a round number whose unit the words around it tell.
    fn without_unit(&self, text: &str, numeral: &Numeral) -> Option<Reading> {
        let scale = numeral.scale?;
        // 조치, 만나: a scale alone is no number.
        if numeral.form != Form::Digits && numeral.span.len() <= '만'.len_utf8() {
            return None;
        }
        let end = numeral.span.end;
        let behind = rest(text, end);
        if !self.tails.accept(behind) || numeral.low.is_none() {
            return None;
        }
        let before = text.get(..numeral.span.start).unwrap_or("");
        let word = text.get(numeral.span.start..end).unwrap_or("");
        if word.ends_with('조')
            && self
                .context
                .follows(behind.trim_start_matches(' '), |c| &c.shift)
        {
            return None;
        }
        if word.ends_with('조')
            && !numeral.decimal
            && self.context.is_article_of_law(before, behind)
        {
            return None;
        }
        let (kind, unit) = self.context.what_is_counted(text, numeral.span, scale)?;
        if kind == AmountKind::Money && behind.starts_with('대') {
            // 800억대: read like 800억원대.
            let found = Found {
                end,
                kind,
                unit: unit.to_owned(),
                factor: Decimal::ONE,
                about: numeral.about,
            };
            return self.finish(text, numeral.span.start, numeral, found);
        }
        Some(Reading {
            span: numeral.span,
            kind,
            unit: unit.to_owned(),
            low: numeral.low,
            high: numeral.high,
            vague: numeral.vague,
            about: numeral.about,
        })
    }

    /// A numeral with the unit behind it; tries the shorter reading of `백이` where the longer has no unit.
    pub(super) fn part(&self, text: &str, numeral: Numeral) -> Part {
        if let Some(unit) = self.unit(text, &numeral) {
            return Part {
                numeral,
                unit: Some(unit),
            };
        }
        if let Some((end, value)) = numeral.shorter {
            let shorter = Numeral {
                span: Span::new(numeral.span.start, end),
                low: Some(value),
                high: Some(value),
                shorter: None,
                ..numeral
            };
            if let Some(unit) = self.unit(text, &shorter) {
                return Part {
                    numeral: shorter,
                    unit: Some(unit),
                };
            }
        }
        Part {
            numeral,
            unit: None,
        }
    }

    /// 6세대 memory, a band's 3집: which one, not how many.
    fn is_ordinal(&self, numeral: &Numeral, unit: &str, behind: &str) -> bool {
        let digits = numeral.form == Form::Digits && !numeral.worded && !numeral.decimal;
        let few = numeral.low.is_some_and(|n| n <= Decimal::TEN);
        let homes = || {
            self.context
                .follows(behind.trim_start_matches(' '), |c| &c.homes)
        };
        digits && (unit == "집" || unit == "세대" && few && !homes())
    }

    pub(super) fn finish(
        &self,
        text: &str,
        start: usize,
        numeral: &Numeral,
        found: Found,
    ) -> Option<Reading> {
        let Found {
            mut end,
            mut kind,
            mut unit,
            factor,
            about,
        } = found;
        let low = numeral.low.and_then(|v| v.checked_mul(factor));
        let mut high = numeral.high.and_then(|v| v.checked_mul(factor));
        if kind == AmountKind::Count && self.is_ordinal(numeral, &unit, rest(text, end)) {
            kind = AmountKind::Rank;
        } else if kind == AmountKind::Count && unit == "대" {
            let before = text.get(..start).unwrap_or("");
            let after = rest(text, end);
            if self.context.counts_offices(after) || before.ends_with('제') {
                kind = AmountKind::Rank;
            } else if is_decade(numeral) && !self.context.counts_machines(before, after) {
                kind = AmountKind::Age;
                "세".clone_into(&mut unit);
                high = low.and_then(|l| l.checked_add(Decimal::from(9)));
            }
        } else if takes_range_suffix(kind)
            && let Some(after) = skip(text, end, "대")
            && self.tails.accept(rest(text, after))
        {
            // 30만원대: from 30만 to just below the next one in its last place.
            end = after;
            if !numeral.vague
                && let (Some(l), Some(step)) = (low, low.and_then(last_place))
            {
                let whole = matches!(kind, AmountKind::Money | AmountKind::Count);
                let finest = if whole && step >= Decimal::ONE {
                    Decimal::ONE
                } else {
                    Decimal::new(1, 2)
                };
                high = l.checked_add(step)?.checked_sub(finest);
            }
        }
        Some(Reading {
            span: Span::new(start, end),
            kind,
            unit,
            low,
            high,
            vague: numeral.vague,
            about,
        })
    }
}

fn takes_range_suffix(kind: AmountKind) -> bool {
    matches!(
        kind,
        AmountKind::Money
            | AmountKind::Percent
            | AmountKind::Count
            | AmountKind::Length
            | AmountKind::Mass
            | AmountKind::Area
            | AmountKind::Other
            | AmountKind::Rank
            | AmountKind::Temperature
            | AmountKind::Score
    )
}

/// The place value of the last digit that is not zero: 100000 for 300000.
fn last_place(value: Decimal) -> Option<Decimal> {
    let value = value.normalize();
    let mut mantissa = value.mantissa();
    let mut place = 1_i128;
    if mantissa == 0 {
        return None;
    }
    while mantissa % 10 == 0 {
        mantissa /= 10;
        place = place.checked_mul(10)?;
    }
    Decimal::try_from_i128_with_scale(place, value.scale()).ok()
}

/// 10, 20, … 90.
fn is_decade(numeral: &Numeral) -> bool {
    numeral.digits == Some(2)
        && numeral
            .low
            .is_some_and(|v| !v.is_zero() && (v % Decimal::TEN).is_zero())
}

/// Behind a range's sign: 10~20, 10 - 20; `bare`: 24 -105mm, where the number before has no unit of its own.
pub(super) fn connector(text: &str, at: usize, bare: bool) -> Option<usize> {
    let spaced = skip(text, at, " ");
    let sign_at = spaced.unwrap_or(at);
    let sign = char_at(text, sign_at)?;
    if !matches!(sign, '~' | '∼' | '〜' | '～' | '–' | '—' | '-' | '−') {
        return None;
    }
    let after = sign_at + sign.len_utf8();
    let close = skip(text, after, " ").unwrap_or(after);
    // "10 -20": a minus, not a range.
    (bare || !(matches!(sign, '-' | '−') && spaced.is_some() && close == after)).then_some(close)
}
