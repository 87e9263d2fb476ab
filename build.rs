//! Packs the word lists under `data/` for `src/data.rs`: without comments and examples, a frequent character one byte, any
//! other two, and a line without the characters that it begins with as the one before it does. In the compressed
//! WebAssembly they take a quarter less than as UTF-8.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// How many characters outside of ASCII are one byte. The rest of a byte's values leads two.
const SHORT: usize = 123;
/// The most characters that a line takes from the one before it: how many stands before each line, as a byte from 1 on
/// that is not yet the tab.
const SHARED: usize = 7;
/// How many two bytes can tell apart.
const LONG: usize = (128 - SHORT) * 256;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=data");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = PathBuf::from(env::var("OUT_DIR")?);

    let mut files = BTreeSet::new();
    collect(&root, &mut files)?;
    let mut packed = String::new();
    let mut rust = String::new();
    let mut sources = String::new();
    for (number, file) in files.iter().enumerate() {
        let name = file.strip_prefix(&root)?.with_extension("");
        let name = name.to_str().ok_or("a name that is not UTF-8")?;
        let constant = name.replace(['/', '\\'], "_").to_uppercase();
        rust += &format!("pub(crate) const {constant}: List = List({number});\n");
        sources += &format!("({constant}, include_str!({file:?})),\n");
        let text = fs::read_to_string(file)?;
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
    rust += &format!("const ALPHABET: &str = {letters:?};\nconst SHORT: usize = {SHORT};\n");
    rust += &format!("#[cfg(test)]\nconst SOURCES: &[(List, &str)] = &[{sources}];\n");
    write_anew(&out.join("lists.rs"), rust.as_bytes())?;
    write_anew(&out.join("lists.bin"), &pack(&packed, &alphabet))?;
    Ok(())
}

/// Writes a new file rather than into the old one: a build folder that was copied with hard links stays apart.
fn write_anew(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    fs::write(path, bytes)
}

/// The files that the library reads; examples in files of their own belong to the tests.
fn collect(folder: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if path.is_dir() {
            collect(&path, files)?;
        } else if (name.ends_with(".txt") || name.ends_with(".tsv"))
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

fn pack(text: &str, alphabet: &[char]) -> Vec<u8> {
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
