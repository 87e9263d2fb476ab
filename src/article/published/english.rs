//! Dates as English pages write them.

use time::{Date, Month};

use super::{number, numeric_date};

const MONTHS: &[(&str, Month)] = &[
    ("january", Month::January),
    ("february", Month::February),
    ("march", Month::March),
    ("april", Month::April),
    ("may", Month::May),
    ("june", Month::June),
    ("july", Month::July),
    ("august", Month::August),
    ("september", Month::September),
    ("october", Month::October),
    ("november", Month::November),
    ("december", Month::December),
];

/// Zones whose readers write the day before the month.
const DAY_FIRST: &[&str] = &[
    "GMT", "BST", "IST", "CET", "CEST", "AEST", "AEDT", "SAST", "NZST", "NZDT", "SGT", "WIB",
];

/// A full date that `words` begin with: `Jan. 22, 2024`, `January 22nd 2024`, `22 January 2024`, `22nd of January, 2024`,
/// `22-Jan-2024`, `1/22/2024`, `22/01/2024`, and its length. `line` is all of the line, whose zone tells the order.
pub(super) fn date(words: &str, line: &str) -> Option<(Date, usize)> {
    if words.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let (month, at) = month(words)?;
        let (day, at) = day(words, past_marks(words, at)?)?;
        return with_year(words, past_marks(words, at)?, month, day);
    }
    if let Some((day, at)) = day(words, 0) {
        let mut behind = past_marks(words, at)?;
        if let Some(rest) = words.get(behind..).and_then(|w| w.strip_prefix("of ")) {
            behind = words.len() - rest.len();
        }
        if let Some((month, len)) = words.get(behind..).and_then(month) {
            return with_year(words, past_marks(words, behind + len)?, month, day);
        }
    }
    slashed(words, line)
}

/// A month's name or its abbreviation, and its length.
fn month(words: &str) -> Option<(Month, usize)> {
    let len = words.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = words.get(..len)?.to_ascii_lowercase();
    let short = len == 3 || word == "sept";
    let &(_, month) = MONTHS
        .iter()
        .find(|(name, _)| *name == word || short && name.starts_with(&word))?;
    Some((month, len))
}

/// A day with or without its ordinal ending, from a byte on.
fn day(words: &str, at: usize) -> Option<(u8, usize)> {
    let rest = words.get(at..)?;
    let (day, digits) = number(rest)?;
    let day = u8::try_from(day).ok().filter(|_| digits <= 2)?;
    let behind = rest.get(digits..)?;
    let ending = ["st", "nd", "rd", "th"];
    let ordinal = ending.iter().any(|ending| behind.starts_with(ending));
    Some((day, at + digits + if ordinal { 2 } else { 0 }))
}

fn with_year(words: &str, at: usize, month: Month, day: u8) -> Option<(Date, usize)> {
    // `April 25, 20232:26 PM`: the clock time or a count is glued to the year when a page is copied.
    const DIGITS: usize = 4;
    let rest = words.get(at..)?;
    let year: i32 = rest.get(..DIGITS)?.parse().ok()?;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) || !(1900..2100).contains(&year) {
        return None;
    }
    Some((
        Date::from_calendar_date(year, month, day).ok()?,
        at + DIGITS,
    ))
}

/// Behind the marks between the parts of a date; none where there are none.
fn past_marks(words: &str, at: usize) -> Option<usize> {
    let rest = words.get(at..)?;
    let behind = rest.trim_start_matches(['.', ',', ' ', '\u{a0}', '-', '/']);
    (behind.len() < rest.len()).then_some(words.len() - behind.len())
}

/// `11/18/19`, `18/11/2019`, `18.11.2019`: month first unless that cannot be or the zone speaks for the day.
fn slashed(words: &str, line: &str) -> Option<(Date, usize)> {
    let (first, a) = number(words)?;
    let mark = words.get(a..)?.chars().next()?;
    if !matches!(mark, '/' | '.' | '-') || a > 2 {
        return None;
    }
    let rest = words.get(a + 1..)?;
    let (second, b) = number(rest)?;
    let (year, c) = number(rest.get(b..)?.strip_prefix(mark)?)?;
    let year = match c {
        4 if (1900..2100).contains(&year) => year,
        // Two digits are a year only where the order is beyond doubt.
        2 if mark == '/' => 2000 + year,
        _ => return None,
    };
    if b > 2 {
        return None;
    }
    let zoned = || {
        line.split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| DAY_FIRST.contains(&word))
    };
    let day_first = first > 12 || second <= 12 && (mark == '.' || zoned());
    let (month, day) = if day_first {
        (second, first)
    } else {
        (first, second)
    };
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
    Some((date, a + 1 + b + 1 + c))
}

/// The first full date in what a page's metadata says, in whatever words.
pub(in crate::article) fn anywhere(words: &str) -> Option<Date> {
    let words = super::head(words, 200);
    let mut before = ' ';
    words.char_indices().find_map(|(at, c)| {
        let begins = c.is_ascii_alphanumeric() && !before.is_alphanumeric();
        before = c;
        let rest = words.get(at..).filter(|_| begins)?;
        let found = numeric_date(rest).or_else(|| date(rest, words));
        found.map(|(date, _)| date)
    })
}

/// The day on which a sentence says that the article came: `This report was first published March 23, 2023.`
pub(in crate::article) fn told(words: &str) -> Option<Date> {
    let words = super::head(words, 300);
    let behind = ["published", "appeared"].iter().find_map(|verb| {
        let (before, behind) = words.split_once(verb)?;
        (before.ends_with("first ") || before.ends_with("originally ")).then_some(behind)
    })?;
    anywhere(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_dates_of_english_pages() {
        for (words, expected) in [
            ("Jan. 22, 2024", Some("2024-01-22")),
            ("January 22nd 2024 at noon", Some("2024-01-22")),
            ("22 January 2024", Some("2024-01-22")),
            ("24th March, 2023", Some("2023-03-24")),
            ("3rd of May 2024", Some("2024-05-03")),
            ("22-Jan-2024", Some("2024-01-22")),
            ("Sept 5, 2024", Some("2024-09-05")),
            ("11/18/19 11:04 PM EST", Some("2019-11-18")),
            ("18/11/2019", Some("2019-11-18")),
            ("04/05/2024 10:00 GMT", Some("2024-05-04")),
            ("04/05/2024 10:00 PM ET", Some("2024-04-05")),
            ("4.5.2024", Some("2024-05-04")),
            ("April 25, 20232:26 PM", Some("2023-04-25")),
            ("Market 5, 2024", None),
            ("May 5", None),
            ("31 April 2024", None),
            ("1/2/3", None),
        ] {
            let got = date(words, words).map(|(date, _)| date.to_string());
            assert_eq!(got.as_deref(), expected, "{words}");
        }
    }
}
