//! The words of bylines, datelines and credits, and what they mean.

use std::sync::OnceLock;

use super::phrase::QuickMap;
use crate::data;
use crate::text::{case, hangul};

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

/// What a word means, which can be several things: a bit each.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meanings(u8);

impl Meanings {
    pub(super) fn has(self, meaning: Word) -> bool {
        self.0 >> meaning as u8 & 1 != 0
    }
}

/// Whether a word (in small letters) means that.
pub(super) fn is(word: &str, meaning: Word) -> bool {
    meanings(word).has(meaning)
}

/// What a word (in small letters) means.
pub(super) fn meanings(word: &str) -> Meanings {
    static SHARED: OnceLock<QuickMap<String, Meanings>> = OnceLock::new();
    SHARED
        .get_or_init(|| {
            let mut map: QuickMap<String, Meanings> = QuickMap::default();
            let mut kind = None;
            let lists = [data::ARTICLE_KO_CREDITS, data::ARTICLE_EN_CREDITS];
            for line in lists.iter().flat_map(|list| list.text().lines()) {
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
                    map.entry(case::in_small(line)).or_default().0 |= 1 << kind as u8;
                }
            }
            map
        })
        .get(word)
        .copied()
        .unwrap_or_default()
}

/// `김하늘기자`
pub(super) fn glued_reporter(word: &str) -> bool {
    ["기자", "특파원"].iter().any(|r| {
        word.strip_suffix(r).is_some_and(|name| {
            name.chars().count() >= 2
                && name
                    .chars()
                    .all(|c| hangul::is_syllable(c) || "·,=".contains(c))
        })
    })
}
