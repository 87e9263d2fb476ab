//! Who speaks and who relays: what a noun phrase names, and what pronouns and descriptions go back to.

use super::lexicon::*;
use super::phrase::{self, Phrase};
use super::token::{Kind, Role, Sentence};
use crate::document::{Document, EntityKind, Source};
use crate::text::Span;

/// Among how many mentions a name in capitals is looked for.
const CALLED: usize = 200;

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Somebody or something by name.
    Person(Source),
    Body(Source),
    /// A name of which it is not known what it names.
    Name(Source),
    /// Somebody without a name: officials, two people familiar with the matter.
    Generic(Source),
    /// The company: a body named before.
    Description(Source),
    /// He, they.
    Pronoun(Source),
}

impl Named {
    pub(super) fn source(self) -> Source {
        match self {
            Named::Person(s)
            | Named::Body(s)
            | Named::Name(s)
            | Named::Generic(s)
            | Named::Description(s)
            | Named::Pronoun(s) => s,
        }
    }
}

/// Who was named last, for what goes back to it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Discourse {
    pub person: Option<Source>,
    pub body: Option<Source>,
    pub group: Option<Source>,
    pub last: Option<Source>,
    /// A body without a name that spoke last: the council.
    pub nameless: Option<Source>,
}

impl Discourse {
    /// Keeps who was named.
    pub(super) fn hear(&mut self, named: Named) {
        match named {
            Named::Person(s) => self.person = Some(s),
            Named::Body(s) => self.body = Some(s),
            Named::Name(s) => {
                self.person = Some(s);
                self.body = Some(s);
            }
            Named::Generic(s) => self.group = Some(s),
            Named::Description(_) | Named::Pronoun(_) => return,
        }
        self.last = Some(named.source());
    }

    /// Who is meant by what a phrase names.
    pub(super) fn resolve(&self, text: &str, named: Named) -> Option<Source> {
        match named {
            Named::Pronoun(s) => {
                let word = s.span.of(text);
                if ["he", "she", "him", "her", "his", "i", "my"]
                    .iter()
                    .any(|w| word.eq_ignore_ascii_case(w))
                {
                    self.person.or(self.last)
                } else if ["it", "its"].iter().any(|w| word.eq_ignore_ascii_case(w)) {
                    self.body.or(self.last)
                } else {
                    self.group.or(self.last)
                }
            }
            Named::Description(s) => Some(s),
            other => Some(other.source()),
        }
    }
}

/// Everybody named in the article, by place.
#[derive(Debug)]
pub(super) struct Cast<'a> {
    text: &'a str,
    document: &'a Document,
    /// Mentions with their entities, in text order; titles are none.
    mentions: Vec<(Span, usize)>,
}

