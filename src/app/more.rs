//! Long lists are drawn in parts.

use leptos::prelude::*;

use super::text::{Lang, more_words};

/// How many rows of a list are drawn at first, and each time that more are asked for.
pub const SHOWN: usize = 100;

/// A button that shows more rows, where there are more.
pub fn more(all: usize, limit: RwSignal<usize>, lang: Lang) -> Option<AnyView> {
    (all > limit.get()).then(|| {
        view! {
            <p class="more">
                <button type="button" class="quiet" on:click=move |_| limit.update(|n| *n += SHOWN)>
                    {more_words(all - limit.get_untracked(), lang)}
                </button>
            </p>
        }
        .into_any()
    })
}
