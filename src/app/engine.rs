//! The worker that annotates: asked with every change, only its answer to the last question counts. Other questions can
//! be put beside that one.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use super::dom::{breathe, keep, stored};
use super::plain::Plain;
use super::state::Open;
use super::store::{Engine, Found, Lack, Shared, Store};
use super::text::marks_found;
use super::view::compare::Compared;
use super::view::kept::{Laid, Outlined, Told};
use super::view::mask;
use super::view::patterns::written;
use crate::export::packed::{Packed, Pause, unpacked_slowly};
use crate::{AnnotatedArticle, Dictionary, Language};

#[wasm_bindgen]
extern "C" {
    /// A worker, started by www/boot.js: the one that was on its way while the page was, else another. By its name it
    /// knows whose data to ask for first.
    #[wasm_bindgen(catch, js_name = mitjulWorker)]
    fn start_worker(name: Option<String>) -> Result<Worker, JsValue>;
}

/// An answer of more bytes is read and shown in steps.
const LONG: usize = 50_000;
/// Where the language of the article that was read last is kept; www/boot.js reads it too.
const READ: &str = "read";

/// A running worker and the question that it was last asked.
struct Client {
    worker: Worker,
    asked: u32,
    /// The text of the last question, and whether it was asked about the whole of a masked text.
    text: String,
    flipped: bool,
    /// Who waits for an answer beside it: the number, and the promise's two ends.
    beside: Vec<(u32, Function, Function)>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

/// A handle on the worker, which lives as long as the page.
#[derive(Clone, Copy)]
pub struct EngineHandle {
    client: StoredValue<Option<Client>, LocalStorage>,
    /// Whether a worker was started in place of one that had stopped, and has not answered yet.
    again: StoredValue<bool>,
}

/// Starts the worker and, once there is a place for the answer, keeps it asked: whatever changes the answer is watched
/// here.
pub fn start(store: Store, ready: Memo<bool>) -> EngineHandle {
    let handle = EngineHandle {
        client: StoredValue::new_local(None),
        again: StoredValue::new(false),
    };
    handle.spawn(store);
    Effect::new(move |_| {
        if ready.get() {
            handle.ask(store);
        }
    });
    handle
}

impl EngineHandle {
    /// Starts a worker in place of the one that failed or was stopped, and asks again.
    pub fn restart(self, store: Store) {
        self.stop();
        store.engine.set(Engine::Loading);
        self.spawn(store);
        self.ask(store);
    }

    /// Stops the worker in the middle of its work; the next question starts another.
    pub fn cancel(self, store: Store) {
        self.stop();
        store.engine.set(Engine::Cancelled);
    }

    fn stop(self) {
        self.client.update_value(|client| {
            if let Some(client) = client.take() {
                client.worker.terminate();
                for (_, _, refuse) in client.beside {
                    let _ = refuse.call0(&JsValue::NULL);
                }
            }
        });
    }

