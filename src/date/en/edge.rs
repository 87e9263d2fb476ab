//! Parts of a stretch of time: early March, later in the day, the end of next week.

use super::read::{Reader, Reading, Special};
use super::words::{Meaning, Phase, Unit};
use crate::date::point::{Day, Month, Of, Point, Stretch, Week, Year};
use crate::document::DayPart;

impl Reader<'_> {
    /// Early March, mid-June, late last week, earlier today, later in the day.
    pub(super) fn phase(&self, phase: Phase, end: usize) -> Option<Reading> {
        let line = self.line;
        let next = line.link(end)?;
        let part = phase.part();
        let grades = matches!(phase, Phase::Earlier | Phase::Later);
        if phase != Phase::Middle
            && let Some(e) = line.eat(next, "in the").and_then(|e| line.gap(e))
        {
            let (Meaning::Unit(unit), e) = self.words.at(line, e)? else {
                return None;
            };
            let mut found = self.present(unit, e)?;
            found.point.phase = Some((part, Of::Any));
            return self.stands_alone(e).then_some(found);
        }
        let mut found = self.date(next)?;
        let point = &mut found.point;
        if found.special.is_some() || point.offset.is_some() || point.phase.is_some() {
            let edge = matches!(
                found.special,
                Some(Special::Decades(_) | Special::Centuries(_))
            );
            if !edge {
                return None;
            }
        }
        let (meaning, _) = self.words.at(line, next).unzip();
        if grades {
            let fits = match meaning {
                Some(Meaning::Marker(_)) => !matches!(point.month, Some(Month::Absolute(_))),
                Some(Meaning::Day(..) | Meaning::Weekday(..)) => true,
                _ => false,
            };
            if !fits {
                return None;
            }
        } else if matches!(meaning, Some(Meaning::Ordinal(_)))
            && !matches!(point.stretch, Some(Stretch::Quarter(_) | Stretch::Century))
            || point.day_to.is_some()
        {
            return None;
        }
        if phase == Phase::Middle && point.day.is_some() {
            return None;
        }
        point.phase = Some((part, Of::Any));
        Some(found)
    }

    /// The unit that the article stands in: "the year", "the day".
    fn present(&self, unit: Unit, end: usize) -> Option<Reading> {
        let mut point = Point::default();
        match unit {
            Unit::Day => point.day = Some(Day::Context(0)),
            Unit::Week => point.week = Some(Week::Away(0)),
            Unit::Month => point.month = Some(Month::Away(0)),
            Unit::Quarter => point.stretch = Some(Stretch::QuarterAway(0)),
            Unit::Year => point.year = Some(Year::Away(0)),
            Unit::Decade => return Some(Reading::special(Special::Decades(0), end)),
            Unit::Century => return Some(Reading::special(Special::Centuries(0), end)),
            Unit::Hour | Unit::Weekend => return None,
        }
        Some(Reading::new(point, end))
    }

    /// End of the year, beginning of next week, rest of 2019, end of the day Saturday.
    pub(super) fn edge(&self, part: Option<DayPart>, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let of = line.eat(line.gap(end)?, "of").and_then(|e| line.gap(e))?;
        let of = line
            .eat(of, "around")
            .and_then(|e| line.gap(e))
            .unwrap_or(of);
        let the = line.eat(of, "the").and_then(|e| line.gap(e));
        let inner = the.unwrap_or(of);
        let phase = part.map(|part| (part, Of::Any));
        let mut found = match self.words.at(line, inner) {
            Some((Meaning::Unit(unit), e)) if e > 0 && line.byte(e - 1) != b's' => {
                let mut found = self.present(unit, e)?;
                if unit == Unit::Day {
                    the?;
                    match self.day_of_edge(e) {
                        Some(day) => found = day,
                        // At the end of the day, it is what counts.
                        None if line.behind(at, &["the"])
                            && line
                                .before(at)
                                .is_some_and(|(s, _)| line.behind(s, &["at"])) =>
                        {
                            return None;
                        }
                        None => {}
                    }
                }
                if the.is_none() && !matches!(unit, Unit::Year | Unit::Month | Unit::Quarter) {
                    return None;
                }
                // The end of the year 2019.
                if unit == Unit::Year
                    && let Some((year, e)) =
                        line.gap(e).and_then(|g| self.year_number(g, 1000..=2199))
                {
                    found.point.year = Some(Year::Absolute(year));
                    found.end = e;
                }
                found
            }
            // The rest of the 2016 field.
            None if the.is_some() && line.byte(inner).is_ascii_digit() => return None,
            _ => self.date(inner)?,
        };
        let point = &mut found.point;
        if found.special.is_some() {
            return matches!(
                found.special,
                Some(Special::Decades(_) | Special::Centuries(_))
            )
            .then_some(found);
        }
        if point.offset.is_some() || point.phase.is_some() || point.day_to.is_some() {
            return None;
        }
        // The start of Monday's game, the end of Sunday: not told apart from the day.
        if point.day.is_some() && line.apostrophe(found.end).is_some() {
            return None;
        }
        point.phase = phase;
        let week = point.week.is_some() && point.day.is_none();
        let month = point.month.is_some() && point.day.is_none() && point.month_to.is_none();
        if let Some(part) = part
            && (week || month)
        {
            found.special = Some(Special::Edge(part));
        }
        Some(found)
    }

    /// The day that "the day" is: Saturday, on Saturday.
    fn day_of_edge(&self, end: usize) -> Option<Reading> {
        let line = self.line;
        let next = line.gap(end)?;
        let on = line
            .eat(next, "on")
            .and_then(|e| line.gap(e))
            .unwrap_or(next);
        self.date(on).filter(|f| f.is_day() && f.special.is_none())
    }
}
