//! The text of a page in lines, as a browser lays it out.

use super::mark::{Mark, Reasons};
use super::{Page, Piece};
use crate::article::line::is_blank;
use crate::text::Span;

/// A line and the block element that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FlowLine {
    pub span: Span,
    pub blank: usize,
    /// The nearest block element around its first character.
    pub element: usize,
    /// The nearest element around all of it.
    pub inner: usize,
    /// Characters that are not white space, and how many of them are inside links.
    pub chars: u32,
    pub linked: u32,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Flow {
    pub text: String,
    pub pieces: Vec<Piece>,
    pub lines: Vec<FlowLine>,
    /// Of every node: its parent, itself for the topmost.
    pub parents: Vec<usize>,
    /// Of every node: what its own tag and attributes say.
    pub marks: Vec<Mark>,
    /// Of every node: why it, or one around it, counts as furniture by its class or role.
    pub reasons: Vec<Reasons>,
}

/// How far apart the next character stands from the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

/// How an element lays out what is inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    Inline,
    /// Parts its content from what is around it by a line.
    Line,
    /// By a blank line.
    Paragraph,
    /// A cell of a table: a space.
    Cell,
    Break,
    /// Never shown.
    Hidden,
}

pub(super) fn layout(tag: &str) -> Layout {
    match tag {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object"
        | "embed" | "select" | "textarea" | "input" | "canvas" | "head" | "title" | "meta"
        | "link" | "audio" | "video" | "dialog" | "datalist" => Layout::Hidden,
        "br" => Layout::Break,
        "td" | "th" => Layout::Cell,
        "li" | "dt" | "dd" | "tr" | "div" | "button" | "option" | "legend" | "summary"
        | "label" => Layout::Line,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "figure" | "figcaption"
        | "ul" | "ol" | "dl" | "table" | "section" | "article" | "header" | "footer" | "nav"
        | "aside" | "main" | "form" | "fieldset" | "pre" | "address" | "hr" | "body" | "html"
        | "details" | "center" | "hgroup" | "caption" => Layout::Paragraph,
        _ => Layout::Inline,
    }
}

/// A cell that holds lines of its own lays out a page, and is no cell of a table.
fn layout_of(tag: &str, holds_lines: Option<bool>) -> Layout {
    match layout(tag) {
        Layout::Cell if holds_lines == Some(true) => Layout::Paragraph,
        kind => kind,
    }
}

/// Of every node: whether line breaks or blocks stand inside.
fn laid_out_cells(page: &Page) -> Vec<bool> {
    let mut holds = vec![false; page.nodes.len()];
    for (i, node) in page.nodes.iter().enumerate().rev() {
        let own = matches!(
            layout(node.tag()),
            Layout::Line | Layout::Paragraph | Layout::Break
        );
        let inside = own || holds.get(i).copied().unwrap_or(false);
        if inside
            && let Some(parent) = node.parent.map(|p| p as usize).filter(|&p| p < i)
            && let Some(slot) = holds.get_mut(parent)
        {
            *slot = true;
        }
    }
    holds
}

struct Builder {
    flow: Flow,
    gap: Gap,
    line_start: usize,
    element: usize,
    inner: usize,
    depths: Vec<u32>,
    blank: usize,
    chars: u32,
    linked: u32,
}

pub(super) fn flow(page: &Page) -> Flow {
    let count = page.nodes.len();
    let mut builder = Builder {
        flow: Flow::default(),
        gap: Gap::None,
        line_start: 0,
        element: 0,
        inner: 0,
        depths: Vec::with_capacity(count),
        blank: 0,
        chars: 0,
        linked: 0,
    };
    builder.flow.parents.reserve(count);
    let laid_out = laid_out_cells(page);
    // Of every node, its own or inherited: hidden, inside a link, inside <pre>; and the nearest block element.
    let mut state: Vec<(bool, bool, bool, usize)> = Vec::with_capacity(count);
    let mut open: Vec<usize> = Vec::new();
    for (i, node) in page.nodes.iter().enumerate() {
        let parent = node
            .parent
            .map(|p| p as usize)
            .filter(|&p| p < i)
            .unwrap_or(i);
        // Elements that end before this node.
        while let Some(&last) = open.last() {
            if last == parent {
                break;
            }
            open.pop();
            if let Some(node) = page.nodes.get(last) {
                builder.close(layout_of(node.tag(), laid_out.get(last).copied()));
            }
        }
        let (hidden, linked, pre, block) = state
            .get(parent)
            .copied()
            .unwrap_or((false, false, false, i));
        let mut reasons = Reasons::default();
        let mark = super::mark::mark(node, Reasons::default(), &mut reasons);
        let around = builder.flow.reasons.get(parent).copied();
        let own = if mark == Mark::Furniture {
            reasons
        } else {
            Reasons::default()
        };
        let reasons = around.unwrap_or_default().with(own);
        builder.flow.reasons.push(reasons);
        builder.flow.parents.push(parent);
        let depth = builder.depths.get(parent).map_or(0, |d| d + 1);
        builder.depths.push(depth);
        builder.flow.marks.push(mark);
        match node.tag.as_deref() {
            None => {
                state.push((hidden, linked, pre, block));
                if !hidden {
                    builder.words(i, parent, &node.text, linked, pre, block);
                }
            }
            Some(tag) => {
                let kind = layout_of(tag, laid_out.get(i).copied());
                let hidden = hidden || kind == Layout::Hidden || super::mark::is_hidden(node);
                let own_block = matches!(kind, Layout::Line | Layout::Paragraph | Layout::Cell);
                state.push((
                    hidden,
                    linked || tag == "a",
                    pre || tag == "pre",
                    if own_block { i } else { block },
                ));
                if !hidden {
                    builder.open(kind);
                }
                open.push(i);
            }
        }
    }
    builder.end_line();
    builder.flow
}

