//! How fast the core annotates: cold start and steady state apart. `cargo xtask bench --native`.
//!
//! Plain timing with the median of many runs: the figures are for people, and for the browser's measurement beside
//! them (e2e/bench.js), which uses the same texts in the same way.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mitjul::{Annotator, Options};

/// Written for the purpose.
const ARTICLE: &str = include_str!("article.txt");

fn main() {
    let start = Instant::now();
    let annotator = Annotator::new();
    let built = start.elapsed();
    let start = Instant::now();
    black_box(annotator.annotate(ARTICLE, &Options::default()));
    let first = start.elapsed();
    println!(
        "native: annotator built in {:.2} ms, first article after {:.2} ms",
        milliseconds(built),
        milliseconds(first)
    );

    #[cfg(feature = "measure")]
    tag();

    // The whole text is the body: repeated articles would be left out as furniture.
    let mut options = Options::default();
    options.whole_text = true;
    for (name, copies) in [("article", 1), ("100 KB", 35), ("1 MB", 360)] {
        let text = vec![ARTICLE; copies].join("\n");
        let characters = text.chars().count();
        let time = median(|| {
            black_box(annotator.annotate(black_box(&text), &options));
        });
        println!(
            "native: {name:<8} {:>9} characters {:>10.2} ms {:>12.0} characters/s",
            characters,
            milliseconds(time),
            characters as f64 / time.as_secs_f64(),
        );
    }
}

/// The tagger alone. One article is tagged in a few milliseconds: the fastest run of many is one that nothing disturbed.
#[cfg(feature = "measure")]
fn tag() {
    let mut tagging = mitjul::measure::Tagging::new();
    let begin = Instant::now();
    let mut best = Duration::MAX;
    let mut times = Vec::new();
    while begin.elapsed() < Duration::from_secs(3) {
        let start = Instant::now();
        black_box(tagging.tag(black_box(ARTICLE)));
        let time = start.elapsed();
        best = best.min(time);
        times.push(time);
    }
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let speed = |time: Duration| ARTICLE.chars().count() as f64 / time.as_secs_f64();
    println!(
        "native: tagger alone {:.0} characters/s (median), {:.0} (fastest of {} runs)",
        speed(median),
        speed(best),
        times.len(),
    );
}

/// The median of at least five runs, and of as many as fit into two seconds.
fn median(mut run: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || (begin.elapsed() < Duration::from_secs(2) && times.len() < 1000) {
        let start = Instant::now();
        run();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
