//! Each claim as a card: what is said, by whom, through whom, how it is put, what figures are in it.

use leptos::prelude::*;

use super::dom::go;
use super::more::{SHOWN, more};
use super::part::{Part, Parts, Show};
use super::store::store;
use super::view::claims::{Narrow, Order, firmness, list, modalities, speakers};
use super::view::reading::Mark;
use crate::explain::annotation::worth_words;
use crate::explain::words;
use crate::{ClaimKind, Modality};

/// The list of claims with its filters.
#[component]
pub fn Claims() -> impl IntoView {
    let store = store();
    let shown = Memo::new(move |_| {
        let lang = store.lang.get();
        let order = store.order.get();
        store.reading.get().map_or_else(Vec::new, |r| {
            store.narrow.with(|n| list(&r, n, order, lang))
        })
    });
    let limit = RwSignal::new(SHOWN);
    let any = move || {
        store
            .reading
            .with(|r| r.as_ref().is_some_and(|r| !r.record.claims.is_empty()))
    };
    // The empty value of a select stands for all; nobody named has a value that no name can be.
    const NOBODY: &str = "\t";
    let by_speaker = move |event| {
        let value = event_target_value(&event);
        store.narrow.update(|n| {
            n.speaker = match value.as_str() {
                "" => None,
                NOBODY => Some(String::new()),
                name => Some(name.to_owned()),
            };
        });
    };
    let speaker_value = move || {
        store.narrow.with(|n| match n.speaker.as_deref() {
            None => String::new(),
            Some("") => NOBODY.to_owned(),
            Some(name) => name.to_owned(),
        })
    };
    let filters = move || {
        let lang = store.lang.get();
        let w = lang.words();
        let reading = store.reading.get()?;
        let people = speakers(&reading)
            .into_iter()
            .map(|(name, n)| {
                let (value, label) = if name.is_empty() {
                    (NOBODY.to_owned(), words(lang).nobody_named.to_owned())
                } else {
                    (name.clone(), name)
                };
                let chosen = value.clone();
                view! {
                    <option value=value selected=move || speaker_value() == chosen>
                        {format!("{label} ({n})")}
                    </option>
                }
            })
            .parts();
        let manners = modalities(&reading)
            .into_iter()
            .map(|(m, n)| {
                view! {
                    <option
                        value=m.as_str()
                        selected=move || store.narrow.with(|narrow| narrow.modality == Some(m))
                    >
                        {format!("{} ({n})", m.label(lang))}
                    </option>
                }
            })
            .parts();
        let kinds = ClaimKind::ALL
            .iter()
            .map(|&k| {
                view! {
                    <option
                        value=k.as_str()
                        selected=move || store.narrow.with(|narrow| narrow.kind == Some(k))
                    >
                        {k.label(lang)}
                    </option>
                }
            })
            .parts();
        Some(view! {
            <div class="narrow">
                <label>
                    <span>{w.speaker}</span>
                    <select on:change=by_speaker>
                        <option value="" selected=move || speaker_value().is_empty()>{w.any}</option>
                        {people}
                    </select>
                </label>
                <label>
                    <span>{w.modality}</span>
                    <select on:change=move |e| {
                        let value = Modality::from_word(&event_target_value(&e));
                        store.narrow.update(|n| n.modality = value);
                    }>
                        <option value="">{w.any}</option>
                        {manners}
                    </select>
                </label>
                <label>
                    <span>{w.manner}</span>
                    <select on:change=move |e| {
                        let value = ClaimKind::from_word(&event_target_value(&e));
                        store.narrow.update(|n| n.kind = value);
                    }>
                        <option value="">{w.any}</option>
                        {kinds}
                    </select>
                </label>
                <label>
                    <span>{w.sort}</span>
                    <select on:change=move |e| {
                        store
                            .order
                            .set(if event_target_value(&e) == "worth" { Order::Worth } else { Order::Text });
                    }>
                        <option value="text" selected=move || store.order.get() == Order::Text>
                            {w.in_text_order}
                        </option>
                        <option value="worth" selected=move || store.order.get() == Order::Worth>
                            {w.by_worth}
                        </option>
                    </select>
                </label>
            </div>
        }.part())
    };
    view! {
        <Show when=move || !any()>
            <p class="empty">{store.word(|w| w.no_claims)}</p>
        </Show>
        <Show when=any>
            {filters}
            <Show when=move || shown.with(Vec::is_empty)>
                <p class="empty">
                    {store.word(|w| w.no_claims_match)} " "
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| store.narrow.set(Narrow::default())
                    >
                        {store.word(|w| w.show_all)}
                    </button>
                </p>
            </Show>
            <ol class="claims plain">
                {move || {
                    let lang = store.lang.get();
                    shown
                        .get()
                        .into_iter()
                        .take(limit.get())
                        .map(|c| {
                            let (w, told) = (lang.words(), words(lang));
                            let mark = Mark::Claim(c.index);
                            let nobody = c.speaker.is_none();
                            let speaker = c.speaker.unwrap_or_else(|| told.nobody_named.to_owned());
                            view! {
                                <li class="claim-card" class:chosen=move || store.chosen.get() == Some(mark)>
                                    <p class="who-says">
                                        <b class:nobody=nobody>{speaker}</b>
                                        {c.role.map(|r| view! { " " <span class="note">{r}</span> }.part())}
                                    </p>
                                    <blockquote lang=move || store.article_lang()>{c.text}</blockquote>
                                    <p class="manner">
                                        <span class=format!("scale level-{}", firmness(c.modality)) aria-hidden="true">
                                            <i></i><i></i><i></i>
                                        </span>
                                        {c.manner}
                                        {c.via.map(|v| format!(" · {} {v}", told.relayed_by))}
                                    </p>
                                    {(!c.figures.is_empty())
                                        .then(|| view! { <p class="in-it" lang=move || store.article_lang()>{c.figures.join(" · ")}</p> }.part())}
                                    <p class=format!("worth worth-{}", c.worth)>
                                        <b>{worth_words(c.worth, lang)}</b>
                                        {(!c.reasons.is_empty()).then_some(" — ")}
                                        {c.reasons.join(", ")}
                                    </p>
                                    <button
                                        type="button"
                                        class="quiet"
                                        on:click=move |_| {
                                            store.panel_open.set(false);
                                            go(store, mark, true);
                                        }
                                    >
                                        {w.go_there}
                                    </button>
                                </li>
                            }
                        })
                        .parts()
                }}
            </ol>
            {move || more(shown.with(Vec::len), limit, store.lang.get())}
        </Show>
    }
}
