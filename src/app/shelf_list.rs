//! The shelf as a dialog: its articles, to open, rename, delete and compare.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::compare::compare;
use super::engine::EngineHandle;
use super::part::{Part, Row, Show, rows};
use super::shelf::Shelf;
use super::store::store;
use super::text::{kept_words, tag_of};
use super::view::kept::Kept;

/// The list of kept articles.
#[component]
pub fn ShelfDialog() -> impl IntoView {
    let store = store();
    let shelf = expect_context::<Shelf>();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if store.shelved.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let engine = expect_context::<EngineHandle>();
    let chosen = RwSignal::new(Vec::<String>::new());
    // Deleting a chosen article takes it out of the choice.
    let articles = move || {
        shelf.list.with(|list| {
            chosen.with(|c| {
                let found = c.iter().filter_map(|id| list.iter().find(|k| k.id == *id));
                found.cloned().collect::<Vec<_>>()
            })
        })
    };
    let row = move |kept: Kept| {
        let w = store.lang.get_untracked().words();
        let [rename, open, delete, choose, chosen_id] = [(); 5].map(|()| kept.id.clone());
        let when = js_sys::Date::new(&kept.saved.into())
            .to_locale_date_string(store.lang.get_untracked().tag(), &JsValue::UNDEFINED);
        let size = kept.text.len().div_ceil(1024);
        view! {
            <li>
                <input
                    type="checkbox"
                    aria-label=format!("{}: {}", w.compare_choose, kept.title)
                    prop:checked=move || chosen.with(|c| c.contains(&chosen_id))
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        chosen
                            .update(|c| {
                                c.retain(|id| *id != choose);
                                if on {
                                    c.push(choose.clone());
                                }
                            });
                    }
                />
                <input
                    type="text"
                    lang=tag_of(&kept.title)
                    aria-label=w.name
                    value=kept.title
                    on:change=move |event| {
                        let title = event_target_value(&event).trim().to_owned();
                        shelf.named(store, &rename, title);
                    }
                />
                <span class="note">{String::from(when)} " · " {size} " KB"</span>
                <button type="button" class="quiet" on:click=move |_| shelf.take(store, &open)>
                    {w.open}
                </button>
                <button type="button" class="quiet" on:click=move |_| shelf.delete(delete.clone())>
                    {w.delete}
                </button>
            </li>
        }
        .part()
    };
    let used = move || {
        let bytes = shelf
            .list
            .with(|l| l.iter().map(|k| k.text.len()).sum::<usize>());
        kept_words(
            shelf.list.with(Vec::len),
            bytes.div_ceil(1024),
            store.lang.get(),
        )
    };
    view! {
        <dialog
            class="names shelf"
            aria-labelledby="shelf-head"
            node_ref=node
            on:close=move |_| store.shelved.set(false)
        >
            <h2 id="shelf-head">{store.word(|w| w.shelf)}</h2>
            <p class="note">{store.word(|w| w.shelf_hint)} " " {used}</p>
            <ul class="kept">
                {rows(move || {
                    let lang = store.lang.get();
                    let all = shelf.list.get().into_iter();
                    all.map(|k| Row::new((k.id.clone(), k.title.clone(), lang), move |_| row(k)))
                        .collect()
                })}
            </ul>
            <Show when=move || !shelf.list.with(Vec::is_empty)>
                <p class="deeds">
                    <button
                        type="button"
                        disabled=move || !(2..=4).contains(&articles().len())
                        on:click=move |_| {
                            let articles = articles();
                            store.shelved.set(false);
                            compare(store, engine, articles);
                        }
                    >
                        {store.word(|w| w.compare_chosen)}
                    </button>
                    <Show when=move || !(2..=4).contains(&articles().len())>
                        <span class="note">{store.word(|w| w.compare_needs)}</span>
                    </Show>
                </p>
            </Show>
            <Show when=move || shelf.gone.with(Option::is_some)>
                <p role="status">
                    {store.word(|w| w.deleted)}
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| shelf.undelete(store)
                    >
                        {store.word(|w| w.undo)}
                    </button>
                </p>
            </Show>
            <form method="dialog">
                <button>{store.word(|w| w.close)}</button>
            </form>
        </dialog>
    }
}
