//! `mitjul annotate --jsonl` as a stage of a pipe: order, bad lines, back-pressure, bounded memory, readers that go away.

#[path = "support/program.rs"]
mod program;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::Value;

use program::{mitjul, words};

const ARTICLE: &str = "한빛전자는 지난 10일 매출이 3조5000억원이라고 밝혔다. 김한빛 대표는 “내년에는 두 배로 늘 것”이라고 말했다.\n";

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

/// A stream that is being annotated, fed by a thread until it refuses, with the number of bytes that it took.
struct Stream {
    child: Child,
    taken: Arc<AtomicUsize>,
}

impl Stream {
    fn of(mut lines: impl Iterator<Item = String> + Send + 'static) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mitjul"))
            .args(["annotate", "--jsonl"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let taken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&taken);
        std::thread::spawn(move || {
            while let Some(line) = lines.next()
                && stdin.write_all(line.as_bytes()).is_ok()
            {
                count.fetch_add(line.len(), Ordering::SeqCst);
            }
        });
        Self { child, taken }
    }

    /// The most memory that it has ever held, in MB.
    #[cfg(target_os = "linux")]
    fn peak(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap();
        let kilobytes = line.split_whitespace().nth(1).unwrap();
        kilobytes.parse::<usize>().unwrap() / 1000
    }
}

fn endless() -> impl Iterator<Item = String> + Send + 'static {
    let article = |id: usize| serde_json::json!({"id": id, "text": ARTICLE.repeat(id % 9 + 1)});
    (0..).map(move |id| format!("{}\n", article(id)))
}

#[test]
fn a_stream_whose_answers_nobody_takes_is_not_read_on() {
    let mut stream = Stream::of(endless());
    let mut before = 0;
    // It has stopped when nothing is taken for a second.
    let taken = loop {
        std::thread::sleep(Duration::from_secs(1));
        let taken = stream.taken.load(Ordering::SeqCst);
        if taken == before && taken > 0 {
            break taken;
        }
        before = taken;
    };
    let threads = std::thread::available_parallelism().unwrap().get();
    assert!(taken < (threads + 2) << 20, "{taken} bytes taken");
    // And goes on when they are taken.
    let answers = BufReader::new(stream.child.stdout.take().unwrap());
    for (id, line) in answers.lines().take(1000).enumerate() {
        let answer: Value = serde_json::from_str(&line.unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    assert!(stream.child.wait().unwrap().success());
}

#[test]
#[cfg(target_os = "linux")]
fn a_stream_without_an_end_takes_no_more_memory_than_a_long_one() {
    let mut stream = Stream::of(endless());
    let mut answers = BufReader::new(stream.child.stdout.take().unwrap()).lines();
    let mut after = |lines: usize| {
        for _ in 0..lines {
            answers.next().unwrap().unwrap();
        }
        stream.peak()
    };
    let (early, late) = (after(1500), after(4500));
    assert!(late <= early + early / 8 + 4, "{early} MB, then {late} MB");
    drop(answers);
    assert!(stream.child.wait().unwrap().success());
}

#[test]
fn a_stream_ends_quietly_when_its_reader_has_seen_enough() {
    let mut stream = Stream::of(endless());
    let mut answers = BufReader::new(stream.child.stdout.take().unwrap());
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    assert!(line.starts_with("{\"id\":0,"));
    drop(answers);
    let output = stream.child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(words(&output.stderr), "");
}

#[test]
fn a_stream_goes_on_when_nobody_hears_of_its_errors() {
    let lines = (0..500).map(|_| "nonsense\n".to_owned());
    let mut stream = Stream::of(lines);
    drop(stream.child.stderr.take());
    let output = stream.child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(words(&output.stdout).lines().count(), 500);
}

#[test]
fn what_is_too_long_in_a_stream_is_said_and_the_rest_answered() {
    let limit = mitjul::TEXT_LIMIT;
    let text = |length: usize| serde_json::json!({"id": length, "text": " ".repeat(length)});
    let html = serde_json::json!({"id": "page", "html": "<p>".to_owned() + &"x".repeat(limit + 1)});
    let long = "x".repeat(16 * limit);
    let input = format!(
        "{}\n{}\n{html}\n{long}\n\n{long}x\r\n{}\n{long}{long}",
        text(limit),
        text(limit + 1),
        text(1),
    );
    let output = mitjul(&["annotate", "--jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    let answers: Vec<Value> = words(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let told: Vec<(Option<u64>, &str)> = answers
        .iter()
        .map(|answer| {
            (
                answer["line"].as_u64(),
                answer["error"].as_str().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (None, ""),
            (
                Some(2),
                "the text has 2097153 bytes, more than the limit of 2097152"
            ),
            (
                Some(3),
                "the text has 2097153 bytes, more than the limit of 2097152"
            ),
            (Some(4), "not JSON: expected value at line 1 column 1"),
            (
                Some(6),
                "the line has more than the limit of 33554432 bytes"
            ),
            (None, ""),
            (
                Some(8),
                "the line has more than the limit of 33554432 bytes"
            ),
        ]
    );
    assert_eq!(answers[1]["id"], limit + 1);
    assert_eq!(answers[2]["id"], "page");
    assert_eq!(answers[5]["id"], 1);
}
