//! The card: everything that is at one place, the innermost first.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::article::Hover;
use super::correct::correct;
use super::dom::{copy, go, pixels, segment_element};
use super::icon::{Icon, icon};
use super::part::{Part, Parts, Show};
use super::remark::{look_up, remark};
use super::share::copy_link;
use super::store::{Open, Store, store};
use super::text::{Lang, turn_words};
use super::view::card::{Item, items, quotation};
use super::view::claims::firmness;
use super::view::reading::{Layer, Mark};
use super::view::segment::stops;

/// Room that a card wants below its words before it goes above them, in pixels.
const ROOM: f64 = 300.0;
const WIDTH: f64 = 352.0;

/// The card, when one is open. On a narrow window it is a sheet at the bottom.
#[component]
pub fn Card() -> impl IntoView {
    let store = store();
    let hover = expect_context::<Hover>();
    let node = NodeRef::<html::Section>::new();
    let list = Memo::new(move |_| {
        let lang = store.lang.get();
        match (store.open.get(), store.reading.get()) {
            (Some(open), Some(reading)) => items(&reading, &open.marks, lang),
            _ => Vec::new(),
        }
    });
    let shown = move || list.with(|l| !l.is_empty());
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close(store);
        }
    };
    let place = move || place(store.open.get().as_ref());
    // Where the card stands, while the keyboard is in it.
    let at = StoredValue::new(None);
    let entered = move |event: FocusEvent| {
        hover.hold();
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let by_key = target.is_some_and(|t| t.matches(":focus-visible").unwrap_or(false));
        let mark = store
            .open
            .with_untracked(|o| o.as_ref().and_then(|o| o.marks.last().copied()));
        let place = mark.filter(|_| by_key).and_then(|mark| store.place(mark));
        at.set_value(place.map(|(run, segment, _)| (run, segment)));
    };
    // A correction closes the card that it was made on: the focus goes back to where the words stand.
    Effect::new(move |_| {
        store.history.track();
        request_animation_frame(move || {
            if store.open.with_untracked(Option::is_none)
                && let Some(place) = at.try_update_value(Option::take).flatten()
            {
                at_stop(store, place);
            }
        });
    });
    view! {
        <Show when=shown>
            <section
                class="card"
                class:pinned=move || store.open.with(|o| o.as_ref().is_some_and(|o| o.pinned))
                class:above=move || place().above
                role="dialog"
                aria-label=move || list.with(|l| l.first().map_or_else(String::new, |i| i.head.clone()))
                node_ref=node
                style:left=move || place().left
                style:top=move || place().top
                style:bottom=move || place().bottom
                style:max-height=move || place().room
                on:pointerenter=move |_| hover.hold()
                on:pointerleave=move |_| hover.leave(store)
                tabindex="-1"
                on:focusin=entered
                on:keydown=key
            >
                <Show when=move || store.open.with(|o| o.as_ref().is_some_and(|o| o.pinned))>
                    <button
                        type="button"
                        class="quiet icon close"
                        aria-label=store.word(|w| w.close)
                        on:click=move |_| close(store)
                    >
                        {icon(Icon::Close)}
                    </button>
                </Show>
                {move || {
                    let lang = store.lang.get();
                    list.get().into_iter().map(|item| part(store, item, lang)).parts()
                }}
            </section>
        </Show>
    }
}

/// Gives the focus to the mark at a place or, where there is none any more, to the one before it.
fn at_stop(store: Store, place: (usize, usize)) {
    let runs = store.runs.get_untracked();
    let stops = stops(&runs);
    let stop = stops.iter().rfind(|stop| **stop <= place);
    if let Some(&(run, segment)) = stop.or(stops.first())
        && let Some(element) = segment_element(run, segment)
    {
        let _ = element.focus();
    }
}

/// Closes the card and gives the focus back to what it explained.
pub fn close(store: Store) {
    let inside = document()
        .active_element()
        .is_some_and(|e| e.closest(".card").is_ok_and(|c| c.is_some()));
    let open = store.open.get_untracked();
    store.open.set(None);
    if inside
        && let Some(first) = open.and_then(|o| o.marks.last().copied())
        && let Some((run, segment, _)) = store.place(first)
        && let Some(element) = segment_element(run, segment)
    {
        let _ = element.focus();
        store.open.set(None);
    }
}

struct Place {
    left: String,
    top: Option<String>,
    bottom: Option<String>,
    room: String,
    above: bool,
}

