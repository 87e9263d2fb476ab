//! Dates and clock times, read as a newspaper means them: against the publication date.

mod finder;
mod holiday;
mod point;
mod resolve;
mod words;

pub(crate) use finder::Finder;
