//! Dates and clock times, and how they are written.

use std::fmt;

use time::Date;

use super::word::word_enum;
use crate::text::Span;

/// A date or clock time in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// What it means, at the precision that the words give; `None` where it cannot be resolved.
    pub value: Option<DateValue>,
    /// The end of a range.
    pub end_value: Option<DateValue>,
    /// Part of the day (or of the period: early, late).
    pub part: Option<DayPart>,
    /// A clock time.
    pub time: Option<ClockTime>,
    /// Whether the words name only a time of day (`오후 3시`, `새벽`): then the day comes from the text around.
    pub time_only: bool,
}

/// A date at one of five precisions; written as ISO 8601 (`2025`, `2025-Q1`, `2025-02`, `2025-W06`, `2025-02-04`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateValue {
    /// A year.
    Year(i32),
    /// A quarter, 1 to 4.
    Quarter(i32, u8),
    /// A month, 1 to 12.
    Month(i32, u8),
    /// An ISO week of an ISO year.
    Week(i32, u8),
    /// A day.
    Day(Date),
}

impl DateValue {
    /// Reads what `Display` writes; `None` for anything else and for what the calendar lacks.
    pub(crate) fn parse(words: &str) -> Option<DateValue> {
        let (sign, rest) = match words.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, words),
        };
        let mut fields = rest.splitn(3, '-');
        let year = sign * digits::<i32>(fields.next()?)?;
        let (Some(part), day) = (fields.next(), fields.next()) else {
            return Some(DateValue::Year(year));
        };
        if let Some(day) = day {
            let month: u8 = digits(part)?;
            let day = Date::from_calendar_date(year, month.try_into().ok()?, digits(day)?);
            return day.ok().map(DateValue::Day);
        }
        let within = |words: &str, most: u8| digits(words).filter(|n| (1..=most).contains(n));
        Some(if let Some(quarter) = part.strip_prefix('Q') {
            DateValue::Quarter(year, within(quarter, 4)?)
        } else if let Some(week) = part.strip_prefix('W') {
            DateValue::Week(year, within(week, 53)?)
        } else {
            DateValue::Month(year, within(part, 12)?)
        })
    }
}

/// A number of digits alone.
fn digits<T: std::str::FromStr>(words: &str) -> Option<T> {
    let all = words.bytes().all(|b| b.is_ascii_digit());
    words.parse().ok().filter(|_| all)
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            DateValue::Year(y) => write!(f, "{y:04}"),
            DateValue::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            DateValue::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            DateValue::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            DateValue::Day(d) => {
                write!(
                    f,
                    "{:04}-{:02}-{:02}",
                    d.year(),
                    u8::from(d.month()),
                    d.day()
                )
            }
        }
    }
}

word_enum! {
    /// A part of a day or of a longer period.
    DayPart {
        /// 새벽
        Dawn = "dawn",
        /// 아침
        Morning = "morning",
        /// 오전
        Forenoon = "forenoon",
        /// 정오, 낮
        Noon = "noon",
        /// 오후
        Afternoon = "afternoon",
        /// 저녁
        Evening = "evening",
        /// 밤
        Night = "night",
        /// 자정
        Midnight = "midnight",
        /// 초, 초순, 상순
        Early = "early",
        /// 중순, 중반
        Middle = "middle",
        /// 말, 하순, 후반
        Late = "late",
    }
}

/// A time of day on the 24-hour clock; written `15:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl ClockTime {
    /// Reads what `Display` writes; `None` for anything else and for what no clock shows.
    pub(crate) fn parse(words: &str) -> Option<ClockTime> {
        let (hour, minute) = words.split_once(':')?;
        let (hour, minute) = (digits(hour)?, digits(minute)?);
        (hour <= 24 && minute <= 59).then_some(ClockTime { hour, minute })
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// Why a day's words could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseDateError {
    given: String,
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a day: use YYYY-MM-DD", self.given)
    }
}

impl std::error::Error for ParseDateError {}

/// Reads a day written `YYYY-MM-DD`.
///
/// # Errors
/// When the words have another form or name a day that the calendar lacks.
///
/// ```
/// assert_eq!(mitjul::parse_date("2024-02-29")?.day(), 29);
/// assert!(mitjul::parse_date("2023-02-29").is_err());
/// # Ok::<(), mitjul::ParseDateError>(())
/// ```
pub fn parse_date(words: &str) -> Result<Date, ParseDateError> {
    fn number<T: std::str::FromStr>(field: Option<&str>, width: usize) -> Option<T> {
        let field = field.filter(|f| f.len() == width && f.bytes().all(|b| b.is_ascii_digit()))?;
        field.parse().ok()
    }
    let read = || {
        let mut fields = words.split('-');
        let year: i32 = number(fields.next(), 4)?;
        let month: u8 = number(fields.next(), 2)?;
        let day: u8 = number(fields.next(), 2)?;
        if fields.next().is_some() {
            return None;
        }
        Date::from_calendar_date(year, month.try_into().ok()?, day).ok()
    };
    read().ok_or_else(|| ParseDateError {
        given: words.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read_as_they_are_written() {
        for words in [
            "2025",
            "2025-Q1",
            "2025-02",
            "2025-W06",
            "2025-02-04",
            "0987",
            "-044",
            "-044-03-15",
        ] {
            let value = DateValue::parse(words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!(value.to_string(), words);
        }
        for words in [
            "",
            "-",
            "2025-",
            "2025-13",
            "2025-Q5",
            "2025-W54",
            "2025-02-30",
            "+2025",
            "2025-02-04-",
        ] {
            assert_eq!(DateValue::parse(words), None, "{words}");
        }
        assert_eq!(ClockTime::parse("15:05").unwrap().to_string(), "15:05");
        for words in ["15", "25:00", "15:60", "+1:00", ":"] {
            assert_eq!(ClockTime::parse(words), None, "{words}");
        }
    }
}
