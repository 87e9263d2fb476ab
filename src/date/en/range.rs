//! From one date to another: June 3 to July 5, between 1998 and 2003, June 3 and 4; and which order figures are in.

use super::line::Line;
use super::read::{Grain, Reader, Reading};
use super::words::{Meaning, Words};
use crate::date::point::{Day, Month, Point};

impl Reader<'_> {
    /// Where the second part of a stretch begins, behind "to", a dash or, after "between", "and".
    pub(super) fn joint(&self, at: usize, end: usize) -> Option<usize> {
        let line = self.line;
        let gap = line.gap(end);
        let here = gap.unwrap_or(end);
        if line.byte(here) == b'-' || line.rest(here).starts_with('–') {
            let next = line.dash(here)?;
            return Some(line.gap(next).unwrap_or(next));
        }
        let word = line
            .any(gap?, &["to", "through", "thru", "until", "till"])
            .or_else(|| {
                let between = line.behind(at, &["between"])
                    || line.behind(at, &["the"])
                        && line
                            .before(at)
                            .is_some_and(|(s, _)| line.behind(s, &["between"]));
                line.eat(gap?, "and").filter(|_| between)
            })?;
        let next = line.gap(word)?;
        Some(
            line.eat(next, "the")
                .and_then(|e| line.gap(e))
                .unwrap_or(next),
        )
    }

    /// The last part of a range that begins with `first`.
    pub(super) fn range(&self, at: usize, first: &Reading) -> Option<Reading> {
        const MOVED: [&str; 11] = [
            "postponed",
            "moved",
            "delayed",
            "changed",
            "pushed",
            "rescheduled",
            "brought",
            "shifted",
            "extended",
            "raised",
            "lowered",
        ];
        let grain = first.grain();
        if grain == Grain::Other {
            return None;
        }
        let next = self.joint(at, first.end)?;
        let last = self.date(next).filter(|last| last.grain() == grain)?;
        if is_moved(self.line, at, &MOVED) {
            return None;
        }
        Some(last)
    }

    /// The second day of "June 3 and 4": where it begins, and what it says.
    pub(super) fn second_day(&self, first: &Reading) -> Option<(usize, Reading)> {
        let line = self.line;
        let point = first.point;
        let (Some(Month::Absolute(_)), Some(Day::Absolute(day))) = (point.month, point.day) else {
            return None;
        };
        if first.special.is_some() || point.time.is_some() || point.day_to.is_some() {
            return None;
        }
        let and = line.any(line.gap(first.end)?, &["and", "or"])?;
        let at = line.gap(and)?;
        let (next, end) = line.small(at, day.saturating_add(1), 31)?;
        let end = line.ordinal_sign(end).unwrap_or(end);
        let behind = line.byte(end);
        let marks = behind == 0 || matches!(behind, b',' | b'.' | b';' | b')');
        if !line.ends(end) || !(marks || line.gap(end).is_some() && self.stands_alone(end)) {
            return None;
        }
        let point = Point {
            day: Some(Day::Absolute(next)),
            weekday: None,
            ..point
        };
        let found = self.with_year(point, end);
        Some((at, found))
    }

    /// Whether the article writes 31/12/2024, or 4 February more often than February 4.
    pub(super) fn is_day_first(&self) -> bool {
        *self
            .habits
            .day_first
            .get_or_init(|| writes_day_first(self.words, self.line.text))
    }
}

/// Whether what a range's words hang on was moved from its first to its last: two dates, not a range.
fn is_moved(line: Line<'_>, at: usize, verbs: &[&str]) -> bool {
    let mut start = at;
    for _ in 0..6 {
        let Some((before, word)) = line.before(start) else {
            return false;
        };
        if verbs.iter().any(|verb| verb.eq_ignore_ascii_case(word)) {
            return true;
        }
        start = before;
    }
    false
}

/// Whether the dates of a text show that the day comes first: 31/12/2024, or more often 4 February than February 4.
fn writes_day_first(words: &Words, text: &str) -> bool {
    let line = Line {
        text,
        start: 0,
        end: text.len(),
        headline: false,
    };
    let mut balance = 0;
    let mut at = 0;
    while at < text.len() {
        let here = at;
        at += 1;
        if here > 0 && !line.ends(here - 1) {
            continue;
        }
        if let Some(first) = line.number(here) {
            at = first.end;
            if line.byte(first.end) == b'/'
                && let Some(second) = line.number(first.end + 1)
                && line.byte(second.end) == b'/'
                && (13..=31).contains(&first.value)
                && (1..=12).contains(&second.value)
            {
                return true;
            }
            let behind = line.gap(line.ordinal_sign(first.end).unwrap_or(first.end));
            let month = behind.and_then(|gap| words.at(line, gap));
            let fits = (1..=31).contains(&first.value) && first.count <= 2;
            if let Some((Meaning::Month(..), end)) = month
                && fits
                && line.byte(behind.unwrap_or(0)).is_ascii_uppercase()
            {
                balance += 1;
                at = end;
            }
        } else if line.byte(here).is_ascii_uppercase()
            && let Some((Meaning::Month(_, _), end)) = words.at(line, here)
            && let Some((_, end)) = line
                .gap(if line.byte(end) == b'.' { end + 1 } else { end })
                .and_then(|day| line.small(day, 1, 31))
        {
            balance -= 1;
            at = end;
        }
    }
    balance > 0
}
