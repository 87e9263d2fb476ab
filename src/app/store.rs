//! The page's state, in one place: signals for what the reader or the worker changes, memos for all that follows.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::keep::fresh;
use super::sheet::{On, links, rows};
use super::state::stretches;
pub use super::state::{Anchor, Asked, Engine, Found, Lack, Open, Shared, Tab, Theme};
use super::text::{Lang, Words, tag_of};
use super::view::claims::{Narrow, Order};
use super::view::edits::{self, Edit, History};
use super::view::figures::Sort;
use super::view::kept::Told;
use super::view::mask::Flips;
use super::view::patterns::Pattern;
use super::view::reading::{Hidden, Layer, Mark, Reading};
use super::view::segment::{self, Run};
use super::view::sheet::{CheckRow, Choice, Linked, Sheet, Turns};
use crate::{Dictionary, OffsetIndex, OffsetUnit, Span};

/// The state. Copy it freely: it only holds handles.
#[derive(Clone, Copy)]
pub struct Store {
    /// Whether the article stands elsewhere, in the tab beside the extension's side panel.
    pub side: bool,
    /// The page's language.
    pub lang: RwSignal<Lang>,
    /// Its colours.
    pub theme: RwSignal<Theme>,
    /// What the reader has pasted or typed; empty shows the sample.
    pub source: RwSignal<String>,
    /// Which article that is: stays the same while its text is edited. The shelf keeps articles under it.
    pub article: RwSignal<String>,
    /// Whether the source is folded away.
    pub folded: RwSignal<bool>,
    /// The publication date that the reader set.
    pub day: RwSignal<Option<String>>,
    /// What the page that the text was read from has told of it.
    pub told: RwSignal<Told>,
    /// The same as plain text, where it was pasted beside the page.
    pub plain: RwSignal<Option<String>>,
    /// The language that the reader said the article is written in.
    pub written: RwSignal<Option<Lang>>,
    /// Blocks that the reader put into or out of the article.
    pub flips: RwSignal<Flips>,
    /// Whether the reader is choosing what belongs to the article.
    pub trimming: RwSignal<bool>,
    /// Whether the tools above the article are unfolded, where they fold.
    pub tools: RwSignal<bool>,
    /// What the worker is doing.
    pub engine: RwSignal<Engine>,
    /// Whether the shelf is shown.
    pub shelved: RwSignal<bool>,
    /// Articles that are shown side by side.
    pub comparing: RwSignal<Option<Asked>>,
    /// What the page has to say until it is closed.
    pub notice: RwSignal<Option<String>>,
    /// What the worker last found.
    pub found: RwSignal<Option<Shared<Found>>>,
    /// The reader's corrections.
    pub history: RwSignal<History>,
    /// What the reader has checked and noted.
    pub sheet: RwSignal<Sheet>,
    /// Which of the two was changed when.
    pub turns: StoredValue<Turns>,
    /// What can be checked.
    pub rows: Memo<Shared<Vec<CheckRow>>>,
    /// What of the sheet belongs to which row.
    pub links: Memo<Linked>,
    /// Which rows of the sheet are listed.
    pub choice: RwSignal<Choice>,
    /// The row of the sheet that is unfolded.
    pub unfolded: RwSignal<Option<On>>,
    /// The reader's own names.
    pub dictionary: RwSignal<Dictionary>,
    /// Whether the dictionary is shown.
    pub naming: RwSignal<bool>,
    /// The reader's own patterns.
    pub patterns: RwSignal<Vec<Pattern>>,
    /// Whether they are shown.
    pub patterning: RwSignal<bool>,
    /// How often names or patterns came from elsewhere, a file or another tab: their editors are drawn anew.
    pub renewed: RwSignal<usize>,
    /// What was found, corrected.
    pub reading: Memo<Option<Shared<Reading>>>,
    /// Layers that are not shown.
    pub hidden: RwSignal<Hidden>,
    /// The thing all of whose marks are lit.
    pub chosen: RwSignal<Option<Mark>>,
    /// The open card.
    pub open: RwSignal<Option<Open>>,
    /// The panel's view.
    pub tab: RwSignal<Tab>,
    /// Whether the panel is open, where it does not stand beside the article.
    pub panel_open: RwSignal<bool>,
    /// What the claims are narrowed to.
    pub narrow: RwSignal<Narrow>,
    /// In what order claims stand.
    pub order: RwSignal<Order>,
    /// In what order figures stand.
    pub sort: RwSignal<Sort>,
    /// What the live region says.
    pub said: RwSignal<String>,
    /// Whether the help is shown.
    pub help: RwSignal<bool>,
    /// The text that is shown: the source, or the sample.
    pub text: Memo<String>,
    /// How many stretches are drawn: the rest as the reader comes near.
    pub drawn: RwSignal<usize>,
    /// The article cut into stretches.
    pub runs: Memo<Shared<Vec<Run>>>,
}

