//! The annotated article: what every stage adds to, in byte offsets of the text that was given.
//!
//! Names and fields follow the output contract `mitjul/1`; [`crate::AnnotatedArticle`] is its written form.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::text::Span;

/// Everything found in one article. Lists are in text order; cross references are indices into these lists.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// When the article was published, where known.
    pub published: Option<Published>,
    /// The headline, when one was recognised.
    pub headline: Option<Span>,
    /// Every block of the input with its role, in text order, not overlapping.
    pub blocks: Vec<Block>,
    /// The article itself, furniture left out: sorted, not overlapping.
    pub body: Vec<Span>,
    /// Another story of the input that could as well be the one meant, where one weighs about as much.
    pub rival: Option<Span>,
    /// Named entities, by first mention.
    pub entities: Vec<Entity>,
    /// Amounts in text order, not overlapping.
    pub amounts: Vec<Amount>,
    /// Dates and clock times in text order, not overlapping.
    pub dates: Vec<DateMention>,
    /// Claims in text order; one may lie inside another.
    pub claims: Vec<Claim>,
    /// What the article says against (or for) itself.
    pub findings: Vec<Finding>,
}

/// A publication date and where it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// What it was read from.
    pub from: PublishedFrom,
}

macro_rules! word_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "js", derive(tsify::Tsify))]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant,)+ }
        impl $name {
            /// All values, in order.
            pub const ALL: &[$name] = &[$($name::$variant),+];
            /// The word that stands for it in output.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
            /// The value that an output word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }
    };
}
pub(crate) use word_enum;

word_enum! {
    /// Where a publication date was read.
    PublishedFrom {
        /// The caller gave it.
        Option = "option",
        /// The page's metadata.
        Metadata = "metadata",
        /// The article's own dateline, byline or text.
        Text = "text",
    }
}

/// A block of the input: a line or paragraph with the part it plays.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The block without surrounding white space.
    pub span: Span,
    /// The part it plays.
    pub role: BlockRole,
    /// How sure the role is, 0 to 1.
    pub confidence: f32,
    /// Why it has its role: a short stable code such as `sentence_ending` or `temperature_list`.
    pub why: &'static str,
}

word_enum! {
    /// The part that a block plays in the page.
    BlockRole {
        /// The headline.
        Headline = "headline",
        /// A line under the headline.
        Subhead = "subhead",
        /// The first paragraph.
        Lead = "lead",
        /// A paragraph.
        Paragraph = "paragraph",
        /// A caption of a picture.
        Caption = "caption",
        /// A block quotation.
        Quote = "quote",
        /// An item of a list that belongs to the article.
        List = "list",
        /// Who wrote it.
        Byline = "byline",
        /// When (and where) it was written.
        Dateline = "dateline",
        /// Menus, tickers, share buttons, adverts.
        Furniture = "furniture",
        /// Another story's headline or teaser.
        Teaser = "teaser",
        /// A copyright line.
        Copyright = "copyright",
    }
}

impl BlockRole {
    /// Whether blocks of this role make up the article's body.
    #[must_use]
    pub fn is_body(self) -> bool {
        use BlockRole::*;
        matches!(
            self,
            Headline | Subhead | Lead | Paragraph | Caption | Quote | List
        )
    }
}

/// A thing with a name, and everywhere that it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the article.
    pub name: String,
    /// Other forms, in order of first use.
    pub aliases: Vec<String>,
    /// A person's roles, in order of first use.
    pub titles: Vec<String>,
    /// The organization that a person belongs to: index into [`Document::entities`].
    pub organization: Option<usize>,
    /// Where it is named, in text order; never overlapping another entity's mentions.
    pub mentions: Vec<Mention>,
}

/// One place where an entity is named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mention {
    /// The name, without particle.
    pub span: Span,
    /// Calibrated probability, 0 to 1, that span and kind are right.
    pub confidence: f32,
}

