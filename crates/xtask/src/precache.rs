//! What Trunk calls when it has built the page: the code and the data of the languages and what reads files are put beside
//! it, and the whole is made ready to be published (`www/seal.js`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::Done;
use crate::pack;
use crate::package::{self, CORES};
use crate::process::{self, program};

/// Builds the cores, and writes them and the packs into the folder of the page that Trunk is building, or into the one that is
/// named; then files get the names and the sums by which they are known. A debug build keeps nothing, so that the next build
/// shows, has its scripts as they were written, and one core for whatever is read.
pub fn precache(arguments: &[String]) -> Done {
    let folder = match arguments.first() {
        Some(folder) => PathBuf::from(folder),
        None => std::env::var_os("TRUNK_STAGING_DIR")
            .map(PathBuf::from)
            .ok_or("name the folder of the built page")?,
    };
    process::run(program("node").arg("www/intake/build.js").arg(&folder))?;
    if std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug") {
        pack::write_all(&folder)?;
        package::quick_core(&folder)?;
        let single = CORES.iter().filter(|core| core.name != "all");
        let one: Vec<_> = single
            .flat_map(|core| names(core.name).into_iter().zip(names("all")))
            .collect();
        rename(&folder.join("worker.js"), &one)?;
        return Ok(ExitCode::SUCCESS);
    }
    package::cores(&folder)?;
    pack::write_all(&folder)?;
    process::run(program("node").arg("www/seal.js").arg(&folder))?;
    Ok(ExitCode::SUCCESS)
}

/// The files of a core.
fn names(core: &str) -> [String; 2] {
    ["js", "wasm"].map(|ending| format!("mitjul_{core}.{ending}"))
}

/// Puts other names of files into the worker's script.
fn rename(worker: &Path, names: &[(String, String)]) -> Result<(), String> {
    let problem = |e| format!("{}: {e}", worker.display());
    let source = fs::read_to_string(worker).map_err(problem)?;
    fs::write(worker, renamed(source, names)?).map_err(problem)
}

/// The worker's script with other names of files in it.
fn renamed(mut script: String, names: &[(String, String)]) -> Result<String, String> {
    for (plain, other) in names {
        if script.matches(plain.as_str()).count() != 1 {
            return Err(format!("worker.js names `{plain}` not once"));
        }
        script = script.replace(plain.as_str(), other);
    }
    Ok(script)
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn the_worker_asks_for_its_files_by_their_names() {
        let packs = [("ko.pack".to_owned(), "en.pack".to_owned())];
        let script = "const P={ko:\"ko.pack\"};".to_owned();
        assert_eq!(
            renamed(script, &packs).unwrap(),
            "const P={ko:\"en.pack\"};"
        );
        assert!(renamed(String::new(), &packs).is_err());
    }
}
