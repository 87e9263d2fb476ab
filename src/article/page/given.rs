//! The article as the page's metadata gives it, for pages that a script fills in.

use super::Line;
use super::flow::Flow;
use super::hint::Hint;
use super::metadata::Metadata;
use super::root::Root;
use crate::text::Span;

/// Letters that an article in the metadata must have.
const LEAST: usize = 200;
/// How many times longer it must be than the prose that the page shows.
const LONGER: f32 = 3.0;

/// The lines of the article that only the metadata has: none where the page shows about as much.
pub(super) fn lines(
    metadata: &Metadata,
    flow: &Flow,
    weights: &[f32],
    root: &Root,
) -> Option<Vec<String>> {
    if metadata.body.len() < LEAST {
        return None;
    }
    let lines = paragraphs(&metadata.body);
    let letters: usize = lines.iter().map(|line| line.chars().count()).sum();
    let shown: f32 = flow
        .lines
        .iter()
        .zip(weights)
        .filter(|(line, _)| root.element.is_none() || root.around(flow, line.inner))
        .map(|(_, weight)| weight)
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a comparison of sizes")]
    let thin = letters >= LEAST && shown * LONGER < letters as f32;
    if !thin {
        return None;
    }
    let title = metadata.titles.first().filter(|title| {
        let shown = flow.lines.iter().map(|line| line.span.of(&flow.text));
        !shown.into_iter().any(|line| line == title.as_str())
    });
    Some(title.cloned().into_iter().chain(lines).collect())
}

/// Paragraphs of words in which marks of HTML may stand.
fn paragraphs(body: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let mut behind = rest.get(c.len_utf8()..).unwrap_or("");
        let tag = || {
            let end = behind.bytes().take(300).position(|b| b == b'>')?;
            let name = behind.get(..end)?.trim_start_matches('/');
            let name = name.split([' ', '/']).next()?.to_ascii_lowercase();
            (name.bytes().all(|b| b.is_ascii_alphanumeric()) && !name.is_empty())
                .then_some((end, name))
        };
        match (c, (c == '<').then(tag).flatten()) {
            ('\n' | '\r', _) => lines.push(String::new()),
            (_, Some((end, name))) => {
                behind = behind.get(end + 1..).unwrap_or("");
                if matches!(
                    name.as_str(),
                    "p" | "br" | "div" | "li" | "h2" | "h3" | "h4" | "blockquote"
                ) {
                    lines.push(String::new());
                }
            }
            (c, None) if c.is_control() => {}
            (c, None) => lines.last_mut().into_iter().for_each(|line| line.push(c)),
        }
        rest = behind;
    }
    let lines = lines.into_iter().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// Puts a line behind the text.
pub(super) fn push(text: &mut String, lines: &mut Vec<Line>, words: &str) {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let start = text.len();
    text.push_str(words);
    let span = crate::article::line::trimmed(text, Span::new(start, text.len()));
    if !span.is_empty() {
        lines.push(Line {
            span,
            blank: 1,
            hint: Hint {
                inside: true,
                ..Hint::default()
            },
        });
    }
}
