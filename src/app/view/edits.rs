//! The reader's corrections on the page: the history of what was put right, and how it goes along when the text changes
//! (`carry`). What they are and do is the core's: [`crate::edit`]. Offsets are UTF-16 code units, as everything that leaves
//! the page counts.

mod carry;

use crate::app::plain::{Plain, Value, plain_records, plain_words};
use crate::edit::Written;
use crate::{AnnotatedArticle, OffsetUnit, edit};

pub use crate::edit::{AmountValue, ClaimValue, Edit, List};
pub use carry::{Change, change};

/// The record with the edits applied in order; one whose annotation is not there does nothing.
#[must_use]
pub fn apply(text: &str, record: AnnotatedArticle, edits: &[Edit]) -> AnnotatedArticle {
    edit::apply(text, record, OffsetUnit::Utf16, edits).article
}

plain_words! { List }

plain_records! {
    AmountValue { kind, low, high, unit, bound }
    ClaimValue { speaker, modality, kind }
    Written {
        r#do, start, end;
        list, kind, all, amount, date, end_date, claim, to_start, to_end, into_start, into_end
    }
}

impl Plain for Edit {
    fn read(value: &impl Value) -> Option<Edit> {
        Written::read(value)?.try_into().ok()
    }
    fn write<V: Value>(&self) -> V {
        Written::from(self.clone()).write()
    }
}

/// The corrections made so far, and those that were undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl History {
    /// A history of edits made before.
    #[must_use]
    pub fn of(done: Vec<Edit>) -> History {
        History {
            done,
            undone: Vec::new(),
        }
    }

    /// The edits in force.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.done
    }

    /// Makes an edit; what was undone is forgotten.
    pub fn make(&mut self, edit: Edit) {
        self.done.push(edit);
        self.undone.clear();
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Makes the edit that was last taken back.
    pub fn redo(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Whether there is an edit to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is one to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::plain::tests::floats;
    use crate::edit::tests::WRITTEN;

    #[test]
    fn undoing_and_redoing_walk_the_same_way() {
        let mut history = History::default();
        history.make(Edit::Split { start: 0, end: 1 });
        history.make(Edit::Split { start: 1, end: 2 });
        history.undo();
        assert_eq!(history.edits().len(), 1);
        assert!(history.can_redo());
        history.redo();
        assert_eq!(history.edits().len(), 2);
        history.undo();
        history.make(Edit::Split { start: 2, end: 3 });
        assert!(!history.can_redo());
    }

    #[test]
    fn the_page_reads_and_writes_corrections_as_the_core_does() {
        for written in WRITTEN {
            let json: serde_json::Value = serde_json::from_str(written).unwrap();
            let edit = serde_json::from_str::<Edit>(written).unwrap();
            assert_eq!(Edit::read(&json), Some(edit.clone()));
            assert_eq!(floats(edit.write()), floats(json));
        }
        for json in [
            r#"{"do":"fly","start":1,"end":2}"#,
            r#"{"do":"set_claim","start":1,"end":2}"#,
            r#"{"do":"respan","start":1,"end":2,"to_start":3}"#,
            r#"{"start":1,"end":2}"#,
        ] {
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            assert_eq!(Edit::read(&value), None, "{json}");
        }
    }
}
