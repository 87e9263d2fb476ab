//! Korean amounts: a walk over the text, the unit behind each numeral, and the words around both.

mod around;
mod composite;
mod context;
mod finder;
mod fit;
mod reading;

use super::Grammar;
use crate::document::{Amount, DateMention};
use crate::language::Language;
use crate::passage::Passages;
pub(super) use finder::Finder;

impl Grammar for Finder {
    fn read(&self, text: &str, passages: &Passages, dates: &[DateMention]) -> Vec<Amount> {
        self.find(text, &passages.spans_of(Language::Korean), dates)
    }
}
