//! Dates and times in digits: 2024-09-05, 3시 30분, (월), 7∼13일.

use super::level::{DAY, MONTH, TIME, Token, YEAR};
use crate::date::calendar::date;
use crate::date::point::{Day, Month, Point, Year};
use crate::document::{ClockTime, DayPart};
use crate::numeral::digits;
use crate::text::hangul::is_alphanumeric;
use crate::text::{char_at, char_before, rest, skip};

/// Whether the words that follow a day make it a length of time even behind a month: 9월 3일간.
pub(super) fn starts_length(behind: &str) -> bool {
    let behind = behind.trim_start_matches(' ');
    ["간", "동안", "째"].iter().any(|w| behind.starts_with(w))
}

/// Whether digits and then `unit` stand at `at`, behind a space or not.
pub(super) fn digits_then(text: &str, at: usize, unit: &str) -> bool {
    let at = skip(text, at, " ").unwrap_or(at);
    digits(text, at).is_some_and(|d| rest(text, d.end).starts_with(unit))
}

/// `(현지시간)` behind a date or a time.
pub(super) fn local_time(text: &str, at: usize) -> usize {
    let open = skip(text, at, " ").unwrap_or(at);
    for word in [
        "(현지시간)",
        "(현지 시간)",
        "(현지시각)",
        "(현지 시각)",
        "(이하 현지시간)",
        "(미국시간)",
        "(한국시간)",
        "(한국 시간)",
        "(한국시각)",
    ] {
        if let Some(end) = skip(text, open, word) {
            return end;
        }
    }
    at
}

/// `(월)`, `(월요일)` behind a day.
pub(super) fn weekday_in_brackets(text: &str, at: usize) -> Option<(u8, usize)> {
    let mut chars = rest(text, at).strip_prefix('(')?.chars();
    let day = chars.next()?;
    let number = "월화수목금토일".chars().position(|d| d == day)?;
    let close = chars
        .as_str()
        .strip_prefix("요일")
        .unwrap_or(chars.as_str());
    let tail = close.strip_prefix(')')?;
    Some((u8::try_from(number + 1).ok()?, text.len() - tail.len()))
}

/// Behind what joins two numbers of one unit: 7∼13일, 8, 9일.
pub(super) fn shared_unit(text: &str, at: usize) -> Option<usize> {
    let spaced = skip(text, at, " ").unwrap_or(at);
    let sign = char_at(text, spaced)?;
    if matches!(sign, '~' | '∼' | '〜' | '～' | '-' | '–' | '—' | '−') {
        let after = spaced + sign.len_utf8();
        return Some(skip(text, after, " ").unwrap_or(after));
    }
    let sign = char_at(text, at)?;
    match sign {
        '·' | 'ㆍ' | '・' | '‧' | '∙' => Some(at + sign.len_utf8()),
        ',' => skip(text, at, ", ").or_else(|| skip(text, at, ",")),
        _ => None,
    }
}

/// The years of a season that runs over two of them, and where they end: 2019-2020 시즌, 19-20시즌.
pub(super) fn season(text: &str, at: usize) -> Option<((i32, i32), usize)> {
    let first = digits(text, at)?;
    let joined = char_at(text, first.end).filter(|c| matches!(c, '-' | '~' | '∼' | '–' | '/'))?;
    let second = digits(text, first.end + joined.len_utf8())?;
    let behind = rest(text, second.end).trim_start_matches(' ');
    if !(behind.starts_with("시즌") || behind.starts_with("학년도"))
        || !matches!((first.count, second.count), (4, 4 | 2) | (2, 2))
    {
        return None;
    }
    let whole = |value: i32, count| if count == 2 { 2000 + value } else { value };
    let from = whole(i32::try_from(first.value?).ok()?, first.count);
    let to = whole(i32::try_from(second.value?).ok()?, second.count);
    ((1900..2100).contains(&from) && to == from + 1).then_some(((from, to), second.end))
}

