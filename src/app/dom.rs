//! The few places where the page touches the browser.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::side;
use super::store::{Anchor, Open, Store};
use super::view::reading::Mark;
use crate::Span;

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

/// Gives the focus to the first element of a selector, with the next frame: by then it has been drawn.
pub fn focus_soon(selector: &'static str) {
    request_animation_frame(move || {
        if let Ok(Some(element)) = document().query_selector(selector) {
            let _ = element.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// The elements inside another that have a number of a name, each with it: asked for once where many are measured.
#[must_use]
pub fn numbered(inside: &Element, name: &str) -> Vec<(usize, Element)> {
    let list = inside.query_selector_all(&format!("[{name}]")).ok();
    let nodes = list.into_iter().flat_map(|list| {
        (0..list.length()).filter_map(move |i| list.item(i)?.dyn_into::<Element>().ok())
    });
    let number = |e: &Element| e.get_attribute(name)?.parse::<usize>().ok();
    nodes.filter_map(|e| Some((number(&e)?, e))).collect()
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

/// A length for the style sheet. Whole pixels do, and need none of the code that writes fractions.
#[allow(clippy::cast_possible_truncation)]
#[must_use]
pub fn pixels(length: f64) -> String {
    format!("{}px", length.round() as i32)
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

/// On a narrow window the card is a sheet at the bottom: words that it would cover are scrolled up first.
pub fn clear_of_sheet(element: &Element) {
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let bottom = element.get_bounding_client_rect().bottom();
    if width <= 832.0 && bottom > height * 0.4 {
        window().scroll_by_with_x_and_y(0.0, bottom - height * 0.35);
    }
}

/// Goes to a mark: scrolls there, lights all of the same thing, and opens its card.
pub fn go(store: Store, mark: Mark, focus: bool) {
    if store.side {
        side::show(store, mark);
        return;
    }
    let Some((run, segment, _)) = store.place(mark) else {
        return;
    };
    if store.drawn.get_untracked() <= run {
        store.draw_to(run);
        // The stretch is on the page with the next frame.
        request_animation_frame(move || go(store, mark, focus));
        return;
    }
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
    clear_of_sheet(&element);
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

/// The text node of a segment: the segment itself where it is bare, else the node inside its element.
fn text_node(run: usize, segment: usize) -> Option<web_sys::Node> {
    let paragraph = document()
        .query_selector(&format!("[data-p=\"{run}\"]"))
        .ok()??;
    let children = paragraph.child_nodes();
    let node = (0..children.length())
        .filter_map(|i| children.item(i))
        .filter(|n| {
            matches!(
                n.node_type(),
                web_sys::Node::TEXT_NODE | web_sys::Node::ELEMENT_NODE
            )
        })
        .nth(segment)?;
    if node.node_type() == web_sys::Node::TEXT_NODE {
        Some(node)
    } else {
        node.first_child()
    }
}

/// The run and byte of the text that a point of the page stands for; nothing outside the article's paragraphs.
#[must_use]
pub fn byte_of(store: Store, node: &web_sys::Node, offset: u32) -> Option<(usize, usize)> {
    let inner = if node.node_type() == web_sys::Node::TEXT_NODE {
        node.parent_element()?
    } else {
        return None;
    };
    let paragraph = inner.closest("[data-p]").ok()??;
    let run: usize = paragraph.get_attribute("data-p")?.parse().ok()?;
    let segment = match inner.get_attribute("data-s") {
        Some(s) => s.parse().ok()?,
        None => {
            let children = paragraph.child_nodes();
            (0..children.length())
                .filter_map(|i| children.item(i))
                .filter(|n| {
                    matches!(
                        n.node_type(),
                        web_sys::Node::TEXT_NODE | web_sys::Node::ELEMENT_NODE
                    )
                })
                .position(|n| n.is_same_node(Some(node)))?
        }
    };
    let runs = store.runs.get_untracked();
    let span = runs.get(run)?.segments().get(segment)?.span;
    let reading = store.reading.get_untracked()?;
    let words = reading.words(span);
    let index = crate::OffsetIndex::new(words, crate::OffsetUnit::Utf16);
    Some((run, span.start + index.to_byte(offset as usize)))
}

/// The range of the page that shows some bytes of the text.
#[must_use]
pub fn range_of(store: Store, run: usize, span: Span) -> Option<web_sys::Range> {
    let runs = store.runs.get_untracked();
    let reading = store.reading.get_untracked()?;
    let segments = runs.get(run)?.segments();
    let point = |at: usize, end: bool| {
        let (i, s) = segments.iter().enumerate().find(|(_, s)| {
            if end {
                s.span.start < at && at <= s.span.end
            } else {
                s.span.start <= at && at < s.span.end
            }
        })?;
        let before = reading.text.get(s.span.start..at)?;
        let offset = u32::try_from(before.encode_utf16().count()).ok()?;
        Some((text_node(run, i)?, offset))
    };
    let range = document().create_range().ok()?;
    let (node, offset) = point(span.start, false)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = point(span.end, true)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// Paints ranges under a name of the style sheet's `::highlight()`, where the browser can; no ranges take it away.
pub fn paint(name: &str, ranges: &[web_sys::Range]) {
    // The Custom Highlight API: web-sys has it only behind an unstable flag.
    let paint = || -> Result<(), JsValue> {
        let global = js_sys::global();
        let constructor = Reflect::get(&global, &"Highlight".into())?;
        let registry = Reflect::get(&Reflect::get(&global, &"CSS".into())?, &"highlights".into())?;
        if constructor.is_undefined() || registry.is_undefined() {
            return Ok(());
        }
        let list: js_sys::Array = ranges.iter().map(JsValue::from).collect();
        let highlight = Reflect::construct(constructor.unchecked_ref::<Function>(), &list)?;
        let set: Function = Reflect::get(&registry, &"set".into())?.unchecked_into();
        set.call2(&registry, &name.into(), &highlight)?;
        Ok(())
    };
    // Without it the search still scrolls to its place.
    let _ = paint();
}

/// Ends the task, so that keys and frames that wait have their turn before what follows.
pub async fn breathe() {
    let wait = || -> Result<Promise, JsValue> {
        let scheduler = Reflect::get(&js_sys::global(), &"scheduler".into())?;
        let wait: Function = Reflect::get(&scheduler, &"yield".into())?.dyn_into()?;
        Ok(wait.call0(&scheduler)?.unchecked_into())
    };
    // A browser without it has timers.
    let promise = wait().unwrap_or_else(|_| {
        Promise::new(&mut |done, _| {
            let _ = window().set_timeout_with_callback(&done);
        })
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
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

/// Reads the file that a file field was given, and hands on its text.
pub fn read_file(input: &web_sys::HtmlInputElement, then: impl FnOnce(Option<String>) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    let promise = file.text();
    // The same file can be chosen again.
    input.set_value("");
    leptos::task::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(promise).await;
        then(text.ok().and_then(|t| t.as_string()));
    });
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
