//! What an English date means: its years, weekends and runs by the direction of its clause; all else is everybody's.

use time::Date;

use super::read::{Grain, Reading, Special};
use super::words::Unit;
use crate::date::anchor::{Anchor, Tense};
use crate::date::calendar::{
    date, first_day, last_day, monday, months_away, plus, week_of, weekday_number,
};
use crate::date::holiday::Calendar;
use crate::date::point::{Day, Marker, Month, Point, Stretch, Week, Year};
use crate::date::resolve::{Value, resolve};
use crate::document::{DateValue, DayPart};

/// How many months a month without a verb may lie ahead of the publication, and how many it may lie behind.
const AHEAD: i32 = 5;
const BEHIND: i32 = 8;

/// How many days a day of a month may lie on the wrong side of the publication and still be this year's.
const NEAR: i64 = 45;

/// What a reading is read against.
pub(super) struct Scene<'a> {
    pub anchor: &'a Anchor,
    pub calendar: &'a Calendar,
    /// The verb that tells the direction stands right before the date.
    pub sure: bool,
    /// The sentence only says which date it was.
    pub stated: bool,
}

impl Scene<'_> {
    /// What a date, or the range from one to another, means.
    pub(super) fn value(&self, reading: &Reading, last: Option<&Reading>) -> Value {
        let Some(last) = last else {
            return self.one(reading);
        };
        let mut first = *reading;
        // January to June 2016: the first takes the year of the last.
        if first.point.year.is_none()
            && let Some(Year::Absolute(year)) = last.point.year
            && first.point.month.is_some()
        {
            let turns = matches!(
                (first.point.month, last.point.month),
                (Some(Month::Absolute(a)), Some(Month::Absolute(b))) if a > b
            );
            first.point.year = Some(Year::Absolute(year - i32::from(turns)));
        }
        if first.point.year.is_none() && first.grain() == Grain::Quarter {
            first.point.year = last.point.year;
        }
        let (value, _) = self.one(&first);
        let end = value
            .and_then(first_day)
            .and_then(|start| self.last(&last.point, start));
        (value, end)
    }

    /// The end of a range, not before its start.
    fn last(&self, last: &Point, start: Date) -> Option<DateValue> {
        let mut point = *last;
        if let (Some(Day::Weekday(n)), None) = (point.day, point.week) {
            let ahead = (i64::from(n) - weekday_number(start.weekday())).rem_euclid(7);
            return plus(start, ahead).map(DateValue::Day);
        }
        if point.year.is_none() {
            if point.month.is_none() && matches!(point.day, Some(Day::Absolute(_))) {
                point.month = Some(Month::Absolute(u8::from(start.month())));
            }
            if point.month.is_some() || point.stretch.is_some() {
                point.year = Some(Year::Absolute(start.year()));
            }
        }
        let (value, end) = resolve(&point, self.anchor, self.calendar);
        let value = end.or(value)?;
        if first_day(value)? >= start {
            return Some(value);
        }
        point.year = Some(Year::Absolute(start.year() + 1));
        let (value, end) = resolve(&point, self.anchor, self.calendar);
        end.or(value)
            .filter(|&v| first_day(v).is_some_and(|d| d >= start))
    }

    fn one(&self, reading: &Reading) -> Value {
        let mut point = reading.point;
        if point.only_time() {
            // The day that the paragraph speaks of, or that the article tells of.
            let anchor = self.anchor;
            let day = anchor.here.or(anchor.lead).or(anchor.published);
            return (day.map(DateValue::Day), None);
        }
        self.settle(&mut point);
        let Some(special) = reading.special else {
            return resolve(&point, self.anchor, self.calendar);
        };
        self.special(special, &point).unwrap_or((None, None))
    }

    /// Gives a point the year and the week that the direction of its clause tells.
    fn settle(&self, point: &mut Point) {
        let Some(published) = self.anchor.published else {
            return;
        };
        if matches!(point.day, Some(Day::Weekend)) && point.week.is_none() && point.month.is_none()
        {
            let begun = weekday_number(published.weekday()) >= 6;
            let this = point.marker == Some(Marker::This);
            let early = weekday_number(published.weekday()) <= 2;
            let back = match self.anchor.tense {
                Tense::Past => !begun,
                Tense::Open => !begun && (!this || early),
                Tense::Forward => false,
            };
            point.week = Some(Week::Away(if back { -1 } else { 0 }));
        }
        if let Some(Year::Context(n)) = point.year {
            // That year, the following year: as the paragraph spoke of one.
            let year = self.anchor.spoken.unwrap_or(published.year());
            point.year = Some(Year::Absolute(year + n));
        }
        if point.year.is_some() {
            return;
        }
        if let (None, Some(Day::Absolute(day)), Some(weekday)) =
            (point.month, point.day, point.weekday)
        {
            // Thu 15th: the nearest month in which that day falls on that weekday.
            let (year, month) = (published.year(), u8::from(published.month()));
            let near = (0..12).flat_map(|n| [-n, n]).find_map(|n| {
                let (y, m) = months_away(year, month, n);
                date(y, m, day).filter(|d| weekday_number(d.weekday()) == i64::from(weekday))
            });
            if let Some(near) = near {
                point.month = Some(Month::Absolute(u8::from(near.month())));
                point.year = Some(Year::Absolute(near.year()));
                return;
            }
        }
        if let Some(Month::Absolute(month)) = point.month {
            let year = match point.day {
                Some(Day::Absolute(day)) => self.year_of_day(published, month, day, point),
                _ => self.year_of_month(published, month, point.marker),
            };
            point.year = Some(Year::Absolute(year));
        }
        if let Some(Day::Feast(feast)) = point.day
            && point.marker.is_none()
        {
            let day = |n: i32| self.calendar.day(feast, published.year() + n);
            let years = [-1, 0, 1].into_iter();
            let best = match self.anchor.tense {
                Tense::Past => years
                    .rev()
                    .find(|&n| day(n).is_some_and(|d| d <= published)),
                Tense::Forward => years
                    .clone()
                    .find(|&n| day(n).is_some_and(|d| d >= published)),
                Tense::Open if self.stated => Some(0),
                Tense::Open => years.min_by_key(|&n| {
                    day(n).map_or(i64::MAX, |d| (d - published).whole_days().abs())
                }),
            };
            point.year = best.map(|n| Year::Absolute(published.year() + n));
        }
        let first = match point.stretch {
            Some(Stretch::Quarter(n)) => n.saturating_mul(3).saturating_sub(2),
            Some(Stretch::Half(n)) => n.saturating_mul(6).saturating_sub(5),
            _ => return,
        };
        if let (Some(Stretch::Quarter(n)), Some((_, q))) = (point.stretch, self.anchor.quarter)
            && n >= q
        {
            return;
        }
        let now = u8::from(published.month());
        let long = if matches!(point.stretch, Some(Stretch::Half(_))) {
            5
        } else {
            2
        };
        let year = match self.anchor.tense {
            _ if self.stated => published.year(),
            Tense::Forward if first + long < now => published.year() + 1,
            Tense::Forward => published.year(),
            _ if first <= now => published.year(),
            _ => published.year() - 1,
        };
        point.year = Some(Year::Absolute(year));
    }

    /// The year of a day of a month: that in which it falls on its weekday, that of the sentence, or by the verb.
    fn year_of_day(&self, published: Date, month: u8, day: u8, point: &Point) -> i32 {
        let now = published.year();
        let away = |year: i32| date(year, month, day).map(|d| (d - published).whole_days());
        if let Some(weekday) = point.weekday {
            let fits = |year: &i32| {
                date(*year, month, day)
                    .is_some_and(|d| weekday_number(d.weekday()) == i64::from(weekday))
            };
            let years = [now, now - 1, now + 1, now - 2, now + 2];
            if let Some(year) = years
                .into_iter()
                .filter(fits)
                .min_by_key(|&y| away(y).map_or(i64::MAX, i64::abs))
            {
                return year;
            }
        }
        if let Some(year) = self.carried(month, day, point.marker) {
            return year;
        }
        if let Some(year) = Self::marked(published, month, point.marker) {
            return year;
        }
        let ahead = away(now).unwrap_or(0);
        match self.anchor.tense {
            _ if self.stated => now,
            // News leaves out the year that it is published in: a day near by is this year's, whatever a verb says.
            Tense::Past if ahead > if self.sure { NEAR / 5 } else { NEAR } => now - 1,
            Tense::Forward if ahead < -NEAR => now + 1,
            Tense::Open if ahead > i64::from(AHEAD) * 31 => now - 1,
            Tense::Open if ahead < -i64::from(BEHIND) * 31 => now + 1,
            _ => now,
        }
    }

    fn year_of_month(&self, published: Date, month: u8, marker: Option<Marker>) -> i32 {
        if let Some(year) = self.carried(month, 0, marker) {
            return year;
        }
        let (year, now) = (published.year(), u8::from(published.month()));
        if let Some(year) = Self::marked(published, month, marker) {
            return year;
        }
        let gap = i32::from(month) - i32::from(now);
        match self.anchor.tense {
            _ if self.stated => year,
            Tense::Past if gap > i32::from(!self.sure) => year - 1,
            Tense::Forward if gap < 0 => year + 1,
            Tense::Open if gap > AHEAD => year - 1,
            Tense::Open if gap < -BEHIND => year + 1,
            _ => year,
        }
    }

    /// The year that the sentence has named, for a month that does not lie before the one named with it.
    fn carried(&self, month: u8, day: u8, marker: Option<Marker>) -> Option<i32> {
        let anchor = self.anchor;
        let year = anchor.year.filter(|_| marker.is_none())?;
        // As it has since December 2008, it will act in December.
        let past = anchor.published.is_some_and(|p| year < p.year());
        if past && anchor.tense == Tense::Forward {
            return None;
        }
        anchor
            .month
            .is_none_or(|(y, m)| {
                y == year && (m < month || m == month && anchor.day_of_month <= day)
            })
            .then_some(year)
    }

    /// Last March, next March.
    fn marked(published: Date, month: u8, marker: Option<Marker>) -> Option<i32> {
        let (year, now) = (published.year(), u8::from(published.month()));
        Some(match marker? {
            Marker::Past if month >= now => year - 1,
            Marker::Forward | Marker::Next if month <= now => year + 1,
            _ => year,
        })
    }

    fn special(&self, special: Special, point: &Point) -> Option<Value> {
        let base = || {
            let (value, _) = resolve(point, self.anchor, self.calendar);
            match value {
                Some(DateValue::Day(day)) => Some(day),
                _ => None,
            }
        };
        let day = |d: Option<Date>| (d.map(DateValue::Day), None);
        let published = self.anchor.published;
        Some(match special {
            Special::ToDate => {
                let published = published?;
                (
                    date(published.year(), 1, 1).map(DateValue::Day),
                    Some(DateValue::Day(published)),
                )
            }
            Special::Run { count, unit, ahead } => run(published?, count, unit, ahead)?,
            Special::Weekdays {
                count,
                weekday,
                ahead,
            } => {
                let published = published?;
                let gap = i64::from(weekday) - weekday_number(published.weekday());
                let weeks = i64::from(count) - 1;
                day(plus(
                    published,
                    if ahead {
                        let next = if gap <= 0 { gap + 7 } else { gap };
                        next + weeks * 7
                    } else {
                        let last = if gap >= 0 { gap - 7 } else { gap };
                        last - weeks * 7
                    },
                ))
            }
            Special::Around(days) => day(plus(base()?, i64::from(days))),
            Special::WeekdayAround { n, weekday } => {
                let base = base()?;
                let gap = i64::from(weekday) - weekday_number(base.weekday());
                let first = if n > 0 && gap <= 0 {
                    gap + 7
                } else if n < 0 && gap >= 0 {
                    gap - 7
                } else {
                    gap
                };
                let more = if n > 0 { n - 1 } else { n + 1 };
                day(plus(base, first + i64::from(more) * 7))
            }
            Special::Weekend => {
                let base = base()?;
                let (from, to) = match weekday_number(base.weekday()) {
                    1 => (-2, 0),
                    n @ 2..=3 => (-(n + 1), -n),
                    4 => (0, 3),
                    n => (6 - n, 7 - n),
                };
                (
                    plus(base, from).map(DateValue::Day),
                    plus(base, to).map(DateValue::Day),
                )
            }
            Special::WeekOf => (Some(week_of(base()?)), None),
            Special::Decades(n) => {
                let first = published?.year().div_euclid(10) * 10 + n * 10;
                (
                    Some(DateValue::Year(first)),
                    Some(DateValue::Year(first + 9)),
                )
            }
            Special::Centuries(n) => {
                let first = (published?.year() - 1).div_euclid(100) * 100 + 1 + n * 100;
                (
                    Some(DateValue::Year(first)),
                    Some(DateValue::Year(first + 99)),
                )
            }
            Special::Months { count, last } => {
                let year = self.anchor.year_of(point.year?)?;
                let (from, to) = if last {
                    (13_u8.checked_sub(count)?, 12)
                } else {
                    (1, count)
                };
                (
                    Some(DateValue::Month(year, from)),
                    Some(DateValue::Month(year, to)),
                )
            }
            Special::Edge(part) => {
                let (value, _) = resolve(point, self.anchor, self.calendar);
                edge(value?, part)?
            }
        })
    }
}

