//! Lines that date an article.

mod english;

use time::{Date, Month};

pub(super) use self::english::{anywhere, told};

use super::credit::{Word, glued_reporter, is};
use super::line::is_letter;
use crate::text::{case, hangul};

/// What a line that is only a date says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// `입력 2024.01.22 10:31`
    Published,
    /// `수정 2024.01.22`
    Modified,
    /// `2024.01.22 (월)`
    Bare,
}

/// A line that is nothing but a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateLine {
    pub date: Date,
    pub label: Label,
    /// Whether it has a clock time, as publication dates have and the date of the day's visit seldom.
    pub time: bool,
}

/// Reads a line that is nothing but a date, with labels, weekday and clock time; the first labelled as publication
/// counts.
pub(super) fn date_line(line: &str) -> Option<DateLine> {
    // The shortest date, `24.1.2`, has four digits.
    if line.len() > 200 || line.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return None;
    }
    let latin = !line.chars().any(hangul::is_syllable);
    let mut best: Option<DateLine> = None;
    let mut label = Label::Bare;
    let mut time = false;
    let mut rest = line;
    let mut strangers = 0;
    let mut reported = None;
    // Whether all other words begin with capitals, as names do.
    let mut names = true;
    let mut joined = false;
    while let Some(c) = rest.chars().next() {
        let english = || {
            let begins = c.is_ascii_alphanumeric() && rest.len() >= 8;
            begins.then(|| english::date(rest, line)).flatten()
        };
        let found = match c {
            '0'..='9' | '\'' | '’' if latin => english().or_else(|| numeric_date(rest)),
            '0'..='9' | '\'' | '’' => numeric_date(rest).or_else(english),
            _ => english(),
        };
        if let Some((date, len)) = found {
            if best.is_none_or(|b| b.label != Label::Published && label == Label::Published) {
                best = Some(DateLine {
                    date,
                    label,
                    time: false,
                });
            }
            label = Label::Bare;
            rest = rest.get(len..).unwrap_or("");
            continue;
        }
        if c.is_ascii_digit() || c == '\'' || c == '’' {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let behind = rest.get(digits..).unwrap_or("");
            let small = behind.get(..6).unwrap_or(behind).trim_start();
            let halves = ["am", "pm", "AM", "PM", "a.m", "p.m"];
            if digits > 0
                && (behind.starts_with([':', '시', '분', '초'])
                    || latin && halves.iter().any(|half| small.starts_with(half)))
            {
                time = true;
            }
            rest = rest.get(digits.max(c.len_utf8())..).unwrap_or("");
            continue;
        }
        if !is_letter(c) {
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        }
        // The reporter's address is no word beside the date.
        let chunk = rest.find([' ', '\u{a0}', '|', ')', ',']);
        let chunk = rest.get(..chunk.unwrap_or(rest.len())).unwrap_or("");
        if chunk.is_ascii() && chunk.contains('@') {
            rest = rest.get(chunk.len()..).unwrap_or("");
            continue;
        }
        let len = rest
            .find(|c: char| !is_letter(c) || c.is_ascii_digit())
            .unwrap_or(rest.len());
        // `Staff writersApril 18, 2023`: words glued together when the page was copied.
        let glued = glued_at(rest.get(..len).unwrap_or("")).filter(|_| latin);
        let len = glued.unwrap_or(len);
        let written = rest.get(..len).unwrap_or("");
        let word = case::in_small(written);
        joined |= glued.is_some();
        if is(&word, Word::Published) {
            label = Label::Published;
        } else if is(&word, Word::Modified) {
            label = Label::Modified;
        } else if is(&word, Word::Reporter) || glued_reporter(&word) {
            // 김하늘 기자: the name before it has been counted among the other words.
            reported = Some(strangers);
        } else if let Some((label_word, before)) = glued_label(&word) {
            label = label_word;
            strangers += before;
        } else if !is(&word, Word::DateFiller)
            && !matches!(word.as_str(), "시" | "분" | "초" | "t" | "z")
        {
            names &= latin && (is_beside(&word) || written.starts_with(char::is_uppercase));
            strangers += word.chars().count();
            if strangers > if names { 80 } else { 14 } {
                return None;
            }
        }
        rest = rest.get(len..).unwrap_or("");
    }
    let best = best?;
    // Who wrote it: `By Ana Pell - 11/18/19`, `Ana Pell | April 5, 2023`.
    let by = latin && (names || strangers <= 14) && {
        let small = case::in_small(head(line, 3));
        joined || small.starts_with("by ") || line.contains(['|', '•', '·']) || line.contains(" / ")
    };
    // `2024.01.22 한빛` names something beside the date; with a label, or where all the rest is who reports, it is the
    // article's own line.
    let label = match best.label {
        Label::Bare if reported == Some(strangers) => Label::Published,
        // `김하늘 2024. 9. 5. 06:00`
        Label::Bare if time && (2..=4).contains(&strangers) && begins_with_name(line) => {
            Label::Published
        }
        Label::Bare if by && strangers > 0 => Label::Published,
        label => label,
    };
    // `All News 15:29 April 19, 2023`: a section's name before the moment.
    let section = latin && time && names && strangers <= 24;
    let own = label != Label::Bare && (strangers <= 14 || names);
    (strangers == 0 || own || section).then_some(DateLine {
        time,
        label,
        ..best
    })
}

