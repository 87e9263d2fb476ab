//! Pages made for the purpose, with the article marked by hand.
//!
//! `tests/corpus/<case>/source.txt` or `source.html` is the page; `expected.txt` holds a head (`published: 2024-10-22` or
//! `none`; `rival: yes` where another story could as well be meant), a line `---`, and the page's text with every block
//! of the article marked: `⟦headline|…⟧`. What is not marked is not the article.
//!
//! `MITJUL_ACCEPT=case cargo test --test corpus` writes what is found now as the case's expectation, to be reviewed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mitjul::{BlockRole, Document, Options, Span};

struct Case {
    name: String,
    dir: PathBuf,
    /// The text that offsets refer to.
    text: String,
    html: bool,
    document: Document,
}

struct Expected {
    published: Option<String>,
    rival: bool,
    blocks: Vec<(Span, BlockRole)>,
}

fn read(dir: &Path) -> Option<Case> {
    let name = dir.file_name()?.to_str()?.to_owned();
    let options = Options::default();
    let (text, html, document) = if let Ok(text) = fs::read_to_string(dir.join("source.txt")) {
        let document = mitjul::outline(&text, &options);
        (text, false, document)
    } else {
        let html = fs::read_to_string(dir.join("source.html")).ok()?;
        page(&html, &options)?
    };
    Some(Case {
        name,
        dir: dir.to_owned(),
        text,
        html,
        document,
    })
}

#[cfg(feature = "html")]
fn page(html: &str, options: &Options) -> Option<(String, bool, Document)> {
    let extracted = mitjul::html::extract(html);
    let document = mitjul::outline_page(&extracted, options);
    Some((extracted.text().to_owned(), true, document))
}

#[cfg(not(feature = "html"))]
fn page(_: &str, _: &Options) -> Option<(String, bool, Document)> {
    None
}

