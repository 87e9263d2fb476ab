//! Corrections as they are written down: one flat record with the fields that each needs.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{AmountValue, ClaimValue, Edit, List};
use crate::EntityKind;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub r#do: String,
    pub start: usize,
    pub end: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<List>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EntityKind>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimValue>,
    /// New borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_end: Option<usize>,
    /// A mention of the entity to join.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into_start: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into_end: Option<usize>,
}

/// Why what is written is no correction.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// There is none of that name.
    Unknown(String),
    /// A field that the correction of that name needs is not there.
    Lacks(String, &'static str),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Unknown(name) => write!(f, "no correction is called `{name}`"),
            Unreadable::Lacks(name, field) => write!(f, "{name} lacks `{field}`"),
        }
    }
}

impl From<Edit> for Written {
    fn from(edit: Edit) -> Written {
        let at = |deed: &str, start: usize, end: usize| Written {
            r#do: deed.to_owned(),
            start,
            end,
            ..Written::default()
        };
        match edit {
            Edit::Remove {
                list,
                start,
                end,
                all,
            } => Written {
                list: Some(list),
                all,
                ..at("remove", start, end)
            },
            Edit::Relabel {
                start,
                end,
                kind,
                all,
            } => Written {
                kind: Some(kind),
                all,
                ..at("relabel", start, end)
            },
            Edit::Add {
                start,
                end,
                kind,
                all,
            } => Written {
                kind: Some(kind),
                all,
                ..at("add", start, end)
            },
            Edit::SetAmount { start, end, value } => Written {
                amount: Some(value),
                ..at("set_amount", start, end)
            },
            Edit::SetDate {
                start,
                end,
                value,
                end_value,
            } => Written {
                date: value,
                end_date: end_value,
                ..at("set_date", start, end)
            },
            Edit::SetClaim { start, end, value } => Written {
                claim: Some(value),
                ..at("set_claim", start, end)
            },
            Edit::Respan {
                list,
                start,
                end,
                to_start,
                to_end,
            } => Written {
                list: Some(list),
                to_start: Some(to_start),
                to_end: Some(to_end),
                ..at("respan", start, end)
            },
            Edit::Merge {
                start,
                end,
                into_start,
                into_end,
            } => Written {
                into_start: Some(into_start),
                into_end: Some(into_end),
                ..at("merge", start, end)
            },
            Edit::Split { start, end } => at("split", start, end),
        }
    }
}

impl TryFrom<Written> for Edit {
    type Error = Unreadable;

    fn try_from(w: Written) -> Result<Edit, Unreadable> {
        let (start, end, all) = (w.start, w.end, w.all);
        let lacks = |field| Unreadable::Lacks(w.r#do.clone(), field);
        Ok(match w.r#do.as_str() {
            "remove" => Edit::Remove {
                list: w.list.ok_or_else(|| lacks("list"))?,
                start,
                end,
                all,
            },
            "relabel" => Edit::Relabel {
                start,
                end,
                kind: w.kind.ok_or_else(|| lacks("kind"))?,
                all,
            },
            "add" => Edit::Add {
                start,
                end,
                kind: w.kind.ok_or_else(|| lacks("kind"))?,
                all,
            },
            "set_amount" => Edit::SetAmount {
                start,
                end,
                value: w.amount.ok_or_else(|| lacks("amount"))?,
            },
            "set_date" => Edit::SetDate {
                start,
                end,
                value: w.date,
                end_value: w.end_date,
            },
            "set_claim" => Edit::SetClaim {
                start,
                end,
                value: w.claim.ok_or_else(|| lacks("claim"))?,
            },
            "respan" => Edit::Respan {
                list: w.list.unwrap_or_default(),
                start,
                end,
                to_start: w.to_start.ok_or_else(|| lacks("to_start"))?,
                to_end: w.to_end.ok_or_else(|| lacks("to_end"))?,
            },
            "merge" => Edit::Merge {
                start,
                end,
                into_start: w.into_start.ok_or_else(|| lacks("into_start"))?,
                into_end: w.into_end.ok_or_else(|| lacks("into_end"))?,
            },
            "split" => Edit::Split { start, end },
            _ => return Err(Unreadable::Unknown(w.r#do)),
        })
    }
}
