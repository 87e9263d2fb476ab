//! HTML from a string: the same [`Page`] that a browser's document gives, by html5ever.

mod shallow;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::{Attribute, QualName, TokenizerResult, local_name, ns};

use crate::article::{Extracted, PAGE_ATTRIBUTES, Page, PageNode};
use shallow::Shallow;

/// Whether a text is HTML rather than plain text: it begins with a doctype, an element that only pages have, or holds
/// several closing tags.
///
/// ```
/// assert!(mitjul::html::is_html("<!DOCTYPE html><p>공장"));
/// assert!(mitjul::html::is_html("<div><p>공장이 문을 열었다.</p><p>끝.</p></div>"));
/// assert!(!mitjul::html::is_html("<앵커> 공장이 문을 열었습니다."));
/// ```
#[must_use]
pub fn is_html(text: &str) -> bool {
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |word: &str| {
        start
            .get(..word.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(word))
    };
    if [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta ",
        "<?xml",
        "<!--",
    ]
    .into_iter()
    .any(begins)
    {
        return true;
    }
    start.starts_with('<')
        && start
            .match_indices("</")
            .filter(|&(at, _)| {
                start
                    .get(at + 2..)
                    .is_some_and(|s| s.starts_with(|c: char| c.is_ascii_alphabetic()))
            })
            .nth(1)
            .is_some()
}

