//! Claims: who said what, how sure, relayed by whom. Each language has its own grammar of reports ([`ko`], [`en`]); what a
//! claim is worth checking ([`worth`]) and how words are looked up ([`vocabulary`]) is everybody's.

mod en;
mod ko;
mod vocabulary;
pub(crate) mod worth;

use crate::document::{Claim, Document};
use crate::language::{ENGLISH, KOREAN, Language};
use crate::passage::Passages;
use crate::text::Span;

/// Holds what the stage knows of words, for each language that this build reads.
#[derive(Debug)]
pub(crate) struct Finder {
    korean: Option<ko::Finder>,
    english: Option<en::Finder>,
}

impl Finder {
    /// Reads the lists that are part of the library.
    pub(crate) fn new() -> Self {
        Finder {
            korean: KOREAN.then(ko::Finder::new),
            english: ENGLISH.then(en::Finder::new),
        }
    }

    /// Takes up a language whose data has come since.
    pub(crate) fn add(&mut self, language: Language) {
        match language {
            Language::Korean if KOREAN => self.korean = Some(ko::Finder::new()),
            Language::English if ENGLISH => self.english = Some(en::Finder::new()),
            _ => {}
        }
    }

    /// Finds the claims of a body, each passage by the grammar of its language.
    pub(crate) fn find(&self, text: &str, passages: &Passages, document: &Document) -> Vec<Claim> {
        let korean = self.korean.as_ref().filter(|_| KOREAN);
        let mut claims = korean.map_or_else(Vec::new, |k| k.find(text, passages, document));
        let grammar = self.english.as_ref().filter(|_| ENGLISH);
        if let Some(grammar) = grammar {
            grammar.mean(text, passages, document, &mut claims);
        }
        let english = grammar.map_or_else(Vec::new, |e| e.find(text, passages, document));
        if !english.is_empty() {
            claims.extend(english);
            crate::sort::sort_by_key(&mut claims, |c| {
                (c.span.start, std::cmp::Reverse(c.span.end))
            });
        }
        claims
    }
}

/// The indices of what lies inside a span, from a list in text order.
fn inside<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> Vec<usize> {
    let from = list.partition_point(|x| of(x).start < span.start);
    list.iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, x)| of(x).start < span.end)
        .filter(|(_, x)| span.contains(of(x)))
        .map(|(i, _)| i)
        .collect()
}
