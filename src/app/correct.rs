//! Putting right what was found: the forms on a card.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::engine::EngineHandle;
use super::part::{Part, Parts};
use super::store::Store;
use super::text::Lang;
use super::view::edits::{AmountValue, ClaimValue, Edit, List};
use super::view::reading::{Mark, index_of};
use crate::explain::{day, number, words};
use crate::{AnnotatedArticle, Bound, ClaimKind, DictionaryEntry, EntityKind, Modality, Span};

/// The list of corrections that a mark is in; what a pattern matches is in none.
#[must_use]
pub fn list_of(mark: Mark) -> Option<List> {
    match mark {
        Mark::Mention(..) => Some(List::Entity),
        Mark::Amount(_) => Some(List::Amount),
        Mark::Date(_) => Some(List::Date),
        Mark::Claim(_) => Some(List::Claim),
        Mark::Match(_) => None,
    }
}

/// What the reader can put right about a mark, folded up.
pub fn correct(store: Store, mark: Mark, lang: Lang) -> AnyView {
    let w = lang.words();
    let at = store
        .reading
        .get_untracked()
        .map(|r| store.units(r.span(mark)));
    let (start, end) = at.unwrap_or_default();
    let Some(list) = list_of(mark) else {
        return view! {
            <button type="button" class="quiet" on:click=move |_| store.patterning.set(true)>
                {w.edit_patterns}
            </button>
        }
        .part();
    };
    let remove = move |all| {
        store.correct(Edit::Remove {
            list,
            start,
            end,
            all,
        });
    };
    view! {
        <details class="correct">
            <summary>{w.correct}</summary>
            {match mark {
                Mark::Mention(e, _) => naming(store, e, (start, end), lang),
                Mark::Amount(i) => amount(store, i, (start, end), lang),
                Mark::Date(i) => date(store, i, (start, end), lang),
                Mark::Claim(i) => claim(store, i, (start, end), lang),
                Mark::Match(_) => None,
            }}
            <button type="button" class="quiet" on:click=move |_| remove(false)>
                {w.remove}
            </button>
            {(list == List::Entity)
                .then(|| {
                    view! {
                        <button type="button" class="quiet" on:click=move |_| remove(true)>
                            {w.remove_all}
                        </button>
                    }.part()
                })}
        </details>
    }
    .into_any()
}

/// Kind, identity and dictionary of a name.
fn naming(store: Store, e: usize, at: (usize, usize), lang: Lang) -> Option<AnyView> {
    let w = lang.words();
    let (start, end) = at;
    let everywhere = RwSignal::new(true);
    let reading = store.reading.get_untracked()?;
    let entity = reading.record.entities.get(e)?;
    let kind = entity.kind;
    let kinds = EntityKind::ALL
        .iter()
        .map(|k| view! { <option value=k.as_str() selected=*k == kind>{k.label(lang)}</option> })
        .parts();
    let others = reading
        .record
        .entities
        .iter()
        .enumerate()
        .filter(|(i, other)| *i != e && !other.mentions.is_empty())
        .map(|(i, other)| view! { <option value=i>{other.name.clone()}</option> })
        .parts();
    let relabel = move |event| {
        if let Some(kind) = EntityKind::from_word(&event_target_value(&event)) {
            let all = everywhere.get_untracked();
            store.correct(Edit::Relabel {
                start,
                end,
                kind,
                all,
            });
        }
    };
    let merge = move |event| {
        let Some(reading) = store.reading.get_untracked() else {
            return;
        };
        if let Ok(other) = event_target_value(&event).parse() {
            let (into_start, into_end) = store.units(reading.span(Mark::Mention(other, 0)));
            store.correct(Edit::Merge {
                start,
                end,
                into_start,
                into_end,
            });
        }
    };
    let entry = DictionaryEntry {
        kind,
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
    };
    let several = entity.mentions.len() > 1;
    Some(
        view! {
            <div class="narrow">
                <label>
                    <span>{w.change_kind}</span>
                    <select on:change=relabel>{kinds}</select>
                </label>
                <label>
                    <span>{w.merge_into}</span>
                    <select on:change=merge>
                        <option value="">{w.choose}</option>
                        {others}
                    </select>
                </label>
            </div>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || everywhere.get()
                    on:change=move |event| everywhere.set(event_target_checked(&event))
                />
                {w.everywhere}
            </label>
            {several
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="quiet"
                            on:click=move |_| store.correct(Edit::Split { start, end })
                        >
                            {w.split}
                        </button>
                    }.part()
                })}
            <button
                type="button"
                class="quiet"
                on:click=move |_| {
                    let entry = entry.clone();
                    store.dictionary.update(|d| {
                        d.entries.retain(|e| e.name != entry.name || e.kind != entry.kind);
                        d.entries.push(entry);
                    });
                    store.said.set(w.in_dictionary.to_owned());
                }
            >
                {w.to_dictionary}
            </button>
        }
        .into_any(),
    )
}

