//! `mitjul annotate`: one article.

use std::io::{IsTerminal as _, Write as _};

use mitjul::{AnnotatedArticle, Annotator, export};

use crate::corrections::Corrections;
use crate::{Annotate, Drawn, Failure, Format, Input, Outcome, input, written};

pub(crate) fn run(arguments: &Annotate) -> Result<Outcome, Failure> {
    let (mut options, mut outcome) = input::options(
        arguments.dictionary.as_deref(),
        arguments.patterns.as_deref(),
    )?;
    let corrections = arguments.corrections.as_deref();
    let corrections = corrections.map(Corrections::read).transpose()?;
    let (name, bytes) = input::bytes(arguments.file.as_deref())?;
    let content = mitjul::input::decode(&bytes).map_err(|e| Failure::new(&name, e))?;
    if let Some(address) = mitjul::lone_url(&content) {
        return Err(Failure::new(
            &name,
            format!(
                "only an address ({address}): mitjul fetches nothing; save the page and give the file"
            ),
        ));
    }
    options.published = arguments.published;
    options.whole_text = arguments.whole_text;
    options.language = arguments.lang.language();
    if arguments.convention == Drawn::Klue {
        options.convention = mitjul::Convention::Klue;
    }
    let html = match arguments.input {
        Some(Input::Html) => true,
        Some(Input::Text) => false,
        None => mitjul::html::is_html(&content),
    };
    let annotator = Annotator::new();
    let only = arguments.only_article();
    let page = html.then(|| mitjul::html::page(&content));
    let (text, document, page) = if let Some(page) = page {
        let extracted = mitjul::Extracted::new(&page);
        mitjul::input::limited(extracted.text()).map_err(|e| Failure::new(&name, e))?;
        let document = if only {
            mitjul::outline_page(&extracted, &options)
        } else {
            annotator.annotate_page(&extracted, &options)
        };
        let text = extracted.text().to_owned();
        (text, document, Some((page, extracted)))
    } else {
        let document = if only {
            mitjul::outline(&content, &options)
        } else {
            annotator.annotate(&content, &options)
        };
        (content, document, None)
    };
    let mut article = match corrections {
        None => document.record(&text, arguments.offsets),
        Some(corrections) => {
            let (article, all) = corrections.apply(&text, &document, arguments.offsets);
            outcome = outcome.and(all);
            article
        }
    };
    // Offsets count in the extracted text, which the input does not show.
    article.text = page.is_some().then(|| text.clone());
    if article.body.is_empty() && !is_blank(&text) {
        eprintln!(
            "mitjul: {name}: no article found: none of {} lines is one's body; --whole-text reads all of them",
            article.blocks.len()
        );
        outcome = Outcome::SomeFailed;
    }
    let format = arguments.format.unwrap_or_else(|| {
        if std::io::stdout().is_terminal() {
            Format::Text
        } else {
            Format::Json
        }
    });
    let rendered = match (format, &page) {
        (Format::ArticleHtml, Some((page, extracted))) => {
            export::page_article_html(page, extracted, &article, arguments.offsets)
        }
        (Format::W3c, Some((page, extracted))) => {
            let (unit, source) = (arguments.offsets, source_iri(arguments));
            let language = labels(arguments, &article);
            let w3c = export::page_w3c(page, extracted, &article, unit, unit, &source, language);
            json(serde_json::to_string_pretty(&w3c), &name)?
        }
        _ => render(&text, &article, format, arguments, &name)?,
    };
    written(std::io::stdout().lock().write_all(rendered.as_bytes()))?;
    Ok(outcome)
}

fn render(
    text: &str,
    article: &AnnotatedArticle,
    format: Format,
    arguments: &Annotate,
    name: &str,
) -> Result<String, Failure> {
    let unit = arguments.offsets;
    let language = labels(arguments, article);
    match format {
        Format::Json => json(serde_json::to_string_pretty(article), name),
        Format::W3c => {
            let source = source_iri(arguments);
            let collection = export::w3c(text, article, unit, unit, &source, language);
            json(serde_json::to_string_pretty(&collection), name)
        }
        Format::Csv => Ok(export::csv(text, article, unit)),
        Format::Html => Ok(export::html(text, article, unit, language)),
        Format::Markdown => Ok(export::markdown(text, article, unit, language)),
        Format::Text => Ok(export::plain(text, article, unit, language)),
        Format::Article => Ok(export::article_text(text, article, unit)),
        Format::ArticleHtml => Ok(export::article_html(text, article, unit)),
    }
}

/// The language of the words in readable forms.
fn labels(arguments: &Annotate, article: &AnnotatedArticle) -> mitjul::Language {
    let given = arguments.labels.map(Into::into);
    given.unwrap_or_else(|| article.main_language())
}

fn json(value: Result<String, serde_json::Error>, name: &str) -> Result<String, Failure> {
    let value = value.map_err(|e| Failure::new(name, e))?;
    Ok(value + "\n")
}

/// Whether there is nothing to be read: then that nothing was found is no news.
fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The annotated text's IRI: the file's, or a name for what came without one.
fn source_iri(arguments: &Annotate) -> String {
    let path = arguments
        .file
        .as_deref()
        .filter(|path| *path != std::path::Path::new("-"))
        .and_then(|path| std::fs::canonicalize(path).ok());
    path.map_or_else(
        || "urn:mitjul:article".to_owned(),
        |path| {
            let mut iri = String::from("file://");
            for byte in path.to_string_lossy().bytes() {
                if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
                    iri.push(char::from(byte));
                } else {
                    iri.push_str(&format!("%{byte:02X}"));
                }
            }
            iri
        },
    )
}
