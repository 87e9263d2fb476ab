//! Foreign names of people: by the parts that lists know, and by how they sound beside a title.

use super::cue::Cue;
use super::person::{follows_surname, is_korean_shape};
use super::view::{View, Voter};
use crate::document::EntityKind;
use crate::entity::ko::boundary::begins;
use crate::entity::ko::token::{Token, gap};
use crate::text::{Span, hangul};

/// Words that a name has at most, and syllables that a word of it has.
const WORDS: usize = 4;
const SYLLABLES: usize = 9;
/// Log odds in hundredths: what a known part of names counts, the least that a word of a name may have, what a first word
/// of two syllables needs, and a name of one word.
const LISTED: i32 = 150;
const LEAST: i32 = -150;
const SHORT: i32 = 50;
const ALONE: i32 = 100;

impl Voter<'_> {
    /// Foreign names of people: words that such names are made of, beside each other or a title.
    pub(super) fn foreign_person(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let first = token.span.of(text);
        if !first.chars().all(hangul::is_syllable) {
            return;
        }
        // The longest run of up to four words of which the first and one more are such words.
        let mut listed = 0;
        let mut end = token;
        let mut count = 0;
        for j in i..i + 4 {
            let Some(word) = view.token(j) else { break };
            if j > i && gap(text, end, word) != " " {
                break;
            }
            // 겐조가: what ends like a particle is a part with it only where a list says so.
            let part = if view.lists.is_listed_part(word.span.of(text)) {
                word.span
            } else if view.lists.is_foreign_part(word.stem.of(text)) {
                word.stem
            } else {
                break;
            };
            listed += usize::from(view.lists.is_listed_part(part.of(text)));
            count += 1;
            end = Token {
                span: part,
                stem: part,
            };
            if part != word.span {
                break;
            }
        }
        if count == 0 {
            return;
        }
        self.half_known_person(count, end);
        let span = Span::new(token.span.start, end.span.end);
        let name = span.of(text);
        let after = view.after(span.end);
        if name.chars().count() < 2
            || !begins(text, span.start)
            || !view.boundaries.ends(end.span.of(text), after)
        {
            return;
        }
        let mut weight: f32 = match (count, listed) {
            (1, _) => -0.6,
            // Two that only sound so: a place, an outlet and a disease do, too.
            (_, 0) => 0.4,
            (_, 1) => 1.2,
            _ => 2.0,
        };
        let next = view.tokens.get(i + count).copied();
        if let Some(next) = next.filter(|n| text.get(span.end..n.span.start) == Some(" "))
            && view.sure_title_at(next.span.start)
        {
            weight += 2.0;
        }
        if view.lists.get(name).is_some() {
            weight -= 1.5;
        }
        if weight > 0.0 {
            self.ballot.add(span, EntityKind::Person, weight);
        }
    }

    /// `샘 올트먼 오픈AI CEO`: a run of known parts and one more word, before a title or an organization with a title.
    fn half_known_person(&mut self, count: usize, end: Token) {
        let Voter { view, i, .. } = *self;
        let text = view.text;
        let Some(word) = view.token(i + count).filter(|&w| gap(text, end, w) == " ") else {
            return;
        };
        let name = word.span.of(text);
        // 리사 수: a family name behind the given one, as it is said abroad.
        let family = matches!(
            name,
            "수" | "황" | "리" | "쿡" | "왕" | "첸" | "킴" | "김" | "박"
        );
        if !(family || (2..=7).contains(&name.chars().count()))
            || !name.chars().all(hangul::is_syllable)
            || view.title_at(word.span.start).is_some()
            || view.lists.get(name).is_some()
            || view.is(Cue::Tenure, name)
            || view.patterns.suffix(name).is_some()
            // 새벽스 김한빛 변호사, 드로시넨 새벽대 교수: it must sound foreign as well.
            || !family && view.sound(name, false).is_none()
        {
            return;
        }
        if view.followed(i + count + 1, word).is_some()
            && let Some(first) = view.token(i)
        {
            self.ballot.add(
                Span::new(first.span.start, word.span.end),
                EntityKind::Person,
                2.2,
            );
        }
    }

    /// `응우옌 반 새벽`: a family name of South East Asia and one or two words of one or two syllables.
    pub(super) fn syllables(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !view.is(Cue::Family, token.span.of(text)) || !begins(text, token.span.start) {
            return;
        }
        let mut end = token.span.end;
        let mut parts = 0;
        let mut last = token;
        let titled = loop {
            let Some(next) = view
                .token(i + parts + 1)
                .filter(|&n| gap(text, last, n) == " ")
            else {
                break false;
            };
            // 쩐 하고: a first part with a particle is none; the last one has one.
            let part = if parts == 0 { next.span } else { next.stem };
            let word = part.of(text);
            let address = matches!(next.stem.of(text), "씨" | "님");
            if address || view.title_at(next.span.start).is_some() {
                break true;
            }
            if parts == 3
                || parts == 0 && next.stem != next.span
                || !(1..=2).contains(&word.chars().count())
                || !word.chars().all(hangul::is_syllable)
                || view.is(Cue::Determiner, word)
                || word.ends_with(['고', '는', '한', '게', '며'])
                || matches!(word, "등" | "및")
            {
                break false;
            }
            end = part.end;
            parts += 1;
            if part != next.span {
                break false;
            }
            last = next;
        };
        if parts >= 2 || parts == 1 && titled {
            let span = Span::new(token.span.start, end);
            self.name(span, EntityKind::Person, 1.6, 0.3);
        }
    }

    /// `새벽 2세`: a ruler by number.
    pub(super) fn ruler(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.span.of(text);
        let Some(next) = view.word_behind(i) else {
            return;
        };
        let number = next
            .stem
            .of(text)
            .strip_suffix('세')
            .and_then(|n| n.parse::<u8>().ok());
        if number.is_some_and(|n| (1..=23).contains(&n))
            && view.lists.is_foreign_part(name)
            && view
                .lists
                .get(name)
                .is_none_or(|l| l.kind == EntityKind::Person)
        {
            let span = Span::new(token.span.start, next.stem.end);
            self.name(span, EntityKind::Person, 2.0, 0.3);
        }
    }

    /// `엔제 새벽글루 토트넘 감독`, `총리 패통탄 새벽왓은`: words that sound foreign, before a title, before a body and a
    /// title, or behind a title.
    pub(super) fn transliterated(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !begins(text, token.span.start) {
            return;
        }
        let mut sum = 0;
        let mut last = token;
        for count in 1..=WORDS {
            let Some(word) = view.token(i + count - 1) else {
                return;
            };
            if count > 1 && gap(text, last, word) != " "
                || view.title_at(word.span.start).is_some()
                || view.is(Cue::Tenure, word.span.of(text))
            {
                return;
            }
            last = word;
            let name = Span::new(token.span.start, word.span.end);
            let whole = view.sound(word.span.of(text), count == 1);
            if word.stem != word.span
                && count > 1
                && view.lists.get(word.span.of(text)).is_none()
                && let Some(sound) = view.sound(word.stem.of(text), false)
            {
                let name = Span::new(token.span.start, word.stem.end);
                if sum + sound > 0 && view.behind_title(i) {
                    self.name(name, EntityKind::Person, 1.2, 0.3);
                }
            }
            let Some(sound) = whole else {
                return;
            };
            sum += sound;
            // 새벽크와: where it sounds better without the particle, the name ends there.
            let cut = word.stem != word.span && !view.lists.is_listed_part(word.span.of(text));
            let stem = if cut {
                view.lists.sounds_foreign(word.stem.of(text))
            } else {
                i32::MIN
            };
            let follower = view
                .followed(i + count, word)
                .filter(|f| !cut || sound > stem && !matches!(f, Follower::Body));
            match (count, follower) {
                (1, Some(Follower::Title { office: true }))
                    if sum >= ALONE
                        && !self.is_employer()
                        && name.of(text).chars().nth(1).is_some() =>
                {
                    self.ballot.add(name, EntityKind::Person, 1.2);
                }
                (2.., Some(_)) if sum > 0 => {
                    // 새벽국의 엔제 새벽글루, 엔제 새벽글루 새벽증권: what stands around the words is none of the name's.
                    let led = view
                        .word_before(i)
                        .is_some_and(|w| view.sound(w.span.of(text), true).is_some());
                    if !led {
                        self.ballot.refuse_wider(name, EntityKind::Person);
                    }
                    self.name(name, EntityKind::Person, 1.7, 0.3);
                }
                _ => {}
            }
            if cut {
                return;
            }
        }
    }

    /// `김한빛 새벽스 대표`: behind a person it is whom the person works for.
    fn is_employer(&self) -> bool {
        let view = self.view;
        view.word_before(self.i).is_some_and(|before| {
            is_korean_shape(before.span.of(view.text), view.lists)
                || self.ballot.of(before.span, EntityKind::Person).is_some()
        })
    }
}

