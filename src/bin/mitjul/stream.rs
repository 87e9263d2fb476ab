//! `mitjul annotate --jsonl`: a stream of articles, on all cores, in input order.

use std::io::{BufRead, BufReader, Read, Write};

use mitjul::{AnnotatedArticle, Annotator, Dictionary, Options};
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::{Annotate, Failure, Outcome, input, written};

/// Bytes of input that are read ahead, and so annotated side by side.
const BUFFER: usize = 1 << 20;

pub(crate) fn run(arguments: &Annotate) -> Result<Outcome, Failure> {
    let (dictionary, mut outcome) = input::dictionary(arguments.dictionary.as_deref())?;
    let annotator = Annotator::new();
    let output = std::io::stdout().lock();
    let bad = match arguments.file.as_deref() {
        Some(path) if path != std::path::Path::new("-") => {
            let name = path.display().to_string();
            let file = std::fs::File::open(path).map_err(|e| Failure::new(&name, e))?;
            let job = Job {
                annotator: &annotator,
                dictionary: &dictionary,
                arguments,
                name: &name,
            };
            job.pump(BufReader::with_capacity(BUFFER, file), output)?
        }
        _ => {
            let job = Job {
                annotator: &annotator,
                dictionary: &dictionary,
                arguments,
                name: "standard input",
            };
            job.pump(
                BufReader::with_capacity(BUFFER, std::io::stdin().lock()),
                output,
            )?
        }
    };
    if bad > 0 {
        outcome = Outcome::SomeFailed;
    }
    Ok(outcome)
}

/// What every line needs.
struct Job<'a> {
    annotator: &'a Annotator,
    dictionary: &'a Dictionary,
    arguments: &'a Annotate,
    name: &'a str,
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

impl Job<'_> {
    /// Answers every line; gives the number of bad ones.
    ///
    /// A batch is the lines that are there already: the next read happens only when a batch is answered, so a program that
    /// waits for each answer before it sends the next line gets it.
    fn pump<R: Read>(
        &self,
        mut input: BufReader<R>,
        mut output: impl Write,
    ) -> Result<usize, Failure> {
        let (mut number, mut bad) = (0, 0);
        loop {
            let mut batch: Vec<(usize, Vec<u8>)> = Vec::new();
            loop {
                let mut line = Vec::new();
                let read = input
                    .read_until(b'\n', &mut line)
                    .map_err(|e| Failure::new(self.name, e))?;
                if read == 0 {
                    break;
                }
                number += 1;
                if !line.iter().all(u8::is_ascii_whitespace) {
                    batch.push((number, line));
                }
                if !input.buffer().contains(&b'\n') {
                    break;
                }
            }
            if batch.is_empty() {
                let ended = input
                    .fill_buf()
                    .map_err(|e| Failure::new(self.name, e))?
                    .is_empty();
                if ended {
                    return Ok(bad);
                }
                continue;
            }
            let answers: Vec<(bool, String)> = batch
                .par_iter()
                .map(|(number, line)| self.answer(*number, line))
                .collect();
            for (good, answer) in answers {
                bad += usize::from(!good);
                written(writeln!(output, "{answer}"))?;
            }
            written(output.flush())?;
        }
    }

    fn answer(&self, number: usize, line: &[u8]) -> (bool, String) {
        let mut id = None;
        let result = self.annotate(line, &mut id).and_then(|article| {
            let answer = Answer {
                id: id.clone(),
                article,
            };
            serde_json::to_string(&answer).map_err(|e| e.to_string())
        });
        match result {
            Ok(words) => (true, words),
            Err(error) => {
                eprintln!("mitjul: {}: line {number}: {error}", self.name);
                let refusal = Refusal {
                    id,
                    line: number,
                    error,
                };
                (false, serde_json::to_string(&refusal).unwrap_or_default())
            }
        }
    }

    fn annotate(&self, line: &[u8], id: &mut Option<Value>) -> Result<AnnotatedArticle, String> {
        let words = std::str::from_utf8(line).map_err(|e| e.to_string())?;
        let value: Value = serde_json::from_str(words.trim_start_matches('\u{feff}'))
            .map_err(|e| format!("not JSON: {e}"))?;
        let Value::Object(fields) = value else {
            return Err("not a JSON object".to_owned());
        };
        *id = fields.get("id").filter(|id| !id.is_null()).cloned();
        let text = match fields.get("text") {
            Some(Value::String(text)) => text,
            Some(other) => return Err(format!("text is {}, not a string", kind(other))),
            None => return Err("no text".to_owned()),
        };
        let mut options = Options::default();
        options.dictionary = self.dictionary.clone();
        options.published = match fields.get("published") {
            None | Some(Value::Null) => None,
            Some(Value::String(day)) => {
                Some(mitjul::parse_date(day).map_err(|e| format!("published: {e}"))?)
            }
            Some(other) => return Err(format!("published is {}, not a string", kind(other))),
        };
        options.whole_text = match fields.get("whole_text") {
            None | Some(Value::Null) => false,
            Some(Value::Bool(whole)) => *whole,
            Some(other) => return Err(format!("whole_text is {}, not true or false", kind(other))),
        };
        if options.whole_text {
            options.convention = mitjul::Convention::Klue;
        }
        Ok(self
            .annotator
            .annotate(text, &options)
            .record(text, self.arguments.offsets))
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
