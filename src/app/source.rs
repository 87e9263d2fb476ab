//! The article's text as the reader gave it.

use leptos::html;
use leptos::prelude::*;

use super::engine::EngineHandle;
use super::icon::{Icon, icon};
use super::part::Show;
use super::shelf::Shelf;
use super::store::{Engine, Lack, store};
use crate::{Language, OffsetIndex, OffsetUnit};

/// As many bytes at once are more than somebody types.
const AT_ONCE: usize = 20_000;
/// What the field for files offers: see www/intake/kinds.js. An expression, as an element without one would be put
/// together as markup, which Trusted Types forbid.
const ACCEPTED: &str = ".html,.htm,.txt,.md,.pdf,.docx,.eml,text/html,text/plain,text/markdown,application/pdf,message/rfc822";

/// The paste field. It folds away once something is pasted; a button or `e` brings it back.
#[component]
pub fn Source() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let field = NodeRef::<html::Textarea>::new();
    let shelf = expect_context::<Shelf>();
    let engine = expect_context::<EngineHandle>();
    // Only what is pasted as a whole folds the field away: whoever pastes a word into their text goes on writing.
    let pasted = move || {
        if let Some(field) = field.get_untracked() {
            let before = field.value().encode_utf16().count();
            set_timeout(
                move || {
                    let after = field.value().encode_utf16().count();
                    if after > before + 200 {
                        store.folded.set(true);
                    }
                },
                std::time::Duration::ZERO,
            );
        }
    };
    // What comes from the field need not be compared with it.
    let from_field = StoredValue::new(false);
    // The browser takes long to lay a long text out in a field: it is folded away before that happens.
    let written = move |event| {
        let text = event_target_value(&event);
        let before = store.source.with_untracked(String::len);
        if text.len() > before + AT_ONCE {
            store.folded.set(true);
        }
        from_field.set_value(true);
        shelf.write(store, text);
    };
    let long_paste = move |event: web_sys::ClipboardEvent| {
        let pasted = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok())
            .unwrap_or_default();
        let Some(field) = field.get_untracked().filter(|_| pasted.len() > AT_ONCE) else {
            return;
        };
        event.prevent_default();
        let value = field.value();
        let index = OffsetIndex::new(&value, OffsetUnit::Utf16);
        let at = |unit: Result<Option<u32>, _>| {
            let unit = unit.ok().flatten().map_or(usize::MAX, |u| u as usize);
            index.to_byte(unit).min(value.len())
        };
        let (start, end) = (at(field.selection_start()), at(field.selection_end()));
        let (head, tail) = (value.get(..start), value.get(end.max(start)..));
        store.folded.set(true);
        shelf.write(
            store,
            [head.unwrap_or(""), &pasted, tail.unwrap_or("")].concat(),
        );
    };
    let clear = move |_| {
        shelf.replace(store, String::new());
        store.folded.set(false);
        if let Some(field) = field.get_untracked() {
            field.set_value("");
            let _ = field.focus();
        }
    };
    // The field is the reader's: it is only written to when the source changed elsewhere.
    Effect::new(move |_| {
        store.source.track();
        let Some(field) = field.get() else { return };
        if from_field.get_value() {
            from_field.set_value(false);
            return;
        }
        store.source.with_untracked(|source| {
            if field.value() != *source {
                field.set_value(source);
            }
        });
    });
    Effect::new(move |was: Option<bool>| {
        let folded = store.folded.get();
        if was == Some(true)
            && !folded
            && let Some(field) = field.get_untracked()
        {
            let _ = field.focus();
        }
        folded
    });
    let status = move || match store.engine.get() {
        Engine::Loading => w().engine_loading,
        Engine::Working => w().engine_working,
        Engine::Slow => w().engine_slow,
        Engine::Fetching => w().engine_fetching,
        Engine::Ready => "",
        Engine::Lacking(Lack { language, damaged }) => match (language, damaged) {
            (Language::Korean, false) => w().lacks_korean,
            (Language::Korean, true) => w().damaged_korean,
            (Language::English, false) => w().lacks_english,
            (Language::English, true) => w().damaged_english,
        },
        Engine::Failed => w().engine_failed,
        Engine::Stopped => w().engine_lost,
        Engine::Cancelled => w().cancelled,
    };
    let stuck = move || {
        matches!(
            store.engine.get(),
            Engine::Slow
                | Engine::Failed
                | Engine::Stopped
                | Engine::Cancelled
                | Engine::Lacking(_)
        )
    };
    view! {
        <section class="source" class:folded=move || store.folded.get() aria-label=store.word(|w| w.source)>
            <div class="source-bar">
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || (!store.folded.get()).to_string()
                    aria-controls="source-field"
                    on:click=move |_| store.folded.update(|f| *f = !*f)
                >
                    {icon(Icon::Pen)}
                    {move || if store.folded.get() { w().show_source } else { w().hide_source }}
                </button>
                <label class="file">
                    {icon(Icon::File)}
                    <span>{store.word(|w| w.open_file)}</span>
                    // www/door.js hears of the choice.
                    <input
                        id="open-files"
                        type="file"
                        multiple
                        accept=ACCEPTED
                    />
                </label>
                <Show when=move || store.told.with(|t| !t.blocks.is_empty())>
                    <button type="button" class="quiet" on:click=move |_| shelf.as_text(store)>
                        {store.word(|w| w.as_text)}
                    </button>
                </Show>
                <Show when=move || !store.is_sample() && !shelf.holds(store)>
                    <button type="button" class="quiet" on:click=move |_| shelf.add(store)>
                        {store.word(|w| w.keep)}
                    </button>
                </Show>
                <Show when=move || !store.is_sample()>
                    <button type="button" class="quiet" on:click=clear>
                        {store.word(|w| w.show_sample)}
                    </button>
                </Show>
            </div>
            <div id="source-field" class="field" hidden=move || store.folded.get()>
                <label class="sr" for="source-text">{store.word(|w| w.source)}</label>
                <textarea
                    id="source-text"
                    lang=move || store.article_lang()
                    spellcheck="false"
                    autocomplete="off"
                    node_ref=field
                    placeholder=store.word(|w| w.source_hint)
                    on:input=written
                    on:paste=move |event| {
                        pasted();
                        long_paste(event);
                    }
                ></textarea>
            </div>
            <p class="status" class:wrong=stuck>
                <span>{status}</span>
                <Show when=stuck>
                    <button type="button" class="quiet" on:click=move |_| engine.restart(store)>
                        {store.word(|w| w.retry)}
                    </button>
                </Show>
                <Show when=move || matches!(store.engine.get(), Engine::Working | Engine::Slow) && store.text.with(|t| t.len() > 200_000)>
                    <progress aria-label=status></progress>
                    <button type="button" class="quiet" on:click=move |_| engine.cancel(store)>
                        {store.word(|w| w.cancel)}
                    </button>
                </Show>
            </p>
        </section>
    }
}
