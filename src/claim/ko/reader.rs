//! The reading of an article's claims: what is found so far, and what each sentence leaves to later ones.

use super::clause::Word;
use super::cue::Cue;
use super::modality::Rules;
use super::particle::Role;
use super::speaker::{Cast, Voice};
use super::speech::Speech;
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
    /// The words of its own sentence that name the speaker.
    pub source: Option<Span>,
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
    /// The person of a name who was talked about last.
    pub named: Option<Source>,
    /// Who made the survey that is reported.
    pub surveyor: Option<(Source, usize)>,
    /// Who made the survey of this very sentence.
    pub asking: Option<Source>,
    /// Who answered a survey.
    pub answerers: Option<Source>,
    /// A group whose talk was reported without a predicate of its own: 업계에선 …전망이 나온다.
    pub chorus: Option<(Source, usize)>,
    /// Who was named by 에 따르면 last.
    pub accorded: Option<(Source, usize)>,
    /// Who protested, sued or met the press last.
    pub protest: Option<(Source, usize)>,
    /// Several who were talked about last as topic or subject.
    pub several: Option<(Source, usize)>,
    /// The sentence that told of an allegation last.
    pub allegation: Option<usize>,
    /// How the last claim was meant.
    pub modality: Option<Modality>,
    /// Whose words the last claim gave, if anybody's, and in which sentence.
    pub last: Option<(Option<Source>, usize)>,
    /// Who is told to have spoken in a sentence without his words.
    pub announced: Option<Announced>,
    /// The draft of a quotation that is a sentence of its own, and the number of that sentence.
    pub lone: Option<(usize, usize)>,
    /// A speech that is given without marks.
    pub speech: Option<Speech>,
    /// Whether what stands in marks answers questions of an interview.
    pub answering: bool,
    /// How many sentences have been read, with the one that is.
    pub sentences: usize,
}

impl Told {
    /// Whether the sentence before told of an allegation and nobody has said anything since.
    pub(super) fn goes_on_alleging(&self) -> bool {
        self.allegation.is_some_and(|at| at + 1 == self.sentences)
            && self.last.is_none_or(|(_, at)| at + 1 < self.sentences)
    }
}

/// A sentence that tells that somebody spoke, but not what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Announced {
    pub speaker: Source,
    pub span: Span,
    /// The predicate; `None` where a noun tells: 이장의 바람은 소박하다.
    pub cue: Option<Cue>,
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
            source: None,
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

impl Reader<'_> {
    /// Gives each draft from `first` on the words of its sentence that name its speaker: the name, else a pronoun.
    pub(super) fn name_sources(&mut self, first: usize, sentence: Span, words: &[Word<'_>]) {
        let pronoun = (0..words.len())
            .filter_map(|at| self.cast.phrase(words, at))
            .find(|p| p.voice == Voice::Pronoun && matches!(p.role, Role::Topic | Role::Subject))
            .map(|p| p.source.span)
            .filter(|&span| sentence.contains(span));
        for draft in self.drafts.iter_mut().skip(first) {
            draft.source = match draft.speaker {
                Some(speaker) if sentence.contains(speaker.span) => Some(speaker.span),
                Some(_) => pronoun,
                None => None,
            };
        }
    }
}
