//! Sources that a sentence names apart from its predicate: 에 따르면, 조사한 결과, 대상으로.

use super::clause::Word;
use super::cue::CueKind;
use super::ending::open_end;
use super::lexicon::Lexicon;
use super::list::List;
use super::particle::Role;
use super::predicate::End;
use super::speaker::{Cast, Phrase, Voice};
use crate::document::{Modality, Source};
use crate::text::Span;

/// A source named by 에 따르면.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribution {
    pub speaker: Option<Source>,
    pub via: Option<Source>,
    /// Whether the speaker is an outlet.
    pub outlet: bool,
    /// The word 따르면.
    pub word: usize,
    /// The word after it.
    pub next: usize,
}

/// Nouns of what somebody reckons or tells, by which it is so: 추산으로는, 말로는.
const RECKONED: &[&str] = &[
    "추산", "추정", "추계", "계산", "집계", "통계", "예측", "전망", "관측", "설명", "전언", "분석",
    "말",
];

/// Reads 에 따르면, 에 의하면.
pub(super) fn attribution(cast: &Cast<'_>, words: &[Word<'_>]) -> Option<Attribution> {
    for (at, word) in words.iter().enumerate().skip(1) {
        let text = word.plain();
        let accords = text.starts_with("따르면") || text.starts_with("의하면");
        // 통계청 자료를 보면, 각사 발표를 종합하면
        let sees = matches!(text, "보면" | "살펴보면" | "종합하면");
        let before = words.get(at - 1).filter(|_| sees);
        let seen = before
            .and_then(|w| w.plain().strip_suffix(['을', '를']))
            .is_some_and(|s| cast.lexicon.is_document(s) || cast.lexicon.has(List::Relayed, s));
        // 통계청이 발표한 ‘7월 고용동향’을 보면
        let seen = seen
            || before.is_some_and(|w| title(cast.text(), w).is_some())
                && source(cast, words, at - 1).is_some_and(|(_, via)| via.is_some());
        if let Some(found) = by_reckoning(cast, words, at).or_else(|| as_told(cast, words, at)) {
            return Some(found);
        }
        if !accords && !seen {
            continue;
        }
        let (speaker, via) = match words.get(at - 1).map(Word::plain) {
            // 전하는 바에 따르면: by nobody in particular.
            Some("바에") => (None, None),
            // 드러난 사례에 따르면: by nothing that is known to speak.
            _ => source(cast, words, at - 1).or_else(|| accords.then_some((None, None)))?,
        };
        let outlet = speaker.is_some_and(|s| cast.is_outlet(s));
        return Some(Attribution {
            outlet,
            speaker,
            via,
            word: at,
            next: at + 1,
        });
    }
    None
}

/// 그의 추산으로는, 통계청 인구추계대로라면: by whose reckoning it is so, in one word.
fn by_reckoning(cast: &Cast<'_>, words: &[Word<'_>], at: usize) -> Option<Attribution> {
    let text = words.get(at)?.plain();
    let stem = ["대로라면", "상으로는", "으로는", "로는"]
        .iter()
        .find_map(|p| text.strip_suffix(p))
        .filter(|stem| at + 2 < words.len() && stem.chars().nth(1).is_some())?;
    // 조사로는 모자라다, 기사로는 처음이다: only what somebody reckons or tells.
    let reckoned = RECKONED.iter().any(|noun| stem.ends_with(noun));
    if !(reckoned || text.ends_with("대로라면") && cast.lexicon.is_document(stem)) {
        return None;
    }
    // It opens the sentence: what stands before is whose it is.
    let owner = owner(cast, words, at).filter(|p| p.first <= 2 && p.last + 3 >= at)?;
    Some(Attribution {
        outlet: cast.is_outlet(owner.source),
        speaker: Some(owner.source),
        via: None,
        word: at,
        next: at + 1,
    })
}

/// 박서준 대표가 말했듯이 …: whose words the sentence accords with.
fn as_told(cast: &Cast<'_>, words: &[Word<'_>], at: usize) -> Option<Attribution> {
    let text = words.get(at)?.plain();
    if !is_as_told(text) || at > 6 {
        return None;
    }
    cast.lexicon.predicate(text, &[CueKind::Say])?;
    let phrase = cast.phrase(words, at - 1).filter(|p| {
        p.role == Role::Subject && !matches!(p.voice, Voice::Answerers | Voice::Place)
    })?;
    Some(Attribution {
        outlet: cast.is_outlet(phrase.source),
        speaker: Some(phrase.source),
        via: None,
        word: at,
        next: at + 1,
    })
}

/// Whether a predicate says that it is so as it was told: 말했듯이.
pub(super) fn is_as_told(word: &str) -> bool {
    word.ends_with("듯이") || word.ends_with('듯')
}

