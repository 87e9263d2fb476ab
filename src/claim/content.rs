//! Where a reported content begins, and who stands before it.

use super::clause::Word;
use super::lexicon::CueKind;
use super::report::{self, Form, Report};
use super::speaker::{Cast, Phrase, Role, Voice};
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

/// A source named by 에 따르면.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribution {
    pub speaker: Option<Source>,
    pub via: Option<Source>,
    /// The word 따르면.
    pub word: usize,
    /// The word after it.
    pub next: usize,
}

/// What was read before a content.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    /// Where the content begins.
    pub start: usize,
    pub phrase: Option<Phrase>,
    pub via: Option<Source>,
    pub source_of_via: bool,
    /// Whether some subject stands in the content.
    pub has_subject: bool,
    /// Whether the phrase stands right before a quotation.
    pub near: bool,
}

pub(super) struct Place<'a, 't> {
    pub cast: &'a Cast<'a>,
    pub text: &'a str,
    pub words: &'a [Word<'t>],
    pub report: &'a Report,
    /// The first word that may belong to this report.
    pub region: usize,
    pub voicing: Voicing,
    /// Whether it goes on from the report before with the same speaker.
    pub carried: bool,
}

/// Leading words of a sentence that are skipped outright.
fn is_connective(word: &str) -> bool {
    matches!(
        word,
        "또" | "또한"
            | "그리고"
            | "그러나"
            | "하지만"
            | "그런데"
            | "그래서"
            | "따라서"
            | "이어"
            | "이어서"
            | "다만"
            | "한편"
            | "반면"
            | "앞서"
            | "이에"
            | "나아가"
            | "더불어"
            | "아울러"
            | "실제로"
            | "게다가"
            | "더구나"
            | "결국"
            | "즉"
            | "반면에"
            | "이외에도"
            | "그러면서"
            | "그러면서도"
            | "이로써"
            | "이밖에"
            | "이밖에도"
            | "계속해서"
            | "더욱이"
            | "그러자"
            | "마지막으로"
            | "특히"
            | "그뿐만"
            | "그럼에도"
            | "불구하고"
            | "한편으로"
            | "그러므로"
            | "이에따라"
            | "끝으로"
            | "그렇지만"
            | "이와함께"
            | "이처럼"
    )
}

