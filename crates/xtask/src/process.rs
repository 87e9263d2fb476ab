//! Running other programs: where, with which environment, and with their output shown as it comes.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository: two folders above this crate.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The folder that `cargo install` puts programs into.
pub fn cargo_bin() -> Option<PathBuf> {
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    home("CARGO_INSTALL_ROOT")
        .or_else(|| home("CARGO_HOME"))
        .or_else(|| home("HOME").map(|home| home.join(".cargo")))
        .or_else(|| home("USERPROFILE").map(|home| home.join(".cargo")))
        .map(|folder| folder.join("bin"))
}

/// The PATH that every program here is started with: npm's tools first, then cargo's, then the caller's own.
pub fn search_path() -> OsString {
    let mut folders = vec![root().join("node_modules/.bin")];
    folders.extend(cargo_bin());
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
}

/// The first program of that name on the PATH that this crate uses.
pub fn find(program: &str) -> Option<PathBuf> {
    find_in(program, &search_path())
}

/// The first program of that name in the folders of `path`.
pub fn find_in(program: &str, path: &OsString) -> Option<PathBuf> {
    let suffixes: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    env::split_paths(path)
        .flat_map(|folder| {
            suffixes
                .iter()
                .map(move |suffix| folder.join(format!("{program}{suffix}")))
        })
        .find(|file| is_executable(file))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

/// A program to be started in the repository with the project's tools on its PATH.
pub fn program(name: &str) -> Command {
    let mut command = Command::new(find(name).unwrap_or_else(|| PathBuf::from(name)));
    command.current_dir(root()).env("PATH", search_path());
    // Trunk must take the tools that the set-up pinned, never fetch others; and it wants NO_COLOR to be a boolean,
    // which the convention is not.
    command
        .env("TRUNK_OFFLINE", "true")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    // What cargo told this program about itself would look like a changed environment to the cargo started here.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text == "CARGO_CRATE_NAME"
        {
            command.env_remove(&name);
        }
    }
    command
}

/// The program with its arguments, as a person would type it.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let mut text = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text += &argument.to_string_lossy();
    }
    text
}

/// Runs a program to its end with its output shown; an error is a sentence that names it.
pub fn run(command: &mut Command) -> Result<(), String> {
    each_line(command, |_| {})
}

/// Like [`run`], and hands each line of standard output to `see` as well as to the terminal.
///
/// Standard error is left as it is, so that cargo shows its progress. Standard input is closed: nothing here may
/// wait for a person.
pub fn each_line(command: &mut Command, mut see: impl FnMut(&str)) -> Result<(), String> {
    println!("  $ {}", shown(command));
    let name = shown(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        while reader
            .read_until(b'\n', &mut line)
            .map_err(|error| format!("{name}: {error}"))?
            > 0
        {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            see(text.trim_end());
            line.clear();
        }
        let _ = std::io::stdout().flush();
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{name}` ended with {status}"))
    }
}

/// A program's standard output, or nothing when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Gives the terminal over to a program and waits for its end.
pub fn hand_over(command: &mut Command) -> crate::Done {
    println!("  $ {}", shown(command));
    let status = command
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    let code = status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1);
    Ok(std::process::ExitCode::from(code))
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy();
    if error.kind() == std::io::ErrorKind::NotFound {
        format!("`{name}` is not installed or not on the PATH")
    } else {
        format!("`{name}` cannot be started: {error}")
    }
}

/// Reads `/etc/os-release`; empty where there is none.
pub fn os_release() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.to_owned(), value.trim_matches('"').to_owned()))
        .collect()
}
