//! Turns what the words of a date say into days, months and years.

use time::Date;

use super::anchor::{Anchor, Tense};
use super::calendar::{
    date, last_day, monday, months_away, nth_weekday, plus, same_day, week_of, week_of_month,
    weekday_number,
};
use super::holiday::Calendar;
use super::point::{Day, Feast, Marker, Month, Of, Point, Step, Stretch, Week};
use crate::document::DateValue;

/// A value and, for a stretch of time, its last part.
pub(super) type Value = (Option<DateValue>, Option<DateValue>);

const UNKNOWN: Value = (None, None);

fn one(value: Option<DateValue>) -> Value {
    (value, None)
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
    if point.same_period
        && let Some((first, last)) = anchor.period
    {
        return (year_back(first), last.and_then(year_back));
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
    // 다음 달 금요일: one of four, so that only the month is sure.
    if let (Some((y, m)), Some(Day::Weekday(_) | Day::Weekend)) = (month, point.day) {
        return one(Some(DateValue::Month(y, m)));
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

/// The same a year before.
fn year_back(value: DateValue) -> Option<DateValue> {
    Some(match value {
        DateValue::Year(y) => DateValue::Year(y - 1),
        DateValue::Quarter(y, q) => DateValue::Quarter(y - 1, q),
        DateValue::Month(y, m) => DateValue::Month(y - 1, m),
        DateValue::Day(d) => DateValue::Day(same_day(d, -12)?),
        DateValue::Week(..) => return None,
    })
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
    // 1분기 매출이 늘었다. 전 분기보다 …: counted from the quarter that is told of.
    if let Stretch::ContextQuarter(n) = stretch {
        let told = anchor.told_quarter.map(|(y, q)| (y, q * 3 - 2));
        // One long past or still to come was only compared with.
        let told = told.filter(|&(y, m)| {
            now.is_none_or(|p| {
                let ago = (p.year() - y) * 12 + i32::from(u8::from(p.month())) - i32::from(m);
                (0..9).contains(&ago)
            })
        });
        let Some((y, m)) = told.or(now.map(|p| (p.year(), u8::from(p.month())))) else {
            return UNKNOWN;
        };
        let (y, m) = months_away(y, m, n * 3);
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

fn of_week(week: Week, point: &Point, month: Option<(i32, u8)>, anchor: &Anchor) -> Value {
    let start = match week {
        Week::Away(n) => anchor
            .published
            .and_then(monday)
            .and_then(|m| plus(m, i64::from(n) * 7)),
        Week::Context(n) => anchor
            .day
            .or(anchor.published)
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
                    && !anchor.bounds
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
            } else if n < 0 {
                anchor.told_day()
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
            let at_weekend = anchor
                .published
                .is_some_and(|p| weekday_number(p.weekday()) > 5);
            let week = match point.marker {
                Some(Marker::Past) => -1,
                // 오는 주말, told on a Saturday: the one behind this.
                Some(Marker::Forward) if at_weekend => 1,
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
