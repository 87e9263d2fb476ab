//! Who wrote it, in a sentence of its own below an English story.

use super::Roles;
use crate::article::byline;
use crate::article::item::{Item, Kind};
use crate::article::story::Story;
use crate::document::BlockRole;
use crate::text::case;

/// Paragraphs at a story's end among which such sentences stand.
const LAST: usize = 4;
/// Letters that they have at most.
const LONGEST: u32 = 700;
/// Words behind the verb among which a post is looked for.
const REACH: usize = 10;

/// What those who write do, in such sentences.
const DOES: &[&str] = &["covers", "writes", "reports", "edits"];

impl Roles<'_> {
    /// Finds the sentences that tell of the writer (`Ana Pell is a politics reporter for the Herald.`), with the name that
    /// stands above them.
    pub(super) fn authors(&mut self, story: &Story) {
        let prose = (story.first..=story.last)
            .rev()
            .filter(|&i| self.item(i).is_some_and(|item| item.kind == Kind::Prose));
        let last: Vec<usize> = prose.take(LAST + 1).collect();
        // A story of nothing else keeps them.
        let Some((_, last)) = last.split_last() else {
            return;
        };
        for &i in last {
            let Some(item) = self.item(i) else { break };
            let words = item.cut.core.of(self.text);
            let Some(name) = name(words) else { continue };
            let signed = self.items.iter().any(|other| self.says(other, name));
            if !(item.features.chars <= LONGEST && is_about_writer(words, name, signed)) {
                continue;
            }
            self.give(i, BlockRole::Furniture, 0.7, "about_author");
            let above = i.saturating_sub(2)..i;
            for at in above {
                if self
                    .item(at)
                    .is_some_and(|other| other.kind == Kind::Short && self.says(other, name))
                {
                    self.give(at, BlockRole::Furniture, 0.7, "about_author");
                }
            }
        }
    }

    /// Whether a line is a name, or a byline with it.
    fn says(&self, item: &Item, name: &str) -> bool {
        let words = item.span.of(self.text);
        match item.kind {
            Kind::Short => words.eq_ignore_ascii_case(name),
            Kind::Byline | Kind::Date(_) => words.contains(name),
            _ => false,
        }
    }
}

/// The name of two to four words that a sentence begins with.
fn name(words: &str) -> Option<&str> {
    let mut end = 0;
    let mut count = 0;
    for word in words.split(' ') {
        let is = word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        if !is {
            break;
        }
        count += 1;
        end += word.len() + usize::from(count > 1);
    }
    (2..=4).contains(&count).then(|| words.get(..end)).flatten()
}

/// Whether a sentence that begins with a name tells what its bearer writes. `signed` says that the article has the name as
/// its byline.
fn is_about_writer(words: &str, name: &str, signed: bool) -> bool {
    let rest = words.get(name.len()..).unwrap_or("").trim_start();
    let mut behind = rest.split_whitespace();
    let verb = behind.next().unwrap_or("");
    if DOES.contains(&verb) {
        return signed;
    }
    if !matches!(verb, "is" | "was") || !matches!(behind.next(), Some("a" | "an" | "the" | "our")) {
        return false;
    }
    let of_post = behind
        .take(REACH)
        .take_while(|word| !matches!(*word, "who" | "whose" | "that" | "which"))
        .any(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphabetic());
            byline::is_post(&case::in_small(word))
        });
    // `Ana Pell is a reporter …` may be what the story is about, where nobody has signed it so.
    of_post && (signed || words.contains(" for ") || words.contains(" at "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_sentences_about_the_writer() {
        for (words, signed, expected) in [
            (
                "Ana Pell is a politics reporter for the Dawnshire Herald.",
                false,
                true,
            ),
            (
                "Ana Pell is a freelance journalist based in Dawnshire.",
                true,
                true,
            ),
            ("Ana M. Pell covers courts.", true, true),
            ("Ana M. Pell covers courts.", false, false),
            ("Ana Pell is the mayor of Dawnshire.", true, false),
            (
                "Ana Pell is a woman who worked as a reporter for years.",
                true,
                false,
            ),
            ("The mayor is a reporter at heart.", true, false),
        ] {
            let got = name(words).is_some_and(|name| is_about_writer(words, name, signed));
            assert_eq!(got, expected, "{words}");
        }
    }
}
