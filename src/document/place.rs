//! Every span of a document: how what was found in one form of a text comes to lie in another.

use std::borrow::Cow;

use super::{
    Amount, Block, Claim, DateMention, Document, Entity, Mention, PatternMatch, Source, Stretch,
    Unsearched,
};
use crate::text::Span;
use crate::text::view::View;

/// What is done to a span. Taken apart field by field, so that a new field cannot be forgotten.
type Change<'a> = &'a mut dyn FnMut(&mut Span);

impl Document {
    /// The document of the form of its text that is read.
    pub(crate) fn read_in(&self, view: &View) -> Cow<'_, Document> {
        if view.is_plain() {
            return Cow::Borrowed(self);
        }
        let mut document = self.clone();
        document.each_span(&mut |span| *span = view.clean(*span));
        Cow::Owned(document)
    }

    /// The document of the text as it was given, with the two decimals that a share carries: as it is written down.
    pub(crate) fn given_in(mut self, view: &View) -> Document {
        self.round();
        if !view.is_plain() {
            self.each_span(&mut |span| *span = view.given(*span));
        }
        self
    }

    /// Rounds every share: what is written down comes back as it was.
    fn round(&mut self) {
        for block in &mut self.blocks {
            hundredths(&mut block.confidence);
        }
        for mention in self.entities.iter_mut().flat_map(|e| &mut e.mentions) {
            hundredths(&mut mention.confidence);
        }
        self.claims.iter_mut().for_each(Claim::round);
    }

    fn each_span(&mut self, change: Change) {
        let Document {
            published: _,
            languages: _,
            missing: _,
            stretches,
            headline,
            blocks,
            body,
            rival,
            entities,
            amounts,
            dates,
            claims,
            findings: _,
            matches,
            unsearched,
        } = self;
        for Stretch { span, .. } in stretches {
            change(span);
        }
        headline.iter_mut().for_each(&mut *change);
        for Block { span, .. } in blocks {
            change(span);
        }
        body.iter_mut().for_each(&mut *change);
        rival.iter_mut().for_each(&mut *change);
        for Entity { mentions, .. } in entities {
            for Mention { span, .. } in mentions {
                change(span);
            }
        }
        for amount in amounts {
            amount.each_span(change);
        }
        for date in dates {
            date.each_span(change);
        }
        for claim in claims {
            claim.each_span(change);
        }
        for found in matches {
            found.each_span(change);
        }
        for Unsearched { span, label: _ } in unsearched {
            change(span);
        }
    }
}

impl PatternMatch {
    pub(crate) fn each_span(&mut self, change: Change) {
        let PatternMatch {
            span,
            label: _,
            colour: _,
            groups,
        } = self;
        change(span);
        for (_, group) in groups {
            change(group);
        }
    }
}

impl Amount {
    pub(crate) fn each_span(&mut self, change: Change) {
        let Amount {
            span,
            kind: _,
            low: _,
            high: _,
            unit: _,
            per: _,
            bound: _,
            bound_word,
            direction: _,
            same_as: _,
        } = self;
        change(span);
        bound_word.iter_mut().for_each(change);
    }
}

impl DateMention {
    pub(crate) fn each_span(&mut self, change: Change) {
        let DateMention {
            span,
            value: _,
            end_value: _,
            part: _,
            time: _,
            time_only: _,
        } = self;
        change(span);
    }
}

/// 0.97 rather than 0.9700000286102295.
fn hundredths(share: &mut f32) {
    *share = (*share * 100.0).round() / 100.0;
}

impl Claim {
    pub(crate) fn round(&mut self) {
        hundredths(&mut self.check_worthiness);
        hundredths(&mut self.confidence);
    }

    pub(crate) fn each_span(&mut self, change: Change) {
        let Claim {
            span,
            kind: _,
            speaker,
            source,
            via,
            cue,
            modality: _,
            check_worthiness: _,
            reasons: _,
            entities: _,
            amounts: _,
            dates: _,
            confidence: _,
        } = self;
        change(span);
        for Source { span, entity: _ } in [speaker, via].into_iter().flatten() {
            change(span);
        }
        source.iter_mut().for_each(&mut *change);
        cue.iter_mut().for_each(&mut *change);
    }
}
