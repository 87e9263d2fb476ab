//! The examples of `data/en`: what stands in marks is found, and nothing else.

use std::fmt::Write as _;
use std::sync::LazyLock;

use super::*;
use crate::quantities::Quantities;

static QUANTITIES: LazyLock<Quantities> =
    LazyLock::new(|| Quantities::new().read_as(Language::English));

/// The lists that hold their examples, each class some that are found and some that are not.
const LISTS: &[(&str, &str)] = &[
    ("numerals", include_str!("../../../data/en/numerals.txt")),
    ("units", include_str!("../../../data/en/units.txt")),
    (
        "currencies",
        include_str!("../../../data/en/currencies.txt"),
    ),
    ("bounds", include_str!("../../../data/en/bounds.txt")),
    ("amounts", include_str!("../../../data/en/amounts.txt")),
];

const EXAMPLES: &str = include_str!("../../../data/en/amounts.examples.txt");

/// The sentence without its marks.
fn plain(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (words, after) = mark.split_once(']').unwrap();
        text += before;
        match words.split_once('|') {
            Some((words, _)) => text += words,
            // A bracket of the sentence itself.
            None => {
                let _ = write!(text, "[{words}]");
            }
        }
        rest = after;
    }
    text + rest
}

fn marked(text: &str) -> String {
    let (_, amounts) = QUANTITIES.find(text, None);
    let mut out = String::new();
    let mut at = 0;
    for amount in &amounts {
        let (low, high) = (
            amount.low.unwrap().normalize(),
            amount.high.unwrap().normalize(),
        );
        let _ = write!(
            out,
            "{}[{}|{}|{low}",
            &text[at..amount.span.start],
            amount.span.of(text),
            amount.kind
        );
        if low != high {
            let _ = write!(out, "~{high}");
        }
        if let Some(unit) = &amount.unit {
            let _ = write!(out, "|{unit}");
        }
        if amount.bound != Bound::Exact {
            let _ = write!(out, "|{}", amount.bound);
        }
        if let Some(direction) = amount.direction {
            let _ = write!(out, "|{direction}");
        }
        if let Some(per) = &amount.per {
            let _ = write!(out, "|per {per}");
        }
        if let Some(first) = amount.same_as {
            let _ = write!(out, "|same as {}", first + 1);
        }
        out.push(']');
        at = amount.span.end;
    }
    out + &text[at..]
}

fn check(name: &str, line: &str, wrong: &mut String) {
    let found = marked(&plain(line));
    if found != line {
        let _ = writeln!(wrong, "{name}\n  expected {line}\n  found    {found}");
    }
}

#[test]
fn each_class_of_words_shows_what_it_finds_and_what_it_does_not() {
    let mut wrong = String::new();
    for (name, list) in LISTS {
        let mut class = "";
        let (mut positive, mut negative) = (1, 1);
        for line in list.lines().chain(["= end"]) {
            if let Some(next) = line.strip_prefix("= ") {
                assert!(
                    positive > 0 && negative > 0,
                    "{name} {class} lacks examples of one sort"
                );
                (class, positive, negative) = (next, 0, 0);
            } else if let Some(example) = line.strip_prefix("+ ") {
                positive += 1;
                assert!(example.contains('|'), "{example}");
                check(name, example, &mut wrong);
            } else if let Some(example) = line.strip_prefix("- ") {
                negative += 1;
                assert!(!example.contains('|'), "{example}");
                check(name, example, &mut wrong);
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn finds_what_the_examples_mark_and_nothing_else() {
    let mut wrong = String::new();
    for line in EXAMPLES
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
    {
        check("examples", line, &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn numbers_without_end_take_no_time_to_speak_of() {
    for piece in [
        "5 to ",
        "1,",
        "1 000 ",
        "hundred and ",
        "one ",
        "$5-",
        "12-",
        "of 5 and ",
        "more than ",
        "5 feet ",
        "third-",
        "half a ",
        "a ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let start = std::time::Instant::now();
        let _ = QUANTITIES.find(&text, None);
        assert!(
            start.elapsed().as_secs() < 5,
            "{piece}: {:?}",
            start.elapsed()
        );
    }
}
