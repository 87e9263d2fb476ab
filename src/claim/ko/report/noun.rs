//! Contents that a noun reports: …라는 관측, …할 계획, 흑자 전환 전망.

use super::reader::{Form, Hit, Reader, Report};
use crate::claim::ko::cue::{Cue, CueKind};
use crate::claim::ko::ending::{is_adnominal, quotative};
use crate::claim::ko::list::List;
use crate::claim::ko::particle;
use crate::claim::ko::predicate::End;
use crate::text::hangul::is_syllable;

impl Reader<'_, '_> {
    /// -다는 관측이 나오다; -다는 점을 밝히다; -다는 것이다
    pub(super) fn modifying(&self, at: usize, end: usize, form: Form) -> Option<Report> {
        let quoted = matches!(form, Form::Quoted(_));
        // ‘찬성한다’는 응답은 61%, …: what one could choose.
        if !quoted
            && self.text(at).contains(['’', '\''])
            && self.lexicon.is_noun_of(List::Answer, self.text(at + 1))
        {
            return None;
        }
        if let Some(report) = self
            .documented(at, end, form)
            .or_else(|| self.meant(at, end))
        {
            return Some(report);
        }
        for noun_at in at + 1..self.words.len().min(at + 5) {
            if self.is_quote(noun_at) {
                return None;
            }
            let text = self.text(noun_at);
            // …는 입장인 반면 …
            let opposed = matches!(self.text(noun_at + 1), "반면" | "데" | "가운데");
            let bare = text.strip_suffix('인').filter(|_| opposed);
            let make = |hit: Hit, noun: Option<Cue>, form: Form| {
                Some(Report {
                    form,
                    last: at,
                    end,
                    next: at + 1,
                    hit: Some(hit),
                    noun,
                    chained: false,
                })
            };
            // 불이익을 받는다는 응답도 28.3%나 됐다
            if noun_at == at + 1 && !quoted && self.answered(at) {
                let hit = Hit {
                    first: noun_at,
                    last: noun_at,
                    cue: None,
                    end: End::Nominal,
                };
                return make(hit, None, Form::Modifying);
            }
            // “…”는 게 오카다 씨의 말이다
            if noun_at == at + 1 && quoted && matches!(text, "것이" | "게" | "건" | "것은") {
                return self.judged(at, end, noun_at, form);
            }
            if noun_at == at + 1 && !quoted {
                if let Some(rest) = text.strip_prefix("것").or_else(|| text.strip_prefix("게"))
                    && (matches!(
                        rest,
                        "이다" | "입니다" | "이었다" | "이며" | "이고" | "" | "이라고"
                    ) || text == "거다")
                {
                    let last = self.words.len() == noun_at + 1;
                    if rest.is_empty() && !last {
                        return self.judged(at, end, noun_at, Form::Modifying);
                    }
                    let hit = Hit {
                        first: noun_at,
                        last: noun_at,
                        cue: None,
                        end: if rest == "이라고" {
                            End::Quoted
                        } else {
                            End::Final
                        },
                    };
                    return make(hit, None, Form::Explaining);
                }
                if matches!(text, "것이" | "게" | "것은") {
                    return self.judged(at, end, noun_at, Form::Modifying);
                }
            }
            if let Some((noun, rest)) = self.lexicon.noun(
                bare.unwrap_or(text),
                &[CueKind::View, CueKind::Will, CueKind::Ask],
            ) {
                let opposed = bare.is_some();
                if opposed || particle::is_copula(rest) {
                    if self.lexicon.has(List::OwnWill, noun.word) {
                        return None;
                    }
                    let end = if rest.ends_with("고") && rest.contains('라') {
                        End::Quoted
                    } else {
                        End::Final
                    };
                    return make(
                        Hit {
                            first: noun_at,
                            last: noun_at + usize::from(opposed),
                            cue: None,
                            end,
                        },
                        Some(noun),
                        form,
                    );
                }
                // …다는 뜻으로 받아들이다: what it means, not what somebody says.
                if noun.word == "뜻" && rest == "으로" {
                    return None;
                }
                if noun.kind == CueKind::Ask {
                    return make(
                        Hit {
                            first: noun_at,
                            last: noun_at,
                            cue: None,
                            end: End::Connective,
                        },
                        Some(noun),
                        form,
                    );
                }
                // …다는 의혹도 들여다보고 있다: what is going on is not that it is there.
                let goes_on = |hit: &Hit| {
                    hit.cue.is_some_and(|c| c.word == "있다")
                        && hit.last > noun_at + 1
                        && self.text(hit.last - 1).ends_with('고')
                };
                if let Some(mut hit) = self
                    .predicate_within(
                        noun_at + 1,
                        4,
                        &[CueKind::Say, CueKind::Light, CueKind::Found, CueKind::Told],
                    )
                    .filter(|hit| !goes_on(hit))
                {
                    let vague = matches!(noun.word, "말" | "글" | "이야기" | "답" | "보고");
                    let word = hit.cue.map_or("", |c| c.word);
                    if vague && matches!(word, "있다" | "보이다" | "받다" | "나타나다") {
                        return None;
                    }
                    // …다는 소식을 듣고: who hears it does not say it; 비판을 듣다 is another matter.
                    if matches!(word, "듣다" | "받다") && noun.modality.is_none() {
                        return None;
                    }
                    hit.first = noun_at;
                    // …라는 반응도 보였다: whoever shows it; …라는 우려가 보인다 is not shown by anybody.
                    if word == "보이다"
                        && matches!(rest, "을" | "를" | "도")
                        && let Some(shows) = self.lexicon.predicate("보였다", &[CueKind::Light])
                    {
                        hit.cue = Some(shows.cue);
                    }
                    // 답변이 이어진 것으로 알려졌다: the last predicate tells how sure it is.
                    if let Some(told) = self
                        .lexicon
                        .predicate(self.text(hit.last), &[CueKind::Told, CueKind::Found])
                        && quoted
                    {
                        hit.cue = Some(told.cue);
                    }
                    return make(hit, Some(noun), form);
                }
                // …라는 지적과 우려가 나온다
                if matches!(rest, "과" | "와" | "")
                    && self
                        .lexicon
                        .noun(self.text(noun_at + 1), &[CueKind::View, CueKind::Will])
                        .is_some()
                    && let Some(mut hit) =
                        self.predicate_within(noun_at + 2, 4, &[CueKind::Say, CueKind::Light])
                {
                    hit.first = noun_at;
                    return make(hit, Some(noun), form);
                }
                // …라는 지적에 대해; a headline that ends in the noun
                let answered = rest == "에"
                    && matches!(
                        self.text(noun_at + 1),
                        "대해" | "대해서는" | "대해선" | "관해" | "따라" | "따른"
                    );
                let ends = matches!(rest, "" | "도") && noun_at + 1 == self.words.len();
                let vague = self.lexicon.has(List::VagueNoun, noun.word)
                    || self.lexicon.has(List::OwnWill, noun.word);
                // …라는 의혹도 들여다봤으나: an opinion or a rumour is reported by its noun alone.
                let weighed = !quoted
                    && matches!(rest, "이" | "가" | "을" | "를" | "도" | "은" | "는")
                    && noun.modality.is_some()
                    && noun.kind == CueKind::View;
                if !vague && (answered || ends || weighed) {
                    return make(
                        Hit {
                            first: noun_at,
                            last: noun_at,
                            cue: None,
                            end: End::Nominal,
                        },
                        Some(noun),
                        form,
                    );
                }
                return None;
            }
            if let Some((noun, rest)) = self.lexicon.noun(text, &[CueKind::Point])
                && noun_at == at + 1
            {
                let kinds: &[CueKind] = if rest == "도" {
                    &[CueKind::Say, CueKind::Found, CueKind::Told]
                } else if matches!(rest, "이" | "은") {
                    &[CueKind::Found, CueKind::Told]
                } else {
                    &[CueKind::Say]
                };
                let hit = self.predicate_within(noun_at + 1, 3, kinds)?;
                if hit
                    .cue
                    .is_some_and(|c| self.lexicon.has(List::ShowsThat, c.word) && noun.word == "것")
                {
                    return None;
                }
                if hit.end == End::Adnominal {
                    return None;
                }
                return make(hit, Some(noun), form);
            }
            if let Some(report) = self.voiced(at, end, form, noun_at) {
                return Some(report);
            }
            // “…”라는 뜻을 전했다: words are somebody's whatever the noun is, when it is the object of saying.
            if quoted
                && text.ends_with(['을', '를'])
                && let Some(mut hit) = self.predicate_within(noun_at + 1, 1, &[CueKind::Say])
                && matches!(hit.end, End::Final | End::Connective)
            {
                hit.first = noun_at;
                return make(hit, None, form);
            }
            // Only modifiers may stand between 는 and the noun: 는 신중한 입장, 는 새 연구 결과.
            let modifies = is_adnominal(text)
                || text.ends_with(['적', '의'])
                || particle::is_bare(text)
                || matches!(text, "새" | "이" | "그" | "한");
            if !modifies {
                return None;
            }
        }
        None
    }

