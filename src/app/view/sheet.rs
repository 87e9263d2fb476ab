//! The reader's check sheet: what was found out about claims, figures and findings, and notes on anything else. `link`
//! tells which entry belongs to which row, `anchor` finds words again, `lines` is the sheet as it leaves the page. Offsets are bytes of the text that is in the field.

mod anchor;
mod lines;
mod link;
mod rows;

use super::edits::Change;
use crate::app::plain::{plain_records, plain_words};
use crate::{OffsetIndex, OffsetUnit};

pub use anchor::find;
pub use lines::{Line, Lines, about, file_name, lines};
pub use link::{Choice, Linked, Order, link, listed, placed_at, progress, row_of, says};
pub use rows::{
    CheckPriority, CheckRecord, CheckRow, CheckStatus, CheckSubject, check_id, check_rows,
    evidence_parts,
};

plain_words! { CheckPriority, CheckStatus, CheckSubject }

plain_records! {
    CheckRecord {
        subject, start, end, text, status, priority;
        kind, evidence, note, tags, who, day, lost
    }
}

/// What of an entry the reader can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What checking came to.
    Status,
    /// How soon it should be checked.
    Priority,
    /// Links and quotations, a line each.
    Evidence,
    /// A note.
    Note,
    /// Tags, parted by commas.
    Tags,
    /// Who checks it.
    Who,
}

impl Field {
    /// What an entry says there, as the reader writes it.
    #[must_use]
    pub fn read(self, record: &CheckRecord) -> String {
        match self {
            Field::Status => record.status.as_str().to_owned(),
            Field::Priority => record.priority.as_str().to_owned(),
            Field::Evidence => record.evidence.join("\n"),
            Field::Note => record.note.clone(),
            Field::Tags => record.tags.join(", "),
            Field::Who => record.who.clone(),
        }
    }

    /// Writes it there.
    pub fn put(self, record: &mut CheckRecord, words: &str) {
        let parts = |by: char| {
            let parts = words.split(by).map(str::trim).filter(|p| !p.is_empty());
            parts.map(str::to_owned).collect()
        };
        match self {
            Field::Status => record.status = CheckStatus::from_word(words).unwrap_or_default(),
            Field::Priority => {
                record.priority = CheckPriority::from_word(words).unwrap_or_default();
            }
            Field::Evidence => record.evidence = parts('\n'),
            Field::Note => words.clone_into(&mut record.note),
            Field::Tags => record.tags = parts(','),
            Field::Who => words.clone_into(&mut record.who),
        }
    }
}

/// Whether an entry says nothing that somebody could miss. A name alone is not work yet.
#[must_use]
pub fn is_blank(record: &CheckRecord) -> bool {
    record.status == CheckStatus::Open
        && record.priority == CheckPriority::Normal
        && record.evidence.is_empty()
        && record.note.trim().is_empty()
        && record.tags.is_empty()
}

/// A change of one entry, and how the entry was before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Deed {
    at: usize,
    field: Field,
    before: CheckRecord,
}

/// The sheet and its changes. Entries keep their index as long as the article is on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    records: Vec<CheckRecord>,
    done: Vec<Deed>,
    undone: Vec<Deed>,
}

impl Sheet {
    /// A sheet that was kept.
    #[must_use]
    pub fn of(records: Vec<CheckRecord>) -> Sheet {
        Sheet {
            records,
            done: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// Every entry, blank ones too.
    #[must_use]
    pub fn records(&self) -> &[CheckRecord] {
        &self.records
    }

    /// An entry.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&CheckRecord> {
        self.records.get(at)
    }

    /// The entries that say something.
    pub fn said(&self) -> impl Iterator<Item = (usize, &CheckRecord)> {
        self.records
            .iter()
            .enumerate()
            .filter(|(_, record)| !is_blank(record))
    }

    /// Whether nothing was checked or noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.said().next().is_none()
    }

    /// Adds an entry, and says at which index.
    pub fn add(&mut self, record: CheckRecord) -> usize {
        self.records.push(record);
        self.records.len() - 1
    }

