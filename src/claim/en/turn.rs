//! Words that a passage gives by its layout: a speaker and a colon, a quotation announced in the passage before, a name
//! behind a dash.

use super::group::{Form, group};
use super::lexicon::*;
use super::phrase::{self, Phrase};
use super::piece::trimmed;
use super::reader::{Draft, Reader};
use super::source::Named;
use super::token::{Kind, Role, Sentence};
use std::collections::BTreeMap;

use crate::document::{BlockRole, ClaimKind, Modality, Source};
use crate::passage::Passage;
use crate::text::Span;

/// The longest name before a colon, in bytes.
const LABEL: usize = 40;

impl<'a> Reader<'a> {
    /// Keeps the names before a colon that passages begin with where two of them or more come back: an interview, whose
    /// questions may be a paper's.
    pub(super) fn learn_labels<'p>(&mut self, passages: impl Iterator<Item = &'p Passage>) {
        let mut counts: BTreeMap<&'a str, usize> = BTreeMap::new();
        for passage in passages {
            let words: &'a str = passage.span.of(self.text);
            let Some((label, rest)) = words.split_once(':') else {
                continue;
            };
            let name = label.len() <= LABEL
                && label.split(' ').count() < 4
                && label.split(' ').all(|w| w.starts_with(char::is_uppercase))
                && !label.contains(['.', ',', ';', '"', '“', '‘']);
            if name && rest.starts_with([' ', '\u{a0}']) {
                *counts.entry(label).or_default() += 1;
            }
        }
        counts.retain(|_, count| *count > 1);
        if counts.len() > 1 {
            self.labels = counts.into_keys().collect();
        }
    }

    /// A passage that is somebody's words as a whole: DOE: …, Q: …; whether it is.
    pub(super) fn turn(&mut self, passage: &Passage) -> bool {
        let words = passage.span.of(self.text);
        let left = words.trim_start_matches(['"', '“', '”', '\'', '‘', '*', ' ']);
        let from = passage.span.start + (words.len() - left.len());
        let Some((label, rest)) = left.split_once(':') else {
            return false;
        };
        if label.is_empty() || label.len() > LABEL || !rest.starts_with([' ', '\u{a0}', '\t']) {
            return false;
        }
        let capitals =
            label.chars().any(char::is_uppercase) && !label.chars().any(char::is_lowercase);
        let asks = matches!(label, "Q" | "Question");
        let answers = matches!(label, "A" | "Answer");
        let span = Span::new(from, from + label.len());
        let mention = self.cast.called(span);
        // The question of an interview may look like a heading.
        let heading = matches!(passage.role, BlockRole::Headline | BlockRole::Subhead)
            && !self.labels.contains(label);
        let named =
            mention.is_some() && label.split(' ').nth(3).is_none() || self.labels.contains(label);
        if !(asks || answers || capitals && !heading && label.len() > 1 || named)
            || label.contains(['.', ',', ';']) && mention.is_none() && heading
        {
            return false;
        }
        let content = trimmed(self.text, Span::new(span.end + 1, passage.span.end));
        let count = content.of(self.text).split_whitespace().count();
        if is_list_of_names(content.of(self.text)) {
            return false;
        }
        if count < 2 || !heading && capitals && mention.is_none() && count < 4 {
            return false;
        }
        let speaker = match mention {
            _ if asks => None,
            _ if answers => self.discourse.person,
            Some(source) => Some(source),
            None => Some(Source { span, entity: None }),
        };
        let source = (!asks && !answers).then_some(span);
        // Doe: Taxes will rise; Doe: ‘No deal’
        let quoted = rest.trim_start().starts_with(['"', '“', '‘', '\'']);
        let kind = if heading && !quoted {
            ClaimKind::Indirect
        } else {
            ClaimKind::Direct
        };
        let content = if quoted {
            unquoted(self.text, content)
        } else {
            content
        };
        let asked = self
            .drafts
            .last()
            .is_some_and(|d| d.modality == Modality::Question);
        self.push(content, kind, (speaker, source), None);
        // “Was it money?” “No. We were full.”
        let answer = content.of(self.text);
        let no = ["No.", "No,", "No!", "No –", "No —"]
            .iter()
            .any(|n| answer.starts_with(n));
        if no
            && asked
            && let Some(draft) = self.drafts.last_mut()
        {
            draft.modality = Modality::Denial;
        }
        if asks && let Some(draft) = self.drafts.last_mut() {
            draft.modality = Modality::Question;
        }
        if let Some(speaker) = speaker {
            self.discourse.hear(Named::Person(speaker));
        }
        true
    }

    /// Keeps who is said to speak where the words stand in the next passage: Doe continued:
    pub(super) fn announced(&mut self, s: &Sentence) -> Option<Draft> {
        let last = s.before(s.len());
        if last.kind != Kind::Colon {
            return None;
        }
        for i in (0..s.len()).rev() {
            let Some(found) = group(self.lexicon, self.text, s, i) else {
                continue;
            };
            if found.passive
                || found.form != Form::Finite
                || !found.may(SAY | STATE | TELL | UTTER | DENY | ASK)
            {
                continue;
            }
            let Some(subject) = phrase::subject(s, found.first) else {
                continue;
            };
            let named = self.cast.name(s, subject);
            let speaker = self.resolve(named);
            self.discourse.hear(named);
            return Some(Draft {
                span: Span::default(),
                kind: ClaimKind::Direct,
                speaker,
                source: None,
                via: None,
                cue: Some(s.span_of(found.first, found.after)),
                modality: if found.may(DENY) {
                    Modality::Denial
                } else {
                    Modality::Assertion
                },
                inherited: true,
            });
        }
        None
    }

    /// A block quotation without marks.
    pub(super) fn block(&mut self, passage: &Passage, announced: Draft) {
        let span = trimmed(self.text, passage.span);
        self.push(
            span,
            ClaimKind::Direct,
            (announced.speaker, None),
            Some(announced),
        );
    }

    /// A dash and a name behind a quotation of its own: who said it.
    pub(super) fn signed(&mut self, s: &Sentence) -> bool {
        if s.at(0).kind != Kind::Dash
            || s.len() > 8
            || s.at(1).role != Role::Name && !s.at(1).capital
        {
            return false;
        }
        let end = phrase::right(s, 1);
        if end == 1 || (1..s.len()).any(|i| s.at(i).is_finite()) {
            return false;
        }
        let close = s.span.start;
        let named = self.cast.name(s, Phrase::of(1, end));
        let Some(draft) = self.drafts.last_mut() else {
            return false;
        };
        let near = draft.kind == ClaimKind::Direct
            && draft.span.end <= close
            && draft.span.end + 6 >= close;
        if near {
            draft.speaker = Some(named.source());
            draft.source = Some(named.source().span);
            draft.cue = None;
            draft.via = None;
        }
        near
    }
}

/// Rovers: Doe; Roe, Poe (Moe 80): who played, not what was said.
fn is_list_of_names(words: &str) -> bool {
    let parted = words.contains(';') || words.matches(',').count() > 2;
    let all = words.split_whitespace().count();
    let small = words
        .split_whitespace()
        .filter(|w| w.starts_with(char::is_lowercase))
        .count();
    parted && small * 4 < all
}

/// Without single marks around it.
fn unquoted(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let inner = words.trim_start_matches(['‘', '\'']);
    let start = span.start + (words.len() - inner.len());
    let inner = if start > span.start {
        inner.trim_end_matches(['’', '\''])
    } else {
        inner
    };
    Span::new(start, start + inner.len())
}
