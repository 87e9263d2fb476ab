//! Packs as a caller gets them: files of bytes, one a language. Which languages the library holds itself does not matter
//! here: `cargo xtask test languages` runs this with all, with none and with each language alone.

use mitjul::{Annotator, Language, Options, parse_date};

#[path = "../fuzz/checks/packs.rs"]
mod check;

const PACKS: &[(Language, &[u8], &str)] = &[
    (
        Language::Korean,
        include_bytes!(concat!(env!("OUT_DIR"), "/ko.pack")),
        "한빛전자는 10일 매출이 3조5000억원이라고 밝혔다. 윤서진 대표는 “올해는 더 늘 것”이라고 말했다.",
    ),
    (
        Language::English,
        include_bytes!(concat!(env!("OUT_DIR"), "/en.pack")),
        "Hanbit Electronics said on Monday that it had paid $3 million for the plant. “It will grow,” said its head, John Mercer.",
    ),
];

fn options() -> Options {
    let mut options = Options::default();
    options.whole_text = true;
    options.published = parse_date("2026-03-02").ok();
    options
}

/// All in one: what a process has once taken up stays, so that what comes first matters.
#[test]
fn a_language_is_read_once_its_pack_is_there_and_no_other_changes_it() {
    let mut annotator = Annotator::with_packs(&[]).unwrap();
    assert!(annotator.languages().is_empty());
    let mut read = Vec::new();
    for &(language, pack, text) in PACKS {
        let before = annotator.annotate(text, &options());
        assert_eq!(before.languages, [language]);
        assert_eq!(before.missing, [language]);
        assert!(before.entities.is_empty() && before.claims.is_empty());
        assert!(before.amounts.is_empty() && before.dates.is_empty());

        for (damage, said) in [
            (pack.get(..1000).unwrap(), "cut short: 1000 of"),
            (b"<!doctype html>".as_slice(), "not a language pack"),
        ] {
            let error = annotator.add(damage).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        let mut flipped = pack.to_vec();
        *flipped.get_mut(2000).unwrap() ^= 4;
        let error = annotator.add(&flipped).unwrap_err().to_string();
        assert!(error.contains("checksum"), "{error}");

        if !language.is_built() {
            let error = annotator.add(pack).unwrap_err().to_string();
            assert!(error.contains("does not read"), "{error}");
            continue;
        }
        assert_eq!(annotator.add(pack), Ok(language));
        assert_eq!(annotator.add(pack), Ok(language), "a second time");
        let document = annotator.annotate(text, &options());
        assert!(document.missing.is_empty());
        read.push((language, text, document));
        let languages: Vec<_> = read.iter().map(|(language, ..)| *language).collect();
        assert_eq!(annotator.languages(), languages);
        for (language, text, document) in &read {
            assert_eq!(
                annotator.annotate(text, &options()),
                *document,
                "{language:?}"
            );
        }
    }
    for (language, text, document) in &read {
        // What Korean is read for is there from the beginning.
        let found = !document.amounts.is_empty() && !document.claims.is_empty();
        assert!(found || *language != Language::Korean, "{text}");
        let (_, pack, _) = PACKS.iter().find(|(of, ..)| of == language).unwrap();
        let alone = Annotator::with_packs(&[pack]).unwrap();
        assert_eq!(alone.annotate(text, &options()), *document, "{language:?}");
        if cfg!(feature = "embed") {
            let all = Annotator::new();
            assert_eq!(all.annotate(text, &options()), *document, "{language:?}");
        }
    }
}

#[test]
fn a_damaged_pack_is_refused_wherever_it_is_damaged() {
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    };
    for (_, pack, _) in PACKS {
        for _ in 0..100 {
            let at = usize::try_from(next() % pack.len() as u64).unwrap();
            let length = usize::try_from(next() % 40).unwrap();
            let bytes: Vec<u8> = (0..length).map(|_| next().to_le_bytes()[0]).collect();
            check::damage_is_refused(pack, at, &bytes);
        }
    }
}
