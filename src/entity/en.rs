//! Names in English passages.

pub(crate) mod antecedent;
mod article;
mod dictionary;
mod features;
mod hear;
mod link;
mod role;
mod tagger;
mod team;
#[cfg(test)]
mod tests;
mod title;
mod token;
mod words;

use std::sync::Arc;

use super::Memory;
use super::vote::{Ballot, probability};
use crate::dictionary::Dictionary;
use crate::document::{Amount, DateMention, Entity, EntityKind};
use crate::language::Language;
use crate::passage::Passages;
use crate::text::Span;
use features::List;
use words::{Line, Lists, Word};

/// What the stages before have found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub passages: &'a Passages,
    pub amounts: &'a [Amount],
    pub dates: &'a [DateMention],
    pub dictionary: &'a Dictionary,
}

/// What a line tells by itself; spans count from its start.
#[derive(Debug)]
pub(super) struct Heard {
    words: Vec<Word>,
    ballot: Ballot,
}

/// A stretch of English with what it tells.
#[derive(Debug)]
struct Paragraph {
    span: Span,
    heard: Arc<Heard>,
}

impl Paragraph {
    fn line<'a>(&'a self, text: &'a str, lists: &'a Lists) -> Line<'a> {
        Line {
            text: self.span.of(text),
            words: &self.heard.words,
            lists,
        }
    }
}

/// Holds the model and the lists; built once.
#[derive(Debug)]
pub(crate) struct Finder {
    /// None only if the model that is part of the library were damaged; a test reads it.
    tagger: Option<tagger::Tagger>,
    lists: Lists,
    aliases: link::Aliases,
}

/// Votes that a candidate needs to be elected.
const THRESHOLD: f32 = 0.5;

impl Finder {
    pub(crate) fn new() -> Self {
        Finder {
            tagger: tagger::Tagger::embedded().ok(),
            lists: Lists::new(),
            aliases: link::Aliases::new(),
        }
    }

    /// Finds the entities of the English passages and quotations, by first mention. Mentions never overlap each other.
    pub(crate) fn find(
        &self,
        text: &str,
        context: &Context<'_>,
        memory: &mut Memory,
    ) -> Vec<Entity> {
        let paragraphs = self.read(text, context.passages, memory);
        if paragraphs.is_empty() {
            return Vec::new();
        }
        let lists = &self.lists;
        let mut ballot = Ballot::default();
        for paragraph in &paragraphs {
            ballot.extend(&paragraph.heard.ballot, paragraph.span.start);
        }
        against_numbers(text, context, &mut ballot);
        let custom = dictionary::Custom::new(context.dictionary);
        let mut taken = Vec::new();
        for paragraph in &paragraphs {
            custom.find(text, paragraph.span, &mut taken);
        }
        crate::sort::sort_by_key(&mut taken, |f| f.span);
        // The names that are clear by themselves; then what they tell of the rest of the article and of titles.
        let clear = ballot.elect(THRESHOLD, &taken);
        team::vote_teams(
            text,
            &paragraphs,
            lists,
            context.amounts,
            &clear,
            &mut ballot,
        );
        let clear = ballot.elect(THRESHOLD, &taken);
        article::vote_repeats(text, &paragraphs, lists, &clear, &mut ballot);
        let clear = ballot.elect(THRESHOLD, &taken);
        article::vote_joined(text, &paragraphs, lists, &clear, &mut ballot);
        let clear = ballot.elect(THRESHOLD, &taken);
        article::vote_titles(text, &paragraphs, lists, &clear, &mut ballot);
        let mut found = ballot.elect(THRESHOLD, &taken);
        // A name has a letter or a digit.
        found.retain(|f| f.span.of(text).contains(char::is_alphanumeric));
        for found in &mut found {
            found.confidence = calibrated(found.confidence);
        }
        link::Linker {
            text,
            lists,
            aliases: &self.aliases,
            custom: &custom,
        }
        .link(&found)
    }

    /// Reads every stretch once, but those that are remembered.
    fn read(&self, text: &str, passages: &Passages, memory: &mut Memory) -> Vec<Paragraph> {
        let Some(tagger) = &self.tagger else {
            return Vec::new();
        };
        let mut spans = Vec::new();
        for passage in passages.iter() {
            if passage.language == Some(Language::English) {
                spans.push(passage.span);
            } else {
                let foreign = passage.foreign.iter();
                let english = foreign.filter(|s| s.language == Some(Language::English));
                spans.extend(english.map(|s| s.span));
            }
        }
        let mut scratch = tagger::Scratch::default();
        let lines = spans.iter().map(|span| span.of(text));
        let heard = memory.english.recall(lines, |_, line| {
            Arc::new(self.hear(tagger, line, &mut scratch))
        });
        (spans.into_iter().zip(heard))
            .map(|(span, heard)| Paragraph { span, heard })
            .collect()
    }

    fn hear(&self, tagger: &tagger::Tagger, text: &str, scratch: &mut tagger::Scratch) -> Heard {
        let mut words = Vec::new();
        let mut ballot = Ballot::default();
        let mut tagged = Vec::new();
        tagger.tag(text, scratch, &mut tagged);
        for i in 0..scratch.tokens.len() {
            let span = scratch.span(i);
            let marks = [
                List::People,
                List::Places,
                List::Bodies,
                List::Heads,
                List::Roles,
            ];
            let marks = marks.map(|list| scratch.mark(i, list));
            words.push(Word::new(span, span.of(text), scratch.fresh(i), marks));
        }
        let line = Line {
            text,
            words: &words,
            lists: &self.lists,
        };
        line.hear(&tagged, &mut ballot);
        Heard { words, ballot }
    }
}

/// Votes are not as independent as their sum takes them to be: measured on annotated articles, their log odds are a little
/// too large.
fn calibrated(confidence: f32) -> f32 {
    if confidence >= 1.0 {
        return confidence;
    }
    let odds = (confidence / (1.0 - confidence)).ln();
    probability(0.85 * odds - 0.5)
}

/// A name is not a part of an amount or date, nor one of them a name; events may be named by a year.
fn against_numbers(text: &str, context: &Context<'_>, ballot: &mut Ballot) {
    let amounts = context.amounts.iter().map(|a| a.span);
    let dates = context.dates.iter().map(|d| d.span);
    let mut numbers: Vec<Span> = amounts.chain(dates).collect();
    crate::sort::sort(&mut numbers);
    let inside: Vec<(Span, EntityKind)> = ballot
        .candidates()
        .filter(|&(span, kind, _)| {
            let i = numbers.partition_point(|n| n.start <= span.start);
            let inside = kind != EntityKind::Event && !span.of(text).contains(' ');
            // A holiday that is meant as a day.
            let same =
                kind == EntityKind::Event && context.dates.iter().any(|date| date.span == span);
            same || inside
                && i.checked_sub(1)
                    .and_then(|i| numbers.get(i))
                    .is_some_and(|n| n.contains(span))
        })
        .map(|(span, kind, _)| (span, kind))
        .collect();
    for (span, kind) in inside {
        ballot.add(span, kind, -4.0);
    }
}