/// The year that a number before 년 means; two digits only where it cannot be a length of time.
pub(super) fn full_year(
    text: &str,
    start: usize,
    value: i32,
    count: usize,
    after: usize,
) -> Option<i32> {
    let behind = rest(text, after);
    let next = behind.trim_start_matches(' ');
    let month = digits(next, 0).is_some_and(|d| {
        d.count <= 2
            && rest(next, d.end).starts_with(['월'])
            && !rest(next, d.end).starts_with("월간")
    });
    match count {
        4 if (1000..=2999).contains(&value) || month => Some(value),
        // 668년 9월: what has a month is a year, however long ago.
        3 if behind.starts_with('대') || month => Some(value),
        2 => {
            let marked = matches!(char_before(text, start), Some('\'' | '’' | '‘' | '`'));
            let decade = behind.starts_with('대') && value % 10 == 0 && !behind.starts_with("대표");
            let padded = rest(text, start).starts_with('0');
            let telling = [
                "도 ",
                "도에",
                "생",
                "작",
                "식 ",
                "상반기",
                "하반기",
                " 상반기",
                " 하반기",
            ]
            .iter()
            .any(|w| behind.starts_with(w))
                && !behind.starts_with("도 안");
            let late =
                value >= 80 && (behind.starts_with(['에', '의', ' ', '부']) || behind.is_empty());
            let length = [
                "간", "동안", "째", "만", " 만", " 동안", " 간", " 이상", " 전", "전", " 후", "후",
                " 뒤", "뒤", "여", " 넘", "이상", " 가까", " 연속",
            ]
            .iter()
            .any(|w| behind.starts_with(w));
            (month || marked || decade || padded || (telling || late) && !length).then_some(
                if value >= 50 {
                    1900 + value
                } else {
                    2000 + value
                },
            )
        }
        _ => None,
    }
}

/// 2024-09-05, 2024. 9. 5., 2024/9/5, 20240905, 2024.9.
pub(super) fn full_date(text: &str, at: usize, point: &Point) -> Option<Token> {
    let (year, count, mut end) = run(text, at)?;
    let mut next = *point;
    if count == 8 {
        let (year, month, day) = (year / 10_000, year / 100 % 100, year % 100);
        date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
            .filter(|_| (1900..=2099).contains(&year))?;
        if char_at(text, end).is_some_and(is_alphanumeric) {
            return None;
        }
        next.year = Some(Year::Absolute(year));
        next.month = Some(Month::Absolute(u8::try_from(month).ok()?));
        next.day = Some(Day::Absolute(u8::try_from(day).ok()?));
        return Some((next, DAY, end));
    }
    if count == 2 {
        return short_date(text, at, year, end, point);
    }
    if count != 4 || !(1000..=2999).contains(&year) {
        return None;
    }
    let sign = char_at(text, end).filter(|&c| matches!(c, '.' | '-' | '/' | '‐' | '–'))?;
    let step = |end: usize| {
        let after = end + sign.len_utf8();
        if sign == '.' {
            skip(text, after, " ").unwrap_or(after)
        } else {
            after
        }
    };
    // 2019.~2021.: years
    if sign == '.'
        && let Some(token) = dotted_year(text, at, year, end, point)
    {
        return Some(token);
    }
    let (month, count, month_end) = run(text, step(end))?;
    if count > 2 || !(1..=12).contains(&month) || rest(text, month_end).starts_with('년') {
        return None;
    }
    next.year = Some(Year::Absolute(year));
    next.month = Some(Month::Absolute(u8::try_from(month).ok()?));
    end = month_end;
    if char_at(text, end) == Some(sign)
        && let Some((day, count, day_end)) = run(text, step(end))
        && count <= 2
    {
        let day = u8::try_from(day).ok()?;
        let month = u8::try_from(month).ok()?;
        if date(year, month, day).is_none() {
            next.impossible = true;
        }
        next.day = Some(Day::Absolute(day));
        end = day_end;
        if sign == '.'
            && char_at(text, end) == Some('.')
            && char_at(text, end + 1).is_none_or(|c| c == ' ')
            && char_at(text, end + 1).is_some()
        {
            end += 1;
        }
        return Some((next, DAY, end));
    }
    // 2008.3.~2009.1.: months
    if sign == '.'
        && let Some(closed) = skip(text, end, ".")
    {
        if rest(text, closed).starts_with(RANGE) {
            return Some((next, MONTH, closed));
        }
        if text.get(..at).is_some_and(|t| t.ends_with(RANGE)) {
            return Some((next, MONTH, end));
        }
    }
    // 2024-09 alone may be a number of something; only 2024.9 with a closing point or two-digit month passes.
    (sign == '.' && count == 2).then_some((next, MONTH, end))
}

/// What joins the ends of a range.
const RANGE: [char; 4] = ['~', '∼', '〜', '～'];

