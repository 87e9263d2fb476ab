//! How a claim is put: from its cue, the ending of its content and words within.

mod content;
mod judgement;
mod rules;

use super::clause::Tail;
use super::cue::{Cue, CueKind};
use super::report::Form;
use crate::document::Modality;

pub(super) use content::is_past;
use content::{denies_a_deed, is_future, is_under_way, negates, trimmed};
pub(super) use rules::Rules;

/// What is known of a claim when its modality is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence<'a> {
    pub content: &'a str,
    pub form: Form,
    pub cue: Option<Cue>,
    pub noun: Option<Cue>,
    pub has_speaker: bool,
    /// Whether a noun of judgement belongs to the predicate: 소감을 밝히다.
    pub opines: bool,
    /// Whether the predicate is itself told on: 진술한 것으로 알려졌다.
    pub heard: bool,
    /// Whether a date inside lies ahead.
    pub ahead: bool,
    /// Whether it is only told, by nobody or by somebody who is not there: …고 한다.
    pub generally: bool,
    /// Whether a thing that cannot act is the topic of the content: 이 제도는.
    pub of_thing: bool,
}

impl Rules {
    /// The rules, strongest first: docs/CLAIMS.md states them.
    pub(super) fn judge(&self, evidence: &Evidence<'_>) -> Modality {
        let content = trimmed(evidence.content);
        let own = match self.by_content(content) {
            // 이 제도는 부담을 줄일 것: what will be done by a thing that intends nothing.
            Some(Modality::Plan) if evidence.of_thing && content.ends_with('것') => {
                Some(Modality::Forecast)
            }
            own => own,
        };
        let cue = evidence.cue;
        let denies = cue.is_some_and(|c| c.denies) || evidence.noun.is_some_and(|c| c.denies);
        // ‘선거용’이라며 일축했다: a judgement that denies nothing by itself.
        let dismisses = cue.is_some_and(|c| c.word == "일축하다")
            && matches!(evidence.form, Form::Linking | Form::Quoted(Tail::Linking))
            && own != Some(Modality::Denial)
            && !negates(content);
        if dismisses {
            return own.unwrap_or(Modality::Opinion);
        }
        // 알리지 않았다고 주장하다: what somebody defends himself with.
        let defends = own.is_none()
            && cue.is_some_and(|c| self.defence.contains(c.word))
            && denies_a_deed(content);
        if denies || defends || own == Some(Modality::Denial) {
            return Modality::Denial;
        }
        if content.ends_with('?') || matches!(evidence.form, Form::Asking) {
            return Modality::Question;
        }
        if evidence.heard {
            return Modality::Hearsay;
        }
        if let Some(noun) = evidence.noun
            && let Some(modality) = noun.modality
        {
            return match (modality, own) {
                (Modality::Opinion, Some(Modality::Plan)) => Modality::Plan,
                // 제도를 고치고 있다는 입장이다: where one stands is told as it is.
                (Modality::Opinion, None | Some(Modality::Speculation | Modality::Forecast))
                    if noun.word == "입장" && (own.is_some() || is_under_way(content)) =>
                {
                    own.unwrap_or(Modality::Assertion)
                }
                // 규탄한다는 뜻을 밝히다
                (Modality::Plan, Some(Modality::Opinion)) => Modality::Opinion,
                _ => modality,
            };
        }
        // …다는 말이 나온다, …다는 소식이다: nobody is named who has it from himself.
        if let Some(noun) = evidence.noun
            && (matches!(noun.word, "말" | "얘기" | "이야기" | "소식" | "정보")
                && cue.is_some_and(|c| c.kind == CueKind::Light && self.far.contains(c.word))
                || matches!(noun.word, "소식" | "정보") && cue.is_none())
        {
            // 문을 열기가 겁난다는 말도 나온다
            return own
                .filter(|m| *m == Modality::Opinion)
                .unwrap_or(Modality::Hearsay);
        }
        // 내년 성장률로 2.0%를 제시했다
        if matches!(evidence.form, Form::Counted | Form::Object)
            && cue.is_some_and(|c| c.word == "제시하다")
        {
            return Modality::Forecast;
        }
        // 공장을 옮기기로 했다
        if evidence.form == Form::Will && evidence.noun.is_none() {
            return Modality::Plan;
        }
        if evidence.form == Form::Quoted(Tail::None)
            && cue.is_none()
            && own.is_none()
            && let Some(modality) = self.by_headline(content)
        {
            return modality;
        }
        // “무슨 소용이냐”며 …: nobody waits for an answer.
        if own == Some(Modality::Question)
            && cue.is_none_or(|c| c.modality != Some(Modality::Question))
            && evidence.noun.is_none()
        {
            if content.ends_with("아니냐") || content.ends_with("않느냐") {
                return Modality::Speculation;
            }
            // “왜 값비싼 차를 사느냐”고 비판하다
            let blames = cue
                .is_some_and(|c| matches!(c.modality, Some(Modality::Opinion | Modality::Denial)));
            if blames || content.split(' ').any(|w| self.rhetoric.contains(w)) {
                return Modality::Opinion;
            }
        }
        if evidence.opines {
            return own
                .filter(|m| *m == Modality::Plan)
                .unwrap_or(Modality::Opinion);
        }
        let future = is_future(content);
        // 도와줄 것을 호소하다: it is for others to do.
        if evidence.form == Form::Nominal
            && content.ends_with('것')
            && cue.is_some_and(|c| self.request.contains(c.word))
        {
            return Modality::Opinion;
        }
        // 묵념을 할 것으로 알렸다: what one will do is a plan, what will happen a forecast.
        if evidence.form == Form::AsThat && cue.is_some_and(|c| c.modality.is_none()) && future {
            let plans = evidence.has_speaker && !self.has_subject(content);
            return if plans {
                Modality::Plan
            } else {
                Modality::Forecast
            };
        }
        if let Some(cue) = cue
            && let Some(modality) = cue.modality
        {
            return match modality {
                // 맞서 말하다: a denial only where the content denies.
                Modality::Denial => match own {
                    Some(own) => own,
                    None if negates(content) => Modality::Denial,
                    None => Modality::Assertion,
                },
                // 오를 가능성이 크다고 본다: how likely it is, the content says itself.
                Modality::Opinion
                    if cue.word == "보다"
                        && evidence.form == Form::Saying
                        && matches!(own, Some(Modality::Speculation | Modality::Forecast)) =>
                {
                    own.unwrap_or(modality)
                }
                // 선거가 조작됐다고 비판하다: what has happened, told in the article's words.
                Modality::Opinion
                    if self.censure.contains(cue.word)
                        && evidence.form == Form::Saying
                        && own.is_none()
                        && is_past(content)
                        && evidence.noun.is_none() =>
                {
                    Modality::Assertion
                }
                // 꼬리 자르기를 하려 한다고 비판하다: what another is about to do.
                Modality::Opinion if self.censure.contains(cue.word) => modality,
                // 금리를 내릴 것으로 보고 있다
                Modality::Opinion
                    if evidence.form == Form::AsThat && future && cue.kind == CueKind::Hold =>
                {
                    Modality::Forecast
                }
                // 불이 창고에서 난 것으로 보고 있다
                Modality::Opinion
                    if evidence.form == Form::AsThat && self.concludes.contains(cue.word) =>
                {
                    Modality::Estimate
                }
                // ‘…하고 있어서’(38.8%)를 꼽았다: who asks judges nothing.
                Modality::Opinion if evidence.form == Form::Quoted(Tail::Answer) => {
                    own.unwrap_or(Modality::Assertion)
                }
                // “…막혔다”며 도움을 요청했다: what is asked for is another content.
                Modality::Opinion
                    if matches!(evidence.form, Form::Linking | Form::Quoted(Tail::Linking))
                        && self.request.contains(cue.word) =>
                {
                    own.unwrap_or(Modality::Assertion)
                }
                // “…것 같다”며 점검을 요청했다: the content says itself how it is meant.
                Modality::Opinion
                    if matches!(evidence.form, Form::Linking | Form::Quoted(Tail::Linking)) =>
                {
                    own.unwrap_or(modality)
                }
                // “…할 것”을 촉구하다: it is for others to do.
                Modality::Opinion
                    if matches!(evidence.form, Form::Nominal | Form::Quoted(Tail::Object)) =>
                {
                    modality
                }
                // 경고, 평가 and the like judge; what is announced with them is still a plan.
                Modality::Opinion => own.filter(|m| *m == Modality::Plan).unwrap_or(modality),
                // -ㄹ 것으로 보인다: what will be is a forecast; 추산하다 reckons it.
                Modality::Estimate if future && cue.word.starts_with('보') => Modality::Forecast,
                Modality::Forecast if !future && evidence.form == Form::AsThat => {
                    Modality::Estimate
                }
                // 버티기 어렵다고 우려하다: a judgement; 길이 막혔다고 걱정하다: it has happened.
                Modality::Speculation if own == Some(Modality::Opinion) => Modality::Opinion,
                Modality::Speculation
                    if cue.kind == CueKind::Say && is_past(content) && own.is_none() =>
                {
                    Modality::Assertion
                }
                // “공격만큼은 리그 최고 수준”이라고 내다봤다
                Modality::Forecast
                    if !future
                        && own.is_none()
                        && matches!(evidence.form, Form::Quoted(_))
                        && self.by_shape(content) == Some(Modality::Opinion) =>
                {
                    Modality::Opinion
                }
                // 이미 만났다고 내다봤다: what has happened is no forecast.
                Modality::Forecast if is_past(content) && own.is_none() => Modality::Assertion,
                other => other,
            };
        }
        if evidence.form == Form::Saying && cue.is_some_and(|c| c.word == "하다") {
            // 길이 막혔다고 한다: whoever it is of, it is only told.
            if evidence.generally && (!evidence.has_speaker || is_past(content)) {
                return Modality::Hearsay;
            }
            if !evidence.has_speaker {
                return own
                    .filter(|m| *m == Modality::Plan)
                    .unwrap_or(Modality::Hearsay);
            }
        }
        let told_on = cue.is_some_and(|c| self.plain.contains(c.word));
        // 억지라고 주장하다, 순수한 사업이라고 강조하다: who insists on what something is judges.
        let insists = evidence.form == Form::Saying
            && cue.is_some_and(|c| self.insists.contains(c.word))
            && evidence.noun.is_none();
        let states = insists
            || matches!(
                evidence.form,
                Form::Quoted(Tail::Quoting | Tail::Linking | Tail::Modifying)
            ) && !told_on;
        // 한 달 동안 문을 닫는다고 알리다: of what somebody does himself.
        let announces = cue.is_some_and(|c| {
            self.announce.contains(c.word) || c.word == "밝히다" && self.announces(content)
        }) && !evidence.of_thing
            && !self.has_subject(content);
        own.or_else(|| {
            self.by_undertaking(content, evidence.ahead || announces)
                .filter(|m| evidence.ahead || announces && *m == Modality::Plan || !told_on)
        })
        .or_else(|| self.by_shape(content).filter(|_| states))
        .unwrap_or(Modality::Assertion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ko::sample::modalities;

    const RULES: &str = include_str!("../../../data/modality.txt");

    /// Every section of data/modality.txt has a content that it decides, and one that it does not.
    #[test]
    fn every_section_keeps_to_its_examples() {
        let examples = include_str!("../../../data/modality.examples.tsv");
        let rules = Rules::new();
        let mut seen = std::collections::BTreeSet::new();
        for line in examples.lines().filter(|l| !l.starts_with('#')) {
            let [section, sign, content, expected] =
                line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let (cue, quoted) = content.split_once(": ").unwrap_or(("말하다", content));
            let evidence = Evidence {
                content: quoted,
                form: match section {
                    "doing" => Form::Quoted(Tail::None),
                    "request" => Form::Quoted(Tail::Linking),
                    "insists" | "censure" => Form::Saying,
                    "concludes" => Form::AsThat,
                    _ => Form::Quoted(Tail::Quoting),
                },
                cue: (section != "doing").then_some(Cue {
                    kind: if section == "far" {
                        CueKind::Light
                    } else {
                        CueKind::Say
                    },
                    word: cue,
                    modality: matches!(section, "request" | "censure" | "concludes")
                        .then_some(Modality::Opinion)
                        .filter(|_| cue != "말하다"),
                    denies: false,
                }),
                noun: (section == "far").then_some(Cue {
                    kind: CueKind::View,
                    word: "말",
                    modality: None,
                    denies: false,
                }),
                has_speaker: true,
                opines: false,
                heard: false,
                ahead: false,
                generally: false,
                of_thing: false,
            };
            let judged = match section {
                "state" | "plain" | "doing" | "rhetoric" | "undertake" | "request" | "far"
                | "announce" | "defence" | "censure" | "insists" | "concludes" => {
                    Some(rules.judge(&evidence))
                }
                _ => rules.by_content(content),
            };
            assert_eq!(judged, Modality::from_word(expected), "{line}");
            seen.insert((section.to_owned(), sign == "+"));
        }
        for section in RULES.lines().filter_map(|l| l.strip_prefix('[')) {
            for sign in [true, false] {
                let section = section.trim_end_matches(']').to_owned();
                assert!(seen.contains(&(section.clone(), sign)), "{section}");
            }
        }
    }

    #[test]
    fn what_nobody_intends_is_no_plan() {
        use Modality::{Assertion, Denial, Forecast, Hearsay, Opinion, Plan, Speculation};
        for (text, expected) in [
            ("박서준 대표는 “내년에 공장을 지을 것”이라고 말했다.", Plan),
            ("박서준 대표는 “값이 크게 오를 것”이라고 말했다.", Forecast),
            ("기상청은 “내일 아침은 춥겠다”고 말했다.", Forecast),
            ("박서준 대표는 “공장이 옮겨 오면 좋겠다”고 말했다.", Opinion),
            (
                "박서준 대표는 “모두가 힘을 모아 나가야 할 것”이라고 말했다.",
                Opinion,
            ),
            (
                "박서준 대표는 “공장이 더 옮겨 올 수도 있다”고 말했다.",
                Speculation,
            ),
            ("박서준 대표는 “그런 말을 한 적이 없다”고 반박했다.", Denial),
            (
                "박서준 대표는 “공장은 두 곳이 남았다”고 반박했다.",
                Assertion,
            ),
            (
                "박서준 대표는 “공장을 보지 못했다”고 진술한 것으로 알려졌다.",
                Hearsay,
            ),
        ] {
            assert_eq!(modalities(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_request_leaves_its_reason_as_it_is() {
        for (text, expected) in [
            (
                "박서준 대표는 “길이 막혔다”며 도움을 요청했다.",
                Modality::Assertion,
            ),
            ("박서준 대표는 버티기 어렵다고 우려했다.", Modality::Opinion),
            (
                "박서준 대표는 “작년에도 길이 막혔다”고 걱정했다.",
                Modality::Assertion,
            ),
            (
                "한빛전자는 다음 달부터 새 요금을 적용한다고 밝혔다.",
                Modality::Plan,
            ),
        ] {
            assert_eq!(modalities(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_forecast_has_another_subject_than_who_speaks() {
        use Modality::{Assertion, Denial, Estimate, Forecast, Plan};
        for (text, expected) in [
            (
                "한빛전자는 이번 조치는 부담을 줄일 것이라고 밝혔다.",
                Forecast,
            ),
            (
                "한빛전자는 사실이 드러나면 책임을 물을 것이라고 밝혔다.",
                Plan,
            ),
            ("경찰은 그때 문이 잠겨 있었을 것이라고 밝혔다.", Estimate),
            ("한빛전자는 문서를 고치지 않았다고 주장했다.", Denial),
            ("한빛전자는 한 달 동안 문을 닫는다고 알렸다.", Plan),
            ("한빛전자는 행사를 축소키로 했다고 밝혔다.", Plan),
            (
                "한빛전자는 행사를 줄이는 방안을 협의 중이라고 밝혔다.",
                Assertion,
            ),
            (
                "박서준 감독은 “그래도 선수들은 뛸 것”이라고 말했다.",
                Forecast,
            ),
            ("박서준 감독은 “우리 선수들은 뛸 것”이라고 말했다.", Plan),
        ] {
            assert_eq!(modalities(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_held_against_somebody_is_told_as_it_is() {
        use Modality::{Assertion, Denial, Estimate, Opinion, Plan};
        for (text, expected) in [
            ("박서준 대표는 선거가 조작됐다고 비판했다.", Assertion),
            (
                "박서준 대표는 조치가 늦었고 너무 약하다고 비판했다.",
                Opinion,
            ),
            ("박서준 대표는 그 보도가 왜곡이라고 주장했다.", Opinion),
            ("경찰은 불이 창고에서 난 것으로 결론 내렸다.", Estimate),
            (
                "박서준 대표는 “우리였다면 벌써 나갔을 것”이라고 말했다.",
                Opinion,
            ),
            (
                "박서준 대표는 돈을 받았다는 것은 사실이 아니며 장부에 있다고 밝혔다.",
                Denial,
            ),
            (
                "국세청은 피해자들이 빨리 회복할 수 있도록, 세금을 줄일 것이라고 밝혔다.",
                Plan,
            ),
            (
                "경찰은 안전에 위협이 되는 일에 강력히 나설 것이라고 밝혔다.",
                Plan,
            ),
        ] {
            assert_eq!(modalities(text), [expected], "{text}");
        }
    }

    #[test]
    fn news_that_nobody_in_particular_tells_is_hearsay() {
        assert_eq!(
            modalities("시청 안팎에서는 공장이 문을 닫는다는 말이 흘러나온다."),
            [Modality::Hearsay]
        );
        assert_eq!(
            modalities("열차가 멈춰 섰다는 소식이 들어왔다."),
            [Modality::Hearsay]
        );
    }
}
