//! Any bytes as a language's data, and in the English pack: `cargo +nightly fuzz run packs`, after `cargo xtask pack`.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

#[path = "../checks/packs.rs"]
mod check;

/// Made by `cargo xtask pack`.
static PACK: LazyLock<Vec<u8>> =
    LazyLock::new(|| std::fs::read("../target/packs/en.pack").expect("cargo xtask pack makes it"));

fuzz_target!(|input: (usize, &[u8])| check::damage_is_refused(&PACK, input.0, input.1));
