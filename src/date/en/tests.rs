//! English dates by their examples.

use std::fmt::Write as _;

use time::Date;

use crate::document::DateMention;
use crate::language::Language;
use crate::quantities::Quantities;

/// The examples of a file: those of `dates.examples.txt`, each with the day of its publication.
const EXAMPLES: &str = include_str!("../../../data/en/dates.examples.txt");
/// The words, with examples behind `+` and `-`, all of one day.
const WORDS: &str = include_str!("../../../data/en/dates.txt");

fn day(text: &str) -> Option<Date> {
    crate::parse_date(text).ok()
}

/// A date as the examples write it.
fn written(text: &str, date: &DateMention, fields: usize) -> String {
    let mut out = date.span.of(text).to_owned();
    let value = match (date.value, date.end_value) {
        (Some(value), Some(end)) => format!("{value}~{end}"),
        (Some(value), None) => value.to_string(),
        _ => "?".to_owned(),
    };
    let _ = write!(out, "|{value}");
    let part = date.part.map_or("", |part| part.as_str());
    let time = date.time.map_or(String::new(), |time| time.to_string());
    if fields > 2 || !part.is_empty() || !time.is_empty() {
        let _ = write!(out, "|{part}");
    }
    if fields > 3 || !time.is_empty() {
        let _ = write!(out, "|{time}");
    }
    out
}

/// The sentence without its marks, and what they hold.
fn marked(line: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut expected = Vec::new();
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('[') {
        let (mark, after) = behind.split_once(']').expect("a closed mark");
        text += before;
        text += mark.split('|').next().expect("words");
        expected.push(mark.to_owned());
        rest = after;
    }
    text += rest;
    (text.replace(" / ", "\n"), expected)
}

fn failures<'a>(examples: impl Iterator<Item = (Option<Date>, &'a str)>) -> (usize, Vec<String>) {
    let quantities = Quantities::new().read_as(Language::English);
    let mut count = 0;
    let mut failures = Vec::new();
    for (published, line) in examples {
        let (text, expected) = marked(line);
        let (dates, _) = quantities.find(&text, published);
        let found: Vec<_> = dates
            .iter()
            .enumerate()
            .map(|(i, date)| {
                let fields = expected.get(i).map_or(0, |e| e.split('|').count());
                written(&text, date, fields)
            })
            .collect();
        if found != expected {
            failures.push(format!(
                "{text}\n    wanted {expected:?}\n    found  {found:?}"
            ));
        }
        count += 1;
    }
    (count, failures)
}

#[test]
fn finds_the_dates_of_the_examples() {
    let mut published = None;
    let examples = EXAMPLES.lines().filter_map(|line| {
        if let Some(day_of) = line.strip_prefix('@') {
            published = day(day_of);
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((published, line))
    });
    let (count, failures) = failures(examples);
    assert!(count >= 150, "{count} examples");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn finds_the_dates_of_the_words() {
    let published = day("2024-04-11");
    let examples = WORDS.lines().filter_map(|line| {
        let example = line.strip_prefix("+ ").or_else(|| line.strip_prefix("- "));
        assert!(!line.starts_with("- ") || !line.contains('['), "{line}");
        Some((published, example?))
    });
    let (count, failures) = failures(examples);
    assert!(count >= 18, "{count} examples");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
