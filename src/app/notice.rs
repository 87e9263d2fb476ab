//! Notices: what has just happened, a newer version; and a first hint.

use leptos::ev::CustomEvent;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::dom::{keep, stored};
use super::icon::{Icon, icon};
use super::part::Show;
use super::shelf::Shelf;
use super::store::store;

const HINT: &str = "hint";

/// What the page has to say, at the bottom of the window, until it is closed.
#[component]
pub fn Notices() -> impl IntoView {
    let store = store();
    let shelf = expect_context::<Shelf>();
    let newer = RwSignal::new(false);
    let heard = Closure::<dyn FnMut(CustomEvent)>::new(move |_| newer.set(true));
    // Listens as long as the page lives.
    let _ =
        window().add_event_listener_with_callback("mitjul-update", heard.as_ref().unchecked_ref());
    heard.forget();
    view! {
        <section class="notices" aria-label=store.word(|w| w.notices)>
            <Show when=move || newer.get()>
                <p class="notice" role="status">
                    {store.word(|w| w.newer)}
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            if let Ok(event) = web_sys::Event::new("mitjul-reload") {
                                let _ = window().dispatch_event(&event);
                            }
                        }
                    >
                        {store.word(|w| w.reload)}
                    </button>
                </p>
            </Show>
            <Show when=move || shelf.left.with(Option::is_some)>
                <p class="notice" role="status">
                    {store.word(|w| w.draft_left)}
                    " “" {move || shelf.left.with(|l| l.as_ref().map(|k| k.title.clone()))} "”"
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| if let Some(kept) = shelf.left.get_untracked() { shelf.bring_back(store, &kept) }
                    >
                        {store.word(|w| w.bring_back)}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| if let Some(kept) = shelf.left.get_untracked() { shelf.discard(&kept) }
                    >
                        {store.word(|w| w.discard)}
                    </button>
                </p>
            </Show>
            <Show when=move || shelf.replaced.with(Option::is_some)>
                <p class="notice" role="status">
                    {store.word(|w| w.replaced)}
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| if let Some(kept) = shelf.replaced.get_untracked() { shelf.bring_back(store, &kept) }
                    >
                        {store.word(|w| w.bring_back)}
                    </button>
                    <button
                        type="button"
                        class="quiet icon"
                        aria-label=store.word(|w| w.close)
                        on:click=move |_| shelf.replaced.set(None)
                    >
                        {icon(Icon::Close)}
                    </button>
                </p>
            </Show>
            <Show when=move || store.notice.with(Option::is_some)>
                <p class="notice" role="status">
                    {move || store.notice.get()}
                    <button
                        type="button"
                        class="quiet icon"
                        aria-label=store.word(|w| w.close)
                        on:click=move |_| store.notice.set(None)
                    >
                        {icon(Icon::Close)}
                    </button>
                </p>
            </Show>
        </section>
    }
}

/// What to do first, until it is understood.
#[component]
pub fn Hint() -> impl IntoView {
    let store = store();
    let hint = RwSignal::new(stored(HINT).is_none());
    view! {
        <Show when=move || hint.get() && store.is_sample()>
            <p class="hint">
                {store.word(|w| w.hint)}
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        keep(HINT, "seen");
                        hint.set(false);
                    }
                >
                    {store.word(|w| w.understood)}
                </button>
            </p>
        </Show>
    }
}
