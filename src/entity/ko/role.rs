//! Titles, and of whom they are said.

use crate::document::EntityKind;
use crate::entity::Found;

/// A title, and the person and organization that it is said of, as indices of mentions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role {
    pub title: usize,
    pub person: Option<usize>,
    pub organization: Option<usize>,
}

/// Attaches every title to the person beside it and to the organization between or before them.
pub(super) fn roles(text: &str, found: &[Found]) -> Vec<Role> {
    let mut roles = Vec::new();
    let kind = |i: Option<usize>| i.and_then(|i| found.get(i)).map(|f| f.kind);
    let gap = |a: usize, b: usize| {
        let (Some(a), Some(b)) = (found.get(a), found.get(b)) else {
            return "\n";
        };
        text.get(a.span.end..b.span.start).unwrap_or("\n")
    };
    let near = |gap: &str| {
        gap.trim().is_empty() && !gap.contains('\n')
            || matches!(
                gap,
                "의 " | "(" | ", " | "·" | "’ " | "' " | "'의 " | "’의 "
            )
    };
    for (i, mention) in found.iter().enumerate() {
        if mention.kind != EntityKind::Title {
            continue;
        }
        let (mut person, mut organization) = (None, None);
        // Behind the person: 김한빛 [새벽전자] 대표, 최고경영자(CEO), (손정의) 회장.
        let mut at = i;
        while let Some(before) = at.checked_sub(1) {
            let space = gap(before, at);
            let bracketed = space.starts_with(')')
                && space.trim_start_matches(')').trim().is_empty()
                && found.get(before).is_some_and(|f| {
                    text.get(..f.span.start)
                        .is_some_and(|t| t.ends_with(['(', '（']))
                });
            let glossed = space.starts_with('(')
                && space.trim_end().ends_with(')')
                && space.chars().count() <= 12;
            if !near(space) && !bracketed && !glossed {
                break;
            }
            match kind(Some(before)) {
                Some(EntityKind::Organization | EntityKind::Place) if organization.is_none() => {
                    if kind(Some(before)) == Some(EntityKind::Organization) {
                        organization = Some(before);
                    }
                }
                Some(EntityKind::Title) if space == "(" || space == " " || space == "·" => {}
                Some(EntityKind::Person) => {
                    person = Some(before);
                    // The organization before the person: 새벽당 김한빛 대표, 새벽전자의 김한빛 회장.
                    if organization.is_none()
                        && let Some(further) = before.checked_sub(1)
                        && kind(Some(further)) == Some(EntityKind::Organization)
                        && near(gap(further, before))
                    {
                        organization = Some(further);
                    }
                    break;
                }
                _ => break,
            }
            at = before;
        }
        // Before the person: 새벽부 장관 김한빛, 대표인 김한빛.
        if person.is_none()
            && kind(Some(i + 1)) == Some(EntityKind::Person)
            && matches!(
                gap(i, i + 1),
                " " | "인 " | "이자 " | " '" | " ‘" | "였던 " | "이었던 "
            )
        {
            person = Some(i + 1);
        }
        roles.push(Role {
            title: i,
            person,
            organization,
        });
    }
    roles
}
