//! How fast the article is found in a text: `cargo bench --bench outline`. The corpus's pages, one by one and as one long
//! text; plain timing, the median and the fastest of
//! many runs.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use mitjul::{Options, outline};

fn main() {
    let mut pages: Vec<String> = fs::read_dir("tests/corpus")
        .into_iter()
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.ok()?.path().join("source.txt")).ok())
        .collect();
    pages.sort();
    let whole = pages.join("\n");
    let options = Options::default();
    black_box(outline(&whole, &options));
    report(
        "pages one by one",
        pages.iter().map(String::len).sum(),
        || {
            for page in &pages {
                black_box(outline(black_box(page), &options));
            }
        },
    );
    let long = vec![whole.as_str(); 2_000_000 / whole.len()].join("\n");
    report("one text of 2 MB", long.len(), || {
        black_box(outline(black_box(&long), &options));
    });
    let line = "값이 오르자 새벽시는 요금을 다시 살피겠다고 밝혔다. ";
    let unbroken = line.repeat(2_000_000 / line.len());
    report("one line of 2 MB", unbroken.len(), || {
        black_box(outline(black_box(&unbroken), &options));
    });
}

fn report(name: &str, bytes: usize, mut run: impl FnMut()) {
    let begin = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    while times.len() < 5 || (begin.elapsed() < Duration::from_secs(2) && times.len() < 1000) {
        let start = Instant::now();
        run();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let fastest = times.first().copied().unwrap_or_default();
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "native: {name:<18} {bytes:>9} bytes {:>9.2} ms {:>7.1} MB/s, at best {:>7.1} MB/s",
        median.as_secs_f64() * 1000.0,
        rate(median),
        rate(fastest),
    );
}
