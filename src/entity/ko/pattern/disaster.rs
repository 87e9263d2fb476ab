//! Accidents and crimes that have become names.

use super::cue::Cue;
use super::view::Voter;
use crate::document::EntityKind;
use crate::entity::ko::token::gap;
use crate::text::Span;

impl Voter<'_> {
    /// `새벽 물류창고 화재`, `노을 여고생 살인 사건`: what happened at a place, called by it and by what it befell.
    pub(super) fn local_disaster(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let noun = token.stem.of(text);
        let crime = matches!(noun, "사건" | "참사");
        let fire = matches!(noun, "화재" | "붕괴" | "폭발");
        let mishap = noun
            .strip_suffix("사고")
            .is_some_and(|what| view.is(Cue::Mishap, what));
        let accident = noun == "사고" || mishap;
        if accident {
            self.vehicle(mishap);
        }
        if !(crime || fire || accident) {
            return;
        }
        let mut kind = None;
        let mut last = token;
        for (back, j) in (i.saturating_sub(4)..i).rev().enumerate() {
            let Some(front) = view.token(j).filter(|&f| gap(text, f, last) == " ") else {
                return;
            };
            let word = front.span.of(text);
            let tail = |cue: Cue| view.ends_as(cue, word);
            if back > 0
                && kind.is_some()
                && !view.lists.is_country(word)
                && view.is_listed(word, EntityKind::Place)
            {
                // What burns now is news; 2020년 새벽 창고 화재 has become a name.
                let year = j
                    .checked_sub(1)
                    .and_then(|j| view.token(j))
                    .is_some_and(|y| y.span.of(text).ends_with('년'));
                let behind = view.after(token.stem.end);
                let past = ["", "의"].iter().any(|particle| {
                    behind
                        .strip_prefix(particle)
                        .and_then(|rest| rest.strip_prefix(' '))
                        .is_some_and(|rest| view.begins_as(Cue::Aftermath, rest))
                });
                // 매몰사고가 났다: it happens now.
                let named = mishap && !behind.starts_with('가') && !behind.starts_with("로 ");
                if crime || year || past || named {
                    let span = Span::new(front.span.start, token.stem.end);
                    self.name(span, EntityKind::Event, 1.6, 0.4);
                }
                return;
            }
            // 창고 ends as many a verb does.
            if back > 2 || !view.is_plain(front) && !tail(Cue::Site) {
                return;
            }
            // 탈선 사고: what befell it stands between.
            if accident && back == 0 && view.is(Cue::Mishap, word) {
                last = front;
                continue;
            }
            if crime && tail(Cue::Crime)
                || !crime && tail(Cue::Site)
                || noun == "참사" && tail(Cue::Site)
            {
                kind = Some(());
            }
            last = front;
        }
    }

    /// `새벽호 침몰 사고`: what befell a ship, a train or a plane of that name.
    fn vehicle(&mut self, mishap: bool) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let mut front = view.word_before(i);
        if !mishap {
            let what = front.filter(|f| view.is(Cue::Mishap, f.span.of(text)));
            if what.is_none() {
                return;
            }
            front = i.checked_sub(1).and_then(|j| view.word_before(j));
        }
        let Some(front) = front else { return };
        let name = front.span.of(text);
        let after = view.after(token.stem.end);
        if name.ends_with('호')
            && name.chars().count() >= 3
            && name.chars().all(crate::text::hangul::is_syllable)
            && view.boundaries.ends("사고", after)
        {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Event, 1.8, 0.4);
        }
    }
}