/// The last two months are the two before this one, the next three years those behind this one.
fn run(published: Date, count: i32, unit: Unit, ahead: bool) -> Option<Value> {
    let (from, to) = if ahead { (1, count) } else { (-count, -1) };
    let both = |of: &dyn Fn(i32) -> Option<DateValue>| Some((of(from), of(to)));
    match unit {
        Unit::Day => both(&|n| plus(published, i64::from(n)).map(DateValue::Day)),
        Unit::Week => both(&|n| plus(published, i64::from(n) * 7).map(week_of)),
        Unit::Month => both(&|n| {
            let (y, m) = months_away(published.year(), u8::from(published.month()), n);
            Some(DateValue::Month(y, m))
        }),
        Unit::Year => both(&|n| Some(DateValue::Year(published.year() + n))),
        _ => None,
    }
}

/// The days at the beginning, in the middle or at the end of a week or a month.
fn edge(value: DateValue, part: DayPart) -> Option<Value> {
    let (first, last) = match value {
        DateValue::Week(..) => {
            let start = monday(first_day(value)?)?;
            let (from, to) = match part {
                DayPart::Early => (0, 2),
                DayPart::Middle => (2, 3),
                _ => (4, 6),
            };
            (plus(start, from)?, plus(start, to)?)
        }
        DateValue::Month(y, m) => match part {
            DayPart::Early => (date(y, m, 1)?, date(y, m, 10)?),
            DayPart::Middle => (date(y, m, 11)?, date(y, m, 20)?),
            _ => (date(y, m, 21)?, last_day(y, m)?),
        },
        _ => return Some((Some(value), None)),
    };
    Some((Some(DateValue::Day(first)), Some(DateValue::Day(last))))
}