/// How is meant what is so by somebody's reckoning: 추산으로는 an estimate, 전망으로는 a forecast.
pub(super) fn reckoned(word: &str) -> Option<Modality> {
    let has = |nouns: &[&str]| nouns.iter().any(|noun| word.contains(noun));
    let by = word.ends_with("로는") || word.ends_with("대로라면");
    if by && has(&["추산", "추정", "계산"]) {
        Some(Modality::Estimate)
    } else if by && has(&["추계", "예측", "전망"]) {
        Some(Modality::Forecast)
    } else {
        None
    }
}

/// Who speaks, and the document that relays it, by the phrase that ends at word `at`.
fn source(
    cast: &Cast<'_>,
    words: &[Word<'_>],
    at: usize,
) -> Option<(Option<Source>, Option<Source>)> {
    let mut at = at;
    let word = words.get(at)?;
    // 2011 통계’에: a title in marks stands for its document.
    let titled = title(cast.text(), word);
    let (head, _) = word.around_brackets();
    let mut stem = head.strip_suffix(['에', '을', '를']).unwrap_or(head);
    if (stem == "등" || stem.is_empty()) && at > 0 {
        at -= 1;
        stem = words.get(at)?.around_brackets().0;
    }
    let stem = stem.strip_suffix('등').unwrap_or(stem);
    let stem = stem.trim_end_matches(|c: char| "’”'\"」』".contains(c));
    let word = words.get(at)?;
    let document = cast.lexicon.is_document(stem);
    if let Some(title) = titled
        && let Some(owner) = owner(cast, words, at)
    {
        let via = Source {
            span: title,
            entity: None,
        };
        return Some((Some(owner.source), Some(via)));
    }
    if document || cast.lexicon.has(List::Relayed, stem) {
        let via = document.then(|| Source {
            span: Span::new(word.span.start, word.span.start + stem.len()),
            entity: None,
        });
        let owner = owner(cast, words, at);
        return match owner {
            Some(phrase) => Some((Some(phrase.source), via)),
            None if document => Some((None, via)),
            None => Some((None, None)),
        };
    }
    let Some(phrase) = cast.named(words, at, stem, Role::Subject) else {
        // 통계청이 조사한 감소 비율에: what was measured cannot speak, who measured it can.
        if let Some(owner) = owner(cast, words, at) {
            return Some((Some(owner.source), None));
        }
        // 농산물유통정보에: a body of data, by its name.
        let data = [
            "정보",
            "동향",
            "지수",
            "시스템",
            "누리집",
            "통계",
            "실태조사",
            "가격조사",
            "지도",
        ]
        .iter()
        .any(|end| stem.ends_with(end) && stem.len() > end.len());
        let via = Source {
            span: Span::new(word.span.start, word.span.start + stem.len()),
            entity: None,
        };
        return data.then_some((None, Some(via)));
    };
    if phrase.voice == Voice::Unknown
        && let Some(owner) = owner(cast, words, at)
        && owner.voice != Voice::Unknown
    {
        return Some((Some(owner.source), None));
    }
    Some((Some(joint(cast, words, &phrase)), None))
}

/// What stands between the marks that close in `word`: ‘11월 물가 동향’에.
fn title(text: &str, word: &Word<'_>) -> Option<Span> {
    let inner = word.text.find(['’', '\'', '”', '"', '」', '》'])?;
    let end = word.span.start + inner;
    let from = (0..end).rev().take(120).find(|&i| {
        text.get(i..end)
            .is_some_and(|t| t.starts_with(['‘', '\'', '“', '"', '「', '《']))
    })?;
    let open = text.get(from..)?.chars().next()?;
    let span = Span::new(from + open.len_utf8(), end);
    (span.len() > 3 && !span.of(text).contains('\n')).then_some(span)
}

/// Whose document it is: 통계청의 자료, 통계청이 발표한 자료, 통계청 자료.
fn owner(cast: &Cast<'_>, words: &[Word<'_>], at: usize) -> Option<Phrase> {
    for i in (0..at).rev().take(14) {
        let text = words.get(i)?.plain();
        if text.is_empty() {
            // 통계청이 의뢰한 “…” 보고서에: its title.
            let titled = i
                .checked_sub(1)
                .and_then(|i| words.get(i))
                .is_some_and(|w| w.plain().ends_with('한') || w.plain().ends_with("낸"));
            if titled {
                continue;
            }
            break;
        }
        // 새벽관측소(SBO)의 자료에: the name, not its letters.
        let (head, tail) = words.get(i)?.around_brackets();
        let text = if tail == "의" && !head.is_empty() {
            text.get(..head.len()).unwrap_or(text)
        } else {
            text
        };
        let stem = text.strip_suffix('의').or((tail == "의").then_some(head));
        if let Some(stem) = stem {
            // 새벽신문에서의 보도
            let stem = stem.strip_suffix("에서").unwrap_or(stem);
            if let Some(phrase) = cast.named(words, i, stem, Role::Subject)
                && (phrase.voice != Voice::Unknown || i + 1 == at)
            {
                return Some(phrase);
            }
            continue;
        }
        if let Some(phrase) = cast.phrase(words, i) {
            if matches!(phrase.role, Role::Subject | Role::Within)
                && !matches!(
                    phrase.voice,
                    Voice::Unknown | Voice::Answerers | Voice::Place
                )
            {
                return Some(phrase);
            }
            continue;
        }
        if i + 1 == at
            && let Some(phrase) = cast.named(words, i, text, Role::Subject)
            && !matches!(phrase.voice, Voice::Unknown | Voice::Answerers)
        {
            return Some(phrase);
        }
    }
    None
}

