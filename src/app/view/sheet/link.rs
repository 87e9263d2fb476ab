//! Which entry of the sheet belongs to which claim, amount or finding of the article, and in what order they are listed.

use super::super::reading::{Mark, Reading};
use super::{CheckPriority, CheckRecord, CheckRow, CheckStatus, CheckSubject, Sheet, is_blank};
use crate::Span;

/// What belongs together. Indices of rows and entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Linked {
    /// For every row its entry, if it has one.
    pub of_row: Vec<Option<usize>>,
    /// For every row whether its words are others than those that were checked.
    pub changed: Vec<bool>,
    /// Entries that say something about what is no longer found.
    pub lost: Vec<usize>,
    /// Notes on names, dates and passages, in the order of the text.
    pub notes: Vec<usize>,
}

/// The kind of a row's finding: its place alone does not tell two findings on the same words apart.
fn kind(reading: &Reading, row: &CheckRow) -> Option<&'static str> {
    let finding = reading.record.findings.get(row.index)?;
    (row.subject == CheckSubject::Finding).then(|| finding.kind.as_str())
}

/// Tells which entry belongs to which row: the one at the same place or, where borders have moved, the one that shares
/// most of its words.
#[must_use]
pub fn link(reading: &Reading, rows: &[CheckRow], sheet: &Sheet) -> Linked {
    let mut linked = Linked {
        of_row: vec![None; rows.len()],
        changed: vec![false; rows.len()],
        ..Linked::default()
    };
    let mut open: Vec<usize> = Vec::new();
    for (at, record) in sheet.records().iter().enumerate() {
        let says = !is_blank(record);
        match (record.subject.is_row(), record.lost) {
            (true, false) => open.push(at),
            (false, false) if says => linked.notes.push(at),
            (_, true) if says => linked.lost.push(at),
            _ => {}
        }
    }
    for exactly in [true, false] {
        open.retain(|&at| {
            let Some(record) = sheet.get(at) else {
                return false;
            };
            let Some(row) = best(reading, rows, &linked, record, exactly) else {
                return true;
            };
            if let (Some(of), Some(changed), Some(r)) = (
                linked.of_row.get_mut(row),
                linked.changed.get_mut(row),
                rows.get(row),
            ) {
                *of = Some(at);
                *changed = record.status != CheckStatus::Open
                    && reading.words(Span::new(r.start, r.end)) != record.text;
            }
            false
        });
    }
    let says = |at: &usize| sheet.get(*at).is_some_and(|r| !is_blank(r));
    linked.lost.extend(open.into_iter().filter(says));
    crate::sort::sort_by_key(&mut linked.notes, |&at| {
        sheet.get(at).map_or(0, |r| r.start)
    });
    linked
}

