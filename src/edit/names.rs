//! Names that the reader adds, joins, parts or gives other borders.

use super::place::Place;
use super::renumber::rewrite;
use super::{List, Reason};
use crate::{AnnotatedArticle, EntityKind, EntityRecord, MentionRecord, OffsetIndex};

/// The entity and the mention that stand at a place.
pub(super) fn find(record: &AnnotatedArticle, start: usize, end: usize) -> Option<(usize, usize)> {
    record.entities.iter().enumerate().find_map(|(e, entity)| {
        let at = |m: &MentionRecord| m.start == start && m.end == end;
        Some((e, entity.mentions.iter().position(at)?))
    })
}

/// Moves the borders of a mention; names under the new ones give way.
pub(super) fn respan_mention(
    record: &mut AnnotatedArticle,
    from: Place,
    to: Place,
    words: String,
) -> Result<(), Reason> {
    let nothing = Reason::NothingThere(List::Entity);
    let (e, m) = find(record, from.0, from.1).ok_or(nothing)?;
    let Some(moved) = record.entities.get_mut(e).map(|entity| {
        if entity.mentions.len() == 1 {
            entity.name.clone_from(&words);
        }
        entity.mentions.remove(m)
    }) else {
        return Err(nothing);
    };
    clear(record, to.0, to.1);
    if let Some(entity) = record.entities.get_mut(e) {
        entity.mentions.push(MentionRecord {
            start: to.0,
            end: to.1,
            text: words,
            ..moved
        });
    }
    Ok(())
}

pub(super) fn blank(kind: EntityKind, name: String, mentions: Vec<MentionRecord>) -> EntityRecord {
    EntityRecord {
        id: String::new(),
        kind,
        name,
        aliases: Vec::new(),
        titles: Vec::new(),
        organization: None,
        mentions,
    }
}

/// Gives a mention an entity of its own, unless it has one; returns its index.
pub(super) fn split(record: &mut AnnotatedArticle, e: usize, m: usize) -> usize {
    let Some(entity) = record.entities.get_mut(e) else {
        return e;
    };
    if entity.mentions.len() < 2 {
        return e;
    }
    let mention = entity.mentions.remove(m);
    let new = blank(entity.kind, mention.text.clone(), vec![mention]);
    record.entities.push(new);
    record.entities.len() - 1
}

pub(super) fn merge(record: &mut AnnotatedArticle, from: usize, into: usize) {
    let Some(gone) = record.entities.get_mut(from) else {
        return;
    };
    let mentions = std::mem::take(&mut gone.mentions);
    let mut names = std::mem::take(&mut gone.aliases);
    names.insert(0, gone.name.clone());
    let titles = std::mem::take(&mut gone.titles);
    let organization = gone.organization.take();
    if let Some(entity) = record.entities.get_mut(into) {
        entity.mentions.extend(mentions);
        for name in names {
            if name != entity.name && !entity.aliases.contains(&name) {
                entity.aliases.push(name);
            }
        }
        for title in titles {
            if !entity.titles.contains(&title) {
                entity.titles.push(title);
            }
        }
        entity.organization = entity.organization.take().or(organization);
    }
    // Whoever spoke of the one now speaks of the other.
    let (old, new) = (format!("e{}", from + 1), format!("e{}", into + 1));
    rewrite(record, |id| {
        if *id == old {
            Some(new.clone())
        } else {
            Some(id.clone())
        }
    });
}

/// Makes room for a name.
pub(super) fn clear(record: &mut AnnotatedArticle, start: usize, end: usize) {
    for entity in &mut record.entities {
        entity.mentions.retain(|m| m.end <= start || end <= m.start);
    }
}

/// Where else the words stand in the body, free of other names.
pub(super) fn elsewhere(
    text: &str,
    index: &OffsetIndex,
    record: &AnnotatedArticle,
    words: &str,
    but: usize,
) -> Vec<(usize, usize)> {
    let taken = |start: usize, end: usize| {
        let mentions = record.entities.iter().flat_map(|e| &e.mentions);
        mentions.into_iter().any(|m| m.start < end && start < m.end)
    };
    let in_body = |start: usize, end: usize| {
        record.body.is_empty() || record.body.iter().any(|b| b.start <= start && end <= b.end)
    };
    text.match_indices(words)
        .map(|(at, found)| (index.of_byte(at), index.of_byte(at + found.len())))
        .filter(|&(start, end)| start != but && !taken(start, end) && in_body(start, end))
        .collect()
}
