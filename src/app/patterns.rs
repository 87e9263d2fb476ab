//! The reader's own patterns: kept on the device, tried on the open article while they are written.

use std::time::Duration;

use js_sys::{Array, Uint32Array};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;

use super::dom::{download, read_file};
use super::engine::EngineHandle;
use super::keep;
use super::part::{Part, Parts, Show};
use super::plain::Plain;
use super::store::{Store, store};
use super::view::patterns::{Pattern, Trial, read, verdict, written};
use super::view::reading::Reading;
use crate::Colour;

const KEY: &str = "patterns";
/// How long the reader pauses before what was written is tried.
const PAUSE: Duration = Duration::from_millis(150);

/// Reads the patterns that are kept on the device, and keeps them from then on.
pub fn remember(store: Store) {
    let take = move |source: &str| {
        store.patterns.update(|all| {
            // Rows that have nothing in them yet are this tab's own.
            all.retain(|p| *p == Pattern::default());
            all.splice(0..0, read(source));
        });
        store.renewed.update(|n| *n += 1);
    };
    let kept = move || {
        let mut all = store.patterns.get();
        all.retain(|p| *p != Pattern::default());
        written(&all)
    };
    keep::remember(KEY, kept, take);
}

/// The body of an article as the worker takes it: start and end of every part, in bytes.
#[must_use]
pub fn body(reading: &Reading) -> JsValue {
    let ends = reading.record.body.iter().flat_map(|r| [r.start, r.end]);
    let ends: Vec<u32> = ends.filter_map(|at| u32::try_from(at).ok()).collect();
    Uint32Array::from(ends.as_slice()).into()
}

/// Tries what is written on the article that is open, after a pause; `failed` where nothing can be tried.
fn watch(store: Store, trial: RwSignal<Trial>, failed: RwSignal<bool>) {
    let engine = expect_context::<EngineHandle>();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        if !store.patterning.get() {
            return;
        }
        let source = store.patterns.with(|p| written(p));
        let Some(reading) = store.reading.get() else {
            return;
        };
        let ask = move || {
            spawn_local(async move {
                let values = Array::of3(
                    &source.as_str().into(),
                    &reading.text.as_str().into(),
                    &body(&reading),
                );
                let answer = engine.ask_beside(store, "tryPatterns", values).await;
                // What has been written since is tried by itself.
                if store.patterns.with_untracked(|p| written(p)) != source {
                    return;
                }
                let answer = answer.ok().and_then(|answer| Trial::read(&answer));
                failed.set(answer.is_none());
                trial.set(answer.unwrap_or_default());
            });
        };
        timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(ask, PAUSE).ok();
        });
    });
}

/// The editor: a row a pattern, and under it what it finds or what is wrong.
#[component]
pub fn Patterns() -> impl IntoView {
    let store = store();
    let node = NodeRef::<html::Dialog>::new();
    let trial = RwSignal::new(Trial::default());
    let failed = RwSignal::new(false);
    watch(store, trial, failed);
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if store.patterning.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    // Rows are the reader's while they are edited: only their number redraws them, a file or another tab.
    let count = Memo::new(move |_| (store.patterns.with(Vec::len), store.renewed.get()));
    let load = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        read_file(&input, move |text| {
            let Some(text) = text else { return };
            let given = read(&text);
            store.patterns.update(|all| {
                all.retain(|p| !given.contains(p) && *p != Pattern::default());
                all.extend(given);
            });
            store.renewed.update(|n| *n += 1);
        });
    };
    view! {
        <dialog
            class="names patterns"
            aria-labelledby="patterns-head"
            node_ref=node
            on:close=move |_| store.patterning.set(false)
        >
            <h2 id="patterns-head">{store.word(|w| w.patterns)}</h2>
            <p class="note">{store.word(|w| w.patterns_hint)}</p>
            <ul class="plain">
                {move || (0..count.get().0).filter_map(|i| row(store, i, trial)).parts()}
            </ul>
            <Show when=move || failed.get()>
                <p class="problems" role="status">{store.word(|w| w.patterns_failed)}</p>
            </Show>
            <div class="deeds">
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| store.patterns.update(|all| all.push(Pattern::default()))
                >
                    {store.word(|w| w.add_pattern)}
                </button>
                <label class="file">
                    <span>{store.word(|w| w.load_file)}</span>
                    <input type="file" accept=".tsv,.txt,text/plain" on:change=load />
                </label>
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        let content = store.patterns.with_untracked(|p| written(p));
                        download("mitjul-patterns.tsv", "text/tab-separated-values", &content);
                    }
                >
                    {store.word(|w| w.save_file)}
                </button>
            </div>
            <form method="dialog">
                <button>{store.word(|w| w.close)}</button>
            </form>
        </dialog>
    }
}

