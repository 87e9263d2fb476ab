//! Any bytes as a language's data, and the English pack with some of its bytes replaced: it is refused, never half read.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mitjul::Annotator;

/// Made by `cargo xtask pack`.
static PACK: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read("../target/packs/en.pack").expect("cargo xtask pack makes it"));

fuzz_target!(|input: (usize, &[u8])| {
    let (at, bytes) = input;
    let mut annotator = Annotator::with_packs(&[]).expect("nothing to refuse");
    assert!(annotator.add(bytes).is_err());
    let mut pack = PACK.clone();
    let at = at % pack.len();
    let end = pack.len().min(at + bytes.len());
    let changed = pack[at..end] != bytes[..end - at];
    pack[at..end].copy_from_slice(&bytes[..end - at]);
    assert_eq!(annotator.add(&pack).is_err(), changed);
});
