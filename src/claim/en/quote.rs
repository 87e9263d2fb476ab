//! The quotations of an English passage: those that stand in no other, with the apostrophes told apart.

use crate::text::Span;

/// A pair of marks and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    /// With the marks.
    pub outer: Span,
    /// Between the marks.
    pub inner: Span,
    /// Whether a closing mark was found; an open one ends with its passage.
    pub closed: bool,
    /// ‘ ’ and '
    pub single: bool,
}

/// Finds the quotations of one passage, in text order.
pub(super) fn quotations(text: &str, passage: Span, found: &mut Vec<Quote>) {
    found.clear();
    let words = passage.of(text);
    let mut open: Option<(usize, usize)> = None;
    let mut inside = 0;
    let mut at = 0;
    // It rained,” she said: the quotation began before the passage
    if let Some(i) = closes_first(words) {
        let mark = words.get(i..).and_then(|w| w.chars().next());
        at = i + mark.map_or(1, char::len_utf8);
        found.push(quote(passage.start, [0, 0, i, at], true, false));
    }
    while let Some((i, c)) = next_mark(words, at) {
        at = i + c.len_utf8();
        // ''…'': typed for a double mark
        let twin = c == '\'' && words.get(at..).is_some_and(|w| w.starts_with('\''));
        if twin {
            at += 1;
        }
        let before = words.get(..i).and_then(|w| w.chars().next_back());
        let after = words.get(at..).and_then(|w| w.chars().next());
        let double = twin || matches!(c, '"' | '“' | '”' | '„' | '＂');
        match open {
            // “… “…” …”
            Some(_)
                if c == '“'
                    && opens(before, after)
                    && words
                        .get(at..)
                        .is_some_and(|w| w.matches('”').nth(1).is_some()) =>
            {
                inside += 1;
            }
            Some(_) if c == '”' && inside > 0 => inside -= 1,
            Some((outer, inner)) if double => {
                let closes = c == '”'
                    || before.is_some_and(|b| !b.is_whitespace())
                    || after.is_none_or(char::is_whitespace);
                if closes {
                    found.push(quote(passage.start, [outer, inner, i, at], true, false));
                    open = None;
                } else if c != '“' || !words.get(at..).unwrap_or("").contains('”') {
                    // The mark before was never closed.
                    open = Some((i, at));
                }
            }
            Some(_) => {}
            None if double => {
                if c != '”' && opens(before, after) {
                    open = Some((i, at));
                }
            }
            None => {
                // ’90s, ’em: no quotation
                if c != '’'
                    && opens(before, after)
                    && after.is_some_and(|a| !a.is_ascii_digit())
                    && let Some((end, mark)) = single_end(words, at)
                {
                    found.push(quote(passage.start, [i, at, end, end + mark], true, true));
                    at = end + mark;
                }
            }
        }
    }
    if let Some((outer, inner)) = open {
        found.push(quote(
            passage.start,
            [outer, inner, words.len(), words.len()],
            false,
            false,
        ));
    }
}

/// Where the first double mark of a passage stands, if it is one that closes and no other follows it in pairs.
fn closes_first(words: &str) -> Option<usize> {
    let double = |c: char| matches!(c, '"' | '“' | '”' | '„' | '＂');
    let (i, c) = words.char_indices().find(|&(_, c)| double(c))?;
    let mut back = words.get(..i)?.chars().rev();
    let before = back.next()?;
    let rest = words.get(i + c.len_utf8()..)?;
    let ends = rest
        .chars()
        .next()
        .is_none_or(|a| a.is_whitespace() || a == ',');
    let stopped = matches!(before, '.' | ',' | '!' | '?' | '…');
    let odd = c == '”' || c == '"' && words.chars().filter(|&c| c == '"').count() % 2 == 1;
    (odd && ends && stopped).then_some(i)
}

fn quote(
    base: usize,
    [outer, inner, inner_end, end]: [usize; 4],
    closed: bool,
    single: bool,
) -> Quote {
    Quote {
        outer: Span::new(base + outer, base + end),
        inner: Span::new(base + inner, base + inner_end),
        closed,
        single,
    }
}

/// The next character from a byte on that may be a mark.
fn next_mark(words: &str, from: usize) -> Option<(usize, char)> {
    let rest = words.get(from..)?;
    rest.char_indices()
        .find(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '＂' | '\'' | '‘' | '’'))
        .map(|(i, c)| (from + i, c))
}

fn opens(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|b| b.is_whitespace() || "([{—–-,:/".contains(b))
        && after.is_some_and(|a| !a.is_whitespace())
}

/// Where single marks close: behind a stop or before a space, but not the workers’ own.
fn single_end(words: &str, from: usize) -> Option<(usize, usize)> {
    let mut own = None;
    for (i, c) in words.get(from..)?.char_indices() {
        match c {
            '‘' | '\n' => break,
            '’' | '\'' => {
                let end = from + i;
                let mut back = words.get(..end)?.chars().rev();
                let before = back.next()?;
                let mut rest = words.get(end + c.len_utf8()..)?.chars();
                let after = rest.next();
                if before.is_whitespace() || after.is_some_and(char::is_alphanumeric) {
                    continue;
                }
                let owns = before == 's'
                    && after == Some(' ')
                    && rest.next().is_some_and(char::is_lowercase);
                if !owns {
                    return Some((end, c.len_utf8()));
                }
                own = own.or(Some((end, c.len_utf8())));
            }
            _ => {}
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_quotations_from_apostrophes() {
        for (text, expected) in [
            ("“A b,” she said. “C d.”", vec!["A b,", "C d."]),
            ("\"A b,\" she said. \"C d.\"", vec!["A b,", "C d."]),
            ("‘We don’t know,’ she said", vec!["We don’t know,"]),
            ("'We don't know,' she said", vec!["We don't know,"]),
            (
                "‘The workers’ rights are gone,’ he said",
                vec!["The workers’ rights are gone,"],
            ),
            ("the workers' rights and the '90s", vec![]),
            (
                "“He said ‘no’ twice,” she said",
                vec!["He said ‘no’ twice,"],
            ),
            ("“It goes on.", vec!["It goes on."]),
            ("a 6'2\" man", vec![]),
            ("A b,” she said. “C d.”", vec!["A b,", "C d."]),
            ("A b,\" she said.", vec!["A b,"]),
            ("the so-called “A“ and “B“ plans", vec!["A", "B"]),
        ] {
            let mut found = Vec::new();
            quotations(text, Span::new(0, text.len()), &mut found);
            let inner: Vec<_> = found.iter().map(|q| q.inner.of(text)).collect();
            assert_eq!(inner, expected, "{text}");
        }
    }
}
