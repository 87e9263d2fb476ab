//! The panel beside the article: findings on top, and four views of the same article.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::check::Check;
use super::claims::Claims;
use super::figures::Figures;
use super::findings::Findings;
use super::icon::{Icon, icon};
use super::overview::Overview;
use super::part::{Part, Parts, Row, Show, rows};
use super::store::{Tab, store};

const TABS: [Tab; 4] = [Tab::Overview, Tab::Claims, Tab::Figures, Tab::Check];

fn id(tab: Tab) -> &'static str {
    match tab {
        Tab::Overview => "tab-overview",
        Tab::Claims => "tab-claims",
        Tab::Figures => "tab-figures",
        Tab::Check => "tab-check",
    }
}

/// The panel. On a narrow window it is a sheet that a bar at the bottom opens.
#[component]
pub fn Panel() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let name = move |tab: Tab| match tab {
        Tab::Overview => w().overview,
        Tab::Claims => w().claims,
        Tab::Figures => w().figures,
        Tab::Check => w().check,
    };
    let count = move |tab: Tab| {
        store.reading.with(|r| {
            let record = &r.as_ref()?.record;
            Some(match tab {
                Tab::Claims => record.claims.len(),
                _ => record.amounts.len(),
            })
        })
    };
    // The room of a count is there before it is known.
    let counted = move |tab: Tab| {
        (matches!(tab, Tab::Claims | Tab::Figures))
            .then(|| view! { " " <span class="count">{move || count(tab)}</span> }.part())
    };
    // Another article has views of its own: they come anew, and do not slide to where the old ones stood.
    let shown = Memo::new(move |_| {
        store.found.track();
        store.article.get_untracked()
    });
    let views = move || {
        view! {
            // The sheet has the findings among its rows.
            <Show when=move || store.tab.get() != Tab::Check>
                <Findings />
            </Show>
            {move || match store.tab.get() {
                Tab::Overview => view! { <Overview /> }.into_any(),
                Tab::Claims => view! { <Claims /> }.into_any(),
                Tab::Figures => view! { <Figures /> }.into_any(),
                Tab::Check => view! { <Check /> }.into_any(),
            }}
        }
        .into_any()
    };
    let choose = move |tab: Tab| {
        store.tab.set(tab);
        store.panel_open.set(true);
    };
    let key = move |event: KeyboardEvent| {
        let at = TABS
            .iter()
            .position(|t| *t == store.tab.get_untracked())
            .unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % TABS.len(),
            "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
            "Home" => 0,
            "End" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(&tab) = TABS.get(next) {
            store.tab.set(tab);
            if let Some(button) = document().get_element_by_id(id(tab)) {
                let _ = button.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        }
    };
    view! {
        <aside
            class="panel"
            class:open=move || store.panel_open.get()
            aria-label=store.word(|w| w.panel)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    store.panel_open.set(false);
                }
            }
        >
            <div class="tabs">
                <div role="tablist" aria-label=store.word(|w| w.panel) on:keydown=key>
                    {TABS
                        .map(|tab| {
                            view! {
                                <button
                                    type="button"
                                    role="tab"
                                    id=id(tab)
                                    aria-controls="panel-body"
                                    aria-selected=move || (store.tab.get() == tab).to_string()
                                    tabindex=move || if store.tab.get() == tab { "0" } else { "-1" }
                                    on:click=move |_| choose(tab)
                                >
                                    {move || name(tab)}
                                    {counted(tab)}
                                </button>
                            }
                        })
                        .parts()}
                </div>
                <button
                    type="button"
                    class="quiet icon sheet-close"
                    aria-label=store.word(|w| w.close)
                    on:click=move |_| store.panel_open.set(false)
                >
                    {icon(Icon::Close)}
                </button>
            </div>
            <div
                class="panel-body"
                id="panel-body"
                role="tabpanel"
                tabindex="0"
                aria-labelledby=move || id(store.tab.get())
            >
                {rows(move || vec![Row::new(shown.get(), move |_| views())])}
            </div>
        </aside>
    }
}
