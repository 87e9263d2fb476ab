//! The table of amounts, the strip of money on a scale of powers of ten, and the line of dates.

use super::day;
use super::reading::{Mark, Reading, index_of};
use crate::app::text::Lang;
use crate::explain::day::value as in_words;
use crate::explain::digits::Digits;
use crate::explain::number;
use crate::{AmountKind, Span};

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index into the record's amounts.
    pub index: usize,
    /// As written.
    pub text: String,
    /// What is measured.
    pub kind: &'static str,
    /// Its value in words, with its bound; empty where none was read.
    pub value: String,
    /// All digits, where they tell more.
    pub digits: Option<String>,
    /// Rise or fall.
    pub direction: Option<&'static str>,
    /// What it restates, and the rate.
    pub conversion: String,
    /// The sentence it stands in.
    pub sentence: String,
    /// For sorting: the kind's order, then the value.
    order: (AmountKind, Option<String>),
}

/// In what order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As in the text.
    #[default]
    Text,
    /// By kind, the largest first.
    Value,
}

/// The rows of the table.
#[must_use]
pub fn rows(reading: &Reading, sort: Sort, lang: Lang) -> Vec<Row> {
    let amounts = &reading.record.amounts;
    let mut rows: Vec<Row> = amounts
        .iter()
        .enumerate()
        .map(|(index, a)| {
            let value = number::value(a, lang);
            let root = a
                .same_as
                .as_deref()
                .and_then(index_of)
                .and_then(|i| amounts.get(i));
            let conversion = root.map_or_else(String::new, |root| {
                match number::implied_rate(a, root, lang) {
                    Some(rate) => format!("= {} ({rate})", root.text),
                    None => format!("= {}", root.text),
                }
            });
            Row {
                index,
                text: a.text.clone(),
                kind: a.kind.label(lang),
                digits: number::digits(a, lang).filter(|d| Some(d) != value.as_ref()),
                value: value.map_or_else(String::new, |_| number::amount(a, lang)),
                direction: a.direction.map(|d| d.label(lang)),
                conversion,
                sentence: reading.sentence(Span::new(a.start, a.end)).to_owned(),
                order: (a.kind, a.low.clone()),
            }
        })
        .collect();
    if sort == Sort::Value {
        fn value(row: &Row) -> Option<Digits<'_>> {
            row.order.1.as_deref().and_then(Digits::read)
        }
        crate::sort::sort_by(&mut rows, |a, b| {
            let kinds = a.order.0.cmp(&b.order.0);
            kinds.then_with(|| value(b).cmp(&value(a)))
        });
    }
    rows
}

/// A point on the strip or the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What it stands for.
    pub mark: Mark,
    /// From the left, in thousandths of the width.
    pub x: i32,
    /// Which of the rows it stands in, so that labels do not meet.
    pub row: usize,
    /// What it is called.
    pub label: String,
}

/// A tick below the points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// From the left, in thousandths.
    pub x: i32,
    /// Its words.
    pub label: String,
}

/// A strip with points and ticks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strip {
    /// The points from left to right.
    pub points: Vec<Point>,
    /// The ticks.
    pub ticks: Vec<Tick>,
    /// How many rows the points need.
    pub rows: usize,
}

/// The power of ten of a value, in hundredths: 1,000 is 300. Coarse, for drawing only.
fn log10(value: Digits) -> Option<i32> {
    let digits = value.whole();
    let lead: u32 = digits.get(..3).unwrap_or(digits).parse().ok()?;
    let shift = i32::try_from(digits.len().min(3)).ok()? - 1;
    let power = i32::try_from(digits.len()).ok()? - 1;
    let fraction = (f64::from(lead) / 10f64.powi(shift)).log10();
    #[allow(clippy::cast_possible_truncation)]
    Some(power * 100 + (fraction * 100.0).round() as i32)
}