impl Place<'_, '_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Word::plain)
    }

    /// Finds the beginning of the content and the phrase that speaks it.
    pub(super) fn read(&self) -> Read {
        let direct = matches!(self.report.form, Form::Quoted(_));
        let begin = self.skip_connectives(self.region);
        let last = self.report.last;
        let mut read = Read {
            start: self.words.get(begin.min(last)).map_or(0, |w| w.span.start),
            phrase: None,
            via: None,
            source_of_via: false,
            has_subject: false,
            near: false,
        };
        // …고 소식통들은 밝혔다: behind the content comes first.
        if self.voicing != Voicing::Planned
            && let Some(phrase) = self.behind()
        {
            read.phrase = Some(phrase);
            read.via = self.via_within(begin, last);
            read.has_subject = true;
            return read;
        }
        if direct {
            self.before_quotation(begin, last, &mut read);
            return read;
        }
        match self.voicing {
            Voicing::Active => self.active(begin, last, &mut read),
            Voicing::Passive => self.passive(begin, last, &mut read),
            Voicing::Planned => self.planned(begin, last, &mut read),
        }
        read
    }

    fn skip_connectives(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.report.last && self.words.get(at).is_some_and(|w| !w.is_quote()) {
            let word = self.word(at);
            let next = self.word(at + 1);
            if is_connective(word) {
                at += 1;
            } else if matches!(
                (word, next),
                ("이와", "함께")
                    | ("이와", "관련해")
                    | ("한", "편")
                    | ("이에", "따라")
                    | ("이에", "대해")
                    | ("그", "결과")
                    | ("뿐만", "아니라")
                    | ("이와", "관련")
            ) {
                at += 2;
            } else {
                break;
            }
        }
        at
    }

    /// A speaker between the content and its predicate.
    fn behind(&self) -> Option<Phrase> {
        let hit = self.report.hit?;
        if self.report.chained {
            return None;
        }
        let active = self.voicing == Voicing::Active;
        for at in self.report.next..hit.first.min(self.words.len()) {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                // 통계개발원의 분석이다
                let word = self.word(at);
                if self.report.noun.is_some()
                    && at + 1 == hit.first
                    && let Some(stem) = word.strip_suffix('의')
                    && let Some(phrase) = self.cast.named(self.words, at, stem, Role::Subject)
                    && phrase.voice != Voice::Unknown
                {
                    return Some(phrase);
                }
                continue;
            };
            if phrase.first < self.report.next {
                continue;
            }
            let strong = !matches!(phrase.voice, Voice::Unknown | Voice::Answerers);
            if strong
                && (active || phrase.role == Role::Within)
                && phrase.role != Role::Too
                && !(phrase.role == Role::Within
                    && matches!(phrase.voice, Voice::Place | Voice::Person))
            {
                return Some(phrase);
            }
        }
        None
    }

    fn via_within(&self, from: usize, to: usize) -> Option<Source> {
        for at in from..to {
            if let Some(source) = self.document(at) {
                return Some(source);
            }
        }
        None
    }

    /// A document that the speaker used: 보도자료를 통해, 페이스북에.
    fn document(&self, at: usize) -> Option<Source> {
        let word = self.words.get(at)?;
        let text = word.plain();
        let next = self.word(at + 1);
        let stem = text
            .strip_suffix("에서는")
            .or_else(|| text.strip_suffix("에서"))
            .or_else(|| text.strip_suffix('에'))
            .or_else(|| {
                text.strip_suffix(['을', '를']).filter(|_| {
                    next.starts_with("통해")
                        || next.starts_with("내고")
                        || next.starts_with("내어")
                        || next.starts_with("통하여")
                })
            })
            .or_else(|| {
                text.strip_suffix("으로")
                    .or_else(|| text.strip_suffix('로'))
            })?;
        if !self.cast.lexicon.is_document(stem) {
            return None;
        }
        Some(Source {
            span: Span::new(word.span.start, word.span.start + stem.len()),
            entity: None,
        })
    }

    /// The speaker of a quotation: the last topic before it, else the last subject.
    fn before_quotation(&self, begin: usize, last: usize, read: &mut Read) {
        let mut best: Option<Phrase> = None;
        for at in begin..last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                continue;
            };
            if self.is_embedded(at, last, &phrase) {
                continue;
            }
            let better = match best {
                None => true,
                Some(old) => rank(&phrase, false) >= rank(&old, false),
            };
            if better && (rank(&phrase, false) > 0 || at + 1 == last) {
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
            let headline = self.words.len() <= last + 3;
            if super::speaker::is_bare(word.plain()) && (phrase.voice != Voice::Unknown || headline)
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

    /// Whether a subject belongs to a clause that modifies a noun on the way to the quotation.
    fn is_embedded(&self, at: usize, last: usize, phrase: &Phrase) -> bool {
        if phrase.role == Role::Topic {
            return false;
        }
        // 대통령이 발표한 계획에 대해: a subject with its own predicate right behind it.
        let next = self.word(at + 1);
        phrase.role == Role::Subject
            && at + 2 < last
            && report::is_adnominal(next)
            && !next.ends_with('은')
            && !next.ends_with('을')
            && phrase.voice != Voice::Person
    }

    /// 블룸버그는 관계자를 인용해: the source is the one quoted, the outlet relays.
    fn relay(&self, begin: usize, last: usize, read: &mut Read) -> Option<usize> {
        for at in begin..last {
            let word = self.word(at);
            if !(word.starts_with("인용해") || word.starts_with("인용하") || word == "인용")
            {
                continue;
            }
            let object_at = at.checked_sub(1)?;
            let object = self.word(object_at);
            let stem = object
                .strip_suffix(['을', '를'])
                .or_else(|| object.strip_suffix("의 말을"))
                .unwrap_or(object);
            let (object_at, stem) =
                if matches!(stem, "말" | "발언" | "보도" | "보고서") && object_at > 0 {
                    let before = self.word(object_at - 1);
                    (object_at - 1, before.strip_suffix('의').unwrap_or(before))
                } else {
                    (object_at, stem)
                };
            let quoted = self
                .cast
                .named(self.words, object_at, stem, Role::Subject)?;
            if let Some(outlet) = read.phrase {
                read.via = Some(outlet.source);
            }
            read.phrase = Some(quoted);
            read.source_of_via = true;
            return Some(at + 1);
        }
        None
    }

    /// Content of an active report: behind its speaker and what belongs to the reporting predicate.
    fn active(&self, begin: usize, last: usize, read: &mut Read) {
        if self.carried {
            // Same speaker as before, unless a new one is named.
            let new = (begin..=last).find_map(|at| {
                self.cast.phrase(self.words, at).filter(|p| {
                    p.role == Role::Topic
                        && matches!(p.voice, Voice::Person | Voice::Body | Voice::Outlet)
                })
            });
            if let Some(phrase) = new
                && phrase.last == begin
            {
                read.phrase = Some(phrase);
                read.start = self.start_of(phrase.last + 1);
            }
            return;
        }
        let hold = self
            .report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| c.kind == CueKind::Hold);
        let mut best: Option<Phrase> = None;
        for at in begin..=last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                if super::speaker::role(self.word(at)).is_some() {
                    read.has_subject = true;
                }
                continue;
            };
            read.has_subject = true;
            if at == last || self.is_embedded(at, last, &phrase) {
                continue;
            }
            let weight = rank(&phrase, true);
            if weight == 0
                && !(phrase.voice == Voice::Unknown
                    && phrase.role == Role::Topic
                    && phrase.first == begin
                    && self.cast.is_blind())
            {
                // A topic that cannot speak begins the content: what follows cannot name the speaker.
                if phrase.role == Role::Topic && best.is_none() {
                    break;
                }
                continue;
            }
            match best {
                None => best = Some(phrase),
                Some(old) => {
                    // 가 … 는: the topic speaks, unless an outlet or the sentence's first subject came before it.
                    if old.role == Role::Subject
                        && phrase.role == Role::Topic
                        && old.voice != Voice::Outlet
                        && old.first != begin
                    {
                        best = Some(phrase);
                    }
                    if old.role == Role::Within && phrase.role != Role::Within {
                        best = Some(phrase);
                    }
                }
            }
            if best.is_some_and(|b| b.role == Role::Topic) {
                break;
            }
        }
        let _ = hold;
        let Some(phrase) = best else {
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
            if is_connective(word)
                || matches!(word, "이날" | "전날" | "이" | "오늘" | "최근" | "현재")
                    && word != "현재"
                    && word != "최근"
                    && word != "이"
            {
                at += 1;
                continue;
            }
            if let Some(next) = self.skip_day(at, last) {
                at = next;
                continue;
            }
            if let Some(next) = self.skip_venue(at, last, read) {
                at = next;
                continue;
            }
            break;
        }
        at
    }

    /// 10일(현지시간), 지난 3일, 9월 18일 오전.
    fn skip_day(&self, from: usize, last: usize) -> Option<usize> {
        let mut at = from;
        let mut day = false;
        while at < last {
            let word = self.word(at);
            let plain = word.split('(').next().unwrap_or(word);
            let digits = plain.chars().next().is_some_and(|c| c.is_ascii_digit());
            let leads = matches!(
                word,
                "지난" | "오는" | "이날" | "같은" | "현지시간" | "한국시간"
            );
            if !day && (leads || digits && plain.ends_with(['년', '월'])) {
                at += 1;
            } else if digits && plain.ends_with('일') && plain.chars().count() <= 3 && !day {
                day = true;
                at += 1;
            } else if day && matches!(word, "오전" | "오후" | "새벽" | "밤" | "저녁" | "낮")
            {
                at += 1;
            } else {
                break;
            }
        }
        if !day {
            return None;
        }
        // 22일 개방 이후, 9일 기준: the day belongs to what follows.
        let bound = |w: &str| {
            w.starts_with("이후")
                || w.starts_with("이전")
                || w.starts_with("기준")
                || w.starts_with("현재")
                || w.starts_with("부터")
                || w.starts_with("까지")
                || w == "자로"
        };
        if bound(self.word(at)) || bound(self.word(at + 1)) {
            return None;
        }
        Some(at)
    }

    /// 인터뷰에서, 보도자료를 통해, 기자들에게, …에 대해.
    fn skip_venue(&self, from: usize, last: usize, read: &mut Read) -> Option<usize> {
        for at in from..last.min(from + 9) {
            let word = self.words.get(at)?;
            if word.is_quote() {
                return None;
            }
            let text = word.plain();
            if let Some(source) = self.document(at) {
                read.via = read.via.or(Some(source));
                let next = self.word(at + 1);
                let takes = next.starts_with("통해")
                    || next.starts_with("통하")
                    || next.starts_with("내고")
                    || next.starts_with("올린");
                return Some(at + if takes { 2 } else { 1 });
            }
            if text.ends_with("인터뷰에서") {
                return Some(at + 1);
            }
            if let Some(stem) = text
                .strip_suffix("에서")
                .or_else(|| text.strip_suffix("에서도"))
                && self.cast.lexicon.is_venue(stem)
            {
                return Some(at + 1);
            }
            if let Some(stem) = text.strip_suffix(['을', '를'])
                && self.word(at + 1).starts_with("통해")
                && self.cast.lexicon.is_venue(stem)
            {
                return Some(at + 2);
            }
            if text.ends_with("에게") && at < from + 3 {
                return Some(at + 1);
            }
            if matches!(
                text,
                "대해" | "대해서" | "대해서는" | "관련해" | "관련하여" | "대하여"
            ) {
                let before = self.word(at.checked_sub(1)?);
                if before.ends_with(['에', '와', '과']) {
                    return Some(at + 1);
                }
            }
            if text == "관련" && word.comma && self.word(at.checked_sub(1)?).ends_with(['와', '과'])
            {
                return Some(at + 1);
            }
            if super::speaker::role(text).is_some_and(|(r, _)| r != Role::Within)
                && !report::is_adnominal(text)
                && text.chars().count() > 1
                && !matches!(text, "없는" | "있는")
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
        for at in begin..last.min(begin + 8) {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                continue;
            };
            read.has_subject = true;
            if phrase.role == Role::Within
                && matches!(phrase.voice, Voice::Group | Voice::Outlet | Voice::Person)
            {
                read.phrase = Some(phrase);
                start = start.max(at + 1);
                break;
            }
            if phrase.role != Role::Within {
                break;
            }
        }
        // 이날 앞서 and the like tell when it was told.
        read.start = self.start_of(start);
    }

    /// Content of an intention: behind the one who intends.
    fn planned(&self, begin: usize, last: usize, read: &mut Read) {
        let mut best: Option<Phrase> = None;
        for at in begin..last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                if super::speaker::role(self.word(at))
                    .is_some_and(|(r, _)| r != Role::Within && r != Role::Too)
                {
                    read.has_subject = true;
                }
                continue;
            };
            if phrase.role == Role::Within || phrase.role == Role::Too {
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
            if best.is_none_or(|b| {
                b.role == Role::Subject && phrase.role == Role::Topic
                    || phrase.last > b.last + 3 && phrase.role == b.role
            }) {
                best = Some(phrase);
            }
        }
        let cut = self.after_past_clause(begin, last);
        match best {
            Some(phrase) => {
                read.phrase = Some(phrase);
                let start = (phrase.last + 1).max(cut);
                read.start = self.start_of(start);
            }
            None => read.start = self.start_of(cut),
        }
    }

    /// The word behind the last clause before the content that tells what has happened: 만났으며, …; 했지만, ….
    fn after_past_clause(&self, begin: usize, last: usize) -> usize {
        let mut start = begin;
        if !matches!(
            self.report.form,
            Form::Will | Form::Expecting | Form::AsThat
        ) {
            return start;
        }
        let forward = matches!(self.report.form, Form::Will | Form::Expecting)
            || self
                .report
                .hit
                .and_then(|h| h.cue)
                .is_some_and(|c| c.modality == Some(crate::Modality::Forecast));
        if !forward {
            return start;
        }
        for at in begin..last {
            let text = self.word(at);
            let past = ["으며", "고", "지만", "으나", "는데"].iter().any(|e| {
                text.strip_suffix(e)
                    .and_then(|s| s.chars().next_back())
                    .is_some_and(|c| final_consonant(c) == Some(20))
            });
            let stative = self.report.form == Form::Will && (text == "있으며" || text == "있고");
            if (past || stative) && self.words.get(at).is_some_and(|w| w.comma || past) {
                start = at + 1;
            }
        }
        self.skip_connectives(start)
    }
}