word_enum! {
    /// What an entity is.
    EntityKind {
        /// A named human.
        Person = "person",
        /// A company, government body, party, team, outlet, university, fund.
        Organization = "organization",
        /// A country, region, city, district, building, venue, geographic feature.
        Place = "place",
        /// A named product, service, model, programme, work, law, treaty or technology.
        Product = "product",
        /// A named event, summit, conference, incident, prize or season.
        Event = "event",
        /// A role or position that is attached to, or stands for, a person.
        Title = "title",
    }
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Number and unit, without the words that bound it.
    pub span: Span,
    /// What is measured.
    pub kind: AmountKind,
    /// Smallest value meant, in the base unit; `None` where no value can be read.
    pub low: Option<Decimal>,
    /// Largest value meant; equal to `low` when exact.
    pub high: Option<Decimal>,
    /// ISO 4217 for money, `%`, `%p`, a symbol such as `km`, else the Korean counter as written.
    pub unit: String,
    /// What it is per (`평` in `평당 1억원`).
    pub per: Option<String>,
    /// How the words around it bound it.
    pub bound: Bound,
    /// The word that bounds it, where one does.
    pub bound_word: Option<Span>,
    /// Whether it is said to have risen or fallen.
    pub direction: Option<Direction>,
    /// The amount that it restates or converts: index into [`Document::amounts`].
    pub same_as: Option<usize>,
}

word_enum! {
    /// What an amount measures.
    AmountKind {
        /// Money.
        Money = "money",
        /// Per cent.
        Percent = "percent",
        /// Percentage points.
        PercentPoint = "percent_point",
        /// Things counted.
        Count = "count",
        /// Length.
        Length = "length",
        /// Area.
        Area = "area",
        /// Volume.
        Volume = "volume",
        /// Mass.
        Mass = "mass",
        /// A length of time.
        Duration = "duration",
        /// Times as much.
        Multiple = "multiple",
        /// A place in an order.
        Rank = "rank",
        /// Age.
        Age = "age",
        /// Energy.
        Energy = "energy",
        /// Power.
        Power = "power",
        /// Amount of data.
        Data = "data",
        /// Temperature.
        Temperature = "temperature",
        /// Speed.
        Speed = "speed",
        /// Points or a score.
        Score = "score",
        /// Something else.
        Other = "other",
    }
}

word_enum! {
    /// How an amount is bounded.
    Bound {
        /// Just this.
        Exact = "exact",
        /// About this (약, 가량, 쯤).
        About = "about",
        /// This or more (이상, 최소).
        AtLeast = "at_least",
        /// More than this (초과, 웃도는).
        MoreThan = "more_than",
        /// This or less (이하, 최대).
        AtMost = "at_most",
        /// Less than this (미만).
        LessThan = "less_than",
        /// An order of magnitude (수십억).
        Vague = "vague",
        /// From low to high.
        Range = "range",
    }
}

word_enum! {
    /// Which way an amount is said to have moved.
    Direction {
        /// It rose.
        Up = "up",
        /// It fell.
        Down = "down",
    }
}

/// A date or clock time in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// What it means, at the precision that the words give; `None` where it cannot be resolved.
    pub value: Option<DateValue>,
    /// The end of a range.
    pub end_value: Option<DateValue>,
    /// Part of the day (or of the period: early, late).
    pub part: Option<DayPart>,
    /// A clock time.
    pub time: Option<ClockTime>,
    /// Whether the words name only a time of day (`오후 3시`, `새벽`): then the day comes from the text around.
    pub time_only: bool,
}

/// A date at one of five precisions; written as ISO 8601 (`2025`, `2025-Q1`, `2025-02`, `2025-W06`, `2025-02-04`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateValue {
    /// A year.
    Year(i32),
    /// A quarter, 1 to 4.
    Quarter(i32, u8),
    /// A month, 1 to 12.
    Month(i32, u8),
    /// An ISO week of an ISO year.
    Week(i32, u8),
    /// A day.
    Day(Date),
}

/// Why a day's words could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseDateError {
    given: String,
}

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a day: use YYYY-MM-DD", self.given)
    }
}

impl std::error::Error for ParseDateError {}

/// Reads a day written `YYYY-MM-DD`.
///
/// # Errors
/// When the words have another form or name a day that the calendar lacks.
///
/// ```
/// assert_eq!(mitjul::parse_date("2024-02-29")?.day(), 29);
/// assert!(mitjul::parse_date("2023-02-29").is_err());
/// # Ok::<(), mitjul::ParseDateError>(())
/// ```
pub fn parse_date(words: &str) -> Result<Date, ParseDateError> {
    fn number<T: std::str::FromStr>(field: Option<&str>, width: usize) -> Option<T> {
        let field = field.filter(|f| f.len() == width && f.bytes().all(|b| b.is_ascii_digit()))?;
        field.parse().ok()
    }
    let read = || {
        let mut fields = words.split('-');
        let year: i32 = number(fields.next(), 4)?;
        let month: u8 = number(fields.next(), 2)?;
        let day: u8 = number(fields.next(), 2)?;
        if fields.next().is_some() {
            return None;
        }
        Date::from_calendar_date(year, month.try_into().ok()?, day).ok()
    };
    read().ok_or_else(|| ParseDateError {
        given: words.to_owned(),
    })
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            DateValue::Year(y) => write!(f, "{y:04}"),
            DateValue::Quarter(y, q) => write!(f, "{y:04}-Q{q}"),
            DateValue::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            DateValue::Week(y, w) => write!(f, "{y:04}-W{w:02}"),
            DateValue::Day(d) => {
                write!(
                    f,
                    "{:04}-{:02}-{:02}",
                    d.year(),
                    u8::from(d.month()),
                    d.day()
                )
            }
        }
    }
}

