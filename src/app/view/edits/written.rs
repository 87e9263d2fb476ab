//! Corrections as they are written down: one flat record with the fields that each needs.

use super::{AmountValue, ClaimValue, Edit, List};
use crate::EntityKind;
use crate::app::plain::plain_records;

#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    r#do: String,
    list: Option<List>,
    start: usize,
    end: usize,
    kind: Option<EntityKind>,
    all: bool,
    amount: Option<AmountValue>,
    date: Option<String>,
    end_date: Option<String>,
    claim: Option<ClaimValue>,
    /// New borders.
    to_start: Option<usize>,
    to_end: Option<usize>,
    /// A mention of the entity to join.
    into_start: Option<usize>,
    into_end: Option<usize>,
}

plain_records! {
    Written {
        r#do, start, end;
        list, kind, all, amount, date, end_date, claim, to_start, to_end, into_start, into_end
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
    type Error = &'static str;

    fn try_from(w: Written) -> Result<Edit, &'static str> {
        const LACKING: &str = "a field is missing";
        let (start, end, all) = (w.start, w.end, w.all);
        Ok(match w.r#do.as_str() {
            "remove" => Edit::Remove {
                list: w.list.ok_or(LACKING)?,
                start,
                end,
                all,
            },
            "relabel" => Edit::Relabel {
                start,
                end,
                kind: w.kind.ok_or(LACKING)?,
                all,
            },
            "add" => Edit::Add {
                start,
                end,
                kind: w.kind.ok_or(LACKING)?,
                all,
            },
            "set_amount" => Edit::SetAmount {
                start,
                end,
                value: w.amount.ok_or(LACKING)?,
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
                value: w.claim.ok_or(LACKING)?,
            },
            "respan" => Edit::Respan {
                list: w.list.unwrap_or_default(),
                start,
                end,
                to_start: w.to_start.ok_or(LACKING)?,
                to_end: w.to_end.ok_or(LACKING)?,
            },
            "merge" => Edit::Merge {
                start,
                end,
                into_start: w.into_start.ok_or(LACKING)?,
                into_end: w.into_end.ok_or(LACKING)?,
            },
            "split" => Edit::Split { start, end },
            _ => return Err("no such correction"),
        })
    }
}
