//! Contents that somebody tells in the active: they begin behind the subject of the predicate that reports.

use super::{Place, Read, rank};
use crate::claim::ko::cue::CueKind;
use crate::claim::ko::ending::{is_adnominal, open_end};
use crate::claim::ko::list::List;
use crate::claim::ko::particle::{Role, role};
use crate::claim::ko::predicate::End;
use crate::claim::ko::report::Form;
use crate::claim::ko::speaker::{Phrase, Voice};

impl Place<'_, '_> {
    /// Content of an active report: behind its speaker and what belongs to the reporting predicate.
    pub(super) fn active(&self, begin: usize, last: usize, read: &mut Read) {
        if self.carried {
            // Same speaker as before, unless the new content opens with another.
            let new = (begin..=last.min(begin + 4)).find_map(|at| {
                self.cast.phrase(self.words, at).filter(|p| {
                    p.role == Role::Topic && matches!(p.voice, Voice::Body | Voice::Outlet)
                })
            });
            if let Some(phrase) = new
                && self.is_told_on()
            {
                read.phrase = Some(phrase);
                read.start = self.start_of(phrase.last + 1);
            }
            return;
        }
        let short = |read: &Read| {
            self.short_body(begin)
                .filter(|_| begin < last && read.phrase.is_none())
        };
        let lays_down = self
            .report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| self.cast.lexicon.has(List::LaysDown, c.word));
        let speaker = self.active_speaker(begin, last, read).or_else(|| {
            (begin..last.min(begin + 4))
                .filter(|_| lays_down)
                .find_map(|at| self.cast.law(self.words, at))
        });
        let Some(phrase) = short(read).or(speaker) else {
            // …주춤했지만, …는 계획을 세웠다
            let begin = self.after_past_clause(begin, last);
            read.via = self.via_within(begin, last);
            read.start = self.start_of(self.skip_adjuncts(begin, last, read));
            return;
        };
        read.phrase = Some(phrase);
        let mut start = phrase.last + 1;
        let before = self.via_within(begin, start);
        if let Some(next) = self.relay(start, last, read) {
            start = next;
        }
        start = self.skip_adjuncts(start, last, read);
        if self.report.form == Form::Object {
            // 제품을 공개하면서 발매를 예고했다: a noun phrase begins behind any clause.
            let clause = (start..last).rev().find(|&at| {
                self.word(at) != "지난해" && open_end(self.word(at)) == Some(End::Connective)
            });
            start = clause.map_or(start, |at| at + 1);
            while start < last && self.cast.lexicon.has(List::Steady, self.word(start)) {
                start += 1;
            }
        }
        if matches!(self.report.form, Form::Counted | Form::Object) {
            start = self.skip_month(start, last, read);
        }
        read.via = read.via.or(before).or_else(|| self.broadcast(begin, start));
        read.start = self.start_of(start);
    }

    /// The subject of the reporting predicate among the topics and subjects before the content's end.
    fn active_speaker(&self, begin: usize, last: usize, read: &mut Read) -> Option<Phrase> {
        let mut best: Option<Phrase> = None;
        let mut opened = false;
        for at in begin..=last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                if let Some((role, stem)) = role(self.word(at)) {
                    read.has_subject = true;
                    // 자산은 …: what cannot speak begins the content.
                    opened |=
                        role == Role::Topic && best.is_none() && self.cast.lexicon.is_thing(stem);
                }
                continue;
            };
            read.has_subject = true;
            if at == last || self.is_embedded(at, last, &phrase) {
                continue;
            }
            // 당은 …라며 맞서며, 대통령이 …라고 논평했다: a subject behind belongs to the content.
            if self.led && phrase.role == Role::Subject {
                continue;
            }
            // 중국과 인도는 크겠지만, 다른 나라들은 줄어들 것이라고 내다봤다: lands that are set against others.
            if self.is_contrasted(&phrase, last) {
                opened |= best.is_none();
                continue;
            }
            if phrase.role == Role::Subject && self.is_accused(&phrase, begin, last) {
                read.phrase = None;
                continue;
            }
            let opens = phrase.first <= begin + 1
                || phrase.last <= begin + 2
                || self.opens_behind_clause(begin, phrase.first);
            let unknown = phrase.voice == Voice::Unknown
                && opens
                && match phrase.role {
                    Role::Topic => !self.continues || self.names_speaker(&phrase, last),
                    Role::Within => self.is_told_on(),
                    Role::Subject => !self.continues && phrase.first <= begin,
                    Role::Too => false,
                }
                && self.cast.is_nameable(self.words, &phrase);
            // …이었으며, 연맹은 …라고 밝혔다: behind a clause that is over, a new subject speaks.
            let anew = phrase.role == Role::Topic
                && matches!(
                    phrase.voice,
                    Voice::Person | Voice::Body | Voice::Outlet | Voice::Pronoun
                )
                && phrase.first > begin
                && (self.closes_clause(self.before_modifier(phrase.first) - 1)
                    || best.is_some_and(|b| b.role == Role::Subject)
                        && self.opposes(phrase.first - 1));
            // 신문은 …했고 배우들은 …했다고 전했다: an outlet tells of both.
            let relays =
                self.is_told_on() && best.is_some_and(|b: Phrase| b.voice == Voice::Outlet);
            if anew && !relays && (best.is_some() || opened) {
                best = Some(phrase);
                continue;
            }
            if rank(&phrase) == 0 && !unknown {
                // A topic that cannot speak begins the content: what follows cannot name the speaker.
                opened |= phrase.role == Role::Topic && best.is_none();
                continue;
            }
            if opened || best.is_some_and(|b| b.role == Role::Topic) {
                continue;
            }
            match best {
                None => best = Some(phrase),
                // 대회가 시작하기 전에 외신에서는: who is known to speak does.
                Some(old) if old.voice == Voice::Unknown && rank(&phrase) > 0 => {
                    best = Some(phrase);
                }
                // 통신이 속보로 총리가 …다고 발표하였다: the outlet relays what another announced.
                Some(old)
                    if old.voice == Voice::Outlet
                        && old.role == Role::Subject
                        && phrase.role == Role::Subject
                        && phrase.voice == Voice::Person
                        && !self.is_told_on() =>
                {
                    read.via = Some(old.source);
                    best = Some(phrase);
                }
                Some(old) => {
                    // 가 … 는: the topic speaks, unless an outlet or the sentence's first subject came before it.
                    let overrides = old.role == Role::Subject
                        && phrase.role == Role::Topic
                        && old.voice != Voice::Outlet
                        && phrase.voice != Voice::Place
                        && old.first > begin;
                    let within = old.role == Role::Within
                        && (phrase.role == Role::Topic
                            || old.voice == Voice::Body && old.last > begin + 3);
                    if overrides || within {
                        best = Some(phrase);
                    }
                }
            }
        }
        best
    }

    /// Where the phrase that begins at word `first` begins with what it is called by before: 반군단체인 해방전선은.
    fn before_modifier(&self, first: usize) -> usize {
        let called = first.checked_sub(1).is_some_and(|at| {
            at > 0 && self.word(at).ends_with('인') && is_adnominal(self.word(at))
        });
        if called { first - 1 } else { first }
    }

    /// Whether all that stands before word `first` is a clause that modifies it: 총무상이 이끈 창성회의는.
    fn opens_behind_clause(&self, begin: usize, first: usize) -> bool {
        let modifies = first
            .checked_sub(1)
            .filter(|&at| at > begin)
            .is_some_and(|at| is_adnominal(self.word(at)) && self.word(at) != "한");
        modifies
            && (begin..first).all(|at| {
                let word = self.word(at);
                self.words
                    .get(at)
                    .is_some_and(|w| !w.comma && !w.is_quote())
                    && open_end(word).is_none()
                    && (at + 1 == first || role(word).is_none_or(|(r, _)| r != Role::Topic))
            })
    }

    /// Whether a subject belongs to the content, not to what reports it: 병원이 부작용을 숨겼다는 주장이다; … 새 노선을 열면
    /// 기관사가 모자란다고 했다.
    fn is_accused(&self, phrase: &Phrase, begin: usize, last: usize) -> bool {
        let report = self.report;
        if report.form == Form::Modifying && report.noun.is_some() {
            let stated = report.hit.is_some_and(|h| h.cue.is_none());
            let another = (phrase.last + 1..last).any(|at| {
                role(self.word(at)).is_some_and(|(r, stem)| {
                    matches!(r, Role::Topic | Role::Subject) && stem.chars().count() > 1
                }) && !is_adnominal(self.word(at))
            });
            return stated || !another && self.is_light();
        }
        // The only subject of a bare predicate, where somebody speaks on.
        self.continues
            && phrase.last + 1 == last
            && phrase.first > begin
            && (phrase.source.entity.is_none()
                || self
                    .cast
                    .lexicon
                    .bearer(phrase.source.span.of(self.cast.text()))
                    .is_some())
    }

    /// Whether the predicate is one of putting forward: 주장을 펴다.
    fn is_light(&self) -> bool {
        self.report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| c.kind == CueKind::Light)
    }

    /// Whether an unknown topic is a name after all: one who has spoken before, or a content with a subject of its own.
    fn names_speaker(&self, phrase: &Phrase, last: usize) -> bool {
        if self.cast.has_spoken(phrase.source.span) {
            return true;
        }
        (phrase.last + 1..last).any(|at| {
            let word = self.word(at);
            role(word).is_some_and(|(role, stem)| {
                matches!(role, Role::Topic | Role::Subject)
                    && stem.chars().count() > 1
                    && !is_adnominal(word)
                    && !matches!(word, "있는" | "없는" | "하는" | "되는")
            }) && at <= phrase.last + 6
        })
    }

    /// Whether a land is the topic of a clause behind which another topic follows.
    fn is_contrasted(&self, phrase: &Phrase, last: usize) -> bool {
        phrase.voice == Voice::Place
            && phrase.role == Role::Topic
            && (phrase.last + 1..last).any(|at| {
                self.words.get(at).is_some_and(|w| w.comma)
                    && open_end(self.word(at)) == Some(End::Connective)
                    && (at + 1..last.min(at + 4)).any(|i| {
                        role(self.word(i))
                            .is_some_and(|(r, stem)| r == Role::Topic && stem.chars().count() > 1)
                    })
            })
    }

    /// Whether a clause ends with word `at` that another is opposed to: 오를 것으로 보이지만, …
    fn opposes(&self, at: usize) -> bool {
        let text = self.word(at);
        self.words.get(at).is_some_and(|w| w.comma)
            && ["지만", "으나", "는데"].iter().any(|e| text.ends_with(e))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::told;

    #[test]
    fn a_law_lays_down_and_a_counsel_speaks_for_himself() {
        assert_eq!(
            told("도로법 시행령은 길을 넓힐 수 있다고 규정하고 있다."),
            [("길을 넓힐 수 있다", "도로법 시행령", "", "규정하고 있다")]
        );
        assert_eq!(
            told("경찰은 이 일을 단독 범행으로 판단하고 있다."),
            [("이 일을 단독 범행", "경찰", "", "판단하고 있다")]
        );
        assert_eq!(
            told("한빛전자는 “사실무근”이라는 입장이다.")[0].0,
            "사실무근"
        );
    }

    #[test]
    fn the_speaker_of_an_indirect_claim_stands_outside_of_it() {
        assert_eq!(
            told("한빛은행은 10일 금리가 다음 달에 오른다고 밝혔다."),
            [("금리가 다음 달에 오른다", "한빛은행", "", "밝혔다")]
        );
        assert_eq!(
            told("금리가 다음 달에 오른다고 관계자들은 전했다."),
            [("금리가 다음 달에 오른다", "관계자", "", "전했다")]
        );
    }
}
