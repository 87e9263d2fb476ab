//! Whom a pronoun, a bare role or a noun such as `the company` most likely means.

use std::collections::BTreeSet;

use crate::data;
use crate::document::{Entity, EntityKind};
use crate::lexicon::WordSet;
use crate::passage::Passages;
use crate::text::{Span, case::in_small};

/// The lists that antecedents are found by; built once.
#[derive(Debug)]
pub(crate) struct Words {
    female: WordSet,
    male: WordSet,
    firm: WordSet,
    named: WordSet,
    land: WordSet,
    he: WordSet,
    she: WordSet,
    person: WordSet,
    thing: WordSet,
    report: WordSet,
    verb: WordSet,
    preposition: WordSet,
}

impl Words {
    pub(crate) fn new() -> Words {
        let given = data::EN_NAMES_GIVEN.text();
        let nouns = data::EN_NAMES_NOUNS.text();
        Words {
            female: WordSet::of(given, &["female"]),
            male: WordSet::of(given, &["male"]),
            firm: WordSet::of(nouns, &["firm"]),
            named: WordSet::of(nouns, &["named"]),
            land: WordSet::of(nouns, &["land"]),
            he: WordSet::of(nouns, &["he"]),
            she: WordSet::of(nouns, &["she"]),
            person: WordSet::of(nouns, &["person"]),
            thing: WordSet::of(nouns, &["thing"]),
            report: WordSet::of(nouns, &["report"]),
            verb: WordSet::of(nouns, &["verb"]),
            preposition: WordSet::of(nouns, &["preposition"]),
        }
    }

    /// Whether a word behind a name is its verb: a verb form that is hardly ever a noun.
    fn is_verb(&self, word: &str) -> bool {
        let word = word.trim_end_matches([',', '.', ':', ';']);
        self.report.has(word)
            || self.verb.has(word)
            || word.len() > 4
                && word.ends_with("ed")
                && word.starts_with(|c: char| c.is_ascii_lowercase())
    }
}

/// What is known of whether a person is a he or a she.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    Unknown,
    He,
    She,
}

/// A mention, its entity's index, and how much stands out where it is.
#[derive(Debug, Clone, Copy)]
struct Named {
    span: Span,
    entity: usize,
    kind: EntityKind,
    /// The number of its sentence.
    sentence: usize,
    /// Whether its sentence speaks about it.
    subject: bool,
    quoted: bool,
}

/// The entities of a text, for finding what words stand for.
#[derive(Debug)]
pub(crate) struct Antecedents<'a> {
    words: &'a Words,
    text: &'a str,
    entities: &'a [Entity],
    /// In text order.
    mentions: Vec<Named>,
    /// Of each entity.
    genders: Vec<Gender>,
    /// The sentences of the body, in text order.
    sentences: Vec<Span>,
    /// What stands inside quotation marks, in text order, not overlapping.
    quotes: Vec<Span>,
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 4;

impl<'a> Antecedents<'a> {
    pub(crate) fn new(
        words: &'a Words,
        text: &'a str,
        passages: &Passages,
        entities: &'a [Entity],
    ) -> Self {
        let mut sentences = Vec::new();
        let mut quotes: Vec<Span> = Vec::new();
        for passage in passages.iter() {
            sentences.extend_from_slice(&passage.sentences);
            for quote in &passage.quotes {
                if quotes
                    .last()
                    .is_none_or(|last| last.end <= quote.outer.start)
                {
                    quotes.push(quote.outer);
                }
            }
        }
        let mut mentions: Vec<Named> = Vec::new();
        for (entity, e) in entities.iter().enumerate() {
            mentions.extend(e.mentions.iter().map(|m| Named {
                span: m.span,
                entity,
                kind: e.kind,
                sentence: 0,
                subject: false,
                quoted: false,
            }));
        }
        crate::sort::sort_by_key(&mut mentions, |m| (m.span, m.entity));
        let mut found = Antecedents {
            words,
            text,
            entities,
            mentions: Vec::new(),
            genders: Vec::new(),
            sentences,
            quotes,
        };
        let mut last = None;
        for mention in &mut mentions {
            mention.sentence = found.sentence(mention.span.start);
            mention.quoted = found.is_quoted(mention.span.start);
            let first = last != Some(mention.sentence);
            mention.subject = found.is_subject(mention.span, mention.sentence, first);
            if mention.kind != EntityKind::Title && !mention.quoted {
                last = Some(mention.sentence);
            }
        }
        found.mentions = mentions;
        found.genders = entities.iter().map(|e| found.gender(e)).collect();
        found
    }

