//! Sentences with their claims marked in them: [content], <cue>, {who says it, in the sentence's words}, ~via~, behind how
//! the first claim is meant.

use super::Finder;
use crate::document::{Claim, Document, Modality};
use crate::language::Language;
use crate::passage::{Passages, Stops};
use crate::text::Span;

/// The claims of a text whose lines are its paragraphs and of which nothing else is known.
pub(super) fn claims(finder: &Finder, text: &str) -> Vec<Claim> {
    let mut body = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        body.push(Span::new(at, at + line.len()));
        at += line.len() + 1;
    }
    let passages = Passages::read(text, &[], &body, Some(Language::English), &Stops::new());
    let document = Document {
        body,
        ..Document::default()
    };
    finder.find(text, &passages, &document)
}

/// What is marked in a sentence.
#[derive(Debug, Default)]
struct Marked {
    text: String,
    meant: Option<Modality>,
    contents: Vec<String>,
    cues: Vec<String>,
    sources: Vec<String>,
    vias: Vec<String>,
}

fn marked(line: &str) -> Marked {
    let mut found = Marked::default();
    // A new paragraph.
    let line = line.replace(" ¶ ", "\n");
    let mut line = &*line;
    if let Some((meant, rest)) = line.split_once(": ")
        && let Some(modality) = Modality::ALL.iter().find(|m| m.as_str() == meant)
    {
        found.meant = Some(*modality);
        line = rest;
    }
    let mut starts: Vec<usize> = Vec::new();
    for c in line.chars() {
        match c {
            '[' | '<' | '{' => starts.push(found.text.len()),
            '~' if found.text.len() != starts.last().copied().unwrap_or(usize::MAX)
                && found.vias.len() % 2 == 1 =>
            {
                let start = starts.pop().unwrap();
                found.vias.pop();
                found.vias.push(found.text[start..].to_owned());
                found.vias.push(String::new());
            }
            '~' => {
                starts.push(found.text.len());
                found.vias.push(String::new());
            }
            ']' | '>' | '}' => {
                let part = found.text[starts.pop().unwrap()..].to_owned();
                match c {
                    ']' => found.contents.push(part),
                    '>' => found.cues.push(part),
                    _ => found.sources.push(part),
                }
            }
            _ => found.text.push(c),
        }
    }
    found.vias.retain(|v| !v.is_empty());
    found
}

/// What is wrong with what is found in a marked sentence.
fn difference(finder: &Finder, line: &str) -> Option<String> {
    let marked = marked(line);
    let text = &marked.text;
    let claims = claims(finder, text);
    let mut wrong = Vec::new();
    let mut check = |what: &str, expected: &[String], found: Vec<&str>| {
        let mut found = found;
        found.dedup();
        let mut expected = expected.to_vec();
        expected.dedup();
        if found != expected {
            wrong.push(format!("{what} {found:?} not {expected:?}"));
        }
    };
    check(
        "contents",
        &marked.contents,
        claims.iter().map(|c| c.span.of(text)).collect(),
    );
    if !marked.cues.is_empty() {
        check(
            "cues",
            &marked.cues,
            claims
                .iter()
                .filter_map(|c| c.cue)
                .map(|c| c.of(text))
                .collect(),
        );
    }
    if !marked.sources.is_empty() {
        check(
            "sources",
            &marked.sources,
            claims
                .iter()
                .filter_map(|c| c.source)
                .map(|c| c.of(text))
                .collect(),
        );
    }
    check(
        "via",
        &marked.vias,
        claims
            .iter()
            .filter_map(|c| c.via)
            .map(|v| v.span.of(text))
            .collect(),
    );
    if let (Some(meant), Some(first)) = (marked.meant, claims.first())
        && meant != first.modality
    {
        wrong.push(format!("meant {:?} not {meant:?}", first.modality));
    }
    (!wrong.is_empty()).then(|| format!("{line}\n    {}\n", wrong.join("\n    ")))
}

/// Holds what is found against marked sentences, all of them before it fails.
pub(super) fn hold(sentences: &[&str]) {
    let finder = Finder::new();
    let wrong: Vec<String> = sentences
        .iter()
        .filter_map(|line| difference(&finder, line))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        sentences.len(),
        wrong.join("")
    );
}

#[test]
fn every_class_of_verbs_keeps_to_its_examples() {
    let file = include_str!("../../../data/en/claims/verbs.txt");
    let examples: Vec<&str> = file
        .lines()
        .filter_map(|l| l.strip_prefix("+ ").or(l.strip_prefix("- ")))
        .collect();
    assert!(examples.len() > 30);
    hold(&examples);
}

#[test]
fn sentences_of_every_kind_are_read() {
    let lines = include_str!("sentences.txt").lines();
    let sentences: Vec<&str> = lines
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .collect();
    assert!(sentences.len() >= 120, "{}", sentences.len());
    hold(&sentences);
}
