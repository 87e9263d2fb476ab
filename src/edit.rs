//! Corrections: what a reader takes away, adds, changes, groups or parts in an annotated article, as data, and how they are
//! carried out. The page, the command line and whoever links the library do it by this.
//!
//! A correction names an annotation by its place: its first unit and one past its last, in the unit in which the record's
//! offsets count. `docs/CORRECTIONS.md` describes the JSON in which corrections are kept and passed on; [`Edit`] reads and
//! writes it by serde.

mod apply;
mod correction;
mod names;
mod place;
mod reason;
mod renumber;
mod values;
mod written;

pub use apply::{Corrected, apply};
pub use correction::{AmountValue, ClaimValue, Edit, List};
pub use reason::{Reason, Unapplied};
pub(crate) use values::BY_HAND;
pub(crate) use written::Written;

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn read(json: &str) -> Result<Edit, String> {
        serde_json::from_str(json).map_err(|e| e.to_string())
    }

    #[test]
    fn every_correction_is_written_and_read_as_json() {
        for json in WRITTEN {
            let edit = read(json).unwrap();
            let written = serde_json::to_value(&edit).unwrap();
            assert_eq!(
                written,
                serde_json::from_str::<serde_json::Value>(json).unwrap()
            );
        }
    }

    /// One of each sort, as the page writes them.
    pub(crate) const WRITTEN: [&str; 9] = [
        r#"{"do":"remove","start":1,"end":2,"list":"amount"}"#,
        r#"{"do":"relabel","start":1,"end":2,"kind":"person","all":true}"#,
        r#"{"do":"add","start":1,"end":2,"kind":"place","all":true}"#,
        r#"{"do":"set_amount","start":1,"end":2,"amount":{"kind":"money","low":"7","high":"7","unit":"KRW","bound":"about"}}"#,
        r#"{"do":"set_date","start":1,"end":2,"date":"2026-01","end_date":"2026-02"}"#,
        r#"{"do":"set_claim","start":1,"end":2,"claim":{"speaker":[0,3],"modality":"plan","kind":"direct"}}"#,
        r#"{"do":"respan","start":1,"end":2,"list":"claim","to_start":1,"to_end":3}"#,
        r#"{"do":"merge","start":1,"end":2,"into_start":5,"into_end":6}"#,
        r#"{"do":"split","start":1,"end":2}"#,
    ];

    #[test]
    fn what_is_no_correction_is_refused_with_what_is_wrong() {
        for (json, said) in [
            (
                r#"{"do":"fly","start":1,"end":2}"#,
                "no correction is called `fly`",
            ),
            (
                r#"{"do":"set_claim","start":1,"end":2}"#,
                "set_claim lacks `claim`",
            ),
            (
                r#"{"do":"respan","start":1,"end":2,"to_start":3}"#,
                "respan lacks `to_end`",
            ),
            (r#"{"start":1,"end":2}"#, "missing field `do`"),
            (
                r#"{"do":"split","start":1,"end":2,"wohle":1}"#,
                "unknown field `wohle`",
            ),
            (
                r#"{"do":"split","start":-1,"end":2}"#,
                "invalid value: integer `-1`",
            ),
        ] {
            let error = read(json).unwrap_err();
            assert!(error.starts_with(said), "{json}: {error}");
        }
    }

    #[test]
    fn corrections_written_before_borders_had_lists_are_read() {
        let json = r#"{"do":"respan","start":1,"end":2,"to_start":1,"to_end":3}"#;
        let edit = read(json).unwrap();
        assert!(matches!(
            edit,
            Edit::Respan {
                list: List::Entity,
                ..
            }
        ));
    }
}
