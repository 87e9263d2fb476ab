//! Word lists with classes: the one format of a language's data files.
//!
//! A file is a header of comments (`#`), then classes (`= name`) with one word a line; lines that begin with `+` or `-` and
//! a space are examples for the tests and are not packed.

#[cfg(test)]
#[path = "../build/pack.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the build script's: the tests use a part of it"
)]
pub(crate) mod made;
pub(crate) mod pack;

/// The words of a file with their classes, in the order of the file.
pub(crate) fn words(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut class = "";
    file.lines().filter_map(move |line| {
        if let Some(name) = line.strip_prefix("= ") {
            class = name.trim();
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((class, line))
    })
}

/// A set of words, looked up by binary search.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordSet(Vec<&'static str>);

impl WordSet {
    /// The words of some classes of a file.
    pub(crate) fn of(file: &'static str, classes: &[&str]) -> WordSet {
        let mut words: Vec<&str> = words(file)
            .filter(|(class, _)| classes.contains(class))
            .map(|(_, word)| word)
            .collect();
        crate::sort::sort(&mut words);
        WordSet(words)
    }

    /// Whether it has a word as it is written.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_classes_and_their_words() {
        let file = "# what\n= one\na\nb\n= two\nc d\n";
        let all: Vec<_> = words(file).collect();
        assert_eq!(all, [("one", "a"), ("one", "b"), ("two", "c d")]);
        let set = WordSet::of(file, &["one"]);
        assert!(set.has("b") && !set.has("c d"));
    }
}