    /// -다는 것이 연구소의 분석이다; -다는 것이 밝혀지다
    pub(super) fn judged(
        &self,
        at: usize,
        end: usize,
        noun_at: usize,
        form: Form,
    ) -> Option<Report> {
        for i in noun_at + 1..self.words.len().min(noun_at + 12) {
            let text = self.text(i);
            if let Some((noun, rest)) = self.lexicon.noun(text, &[CueKind::View])
                && particle::is_copula(rest)
            {
                return Some(Report {
                    form,
                    last: at,
                    end,
                    next: at + 1,
                    hit: Some(Hit {
                        first: i,
                        last: i,
                        cue: None,
                        end: End::Final,
                    }),
                    noun: Some(noun),
                    chained: false,
                });
            }
            if let Some(hit) = self
                .lexicon
                .predicate(text, &[CueKind::Found, CueKind::Told])
                && matches!(hit.end, End::Final | End::Connective)
            {
                return Some(Report {
                    form,
                    last: at,
                    end,
                    next: at + 1,
                    hit: Some(Hit {
                        first: i,
                        last: i,
                        cue: Some(hit.cue),
                        end: hit.end,
                    }),
                    noun: None,
                    chained: false,
                });
            }
        }
        None
    }

    /// -ㄹ 계획이다, -려는 계획을 밝히다, -ㄹ 전망이다, -ㄹ까 하는 우려
    pub(super) fn prospect(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let (noun, rest) = self.lexicon.noun(text, &[CueKind::Will, CueKind::View])?;
        let mut last = at.checked_sub(1)?;
        let doubt = self.text(last) == "하는" && last > 0;
        if doubt {
            last -= 1;
        }
        // 값을 내릴 계획은 없다고: it is denied, and what denies it is the content.
        if self.text(at + 1).starts_with('없') {
            return None;
        }
        let before = self.text(last);
        if matches!(noun.word, "가능성" | "결과") {
            return self.weighed(at, last, noun, rest);
        }
        // 연내 개통을 목표로 하다, … 고발 예정: the act is a noun.
        let act = before
            .strip_suffix(['을', '를'])
            .filter(|_| noun.word == "목표" && rest == "로");
        let closes = matches!(noun.word, "예정" | "계획" | "방침")
            && rest.is_empty()
            && at + 1 == self.words.len()
            && !self.is_quote(last)
            && particle::is_bare(before)
            && before.chars().nth(1).is_some()
            && before.chars().all(is_syllable);
        let fits = if act.is_some() || closes {
            true
        } else if doubt {
            before.ends_with('까') || before.ends_with("나")
        } else {
            self.lexicon.is_prospective(before)
                || noun.kind == CueKind::Will && before.ends_with("는")
        };
        if !fits || before.is_empty() {
            return None;
        }
        if noun.kind == CueKind::View && !doubt && !self.lexicon.has(List::Forward, noun.word) {
            return None;
        }
        if quotative(self.lexicon, before).is_some() && !self.lexicon.is_prospective(before) {
            return None;
        }
        let form = if noun.kind == CueKind::Will {
            Form::Will
        } else if doubt {
            Form::Modifying
        } else {
            Form::Expecting
        };
        // 계획인, 예정된: they modify, they don't report.
        let end = self.words.get(last)?.span.end;
        let end =
            quotative(self.lexicon, before).map_or(end, |(_, bytes)| self.end_of(last, bytes));
        let end = act.map_or(end, |act| self.end_of(last, act.len()));
        let make = |hit: Hit| {
            Some(Report {
                form,
                last,
                end,
                next: at,
                hit: Some(hit),
                noun: Some(noun),
                chained: false,
            })
        };
        if matches!(noun.word, "생각" | "약속" | "다짐" | "뜻")
            && particle::is_copula(rest)
            && form == Form::Will
            && rest != "이다"
            && rest != "다"
        {
            return None;
        }
        // 열릴 예정이었다: what had been planned is no plan.
        if noun.word == "예정" && (rest.starts_with("이었") || rest.starts_with('였')) {
            return None;
        }
        if particle::is_copula(rest) {
            let quoted = rest.starts_with("이라") || rest.starts_with('라');
            return make(Hit {
                first: at,
                last: at,
                cue: None,
                end: if quoted && quotative(self.lexicon, text).is_some() {
                    End::Quoted
                } else {
                    End::Final
                },
            });
        }
        if rest.is_empty() && at + 1 == self.words.len() && noun.kind == CueKind::Will {
            return make(Hit {
                first: at,
                last: at,
                cue: None,
                end: End::Nominal,
            });
        }
        let kinds: &[CueKind] = &[CueKind::Say, CueKind::Light, CueKind::Told, CueKind::Found];
        let mut hit = self.predicate_within(at + 1, 4, kinds)?;
        // 살 의향이 있는 것으로 조사됐다: the finding reports, not the will.
        let found = (at + 1..=hit.last).any(|i| self.text(i) == "것으로");
        if found || matches!(hit.end, End::Adnominal | End::Hypothetical) {
            return None;
        }
        if matches!(noun.word, "생각" | "뜻" | "의지")
            && hit.cue.is_some_and(|c| c.kind == CueKind::Light)
        {
            return None;
        }
        hit.first = at;
        make(hit)
    }

