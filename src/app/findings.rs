//! What the article says against, or for, itself; each leads to its places.

use leptos::prelude::*;

use super::dom::go;
use super::icon::{Icon, icon};
use super::part::{Part, Parts};
use super::store::store;
use super::text::shortened;
use crate::Severity;
use crate::explain::words;

/// The findings, warnings first; nothing when there are none.
#[component]
pub fn Findings() -> impl IntoView {
    let store = store();
    let list = move || {
        let reading = store.reading.get()?;
        let mut order: Vec<usize> = (0..reading.record.findings.len()).collect();
        crate::sort::sort_by_key(&mut order, |&i| {
            reading
                .record
                .findings
                .get(i)
                .is_none_or(|f| f.severity != Severity::Warning)
        });
        (!order.is_empty()).then_some((reading, order))
    };
    move || {
        let lang = store.lang.get();
        let (reading, order) = list()?;
        let rows = order
            .into_iter()
            .filter_map(|i| {
                let finding = reading.record.findings.get(i)?;
                let warning = finding.severity == Severity::Warning;
                let places = reading
                    .marks_of_finding(i)
                    .into_iter()
                    .map(|mark| {
                        let words = reading.words(reading.span(mark));
                        let short = shortened(words, 24);
                        view! {
                            <button
                                type="button"
                                class="place"
                                lang=move || store.article_lang()
                                on:click=move |_| {
                                    store.panel_open.set(false);
                                    go(store, mark, true);
                                }
                            >
                                {short}
                            </button>
                        }
                    })
                    .parts();
                let sign = if warning { Icon::Warning } else { Icon::Note };
                Some(
                    view! {
                        <li class="finding" class:warning=warning>
                            <p>
                                {icon(sign)}
                                <b>{finding.kind.label(lang)}</b>
                                " · "
                                <span>{finding.severity.label(lang)}</span>
                            </p>
                            <p>{finding.message.said(lang).to_owned()}</p>
                            <p class="places">{places}</p>
                        </li>
                    }
                    .part(),
                )
            })
            .parts();
        Some(
            view! {
                <section class="findings" aria-labelledby="findings-head">
                    <h2 id="findings-head">{words(lang).findings}</h2>
                    <ul>{rows}</ul>
                </section>
            }
            .part(),
        )
    }
}
