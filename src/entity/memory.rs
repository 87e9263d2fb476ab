//! What was tagged last time, so that a text that was changed in one place is tagged again only there.

use std::collections::BTreeMap;

use super::tagger::Tagged;

/// What an annotator remembers of the text that it read last: [`crate::Annotator::annotate_again`] takes it. It holds no
/// more than that one text and what the tagger found in it, and never changes what is found.
#[derive(Debug, Default)]
pub struct Memory {
    /// By paragraph; spans count from its start.
    paragraphs: BTreeMap<String, Vec<Tagged>>,
}

impl Memory {
    /// Takes over what is known of the paragraphs of a text, and lets `read` find out the rest. The text's own
    /// paragraphs are all that is remembered afterwards.
    pub(super) fn recall<'a>(
        &mut self,
        paragraphs: impl Iterator<Item = &'a str>,
        mut read: impl FnMut(&str) -> Vec<Tagged>,
    ) -> Vec<Vec<Tagged>> {
        let mut known = std::mem::take(&mut self.paragraphs);
        paragraphs
            .map(|paragraph| {
                if let Some(tagged) = self.paragraphs.get(paragraph) {
                    return tagged.clone();
                }
                let (paragraph, tagged) = known
                    .remove_entry(paragraph)
                    .unwrap_or_else(|| (paragraph.to_owned(), read(paragraph)));
                self.paragraphs.insert(paragraph, tagged.clone());
                tagged
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(memory: &mut Memory, text: &str) -> Vec<String> {
        let mut asked = Vec::new();
        let found = memory.recall(text.split('\n'), |paragraph| {
            asked.push(paragraph.to_owned());
            Vec::new()
        });
        assert_eq!(found.len(), text.split('\n').count());
        asked
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let mut memory = Memory::default();
        assert_eq!(asked(&mut memory, "가\n나\n가"), ["가", "나"]);
        assert_eq!(asked(&mut memory, "가\n다\n나"), ["다"]);
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let mut memory = Memory::default();
        asked(&mut memory, "가\n나");
        asked(&mut memory, "가");
        assert_eq!(asked(&mut memory, "가\n나"), ["나"]);
    }
}
