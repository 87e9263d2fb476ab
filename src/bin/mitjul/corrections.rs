//! A reader's corrections, from the file that the page writes or one of the same form: docs/CORRECTIONS.md.

use std::path::Path;

use mitjul::edit::{self, Edit};
use mitjul::{AnnotatedArticle, Document, OffsetUnit};
use serde::Deserialize;
use serde_json::Value;

use crate::{Failure, Outcome};

/// The corrections of a file that could be read.
pub(crate) struct Corrections {
    /// The file, as the user names it.
    name: String,
    /// What their places count.
    unit: OffsetUnit,
    edits: Vec<Edit>,
    /// The number of each in the file, the first being 1.
    numbers: Vec<usize>,
    outcome: Outcome,
}

/// A file that says what its places count.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    offsets: String,
    corrections: Vec<Value>,
}

impl Corrections {
    /// Reads a file; what is no correction in it is reported and skipped.
    pub(crate) fn read(path: &Path) -> Result<Corrections, Failure> {
        let name = path.display().to_string();
        let json = std::fs::read_to_string(path).map_err(|e| Failure::new(&name, e))?;
        let (unit, list) = parted(&json).map_err(|e| Failure::new(&name, e))?;
        let mut corrections = Corrections {
            name,
            unit,
            edits: Vec::new(),
            numbers: Vec::new(),
            outcome: Outcome::Done,
        };
        for (i, value) in list.into_iter().enumerate() {
            match serde_json::from_value(value) {
                Ok(edit) => {
                    corrections.edits.push(edit);
                    corrections.numbers.push(i + 1);
                }
                Err(error) => corrections.complain(i + 1, &error),
            }
        }
        Ok(corrections)
    }

    /// The record of a document with the corrections, counting `unit`. Those that could not be carried out are reported.
    pub(crate) fn apply(
        mut self,
        text: &str,
        document: &Document,
        unit: OffsetUnit,
    ) -> (AnnotatedArticle, Outcome) {
        let record = document.record(text, self.unit);
        let corrected = edit::apply(text, record, self.unit, &self.edits);
        for left in &corrected.unapplied {
            let number = self.numbers.get(left.index).copied().unwrap_or(0);
            self.complain(number, &left.reason);
        }
        let document = corrected.article.document(text, self.unit);
        (document.record(text, unit), self.outcome)
    }

    fn complain(&mut self, number: usize, reason: &dyn std::fmt::Display) {
        eprintln!("mitjul: {}: correction {number}: {reason}", self.name);
        self.outcome = Outcome::SomeFailed;
    }
}

/// The list that a file holds, by itself as the page writes it, or in an object that says what places count.
fn parted(json: &str) -> Result<(OffsetUnit, Vec<Value>), String> {
    let json = json.trim_start_matches('\u{feff}');
    match serde_json::from_str(json).map_err(|e| format!("not JSON: {e}"))? {
        Value::Array(list) => Ok((OffsetUnit::Utf16, list)),
        value => {
            let whole: Whole = serde_json::from_value(value).map_err(|e| {
                format!("neither a list of corrections nor an object with one: {e}")
            })?;
            Ok((whole.offsets.parse()?, whole.corrections))
        }
    }
}
