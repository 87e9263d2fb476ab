//! The whole pipeline over pages and running articles of our own, with everything that was found written beside them in a
//! form that a person can read in a diff.
//!
//! `tests/corpus/<case>/` are pages (`tests/corpus.rs`), `tests/corpus/<language>/<case>/` running articles: the title, a
//! line with the publication date, and the paragraphs. `annotated.txt` holds every block of the body with marks around
//! what was found (`⟦words|what⟧`), and below each block the claims that begin in it.
//!
//! `MITJUL_ACCEPT=case cargo test --test annotated` (or `all`) writes what is found now, to be reviewed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use mitjul::{Annotator, Bound, Claim, Document, Language, OffsetUnit, Options, Source, Span};

/// A case's folder and its name.
fn cases() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    found.sort();
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("the corpus") {
        let path = entry.expect("an entry").path();
        if !path.is_dir() {
            continue;
        }
        if path.join("source.txt").exists() || path.join("source.html").exists() {
            let name = path.strip_prefix(root).expect("inside").to_owned();
            found.push((path, name.to_string_lossy().replace('\\', "/")));
        } else {
            collect(root, &path, found);
        }
    }
}

/// The case's text and what is found in it; nothing for a page where the library cannot read HTML.
fn annotated(annotator: &Annotator, folder: &Path) -> Option<(String, Document)> {
    let options = Options::default();
    if let Ok(text) = fs::read_to_string(folder.join("source.txt")) {
        let document = annotator.annotate(&text, &options);
        return Some((text, document));
    }
    page(
        annotator,
        &fs::read_to_string(folder.join("source.html")).ok()?,
    )
}

#[cfg(feature = "html")]
fn page(annotator: &Annotator, html: &str) -> Option<(String, Document)> {
    let page = mitjul::html::extract(html);
    let document = annotator.annotate_page(&page, &Options::default());
    Some((page.text().to_owned(), document))
}

#[cfg(not(feature = "html"))]
fn page(_: &Annotator, _: &str) -> Option<(String, Document)> {
    None
}

/// What is said of every mark, by where it starts; the longer of two that start together first.
fn marks(text: &str, document: &Document) -> Vec<(Span, String)> {
    let mut marks = Vec::new();
    for entity in &document.entities {
        let mut what = format!("{} {}", entity.kind, entity.name);
        if let Some(of) = entity.organization {
            let _ = write!(what, " of {}", document.entities[of].name);
        }
        marks.extend(entity.mentions.iter().map(|m| (m.span, what.clone())));
    }
    for amount in &document.amounts {
        let mut what = amount.kind.to_string();
        match (amount.low, amount.high) {
            (Some(low), Some(high)) if low == high => {
                let _ = write!(what, " {}", low.normalize());
            }
            (Some(low), Some(high)) => {
                let _ = write!(what, " {}–{}", low.normalize(), high.normalize());
            }
            _ => {}
        }
        if let Some(unit) = &amount.unit {
            let _ = write!(what, " {unit}");
        }
        if let Some(per) = &amount.per {
            let _ = write!(what, " per {per}");
        }
        if amount.bound != Bound::Exact {
            let _ = write!(what, " {}", amount.bound);
        }
        if let Some(direction) = amount.direction {
            let _ = write!(what, " {direction}");
        }
        if let Some(other) = amount.same_as {
            let _ = write!(what, " = {}", document.amounts[other].span.of(text));
        }
        marks.push((amount.span, what));
    }
    for date in &document.dates {
        let mut what = String::from("date");
        if let Some(value) = date.value {
            let _ = write!(what, " {value}");
        }
        if let Some(end) = date.end_value {
            let _ = write!(what, "–{end}");
        }
        if let Some(part) = date.part {
            let _ = write!(what, " {part}");
        }
        if let Some(time) = date.time {
            let _ = write!(what, " {time}");
        }
        marks.push((date.span, what));
    }
    marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    marks
}

fn write_marked(text: &str, block: Span, marks: &[(Span, String)], to: &mut String) {
    let mut at = block.start;
    let mut open: Vec<&(Span, String)> = Vec::new();
    let inside = marks.iter().filter(|(span, _)| block.contains(*span));
    let close_until =
        |open: &mut Vec<&(Span, String)>, at: &mut usize, until: usize, to: &mut String| {
            while let Some((span, what)) = open.last().filter(|(span, _)| span.end <= until) {
                to.push_str(&text[*at..span.end]);
                let _ = write!(to, "|{what}⟧");
                *at = span.end;
                open.pop();
            }
        };
    for mark in inside {
        close_until(&mut open, &mut at, mark.0.start, to);
        to.push_str(&text[at..mark.0.start]);
        at = mark.0.start;
        to.push('⟦');
        // Marks nest; of two that cross, the later one ends with the one around it.
        open.push(mark);
    }
    close_until(&mut open, &mut at, block.end, to);
    to.push_str(&text[at..block.end]);
    to.push('\n');
}

