//! The command line.

use std::io::{BufRead, Read, Write};
use std::process::ExitCode;

use mitjul::{Annotator, OffsetUnit, Options};

/// A first command line: `annotate --jsonl` and `annotate -`.
fn main() -> ExitCode {
    let annotator = Annotator::new();
    let jsonl = std::env::args().any(|a| a == "--jsonl");
    let stdin = std::io::stdin();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if jsonl {
        for line in stdin.lock().lines().map_while(Result::ok) {
            let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else {
                continue;
            };
            let text = value["text"].as_str().unwrap_or("");
            let mut options = Options::default();
            options.whole_text = value["whole_text"].as_bool().unwrap_or(false);
            options.published = value["published"].as_str().and_then(day);
            let mut record = annotator
                .annotate(text, &options)
                .record(text, OffsetUnit::CodePoint);
            record.id = value["id"].as_str().map(str::to_owned);
            if let Ok(json) = serde_json::to_string(&record)
                && writeln!(out, "{json}").is_err()
            {
                return ExitCode::from(1);
            }
        }
    } else {
        let mut text = String::new();
        if stdin.lock().read_to_string(&mut text).is_err() {
            return ExitCode::from(1);
        }
        let record = annotator
            .annotate(&text, &Options::default())
            .record(&text, OffsetUnit::CodePoint);
        if let Ok(json) = serde_json::to_string_pretty(&record)
            && writeln!(out, "{json}").is_err()
        {
            return ExitCode::from(1);
        }
    }
    ExitCode::SUCCESS
}

fn day(word: &str) -> Option<mitjul::Date> {
    let mut parts = word.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    mitjul::Date::from_calendar_date(year, month.try_into().ok()?, day).ok()
}
