//! The reader's own names: kept on the device, applied at once.

use leptos::html;
use leptos::prelude::*;

use super::dom::{download, read_file};
use super::keep;
use super::part::{Part, Parts};
use super::store::{Store, store};
use super::text::{more_names, tag_of};
use crate::{Dictionary, DictionaryEntry, EntityKind};

const KEY: &str = "dictionary";

/// How many names have a row in the editor: a browser lays thousands out for seconds.
const ROWS: usize = 500;

/// Reads the dictionary that is kept on the device, and keeps it from then on. Lines that cannot be read, of a newer
/// version say, stay beside it.
pub fn remember(store: Store) {
    let unread = StoredValue::new(String::new());
    let take = move |source: &str| {
        let (dictionary, errors) = Dictionary::parse(source);
        let mut rest = String::new();
        for error in errors {
            let line = source.lines().nth(error.line - 1);
            // A row that was opened and left empty is nothing that could be lost.
            let blank = |l: &str| {
                l.split_once('\t')
                    .is_some_and(|(_, name)| name.trim().is_empty())
            };
            if let Some(line) = line.filter(|l| !blank(l)) {
                rest.push_str(line);
                rest.push('\n');
            }
        }
        unread.set_value(rest);
        store.dictionary.update(|d| {
            // Rows that have nothing in them yet are this tab's own.
            d.entries.retain(is_blank);
            d.entries.splice(0..0, dictionary.entries);
        });
        store.renewed.update(|n| *n += 1);
    };
    let written = move || {
        let mut dictionary = store.dictionary.get();
        dictionary.entries.retain(|e| !is_blank(e));
        dictionary.to_string() + &unread.get_value()
    };
    keep::remember(KEY, written, take);
}

/// The editor: a row a name.
#[component]
pub fn Names() -> impl IntoView {
    let store = store();
    let node = NodeRef::<html::Dialog>::new();
    let problems = RwSignal::new(Vec::<String>::new());
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if store.naming.get() {
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    // Rows are the reader's while they are edited: only their number redraws them, a file or another tab.
    let count = Memo::new(move |_| {
        let names = store.dictionary.with(|d| d.entries.len());
        (names, store.renewed.get())
    });
    let change = move |i: usize, f: &dyn Fn(&mut DictionaryEntry)| {
        store.dictionary.update(|d| {
            if let Some(entry) = d.entries.get_mut(i) {
                f(entry);
            }
        });
    };
    let row = move |i: usize| {
        let lang = store.lang.get();
        let w = lang.words();
        let entry = store
            .dictionary
            .with_untracked(|d| d.entries.get(i).cloned())?;
        let named = tag_of(&entry.name);
        let kinds = EntityKind::ALL
            .iter()
            .map(|k| view! { <option value=k.as_str() selected=*k == entry.kind>{k.label(lang)}</option> })
            .parts();
        Some(view! {
            <tr>
                <td>
                    <select
                        aria-label=w.change_kind
                        on:change=move |event| {
                            if let Some(kind) = EntityKind::from_word(&event_target_value(&event)) {
                                change(i, &|e| e.kind = kind);
                            }
                        }
                    >
                        {kinds}
                    </select>
                </td>
                <td>
                    <input
                        type="text"
                        lang=named
                        aria-label=w.name
                        value=entry.name
                        on:input=move |event| {
                            let name = clean(&event_target_value(&event));
                            change(i, &|e| e.name.clone_from(&name));
                        }
                    />
                </td>
                <td>
                    <input
                        type="text"
                        lang=named
                        aria-label=w.aliases
                        value=entry.aliases.join("|")
                        on:input=move |event| {
                            let value = event_target_value(&event);
                            let aliases = value.split('|').map(clean).filter(|a| !a.is_empty());
                            let aliases: Vec<String> = aliases.collect();
                            change(i, &|e| e.aliases.clone_from(&aliases));
                        }
                    />
                </td>
                <td>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| {
                            store.dictionary.update(|d| {
                                if i < d.entries.len() {
                                    d.entries.remove(i);
                                }
                            });
                        }
                    >
                        {w.delete}
                    </button>
                </td>
            </tr>
        }.part())
    };
    let load = move |event: leptos::ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        read_file(&input, move |text| {
            let Some(text) = text else { return };
            let (read, errors) = Dictionary::parse(&text);
            problems.set(errors.iter().map(ToString::to_string).collect());
            store.dictionary.update(|d| {
                d.entries.retain(|e| {
                    !read
                        .entries
                        .iter()
                        .any(|r| r.name == e.name && r.kind == e.kind)
                });
                d.entries.extend(read.entries);
            });
            store.renewed.update(|n| *n += 1);
        });
    };
    view! {
        <dialog
            class="names"
            aria-labelledby="names-head"
            node_ref=node
            on:close=move |_| store.naming.set(false)
        >
            <h2 id="names-head">{store.word(|w| w.dictionary)}</h2>
            <p class="note">{store.word(|w| w.dictionary_hint)}</p>
            <div class="table">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{store.word(|w| w.change_kind)}</th>
                            <th scope="col">{store.word(|w| w.name)}</th>
                            <th scope="col">{store.word(|w| w.aliases)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{move || (0..count.get().0.min(ROWS)).filter_map(row).parts()}</tbody>
                </table>
            </div>
            <p class="note">
                {move || {
                    let rest = count.get().0.saturating_sub(ROWS);
                    (rest > 0).then(|| more_names(rest, store.lang.get()))
                }}
            </p>
            <ul class="problems">
                {move || problems.get().into_iter().map(|p| view! { <li>{p}</li> }).parts()}
            </ul>
            <div class="deeds">
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        store.dictionary.update(|d| {
                            d.entries.push(DictionaryEntry {
                                kind: EntityKind::Person,
                                name: String::new(),
                                aliases: Vec::new(),
                            });
                        });
                    }
                >
                    {store.word(|w| w.add_name)}
                </button>
                <label class="file">
                    <span>{store.word(|w| w.load_file)}</span>
                    <input type="file" accept=".tsv,.txt,text/plain" on:change=load />
                </label>
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| {
                        let content = store.dictionary.with_untracked(ToString::to_string);
                        download("mitjul-dictionary.tsv", "text/tab-separated-values", &content);
                    }
                >
                    {store.word(|w| w.save_file)}
                </button>
            </div>
            <form method="dialog">
                <button>{store.word(|w| w.close)}</button>
            </form>
        </dialog>
    }
}

/// Whether a row has nothing in it yet.
fn is_blank(entry: &DictionaryEntry) -> bool {
    entry.name.is_empty() && entry.aliases.is_empty()
}

/// A name without what parts the fields of a dictionary's line.
fn clean(name: &str) -> String {
    name.replace(['\t', '\n', '|'], " ")
        .replace(" # ", " ")
        .trim()
        .to_owned()
}