/// Money in the currency that occurs most, on a scale of powers of ten.
#[must_use]
pub fn money(reading: &Reading, lang: Lang) -> Option<(String, Strip)> {
    let amounts = &reading.record.amounts;
    let money = |a: &&crate::AmountRecord| a.kind == AmountKind::Money && a.low.is_some();
    let units: Vec<&str> = amounts
        .iter()
        .filter(money)
        .filter_map(|a| a.unit.as_deref())
        .collect();
    let unit = units.iter().max_by_key(|u| {
        (
            units.iter().filter(|v| v == u).count(),
            std::cmp::Reverse(**u),
        )
    })?;
    let values: Vec<(usize, i32)> = amounts
        .iter()
        .enumerate()
        .filter(|(_, a)| money(a) && a.unit.as_deref() == Some(*unit))
        .filter_map(|(i, a)| Some((i, log10(Digits::read(a.low.as_deref()?)?)?)))
        .collect();
    let low = values.iter().map(|v| v.1).min()?.div_euclid(100);
    let high = (values.iter().map(|v| v.1).max()? + 99)
        .div_euclid(100)
        .max(low + 1);
    let place = |log: i32| (log - low * 100) * 10 / (high - low);
    let every = 1 + (high - low) / 6;
    let tick = |power: i32, digit: char, log: i32| Tick {
        x: place(log),
        label: {
            let value = format!("{digit}{}", "0".repeat(usize::try_from(power).unwrap_or(0)));
            Digits::read(&value).map_or_else(String::new, |value| number::bare(value, lang))
        },
    };
    let mut ticks: Vec<Tick> = Vec::new();
    for power in (low..=high).filter(|p| (p - low) % every == 0) {
        ticks.push(tick(power, '1', power * 100));
        // On a short scale there is room for what lies between: the logarithms of 2 and 5.
        if high - low == 1 && power < high {
            ticks.push(tick(power, '2', power * 100 + 30));
            ticks.push(tick(power, '5', power * 100 + 70));
        }
    }
    let points = values
        .into_iter()
        .filter_map(|(i, log)| Some((Mark::Amount(i), place(log), amounts.get(i)?.text.clone())))
        .collect();
    Some((number::currency(unit, lang), strip(points, ticks)))
}

/// The dates on a line from the first to the last.
#[must_use]
pub fn timeline(reading: &Reading, lang: Lang) -> Option<Strip> {
    let dates = &reading.record.dates;
    let days: Vec<(usize, i32)> = dates
        .iter()
        .enumerate()
        .filter_map(|(i, d)| Some((i, day::middle(d.value.as_deref()?)?)))
        .collect();
    let low = days.iter().map(|d| d.1).min()?;
    let high = days.iter().map(|d| d.1).max()?;
    let width = i64::from((high - low).max(1));
    let place = |day: i32| i32::try_from(i64::from(day - low) * 1000 / width).unwrap_or(0);
    let ends = [low, high].map(|end| days.iter().find(|d| d.1 == end).map(|d| d.0));
    let mut ticks: Vec<Tick> = [0, 1000]
        .into_iter()
        .zip(ends)
        .filter_map(|(x, i)| {
            let value = dates.get(i?)?.value.as_deref()?;
            Some(Tick {
                x,
                label: in_words(value, lang),
            })
        })
        .collect();
    if low == high {
        ticks.truncate(1);
    }
    // Years begin in between, where there is room for their number.
    let year = |i: Option<usize>| {
        dates
            .get(i?)?
            .value
            .as_deref()?
            .get(..4)?
            .parse::<i32>()
            .ok()
    };
    if let [Some(first), Some(last)] = ends.map(year) {
        let every = 1 + (last - first) / 6;
        let years = (first + 1..=last).filter(|y| (y - first) % every == 0);
        ticks.extend(years.filter_map(|y| {
            let x = place(day::middle(&format!("{y}-01-01"))?);
            (200..=800).contains(&x).then(|| Tick {
                x,
                label: in_words(&y.to_string(), lang),
            })
        }));
    }
    let points = days
        .into_iter()
        .filter_map(|(i, d)| Some((Mark::Date(i), place(d), dates.get(i)?.text.clone())))
        .collect();
    Some(strip(points, ticks))
}

