//! Korean dates.

mod forms;
mod length;
mod level;
mod reader;
mod telling;
mod words;

use time::Date;

use self::reader::Reader;
use self::telling::{frames_sentence, is_past_story};
use super::anchor::{Anchor, Tense};
use super::calendar::first_day;
use super::grammar::{Grammar, Ground, Piece};
use super::holiday::Calendar;
use super::point::{Day, Marker, Month, Point, Year};
use super::resolve::resolve;
use crate::document::{DateMention, DateValue};
use crate::numeral::digit;
use crate::text::hangul::is_alphanumeric;
use crate::text::{Span, char_at, char_before, hangul};

/// Holds the tables; built once.
#[derive(Debug)]
pub(super) struct Korean {
    reader: Reader,
}

/// A point or a range as it was read.
struct Found {
    end: usize,
    point: Point,
    last: Option<Point>,
    /// What moves the point on: …의 다음 날, …에서 이틀 뒤.
    moves: Vec<Point>,
    /// 당선 다음 날: counted from a day that the words do not tell.
    untold: bool,
}

impl Grammar for Korean {
    fn read(&self, piece: &Piece<'_>, ground: &mut Ground<'_>) {
        let text = ground.text;
        let calendar = ground.calendar;
        let anchor = &mut ground.anchor;
        let paragraph = piece.passage.span;
        let mut at = piece.span.start;
        // Whether the last date was counted from another day: 전날, 이날, 어제.
        let mut counted = false;
        let mut before = if at == paragraph.start {
            None
        } else {
            char_before(text, at)
        };
        while at < piece.span.end {
            let Some(c) = char_at(text, at) else { break };
            if c == '\n' {
                anchor.here = None;
            }
            if c == '\n' || c == ' ' && matches!(before, Some('.' | '!' | '?')) {
                // What a sentence has named is not carried into the next.
                anchor.end_sentence();
            }
            match c {
                '“' => anchor.quoted = true,
                '”' => anchor.quoted = false,
                '"' => anchor.quoted = !anchor.quoted,
                _ => {}
            }
            if self.may_begin(text, at, before, c)
                && let Some(mut found) = self.found(text, at, piece.span.end)
            {
                let happening = self.happening(text, paragraph.start, at, &found.point);
                // 2014년 4월 16일 여객선 참사 당일: the day stands right before.
                let told = ground.dates.last().is_some_and(|last| {
                    let gap = happening.and_then(|start| text.get(last.span.end..start));
                    last.span.start >= paragraph.start
                        && gap.is_some_and(|gap| {
                            gap.starts_with(' ')
                                && gap.split_whitespace().count() <= 2
                                && gap
                                    .split_whitespace()
                                    .all(|w| hangul::split_particle(w).1.is_empty())
                        })
                });
                found.untold = happening.is_some() && !told;
                let span = Span::new(happening.unwrap_or(at), found.end);
                let mention = self.mention(text, span, paragraph, &found, anchor, calendar);
                // 전날인 6일: both words name one day.
                if counted
                    && matches!(found.point.day, Some(Day::Absolute(_)))
                    && matches!(mention.value, Some(DateValue::Day(_)))
                    && let Some(last) = ground.dates.last_mut()
                    && text.get(last.span.end..span.start) == Some("인 ")
                {
                    last.value = mention.value;
                }
                counted = matches!(
                    found.point.day,
                    Some(Day::Context(_) | Day::This | Day::Away(_))
                );
                ground.dates.push(mention);
                at = span.end.max(at + c.len_utf8());
                before = char_before(text, at);
                continue;
            }
            if digit(c).is_some() {
                // Behind a number that is no date nothing of it is one.
                while let Some(d) = char_at(text, at).filter(|&d| digit(d).is_some()) {
                    before = Some(d);
                    at += d.len_utf8();
                }
                continue;
            }
            before = Some(c);
            at += c.len_utf8();
        }
    }

    fn recurs(&self, words: &str) -> bool {
        self.reader.words.any_day.contains(&words)
    }
}