impl Builder {
    fn open(&mut self, kind: Layout) {
        self.widen(match kind {
            Layout::Inline | Layout::Hidden => Gap::None,
            Layout::Cell => Gap::Space,
            Layout::Line => Gap::Line,
            Layout::Break if self.gap == Gap::Line => Gap::Paragraph,
            Layout::Break => Gap::Line,
            Layout::Paragraph => Gap::Paragraph,
        });
    }

    fn close(&mut self, kind: Layout) {
        self.widen(match kind {
            Layout::Inline | Layout::Hidden | Layout::Break => Gap::None,
            Layout::Cell => Gap::Space,
            Layout::Line => Gap::Line,
            Layout::Paragraph => Gap::Paragraph,
        });
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn words(
        &mut self,
        node: usize,
        parent: usize,
        words: &str,
        linked: bool,
        pre: bool,
        block: usize,
    ) {
        let mut met = false;
        for (offset, c) in words.char_indices() {
            if pre && c == '\n' {
                self.widen(Gap::Line);
                continue;
            }
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}') {
                self.widen(Gap::Space);
                continue;
            }
            // A browser shows nothing for them.
            if c.is_control() {
                continue;
            }
            if self.gap >= Gap::Line {
                self.end_line();
                met = false;
                if !self.flow.text.is_empty() {
                    self.flow.text.push('\n');
                    if self.gap == Gap::Paragraph {
                        self.flow.text.push('\n');
                        self.blank = 1;
                    }
                }
                self.line_start = self.flow.text.len();
            } else if self.gap == Gap::Space && self.line_start < self.flow.text.len() {
                self.flow.text.push(' ');
            }
            self.gap = Gap::None;
            if self.chars == 0 {
                self.element = block;
                self.inner = parent;
                met = true;
            } else if !met {
                self.inner = self.around(self.inner, parent);
                met = true;
            }
            if !is_blank(c) {
                self.chars += 1;
                self.linked += u32::from(linked);
            }
            let at = self.flow.text.len();
            self.flow.text.push(c);
            let end = self.flow.text.len();
            match self.flow.pieces.last_mut() {
                Some(piece)
                    if piece.node == node
                        && piece.span.end == at
                        && piece.offset + piece.span.len() == offset =>
                {
                    piece.span.end = end;
                }
                _ => self.flow.pieces.push(Piece {
                    span: Span::new(at, end),
                    node,
                    offset,
                }),
            }
        }
    }

    /// The nearest element around two, or the line's block element where the tree is too deep to tell.
    fn around(&self, mut a: usize, mut b: usize) -> usize {
        for _ in 0..64 {
            if a == b {
                return a;
            }
            let depth = |i: usize| self.depths.get(i).copied().unwrap_or(0);
            let up = |i: usize| self.flow.parents.get(i).copied().unwrap_or(i);
            if depth(a) >= depth(b) {
                a = up(a);
            } else {
                b = up(b);
            }
        }
        self.element
    }

    fn end_line(&mut self) {
        let end = self.flow.text.len();
        if self.chars > 0 {
            let span =
                crate::article::line::trimmed(&self.flow.text, Span::new(self.line_start, end));
            self.flow.lines.push(FlowLine {
                span,
                blank: self.blank,
                element: self.element,
                inner: self.inner,
                chars: self.chars,
                linked: self.linked,
            });
            self.blank = 0;
        } else if end > self.line_start {
            // A line of no-break spaces parts paragraphs.
            self.blank += 1;
        }
        self.chars = 0;
        self.linked = 0;
        self.line_start = end;
    }
}
