//! Reads the words of one date, token by token, from coarse to fine.

use rust_decimal::prelude::ToPrimitive;

use super::forms::{
    clock_time, digits_then, full_date, full_year, local_time, season, shared_unit, starts_length,
    weekday_in_brackets,
};
use super::point::{
    DAY, Day, MARKER, MONTH, Month, PART, PHASE, Point, STRETCH, Stretch, WEEK, Week, YEAR, Year,
};
use super::words::{Meaning, Of, Words};
use crate::numeral::{Numerals, char_at, char_before, digit, digits, is_word};
use crate::tail::{Tails, syllables};
use crate::text::{rest, skip};

/// The tables that reading needs.
#[derive(Debug)]
pub(super) struct Reader {
    pub words: Words,
    pub numerals: Numerals,
    pub tails: Tails,
    pub units: crate::unit::Units,
}

impl Reader {
    pub(super) fn new() -> Self {
        Reader {
            words: Words::new(),
            numerals: Numerals::new(),
            tails: Tails::new(),
            units: crate::unit::Units::new(),
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
    fn token(&self, text: &str, at: usize, point: &Point, level: u8) -> Option<(Point, u8, usize)> {
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
    ) -> Option<(Point, u8, usize)> {
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
    fn nth(&self, text: &str, end: usize, point: &Point, n: u8) -> Option<(Point, u8, usize)> {
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

    /// 유월 삼일, 십이월.
    fn sino_word(
        &self,
        text: &str,
        at: usize,
        point: &Point,
        level: u8,
    ) -> Option<(Point, u8, usize)> {
        if let Some(end) = skip(text, at, "유월")
            .map(|end| (end, 6))
            .or_else(|| skip(text, at, "시월").map(|end| (end, 10)))
        {
            if level < YEAR {
                return None;
            }
            let mut next = *point;
            next.month = Some(Month::Absolute(end.1));
            return Some((next, MONTH, end.0));
        }
        if level < YEAR {
            return None;
        }
        let c = char_at(text, at)?;
        if !"일이삼사오육칠팔구십".contains(c) {
            return None;
        }
        // The reading without a last 일, which may be the unit: 십이일, 삼일.
        let numeral = self.numerals.in_words(text, at).pop()?;
        let readings = [Some((numeral.span.end, numeral.low?)), numeral.shorter];
        readings.into_iter().flatten().find_map(|(end, value)| {
            let n = value.to_u8()?;
            let mut next = *point;
            if let Some(end) =
                skip(text, end, "월").filter(|_| level < MONTH && (1..=12).contains(&n))
            {
                next.month = Some(Month::Absolute(n));
                Some((next, MONTH, end))
            } else {
                let end =
                    skip(text, end, "일").filter(|_| level == MONTH && (1..=31).contains(&n))?;
                next.day = Some(Day::Absolute(n));
                Some((next, DAY, end))
            }
        })
    }

    fn number(
        &self,
        text: &str,
        at: usize,
        point: &Point,
        level: u8,
    ) -> Option<(Point, u8, usize)> {
        if level == 0
            && let Some(found) = full_date(text, at, point)
        {
            return Some(found);
        }
        let first = digits(text, at)?;
        if let Some(found) = clock_time(text, at, point, level) {
            return Some(found);
        }
        if first.decimal || first.grouped || first.count > 4 {
            return None;
        }
        let value = first.value?.to_i32()?;
        let mut end = first.end;
        let mut last = None;
        // 7∼13일, 1956~1960년, 8, 9일: the first number shares the second's unit.
        if let Some(after) = shared_unit(text, end)
            && let Some(second) = char_at(text, after)
                .and_then(digit)
                .and_then(|_| digits(text, after))
            && !second.decimal
            && !second.grouped
            && second.count <= 4
            && let Some(to) = second.value.and_then(|v| v.to_i32())
        {
            let unit = rest(text, second.end);
            if ["년", "월", "일", "시"].iter().any(|u| unit.starts_with(u)) && to > value
                || unit.starts_with('년') && second.count == 2
            {
                last = Some((to, second.count));
                end = second.end;
            }
        }
        let mut next = *point;
        if let Some((years, after)) = season(text, at).filter(|_| level == 0) {
            next.year = Some(Year::Absolute(years.0));
            next.year_to = Some(years.1);
            return Some((next, YEAR, after));
        }
        if let Some(after) = skip(text, end, "년") {
            let year = full_year(text, at, value, first.count, after)?;
            next.year = Some(Year::Absolute(year));
            next.year_to = last.map(|(to, count)| {
                if count == 2 && first.count == 4 {
                    value / 100 * 100 + to
                } else if count == 2 {
                    full_year(text, at, to, 2, after).unwrap_or(to)
                } else {
                    to
                }
            });
            if let Some(after) = skip(text, after, "대") {
                next.stretch = Some(Stretch::Decade);
                return Some((next, STRETCH, after));
            }
            let after = skip(text, after, "도")
                .filter(|&a| !rest(text, a).starts_with("약"))
                .unwrap_or(after);
            return Some((next, YEAR, after));
        }
        // 2010 인구조사, 2022 베이징 올림픽, (1997): a bare year.
        if level == 0
            && first.count == 4
            && (1900..=2099).contains(&value)
            && last.is_none()
            && self.is_bare_year(text, at, end)
        {
            next.year = Some(Year::Absolute(value));
            let end = skip(text, end, "학년도").unwrap_or(end);
            return Some((next, YEAR, end));
        }
        if let Some(after) = skip(text, end, "세기").filter(|_| value < 30 && level < YEAR)
            && !(value < 6 && self.is_length(text, after))
        {
            next.year = Some(Year::Absolute((value - 1) * 100 + 1));
            next.stretch = Some(Stretch::Century);
            return Some((next, STRETCH, after));
        }
        let small = u8::try_from(value).ok()?;
        let to = last.and_then(|(to, _)| u8::try_from(to).ok());
        if let Some(after) = skip(text, end, "분기")
            .or_else(|| skip(text, end, "/4분기"))
            .or_else(|| skip(text, end, "사분기"))
            .or_else(|| skip(text, end, " 사분기"))
            .or_else(|| skip(text, end, "·4분기"))
            .or_else(|| skip(text, end, "/4 분기"))
        {
            if !(1..=4).contains(&small) {
                return None;
            }
            next.stretch = Some(Stretch::Quarter(small));
            return Some((next, STRETCH, after));
        }
        if let Some(after) = skip(text, end, "월") {
            if small > 12 && level < MONTH && digits_then(text, after, "일") {
                // 13월 1일: found whole, so that no part of it passes for a date.
                next.impossible = true;
                next.month = Some(Month::Absolute(12));
                return Some((next, MONTH, after));
            }
            if !(1..=12).contains(&small)
                || to.is_some_and(|t| t > 12)
                || first.leading_zero && small > 9
            {
                return None;
            }
            next.month = Some(Month::Absolute(small));
            next.month_to = to;
            return Some((next, MONTH, after));
        }
        if let Some(after) = skip(text, end, "주차")
            && level == MONTH
            && (1..=5).contains(&small)
        {
            // 11월 2주차
            next.week = Some(Week::OfMonth(small));
            return Some((next, WEEK, after));
        }
        if let Some(after) = skip(text, end, "일") {
            let named = level >= YEAR || point.marker.is_some();
            if !(1..=31).contains(&small) || to.is_some_and(|t| t > 31) {
                if level == MONTH {
                    next.impossible = true;
                    next.day = Some(Day::Last);
                    return Some((next, DAY, after));
                }
                return None;
            }
            // 1일 3회, 1일 평균: a day each.
            let behind = rest(text, after);
            if level == 0
                && small == 1
                && (behind.starts_with(" 평균")
                    || behind.strip_prefix(' ').is_some_and(|b| {
                        b.starts_with(|c: char| c.is_ascii_digit()) && !b.contains('시')
                    }))
            {
                return None;
            }
            let length = self.is_length(text, after);
            if length && !(named && level == MONTH && !starts_length(rest(text, after)))
                || level == YEAR
                || level == STRETCH
            {
                return None;
            }
            next.day = Some(Day::Absolute(small));
            next.day_to = to;
            return Some((next, DAY, after));
        }
        None
    }

    fn is_bare_year(&self, text: &str, start: usize, end: usize) -> bool {
        let before = char_before(text, start);
        if before.is_some_and(|c| is_word(c) || ".,-/:~∼$€£¥₩#+".contains(c)) {
            return false;
        }
        let after = rest(text, end);
        match after.chars().next() {
            Some('학') => after.starts_with("학년도"),
            Some(')') => before == Some('('),
            Some(' ') => {
                let noun = after.trim_start_matches(' ');
                noun.chars()
                    .next()
                    .is_some_and(crate::text::hangul::is_syllable)
                    && self
                        .units
                        .behind(noun)
                        .all(|(unit, _)| !self.tails.accept(rest(noun, unit.len())))
                    && !noun.starts_with("여 ")
                    && !self.tails.accept(syllables(noun))
            }
            _ => false,
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
                .and_then(crate::text::hangul::final_consonant)
                == Some(4);
        !theory && (behind.is_empty() || self.words.holiday_context.longest(behind).is_some())
    }
}
