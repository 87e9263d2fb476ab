//! Quotations that are a sentence of their own: who spoke stands in the sentence before or behind.
//! 정부는 곧바로 반박했다. “…”; “…” 박서준 대표는 이렇게 말했다.

use super::clause::Word;
use super::cue::CueKind;
use super::list::List;
use super::particle::Role;
use super::predicate::End;
use super::reader::{Announced, Reader};
use super::speaker::{Phrase, Voice};
use crate::document::Source;
use crate::text::Span;

impl Reader<'_> {
    /// What the sentence tells of somebody's words that stand elsewhere.
    pub(super) fn announces(&self, words: &[Word<'_>]) -> Option<Announced> {
        let last = words.last()?;
        let hit = self
            .cast
            .lexicon
            .predicate(last.plain(), &[CueKind::Say])
            .filter(|h| h.end == End::Final && h.cue.word != "하다")?;
        Some(Announced {
            speaker: self.resolve(self.spokesman(words)?)?,
            span: last.span,
            cue: hit.cue,
            sentence: self.told.sentences,
        })
    }

    /// Gives a quotation of the sentence before its speaker: 이렇게 말했다, …의 말이다.
    pub(super) fn recalls(&mut self, words: &[Word<'_>]) {
        let lone = self
            .told
            .lone
            .filter(|&(_, at)| at + 1 == self.told.sentences);
        let Some((draft, _)) = lone else {
            return;
        };
        let Some((speaker, cue)) = self.recalled(words) else {
            return;
        };
        if let Some(draft) = self.drafts.get_mut(draft) {
            draft.speaker = Some(speaker);
            draft.cue = Some(cue);
        }
        self.told.speaker = Some((speaker, self.told.sentences));
    }

    fn recalled(&self, words: &[Word<'_>]) -> Option<(Source, Span)> {
        let lexicon = self.cast.lexicon;
        // 박서준 대표의 말이다
        let last = words.len().checked_sub(1)?;
        let told = words.get(last)?;
        if let Some((noun, rest)) = lexicon.noun(told.plain(), &[CueKind::View, CueKind::Will])
            && (rest.starts_with("이") || rest == "다")
            && lexicon.has(List::Spoken, noun.word)
            && let Some(at) = last.checked_sub(1)
            && let Some(stem) = words
                .get(at)?
                .around_brackets()
                .0
                .strip_suffix('의')
                .or_else(|| {
                    words
                        .get(at)
                        .map(|w| w.plain())
                        .and_then(|w| w.strip_suffix('의'))
                })
            && let Some(phrase) = self.cast.named(words, at, stem, Role::Subject)
        {
            return Some((self.resolve(phrase)?, told.span));
        }
        let so = words
            .iter()
            .position(|w| lexicon.has(List::Thus, w.plain()))?;
        let says = (so + 1..words.len().min(so + 4)).find(|&i| {
            words.get(i).is_some_and(|w| {
                lexicon.predicate(w.plain(), &[CueKind::Say]).is_some() || i == last
            })
        })?;
        let phrase = self.spokesman(words)?;
        Some((self.resolve(phrase)?, words.get(says)?.span))
    }

    /// The topic, else the subject, that can speak.
    fn spokesman(&self, words: &[Word<'_>]) -> Option<Phrase> {
        let fits = |role: Role| {
            (0..words.len()).find_map(|at| {
                self.cast.phrase(words, at).filter(|p| {
                    p.role == role
                        && !matches!(p.voice, Voice::Unknown | Voice::Answerers | Voice::Place)
                })
            })
        };
        fits(Role::Topic)
            .or_else(|| fits(Role::Subject))
            .or_else(|| fits(Role::Too))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::sample::{modalities, told};
    use crate::document::Modality;

    #[test]
    fn a_quotation_apart_has_its_speaker_in_the_sentence_beside_it() {
        assert_eq!(
            told("“길이 막혀 나오지 못했다.” 박서준 소장은 이렇게 말했다."),
            [("길이 막혀 나오지 못했다", "박서준", "", "말했다")]
        );
        assert_eq!(
            told("“길이 넓어질 것으로 봅니다.” 길을 닦은 박서준 소장의 말이다."),
            [("길이 넓어질 것으로 봅니다", "박서준", "", "말이다")]
        );
        let text = "새벽은행은 곧바로 반박했다. “우리는 값을 올리지 않았다.”";
        assert_eq!(
            told(text),
            [("우리는 값을 올리지 않았다", "새벽은행", "", "반박했다")]
        );
        assert_eq!(modalities(text), [Modality::Denial]);
    }
}
