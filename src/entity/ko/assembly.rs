//! Entities out of grouped mentions: their names, titles and organizations.

use std::collections::BTreeMap;

use super::role::Role;
use super::spelling::without_gloss;
use crate::document::{Entity, Mention};
use crate::entity::Found;
use crate::text::hangul;

/// The groups of mentions as entities, in the order of their first mentions.
pub(super) fn entities(
    text: &str,
    found: &[Found],
    group_of: &[usize],
    roles: &[Role],
) -> Vec<Entity> {
    let mut order: BTreeMap<usize, usize> = BTreeMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of = vec![0; found.len()];
    for (i, mention) in found.iter().enumerate() {
        let group = group_of.get(i).copied().unwrap_or(i);
        let index = *order.entry(group).or_insert(entities.len());
        if index == entities.len() {
            entities.push(Entity {
                kind: mention.kind,
                name: String::new(),
                aliases: Vec::new(),
                titles: Vec::new(),
                organization: None,
                mentions: Vec::new(),
            });
        }
        if let Some(entity) = entities.get_mut(index) {
            entity.mentions.push(Mention {
                span: mention.span,
                confidence: mention.confidence,
            });
        }
        if let Some(slot) = entity_of.get_mut(i) {
            *slot = index;
        }
    }
    for entity in &mut entities {
        name(text, entity);
    }
    for role in roles {
        let Some(title) = found.get(role.title) else {
            continue;
        };
        let organization = role.organization.and_then(|o| entity_of.get(o)).copied();
        let title_entity = entity_of.get(role.title).copied();
        if let Some(entity) = title_entity.and_then(|t| entities.get_mut(t)) {
            entity.organization = entity.organization.or(organization);
        }
        if let Some(person) = role.person.and_then(|p| entity_of.get(p)).copied()
            && let Some(entity) = entities.get_mut(person)
        {
            let words = title.span.of(text);
            if !entity.titles.iter().any(|t| t == words) {
                entity.titles.push(words.to_owned());
            }
            entity.organization = entity.organization.or(organization);
        }
    }
    entities
}

/// Names an entity by its fullest form: the longest, Hangul before Latin, the first of equals.
fn name(text: &str, entity: &mut Entity) {
    let mut forms: Vec<String> = Vec::new();
    for mention in &entity.mentions {
        let form = mention.span.of(text).to_owned();
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    let fullness = |form: &str| {
        let letters = without_gloss(form)
            .chars()
            .filter(|&c| hangul::is_alphanumeric(c))
            .count();
        (
            !form.contains('('),
            form.chars().any(hangul::is_syllable),
            letters,
        )
    };
    let mut best = 0;
    for (i, form) in forms.iter().enumerate() {
        if forms
            .get(best)
            .is_some_and(|b| fullness(form) > fullness(b))
        {
            best = i;
        }
    }
    if best < forms.len() {
        entity.name = forms.remove(best);
    }
    entity.aliases = forms;
}
