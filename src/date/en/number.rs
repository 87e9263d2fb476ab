//! Dates that begin with digits: 2024-02-04, 2/4/2024, 4 February, 1990s, 2018-19, 19th century.

use super::read::{Reader, Reading};
use super::words::Meaning;
use crate::date::calendar::date;
use crate::date::point::{Day, Month, Point, Stretch, Year};

/// The years that are read as such without a word beside them.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

impl Reader<'_> {
    pub(super) fn numeric(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let number = line.number(at)?;
        let end = number.end;
        if number.count == 4 {
            return self
                .year_first(at)
                .or_else(|| self.offset(number.value, at, end))
                .or_else(|| self.decade(at))
                .or_else(|| self.years(at));
        }
        if number.count == 3 {
            return self
                .offset(number.value, at, end)
                .or_else(|| self.era(at, end, number.value));
        }
        if number.count > 2 {
            return None;
        }
        let value = u8::try_from(number.value).ok()?;
        if let Some(found) = self.slashed(at) {
            return Some(found);
        }
        if let Some(sign) = line.ordinal_sign(end)
            && let Some(found) = self.ordinal(value, at, sign)
        {
            return Some(found);
        }
        // 3Q, 3Q19.
        if (1..=4).contains(&value)
            && number.count == 1
            && line.byte(end).eq_ignore_ascii_case(&b'q')
        {
            return self.short_quarter(value, end + 1);
        }
        self.day_first(value, at, end)
            .or_else(|| self.offset(number.value, at, end))
            .or_else(|| self.short_decade(at))
    }

    /// 2024-02-04, 2024/02/04, 2014-10, 2019 Q3.
    fn year_first(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let (year, end) = self.year_number(at, 1000..=2199)?;
        let sign = line.byte(end);
        let mut point = Point {
            year: Some(Year::Absolute(year)),
            ..Point::default()
        };
        if matches!(sign, b'-' | b'/' | b'.')
            && let Some(month) = line.number(end + 1).filter(|m| m.count <= 2)
            && (1..=12).contains(&month.value)
        {
            point.month = Some(Month::Absolute(u8::try_from(month.value).ok()?));
            if line.byte(month.end) == sign
                && let Some(day) = line.number(month.end + 1).filter(|d| d.count <= 2)
            {
                let value = u8::try_from(day.value).ok()?;
                date(year, u8::try_from(month.value).ok()?, value)?;
                point.day = Some(Day::Absolute(value));
                let mut found = Reading::new(point, day.end);
                if line.byte(day.end) == b'T'
                    && let Some((time, _, end)) = self.clock(day.end + 1, true)
                {
                    found.point.time = Some(time);
                    found.end = end;
                }
                return line.ends(found.end).then_some(found);
            }
            // 2014-10 is a month, 2010-12 a run of years.
            let run = month.value > year % 100;
            if sign == b'-' && month.count == 2 && !run && line.ends(month.end) {
                return Some(Reading::new(point, month.end));
            }
        }
        let q = line.gap(end).unwrap_or(end);
        if line.byte(q).eq_ignore_ascii_case(&b'q')
            && let Some((quarter, end)) = line.small(q + 1, 1, 4)
            && line.ends(end)
        {
            point.stretch = Some(Stretch::Quarter(quarter));
            return Some(Reading::new(point, end));
        }
        None
    }

    /// A year in four digits, of which no more follow.
    pub(super) fn year_number(
        &self,
        at: usize,
        bounds: std::ops::RangeInclusive<i32>,
    ) -> Option<(i32, usize)> {
        let line = self.line;
        let number = line.number(at).filter(|n| n.count == 4)?;
        let goes_on = matches!(line.byte(number.end), b',' | b'.' | b':')
            && line.byte(number.end + 1).is_ascii_digit();
        let unit = line.byte(number.end) == b'%';
        (bounds.contains(&number.value) && !goes_on && !unit).then_some((number.value, number.end))
    }

    /// A year, or a run of years: 2019, 2018-19, 1914–1918, 1990 to 1995 is left to ranges.
    pub(super) fn years(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let (year, end) = self.year_number(at, 1000..=2199)?;
        let mut point = Point {
            year: Some(Year::Absolute(year)),
            ..Point::default()
        };
        // 1890 – 91, too, but no dash of a sentence.
        let spaced = line
            .gap(end)
            .and_then(|gap| line.dash(gap))
            .and_then(|dash| line.gap(dash))
            .filter(|&next| line.number(next).is_some_and(|n| matches!(n.count, 2 | 4)));
        if let Some(next) = line.dash(end).or(spaced)
            && let Some(last) = line.number(next)
            && (line.ends(last.end) || line.byte(last.end) == b's')
        {
            let to = match last.count {
                4 => last.value,
                2 => year / 100 * 100 + last.value,
                _ => return None,
            };
            if to <= year || to > year + 1000 || !line.ends(last.end) {
                return None;
            }
            point.year_to = Some(to);
            return Some(Reading::new(point, last.end));
        }
        if let Some(found) = self.era(at, end, year) {
            return Some(found);
        }
        line.ends(end).then_some(Reading::new(point, end))
    }

    /// 394 AD, 842 CE; years before our era have no value.
    fn era(&self, _at: usize, end: usize, year: i32) -> Option<Reading> {
        let line = self.line;
        let gap = line.gap(end)?;
        let mut point = Point {
            year: Some(Year::Absolute(year)),
            ..Point::default()
        };
        if let Some(end) = ["AD", "A.D.", "CE"]
            .iter()
            .find_map(|era| line.exact(gap, era))
        {
            return Some(Reading::new(point, end));
        }
        let end = ["BC", "B.C.", "BCE"]
            .iter()
            .find_map(|era| line.exact(gap, era))?;
        point.impossible = true;
        Some(Reading::new(point, end))
    }

    /// 1990s, 1990's, 1800s.
    fn decade(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let number = line.number(at).filter(|n| n.count == 4)?;
        let sign = line.apostrophe(number.end).unwrap_or(number.end);
        let end = line.eat(sign, "s")?;
        let year = number.value;
        if year % 10 != 0 || !(1000..=2090).contains(&year) {
            return None;
        }
        // 1990's budget: the year's own.
        if sign > number.end && year % 100 == 0 && YEARS.contains(&year) {
            return None;
        }
        let century = year % 100 == 0 && year < 2000;
        Some(self.long(year, century, end))
    }

    fn long(&self, year: i32, century: bool, end: usize) -> Reading {
        Reading::new(
            Point {
                year: Some(Year::Absolute(year)),
                stretch: Some(if century {
                    Stretch::Century
                } else {
                    Stretch::Decade
                }),
                ..Point::default()
            },
            end,
        )
    }

    /// '90s; 90s behind early, mid, late.
    pub(super) fn short_decade(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let mark = line.apostrophe(at);
        let number = line.number(mark.unwrap_or(at)).filter(|n| n.count == 2)?;
        let sign = line.apostrophe(number.end).unwrap_or(number.end);
        let end = line.eat(sign, "s")?;
        let phase = line.behind(at, &["early", "mid", "late"])
            || line.byte(at.wrapping_sub(1)) == b'-' && line.slice(at - 4, at) == "mid-";
        // In his late 80s, highs in the mid-60s: an age, a temperature.
        let before = line.before(at).and_then(|(start, word)| {
            let start = if phase && line.byte(at.wrapping_sub(1)) == b'-' {
                at - 4
            } else if phase {
                start
            } else {
                return Some(word);
            };
            line.before(start).map(|(_, word)| word)
        });
        let age = before.is_some_and(|w| {
            ["his", "her", "their", "my", "our", "your"]
                .iter()
                .any(|own| own.eq_ignore_ascii_case(w))
        });
        let fits = mark.is_some() || phase && number.value >= 20;
        (fits && !age && number.value % 10 == 0)
            .then(|| self.long(self.full_year(number.value), false, end))
    }

    /// The year that two digits stand for: not more than ten years ahead.
    pub(super) fn full_year(&self, short: i32) -> i32 {
        let now = self.this_year.unwrap_or(2020);
        let year = now / 100 * 100 + short;
        if year > now + 10 { year - 100 } else { year }
    }

    /// 2/4/2024, 2/4/24, 4.2.2024.
    fn slashed(&self, at: usize) -> Option<Reading> {
        let line = self.line;
        let first = line.number(at).filter(|n| n.count <= 2)?;
        let spaced = |at: usize| {
            let at = line.gap(at).unwrap_or(at);
            let end = (line.byte(at) == b'/').then_some(at + 1)?;
            Some(line.gap(end).unwrap_or(end))
        };
        let sign = line.byte(first.end);
        if !matches!(sign, b'/' | b'.' | b'-' | b' ') {
            return None;
        }
        let next = if matches!(sign, b'.' | b'-') {
            first.end + 1
        } else {
            spaced(first.end)?
        };
        let second = line.number(next).filter(|n| n.count <= 2)?;
        let (a, b) = (
            u8::try_from(first.value).ok()?,
            u8::try_from(second.value).ok()?,
        );
        if line.byte(second.end) == sign && sign != b' ' {
            let third = line.number(second.end + 1)?;
            if !line.ends(third.end) {
                return None;
            }
            let year = match third.count {
                4 if (1000..=2199).contains(&third.value) => third.value,
                2 if sign == b'/' => self.full_year(third.value),
                _ => return None,
            };
            let day_first = sign == b'.' || a > 12 || b <= 12 && self.is_day_first();
            let (month, day) = if day_first { (b, a) } else { (a, b) };
            date(year, month, day)?;
            return Some(Reading::new(
                Point {
                    year: Some(Year::Absolute(year)),
                    month: Some(Month::Absolute(month)),
                    day: Some(Day::Absolute(day)),
                    ..Point::default()
                },
                third.end,
            ));
        }
        // On 2/15; a bare 2/15 is a fraction, 9/11 an event.
        let fits = matches!(sign, b'/' | b' ')
            && line.behind(
                at,
                &["on", "by", "until", "since", "before", "after", "was"],
            )
            && line.ends(second.end)
            && !matches!(line.byte(second.end), b'/' | b'.' | b'-' if line.byte(second.end + 1).is_ascii_digit())
            && (a, b) != (9, 11)
            && (b > 12 || line.behind(at, &["on"]));
        let (month, day) = if a > 12 || self.is_day_first() && b <= 12 {
            (b, a)
        } else {
            (a, b)
        };
        date(2024, month, day).filter(|_| fits)?;
        Some(Reading::new(
            Point {
                month: Some(Month::Absolute(month)),
                day: Some(Day::Absolute(day)),
                ..Point::default()
            },
            second.end,
        ))
    }

    /// 4 February, 4th of February, 13 to 15 July, 5–6 September 2019, 20 of next month.
    fn day_first(&self, value: u8, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        if !(1..=31).contains(&value) || line.number(at)?.count > 2 {
            return None;
        }
        let signed = line.ordinal_sign(end);
        let end = signed.unwrap_or(end);
        let mut point = Point {
            day: Some(Day::Absolute(value)),
            ..Point::default()
        };
        let mut after = end;
        if let Some(next) = self.joint_days(end)
            && let Some((to, next)) = line.small(next, value.saturating_add(1), 31)
        {
            point.day_to = Some(to);
            after = line.ordinal_sign(next).unwrap_or(next);
        }
        if let Some(found) = self.month_behind(point, after, signed.is_some()) {
            return Some(found);
        }
        if point.day_to.is_some() {
            return None;
        }
        // On the 15th.
        let alone = signed.is_some()
            && line.behind(at, &["the"])
            && line.before(at).is_some_and(|(the, _)| {
                line.behind(
                    the,
                    &["on", "by", "until", "since", "before", "till", "through"],
                )
            })
            && self.stands_alone(end);
        alone.then_some(Reading::new(point, end))
    }

    /// The month behind a day: February, of February, of next month.
    pub(super) fn month_behind(
        &self,
        mut point: Point,
        end: usize,
        signed: bool,
    ) -> Option<Reading> {
        let line = self.line;
        let gap = line.gap(end).or_else(|| line.dash(end))?;
        let days = line.eat(gap, "day").and_then(|e| line.gap(e));
        let behind = days.unwrap_or(gap);
        let of = line
            .any(behind, &["of", "in"])
            .filter(|_| signed || days.is_some() || line.eat(behind, "of").is_some())
            .and_then(|e| line.gap(e));
        if days.is_some() && of.is_none() {
            return None;
        }
        let month = of.unwrap_or(behind);
        match self.words.at(line, month)? {
            (Meaning::Month(n, _), e) => {
                point.month = Some(Month::Absolute(n));
                let dot = line.byte(e) == b'.' && e + 1 < line.end;
                let e = if dot && line.slice(month, e).len() <= 4 {
                    e + 1
                } else {
                    e
                };
                Some(self.with_year(point, e))
            }
            (Meaning::Marker(mark), e) if of.is_some() => {
                let unit = line.gap(e)?;
                let end = line.eat(unit, "month")?;
                point.month = Some(Self::month_of(mark)?);
                Some(Reading::new(point, end))
            }
            _ => None,
        }
    }

    /// Between two days of one month: "13-15", "13 to the 15".
    pub(super) fn joint_days(&self, end: usize) -> Option<usize> {
        let line = self.line;
        let gap = line.gap(end);
        let at = gap.unwrap_or(end);
        if let Some(next) = line.dash(at) {
            return Some(line.gap(next).unwrap_or(next));
        }
        let next = line
            .any(gap?, &["to the", "to", "through", "until", "till"])
            .and_then(|e| line.gap(e))?;
        Some(next)
    }

    /// Whether nothing that it could count or belong to stands behind a place.
    pub(super) fn stands_alone(&self, end: usize) -> bool {
        let line = self.line;
        let word = line.next_word(end);
        word.is_empty()
            || [
                "and", "but", "to", "after", "before", "when", "at", "in", "with", "as", "for",
                "by", "because", "while", "or", "until", "he", "she", "they", "it", "from", "on",
                "that", "was", "is", "were", "will",
            ]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(word))
    }

    /// A quarter in short: Q3, 3Q, Q3 2019, 3Q19.
    pub(super) fn short_quarter(&self, quarter: u8, end: usize) -> Option<Reading> {
        let line = self.line;
        let mut point = Point {
            stretch: Some(Stretch::Quarter(quarter)),
            ..Point::default()
        };
        let at = line
            .link(end)
            .or_else(|| line.apostrophe(end))
            .unwrap_or(end);
        if let Some(year) = line.number(at)
            && line.ends(year.end)
            && (year.count == 4 || year.count == 2 && line.gap(end).is_none())
        {
            let value = if year.count == 4 {
                year.value
            } else {
                self.full_year(year.value)
            };
            point.year = Some(Year::Absolute(value));
            return Some(Reading::new(point, year.end));
        }
        line.ends(end).then(|| self.of_year(point, end))
    }
}
