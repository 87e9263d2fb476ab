//! The shelf: articles that the reader keeps on the device, each with its corrections (IndexedDB).

use js_sys::Promise;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::store::{Store, store};
use super::text::kept_words;
use super::view::edits::{Edit, History};
use super::view::share::fingerprint;
use crate::Span;

const NAME: &str = "mitjul";
const ARTICLES: &str = "articles";

/// A kept article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The fingerprint of its text.
    id: String,
    /// What the reader calls it.
    title: String,
    text: String,
    day: Option<String>,
    edits: Vec<Edit>,
    flips: Vec<(usize, bool)>,
    /// When it was put on the shelf, in milliseconds since 1970.
    saved: f64,
}

/// Waits for a request to the database.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |_: JsValue| resolve.call0(&JsValue::NULL));
        let failed = Closure::once_into_js(move |e: JsValue| reject.call1(&JsValue::NULL, &e));
        request.set_onsuccess(Some(done.unchecked_ref()));
        request.set_onerror(Some(failed.unchecked_ref()));
    });
    JsFuture::from(promise).await?;
    request.result()
}

async fn table(mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    let factory = window()
        .indexed_db()?
        .ok_or_else(|| JsValue::from("no database"))?;
    let request = factory.open_with_u32(NAME, 1)?;
    let upgrade = {
        let request = request.clone();
        Closure::<dyn FnMut()>::new(move || {
            if let Ok(result) = request.result() {
                let database: IdbDatabase = result.unchecked_into();
                let parameters = web_sys::IdbObjectStoreParameters::new();
                parameters.set_key_path(&"id".into());
                let _ =
                    database.create_object_store_with_optional_parameters(ARTICLES, &parameters);
            }
        })
    };
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database: IdbDatabase = answer(&request).await?.unchecked_into();
    database
        .transaction_with_str_and_mode(ARTICLES, mode)?
        .object_store(ARTICLES)
}

async fn all() -> Result<Vec<Kept>, JsValue> {
    let table = table(IdbTransactionMode::Readonly).await?;
    let list = answer(&table.get_all()?).await?;
    let mut list: Vec<Kept> = serde_wasm_bindgen::from_value(list)?;
    list.sort_by(|a, b| b.saved.total_cmp(&a.saved));
    Ok(list)
}

async fn put(kept: &Kept) -> Result<(), JsValue> {
    let value = serde_wasm_bindgen::to_value(kept)?;
    let table = table(IdbTransactionMode::Readwrite).await?;
    answer(&table.put(&value)?).await.map(|_| ())
}

async fn remove(id: &str) -> Result<(), JsValue> {
    let table = table(IdbTransactionMode::Readwrite).await?;
    answer(&table.delete(&id.into())?).await.map(|_| ())
}

/// The shelf as the page holds it.
#[derive(Clone, Copy)]
pub struct Shelf {
    list: RwSignal<Vec<Kept>>,
    /// The article that was last deleted, for undoing.
    gone: RwSignal<Option<Kept>>,
}

impl Shelf {
    /// Reads the shelf, and from then on keeps the corrections of a kept article with it.
    pub fn open(store: Store) -> Shelf {
        let shelf = Shelf {
            list: RwSignal::new(Vec::new()),
            gone: RwSignal::new(None),
        };
        spawn_local(async move {
            // Without a database (a private window, say) the shelf stays empty.
            shelf.list.set(all().await.unwrap_or_default());
        });
        Effect::new(move |_| {
            let edits = store.history.with(|h| h.edits().to_vec());
            let flips: Vec<_> = store
                .flips
                .with(|f| f.iter().map(|(k, v)| (*k, *v)).collect());
            let day = store.day.get();
            let id = store.source.with(|s| fingerprint(s));
            let changed = shelf.list.with_untracked(|list| {
                let kept = list.iter().find(|k| k.id == id)?;
                let same = kept.edits == edits && kept.flips == flips && kept.day == day;
                (!same).then(|| Kept {
                    edits,
                    flips,
                    day,
                    ..kept.clone()
                })
            });
            if let Some(kept) = changed {
                shelf.keep(store, kept);
            }
        });
        shelf
    }

    fn keep(self, store: Store, kept: Kept) {
        spawn_local(async move {
            if put(&kept).await.is_ok() {
                self.list
                    .update(|list| match list.iter_mut().find(|k| k.id == kept.id) {
                        Some(old) => *old = kept,
                        None => list.insert(0, kept),
                    });
            } else {
                let words = store.lang.get_untracked().words();
                store.notice.set(Some(words.not_kept.to_owned()));
            }
        });
    }

