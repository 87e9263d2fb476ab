//! What the text around a date has established, and the year or month that a date without one takes from it.

use time::Date;

use super::calendar::{date, months_away, weekday_number};
use super::point::{Day, Marker, Month, Point, Stretch, Year};
use crate::document::DateValue;

/// Where the words behind a date point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tense {
    /// 할 예정, 열리는.
    Forward,
    /// 했다, 열린.
    Past,
    /// Neither: a headline, a list.
    #[default]
    Open,
}

/// What the text before a date has established.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Anchor {
    pub published: Option<Date>,
    /// The day that the text spoke of last.
    pub day: Option<Date>,
    /// The same of the days that are not ahead of the publication date.
    pub past_day: Option<Date>,
    /// The last of them in this paragraph.
    pub here: Option<Date>,
    /// Whether the date begins a paragraph.
    pub opens: bool,
    /// The first of them that lies close before the publication date: the day that the article tells of.
    pub lead: Option<Date>,
    /// Whether this sentence has named the last of them.
    pub said_day: bool,
    /// Whether that was only looked back at: 지난달 3일.
    pub looked_back: bool,
    /// Whether the day only bounds a stretch: 5월 8일 이후.
    pub bounds: bool,
    /// The month, quarter or other period that the paragraph spoke of last.
    pub period: Option<(DateValue, Option<DateValue>)>,
    /// The month that the sentence before named with its year.
    pub before: Option<(i32, u8)>,
    /// The year that this sentence named last, and its month.
    pub year: Option<i32>,
    pub month: Option<(i32, u8)>,
    /// The day of that month that the sentence named.
    pub day_of_month: u8,
    /// The year of the date that the paragraph named last.
    pub spoken: Option<i32>,
    /// The quarter that the sentence named last: 1분기보다 2분기에.
    pub quarter: Option<(i32, u8)>,
    /// The quarter that the article tells of: the last that it named with its number.
    pub told_quarter: Option<(i32, u8)>,
    /// The year of the event that the date names: 4월 혁명.
    pub event_year: Option<i32>,
    /// The last months that were named with their year.
    pub named: [Option<(i32, u8)>; 8],
    /// Where the rest of the sentence points.
    pub tense: Tense,
    /// Inside a quotation: 오늘 is the speaker's.
    pub quoted: bool,
}

/// How many days a date may lie ahead of the publication date and still be taken for the nearest one: an article about
/// the day after is often published, or dated, before it.
const AHEAD: i64 = 3;

/// How many months a month may lie ahead, beside a verb of the past, and still be this year's.
const SOON: u8 = 3;

/// The same of a day of a month.
const SOON_DAYS: i64 = 92;

/// How many days before its publication the day may lie that an article tells of.
const FRESH: i64 = 14;

impl Anchor {
    /// A paragraph begins: what one before it has named is not carried into it.
    pub(super) fn begin_paragraph(&mut self) {
        self.quoted = false;
        self.year = None;
        self.month = None;
        self.here = None;
        self.spoken = None;
        self.period = None;
        self.before = None;
        self.said_day = false;
    }

    /// A sentence ends: what it has named is not carried into the next.
    pub(super) fn end_sentence(&mut self) {
        self.before = self.month.filter(|&(y, _)| self.year == Some(y));
        self.said_day = false;
        self.year = None;
        self.month = None;
        self.quarter = None;
    }

