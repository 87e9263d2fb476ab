//! Reads the words of one date, token by token, from coarse to fine.

mod number;

use super::forms::{local_time, weekday_in_brackets};
use super::level::{DAY, MARKER, MONTH, PART, PHASE, STRETCH, Token, WEEK, YEAR};
use super::words::{Meaning, Words};
use crate::date::point::{Day, Month, Of, Point, Stretch, Week, Year};
use crate::numeral::{Numerals, digit};
use crate::tail::{Tails, syllables};
use crate::text::hangul::final_consonant;
use crate::text::{char_at, char_before, rest, skip};
use crate::unit::Units;

/// The tables that reading needs.
#[derive(Debug)]
pub(super) struct Reader {
    pub words: Words,
    pub numerals: Numerals,
    pub tails: Tails,
    pub units: Units,
}

impl Reader {
    pub(super) fn new() -> Self {
        Reader {
            words: Words::new(),
            numerals: Numerals::new(),
            tails: Tails::new(),
            units: Units::new(),
        }
    }

    /// The point that begins at `start`, and where its words end. Nothing behind `limit` is read.
    pub(super) fn point(&self, text: &str, start: usize, limit: usize) -> Option<(Point, usize)> {
        let text = text.get(..limit)?;
        if self.words.lookalikes.longest(rest(text, start)).is_some() {
            return None;
        }
        if let Some(found) = self.offset(text, start) {
            return Some(found);
        }
        let mut point = Point::default();
        let mut level = 0;
        let mut at = start;
        let mut best = None;
        loop {
            let here = if at == start {
                at
            } else {
                skip(text, at, " ").unwrap_or(at)
            };
            let Some((next, next_level, end)) = self.token(text, here, &point, level) else {
                break;
            };
            if next_level <= level {
                break;
            }
            point = next;
            level = next_level;
            at = end;
            if point.has_date() || level >= PART {
                // (현지시간) is passed over, but does not belong to the span unless more follows.
                let shown = at;
                at = local_time(text, at);
                if self.may_end(text, at, &point, level) {
                    best = Some((point, shown));
                }
            }
        }
        best
    }

    /// The token at `at`: the point with it, its level and its end.
    fn token(&self, text: &str, at: usize, point: &Point, level: u8) -> Option<Token> {
        let c = char_at(text, at)?;
        if digit(c).is_some() {
            return self.number(text, at, point, level);
        }
        if c == '(' {
            let (weekday, end) = weekday_in_brackets(text, at).filter(|_| level == DAY)?;
            let mut next = *point;
            next.weekday = Some(weekday);
            return Some((next, DAY + 1, end));
        }
        if level == DAY
            && matches!(point.day, Some(Day::Absolute(_)))
            && let Some((word, &Meaning::Weekday(weekday))) =
                self.words.words.longest(rest(text, at))
        {
            // 17일 일요일
            let mut next = *point;
            next.weekday = Some(weekday);
            return Some((next, DAY + 1, at + word.len()));
        }
        self.words
            .words
            .prefixes(rest(text, at))
            .find_map(|(word, &meaning)| self.word(text, at + word.len(), point, level, meaning))
            .or_else(|| self.sino_word(text, at, point, level))
    }

    fn word(
        &self,
        text: &str,
        end: usize,
        point: &Point,
        level: u8,
        meaning: Meaning,
    ) -> Option<Token> {
        let mut next = *point;
        let fine = match meaning {
            Meaning::Marker(marker) => {
                next.marker = Some(marker);
                MARKER
            }
            Meaning::Year(n) => {
                next.year = Some(Year::Away(n));
                YEAR
            }
            Meaning::ContextYear(n) => {
                next.year = Some(Year::Context(n));
                YEAR
            }
            Meaning::SamePeriod(n) => {
                next.year = Some(Year::Away(n));
                next.same_period = true;
                MONTH
            }
            Meaning::Half(n) => {
                next.stretch = Some(Stretch::Half(n));
                STRETCH
            }
            Meaning::FirstQuarter => {
                next.stretch = Some(Stretch::Quarter(1));
                STRETCH
            }
            Meaning::QuarterAway(n) => {
                next.stretch = Some(Stretch::QuarterAway(n));
                STRETCH
            }
            Meaning::ContextQuarter(n) => {
                next.stretch = Some(Stretch::ContextQuarter(n));
                STRETCH
            }
            Meaning::Season(first) => {
                // Without a year or 지난, 이번 it is the season, not a date.
                if level == 0 {
                    return None;
                }
                next.stretch = Some(Stretch::Season(first));
                STRETCH
            }
            Meaning::Month(n) => {
                next.month = Some(Month::Away(n));
                MONTH
            }
            Meaning::ContextMonth(n) => {
                next.month = Some(Month::Context(n));
                MONTH
            }
            Meaning::Week(n) => {
                next.week = Some(Week::Away(n));
                WEEK
            }
            Meaning::Nth(n) => return self.nth(text, end, point, n),
            Meaning::Day(n) => {
                next.day = Some(Day::Away(n));
                DAY
            }
            Meaning::ThisDay => {
                next.day = Some(Day::This);
                DAY
            }
            Meaning::ContextDay(n) => {
                next.day = Some(Day::Context(n));
                DAY
            }
            Meaning::LastDay => {
                next.day = Some(Day::Last);
                DAY
            }
            Meaning::Weekday(n) => {
                next.day = Some(Day::Weekday(n));
                DAY
            }
            Meaning::Weekend(n) => {
                next.day = Some(Day::Weekend);
                if n != 0 && next.week.is_none() {
                    next.week = Some(Week::Away(n));
                }
                DAY
            }
            Meaning::Midweek => {
                next.day = Some(Day::Midweek);
                DAY
            }
            Meaning::Holiday(feast) => {
                next.day = Some(Day::Feast(feast));
                DAY
            }
            Meaning::Phase(part, of) => {
                // 초 and 말 need something to be the start or end of.
                if of == Of::Any && !(YEAR..DAY).contains(&level) {
                    return None;
                }
                if of != Of::Any && level >= WEEK {
                    return None;
                }
                next.phase = Some((part, of));
                PHASE
            }
            Meaning::Part(part, time) => {
                if level != 0 && level < WEEK {
                    return None;
                }
                next.part = Some(part);
                next.time = time;
                PART
            }
            Meaning::Every => {
                next.every = true;
                YEAR
            }
            Meaning::Length(_) => return None,
        };
        Some((next, fine, end))
    }

