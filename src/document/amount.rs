//! Amounts: numbers with their units.

use rust_decimal::Decimal;

use super::word::word_enum;
use crate::text::Span;

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
    /// The same in every language: ISO 4217 for money, `%`, `%p`, a symbol such as `km`, `hour`, `times`, `place`; else the
    /// counter (`명`) or the counted noun (`people`) as written, `None` where none stands.
    pub unit: Option<String>,
    /// What it is per (`평` in `평당 1억원`).
    pub per: Option<String>,
    /// How the words around it bound it.
    pub bound: Bound,
    /// The word that bounds it, where one does.
    pub bound_word: Option<Span>,
    /// Whether it is said to have risen or fallen.
    pub direction: Option<Direction>,
    /// The amount that it restates or converts: index into [`Document::amounts`](crate::Document::amounts).
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
