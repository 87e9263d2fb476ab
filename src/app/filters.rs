//! Which kinds are underlined, and how many of each there are.

use leptos::prelude::*;

use super::part::Parts;
use super::store::store;
use super::view::reading::Layer;

/// A button a kind, drawn with the kind's own stroke.
#[component]
pub fn Filters() -> impl IntoView {
    let store = store();
    let counts = Memo::new(move |_| {
        store
            .reading
            .get()
            .map_or(Layer::ALL.map(|l| (l, 0)), |r| r.counts())
    });
    let count = move |layer: Layer| {
        counts.with(|all| all.iter().find(|(l, _)| *l == layer).map_or(0, |(_, n)| *n))
    };
    view! {
        <div class="filters" role="group" aria-label=store.word(|w| w.filters)>
            {Layer::ALL
                .map(|layer| {
                    view! {
                        <button
                            type="button"
                            class="filter"
                            class:empty=move || count(layer) == 0
                            hidden=move || layer == Layer::Match && count(layer) == 0
                            aria-pressed=move || store.hidden.with(|h| !h.contains(&layer)).to_string()
                            on:click=move |_| store.toggle(layer)
                        >
                            <span class=format!("m {}", layer.class())>
                                {move || layer.name(store.lang.get())}
                            </span>
                            " "
                            <span class="count">{move || count(layer)}</span>
                        </button>
                    }
                })
                .parts()}
            <button
                type="button"
                class="filter quiet"
                on:click=move |_| store.patterning.set(true)
            >
                {store.word(|w| w.patterns)}
                "…"
            </button>
        </div>
    }
}
