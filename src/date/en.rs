//! English dates.

mod clock;
mod day;
mod edge;
mod line;
mod name;
mod number;
mod offset;
mod period;
mod range;
mod read;
mod settle;
mod tense;
#[cfg(test)]
mod tests;
mod words;

use std::rc::Rc;

use self::line::{Line, is_word};
use self::read::{Reader, Reading};
use self::settle::Scene;
use self::words::Words;
use super::anchor::Tense;
use super::calendar::first_day;
use super::grammar::{Grammar, Ground, Piece};
use super::point::{Day, Point, Year};
use crate::document::{BlockRole, DateMention, DateValue};
use crate::language::Language;
use crate::text::Span;

/// How far from the start of its paragraph a dateline's date may stand.
const DATELINE: usize = 60;

/// Holds the tables; built once.
#[derive(Debug)]
pub(super) struct English {
    words: Words,
}

impl English {
    pub(super) fn new() -> Self {
        English {
            words: Words::new(),
        }
    }
}

impl Grammar for English {
    fn read(&self, piece: &Piece<'_>, ground: &mut Ground<'_>) {
        let headline = piece.passage.role == BlockRole::Headline;
        // A quotation in a passage of another language has no sentences of its own.
        if piece.passage.language == Some(Language::English) {
            for &sentence in &piece.passage.sentences {
                let start = sentence.start.max(piece.span.start);
                let end = sentence.end.min(piece.span.end);
                if start < end {
                    self.sentence(
                        Span::new(start, end),
                        piece.passage.span.start,
                        headline,
                        ground,
                    );
                }
            }
        } else {
            self.sentence(piece.span, piece.span.start, headline, ground);
        }
    }

    fn recurs(&self, _words: &str) -> bool {
        false
    }
}

impl English {
    fn sentence(&self, sentence: Span, opens: usize, headline: bool, ground: &mut Ground<'_>) {
        ground.anchor.end_sentence();
        let line = Line {
            text: ground.text,
            start: sentence.start,
            end: sentence.end,
            headline,
        };
        let habits = Rc::clone(&ground.habits);
        let reader = Reader {
            words: &self.words,
            line,
            this_year: ground.anchor.published.map(time::Date::year),
            habits: &habits,
        };
        let bytes = ground.text.as_bytes().get(..sentence.end).unwrap_or(&[]);
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let mut at = sentence.start;
        while at < sentence.end {
            let first = byte(at);
            if !is_word(first) {
                if first == b'\'' || first == 0xe2 {
                    let behind = line.apostrophe(at);
                    if behind.is_some_and(|next| byte(next).is_ascii_digit())
                        && let Some(end) = self.date(&reader, opens, at, ground)
                    {
                        at = end;
                        continue;
                    }
                    at += if first == 0xe2 { 2 } else { 0 };
                }
                at += 1;
                continue;
            }
            let begins =
                first.is_ascii_digit() || self.words.may_begin(first, byte(at + 1), byte(at + 2));
            if begins && let Some(end) = self.date(&reader, opens, at, ground) {
                at = end.max(at + 1);
                continue;
            }
            while at < sentence.end && is_word(byte(at)) {
                at += 1;
            }
        }
    }

    /// Finds the date that begins at a place, keeps it, and tells where it ends.
    fn date(
        &self,
        reader: &Reader<'_>,
        opens: usize,
        at: usize,
        ground: &mut Ground<'_>,
    ) -> Option<usize> {
        let first = reader.moment(at).filter(|first| reader.fits(at, first))?;
        if first.point.only_time() && reader.is_daily(at, first.end) {
            return Some(first.end);
        }
        if at < opens + DATELINE && reader.is_dateline(opens, at, first.end) {
            return Some(first.end);
        }
        let last = reader.range(at, &first);
        let mut second = match last {
            None => reader.second_day(&first),
            Some(_) => None,
        };
        // June 3 and 4, 2019: the year is that of both.
        let first = match second {
            Some((_, second)) if first.point.year.is_none() => Reading {
                point: Point {
                    year: second.point.year,
                    ..first.point
                },
                ..first
            },
            _ => first,
        };
        let mut end = self.keep(reader, at, &first, last.as_ref(), ground);
        while let Some((at, reading)) = second.take() {
            end = self.keep(reader, at, &reading, None, ground);
        }
        Some(end)
    }

    /// Resolves a date and keeps it; where it ends.
    fn keep(
        &self,
        reader: &Reader<'_>,
        at: usize,
        first: &Reading,
        last: Option<&Reading>,
        ground: &mut Ground<'_>,
    ) -> usize {
        let line = reader.line;
        let end = last.map_or(first.end, |last| last.end);
        let anchor = &mut ground.anchor;
        // What a quotation calls today is the day of the article, too: news quotes what was said that day.
        anchor.quoted = false;
        anchor.opens = at == line.start;
        anchor.event_year = None;
        let stated = tense::states(line, at);
        let (tense, sure) = if stated || !needs_tense(first) {
            (Tense::Open, false)
        } else {
            tense::tense(&self.words, line, at, end)
        };
        anchor.tense = tense;
        let scene = Scene {
            anchor,
            sure,
            calendar: ground.calendar,
            stated,
        };
        let (value, end_value) = scene.value(first, last);
        let point = &first.point;
        anchor.remember(point, value);
        if let (Some(day), None) = (value.and_then(first_day), end_value) {
            anchor.spoken = Some(day.year());
        }
        // In 2016, he was arrested in March.
        let opens = line
            .before(at)
            .is_none_or(|(s, _)| line.mark_before(s).is_none());
        if let (Some(DateValue::Year(year)), Some(Year::Absolute(_)), None, true) =
            (value, point.year, end_value, opens)
        {
            anchor.year = Some(year);
            anchor.month = None;
        }
        ground.dates.push(DateMention {
            span: Span::new(at, end),
            value,
            end_value: end_value.filter(|&e| Some(e) != value && value.is_some()),
            part: point.part.or(point.phase.map(|(part, _)| part)),
            time: point.time,
            time_only: point.only_time(),
        });
        end
    }
}

/// Whether the direction of the clause decides what a date means.
fn needs_tense(reading: &Reading) -> bool {
    let point = &reading.point;
    point.needs_tense() || matches!(point.day, Some(Day::Weekend)) && point.week.is_none()
}
