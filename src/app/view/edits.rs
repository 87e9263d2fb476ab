//! The reader's corrections, as data: what can be put right, and the history of what was. `apply` carries them out,
//! `carry` takes them along when the text changes. Offsets are UTF-16 code units, as everything that leaves the page
//! counts.

mod apply;
mod carry;
mod names;
mod place;
mod renumber;
mod values;
mod written;

use crate::app::plain::{Plain, Value, plain_records, plain_words};
use crate::{AmountKind, Bound, ClaimKind, EntityKind, Modality};

pub use apply::apply;
pub use carry::{Change, change};
pub use values::BY_HAND;
use written::Written;

/// Which list an annotation is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum List {
    /// Names.
    #[default]
    Entity,
    /// Amounts.
    Amount,
    /// Dates.
    Date,
    /// Claims.
    Claim,
}

impl List {
    const ALL: [List; 4] = [List::Entity, List::Amount, List::Date, List::Claim];

    fn as_str(self) -> &'static str {
        match self {
            List::Entity => "entity",
            List::Amount => "amount",
            List::Date => "date",
            List::Claim => "claim",
        }
    }

    fn from_word(word: &str) -> Option<List> {
        List::ALL.into_iter().find(|l| l.as_str() == word)
    }
}

plain_words! { List }

/// What an amount is worth, as the reader has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountValue {
    /// What is measured.
    pub kind: AmountKind,
    /// A plain decimal in the base unit; `None` where it has no value.
    pub low: Option<String>,
    /// The upper end; equal to the lower when it is no range.
    pub high: Option<String>,
    /// The base unit.
    pub unit: String,
    /// How it is bounded.
    pub bound: Bound,
}

/// Who says something and how, as the reader has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimValue {
    /// Where the speaker is named: first unit and one past the last; `None` when nobody is.
    pub speaker: Option<(usize, usize)>,
    /// How it is put.
    pub modality: Modality,
    /// How it is given.
    pub kind: ClaimKind,
}

plain_records! {
    AmountValue { kind, low, high, unit, bound }
    ClaimValue { speaker, modality, kind }
}

/// One correction. `start` and `end` name an annotation by its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Takes an annotation away; with `all`, every mention of the same name.
    Remove {
        /// Which list.
        list: List,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The whole entity.
        all: bool,
    },
    /// Changes an entity's kind; without `all` this mention becomes an entity of its own.
    Relabel {
        /// First unit of a mention.
        start: usize,
        /// One past its last.
        end: usize,
        /// The right kind.
        kind: EntityKind,
        /// The whole entity.
        all: bool,
    },
    /// Adds a name; with `all`, wherever the same words stand free in the article. Names under it give way.
    Add {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its kind.
        kind: EntityKind,
        /// Everywhere.
        all: bool,
    },
    /// Says what an amount is worth, and adds it where there was none. Amounts under a new one give way.
    SetAmount {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its value.
        value: AmountValue,
    },
    /// Says which day is meant, and adds the date where there was none. Dates under a new one give way.
    SetDate {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// ISO 8601 at the words' precision; `None` where it cannot be said.
        value: Option<String>,
        /// The end of a range.
        end_value: Option<String>,
    },
    /// Says who says it and how, and adds the claim where there was none.
    SetClaim {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Who and how.
        value: ClaimValue,
    },
    /// Moves the borders of an annotation.
    Respan {
        /// Which list.
        list: List,
        /// First unit before.
        start: usize,
        /// One past the last before.
        end: usize,
        /// First unit after.
        to_start: usize,
        /// One past the last after.
        to_end: usize,
    },
    /// Makes the entity of one mention the same as another's, which keeps its name and kind.
    Merge {
        /// First unit of the mention that joins.
        start: usize,
        /// One past its last.
        end: usize,
        /// First unit of a mention of the entity that it joins.
        into_start: usize,
        /// One past its last.
        into_end: usize,
    },
    /// Makes a mention an entity of its own.
    Split {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
    },
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

    fn json(text: &str) -> serde_json::Value {
        serde_json::from_str(text).unwrap()
    }

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
    fn edits_are_written_and_read_as_json() {
        let claim = ClaimValue {
            speaker: Some((0, 3)),
            modality: Modality::Plan,
            kind: ClaimKind::Direct,
        };
        for (edit, written) in [
            (
                Edit::Add {
                    start: 1,
                    end: 2,
                    kind: EntityKind::Place,
                    all: true,
                },
                r#"{"do":"add","start":1,"end":2,"kind":"place","all":true}"#,
            ),
            (
                Edit::SetClaim {
                    start: 1,
                    end: 2,
                    value: claim,
                },
                r#"{"do":"set_claim","start":1,"end":2,"claim":{"speaker":[0,3],"modality":"plan","kind":"direct"}}"#,
            ),
        ] {
            let json = json(written);
            assert_eq!(Edit::read(&json), Some(edit.clone()));
            assert_eq!(floats(edit.write()), floats(json));
        }
    }

    #[test]
    fn what_is_no_correction_is_refused() {
        for json in [
            r#"{"do":"fly","start":1,"end":2}"#,
            r#"{"do":"set_claim","start":1,"end":2}"#,
            r#"{"do":"respan","start":1,"end":2,"to_start":3}"#,
            r#"{"start":1,"end":2}"#,
        ] {
            assert_eq!(Edit::read(&self::json(json)), None, "{json}");
        }
    }

    #[test]
    fn corrections_written_before_borders_had_lists_are_read() {
        let json = json(r#"{"do":"respan","start":1,"end":2,"to_start":1,"to_end":3}"#);
        let edit = Edit::read(&json).unwrap();
        assert!(matches!(
            edit,
            Edit::Respan {
                list: List::Entity,
                ..
            }
        ));
    }
}