/// How many stretches are drawn without being asked for: some windows full.
pub const DRAWN: usize = 60;
/// How many of them at once: a frame's work.
pub const AT_ONCE: usize = 12;

/// The sample article for readers of a language.
fn sample(lang: Lang) -> &'static str {
    lang.pick(include_str!("sample.ko.txt"), include_str!("sample.en.txt"))
}

impl Store {
    /// An empty page in a language.
    #[must_use]
    pub fn new(lang: Lang, theme: Theme) -> Store {
        let lang = RwSignal::new(lang);
        let source = RwSignal::new(String::new());
        let found: RwSignal<Option<Shared<Found>>> = RwSignal::new(None);
        let history = RwSignal::new(History::default());
        let hidden = RwSignal::new(BTreeSet::new());
        let text = Memo::new(move |_| {
            source.with(|s| {
                if s.trim().is_empty() {
                    sample(lang.get()).to_owned()
                } else {
                    s.clone()
                }
            })
        });
        let reading = Memo::new(move |before: Option<&Option<Shared<Reading>>>| {
            let found = found.get()?;
            history.track();
            // Corrections speak of the text that is in the field: until the marks have caught up, what is shown stays.
            let read = found.reading();
            if text.with_untracked(|t| *t != read.text)
                && let Some(before) = before
            {
                return before.clone();
            }
            Some(history.with(|h| {
                if h.edits().is_empty() {
                    return read.clone();
                }
                let record = read.record_in(OffsetUnit::Utf16);
                let record = edits::apply(&read.text, record, h.edits());
                Shared::new(Reading::from_utf16(read.text.clone(), record))
            }))
        });
        let sheet = RwSignal::new(Sheet::default());
        let rows = Memo::new(move |_| rows(reading.get().as_ref()));
        let links = Memo::new(move |before: Option<&Linked>| {
            let (rows, reading) = (rows.get(), reading.get());
            let behind = |r: &Shared<Reading>| text.with_untracked(|t| *t != r.text);
            match (reading, before) {
                // Entries stand where the text is now: until the marks have caught up, what belongs together stays.
                (Some(reading), Some(before)) if behind(&reading) => {
                    sheet.track();
                    before.clone()
                }
                (reading, _) => sheet.with(|sheet| links(reading.as_ref(), &rows, sheet)),
            }
        });
        let runs = Memo::new(move |_| {
            let Some(reading) = reading.get() else {
                return Shared::new(Vec::new());
            };
            let known = found.get().filter(|f| *f.reading() == reading);
            hidden.with(|hidden| match known {
                Some(found) if hidden.is_empty() => found.runs().clone(),
                _ => Shared::new(stretches(&reading, hidden)),
            })
        });
        Store {
            side: false,
            lang,
            theme: RwSignal::new(theme),
            source,
            article: RwSignal::new(String::new()),
            folded: RwSignal::new(false),
            day: RwSignal::new(None),
            told: RwSignal::new(Told::default()),
            plain: RwSignal::new(None),
            written: RwSignal::new(None),
            flips: RwSignal::new(Flips::new()),
            trimming: RwSignal::new(false),
            tools: RwSignal::new(false),
            engine: RwSignal::new(Engine::Loading),
            shelved: RwSignal::new(false),
            comparing: RwSignal::new(None),
            notice: RwSignal::new(None),
            found,
            history,
            sheet,
            turns: StoredValue::new(Turns::default()),
            rows,
            links,
            choice: RwSignal::new(Choice::default()),
            unfolded: RwSignal::new(None),
            dictionary: RwSignal::new(Dictionary::default()),
            naming: RwSignal::new(false),
            patterns: RwSignal::new(Vec::new()),
            patterning: RwSignal::new(false),
            renewed: RwSignal::new(0),
            reading,
            hidden,
            chosen: RwSignal::new(None),
            open: RwSignal::new(None),
            tab: RwSignal::new(Tab::Overview),
            panel_open: RwSignal::new(false),
            narrow: RwSignal::new(Narrow::default()),
            order: RwSignal::new(Order::Text),
            sort: RwSignal::new(Sort::Text),
            said: RwSignal::new(String::new()),
            help: RwSignal::new(false),
            text,
            drawn: RwSignal::new(AT_ONCE),
            runs,
        }
    }

