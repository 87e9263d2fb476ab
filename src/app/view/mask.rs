//! The reader's own say in what belongs to the article: blocks flipped in or out by covering the rest with blanks, so
//! that every offset stays where it was.

use std::collections::BTreeMap;

use super::reading::Reading;
use crate::Span;

/// Blocks by the byte that they start at, and whether they belong to the article.
pub type Flips = BTreeMap<usize, bool>;

/// The text with everything outside the article blanked, as the flips have it, a blank a byte; line breaks stay.
#[must_use]
pub fn masked(reading: &Reading, flips: &Flips) -> String {
    let record = &reading.record;
    let kept: Vec<Span> = record
        .blocks
        .iter()
        .map(|b| Span::new(b.start, b.end))
        .filter(|span| {
            let body = record
                .body
                .iter()
                .any(|r| span.overlaps(Span::new(r.start, r.end)));
            flips.get(&span.start).copied().unwrap_or(body)
        })
        .collect();
    let mut out = String::with_capacity(reading.text.len());
    let mut kept = kept.into_iter().peekable();
    for (at, c) in reading.text.char_indices() {
        while kept.next_if(|span| span.end <= at).is_some() {}
        if c == '\n' || kept.peek().is_some_and(|span| span.start <= at) {
            out.push(c);
        } else {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    #[test]
    fn blanks_what_is_left_out_and_keeps_every_offset() {
        let text = "😀메뉴\n본문이다.\n광고";
        let r = reading(
            text,
            r#""blocks":[{"start":0,"end":4,"role":"furniture","confidence":1,"why":"x"},
              {"start":5,"end":10,"role":"paragraph","confidence":1,"why":"x"},
              {"start":11,"end":13,"role":"furniture","confidence":1,"why":"x"}],
              "body":[{"start":5,"end":10}]"#,
        );
        assert_eq!(masked(&r, &Flips::new()), "          \n본문이다.\n      ");
        let ad = text.find("광고").unwrap();
        let body = text.find("본문").unwrap();
        let flips = Flips::from([(ad, true), (body, false)]);
        assert_eq!(masked(&r, &flips), "          \n             \n광고");
    }
}
