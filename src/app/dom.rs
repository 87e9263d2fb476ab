//! The few places where the page touches the browser.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::store::{Anchor, Open, Store};
use super::view::reading::Mark;
use super::view::segment;

/// A value kept on the device; nothing where storage is forbidden.
#[must_use]
pub fn stored(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Keeps a value on the device, where that is allowed.
pub fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// The element of a segment.
#[must_use]
pub fn segment_element(run: usize, segment: usize) -> Option<HtmlElement> {
    let selector = format!("[data-p=\"{run}\"] [data-s=\"{segment}\"]");
    document().query_selector(&selector).ok()??.dyn_into().ok()
}

/// The run and segment that an element inside the article belongs to.
#[must_use]
pub fn place_of(target: &Element) -> Option<(usize, usize, HtmlElement)> {
    let element = target.closest("[data-s]").ok()??;
    let paragraph = element.closest("[data-p]").ok()??;
    let run = paragraph.get_attribute("data-p")?.parse().ok()?;
    let segment = element.get_attribute("data-s")?.parse().ok()?;
    Some((run, segment, element.dyn_into().ok()?))
}

/// The rectangle of an element: of its line at `y` where it runs over several.
#[must_use]
pub fn anchor(element: &Element, y: Option<f64>) -> Anchor {
    let rects = element.get_client_rects();
    let all: Vec<_> = (0..rects.length()).filter_map(|i| rects.item(i)).collect();
    let hit = y.and_then(|y| {
        all.iter()
            .find(|r| r.top() - 2.0 <= y && y <= r.bottom() + 2.0)
    });
    let rect = hit.or(all.first()).cloned();
    let rect = rect.unwrap_or_else(|| element.get_bounding_client_rect());
    Anchor {
        left: rect.left(),
        top: rect.top(),
        bottom: rect.bottom(),
    }
}

/// Goes to a mark: scrolls there, lights all of the same thing, and opens its card.
pub fn go(store: Store, mark: Mark, focus: bool) {
    let runs = store.runs.get_untracked();
    let Some((run, segment)) = segment::locate(&runs, mark) else {
        return;
    };
    let Some(element) = segment_element(run, segment) else {
        return;
    };
    store.chosen.set(Some(mark));
    // A jump, not a glide: the card must stand beside words that do not move.
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if focus {
        let _ = element.focus();
    }
    store.open.set(Some(Open {
        marks: marks_at(store, run, segment),
        anchor: anchor(&element, None),
        pinned: true,
    }));
}

/// The marks on a segment.
#[must_use]
pub fn marks_at(store: Store, run: usize, segment: usize) -> Vec<Mark> {
    let runs = store.runs.get_untracked();
    let segment = runs.get(run).and_then(|r| r.segments().get(segment));
    segment.map_or_else(Vec::new, |s| s.marks.iter().map(|(_, m)| *m).collect())
}

/// Hands a text to the reader as a file.
pub fn download(name: &str, media_type: &str, content: &str) {
    let save = || -> Result<(), JsValue> {
        let parts = js_sys::Array::of1(&content.into());
        let bag = web_sys::BlobPropertyBag::new();
        bag.set_type(media_type);
        let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &bag)?;
        let url = web_sys::Url::create_object_url_with_blob(&blob)?;
        let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        web_sys::Url::revoke_object_url(&url)
    };
    if let Err(error) = save() {
        leptos::logging::warn!("{error:?}");
    }
}

/// Copies a text, and says in the live region how that went.
pub fn copy(store: Store, text: &str) {
    let promise = window().navigator().clipboard().write_text(text);
    let words = store.lang.get_untracked().words();
    leptos::task::spawn_local(async move {
        let done = wasm_bindgen_futures::JsFuture::from(promise).await;
        let said = if done.is_ok() {
            words.copied
        } else {
            words.copy_failed
        };
        store.said.set(said.to_owned());
    });
}
