//! Articles of the shelf side by side: what they agree on, contradict each other in, and what only one says.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::engine::EngineHandle;
use super::icon::{Icon, icon};
use super::part::{Part, Parts};
use super::shelf::Shelf;
use super::store::{Asked, Shared, Store, store};
use super::text::{Lang, compared_words, tag_of};
use super::view::compare::{Compared, Comparing, Fact, Group, Side, Spot, comparing};
use super::view::edits;
use super::view::kept::Kept;
use super::view::mask::masked;
use super::view::reading::Reading;
use crate::{AnnotatedArticle, BlockRole, OffsetUnit};

/// Compares articles of the shelf and shows what comes of it.
pub fn compare(store: Store, engine: EngineHandle, articles: Vec<Kept>) {
    let asked = articles.clone();
    store.comparing.set(Some(Asked {
        articles,
        answer: None,
        failed: false,
    }));
    spawn_local(async move {
        let answer = side_by_side(store, engine, &asked).await;
        store.comparing.update(|c| {
            if let Some(c) = c {
                c.failed = answer.is_none();
                c.answer = answer.map(Shared::new);
            }
        });
    });
}

async fn side_by_side(store: Store, engine: EngineHandle, kept: &[Kept]) -> Option<Compared> {
    let mut articles = Vec::new();
    for kept in kept {
        articles.push(as_corrected(store, engine, kept).await?);
    }
    let texts: Vec<String> = kept.iter().map(|k| k.text.clone()).collect();
    engine.compare(store, &texts, articles).await
}

/// An article as its reader has it: read by the day that was set, of the paragraphs that were chosen, put right.
async fn as_corrected(store: Store, engine: EngineHandle, kept: &Kept) -> Option<AnnotatedArticle> {
    let (text, day) = (kept.text.as_str(), kept.day.as_deref());
    let mut record = engine.annotate(store, text, day, false, &kept.told).await?;
    let flips = kept.flips();
    if !flips.is_empty() {
        let masked = masked(&Reading::new(text.to_owned(), record.clone()), &flips);
        let chosen = engine
            .annotate(store, &masked, day, true, &kept.told)
            .await?;
        // The masked text has lost its roles: they stay as first read.
        record = AnnotatedArticle {
            blocks: record.blocks,
            headline: record.headline,
            ..chosen
        };
    }
    let record = Reading::new(text.to_owned(), record).record_in(OffsetUnit::Utf16);
    Some(edits::apply(text, record, &kept.edits))
}

/// What is chosen and, on a narrow window, which part is shown: 0 the list, else an article.
#[derive(Clone, Copy)]
struct Looking {
    fact: RwSignal<Option<usize>>,
    shown: RwSignal<usize>,
}

impl Looking {
    /// Chooses a fact, and brings its places into view; that of one article above all.
    fn choose(self, comparing: &Comparing, fact: usize, article: Option<usize>) {
        self.fact.set(Some(fact));
        if let Some(article) = article {
            self.shown.set(article + 1);
        }
        let spots: Vec<usize> = comparing
            .facts
            .get(fact)
            .map_or_else(Vec::new, |f| f.spots.iter().map(|s| s.article).collect());
        // After the narrow window has changed its part.
        request_animation_frame(move || {
            for article in spots {
                into_view(&spot_id(fact, article));
            }
            into_view(&fact_id(fact));
        });
    }
}

fn fact_id(fact: usize) -> String {
    format!("fact-{fact}")
}

fn spot_id(fact: usize, article: usize) -> String {
    format!("spot-{fact}-{article}")
}

fn into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The whole window, while articles are compared.
#[component]
pub fn CompareDialog() -> impl IntoView {
    let store = store();
    let w = move || store.words();
    let node = NodeRef::<html::Dialog>::new();
    let looking = Looking {
        fact: RwSignal::new(None),
        shown: RwSignal::new(0),
    };
    let opened = Memo::new(move |_| store.comparing.with(Option::is_some));
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if opened.get() {
            looking.fact.set(None);
            looking.shown.set(0);
            let _ = dialog.show_modal();
        } else {
            dialog.close();
        }
    });
    let model = Memo::new(move |_| {
        let asked = store.comparing.get()?;
        let answer = asked.answer?;
        let texts: Vec<String> = asked.articles.iter().map(|k| k.text.clone()).collect();
        Some(Shared::new(comparing(&texts, &answer, store.lang.get())))
    });
    let status = move || {
        let lang = store.lang.get();
        match (model.get(), store.comparing.get()) {
            (Some(model), _) => {
                let count = |g| model.count(g);
                compared_words(Group::ALL.map(count), lang)
            }
            (None, Some(asked)) if asked.failed => lang.words().engine_lost.to_owned(),
            _ => lang.words().engine_working.to_owned(),
        }
    };
    let parts = move || {
        let count = store
            .comparing
            .with(|c| c.as_ref().map_or(0, |c| c.articles.len()));
        (0..=count)
            .map(|part| {
                view! {
                    <button
                        type="button"
                        class="quiet"
                        aria-pressed=move || (looking.shown.get() == part).to_string()
                        on:click=move |_| looking.shown.set(part)
                    >
                        {move || match part {
                            0 => w().compare_list.to_owned(),
                            n => format!("{} {n}", w().article),
                        }}
                    </button>
                }
            })
            .parts()
    };
    let body = move || {
        let lang = store.lang.get();
        let model = model.get()?;
        let titles = store
            .comparing
            .with_untracked(|c| c.as_ref().map(|c| c.articles.clone()))?;
        let sides = titles
            .into_iter()
            .enumerate()
            .map(|(i, kept)| side(store, looking, &model, i, kept, lang))
            .parts();
        Some(
            view! {
                {facts(looking, &model, lang)}
                {sides}
            }
            .into_any(),
        )
    };
    view! {
        <dialog
            class="compare"
            aria-labelledby="compare-head"
            node_ref=node
            on:close=move |_| store.comparing.set(None)
        >
            <header class="compare-top">
                <h2 id="compare-head">{store.word(|w| w.compare)}</h2>
                <p class="note" role="status">{status}</p>
                <form method="dialog">
                    <button class="quiet icon" aria-label=store.word(|w| w.close)>
                        {icon(Icon::Close)}
                    </button>
                </form>
            </header>
            <div class="compare-parts" role="group" aria-label=store.word(|w| w.compare)>{parts}</div>
            <div class="compare-body" data-shown=move || looking.shown.get().to_string()>
                {body}
            </div>
        </dialog>
    }
}

