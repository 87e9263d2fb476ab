//! `cargo xtask`: sets up, serves, tests, measures and packages mitjul.
//!
//! Each subcommand lives in a module of its own; [`COMMANDS`] is the list that `help` prints. Everything it needs
//! beyond Rust and Node it installs by itself, at the versions that `tools.rs` pins.

mod api;
mod commands;
mod corpus;
mod count;
mod faces;
mod install;
mod pack;
mod package;
mod precache;
mod process;
mod setup;
mod spark;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

/// What a subcommand returns: how the process ends, or a sentence that says what went wrong.
pub type Done = Result<ExitCode, String>;

/// A subcommand.
struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Done,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[TRUNK OPTIONS]",
        about: "sets up, builds the page and serves it on http://127.0.0.1:8080",
        run: commands::serve,
    },
    Command {
        name: "test",
        arguments: "[--list] [STEP]…",
        about: "sets up and runs every check and test, or only the named steps",
        run: steps::test,
    },
    Command {
        name: "setup",
        arguments: "",
        about: "installs what serve and test need, and nothing else",
        run: commands::setup,
    },
    Command {
        name: "build",
        arguments: "[TRUNK OPTIONS]",
        about: "builds the page as it is published, into dist/",
        run: commands::build,
    },
    Command {
        name: "bench",
        arguments: "[--native] [--quick] [--browser] [--peers] | --page",
        about: "measures how fast the core annotates, natively and in Chromium, and other programs; or how the page feels and what it weighs",
        run: commands::bench,
    },
    Command {
        name: "sizes",
        arguments: "[FOLDER]",
        about: "lists the page's files raw, gzip and brotli, and what the first load takes",
        run: commands::sizes,
    },
    Command {
        name: "shots",
        arguments: "FOLDER [VIEW]… [--widths 360,1400] [--themes light,dark,contrast] [--langs ko,en] [--scale 2]",
        about: "takes screenshots of the page's views: themes, widths, Korean and English",
        run: commands::shots,
    },
    Command {
        name: "api",
        arguments: "[--accept]",
        about: "shows what has changed in the crate's public interface, or takes it up into tests/api.txt",
        run: api::api,
    },
    Command {
        name: "package",
        arguments: "",
        about: "makes the crate as crates.io gets it, and builds that",
        run: faces::package,
    },
    Command {
        name: "pack",
        arguments: "[FOLDER]",
        about: "writes the data of each language into a file, into target/packs/ or FOLDER",
        run: pack::pack,
    },
    Command {
        name: "npm",
        arguments: "",
        about: "builds the npm package into pkg/npm/",
        run: faces::npm,
    },
    Command {
        name: "corpus",
        arguments: "add NAME FILE|accept NAME",
        about: "adds a page to tests/corpus, or accepts what is found in one as right",
        run: corpus::corpus,
    },
    Command {
        name: "embed",
        arguments: "",
        about: "builds the script for other sites' pages into pkg/embed/",
        run: faces::embed,
    },
    Command {
        name: "extension",
        arguments: "",
        about: "builds the browser extension for Chrome, Edge and Firefox into pkg/extension/",
        run: faces::extension,
    },
    Command {
        name: "precache",
        arguments: "[FOLDER]",
        about: "puts the languages' code and data into a built page and lists its files for its service worker (Trunk calls it)",
        run: precache::precache,
    },
    Command {
        name: "train",
        arguments: "DATA [OPTIONS]",
        about: "makes the model's weights from the training data in the folder DATA",
        run: commands::train,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    if matches!(name, "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("xtask: there is no command `{name}`\n\n{}", help());
        return ExitCode::from(2);
    };
    match (command.run)(rest) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("xtask {name}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask COMMAND\n\n");
    for command in COMMANDS {
        let usage = format!("{} {}", command.name, command.arguments);
        text += &format!("  {usage:<28} {}\n", command.about);
    }
    text
}