/// Takes an expectation apart; its text without marks must be the page's.
fn parse(expected: &str, text: &str, name: &str) -> Expected {
    let (head, marked) = expected.split_once("---\n").expect("a line ---");
    let field = |key: &str| {
        head.lines()
            .find_map(|l| l.strip_prefix(key))
            .map(|v| v.trim().to_owned())
    };
    let mut plain = String::new();
    let mut blocks = Vec::new();
    let mut open: Option<(usize, BlockRole)> = None;
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        match c {
            '⟦' => {
                let (role, behind) = rest[c.len_utf8()..].split_once('|').expect("a role");
                let role = BlockRole::from_word(role).unwrap_or_else(|| panic!("{name}: {role}"));
                open = Some((plain.len(), role));
                rest = behind;
                continue;
            }
            '⟧' => {
                let (start, role) = open.take().expect("a closing mark closes");
                blocks.push((Span::new(start, plain.len()), role));
            }
            c => plain.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    assert_eq!(
        plain.trim_end(),
        text.trim_end(),
        "{name}: marked text and page"
    );
    Expected {
        published: field("published:").filter(|p| p != "none"),
        rival: field("rival:").is_some_and(|r| r == "yes"),
        blocks,
    }
}

fn marked(case: &Case) -> String {
    let document = &case.document;
    let mut out = format!(
        "published: {}\n",
        document
            .published
            .map_or("none".to_owned(), |p| p.date.to_string())
    );
    if document.rival.is_some() {
        out.push_str("rival: yes\n");
    }
    out.push_str("---\n");
    let mut at = 0;
    for block in document.blocks.iter().filter(|b| b.role.is_body()) {
        let _ = write!(
            out,
            "{}⟦{}|{}⟧",
            &case.text[at..block.span.start],
            block.role,
            block.span.of(&case.text)
        );
        at = block.span.end;
    }
    out.push_str(case.text[at..].trim_end());
    out.push('\n');
    out
}

/// The characters of spans that are not white space, by byte.
fn characters(text: &str, spans: impl Iterator<Item = Span>) -> BTreeSet<usize> {
    spans
        .flat_map(|s| {
            s.of(text)
                .char_indices()
                .filter(|(_, c)| !c.is_whitespace())
                .map(move |(i, _)| s.start + i)
        })
        .collect()
}

#[derive(Default)]
struct Tally {
    hit: usize,
    extra: usize,
    missed: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        let errors = self.extra + self.missed;
        if self.hit + errors == 0 {
            return 1.0;
        }
        2.0 * self.hit as f64 / (2 * self.hit + errors) as f64
    }

    fn add(&mut self, other: &Tally) {
        self.hit += other.hit;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

#[test]
fn finds_the_articles_of_the_corpus() {
    let accept = std::env::var("MITJUL_ACCEPT").unwrap_or_default();
    let mut dirs: Vec<_> = fs::read_dir("tests/corpus")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    dirs.sort();
    let mut tallies = [Tally::default(), Tally::default()];
    let (mut cases, mut dates, mut rivals, mut roles, mut blocks) = (0, 0, 0, 0, 0);
    let mut report = String::new();
    for dir in dirs {
        let Some(case) = read(&dir) else {
            continue;
        };
        let file = case.dir.join("expected.txt");
        if accept == case.name {
            fs::write(&file, marked(&case)).unwrap();
        }
        let expected = fs::read_to_string(&file)
            .unwrap_or_else(|_| panic!("{} is new: set MITJUL_ACCEPT to its name", case.name));
        let expected = parse(&expected, &case.text, &case.name);
        cases += 1;
        let want = characters(&case.text, expected.blocks.iter().map(|b| b.0));
        let got = characters(&case.text, case.document.body.iter().copied());
        let tally = Tally {
            hit: want.intersection(&got).count(),
            extra: got.difference(&want).count(),
            missed: want.difference(&got).count(),
        };
        let date = case.document.published.map(|p| p.date.to_string());
        let right = [
            date == expected.published,
            case.document.rival.is_some() == expected.rival,
        ];
        dates += usize::from(right[0]);
        rivals += usize::from(right[1]);
        for &(span, role) in &expected.blocks {
            blocks += 1;
            let found = case.document.blocks.iter().find(|b| b.span.overlaps(span));
            let same = found.is_some_and(|b| b.role == role);
            roles += usize::from(same);
            if !same {
                let _ = writeln!(
                    report,
                    "{}: {} is {} ({}): {:.40}",
                    case.name,
                    role,
                    found.map_or("nothing", |b| b.role.as_str()),
                    found.map_or("", |b| &b.why),
                    span.of(&case.text)
                );
            }
        }
        if tally.extra + tally.missed > 0 || right.contains(&false) {
            let _ = writeln!(
                report,
                "{}: F1 {:.3}, published {:?} (expected {:?}), rival {} (expected {})",
                case.name,
                tally.f1(),
                date,
                expected.published,
                case.document.rival.is_some(),
                expected.rival
            );
            for block in &case.document.blocks {
                let wanted = expected.blocks.iter().any(|(s, _)| s.overlaps(block.span));
                if wanted != block.role.is_body() {
                    let _ = writeln!(
                        report,
                        "    {} {} ({}): {:.60}",
                        if wanted { "missed" } else { "extra" },
                        block.role,
                        block.why,
                        block.span.of(&case.text)
                    );
                }
            }
        }
        tallies[usize::from(case.html)].add(&tally);
    }
    let [text, html] = &tallies;
    println!("{report}");
    println!(
        "{cases} pages: body characters F1 {:.4} (text), {:.4} (HTML); publication date right in {dates}, \
         rival in {rivals}; roles right in {roles} of {blocks} blocks",
        text.f1(),
        html.f1()
    );
    assert!(text.f1() >= 0.97, "{report}");
    assert!(html.f1() >= 0.97, "{report}");
    assert!(dates * 100 >= cases * 95, "{report}");
    assert!(roles * 100 >= blocks * 93, "{report}");
}
