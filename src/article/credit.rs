//! The words of bylines, datelines and credits, and what they mean.

use std::sync::OnceLock;

use super::phrase::QuickMap;
use crate::data;
use crate::text::case;

/// What a word means in a byline or dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Reporter,
    Role,
    Credit,
    Label,
    Published,
    Modified,
    DateFiller,
}

/// What a word (in small letters) means; a word can mean several things.
pub(super) fn is(word: &str, meaning: Word) -> bool {
    static SHARED: OnceLock<QuickMap<String, Vec<Word>>> = OnceLock::new();
    SHARED
        .get_or_init(|| {
            let mut map: QuickMap<String, Vec<Word>> = QuickMap::default();
            let mut kind = None;
            for line in data::ARTICLE_CREDITS.text().lines() {
                if let Some(head) = line.strip_prefix("= ") {
                    kind = match head {
                        "reporter" => Some(Word::Reporter),
                        "role" => Some(Word::Role),
                        "credit" => Some(Word::Credit),
                        "label" => Some(Word::Label),
                        "published" => Some(Word::Published),
                        "modified" => Some(Word::Modified),
                        "datefiller" => Some(Word::DateFiller),
                        _ => None,
                    };
                } else if let Some(kind) = kind {
                    map.entry(case::in_small(line)).or_default().push(kind);
                }
            }
            map
        })
        .get(word)
        .is_some_and(|meanings| meanings.contains(&meaning))
}
