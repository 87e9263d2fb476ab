//! Links that hold the article: compressed behind the `#`, which browsers never send.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::dom::{copy, go};
use super::store::Store;
use super::text::link_length;
use super::view::reading::{Mark, Reading, index_of};
use super::view::share::{LONG, Link};

/// Runs bytes through the browser's own (de)compression: `CompressionStream` or `DecompressionStream`.
async fn through(stream: &str, bytes: &[u8]) -> Result<Vec<u8>, JsValue> {
    let global = js_sys::global();
    let make = |name: &str, arguments: &Array| -> Result<JsValue, JsValue> {
        let constructor: js_sys::Function = Reflect::get(&global, &name.into())?.dyn_into()?;
        Reflect::construct(&constructor, arguments)
    };
    let call = |object: &JsValue, name: &str, argument: &JsValue| -> Result<JsValue, JsValue> {
        let function: js_sys::Function = Reflect::get(object, &name.into())?.dyn_into()?;
        function.call1(object, argument)
    };
    let stream = make(stream, &Array::of1(&"deflate-raw".into()))?;
    let blob = make(
        "Blob",
        &Array::of1(&Array::of1(&Uint8Array::from(bytes).into()).into()),
    )?;
    let source = call(&blob, "stream", &JsValue::UNDEFINED)?;
    let result = call(&source, "pipeThrough", &stream)?;
    let response = make("Response", &Array::of1(&result))?;
    let promise: Promise = call(&response, "arrayBuffer", &JsValue::UNDEFINED)?.dyn_into()?;
    let buffer = JsFuture::from(promise).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The id that a link gives a mark.
fn id(mark: Mark) -> String {
    match mark {
        Mark::Mention(e, m) => format!("e{}.{}", e + 1, m + 1),
        Mark::Amount(i) => format!("a{}", i + 1),
        Mark::Date(i) => format!("d{}", i + 1),
        Mark::Claim(i) => format!("c{}", i + 1),
    }
}

fn mark(reading: &Reading, id: &str) -> Option<Mark> {
    let (thing, mention) = id.split_once('.').unwrap_or((id, "1"));
    let index = index_of(thing)?;
    let mark = match thing.as_bytes().first()? {
        b'e' => Mark::Mention(index, mention.parse::<usize>().ok()?.checked_sub(1)?),
        b'a' => Mark::Amount(index),
        b'd' => Mark::Date(index),
        b'c' => Mark::Claim(index),
        _ => return None,
    };
    (!reading.span(mark).is_empty()).then_some(mark)
}

/// Copies a link to what is on the page, to one mark of it where one is given; says how long it is.
pub fn copy_link(store: Store, at: Option<Mark>) {
    let source = store.source.get_untracked();
    let day = store.day.get_untracked();
    spawn_local(async move {
        let lang = store.lang.get_untracked();
        let text = if source.trim().is_empty() {
            None
        } else {
            match through("CompressionStream", source.as_bytes()).await {
                Ok(bytes) => Some(bytes),
                Err(_) => {
                    store.said.set(lang.words().copy_failed.to_owned());
                    return;
                }
            }
        };
        let link = Link {
            text,
            day,
            at: at.map(id),
        };
        let Ok(address) = window().location().href() else {
            return;
        };
        let address = address.split('#').next().unwrap_or_default();
        let full = format!("{address}{}", link.fragment());
        let length = full.len();
        copy(store, &full);
        store
            .notice
            .set(Some(link_length(length, length > LONG, lang)));
    });
}

/// Opens what the page's own link holds: the text, and then the place in it.
pub fn open_link(store: Store) {
    let fragment = window().location().hash().unwrap_or_default();
    let link = Link::parse(&fragment);
    let wanted = RwSignal::new(link.at.clone());
    if let Some(bytes) = link.text {
        spawn_local(async move {
            let text = through("DecompressionStream", &bytes)
                .await
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            match text {
                Some(text) => {
                    store.set_source(text);
                    store.day.set(link.day);
                    store.folded.set(true);
                }
                None => {
                    let words = store.lang.get_untracked().words();
                    store.notice.set(Some(words.bad_link.to_owned()));
                }
            }
        });
    }
    // Once the text of the link is on the page, its place is shown, once.
    Effect::new(move |_| {
        let (Some(reading), Some(id)) = (store.reading.get(), wanted.get()) else {
            return;
        };
        if reading.text == store.text.get_untracked()
            && let Some(mark) = mark(&reading, &id)
        {
            wanted.set(None);
            request_animation_frame(move || go(store, mark, false));
        }
    });
}
