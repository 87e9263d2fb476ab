//! The word lists under `data/`, as `build.rs` packed them: their entries without comments and examples.

use std::sync::OnceLock;

/// One of the lists; a constant each, named like the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List(usize);

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin"));

impl List {
    /// Its entries, a line each.
    pub(crate) fn text(self) -> &'static str {
        static TEXTS: OnceLock<Vec<String>> = OnceLock::new();
        let texts = TEXTS.get_or_init(unpack);
        texts.get(self.0).map_or("", String::as_str)
    }
}

fn unpack() -> Vec<String> {
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut bytes = PACKED.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            0 => texts.push(std::mem::take(&mut text)),
            1..128 => text.push(char::from(byte)),
            _ => {
                let place = usize::from(byte - 128);
                let place = match place.checked_sub(SHORT) {
                    None => place,
                    Some(page) => SHORT + page * 256 + usize::from(bytes.next().unwrap_or(0)),
                };
                text.extend(alphabet.get(place));
            }
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_entries_of_a_file_as_they_stand_in_it() {
        for (list, file) in [
            (NAMES_FOREIGN, include_str!("../data/names/foreign.txt")),
            (ARTICLE_PHRASES, include_str!("../data/article/phrases.txt")),
            (NOT_AMOUNTS, include_str!("../data/not_amounts.txt")),
            (CUES, include_str!("../data/cues.tsv")),
            (UNITS, include_str!("../data/units.txt")),
        ] {
            let entries: Vec<&str> = file
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with(['#', '+', '-']))
                .collect();
            assert!(!entries.is_empty());
            assert_eq!(list.text().lines().collect::<Vec<_>>(), entries);
        }
    }

    #[test]
    fn keeps_a_number_sign_within_an_entry() {
        assert!(NOT_AMOUNTS.text().contains("\t#"));
    }
}
