use serde::Serialize;

use crate::export::item::placed;
use crate::export::record::AnnotatedArticle;
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit};

/// Characters of context on either side of a quoted selection.
const CONTEXT: usize = 32;

/// A collection of W3C Web Annotations (<https://www.w3.org/TR/annotation-model/>).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct W3cCollection {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    total: usize,
    first: Page,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Page {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    body: [Body; 2],
    target: Target,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    purpose: &'static str,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Target {
    source: String,
    selector: (Quote, Position),
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Quote {
    #[serde(rename = "type")]
    kind: &'static str,
    exact: String,
    prefix: String,
    suffix: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Position {
    #[serde(rename = "type")]
    kind: &'static str,
    start: usize,
    end: usize,
}

/// The annotations as the W3C model has them: each selects its words by quotation (with 32 characters of context) and by
/// position.
///
/// `source` is the IRI of the annotated text. `unit` is the unit that `article`'s offsets count; positions are written in
/// `positions`, for which the model asks for code points.
#[must_use]
pub fn w3c(
    text: &str,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    positions: OffsetUnit,
    source: &str,
    language: Language,
) -> W3cCollection {
    let index = OffsetIndex::new(text, unit);
    let position = OffsetIndex::new(text, positions);
    let items: Vec<_> = placed(article, &index)
        .into_iter()
        .map(|annotation| {
            let mut words = annotation.item.heading(language);
            for line in annotation.item.details(article, language) {
                words.push('\n');
                words.push_str(&line);
            }
            let before = text.get(..annotation.span.start).unwrap_or("");
            let after = text.get(annotation.span.end..).unwrap_or("");
            let prefix_at = before
                .char_indices()
                .rev()
                .nth(CONTEXT - 1)
                .map_or(0, |(i, _)| i);
            Annotation {
                id: format!("{source}#{}", annotation.id),
                kind: "Annotation",
                motivation: "describing",
                body: [
                    Body {
                        kind: "TextualBody",
                        purpose: "tagging",
                        value: annotation.item.layer().to_owned(),
                        language: None,
                    },
                    Body {
                        kind: "TextualBody",
                        purpose: "describing",
                        value: words,
                        language: Some(language.pick("ko", "en")),
                    },
                ],
                target: Target {
                    source: source.to_owned(),
                    selector: (
                        Quote {
                            kind: "TextQuoteSelector",
                            exact: annotation.span.of(text).to_owned(),
                            prefix: before.get(prefix_at..).unwrap_or("").to_owned(),
                            suffix: after.chars().take(CONTEXT).collect(),
                        },
                        Position {
                            kind: "TextPositionSelector",
                            start: position.of_byte(annotation.span.start),
                            end: position.of_byte(annotation.span.end),
                        },
                    ),
                },
            }
        })
        .collect();
    W3cCollection {
        context: "http://www.w3.org/ns/anno.jsonld",
        kind: "AnnotationCollection",
        total: items.len(),
        first: Page {
            kind: "AnnotationPage",
            start_index: 0,
            items,
        },
    }
}
