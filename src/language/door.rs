//! The doors by which languages come in: what each brings into the stages that read figures. Names and claims have finders of
//! their own in a language.

use super::{ENGLISH, KOREAN, Language};
use crate::{amount, date};

/// What a language brings.
#[derive(Debug)]
pub(crate) struct Door {
    /// The grammar of its dates.
    pub dates: fn() -> Box<dyn date::Grammar>,
    /// The grammar of its amounts.
    pub amounts: fn() -> Box<dyn amount::Grammar>,
}

/// The door of a language; none where this build does not read it.
pub(crate) fn door(language: Language) -> Option<Door> {
    match language {
        Language::Korean if KOREAN => Some(Door {
            dates: date::korean,
            amounts: amount::korean,
        }),
        Language::English if ENGLISH => Some(Door {
            dates: date::english,
            amounts: amount::english,
        }),
        #[cfg(all(test, not(feature = "app")))]
        Language::Toy => Some(super::toy::DOOR),
        _ => None,
    }
}
