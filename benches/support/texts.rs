//! The texts that are measured: the articles of tests/corpus, written for the purpose, and longer texts made of them.

use std::path::{Path, PathBuf};

/// A text and what it is called.
pub struct Text {
    pub name: String,
    pub text: String,
}

/// The articles of a language with the names in them.
struct Seed {
    text: String,
    /// The longer first, so that a name within another is replaced after it.
    names: Vec<(String, Kind)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Person,
    Other,
}

/// What names are made of: each is as long as another, so that texts stay as long as they were.
const SYLLABLES: [&str; 64] = [
    "가", "나", "다", "라", "마", "바", "사", "아", "자", "차", "카", "타", "파", "하", "거", "너",
    "더", "러", "머", "버", "서", "어", "저", "처", "고", "노", "도", "로", "모", "보", "소", "오",
    "조", "초", "코", "토", "포", "호", "구", "누", "두", "루", "무", "부", "수", "우", "주", "추",
    "그", "느", "드", "르", "므", "브", "스", "기", "니", "디", "리", "미", "비", "시", "지", "치",
];
const LATIN: [&str; 16] = [
    "bal", "cor", "den", "fer", "gan", "hol", "jas", "kel", "lor", "mar", "nes", "pol", "rin",
    "sel", "tor", "wen",
];

/// Brief, article, long read, 1 MB and, where wanted, 20 MB of Korean, English and both.
pub fn articles(large: bool) -> Vec<Text> {
    let [ko, en] = ["ko", "en"].map(seeds);
    let both: Vec<&Seed> = ko
        .iter()
        .zip(en.iter().cycle())
        .flat_map(|(k, e)| [k, e])
        .collect();
    let mut texts = Vec::new();
    for (language, seeds) in [
        ("ko", ko.iter().collect()),
        ("en", en.iter().collect()),
        ("mixed", both),
    ] {
        let mut sizes = vec![
            ("brief", 400),
            ("article", 3_000),
            ("long read", 0),
            ("1 MB", 0),
        ];
        if large {
            sizes.push(("20 MB", 0));
        }
        for (size, characters) in sizes {
            let text = match size {
                "1 MB" => of_bytes(&seeds, 1_000_000),
                "20 MB" => of_bytes(&seeds, 20_000_000),
                "long read" => of_bytes(&seeds, 24_000),
                _ => of_characters(&seeds, characters),
            };
            let name = format!("{language} {size}");
            texts.push(Text { name, text });
        }
    }
    texts
}

/// Korean and English texts of growing length.
pub fn growing(large: bool) -> Vec<(&'static str, Vec<String>)> {
    let mut sizes = vec![1_000, 10_000, 100_000, 1_000_000];
    if large {
        sizes.extend([5_000_000, 20_000_000]);
    }
    ["ko", "en"]
        .map(|language| {
            let seeds = seeds(language);
            let seeds: Vec<&Seed> = seeds.iter().collect();
            let of = |&bytes: &usize| of_bytes(&seeds, bytes);
            (language, sizes.iter().map(of).collect())
        })
        .into()
}

/// Texts that are made to take long, 100 KB each.
pub fn adversarial() -> Vec<Text> {
    [
        ("one syllable", "가"),
        ("figures without a space", "1억2조3만"),
        ("opening brackets", "("),
        ("opening quotation marks", "“"),
        ("one Latin letter", "a"),
        ("short names", "김가나 이다라 "),
        ("line ends", "가\n"),
    ]
    .map(|(name, unit)| Text {
        name: name.to_owned(),
        text: unit.repeat(100_000 / unit.len()),
    })
    .into()
}

/// About so many characters: articles one after the other as they are.
fn of_characters(seeds: &[&Seed], characters: usize) -> String {
    let mut text = String::new();
    for seed in seeds.iter().cycle() {
        text += &seed.text;
        text.push('\n');
        if text.chars().count() * 10 >= characters * 9 {
            return text;
        }
    }
    text
}

/// At least so many bytes: the articles again and again, each time with other names. A line without a name is told apart
/// by a number, for what was read before is remembered.
fn of_bytes(seeds: &[&Seed], bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 4096);
    for (copy, seed) in seeds.iter().cycle().enumerate() {
        let mut article = seed.text.clone();
        for (i, (name, kind)) in seed.names.iter().enumerate() {
            article = article.replace(name, &renamed(name, *kind, copy, i));
        }
        for (line, old) in article.lines().zip(seed.text.lines()) {
            text += line;
            if line == old && copy >= seeds.len() {
                text += &format!(" {copy}");
            }
            text.push('\n');
            if text.len() >= bytes {
                return text;
            }
        }
    }
    text
}

/// Another name of the same shape: a person keeps the surname, a body what sort of body it is.
fn renamed(name: &str, kind: Kind, copy: usize, i: usize) -> String {
    let n = copy + 37 * i;
    if name.is_ascii() {
        let pick = |n: usize| LATIN.get(n % LATIN.len()).copied().unwrap_or("");
        let [second, third] = [n / LATIN.len(), n / LATIN.len() / LATIN.len()];
        let new = format!("{}{}{}", pick(n), pick(second), pick(third));
        let new = new[..1].to_ascii_uppercase() + &new[1..];
        let words: Vec<&str> = name.split(' ').collect();
        // Of a person the last word, of a body the first.
        return match (kind, words.as_slice()) {
            (Kind::Person, [first @ .., _]) if !first.is_empty() => {
                format!("{} {new}", first.join(" "))
            }
            (_, [_, rest @ ..]) if !rest.is_empty() => format!("{new} {}", rest.join(" ")),
            _ => new,
        };
    }
    let pick = |n: usize| SYLLABLES.get(n % SYLLABLES.len()).copied().unwrap_or("");
    let new = format!("{}{}", pick(n), pick(n / SYLLABLES.len() + i));
    let skip = match kind {
        Kind::Person => 1,
        Kind::Other => 0,
    };
    let keep = |from: usize, to: usize| -> String { name.chars().skip(from).take(to).collect() };
    format!("{}{new}{}", keep(0, skip), keep(skip + 2, usize::MAX))
}

/// The articles of a language in the order of their names.
fn seeds(language: &str) -> Vec<Seed> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(language);
    let read = |path: PathBuf| {
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let mut folders: Vec<PathBuf> = std::fs::read_dir(&corpus)
        .unwrap_or_else(|error| panic!("{}: {error}", corpus.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    let seed = |folder: PathBuf| Seed {
        text: read(folder.join("source.txt")),
        names: names(&read(folder.join("annotated.txt"))),
    };
    folders.into_iter().map(seed).collect()
}

/// The names that `⟦form|kind name⟧` marks, those that are long enough to be nothing else.
fn names(annotated: &str) -> Vec<(String, Kind)> {
    let mut names: Vec<(String, Kind)> = annotated
        .split('⟦')
        .skip(1)
        .filter_map(|mark| {
            let (form, told) = mark.split_once('⟧')?.0.split_once('|')?;
            let kind = match told.split(' ').next()? {
                "person" => Kind::Person,
                "organization" | "place" | "product" => Kind::Other,
                _ => return None,
            };
            let hangul = form.chars().all(|c| matches!(c, '가'..='힣'));
            let latin = form.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
            (hangul && form.chars().count() >= 3 || latin && form.len() >= 5)
                .then(|| (form.to_owned(), kind))
        })
        .collect();
    names.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    names.dedup_by(|(a, _), (b, _)| a == b);
    names
}
