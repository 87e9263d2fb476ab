//! Clock times: 3 p.m., 8:30 p.m. ET, 15:00 GMT, noon.

use super::read::Reader;
use super::words::Meaning;
use crate::document::{ClockTime, DayPart};

/// A time of day, the part of the day that its word names, and where it ends.
pub(super) type Clock = (ClockTime, Option<DayPart>, usize);

/// An hour and a minute as they are written, before it is known which half of the day is meant.
#[derive(Clone, Copy)]
struct Hour {
    hour: u8,
    minute: u8,
    /// Whether minutes were written, with a colon.
    colon: bool,
    end: usize,
}

impl Hour {
    fn at(self, afternoon: bool) -> Option<ClockTime> {
        let hour = self.hour % 12 + if afternoon { 12 } else { 0 };
        (1..=12).contains(&self.hour).then_some(ClockTime {
            hour,
            minute: self.minute,
        })
    }
}

impl Reader<'_> {
    /// The clock time at a place, with its time zone, or a stretch between two. Without a half of the day or a zone it
    /// takes a `loose` one: behind "at", or beside a day.
    pub(super) fn clock(&self, at: usize, loose: bool) -> Option<Clock> {
        let (time, part, end) = self.one_clock(at, loose)?;
        let end = self.words.zone(self.line, end).unwrap_or(end);
        // From 9 a.m. to 5 p.m.
        let last = self
            .joint(at, end)
            .and_then(|next| self.one_clock(next, loose))
            .map(|(_, _, end)| self.words.zone(self.line, end).unwrap_or(end));
        Some((time, part, last.unwrap_or(end)))
    }

    pub(super) fn one_clock(&self, at: usize, loose: bool) -> Option<Clock> {
        let line = self.line;
        if !line.byte(at).is_ascii_digit() {
            let (Meaning::Clock(time, part), end) = self.words.at(line, at)? else {
                return None;
            };
            return Some((time, Some(part), end));
        }
        if let Some(end) = line.any(at, &["12 noon", "12 midnight"]) {
            let noon = line.slice(at, end).ends_with("noon");
            let hour = if noon { 12 } else { 0 };
            let part = if noon {
                DayPart::Noon
            } else {
                DayPart::Midnight
            };
            return Some((ClockTime { hour, minute: 0 }, Some(part), end));
        }
        if let Some(found) = self.military(at) {
            return Some(found);
        }
        let first = self.hour(at)?;
        if let Some((afternoon, end)) = self.half(first.end) {
            return Some((first.at(afternoon)?, None, end));
        }
        // 3-5 p.m.: the second's half of the day is the first's.
        if let Some(next) = self.joint(at, first.end)
            && let Some(second) = self.hour(next)
            && let Some((afternoon, end)) = self.half(second.end)
            && (1..=12).contains(&second.hour)
        {
            let turns = afternoon && first.hour % 12 > second.hour % 12;
            return Some((first.at(afternoon && !turns)?, None, end));
        }
        if let Some(end) = line.gap(first.end).and_then(|g| line.eat(g, "o'clock")) {
            return Some((
                first.at(false).filter(|_| !first.colon || loose)?,
                None,
                end,
            ));
        }
        let zoned = self.words.zone(line, first.end).is_some();
        let fits = first.colon && first.hour < 24 && (loose || zoned) && line.ends(first.end);
        fits.then_some((
            ClockTime {
                hour: first.hour,
                minute: first.minute,
            },
            None,
            first.end,
        ))
    }

    /// 8:30, 8.30, 8.
    fn hour(&self, at: usize) -> Option<Hour> {
        let line = self.line;
        let number = line.number(at).filter(|n| n.count <= 2 && n.value <= 24)?;
        let mut found = Hour {
            hour: u8::try_from(number.value).ok()?,
            minute: 0,
            colon: false,
            end: number.end,
        };
        let mark = line.byte(number.end);
        if matches!(mark, b':' | b'.')
            && let Some(minute) = line.number(number.end + 1)
            && minute.count == 2
            && minute.value < 60
        {
            found.minute = u8::try_from(minute.value).ok()?;
            found.colon = mark == b':';
            found.end = minute.end;
            if found.colon
                && line.byte(found.end) == b':'
                && let Some(second) = line.number(found.end + 1)
                && second.count == 2
            {
                found.end = second.end;
            }
        }
        Some(found)
    }

    /// Behind a.m. or p.m., and whether it is the latter. The last full stop may end the sentence, too.
    fn half(&self, at: usize) -> Option<(bool, usize)> {
        let line = self.line;
        let at = line.gap(at).unwrap_or(at);
        let afternoon = match line.byte(at).to_ascii_lowercase() {
            b'a' => false,
            b'p' => true,
            _ => return None,
        };
        let dot = line.byte(at + 1) == b'.';
        let m = if dot { at + 2 } else { at + 1 };
        if !line.byte(m).eq_ignore_ascii_case(&b'm') || !line.ends(m + 1) {
            return None;
        }
        let end = if dot && line.byte(m + 1) == b'.' {
            m + 2
        } else {
            m + 1
        };
        Some((afternoon, end))
    }

    /// 1500 GMT.
    fn military(&self, at: usize) -> Option<Clock> {
        let number = self.line.number(at).filter(|n| n.count == 4)?;
        let (hour, minute) = (number.value / 100, number.value % 100);
        let zone = self.words.zone(self.line, number.end)?;
        (hour < 24 && minute < 60).then_some((
            ClockTime {
                hour: u8::try_from(hour).ok()?,
                minute: u8::try_from(minute).ok()?,
            },
            None,
            zone,
        ))
    }
}
