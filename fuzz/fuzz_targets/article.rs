//! Any bytes as plain text: `cargo +nightly fuzz run article`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/article.rs"]
mod check;

fuzz_target!(|data: &[u8]| check::check_text(&String::from_utf8_lossy(data)));
