//! The command line run as a user runs it; shared by its tests.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs it with an input, to its end.
pub fn mitjul(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mitjul"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A command that refuses its arguments does not read.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// What it wrote, which is UTF-8.
pub fn words(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
