//! The user's own names: they win over what the model finds.

use std::fmt;

use crate::document::EntityKind;
use crate::text::view::View;

/// Names that the user gives, with their kinds and aliases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// The names, in the order given.
    pub entries: Vec<DictionaryEntry>,
}

/// One name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DictionaryEntry {
    /// What it names.
    pub kind: EntityKind,
    /// The name, as it should be shown.
    pub name: String,
    /// Other forms of it.
    pub aliases: Vec<String>,
}

/// A line of a dictionary that could not be read; the other lines were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DictionaryError {
    /// The line, from 1.
    pub line: usize,
    reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reason {
    NoTab,
    Kind(String),
    NoName,
}

impl fmt::Display for DictionaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "dictionary line {}: ", self.line)?;
        match &self.reason {
            Reason::NoTab => f.write_str("no tab between kind and name"),
            Reason::Kind(word) => {
                let kinds: Vec<_> = EntityKind::ALL.iter().map(|k| k.as_str()).collect();
                write!(f, "unknown kind '{word}': use {}", kinds.join(", "))
            }
            Reason::NoName => f.write_str("no name behind the kind"),
        }
    }
}

impl std::error::Error for DictionaryError {}

impl Dictionary {
    /// Reads a dictionary: a line a name, `kind<TAB>name<TAB>alias|alias…`. `#` starts a comment at the head of a line and
    /// where it stands by itself: `C# 모임` is a name. Lines that cannot be read are skipped and reported.
    ///
    /// ```
    /// let (dictionary, errors) = mitjul::Dictionary::parse("person\t김한빛\t한빛|HB Kim\nfish\t고등어\n");
    /// assert_eq!(dictionary.entries[0].aliases, ["한빛", "HB Kim"]);
    /// assert_eq!(errors[0].line, 2);
    /// ```
    #[must_use]
    pub fn parse(source: &str) -> (Dictionary, Vec<DictionaryError>) {
        let mut dictionary = Dictionary::default();
        let mut errors = Vec::new();
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        for (i, line) in source.lines().enumerate() {
            if line.trim_start().starts_with('#') {
                continue;
            }
            if line.trim().is_empty() {
                continue;
            }
            match entry(line) {
                Ok(entry) => dictionary.entries.push(entry),
                Err(reason) => errors.push(DictionaryError {
                    line: i + 1,
                    reason,
                }),
            }
        }
        (dictionary, errors)
    }
}

fn entry(line: &str) -> Result<DictionaryEntry, Reason> {
    let mut fields = line.split('\t');
    let word = fields.next().unwrap_or("").trim();
    let mut commented = false;
    let mut words = |field: &str| {
        // What parts fields and names may have been escaped.
        let field = View::words(field).replace(['\t', '\n', '\r', '|'], " ");
        let field: Vec<_> = field.split_whitespace().collect();
        let own = field
            .iter()
            .position(|word| *word == "#")
            .unwrap_or(field.len());
        let words = if commented {
            &[]
        } else {
            field.get(..own).unwrap_or(&field)
        };
        commented |= own < field.len();
        words.join(" ")
    };
    let name = fields.next().map(&mut words).ok_or(Reason::NoTab)?;
    let kind = EntityKind::from_word(word).ok_or_else(|| Reason::Kind(word.to_owned()))?;
    if name.is_empty() {
        return Err(Reason::NoName);
    }
    let aliases = fields
        .next()
        .unwrap_or("")
        .split('|')
        .map(words)
        .filter(|alias| !alias.is_empty() && *alias != name)
        .collect();
    Ok(DictionaryEntry {
        kind,
        name,
        aliases,
    })
}

impl fmt::Display for Dictionary {
    /// Writes the form that [`Dictionary::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for entry in &self.entries {
            write!(f, "{}\t{}", entry.kind, entry.name)?;
            if !entry.aliases.is_empty() {
                write!(f, "\t{}", entry.aliases.join("|"))?;
            }
            f.write_str("\n")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_it_reads() {
        let source = "person\t김한빛\t한빛|HB Kim\norganization\t한빛전자\n";
        let (dictionary, errors) = Dictionary::parse(source);
        assert_eq!((dictionary.to_string().as_str(), errors.len()), (source, 0));
    }

    #[test]
    fn keeps_a_number_sign_that_is_part_of_a_name() {
        let source = "organization\tC# 모임\t#1 모임|F#\n";
        let (dictionary, errors) = Dictionary::parse(source);
        assert_eq!((dictionary.to_string().as_str(), errors.len()), (source, 0));
        assert_eq!(
            Dictionary::parse("  # organization\t모임").0,
            Dictionary::default()
        );
    }

    #[test]
    fn reports_bad_lines_with_their_numbers_and_keeps_the_rest() {
        let (dictionary, errors) = Dictionary::parse(
            "# names\nperson 김한빛\nfish\t고등어\nplace\t\nplace\t새벽섬 # new\n",
        );
        assert_eq!(dictionary.entries.len(), 1);
        let words: Vec<_> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(
            words,
            [
                "dictionary line 2: no tab between kind and name",
                "dictionary line 3: unknown kind 'fish': use person, organization, place, product, event, title",
                "dictionary line 4: no name behind the kind",
            ]
        );
    }
}