/// How many points a strip has at most.
const MOST: usize = 240;

/// Puts points into as few rows as keep them apart.
fn strip(points: Vec<(Mark, i32, String)>, ticks: Vec<Tick>) -> Strip {
    const APART: i32 = 36;
    let mut points = points;
    crate::sort::sort_by_key(&mut points, |(mark, x, _)| (*x, *mark));
    // More could not be told apart; every so many stand for the rest.
    let every = 1 + points.len() / MOST;
    points = points.into_iter().step_by(every).collect();
    let mut rows: Vec<i32> = Vec::new();
    let points = points
        .into_iter()
        .map(|(mark, x, label)| {
            let row = rows.iter().position(|last| x - last >= APART);
            let row = row.unwrap_or_else(|| {
                rows.push(x);
                rows.len() - 1
            });
            if let Some(last) = rows.get_mut(row) {
                *last = x;
            }
            Point {
                mark,
                x,
                row,
                label,
            }
        })
        .collect();
    Strip {
        points,
        ticks,
        rows: rows.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    fn article() -> Reading {
        let amount = |id: usize, kind: &str, value: &str, unit: &str, same: &str| {
            format!(
                r#"{{"id":"a{id}","start":0,"end":1,"text":"{value}{unit}","kind":"{kind}","low":"{value}","high":"{value}","unit":"{unit}","per":null,"bound":"exact","direction":null,"same_as":{same}}}"#
            )
        };
        let date = |value: &str| {
            format!(
                r#"{{"id":"d1","start":0,"end":1,"text":"{value}","value":"{value}","end_value":null,"part":null,"time":null}}"#
            )
        };
        let lists = format!(
            r#""amounts":[{},{},{},{}],"dates":[{},{},{}]"#,
            amount(1, "percent", "3", "%", "null"),
            amount(2, "money", "1000000", "KRW", "null"),
            amount(3, "money", "1000000000", "KRW", "null"),
            amount(4, "money", "1000", "USD", "\"a2\""),
            date("2026-01-01"),
            date("2026"),
            date("2026-12-31"),
        );
        reading("가나", &lists)
    }

    #[test]
    fn sorts_by_kind_then_largest() {
        let order = |sort| -> Vec<usize> {
            rows(&article(), sort, Lang::Korean)
                .iter()
                .map(|r| r.index)
                .collect()
        };
        assert_eq!(order(Sort::Text), [0, 1, 2, 3]);
        assert_eq!(order(Sort::Value), [2, 1, 3, 0]);
    }

    #[test]
    fn shows_what_an_amount_converts_and_at_which_rate() {
        let rows = rows(&article(), Sort::Text, Lang::English);
        assert_eq!(rows[3].conversion, "= 1000000KRW (1 USD = 1,000 KRW)");
    }

    #[test]
    fn places_money_by_its_power_of_ten() {
        let (unit, strip) = money(&article(), Lang::Korean).unwrap();
        assert_eq!(unit, "원");
        let at: Vec<_> = strip.points.iter().map(|p| (p.mark, p.x)).collect();
        assert_eq!(at, [(Mark::Amount(1), 0), (Mark::Amount(2), 1000)]);
        assert_eq!(strip.ticks[0].label, "100만");
    }

    #[test]
    fn places_a_year_between_its_ends() {
        let line = timeline(&article(), Lang::Korean).unwrap();
        let xs: Vec<_> = line.points.iter().map(|p| p.x).collect();
        assert_eq!((xs[0], xs[2]), (0, 1000));
        assert!((400..600).contains(&xs[1]));
    }

    #[test]
    fn points_that_meet_stand_in_rows() {
        let points = (0..3).map(|i| (Mark::Date(i), 10, String::new())).collect();
        assert_eq!(strip(points, Vec::new()).rows, 3);
    }
}
