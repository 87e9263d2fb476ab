//! The shelf: articles that the reader keeps on the device, each with its corrections (IndexedDB).

use js_sys::Promise;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::compare::compare;
use super::engine::EngineHandle;
use super::part::{Part, Row, Show, rows};
use super::plain::{Plain, Value, plain_records};
use super::store::{Store, store};
use super::text::kept_words;
use super::view::edits::{Edit, History};
use super::view::mask::Flips;
use crate::Span;

const NAME: &str = "mitjul";
const ARTICLES: &str = "articles";

/// A kept article.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its name among the articles: stays while its text is edited.
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

plain_records! { Kept { id, title, text, day, edits, flips, saved } }

impl Kept {
    /// Its name among the articles.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the reader calls it.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The publication date that the reader set.
    #[must_use]
    pub fn day(&self) -> Option<&str> {
        self.day.as_deref()
    }

    /// The reader's corrections.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Blocks that the reader put into or out of the article.
    #[must_use]
    pub fn flips(&self) -> Flips {
        crate::sort::map(self.flips.iter().copied())
    }
}

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
    list: RwSignal<Vec<Kept>>,
    /// The article that was last deleted, for undoing.
    gone: RwSignal<Option<Kept>>,
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
                store.said.set(words.kept_by_itself.to_owned());
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

    fn named(self, store: Store, id: &str, title: String) {
        let kept = self
            .list
            .with_untracked(|list| list.iter().find(|k| k.id == id).cloned());
        if let Some(kept) = kept {
            self.keep(store, Kept { title, ..kept });
        }
    }

    fn delete(self, id: String) {
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

/// The list of kept articles.
#[component]
pub fn ShelfDialog() -> impl IntoView {
    let store = store();
    let shelf = expect_context::<Shelf>();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if store.shelved.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let engine = expect_context::<EngineHandle>();
    let chosen = RwSignal::new(Vec::<String>::new());
    // Deleting a chosen article takes it out of the choice.
    let articles = move || {
        shelf.list.with(|list| {
            chosen.with(|c| {
                let found = c.iter().filter_map(|id| list.iter().find(|k| k.id == *id));
                found.cloned().collect::<Vec<_>>()
            })
        })
    };
    let row = move |kept: Kept| {
        let w = store.lang.get_untracked().words();
        let [rename, open, delete, choose, chosen_id] = [(); 5].map(|()| kept.id.clone());
        let when = js_sys::Date::new(&kept.saved.into())
            .to_locale_date_string(store.lang.get_untracked().tag(), &JsValue::UNDEFINED);
        let size = kept.text.len().div_ceil(1024);
        view! {
            <li>
                <input
                    type="checkbox"
                    aria-label=format!("{}: {}", w.compare_choose, kept.title)
                    prop:checked=move || chosen.with(|c| c.contains(&chosen_id))
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        chosen
                            .update(|c| {
                                c.retain(|id| *id != choose);
                                if on {
                                    c.push(choose.clone());
                                }
                            });
                    }
                />
                <input
                    type="text"
                    lang="ko"
                    aria-label=w.name
                    value=kept.title
                    on:change=move |event| {
                        let title = event_target_value(&event).trim().to_owned();
                        shelf.named(store, &rename, title);
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
        .part()
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
            <h2 id="shelf-head">{store.word(|w| w.shelf)}</h2>
            <p class="note">{store.word(|w| w.shelf_hint)} " " {used}</p>
            <ul class="kept">
                {rows(move || {
                    let lang = store.lang.get();
                    let all = shelf.list.get().into_iter();
                    all.map(|k| Row::new((k.id.clone(), k.title.clone(), lang), move |_| row(k)))
                        .collect()
                })}
            </ul>
            <Show when=move || !shelf.list.with(Vec::is_empty)>
                <p class="deeds">
                    <button
                        type="button"
                        disabled=move || !(2..=4).contains(&articles().len())
                        on:click=move |_| {
                            let articles = articles();
                            store.shelved.set(false);
                            compare(store, engine, articles);
                        }
                    >
                        {store.word(|w| w.compare_chosen)}
                    </button>
                    <Show when=move || !(2..=4).contains(&articles().len())>
                        <span class="note">{store.word(|w| w.compare_needs)}</span>
                    </Show>
                </p>
            </Show>
            <Show when=move || shelf.gone.with(Option::is_some)>
                <p role="status">
                    {store.word(|w| w.deleted)}
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
                        {store.word(|w| w.undo)}
                    </button>
                </p>
            </Show>
            <form method="dialog">
                <button>{store.word(|w| w.close)}</button>
            </form>
        </dialog>
    }
}