impl Korean {
    pub(super) fn new() -> Self {
        Korean {
            reader: Reader::new(),
        }
    }

    fn may_begin(&self, text: &str, at: usize, before: Option<char>, c: char) -> bool {
        if digit(c).is_some() {
            let Some(b) = before else { return true };
            if matches!(b, '.' | ',' | ':' | '-' | '/' | '·' | '~' | '∼' | '–') {
                let earlier = char_before(text, at - b.len_utf8());
                return !earlier.is_some_and(|e| e.is_ascii_alphanumeric());
            }
            // 지난3일 is read from 지난; what else is glued to a word is part of it.
            return !b.is_ascii_alphanumeric() && !hangul::is_syllable(b) && b != '$' && b != '#';
        }
        hangul::is_syllable(c)
            && before.is_none_or(|b| !is_alphanumeric(b))
            && (self.reader.words.words.begins(c) || self.reader.numerals.begins(c))
    }

    fn found(&self, text: &str, at: usize, limit: usize) -> Option<Found> {
        let (point, mut end) = self.reader.point(text, at, limit)?;
        if let Some((_, _, Marker::Forward)) = point.offset
            && is_past_story(text.get(end..limit).unwrap_or(""))
        {
            // 다섯 달 뒤였다: how long it took.
            return None;
        }
        let mut moves = Vec::new();
        while let Some((step, step_end)) = self.move_on(text, &point, end, limit) {
            moves.push(step);
            end = step_end;
        }
        if let Some((last, last_end)) = self.range_end(text, &point, end, limit) {
            return Some(Found {
                end: last_end,
                point,
                last: Some(last),
                moves,
                untold: false,
            });
        }
        Some(Found {
            end,
            point,
            last: None,
            moves,
            untold: false,
        })
    }

    /// What moves a day on: 말일 전날, 금요일의 다음 날, 오늘부터 한 달 후.
    fn move_on(
        &self,
        text: &str,
        point: &Point,
        end: usize,
        limit: usize,
    ) -> Option<(Point, usize)> {
        let tail = text.get(end..limit)?;
        let joint = ["의 ", "에서 ", "부터 ", "로부터 ", "으로부터 ", " "]
            .into_iter()
            .find(|j| tail.starts_with(j))?;
        let at = end + joint.len();
        let (step, step_end) = self.reader.point(text, at, limit)?;
        let day = point.day.is_some();
        let fits = match (step.offset, step.day) {
            (Some(_), _) => day && joint != " " && joint != "의 ",
            (None, Some(Day::Context(n))) => {
                n != 0
                    && step.part.is_none()
                    && step.time.is_none()
                    && day
                    && (joint == "의 " || point.day == Some(Day::Last))
            }
            (None, Some(Day::Last)) => {
                joint == "의 " && point.month.is_some() && !day && step.month.is_none()
            }
            _ => false,
        };
        fits.then_some((step, step_end))
    }

