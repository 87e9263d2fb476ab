//! Turns what the words of a date say into days, months and years.

use time::{Date, Duration, Weekday};

use super::holiday::{Calendar, date};
use super::point::{Day, Month, Point, Step, Stretch, Week, Year};
use super::words::{Feast, Marker, Of};
use crate::document::DateValue;

/// Where the words behind a date point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tense {
    /// 할 예정, 열리는.
    Forward,
    /// 했다, 열린.
    Past,
    /// Neither: a headline, a list.
    #[default]
    Open,
}

/// What the text before a date has established.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Anchor {
    pub published: Option<Date>,
    /// The day that the text spoke of last.
    pub day: Option<Date>,
    /// The same of the days that are not ahead of the publication date.
    pub past_day: Option<Date>,
    /// The last of them in this paragraph.
    pub here: Option<Date>,
    /// Whether the date begins a paragraph.
    pub opens: bool,
    /// The first of them that lies close before the publication date: the day that the article tells of.
    pub lead: Option<Date>,
    /// The year that this sentence named last, and its month.
    pub year: Option<i32>,
    pub month: Option<(i32, u8)>,
    /// The day of that month that the sentence named.
    pub day_of_month: u8,
    /// The quarter that the sentence named last: 1분기보다 2분기에.
    pub quarter: Option<(i32, u8)>,
    /// The year of the event that the date names: 4월 혁명.
    pub event_year: Option<i32>,
    /// The last months that were named with their year.
    pub named: [Option<(i32, u8)>; 8],
    /// Where the rest of the sentence points.
    pub tense: Tense,
    /// Inside a quotation: 오늘 is the speaker's.
    pub quoted: bool,
}

/// A value and, for a stretch of time, its last part.
pub(super) type Value = (Option<DateValue>, Option<DateValue>);

const UNKNOWN: Value = (None, None);

/// How many days a date may lie ahead of the publication date and still be taken for the nearest one: an article about
/// the day after is often published, or dated, before it.
const AHEAD: i64 = 3;

/// How many months a month may lie ahead, beside a verb of the past, and still be this year's.
const SOON: u8 = 3;

/// The same of a day of a month.
const SOON_DAYS: i64 = 92;

fn one(value: Option<DateValue>) -> Value {
    (value, None)
}

/// The month that lies `n` months from a year's month.
fn months_away(year: i32, month: u8, n: i32) -> (i32, u8) {
    let index = year * 12 + i32::from(month) - 1 + n;
    let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
    (index.div_euclid(12), month)
}

fn last_day(year: i32, month: u8) -> Option<Date> {
    let (next_year, next_month) = months_away(year, month, 1);
    date(next_year, next_month, 1)?.previous_day()
}

/// The same day `n` months away, moved back to the last day of a shorter month.
fn same_day(from: Date, n: i32) -> Option<Date> {
    let (year, month) = months_away(from.year(), u8::from(from.month()), n);
    date(year, month, from.day()).or_else(|| last_day(year, month))
}

fn monday(of: Date) -> Option<Date> {
    of.checked_sub(Duration::days(i64::from(
        of.weekday().number_days_from_monday(),
    )))
}

fn plus(day: Date, days: i64) -> Option<Date> {
    // Durations of days cannot overflow for numbers that come from an i32.
    (days.unsigned_abs() < 4_000_000).then(|| day.checked_add(Duration::days(days)))?
}

fn week_of(day: Date) -> DateValue {
    let (year, week, _) = day.to_iso_week_date();
    DateValue::Week(year, week)
}

fn weekday_number(day: Weekday) -> i64 {
    i64::from(day.number_from_monday())
}

/// The first day that a value covers.
pub(super) fn first_day(value: DateValue) -> Option<Date> {
    match value {
        DateValue::Year(y) => date(y, 1, 1),
        DateValue::Quarter(y, q) => date(y, q * 3 - 2, 1),
        DateValue::Month(y, m) => date(y, m, 1),
        DateValue::Week(y, w) => Date::from_iso_week_date(y, w, Weekday::Monday).ok(),
        DateValue::Day(d) => Some(d),
    }
}

impl Anchor {
    fn year_of(&self, year: Year) -> Option<i32> {
        match year {
            Year::Absolute(y) => Some(y),
            Year::Away(n) => Some(self.published?.year() + n),
            Year::Context(n) => self
                .year
                .or(self.day.map(Date::year))
                .or(self.published.map(Date::year))
                .map(|y| y + n),
        }
    }