    fn spawn(self, store: Store) {
        let Ok(worker) = start_worker(stored(READ)) else {
            store.engine.set(Engine::Failed);
            return;
        };
        let on_message = Closure::new(move |event: MessageEvent| self.answer(store, &event.data()));
        let on_error = Closure::new(move |_| {
            self.stop();
            store.engine.set(Engine::Failed);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.client.set_value(Some(Client {
            worker,
            asked: 0,
            text: String::new(),
            flipped: false,
            beside: Vec::new(),
            _on_message: on_message,
            _on_error: on_error,
        }));
    }

    fn ask(self, store: Store) {
        let text = store.text.get();
        let told = store.told.get();
        let day = store.day.get().or_else(|| told.day.clone());
        let language = store.written.get();
        let flips = store.flips.get();
        let names = store.dictionary.with(usable);
        let patterns = store.patterns.with(|p| written(p));
        if self.client.with_value(Option::is_none) {
            if store.engine.get_untracked() == Engine::Failed {
                return;
            }
            self.spawn(store);
        }
        // Flips only speak of the text that is on the page.
        let masked = store
            .reading
            .get_untracked()
            .filter(|r| !flips.is_empty() && r.text == text)
            .map(|r| mask::masked(&r, &flips));
        let blocks = if masked.is_some() {
            &[][..]
        } else {
            &told.blocks
        };
        let options = choices(day.as_deref(), language, &names, masked.is_some(), blocks);
        if !patterns.trim().is_empty() {
            let _ = Reflect::set(&options, &"patterns".into(), &patterns.into());
        }
        self.client.update_value(|client| {
            let Some(client) = client else { return };
            client.asked = client.asked.wrapping_add(1);
            client.flipped = masked.is_some();
            let question = Object::new();
            let words = masked.as_deref().unwrap_or(&text);
            for (name, value) in [
                ("id", client.asked.into()),
                ("text", words.into()),
                ("options", options.clone().into()),
            ] {
                let _ = Reflect::set(&question, &name.into(), &value);
            }
            client.text = text;
            if client.worker.post_message(&question).is_err() {
                store.engine.set(Engine::Failed);
            } else if store.engine.get_untracked() != Engine::Loading {
                store.engine.set(Engine::Working);
            }
        });
    }

    fn answer(self, store: Store, data: &JsValue) {
        let get = |name: &str| Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if let Some(number) = get("beside").as_f64() {
            self.answer_beside(number, &get("value"));
            return;
        }
        if let Some(code) = get("code").as_string() {
            if code == "slow" {
                if matches!(
                    store.engine.get_untracked(),
                    Engine::Loading | Engine::Working | Engine::Fetching
                ) {
                    store.engine.set(Engine::Slow);
                }
                return;
            }
            let gone = get("id").is_undefined();
            if gone {
                self.stop();
            }
            // A core that cannot be loaded is started again on demand only; one that has stopped at once, and if it stops
            // again, with the next change.
            if code == "not_loaded" {
                store.engine.set(Engine::Failed);
            } else if gone && !self.again.get_value() {
                self.again.set_value(true);
                untrack(|| self.restart(store));
                let words = store.lang.get_untracked().words();
                store.notice.set(Some(words.engine_again.to_owned()));
            } else {
                store.engine.set(Engine::Stopped);
            }
            return;
        }
        let id = get("id").as_f64();
        let current = self.client.with_value(|client| {
            let client = client.as_ref()?;
            (id == Some(f64::from(client.asked))).then(|| (client.text.clone(), client.flipped))
        });
        let Some((text, flipped)) = current else {
            return;
        };
        let packed = Uint8Array::from(get("packed")).to_vec();
        let after = if list(&get("awaits")).length() > 0 {
            Engine::Fetching
        } else {
            lack(&list(&get("lacks"))).map_or(Engine::Ready, Engine::Lacking)
        };
        leptos::task::spawn_local(async move {
            self.read_answer(store, text, flipped, packed, after).await;
        });
    }

    /// Reads an answer and puts it on the page. Each step of a long one is a task of its own, so that the page never
    /// stands still; it is given up when there is a newer question. `after` is how the worker stands after it.
    async fn read_answer(
        self,
        store: Store,
        text: String,
        flipped: bool,
        packed: Vec<u8>,
        after: Engine,
    ) {
        let asked = self.asked();
        let long = packed.len() > LONG;
        let pause = move || -> Pause {
            Box::pin(async move {
                if long {
                    breathe().await;
                }
            })
        };
        let record = unpacked_slowly(&packed, &pause).await;
        let current = || self.asked() == asked;
        let Some(mut record) = record.filter(|_| current()) else {
            if current() {
                store.engine.set(Engine::Failed);
            }
            return;
        };
        drop(packed);
        if flipped && let Some(before) = store.found.get_untracked() {
            // The masked text has lost its roles: they stay as first read.
            record.blocks.clone_from(&before.reading().record.blocks);
            record.headline = before.reading().record.headline;
        }
        let again = !flipped && store.flips.with_untracked(|f| !f.is_empty());
        pause().await;
        let found = Shared::new(Found::new(text, record));
        pause().await;
        found.runs();
        pause().await;
        if current() {
            self.show(store, found, again, after);
        }
    }

    /// The number of the last question.
    fn asked(self) -> Option<u32> {
        self.client
            .with_value(|client| client.as_ref().map(|client| client.asked))
    }

    /// Puts on the page what was found.
    fn show(self, store: Store, found: Shared<Found>, again: bool, after: Engine) {
        self.again.set_value(false);
        let before = store.reading.get_untracked();
        let open = store.open.get_untracked();
        let chosen = store.chosen.get_untracked();
        store.open.set(None);
        store.chosen.set(None);
        store.found.set(Some(found));
        // A later answer about the same text (another language's data came) leaves an open card where it is.
        if let Some(before) = before
            && let Some(after) = store.reading.get_untracked()
            && before.text == after.text
        {
            let counterpart = |mark| before.counterpart(mark, &after);
            store.chosen.set(chosen.and_then(counterpart));
            store.open.set(open.and_then(|open| {
                let marks: Option<_> = open.marks.iter().copied().map(counterpart).collect();
                Some(Open {
                    marks: marks?,
                    ..open
                })
            }));
        }
        if again {
            // The text had changed since its blocks were flipped: only now is it known where they are.
            untrack(|| self.ask(store));
            return;
        }
        store.engine.set(after);
        if after == Engine::Fetching {
            // The same question is answered once more, and then the marks are counted.
            return;
        }
        if !store.is_sample()
            && let Some(language) = store
                .reading
                .get_untracked()
                .map(|r| r.record.main_language())
        {
            keep(READ, language.code());
        }
        let count = store
            .reading
            .get_untracked()
            .map_or(0, |r| r.placed().len());
        store
            .said
            .set(marks_found(count, store.lang.get_untracked()));
    }
}

/// Questions beside the one about the article on the page.
impl EngineHandle {
    fn answer_beside(self, number: f64, value: &JsValue) {
        let mut heard = None;
        self.client.update_value(|client| {
            let Some(client) = client else { return };
            let at = client
                .beside
                .iter()
                .position(|(n, ..)| f64::from(*n) == number);
            heard = at.map(|at| client.beside.swap_remove(at));
        });
        if let Some((_, done, refuse)) = heard {
            let _ = if value.is_undefined() {
                refuse.call0(&JsValue::NULL)
            } else {
                done.call1(&JsValue::NULL, value)
            };
        }
    }

    /// Puts a question beside the one about the article: a method of the annotator or a function of the JavaScript API.
    ///
    /// # Errors
    /// When there is no worker to answer, or the core refuses.
    pub async fn ask_beside(
        self,
        store: Store,
        call: &'static str,
        values: Array,
    ) -> Result<JsValue, JsValue> {
        if self.client.with_value(Option::is_none) {
            self.spawn(store);
        }
        let promise = Promise::new(&mut |done, refuse| {
            self.client.update_value(|client| {
                let Some(client) = client else {
                    let _ = refuse.call0(&JsValue::NULL);
                    return;
                };
                let number = client.beside.iter().map(|b| b.0).max().map_or(1, |n| n + 1);
                let question = Object::new();
                for (name, value) in [
                    ("beside", JsValue::from(number)),
                    ("call", call.into()),
                    ("values", values.clone().into()),
                ] {
                    // Setting a property of a fresh object does not fail.
                    let _ = Reflect::set(&question, &name.into(), &value);
                }
                if client.worker.post_message(&question).is_ok() {
                    client.beside.push((number, done, refuse));
                } else {
                    let _ = refuse.call0(&JsValue::NULL);
                }
            });
        });
        JsFuture::from(promise).await
    }

    /// What the core finds in a text, read by a day, by what its page has told and by the reader's own names; `whole` leaves
    /// nothing out.
    pub async fn annotate(
        self,
        store: Store,
        text: &str,
        day: Option<&str>,
        whole: bool,
        told: &Told,
    ) -> Option<AnnotatedArticle> {
        let names = store.dictionary.with_untracked(usable);
        let day = day.or(told.day.as_deref());
        let blocks = if whole { &[][..] } else { &told.blocks };
        let values = Array::of2(&text.into(), &choices(day, None, &names, whole, blocks));
        self.annotate_beside(store, values).await
    }

    async fn annotate_beside(self, store: Store, values: Array) -> Option<AnnotatedArticle> {
        let answer = self.ask_beside(store, "annotatePacked", values).await;
        let packed = Uint8Array::from(answer.ok()?).to_vec();
        unpacked_slowly(&packed, &|| Box::pin(breathe())).await
    }

    /// The article of a page, given as nodes: its text, what the page tells of it, and its headline.
    pub async fn outline(self, store: Store, page: &JsValue) -> Option<Outlined> {
        let answer = self
            .ask_beside(store, "outlinePage", Array::of1(page))
            .await
            .ok()?;
        Outlined::read(&answer)
    }

    /// Sets articles side by side as they are given, corrections and all.
    pub async fn compare(
        self,
        store: Store,
        texts: &[String],
        articles: Vec<AnnotatedArticle>,
    ) -> Option<Compared> {
        let texts: Array = texts.iter().map(JsValue::from).collect();
        let packed: Array = articles.iter().map(packed).collect();
        let values = Array::of2(&texts, &packed);
        let answer = self
            .ask_beside(store, "compareArticles", values)
            .await
            .ok()?;
        Some(Compared {
            comparison: Plain::read(&answer)?,
            articles,
        })
    }

    /// What a few words say by themselves.
    pub async fn read(self, store: Store, words: String) -> Option<AnnotatedArticle> {
        let reading = store.reading.get_untracked()?;
        let written = Some(reading.record.main_language());
        let options = choices(reading.record.published.as_deref(), written, "", true, &[]);
        let values = Array::of2(&words.into(), &options);
        self.annotate_beside(store, values).await
    }
}

/// An article as the worker takes it.
#[must_use]
pub fn packed(article: &AnnotatedArticle) -> JsValue {
    let mut bytes = Vec::new();
    article.pack(&mut bytes);
    Uint8Array::from(bytes.as_slice()).into()
}

/// A list of a message; an empty one where there is none.
fn list(value: &JsValue) -> Array {
    value.dyn_ref().cloned().unwrap_or_default()
}

/// The first of the languages that the worker could not read.
fn lack(lacks: &Array) -> Option<Lack> {
    let first = lacks.get(0);
    let get = |name: &str| Reflect::get(&first, &name.into()).ok()?.as_string();
    Some(Lack {
        language: Language::from_code(&get("language")?)?,
        damaged: get("code")? == "invalid_pack",
    })
}

/// The options of a question.
fn choices(
    day: Option<&str>,
    written: Option<Language>,
    names: &str,
    whole: bool,
    blocks: &[Laid],
) -> Object {
    let options = Object::new();
    let set = |name: &str, value: &JsValue| {
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&options, &name.into(), value);
    };
    if let Some(day) = day {
        set("published", &day.into());
    }
    if let Some(written) = written {
        set("lang", &written.code().into());
    }
    if !names.is_empty() {
        set("dictionary", &names.into());
    }
    if whole {
        set("wholeText", &JsValue::TRUE);
    }
    if !blocks.is_empty() {
        set("blocks", &blocks.to_vec().write());
    }
    options
}

/// The dictionary without rows that have no name yet, in the form that the core reads.
fn usable(dictionary: &Dictionary) -> String {
    let mut dictionary = dictionary.clone();
    dictionary.entries.retain(|e| !e.name.is_empty());
    dictionary.to_string()
}
