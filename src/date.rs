//! Dates and clock times, read as a newspaper means them: against the publication date.

mod anchor;
mod calendar;
mod finder;
mod forms;
mod holiday;
mod length;
mod point;
mod reader;
mod resolve;
mod words;

pub(crate) use finder::Finder;
