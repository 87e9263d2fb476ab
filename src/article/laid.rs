//! Blocks that are given: those of a page whose text is read again, perhaps after some editing.

use super::line;
use crate::document::{Block, BlockRole};
use crate::text::Span;

/// The blocks of a text by what is given of them, in text order. A block ends where its line does; words of a line beside
/// a block belong to it, and a line without one is a paragraph.
pub(super) fn blocks(text: &str, given: &[(Span, BlockRole)]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (line, _) in line::lines(text) {
        let from = given.partition_point(|(span, _)| span.end <= line.start);
        let here = given.get(from..).unwrap_or(&[]).iter();
        let here = here.take_while(|(span, _)| span.start < line.end);
        let first = blocks.len();
        for &(span, role) in here {
            let end = blocks.get(first..).and_then(<[Block]>::last);
            let start = span
                .start
                .max(end.map_or(line.start, |block| block.span.end));
            let span = line::trimmed(text, Span::new(start, span.end.min(line.end).max(start)));
            if !span.is_empty() {
                blocks.push(block(span, role));
            }
        }
        if blocks.len() == first {
            blocks.push(block(line, BlockRole::Paragraph));
            continue;
        }
        // Words that were typed beside a block.
        let mut at = line.start;
        for i in first..blocks.len() {
            let next = blocks.get(i + 1).map_or(line.end, |block| block.span.start);
            let Some(block) = blocks.get_mut(i) else {
                break;
            };
            if has_words(text, Span::new(at, block.span.start)) {
                block.span = line::trimmed(text, Span::new(at, block.span.end));
            }
            if has_words(text, Span::new(block.span.end, next)) {
                block.span = line::trimmed(text, Span::new(block.span.start, next));
            }
            at = block.span.end;
        }
    }
    blocks
}

fn has_words(text: &str, span: Span) -> bool {
    span.of(text).contains(char::is_alphanumeric)
}

fn block(span: Span, role: BlockRole) -> Block {
    Block {
        span,
        role,
        confidence: 1.0,
        why: "given".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, outline};

    const TEXT: &str = "메뉴 로그인\n새 공장 문 열어\n김하늘 기자 한빛전자는 10일 공장을 열었다.\n공장 앞에 선 직원들.";

    fn given(text: &str, parts: &[(&str, BlockRole)]) -> Vec<(Span, BlockRole)> {
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        parts.iter().map(|(w, role)| (span(w), *role)).collect()
    }

    fn roles(text: &str, given: Vec<(Span, BlockRole)>) -> Vec<(&str, BlockRole)> {
        let options = Options {
            blocks: given,
            ..Options::default()
        };
        let found = outline(text, &options).blocks;
        found.iter().map(|b| (b.span.of(text), b.role)).collect()
    }

    #[test]
    fn takes_the_blocks_as_they_are_given() {
        use BlockRole::*;
        let parts = [
            ("메뉴 로그인", Furniture),
            ("새 공장 문 열어", Headline),
            ("김하늘 기자", Byline),
            ("한빛전자는 10일 공장을 열었다.", Paragraph),
            ("공장 앞에 선 직원들.", Caption),
        ];
        assert_eq!(roles(TEXT, given(TEXT, &parts)), parts);
    }

    #[test]
    fn keeps_what_was_typed_beside_and_between_blocks() {
        use BlockRole::*;
        let edited = TEXT.replace("문 열어\n", "문 열어, 다섯 해 만에\n");
        let parts = [
            ("새 공장 문 열어", Headline),
            ("한빛전자는", Paragraph),
            ("공장 앞에 선 직원들.", Caption),
        ];
        let given = given(&edited, &parts);
        assert_eq!(
            roles(&edited, given),
            [
                ("메뉴 로그인", Paragraph),
                ("새 공장 문 열어, 다섯 해 만에", Headline),
                ("김하늘 기자 한빛전자는 10일 공장을 열었다.", Paragraph),
                ("공장 앞에 선 직원들.", Caption),
            ]
        );
    }

    #[test]
    fn a_block_that_was_broken_in_two_is_two_and_strange_spans_do_no_harm() {
        let text = "첫 줄이다.\n둘째 줄이다.";
        let all = Span::new(0, text.len());
        let strange = Span::new(1, 9000);
        let two = vec![(all, BlockRole::Quote), (strange, BlockRole::List)];
        let lines: Vec<_> = text.lines().map(|l| (l, BlockRole::Quote)).collect();
        assert_eq!(roles(text, two), lines);
    }
}
