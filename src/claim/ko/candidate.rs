//! A report as a claim: its extent, whose words it gives, who relays them and how they are meant.

use super::attribution::Attribution;
use super::clause::{Tail, Word};
use super::content::{Place, Read, opens_a_term, quotes_a_clause, trim_marks};
use super::cue::CueKind;
use super::particle::{Role, is_gist};
use super::predicate::End;
use super::reader::{Announced, Draft, Reader};
use super::report::{self, Form, Report};
use super::speaker::Voice;
use super::voicing::Voicing;
use crate::document::{ClaimKind, Modality, Source};
use crate::text::Span;
use crate::text::hangul::ends_in_nieun;

/// Predicates of what one holds to, whose subject they modify in the present, too: 위험하다고 주장하는 주민들.
const HELD_TO: &[&str] = &[
    "주장하다",
    "우려하다",
    "비판하다",
    "호소하다",
    "우기다",
    "요구하다",
    "촉구하다",
    "걱정하다",
    "반박하다",
];

/// A report of a sentence and what is known before it is read as a claim.
#[derive(Clone, Copy)]
pub(super) struct Candidate<'r> {
    pub reader: &'r Reader<'r>,
    pub words: &'r [Word<'r>],
    pub report: &'r Report,
    pub sentence: Span,
    /// The first word that may belong to the report.
    pub region: usize,
    pub voicing: Voicing,
    /// The source that the sentence names by 에 따르면.
    pub attribution: Option<&'r Attribution>,
    pub before: Before,
}

/// What the reports before one in its sentence leave to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    /// Speaker and relay of the report that shares its predicate.
    pub carried: Option<(Option<Source>, Option<Source>)>,
    /// Whether its sentence's speaker goes on.
    pub led: bool,
    /// How many drafts there were before its sentence.
    pub sentence: usize,
}

/// Who speaks and who relays it, as far as the search has come.
#[derive(Debug, Clone, Copy)]
struct Whose {
    speaker: Option<Source>,
    via: Option<Source>,
    /// Whether the speaker stands in an earlier sentence.
    inherited: bool,
}