/// Whether a line begins with two to four syllables and a space, as a Korean name stands before a date.
fn begins_with_name(line: &str) -> bool {
    let (name, rest) = line.split_once(' ').unwrap_or(("", ""));
    (2..=4).contains(&name.chars().count())
        && name.chars().all(hangul::is_syllable)
        && rest
            .trim_start_matches([' ', '|', '·'])
            .starts_with(|c: char| c.is_ascii_digit())
}

/// Where a word ends that another one with a capital is glued to.
fn glued_at(word: &str) -> Option<usize> {
    let mut before = [' '; 2];
    word.char_indices().find_map(|(at, c)| {
        let [far, near] = before;
        before = [near, c];
        let humps = near.is_lowercase() && c.is_uppercase();
        // `JSTUpdated`
        let shouts = far.is_uppercase() && near.is_uppercase() && c.is_lowercase() && at > 2;
        match (humps, shouts) {
            (true, _) => Some(at),
            (_, true) => Some(at - near.len_utf8()),
            _ => None,
        }
    })
}

/// Small words that stand beside names and dates on a byline.
fn is_beside(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "in"
            | "for"
            | "staff"
            | "writer"
            | "writers"
            | "with"
            | "from"
            | "min"
            | "mins"
            | "minute"
            | "minutes"
            | "read"
            | "reading"
            | "ago"
    )
}

/// `경제입력`: a label right behind a section's name, and how many characters that has.
fn glued_label(word: &str) -> Option<(Label, usize)> {
    ["입력", "승인", "등록", "수정"].iter().find_map(|label| {
        let before = word.strip_suffix(label)?.chars().count();
        let label = if *label == "수정" {
            Label::Modified
        } else {
            Label::Published
        };
        (1..=12).contains(&before).then_some((label, before))
    })
}

/// Whether words are nothing but a date, perhaps with an address or agency behind a slash.
pub(super) fn is_date_only(words: &str) -> bool {
    date_line(words).is_some()
}

/// A full date that `words` begin with: `2024.01.22`, `2024-1-22`, `2024년 1월 22일`, `24.01.22`, and its length.
pub(super) fn numeric_date(words: &str) -> Option<(Date, usize)> {
    let opened = words.trim_start_matches(['\'', '’']);
    let mut at = words.len() - opened.len();
    let (year, digits) = number(opened)?;
    let year = match digits {
        4 if (1900..2100).contains(&year) => year,
        2 if (0..=60).contains(&year) => 2000 + year,
        _ => return None,
    };
    at += digits;
    at += separator(words.get(at..)?, '년')?;
    let (month, digits) = number(words.get(at..)?)?;
    if digits > 2 {
        return None;
    }
    at += digits;
    at += separator(words.get(at..)?, '월')?;
    let (day, digits) = number(words.get(at..)?)?;
    if digits > 2 {
        return None;
    }
    at += digits;
    let behind = words.get(at..)?;
    if let Some(c) = behind.chars().next()
        && matches!(c, '일' | '.')
    {
        at += c.len_utf8();
    }
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let date = Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?;
    Some((date, at))
}