word_enum! {
    /// A part of a day or of a longer period.
    DayPart {
        /// 새벽
        Dawn = "dawn",
        /// 아침
        Morning = "morning",
        /// 오전
        Forenoon = "forenoon",
        /// 정오, 낮
        Noon = "noon",
        /// 오후
        Afternoon = "afternoon",
        /// 저녁
        Evening = "evening",
        /// 밤
        Night = "night",
        /// 자정
        Midnight = "midnight",
        /// 초, 초순, 상순
        Early = "early",
        /// 중순, 중반
        Middle = "middle",
        /// 말, 하순, 후반
        Late = "late",
    }
}

/// A time of day on the 24-hour clock; written `15:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// A proposition that the article gives with, or as, somebody's word.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The content only: inside the quotation marks, or the clause before the quoting particle.
    pub span: Span,
    /// Quoted, reported, or both.
    pub kind: ClaimKind,
    /// Who says it.
    pub speaker: Option<Source>,
    /// The outlet or document that relays it.
    pub via: Option<Source>,
    /// The predicate that reports.
    pub cue: Option<Span>,
    /// How it is put.
    pub modality: Modality,
    /// How much it is worth checking, 0 to 1.
    pub check_worthiness: f32,
    /// Why: short stable codes such as `figure` or `named_speaker`.
    pub reasons: Vec<&'static str>,
    /// Entities inside it: indices into [`Document::entities`].
    pub entities: Vec<usize>,
    /// Amounts inside it: indices into [`Document::amounts`].
    pub amounts: Vec<usize>,
    /// Dates inside it: indices into [`Document::dates`].
    pub dates: Vec<usize>,
    /// How sure span and speaker are, 0 to 1.
    pub confidence: f32,
}

/// The words that name who says or relays something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The shortest mention that names it.
    pub span: Span,
    /// The entity it stands for: index into [`Document::entities`].
    pub entity: Option<usize>,
}

word_enum! {
    /// How a claim is given.
    ClaimKind {
        /// Inside quotation marks.
        Direct = "direct",
        /// Without them.
        Indirect = "indirect",
        /// Both in one sentence.
        Mixed = "mixed",
    }
}

word_enum! {
    /// How a claim is put.
    Modality {
        /// Stated as fact.
        Assertion = "assertion",
        /// A reckoning of something not known exactly.
        Estimate = "estimate",
        /// What is expected.
        Forecast = "forecast",
        /// What somebody intends.
        Plan = "plan",
        /// Told without a source (`알려졌다`).
        Hearsay = "hearsay",
        /// A guess or possibility (`관측`, `가능성`).
        Speculation = "speculation",
        /// A denial.
        Denial = "denial",
        /// A judgement.
        Opinion = "opinion",
        /// A question.
        Question = "question",
    }
}

/// Something that the article says against, or for, itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What sort.
    pub kind: FindingKind,
    /// How much it matters.
    pub severity: Severity,
    /// The amounts that it is about: indices into [`Document::amounts`].
    pub amounts: Vec<usize>,
    /// The claims that it is about: indices into [`Document::claims`].
    pub claims: Vec<usize>,
    /// What to tell the reader.
    pub message: Message,
}

word_enum! {
    /// What sort of finding it is.
    FindingKind {
        /// A conversion and its implied rate.
        Conversion = "conversion",
        /// A sum, difference or percentage.
        Arithmetic = "arithmetic",
        /// The same quantity stated differently.
        Contradiction = "contradiction",
        /// Two conversions of one pair at different rates.
        RateDrift = "rate_drift",
    }
}

word_enum! {
    /// How much a finding matters.
    Severity {
        /// Worth knowing.
        Note = "note",
        /// Probably wrong.
        Warning = "warning",
    }
}

/// A sentence for the reader in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct Message {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}
