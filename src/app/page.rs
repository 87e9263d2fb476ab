//! The page as a whole.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::article::{Article, Hover};
use super::bar::Bar;
use super::card::{Card, close};
use super::compare::CompareDialog;
use super::dictionary::{Names, remember};
use super::dom::{breathe, go, segment_element, stored};
use super::engine;
use super::filters::Filters;
use super::header::Header;
use super::help::Help;
use super::intake;
use super::marks::Marks;
use super::notice::Notices;
use super::panel::Panel;
use super::part::Show;
use super::patterns::{self, Patterns};
use super::pick::Pick;
use super::share::open_link;
use super::sheet::signs;
use super::shelf::Shelf;
use super::shelf_list::ShelfDialog;
use super::side::{self, Side};
use super::source::Source;
use super::store::{Store, Theme};
use super::text::Lang;
use super::view::reading::Mark;
use super::view::segment::stops;

/// Mounts the page, or the extension's side panel where the document says that it is that; in a task of its own: the one
/// before it has made the code ready.
pub fn mount() {
    // Leptos has no tasks of its own before it has mounted anything.
    wasm_bindgen_futures::spawn_local(async {
        breathe().await;
        // The outline that index.html begins with has done its part.
        if let Some(shell) = document().get_element_by_id("shell") {
            shell.remove();
        }
        mount_to_body(|| {
            if side::is_here() {
                Side().into_any()
            } else {
                Page().into_any()
            }
        });
    });
}

/// The parts of the page come one after the other, each in a task of its own: keys and frames that wait have their turn
/// between them. None of them moves what is there already.
const PARTS: u8 = 4;

#[component]
fn Page() -> impl IntoView {
    let tag = stored("lang").or_else(|| window().navigator().language());
    let theme = stored("theme").map_or(Theme::Auto, |t| Theme::from_name(&t));
    let store = Store::new(Lang::from_tag(tag.as_deref().unwrap_or("")), theme);
    provide_context(store);
    provide_context(Hover::new());
    remember(store);
    patterns::remember(store);
    let parts = RwSignal::new(0);
    leptos::task::spawn_local(async move {
        for part in 1..=PARTS {
            breathe().await;
            parts.set(part);
        }
    });
    let there = move |part: u8| move || parts.get() >= part;
    // No answer comes before there is an article for it.
    provide_context(engine::start(store, Memo::new(move |_| there(2)())));
    let engine = expect_context();
    let shelf = Shelf::open(store);
    provide_context(shelf);
    intake::listen(store, shelf, engine);
    open_link(store);

    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", store.lang.get().tag());
            let _ = root.set_attribute("data-theme", store.theme.get().as_str());
        }
        document().set_title(store.words().product_name);
    });
    Effect::new(move |_| light(store));
    Effect::new(move |_| signs(store));
    let keys = window_event_listener(ev::keydown, move |event| key(store, &event));
    let scroll = window_event_listener(ev::scroll, move |_| {
        let page = document()
            .document_element()
            .map_or(0, |e| e.scroll_height());
        let seen =
            |v: Result<wasm_bindgen::JsValue, _>| v.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
        if seen(window().scroll_y().map(Into::into)) + 3.0 * seen(window().inner_height())
            > f64::from(page)
        {
            store.draw_more();
        }
        // A card stands beside its words; where they scroll away it has nothing to say.
        if store.open.with_untracked(Option::is_some) {
            follow(store);
        }
    });
    on_cleanup(move || {
        keys.remove();
        scroll.remove();
    });

    view! {
        <Header />
        <div class="columns" class:folded=move || store.folded.get()>
            <Source />
            <main id="article" tabindex="-1">
                <Show when=there(1)>
                    <Bar />
                    <Filters />
                </Show>
                <Show when=there(2)>
                    <Article />
                    <Marks />
                </Show>
            </main>
            <Show when=there(3)>
                <Panel />
            </Show>
        </div>
        <Show when=there(4)>{over()}</Show>
        <p class="drop" aria-hidden="true">{store.word(|w| w.drop_here)}</p>
        <Notices />
        <p class="sr" role="status" aria-live="polite">{move || store.said.get()}</p>
    }
}

