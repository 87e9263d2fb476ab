//! Where English sentences end.

use crate::data;
use crate::lexicon::WordSet;
use crate::text::Span;
use crate::text::quote::{Quotation, Style};

/// What tells a full stop that ends a sentence from one that does not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stops {
    /// Stand before a name or a number: Mr., No.
    before: WordSet,
    /// Stand anywhere: U.S., Inc., Feb.
    any: WordSet,
    /// Words that begin a sentence, but no name: after "U.S." they tell that the sentence has ended.
    starts: WordSet,
}

impl Stops {
    pub(crate) fn new() -> Stops {
        let file = data::EN_ABBREVIATIONS.text();
        Stops {
            before: WordSet::of(file, &["before"]),
            any: WordSet::of(file, &["any"]),
            starts: WordSet::of(file, &["starts"]),
        }
    }

    /// The sentences of one paragraph, without surrounding white space.
    ///
    /// A closed quotation stays in one sentence; one that ends with its sentence's own stop ends it where a capital
    /// follows, as in `He said: “It is over.” Then he left.`
    pub(crate) fn sentences(&self, text: &str, paragraph: Span, quotes: &[Quotation]) -> Vec<Span> {
        let words = paragraph.of(text);
        let bytes = words.as_bytes();
        let mut quoted = quotes
            .iter()
            .filter(|q| q.closed && q.depth == 0 && q.style == Style::Double)
            .map(|q| q.outer)
            .peekable();
        let mut found = Vec::new();
        let mut start = 0;
        let mut from = 0;
        while let Some(i) = bytes
            .get(from..)
            .and_then(|rest| rest.iter().position(|b| matches!(b, b'.' | b'!' | b'?')))
            .map(|i| from + i)
        {
            let run = |from: usize| {
                let rest = bytes.get(from..).unwrap_or(&[]);
                rest.iter()
                    .take_while(|b| matches!(b, b'.' | b'!' | b'?'))
                    .count()
            };
            let stop = i + run(i);
            from = stop;
            let rest = words.get(stop..).unwrap_or("");
            let closing = rest.len() - rest.trim_start_matches(is_closing).len();
            let end = stop + closing;
            let at = paragraph.start + i;
            while quoted.next_if(|q| q.end <= at).is_some() {}
            // Inside of a quotation that goes on.
            if quoted
                .peek()
                .is_some_and(|q| q.start < at && q.end > paragraph.start + end)
            {
                continue;
            }
            let after = words.get(end..).unwrap_or("");
            if !after.is_empty() && !after.starts_with(char::is_whitespace) {
                continue;
            }
            let next = after.trim_start();
            if next.is_empty() || self.ends(words, i, stop, next) {
                push(
                    &mut found,
                    text,
                    paragraph.start + start,
                    paragraph.start + end,
                );
                start = end;
                from = end;
            }
        }
        push(&mut found, text, paragraph.start + start, paragraph.end);
        found
    }

    /// Whether the stop at `at`, followed by `next` (a word after white space), ends a sentence.
    fn ends(&self, words: &str, at: usize, stop: usize, next: &str) -> bool {
        let begins = next.trim_start_matches(|c| is_opening(c) || is_closing(c));
        let Some(first) = begins.chars().next() else {
            return true;
        };
        if first.is_lowercase() {
            return false;
        }
        let single = stop == at + 1 && words.get(at..stop) == Some(".");
        if !single {
            return true;
        }
        let before = words.get(..at).unwrap_or("");
        let word = before
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '.'))
            .next()
            .unwrap_or("");
        // An initial: George W. Bush.
        if word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return word == "I" && self.starts_sentence(begins);
        }
        let small = crate::text::case::in_small(word);
        if self.before.has(&small) {
            return false;
        }
        // "No. 3" is in `before`; "No." alone ends.
        if self.any.has(&small) || (word.len() > 2 && word.contains('.')) {
            return self.starts_sentence(begins);
        }
        true
    }

    fn starts_sentence(&self, begins: &str) -> bool {
        let word = begins
            .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
            .next()
            .unwrap_or("");
        self.starts.has(&crate::text::case::in_small(word))
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[')
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::quote::quotations;

    #[test]
    fn ends_where_a_reader_ends() {
        for (text, expected) in [
            ("It rained. It stopped.", 2),
            ("Mr. Doe met Dr. Roe. They spoke.", 2),
            ("The U.S. Senate met. The U.S. said so. No.", 3),
            ("He lives in the U.S. The house is big.", 2),
            ("Sales rose 3.5 percent, to $1.2 billion. Shares fell.", 2),
            ("He said: “It is over. I am done.” Then he left.", 2),
            ("“It is over. I am done,” he said. He left.", 2),
            ("“Is it over?” he asked. Nobody knew.", 2),
            (
                "Hanbit Inc. Chief Executive Jane Doe left at 3 p.m. Monday.",
                1,
            ),
            ("George W. Bush spoke. (He was late.) All went home.", 3),
            ("Really?! Yes... No doubt.", 3),
        ] {
            let paragraph = Span::new(0, text.len());
            let quotes = quotations(text, paragraph);
            let found = Stops::new().sentences(text, paragraph, &quotes);
            let words: Vec<_> = found.iter().map(|s| s.of(text)).collect();
            assert_eq!(words.len(), expected, "{words:?}");
        }
    }
}
