//! Claims in English passages: a sentence is read as tokens with their roles ([`token`], [`tag`]), the reports in it are
//! found ([`report`], [`trailing`], [`frame`], [`cue`]) by what follows their verbs ([`group`], [`follow`], [`phrase`]), what they report is
//! measured ([`extent`], [`piece`]), who speaks and relays is named ([`voice`], [`source`], [`reference`]), and how it is meant is read ([`modality`]) off its
//! clauses ([`clause`]): their predicates ([`predicate`]) and what they judge ([`judgement`]).

mod clause;
mod cue;
mod extent;
mod follow;
mod frame;
mod group;
mod inflect;
mod judgement;
mod lexicon;
mod modality;
mod phrase;
mod piece;
mod predicate;
mod quote;
mod reader;
mod reference;
mod report;
mod source;
mod tag;
mod token;
mod trailing;
mod turn;
mod voice;

#[cfg(test)]
mod tests;

use super::{inside, worth};
use crate::document::{Claim, Document, EntityKind, Modality, Source};
use crate::entity::en::antecedent;
use crate::language::Language;
use crate::passage::Passages;

use antecedent::Antecedents;
use lexicon::Lexicon;
use reader::{Draft, Reader};

/// Holds the tables; built once.
#[derive(Debug)]
pub(crate) struct Finder {
    lexicon: Lexicon,
    antecedents: antecedent::Words,
    worth: worth::Words,
}

/// Whether a source with a name is a human; unknown of others, and of a single word that may be a firm's.
fn is_person(document: &Document, source: Source) -> Option<bool> {
    let entity = document.entities.get(source.entity?)?;
    let named = entity.name.contains(' ') || !entity.titles.is_empty();
    match entity.kind {
        EntityKind::Person => named.then_some(true),
        _ => Some(false),
    }
}

impl Finder {
    pub(crate) fn new() -> Self {
        Finder {
            lexicon: Lexicon::new(),
            antecedents: antecedent::Words::new(),
            worth: worth::Words::english(),
        }
    }

    /// Finds the claims of the English passages, in text order.
    pub(crate) fn find(&self, text: &str, passages: &Passages, document: &Document) -> Vec<Claim> {
        if passages.of(Language::English).next().is_none() {
            return Vec::new();
        }
        let antecedents = Antecedents::new(&self.antecedents, text, passages, &document.entities);
        let mut reader = Reader::new(&self.lexicon, text, document, antecedents);
        reader.learn_labels(passages.of(Language::English));
        for passage in passages.of(Language::English) {
            reader.passage(passage);
        }
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

    /// Reads how quotations in English are meant that stand in passages of other languages, where the report around them
    /// does not say it: their own words tell.
    pub(crate) fn mean(
        &self,
        text: &str,
        passages: &Passages,
        document: &Document,
        claims: &mut [Claim],
    ) {
        if claims.is_empty() {
            return;
        }
        let stretches = passages.stretches_of(Language::English);
        let mut scratch = token::Sentence::default();
        for claim in claims {
            let at = stretches.partition_point(|s| s.end <= claim.span.start);
            let own = stretches.get(at).is_some_and(|s| s.contains(claim.span));
            if !own || claim.modality != Modality::Assertion {
                continue;
            }
            let setting = modality::Setting {
                kind: claim.kind,
                cue: None,
                report: None,
                source: None,
                speaker: modality::Speaker {
                    words: claim.speaker.map_or("", |s| s.span.of(text)),
                    human: claim.speaker.and_then(|s| is_person(document, s)),
                },
                alleged: false,
                planned: false,
                lands: &[],
            };
            claim.modality =
                modality::meant(&self.lexicon, text, claim.span, setting, &mut scratch);
            if claim.modality != Modality::Assertion {
                (claim.check_worthiness, claim.reasons) = self.worth_of(text, document, claim);
            }
        }
    }

    /// What a claim is worth checking by its words in English.
    fn worth_of(
        &self,
        text: &str,
        document: &Document,
        claim: &Claim,
    ) -> (f32, Vec<std::borrow::Cow<'static, str>>) {
        let named = |&&e: &&usize| {
            let entity = document.entities.get(e);
            entity.is_some_and(|e| e.kind != EntityKind::Title)
        };
        self.worth.score(&worth::Features {
            content: claim.span.of(text),
            kind: claim.kind,
            modality: claim.modality,
            amounts: claim.amounts.len(),
            dates: claim.dates.len(),
            entities: claim.entities.iter().filter(named).count(),
            named_speaker: claim.speaker.is_some_and(|s| s.entity.is_some()),
        })
    }

    /// Adds what lies inside a claim and what it is worth.
    fn finish(&self, reader: &Reader<'_>, draft: &Draft) -> Claim {
        let document = reader.document;
        let mut claim = Claim {
            span: draft.span,
            kind: draft.kind,
            speaker: draft.speaker,
            source: draft.source,
            via: draft.via,
            cue: draft.cue,
            modality: draft.modality,
            check_worthiness: 0.0,
            reasons: Vec::new(),
            entities: reader.cast.entities_in(draft.span),
            amounts: inside(&document.amounts, draft.span, |a| a.span),
            dates: inside(&document.dates, draft.span, |d| d.span),
            confidence: worth::confidence(&worth::Signals {
                kind: draft.kind,
                speaker: draft.speaker.is_some(),
                named: draft.speaker.is_some_and(|s| s.entity.is_some()),
                inherited: draft.inherited,
                bare: false,
            }),
        };
        (claim.check_worthiness, claim.reasons) = self.worth_of(reader.text, document, &claim);
        claim
    }
}
