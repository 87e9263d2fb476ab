//! How fast the claim stage alone reads: body, names, amounts and dates are there already.
//! `cargo bench --bench claims -- FILE…` reads the named texts too, an article each.

use std::hint::black_box;
use std::time::{Duration, Instant};

use mitjul::{Annotator, Document, Options};

/// Written for the purpose.
const ARTICLE: &str = include_str!("article.txt");
/// Names of the article whose first part is another in every copy.
const NAMES: &[&str] = &[
    "새물전자",
    "나래시",
    "온빛증권",
    "미르자산",
    "김하늘",
    "이도윤",
    "박서우",
    "최다온",
];
const SYLLABLES: &[&str] = &[
    "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "하", "누", "두", "루", "무", "보",
    "소", "수", "오", "우",
];

fn main() {
    let start = Instant::now();
    let annotator = Annotator::new();
    println!(
        "claims: annotator built in {:.2} ms",
        start.elapsed().as_secs_f64() * 1000.0
    );
    report(&annotator, "article", &[ARTICLE.to_owned()]);
    report(&annotator, "1 MB", &[long()]);
    let files: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    if !files.is_empty() {
        report(&annotator, "files", &files);
    }
}

/// About 1 MB: the article again and again, with other names and figures and its paragraphs in another order.
fn long() -> String {
    let mut long = String::new();
    for copy in 0..360 {
        let mut text = ARTICLE.to_owned();
        for (i, name) in NAMES.iter().enumerate() {
            let part: String = name.chars().skip(name.chars().count().min(2)).collect();
            let syllable = |n: usize| SYLLABLES.get(n % SYLLABLES.len()).copied().unwrap_or("");
            let new = format!("{}{}", syllable(copy + i), syllable(copy / 20 + i * 3));
            // The family name of a person stays.
            let (old, new) = match name.char_indices().nth(1) {
                Some((at, _)) if part.chars().count() == 1 => {
                    let (family, _) = name.split_at(at);
                    ((*name).to_owned(), format!("{family}{new}"))
                }
                _ => ((*name).to_owned(), format!("{new}{part}")),
            };
            text = text.replace(&old, &new);
        }
        text = text.replace("00", &format!("{:02}", 10 + copy % 90));
        let mut paragraphs: Vec<&str> = text.lines().filter(|l| !l.is_empty()).collect();
        let by = copy % paragraphs.len();
        paragraphs.rotate_left(by);
        long += &paragraphs.join("\n\n");
        long.push_str("\n\n");
    }
    long
}

fn report(annotator: &Annotator, name: &str, texts: &[String]) {
    // The whole text is the body: what repeats would be left out as furniture.
    let mut options = Options::default();
    options.whole_text = true;
    let documents: Vec<(&String, Document)> = texts
        .iter()
        .map(|text| (text, annotator.annotate(text, &options)))
        .collect();
    let body: usize = documents
        .iter()
        .flat_map(|(_, document)| document.body.iter())
        .map(|span| span.len())
        .sum();
    let claims: usize = documents.iter().map(|(_, d)| d.claims.len()).sum();
    let begin = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    while times.len() < 5 || (begin.elapsed() < Duration::from_secs(2) && times.len() < 1000) {
        let start = Instant::now();
        for (text, document) in &documents {
            black_box(annotator.claims(black_box(text), document));
        }
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let rate = |time: Duration| body as f64 / 1e6 / time.as_secs_f64();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let fastest = times.first().copied().unwrap_or_default();
    println!(
        "claims: {name:<8} {body:>9} bytes of body, {claims:>5} claims {:>9.3} ms {:>7.1} MB/s, at best {:>7.1} MB/s",
        median.as_secs_f64() * 1000.0,
        rate(median),
        rate(fastest),
    );
}
