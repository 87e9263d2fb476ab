//! Headlines and subheads: their quotations shorten what the article gives in full, so that tells whose they are and
//! how they are meant.

use super::Draft;
use crate::document::{ClaimKind, Modality};

/// Gives each quotation of a headline what the words behind it in the article tell.
pub(super) fn settle(text: &str, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let Some(&short) = drafts.get(at) else {
            continue;
        };
        if !short.heading || short.kind != ClaimKind::Direct || short.cue.is_some() {
            continue;
        }
        let words = heads(short.span.of(text));
        let mut best: Option<(usize, Draft)> = None;
        for full in drafts.iter().filter(|d| !d.heading) {
            let named = short.speaker.and_then(|s| s.entity);
            let same = named.is_some() && named == full.speaker.and_then(|s| s.entity);
            let others = heads(full.span.of(text));
            let shared = words.iter().filter(|w| others.contains(w)).count();
            // Most of the words; fewer where the speaker is the same.
            let enough = if same {
                shared * 3 >= words.len()
            } else {
                shared >= 2 && shared * 2 >= words.len()
            };
            let score = shared * 2 + usize::from(same);
            if shared > 0 && enough && best.is_none_or(|(top, _)| score > top) {
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
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| {
            let (at, c) = word.char_indices().nth(1)?;
            word.get(..at + c.len_utf8())
        })
        .collect()
}
