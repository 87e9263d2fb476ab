//! What the page's state does with the check sheet.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::dom::{keep, paint, range_of, segment_element, stored};
use super::state::Tab;
use super::store::{Shared, Store};
use super::text::{checked_words, loaded_words};
use super::view::edits;
use super::view::reading::{Mark, Reading};
use super::view::sheet::{
    CheckRecord, CheckRow, CheckStatus, CheckSubject, Field, Lines, Linked, Sheet, Turns,
    check_rows, lines, link, placed_at, progress, row_of, to_bytes,
};
use crate::{OffsetUnit, Span};

/// What an entry of the sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum On {
    /// A row of the sheet.
    Row(usize),
    /// An entry that stands for itself: its row is gone, or it is a note.
    Entry(usize),
    /// Words that may have a note: of the article as it is shown.
    Words(CheckSubject, Span),
}

/// Under which name the device keeps who checks.
const WHO: &str = "who";

/// What can be checked in an article.
pub fn rows(reading: Option<&Shared<Reading>>) -> Shared<Vec<CheckRow>> {
    Shared::new(reading.map_or_else(Vec::new, |r| check_rows(&r.record)))
}

/// What of the sheet belongs to which row.
pub fn links(reading: Option<&Shared<Reading>>, rows: &[CheckRow], sheet: &Sheet) -> Linked {
    reading.map_or_else(Linked::default, |r| link(r, rows, sheet))
}

/// Today, `YYYY-MM-DD`: as Swedes write it.
fn today() -> String {
    let now = js_sys::Date::new_0();
    now.to_locale_date_string("sv", &JsValue::UNDEFINED).into()
}

impl Store {
    /// Forgets what was checked in the article before.
    pub fn clear_sheet(&self) {
        self.unfolded.set(None);
        self.turns.set_value(Turns::default());
        self.sheet.set(Sheet::default());
    }

    /// What an entry about a mark is about.
    #[must_use]
    pub fn on(&self, mark: Mark) -> Option<On> {
        if let Some(row) = self.rows.with_untracked(|rows| row_of(rows, mark)) {
            return Some(On::Row(row));
        }
        let subject = match mark {
            Mark::Date(_) => CheckSubject::Date,
            Mark::Match(_) => CheckSubject::Passage,
            _ => CheckSubject::Entity,
        };
        let reading = self.reading.get_untracked()?;
        Some(On::Words(subject, reading.span(mark)))
    }

    /// The mark that a row is about; of a finding, the first.
    #[must_use]
    pub fn mark_of(&self, row: usize) -> Option<Mark> {
        let row = self.rows.with_untracked(|rows| rows.get(row).copied())?;
        match row.subject {
            CheckSubject::Claim => Some(Mark::Claim(row.index)),
            CheckSubject::Finding => {
                let reading = self.reading.get_untracked()?;
                let marks = reading.marks_of_finding(row.index).into_iter();
                marks.min_by_key(|m| reading.span(*m).start)
            }
            _ => Some(Mark::Amount(row.index)),
        }
    }

    fn entry(&self, on: On) -> Option<usize> {
        match on {
            On::Row(row) => self.links.with(|l| l.of_row.get(row).copied().flatten()),
            On::Entry(at) => Some(at),
            On::Words(subject, span) => {
                let span = self.now(span)?;
                self.sheet.with(|s| placed_at(s, subject, span))
            }
        }
    }

    /// The entry about something, if there is one.
    #[must_use]
    pub fn record(&self, on: On) -> Option<CheckRecord> {
        let at = self.entry(on)?;
        self.sheet.with(|s| s.get(at).cloned())
    }

    /// Where a stretch of the article that is shown stands in the text that is in the field.
    fn now(&self, span: Span) -> Option<Span> {
        let reading = self.reading.get_untracked()?;
        self.text.with_untracked(|text| {
            if *text == reading.text {
                return Some(span);
            }
            let (start, end) = edits::change(&reading.text, text).place(span.start, span.end)?;
            Some(Span::new(start, end))
        })
    }

    /// The words that something is about, as they are shown.
    #[must_use]
    pub fn words_of(&self, on: On) -> String {
        let words = || {
            let reading = self.reading.get_untracked()?;
            let span = match on {
                On::Row(row) => {
                    let row = self.rows.with_untracked(|rows| rows.get(row).copied())?;
                    Span::new(row.start, row.end)
                }
                On::Words(_, span) => span,
                On::Entry(at) => {
                    return self
                        .sheet
                        .with_untracked(|s| s.get(at).map(|r| r.text.clone()));
                }
            };
            Some(reading.words(span).to_owned())
        };
        words().unwrap_or_default()
    }

    /// An entry about something that has none yet.
    fn fresh(&self, on: On) -> Option<CheckRecord> {
        let (subject, span, kind) = match on {
            On::Row(row) => {
                let row = self.rows.with_untracked(|rows| rows.get(row).copied())?;
                let reading = self.reading.get_untracked()?;
                let finding = reading.record.findings.get(row.index);
                let finding = finding.filter(|_| row.subject == CheckSubject::Finding);
                let kind = finding.map(|f| f.kind.as_str().to_owned());
                (row.subject, Span::new(row.start, row.end), kind)
            }
            On::Words(subject, span) => (subject, span, None),
            On::Entry(_) => return None,
        };
        let Span { start, end } = self.now(span)?;
        Some(CheckRecord {
            subject,
            kind,
            start,
            end,
            text: self.words_of(on),
            who: stored(WHO).unwrap_or_default(),
            ..CheckRecord::default()
        })
    }

