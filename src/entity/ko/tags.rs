//! What the tagger's spans say of names, where they are drawn otherwise than a reader would draw them.

use super::pattern::{self, Cue};
use super::{Finder, tagger, title, vote};
use crate::document::EntityKind;
use crate::text::Span;

/// The least that the net's naming a span adds to it.
const UNSURE: f32 = -1.0;

impl Finder {
    /// What the tagger says of a span. Its fine layer names things as we do; the other one has wider spans, so it only
    /// seconds.
    pub(super) fn vote_tag(&self, text: &str, tag: &tagger::Tagged, ballot: &mut vote::Ballot) {
        use tagger::{Class, Layer};
        let mut span = tag.span;
        let mut name = span.of(text);
        // 동남아산, 북미권: the place without what is added to it.
        if tag.class == Class::Place
            && let Some(place) = name.strip_suffix(['산', '발', '권', '내', '계'])
            && self.lists.get(name).is_none()
            && self
                .lists
                .get(place)
                .is_some_and(|l| l.kind == EntityKind::Place)
        {
            span = Span::new(span.start, span.start + place.len());
            name = place;
        }
        let Some(mut kind) = kind_of(tag.class) else {
            return;
        };
        if self.patterns.is(Cue::Generic, name) || self.patterns.is(Cue::Work, name) {
            return;
        }
        // 나가노(長野: a bracket opened and never closed is none of the name's.
        if name.matches('(').count() != name.matches(')').count() {
            return;
        }
        let after = text.get(span.end..).unwrap_or("");
        // 진도 7.5: how strong, not where.
        if self.patterns.is(Cue::Scale, name)
            && after.trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            ballot.add(span, EntityKind::Place, -6.0);
            return;
        }
        // 새벽 노을 아레나: a building by the name of somebody.
        if kind == EntityKind::Person
            && let Some((_, last)) = name.rsplit_once(' ')
            && self.patterns.is(Cue::Venue, last)
        {
            kind = EntityKind::Place;
        }
        // 유럽풍, 미국중심주의: like the place.
        if kind == EntityKind::Place && super::is_manner(after) {
            ballot.add(span, kind, -6.0);
            return;
        }
        if self.patterns.is(Cue::Compound, name) {
            // 한미, 북중러: as many countries as letters.
            for (i, c) in name.char_indices() {
                let at = span.start + i;
                ballot.add(Span::new(at, at + c.len_utf8()), EntityKind::Place, 1.2);
            }
            return;
        }
        if matches!(kind, EntityKind::Title | EntityKind::Event)
            && (after.starts_with('들') || !self.boundaries.ends(name, after))
        {
            // 총리제, 올림픽대로, 장관들: a part of another word, or nobody.
            return;
        }
        // 경찰권, 베트남어: a power, a language.
        if kind == EntityKind::Organization && after.starts_with('권')
            || kind == EntityKind::Place && self.is_language(name, after)
        {
            return;
        }
        let clock = after.strip_prefix(' ').unwrap_or(after);
        if kind == EntityKind::Place
            && (after.starts_with('인') && self.lists.get(name).is_some()
                || ["시간", "시각", "표준시"]
                    .iter()
                    .any(|word| clock.starts_with(word)))
        {
            // 베트남인들: the people; 한국시간: the clock there.
            return;
        }
        // A country or city that acts is a place all the same.
        if kind == EntityKind::Organization
            && self
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Place && l.trusted)
        {
            kind = EntityKind::Place;
        }
        if matches!(
            tag.class,
            Class::Person | Class::Place | Class::Organization
        ) && after.starts_with('들')
            && self.lists.get(name).is_none()
        {
            // 장성들: more than one is no name.
            return;
        }
        if kind == EntityKind::Title {
            if self
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Organization)
            {
                // 대통령실: the office, not who holds it.
                return;
            }
            if let Some(front) = self.employer_of(name) {
                // 새벽부장관, 서울시장: whose office it is has a name of its own.
                let at = span.start + front.len();
                let odds = vote::log_odds(tag.confidence).max(0.8);
                if let Some(listed) = self.lists.get(front) {
                    ballot.add(Span::new(span.start, at), listed.kind, odds);
                }
                ballot.add(Span::new(at, span.end), EntityKind::Title, odds);
                return;
            }
            let mut letters = name.chars();
            let surname = letters
                .next()
                .map_or("", |c| name.get(..c.len_utf8()).unwrap_or(""));
            let role = letters.as_str();
            if self.lists.is_surname(surname)
                && !self.patterns.is(Cue::Determiner, surname)
                && self.titles.standing(name).is_none()
                && self.titles.standing(role) == Some(title::Standing::Beside)
            {
                // 안위원장: a surname and a title in one word.
                let at = span.start + surname.len();
                ballot.add(Span::new(span.start, at), EntityKind::Person, 2.0);
                ballot.add(Span::new(at, span.end), EntityKind::Title, 2.0);
                return;
            }
        }
        if kind == EntityKind::Organization
            && name.chars().count() == 1
            && self.patterns.is(Cue::Determiner, name)
            && self.lists.get(name).is_none()
        {
            return;
        }
        // 있는 윌리엄, 없던 양키스: the word before is none of the name's.
        if matches!(kind, EntityKind::Person | EntityKind::Organization)
            && let Some((first, rest)) = name.split_once(' ')
            && first.ends_with(['는', '던'])
            && !self.lists.is_foreign_part(first)
            && rest.chars().count() >= 2
        {
            span.start += first.len() + 1;
            name = rest;
        }
        // 미 새벽신문: an outlet, not a body of the state.
        if kind == EntityKind::Organization
            && let Some((country, rest)) = name.split_once(' ')
            && self.patterns.is(Cue::CountryAlone, country)
            && !self.patterns.is_state_body(rest)
            && !rest.ends_with(['부', '청', '처', '원', '회', '성', '국', '군'])
            && self
                .lists
                .get(rest)
                .is_some_and(|l| l.kind == EntityKind::Organization)
        {
            span.start += country.len() + 1;
            name = rest;
        }
        // 디스커버리호: a ship or spacecraft; Korean names have three letters.
        if matches!(kind, EntityKind::Person | EntityKind::Organization)
            && name.ends_with('호')
            && name.chars().count() >= 4
            && self.lists.get(name).is_none()
        {
            kind = EntityKind::Product;
        }
        // 응우옌 반 롱 새벽텔: given names there have two syllables at most.
        if kind == EntityKind::Person
            && let Some((person, last)) = name.rsplit_once(' ')
            && person.contains(' ')
            && last.chars().count() >= 3
            && let Some((family, _)) = person.split_once(' ')
            && self.patterns.is(Cue::Family, family)
        {
            ballot.add(
                Span::new(span.end - last.len(), span.end),
                EntityKind::Organization,
                1.0,
            );
            span.end = span.start + person.len();
            name = person;
        }
        if kind == EntityKind::Person {
            // 양모씨, 마선우 디렉터: what follows a name is none of it.
            if let Some(person) = name.strip_suffix('씨')
                && person.chars().count() >= 2
            {
                span.end = span.start + person.trim_end().len();
                name = person.trim_end();
            } else if let Some((person, title)) = name.rsplit_once(' ')
                && self.titles.standing(title).is_some()
            {
                let at = span.end - title.len();
                ballot.add(Span::new(at, span.end), EntityKind::Title, 2.0);
                span.end = span.start + person.len();
                name = person;
            }
            let after = text.get(span.end..).unwrap_or("");
            let rest = |word: &str| after.strip_prefix(word);
            if name.chars().count() == 1 && self.lists.is_surname(name) {
                if rest("모").is_some_and(|rest| self.boundaries.ends("모", rest)) {
                    // 박모는: the withheld name as it is written.
                    span.end += "모".len();
                    name = span.of(text);
                } else if let Some(next) = rest(" ")
                    && matches!(name, "이" | "그" | "한" | "전" | "현" | "두")
                    && !self.titles.begin(next, &self.boundaries)
                {
                    // 이 장교: this one.
                    return;
                }
            } else if name.chars().count() >= 3
                && rest("함").is_some_and(|rest| self.boundaries.ends("함", rest))
            {
                // 광개토대왕함: a ship.
                span.end += "함".len();
                kind = EntityKind::Product;
                name = span.of(text);
            }
        }
        if let Some(listed) = self.listed_otherwise(text, span, kind) {
            ballot.add(span, listed, vote::log_odds(tag.confidence));
        }
        let weight = match tag.layer {
            // That it is named at all says something for it, however unsure the net is.
            Layer::Fine => vote::log_odds(tag.confidence).max(UNSURE),
            Layer::Klue if ballot.of(span, kind).is_none() && name.contains(' ') => return,
            Layer::Klue => 0.5 * vote::log_odds(tag.confidence),
        };
        // 새벽-노을: two names that the tagger took for one.
        let parts = name.split(['-', '·']).count();
        let listed = |part: &str| self.lists.get(part).is_some();
        if parts > 1 && name.split(['-', '·']).all(listed) {
            let mut at = span.start;
            for part in name.split(['-', '·']) {
                if let Some(listed) = self.lists.get(part) {
                    ballot.add(Span::new(at, at + part.len()), listed.kind, weight.max(0.8));
                }
                at += part.len() + 1;
                if name.contains('·') {
                    at += '·'.len_utf8() - 1;
                }
            }
            return;
        }
        ballot.add(span, kind, weight);
    }
}

