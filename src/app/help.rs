//! The keys.

use leptos::html;
use leptos::prelude::*;

use super::part::Parts;
use super::store::store;

/// A dialog that lists the keys.
#[component]
pub fn Help() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if store.help.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let row = move |keys: &'static [&'static str],
                    what: fn(&'static super::text::Words) -> &'static str| {
        let keys = keys.iter().map(|k| view! { <kbd>{*k}</kbd> " " }).parts();
        view! { <div><dt>{keys}</dt><dd>{move || what(w())}</dd></div> }
    };
    view! {
        <dialog
            class="help"
            aria-labelledby="help-head"
            node_ref=node
            on:close=move |_| store.help.set(false)
        >
            <h2 id="help-head">{store.word(|w| w.keys)}</h2>
            <dl>
                {row(&["n", "p"], |w| w.key_next)}
                {row(&["←", "→"], |w| w.key_arrows)}
                {row(&["Enter"], |w| w.key_enter)}
                {row(&["Esc"], |w| w.key_escape)}
                {row(&["/"], |w| w.key_search)}
                {row(&["e"], |w| w.key_source)}
                {row(&["0–5", "e", "n", "p"], |w| w.key_check)}
                {row(&["?"], |w| w.key_help)}
            </dl>
            <form method="dialog">
                <button>{store.word(|w| w.close)}</button>
            </form>
        </dialog>
    }
}
