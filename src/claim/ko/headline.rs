//! Headlines and subheads: their quotations shorten what the article gives in full, so that tells whose they are and
//! how they are meant.

use std::collections::BTreeMap;

use super::reader::Draft;
use crate::document::{ClaimKind, Modality};
use crate::text::hangul::is_alphanumeric;

/// Gives each quotation of a headline what the words behind it in the article tell.
pub(super) fn settle(text: &str, drafts: &mut [Draft]) {
    let short = |d: &Draft| d.heading && d.kind == ClaimKind::Direct && d.cue.is_none();
    if !drafts.iter().any(short) {
        return;
    }
    // The drafts of the body in which each word stands.
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, full) in drafts.iter().enumerate().filter(|(_, d)| !d.heading) {
        for word in heads(full.span.of(text)) {
            let holders = holders.entry(word).or_default();
            if holders.last() != Some(&at) {
                holders.push(at);
            }
        }
    }
    for at in 0..drafts.len() {
        let Some(&short) = drafts.get(at).filter(|d| short(d)) else {
            continue;
        };
        let words = heads(short.span.of(text));
        let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
        for &holder in words.iter().filter_map(|w| holders.get(w)).flatten() {
            *shares.entry(holder).or_default() += 1;
        }
        let mut best: Option<(usize, Draft)> = None;
        for (at, shared) in shares {
            let Some(full) = drafts.get(at) else {
                continue;
            };
            let named = short.speaker.and_then(|s| s.entity);
            let same = named.is_some() && named == full.speaker.and_then(|s| s.entity);
            // Most of the words; fewer where the speaker is the same.
            let enough = if same {
                shared * 3 >= words.len()
            } else {
                shared >= 2 && shared * 2 >= words.len()
            };
            let score = shared * 2 + usize::from(same);
            if enough && best.is_none_or(|(top, _)| score > top) {
                best = Some((score, *full));
            }
        }
        let (Some((_, full)), Some(draft)) = (best, drafts.get_mut(at)) else {
            continue;
        };
        // “…”: who stands beside the words in the headline itself comes first.
        draft.speaker = draft.speaker.or(full.speaker);
        if full.modality != Modality::Question {
            draft.modality = full.modality;
        }
    }
}

/// The first two characters of each word of two or more: 순간이 and 순간 are alike.
fn heads(words: &str) -> Vec<&str> {
    words
        .split(|c: char| !is_alphanumeric(c))
        .filter_map(|word| {
            let (at, c) = word.char_indices().nth(1)?;
            word.get(..at + c.len_utf8())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::Finder;
    use crate::document::{Document, Modality};
    use crate::text::Span;

    #[test]
    fn a_headline_is_meant_as_the_words_that_it_shortens() {
        let text = "새벽은행 “내년 봄에도 값 크게 올라”\n새벽은행은 “내년 봄에는 값이 크게 오를 수도 있다”고 밝혔다.";
        let heading = text.find('\n').unwrap();
        let document = Document {
            body: vec![Span::new(0, heading), Span::new(heading + 1, text.len())],
            ..Document::default()
        };
        let claims = Finder::new().korean(text, &document.body, &document);
        let meant: Vec<Modality> = claims.iter().map(|c| c.modality).collect();
        assert_eq!(meant, [Modality::Speculation, Modality::Speculation]);
    }
}
