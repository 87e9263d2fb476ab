//! Makes the packs of the languages from `data/`, and for `src/data.rs` a constant for each file of it.

#[path = "build/pack.rs"]
#[allow(dead_code, reason = "`cargo xtask pack` and the tests use the rest")]
mod pack;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use pack::{Data, Part};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let data = Data::read(&root, &env::var("CARGO_PKG_VERSION")?)?;

    let mut rust = String::new();
    let mut sources = String::new();
    // A static each, so that a binary holds no list that it does not read.
    for file in data.lists(Part::Always) {
        let constant = file.constant();
        let packed = out.join(format!("{constant}.list"));
        write_anew(&packed, &pack::lists(std::iter::once(file))?)?;
        rust += &format!(
            "pub(crate) static {constant}: List = {{\n\
             static LIST: Always = Always::new(include_bytes!({packed:?}));\n\
             List::Always(&LIST)\n}};\n"
        );
        sources += &format!("({constant}, include_str!({:?})),\n", file.path);
    }
    for (part, language) in [(Part::Korean, "Korean"), (Part::English, "English")] {
        for (number, file) in data.lists(part).enumerate() {
            let constant = file.constant();
            let list = format!("List::Pack(Language::{language}, {number})");
            // A build with one language has no use for the other's.
            rust += &format!("#[allow(dead_code)]\npub(crate) const {constant}: List = {list};\n");
            sources += &format!("({constant}, include_str!({:?})),\n", file.path);
        }
    }
    for file in data.files.iter().filter(|file| !file.list) {
        let language = match file.part {
            Part::English => "English",
            Part::Always | Part::Korean => "Korean",
        };
        let section = file.section();
        let blob = format!("Blob {{ language: Language::{language}, section: {section:?} }}");
        let constant = file.constant();
        rust += &format!("#[allow(dead_code)]\npub(crate) const {constant}: Blob = {blob};\n");
    }
    rust += &format!("const RELEASE: &str = {:?};\n", data.release);
    rust +=
        &format!("#[cfg(test)]\nfn sources() -> Vec<(List, &'static str)> {{ vec![{sources}] }}\n");
    write_anew(&out.join("lists.rs"), rust.as_bytes())?;
    for part in Part::PACKS {
        write_anew(
            &out.join(format!("{}.pack", part.code())),
            &data.pack(part)?,
        )?;
    }
    Ok(())
}

/// Writes a new file rather than into the old one: a build folder that was copied with hard links stays apart.
fn write_anew(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    fs::write(path, bytes)
}