    /// The words of the current language; follows the switch.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.lang.get().words()
    }

    /// A word of the current language; follows the switch. Every such word is a view of one type.
    pub fn word(
        self,
        word: fn(&'static Words) -> &'static str,
    ) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        move || word(self.words())
    }

    /// The tag of the language that the article is written in.
    #[must_use]
    pub fn article_lang(&self) -> &'static str {
        self.reading.with(|reading| match reading {
            Some(reading) => reading.record.main_language().code(),
            None => self.text.with(|text| tag_of(text)),
        })
    }

    /// Whether the sample is what is shown.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.source.with(|s| s.trim().is_empty())
    }

    /// The same, without following it.
    #[must_use]
    pub fn is_sample_untracked(&self) -> bool {
        self.source.with_untracked(|s| s.trim().is_empty())
    }

    /// Takes the source up as it is typed: while it is the same article, corrections stay with their words. Returns
    /// the text when it is another one.
    pub fn write(&self, text: String) -> Option<String> {
        let change = self.source.with_untracked(|before| {
            let change = edits::change(before, &text);
            (!before.trim().is_empty() && change.is_small()).then_some(change)
        });
        let Some(change) = change else {
            return Some(text);
        };
        self.open.set(None);
        self.chosen.set(None);
        if self.told.with_untracked(|t| !t.blocks.is_empty()) {
            let change = self
                .source
                .with_untracked(|before| change.in_utf16(before, &text));
            self.told.update(|told| *told = told.moved(change));
        }
        if self.sheet.with_untracked(|s| !s.records().is_empty()) {
            self.sheet.update(|sheet| sheet.carry(change, &text));
        }
        if self
            .history
            .with_untracked(|h| h.can_undo() || h.can_redo())
        {
            let change = self
                .source
                .with_untracked(|before| change.in_utf16(before, &text));
            let history = self.history.with_untracked(|h| change.history(h));
            self.source.set(text);
            self.history.set(history);
        } else {
            self.source.set(text);
        }
        if self.flips.with_untracked(|f| !f.is_empty()) {
            self.flips.update(|flips| {
                let moved = flips
                    .iter()
                    .filter_map(|(&at, &on)| Some((change.place(at, at)?.0, on)));
                *flips = crate::sort::map(moved);
            });
        }
        None
    }

    /// Replaces the source by another article, and forgets what was decided about the old one.
    pub fn set_source(&self, text: String) {
        self.article.set(fresh());
        self.flips.set(Flips::new());
        self.day.set(None);
        self.told.set(Told::default());
        self.plain.set(None);
        self.written.set(None);
        self.open.set(None);
        self.chosen.set(None);
        self.narrow.set(Narrow::default());
        self.history.set(History::default());
        self.clear_sheet();
        self.drawn.set(AT_ONCE);
        self.source.set(text);
    }

    /// Draws more of the article, where there is more.
    pub fn draw_more(&self) {
        if self.drawn.get_untracked() < self.runs.with_untracked(|r| r.len()) {
            self.drawn.update(|n| *n += AT_ONCE);
        }
    }

    /// Makes a correction.
    pub fn correct(&self, edit: Edit) {
        // What was corrected may be older than what has been typed since.
        let edit = self.reading.with_untracked(|reading| {
            let before = &reading.as_ref()?.text;
            self.text.with_untracked(|after| {
                if before == after {
                    return Some(edit);
                }
                let change = edits::change(before, after).in_utf16(before, after);
                change.edit(&edit)
            })
        });
        let Some(edit) = edit else { return };
        self.history.update(|h| h.make(edit));
        self.turns.update_value(|turns| turns.make(false));
        self.changed(self.lang.get_untracked().words().corrected);
    }

    /// Whether there is a correction or a check to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.with(History::can_undo) || self.sheet.with(Sheet::can_undo)
    }

    /// Whether there is one to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.with(History::can_redo) || self.sheet.with(Sheet::can_redo)
    }

    /// Takes the last correction or check back.
    pub fn undo(&self) {
        let sheet = self.sheet.with_untracked(Sheet::can_undo);
        let marks = self.history.with_untracked(History::can_undo);
        let turn = self.turns.try_update_value(|t| t.undo(sheet, marks));
        let said = self.lang.get_untracked().words().undone;
        match turn.flatten() {
            Some(true) => {
                self.sheet.update(Sheet::undo);
                self.said.set(said.to_owned());
            }
            Some(false) => {
                self.history.update(History::undo);
                self.changed(said);
            }
            None => {}
        }
    }

    /// Makes the correction or check that was last taken back.
    pub fn redo(&self) {
        let sheet = self.sheet.with_untracked(Sheet::can_redo);
        let marks = self.history.with_untracked(History::can_redo);
        let turn = self.turns.try_update_value(|t| t.redo(sheet, marks));
        let said = self.lang.get_untracked().words().corrected;
        match turn.flatten() {
            Some(true) => {
                self.sheet.update(Sheet::redo);
                self.said.set(said.to_owned());
            }
            Some(false) => {
                self.history.update(History::redo);
                self.changed(said);
            }
            None => {}
        }
    }

    fn changed(&self, said: &str) {
        // Marks are numbered anew.
        self.open.set(None);
        self.chosen.set(None);
        self.said.set(said.to_owned());
    }

    /// Where a mark begins on the page, and with which segment it ends: run, first, last.
    #[must_use]
    pub fn place(&self, mark: Mark) -> Option<(usize, usize, usize)> {
        let reading = self.reading.get_untracked()?;
        let runs = self.runs.get_untracked();
        let span = reading.span(mark);
        let (run, first) = segment::locate(&runs, span, mark)?;
        let (_, last) = segment::locate_end(&runs, span, mark)?;
        Some((run, first, last))
    }

    /// Draws the article at least to a stretch.
    pub fn draw_to(&self, run: usize) {
        if self.drawn.get_untracked() <= run {
            self.drawn.set(run + AT_ONCE);
        }
    }

    /// A place of the text in UTF-16, as corrections are written.
    #[must_use]
    pub fn units(&self, span: Span) -> (usize, usize) {
        self.reading.get_untracked().map_or((0, 0), |r| {
            let index = OffsetIndex::new(&r.text, OffsetUnit::Utf16);
            (index.of_byte(span.start), index.of_byte(span.end))
        })
    }

    /// Shows or hides a layer.
    pub fn toggle(&self, layer: Layer) {
        self.open.set(None);
        self.hidden.update(|hidden| {
            if !hidden.remove(&layer) {
                hidden.insert(layer);
            }
        });
    }

    /// Lists only one speaker's claims.
    pub fn only_speaker(&self, name: String) {
        self.narrow.set(Narrow {
            speaker: Some(name),
            ..Narrow::default()
        });
        self.tab.set(Tab::Claims);
        self.panel_open.set(true);
    }
}

/// The state, from wherever a component stands.
#[must_use]
pub fn store() -> Store {
    expect_context::<Store>()
}
