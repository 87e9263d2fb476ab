//! How fast the core annotates on one thread: cold start and steady state apart, each stage and the whole, growth with the
//! length of a text, memory. `cargo xtask bench`; `--quick` leaves out what is longer than 1 MB. With `--to FOLDER` the texts
//! and the figures (`native.json`) are written there, for the browser's measurement and the other programs'.
//!
//! Time is the processor's, of this thread, where the system tells (Linux), so that what else the machine does hardly counts.

#[path = "support/texts.rs"]
mod texts;

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use mitjul::{Annotator, OffsetUnit, Options};
use serde_json::{Value, json};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let large = !arguments.iter().any(|argument| argument == "--quick");
    let to = arguments
        .iter()
        .position(|argument| argument == "--to")
        .and_then(|at| arguments.get(at + 1))
        .map(PathBuf::from);

    let texts = texts::articles(large);
    let first = texts.iter().find(|text| text.name == "ko article");
    let mut options = Options::default();
    // The whole text is the body: what repeats would be left out as furniture.
    options.whole_text = true;

    let start = now();
    let annotator = Annotator::new();
    let built = now() - start;
    let start = now();
    if let Some(first) = first {
        black_box(annotator.annotate(&first.text, &options));
    }
    let first = now() - start;
    println!("cold start: annotator built in {built:.1} ms, first article after {first:.1} ms");

    let mut steady = Vec::new();
    for text in &texts {
        steady.push(measured(&annotator, &options, &text.name, &text.text));
    }
    let tagger = tagger(&texts);
    let adversarial: Vec<Value> = texts::adversarial()
        .iter()
        .map(|text| measured(&annotator, &options, &text.name, &text.text))
        .collect();
    let growth: Vec<Value> = texts::growing(large)
        .into_iter()
        .map(|(language, texts)| grown(&annotator, &options, language, &texts))
        .collect();

    if let Some(folder) = to {
        let report = json!({
            "cold": { "built_ms": built, "first_article_ms": first },
            "steady": steady,
            "tagger": tagger,
            "adversarial": adversarial,
            "growth": growth,
            "clock": if cpu().is_some() { "processor time of the thread" } else { "wall clock" },
        });
        let put = |name: String, words: &str| {
            let path = folder.join(name);
            fs::write(&path, words).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        };
        fs::create_dir_all(&folder).expect("the folder can be made");
        for text in &texts {
            put(format!("{}.txt", text.name.replace(' ', "-")), &text.text);
        }
        put("native.json".to_owned(), &report.to_string());
    }
}

/// One text: characters a second, the share of each stage, peak memory.
fn measured(annotator: &Annotator, options: &Options, name: &str, text: &str) -> Value {
    let characters = text.chars().count();
    let peak = peak_memory(|| {
        black_box(annotator.annotate(black_box(text), options));
    });
    // The clock of a thread may be as coarse as a few milliseconds: only a second or so tells.
    let (start, begin, mut runs) = (Instant::now(), now(), 0_u32);
    while runs == 0 || start.elapsed().as_secs_f64() < 1.5 {
        black_box(annotator.annotate(black_box(text), options));
        runs += 1;
    }
    let each = (now() - begin) / f64::from(runs);
    let speed = characters as f64 / each * 1000.0;
    println!(
        "{name:<24} {characters:>9} characters {each:>10.2} ms {speed:>10.0} characters/s {}",
        peak.map_or_else(String::new, |bytes| format!(
            "{:>7.1} MB",
            bytes as f64 / 1e6
        )),
    );
    // What part of the time each stage takes, by the wall clock, which can be asked between them.
    let mut written = 0.0;
    let start = Instant::now();
    let mut stages = mitjul::measure::stages(wall, || {
        while written == 0.0 || start.elapsed().as_secs_f64() < 0.5 {
            let document = annotator.annotate(black_box(text), options);
            let begin = wall();
            black_box(serde_json::to_string(
                &document.record(text, OffsetUnit::Utf16),
            ))
            .ok();
            written += wall() - begin;
        }
    });
    let whole: f64 = stages.iter().map(|(_, time)| time).sum();
    stages.push(("written as JSON", written));
    let stages: serde_json::Map<String, Value> = stages
        .into_iter()
        .map(|(stage, time)| (stage.to_owned(), json!(time / whole)))
        .collect();
    json!({
        "name": name,
        "characters": characters,
        "bytes": text.len(),
        "ms": each,
        "characters_per_second": speed,
        "stages": stages,
        "peak_bytes": peak,
        "runs": runs,
    })
}

/// The tagger alone, on the Korean article.
fn tagger(texts: &[texts::Text]) -> Value {
    let Some(article) = texts.iter().find(|text| text.name == "ko article") else {
        return Value::Null;
    };
    let mut tagging = mitjul::measure::Tagging::new();
    let (start, begin, mut runs) = (Instant::now(), now(), 0_u32);
    while start.elapsed().as_secs_f64() < 1.5 {
        black_box(tagging.tag(black_box(&article.text)));
        runs += 1;
    }
    let speed = article.text.chars().count() as f64 * f64::from(runs) / (now() - begin) * 1000.0;
    println!("tagger alone {speed:.0} characters/s");
    json!({ "characters_per_second": speed })
}

/// Times of texts of growing length, and the power of the length that they grow with: 1 is linear, 2 the square.
fn grown(annotator: &Annotator, options: &Options, language: &str, texts: &[String]) -> Value {
    let points: Vec<(f64, f64)> = texts
        .iter()
        .map(|text| {
            let (start, begin, mut runs) = (Instant::now(), now(), 0_u32);
            while runs == 0 || start.elapsed().as_secs_f64() < 0.7 {
                black_box(annotator.annotate(black_box(text), options));
                runs += 1;
            }
            (text.len() as f64, (now() - begin) / f64::from(runs))
        })
        .collect();
    let power = slope(points.iter().map(|&(x, y)| (x.ln(), y.ln())));
    for (bytes, time) in &points {
        println!("growth {language} {bytes:>10} bytes {time:>12.2} ms");
    }
    println!("growth {language}: time grows with the length to the power of {power:.3}");
    json!({
        "language": language,
        "power": power,
        "points": points.iter().map(|(x, y)| json!({ "bytes": x, "ms": y })).collect::<Vec<_>>(),
    })
}

/// The slope of the straight line that fits the points best.
fn slope(points: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let n = points.clone().count() as f64;
    let (x, y) = points
        .clone()
        .fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let (above, below) = points.fold((0.0, 0.0), |(a, b), (u, v)| {
        (a + (u - x) * (v - y), b + (u - x) * (u - x))
    });
    above / below
}

/// Milliseconds: of the processor's time for this thread, else of the wall clock.
fn now() -> f64 {
    cpu().unwrap_or_else(wall)
}

fn wall() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1000.0
}

fn cpu() -> Option<f64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}

/// The most memory that the process held while `work` ran (Linux).
fn peak_memory(work: impl FnOnce()) -> Option<u64> {
    // Begins the peak anew.
    fs::write("/proc/self/clear_refs", "5").ok()?;
    work();
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1024)
}