/// Joint sources are one: 재계와 소식통.
pub(super) fn joint(cast: &Cast<'_>, words: &[Word<'_>], phrase: &Phrase) -> Source {
    let before = phrase.first.checked_sub(1);
    // 시민연대와 학부모회 등 7개 단체는: the ones that are named.
    let counted = words
        .get(phrase.first)
        .is_some_and(|w| w.plain().starts_with(|c: char| c.is_ascii_digit()));
    if counted
        && let Some(at) = before.filter(|&at| words.get(at).is_some_and(|w| w.plain() == "등"))
        && let Some(last) = at.checked_sub(1)
        && let Some(word) = words.get(last)
        && let Some(named) = cast.named(words, last, word.around_brackets().0, Role::Subject)
        && !matches!(
            named.voice,
            Voice::Unknown | Voice::Answerers | Voice::Place
        )
    {
        return joint(cast, words, &named);
    }
    // 한빛, 새벽, 노을 등 3개 사는: all of the list.
    let listed = |at: usize| {
        let word = words.get(at).filter(|w| w.comma && !w.is_quote())?;
        let named = cast.named(words, at, word.around_brackets().0, Role::Subject)?;
        (named.source.entity.is_some()
            && named.voice == phrase.voice
            && phrase.source.entity.is_some())
        .then_some(named.source.span.start)
    };
    let of_several = words
        .get(phrase.last + 1)
        .is_some_and(|w| w.plain() == "등");
    if of_several && let Some(start) = (0..phrase.first).rev().map_while(listed).last() {
        return Source {
            span: Span::new(start, phrase.source.span.end),
            entity: None,
        };
    }
    // 시와 교육청은
    if let Some(word) = before.and_then(|at| words.get(at))
        && matches!(word.plain(), "시와" | "도와" | "군과" | "구와")
        && phrase.voice == Voice::Body
    {
        return Source {
            span: Span::new(word.span.start, phrase.source.span.end),
            entity: None,
        };
    }
    if let Some(at) = before
        && let Some(word) = words.get(at)
        && !word.comma
        && let Some(stem) = ["와", "과", "이나", "나"]
            .iter()
            .find_map(|p| word.plain().strip_suffix(p))
        && stem.chars().count() >= 2
        && let Some(other) = cast.named(words, at, stem, Role::Subject)
        && other.voice != Voice::Unknown
        && other.voice != Voice::Answerers
        && phrase.voice != Voice::Unknown
        && (other.source.entity.is_some() == phrase.source.entity.is_some()
            || other.voice == phrase.voice)
    {
        return Source {
            span: Span::new(other.source.span.start, phrase.source.span.end),
            entity: None,
        };
    }
    phrase.source
}