/// What the first amount of a few words is worth.
#[must_use]
pub fn amount_in(read: &AnnotatedArticle) -> Option<AmountValue> {
    let a = read.amounts.first()?;
    Some(AmountValue {
        kind: a.kind,
        low: a.low.clone(),
        high: a.high.clone(),
        unit: a.unit.clone(),
        bound: a.bound,
    })
}

/// A field whose words the core reads, so that a value is written as one says it.
fn spelled(
    store: Store,
    (label, hint): (&'static str, &'static str),
    before: String,
    lang: Lang,
    edit: impl Fn(&AnnotatedArticle) -> Option<Edit> + Copy + 'static,
) -> AnyView {
    let w = lang.words();
    let engine = expect_context::<EngineHandle>();
    let value = RwSignal::new(before);
    let change = move |event: SubmitEvent| {
        event.prevent_default();
        let words = value.get_untracked();
        spawn_local(async move {
            let read = engine.read(store, words).await;
            match read.as_ref().and_then(edit) {
                Some(edit) => store.correct(edit),
                None => store.notice.set(Some(w.not_read.to_owned())),
            }
        });
    };
    view! {
        <form class="spelled" on:submit=change>
            <label>
                <span>{label}</span>
                <input
                    type="text"
                    lang=move || store.article_lang()
                    autocomplete="off"
                    placeholder=hint
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </label>
            <button>{w.put_right}</button>
        </form>
    }
    .into_any()
}

/// The value of an amount and how it is bounded.
fn amount(store: Store, i: usize, (start, end): (usize, usize), lang: Lang) -> Option<AnyView> {
    let w = lang.words();
    let reading = store.reading.get_untracked()?;
    let a = reading.record.amounts.get(i)?;
    let now = AmountValue {
        kind: a.kind,
        low: a.low.clone(),
        high: a.high.clone(),
        unit: a.unit.clone(),
        bound: a.bound,
    };
    let bounds = Bound::ALL
        .iter()
        .map(|b| view! { <option value=b.as_str() selected=*b == now.bound>{b.label(lang)}</option> })
        .parts();
    // In the article's language: the core reads it again.
    let before = number::value(a, reading.record.main_language()).unwrap_or_default();
    let rebound = move |event| {
        if let Some(bound) = Bound::from_word(&event_target_value(&event)) {
            let value = AmountValue {
                bound,
                ..now.clone()
            };
            store.correct(Edit::SetAmount { start, end, value });
        }
    };
    let read = move |read: &AnnotatedArticle| {
        let value = amount_in(read)?;
        Some(Edit::SetAmount { start, end, value })
    };
    Some(
        view! {
            {spelled(store, (w.right_amount, w.right_amount_hint), before, lang, read)}
            <div class="narrow">
                <label>
                    <span>{w.bound}</span>
                    <select on:change=rebound>{bounds}</select>
                </label>
            </div>
        }
        .into_any(),
    )
}

