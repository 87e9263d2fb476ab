//! When a holiday falls in a year.

use time::Date;

use super::calendar::date;
use super::words::Feast;
use crate::data;
use crate::wordlist::entries;

/// The days of 설, 부처님오신날 and 추석, by year.
#[derive(Debug)]
pub(super) struct Calendar {
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
        if let Feast::Solar(month, day) = feast {
            return date(year, month, day);
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
