//! Installing what is missing, and saying so in one sentence where that cannot be done.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::install;
use crate::process::{self, cargo_bin, find, output, program, root};
use crate::tools;

/// Something that a command or a test step needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// rustfmt.
    Rustfmt,
    /// clippy.
    Clippy,
    /// The wasm32 target of the compiler.
    WasmTarget,
    /// The crates of Cargo.lock: Trunk is told to stay off the network, lest it fetches tools of its own choice.
    Crates,
    /// Node and the npm tools of package.json: wasm-opt, Playwright, axe, Lighthouse.
    Npm,
    /// Chromium, its driver and Korean fonts.
    Browser,
    /// Firefox, where it can be had: without it the extension is tested in Chromium only.
    Firefox,
    /// wasm-bindgen and its test runner.
    WasmBindgen,
    /// Trunk, and a wasm-opt that it finds when started by hand.
    Trunk,
}

/// What building and serving the page takes.
pub const PAGE: &[Need] = &[
    Need::WasmTarget,
    Need::Crates,
    Need::Npm,
    Need::WasmBindgen,
    Need::Trunk,
];

impl Need {
    /// Installs it unless it is there.
    pub fn ensure(self) -> Result<(), String> {
        match self {
            Self::Rustfmt => component("rustfmt", "cargo-fmt"),
            Self::Clippy => component("clippy", "cargo-clippy"),
            Self::WasmTarget => wasm_target(),
            Self::Crates => crates(),
            Self::Npm => npm(),
            Self::Browser => browser(),
            Self::Firefox => {
                wish_for_firefox();
                Ok(())
            }
            Self::WasmBindgen => install::cargo_tools(&[&tools::WASM_BINDGEN]),
            Self::Trunk => {
                install::cargo_tools(&[&tools::TRUNK]).and_then(|()| wasm_opt_for_trunk())
            }
        }
    }
}

/// Installs everything in the list; the first thing that is missing and cannot be installed is the error.
pub fn ensure(needs: &[Need]) -> Result<(), String> {
    for (i, need) in needs.iter().enumerate() {
        build_together(needs.get(i..).unwrap_or(&[]))?;
        need.ensure()?;
    }
    Ok(())
}

/// Where the two tools that are built from source come next: both take minutes, and side by side they take less.
pub fn build_together(next: &[Need]) -> Result<(), String> {
    if next.starts_with(&[Need::WasmBindgen, Need::Trunk]) {
        install::cargo_tools(&[&tools::WASM_BINDGEN, &tools::TRUNK])?;
    }
    Ok(())
}

/// Says what is being installed, and afterwards how long it took.
pub fn installing(what: &str, install: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    println!("set-up: {what}");
    let start = Instant::now();
    install()?;
    println!("set-up: done in {:.0} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn component(name: &str, program_name: &str) -> Result<(), String> {
    // rustup leaves a program of that name on the PATH even where the component is missing.
    if output(program(program_name).arg("--version")).is_some() {
        return Ok(());
    }
    installing(&format!("adding {name} with rustup"), || {
        process::run(program("rustup").args(["component", "add", name]))
            .map_err(|error| format!("{name} is missing and rustup could not add it ({error})"))
    })
}

fn wasm_target() -> Result<(), String> {
    let target = tools::WASM_TARGET;
    let installed = || {
        output(program("rustc").args(["--print", "target-libdir", "--target", target]))
            .is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if installed() {
        return Ok(());
    }
    installing(&format!("adding the target {target} with rustup"), || {
        process::run(program("rustup").args(["target", "add", target])).map_err(|error| {
            format!(
                "the Rust target {target} is missing and rustup could not add it ({error}); check the connection to \
                 static.rust-lang.org, or use a Rust of your distribution that has the target (Debian: rustc-web)"
            )
        })
    })
}

fn crates() -> Result<(), String> {
    let fetch = || {
        let mut command = program("cargo");
        command.args(["fetch", "--locked"]);
        command
    };
    if output(fetch().args(["--quiet", "--offline"])).is_some() {
        return Ok(());
    }
    installing("downloading the crates of Cargo.lock", || {
        process::run(&mut fetch()).map_err(|error| {
            format!("the crates of Cargo.lock could not be downloaded ({error}); check the connection to crates.io")
        })
    })
}

/// The npm tools, exactly as the lock file has them; nothing to do while the lock file is the one installed last.
fn npm() -> Result<(), String> {
    let wanted = format!(
        "Node {} or newer is needed (https://nodejs.org, or your distribution's nodejs and npm)",
        tools::NODE_MAJOR
    );
    let found = output(program("node").arg("--version"))
        .ok_or_else(|| format!("node is missing: {wanted}"))?;
    let major = found
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < tools::NODE_MAJOR) {
        return Err(format!("node is {found}: {wanted}"));
    }
    if find("npm").is_none() {
        return Err(
            "npm is missing: it comes with Node, or as your distribution's package npm".to_owned(),
        );
    }
    let lock = fs::read(root().join("package-lock.json"))
        .map_err(|error| format!("package-lock.json: {error}"))?;
    let stamp = root().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    installing("installing the npm tools of package-lock.json", || {
        process::run(program("npm").args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]))
        .map_err(|error| format!("the npm tools could not be installed ({error})"))?;
        fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
    })
}

