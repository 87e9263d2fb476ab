//! `cargo xtask api`: the crate's public names and signatures, a line each, held against `tests/api.txt`, so that a
//! change of the interface is seen as one.
//!
//! Read from the sources as rustfmt lays them out: an item begins in the first column, what is in it four further right.
//! The compiler's own listing (rustdoc's JSON) is not stable.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Done;
use crate::process::root;
use crate::test::{Outcome, failed, passed};

const LIST: &str = "tests/api.txt";

/// The page and the bindings are no part of the library's interface.
const LEFT_OUT: &[&str] = &["app", "app.rs", "bin", "js", "js.rs", "input.rs"];

/// Shows what has changed; with `--accept` writes the list anew.
pub fn api(arguments: &[String]) -> Done {
    let accept = arguments.iter().any(|argument| argument == "--accept");
    if accept {
        let text = listing()?.into_iter().map(|line| line + "\n");
        fs::write(root().join(LIST), text.collect::<String>()).map_err(|e| e.to_string())?;
        return Ok(ExitCode::SUCCESS);
    }
    match difference()? {
        None => Ok(ExitCode::SUCCESS),
        Some(difference) => {
            println!("{difference}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Whether an attribute leaves what follows to the tests.
fn is_tests(attribute: &str) -> bool {
    attribute == "#[cfg(test)]" || attribute.starts_with("#[cfg(all(test,")
}

/// The test step.
pub fn step() -> Outcome {
    match difference() {
        Ok(None) => passed(),
        Ok(Some(difference)) => {
            println!("{difference}");
            failed(
                "the interface has changed: `cargo xtask api --accept` if that is meant".to_owned(),
            )
        }
        Err(problem) => failed(problem),
    }
}

fn difference() -> Result<Option<String>, String> {
    let now = listing()?;
    let text = fs::read_to_string(root().join(LIST)).unwrap_or_default();
    let before: BTreeSet<String> = text.lines().map(str::to_owned).collect();
    let gone = before.difference(&now).map(|line| format!("- {line}"));
    let new = now.difference(&before).map(|line| format!("+ {line}"));
    let lines: Vec<String> = gone.chain(new).collect();
    Ok((!lines.is_empty()).then(|| lines.join("\n")))
}

fn listing() -> Result<BTreeSet<String>, String> {
    let source = root().join("src");
    let mut names = BTreeSet::new();
    for file in ["lib.rs", "edit.rs", "export.rs"] {
        let text = fs::read_to_string(source.join(file)).map_err(|e| format!("{file}: {e}"))?;
        names.extend(exported(&text));
    }
    let mut lines = BTreeSet::new();
    for file in sources(&source)? {
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        // Functions of a module that is public as it is need no re-export.
        let public = file.ends_with("html.rs") && !file.ends_with("export/html.rs");
        items(&text, &names, public, &mut lines);
    }
    Ok(lines)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| e.to_string())? {
        let path = entry.map_err(|e| e.to_string())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if LEFT_OUT.contains(&name.as_ref()) {
            continue;
        }
        if path.is_dir() {
            files.extend(sources(&path)?);
        } else if name.ends_with(".rs") {
            files.push(path);
        }
    }
    Ok(files)
}

/// The names in `pub use` lines.
fn exported(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for item in text.split("pub use ").skip(1) {
        let list = item.split(';').next().unwrap_or_default();
        let list = list
            .split_once('{')
            .map_or(list.rsplit("::").next().unwrap_or(list), |(_, list)| list);
        let words = list.split([',', '}', '\n']).map(str::trim);
        names.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
    }
    names
}

/// The name that an item's words begin with.
fn name_of(words: &str) -> &str {
    let end = words.find(|c: char| !c.is_alphanumeric() && c != '_');
    end.map_or(words, |end| words.get(..end).unwrap_or(words))
}

/// Adds the items of one file: those with one of `names`, and all public functions where `public`.
fn items(text: &str, names: &BTreeSet<String>, public: bool, out: &mut BTreeSet<String>) {
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text);
    let mut lines = text.lines().peekable();
    let mut derive = String::new();
    while let Some(line) = lines.next() {
        if line.starts_with("#[derive(") {
            derive = line.to_owned();
            continue;
        }
        if line.is_empty() {
            derive.clear();
        }
        let block = matches!(line, "record! {");
        let head = || {
            line.strip_prefix("pub struct ")
                .or_else(|| line.strip_prefix("pub enum "))
        };
        if let Some(words) = line.strip_prefix("pub fn ") {
            if public || names.contains(name_of(words)) {
                out.insert(format!("fn {}", signature(words, &mut lines)));
            }
        } else if let Some(words) = line.strip_prefix("pub const ") {
            if names.contains(name_of(words)) {
                out.insert(format!("const {}", name_of(words)));
            }
        } else if let Some(words) = head() {
            let name = name_of(words).to_owned();
            let kind = if line.starts_with("pub enum") {
                "enum"
            } else {
                "struct"
            };
            let body = if line.ends_with('{') {
                body(&mut lines)
            } else {
                Vec::new()
            };
            if !names.contains(&name) {
                continue;
            }
            out.insert(format!("{kind} {} {derive}", words.trim_end_matches(" {")));
            let mut tested = false;
            for line in body {
                let part = line.strip_prefix("    ").unwrap_or(&line);
                // What only tests have is no part of the interface.
                if std::mem::replace(&mut tested, is_tests(part)) {
                    continue;
                }
                let shown = kind == "enum" && part.starts_with(char::is_uppercase);
                if let Some(field) = part
                    .strip_prefix("pub ")
                    .or_else(|| shown.then_some(part))
                    .filter(|part| !part.starts_with("(crate)"))
                {
                    out.insert(format!(
                        "{name}.{}",
                        field.trim_end_matches([',', '{', ' '])
                    ));
                }
            }
        } else if block {
            record(&body(&mut lines), names, out);
        } else if line.starts_with("impl") && line.ends_with('{') {
            let head = line.trim_end_matches(" {");
            let subject = head.rsplit(' ').next().map_or("", name_of).to_owned();
            let body = body(&mut lines);
            if !names.contains(&subject) {
                continue;
            }
            if head.contains(" for ") {
                out.insert(head.to_owned());
                continue;
            }
            let mut inner = body.iter().map(String::as_str).peekable();
            while let Some(line) = inner.next() {
                let part = line.strip_prefix("    pub ");
                if let Some(words) = part.filter(|w| w.contains("fn ") && !w.starts_with('(')) {
                    out.insert(format!("{subject}::{}", signature(words, &mut inner)));
                }
            }
        }
    }
}

/// The lines up to the brace in the first column.
fn body<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Vec<String> {
    lines
        .take_while(|line| !line.starts_with('}'))
        .map(str::to_owned)
        .collect()
}

/// A signature on one line, without the body.
fn signature<'a>(first: &str, lines: &mut impl Iterator<Item = &'a str>) -> String {
    let mut words = first.to_owned();
    while !words.ends_with(['{', ';', '}']) {
        let Some(line) = lines.next() else { break };
        words.push(' ');
        words.push_str(line.trim());
    }
    let words = words.split(" {").next().unwrap_or_default();
    let words = words.trim_end_matches([';', ' ']);
    words.replace("( ", "(").replace(", )", ")")
}

/// The types of a `record!`, whose fields are all public.
fn record(body: &[String], names: &BTreeSet<String>, out: &mut BTreeSet<String>) {
    let mut name = "";
    for line in body {
        let part = line.trim();
        if let Some(head) = part.strip_suffix(" {") {
            name = head;
            if names.contains(name) {
                out.insert(format!("struct {name}"));
            }
        } else if names.contains(name) && part.starts_with(char::is_alphabetic) {
            out.insert(format!("{name}.{}", part.trim_end_matches(',')));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_what_is_public_and_nothing_else() {
        let names = exported("pub use a::{Shown, given};\nuse b::Hidden;\npub use c::One;");
        assert_eq!(names, ["One", "Shown", "given"].map(str::to_owned).into());
        let text = "#[derive(Debug)]\npub struct Shown {\n    /// Why.\n    pub a: u8,\n    b: u8,\n    pub(crate) c: u8,\n}\n\n\
            impl Shown {\n    /// New.\n    pub fn new(\n        a: u8,\n    ) -> Self {\n        todo!()\n    }\n    fn own(&self) {}\n}\n\n\
            impl Default for Shown {\n}\n\npub struct Hidden {\n    pub a: u8,\n}\n\npub fn given() -> u8 {\n    1\n}\n\n\
            pub fn kept() {}\n\nrecord! {\n    /// One.\n    One {\n        /// Field.\n        a: String,\n    }\n}\n\
            #[cfg(test)]\nmod tests {\npub fn given(never: u8) {}\n}\n";
        let mut out = BTreeSet::new();
        items(text, &names, false, &mut out);
        let wanted = [
            "One.a: String",
            "Shown.a: u8",
            "Shown::fn new(a: u8) -> Self",
            "fn given() -> u8",
            "impl Default for Shown",
            "struct One",
            "struct Shown #[derive(Debug)]",
        ];
        assert_eq!(out, wanted.map(str::to_owned).into());
    }
}
