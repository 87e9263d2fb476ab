//! Reports in a sentence: where a content ends, what ties it to its predicate, and that predicate.

mod form;
mod noun;
mod reader;
mod search;
mod speech;

use super::clause::{Tail, Word};
use super::cue::CueKind;
use super::ending::{Quotative, quotative};
use super::lexicon::Lexicon;
use super::list::List;
use super::particle::Role;
use super::predicate::End;
use crate::text::Span;
use crate::text::hangul::final_consonant;

use reader::Reader;
use search::Search;

pub(super) use reader::{Form, Hit, Report};

/// Finds the reports of a sentence, in order of where their contents end.
pub(super) fn reports(lexicon: &Lexicon, words: &[Word<'_>], found: &mut Vec<Report>) {
    found.clear();
    let reader = Reader { lexicon, words };
    let mut at = 0;
    while at < words.len() {
        if let Some(report) = reader.report(at, found) {
            // 올리겠다는 계획이다: the noun has been read with its clause.
            let twice = matches!(report.form, Form::Will | Form::Expecting)
                && found
                    .last()
                    .is_some_and(|f: &Report| f.last == report.last && f.form == Form::Modifying);
            if !twice {
                found.push(report);
            }
        }
        at += 1;
    }
    reader.settle(found);
}

impl Reader<'_, '_> {
    /// The report whose content ends at word `at`, or whose noun stands there.
    fn report(&self, at: usize, before: &[Report]) -> Option<Report> {
        let word = self.words.get(at)?;
        if let Some(tail) = word.tail {
            return self.quoted(at, tail);
        }
        let text = word.text;
        if (text.ends_with("것으로") || matches!(text, "것으로도" | "걸로"))
            && let Some(report) = self.as_that(at)
        {
            return Some(report);
        }
        if let Some((kind, bytes)) = quotative(self.lexicon, text) {
            let end = self.end_of(at, bytes);
            let report = match kind {
                Quotative::Saying => self.said(at, end, Form::Saying),
                Quotative::Linking => self.said(at, end, Form::Linking),
                Quotative::Modifying => self.modifying(at, end, Form::Modifying),
            };
            if report.is_some() {
                return report;
            }
        }
        self.asking(at)
            .or_else(|| self.urged(at))
            .or_else(|| self.nominal(at))
            .or_else(|| self.prospect(at))
            .or_else(|| self.resolved(at))
            .or_else(|| self.aimed(at))
            .or_else(|| self.bare_noun(at, before))
            .or_else(|| self.counted(at))
            .or_else(|| self.expected(at))
            .or_else(|| self.alleged(at))
            .or_else(|| self.object(at, before))
    }

    /// -다고 …, -다며 …: with a predicate of its own, or that of the next.
    fn said(&self, at: usize, end: usize, form: Form) -> Option<Report> {
        let search = match form {
            Form::Linking => self.link(at + 1),
            _ => self.spoken(at + 1, false),
        };
        let hit = match search {
            Search::Hit(hit) => Some(hit),
            Search::Another => None,
            Search::Naming | Search::Nothing => return None,
        };
        let hit = hit.map(|hit| self.only_told(at, form, hit));
        Some(Report {
            form,
            last: at,
            end,
            next: at + 1,
            chained: hit.is_none(),
            hit,
            noun: None,
        })
    }

    /// 이름을 지었다고 한다: of what has been it is told by nobody in particular, whoever it is about.
    fn only_told(&self, at: usize, form: Form, hit: Hit) -> Hit {
        let past = self
            .text(at)
            .split_once("다고")
            .and_then(|(stem, _)| stem.chars().next_back())
            .is_some_and(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠'));
        let generally = form == Form::Saying
            && hit.last == at + 1
            && matches!(self.text(hit.last), "한다" | "합니다")
            && hit.cue.is_some_and(|c| c.word == "하다");
        let told = self.lexicon.predicate("전해진다", &[CueKind::Told]);
        match told.filter(|_| past && generally) {
            Some(told) => Hit {
                cue: Some(told.cue),
                ..hit
            },
            None => hit,
        }
    }

    fn quoted(&self, at: usize, tail: Tail) -> Option<Report> {
        let word = self.words.get(at)?;
        let mut report = Report {
            form: Form::Quoted(tail),
            last: at,
            end: word.span.end,
            next: at + 1,
            hit: None,
            noun: None,
            chained: false,
        };
        match tail {
            Tail::Quoting => match self.spoken(at + 1, true) {
                Search::Hit(hit) => report.hit = Some(hit),
                Search::Naming => return None,
                Search::Another => report.chained = true,
                Search::Nothing => {
                    if !super::clause::is_clause(word.text) {
                        return None;
                    }
                }
            },
            Tail::Linking => match self.link(at + 1) {
                Search::Hit(hit) => report.hit = Some(hit),
                Search::Another => report.chained = true,
                Search::Naming => return None,
                Search::Nothing => {}
            },
            Tail::Modifying => {
                if let Some(inner) = self.modifying(at, word.span.end, Form::Quoted(tail)) {
                    return Some(inner);
                }
                // “…”던 박서준, ‘…한다’는 응답은 57%로
                if word.recalls || self.answered(at) {
                    report.hit = self.answered(at).then_some(Hit {
                        first: at + 1,
                        last: at + 1,
                        cue: None,
                        end: End::Nominal,
                    });
                    return Some(report);
                }
                // “…”, “…” 등 …는 의견도 나왔다: the noun stands behind more of the same.
                if !word.listed && !self.is_quote(at + 1) {
                    return None;
                }
                report.chained = true;
            }
            Tail::Answer => {
                report.hit = self.predicate_within(
                    at + 1,
                    8,
                    &[CueKind::Hold, CueKind::Found, CueKind::Say],
                );
            }
            Tail::Object => {
                report.hit = Some(self.asked(at + 1).or_else(|| self.urging(at + 1))?);
            }
            Tail::None => {}
        }
        Some(report)
    }

    /// Whether a quotation is an answer whose share stands behind it.
    pub(super) fn answered(&self, at: usize) -> bool {
        self.lexicon.is_noun_of(List::Answer, self.text(at + 1))
            && (at + 2..at + 5).any(|i| self.text(i).contains('%'))
    }

    /// Gives chained reports their predicate and drops what is reported within a report.
    fn settle(&self, found: &mut Vec<Report>) {
        // “…”며 …할 생각임을 밝혔다: one predicate for both.
        let hits: Vec<Option<usize>> = found.iter().map(|r| r.hit.map(|h| h.last)).collect();
        for (report, next) in found.iter_mut().zip(hits.iter().skip(1)) {
            let links = matches!(report.form, Form::Linking | Form::Quoted(Tail::Linking));
            report.chained |= links && next.is_some() && report.hit.map(|h| h.last) == *next;
        }
        let mut next: Option<Hit> = None;
        for report in found.iter_mut().rev() {
            if report.chained && report.hit.is_none() {
                report.hit = next;
            }
            next = report.hit;
        }
        let nested: Vec<bool> = found
            .iter()
            .enumerate()
            .map(|(i, inner)| {
                let Some(hit) = inner.hit else {
                    return false;
                };
                let inside = found.iter().skip(i + 1).any(|outer| {
                    outer.last == hit.last && (outer.last > inner.last || inner.form == Form::Will)
                });
                // 비가 그쳤다고 기상청이 밝혔다고 방송이 전했다: each has its own subject, and the outer one relays.
                let told_on = inner.form == Form::Saying
                    && hit.end == End::Quoted
                    && (inner.next..hit.first).any(|at| {
                        super::particle::role(self.text(at))
                            .is_some_and(|(r, _)| r == Role::Subject)
                    });
                inside && !told_on && !matches!(inner.form, Form::Quoted(_))
            })
            .collect();
        let mut keep = nested.iter().map(|n| !n);
        found.retain(|_| keep.next().unwrap_or(true));
    }
}

/// The span from the start of word `first` to the end of word `last`.
pub(super) fn span(words: &[Word<'_>], first: usize, last: usize) -> Option<Span> {
    Some(Span::new(
        words.get(first)?.span.start,
        words.get(last)?.span.end,
    ))
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::{modalities, told};
    use crate::document::Modality;

    #[test]
    fn reports_are_heard_however_they_are_put() {
        assert_eq!(
            told("두 사람의 사인은 익사로 알려졌다."),
            [("두 사람의 사인은 익사", "", "", "알려졌다")]
        );
        assert_eq!(
            told("새벽은행은 올해 성장률을 2.1%로 내다봤다."),
            [("올해 성장률을 2.1%", "새벽은행", "", "내다봤다")]
        );
        assert_eq!(
            told("값이 다음 달에 오른다고 한빛통신이 관계자를 인용해 보도했다."),
            [("값이 다음 달에 오른다", "관계자", "한빛통신", "보도했다")]
        );
        assert_eq!(
            told("박서준 대표는 “길이 막혔다”고 웃으며 말했다."),
            [("길이 막혔다", "박서준", "", "말했다")]
        );
        assert_eq!(
            told("박서준 대표는 “표를 더 팔아줄 것”을 요청했다."),
            [("표를 더 팔아줄 것", "박서준", "", "요청했다")]
        );
        assert_eq!(
            told("박서준 대표는 “길이 막혔다”라는 뜻을 전했다."),
            [("길이 막혔다", "박서준", "", "뜻을 전했다")]
        );
    }

    #[test]
    fn what_somebody_has_resolved_or_aims_at_is_a_plan() {
        for (text, expected) in [
            (
                "새벽은행은 다음 달부터 값을 내리기로 했다.",
                ("다음 달부터 값을 내리기", "새벽은행", "", "했다"),
            ),
            (
                "위성을 높은 궤도에 올리는 것이 목표다.",
                ("위성을 높은 궤도에 올리는", "", "", "목표다"),
            ),
            (
                "새벽은행도 올해 안에 값을 내릴 계획이다.",
                ("올해 안에 값을 내릴", "새벽은행", "", "계획이다"),
            ),
            (
                "시는 주말에도 문을 열 방침이다.",
                ("주말에도 문을 열", "시", "", "방침이다"),
            ),
        ] {
            assert_eq!(told(text), [expected], "{text}");
            assert_eq!(modalities(text), [Modality::Plan], "{text}");
        }
        let denied = "새벽은행은 값을 내릴 계획은 없다고 선을 그었다.";
        assert_eq!(modalities(denied), [Modality::Denial]);
        for text in [
            "대회는 내년에 다시 열리게 됐다.",
            "두 팀은 경기로 친해졌다.",
            "대회가 곧 재개되기로 했다.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn any_noun_of_speech_reports_where_it_arises_or_is_made() {
        assert_eq!(
            told("심판이 편을 들었다는 볼멘소리가 터져 나왔다."),
            [("심판이 편을 들었다", "", "", "볼멘소리가 터져 나왔다")]
        );
        assert_eq!(
            told("주민들은 다음엔 배를 타겠다는 농담도 했다."),
            [("다음엔 배를 타겠다", "주민", "", "농담도 했다")]
        );
        assert_eq!(
            told("공장 이전 가능성이 제기되면서 마을이 술렁였다.")[0].0,
            "공장 이전"
        );
        assert_eq!(told("마을에는 심판을 닮은 사람이 많았다."), []);
    }

    #[test]
    fn a_paper_relays_what_it_holds() {
        assert_eq!(
            told("시는 길이 막힌다는 내용의 공문을 보냈다."),
            [("길이 막힌다", "시", "공문", "보냈다")]
        );
        assert_eq!(
            told("진정서에는 길이 막힌다는 내용이 담겼다."),
            [("길이 막힌다", "", "진정서", "담겼다")]
        );
        assert_eq!(
            told("약관에 따르면 표는 하루 안에 물릴 수 있다."),
            [("표는 하루 안에 물릴 수 있다", "", "약관", "따르면")]
        );
    }

    #[test]
    fn who_is_modified_by_what_he_said_speaks() {
        assert_eq!(
            told("표가 비싸다고 답한 시민은 300명이었다."),
            [("표가 비싸다", "시민", "", "답한")]
        );
    }

    #[test]
    fn who_tells_that_somebody_spoke_relays_it() {
        assert_eq!(
            told("박서준 대표가 “값을 내린다”고 말했다고 한빛통신이 전했다."),
            [("값을 내린다", "박서준", "한빛통신", "말했다")]
        );
        assert_eq!(
            told("마을 어른은 절터에서 종을 캤다고 한다."),
            [("마을 어른은 절터에서 종을 캤다", "", "", "한다")]
        );
    }

    #[test]
    fn what_is_alleged_or_protested_goes_on() {
        assert_eq!(
            told("노조는 9일 집회를 열었다. 회사가 수당을 줄였다는 것이다."),
            [("회사가 수당을 줄였다", "노조", "", "것이다")]
        );
        let text = "경찰은 시장의 뇌물 혐의를 캤다. 시장이 돈을 받았다는 것이다.";
        assert_eq!(told(text), [("시장이 돈을 받았다", "", "", "것이다")]);
        assert_eq!(modalities(text), [Modality::Speculation]);
    }

    #[test]
    fn a_document_between_particle_and_predicate_is_no_predicate() {
        assert_eq!(
            told("한빛전자는 “값을 내린다”고 보도자료를 통해 밝혔다."),
            [("값을 내린다", "한빛전자", "보도자료", "밝혔다")]
        );
    }

    #[test]
    fn a_noun_alone_is_alleged_or_denied() {
        assert_eq!(
            told("한빛전자는 매각설을 부인했다."),
            [("매각설", "한빛전자", "", "부인했다")]
        );
        assert_eq!(
            modalities("한빛전자는 매각설을 부인했다."),
            [Modality::Denial]
        );
        assert_eq!(told("한빛전자는 이를 부인했다."), []);
        assert_eq!(told("새벽노조는 임금 인상을 요구했다."), []);
    }

    #[test]
    fn opposed_standpoints_are_two_claims() {
        assert_eq!(
            told("새벽당은 값을 지키겠다는 입장인 반면 한빛당은 값을 내려야 한다고 맞섰다.")
                .iter()
                .map(|c| (c.0, c.1))
                .collect::<Vec<_>>(),
            [("값을 지키겠다", "새벽당"), ("값을 내려야 한다", "한빛당")]
        );
    }

    #[test]
    fn what_several_agree_on_is_their_plan() {
        assert_eq!(
            told("두 회사는 이틀간의 회의를 마치고 공장을 함께 짓기로 전격 합의했다.")
                .iter()
                .map(|c| (c.0, c.1, c.3))
                .collect::<Vec<_>>(),
            [("공장을 함께 짓기", "회사", "합의했다")]
        );
        assert_eq!(
            told("새벽은행은 내년에 새 지점을 열기로 했다.")[0].0,
            "내년에 새 지점을 열기"
        );
        assert_eq!(told("연맹은 시즌을 144경기로 합의했다."), []);
        assert_eq!(told("공장은 문을 닫기로 합의됐다."), []);
    }

    #[test]
    fn a_revised_outlook_is_a_forecast() {
        let text = "새벽은행은 내년 성장률 전망치를 1.8%에서 2.1%로 올려 잡았다.";
        assert_eq!(
            told(text),
            [(
                "내년 성장률 전망치를 1.8%에서 2.1%",
                "새벽은행",
                "",
                "올려 잡았다"
            )]
        );
        assert_eq!(modalities(text), [Modality::Forecast]);
        assert_eq!(told("새벽은행은 대출 금리를 2.1%로 올렸다."), []);
    }

    #[test]
    fn an_intention_is_one_claim_and_a_request_no_plan() {
        assert_eq!(
            told("한빛전자는 값을 올리겠다는 계획이다."),
            [("값을 올리겠다", "한빛전자", "", "계획이다")]
        );
        assert_eq!(
            modalities("박서준 대표는 “길을 넓힐 것”을 촉구했다."),
            [Modality::Opinion]
        );
    }

    #[test]
    fn what_one_leans_to_is_speculation() {
        let text = "경찰은 실화 가능성에 무게를 두고 있다.";
        assert_eq!(told(text), [("실화", "경찰", "", "무게를 두고")]);
        assert_eq!(modalities(text), [Modality::Speculation]);
    }

    #[test]
    fn an_act_may_be_told_by_its_noun() {
        for (text, expected) in [
            (
                "한빛전자는 10년 무사고 달성 사실을 알렸다.",
                ("10년 무사고 달성", "한빛전자", "", "사실을 알렸다"),
            ),
            (
                "새벽노조는 다음 주 파업을 예고했다.",
                ("다음 주 파업", "새벽노조", "", "예고했다"),
            ),
            (
                "시는 연내 개통을 목표로 하고 있다.",
                ("연내 개통", "시", "", "목표로 하고 있다"),
            ),
            (
                "검찰, 전 시장 고발 예정",
                ("검찰, 전 시장 고발", "", "", "예정"),
            ),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
        assert_eq!(told("한빛전자는 새로운 사실을 알렸다."), []);
    }

    #[test]
    fn who_holds_to_something_is_modified_by_it() {
        assert_eq!(
            told("시는 길이 위험하다고 주장하는 주민들을 만났다."),
            [("길이 위험하다", "주민", "", "주장하는")]
        );
    }

    #[test]
    fn what_somebody_is_charged_with_is_alleged() {
        let text = "박서준 씨는 다리를 몰래 판 혐의를 받고 있다.";
        assert_eq!(told(text)[0].0, "박서준 씨는 다리를 몰래 판");
        assert_eq!(modalities(text), [Modality::Speculation]);
    }

    #[test]
    fn what_somebody_turns_out_to_be_is_found() {
        assert_eq!(
            told("박서준 씨는 널리 사랑받던 배우로 밝혀졌다."),
            [("박서준 씨는 널리 사랑받던 배우", "", "", "밝혀졌다")]
        );
    }

    #[test]
    fn a_verbal_noun_before_a_comma_reports() {
        assert_eq!(
            told("박서준 판사는 두 사람이 다쳤다는 것을 인정, 배상할 것을 명령했다.")
                .iter()
                .map(|c| (c.0, c.3))
                .collect::<Vec<_>>(),
            [("두 사람이 다쳤다", "인정"), ("배상할 것", "명령했다")]
        );
    }

    #[test]
    fn a_report_that_is_told_on_keeps_its_speaker() {
        assert_eq!(
            told("비가 그치지 않는다고 기상청이 밝혔다고 한빛방송에서 전했다."),
            [("비가 그치지 않는다", "기상청", "한빛방송", "밝혔다")]
        );
    }
}
