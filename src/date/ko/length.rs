//! Lengths of time: those that lead to a date (3일 전, 사흘 뒤), and those that are none.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::reader::Reader;
use super::words::Meaning;
use crate::date::point::{Point, Step};
use crate::numeral::digit;
use crate::tail::syllables;
use crate::text::{char_at, rest, skip};

impl Reader {
    /// Whether what follows `10일` or `3년` makes it a length of time.
    pub(super) fn is_length(&self, text: &str, after: usize) -> bool {
        let behind = rest(text, after);
        let behind = behind.strip_prefix(' ').unwrap_or(behind);
        self.words
            .length_cues
            .longest(behind)
            .is_some_and(|(cue, ())| {
                // 10일 전국, 10일 만나: the cue must be a word of its own.
                let tail = behind.get(cue.len()..).unwrap_or("");
                cue.ends_with(' ')
                    || self.tails.accept(tail)
                    || syllables(tail).chars().count() <= 1 && cue.chars().count() > 1
            })
    }

    /// 3일 전, 사흘 뒤, 한 달 후.
    pub(super) fn offset(&self, text: &str, start: usize) -> Option<(Point, usize)> {
        let c = char_at(text, start)?;
        // Looking ahead for 전, 후 or 뒤 costs less than reading a numeral at every word.
        if !rest(text, start)
            .chars()
            .take(12)
            .any(|c| matches!(c, '전' | '후' | '뒤'))
        {
            return None;
        }
        let (count, step, mut at) = if let Some((word, &Meaning::Length(days))) =
            self.words.words.longest(rest(text, start))
        {
            (Some(days), Step::Days, start + word.len())
        } else {
            self.length(text, start, c)?
        };
        at = skip(text, at, "여")
            .or_else(|| skip(text, at, "쯤"))
            .unwrap_or(at);
        let at = skip(text, at, " ").unwrap_or(at);
        let (word, &way) = self.words.offsets.longest(rest(text, at))?;
        let end = at + word.len();
        if !self.tails.accept(rest(text, end)) {
            return None;
        }
        let point = Point {
            // 10여 년 전, 수년 전: a length of time, for no date can be named.
            offset: Some((count?, step, way)),
            ..Point::default()
        };
        Some((point, end))
    }

    /// A number of days, weeks, months or years.
    fn length(&self, text: &str, start: usize, c: char) -> Option<(Option<i64>, Step, usize)> {
        let numerals = if digit(c).is_some() {
            self.numerals.in_digits(text, start).into_iter().collect()
        } else if self.numerals.begins(c) {
            self.numerals.in_words(text, start)
        } else {
            return None;
        };
        let mut readings = Vec::new();
        for n in numerals {
            if n.low != n.high && !n.vague {
                readings.push((n.span.end, None));
            } else {
                readings.push((n.span.end, n.low.filter(|_| !n.vague)));
            }
            if let Some((end, value)) = n.shorter {
                readings.push((end, Some(value)));
            }
        }
        readings
            .into_iter()
            .find_map(|(end, value): (usize, Option<Decimal>)| {
                let about = skip(text, end, "여");
                let at = about.unwrap_or(end);
                let at = skip(text, at, " ").unwrap_or(at);
                let (word, step) = [
                    ("개월", Step::Months),
                    ("달", Step::Months),
                    ("주일", Step::Weeks),
                    ("주", Step::Weeks),
                    ("년", Step::Years),
                    ("일", Step::Days),
                ]
                .into_iter()
                .find(|(word, _)| rest(text, at).starts_with(word))?;
                let count = value.filter(|_| about.is_none());
                let count = match count {
                    Some(v) if v.fract().is_zero() => v.to_i64(),
                    _ => None,
                };
                // 한일전 is no day before, 수년 전 no year that could be named.
                let native = digit(c).is_none() && word == "일" && at == end;
                (!native && (value.is_some() || about.is_some())).then_some((
                    count,
                    step,
                    at + word.len(),
                ))
            })
    }
}
