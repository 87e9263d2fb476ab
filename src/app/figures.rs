//! The amounts as a table, money on a scale of powers of ten, dates on a line.

use leptos::prelude::*;

use super::dom::go;
use super::more::{SHOWN, more};
use super::part::{Part, Parts};
use super::store::{Store, store};
use super::view::figures::{Row, Sort, Strip, money, rows, timeline};
use super::view::reading::Mark;
use crate::explain::words;

/// The figures.
#[component]
pub fn Figures() -> impl IntoView {
    let store = store();
    let limit = RwSignal::new(SHOWN);
    move || {
        let lang = store.lang.get();
        let w = lang.words();
        let reading = store.reading.get()?;
        let rows = rows(&reading, store.sort.get(), lang);
        let strips = [
            money(&reading, lang)
                .map(|(unit, s)| (format!("{} · {unit}", w.money_strip), "dot", s)),
            timeline(&reading, lang).map(|strip| (w.timeline.to_owned(), "dot of-dates", strip)),
        ];
        let strips = strips
            .into_iter()
            .flatten()
            .filter(|(_, _, s)| s.points.len() > 1)
            .map(|(name, class, s)| drawn(store, name, class, s))
            .parts();
        if rows.is_empty() {
            return Some(view! { <p class="empty">{w.no_figures}</p> {strips} }.into_any());
        }
        let by_value = store.sort.get() == Sort::Value;
        let rest = more(rows.len(), limit, lang);
        let body = rows
            .into_iter()
            .take(limit.get())
            .map(|row| line(store, row))
            .parts();
        Some(
            view! {
                {strips}
                <div class="narrow">
                    <label>
                        <span>{w.sort}</span>
                        <select on:change=move |e| {
                            store
                                .sort
                                .set(if event_target_value(&e) == "value" { Sort::Value } else { Sort::Text });
                        }>
                            <option value="text" selected=!by_value>{w.in_text_order}</option>
                            <option value="value" selected=by_value>{w.by_value}</option>
                        </select>
                    </label>
                </div>
                <div class="table">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{words(lang).as_written}</th>
                                <th scope="col">{words(lang).value}</th>
                                <th scope="col">{w.conversion}</th>
                            </tr>
                        </thead>
                        <tbody>{body}</tbody>
                    </table>
                </div>
                {rest}
            }
            .into_any(),
        )
    }
}

fn line(store: Store, row: Row) -> AnyView {
    let mark = Mark::Amount(row.index);
    let small = |words: String| view! { <small>{words}</small> }.part();
    let digits = row.digits.map(small);
    let direction = row.direction.map(|words| small(words.to_owned()));
    view! {
        <tr class:chosen=move || store.chosen.get() == Some(mark)>
            <th scope="row">
                <button
                    type="button"
                    class="place"
                    lang=move || store.article_lang()
                    on:click=move |_| {
                        store.panel_open.set(false);
                        go(store, mark, true);
                    }
                >
                    {row.text}
                </button>
                <small>{row.kind}</small>
            </th>
            <td>{row.value} {digits} {direction}</td>
            <td>{row.conversion}</td>
        </tr>
        <tr class="context">
            <td colspan="3" lang=move || store.article_lang()>{row.sentence}</td>
        </tr>
    }
    .part()
}

fn drawn(store: Store, name: String, class: &'static str, strip: Strip) -> AnyView {
    const WIDTH: i32 = 300;
    let height = 16 * i32::try_from(strip.rows).unwrap_or(1) + 34;
    let base = height - 22;
    let x = |at: i32| 20 + at * WIDTH / 1000;
    let ticks = strip
        .ticks
        .iter()
        .map(|t| {
            let side = match t.x {
                0 => "start",
                1000 => "end",
                _ => "middle",
            };
            view! {
                <path class="axis" d=format!("M{} {base}v5", x(t.x)) />
                <text class=format!("label {side}") x=x(t.x) y=base + 18>{t.label.clone()}</text>
            }
        })
        .parts();
    let points = strip
        .points
        .iter()
        .map(|p| {
            let mark = p.mark;
            let y = base - 10 - 16 * i32::try_from(p.row).unwrap_or(0);
            view! {
                <circle
                    class=class
                    class:chosen=move || store.chosen.get() == Some(mark)
                    cx=x(p.x)
                    cy=y
                    r="5"
                    on:click=move |_| {
                        store.panel_open.set(false);
                        go(store, mark, false);
                    }
                >
                    <title>{p.label.clone()}</title>
                </circle>
            }
        })
        .parts();
    let spoken: Vec<&str> = strip.points.iter().map(|p| p.label.as_str()).collect();
    view! {
        <figure class="strip">
            <figcaption>{name.clone()}</figcaption>
            <svg
                viewBox=format!("0 0 {} {height}", WIDTH + 40)
                role="img"
                aria-label=format!("{name}: {}", spoken.join(", "))
            >
                <path class="axis" d=format!("M{} {base}H{}", x(0), x(1000)) />
                {ticks}
                {points}
            </svg>
        </figure>
    }
    .part()
}
