//! The linguistic data under `data/`: word lists and what else a language's pack holds. `build/pack.rs` says which file is
//! whose.

use std::sync::OnceLock;

use crate::language::Language;
use crate::lexicon::pack::{self, Pack, PackError};

/// One of the word lists, its entries without comments and examples; a constant each, named like the file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum List {
    /// Of no language, or needed before that is known: always there.
    Always(&'static Always),
    /// By its number in a language's pack.
    Pack(Language, usize),
}

/// A word list that is in no pack.
#[derive(Debug)]
pub(crate) struct Always {
    packed: &'static [u8],
    text: OnceLock<String>,
}

impl Always {
    const fn new(packed: &'static [u8]) -> Always {
        Always {
            packed,
            text: OnceLock::new(),
        }
    }
}

/// Data that is no word list: a model, a table. A constant each, named like the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Blob {
    language: Language,
    section: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The packs that are part of the library.
const EMBEDDED: &[(Language, &[u8])] = &[
    #[cfg(all(feature = "embed", feature = "korean"))]
    (
        Language::Korean,
        include_bytes!(concat!(env!("OUT_DIR"), "/ko.pack")),
    ),
    #[cfg(all(feature = "embed", feature = "english"))]
    (
        Language::English,
        include_bytes!(concat!(env!("OUT_DIR"), "/en.pack")),
    ),
];

/// The packs in use. What is made of a pack borrows from it for ever, so each is read once and kept.
static PACKS: [OnceLock<Pack>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

impl List {
    /// Its entries, a line each; none where the pack is not there.
    pub(crate) fn text(self) -> &'static str {
        match self {
            List::Pack(language, number) => pack(language).map_or("", |pack| pack.list(number)),
            List::Always(list) => list
                .text
                .get_or_init(|| pack::lists(list.packed).pop().unwrap_or_default()),
        }
    }
}

impl Blob {
    /// Its content; nothing where the pack is not there.
    pub(crate) fn bytes(self) -> &'static [u8] {
        pack(self.language).map_or(&[], |pack| pack.section(self.section))
    }
}

/// The languages whose packs are part of the library.
pub(crate) fn embedded() -> impl Iterator<Item = Language> {
    EMBEDDED.iter().map(|&(language, _)| language)
}

/// Takes up a pack, and says whose it is.
pub(crate) fn add(bytes: &[u8]) -> Result<Language, PackError> {
    let new = Pack::read(bytes.to_vec().into(), RELEASE, true)?;
    let (language, checksum) = (new.language, new.checksum);
    let known = match pack(language) {
        Some(known) => Some(known),
        None => PACKS
            .get(language as usize)
            .map(|slot| slot.get_or_init(|| new)),
    };
    match known {
        Some(known) if known.checksum == checksum => Ok(language),
        _ => Err(PackError::another(language)),
    }
}

/// The pack of a language: the one that was taken up, else the one that is part of the library.
fn pack(language: Language) -> Option<&'static Pack> {
    let slot = PACKS.get(language as usize)?;
    slot.get().or_else(|| {
        let (_, bytes) = EMBEDDED.iter().find(|(of, _)| *of == language)?;
        // What is compiled in is what a test has read: a build that fails it is not shipped.
        let pack = Pack::read((*bytes).into(), RELEASE, false).ok()?;
        Some(slot.get_or_init(|| pack))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::made;

    #[test]
    fn gives_the_entries_of_a_file_as_they_stand_in_it() {
        for (list, file) in sources() {
            if matches!(list, List::Pack(language, _) if pack(language).is_none()) {
                continue;
            }
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
        if pack(Language::Korean).is_some() {
            assert!(NOT_AMOUNTS.text().contains("\t#"));
        }
    }

    #[test]
    fn making_a_pack_again_gives_the_same_bytes() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let data = made::Data::read(&root, env!("CARGO_PKG_VERSION")).unwrap();
        assert_eq!(data.release, RELEASE);
        for (part, (language, bytes)) in made::Part::PACKS.into_iter().zip(EMBEDDED) {
            assert_eq!(part.code(), language.code());
            assert!(data.pack(part).unwrap() == *bytes, "{}", part.code());
        }
    }

    #[test]
    fn what_is_part_of_the_library_is_whole() {
        for &(language, bytes) in EMBEDDED {
            let pack = Pack::read(bytes.into(), RELEASE, true).unwrap();
            assert_eq!(pack.language, language);
            assert_eq!(add(bytes), Ok(language));
        }
    }

    #[test]
    fn a_damaged_pack_is_refused() {
        for &(_, good) in EMBEDDED {
            assert!(add(&good[..good.len() / 2]).is_err());
            for place in [8, 16, 40, good.len() / 2, good.len() - 1] {
                let mut flipped = good.to_vec();
                flipped[place] ^= 0x10;
                assert!(add(&flipped).is_err(), "byte {place}");
            }
        }
    }

    #[test]
    fn a_second_pack_of_a_language_is_refused() {
        if let Some(first) = embedded().next() {
            let other = made::pack(first.code(), RELEASE, &[("lists", vec![0; 4])]).unwrap();
            let said = add(&other).unwrap_err().to_string();
            assert_eq!(
                said,
                format!("another language pack of `{}` is in use", first.code())
            );
        }
    }
}
