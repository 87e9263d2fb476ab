//! Claims: who said what, how sure, relayed by whom.
//!
//! A sentence is read as words ([`clause`]), the reports in it are found ([`report`]), each is read as a claim
//! ([`candidate`]): it gets its beginning ([`content`]) and its source ([`speaker`], [`mod@reference`]), and it is judged
//! whether it stands ([`standing`]) and how it is meant ([`modality`]). What a sentence's claims share and leave to later
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
mod modality;
mod particle;
mod predicate;
mod reader;
mod reference;
mod report;
mod sentence;
mod speaker;
mod standing;
mod turn;
mod vocabulary;
mod voicing;
pub(crate) mod worth;

use crate::document::{Claim, Document, EntityKind};
use crate::entity::Antecedents;
use crate::text::Span;
use crate::text::quote::quotations;
use crate::text::sentence::{sentences, sentences_around};

use lexicon::Lexicon;
use reader::{Draft, Reader, Told, inside};
use speaker::Cast;

/// Holds what the stage knows of words: those that report, those that can speak, those that tell how a claim is meant
/// and what it is worth.
#[derive(Debug)]
pub(crate) struct Finder {
    lexicon: Lexicon,
    modality: modality::Rules,
    worth: worth::Words,
}

impl Finder {
    /// Reads the lists that are part of the library.
    pub(crate) fn new() -> Self {
        Finder {
            lexicon: Lexicon::new(),
            modality: modality::Rules::new(),
            worth: worth::Words::new(),
        }
    }

    /// Finds the claims of the document's body; entities, amounts and dates are there already.
    pub(crate) fn find(&self, text: &str, document: &Document) -> Vec<Claim> {
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
        for (i, &paragraph) in document.body.iter().enumerate() {
            let next = document.body.get(i + 1).copied();
            reader.heading = turn::is_heading(text, paragraph);
            if let Some(turn) = turn::turn(&self.lexicon, text, paragraph, next)
                && reader.turn(&turn, &mut words)
            {
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
                reader.sentence(&words, &reports, sentence);
            }
            if let Some(quote) = continued {
                reader.goes_on(quote.inner, &words);
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
        let entities = cast.entities_in(draft.span);
        let amounts = inside(&document.amounts, draft.span, |a| a.span);
        let dates = inside(&document.dates, draft.span, |d| d.span);
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
            span: draft.span,
            kind: draft.kind,
            speaker: draft.speaker,
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
