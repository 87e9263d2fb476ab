//! Any text and its claims: `cargo +nightly fuzz run claims`.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mitjul::Annotator;

#[path = "../checks/claims.rs"]
mod check;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);

fuzz_target!(|text: &str| check::keep_to_the_document(&ANNOTATOR, text));
