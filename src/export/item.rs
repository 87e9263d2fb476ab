//! The annotations of a written document in one list.

use crate::explain::annotation::Subject;
use crate::export::record::AnnotatedArticle;
use crate::text::{OffsetIndex, Span};

/// One annotation at its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed<'a> {
    /// In bytes of the text.
    pub span: Span,
    /// In the record's unit.
    pub range: (usize, usize),
    /// `e1.2` for an entity's second mention, else the record's id.
    pub id: String,
    pub subject: Subject<'a>,
}

/// Every annotation, by start, the longer before the shorter.
pub(crate) fn placed<'a>(article: &'a AnnotatedArticle, index: &OffsetIndex) -> Vec<Placed<'a>> {
    let mut all = Vec::new();
    let mut put = |start: usize, end: usize, id: String, subject: Subject<'a>| {
        all.push(Placed {
            span: Span::new(index.to_byte(start), index.to_byte(end)),
            range: (start, end),
            id,
            subject,
        });
    };
    for claim in &article.claims {
        put(
            claim.start,
            claim.end,
            claim.id.clone(),
            Subject::Claim(claim),
        );
    }
    for entity in &article.entities {
        for (i, mention) in entity.mentions.iter().enumerate() {
            put(
                mention.start,
                mention.end,
                format!("{}.{}", entity.id, i + 1),
                Subject::Entity(entity, mention),
            );
        }
    }
    for amount in &article.amounts {
        put(
            amount.start,
            amount.end,
            amount.id.clone(),
            Subject::Amount(amount),
        );
    }
    for date in &article.dates {
        put(date.start, date.end, date.id.clone(), Subject::Date(date));
    }
    for found in &article.matches {
        put(
            found.start,
            found.end,
            found.id.clone(),
            Subject::Match(found),
        );
    }
    crate::sort::sort_by_key(&mut all, |p| (p.span.start, std::cmp::Reverse(p.span.end)));
    all
}
