//! What Trunk calls when it has built the page: scripts are made small, and the service worker is told its files.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Done;
use crate::process::{self, program};

/// Files that are never kept: the worker itself, which the browser fetches anew by itself.
const LEFT_OUT: &[&str] = &["sw.js"];

/// Writes the list and the version into `sw.js` of the page that Trunk is building, or of the folder that is named, when
/// the other scripts have been made small. A debug build keeps nothing, so that the next build shows, and its scripts as
/// they were written.
pub fn precache(arguments: &[String]) -> Done {
    let folder = match arguments.first() {
        Some(folder) => PathBuf::from(folder),
        None => std::env::var_os("TRUNK_STAGING_DIR")
            .map(PathBuf::from)
            .ok_or("name the folder of the built page")?,
    };
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        return Ok(ExitCode::SUCCESS);
    }
    make_small(&folder)?;
    let script = folder.join("sw.js");
    let source = fs::read_to_string(&script).map_err(|e| format!("{}: {e}", script.display()))?;
    let mut files = Vec::new();
    list(&folder, "", &mut files).map_err(|e| format!("{}: {e}", folder.display()))?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    for (name, content) in &files {
        (name, content).hash(&mut hasher);
    }
    let version = format!("{:016x}", hasher.finish());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let filled = fill(&source, &version, &names)?;
    fs::write(&script, filled).map_err(|e| format!("{}: {e}", script.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// Takes spaces, comments and long names out of the scripts and the style sheet.
fn make_small(folder: &Path) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut scripts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "js" || e == "css"))
        .filter(|path| path.file_name().is_none_or(|name| name != "sw.js"))
        .collect();
    scripts.sort();
    process::run(
        program("esbuild")
            .args(&scripts)
            .args([
                "--minify",
                "--charset=utf8",
                "--log-level=warning",
                "--allow-overwrite",
            ])
            .arg(format!("--outdir={}", folder.display())),
    )
}

fn fill(source: &str, version: &str, names: &[&str]) -> Result<String, String> {
    const VERSION: &str = "const VERSION = '';";
    const FILES: &str = "const FILES = [];";
    if !source.contains(VERSION) || !source.contains(FILES) {
        return Err("sw.js has lost the places for its version and its files".to_owned());
    }
    // The page itself is asked for by its folder.
    let quoted: Vec<String> = names
        .iter()
        .map(|name| if *name == "index.html" { "./" } else { name })
        .map(|name| format!("  '{}',\n", name.replace('\\', "\\\\").replace('\'', "\\'")))
        .collect();
    Ok(source
        .replace(VERSION, &format!("const VERSION = '{version}';"))
        .replace(FILES, &format!("const FILES = [\n{}];", quoted.concat())))
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else if !LEFT_OUT.contains(&name.as_str()) {
            files.push((name, fs::read(entry.path())?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn the_list_stands_in_the_script_and_the_page_by_its_folder() {
        let source = "const VERSION = '';\nconst FILES = [];\n";
        let filled = fill(source, "1", &["a'b.js", "index.html"]).unwrap();
        assert_eq!(
            filled,
            "const VERSION = '1';\nconst FILES = [\n  'a\\'b.js',\n  './',\n];\n"
        );
    }

    #[test]
    fn a_script_without_the_places_is_refused() {
        assert!(fill("const FILES = [];", "1", &[]).is_err());
    }
}
