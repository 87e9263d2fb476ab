//! Reads the words of one date: a day, a longer stretch or a clock time, alone or together.

use super::line::Line;
use super::words::{Mark, Meaning, Unit, Words};
use crate::date::grammar::Habits;
use crate::date::point::{Day, Marker, Month, Point, Step, Stretch, Week, Year};
use crate::document::{ClockTime, DayPart};

/// What a reader of one sentence has at hand.
pub(super) struct Reader<'a> {
    pub words: &'a Words,
    pub line: Line<'a>,
    pub this_year: Option<i32>,
    pub habits: &'a Habits,
}

/// What the words of a date say beyond a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Special {
    /// Year-to-date.
    ToDate,
    /// Last two months, next three years.
    Run {
        count: i32,
        unit: Unit,
        ahead: bool,
    },
    /// Two Thursdays ago.
    Weekdays {
        count: i32,
        weekday: u8,
        ahead: bool,
    },
    /// So many days from the day of the point.
    Around(i32),
    /// The n-th weekday after the day of the point, or before it.
    WeekdayAround {
        n: i32,
        weekday: u8,
    },
    /// The weekend of a holiday.
    Weekend,
    /// The week that the day lies in.
    WeekOf,
    /// This, last or next decade or century.
    Decades(i32),
    Centuries(i32),
    /// The first months of a year, or the last ones.
    Months {
        count: u8,
        last: bool,
    },
    /// The beginning, the middle or the end of a week or a month.
    Edge(DayPart),
}

/// A date as it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub point: Point,
    pub special: Option<Special>,
    pub end: usize,
}

/// What a range is a range of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Month,
    Quarter,
    Year,
    Other,
}

impl Reading {
    pub(super) fn new(point: Point, end: usize) -> Reading {
        Reading {
            point,
            special: None,
            end,
        }
    }

    pub(super) fn special(special: Special, end: usize) -> Reading {
        Reading {
            point: Point::default(),
            special: Some(special),
            end,
        }
    }

    /// Whether it names a single day.
    pub(super) fn is_day(&self) -> bool {
        self.point.day.is_some() && self.point.day_to.is_none()
    }

    pub(super) fn grain(&self) -> Grain {
        let point = &self.point;
        let spread = point.day_to.is_some() || point.year_to.is_some();
        if self.special.is_some() || spread || matches!(point.day, Some(Day::Weekend)) {
            Grain::Other
        } else if point.day.is_some() {
            Grain::Day
        } else if matches!(point.stretch, Some(Stretch::Quarter(_))) {
            Grain::Quarter
        } else if point.month.is_some() {
            Grain::Month
        } else if point.year.is_some() && point.stretch.is_none() && point.week.is_none() {
            Grain::Year
        } else {
            Grain::Other
        }
    }
}

/// Before these a clock time needs neither half of the day nor zone.
const BESIDE: [&str; 10] = [
    "at", "by", "around", "about", "from", "until", "before", "after", "since", "till",
];

