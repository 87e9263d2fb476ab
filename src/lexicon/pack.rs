//! Packs: the linguistic data of one language as one blob of bytes. `build/pack.rs` writes them and describes the format.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::language::Language;

const MAGIC: &[u8; 8] = b"mitjulPK";
const FORMAT: u32 = 1;
const HEADER: usize = 24;
/// How many characters outside of ASCII are one byte in the lists.
const SHORT: usize = 123;

/// Why the data of a language cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Magic,
    Format(u32),
    Short { have: usize, need: usize },
    Left(usize),
    Checksum,
    Shape(&'static str),
    Release { made: Box<str>, this: &'static str },
    Language(Box<str>),
    Another(Language),
}

impl PackError {
    /// Another pack of the same language is in use.
    pub(crate) fn another(language: Language) -> PackError {
        PackError(Kind::Another(language))
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Magic => write!(f, "not a language pack of mitjul"),
            Kind::Format(format) => {
                write!(
                    f,
                    "language pack of format {format}, this build reads format {FORMAT}"
                )
            }
            Kind::Short { have, need } => {
                write!(f, "language pack cut short: {have} of {need} bytes")
            }
            Kind::Left(n) => write!(f, "language pack with {n} bytes too many"),
            Kind::Checksum => write!(f, "language pack does not match its checksum"),
            Kind::Shape(what) => write!(f, "language pack with a wrong {what}"),
            Kind::Release { made, this } => {
                write!(f, "language pack of version {made}, this build is {this}")
            }
            Kind::Language(code) => {
                write!(
                    f,
                    "language pack of `{code}`, which this build does not read"
                )
            }
            Kind::Another(language) => {
                write!(
                    f,
                    "another language pack of `{}` is in use",
                    language.code()
                )
            }
        }
    }
}

impl std::error::Error for PackError {}

/// The data of one language.
pub(crate) struct Pack {
    pub language: Language,
    /// What its bytes are told by from those of another pack.
    pub checksum: u64,
    lists: Vec<String>,
    bytes: Cow<'static, [u8]>,
    /// Where in the bytes each section is.
    sections: Vec<(Box<str>, Range<usize>)>,
}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Pack");
        shown.field("language", &self.language);
        shown.finish_non_exhaustive()
    }
}

impl Pack {
    /// Reads a pack that was made for this release. Its checksum is only left out for one that is part of the library.
    pub(crate) fn read(
        bytes: Cow<'static, [u8]>,
        release: &'static str,
        checked: bool,
    ) -> Result<Pack, PackError> {
        let mut header = Reader(&bytes);
        let magic = bytes.get(..MAGIC.len()).unwrap_or(&bytes);
        if !MAGIC.starts_with(magic) {
            return Err(PackError(Kind::Magic));
        }
        let short = |_| {
            PackError(Kind::Short {
                have: bytes.len(),
                need: HEADER,
            })
        };
        header.take(MAGIC.len()).map_err(short)?;
        let format = header.u32().map_err(short)?;
        if format != FORMAT {
            return Err(PackError(Kind::Format(format)));
        }
        let length = header.u32().map_err(short)? as usize;
        let sum = header.u64().map_err(short)?;
        let body = header.0;
        if body.len() < length {
            return Err(PackError(Kind::Short {
                have: bytes.len(),
                need: HEADER.saturating_add(length),
            }));
        }
        if body.len() > length {
            return Err(PackError(Kind::Left(body.len() - length)));
        }
        if checked && checksum(body) != sum {
            return Err(PackError(Kind::Checksum));
        }
        let mut reader = Reader(body);
        let code = reader.name()?;
        let made = reader.name()?;
        if made != release {
            return Err(PackError(Kind::Release {
                made: made.into(),
                this: release,
            }));
        }
        let language = Language::from_code(code)
            .filter(|language| language.is_built())
            .ok_or_else(|| PackError(Kind::Language(code.into())))?;
        let mut lengths = Vec::new();
        for _ in 0..reader.u8()? {
            let name = reader.name()?;
            lengths.push((name, reader.u32()? as usize));
        }
        let mut words = Vec::new();
        let mut sections = Vec::new();
        for (name, length) in lengths {
            let start = bytes.len() - reader.0.len();
            let section = reader.take(length)?;
            if name == "lists" {
                words = lists(section);
            } else {
                sections.push((name.into(), start..start + length));
            }
        }
        if !reader.0.is_empty() {
            return Err(PackError(Kind::Shape("length of a part")));
        }
        Ok(Pack {
            language,
            checksum: sum,
            lists: words,
            sections,
            bytes,
        })
    }

    /// The entries of a list, a line each.
    pub(crate) fn list(&self, number: usize) -> &str {
        self.lists.get(number).map_or("", String::as_str)
    }

    /// A section that is no list; nothing where there is none of that name.
    pub(crate) fn section(&self, name: &str) -> &[u8] {
        let mut sections = self.sections.iter();
        sections
            .find(|(section, _)| **section == *name)
            .and_then(|(_, place)| self.bytes.get(place.clone()))
            .unwrap_or(&[])
    }
}

