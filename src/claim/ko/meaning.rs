//! How a report's content is meant: what its sentence, its date and the sentences before it tell of that.

use super::candidate::Candidate;
use super::clause::Word;
use super::cue::CueKind;
use super::modality;
use super::particle::{Role, is_verbal, role};
use super::predicate::End;
use super::reader::Announced;
use super::report::Form;
use crate::claim::inside;
use crate::document::{DateValue, Modality, Source};
use crate::text::Span;

impl Candidate<'_> {
    /// How the content is meant.
    pub(super) fn modality(
        &self,
        span: Span,
        speaker: Option<Source>,
        announced: Option<Announced>,
    ) -> Modality {
        let Candidate {
            reader,
            words,
            report,
            ..
        } = *self;
        let lexicon = reader.cast.lexicon;
        let content = span.of(reader.text);
        let judged = |w: &Word<'_>| {
            lexicon
                .noun(w.plain(), &[CueKind::View])
                .is_some_and(|(n, _)| n.modality == Some(Modality::Opinion))
        };
        let heard = |w: &Word<'_>| {
            lexicon
                .predicate(w.plain(), &[CueKind::Told])
                .is_some_and(|h| h.cue.modality == Some(Modality::Hearsay))
        };
        let modality = reader.modality.judge(&modality::Evidence {
            content,
            form: report.form,
            cue: report
                .hit
                .and_then(|h| h.cue)
                .or(announced.and_then(|a| a.cue)),
            noun: report.noun.or_else(|| {
                let noun = self.closing_noun()?;
                lexicon
                    .noun(noun.of(reader.text), &[CueKind::View])
                    .map(|(noun, _)| noun)
            }),
            has_speaker: speaker.is_some(),
            opines: report
                .hit
                .and_then(|hit| words.get(hit.first..hit.last))
                .is_some_and(|within| within.iter().any(judged)),
            heard: report.hit.is_some_and(|hit| {
                hit.first < hit.last && words.get(hit.last).is_some_and(heard)
                    // “…”고 타일렀다고 한다
                    || hit.end == End::Quoted
                        && words
                            .get(hit.last + 1)
                            .is_some_and(|w| matches!(w.plain(), "한다" | "합니다"))
            }),
            ahead: self.looks_ahead(span),
            generally: report
                .hit
                .and_then(|hit| words.get(hit.first))
                .is_some_and(|w| matches!(w.plain(), "한다" | "합니다" | "해요" | "하네요")),
            of_thing: self.is_of_thing(span),
        });
        // 뒷돈 의혹을 캤다. …다는 것이다: what is alleged.
        if report.form == Form::Explaining
            && reader.told.goes_on_alleging()
            && modality == Modality::Assertion
        {
            return Modality::Speculation;
        }
        // …는 것이다 goes on with what was planned or guessed.
        match (report.form, reader.told.modality) {
            // …는 뜻에서 한 말이다 tells why.
            (
                Form::Explaining,
                Some(before @ (Modality::Plan | Modality::Speculation | Modality::Forecast)),
            ) if modality == Modality::Assertion
                && !modality::is_past(content)
                && report.hit.is_none_or(|h| h.first == h.last) =>
            {
                before
            }
            _ => modality,
        }
    }

    /// Whether the first topic of a content is a thing that cannot act: 이 제도는.
    fn is_of_thing(&self, span: Span) -> bool {
        let cast = &self.reader.cast;
        let mut at = span.start;
        for word in span.of(self.reader.text).split(' ') {
            let start = at;
            at += word.len() + 1;
            let Some((Role::Topic, stem)) = role(word) else {
                continue;
            };
            let adverb = stem.ends_with([
                '에', '로', '년', '월', '달', '일', '주', '해', '후', '뒤', '때',
            ]) || matches!(stem, "지금" | "이번" | "오늘" | "내일" | "최근" | "다음");
            if adverb
                || stem.chars().nth(1).is_none()
                || is_verbal(stem)
                || cast.lexicon.is_attributive(word) && !cast.lexicon.is_thing(stem)
            {
                continue;
            }
            let acts = cast.lexicon.bearer(stem).is_some()
                || cast.names_actor(Span::new(start, start + stem.len()));
            return !acts && (cast.lexicon.is_thing(stem) || stem.ends_with('것'));
        }
        false
    }

    /// Whether a date inside lies behind the day of publication.
    fn looks_ahead(&self, span: Span) -> bool {
        let document = self.reader.document;
        let Some(day) = document.published.map(|p| p.date) else {
            return false;
        };
        let month = u8::from(day.month());
        inside(&document.dates, span, |d| d.span)
            .into_iter()
            .filter_map(|i| document.dates.get(i)?.value)
            .any(|value| match value {
                DateValue::Year(y) => y > day.year(),
                DateValue::Quarter(y, q) => (y, q) > (day.year(), month.div_ceil(3)),
                DateValue::Month(y, m) => (y, m) > (day.year(), month),
                DateValue::Week(y, w) => (y, w) > (day.year(), day.iso_week()),
                DateValue::Day(d) => d > day,
            })
    }
}
