//! Who and what is in the article, and who speaks of whom.

use leptos::prelude::*;

use super::dom::go;
use super::more::{SHOWN, more};
use super::part::{Part, Parts};
use super::store::store;
use super::view::overview::{graph, groups, matched, summary};
use super::view::reading::Mark;
use crate::Colour;
use crate::explain::words;

/// The overview.
#[component]
pub fn Overview() -> impl IntoView {
    let store = store();
    let limit = RwSignal::new(SHOWN);
    move || {
        let lang = store.lang.get();
        let w = lang.words();
        let reading = store.reading.get()?;
        let groups = groups(&reading);
        let none = groups.is_empty();
        let sections = groups
            .into_iter()
            .map(|(layer, list)| {
                let bare = list.iter().all(|who| who.note.is_empty());
                let rest = more(list.len(), limit, lang);
                let rows = list
                    .into_iter()
                    .take(limit.get())
                    .map(|who| {
                        let mark = Mark::Mention(who.entity, 0);
                        view! {
                            <li>
                                <button
                                    type="button"
                                    class="who"
                                    aria-pressed=move || {
                                        let entity = who.entity;
                                        matches!(store.chosen.get(), Some(Mark::Mention(e, _)) if e == entity)
                                            .to_string()
                                    }
                                    on:click=move |_| {
                                        store.panel_open.set(false);
                                        go(store, mark, false);
                                    }
                                >
                                    <span class="name" lang=move || store.article_lang()>{who.name.clone()}</span>
                                    <span class="note" lang=move || store.article_lang()>{who.note.clone()}</span>
                                    <span class="count" title=words(lang).mentions>{who.mentions}</span>
                                </button>
                            </li>
                        }
                    })
                    .parts();
                view! {
                    <section class="group">
                        <h3><span class=format!("m {}", layer.class())>{layer.name(lang)}</span></h3>
                        <ul class="plain" class:pairs=bare>{rows}</ul>
                        {rest}
                    </section>
                }
            })
            .parts();
        let matches = matched(&reading);
        let matches = (!matches.is_empty()).then(|| {
            let rows = matches
                .into_iter()
                .map(|m| {
                    let mark = Mark::Match(m.first);
                    let hue = reading.hue(mark).map_or("", Colour::as_str);
                    let mut note = m.words.join(", ");
                    if m.cut {
                        note = format!("{note} — {}", w.cut_short);
                    }
                    view! {
                        <li>
                            <button
                                type="button"
                                class="who"
                                on:click=move |_| {
                                    store.panel_open.set(false);
                                    go(store, mark, false);
                                }
                            >
                                <span class=format!("m match {hue}")>{m.label}</span>
                                <span class="note" lang=move || store.article_lang()>{note}</span>
                                <span class="count" title=words(lang).mentions>{m.count}</span>
                            </button>
                        </li>
                    }
                })
                .parts();
            view! {
                <section class="group">
                    <h3>{w.patterns}</h3>
                    <ul class="plain">{rows}</ul>
                </section>
            }
            .part()
        });
        let (nodes, edges) = graph(&reading);
        let drawing = (!edges.is_empty()).then(|| {
            let rows = nodes.iter().filter(|n| n.at.0 == 0).count();
            let rows = rows.max(nodes.len() - rows);
            let height = i32::try_from(rows).unwrap_or(1) * 34;
            // Names stand in the outer parts of a field 340 wide, lines between them.
            let x = |at: i32| if at == 0 { 112 } else { 228 };
            let y = |at: i32| at * height / 1000;
            let lines = edges
                .iter()
                .filter_map(|e| {
                    let (from, to) = (nodes.get(e.from)?, nodes.get(e.to)?);
                    let (y1, y2) = (y(from.at.1), y(to.at.1));
                    let path = format!("M116 {y1}C170 {y1} 170 {y2} 224 {y2}");
                    Some(view! { <path d=path class=format!("edge weight-{}", e.weight.min(3)) /> }.part())
                })
                .parts();
            let names = nodes
                .iter()
                .map(|n| {
                    let side = if n.at.0 == 0 { "from" } else { "to" };
                    let mut name: String = n.name.chars().take(9).collect();
                    if name.len() < n.name.len() {
                        name.push('…');
                    }
                    view! {
                        <text class=format!("node {side}") x=x(n.at.0) y=y(n.at.1) lang=move || store.article_lang()>{name}</text>
                    }
                })
                .parts();
            let spoken: Vec<String> = edges
                .iter()
                .filter_map(|e| {
                    Some(format!("{} → {}", nodes.get(e.from)?.name, nodes.get(e.to)?.name))
                })
                .collect();
            view! {
                <section class="group">
                    <h3>{w.graph}</h3>
                    <svg
                        class="graph"
                        viewBox=format!("0 0 340 {height}")
                        role="img"
                        aria-label=spoken.join(", ")
                    >
                        {lines}
                        {names}
                    </svg>
                </section>
            }.part()
        });
        Some(
            view! {
                <p class="summary">{summary(&reading, lang)}</p>
                {none.then(|| view! { <p class="empty">{w.no_names}</p> }.part())}
                {sections}
                {matches}
                {drawing}
            }
            .part(),
        )
    }
}
