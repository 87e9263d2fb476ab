//! What the article as a whole tells of its names.

use std::collections::{BTreeMap, BTreeSet};

use super::Paragraph;
use super::features::List;
use super::title::{Ground, Taken};
use super::words::{Case, Line, Lists, Word};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::Span;

/// Votes of a surname whose bearer is named in full.
const SURNAME: f32 = 2.5;
/// Votes of a name that `and` joins to one that is clear.
const JOINED: f32 = 0.9;
/// Votes of a name that is clear elsewhere.
const REPEATED: f32 = 1.2;

/// The names of an article by their words.
#[derive(Debug, Default)]
struct Known<'a> {
    /// Full names, of whatever kind, with the votes that they have.
    names: BTreeMap<&'a str, Vec<(EntityKind, f32)>>,
    /// The last words of persons' full names.
    surnames: BTreeSet<&'a str>,
    /// The first words of persons' full names.
    given: BTreeSet<&'a str>,
    /// The first words of bodies' names that only the sort of body follows: Kestrel of Kestrel Energy.
    firsts: BTreeSet<&'a str>,
    /// What storms are called by themselves: Odile of Hurricane Odile.
    storms: BTreeSet<&'a str>,
    /// What laws are called for short: Tarn-Roe of the Tarn-Roe Act.
    laws: BTreeSet<&'a str>,
    /// The first letters of names of several words, persons aside.
    initials: BTreeMap<String, EntityKind>,
    /// Words that are written without capitals somewhere.
    small: BTreeSet<&'a str>,
}

