//! The browser extension's side panel: the page's panel, of an article that stands in the tab beside it.
//! www/extension/panel.js tells what is there, answers for the worker with what was found there, and shows its marks.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::bar::Undo;
use super::engine;
use super::keep::listen;
use super::notice::Notices;
use super::page::key;
use super::panel::Panel;
use super::plain::Value;
use super::share::id;
use super::shelf::Shelf;
use super::store::{Store, Theme};
use super::take::Take;
use super::text::Lang;
use super::view::reading::Mark;

#[wasm_bindgen]
extern "C" {
    /// The tab: `{ language, page, text }`, without page and text where there is no article.
    #[wasm_bindgen(js_namespace = mitjulTab)]
    fn current() -> JsValue;
    /// Brings a mark into view there, and opens its card.
    #[wasm_bindgen(js_namespace = mitjulTab, js_name = show)]
    fn show_there(id: &str);
}

/// Whether this document is the side panel.
#[must_use]
pub fn is_here() -> bool {
    document()
        .body()
        .is_some_and(|body| body.has_attribute("data-side"))
}

/// Shows a mark in the tab.
pub fn show(store: Store, mark: Mark) {
    store.chosen.set(Some(mark));
    show_there(&id(mark));
}

/// The side panel.
#[component]
pub fn Side() -> impl IntoView {
    let tab = RwSignal::new_local(current());
    listen("mitjul-tab", move |_| tab.set(current()));
    let said = |tab: &JsValue| Lang::from_tag(&tab.field("language").as_text().unwrap_or_default());
    let store = Store {
        side: true,
        ..Store::new(tab.with_untracked(said), Theme::Auto)
    };
    provide_context(store);
    let shelf = Shelf::open(store);
    provide_context(shelf);
    // Nothing is asked before there is a text.
    let there = RwSignal::new(false);
    provide_context(engine::start(store, Memo::new(move |_| there.get())));
    Effect::new(move |_| {
        let lang = tab.with(said);
        if store.lang.get_untracked() != lang {
            store.lang.set(lang);
        }
    });
    Effect::new(move |_| {
        // What was kept of the page comes first.
        if !shelf.read.get() {
            return;
        }
        let (page, text) =
            tab.with(|tab| (tab.field("page").as_text(), tab.field("text").as_text()));
        if let (Some(page), Some(text)) = (page, text) {
            untrack(|| shelf.turn_to(store, &page, text));
            there.set(true);
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| key(store, &event));
    on_cleanup(move || keys.remove());
    view! {
        <section class="bar" aria-label=store.word(|w| w.take)>
            <Undo />
            <Take />
        </section>
        <Panel />
        <Notices />
        <p class="sr" role="status" aria-live="polite">{move || store.said.get()}</p>
    }
}
