//! The annotated article.

use std::time::Duration;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::dom::{anchor, clear_of_sheet, focus_soon, marks_at, place_of, segment_element};
use super::gutter::Gutter;
use super::notice::Hint;
use super::part::{Parts, Row, Show, rows};
use super::store::{DRAWN, Engine, Open, Shared, Store, store};
use super::text::{Lang, left_out_words};
use super::view::card::spoken;
use super::view::reading::Reading;
use super::view::segment::{Paragraph, Run, Segment, classes, stops};
use crate::BlockRole;

/// Where the extension is told of.
const EXTENSION: &str = concat!(
    env!("CARGO_PKG_REPOSITORY"),
    "/tree/main/www/extension#readme"
);

/// How long the pointer rests before a card opens.
const REST: Duration = Duration::from_millis(80);
/// How long a card waits for the pointer to come in.
const GRACE: Duration = Duration::from_millis(220);

/// The timers of hovering.
#[derive(Clone, Copy)]
pub struct Hover(StoredValue<Option<TimeoutHandle>>);

impl Hover {
    /// No timer running.
    #[must_use]
    pub fn new() -> Hover {
        Hover(StoredValue::new(None))
    }

    /// Keeps whatever is open.
    pub fn hold(self) {
        self.0.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    }

    fn after(self, wait: Duration, then: impl FnOnce() + 'static) {
        self.hold();
        self.0.set_value(set_timeout_with_handle(then, wait).ok());
    }

    /// Closes an unpinned card soon, unless it is held.
    pub fn leave(self, store: Store) {
        self.after(GRACE, move || {
            if store
                .open
                .with_untracked(|o| o.as_ref().is_some_and(|o| !o.pinned))
            {
                store.open.set(None);
            }
        });
    }
}

impl Default for Hover {
    fn default() -> Self {
        Hover::new()
    }
}

