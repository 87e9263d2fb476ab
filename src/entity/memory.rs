//! What was found out of paragraphs last time, so that a text that was changed in one place is read again only there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::tagger::Tagged;

/// What an annotator remembers of the text that it read last: [`crate::Annotator::annotate_again`] takes it. It holds no
/// more than that one text and what its paragraphs tell of names by themselves, and never changes what is found.
#[derive(Debug, Default)]
pub struct Memory {
    /// What the tagger found; spans count from the paragraph's start.
    pub(super) tagged: Known<Arc<Vec<Tagged>>>,
    /// What tagger, lists and patterns say of it.
    pub(super) heard: Known<Arc<super::ko::Heard>>,
    /// What the lines of English tell.
    pub(super) english: Known<Arc<super::en::Heard>>,
    /// Whether it was heard as a sentence by itself.
    pub(super) single: bool,
}

/// What is known of paragraphs, by their words.
#[derive(Debug)]
pub(super) struct Known<T>(BTreeMap<String, T>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Known(BTreeMap::new())
    }
}

impl<T: Clone> Known<T> {
    /// Takes over what is known of the paragraphs of a text, and lets `read` find out the rest: it is given a paragraph
    /// and its number. The text's own paragraphs are all that is remembered afterwards.
    pub(super) fn recall<'a>(
        &mut self,
        paragraphs: impl Iterator<Item = &'a str>,
        mut read: impl FnMut(usize, &str) -> T,
    ) -> Vec<T> {
        let mut known = std::mem::take(&mut self.0);
        paragraphs
            .enumerate()
            .map(|(i, paragraph)| {
                if let Some(value) = self.0.get(paragraph) {
                    return value.clone();
                }
                let (paragraph, value) = known
                    .remove_entry(paragraph)
                    .unwrap_or_else(|| (paragraph.to_owned(), read(i, paragraph)));
                self.0.insert(paragraph, value.clone());
                value
            })
            .collect()
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(memory: &mut Known<()>, text: &str) -> Vec<String> {
        let mut asked = Vec::new();
        let found = memory.recall(text.split('\n'), |_, paragraph| {
            asked.push(paragraph.to_owned());
        });
        assert_eq!(found.len(), text.split('\n').count());
        asked
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let mut memory = Known::default();
        assert_eq!(asked(&mut memory, "가\n나\n가"), ["가", "나"]);
        assert_eq!(asked(&mut memory, "가\n다\n나"), ["다"]);
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let mut memory = Known::default();
        asked(&mut memory, "가\n나");
        asked(&mut memory, "가");
        assert_eq!(asked(&mut memory, "가\n나"), ["나"]);
    }
}
