//! Whom pronouns and descriptions mean, by what the reading has heard so far: the one of whom the article speaks, people
//! and bodies without a name.

use super::lexicon::*;
use super::reader::Reader;
use super::source::Named;
use crate::document::{EntityKind, Source};
use crate::text::Span;

impl Reader<'_> {
    /// Who is meant by what a phrase names: pronouns and descriptions go back to whom they stand for.
    pub(super) fn resolve(&self, named: Named) -> Option<Source> {
        let at = named.source().span.start;
        let words = named.source().span.of(self.text);
        let found = match named {
            Named::Pronoun(_) => {
                let many = ["they", "them", "their", "we"]
                    .iter()
                    .any(|w| words.eq_ignore_ascii_case(w));
                if many
                    && self.discourse.group.is_some()
                    && self.discourse.group == self.discourse.last
                {
                    return self.discourse.group;
                }
                if let Some(nobody) = self.unnamed(words, at) {
                    return Some(nobody);
                }
                if words.eq_ignore_ascii_case("it")
                    && let Some(body) = self.discourse.nameless
                    && self.is_near(body, at)
                {
                    return Some(body);
                }
                if many && let Some(crowd) = self.crowd(at) {
                    return Some(crowd);
                }
                let found = self.antecedents.pronoun(words, at);
                self.central(words, at, found).or(found)
            }
            Named::Description(_) => {
                if let Some((noun, body)) = self.called
                    && words.ends_with(noun.of(self.text))
                {
                    return Some(body);
                }
                if let Some(same) = self.called_again(words, at) {
                    return Some(same);
                }
                self.antecedents
                    .description(words, at)
                    .or_else(|| self.described(words, at))
            }
            _ => None,
        };
        found
            .and_then(|entity| self.cast.nearest(entity, at))
            .or_else(|| self.discourse.resolve(self.text, named))
    }

    /// A port official said …. The official added: somebody without a name who spoke last, by the same noun.
    fn called_again(&self, words: &str, at: usize) -> Option<Source> {
        let noun = words.rsplit(' ').next()?;
        let last = self.discourse.last.filter(|s| s.entity.is_none())?;
        let between = Span::new(last.span.end, at.max(last.span.end));
        let near = between.of(self.text).matches('\n').count() <= 2;
        let same = last.span.end <= at && last.span.of(self.text).split(' ').any(|w| w == noun);
        (near && same && self.is_human(last.span)).then_some(last)
    }

    /// Officials waited. They said: the people without a name of whom the passage spoke last.
    fn crowd(&self, at: usize) -> Option<Source> {
        let crowd = self.discourse.group?;
        let noun = crowd.span.of(self.text).rsplit(' ').next().unwrap_or("");
        let known = self.lexicon.word(&crate::text::case::in_small(noun));
        (known.is(PLURAL) && known.is(VOICE) && self.is_near(crowd, at)).then_some(crowd)
    }

    /// Whether a source stands before a place in its passage, and no body by name between.
    fn is_near(&self, source: Source, at: usize) -> bool {
        let between = (source.span.end <= at).then(|| Span::new(source.span.end, at));
        between.is_some_and(|b| !b.of(self.text).contains('\n') && !self.cast.has_body(b))
    }

    /// The City boss, the Dane: the human of whom the article speaks, where nobody else is called so.
    fn described(&self, words: &str, at: usize) -> Option<usize> {
        let noun = words.rsplit(' ').next().unwrap_or(words);
        let known = self.lexicon.word(&crate::text::case::in_small(noun));
        let human = matches!(
            noun,
            "boss"
                | "skipper"
                | "veteran"
                | "teenager"
                | "youngster"
                | "champion"
                | "native"
                | "striker"
                | "goalkeeper"
                | "midfielder"
                | "defender"
                | "winger"
                | "coach"
                | "manager"
                | "captain"
        ) && known.is(VOICE | TITLE);
        let center = self.center.filter(|c| c.span.end <= at)?;
        let between = Span::new(center.span.end, at);
        let near = between.of(self.text).matches('\n').count() <= 2;
        (human && near).then_some(center.entity).flatten()
    }

    /// Who a he or she is that would be somebody of whom only a claim speaks: Doe said Roe could play. “…,” she said.
    fn central(&self, pronoun: &str, at: usize, found: Option<usize>) -> Option<usize> {
        let center = self.center.filter(|c| c.span.end <= at)?;
        let entity = center.entity?;
        if found == Some(entity) || !self.antecedents.may_be(pronoun, entity) {
            return None;
        }
        let between = Span::new(center.span.end, at);
        let near = between.of(self.text).matches('\n').count() <= 2;
        let rival = found.and_then(|e| self.cast.nearest(e, at));
        let spoken_of = rival.is_none_or(|r| {
            r.span.end <= center.span.start || self.drafts.iter().any(|d| d.span.contains(r.span))
        });
        (near && spoken_of).then_some(entity)
    }

    /// A manager who asked not to be named said … he: one human without a name of whom the passage spoke last.
    pub(super) fn unnamed(&self, pronoun: &str, at: usize) -> Option<Source> {
        let one = ["he", "she"]
            .iter()
            .any(|w| pronoun.eq_ignore_ascii_case(w));
        let spoke = self
            .discourse
            .last
            .filter(|s| s.entity.is_none() && self.is_human(s.span))
            .map(|s| (s.span, s));
        let last = [spoke, self.human]
            .into_iter()
            .flatten()
            .filter(|(span, _)| one && span.end <= at)
            .max_by_key(|(span, _)| span.end)?;
        let between = Span::new(last.0.end, at);
        (!between.of(self.text).contains('\n') && !self.cast.has_person(between)).then_some(last.1)
    }

    /// Whether words without a name are said of one human: a fund manager, the prime minister.
    pub(super) fn is_human(&self, span: Span) -> bool {
        let words = span.of(self.text);
        let noun = words.split([' ', ',']).rev().find_map(|word| {
            let known = self.lexicon.word(&crate::text::case::in_small(word));
            known.is(VOICE | TITLE).then_some(known)
        });
        noun.is_some_and(|n| !n.is(BODY | PLURAL | OUTLET)) && !words.ends_with('s')
    }

    /// Whether a source is a human who has a name.
    pub(super) fn is_named_human(&self, source: Source) -> bool {
        let entity = source.entity.and_then(|e| self.document.entities.get(e));
        entity.is_some_and(|e| e.kind == EntityKind::Person)
    }
}