/// Something typed into a field, without what parts the fields of a line.
fn typed(event: &leptos::ev::Event) -> String {
    event_target_value(event).replace(['\t', '\n', '\r'], " ")
}

fn row(store: Store, i: usize, trial: RwSignal<Trial>) -> Option<AnyView> {
    let lang = store.lang.get();
    let w = lang.words();
    let pattern = store.patterns.with_untracked(|p| p.get(i).cloned())?;
    let change = move |f: &dyn Fn(&mut Pattern)| {
        store.patterns.update(|all| {
            if let Some(pattern) = all.get_mut(i) {
                f(pattern);
            }
        });
    };
    let field = format!("pattern-{i}");
    let told = format!("pattern-{i}-told");
    let verdict = Memo::new(move |_| {
        let pattern = store.patterns.with_untracked(|p| p.get(i).cloned())?;
        trial.with(|trial| verdict(&pattern, i, trial, lang))
    });
    let wrong = move || verdict.with(|v| v.as_ref().is_some_and(|v| v.wrong));
    let show = {
        let field = field.clone();
        move |_: leptos::ev::MouseEvent| {
            let at = verdict.with_untracked(|v| v.as_ref().and_then(|v| v.at));
            let input = document().get_element_by_id(&field);
            if let Some(at) = at.and_then(|at| u32::try_from(at).ok())
                && let Some(input) =
                    input.and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok())
            {
                let _ = input.focus();
                let _ = input.set_selection_range(at, at + 1);
            }
        }
    };
    let colours = Colour::ALL
        .iter()
        .map(|c| {
            let word = c.as_str();
            let chosen = pattern.colour == word;
            view! { <option value=word selected=chosen>{c.label(lang)}</option> }
        })
        .parts();
    Some(
        view! {
            <li class="pattern">
                <input
                    type="text"
                    aria-label=w.pattern_label
                    placeholder=w.pattern_label
                    value=pattern.label
                    on:input=move |event| {
                        let label = typed(&event);
                        change(&|p| p.label = label.trim().to_owned());
                    }
                />
                <input
                    id=field
                    type="text"
                    class="expression"
                    aria-label=w.expression
                    placeholder=w.expression
                    aria-describedby=told.clone()
                    aria-invalid=move || wrong().to_string()
                    autocapitalize="off"
                    autocomplete="off"
                    spellcheck="false"
                    value=pattern.expression
                    on:input=move |event| {
                        let expression = typed(&event);
                        change(&|p| p.expression.clone_from(&expression));
                    }
                />
                <select
                    aria-label=w.colour
                    on:change=move |event| {
                        let colour = event_target_value(&event);
                        change(&|p| p.colour.clone_from(&colour));
                    }
                >
                    <option value="">{w.colour_plain}</option>
                    {colours}
                </select>
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        store.patterns.update(|all| {
                            if i < all.len() {
                                all.remove(i);
                            }
                        });
                    }
                >
                    {w.delete}
                </button>
                <p id=told class="told" class:wrong=wrong>
                    {move || verdict.with(|v| v.as_ref().map_or_else(String::new, |v| v.words.clone()))}
                    <Show when=move || verdict.with(|v| v.as_ref().is_some_and(|v| v.at.is_some()))>
                        <button type="button" class="place" on:click=show.clone()>
                            {w.go_there}
                        </button>
                    </Show>
                </p>
            </li>
        }
        .part(),
    )
}
