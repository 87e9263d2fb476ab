//! Programs that cargo installs: taken as they are where the right version is on the PATH, ready-made with `cargo binstall`
//! where that is installed, else built from source, all that are missing side by side and with a running count.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::process::{self, find, output, program};
use crate::tools::CargoTool;

/// How often the count is shown: on a terminal, where it is written over, and elsewhere, where each is a line.
const TICK: Duration = Duration::from_secs(1);
const LINES: Duration = Duration::from_secs(15);
/// How many of cargo's last lines are shown when a build fails.
const TAIL: usize = 40;

/// Installs those of the tools that are not there in their exact version.
pub fn cargo_tools(tools: &[&CargoTool]) -> Result<(), String> {
    let missing = || {
        let tools = tools.iter().copied();
        tools.filter(|tool| installed(tool).as_deref() != Some(tool.version))
    };
    if missing().next().is_some() && find("cargo-binstall").is_some() {
        for tool in missing() {
            ready_made(tool);
        }
    }
    let missing: Vec<&CargoTool> = missing().collect();
    if missing.is_empty() {
        return Ok(());
    }
    build(&missing)?;
    missing.into_iter().try_for_each(check)
}

/// The version of a tool that is on the PATH.
fn installed(tool: &CargoTool) -> Option<String> {
    let text = output(program(tool.program).arg("--version"))?;
    text.split(' ').nth(1).map(str::to_owned)
}

/// Asks for the program as its makers have built it; where there is none, it will be built.
fn ready_made(tool: &CargoTool) {
    println!(
        "set-up: fetching {} {} with cargo binstall",
        tool.package, tool.version
    );
    let start = Instant::now();
    let mut command = program("cargo");
    command
        .args([
            "binstall",
            "--no-confirm",
            "--disable-strategies",
            "compile",
        ])
        .args(["--version", tool.version, tool.package]);
    match process::run(&mut command) {
        Ok(()) => println!("set-up: done in {:.0} s", start.elapsed().as_secs_f64()),
        Err(error) => println!("set-up: note: {error}; it is built instead"),
    }
}

/// How far a build has come.
#[derive(Debug, Default)]
struct Progress {
    compiled: usize,
    latest: String,
    tail: Vec<String>,
    ended: bool,
}

impl Progress {
    /// Takes up a line of what cargo says.
    fn hear(&mut self, line: &str) {
        if let Some(what) = line.trim_start().strip_prefix("Compiling ") {
            self.compiled += 1;
            what.split(' ')
                .next()
                .unwrap_or("")
                .clone_into(&mut self.latest);
        }
        if self.tail.len() == TAIL {
            self.tail.remove(0);
        }
        self.tail.push(line.to_owned());
    }
}

fn build(tools: &[&CargoTool]) -> Result<(), String> {
    for tool in tools {
        println!(
            "set-up: building {} {} from source ({})",
            tool.package, tool.version, tool.takes
        );
        println!("  $ {}", process::shown(&command(tool)));
    }
    let start = Instant::now();
    let states: Vec<Mutex<Progress>> = tools.iter().map(|_| Mutex::default()).collect();
    let over = AtomicBool::new(false);
    let results: Vec<Result<(), String>> = thread::scope(|scope| {
        let builds: Vec<_> = tools
            .iter()
            .zip(&states)
            .map(|(tool, state)| scope.spawn(move || one(tool, state, start)))
            .collect();
        scope.spawn(|| count(tools, &states, &over, start));
        let results = builds
            .into_iter()
            .map(|build| {
                build
                    .join()
                    .unwrap_or_else(|_| Err("it stopped".to_owned()))
            })
            .collect();
        over.store(true, Ordering::Relaxed);
        results
    });
    for ((tool, state), result) in tools.iter().zip(&states).zip(results) {
        if let Err(error) = result {
            let state = state.lock().unwrap_or_else(|e| e.into_inner());
            eprintln!("{}", state.tail.join("\n"));
            return Err(format!(
                "{} {} could not be installed ({error})",
                tool.package, tool.version
            ));
        }
    }
    Ok(())
}