    /// -ㄹ 가능성에 무게를 두다, -는 결과가 나왔다
    pub(super) fn weighed(&self, at: usize, last: usize, noun: Cue, rest: &str) -> Option<Report> {
        let before = self.text(last);
        let result = noun.word == "결과";
        let fits = if result {
            before.ends_with('는') && matches!(rest, "가" | "도")
        } else {
            self.lexicon.is_prospective(before)
        };
        if !fits {
            return None;
        }
        let mut hit = self.predicate_within(
            at + 1,
            if result { 1 } else { 3 },
            &[CueKind::Light, CueKind::Say, CueKind::Told],
        )?;
        let word = hit.cue.map_or("", |c| c.word);
        let list = if result {
            List::ResultLight
        } else {
            List::Weighing
        };
        if !self.lexicon.has(list, word) || matches!(hit.end, End::Adnominal | End::Hypothetical) {
            return None;
        }
        hit.first = at;
        let end = self.words.get(last)?.span.end;
        let end = quotative(self.lexicon, before).map_or(end, |(_, b)| self.end_of(last, b));
        Some(Report {
            form: Form::Expecting,
            last,
            end,
            next: at,
            hit: Some(hit),
            noun: Some(noun),
            chained: false,
        })
    }

    /// 흑자 전환 전망이 나오다; 낙점 추측
    pub(super) fn bare_noun(&self, at: usize, before: &[Report]) -> Option<Report> {
        let text = self.text(at);
        let (noun, rest) = self.lexicon.noun(text, &[CueKind::View])?;
        if !self.lexicon.has(List::Rumour, noun.word) {
            return None;
        }
        let last = at.checked_sub(1)?;
        let head = self.words.get(last)?;
        if head.is_quote()
            || self.lexicon.is_prospective(head.text)
            || !particle::is_bare(head.text)
            || head.comma
            || before
                .last()
                .is_some_and(|r| r.hit.is_some_and(|h| h.last >= last))
        {
            return None;
        }
        let hit = if matches!(rest, "이" | "도" | "까지" | "까지도" | "가") {
            let mut hit = self.predicate_within(at + 1, 2, &[CueKind::Light])?;
            if !hit.cue.is_some_and(|c| self.lexicon.has(List::Far, c.word))
                || matches!(hit.end, End::Adnominal | End::Hypothetical)
            {
                return None;
            }
            // 축소 가능성이 제기되면서
            if noun.word != "가능성" {
                hit.first = at;
            }
            hit
        } else if rest.is_empty()
            && (matches!(self.text(at + 1), "속에" | "속" | "속에서" | "아래")
                || matches!(noun.word, "관측" | "추측") && self.closes(at))
        {
            let behind = usize::from(self.text(at + 1).starts_with('속'));
            Hit {
                first: at,
                last: at + behind,
                cue: None,
                end: End::Nominal,
            }
        } else {
            return None;
        };
        Some(Report {
            form: Form::Bare,
            last,
            end: head.span.end,
            next: at,
            hit: Some(hit),
            noun: Some(noun),
            chained: false,
        })
    }

    /// Whether a headline's phrase ends behind word `at`.
    pub(super) fn closes(&self, at: usize) -> bool {
        at + 1 == self.words.len()
            || self
                .words
                .get(at)
                .zip(self.words.get(at + 1))
                .is_some_and(|(a, b)| {
                    b.outer.start > a.outer.end && !a.comma && b.outer.start - a.outer.end >= 3
                })
    }
}
