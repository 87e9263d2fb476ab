//! Amounts: numbers with their units, exact values and what bounds them.

mod en;
mod ko;

use std::fmt;

use crate::document::{Amount, DateMention};
use crate::language::Language;
use crate::passage::Passages;

/// The amounts of one language.
pub(crate) trait Grammar: fmt::Debug + Send + Sync {
    /// Finds the amounts of the passages and quotations in this language, in text order. What `dates` cover is no amount;
    /// `same_as` is an index into the returned list.
    fn read(&self, text: &str, passages: &Passages, dates: &[DateMention]) -> Vec<Amount>;
}

/// The amounts of Korean.
pub(crate) fn korean() -> Box<dyn Grammar> {
    Box::new(ko::Finder::new())
}

/// The amounts of English.
pub(crate) fn english() -> Box<dyn Grammar> {
    Box::new(en::Finder::new())
}

/// Finds the amounts of an article, each passage by the grammar of its language.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    /// In the order of [`Language::ALL`].
    grammars: Vec<(Language, Box<dyn Grammar>)>,
}

impl Finder {
    /// Takes up a language whose data is there.
    pub(crate) fn add(&mut self, language: Language, grammar: Box<dyn Grammar>) {
        let at = self.grammars.partition_point(|(l, _)| *l < language);
        self.grammars.insert(at, (language, grammar));
    }

    /// Finds the amounts of a body, in text order. What `dates` cover is no amount.
    pub(crate) fn find(
        &self,
        text: &str,
        passages: &Passages,
        dates: &[DateMention],
    ) -> Vec<Amount> {
        let mut all = Vec::new();
        for (_, grammar) in &self.grammars {
            let found = grammar.read(text, passages, dates);
            if !found.is_empty() {
                all = merged(all, found, passages);
            }
        }
        all
    }
}

/// Amounts of several languages in text order, what restates another still pointing at it. What the grammar of a passage read
/// in a quotation of another language gives way.
fn merged(before: Vec<Amount>, next: Vec<Amount>, passages: &Passages) -> Vec<Amount> {
    let first = before.len();
    let mut all: Vec<(usize, Amount)> = before
        .into_iter()
        .chain(next)
        .enumerate()
        .filter(|(i, amount)| *i >= first || !passages.is_foreign(amount.span))
        .map(|(i, mut amount)| {
            if i >= first {
                amount.same_as = amount.same_as.map(|other| other + first);
            }
            (i, amount)
        })
        .collect();
    crate::sort::sort_by_key(&mut all, |(_, amount)| amount.span);
    let mut places = vec![None; all.iter().map(|(i, _)| i + 1).max().unwrap_or(0)];
    for (new, (old, _)) in all.iter().enumerate() {
        if let Some(place) = places.get_mut(*old) {
            *place = Some(new);
        }
    }
    let moved = |old: usize| places.get(old).copied().flatten();
    all.into_iter()
        .map(|(_, mut amount)| {
            amount.same_as = amount.same_as.and_then(moved);
            amount
        })
        .collect()
}
