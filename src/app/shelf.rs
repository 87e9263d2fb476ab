//! The shelf: articles that the reader keeps on the device, each with its corrections; and the drafts: what stands in the
//! field and is not on the shelf, kept for each tab from the first key on. A draft is a kept article under a name of its own.
//! A reload brings back the tab's own; that of a tab that is gone is offered.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keep::{self, DRAFT, fresh};
use super::store::Store;
use super::text::Lang;
use super::view::edits::{History, change};
use super::view::kept::{Kept, Told};
use super::view::sheet::{Sheet, to_bytes, to_unit};
use crate::{OffsetUnit, Span};

/// What is said once an article is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// Nothing: it was kept before.
    Nothing,
    /// That it is on the shelf.
    Said,
    /// The same, beside what was just said.
    SaidBeside,
}

/// How long after a change it is kept.
const SOON: std::time::Duration = std::time::Duration::from_millis(150);

/// The first line of a text that says something.
#[must_use]
pub fn first_line(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.next().unwrap_or_default().to_owned()
}

/// The shelf as the page holds it.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// What is kept, the newest first.
    pub list: RwSignal<Vec<Kept>>,
    /// The article that was last deleted, for undoing.
    pub gone: RwSignal<Option<Kept>>,
    /// The text that was last replaced without having been kept, and a draft of a tab that is gone: both can be had back.
    pub replaced: RwSignal<Option<Kept>>,
    pub left: RwSignal<Option<Kept>>,
    /// Whether the shelf has been read.
    pub read: RwSignal<bool>,
    /// Whether this tab has a draft in the database.
    drafted: StoredValue<bool>,
    /// The articles that do not go onto the shelf by themselves: they were deleted from it, or not put there before.
    withheld: StoredValue<Vec<String>>,
    /// A change that is about to be kept.
    due: StoredValue<Option<TimeoutHandle>>,
}

impl Shelf {
    /// Reads the shelf, and from then on keeps a kept article as it is now; one that is corrected or checked is kept by itself.
    pub fn open(store: Store) -> Shelf {
        let shelf = Shelf {
            list: RwSignal::new(Vec::new()),
            gone: RwSignal::new(None),
            replaced: RwSignal::new(None),
            left: RwSignal::new(None),
            read: RwSignal::new(false),
            drafted: StoredValue::new(false),
            withheld: StoredValue::new(Vec::new()),
            due: StoredValue::new(None),
        };
        spawn_local(async move {
            let all = keep::everything().await.into_iter();
            let (drafts, mut kept): (Vec<Kept>, Vec<Kept>) =
                all.partition(|k| k.id.starts_with(DRAFT));
            kept.iter().for_each(keep::known);
            shelf.list.update(|list| {
                // What was put there in the meantime is newer.
                kept.retain(|k| !list.iter().any(|l| l.id == k.id));
                list.append(&mut kept);
            });
            shelf.offer(store, drafts);
            shelf.read.set(true);
        });
        keep::hear(move |id, kept| shelf.hear(store, &id, kept));
        // A page that is left has no time to wait.
        let leave = window_event_listener(leptos::ev::pagehide, move |_| {
            if shelf.is_due() {
                shelf.follow(store);
            }
        });
        on_cleanup(move || leave.remove());
        Effect::new(move |_| {
            store.history.track();
            store.sheet.track();
            store.flips.track();
            store.day.track();
            store.written.track();
            store.told.track();
            store.source.track();
            shelf.hold();
            let timer = set_timeout_with_handle(move || shelf.follow(store), SOON);
            shelf.due.set_value(timer.ok());
        });
        shelf
    }

    fn hold(self) {
        self.is_due();
    }

    /// Whether a change waited to be kept; it waits no longer.
    fn is_due(self) -> bool {
        let timer = self.due.try_update_value(Option::take).flatten();
        timer.map(|timer| timer.clear()).is_some()
    }

    /// Brings back the tab's own draft after a reload, and offers the newest of a tab that is gone.
    fn offer(self, store: Store, drafts: Vec<Kept>) {
        let (own, left): (Vec<Kept>, Vec<Kept>) = drafts.into_iter().partition(|k| k.id == DRAFT);
        // The side panel keeps no text for its own sake.
        if store.side {
            return;
        }
        if !store.is_sample_untracked() || window().location().hash().is_ok_and(|h| !h.is_empty()) {
            return;
        }
        match own.into_iter().next() {
            Some(own) => {
                self.drafted.set_value(true);
                self.draw(store, own);
            }
            None => self.left.set(left.into_iter().next()),
        }
    }

