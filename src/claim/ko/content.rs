//! Where a reported content begins, and who stands before it.

mod active;
mod adjunct;
mod mark;
mod passive;
mod quoted;

use super::attribution::joint;
use super::clause::Word;
use super::cue::CueKind;
use super::ending::{is_adnominal, open_end};
use super::list::List;
use super::particle::{Role, role};
use super::report::{Form, Report};
use super::speaker::{Cast, Phrase, Voice};
use super::voicing::Voicing;
use crate::document::Source;
use crate::text::Span;
use crate::text::hangul::{ends_in_rieul, final_consonant};

pub(super) use mark::{opens_a_term, quotes_a_clause, trim_marks};

/// What was read before a content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    /// Where the content begins.
    pub start: usize,
    pub phrase: Option<Phrase>,
    pub via: Option<Source>,
    /// Whether some subject stands in the content.
    pub has_subject: bool,
    /// Whether the phrase stands right before a quotation.
    pub near: bool,
}

/// Where the content of a report is looked for.
pub(super) struct Place<'a, 't> {
    pub cast: &'a Cast<'a>,
    pub words: &'a [Word<'t>],
    pub report: &'a Report,
    /// The first word that may belong to this report.
    pub region: usize,
    pub voicing: Voicing,
    /// Whether it goes on from the report before with the same speaker.
    pub carried: bool,
    /// Whether somebody spoke just before this sentence, so that it may go on with his words.
    pub continues: bool,
    /// Whether the topic of this very sentence has spoken and goes on: 당은 …라며 맞서며 …
    pub led: bool,
}

