//! The article alone, without what a page puts around it: as plain text and as HTML.

use std::fmt::Write as _;

use crate::article::{Extracted, Page, PageNode};
use crate::document::BlockRole;
use crate::export::html::escaped;
use crate::export::plain::tame;
use crate::export::record::AnnotatedArticle;
use crate::text::{OffsetIndex, OffsetUnit, Span};

/// The blocks of the body in text order, with their roles.
fn body(text: &str, article: &AnnotatedArticle, unit: OffsetUnit) -> Vec<(Span, BlockRole)> {
    let index = OffsetIndex::new(text, unit);
    let blocks = article.blocks.iter().filter(|block| block.role.is_body());
    blocks
        .map(|block| {
            let span = Span::new(index.to_byte(block.start), index.to_byte(block.end));
            (span, block.role)
        })
        .collect()
}

/// The article as plain text: a block a paragraph, parted by blank lines, and lists line by line.
///
/// `unit` is the unit that `article`'s offsets count. Control characters are left out, as in [`plain`](crate::export::plain).
#[must_use]
pub fn article_text(text: &str, article: &AnnotatedArticle, unit: OffsetUnit) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for (span, role) in body(text, article, unit) {
        let words = tame(span.of(text));
        if before.is_some() {
            let list = role == BlockRole::List && before == Some(BlockRole::List);
            out.push_str(if list { "\n" } else { "\n\n" });
        }
        let marked = words.starts_with(|c: char| !c.is_alphanumeric() && !"\"'“‘(".contains(c));
        let numbered = words.starts_with(|c: char| c.is_ascii_digit());
        if role == BlockRole::List && !marked && !numbered {
            out.push_str("- ");
        }
        out.push_str(words.trim());
        before = Some(role);
    }
    if before.is_some() {
        out.push('\n');
    }
    out
}

/// The article as an HTML file without scripts and styles: headings, paragraphs, lists and captions by their roles.
///
/// `unit` is the unit that `article`'s offsets count.
#[must_use]
pub fn article_html(text: &str, article: &AnnotatedArticle, unit: OffsetUnit) -> String {
    let mut out = opening(text, article, unit);
    let mut list = false;
    for (span, role) in body(text, article, unit) {
        if list != (role == BlockRole::List) {
            list = !list;
            out.push_str(if list { "<ul>\n" } else { "</ul>\n" });
        }
        let (open, close) = tags(role);
        let _ = writeln!(out, "{open}{}{close}", escaped(&tame(span.of(text))));
    }
    if list {
        out.push_str("</ul>\n");
    }
    out.push_str(CLOSING);
    out
}

fn opening(text: &str, article: &AnnotatedArticle, unit: OffsetUnit) -> String {
    let index = OffsetIndex::new(text, unit);
    let headline = article.headline.map_or("mitjul", |range| {
        Span::new(index.to_byte(range.start), index.to_byte(range.end)).of(text)
    });
    let language = article
        .languages
        .first()
        .map_or_else(String::new, |code| format!(" lang=\"{}\"", escaped(code)));
    let mut out = format!(
        "<!doctype html>\n<html{language}>\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n",
        escaped(&tame(headline))
    );
    if let Some(day) = &article.published {
        let _ = writeln!(
            out,
            "<meta property=\"article:published_time\" content=\"{}\">",
            escaped(day)
        );
    }
    out.push_str("</head>\n<body>\n<article>\n");
    out
}

const CLOSING: &str = "</article>\n</body>\n</html>\n";

fn tags(role: BlockRole) -> (&'static str, &'static str) {
    match role {
        BlockRole::Headline => ("<h1>", "</h1>"),
        BlockRole::Subhead => ("<h2>", "</h2>"),
        BlockRole::List => ("<li>", "</li>"),
        BlockRole::Quote => ("<blockquote><p>", "</p></blockquote>"),
        BlockRole::Caption => ("<p><small>", "</small></p>"),
        _ => ("<p>", "</p>"),
    }
}

