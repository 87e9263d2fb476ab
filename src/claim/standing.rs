//! Whether a report is a claim at all, and whose words it gives.

use super::clause::{self, Tail, Word};
use super::content::{self, Voicing};
use super::lexicon::{self, CueKind, Lexicon, List};
use super::predicate::End;
use super::report::{Form, Report};
use super::{Reader, speaker};
use crate::document::{Modality, Source};

impl Reader<'_> {
    /// Whether a candidate is a claim at all.
    pub(super) fn stands(
        &self,
        words: &[Word<'_>],
        report: &Report,
        voicing: Voicing,
        found: &content::Read,
        speaker: Option<Source>,
        direct: bool,
    ) -> bool {
        let Some(word) = words.get(report.last) else {
            return false;
        };
        if direct {
            if let Form::Quoted(Tail::None) = report.form {
                // Words without anything that ties them: only with a speaker right before, as a headline or a line
                // of its own has them.
                let whole = words.iter().all(Word::is_quote);
                let spoken = found.phrase.is_some() && found.near;
                // 박서준 “값 내린다”…한빛 술렁: headlines give their speakers bare.
                let headed = self.heading
                    && (spoken
                        || (report.last == 0 || report.last + 1 == words.len())
                            && (word.text.split_whitespace().count() > 2
                                || clause::is_clause(word.text)));
                return whole && clause::is_clause(word.text)
                    || headed
                    || spoken && (clause::is_clause(word.text) || words.len() <= report.last + 1);
            }
            if let (Form::Quoted(Tail::Quoting), Some(hit)) = (report.form, report.hit)
                && hit.cue.is_none()
                && found.phrase.is_none()
                && speaker.is_none()
            {
                return clause::is_clause(word.text);
            }
            return true;
        }
        let asks = report.noun.is_some_and(|n| n.kind == CueKind::Ask);
        if matches!(report.form, Form::Saying | Form::Linking | Form::Modifying)
            && !asks
            && report.hit.is_some_and(|h| h.end == End::Adnominal)
        {
            return false;
        }
        match report.hit.and_then(|h| h.cue) {
            // …한 것으로 간주하여 벌금을 문다: a rule, nobody's word.
            Some(cue)
                if report.form == Form::AsThat
                    && cue.kind == CueKind::Say
                    && cue.modality == Some(Modality::Opinion) =>
            {
                speaker.is_some()
            }
            Some(cue) if cue.kind == CueKind::Hold && report.form != Form::Object => {
                found.phrase.is_some()
                    || report.form == Form::AsThat && cue.word == "보다" && speaker.is_some()
            }
            // …ㄴ 것으로 보인다 without a source is the writer's own judgement.
            Some(cue)
                if cue.kind == CueKind::Told
                    && report.noun.is_none()
                    && matches!(cue.word, "보이다" | "보여지다") =>
            {
                speaker.is_some()
            }
            // …다는 것이다 goes on with what was reported just before, or is the writer's own.
            None if report.form == Form::Explaining => {
                (speaker.is_some()
                    || self
                        .told
                        .last
                        .is_some_and(|(_, at)| at + 2 >= self.told.sentences))
                    && !self.is_writers_own(words, found.start)
            }
            None if report.form == Form::Saying => {
                found.phrase.is_some() && voicing == Voicing::Active
            }
            _ => true,
        }
    }

    /// Whether a content opens with a topic of the writer's: 문제는, 이유는.
    pub(super) fn is_writers_own(&self, words: &[Word<'_>], start: usize) -> bool {
        words
            .iter()
            .filter(|w| w.span.start >= start)
            .take(4)
            .find_map(|w| speaker::role(w.plain()).filter(|(r, _)| *r == speaker::Role::Topic))
            .is_some_and(|(_, stem)| self.cast.lexicon.has(lexicon::List::OwnTopic, stem))
    }
}

/// Whose words a report gives, by its form and predicate.
pub(super) fn voicing(lexicon: &Lexicon, report: &Report) -> Voicing {
    let cue = report.hit.and_then(|h| h.cue);
    let kind = cue.map(|c| c.kind);
    match report.form {
        Form::Will => {
            if kind == Some(CueKind::Say) || cue.is_some_and(|c| lexicon.has(List::Intends, c.word))
            {
                Voicing::Active
            } else {
                Voicing::Planned
            }
        }
        Form::Expecting
            if report.noun.is_some_and(|n| n.word == "가능성")
                && cue.is_some_and(|c| {
                    c.kind == CueKind::Say
                        || matches!(c.word, "두다" | "제기하다" | "점치다" | "제시하다")
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
            Some(CueKind::Light) if cue.is_some_and(|c| lexicon.has(List::ActiveLight, c.word)) => {
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
