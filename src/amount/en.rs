//! English amounts: a walk over the text, and at each word or sign that one may begin with, the grammar of numbers,
//! units and what stands around them.

mod age;
mod around;
mod compound;
mod count;
mod gate;
mod part;
mod range;
mod rank;
mod scan;
mod share;
mod tables;

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Grammar;
use crate::document::{Amount, AmountKind, Bound, DateMention};
use crate::language::Language;
use crate::passage::Passages;
use crate::text::Span;
use scan::Scan;
use tables::Tables;

/// An amount as it is read, before the words around it are looked at.
#[derive(Debug, Clone)]
struct Reading<'t> {
    span: Span,
    kind: AmountKind,
    /// Its code or the noun that is counted; `None` where none stands.
    unit: Option<Cow<'t, str>>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// What its own form says: a range, dozens.
    bound: Option<Bound>,
    /// Behind the noun that is counted, where what bounds it may stand.
    close: usize,
}

impl<'t> Reading<'t> {
    fn exact(span: Span, kind: AmountKind, unit: Option<&'t str>, value: Option<Decimal>) -> Self {
        Reading {
            span,
            kind,
            unit: unit.map(Cow::Borrowed),
            low: value,
            high: value,
            bound: None,
            close: span.end,
        }
    }

    fn negated(mut self, start: usize) -> Self {
        let (low, high) = (self.low, self.high);
        self.low = high.map(|v| -v);
        self.high = low.map(|v| -v);
        self.span.start = start;
        self
    }
}

/// Holds the tables; built once.
#[derive(Debug)]
pub(crate) struct Finder {
    tables: Tables,
    /// Which three letters a word that begins an amount may begin with, so that most words are passed over without a
    /// look-up.
    openings: Vec<u64>,
}

/// Letters, and one more for whatever is none.
const SYMBOLS: usize = 27;

fn symbol(byte: Option<&u8>) -> usize {
    match byte {
        Some(b) if b.is_ascii_alphabetic() => usize::from(b.to_ascii_lowercase() - b'a'),
        _ => SYMBOLS - 1,
    }
}

/// The place of the three letters at `at` among all there are.
fn opening(bytes: &[u8], at: usize) -> usize {
    let third = if symbol(bytes.get(at + 1)) == SYMBOLS - 1 {
        SYMBOLS - 1
    } else {
        symbol(bytes.get(at + 2))
    };
    (symbol(bytes.get(at)) * SYMBOLS + symbol(bytes.get(at + 1))) * SYMBOLS + third
}

impl Grammar for Finder {
    fn read(&self, text: &str, passages: &Passages, dates: &[DateMention]) -> Vec<Amount> {
        let mut amounts = Vec::new();
        let mut dollar = None;
        for stretch in passages.stretches_of(Language::English) {
            self.stretch(text, stretch, dates, &mut dollar, &mut amounts);
        }
        amounts
    }
}

impl Finder {
    pub(crate) fn new() -> Self {
        let tables = Tables::new();
        let mut openings = vec![0_u64; SYMBOLS.pow(3).div_ceil(64)];
        let letters = |sign: &&str| sign.bytes().next().is_some_and(|b| b.is_ascii_alphabetic());
        for word in tables
            .openings()
            .chain(tables.letter_signs().filter(letters))
        {
            let place = opening(word.as_bytes(), 0);
            if let Some(bits) = openings.get_mut(place / 64) {
                *bits |= 1 << (place % 64);
            }
        }
        Finder { tables, openings }
    }

    fn may_open(&self, bytes: &[u8], at: usize) -> bool {
        let place = opening(bytes, at);
        self.openings
            .get(place / 64)
            .is_some_and(|bits| bits & (1 << (place % 64)) != 0)
    }

    fn stretch(
        &self,
        text: &str,
        stretch: Span,
        dates: &[DateMention],
        dollar: &mut Option<&'static str>,
        amounts: &mut Vec<Amount>,
    ) {
        let first = amounts.len();
        let Some(whole) = text.get(..stretch.end) else {
            return;
        };
        let bytes = whole.as_bytes();
        let mut next_date = dates.partition_point(|d| d.span.end <= stretch.start);
        let mut at = stretch.start;
        let mut inside = false;
        let mut scan = Scan::new(&self.tables, whole, stretch.start);
        while let Some(&b) = bytes.get(at) {
            let letter = b.is_ascii_alphabetic();
            let opens = match b {
                b'a'..=b'z' | b'A'..=b'Z' => !inside && self.may_open(bytes, at),
                b'0'..=b'9' | b'$' | b'#' => true,
                0x80..=0xBF => false,
                0xC0.. => true,
                _ => false,
            };
            if !opens {
                inside = letter || b.is_ascii_digit() || b == b'_' || inside && b == b'\'';
                at += 1;
                continue;
            }
            while dates.get(next_date).is_some_and(|d| d.span.end <= at) {
                next_date += 1;
            }
            let date = dates.get(next_date).map(|d| d.span);
            if let Some(date) = date.filter(|d| d.start <= at) {
                at = date.end.max(at + 1);
                inside = false;
                continue;
            }
            scan.cut(date.map_or(stretch.end, |d| d.start.min(stretch.end)));
            match scan.read(at) {
                Some(reading) => {
                    if scan.needs_dollar(&reading) {
                        let code = *dollar.get_or_insert_with(|| around::dollar(text));
                        scan.dollar = code;
                    }
                    let end = reading.span.end;
                    amounts.push(scan.amount(reading));
                    at = end.max(at + 1);
                    inside = false;
                }
                None => {
                    at = scan.passed(at);
                    inside = bytes.get(at - 1).is_some_and(u8::is_ascii_alphanumeric);
                }
            }
        }
        if let Some(own) = amounts.get_mut(first..) {
            around::link(text, own);
            for amount in own {
                amount.same_as = amount.same_as.map(|i| i + first);
            }
        }
    }
}

#[cfg(test)]
mod tests;
