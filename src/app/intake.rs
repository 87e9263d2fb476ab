//! What comes in from outside: files, and pages that were pasted. www/door.js hears of them and www/intake/ reads them; here
//! they become articles.

use leptos::ev::CustomEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::engine::EngineHandle;
use super::keep::fresh;
use super::plain::Value;
use super::shelf::{Shelf, Then, first_line};
use super::store::Store;
use super::view::kept::{Kept, Told};

/// Listens as long as the page lives.
pub fn listen(store: Store, shelf: Shelf, engine: EngineHandle) {
    let heard = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        let detail = event.detail();
        if detail.field("unloaded").as_truth() == Some(true) {
            let words = store.lang.get_untracked().words();
            store.notice.set(Some(words.no_intake.to_owned()));
            return;
        }
        if let Some(said) = detail.field("said").as_text() {
            store.notice.set(Some(said).filter(|s| !s.is_empty()));
        }
        let articles = detail.field("articles").as_list().unwrap_or_default();
        spawn_local(async move { take_in(store, shelf, engine, articles).await });
    });
    let _ =
        window().add_event_listener_with_callback("mitjul-open", heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Opens the first article; of several, each is put on the shelf.
async fn take_in(store: Store, shelf: Shelf, engine: EngineHandle, articles: Vec<JsValue>) {
    let several = articles.len() > 1;
    for (i, article) in articles.into_iter().enumerate() {
        let plain = article.field("text").as_text();
        let page = article.field("page");
        let outlined = if page.is_nothing() {
            None
        } else {
            engine.outline(store, &page).await
        };
        let (text, told, headline) = match (outlined, &plain) {
            (Some(outlined), _) => outlined.parts(),
            (None, Some(text)) => (text.clone(), Told::default(), None),
            // The core has stopped: the page says so where it says how the core is.
            (None, None) => continue,
        };
        let name = headline.or_else(|| article.field("name").as_text());
        let known = shelf.open_or_find(store, &text, &told, plain, i == 0);
        if several && !known {
            let id = if i == 0 {
                store.article.get_untracked()
            } else {
                fresh()
            };
            let title = name
                .unwrap_or_else(|| first_line(&text))
                .chars()
                .take(80)
                .collect();
            let kept = Kept {
                id,
                title,
                text,
                told,
                day: None,
                written: None,
                edits: Vec::new(),
                checks: Vec::new(),
                flips: Vec::new(),
                saved: js_sys::Date::now(),
            };
            shelf.keep(store, kept, false, Then::Nothing);
        }
    }
}