    /// Sets a field of an entry, and says whether that can be undone by itself: letters that are typed one after the other
    /// are one change. `now` are the words that the entry is about, as they stand, and the day.
    pub fn set(&mut self, at: usize, field: Field, words: &str, now: (&str, &str)) -> bool {
        let Some(record) = self.records.get_mut(at) else {
            return false;
        };
        let before = record.clone();
        field.put(record, words);
        if field == Field::Status {
            now.0.clone_into(&mut record.text);
            record.day = (record.status != CheckStatus::Open).then(|| now.1.to_owned());
        }
        if *record == before {
            return false;
        }
        let typed = !matches!(field, Field::Status | Field::Priority);
        let last = self.done.last();
        let goes_on = typed
            && self.undone.is_empty()
            && last.is_some_and(|last| last.at == at && last.field == field);
        self.undone.clear();
        if !goes_on {
            self.done.push(Deed { at, field, before });
        }
        !goes_on
    }

    /// Takes in an entry of a file, and says whether it says anything new. What the reader has written stays: to the same
    /// words it is added, and a status that is set is not overwritten.
    pub fn merge(&mut self, read: CheckRecord) -> bool {
        let same = |r: &CheckRecord| {
            (r.subject, &r.kind, r.lost) == (read.subject, &read.kind, read.lost)
                && r.text == read.text
                && (r.lost || (r.start, r.end) == (read.start, read.end))
        };
        let known = self.records.iter().position(same);
        let at = known.unwrap_or_else(|| {
            self.add(CheckRecord {
                subject: read.subject,
                kind: read.kind.clone(),
                text: read.text.clone(),
                start: read.start,
                end: read.end,
                lost: read.lost,
                ..CheckRecord::default()
            })
        });
        let Some(record) = self.records.get_mut(at) else {
            return false;
        };
        let before = record.clone();
        if record.status == CheckStatus::Open {
            (record.status, record.day) = (read.status, read.day);
        }
        if record.priority == CheckPriority::Normal {
            record.priority = read.priority;
        }
        if record.who.is_empty() {
            record.who = read.who;
        }
        for (list, more) in [
            (&mut record.evidence, read.evidence),
            (&mut record.tags, read.tags),
        ] {
            for words in more {
                if !list.contains(&words) {
                    list.push(words);
                }
            }
        }
        let note = read.note.trim();
        if !note.is_empty() && !record.note.contains(note) {
            if !record.note.is_empty() {
                record.note.push('\n');
            }
            record.note.push_str(note);
        }
        let is_new = *record != before;
        if is_new {
            self.undone.clear();
            self.done.push(Deed {
                at,
                field: Field::Status,
                before,
            });
        }
        is_new
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        if let Some(deed) = self.done.pop().and_then(|deed| self.swap(deed)) {
            self.undone.push(deed);
        }
    }

    /// Makes the change that was last taken back.
    pub fn redo(&mut self) {
        if let Some(deed) = self.undone.pop().and_then(|deed| self.swap(deed)) {
            self.done.push(deed);
        }
    }

    /// Puts an entry back as it was, where its words are now; what it was until now is the change that leads back.
    fn swap(&mut self, deed: Deed) -> Option<Deed> {
        let record = self.records.get_mut(deed.at)?;
        let mut put = deed.before;
        (put.start, put.end, put.lost) = (record.start, record.end, record.lost);
        let before = std::mem::replace(record, put);
        Some(Deed { before, ..deed })
    }

    /// Whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is one to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the entries along when the text is edited. One whose words were edited themselves stays with what they have
    /// become; one whose words are gone is lost, and found again when the words come back.
    pub fn carry(&mut self, change: Change, after: &str) {
        for record in &mut self.records {
            let moved = if record.lost {
                None
            } else {
                let (start, end) = (record.start, record.end);
                let place = change.place(start, end);
                place.or_else(|| change.around(start, end))
            };
            let found = moved
                .filter(|(start, end)| {
                    after
                        .get(*start..*end)
                        .is_some_and(|w| !w.trim().is_empty())
                })
                .or_else(|| find(after, &record.text, ("", ""), record.start));
            match found {
                Some(place) => (record.start, record.end) = place,
                None => {
                    // Where it may come back.
                    record.start = record.start.min(after.len());
                    record.end = record.start;
                }
            }
            record.lost = found.is_none();
        }
    }
}

/// Entries with their places in another unit; those of the same text.
#[must_use]
pub fn to_unit(records: Vec<CheckRecord>, text: &str, unit: OffsetUnit) -> Vec<CheckRecord> {
    moved(records, text, unit, |index, at| index.of_byte(at))
}

/// Entries whose places count a unit, in bytes.
#[must_use]
pub fn to_bytes(records: Vec<CheckRecord>, text: &str, unit: OffsetUnit) -> Vec<CheckRecord> {
    moved(records, text, unit, |index, at| index.to_byte(at))
}

