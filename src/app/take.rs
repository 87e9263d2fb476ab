//! Taking the annotated article away as a file.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::dom::{download, read_file};
use super::engine::{EngineHandle, packed};
use super::icon::{Icon, icon};
use super::part::{Part, Parts};
use super::plain::Plain;
use super::share::copy_link;
use super::store::{Store, store};
use super::text::Words;
use super::view::edits::Edit;
use super::view::sheet::{CheckRecord, file_name};
use crate::OffsetUnit;

/// A form that the article can leave in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    W3c,
    Csv,
    Markdown,
    Html,
    /// What was checked, as a log, a table and reviews.
    Log,
    Sheet,
    Reviews,
}

const FORMS: [Form; 8] = [
    Form::Html,
    Form::Markdown,
    Form::Csv,
    Form::Json,
    Form::W3c,
    Form::Log,
    Form::Sheet,
    Form::Reviews,
];

fn name(form: Form, w: &'static Words) -> &'static str {
    match form {
        Form::Json => w.take_json,
        Form::W3c => w.take_w3c,
        Form::Csv => w.take_csv,
        Form::Markdown => w.take_markdown,
        Form::Html => w.take_html,
        Form::Log => w.take_log,
        Form::Sheet => w.take_sheet,
        Form::Reviews => w.take_reviews,
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
    let load_notes = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        read_file(&input, move |json| {
            opened.set(false);
            spawn_local(async move {
                let text = store.text.get_untracked();
                let values = Array::of2(&json.unwrap_or_default().into(), &text.as_str().into());
                let answer = engine.ask_beside(store, "sheetRead", values).await;
                let read = answer.ok().and_then(|list| Vec::<CheckRecord>::read(&list));
                match read {
                    Some(read) => store.take_in(read, &text),
                    None => store.notice.set(Some(w().bad_file.to_owned())),
                }
            });
        });
    };
    // Of an article that stands elsewhere there is no link, nothing to correct and nothing to print.
    let link = (!store.side).then(|| {
        view! {
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
        }
        .part()
    });
    let corrections = (!store.side).then(|| {
        view! {
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
        }
        .part()
    });
    let print = (!store.side).then(|| {
        view! {
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
        }
        .part()
    });
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
                {link}
                {items}
                {corrections}
                <li>
                    <label class="file">
                        <span>{store.word(|w| w.notes_load)}</span>
                        <input type="file" accept=".json,.jsonld,application/json,application/ld+json" on:change=load_notes />
                    </label>
                </li>
                {print}
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
    let sheet = untrack(|| store.sheet_lines(&reading));
    // Where nothing was checked or noted, the core writes its own forms as they are.
    let said = store.sheet.with_untracked(|s| !s.is_empty());
    let (suffix, media_type, call, with_sheet) = match form {
        Form::Json => (".json", "application/json", "unpackArticle", "sheetJson"),
        Form::W3c => (".jsonld", "application/ld+json", "toW3C", "sheetW3C"),
        Form::Csv => (".csv", "text/csv", "toCsv", ""),
        Form::Markdown => (".md", "text/markdown", "toMarkdown", ""),
        Form::Html => (".html", "text/html", "toHtml", "sheetHtml"),
        Form::Log => ("-check.md", "text/markdown", "", "sheetLog"),
        Form::Sheet => ("-check.csv", "text/csv", "", "sheetCsv"),
        Form::Reviews => ("-reviews.jsonld", "application/ld+json", "", "sheetReviews"),
    };
    let name = [file_name(&sheet.headline).as_str(), suffix].concat();
    let options = Object::new();
    // Setting a property of a fresh object does not fail.
    let _ = Reflect::set(&options, &"language".into(), &lang.tag().into());
    if form == Form::W3c {
        let _ = Reflect::set(&options, &"source".into(), &"urn:mitjul:article".into());
    }
    let values = match form {
        Form::Json => Array::of1(&article),
        Form::Log | Form::Sheet | Form::Reviews => Array::new(),
        _ => Array::of3(&reading.text.as_str().into(), &article, &options),
    };
    let by_sheet = !with_sheet.is_empty() && (said || call.is_empty());
    let call = if by_sheet {
        values.unshift(&sheet.write());
        with_sheet
    } else {
        call
    };
    spawn_local(async move {
        let answer = engine.ask_beside(store, call, values).await;
        match answer.ok().and_then(|answer| content(&answer)) {
            // Spreadsheets take a file without the mark for one of an older encoding.
            Some(content) if media_type == "text/csv" => {
                download(&name, media_type, &["\u{feff}", &content].concat());
            }
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
