#![allow(dead_code)] // each target checks some of the relations
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mitjul::{Language, Quantities};

#[path = "../checks/quantities.rs"]
mod relations;

static QUANTITIES: LazyLock<Quantities> = LazyLock::new(|| Quantities::new().read_as(Language::Korean));

fuzz_target!(|text: &str| {
    relations::well_formed(&QUANTITIES, text);
    relations::found_without_publication_date(&QUANTITIES, text);
});
