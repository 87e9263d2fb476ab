//! A speech that is given without marks: 대표는 이렇게 말했다. 다시 시작하겠습니다. …; an address that is printed as it was held.

use super::clause::Word;
use super::content::trim_marks;
use super::particle::Role;
use super::reader::{Draft, Reader};
use super::report::Report;
use super::speaker::Voice;
use crate::document::{ClaimKind, Modality, Source};
use crate::text::Span;

/// A speech that goes on.
#[derive(Debug)]
pub(super) struct Speech {
    pub speaker: Option<Source>,
    /// Its last sentences, none of which tells by itself that it belongs to it.
    pub waiting: Vec<Draft>,
}

/// How a sentence reads as one of a speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// In the speaker's own person: 저는 …, …하겠습니다.
    Own,
    /// As anybody might tell it.
    Plain,
    /// It tells of somebody's words, or is no sentence.
    Other,
}

/// Forms of the humble pronoun of the speaker.
const OWN: &[&str] = &["저는", "제가", "저의", "저를", "저도", "저로서는", "저에게"];

/// Those who are spoken to, and the speaker with others.
const ADDRESSED: &[&str] = &[
    "저희",
    "저희는",
    "저희가",
    "저희의",
    "제",
    "여러분",
    "여러분께",
    "여러분의",
    "여러분과",
    "여러분이",
];

/// Ends of sentences that one says of oneself, to others.
const VOWS: &[&str] = &[
    "겠습니다",
    "드립니다",
    "죄송합니다",
    "감사합니다",
    "고맙습니다",
    "바랍니다",
];

/// Such ends where it is known that somebody speaks.
const PLAIN_VOWS: &[&str] = &[
    "겠다",
    "죄송하다",
    "감사하다",
    "고맙다",
    "말씀을 전한다",
    "드린다",
];

impl Reader<'_> {
    /// Reads a sentence as one of a speech; `false` where it may be none and is to be read as any other.
    pub(super) fn speech(
        &mut self,
        words: &[Word<'_>],
        reports: &[Report],
        sentence: Span,
    ) -> bool {
        let manner = self.manner(words);
        let reported = match manner {
            Manner::Own if self.told.speech.is_some() => {
                !reports.is_empty() && self.names_another(words)
            }
            _ => !reports.is_empty(),
        };
        if manner == Manner::Other || reported {
            self.told.speech = None;
            return false;
        }
        let Some(span) = self
            .said(words, sentence)
            .filter(|_| manner == Manner::Own || self.told.speech.is_some())
        else {
            return false;
        };
        let speech = self.told.speech.get_or_insert_with(|| Speech {
            speaker: None,
            waiting: Vec::new(),
        });
        let speaker = speech.speaker;
        let mut waiting = std::mem::take(&mut speech.waiting);
        let content = span.of(self.text);
        let modality = self
            .modality
            .by_content(content)
            .unwrap_or(Modality::Assertion);
        let draft = Draft {
            speaker,
            inherited: speaker.is_some(),
            ..self.draft(span, ClaimKind::Direct, modality)
        };
        waiting.push(draft);
        // What was told between belongs to it as well.
        let own = manner == Manner::Own;
        if own {
            self.told.sentences += 1;
            self.drafts.append(&mut waiting);
        }
        // Only so many sentences go by without a word in the speaker's own person.
        self.told.speech = (waiting.len() < 10).then_some(Speech { speaker, waiting });
        own
    }

    /// Whether the topic is somebody who is named, so that his words are reported.
    fn names_another(&self, words: &[Word<'_>]) -> bool {
        (0..words.len().min(6)).any(|at| {
            self.cast.phrase(words, at).is_some_and(|p| {
                p.role == Role::Topic
                    && matches!(
                        p.voice,
                        Voice::Person | Voice::Body | Voice::Outlet | Voice::Pronoun
                    )
            })
        })
    }

    fn manner(&self, words: &[Word<'_>]) -> Manner {
        let Some(last) = words.last() else {
            return Manner::Other;
        };
        if words.iter().any(Word::is_quote) {
            return Manner::Other;
        }
        let speaks = self.told.speech.is_some();
        let end = last.plain();
        let polite = end.ends_with("니다") || end.ends_with('요');
        let own = words.iter().any(|w| OWN.contains(&w.plain()));
        // 독자 여러분의 양해를 바랍니다: the outlet's own words.
        if words.iter().any(|w| w.plain().starts_with("독자")) {
            return Manner::Other;
        }
        let own = own || speaks && words.iter().any(|w| ADDRESSED.contains(&w.plain()));
        if own && polite || VOWS.iter().any(|vow| end.ends_with(vow)) && (own || speaks) {
            return Manner::Own;
        }
        if !speaks {
            return Manner::Other;
        }
        let tail = Span::new(
            words.iter().rev().nth(1).unwrap_or(last).span.start,
            last.span.end,
        )
        .of(self.text);
        if PLAIN_VOWS.iter().any(|vow| tail.ends_with(vow)) || own {
            Manner::Own
        } else if end.ends_with('다') || polite {
            Manner::Plain
        } else {
            Manner::Other
        }
    }

    /// What is said, without those who are spoken to: 국민 여러분, ….
    fn said(&self, words: &[Word<'_>], sentence: Span) -> Option<Span> {
        let called = (0..words.len().min(4)).find(|&at| {
            words
                .get(at)
                .is_some_and(|w| w.plain() == "여러분" && (w.comma || w.outer.end > w.span.end))
        });
        let from = called.map_or(0, |at| at + 1);
        let start = words.get(from)?.span.start;
        let end = words.last()?.span.end;
        (words.len() > from + 1)
            .then(|| trim_marks(self.text, Span::new(start.max(sentence.start), end)))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::told;

    #[test]
    fn a_speech_without_marks_is_told_sentence_by_sentence() {
        let text = "박서준 대표는 이렇게 말했다. 우리 회사는 많은 것을 잃었다. 내년에 다시 시작하겠다. \
                    새벽은행은 지난해 문을 열었다. 그 뒤로 손님이 늘었다.";
        let claims: Vec<_> = told(text).iter().map(|c| (c.0, c.1)).collect();
        assert_eq!(
            claims,
            [
                ("우리 회사는 많은 것을 잃었다", "박서준"),
                ("내년에 다시 시작하겠다", "박서준")
            ]
        );
    }

    #[test]
    fn an_address_is_told_by_whoever_holds_it() {
        let text =
            "주민 여러분, 저는 길을 넓히겠습니다. 다리도 놓겠습니다. 시청은 1990년에 지어졌다.";
        let claims: Vec<_> = told(text).iter().map(|c| c.0).collect();
        assert_eq!(claims, ["저는 길을 넓히겠습니다", "다리도 놓겠습니다"]);
    }

    #[test]
    fn a_sentence_in_nobodys_own_person_is_no_speech() {
        assert_eq!(told("다리는 내년에 놓입니다. 길은 다음 달에 넓힙니다."), []);
    }
}