/// Elements that are kept, and those among them that make a block by themselves.
const BLOCKS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "caption",
    "figcaption",
    "pre",
];
const KEPT: &[&str] = &[
    "ul",
    "ol",
    "dl",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "blockquote",
    "figure",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "small",
    "mark",
    "abbr",
    "cite",
    "q",
    "code",
    "time",
    "a",
];

/// The article of a page as an HTML file without scripts and styles, with its lists, tables, links, emphasis and
/// pictures.
///
/// `unit` is the unit that `article`'s offsets count in [`Extracted::text`]. Addresses are kept as the page has them where
/// they lead to another page or picture; scripts in addresses are not.
#[must_use]
pub fn page_article_html(
    page: &Page,
    extracted: &Extracted,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
) -> String {
    let text = extracted.text();
    let blocks = body(text, article, unit);
    let mut writer = Writer {
        page,
        out: opening(text, article, unit),
        open: Vec::new(),
    };
    let pictures = pictures(page, extracted, &blocks);
    let mut pictures = pictures.into_iter().peekable();
    let mut last = None;
    for (i, &(span, role)) in blocks.iter().enumerate() {
        let mut at = span.start;
        for (k, piece) in extracted.sources(span).enumerate() {
            while let Some(picture) = pictures.next_if(|&picture| picture < piece.node) {
                writer.picture(picture);
            }
            let chain = writer.chain(piece.node, i, role);
            let block = chain.iter().rposition(|tag| tag.block);
            let block = block.and_then(|at| chain.get(at)).map(|tag| tag.id);
            writer.go_to(chain, k > 0 && piece.span.start > at);
            if k == 0 && block.is_some() && block == last {
                writer.out.push_str("<br>");
            }
            last = block;
            writer.out.push_str(&escaped(&tame(piece.span.of(text))));
            at = piece.span.end;
        }
        if at == span.start {
            // Words that the page's own text does not show.
            writer.go_to(Vec::new(), false);
            let (open, close) = tags(role);
            let _ = writeln!(writer.out, "{open}{}{close}", escaped(&tame(span.of(text))));
        }
    }
    for picture in pictures {
        writer.picture(picture);
    }
    writer.go_to(Vec::new(), false);
    writer.out.push_str(CLOSING);
    writer.out
}

/// The pictures that stand beside kept words: places of nodes in order.
fn pictures(page: &Page, extracted: &Extracted, blocks: &[(Span, BlockRole)]) -> Vec<usize> {
    let count = page.nodes.len();
    let mut all = vec![0_usize; count];
    let mut kept = vec![0_usize; count];
    for piece in extracted.pieces() {
        if let Some(all) = all.get_mut(piece.node) {
            *all += piece.span.len();
        }
    }
    let (mut first, mut last) = (count, 0);
    for &(span, role) in blocks {
        for piece in extracted.sources(span) {
            if let Some(kept) = kept.get_mut(piece.node) {
                *kept += piece.span.len();
            }
            // Above the first words only what follows the headline is the article's.
            if role != BlockRole::Headline || first == count {
                first = first.min(piece.node);
            }
            last = last.max(piece.node);
        }
    }
    for i in (0..count).rev() {
        let parent = page.nodes.get(i).and_then(|node| parent(node, i));
        for sums in [&mut all, &mut kept] {
            let own = sums.get(i).copied().unwrap_or(0);
            if let Some(sum) = parent.and_then(|parent| sums.get_mut(parent)) {
                *sum += own;
            }
        }
    }
    let beside = |picture: usize| {
        let mut at = picture;
        for _ in 0..5 {
            let Some(up) = page.nodes.get(at).and_then(|node| parent(node, at)) else {
                return false;
            };
            at = up;
            let (all, kept) = (all.get(at), kept.get(at));
            match (all.copied().unwrap_or(0), kept.copied().unwrap_or(0)) {
                (0, _) => {}
                (all, kept) => return kept * 2 >= all,
            }
        }
        false
    };
    let nodes = page.nodes.iter().enumerate();
    nodes
        .filter(|&(i, node)| {
            node.tag.as_deref() == Some("img")
                && (first..=last).contains(&i)
                && address(node, "src").is_some()
                && beside(i)
        })
        .map(|(i, _)| i)
        .collect()
}

