//! The command line: `mitjul annotate` and `mitjul compare`.
//!
//! Exit status: 0 done; 1 some input could not be read (named on standard error, the rest done); 2 wrong usage.

mod annotate;
mod compare;
mod corrections;
mod input;
mod stream;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};
use mitjul::{Date, Language, OffsetUnit};

#[derive(Parser)]
#[command(
    name = "mitjul",
    version,
    about = "Finds names, amounts, dates and claims in news articles"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate one article, or a stream of them
    Annotate(Annotate),
    /// Set articles side by side: what they agree on, contradict each other in, and what only one has
    Compare(Compare),
}

#[derive(Args)]
struct Compare {
    /// The articles: plain text or HTML
    #[arg(required = true, num_args = 2..)]
    files: Vec<PathBuf>,
    /// What offsets count: codepoint, utf16 or byte
    #[arg(long, default_value = "codepoint", value_parser = OffsetUnit::from_str)]
    offsets: OffsetUnit,
    /// Extra names, a line a name: kind<TAB>name<TAB>alias|alias…
    #[arg(long)]
    dictionary: Option<PathBuf>,
}

#[derive(Args, Clone)]
struct Annotate {
    /// The article: plain text or HTML; - or nothing is standard input
    file: Option<PathBuf>,
    /// Read a stream: each line {"id", "text" or "html", "published"?, "whole_text"?, "lang"?}; each output line the document
    #[arg(long, conflicts_with_all = ["input", "format", "published", "whole_text"])]
    jsonl: bool,
    /// Publication date, YYYY-MM-DD [default: the article's own]
    #[arg(long, value_parser = mitjul::parse_date)]
    published: Option<Date>,
    /// The whole input is the body, as for a single sentence
    #[arg(long)]
    whole_text: bool,
    /// How spans are drawn: as a reader of news marks them, or as the KLUE-NER corpus labels single sentences
    #[arg(long, value_enum, default_value = "news")]
    convention: Drawn,
    /// What the article is written in [default: found, passage by passage]
    #[arg(long, value_enum, default_value = "auto")]
    lang: Written,
    /// How to read the input [default: by its content]
    #[arg(long, value_enum)]
    input: Option<Input>,
    /// Output form [default: json; text on a terminal]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// What offsets count: codepoint, utf16 or byte
    #[arg(long, default_value = "codepoint", value_parser = OffsetUnit::from_str)]
    offsets: OffsetUnit,
    /// Extra names, a line a name: kind<TAB>name<TAB>alias|alias…
    #[arg(long)]
    dictionary: Option<PathBuf>,
    /// Regular expressions to look for, a line each: label<TAB>expression<TAB>colour?
    #[arg(long)]
    patterns: Option<PathBuf>,
    /// A reader's corrections, as the page writes them: JSON, docs/CORRECTIONS.md
    #[arg(long, conflicts_with = "jsonl")]
    corrections: Option<PathBuf>,
    /// Language of the words in html, csv, markdown, text and w3c bodies [default: the article's]
    #[arg(long, value_enum)]
    labels: Option<Tongue>,
}

impl Annotate {
    /// Whether the article alone is wanted, without what is in it.
    fn only_article(&self) -> bool {
        matches!(self.format, Some(Format::Article | Format::ArticleHtml))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    W3c,
    Csv,
    Html,
    Markdown,
    Text,
    /// The article alone, as plain text
    Article,
    /// The article alone, as HTML: of a page with its lists, tables, links and pictures
    ArticleHtml,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Input {
    Html,
    Text,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Drawn {
    News,
    Klue,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    Auto,
    Ko,
    En,
}

impl Written {
    fn language(self) -> Option<Language> {
        match self {
            Written::Auto => None,
            Written::Ko => Some(Language::Korean),
            Written::En => Some(Language::English),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    Ko,
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Ko => Language::Korean,
            Tongue::En => Language::English,
        }
    }
}

/// Why the command could not do its work: what was wrong, and where.
#[derive(Debug)]
struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Failure {
    fn new(place: impl fmt::Display, reason: impl fmt::Display) -> Self {
        Failure(format!("{place}: {reason}"))
    }
}

/// What became of writing to standard output: a reader that has seen enough (`| head`) is no failure.
fn written(result: std::io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        other => other.map_err(|e| Failure::new("standard output", e)),
    }
}

/// Whether everything that was asked could be done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    SomeFailed,
}

impl Outcome {
    /// That of two things together.
    fn and(self, other: Outcome) -> Outcome {
        match (self, other) {
            (Outcome::Done, Outcome::Done) => Outcome::Done,
            _ => Outcome::SomeFailed,
        }
    }
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Annotate(arguments)
            if arguments.only_article() && arguments.corrections.is_some() =>
        {
            let told = "--corrections needs the annotations, which this --format leaves out";
            Cli::command()
                .error(ErrorKind::ArgumentConflict, told)
                .exit()
        }
        Command::Annotate(arguments) if arguments.jsonl => stream::run(&arguments),
        Command::Annotate(arguments) => annotate::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("mitjul: {failure}");
            ExitCode::from(1)
        }
    }
}
