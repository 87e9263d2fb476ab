//! Whether one written form of a name is a shorter or other form of another.

use super::form::{Form, Linker};
use crate::document::EntityKind;
use crate::entity::ko::pattern::Cue;
use crate::entity::ko::spelling::{abbreviates, sound_alike};

impl Linker<'_> {
    /// Whether `short` can be a shorter or other form of `long`.
    pub(super) fn shortens(&self, short: &Form, long: &Form) -> bool {
        match short.kind {
            EntityKind::Person => shortens_person(short, long),
            EntityKind::Organization => self.shortens_organization(short, long),
            EntityKind::Place => self.shortens_place(short, long),
            EntityKind::Product => {
                short.length >= 4
                    && short.length == long.length
                    && sound_alike(&short.key, &long.key)
            }
            EntityKind::Event => {
                short.length >= 3
                    && long.key.len() > short.key.len()
                    && long.key.ends_with(&short.key)
            }
            EntityKind::Title => false,
        }
    }

    fn shortens_organization(&self, short: &Form, long: &Form) -> bool {
        let length = short.length;
        if length < 2 || length >= long.length {
            return length == long.length
                && sound_alike(&short.key, &long.key)
                && self.lists.get(&short.text).is_none_or(|a| !a.trusted)
                    != self.lists.get(&long.text).is_none_or(|a| !a.trusted);
        }
        // The name in front of what kind of body it is: 블룸버그 of 블룸버그통신, 삼성 of 삼성그룹, 퓨쳐스 of 퓨쳐스리그.
        if let Some(rest) = long.key.strip_prefix(&short.key) {
            if self.patterns.is(Cue::BodyKind, rest) {
                return true;
            }
            // A team's city or company: 두산 of 두산 베어스. But the union of a company, its fund or a committee of a
            // parliament is another body.
            return long.words.len() == 2
                && !self.patterns.ends_as(Cue::Part, rest)
                && long.words.first().is_some_and(|w| *w == short.text)
                && self.lists.get(&long.text).is_some_and(|l| l.trusted)
                && long
                    .words
                    .get(1)
                    .is_none_or(|w| self.lists.get(w).is_none());
        }
        // The same body with its country or city before it: 국토해양부 of 대한민국 국토해양부.
        if let Some(front) = long.key.strip_suffix(&short.key) {
            return length >= 3
                && (long.words.len() > short.words.len() || self.is_region(front))
                && !self.patterns.is(Cue::BareBody, &short.key);
        }
        // 인천본부 is the branch of some body, none of 인천소방본부.
        !short.key.ends_with("본부") && abbreviates(&short.text, &long.text)
    }

    fn shortens_place(&self, short: &Form, long: &Form) -> bool {
        let rest = long.key.strip_prefix(&short.key);
        short.length >= 2 && rest.is_some_and(|rest| self.patterns.is(Cue::PlaceKind, rest))
    }

    fn is_region(&self, name: &str) -> bool {
        self.lists
            .get(name)
            .is_some_and(|l| l.kind == EntityKind::Place)
            || matches!(name, "한국" | "미" | "미국" | "대한민국" | "더불어")
    }
}

fn shortens_person(short: &Form, long: &Form) -> bool {
    let length = short.length;
    if long.words.len() > short.words.len() && length >= 2 {
        // 올트먼 of 샘 올트먼, 빈 살만 of 무함마드 빈 살만; the first name alone where it is long enough.
        let tail = long
            .words
            .len()
            .checked_sub(short.words.len())
            .and_then(|from| long.words.get(from..));
        let fits = |words: &[String]| {
            words
                .iter()
                .zip(&short.words)
                .all(|(a, b)| a == b || sound_alike(a, b))
        };
        return tail.is_some_and(fits) || long.words.get(..short.words.len()).is_some_and(fits);
    }
    if short.words.len() == long.words.len() && !short.korean && !long.korean {
        return short
            .words
            .iter()
            .zip(&long.words)
            .all(|(a, b)| a == b || sound_alike(a, b))
            || sound_alike(&short.key, &long.key);
    }
    // 김한빛 and 한빛: only a given name of two syllables whose full name is Korean.
    length == 2 && long.korean && !short.korean && long.text.ends_with(&short.text)
}
