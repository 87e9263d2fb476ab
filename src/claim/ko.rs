//! Claims in Korean passages.
//!
//! A sentence is read as words ([`clause`]), the reports in it are found ([`report`]), each is read as a claim
//! ([`candidate`]): it gets its beginning ([`content`]) and its source ([`speaker`], [`mod@reference`]), and it is judged
//! whether it stands ([`standing`]) and how it is meant ([`mod@meaning`], [`modality`]). What a sentence's claims share and leave to later
//! ones is decided in [`sentence`]; what they are worth is counted last ([`worth`]).

mod apart;
mod attribution;
mod candidate;
mod clause;
mod content;
mod cue;
mod ending;
mod headline;
mod lexicon;
mod list;
mod meaning;
mod modality;
mod particle;
mod predicate;
mod reader;
mod reference;
mod report;
mod sentence;
mod speaker;
mod speech;
mod standing;
mod turn;
mod voicing;

use super::{inside, worth};
use crate::document::{Claim, Document, EntityKind};
use crate::entity::Antecedents;
use crate::language::Language;
use crate::passage::Passages;
use crate::text::Span;
use crate::text::quote::quotations;
use crate::text::sentence::{sentences, sentences_around};

use lexicon::Lexicon;
use reader::{Draft, Reader, Told};
use speaker::Cast;

/// Holds what the stage knows of words: those that report, those that can speak, those that tell how a claim is meant
/// and what it is worth.
#[derive(Debug)]
pub(super) struct Finder {
    lexicon: Lexicon,
    modality: modality::Rules,
    worth: worth::Words,
}

impl Finder {
    /// Reads the lists that are part of the library.
    pub(super) fn new() -> Self {
        Finder {
            lexicon: Lexicon::new(),
            modality: modality::Rules::new(),
            worth: worth::Words::korean(),
        }
    }

    /// Finds the claims of the Korean passages.
    pub(super) fn find(&self, text: &str, passages: &Passages, document: &Document) -> Vec<Claim> {
        let body = passages.spans_of(Language::Korean);
        if body.is_empty() {
            return Vec::new();
        }
        self.korean(text, &body, document)
    }

    /// Finds the claims of the Korean paragraphs in `body`.
    fn korean(&self, text: &str, body: &[Span], document: &Document) -> Vec<Claim> {
        let cast = Cast::new(&self.lexicon, text, document);
        let mut reader = Reader {
            text,
            document,
            modality: &self.modality,
            cast,
            antecedents: Antecedents::new(text, &document.entities),
            told: Told::default(),
            drafts: Vec::new(),
            heading: false,
        };
        let mut words = Vec::new();
        let mut reports = Vec::new();
        for (i, &paragraph) in body.iter().enumerate() {
            let next = body.get(i + 1).copied();
            reader.heading = turn::is_heading(text, paragraph);
            // The answers follow what was asked, as long as they stand in marks.
            reader.told.answering = turn::is_asked(text, paragraph, next)
                || reader.told.answering && paragraph.of(text).starts_with(['“', '"']);
            let first = reader.drafts.len();
            if let Some(turn) = turn::turn(&self.lexicon, text, paragraph, next)
                && reader.turn(&turn, &mut words)
            {
                reader.name_sources(first, paragraph, &[]);
                continue;
            }
            let quotes = quotations(text, paragraph);
            let continued = turn::continued(text, &quotes, next);
            let sentences = match continued {
                Some(quote) => sentences(text, Span::new(paragraph.start, quote.outer.start)),
                None => sentences_around(text, paragraph, &quotes),
            };
            for sentence in sentences {
                let heading = reader.heading;
                reader.cast.read(sentence, &quotes, heading, &mut words);
                report::reports(&self.lexicon, &words, &mut reports);
                let first = reader.drafts.len();
                if !reader.heading && reader.speech(&words, &reports, sentence) {
                    continue;
                }
                reader.sentence(&words, &reports, sentence);
                reader.name_sources(first, sentence, &words);
            }
            if let Some(quote) = continued {
                let first = reader.drafts.len();
                reader.goes_on(quote.inner, &words);
                reader.name_sources(first, paragraph, &[]);
            }
        }
        headline::settle(text, &mut reader.drafts);
        let mut claims: Vec<Claim> = reader
            .drafts
            .iter()
            .map(|draft| self.finish(&reader, draft))
            .collect();
        crate::sort::sort_by_key(&mut claims, |c| {
            (c.span.start, std::cmp::Reverse(c.span.end))
        });
        claims.dedup_by_key(|c| c.span);
        claims
    }

    /// Adds what lies inside a claim and what it is worth.
    fn finish(&self, reader: &Reader<'_>, draft: &Draft) -> Claim {
        let Reader {
            text,
            document,
            cast,
            ..
        } = reader;
        // “시작할까요?”라고: the mark told how it is meant, and is no part of the words.
        let words = draft.span.of(text).trim_end_matches(['?', '!', ' ']);
        let span = match words.len() {
            0 => draft.span,
            length => Span::new(draft.span.start, draft.span.start + length),
        };
        let entities = cast.entities_in(span);
        let amounts = inside(&document.amounts, span, |a| a.span);
        let dates = inside(&document.dates, span, |d| d.span);
        let (check_worthiness, reasons) = self.worth.score(&worth::Features {
            content: draft.span.of(text),
            kind: draft.kind,
            modality: draft.modality,
            amounts: amounts.len(),
            dates: dates.len(),
            entities: entities
                .iter()
                .filter(|&&e| {
                    document
                        .entities
                        .get(e)
                        .is_some_and(|e| e.kind != EntityKind::Title)
                })
                .count(),
            named_speaker: draft.speaker.is_some_and(|s| s.entity.is_some()),
        });
        Claim {
            span,
            kind: draft.kind,
            speaker: draft.speaker,
            source: draft.source,
            via: draft.via,
            cue: draft.cue,
            modality: draft.modality,
            check_worthiness,
            reasons,
            entities,
            amounts,
            dates,
            confidence: worth::confidence(&worth::Signals {
                kind: draft.kind,
                speaker: draft.speaker.is_some(),
                named: draft.speaker.is_some_and(|s| s.entity.is_some()),
                inherited: draft.inherited,
                bare: draft.bare,
            }),
        }
    }
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
