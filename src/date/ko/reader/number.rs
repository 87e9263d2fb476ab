//! Tokens of dates that begin with a number, in digits or words: 2025년, 3분기, 7∼13일, 유월, 삼일.

use rust_decimal::prelude::ToPrimitive;

use super::Reader;
use crate::date::ko::forms::{
    clock_time, digits_then, full_date, full_year, season, shared_unit, starts_length,
};
use crate::date::ko::level::{DAY, MONTH, STRETCH, Token, WEEK, YEAR};
use crate::date::point::{Day, Month, Point, Stretch, Week, Year};
use crate::numeral::{Digits, digit, digits};
use crate::tail::syllables;
use crate::text::hangul::{is_alphanumeric, is_syllable};
use crate::text::{char_at, char_before, rest, skip};

/// A number in digits, before what it counts is known.
struct Number<'t> {
    text: &'t str,
    /// Where it begins, and where it ends with the number that shares its unit.
    at: usize,
    end: usize,
    digits: Digits,
    value: i32,
    /// The second number of a range and how many digits it has.
    to: Option<(i32, usize)>,
}

impl Number<'_> {
    /// Where `unit` behind the number ends.
    fn before(&self, unit: &str) -> Option<usize> {
        skip(self.text, self.end, unit)
    }

    /// Both numbers where they are small enough for months and days.
    fn small(&self) -> Option<(u8, Option<u8>)> {
        let to = self.to.and_then(|(to, _)| u8::try_from(to).ok());
        Some((u8::try_from(self.value).ok()?, to))
    }
}

impl Reader {
    /// 유월 삼일, 십이월.
    pub(super) fn sino_word(
        &self,
        text: &str,
        at: usize,
        point: &Point,
        level: u8,
    ) -> Option<Token> {
        if let Some(end) = skip(text, at, "유월")
            .map(|end| (end, 6))
            .or_else(|| skip(text, at, "시월").map(|end| (end, 10)))
        {
            if level < YEAR {
                return None;
            }
            let mut next = *point;
            next.month = Some(Month::Absolute(end.1));
            return Some((next, MONTH, end.0));
        }
        if level < YEAR {
            return None;
        }
        let c = char_at(text, at)?;
        if !"일이삼사오육칠팔구십".contains(c) {
            return None;
        }
        // The reading without a last 일, which may be the unit: 십이일, 삼일.
        let numeral = self.numerals.in_words(text, at).pop()?;
        let readings = [Some((numeral.span.end, numeral.low?)), numeral.shorter];
        readings.into_iter().flatten().find_map(|(end, value)| {
            let n = value.to_u8()?;
            let mut next = *point;
            if let Some(end) =
                skip(text, end, "월").filter(|_| level < MONTH && (1..=12).contains(&n))
            {
                next.month = Some(Month::Absolute(n));
                Some((next, MONTH, end))
            } else {
                let end =
                    skip(text, end, "일").filter(|_| level == MONTH && (1..=31).contains(&n))?;
                next.day = Some(Day::Absolute(n));
                Some((next, DAY, end))
            }
        })
    }

    /// A token that begins with digits.
    pub(super) fn number(&self, text: &str, at: usize, point: &Point, level: u8) -> Option<Token> {
        if level == 0
            && let Some(found) = full_date(text, at, point)
        {
            return Some(found);
        }
        let first = digits(text, at)?;
        if let Some(found) = clock_time(text, at, point, level) {
            return Some(found);
        }
        if first.decimal || first.grouped || first.count > 4 {
            return None;
        }
        let mut number = Number {
            text,
            at,
            end: first.end,
            digits: first,
            value: first.value?.to_i32()?,
            to: None,
        };
        share_unit(&mut number);
        // Units exclude each other: whoever knows the one behind the number decides.
        season_token(&number, point, level)
            .or_else(|| self.year(&number, point, level))
            .or_else(|| self.century(&number, point, level))
            .or_else(|| quarter(&number, point))
            .or_else(|| month(&number, point, level))
            .or_else(|| week(&number, point, level))
            .or_else(|| self.day(&number, point, level))
    }