    /// Keeps what later words refer to: 이날, 같은 달, and a bare 5일 behind 9월 3일.
    pub(super) fn remember(&mut self, point: &Point, value: Option<DateValue>) {
        // 전날 looks back for a moment; 이날 behind it is still the day before that.
        let looks_back = matches!(point.day, Some(Day::Context(n)) if n < 0);
        if let Some(DateValue::Day(day)) = value
            && !point.only_time()
            && !looks_back
        {
            self.day = Some(day);
            if self.published.is_none_or(|p| day <= p) {
                self.past_day = Some(day);
                self.said_day = true;
                self.looked_back = point.marker == Some(Marker::Past)
                    || matches!(point.month, Some(Month::Away(n)) if n < 0)
                    || matches!(point.year, Some(Year::Away(n)) if n < 0);
                self.here = Some(day);
                let fresh = self
                    .published
                    .is_none_or(|p| (p - day).whole_days() <= FRESH);
                if fresh && !self.quoted {
                    self.lead.get_or_insert(day);
                }
            }
        }
        let named_year = matches!(point.year, Some(Year::Absolute(_) | Year::Away(_)));
        let named = match value {
            Some(DateValue::Month(y, m)) => Some((y, m)),
            Some(DateValue::Day(d)) => Some((d.year(), u8::from(d.month()))),
            _ => None,
        };
        if named_year && named.is_some() && !self.named.contains(&named) {
            self.named.rotate_left(1);
            if let Some(last) = self.named.last_mut() {
                *last = named;
            }
        }
        match value {
            Some(DateValue::Quarter(y, q)) => {
                self.quarter = Some((y, q));
                if matches!(point.stretch, Some(Stretch::Quarter(_))) {
                    self.told_quarter = Some((y, q));
                }
            }
            Some(DateValue::Month(y, m)) => {
                if named_year {
                    self.year = Some(y);
                }
                if matches!(point.month, Some(Month::Absolute(_) | Month::Away(_))) {
                    self.month = Some((y, m));
                    self.day_of_month = 1;
                }
            }
            Some(DateValue::Day(d)) => {
                if named_year {
                    self.year = Some(d.year());
                }
                if point.month.is_some() {
                    self.month = Some((d.year(), u8::from(d.month())));
                    self.day_of_month = d.day();
                } else if matches!(point.day, Some(Day::Absolute(_)))
                    && point.marker == Some(Marker::Past)
                {
                    self.month = None;
                }
            }
            _ => {}
        }
    }

    /// The year of a month of the past that the sentence before leads to: 2021년 11월 …. 새 감독은 12월 ….
    fn continued(&self, month: u8) -> Option<i32> {
        let (year, before) = self.before.filter(|_| self.tense == Tense::Past)?;
        (self.year.is_none() && month >= before).then_some(year)
    }

    /// The day before which a day of the article's own story is counted. One long past that an earlier sentence looked back
    /// at (지난달 3일) is left behind.
    pub(super) fn told_day(&self) -> Option<Date> {
        let stale = |day: &Date| {
            let far = self
                .published
                .is_some_and(|p| (p - *day).whole_days() > FRESH);
            far && self.looked_back && !self.said_day
        };
        match self.past_day {
            Some(day) if stale(&day) => self.published,
            day => day.or(self.published),
        }
    }

    /// The year that is meant; `None` where it is counted from a day that nothing tells.
    pub(super) fn year_of(&self, year: Year) -> Option<i32> {
        match year {
            Year::Absolute(y) => Some(y),
            Year::Away(n) => Some(self.published?.year() + n),
            Year::Context(n) => self
                .year
                .or(self.day.map(Date::year))
                .or(self.published.map(Date::year))
                .map(|y| y + n),
        }
    }

    /// The year of a month that is named without one: the latest that is not ahead, unless the words point forward.
    pub(super) fn year_for_month(&self, month: u8, marker: Option<Marker>) -> Option<i32> {
        if marker.is_none()
            && let Some(year) = self.year
            && self.month.is_none_or(|(y, m)| y == year && m <= month)
        {
            return Some(year);
        }
        if let Some(year) = self.continued(month).filter(|_| marker.is_none()) {
            return Some(year);
        }
        let published = self.published?;
        let (year, now) = (published.year(), u8::from(published.month()));
        Some(match marker {
            Some(Marker::Past) if month >= now => year - 1,
            Some(Marker::Forward | Marker::Next) if month < now => year + 1,
            Some(_) => year,
            None => match self.tense {
                // 10월 인하에 무게를 뒀다: a month soon to come needs no year, one of last year mostly has it.
                Tense::Past if month > now + SOON => year - 1,
                Tense::Forward if now >= 10 && month <= 6 && month + 2 < now => year + 1,
                Tense::Open if month > now + 5 => year - 1,
                _ => year,
            },
        })
    }