impl<'a> Cast<'a> {
    pub(super) fn new(text: &'a str, document: &'a Document) -> Cast<'a> {
        let mut mentions = Vec::new();
        for (number, entity) in document.entities.iter().enumerate() {
            if entity.kind != EntityKind::Title {
                mentions.extend(entity.mentions.iter().map(|m| (m.span, number)));
            }
        }
        crate::sort::sort_by_key(&mut mentions, |m: &(Span, usize)| m.0.start);
        Cast {
            text,
            document,
            mentions,
        }
    }

    /// The mentions that begin in a span.
    fn within(&self, span: Span) -> &[(Span, usize)] {
        let from = self.mentions.partition_point(|m| m.0.start < span.start);
        let to = self.mentions.partition_point(|m| m.0.start < span.end);
        self.mentions.get(from..to).unwrap_or(&[])
    }

    fn kind(&self, entity: usize) -> Option<EntityKind> {
        self.document.entities.get(entity).map(|e| e.kind)
    }

    /// The entities that lie in a span, titles too, in the order of their numbers.
    pub(super) fn entities_in(&self, span: Span) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .within(span)
            .iter()
            .filter(|m| m.0.end <= span.end)
            .map(|m| m.1)
            .collect();
        crate::sort::sort(&mut found);
        found.dedup();
        found
    }

    /// The mention of an entity that stands nearest before a place, else its first; of a title none.
    pub(super) fn nearest(&self, entity: usize, at: usize) -> Option<Source> {
        let found = self
            .document
            .entities
            .get(entity)
            .filter(|e| e.kind != EntityKind::Title)?;
        let before = found.mentions.partition_point(|m| m.span.end <= at);
        let mention = before
            .checked_sub(1)
            .and_then(|i| found.mentions.get(i))
            .or(found.mentions.first())?;
        Some(Source {
            span: mention.span,
            entity: Some(entity),
        })
    }

    /// The person or body that is mentioned just there, or that is called so in other letters: PENCE.
    pub(super) fn called(&self, span: Span) -> Option<Source> {
        let words = span.of(self.text);
        let able = |entity: usize| {
            matches!(
                self.kind(entity),
                Some(EntityKind::Person | EntityKind::Organization)
            )
        };
        let here = self.within(span).iter().find(|m| m.0 == span && able(m.1));
        let found = here.or_else(|| {
            let capitals = !words.chars().any(char::is_lowercase) && words.len() > 2;
            let same = |m: &&(Span, usize)| {
                let name = m.0.of(self.text);
                let last = name.rsplit(' ').next().unwrap_or(name);
                able(m.1) && (name.eq_ignore_ascii_case(words) || last.eq_ignore_ascii_case(words))
            };
            capitals
                .then(|| self.mentions.iter().take(CALLED).find(same))
                .flatten()
        });
        found.map(|&(span, entity)| Source {
            span,
            entity: Some(entity),
        })
    }

    /// What a phrase names.
    pub(super) fn name(&self, s: &Sentence, phrase: Phrase) -> Named {
        let token = s.at(phrase.start);
        // One of them, Jane Doe, said
        if phrase.is_pronoun(s)
            && s.before(phrase.start).role == Role::Preposition
            && let Some((from, to)) = phrase.apposition
            && s.at(from).role == Role::Name
            && let Some(found) = self.proper(s, from, phrase::right(s, from).min(to))
        {
            return found;
        }
        if phrase.is_pronoun(s) || phrase.end == phrase.start + 1 && token.is(POSSESSIVE) {
            return Named::Pronoun(Source {
                span: token.span,
                entity: None,
            });
        }
        if let Some(several) = self.several(s, phrase) {
            return several;
        }
        let own = self.proper(s, phrase.start, phrase.end);
        let known = own.filter(|n| !matches!(n, Named::Name(_)));
        if let Some(found) = known {
            return found;
        }
        let described = !matches!(s.before(phrase.end).role, Role::Name);
        if let Some((from, to)) = phrase.apposition
            && (described || own.is_none())
            && !matches!(s.at(from).role, Role::Preposition | Role::Wh)
        {
            let end = phrase::right(s, from).min(to);
            let beside = self.proper(s, from, end);
            if let Some(found @ (Named::Person(_) | Named::Name(_))) = beside {
                return found;
            }
            // The group, Clean Rivers, said
            if let Some(found @ Named::Body(_)) = beside
                && s.before(phrase.end).is(BODY | GROUP | VOICE | TITLE)
                && s.at(from).role == Role::Name
            {
                return found;
            }
        }
        if let Some(found) = own {
            return found;
        }
        self.generic(s, phrase)
    }

    /// The ministry and the council: two that speak together, unless the "and" is part of a name.
    fn several(&self, s: &Sentence, phrase: Phrase) -> Option<Named> {
        let and = (phrase.start + 1..phrase.end).find(|&i| s.at(i).role == Role::Coordinator)?;
        // CEO and president Jane Doe; is Buddhist and the council says
        let before = s.before(phrase.start);
        if !s.at(and - 1).is_nominal()
            || s.at(and - 1).is(TITLE)
            || matches!(before.role, Role::Adverb | Role::Be)
        {
            return None;
        }
        let at = s.at(and).span;
        let whole = s.span_of(phrase.start, phrase.end);
        if self
            .within(whole)
            .iter()
            .any(|m| m.0.start < at.start && at.end < m.0.end)
        {
            return None;
        }
        let mut start = phrase.start;
        while start < and && s.at(start).role == Role::Determiner && !s.at(start).is(LOOSE) {
            start += 1;
        }
        Some(Named::Generic(Source {
            span: s.span_of(start, phrase.end),
            entity: None,
        }))
    }

    /// The name in a phrase: the person in it, the body that it ends in.
    fn proper(&self, s: &Sentence, from: usize, to: usize) -> Option<Named> {
        if to <= from {
            return None;
        }
        let span = s.span_of(from, to);
        let end = span.end;
        let owned = |m: Span| {
            let rest = self.text.get(m.end..).unwrap_or("");
            rest.starts_with("'s")
                || rest.starts_with("’s")
                || rest.starts_with("’ ")
                || rest.starts_with("' ")
        };
        let mentions = self.within(span);
        let person = mentions
            .iter()
            .rev()
            .find(|m| self.kind(m.1) == Some(EntityKind::Person) && !(owned(m.0) && m.0.end < end));
        if let Some(&(span, entity)) = person {
            return Some(Named::Person(Source {
                span,
                entity: Some(entity),
            }));
        }
        let body = mentions.iter().rev().find(|m| m.0.end >= end);
        // Police Scotland: a body whose name ends in a place
        if let Some(&(place, entity)) = body
            && self.kind(entity) == Some(EntityKind::Place)
            && place.end == end
            && let Some(at) = (from..to).find(|&i| s.at(i).span.start == place.start)
            && at > from
            && s.before(at).capital
            && s.before(at).kind == Kind::Word
            && !s.before(at).is(TITLE)
            && !s.titled
        {
            let mut first = at;
            while first > from && s.before(first).capital && s.before(first).kind == Kind::Word {
                first -= 1;
            }
            return Some(Named::Body(Source {
                span: s.span_of(first, to),
                entity: None,
            }));
        }
        if let Some(&(span, entity)) = body {
            let source = Source {
                span,
                entity: Some(entity),
            };
            return Some(Named::Body(source));
        }
        // A name that nobody found: the capitals at the end.
        let mut first = to;
        while first > from {
            let token = s.before(first);
            // A common noun that begins the sentence is none.
            let inner = first > 1 && !s.before(first - 1).is_end();
            let capital =
                token.capital && token.is_nominal() && !s.titled && (inner || to - from > 1);
            if token.role != Role::Name && !capital {
                break;
            }
            first -= 1;
        }
        while first + 1 < to && s.at(first).is(TITLE) && !s.at(first).is(OUTLET) {
            first += 1;
        }
        if first >= to
            || s.at(first).is(TITLE | BODY)
                && !s.at(first).is(OUTLET)
                && first + 1 == to
                && s.at(first).role != Role::Name
        {
            return None;
        }
        let last = s.at(to - 1);
        let source = Source {
            span: s.span_of(first, to),
            entity: None,
        };
        let body = (first..to).any(|i| s.at(i).is(BODY | OUTLET))
            || last.span.of(self.text).chars().all(char::is_uppercase);
        Some(if body {
            Named::Body(source)
        } else {
            Named::Name(source)
        })
    }

    /// The head phrase of somebody without a name.
    fn generic(&self, s: &Sentence, phrase: Phrase) -> Named {
        let mut start = phrase.start;
        while start + 1 < phrase.end
            && (s.at(start).role == Role::Determiner && !self.is_other(s, start)
                || s.at(start).role == Role::Adverb
                || self.is_one(s, start))
        {
            start += 1;
        }
        let mut end = phrase.end;
        let head = s.before(end);
        // Doe’s agent said: the agent, as Doe is somebody else; the senator’s office is all
        if head.is(VOICE)
            && !head.is(BODY)
            && let Some(owner) = (start..end).rev().find(|&i| s.at(i).kind == Kind::Clitic)
            && s.before(owner).role == Role::Name
            && owner + 1 < end
        {
            start = owner + 1;
        }
        let next = s.at(end);
        let of = matches!(next.span.of(self.text), "of" | "for");
        // Four in ten voters said
        let share = head.role == Role::Number && next.span.of(self.text) == "in";
        if share && end < phrase.whole {
            end = phrase::right(s, end + 1).clamp(end, phrase.whole);
        } else if of && end < phrase.whole {
            let behind = phrase::right(s, end + 1).min(phrase.whole);
            let named = s.at(end + 1).capital
                || s.at(end + 1).role == Role::Determiner && s.at(end + 2).capital;
            if behind > end + 1 && (head.is(GROUP) || head.capital && named) {
                end = behind;
            }
        } else if head.is(INFORMANT)
            && matches!(next.span.of(self.text), "in" | "at" | "within" | "inside")
            && end < phrase.whole
        {
            // Sources in the ministry
            end = phrase::right(s, end + 1).clamp(end, phrase.whole);
        } else if matches!(
            next.span.of(self.text),
            "familiar" | "close" | "aware" | "briefed"
        ) && end < phrase.whole
        {
            end = phrase.whole;
        }
        let source = Source {
            span: s.span_of(start, end),
            entity: None,
        };
        let determiner = s.at(phrase.start);
        let definite = ["the", "its", "this"]
            .iter()
            .any(|w| determiner.span.of(self.text).eq_ignore_ascii_case(w));
        // The union, which has 900 members, said
        let alone = phrase.whole == phrase.end || next.is_break();
        if definite && !head.is(PLURAL) && head.role != Role::Name && alone {
            return Named::Description(source);
        }
        Named::Generic(source)
    }

    /// Another victim: somebody else than who spoke before.
    fn is_other(&self, s: &Sentence, i: usize) -> bool {
        s.at(i).span.of(self.text).eq_ignore_ascii_case("another")
    }

    fn is_one(&self, s: &Sentence, i: usize) -> bool {
        s.at(i).span.of(self.text).eq_ignore_ascii_case("one")
    }

    /// Whether somebody is mentioned between two places.
    pub(super) fn has_person(&self, span: Span) -> bool {
        self.within(span)
            .iter()
            .any(|m| self.kind(m.1) == Some(EntityKind::Person))
    }

    /// Whether an organization is mentioned between two places.
    pub(super) fn has_body(&self, span: Span) -> bool {
        self.within(span)
            .iter()
            .any(|m| self.kind(m.1) == Some(EntityKind::Organization))
    }

    /// The outlet among some tokens: a body by name, or a name with a word of outlets.
    pub(super) fn outlet(&self, s: &Sentence, from: usize, to: usize) -> Option<Source> {
        if to <= from {
            return None;
        }
        let span = s.span_of(from, to);
        let found = self.within(span).iter().find(|m| {
            let words = m.0.of(self.text);
            self.kind(m.1) == Some(EntityKind::Organization) && !is_chamber(words)
                || self.kind(m.1) == Some(EntityKind::Product) && self.is_outlet(s, m.0)
        });
        if let Some(&(span, entity)) = found {
            return Some(Source {
                span,
                entity: Some(entity),
            });
        }
        let mut i = from;
        while i < to {
            if s.at(i).role != Role::Name {
                i += 1;
                continue;
            }
            let mut end = i;
            let mut is = false;
            while end < to && (s.at(end).role == Role::Name || s.at(end).capital) {
                let words = s.at(end).span.of(self.text);
                is |= s.at(end).is(OUTLET)
                    || words.len() > 2 && words.len() < 6 && words.chars().all(char::is_uppercase);
                end += 1;
            }
            if is {
                return Some(Source {
                    span: s.span_of(i, end),
                    entity: None,
                });
            }
            i = end;
        }
        None
    }

    /// Whether a named source is an outlet.
    pub(super) fn is_outlet(&self, s: &Sentence, span: Span) -> bool {
        s.tokens()
            .iter()
            .any(|t| span.contains(t.span) && t.is(OUTLET) && t.capital)
    }

    /// The outlet or document in which something was said, of a prepositional phrase.
    pub(super) fn via(
        &self,
        s: &Sentence,
        preposition: usize,
        noun: usize,
        end: usize,
    ) -> Option<Source> {
        let word = s.at(preposition).span.of(self.text);
        let head_end = phrase::right(s, noun);
        if head_end == noun {
            return None;
        }
        let head = s.at(head_end - 1);
        let said_in = ["in", "on", "via", "through", "with", "to"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w));
        if !said_in {
            return None;
        }
        let known = head.is(WRITTEN | OCCASION) || head.capital;
        if !known {
            return None;
        }
        let relays = head.is(OCCASION | WRITTEN);
        if relays || s.at(noun).capital || s.at(noun + 1).capital {
            let from = if head.is(OUTLET) || head.capital {
                noun
            } else {
                head_end
            };
            if let Some(outlet) = self.outlet(s, from, end.max(head_end)).filter(|o| {
                self.is_outlet(s, o.span)
                    || o.entity.is_some()
                        && !is_chamber(o.span.of(self.text))
                        && self.speaks_to(s, head_end, o.span)
            }) {
                return Some(outlet);
            }
        }
        if !head.is(WRITTEN) || word.eq_ignore_ascii_case("to") || word.eq_ignore_ascii_case("with")
        {
            return None;
        }
        let mut start = head_end - 1;
        // a research paper, a sentencing memorandum
        while start > noun
            && (s.at(start - 1).role == Role::Noun || s.at(start - 1).role == Role::Ing)
            && s.at(start - 1).kind == Kind::Word
            && !s.at(start - 1).is(BODY)
        {
            start -= 1;
        }
        if start + 1 < head_end {
            while start > noun && s.at(start - 1).role == Role::Adjective {
                start -= 1;
            }
        }
        Some(Source {
            span: s.span_of(start, head_end),
            entity: None,
        })
    }

    /// Whether a body stands behind "to" or "with": an email to it, an interview with it.
    fn speaks_to(&self, s: &Sentence, from: usize, body: Span) -> bool {
        (from..from + 6).any(|i| {
            let token = s.at(i);
            let word = token.span.of(self.text);
            (word == "to" || word == "with")
                && body.start >= token.span.end
                && body.start <= token.span.end + 6
        })
    }
}

/// Parliaments, courts and the like relay nothing.
fn is_chamber(words: &str) -> bool {
    [
        "Senate",
        "Congress",
        "Parliament",
        "Court",
        "Council",
        "Committee",
        "Party",
        "House",
        "University",
        "Academy",
        "Union",
        "Commission",
        "Ministry",
        "Department",
    ]
    .iter()
    .any(|w| words.contains(w))
}
