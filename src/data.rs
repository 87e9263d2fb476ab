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
    let mut line = 0;
    let mut bytes = PACKED.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            0 => {
                texts.push(std::mem::take(&mut text));
                line = 0;
            }
            // A line, and how many characters it shares with the one before it.
            1..=8 => {
                let before = text.get(line..).unwrap_or("").chars();
                let shared: String = before.take(usize::from(byte - 1)).collect();
                if !text.is_empty() {
                    text.push('\n');
                }
                line = text.len();
                text.push_str(&shared);
            }
            9..128 => text.push(char::from(byte)),
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
        for (list, file) in SOURCES {
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
