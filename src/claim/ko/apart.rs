//! Quotations that are a sentence of their own: who spoke stands in the sentence before or behind.
//! 정부는 곧바로 반박했다. “…”; “…” 박서준 대표는 이렇게 말했다.

use super::clause::Word;
use super::cue::CueKind;
use super::list::List;
use super::particle::{Role, role};
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
            .filter(|h| h.end == End::Final && h.cue.word != "하다");
        let Some(hit) = hit else {
            return self.on_mind(words).or_else(|| self.introduced(words));
        };
        Some(Announced {
            speaker: self.resolve(self.spokesman(words)?)?,
            span: last.span,
            cue: Some(hit.cue),
            sentence: self.told.sentences,
        })
    }

    /// 새벽방송 관계자입니다. “…”: who is about to speak, by name or office alone.
    fn introduced(&self, words: &[Word<'_>]) -> Option<Announced> {
        let last = words.last()?;
        let stem = last.plain().strip_suffix("입니다")?;
        let phrase = self
            .cast
            .named(words, words.len() - 1, stem, Role::Subject)
            .filter(|p| p.first == 0 && p.voice == Voice::Person)?;
        Some(Announced {
            speaker: self.resolve(phrase)?,
            span: last.span,
            cue: None,
            sentence: self.told.sentences,
        })
    }

    /// 박순례 이장의 바람은 소박하다: somebody's words are the topic.
    fn on_mind(&self, words: &[Word<'_>]) -> Option<Announced> {
        let lexicon = self.cast.lexicon;
        let at = (1..words.len().min(10)).find(|&at| {
            words.get(at).is_some_and(|w| {
                role(w.plain()).is_some_and(|(role, noun)| {
                    role == Role::Topic
                        && (lexicon.has(List::Spoken, noun)
                            || matches!(noun, "바람" | "소망" | "생각" | "기억" | "대답" | "반응"))
                })
            })
        })?;
        let word = words.get(at)?;
        let owner = words.get(at - 1)?.around_brackets();
        let stem = match owner.1 {
            "의" => owner.0,
            _ => owner.0.strip_suffix('의')?,
        };
        let phrase = self.cast.named(words, at - 1, stem, Role::Subject)?;
        let (_, noun) = role(word.plain())?;
        (!matches!(phrase.voice, Voice::Unknown | Voice::Answerers)).then_some(())?;
        Some(Announced {
            speaker: self.resolve(phrase)?,
            span: Span::new(word.span.start, word.span.start + noun.len()),
            cue: None,
            sentence: self.told.sentences,
        })
    }

    /// Gives a quotation of the sentence before its speaker: 이렇게 말했다, …의 말이다. `tells` where the sentence reports
    /// something by itself.
    pub(super) fn recalls(&mut self, words: &[Word<'_>], tells: bool) {
        let lone = self
            .told
            .lone
            .filter(|&(_, at)| at + 1 == self.told.sentences);
        let Some((draft, _)) = lone else {
            return;
        };
        // Who was named before the words keeps them, unless the sentence behind points at them.
        let named = self.drafts.get(draft).is_some_and(|d| d.cue.is_some());
        let recalled = self.recalled(words).or_else(|| {
            (!named)
                .then(|| self.owned(words).or_else(|| self.told_of(words, tells)))
                .flatten()
        });
        let Some((speaker, cue)) = recalled else {
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

    /// “….” 양민혁의 고백에 웃음이 터졌다: whose words they were, at the head of the sentence.
    fn owned(&self, words: &[Word<'_>]) -> Option<(Source, Span)> {
        let lexicon = self.cast.lexicon;
        let at = (0..words.len().min(5)).find(|&at| {
            words
                .get(at + 1)
                .is_some_and(|w| lexicon.is_noun_of(List::Spoken, w.plain()))
                && words.get(at).is_some_and(|w| w.plain().ends_with('의'))
        })?;
        // 박 대표의 말에 따르면 …: of what is told next.
        let told = words.get(at + 1)?;
        if words
            .get(at + 2)
            .is_some_and(|w| w.plain().starts_with("따르면") || w.plain().starts_with("의하면"))
        {
            return None;
        }
        let stem = words.get(at)?.plain().strip_suffix('의')?;
        let phrase = self.cast.named(words, at, stem, Role::Subject)?;
        (phrase.voice != Voice::Answerers && phrase.first == 0).then_some(())?;
        Some((self.resolve(phrase)?, told.span))
    }

    /// “….” 정바다 씨가 말했다: a sentence that tells no more than who spoke.
    fn told_of(&self, words: &[Word<'_>], tells: bool) -> Option<(Source, Span)> {
        let last = words.len().checked_sub(1).filter(|_| !tells)?;
        let word = words.get(last)?;
        let hit = self.cast.lexicon.predicate(word.plain(), &[CueKind::Say])?;
        let elsewhere = |w: &Word<'_>| w.is_quote() || w.plain() == "따르면";
        // 편지를 쓴다, 글을 남겼다: more than telling.
        let does = matches!(hit.cue.word, "하다" | "쓰다" | "적다" | "남기다" | "그러다");
        if hit.end != End::Final || does || words.iter().any(elsewhere) {
            return None;
        }
        let phrase = (0..last).find_map(|at| {
            self.cast.phrase(words, at).filter(|p| {
                let known = !matches!(p.voice, Voice::Unknown | Voice::Answerers | Voice::Place);
                // 큰딸 가람이 말했다: right before the predicate even an unknown name speaks.
                matches!(p.role, Role::Subject | Role::Topic)
                    && (known || p.voice == Voice::Unknown && p.last + 1 == last)
            })
        })?;
        Some((self.resolve(phrase)?, word.span))
    }

    /// The topic, else the subject, that can speak.
    fn spokesman(&self, words: &[Word<'_>]) -> Option<Phrase> {
        let fits = |role: Role| {
            (0..words.len()).find_map(|at| {
                self.cast.phrase(words, at).filter(|p| {
                    // 사미르 하단은: a name that is known in part.
                    p.role == role
                        && (p.voice != Voice::Unknown || p.source.entity.is_some())
                        && !matches!(p.voice, Voice::Answerers | Voice::Place)
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
    use crate::claim::ko::sample::{modalities, told};
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
        assert_eq!(
            told("“길이 막혀 나오지 못했다.” 박서준 소장이 말했다."),
            [("길이 막혀 나오지 못했다", "박서준", "", "말했다")]
        );
        assert_eq!(
            told("“길이 막혀 나오지 못했다.” 박서준 소장의 고백에 모두 조용해졌다."),
            [("길이 막혀 나오지 못했다", "박서준", "", "고백에")]
        );
        assert_eq!(
            told("박서준 소장의 바람은 소박하다. “길이 넓어졌으면 좋겠어.”"),
            [("길이 넓어졌으면 좋겠어", "박서준", "", "바람")]
        );
        assert_eq!(
            told("새벽방송 관계자입니다. “길이 막혀 나오지 못했다.”")
                .iter()
                .map(|c| (c.0, c.1))
                .collect::<Vec<_>>(),
            [("길이 막혀 나오지 못했다", "새벽방송 관계자")]
        );
        let text = "새벽은행은 곧바로 반박했다. “우리는 값을 올리지 않았다.”";
        assert_eq!(
            told(text),
            [("우리는 값을 올리지 않았다", "새벽은행", "", "반박했다")]
        );
        assert_eq!(modalities(text), [Modality::Denial]);
    }
}
