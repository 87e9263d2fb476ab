//! Who speaks: noun phrases that can be a source, and what they refer back to.

mod named;
mod search;

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::clause::{self, Word};
use super::lexicon::{Bearer, Lexicon};
use super::particle::{Role, is_bare, role};
use crate::document::{Document, EntityKind, Source};
use crate::text::Span;
use crate::text::hangul::is_syllable;
use crate::text::quote::Quotation;

/// How sure it is that a noun phrase can speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// A person or a role.
    Person,
    /// A body.
    Body,
    /// An outlet.
    Outlet,
    /// People in general.
    Group,
    /// 그, 그녀
    Pronoun,
    /// 58.8%가: those who were asked.
    Answerers,
    /// A country or city.
    Place,
    /// A noun that nothing is known of.
    Unknown,
}

/// A noun phrase that can be a source.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Phrase {
    /// The shortest mention in it that names the source.
    pub source: Source,
    pub voice: Voice,
    pub role: Role,
    /// Its first and last word.
    pub first: usize,
    pub last: usize,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    span: Span,
    kind: EntityKind,
    entity: usize,
}

/// The names of an article, for looking up who a phrase names.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    pub lexicon: &'a Lexicon,
    text: &'a str,
    names: Vec<Name>,
    outlets: Vec<bool>,
    /// Who has spoken by a name that the entity stage did not find.
    spoken: RefCell<BTreeSet<String>>,
    /// The phrases of the sentence that is read, as far as somebody asked for them: every report does.
    phrases: RefCell<Vec<Option<Option<Phrase>>>>,
}

impl<'a> Cast<'a> {
    /// The names of `document`, whose spans are bytes of `text`.
    pub(super) fn new(lexicon: &'a Lexicon, text: &'a str, document: &Document) -> Self {
        let mut names: Vec<Name> = document
            .entities
            .iter()
            .enumerate()
            .flat_map(|(entity, e)| {
                e.mentions.iter().map(move |m| Name {
                    span: m.span,
                    kind: e.kind,
                    entity,
                })
            })
            .collect();
        crate::sort::sort_by_key(&mut names, |n| n.span);
        let outlets = document
            .entities
            .iter()
            .map(|e| {
                e.kind == EntityKind::Organization
                    && lexicon.bearer(&e.name).map(|b| b.0) == Some(Bearer::Outlet)
            })
            .collect();
        Cast {
            lexicon,
            text,
            names,
            outlets,
            spoken: RefCell::default(),
            phrases: RefCell::default(),
        }
    }

    /// The article.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Keeps who spoke, for when he speaks again.
    pub(super) fn keep(&self, source: Source) {
        if source.entity.is_none() {
            let name = source.span.of(self.text);
            self.spoken.borrow_mut().insert(name.to_owned());
        }
    }

    /// Whether somebody of that name, whom the entity stage did not find, has spoken before.
    pub(super) fn has_spoken(&self, span: Span) -> bool {
        self.spoken.borrow().contains(span.of(self.text))
    }

    /// The entities that a span names, in the document's order.
    pub(super) fn entities_in(&self, span: Span) -> Vec<usize> {
        let mut entities: Vec<usize> = self.names_in(span).map(|n| n.entity).collect();
        crate::sort::sort(&mut entities);
        entities.dedup();
        entities
    }

    /// Whether a span names somebody who can act: a person, a body, a place that has a government.
    pub(super) fn names_actor(&self, span: Span) -> bool {
        self.names_over(span).any(|n| {
            matches!(
                n.kind,
                EntityKind::Person
                    | EntityKind::Organization
                    | EntityKind::Place
                    | EntityKind::Title
            )
        })
    }

    fn names_in(&self, span: Span) -> impl DoubleEndedIterator<Item = &Name> {
        let from = self.names.partition_point(|n| n.span.start < span.start);
        let to = self.names.partition_point(|n| n.span.start < span.end);
        self.names
            .get(from..to)
            .unwrap_or(&[])
            .iter()
            .filter(move |n| n.span.end <= span.end)
    }

    /// The names that share a part with the span.
    fn names_over(&self, span: Span) -> impl Iterator<Item = &Name> {
        let to = self.names.partition_point(|n| n.span.start < span.end);
        // Names don't overlap, so only the last few can reach back over the start.
        self.names
            .get(to.saturating_sub(4)..to)
            .unwrap_or(&[])
            .iter()
            .filter(move |n| n.span.overlaps(span))
    }

    /// Whether a source is one that relays.
    pub(super) fn is_outlet(&self, source: Source) -> bool {
        let known = source
            .entity
            .is_some_and(|e| self.outlets.get(e) == Some(&true));
        known || self.lexicon.bearer(source.span.of(self.text)).map(|b| b.0) == Some(Bearer::Outlet)
    }

    /// The entity of a mention at just this span.
    fn at(&self, span: Span) -> Option<usize> {
        self.names_in(span)
            .find(|n| n.span == span)
            .map(|n| n.entity)
    }