fn source(text: &str, document: &Document, source: &Source) -> String {
    let words = source.span.of(text);
    match source.entity.map(|e| &document.entities[e].name) {
        Some(name) if name != words => format!("{words} ({name})"),
        _ => words.to_owned(),
    }
}

fn claim(text: &str, document: &Document, claim: &Claim) -> String {
    let mut line = format!(
        "  {} {}: {}",
        claim.kind,
        claim.modality,
        claim.span.of(text)
    );
    if let Some(speaker) = &claim.speaker {
        let _ = write!(line, " | speaker {}", source(text, document, speaker));
    }
    if let Some(words) = claim
        .source
        .filter(|s| Some(*s) != claim.speaker.map(|s| s.span))
    {
        let _ = write!(line, " | source {}", words.of(text));
    }
    if let Some(via) = &claim.via {
        let _ = write!(line, " | via {}", source(text, document, via));
    }
    if let Some(cue) = claim.cue {
        let _ = write!(line, " | cue {}", cue.of(text));
    }
    line.replace('\n', " ")
}

fn written(text: &str, document: &Document) -> String {
    let mut words = String::new();
    let languages: Vec<_> = document.languages.iter().map(|l| l.code()).collect();
    let _ = writeln!(words, "languages: {}", languages.join(" "));
    if let Some(published) = document.published {
        let _ = writeln!(words, "published: {} ({})", published.date, published.from);
    }
    let roles: BTreeMap<Span, &str> = document
        .blocks
        .iter()
        .map(|b| (b.span, b.role.as_str()))
        .collect();
    let marks = marks(text, document);
    for &block in &document.body {
        let role = roles.get(&block).unwrap_or(&"paragraph");
        let _ = write!(words, "---\n[{role}] ");
        write_marked(text, block, &marks, &mut words);
        for found in &document.claims {
            if block.start <= found.span.start && found.span.start < block.end {
                words += &claim(text, document, found);
                words.push('\n');
            }
        }
    }
    for finding in &document.findings {
        let _ = writeln!(words, "---\n[{}] {}", finding.kind, finding.message.en);
    }
    words
}

/// Every case with what is found in it.
static CORPUS: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let annotator = Annotator::new();
    let cases = cases().into_iter().filter_map(|(folder, name)| {
        let (text, document) = annotated(&annotator, &folder)?;
        Some(Case {
            folder,
            name,
            text,
            document,
        })
    });
    cases.collect()
});

struct Case {
    folder: PathBuf,
    name: String,
    text: String,
    document: Document,
}

#[test]
fn what_is_written_of_an_article_comes_back_as_it_was() {
    for case in CORPUS.iter() {
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let record = case.document.record(&case.text, unit);
            let read = record.document(&case.text, unit);
            assert_eq!(read, case.document, "{} in {unit:?}", case.name);
            assert_eq!(read.record(&case.text, unit), record, "{}", case.name);
        }
    }
}

#[test]
fn another_language_changes_nothing_in_an_article_of_one() {
    const PACKS: [(Language, &[u8]); 2] = [
        (
            Language::Korean,
            include_bytes!(concat!(env!("OUT_DIR"), "/ko.pack")),
        ),
        (
            Language::English,
            include_bytes!(concat!(env!("OUT_DIR"), "/en.pack")),
        ),
    ];
    // What the corpus was read with.
    let all = Annotator::new().languages().len();
    for (language, pack) in PACKS {
        if !language.is_built() || all < PACKS.len() {
            continue;
        }
        let alone = Annotator::with_packs(&[pack]).expect("a pack of this build");
        assert_eq!(alone.languages(), [language]);
        let mut seen = 0;
        for case in CORPUS.iter().filter(|c| c.document.languages == [language]) {
            let (text, document) = annotated(&alone, &case.folder).expect("read before");
            assert_eq!(document, case.document, "{}", case.name);
            let bytes = |document: &Document| {
                serde_json::to_string(&document.record(&text, OffsetUnit::Utf16)).expect("JSON")
            };
            assert_eq!(bytes(&document), bytes(&case.document), "{}", case.name);
            seen += 1;
        }
        assert!(seen >= 10, "{seen} articles in {language:?} alone");
    }
}

#[test]
fn everything_is_found_as_it_was_accepted() {
    let accept = std::env::var("MITJUL_ACCEPT").unwrap_or_default();
    let mut changed = Vec::new();
    for case in CORPUS.iter() {
        let Case { folder, name, .. } = case;
        let now = written(&case.text, &case.document);
        let file = folder.join("annotated.txt");
        if accept == "all" || accept == *name {
            fs::write(&file, &now).expect("writing");
            continue;
        }
        let before = fs::read_to_string(&file).unwrap_or_default();
        if before != now {
            let line = before
                .lines()
                .zip(now.lines())
                .find(|(a, b)| a != b)
                .map_or_else(String::new, |(a, b)| format!("\n  was {a}\n  now {b}"));
            changed.push(format!("{name}{line}"));
        }
    }
    assert!(
        changed.is_empty(),
        "{} cases have changed; review with `cargo xtask corpus accept all` and git diff:\n{}",
        changed.len(),
        changed.join("\n")
    );
}
