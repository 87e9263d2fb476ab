//! The names of several articles, matched.

use std::collections::BTreeMap;

use crate::document::{Document, Entity, EntityKind};
use crate::text::case;

/// Which entities of different articles name the same thing.
#[derive(Debug)]
pub(super) struct Cast {
    /// By article, by entity: the number that all its namesakes share.
    numbers: Vec<Vec<usize>>,
    names: Vec<String>,
}

impl Cast {
    pub(super) fn new(articles: &[(&str, &Document)]) -> Self {
        let mut numbers = Vec::new();
        let mut names: Vec<String> = Vec::new();
        let mut known: BTreeMap<(Class, String), usize> = BTreeMap::new();
        for (_, document) in articles {
            let mut own = Vec::new();
            for entity in &document.entities {
                let class = class(entity.kind);
                let found = spellings(entity)
                    .into_iter()
                    .find_map(|s| known.get(&(class, s)).copied());
                let number = found.unwrap_or_else(|| {
                    names.push(entity.name.clone());
                    names.len() - 1
                });
                for spelling in spellings(entity) {
                    known.entry((class, spelling)).or_insert(number);
                }
                own.push(number);
            }
            numbers.push(own);
        }
        Cast { numbers, names }
    }

    pub(super) fn number(&self, article: usize, entity: usize) -> Option<usize> {
        self.numbers.get(article)?.get(entity).copied()
    }

    pub(super) fn name(&self, number: usize) -> Option<&str> {
        self.names.get(number).map(String::as_str)
    }
}

/// Products and organizations are told apart differently by different articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Person,
    Place,
    Thing,
    Title,
}

fn class(kind: EntityKind) -> Class {
    match kind {
        EntityKind::Person => Class::Person,
        EntityKind::Place => Class::Place,
        EntityKind::Title => Class::Title,
        EntityKind::Organization | EntityKind::Product | EntityKind::Event => Class::Thing,
    }
}

/// The forms of a name without blanks; a surname alone names too many.
fn spellings(entity: &Entity) -> Vec<String> {
    std::iter::once(&entity.name)
        .chain(&entity.aliases)
        .map(|n| {
            n.chars()
                .filter(|c| !c.is_whitespace())
                .map(case::small)
                .collect::<String>()
        })
        .filter(|n| n.chars().count() > 1)
        .collect()
}
