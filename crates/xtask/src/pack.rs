//! The data of each language as a file of its own, for the faces that load it beside the wasm.

#[path = "../../../build/pack.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod format;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Done;
use crate::process::root;
use format::{Data, Part};

/// Writes the packs into the folder that is named, or into `target/packs/`.
pub fn pack(arguments: &[String]) -> Done {
    let folder = arguments
        .first()
        .map_or_else(|| root().join("target/packs"), PathBuf::from);
    for (code, bytes) in packs()? {
        let file = write(&folder, &format!("{code}.pack"), &bytes)?;
        println!("{} ({} bytes)", file.display(), bytes.len());
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes every pack into a folder, each named like its language.
pub fn write_all(folder: &Path) -> Result<(), String> {
    for (code, bytes) in packs()? {
        write(folder, &format!("{code}.pack"), &bytes)?;
    }
    Ok(())
}

fn packs() -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let made = || {
        let data = Data::read(&root().join("data"), &version()?)?;
        Part::PACKS
            .into_iter()
            .map(|part| Ok((part.code(), data.pack(part)?)))
            .collect::<Result<_, Box<dyn std::error::Error>>>()
    };
    made().map_err(|error| format!("the data of the languages: {error}"))
}

/// The version of the library.
fn version() -> Result<String, String> {
    let file = root().join("Cargo.toml");
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    text.lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| "Cargo.toml has no version".to_owned())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let file = folder.join(name);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, bytes))
        .map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packs_are_made_byte_for_byte_alike() {
        let (one, other) = (packs().unwrap(), packs().unwrap());
        assert!(one == other);
        let codes: Vec<_> = one.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["ko", "en"]);
    }
}
