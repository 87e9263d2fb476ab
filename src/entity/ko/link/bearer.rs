//! Who a lone surname stands for, and of whom a title is said.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

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
        // Mentions of persons by their full names, by the first character.
        let mut full: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (i, mention) in found.iter().enumerate() {
            let name = mention.span.of(text);
            if mention.kind == EntityKind::Person
                && (self.is_korean_name(name) || name.contains(' '))
                && let Some(first) = name.chars().next()
            {
                full.entry(first).or_default().push(i);
            }
        }
        let mut said = Said::new(text, found, roles, group_of);
        for form in forms {
            let length = form.key.chars().count();
            if form.kind != EntityKind::Person
                || form.custom.is_some()
                || length
                    > if self.lists.is_surname(&form.key) {
                        2
                    } else {
                        1
                    }
            {
                continue;
            }
            let first = form.text.chars().next();
            let full = first.and_then(|first| full.get(&first)).into_iter();
            let places = full.flatten().copied().filter(|&i| {
                found.get(i).is_some_and(|mention| {
                    let name = mention.span.of(text);
                    name.starts_with(&form.text) && name.chars().count() > length
                })
            });
            let mut bearers = Bearers::new(places, &said, group_of);
            for &m in &form.mentions {
                let Some(bearer) = bearers.of(m, said.title(m)) else {
                    continue;
                };
                if let Some(&to) = group_of.get(bearer)
                    && let Some(mine) = group_of.get_mut(m)
                {
                    let from = std::mem::replace(mine, to);
                    bearers.turn(m, from, to, &mut said);
                }
            }
        }
    }
}

/// The titles that are said of persons.
struct Said<'a> {
    /// By mention.
    of: BTreeMap<usize, Vec<&'a str>>,
    /// By group of mentions: each title, and how often.
    of_group: BTreeMap<usize, BTreeMap<&'a str, usize>>,
}

impl<'a> Said<'a> {
    fn new(text: &'a str, found: &[Found], roles: &[Role], group_of: &[usize]) -> Self {
        let mut said = Said {
            of: BTreeMap::new(),
            of_group: BTreeMap::new(),
        };
        for role in roles {
            let Some((person, title)) = role.person.zip(found.get(role.title)) else {
                continue;
            };
            let title = title.span.of(text);
            said.of.entry(person).or_default().push(title);
            if let Some(&group) = group_of.get(person) {
                *said
                    .of_group
                    .entry(group)
                    .or_default()
                    .entry(title)
                    .or_default() += 1;
            }
        }
        said
    }

    /// The first title that is said of a mention.
    fn title(&self, mention: usize) -> Option<&'a str> {
        self.of.get(&mention)?.first().copied()
    }

    /// The titles that are said of a group.
    fn titles(&self, group: usize) -> impl Iterator<Item = &'a str> + '_ {
        let titles = self.of_group.get(&group);
        titles.into_iter().flat_map(|titles| titles.keys().copied())
    }
}

/// The mentions of those who bear a surname: by whom they name, and by the titles that are said of them.
struct Bearers<'a> {
    /// In text order.
    all: BTreeSet<usize>,
    of_group: BTreeMap<usize, BTreeSet<usize>>,
    /// By each title.
    exact: BTreeMap<&'a str, BTreeSet<usize>>,
    /// By what each title ends with.
    ending: BTreeMap<&'a str, BTreeSet<usize>>,
}

impl<'a> Bearers<'a> {
    fn new(places: impl Iterator<Item = usize>, said: &Said<'a>, group_of: &[usize]) -> Self {
        let mut bearers = Bearers {
            all: BTreeSet::new(),
            of_group: BTreeMap::new(),
            exact: BTreeMap::new(),
            ending: BTreeMap::new(),
        };
        for place in places {
            bearers.all.insert(place);
            if let Some(&group) = group_of.get(place) {
                bearers.of_group.entry(group).or_default().insert(place);
                for title in said.titles(group) {
                    bearers.add(place, title);
                }
            }
        }
        bearers
    }

    fn add(&mut self, place: usize, title: &'a str) {
        self.exact.entry(title).or_default().insert(place);
        for ending in endings(title) {
            self.ending.entry(ending).or_default().insert(place);
        }
    }

    fn remove(&mut self, place: usize, title: &str) {
        remove(&mut self.exact, title, place);
        for ending in endings(title) {
            remove(&mut self.ending, ending, place);
        }
    }

    /// The mention of the one whom a surname with a title means: with a title that is the same or ends so, or is what
    /// this one ends with.
    fn of(&self, mention: usize, title: Option<&str>) -> Option<usize> {
        let like = title.and_then(|title| {
            let longer = self.ending.get(title);
            let shorter = endings(title).filter_map(|ending| self.exact.get(ending));
            nearest(mention, longer.into_iter().chain(shorter))
        });
        like.or_else(|| nearest(mention, std::iter::once(&self.all)))
    }

    /// Notes that a mention of the surname, which was of one group, is of another.
    fn turn(&mut self, mention: usize, from: usize, to: usize, said: &mut Said<'a>) {
        if from == to {
            return;
        }
        // The surname itself may be one of the names that others are short for.
        let bears = self.all.contains(&mention);
        if bears {
            said.titles(from)
                .for_each(|title| self.remove(mention, title));
            remove(&mut self.of_group, &from, mention);
        }
        let places = |bearers: &Self, group: usize| -> Vec<usize> {
            let places = bearers.of_group.get(&group).into_iter().flatten();
            places.copied().collect()
        };
        for title in said.of.get(&mention).into_iter().flatten().copied() {
            let titles = said.of_group.entry(from).or_default();
            let left = titles.get(title).map_or(0, |count| count.saturating_sub(1));
            if left > 0 {
                titles.insert(title, left);
            } else {
                titles.remove(title);
                for place in places(self, from) {
                    self.remove(place, title);
                    said.titles(from).for_each(|title| self.add(place, title));
                }
            }
            let count = said
                .of_group
                .entry(to)
                .or_default()
                .entry(title)
                .or_default();
            *count += 1;
            if *count == 1 {
                for place in places(self, to) {
                    self.add(place, title);
                }
            }
        }
        if bears {
            self.of_group.entry(to).or_default().insert(mention);
            said.titles(to).for_each(|title| self.add(mention, title));
        }
    }
}

