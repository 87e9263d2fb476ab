//! Reading what the user names: articles and dictionaries.

use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use mitjul::Dictionary;

use crate::{Failure, Outcome};

/// The whole of a file, or of standard input for `-` or nothing.
pub(crate) fn bytes(file: Option<&Path>) -> Result<(String, Vec<u8>), Failure> {
    match file {
        Some(path) if path != Path::new("-") => {
            let name = path.display().to_string();
            let content = std::fs::read(path).map_err(|e| Failure::new(&name, e))?;
            Ok((name, content))
        }
        _ => {
            let name = "standard input".to_owned();
            let mut stdin = std::io::stdin().lock();
            if stdin.is_terminal() {
                eprintln!("mitjul: reading the article from the terminal; end it with Ctrl-D");
            }
            let mut content = Vec::new();
            stdin
                .read_to_end(&mut content)
                .map_err(|e| Failure::new(&name, e))?;
            Ok((name, content))
        }
    }
}

/// The dictionary that the user names, if any. Its bad lines are reported and skipped.
pub(crate) fn dictionary(file: Option<&Path>) -> Result<(Dictionary, Outcome), Failure> {
    let Some(path) = file else {
        return Ok((Dictionary::default(), Outcome::Done));
    };
    let name = path.display().to_string();
    let source = std::fs::read_to_string(path).map_err(|e| Failure::new(&name, e))?;
    let (dictionary, errors) = Dictionary::parse(&source);
    for error in &errors {
        eprintln!("mitjul: {name}: {error}");
    }
    let outcome = if errors.is_empty() {
        Outcome::Done
    } else {
        Outcome::SomeFailed
    };
    Ok((dictionary, outcome))
}
