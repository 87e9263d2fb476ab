//! A sentence's claims: which of its reports are claims of their own, what they share, and what they leave to later ones.

use super::attribution::{self, Attribution};
use super::candidate::{Before, Candidate};
use super::clause::{Tail, Word};
use super::content::trim_marks;
use super::cue::CueKind;
use super::lexicon::Bearer;
use super::list::List;
use super::particle::{Role, role};
use super::predicate::End;
use super::reader::{Draft, Reader};
use super::report::{Form, Report};
use super::speaker::{Phrase, Voice};
use super::speech::Speech;
use super::voicing::Voicing;
use crate::document::{ClaimKind, Modality, Source};
use crate::text::Span;

impl Reader<'_> {
    /// Adds the claims of a sentence, given as its words and the reports in it.
    pub(super) fn sentence(&mut self, words: &[Word<'_>], reports: &[Report], sentence: Span) {
        self.told.sentences += 1;
        self.recalls(words, !reports.is_empty());
        let mut attribution = attribution::attribution(&self.cast, words);
        // 그에 따르면, 그의 추산으로는: whoever was talked about.
        if let Some(speaker) = attribution.as_mut().and_then(|a| a.speaker.as_mut())
            && matches!(speaker.span.of(self.text), "그" | "그녀")
        {
            *speaker = self.he(*speaker);
        }
        let survey = attribution::survey(&self.cast, words);
        self.remember_survey(words, attribution.as_ref(), survey);
        let mut region = attribution.as_ref().map_or(0, |a| a.next);
        region = region.max(survey.map_or(0, |(_, next)| next));
        let mut before = Before {
            carried: None,
            led: false,
            sentence: self.drafts.len(),
        };
        let mut consumed = false;
        let whole = attribution
            .as_ref()
            .is_some_and(|a| self.tells_whole(words, reports, a));
        let goes_on = self.drafts.last().is_some_and(|d| d.continued);
        for (i, report) in reports.iter().enumerate() {
            if whole && !matches!(report.form, Form::Quoted(_))
                || self.is_within_another(words, reports, i, region)
            {
                continue;
            }
            let candidate = Candidate {
                reader: self,
                words,
                report,
                sentence,
                region,
                voicing: Voicing::of(self.cast.lexicon, report),
                attribution: attribution.as_ref(),
                before,
            };
            let Some(mut draft) = candidate.draft() else {
                continue;
            };
            consumed = true;
            // 당은 …라며 맞서며 …: what goes on in the present has the same subject.
            before.led = draft.speaker.is_some()
                && report
                    .hit
                    .filter(|h| h.end == End::Connective)
                    .and_then(|h| words.get(h.last))
                    .is_some_and(|w| goes_on_in_present(w.plain()));
            let previous = i.checked_sub(1).and_then(|p| reports.get(p));
            if let Some(previous) = previous
                && self.joins(words, previous, report, &draft, before.sentence)
            {
                continue;
            }
            if report.chained && reports.get(i + 1).is_some() {
                draft.open = draft.speaker.is_none();
                before.carried = Some((draft.speaker, draft.via));
                region = report.next.max(region);
            } else {
                // What was said before the speaker was named is his too.
                let drafts = self.drafts.iter_mut().skip(before.sentence);
                for open in drafts.filter(|d| d.open) {
                    open.speaker = draft.speaker;
                    open.via = draft.via;
                    open.open = false;
                }
                before.carried = None;
                match report.hit {
                    // 묻는 질문에 “…”: who answers stands before what was asked.
                    Some(hit) if hit.end == End::Adnominal => {}
                    Some(hit) if hit.end != End::Quoted => region = region.max(hit.last + 1),
                    _ => region = region.max(report.next),
                }
            }
            self.remember_claim(words, report, &draft);
            // The end of a quotation of several paragraphs names who spoke them all.
            if goes_on && draft.kind == ClaimKind::Direct {
                let parts = self.drafts.iter_mut().rev().take_while(|d| d.continued);
                for part in parts {
                    part.speaker = part.speaker.or(draft.speaker);
                    part.cue = part.cue.or(draft.cue);
                    part.continued = false;
                }
            }
            self.drafts.push(draft);
        }
        if !consumed {
            self.told.announced = self.announces(words);
            if self.told.announced.is_some_and(|a| a.cue.is_some())
                && words
                    .iter()
                    .any(|w| self.cast.lexicon.has(List::Thus, w.plain()))
            {
                self.told.speech = self.told.announced.map(|a| Speech {
                    speaker: Some(a.speaker),
                    waiting: Vec::new(),
                });
            }
            let surveyed = survey.and_then(asker);
            if let Some(a) = attribution.as_ref().or(surveyed.as_ref()) {
                self.accord(words, a);
            }
        }
        if let Some(speaker) = attribution.as_ref().and_then(|a| a.speaker) {
            self.told.accorded = Some((speaker, self.told.sentences));
        }
        self.remember(words);
    }

    /// Keeps who asked and who answered in a survey that the sentence tells of.
    fn remember_survey(
        &mut self,
        words: &[Word<'_>],
        attribution: Option<&Attribution>,
        survey: Option<(Phrase, usize)>,
    ) {
        if let Some(span) = attribution::answerers(self.cast.lexicon, words) {
            self.told.answerers = Some(Source { span, entity: None });
        }
        // 응답자가 많았다: those who answered, where nothing tells more of them.
        if self.told.answerers.is_none() {
            let answerer = words.iter().find(|w| w.plain().starts_with("응답자"));
            self.told.answerers = answerer.map(|w| Source {
                span: Span::new(w.span.start, w.span.start + "응답자".len()),
                entity: None,
            });
        }
        self.told.asking = survey.map(|(phrase, _)| phrase.source);
        if let Some(body) = self.told.asking.or(attribution.and_then(|a| a.speaker)) {
            self.told.surveyor = Some((body, self.told.sentences));
        }
    }

    /// Keeps whose words a claim gives and how they are meant.
    fn remember_claim(&mut self, words: &[Word<'_>], report: &Report, draft: &Draft) {
        let at = self.told.sentences;
        let asks = draft.modality == Modality::Question
            && report.hit.is_some_and(|h| h.end == End::Adnominal);
        if let Some(speaker) = draft.speaker
            && !asks
        {
            self.cast.keep(speaker);
            match Voicing::of(self.cast.lexicon, report) {
                Voicing::Passive if !matches!(report.form, Form::Explaining) => {
                    self.told.chorus = Some((speaker, at));
                }
                _ => self.told.speaker = Some((speaker, at)),
            }
        }
        if words.iter().all(Word::is_quote) {
            self.told.lone = Some((self.drafts.len(), at));
        }
        self.told.last = Some((draft.speaker, at));
        self.told.modality = Some(draft.modality);
    }

    /// Whether a report tells more of the claim that the one before it made, which takes it in. `first` is the first
    /// draft of the sentence.
    fn joins(
        &mut self,
        words: &[Word<'_>],
        previous: &Report,
        report: &Report,
        draft: &Draft,
        first: usize,
    ) -> bool {
        let Some(made) = self.drafts.get_mut(first..).and_then(|d| d.last_mut()) else {
            return false;
        };
        if made.span.end > draft.span.start {
            return false;
        }
        // “…”고 대통령이 지시했다고 대변인이 전했다: who tells it on relays.
        let relays = report.form == Form::Saying
            && matches!(previous.form, Form::Quoted(_) | Form::Saying)
            && previous
                .hit
                .is_some_and(|h| h.last == report.last && h.end == End::Quoted);
        if relays {
            let same = made.speaker.map(|s| s.span) == draft.speaker.map(|s| s.span);
            made.via = made.via.or(draft.speaker.filter(|_| !same));
            return true;
        }
        // “…”며 …할 생각임을 밝혔다: one content, partly quoted; “…”며 …하겠다고 말했다 are two.
        let topic = |w: &Word<'_>| role(w.plain()).is_some_and(|(r, _)| r == Role::Topic);
        let partly = matches!(report.form, Form::Nominal | Form::Modifying)
            && (previous.chained || previous.hit.map(|h| h.last) == report.hit.map(|h| h.last))
            && matches!(previous.form, Form::Quoted(Tail::Linking))
            && made.kind == ClaimKind::Direct
            && !words
                .get(previous.last + 1..report.last + 1)
                .unwrap_or(&[])
                .iter()
                .any(topic);
        if partly {
            made.span.end = draft.span.end;
            made.kind = ClaimKind::Mixed;
            made.cue = draft.cue;
            made.modality = draft.modality;
        }
        partly
    }

    /// Whether all that stands behind 에 따르면 is what its source tells: 교도에 따르면 총리는 수입 금지를 풀라고 요구했다.
    fn tells_whole(
        &self,
        words: &[Word<'_>],
        reports: &[Report],
        attribution: &Attribution,
    ) -> bool {
        let Some(report) = reports.last() else {
            return false;
        };
        let closes = report.form == Form::Saying
            && report.hit.is_some_and(|h| {
                h.end == End::Final
                    && h.last + 1 == words.len()
                    && h.cue.is_some_and(|c| {
                        matches!(c.kind, CueKind::Say | CueKind::Hold)
                            && !matches!(c.word, "보도하다" | "전하다" | "알리다" | "하다")
                    })
            });
        // 박서준 대표가 말했듯이 …
        if words
            .get(attribution.word)
            .is_some_and(|w| attribution::is_as_told(w.plain()))
        {
            return closes;
        }
        let group = attribution.speaker.is_some_and(|s| {
            matches!(
                self.cast.lexicon.bearer(s.span.of(self.text)),
                Some((Bearer::Group, _))
            )
        });
        // Another speaks in it.
        let another = (attribution.next..report.last).any(|at| {
            self.cast
                .phrase(words, at)
                .is_some_and(|p| p.role == Role::Topic && p.voice != Voice::Answerers)
        });
        closes
            && reports.len() == 1
            && attribution.word <= 4
            && (attribution.outlet || group)
            && another
    }

    /// Whether a passive report is part of what a speaker named before it says: X는 …것으로 보이며 …라고 밝혔다.
    fn is_within_another(
        &self,
        words: &[Word<'_>],
        reports: &[Report],
        at: usize,
        region: usize,
    ) -> bool {
        let Some(inner) = reports.get(at) else {
            return false;
        };
        let Some(hit) = inner.hit else {
            return false;
        };
        let voice = Voicing::of(self.cast.lexicon, inner);
        // 기사에 따르면 그는 …임을 밝혔으나 거부를 당했다고 한다: all of it is told.
        let general = region > 0
            && !matches!(inner.form, Form::Quoted(_))
            && hit.end == End::Connective
            && reports.iter().skip(at + 1).any(|outer| {
                outer.form == Form::Saying
                    && outer.hit.is_some_and(|h| {
                        h.last + 1 == words.len()
                            && words
                                .get(h.last)
                                .is_some_and(|w| matches!(w.plain(), "한다" | "합니다"))
                    })
            });
        if general {
            return true;
        }
        if matches!(inner.form, Form::Quoted(_)) || voice == Voicing::Active {
            return false;
        }
        // 오전에 회의를 할 계획이며, 오후에 회견을 할 예정이라고 밝혔다: both are told.
        let goes_on = voice == Voicing::Planned
            && words
                .get(hit.last)
                .is_some_and(|w| w.plain().ends_with("이며") || w.plain().ends_with("이고"));
        reports.iter().skip(at + 1).any(|outer| {
            let says = matches!(outer.form, Form::Saying | Form::Nominal)
                && Voicing::of(self.cast.lexicon, outer) == Voicing::Active
                && outer
                    .hit
                    .and_then(|h| h.cue)
                    .is_some_and(|c| c.kind == CueKind::Say);
            let speaks = |from: usize, to: usize| {
                (from..to).any(|i| {
                    self.cast.phrase(words, i).is_some_and(|p| {
                        p.role == Role::Topic
                            && matches!(
                                p.voice,
                                Voice::Person | Voice::Body | Voice::Outlet | Voice::Pronoun
                            )
                    })
                })
            };
            // …것으로 나타났으나 …것이라고 밝혔다: nobody is named before who says it.
            let unnamed = hit.end == End::Connective
                && hit.cue.is_some_and(|c| c.kind == CueKind::Found)
                && !speaks(0, outer.last);
            says && (goes_on || unnamed || speaks(region, inner.last.min(region + 8)))
                && !speaks(hit.last + 1, outer.last)
                && !words
                    .get(hit.last..=outer.last)
                    .unwrap_or(&[])
                    .iter()
                    .any(Word::is_quote)
        })
    }

    /// The last resort for a sentence that names its source by 에 따르면 and reports with nothing else.
    fn accord(&mut self, words: &[Word<'_>], attribution: &Attribution) {
        let (Some(first), Some(last)) = (words.get(attribution.next), words.last()) else {
            return;
        };
        if first.span.start >= last.span.end
            || last.is_quote()
            || words.len() < attribution.next + 2
        {
            return;
        }
        let span = Span::new(first.span.start, last.span.end);
        let reckoned = words
            .get(attribution.word)
            .and_then(|w| attribution::reckoned(w.plain()));
        // 개편안에 따르면 두 부를 합친다: what a plan says will be done.
        let planned = attribution
            .word
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|w| {
                ["안에", "계획에", "방안에", "대책에", "로드맵에", "구상에"]
                    .iter()
                    .any(|end| w.plain().ends_with(end))
            });
        let content = span.of(self.text);
        let modality = reckoned
            .or_else(|| self.modality.by_content(content))
            .or_else(|| {
                planned
                    .then(|| self.modality.by_undertaking(content, true))
                    .flatten()
            });
        // 전하는 바에 따르면: nobody in particular.
        let by = attribution
            .word
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or("", Word::plain);
        let told = by == "바에";
        let relayed = by
            .strip_suffix(['에', '을', '를'])
            .is_some_and(|noun| self.cast.lexicon.has(List::Relayed, noun));
        let nobody = told || attribution.speaker.is_none() && attribution.via.is_none() && !relayed;
        let modality = modality.or(told.then_some(Modality::Hearsay));
        // 단체협약에 따르면: the paper speaks for itself.
        let recent = self.told.speaker.filter(|&(_, at)| {
            at + 3 >= self.told.sentences && attribution.via.is_none() && !nobody
        });
        self.drafts.push(Draft {
            speaker: attribution.speaker.or(recent.map(|(s, _)| s)),
            via: attribution.via,
            cue: words.get(attribution.word).map(|w| w.span),
            inherited: attribution.speaker.is_none(),
            ..self.draft(
                trim_marks(self.text, span),
                ClaimKind::Indirect,
                modality.unwrap_or(Modality::Assertion),
            )
        });
        if let Some(speaker) = attribution.speaker {
            self.told.speaker = Some((speaker, self.told.sentences));
        }
    }
}

/// 재단이 만 명에게 물은 결과 …: what was found stands behind it.
fn asker((phrase, next): (Phrase, usize)) -> Option<Attribution> {
    let asks = matches!(phrase.voice, Voice::Body | Voice::Outlet) && phrase.role == Role::Subject;
    asks.then_some(Attribution {
        speaker: Some(phrase.source),
        via: None,
        outlet: false,
        word: next.checked_sub(1)?,
        next,
    })
}

/// Whether a clause goes on beside another of the same subject: 맞서며, but not 말했으며.
fn goes_on_in_present(word: &str) -> bool {
    let stem = word
        .strip_suffix("면서")
        .or_else(|| word.strip_suffix('며'));
    stem.is_some_and(|s| !s.ends_with('으') && !s.ends_with('이'))
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::told;

    #[test]
    fn two_quotations_of_one_speaker_are_two_claims() {
        assert_eq!(
            told("박서준 대표는 “시장이 커졌다”며 “내년에도 큰다”고 말했다."),
            [
                ("시장이 커졌다", "박서준", "", "말했다"),
                ("내년에도 큰다", "박서준", "", "말했다")
            ]
        );
    }

    #[test]
    fn who_tells_a_quotation_on_relays_it() {
        assert_eq!(
            told("“길부터 넓혀라”고 박서준 대표가 지시했다고 김하늘 대변인이 전했다."),
            [("길부터 넓혀라", "박서준", "김하늘", "지시했다")]
        );
    }

    #[test]
    fn what_goes_on_as_planned_is_said_with_it() {
        assert_eq!(
            told("오전에 회의를 열 계획이며, 오후에 회견을 할 예정이라고 새벽은행은 밝혔다.")
                .iter()
                .map(|c| (c.0, c.1))
                .collect::<Vec<_>>(),
            [(
                "오전에 회의를 열 계획이며, 오후에 회견을 할 예정",
                "새벽은행"
            )]
        );
    }

    #[test]
    fn a_quotation_and_what_is_told_behind_it_are_two_claims() {
        assert_eq!(
            told("박서준 대표는 “길이 막혔다”며 길을 넓히겠다고 말했다."),
            [
                ("길이 막혔다", "박서준", "", "말했다"),
                ("길을 넓히겠다", "박서준", "", "말했다"),
            ]
        );
    }

    #[test]
    fn a_clause_before_a_quotation_and_a_question_asked_by_others_are_claims_too() {
        let claims = told("박서준 감독은 아쉬움이 남는다면서도 “변명하지 않겠다”고 했다.");
        assert_eq!(
            claims.iter().map(|c| c.0).collect::<Vec<_>>(),
            ["아쉬움이 남는다", "변명하지 않겠다"]
        );
        let claims = told("부담이 커지지 않느냐는 취재진의 질문에는 “그렇지 않다”고 답했다.");
        assert_eq!(
            claims.iter().map(|c| c.0).collect::<Vec<_>>(),
            ["부담이 커지지 않느냐", "그렇지 않다"]
        );
    }
}
