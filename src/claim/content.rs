//! Where a reported content begins, and who stands before it.

use super::attribution::joint;
use super::clause::Word;
use super::lexicon::{CueKind, List};
use super::predicate::End;
use super::report::{self, Form, Report};
use super::speaker::{self, Cast, Phrase, Role, Voice};
use crate::document::Source;
use crate::text::Span;
use crate::text::hangul::final_consonant;

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

    fn skip_connectives(&self, from: usize) -> usize {
        let mut at = from;
        let lexicon = self.cast.lexicon;
        while at < self.report.last && self.words.get(at).is_some_and(|w| !w.is_quote()) {
            let word = self.word(at);
            // Few words lead a pair: 이와 함께, 한 편.
            let leads = word.starts_with(['이', '그', '한', '뿐']);
            if leads && lexicon.has(List::Pair, &format!("{word}_{}", self.word(at + 1))) {
                at += 2;
            } else if lexicon.has(List::Connective, word) {
                at += 1;
            } else {
                break;
            }
        }
        at.min(self.report.last)
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
                    && let Some(phrase) = self.cast.named(self.words, at, stem, Role::Subject)
                    && phrase.voice != Voice::Unknown
                {
                    return Some(phrase);
                }
                // …고 시는 설명했다
                if adjacent
                    && active
                    && matches!(self.word(at), "시는" | "도는" | "군은" | "구는" | "당은")
                    && let Some(word) = self.words.get(at)
                {
                    let first = word.text.chars().next().map_or(0, char::len_utf8);
                    return Some(Phrase {
                        source: Source {
                            span: Span::new(word.span.start, word.span.start + first),
                            entity: None,
                        },
                        voice: Voice::Body,
                        role: Role::Topic,
                        first: at,
                        last: at,
                    });
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

    fn via_within(&self, from: usize, to: usize) -> Option<Source> {
        (from..to)
            .find_map(|at| self.document(at))
            .or_else(|| self.broadcast(from, to))
    }

    /// The outlet that somebody spoke on: 한빛방송과의 인터뷰에서, CBS 라디오에 출연해.
    fn broadcast(&self, from: usize, to: usize) -> Option<Source> {
        let lexicon = self.cast.lexicon;
        let spoken = (from..to).find(|&at| {
            let text = self.word(at);
            text.starts_with("인터뷰에서") || text.starts_with("출연해") || text.starts_with("나와")
        })?;
        (from..=spoken)
            .rev()
            .take(6)
            .filter(|&at| {
                let word = self.word(at);
                !speaker::role(word).is_some_and(|(r, _)| matches!(r, Role::Topic | Role::Subject))
            })
            .find_map(|at| {
                let word = self.words.get(at)?;
                let text = word.plain();
                let stem = ["과의", "와의", "과", "와", "에", "의"]
                    .iter()
                    .find_map(|p| text.strip_suffix(p))
                    .unwrap_or(text)
                    .trim_end_matches(|c: char| "’”'\"".contains(c));
                let phrase = self.cast.named(self.words, at, stem, Role::Within)?;
                let own = lexicon.is_venue(stem) && phrase.source.entity.is_none();
                (phrase.voice == Voice::Outlet && !own).then_some(phrase.source)
            })
    }

    /// A document that the speaker used: 보도자료를 통해, 페이스북에.
    fn document(&self, at: usize) -> Option<Source> {
        let word = self.words.get(at)?;
        let text = word.plain();
        let next = self.word(at + 1);
        let used = ["통해", "통하여", "내고", "내어"]
            .iter()
            .any(|w| next.starts_with(w));
        let stem = text
            .strip_suffix("에서는")
            .or_else(|| text.strip_suffix("에서"))
            .or_else(|| text.strip_suffix('에'))
            .or_else(|| text.strip_suffix(['을', '를']).filter(|_| used))
            .or_else(|| {
                text.strip_suffix("으로")
                    .or_else(|| text.strip_suffix('로'))
            })?;
        let head = stem.split('(').next().unwrap_or(stem);
        let outlet = used
            && self
                .cast
                .named(self.words, at, stem, Role::Subject)
                .is_some_and(|p| p.voice == Voice::Outlet);
        // 텔레그램에서 이뤄진 범죄: where something was done, not where it was said.
        let elsewhere = !used && next.ends_with(['진', '린', '된', '한', '난', '던', '는'])
            || [
                "대해", "대한", "관해", "따르", "따라", "의하", "의해", "실린", "나온",
            ]
            .iter()
            .any(|w| next.starts_with(w));
        (!elsewhere && (self.cast.lexicon.is_document(head) || outlet)).then(|| Source {
            span: Span::new(word.span.start, word.span.start + head.len()),
            entity: None,
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
            && let Some(phrase) = self.cast.named(self.words, at, word.plain(), Role::Subject)
            && phrase.voice != Voice::Answerers
        {
            let headline = self.report.hit.is_none() && last <= begin + 3;
            let digits = word.plain().contains(|c: char| c.is_ascii_digit());
            if speaker::is_bare(word.plain())
                && !digits
                && (phrase.voice != Voice::Unknown || headline)
            {
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

    /// Whether a subject belongs to a clause that modifies a noun on the way to the content.
    fn is_embedded(&self, at: usize, last: usize, phrase: &Phrase) -> bool {
        let next = self.word(at + 1);
        phrase.role == Role::Subject
            && phrase.voice != Voice::Person
            && at + 2 < last
            && report::is_adnominal(next)
            && !next.ends_with(['은', '을'])
            && self.words.get(at + 1).is_some_and(|w| !w.comma)
    }

    /// 블룸버그는 관계자를 인용해: the source is the one quoted, the outlet relays.
    fn relay(&self, begin: usize, last: usize, read: &mut Read) -> Option<usize> {
        let at = (begin..last).find(|&at| {
            let word = self.word(at);
            word.starts_with("인용해") || word.starts_with("인용하") || word == "인용"
        })?;
        let mut object_at = at.checked_sub(1)?;
        let object = self.word(object_at);
        let mut stem = object.strip_suffix(['을', '를']).unwrap_or(object);
        if (self.cast.lexicon.has(List::Relayed, stem) || self.cast.lexicon.is_document(stem))
            && object_at > 0
        {
            object_at -= 1;
            let owner = self.word(object_at);
            stem = owner.strip_suffix('의').unwrap_or(owner);
        }
        if stem == "등" && object_at > 0 {
            object_at -= 1;
            stem = self.word(object_at);
        }
        let quoted = self
            .cast
            .named(self.words, object_at, stem, Role::Subject)?;
        if let Some(outlet) = read.phrase {
            read.via = Some(outlet.source);
        }
        read.phrase = Some(quoted);
        Some(at + 1)
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
        let Some(phrase) = self.active_speaker(begin, last, read) else {
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
        read.via = read.via.or(before);
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
                && self.closes_clause(phrase.first - 1);
            if anew && (best.is_some() || opened) {
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

    /// Leaves out what tells when, where and to whom it was said.
    fn skip_adjuncts(&self, from: usize, last: usize, read: &mut Read) -> usize {
        let mut at = from;
        while at < last {
            let word = self.word(at);
            if self.words.get(at).is_some_and(Word::is_quote) {
                break;
            }
            let next = self.skip_connectives(at);
            if next > at {
                at = next;
            } else if matches!(word, "이날" | "전날" | "오늘" | "같은날") {
                at += 1;
            } else if let Some(next) = self.skip_day(at, last) {
                at = next;
            } else if let Some(next) = self.skip_venue(at, last, read) {
                at = next;
            } else {
                break;
            }
        }
        at
    }

    /// 10일(현지시간), 지난 3일, 9월 18일 오전.
    fn skip_day(&self, from: usize, last: usize) -> Option<usize> {
        let lexicon = self.cast.lexicon;
        let mut at = from;
        let mut day = false;
        while at < last {
            let word = self.word(at);
            let plain = word.split('(').next().unwrap_or(word);
            let digits = plain.starts_with(|c: char| c.is_ascii_digit());
            let leads = lexicon.has(List::DayLead, word) || digits && plain.ends_with(['년', '월']);
            if !day && leads {
                at += 1;
            } else if !day && digits && plain.ends_with('일') && plain.chars().count() <= 3 {
                day = true;
                at += 1;
            } else if day && lexicon.has(List::TimePart, word) {
                at += 1;
            } else {
                break;
            }
        }
        // 22일 개방 이후, 4월 7일 오후 4시에, 4월 7일과: the day belongs to what follows.
        let bound = |word: &str| {
            let plain = word.split('(').next().unwrap_or(word);
            lexicon.has(List::DayBound, plain)
                || lexicon.has(
                    List::DayBound,
                    plain.trim_end_matches(['에', '부', '터', '까', '지']),
                )
        };
        let hour = self.word(at).starts_with(|c: char| c.is_ascii_digit());
        let joined = matches!(self.word(at), "과" | "와" | "및" | "또는" | "그리고");
        (day && !hour && !joined && !bound(self.word(at)) && !bound(self.word(at + 1)))
            .then_some(at)
    }

    /// 인터뷰에서, 보도자료를 통해, 기자들에게, …에 대해.
    fn skip_venue(&self, from: usize, last: usize, read: &mut Read) -> Option<usize> {
        let lexicon = self.cast.lexicon;
        for at in from..last.min(from + 9) {
            let word = self.words.get(at)?;
            if word.is_quote() {
                return None;
            }
            let text = word.plain();
            let next = self.word(at + 1);
            let used = [
                "통해", "통하", "내고", "올린", "내어", "열고", "갖고", "열어",
            ]
            .iter()
            .any(|w| next.starts_with(w));
            if let Some(source) = self.document(at) {
                read.via = read.via.or(Some(source));
                return Some(at + if used { 2 } else { 1 });
            }
            if text.ends_with("인터뷰에서") {
                return Some(at + 1);
            }
            if let Some(stem) = text
                .strip_suffix("에서")
                .or_else(|| text.strip_suffix("에서도"))
                && lexicon.is_venue(stem)
            {
                return Some(at + 1);
            }
            if let Some(stem) = text.strip_suffix(['을', '를'])
                && used
                && lexicon.is_venue(stem)
            {
                return Some(at + 2);
            }
            if text.ends_with("에게") && at < from + 3 {
                return Some(at + 1);
            }
            let before = at.checked_sub(1).map_or("", |i| self.word(i));
            if matches!(
                text,
                "대해" | "대해서" | "대해서는" | "관련해" | "관련하여" | "대하여"
            ) && before.ends_with(['에', '와', '과'])
                && at > from
            {
                return Some(at + 1);
            }
            if text == "관련" && word.comma && at > from {
                return Some(at + 1);
            }
            let marked = speaker::role(text).is_some_and(|(r, _)| r != Role::Within);
            if marked
                && !report::is_adnominal(text)
                && !matches!(text, "없는" | "있는")
                && text.chars().count() > 1
            {
                return None;
            }
            if report::open_end(text).is_some() && !text.ends_with(['해', '려']) {
                return None;
            }
        }
        None
    }

    /// Content of a passive report: all of its clause; only groups that are said to think so stand outside.
    fn passive(&self, begin: usize, last: usize, read: &mut Read) {
        let mut start = self.after_past_clause(begin, last);
        // …영향을 미쳐, 일각에서는 …: behind a clause, whoever is said to think so opens the content.
        let apart = (begin + 1..last).rev().find(|&at| {
            speaker::role(self.word(at)).is_some_and(|(role, _)| role == Role::Within)
                && self.words.get(at - 1).is_some_and(|w| w.comma)
                && self
                    .cast
                    .phrase(self.words, at)
                    .is_some_and(|p| p.voice == Voice::Group)
        });
        let begin = apart.unwrap_or(begin);
        // 일부 시각에서는, 업계에선
        for at in begin..last.min(begin + 6) {
            let Some((role, stem)) = speaker::role(self.word(at)) else {
                continue;
            };
            if role != Role::Within {
                if self.cast.phrase(self.words, at).is_some() {
                    read.has_subject = true;
                    break;
                }
                continue;
            }
            if matches!(stem, "시각" | "관점" | "측면" | "의견") {
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
                .is_some_and(|h| self.word(h.first).ends_with(['을', '를', '도']))
            && let Some(phrase) = self.cast.phrase(self.words, begin)
            && phrase.role == Role::Topic
            && matches!(phrase.voice, Voice::Person | Voice::Body | Voice::Group)
        {
            start = start.max(begin + 1);
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
        }
        read.start = self.start_of(start);
    }

    /// Content of an intention: behind the one who intends.
    fn planned(&self, begin: usize, last: usize, read: &mut Read) {
        let mut best: Option<Phrase> = None;
        for at in begin..last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                if speaker::role(self.word(at))
                    .is_some_and(|(r, _)| matches!(r, Role::Topic | Role::Subject))
                {
                    read.has_subject = true;
                }
                continue;
            };
            if matches!(phrase.role, Role::Within | Role::Too) {
                continue;
            }
            read.has_subject = true;
            let acts = match phrase.voice {
                Voice::Unknown | Voice::Answerers => false,
                Voice::Place => phrase.role == Role::Topic,
                _ => true,
            };
            if !acts {
                if best.is_none() && phrase.role == Role::Topic {
                    break;
                }
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
            });
            if better {
                best = Some(phrase);
            }
        }
        let cut = self.after_past_clause(begin, last);
        match best {
            Some(phrase) => {
                read.phrase = Some(phrase);
                read.start = self.start_of((phrase.last + 1).max(cut));
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

    /// The word behind the last clause before the content that tells what has happened: 만났으며, …; 했지만, ….
    fn after_past_clause(&self, begin: usize, last: usize) -> usize {
        let mut start = begin;
        let forward = matches!(self.report.form, Form::Will | Form::Expecting)
            || self.report.form == Form::AsThat
                && self
                    .report
                    .hit
                    .and_then(|h| h.cue)
                    .is_some_and(|c| c.modality == Some(crate::Modality::Forecast));
        let endings: &[&str] = if forward {
            &["으며", "고", "지만", "으나", "는데"]
        } else {
            &["지만", "으나", "는데"]
        };
        for at in begin..last {
            let text = self.word(at);
            let comma = self.words.get(at).is_some_and(|w| w.comma);
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
            let stative =
                self.report.form == Form::Will && matches!(text, "있으며" | "있고") && comma;
            if past || stative {
                start = at + 1;
            }
        }
        self.skip_connectives(start)
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

/// Leaves out an opening mark without its content, and what trails.
pub(super) fn trim_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start_matches(|c: char| c.is_whitespace() || "‘“'\",·".contains(c));
    let start = span.start + (words.len() - left.len());
    let kept = left.trim_end_matches(|c: char| c.is_whitespace() || ".,".contains(c));
    Span::new(start, start + kept.len())
}

/// Whether a content begins inside the marks of a term: 책길’을 넓힌다.
pub(super) fn opens_a_term(text: &str, span: Span) -> bool {
    let mark = text.get(..span.start).and_then(|t| t.chars().next_back());
    let close = match mark {
        Some('‘') => '’',
        Some('“') => '”',
        Some(mark @ ('\'' | '"')) => mark,
        _ => return false,
    };
    span.of(text)
        .find(close)
        .is_some_and(|at| at + close.len_utf8() < span.len())
}

/// Whether a reported content has somebody's own words in it.
pub(super) fn quotes_a_clause(words: &[Word<'_>], span: Span) -> bool {
    words.iter().any(|w| w.is_quote() && span.contains(w.span))
}