    /// Puts a draft or a replaced text back on the page.
    pub fn bring_back(self, store: Store, kept: &Kept) {
        self.left.set(None);
        self.replaced.set(None);
        if kept.id.starts_with(DRAFT) {
            keep::remove(&kept.id, "");
            self.draw(store, kept.clone());
        } else {
            Self::show(store, kept);
        }
        store.folded.set(false);
    }

    /// Puts a draft on the page.
    fn draw(self, store: Store, draft: Kept) {
        let id = fresh();
        self.withhold(&id, true);
        Self::show(store, &Kept { id, ..draft });
    }

    /// Notes whether an article stays off the shelf until the reader puts it there.
    fn withhold(self, id: &str, on: bool) {
        self.withheld.update_value(|ids| {
            ids.retain(|i| i != id);
            if on {
                ids.push(id.to_owned());
            }
        });
    }

    /// Forgets a draft of a tab that is gone.
    pub fn discard(self, kept: &Kept) {
        self.left.set(None);
        keep::remove(&kept.id, "");
    }

    /// Keeps the text that is not on the shelf as this tab's draft, or forgets the draft where there is none to keep.
    fn draft(self, kept: Option<Kept>) {
        let id = DRAFT.to_owned();
        match kept {
            Some(kept) => {
                self.drafted.set_value(true);
                keep::draft(&Kept { id, ..kept });
            }
            None if self.drafted.get_value() => {
                self.drafted.set_value(false);
                keep::remove(&id, "");
            }
            None => {}
        }
    }

    /// Whether somebody has worked on the article on the page.
    fn is_worked_on(store: Store) -> bool {
        store.history.with_untracked(History::can_undo)
            || store.sheet.with_untracked(|s| !s.is_empty())
            || store.flips.with_untracked(|f| !f.is_empty())
    }

    /// Replaces the article on the page by another text; what is lost by it can be had back.
    pub fn replace(self, store: Store, text: String) {
        let lost = (!store.is_sample_untracked() || Self::is_worked_on(store))
            .then(|| Self::as_it_is(store));
        self.replaced
            .set(lost.filter(|lost| self.find(&lost.id).is_none()));
        store.set_source(text);
    }

    /// The article of a name, if it is on the shelf.
    fn find(self, id: &str) -> Option<Kept> {
        self.list
            .with_untracked(|list| list.iter().find(|k| k.id == id).cloned())
    }

    /// Keeps the article on the page as it is now, if it is kept at all or somebody has worked on it.
    fn follow(self, store: Store) {
        let worked_on = Self::is_worked_on(store);
        if store.side && !worked_on {
            self.forget(&store.article.get_untracked());
            return;
        }
        if store.is_sample_untracked() {
            self.draft(worked_on.then(|| Self::as_it_is(store)));
            return;
        }
        let now = Self::as_it_is(store);
        if let Some(old) = self.find(&now.id) {
            let now = Self::now(store, &old);
            if now != old {
                self.keep(store, now, false, Then::Nothing);
            }
            self.draft(None);
            return;
        }
        if !worked_on || self.withheld.with_value(|ids| ids.contains(&now.id)) {
            self.draft(Some(now));
            return;
        }
        self.keep(store, now, false, Then::SaidBeside);
    }

    /// Forgets what was kept of a page beside the side panel, once nothing is said of it any more.
    fn forget(self, id: &str) {
        if let Some(kept) = self.find(id) {
            self.list.update(|list| list.retain(|k| k.id != id));
            keep::remove(id, &kept.title);
        }
    }

    /// Takes up the text of a page beside the side panel, which may have changed since it was kept or shown.
    pub fn turn_to(self, store: Store, page: &str, text: String) {
        if store.article.get_untracked() != page {
            // What waited to be kept is of the page before.
            if self.is_due() {
                self.follow(store);
            }
            match self.find(page) {
                Some(kept) => self.bring(store, &kept),
                None => {
                    store.set_source(text.clone());
                    store.article.set(page.to_owned());
                }
            }
        }
        // The page is the same one, however much of it is another text: what was checked stays where its words are.
        if store.source.with_untracked(|before| *before != text)
            && let Some(text) = store.write(text)
        {
            let change = store.source.with_untracked(|before| change(before, &text));
            store.sheet.update(|sheet| sheet.carry(change, &text));
            store.source.set(text);
        }
    }

