//! Contents whose subject is their own: what is said of nobody in particular, and what somebody intends.

use super::{Place, Read};
use crate::claim::ko::cue::CueKind;
use crate::claim::ko::ending::{is_adnominal, open_end};
use crate::claim::ko::list::List;
use crate::claim::ko::particle::{Role, role};
use crate::claim::ko::predicate::End;
use crate::claim::ko::report::Form;
use crate::claim::ko::speaker::{Phrase, Voice};
use crate::claim::ko::voicing::Voicing;
use crate::text::hangul::final_consonant;

impl Place<'_, '_> {
    /// Content of a passive report: all of its clause; only groups that are said to think so stand outside.
    pub(super) fn passive(&self, begin: usize, last: usize, read: &mut Read) {
        let mut start = self.after_past_clause(begin, last);
        // …영향을 미쳐, 일각에서는 …: behind a clause, whoever is said to think so opens the content.
        let apart = (begin + 1..last).rev().find(|&at| {
            role(self.word(at)).is_some_and(|(role, _)| role == Role::Within)
                && self.words.get(at - 1).is_some_and(|w| w.comma)
                && self
                    .cast
                    .phrase(self.words, at)
                    .is_some_and(|p| p.voice == Voice::Group)
        });
        let begin = apart.unwrap_or(begin);
        // 일부 시각에서는, 업계에선
        for at in begin..last.min(begin + 6) {
            let Some((role, stem)) = role(self.word(at)) else {
                continue;
            };
            if role != Role::Within {
                if self.cast.phrase(self.words, at).is_some() {
                    read.has_subject = true;
                    break;
                }
                continue;
            }
            if matches!(stem, "시각" | "관점" | "측면" | "의견" | "보도") {
                start = start.max(at + 1);
                break;
            }
            if let Some(phrase) = self.cast.phrase(self.words, at)
                && matches!(phrase.voice, Voice::Group | Voice::Outlet | Voice::Person)
            {
                read.phrase = Some(phrase);
                start = start.max(at + 1);
                break;
            }
        }
        // 조사업체는 … 밝혔는데, …로 집계되었다: who found it stands in the clause before.
        let found = self
            .report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| c.kind == CueKind::Found);
        // 인과관계 검정결과, …로 나타났다: the inquiry stands outside.
        if found
            && let Some(at) = (begin..last).rev().find(|&at| {
                self.word(at).ends_with("결과") && self.words.get(at).is_some_and(|w| w.comma)
            })
        {
            start = start.max(at + 1);
        }
        if found && read.phrase.is_none() {
            read.phrase = (begin..start.min(last)).find_map(|at| {
                self.cast.phrase(self.words, at).filter(|p| {
                    p.role == Role::Topic
                        && matches!(p.voice, Voice::Body | Voice::Outlet | Voice::Person)
                })
            });
        }
        // 경찰은 …다는 의혹도 들여다봤다: who deals with it stands outside, but did not say it.
        if read.phrase.is_none()
            && self.report.noun.is_some()
            && self
                .report
                .hit
                .is_some_and(|h| h.first == h.last && h.cue.is_none())
            && self
                .report
                .hit
                .is_some_and(|h| self.word(h.first).ends_with(['을', '를', '도', '에']))
            // 경찰은, 업체 측은
            && let Some(phrase) = (begin..last.min(begin + 2)).find_map(|at| {
                self.cast.phrase(self.words, at).filter(|p| {
                    // 이 관계자는
                    let shown = usize::from(matches!(self.word(begin), "이" | "그"));
                    p.role == Role::Topic
                        && p.first <= begin + shown
                        && (matches!(p.voice, Voice::Person | Voice::Body | Voice::Group)
                            // 한들푸드는 …라는 보도에 대해: who answers it, even by an unknown name.
                            || p.voice == Voice::Unknown
                                && p.first == begin
                                && self.answers()
                                && self.cast.is_nameable(self.words, p))
                })
            })
        {
            start = start.max(phrase.last + 1);
            // …는 판단에 따라: it is his own.
            let follows = self
                .report
                .hit
                .is_some_and(|h| self.word(h.first + 1).starts_with("따"));
            if follows {
                read.phrase = Some(phrase);
            }
        }
        // 기자의 질문: who asks stands before the noun; who is asked stands before the content.
        if self.report.noun.is_some_and(|n| n.kind == CueKind::Ask) {
            for at in begin..last {
                if let Some(phrase) = self.cast.phrase(self.words, at)
                    && phrase.role == Role::Topic
                {
                    start = start.max(at + 1);
                    break;
                }
            }
            // 8일 브리핑에서 표가 모자라지 않느냐는 물음에
            start = self.skip_adjuncts(start, last, read);
        }
        // 진정서에는 …다는 내용이 담겼다
        if matches!(self.report.form, Form::Modifying) && self.report.noun.is_none() {
            let paper = (start..last.min(start + 4)).find_map(|at| Some((at, self.document(at)?)));
            if let Some((at, paper)) = paper {
                read.via = read.via.or(Some(paper));
                start = start.max(at + 1);
            }
        }
        // 파업을 예고해 혼잡이 예상된다: a bare noun begins behind the clause before it.
        if self.report.form == Form::Bare && self.report.noun.is_none() {
            let clause = (start..last)
                .rev()
                .find(|&at| open_end(self.word(at)).is_some_and(|end| end == End::Connective));
            start = clause.map_or(start, |at| at + 1);
        }
        read.start = self.start_of(start);
    }

    /// Content of an intention: behind the one who intends.
    pub(super) fn planned(&self, begin: usize, last: usize, read: &mut Read) {
        let mut best: Option<Phrase> = self.short_body(begin).filter(|_| begin < last);
        // 용량은 80㎿로, …: what cannot act opens the sentence.
        let mut opened = false;
        for at in begin..last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                // 6월에는: when, not who.
                if role(self.word(at)).is_some_and(|(r, stem)| {
                    matches!(r, Role::Topic | Role::Subject) && !stem.ends_with(['에', '로', '터'])
                }) {
                    read.has_subject = true;
                }
                continue;
            };
            // 교육부도 …할 계획이다: who comes first of the sentence intends it too.
            let too = phrase.role == Role::Too
                && phrase.first == begin
                && matches!(phrase.voice, Voice::Person | Voice::Body | Voice::Outlet);
            if phrase.role == Role::Within || phrase.role == Role::Too && !too {
                continue;
            }
            read.has_subject = true;
            let acts = match phrase.voice {
                // 새온물류는 …을 제안할 예정이다: one word that opens the sentence, and does something to something.
                Voice::Unknown => {
                    phrase.role == Role::Topic
                        && phrase.first == 0
                        && phrase.last == 0
                        && !self.word(last).ends_with(['될', '질', '릴'])
                        && (at + 1..last).any(|i| self.word(i).ends_with(['을', '를']))
                        && self.cast.is_nameable(self.words, &phrase)
                }
                Voice::Answerers => false,
                Voice::Place => phrase.role == Role::Topic,
                _ => true,
            };
            if !acts {
                opened |= best.is_none() && phrase.role == Role::Topic;
                continue;
            }
            // 용량은 80㎿로, 한빛은 …: only another topic behind a clause acts then.
            let anew = phrase.role == Role::Topic
                && phrase
                    .first
                    .checked_sub(1)
                    .and_then(|i| self.words.get(i))
                    .is_some_and(|w| w.comma);
            if opened && best.is_none() && !anew {
                continue;
            }
            if self.is_embedded(at, last, &phrase) {
                continue;
            }
            let better = best.is_none_or(|b| {
                b.role == Role::Subject && phrase.role == Role::Topic
                    || phrase.last > b.last + 3
                        && phrase.role == b.role
                        && phrase.role == Role::Topic
                        && !self
                            .word(phrase.first.saturating_sub(1))
                            .ends_with(|c: char| c.is_ascii_digit() || c == '%')
            });
            if better {
                best = Some(phrase);
            }
        }
        let cut = self.after_past_clause(begin, last);
        match best {
            Some(phrase) => {
                read.phrase = Some(phrase);
                let mut start = (phrase.last + 1).max(cut);
                // 두 회사는 지난주 값을 내리기로 합의했다: when they agreed.
                let agreed = self.report.noun.is_none()
                    && self.report.hit.is_some_and(|h| {
                        !self.word(h.last).starts_with(['하', '했']) || h.first < h.last
                    });
                if agreed && self.word(start).starts_with("지난") {
                    start = self.skip_week(start, last).unwrap_or(start);
                }
                read.start = self.start_of(self.after_settled(start, last));
            }
            None => {
                // 모여든 참가자들 중에서: those among whom it is done.
                read.phrase = (begin..last).find_map(|at| {
                    let text = self.word(at);
                    let plural = text
                        .strip_suffix("들")
                        .or_else(|| text.strip_suffix("들이"))?;
                    self.word(at + 1).starts_with("중").then(|| {
                        self.cast
                            .named(self.words, at, &format!("{plural}들"), Role::Subject)
                    })?
                });
                read.start = self.start_of(cut);
            }
        }
    }

    /// Whether it is only told, by nobody in particular: …고 한다.
    fn is_general(&self) -> bool {
        self.report.form == Form::Saying
            && self
                .report
                .hit
                .and_then(|h| h.cue)
                .is_some_and(|c| c.word == "하다")
    }

    /// The word behind what is done already where something else is planned: 운전자를 입건하고, 긴급회의를 열어
    fn after_settled(&self, start: usize, last: usize) -> usize {
        let lexicon = self.cast.lexicon;
        let settled = (start + 1..last.saturating_sub(1)).rev().find(|&at| {
            let text = self.word(at);
            let object = self.word(at - 1).strip_suffix(['을', '를']);
            text.ends_with(['고', '해', '아', '어', '친'])
                && (lexicon.has(List::Settled, text)
                    || object.is_some_and(|o| lexicon.is_venue(o)) && lexicon.has(List::Held, text))
                // 오는 20일 회의를 열어 제재를 논의할: that is still to come, too.
                && !(start..at).any(|i| self.is_to_come(i))
        });
        settled.map_or(start, |at| at + 1)
    }

    /// Whether word `at` leads a time to come.
    fn is_to_come(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "오는" | "다음" | "내일" | "내년" | "내달" | "이르면"
        )
    }

    /// The word behind the last clause before the content that tells what has happened: 만났으며, …; 했지만, ….
    pub(super) fn after_past_clause(&self, begin: usize, last: usize) -> usize {
        let mut start = begin;
        let forward = matches!(self.report.form, Form::Will | Form::Expecting)
            || self.report.form == Form::AsThat
                && self
                    .report
                    .hit
                    .and_then(|h| h.cue)
                    .is_some_and(|c| c.modality == Some(crate::Modality::Forecast));
        // 다친 사람들은 병원으로 옮겨졌으며, 아이들은 위독한 것으로 전해졌다: what is told has a subject of its own.
        // What is counted is told of both: 수출은 늘었고, 수입은 준 것으로 집계됐다.
        // So is what somebody's words accord with: 재단에 따르면 …했으며, ….
        let accords = self
            .region
            .checked_sub(1)
            .is_some_and(|i| self.word(i).ends_with("따르면") || self.word(i).ends_with("의하면"));
        let told = !forward
            && !accords
            && self.report.form != Form::Explaining
            && (self.voicing == Voicing::Passive || self.is_general())
            && self.report.hit.and_then(|h| h.cue).is_none_or(|c| {
                c.kind != CueKind::Found || matches!(c.word, "확인되다" | "드러나다" | "밝혀지다")
            });
        let endings: &[&str] = if forward {
            &["으며", "고", "지만", "으나", "는데"]
        } else {
            &["지만", "으나", "는데"]
        };
        for at in begin..last {
            let text = self.word(at);
            let comma = self.words.get(at).is_some_and(|w| w.comma);
            // …상황이기 때문에 …할 전망이다, …가운데, …: the reason and the background are told for sure.
            let given = text == "때문에" && self.word(at.saturating_sub(1)).ends_with("기")
                || comma && matches!(text, "가운데" | "만큼" | "것으로");
            // …가 알려진 후, …해야 한다는 여론이 거세다
            let since = comma
                && matches!(text, "후" | "뒤")
                && matches!(self.report.form, Form::Modifying)
                && is_adnominal(self.word(at.saturating_sub(1)));
            if (forward && given || since) && at + 2 < last {
                start = at + 1;
                continue;
            }
            // 사망자가 보고되었으며 …: what was reported before is over.
            let reported = text.ends_with("으며")
                && self
                    .cast
                    .lexicon
                    .predicate(text, &[CueKind::Told, CueKind::Found])
                    .is_some_and(|h| h.end == End::Connective);
            let past = reported
                || (forward || comma)
                    && endings.iter().any(|e| {
                        text.strip_suffix(e)
                            .and_then(|s| s.chars().next_back())
                            .is_some_and(|c| final_consonant(c) == Some(20))
                    });
            // 그는 수업을 받았으나, 지위가 박탈된 것으로 알려졌다: both are told of one topic.
            let shared = !forward
                && !reported
                && (text.ends_with("으나") || text.ends_with("지만"))
                && self.voicing == Voicing::Passive
                && !self.is_general()
                && (begin..at).any(|i| self.is_topic(i))
                && !(at + 1..last.min(at + 6)).any(|i| self.is_topic(i));
            let past = past && !shared;
            let stative =
                self.report.form == Form::Will && matches!(text, "있으며" | "있고") && comma
                    || comma && matches!(text, "없으나" | "없지만" | "있으나" | "있지만");
            let anew = comma
                && (told || forward)
                && self.is_apart(begin, at, told)
                && (at + 1..last.min(at + 6)).any(|i| self.is_marked(i));
            if past || stative || anew {
                start = at + 1;
            }
        }
        self.skip_connectives(start)
    }

    /// Whether a clause with a subject of its own ends with word `at`: 옮겨졌으며, 나무이고
    fn is_apart(&self, begin: usize, at: usize, told: bool) -> bool {
        let text = self.word(at);
        let past = told
            && ["으며", "고"].iter().any(|e| {
                text.strip_suffix(e)
                    .and_then(|s| s.chars().next_back())
                    .is_some_and(|c| final_consonant(c) == Some(20))
            });
        let is = text.ends_with("이고") || text.ends_with("이며");
        (past || is) && (begin..at).any(|i| self.is_marked(i))
    }

    /// Whether somebody is answered: 보도에 대해, 의혹에는
    fn answers(&self) -> bool {
        self.report.hit.is_some_and(|h| {
            self.word(h.first).ends_with('에') && self.word(h.first + 1).starts_with("대해")
        })
    }

    /// Whether word `at` is marked as topic.
    fn is_topic(&self, at: usize) -> bool {
        self.is_marked(at) && role(self.word(at)).is_some_and(|(role, _)| role == Role::Topic)
    }

    /// Whether word `at` is marked as topic or subject.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        let text = self.word(at);
        role(text).is_some_and(|(role, stem)| {
            matches!(role, Role::Topic | Role::Subject | Role::Too)
                && stem.chars().count() > 1
                && !self.cast.lexicon.is_attributive(text)
        })
    }
}
