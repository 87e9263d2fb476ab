//! Single stages by themselves, for the measurements of their speed (`cargo xtask bench`). Nothing that is published has
//! it.

use crate::entity::tagger::{Scratch, Tagged, Tagger};

/// The tagger alone: no lists, no patterns, nothing remembered.
#[derive(Debug)]
pub struct Tagging {
    tagger: Option<Tagger>,
    scratch: Scratch,
    found: Vec<Tagged>,
}

impl Tagging {
    /// Reads the model.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "reading a model is no default, and nothing needs one"
    )]
    pub fn new() -> Self {
        Tagging {
            tagger: Tagger::embedded().ok(),
            scratch: Scratch::default(),
            found: Vec::new(),
        }
    }

    /// Tags a text, and returns how many spans were found.
    pub fn tag(&mut self, text: &str) -> usize {
        self.found.clear();
        if let Some(tagger) = &self.tagger {
            tagger.tag(text, &mut self.scratch, &mut self.found);
        }
        self.found.len()
    }
}
