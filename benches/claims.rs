//! How fast the claim stage alone reads: body, names, amounts and dates are there already.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mitjul::{Annotator, Options};

/// Written for the purpose.
const ARTICLE: &str = include_str!("article.txt");

fn main() {
    let start = Instant::now();
    let annotator = Annotator::new();
    println!(
        "claims: annotator built in {:.2} ms",
        start.elapsed().as_secs_f64() * 1000.0
    );
    for (name, copies) in [("article", 1), ("1 MB", 360)] {
        let text = vec![ARTICLE; copies].join("\n");
        let document = annotator.annotate(&text, &Options::default());
        let body: usize = document.body.iter().map(|s| s.len()).sum();
        let mut times: Vec<Duration> = (0..9)
            .map(|_| {
                let start = Instant::now();
                black_box(annotator.claims(black_box(&text), &document));
                start.elapsed()
            })
            .collect();
        times.sort_unstable();
        let time = times.get(times.len() / 2).copied().unwrap_or_default();
        println!(
            "claims: {name:<8} {body:>9} bytes of body, {} claims {:>9.2} ms {:>7.1} MB/s",
            document.claims.len(),
            time.as_secs_f64() * 1000.0,
            body as f64 / 1e6 / time.as_secs_f64(),
        );
    }
}