    /// The year in which a month lies nearest: 12월 둘째 주 is mostly spoken of before it.
    pub(super) fn nearest_year(&self, month: u8) -> Option<i32> {
        let published = self.published?;
        let gap = i32::from(month) - i32::from(u8::from(published.month()));
        Some(published.year() + if gap > 6 { -1 } else { i32::from(gap < -6) })
    }

    /// The day of a month that is named without a year.
    pub(super) fn day_of_month(&self, month: u8, day: u8, marker: Option<Marker>) -> Option<Date> {
        if marker.is_none()
            && let Some(year) = self.year
            && self
                .month
                .is_none_or(|(y, m)| y == year && (m, self.day_of_month) <= (month, day))
        {
            return date(year, month, day);
        }
        if let Some(year) = self.continued(month).filter(|_| marker.is_none()) {
            return date(year, month, day);
        }
        let published = self.published?;
        let this = date(published.year(), month, day);
        let ahead = this.map_or(0, |d| (d - published).whole_days());
        let year = match marker {
            Some(Marker::Past) if ahead >= 0 => -1,
            Some(Marker::Forward | Marker::Next) if ahead < 0 => 1,
            Some(_) => 0,
            None => match self.tense {
                Tense::Past if ahead > SOON_DAYS => -1,
                Tense::Open if ahead > 183 => -1,
                Tense::Forward if ahead < -180 => 1,
                _ => 0,
            },
        };
        date(published.year() + year, month, day)
    }

    /// A day that is named by its number alone.
    pub(super) fn bare_day(
        &self,
        day: u8,
        marker: Option<Marker>,
        weekday: Option<u8>,
    ) -> Option<Date> {
        if let (Some(weekday), Some(p)) = (weekday, self.published) {
            // 19일(일): the nearest month in which that day falls on that weekday.
            let (year, month) = (p.year(), u8::from(p.month()));
            let fits = [0, -1, 1, -2, 2].into_iter().find_map(|n| {
                let (y, m) = months_away(year, month, n);
                date(y, m, day).filter(|d| weekday_number(d.weekday()) == i64::from(weekday))
            });
            if fits.is_some() {
                return fits;
            }
        }
        if marker.is_none()
            && let Some((year, month)) = self.month
            && day >= self.day_of_month
        {
            let named = date(year, month, day);
            // 12월로 미룬다고 20일 밝혔다: what has been said was not said in a month to come.
            let said = self.tense == Tense::Past
                && named
                    .zip(self.published)
                    .is_some_and(|(d, p)| (d - p).whole_days() > AHEAD);
            if !said {
                return named;
            }
        }
        let published = self.published?;
        let (year, month) = (published.year(), u8::from(published.month()));
        let this = date(year, month, day);
        let before = || {
            (1..=2).find_map(|n| {
                let (y, m) = months_away(year, month, -n);
                date(y, m, day)
            })
        };
        let after = || {
            (1..=2).find_map(|n| {
                let (y, m) = months_away(year, month, n);
                date(y, m, day)
            })
        };
        let Some(this) = this else {
            return if self.tense == Tense::Forward || marker == Some(Marker::Forward) {
                after()
            } else {
                before()
            };
        };
        let ahead = (this - published).whole_days();
        match marker {
            Some(Marker::Past) if ahead >= 0 => before(),
            Some(Marker::Forward | Marker::Next) if ahead < 0 => after(),
            Some(_) => Some(this),
            None => match self.tense {
                Tense::Past if ahead > AHEAD => before(),
                Tense::Open if ahead > 24 => before(),
                Tense::Forward if ahead < -20 => after(),
                _ => Some(this),
            },
        }
    }
}
