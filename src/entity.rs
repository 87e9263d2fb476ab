//! Named entities: mentions found by the tagger, the lists and the user's dictionary, grouped by what they name.

use crate::article::Article;
use crate::dictionary::Dictionary;
use crate::document::{Amount, DateMention, Entity};

/// Holds the tagger and the lists.
#[derive(Debug)]
pub(crate) struct Finder {}

impl Finder {
    pub(crate) fn new() -> Self {
        Finder {}
    }

    /// Finds the entities of the article's body. Mentions never overlap each other.
    pub(crate) fn find(
        &self,
        _text: &str,
        _article: &Article,
        _amounts: &[Amount],
        _dates: &[DateMention],
        _dictionary: &Dictionary,
    ) -> Vec<Entity> {
        Vec::new()
    }
}
