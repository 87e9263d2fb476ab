//! What is kept on the device, by www/keep.js: it says itself what could not be kept, and offers it as a file.

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::plain::{Plain, Value};
use super::view::kept::Kept;

/// The name of this tab's draft; drafts of tabs that are gone have more behind it.
pub const DRAFT: &str = "draft:";

#[wasm_bindgen]
extern "C" {
    /// A name that nothing else has.
    #[wasm_bindgen(js_namespace = mitjulKeep)]
    pub fn fresh() -> String;
    #[wasm_bindgen(js_namespace = mitjulKeep)]
    async fn all() -> JsValue;
    #[wasm_bindgen(js_namespace = mitjulKeep)]
    fn strange(count: usize);
    #[wasm_bindgen(js_namespace = mitjulKeep, js_name = known)]
    fn known_record(record: &JsValue);
    #[wasm_bindgen(catch, js_namespace = mitjulKeep)]
    async fn put(record: &JsValue, anew: bool) -> Result<JsValue, JsValue>;
    /// Says that another tab has deleted the article that is on the page.
    #[wasm_bindgen(js_namespace = mitjulKeep)]
    pub fn gone(id: &str, title: &str);
    /// Keeps a draft.
    #[wasm_bindgen(js_namespace = mitjulKeep, js_name = keepDraft)]
    fn keep_draft(record: &JsValue);
    /// Deletes an article or a draft. An article that cannot be deleted is heard of again.
    #[wasm_bindgen(js_namespace = mitjulKeep)]
    pub fn remove(id: &str, title: &str);
    #[wasm_bindgen(js_namespace = mitjulKeep)]
    fn lines(key: &str) -> Option<String>;
    #[wasm_bindgen(js_namespace = mitjulKeep, js_name = keepLines)]
    fn keep_lines(key: &str, mine: &str) -> String;
}

/// Everything that is kept, the newest first, drafts too.
pub async fn everything() -> Vec<Kept> {
    let records = all().await.as_list().unwrap_or_default();
    let mut list: Vec<Kept> = records.iter().filter_map(Plain::read).collect();
    strange(records.len() - list.len());
    crate::sort::sort_by(&mut list, |a, b| b.saved.total_cmp(&a.saved));
    list
}

/// Tells that the page has taken up an article as it is kept: what it changes from now on is told from that.
pub fn known(kept: &Kept) {
    known_record(&kept.write());
}

/// Keeps an article; `anew` also where it was deleted. Gives it as it is kept now, with what another tab has changed in it;
/// nothing where another tab has deleted it.
///
/// # Errors
/// When it cannot be kept, which has been said.
pub async fn keep(kept: &Kept, anew: bool) -> Result<Option<Kept>, JsValue> {
    put(&kept.write(), anew)
        .await
        .map(|stored| Plain::read(&stored))
}

/// Keeps this tab's draft.
pub fn draft(kept: &Kept) {
    keep_draft(&kept.write());
}

/// Hears of articles that another tab has changed, or deleted.
pub fn hear(then: impl Fn(String, Option<Kept>) + 'static) {
    listen("mitjul-shelf", move |detail| {
        if let Some(id) = detail.field("id").as_text() {
            then(id, Kept::read(&detail.field("record")));
        }
    });
}

/// Keeps lines under a key, as `written` gives them: what is kept is read now, and again when another tab has changed it.
pub fn remember(
    key: &'static str,
    written: impl Fn() -> String + 'static,
    read: impl Fn(&str) + Copy + 'static,
) {
    if let Some(kept) = lines(key) {
        read(&kept);
    }
    listen("mitjul-lines", move |detail| {
        if detail.field("key").as_text().as_deref() == Some(key)
            && let Some(lines) = detail.field("lines").as_text()
        {
            read(&lines);
        }
    });
    Effect::new(move |_| {
        let mine = written();
        let kept = keep_lines(key, &mine);
        if kept != mine {
            read(&kept);
        }
    });
}

/// Listens to what a script of the page says, as long as the page lives.
pub fn listen(event: &str, then: impl Fn(JsValue) + 'static) {
    let heard =
        Closure::<dyn FnMut(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
            then(event.detail())
        });
    let function: &Function = heard.as_ref().unchecked_ref();
    let _ = window().add_event_listener_with_callback(event, function);
    heard.forget();
}
