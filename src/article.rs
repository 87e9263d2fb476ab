//! From the input to the article: its blocks, which of them are the body, headline and publication date.

use crate::annotator::Options;
use crate::document::{Block, BlockRole, Published};
use crate::text::Span;

/// What the input holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Article {
    /// Every block, in text order.
    pub blocks: Vec<Block>,
    /// The blocks that make up the article; each is one paragraph (headline, caption, …).
    pub body: Vec<Span>,
    pub headline: Option<Span>,
    pub published: Option<Published>,
}

/// Reads plain text.
pub(crate) fn read(text: &str, options: &Options) -> Article {
    let mut article = Article::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if span.is_empty() {
            continue;
        }
        let role = if options.whole_text || is_sentence(span.of(text)) {
            BlockRole::Paragraph
        } else {
            BlockRole::Furniture
        };
        article.blocks.push(Block {
            span,
            role,
            confidence: 0.5,
            why: "sentence_ending",
        });
    }
    article.body = article
        .blocks
        .iter()
        .filter(|b| b.role.is_body())
        .map(|b| b.span)
        .collect();
    article
}

fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '”', '"', '!', '?']) && line.chars().count() > 20
}
