//! Contents that neither marks nor a quoting particle close: -ㄴ 것으로, -음을, -느냐를, N(으)로, …을 꼽다.

use super::reader::{Form, Hit, Reader, Report};
use crate::claim::ko::cue::CueKind;
use crate::claim::ko::ending::{is_adnominal, open_end, quotative};
use crate::claim::ko::list::List;
use crate::claim::ko::particle;
use crate::claim::ko::particle::is_copula;
use crate::claim::ko::predicate::End;
use crate::text::hangul::{ends_in_nieun, final_consonant};

impl Reader<'_, '_> {
    /// -ㄴ 것으로 알려지다
    pub(super) fn as_that(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let glued = text.strip_suffix("것으로").filter(|t| !t.is_empty());
        let last = match glued {
            Some(stem) if is_adnominal(stem) => at,
            Some(_) => return None,
            None => at.checked_sub(1)?,
        };
        if glued.is_none() && (self.is_quote(last) || !is_adnominal(self.text(last))) {
            return None;
        }
        // 달성한 것으로, …: a clause of its own.
        let reach = if self.words.get(at)?.comma { 2 } else { 6 };
        let hit = self.predicate_within(
            at + 1,
            reach,
            &[CueKind::Told, CueKind::Found, CueKind::Say, CueKind::Hold],
        )?;
        if matches!(hit.end, End::Adnominal | End::Hypothetical)
            || hit.end == End::Nominal && !self.text(hit.last).ends_with("기도")
            || self.text(hit.last).ends_with("있기")
        {
            return None;
        }
        let end = match glued {
            Some(stem) => self.end_of(at, stem.len()),
            None => self.words.get(last)?.span.end,
        };
        Some(Report {
            form: Form::AsThat,
            last,
            end,
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// -기로 하다: what somebody has resolved to do
    pub(super) fn resolved(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        // 줄이기로, but not 경기로: the stem of a verb has a syllable of its own before it. 중단키로 leaves out 하.
        let short = text.strip_suffix("키로").filter(|stem| {
            stem.chars().count() > 1 && !stem.ends_with(|c: char| c.is_ascii_digit())
        });
        let bytes = match short {
            Some(stem) => stem.len(),
            None if text.ends_with("기로") && text.chars().count() > 2 => text.len() - "로".len(),
            None => return None,
        };
        // 144경기로 확정했다, 위기로 결론 났다: nouns.
        let noun = text
            .strip_suffix('로')
            .is_some_and(|n| self.lexicon.ends_in(List::EndsInGi, n));
        if noun || text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // 재개되기로 했다: nobody is named who resolved it.
        if self.text(at).ends_with("되기로") || self.is_quote(at) {
            return None;
        }
        let (first, last, end) = self.resolves(at + 1)?;
        Some(Report {
            form: Form::Will,
            last: at,
            end: self.end_of(at, bytes),
            next: at + 1,
            hit: Some(Hit {
                first,
                last,
                cue: None,
                end,
            }),
            noun: None,
            chained: false,
        })
    }

    /// The predicate behind -기로: 했다, 전격 합의했다, 뜻을 모았다; what is only decided has happened
    fn resolves(&self, from: usize) -> Option<(usize, usize, End)> {
        let word = self.text(from);
        let hit = self.lexicon.predicate(word, &[CueKind::Say]);
        if hit.is_some_and(|h| h.cue.word == "하다") && word.starts_with(['했', '하']) {
            return (hit?.end == End::Final).then_some((from, from, End::Final));
        }
        // 전격 합의했다: one adverb may stand between.
        for at in from..from + 2 {
            let word = self.text(at);
            let (last, resolves) = if self.lexicon.has(List::Accord, word) {
                (at + 1, self.text(at + 1).starts_with(['모', '같']))
            } else {
                // 결정됐다: nobody is named who resolved it.
                let passive = word.contains(['됐', '되', '된', '돼']);
                (
                    at,
                    !passive && self.lexicon.begins_in(List::Resolving, word),
                )
            };
            if resolves {
                let text = self.text(last);
                // 합의했으나: it has come to nothing since.
                let undone = ["지만", "으나", "는데", "도"]
                    .iter()
                    .any(|e| text.ends_with(e));
                let end = open_end(text).filter(|_| !undone)?;
                return Some((at, last, end));
            }
            if !particle::is_bare(word) {
                return None;
            }
        }
        None
    }

    /// -는 것이 목표다: an intention that is told with its noun behind
    pub(super) fn aimed(&self, at: usize) -> Option<Report> {
        if !matches!(self.text(at), "것이" | "게") {
            return None;
        }
        let last = at.checked_sub(1)?;
        let before = self.text(last);
        let word = self.text(at + 1);
        let (noun, rest) = self.lexicon.noun(word, &[CueKind::Will])?;
        let fits = before.ends_with('는') && !self.is_quote(last);
        if !fits || quotative(self.lexicon, before).is_some() || !is_copula(rest) {
            return None;
        }
        Some(Report {
            form: Form::Will,
            last,
            end: self.words.get(last)?.span.end,
            next: at + 1,
            hit: Some(Hit {
                first: at + 1,
                last: at + 1,
                cue: None,
                end: End::Final,
            }),
            noun: Some(noun),
            chained: false,
        })
    }

    /// 공급 협력이 기대된다, 큰 피해가 우려된다
    pub(super) fn expected(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let stem = text
            .strip_suffix(['도', '가', '이'])
            .filter(|s| s.chars().count() >= 2)?;
        particle::role(text)?;
        let hit = self
            .lexicon
            .predicate(self.text(at + 1), &[CueKind::Told])?;
        let modal = matches!(
            hit.cue.modality,
            Some(crate::Modality::Forecast | crate::Modality::Speculation | crate::Modality::Plan)
        );
        if !modal || !matches!(hit.end, End::Final | End::Connective) || stem.ends_with('것') {
            return None;
        }
        Some(Report {
            form: Form::Bare,
            last: at,
            end: self.end_of(at, stem.len()),
            next: at + 1,
            hit: Some(Hit {
                first: at + 1,
                last: at + 1,
                cue: Some(hit.cue),
                end: hit.end,
            }),
            noun: None,
            chained: false,
        })
    }

    /// -ㄹ 것을 당부하다
    pub(super) fn urged(&self, at: usize) -> Option<Report> {
        if self.text(at) != "것을" {
            return None;
        }
        let last = at.checked_sub(1)?;
        if !self.lexicon.is_prospective(self.text(last)) {
            return None;
        }
        let hit = self.urging(at + 1)?;
        Some(Report {
            form: Form::Nominal,
            last,
            end: self.end_of(at, "것".len()),
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// -느냐를 묻다, -ㄹ지를 묻다
    pub(super) fn asking(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let object = text.strip_suffix("를").unwrap_or(text);
        let asks = object.ends_with("느냐")
            || object.ends_with("는지")
            || object.ends_with("인지")
            || object.ends_with("은지")
            || object.ends_with("을지")
            || object.ends_with("할지")
            || object.ends_with("될지")
            || object.ends_with("었는지")
            || object.ends_with("인가")
            || object.ends_with("는가");
        if !asks {
            return None;
        }
        let hit = self.asked(at + 1)?;
        Some(Report {
            form: Form::Asking,
            last: at,
            end: self.end_of(at, object.len()),
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// -음을 밝히다
    pub(super) fn nominal(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let stem = text
            .strip_suffix('을')
            .or_else(|| text.strip_suffix("도"))?;
        let last = stem.chars().next_back()?;
        let verbal = stem.ends_with('음')
            && stem
                .chars()
                .rev()
                .nth(1)
                .is_some_and(|c| matches!(final_consonant(c), Some(20 | 18)))
            || stem.ends_with("있음")
            || stem.ends_with("없음")
            || stem.ends_with('임') && stem.chars().count() > 2
            || matches!(last, '됨' | '함') && stem.chars().count() > 2
            || stem.ends_with("생각임");
        if !verbal {
            return None;
        }
        let hit = self.predicate_within(at + 1, 4, &[CueKind::Say])?;
        // 중요함을 보여주는 것이라고 밝혔다: the object of another verb.
        let another = (at + 1..hit.first)
            .any(|i| self.lexicon.is_attributive(self.text(i)) || self.text(i).ends_with("주는"));
        if another
            || hit
                .cue
                .is_some_and(|c| matches!(c.word, "하다" | "쓰다" | "적다" | "남기다"))
        {
            return None;
        }
        Some(Report {
            form: Form::Nominal,
            last: at,
            end: self.end_of(at, stem.len()),
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// 9.8%로 집계되다, 순으로 나타나다
    pub(super) fn counted(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let stem = text
            .strip_suffix("으로")
            .or_else(|| text.strip_suffix('로'))?;
        if stem.is_empty()
            || stem.ends_with('것')
            || matches!(
                stem,
                "이" | "별" | "서" | "주" | "바" | "실제" | "새" | "스스" | "따"
            )
        {
            return None;
        }
        let hit = self.lexicon.predicate(
            self.text(at + 1),
            &[CueKind::Found, CueKind::Told, CueKind::Say, CueKind::Hold],
        )?;
        // 단독 범행으로 판단하고
        let judges = self.lexicon.has(List::Judging, hit.cue.word);
        let settled = hit.end == End::Final || self.text(at + 1).ends_with('고');
        if hit.cue.kind == CueKind::Hold && !(judges && settled) {
            return None;
        }
        let counted = is_figure(stem);
        // 성장률을 1.0%로 내다보다
        if hit.cue.kind == CueKind::Say
            && !(counted && self.lexicon.has(List::Reckoning, hit.cue.word))
        {
            return None;
        }
        // 유명한 관광지로 알려져 있다: it is known as one.
        let known = matches!(hit.cue.word, "알려지다" | "전해지다") && hit.end == End::Final;
        let close = counted || known || judges || self.lexicon.has(List::CountedBy, hit.cue.word);
        if !close || matches!(hit.end, End::Adnominal | End::Hypothetical) {
            return None;
        }
        let found_to_be = stem.ends_with(['인', '범', '씨'])
            || hit.cue.word == "밝혀지다" && hit.end == End::Final && self.is_said_to_be(at);
        if !counted && !found_to_be && matches!(hit.cue.word, "확인되다" | "밝혀지다") {
            // 지문으로 확인됐다: a means, not a result.
            return None;
        }
        let (first, last, end) = self.grow(at + 1, at + 1, hit.end);
        Some(Report {
            form: Form::Counted,
            last: at,
            end: self.end_of(at, stem.len()),
            next: at + 1,
            hit: Some(Hit {
                first,
                last,
                cue: Some(hit.cue),
                end,
            }),
            noun: None,
            chained: false,
        })
    }

    /// Whether what a topic before word `at` turns out to be stands there: 그는 이름난 배우로 밝혀졌다, but not 조사로.
    fn is_said_to_be(&self, at: usize) -> bool {
        let modified = at
            .checked_sub(1)
            .is_some_and(|i| is_adnominal(self.text(i)) && !self.is_quote(i));
        let topic = |i: usize| {
            particle::role(self.text(i)).is_some_and(|(r, _)| r == particle::Role::Topic)
        };
        modified && (0..at).any(topic)
    }

    /// 30년 무사고 달성 사실을 알리다: what has happened, as a bare noun
    pub(super) fn fact(&self, at: usize) -> Option<Report> {
        if self.text(at) != "사실을" {
            return None;
        }
        let last = at.checked_sub(1)?;
        let before = self.text(last);
        let hit = self.predicate_within(at + 1, 2, &[CueKind::Say])?;
        let tells = hit.cue.is_some_and(|c| {
            matches!(
                c.word,
                "알리다" | "밝히다" | "공개하다" | "인정하다" | "시인하다" | "전하다" | "발표하다"
            )
        });
        let noun =
            particle::is_bare(before) && before.chars().nth(1).is_some() && !is_adnominal(before);
        (tells && noun && matches!(hit.end, End::Final | End::Connective)).then_some(Report {
            form: Form::Object,
            last,
            end: self.words.get(last)?.span.end,
            next: at,
            hit: Some(Hit { first: at, ..hit }),
            noun: None,
            chained: false,
        })
    }

    /// 돈을 받은 혐의를 받다: what somebody is charged with
    pub(super) fn alleged(&self, at: usize) -> Option<Report> {
        let charged = self.text(at) == "혐의를" && self.text(at + 1).starts_with('받');
        let last = at.checked_sub(1).filter(|_| charged)?;
        let did = self
            .text(last)
            .chars()
            .next_back()
            .is_some_and(ends_in_nieun)
            && !self.is_quote(last)
            && quotative(self.lexicon, self.text(last)).is_none();
        let (noun, _) = self.lexicon.noun("의혹", &[CueKind::View])?;
        let receives = self
            .lexicon
            .predicate(self.text(at + 1), &[CueKind::Light])?;
        let (_, hit_last, end) = self.grow(at + 1, at + 1, receives.end);
        let did = did && matches!(end, End::Final | End::Connective);
        did.then_some(Report {
            form: Form::Expecting,
            last,
            end: self.words.get(last)?.span.end,
            next: at,
            hit: Some(Hit {
                first: at,
                last: hit_last,
                cue: None,
                end,
            }),
            noun: Some(noun),
            chained: false,
        })
    }

    /// 10월 인하에 무게를 두다
    fn leaning(&self, at: usize) -> Option<Report> {
        let leans = self.text(at + 1).starts_with(['두', '뒀', '실']);
        let last = at.checked_sub(1).filter(|_| leans)?;
        let stem = self.text(last).strip_suffix('에')?;
        let (noun, _) = self.lexicon.noun("가능성", &[CueKind::View])?;
        // 실화 가능성에 무게를 두다
        let (last, bytes) = match stem {
            "가능성" => (last.checked_sub(1)?, self.text(last.checked_sub(1)?).len()),
            _ => (last, stem.len()),
        };
        if bytes == 0 || self.is_quote(last) || self.lexicon.is_prospective(self.text(last)) {
            return None;
        }
        let (_, hit_last, end) = self.grow(at + 1, at + 1, End::Final);
        Some(Report {
            form: Form::Object,
            last,
            end: self.end_of(last, bytes),
            next: at,
            hit: Some(Hit {
                first: at,
                last: hit_last,
                cue: None,
                end,
            }),
            noun: Some(noun),
            chained: false,
        })
    }

    /// 성장률 전망치를 1.8%에서 2.1%로 올려 잡다
    fn revised(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        if !self.lexicon.begins_in(List::Revising, text) {
            return None;
        }
        let next = self.text(at + 1);
        let last_word = at + usize::from(next.starts_with('잡') || next.starts_with("조정"));
        let end = open_end(self.text(last_word))?;
        let last = at.checked_sub(1)?;
        let figure = self.text(last);
        let stem = figure
            .strip_suffix("으로")
            .or_else(|| figure.strip_suffix('로'))
            .unwrap_or(figure);
        let outlook = |word: &str| {
            word.strip_suffix(['을', '를'])
                .is_some_and(|noun| self.lexicon.ends_in(List::Outlook, noun))
        };
        if !is_figure(stem) || !(last.saturating_sub(10)..last).any(|i| outlook(self.text(i))) {
            return None;
        }
        let (noun, _) = self.lexicon.noun("전망", &[CueKind::View])?;
        Some(Report {
            form: Form::Object,
            last,
            end: self.end_of(last, stem.len()),
            next: at,
            hit: Some(Hit {
                first: at,
                last: last_word,
                cue: None,
                end,
            }),
            noun: Some(noun),
            chained: false,
        })
    }

    /// …을 과제로 꼽다, 급발진을 주장하다
    pub(super) fn object(&self, at: usize, before: &[Report]) -> Option<Report> {
        let text = self.text(at);
        if text == "무게를" {
            return self.leaning(at);
        }
        if text == "사실을" {
            return self.fact(at);
        }
        if text.starts_with(['올', '높', '내', '낮', '상', '하']) {
            return self.revised(at);
        }
        if !text.starts_with(['꼽', '주', '부', '시', '점', '제', '예']) {
            return None;
        }
        let hit = self
            .lexicon
            .predicate(text, &[CueKind::Hold, CueKind::Say])?;
        let says = self.lexicon.has(List::ObjectSay, hit.cue.word);
        if hit.cue.word != "꼽다" && !says || !matches!(hit.end, End::Final | End::Connective) {
            return None;
        }
        let mut last = at.checked_sub(1)?;
        // 혐의를 모두 부인했다
        if says && last > 0 && self.lexicon.has(List::Steady, self.text(last)) {
            last -= 1;
        }
        let object = self.words.get(last)?;
        // “…”고 혐의를 부인했다: the predicate reports something else already.
        if says
            && (self.is_negated(at)
                || before
                    .iter()
                    .any(|r| r.form != Form::Linking && r.hit.is_some_and(|h| h.last >= at)))
        {
            return None;
        }
        let stem = object
            .plain()
            .strip_suffix('을')
            .or_else(|| object.plain().strip_suffix('를'))?;
        if says && (stem.is_empty() || self.lexicon.has(List::NoContent, stem)) {
            return None;
        }
        // 파업을 예고했다: an act, not a paper.
        if hit.cue.word == "예고하다"
            && !self.lexicon.ends_in(List::AskedFor, stem)
            && !FORETOLD.iter().any(|act| stem.ends_with(act))
        {
            return None;
        }
        // 파업 지속을 주장했다: an act that somebody asks for.
        if hit.cue.word == "주장하다" && self.lexicon.ends_in(List::AskedFor, stem) {
            return None;
        }
        // 2.0%를 제시했다: a figure, not a plan or a paper.
        if hit.cue.word == "제시하다" && !is_figure(stem) {
            return None;
        }
        let (first, last_word, end) = self.grow(at, at, hit.end);
        Some(Report {
            form: Form::Object,
            last,
            end: object.span.start + stem.len(),
            next: at,
            hit: Some(Hit {
                first,
                last: last_word,
                cue: Some(hit.cue),
                end,
            }),
            noun: None,
            chained: false,
        })
    }
}

/// Acts that somebody foretells of himself: 출시를 예고했다.
const FORETOLD: &[&str] = &[
    "발매", "출시", "방문", "복귀", "은퇴", "집회", "공격", "보복", "대응", "발사", "소송", "고소",
    "고발",
];

/// 9.8%, 12명, 순: what is counted.
fn is_figure(stem: &str) -> bool {
    stem.ends_with([
        '순', '%', '명', '건', '원', '개', '대', '위', '곳', '인', '점', '세', '배', '월', '일',
        '년', '러', '퍼', '트', '도', 'p', 'm', 't', '유', '엔', '안', ')',
    ]) && (stem.chars().any(|c| c.is_ascii_digit()) || stem.ends_with('순'))
}
