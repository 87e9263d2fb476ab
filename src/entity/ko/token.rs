//! The words of a paragraph as names are made of them.

use super::boundary::is_letter;
use crate::text::{Span, hangul};

/// A run of letters and digits, with hyphens inside Latin words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub span: Span,
    /// Without the particle at its end.
    pub stem: Span,
}

/// The tokens of a paragraph.
pub(super) fn tokens(text: &str, within: Span, found: &mut Vec<Token>) {
    found.clear();
    let mut start = None;
    let mut previous = ' ';
    let mut chars = within.of(text).char_indices();
    while let Some((i, c)) = chars.next() {
        let at = within.start + i;
        let inner = matches!(c, '-' | '&') && {
            let next = chars.clone().next().map_or(' ', |(_, c)| c);
            previous.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()
                || c == '&' && is_letter(previous) && is_letter(next)
        };
        if inner || is_letter(c) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            push(text, Span::new(from, at), found);
        }
        previous = c;
    }
    if let Some(from) = start {
        push(text, Span::new(from, within.end), found);
    }
}

fn push(text: &str, span: Span, found: &mut Vec<Token>) {
    let (stem, _) = hangul::split_particle(span.of(text));
    found.push(Token {
        span,
        stem: Span::new(span.start, span.start + stem.len()),
    });
}

/// The text between two tokens.
pub(super) fn gap(text: &str, a: Token, b: Token) -> &str {
    text.get(a.span.end..b.span.start).unwrap_or("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_words_at_marks_but_keeps_latin_hyphens() {
        let text = "‘GPT-4’와 미-중의 이재용·최태원은";
        let mut found = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut found);
        let words: Vec<_> = found
            .iter()
            .map(|t| (t.span.of(text), t.stem.of(text)))
            .collect();
        assert_eq!(
            words,
            [
                ("GPT-4", "GPT-4"),
                ("와", "와"),
                ("미", "미"),
                ("중의", "중"),
                ("이재용", "이재용"),
                ("최태원은", "최태원")
            ]
        );
    }
}
