//! Claims: who said what, how sure, relayed by whom.

use crate::document::{Claim, Document};

/// Holds the reporting verbs and endings.
#[derive(Debug)]
pub(crate) struct Finder {}

impl Finder {
    pub(crate) fn new() -> Self {
        Finder {}
    }

    /// Finds the claims of the document's body; entities, amounts and dates are there already.
    pub(crate) fn find(&self, _text: &str, _document: &Document) -> Vec<Claim> {
        Vec::new()
    }
}