impl Place<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Word::plain)
    }

    /// Finds the beginning of the content and the phrase that speaks it.
    pub(super) fn read(&self) -> Read {
        let mut read = self.read_before();
        // 로이터는 …고 소식통을 인용해 전했다
        if let Some(hit) = self.report.hit.filter(|_| !self.report.chained)
            && read.via.is_none()
            && read
                .phrase
                .is_some_and(|p| p.voice == Voice::Outlet && p.last < self.report.last)
        {
            self.relay(self.report.next, hit.first, &mut read);
        }
        // “…”고 보도자료를 통해 밝혔다
        if let Some(hit) = self.report.hit.filter(|_| !self.report.chained) {
            read.via = read
                .via
                .or_else(|| self.via_within(self.report.next, hit.first))
                .or_else(|| {
                    // …라고 한빛신문에서 밝혔다
                    let outlet = |at: usize| {
                        self.cast
                            .phrase(self.words, at)
                            .filter(|p| p.role == Role::Within && p.voice == Voice::Outlet)
                    };
                    let speaks = read.phrase.is_some_and(|p| p.last < self.report.last);
                    (self.report.next..hit.first)
                        .filter(|_| speaks && self.voicing == Voicing::Active)
                        .find_map(outlet)
                        .map(|p| p.source)
                });
        }
        read
    }

    fn read_before(&self) -> Read {
        let direct = matches!(self.report.form, Form::Quoted(_));
        let begin = self.skip_connectives(self.region);
        // …는 의혹도 들여다봤으나 …: the rest of a predicate belongs to no content.
        let begin = if begin > 0 && begin < self.report.last && self.closes_clause(begin) {
            self.skip_connectives(begin + 1)
        } else {
            begin
        };
        let last = self.report.last;
        let mut read = Read {
            start: self.words.get(begin.min(last)).map_or(0, |w| w.span.start),
            phrase: None,
            via: None,
            has_subject: false,
            near: false,
        };
        // …고 소식통들은 밝혔다: behind the content comes first.
        if self.voicing != Voicing::Planned
            && let Some(mut phrase) = self.behind()
        {
            phrase.source = joint(self.cast, self.words, &phrase);
            if self.report.noun.is_some_and(|n| n.kind == CueKind::Ask) && !direct {
                self.passive(begin, last, &mut read);
            }
            // 북한은 …다는 미국의 주장에 대해 불만을 제기했다: who answers it stands outside.
            let answered = self.report.noun.is_some()
                && self
                    .report
                    .hit
                    .is_some_and(|h| self.word(h.first).ends_with('에'));
            if answered
                && let Some(topic) = (begin..last.min(begin + 2)).find_map(|at| {
                    self.cast
                        .phrase(self.words, at)
                        .filter(|p| p.role == Role::Topic && rank(p) > 0)
                })
            {
                read.start = self.start_of(self.skip_connectives(topic.last + 1));
            }
            read.phrase = Some(phrase);
            read.via = self.via_within(begin, last);
            read.has_subject = true;
            // …고 블룸버그가 소식통을 인용해 보도했다
            if let Some(hit) = self.report.hit {
                self.relay(self.report.next, hit.first, &mut read);
            }
            return read;
        }
        if direct {
            self.before_quotation(begin, last, &mut read);
        } else {
            match self.voicing {
                Voicing::Active => self.active(begin, last, &mut read),
                Voicing::Passive => self.passive(begin, last, &mut read),
                Voicing::Planned => self.planned(begin, last, &mut read),
            }
        }
        if let Some(phrase) = &mut read.phrase
            && phrase.role != Role::Subject
        {
            phrase.source = joint(self.cast, self.words, phrase);
        }
        read
    }

    /// A speaker between the content and its predicate.
    fn behind(&self) -> Option<Phrase> {
        let hit = self.report.hit?;
        if self.report.chained {
            return None;
        }
        let active = self.voicing == Voicing::Active;
        for at in self.report.next..hit.first.min(self.words.len()) {
            let adjacent = at + 1 == hit.first;
            // …고 보고서는 밝혔다: what is written speaks where it stands right before the predicate.
            if adjacent
                && active
                && self.report.noun.is_none()
                && let Some(paper) = self.paper(at)
            {
                return Some(paper);
            }
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                // 통계개발원의 분석이다
                if self.report.noun.is_some()
                    && adjacent
                    && let Some(stem) = self.word(at).strip_suffix('의')
                {
                    let side = usize::from(stem == "측" && at > 0);
                    let stem = if side == 1 { self.word(at - 1) } else { stem };
                    if let Some(phrase) =
                        self.cast.named(self.words, at - side, stem, Role::Subject)
                        && phrase.voice != Voice::Unknown
                    {
                        return Some(phrase);
                    }
                }
                // …고 시는 설명했다
                if adjacent
                    && active
                    && let Some(phrase) = self.short_body(at)
                {
                    return Some(phrase);
                }
                continue;
            };
            if phrase.role == Role::Too {
                continue;
            }
            // 박 대표는 …라고 한빛신문에서 밝혔다: the outlet relays.
            if phrase.role == Role::Within
                && phrase.voice == Voice::Outlet
                && active
                && self.opens_with_topic()
            {
                continue;
            }
            // 장관은 “…”면서 국회가 돕는 것의 중요성을 피력했다: whoever opens the sentence speaks.
            let links = matches!(
                self.report.form,
                Form::Linking | Form::Quoted(super::clause::Tail::Linking)
            );
            if links && phrase.role == Role::Subject && !adjacent && self.opens_with_topic() {
                continue;
            }
            let place =
                matches!(phrase.voice, Voice::Place | Voice::Person) && phrase.role == Role::Within;
            let known = !matches!(phrase.voice, Voice::Unknown | Voice::Answerers);
            // 수집가인 케야 모건이 밝혔다: right before the predicate even an unknown name speaks.
            let named = phrase.voice == Voice::Unknown
                && adjacent
                && active
                && phrase.role == Role::Subject
                && self.report.noun.is_none();
            if named || known && !place && (active || phrase.role == Role::Within) {
                return Some(phrase);
            }
        }
        None
    }

    /// A document that is the topic or subject at word `at`: 보고서는, 편지가.
    fn paper(&self, at: usize) -> Option<Phrase> {
        let word = self.words.get(at).filter(|w| !w.is_quote())?;
        let (role, stem) = role(word.text)?;
        let tells = matches!(role, Role::Topic | Role::Subject)
            && self.cast.lexicon.is_document(stem)
            && self
                .cast
                .phrase(self.words, at)
                .is_none_or(|p| p.voice == Voice::Unknown);
        tells.then(|| Phrase {
            source: Source {
                span: Span::new(word.span.start, word.span.start + stem.len()),
                entity: None,
            },
            voice: Voice::Body,
            role,
            first: at,
            last: at,
        })
    }

    /// Whether a topic that can speak stands before the content's end.
    fn opens_with_topic(&self) -> bool {
        (self.region..self.report.last).any(|at| {
            self.cast
                .phrase(self.words, at)
                .is_some_and(|p| p.role == Role::Topic && rank(&p) > 0)
        })
    }

    /// A body that is named by one syllable: 시는, 도는.
    pub(super) fn short_body(&self, at: usize) -> Option<Phrase> {
        if !matches!(self.word(at), "시는" | "도는" | "군은" | "구는" | "당은") {
            return None;
        }
        let word = self.words.get(at)?;
        let first = word.text.chars().next().map_or(0, char::len_utf8);
        Some(Phrase {
            source: Source {
                span: Span::new(word.span.start, word.span.start + first),
                entity: None,
            },
            voice: Voice::Body,
            role: Role::Topic,
            first: at,
            last: at,
        })
    }

    /// Whether a subject belongs to a clause that modifies a noun on the way to the content.
    fn is_embedded(&self, at: usize, last: usize, phrase: &Phrase) -> bool {
        let lexicon = self.cast.lexicon;
        let next = self.word(at + 1);
        let apart = |at: usize| self.words.get(at).is_none_or(|w| w.comma || w.is_quote());
        if at + 2 >= last || apart(at + 1) || !matches!(phrase.role, Role::Subject | Role::Within) {
            return false;
        }
        // 소셜미디어에서 퍼진 소문은, 승객이 아닌 목격자는
        if phrase.role == Role::Within || next == "아닌" {
            return lexicon.is_attributive(next);
        }
        // 의료진이 도착했을 때: the subject of a clause of time.
        let timed = (at + 2..last.min(at + 5)).any(|i| {
            matches!(
                self.word(i),
                "때" | "때는" | "때에는" | "때도" | "때까지" | "때부터"
            ) && self.word(i - 1).ends_with(ends_in_rieul)
        });
        if timed && !(at + 1..at + 4).any(apart) {
            return true;
        }
        let dated =
            next.starts_with(|c: char| c.is_ascii_digit()) || lexicon.has(List::DayLead, next);
        if phrase.voice != Voice::Person
            && is_adnominal(next)
            && !next.ends_with(['은', '을'])
            && !dated
        {
            return true;
        }
        // 이용자가 직접 게임을 만드는 플랫폼은: a verb that modifies comes before any other.
        for i in at + 1..last.min(at + 7) {
            let text = self.word(i);
            if i > at + 1 && apart(i) || open_end(text).is_some() {
                return false;
            }
            let modifies = lexicon.is_attributive(text)
                || text.ends_with('는') && self.word(i - 1).ends_with(['을', '를']);
            if modifies {
                // 국세청이 손해를 입은 주민에게 …할 예정이다: without a topic behind it is the sentence's own subject.
                let topic = |j: usize| {
                    let word = self.word(j);
                    role(word).is_some_and(|(r, stem)| {
                        r == Role::Topic || r == Role::Subject && stem.chars().count() > 1
                    }) && !lexicon.is_attributive(word)
                        && !self.word(j - 1).ends_with(['을', '를'])
                };
                if !(i + 1..last).any(topic) {
                    return false;
                }
                // Somebody speaks all the same where no other speaker follows.
                return phrase.voice != Voice::Person
                    || self.voicing == Voicing::Planned
                    // 전 교육감이 추진해온 개편과 관련해서는 “…”: where somebody speaks on.
                    || self.continues
                        && i == at + 1
                        && matches!(self.report.form, Form::Quoted(_))
                    || (i + 1..last).any(|j| {
                        self.cast
                            .phrase(self.words, j)
                            .is_some_and(|p| p.role == Role::Topic && rank(&p) > 0)
                    });
            }
            if role(text).is_some_and(|(r, _)| matches!(r, Role::Topic | Role::Subject)) {
                return false;
            }
        }
        false
    }

    /// Whether a clause ends with word `at` that tells what has been: …했으며, 이었으나
    fn closes_clause(&self, at: usize) -> bool {
        let text = self.word(at);
        let past = ["으며", "고", "지만", "으나", "는데"].iter().any(|e| {
            text.strip_suffix(e)
                .and_then(|s| s.chars().next_back())
                .is_some_and(|c| final_consonant(c) == Some(20))
        });
        past || matches!(text, "있으나" | "있지만" | "없지만" | "없으나")
    }

    /// Whether the predicate is one of relaying: 보도하다.
    fn is_told_on(&self) -> bool {
        self.report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| matches!(c.word, "보도하다" | "전하다" | "알리다"))
    }

    fn start_of(&self, at: usize) -> usize {
        let at = at.min(self.report.last);
        self.words.get(at).map_or(0, |w| w.span.start)
    }
}