fn parent(node: &PageNode, own: usize) -> Option<usize> {
    node.parent
        .map(|parent| parent as usize)
        .filter(|&parent| parent < own)
}

/// An address that leads to a page or picture and runs nothing.
fn address<'a>(node: &'a PageNode, name: &str) -> Option<&'a str> {
    let address = node.attributes.get(name)?.trim();
    let scheme: String = address
        .chars()
        .take_while(|c| !matches!(c, '/' | '?' | '#'))
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .flat_map(char::to_lowercase)
        .collect();
    let safe = match scheme.split_once(':') {
        None => true,
        Some((scheme, _)) => matches!(scheme, "http" | "https" | "mailto"),
    };
    (safe && !address.is_empty()).then_some(address)
}

/// An open element: a node of the page, or one that a block needs and the page has not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tag {
    /// The node, or the number of the block behind all nodes.
    id: usize,
    name: String,
    attributes: String,
    block: bool,
}

struct Writer<'a> {
    page: &'a Page,
    out: String,
    open: Vec<Tag>,
}

impl Writer<'_> {
    /// The kept elements around a text, outermost first; with one for the block where none of them is a block.
    fn chain(&self, node: usize, block: usize, role: BlockRole) -> Vec<Tag> {
        let mut chain = Vec::new();
        let mut at = node;
        for _ in 0..256 {
            let Some(up) = self.page.nodes.get(at).and_then(|node| parent(node, at)) else {
                break;
            };
            at = up;
            chain.extend(self.page.nodes.get(at).and_then(|node| tag(node, at)));
        }
        chain.reverse();
        let own = |name: &str| Tag {
            id: self.page.nodes.len() + block,
            name: name.to_owned(),
            attributes: String::new(),
            block: true,
        };
        if role == BlockRole::Headline {
            chain.retain(|tag| !tag.block);
            chain.insert(0, own("h1"));
        } else if !chain.iter().any(|tag| tag.block) {
            // Lists and quotations stay around the block, emphasis and links inside.
            let inline = |tag: &Tag| {
                !matches!(
                    tag.name.as_str(),
                    "ul" | "ol"
                        | "dl"
                        | "table"
                        | "thead"
                        | "tbody"
                        | "tfoot"
                        | "tr"
                        | "blockquote"
                        | "figure"
                )
            };
            let place = chain.iter().position(inline).unwrap_or(chain.len());
            let name = if role == BlockRole::Subhead {
                "h2"
            } else {
                "p"
            };
            chain.insert(place, own(name));
        }
        chain
    }

    /// Closes and opens elements so that just those of a chain are open; a space, where one stands, between the closed and
    /// the opened ones.
    fn go_to(&mut self, chain: Vec<Tag>, space: bool) {
        let same = self.open.iter().zip(&chain);
        let same = same.take_while(|(a, b)| a.id == b.id).count();
        while self.open.len() > same {
            if let Some(tag) = self.open.pop() {
                let _ = write!(self.out, "</{}>", tag.name);
                if self.open.is_empty() || tag.block {
                    self.out.push('\n');
                }
            }
        }
        if space {
            self.out.push(' ');
        }
        for tag in chain.into_iter().skip(same) {
            let _ = write!(self.out, "<{}{}>", tag.name, tag.attributes);
            self.open.push(tag);
        }
    }

    fn picture(&mut self, at: usize) {
        let Some(node) = self.page.nodes.get(at) else {
            return;
        };
        let mut chain = self.chain(at, at, BlockRole::Paragraph);
        // A picture that stands in no paragraph needs none.
        chain.retain(|tag| tag.id < self.page.nodes.len());
        self.go_to(chain, false);
        let _ = write!(
            self.out,
            "<img src=\"{}\" alt=\"{}\">",
            escaped(address(node, "src").unwrap_or("")),
            escaped(node.attributes.get("alt").map_or("", String::as_str))
        );
        if self.open.is_empty() {
            self.out.push('\n');
        }
    }
}

