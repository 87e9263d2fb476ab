//! An article as the shelf keeps it.

use super::edits::Change;
use super::edits::Edit;
use super::mask::Flips;
use super::sheet::CheckRecord;
use crate::app::plain::{Plain, Value, plain_records};
use crate::{BlockRole, OffsetIndex, OffsetUnit};

/// A block that the page which the text was read from has told, in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Laid {
    /// First unit.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Its role.
    pub role: BlockRole,
}

/// What a page has told of the text that was read from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// Its blocks; none where the text was no page.
    pub blocks: Vec<Laid>,
    /// The day on which it appeared, as its metadata says.
    pub day: Option<String>,
}

impl Told {
    /// The same of the text as it is after some editing.
    #[must_use]
    pub fn moved(&self, change: Change) -> Told {
        let blocks = self.blocks.iter().map(|block| {
            let (start, end) = change.stretched(block.start, block.end);
            Laid {
                start,
                end,
                ..*block
            }
        });
        Told {
            blocks: blocks.filter(|b| b.start < b.end).collect(),
            day: self.day.clone(),
        }
    }
}

/// What the core tells of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlined {
    /// The page's text.
    pub text: String,
    /// Of its article, what goes on with the text.
    pub article: Outline,
}

/// Blocks and day of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// When it was published.
    pub published: Option<String>,
    /// How that is known.
    pub published_from: Option<String>,
    /// Its blocks.
    pub blocks: Vec<Laid>,
}

impl Outlined {
    /// The text, what the page has told of it, and its headline.
    #[must_use]
    pub fn parts(self) -> (String, Told, Option<String>) {
        let Outlined { text, article } = self;
        let index = OffsetIndex::new(&text, OffsetUnit::Utf16);
        let mut blocks = article.blocks.iter();
        let headline = blocks
            .find(|b| b.role == BlockRole::Headline)
            .and_then(|b| text.get(index.to_byte(b.start)..index.to_byte(b.end)))
            .map(str::to_owned);
        // What the text itself says of the day is read with the text.
        let from_page = article.published_from.as_deref() == Some("metadata");
        let told = Told {
            blocks: article.blocks,
            day: article.published.filter(|_| from_page),
        };
        (text, told, headline)
    }
}

/// A kept article.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its name among the articles: stays while its text is edited.
    pub id: String,
    /// What the reader calls it.
    pub title: String,
    /// Its text.
    pub text: String,
    /// The publication date that the reader set.
    pub day: Option<String>,
    /// The code of the language that the reader said it is written in.
    pub written: Option<String>,
    /// What its page has told of it.
    pub told: Told,
    /// The reader's corrections.
    pub edits: Vec<Edit>,
    /// What the reader has checked and noted, at places in UTF-16 code units.
    pub checks: Vec<CheckRecord>,
    /// Blocks that the reader put into or out of the article.
    pub flips: Vec<(usize, bool)>,
    /// When it was put on the shelf, in milliseconds since 1970.
    pub saved: f64,
}

plain_records! {
    Laid { start, end, role }
    Told { blocks, day }
    Outlined { text, article }
    Outline { published, published_from, blocks }
}

/// What can be read of a list: an entry that cannot be, of a newer version say, does not hide the others.
fn readable<T: Plain>(value: &impl Value) -> Vec<T> {
    let list = value.as_list().unwrap_or_default();
    list.iter().filter_map(T::read).collect()
}

impl Plain for Kept {
    /// Without name and text it is no article; what else cannot be read is left out.
    fn read(value: &impl Value) -> Option<Kept> {
        Some(Kept {
            id: Plain::read(&value.field("id"))?,
            title: Plain::read(&value.field("title")).unwrap_or_default(),
            text: Plain::read(&value.field("text"))?,
            day: Plain::read(&value.field("day")).flatten(),
            written: Plain::read(&value.field("written")).flatten(),
            told: Plain::read(&value.field("told")).unwrap_or_default(),
            edits: readable(&value.field("edits")),
            checks: readable(&value.field("checks")),
            flips: readable(&value.field("flips")),
            saved: Plain::read(&value.field("saved")).unwrap_or_default(),
        })
    }
    fn write<V: Value>(&self) -> V {
        V::object(vec![
            ("id", self.id.write()),
            ("title", self.title.write()),
            ("text", self.text.write()),
            ("day", self.day.write()),
            ("written", self.written.write()),
            ("told", self.told.write()),
            ("edits", self.edits.write()),
            ("checks", self.checks.write()),
            ("flips", self.flips.write()),
            ("saved", self.saved.write()),
        ])
    }
}