    /// The last point of a range: 3월부터 5월까지, 10월 1일~11월 3일.
    fn range_end(
        &self,
        text: &str,
        first: &Point,
        end: usize,
        limit: usize,
    ) -> Option<(Point, usize)> {
        let tail = text.get(end..limit)?;
        let joined = |tail: &str| {
            let trimmed = tail.trim_start_matches(' ');
            let sign = trimmed.chars().next()?;
            let gap = tail.len() - trimmed.len();
            (gap <= 1 && matches!(sign, '~' | '∼' | '〜' | '～' | '-' | '–' | '—' | '−')).then(
                || {
                    let after = trimmed.get(sign.len_utf8()..).unwrap_or("");
                    tail.len() - after.trim_start_matches(' ').len()
                },
            )
        };
        let (at, closes) = if let Some(at) = joined(tail) {
            (end + at, false)
        } else if tail.starts_with("부터 ") {
            (end + "부터 ".len(), false)
        } else if tail.starts_with(" 부터 ") {
            (end + " 부터 ".len(), false)
        } else if tail.starts_with("에서 ") {
            (end + "에서 ".len(), true)
        } else {
            return None;
        };
        let (mut last, last_end) = self.reader.point(text, at, limit)?;
        let behind = text.get(last_end..limit).unwrap_or("");
        if closes && !behind.starts_with("까지") && !behind.starts_with(" 사이") {
            return None;
        }
        if first.only_time() != last.only_time() && !last.only_time() {
            return None;
        }
        if last.offset.is_some() || first.offset.is_some() {
            return None;
        }
        // 2024년 3월 1일~5일: the end borrows what it does not say.
        if !last.only_time() {
            if last.day.is_some()
                && last.month.is_none()
                && matches!(last.day, Some(Day::Absolute(_) | Day::Last))
            {
                last.month = first.month;
                last.marker = last.marker.or(first.marker);
            }
            if last.year.is_none() && (last.month.is_some() || last.stretch.is_some()) {
                last.year = first.year;
            }
            if last.week.is_none() && matches!(last.day, Some(Day::Weekday(_))) {
                last.week = first.week;
                last.marker = last.marker.or(first.marker);
            }
        }
        Some((last, last_end))
    }

    fn mention(
        &self,
        text: &str,
        span: Span,
        paragraph: Span,
        found: &Found,
        anchor: &mut Anchor,
        calendar: &Calendar,
    ) -> DateMention {
        let point = &found.point;
        anchor.tense = if point.needs_tense() {
            self.tense(
                text,
                span,
                paragraph,
                matches!(point.day, Some(Day::Absolute(_))),
            )
        } else {
            Tense::Open
        };
        // 이날 at a paragraph's start goes on from the one before.
        anchor.opens = span.start == paragraph.start || char_before(text, span.start) == Some('\n');
        anchor.event_year = self.event_year(text, span, point, anchor);
        let (mut value, mut end_value) = if found.untold {
            (None, None)
        } else {
            resolve(point, anchor, calendar)
        };
        for step in &found.moves {
            value = moved(value, step, anchor, calendar);
        }
        if let Some(last) = &found.last
            && !last.only_time()
        {
            end_value = last_value(last, value, anchor, calendar);
        }
        if end_value.is_some() && value.is_none() {
            end_value = None;
        }
        anchor.remember(point, value);
        let behind = text.get(span.end..paragraph.end).unwrap_or("");
        let behind = behind.trim_start_matches(' ');
        if let Some(DateValue::Day(_)) = value {
            anchor.bounds = ["이후", "이전", "이래", "부터", "까지"]
                .iter()
                .any(|w| behind.starts_with(w));
        }
        match value {
            _ if point.same_period => {}
            Some(DateValue::Quarter(..) | DateValue::Month(..)) => {
                anchor.period = value.map(|v| (v, end_value));
            }
            Some(DateValue::Day(_)) if end_value.is_some() => {
                anchor.period = value.map(|v| (v, end_value));
            }
            _ => {}
        }
        // 2019년 도서관은 4월 …: the year of the whole sentence.
        if let (Some(Year::Absolute(_)), Some(DateValue::Year(year)), None) =
            (point.year, value, end_value)
            && frames_sentence(behind)
        {
            anchor.year = Some(year);
        }
        DateMention {
            span,
            value,
            end_value: end_value.filter(|&e| Some(e) != value),
            part: point.part.or(point.phase.map(|(part, _)| part)),
            time: point.time,
            time_only: point.only_time(),
        }
    }

    /// 4월 혁명, 4월 7일 사건: the year that the article has named with that month before.
    fn event_year(&self, text: &str, span: Span, point: &Point, anchor: &Anchor) -> Option<i32> {
        let Some(Month::Absolute(month)) = point.month else {
            return None;
        };
        let after = text.get(span.end..)?.trim_start_matches(' ');
        self.reader.words.events.longest(after)?;
        anchor
            .named
            .iter()
            .rev()
            .flatten()
            .find(|&&(_, m)| m == month)
            .map(|&(year, _)| year)
    }
}

