//! Names that were clear elsewhere in the article: the same ones again, short forms of people, lone surnames.

use std::collections::BTreeMap;

use super::boundary::{last_word, parts};
use super::pattern::{Cue, follows_surname};
use super::{Finder, Reading};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::{Span, hangul};

impl Finder {
    /// Other occurrences of the names that are clear, short forms of people, names in brackets, lone surnames.
    pub(super) fn vote_repeats(
        &self,
        text: &str,
        reading: &Reading,
        clear: &[Found],
        ballot: &mut Ballot,
    ) {
        let known = self.known(text, clear, ballot);
        self.vote_surnames(text, reading, clear, ballot);
        let mut longest = 0;
        let mut first: BTreeMap<char, Vec<(&str, EntityKind, f32, bool)>> = BTreeMap::new();
        for (name, (kind, votes, many)) in &known {
            longest = longest.max(name.len());
            if let Some(c) = name.chars().next() {
                first
                    .entry(c)
                    .or_default()
                    .push((name, *kind, *votes, *many));
            }
        }
        for names in first.values_mut() {
            crate::sort::sort_by_key(names, |(name, _, _, _)| std::cmp::Reverse(name.len()));
        }
        for paragraph in &reading.paragraphs {
            let words = paragraph.span.of(text);
            let mut previous = text
                .get(..paragraph.span.start)
                .and_then(|before| before.chars().next_back());
            for (i, c) in words.char_indices() {
                let at = paragraph.span.start + i;
                let before = previous.replace(c);
                if !before.is_none_or(|before| parts(before, c)) {
                    continue;
                }
                let Some(names) = first.get(&c) else { continue };
                let rest = text.get(at..paragraph.span.end).unwrap_or("");
                for &(name, kind, votes, many) in names {
                    if let Some(after) = rest.strip_prefix(name)
                        && self.boundaries.ends(name, after)
                    {
                        let span = Span::new(at, at + name.len());
                        // What is said of it here already is kept; the article adds to it.
                        let here = ballot.of(span, kind).unwrap_or(0.0);
                        if here < votes {
                            ballot.add(span, kind, (votes - here).min(2.0));
                        }
                        if many {
                            // What most of its mentions are, the few are too.
                            for other in EntityKind::ALL {
                                if *other != kind && ballot.of(span, *other).is_some() {
                                    ballot.add(span, *other, -3.0);
                                }
                            }
                        }
                        break;
                    }
                }
            }
        }
    }

    /// The names that are clear, with the kind that most votes give them, and short forms of people.
    fn known<'t>(
        &self,
        text: &'t str,
        clear: &[Found],
        ballot: &Ballot,
    ) -> BTreeMap<&'t str, (EntityKind, f32, bool)> {
        let mut tally: BTreeMap<&str, BTreeMap<EntityKind, (f32, f32)>> = BTreeMap::new();
        for found in clear {
            if found.kind == EntityKind::Title {
                continue;
            }
            let votes = ballot.of(found.span, found.kind).unwrap_or(4.0);
            let name = found.span.of(text);
            let (sum, best) = tally
                .entry(name)
                .or_default()
                .entry(found.kind)
                .or_default();
            *sum += votes;
            *best = best.max(votes);
        }
        let mut known: BTreeMap<&str, (EntityKind, f32, bool)> = BTreeMap::new();
        for (name, kinds) in &tally {
            let Some((kind, &(_, best))) = kinds.iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0))
            else {
                continue;
            };
            let length = name.chars().count();
            // A single letter is a name only where it stands.
            let total: f32 = kinds.values().map(|(sum, _)| *sum).sum();
            if length < 2 || best < 1.0 && total < 1.5 {
                continue;
            }
            let many = kinds.get(kind).is_some_and(|(sum, _)| *sum >= total * 0.66);
            known.insert(name, (*kind, best, many));
            if *kind == EntityKind::Event
                && let Some((storm, short)) = name.split_once(' ')
                && self.patterns.is(Cue::Storm, storm)
            {
                known.insert(short, (EntityKind::Event, best, true));
            }
            if *kind == EntityKind::Person
                && best >= 1.5
                && let Some((_, last)) = name.rsplit_once(' ')
                && last.chars().count() >= 2
                && !self.lists.is_common(last)
            {
                // 포드는: the senator of that name, whatever else is called so.
                let namesake = known
                    .get(last)
                    .is_some_and(|(kind, _, _)| *kind != EntityKind::Person)
                    && self.lists.get(last).is_none_or(|listed| !listed.trusted);
                if namesake {
                    known.insert(last, (EntityKind::Person, best.min(2.0), true));
                } else {
                    known
                        .entry(last)
                        .or_insert((EntityKind::Person, best.min(2.0), false));
                }
            }
        }
        known
    }

    /// A lone surname before a title (`손 회장`).
    fn vote_surnames(&self, text: &str, reading: &Reading, clear: &[Found], ballot: &mut Ballot) {
        let people = clear.iter().filter(|f| f.kind == EntityKind::Person);
        let people = crate::sort::set(people.map(|f| f.span.of(text)));
        for paragraph in &reading.paragraphs {
            for title in &paragraph.titles {
                let Some(front) = text
                    .get(paragraph.span.start..title.span.start)
                    .and_then(|t| t.strip_suffix(' '))
                else {
                    continue;
                };
                if self.is_homonym(text, title.span) {
                    continue;
                }
                let at = last_word(front, hangul::is_alphanumeric);
                let surname = front.get(at..).unwrap_or("");
                if !self.lists.is_surname(surname) {
                    continue;
                }
                let start = paragraph.span.start + at;
                let span = Span::new(start, start + surname.len());
                let somebody = people.iter().any(|name| {
                    name.starts_with(surname) && name.chars().count() > surname.chars().count()
                });
                if !somebody && matches!(surname, "이" | "전" | "현" | "한" | "양" | "두") {
                    // 이 회장, 전 회장, 한 변호사, 양 후보: this one, the former one, one, both.
                    ballot.add(span, EntityKind::Person, -5.0);
                    continue;
                }
                if !follows_surname(title) {
                    continue;
                }
                let weight = match (self.patterns.is(Cue::Determiner, surname), somebody) {
                    (_, true) => 3.0,
                    (false, false) => 2.0,
                    (true, false) => 0.0,
                };
                if weight > 0.0 {
                    ballot.add(span, EntityKind::Person, weight);
                    ballot.add(title.span, EntityKind::Title, 3.0);
                }
            }
        }
    }
}
