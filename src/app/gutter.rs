//! The margin beside the article: a bracket a claim, with the speaker's name; and the map of marks at the window's edge.

use std::collections::BTreeMap;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::dom::{anchor, go, marks_at, segment_element, segment_elements};
use super::part::{Part, Parts, Row, rows};
use super::store::{Open, Store, store};
use super::view::claims::source_name;
use super::view::gutter::{Bracket, Extent, layout};
use super::view::reading::{Layer, Mark};
use super::view::segment::{Run, stops};

type Elements = BTreeMap<(usize, usize), Element>;

/// Height of a name in the margin, in pixels.
const NAME: i32 = 22;

/// A tick on the map of marks.
#[derive(Debug, Clone, PartialEq)]
struct Tick {
    mark: Mark,
    class: &'static str,
    /// From the top, in thousandths of the article.
    at: i32,
}

/// Brackets and map. Both are measured after layout, and again whenever the article changes its size.
#[component]
pub fn Gutter(article: NodeRef<html::Article>) -> impl IntoView {
    let store = store();
    let ticks = RwSignal::new(Vec::<Tick>::new());
    let waiting = StoredValue::new(false);
    let soon = move || {
        if !waiting.get_value() {
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                if let Some(article) = article.get_untracked() {
                    let elements = segment_elements(&article);
                    store.brackets.set(brackets(store, &article, &elements));
                    ticks.set(map(store, &article, &elements));
                }
            });
        }
    };
    Effect::new(move |_| {
        store.runs.track();
        store.lang.track();
        soon();
    });
    Effect::new(move |_| {
        let Some(article) = article.get() else { return };
        let changed = Closure::<dyn FnMut()>::new(soon);
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            observer.observe(&article);
        }
        // The article lives as long as the page.
        changed.forget();
    });

    let show = move |claim: usize| {
        let Some((run, segment, _)) = store.place(Mark::Claim(claim)) else {
            return;
        };
        if let Some(element) = segment_element(run, segment) {
            store.chosen.set(Some(Mark::Claim(claim)));
            store.open.set(Some(Open {
                marks: marks_at(store, run, segment),
                anchor: anchor(&element, None),
                pinned: true,
            }));
        }
    };
    let bracket = move |b: Bracket, name: String| {
        let class = format!("bracket column-{}", b.column);
        view! {
            <div
                class=class
                class:lit=move || store.chosen.get() == Some(Mark::Claim(b.claim))
                style:top=format!("{}px", b.top)
                style:height=format!("{}px", b.height)
                on:click=move |_| show(b.claim)
            ></div>
            {b
                .label
                .map(|top| {
                    view! {
                        <div
                            class="said-by"
                            style:top=format!("{top}px")
                            on:click=move |_| show(b.claim)
                        >
                            {name}
                        </div>
                    }
                    .part()
                })}
        }
        .part()
    };
    let row = move |b: Bracket| {
        let name = speaker(store, b.claim);
        Row::new((b, name.clone()), move |_| bracket(b, name))
    };
    view! {
        // All of it stands in the article and the claims list too.
        <div class="gutter" lang="ko" aria-hidden="true">
            {rows(move || store.brackets.get().into_iter().map(row).collect())}
        </div>
        <div class="minimap" aria-hidden="true">
            {move || {
                ticks
                    .get()
                    .into_iter()
                    .map(|tick| {
                        let class = format!("tick {}", tick.class);
                        view! {
                            <div
                                class=class
                                style:top=format!("{}.{}%", tick.at / 10, tick.at % 10)
                                on:click=move |_| go(store, tick.mark, false)
                            ></div>
                        }
                    })
                    .parts()
            }}
        </div>
    }
}

fn speaker(store: Store, claim: usize) -> String {
    store
        .reading
        .get_untracked()
        .and_then(|r| {
            let speaker = r.record.claims.get(claim)?.speaker.as_ref()?;
            Some(source_name(&r, speaker))
        })
        .unwrap_or_default()
}

fn brackets(store: Store, article: &HtmlElement, elements: &Elements) -> Vec<Bracket> {
    let drawn = store.drawn.get_untracked();
    let runs = store.runs.get_untracked();
    let drawn_to = runs
        .get(..drawn)
        .unwrap_or(&runs)
        .last()
        .map_or(0, Run::end);
    let Some(reading) = store.reading.get_untracked() else {
        return Vec::new();
    };
    let origin = article.get_bounding_client_rect().top();
    #[allow(clippy::cast_possible_truncation)]
    let pixels = |y: f64| (y - origin).round() as i32;
    let claims = reading.record.claims.iter().enumerate();
    let extents: Vec<Extent> = claims
        .filter(|(_, c)| c.start < drawn_to)
        .filter_map(|(claim, _)| {
            let (run, first, last) = store.place(Mark::Claim(claim))?;
            let first = anchor(elements.get(&(run, first))?, None);
            let last = elements.get(&(run, last))?.get_bounding_client_rect();
            Some(Extent {
                claim,
                top: pixels(first.top),
                bottom: pixels(last.bottom()),
            })
        })
        .collect();
    layout(&extents, NAME, |claim| speaker(store, claim))
}

fn map(store: Store, article: &HtmlElement, elements: &Elements) -> Vec<Tick> {
    let runs = store.runs.get_untracked();
    let rect = article.get_bounding_client_rect();
    let height = rect.height().max(1.0);
    let mut ticks: Vec<Tick> = Vec::new();
    let drawn = store.drawn.get_untracked().min(runs.len());
    for (run, segment) in stops(runs.get(..drawn).unwrap_or(&[])) {
        let begins = runs.get(run).and_then(|r| r.segments().get(segment));
        // The innermost says most; warnings say more.
        let Some(&(layer, mark)) = begins.and_then(|s| s.begins.last()) else {
            continue;
        };
        let warned = begins.is_some_and(|s| s.warned);
        if matches!(layer, Layer::Title) && !warned {
            continue;
        }
        let Some(element) = elements.get(&(run, segment)) else {
            continue;
        };
        let y = element.get_bounding_client_rect().top() - rect.top();
        #[allow(clippy::cast_possible_truncation)]
        let at = ((y / height) * 1000.0).round() as i32;
        let class = if warned { "warned" } else { layer.class() };
        ticks.push(Tick { mark, class, at });
        // More cannot be told apart.
        if ticks.len() >= 600 {
            break;
        }
    }
    ticks
}