/// What opens over the page: nothing of it is seen at first, and it comes in a task of its own.
fn over() -> AnyView {
    view! {
        <Card />
        <Pick />
        <Help />
        <Names />
        <Patterns />
        <ShelfDialog />
        <CompareDialog />
    }
    .into_any()
}

/// Lights every mark of the chosen thing.
fn light(store: Store) {
    let chosen = store.chosen.get();
    store.runs.track();
    store.drawn.track();
    // After the article has been drawn.
    request_animation_frame(move || {
        if let Ok(lit) = document().query_selector_all(".article .lit") {
            for i in 0..lit.length() {
                if let Some(element) = lit
                    .item(i)
                    .and_then(|n| n.dyn_into::<web_sys::Element>().ok())
                {
                    let _ = element.class_list().remove_1("lit");
                }
            }
        }
        let (Some(chosen), Some(reading)) = (chosen, store.reading.get_untracked()) else {
            return;
        };
        for mark in reading.same(chosen) {
            let Some((run, first, last)) = store.place(mark) else {
                continue;
            };
            for segment in first..=last {
                if let Some(element) = segment_element(run, segment) {
                    let _ = element.class_list().add_1("lit");
                }
            }
        }
    });
}

/// Keeps the open card beside its words while the page scrolls.
fn follow(store: Store) {
    let at = store
        .open
        .with_untracked(|o| o.as_ref().and_then(|o| o.marks.last().copied()))
        .and_then(|mark| store.place(mark))
        .and_then(|(run, segment, _)| segment_element(run, segment));
    if let Some(element) = at {
        let anchor = super::dom::anchor(&element, None);
        store.open.update(|open| {
            if let Some(open) = open {
                open.anchor = anchor;
            }
        });
    }
}

/// The keys that work anywhere but in a field.
pub fn key(store: Store, event: &web_sys::KeyboardEvent) {
    if event.key() == "Escape" {
        close(store);
        store.chosen.set(None);
        return;
    }
    let in_field = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|e| {
            e.closest("input, textarea, select, dialog")
                .is_ok_and(|f| f.is_some())
        });
    if !in_field && (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z")
    {
        if event.shift_key() {
            store.redo();
        } else {
            store.undo();
        }
        event.prevent_default();
        return;
    }
    if in_field || store.side || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "n" => next(store, 1),
        "p" => next(store, -1),
        "e" => store.folded.update(|f| *f = !*f),
        "?" => store.help.set(true),
        "/" => {
            store.tools.set(true);
            if let Some(field) = document().get_element_by_id(super::search::FIELD) {
                request_animation_frame(move || {
                    let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
                });
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// Goes to the next place of what is chosen; with nothing chosen, to the next mark.
fn next(store: Store, by: isize) {
    let Some(reading) = store.reading.get_untracked() else {
        return;
    };
    let runs = store.runs.get_untracked();
    let (places, here): (Vec<Mark>, Option<usize>) = match store.chosen.get_untracked() {
        Some(chosen) => {
            let same = reading.same(chosen);
            let here = same.iter().position(|m| *m == chosen);
            (same, here)
        }
        None => {
            let begins = |(r, s): (usize, usize)| {
                let segment = runs.get(r)?.segments().get(s)?;
                segment.begins.last().map(|(_, m)| *m)
            };
            (stops(&runs).into_iter().filter_map(begins).collect(), None)
        }
    };
    let count = isize::try_from(places.len()).unwrap_or(0);
    if count == 0 {
        return;
    }
    let at = match here {
        Some(i) => isize::try_from(i).unwrap_or(0) + by,
        None if by > 0 => 0,
        None => -1,
    };
    let at = usize::try_from(at.rem_euclid(count)).unwrap_or(0);
    if let Some(&mark) = places.get(at) {
        go(store, mark, true);
    }
}
