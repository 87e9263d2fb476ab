//! The faces outside of the page: the npm package, the embeddable script, the browser extension. What they are made of
//! is put together by www/build.js; here the wasm is built and the tools are there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Done;
use crate::package;
use crate::process::{self, program, root};
use crate::setup::{self, Need, browser_environment};
use crate::spark;
use crate::test::{Outcome, check, failed, tests};

/// What building and testing a face takes.
pub const NEEDS: &[Need] = &[
    Need::WasmTarget,
    Need::Npm,
    Need::WasmBindgen,
    Need::Browser,
];

/// What building and testing the extension takes.
pub const EXTENSION_NEEDS: &[Need] = &[
    Need::WasmTarget,
    Need::Npm,
    Need::WasmBindgen,
    Need::Browser,
    Need::Firefox,
];

/// What cargo publishes: packed, unpacked and built elsewhere than here. Uncommitted changes are taken as they are.
fn package_command() -> Command {
    let mut command = program("cargo");
    command.args(["package", "--package", "mitjul", "--allow-dirty", "--quiet"]);
    command
}

/// Makes the crate's package.
pub fn package(_: &[String]) -> Done {
    process::hand_over(&mut package_command())
}

/// The test step of the crate's package.
pub fn package_step() -> Outcome {
    check(&mut [package_command()])
}

/// Builds the npm package into `pkg/npm/`.
pub fn npm(_: &[String]) -> Done {
    made("npm")
}

/// Builds the embeddable script into `pkg/embed/`.
pub fn embed(_: &[String]) -> Done {
    made("embed")
}

/// The test step of the embeddable script.
pub fn embed_step() -> Outcome {
    step("embed", "MITJUL_EMBED", &["embed"])
}

/// Builds the browser extension into `pkg/extension/`: a folder and an archive for each browser.
pub fn extension(_: &[String]) -> Done {
    made("extension")
}

/// The test step of the browser extension.
pub fn extension_step() -> Outcome {
    let firefox = setup::firefox().map(|_| "firefox");
    let tests: Vec<&str> = ["extension", "panel", "hostile"]
        .into_iter()
        .chain(firefox)
        .collect();
    step("extension", "MITJUL_EXTENSION", &tests)
}

/// The test step of the npm package.
pub fn npm_step() -> Outcome {
    // The package is also what the corpus's pages are read with in the browser.
    // And what the other faces say to the core, without a browser's worker between.
    step(
        "npm",
        "MITJUL_NPM",
        &["npm", "corpus", "reader", "exchange", "sheet"],
    )
}

/// The test step of the W3C annotations of pages, which the command line writes.
pub fn selectors_step() -> Outcome {
    let mitjul = match spark::command_line() {
        Ok(mitjul) => mitjul,
        Err(problem) => return failed(problem),
    };
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec"]);
    command.arg("e2e/faces/selectors.test.js");
    command.env("MITJUL", mitjul);
    tests(&mut [command])
}

/// The folder of a face that is built.
fn folder(face: &str) -> PathBuf {
    root().join("pkg").join(face)
}

/// The command that puts a face together from the JavaScript module in a folder.
fn assembly(face: &str, module: &Path) -> Command {
    let mut command = program("node");
    command
        .args(["www/build.js", face])
        .arg(module)
        .arg(folder(face));
    command
}

/// Builds the module and the face.
fn build(face: &str) -> Result<(), String> {
    let module = root().join("target/js");
    package::module(&module)?;
    if face == "extension" {
        package::app(&module)?;
    }
    process::run(&mut assembly(face, &module))
}

fn made(face: &str) -> Done {
    setup::ensure(package::MODULE)?;
    build(face)?;
    println!("built in {}", folder(face).display());
    Ok(std::process::ExitCode::SUCCESS)
}

/// Builds a face and runs tests of e2e/faces/, which find it in the environment variable `variable`.
fn step(face: &str, variable: &str, names: &[&str]) -> Outcome {
    if let Err(problem) = build(face) {
        return failed(problem);
    }
    let mut command = program("node");
    command
        .args(["--test", "--test-reporter=spec"])
        .args(names.iter().map(|name| format!("e2e/faces/{name}.test.js")))
        .env(variable, folder(face))
        .envs(setup::firefox().map(|program| ("MITJUL_FIREFOX", program)))
        .envs(browser_environment(&folder(face)));
    tests(&mut [command])
}
