//! The test of examples/spark: Java from Debian, pyspark in a place of its own under target/, then what the example tests
//! by itself. Without them (no network, no root) it is skipped, and says what is missing: nothing else needs them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{self, find, output, program, root, search_path, shown};
use crate::setup::{apt_install, has_apt, installing};
use crate::test::{Outcome, failed, skipped, tests};
use crate::tools;

/// pyspark is 430 MB. Where that takes longer than this, the rest of the tests is not kept waiting.
const DOWNLOAD: Duration = Duration::from_secs(300);

/// The test step.
pub fn step() -> Outcome {
    if !cfg!(unix) {
        return skipped("the example is tried on Linux and macOS only".to_owned());
    }
    let installed = java().and_then(|()| pyspark());
    let folder = match installed {
        Ok(folder) => folder,
        Err(reason) => return skipped(reason),
    };
    let mitjul = match command_line() {
        Ok(mitjul) => mitjul,
        Err(problem) => return failed(problem),
    };
    let mut command = inside(&folder, "python");
    command
        .arg("test_example.py")
        .current_dir(root().join("examples/spark"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("MITJUL", mitjul)
        // The machine's own name may lead nowhere.
        .env("SPARK_LOCAL_IP", "127.0.0.1");
    tests(&mut [command])
}

/// Builds the command line, as the step `native` has done already.
pub fn command_line() -> Result<PathBuf, String> {
    let mut build = program("cargo");
    build.args(["test", "--workspace", "--features", "mitjul/cli"]);
    build.args(["--test", "cli", "--no-run"]);
    process::run(&mut build)?;
    Ok(target().join("debug/mitjul"))
}

/// Cargo's target folder.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |path| root().join(path))
}

/// Java, by apt-get where that can be used.
fn java() -> Result<(), String> {
    if java_major().is_some_and(|major| major >= tools::JAVA_MAJOR) {
        return Ok(());
    }
    if has_apt() {
        apt_install(tools::DEBIAN_JAVA)?;
    }
    let wanted = format!(
        "Java {} or newer is needed (on Debian: apt-get install {})",
        tools::JAVA_MAJOR,
        tools::DEBIAN_JAVA.join(" ")
    );
    match java_major() {
        Some(major) if major >= tools::JAVA_MAJOR => Ok(()),
        Some(major) => Err(format!("Java is {major}: {wanted}")),
        None => Err(format!("Java is missing: {wanted}")),
    }
}

/// The version of the Java that Spark would start.
fn java_major() -> Option<u32> {
    let java = match env::var_os("JAVA_HOME") {
        Some(home) => Path::new(&home).join("bin/java"),
        None => find("java")?,
    };
    let told = Command::new(java)
        .arg("-version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    major(&String::from_utf8_lossy(&told.stderr))
}

/// Of `openjdk version "17.0.15" 2025-04-15`: 17; of the old `java version "1.8.0_292"`: 8.
fn major(told: &str) -> Option<u32> {
    let (_, version) = told.split_once("version \"")?;
    let mut numbers = version.split(|c: char| !c.is_ascii_digit());
    match numbers.next()?.parse().ok()? {
        1 => numbers.next()?.parse().ok(),
        major => Some(major),
    }
}

/// A folder with a Python that has what examples/spark/requirements.txt names, and nothing else.
fn pyspark() -> Result<PathBuf, String> {
    let wanted = root().join("examples/spark/requirements.txt");
    let lock = fs::read(&wanted).map_err(|error| format!("{}: {error}", wanted.display()))?;
    let folder = target().join("spark");
    let stamp = folder.join("installed.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(folder);
    }
    python()?;
    installing("installing pyspark (a download of 430 MB)", || {
        // What a run that was stopped has left is not built on.
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        process::run(program("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut pip = inside(&folder, "python");
        pip.args(["-m", "pip", "install", "--quiet", "--no-cache-dir", "-r"])
            .arg(&wanted)
            // The downloaded archive is unpacked and packed again on the way: next to where it goes, there is room.
            .env("TMPDIR", &folder);
        run_within(DOWNLOAD, &mut pip)
            .map_err(|error| format!("pyspark could not be installed ({error})"))?;
        fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
    })?;
    Ok(folder)
}

/// A Python that can make a place for packages.
fn python() -> Result<(), String> {
    let able = || {
        let code = format!(
            "import ensurepip, venv, sys; sys.exit(sys.version_info < (3, {}))",
            tools::PYTHON_MINOR
        );
        output(program("python3").args(["-c", &code])).is_some()
    };
    if !able() && has_apt() {
        apt_install(tools::DEBIAN_PYTHON)?;
    }
    if able() {
        return Ok(());
    }
    Err(format!(
        "Python 3.{} or newer with venv is needed (on Debian: apt-get install {})",
        tools::PYTHON_MINOR,
        tools::DEBIAN_PYTHON.join(" ")
    ))
}

/// A program of that Python, which comes before all others for what it starts, with none of another Spark's settings.
fn inside(folder: &Path, name: &str) -> Command {
    let programs = folder.join("bin");
    let mut command = program(&programs.join(name).to_string_lossy());
    let path = search_path();
    let path = [programs].into_iter().chain(env::split_paths(&path));
    if let Ok(path) = env::join_paths(path) {
        command.env("PATH", path);
    }
    for name in [
        "SPARK_HOME",
        "SPARK_CONF_DIR",
        "PYTHONPATH",
        "PYTHONHOME",
        "PYSPARK_PYTHON",
        "PYSPARK_DRIVER_PYTHON",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs a program to its end, which must come in time.
fn run_within(limit: Duration, command: &mut Command) -> Result<(), String> {
    let name = shown(command);
    println!("  $ {name}");
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .map_err(|error| format!("`{name}` cannot be started: {error}"))?;
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{name}` ended with {status}")),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(200)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("`{name}` took more than {} s", limit.as_secs()));
            }
            Err(error) => return Err(format!("{name}: {error}")),
        }
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn reads_the_version_of_every_java() {
        for (told, expected) in [
            (
                "openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime",
                Some(17),
            ),
            ("java version \"1.8.0_292\"", Some(8)),
            ("openjdk version \"21\" 2023-09-19", Some(21)),
            (
                "The operation couldn't be completed. Unable to locate a Java Runtime.",
                None,
            ),
        ] {
            assert_eq!(major(told), expected, "{told}");
        }
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended() {
        let limit = Duration::from_millis(300);
        assert_eq!(run_within(limit, &mut program("true")), Ok(()));
        assert!(run_within(limit, &mut program("false")).is_err());
        let start = Instant::now();
        assert!(run_within(limit, program("sleep").arg("60")).is_err());
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