/// A kept element.
fn tag(node: &PageNode, id: usize) -> Option<Tag> {
    let name = node.tag.as_deref()?;
    let block = BLOCKS.contains(&name);
    if !block && !KEPT.contains(&name) {
        return None;
    }
    let mut attributes = String::new();
    if name == "a" {
        // A link that leads nowhere is words.
        let _ = write!(attributes, " href=\"{}\"", escaped(address(node, "href")?));
    }
    for number in ["colspan", "rowspan", "start"] {
        if let Some(value) = node.attributes.get(number)
            && !value.is_empty()
            && value.bytes().all(|b| b.is_ascii_digit())
        {
            let _ = write!(attributes, " {number}=\"{value}\"");
        }
    }
    Some(Tag {
        id,
        name: name.to_owned(),
        attributes,
        block,
    })
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;
    use crate::{Options, html, outline_page};

    const PAGE: &str = "<nav><ul><li><a href=/>Home</a></ul></nav><main><h1>Mill opens</h1>\
        <p>The <b>mill</b> in Dawnshire opened on Monday, <a href='/mayor'>the mayor</a> said.</p>\
        <figure><img src=mill.jpg alt='The mill'><figcaption>The mill at dawn on its first day.</figcaption></figure>\
        <p>It had stood empty for years, and nobody had the money to mend its wheel:</p>\
        <ul><li>the wheel broke in 1987<li>the roof fell in 1992</ul>\
        <p>The town bought it last year, <a href='javascript:x()'>she said</a>, for 300 dollars.</p>\
        <table><tr><td>Year<td>Visitors<tr><td>1986<td>4,000</table></main><footer>All rights reserved</footer>";

    fn found(html: &str) -> (Page, Extracted, AnnotatedArticle) {
        let page = html::page(html);
        let extracted = Extracted::new(&page);
        let document = outline_page(&extracted, &Options::default());
        let record = document.record(extracted.text(), OffsetUnit::Byte);
        (page, extracted, record)
    }

    #[test]
    fn keeps_lists_links_tables_and_pictures_of_a_page() {
        let (page, extracted, record) = found(PAGE);
        let out = page_article_html(&page, &extracted, &record, OffsetUnit::Byte);
        for kept in [
            "<h1>Mill opens</h1>",
            "The <b>mill</b> in Dawnshire",
            "<a href=\"/mayor\">the mayor</a> said.</p>",
            "<img src=\"mill.jpg\" alt=\"The mill\">",
            "<ul><li>the wheel broke in 1987</li>",
        ] {
            assert!(out.contains(kept), "{kept} is not in {out}");
        }
        for gone in ["javascript", "Home", "All rights"] {
            assert!(!out.contains(gone), "{gone} is in {out}");
        }
    }

    #[test]
    fn gives_the_article_as_plain_text() {
        let (_, extracted, record) = found(PAGE);
        let out = article_text(extracted.text(), &record, OffsetUnit::Byte);
        assert!(out.starts_with("Mill opens\n\nThe mill in Dawnshire opened"));
        assert!(out.contains("\n\n- the wheel broke in 1987\n- the roof fell in 1992\n\n"));
        assert!(!out.contains("Home"));
    }

    #[test]
    fn an_article_in_html_is_inert() {
        let (page, extracted, record) = found(
            "<h1>A &lt;script&gt;x()&lt;/script&gt; title of a page</h1><p onclick=x()>Prices of &lt;b&gt; rose by a tenth in May, the office said on Monday.</p>",
        );
        for out in [
            page_article_html(&page, &extracted, &record, OffsetUnit::Byte),
            article_html(extracted.text(), &record, OffsetUnit::Byte),
        ] {
            assert!(
                !out.contains("<script") && !out.contains("onclick"),
                "{out}"
            );
            assert!(out.contains("&lt;script&gt;"), "{out}");
        }
    }
}