/// Puts wasm-opt beside trunk, so that `trunk build --release` typed in a plain shell finds it without a network:
/// npm's folder is on the PATH of `cargo xtask` only. The npm program is one self-contained file.
fn wasm_opt_for_trunk() -> Result<(), String> {
    let user_path = env::var_os("PATH").unwrap_or_default();
    let pinned = root().join("node_modules/binaryen/bin/wasm-opt");
    let Some(folder) = cargo_bin().filter(|_| cfg!(unix)) else {
        return Ok(());
    };
    let ours = folder.join("wasm-opt");
    if let Some(other) = process::find_in("wasm-opt", &user_path).filter(|found| *found != ours) {
        let same = fs::canonicalize(&other).ok() == fs::canonicalize(&pinned).ok();
        if !same {
            println!(
                "set-up: note: started by hand, trunk uses the wasm-opt of {}",
                other.display()
            );
        }
        return Ok(());
    }
    // A `wasm-opt` that is a machine-code program was put there by somebody else.
    let is_npm = fs::read(&ours).is_ok_and(|bytes| bytes.starts_with(b"#!/usr/bin/env node"));
    if ours.exists() && !is_npm {
        println!(
            "set-up: note: started by hand, trunk uses the wasm-opt of {}",
            ours.display()
        );
        return Ok(());
    }
    if same_length(&ours, &pinned) {
        return Ok(());
    }
    println!("set-up: copying npm's wasm-opt to {}", ours.display());
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&pinned, &ours))
        .map(|_| ())
        .map_err(|error| format!("wasm-opt cannot be copied to {}: {error}", ours.display()))
}

fn same_length(one: &Path, other: &Path) -> bool {
    match (one.metadata(), other.metadata()) {
        (Ok(one), Ok(other)) => one.len() == other.len(),
        _ => false,
    }
}

/// The browser that tests and screenshots use: `MITJUL_CHROMIUM`, or the first Chromium on the PATH.
pub fn chromium() -> Option<PathBuf> {
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    env::var_os("MITJUL_CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| tools::CHROMIUM_NAMES.iter().find_map(|name| find(name)))
        .or_else(|| mac.is_file().then_some(mac))
}

/// The driver for the wasm tests: `CHROMEDRIVER`, or the one on the PATH.
pub fn chromedriver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER")
        .map(PathBuf::from)
        .or_else(|| find("chromedriver"))
}

fn has_korean_fonts() -> bool {
    // Without fontconfig nothing can be said; only Debian's set-up is known.
    output(program("fc-list").args([":lang=ko", "family"])).is_none_or(|list| !list.is_empty())
}

/// What the scripts in e2e/ read: the page's folder, a free port to serve it on, and the browser.
pub fn browser_environment(page: &Path) -> Vec<(&'static str, std::ffi::OsString)> {
    let mut environment = vec![("MITJUL_PAGE", page.into())];
    // Two checkouts may test at the same time.
    if let Ok(address) =
        TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr())
    {
        environment.push(("MITJUL_PORT", address.port().to_string().into()));
    }
    if let Some(browser) = chromium() {
        environment.push(("MITJUL_CHROMIUM", browser.into()));
    }
    environment
}

/// Firefox for the extension's tests: `MITJUL_FIREFOX`, or the first one on the PATH.
pub fn firefox() -> Option<PathBuf> {
    env::var_os("MITJUL_FIREFOX")
        .map(PathBuf::from)
        .or_else(|| tools::FIREFOX_NAMES.iter().find_map(|name| find(name)))
}

/// Whether packages can be installed: on Debian, as root.
pub fn has_apt() -> bool {
    process::os_release()
        .get("ID")
        .is_some_and(|id| id == "debian")
        && output(program("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages with apt-get; see [`has_apt`].
pub fn apt_install(packages: &[&str]) -> Result<(), String> {
    installing(&format!("apt-get install {}", packages.join(" ")), || {
        let apt = || {
            let mut command = program("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
            command
        };
        // Lists that are partly out of reach may still hold these packages.
        if let Err(error) = process::run(apt().arg("update")) {
            println!("set-up: note: {error}");
        }
        process::run(apt().args(["install", "-y"]).args(packages))
            .map_err(|error| format!("{} could not be installed ({error})", packages.join(", ")))
    })
}

fn browser() -> Result<(), String> {
    let complete = || chromium().is_some() && chromedriver().is_some();
    if complete() && has_korean_fonts() {
        return Ok(());
    }
    if has_apt() {
        apt_install(tools::DEBIAN_PACKAGES)?;
    }
    if !complete() {
        return Err(missing_browser());
    }
    if !has_korean_fonts() {
        println!("set-up: note: there are no Korean fonts; layout and screenshots will show boxes");
    }
    Ok(())
}

fn wish_for_firefox() {
    if firefox().is_some() {
        return;
    }
    if has_apt()
        && let Err(error) = apt_install(tools::DEBIAN_FIREFOX)
    {
        println!("set-up: note: {error}");
    }
    if firefox().is_none() {
        println!(
            "set-up: note: there is no Firefox (put it on the PATH or name it in MITJUL_FIREFOX); the extension is \
             tested in Chromium only"
        );
    }
}

fn missing_browser() -> String {
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.push("Chromium (put it on the PATH or name it in MITJUL_CHROMIUM)");
    }
    if chromedriver().is_none() {
        missing.push(
            "chromedriver of the same version (put it on the PATH or name it in CHROMEDRIVER)",
        );
    }
    format!(
        "missing: {}; on Debian: sudo apt-get install -y {}",
        missing.join(" and "),
        tools::DEBIAN_PACKAGES.join(" ")
    )
}
