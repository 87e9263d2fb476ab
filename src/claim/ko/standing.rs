//! Whether a report is a claim at all.

use super::candidate::Candidate;
use super::clause::{self, Tail, Word};
use super::content::Read;
use super::cue::CueKind;
use super::list::List;
use super::particle::{Role, role};
use super::predicate::End;
use super::report::Form;
use super::voicing::Voicing;
use crate::document::{Modality, Source};
use crate::text::hangul::ends_in_rieul;

impl Candidate<'_> {
    /// Whether a candidate is a claim at all.
    pub(super) fn stands(&self, found: &Read, speaker: Option<Source>) -> bool {
        let Candidate {
            reader,
            words,
            report,
            ..
        } = *self;
        let Some(word) = words.get(report.last) else {
            return false;
        };
        if self.is_direct() {
            if let Form::Quoted(Tail::None) = report.form {
                // Words without anything that ties them: only with a speaker right before, as a headline or a line
                // of its own has them.
                let whole = words.iter().all(Word::is_quote);
                let spoken = found.phrase.is_some() && found.near;
                // 박서준 “값 내린다”…한빛 술렁: headlines give their speakers bare.
                let headed = reader.heading
                    && (spoken
                        || self.closing_noun().is_some()
                        || (report.last == 0 || report.last + 1 == words.len())
                            && (word.text.split_whitespace().count() > 2
                                || clause::is_clause(word.text)));
                // 직원에 의하면, “…”
                let accords = self
                    .attribution
                    .is_some_and(|a| a.next == report.last && a.speaker.is_some())
                    && report.last + 1 == words.len();
                return whole && clause::is_clause(word.text)
                    || accords
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
            // 여행을 갈 생각이라고 답한 시민은: who is modified said it.
            return report.form == Form::Saying && self.modified().is_some();
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
                // …ㄹ 것으로 보인다 foretells as …ㄹ 전망이다 does; what should be done is the writer's.
                let foretells = report.form == Form::AsThat
                    && word.plain().ends_with(ends_in_rieul)
                    && !self
                        .words
                        .get(report.last.wrapping_sub(1))
                        .is_some_and(|w| w.plain().ends_with('야'));
                speaker.is_some() || foretells
            }
            // …다는 것이다 goes on with what was reported just before, or is the writer's own.
            None if report.form == Form::Explaining => {
                (speaker.is_some()
                    || reader
                        .told
                        .last
                        .is_some_and(|(_, at)| at + 2 >= reader.told.sentences)
                    || reader.told.goes_on_alleging())
                    && !self.is_writers_own(found.start)
            }
            None if report.form == Form::Saying => {
                found.phrase.is_some() && self.voicing == Voicing::Active
            }
            _ => true,
        }
    }

    /// Whether a content opens with a topic of the writer's: 문제는, 이유는.
    fn is_writers_own(&self, start: usize) -> bool {
        self.words
            .iter()
            .filter(|w| w.span.start >= start)
            .take(4)
            .find_map(|w| role(w.plain()).filter(|(r, _)| *r == Role::Topic))
            .is_some_and(|(_, stem)| self.reader.cast.lexicon.has(List::OwnTopic, stem))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::told;

    #[test]
    fn what_the_writer_thinks_is_no_claim() {
        for text in [
            "범인은 나라 밖으로 달아난 것으로 보인다.",
            "문제는 빈 집이 너무 많다는 것이다.",
            "박서준 대표는 길이 막혔다는 소식을 듣고 돌아갔다.",
            "뒷면에는 ‘새벽의 노래’라고 새겨져 있다.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn a_term_in_marks_is_no_claim() {
        assert_eq!(told("업계의 '가격 전쟁'이 이어졌다."), []);
        assert_eq!(told("이 거리를 ‘책의 골목’이라고 부른다."), []);
    }

    #[test]
    fn what_is_not_said_is_no_claim() {
        assert_eq!(told("박 대표는 값이 오른다고 말하지 않았다."), []);
    }

    #[test]
    fn what_is_hard_to_say_is_not_said() {
        assert_eq!(
            told("재판부는 두 사람이 만났다고 단정하기 어렵다고 설명했다."),
            [(
                "두 사람이 만났다고 단정하기 어렵다",
                "재판부",
                "",
                "설명했다"
            )]
        );
        assert_eq!(told("이는 값이 오른다는 뜻으로 받아들일 수 있다."), []);
    }

    #[test]
    fn what_seems_to_come_is_foretold() {
        assert_eq!(
            told("눈이 얼어 길이 막힐 것으로 보인다."),
            [("눈이 얼어 길이 막힐", "", "", "보인다")]
        );
        assert_eq!(told("좋은 길을 잘 골라야 할 것으로 보인다."), []);
    }
}
