//! The command line as a user meets it: streams, forms, errors, exit status.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "한빛전자는 지난 10일 매출이 3조5000억원이라고 밝혔다. 김한빛 대표는 “내년에는 두 배로 늘 것”이라고 말했다.\n";

fn mitjul(arguments: &[&str], input: &str) -> Output {
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

fn words(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_stream_keeps_its_order_and_survives_bad_lines() {
    let mut input = String::new();
    for i in 0..500 {
        if i == 250 {
            input.push_str("not json\n\n");
        }
        let text = "한빛전자는 10일 3억원을 냈다고 밝혔다. ".repeat(i % 7 + 1);
        input.push_str(&serde_json::json!({"id": i, "text": text}).to_string());
        input.push('\n');
    }
    let output = mitjul(&["annotate", "--jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("standard input: line 251: not JSON"));
    let lines: Vec<Value> = words(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 501);
    assert_eq!(lines[250]["line"], 251);
    let ids: Vec<u64> = lines.iter().filter_map(|l| l["id"].as_u64()).collect();
    assert_eq!(ids, (0..500).collect::<Vec<u64>>());
}

#[test]
fn a_stream_answers_each_line_before_the_next_is_sent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mitjul"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for id in ["하나", "둘"] {
        writeln!(stdin, "{}", serde_json::json!({"id": id, "text": "좋다."})).unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn bad_fields_are_named() {
    for (line, reason) in [
        (r#"{"id":"a"}"#, "no text"),
        (r#"{"text":5}"#, "text is a number, not a string"),
        (r#"[1]"#, "not a JSON object"),
        (
            r#"{"text":"a","published":"2024-02-30"}"#,
            "published: '2024-02-30' is not a day",
        ),
        (
            r#"{"text":"a","whole_text":"yes"}"#,
            "whole_text is a string, not true or false",
        ),
    ] {
        let output = mitjul(&["annotate", "--jsonl"], line);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(
            answer["error"].as_str().unwrap().contains(reason),
            "{line}: {answer}"
        );
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_missing_file_is_named_and_a_wrong_option_is_usage() {
    let output = mitjul(&["annotate", "no-such-file.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("no-such-file.txt"));
    for arguments in [
        vec!["annotate", "--format", "pdf"],
        vec!["annotate", "--offsets", "grapheme"],
        vec!["annotate", "--jsonl", "--format", "csv"],
        vec!["annotate", "--published", "어제"],
        vec!["unknown"],
        vec![],
    ] {
        let output = mitjul(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