impl Reader<'_> {
    /// The date that begins at a place, with the clock time beside it.
    pub(super) fn moment(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let byte = line.byte(at);
        let clock = if byte.is_ascii_digit() || matches!(byte, b'n' | b'N' | b'm' | b'M') {
            self.clock(at, line.behind(at, &BESIDE))
        } else {
            None
        };
        if let Some((time, part, end)) = clock {
            let mut found = Reading::new(
                Point {
                    time: Some(time),
                    part,
                    ..Point::default()
                },
                end,
            );
            // At 3 p.m. on Tuesday.
            let day = line.comma(end).and_then(|next| {
                let on = line.eat(next, "on").and_then(|e| line.gap(e));
                self.date(on.unwrap_or(next))
            });
            if let Some(day) = day
                && day.is_day()
                && day.special.is_none()
            {
                found.point = Point {
                    time: Some(self.turned(time, at, end, day.point.part)),
                    part: day.point.part.or(part),
                    ..day.point
                };
                found.end = day.end;
            }
            return Some(found);
        }
        let mut found = self.date(at)?;
        if found.is_day() {
            self.hours(&mut found);
        }
        Some(found)
    }

    /// 6 o'clock this afternoon: the part of the day tells which half is meant.
    fn turned(&self, time: ClockTime, at: usize, end: usize, part: Option<DayPart>) -> ClockTime {
        let late = matches!(
            part,
            Some(DayPart::Afternoon | DayPart::Evening | DayPart::Night)
        );
        let open = self.line.slice(at, end).ends_with("clock");
        let hour = if late && open && time.hour < 12 {
            time.hour + 12
        } else {
            time.hour
        };
        ClockTime { hour, ..time }
    }

    /// The part of the day and the clock time behind a day.
    fn hours(&self, found: &mut Reading) {
        let line = self.line;
        if found.point.part.is_none()
            && let Some(gap) = line.gap(found.end)
        {
            let early = line
                .any(gap, &["early", "late"])
                .and_then(|e| line.gap(e))
                .unwrap_or(gap);
            if let Some((Meaning::Part(part), end)) = self.words.at(line, early)
                && (line.headline || !line.byte(early).is_ascii_uppercase())
            {
                found.point.part = Some(part);
                found.end = end;
            }
        }
        let Some(next) = line.comma(found.end) else {
            return;
        };
        const JOINTS: [&str; 13] = [
            "at",
            "around",
            "about",
            "by",
            "from",
            "until",
            "after",
            "before",
            "shortly after",
            "shortly before",
            "just after",
            "just before",
            "starting at",
        ];
        let joint = line.any(next, &JOINTS).and_then(|e| line.gap(e));
        let about = joint.and_then(|e| line.any(e, &["about", "around"]).and_then(|e| line.gap(e)));
        let at = about.or(joint).unwrap_or(next);
        if let Some((time, part, end)) = self.clock(at, joint.is_some()) {
            found.point.time = Some(time);
            found.point.part = found.point.part.or(part);
            found.end = end;
        }
    }

    /// A day, or a longer stretch of time.
    pub(super) fn date(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let byte = line.byte(at);
        if byte.is_ascii_digit() {
            return self.numeric(at);
        }
        if !byte.is_ascii_alphabetic() {
            return self.short_decade(at);
        }
        if let Some(found) = self.abbreviated(at) {
            return Some(found);
        }
        let (meaning, end) = self.words.at(line, at)?;
        match meaning {
            Meaning::Weekday(n, short) => self.weekday(n, short, at, end),
            Meaning::Month(n, short) => self.month(n, short, at, end),
            Meaning::Ordinal(n) => self.ordinal(n, at, end),
            Meaning::Number(n) => self.offset(n, at, end),
            Meaning::Unit(unit) => self.unit(unit, at, end),
            Meaning::Marker(mark) => self.marked(mark, at, end),
            Meaning::Phase(phase) => self.phase(phase, end),
            Meaning::Edge(part) => self.edge(part, at, end),
            Meaning::Part(part) => self.part_of(part, end),
            Meaning::Day(n, part) => Some(Reading::new(
                Point {
                    day: Some(Day::Away(n)),
                    part,
                    ..Point::default()
                },
                end,
            )),
            Meaning::Season(first) => self.season(first, end),
            Meaning::Decade(year) => self.worded_decade(year, at, end),
            Meaning::Feast(..) => self.feast(at),
            Meaning::Clock(..) => None,
        }
    }

    /// Whether a clock time that stands alone is one of every day: from 9 a.m. to 5 p.m., 6 a.m. daily.
    pub(super) fn is_daily(&self, at: usize, end: usize) -> bool {
        let line = self.line;
        let Some((_, _, one)) = self.one_clock(at, true) else {
            return false;
        };
        let one = self.words.zone(line, one).unwrap_or(one);
        let next = line.next_word(end);
        end > one
            || ["daily", "every", "each", "weekdays", "weekends", "nightly"]
                .iter()
                .any(|w| w.eq_ignore_ascii_case(next))
    }

    /// Q3, H1 2019, FY2019, fiscal 2019.
    fn abbreviated(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        match line.byte(at) {
            b'q' | b'Q' => {
                let (n, end) = line.small(at + 1, 1, 4)?;
                self.short_quarter(n, end)
            }
            b'H' => {
                let (n, end) = line.small(at + 1, 1, 2)?;
                let (year, end) = self.year_number(line.gap(end)?, 1900..=2099)?;
                let point = Point {
                    stretch: Some(Stretch::Half(n)),
                    year: Some(Year::Absolute(year)),
                    ..Point::default()
                };
                Some(Reading::new(point, end))
            }
            b'f' | b'F' => {
                let end = match line.part(at, "fy") {
                    Some(end) => line
                        .gap(end)
                        .or_else(|| line.apostrophe(end))
                        .unwrap_or(end),
                    None => {
                        let end = line.any(
                            at,
                            &["fiscal year", "fiscal-year", "financial year", "fiscal"],
                        )?;
                        line.gap(end)?
                    }
                };
                if let Some(found) = self.years(end).filter(|f| f.point.year.is_some()) {
                    return Some(found);
                }
                let year = line
                    .number(end)
                    .filter(|y| y.count == 2 && line.ends(y.end))?;
                let point = Point {
                    year: Some(Year::Absolute(self.full_year(year.value))),
                    ..Point::default()
                };
                Some(Reading::new(point, year.end))
            }
            _ => None,
        }
    }

    pub(super) fn month_of(mark: Mark) -> Option<Month> {
        Some(match mark {
            Mark::Last => Month::Away(-1),
            Mark::Next => Month::Away(1),
            Mark::This => Month::Away(0),
            Mark::Previous => Month::Context(-1),
            Mark::Following => Month::Context(1),
            Mark::Same | Mark::That => Month::Context(0),
            Mark::Past | Mark::Coming => return None,
        })
    }

    pub(super) fn year_of(mark: Mark) -> Option<Year> {
        Some(match mark {
            Mark::Last => Year::Away(-1),
            Mark::Next => Year::Away(1),
            Mark::This => Year::Away(0),
            Mark::Previous => Year::Context(-1),
            Mark::Following => Year::Context(1),
            Mark::Same | Mark::That => Year::Context(0),
            Mark::Past | Mark::Coming => return None,
        })
    }

    pub(super) fn marker_of(mark: Mark) -> Option<Marker> {
        Some(match mark {
            Mark::Last | Mark::Past | Mark::Previous => Marker::Past,
            Mark::Next => Marker::Next,
            Mark::This => Marker::This,
            Mark::Coming | Mark::Following => Marker::Forward,
            Mark::Same | Mark::That => return None,
        })
    }

    /// So many units from the publication.
    pub(super) fn steps(count: i32, unit: Unit, ahead: bool) -> Option<Point> {
        let (count, step) = match unit {
            Unit::Hour if count < 12 => (0, Step::Days),
            Unit::Hour => ((count + 12) / 24, Step::Days),
            Unit::Day => (count, Step::Days),
            Unit::Week => (count, Step::Weeks),
            Unit::Month => (count, Step::Months),
            Unit::Year => (count, Step::Years),
            Unit::Decade => (count.checked_mul(10)?, Step::Years),
            Unit::Century => (count.checked_mul(100)?, Step::Years),
            Unit::Quarter | Unit::Weekend => return None,
        };
        let way = if ahead { Marker::Forward } else { Marker::Past };
        Some(Point {
            offset: Some((i64::from(count), step, way)),
            ..Point::default()
        })
    }

    /// So many units from what the text spoke of last.
    pub(super) fn context(count: i32, unit: Unit) -> Option<Point> {
        let mut point = Point::default();
        match unit {
            Unit::Day => point.day = Some(Day::Context(count)),
            Unit::Week => point.week = Some(Week::Context(count)),
            Unit::Month => point.month = Some(Month::Context(count)),
            Unit::Year => point.year = Some(Year::Context(count)),
            _ => return None,
        }
        Some(point)
    }
}
