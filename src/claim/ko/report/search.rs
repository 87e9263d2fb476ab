//! The predicate that reports: where it stands behind a content, and how far it reaches.

use super::reader::{Hit, Reader};
use crate::claim::ko::cue::CueKind;
use crate::claim::ko::ending::{is_adnominal, is_stative, open_end, particle_free, quotative};
use crate::claim::ko::list::List;
use crate::claim::ko::predicate::{End, Shape};
use crate::text::hangul::ends_in_nieun;

const SPOKEN: &[CueKind] = &[
    CueKind::Say,
    CueKind::Hold,
    CueKind::Told,
    CueKind::Found,
    CueKind::Name,
];

/// What the search for a predicate behind a content has come upon.
pub(super) enum Search {
    Hit(Hit),
    /// It names a thing or weighs a possibility: no report.
    Naming,
    /// Another content comes first.
    Another,
    Nothing,
}

impl Reader<'_, '_> {
    /// The predicate behind 고: the nearest that is one.
    pub(super) fn spoken(&self, from: usize, quoted: bool) -> Search {
        for at in from..self.words.len().min(from + 16) {
            if self.is_quote(at) {
                return Search::Another;
            }
            let text = self.text(at);
            if self.is_negated(at) {
                return Search::Naming;
            }
            if let Some(hit) = self.parted(at).or_else(|| self.clipped(at)) {
                return Search::Hit(hit);
            }
            // 보도자료를 통해 밝혔다, 소식통을 인용해 보도했다: a means of saying.
            if at > from
                && self.lexicon.has(List::Means, text)
                && self.text(at - 1).ends_with(['을', '를'])
            {
                continue;
            }
            // 흐느끼며 말했다: a manner of saying.
            if text.ends_with('며')
                && !self.words.get(at).is_some_and(|w| w.comma)
                && self.lexicon.predicate(text, SPOKEN).is_none()
                && self
                    .lexicon
                    .predicate(self.text(at + 1), &[CueKind::Say])
                    .is_some_and(|hit| hit.end == End::Final)
            {
                continue;
            }
            if let Some(hit) = self.lexicon.predicate(text, SPOKEN) {
                let only_noun = matches!(
                    text,
                    "보고" | "적은" | "쓴" | "한" | "본" | "보도" | "적" | "말" | "전"
                );
                if hit.cue.kind == CueKind::Name {
                    // 치다, 통하다 only name right behind 고.
                    return if at == from || !quoted {
                        Search::Naming
                    } else {
                        Search::Nothing
                    };
                }
                // …라고 한 부품업체 관계자는 귀띔했다: one of them, not what is said.
                if text == "한" && (at + 1..at + 4).any(|i| self.is_bearer(i)) {
                    continue;
                }
                if hit.cue.word == "하다" || hit.cue.word == "보다" || hit.cue.word == "그러다"
                {
                    let dependent = matches!(
                        self.text(at + 1),
                        "것이다"
                            | "바"
                            | "것이었다"
                            | "것입니다"
                            | "것"
                            | "것이며"
                            | "것으로"
                            | "뒤"
                            | "데"
                            | "적이"
                    );
                    match hit.end {
                        End::Adnominal if dependent && hit.shape == Shape::Done => {}
                        End::Adnominal if only_noun && at > from => continue,
                        End::Adnominal => {
                            if at == from {
                                return Search::Naming;
                            }
                            continue;
                        }
                        End::Hypothetical | End::Nominal if !text.ends_with("기도") => {
                            return Search::Naming;
                        }
                        _ => {}
                    }
                    if at > from
                        && hit.cue.word == "하다"
                        && !quoted
                        && text != "했다"
                        && text != "하였다"
                    {
                        // Far from its content 하다 is just a verb.
                        return Search::Nothing;
                    }
                } else if only_noun && hit.end == End::Adnominal {
                    continue;
                }
                // 단정하기 어렵다, 보기도 힘들다: nothing is said.
                let hard = text.ends_with('기') || text.ends_with("기도") || text.ends_with("기는");
                if hit.end == End::Hypothetical
                    || hard && self.text(at + 1).starts_with(['어', '힘', '쉽'])
                {
                    return Search::Naming;
                }
                if hit.shape == Shape::ToCome
                    && matches!(
                        self.text(at + 1),
                        "수" | "만하다" | "만한" | "것이다" | "것" | "때" | "정도로" | "것인지"
                    )
                {
                    return Search::Naming;
                }
                if hit.end == End::Adnominal && !quoted && hit.cue.kind != CueKind::Say {
                    return Search::Naming;
                }
                // 생각할 것이라고 전했다: the predicate is the one that tells it on.
                let next = self.text(at + 1);
                if hit.end == End::Adnominal
                    && next.starts_with("것")
                    && quotative(self.lexicon, next).is_some()
                {
                    continue;
                }
                let (first, last, end) = self.grow(at, from, hit.end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: Some(hit.cue),
                    end,
                });
            }
            if quotative(self.lexicon, text).is_some() {
                return Search::Another;
            }
            if !quoted && at > from + 9 {
                return Search::Nothing;
            }
            if let Some(hit) = self.then(at, from) {
                return Search::Hit(hit);
            }
            // 라디오에 출연해 말했다: a predicate of saying close behind is the one that reports.
            if text.ends_with(['해', '혀', '켜', '려', '서', '며'])
                && !self.words.get(at).is_some_and(|w| w.comma)
                && (at + 1..at + 4).any(|i| {
                    self.lexicon
                        .predicate(self.text(i), &[CueKind::Say])
                        .is_some_and(|hit| hit.end == End::Final && hit.cue.word != "하다")
                })
            {
                continue;
            }
            if let Some(end) = open_end(text) {
                if self.lexicon.bearer(particle_free(text)).is_some() {
                    continue;
                }
                if matches!(text, "해도" | "해서" | "하더라도") {
                    return Search::Naming;
                }
                let (first, last, end) = self.grow(at, from, end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: None,
                    end,
                });
            }
        }
        Search::Nothing
    }

    /// Whether word `at` is somebody of a kind, marked as topic or subject: 관계자는.
    fn is_bearer(&self, at: usize) -> bool {
        let text = self.text(at);
        let stem = particle_free(text);
        stem.len() < text.len()
            && matches!(
                self.lexicon.bearer(stem),
                Some((super::super::lexicon::Bearer::Person, _))
            )
    }

    /// The predicate behind 며: that of the next report, or of its own clause.
    pub(super) fn link(&self, from: usize) -> Search {
        for at in from..self.words.len() {
            if self.is_quote(at) {
                return Search::Another;
            }
            let text = self.text(at);
            if self.lexicon.has(List::Connective, text) {
                continue;
            }
            // 물러나야 한다고 강조했다: 하다 belongs to the next content.
            if quotative(self.lexicon, text).is_some()
                && self
                    .lexicon
                    .predicate(text, &[CueKind::Say, CueKind::Told])
                    .is_none_or(|hit| hit.cue.word == "하다")
            {
                return Search::Another;
            }
            // 혐의를 부인한 것으로 전해졌다: the predicate is itself told on.
            if let Some(hit) = self.lexicon.predicate(text, &[CueKind::Say, CueKind::Hold])
                && (hit.end != End::Adnominal
                    || self.text(at + 1) == "것으로"
                        && self
                            .lexicon
                            .predicate(self.text(at + 2), &[CueKind::Told])
                            .is_some())
                && hit.end != End::Hypothetical
            {
                let (first, last, end) = self.grow(at, from, hit.end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: Some(hit.cue),
                    end,
                });
            }
            if let Some(hit) = self.then(at, from) {
                return Search::Hit(hit);
            }
            // 기일을 속행해 달라고: the verb of another content.
            if quotative(self.lexicon, self.text(at + 1)).is_some()
                && self.text(at + 1).starts_with(['달', '주', '줄', '준'])
            {
                return Search::Another;
            }
            if let Some(end) = open_end(text) {
                if self.lexicon.bearer(particle_free(text)).is_some() || is_stative(text) {
                    continue;
                }
                let (first, last, end) = self.grow(at, from, end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: None,
                    end,
                });
            }
        }
        Search::Nothing
    }

    /// 운을 뗀 뒤, 웃은 뒤: what somebody did with these words before something else.
    pub(super) fn then(&self, at: usize, from: usize) -> Option<Hit> {
        let text = self.text(at);
        let after = matches!(
            self.text(at + 1),
            "뒤" | "후" | "다음" | "뒤에" | "후에" | "뒤엔"
        );
        let did = text.chars().next_back().is_some_and(ends_in_nieun) && text.chars().count() >= 2
            || matches!(text, "뗀" | "쓴" | "한" | "편" | "낸");
        if !after || !did || at > from + 2 {
            return None;
        }
        let (first, _, _) = self.grow(at, from, End::Final);
        Some(Hit {
            first,
            last: at,
            cue: self
                .lexicon
                .predicate(text, &[CueKind::Say, CueKind::Hold])
                .map(|hit| hit.cue),
            end: End::Connective,
        })
    }

    /// 말하지 않았다, 받지 못했다: nothing is reported.
    pub(super) fn is_negated(&self, at: usize) -> bool {
        self.text(at).ends_with('지') && self.text(at + 1).starts_with(['않', '못'])
    }

    /// A verbal noun written apart from its 하다: 판단 하였다.
    pub(super) fn parted(&self, at: usize) -> Option<Hit> {
        let next = self.text(at + 1);
        let does = next.starts_with(['하', '했', '한', '해']) && self.text(at).chars().count() == 2;
        if !does && !self.lexicon.has(List::Parted, self.text(at)) {
            return None;
        }
        let joined = format!("{}{next}", self.text(at));
        let hit = self
            .lexicon
            .predicate(&joined, &[CueKind::Say, CueKind::Hold])?;
        (!matches!(hit.end, End::Hypothetical | End::Adnominal)).then_some(Hit {
            first: at,
            last: at + 1,
            cue: Some(hit.cue),
            end: hit.end,
        })
    }

    /// A verbal noun before a comma, whose 하고 is left out: 잘못을 인정, 배상을 명령했다.
    fn clipped(&self, at: usize) -> Option<Hit> {
        let noun = self.text(at);
        // …라고 보고, …: a predicate by itself.
        let apart = self.words.get(at).is_some_and(|w| w.comma)
            && noun.chars().count() == 2
            && self.lexicon.predicate(noun, SPOKEN).is_none();
        let hit = apart.then(|| {
            self.lexicon
                .predicate(&format!("{noun}하고"), &[CueKind::Say])
        })??;
        Some(Hit {
            first: at,
            last: at,
            cue: Some(hit.cue),
            end: End::Connective,
        })
    }

    /// Takes in what belongs to a predicate: its object before it, its auxiliaries behind it.
    pub(super) fn grow(&self, at: usize, from: usize, end: End) -> (usize, usize, End) {
        let mut first = at;
        if at > from {
            let object = self.text(at - 1);
            if object.ends_with(['을', '를']) && !self.is_quote(at - 1) {
                first = at - 1;
            }
        }
        let mut last = at;
        let mut end = end;
        let text = self.text(at);
        let next = self.text(at + 1);
        let second = self.text(at + 2);
        let takes = |word: &str| open_end(word).or((word.ends_with("다")).then_some(End::Final));
        if matches!(end, End::Adnominal)
            && matches!(next, "바" | "적이" | "적도")
            && second.starts_with(['있', '없'])
        {
            last = at + 2;
            end = takes(second).unwrap_or(End::Final);
        } else if matches!(end, End::Adnominal)
            && (next.starts_with("것이") || next.starts_with("셈이") || next == "것입니다")
        {
            last = at + 1;
            end = takes(next).unwrap_or(End::Final);
        } else if matches!(end, End::Adnominal)
            && matches!(next, "게" | "것이" | "것도" | "것은")
            && second.starts_with("사실이")
        {
            // 우려도 나오는 게 사실이다
            last = at + 2;
            end = takes(second).unwrap_or(End::Final);
        } else if matches!(end, End::Adnominal) && next == "것으로" {
            last = at + 2;
            end = takes(second).unwrap_or(End::Final);
        } else if (text.ends_with("기도") || text.ends_with("기까지"))
            && (next.starts_with('하') || next.starts_with('했') || next.starts_with('한'))
        {
            last = at + 1;
            end = takes(next).unwrap_or(End::Final);
        } else if end == End::Connective
            && !self.words.get(at).is_some_and(|w| w.comma)
            && (text.ends_with('고')
                && (next.starts_with('있') || next.starts_with("나섰") || next.starts_with("다녔"))
                || text.ends_with(['해', '혀', '여', '려'])
                    && (next.starts_with('왔') || next.starts_with("온") || next.starts_with("줬")))
        {
            last = at + 1;
            end = takes(next).unwrap_or(if is_adnominal(next) {
                End::Adnominal
            } else {
                End::Final
            });
            // 거세지고 있는 중이다
            if end == End::Adnominal
                && ["중이", "것이", "셈이", "상황이"]
                    .iter()
                    .any(|n| second.starts_with(n))
            {
                last = at + 2;
                end = takes(second).unwrap_or(End::Final);
            }
        }
        (first, last, end)
    }

    /// The first predicate of one of the kinds within a few words; another predicate in between ends the search.
    pub(super) fn predicate_within(
        &self,
        from: usize,
        reach: usize,
        kinds: &[CueKind],
    ) -> Option<Hit> {
        for at in from..self.words.len().min(from + reach) {
            let text = self.text(at);
            if text.is_empty() {
                return None;
            }
            if at > from && text.ends_with("것으로") || self.is_negated(at) {
                return None;
            }
            // 크다는 것을 알게 되었다고 말한다: the point is part of what is said.
            if text.ends_with("다고") && self.lexicon.predicate(text, kinds).is_none() {
                return None;
            }
            if kinds.contains(&CueKind::Say)
                && self.lexicon.has(List::Parted, text)
                && let Some(hit) = self.parted(at)
            {
                return Some(hit);
            }
            if kinds.contains(&CueKind::Say)
                && let Some(hit) = self.clipped(at)
            {
                return Some(hit);
            }
            // …것으로 보아, …것으로 미뤄: what follows is concluded.
            if at == from && matches!(text, "보아" | "미뤄" | "미루어") {
                return None;
            }
            if let Some(hit) = self.lexicon.predicate(text, kinds)
                && !(hit.cue.word == "하다" && at > from)
                && !matches!(text, "한" | "적" | "적은" | "본" | "말")
            {
                let (first, last, end) = self.grow(at, from, hit.end);
                return Some(Hit {
                    first,
                    last,
                    cue: Some(hit.cue),
                    end,
                });
            }
            if open_end(text).is_some() && self.lexicon.bearer(particle_free(text)).is_none() {
                return None;
            }
        }
        None
    }

    /// 당부하다, 촉구하다
    pub(super) fn urging(&self, from: usize) -> Option<Hit> {
        let hit = self.predicate_within(from, 4, &[CueKind::Say])?;
        let urges = hit
            .cue
            .is_some_and(|c| self.lexicon.has(List::Urging, c.word));
        (urges && !matches!(hit.end, End::Adnominal | End::Hypothetical)).then_some(hit)
    }

    /// The predicate of asking behind a content that is its object: 묻다.
    pub(super) fn asked(&self, from: usize) -> Option<Hit> {
        for at in from..self.words.len().min(from + 4) {
            let text = self.text(at);
            if let Some(hit) = self.lexicon.predicate(text, &[CueKind::Say])
                && hit.cue.modality == Some(crate::Modality::Question)
            {
                return Some(Hit {
                    first: at,
                    last: at,
                    cue: Some(hit.cue),
                    end: hit.end,
                });
            }
        }
        None
    }
}