    /// Whether some name stands at just this span.
    fn is_named(&self, span: Span) -> bool {
        self.at(span).is_some()
    }

    fn source(&self, span: Span) -> Source {
        Source {
            span,
            entity: self.at(span),
        }
    }

    /// Reads the words of a sentence; phrases are those of the sentence that was read last.
    pub(super) fn read(
        &self,
        sentence: Span,
        quotes: &[Quotation],
        heading: bool,
        words: &mut Vec<Word<'a>>,
    ) {
        clause::words(self.lexicon, self.text, sentence, quotes, heading, words);
        let mut phrases = self.phrases.borrow_mut();
        phrases.clear();
        phrases.resize(words.len(), None);
    }

    /// The noun phrase whose last word is `at`, when a particle marks it and it can speak.
    pub(super) fn phrase(&self, words: &[Word<'_>], at: usize) -> Option<Phrase> {
        let known = self.phrases.borrow().get(at).copied().flatten();
        known.unwrap_or_else(|| {
            let phrase = self.marked(words, at);
            if let Some(slot) = self.phrases.borrow_mut().get_mut(at) {
                *slot = Some(phrase);
            }
            phrase
        })
    }

    fn marked(&self, words: &[Word<'_>], at: usize) -> Option<Phrase> {
        let word = words.get(at)?;
        if word.is_quote() {
            return None;
        }
        // 한빛전자 역시: as if a particle stood there.
        if word.text == "역시" {
            let before = at.checked_sub(1)?;
            let name = words.get(before).filter(|w| !w.is_quote() && !w.comma)?;
            return self
                .named(words, before, name.around_brackets().0, Role::Topic)
                .filter(|p| p.voice != Voice::Unknown && p.voice != Voice::Answerers)
                .map(|p| Phrase { last: at, ..p });
        }
        let (head, tail) = word.around_brackets();
        let (role, stem) = if tail.is_empty() {
            role(word.text)?
        } else {
            // The particle stands behind the bracket and agrees with what is in it or before it.
            let role = ["나", "난"]
                .iter()
                .find_map(|sound| role(&format!("{sound}{tail}")).map(|(role, _)| role))?;
            (role, head)
        };
        // 윤 총장 측은, 노조측은: whoever stands before 측 speaks, even by an unknown name.
        if matches!(stem, "측" | "쪽") {
            let before = at.checked_sub(1)?;
            let name = words.get(before).filter(|w| !w.is_quote() && !w.comma)?;
            let phrase = self.named(words, before, name.around_brackets().0, role)?;
            return Some(sided(Phrase { last: at, ..phrase }));
        }
        // 새벽일보 등이, 대표단 다섯 명은: whoever stands before it.
        let counted = stem == "명"
            && at
                .checked_sub(1)
                .and_then(|i| words.get(i))
                .is_some_and(|w| NATIVE.contains(&w.plain()));
        if (stem == "등" && role == Role::Subject) || counted {
            let before = at.checked_sub(1 + usize::from(counted))?;
            let name = words.get(before).filter(|w| !w.is_quote())?;
            let stem = name.around_brackets().0;
            let phrase = self.named(words, before, stem, role)?;
            return (counted || phrase.voice == Voice::Outlet)
                .then_some(Phrase { last: at, ..phrase });
        }
        // 전문가들 사이에서는, 영화계 안팎에서는: those among whom it is said.
        if matches!(stem, "사이" | "안팎") {
            let before = at.checked_sub(1)?;
            let name = words.get(before).filter(|w| !w.is_quote() && !w.comma)?;
            let phrase = self.named(words, before, name.around_brackets().0, role)?;
            let voice = match phrase.voice {
                Voice::Person => Voice::Group,
                other => other,
            };
            return Some(Phrase {
                voice,
                last: at,
                ..phrase
            });
        }
        let phrase = self.named(words, at, stem, role)?;
        // 분배에 미치는 효과: a verb that modifies.
        if phrase.voice == Voice::Unknown
            && role == Role::Topic
            && self.lexicon.is_attributive(word.text)
        {
            return None;
        }
        let side = word
            .text
            .get(stem.len()..)
            .is_some_and(|p| p.starts_with('측'));
        Some(if side { sided(phrase) } else { phrase })
    }

    /// 형법은 …라고 규정한다: the topic at word `at`, whatever it is.
    pub(super) fn law(&self, words: &[Word<'_>], at: usize) -> Option<Phrase> {
        let word = words.get(at).filter(|w| !w.is_quote())?;
        let (role, stem) = role(word.text).filter(|(r, _)| *r == Role::Topic)?;
        let first = self.phrase_start(words, at);
        let span = Span::new(words.get(first)?.span.start, word.span.start + stem.len());
        Some(Phrase {
            source: self.source(span),
            voice: Voice::Body,
            role,
            first,
            last: at,
        })
    }

    fn without_plural(&self, span: Span) -> Span {
        let words = span.of(self.text);
        match words.strip_suffix("들") {
            Some(one) if !one.is_empty() => {
                let one = one.trim_end_matches(['”', '’', '"', '\'']);
                Span::new(span.start, span.start + one.len())
            }
            _ => span,
        }
    }

    /// 누리대 허린 교수, 누리대 소방학과 교수: what looks like a verb or a particle's end, but follows a body and is
    /// followed by a role.
    fn is_called(&self, words: &[Word<'_>], at: usize) -> bool {
        let Some((word, role)) = words.get(at).zip(words.get(at + 1)) else {
            return false;
        };
        if word.is_quote() || role.is_quote() || !(2..=8).contains(&word.text.chars().count()) {
            return false;
        }
        let role = speaker_stem(role);
        let ranked = matches!(self.lexicon.bearer(role), Some((Bearer::Rank, _)));
        let body = at
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .filter(|w| !w.comma)
            .is_some_and(|w| {
                self.names_over(w.span)
                    .any(|n| n.kind == EntityKind::Organization && n.span.end == w.span.end)
            });
        ranked && body && word.text.chars().all(is_syllable)
    }

    /// Where the noun phrase that ends at word `at` begins: back over bare nouns.
    fn phrase_start(&self, words: &[Word<'_>], at: usize) -> usize {
        let mut first = at;
        while first > 0 && at - first < 8 {
            let Some(word) = words.get(first - 1) else {
                break;
            };
            if word.is_quote() || word.comma {
                break;
            }
            // 전략 및 제품 담당 부사장
            if word.text == "및" && first < at && first > 1 {
                first -= 1;
                continue;
            }
            // A name that fills the word, or goes on behind it.
            let is_name = self
                .names_over(word.span)
                .any(|n| n.span.end >= word.span.end);
            if !is_name && !is_bare(word.text) && !self.is_called(words, first - 1) {
                break;
            }
            first -= 1;
        }
        first
    }
}

/// Numbers of people in native words.
const NATIVE: &[&str] = &[
    "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "여러",
];

/// A word without its particle and its bracket.
fn speaker_stem<'t>(word: &Word<'t>) -> &'t str {
    let (head, tail) = word.around_brackets();
    if tail.is_empty() {
        role(head).map_or(head, |(_, stem)| stem)
    } else {
        head
    }
}

/// What stands before 측 speaks, whatever is known of it.
fn sided(phrase: Phrase) -> Phrase {
    let voice = match phrase.voice {
        Voice::Unknown | Voice::Place | Voice::Answerers => Voice::Body,
        other => other,
    };
    Phrase { voice, ..phrase }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::told;

    #[test]
    fn what_cannot_speak_is_no_speaker() {
        for (text, expected) in [
            ("박서준 대표는 장례는 가족끼리 치른다고 말했다.", "박서준"),
            ("북부 지역에 대해서는 “비가 더 온다”고 말했다.", ""),
            (
                "화재의 원인은 아직 알 수 없으나 누전이 의심된다고 한다.",
                "",
            ),
            ("한 발 물러서는 뜻에서 “다시 논의하겠다”고 밝혔다.", ""),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    #[test]
    fn side_and_likewise_mark_a_speaker_as_particles_do() {
        for (text, expected) in [
            ("한빛전자 측은 값을 내리지 않는다고 밝혔다.", "한빛전자"),
            ("피해자측은 배상이 모자란다고 말했다.", "피해자"),
            ("새벽은행 역시 금리가 오른다고 내다봤다.", "새벽은행"),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    #[test]
    fn officials_are_named_with_whose_they_are() {
        for (text, expected) in [
            (
                "통계청 관계자는 “빈 집이 늘었다”고 말했다.",
                "통계청 관계자",
            ),
            (
                "통계청 고위 관계자는 “빈 집이 늘었다”고 말했다.",
                "통계청 고위 관계자",
            ),
            ("일부 관계자는 “빈 집이 늘었다”고 말했다.", "관계자"),
            ("한 수문지기는 “빈 집이 늘었다”고 말했다.", "수문지기"),
            (
                "'C.K. 하인스'에 따르면 빈 집은 해마다 늘었다.",
                "C.K. 하인스",
            ),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    #[test]
    fn who_answers_in_part_is_named_by_the_whole() {
        for (text, expected) in [
            ("조합 회원들 중의 40%는 값이 올랐다고 했다.", "회원"),
            ("입주민들의 35%는 집을 팔겠다고 했다.", "입주민"),
            ("비가 그쳤다고 MTN 방송이 보도했다.", "MTN"),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    #[test]
    fn those_within_a_circle_speak() {
        for (text, speaker) in [
            (
                "영화계 안팎에서는 값이 오를 것이라는 전망이 나온다.",
                "영화계",
            ),
            ("음악계에서는 값이 오를 것이라는 전망이 나온다.", "음악계"),
        ] {
            assert_eq!(told(text)[0].1, speaker, "{text}");
        }
    }

    #[test]
    fn those_among_whom_it_is_said_speak() {
        assert_eq!(
            told("전문가들 사이에서는 너무 이르다는 지적도 있다."),
            [("너무 이르다", "전문가", "", "지적도 있다")]
        );
    }
}
