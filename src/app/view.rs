//! View models: plain functions from what was found to what is shown. Nothing here knows the browser.

pub mod card;
pub mod claims;
pub mod compare;
pub mod day;
pub mod edits;
pub mod figures;
pub mod gutter;
#[cfg(feature = "app")]
pub mod kept;
pub mod lookup;
pub mod mask;
pub mod overview;
pub mod patterns;
pub mod reading;
pub mod search;
pub mod segment;
pub mod share;
pub mod sheet;