    /// Whether the article on the page is on the shelf.
    #[must_use]
    pub fn holds(self, store: Store) -> bool {
        let id = store.source.with(|s| fingerprint(s));
        self.list.with(|list| list.iter().any(|k| k.id == id))
    }

    /// Puts the article on the page on the shelf.
    pub fn add(self, store: Store) {
        let text = store.source.get_untracked();
        let Some(reading) = store.reading.get_untracked() else {
            return;
        };
        let headline = reading
            .record
            .headline
            .map(|h| reading.words(Span::new(h.start, h.end)));
        let first = text.lines().map(str::trim).find(|l| !l.is_empty());
        let title: String = headline
            .or(first)
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect();
        self.keep(
            store,
            Kept {
                id: fingerprint(&text),
                title,
                text,
                day: store.day.get_untracked(),
                edits: store.history.with_untracked(|h| h.edits().to_vec()),
                flips: store
                    .flips
                    .with_untracked(|f| f.iter().map(|(k, v)| (*k, *v)).collect()),
                saved: js_sys::Date::now(),
            },
        );
        store
            .said
            .set(store.lang.get_untracked().words().kept.to_owned());
    }

    fn take(self, store: Store, kept: &Kept) {
        store.set_source(kept.text.clone());
        store.day.set(kept.day.clone());
        store.history.set(History::of(kept.edits.clone()));
        store.flips.set(kept.flips.iter().copied().collect());
        store.folded.set(true);
        store.shelved.set(false);
    }

    fn delete(self, kept: Kept) {
        self.list.update(|list| list.retain(|k| k.id != kept.id));
        let id = kept.id.clone();
        self.gone.set(Some(kept));
        spawn_local(async move {
            let _ = remove(&id).await;
        });
    }
}

/// The list of kept articles.
#[component]
pub fn ShelfDialog() -> impl IntoView {
    let store = store();
    let shelf = expect_context::<Shelf>();
    let w = move || store.words();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if store.shelved.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let row = move |kept: Kept| {
        let w = store.lang.get_untracked().words();
        let (rename, open, delete) = (kept.clone(), kept.clone(), kept.clone());
        let when = js_sys::Date::new(&kept.saved.into())
            .to_locale_date_string(store.lang.get_untracked().tag(), &JsValue::UNDEFINED);
        let size = kept.text.len().div_ceil(1024);
        view! {
            <li>
                <input
                    type="text"
                    lang="ko"
                    aria-label=w.name
                    value=kept.title
                    on:change=move |event| {
                        let title = event_target_value(&event).trim().to_owned();
                        shelf.keep(store, Kept { title, ..rename.clone() });
                    }
                />
                <span class="note">{String::from(when)} " · " {size} " KB"</span>
                <button type="button" class="quiet" on:click=move |_| shelf.take(store, &open)>
                    {w.open}
                </button>
                <button type="button" class="quiet" on:click=move |_| shelf.delete(delete.clone())>
                    {w.delete}
                </button>
            </li>
        }
    };
    let used = move || {
        let bytes = shelf
            .list
            .with(|l| l.iter().map(|k| k.text.len()).sum::<usize>());
        kept_words(
            shelf.list.with(Vec::len),
            bytes.div_ceil(1024),
            store.lang.get(),
        )
    };
    view! {
        <dialog
            class="names shelf"
            aria-labelledby="shelf-head"
            node_ref=node
            on:close=move |_| {
                store.shelved.set(false);
                shelf.gone.set(None);
            }
        >
            <h2 id="shelf-head">{move || w().shelf}</h2>
            <p class="note">{move || w().shelf_hint} " " {used}</p>
            <ul class="kept">
                <For
                    each=move || shelf.list.get()
                    key=move |k| (k.id.clone(), k.title.clone(), store.lang.get())
                    children=row
                />
            </ul>
            <Show when=move || shelf.gone.with(Option::is_some)>
                <p role="status">
                    {move || w().deleted}
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            if let Some(kept) = shelf.gone.get_untracked() {
                                shelf.gone.set(None);
                                shelf.keep(store, kept);
                            }
                        }
                    >
                        {move || w().undo}
                    </button>
                </p>
            </Show>
            <form method="dialog">
                <button>{move || w().close}</button>
            </form>
        </dialog>
    }
}