    /// The year of a month that is named without one: the latest that is not ahead, unless the words point forward.
    fn year_for_month(&self, month: u8, marker: Option<Marker>) -> Option<i32> {
        if marker.is_none()
            && let Some(year) = self.year
            && self.month.is_none_or(|(y, m)| y == year && m <= month)
        {
            return Some(year);
        }
        let published = self.published?;
        let (year, now) = (published.year(), u8::from(published.month()));
        Some(match marker {
            Some(Marker::Past) if month >= now => year - 1,
            Some(Marker::Forward | Marker::Next) if month < now => year + 1,
            Some(_) => year,
            None => match self.tense {
                // 10월 인하에 무게를 뒀다: a month soon to come needs no year, one of last year mostly has it.
                Tense::Past if month > now + SOON => year - 1,
                Tense::Forward if now >= 10 && month <= 6 && month + 2 < now => year + 1,
                Tense::Open if month > now + 5 => year - 1,
                _ => year,
            },
        })
    }

    /// The year in which a month lies nearest: 12월 둘째 주 is mostly spoken of before it.
    fn nearest_year(&self, month: u8) -> Option<i32> {
        let published = self.published?;
        let gap = i32::from(month) - i32::from(u8::from(published.month()));
        Some(published.year() + if gap > 6 { -1 } else { i32::from(gap < -6) })
    }

    fn day_of_month(&self, month: u8, day: u8, marker: Option<Marker>) -> Option<Date> {
        if marker.is_none()
            && let Some(year) = self.year
            && self
                .month
                .is_none_or(|(y, m)| y == year && (m, self.day_of_month) <= (month, day))
        {
            return date(year, month, day);
        }
        let published = self.published?;
        let this = date(published.year(), month, day);
        let ahead = this.map_or(0, |d| (d - published).whole_days());
        let year = match marker {
            Some(Marker::Past) if ahead >= 0 => -1,
            Some(Marker::Forward | Marker::Next) if ahead < 0 => 1,
            Some(_) => 0,
            None => match self.tense {
                Tense::Past if ahead > SOON_DAYS => -1,
                Tense::Open if ahead > 183 => -1,
                Tense::Forward if ahead < -180 => 1,
                _ => 0,
            },
        };
        date(published.year() + year, month, day)
    }

    /// A day that is named by its number alone.
    fn bare_day(&self, day: u8, marker: Option<Marker>, weekday: Option<u8>) -> Option<Date> {
        if let (Some(weekday), Some(p)) = (weekday, self.published) {
            // 19일(일): the nearest month in which that day falls on that weekday.
            let (year, month) = (p.year(), u8::from(p.month()));
            let fits = [0, -1, 1, -2, 2].into_iter().find_map(|n| {
                let (y, m) = months_away(year, month, n);
                date(y, m, day).filter(|d| weekday_number(d.weekday()) == i64::from(weekday))
            });
            if fits.is_some() {
                return fits;
            }
        }
        if marker.is_none()
            && let Some((year, month)) = self.month
            && day >= self.day_of_month
        {
            let named = date(year, month, day);
            // 12월로 미룬다고 20일 밝혔다: what has been said was not said in a month to come.
            let said = self.tense == Tense::Past
                && named
                    .zip(self.published)
                    .is_some_and(|(d, p)| (d - p).whole_days() > AHEAD);
            if !said {
                return named;
            }
        }
        let published = self.published?;
        let (year, month) = (published.year(), u8::from(published.month()));
        let this = date(year, month, day);
        let before = || {
            (1..=2).find_map(|n| {
                let (y, m) = months_away(year, month, -n);
                date(y, m, day)
            })
        };
        let after = || {
            (1..=2).find_map(|n| {
                let (y, m) = months_away(year, month, n);
                date(y, m, day)
            })
        };
        let Some(this) = this else {
            return if self.tense == Tense::Forward || marker == Some(Marker::Forward) {
                after()
            } else {
                before()
            };
        };
        let ahead = (this - published).whole_days();
        match marker {
            Some(Marker::Past) if ahead >= 0 => before(),
            Some(Marker::Forward | Marker::Next) if ahead < 0 => after(),
            Some(_) => Some(this),
            None => match self.tense {
                Tense::Past if ahead > AHEAD => before(),
                Tense::Open if ahead > 24 => before(),
                Tense::Forward if ahead < -20 => after(),
                _ => Some(this),
            },
        }
    }
}

