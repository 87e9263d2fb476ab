//! Walks over the text and finds the dates.

use time::Date;

use super::anchor::{Anchor, Tense};
use super::calendar::first_day;
use super::holiday::Calendar;
use super::point::{Day, Month, Point, Year};
use super::reader::Reader;
use super::resolve::{Value, resolve};
use super::words::Marker;
use crate::document::{DateMention, DateValue};
use crate::numeral::digit;
use crate::text::hangul::is_alphanumeric;
use crate::text::{Span, char_at, char_before, hangul};

/// Holds the tables; built once.
#[derive(Debug)]
pub(crate) struct Finder {
    reader: Reader,
    calendar: Calendar,
}

/// A point or a range as it was read.
struct Found {
    end: usize,
    point: Point,
    last: Option<Point>,
    /// What moves the point on: …의 다음 날, …에서 이틀 뒤.
    moves: Vec<Point>,
}

impl Finder {
    pub(crate) fn new() -> Self {
        Finder {
            reader: Reader::new(),
            calendar: Calendar::new(),
        }
    }

    /// Finds the dates of the paragraphs in `body`, in text order. Without `published` relative ones stay unresolved.
    pub(crate) fn find(
        &self,
        text: &str,
        body: &[Span],
        published: Option<Date>,
    ) -> Vec<DateMention> {
        let mut dates = Vec::new();
        let mut anchor = Anchor {
            published,
            ..Anchor::default()
        };
        for &paragraph in body {
            self.paragraph(text, paragraph, &mut anchor, &mut dates);
        }
        dates
    }

    /// Whether a date is a word for a time of any day, as in `밤에 문을 여는`: a reader of news sees no date in it.
    pub(crate) fn recurs(&self, text: &str, date: &DateMention) -> bool {
        date.time.is_none() && self.reader.words.any_day.contains(&date.span.of(text))
    }