fn facts(looking: Looking, model: &Shared<Comparing>, lang: Lang) -> AnyView {
    let w = lang.words();
    let groups = Group::ALL
        .map(|group| {
            let rows = model
                .facts
                .iter()
                .enumerate()
                .filter(|(_, f)| f.group == group)
                .map(|(i, f)| row(looking, model, i, f))
                .parts();
            let none = (model.count(group) == 0)
                .then(|| view! { <p class="empty">{w.none_of_these}</p> }.part());
            view! {
                <section>
                    <h3>
                        <span class=format!("said {}", group.class())>{group.name(lang)}</span>
                        " "
                        <span class="count">{model.count(group)}</span>
                    </h3>
                    {none}
                    <ol class="plain">{rows}</ol>
                </section>
            }
        })
        .parts();
    view! {
        <div class="facts" tabindex="0" role="region" aria-label=w.compare_list>
            {groups}
            <p class="note">{w.compare_hint}</p>
        </div>
    }
    .into_any()
}

fn row(looking: Looking, model: &Shared<Comparing>, i: usize, fact: &Fact) -> AnyView {
    let spots = fact
        .spots
        .iter()
        .map(
            |Spot {
                 article,
                 before,
                 words,
                 after,
                 ..
             }| {
                let model = model.clone();
                let article = *article;
                view! {
                    <li>
                        <button
                            type="button"
                            class="spot"
                            on:click=move |_| looking.choose(&model, i, Some(article))
                        >
                            <span class="which">{article + 1}</span>
                            <span lang=tag_of(words)>
                                {before.clone()} <mark>{words.clone()}</mark> {after.clone()}
                            </span>
                        </button>
                    </li>
                }
            },
        )
        .parts();
    let about = (!fact.about.is_empty())
        .then(|| view! { " · " <span lang=tag_of(&fact.about)>{fact.about.clone()}</span> }.part());
    let message =
        (!fact.message.is_empty()).then(|| view! { <p>{fact.message.clone()}</p> }.part());
    view! {
        <li
            class=format!("fact {}", fact.group.class())
            id=fact_id(i)
            class:chosen=move || looking.fact.get() == Some(i)
        >
            <p class="note">{fact.kind} {about}</p>
            {message}
            <ol class="plain">{spots}</ol>
        </li>
    }
    .into_any()
}

fn side(
    store: Store,
    looking: Looking,
    model: &Shared<Comparing>,
    i: usize,
    kept: Kept,
    lang: Lang,
) -> AnyView {
    let w = lang.words();
    let shelf = expect_context::<Shelf>();
    let text = model.sides.get(i).map(|s| article(looking, model, i, s));
    let tongue = tag_of(&kept.text);
    let title = kept.title.clone();
    let titled = tag_of(&title);
    let label = title.clone();
    let id = kept.id.clone();
    let open = move |_| {
        store.comparing.set(None);
        shelf.take(store, &id);
    };
    view! {
        <section class="side" data-side=i + 1 tabindex="0" aria-label=label>
            <header>
                <h3>
                    <span class="which">{i + 1}</span>
                    " "
                    <span lang=titled>{title}</span>
                </h3>
                <button type="button" class="quiet" on:click=open>{w.open}</button>
            </header>
            <div class="side-text" lang=tongue>{text}</div>
        </section>
    }
    .into_any()
}

fn article(looking: Looking, model: &Shared<Comparing>, i: usize, side: &Side) -> AnyView {
    // Only the first piece of a fact carries its name: it is where one is led.
    let mut named = std::collections::BTreeSet::new();
    let mut blocks = Vec::new();
    for block in &side.blocks {
        let pieces = block
            .pieces
            .iter()
            .map(|piece| {
                let words = piece.span.of(&side.text).to_owned();
                let (Some(group), Some(&fact)) = (model.group(piece), piece.facts.first()) else {
                    return words.into_any();
                };
                let id = named.insert(fact).then(|| spot_id(fact, i));
                let all = piece.facts.clone();
                let model = model.clone();
                let kind = model.facts.get(fact).map_or("", |f| f.kind);
                let pressed = model.clone();
                // No button element: its words could not break over lines.
                view! {
                    <span
                        role="button"
                        tabindex="0"
                        class=format!("said {}", group.class())
                        id=id
                        title=kind
                        class:lit=move || looking.fact.get().is_some_and(|f| all.contains(&f))
                        on:click=move |_| looking.choose(&model, fact, None)
                        on:keydown=move |event| {
                            if matches!(event.key().as_str(), "Enter" | " ") {
                                event.prevent_default();
                                looking.choose(&pressed, fact, None);
                            }
                        }
                    >
                        {words}
                    </span>
                }
                .into_any()
            })
            .parts();
        blocks.push(match block.role {
            BlockRole::Headline => view! { <p class="headline">{pieces}</p> }.into_any(),
            _ => view! { <p>{pieces}</p> }.into_any(),
        });
    }
    blocks.into_any()
}
