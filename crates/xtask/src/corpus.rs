//! `cargo xtask corpus`: the pages of `tests/corpus`.

use std::fs;
use std::path::Path;

use crate::Done;
use crate::process::{hand_over, program, root};

/// Adds a page, or accepts what is found in one as right; either way the change is to be reviewed as a diff.
pub fn corpus(arguments: &[String]) -> Done {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let name = match words.as_slice() {
        ["add", name, file] => {
            add(name, Path::new(file))?;
            name
        }
        ["accept", name] => name,
        _ => return Err("say `add NAME FILE`, `accept NAME` or `accept all`".to_owned()),
    };
    if *name != "all" && !root().join("tests/corpus").join(name).is_dir() {
        return Err(format!("there is no tests/corpus/{name}"));
    }
    println!("review the change with git diff tests/corpus");
    // The blocks of pages by hand-made marks are accepted one by one only.
    let mut tests = vec!["--test", "annotated"];
    if *name != "all" && !name.contains('/') {
        tests.extend(["--test", "corpus"]);
    }
    hand_over(
        program("cargo")
            .args(["test", "-q", "--features", "cli"])
            .args(tests)
            .args(["--", "--nocapture"])
            .env("MITJUL_ACCEPT", name),
    )
}

fn add(name: &str, file: &Path) -> Result<(), String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '/';
    if name.is_empty() || !name.chars().all(plain) {
        return Err(format!(
            "`{name}` is no name: small letters, digits and hyphens, after `ko/`, `en/` or `mixed/` for a running article"
        ));
    }
    let folder = root().join("tests/corpus").join(name);
    let html = file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
    let source = folder.join(if html { "source.html" } else { "source.txt" });
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(file, &source))
        .map(drop)
        .map_err(|error| format!("{}: {error}", file.display()))
}