fn command(tool: &CargoTool) -> Command {
    let mut command = program("cargo");
    command.args(["install", "--version", tool.version, tool.package]);
    if tool.locked {
        command.arg("--locked");
    }
    command.envs(tool.profile.iter().copied());
    // Flags meant for this project must not change a tool, nor a shared target folder mix with its build.
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET");
    command
}

/// Builds one tool and notes how far it has come.
fn one(tool: &CargoTool, state: &Mutex<Progress>, start: Instant) -> Result<(), String> {
    let mut command = command(tool);
    command.env("CARGO_TERM_COLOR", "never");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("cargo: {error}"))?;
    if let Some(said) = child.stderr.take() {
        for line in BufReader::new(said).lines().map_while(Result::ok) {
            state.lock().unwrap_or_else(|e| e.into_inner()).hear(&line);
        }
    }
    let status = child.wait().map_err(|error| format!("cargo: {error}"))?;
    state.lock().unwrap_or_else(|e| e.into_inner()).ended = true;
    if !status.success() {
        return Err(format!("cargo ended with {status}"));
    }
    say(&format!(
        "set-up: {} {} is built, after {}",
        tool.package,
        tool.version,
        clock(start.elapsed())
    ));
    Ok(())
}

/// Shows how far the builds have come, until they are over.
fn count(tools: &[&CargoTool], states: &[Mutex<Progress>], over: &AtomicBool, start: Instant) {
    let terminal = std::io::stdout().is_terminal();
    let mut shown = Instant::now();
    while !over.load(Ordering::Relaxed) {
        thread::sleep(TICK);
        if !terminal && shown.elapsed() < LINES {
            continue;
        }
        shown = Instant::now();
        let line = tally(tools, states, start.elapsed());
        if terminal {
            print!("\r\x1b[2K{line}");
            let _ = std::io::stdout().flush();
        } else if !over.load(Ordering::Relaxed) {
            println!("{line}");
        }
    }
    if terminal {
        println!();
    }
}

/// A line of its own, also while a count is being shown.
fn say(line: &str) {
    if std::io::stdout().is_terminal() {
        print!("\r\x1b[2K");
    }
    println!("{line}");
}

/// `set-up: 1:05  wasm-bindgen-cli 61 crates (syn), trunk 80 crates (ring)`
fn tally(tools: &[&CargoTool], states: &[Mutex<Progress>], after: Duration) -> String {
    let each = tools.iter().zip(states).filter_map(|(tool, state)| {
        let state = state.lock().unwrap_or_else(|e| e.into_inner());
        let Progress {
            compiled, latest, ..
        } = &*state;
        (!state.ended).then(|| match compiled {
            0 => format!("{} is being fetched", tool.package),
            _ => format!("{} {compiled} crates ({latest})", tool.package),
        })
    });
    format!(
        "set-up: {}  {}",
        clock(after),
        each.collect::<Vec<_>>().join(", ")
    )
}

/// `4:05`
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Whether the tool that was installed is the one that is started.
fn check(tool: &CargoTool) -> Result<(), String> {
    let CargoTool {
        package, version, ..
    } = tool;
    match installed(tool) {
        Some(found) if found == *version => Ok(()),
        Some(found) => Err(format!(
            "{package} {version} was installed, but `{}` on the PATH is {found}; remove that one",
            tool.program
        )),
        None => Err(format!(
            "{package} {version} was installed, but `{}` cannot be started",
            tool.program
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::{TRUNK, WASM_BINDGEN};

    #[test]
    fn the_count_follows_what_cargo_says() {
        let states = [Mutex::<Progress>::default(), Mutex::default()];
        let tools = [&WASM_BINDGEN, &TRUNK];
        let tally = || tally(&tools, &states, Duration::from_secs(65));
        assert_eq!(
            tally(),
            "set-up: 1:05  wasm-bindgen-cli is being fetched, trunk is being fetched"
        );
        {
            let mut first = states[0].lock().unwrap();
            first.hear("   Compiling proc-macro2 v1.0.107");
            first.hear("   Compiling syn v3.0.9");
            first.hear("warning: nothing");
            assert_eq!(first.tail.len(), 3);
        }
        states[1].lock().unwrap().ended = true;
        assert_eq!(tally(), "set-up: 1:05  wasm-bindgen-cli 2 crates (syn)");
    }
}
