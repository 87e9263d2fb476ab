//! Lines that date an article.

use time::{Date, Month};

use super::credit::{Word, glued_reporter, is};
use super::line::is_letter;
use crate::text::case;

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
    let mut best: Option<DateLine> = None;
    let mut label = Label::Bare;
    let mut time = false;
    let mut rest = line;
    let mut strangers = 0;
    let mut reported = None;
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() || c == '\'' || c == '’' {
            if let Some((date, len)) = numeric_date(rest) {
                let found = DateLine {
                    date,
                    label,
                    time: false,
                };
                if best.is_none_or(|b| b.label != Label::Published && label == Label::Published) {
                    best = Some(found);
                }
                label = Label::Bare;
                rest = rest.get(len..).unwrap_or("");
                continue;
            }
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let behind = rest.get(digits..).unwrap_or("");
            if digits > 0 && (behind.starts_with([':', '시', '분', '초'])) {
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
        let word = case::in_small(rest.get(..len).unwrap_or(""));
        if let Some((date, len)) = english_date(rest) {
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
            strangers += word.chars().count();
            if strangers > 14 {
                return None;
            }
        }
        rest = rest.get(len..).unwrap_or("");
    }
    let best = best?;
    // `2024.01.22 한빛` names something beside the date; with a label, or where all the rest is who reports, it is the
    // article's own line.
    let label = match best.label {
        Label::Bare if reported == Some(strangers) => Label::Published,
        label => label,
    };
    (strangers == 0 || (label != Label::Bare && strangers <= 14)).then_some(DateLine {
        time,
        label,
        ..best
    })
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

const MONTHS: &[(&str, Month)] = &[
    ("jan", Month::January),
    ("feb", Month::February),
    ("mar", Month::March),
    ("apr", Month::April),
    ("may", Month::May),
    ("jun", Month::June),
    ("jul", Month::July),
    ("aug", Month::August),
    ("sep", Month::September),
    ("oct", Month::October),
    ("nov", Month::November),
    ("dec", Month::December),
];

/// `Jan. 22, 2024`, `January 22 2024`, and its length.
fn english_date(words: &str) -> Option<(Date, usize)> {
    let word_len = words.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = words.get(..word_len)?.to_ascii_lowercase();
    if !(3..=9).contains(&word_len) {
        return None;
    }
    let &(_, month) = MONTHS.iter().find(|(m, _)| word.starts_with(m))?;
    let skip = |at: usize| {
        let rest = words.get(at..)?;
        Some(at + rest.len() - rest.trim_start_matches(['.', ',', ' ', '\u{a0}']).len())
    };
    let at = skip(word_len)?;
    let (day, digits) = number(words.get(at..)?)?;
    let at = skip(at + digits)?;
    let (year, digits) = number(words.get(at..)?)?;
    if digits != 4 {
        return None;
    }
    Some((
        Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()?,
        at + digits,
    ))
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
            ("2024.01.22 기자회견 열어", None),
            ("2024.01.22 한빛전자 기자 간담회", None),
            ("24.01.22", Some(("2024-01-22", Label::Bare, false))),
            ("2024.13.22", None),
            ("2024.01.22 한빛전자 공장 문 열어", None),
            ("한빛전자", None),
            ("10:31", None),
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
