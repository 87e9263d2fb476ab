//! Whose words a report gives, by its form and predicate.

use super::cue::CueKind;
use super::lexicon::Lexicon;
use super::list::List;
use super::predicate::End;
use super::report::{Form, Report};

/// Whose words a report gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voicing {
    /// Its subject's.
    Active,
    /// Nobody's in particular: the subject belongs to the content.
    Passive,
    /// Its subject's intention.
    Planned,
}

impl Voicing {
    /// Reads it from the form of the report and its predicate.
    pub(super) fn of(lexicon: &Lexicon, report: &Report) -> Self {
        let cue = report.hit.and_then(|h| h.cue);
        let kind = cue.map(|c| c.kind);
        match report.form {
            Form::Will => {
                if kind == Some(CueKind::Say)
                    || cue.is_some_and(|c| lexicon.has(List::Intends, c.word))
                {
                    Voicing::Active
                } else {
                    Voicing::Planned
                }
            }
            Form::Expecting
                if report.noun.is_some_and(|n| n.word == "가능성")
                    && cue.is_some_and(|c| {
                        c.kind == CueKind::Say || lexicon.has(List::Possible, c.word)
                    }) =>
            {
                Voicing::Active
            }
            Form::Counted if matches!(kind, Some(CueKind::Say | CueKind::Hold)) => Voicing::Active,
            Form::Expecting | Form::Bare | Form::Explaining | Form::Counted => Voicing::Passive,
            Form::AsThat => match kind {
                Some(CueKind::Say | CueKind::Hold) => Voicing::Active,
                _ => Voicing::Passive,
            },
            Form::Modifying => match kind {
                Some(CueKind::Say) => Voicing::Active,
                Some(CueKind::Light)
                    if cue.is_some_and(|c| lexicon.has(List::ActiveLight, c.word)) =>
                {
                    Voicing::Active
                }
                _ if report
                    .noun
                    .is_some_and(|n| lexicon.has(List::Stance, n.word))
                    && report
                        .hit
                        .is_some_and(|h| h.cue.is_none() && h.end == End::Final) =>
                {
                    Voicing::Active
                }
                _ => Voicing::Passive,
            },
            Form::Saying | Form::Linking => match kind {
                Some(CueKind::Told | CueKind::Found) => Voicing::Passive,
                _ => Voicing::Active,
            },
            _ => Voicing::Active,
        }
    }
}
