//! The reading of an article's claims: what is found so far, and what each sentence leaves to later ones.

use super::cue::Cue;
use super::modality::Rules;
use super::speaker::Cast;
use crate::document::{ClaimKind, Document, Modality, Source};
use crate::entity::Antecedents;
use crate::text::Span;

/// What is known at one place of the article; the parts of the stage read and write it sentence by sentence.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub document: &'a Document,
    pub modality: &'a Rules,
    pub cast: Cast<'a>,
    pub antecedents: Antecedents<'a>,
    pub told: Told,
    pub drafts: Vec<Draft>,
    /// Whether the paragraph is a headline or a subhead.
    pub heading: bool,
}

/// A claim without what is counted from its neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub span: Span,
    pub kind: ClaimKind,
    pub speaker: Option<Source>,
    pub via: Option<Source>,
    pub cue: Option<Span>,
    pub modality: Modality,
    /// Whether the speaker stands in an earlier sentence.
    pub inherited: bool,
    /// Whether the content is a bare noun.
    pub bare: bool,
    /// Waits for the speaker of a later claim of its sentence.
    pub open: bool,
    /// A part of a quotation that goes on in the next paragraph.
    pub continued: bool,
    /// Stands in a headline or a subhead.
    pub heading: bool,
}

/// What earlier sentences leave to later ones. Sentences are numbered from 1.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Who spoke last, and in which sentence.
    pub speaker: Option<(Source, usize)>,
    /// Who was talked about last as topic or subject.
    pub topic: Option<(Source, usize)>,
    /// The person talked about last.
    pub person: Option<(Source, usize)>,
    /// Who made the survey that is reported.
    pub surveyor: Option<(Source, usize)>,
    /// Who made the survey of this very sentence.
    pub asking: Option<Source>,
    /// Who answered a survey.
    pub answerers: Option<Source>,
    /// A group whose talk was reported without a predicate of its own: 업계에선 …전망이 나온다.
    pub chorus: Option<(Source, usize)>,
    /// How the last claim was meant.
    pub modality: Option<Modality>,
    /// Whose words the last claim gave, if anybody's, and in which sentence.
    pub last: Option<(Option<Source>, usize)>,
    /// Who is told to have spoken in a sentence without his words.
    pub announced: Option<Announced>,
    /// The draft of a quotation that is a sentence of its own, and the number of that sentence.
    pub lone: Option<(usize, usize)>,
    /// How many sentences have been read, with the one that is.
    pub sentences: usize,
}

/// A sentence that tells that somebody spoke, but not what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Announced {
    pub speaker: Source,
    pub span: Span,
    pub cue: Cue,
    /// Its number in the article.
    pub sentence: usize,
}

impl Reader<'_> {
    /// A claim of these words that nothing else is known of yet.
    pub(super) fn draft(&self, span: Span, kind: ClaimKind, modality: Modality) -> Draft {
        Draft {
            span,
            kind,
            speaker: None,
            via: None,
            cue: None,
            modality,
            inherited: false,
            bare: false,
            open: false,
            continued: false,
            heading: self.heading,
        }
    }
}

/// The indices of what lies inside a span, from a list in text order.
pub(super) fn inside<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> Vec<usize> {
    let from = list.partition_point(|x| of(x).start < span.start);
    list.iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, x)| of(x).start < span.end)
        .filter(|(_, x)| span.contains(of(x)))
        .map(|(i, _)| i)
        .collect()
}
