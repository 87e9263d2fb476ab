//! From the input to the article: its blocks, which of them are the body, headline and publication date.

mod address;
mod byline;
mod credit;
mod item;
mod laid;
mod line;
mod page;
mod phrase;
mod published;
mod role;
mod story;

pub use address::lone_url;
pub(crate) use page::Content;
pub use page::{Extracted, PAGE_ATTRIBUTES, Page, PageNode, Piece};

use crate::document::{Block, BlockRole, Document, Published, PublishedFrom};
use crate::options::Options;
use crate::text::Span;
use crate::text::view::{Breaks, View};

/// The longest text that the page and the command line take, in bytes. The library itself takes any.
pub const TEXT_LIMIT: usize = 2 * 1024 * 1024;

/// What the input holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Article {
    /// Every block, in text order.
    pub blocks: Vec<Block>,
    /// The blocks that make up the article; each is one paragraph (headline, caption, …).
    pub body: Vec<Span>,
    pub headline: Option<Span>,
    pub published: Option<Published>,
    /// Another story of the input that could as well be the one meant.
    pub rival: Option<Span>,
}

impl Article {
    /// Sets body and headline to what the blocks say.
    fn settle(&mut self) {
        self.body = self
            .blocks
            .iter()
            .filter(|b| b.role.is_body())
            .map(|b| b.span)
            .collect();
        self.headline = self
            .blocks
            .iter()
            .find(|b| b.role == BlockRole::Headline)
            .map(|b| b.span);
    }

    /// Gives blocks the roles that the user chose; a block belongs to a choice when most of it lies inside.
    fn choose(&mut self, choices: &[(Span, BlockRole)]) {
        for &(span, role) in choices {
            let from = self.blocks.partition_point(|b| b.span.end <= span.start);
            for block in self.blocks.iter_mut().skip(from) {
                if block.span.start >= span.end {
                    break;
                }
                let shared = block.span.end.min(span.end) - block.span.start.max(span.start);
                if shared * 2 > block.span.len() {
                    block.role = role;
                    block.why = "chosen".into();
                    block.confidence = 1.0;
                }
            }
        }
    }
}

/// The article of a text and nothing more: blocks, body, headline and publication date, without entities, amounts, dates
/// and claims. A hundred times faster than annotating.
///
/// ```
/// use mitjul::{BlockRole, Options, outline};
///
/// let text = "새 공장 문 열어\n김하늘 기자\n한빛전자는 10일 새 공장의 문을 열었다고 밝혔다.\n관련기사\n지하철 요금 오른다";
/// let roles: Vec<_> = outline(text, &Options::default()).blocks.iter().map(|b| b.role).collect();
/// use BlockRole::*;
/// assert_eq!(roles, [Headline, Byline, Lead, Furniture, Teaser]);
/// ```
#[must_use]
pub fn outline(text: &str, options: &Options) -> Document {
    let view = View::of(text, Breaks::Lines);
    let options = options.read_in(&view);
    document(read(view.text(), &options), &options).given_in(&view)
}

/// The article of a page and nothing more, as [`outline`]; offsets refer to [`Extracted::text`].
#[must_use]
pub fn outline_page(page: &Extracted, options: &Options) -> Document {
    let view = View::of(page.text(), Breaks::Spaces);
    let options = options.read_in(&view);
    document(read_page(&page.read_in(&view), &options), &options).given_in(&view)
}

fn document(article: Article, options: &Options) -> Document {
    Document {
        published: options
            .published
            .map(|date| Published {
                date,
                from: PublishedFrom::Option,
            })
            .or(article.published),
        headline: article.headline,
        blocks: article.blocks,
        body: article.body,
        rival: article.rival,
        ..Document::default()
    }
}

/// Reads plain text in the form of [`View`].
pub(crate) fn read(text: &str, options: &Options) -> Article {
    let mut article = if options.whole_text {
        whole(text)
    } else {
        role::article(text, item::items(text), &[])
    };
    if !options.whole_text && !options.blocks.is_empty() {
        // What the lines say of the day still counts.
        article.blocks = laid::blocks(text, &options.blocks);
        article.rival = None;
    }
    article.choose(&options.roles);
    article.settle();
    article
}

/// Reads what was extracted from a page, in the form of [`View`].
pub(crate) fn read_page(page: &Extracted, options: &Options) -> Article {
    let text = page.text();
    let mut article = if options.whole_text {
        whole(text)
    } else {
        role::article(text, item::page_items(text, &page.lines), &page.titles)
    };
    article.published = page.published.or(article.published);
    article.choose(&options.roles);
    article.settle();
    article
}

/// Every line a paragraph.
fn whole(text: &str) -> Article {
    Article {
        blocks: line::lines(text)
            .map(|(span, _)| Block {
                span,
                role: BlockRole::Paragraph,
                confidence: 1.0,
                why: "whole_text".into(),
            })
            .collect(),
        ..Article::default()
    }
}
