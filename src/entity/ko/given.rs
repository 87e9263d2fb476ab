//! The first names of foreign people, before what is found of their names.

use super::Finder;
use super::boundary::{is_letter, last_word};
use super::pattern::{Cue, is_korean_shape};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::{Span, hangul};

impl Finder {
    /// The first names of foreign people before what is found of their names: `샘` before `올트먼`, a word that nothing
    /// is known of before a name with a title (`에후드 올메르트 총리`), and two found names in a row.
    pub(super) fn vote_first_names(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for (i, found) in clear.iter().enumerate() {
            let name = found.span.of(text);
            if found.kind != EntityKind::Person
                || !name.starts_with(hangul::is_syllable)
                || name.chars().count() < 2
                || is_korean_shape(name, &self.lists)
            {
                continue;
            }
            // 스가 요시히데: a known part behind the name.
            let ceiling = clear.get(i + 1).map_or(text.len(), |f| f.span.start);
            let behind = text
                .get(found.span.end..ceiling)
                .and_then(|t| t.strip_prefix(' '))
                .unwrap_or("");
            let length = behind.find(|c: char| !is_letter(c)).unwrap_or(behind.len());
            let (part, _) = hangul::split_particle(behind.get(..length).unwrap_or(""));
            if part.chars().count() >= 2
                && self.lists.is_foreign_part(part)
                && self.lists.get(part).is_none()
            {
                let end = found.span.end + 1 + part.len();
                ballot.compose(Span::new(found.span.start, end), EntityKind::Person, 0.1);
            }
            let before = i.checked_sub(1).and_then(|i| clear.get(i));
            if let Some(before) = before
                && before.kind == EntityKind::Person
                && !self.is_employer(text, clear, i)
                && text.get(before.span.end..found.span.start) == Some(" ")
                && !is_korean_shape(before.span.of(text), &self.lists)
                && before.span.of(text).chars().count() > 1
            {
                let both = Span::new(before.span.start, found.span.end);
                if both.of(text).split(' ').count() <= 4 {
                    ballot.compose(both, EntityKind::Person, 0.1);
                }
                continue;
            }
            let floor = before.map_or(0, |f| f.span.end);
            let Some(front) = text
                .get(floor..found.span.start)
                .and_then(|t| t.strip_suffix(' '))
            else {
                continue;
            };
            let at = last_word(front, is_letter);
            let word = front.get(at..).unwrap_or("");
            if self.patterns.is(Cue::Joint, word)
                && let Some(front) = front.get(..at).and_then(|t| t.strip_suffix(' '))
            {
                // 무함마드 빈 살만: what joins the parts takes the word before it along.
                let from = last_word(front, is_letter);
                let given = front.get(from..).unwrap_or("");
                if self.could_be_name(given) {
                    let span = Span::new(floor + from, found.span.end);
                    ballot.compose(span, EntityKind::Person, 0.1);
                }
            } else if self.lists.is_foreign_part(word)
                || !name.contains(' ') && self.is_titled(text, clear, i) && self.could_be_name(word)
            {
                ballot.compose(
                    Span::new(floor + at, found.span.end),
                    EntityKind::Person,
                    0.1,
                );
            }
        }
    }

    /// Whether a title stands behind a clear name, an organization or country between them or not.
    pub(super) fn is_titled(&self, text: &str, clear: &[Found], i: usize) -> bool {
        let mut end = clear.get(i).map_or(0, |f| f.span.end);
        for next in clear.iter().skip(i + 1).take(2) {
            if text.get(end..next.span.start) != Some(" ") {
                return false;
            }
            match next.kind {
                EntityKind::Title => return true,
                EntityKind::Organization | EntityKind::Place => end = next.span.end,
                _ => return false,
            }
        }
        false
    }

    /// Whether nothing speaks against a word's being a foreign first name.
    fn could_be_name(&self, word: &str) -> bool {
        (2..=5).contains(&word.chars().count())
            && word.chars().all(hangul::is_syllable)
            && hangul::split_particle(word).1.is_empty()
            && !word.ends_with([
                '한', '인', '된', '던', '할', '들', '적', '고', '며', '서', '데', '면', '해', '여',
                '된',
            ])
            && !self.patterns.is(Cue::Kin, word)
            && !self.patterns.is(Cue::Generic, word)
            && self.lists.get(word).is_none()
            && !self.lists.is_common(word)
            && self.patterns.suffix(word).is_none()
            && self.titles.standing(word).is_none()
    }
}