/// Below the words, or above them where there is more room; never over them.
fn place(open: Option<&Open>) -> Place {
    let size = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|v| v.as_f64()).unwrap_or(800.0)
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let anchor = open.map(|o| o.anchor);
    let (left, top, bottom) = anchor.map_or((0.0, 0.0, 0.0), |a| (a.left, a.top, a.bottom));
    let left = left.min(width - WIDTH - 12.0).max(12.0);
    let below = height - bottom;
    let above = below < ROOM && top > below;
    Place {
        left: pixels(left),
        top: (!above).then(|| pixels(bottom + 8.0)),
        bottom: above.then(|| pixels(height - top + 8.0)),
        room: pixels(if above { top } else { below }.max(120.0) - 20.0),
        above,
    }
}

fn scale(level: u8) -> AnyView {
    view! {
        <span class=format!("scale level-{level}") aria-hidden="true">
            <i></i>
            <i></i>
            <i></i>
        </span>
    }
    .part()
}

fn part(store: Store, item: Item, lang: Lang) -> AnyView {
    let w = lang.words();
    let mark = item.mark;
    let firm = match mark {
        Mark::Claim(i) => store
            .reading
            .get_untracked()
            .and_then(|r| r.record.claims.get(i).map(|c| firmness(c.modality))),
        _ => None,
    };
    let (of, turn) = item.turn;
    let to = move |by: isize| {
        let Some(reading) = store.reading.get_untracked() else {
            return;
        };
        let same = reading.same(mark);
        let next = isize::try_from(turn).unwrap_or(1) - 1 + by;
        let next = next.rem_euclid(isize::try_from(same.len()).unwrap_or(1).max(1));
        if let Some(&next) = usize::try_from(next).ok().and_then(|i| same.get(i)) {
            go(store, next, false);
        }
    };
    let facts = item
        .facts
        .iter()
        .map(|f| view! { <div><dt>{f.label.to_string()}</dt><dd>{f.value.clone()}</dd></div> })
        .parts();
    let findings = item
        .findings
        .iter()
        .map(|(warning, message)| {
            let sign = if *warning { Icon::Warning } else { Icon::Note };
            view! { <p class="finding" class:warning=*warning>{icon(sign)} {message.clone()}</p> }
        })
        .parts();
    let why = item
        .why
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .parts();
    let speaker = item.speaker.clone().map(|name| {
        view! {
            <button type="button" class="quiet" on:click=move |_| store.only_speaker(name.clone())>
                {w.only_speaker}
            </button>
        }
        .part()
    });
    let lookup = look_up(store, mark, lang);
    view! {
        <div class="part" data-layer=item.layer.class()>
            <p class="kind">
                <span class=format!("m {}", item.layer.class())>{item.kind.clone()}</span>
                {firm.map(scale)}
            </p>
            <p class="head" class:quoted=item.layer == Layer::Claim lang=move || store.article_lang()>{item.head.clone()}</p>
            {findings}
            <dl>{facts}</dl>
            <details class="why">
                <summary>{w.why}</summary>
                <ul>{why}</ul>
                {item
                    .sure
                    .map(|s| view! { <p class="sure">{w.how_sure} ": " {s.words} {scale(s.level)}</p> }.part())}
            </details>
            <div class="deeds">
                {(of > 1)
                    .then(|| {
                        view! {
                            <span class="turn">
                                <button
                                    type="button"
                                    class="quiet icon"
                                    aria-label=w.previous
                                    on:click=move |_| to(-1)
                                >
                                    {icon(Icon::Back)}
                                </button>
                                <span>{turn_words(turn, of, lang)}</span>
                                <button
                                    type="button"
                                    class="quiet icon"
                                    aria-label=w.next
                                    on:click=move |_| to(1)
                                >
                                    {icon(Icon::Forward)}
                                </button>
                            </span>
                        }.part()
                    })}
                {speaker}
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        if let Some(reading) = store.reading.get_untracked() {
                            copy(store, &quotation(&reading, reading.span(mark), lang));
                        }
                    }
                >
                    {w.copy}
                </button>
                <button type="button" class="quiet" on:click=move |_| copy_link(store, Some(mark))>
                    {w.link_here}
                </button>
                {lookup}
            </div>
            {remark(store, mark, lang)}
            {correct(store, mark, lang)}
        </div>
    }
    .part()
}
