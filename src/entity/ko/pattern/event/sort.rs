//! Sorts of events with rules of their own: storms, prizes, the meetings of bodies.

use crate::document::EntityKind;
use crate::entity::ko::pattern::cue::Cue;
use crate::entity::ko::pattern::view::{View, Voter};
use crate::entity::ko::token::{Token, gap};
use crate::text::{Span, hangul};

impl Voter<'_> {
    /// `태풍 새벽`: a storm is an event, and its name neither a person nor a place.
    pub(super) fn storm(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !view.is(Cue::Storm, token.span.of(text)) {
            return;
        }
        let Some(next) = view.token(i + 1) else {
            return;
        };
        let between = gap(text, token, next);
        let quoted = matches!(between, " '" | " ‘" | "'" | "‘" | " “" | " \"");
        let name = next.stem.of(text);
        let length = name.chars().count();
        if !(quoted || between == " ")
            || !(2..=6).contains(&length)
            || !name.chars().all(hangul::is_syllable)
            || view.follows_storm(next.span.of(text))
            || !view.boundaries.ends(name, view.after(next.stem.end))
        {
            return;
        }
        // Without marks the word must be a subject or the like, or nothing more than a name.
        if !quoted && next.stem == next.span && name.ends_with(['한', '된', '인', '는', '은'])
        {
            return;
        }
        let start = if quoted {
            next.stem.start
        } else {
            token.span.start
        };
        let span = Span::new(start, next.stem.end);
        self.name(span, EntityKind::Event, 2.5, 0.3);
        for kind in [
            EntityKind::Person,
            EntityKind::Place,
            EntityKind::Organization,
            EntityKind::Product,
        ] {
            self.ballot.add(next.stem, kind, -4.0);
        }
    }

    /// `노벨 의학상`, `새벽 노을상을 수상`: prizes that somebody gets.
    pub(super) fn prize(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.stem.of(text);
        if !name.ends_with('상') || name.chars().count() < 3 || view.is(Cue::Generic, name) {
            return;
        }
        let after = view.after(token.stem.end);
        if !view.boundaries.ends(name, after) {
            return;
        }
        let front = |back: usize, behind: Token| {
            i.checked_sub(back)
                .and_then(|j| view.token(j))
                .filter(|&f| gap(text, f, behind) == " ")
        };
        let mut start = token.stem.start;
        let before = front(1, token);
        let nobel = before.is_some_and(|b| b.span.of(text) == "노벨") || name.starts_with("노벨");
        let mut first = token;
        if let Some(before) = before
            && (nobel && before.span.of(text) == "노벨"
                || view.lists.get(before.span.of(text)).is_some()
                || view.lists.is_foreign_part(before.span.of(text)))
        {
            start = before.span.start;
            first = before;
        }
        if let Some(year) = front(if first == token { 1 } else { 2 }, first)
            && matches!(year.span.of(text).len(), 4)
            && year.span.of(text).chars().all(|c| c.is_ascii_digit())
        {
            start = year.span.start;
        }
        let given = after
            .trim_start_matches(|c: char| hangul::is_syllable(c) && "을를의과도".contains(c))
            .trim_start();
        let given = view.begins_as(Cue::Awards, given);
        let span = Span::new(start, token.stem.end);
        if nobel {
            self.name(span, EntityKind::Event, 2.2, 0.3);
        } else if given {
            self.ballot.add(span, EntityKind::Event, 1.2);
        }
    }

    /// `유엔총회를 계기로`: the meeting of a body that is called as its meeting is.
    pub(super) fn assembly(&mut self) {
        let Voter { view, token, .. } = *self;
        let text = view.text;
        let name = token.stem.of(text);
        if !name.ends_with("총회")
            || view
                .lists
                .get(name)
                .is_none_or(|l| l.kind != EntityKind::Organization)
        {
            return;
        }
        let after = view.after(token.stem.end);
        let met = ["를 ", "에 ", "에서 ", "서 ", " "]
            .iter()
            .find_map(|particle| after.strip_prefix(particle))
            .is_some_and(|next| view.begins_as(Cue::Convenes, next));
        if met {
            self.ballot.add(token.stem, EntityKind::Event, 4.0);
            self.ballot.add(token.stem, EntityKind::Organization, -4.0);
        }
    }

    /// `새벽노을협력체(DNC) 정상회의`: the meeting of a body whose letters stand in a bracket.
    pub(in crate::entity::ko::pattern) fn glossed_summit(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        // 정상회의: its last letter only looks like a particle.
        let meeting = [token.span, token.stem].into_iter().find(|span| {
            matches!(
                span.of(text),
                "정상회의" | "정상회담" | "당사국총회" | "각료회의"
            )
        });
        let Some(meeting) = meeting else { return };
        let letters = i.checked_sub(1).and_then(|j| view.token(j));
        let body = i.checked_sub(2).and_then(|j| view.token(j));
        if let (Some(letters), Some(body)) = (letters, body)
            && gap(text, letters, token) == ") "
            && gap(text, body, letters) == "("
            && letters
                .span
                .of(text)
                .starts_with(|c: char| c.is_ascii_uppercase())
        {
            let span = Span::new(body.span.start, meeting.end);
            self.name(span, EntityKind::Event, 2.0, 0.4);
        }
    }
}

impl View<'_> {
    /// Whether a word behind `태풍` begins with a noun that is no storm's name (`피해`, `예방단계`).
    fn follows_storm(&self, word: &str) -> bool {
        word.char_indices()
            .map(|(i, c)| i + c.len_utf8())
            .filter_map(|end| word.get(..end))
            .any(|noun| self.is(Cue::NoStorm, noun) && (noun == word || noun.chars().count() > 1))
    }
}
