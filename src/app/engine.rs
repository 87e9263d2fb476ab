//! The worker that annotates: asked with every change, only its answer to the last question counts.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::store::{Engine, Shared, Store};
use super::text::marks_found;
use super::view::mask;
use crate::{AnnotatedArticle, Dictionary};

/// A running worker and the question that it was last asked.
struct Client {
    worker: Worker,
    asked: u32,
    /// The text of the last question, and whether it was asked about the whole of a masked text.
    text: String,
    flipped: bool,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

/// A handle on the worker, which lives as long as the page.
#[derive(Clone, Copy)]
pub struct EngineHandle(StoredValue<Option<Client>, LocalStorage>);

/// Starts the worker and keeps it asked: whatever changes the answer is watched here.
pub fn start(store: Store) -> EngineHandle {
    let handle = EngineHandle(StoredValue::new_local(None));
    handle.spawn(store);
    Effect::new(move |_| handle.ask(store));
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
        self.0.update_value(|client| {
            if let Some(client) = client.take() {
                client.worker.terminate();
            }
        });
    }

    fn spawn(self, store: Store) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options("worker.js", &options) else {
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
        self.0.set_value(Some(Client {
            worker,
            asked: 0,
            text: String::new(),
            flipped: false,
            _on_message: on_message,
            _on_error: on_error,
        }));
    }

    fn ask(self, store: Store) {
        let text = store.text.get();
        let day = store.day.get();
        let flips = store.flips.get();
        let names = store.dictionary.with(usable);
        if self.0.with_value(Option::is_none) {
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
        let options = Object::new();
        let set = |name: &str, value: &JsValue| {
            // Setting a property of a fresh object does not fail.
            let _ = Reflect::set(&options, &name.into(), value);
        };
        if let Some(day) = &day {
            set("published", &day.into());
        }
        if !names.is_empty() {
            set("dictionary", &names.into());
        }
        if masked.is_some() {
            set("wholeText", &JsValue::TRUE);
        }
        self.0.update_value(|client| {
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
        if get("code").is_string() {
            // A core that has stopped is started again with the next change; one that cannot be loaded only on demand.
            let lost = get("code").as_string().as_deref() != Some("not_loaded");
            if get("id").is_undefined() {
                self.stop();
            }
            store.engine.set(if lost {
                Engine::Stopped
            } else {
                Engine::Failed
            });
            return;
        }
        let id = get("id").as_f64();
        let current = self.0.with_value(|client| {
            let client = client.as_ref()?;
            (id == Some(f64::from(client.asked))).then(|| (client.text.clone(), client.flipped))
        });
        let Some((text, flipped)) = current else {
            return;
        };
        let Ok(mut record) = serde_wasm_bindgen::from_value::<AnnotatedArticle>(get("article"))
        else {
            store.engine.set(Engine::Failed);
            return;
        };
        if flipped && let Some(before) = store.found.get_untracked() {
            // The masked text has lost its roles: they stay as first read.
            record.blocks.clone_from(&before.1.blocks);
            record.headline = before.1.headline;
        }
        store.open.set(None);
        store.chosen.set(None);
        store.found.set(Some(Shared::new((text, record))));
        store.engine.set(Engine::Ready);
        let count = store
            .reading
            .get_untracked()
            .map_or(0, |r| r.placed().len());
        store
            .said
            .set(marks_found(count, store.lang.get_untracked()));
    }
}

/// The dictionary without rows that have no name yet, in the form that the core reads.
fn usable(dictionary: &Dictionary) -> String {
    let mut dictionary = dictionary.clone();
    dictionary.entries.retain(|e| !e.name.is_empty());
    dictionary.to_string()
}
