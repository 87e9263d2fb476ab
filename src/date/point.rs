//! One point in time as far as the words give it.

use crate::document::{ClockTime, DayPart};

/// Which way a word before a date points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Past,
    Forward,
    This,
    Next,
}

/// What an early or late part belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// What stands before it.
    Any,
    Year,
    Month,
}

/// A holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day of the solar calendar.
    Solar(u8, u8),
    /// The n-th of a weekday in a month (9 is the last), and so many days behind it.
    Nth {
        month: u8,
        n: u8,
        weekday: u8,
        plus: i8,
    },
    /// Days from Easter Sunday of the western churches.
    Easter(i8),
    Seollal,
    Buddha,
    Chuseok,
}

/// A year, as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Absolute(i32),
    /// Years away from the publication date.
    Away(i32),
    /// Years away from the one spoken of.
    Context(i32),
}

/// A month, as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    Absolute(u8),
    Away(i32),
    Context(i32),
}

/// A day, as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Absolute(u8),
    Away(i32),
    /// 이날.
    This,
    Context(i32),
    Last,
    Weekday(u8),
    Weekend,
    Midweek,
    /// The n-th weekday of a month; 9 is the last.
    NthWeekday(u8, u8),
    Feast(Feast),
}

/// A stretch of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    Half(u8),
    Quarter(u8),
    QuarterAway(i32),
    /// Quarters away from the one spoken of.
    ContextQuarter(i32),
    /// By its first month.
    Season(u8),
    Decade,
    Century,
}

/// A week, as it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Week {
    Away(i32),
    /// Weeks away from the one spoken of.
    Context(i32),
    /// The n-th of a month; 9 is the last.
    OfMonth(u8),
}

/// A unit of an offset: 3일 뒤.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Days,
    Weeks,
    Months,
    Years,
}

/// What the words of one date say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Point {
    pub marker: Option<Marker>,
    pub year: Option<Year>,
    /// The last year of `1956~1960년`.
    pub year_to: Option<i32>,
    pub stretch: Option<Stretch>,
    pub month: Option<Month>,
    pub month_to: Option<u8>,
    pub week: Option<Week>,
    pub day: Option<Day>,
    pub day_to: Option<u8>,
    /// The weekday in brackets behind a day: 19일(일).
    pub weekday: Option<u8>,
    pub phase: Option<(DayPart, Of)>,
    pub part: Option<DayPart>,
    pub time: Option<ClockTime>,
    /// The hour was named with more than 24, or the like.
    pub impossible: bool,
    /// So many steps from the publication date.
    pub offset: Option<(i64, Step, Marker)>,
    pub every: bool,
    /// 전년 동기: the period that was spoken of, a year back.
    pub same_period: bool,
}

impl Point {
    /// Whether the sentence's tense decides what it means.
    pub(super) fn needs_tense(&self) -> bool {
        self.year.is_none()
            && self.offset.is_none()
            && self.week.is_none()
            && (matches!(self.month, Some(Month::Absolute(_)))
                || self.stretch.is_some()
                || matches!(
                    self.day,
                    Some(
                        Day::Absolute(_)
                            | Day::Weekday(_)
                            | Day::Feast(_)
                            | Day::Context(_)
                            | Day::This
                    )
                ))
    }

    /// Whether it names nothing but a time of day.
    pub(super) fn only_time(&self) -> bool {
        (self.part.is_some() || self.time.is_some()) && self.marker.is_none() && !self.has_date()
    }

    /// Whether it names a day, month, year or the like.
    pub(super) fn has_date(&self) -> bool {
        self.year.is_some()
            || self.stretch.is_some()
            || self.month.is_some()
            || self.week.is_some()
            || self.day.is_some()
            || self.phase.is_some()
            || self.offset.is_some()
            || self.every
    }
}
