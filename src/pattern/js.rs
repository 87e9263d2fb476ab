//! The patterns for JavaScript, as a wasm of their own that is loaded only where there are any: the crate `regex` and its
//! tables are as large as a fifth of the core. Offsets count UTF-16 code units.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::PatternError;
use crate::export::packed::{Packed, unpacked};
use crate::export::{MatchRecord, UnsearchedRecord, matched};
use crate::language::Language;
use crate::text::Span;
use crate::{AnnotatedArticle, OffsetIndex, OffsetUnit};

/// Regular expressions, compiled.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Patterns {
    core: super::Patterns,
    errors: Vec<PatternError>,
}

/// What is wrong with a line.
#[derive(Serialize)]
struct Wrong {
    line: usize,
    column: Option<usize>,
    ko: String,
    en: String,
    message: String,
}

/// What was found, as it stands in an article's record.
#[derive(Serialize)]
struct Found {
    matches: Vec<MatchRecord>,
    unsearched: Vec<UnsearchedRecord>,
}

/// What one pattern finds.
#[derive(Serialize)]
struct Tried {
    /// Its line, from 1.
    line: usize,
    count: usize,
    /// Whether the search was given up.
    cut: bool,
    /// The first few matches.
    first: Vec<String>,
}

/// How many matches show what a pattern finds.
const SHOWN: usize = 4;

#[wasm_bindgen]
impl Patterns {
    /// Reads patterns, a line each: `label<TAB>regular expression<TAB>colour?`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(source: &str) -> Patterns {
        let (core, errors) = super::Patterns::read(source);
        Patterns { core, errors }
    }

    /// What is wrong with lines: `{ line, column?, ko, en, message }` each, counted from 1.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn errors(&self) -> JsValue {
        let wrong = |error: &PatternError| Wrong {
            line: error.line,
            column: error.column,
            ko: error.reason(Language::Korean),
            en: error.reason(Language::English),
            message: error.to_string(),
        };
        plain(&self.errors.iter().map(wrong).collect::<Vec<_>>())
    }

    /// What matches in the parts of a text: `{ matches, unsearched }`. `body` has the start and the end of each part;
    /// `page` says that the text was extracted from a page.
    #[must_use]
    pub fn find(&self, text: &str, body: &[u32], page: bool) -> JsValue {
        let index = OffsetIndex::new(text, OffsetUnit::Utf16);
        let body = bytes(body).into_iter();
        let body = body.map(|s| Span::new(index.to_byte(s.start), index.to_byte(s.end)));
        let found = self.core.find(text, &body.collect::<Vec<_>>(), page);
        let (matches, unsearched) =
            matched(&found.found, &found.unsearched, text, OffsetUnit::Utf16);
        plain(&Found {
            matches,
            unsearched,
        })
    }

    /// An article that the core has packed, with what matches in its body; nothing where the bytes are no article.
    #[must_use]
    pub fn pack(&self, text: &str, article: &[u8]) -> Option<Vec<u8>> {
        let mut article: AnnotatedArticle = unpacked(article)?;
        let body = article.body.iter().map(|r| Span::new(r.start, r.end));
        let found = self.core.find(text, &body.collect::<Vec<_>>(), false);
        (article.matches, article.unsearched) =
            matched(&found.found, &found.unsearched, text, OffsetUnit::Byte);
        let mut bytes = Vec::new();
        article.pack(&mut bytes);
        Some(bytes)
    }

    /// Start and end of every match in the parts of a text, in bytes, as `body` has them.
    #[must_use]
    pub fn spans(&self, text: &str, body: &[u32]) -> Vec<u32> {
        let found = self.core.find(text, &bytes(body), false).found;
        let ends = found.iter().flat_map(|m| [m.span.start, m.span.end]);
        ends.filter_map(|at| u32::try_from(at).ok()).collect()
    }

    /// What each pattern finds in the parts of a text, in the order of their lines: `{ line, count, cut, first }`. Here
    /// `body` counts bytes, as packed articles do.
    #[must_use]
    pub fn tried(&self, text: &str, body: &[u32]) -> JsValue {
        let body = bytes(body);
        let tried = self.core.each().map(|(line, pattern)| {
            let all = pattern.find(text, &body, false);
            let words = all.found.iter().take(SHOWN);
            Tried {
                line,
                count: all.found.len(),
                cut: !all.unsearched.is_empty(),
                first: words.map(|m| m.span.of(text).to_owned()).collect(),
            }
        });
        plain(&tried.collect::<Vec<_>>())
    }
}

/// Spans out of their starts and ends.
fn bytes(body: &[u32]) -> Vec<Span> {
    let spans = body.chunks_exact(2).filter_map(|ends| match *ends {
        [start, end] => Some(Span::new(start as usize, end as usize)),
        _ => None,
    });
    spans.collect()
}

fn plain(value: &impl Serialize) -> JsValue {
    // Plain data: there is nothing in it that could not be written.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}
