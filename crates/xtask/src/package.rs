//! Building the JavaScript module: what the measurements, the npm package and the extension share.

use std::path::{Path, PathBuf};

use crate::process::{self, program, root};
use crate::setup::Need;
use crate::tools::WASM_TARGET;

/// What [`module`] takes.
pub const MODULE: &[Need] = &[Need::WasmTarget, Need::Npm, Need::WasmBindgen];

/// Builds the JavaScript API as an ES module with its types: `mitjul_js.js`, `mitjul_js.d.ts` and
/// `mitjul_js_bg.wasm` in `folder`, the wasm as it is shipped.
pub fn module(folder: &Path) -> Result<(), String> {
    module_with("js", folder)
}

/// The same, with the single stages for the measurements.
pub fn measured_module(folder: &Path) -> Result<(), String> {
    module_with("js,measure", folder)
}

fn module_with(features: &str, folder: &Path) -> Result<(), String> {
    let profile = "wasm-release";
    process::run(program("cargo").args([
        "build",
        "--profile",
        profile,
        "--bin",
        "mitjul_js",
        "--features",
        features,
        "--target",
        WASM_TARGET,
    ]))?;
    let built = target_folder()
        .join(WASM_TARGET)
        .join(profile)
        .join("mitjul_js.wasm");
    process::run(
        program("wasm-bindgen")
            .args(["--target", "web", "--out-dir"])
            .arg(folder)
            .arg(built),
    )?;
    let wasm = folder.join("mitjul_js_bg.wasm");
    process::run(
        program("wasm-opt")
            .arg("-O3")
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm),
    )
}

/// Where cargo builds: `CARGO_TARGET_DIR`, or `target/`.
fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