impl Kept {
    /// Blocks that the reader put into or out of the article, by their places.
    #[must_use]
    pub fn flips(&self) -> Flips {
        crate::sort::map(self.flips.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::super::edits::change;
    use super::*;

    fn told(blocks: &[(usize, usize, BlockRole)]) -> Told {
        let blocks = blocks
            .iter()
            .map(|&(start, end, role)| Laid { start, end, role });
        Told {
            blocks: blocks.collect(),
            day: Some("2026-11-20".into()),
        }
    }

    #[test]
    fn what_a_page_has_told_moves_along_with_an_edit() {
        let (before, after) = ("제목\n본문이다.\n사진", "제목\n본문은 이렇다.\n사진");
        let told_before = told(&[
            (0, 2, BlockRole::Headline),
            (3, 8, BlockRole::Lead),
            (9, 11, BlockRole::Caption),
        ]);
        let change = change(before, after).in_utf16(before, after);
        let told_after = told(&[
            (0, 2, BlockRole::Headline),
            (3, 11, BlockRole::Lead),
            (12, 14, BlockRole::Caption),
        ]);
        assert_eq!(told_before.moved(change), told_after);
    }

    #[test]
    fn a_block_that_was_deleted_is_gone() {
        let (before, after) = ("제목\n본문이다.", "제목\n");
        let told_before = told(&[(0, 2, BlockRole::Headline), (3, 8, BlockRole::Lead)]);
        let change = change(before, after).in_utf16(before, after);
        assert_eq!(
            told_before.moved(change),
            told(&[(0, 2, BlockRole::Headline)])
        );
    }

    #[test]
    fn a_page_tells_its_blocks_headline_and_day() {
        let outlined = |from: &str| {
            let json = format!(
                r#"{{"text":"😀\n제목\n본문","article":{{"published":"2026-11-20","published_from":"{from}","blocks":[
                {{"start":3,"end":5,"role":"headline","confidence":1,"why":"x"}},
                {{"start":6,"end":8,"role":"lead","confidence":1,"why":"x"}}]}}}}"#
            );
            Outlined::read(&serde_json::from_str::<Json>(&json.replace('\n', "")).unwrap())
        };
        let (_, told_of, headline) = outlined("metadata").unwrap().parts();
        assert_eq!(headline.as_deref(), Some("제목"));
        let blocks = [(3, 5, BlockRole::Headline), (6, 8, BlockRole::Lead)];
        assert_eq!(told_of, told(&blocks));
        let (_, told_of, _) = outlined("byline").unwrap().parts();
        assert_eq!(told_of.day, None);
    }

    #[test]
    fn what_cannot_be_read_hides_nothing_else() {
        let json = r#"{"id":"1","text":"본문","told":7,"saved":"x","flips":[[3,true],["?"]],
            "edits":[{"do":"fly","start":0,"end":1},{"do":"split","start":0,"end":1}],"checks":[{"subject":"mood"}]}"#;
        let kept = Kept::read(&serde_json::from_str::<Json>(json).unwrap()).unwrap();
        assert_eq!(kept.edits, [Edit::Split { start: 0, end: 1 }]);
        assert_eq!(
            (kept.flips.as_slice(), kept.checks.len()),
            (&[(3, true)][..], 0)
        );
        let nameless = serde_json::from_str::<Json>(r#"{"text":"본문"}"#).unwrap();
        assert_eq!(Kept::read(&nameless), None);
    }

    #[test]
    fn an_article_that_was_kept_before_pages_were_read_is_still_read() {
        let json = r#"{"id":"1","title":"제목","text":"본문","day":null,"written":null,"edits":[],"flips":[],"saved":1}"#;
        let kept = Kept::read(&serde_json::from_str::<Json>(json).unwrap()).unwrap();
        assert_eq!(kept.told, Told::default());
        let written: Json = Kept {
            told: told(&[(0, 2, BlockRole::Headline)]),
            ..kept
        }
        .write();
        assert_eq!(
            Kept::read(&written).unwrap().told,
            told(&[(0, 2, BlockRole::Headline)])
        );
    }
}