fn moved(
    mut records: Vec<CheckRecord>,
    text: &str,
    unit: OffsetUnit,
    to: fn(&OffsetIndex, usize) -> usize,
) -> Vec<CheckRecord> {
    if !records.is_empty() {
        let index = OffsetIndex::new(text, unit);
        for record in &mut records {
            record.start = to(&index, record.start);
            record.end = to(&index, record.end);
        }
    }
    records
}

/// Which of the two histories a change went into, so that both are undone in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turns {
    done: Vec<bool>,
    undone: Vec<bool>,
}

impl Turns {
    /// Notes a change of the sheet, or of the marks.
    pub fn make(&mut self, sheet: bool) {
        self.done.push(sheet);
        self.undone.clear();
    }

    /// Whether the change to take back is one of the sheet, or of the marks; which of them can take one back is given.
    /// Changes that were not noted, kept with the article or gone with their words, come last or not at all.
    pub fn undo(&mut self, sheet: bool, marks: bool) -> Option<bool> {
        turn(&mut self.done, &mut self.undone, (sheet, marks))
    }

    /// Which of them the change to make again is one of.
    pub fn redo(&mut self, sheet: bool, marks: bool) -> Option<bool> {
        turn(&mut self.undone, &mut self.done, (sheet, marks))
    }
}

fn turn(from: &mut Vec<bool>, to: &mut Vec<bool>, (sheet, marks): (bool, bool)) -> Option<bool> {
    let mut last = std::iter::from_fn(|| from.pop());
    let noted = last.find(|of_sheet| if *of_sheet { sheet } else { marks });
    let turn = noted.or((sheet || marks).then_some(!marks))?;
    to.push(turn);
    Some(turn)
}

#[cfg(test)]
mod tests {
    use super::super::edits::change;
    use super::*;
    use crate::app::plain::Plain;
    use crate::app::plain::tests::floats;

    const NOW: (&str, &str) = ("서울에서 3명", "2026-11-20");

    fn entry(start: usize, end: usize, text: &str) -> CheckRecord {
        CheckRecord {
            subject: CheckSubject::Claim,
            start,
            end,
            text: text.to_owned(),
            ..CheckRecord::default()
        }
    }

    fn sheet(text: &str, words: &str) -> Sheet {
        let start = text.find(words).unwrap();
        Sheet::of(vec![entry(start, start + words.len(), words)])
    }

    #[test]
    fn setting_and_undoing_walk_the_same_way() {
        let mut sheet = sheet("어제 서울에서 3명", NOW.0);
        assert!(sheet.set(0, Field::Status, "wrong", NOW));
        assert!(!sheet.set(0, Field::Status, "wrong", NOW));
        assert!(sheet.set(0, Field::Status, "confirmed", NOW));
        assert_eq!(sheet.get(0).unwrap().day.as_deref(), Some("2026-11-20"));
        sheet.undo();
        assert_eq!(sheet.get(0).unwrap().status, CheckStatus::Wrong);
        sheet.undo();
        assert!(is_blank(sheet.get(0).unwrap()));
        assert_eq!(sheet.get(0).unwrap().day, None);
        sheet.redo();
        assert_eq!(sheet.get(0).unwrap().status, CheckStatus::Wrong);
        sheet.set(0, Field::Priority, "high", NOW);
        assert!(!sheet.can_redo());
    }

    #[test]
    fn letters_typed_one_after_the_other_are_one_change() {
        let mut sheet = sheet("어제 서울에서 3명", NOW.0);
        assert!(sheet.set(0, Field::Note, "전", NOW));
        assert!(!sheet.set(0, Field::Note, "전화", NOW));
        assert!(sheet.set(0, Field::Tags, "수도, 인명 ,", NOW));
        assert_eq!(sheet.get(0).unwrap().tags, ["수도", "인명"]);
        sheet.undo();
        sheet.undo();
        assert!(!sheet.can_undo() && sheet.is_empty());
        sheet.redo();
        assert_eq!(sheet.get(0).unwrap().note, "전화");
        // After undoing, typing is a change of its own again.
        sheet.undo();
        assert!(sheet.set(0, Field::Note, "메일", NOW));
    }

