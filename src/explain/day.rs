//! Dates in words: from the contract's `2025-02-04`, `2025-Q1`, `2025-W06` to what a reader reads.

use time::{Date, Duration, Weekday};

use super::words;
use crate::document::{DateValue, DayPart};
use crate::export::DateRecord;
use crate::language::Language;

/// A value in words: `2025년 2월 4일 (화)`, `Tue 4 Feb 2025`. What cannot be read comes back as it is.
#[must_use]
pub(crate) fn value(value: &str, language: Language) -> String {
    DateValue::parse(value)
        .and_then(|parsed| say!(language, date(parsed)))
        .unwrap_or_else(|| value.to_owned())
}

/// A date in words, with its end, the part of the day or period and the clock time; that it cannot be resolved where it
/// has neither day nor time.
#[must_use]
pub(crate) fn date(date: &DateRecord, language: Language) -> String {
    let Some(from) = &date.value else {
        let unresolved = || words(language).unresolved.to_owned();
        return date.time.clone().unwrap_or_else(unresolved);
    };
    let mut out = value(from, language);
    if let Some(end) = &date.end_value {
        let end = value(end, language);
        out = say!(language, until(&out, &end));
    }
    // 15:00 is in the afternoon.
    let of_day = |part: DayPart| !matches!(part, DayPart::Early | DayPart::Middle | DayPart::Late);
    let told = |part: &DayPart| date.time.is_none() || !of_day(*part);
    if let Some(part) = date.part.filter(told) {
        out = say!(language, part_of(&out, part));
    }
    if let Some(time) = &date.time {
        out.push(' ');
        out.push_str(time);
    }
    out
}

/// Monday and Sunday of an ISO week.
pub(super) fn week(year: i32, week: u8) -> Option<[Date; 2]> {
    let monday = Date::from_iso_week_date(year, week, Weekday::Monday).ok()?;
    Some([monday, monday.checked_add(Duration::days(6))?])
}

/// How a day lies to the article's date: `기사 3일 전` (three days before), `the day after the article`. Only days have this.
#[must_use]
pub(crate) fn from_published(value: &str, published: &str, language: Language) -> Option<String> {
    let day = |value| match DateValue::parse(value)? {
        DateValue::Day(day) => Some(day),
        _ => None,
    };
    let days = (day(value)? - day(published)?).whole_days();
    Some(say!(language, from_article(days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_each_precision_in_both_languages() {
        for (written, ko, en) in [
            ("2025", "2025년", "2025"),
            ("2025-Q1", "2025년 1분기", "Q1 2025"),
            ("2025-02", "2025년 2월", "Feb 2025"),
            ("2025-02-04", "2025년 2월 4일 (화)", "Tue 4 Feb 2025"),
            (
                "2025-W06",
                "2025년 2월 3일~2월 9일 주",
                "week of 3 Feb–9 Feb 2025",
            ),
            ("2025-W53", "2025-W53", "2025-W53"),
            ("2025-13", "2025-13", "2025-13"),
            ("언젠가", "언젠가", "언젠가"),
            ("2025-02-31", "2025-02-31", "2025-02-31"),
        ] {
            let said = [Language::Korean, Language::English].map(|l| value(written, l));
            assert_eq!(said, [ko, en]);
        }
    }

    #[test]
    fn tells_end_part_and_time() {
        let record =
            |value: Option<&str>, end: Option<&str>, part, time: Option<&str>| DateRecord {
                id: "d1".into(),
                start: 0,
                end: 0,
                text: String::new(),
                value: value.map(str::to_owned),
                end_value: end.map(str::to_owned),
                part,
                time: time.map(str::to_owned),
                time_only: false,
            };
        let day = Some("2025-02-04");
        for (record, ko, en) in [
            (
                record(Some("2025-02"), Some("2025-03"), None, None),
                "2025년 2월 ~ 2025년 3월",
                "Feb 2025 – Mar 2025",
            ),
            (
                record(day, None, Some(DayPart::Afternoon), None),
                "2025년 2월 4일 (화) 오후",
                "Tue 4 Feb 2025, afternoon",
            ),
            (
                record(day, None, Some(DayPart::Afternoon), Some("15:00")),
                "2025년 2월 4일 (화) 15:00",
                "Tue 4 Feb 2025 15:00",
            ),
            (
                record(Some("2025-02"), None, Some(DayPart::Middle), None),
                "2025년 2월 중순",
                "mid-Feb 2025",
            ),
            (record(None, None, None, Some("15:00")), "15:00", "15:00"),
            (
                record(None, None, None, None),
                "날을 정할 수 없음",
                "Cannot be resolved",
            ),
        ] {
            let said = [Language::Korean, Language::English].map(|l| date(&record, l));
            assert_eq!(said, [ko, en]);
        }
    }

    #[test]
    fn counts_days_from_the_article() {
        let from = |v| from_published(v, "2026-11-20", Language::English);
        assert_eq!(from("2026-11-19").unwrap(), "the day before the article");
        assert_eq!(from("2026-11-20").unwrap(), "the day of the article");
        assert_eq!(from("2026-12-01").unwrap(), "11 days after the article");
        assert_eq!(from("2026-12"), None);
    }
}
