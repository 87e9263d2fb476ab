//! Any text as a dictionary: `cargo +nightly fuzz run dictionary`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../checks/dictionary.rs"]
mod check;

fuzz_target!(|source: &str| check::reads_back(source));