    /// The entity that a pronoun at the byte `at` most likely means: a person for `he` and `she` and their forms, an
    /// organization (else a country or a product) for `it`, an organization for `they`.
    pub(crate) fn pronoun(&self, word: &str, at: usize) -> Option<usize> {
        use EntityKind::{Organization, Person, Place, Product};
        match &*in_small(word) {
            "he" | "him" | "his" | "himself" => self.person(at, Gender::He),
            "she" | "her" | "hers" | "herself" => self.person(at, Gender::She),
            "it" | "its" | "itself" => self
                .best(at, 2, |m| m.kind == Organization)
                .or_else(|| self.best(at, 1, |m| matches!(m.kind, Place | Product) && m.subject)),
            "they" | "them" | "their" | "themselves" => self.best(at, 2, |m| {
                m.kind == Organization || m.kind == Person && self.is_many(m.entity)
            }),
            "who" => self.just_before(at),
            _ => None,
        }
    }

    /// Whether a person may be a `he` or a `she`.
    pub(crate) fn may_be(&self, word: &str, entity: usize) -> bool {
        let gender = match &*in_small(word) {
            "he" | "him" | "his" | "himself" => Gender::He,
            "she" | "her" | "hers" | "herself" => Gender::She,
            _ => return false,
        };
        self.entities
            .get(entity)
            .is_some_and(|e| e.kind == EntityKind::Person && !self.is_many(entity))
            && self
                .genders
                .get(entity)
                .is_some_and(|&known| known == gender || known == Gender::Unknown)
    }

    /// The entity that a noun phrase at the byte `at` most likely means, with or without its article: a role (`the
    /// president`, `its chief executive`) the nearest person who has it, a noun for a body (`the company`, `the
    /// ministry`) the nearest fitting organization, a noun for a human (`the woman`) the nearest fitting person.
    ///
    /// `None` where nothing fits: it is better to have nobody than the wrong one.
    pub(crate) fn description(&self, phrase: &str, at: usize) -> Option<usize> {
        use EntityKind::{Organization, Place, Product};
        let phrase = in_small(phrase);
        let phrase = bare(&phrase);
        let core = head_phrase(phrase);
        let head = core.rsplit(' ').next().unwrap_or(core);
        if let Some(bearer) = self.bearer(core, at) {
            return Some(bearer);
        }
        let words = self.words;
        if words.named.has(head) {
            let fits = |m: &Named| m.kind == Organization && self.is_called(m.entity, head);
            if let Some(found) = self.best(at, usize::MAX, fits) {
                return Some(found);
            }
            return matches!(
                head,
                "bank" | "agency" | "club" | "team" | "party" | "union"
            )
            .then(|| self.best(at, REACH, |m| m.kind == Organization))
            .flatten();
        }
        if words.firm.has(head) {
            return self.best(at, 2 * REACH, |m| m.kind == Organization);
        }
        if words.he.has(head) {
            return self.person(at, Gender::He);
        }
        if words.she.has(head) {
            return self.person(at, Gender::She);
        }
        if words.person.has(head) || head.ends_with("-year-old") {
            return self.person(at, Gender::Unknown);
        }
        if words.land.has(head) {
            return self.best(at, REACH, |m| m.kind == Place);
        }
        if words.thing.has(head) {
            return self.best(at, REACH, |m| m.kind == Product);
        }
        None
    }