/// 2019.~2021.: a year with a point that a range begins or ends with.
fn dotted_year(text: &str, at: usize, year: i32, end: usize, point: &Point) -> Option<Token> {
    let closed = skip(text, end, ".")?;
    let behind = rest(text, closed);
    let opens = behind
        .strip_prefix(RANGE)
        .is_some_and(|b| run(b, 0).is_some_and(|(_, n, e)| n == 4 && rest(b, e).starts_with('.')));
    let closes = !behind.starts_with(|c: char| c.is_ascii_digit())
        && text
            .get(..at)
            .and_then(|t| t.strip_suffix(RANGE))
            .is_some_and(|t| t.ends_with('.'));
    let mut next = *point;
    next.year = Some(Year::Absolute(year));
    if opens {
        Some((next, YEAR, closed))
    } else {
        closes.then_some((next, YEAR, end))
    }
}

/// 24.03.15: a day with two digits of its year.
fn short_date(text: &str, at: usize, year: i32, end: usize, point: &Point) -> Option<Token> {
    let (month, months, month_end) = run(text, skip(text, end, ".")?)?;
    let (day, days, day_end) = run(text, skip(text, month_end, ".")?)?;
    let apart = char_before(text, at).is_none_or(|c| c != '.' && c != ',');
    let goes_on = rest(text, day_end)
        .strip_prefix('.')
        .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let year = if year >= 50 { 1900 + year } else { 2000 + year };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    date(year, month, day).filter(|_| (months, days) == (2, 2) && apart && !goes_on)?;
    let mut next = *point;
    next.year = Some(Year::Absolute(year));
    next.month = Some(Month::Absolute(month));
    next.day = Some(Day::Absolute(day));
    Some((next, DAY, day_end))
}

/// A plain run of digits: value, how many, end.
fn run(text: &str, at: usize) -> Option<(i32, usize, usize)> {
    let bytes = rest(text, at);
    let count = bytes.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 || count > 8 {
        return None;
    }
    let value = bytes.get(..count)?.parse().ok()?;
    Some((value, count, at + count))
}

/// 3시 30분, 15:30, 3시 반.
pub(super) fn clock_time(text: &str, at: usize, point: &Point, level: u8) -> Option<Token> {
    if level != 0 && level < DAY {
        return None;
    }
    let (hour, count, end) = run(text, at)?;
    if count > 2 {
        return None;
    }
    let mut next = *point;
    let (minute, end) = if let Some(after) = skip(text, end, ":") {
        let (minute, count, end) = run(text, after)?;
        if count != 2 || minute > 59 || hour > 24 {
            return None;
        }
        // 01:23:39
        let end = skip(text, end, ":")
            .and_then(|a| run(text, a))
            .filter(|&(s, n, _)| n == 2 && s < 60)
            .map_or(end, |(_, _, e)| e);
        if char_at(text, end).is_some_and(|c| c.is_ascii_alphanumeric() || c == ':') {
            return None;
        }
        (minute, end)
    } else {
        // 오후 2∼3시: the first hour counts.
        let shared = shared_unit(text, end)
            .and_then(|at| run(text, at))
            .filter(|&(to, n, e)| {
                n <= 2 && to > hour && to <= 24 && rest(text, e).starts_with('시')
            })
            .map(|(_, _, e)| e);
        let after = skip(text, shared.unwrap_or(end), "시")?;
        if rest(text, after).starts_with('간') {
            return None;
        }
        let space = skip(text, after, " ").unwrap_or(after);
        match run(text, space) {
            Some((minute, count, end))
                if count <= 2
                    && minute < 60
                    && rest(text, end).starts_with('분')
                    && !rest(text, end).starts_with("분기") =>
            {
                let end = end + '분'.len_utf8();
                let seconds = skip(text, end, " ").unwrap_or(end);
                let end = run(text, seconds)
                    .filter(|&(s, n, e)| n <= 2 && s < 60 && rest(text, e).starts_with('초'))
                    .map_or(end, |(_, _, e)| e + '초'.len_utf8());
                (minute, end)
            }
            _ => match skip(text, space, "반") {
                Some(end)
                    if char_at(text, end).is_none_or(|c| {
                        !crate::text::hangul::is_syllable(c) || "에부까쯤경께이".contains(c)
                    }) =>
                {
                    (30, end)
                }
                _ => (0, after),
            },
        }
    };
    let mut hour = u8::try_from(hour).ok()?;
    if hour > 24 {
        next.impossible = true;
    }
    let afternoon = matches!(
        next.part,
        Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
    );
    if afternoon && hour < 12 && !(next.part == Some(DayPart::Night) && hour < 5)
        || next.part == Some(DayPart::Noon) && hour < 6
    {
        hour += 12;
    } else if hour == 12 && matches!(next.part, Some(DayPart::Night | DayPart::Midnight)) {
        hour = 0;
    }
    next.time = Some(ClockTime {
        hour,
        minute: u8::try_from(minute).ok()?,
    });
    Some((next, TIME, end))
}
