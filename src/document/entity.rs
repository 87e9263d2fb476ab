//! Named entities and where they are named.

use super::word::word_enum;
use crate::text::Span;

/// A thing with a name, and everywhere that it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the article.
    pub name: String,
    /// Other forms, in order of first use.
    pub aliases: Vec<String>,
    /// A person's roles, in order of first use.
    pub titles: Vec<String>,
    /// The organization that a person belongs to: index into [`Document::entities`](crate::Document::entities).
    pub organization: Option<usize>,
    /// Where it is named, in text order; never overlapping another entity's mentions.
    pub mentions: Vec<Mention>,
}

/// One place where an entity is named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mention {
    /// The name, without particle.
    pub span: Span,
    /// Calibrated probability, 0 to 1, that span and kind are right.
    pub confidence: f32,
}

word_enum! {
    /// What an entity is.
    EntityKind {
        /// A named human.
        Person = "person",
        /// A company, government body, party, team, outlet, university, fund.
        Organization = "organization",
        /// A country, region, city, district, building, venue, geographic feature.
        Place = "place",
        /// A named product, service, model, programme, work, law, treaty or technology.
        Product = "product",
        /// A named event, summit, conference, incident, prize or season.
        Event = "event",
        /// A role or position that is attached to, or stands for, a person.
        Title = "title",
    }
}
