//! A page as a walk over its tree hands it over: the same for a browser's document and for a parsed file, so that both
//! come to the same article.

mod flow;
mod hint;
mod mark;
mod metadata;
mod root;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::document::{Published, PublishedFrom};
use crate::text::Span;

pub(super) use hint::Hint;

/// The attributes that are looked at; others need not be handed over.
pub const PAGE_ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "id",
    "itemprop",
    "name",
    "property",
    "role",
    "style",
    "type",
];

/// A page: its nodes in document order, each after its parent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct Page {
    /// Elements and texts in document order. A text is known by its place in this list.
    pub nodes: Vec<PageNode>,
}

/// An element (with a `tag`) or a text (without).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct PageNode {
    /// The place of the parent in the list, which is before this node's own; none for the topmost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// An element's name in small letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// An element's attributes out of [`PAGE_ATTRIBUTES`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// A text's characters; also those inside `script type="application/ld+json"` and `title`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl PageNode {
    fn tag(&self) -> &str {
        self.tag.as_deref().unwrap_or("")
    }

    fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// A run of the extracted text that stands as it is in one text of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the extracted text.
    pub span: Span,
    /// The text that it comes from: its place in [`Page::nodes`].
    pub node: usize,
    /// Where it begins in that node's text, in bytes.
    pub offset: usize,
}

/// The text of a page as a reader sees it: white space as a browser shows it, a line a block, and the way back to the
/// page's nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extracted {
    text: String,
    pieces: Vec<Piece>,
    pub(super) lines: Vec<Line>,
    pub(super) titles: Vec<String>,
    pub(super) published: Option<Published>,
}

/// A line of the extracted text and what the page's tree says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub span: Span,
    /// Blank lines before it.
    pub blank: usize,
    pub hint: Hint,
}

impl Extracted {
    /// Reads a page. No page panics; parents that are not before their children count as none.
    #[must_use]
    pub fn new(page: &Page) -> Self {
        let flow = flow::flow(page);
        let metadata = metadata::read(page);
        let root = root::choose(page, &flow, &metadata.body);
        let lines = flow
            .lines
            .iter()
            .map(|line| Line {
                span: line.span,
                blank: line.blank,
                hint: hint::of(line, &flow, &root),
            })
            .collect();
        Extracted {
            text: flow.text,
            pieces: flow.pieces,
            lines,
            titles: metadata.titles,
            published: metadata.published.map(|date| Published {
                date,
                from: PublishedFrom::Metadata,
            }),
        }
    }

    /// The text that offsets of the annotated document refer to.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Every run of the text with the node that it comes from, in text order. What lies between two runs (line ends,
    /// white space that was drawn together) stands in no node.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The runs of the page's texts that a span of the extracted text comes from, in order.
    ///
    /// ```
    /// use mitjul::{Extracted, Page, PageNode, Span};
    ///
    /// let element = |parent, tag: &str| PageNode { parent, tag: Some(tag.into()), ..PageNode::default() };
    /// let words = |parent, text: &str| PageNode { parent, text: text.into(), ..PageNode::default() };
    /// let page = Page {
    ///     nodes: vec![element(None, "p"), words(Some(0), "새  공장"), element(Some(0), "b"), words(Some(2), "이")],
    /// };
    /// let extracted = Extracted::new(&page);
    /// assert_eq!(extracted.text(), "새 공장이");
    /// let found: Vec<_> = extracted.sources(Span::new(4, 13)).map(|p| (p.node, p.offset, p.span.len())).collect();
    /// assert_eq!(found, [(1, 5, 6), (3, 0, 3)]);
    /// ```
    pub fn sources(&self, span: Span) -> impl Iterator<Item = Piece> + '_ {
        let from = self.pieces.partition_point(|p| p.span.end <= span.start);
        self.pieces
            .get(from..)
            .unwrap_or(&[])
            .iter()
            .take_while(move |p| p.span.start < span.end)
            .map(move |p| {
                let start = p.span.start.max(span.start);
                Piece {
                    span: Span::new(start, p.span.end.min(span.end)),
                    node: p.node,
                    offset: p.offset + (start - p.span.start),
                }
            })
    }
}
