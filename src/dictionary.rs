//! The user's own names: they win over what the model finds.

use std::fmt;

use crate::document::EntityKind;

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
    /// Reads a dictionary: a line a name, `kind<TAB>name<TAB>alias|alias…`; `#` starts a comment. Lines that cannot be
    /// read are skipped and reported.
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
            let line = line.split_once('#').map_or(line, |(before, _)| before);
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
    let mut fields = line.split('\t').map(str::trim);
    let word = fields.next().unwrap_or("");
    let name = fields.next().ok_or(Reason::NoTab)?;
    let kind = EntityKind::from_word(word).ok_or_else(|| Reason::Kind(word.to_owned()))?;
    if name.is_empty() {
        return Err(Reason::NoName);
    }
    let aliases = fields
        .next()
        .unwrap_or("")
        .split('|')
        .map(str::trim)
        .filter(|alias| !alias.is_empty() && *alias != name)
        .map(str::to_owned)
        .collect();
    Ok(DictionaryEntry {
        kind,
        name: name.to_owned(),
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
