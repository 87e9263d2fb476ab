//! Links that hold the article: compressed behind the `#`, which browsers never send.

use js_sys::{RangeError, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;

use super::dom::{copy, go};
use super::store::Store;
use super::text::link_length;
use super::view::reading::{Mark, Reading, index_of};
use super::view::share::{LONG, Link};

/// What a link may unpack to, in bytes: a text of any length packs into a short link if it says the same again and again.
const LIMIT: u32 = 2_000_000;

#[wasm_bindgen]
extern "C" {
    /// Runs bytes through the browser's own `CompressionStream` or `DecompressionStream` (www/boot.js). Fails where there
    /// is none, where the bytes were not compressed, and where they make more than `limit`.
    #[wasm_bindgen(catch, js_name = mitjulStream)]
    async fn through(stream: &str, bytes: &[u8], limit: u32) -> Result<JsValue, JsValue>;
}

/// The id of a mark, as links have it.
pub fn id(mark: Mark) -> String {
    match mark {
        Mark::Mention(e, m) => format!("e{}.{}", e + 1, m + 1),
        Mark::Amount(i) => format!("a{}", i + 1),
        Mark::Date(i) => format!("d{}", i + 1),
        Mark::Claim(i) => format!("c{}", i + 1),
        Mark::Match(i) => format!("m{}", i + 1),
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
        b'm' => Mark::Match(index),
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
            match through("CompressionStream", source.as_bytes(), u32::MAX).await {
                Ok(bytes) => Some(Uint8Array::from(bytes).to_vec()),
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

/// For how many frames a link's place is looked for: the words may not be drawn yet, and a later answer closes the card.
const TRIES: u32 = 40;

/// Goes to a place as soon as it is there.
fn arrive(store: Store, mark: Mark, tries: u32) {
    if store.open.with_untracked(Option::is_none) {
        go(store, mark, false);
    }
    if tries > 0 {
        request_animation_frame(move || arrive(store, mark, tries - 1));
    }
}

/// Opens what the page's own link holds: the text, and then the place in it.
pub fn open_link(store: Store) {
    let fragment = window().location().hash().unwrap_or_default();
    let link = Link::parse(&fragment);
    let wanted = RwSignal::new(link.at.clone());
    if let Some(bytes) = link.text {
        spawn_local(async move {
            let text = through("DecompressionStream", &bytes, LIMIT).await;
            let large = text
                .as_ref()
                .is_err_and(|e| e.is_instance_of::<RangeError>());
            let text = text.ok().map(|bytes| Uint8Array::from(bytes).to_vec());
            match text.and_then(|bytes| String::from_utf8(bytes).ok()) {
                Some(text) => {
                    store.set_source(text);
                    store.day.set(link.day);
                    store.folded.set(true);
                }
                None => {
                    let words = store.lang.get_untracked().words();
                    let words = if large {
                        words.large_link
                    } else {
                        words.bad_link
                    };
                    store.notice.set(Some(words.to_owned()));
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
            request_animation_frame(move || arrive(store, mark, TRIES));
        }
    });
}
