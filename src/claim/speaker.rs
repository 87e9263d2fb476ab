//! Who speaks: noun phrases that can be a source, and what they refer back to.

mod search;
mod word;

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::clause::{self, Word};
use super::lexicon::{Bearer, Lexicon, List};
use crate::document::{Document, EntityKind, Source};
use crate::text::Span;
use crate::text::hangul::{is_syllable, without_end};
use crate::text::quote::Quotation;

pub(super) use word::{Role, is_bare, role};
use word::{is_count, is_verbal};

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
        if stem == "측" {
            let before = at.checked_sub(1)?;
            let name = words.get(before).filter(|w| !w.is_quote() && !w.comma)?;
            let phrase = self.named(words, before, name.around_brackets().0, role)?;
            return Some(sided(Phrase { last: at, ..phrase }));
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
        let side = word
            .text
            .get(stem.len()..)
            .is_some_and(|p| p.starts_with('측'));
        Some(if side { sided(phrase) } else { phrase })
    }

    /// The noun phrase that ends with `stem` of word `at`.
    pub(super) fn named(
        &self,
        words: &[Word<'_>],
        at: usize,
        stem: &str,
        role: Role,
    ) -> Option<Phrase> {
        let word = words.get(at)?;
        let stem = stem.trim_end_matches(|c: char| !is_syllable(c) && "’”'\"」』*".contains(c));
        let plural = stem.strip_suffix("들").filter(|s| s.chars().count() > 1);
        // 26일에는, 현재까지도: another particle stands before this one.
        if [
            "에", "에게", "부터", "까지", "으로", "마다", "려고", "하면", "지만", "므로", "면서",
        ]
        .iter()
        .any(|p| without_end(stem, p).is_some())
        {
            return None;
        }
        let stem_span = Span::new(word.span.start, word.span.start + stem.len());
        if is_verbal(stem) && self.names_over(stem_span).next().is_none() {
            return None;
        }
        let first = self.phrase_start(words, at);
        let start = words.get(first)?.span.start;
        let whole = Span::new(start, stem_span.end);
        let make = |span: Span, voice: Voice, from: usize| Phrase {
            source: self.source(span),
            voice,
            role,
            first: from,
            last: at,
        };
        if matches!(stem, "그" | "그녀" | "그들" | "이들" | "그이") {
            return Some(make(stem_span, Voice::Pronoun, at));
        }
        // 최모씨, 최모(58)씨: a name that is kept back.
        let titled = word.around_brackets().1;
        let masked = stem.strip_suffix(['씨', '군', '양']).or_else(|| {
            Some(stem).filter(|_| {
                titled.starts_with(['씨', '군', '양'])
                    || words
                        .get(at + 1)
                        .is_some_and(|w| w.text.starts_with('씨') && !word.comma)
            })
        });
        // 이 모씨, 김 모 씨
        let kept = stem == "모" || masked == Some("모");
        if kept
            && let Some(family) = at.checked_sub(1).and_then(|i| words.get(i))
            && family.plain().chars().count() == 1
        {
            let span = Span::new(family.span.start, word.span.start + "모".len());
            return Some(make(span, Voice::Person, at - 1));
        }
        if let Some(name) = masked.filter(|m| m.chars().count() == 2 && m.ends_with('모')) {
            let span = Span::new(word.span.start, word.span.start + name.len());
            return Some(make(span, Voice::Person, at));
        }
        let bearer = self.lexicon.bearer(stem);
        let names: Vec<&Name> = self.names_in(whole).collect();
        // A person, with nothing behind the name but titles.
        let bracketed = |n: &&Name| {
            self.text
                .get(..n.span.start)
                .is_some_and(|t| t.ends_with('('))
        };
        // 김씨 측 변호인: not he himself.
        let aside = |n: &&Name| {
            self.text
                .get(n.span.end..stem_span.end)
                .is_some_and(|behind| behind.contains("측 "))
        };
        if let Some(i) = names
            .iter()
            .rposition(|n| n.kind == EntityKind::Person && !bracketed(n) && !aside(n))
        {
            let person = names.get(i)?;
            let behind = Span::new(person.span.end, stem_span.end);
            let titled = behind.of(self.text).trim().is_empty()
                || names
                    .iter()
                    .skip(i + 1)
                    .any(|n| n.kind == EntityKind::Title && n.span.end >= stem_span.end)
                || matches!(bearer, Some((Bearer::Rank | Bearer::Person, _)))
                || behind.of(self.text).trim_start().starts_with('(')
                || matches!(
                    behind.of(self.text).trim(),
                    "씨" | "측" | "선수" | "의원" | "후보" | "감독" | "전" | "본인"
                );
            if titled {
                return Some(make(person.span, Voice::Person, first));
            }
            // 김영순 후보 선거사무소: a body named after somebody; 회장 자택: a thing of his.
            if !matches!(
                bearer,
                Some((Bearer::Body | Bearer::Outlet | Bearer::Short, _))
            ) {
                // 칼 윌리엄 감식관은: a role that no list has; it speaks only where it stands right before the words.
                let word = words.get(at)?;
                let apart = !word.span.overlaps(person.span) && at > 0;
                return (apart && !self.lexicon.is_thing(stem) && !self.lexicon.is_never(stem))
                    .then(|| make(person.span, Voice::Unknown, first));
            }
        }
        // A generic noun: 관계자, 업계.
        if let Some((Bearer::Person | Bearer::Group, _)) = bearer {
            let titled = names
                .iter()
                .rev()
                .find(|n| n.kind == EntityKind::Title && n.span.end >= stem_span.end);
            let mut span = match titled {
                Some(title) => title.span,
                None => self.without_plural(stem_span),
            };
            // 아이폰 사용자: of what, or it says nothing.
            if first < at
                && self.lexicon.has(List::Relation, span.of(self.text))
                && let Some(of) = words.get(at - 1)
            {
                span.start = of.span.start;
            }
            return Some(make(
                span,
                if matches!(bearer, Some((Bearer::Group, _))) {
                    Voice::Group
                } else {
                    Voice::Person
                },
                first,
            ));
        }
        let last_name = names.last();
        if let Some(name) = last_name
            && name.span.end >= stem_span.end.saturating_sub(3)
            && name.span.end <= stem_span.end
        {
            match name.kind {
                EntityKind::Organization => {
                    let voice = if self.outlets.get(name.entity) == Some(&true)
                        || matches!(bearer, Some((Bearer::Outlet, _)))
                    {
                        Voice::Outlet
                    } else {
                        Voice::Body
                    };
                    return Some(make(name.span, voice, first));
                }
                EntityKind::Title => {
                    let title = Span::new(name.span.start, stem_span.end);
                    let title_at = (first..=at)
                        .find(|&i| {
                            words
                                .get(i)
                                .is_some_and(|w| w.span.start >= name.span.start)
                        })
                        .unwrap_or(at);
                    let named = self.ranked(words, first, title_at, title, title.len());
                    let span = if named == title { name.span } else { named };
                    return Some(make(span, Voice::Person, first));
                }
                EntityKind::Place => {
                    if let Some((Bearer::Body | Bearer::Short, _)) = bearer {
                        // 충북도: the province, not the land.
                        let ruled = name.span.end + "도".len() == stem_span.end
                            && stem.ends_with(['도', '시', '군', '구']);
                        let end = if ruled { stem_span.end } else { name.span.end };
                        return Some(make(Span::new(name.span.start, end), Voice::Body, first));
                    }
                    return Some(make(name.span, Voice::Place, first));
                }
                EntityKind::Person => return Some(make(name.span, Voice::Person, first)),
                EntityKind::Event => return None,
                EntityKind::Product => {}
            }
        }
        match bearer {
            Some((Bearer::Rank, length)) => {
                let span = match plural {
                    Some(one) => Span::new(stem_span.start, stem_span.start + one.len()),
                    None => self.ranked(words, first, at, stem_span, length),
                };
                Some(make(span, Voice::Person, first))
            }
            Some((kind @ (Bearer::Body | Bearer::Outlet | Bearer::Short), length)) => {
                let voice = if kind == Bearer::Outlet {
                    Voice::Outlet
                } else {
                    Voice::Body
                };
                // 블룸버그 통신, 국제 올림픽 위원회: a bare last word takes the word before it along.
                let span = if length == stem.len()
                    && first < at
                    && stem.chars().count() <= 3
                    && !self.lexicon.has(List::BodyAlone, stem)
                {
                    Span::new(words.get(at - 1)?.span.start, stem_span.end)
                } else {
                    stem_span
                };
                Some(make(self.without_plural(span), voice, first))
            }
            _ if is_count(stem) => {
                let asked = words
                    .get(first)
                    .filter(|_| first < at)
                    .map(|w| w.span)
                    .filter(|s| {
                        let word = s.of(self.text);
                        !word.contains(|c: char| c.is_ascii_digit())
                            && !self.lexicon.has(List::NotAnswerer, word)
                    });
                // 28명이 숨졌다: only a share, or people by what they are, can answer.
                let asked = asked.filter(|s| {
                    let word = s.of(self.text);
                    stem.contains('%') && is_bare(word) || self.lexicon.bearer(word).is_some()
                });
                if asked.is_none() && !stem.contains('%') && !stem.ends_with("퍼센트") {
                    return None;
                }
                Some(Phrase {
                    source: self.source(asked.unwrap_or(stem_span)),
                    voice: Voice::Answerers,
                    role,
                    first: if asked.is_some() { first } else { at },
                    last: at,
                })
            }
            // 30대가, 20대 여성이
            _ if stem.ends_with('대') && stem.starts_with(|c: char| c.is_ascii_digit()) => {
                Some(make(stem_span, Voice::Person, first))
            }
            // 대출고객들은: who is many is mostly people.
            _ if stem.ends_with("들")
                && stem.chars().count() > 2
                && !self.lexicon.is_never(stem) =>
            {
                Some(make(self.without_plural(stem_span), Voice::Person, first))
            }
            // IMF, FDA
            _ if (2..=6).contains(&stem.len()) && stem.chars().all(|c| c.is_ascii_uppercase()) => {
                Some(make(stem_span, Voice::Body, first))
            }
            _ if stem.chars().count() < 2
                || self.lexicon.is_never(stem)
                || self.lexicon.is_thing(stem) =>
            {
                None
            }
            _ => {
                // 탑승객인 로코 루소, 미드필더 알라이시스 로마오: what one is tells that it is a name.
                let is_person = |word: &str| {
                    matches!(
                        self.lexicon.bearer(word),
                        Some((Bearer::Person | Bearer::Rank, _))
                    )
                };
                let role_at = (first..at)
                    .rev()
                    .find(|&i| words.get(i).is_some_and(|w| is_person(w.text)));
                let called = first
                    .checked_sub(1)
                    .and_then(|i| words.get(i))
                    .and_then(|w| w.plain().strip_suffix('인'))
                    .is_some_and(is_person);
                let from = role_at.map(|i| i + 1).or(called.then_some(first));
                match from.filter(|&i| at - i < 3).and_then(|i| words.get(i)) {
                    Some(begin) => Some(make(
                        Span::new(begin.span.start, stem_span.end),
                        Voice::Person,
                        first,
                    )),
                    None => Some(make(stem_span, Voice::Unknown, first)),
                }
            }
        }
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
            Some(one) if !one.is_empty() => Span::new(span.start, span.start + one.len()),
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
        while first > 0 && at - first < 6 {
            let Some(word) = words.get(first - 1) else {
                break;
            };
            if word.is_quote() || word.comma {
                break;
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