/// The day that a step leads to from a day.
fn moved(
    from: Option<DateValue>,
    step: &Point,
    anchor: &Anchor,
    calendar: &Calendar,
) -> Option<DateValue> {
    let from = first_day(from?)?;
    let anchor = Anchor {
        published: Some(from),
        day: Some(from),
        past_day: Some(from),
        ..*anchor
    };
    let (value, _) = resolve(step, &anchor, calendar);
    match (value, step.offset) {
        // 오늘부터 일 년 전: to the day, as it starts from one.
        (Some(DateValue::Year(year)), Some(_)) => {
            let date = Date::from_calendar_date(year, from.month(), from.day());
            date.or_else(|_| Date::from_calendar_date(year, from.month(), 28))
                .ok()
                .map(DateValue::Day)
        }
        _ => value,
    }
}

/// The end of a range: not before its start.
fn last_value(
    last: &Point,
    first: Option<DateValue>,
    anchor: &Anchor,
    calendar: &Calendar,
) -> Option<DateValue> {
    let start = first.and_then(first_day)?;
    let mut anchor = *anchor;
    if last.year.is_none() && last.marker.is_none() {
        anchor.year = Some(start.year());
        anchor.month = Some((start.year(), u8::from(start.month())));
        anchor.day_of_month = start.day();
    }
    if let Some(Year::Context(_)) = last.year {
        // 2015년 12월부터 이듬해 1월까지
        anchor.year = Some(start.year());
    }
    let (value, end) = resolve(last, &anchor, calendar);
    let value = end.or(value)?;
    if first_day(value)? >= start {
        return Some(value);
    }
    // 지난 7일부터 9일까지, told on the 9th: 지난 bounds the start.
    if last.marker == Some(Marker::Past) {
        let mut bare = *last;
        bare.marker = None;
        anchor.year = Some(start.year());
        anchor.month = Some((start.year(), u8::from(start.month())));
        anchor.day_of_month = start.day();
        let (value, end) = resolve(&bare, &anchor, calendar);
        let value = end.or(value);
        if value.and_then(first_day).is_some_and(|day| day >= start) {
            return value;
        }
    }
    // 11월부터 2월까지: into the next year.
    let mut later = *last;
    later.year = Some(Year::Absolute(start.year() + 1));
    let (value, end) = resolve(&later, &anchor, calendar);
    end.or(value)
        .filter(|&v| first_day(v).is_some_and(|d| d >= start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<(&str, Option<DateValue>)> {
        let published = Date::from_calendar_date(2024, time::Month::April, 11).ok();
        let quantities = crate::Quantities::new().read_as(crate::Language::Korean);
        let (dates, _) = quantities.find(text, published);
        dates
            .iter()
            .map(|date| (date.span.of(text), date.value))
            .collect()
    }

    fn april(day: u8) -> Option<DateValue> {
        Date::from_calendar_date(2024, time::Month::April, day)
            .ok()
            .map(DateValue::Day)
    }

    #[test]
    fn this_day_is_the_one_that_the_article_tells_of() {
        let text = "한빛은 10일 새 배를 띄웠다.\n배는 지난 3일 다 지어졌다. 값은 크다.\n선주는 이날 웃었다.";
        assert_eq!(days(text).last(), Some(&("이날", april(10))));
        let text = "한빛은 10일 배를 띄웠다.\n노을은 3일 배를 띄웠고 이날 돌아왔다.";
        assert_eq!(days(text).last(), Some(&("이날", april(3))));
        let text = "한빛은 8일 배를 띄웠다.\n10일에는 비가 왔다.\n선주는 이날 웃었다.";
        assert_eq!(days(text).last(), Some(&("이날", april(10))));
        let text = "한빛은 10일 배를 띄웠다.\n노을은 3일 배를 띄웠다.\n이날 비가 왔다.";
        assert_eq!(days(text).last(), Some(&("이날", april(3))));
    }
}
