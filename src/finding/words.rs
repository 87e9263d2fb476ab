//! What the words around figures tell: `data/findings.txt`.

use crate::data;
use crate::lexicon::WordSet;

/// The words of a class, in the order of the file.
pub(super) fn of(class: &str) -> impl Iterator<Item = &'static str> {
    data::FINDINGS
        .text()
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(move |(c, _)| *c == class)
        .map(|(_, word)| word)
}

/// The words of some classes of `data/en/findings.txt`.
pub(super) fn english(class: &str) -> WordSet {
    WordSet::of(data::EN_FINDINGS.text(), &[class])
}

/// Whether `text` begins with a word of a class.
pub(super) fn begins(class: &str, text: &str) -> bool {
    of(class).any(|word| text.starts_with(word))
}

/// Whether `text` ends in a word of a class.
pub(super) fn ends(class: &str, text: &str) -> bool {
    of(class).any(|word| text.ends_with(word))
}

/// Whether a word of a class stands in `text`.
pub(super) fn within(class: &str, text: &str) -> bool {
    of(class).any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use crate::{Annotator, Options};

    const FILE: &str = include_str!("../../data/findings.txt");
    const ENGLISH: &str = include_str!("../../data/en/findings.txt");

    #[test]
    fn the_words_hold_their_examples_against_each_other_and_no_others() {
        let annotator = Annotator::new();
        let examples = FILE
            .lines()
            .chain(ENGLISH.lines())
            .filter_map(|line| line.split_once(' ').filter(|(sign, _)| *sign != "#"));
        for (sign, example) in examples.filter(|(sign, _)| sign.len() == 1) {
            let text = example.replace('/', "\n\n");
            let options = Options {
                whole_text: text == example,
                ..Options::default()
            };
            let findings = annotator.annotate(&text, &options).findings;
            assert_eq!(!findings.is_empty(), sign == "+", "{example}: {findings:?}");
        }
    }

    #[test]
    fn every_class_has_words() {
        for class in [
            "grows", "shrinks", "adds", "income", "cost", "lacks", "remains", "dead", "injured",
            "missing",
        ] {
            assert!(super::of(class).next().is_some(), "{class}");
        }
    }
}
