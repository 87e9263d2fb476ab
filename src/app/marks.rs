//! The marks as an ordered list, for screen readers: every annotation once, in text order, leading to its place.

use leptos::prelude::*;

use super::dom::go;
use super::part::{Part, Parts};
use super::store::store;
use super::text::shortened;
use super::view::card::items;

/// The list; folded up until it is asked for.
#[component]
pub fn Marks() -> impl IntoView {
    let store = store();
    let opened = RwSignal::new(false);
    let rows = move || {
        let lang = store.lang.get();
        let reading = opened.get().then(|| store.reading.get())??;
        let hidden = store.hidden.get();
        let rows = reading
            .placed()
            .iter()
            .copied()
            .filter(|p| !hidden.contains(&p.layer))
            .filter_map(|p| {
                let item = items(&reading, &[p.mark], lang).into_iter().next()?;
                let words = shortened(reading.words(p.span), 60);
                Some(view! {
                    <li>
                        <button type="button" class="place" on:click=move |_| go(store, p.mark, true)>
                            <span lang=move || store.article_lang()>{words}</span>
                            ": "
                            {item.kind}
                            ", "
                            {item.head}
                        </button>
                    </li>
                }.part())
            })
            .parts();
        Some(view! { <ol>{rows}</ol> }.part())
    };
    view! {
        <details class="mark-list" on:toggle=move |_| opened.set(true)>
            <summary>{store.word(|w| w.annotation_list)}</summary>
            {rows}
        </details>
    }
}
