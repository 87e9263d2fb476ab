//! What the text around a date has established, and the year or month that a date without one takes from it.

use time::Date;

use super::calendar::{date, months_away, weekday_number};
use super::point::Year;
use super::words::Marker;

/// Where the words behind a date point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tense {
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
pub(super) struct Anchor {
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
    /// The year that this sentence named last, and its month.
    pub year: Option<i32>,
    pub month: Option<(i32, u8)>,
    /// The day of that month that the sentence named.
    pub day_of_month: u8,
    /// The quarter that the sentence named last: 1분기보다 2분기에.
    pub quarter: Option<(i32, u8)>,
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

impl Anchor {
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
