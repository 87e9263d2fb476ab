//! Writes the linguistic data of each language into one file, a pack, which `src/lexicon/pack.rs` reads. `build.rs` makes
//! the packs that are part of the library, `cargo xtask pack` those that stand beside the wasm: the same bytes.
//!
//! Under `data/`, `article/` is what is needed before the language of an article is known and `any/` what is of no language:
//! they are always part of the library and in no pack. `en/` is English, the rest Korean. A `.bin` file is a section of its own; word lists (`.txt`, `.tsv`)
//! share the section `lists`, without comments and examples: a frequent character one byte, any other two, and a line
//! without the characters that it begins with as the one before it does. Compressed they take a quarter less than as UTF-8.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// What a pack begins with.
pub const MAGIC: &[u8; 8] = b"mitjulPK";
/// The version of the format.
pub const FORMAT: u32 = 1;
/// How many characters outside of ASCII are one byte. The rest of a byte's values leads two.
const SHORT: usize = 123;
/// The most characters that a line takes from the one before it: how many stands before each line, as a byte from 1 on
/// that is not yet the tab.
const SHARED: usize = 7;
/// How many two bytes can tell apart.
const LONG: usize = (128 - SHORT) * 256;

/// Whose data a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Needed before the language is known, or of none.
    Always,
    /// Korean.
    Korean,
    /// English.
    English,
}

impl Part {
    /// Those that are packs.
    pub const PACKS: [Part; 2] = [Part::Korean, Part::English];

    /// The code of the language, which is also the name of its file.
    pub fn code(self) -> &'static str {
        match self {
            Part::Always => "any",
            Part::Korean => "ko",
            Part::English => "en",
        }
    }

    fn of(name: &str) -> Part {
        match name.split_once('/') {
            Some(("any" | "article", _)) => Part::Always,
            Some(("en", _)) => Part::English,
            _ => Part::Korean,
        }
    }
}

/// One file of data.
#[derive(Debug)]
pub struct File {
    /// Where it stands.
    pub path: PathBuf,
    /// Its path under `data/` without the ending, parted by `/`; without `any/` and `ko/`.
    pub name: String,
    /// Whose data it is.
    pub part: Part,
    /// Whether it is a word list; else it is a section of its own.
    pub list: bool,
}

impl File {
    /// What the constant of the file is called.
    pub fn constant(&self) -> String {
        self.name.replace('/', "_").to_uppercase()
    }

    /// What its section is called.
    pub fn section(&self) -> &str {
        let code = self.part.code();
        self.name
            .strip_prefix(code)
            .and_then(|name| name.strip_prefix('/'))
            .unwrap_or(&self.name)
    }
}

/// All data, read once.
#[derive(Debug)]
pub struct Data {
    /// The files, by name.
    pub files: Vec<File>,
    /// What a pack must have been made for: the version of the library, and which lists there are.
    pub release: String,
}

impl Data {
    /// Finds the files under the folder `data/` of the library whose version is given.
    pub fn read(root: &Path, version: &str) -> Result<Data, Box<dyn Error>> {
        let mut paths = BTreeSet::new();
        collect(root, &mut paths)?;
        let mut files = Vec::new();
        for path in paths {
            let name = path.strip_prefix(root)?.with_extension("");
            let name = name.to_str().ok_or("a name that is not UTF-8")?;
            let name = name.replace('\\', "/");
            files.push(File {
                part: Part::of(&name),
                name: ["any/", "ko/"]
                    .iter()
                    .find_map(|folder| name.strip_prefix(folder))
                    .unwrap_or(&name)
                    .to_owned(),
                list: path.extension().is_none_or(|ending| ending != "bin"),
                path,
            });
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        let names: String = files
            .iter()
            .map(|file| format!("{} {}\n", file.part.code(), file.name))
            .collect();
        let release = format!("{version}-{:08x}", checksum(names.as_bytes()) as u32);
        Ok(Data { files, release })
    }

    /// The lists of a part, in the order of their numbers.
    pub fn lists(&self, part: Part) -> impl Iterator<Item = &File> {
        let of = move |file: &&File| file.part == part && file.list;
        self.files.iter().filter(of)
    }

    /// The pack of a language.
    pub fn pack(&self, part: Part) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut sections = vec![("lists", lists(self.lists(part))?)];
        for file in &self.files {
            if file.part == part && !file.list {
                sections.push((file.section(), fs::read(&file.path)?));
            }
        }
        pack(part.code(), &self.release, &sections)
    }
}

