//! Building the JavaScript API as ES modules, cores: what the page, the measurements, the npm package, the embedded script
//! and the extension are made with.

use std::fs;
use std::path::{Path, PathBuf};

use crate::pack;
use crate::process::{self, output, program, root};
use crate::setup::Need;
use crate::tools::WASM_TARGET;

/// What building a core takes.
pub const MODULE: &[Need] = &[Need::WasmTarget, Need::Npm, Need::WasmBindgen];

/// A build for JavaScript.
#[derive(Debug, Clone, Copy)]
pub struct Core {
    /// What its files are called in the page.
    pub name: &'static str,
    binary: &'static str,
    features: &'static str,
    /// How wasm-opt is to make it: its options.
    level: &'static str,
}

impl Core {
    /// The JavaScript API with these features.
    const fn api(name: &'static str, features: &'static str) -> Core {
        Core {
            name,
            binary: "mitjul_js",
            features,
            level: "-O3",
        }
    }

    /// The names of its script, its types and its wasm where it is made.
    fn files(self) -> [String; 3] {
        [".js", ".d.ts", "_bg.wasm"].map(|ending| format!("{}{ending}", self.binary))
    }
}

/// Reads every language.
const ALL: Core = Core::api("all", "js,korean,english");

/// What the page chooses from: a core a language, named by its code, which only reads texts, and the one that reads every
/// language and does everything else.
pub const CORES: [Core; 3] = [
    Core::api("ko", "js-text,korean"),
    Core::api("en", "js-text,english"),
    ALL,
];

/// With the single stages, for the measurements.
const MEASURED: Core = Core::api("measured", "js,korean,english,measure");

/// The page's own code, for the extension's side panel: as Trunk makes it for the page (index.html), and compiled once for
/// both.
const APP: Core = Core {
    name: "app",
    binary: "app",
    features: "app,korean,english",
    level: "--flatten --rereloop -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-simd \
            --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue",
};

/// What looks for patterns. It is loaded while somebody waits for it.
const PATTERNS: Core = Core {
    name: "patterns",
    binary: "mitjul_patterns",
    features: "js-patterns",
    level: "-Oz",
};

/// Builds the core that reads every language, `mitjul_js.js` with its types and `mitjul_js_bg.wasm`, into `folder`, as it is
/// shipped, and beside it the patterns' and the data of the languages.
pub fn module(folder: &Path) -> Result<(), String> {
    let made = made(PATTERNS, "wasm-release")?;
    for name in PATTERNS.files() {
        copy(&made.join(&name), &folder.join(&name))?;
    }
    module_of(ALL, folder)
}

/// Builds the page's own code, `app.js` and `app_bg.wasm`, into `folder`.
pub fn app(folder: &Path) -> Result<(), String> {
    let made = made(APP, "wasm-app")?;
    let [script, _, wasm] = APP.files();
    [script, wasm]
        .iter()
        .try_for_each(|name| copy(&made.join(name), &folder.join(name)))
}

/// The same, with the single stages for the measurements.
pub fn measured_module(folder: &Path) -> Result<(), String> {
    module_of(MEASURED, folder)
}

fn module_of(core: Core, folder: &Path) -> Result<(), String> {
    let made = made(core, "wasm-release")?;
    for name in core.files() {
        copy(&made.join(&name), &folder.join(&name))?;
    }
    pack::write_all(folder)
}

/// Builds the cores that the page chooses from and what looks for patterns into its folder, `mitjul_NAME.js` and
/// `mitjul_NAME.wasm` each.
pub fn cores(folder: &Path) -> Result<(), String> {
    CORES
        .into_iter()
        .chain([PATTERNS])
        .try_for_each(|core| put(core, "wasm-release", folder))
}

/// Builds one that reads every language, quickly, into the folder of a page that is being worked on.
pub fn quick_core(folder: &Path) -> Result<(), String> {
    put(ALL, "dev", folder)?;
    put(PATTERNS, "dev", folder)
}

fn put(core: Core, profile: &str, folder: &Path) -> Result<(), String> {
    let made = made(core, profile)?;
    let [script, _, wasm] = core.files();
    for (name, ending) in [(script, "js"), (wasm, "wasm")] {
        let there = format!("mitjul_{}.{ending}", core.name);
        copy(&made.join(name), &folder.join(there))?;
    }
    Ok(())
}

/// The folder of a core's files, which are made anew only when what they are made of has changed: the page and the faces
/// share them.
fn made(core: Core, profile: &str) -> Result<PathBuf, String> {
    process::run(program("cargo").args([
        "build",
        "--profile",
        profile,
        "--bin",
        core.binary,
        "--no-default-features",
        "--features",
        core.features,
        "--target",
        WASM_TARGET,
    ]))?;
    let built = target_folder()
        .join(WASM_TARGET)
        .join(if profile == "dev" { "debug" } else { profile })
        .join(format!("{}.wasm", core.binary));
    let folder = target_folder().join("cores").join(profile).join(core.name);
    // Which wasm and which wasm-opt the files were made with; wasm-bindgen has to be of the version that the wasm names.
    let (source, tool) = (folder.join("source.wasm"), folder.join("tool.txt"));
    let version = output(program("wasm-opt").arg("--version")).unwrap_or_default();
    let same = |one: &Path, other: &Path| matches!((fs::read(one), fs::read(other)), (Ok(a), Ok(b)) if a == b);
    if same(&built, &source) && fs::read_to_string(&tool).is_ok_and(|made| made == version) {
        return Ok(folder);
    }
    let _ = fs::remove_file(&tool);
    process::run(
        program("wasm-bindgen")
            .args(["--target", "web", "--out-dir"])
            .arg(&folder)
            .arg(&built),
    )?;
    if profile != "dev" {
        let [_, _, wasm] = core.files().map(|name| folder.join(name));
        process::run(
            program("wasm-opt")
                .args(core.level.split_whitespace())
                .arg(&wasm)
                .arg("-o")
                .arg(&wasm),
        )?;
    }
    copy(&built, &source)?;
    fs::write(&tool, version).map_err(|e| format!("{}: {e}", tool.display()))?;
    Ok(folder)
}

/// Copies a file into a folder that may not be there yet.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let made = to.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::copy(from, to))
        .map(|_| ())
        .map_err(|e| format!("{}: {e}", to.display()))
}

/// Where cargo builds: `CARGO_TARGET_DIR`, or `target/`.
fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