/// 기업 519개사를 대상으로: those who were asked.
pub(super) fn answerers(lexicon: &Lexicon, words: &[Word<'_>]) -> Option<Span> {
    let at = words.iter().position(|w| w.plain() == "대상으로")?;
    for i in (0..at).rev().take(4) {
        let word = words.get(i)?;
        let text = word.plain();
        if text.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        let stem = text
            .strip_suffix(['을', '를'])
            .or_else(|| text.strip_suffix("중"))
            .unwrap_or(text);
        let stem = stem.strip_suffix("들").unwrap_or(stem);
        if stem.is_empty() || lexicon.has(List::NotAsked, stem) {
            continue;
        }
        return Some(Span::new(word.span.start, word.span.start + stem.len()));
    }
    None
}

/// X가 … 조사한 결과: who asked, and the word behind it.
pub(super) fn survey(cast: &Cast<'_>, words: &[Word<'_>]) -> Option<(Phrase, usize)> {
    // 한빛연구소가 … 실시한 조사에서 …
    let polled = |i: usize| {
        i > 0
            && words.get(i).is_some_and(|w| {
                let text = w.plain();
                text.ends_with("조사에서") || text.ends_with("조사에서는") || text == "설문에서"
            })
            && words
                .get(i - 1)
                .is_some_and(|w| matches!(w.plain(), "실시한" | "진행한" | "벌인" | "시행한"))
    };
    let at = (0..words.len()).find(|&i| {
        polled(i)
            || words
                .get(i)
                .is_some_and(|w| matches!(w.plain(), "결과" | "결과에서" | "결과를"))
    })?;
    let before = words.get(at.checked_sub(1)?)?.plain();
    let stem = before
        .strip_suffix("한")
        .or_else(|| before.strip_suffix("해본"))
        .unwrap_or(before);
    if !polled(at) && !cast.lexicon.ends_in(List::Surveys, stem) {
        return None;
    }
    // 회사는 제품을 받아 시험했고, 분석 결과 …라고 밝혔다: the inquiry is a part of what is told.
    let part = (0..at).any(|i| {
        words.get(i).is_some_and(|w| {
            w.comma
                && open_end(w.plain()) == Some(End::Connective)
                && w.plain().ends_with(['고', '며'])
        })
    });
    if part {
        return None;
    }
    let marked = (0..at).find_map(|i| {
        cast.phrase(words, i).filter(|p| {
            matches!(p.role, Role::Subject | Role::Topic)
                && !matches!(p.voice, Voice::Answerers)
                && !(p.voice == Voice::Unknown && p.role == Role::Topic)
        })
    });
    // 경찰 조사 결과: whose inquiry it is stands before it.
    let owner = || {
        let i = at.checked_sub(2).filter(|_| stem == before)?;
        let word = words.get(i).filter(|w| !w.is_quote() && !w.comma)?;
        cast.named(words, i, word.around_brackets().0, Role::Subject)
            .filter(|p| matches!(p.voice, Voice::Body | Voice::Outlet))
    };
    Some((marked.or_else(owner)?, at + 1))
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::{modalities, told};
    use crate::document::Modality;

    #[test]
    fn what_a_document_shows_is_its_claim() {
        assert_eq!(
            told("통계청 자료를 보면 빈 집은 해마다 늘었다."),
            [("빈 집은 해마다 늘었다", "통계청", "자료", "보면")]
        );
    }

    #[test]
    fn whose_inquiry_it_is_tells_what_it_found() {
        let claims = told("경찰 조사 결과 박서준 대표는 다리를 몰래 판 것으로 드러났다.");
        assert_eq!(
            claims,
            [("박서준 대표는 다리를 몰래 판", "경찰", "", "드러났다")]
        );
    }

    #[test]
    fn a_plan_tells_what_will_be_done() {
        for (text, expected) in [
            ("개편안에 따르면 두 부를 하나로 합친다.", Modality::Plan),
            (
                "보고서에 따르면 두 강은 하나로 합친다.",
                Modality::Assertion,
            ),
        ] {
            assert_eq!(modalities(text), [expected], "{text}");
        }
    }

    #[test]
    fn whose_reckoning_it_is_tells_how_it_is_meant() {
        let text = "통계청 추산으로는 빈 집이 해마다 만 채씩 늘었다.";
        assert_eq!(told(text)[0].1, "통계청");
        assert_eq!(modalities(text), [Modality::Estimate]);
        assert_eq!(told("이 조사로는 모자라다는 뜻이다."), []);
    }

    #[test]
    fn a_sentence_may_accord_with_what_somebody_said_before() {
        assert_eq!(
            told("박서준 대표가 말했듯이, 시민들은 길이 넓어졌다고 생각한다."),
            [(
                "시민들은 길이 넓어졌다고 생각한다",
                "박서준",
                "",
                "말했듯이"
            )]
        );
        let text = "전하는 바에 따르면 그는 배를 타고 섬으로 갔다.";
        assert_eq!(told(text)[0].1, "");
        assert_eq!(modalities(text), [Modality::Hearsay]);
    }

    #[test]
    fn what_an_outlet_tells_of_others_is_its_claim() {
        assert_eq!(
            told("한빛통신에 따르면 김하늘 장관은 시장을 다시 열라고 요구했다."),
            [(
                "김하늘 장관은 시장을 다시 열라고 요구했다",
                "한빛통신",
                "",
                "따르면"
            )]
        );
    }

    #[test]
    fn a_poll_is_told_by_whoever_made_it() {
        assert_eq!(
            told("한빛연구소가 주민 300명을 대상으로 실시한 조사에서 새 길에 ‘찬성한다’는 응답은 61%, ‘반대한다’는 24%로 나타났다.")
                .iter()
                .map(|c| (c.0, c.1))
                .collect::<Vec<_>>(),
            [("새 길에 ‘찬성한다’는 응답은 61%, ‘반대한다’는 24%", "한빛연구소")]
        );
    }
}
