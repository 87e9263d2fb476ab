//! Where a reported content begins, and who stands before it.

mod adjunct;
mod mark;
mod passive;

use super::attribution::joint;
use super::clause::{self, Tail, Word};
use super::lexicon::{Bearer, CueKind, List};
use super::predicate::End;
use super::report::{self, Form, Report};
use super::speaker::{self, Cast, Phrase, Role, Voice};
use crate::document::Source;
use crate::text::Span;
use crate::text::hangul::final_consonant;

pub(super) use mark::{opens_a_term, quotes_a_clause, trim_marks};

/// Whose words a report gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voicing {
    /// Its subject's.
    Active,
    /// Nobody's in particular: the subject belongs to the content.
    Passive,
    /// Its subject's intention.
    Planned,
}

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
        // “…”고 보도자료를 통해 밝혔다
        if let Some(hit) = self.report.hit.filter(|_| !self.report.chained) {
            read.via = read
                .via
                .or_else(|| self.via_within(self.report.next, hit.first));
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

    /// A body that is named by one syllable: 시는, 도는.
    fn short_body(&self, at: usize) -> Option<Phrase> {
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

    /// The speaker of a quotation: the last topic before it, else the last subject.
    fn before_quotation(&self, begin: usize, last: usize, read: &mut Read) {
        // 기사가 “…”라고 대답했다고 알려줬다: what is told on has its own subject right before it.
        let told_on = self.report.hit.is_some_and(|h| h.end == End::Quoted);
        // 후보가 “…”라고 주장한 것에 대해: so has what modifies a noun.
        let modifies = self.report.hit.is_some_and(|h| h.end == End::Adnominal);
        let mut best: Option<Phrase> = None;
        for at in begin..last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                continue;
            };
            if self.is_embedded(at, last, &phrase) {
                continue;
            }
            let adjacent = at + 1 == last;
            let near = modifies && rank(&phrase) > 0 && at + 4 >= last;
            if told_on && adjacent && phrase.role != Role::Within || near {
                best = Some(phrase);
                continue;
            }
            let weight = rank(&phrase);
            // 캐스터가 “…”: a subject right before the words, even an unknown one, beats the subject of another clause.
            if adjacent
                && weight == 0
                && phrase.voice != Voice::Answerers
                && !matches!(phrase.role, Role::Too | Role::Within)
                && best.is_none_or(|b| b.role == Role::Subject)
            {
                best = Some(phrase);
                continue;
            }
            let unknown = phrase.voice == Voice::Unknown
                && (adjacent && phrase.role != Role::Within
                    || phrase.role == Role::Topic
                    || phrase.role == Role::Too && phrase.first == begin);
            let better = match best {
                None => weight > 0 || unknown,
                Some(old) => {
                    weight >= rank(&old) && weight > 0
                        || rank(&old) == 0 && unknown && phrase.role != Role::Subject
                }
            };
            if better {
                best = Some(phrase);
            }
        }
        // 손정의 “좋은 논의”: a headline names its speaker bare.
        if best.is_none()
            && let Some(at) = last.checked_sub(1).filter(|&at| at >= begin)
            && let Some(word) = self.words.get(at)
            && let Some(phrase) = self.among(at, word.plain())
            && phrase.voice != Voice::Answerers
        {
            let headline = self.report.hit.is_none() && last <= begin + 3;
            let digits = phrase.source.span.overlaps(word.span)
                && word.plain().contains(|c: char| c.is_ascii_digit());
            // 전담팀…“…”: the headline goes on after something else.
            let apart = self
                .words
                .get(last)
                .and_then(|q| self.cast.text().get(word.span.end..q.outer.start))
                .is_some_and(|gap| gap.contains(['…', '·', '.', ',']));
            let bare = speaker::is_bare(word.plain()) || self.cast.is_name(word);
            let latin = word.plain().starts_with(|c: char| c.is_ascii_lowercase());
            if bare && !apart && !latin && !digits && (phrase.voice != Voice::Unknown || headline) {
                best = Some(phrase);
                read.near = true;
            }
        }
        if let Some(phrase) = best {
            read.near |= phrase.last + 2 >= last;
            read.phrase = Some(phrase);
        }
        read.via = self.via_within(begin, last);
        self.relay(begin, last, read);
    }

    /// Who stands bare before a headline's quotation; 시장선 is short for 시장에서는.
    fn among(&self, at: usize, word: &str) -> Option<Phrase> {
        let group = |stem: &&str| {
            self.cast
                .lexicon
                .bearer(stem)
                .is_some_and(|(b, _)| b == Bearer::Group)
        };
        let stem = word.strip_suffix('선').filter(group).unwrap_or(word);
        // 위원 6명 중 2명 “…”: who they are of whom some say it.
        let counted = |at: usize| {
            let word = self.word(at);
            word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('명')
        };
        if counted(at)
            && let Some(of) = at.checked_sub(3)
            && matches!(self.word(at - 1), "중" | "가운데")
            && counted(at - 2)
        {
            let span = self.words.get(of)?.span;
            return self
                .cast
                .named(self.words, of, self.word(of), Role::Subject)
                .filter(|p| p.voice == Voice::Person)
                .map(|p| Phrase {
                    source: Source { span, entity: None },
                    last: at,
                    ..p
                });
        }
        self.cast.named(self.words, at, stem, Role::Subject)
    }

    /// 장관은 이번 조치가 “…의 출발점”이라고 평가했다: where what is only partly quoted begins, with its own subject.
    pub(super) fn subject_of_quoted(&self, phrase: &Phrase) -> Option<usize> {
        let last = self.report.last;
        let before = last.checked_sub(1)?;
        let quote = self.words.get(last)?;
        let said = matches!(
            self.report.form,
            Form::Quoted(Tail::Quoting | Tail::Linking | Tail::Modifying)
        );
        let copula = self
            .cast
            .text()
            .get(quote.span.end..quote.outer.end)
            .is_some_and(|tail| tail.contains('라'));
        let (role, stem) = speaker::role(self.word(before))?;
        let fits = said
            && copula
            && role == Role::Subject
            && stem.chars().count() > 1
            && phrase.role == Role::Topic
            && phrase.last < before
            && !clause::is_clause(quote.text)
            && self
                .cast
                .phrase(self.words, before)
                .is_none_or(|p| p.voice == Voice::Unknown);
        if !fits {
            return None;
        }
        let mut read = Read {
            start: 0,
            phrase: None,
            via: None,
            has_subject: true,
            near: false,
        };
        let start = self.skip_adjuncts(phrase.last + 1, last, &mut read);
        let plain = (start..last).all(|at| {
            !self.words.get(at).is_none_or(Word::is_quote)
                && report::open_end(self.word(at)).is_none()
        });
        (plain && start < last).then(|| self.start_of(start))
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
        if phrase.voice != Voice::Person
            && report::is_adnominal(next)
            && !next.ends_with(['은', '을'])
        {
            return true;
        }
        // 이용자가 직접 게임을 만드는 플랫폼은: a verb that modifies comes before any other.
        for i in at + 1..last.min(at + 7) {
            let text = self.word(i);
            if i > at + 1 && apart(i) || report::open_end(text).is_some() {
                return false;
            }
            let modifies = lexicon.is_attributive(text)
                || text.ends_with('는') && self.word(i - 1).ends_with(['을', '를']);
            if modifies {
                // 국세청이 손해를 입은 주민에게 …할 예정이다: without a topic behind it is the sentence's own subject.
                let topic = |j: usize| {
                    let word = self.word(j);
                    speaker::role(word).is_some_and(|(r, stem)| {
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
                    || (i + 1..last).any(|j| {
                        self.cast
                            .phrase(self.words, j)
                            .is_some_and(|p| p.role == Role::Topic && rank(&p) > 0)
                    });
            }
            if speaker::role(text).is_some_and(|(r, _)| matches!(r, Role::Topic | Role::Subject)) {
                return false;
            }
        }
        false
    }

    /// Content of an active report: behind its speaker and what belongs to the reporting predicate.
    fn active(&self, begin: usize, last: usize, read: &mut Read) {
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
                if let Some((role, stem)) = speaker::role(self.word(at)) {
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
            let opens = phrase.first <= begin + 1 || phrase.last <= begin + 2;
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
                && (self.closes_clause(phrase.first - 1)
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

    /// Whether an unknown topic is a name after all: one who has spoken before, or a content with a subject of its own.
    fn names_speaker(&self, phrase: &Phrase, last: usize) -> bool {
        if self.cast.has_spoken(phrase.source.span) {
            return true;
        }
        (phrase.last + 1..last).any(|at| {
            let word = self.word(at);
            speaker::role(word).is_some_and(|(role, stem)| {
                matches!(role, Role::Topic | Role::Subject)
                    && stem.chars().count() > 1
                    && !report::is_adnominal(word)
                    && !matches!(word, "있는" | "없는" | "하는" | "되는")
            }) && at <= phrase.last + 4
        })
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

    /// Whether a clause ends with word `at` that another is opposed to: 오를 것으로 보이지만, …
    fn opposes(&self, at: usize) -> bool {
        let text = self.word(at);
        self.words.get(at).is_some_and(|w| w.comma)
            && ["지만", "으나", "는데"].iter().any(|e| text.ends_with(e))
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
