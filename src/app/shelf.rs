//! The shelf: articles that the reader keeps on the device, each with its corrections (IndexedDB).

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::plain::{Plain, Value};
use super::store::Store;
use super::view::edits::History;
use super::view::kept::Kept;
use crate::Span;

const NAME: &str = "mitjul";
const ARTICLES: &str = "articles";

/// How long after a change it is kept.
const SOON: std::time::Duration = std::time::Duration::from_millis(150);

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
    // An article that cannot be read does not hide the others.
    let list = list.as_list().unwrap_or_default();
    let mut list: Vec<Kept> = list.iter().filter_map(Plain::read).collect();
    crate::sort::sort_by(&mut list, |a, b| b.saved.total_cmp(&a.saved));
    Ok(list)
}

async fn put(kept: &Kept) -> Result<(), JsValue> {
    let value: JsValue = kept.write();
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
    /// What is kept, the newest first.
    pub list: RwSignal<Vec<Kept>>,
    /// The article that was last deleted, for undoing.
    pub gone: RwSignal<Option<Kept>>,
    /// A change that is about to be kept.
    due: StoredValue<Option<TimeoutHandle>>,
}

impl Shelf {
    /// Reads the shelf, and from then on keeps a kept article as it is now; one that is corrected is kept by itself.
    pub fn open(store: Store) -> Shelf {
        let shelf = Shelf {
            list: RwSignal::new(Vec::new()),
            gone: RwSignal::new(None),
            due: StoredValue::new(None),
        };
        spawn_local(async move {
            // Without a database (a private window, say) the shelf stays empty.
            shelf.list.set(all().await.unwrap_or_default());
        });
        Effect::new(move |_| {
            store.history.track();
            store.flips.track();
            store.day.track();
            store.source.track();
            shelf.hold();
            let timer = set_timeout_with_handle(move || shelf.follow(store), SOON);
            shelf.due.set_value(timer.ok());
        });
        shelf
    }

    fn hold(self) {
        if let Some(timer) = self.due.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    /// Keeps the article on the page as it is now, if it is kept at all or has been corrected.
    fn follow(self, store: Store) {
        let id = store.article.get_untracked();
        if id.is_empty() || store.source.with_untracked(|s| s.trim().is_empty()) {
            return;
        }
        let old = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.id == id).cloned());
        let corrected = store.history.with_untracked(History::can_undo)
            || store.flips.with_untracked(|f| !f.is_empty());
        if old.is_none() && !corrected {
            return;
        }
        let now = Self::as_it_is(store);
        match old {
            Some(old) => {
                let now = Kept {
                    title: old.title.clone(),
                    saved: old.saved,
                    ..now
                };
                if now != old {
                    self.keep(store, now);
                }
            }
            None => {
                self.keep(store, now);
                let words = store.lang.get_untracked().words();
                // What was said of the correction a moment ago must be heard, too.
                store.said.update(|said| {
                    if said == words.corrected {
                        said.push(' ');
                    } else {
                        said.clear();
                    }
                    said.push_str(words.kept_by_itself);
                });
            }
        }
    }

    /// Takes up what is in the field: the same article further written, one that is kept, or a new one.
    pub fn write(self, store: Store, text: String) {
        let Some(text) = store.write(text) else {
            return;
        };
        if self
            .due
            .try_update_value(Option::take)
            .flatten()
            .is_some_and(|timer| {
                timer.clear();
                true
            })
        {
            self.follow(store);
        }
        let kept = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.text == text).cloned());
        match kept {
            Some(kept) => Self::put(store, &kept),
            None => store.set_source(text),
        }
    }

    /// Keeps an article as it is now.
    pub fn keep(self, store: Store, kept: Kept) {
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
        let id = store.article.get();
        self.list.with(|list| list.iter().any(|k| k.id == id))
    }

    /// The article on the page, as it would be kept.
    fn as_it_is(store: Store) -> Kept {
        let text = store.source.get_untracked();
        let headline = store.reading.with_untracked(|r| {
            let reading = r.as_ref().filter(|r| r.text == text)?;
            let h = reading.record.headline?;
            Some(reading.words(Span::new(h.start, h.end)).to_owned())
        });
        let first = || {
            let mut lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
            lines.next().unwrap_or_default().to_owned()
        };
        Kept {
            id: store.article.get_untracked(),
            title: headline.unwrap_or_else(first).chars().take(80).collect(),
            day: store.day.get_untracked(),
            edits: store.history.with_untracked(|h| h.edits().to_vec()),
            flips: store
                .flips
                .with_untracked(|f| f.iter().map(|(k, v)| (*k, *v)).collect()),
            saved: js_sys::Date::now(),
            text,
        }
    }

    /// Puts the article on the page on the shelf.
    pub fn add(self, store: Store) {
        self.keep(store, Self::as_it_is(store));
        store
            .said
            .set(store.lang.get_untracked().words().kept.to_owned());
    }

    /// Puts a kept article on the page, with its corrections.
    fn put(store: Store, kept: &Kept) {
        store.set_source(kept.text.clone());
        store.article.set(kept.id.clone());
        store.day.set(kept.day.clone());
        store.history.set(History::of(kept.edits.clone()));
        store.flips.set(kept.flips());
    }

    /// Opens a kept article.
    pub fn take(self, store: Store, id: &str) {
        // As it is kept now: a row or a comparison may have been drawn before its last correction.
        let kept = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.id == id).cloned());
        if let Some(kept) = kept {
            Self::put(store, &kept);
            store.folded.set(true);
            store.shelved.set(false);
        }
    }

    /// Gives a kept article another title.
    pub fn named(self, store: Store, id: &str, title: String) {
        let kept = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.id == id).cloned());
        if let Some(kept) = kept {
            self.keep(store, Kept { title, ..kept });
        }
    }

    /// Takes an article off the shelf; it can be put back.
    pub fn delete(self, id: String) {
        self.list.update(|list| {
            if let Some(at) = list.iter().position(|k| k.id == id) {
                self.gone.set(Some(list.remove(at)));
            }
        });
        spawn_local(async move {
            let _ = remove(&id).await;
        });
    }
}