    /// 2025년, 25년, 1956~1960년, 1990년대; and a bare year: 2010 인구조사, 2022 베이징 올림픽, (1997).
    fn year(&self, number: &Number<'_>, point: &Point, level: u8) -> Option<Token> {
        let Number {
            text,
            at,
            end,
            value,
            digits: first,
            ..
        } = *number;
        let mut next = *point;
        if let Some(after) = number.before("년") {
            let year = full_year(text, at, value, first.count, after)?;
            next.year = Some(Year::Absolute(year));
            next.year_to = number.to.map(|(to, count)| {
                if count == 2 && first.count == 4 {
                    value / 100 * 100 + to
                } else if count == 2 {
                    full_year(text, at, to, 2, after).unwrap_or(to)
                } else {
                    to
                }
            });
            if let Some(after) = skip(text, after, "대") {
                next.stretch = Some(Stretch::Decade);
                return Some((next, STRETCH, after));
            }
            let after = skip(text, after, "도")
                .filter(|&a| !rest(text, a).starts_with("약"))
                .unwrap_or(after);
            return Some((next, YEAR, after));
        }
        let bare = level == 0
            && first.count == 4
            && (1900..=2099).contains(&value)
            && number.to.is_none()
            && self.is_bare_year(text, at, end);
        next.year = Some(Year::Absolute(value));
        bare.then(|| (next, YEAR, skip(text, end, "학년도").unwrap_or(end)))
    }

    /// 21세기.
    fn century(&self, number: &Number<'_>, point: &Point, level: u8) -> Option<Token> {
        let value = number.value;
        let after = number
            .before("세기")
            .filter(|_| value < 30 && level < YEAR)?;
        // 2세기 동안: how long it took.
        if value < 6 && self.is_length(number.text, after) {
            return None;
        }
        let mut next = *point;
        next.year = Some(Year::Absolute((value - 1) * 100 + 1));
        next.stretch = Some(Stretch::Century);
        Some((next, STRETCH, after))
    }

    /// 5일, 7∼13일.
    fn day(&self, number: &Number<'_>, point: &Point, level: u8) -> Option<Token> {
        let text = number.text;
        let (small, to) = number.small()?;
        let after = number.before("일")?;
        let mut next = *point;
        // 4박 5일: how long.
        let before = text.get(..number.at).unwrap_or("");
        if before
            .strip_suffix(' ')
            .unwrap_or(before)
            .strip_suffix('박')
            .is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        let named = level >= YEAR || point.marker.is_some();
        if !(1..=31).contains(&small) || to.is_some_and(|t| t > 31) {
            if level == MONTH {
                next.impossible = true;
                next.day = Some(Day::Last);
                return Some((next, DAY, after));
            }
            return None;
        }
        // 1일 3회, 1일 평균: a day each.
        let behind = rest(text, after);
        if level == 0
            && small == 1
            && (behind.starts_with(" 평균")
                || behind.strip_prefix(' ').is_some_and(|b| {
                    b.starts_with(|c: char| c.is_ascii_digit()) && !b.contains('시')
                }))
        {
            return None;
        }
        let length = self.is_length(text, after);
        if length && !(named && level == MONTH && !starts_length(rest(text, after)))
            || level == YEAR
            || level == STRETCH
        {
            return None;
        }
        next.day = Some(Day::Absolute(small));
        next.day_to = to;
        Some((next, DAY, after))
    }

