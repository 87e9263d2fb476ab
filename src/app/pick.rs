//! Underlining by hand: words that are selected in the article can become a name, an amount, a date or a claim, or give
//! their borders to what stands there; and they can have a note.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::correct::{amount_in, list_of};
use super::dom::{byte_of, pixels};
use super::engine::EngineHandle;
use super::part::{Part, Parts};
use super::store::{Anchor, Store, store};
use super::view::edits::{AmountValue, ClaimValue, Edit, List};
use super::view::reading::{Layer, Mark, Reading};
use crate::{AmountKind, Bound, ClaimKind, EntityKind, Modality, Span};

/// Names, amounts and dates are no longer than this, in letters.
const SHORT: usize = 40;
/// Nor are claims than this.
const LONG: usize = 600;

/// Words that are selected.
#[derive(Debug, Clone, PartialEq)]
struct Picked {
    span: Span,
    anchor: Anchor,
    /// Whether it is short enough for a name.
    short: bool,
    /// What the selection overlaps and could give its borders to.
    over: Option<Mark>,
}

/// A small bar above the selection.
#[component]
pub fn Pick() -> impl IntoView {
    let store = store();
    let picked = RwSignal::new(None::<Picked>);
    let everywhere = RwSignal::new(true);
    let engine = expect_context::<EngineHandle>();
    // The selection is read when it stands still: at the end of a drag, or of a key.
    let read = move || picked.set(selected(store));
    let up = window_event_listener(ev::pointerup, move |event| {
        let inside = event
            .target()
            .and_then(|t| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(t).ok())
            .is_some_and(|e| e.closest(".pick").is_ok_and(|p| p.is_some()));
        if !inside {
            set_timeout(read, std::time::Duration::ZERO);
        }
    });
    let key = window_event_listener(ev::keyup, move |event| {
        if event.shift_key() || event.key() == "Shift" {
            read();
        } else if event.key() == "Escape" {
            picked.set(None);
        }
    });
    let scroll = window_event_listener(ev::scroll, move |_| {
        if picked.with_untracked(Option::is_some) {
            picked.set(None);
        }
    });
    on_cleanup(move || {
        up.remove();
        key.remove();
        scroll.remove();
    });
    let done = move |edit: Edit| {
        picked.set(None);
        if let Ok(Some(selection)) = window().get_selection() {
            let _ = selection.remove_all_ranges();
        }
        store.correct(edit);
    };
    move || {
        let Picked {
            span,
            anchor,
            short,
            over,
        } = picked.get()?;
        let lang = store.lang.get();
        let w = lang.words();
        let (start, end) = store.units(span);
        let kinds = EntityKind::ALL
            .iter()
            .map(|&kind| {
                let all = move || everywhere.get_untracked();
                view! {
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| done(Edit::Add { start, end, kind, all: all() })
                    >
                        <span class=format!("m {}", kind.as_str())>{kind.label(lang)}</span>
                    </button>
                }
            })
            .parts();
        let kinds = short.then_some(kinds);
        // What is added as an amount or a date is read by the core; what it cannot read stays without a value.
        let read = move |list: List| {
            let words = store
                .reading
                .with_untracked(|r| r.as_ref().map(|r| r.words(span).to_owned()));
            let Some(words) = words else { return };
            spawn_local(async move {
                let read = engine.read(store, words).await;
                done(match list {
                    List::Amount => Edit::SetAmount {
                        start,
                        end,
                        value: read.as_ref().and_then(amount_in).unwrap_or(AmountValue {
                            kind: AmountKind::Other,
                            low: None,
                            high: None,
                            unit: None,
                            bound: Bound::Vague,
                        }),
                    },
                    _ => {
                        let date = read.and_then(|r| r.dates.into_iter().next());
                        Edit::SetDate {
                            start,
                            end,
                            value: date.as_ref().and_then(|d| d.value.clone()),
                            end_value: date.and_then(|d| d.end_value),
                        }
                    }
                });
            });
        };
        let claim = move |_| {
            let quoted = store
                .reading
                .with_untracked(|r| r.as_ref().is_some_and(|r| is_quoted(r, span)));
            let kind = if quoted {
                ClaimKind::Direct
            } else {
                ClaimKind::Indirect
            };
            let value = ClaimValue {
                speaker: None,
                modality: Modality::Assertion,
                kind,
            };
            done(Edit::SetClaim { start, end, value });
        };
        let measured = short.then(|| {
            [(Layer::Amount, List::Amount), (Layer::Date, List::Date)]
                .map(|(layer, list)| {
                    view! {
                        <button type="button" class="quiet" on:click=move |_| read(list)>
                            <span class=format!("m {}", layer.class())>{layer.name(lang)}</span>
                        </button>
                    }
                })
                .parts()
        });
        let respan = over.and_then(|mark| {
            let reading = store.reading.get_untracked()?;
            let list = list_of(mark)?;
            let (from, to) = store.units(reading.span(mark));
            Some(
                view! {
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            done(Edit::Respan {
                                list,
                                start: from,
                                end: to,
                                to_start: start,
                                to_end: end,
                            });
                        }
                    >
                        {w.respan}
                    </button>
                }
                .part(),
            )
        });
        Some(view! {
            <div
                class="pick"
                role="toolbar"
                aria-label=w.add_as
                style:left=pixels(anchor.left.max(8.0))
                style:top=pixels(anchor.bottom + 8.0)
            >
                <span class="note">{w.add_as}</span>
                {kinds}
                {measured}
                <button type="button" class="quiet" on:click=claim>
                    <span class=format!("m {}", Layer::Claim.class())>{Layer::Claim.name(lang)}</span>
                </button>
                {respan}
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        picked.set(None);
                        store.note_on(span);
                    }
                >
                    {w.take_note}
                </button>
                <label class="check" hidden=!short>
                    <input
                        type="checkbox"
                        prop:checked=move || everywhere.get()
                        on:change=move |event| everywhere.set(event_target_checked(&event))
                    />
                    {w.same_text}
                </label>
            </div>
        }.part())
    }
}