/// What a point means.
pub(super) fn resolve(point: &Point, anchor: &Anchor, calendar: &Calendar) -> Value {
    if point.impossible || point.every {
        return UNKNOWN;
    }
    if let Some((count, step, way)) = point.offset {
        return offset(count, step, way, anchor);
    }
    if let Some(Day::Feast(feast)) = point.day {
        return one(feast_day(feast, point, anchor, calendar).map(DateValue::Day));
    }
    let year = point
        .year
        .and_then(|y| anchor.year_of(y))
        .or(anchor.event_year);
    if point.year.is_some() && year.is_none() {
        return UNKNOWN;
    }
    if let Some(stretch) = point.stretch {
        return of_year(stretch, point, year, anchor);
    }
    let month = match point.month {
        Some(Month::Absolute(m)) => {
            if let Some(Day::Absolute(day)) = point.day {
                let first = match year {
                    Some(year) => date(year, m, day),
                    None => anchor.day_of_month(m, day, point.marker),
                };
                return days(first, point.day_to);
            }
            let ordinal = point.week.is_some() || point.day.is_some();
            let Some(year) = year
                .or_else(|| {
                    (ordinal && point.marker.is_none() && anchor.year.is_none())
                        .then(|| anchor.nearest_year(m))
                        .flatten()
                })
                .or_else(|| anchor.year_for_month(m, point.marker))
            else {
                return UNKNOWN;
            };
            Some((year, m))
        }
        Some(Month::Away(n)) => {
            let Some(published) = anchor.published else {
                return UNKNOWN;
            };
            Some(months_away(
                published.year(),
                u8::from(published.month()),
                n,
            ))
        }
        Some(Month::Context(n)) => {
            let Some(day) = anchor.day.or(anchor.published) else {
                return UNKNOWN;
            };
            let (y, m) = anchor.month.unwrap_or((day.year(), u8::from(day.month())));
            let (y, m) = months_away(y, m, n);
            // 지난해 같은 달
            Some((year.unwrap_or(y), m))
        }
        None => None,
    };
    if let Some(week) = point.week {
        return of_week(week, point, month, anchor);
    }
    if let Some(day) = point.day {
        return of_day(day, point, month, anchor);
    }
    if let Some((y, m)) = month {
        let end = point.month_to.map(|to| DateValue::Month(y, to));
        return (Some(DateValue::Month(y, m)), end);
    }
    if let Some(y) = year {
        return (Some(DateValue::Year(y)), point.year_to.map(DateValue::Year));
    }
    match (point.phase, anchor.published) {
        (Some((_, Of::Year)), Some(p)) => one(Some(DateValue::Year(p.year()))),
        (Some((_, Of::Month)), Some(p)) => {
            one(Some(DateValue::Month(p.year(), u8::from(p.month()))))
        }
        _ if point.only_time() => one(anchor.day.or(anchor.published).map(DateValue::Day)),
        _ => UNKNOWN,
    }
}

fn days(first: Option<Date>, to: Option<u8>) -> Value {
    let Some(first) = first else { return UNKNOWN };
    let last = to.map(|to| date(first.year(), u8::from(first.month()), to));
    match last {
        Some(None) => UNKNOWN,
        Some(Some(last)) if last > first => {
            (Some(DateValue::Day(first)), Some(DateValue::Day(last)))
        }
        _ => one(Some(DateValue::Day(first))),
    }
}

fn offset(count: i64, step: Step, way: Marker, anchor: &Anchor) -> Value {
    let Some(published) = anchor.published else {
        return UNKNOWN;
    };
    let past = way == Marker::Past;
    let Ok(n) = i32::try_from(if past { -count } else { count }) else {
        return UNKNOWN;
    };
    if n.unsigned_abs() > 100_000 {
        return UNKNOWN;
    }
    // 3년 전 is a year; one year or a month ahead is an appointment, to the day.
    one(match step {
        Step::Days => plus(published, i64::from(n)).map(DateValue::Day),
        Step::Weeks if past => plus(published, i64::from(n) * 7).map(week_of),
        Step::Weeks => plus(published, i64::from(n) * 7).map(DateValue::Day),
        Step::Months if past => {
            let (y, m) = months_away(published.year(), u8::from(published.month()), n);
            Some(DateValue::Month(y, m))
        }
        Step::Months => same_day(published, n).map(DateValue::Day),
        Step::Years if n == 1 => same_day(published, 12).map(DateValue::Day),
        Step::Years => {
            Some(DateValue::Year(published.year() + n)).filter(|_| published.year() + n > 0)
        }
    })
}

