//! The document as the contract `mitjul/1` writes it: offsets in one unit, words beside them, ids instead of indices.

use serde::{Deserialize, Serialize, Serializer};

use crate::document::{
    AmountKind, BlockRole, Bound, ClaimKind, DayPart, Direction, Document, EntityKind, FindingKind,
    Message, Modality, PublishedFrom, Severity, Source,
};
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit, Span};

/// The contract's name and version.
const SCHEMA: &str = "mitjul/1";

/// The code of ISO 639-2 for a language that is not known.
const UNDETERMINED: &str = "und";

macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty,)+ }) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(missing_as_null))]
        $(#[$meta])*
        pub struct $name { $($(#[$fmeta])* pub $field: $type,)+ }
        #[cfg(any(feature = "js-text", feature = "js-patterns", feature = "app", test))]
        crate::export::packed::packed_record! { $name { $($field),+ } }
    };
}

mod matches;
mod read;

pub(crate) use matches::matched;
pub use matches::{MatchRecord, UnsearchedRecord};
pub(crate) use read::index_of;

record! {
    /// A document in its written form. Offsets are half-open and count one unit throughout.
    AnnotatedArticle {
        /// `mitjul/1`.
        schema: String,
        /// The caller's name for the article.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// Publication date, `YYYY-MM-DD`.
        published: Option<String>,
        /// Where the publication date was read.
        published_from: Option<PublishedFrom>,
        /// For a page: the text that was extracted from it, which all offsets refer to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// The languages that the body is written in, as ISO 639-1 codes, most text first.
        #[serde(default)]
        languages: Vec<String>,
        /// Those of them whose data was not at hand: nothing was looked for in their passages.
        #[serde(default)]
        missing: Vec<String>,
        /// The parts of the body that are not written in the first of the languages.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        stretches: Vec<StretchRecord>,
        /// The headline.
        headline: Option<Range>,
        /// The article itself.
        body: Vec<Range>,
        /// Another story of the input that could as well be the one meant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rival: Option<Range>,
        /// Every block of the input with its role.
        #[serde(default)]
        blocks: Vec<BlockRecord>,
        /// Entities.
        entities: Vec<EntityRecord>,
        /// Amounts.
        amounts: Vec<AmountRecord>,
        /// Dates.
        dates: Vec<DateRecord>,
        /// Claims.
        claims: Vec<ClaimRecord>,
        /// Findings.
        findings: Vec<FindingRecord>,
        /// What the reader's patterns match.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        matches: Vec<MatchRecord>,
        /// Where patterns were not looked for, as they had matched too often or cost too much.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        unsearched: Vec<UnsearchedRecord>,
    }
}

record! {
    /// A half-open range.
    #[derive(Copy, Eq)]
    Range {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
    }
}

record! {
    /// A half-open range and its words.
    #[derive(Eq)]
    TextRange {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
    }
}

record! {
    /// A block.
    BlockRecord {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its role.
        role: BlockRole,
        /// 0 to 1.
        #[serde(serialize_with = "hundredths")]
        confidence: f32,
        /// A short stable code.
        why: String,
    }
}

record! {
    /// A paragraph or quotation in another language than the article.
    #[derive(Eq)]
    StretchRecord {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its language's code, `und` for one that cannot be read.
        lang: String,
    }
}

record! {
    /// An entity.
    EntityRecord {
        /// `e1`, `e2`, …
        id: String,
        /// What it is.
        kind: EntityKind,
        /// The fullest form.
        name: String,
        /// Other forms.
        aliases: Vec<String>,
        /// Roles.
        titles: Vec<String>,
        /// The organization's id.
        organization: Option<String>,
        /// Where it is named.
        mentions: Vec<MentionRecord>,
    }
}

record! {
    /// A mention.
    MentionRecord {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
        /// 0 to 1.
        #[serde(serialize_with = "hundredths")]
        confidence: f32,
    }
}

record! {
    /// An amount.
    AmountRecord {
        /// `a1`, `a2`, …
        id: String,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
        /// What is measured.
        kind: AmountKind,
        /// Plain decimal.
        low: Option<String>,
        /// Plain decimal.
        high: Option<String>,
        /// The base unit by its code, or the counter or noun that is counted; `None` where none stands.
        unit: Option<String>,
        /// What it is per.
        per: Option<String>,
        /// How it is bounded.
        bound: Bound,
        /// The word that bounds it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound_word: Option<TextRange>,
        /// Rise or fall.
        direction: Option<Direction>,
        /// The id of the amount that it restates.
        same_as: Option<String>,
    }
}

record! {
    /// A date.
    DateRecord {
        /// `d1`, `d2`, …
        id: String,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
        /// ISO 8601 at the words' precision.
        value: Option<String>,
        /// The end of a range.
        end_value: Option<String>,
        /// Part of the day or period.
        part: Option<DayPart>,
        /// `HH:MM`.
        time: Option<String>,
        /// Only a time of day is named; the day comes from the text around.
        #[serde(default)]
        time_only: bool,
    }
}

record! {
    /// Who says or relays something.
    #[derive(Eq)]
    SourceRecord {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
        /// The entity's id.
        entity: Option<String>,
    }
}

record! {
    /// A claim.
    ClaimRecord {
        /// `c1`, `c2`, …
        id: String,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The words between.
        text: String,
        /// Quoted, reported or both.
        kind: ClaimKind,
        /// Who says it.
        speaker: Option<SourceRecord>,
        /// The words of the claim's sentence that name who says it, a pronoun too.
        #[serde(default)]
        source: Option<TextRange>,
        /// Who relays it.
        via: Option<SourceRecord>,
        /// The predicate that reports.
        cue: Option<TextRange>,
        /// How it is put.
        modality: Modality,
        /// 0 to 1.
        #[serde(serialize_with = "hundredths")]
        check_worthiness: f32,
        /// Short stable codes.
        #[serde(default)]
        reasons: Vec<String>,
        /// Ids of the entities inside.
        entities: Vec<String>,
        /// Ids of the amounts inside.
        amounts: Vec<String>,
        /// Ids of the dates inside.
        dates: Vec<String>,
        /// 0 to 1.
        #[serde(serialize_with = "hundredths")]
        confidence: f32,
    }
}

record! {
    /// A finding.
    FindingRecord {
        /// `f1`, `f2`, …
        id: String,
        /// What sort.
        kind: FindingKind,
        /// How much it matters.
        severity: Severity,
        /// Ids of its amounts.
        amounts: Vec<String>,
        /// Ids of its claims.
        claims: Vec<String>,
        /// What to tell the reader.
        message: Message,
    }
}

/// `e1` for the first, as the contract counts.
fn id(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

/// Writes a share with the two decimals that it carries: as a 64-bit number, which is all that JavaScript has, 0.97 would
/// come out with digits that it never had.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn hundredths<S: Serializer>(share: &f32, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64((f64::from(*share) * 100.0).round() / 100.0)
}

struct Writer<'a> {
    text: &'a str,
    index: OffsetIndex<'a>,
}

impl Writer<'_> {
    fn range(&self, span: Span) -> Range {
        Range {
            start: self.index.of_byte(span.start),
            end: self.index.of_byte(span.end),
        }
    }

    fn words(&self, span: Span) -> TextRange {
        let Range { start, end } = self.range(span);
        TextRange {
            start,
            end,
            text: span.of(self.text).to_owned(),
        }
    }

    fn source(&self, source: &Source) -> SourceRecord {
        let TextRange { start, end, text } = self.words(source.span);
        SourceRecord {
            start,
            end,
            text,
            entity: source.entity.map(|i| id('e', i)),
        }
    }
}

