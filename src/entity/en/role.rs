//! Titles in English, and of whom they are said.

use crate::document::EntityKind::{self, Organization, Person, Place, Title};
use crate::entity::Found;

/// A title, and the person and organization that it is said of, as indices of mentions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Role {
    pub title: usize,
    pub person: Option<usize>,
    pub organization: Option<usize>,
}

/// Attaches every title to the person beside it and to its organization.
pub(super) fn roles(text: &str, found: &[Found]) -> Vec<Role> {
    let mut roles: Vec<Role> = (found.iter().enumerate())
        .filter(|(_, mention)| mention.kind == Title)
        .map(|(title, _)| {
            let reader = Reader { text, found };
            let (behind, after) = reader.behind(title);
            let (before, owner) = reader.before(title);
            Role {
                title,
                person: behind.or(before),
                organization: after.or(owner),
            }
        })
        .collect();
    // chairman, CEO and president Doe; Doe, president and chief executive
    for i in (1..roles.len()).rev() {
        share(text, found, &mut roles, i, i - 1);
    }
    for i in 1..roles.len() {
        share(text, found, &mut roles, i - 1, i);
    }
    roles
}

/// Gives the role `to` what it has not and `from`, its neighbour, has, where only a comma or `and` is between them.
fn share(text: &str, found: &[Found], roles: &mut [Role], from: usize, to: usize) {
    let (Some(&from), Some(&with)) = (roles.get(from), roles.get(to)) else {
        return;
    };
    let (a, b) = (from.title.min(with.title), from.title.max(with.title));
    let (Some(first), Some(second)) = (found.get(a), found.get(b)) else {
        return;
    };
    let between = text.get(first.span.end..second.span.start).unwrap_or("\n");
    if b == a + 1
        && matches!(
            between,
            " and " | ", " | ", and " | " & " | "/" | " and its "
        )
        && let Some(role) = roles.get_mut(to)
    {
        role.person = role.person.or(from.person);
        role.organization = role.organization.or(from.organization);
    }
}

struct Reader<'a> {
    text: &'a str,
    found: &'a [Found],
}

impl Reader<'_> {
    fn kind(&self, i: usize) -> Option<EntityKind> {
        self.found.get(i).map(|f| f.kind)
    }

    /// What stands between a mention and the next.
    fn gap(&self, i: usize) -> &str {
        let (Some(a), Some(b)) = (self.found.get(i), self.found.get(i + 1)) else {
            return "\n";
        };
        self.text.get(a.span.end..b.span.start).unwrap_or("\n")
    }

    /// The person and the organization behind a title: `CEO Jane Doe`, `chief executive of Lumora, Jane Doe`.
    fn behind(&self, title: usize) -> (Option<usize>, Option<usize>) {
        let mut at = title;
        let mut organization = None;
        let gap = self.gap(at);
        if matches!(
            gap,
            " of "
                | " of the "
                | " at "
                | " at the "
                | " for "
                | " for the "
                | " with "
                | " in "
                | " of its "
        ) {
            if self.kind(at + 1) == Some(Organization) {
                organization = Some(at + 1);
            }
            if matches!(self.kind(at + 1), Some(Organization | Place)) {
                at += 1;
            }
        }
        let gap = self.gap(at);
        let gap = gap.strip_prefix(',').unwrap_or(gap);
        let near = matches!(
            gap.trim(),
            "" | "Mr."
                | "Ms."
                | "Mrs."
                | "Dr."
                | "Sir"
                | "Mr"
                | "Mrs"
                | "Ms"
                | "Dr"
                | "Prof."
                | "Miss"
        ) && !gap.contains('\n')
            && gap.starts_with(' ');
        let person = (near && self.kind(at + 1) == Some(Person)).then_some(at + 1);
        (person, organization)
    }

    /// The person before a title, and the organization before it: `Jane Doe, the Lumora CEO`.
    fn before(&self, title: usize) -> (Option<usize>, Option<usize>) {
        let mut at = title;
        let mut organization = None;
        // The chief is owned by what stands right before.
        while let Some(before) = at.checked_sub(1) {
            let gap = self.gap(before);
            let owned = matches!(
                gap,
                " " | "'s " | "’s " | "' " | "’ " | " and " | ", " | "-"
            ) || matches!(
                gap.trim(),
                "'s new" | "'s former" | "'s current" | "’s new" | "’s former"
            );
            match self.kind(before) {
                Some(kind @ (Organization | Place)) if owned && at - before < 3 => {
                    if kind == Organization && organization.is_none() && gap != ", " {
                        organization = Some(before);
                    }
                    at = before;
                }
                _ => break,
            }
        }
        let Some(person) = at.checked_sub(1) else {
            return (None, organization);
        };
        let gap = self.gap(person);
        let words = gap.trim();
        let apposed =
            gap.starts_with(',') && words.len() <= 40 && !words.contains(['.', '"', '“', ';']) && {
                let inside = words.trim_start_matches(',').trim();
                inside.split(' ').count() <= 5
                    && !inside.contains(" said")
                    && !inside.starts_with("said")
            };
        let linked = matches!(
            words,
            "is" | "is the"
                | "was"
                | "was the"
                | "became"
                | "becomes"
                | "as"
                | "as its"
                | "as the"
                | "is a"
                | "was a"
                | "is its"
                | "who is"
                | ", who is"
                | ", who was"
                | ", who is the"
                | ", who was the"
                | "("
        );
        let person = (self.kind(person) == Some(Person) && (apposed || linked)).then_some(person);
        (person, organization)
    }
}
