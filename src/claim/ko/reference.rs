//! What a sentence leaves to later ones, and the source of a claim whose own sentence names none.

use super::clause::{Tail, Word};
use super::content::Read;
use super::cue::CueKind;
use super::lexicon::Bearer;
use super::list::List;
use super::particle::Role;
use super::predicate::End;
use super::reader::Reader;
use super::report::{Form, Report};
use super::speaker::{Phrase, Voice};
use super::voicing::Voicing;
use crate::document::{EntityKind, Modality, Source};
use crate::text::Span;

impl Reader<'_> {
    /// The topic that an earlier part of the sentence was about: 경찰은 …을 들여다봤으나 …고 밝혔다.
    pub(super) fn subject_before(&self, words: &[Word<'_>], region: usize) -> Option<Phrase> {
        let topic = |known: fn(Voice) -> bool, upto: usize| {
            (0..region.min(words.len()).min(upto)).find_map(|at| {
                self.cast
                    .phrase(words, at)
                    .filter(|p| p.role == Role::Topic && known(p.voice))
            })
        };
        topic(
            |voice| matches!(voice, Voice::Person | Voice::Body | Voice::Outlet),
            region,
        )
        // 한들푸드는 …라는 보도에 대해 “…”라고 밝혔다: a name that nothing is known of opens the sentence.
        .or_else(|| {
            topic(|voice| voice == Voice::Unknown, 1).filter(|p| self.cast.is_nameable(words, p))
        })
    }

    /// The source that a phrase names or refers back to.
    pub(super) fn resolve(&self, phrase: Phrase) -> Option<Source> {
        match phrase.voice {
            // They are many: nobody who is named alone.
            // Joint speakers just before are meant.
            Voice::Pronoun if phrase.source.span.of(self.text).ends_with('들') => Some(
                self.told
                    .speaker
                    .filter(|(s, at)| at + 2 >= self.told.sentences && self.is_several(s.span))
                    // 대표단 다섯 명은 … . 이들은 …
                    .or(self
                        .told
                        .several
                        .filter(|(_, at)| at + 1 >= self.told.sentences))
                    .map_or(phrase.source, |(s, _)| s),
            ),
            Voice::Pronoun => Some(self.he(phrase.source)),
            Voice::Answerers if phrase.first == phrase.last => {
                self.told.answerers.or(Some(phrase.source))
            }
            // 장관은: the words as they stand, and whoever was called so.
            Voice::Person | Voice::Body if phrase.source.entity.is_none() => Some(Source {
                entity: self.antecedents.find(phrase.source.span),
                ..phrase.source
            }),
            _ => Some(phrase.source),
        }
    }

    /// Whoever 그 stands for: the person talked about last.
    pub(super) fn he(&self, pronoun: Source) -> Source {
        self.told
            .person
            .map(|(s, _)| s)
            .or_else(|| self.antecedent(pronoun.span))
            .or(self.told.speaker.or(self.told.topic).map(|(s, _)| s))
            .unwrap_or(pronoun)
    }

    /// Whether words name more than one: 시민연대와 학부모회.
    fn is_several(&self, span: Span) -> bool {
        span.of(self.text)
            .split(' ')
            .rev()
            .skip(1)
            .any(|w| w.ends_with(['와', '과']))
    }

    /// The last mention before `span` of whoever it stands for.
    pub(super) fn antecedent(&self, span: Span) -> Option<Source> {
        let entity = self.antecedents.find(span)?;
        let mentions = &self.document.entities.get(entity)?.mentions;
        let mention = mentions
            .iter()
            .rfind(|m| m.span.end <= span.start)
            .or(mentions.first())?;
        Some(Source {
            span: mention.span,
            entity: Some(entity),
        })
    }

    /// The source of a report whose sentence names none.
    pub(super) fn inherit(
        &self,
        report: &Report,
        voicing: Voicing,
        words: &[Word<'_>],
        found: &Read,
    ) -> Option<Source> {
        let near = |told: Option<(Source, usize)>, reach: usize| {
            told.filter(|&(_, at)| at + reach >= self.told.sentences)
                .map(|(s, _)| s)
        };
        let cue = report.hit.and_then(|h| h.cue);
        match report.form {
            Form::Explaining => match self.told.last {
                Some((speaker, at)) if at + 1 >= self.told.sentences => speaker,
                _ if self.told.goes_on_alleging() => near(self.told.protest, 1),
                Some((speaker, at)) if at + 3 >= self.told.sentences => {
                    near(self.told.protest, 1).or(speaker)
                }
                _ => near(self.told.protest, 1),
            },
            // X에 따르면 …. 그중 인건비는 90억원으로 추산된다.
            Form::AsThat | Form::Counted | Form::Expecting | Form::Bare
                if cue.is_some_and(|c| {
                    c.kind == CueKind::Told && c.modality != Some(Modality::Hearsay)
                }) && words.first().is_some_and(|w| {
                    matches!(
                        w.plain(),
                        "그중"
                            | "이중"
                            | "그"
                            | "특히"
                            | "또"
                            | "또한"
                            | "아울러"
                            | "이어"
                            | "이밖에"
                            | "여기에"
                    )
                }) =>
            {
                near(self.told.accorded, 1)
            }
            Form::Will => {
                let planned = report.noun.is_some_and(|n| n.word != "예정");
                if planned || !found.has_subject {
                    near(self.told.topic, if planned { 3 } else { 1 }).or(near(
                        self.told.speaker,
                        2,
                    )
                    .filter(|_| {
                        // Where nobody's plans stand between.
                        self.told.last.is_none_or(|(speaker, _)| speaker.is_some())
                    }))
                } else {
                    None
                }
            }
            Form::AsThat | Form::Counted if cue.is_some_and(|c| c.kind == CueKind::Found) => {
                // Who finds out is a body: people who spoke just before have counted nothing.
                let body = |s: &Source| {
                    !matches!(
                        self.cast.lexicon.bearer(s.span.of(self.text)),
                        Some((Bearer::Person | Bearer::Group | Bearer::Rank, _))
                    ) && s
                        .entity
                        .and_then(|e| self.document.entities.get(e))
                        .is_none_or(|e| !matches!(e.kind, EntityKind::Person | EntityKind::Title))
                };
                near(self.told.surveyor, 6).or(near(self.told.speaker, 1).filter(body))
            }
            Form::Quoted(Tail::None) if self.told.answering => {
                self.told.named.or(self.told.speaker.map(|(s, _)| s))
            }
            Form::Quoted(Tail::None) => near(self.told.speaker, 1).or(near(self.told.topic, 1)),
            Form::Expecting | Form::Modifying
                if voicing == Voicing::Passive
                    && words
                        .first()
                        .is_some_and(|w| matches!(w.plain(), "또" | "또한" | "아울러")) =>
            {
                near(self.told.chorus, 1)
            }
            Form::Bare | Form::Expecting | Form::Asking => None,
            Form::Object => near(self.told.topic, 2),
            Form::Modifying | Form::Quoted(Tail::Modifying)
                if cue.is_none_or(|c| c.kind != CueKind::Say) =>
            {
                let answer = report
                    .noun
                    .is_some_and(|n| matches!(n.word, "응답" | "답변"));
                let own = report.noun.is_some_and(|n| n.word == "주장")
                    && cue.is_none()
                    && report.hit.is_some_and(|h| h.end == End::Final);
                let said = report
                    .noun
                    .is_some_and(|n| matches!(n.word, "발언" | "말" | "메시지"));
                let acts = cue.is_some_and(|c| self.cast.lexicon.has(List::ActiveLight, c.word));
                let intends = !matches!(report.form, Form::Quoted(_))
                    && report.noun.is_some_and(|n| n.kind == CueKind::Will)
                    && report.hit.is_some_and(|h| h.end == End::Final);
                let outlet = |s: &Source| s.entity.is_some() && !self.cast.is_outlet(*s);
                match report.form {
                    // …한다는 계획이다: of whoever it was about.
                    _ if intends && cue.is_none() => near(self.told.topic, 2)
                        .filter(outlet)
                        .or(near(self.told.speaker, 2).filter(outlet)),
                    _ if acts => near(self.told.speaker, 2).or(near(self.told.topic, 1)),
                    // …라는 주장이다: goes on with who claimed it just before.
                    _ if own => near(self.told.speaker, 1)
                        .or(near(self.told.protest, 1))
                        .or(near(self.told.speaker, 2)),
                    Form::Quoted(_) if answer => self.told.answerers,
                    Form::Quoted(_) if said => near(self.told.topic, 1),
                    _ => None,
                }
            }
            _ if voicing == Voicing::Active => {
                // …라고 한다, …라고 합니다: what is generally told.
                let generally = report
                    .hit
                    .and_then(|h| words.get(h.first))
                    .is_some_and(|w| {
                        matches!(w.plain(), "한다" | "합니다" | "해요" | "하죠" | "하네요")
                    });
                if generally && report.form == Form::Saying {
                    return None;
                }
                if cue.is_some_and(|c| c.word == "하다")
                    && report.form == Form::Saying
                    && report.hit.is_some_and(|h| !matches!(h.end, End::Final))
                {
                    return None;
                }
                near(self.told.speaker, 3).or(near(self.told.topic, 2))
            }
            _ => None,
        }
    }

    /// Keeps what a later sentence may refer back to.
    pub(super) fn remember(&mut self, words: &[Word<'_>]) {
        let mut topic: Option<Phrase> = None;
        for at in 0..words.len() {
            let Some(phrase) = self.cast.phrase(words, at) else {
                continue;
            };
            if matches!(
                phrase.voice,
                Voice::Unknown | Voice::Answerers | Voice::Pronoun | Voice::Place
            ) || phrase.role == Role::Within
            {
                continue;
            }
            let better = match topic {
                None => true,
                Some(old) => old.role == Role::Subject && phrase.role == Role::Topic,
            };
            if better {
                topic = Some(phrase);
            }
        }
        let lexicon = self.cast.lexicon;
        if words.iter().any(|w| {
            ["의혹", "혐의"]
                .iter()
                .any(|noun| w.plain().starts_with(noun))
        }) {
            self.told.allegation = Some(self.told.sentences);
        }
        if let Some(phrase) = topic {
            let source = phrase.source;
            let counted = words
                .get(phrase.last)
                .is_some_and(|w| w.plain().starts_with('명'));
            let plural = self
                .text
                .get(source.span.end..)
                .is_some_and(|behind| behind.starts_with('들'));
            if counted || plural {
                self.told.several = Some((source, self.told.sentences));
            }
            let protests = |w: &Word<'_>| lexicon.begins_in(List::Protest, w.plain());
            if words.iter().any(protests) && phrase.role == Role::Topic {
                self.told.protest = Some((source, self.told.sentences));
            }
            self.told.topic = Some((phrase.source, self.told.sentences));
            if phrase.voice == Voice::Person {
                self.told.person = Some((phrase.source, self.told.sentences));
            }
            if phrase.voice == Voice::Person && source.entity.is_some() {
                self.told.named = Some(source);
            }
        }
    }
}