/// How well a phrase fits as speaker; 0: not at all.
fn rank(phrase: &Phrase, indirect: bool) -> u8 {
    let voice = match phrase.voice {
        Voice::Person | Voice::Pronoun | Voice::Body | Voice::Outlet | Voice::Group => 4,
        Voice::Answerers => 3,
        Voice::Place => {
            if phrase.role == Role::Within {
                0
            } else {
                2
            }
        }
        Voice::Unknown => {
            return if indirect || phrase.role != Role::Topic {
                0
            } else {
                1
            };
        }
    };
    match phrase.role {
        Role::Topic => voice + 2,
        Role::Subject => voice,
        Role::Too => voice.min(3),
        Role::Within => {
            if matches!(phrase.voice, Voice::Body | Voice::Outlet | Voice::Group) {
                1
            } else {
                0
            }
        }
    }
}

/// Reads 에 따르면.
pub(super) fn attribution(cast: &Cast<'_>, words: &[Word<'_>]) -> Option<Attribution> {
    for (at, word) in words.iter().enumerate() {
        let text = word.plain();
        if !(text.starts_with("따르면") || text.starts_with("의하면")) || at == 0 {
            continue;
        }
        let mut source_at = at - 1;
        let mut stem = words.get(source_at)?.plain();
        stem = stem.strip_suffix('에').unwrap_or(stem);
        if stem == "등" && source_at > 0 {
            source_at -= 1;
            stem = words.get(source_at)?.plain();
        }
        stem = stem.strip_suffix('등').unwrap_or(stem);
        let mut via = None;
        let document = stem.split('(').next().unwrap_or(stem);
        let is_relayed = cast.lexicon.is_document(document)
            || matches!(
                document,
                "말" | "설명"
                    | "발표"
                    | "조사"
                    | "통계"
                    | "집계"
                    | "보도"
                    | "자료"
                    | "분석"
                    | "진술"
                    | "증언"
            );
        let named_document = cast.lexicon.is_document(document);
        if is_relayed && source_at > 0 {
            let word = words.get(source_at)?;
            if named_document {
                via = Some(Source {
                    span: Span::new(word.span.start, word.span.start + document.len()),
                    entity: None,
                });
            }
            let before = words.get(source_at - 1)?.plain();
            let owner = before
                .strip_suffix('의')
                .or_else(|| before.strip_suffix(['이', '가']))
                .unwrap_or(before);
            if let Some(phrase) = cast.named(words, source_at - 1, owner, Role::Subject)
                && phrase.voice != Voice::Unknown
            {
                return Some(Attribution {
                    speaker: Some(phrase.source),
                    via,
                    word: at,
                    next: at + 1,
                });
            }
            return Some(Attribution {
                speaker: via,
                via: None,
                word: at,
                next: at + 1,
            });
        }
        let phrase = cast.named(words, source_at, stem, Role::Subject)?;
        let mut source = phrase.source;
        // 재계와 소식통: joint sources are one.
        if let Some(first) = phrase.first.checked_sub(1).and_then(|i| words.get(i))
            && let Some(other) = first.plain().strip_suffix(['와', '과'])
            && let Some(joint) = cast.named(words, phrase.first - 1, other, Role::Subject)
            && joint.voice != Voice::Unknown
            && first.plain() != "이와"
        {
            source = Source {
                span: Span::new(joint.source.span.start, phrase.source.span.end),
                entity: None,
            };
        }
        return Some(Attribution {
            speaker: Some(source),
            via: None,
            word: at,
            next: at + 1,
        });
    }
    None
}