/// Reads HTML, whole pages and fragments, well formed or not. Elements that are nested more deeply than any page's that is
/// written to be read stand beside each other, as in a browser.
#[must_use]
pub fn page(html: &str) -> Page {
    let tokenizer = Tokenizer::new(Shallow::new(Tree::new()), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // Nothing waits for scripts, which are not run, nor for another encoding.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// The text of an HTML page, with what its tree says about the article.
///
/// ```
/// let extracted = mitjul::html::extract("<h1>새 공장</h1><p>한빛전자는 10일 공장의 문을 열었다고 밝혔다.</p>");
/// assert_eq!(extracted.text(), "새 공장\n\n한빛전자는 10일 공장의 문을 열었다고 밝혔다.");
/// ```
#[must_use]
pub fn extract(html: &str) -> Extracted {
    Extracted::new(&page(html))
}

/// A node while the parser may still move it.
#[derive(Debug, Default)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    /// Neither element nor text: the document itself, comments.
    silent: bool,
    node: PageNode,
}

#[derive(Debug, Clone)]
struct Handle {
    id: usize,
    name: Rc<QualName>,
}

#[derive(Debug)]
struct Tree {
    nodes: RefCell<Vec<Node>>,
    nameless: Rc<QualName>,
}

impl Tree {
    fn new() -> Self {
        let document = Node {
            silent: true,
            ..Node::default()
        };
        Tree {
            nodes: RefCell::new(vec![document]),
            nameless: Rc::new(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    fn add(&self, node: Node) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() - 1
    }

    fn silent(&self) -> Handle {
        Handle {
            id: self.add(Node {
                silent: true,
                ..Node::default()
            }),
            name: Rc::clone(&self.nameless),
        }
    }

    fn detach(&self, id: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes.get_mut(id).and_then(|n| n.parent.take()) else {
            return;
        };
        if let Some(parent) = nodes.get_mut(parent)
            && let Some(at) = parent.children.iter().rposition(|&c| c == id)
        {
            parent.children.remove(at);
        }
    }

    /// Puts a child into `parent`, before the child at place `at` or as the last; text joins the text before it.
    fn insert(&self, parent: usize, at: Option<usize>, child: NodeOrText<Handle>) {
        let before = {
            let nodes = self.nodes.borrow();
            let children = nodes.get(parent).map_or(&[][..], |n| &n.children);
            let at = at.unwrap_or(children.len());
            at.checked_sub(1).and_then(|i| children.get(i)).copied()
        };
        let id = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.id);
                handle.id
            }
            NodeOrText::AppendText(words) => {
                let mut nodes = self.nodes.borrow_mut();
                if let Some(before) = before.and_then(|i| nodes.get_mut(i))
                    && before.node.tag.is_none()
                    && !before.silent
                {
                    before.node.text.push_str(&words);
                    return;
                }
                drop(nodes);
                self.add(Node {
                    node: PageNode {
                        text: words.to_string(),
                        ..PageNode::default()
                    },
                    ..Node::default()
                })
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        if let Some(node) = nodes.get_mut(id) {
            node.parent = Some(parent);
        }
        if let Some(parent) = nodes.get_mut(parent) {
            let at = at
                .unwrap_or(parent.children.len())
                .min(parent.children.len());
            parent.children.insert(at, id);
        }
    }

    /// Parent and place of a node.
    fn place(&self, id: usize) -> Option<(usize, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes.get(id)?.parent?;
        let at = nodes.get(parent)?.children.iter().rposition(|&c| c == id)?;
        Some((parent, at))
    }
}

/// Attributes that are kept besides those that are looked at: what an article written as HTML goes on having.
const KEPT: &[&str] = &["alt", "colspan", "href", "rowspan", "src", "start"];

fn attributes(list: Vec<Attribute>) -> impl Iterator<Item = (String, String)> {
    list.into_iter().filter_map(|attribute| {
        let name: &str = &attribute.name.local;
        (PAGE_ATTRIBUTES.contains(&name) || KEPT.contains(&name))
            .then(|| (name.to_owned(), attribute.value.to_string()))
    })
}

impl TreeSink for Tree {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = &'a QualName;

    /// Document order, by a stack of its own: trees can be deeper than the program's.
    fn finish(self) -> Page {
        let mut nodes = self.nodes.into_inner();
        let mut page = Page::default();
        let mut open: Vec<(usize, Option<u32>)> = vec![(0, None)];
        while let Some((id, parent)) = open.pop() {
            let Some(node) = nodes.get_mut(id).map(std::mem::take) else {
                continue;
            };
            let mut own = parent;
            if !node.silent {
                own = u32::try_from(page.nodes.len()).ok();
                page.nodes.push(PageNode {
                    parent,
                    ..node.node
                });
            }
            open.extend(node.children.into_iter().rev().map(|child| (child, own)));
        }
        page
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle {
            id: 0,
            name: Rc::clone(&self.nameless),
        }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Handle {
        let id = self.add(Node {
            node: PageNode {
                tag: Some(name.local.to_string()),
                attributes: attributes(attrs).collect::<BTreeMap<_, _>>(),
                ..PageNode::default()
            },
            ..Node::default()
        });
        Handle {
            id,
            name: Rc::new(name),
        }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.silent()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.silent()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        prev_element: &Handle,
        child: NodeOrText<Handle>,
    ) {
        if self.place(element.id).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template's content is not shown: it goes nowhere.
    fn get_template_contents(&self, _: &Handle) -> Handle {
        self.silent()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendNode(handle) = &child {
            self.detach(handle.id);
        }
        if let Some((parent, at)) = self.place(sibling.id) {
            self.insert(parent, Some(at), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        if let Some(node) = self.nodes.borrow_mut().get_mut(target.id) {
            for (name, value) in attributes(attrs) {
                node.node.attributes.entry(name).or_insert(value);
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let mut nodes = self.nodes.borrow_mut();
        let children = nodes
            .get_mut(node.id)
            .map(|n| std::mem::take(&mut n.children))
            .unwrap_or_default();
        for &child in &children {
            if let Some(child) = nodes.get_mut(child) {
                child.parent = Some(new_parent.id);
            }
        }
        if let Some(parent) = nodes.get_mut(new_parent.id) {
            parent.children.extend(children);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn lays_text_out_as_a_browser_shows_it() {
        for (html, text) in [
            ("<p>가  나\n다</p><p>라</p>", "가 나 다\n\n라"),
            ("가<br>나<br><br>다", "가\n나\n\n다"),
            ("<b>가</b>는 <i>나</i>", "가는 나"),
            ("<ul><li>가<li>나</ul>다", "가\n나\n\n다"),
            ("<table><tr><td>가<td>나<tr><td>다</table>", "가 나\n다"),
            (
                "가<script>x</script><style>y</style><p hidden>z</p>나",
                "가\n\n나",
            ),
            ("<div>가<div>나</div>다</div>", "가\n나\n다"),
            ("<pre>가\n나</pre>", "가\n나"),
            ("가&nbsp;나&amp;", "가\u{a0}나&"),
            ("<p>가<table>나<tr><td>다</table>", "가나\n\n다"),
            ("", ""),
        ] {
            assert_eq!(extract(html).text(), text, "{html}");
        }
    }

    #[test]
    fn every_piece_leads_back_to_the_same_words() {
        let page =
            page("<div>한빛  <b>전자</b>는<br>\n공장을 <a href=x>열었다</a>.<p>끝 </p></div>");
        let extracted = Extracted::new(&page);
        let mut covered = 0;
        for piece in extracted.pieces() {
            let node = &page.nodes[piece.node];
            let words = piece.span.of(extracted.text());
            assert_eq!(&node.text[piece.offset..piece.offset + words.len()], words);
            covered += words.len();
        }
        let shown: usize = extracted.text().split_whitespace().map(str::len).sum();
        assert_eq!(covered, shown);
        let all: Vec<_> = extracted
            .sources(Span::new(0, extracted.text().len()))
            .collect();
        assert_eq!(all, extracted.pieces());
    }

    #[test]
    fn of_a_very_deep_page_every_line_is_read() {
        for depth in [300, 2_000] {
            let html = format!(
                "<main><p>처음</p>{}다{}<p>끝</p></main>",
                "<div>가".repeat(depth),
                "</div>나<script>라</script>".repeat(depth)
            );
            let text = format!(
                "처음\n\n{}가다\n{}\n끝",
                "가\n".repeat(depth - 1),
                "나\n".repeat(depth)
            );
            assert_eq!(extract(&html).text(), text, "{depth}");
        }
    }

    #[test]
    fn what_is_open_in_a_very_deep_page_ends_where_it_should() {
        let deep = "<div><span><b>".repeat(400);
        for (html, text) in [
            (
                format!("{deep}<p>가<p>나<ul><li>다<li>라</ul>마"),
                "가\n\n나\n\n다\n라\n\n마",
            ),
            (
                format!("<p>가</p>{deep}나</main>다<p>라"),
                "가\n\n나다\n\n라",
            ),
            (
                format!("{deep}<p hidden>가</p>나<p><svg><g/><g/></svg>다<br>라"),
                "나\n\n다\n라",
            ),
            (
                format!("{deep}<table><tr><td>가<td>나</table>다"),
                "가나\n\n다",
            ),
        ] {
            assert_eq!(extract(&html).text(), text, "{}", html.replace(&deep, "…"));
        }
    }
}
