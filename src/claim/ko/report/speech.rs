//! Contents of papers and of nouns of speech or thought that no list has: …는 내용의 공문, …다는 뒷말, …다는 뜻에서 한 말.

use super::reader::{Form, Hit, Reader, Report};
use crate::claim::ko::cue::{Cue, CueKind};
use crate::claim::ko::ending::open_end;
use crate::claim::ko::list::List;
use crate::claim::ko::particle::{self, is_gist};
use crate::claim::ko::predicate::End;

/// Beginnings of what is done with a paper that says something.
const SENDING: &[&str] = &[
    "냈", "내고", "내며", "내놨", "내놓", "발표", "배포", "올렸", "올려", "올리", "보냈", "보내",
    "돌렸", "남겼", "띄웠", "게시",
];

impl Reader<'_, '_> {
    /// -다는 내용의 문자를 돌리다, -다는 요지의 연설을 하다, -다는 내용이 담기다
    pub(super) fn documented(&self, at: usize, end: usize, form: Form) -> Option<Report> {
        let gist = self.text(at + 1);
        // “…”는 입장문을 냈다
        let paper = gist
            .strip_suffix(['을', '를'])
            .is_some_and(|stem| self.lexicon.is_document(stem));
        let hit = if paper && matches!(form, Form::Quoted(_)) {
            let verb = at + 2;
            let sends = SENDING.iter().any(|v| self.text(verb).starts_with(v));
            if !sends {
                return None;
            }
            let (_, last, closes) =
                self.grow(verb, verb, open_end(self.text(verb)).unwrap_or(End::Final));
            Hit {
                first: at + 1,
                last,
                cue: self.doing(),
                end: closes,
            }
        } else if let Some(of) = gist.strip_suffix('의') {
            if !is_gist(of) {
                return None;
            }
            let paper = (at + 2..at + 5).find(|&i| {
                let text = self.text(i);
                // …는 내용의 글과 사진을 올렸다
                let stem = text
                    .strip_suffix(['을', '를', '이', '가', '도', '과', '와'])
                    .unwrap_or("");
                self.lexicon.is_document(stem)
                    || self.lexicon.is_venue(stem)
                    || self.lexicon.noun(stem, &[CueKind::View]).is_some()
            })?;
            let verb = (paper + 1..paper + 4).find(|&i| open_end(self.text(i)).is_some())?;
            let (_, last, closes) = self.grow(verb, verb, open_end(self.text(verb))?);
            // 연설을 하며: 하다 takes its noun along.
            let does = verb == paper + 1 && self.text(verb).starts_with(['하', '했', '해']);
            let sends = self.text(paper).ends_with(['을', '를', '과', '와']);
            Hit {
                first: if does { paper } else { verb },
                last,
                cue: self.doing().filter(|_| sends),
                end: closes,
            }
        } else {
            let stem = gist.strip_suffix(['이', '가', '도'])?;
            let verb = at + 2;
            let holds = is_gist(stem) && self.lexicon.begins_in(List::Arising, self.text(verb));
            if !holds {
                return None;
            }
            let (first, last, closes) =
                self.grow(verb, verb, open_end(self.text(verb)).unwrap_or(End::Final));
            Hit {
                first,
                last,
                cue: None,
                end: closes,
            }
        };
        Some(Report {
            form,
            last: at,
            end,
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// -다는 뜻에서 한 말이다: it goes on with what was said just before.
    pub(super) fn meant(&self, at: usize, end: usize) -> Option<Report> {
        let meant = matches!(self.text(at + 1), "뜻에서" | "취지에서" | "의미에서")
            && matches!(self.text(at + 2), "한" | "나온" | "던진");
        let (_, rest) = self.lexicon.noun(self.text(at + 3), &[CueKind::View])?;
        (meant && particle::is_copula(rest)).then_some(Report {
            form: Form::Explaining,
            last: at,
            end,
            next: at + 1,
            hit: Some(Hit {
                first: at + 2,
                last: at + 3,
                cue: None,
                end: End::Final,
            }),
            noun: None,
            chained: false,
        })
    }

    /// The cue of 하다, for predicates of doing something with words.
    fn doing(&self) -> Option<Cue> {
        self.lexicon
            .predicate("했다", &[CueKind::Say])
            .map(|found| found.cue)
    }

    /// -다는 뒷말이 무성하다, -다는 농담도 하다: any noun of speech or thought that is there, arises or is made.
    pub(super) fn voiced(
        &self,
        at: usize,
        end: usize,
        form: Form,
        noun_at: usize,
    ) -> Option<Report> {
        let text = self.text(noun_at);
        let spoken = self.lexicon.speech(text);
        // “…” 같은 후기가 달렸다
        let written = text
            .strip_suffix(['이', '가', '도'])
            .filter(|stem| matches!(form, Form::Quoted(_)) && self.lexicon.is_document(stem));
        let (noun, rest) = match (spoken, written) {
            (Some((noun, rest)), _) => (Some(noun), rest),
            (None, Some(stem)) => (
                self.lexicon
                    .noun("글", &[CueKind::View])
                    .map(|(noun, _)| noun),
                text.get(stem.len()..)?,
            ),
            _ => return None,
        };
        let hit = if particle::is_copula(rest) {
            Hit {
                first: noun_at,
                last: noun_at,
                cue: None,
                end: End::Final,
            }
        } else {
            let verb = noun_at + 1;
            let word = self.text(verb);
            let arises = matches!(rest, "이" | "가" | "도" | "까지" | "들이" | "들도")
                && self.lexicon.begins_in(List::Arising, word);
            let makes = spoken.is_some()
                && matches!(rest, "을" | "를" | "도" | "까지")
                && open_end(word).is_some();
            if !arises && !makes {
                return None;
            }
            let closes = open_end(word).unwrap_or(End::Final);
            let (_, mut last, mut closes) = self.grow(verb, verb, closes);
            // 터져 나왔다
            let next = self.text(verb + 1);
            if last == verb && word.ends_with(['져', '려', '와', '어']) && next.starts_with('나')
            {
                last = verb + 1;
                closes = open_end(next).unwrap_or(End::Final);
            }
            let arising = self
                .lexicon
                .predicate("나왔다", &[CueKind::Light])
                .map(|found| found.cue);
            Hit {
                first: if spoken.is_some() { noun_at } else { verb },
                last,
                cue: if arises { arising } else { self.doing() },
                end: closes,
            }
        };
        Some(Report {
            form,
            last: at,
            end,
            next: at + 1,
            hit: Some(hit),
            noun,
            chained: false,
        })
    }
}