    /// 둘째 주, 마지막 금요일, 마지막 날.
    fn nth(&self, text: &str, end: usize, point: &Point, n: u8) -> Option<Token> {
        let mut next = *point;
        let at = skip(text, end, " ").unwrap_or(end);
        if let Some(after) = skip(text, at, "주") {
            if let Some(weekend) = skip(text, after, "말") {
                next.week = Some(Week::OfMonth(n));
                next.day = Some(Day::Weekend);
                return Some((next, DAY, weekend));
            }
            next.week = Some(Week::OfMonth(n));
            return Some((next, WEEK, after));
        }
        // 내년 첫날, 2025년 마지막 날
        if matches!(n, 1 | 9)
            && point.month.is_none()
            && point.stretch.is_none()
            && point.year.is_some()
            && skip(text, at, "날").is_some()
        {
            let (month, day) = if n == 1 {
                (1, Day::Absolute(1))
            } else {
                (12, Day::Last)
            };
            next.month = Some(Month::Absolute(month));
            next.day = Some(day);
            return Some((next, DAY, at + '날'.len_utf8()));
        }
        if n == 1 && point.month.is_some() && skip(text, at, "날").is_some() {
            next.day = Some(Day::Absolute(1));
            return Some((next, DAY, at + '날'.len_utf8()));
        }
        if n == 9 && point.month.is_some() && skip(text, at, "날").is_some() {
            next.day = Some(Day::Last);
            return Some((next, DAY, at + '날'.len_utf8()));
        }
        match self.words.words.longest(rest(text, at)) {
            Some((word, Meaning::Weekday(weekday))) => {
                next.day = Some(Day::NthWeekday(n, *weekday));
                Some((next, DAY, at + word.len()))
            }
            _ => None,
        }
    }

    /// Whether the words may end at `at`: what is glued behind them must be a tail.
    fn may_end(&self, text: &str, at: usize, point: &Point, level: u8) -> bool {
        let behind = rest(text, at);
        let run = syllables(behind);
        if char_at(text, at).is_some_and(|c| digit(c).is_some()) {
            return false;
        }
        let loose_year = matches!(point.year, Some(Year::Away(0)))
            && level == YEAR
            && char_before(text, at) == Some('올');
        if loose_year {
            return false;
        }
        if level == MARKER {
            return false;
        }
        if matches!(point.day, Some(Day::Context(_) | Day::This))
            && level == DAY
            && run.starts_with('들')
        {
            return false;
        }
        if point.every && !matches!(point.day, Some(Day::Weekday(_))) {
            return false;
        }
        if point.only_time() && point.time.is_none() {
            // 낮은 is low, 저녁을 is a meal.
            return run.is_empty()
                || self
                    .words
                    .loose_tails
                    .prefixes(run)
                    .any(|(tail, ())| self.tails.accept(rest(run, tail.len())));
        }
        if matches!(point.day, Some(Day::Feast(_)))
            && level == DAY
            && !self.feast_is_date(text, at, point)
        {
            return false;
        }
        // 4월혁명: a month in digits cannot be mistaken, whatever is glued to it.
        let month = level == MONTH
            && text.get(..at).is_some_and(|t| t.ends_with('월'))
            && text
                .get(..at - '월'.len_utf8())
                .is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()))
            && !run.starts_with('드');
        month
            || self.tails.accept(behind)
            || self
                .words
                .tails
                .prefixes(run)
                .any(|(tail, ())| self.tails.accept(rest(run, tail.len())))
    }

    /// A holiday is a date where a time is told (추석에, 설 당일), not where it names a kind of thing (추석 선물).
    fn feast_is_date(&self, text: &str, at: usize, point: &Point) -> bool {
        if point.marker.is_some() || point.year.is_some() {
            return true;
        }
        let behind = rest(text, at);
        // 그랬다는 설도: a theory, not the holiday.
        let theory = char_before(text, at) == Some('설')
            && text
                .get(..at - '설'.len_utf8())
                .map(str::trim_end)
                .and_then(|t| t.chars().next_back())
                .and_then(final_consonant)
                == Some(4);
        !theory && (behind.is_empty() || self.words.holiday_context.longest(behind).is_some())
    }
}
