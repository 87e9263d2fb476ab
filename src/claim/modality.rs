//! How a claim is put: from its cue, the ending of its content and words within.

use super::lexicon::Cue;
use super::report::Form;
use crate::document::Modality;

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
}

/// The rules, strongest first: docs/CLAIMS.md states them.
pub(super) fn judge(evidence: &Evidence<'_>) -> Modality {
    let content = evidence
        .content
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '?' && c != '!');
    if evidence.cue.is_some_and(|c| c.denies) || evidence.noun.is_some_and(|c| c.denies) {
        return Modality::Denial;
    }
    if content.ends_with('?') || matches!(evidence.form, Form::Asking) {
        return Modality::Question;
    }
    if let Some(modality) = evidence.noun.and_then(|n| n.modality) {
        if modality == Modality::Opinion {
            return by_content(content)
                .filter(|m| *m == Modality::Plan)
                .unwrap_or(modality);
        }
        return modality;
    }
    let own = by_content(content);
    if evidence.opines {
        return own
            .filter(|m| *m == Modality::Plan)
            .unwrap_or(Modality::Opinion);
    }
    // 묵념을 할 것으로 알렸다: what one will do is a plan, what will happen a forecast.
    if evidence.form == Form::AsThat
        && evidence.cue.is_some_and(|c| c.modality.is_none())
        && is_future(content)
    {
        let plans = evidence.has_speaker && !has_subject(content);
        return if plans {
            Modality::Plan
        } else {
            Modality::Forecast
        };
    }
    if let Some(modality) = evidence.cue.and_then(|c| c.modality) {
        return match modality {
            // 경고, 평가 and the like judge; what is announced with them is still a plan.
            Modality::Opinion => own
                .filter(|m| matches!(m, Modality::Plan))
                .unwrap_or(modality),
            // -ㄹ 것으로 보인다: what will be is a forecast.
            Modality::Estimate if is_future(content) => Modality::Forecast,
            Modality::Forecast if !is_future(content) && evidence.form == Form::AsThat => {
                Modality::Estimate
            }
            other => other,
        };
    }
    if !evidence.has_speaker
        && evidence.form == Form::Saying
        && evidence.cue.is_some_and(|c| c.word == "하다")
    {
        return Modality::Hearsay;
    }
    own.unwrap_or(Modality::Assertion)
}

fn is_future(content: &str) -> bool {
    content
        .chars()
        .next_back()
        .is_some_and(super::clause::ends_in_rieul)
        || content.ends_with("것")
        || content.ends_with("겠다")
}

/// Whether somebody or something other than the speaker is the subject within.
fn has_subject(content: &str) -> bool {
    content.split_whitespace().any(|word| {
        super::speaker::role(word).is_some_and(|(role, stem)| {
            role == super::speaker::Role::Subject
                && !matches!(stem, "우리" | "제" | "내" | "저희" | "자신" | "당사")
                && stem.chars().count() > 1
        })
    })
}

fn ends(content: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| content.ends_with(e))
}

