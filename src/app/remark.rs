//! The fields of an entry of the check sheet: in a row of the sheet, and on a card.

use leptos::prelude::*;

use super::part::{Part, Parts};
use super::sheet::On;
use super::state::Tab;
use super::store::Store;
use super::text::Lang;
use super::view::lookup::{sites, wanted};
use super::view::reading::Mark;
use super::view::sheet::{CheckRecord, CheckStatus, CheckSubject, Field, evidence_parts};

/// A field of words. What the reader types is kept letter by letter; what an undo changes is shown.
pub fn field(store: Store, on: On, field: Field, id: &'static str, lang: Lang) -> AnyView {
    let w = lang.words();
    let typed = RwSignal::new(String::new());
    let shown = move || {
        let kept = store
            .record(on)
            .map_or_else(String::new, |r| field.read(&r));
        let typed = typed.get_untracked();
        // A comma or line that has nothing behind it yet is not kept, and must not vanish under the reader's hands.
        let mut same = CheckRecord::default();
        field.put(&mut same, &typed);
        if field.read(&same) == kept {
            typed
        } else {
            kept
        }
    };
    let write = move |event| {
        let words = event_target_value(&event);
        typed.set(words.clone());
        store.check(on, field, &words);
    };
    let (label, hint) = match field {
        Field::Evidence => (w.evidence, w.evidence_hint),
        Field::Tags => (w.tags, w.tags_hint),
        Field::Who => (w.checked_by, ""),
        _ => (w.note, ""),
    };
    let control = if matches!(field, Field::Evidence | Field::Note) {
        view! {
            <textarea id=id rows="2" autocomplete="off" placeholder=hint prop:value=shown on:input=write></textarea>
        }
        .part()
    } else {
        view! { <input id=id type="text" autocomplete="off" placeholder=hint prop:value=shown on:input=write /> }.part()
    };
    view! { <label class="said-field"><span>{label}</span>{control}</label> }.part()
}

/// The links and quotations of an entry, as they can be followed.
pub fn evidence(record: &CheckRecord) -> AnyView {
    let list = record
        .evidence
        .iter()
        .map(|line| {
            let (link, words) = evidence_parts(line);
            let link = link.map(|link| {
                let shown = link.split_once("://").map_or(link, |(_, rest)| rest);
                view! {
                    <a href=link.to_owned() target="_blank" rel="noopener noreferrer nofollow">{shown.to_owned()}</a>
                }
                .part()
            });
            view! { <li>{link} " " {words.to_owned()}</li> }
        })
        .parts();
    view! { <ul class="evidence">{list}</ul> }.part()
}

/// Links that search elsewhere for what a mark is about. Nothing is asked before one is followed.
pub fn look_up(store: Store, mark: Mark, lang: Lang) -> Option<AnyView> {
    let reading = store.reading.get_untracked()?;
    let (what, words) = wanted(&reading, mark)?;
    let query = String::from(js_sys::encode_uri_component(&words));
    let links = sites(reading.record.main_language().code(), what)
        .map(|(name, address)| {
            let (before, behind) = address.split_once("{}").unwrap_or((address, ""));
            let address = [before, &query, behind].concat();
            view! { <a href=address target="_blank" rel="noopener noreferrer nofollow">{name}</a> }
                .part()
        })
        .parts();
    Some(view! { <span class="look-up">{lang.words().look_up} {links}</span> }.part())
}

/// The sign and the word of a status.
pub fn status(status: CheckStatus, lang: Lang) -> AnyView {
    let sign = status.sign();
    view! {
        <span class="check-sign" data-status=status.as_str() aria-hidden="true">{sign}</span>
        <span class="state">{status.label(lang)}</span>
    }
    .part()
}

/// What a card says of the sheet: the status of a claim or an amount and the way there, and a note on anything.
pub fn remark(store: Store, mark: Mark, lang: Lang) -> Option<AnyView> {
    let w = lang.words();
    let on = store.on(mark)?;
    let kept = store.record(on);
    let known = kept
        .as_ref()
        .is_some_and(|r| !r.note.is_empty() || !r.tags.is_empty());
    let state = kept
        .as_ref()
        .filter(|r| r.status != CheckStatus::Open)
        .map(|r| view! { <p class="checked">{status(r.status, lang)}</p> }.part());
    let sheet = matches!(on, On::Row(_)).then(|| {
        view! {
            <button type="button" class="quiet" on:click=move |_| store.show_in_sheet(on)>
                {w.in_sheet}
            </button>
        }
        .part()
    });
    Some(
        view! {
            {state}
            <details class="correct remark" open=known>
                <summary>{w.note_mine}</summary>
                {field(store, on, Field::Note, "", lang)}
                {field(store, on, Field::Tags, "", lang)}
                {sheet}
            </details>
        }
        .part(),
    )
}

impl Store {
    /// Shows something in the sheet, unfolded.
    pub fn show_in_sheet(&self, on: On) {
        self.open.set(None);
        self.choice.set(super::view::sheet::Choice::default());
        self.unfolded.set(Some(on));
        self.tab.set(Tab::Check);
        self.panel_open.set(true);
        super::check::focus(on);
    }

    /// Begins a note on words of the article.
    pub fn note_on(&self, span: crate::Span) {
        if let Some(at) = self.noted(On::Words(CheckSubject::Passage, span)) {
            self.show_in_sheet(On::Entry(at));
        }
    }
}