    /// Takes up what is in the field: the same article further written, one that is kept, or a new one.
    pub fn write(self, store: Store, text: String) {
        let Some(text) = store.write(text) else {
            return;
        };
        if self.is_due() {
            self.follow(store);
        }
        let kept = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.text == text).cloned());
        match kept {
            Some(kept) => self.bring(store, &kept),
            None => self.replace(store, text),
        }
    }

    /// Opens what has come in from outside, with what its page told and, where it has been pasted, the plain text beside
    /// it; what is on the shelf already is opened with its corrections. Returns whether it is. Without `open` nothing is
    /// opened.
    pub fn open_or_find(
        self,
        store: Store,
        text: &str,
        told: &Told,
        plain: Option<String>,
        open: bool,
    ) -> bool {
        let kept = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.text == text).cloned());
        let known = kept.is_some();
        if !open {
            return known;
        }
        // What waited to be kept is of the article before.
        if self.is_due() {
            self.follow(store);
        }
        match kept {
            Some(kept) => self.bring(store, &kept),
            None => {
                self.replace(store, text.to_owned());
                store.told.set(told.clone());
            }
        }
        store.plain.set(plain);
        store.folded.set(true);
        known
    }

    /// Reads what came as a page as plain text.
    pub fn as_text(self, store: Store) {
        let plain = store.plain.get_untracked();
        let text = plain.unwrap_or_else(|| store.source.get_untracked());
        self.replace(store, text);
    }

    /// Keeps an article, `anew` also where another tab has deleted it. What another tab has changed in it is taken up.
    pub fn keep(self, store: Store, kept: Kept, anew: bool, then: Then) {
        spawn_local(async move {
            let outcome = keep::keep(&kept, anew).await;
            let here = store.article.get_untracked() == kept.id;
            let stored = match outcome {
                Ok(Some(stored)) => stored,
                Ok(None) => {
                    self.let_go(store, &kept.id);
                    return;
                }
                Err(_) => return,
            };
            if here && stored.id != kept.id {
                // Both tabs have changed the text: this tab's is another article now.
                store.article.set(stored.id.clone());
            }
            self.enlist(stored.clone());
            // What was changed since then is kept by itself, and comes back with what the other tab has changed.
            if here && stored != kept && !Self::differs(store, &kept) {
                Self::take_up(store, &stored);
            }
            self.say(store, then);
        });
    }

    /// Says that an article is kept now.
    fn say(self, store: Store, then: Then) {
        if then == Then::Nothing || store.side {
            return;
        }
        self.draft(None);
        let words = store.lang.get_untracked().words();
        if then == Then::Said {
            store.said.set(words.kept.to_owned());
            return;
        }
        // What was said of the correction or check a moment ago must be heard, too.
        store.said.update(|said| {
            let checked = store.sheet.with_untracked(Sheet::can_undo);
            if checked || said == words.corrected {
                said.push(' ');
            } else {
                said.clear();
            }
            said.push_str(words.kept_by_itself);
        });
    }

    /// Puts an article into the list as it is kept now.
    fn enlist(self, kept: Kept) {
        self.list
            .update(|list| match list.iter_mut().find(|k| k.id == kept.id) {
                Some(old) => *old = kept,
                None => list.insert(0, kept),
            });
    }

    /// Takes an article that another tab has deleted out of the list; on the page it stays, as a draft.
    fn let_go(self, store: Store, id: &str) {
        self.list.update(|list| list.retain(|k| k.id != id));
        self.withhold(id, true);
        if store.article.get_untracked() == id {
            self.follow(store);
        }
    }

    /// Hears what another tab has done to an article.
    fn hear(self, store: Store, id: &str, kept: Option<Kept>) {
        let here = store.article.get_untracked() == id;
        let old = self.find(id);
        let Some(kept) = kept else {
            if store.side {
                // Another window has taken back all that was said of the page.
                self.list.update(|list| list.retain(|k| k.id != id));
                if here {
                    store.clear_sheet();
                }
                return;
            }
            if let Some(old) = old.filter(|_| here) {
                keep::gone(id, &old.title);
            }
            self.let_go(store, id);
            return;
        };
        self.withhold(id, false);
        match old.filter(|_| here) {
            // What has changed here is kept first, and comes back with what has changed there.
            Some(old) if Self::differs(store, &old) => {
                self.hold();
                self.follow(store);
            }
            Some(_) => {
                self.enlist(kept.clone());
                Self::take_up(store, &kept);
            }
            // The panel of another window has begun the sheet of this page.
            None if here && store.side => {
                Self::take_up(store, &kept);
                self.enlist(kept);
            }
            None => {
                keep::known(&kept);
                self.enlist(kept);
            }
        }
    }

    /// The article on the page as it would be kept, under a name and title that it has on the shelf.
    fn now(store: Store, kept: &Kept) -> Kept {
        Kept {
            id: kept.id.clone(),
            title: kept.title.clone(),
            saved: kept.saved,
            ..Self::as_it_is(store)
        }
    }

    /// Whether the article on the page has changed since it was kept.
    fn differs(store: Store, kept: &Kept) -> bool {
        Self::now(store, kept) != *kept
    }

    /// Shows what another tab has changed in the article on the page.
    fn take_up(store: Store, kept: &Kept) {
        keep::known(kept);
        let now = Self::now(store, kept);
        if now.text != kept.text || now.told != kept.told || now.written != kept.written {
            Self::show(store, kept);
            return;
        }
        if now.day != kept.day {
            store.day.set(kept.day.clone());
        }
        if now.edits != kept.edits {
            store.history.set(History::of(kept.edits.clone()));
        }
        if now.checks != kept.checks {
            let checks = to_bytes(kept.checks.clone(), &kept.text, OffsetUnit::Utf16);
            store.clear_sheet();
            store.sheet.set(Sheet::of(checks));
        }
        if now.flips != kept.flips {
            store.flips.set(kept.flips());
        }
    }

    /// Whether the article on the page is on the shelf.
    #[must_use]
    pub fn holds(self, store: Store) -> bool {
        let id = store.article.get();
        self.list.with(|list| list.iter().any(|k| k.id == id))
    }

    /// The article on the page, as it would be kept.
    fn as_it_is(store: Store) -> Kept {
        let text = store.text.get_untracked();
        let headline = store.reading.with_untracked(|r| {
            let reading = r.as_ref().filter(|r| r.text == text)?;
            let h = reading.record.headline?;
            Some(reading.words(Span::new(h.start, h.end)).to_owned())
        });
        let id = store.article.get_untracked();
        Kept {
            // The sample has no name until somebody has worked on it.
            id: if id.is_empty() { fresh() } else { id },
            title: headline
                .unwrap_or_else(|| first_line(&text))
                .chars()
                .take(80)
                .collect(),
            day: store.day.get_untracked(),
            told: store.told.get_untracked(),
            written: store.written.get_untracked().map(|l| l.code().to_owned()),
            edits: store.history.with_untracked(|h| h.edits().to_vec()),
            checks: store.sheet.with_untracked(|sheet| {
                let said = sheet.said().map(|(_, record)| record.clone());
                to_unit(said.collect(), &text, OffsetUnit::Utf16)
            }),
            flips: store
                .flips
                .with_untracked(|f| f.iter().map(|(k, v)| (*k, *v)).collect()),
            saved: js_sys::Date::now(),
            text,
        }
    }

    /// Puts the article on the page on the shelf.
    pub fn add(self, store: Store) {
        self.keep(store, Self::as_it_is(store), true, Then::Said);
    }

    /// Puts a kept article on the page, with its corrections.
    fn show(store: Store, kept: &Kept) {
        store.set_source(kept.text.clone());
        store.article.set(kept.id.clone());
        store.day.set(kept.day.clone());
        store.told.set(kept.told.clone());
        store
            .written
            .set(kept.written.as_deref().and_then(Lang::from_code));
        store.history.set(History::of(kept.edits.clone()));
        let checks = to_bytes(kept.checks.clone(), &kept.text, OffsetUnit::Utf16);
        store.sheet.set(Sheet::of(checks));
        store.flips.set(kept.flips());
    }

    /// Puts an article of the shelf on the page: as it is kept now.
    fn bring(self, store: Store, kept: &Kept) {
        keep::known(kept);
        Self::show(store, kept);
    }

    /// Opens a kept article.
    pub fn take(self, store: Store, id: &str) {
        // As it is kept now: a row or a comparison may have been drawn before its last correction.
        if let Some(kept) = self.find(id) {
            self.bring(store, &kept);
            store.folded.set(true);
            store.shelved.set(false);
        }
    }

    /// Gives a kept article another title.
    pub fn named(self, store: Store, id: &str, title: String) {
        if let Some(kept) = self.find(id) {
            self.keep(store, Kept { title, ..kept }, false, Then::Nothing);
        }
    }

    /// Takes an article off the shelf; it can be put back.
    pub fn delete(self, id: String) {
        let Some(kept) = self.find(&id) else { return };
        self.list.update(|list| list.retain(|k| k.id != id));
        // On the page it stays, and does not go back by itself.
        self.withhold(&id, true);
        keep::remove(&id, &kept.title);
        self.gone.set(Some(kept));
    }

    /// Puts back the article that was last deleted.
    pub fn undelete(self, store: Store) {
        if let Some(kept) = self.gone.get_untracked() {
            self.gone.set(None);
            self.withhold(&kept.id, false);
            self.keep(store, kept, true, Then::Nothing);
        }
    }
}