fn element(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// Opens the card of what stands at an element.
fn open(store: Store, target: &Element, y: Option<f64>, pinned: bool) -> bool {
    let Some((run, segment, element)) = place_of(target) else {
        return false;
    };
    let marks = marks_at(store, run, segment);
    if marks.is_empty() {
        return false;
    }
    let innermost = store.reading.get_untracked().and_then(|r| {
        let by_length = |m: &&_| r.span(**m).len();
        marks.iter().min_by_key(by_length).copied()
    });
    if pinned {
        store.chosen.set(innermost);
    }
    clear_of_sheet(&element);
    store.open.set(Some(Open {
        marks,
        anchor: anchor(&element, y),
        pinned,
    }));
    true
}

/// The article with its marks. One stop for the tab key; inside, the arrow keys go from mark to mark.
#[component]
pub fn Article() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let hover = expect_context::<Hover>();
    let node = NodeRef::<html::Article>::new();

    let over = move |event: PointerEvent| {
        if event.pointer_type() == "touch" {
            return;
        }
        let Some(target) = element(event.target()) else {
            return;
        };
        if place_of(&target).is_none() {
            return;
        }
        let y = f64::from(event.client_y());
        hover.after(REST, move || {
            if store
                .open
                .with_untracked(|o| o.as_ref().is_none_or(|o| !o.pinned))
            {
                open(store, &target, Some(y), false);
            }
        });
    };
    let out = move |_: PointerEvent| hover.leave(store);
    // A tap is taken from the finger itself: the mouse events that follow it may find the page scrolled by the focus.
    let tapped = StoredValue::new(false);
    let pressed = StoredValue::new(false);
    let lift = move |event: PointerEvent| {
        // The focus comes with the mouse events, which a finger's tap sends afterwards.
        set_timeout(move || pressed.set_value(false), REST);
        if event.pointer_type() != "touch" {
            return;
        }
        let Some(target) = element(event.target()) else {
            return;
        };
        if place_of(&target).is_some() {
            tapped.set_value(true);
            hover.hold();
            open(store, &target, Some(f64::from(event.client_y())), true);
        }
    };
    let press = move |event: MouseEvent| {
        if tapped.get_value() {
            event.prevent_default();
        }
    };
    let click = move |event: MouseEvent| {
        if tapped.get_value() {
            tapped.set_value(false);
            return;
        }
        let Some(target) = element(event.target()) else {
            return;
        };
        hover.hold();
        // Marking words with the pointer is not a click on them.
        let selecting = window()
            .get_selection()
            .ok()
            .flatten()
            .is_some_and(|s| !s.is_collapsed());
        if selecting {
            return;
        }
        if !open(store, &target, Some(f64::from(event.client_y())), true) {
            store.open.set(None);
            store.chosen.set(None);
        }
    };
    let focus = move |event: FocusEvent| {
        let Some(target) = element(event.target()) else {
            return;
        };
        let pinned = store
            .open
            .with_untracked(|o| o.as_ref().is_some_and(|o| o.pinned));
        // A pointer's press gives the focus too, before its click: a card that opened between them could take the click.
        if !pressed.get_value() && !pinned {
            // Leaving the mark before was about to close its card, and would take this one.
            hover.hold();
            open(store, &target, None, false);
        }
    };
    let step = move |to: Step| {
        let runs = store.runs.get_untracked();
        let stops = stops(&runs);
        let here = document()
            .active_element()
            .and_then(|e| place_of(&e))
            .and_then(|(r, s, _)| stops.iter().position(|stop| *stop == (r, s)));
        let last = stops.len().saturating_sub(1);
        let next = match (to, here) {
            (Step::First, _) | (Step::Next, None) => 0,
            (Step::Last, _) | (Step::Previous, None) => last,
            (Step::Next, Some(i)) => (i + 1).min(last),
            (Step::Previous, Some(i)) => i.saturating_sub(1),
        };
        if let Some(&(run, segment)) = stops.get(next)
            && let Some(element) = segment_element(run, segment)
        {
            store.open.set(None);
            let _ = element.focus();
        }
    };
    let key = move |event: KeyboardEvent| {
        // A press that ended outside the article ended too.
        pressed.set_value(false);
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => Step::Next,
            "ArrowLeft" | "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            "Enter" | " " => {
                if let Some(target) = element(event.target())
                    && open(store, &target, None, true)
                {
                    event.prevent_default();
                    focus_soon(".card");
                }
                return;
            }
            // A card that stays is the next stop, wherever it stands among the page's parts.
            "Tab" if !event.shift_key() => {
                let stays = store
                    .open
                    .with_untracked(|o| o.as_ref().is_some_and(|o| o.pinned));
                if stays && element(event.target()).is_some_and(|t| place_of(&t).is_some()) {
                    event.prevent_default();
                    focus_soon(".card");
                }
                return;
            }
            _ => return,
        };
        // The whole article keeps scrolling with the arrow keys until a mark has the focus.
        let on_mark = element(event.target()).is_some_and(|t| place_of(&t).is_some());
        if on_mark || matches!(event.key().as_str(), "ArrowRight" | "ArrowLeft") {
            event.prevent_default();
            step(to);
        }
    };

    // The first windows full come a frame's work at a time.
    Effect::new(move |_| {
        let drawn = store.drawn.get();
        if drawn < DRAWN && drawn < store.runs.with(|r| r.len()) {
            request_animation_frame(move || {
                if store.drawn.get_untracked() == drawn {
                    store.draw_more();
                }
            });
        }
    });
    let empty = move || {
        store
            .reading
            .with(|r| r.as_ref().is_some_and(|r| r.placed().is_empty()))
            && store.engine.get() == Engine::Ready
    };
    let unread = move || {
        store.reading.with(|r| {
            r.as_ref()
                .is_some_and(|r| r.record.languages.is_empty() && !r.record.stretches.is_empty())
        })
    };
    let no_body = move || {
        store.reading.with(|r| {
            r.as_ref()
                .is_some_and(|r| !r.record.blocks.is_empty() && r.record.body.is_empty())
        })
    };
    let address = move || store.text.with(|text| crate::lone_url(text).is_some());
    view! {
        <Show when=move || store.is_sample()>
            <p class="sample-label">{store.word(|w| w.sample_label)}</p>
        </Show>
        <Hint />
        <Show when=unread>
            <p class="empty" role="status">{store.word(|w| w.unread)}</p>
        </Show>
        <Show when=address>
            <p class="empty" role="status">
                {store.word(|w| w.address)} " "
                <a href=EXTENSION target="_blank" rel="noopener noreferrer">{store.word(|w| w.extension)}</a>
            </p>
        </Show>
        <Show when=move || empty() && !unread() && !address()>
            <p class="empty" role="status">
                {move || if no_body() { w().no_body } else { w().nothing_found }}
            </p>
        </Show>
        <div class="sheet">
            <article
                class="article"
                class:waiting=move || store.reading.with(Option::is_none)
                lang=move || store.article_lang()
                tabindex="0"
                aria-label=store.word(|w| w.article)
                aria-describedby="article-keys"
                node_ref=node
                on:pointerover=over
                on:pointerout=out
                on:pointerdown=move |_| {
                    tapped.set_value(false);
                    pressed.set_value(true);
                }
                on:pointercancel=move |_| pressed.set_value(false)
                on:pointerup=lift
                on:mousedown=press
                on:click=click
                on:focusin=focus
                on:focusout=move |_| hover.leave(store)
                on:keydown=key
            >
                <Show when=move || store.reading.with(Option::is_none)>
                    <Plain />
                </Show>
                {rows(move || {
                    let lang = store.lang.get();
                    let runs = store.runs.get();
                    let shown = store.drawn.get().min(runs.len());
                    (0..shown)
                        .map(|i| {
                            let key = (runs.get(i).map(Run::key), lang);
                            let runs = runs.clone();
                            Row::new(key, move |index| stretch(store, index, i, &runs, lang))
                        })
                        .collect()
                })}
                <Show when=move || store.drawn.get() < store.runs.with(|r| r.len())>
                    <p class="more">
                        <button
                            type="button"
                            class="quiet"
                            lang=move || store.lang.get().tag()
                            on:click=move |_| store.draw_more()
                        >
                            {store.word(|w| w.more)}
                        </button>
                    </p>
                </Show>
            </article>
            <Gutter article=node />
        </div>
        <p id="article-keys" class="sr">{store.word(|w| w.article_keys)}</p>
    }
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Next,
    Previous,
    Last,
}

