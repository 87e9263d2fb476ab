//! What the shape of words and their neighbours tell about names.

mod body;
mod cue;
mod disaster;
mod event;
mod foreign;
mod gloss;
mod introduced;
mod law;
mod mark;
mod person;
mod place;
mod view;
mod whole;
mod work;

use super::token::gap;
use crate::document::EntityKind;
use crate::entity::vote::Ballot;
use crate::text::Span;

use view::Voter;

pub(super) use cue::{Cue, Patterns};
pub(super) use person::{follows_surname, is_korean_shape};
pub(super) use view::View;

/// Adds the votes of a paragraph's patterns.
pub(super) fn vote(view: &View<'_>, ballot: &mut Ballot) {
    for (i, &token) in view.tokens.iter().enumerate() {
        let mut voter = Voter {
            view,
            ballot,
            token,
            i,
        };
        voter.endings();
        voter.spelt();
        voter.aliased();
        voter.apposition();
        voter.law();
        voter.accord();
        voter.statute();
        voter.special_law();
        voter.bodies();
        voter.korean_person();
        voter.particle_like();
        voter.withheld_person();
        voter.surname_letter();
        voter.foreign_person();
        voter.transliterated();
        voter.venue();
        voter.model();
        voter.glossed();
        voter.countries();
        voter.occasion();
        voter.numbered();
        voter.monument();
        voter.ship();
        voter.technology();
        voter.force();
        voter.kept();
        voter.administration();
        voter.seat();
        voter.actor();
        voter.row();
        voter.row_in_bracket();
        voter.province();
        voter.railway();
        voter.subway();
        voter.constituency();
        voter.embassy();
        voter.local_disaster();
        voter.dated_name();
        voter.syllables();
        voter.writer();
        voter.bench();
        voter.measure();
        voter.glossed_summit();
        voter.university();
        voter.broadcaster();
        voter.renamed();
        voter.ruler();
        voter.whole();
        voter.introduced();
    }
    view.called_by_number(ballot);
    view.works(ballot);
}

impl Voter<'_> {
    /// Names by their endings, a country before an agency taken in.
    fn endings(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        for stem in [token.stem, token.span] {
            let word = stem.of(text);
            if view.is(Cue::Generic, word) || !view.boundaries.ends(word, view.after(stem.end)) {
                continue;
            }
            let suffix = view.patterns.suffix(word);
            // 새벽수사처(가칭): a body that is still to be founded.
            if word.ends_with(['처', '청', '원', '부', '단', '회', '소'])
                && word.chars().count() >= 4
                && text
                    .get(stem.end..)
                    .is_some_and(|after| after.starts_with("(가칭)"))
            {
                self.ballot.add(stem, EntityKind::Organization, 1.6);
            }
            if let Some((kind, weight)) = suffix {
                self.ballot
                    .add(stem, kind, if weight < 1.0 { 0.8 * weight } else { 1.6 });
            }
            // 미국 상무부, 대한민국 국토해양부: the country is part of the agency's name.
            let agency = (word.ends_with(['부', '청', '처', '원', '회', '성', '국', '군']))
                && (suffix.is_some() && !word.ends_with(['성', '군'])
                    || view.is_listed(word, EntityKind::Organization));
            if agency
                && let Some(before) = i.checked_sub(1).and_then(|j| view.token(j))
                && gap(text, before, token) == " "
                && (view.lists.is_country(before.span.of(text))
                    || view.is(Cue::CountryAlone, before.span.of(text)))
            {
                let span = Span::new(before.span.start, stem.end);
                self.ballot.compose(span, EntityKind::Organization, 0.5);
            }
            if token.stem == token.span {
                break;
            }
        }
    }
}
