//! The stage on its own, for measuring: gold body, amounts, dates and (on demand) entities in, claims out.

use super::*;
use crate::document::{Amount, Bound, Entity, EntityKind, Mention};
use crate::{AmountKind, OffsetIndex, OffsetUnit};

/// `MITJUL_DATA=<gold folder> MITJUL_OUT=<file> cargo test --release stage -- --ignored`; with
/// `MITJUL_ENTITIES` set the gold entities are given too.
#[test]
#[ignore = "needs a folder of annotated articles"]
fn writes_the_claims_of_annotated_articles() {
    let data = std::env::var("MITJUL_DATA").unwrap();
    let given = std::env::var("MITJUL_ENTITIES").is_ok();
    let mut out = String::new();
    let mut files = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(data)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "json") {
                files.push(path);
            }
        }
    }
    files.sort();
    let finder = Finder::new();
    for file in files {
        let gold: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let text = gold["text"].as_str().unwrap();
        let index = OffsetIndex::new(text, OffsetUnit::CodePoint);
        let span = |s: &serde_json::Value, e: &serde_json::Value| {
            Span::new(
                index.to_byte(s.as_u64().unwrap() as usize),
                index.to_byte(e.as_u64().unwrap() as usize),
            )
        };
        let mut document = Document::default();
        for range in gold["body"].as_array().unwrap() {
            let all = span(&range[0], &range[1]);
            let mut start = all.start;
            for line in all.of(text).split_inclusive('\n') {
                let line_span = Span::new(start, start + line.len()).trimmed(text);
                start += line.len();
                if !line_span.is_empty() {
                    document.body.push(line_span);
                }
            }
        }
        if given {
            let mut by_group: std::collections::BTreeMap<(String, String), Vec<Mention>> =
                Default::default();
            for e in gold["entities"].as_array().unwrap() {
                by_group
                    .entry((
                        e["entity"].to_string(),
                        e["kind"].as_str().unwrap().to_owned(),
                    ))
                    .or_default()
                    .push(Mention {
                        span: span(&e["s"], &e["e"]),
                        confidence: 1.0,
                    });
            }
            for ((_, kind), mentions) in by_group {
                document.entities.push(Entity {
                    kind: EntityKind::from_word(&kind).unwrap(),
                    name: mentions[0].span.of(text).to_owned(),
                    aliases: vec![],
                    titles: vec![],
                    organization: None,
                    mentions,
                });
            }
        }
        for a in gold["amounts"].as_array().unwrap() {
            document.amounts.push(Amount {
                span: span(&a["s"], &a["e"]),
                kind: AmountKind::Other,
                low: None,
                high: None,
                unit: String::new(),
                per: None,
                bound: Bound::Exact,
                bound_word: None,
                direction: None,
                same_as: None,
            });
        }
        document.claims = finder.find(text, &document);
        let mut record = document.record(text, OffsetUnit::CodePoint);
        record.id = gold["id"].as_str().map(str::to_owned);
        out.push_str(&serde_json::to_string(&record).unwrap());
        out.push('\n');
    }
    std::fs::write(std::env::var("MITJUL_OUT").unwrap(), out).unwrap();
}