impl View<'_> {
    /// How far `word` sounds like a part of a name; none if it cannot be one.
    fn sound(&self, word: &str, first: bool) -> Option<i32> {
        let sound = self.lists.sounds_foreign(word);
        let listed = self.lists.is_part_that_sounds(word, sound);
        let syllables = word.chars().count();
        let least = match (first, syllables) {
            // 에런 분, 립부 탄: one syllable tells nothing.
            (_, 1) => i32::MIN,
            (true, 2) => SHORT,
            (true, _) => 0,
            _ => LEAST,
        };
        // Most words sound like no name and need no closer look.
        if !listed && (sound < least || syllables > SYLLABLES) || listed && !first {
            return listed.then_some(LISTED);
        }
        let known = |word: &str| {
            self.lists
                .get(word)
                .is_some_and(|l| l.kind != EntityKind::Person)
        };
        let with_particle = || {
            let (stem, particle) = hangul::split_particle(word);
            !particle.is_empty() && known(stem)
        };
        let other = self.is(Cue::Generic, word)
            || self.is(Cue::Determiner, word)
            || known(word)
            // 케냐의, 프랑스와: what is known with a particle.
            || with_particle()
            || self.lists.is_common(word)
            || self.patterns.suffix(word).is_some()
            || self.ends_as(Cue::Part, word)
            // 새벽스 김한빛 변호사: whom somebody works for, and a Korean name.
            || is_korean_shape(word, self.lists) && sound < SHORT;
        match (other, listed, syllables) {
            (true, _, _) => None,
            (_, true, _) => Some(LISTED),
            // The country, and what parts a list, is none.
            (_, _, 1) => {
                let part = !first
                    && !self.is(Cue::CountryAlone, word)
                    && !matches!(word, "등" | "및" | "측" | "씨" | "님" | "군" | "양");
                part.then_some(0)
            }
            _ => Some(sound),
        }
    }

    /// What stands behind the word before token `i`.
    fn followed(&self, i: usize, before: Token) -> Option<Follower> {
        let text = self.text;
        let mut i = i;
        let mut next = self.token(i).filter(|&n| gap(text, before, n) == " ")?;
        // 전 총리, 신임 총리: since when or until when.
        if self.is(Cue::Tenure, next.span.of(text)) {
            i += 1;
            next = self.token(i)?;
        }
        if let Some(title) = self.title_at(next.span.start).filter(|title| title.sure) {
            return Some(Follower::Title {
                office: follows_surname(title),
            });
        }
        let titled = |j: usize, between: fn(&str) -> bool| {
            self.token(j).is_some_and(|t| {
                between(text.get(next.span.end..t.span.start).unwrap_or(""))
                    && self.title_at(t.span.start).is_some()
            })
        };
        // 새벽을위한대안 공동대표, 새벽기구(DNO) 사무총장: whatever stands there is a body, unless it could be one more word of
        // the name.
        let word = next.span.of(text);
        let body = self.is_body(word)
            || word.chars().count() >= 2
                && next.stem == next.span
                && self.sound(word, true).is_none();
        (body
            && (titled(i + 1, |gap| gap == " ")
                || titled(i + 2, |gap| gap.starts_with('(') && gap.ends_with(") "))))
        .then_some(Follower::Body)
    }
}

/// What tells that a name stands before it.
enum Follower {
    /// A title, or one that tells only beside a full name what somebody does (선수, 멤버).
    Title { office: bool },
    /// A body, and a title behind that.
    Body,
}