    fn is_bare_year(&self, text: &str, start: usize, end: usize) -> bool {
        let before = char_before(text, start);
        if before.is_some_and(|c| is_alphanumeric(c) || ".,-/:~∼$€£¥₩#+".contains(c)) {
            return false;
        }
        let after = rest(text, end);
        match after.chars().next() {
            Some('학') => after.starts_with("학년도"),
            Some(')') => before == Some('('),
            // '나래 2030': the year in a name in marks.
            Some('’' | '\'' | '”' | '"') => before == Some(' ') && names_in_marks(text, start),
            Some(' ') => {
                let noun = after.trim_start_matches(' ');
                noun.chars().next().is_some_and(is_syllable)
                    && self
                        .units
                        .behind(noun)
                        .all(|(unit, _)| !self.tails.accept(rest(noun, unit.len())))
                    && !noun.starts_with("여 ")
                    && !self.tails.accept(syllables(noun))
            }
            _ => false,
        }
    }
}

/// Whether nothing but one or two words stands between an opening mark and `at`.
fn names_in_marks(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let name: usize = before
        .chars()
        .rev()
        .take_while(|&c| is_alphanumeric(c) || c == ' ')
        .map(char::len_utf8)
        .sum();
    let (front, name) = before.split_at(before.len() - name);
    front.ends_with(['‘', '\'', '“', '"'])
        && !name.starts_with(' ')
        && (1..=2).contains(&name.split_whitespace().count())
        && name.chars().count() <= 14
}

/// 7∼13일, 1956~1960년, 8, 9일: the first number shares the second's unit.
fn share_unit(number: &mut Number<'_>) {
    let Number { text, value, .. } = *number;
    if let Some(after) = shared_unit(text, number.end)
        && let Some(second) = char_at(text, after)
            .and_then(digit)
            .and_then(|_| digits(text, after))
        && !second.decimal
        && !second.grouped
        && second.count <= 4
        && let Some(to) = second.value.and_then(|v| v.to_i32())
    {
        let unit = rest(text, second.end);
        if ["년", "월", "일", "시"].iter().any(|u| unit.starts_with(u)) && to > value
            || unit.starts_with('년') && second.count == 2
        {
            number.to = Some((to, second.count));
            number.end = second.end;
        }
    }
}

/// 2019-2020시즌.
fn season_token(number: &Number<'_>, point: &Point, level: u8) -> Option<Token> {
    let (years, after) = season(number.text, number.at).filter(|_| level == 0)?;
    let mut next = *point;
    next.year = Some(Year::Absolute(years.0));
    next.year_to = Some(years.1);
    Some((next, YEAR, after))
}

/// 3분기, 3/4분기.
fn quarter(number: &Number<'_>, point: &Point) -> Option<Token> {
    const UNITS: [&str; 6] = ["분기", "/4분기", "사분기", " 사분기", "·4분기", "/4 분기"];
    let (small, _) = number.small()?;
    let after = UNITS.iter().find_map(|unit| number.before(unit))?;
    let mut next = *point;
    next.stretch = Some(Stretch::Quarter(small));
    (1..=4).contains(&small).then_some((next, STRETCH, after))
}

/// 11월, 3∼5월.
fn month(number: &Number<'_>, point: &Point, level: u8) -> Option<Token> {
    let (small, to) = number.small()?;
    let after = number.before("월")?;
    let mut next = *point;
    if small > 12 && level < MONTH && digits_then(number.text, after, "일") {
        // 13월 1일: found whole, so that no part of it passes for a date.
        next.impossible = true;
        next.month = Some(Month::Absolute(12));
        return Some((next, MONTH, after));
    }
    if !(1..=12).contains(&small)
        || to.is_some_and(|t| t > 12)
        || number.digits.leading_zero && small > 9
    {
        return None;
    }
    next.month = Some(Month::Absolute(small));
    next.month_to = to;
    Some((next, MONTH, after))
}

/// 11월 2주차.
fn week(number: &Number<'_>, point: &Point, level: u8) -> Option<Token> {
    let (small, _) = number.small()?;
    let after = number.before("주차")?;
    let mut next = *point;
    next.week = Some(Week::OfMonth(small));
    (level == MONTH && (1..=5).contains(&small)).then_some((next, WEEK, after))
}