    #[test]
    fn entries_stay_with_their_words() {
        let before = "어제 서울에서 3명";
        let mut s = sheet(before, "서울에서 3명");
        let after = "어제 새벽 서울에서 3명";
        s.carry(change(before, after), after);
        let r = s.get(0).unwrap();
        assert_eq!(&after[r.start..r.end], "서울에서 3명");
        // Words that are edited stay the reader's row; what was checked is still what stood there.
        let last = "어제 새벽 서울에서 13명";
        s.carry(change(after, last), last);
        let r = s.get(0).unwrap();
        assert_eq!(
            (&last[r.start..r.end], r.text.as_str()),
            ("서울에서 13명", "서울에서 3명")
        );
    }

    #[test]
    fn words_that_are_gone_are_lost_and_found_again() {
        let before = "어제 서울에서 3명. 오늘 부산에서 5명.";
        let mut s = sheet(before, "서울에서 3명");
        s.set(0, Field::Note, "전화", NOW);
        let after = "오늘 부산에서 5명.";
        s.carry(change(before, after), after);
        assert!(s.get(0).unwrap().lost);
        assert_eq!(s.get(0).unwrap().note, "전화");
        s.carry(change(after, before), before);
        let r = s.get(0).unwrap();
        assert_eq!((&before[r.start..r.end], r.lost), ("서울에서 3명", false));
    }

    #[test]
    fn undoing_after_the_text_was_edited_leaves_the_place() {
        let before = "어제 서울에서 3명";
        let mut s = sheet(before, "서울에서 3명");
        s.set(0, Field::Status, "wrong", NOW);
        let after = "바로 어제 서울에서 3명";
        s.carry(change(before, after), after);
        s.undo();
        let r = s.get(0).unwrap();
        assert_eq!(
            (&after[r.start..r.end], r.status),
            ("서울에서 3명", CheckStatus::Open)
        );
    }

    #[test]
    fn both_histories_are_undone_in_the_order_of_their_changes() {
        let mut turns = Turns::default();
        turns.make(true);
        turns.make(false);
        assert_eq!(turns.undo(true, true), Some(false));
        // A correction that was kept with the article comes behind what was made since.
        assert_eq!(turns.undo(true, true), Some(true));
        assert_eq!(turns.undo(false, true), Some(false));
        assert_eq!(turns.undo(false, false), None);
        let again: Vec<_> = (0..4).map(|_| turns.redo(true, true)).collect();
        assert_eq!(again[..3], [Some(false), Some(true), Some(false)]);
        // One whose words are gone is passed over.
        assert_eq!(turns.undo(true, false), Some(true));
    }

    #[test]
    fn what_is_loaded_is_added_to_what_is_there() {
        let mut s = sheet("어제 서울에서 3명", NOW.0);
        s.set(0, Field::Status, "wrong", NOW);
        s.set(0, Field::Note, "전화", NOW);
        let mut read = s.get(0).unwrap().clone();
        read.status = CheckStatus::Confirmed;
        read.note = "메일".to_owned();
        read.tags = vec!["인명".to_owned()];
        assert!(s.merge(read.clone()));
        assert!(!s.merge(read.clone()));
        let r = s.get(0).unwrap();
        assert_eq!(
            (r.status, r.note.as_str()),
            (CheckStatus::Wrong, "전화\n메일")
        );
        read.lost = true;
        read.text = "없는 말".to_owned();
        assert!(s.merge(read));
        assert_eq!(s.records().len(), 2);
        s.undo();
        assert!(is_blank(s.get(1).unwrap()));
        s.undo();
        assert_eq!(s.get(0).unwrap().note, "전화");
    }

    #[test]
    fn entries_are_written_and_read_with_what_they_say() {
        let mut s = sheet("😀 서울에서 3명", "서울에서 3명");
        s.set(
            0,
            Field::Evidence,
            "https://a.kr/1 “셋”\n\n전화로 확인",
            NOW,
        );
        s.set(0, Field::Status, "wrong", NOW);
        let records = to_unit(s.records().to_vec(), "😀 서울에서 3명", OffsetUnit::Utf16);
        let json = r#"{"subject":"claim","start":3,"end":10,"text":"서울에서 3명","status":"wrong","priority":"normal",
            "evidence":["https://a.kr/1 “셋”","전화로 확인"],"note":"","tags":[],"who":"","day":"2026-11-20"}"#;
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(floats(records[0].write()), floats(json.clone()));
        let read = vec![CheckRecord::read(&json).unwrap()];
        assert_eq!(
            to_bytes(read, "😀 서울에서 3명", OffsetUnit::Utf16),
            s.records()
        );
    }
}
