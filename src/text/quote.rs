//! Quotation marks and what stands between them, tolerant of straight, mixed and missing marks.

use super::Span;

/// A pair of marks and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// With the marks.
    pub outer: Span,
    /// Between the marks.
    pub inner: Span,
    pub style: Style,
    /// 0 for the outermost.
    pub depth: u8,
    /// Whether a closing mark was found; an open one ends with its paragraph.
    pub closed: bool,
}

/// The kind of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// “ ” and "
    Double,
    /// ‘ ’ and '
    Single,
    /// 「」 『』
    Corner,
    /// 《 》 〈 〉: titles of works
    Angle,
}

/// What a mark can do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
}

fn mark(c: char) -> Option<(Style, Role)> {
    Some(match c {
        '“' | '〝' => (Style::Double, Role::Open),
        '”' | '〞' => (Style::Double, Role::Close),
        '"' | '＂' | '„' => (Style::Double, Role::Either),
        '‘' => (Style::Single, Role::Open),
        '’' => (Style::Single, Role::Close),
        '\'' | '＇' => (Style::Single, Role::Either),
        '「' | '『' => (Style::Corner, Role::Open),
        '」' | '』' => (Style::Corner, Role::Close),
        '《' | '〈' => (Style::Angle, Role::Open),
        '》' | '〉' => (Style::Angle, Role::Close),
        _ => return None,
    })
}

/// Finds the quotations of one paragraph, in order of their opening marks.
///
/// A mark that looks the wrong way (`”…”`, `“…“`) is read by its place: behind white space or a bracket it opens,
/// behind a word it closes. A closing mark with nothing open, and an apostrophe inside a word, are left alone. What is
/// still open at the end of the paragraph runs to there and is not `closed`.
pub(crate) fn quotations(text: &str, paragraph: Span) -> Vec<Quotation> {
    let words = paragraph.of(text);
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut from = 0;
    while let Some((at, c)) = next_mark(words, from) {
        from = at + c.len_utf8();
        if let Some((style, role)) = mark(c) {
            let before = words.get(..at).and_then(|w| w.chars().next_back());
            let after = words.get(from..).and_then(|w| w.chars().next());
            let at = paragraph.start + at;
            let mine = open
                .iter()
                .rposition(|&i| found.get(i).is_some_and(|q| q.style == style));
            let opens = match role {
                Role::Open => !(mine.is_some() && looks_closing(before, after)),
                Role::Close => mine.is_none() && looks_opening(before, after),
                Role::Either => {
                    if mine.is_some() {
                        looks_opening(before, after) && !looks_closing(before, after)
                    } else {
                        !is_apostrophe(style, before, after)
                            && !after.is_none_or(char::is_whitespace)
                    }
                }
            };
            if opens {
                open.push(found.len());
                found.push(Quotation {
                    outer: Span::new(at, paragraph.end),
                    inner: Span::new(at + c.len_utf8(), paragraph.end),
                    style,
                    depth: u8::try_from(open.len() - 1).unwrap_or(u8::MAX),
                    closed: false,
                });
            } else if let Some(position) = mine {
                if let Some(quotation) = open.get(position).and_then(|&i| found.get_mut(i)) {
                    quotation.outer.end = at + c.len_utf8();
                    quotation.inner.end = at;
                    quotation.closed = true;
                }
                // Marks opened inside and never closed were no quotations.
                let stray: Vec<usize> = open.drain(position..).skip(1).collect();
                for i in stray.into_iter().rev() {
                    found.remove(i);
                }
            }
        }
    }
    found
}

/// The next character from a byte on that may be a mark: most of a text's bytes begin none.
fn next_mark(words: &str, from: usize) -> Option<(usize, char)> {
    let rest = words.as_bytes().get(from..)?;
    let at = from
        + rest
            .iter()
            .position(|b| matches!(b, b'"' | b'\'' | 0xe2 | 0xe3 | 0xef))?;
    Some((at, words.get(at..)?.chars().next()?))
}

fn looks_opening(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([{<·…,:=―—~‘“'\"「『《〈".contains(c))
        && after.is_some_and(|c| !c.is_whitespace())
}

fn looks_closing(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| !c.is_whitespace())
        && after.is_none_or(|c| {
            c.is_whitespace()
                || ".,…·)]}>’”'\"」』》〉:;!?".contains(c)
                || super::hangul::is_syllable(c)
        })
}

fn is_apostrophe(style: Style, before: Option<char>, after: Option<char>) -> bool {
    style == Style::Single
        && before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(|c| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        quotations(text, Span::new(0, text.len()))
            .iter()
            .map(|q| q.inner.of(text))
            .collect()
    }

    #[test]
    fn finds_quotations_of_every_style() {
        for (name, text, expected) in [
            ("curly", "그는 “좋다”며 “가자”고 했다", vec!["좋다", "가자"]),
            (
                "straight",
                "그는 \"좋다\"며 \"가자\"고 했다",
                vec!["좋다", "가자"],
            ),
            (
                "nested",
                "“그가 ‘간다’고 했다”",
                vec!["그가 ‘간다’고 했다", "간다"],
            ),
            ("titles", "《새벽》과 「낮」", vec!["새벽", "낮"]),
            ("both open", "“좋다“고 했다", vec!["좋다"]),
            ("both close", "그는 ”좋다”고 했다", vec!["좋다"]),
            (
                "straight in curly",
                "“그가 'A안'을 골랐다”",
                vec!["그가 'A안'을 골랐다", "A안"],
            ),
            ("apostrophe", "McDonald's는 it's", vec![]),
            ("unclosed", "그는 “좋다고 했다", vec!["좋다고 했다"]),
            ("stray close", "좋다”고 했다", vec![]),
            ("mixed", "“좋다\"고 했다", vec!["좋다"]),
        ] {
            assert_eq!(inner(text), expected, "{name}");
        }
    }
}
