//! The versions of every outside tool, in one place. The npm tools (wasm-opt, Playwright, axe, Lighthouse) are pinned in
//! package.json and its lock file.

/// A tool that `cargo install` builds.
pub struct CargoTool {
    /// The crate, and what the set-up calls it.
    pub package: &'static str,
    /// The program that tells its version.
    pub program: &'static str,
    /// The exact version.
    pub version: &'static str,
    /// Whether the crate's own lock file is used.
    pub locked: bool,
    /// Profile settings for the build, as environment variables.
    pub profile: &'static [(&'static str, &'static str)],
    /// What a person is told while it builds.
    pub takes: &'static str,
}

/// The program must be of exactly the version of the library in Cargo.lock: they share an unstable format. A test
/// below keeps the two together. Its own lock file names a crate version that the registry no longer has, so it is
/// not used.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    locked: false,
    profile: &[],
    takes: "about 3 minutes on two cores",
};

/// The last release that builds with the Rust named in Cargo.toml: 0.22 wants a newer compiler. Trunk only
/// starts other programs and copies files, so the hour-long polish of its release profile (one unit, fat
/// link-time optimization) buys nothing here.
pub const TRUNK: CargoTool = CargoTool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    locked: true,
    profile: &[
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ],
    takes: "about 4 minutes on two cores",
};

/// Where the page and the wasm tests are compiled to.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// What the browser tests need from Debian. The driver and the browser come from one source package, so their
/// versions agree; the fonts make Korean text real in layout and screenshots.
pub const DEBIAN_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Names under which a Chromium is found on the PATH.
pub const CHROMIUM_NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The same for the extension's tests in Firefox.
pub const DEBIAN_FIREFOX: &[&str] = &["firefox-esr"];

/// Names under which a Firefox is found on the PATH.
pub const FIREFOX_NAMES: &[&str] = &["firefox", "firefox-esr"];

/// What the example for Apache Spark needs from Debian. pyspark itself is pinned in examples/spark/requirements.txt.
pub const DEBIAN_JAVA: &[&str] = &["default-jre-headless"];

/// Python with what makes a place for its packages.
pub const DEBIAN_PYTHON: &[&str] = &["python3-venv"];

/// The oldest Java that Spark 4 runs on.
pub const JAVA_MAJOR: u32 = 17;

/// The oldest Python that examples/spark is written for.
pub const PYTHON_MINOR: u32 = 10;

/// The oldest Node that the tools in package.json run on.
pub const NODE_MAJOR: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_bindgen_program_and_library_have_one_version() {
        let lock = std::fs::read_to_string(crate::process::root().join("Cargo.lock")).unwrap();
        let mut lines = lock
            .lines()
            .skip_while(|line| *line != "name = \"wasm-bindgen\"");
        assert_eq!(
            lines.nth(1),
            Some(format!("version = \"{}\"", WASM_BINDGEN.version).as_str())
        );
    }
}