/// Votes for what is clear elsewhere in the article: surnames of persons who are named in full, and the same names again.
pub(super) fn vote_repeats(
    text: &str,
    paragraphs: &[Paragraph],
    lists: &Lists,
    clear: &[Found],
    ballot: &mut Ballot,
) {
    let mut known = Known::default();
    for found in clear {
        if found.kind == EntityKind::Title {
            continue;
        }
        let name = found.span.of(text);
        let kinds = known.names.entry(name).or_default();
        let odds = crate::entity::vote::log_odds(found.confidence).max(0.2);
        match kinds.iter_mut().find(|(kind, _)| *kind == found.kind) {
            Some((_, sum)) => *sum += odds,
            None => kinds.push((found.kind, odds)),
        }
        if found.kind == EntityKind::Person
            && let Some(surname) = surname(name, lists)
        {
            known.surnames.insert(surname);
            known.given.extend(
                name.split(' ')
                    .next()
                    .filter(|g| g.len() > 2 && !g.ends_with('.')),
            );
        }
        if found.kind == EntityKind::Product
            && let Some((short, "Act" | "Law" | "Bill" | "Treaty" | "Amendment")) =
                name.rsplit_once(' ')
            && short.contains('-')
            && !short.contains(' ')
        {
            known.laws.insert(short);
        }
        if found.kind == EntityKind::Event
            && let Some((sort, own)) = name.rsplit_once(' ')
            && sort
                .split(' ')
                .next_back()
                .is_some_and(|w| lists.storm.has(w))
        {
            known.storms.insert(own);
        }
        if found.kind != EntityKind::Person && name.contains(' ') {
            known.initials.entry(initials(name)).or_insert(found.kind);
        }
        if found.kind == EntityKind::Organization
            && let Some((first, rest)) = name.split_once(' ')
        {
            let sort =
                |w: &str| lists.firm.has(w) || lists.legal.has(w) || lists.head.has(w) || w == "&";
            if rest.split(' ').all(sort) && first.chars().nth(2).is_some() {
                known.firsts.insert(first);
            }
        }
    }
    for paragraph in paragraphs {
        let line = paragraph.line(text, lists);
        let small = line
            .words
            .iter()
            .filter(|w| w.case == Case::Small && w.span.len() > 2);
        known.small.extend(small.map(|w| w.span.of(line.text)));
    }
    for paragraph in paragraphs {
        let line = paragraph.line(text, lists);
        let titled = line.is_titled();
        let mut i = 0;
        while i < line.words.len() {
            let Some(word) = line.get(i) else { break };
            if !word.is_name() {
                i += 1;
                continue;
            }
            let own = line.word(i);
            if known.surnames.contains(own)
                && !known.firsts.contains(own)
                && !line.is_people(i)
                && (titled || stands_alone(&line, i))
            {
                let span = line.span(i, i + 1).shifted(paragraph.span.start);
                // A city by the name of somebody here; a country would be meant by itself.
                let weight = match line.code(i, List::Places) {
                    Some(0 | 1) => 0.5,
                    Some(_) => {
                        ballot.add(span, EntityKind::Place, -SURNAME);
                        2.0 * SURNAME
                    }
                    None => SURNAME,
                };
                ballot.add(span, EntityKind::Person, weight);
            }
            // the Roes
            if let Some(one) = own.strip_suffix('s')
                && known.surnames.contains(one)
                && !known.surnames.contains(own)
                && line.is(i.wrapping_sub(1), &["the", "both"])
                && stands_alone(&line, i)
            {
                let span = line.span(i, i + 1).shifted(paragraph.span.start);
                ballot.add(span, EntityKind::Person, SURNAME);
            }
            // Tarn-Roe, Tarn-Roe-Doe
            for n in [3, 5] {
                let span = line.span(i, i + n);
                if i + n <= line.words.len()
                    && known.laws.contains(span.of(line.text))
                    && !line.is_name(i + n)
                {
                    let span = span.shifted(paragraph.span.start);
                    ballot.add(span, EntityKind::Product, 2.0 * SURNAME);
                    for other in [EntityKind::Person, EntityKind::Organization] {
                        ballot.add(span, other, -2.0 * SURNAME);
                    }
                }
            }
            let span = line.span(i, i + 1).shifted(paragraph.span.start);
            // Hillary, of Hillary Clinton
            if known.given.contains(own)
                && !known.surnames.contains(own)
                && word.code(List::Places).is_none_or(|code| code > 1)
                && !known.is_small(own)
                && stands_alone(&line, i)
            {
                ballot.add(span, EntityKind::Person, 1.5);
            }
            if known.storms.contains(own) && stands_alone(&line, i) {
                ballot.add(span, EntityKind::Event, 2.0 * SURNAME);
                for kind in [
                    EntityKind::Person,
                    EntityKind::Place,
                    EntityKind::Organization,
                ] {
                    ballot.add(span, kind, -2.0 * SURNAME);
                }
            }
            if word.case == Case::Capitals
                && let Some(&kind) = known.initials.get(&own.replace('.', ""))
            {
                ballot.add(span, kind, 3.0);
            }
            if known.firsts.contains(own)
                && !line.is_people(i)
                && (titled || stands_alone(&line, i))
            {
                // A firm by the name of somebody who is named as well.
                let weight = if known.surnames.contains(own) {
                    0.5
                } else {
                    1.0
                } * SURNAME;
                ballot.add(span, EntityKind::Organization, weight);
                ballot.add(span, EntityKind::Person, -weight);
                if word.code(List::Places).is_none() {
                    ballot.add(span, EntityKind::Place, -weight);
                }
            }
            // A plain word at the beginning of a sentence.
            let plain = word.fresh || word.case == Case::Capitals && own.len() > 3;
            if plain && !titled && !line.is_name(i + 1) && known.is_small(own) {
                for kind in EntityKind::ALL {
                    if ballot.of(span, *kind).is_some() {
                        ballot.add(span, *kind, -3.0);
                    }
                }
            }
            // The longest name that begins here.
            let mut hit = None;
            for n in 1..=8 {
                if i + n > line.words.len() {
                    break;
                }
                if let Some(kinds) = known.names.get(line.span(i, i + n).of(line.text)) {
                    hit = Some((n, kinds));
                }
            }
            // What a firm is called by its first word is settled above.
            let settled = known.firsts.contains(own) && !known.surnames.contains(own);
            if let Some((n, kinds)) = hit.filter(|(n, _)| *n > 1 || !settled) {
                let best =
                    kinds
                        .iter()
                        .copied()
                        .fold(None, |best: Option<(EntityKind, f32)>, k| {
                            if best.is_some_and(|b| b.1 >= k.1) {
                                best
                            } else {
                                Some(k)
                            }
                        });
                let span = line.span(i, i + n).shifted(paragraph.span.start);
                if let Some((kind, sum)) = best
                    && (n > 1
                        || word.case == Case::Capitals
                        || sum > 2.0
                        || sum > 1.2 && !word.fresh)
                {
                    let inside = n == 1 && !titled && !stands_alone(&line, i);
                    let weight = match (inside, titled) {
                        (true, _) => 0.2,
                        (_, true) => 2.0 * REPEATED,
                        _ => REPEATED,
                    };
                    ballot.add(span, kind, weight);
                    // One name is of one kind, where that is clear.
                    let all: f32 = kinds.iter().map(|(_, sum)| sum).sum();
                    for &(other, votes) in kinds {
                        if other != kind && votes * 3.0 < all {
                            ballot.add(span, other, -2.0 * REPEATED);
                        }
                    }
                }
                i += n;
                continue;
            }
            i += 1;
        }
    }
}

impl Known<'_> {
    /// Whether a word with a capital is written without one elsewhere.
    fn is_small(&self, word: &str) -> bool {
        let small = crate::text::case::in_small(word);
        small != word && self.small.contains(&*small)
    }
}

/// The first letters of the words that have capitals.
fn initials(name: &str) -> String {
    let words = name.split([' ', '-']);
    words
        .filter_map(|word| word.chars().next())
        .filter(|&c| super::token::is_upper(c))
        .collect()
}

