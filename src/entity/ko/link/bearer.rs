//! Who a lone surname stands for, and of whom a title is said.

use std::collections::BTreeMap;

use super::form::{Form, Linker};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::ko::role::Role;

impl Linker<'_> {
    /// Gives every lone surname the person it stands for: the nearest before it (or else behind it) who has that
    /// surname, of those one with the same title.
    pub(super) fn resolve_surnames(
        &self,
        text: &str,
        found: &[Found],
        forms: &[Form],
        roles: &[Role],
        group_of: &mut [usize],
    ) {
        let titles_of = |group: usize, group_of: &[usize]| -> Vec<&str> {
            roles
                .iter()
                .filter(|r| r.person.is_some_and(|p| group_of.get(p) == Some(&group)))
                .filter_map(|r| found.get(r.title).map(|t| t.span.of(text)))
                .collect()
        };
        for form in forms {
            if form.kind != EntityKind::Person
                || form.custom.is_some()
                || form.key.chars().count()
                    > if self.lists.is_surname(&form.key) {
                        2
                    } else {
                        1
                    }
            {
                continue;
            }
            for &m in &form.mentions {
                let title = roles
                    .iter()
                    .find(|r| r.person == Some(m))
                    .and_then(|r| found.get(r.title))
                    .map(|t| t.span.of(text));
                let mut candidates: Vec<(bool, bool, usize, usize)> = Vec::new();
                for (i, other) in found.iter().enumerate() {
                    let name = other.span.of(text);
                    if other.kind != EntityKind::Person
                        || i == m
                        || name.chars().count() <= form.key.chars().count()
                        || !name.starts_with(&form.text)
                        || !(self.is_korean_name(name) || name.contains(' '))
                    {
                        continue;
                    }
                    let Some(&group) = group_of.get(i) else {
                        continue;
                    };
                    let same_title = title.is_some_and(|title| {
                        titles_of(group, group_of)
                            .iter()
                            .any(|t| t.ends_with(title) || title.ends_with(t))
                    });
                    let before = i < m;
                    let distance = i.abs_diff(m);
                    candidates.push((!same_title, !before, distance, group));
                }
                crate::sort::sort(&mut candidates);
                if let Some(&(_, _, _, group)) = candidates.first()
                    && let Some(mine) = group_of.get_mut(m)
                {
                    *mine = group;
                }
            }
        }
    }
}

/// Parts titles by the person they are said of: the chairman of one company is not that of another. A bare one belongs
/// to the last that was met with it.
pub(super) fn part_titles(found: &[Found], roles: &[Role], group_of: &mut [usize]) {
    let mut last: BTreeMap<usize, Option<usize>> = BTreeMap::new();
    let mut parts: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    for role in roles {
        let Some(&group) = group_of.get(role.title) else {
            continue;
        };
        let person = match role.person.and_then(|p| group_of.get(p)) {
            Some(&person) => Some(person),
            None => last.get(&group).copied().flatten(),
        };
        last.insert(group, person);
        let next = found.len() + parts.len();
        let part = *parts.entry((group, person)).or_insert(next);
        if let Some(mine) = group_of.get_mut(role.title) {
            *mine = part;
        }
    }
}