fn feast_day(feast: Feast, point: &Point, anchor: &Anchor, calendar: &Calendar) -> Option<Date> {
    if let Some(year) = point.year {
        return calendar.day(feast, anchor.year_of(year)?);
    }
    let published = anchor.published?;
    let near = (-1..=1).filter_map(|n| calendar.day(feast, published.year() + n));
    let away = |d: &Date| (*d - published).whole_days();
    match point.marker {
        Some(Marker::Past) => near.filter(|d| away(d) < 0).max(),
        Some(Marker::Forward | Marker::Next) => near.filter(|d| away(d) >= 0).min(),
        _ if anchor.tense == Tense::Forward => near.filter(|d| away(d) >= 0).min(),
        _ => near.min_by_key(|d| away(d).abs()),
    }
}

fn of_year(stretch: Stretch, point: &Point, year: Option<i32>, anchor: &Anchor) -> Value {
    if let (Stretch::Decade, Some(y)) = (stretch, year) {
        let last = point.year_to.unwrap_or(y);
        return (Some(DateValue::Year(y)), Some(DateValue::Year(last + 9)));
    }
    if let (Stretch::Century, Some(y)) = (stretch, year) {
        return (Some(DateValue::Year(y)), Some(DateValue::Year(y + 99)));
    }
    let now = anchor.published;
    if let Stretch::QuarterAway(n) = stretch {
        let Some(p) = now else { return UNKNOWN };
        let (y, m) = months_away(p.year(), u8::from(p.month()), n * 3);
        return one(Some(DateValue::Quarter(y, (m - 1) / 3 + 1)));
    }
    let first = match stretch {
        Stretch::Half(n) => n * 6 - 5,
        Stretch::Quarter(n) => n * 3 - 2,
        Stretch::Season(m) => m,
        _ => 1,
    };
    let follows = match (stretch, anchor.quarter) {
        (Stretch::Quarter(n), Some((y, q))) if n >= q => Some(y),
        _ => None,
    };
    let year = year.or(follows).or_else(|| {
        // Without a year: the one that has begun last, unless the words point forward.
        let p = now?;
        let begun = u8::from(p.month()) >= first;
        Some(match point.marker {
            Some(Marker::Past) => {
                let over = u8::from(p.month()) > first.saturating_add(2) && first != 12;
                if over { p.year() } else { p.year() - 1 }
            }
            Some(Marker::Forward | Marker::Next) => {
                if u8::from(p.month()) > first {
                    p.year() + 1
                } else {
                    p.year()
                }
            }
            Some(Marker::This) if first == 12 && u8::from(p.month()) < 6 => p.year() - 1,
            Some(Marker::This) => p.year(),
            None if begun || anchor.tense == Tense::Forward => p.year(),
            // 하반기, told before it: this year's; a quarter may be the last one of the year before.
            None if matches!(stretch, Stretch::Half(_)) && u8::from(p.month()) >= 4 => p.year(),
            None if anchor.tense != Tense::Past && u8::from(p.month()) + 3 >= first => p.year(),
            None => p.year() - 1,
        })
    });
    let Some(y) = year else { return UNKNOWN };
    match stretch {
        Stretch::Half(_) => (
            Some(DateValue::Month(y, first)),
            Some(DateValue::Month(y, first + 5)),
        ),
        Stretch::Quarter(q) => one(Some(DateValue::Quarter(y, q))),
        _ => {
            let (end_year, end_month) = months_away(y, first, 2);
            (
                Some(DateValue::Month(y, first)),
                Some(DateValue::Month(end_year, end_month)),
            )
        }
    }
}

/// The Monday of the n-th week of a month, counted from the week that holds its first day; 9 is the week of the last.
fn week_of_month(year: i32, month: u8, n: u8) -> Option<Date> {
    if n == 9 {
        return monday(last_day(year, month)?);
    }
    let first = monday(date(year, month, 1)?)?;
    let start = plus(first, (i64::from(n) - 1) * 7)?;
    (start <= last_day(year, month)?).then_some(start)
}

