//! The page: what the browser shows of what the core finds.
//!
//! `text` holds every word of it in both languages and `view` the view models; both are plain Rust and tested natively.
//! The components are compiled with feature `app` only: `store` has the state, `engine` talks to the worker that
//! annotates, and each other module is a part of the page.

mod plain;
pub mod text;
pub mod view;

#[cfg(feature = "app")]
mod article;
#[cfg(feature = "app")]
mod bar;
#[cfg(feature = "app")]
mod card;
#[cfg(feature = "app")]
mod check;
#[cfg(feature = "app")]
mod claims;
#[cfg(feature = "app")]
mod compare;
#[cfg(feature = "app")]
mod correct;
#[cfg(feature = "app")]
mod dictionary;
#[cfg(feature = "app")]
mod dom;
#[cfg(feature = "app")]
mod engine;
#[cfg(feature = "app")]
mod figures;
#[cfg(feature = "app")]
mod filters;
#[cfg(feature = "app")]
mod findings;
#[cfg(feature = "app")]
mod gutter;
#[cfg(feature = "app")]
mod header;
#[cfg(feature = "app")]
mod help;
#[cfg(feature = "app")]
mod icon;
#[cfg(feature = "app")]
mod intake;
#[cfg(feature = "app")]
mod keep;
#[cfg(feature = "app")]
mod marks;
#[cfg(feature = "app")]
mod more;
#[cfg(feature = "app")]
mod notice;
#[cfg(feature = "app")]
mod overview;
#[cfg(feature = "app")]
mod page;
#[cfg(feature = "app")]
mod panel;
#[cfg(feature = "app")]
mod part;
#[cfg(feature = "app")]
mod patterns;
#[cfg(feature = "app")]
mod pick;
#[cfg(feature = "app")]
mod remark;
#[cfg(feature = "app")]
mod search;
#[cfg(feature = "app")]
mod share;
#[cfg(feature = "app")]
mod sheet;
#[cfg(feature = "app")]
mod shelf;
#[cfg(feature = "app")]
mod shelf_list;
#[cfg(feature = "app")]
mod side;
#[cfg(feature = "app")]
mod source;
#[cfg(feature = "app")]
mod state;
#[cfg(feature = "app")]
mod store;
#[cfg(feature = "app")]
mod take;

#[cfg(feature = "app")]
pub use page::mount;