impl Finder {
    /// The listed body, or the place that one is elected in, that a title in one word begins with.
    fn employer_of<'t>(&self, name: &'t str) -> Option<&'t str> {
        if self.titles.standing(name).is_some() {
            return None;
        }
        name.char_indices().rev().find_map(|(at, _)| {
            let (front, role) = name.split_at(at);
            let listed = self.lists.get(front)?;
            let fits = match listed.kind {
                // 경찰국장: the head of a bureau, not of the police.
                EntityKind::Organization => listed.trusted && front.chars().count() >= 3,
                EntityKind::Place => self.titles.is_local(role),
                _ => false,
            };
            // 새벽위원장: its head, not a head of the 새벽위.
            (fits
                && self.titles.standing(role).is_some()
                && !(front.ends_with('위') && role.starts_with('원')))
            .then_some(front)
        })
    }

    /// Whether a country's name goes on as that of its language: `베트남어로`.
    pub(super) fn is_language(&self, name: &str, after: &str) -> bool {
        after
            .strip_prefix('어')
            .is_some_and(|rest| self.boundaries.ends("어", rest))
            && self.lists.is_country(name)
    }

    /// The kind as which a name is listed that the tagger takes for `kind`: 메타 is no person, 코스피 no firm.
    fn listed_otherwise(&self, text: &str, span: Span, kind: EntityKind) -> Option<EntityKind> {
        use EntityKind::{Event, Organization, Person, Place, Product};
        let name = span.of(text);
        let listed = self.lists.get(name).filter(|l| l.kind != kind)?;
        let korean = pattern::is_korean_shape(name, &self.lists);
        let sure = listed.trusted;
        let otherwise = match (kind, listed.kind) {
            (Person, Organization | Product) => !name.contains(' ') && (sure || !korean),
            // 야마가타 의원: somebody by the name of a place.
            (Person, Place) => {
                let after = text.get(span.end..).unwrap_or("");
                sure && !korean
                    && !self.titles.begin(after.trim_start(), &self.boundaries)
                    && !self.lists.is_foreign_part(name)
            }
            (Product, Organization) => !name.contains(' ') && !korean && sure,
            (Organization, Product | Event) | (Place, Organization) => sure,
            _ => false,
        };
        otherwise.then_some(listed.kind)
    }
}

/// The kind of a class that names something.
pub(super) fn kind_of(class: tagger::Class) -> Option<EntityKind> {
    use tagger::Class;
    Some(match class {
        Class::Person => EntityKind::Person,
        Class::Place => EntityKind::Place,
        Class::Organization => EntityKind::Organization,
        Class::Product => EntityKind::Product,
        Class::Event => EntityKind::Event,
        Class::Title => EntityKind::Title,
        Class::Date | Class::Time | Class::Quantity => return None,
    })
}
