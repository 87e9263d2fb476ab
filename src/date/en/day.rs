//! Weekdays, days of a month and holidays.

use super::read::{Reader, Reading, Special};
use super::words::{Mark, Meaning, Unit};
use crate::date::point::{Day, Feast, Marker, Month, Point, Week, Year};
use crate::document::DayPart;

impl Reader<'_> {
    /// Monday; Monday, Feb. 4, 2019; Tuesday the 19th; Wednesday of next week.
    pub(super) fn weekday(&self, n: u8, short: bool, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let dot = short && line.byte(end) == b'.';
        let end = if dot { end + 1 } else { end };
        let mut point = Point {
            day: Some(Day::Weekday(n)),
            ..Point::default()
        };
        if let Some(found) = line.comma(end).and_then(|next| self.dated(n, next)) {
            return Some(found);
        }
        let alone = Reading::new(point, end);
        if short && !line.byte(at).is_ascii_uppercase() {
            return None;
        }
        let Some(gap) = line.gap(end) else {
            return (!short).then_some(alone);
        };
        // Wednesday of next week, Wednesday next week.
        let of = line
            .any(gap, &["of", "from"])
            .and_then(|e| line.gap(e))
            .unwrap_or(gap);
        if let Some((Meaning::Marker(mark), e)) = self.words.at(line, of)
            && let Some(week) = line.gap(e)
            && let Some(end) = line.eat(week, "week")
        {
            point.week = Some(Self::week_of(mark)?);
            return Some(Reading::new(point, end));
        }
        if let Some(end) = line.eat(gap, "after next") {
            point.marker = Some(Marker::Next);
            return Some(Reading::new(point, end));
        }
        // Monday before Thanksgiving.
        if let Some(found) = self.weekday_around(1, n, gap) {
            return Some(found);
        }
        let clock = short
            && (self.clock(gap, false).is_some()
                || matches!(self.words.at(line, gap), Some((Meaning::Part(_), _))));
        (!short || clock).then_some(alone)
    }

    /// The day of a month behind a weekday.
    fn dated(&self, weekday: u8, at: usize) -> Option<Reading> {
        let line = self.line;
        let at = line.eat(at, "the").and_then(|e| line.gap(e)).unwrap_or(at);
        let mut found = match self.words.at(line, at) {
            Some((Meaning::Month(n, short), end)) => self.month(n, short, at, end)?,
            _ if line.byte(at).is_ascii_digit() => {
                let number = line.number(at)?;
                let date = self.numeric(at).filter(Reading::is_day);
                match (date, line.ordinal_sign(number.end)) {
                    (Some(found), _) => found,
                    (None, Some(end)) if (1..=31).contains(&number.value) => {
                        let point = Point {
                            day: Some(Day::Absolute(u8::try_from(number.value).ok()?)),
                            ..Point::default()
                        };
                        Reading::new(point, end)
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        if !matches!(found.point.day, Some(Day::Absolute(_))) || found.special.is_some() {
            return None;
        }
        found.point.weekday = Some(weekday);
        Some(found)
    }

    /// The n-th weekday before or after a holiday.
    fn weekday_around(&self, n: i32, weekday: u8, at: usize) -> Option<Reading> {
        let line = self.line;
        let after = line.eat(at, "after").is_some();
        let e = line.any(at, &["after", "before"])?;
        let mut base = self.feast(line.gap(e)?)?;
        base.special = Some(Special::WeekdayAround {
            n: if after { n } else { -n },
            weekday,
        });
        Some(base)
    }

    /// February; Feb. 4; Feb. 4-6, 2019; February 2019; February of last year.
    pub(super) fn month(&self, n: u8, short: bool, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let dot = short && line.byte(end) == b'.';
        let end = if dot { end + 1 } else { end };
        let mut point = Point {
            month: Some(Month::Absolute(n)),
            ..Point::default()
        };
        let glued = short && line.byte(at).is_ascii_uppercase() && line.byte(end).is_ascii_digit();
        if let Some(next) = line.gap(end).or(glued.then_some(end)) {
            let the = line.eat(next, "the").and_then(|e| line.gap(e));
            if let Some(found) = self.day_behind(point, the.unwrap_or(next), the.is_some()) {
                return Some(found);
            }
            let of = line.eat(next, "of").and_then(|e| line.gap(e));
            let year = of.unwrap_or(next);
            if let Some((year, end)) = self.year_number(year, 1000..=2199)
                && line.ends(end)
            {
                point.year = Some(Year::Absolute(year));
                return Some(Reading::new(point, end));
            }
            if let Some((year, end)) = self.relative_year(year, of.is_some()) {
                point.year = Some(year);
                return Some(Reading::new(point, end));
            }
            if let Some(mark) = line.apostrophe(next)
                && let Some(year) = line.number(mark).filter(|y| y.count == 2)
                && line.ends(year.end)
            {
                point.year = Some(Year::Absolute(self.full_year(year.value)));
                return Some(Reading::new(point, year.end));
            }
        }
        // October, 1805.
        if line.byte(end) == b','
            && let Some(next) = line.comma(end)
            && let Some((year, e)) = self.year_number(next, 1000..=2199)
            && line.ends(e)
            && !matches!(line.next_word(e), word if self.words.count.has(word))
        {
            point.year = Some(Year::Absolute(year));
            return Some(Reading::new(point, e));
        }
        (!short || dot).then_some(Reading::new(point, end))
    }

    /// The day behind a month: 4, 4th, 4-6, fourth.
    fn day_behind(&self, mut point: Point, at: usize, the: bool) -> Option<Reading> {
        let line = self.line;
        if let Some((Meaning::Ordinal(day), end)) = self.words.at(line, at) {
            let word = line.next_word(end);
            let fits = the || word.is_empty() || word.len() == 4 && word.parse::<u16>().is_ok();
            if day > 31 || !fits {
                return None;
            }
            point.day = Some(Day::Absolute(day));
            return Some(self.with_year(point, end));
        }
        let (day, end) = line.small(at, 1, 31)?;
        let sign = line.ordinal_sign(end);
        let end = sign.unwrap_or(end);
        if !line.ends(end) || line.byte(end) == b'%' {
            return None;
        }
        // In May 12 people came.
        if sign.is_none() && self.words.count.has(line.next_word(end)) {
            return None;
        }
        point.day = Some(Day::Absolute(day));
        if let Some(next) = self.joint_days(end)
            && let Some((to, after)) = line.small(next, day.saturating_add(1), 31)
            && (line.ends(after) || line.ordinal_sign(after).is_some())
            && self.clock(next, false).is_none()
            && !matches!(
                self.words.at(line, line.gap(after).unwrap_or(after)),
                Some((Meaning::Month(..), _))
            )
        {
            point.day_to = Some(to);
            return Some(self.with_year(point, line.ordinal_sign(after).unwrap_or(after)));
        }
        Some(self.with_year(point, end))
    }

    /// The year behind a day of a month, where one stands there.
    pub(super) fn with_year(&self, mut point: Point, end: usize) -> Reading {
        let line = self.line;
        if let Some(next) = line.comma(end) {
            let of = line.any(next, &["of", "in"]).and_then(|e| line.gap(e));
            if let Some((year, e)) = self.year_number(of.unwrap_or(next), 1000..=2199)
                && line.ends(e)
            {
                point.year = Some(Year::Absolute(year));
                return Reading::new(point, e);
            }
            if let Some((year, e)) = self.relative_year(of.unwrap_or(next), of.is_some()) {
                point.year = Some(year);
                return Reading::new(point, e);
            }
            if let Some(mark) = line.apostrophe(next)
                && let Some(year) = line.number(mark).filter(|y| y.count == 2)
                && line.ends(year.end)
            {
                point.year = Some(Year::Absolute(self.full_year(year.value)));
                return Reading::new(point, year.end);
            }
        }
        // The Sept. 11 attacks: a day that names what happened on it.
        if (point.month, point.day, point.day_to)
            == (Some(Month::Absolute(9)), Some(Day::Absolute(11)), None)
            && self.words.attack.has(line.next_word(end))
        {
            point.year = Some(Year::Absolute(2001));
        }
        Reading::new(point, end)
    }

    /// Last year, that year; behind "of" also the same, the following year.
    pub(super) fn relative_year(&self, at: usize, of: bool) -> Option<(Year, usize)> {
        let line = self.line;
        let the = line.eat(at, "the").and_then(|e| line.gap(e));
        let (Meaning::Marker(mark), e) = self.words.at(line, the.unwrap_or(at))? else {
            return None;
        };
        let fits = match mark {
            Mark::Last | Mark::This | Mark::Next => the.is_none(),
            Mark::That => the.is_none() && of,
            Mark::Same | Mark::Following | Mark::Previous => the.is_some(),
            _ => false,
        };
        let unit = line.gap(e)?;
        let fiscal = line
            .any(unit, &["fiscal", "financial", "calendar"])
            .and_then(|e| line.gap(e));
        let end = line.any(fiscal.unwrap_or(unit), &["year", "yr"])?;
        Some((Self::year_of(mark).filter(|_| fits)?, end))
    }

    /// What an ordinal counts: third quarter, second half of 2019, first Tuesday of October, third of March, 19th century.
    pub(super) fn ordinal(&self, n: u8, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let next = line.link(end)?;
        if n <= 2
            && let Some(e) = line.eat(next, "half")
        {
            return self.half_year(n, e);
        }
        match self.words.at(line, next) {
            Some((Meaning::Unit(unit), e)) => return self.counted(n, unit, e),
            Some((Meaning::Weekday(weekday, false), e)) => {
                return self.nth_weekday(n, weekday, e);
            }
            Some((Meaning::Number(count), e)) if n == 1 => return self.first_months(count, e),
            _ => {}
        }
        if n == 1
            && let Some(count) = line.number(next)
        {
            return self.first_months(count.value, count.end);
        }
        if line.byte(at).is_ascii_digit() || n > 31 {
            return None;
        }
        // Second of March.
        line.eat(next, "of")?;
        let point = Point {
            day: Some(Day::Absolute(n)),
            ..Point::default()
        };
        self.month_behind(point, end, true)
            .filter(|found| matches!(found.point.month, Some(Month::Absolute(_))))
    }

    /// The n-th weekday of a month, or after a holiday; 9 is the last.
    pub(super) fn nth_weekday(&self, n: u8, weekday: u8, end: usize) -> Option<Reading> {
        let line = self.line;
        let gap = line.gap(end)?;
        if n < 9
            && let Some(found) = self.weekday_around(i32::from(n), weekday, gap)
        {
            return Some(found);
        }
        let mut point = Point {
            day: Some(Day::NthWeekday(n, weekday)),
            ..Point::default()
        };
        let of = line.any(gap, &["of", "in"]).and_then(|e| line.gap(e))?;
        self.in_month(&mut point, of)
            .filter(|_| n <= 5 || n == 9)
            .map(|end| Reading::new(point, end))
    }

    /// The month that something lies in: October 2014, last month, the month.
    pub(super) fn in_month(&self, point: &mut Point, at: usize) -> Option<usize> {
        let line = self.line;
        let the = line.eat(at, "the").and_then(|e| line.gap(e));
        let here = the.unwrap_or(at);
        match self.words.at(line, here)? {
            (Meaning::Month(n, short), e) => {
                let month = self.month(n, short, here, e)?;
                if month.point.day.is_some() {
                    return None;
                }
                point.month = month.point.month;
                point.year = month.point.year;
                Some(month.end)
            }
            (Meaning::Marker(mark), e) => {
                point.month = Some(Self::month_of(mark)?);
                line.eat(line.gap(e)?, "month")
            }
            (Meaning::Unit(Unit::Month), e) if the.is_some() => {
                point.month = Some(Month::Away(0));
                Some(e)
            }
            _ => None,
        }
    }

    /// A holiday, with its year or its weekend.
    pub(super) fn feast(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let (Meaning::Feast(feast, _), end) = self.words.at(line, at)? else {
            return None;
        };
        if !line.byte(at).is_ascii_uppercase() && feast != Feast::Solar(12, 25) {
            return None;
        }
        let point = Point {
            day: Some(Day::Feast(feast)),
            ..Point::default()
        };
        if let Some(end) = line.gap(end).and_then(|e| line.eat(e, "weekend")) {
            let mut found = Reading::new(point, end);
            found.special = Some(Special::Weekend);
            return Some(found);
        }
        Some(self.with_year(point, end))
    }

    /// Morning of Feb. 4, night of the vote is none.
    pub(super) fn part_of(&self, part: DayPart, end: usize) -> Option<Reading> {
        let line = self.line;
        let of = line.eat(line.gap(end)?, "of").and_then(|e| line.gap(e))?;
        let mut found = self.date(of).filter(Reading::is_day)?;
        found.point.part = Some(part);
        Some(found)
    }

    pub(super) fn week_of(mark: Mark) -> Option<Week> {
        Some(match mark {
            Mark::Last => Week::Away(-1),
            Mark::Next => Week::Away(1),
            Mark::This => Week::Away(0),
            Mark::Previous => Week::Context(-1),
            Mark::Following => Week::Context(1),
            Mark::Same | Mark::That => Week::Context(0),
            Mark::Past | Mark::Coming => return None,
        })
    }
}
