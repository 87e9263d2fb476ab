//! What must hold of the article of any input; shared by the property tests and the fuzz targets.

use mitjul::{BlockRole, Document, Options, Span, outline};

/// Checks the article of a text.
pub fn check_text(text: &str) {
    let options = Options::default();
    let document = outline(text, &options);
    check_blocks(text, &document);
    assert_eq!(
        document,
        outline(text, &options),
        "the same input gives the same article"
    );

    let mut whole = Options::default();
    whole.whole_text = true;
    let everything = outline(text, &whole);
    check_blocks(text, &everything);
    let kept: usize = everything.body.iter().map(|s| shown(s.of(text))).sum();
    assert_eq!(kept, shown(text), "the whole text is the body");

    // Flipping one block changes that block and no other.
    if let Some((i, block)) = document
        .blocks
        .iter()
        .enumerate()
        .nth(document.blocks.len() / 2)
    {
        let role = if block.role.is_body() {
            BlockRole::Furniture
        } else {
            BlockRole::Paragraph
        };
        let mut chosen = Options::default();
        chosen.roles = vec![(block.span, role)];
        let flipped = outline(text, &chosen);
        check_blocks(text, &flipped);
        for (j, (before, after)) in document.blocks.iter().zip(&flipped.blocks).enumerate() {
            assert_eq!(before.span, after.span);
            assert_eq!(after.role, if i == j { role } else { before.role });
        }
    }
}

/// Checks the article of a page.
#[cfg(feature = "html")]
pub fn check_page(html: &str) {
    let page = mitjul::html::page(html);
    let extracted = mitjul::Extracted::new(&page);
    let text = extracted.text();
    let document = mitjul::outline_page(&extracted, &Options::default());
    check_blocks(text, &document);
    let mut end = 0;
    for piece in extracted.pieces() {
        let words = piece.span.of(text);
        let node = page.nodes.get(piece.node).expect("a piece's node");
        assert!(piece.span.start >= end && !words.is_empty());
        assert_eq!(
            node.text.get(piece.offset..piece.offset + words.len()),
            Some(words)
        );
        end = piece.span.end;
    }
    for span in &document.body {
        let found: usize = extracted
            .sources(*span)
            .map(|p| shown(p.span.of(text)))
            .sum();
        // Words of the metadata stand in none of the page's texts.
        assert!(
            found == shown(span.of(text)) || found == 0,
            "all of a block leads back to the page"
        );
    }
}

fn check_blocks(text: &str, document: &Document) {
    let mut end = 0;
    for block in &document.blocks {
        let Span {
            start,
            end: block_end,
        } = block.span;
        assert!(
            start >= end && start < block_end && block_end <= text.len(),
            "{block:?}"
        );
        assert!(
            text.is_char_boundary(start) && text.is_char_boundary(block_end),
            "{block:?}"
        );
        assert!(
            (0.0..=1.0).contains(&block.confidence) && !block.why.is_empty(),
            "{block:?}"
        );
        end = block_end;
    }
    let body: Vec<Span> = document
        .blocks
        .iter()
        .filter(|b| b.role.is_body())
        .map(|b| b.span)
        .collect();
    assert_eq!(document.body, body);
    let headline = document
        .blocks
        .iter()
        .find(|b| b.role == BlockRole::Headline)
        .map(|b| b.span);
    assert_eq!(document.headline, headline);
}

/// Characters that are seen.
fn shown(text: &str) -> usize {
    text.chars().filter(|&c| !is_unseen(c)).count()
}

fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}'
                ..='\u{200F}'
                    | '\u{FEFF}'
                    | '\u{2060}'
                    | '\u{00AD}'
                    | '\u{3164}'
                    | '\u{115F}'
                    | '\u{1160}'
        )
}
