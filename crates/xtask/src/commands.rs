//! The subcommands other than `test`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::Done;
use crate::package;
use crate::process::{self, hand_over, program, root};
use crate::setup::{self, Need, browser_environment};

/// Installs what the page and the tests need.
pub fn setup(_: &[String]) -> Done {
    let begin = Instant::now();
    setup::ensure(setup::PAGE)?;
    setup::ensure(&[Need::Rustfmt, Need::Clippy, Need::Browser])?;
    println!(
        "set-up: everything is there ({:.1} s)",
        begin.elapsed().as_secs_f64()
    );
    Ok(ExitCode::SUCCESS)
}

/// Serves the page and rebuilds it as files change.
pub fn serve(arguments: &[String]) -> Done {
    let begin = Instant::now();
    setup::ensure(setup::PAGE)?;
    println!(
        "set-up: everything is there ({:.1} s)",
        begin.elapsed().as_secs_f64()
    );
    println!("The page will be on http://127.0.0.1:8080 once it is built; Ctrl-C ends.");
    hand_over(program("trunk").arg("serve").args(arguments))
}

/// Builds the page as it is published.
pub fn build(arguments: &[String]) -> Done {
    setup::ensure(setup::PAGE)?;
    hand_over(
        program("trunk")
            .args(["build", "--release"])
            .args(arguments),
    )
}

/// Measures the speed of the core, that of other programs on the same texts, or how the page feels.
pub fn bench(arguments: &[String]) -> Done {
    const PARTS: [&str; 5] = ["--native", "--quick", "--browser", "--peers", "--page"];
    if let Some(other) = arguments
        .iter()
        .find(|part| !PARTS.contains(&part.as_str()))
    {
        return Err(format!("there is no option `{other}`"));
    }
    let asked = |part: &str| arguments.iter().any(|argument| argument == part);
    if asked("--page") {
        setup::ensure(&[Need::Browser])?;
        let folder = built_page()?;
        process::run(&mut script("feel.js", &folder))?;
        return hand_over(&mut script("sizes.js", &folder));
    }
    let named = ["--native", "--browser", "--peers"].into_iter().any(asked);
    let figures = root().join("target/bench");
    // The texts are written by the native part: the others read them.
    if asked("--native") || !named || !figures.join("native.json").is_file() {
        let mut native = program("cargo");
        native.args(["bench", "--bench", "annotate", "--features", "measure"]);
        native.arg("--").arg("--to").arg(&figures);
        if asked("--quick") {
            native.arg("--quick");
        }
        process::run(&mut native)?;
    }
    if asked("--browser") || !named {
        setup::ensure(package::MODULE)?;
        setup::ensure(&[Need::Browser])?;
        let folder = root().join("target/js-measured");
        package::measured_module(&folder)?;
        process::run(script("bench.js", &folder).env("MITJUL_BENCH", &figures))?;
    }
    if asked("--peers") {
        peers(&figures)?;
    }
    hand_over(
        program("node")
            .arg("benches/report.mjs")
            .env("MITJUL_BENCH", &figures),
    )
}

/// Measures other programs on the texts in a folder. They are installed the first time: npm's beside their list, Python's in
/// an environment of their own.
fn peers(figures: &Path) -> Result<(), String> {
    let here = root().join("benches/peers");
    let environment = root().join("target/peers");
    let python = environment.join("bin/python");
    if !here.join("node_modules").is_dir() {
        let mut npm = program("npm");
        npm.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--no-package-lock",
            "--prefix",
        ]);
        process::run(npm.arg(&here))?;
    }
    if !python.is_file() {
        process::run(program("python3").args(["-m", "venv"]).arg(&environment))?;
        let mut pip = program(&python.display().to_string());
        pip.args(["-m", "pip", "install", "--quiet", "-r"]);
        process::run(pip.arg(here.join("requirements.txt")))?;
    }
    for (name, mut command) in [
        ("node", program("node")),
        ("python", program(&python.display().to_string())),
    ] {
        let script = here.join(if name == "node" {
            "node.mjs"
        } else {
            "python.py"
        });
        println!("  $ {name} {}", script.display());
        let told = command
            .arg(script)
            .arg(figures)
            .output()
            .map_err(|error| format!("{name}: {error}"))?;
        if !told.status.success() {
            return Err(String::from_utf8_lossy(&told.stderr).into_owned());
        }
        let path = figures.join(format!("{name}.json"));
        std::fs::write(&path, told.stdout)
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Lists the sizes of the page's files.
pub fn sizes(arguments: &[String]) -> Done {
    let folder = match arguments.first() {
        Some(folder) => PathBuf::from(folder),
        None => built_page()?,
    };
    setup::ensure(&[Need::Npm, Need::Browser])?;
    hand_over(&mut script("sizes.js", &folder))
}

/// Takes screenshots into a folder.
pub fn shots(arguments: &[String]) -> Done {
    let [folder, rest @ ..] = arguments else {
        return Err("name the folder for the pictures".to_owned());
    };
    setup::ensure(&[Need::Npm, Need::Browser])?;
    let folder = std::path::absolute(folder).map_err(|error| format!("{folder}: {error}"))?;
    hand_over(script("shots.js", &built_page()?).arg(folder).args(rest))
}

/// Makes the model's weights.
pub fn train(arguments: &[String]) -> Done {
    let Some(data) = arguments.first() else {
        return Err("name the folder of the training data".to_owned());
    };
    if !Path::new(data).join("ner").is_dir() {
        return Err(format!(
            "`{data}` is no folder with training data: it has no folder `ner`"
        ));
    }
    hand_over(program("train/make.sh").args(arguments))
}

/// The page in `dist/`, built now.
fn built_page() -> Result<PathBuf, String> {
    setup::ensure(setup::PAGE)?;
    process::run(program("trunk").args(["build", "--release"]))?;
    Ok(root().join("dist"))
}

/// A Node script of e2e/ that works on the page in a folder.
fn script(name: &str, page: &Path) -> Command {
    let mut command = program("node");
    command
        .arg(format!("e2e/{name}"))
        .envs(browser_environment(page));
    command
}
