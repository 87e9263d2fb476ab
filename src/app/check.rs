//! The check sheet: claims, figures and findings as rows, each with what checking came to, evidence and a note.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::dom::{go, segment_element};
use super::more::{SHOWN, more};
use super::part::{Part, Parts, Row, Show, rows};
use super::remark::{evidence, field, look_up, status};
use super::sheet::On;
use super::side;
use super::store::{Store, store};
use super::text::{Lang, checked_words, shortened};
use super::view::reading::Mark;
use super::view::sheet::{
    CheckPriority, CheckRecord, CheckStatus, CheckSubject, Choice, Field, Linked, Order, Sheet,
    about, is_blank, listed, says,
};

/// The sheet.
#[component]
pub fn Check() -> impl IntoView {
    let store = store();
    let limit = RwSignal::new(SHOWN);
    let chosen = Memo::new(move |_| {
        let Some(reading) = store.reading.get() else {
            return Vec::new();
        };
        let rows = store.rows.get();
        let list = store.links.with(|links| {
            let sheet = |sheet: &Sheet| {
                let choice = |choice: &Choice| listed(&reading, &rows, links, sheet, choice);
                store.choice.with(choice)
            };
            store.sheet.with(sheet)
        });
        list.into_iter().map(On::Row).collect::<Vec<_>>()
    });
    let entries = move |of: fn(&Linked) -> &Vec<usize>| {
        let needle = store.choice.with(|c| c.words.trim().to_lowercase());
        store.sheet.with(|sheet| {
            let here = |at: &usize| sheet.get(*at).is_some_and(|r| says(r, &needle));
            let list = store.links.with(|l| of(l).clone());
            let list = list.into_iter().filter(here);
            list.map(On::Entry).collect::<Vec<_>>()
        })
    };
    let lost = Memo::new(move |_| entries(|l| &l.lost));
    let notes = Memo::new(move |_| {
        let mut notes = entries(|l| &l.notes);
        // A note that is begun is there before it says anything.
        if let Some(begun @ On::Entry(at)) = store.unfolded.get()
            && store.sheet.with(|s| s.get(at).is_some_and(is_blank))
        {
            notes.insert(0, begun);
        }
        notes
    });
    let all = Memo::new(move |_| {
        let rows = chosen.get().into_iter().take(limit.get());
        rows.chain(lost.get())
            .chain(notes.get())
            .collect::<Vec<_>>()
    });
    // One stop for the tab key; the arrow keys go from row to row.
    let here = RwSignal::new(store.unfolded.get_untracked());
    let stop = Memo::new(move |_| {
        let all = all.get();
        let here = here.get().filter(|on| all.contains(on));
        here.or_else(|| all.first().copied())
    });
    let key = move |event: KeyboardEvent| press(store, all, here, &event);
    let list = move |of: Vec<On>| {
        let lang = store.lang.get();
        let each = of.into_iter().map(|on| {
            let words = store.words_of(on);
            Row::new((on, words.clone(), lang), move |_| {
                line(store, on, words, (here, stop), lang)
            })
        });
        each.collect::<Vec<Row>>()
    };
    let bar = move || {
        let (checked, all) = store.progress();
        let words = checked_words(checked, all, store.lang.get());
        view! {
            <progress max=all.max(1) value=checked aria-label=words.clone()></progress>
            <span>{words}</span>
        }
    };
    view! {
        <Show when=move || store.rows.with(|r| !r.is_empty())>
            <p class="checked-so-far">{bar}</p>
            {choices(store)}
        </Show>
        <p class="note keys">{store.word(|w| w.check_keys)}</p>
        <Show when=move || store.rows.with(|r| r.is_empty())>
            <p class="empty">{store.word(|w| w.nothing_to_check)}</p>
        </Show>
        <Show when=move || chosen.with(Vec::is_empty) && store.rows.with(|r| !r.is_empty())>
            <p class="empty">
                {store.word(|w| w.nothing_matches)} " "
                <button type="button" class="quiet" on:click=move |_| store.choice.set(Choice::default())>
                    {store.word(|w| w.show_all)}
                </button>
            </p>
        </Show>
        <div class="check-rows" on:keydown=key>
            <ol class="plain" aria-label=store.word(|w| w.check)>
                {rows(move || list(chosen.get().into_iter().take(limit.get()).collect()))}
            </ol>
            {move || more(chosen.with(Vec::len), limit, store.lang.get())}
            <Show when=move || !lost.with(Vec::is_empty)>
                <h3>{store.word(|w| w.lost_rows)}</h3>
                <ol class="plain">{rows(move || list(lost.get()))}</ol>
            </Show>
            <Show when=move || !notes.with(Vec::is_empty)>
                <h3>{store.word(|w| w.my_notes)}</h3>
                <ol class="plain">{rows(move || list(notes.get()))}</ol>
            </Show>
        </div>
    }
}

