//! The lines of a stream, none of them longer than can be held.

use std::io::{self, BufRead, Read as _};

use mitjul::TEXT_LIMIT;

/// The longest line, in bytes, its end not counted: a page may be many times its text, and JSON that escapes Korean is
/// twice as long as what it says.
const LIMIT: usize = 16 * TEXT_LIMIT;

/// A line that is not blank.
pub(super) struct Line {
    /// Counted from 1, blank ones too.
    pub number: usize,
    /// The line, unless it was too long to be kept.
    content: Option<Vec<u8>>,
}

impl Line {
    /// Bytes that it takes.
    pub fn size(&self) -> usize {
        self.content.as_ref().map_or(0, Vec::len)
    }

    /// The line as text, without its end.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub fn words(&self) -> Result<&str, String> {
        match &self.content {
            Some(bytes) => std::str::from_utf8(bytes.trim_ascii_end()).map_err(|e| e.to_string()),
            None => Err(format!("the line has more than the limit of {LIMIT} bytes")),
        }
    }
}

/// Reads lines one by one and passes over blank ones.
pub(super) struct Lines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Self { input, number: 0 }
    }

    /// The next line, blank or not; of one that is too long nothing is kept.
    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let mut start = self.input.by_ref().take(LIMIT as u64 + 1);
        if start.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let content = if bytes.len() > LIMIT && !bytes.ends_with(b"\n") {
            drop(bytes);
            self.input.skip_until(b'\n')?;
            None
        } else {
            Some(bytes)
        };
        Ok(Some(Line {
            number: self.number,
            content,
        }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.read().transpose()? {
                Ok(Line {
                    content: Some(bytes),
                    ..
                }) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                line => return Some(line),
            }
        }
    }
}
