//! What a link carries behind its `#`: the compressed text, the date, the place. Nothing of it is ever sent.

use std::fmt::Write;

/// A link longer than this is cut by some mail and chat programs.
pub const LONG: usize = 8000;

/// The parts of a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The text, compressed.
    pub text: Option<Vec<u8>>,
    /// The publication date that the reader set.
    pub day: Option<String>,
    /// The id of an annotation, such as `a3`, or of a mention, such as `e2.1`.
    pub at: Option<String>,
}

impl Link {
    /// Reads a fragment, with or without its `#`. What cannot be read is left out.
    #[must_use]
    pub fn parse(fragment: &str) -> Link {
        let mut link = Link::default();
        for part in fragment.trim_start_matches('#').split('&') {
            match part.split_once('=') {
                Some(("t", value)) => link.text = decode(value).filter(|t| !t.is_empty()),
                Some(("d", value)) if super::day::is_day(value) => {
                    link.day = Some(value.to_owned());
                }
                Some(("at", value))
                    if value
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'.') =>
                {
                    link.at = Some(value.to_owned());
                }
                _ => {}
            }
        }
        link
    }

    /// Writes the fragment, with its `#`; empty when there is nothing to say.
    #[must_use]
    pub fn fragment(&self) -> String {
        let mut out = String::new();
        let mut part = |name: &str, value: &str| {
            let sign = if out.is_empty() { '#' } else { '&' };
            // Writing to a string does not fail.
            let _ = write!(out, "{sign}{name}={value}");
        };
        if let Some(at) = &self.at {
            part("at", at);
        }
        if let Some(day) = &self.day {
            part("d", day);
        }
        if let Some(text) = &self.text {
            part("t", &encode(text));
        }
        out
    }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// base64url without padding.
fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let at = |i: usize| chunk.get(i).copied().map_or(0, u32::from);
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..=chunk.len() {
            let six = (word >> (18 - 6 * i)) & 63;
            out.extend(ALPHABET.get(six as usize).map(|b| char::from(*b)));
        }
    }
    out
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut word = 0u32;
        for byte in chunk {
            let six = ALPHABET.iter().position(|a| a == byte)?;
            word = word << 6 | u32::try_from(six).ok()?;
        }
        let missing = 4 - chunk.len();
        word <<= 6 * missing;
        let bytes = word.to_be_bytes();
        out.extend(bytes.iter().skip(1).take(3 - missing.min(2)));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_as_they_were_written() {
        for length in 0..9u8 {
            let link = Link {
                text: (length > 0).then(|| (0..length).map(|i| i.wrapping_mul(97)).collect()),
                day: Some("2026-11-20".into()),
                at: Some("e2.1".into()),
            };
            assert_eq!(Link::parse(&link.fragment()), link);
        }
        assert_eq!(Link::default().fragment(), "");
    }

    #[test]
    fn strange_fragments_give_what_can_be_read() {
        assert_eq!(Link::parse("#t=가나&d=yesterday&at=<b>&x"), Link::default());
        assert_eq!(Link::parse("#at=c3&t=").at.as_deref(), Some("c3"));
    }
}
