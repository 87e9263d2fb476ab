//! Taking the annotated article away as a file.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::dom::{download, read_file};
use super::engine::{EngineHandle, packed};
use super::icon::{Icon, icon};
use super::part::Parts;
use super::plain::Plain;
use super::share::copy_link;
use super::store::{Store, store};
use super::text::Words;
use super::view::edits::Edit;
use crate::OffsetUnit;

/// A form that the article can leave in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    W3c,
    Csv,
    Markdown,
    Html,
}

const FORMS: [Form; 5] = [Form::Html, Form::Markdown, Form::Csv, Form::Json, Form::W3c];

fn name(form: Form, w: &'static Words) -> &'static str {
    match form {
        Form::Json => w.take_json,
        Form::W3c => w.take_w3c,
        Form::Csv => w.take_csv,
        Form::Markdown => w.take_markdown,
        Form::Html => w.take_html,
    }
}

/// A menu of forms.
#[component]
pub fn Take() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let engine = expect_context::<EngineHandle>();
    let opened = RwSignal::new(false);
    let items = FORMS
        .map(|form| {
            view! {
                <li>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            opened.set(false);
                            take(store, engine, form);
                        }
                    >
                        {move || name(form, w())}
                    </button>
                </li>
            }
        })
        .parts();
    let load = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        read_file(&input, move |text| {
            opened.set(false);
            let edits = text
                .and_then(|t| js_sys::JSON::parse(&t).ok())
                .filter(Array::is_array)
                .and_then(|v| Vec::<Edit>::read(&v));
            match edits {
                Some(edits) => edits.into_iter().for_each(|edit| store.correct(edit)),
                None => store.said.set(w().bad_file.to_owned()),
            }
        });
    };
    view! {
        <div
            class="menu"
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    opened.set(false);
                }
            }
        >
            <button
                type="button"
                class="quiet"
                aria-expanded=move || opened.get().to_string()
                aria-controls="take-menu"
                disabled=move || store.reading.with(Option::is_none)
                on:click=move |_| opened.update(|o| *o = !*o)
            >
                {icon(Icon::Take)}
                <span class="spare">{store.word(|w| w.take)}</span>
            </button>
            <ul id="take-menu" class="plain" hidden=move || !opened.get()>
                <li>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            opened.set(false);
                            copy_link(store, None);
                        }
                    >
                        {store.word(|w| w.share)}
                    </button>
                </li>
                {items}
                <li>
                    <button
                        type="button"
                        class="quiet"
                        disabled=move || store.history.with(|h| !h.can_undo())
                        on:click=move |_| {
                            opened.set(false);
                            let edits = store.history.with_untracked(|h| h.edits().to_vec());
                            if let Some(content) = json(&edits) {
                                download("mitjul-corrections.json", "application/json", &content);
                            }
                        }
                    >
                        {store.word(|w| w.corrections_file)}
                    </button>
                </li>
                <li>
                    <label class="file">
                        <span>{store.word(|w| w.corrections_load)}</span>
                        <input type="file" accept=".json,application/json" on:change=load />
                    </label>
                </li>
                <li>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            opened.set(false);
                            let _ = window().print();
                        }
                    >
                        {store.word(|w| w.take_print)}
                    </button>
                </li>
            </ul>
        </div>
    }
}

/// The core writes the files, in the worker; the page sends it the article as the reader has corrected it.
fn take(store: Store, engine: EngineHandle, form: Form) {
    let Some(reading) = store.reading.get_untracked() else {
        return;
    };
    let lang = store.lang.get_untracked();
    // JavaScript's own unit, as readers of JSON in a browser count.
    let article = packed(&reading.record_in(OffsetUnit::Utf16));
    let (suffix, media_type, call) = match form {
        Form::Json => ("json", "application/json", "unpackArticle"),
        Form::W3c => ("jsonld", "application/ld+json", "toW3C"),
        Form::Csv => ("csv", "text/csv", "toCsv"),
        Form::Markdown => ("md", "text/markdown", "toMarkdown"),
        Form::Html => ("html", "text/html", "toHtml"),
    };
    let name = format!("mitjul.{suffix}");
    let options = Object::new();
    // Setting a property of a fresh object does not fail.
    let _ = Reflect::set(&options, &"language".into(), &lang.tag().into());
    if form == Form::W3c {
        let _ = Reflect::set(&options, &"source".into(), &"urn:mitjul:article".into());
    }
    let values = if form == Form::Json {
        Array::of1(&article)
    } else {
        Array::of3(&reading.text.as_str().into(), &article, &options)
    };
    spawn_local(async move {
        let answer = engine.ask_beside(store, call, values).await;
        match answer.ok().and_then(|answer| content(&answer)) {
            Some(content) => download(&name, media_type, &content),
            None => store.notice.set(Some(lang.words().engine_lost.to_owned())),
        }
    });
}

/// What a file holds: text as it is, anything else as indented JSON.
fn content(value: &JsValue) -> Option<String> {
    value.as_string().or_else(|| {
        js_sys::JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &2.into())
            .ok()?
            .as_string()
    })
}

fn json(value: &impl Plain) -> Option<String> {
    content(&value.write())
}
