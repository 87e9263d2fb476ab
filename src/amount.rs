//! Amounts: numbers with their units, exact values and what bounds them.

mod around;
mod composite;
mod context;
mod finder;
mod fit;
mod reading;

pub(crate) use finder::Finder;