impl Candidate<'_> {
    /// The claim that the report makes, if it makes one.
    pub(super) fn draft(&self) -> Option<Draft> {
        let Candidate { reader, words, .. } = *self;
        let found = self.read()?;
        let (kind, span) = self.extent(&found)?;
        // 정부는 곧바로 반박했다. “…”
        let announced = reader.told.announced.filter(|a| {
            a.sentence + 1 == reader.told.sentences
                && self.report.hit.is_none()
                && words.iter().all(Word::is_quote)
        });
        let Whose {
            mut speaker,
            via,
            inherited,
        } = self.whose(&found, announced);
        let headed = self.headed(speaker, inherited);
        if let Some(own) = headed {
            speaker = own;
        }
        let named = headed.is_some() && speaker.is_some();
        if !named && !self.stands(&found, speaker) {
            return None;
        }
        // Who speaks and what reports stand outside of what is said, whatever the marks look like.
        let outside = |s: Span| kind != ClaimKind::Direct || !s.overlaps(span);
        Some(Draft {
            speaker: speaker.filter(|s| outside(s.span)),
            via: via.filter(|s| outside(s.span)),
            cue: self.cue(announced).filter(|s| outside(*s)),
            inherited,
            bare: matches!(self.report.form, Form::Bare | Form::Object | Form::Counted),
            ..reader.draft(span, kind, self.modality(span, speaker, announced))
        })
    }

    /// Whether the report gives a quotation.
    pub(super) fn is_direct(&self) -> bool {
        matches!(self.report.form, Form::Quoted(_))
    }

    /// What stands before the content.
    fn read(&self) -> Option<Read> {
        let place = self.place();
        let mut found = place.read();
        if let Some(a) = self.attribution.filter(|a| self.is_own_word(a, &found)) {
            found.phrase = None;
            let start = place.skip_connectives(a.next);
            found.start = self.words.get(start)?.span.start;
        }
        Some(found)
    }

    fn place(&self) -> Place<'_, '_> {
        let told = &self.reader.told;
        Place {
            cast: &self.reader.cast,
            words: self.words,
            report: self.report,
            region: self.region,
            voicing: self.voicing,
            carried: self.before.carried.is_some(),
            continues: told.speaker.is_some_and(|(_, at)| at + 2 >= told.sentences),
            led: self.before.led,
        }
    }

    /// 합참에 따르면 미국은 …라고 밝혔다: what is made known is the source's own word.
    fn is_own_word(&self, attribution: &Attribution, found: &Read) -> bool {
        let makes_known = self
            .report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| matches!(c.word, "밝히다" | "발표하다"));
        !attribution.outlet
            && attribution.speaker.is_some()
            && attribution.next == self.region
            && self.report.form == Form::Saying
            && makes_known
            && !self.report.chained
            && found.phrase.is_some_and(|p| {
                p.first >= self.region
                    && p.last < self.report.last
                    && matches!(p.voice, Voice::Body | Voice::Place | Voice::Unknown)
            })
    }

    /// What is claimed, and whether it is quoted; `None` where too little is left for a claim.
    fn extent(&self, found: &Read) -> Option<(ClaimKind, Span)> {
        let Candidate { reader, words, .. } = *self;
        let text = reader.text;
        let word = words.get(self.report.last)?;
        let direct = self.is_direct();
        let partly = found
            .phrase
            .filter(|_| direct)
            .and_then(|phrase| self.place().subject_of_quoted(&phrase));
        let mut kind = if direct {
            ClaimKind::Direct
        } else {
            ClaimKind::Indirect
        };
        let span = if let Some(start) = partly {
            kind = ClaimKind::Mixed;
            Span::new(start, word.span.end)
        } else if direct {
            word.span
        } else {
            trim_marks(text, Span::new(found.start, self.report.end))
        };
        if span.is_empty() || span.start < self.sentence.start || span.end > self.sentence.end {
            return None;
        }
        if !direct {
            if quotes_a_clause(words, span) {
                kind = ClaimKind::Mixed;
            }
            // “올해가 …: an opening mark, unless it only opens a term: “책길”이 ….
            if words.iter().any(|w| w.opens && w.span.start == span.start)
                && !opens_a_term(text, span)
            {
                kind = ClaimKind::Direct;
            }
            // “…”고 말했다고 통신이 전했다: the predicate alone, for whoever relays it.
            let told_on = self.report.form == Form::Saying
                && found.start == word.span.start
                && reader
                    .cast
                    .lexicon
                    .predicate(word.plain(), &[CueKind::Say])
                    .is_some();
            let least = if self.report.form == Form::Object || told_on {
                2
            } else {
                4
            };
            if span.of(text).chars().count() < least {
                return None;
            }
        }
        Some((kind, span))
    }

    /// Who speaks and who relays it.
    fn whose(&self, found: &Read, announced: Option<Announced>) -> Whose {
        let Candidate { reader, report, .. } = *self;
        let direct = self.is_direct();
        let mut whose = Whose {
            speaker: found.phrase.and_then(|phrase| reader.resolve(phrase)),
            via: found.via,
            inherited: false,
        };
        // 신문은 “…”고 털어놓은 간부의 녹음을 실었다: the outlet relays.
        match self.modified() {
            Some(own) if whose.speaker.is_none() || report.form == Form::Saying => {
                whose.speaker = Some(own);
            }
            Some(own)
                if found
                    .phrase
                    .is_some_and(|p| p.voice == Voice::Outlet && p.role == Role::Topic) =>
            {
                whose.via = whose.via.or(whose.speaker);
                whose.speaker = Some(own);
            }
            _ => {}
        }
        whose.via = whose.via.or_else(|| self.paper());
        if let Some((speaker, via)) = self.before.carried
            && whose.speaker.is_none()
        {
            whose.speaker = speaker;
            whose.via = whose.via.or(via);
        }
        if let Some(attribution) = self.attribution {
            self.accord(attribution, found, &mut whose);
        }
        if whose.speaker.is_none() && found.phrase.is_none() {
            whose.speaker = reader.told.asking.filter(|_| !direct);
        }
        let counted = matches!(report.form, Form::Quoted(Tail::Modifying) | Form::Modifying)
            && report.noun.is_none()
            && report
                .hit
                .is_some_and(|h| h.cue.is_none() && h.end == End::Nominal);
        if matches!(report.form, Form::Quoted(Tail::Answer)) || counted {
            whose.speaker = reader.told.answerers.or(whose.speaker);
        }
        if self.asks() {
            whose.speaker = self
                .reporter()
                .or(whose.speaker.filter(|_| report.noun.is_some() && !direct));
        } else if whose.speaker.is_none() {
            if found.phrase.is_none()
                && self.before.carried.is_none()
                && self.voicing == Voicing::Active
                && let Some(phrase) = reader.subject_before(self.words, self.region)
            {
                whose.speaker = reader.resolve(phrase);
            } else if let Some(announced) = announced {
                whose.speaker = Some(announced.speaker);
            } else if found.phrase.is_none() {
                whose.speaker = reader.inherit(report, self.voicing, self.words, found);
                whose.inherited = whose.speaker.is_some();
            }
        }
        whose
    }

    /// “…”라고 표현한 대통령의 발언: who is modified by the predicate speaks.
    pub(super) fn modified(&self) -> Option<Source> {
        let Candidate { words, report, .. } = *self;
        let cast = &self.reader.cast;
        let Some(hit) = report.hit else {
            return words
                .get(report.last)
                .filter(|w| w.recalls)
                .and_then(|_| cast.modified(words, report.last + 1));
        };
        // 쓴, 적은, 한 stand for more than telling.
        let says = hit.cue.is_some_and(|c| {
            c.kind == CueKind::Say
                && c.modality != Some(Modality::Question)
                && (self.is_direct()
                    || !matches!(c.word, "하다" | "쓰다" | "적다" | "남기다" | "그러다"))
        });
        // …다고 주장하는 박 대표의: what one holds to is his word in the present, too.
        let holds = hit.cue.is_some_and(|c| HELD_TO.contains(&c.word));
        let told = self.is_direct()
            || words.get(hit.last).is_some_and(|w| {
                w.plain().chars().next_back().is_some_and(ends_in_nieun)
                    && (holds || !w.plain().ends_with('는'))
            });
        (hit.end == End::Adnominal && says && told)
            .then(|| cast.modified(words, hit.last + 1))
            .flatten()
    }

    /// The paper in which it is said, behind the content: …다는 내용의 문자를 돌렸다, “…” 같은 후기가 달렸다.
    fn paper(&self) -> Option<Source> {
        let Candidate {
            reader,
            words,
            report,
            ..
        } = *self;
        let lexicon = reader.cast.lexicon;
        let hit = report.hit?;
        let modifies = matches!(report.form, Form::Modifying | Form::Quoted(Tail::Modifying));
        let of = words
            .get(report.last + 1)
            .and_then(|w| w.plain().strip_suffix('의'))
            .is_some_and(is_gist);
        let from = report.last + 1 + usize::from(of);
        let alike = words
            .get(report.last)
            .and_then(|w| reader.text.get(w.span.end..w.outer.end))
            .is_some_and(|tail| tail.contains("같은"));
        if !modifies || !of && !alike {
            return None;
        }
        words.get(from..=hit.first)?.iter().find_map(|word| {
            let stem = word.plain().strip_suffix(['을', '를', '이', '가', '도'])?;
            lexicon.is_document(stem).then(|| Source {
                span: Span::new(word.span.start, word.span.start + stem.len()),
                entity: None,
            })
        })
    }

    /// Takes in the source that the sentence names by 에 따르면.
    fn accord(&self, attribution: &Attribution, found: &Read, whose: &mut Whose) {
        let a = attribution;
        let vague = self
            .report
            .hit
            .and_then(|h| h.cue)
            .is_some_and(|c| c.word == "하다");
        let told_by_outlet = found.phrase.is_some_and(|p| p.voice == Voice::Outlet);
        if whose.speaker.is_none() || vague && a.speaker.is_some() {
            whose.speaker = a.speaker;
            whose.via = whose.via.or(a.via);
        } else if a.speaker.is_some() && told_by_outlet && !a.outlet {
            // 국방부에 따르면 …고 통신은 전했다: the outlet relays.
            whose.via = whose.speaker;
            whose.speaker = a.speaker;
        } else if a.speaker != whose.speaker {
            whose.via = whose.via.or(a.via).or(a.speaker.filter(|_| a.outlet));
        }
    }

    /// 참여하느냐를 묻는 질문에: who asks is a reporter or nobody, never who is asked.
    fn asks(&self) -> bool {
        let report = self.report;
        matches!(report.form, Form::Asking | Form::Quoted(Tail::Object))
            && report.hit.is_some_and(|h| h.end == End::Adnominal)
            || report.noun.is_some_and(|n| n.kind == CueKind::Ask)
    }

    /// The reporters who ask, behind the question or before it.
    fn reporter(&self) -> Option<Source> {
        let Candidate { words, report, .. } = *self;
        let cast = &self.reader.cast;
        let behind = report.hit.map_or(report.last, |h| h.last + 1);
        cast.reporter(words, report.last + 1, behind)
            .or_else(|| cast.reporter(words, self.region, report.last))
            .or_else(|| {
                // ‘…’에 대한 팬들 물음에
                let at = report
                    .hit?
                    .first
                    .checked_sub(1)
                    .filter(|&at| at > report.last)?;
                let stem = words.get(at)?.plain();
                let stem = stem.strip_suffix('의').unwrap_or(stem);
                cast.named(words, at, stem, Role::Subject)
                    .filter(|p| matches!(p.voice, Voice::Person | Voice::Group))
                    .map(|p| p.source)
            })
    }

    /// The speaker that a headline gives to the quotation that closes it, or sets against another; `None` where the
    /// quotation is no such one.
    fn headed(&self, speaker: Option<Source>, inherited: bool) -> Option<Option<Source>> {
        let Candidate {
            reader,
            words,
            report,
            ..
        } = *self;
        if !self.is_direct() {
            return None;
        }
        let closes = speaker.is_none()
            && matches!(report.form, Form::Quoted(Tail::None))
            && (report.last + 1 == words.len() || self.closing_noun().is_some())
            && report.last > 0;
        let named = closes.then(|| reader.cast.headline_name(words, report.last));
        let speaker = named.unwrap_or(speaker);
        // “…” vs “…”: two of one kind of people.
        let versus = reader.heading
            && (speaker.is_none() || inherited)
            && reader.drafts.len() > self.before.sentence
            && report
                .last
                .checked_sub(1)
                .and_then(|i| words.get(i))
                .is_some_and(|w| w.plain().eq_ignore_ascii_case("vs"));
        if versus {
            return Some(reader.drafts.last().and_then(|d| d.speaker));
        }
        named
    }

    /// The words that report.
    fn cue(&self, announced: Option<Announced>) -> Option<Span> {
        let Candidate { words, report, .. } = *self;
        report
            .hit
            .and_then(|hit| {
                let span = report::span(words, hit.first, hit.last)?;
                let last = words.get(hit.last)?.plain();
                // 말했다고 as 말했다, 물음에 as 물음.
                let told = last.strip_suffix('고').filter(|w| w.ends_with('다'));
                let asked = report
                    .noun
                    .filter(|n| n.kind == CueKind::Ask && hit.first == hit.last)
                    .filter(|n| last.starts_with(n.word))
                    .map(|n| n.word);
                let kept = told.filter(|_| hit.end == End::Quoted).or(asked);
                let cut = kept.map_or(0, |kept| last.len() - kept.len());
                Some(Span::new(span.start, span.end - cut))
            })
            .or(announced.map(|a| a.span))
            .or_else(|| {
                let a = self
                    .attribution
                    .filter(|a| a.next == report.last && self.is_direct())?;
                words.get(a.word).map(|w| w.span)
            })
            .or_else(|| self.closing_noun())
    }

    /// “…” 반발: the noun that closes a headline reports.
    pub(super) fn closing_noun(&self) -> Option<Span> {
        let Candidate {
            reader,
            words,
            report,
            ..
        } = *self;
        let closes = reader.heading
            && self.is_direct()
            && report.hit.is_none()
            && words.len() == report.last + 2;
        let behind = words.get(report.last + 1).filter(|_| closes)?;
        let (_, rest) = reader.cast.lexicon.noun(behind.plain(), &[CueKind::View])?;
        // “…” 지적도
        matches!(rest, "" | "도").then_some(behind.span)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::Finder;
    use crate::claim::ko::sample::told;
    use crate::document::{Document, Source};
    use crate::text::Span;

    #[test]
    fn headlines_oppose_and_blurt_out() {
        fn heading(text: &str) -> Vec<(String, String)> {
            let document = Document {
                body: vec![Span::new(0, text.len())],
                ..Document::default()
            };
            let of = |s: Option<Source>| s.map_or("", |s| s.span.of(text)).to_owned();
            Finder::new()
                .korean(text, &document.body, &document)
                .iter()
                .map(|c| (c.span.of(text).to_owned(), of(c.speaker)))
                .collect()
        }
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            heading("증권가 “내년 흑자 전환” vs “보조금 변수”"),
            [
                pair("내년 흑자 전환", "증권가"),
                pair("보조금 변수", "증권가")
            ]
        );
        assert_eq!(heading("소문 퍼지자 경찰 “고발”"), [pair("고발", "경찰")]);
        assert_eq!(
            heading("위원 6명 중 2명 “값 더 올려야”"),
            [pair("값 더 올려야", "위원")]
        );
        assert_eq!(heading("정부 “케이법” 추진"), []);
    }

    #[test]
    fn hearsay_has_no_speaker() {
        assert_eq!(
            told("두 회사는 합병을 논의 중인 것으로 알려졌다."),
            [("두 회사는 합병을 논의 중인", "", "", "알려졌다")]
        );
    }
}