/// The length of what parts year, month and day: `.`, `-`, `/` or the Korean word, with spaces around.
fn separator(words: &str, word: char) -> Option<usize> {
    let rest = words.trim_start_matches([' ', '\u{a0}']);
    let c = rest.chars().next()?;
    if !(matches!(c, '.' | '-' | '/' | '．') || c == word) {
        return None;
    }
    let after = rest
        .get(c.len_utf8()..)?
        .trim_start_matches([' ', '\u{a0}']);
    Some(words.len() - after.len())
}

fn number(words: &str) -> Option<(i32, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    Some((words.get(..digits)?.parse().ok()?, digits))
}

/// The first part of `words`, at most `bytes` long.
fn head(words: &str, bytes: usize) -> &str {
    let mut end = bytes.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lines_that_are_only_dates() {
        for (line, expected) in [
            ("2025.12.31 (수)", Some(("2025-12-31", Label::Bare, false))),
            (
                "입력 2024.01.22 10:31",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "입력2024.01.22. 오전 10:31 수정2024.01.23. 오후 1:02",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "수정 2024.01.23 | 입력 2024-01-22",
                Some(("2024-01-22", Label::Published, false)),
            ),
            (
                "송고시간 2024-01-22 10:31",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "승인 2024년 1월 22일 10시 31분",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "Published: Jan. 22, 2024 10:31 AM",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "컴퓨팅입력 :2024/01/22 10:31 수정: 2024/01/22 11:01",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "김하늘 기자 입력 2024.01.22 10:31",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "2024.01.22 김하늘 기자",
                Some(("2024-01-22", Label::Published, false)),
            ),
            (
                "김하늘 기자 2024.01.22 10:31",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "김하늘기자 | 2024년 1월 22일",
                Some(("2024-01-22", Label::Published, false)),
            ),
            (
                "김하늘 기자(haneul.kim@example.com) 2024-01-22",
                Some(("2024-01-22", Label::Published, false)),
            ),
            (
                "김하늘 2024. 1. 22. 06:00",
                Some(("2024-01-22", Label::Published, true)),
            ),
            ("2024.01.22 기자회견 열어", None),
            ("2024.01.22 한빛전자 기자 간담회", None),
            ("24.01.22", Some(("2024-01-22", Label::Bare, false))),
            ("2024.13.22", None),
            ("2024.01.22 한빛전자 공장 문 열어", None),
            ("한빛전자", None),
            ("10:31", None),
            (
                "Published: 15:56 BST, 27 April 2024 | Updated: 16:10 BST, 27 April 2024",
                Some(("2024-04-27", Label::Published, true)),
            ),
            (
                "April 28, 2023 GMT",
                Some(("2023-04-28", Label::Bare, false)),
            ),
            (
                "By Ana Pell - 11/18/19 11:04 PM EST",
                Some(("2019-11-18", Label::Published, true)),
            ),
            (
                "Updated Mon., Jan. 22, 2024 at 4:05 p.m.",
                Some(("2024-01-22", Label::Modified, true)),
            ),
            (
                "Ana Pell, Dawnshire Herald | January 22, 2024",
                Some(("2024-01-22", Label::Published, false)),
            ),
            (
                "Dawn staff writersJanuary 22, 2024 18:00 JSTUpdated on January 23, 2024 | Japan",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "Published Jan 22, 2024  •  3 minute read",
                Some(("2024-01-22", Label::Published, false)),
            ),
            (
                "All News 15:29 January 22, 2024",
                Some(("2024-01-22", Label::Bare, true)),
            ),
            (
                "2 minute readJanuary 22, 20242:26 PM GMT+2Last Updated 9 min ago",
                Some(("2024-01-22", Label::Published, true)),
            ),
            (
                "by Dawn HeraldJanuary 22, 202401747",
                Some(("2024-01-22", Label::Published, false)),
            ),
            ("The fair opens on January 22, 2024", None),
            ("Budget Day March 15, 2023", None),
        ] {
            let got = date_line(line).map(|d| (d.date.to_string(), d.label, d.time));
            assert_eq!(
                got,
                expected.map(|(d, l, t)| (d.to_owned(), l, t)),
                "{line}"
            );
        }
    }
}
