//! The top of the page: name, one sentence, language, colours.

use leptos::prelude::*;

use super::dom::keep;
use super::icon::{Icon, icon};
use super::part::Parts;
use super::store::{Theme, store};
use super::take::Take;

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let switch = move |_| {
        store.lang.update(|lang| *lang = lang.other());
        keep("lang", store.lang.get_untracked().tag());
    };
    let theme_name = move |theme: Theme| match theme {
        Theme::Auto => w().theme_auto,
        Theme::Light => w().theme_light,
        Theme::Dark => w().theme_dark,
        Theme::Contrast => w().theme_contrast,
    };
    let choose = move |event| {
        let theme = Theme::from_name(&event_target_value(&event));
        store.theme.set(theme);
        keep("theme", theme.as_str());
    };
    view! {
        <header class="top">
            <a class="skip" href="#article">{store.word(|w| w.skip_to_article)}</a>
            <h1 class="brand"><span>{store.word(|w| w.product_name)}</span></h1>
            <p class="tagline">{store.word(|w| w.tagline)}</p>
            <div class="actions">
                <Take />
                <button type="button" class="quiet" on:click=move |_| store.shelved.set(true)>
                    {icon(Icon::Shelf)}
                    <span class="spare">{store.word(|w| w.shelf)}</span>
                </button>
                <button type="button" class="quiet" on:click=move |_| store.naming.set(true)>
                    {icon(Icon::Book)}
                    <span class="spare">{store.word(|w| w.dictionary)}</span>
                </button>
                <label class="choice">
                    <span class="sr">{store.word(|w| w.theme)}</span>
                    <select on:change=choose prop:value=move || store.theme.get().as_str()>
                        {Theme::ALL
                            .map(|t| view! { <option value=t.as_str()>{move || theme_name(t)}</option> })
                            .parts()}
                    </select>
                </label>
                <button
                    type="button"
                    class="quiet"
                    lang=move || store.lang.get().other().tag()
                    on:click=switch
                >
                    {store.word(|w| w.other_language)}
                </button>
                <button
                    type="button"
                    class="quiet icon keys"
                    aria-label=store.word(|w| w.keys)
                    title=store.word(|w| w.keys)
                    on:click=move |_| store.help.set(true)
                >
                    {icon(Icon::Keyboard)}
                </button>
            </div>
        </header>
    }
}