fn of_week(week: Week, point: &Point, month: Option<(i32, u8)>, anchor: &Anchor) -> Value {
    let start = match week {
        Week::Away(n) => anchor
            .published
            .and_then(monday)
            .and_then(|m| plus(m, i64::from(n) * 7)),
        Week::OfMonth(n) => match (month, anchor.published) {
            (Some((y, m)), _) => week_of_month(y, m, n),
            (None, Some(p)) => {
                // Without a month: the nearest such week.
                let (y, m) = (p.year(), u8::from(p.month()));
                (-1..=1)
                    .filter_map(|k| {
                        let (y, m) = months_away(y, m, k);
                        week_of_month(y, m, n)
                    })
                    .min_by_key(|d| (*d - p).whole_days().abs())
            }
            _ => None,
        },
    };
    let Some(start) = start else { return UNKNOWN };
    match point.day {
        Some(Day::Weekday(n)) => one(plus(start, i64::from(n) - 1).map(DateValue::Day)),
        Some(Day::Weekend) => (
            plus(start, 5).map(DateValue::Day),
            plus(start, 6).map(DateValue::Day),
        ),
        Some(Day::Midweek) => (
            Some(DateValue::Day(start)),
            plus(start, 4).map(DateValue::Day),
        ),
        _ => one(Some(week_of(start))),
    }
}

fn of_day(day: Day, point: &Point, month: Option<(i32, u8)>, anchor: &Anchor) -> Value {
    let day_value = |d: Option<Date>| one(d.map(DateValue::Day));
    match day {
        Day::Absolute(day) => days(
            match month {
                Some((y, m)) => date(y, m, day),
                None if point.year.is_some() => None,
                None => anchor.bare_day(day, point.marker, point.weekday),
            },
            point.day_to,
        ),
        Day::Away(n) => {
            // “오늘 …” in a quotation is the day that the words were said, not that of the article.
            let spoken = anchor.day.filter(|d| {
                anchor.quoted
                    && anchor
                        .published
                        .is_some_and(|p| (0..=2).contains(&(p - *d).whole_days()))
            });
            day_value(
                spoken
                    .or(anchor.published)
                    .and_then(|p| plus(p, i64::from(n))),
            )
        }
        Day::This => {
            let ahead = anchor.day.filter(|day| {
                anchor.tense == Tense::Forward && anchor.published.is_some_and(|p| *day > p)
            });
            // A day before the one that the article tells of was only looked back at.
            day_value(
                ahead
                    .or(anchor.here)
                    .or(anchor.past_day.filter(|_| anchor.opens))
                    .or(anchor.lead.max(anchor.past_day))
                    .or(anchor.published),
            )
        }
        Day::Context(n) => {
            // 당일 behind 오는 25일: that day only where the sentence, too, looks ahead; 전날 never does.
            let spoken = if anchor.tense == Tense::Forward && n >= 0 {
                anchor.day
            } else {
                anchor.past_day
            };
            day_value(
                spoken
                    .or(anchor.published)
                    .and_then(|p| plus(p, i64::from(n))),
            )
        }
        Day::Last => {
            let month = month.or(anchor.published.map(|p| (p.year(), u8::from(p.month()))));
            day_value(month.and_then(|(y, m)| last_day(y, m)))
        }
        Day::Weekday(n) => {
            let Some(p) = anchor.published else {
                return UNKNOWN;
            };
            let gap = i64::from(n) - weekday_number(p.weekday());
            let move_by = match point.marker {
                Some(Marker::Past) if gap >= 0 => gap - 7,
                Some(Marker::Past) => gap,
                Some(Marker::Next) => gap + 7,
                Some(Marker::This) => gap,
                Some(Marker::Forward) if gap <= 0 => gap + 7,
                Some(Marker::Forward) => gap,
                None if gap > 0 && anchor.tense != Tense::Forward => gap - 7,
                None if gap < 0 && anchor.tense == Tense::Forward => gap + 7,
                None => gap,
            };
            day_value(plus(p, move_by))
        }
        Day::Weekend | Day::Midweek => {
            let week = match point.marker {
                Some(Marker::Past) => -1,
                Some(Marker::Next) => 1,
                _ => 0,
            };
            of_week(Week::Away(week), point, None, anchor)
        }
        Day::NthWeekday(n, weekday) => {
            let month = month.or(anchor.published.map(|p| (p.year(), u8::from(p.month()))));
            day_value(month.and_then(|(y, m)| nth_weekday(y, m, n, weekday)))
        }
        Day::Feast(_) => UNKNOWN,
    }
}

fn nth_weekday(year: i32, month: u8, n: u8, weekday: u8) -> Option<Date> {
    let last = last_day(year, month)?;
    if n == 9 {
        let back = (weekday_number(last.weekday()) - i64::from(weekday)).rem_euclid(7);
        return plus(last, -back);
    }
    let first = date(year, month, 1)?;
    let ahead = (i64::from(weekday) - weekday_number(first.weekday())).rem_euclid(7);
    plus(first, ahead + (i64::from(n) - 1) * 7).filter(|d| *d <= last)
}
