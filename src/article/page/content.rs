//! A page's text content: what programs that find annotations again in the page count in.

use super::{Extracted, Page};
use crate::text::Span;

/// The text content of a page's body, as `document.body.textContent` gives it: every text below it as it stands in the
/// document, with the white space of the source and also what is not shown. Of a page without a body, all of its texts.
#[derive(Debug)]
pub(crate) struct Content {
    text: String,
    /// Of every node: where its text begins, if it is one of the body's.
    starts: Vec<Option<usize>>,
}

impl Content {
    pub(crate) fn new(page: &Page) -> Self {
        let has_body = page.nodes.iter().any(|node| node.tag() == "body");
        let mut content = Content {
            text: String::new(),
            starts: Vec::with_capacity(page.nodes.len()),
        };
        let mut within: Vec<bool> = Vec::with_capacity(page.nodes.len());
        for (i, node) in page.nodes.iter().enumerate() {
            let parent = node.parent.map(|p| p as usize).filter(|&p| p < i);
            let around = parent.and_then(|p| within.get(p)).copied();
            let inside = !has_body || around.unwrap_or(false) || node.tag() == "body";
            within.push(inside);
            let is_text = inside && node.tag.is_none();
            content.starts.push(is_text.then_some(content.text.len()));
            if is_text {
                content.text.push_str(&node.text);
            }
        }
        content
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the extracted text stands, from its first word to its last; nothing where it is not in the page's
    /// own texts, but in its metadata.
    pub(crate) fn span(&self, extracted: &Extracted, span: Span) -> Option<Span> {
        let place = |node: usize, offset: usize| {
            let start = self.starts.get(node).copied().flatten()?;
            Some(start + offset)
        };
        let mut pieces = extracted.sources(span);
        let first = pieces.next()?;
        let last = pieces.last().unwrap_or(first);
        Some(Span::new(
            place(first.node, first.offset)?,
            place(last.node, last.offset + last.span.len())?,
        ))
    }
}