fn selected(store: Store) -> Option<Picked> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let (run, start) = byte_of(
        store,
        &range.start_container().ok()?,
        range.start_offset().ok()?,
    )?;
    let (other, end) = byte_of(
        store,
        &range.end_container().ok()?,
        range.end_offset().ok()?,
    )?;
    let reading = store.reading.get_untracked()?;
    let span = Span::new(start, end).trimmed(&reading.text);
    let length = reading.words(span).chars().count();
    // What is underlined stands in one paragraph.
    if run != other || span.is_empty() || length > LONG {
        return None;
    }
    let exactly = |p: &super::view::reading::Placed| p.span == span;
    let placed = reading.placed();
    // Of what it overlaps, the selection is meant for the one that it differs from least.
    let over = placed
        .iter()
        .filter(|p| p.layer != Layer::Match)
        .filter(|p| p.span.overlaps(span) && !placed.iter().any(exactly))
        .min_by_key(|p| p.span.start.abs_diff(span.start) + p.span.end.abs_diff(span.end))
        .map(|p| p.mark);
    let rect = range.get_bounding_client_rect();
    let width = window()
        .inner_width()
        .ok()
        .and_then(|w| w.as_f64())
        .unwrap_or(800.0);
    Some(Picked {
        span,
        anchor: Anchor {
            left: rect.left().min(width - 340.0),
            top: rect.top(),
            bottom: rect.bottom(),
        },
        short: length <= SHORT,
        over,
    })
}

/// Whether a quotation mark stands right before or in the words.
fn is_quoted(reading: &Reading, span: Span) -> bool {
    let is_mark = |c: char| matches!(c, '“' | '"' | '‘' | '「');
    let before = reading.text.get(..span.start).unwrap_or("");
    before.chars().next_back().is_some_and(is_mark) || reading.words(span).starts_with(is_mark)
}
