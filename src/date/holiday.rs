//! When a holiday falls in a year.

use time::Date;

use super::calendar::{date, nth_weekday, plus};
use super::point::Feast;
use crate::data;
use crate::wordlist::entries;

/// The days of 설, 부처님오신날 and 추석, by year.
#[derive(Debug)]
pub(crate) struct Calendar {
    lunar: Vec<(i32, [Date; 3])>,
}

impl Calendar {
    pub(super) fn new() -> Self {
        let mut lunar = Vec::new();
        for entry in entries(data::LUNAR_HOLIDAYS.text()) {
            let [year, seollal, buddha, chuseok] = entry.as_slice() else {
                continue;
            };
            let Ok(year) = year.parse() else { continue };
            let day = |text: &str| {
                let (month, day) = text.split_once('-')?;
                date(year, month.parse().ok()?, day.parse().ok()?)
            };
            if let (Some(a), Some(b), Some(c)) = (day(seollal), day(buddha), day(chuseok)) {
                lunar.push((year, [a, b, c]));
            }
        }
        Calendar { lunar }
    }

    /// The day of a holiday in a year; `None` outside the years that the table knows.
    pub(super) fn day(&self, feast: Feast, year: i32) -> Option<Date> {
        match feast {
            Feast::Solar(month, day) => return date(year, month, day),
            Feast::Nth {
                month,
                n,
                weekday,
                plus: days,
            } => return plus(nth_weekday(year, month, n, weekday)?, i64::from(days)),
            Feast::Easter(days) => return plus(easter(year)?, i64::from(days)),
            _ => {}
        }
        let index = self.lunar.binary_search_by_key(&year, |&(y, _)| y).ok()?;
        let &(_, [seollal, buddha, chuseok]) = self.lunar.get(index)?;
        Some(match feast {
            Feast::Seollal => seollal,
            Feast::Buddha => buddha,
            _ => chuseok,
        })
    }
}

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(
        year,
        u8::try_from(n / 31).ok()?,
        u8::try_from(n % 31 + 1).ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_when_lunar_holidays_fall() {
        let calendar = Calendar::new();
        for (feast, year, month, day) in [
            (Feast::Seollal, 2024, 2, 10),
            (Feast::Seollal, 2025, 1, 29),
            (Feast::Chuseok, 2023, 9, 29),
            (Feast::Chuseok, 2025, 10, 6),
            (Feast::Buddha, 2024, 5, 15),
            (Feast::Solar(8, 15), 2024, 8, 15),
            (Feast::Easter(0), 2024, 3, 31),
            (Feast::Easter(-2), 2019, 4, 19),
            (Feast::Easter(0), 2011, 4, 24),
        ] {
            assert_eq!(
                calendar.day(feast, year),
                date(year, month, day),
                "{feast:?} {year}"
            );
        }
        assert_eq!(calendar.day(Feast::Chuseok, 1800), None);
        assert_eq!(calendar.day(Feast::Solar(2, 30), 2024), None);
        assert!(calendar.lunar.len() >= 100 && calendar.lunar.is_sorted());
    }
}
