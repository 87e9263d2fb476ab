//! The margin beside the article: a bracket a claim, with the speaker's name; and the map of marks at the window's edge.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement, ResizeObserver};

use super::dom::{anchor, go, marks_at, numbered, segment_element};
use super::part::{Part, Parts, Row, rows};
use super::store::{Open, Store, store};
use super::view::gutter::{Bracket, Extent, layout};
use super::view::reading::{Layer, Mark};
use super::view::segment::{Paragraph, Run, Segment};
use crate::explain::annotation::source_name;

/// Height of a name in the margin, in pixels.
const NAME: i32 = 22;
/// How long the map waits for the article to rest.
const REST: Duration = Duration::from_millis(250);
/// As many ticks fit onto the map above each other.
const TICKS: usize = 400;

/// A tick on the map of marks.
#[derive(Debug, Clone, PartialEq)]
struct Tick {
    mark: Mark,
    class: &'static str,
    /// From the top, in parts of the article.
    at: usize,
}

/// A paragraph that is drawn, and where.
struct Drawn<'a> {
    paragraph: &'a Paragraph,
    rect: DomRect,
}

/// Where the claims of a paragraph stood when they were last measured, from its top; and the size that it had.
struct Measured {
    key: u64,
    size: (f64, f64),
    claims: Vec<(i32, i32)>,
}

/// The paragraphs that were measured: one that looks the same is not measured again.
type Known = Vec<Measured>;

/// Brackets and map. Both are measured after layout, and again whenever the article changes its size.
#[component]
pub fn Gutter(article: NodeRef<html::Article>) -> impl IntoView {
    let store = store();
    let ticks = RwSignal::new(Vec::<Tick>::new());
    let shown = RwSignal::new(Vec::<Bracket>::new());
    let known = StoredValue::new_local(Known::new());
    let waiting = StoredValue::new(false);
    let resting = StoredValue::new(None::<TimeoutHandle>);
    // What has stayed the same is not drawn again.
    fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
        if signal.with_untracked(|before| *before != value) {
            signal.set(value);
        }
    }
    let soon = move || {
        if !waiting.get_value() {
            waiting.set_value(true);
            request_animation_frame(move || {
                waiting.set_value(false);
                if let Some(article) = article.get_untracked() {
                    known.update_value(|known| put(shown, brackets(store, &article, known)));
                }
            });
        }
        let map = move || {
            if let Some(article) = article.get_untracked() {
                put(ticks, map(store, &article));
            }
        };
        resting.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(map, REST).ok();
        });
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
        <div class="gutter" lang=move || store.article_lang() aria-hidden="true">
            {rows(move || shown.get().into_iter().map(row).collect())}
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
                                style:top=format!("{}.{}%", tick.at * 100 / TICKS, tick.at * 1000 / TICKS % 10)
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
            Some(source_name(&r.record, speaker).to_owned())
        })
        .unwrap_or_default()
}

/// The paragraphs of the article that are drawn.
fn drawn<R>(store: Store, article: &Element, then: impl FnOnce(Vec<(Drawn, Element)>) -> R) -> R {
    let runs = store.runs.get_untracked();
    let paragraphs = numbered(article, "data-p").into_iter();
    let drawn = paragraphs.filter_map(|(run, element)| match runs.get(run)? {
        Run::In(paragraph) => {
            let rect = element.get_bounding_client_rect();
            Some((Drawn { paragraph, rect }, element))
        }
        Run::Out(_) => None,
    });
    then(drawn.collect())
}

/// The claims that begin in a paragraph, or go on there.
fn claims(paragraph: &Paragraph) -> impl Iterator<Item = (usize, usize)> + '_ {
    let segments = paragraph.segments.iter().enumerate();
    segments.flat_map(|(segment, s)| {
        s.begins.iter().filter_map(move |(_, mark)| match mark {
            Mark::Claim(claim) => Some((segment, *claim)),
            _ => None,
        })
    })
}

#[allow(clippy::cast_possible_truncation)]
fn brackets(store: Store, article: &HtmlElement, known: &mut Known) -> Vec<Bracket> {
    let Some(reading) = store.reading.get_untracked() else {
        return Vec::new();
    };
    let origin = article.get_bounding_client_rect().top();
    let mut before = std::mem::take(known);
    let mut extents: Vec<Extent> = Vec::new();
    drawn(store, article, |drawn| {
        for (Drawn { paragraph, rect }, element) in drawn {
            let size = (rect.width(), rect.height());
            let key = paragraph.key;
            let same = before.iter().position(|m| m.key == key && m.size == size);
            let same = same.map(|at| before.swap_remove(at));
            let measured = same.unwrap_or_else(|| Measured {
                key,
                size,
                claims: measure(paragraph, &element, rect.top()),
            });
            let top = (rect.top() - origin).round() as i32;
            let places = claims(paragraph).zip(&measured.claims);
            // One that goes on here has its bracket where it began.
            let begun = places.filter(|((_, claim), _)| {
                reading.span(Mark::Claim(*claim)).start >= paragraph.span.start
            });
            extents.extend(begun.map(|((_, claim), (from, to))| Extent {
                claim,
                top: top + from,
                bottom: top + to,
            }));
            known.push(measured);
        }
    });
    layout(&extents, NAME, |claim| speaker(store, claim))
}

/// Where the claims of a paragraph stand, from its top.
#[allow(clippy::cast_possible_truncation)]
fn measure(paragraph: &Paragraph, element: &Element, top: f64) -> Vec<(i32, i32)> {
    let elements = numbered(element, "data-s");
    let element = |segment| elements.iter().find(|(s, _)| *s == segment).map(|e| &e.1);
    let extent = |(first, claim)| {
        let carries = |s: &Segment| s.marks.iter().any(|(_, m)| *m == Mark::Claim(claim));
        let last = paragraph.segments.iter().rposition(carries)?;
        let first = anchor(element(first)?, None).top;
        let last = element(last)?.get_bounding_client_rect().bottom();
        Some(((first - top).round() as i32, (last - top).round() as i32))
    };
    claims(paragraph)
        .map(|claim| extent(claim).unwrap_or_default())
        .collect()
}

/// A mark a place on the map: where each stands in its paragraph is told from how far on in it it is.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss
)]
fn map(store: Store, article: &HtmlElement) -> Vec<Tick> {
    let all = article.get_bounding_client_rect();
    let height = all.height().max(1.0);
    let mut ticks = vec![None; TICKS];
    drawn(store, article, |drawn| {
        for (Drawn { paragraph, rect }, _) in drawn {
            let length = paragraph.span.len().max(1) as f64;
            for segment in &paragraph.segments {
                // The innermost says most; warnings say more.
                let Some(&(layer, mark)) = segment.begins.last() else {
                    continue;
                };
                if matches!(layer, Layer::Title) && !segment.warned {
                    continue;
                }
                let far = (segment.span.start - paragraph.span.start) as f64 / length;
                let y = rect.top() - all.top() + far * rect.height();
                let at = ((y / height * TICKS as f64).max(0.0) as usize).min(TICKS - 1);
                let class = if segment.warned {
                    "warned"
                } else {
                    layer.class()
                };
                if let Some(place) = ticks.get_mut(at)
                    && (segment.warned || place.is_none())
                {
                    *place = Some(Tick { mark, class, at });
                }
            }
        }
    });
    ticks.into_iter().flatten().collect()
}