/// Takes the parts off the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], PackError> {
        let (taken, rest) = self
            .0
            .split_at_checked(n)
            .ok_or(PackError(Kind::Shape("length of a part")))?;
        self.0 = rest;
        Ok(taken)
    }

    fn u8(&mut self) -> Result<u8, PackError> {
        Ok(self.take(1)?.first().copied().unwrap_or(0))
    }

    fn u32(&mut self) -> Result<u32, PackError> {
        let mut word = [0; 4];
        word.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(word))
    }

    fn u64(&mut self) -> Result<u64, PackError> {
        let mut word = [0; 8];
        word.copy_from_slice(self.take(8)?);
        Ok(u64::from_le_bytes(word))
    }

    fn name(&mut self) -> Result<&'a str, PackError> {
        let length = self.u8()?.into();
        std::str::from_utf8(self.take(length)?).map_err(|_| PackError(Kind::Shape("name")))
    }
}

/// 64-bit FNV-1a over words of eight bytes, with a fold after each: every step can be undone, so one changed word always
/// shows, and an eighth of the steps of a checksum by bytes.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let last = (!rest.is_empty()).then_some(&last);
    words
        .iter()
        .chain(last)
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, word| {
            let hash = (hash ^ u64::from_le_bytes(*word)).wrapping_mul(0x0100_0000_01b3);
            hash ^ (hash >> 32)
        })
}

/// Word lists as `build/pack.rs` shortened them: their alphabet, then their lines.
pub(crate) fn lists(bytes: &[u8]) -> Vec<String> {
    let mut reader = Reader(bytes);
    let letters = reader
        .u32()
        .and_then(|length| reader.take(length as usize))
        .unwrap_or(&[]);
    let alphabet: Vec<char> = std::str::from_utf8(letters).unwrap_or("").chars().collect();
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut line = 0;
    let mut bytes = reader.0.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            0 => {
                texts.push(std::mem::take(&mut text));
                line = 0;
            }
            // A line, and how many characters it shares with the one before it.
            1..=8 => {
                let before = text.get(line..).unwrap_or("").chars();
                let shared: String = before.take(usize::from(byte - 1)).collect();
                if !text.is_empty() {
                    text.push('\n');
                }
                line = text.len();
                text.push_str(&shared);
            }
            9..128 => text.push(char::from(byte)),
            _ => {
                let place = usize::from(byte - 128);
                let place = match place.checked_sub(SHORT) {
                    None => place,
                    Some(page) => SHORT + page * 256 + usize::from(bytes.next().unwrap_or(0)),
                };
                text.extend(alphabet.get(place));
            }
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::made;

    const RELEASE: &str = "1-a";

    fn sample(language: &str, release: &str) -> Vec<u8> {
        let sections = [("lists", vec![0; 4]), ("tagger", vec![7; 21])];
        made::pack(language, release, &sections).unwrap()
    }

    fn read(bytes: &[u8]) -> Result<Pack, PackError> {
        Pack::read(bytes.to_vec().into(), RELEASE, true)
    }

    fn refused(bytes: &[u8]) -> String {
        read(bytes).unwrap_err().to_string()
    }

    #[test]
    fn reads_what_was_written() {
        let pack = read(&sample("ko", RELEASE)).unwrap();
        assert_eq!(pack.language, Language::Korean);
        assert_eq!(pack.section("tagger"), [7; 21]);
        assert_eq!(pack.section("other"), [0; 0]);
    }

    #[test]
    fn says_what_is_wrong() {
        let good = sample("ko", RELEASE);
        assert_eq!(refused(b"<!doctype html>"), "not a language pack of mitjul");
        assert_eq!(
            refused(&good[..good.len() - 1]),
            format!(
                "language pack cut short: {} of {} bytes",
                good.len() - 1,
                good.len()
            )
        );
        assert_eq!(refused(b""), "language pack cut short: 0 of 24 bytes");
        assert_eq!(
            refused(&[good.as_slice(), b"\r\n"].concat()),
            "language pack with 2 bytes too many"
        );
        let mut other = good.clone();
        other[8] = 9;
        assert_eq!(
            refused(&other),
            "language pack of format 9, this build reads format 1"
        );
        assert_eq!(
            refused(&sample("ko", "2-b")),
            "language pack of version 2-b, this build is 1-a"
        );
        assert_eq!(
            refused(&sample("ja", RELEASE)),
            "language pack of `ja`, which this build does not read"
        );
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_refused() {
        let good = sample("ko", RELEASE);
        for i in 0..good.len() {
            assert!(read(&good[..i]).is_err(), "cut at {i}");
            for bit in 0..8 {
                let mut flipped = good.clone();
                flipped[i] ^= 1 << bit;
                assert!(read(&flipped).is_err(), "byte {i}");
            }
        }
    }

    #[test]
    fn a_pack_that_lies_of_its_parts_is_refused() {
        for lengths in [[u32::MAX, 0], [3, 2], [0, 0]] {
            let mut body = b"\x02ko\x031-a\x02".to_vec();
            for (name, length) in [b'a', b'b'].into_iter().zip(lengths) {
                body.extend([1, name]);
                body.extend(length.to_le_bytes());
            }
            body.extend([1, 2, 3, 4]);
            let mut bytes = MAGIC.to_vec();
            bytes.extend(FORMAT.to_le_bytes());
            bytes.extend((body.len() as u32).to_le_bytes());
            bytes.extend(checksum(&body).to_le_bytes());
            bytes.extend(&body);
            assert!(read(&bytes).is_err(), "{lengths:?}");
        }
    }
}
