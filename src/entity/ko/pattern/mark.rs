//! What the words in marks are by themselves and by what stands beside them.

use super::cue::Cue;
use super::view::View;
use crate::document::EntityKind;
use crate::entity::vote::Ballot;
use crate::text::quote::{Quotation, Style};
use crate::text::{Span, hangul};

impl View<'_> {
    /// `지도에는 'Hallasan'이라고`: a Korean place in Latin letters, as maps and signs have it.
    pub(super) fn romanised_place(&self, inner: Span) -> bool {
        const ENDS: [&str; 14] = [
            "san", "do", "gang", "cheon", "bong", "si", "gun", "gu", "dong", "myeon", "eup",
            "seom", "hang", "haean",
        ];
        let word = inner.of(self.text);
        let paragraph = self.paragraph.of(self.text);
        let shown = ["지도", "표지판", "이정표", "안내판", "도로명판"];
        word.len() >= 6
            && word.starts_with(|c: char| c.is_ascii_uppercase())
            && word
                .chars()
                .skip(1)
                .all(|c| c.is_ascii_lowercase() || c == '-')
            && ENDS.iter().any(|end| word.ends_with(end))
            && shown.iter().any(|sign| paragraph.contains(sign))
    }

    /// Whether the words in marks stand in the paragraph without marks, too.
    pub(super) fn comes_bare(&self, inner: Span) -> bool {
        let words = inner.of(self.text);
        let paragraph = self.paragraph.of(self.text);
        paragraph.match_indices(words).any(|(at, _)| {
            let front = paragraph.get(..at).unwrap_or("");
            self.paragraph.start + at != inner.start
                && front.chars().next_back().is_none_or(char::is_whitespace)
        })
    }

    /// `'나래 2030'`: what is called by a name and its year is held in that year; a plan is made for it (`'비전 2030'`).
    pub(super) fn dated_in_marks(&self, quote: &Quotation, ballot: &mut Ballot) -> bool {
        let words = quote.inner.of(self.text);
        let Some((name, year)) = words.rsplit_once(' ') else {
            return false;
        };
        let digits = year.len() == 4
            && year.starts_with(['1', '2'])
            && year.bytes().all(|b| b.is_ascii_digit());
        if !digits
            || quote.style == Style::Angle
            || name.split(' ').count() > 2
            || !name.chars().all(|c| hangul::is_alphanumeric(c) || c == ' ')
            || self.is(Cue::Generic, name)
            || self
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Product)
        {
            return false;
        }
        let plan = ["비전", "계획", "전략", "프로젝트", "로드맵", "플랜"]
            .iter()
            .any(|plan| name.contains(plan));
        let kind = if plan {
            EntityKind::Product
        } else {
            EntityKind::Event
        };
        ballot.add(quote.inner, kind, 2.4);
        ballot.compose(quote.inner, kind, 0.4);
        true
    }

    /// `‘CES 2026’`: a known event in marks, with its year or number.
    pub(super) fn listed_event(&self, inner: Span, ballot: &mut Ballot) -> bool {
        let words = inner.of(self.text);
        let name = words
            .rsplit_once(' ')
            .filter(|(_, year)| {
                year.chars()
                    .all(|c| c.is_ascii_digit() || c == '회' || c == '제')
            })
            .map_or(words, |(name, _)| name);
        let event = self
            .lists
            .get(name)
            .is_some_and(|l| l.kind == EntityKind::Event && l.trusted);
        if event {
            ballot.add(inner, EntityKind::Event, 2.4);
            ballot.compose(inner, EntityKind::Event, 0.4);
        }
        event
    }

    /// Whether words in marks are nouns that end in what is undertaken: `새벽 우물 복원 사업`.
    pub(super) fn is_undertaking(&self, inner: Span) -> bool {
        let from = self.tokens.partition_point(|t| t.span.start < inner.start);
        let to = self.tokens.partition_point(|t| t.span.end <= inner.end);
        let Some((last, fronts)) = self.tokens.get(from..to).and_then(|t| t.split_last()) else {
            return false;
        };
        last.span.end == inner.end
            && self.is(Cue::Undertaking, last.span.of(self.text))
            && (2..=5).contains(&fronts.len())
            && fronts
                .iter()
                .all(|&t| self.is_plain(t) && !self.is(Cue::Generic, t.span.of(self.text)))
    }

    /// Whether words in marks are a figure of speech: `땅의 전쟁`, `말의 성찬`.
    pub(super) fn is_figure(&self, words: &str) -> bool {
        words
            .rsplit_once(' ')
            .is_some_and(|(front, last)| front.ends_with('의') && self.is(Cue::Figure, last))
            && self.lists.get(words).is_none()
    }

    /// Whether words in marks can be a body's name: one or two words without a particle.
    pub(super) fn names_a_body(&self, words: &str) -> bool {
        words.chars().count() >= 2
            && words.split(' ').count() <= 2
            && !self.is(Cue::Generic, words)
            && words
                .chars()
                .all(|c| hangul::is_alphanumeric(c) || c == ' ')
    }

    /// Whether a word before marks says that a body's name stands in them: `합작법인 ‘…’`.
    pub(super) fn founded(&self, before: &str) -> bool {
        before.chars().count() >= 3 && self.ends_as(Cue::Apposition, before)
    }

    /// Whether words in marks end as what is said or planned does, not as a name (`향후 계획`).
    pub(super) fn ends_plainly(&self, words: &str) -> bool {
        self.ends_as(Cue::Plain, words)
    }

    /// Whether what stands behind a name in marks says that the named thing is made or shown: `을 출시`, `에 출연`.
    pub(super) fn makes(&self, after: &str) -> bool {
        let Some(word) = ["을 ", "를 ", "에 ", "도 ", "의 "]
            .iter()
            .find_map(|particle| after.strip_prefix(particle))
        else {
            return false;
        };
        word.char_indices()
            .skip(1)
            .take(3)
            .filter_map(|(at, _)| word.get(..at))
            .any(|prefix| self.is(Cue::Makes, prefix))
    }
}