/// The surname of a person who is named with more than it.
pub(super) fn surname<'a>(name: &'a str, lists: &Lists) -> Option<&'a str> {
    let mut parts: Vec<&str> = name.split(' ').collect();
    while parts.len() > 2 && parts.last().is_some_and(|p| lists.suffix.has(p)) {
        parts.pop();
    }
    let last = parts.pop()?.trim_end_matches(',');
    (!parts.is_empty() && last.chars().nth(2).is_some() && last.starts_with(super::token::is_upper))
        .then_some(last)
}

/// Whether no other name stands directly beside a word.
fn stands_alone(line: &Line<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|b| line.get(b));
    let after = line.get(i + 1);
    let parted = line.lists.day.has(line.word(i + 1)) || !after.is_some_and(Word::is_name);
    let beside = |w: &Word| {
        w.is_name()
            && !w.fresh
            && w.code(List::Roles).is_none()
            && !line.lists.day.has(line.before(i))
    };
    parted && !before.is_some_and(beside) && !line.is_tight_hyphen(i + 1)
}

/// Votes for unknown names that are joined to a known one: Lumora, Kestrel and Velora advised them.
pub(super) fn vote_joined(
    text: &str,
    paragraphs: &[Paragraph],
    lists: &Lists,
    clear: &[Found],
    ballot: &mut Ballot,
) {
    for paragraph in paragraphs {
        let line = paragraph.line(text, lists);
        if line.is_titled() {
            continue;
        }
        for found in within(clear, paragraph.span) {
            if matches!(found.kind, EntityKind::Title | EntityKind::Event) {
                continue;
            }
            let from = line.index(found.span.start - paragraph.span.start);
            let to = line.index_end(found.span.end - paragraph.span.start);
            let unknown = |from: usize, to: usize| {
                let span = line.span(from, to).shifted(paragraph.span.start);
                let known = !within(clear, span).is_empty();
                let fits = to > from
                    && to - from <= 3
                    && !known
                    && (found.kind != EntityKind::Person || to > from + 1)
                    && !line.is_nothing(from, to)
                    && (from..to).all(|i| line.is_name(i) && line.code(i, List::Roles).is_none())
                    && !line.get(from).is_some_and(|w| w.fresh);
                fits.then_some(span)
            };
            // Lumora and Kestrel
            if line.is(to, &["and", "or"])
                && line.is_name(to + 1)
                && let Some(span) = unknown(to + 1, line.run(to + 1))
            {
                ballot.add(span, found.kind, JOINED);
            }
            // Kestrel and Lumora
            if let Some(and) = from.checked_sub(1)
                && line.is(and, &["and", "or"])
                && and > 0
                && let Some(span) = unknown(line.run_start(and - 1), and)
            {
                ballot.add(span, found.kind, JOINED);
            }
        }
    }
}

/// Votes for the titles that the names tell of.
pub(super) fn vote_titles(
    text: &str,
    paragraphs: &[Paragraph],
    lists: &Lists,
    clear: &[Found],
    ballot: &mut Ballot,
) {
    let mut taken = Taken::default();
    let mut offices: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut alone = Vec::new();
    for paragraph in paragraphs {
        let line = paragraph.line(text, lists);
        taken.clear(line.words.len());
        for found in within(clear, paragraph.span) {
            let from = line.index(found.span.start - paragraph.span.start);
            let to = line.index_end(found.span.end - paragraph.span.start);
            taken.add(from, to, found.kind);
        }
        for i in 1..line.words.len() {
            if line.is(i - 1, &["the"]) && line.is_office(i) && !taken.has(i) {
                alone.push((
                    line.word(i),
                    line.span(i, i + 1).shifted(paragraph.span.start),
                ));
            }
        }
        for title in line.titles(&mut taken) {
            let bearer = line.span(title.to, title.to + 1).start + paragraph.span.start;
            if title.ground == Ground::Beside
                && line.is_office(title.to - 1)
                && let Some(person) = clear
                    .get(clear.partition_point(|f| f.span.start < bearer))
                    .filter(|f| f.span.start == bearer)
            {
                let name = person.span.of(text);
                offices
                    .entry(line.word(title.to - 1))
                    .or_default()
                    .insert(name.rsplit(' ').next().unwrap_or(name));
            }
            let span = line
                .span(title.from, title.to)
                .shifted(paragraph.span.start);
            let weight = match title.ground {
                Ground::Beside => 10.0,
                Ground::Alone => 2.0,
            };
            // Its bounds win over those of the tagger.
            ballot.refuse_wider(span, EntityKind::Title);
            ballot.add(span, EntityKind::Title, weight);
        }
    }
    // The judge, where one is named.
    for (office, span) in alone {
        let named = offices
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(office))
            .flat_map(|(_, bearers)| bearers);
        if named.collect::<BTreeSet<_>>().len() == 1 {
            ballot.add(span, EntityKind::Title, 2.0);
        }
    }
}

/// The names that lie in a span; `found` is in text order.
pub(super) fn within(found: &[Found], span: Span) -> &[Found] {
    let from = found.partition_point(|f| f.span.start < span.start);
    let to = found.partition_point(|f| f.span.start < span.end);
    found.get(from..to).unwrap_or(&[])
}
