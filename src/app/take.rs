//! Taking the annotated article away as a file.

use leptos::prelude::*;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::dom::{download, read_file};
use super::icon::{Icon, icon};
use super::share::copy_link;
use super::store::{Store, store};
use super::text::Words;
use super::view::edits::Edit;
use crate::OffsetUnit;
use crate::export::{csv, html, markdown, w3c};

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
                            take(store, form);
                        }
                    >
                        {move || name(form, w())}
                    </button>
                </li>
            }
        })
        .collect_view();
    let load = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        read_file(&input, move |text| {
            opened.set(false);
            let edits = text
                .and_then(|t| js_sys::JSON::parse(&t).ok())
                .and_then(|v| serde_wasm_bindgen::from_value::<Vec<Edit>>(v).ok());
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
                <span class="spare">{move || w().take}</span>
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
                        {move || w().share}
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
                        {move || w().corrections_file}
                    </button>
                </li>
                <li>
                    <label class="file">
                        <span>{move || w().corrections_load}</span>
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
                        {move || w().take_print}
                    </button>
                </li>
            </ul>
        </div>
    }
}

fn take(store: Store, form: Form) {
    let Some(reading) = store.reading.get_untracked() else {
        return;
    };
    let lang = store.lang.get_untracked();
    let text = reading.text.as_str();
    // JavaScript's own unit, as readers of JSON in a browser count; the W3C model asks for code points.
    let unit = OffsetUnit::Utf16;
    let article = reading.record_in(unit);
    let (suffix, media_type, content) = match form {
        Form::Json => ("json", "application/json", json(&article)),
        Form::W3c => (
            "jsonld",
            "application/ld+json",
            json(&w3c(
                text,
                &article,
                unit,
                OffsetUnit::CodePoint,
                "urn:mitjul:article",
                lang,
            )),
        ),
        Form::Csv => ("csv", "text/csv", Some(csv(text, &article, unit))),
        Form::Markdown => (
            "md",
            "text/markdown",
            Some(markdown(text, &article, unit, lang)),
        ),
        Form::Html => ("html", "text/html", Some(html(text, &article, unit, lang))),
    };
    if let Some(content) = content {
        download(&format!("mitjul.{suffix}"), media_type, &content);
    }
}

fn json(value: &impl Serialize) -> Option<String> {
    let value = value.serialize(&Serializer::json_compatible()).ok()?;
    let text =
        js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into()).ok()?;
    text.as_string()
}