    /// The nearest person before `at` who is called `role`, else the first one anywhere, else the title itself where
    /// the article has it for a person whom it does not name.
    fn bearer(&self, role: &str, at: usize) -> Option<usize> {
        if role.is_empty() {
            return None;
        }
        let called = |e: &Entity| {
            e.kind == EntityKind::Person
                && e.titles.iter().any(|title| {
                    let title = in_small(title);
                    title == role
                        || title.strip_suffix(role).is_some_and(|t| t.ends_with(' '))
                        || role.strip_suffix(&*title).is_some_and(|t| t.ends_with(' '))
                })
        };
        let bearers: BTreeSet<usize> = (self.entities.iter().enumerate())
            .filter(|(_, e)| called(e))
            .map(|(i, _)| i)
            .collect();
        if !bearers.is_empty() {
            let of = |m: &&Named| bearers.contains(&m.entity);
            let before = self.before(at).iter().rev().find(of);
            return before
                .or_else(|| self.mentions.iter().find(of))
                .map(|m| m.entity);
        }
        let office = |e: &Entity| {
            e.kind == EntityKind::Title
                && (in_small(&e.name) == role || e.aliases.iter().any(|a| in_small(a) == role))
        };
        self.entities.iter().position(office)
    }

    /// The mentions that end at `at` or before.
    fn before(&self, at: usize) -> &[Named] {
        let to = self.mentions.partition_point(|m| m.span.end <= at);
        self.mentions.get(..to).unwrap_or(&[])
    }

    fn person(&self, at: usize, gender: Gender) -> Option<usize> {
        let fits = |m: &Named| {
            m.kind == EntityKind::Person
                && !self.is_many(m.entity)
                && match self.genders.get(m.entity) {
                    Some(&known) => {
                        known == gender || known == Gender::Unknown || gender == Gender::Unknown
                    }
                    None => false,
                }
        };
        let sure = |m: &Named| fits(m) && self.genders.get(m.entity) == Some(&gender);
        let near = self.best(at, REACH, fits);
        // Somebody who is known to be a he goes before somebody who may be one, a little further away.
        match near {
            Some(found) if self.genders.get(found) == Some(&gender) => Some(found),
            Some(found) => self.best(at, 1, sure).or(Some(found)),
            None => self.best(at, usize::MAX, fits),
        }
    }

