//! Events by their day or year.

use crate::document::EntityKind;
use crate::entity::ko::pattern::cue::Cue;
use crate::entity::ko::pattern::view::Voter;
use crate::entity::ko::token::gap;
use crate::text::{Span, hangul};

impl Voter<'_> {
    /// `CES 2026`, `2025 K리그1`: a known event and its year.
    pub(in crate::entity::ko::pattern) fn dated_name(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let year = token.span.of(text);
        let digits = token
            .span
            .of(text)
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(year.len());
        if digits != 4 || !year.starts_with(['1', '2']) {
            return;
        }
        let event = |span: Span| {
            view.lists
                .get(span.of(text))
                .is_some_and(|l| l.kind == EntityKind::Event && l.trusted)
        };
        let span = if let Some(front) = i.checked_sub(1).and_then(|j| view.token(j))
            && gap(text, front, token) == " "
            && event(front.span)
            && hangul::starts_with_particle(
                year.get(..4).unwrap_or(""),
                year.get(4..).unwrap_or(""),
            ) {
            Span::new(front.span.start, token.span.start + digits)
        } else if (digits == year.len() || year.get(digits..) == Some("년"))
            && let Some(next) = view.token(i + 1)
            && gap(text, token, next) == " "
            && let Some(name) = [next.stem, next.span].into_iter().find(|&s| event(s))
            // 2014년 새벽 월드컵, not 1950년 새벽전쟁: only what is held every few years has its year in its name.
            && (digits == year.len() || view.ends_as(Cue::Edition, name.of(text)))
        {
            Span::new(token.span.start, name.end)
        } else {
            return;
        };
        // 새벽은행 K리그1 2031: who pays for it.
        let first = view.tokens.partition_point(|t| t.span.start < span.start);
        let sponsor = view.word_before(first).filter(|sponsor| {
            let name = sponsor.span.of(text);
            name.ends_with("은행") || name.ends_with("카드")
        });
        let span = Span::new(sponsor.map_or(span.start, |s| s.span.start), span.end);
        self.name(span, EntityKind::Event, 2.0, 0.4);
    }

    /// `12·3 사태`, `4월 혁명`, `3월 24일 사건`.
    pub(super) fn dated(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let head = token.stem;
        if !view.is(Cue::Upheaval, head.of(text)) {
            return;
        }
        let after = view.after(head.end);
        if !view.boundaries.ends(head.of(text), after) {
            return;
        }
        let mut from = None;
        let mut last = token;
        for j in (i.saturating_sub(2)..i).rev() {
            let Some(front) = view.token(j) else { break };
            let date = front.span.of(text);
            let digits = date.trim_end_matches(['월', '일']);
            let between = gap(text, front, last);
            if !(between == " " || matches!(between, "·" | "." | "ㆍ" | "‧"))
                || digits.is_empty()
                || digits.len() > 2
                || !digits.chars().all(|c| c.is_ascii_digit())
            {
                break;
            }
            from = Some((front.span.start, date.ends_with(['월', '일']) || j + 1 < i));
            last = front;
        }
        // 11월 대선: only when; 4·15 총선 is what it is called.
        let vote = head.of(text).ends_with(['선', '거'])
            && from
                .and_then(|(start, _)| text.get(start..head.end))
                .is_some_and(|words| words.contains('월'));
        if let Some((start, true)) = from
            && !vote
        {
            self.ballot
                .add(Span::new(start, head.end), EntityKind::Event, 1.5);
        }
    }

    /// `2019-2020 시즌`, `19-20시즌`.
    pub(super) fn season(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.stem.of(text);
        let Some(years) = word.strip_suffix("시즌") else {
            return;
        };
        let (start, years) = if years.is_empty() {
            let Some(front) = i.checked_sub(1).and_then(|j| view.token(j)) else {
                return;
            };
            if gap(text, front, token) != " " {
                return;
            }
            (front.span.start, front.span.of(text))
        } else {
            (token.span.start, years)
        };
        if is_year(years) {
            let span = Span::new(start, token.stem.end);
            self.name(span, EntityKind::Event, 1.6, 0.3);
        }
    }
}

/// `2030`, `2019-2020`, `19-20`: years as names have them.
pub(super) fn is_year(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    word.chars().all(|c| c.is_ascii_digit() || c == '-')
        && (digits == 4 && word.starts_with(['1', '2']) || word.contains('-') && digits >= 4)
}
