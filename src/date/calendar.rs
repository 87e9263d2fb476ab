//! Days, weeks and months: what lies how far from what.

use time::{Date, Duration, Month, Weekday};

use crate::document::DateValue;

/// A calendar day; `None` where there is none (2월 30일).
pub(super) fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The month that lies `n` months from a year's month.
pub(super) fn months_away(year: i32, month: u8, n: i32) -> (i32, u8) {
    let index = year * 12 + i32::from(month) - 1 + n;
    let month = u8::try_from(index.rem_euclid(12) + 1).unwrap_or(1);
    (index.div_euclid(12), month)
}

/// The last day of a month.
pub(super) fn last_day(year: i32, month: u8) -> Option<Date> {
    let (next_year, next_month) = months_away(year, month, 1);
    date(next_year, next_month, 1)?.previous_day()
}

/// The same day `n` months away, moved back to the last day of a shorter month.
pub(super) fn same_day(from: Date, n: i32) -> Option<Date> {
    let (year, month) = months_away(from.year(), u8::from(from.month()), n);
    date(year, month, from.day()).or_else(|| last_day(year, month))
}

/// The Monday of the week that a day lies in.
pub(super) fn monday(of: Date) -> Option<Date> {
    of.checked_sub(Duration::days(i64::from(
        of.weekday().number_days_from_monday(),
    )))
}

/// The day `days` behind another; `None` outside the calendar.
pub(super) fn plus(day: Date, days: i64) -> Option<Date> {
    // Durations of days cannot overflow for numbers that come from an i32.
    (days.unsigned_abs() < 4_000_000).then(|| day.checked_add(Duration::days(days)))?
}

/// The ISO week of a day.
pub(super) fn week_of(day: Date) -> DateValue {
    let (year, week, _) = day.to_iso_week_date();
    DateValue::Week(year, week)
}

/// The number of a weekday: 1 for Monday, 7 for Sunday.
pub(super) fn weekday_number(day: Weekday) -> i64 {
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

/// The Monday of the n-th week of a month, counted from the week that holds its first day; 9 is the week of the last.
pub(super) fn week_of_month(year: i32, month: u8, n: u8) -> Option<Date> {
    if n == 9 {
        return monday(last_day(year, month)?);
    }
    let first = monday(date(year, month, 1)?)?;
    let start = plus(first, (i64::from(n) - 1) * 7)?;
    (start <= last_day(year, month)?).then_some(start)
}

/// The n-th of a weekday (1 for Monday) in a month; 9 is the last.
pub(super) fn nth_weekday(year: i32, month: u8, n: u8, weekday: u8) -> Option<Date> {
    let last = last_day(year, month)?;
    if n == 9 {
        let back = (weekday_number(last.weekday()) - i64::from(weekday)).rem_euclid(7);
        return plus(last, -back);
    }
    let first = date(year, month, 1)?;
    let ahead = (i64::from(weekday) - weekday_number(first.weekday())).rem_euclid(7);
    plus(first, ahead + (i64::from(n) - 1) * 7).filter(|d| *d <= last)
}
