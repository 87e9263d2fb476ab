//! What views are put together of, each of one type: a generic part is compiled anew for every use of it.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

/// A view that forgets what it is made of.
pub trait Part {
    /// Forgets it.
    fn part(self) -> AnyView;
}

impl Part for AnyView {
    fn part(self) -> AnyView {
        self
    }
}

impl<T: IntoAny> Part for View<T> {
    fn part(self) -> AnyView {
        self.into_inner().into_any()
    }
}

/// Several views, or perhaps one.
pub trait Parts {
    /// All of them.
    fn parts(self) -> Vec<AnyView>;
}

impl<I: IntoIterator<Item: Part>> Parts for I {
    fn parts(self) -> Vec<AnyView> {
        self.into_iter().map(Part::part).collect()
    }
}

/// A condition that is asked again whenever what it reads changes.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(condition: F) -> Condition {
        Condition(Box::new(condition))
    }
}

/// Shows its children while a condition holds.
#[component]
pub fn Show(#[prop(into)] when: Condition, children: ChildrenFn) -> impl IntoView {
    let when = Memo::new(move |_| (when.0)());
    move || when.get().then(|| children())
}

/// One of a list whose members stay as they are while the list changes.
pub struct Row {
    key: u64,
    draw: Box<dyn FnOnce(ReadSignal<usize>) -> AnyView + Send>,
}

impl Row {
    /// Rows with equal keys are the same row: it is drawn once, and told when its place changes.
    pub fn new(
        key: impl Hash,
        draw: impl FnOnce(ReadSignal<usize>) -> AnyView + Send + 'static,
    ) -> Row {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        Row {
            key: hasher.finish(),
            draw: Box::new(draw),
        }
    }
}

/// A list that changes.
pub fn rows(each: impl Fn() -> Vec<Row> + Send + 'static) -> AnyView {
    drawn(Box::new(each))
}

fn drawn(each: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! {
        <ForEnumerate
            each=move || each()
            key=|row: &Row| row.key
            children=|index, row: Row| (row.draw)(index)
        />
    }
    .into_any()
}