/// How well a phrase fits as speaker; 0: not at all.
fn rank(phrase: &Phrase) -> u8 {
    let voice = match phrase.voice {
        Voice::Person | Voice::Pronoun | Voice::Body | Voice::Outlet | Voice::Group => 4,
        Voice::Answerers => 3,
        Voice::Place if phrase.role == Role::Within => 0,
        Voice::Place => 2,
        Voice::Unknown => return 0,
    };
    match phrase.role {
        Role::Topic => voice + 2,
        Role::Subject => voice,
        Role::Too => voice.min(3),
        Role::Within => u8::from(matches!(
            phrase.voice,
            Voice::Body | Voice::Outlet | Voice::Group
        )),
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::told;

    #[test]
    fn the_subject_of_a_clause_that_modifies_a_noun_does_not_speak() {
        for (text, expected) in [
            (
                "시민이 직접 길을 고르는 새 지도는 내년에 내놓기로 했다.",
                "",
            ),
            (
                "승객이 아닌 목격자 박서준은 비행기가 뒤집혔다고 말했다.",
                "박서준",
            ),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    #[test]
    fn who_answers_an_allegation_stands_outside_of_it() {
        for text in [
            "업체 측은 점검을 소홀히 했다는 의혹에 대해 “점검을 마쳤다”고 반박했다.",
            "경찰은 점검을 소홀히 했다는 의혹도 들여다봤다.",
            "경찰은 점검을 소홀히 했다는 의혹도 들여다보고 있다.",
        ] {
            assert_eq!(told(text)[0].0, "점검을 소홀히 했다", "{text}");
        }
    }

    #[test]
    fn what_is_told_of_another_subject_begins_behind_its_clause() {
        for (text, content) in [
            (
                "다친 사람들은 병원으로 옮겨졌으며, 아이들은 위독한 것으로 전해졌다.",
                "아이들은 위독한",
            ),
            (
                "수출은 크게 늘었으며, 수입은 줄어든 것으로 집계됐다.",
                "수출은 크게 늘었으며, 수입은 줄어든",
            ),
            (
                "설비 용량은 80㎿로, 새벽은행은 내년에 더 늘릴 계획이다.",
                "내년에 더 늘릴",
            ),
            (
                "박서준 대표는 지난해 사고를 언급하며 길이 아직 위험하다고 말했다.",
                "길이 아직 위험하다",
            ),
            (
                "한빛전자는 지난 7일 공장 문을 열었다고 밝혔다.",
                "지난 7일 공장 문을 열었다",
            ),
        ] {
            assert_eq!(told(text)[0].0, content, "{text}");
        }
    }

    #[test]
    fn what_a_lone_predicate_deals_with_belongs_to_it() {
        for (text, content) in [
            (
                "시는 길을 막은 것에 대해 처벌하지 않겠다고 했다.",
                "길을 막은 것에 대해 처벌하지 않겠다",
            ),
            (
                "새벽은행은 값을 올렸다는 의혹에 대해 아는 바가 없다고 말했다.",
                "아는 바가 없다",
            ),
            ("박서준 대표는 토요일 길이 막혔다고 말했다.", "길이 막혔다"),
            (
                "두 회사는 지난주 공장을 함께 짓기로 합의했다.",
                "공장을 함께 짓기",
            ),
            (
                "화재는 20분 만에 꺼졌으며, 다친 사람은 없는 것으로 확인됐다.",
                "다친 사람은 없는",
            ),
        ] {
            assert_eq!(told(text)[0].0, content, "{text}");
        }
    }

    #[test]
    fn a_paper_right_before_the_predicate_speaks() {
        assert_eq!(
            told("물가가 오른다고 보고서는 밝혔다."),
            [("물가가 오른다", "보고서", "", "밝혔다")]
        );
    }
}