/// What the content itself says of how it is meant; `None` for a plain statement.
pub(super) fn by_content(content: &str) -> Option<Modality> {
    if ends(
        content,
        &["까", "냐", "는가", "은가", "을까", "나요", "죠?"],
    ) {
        return Some(Modality::Question);
    }
    if ends(
        content,
        &[
            "사실이 아니다",
            "사실이 아니라",
            "사실무근",
            "사실무근이다",
            "적이 없다",
            "바 없다",
            "바가 없다",
            "관련이 없다",
            "관계가 없다",
            "아는 바 없다",
        ],
    ) {
        return Some(Modality::Denial);
    }
    if ends(
        content,
        &[
            "겠다",
            "겠습니다",
            "겠다는",
            "려는",
            "려 한다",
            "려고 한다",
            "기로 했다",
            "기로 하였다",
            "기로 결정했다",
            "고 싶다",
            "고 싶습니다",
            "계획이다",
            "계획",
            "방침이다",
            "방침",
            "예정이다",
            "예정",
            "계획이 있다",
            "생각이다",
            "생각임",
            "할 것",
            "할 것이",
            "나갈 것",
            "나갈 것이",
            "갈 것",
            "낼 것",
            "줄 것",
            "열 것",
            "만들 것",
            "세울 것",
            "내릴 것",
            "할 것이다",
            "나갈 것이다",
            "하자",
            "가자",
            "키운다",
            "의향이 있다",
            "계획임",
            "예정임",
            "시킬 것",
            "늘릴 것",
            "만날 것",
            "할 것입니다",
            "하려는",
            "취할 것",
            "지킬 것",
            "보낼 것",
            "할게",
            "할게요",
            "할 계획",
            "할 방침",
            "할 생각",
            "받을 것",
        ],
    ) {
        // 값이 1억에 달할 것: a thing does not intend.
        let planned = !content.ends_with("할 것")
            && !content.ends_with("할 것이다")
            && !content.ends_with("할 것이")
            || !has_subject(content);
        return Some(if planned {
            Modality::Plan
        } else {
            Modality::Forecast
        });
    }
    if ends(
        content,
        &[
            "될 것",
            "될 것이",
            "될 것이다",
            "일 것",
            "일 것이다",
            "있을 것",
            "있을 것이다",
            "없을 것",
            "없을 것이다",
            "질 것",
            "질 것이다",
            "올 것",
            "올 것이다",
            "될 거",
            "전망",
            "전망이다",
            "예상된다",
            "전망된다",
            "기대된다",
            "않을 것",
            "않을 것이다",
            "나올 것",
            "늘 것",
            "오를 것",
            "떨어질 것",
            "이를 것",
            "될 것입니다",
            "것으로 예상한다",
            "것으로 전망한다",
        ],
    ) {
        return Some(Modality::Forecast);
    }
    if ends(
        content,
        &[
            "추정된다",
            "추산된다",
            "것으로 보인다",
            "것으로 추정한다",
            "듯하다",
            "듯",
            "듯싶다",
        ],
    ) {
        return Some(Modality::Estimate);
    }
    if ends(
        content,
        &[
            "야 한다",
            "야 할 것",
            "야 한다고 생각한다",
            "필요하다",
            "필요가 있다",
            "생각한다",
            "생각합니다",
            "본다",
            "봅니다",
            "믿는다",
            "바란다",
            "바랍니다",
            "달라",
            "좋겠다",
            "같다",
            "같습니다",
            "싶다",
            "중요하다",
            "바람직하다",
            "안 된다",
            "안된다",
            "환영한다",
            "유감이다",
            "유감",
            "안타깝다",
            "볼 수 있다",
            "할 수 있다",
            "수밖에 없다",
            "보인다",
            "보다",
            "마땅하다",
            "당연하다",
            "옳다",
            "좋다",
            "나쁘다",
            "부끄럽다",
            "자랑스럽다",
            "훌륭하다",
            "놀랍다",
            "대단하다",
            "충분하다",
            "부족하다",
            "어렵다",
            "쉽다",
            "불과하다",
            "지나지 않는다",
            "감사하다",
            "감사드린다",
            "기쁘다",
            "영광이다",
            "영광",
            "행복하다",
            "슬프다",
            "실망스럽다",
            "우려된다",
            "우려한다",
            "의문이다",
            "심각하다",
            "아쉽다",
            "미안하다",
            "죄송하다",
            "기대한다",
            "확신한다",
            "축하한다",
            "없다고 본다",
            "하라",
            "말라",
            "촉구한다",
            "무책임하다",
            "부당하다",
            "불가피하다",
            "시급하다",
            "절실하다",
            "최선이다",
            "최선",
            "쾌거",
            "참담하다",
            "용납할 수 없다",
            "인정할 수 없다",
            "받아들일 수 없다",
            "있어야 한다",
            "적절하다",
            "부적절하다",
            "느낀다",
            "느꼈다",
            "기적",
            "시장",
        ],
    ) {
        return Some(Modality::Opinion);
    }
    None
}
