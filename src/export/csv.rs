use std::collections::BTreeMap;

use crate::explain::annotation::Subject;
use crate::export::item::placed;
use crate::export::record::AnnotatedArticle;
use crate::text::{OffsetIndex, OffsetUnit};

/// The columns, in order. Cells that a row has nothing to say in are empty.
const HEADER: [&str; 21] = [
    "id",
    "layer",
    "kind",
    "start",
    "end",
    "text",
    "name",
    "value",
    "low",
    "high",
    "unit",
    "per",
    "bound",
    "direction",
    "same_as",
    "speaker",
    "via",
    "cue",
    "modality",
    "check_worthiness",
    "confidence",
];

/// One table of all annotations in text order, as RFC 4180 has it (UTF-8, CRLF, a header row).
///
/// `unit` is the unit that `article`'s offsets count. A text cell that a spreadsheet would take for a formula gets an
/// apostrophe in front.
#[must_use]
pub fn csv(text: &str, article: &AnnotatedArticle, unit: OffsetUnit) -> String {
    let index = OffsetIndex::new(text, unit);
    let mut out = String::new();
    line(&mut out, HEADER.map(str::to_owned));
    for annotation in placed(article, &index) {
        let mut cells: [String; HEADER.len()] = Default::default();
        let mut set = |column: &str, value: String| {
            if let Some(cell) = HEADER
                .iter()
                .position(|name| *name == column)
                .and_then(|i| cells.get_mut(i))
            {
                *cell = value;
            }
        };
        set("id", annotation.id.clone());
        set("start", annotation.range.0.to_string());
        set("end", annotation.range.1.to_string());
        set("text", harmless(annotation.span.of(text)));
        match annotation.subject {
            Subject::Entity(entity, mention) => {
                set("layer", "entity".to_owned());
                set("kind", entity.kind.to_string());
                set("name", harmless(&entity.name));
                set("confidence", mention.confidence.to_string());
            }
            Subject::Amount(amount) => {
                set("layer", "amount".to_owned());
                set("kind", amount.kind.to_string());
                set("low", amount.low.clone().unwrap_or_default());
                set("high", amount.high.clone().unwrap_or_default());
                set("unit", amount.unit.clone().unwrap_or_default());
                set("per", amount.per.clone().unwrap_or_default());
                set("bound", amount.bound.to_string());
                set(
                    "direction",
                    amount.direction.map(|d| d.to_string()).unwrap_or_default(),
                );
                set("same_as", amount.same_as.clone().unwrap_or_default());
            }
            Subject::Date(date) => {
                set("layer", "date".to_owned());
                let end = date.end_value.as_deref();
                let value = date.value.clone().unwrap_or_default();
                set("low", value.clone());
                set("high", end.map_or_else(|| value.clone(), str::to_owned));
                let time = date.time.as_deref();
                set(
                    "value",
                    time.map_or_else(|| value.clone(), |t| format!("{value}T{t}")),
                );
            }
            Subject::Claim(claim) => {
                set("layer", "claim".to_owned());
                set("kind", claim.kind.to_string());
                let words = |s: &Option<crate::SourceRecord>| {
                    s.as_ref().map(|s| harmless(&s.text)).unwrap_or_default()
                };
                set("speaker", words(&claim.speaker));
                set("via", words(&claim.via));
                let cue = claim.cue.as_ref().map(|c| harmless(&c.text));
                set("cue", cue.unwrap_or_default());
                set("modality", claim.modality.to_string());
                set("check_worthiness", claim.check_worthiness.to_string());
                set("confidence", claim.confidence.to_string());
            }
            Subject::Match(found) => {
                set("layer", "match".to_owned());
                set("name", harmless(&found.label));
                set("value", harmless(&groups(&found.groups)));
            }
        }
        line(&mut out, cells);
    }
    out
}

/// The words of a match's named groups: `year: 2026; court: 고합`.
pub(super) fn groups(groups: &BTreeMap<String, String>) -> String {
    let groups = groups
        .iter()
        .map(|(name, words)| format!("{name}: {words}"));
    groups.collect::<Vec<_>>().join("; ")
}

/// Spreadsheets run a cell that begins like a formula; words of an article are never one. A number with its sign is none,
/// but it must be nothing else: `-5+…` is run too.
fn harmless(words: &str) -> String {
    let is_number = |words: &str| {
        let digits = words.trim_start_matches(['+', '-']);
        let digits = digits.strip_suffix('%').unwrap_or(digits);
        !digits.is_empty()
            && digits
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    let formula = words.starts_with(['\t', '\r'])
        || words.trim_start().starts_with(['=', '@', '+', '-']) && !is_number(words);
    if formula {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

fn line(out: &mut String, cells: [String; HEADER.len()]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_look_like_formulas_are_made_harmless() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("@sum", "'@sum"),
            ("-그", "'-그"),
            ("-5+1", "'-5+1"),
            (" =1", "' =1"),
            ("\t3", "'\t3"),
            ("+", "'+"),
            ("-5", "-5"),
            ("+3.2%", "+3.2%"),
            ("그냥", "그냥"),
        ] {
            assert_eq!(harmless(words), cell);
        }
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        let mut out = String::new();
        let mut cells: [String; HEADER.len()] = Default::default();
        cells[0] = "1,000 \"원\"".to_owned();
        line(&mut out, cells);
        assert!(out.starts_with("\"1,000 \"\"원\"\"\","));
        assert!(out.ends_with("\r\n"));
    }
}