/// The text as it is, until the first answer comes.
#[component]
fn Plain() -> impl IntoView {
    let store = store();
    move || {
        store.text.with(|text| {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .take(200)
                .map(|line| view! { <p>{line.trim().to_owned()}</p> })
                .parts()
        })
    }
}

fn stretch(
    store: Store,
    index: ReadSignal<usize>,
    at: usize,
    runs: &Shared<Vec<Run>>,
    lang: Lang,
) -> AnyView {
    let Some(reading) = store.reading.get_untracked() else {
        return ().into_any();
    };
    match runs.get(at) {
        Some(Run::In(paragraph)) => inside(store, index, &reading, paragraph, lang),
        Some(Run::Out(list)) => outside(store, &reading, list, lang),
        None => ().into_any(),
    }
}

fn inside(
    store: Store,
    index: ReadSignal<usize>,
    reading: &Reading,
    paragraph: &Paragraph,
    lang: Lang,
) -> AnyView {
    let pieces = paragraph
        .segments
        .iter()
        .enumerate()
        .map(|(i, s)| piece(i, reading, s, lang))
        .parts();
    let class = paragraph.role.as_str();
    let place = move || index.get().to_string();
    let start = paragraph.span.start;
    let words = lang.words();
    let trim = view! {
        <Show when=move || store.trimming.get()>
            <button
                type="button"
                class="quiet trim"
                lang=lang.tag()
                on:click=move |_| store.flips.update(|f| { f.insert(start, false); })
            >
                {words.exclude}
            </button>
        </Show>
    };
    match paragraph.role {
        BlockRole::Headline => {
            view! { <h2 class=class data-p=place>{pieces}</h2> {trim} }.into_any()
        }
        _ => view! { <p class=class data-p=place>{pieces}</p> {trim} }.into_any(),
    }
}

/// A run of text: bare where nothing was found, else with its strokes; a button for the keyboard where a mark begins.
fn piece(i: usize, reading: &Reading, segment: &Segment, lang: Lang) -> AnyView {
    let words = reading.words(segment.span).to_owned();
    if segment.marks.is_empty() {
        return words.into_any();
    }
    let class = classes(reading, segment);
    if segment.begins.is_empty() {
        return view! { <span class=class data-s=i>{words}</span> }.into_any();
    }
    let label = spoken(reading, &segment.begins, &words, lang);
    view! {
        <span class=class data-s=i role="button" tabindex="-1" aria-label=label>
            {words}
        </span>
    }
    .into_any()
}

fn outside(store: Store, reading: &Reading, list: &[Paragraph], lang: Lang) -> AnyView {
    let words = lang.words();
    let lines = list
        .iter()
        .map(|p| {
            let start = p.span.start;
            view! {
                <li>
                    <span lang=move || store.article_lang()>{reading.words(p.span).to_owned()}</span>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| store.flips.update(|f| { f.insert(start, true); })
                    >
                        {words.include}
                    </button>
                </li>
            }
        })
        .parts();
    view! {
        <details class="left-out" lang=lang.tag() open=move || store.trimming.get()>
            <summary>{left_out_words(list.len(), lang)}</summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}
