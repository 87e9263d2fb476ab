//! Underlining by hand: words that are selected in the article can become a name.

use leptos::ev;
use leptos::prelude::*;

use super::dom::byte_of;
use super::store::{Anchor, Store, store};
use super::view::edits::Edit;
use super::view::reading::Mark;
use crate::{EntityKind, Span};

/// Words that are selected.
#[derive(Debug, Clone, PartialEq)]
struct Picked {
    span: Span,
    anchor: Anchor,
    /// A name that the selection overlaps, whose borders it could give.
    over: Option<Mark>,
}

/// A small bar above the selection.
#[component]
pub fn Pick() -> impl IntoView {
    let store = store();
    let picked = RwSignal::new(None::<Picked>);
    let everywhere = RwSignal::new(true);
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
        let Picked { span, anchor, over } = picked.get()?;
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
            .collect_view();
        let respan = over.and_then(|mark| {
            let reading = store.reading.get_untracked()?;
            let (from, to) = store.units(reading.span(mark));
            Some(view! {
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        done(Edit::Respan { start: from, end: to, to_start: start, to_end: end });
                    }
                >
                    {w.respan}
                </button>
            })
        });
        Some(view! {
            <div
                class="pick"
                role="toolbar"
                aria-label=w.add_as
                style:left=format!("{:.0}px", anchor.left.max(8.0))
                style:top=format!("{:.0}px", anchor.bottom + 8.0)
            >
                <span class="note">{w.add_as}</span>
                {kinds}
                {respan}
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || everywhere.get()
                        on:change=move |event| everywhere.set(event_target_checked(&event))
                    />
                    {w.same_text}
                </label>
            </div>
        })
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
    // A name stands in one paragraph and is not a sentence.
    if run != other || span.is_empty() || reading.words(span).chars().count() > 40 {
        return None;
    }
    let over = reading
        .placed()
        .into_iter()
        .find(|p| matches!(p.mark, Mark::Mention(..)) && p.span.overlaps(span) && p.span != span)
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
        over,
    })
}
