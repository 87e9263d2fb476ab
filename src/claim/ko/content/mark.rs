//! Marks at the edges of a content.

use crate::claim::ko::clause::Word;
use crate::text::Span;

/// Leaves out an opening mark without its content, and what trails.
pub(in crate::claim::ko) fn trim_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start_matches(|c: char| c.is_whitespace() || "‘“'\",·".contains(c));
    let start = span.start + (words.len() - left.len());
    let mut kept = left.trim_end_matches(|c: char| c.is_whitespace() || ".,".contains(c));
    // “국회의 시간”이라면서: the closing mark of what was left out at the front.
    for (open, close) in [('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\'')] {
        if let Some(inner) = kept.strip_suffix(close)
            && !inner.contains(open)
        {
            kept = inner;
        }
    }
    Span::new(start, start + kept.len())
}

/// Whether a content begins inside the marks of a term: 책길’을 넓힌다.
pub(in crate::claim::ko) fn opens_a_term(text: &str, span: Span) -> bool {
    let mark = text.get(..span.start).and_then(|t| t.chars().next_back());
    let close = match mark {
        Some('‘') => '’',
        Some('“') => '”',
        Some(mark @ ('\'' | '"')) => mark,
        _ => return false,
    };
    span.of(text)
        .find(close)
        .is_some_and(|at| at + close.len_utf8() < span.len())
}

/// Whether a reported content has somebody's own words in it.
pub(in crate::claim::ko) fn quotes_a_clause(words: &[Word<'_>], span: Span) -> bool {
    words.iter().any(|w| w.is_quote() && span.contains(w.span))
}