fn remove<K: Borrow<Q> + Ord, Q: Ord + ?Sized>(
    places: &mut BTreeMap<K, BTreeSet<usize>>,
    key: &Q,
    place: usize,
) {
    if let Some(places) = places.get_mut(key) {
        places.remove(&place);
    }
}

/// What a title ends with, itself among it.
fn endings(title: &str) -> impl Iterator<Item = &str> + Clone {
    let places = title.char_indices();
    places.filter_map(move |(at, _)| title.get(at..))
}

/// The last place before a mention, or else the first behind it.
fn nearest<'a>(
    mention: usize,
    places: impl Iterator<Item = &'a BTreeSet<usize>> + Clone,
) -> Option<usize> {
    let before = |places: &BTreeSet<usize>| places.range(..mention).next_back().copied();
    let behind = |places: &BTreeSet<usize>| places.range(mention + 1..).next().copied();
    let last = places.clone().filter_map(before).max();
    last.or_else(|| places.filter_map(behind).min())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Dictionary;
    use crate::entity::ko::Finder;
    use crate::entity::ko::custom::Custom;
    use crate::entity::ko::role::roles;
    use crate::text::Span;

    /// Holds each surname against every name of the text.
    fn one_by_one(
        linker: &Linker<'_>,
        text: &str,
        found: &[Found],
        forms: &[Form],
        roles: &[Role],
        group_of: &mut [usize],
    ) {
        let said_of = |m: usize| {
            let roles = roles.iter().filter(move |r| r.person == Some(m));
            roles.map(|r| found[r.title].span.of(text))
        };
        for form in forms {
            let length = form.key.chars().count();
            let most = 1 + usize::from(linker.lists.is_surname(&form.key));
            if form.kind != EntityKind::Person || length > most {
                continue;
            }
            for &m in &form.mentions {
                let bearer = (0..found.len())
                    .filter(|&i| {
                        let name = found[i].span.of(text);
                        i != m
                            && found[i].kind == EntityKind::Person
                            && name.chars().count() > length
                            && name.starts_with(&form.text)
                            && (linker.is_korean_name(name) || name.contains(' '))
                    })
                    .min_by_key(|&i| {
                        let like = said_of(m).next().is_some_and(|title| {
                            (0..found.len())
                                .filter(|&other| group_of[other] == group_of[i])
                                .flat_map(said_of)
                                .any(|other| other.ends_with(title) || title.ends_with(other))
                        });
                        (!like, i > m, i.abs_diff(m))
                    });
                if let Some(bearer) = bearer {
                    group_of[m] = group_of[bearer];
                }
            }
        }
    }

    #[test]
    fn a_surname_means_whom_it_would_if_each_were_held_against_every_name() {
        const WORDS: &[(&str, EntityKind)] = &[
            ("김새벽", EntityKind::Person),
            ("김한별", EntityKind::Person),
            ("김 한별", EntityKind::Person),
            ("김", EntityKind::Person),
            ("김", EntityKind::Person),
            ("남궁", EntityKind::Person),
            ("남궁새벽", EntityKind::Person),
            ("남노을", EntityKind::Person),
            ("남", EntityKind::Person),
            ("회장", EntityKind::Title),
            ("부회장", EntityKind::Title),
            ("회장", EntityKind::Title),
            ("대표", EntityKind::Title),
            ("새벽전자", EntityKind::Organization),
        ];
        let finder = Finder::new();
        let dictionary = Dictionary::default();
        let linker = Linker {
            lists: &finder.lists,
            spelling: &finder.spelling,
            custom: &Custom::new(&dictionary),
            patterns: &finder.patterns,
        };
        let mut seed = 1_u64;
        let mut below = |most: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % most
        };
        let mut resolved = 0;
        for _ in 0..400 {
            let mut text = String::new();
            let mut found = Vec::new();
            for _ in 0..2 + below(30) {
                let (word, kind) = WORDS[below(WORDS.len())];
                let span = Span::new(text.len(), text.len() + word.len());
                text += word;
                text += [" ", " ", "은 ", "\n"][below(4)];
                found.push(Found {
                    span,
                    kind,
                    confidence: 1.0,
                });
            }
            let forms = linker.forms(&text, &found);
            // Some forms are of one group before: 손 of 손 마사요시(손).
            let merged = below(forms.len());
            let mut groups = vec![0; found.len()];
            for (i, form) in forms.iter().enumerate() {
                for &m in &form.mentions {
                    groups[m] = if below(3) > 0 || form.kind == EntityKind::Title {
                        i
                    } else {
                        merged
                    };
                }
            }
            let before = groups.clone();
            let mut expected = groups.clone();
            let roles = roles(&text, &found);
            linker.resolve_surnames(&text, &found, &forms, &roles, &mut groups);
            one_by_one(&linker, &text, &found, &forms, &roles, &mut expected);
            assert_eq!(groups, expected, "{text}");
            resolved += before.iter().zip(&groups).filter(|(a, b)| a != b).count();
        }
        assert!(resolved > 500, "{resolved}");
    }
}
