//! Reading what the user names: articles, dictionaries and patterns.

use std::fmt;
use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use mitjul::{Dictionary, Options, Patterns};

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

/// Options with the dictionary and the patterns that the user names, if any.
pub(crate) fn options(
    names: Option<&Path>,
    expressions: Option<&Path>,
) -> Result<(Options, Outcome), Failure> {
    let mut options = Options::default();
    let (dictionary, names) = lines(names, Dictionary::parse)?;
    let (patterns, expressions) = lines(expressions, Patterns::read)?;
    options.dictionary = dictionary;
    options.patterns = patterns;
    Ok((options, names.and(expressions)))
}

/// What a file of the user's holds, a line each, if any is named. Lines that cannot be read are reported and skipped.
fn lines<T: Default, E: fmt::Display>(
    file: Option<&Path>,
    read: impl Fn(&str) -> (T, Vec<E>),
) -> Result<(T, Outcome), Failure> {
    let Some(path) = file else {
        return Ok((T::default(), Outcome::Done));
    };
    let name = path.display().to_string();
    let source = std::fs::read_to_string(path).map_err(|e| Failure::new(&name, e))?;
    let (given, errors) = read(&source);
    for error in &errors {
        eprintln!("mitjul: {name}: {error}");
    }
    let outcome = if errors.is_empty() {
        Outcome::Done
    } else {
        Outcome::SomeFailed
    };
    Ok((given, outcome))
}
