//! Sentences as comparing sees them: their names, words, figures, dates and claims.

use std::collections::BTreeSet;

use super::cast::Cast;
use crate::document::{Document, EntityKind};
use crate::text::sentence::{eojeols, sentences};
use crate::text::{Span, hangul};

/// A sentence of an article.
#[derive(Debug)]
pub(super) struct Statement {
    pub article: usize,
    pub span: Span,
    /// Whether it is written in Korean.
    pub korean: bool,
    /// Names in it, numbered across articles.
    pub names: BTreeSet<usize>,
    /// Its words without particles and endings; figures and dates left out.
    pub stems: BTreeSet<String>,
    /// What it ends in: the stem of its last predicate.
    pub predicate: Option<String>,
    pub amounts: Vec<usize>,
    pub dates: Vec<usize>,
}

/// The statements of all articles, in order.
pub(super) fn statements(articles: &[(&str, &Document)], cast: &Cast) -> Vec<Statement> {
    let mut found = Vec::new();
    for (article, (text, document)) in articles.iter().enumerate() {
        for &paragraph in &document.body {
            for span in sentences(text, paragraph) {
                let figures: Vec<Span> = document
                    .amounts
                    .iter()
                    .map(|a| a.span)
                    .chain(document.dates.iter().map(|d| d.span))
                    .filter(|s| span.contains(*s))
                    .collect();
                let mut last = None;
                let mut stems = BTreeSet::new();
                for word in eojeols(text, span) {
                    if figures.iter().any(|f| f.overlaps(word)) {
                        continue;
                    }
                    let stem = stem(word.of(text));
                    if stem.chars().count() > 1 {
                        last = Some(stem.clone());
                        stems.insert(stem);
                    }
                }
                let inside = |s: Span| span.contains(s);
                found.push(Statement {
                    article,
                    span,
                    korean: is_korean(span.of(text)),
                    names: crate::sort::set(
                        document
                            .entities
                            .iter()
                            .enumerate()
                            .filter(|(_, e)| e.kind != EntityKind::Title)
                            .filter(|(_, e)| e.mentions.iter().any(|m| inside(m.span)))
                            .filter_map(|(i, _)| cast.number(article, i)),
                    ),
                    stems,
                    predicate: last,
                    amounts: indices(document.amounts.iter().map(|a| a.span), inside),
                    dates: indices(document.dates.iter().map(|d| d.span), inside),
                });
            }
        }
    }
    found
}

/// Whether words are Korean: a quarter of their letters are Hangul.
fn is_korean(words: &str) -> bool {
    let (mut letters, mut syllables) = (0, 0);
    for c in words.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        syllables += usize::from(hangul::is_syllable(c));
    }
    syllables * 4 >= letters
}

fn indices(spans: impl Iterator<Item = Span>, inside: impl Fn(Span) -> bool) -> Vec<usize> {
    spans
        .enumerate()
        .filter(|(_, s)| inside(*s))
        .map(|(i, _)| i)
        .collect()
}

/// A word without marks, particle and the endings of 하다 and 되다: 발표했다 and 발표한 are 발표.
pub(super) fn stem(word: &str) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (noun, _) = hangul::split_particle(core);
    for (i, c) in noun.char_indices().skip(2) {
        if "하했한할해됐된될되됩합".contains(c) {
            return noun.get(..i).unwrap_or(noun).to_owned();
        }
    }
    let mut stem = noun;
    for ending in [
        "습니다",
        "었다",
        "았다",
        "겠다",
        "라고",
        "다고",
        "다며",
        "면서",
        "지만",
        "으며",
        "는데",
        "다",
        "고",
        "며",
    ] {
        if let Some(cut) = stem.strip_suffix(ending)
            && cut.chars().count() > 1
        {
            stem = cut;
            break;
        }
    }
    stem.to_owned()
}

/// The words of a span without particles and endings.
pub(super) fn stems(text: &str, span: Span) -> BTreeSet<String> {
    let stems = eojeols(text, span).map(|w| stem(w.of(text)));
    crate::sort::set(stems.filter(|s| s.chars().count() > 1))
}

/// How much two sets of words share: 0 to 100, twice the shared by all.
pub(super) fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let all = a.len() + b.len();
    if all == 0 {
        return 0;
    }
    200 * a.intersection(b).count() / all
}
