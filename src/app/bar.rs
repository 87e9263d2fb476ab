//! The line above the article: its date, and what the reader chooses to see.

use leptos::prelude::*;

use super::part::{Parts as _, Show};
use super::search::Search;
use super::store::store;
use super::text::Lang;
use super::view::day::{is_day, proposed};
use crate::PublishedFrom;
use crate::explain::day::value;

/// The article's date and the choice of paragraphs.
#[component]
pub fn Bar() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let published = Memo::new(move |_| {
        let reading = store.reading.get()?;
        let day = reading.record.published.clone()?;
        Some((day, reading.record.published_from))
    });
    let note = move || match published.get() {
        // Not before the article has been read: it may well say when it appeared.
        None if store.reading.with(Option::is_none) => "",
        None => w().published_unknown,
        Some((_, Some(PublishedFrom::Option))) => {
            if store.day.with(Option::is_some) {
                w().published_from_option
            } else {
                w().published_from_page
            }
        }
        Some(_) => w().published_from_text,
    };
    // Where nothing says when the article appeared, a day that it begins with is offered.
    let offer = Memo::new(move |_| {
        let reading = store.reading.get()?;
        let known = reading.record.published.is_some();
        (!known).then(|| proposed(&reading.record).map(str::to_owned))?
    });
    let set = move |event| {
        let value = event_target_value(&event);
        store.day.set(is_day(&value).then_some(value));
    };
    // On a phone the article comes first: what is above it is folded into a line.
    let line = move || {
        let day = published
            .get()
            .map(|(day, _)| value(&day, store.lang.get()));
        let day = day.unwrap_or_else(|| "?".to_owned());
        format!("{}: {day} · {}", w().published, w().tools)
    };
    view! {
        <div class="bar" class:open=move || store.tools.get()>
            <button
                type="button"
                class="quiet fold"
                aria-expanded=move || store.tools.get().to_string()
                on:click=move |_| store.tools.update(|t| *t = !*t)
            >
                {line}
            </button>
            <div class="when">
                <label class="published">
                    <span>{store.word(|w| w.published)}</span>
                    <input
                        type="date"
                        prop:value=move || published.get().map_or_else(String::new, |(day, _)| day)
                        on:change=set
                    />
                </label>
                <span class="note">{note}</span>
                <Show when=move || offer.with(Option::is_some)>
                    <button type="button" class="quiet" on:click=move |_| store.day.set(offer.get())>
                        {move || {
                            let day = offer.get().map(|day| value(&day, store.lang.get()));
                            format!("{}: {}", w().propose_date, day.unwrap_or_default())
                        }}
                    </button>
                </Show>
                <Show when=move || store.day.with(Option::is_some)>
                    <button type="button" class="quiet" on:click=move |_| store.day.set(None)>
                        {store.word(|w| w.reset_date)}
                    </button>
                </Show>
                <Undo />
            </div>
            <div class="tools">
                <Written />
                <Search />
                <button
                    type="button"
                    class="quiet"
                    aria-pressed=move || store.trimming.get().to_string()
                    on:click=move |_| store.trimming.update(|t| *t = !*t)
                >
                    {store.word(|w| w.trim)}
                </button>
            </div>
        </div>
    }
}

/// Takes corrections and checks back, once there are any.
#[component]
pub fn Undo() -> impl IntoView {
    let store = store();
    view! {
        <Show when=move || store.can_undo() || store.can_redo()>
            <span class="undo">
                <button
                    type="button"
                    class="quiet"
                    disabled=move || !store.can_undo()
                    on:click=move |_| store.undo()
                >
                    {store.word(|w| w.undo)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    disabled=move || !store.can_redo()
                    on:click=move |_| store.redo()
                >
                    {store.word(|w| w.redo)}
                </button>
            </span>
        </Show>
    }
}

/// What the article is written in: what was found, or what the reader says.
#[component]
fn Written() -> impl IntoView {
    let store = store();
    let found = Memo::new(move |_| {
        let reading = store.reading.get()?;
        let code = reading.record.languages.first()?;
        Lang::from_code(code)
    });
    let automatic = move || {
        let words = store.words();
        let name = if store.reading.with(Option::is_none) {
            return words.written_auto.to_owned();
        } else {
            found.get().map_or(words.written_none, own_name)
        };
        format!("{}: {name}", words.written_auto)
    };
    let choose = move |event| {
        store
            .written
            .set(Lang::from_code(&event_target_value(&event)))
    };
    view! {
        <label class="choice written">
            <span class="sr">{store.word(|w| w.written_in)}</span>
            <select
                title=store.word(|w| w.written_in)
                on:change=choose
                prop:value=move || store.written.get().map_or("", Lang::code)
            >
                <option value="">{automatic}</option>
                {Lang::ALL
                    .iter()
                    .map(|&l| view! { <option value=l.code() lang=l.code()>{own_name(l)}</option> })
                    .parts()}
            </select>
        </label>
    }
}

/// What a language calls itself.
fn own_name(lang: Lang) -> &'static str {
    lang.pick("한국어", "English")
}