/// 기업 519개사를 대상으로: those who were asked.
pub(super) fn answerers(words: &[Word<'_>]) -> Option<Span> {
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
        if stem.is_empty() || matches!(stem, "전국" | "성인" | "남녀" | "이상") {
            continue;
        }
        return Some(Span::new(word.span.start, word.span.start + stem.len()));
    }
    None
}

/// X가 … 조사한 결과: who asked, and the word behind it.
pub(super) fn survey(cast: &Cast<'_>, words: &[Word<'_>]) -> Option<(Phrase, usize)> {
    let at = words.iter().position(|w| {
        let text = w.plain();
        text == "결과" || text == "결과에서" || text == "결과를"
    })?;
    let before = words.get(at.checked_sub(1)?)?.plain();
    if !(before.ends_with("조사한")
        || before.ends_with("조사")
        || before.ends_with("분석한")
        || before.ends_with("집계한")
        || before.ends_with("설문한")
        || before.ends_with("실시한")
        || before.ends_with("설문조사")
        || before.ends_with("여론조사"))
    {
        return None;
    }
    let phrase = (0..at).find_map(|i| {
        cast.phrase(words, i).filter(|p| {
            matches!(p.role, Role::Subject | Role::Topic) && !matches!(p.voice, Voice::Answerers)
        })
    })?;
    Some((phrase, at + 1))
}

/// Leaves out an opening mark without its content, and what trails.
pub(super) fn trim_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let left = words.trim_start_matches(|c: char| c.is_whitespace() || "‘“'\",·".contains(c));
    let start = span.start + (words.len() - left.len());
    let kept = left.trim_end_matches(|c: char| c.is_whitespace() || ".,".contains(c));
    Span::new(start, start + kept.len())
}

/// Whether a reported content has somebody's own words in it.
pub(super) fn quotes_a_clause(words: &[Word<'_>], span: Span) -> bool {
    words.iter().any(|w| w.is_quote() && span.contains(w.span))
}