impl AnnotatedArticle {
    /// The language of most of the body; Korean where none was recognised.
    #[must_use]
    pub fn main_language(&self) -> Language {
        let code = self.languages.first().map_or("", String::as_str);
        Language::from_code(code).unwrap_or_default()
    }
}

impl Document {
    /// The document's written form. `text` is the text that it was made from; offsets come out in `unit`.
    #[must_use]
    pub fn record(&self, text: &str, unit: OffsetUnit) -> AnnotatedArticle {
        let writer = Writer {
            text,
            index: OffsetIndex::new(text, unit),
        };
        let ids = |letter, list: &[usize]| list.iter().map(|&i| id(letter, i)).collect::<Vec<_>>();
        let (matches, unsearched) = matched(&self.matches, &self.unsearched, text, unit);
        AnnotatedArticle {
            schema: SCHEMA.to_owned(),
            id: None,
            published: self
                .published
                .map(|p| crate::DateValue::Day(p.date).to_string()),
            published_from: self.published.map(|p| p.from),
            text: None,
            languages: self.languages.iter().map(|l| l.code().to_owned()).collect(),
            missing: self.missing.iter().map(|l| l.code().to_owned()).collect(),
            stretches: self
                .stretches
                .iter()
                .map(|stretch| {
                    let Range { start, end } = writer.range(stretch.span);
                    let lang = stretch.language.map_or(UNDETERMINED, Language::code);
                    StretchRecord {
                        start,
                        end,
                        lang: lang.to_owned(),
                    }
                })
                .collect(),
            headline: self.headline.map(|s| writer.range(s)),
            body: self.body.iter().map(|&s| writer.range(s)).collect(),
            rival: self.rival.map(|s| writer.range(s)),
            blocks: self
                .blocks
                .iter()
                .map(|b| {
                    let Range { start, end } = writer.range(b.span);
                    BlockRecord {
                        start,
                        end,
                        role: b.role,
                        confidence: b.confidence,
                        why: b.why.clone().into_owned(),
                    }
                })
                .collect(),
            entities: self
                .entities
                .iter()
                .enumerate()
                .map(|(i, e)| EntityRecord {
                    id: id('e', i),
                    kind: e.kind,
                    name: e.name.clone(),
                    aliases: e.aliases.clone(),
                    titles: e.titles.clone(),
                    organization: e.organization.map(|i| id('e', i)),
                    mentions: e
                        .mentions
                        .iter()
                        .map(|m| {
                            let TextRange { start, end, text } = writer.words(m.span);
                            MentionRecord {
                                start,
                                end,
                                text,
                                confidence: m.confidence,
                            }
                        })
                        .collect(),
                })
                .collect(),
            amounts: self
                .amounts
                .iter()
                .enumerate()
                .map(|(i, a)| {
                    let TextRange { start, end, text } = writer.words(a.span);
                    AmountRecord {
                        id: id('a', i),
                        start,
                        end,
                        text,
                        kind: a.kind,
                        low: a.low.map(|d| d.normalize().to_string()),
                        high: a.high.map(|d| d.normalize().to_string()),
                        unit: a.unit.clone(),
                        per: a.per.clone(),
                        bound: a.bound,
                        bound_word: a.bound_word.map(|s| writer.words(s)),
                        direction: a.direction,
                        same_as: a.same_as.map(|i| id('a', i)),
                    }
                })
                .collect(),
            dates: self
                .dates
                .iter()
                .enumerate()
                .map(|(i, d)| {
                    let TextRange { start, end, text } = writer.words(d.span);
                    DateRecord {
                        id: id('d', i),
                        start,
                        end,
                        text,
                        value: d.value.map(|v| v.to_string()),
                        end_value: d.end_value.map(|v| v.to_string()),
                        part: d.part,
                        time: d.time.map(|t| t.to_string()),
                        time_only: d.time_only,
                    }
                })
                .collect(),
            claims: self
                .claims
                .iter()
                .enumerate()
                .map(|(i, c)| {
                    let TextRange { start, end, text } = writer.words(c.span);
                    ClaimRecord {
                        id: id('c', i),
                        start,
                        end,
                        text,
                        kind: c.kind,
                        speaker: c.speaker.as_ref().map(|s| writer.source(s)),
                        source: c.source.map(|s| writer.words(s)),
                        via: c.via.as_ref().map(|s| writer.source(s)),
                        cue: c.cue.map(|s| writer.words(s)),
                        modality: c.modality,
                        check_worthiness: c.check_worthiness,
                        reasons: c.reasons.iter().map(|r| r.clone().into_owned()).collect(),
                        entities: ids('e', &c.entities),
                        amounts: ids('a', &c.amounts),
                        dates: ids('d', &c.dates),
                        confidence: c.confidence,
                    }
                })
                .collect(),
            findings: self
                .findings
                .iter()
                .enumerate()
                .map(|(i, f)| FindingRecord {
                    id: id('f', i),
                    kind: f.kind,
                    severity: f.severity,
                    amounts: ids('a', &f.amounts),
                    claims: ids('c', &f.claims),
                    message: f.message.clone(),
                })
                .collect(),
            matches,
            unsearched,
        }
    }
}
