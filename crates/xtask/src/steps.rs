//! The steps of `cargo xtask test`, in order: cheap ones first. To add one, add a line to [`STEPS`].

use std::process::Command;

use crate::Done;
use crate::api;
use crate::faces;
use crate::process::{program, root};
use crate::setup::{self, Need, browser_environment};
use crate::spark;
use crate::test::{self, Outcome, Step, check, tests};
use crate::tools::WASM_TARGET;

/// Where the tested page is built: not `dist`, which a running `trunk serve` owns.
const TESTED_PAGE: &str = "target/page";

/// What the first load may take, in KB (1000 bytes), brotli-compressed: little more than it takes today. The aim is 1000, of
/// either language's reader; `docs/PAGE.md` says what stands in the way.
const FIRST_LOAD_KB: &str = "1140";

/// The same for the page's own wasm, without which nothing is painted. The aim is 250.
const APP_KB: &str = "326";

/// Every step.
pub const STEPS: &[Step] = &[
    Step {
        name: "format",
        about: "cargo fmt --check",
        needs: &[Need::Rustfmt],
        run: format,
    },
    Step {
        name: "clippy",
        about: "no warnings in the core, the command line, the JavaScript API and the page, natively",
        needs: &[Need::Clippy],
        run: clippy_native,
    },
    Step {
        name: "clippy-wasm",
        about: "no warnings in the core, the JavaScript API and the page on wasm32",
        needs: &[Need::Clippy, Need::WasmTarget],
        run: clippy_wasm,
    },
    Step {
        name: "docs",
        about: "the documentation builds without warnings",
        needs: &[],
        run: docs,
    },
    Step {
        name: "native",
        about: "unit, documentation and integration tests",
        needs: &[],
        run: native,
    },
    Step {
        name: "languages",
        about: "each language by itself, its data within the library and beside it",
        needs: &[],
        run: languages,
    },
    Step {
        name: "spark",
        about: "the example for Apache Spark on its small archive, with a task that fails once",
        needs: &[],
        run: spark::step,
    },
    Step {
        name: "wasm",
        about: "tests of the JavaScript API in headless Chromium",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Browser],
        run: wasm,
    },
    Step {
        name: "intake",
        about: "what reads files and pasted pages: layout of PDFs, encodings, Markdown, its words; how the work of two \
                tabs is merged, and how files get their names and sums",
        needs: &[Need::Npm],
        run: intake,
    },
    Step {
        name: "selectors",
        about: "W3C annotations of pages, found again in the page by other people's programs",
        needs: &[Need::Npm],
        run: faces::selectors_step,
    },
    Step {
        name: "page-build",
        about: "the page as it is published",
        needs: setup::PAGE,
        run: page_build,
    },
    Step {
        name: "page-size",
        about: "the first load and the page's own wasm stay within their limits",
        needs: &[Need::Npm, Need::Browser],
        run: page_size,
    },
    Step {
        name: "page",
        about: "Playwright tests of the published page, served as plain files under its own policy",
        needs: &[Need::Npm, Need::Browser],
        run: page,
    },
    Step {
        name: "lighthouse",
        about: "Lighthouse on the published page: accessibility, best practices, search engines, layout shift",
        needs: &[Need::Npm, Need::Browser],
        run: lighthouse,
    },
    Step {
        name: "api",
        about: "the crate's public interface is as tests/api.txt lists it",
        needs: &[],
        run: api::step,
    },
    Step {
        name: "package",
        about: "the crate as crates.io gets it builds by itself",
        needs: &[],
        run: faces::package_step,
    },
    Step {
        name: "npm",
        about: "the npm package from its tarball: in Node, in workers, through Vite, and its types",
        needs: faces::NEEDS,
        run: faces::npm_step,
    },
    Step {
        name: "embed",
        about: "the embeddable script on static pages under a strict policy",
        needs: faces::NEEDS,
        run: faces::embed_step,
    },
    Step {
        name: "extension",
        about: "the unpacked extension in Chromium on pages of every sort, and in Firefox; Mozilla's linter",
        needs: faces::EXTENSION_NEEDS,
        run: faces::extension_step,
    },
];

