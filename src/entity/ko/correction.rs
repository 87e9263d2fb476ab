//! What the article tells of names that were taken for something else: employers in people's names, storms, glosses,
//! things that only sound like people.

use std::collections::{BTreeMap, BTreeSet};

use super::Finder;
use super::boundary::begins;
use super::pattern::{Cue, is_korean_shape};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::{Span, hangul};

impl Finder {
    /// `대표이사 사장`, `신사업총괄 부사장`: two titles in a row are one role.
    pub(super) fn join_titles(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for pair in clear.windows(2) {
            let [first, second] = pair else { continue };
            if first.kind == EntityKind::Title
                && second.kind == EntityKind::Title
                && self.patterns.suffix(first.span.of(text)).is_none()
                && text.get(first.span.end..second.span.start) == Some(" ")
            {
                let both = Span::new(first.span.start, second.span.end);
                ballot.compose(both, EntityKind::Title, 0.2);
            }
        }
    }

    /// Whether a name behind a person's name and before a title is what the person works for: `새벽 노을 한빛 CEO`, where
    /// 한빛 is a listed organization, or is named by itself elsewhere behind a person of two words.
    pub(super) fn is_employer(&self, text: &str, clear: &[Found], i: usize) -> bool {
        let (Some(person), Some(found)) =
            (i.checked_sub(1).and_then(|i| clear.get(i)), clear.get(i))
        else {
            return false;
        };
        let (name, person_name) = (found.span.of(text), person.span.of(text));
        let apart = person_name.contains(' ') || is_korean_shape(person_name, &self.lists);
        person.kind == EntityKind::Person
            && text.get(person.span.end..found.span.start) == Some(" ")
            && !name.contains(' ')
            && apart
            && !self.lists.is_foreign_part(name)
            && clear.get(i + 1).is_some_and(|next| {
                next.kind == EntityKind::Title
                    && text.get(found.span.end..next.span.start) == Some(" ")
            })
            && (self
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Organization)
                || clear.iter().enumerate().any(|(j, other)| {
                    j != i
                        && other.span.of(text) == name
                        && !text
                            .get(..other.span.start)
                            .is_some_and(|t| t.ends_with(&format!("{person_name} ")))
                }))
    }

    /// What people work for is no person, here and wherever the article names it.
    pub(super) fn vote_employers(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        let mut employers: BTreeSet<&str> = BTreeSet::new();
        let mut people = Vec::new();
        for (i, found) in clear.iter().enumerate() {
            if found.kind != EntityKind::Person {
                continue;
            }
            if self.is_employer(text, clear, i) {
                employers.insert(found.span.of(text));
            } else if let Some((person, employer)) = self.swallowed(text, clear, i) {
                // The tagger took both for one name.
                people.push(person);
                employers.insert(employer);
            }
        }
        for name in employers {
            for (at, _) in text.match_indices(name) {
                let span = Span::new(at, at + name.len());
                if begins(text, at)
                    && self
                        .boundaries
                        .ends(name, text.get(span.end..).unwrap_or(""))
                {
                    ballot.refuse(span, EntityKind::Person);
                    ballot.add(span, EntityKind::Organization, 3.0);
                }
            }
        }
        for person in people {
            ballot.add(person, EntityKind::Person, 3.0);
        }
    }

    /// The name of a storm is that storm's wherever the article has it.
    pub(super) fn vote_storms(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        let mut storms: BTreeSet<&str> = BTreeSet::new();
        for found in clear.iter().filter(|f| f.kind == EntityKind::Event) {
            let name = found.span.of(text);
            let before = text
                .get(..found.span.start)
                .unwrap_or("")
                .trim_end_matches(['\'', '‘', '“', '"', ' ']);
            if let Some((storm, short)) = name.split_once(' ')
                && self.patterns.is(Cue::Storm, storm)
            {
                storms.insert(short);
            } else if ["태풍", "허리케인", "사이클론"]
                .iter()
                .any(|storm| before.ends_with(storm))
            {
                storms.insert(name);
            }
        }
        for name in storms {
            for (at, _) in text.match_indices(name) {
                let span = Span::new(at, at + name.len());
                let after = text.get(span.end..).unwrap_or("");
                if !begins(text, at) || !self.boundaries.ends(name, after) {
                    continue;
                }
                for kind in [
                    EntityKind::Person,
                    EntityKind::Place,
                    EntityKind::Organization,
                    EntityKind::Product,
                ] {
                    ballot.refuse(span, kind);
                }
                ballot.add(span, EntityKind::Event, 2.0);
            }
        }
    }

    /// The person and the employer in one found name of three words or more before a title, when the last word is a
    /// listed organization or is named by itself elsewhere.
    pub(super) fn swallowed<'t>(
        &self,
        text: &'t str,
        clear: &[Found],
        i: usize,
    ) -> Option<(Span, &'t str)> {
        let found = clear.get(i)?;
        let next = clear.get(i + 1)?;
        if next.kind != EntityKind::Title || text.get(found.span.end..next.span.start) != Some(" ")
        {
            return None;
        }
        let (person, employer) = found.span.of(text).rsplit_once(' ')?;
        let listed = self.lists.get(employer);
        let often = if self.patterns.is(Cue::Corporate, next.span.of(text)) {
            1
        } else {
            2
        };
        let alone = || {
            clear.iter().filter(|f| f.span.of(text) == employer).count() >= often
                && !self.lists.is_foreign_part(employer)
        };
        let split = listed.is_some_and(|l| l.kind == EntityKind::Organization)
            && (person.contains(' ') || is_korean_shape(person, &self.lists))
            || person.contains(' ') && listed.is_none() && alone();
        split.then_some((
            Span::new(found.span.start, found.span.start + person.len()),
            employer,
        ))
    }

    /// Latin words in a bracket are another name of the one before it, or explain a common noun: then they are no name.
    pub(super) fn refuse_glosses(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for found in clear {
            let name = found.span.of(text);
            let before = text.get(..found.span.start).unwrap_or("");
            let words = before
                .strip_suffix('(')
                .map(|t| t.trim_end_matches(['’', '\'', '”', '"', '」', '》', ' ']));
            let Some(words) = words.filter(|w| w.ends_with(hangul::is_syllable)) else {
                continue;
            };
            let word = name.chars().any(|c| c.is_ascii_lowercase())
                && !name.contains(|c: char| !c.is_ascii() || c.is_ascii_digit());
            if found.kind == EntityKind::Product
                && word
                && self.lists.get(name).is_none()
                && !clear.iter().any(|f| f.span.end == words.len())
            {
                ballot.refuse(found.span, EntityKind::Product);
            }
        }
    }

    /// A foreign word that the article says again and again without a title, a fuller name or 씨 ever being beside it is
    /// a thing that only sounds like a person.
    pub(super) fn refuse_strangers(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        let mut names: BTreeMap<&str, (usize, f32)> = BTreeMap::new();
        let mut people: BTreeSet<&str> = BTreeSet::new();
        for (i, found) in clear.iter().enumerate() {
            if found.kind != EntityKind::Person {
                continue;
            }
            let name = found.span.of(text);
            if name.contains(' ') {
                people.extend(name.split(' '));
            }
            let gap = |a: &Found, b: &Found| text.get(a.span.end..b.span.start).unwrap_or("\n");
            let beside = |other: Option<&Found>, before: bool| {
                other.is_some_and(|other| {
                    let gap = if before {
                        gap(other, found)
                    } else {
                        gap(found, other)
                    };
                    other.kind == EntityKind::Title && gap.len() <= ", ".len()
                })
            };
            let after = text.get(found.span.end..).unwrap_or("");
            if self.is_titled(text, clear, i)
                || beside(clear.get(i + 1), false)
                || beside(i.checked_sub(1).and_then(|i| clear.get(i)), true)
                || after.starts_with('씨')
                || after.starts_with(" 씨")
                || after.starts_with('(')
            {
                people.insert(name);
            }
            let (count, votes) = names.entry(name).or_default();
            *count += 1;
            *votes += ballot.of(found.span, EntityKind::Person).unwrap_or(4.0);
        }
        for found in clear {
            let name = found.span.of(text);
            let Some(&(count, votes)) = names.get(name) else {
                continue;
            };
            if found.kind == EntityKind::Person
                && count >= 3
                && votes < 3.0 * count as f32
                && !name.contains(' ')
                && !people.contains(name)
                && name.chars().all(hangul::is_syllable)
                && !is_korean_shape(name, &self.lists)
                && !self.lists.is_foreign_part(name)
            {
                ballot.refuse(found.span, EntityKind::Person);
            }
        }
    }
}
