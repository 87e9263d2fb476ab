//! Named entities: what is a name, and which names are one thing's.
//!
//! Everything that could be a name is a candidate on a [`vote::Ballot`]; a language's tagger, its lists, the shapes of words
//! and the article itself (a name clear once is a name everywhere) vote, the user's dictionary decides. What is elected is
//! linked to entities, first by the grammar of its language ([`ko`], [`en`]), then across languages ([`merge`]).

pub(crate) mod en;
mod group;
pub(crate) mod ko;
mod memory;
mod merge;
pub(crate) mod tagger;
mod vote;

pub(crate) use ko::Antecedents;
pub use memory::Memory;
pub(crate) use merge::Merge;

use crate::document::EntityKind;
use crate::text::Span;

/// A mention before it belongs to an entity.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    span: Span,
    kind: EntityKind,
    confidence: f32,
}
