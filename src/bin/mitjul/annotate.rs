//! `mitjul annotate`: one article.

use std::io::{IsTerminal as _, Write as _};

use mitjul::{AnnotatedArticle, Annotator, Options, export};

use crate::{Annotate, Failure, Format, Input, Outcome, input, written};

pub(crate) fn run(arguments: &Annotate) -> Result<Outcome, Failure> {
    let (dictionary, outcome) = input::dictionary(arguments.dictionary.as_deref())?;
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
    let mut options = Options::default();
    options.published = arguments.published;
    options.whole_text = arguments.whole_text;
    if arguments.whole_text {
        options.convention = mitjul::Convention::Klue;
    }
    options.dictionary = dictionary;
    let html = match arguments.input {
        Some(Input::Html) => true,
        Some(Input::Text) => false,
        None => mitjul::html::is_html(&content),
    };
    let annotator = Annotator::new();
    let (text, article) = if html {
        let page = mitjul::html::extract(&content);
        let text = page.text().to_owned();
        let mut article = annotator
            .annotate_page(&page, &options)
            .record(&text, arguments.offsets);
        // Offsets count in the extracted text, which the input does not show.
        article.text = Some(text.clone());
        (text, article)
    } else {
        let article = annotator
            .annotate(&content, &options)
            .record(&content, arguments.offsets);
        (content, article)
    };
    let format = arguments.format.unwrap_or_else(|| {
        if std::io::stdout().is_terminal() {
            Format::Text
        } else {
            Format::Json
        }
    });
    let rendered = render(&text, &article, format, arguments, &name)?;
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
    let (unit, language) = (arguments.offsets, arguments.language.into());
    let json = |value: Result<String, serde_json::Error>| {
        value
            .map(|words| words + "\n")
            .map_err(|e| Failure::new(name, e))
    };
    match format {
        Format::Json => json(serde_json::to_string_pretty(article)),
        Format::W3c => {
            let source = source_iri(arguments);
            let collection = export::w3c(text, article, unit, unit, &source, language);
            json(serde_json::to_string_pretty(&collection))
        }
        Format::Csv => Ok(export::csv(text, article, unit)),
        Format::Html => Ok(export::html(text, article, unit, language)),
        Format::Markdown => Ok(export::markdown(text, article, unit, language)),
        Format::Text => Ok(export::plain(text, article, unit, language)),
    }
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