fn best(
    reading: &Reading,
    rows: &[CheckRow],
    linked: &Linked,
    record: &CheckRecord,
    exactly: bool,
) -> Option<usize> {
    let place = Span::new(record.start, record.end);
    let mut best = None;
    for (at, row) in rows.iter().enumerate() {
        let taken = linked.of_row.get(at).copied().flatten().is_some();
        if taken || row.subject != record.subject || kind(reading, row) != record.kind.as_deref() {
            continue;
        }
        let here = Span::new(row.start, row.end);
        if here == place {
            return Some(at);
        }
        let shared = (here.end.min(place.end)).saturating_sub(here.start.max(place.start));
        // More than half of the longer one: else it is another claim that only begins or ends in it.
        if !exactly
            && 2 * shared > here.len().max(place.len())
            && best.is_none_or(|(most, _)| most < shared)
        {
            best = Some((shared, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The row of a mark.
#[must_use]
pub fn row_of(rows: &[CheckRow], mark: Mark) -> Option<usize> {
    let (subject, index) = match mark {
        Mark::Claim(i) => (CheckSubject::Claim, i),
        Mark::Amount(i) => (CheckSubject::Amount, i),
        _ => return None,
    };
    rows.iter()
        .position(|r| (r.subject, r.index) == (subject, index))
}

/// The entry of a subject at a place.
#[must_use]
pub fn placed_at(sheet: &Sheet, subject: CheckSubject, span: Span) -> Option<usize> {
    let here =
        |r: &CheckRecord| !r.lost && (r.subject, r.start, r.end) == (subject, span.start, span.end);
    sheet.records().iter().position(here)
}

/// In what order rows are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By priority, then the most worth checking first.
    #[default]
    Worth,
    /// As in the text.
    Text,
    /// What is open first, then by what checking came to.
    Status,
}

/// Which rows are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Only those of a status.
    pub status: Option<CheckStatus>,
    /// Only those with any other status than open.
    pub checked: bool,
    /// Only those of a subject.
    pub subject: Option<CheckSubject>,
    /// Only those that have these words somewhere.
    pub words: String,
    /// In what order.
    pub order: Order,
}

/// The rows that are listed, in their order: indices.
#[must_use]
pub fn listed(
    reading: &Reading,
    rows: &[CheckRow],
    linked: &Linked,
    sheet: &Sheet,
    choice: &Choice,
) -> Vec<usize> {
    let record = |at: &usize| sheet.get(linked.of_row.get(*at).copied().flatten()?);
    let status = |at: &usize| record(at).map_or(CheckStatus::Open, |r| r.status);
    let needle = choice.words.trim().to_lowercase();
    let mut list: Vec<usize> = (0..rows.len())
        .filter(|at| {
            let Some(row) = rows.get(*at) else {
                return false;
            };
            let status = status(at);
            choice.status.is_none_or(|s| s == status)
                && (!choice.checked || status != CheckStatus::Open)
                && choice.subject.is_none_or(|s| s == row.subject)
                && (needle.is_empty()
                    || has(reading.words(Span::new(row.start, row.end)), &needle)
                    || record(at).is_some_and(|r| says(r, &needle)))
        })
        .collect();
    let start = |at: &usize| rows.get(*at).map_or(0, |r| r.start);
    match choice.order {
        // Rows come the most worth checking first.
        Order::Worth => crate::sort::sort_by_key(&mut list, |at| {
            record(at).map_or(CheckPriority::Normal, |r| r.priority)
        }),
        Order::Text => crate::sort::sort_by_key(&mut list, start),
        Order::Status => crate::sort::sort_by_key(&mut list, status),
    }
    list
}

fn has(words: &str, needle: &str) -> bool {
    words.to_lowercase().contains(needle)
}

/// Whether an entry has words, in small letters, in anything that the reader wrote.
#[must_use]
pub fn says(record: &CheckRecord, needle: &str) -> bool {
    let lists = record.evidence.iter().chain(&record.tags);
    let mut all = lists.chain([&record.note, &record.who, &record.text]);
    all.any(|words| has(words, needle))
}

/// How many rows are checked. One whose words have changed since is not.
#[must_use]
pub fn progress(linked: &Linked, sheet: &Sheet) -> usize {
    let entries = linked.of_row.iter().zip(&linked.changed);
    let checked = entries.filter(|(at, changed)| {
        let record = at.and_then(|at| sheet.get(at));
        !**changed && record.is_some_and(|r| r.status != CheckStatus::Open)
    });
    checked.count()
}

#[cfg(test)]
mod tests {
    use super::super::super::reading::tests::reading;
    use super::super::{Field, check_rows};
    use super::*;

    const TEXT: &str = "김하늘은 3명이 다쳤다고 했다. 이도윤은 5명이 다쳤다고 했다.";

    fn claim(id: &str, (start, end): (usize, usize), worth: &str) -> String {
        format!(
            r#"{{"id":"{id}","start":{start},"end":{end},"text":"","kind":"indirect","speaker":null,"via":null,"cue":null,
            "modality":"assertion","check_worthiness":{worth},"entities":[],"amounts":[],"dates":[],"confidence":0.9}}"#
        )
    }

    fn article(places: &[(usize, usize, &str)]) -> Reading {
        let claims: Vec<String> = places
            .iter()
            .zip(1..)
            .map(|((start, end, worth), n)| claim(&format!("c{n}"), (*start, *end), worth))
            .collect();
        reading(TEXT, &format!(r#""claims":[{}]"#, claims.join(",")))
    }

    fn entry(reading: &Reading, row: &CheckRow, status: CheckStatus) -> CheckRecord {
        CheckRecord {
            subject: row.subject,
            start: row.start,
            end: row.end,
            text: reading.words(Span::new(row.start, row.end)).to_owned(),
            status,
            ..CheckRecord::default()
        }
    }

    #[test]
    fn an_entry_belongs_to_the_row_at_its_place_or_to_what_became_of_it() {
        let r = article(&[(5, 13, "0.4"), (23, 31, "0.8")]);
        let rows = check_rows(&r.record);
        let checked = entry(&r, &rows[0], CheckStatus::Wrong);
        let sheet = Sheet::of(vec![checked.clone()]);
        let linked = link(&r, &rows, &sheet);
        assert_eq!(
            (linked.of_row, progress(&link(&r, &rows, &sheet), &sheet)),
            (vec![Some(0), None], 1)
        );
        // Its borders were moved: still the same claim, but other words than those that were checked.
        let wider = article(&[(5, 13, "0.4"), (22, 31, "0.8")]);
        let rows = check_rows(&wider.record);
        let linked = link(&wider, &rows, &sheet);
        assert_eq!(linked.of_row, [Some(0), None]);
        assert_eq!(linked.changed, [true, false]);
        assert_eq!(progress(&linked, &sheet), 0);
        // It is no claim any more: kept, and listed apart.
        let fewer = article(&[(5, 13, "0.4")]);
        let linked = link(&fewer, &check_rows(&fewer.record), &sheet);
        assert_eq!((linked.of_row, linked.lost), (vec![None], vec![0]));
    }

    #[test]
    fn a_blank_entry_is_missed_by_nobody() {
        let r = article(&[(5, 13, "0.4")]);
        let rows = check_rows(&r.record);
        let mut blank = entry(&r, &rows[0], CheckStatus::Open);
        blank.lost = true;
        blank.who = "한솔".to_owned();
        assert!(link(&r, &rows, &Sheet::of(vec![blank])).lost.is_empty());
    }

    #[test]
    fn notes_stand_in_the_order_of_the_text() {
        let note = |start: usize| CheckRecord {
            start,
            end: start + 3,
            note: "가".to_owned(),
            ..CheckRecord::default()
        };
        let r = article(&[]);
        let linked = link(&r, &[], &Sheet::of(vec![note(9), note(3)]));
        assert_eq!(linked.notes, [1, 0]);
    }

    #[test]
    fn rows_are_chosen_and_ordered() {
        let r = article(&[(5, 13, "0.4"), (23, 31, "0.8"), (14, 17, "0.1")]);
        let rows = check_rows(&r.record);
        let mut sheet = Sheet::of(vec![
            entry(&r, &rows[0], CheckStatus::Open),
            entry(&r, &rows[2], CheckStatus::Wrong),
        ]);
        let list = |sheet: &Sheet, choice: Choice| {
            let linked = link(&r, &rows, sheet);
            listed(&r, &rows, &linked, sheet, &choice)
        };
        let order = |order| Choice {
            order,
            ..Choice::default()
        };
        assert_eq!(list(&sheet, order(Order::Worth)), [0, 1, 2]);
        assert_eq!(list(&sheet, order(Order::Text)), [1, 2, 0]);
        assert_eq!(list(&sheet, order(Order::Status)), [0, 1, 2]);
        sheet.set(1, Field::Priority, "high", ("", ""));
        assert_eq!(list(&sheet, order(Order::Worth)), [2, 0, 1]);
        let checked = Choice {
            checked: true,
            ..Choice::default()
        };
        assert_eq!(list(&sheet, checked), [2]);
        sheet.set(0, Field::Tags, "Budget", ("", ""));
        for (words, rows) in [("budget", vec![0]), ("3명", vec![1]), ("7명", vec![])] {
            let choice = Choice {
                words: words.to_owned(),
                ..Choice::default()
            };
            assert_eq!(list(&sheet, choice), rows, "{words}");
        }
    }
}