    /// Writes into a field of the entry about something.
    pub fn check(&self, on: On, field: Field, words: &str) {
        let known = untrack(|| self.entry(on));
        let fresh = if known.is_none() {
            self.fresh(on)
        } else {
            None
        };
        if let Some(fresh) = &fresh
            && field.read(fresh) == words
        {
            return;
        }
        let now = self.words_of(on);
        let mut set = false;
        self.sheet.update(|sheet| {
            let at = known.or_else(|| fresh.map(|fresh| sheet.add(fresh)));
            set = at.is_some_and(|at| sheet.set(at, field, words, (&now, &today())));
        });
        if set {
            self.turns.update_value(|turns| turns.make(true));
        }
        match field {
            Field::Status => {
                let lang = self.lang.get_untracked();
                let status = CheckStatus::from_word(words).unwrap_or_default();
                let (checked, all) = untrack(|| self.progress());
                let progress = checked_words(checked, all, lang);
                let said = [status.label(lang), &progress].join(". ");
                self.said.set(said);
            }
            Field::Who => keep(WHO, words),
            _ => {}
        }
    }

    /// The entry about words, made where there is none: a blank one is not kept.
    #[must_use]
    pub fn noted(&self, on: On) -> Option<usize> {
        let known = untrack(|| self.entry(on));
        known.or_else(|| {
            let fresh = self.fresh(on)?;
            self.sheet.try_update(|sheet| sheet.add(fresh))
        })
    }

    /// The sheet of an article as it leaves the page.
    #[must_use]
    pub fn sheet_lines(&self, reading: &Reading) -> Lines {
        let (rows, lang) = (self.rows.get(), self.lang.get());
        self.links.with(|links| {
            self.sheet
                .with(|sheet| lines(reading, &rows, links, sheet, lang))
        })
    }

    /// Takes in entries of a file, at places of a text.
    pub fn take_in(&self, read: Vec<CheckRecord>, text: &str) {
        let lang = self.lang.get_untracked();
        if self.text.with_untracked(|now| now != text) {
            // The article was replaced while the file was read.
            self.notice.set(Some(lang.words().bad_file.to_owned()));
            return;
        }
        let lost = read.iter().filter(|r| r.lost).count();
        let words = loaded_words(read.len(), lost, lang);
        let mut made = 0;
        self.sheet.update(|sheet| {
            for record in to_bytes(read, text, OffsetUnit::Utf16) {
                made += usize::from(sheet.merge(record));
            }
        });
        self.turns.update_value(|turns| {
            for _ in 0..made {
                turns.make(true);
            }
        });
        self.notice.set(Some(words));
        self.tab.set(Tab::Check);
        self.panel_open.set(true);
    }

    /// How many rows are checked, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let all = self.rows.with(|rows| rows.len());
        let checked = self
            .links
            .with(|links| self.sheet.with(|sheet| progress(links, sheet)));
        (checked, all)
    }
}

/// Shows in the article what was checked, a sign at each mark and words for those who hear it; and what has a note.
pub fn signs(store: Store) {
    store.runs.track();
    store.drawn.track();
    let lang = store.lang.get();
    let links = store.sheet.with(Sheet::is_empty);
    let links = if links {
        Linked::default()
    } else {
        store.links.get()
    };
    let signs: Vec<(usize, CheckStatus)> = store.sheet.with(|sheet| {
        let rows = links.of_row.iter().zip(&links.changed).enumerate();
        let signs = rows.filter_map(|(row, (at, changed))| {
            let record = sheet.get((*at)?).filter(|_| !*changed)?;
            (record.status != CheckStatus::Open && record.subject != CheckSubject::Finding)
                .then_some((row, record.status))
        });
        signs.collect()
    });
    let noted: Vec<Span> = store.sheet.with(|sheet| {
        let notes = sheet.said().map(|(_, r)| r);
        let notes = notes.filter(|r| r.subject == CheckSubject::Passage && !r.lost);
        notes.map(|r| Span::new(r.start, r.end)).collect()
    });
    // After the article has been drawn.
    request_animation_frame(move || {
        const SIGN: &str = "data-check";
        const SPOKEN: &str = "aria-description";
        if let Ok(old) = document().query_selector_all(".article [data-check]") {
            for i in 0..old.length() {
                use wasm_bindgen::JsCast;
                let element = old
                    .item(i)
                    .and_then(|n| n.dyn_into::<web_sys::Element>().ok());
                if let Some(element) = element {
                    let _ = element.remove_attribute(SIGN);
                    let _ = element.remove_attribute(SPOKEN);
                }
            }
        }
        let runs = store.runs.get_untracked();
        let range = |span: &Span| {
            let run = runs.partition_point(|run| run.end() <= span.start);
            range_of(store, run, *span)
        };
        paint(
            "mitjul-noted",
            &noted.iter().filter_map(range).collect::<Vec<_>>(),
        );
        for (row, status) in signs {
            let place = store.mark_of(row).and_then(|mark| store.place(mark));
            let element = place.and_then(|(run, segment, _)| segment_element(run, segment));
            if let Some(element) = element {
                let _ = element.set_attribute(SIGN, status.sign());
                let _ = element.set_attribute(SPOKEN, status.label(lang));
            }
        }
    });
}
