//! Searching the article's own text.

use super::segment::Run;
use crate::Span;

/// A match: the run it stands in, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Index of the run.
    pub run: usize,
    /// Bytes of the text.
    pub span: Span,
}

/// Where the words occur in the article, in text order, not overlapping. Latin letters match in either case; nothing
/// matches the empty string.
#[must_use]
pub fn search(text: &str, runs: &[Run], words: &str) -> Vec<Found> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (i, run) in runs.iter().enumerate() {
        let Run::In(paragraph) = run else { continue };
        let mut at = paragraph.span.start;
        while let Some(rest) = text.get(at..paragraph.span.end) {
            let Some(step) = rest
                .char_indices()
                .find(|(i, _)| starts_with(rest.get(*i..).unwrap_or(""), words))
                .map(|(i, _)| i)
            else {
                break;
            };
            let start = at + step;
            let length: usize = text
                .get(start..)
                .unwrap_or("")
                .chars()
                .take(words.chars().count())
                .map(char::len_utf8)
                .sum();
            found.push(Found {
                run: i,
                span: Span::new(start, start + length),
            });
            at = start + length;
        }
    }
    found
}

/// The places that were found elsewhere, each in its run: start and end of every place in bytes, in text order. What lies in
/// no paragraph of the article is left out.
#[must_use]
pub fn in_runs(runs: &[Run], ends: &[usize]) -> Vec<Found> {
    let mut found = Vec::new();
    let places = ends.chunks_exact(2).filter_map(|ends| match *ends {
        [start, end] => Some(Span::new(start, end)),
        _ => None,
    });
    let mut paragraphs = runs.iter().enumerate().filter_map(|(i, run)| match run {
        Run::In(paragraph) => Some((i, paragraph.span)),
        Run::Out(_) => None,
    });
    let mut here = paragraphs.next();
    for span in places {
        while let Some((_, paragraph)) = here
            && paragraph.end <= span.start
        {
            here = paragraphs.next();
        }
        let Some((run, paragraph)) = here else { break };
        if paragraph.contains(span) {
            found.push(Found { run, span });
        }
    }
    found
}

fn starts_with(text: &str, words: &str) -> bool {
    let mut text = text.chars();
    words
        .chars()
        .all(|w| text.next().is_some_and(|t| t.eq_ignore_ascii_case(&w)))
}

#[cfg(test)]
mod tests {
    use super::super::reading::Hidden;
    use super::super::reading::tests::reading;
    use super::super::segment::{paragraphs, runs};
    use super::*;

    fn spans(text: &str, words: &str) -> Vec<(usize, String)> {
        let reading = reading(text, "");
        let runs = runs(paragraphs(&reading, &Hidden::new()));
        search(text, &runs, words)
            .into_iter()
            .map(|f| (f.run, f.span.of(text).to_owned()))
            .collect()
    }

    #[test]
    fn finds_every_place_in_order_and_in_either_case() {
        let want = [(0, "AI".to_owned()), (1, "ai".to_owned())];
        assert_eq!(spans("오픈AI는\n오픈ai가", "Ai"), want);
        assert_eq!(spans("가가가", "가가").len(), 1);
    }

    #[test]
    fn places_found_elsewhere_come_into_their_runs() {
        let text = "가나\n다라\n마";
        let reading = reading(text, "");
        let runs = runs(paragraphs(&reading, &Hidden::new()));
        let found = in_runs(&runs, &[3, 6, 5, 8, 7, 10, 10, 13, 14, 17, 90, 91]);
        let spans: Vec<_> = found.iter().map(|f| (f.run, f.span.of(text))).collect();
        assert_eq!(spans, [(0, "나"), (1, "다"), (1, "라"), (2, "마")]);
        assert_eq!(in_runs(&runs, &[3]), []);
    }

    #[test]
    fn does_not_match_over_paragraphs_or_nothing() {
        assert_eq!(spans("가나\n다라", "나다"), []);
        assert_eq!(spans("가나", "  "), []);
    }
}
