//! Names of a sentence by itself, as KLUE-NER labels them: `서울 중구` ("Jung-gu, Seoul") is one place, a country that acts
//! an organization. The tagger has learned that and has the last word.

use super::tags::kind_of;
use super::{Finder, Heard, tagger, vote};
use crate::document::EntityKind;
use crate::text::{Span, sentence};

impl Finder {
    /// What a paragraph tells by itself.
    pub(super) fn hear_sentence(&self, text: &str, tags: &[tagger::Tagged]) -> Heard {
        let mut ballot = vote::Ballot::default();
        let paragraph = Span::new(0, text.len());
        let (mut titles, mut hits) = (Vec::new(), Vec::new());
        let words: Vec<Span> = sentence::eojeols(text, paragraph).collect();
        self.titles
            .find(text, &words, &self.boundaries, &mut titles);
        let mut tagged: Vec<&tagger::Tagged> = tags.iter().collect();
        crate::sort::sort_by_key(&mut tagged, |tag| tag.layer != tagger::Layer::Klue);
        let named = |span: Span| {
            tagged
                .iter()
                .any(|tag| tag.layer == tagger::Layer::Klue && tag.span.overlaps(span))
        };
        for tag in &tagged {
            hear_tag(tag, named(tag.span), &mut ballot);
        }
        self.lists
            .find(text, paragraph, &self.boundaries, &mut hits);
        // What the tagger has no name for.
        for hit in hits.iter().filter(|h| h.listed.trusted && !named(h.span)) {
            ballot.add(hit.span, hit.listed.kind, 0.6);
        }
        Heard { titles, ballot }
    }
}

/// What the tagger says of a span of a sentence by itself: its layer in KLUE-NER's scheme names people, places and
/// organizations; the other one the rest, and what that layer leaves open.
fn hear_tag(tag: &tagger::Tagged, named: bool, ballot: &mut vote::Ballot) {
    let Some(kind) = kind_of(tag.class) else {
        return;
    };
    let odds = vote::log_odds(tag.confidence);
    match (tag.layer, kind) {
        (tagger::Layer::Klue, _) => ballot.add(tag.span, kind, odds + 2.0),
        (_, EntityKind::Person | EntityKind::Place | EntityKind::Organization) if named => {}
        (_, EntityKind::Person | EntityKind::Place | EntityKind::Organization) => {
            ballot.add(tag.span, kind, 0.3 * odds);
        }
        _ => ballot.add(tag.span, kind, odds),
    }
}
