//! Those who answered, by a share or a count of them.

use super::Noun;
use crate::claim::ko::clause::Word;
use crate::claim::ko::lexicon::Bearer;
use crate::claim::ko::list::List;
use crate::claim::ko::particle::is_bare;
use crate::claim::ko::speaker::{Cast, Phrase, Voice};
use crate::text::Span;

impl Noun<'_> {
    /// 58.8%가, 직장인 300명이: those who were asked.
    pub(super) fn counted(&self) -> Option<Phrase> {
        let Cast { lexicon, text, .. } = *self.cast;
        let share = self.stem.contains('%');
        if let Some(phrase) = self.part_of() {
            return Some(phrase);
        }
        // 28명이 숨졌다: only a share, or people by what they are, can answer.
        let asked = self
            .words
            .get(self.first)
            .filter(|_| self.first < self.at)
            .map(|w| w.span)
            .filter(|s| {
                let word = s.of(text);
                !word.contains(|c: char| c.is_ascii_digit())
                    && !lexicon.has(List::NotAnswerer, word)
                    && (share && is_bare(word) || lexicon.bearer(word).is_some())
            });
        if asked.is_none() && !share && !self.stem.ends_with("퍼센트") {
            return None;
        }
        Some(Phrase {
            first: if asked.is_some() { self.first } else { self.at },
            ..self.phrase(asked.unwrap_or(self.span), Voice::Answerers)
        })
    }

    /// 회원들 중의 61%, 학생들의 28%, 시민 58.4%: the people of whom it is a part.
    fn part_of(&self) -> Option<Phrase> {
        let words = self.words;
        let before = words.get(self.at.checked_sub(1)?)?;
        let among = matches!(
            before.plain(),
            "중" | "중의" | "가운데" | "가운데의" | "중에서"
        );
        let at = self.at - if among { 2.min(self.at) } else { 1 };
        let word = words.get(at).filter(|w| !w.is_quote())?;
        let text = word.plain();
        // 상인 10명 중 7명: who is counted stands before the whole.
        if among && text.starts_with(|c: char| c.is_ascii_digit()) {
            let of = words.get(at.checked_sub(1)?)?;
            return self.people(of, at - 1, of.plain());
        }
        let stem = match text.strip_suffix('의') {
            Some(stem) => stem,
            None if among || self.stem.contains('%') => text,
            None => return None,
        };
        self.people(word, at, stem)
    }

    /// People by what they are, as those who answered.
    fn people(&self, word: &Word<'_>, at: usize, stem: &str) -> Option<Phrase> {
        let one = stem
            .strip_suffix("들")
            .filter(|s| s.chars().nth(1).is_some())
            .unwrap_or(stem);
        let people = one.len() < stem.len()
            || matches!(
                self.cast.lexicon.bearer(one),
                Some((Bearer::Person | Bearer::Group, _))
            );
        (people && one.chars().nth(1).is_some()).then(|| Phrase {
            first: at,
            ..self.phrase(
                Span::new(word.span.start, word.span.start + one.len()),
                Voice::Answerers,
            )
        })
    }
}