/// A list of one word each.
fn select(
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    value: impl Fn() -> &'static str + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, label)| view! { <option value=value>{label}</option> })
        .parts();
    // Of one type for every list: the view is made once.
    let value: Box<dyn Fn() -> &'static str + Send + Sync> = Box::new(value);
    let set: Box<dyn Fn(String)> = Box::new(set);
    view! {
        <label>
            <span>{label}</span>
            <select prop:value=value on:change=move |event| set(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .part()
}

/// Which rows are listed, and in what order.
fn choices(store: Store) -> impl Fn() -> AnyView {
    const ANY: &str = "";
    const CHECKED: &str = "checked";
    move || {
        let lang = store.lang.get();
        let w = lang.words();
        let statuses = CheckStatus::ALL.iter().map(|s| (s.as_str(), s.label(lang)));
        let statuses = [(ANY, w.any), (CHECKED, w.checked_any)]
            .into_iter()
            .chain(statuses);
        let status = select(
            w.check_status,
            statuses.collect(),
            move || {
                store.choice.with(|c| match c.status {
                    Some(status) => status.as_str(),
                    None if c.checked => CHECKED,
                    None => ANY,
                })
            },
            move |word| {
                store.choice.update(|c| {
                    c.checked = word == CHECKED;
                    c.status = CheckStatus::from_word(&word);
                });
            },
        );
        let subjects = CheckSubject::ALL.iter().filter(|s| s.is_row());
        let subjects = subjects.map(|s| (s.as_str(), s.label(lang)));
        let subject = select(
            w.subject,
            [(ANY, w.any)].into_iter().chain(subjects).collect(),
            move || {
                store
                    .choice
                    .with(|c| c.subject.map_or(ANY, CheckSubject::as_str))
            },
            move |word| {
                store
                    .choice
                    .update(|c| c.subject = CheckSubject::from_word(&word))
            },
        );
        let orders = vec![
            ("worth", w.by_worth),
            ("text", w.in_text_order),
            ("status", w.by_status),
        ];
        let order = select(
            w.sort,
            orders,
            move || {
                store.choice.with(|c| match c.order {
                    Order::Worth => "worth",
                    Order::Text => "text",
                    Order::Status => "status",
                })
            },
            move |word| {
                store.choice.update(|c| {
                    c.order = match word.as_str() {
                        "text" => Order::Text,
                        "status" => Order::Status,
                        _ => Order::Worth,
                    };
                });
            },
        );
        view! {
            <div class="narrow">
                {status} {subject} {order}
                <label>
                    <span>{w.search_sheet}</span>
                    <input
                        type="search"
                        autocomplete="off"
                        prop:value=move || store.choice.with(|c| c.words.clone())
                        on:input=move |event| {
                            let words = event_target_value(&event);
                            store.choice.update(|c| c.words = words);
                        }
                    />
                </label>
            </div>
        }
        .part()
    }
}

/// The name of a row's element.
fn name(on: On) -> String {
    let (letter, number) = match on {
        On::Row(row) => ('r', row),
        On::Entry(at) => ('e', at),
        On::Words(_, span) => ('w', span.start),
    };
    format!("check-{letter}{number}")
}

/// Gives the focus to a row of a view that is about to be opened: it is drawn with the next frame.
pub fn focus(on: On) {
    request_animation_frame(move || soon(name(on)));
}

/// Gives the focus to an element that is about to be drawn.
fn soon(id: String) {
    request_animation_frame(move || at_once(&id));
}

fn at_once(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// What sort of thing a row is about, and what there is to say of it.
fn subject(store: Store, on: On, lang: Lang) -> (CheckSubject, String) {
    let of_row = |row: usize| {
        let reading = store.reading.get_untracked()?;
        let row = store.rows.with_untracked(|rows| rows.get(row).copied())?;
        Some((row.subject, about(&reading, &row, lang)))
    };
    match on {
        On::Row(row) => of_row(row),
        On::Entry(at) => store
            .sheet
            .with_untracked(|s| s.get(at).map(|r| (r.subject, String::new()))),
        On::Words(subject, _) => Some((subject, String::new())),
    }
    .unwrap_or_default()
}

/// How much of a long row is shown while it is folded.
const SHORT: usize = 140;

fn line(
    store: Store,
    on: On,
    words: String,
    (here, stop): (RwSignal<Option<On>>, Memo<Option<On>>),
    lang: Lang,
) -> AnyView {
    let record = Memo::new(move |_| store.record(on));
    let (subject, about) = subject(store, on, lang);
    let is_finding = subject == CheckSubject::Finding;
    let unfolded = move || store.unfolded.get() == Some(on);
    let mark = match on {
        On::Row(row) => store.mark_of(row),
        _ => None,
    };
    let changed = move || match on {
        On::Row(row) => store
            .links
            .with(|l| l.changed.get(row).copied().unwrap_or_default()),
        _ => false,
    };
    let state = move || {
        let now = record.with(|r| r.as_ref().map_or(CheckStatus::Open, |r| r.status));
        status(now, lang)
    };
    let said = move || record.with(|r| r.as_ref().map(|r| told(r, lang)));
    let before = move || {
        let was = record
            .with(|r| r.as_ref().map(|r| r.text.clone()))
            .filter(|_| changed())?;
        Some(
            view! { <p class="words-changed">{lang.words().words_changed} " “" {was} "”"</p> }
                .part(),
        )
    };
    // A finding says what it is; the words that it is about stand where it leads.
    let quoted = (!is_finding).then(|| {
        let shown = shortened(&words, SHORT);
        view! {
            <span class="words" lang=move || store.article_lang()>
                {move || if unfolded() { words.clone() } else { shown.clone() }}
            </span>
        }
        .part()
    });
    // A figure says little without its sentence.
    let around = (subject == CheckSubject::Amount)
        .then(|| {
            let reading = store.reading.get_untracked()?;
            let sentence = shortened(reading.sentence(reading.span(mark?)), SHORT);
            Some(
                view! { <span class="around" lang=move || store.article_lang()>{sentence}</span> }
                    .part(),
            )
        })
        .flatten();
    let id = name(on);
    let body = format!("{id}-more");
    let controls = body.clone();
    view! {
        <li
            class="check-row"
            class:chosen=move || mark.is_some() && store.chosen.get() == mark
            data-subject=subject.as_str()
        >
            <button
                type="button"
                class="row"
                id=id
                data-on=name(on)
                tabindex=move || if stop.get() == Some(on) { "0" } else { "-1" }
                aria-expanded=move || unfolded().to_string()
                aria-controls=controls
                on:focus=move |_| {
                    here.set(Some(on));
                    show(store, mark);
                }
                on:click=move |_| fold(store, on)
            >
                <span class="row-head">
                    {state}
                    <span class="note">{subject.label(lang)}</span>
                    <span class="about">{about}</span>
                </span>
                {quoted}
                {around}
            </button>
            {before}
            {said}
            <div id=body hidden=move || !unfolded()>
                <Show when=unfolded>{fields(store, on, subject, mark, lang)}</Show>
            </div>
        </li>
    }
    .part()
}

/// What an entry says beside its status.
fn told(record: &CheckRecord, lang: Lang) -> AnyView {
    let note = record.note.trim();
    let note = (!note.is_empty()).then(|| view! { <p>{note.to_owned()}</p> }.part());
    let mut small: Vec<String> = record.tags.iter().map(|tag| format!("#{tag}")).collect();
    if record.priority != CheckPriority::Normal {
        small.insert(
            0,
            format!("{}: {}", lang.words().priority, record.priority.label(lang)),
        );
    }
    if !record.who.is_empty() && record.status != CheckStatus::Open {
        small.push(record.who.clone());
    }
    if let Some(day) = &record.day {
        small.push(day.clone());
    }
    let small = small.join(" · ");
    let small = (!small.is_empty()).then(|| view! { <p class="note">{small}</p> }.part());
    let list = (!record.evidence.is_empty()).then(|| evidence(record));
    view! { <div class="told">{note} {list} {small}</div> }.part()
}

/// What the reader can set.
fn fields(store: Store, on: On, subject: CheckSubject, mark: Option<Mark>, lang: Lang) -> AnyView {
    let w = lang.words();
    let now = move || store.record(on).unwrap_or_default();
    let statuses = subject.is_row().then(|| {
        let buttons = CheckStatus::ALL
            .iter()
            .enumerate()
            .map(|(key, &s)| {
                view! {
                    <button
                        type="button"
                        aria-pressed=move || (now().status == s).to_string()
                        on:click=move |_| store.check(on, Field::Status, s.as_str())
                    >
                        <kbd aria-hidden="true">{key}</kbd>
                        {status(s, lang)}
                    </button>
                }
            })
            .parts();
        view! { <div class="statuses" role="group" aria-label=w.check_status>{buttons}</div> }
            .part()
    });
    let priorities = CheckPriority::ALL
        .iter()
        .map(|p| (p.as_str(), p.label(lang)));
    let priority = subject.is_row().then(|| {
        select(
            w.priority,
            priorities.collect(),
            move || now().priority.as_str(),
            move |word| store.check(on, Field::Priority, &word),
        )
    });
    let who = subject
        .is_row()
        .then(|| field(store, on, Field::Who, "check-who", lang));
    let there = mark.map(|mark| {
        view! {
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
        }
        .part()
    });
    view! {
        {statuses}
        {field(store, on, Field::Evidence, EVIDENCE, lang)}
        {field(store, on, Field::Note, NOTE, lang)}
        <div class="narrow">
            {priority}
            {who}
            {field(store, on, Field::Tags, "check-tags", lang)}
        </div>
        <div class="deeds">{there} {mark.and_then(|mark| look_up(store, mark, lang))}</div>
    }
    .part()
}

/// The names of the fields that keys lead to; one row is unfolded at a time.
const EVIDENCE: &str = "check-evidence";
const NOTE: &str = "check-note";

/// Unfolds a row, or folds it.
fn fold(store: Store, on: On) {
    store.unfolded.update(|unfolded| {
        *unfolded = (*unfolded != Some(on)).then_some(on);
    });
}

/// Lights the words in the article, and brings them into the window.
fn show(store: Store, mark: Option<Mark>) {
    let Some(mark) = mark else { return };
    if store.side {
        side::show(store, mark);
        return;
    }
    store.chosen.set(Some(mark));
    let Some((run, segment, _)) = store.place(mark) else {
        return;
    };
    store.draw_to(run);
    if let Some(element) = segment_element(run, segment) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The keys of the sheet.
fn press(store: Store, all: Memo<Vec<On>>, here: RwSignal<Option<On>>, event: &KeyboardEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let within = |selector: &str| {
        let target = target.as_ref();
        target.is_some_and(|t| t.closest(selector).is_ok_and(|found| found.is_some()))
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let list = all.get_untracked();
    let Some(on) = here.get_untracked().or_else(|| list.first().copied()) else {
        return;
    };
    let key = event.key();
    if within("input, textarea, select") {
        if key == "Escape" {
            event.stop_propagation();
            at_once(&name(on));
        }
        return;
    }
    let at = list.iter().position(|o| *o == on).unwrap_or(0);
    let last = list.len().saturating_sub(1);
    let step = |to: usize| {
        if let Some(on) = list.get(to) {
            at_once(&name(*on));
        }
    };
    let row = match on {
        On::Row(_) => true,
        On::Entry(at) => store
            .sheet
            .with_untracked(|s| s.get(at).is_some_and(|r| r.subject.is_row())),
        On::Words(..) => false,
    };
    let write = |field: Field, words: &str| {
        if !row {
            return;
        }
        store.check(on, field, words);
        // A row that stands elsewhere now has lost the focus; of one that is gone from what is listed the one in its place
        // has it next.
        request_animation_frame(move || {
            let here = document().active_element();
            if here.is_some_and(|e| e.closest(".check-row").is_ok_and(|row| row.is_some())) {
                return;
            }
            let list = all.get_untracked();
            let next = list.iter().find(|o| **o == on);
            let next = next.or_else(|| list.get(at.min(list.len().saturating_sub(1))));
            if let Some(next) = next {
                at_once(&name(*next));
            }
        });
    };
    let unfold = |id: &str| {
        store.unfolded.set(Some(on));
        soon(id.to_owned());
    };
    match key.as_str() {
        "ArrowDown" | "j" => step((at + 1).min(last)),
        "ArrowUp" | "k" => step(at.saturating_sub(1)),
        "Home" => step(0),
        "End" => step(last),
        "e" => unfold(EVIDENCE),
        "n" => unfold(NOTE),
        "p" => {
            let now = untrack(|| store.record(on)).unwrap_or_default().priority;
            write(
                Field::Priority,
                match now {
                    CheckPriority::High => CheckPriority::Low,
                    CheckPriority::Normal => CheckPriority::High,
                    CheckPriority::Low => CheckPriority::Normal,
                }
                .as_str(),
            );
        }
        key => {
            let status = key
                .parse()
                .ok()
                .and_then(|n: usize| CheckStatus::ALL.get(n));
            let Some(status) = status.filter(|_| key.len() == 1) else {
                return;
            };
            write(Field::Status, status.as_str());
        }
    }
    event.stop_propagation();
    event.prevent_default();
}
