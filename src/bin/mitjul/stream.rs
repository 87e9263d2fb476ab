//! `mitjul annotate --jsonl`: a stream of articles, on all cores, in input order.

mod flow;
mod line;

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write as _};
use std::path::Path;

use mitjul::{AnnotatedArticle, Annotator, Language, Options};
use serde::Serialize;
use serde_json::Value;

use crate::{Annotate, Drawn, Failure, Outcome, input, written};
use line::Line;

/// Bytes that are read and written at a time.
const BUFFER: usize = 1 << 16;

/// Answers every line. What is in flight is bounded (see [`flow`]), so a stream without an end takes no more memory than a
/// long one, and a reader that is slow slows the input down.
///
/// A program that waits for each answer before it sends the next line gets it: nothing is held back while there is nothing
/// else to write.
pub(crate) fn run(arguments: &Annotate) -> Result<Outcome, Failure> {
    let (options, mut outcome) = input::options(
        arguments.dictionary.as_deref(),
        arguments.patterns.as_deref(),
    )?;
    let (name, input): (_, Box<dyn BufRead + Send>) = match arguments.file.as_deref() {
        Some(path) if path != Path::new("-") => {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|e| Failure::new(&name, e))?;
            (name, Box::new(BufReader::with_capacity(BUFFER, file)))
        }
        _ => (
            "standard input".to_owned(),
            Box::new(BufReader::with_capacity(BUFFER, std::io::stdin())),
        ),
    };
    let job = Job {
        annotator: Annotator::new(),
        options,
        arguments: arguments.clone(),
    };
    let mut output = BufWriter::with_capacity(BUFFER, std::io::stdout().lock());
    let lines = line::Lines::new(input);
    for step in flow::in_order(lines, |line| line.size(), move |line| job.answer(&line)) {
        match step.map_err(|e| Failure::new(&name, e))? {
            flow::Step::Idle => written(output.flush())?,
            flow::Step::Next(Ok(answer)) => written(writeln!(output, "{answer}"))?,
            flow::Step::Next(Err(refusal)) => {
                outcome = Outcome::SomeFailed;
                let Refusal { line, error, .. } = &refusal;
                // Where nobody listens to errors any more, the answer still tells of them.
                let _ = writeln!(std::io::stderr(), "mitjul: {name}: line {line}: {error}");
                let answer = serde_json::to_string(&refusal).unwrap_or_default();
                written(writeln!(output, "{answer}"))?;
            }
        }
    }
    written(output.flush())?;
    Ok(outcome)
}

/// What every line needs.
struct Job {
    annotator: Annotator,
    /// The dictionary and the patterns, the same for all.
    options: Options,
    arguments: Annotate,
}

/// An output line for an article.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    #[serde(flatten)]
    article: AnnotatedArticle,
}

/// An output line for what could not be read.
#[derive(Serialize)]
struct Refusal {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    line: usize,
    error: String,
}

impl Job {
    fn answer(&self, line: &Line) -> Result<String, Refusal> {
        let mut id = None;
        let written = line
            .words()
            .and_then(|words| self.annotate(words, &mut id))
            .and_then(|article| {
                let id = id.clone();
                serde_json::to_string(&Answer { id, article }).map_err(|e| e.to_string())
            });
        written.map_err(|error| Refusal {
            id,
            line: line.number,
            error,
        })
    }

    fn annotate(&self, words: &str, id: &mut Option<Value>) -> Result<AnnotatedArticle, String> {
        let value: Value = serde_json::from_str(words.trim_start_matches('\u{feff}'))
            .map_err(|e| format!("not JSON: {e}"))?;
        let Value::Object(fields) = value else {
            return Err("not a JSON object".to_owned());
        };
        *id = fields.get("id").filter(|id| !id.is_null()).cloned();
        let string = |name: &str| match fields.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(words)) => Ok(Some(words.as_str())),
            Some(other) => Err(format!("{name} is {}, not a string", kind(other))),
        };
        let mut options = self.options.clone();
        options.published = string("published")?
            .map(|day| mitjul::parse_date(day).map_err(|e| format!("published: {e}")))
            .transpose()?;
        options.language = match string("lang")? {
            None | Some("auto") => self.arguments.lang.language(),
            Some(code) => Some(
                Language::from_code(code)
                    .ok_or_else(|| format!("lang is '{code}', not auto, ko or en"))?,
            ),
        };
        options.whole_text = match fields.get("whole_text") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(whole)) => *whole,
            Some(other) => return Err(format!("whole_text is {}, not true or false", kind(other))),
        };
        if self.arguments.convention == Drawn::Klue {
            options.convention = mitjul::Convention::Klue;
        }
        let unit = self.arguments.offsets;
        match (string("text")?, string("html")?) {
            (Some(_), Some(_)) => Err("both text and html".to_owned()),
            (Some(text), None) => {
                mitjul::input::limited(text).map_err(|e| e.to_string())?;
                Ok(self.annotator.annotate(text, &options).record(text, unit))
            }
            (None, Some(html)) => {
                let page = mitjul::html::extract(html);
                mitjul::input::limited(page.text()).map_err(|e| e.to_string())?;
                let document = self.annotator.annotate_page(&page, &options);
                let mut article = document.record(page.text(), unit);
                // Offsets count in the extracted text, which the input does not show.
                article.text = Some(page.text().to_owned());
                Ok(article)
            }
            (None, None) => Err("no text".to_owned()),
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
