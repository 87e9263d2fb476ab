//! Speakers found by what stands around them: before a role, behind a predicate that modifies, in a headline.

use super::{Cast, Phrase, Voice};
use crate::claim::ko::clause::Word;
use crate::claim::ko::ending::is_adnominal;
use crate::claim::ko::lexicon::Bearer;
use crate::claim::ko::list::List;
use crate::claim::ko::particle::{Role, is_bare, is_name_like};
use crate::document::{EntityKind, Source};
use crate::text::Span;
use crate::text::hangul::is_syllable;

/// Whether a word names a part of a university: 사회학과, 공학부.
fn is_department(word: &str) -> bool {
    ["학과", "학부", "학전공", "대학원"]
        .iter()
        .any(|end| word.ends_with(end))
}

impl Cast<'_> {
    /// Whether an unknown noun may be a name: alone, and not one that a demonstrative or an adjective introduces.
    pub(in crate::claim::ko) fn is_nameable(&self, words: &[Word<'_>], phrase: &Phrase) -> bool {
        let word = phrase.source.span.of(self.text);
        let count = word.chars().count();
        let introduced = phrase
            .first
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .is_some_and(|w| {
                matches!(w.text, "이" | "그" | "이번" | "해당" | "이런" | "이러한")
                    || is_adnominal(w.text)
            })
            // 창고를 운영하는 새온물류는: what one does introduces a name.
            && !(count > 3
                && phrase.first.checked_sub(2).and_then(|i| words.get(i)).is_some_and(|w| {
                    w.plain().ends_with(['을', '를', '이', '가', '에', '서'])
                }));
        // 감식관 behind a name: only right before what is said.
        let whole = words
            .get(phrase.last)
            .is_some_and(|w| phrase.source.span.end > w.span.start);
        (2..=8).contains(&count)
            && whole
            && !introduced
            && phrase.last - phrase.first < 3
            && !word.ends_with([
                '것', '율', '률', '량', '액', '수', '책', '법', '안', '권', '점', '일', '적', '화',
                '성', '론', '력', '비', '값', '길', '품', '물', '료', '기',
            ])
    }

    /// Who the noun phrase that begins at word `from` names: 표현한 대통령의, 밝힌 박서준 대표는.
    pub(in crate::claim::ko) fn modified(&self, words: &[Word<'_>], from: usize) -> Option<Source> {
        for at in from..words.len().min(from + 5) {
            let word = words.get(at)?;
            let text = word.plain();
            if text.is_empty() {
                return None;
            }
            let marked = ["의", "에게", "을", "를", "과", "와"]
                .iter()
                .find_map(|p| text.strip_suffix(p))
                .filter(|stem| stem.chars().count() > 1);
            let phrase = match marked {
                Some(stem) => self.named(words, at, stem, Role::Subject),
                None => self.phrase(words, at),
            };
            if let Some(phrase) = phrase {
                let named = matches!(phrase.voice, Voice::Person | Voice::Body | Voice::Outlet);
                return named.then_some(phrase.source);
            }
            if word.comma {
                return self
                    .named(words, at, text, Role::Subject)
                    .filter(|p| matches!(p.voice, Voice::Person | Voice::Body))
                    .map(|p| p.source);
            }
            if !is_bare(text) {
                return None;
            }
        }
        None
    }

    /// Whether a word names somebody by itself.
    pub(in crate::claim::ko) fn is_name(&self, word: &Word<'_>) -> bool {
        let kind = self.lexicon.bearer(word.plain()).map(|b| b.0);
        self.at(word.span).is_some() || kind.is_some_and(|k| k != Bearer::Short)
    }

    /// The reporters who ask, when the words `from..to` name them.
    pub(in crate::claim::ko) fn reporter(
        &self,
        words: &[Word<'_>],
        from: usize,
        to: usize,
    ) -> Option<Source> {
        words.get(from..to)?.iter().find_map(|word| {
            ["취재진", "기자"]
                .iter()
                .filter(|n| word.plain().starts_with(*n) && !word.plain().starts_with("기자회견"))
                .map(|n| Source {
                    span: Span::new(word.span.start, word.span.start + n.len()),
                    entity: None,
                })
                .next()
        })
    }

    /// The nearest name before a quotation that ends a headline.
    pub(in crate::claim::ko) fn headline_name(
        &self,
        words: &[Word<'_>],
        before: usize,
    ) -> Option<Source> {
        let start = words.first()?.outer.start;
        let end = words.get(before)?.outer.start;
        let within = Span::new(start, end);
        // 검찰, 징역 7년 구형…박서준 “…”: who stands right before the words.
        let beside = within.of(self.text).trim_end().len() + start;
        let beside = self.names_in(within).rfind(|n| {
            n.span.end == beside
                && matches!(n.kind, EntityKind::Person | EntityKind::Organization)
                && n.span.start > start
        });
        if let Some(name) = beside {
            return Some(Source {
                span: name.span,
                entity: Some(name.entity),
            });
        }
        // 경찰, 30명 규모 전담팀…“…”: who opens the headline.
        let opening = (0..before.min(4)).find(|&at| words.get(at).is_some_and(|w| w.comma));
        if let Some(phrase) = opening.and_then(|at| {
            let name = words.get(at)?.around_brackets().0;
            self.named(words, at, name, Role::Subject)
        }) && matches!(phrase.voice, Voice::Person | Voice::Body | Voice::Outlet)
        {
            return Some(phrase.source);
        }
        let person = self
            .names_in(within)
            .rfind(|n| n.kind == EntityKind::Person);
        person.map(|n| Source {
            span: n.span,
            entity: Some(n.entity),
        })
    }

    /// The name before a role: 김 대표, 손정의 회장, 무안메르 굴러 이스탄불 주지사; else the role itself.
    pub(super) fn ranked(
        &self,
        words: &[Word<'_>],
        first: usize,
        at: usize,
        stem: Span,
        length: usize,
    ) -> Span {
        // In one word: 박서준대표.
        if length < stem.len() {
            let name = stem.of(self.text).get(..stem.len() - length).unwrap_or("");
            if (2..=4).contains(&name.chars().count())
                && name.chars().all(is_syllable)
                && self.lexicon.bearer(name).is_none()
            {
                return Span::new(stem.start, stem.start + name.len());
            }
            // 경제동향심의관: the rest belongs to the role.
            if name.chars().count() < 4 {
                return stem;
            }
        }
        let mut end = at;
        while end > first {
            let Some(word) = words.get(end - 1) else {
                break;
            };
            // 서린대 사회학과 교수: a department, and the university before it.
            let department = is_department(word.text)
                || word.text.ends_with('대')
                    && words.get(end).is_some_and(|w| is_department(w.text));
            let modifier = department
                || self.lexicon.has(List::Modifier, word.text)
                || self
                    .names_over(word.span)
                    .any(|n| n.kind != EntityKind::Person)
                || self
                    .lexicon
                    .bearer(word.text)
                    .is_some_and(|(b, _)| b != Bearer::Short || word.text.chars().count() != 3);
            if !modifier {
                break;
            }
            end -= 1;
        }
        let Some(last) = end
            .checked_sub(1)
            .filter(|&i| i >= first)
            .and_then(|i| words.get(i))
        else {
            return stem;
        };
        // 오바마 측 대변인
        // 제명당한 의원: what happened to him.
        let verbal = last.text.chars().nth(2).is_some()
            && (self.lexicon.is_attributive(last.text) || last.text.ends_with("당한"));
        if !is_name_like(last.text) || last.text == "측" || verbal {
            return stem;
        }
        // A foreign name is two words or three.
        let mut start = last.span.start;
        let mut i = end - 1;
        while i > first
            && end - i < 3
            && let Some(word) = words.get(i - 1)
            && is_name_like(word.text)
            && word.text.chars().count() >= 2
            && !self.lexicon.has(List::Modifier, word.text)
            && !self.lexicon.has(List::Connective, word.text)
            && self.lexicon.bearer(word.text).is_none()
            && self.names_over(word.span).next().is_none()
        {
            start = word.span.start;
            i -= 1;
        }
        Span::new(start, last.span.end)
    }
}
