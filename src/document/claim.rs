//! Claims and their sources.

use std::borrow::Cow;

use super::word::word_enum;
use crate::text::Span;

/// A proposition that the article gives with, or as, somebody's word.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The content only: inside the quotation marks, or the clause before the quoting particle.
    pub span: Span,
    /// Quoted, reported, or both.
    pub kind: ClaimKind,
    /// Who says it.
    pub speaker: Option<Source>,
    /// The words of the claim's own sentence that name who says it: a pronoun too, where the speaker is what it stands for.
    pub source: Option<Span>,
    /// The outlet or document that relays it.
    pub via: Option<Source>,
    /// The predicate that reports.
    pub cue: Option<Span>,
    /// How it is put.
    pub modality: Modality,
    /// How much it is worth checking, 0 to 1.
    pub check_worthiness: f32,
    /// Why: short stable codes such as `figure` or `named_speaker`.
    pub reasons: Vec<Cow<'static, str>>,
    /// Entities inside it: indices into [`Document::entities`](crate::Document::entities).
    pub entities: Vec<usize>,
    /// Amounts inside it: indices into [`Document::amounts`](crate::Document::amounts).
    pub amounts: Vec<usize>,
    /// Dates inside it: indices into [`Document::dates`](crate::Document::dates).
    pub dates: Vec<usize>,
    /// How sure span and speaker are, 0 to 1.
    pub confidence: f32,
}

/// The words that name who says or relays something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The shortest mention that names it.
    pub span: Span,
    /// The entity it stands for: index into [`Document::entities`](crate::Document::entities).
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
