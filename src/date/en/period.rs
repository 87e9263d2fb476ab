//! Weeks, months, quarters, years and parts of them: last week, the third quarter of 2019, the end of the year.

use super::read::{Reader, Reading, Special};
use super::words::{Mark, Meaning, Unit};
use crate::date::point::{Day, Month, Of, Point, Stretch, Week, Year};
use crate::document::DayPart;

impl Reader<'_> {
    /// Third quarter, 20th day of next month, first week of March, 19th century.
    pub(super) fn counted(&self, n: u8, unit: Unit, end: usize) -> Option<Reading> {
        let line = self.line;
        if line.byte(end - 1) == b's' {
            return None;
        }
        let mut point = Point::default();
        match unit {
            Unit::Quarter if (1..=4).contains(&n) => {
                point.stretch = Some(Stretch::Quarter(n));
                Some(self.of_year(point, end))
            }
            Unit::Century => {
                point.year = Some(Year::Absolute((i32::from(n) - 1) * 100 + 1));
                point.stretch = Some(Stretch::Century);
                if n == 1 && line.rest(end).is_empty() {
                    return None;
                }
                Some(Reading::new(point, end))
            }
            Unit::Day if (1..=31).contains(&n) => {
                let of = line
                    .any(line.gap(end)?, &["of", "in"])
                    .and_then(|e| line.gap(e))?;
                let end = self.in_month(&mut point, of)?;
                // First day of school; the month must be named, or the day is one of many.
                point.day = Some(Day::Absolute(n));
                Some(Reading::new(point, end))
            }
            Unit::Week | Unit::Weekend if n <= 5 => self.week_in_month(n, unit, end),
            _ => None,
        }
    }

    fn week_in_month(&self, n: u8, unit: Unit, end: usize) -> Option<Reading> {
        let line = self.line;
        let of = line
            .any(line.gap(end)?, &["of", "in"])
            .and_then(|e| line.gap(e))?;
        let mut point = Point {
            week: Some(Week::OfMonth(n)),
            day: (unit == Unit::Weekend).then_some(Day::Weekend),
            ..Point::default()
        };
        let end = self.in_month(&mut point, of)?;
        Some(Reading::new(point, end))
    }

    /// The year of a quarter, a half or a season: of 2019, last year, of the year.
    pub(super) fn of_year(&self, mut point: Point, end: usize) -> Reading {
        let line = self.line;
        let Some(next) = line.link(end) else {
            return Reading::new(point, end);
        };
        let of = line.any(next, &["of", "in"]).and_then(|e| line.gap(e));
        let at = of.unwrap_or(next);
        let fiscal = line
            .any(at, &["fiscal year", "financial year", "fiscal"])
            .and_then(|e| line.gap(e));
        if let Some((year, e)) = self.year_number(fiscal.unwrap_or(at), 1900..=2199)
            && line.ends(e)
        {
            point.year = Some(Year::Absolute(year));
            return Reading::new(point, e);
        }
        if let Some((year, e)) = self.relative_year(at, of.is_some()) {
            point.year = Some(year);
            return Reading::new(point, e);
        }
        if of.is_some()
            && let Some(e) = line.any(at, &["the year", "the fiscal year", "the financial year"])
        {
            point.year = Some(Year::Away(0));
            return Reading::new(point, e);
        }
        Reading::new(point, end)
    }

    /// First half of 2019; a half without a year may be one of a match.
    pub(super) fn half_year(&self, n: u8, end: usize) -> Option<Reading> {
        let line = self.line;
        let point = Point {
            stretch: Some(Stretch::Half(n)),
            ..Point::default()
        };
        let found = self.of_year(point, end);
        if found.point.year.is_some() {
            return Some(found);
        }
        let word = line.next_word(end);
        let earned = [
            "profit", "profits", "results", "earnings", "revenue", "sales", "loss", "net",
        ];
        earned
            .iter()
            .any(|w| w.eq_ignore_ascii_case(word))
            .then_some(found)
    }

    /// First nine months of 2019.
    pub(super) fn first_months(&self, count: i32, end: usize) -> Option<Reading> {
        let line = self.line;
        let count = u8::try_from(count).ok().filter(|n| (2..12).contains(n))?;
        let end = line.eat(line.gap(end)?, "months")?;
        let found = self.of_year(Point::default(), end);
        found.point.year?;
        Some(Reading {
            special: Some(Special::Months { count, last: false }),
            ..found
        })
    }

    /// Year-to-date, year-end, week of Nov. 18, day after Christmas, weekend.
    pub(super) fn unit(&self, unit: Unit, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        match unit {
            Unit::Year => {
                let next = line.link(end)?;
                if let Some(e) = line.any(next, &["to-date", "to date"]) {
                    return Some(Reading::special(Special::ToDate, e));
                }
                let dash = line.byte(end) == b'-';
                if dash && let Some(e) = line.eat(next, "end") {
                    return Some(Reading::new(
                        Point {
                            year: Some(Year::Away(0)),
                            phase: Some((DayPart::Late, Of::Year)),
                            ..Point::default()
                        },
                        e,
                    ));
                }
                None
            }
            Unit::Week => {
                let of = line
                    .any(line.gap(end)?, &["of"])
                    .and_then(|e| line.gap(e))?;
                let mut found = self.date(of).filter(Reading::is_day)?;
                if !matches!(found.point.day, Some(Day::Absolute(_))) || found.special.is_some() {
                    return None;
                }
                found.special = Some(Special::WeekOf);
                Some(found)
            }
            Unit::Day => {
                let gap = line.gap(end)?;
                let the = line.behind(at, &["the", "a"]);
                let after = line.eat(gap, "after");
                let e = after.or_else(|| line.eat(gap, "before")).filter(|_| the)?;
                let next = line.gap(e);
                if let Some(next) = next
                    && let Some(mut found) = self.date(next).filter(Reading::is_day)
                    && found.special.is_none()
                {
                    found.special = Some(Special::Around(if after.is_some() { 1 } else { -1 }));
                    return Some(found);
                }
                // The day before, with nothing behind that it is before of.
                (next.is_none() && line.behind(at, &["the"])).then(|| {
                    let n = if after.is_some() { 1 } else { -1 };
                    let day = Some(Day::Context(n));
                    Reading::new(
                        Point {
                            day,
                            ..Point::default()
                        },
                        e,
                    )
                })
            }
            Unit::Weekend => {
                let the = line
                    .before(at)
                    .filter(|(_, w)| w.eq_ignore_ascii_case("the"))?;
                let fits = line.behind(
                    the.0,
                    &[
                        "over",
                        "during",
                        "on",
                        "at",
                        "through",
                        "throughout",
                        "by",
                        "before",
                        "after",
                        "until",
                        "for",
                        "of",
                        "since",
                    ],
                );
                (fits && self.stands_alone(end)).then(|| {
                    Reading::new(
                        Point {
                            day: Some(Day::Weekend),
                            ..Point::default()
                        },
                        end,
                    )
                })
            }
            _ => None,
        }
    }

    /// Last week, this past Monday, next March, same day, last two months, last Friday of October.
    pub(super) fn marked(&self, mark: Mark, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let mut next = line.gap(end)?;
        let mut mark = mark;
        if mark == Mark::This
            && let Some(Meaning::Marker(second @ (Mark::Past | Mark::Coming))) =
                self.words.at(line, next).map(|(m, _)| m)
        {
            let (_, e) = self.words.at(line, next)?;
            next = line.gap(e)?;
            mark = second;
        }
        if mark == Mark::That
            && let Some(same) = line.eat(next, "same").and_then(|e| line.gap(e))
        {
            next = same;
        }
        let the = line.behind(
            at,
            &[
                "the", "its", "his", "her", "their", "our", "my", "these", "those",
            ],
        );
        // Following Monday's debate: after it.
        if mark == Mark::Following && !line.behind(at, &["the"]) {
            return None;
        }
        if let Some(fiscal) = line
            .any(next, &["fiscal year", "financial year", "calendar year"])
            .filter(|_| !the)
        {
            let year = Some(Self::year_of(mark)?);
            return Some(Reading::new(
                Point {
                    year,
                    ..Point::default()
                },
                fiscal,
            ));
        }
        if let Some(number) = line.number(next) {
            return self.run(mark, number.value, the, at, number.end);
        }
        if let Some(e) = line.eat(next, "few") {
            return self.run(mark, 3, the, at, e);
        }
        let (meaning, e) = self.words.at(line, next)?;
        let mut point = Point::default();
        match meaning {
            Meaning::Number(count) => return self.run(mark, count, the, at, e),
            Meaning::Unit(unit) => return self.marked_unit(mark, unit, the, e),
            Meaning::Weekday(n, false) => {
                if mark == Mark::Last
                    && let Some(found) = self.nth_weekday(9, n, e)
                {
                    return Some(found);
                }
                if mark == Mark::That {
                    return None;
                }
                point.marker = Self::marker_of(mark);
                point.day = Some(Day::Weekday(n));
            }
            Meaning::Month(n, false) if line.byte(next).is_ascii_uppercase() || n != 5 => {
                let mut found = self.month(n, false, next, e)?;
                if mark == Mark::That && found.point.year.is_none() {
                    found.point.year = Some(Year::Context(0));
                    return Some(found);
                }
                found.point.marker = Some(Self::marker_of(mark)?);
                return Some(found);
            }
            Meaning::Season(first) => {
                point.marker = Self::marker_of(mark);
                point.year = if point.marker.is_none() {
                    Self::year_of(mark)
                } else {
                    None
                };
                point.stretch = Some(Stretch::Season(first));
            }
            Meaning::Part(part) => {
                point.part = Some(part);
                point.day = Some(match mark {
                    Mark::Last if matches!(part, DayPart::Night | DayPart::Evening) => {
                        Day::Away(-1)
                    }
                    Mark::This if part != DayPart::Night => Day::Away(0),
                    Mark::Next | Mark::Following if the => Day::Context(1),
                    Mark::Previous if the => Day::Context(-1),
                    Mark::Same | Mark::That => Day::Context(0),
                    _ => return None,
                });
            }
            Meaning::Feast(..) => {
                let mut found = self.feast(next)?;
                found.point.marker = Some(Self::marker_of(mark)?);
                return Some(found);
            }
            _ => return None,
        }
        Some(Reading::new(point, e))
    }

    fn marked_unit(&self, mark: Mark, unit: Unit, the: bool, end: usize) -> Option<Reading> {
        let line = self.line;
        let mut point = Point::default();
        if line.byte(end - 1) == b's' {
            return None;
        }
        let context = matches!(
            mark,
            Mark::Same | Mark::That | Mark::Following | Mark::Previous
        );
        match unit {
            Unit::Hour => return None,
            Unit::Day => {
                // Last day of October.
                if mark == Mark::Last {
                    let of = line
                        .any(line.gap(end)?, &["of", "in"])
                        .and_then(|e| line.gap(e))?;
                    let end = self.in_month(&mut point, of)?;
                    point.day = Some(Day::Last);
                    return Some(Reading::new(point, end));
                }
                point.day = Some(Day::Context(match mark {
                    Mark::Next | Mark::Following if the => 1,
                    Mark::Previous if the => -1,
                    Mark::Same | Mark::That => 0,
                    _ => return None,
                }));
            }
            Unit::Week => {
                if mark == Mark::Last
                    && let Some(found) = self.week_in_month(9, unit, end)
                {
                    return Some(found);
                }
                point.week = Some(match mark {
                    Mark::Past if !the => Week::Away(-1),
                    Mark::Coming if !the => Week::Away(1),
                    Mark::Previous if !the => Week::Away(-1),
                    Mark::Last | Mark::Next if the => return None,
                    _ => Self::week_of(mark)?,
                });
            }
            Unit::Weekend => {
                if mark == Mark::Last
                    && let Some(found) = self.week_in_month(9, unit, end)
                {
                    return Some(found);
                }
                point.day = Some(Day::Weekend);
                point.week = match mark {
                    Mark::Last | Mark::Past | Mark::Previous => Some(Week::Away(-1)),
                    Mark::Next => Some(Week::Away(1)),
                    Mark::That | Mark::Same => Some(Week::Context(0)),
                    Mark::Following => Some(Week::Context(1)),
                    Mark::Coming => Some(Week::Away(0)),
                    Mark::This => None,
                };
            }
            Unit::Month => {
                point.month = Some(match mark {
                    Mark::Past if !the => Month::Away(-1),
                    Mark::Coming if !the => Month::Away(1),
                    Mark::Last | Mark::Next if the => return None,
                    _ => Self::month_of(mark)?,
                });
            }
            Unit::Quarter => {
                point.stretch = Some(Stretch::QuarterAway(match mark {
                    Mark::Last | Mark::Previous => -1,
                    Mark::This => 0,
                    Mark::Next => 1,
                    _ => return None,
                }));
                if mark == Mark::Last
                    && let found = self.of_year(
                        Point {
                            stretch: Some(Stretch::Quarter(4)),
                            ..Point::default()
                        },
                        end,
                    )
                    && found.point.year.is_some()
                {
                    return Some(found);
                }
            }
            Unit::Year => {
                point.year = Some(match mark {
                    Mark::Past if !the => Year::Away(-1),
                    Mark::Last | Mark::Next if the => return None,
                    _ => Self::year_of(mark)?,
                });
            }
            Unit::Decade | Unit::Century => {
                let n = match mark {
                    Mark::Last | Mark::Previous if !the || unit == Unit::Century => -1,
                    Mark::This => 0,
                    Mark::Next if !the => 1,
                    _ => return None,
                };
                let special = if unit == Unit::Decade {
                    Special::Decades(n)
                } else {
                    Special::Centuries(n)
                };
                return Some(Reading::special(special, end));
            }
        }
        // The same day that; the following week's.
        if context && mark == Mark::Same && !the {
            return None;
        }
        Some(Reading::new(point, end))
    }

    /// Last two months: without "the", which makes it a length of time.
    fn run(&self, mark: Mark, count: i32, the: bool, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let ahead = match mark {
            Mark::Last | Mark::Past | Mark::Previous => false,
            Mark::Next | Mark::Coming => true,
            _ => return None,
        };
        let (Meaning::Unit(unit), e) = self.words.at(line, line.gap(end)?)? else {
            return None;
        };
        let long = line.behind(
            at,
            &["in", "over", "within", "for", "during", "of", "throughout"],
        );
        let fits = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
        (fits && !the && !long && (2..100).contains(&count))
            .then(|| Reading::special(Special::Run { count, unit, ahead }, e))
    }

    /// Summer of 2012, fall 2019; a season without a year is none.
    pub(super) fn season(&self, first: u8, end: usize) -> Option<Reading> {
        let line = self.line;
        let point = Point {
            stretch: Some(Stretch::Season(first)),
            ..Point::default()
        };
        let mut found = self.of_year(point, end);
        found.point.year?;
        // Winter of 2018-19.
        if let Some(next) = line.dash(found.end)
            && let Some(to) = line.number(next).filter(|n| matches!(n.count, 2 | 4))
            && line.ends(to.end)
        {
            found.end = to.end;
        }
        let summers = line.byte(end).eq_ignore_ascii_case(&b's');
        (!summers).then_some(found)
    }

    /// The nineties, the roaring twenties; in his sixties is an age.
    pub(super) fn worded_decade(&self, year: i32, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let start = if line.behind(at, &["early", "late", "mid", "roaring", "swinging"]) {
            line.before(at)?.0
        } else {
            at
        };
        line.behind(start, &["the"]).then(|| {
            Reading::new(
                Point {
                    year: Some(Year::Absolute(year)),
                    stretch: Some(Stretch::Decade),
                    ..Point::default()
                },
                end,
            )
        })
    }
}
