//! Searching the article.

use js_sys::Array;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dom::{paint, range_of};
use super::engine::EngineHandle;
use super::icon::{Icon, icon};
use super::part::Show;
use super::patterns::body;
use super::plain::Plain;
use super::store::{Store, store};
use super::text::turn_words;
use super::view::patterns::Sought;
use super::view::search::{in_runs, search};

/// The search field's id, for the key that leads to it.
pub const FIELD: &str = "search";
/// What is on the button for regular expressions: an expression, as an element without one would be put together as
/// markup, which Trusted Types forbid.
const SIGN: &str = ".*";

/// What a regular expression finds is found by the worker, in time that is linear in the text: the browser's own
/// expressions could stop the page.
fn seek(store: Store, by_expression: RwSignal<bool>, words: RwSignal<String>) -> RwSignal<Sought> {
    let sought = RwSignal::new(Sought::default());
    let engine = expect_context::<EngineHandle>();
    Effect::new(move |_| {
        let expression = words.get();
        let reading = store.reading.get();
        let (Some(reading), true) = (reading, by_expression.get() && !expression.is_empty()) else {
            sought.set(Sought::default());
            return;
        };
        spawn_local(async move {
            let values = Array::of3(
                &expression.as_str().into(),
                &reading.text.as_str().into(),
                &body(&reading),
            );
            let answer = engine.ask_beside(store, "searchPattern", values).await;
            if words.with_untracked(|w| *w == expression) {
                let answer = answer.ok().and_then(|answer| Sought::read(&answer));
                sought.set(answer.unwrap_or_default());
            }
        });
    });
    sought
}

/// A search field: Enter goes on to the next place, Shift and Enter to the one before.
#[component]
pub fn Search() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let by_expression = RwSignal::new(false);
    let sought = seek(store, by_expression, words);
    let field = NodeRef::<html::Input>::new();
    let found = Memo::new(move |_| {
        let runs = store.runs.get();
        if by_expression.get() {
            return sought.with(|s| in_runs(&runs, &s.spans));
        }
        let words = words.get();
        store
            .reading
            .get()
            .map_or_else(Vec::new, |r| search(&r.text, &runs, &words))
    });
    // Marked once the article has been drawn.
    Effect::new(move |_| {
        let all = found.get();
        let at = at.get();
        request_animation_frame(move || {
            let range = |i: &usize| all.get(*i).and_then(|f| range_of(store, f.run, f.span));
            let others: Vec<_> = (0..all.len()).filter(|i| *i != at).take(500).collect();
            let others: Vec<_> = others.iter().filter_map(range).collect();
            paint("mitjul-found", &others);
            paint("mitjul-found-here", range(&at).as_slice());
        });
    });
    let show = move |i: usize| {
        at.set(i);
        let place = found.with_untracked(|all| all.get(i).copied());
        if let Some(place) = place
            && let Some(range) = range_of(store, place.run, place.span)
            && let Ok(node) = range.start_container()
            && let Some(parent) = node.parent_element()
        {
            let rect = range.get_bounding_client_rect();
            let height = window()
                .inner_height()
                .ok()
                .and_then(|h| h.as_f64())
                .unwrap_or(600.0);
            let seen = rect.top() > 80.0 && rect.bottom() < height - 80.0;
            if !seen && parent.is_connected() {
                window().scroll_by_with_x_and_y(0.0, rect.top() - height / 3.0);
            }
        }
    };
    let step = move |by: isize| {
        let count = isize::try_from(found.with_untracked(Vec::len)).unwrap_or(0);
        if count > 0 {
            let next = isize::try_from(at.get_untracked()).unwrap_or(0) + by;
            show(usize::try_from(next.rem_euclid(count)).unwrap_or(0));
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => step(if event.shift_key() { -1 } else { 1 }),
        "Escape" => {
            words.set(String::new());
            if let Some(field) = field.get_untracked() {
                field.set_value("");
                let _ = field.blur();
            }
        }
        _ => {}
    };
    let count = move || {
        let lang = store.lang.get();
        let n = found.with(Vec::len);
        let wrong = sought.with(|s| s.errors.first().map(|e| lang.pick(&e.ko, &e.en).clone()));
        match (words.with(|w| w.trim().is_empty()), n) {
            (true, _) => String::new(),
            (false, 0) if wrong.is_some() => wrong.unwrap_or_default(),
            (false, 0) => w().no_match.to_owned(),
            (false, n) => turn_words(at.get().min(n - 1) + 1, n, lang),
        }
    };
    view! {
        <div class="search" role="search">
            <label class="sr" for=FIELD>{store.word(|w| w.search)}</label>
            <input
                id=FIELD
                type="search"
                lang=move || store.article_lang()
                autocomplete="off"
                placeholder=store.word(|w| w.search)
                node_ref=field
                on:input=move |event| {
                    words.set(event_target_value(&event));
                    show(0);
                }
                on:keydown=key
            />
            <button
                type="button"
                class="quiet icon by-expression"
                aria-label=store.word(|w| w.by_expression)
                title=store.word(|w| w.by_expression)
                aria-pressed=move || by_expression.get().to_string()
                on:click=move |_| by_expression.update(|by| *by = !*by)
            >
                <span aria-hidden="true">{SIGN}</span>
            </button>
            <span class="note" role="status">{count}</span>
            <Show when=move || { found.with(Vec::len) > 1 }>
                <button
                    type="button"
                    class="quiet icon"
                    aria-label=store.word(|w| w.previous)
                    on:click=move |_| step(-1)
                >
                    {icon(Icon::Back)}
                </button>
                <button
                    type="button"
                    class="quiet icon"
                    aria-label=store.word(|w| w.next)
                    on:click=move |_| step(1)
                >
                    {icon(Icon::Forward)}
                </button>
            </Show>
        </div>
    }
}
