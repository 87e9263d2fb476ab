//! `mitjul compare`: two articles or more, side by side.

use std::io::Write as _;

use mitjul::{Annotator, Document, compare};

use crate::{Compare, Failure, Outcome, input, written};

pub(crate) fn run(arguments: &Compare) -> Result<Outcome, Failure> {
    let (options, outcome) = input::options(arguments.dictionary.as_deref(), None)?;
    let annotator = Annotator::new();
    let mut read: Vec<(String, Document)> = Vec::new();
    for file in &arguments.files {
        let (name, bytes) = input::bytes(Some(file))?;
        let content = mitjul::input::decode(&bytes).map_err(|e| Failure::new(&name, e))?;
        read.push(if mitjul::html::is_html(&content) {
            let page = mitjul::html::extract(&content);
            let document = annotator.annotate_page(&page, &options);
            (page.text().to_owned(), document)
        } else {
            let document = annotator.annotate(&content, &options);
            (content, document)
        });
    }
    let articles: Vec<(&str, &Document)> = read.iter().map(|(t, d)| (t.as_str(), d)).collect();
    let record = compare(&articles).record(&articles, arguments.offsets);
    let mut json = serde_json::to_string_pretty(&record).map_err(|e| Failure::new("output", e))?;
    json.push('\n');
    written(std::io::stdout().lock().write_all(json.as_bytes()))?;
    Ok(outcome)
}
