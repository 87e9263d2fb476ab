use serde::Serialize;

use crate::article::{Content, Extracted, Page};
use crate::explain::annotation::Teller;
use crate::export::item::placed;
use crate::export::record::AnnotatedArticle;
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit, Span};

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
    first: First,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct First {
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
    selector: Vec<Selector>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Selector {
    Quote(Quote),
    Position(Position),
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
    let index = OffsetIndex::new(text, positions);
    collection(text, article, unit, source, language, |span| {
        selectors(text, span, &index)
    })
}

/// The annotations of a page, to be found again in the page that `source` names: positions count in the text content of its
/// body, as `document.body.textContent` gives it, and what is quoted, with its context, stands there letter by letter.
///
/// Words that only the page's metadata has are selected by quotation alone: where a script shows them, they are found.
///
/// ```
/// # #[cfg(feature = "html")] {
/// use mitjul::{Annotator, Extracted, Language, OffsetUnit, Options, export};
///
/// let page = mitjul::html::page("<p>Mill</p><script>1</script><p>The mill  cost <b>$3\n million</b>, it said.</p>");
/// let extracted = Extracted::new(&page);
/// let mut options = Options::default();
/// options.whole_text = true;
/// let document = Annotator::new().annotate_page(&extracted, &options);
/// let article = document.record(extracted.text(), OffsetUnit::Byte);
/// let (unit, source) = (OffsetUnit::CodePoint, "https://example.org/mill");
/// let w3c = export::page_w3c(&page, &extracted, &article, OffsetUnit::Byte, unit, source, Language::English);
/// let json = serde_json::to_string(&w3c)?;
/// assert!(json.contains(r#"{"type":"TextPositionSelector","start":20,"end":31}"#));
/// assert!(json.contains(r#""exact":"$3\n million","prefix":"Mill1The mill  cost ""#));
/// # }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn page_w3c(
    page: &Page,
    extracted: &Extracted,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    positions: OffsetUnit,
    source: &str,
    language: Language,
) -> W3cCollection {
    let text = extracted.text();
    let content = Content::new(page);
    let index = OffsetIndex::new(content.text(), positions);
    collection(
        text,
        article,
        unit,
        source,
        language,
        |span| match content.span(extracted, span) {
            Some(span) => selectors(content.text(), span, &index),
            None => vec![Selector::Quote(quote(text, span))],
        },
    )
}

fn quote(text: &str, span: Span) -> Quote {
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let context = before.char_indices().rev().nth(CONTEXT - 1);
    Quote {
        kind: "TextQuoteSelector",
        exact: span.of(text).to_owned(),
        prefix: before
            .get(context.map_or(0, |(at, _)| at)..)
            .unwrap_or("")
            .to_owned(),
        suffix: after.chars().take(CONTEXT).collect(),
    }
}

/// A quotation and a position in `index`, which counts in `text`.
fn selectors(text: &str, span: Span, index: &OffsetIndex) -> Vec<Selector> {
    vec![
        Selector::Quote(quote(text, span)),
        Selector::Position(Position {
            kind: "TextPositionSelector",
            start: index.of_byte(span.start),
            end: index.of_byte(span.end),
        }),
    ]
}

fn collection(
    text: &str,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    source: &str,
    language: Language,
    select: impl Fn(Span) -> Vec<Selector>,
) -> W3cCollection {
    let teller = Teller::new(article, language);
    let items: Vec<_> = placed(article, &OffsetIndex::new(text, unit))
        .into_iter()
        .map(|annotation| {
            let told = teller.tell(annotation.subject);
            let mut words = told.heading();
            for line in told.details() {
                words.push('\n');
                words.push_str(&line);
            }
            Annotation {
                id: format!("{source}#{}", annotation.id),
                kind: "Annotation",
                motivation: "describing",
                body: [
                    Body {
                        kind: "TextualBody",
                        purpose: "tagging",
                        value: annotation.subject.layer().to_owned(),
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
                    selector: select(annotation.span),
                },
            }
        })
        .collect();
    W3cCollection {
        context: "http://www.w3.org/ns/anno.jsonld",
        kind: "AnnotationCollection",
        total: items.len(),
        first: First {
            kind: "AnnotationPage",
            start_index: 0,
            items,
        },
    }
}
