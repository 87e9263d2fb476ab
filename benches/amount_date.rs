//! How fast amounts and dates are found: reading the tables, and megabytes a second on one core.
//! `cargo bench --bench amount_date`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mitjul::{Date, Quantities};

/// Written for the purpose.
const ARTICLE: &str = include_str!("article.txt");

fn main() {
    let start = Instant::now();
    let quantities = black_box(Quantities::new());
    println!("tables read in {:.2} ms", milliseconds(start.elapsed()));
    let published = 4
        .try_into()
        .ok()
        .and_then(|month| Date::from_calendar_date(2024, month, 11).ok());
    // The second text is nothing but figures: the slowest that an article can be.
    let figures = include_str!("../data/amount_context.examples.txt")
        .lines()
        .filter(|line| !line.starts_with(['#', '@']))
        .map(|line| {
            let mut marks = line.split('[');
            let mut text = marks.next().unwrap_or("").to_owned();
            for mark in marks {
                let (words, after) = mark.split_once(']').unwrap_or((mark, ""));
                text += words.split('|').next().unwrap_or("");
                text += after;
            }
            text
        })
        .collect::<Vec<_>>()
        .join("\n");
    for (name, text) in [("article", ARTICLE), ("nothing but figures", &figures)] {
        let text = vec![text; 100_000 / text.len()].join("\n");
        let time = fastest(|| {
            black_box(quantities.find(black_box(&text), published));
        });
        let (dates, amounts) = quantities.find(&text, published);
        println!(
            "{name:<20} {:>6.1} MB/s ({} dates and {} amounts in {} bytes)",
            text.len() as f64 / 1e6 / time.as_secs_f64(),
            dates.len(),
            amounts.len(),
            text.len(),
        );
    }
}

/// The fastest of as many runs as fit into two seconds: what the code takes when nothing else wants the core.
fn fastest(mut run: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut fastest = Duration::MAX;
    while begin.elapsed() < Duration::from_secs(2) {
        let start = Instant::now();
        run();
        fastest = fastest.min(start.elapsed());
    }
    fastest
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