    fn paragraph(
        &self,
        text: &str,
        paragraph: Span,
        anchor: &mut Anchor,
        dates: &mut Vec<DateMention>,
    ) {
        let mut at = paragraph.start;
        let mut before = None;
        anchor.quoted = false;
        anchor.year = None;
        anchor.month = None;
        anchor.here = None;
        while at < paragraph.end {
            let Some(c) = char_at(text, at) else { break };
            if c == '\n' {
                anchor.here = None;
            }
            if c == '\n' || c == ' ' && matches!(before, Some('.' | '!' | '?')) {
                // What a sentence has named is not carried into the next.
                anchor.year = None;
                anchor.month = None;
                anchor.quarter = None;
            }
            match c {
                '“' => anchor.quoted = true,
                '”' => anchor.quoted = false,
                '"' => anchor.quoted = !anchor.quoted,
                _ => {}
            }
            if self.may_begin(text, at, before, c)
                && let Some(found) = self.found(text, at, paragraph.end)
            {
                let span = Span::new(at, found.end);
                dates.push(self.mention(text, span, paragraph, &found, anchor));
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
            });
        }
        Some(Found {
            end,
            point,
            last: None,
            moves,
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
    ) -> DateMention {
        let point = &found.point;
        anchor.tense = if point.needs_tense() {
            self.tense(text, span, paragraph)
        } else {
            Tense::Open
        };
        // 이날 at a paragraph's start goes on from the one before.
        anchor.opens = span.start == paragraph.start || char_before(text, span.start) == Some('\n');
        anchor.event_year = self.event_year(text, span, point, anchor);
        let (mut value, mut end_value) = resolve(point, anchor, &self.calendar);
        for step in &found.moves {
            value = self.moved(value, step, anchor);
        }
        if let Some(last) = &found.last
            && !last.only_time()
        {
            end_value = self.last_value(last, value, anchor);
        }
        if end_value.is_some() && value.is_none() {
            end_value = None;
        }
        remember(anchor, point, (value, end_value));
        DateMention {
            span,
            value,
            end_value: end_value.filter(|&e| Some(e) != value),
            part: point.part.or(point.phase.map(|(part, _)| part)),
            time: point.time,
            time_only: point.only_time(),
        }
    }

    /// The day that a step leads to from a day.
    fn moved(&self, from: Option<DateValue>, step: &Point, anchor: &Anchor) -> Option<DateValue> {
        let from = first_day(from?)?;
        let anchor = Anchor {
            published: Some(from),
            day: Some(from),
            past_day: Some(from),
            ..*anchor
        };
        let (value, _) = resolve(step, &anchor, &self.calendar);
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
        &self,
        last: &Point,
        first: Option<DateValue>,
        anchor: &Anchor,
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
        let (value, end) = resolve(last, &anchor, &self.calendar);
        let value = end.or(value)?;
        if first_day(value)? >= start {
            return Some(value);
        }
        // 11월부터 2월까지: into the next year.
        let mut later = *last;
        later.year = Some(Year::Absolute(start.year() + 1));
        let (value, end) = resolve(&later, &anchor, &self.calendar);
        end.or(value)
            .filter(|&v| first_day(v).is_some_and(|d| d >= start))
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

    /// Where the sentence behind the date points: by the first sign of what is to come or what has been.
    fn tense(&self, text: &str, span: Span, paragraph: Span) -> Tense {
        const REACH: usize = 90;
        let after = text.get(span.end..paragraph.end).unwrap_or("");
        if after.starts_with("물 ") || after.starts_with("물은") {
            // 8월물: a contract for a month to come.
            return Tense::Forward;
        }
        let mut last = ' ';
        for (n, (i, c)) in after.char_indices().enumerate() {
            if n >= REACH || c == '\n' || c == ' ' && matches!(last, '.' | '!' | '?') {
                break;
            }
            if hangul::is_syllable(c) {
                if self
                    .reader
                    .words
                    .forward
                    .longest(after.get(i..).unwrap_or(""))
                    .is_some()
                {
                    return Tense::Forward;
                }
                // ㅆ below: 했, 됐, 열렸; 있 tells nothing of the past.
                if c == '겠' {
                    return Tense::Forward;
                }
                if hangul::final_consonant(c) == Some(20) && c != '있' {
                    return Tense::Past;
                }
            }
            last = c;
        }
        Tense::Open
    }
}

/// How many days before its publication the day may lie that an article tells of.
const FRESH: i64 = 14;

/// Keeps what later words refer to: 이날, 같은 달, and a bare 5일 behind 9월 3일.
fn remember(anchor: &mut Anchor, point: &Point, (value, _): Value) {
    // 전날 looks back for a moment; 이날 behind it is still the day before that.
    let looks_back = matches!(point.day, Some(Day::Context(n)) if n < 0);
    if let Some(DateValue::Day(day)) = value
        && !point.only_time()
        && !looks_back
    {
        anchor.day = Some(day);
        if anchor.published.is_none_or(|p| day <= p) {
            anchor.past_day = Some(day);
            anchor.here = Some(day);
            let fresh = anchor
                .published
                .is_none_or(|p| (p - day).whole_days() <= FRESH);
            if fresh && !anchor.quoted {
                anchor.lead.get_or_insert(day);
            }
        }
    }
    let named_year = matches!(point.year, Some(Year::Absolute(_) | Year::Away(_)));
    let named = match value {
        Some(DateValue::Month(y, m)) => Some((y, m)),
        Some(DateValue::Day(d)) => Some((d.year(), u8::from(d.month()))),
        _ => None,
    };
    if named_year && named.is_some() && !anchor.named.contains(&named) {
        anchor.named.rotate_left(1);
        if let Some(last) = anchor.named.last_mut() {
            *last = named;
        }
    }
    match value {
        Some(DateValue::Quarter(y, q)) => anchor.quarter = Some((y, q)),
        Some(DateValue::Month(y, m)) => {
            if named_year {
                anchor.year = Some(y);
            }
            if matches!(point.month, Some(Month::Absolute(_) | Month::Away(_))) {
                anchor.month = Some((y, m));
                anchor.day_of_month = 1;
            }
        }
        Some(DateValue::Day(d)) => {
            if named_year {
                anchor.year = Some(d.year());
            }
            if point.month.is_some() {
                anchor.month = Some((d.year(), u8::from(d.month())));
                anchor.day_of_month = d.day();
            } else if matches!(point.day, Some(Day::Absolute(_)))
                && point.marker == Some(Marker::Past)
            {
                anchor.month = None;
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<(&str, Option<DateValue>)> {
        let mut body = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            body.push(Span::new(start, start + line.len()));
            start += line.len() + 1;
        }
        let published = Date::from_calendar_date(2024, time::Month::April, 11).ok();
        Finder::new()
            .find(text, &body, published)
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