/// The day that is meant.
fn date(store: Store, i: usize, (start, end): (usize, usize), lang: Lang) -> Option<AnyView> {
    let w = lang.words();
    let reading = store.reading.get_untracked()?;
    let d = reading.record.dates.get(i)?;
    let before = d
        .value
        .as_deref()
        .map_or_else(String::new, |value| day::value(value, Lang::Korean));
    let read = move |read: &AnnotatedArticle| {
        let d = read.dates.first()?;
        Some(Edit::SetDate {
            start,
            end,
            value: Some(d.value.clone()?),
            end_value: d.end_value.clone(),
        })
    };
    let label = (w.right_date, w.right_date_hint);
    Some(spelled(store, label, before, lang, read))
}

/// Who says it, how it is put and how it is given.
fn claim(store: Store, i: usize, (start, end): (usize, usize), lang: Lang) -> Option<AnyView> {
    let w = lang.words();
    let reading = store.reading.get_untracked()?;
    let record = &reading.record;
    let c = record.claims.get(i)?;
    let source = c.speaker.as_ref();
    let known = source
        .and_then(|s| s.entity.as_deref())
        .and_then(index_of)
        .filter(|&e| {
            record
                .entities
                .get(e)
                .is_some_and(|e| !e.mentions.is_empty())
        });
    let now = ClaimValue {
        speaker: source.map(|s| store.units(Span::new(s.start, s.end))),
        modality: c.modality,
        kind: c.kind,
    };
    // A speaker who is no name of the article cannot be chosen again, only kept.
    let unnamed = source.filter(|_| known.is_none()).map(|s| s.text.clone());
    let people = record
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| matches!(e.kind, EntityKind::Person | EntityKind::Organization))
        .filter(|(_, e)| !e.mentions.is_empty())
        .map(|(e, entity)| {
            view! { <option value=e selected=known == Some(e)>{entity.name.clone()}</option> }
        })
        .parts();
    let set = StoredValue::new(now);
    let send = move |value: ClaimValue| store.correct(Edit::SetClaim { start, end, value });
    let by = move |event| {
        let speaker = event_target_value(&event)
            .parse()
            .ok()
            .and_then(|e: usize| {
                let reading = store.reading.get_untracked()?;
                Some(store.units(reading.span(Mark::Mention(e, 0))))
            });
        send(ClaimValue {
            speaker,
            ..set.get_value()
        });
    };
    let put = move |event| {
        if let Some(modality) = Modality::from_word(&event_target_value(&event)) {
            send(ClaimValue {
                modality,
                ..set.get_value()
            });
        }
    };
    let given = move |event| {
        if let Some(kind) = ClaimKind::from_word(&event_target_value(&event)) {
            send(ClaimValue {
                kind,
                ..set.get_value()
            });
        }
    };
    let manners = Modality::ALL
        .iter()
        .map(|m| view! { <option value=m.as_str() selected=*m == c.modality>{m.label(lang)}</option> })
        .parts();
    let kinds = ClaimKind::ALL
        .iter()
        .map(|k| view! { <option value=k.as_str() selected=*k == c.kind>{k.label(lang)}</option> })
        .parts();
    Some(
        view! {
            <div class="narrow">
                <label>
                    <span>{w.speaker}</span>
                    <select on:change=by>
                        {unnamed.map(|name| view! { <option value="-" selected=true disabled=true>{name}</option> }.part())}
                        <option value="" selected=source.is_none()>{words(lang).nobody_named}</option>
                        {people}
                    </select>
                </label>
                <label>
                    <span>{w.modality}</span>
                    <select on:change=put>{manners}</select>
                </label>
                <label>
                    <span>{w.manner}</span>
                    <select on:change=given>{kinds}</select>
                </label>
            </div>
        }
        .into_any(),
    )
}