    /// Of what `fits` before `at`, at most `reach` sentences back, the most prominent: what its sentence is about
    /// before others, outside of quotation marks before inside, the nearer sentence before the farther.
    fn best(&self, at: usize, reach: usize, fits: impl Fn(&Named) -> bool) -> Option<usize> {
        let here = self.sentence(at);
        let quoted = self.is_quoted(at);
        let mut best: Option<(i32, usize)> = None;
        for mention in self.before(at).iter().rev() {
            let back = here.saturating_sub(mention.sentence);
            if back > reach {
                break;
            }
            if !fits(mention) {
                continue;
            }
            let mut score = -2 * i32::try_from(back).unwrap_or(i32::MAX / 4);
            score += if mention.subject { 3 } else { 0 };
            score -= if mention.quoted && !quoted { 4 } else { 0 };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, mention.entity));
            }
            // Nothing farther can be better.
            if best.is_some_and(|(most, _)| most >= 3 - 2 * i32::try_from(back).unwrap_or(0)) {
                break;
            }
        }
        best.map(|(_, entity)| entity)
    }

    /// `Jane Doe, who`: what stands directly before.
    fn just_before(&self, at: usize) -> Option<usize> {
        let last = self.before(at).last()?;
        let between = self.text.get(last.span.end..at)?;
        (between.len() <= 3 && between.chars().all(|c| c == ',' || c == ' ')).then_some(last.entity)
    }

    fn sentence(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= at)
    }

    fn is_quoted(&self, at: usize) -> bool {
        let i = self.quotes.partition_point(|q| q.end <= at);
        self.quotes.get(i).is_some_and(|q| q.start <= at)
    }

    /// Whether the words around a mention make it what its sentence is about; `first` of its sentence's names or not.
    fn is_subject(&self, span: Span, sentence: usize, first: bool) -> bool {
        let text = self.text;
        let Some(within) = self.sentences.get(sentence) else {
            return false;
        };
        let before = text.get(within.start..span.start).unwrap_or("");
        let after = text.get(span.end..within.end).unwrap_or("");
        let last = before.split_whitespace().next_back().unwrap_or("");
        // said Jane Doe
        if self.words.report.has(last) {
            return true;
        }
        if self.words.preposition.has(&in_small(last)) {
            return false;
        }
        let next = behind_apposition(after)
            .split_whitespace()
            .next()
            .unwrap_or("");
        let begins = first && before.split_whitespace().count() <= 4;
        !after.starts_with(['\'', '’', '-']) && (begins || self.words.is_verb(next))
    }

    fn gender(&self, entity: &Entity) -> Gender {
        if entity.kind != EntityKind::Person {
            return Gender::Unknown;
        }
        for mention in &entity.mentions {
            let before = self.text.get(..mention.span.start).unwrap_or("").trim_end();
            let word = before.split_whitespace().next_back().unwrap_or("");
            match word.trim_start_matches(['"', '“', '(']) {
                "Mr." | "Mr" | "Sir" | "Lord" | "King" | "Prince" => return Gender::He,
                "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Lady" | "Dame" | "Queen" | "Princess" => {
                    return Gender::She;
                }
                _ => {}
            }
        }
        for title in &entity.titles {
            let title = in_small(title);
            let head = title.rsplit(' ').next().unwrap_or("");
            if self.words.he.has(head) && head != "chairman" {
                return Gender::He;
            }
            if self.words.she.has(head) {
                return Gender::She;
            }
        }
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            let Some((first, _)) = name.split_once(' ') else {
                continue;
            };
            if self.words.female.has(first) {
                return Gender::She;
            }
            if self.words.male.has(first) {
                return Gender::He;
            }
        }
        Gender::Unknown
    }

    /// A family, a pair: the Does.
    fn is_many(&self, entity: usize) -> bool {
        self.entities.get(entity).is_some_and(|e| {
            e.mentions.iter().all(|m| {
                let before = self.text.get(..m.span.start).unwrap_or("");
                before.ends_with("the ") && m.span.of(self.text).ends_with('s')
            })
        })
    }

    /// Whether an entity's name has the word.
    fn is_called(&self, entity: usize, word: &str) -> bool {
        let Some(entity) = self.entities.get(entity) else {
            return false;
        };
        let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
        names.any(|name| in_small(name).split([' ', '-']).any(|w| w == word))
    }
}

/// Without article, possessive or demonstrative before it.
fn bare(phrase: &str) -> &str {
    let mut rest = phrase.trim();
    while let Some((first, more)) = rest.split_once(' ') {
        let determiner = matches!(
            first,
            "the" | "a" | "an" | "this" | "that" | "his" | "her" | "its" | "their" | "our" | "both"
        ) || first.ends_with("'s")
            || first.ends_with("’s");
        if !determiner {
            break;
        }
        rest = more.trim_start();
    }
    rest
}

/// The noun phrase up to what hangs on its noun: `spokesman for the ministry` → `spokesman`.
fn head_phrase(phrase: &str) -> &str {
    let mut end = phrase.len();
    for word in [
        " of ", " for ", " at ", " in ", " from ", " who ", " with ", " on ", ",",
    ] {
        if let Some(i) = phrase.find(word) {
            end = end.min(i);
        }
    }
    phrase.get(..end).unwrap_or(phrase).trim()
}

/// `, the chief executive, said` → `said`.
fn behind_apposition(after: &str) -> &str {
    let Some(rest) = after.strip_prefix(", ") else {
        return after;
    };
    match rest.find(", ") {
        Some(i) if i < 120 => rest.get(i + 2..).unwrap_or(""),
        _ => "",
    }
}

#[cfg(test)]
mod tests;
