//! The JavaScript API.

use wasm_bindgen::prelude::*;

/// The version of mitjul.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
