//! Any bytes as HTML: `cargo +nightly fuzz run page`.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/support/article.rs"]
mod check;

fuzz_target!(|data: &[u8]| check::check_page(&String::from_utf8_lossy(data)));
