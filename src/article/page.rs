//! A page as a walk over its tree hands it over: the same for a browser's document and for a parsed file, so that both
//! come to the same article.

mod clear;
mod content;
mod flow;
mod given;
mod hint;
mod json;
mod mark;
mod metadata;
mod root;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::line;
use crate::document::{Published, PublishedFrom};
use crate::text::Span;
use crate::text::view::View;

pub(crate) use content::Content;
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
        let mut flow = flow::flow(page);
        let metadata = metadata::read(page, is_korean(&flow.text));
        let weights = root::weights(&flow);
        clear::clear(page, &mut flow, &weights);
        let given: String = metadata.body.split_whitespace().collect();
        let mut root = root::choose(page, &flow, &weights, &given);
        let told = given::lines(&metadata, &flow, &weights, &root);
        if told.is_some() {
            // All that the page shows is around the article.
            root.nothing();
        }
        let mut lines: Vec<Line> = flow
            .lines
            .iter()
            .map(|line| Line {
                span: line.span,
                blank: line.blank,
                hint: hint::of(line, &flow, &root),
            })
            .collect();
        let mut text = flow.text;
        for words in told.into_iter().flatten() {
            given::push(&mut text, &mut lines, &words);
        }
        Extracted {
            text,
            pieces: flow.pieces,
            lines,
            titles: metadata
                .titles
                .iter()
                .map(|title| View::words(title).into_owned())
                .collect(),
            published: metadata.published.map(|date| Published {
                date,
                from: PublishedFrom::Metadata,
            }),
        }
    }

    /// The text that offsets of the annotated document refer to. Where the page's own text is filled in by a script and its
    /// metadata holds the article, that stands at its end.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The page in the form of its text that is read; the pieces, which lead back to the page, stay behind.
    pub(crate) fn read_in(&self, view: &View) -> Cow<'_, Extracted> {
        if view.is_plain() {
            return Cow::Borrowed(self);
        }
        let text = view.text();
        let lines = self.lines.iter().map(|line| Line {
            span: line::trimmed(text, view.clean(line.span)),
            ..*line
        });
        Cow::Owned(Extracted {
            text: text.to_owned(),
            pieces: Vec::new(),
            lines: lines.filter(|line| !line.span.is_empty()).collect(),
            titles: self.titles.clone(),
            published: self.published,
        })
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

/// Whether a page's text is Korean: a fifth of its letters.
fn is_korean(text: &str) -> bool {
    let (mut hangul, mut letters) = (0_usize, 0_usize);
    for c in text.chars().take(20_000) {
        let syllable = crate::text::hangul::is_syllable(c);
        hangul += usize::from(syllable);
        letters += usize::from(syllable || c.is_alphabetic());
    }
    hangul * 5 > letters || letters == 0
}
