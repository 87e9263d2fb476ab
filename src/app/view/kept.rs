//! An article as the shelf keeps it.

use super::edits::Edit;
use super::mask::Flips;
use crate::app::plain::plain_records;

/// A kept article.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its name among the articles: stays while its text is edited.
    pub id: String,
    /// What the reader calls it.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The publication date that the reader set.
    pub day: Option<String>,
    /// The reader's corrections.
    pub edits: Vec<Edit>,
    /// Blocks that the reader put into or out of the article.
    pub flips: Vec<(usize, bool)>,
    /// When it was put on the shelf, in milliseconds since 1970.
    pub saved: f64,
}

plain_records! { Kept { id, title, text, day, edits, flips, saved } }

impl Kept {
    /// Blocks that the reader put into or out of the article, by their places.
    #[must_use]
    pub fn flips(&self) -> Flips {
        crate::sort::map(self.flips.iter().copied())
    }
}