/// Runs every step, or those named.
pub fn test(arguments: &[String]) -> Done {
    test::run(STEPS, arguments)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(arguments);
    command
}

fn format() -> Outcome {
    check(&mut [cargo(&["fmt", "--all", "--check"])])
}

fn clippy_native() -> Outcome {
    let lint = |arguments: &[&str]| {
        let mut command = cargo(&["clippy", "--quiet"]);
        command.args(arguments).args(["--", "-D", "warnings"]);
        command
    };
    check(&mut [
        lint(&["--workspace", "--all-targets"]),
        lint(&["--all-targets", "--features", "cli"]),
        lint(&["--all-targets", "--features", "js"]),
        lint(&["--all-targets", "--features", "app"]),
        lint(&["--lib", "--features", "html"]),
        lint(&["--lib", "--all-features"]),
    ])
}

fn clippy_wasm() -> Outcome {
    let lint = |arguments: &[&str]| {
        let mut command = cargo(&["clippy", "--quiet", "--target", WASM_TARGET]);
        command.args(arguments).args(["--", "-D", "warnings"]);
        command
    };
    check(&mut [
        lint(&["--lib"]),
        lint(&["--lib", "--bins", "--tests", "--features", "js"]),
        lint(&["--lib", "--bins", "--features", "app"]),
        lint(&[
            "--bins",
            "--no-default-features",
            "--features",
            "js-text,korean",
        ]),
        lint(&[
            "--bins",
            "--no-default-features",
            "--features",
            "js-text,english",
        ]),
    ])
}

fn docs() -> Outcome {
    let mut command = cargo(&["doc", "--quiet", "--no-deps", "--lib", "--features", "js"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    check(&mut [command])
}

fn native() -> Outcome {
    tests(&mut [cargo(&[
        "test",
        "--workspace",
        "--features",
        "mitjul/cli",
        "--no-fail-fast",
    ])])
}

fn languages() -> Outcome {
    let with = |features: &str| {
        let mut command = cargo(&["test", "--no-default-features", "--test", "packs"]);
        command.args(["--features", features]);
        // Four builds for a few short texts: compiling quickly counts for more than running quickly.
        command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "0");
        command.env("CARGO_PROFILE_DEV_DEBUG", "none");
        command
    };
    tests(&mut [
        with("korean,english"),
        with("korean,english,embed"),
        with("korean"),
        with("english"),
    ])
}

fn wasm() -> Outcome {
    let mut command = cargo(&[
        "test",
        "--target",
        WASM_TARGET,
        "--features",
        "js",
        "--test",
        "web",
    ]);
    if let Some(driver) = setup::chromedriver() {
        command.env("CHROMEDRIVER", driver);
    }
    tests(&mut [command])
}

fn intake() -> Outcome {
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec"]);
    let files = ["intake/layout", "intake/text", "keep/merge", "keep/seal"];
    command.args(files.map(|name| format!("e2e/{name}.test.js")));
    tests(&mut [command])
}

fn page_build() -> Outcome {
    let mut command = program("trunk");
    command.args(["build", "--release", "--dist", TESTED_PAGE]);
    check(&mut [command])
}

fn page_size() -> Outcome {
    let mut command = program("node");
    command.args(["e2e/sizes.js", "--at-most", FIRST_LOAD_KB]);
    command.args(["--app-at-most", APP_KB]);
    command.envs(browser_environment(&root().join(TESTED_PAGE)));
    check(&mut [command])
}

fn lighthouse() -> Outcome {
    let mut command = program("node");
    command.arg("e2e/lighthouse.js");
    command.envs(browser_environment(&root().join(TESTED_PAGE)));
    check(&mut [command])
}

fn page() -> Outcome {
    let mut command = program("playwright");
    command.args([
        "test",
        "--config",
        "e2e/playwright.config.js",
        "--reporter=list",
    ]);
    command.envs(browser_environment(&root().join(TESTED_PAGE)));
    tests(&mut [command])
}