/// Word lists as `src/lexicon/pack.rs` unpacks them.
pub fn lists<'a>(files: impl Iterator<Item = &'a File>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut packed = String::new();
    for file in files {
        let text = fs::read_to_string(&file.path)?;
        let mut before = "";
        for line in text.lines().filter(|line| is_entry(line)) {
            let shared = line.chars().zip(before.chars()).take(SHARED);
            let shared = shared.take_while(|(c, other)| c == other).count();
            packed.push(char::from(1 + shared as u8));
            packed.extend(line.chars().skip(shared));
            before = line;
        }
        packed.push('\0');
    }
    let alphabet = alphabet(&packed);
    if alphabet.len() > SHORT + LONG {
        return Err(format!("{} characters are too many", alphabet.len()).into());
    }
    let letters: String = alphabet.iter().collect();
    let mut bytes = (letters.len() as u32).to_le_bytes().to_vec();
    bytes.extend(letters.as_bytes());
    bytes.extend(shortened(&packed, &alphabet));
    Ok(bytes)
}

/// A pack: magic, format, how many bytes follow the checksum, checksum; then the language, the release that it was made
/// for, how many sections there are, the name and length of each, and what is in them.
pub fn pack(
    language: &str,
    release: &str,
    sections: &[(&str, Vec<u8>)],
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut body = Vec::new();
    let name = |body: &mut Vec<u8>, name: &str| -> Result<(), Box<dyn Error>> {
        body.push(u8::try_from(name.len())?);
        body.extend(name.as_bytes());
        Ok(())
    };
    name(&mut body, language)?;
    name(&mut body, release)?;
    body.push(u8::try_from(sections.len())?);
    for (section, content) in sections {
        name(&mut body, section)?;
        body.extend(u32::try_from(content.len())?.to_le_bytes());
    }
    for (_, content) in sections {
        body.extend(content);
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(u32::try_from(body.len())?.to_le_bytes());
    bytes.extend(checksum(&body).to_le_bytes());
    bytes.extend(body);
    Ok(bytes)
}

/// 64-bit FNV-1a over words of eight bytes, the last filled up with zeros, with a fold after each.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .chunks(8)
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3);
            hash ^ (hash >> 32)
        })
}

/// The files that the library reads; examples in files of their own belong to the tests.
fn collect(folder: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if path.is_dir() {
            collect(&path, files)?;
        } else if [".txt", ".tsv", ".bin"]
            .iter()
            .any(|end| name.ends_with(end))
            && !name.contains(".examples.")
            && !name.ends_with("-parity.tsv")
        {
            files.insert(path);
        }
    }
    Ok(())
}

/// Neither empty nor a comment nor an example.
fn is_entry(line: &str) -> bool {
    !(line.is_empty()
        || line.starts_with('#')
        || line
            .strip_prefix(['+', '-'])
            .is_some_and(|rest| rest.starts_with([' ', '\t'])))
}

/// The characters outside of ASCII, the frequent ones by how frequent they are, the others by their codes.
fn alphabet(text: &str) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_ascii()) {
        *counts.entry(c).or_default() += 1;
    }
    let mut alphabet: Vec<char> = counts.keys().copied().collect();
    alphabet.sort_by_key(|c| std::cmp::Reverse(counts.get(c)));
    if let Some(rare) = alphabet.get_mut(SHORT..) {
        rare.sort_unstable();
    }
    alphabet
}

fn shortened(text: &str, alphabet: &[char]) -> Vec<u8> {
    let places: BTreeMap<char, usize> = alphabet.iter().copied().zip(0..).collect();
    let mut bytes = Vec::new();
    for c in text.chars() {
        match places.get(&c) {
            None => bytes.push(c as u8),
            Some(&place) if place < SHORT => bytes.push(128 + place as u8),
            Some(&place) => {
                let place = place - SHORT;
                bytes.push((128 + SHORT + place / 256) as u8);
                bytes.push((place % 256) as u8);
            }
        }
    }
    bytes
}
