//! Claims: who said what, how sure, relayed by whom.
//!
//! A sentence is read as words ([`clause`]), the reports in it are found ([`report`]), each content is given its
//! beginning ([`content`]) and its source ([`speaker`]), and what it is worth is judged ([`modality`], [`worth`]).

mod apart;
mod attribution;
mod clause;
mod content;
mod headline;
mod lexicon;
mod modality;
mod predicate;
mod reference;
mod report;
mod speaker;
mod standing;
mod turn;
mod vocabulary;
pub(crate) mod worth;

use crate::document::{Claim, ClaimKind, DateValue, Document, Modality, Source};
use crate::entity::Antecedents;
use crate::text::Span;
use crate::text::quote::quotations;
use crate::text::sentence::{sentences, sentences_around};

use attribution::Attribution;
use clause::{Tail, Word};
use content::{Place, Voicing};
use lexicon::{CueKind, Lexicon};
use predicate::End;
use reference::Told;
use report::{Form, Report};
use speaker::{Cast, Voice};
use standing::voicing;

/// Holds the reporting verbs and endings.
#[derive(Debug)]
pub(crate) struct Finder {
    lexicon: Lexicon,
}

impl Finder {
    pub(crate) fn new() -> Self {
        Finder {
            lexicon: Lexicon::new(),
        }
    }

    /// Finds the claims of the document's body; entities, amounts and dates are there already.
    pub(crate) fn find(&self, text: &str, document: &Document) -> Vec<Claim> {
        let cast = Cast::new(&self.lexicon, text, document);
        let mut reader = Reader {
            text,
            document,
            cast,
            antecedents: Antecedents::new(text, &document.entities),
            told: Told::default(),
            drafts: Vec::new(),
            heading: false,
        };
        let mut words = Vec::new();
        let mut reports = Vec::new();
        for (i, &paragraph) in document.body.iter().enumerate() {
            let next = document.body.get(i + 1).copied();
            reader.heading = turn::is_heading(text, paragraph);
            if let Some(turn) = turn::turn(text, paragraph, next)
                && reader.turn(&turn, &mut words)
            {
                reader.told.paragraphs += 1;
                continue;
            }
            let quotes = quotations(text, paragraph);
            let continued = turn::continued(text, &quotes, next);
            let sentences = match continued {
                Some(quote) => sentences(text, Span::new(paragraph.start, quote.outer.start)),
                None => sentences_around(text, paragraph, &quotes),
            };
            for sentence in sentences {
                let heading = reader.heading;
                reader.cast.read(sentence, &quotes, heading, &mut words);
                report::reports(&self.lexicon, &words, &mut reports);
                reader.sentence(&words, &reports, sentence);
            }
            if let Some(quote) = continued {
                reader.goes_on(quote.inner, &words);
            }
            reader.told.paragraphs += 1;
        }
        headline::settle(text, &mut reader.drafts);
        let mut claims: Vec<Claim> = reader
            .drafts
            .iter()
            .map(|draft| finish(text, document, &reader.cast, draft))
            .collect();
        crate::sort::sort_by_key(&mut claims, |c| {
            (c.span.start, std::cmp::Reverse(c.span.end))
        });
        claims.dedup_by_key(|c| c.span);
        claims
    }
}

/// A claim without what is counted from its neighbours.
#[derive(Debug, Clone, Copy)]
struct Draft {
    span: Span,
    kind: ClaimKind,
    speaker: Option<Source>,
    via: Option<Source>,
    cue: Option<Span>,
    modality: Modality,
    /// Whether the speaker stands in an earlier sentence.
    inherited: bool,
    /// Whether the content is a bare noun.
    bare: bool,
    /// Waits for the speaker of a later claim of its sentence.
    open: bool,
    /// A part of a quotation that goes on in the next paragraph.
    continued: bool,
    /// Stands in a headline or a subhead.
    heading: bool,
}

/// What the reports before one in its sentence leave to it.
#[derive(Debug, Clone, Copy)]
struct Before {
    /// Speaker and relay of the report that shares its predicate.
    carried: Option<(Option<Source>, Option<Source>)>,
    /// Whether its sentence's speaker goes on.
    led: bool,
    /// How many drafts there were before its sentence.
    sentence: usize,
}

struct Reader<'a> {
    text: &'a str,
    document: &'a Document,
    cast: Cast<'a>,
    antecedents: Antecedents<'a>,
    told: Told,
    drafts: Vec<Draft>,
    /// Whether the paragraph is a headline or a subhead.
    heading: bool,
}

impl<'a> Reader<'a> {
    fn sentence(&mut self, words: &[Word<'_>], reports: &[Report], sentence: Span) {
        self.told.sentences += 1;
        self.recalls(words);
        let first_draft = self.drafts.len();
        let attribution = self.attribution(words);
        if let Some(answerers) = attribution::answerers(words) {
            self.told.answerers = Some(Source {
                span: answerers,
                entity: None,
            });
        }
        if let Some(body) = attribution.as_ref().and_then(|a| a.speaker) {
            self.told.surveyor = Some((body, self.told.sentences));
        }
        let survey = attribution::survey(&self.cast, words);
        self.told.asking = survey.map(|(phrase, _)| phrase.source);
        let mut region = 0;
        if let Some(a) = &attribution {
            region = a.next;
        }
        if let Some((phrase, next)) = survey {
            self.told.surveyor = Some((phrase.source, self.told.sentences));
            region = region.max(next);
        }
        let mut carried: Option<(Option<Source>, Option<Source>)> = None;
        let mut consumed = false;
        let goes_on = self.drafts.last().is_some_and(|d| d.continued);
        let mut led = false;
        for (i, report) in reports.iter().enumerate() {
            if self.is_within_another(words, reports, i, region) {
                continue;
            }
            let next_same = reports.get(i + 1).filter(|_| report.chained);
            let made = self.claim(
                words,
                report,
                region,
                attribution.as_ref(),
                Before {
                    carried,
                    led,
                    sentence: first_draft,
                },
                sentence,
            );
            let Some(mut draft) = made else {
                continue;
            };
            consumed = true;
            // 당은 …라며 맞서며 …: what goes on in the present has the same subject.
            led = draft.speaker.is_some()
                && report
                    .hit
                    .filter(|h| h.end == End::Connective)
                    .and_then(|h| words.get(h.last))
                    .is_some_and(|w| goes_on_in_present(w.plain()));
            // “…”고 대통령이 지시했다고 대변인이 전했다: who tells it on relays.
            if report.form == Form::Saying
                && let Some(inner) = i.checked_sub(1).and_then(|p| reports.get(p))
                && matches!(inner.form, Form::Quoted(_))
                && inner
                    .hit
                    .is_some_and(|h| h.last == report.last && h.end == End::Quoted)
                && let Some(told) = self
                    .drafts
                    .get_mut(first_draft..)
                    .and_then(|d| d.last_mut())
                && told.span.end <= draft.span.start
            {
                told.via = told.via.or(draft.speaker);
                continue;
            }
            // “…”며 …할 생각임을 밝혔다: one content, partly quoted; “…”며 …하겠다고 말했다 are two.
            if matches!(report.form, Form::Nominal | Form::Modifying)
                && let Some(previous) = i.checked_sub(1).and_then(|p| reports.get(p))
                && (previous.chained || previous.hit.map(|h| h.last) == report.hit.map(|h| h.last))
                && matches!(previous.form, Form::Quoted(Tail::Linking))
                && let Some(before) = self
                    .drafts
                    .get_mut(first_draft..)
                    .and_then(|d| d.last_mut())
                && before.kind == ClaimKind::Direct
                && before.span.end <= draft.span.start
                && !words
                    .get(previous.last + 1..report.last + 1)
                    .unwrap_or(&[])
                    .iter()
                    .any(|w| {
                        speaker::role(w.plain()).is_some_and(|(r, _)| r == speaker::Role::Topic)
                    })
            {
                before.span.end = draft.span.end;
                before.kind = ClaimKind::Mixed;
                before.cue = draft.cue;
                before.modality = draft.modality;
                continue;
            }
            if report.chained && next_same.is_some() {
                draft.open = draft.speaker.is_none();
                carried = Some((draft.speaker, draft.via));
                region = report.next.max(region);
            } else {
                // What was said before the speaker was named is his too.
                for open in self.drafts.iter_mut().skip(first_draft).filter(|d| d.open) {
                    open.speaker = draft.speaker;
                    open.via = draft.via;
                    open.open = false;
                }
                carried = None;
                match report.hit {
                    // 묻는 질문에 “…”: who answers stands before what was asked.
                    Some(hit) if hit.end == End::Adnominal => {}
                    Some(hit) if hit.end != End::Quoted => region = region.max(hit.last + 1),
                    _ => region = region.max(report.next),
                }
            }
            let asks = draft.modality == Modality::Question
                && report.hit.is_some_and(|h| h.end == End::Adnominal);
            if let Some(speaker) = draft.speaker
                && !asks
            {
                self.cast.keep(speaker);
                match voicing(self.cast.lexicon, report) {
                    Voicing::Passive if !matches!(report.form, Form::Explaining) => {
                        self.told.chorus = Some((speaker, self.told.sentences));
                    }
                    _ => self.told.speaker = Some((speaker, self.told.sentences)),
                }
            }
            if words.iter().all(Word::is_quote) && draft.cue.is_none() {
                self.told.lone = Some((self.drafts.len(), self.told.sentences));
            }
            self.told.last = Some((draft.speaker, self.told.sentences));
            self.told.modality = Some(draft.modality);
            // The end of a quotation of several paragraphs names who spoke them all.
            if goes_on && draft.kind == ClaimKind::Direct {
                let parts = self.drafts.iter_mut().rev().take_while(|d| d.continued);
                for part in parts {
                    part.speaker = part.speaker.or(draft.speaker);
                    part.cue = part.cue.or(draft.cue);
                    part.continued = false;
                }
            }
            self.drafts.push(draft);
        }
        if !consumed {
            self.told.announced = self.announces(words);
            // 재단이 만 명에게 물은 결과 …: what was found stands behind it.
            let surveyed = survey.and_then(|(phrase, next)| {
                let asks = matches!(phrase.voice, Voice::Body | Voice::Outlet)
                    && phrase.role == speaker::Role::Subject;
                asks.then_some(Attribution {
                    speaker: Some(phrase.source),
                    via: None,
                    outlet: false,
                    word: next.checked_sub(1)?,
                    next,
                })
            });
            if let Some(a) = attribution.as_ref().or(surveyed.as_ref()) {
                self.accord(words, a);
            }
        }
        self.remember(words);
    }

    /// Whether a passive report is part of what a speaker named before it says: X는 …것으로 보이며 …라고 밝혔다.
    fn is_within_another(
        &self,
        words: &[Word<'_>],
        reports: &[Report],
        at: usize,
        region: usize,
    ) -> bool {
        let Some(inner) = reports.get(at) else {
            return false;
        };
        let Some(hit) = inner.hit else {
            return false;
        };
        let voice = voicing(self.cast.lexicon, inner);
        if matches!(inner.form, Form::Quoted(_)) || voice == Voicing::Active {
            return false;
        }
        // 오전에 회의를 할 계획이며, 오후에 회견을 할 예정이라고 밝혔다: both are told.
        let goes_on = voice == Voicing::Planned
            && words
                .get(hit.last)
                .is_some_and(|w| w.plain().ends_with("이며") || w.plain().ends_with("이고"));
        reports.iter().skip(at + 1).any(|outer| {
            let says = matches!(outer.form, Form::Saying | Form::Nominal)
                && voicing(self.cast.lexicon, outer) == Voicing::Active
                && outer
                    .hit
                    .and_then(|h| h.cue)
                    .is_some_and(|c| c.kind == CueKind::Say);
            let speaks = |from: usize, to: usize| {
                (from..to).any(|i| {
                    self.cast.phrase(words, i).is_some_and(|p| {
                        p.role == speaker::Role::Topic
                            && matches!(
                                p.voice,
                                Voice::Person | Voice::Body | Voice::Outlet | Voice::Pronoun
                            )
                    })
                })
            };
            says && (goes_on || speaks(region, inner.last.min(region + 8)))
                && !speaks(hit.last + 1, outer.last)
                && !words
                    .get(hit.last..=outer.last)
                    .unwrap_or(&[])
                    .iter()
                    .any(Word::is_quote)
        })
    }

    /// The last resort for a sentence that names its source by 에 따르면 and reports with nothing else.
    fn accord(&mut self, words: &[Word<'_>], attribution: &Attribution) {
        let (Some(first), Some(last)) = (words.get(attribution.next), words.last()) else {
            return;
        };
        if first.span.start >= last.span.end
            || last.is_quote()
            || words.len() < attribution.next + 2
        {
            return;
        }
        let span = Span::new(first.span.start, last.span.end);
        let modality = self
            .cast
            .lexicon
            .modality
            .by_content(span.of(self.text))
            .unwrap_or(Modality::Assertion);
        self.drafts.push(Draft {
            span: content::trim_marks(self.text, span),
            kind: ClaimKind::Indirect,
            speaker: attribution.speaker.or(self
                .told
                .speaker
                .filter(|&(_, at)| at + 3 >= self.told.sentences)
                .map(|(s, _)| s)),
            via: attribution.via,
            cue: words.get(attribution.word).map(|w| w.span),
            modality,
            inherited: attribution.speaker.is_none(),
            bare: false,
            open: false,
            continued: false,
            heading: self.heading,
        });
        if let Some(speaker) = attribution.speaker {
            self.told.speaker = Some((speaker, self.told.sentences));
        }
    }

    fn attribution(&self, words: &[Word<'_>]) -> Option<Attribution> {
        attribution::attribution(&self.cast, words)
    }

    fn claim(
        &self,
        words: &[Word<'_>],
        report: &Report,
        region: usize,
        attribution: Option<&Attribution>,
        before: Before,
        sentence: Span,
    ) -> Option<Draft> {
        let carried = before.carried;
        let voicing = voicing(self.cast.lexicon, report);
        let place = Place {
            cast: &self.cast,
            words,
            report,
            region,
            voicing,
            carried: carried.is_some(),
            continues: self
                .told
                .speaker
                .is_some_and(|(_, at)| at + 2 >= self.told.sentences),
            led: before.led,
        };
        let mut found = place.read();
        let direct = matches!(report.form, Form::Quoted(_));
        // 합참에 따르면 미국은 …라고 밝혔다: what is made known is the source's own word.
        let own = attribution
            .filter(|a| !direct && !a.outlet && a.speaker.is_some() && a.next == region)
            .filter(|_| {
                report.form == Form::Saying
                    && report
                        .hit
                        .and_then(|h| h.cue)
                        .is_some_and(|c| matches!(c.word, "밝히다" | "발표하다") && !report.chained)
                    && found.phrase.is_some_and(|p| {
                        p.first >= region
                            && p.last < report.last
                            && matches!(p.voice, Voice::Body | Voice::Place | Voice::Unknown)
                    })
            });
        if let Some(a) = own {
            found.phrase = None;
            found.start = words.get(place.skip_connectives(a.next))?.span.start;
        }
        let cue = report
            .hit
            .and_then(|hit| report::span(words, hit.first, hit.last));
        let word = words.get(report.last)?;
        let mut kind = if direct {
            ClaimKind::Direct
        } else {
            ClaimKind::Indirect
        };
        let partly = found
            .phrase
            .filter(|_| direct)
            .and_then(|phrase| place.subject_of_quoted(&phrase));
        let span = if let Some(start) = partly {
            kind = ClaimKind::Mixed;
            Span::new(start, word.span.end)
        } else if direct {
            word.span
        } else {
            content::trim_marks(self.text, Span::new(found.start, report.end))
        };
        if span.is_empty() || span.start < sentence.start || span.end > sentence.end {
            return None;
        }
        if !direct {
            if content::quotes_a_clause(words, span) {
                kind = ClaimKind::Mixed;
            }
            // “올해가 …: an opening mark, unless it only opens a term: “책길”이 ….
            if words.iter().any(|w| w.opens && w.span.start == span.start)
                && !content::opens_a_term(self.text, span)
            {
                kind = ClaimKind::Direct;
            }
            let least = if report.form == Form::Object { 2 } else { 4 };
            if span.of(self.text).chars().count() < least {
                return None;
            }
        }
        // 정부는 곧바로 반박했다. “…”
        let announced = self.told.announced.filter(|a| {
            a.sentence + 1 == self.told.sentences
                && report.hit.is_none()
                && words.iter().all(Word::is_quote)
        });
        let cue = cue.or(announced.map(|a| a.span));
        let mut via = found.via;
        let mut inherited = false;
        let mut speaker = match found.phrase {
            Some(phrase) => self.resolve(phrase),
            None => None,
        };
        // “…”라고 표현한 대통령의 발언: who is modified by the predicate speaks.
        if speaker.is_none() && report.hit.is_none() && word.recalls {
            speaker = self.cast.modified(words, report.last + 1);
        }
        if speaker.is_none()
            && let Some(hit) = report.hit.filter(|h| h.end == End::Adnominal)
            && hit
                .cue
                .is_some_and(|c| c.kind == CueKind::Say && c.modality != Some(Modality::Question))
        {
            speaker = self.cast.modified(words, hit.last + 1);
        }
        if let Some((speaker_before, via_before)) = carried
            && speaker.is_none()
        {
            speaker = speaker_before;
            via = via.or(via_before);
        }
        if let Some(a) = attribution {
            let vague = report
                .hit
                .and_then(|h| h.cue)
                .is_some_and(|c| c.word == "하다");
            if speaker.is_none() || vague && a.speaker.is_some() {
                speaker = a.speaker;
                via = via.or(a.via);
            } else if a.speaker.is_some()
                && found.phrase.is_some_and(|p| p.voice == Voice::Outlet)
                && !a.outlet
            {
                // 국방부에 따르면 …고 통신은 전했다: the outlet relays.
                via = speaker;
                speaker = a.speaker;
            } else if a.speaker != speaker {
                via = via.or(a.via).or(a.speaker.filter(|_| a.outlet));
            }
        }
        if speaker.is_none() && found.phrase.is_none() {
            speaker = self.told.asking.filter(|_| !direct);
        }
        let counted = matches!(report.form, Form::Quoted(Tail::Modifying))
            && report.noun.is_none()
            && report
                .hit
                .is_some_and(|h| h.cue.is_none() && h.end == End::Nominal);
        if matches!(report.form, Form::Quoted(Tail::Answer)) || counted {
            speaker = self.told.answerers.or(speaker);
        }
        // 참여하느냐를 묻는 질문에: who asks is a reporter or nobody, never who is asked.
        let asks = matches!(report.form, Form::Asking | Form::Quoted(Tail::Object))
            && report.hit.is_some_and(|h| h.end == End::Adnominal)
            || report.noun.is_some_and(|n| n.kind == CueKind::Ask);
        if asks {
            let behind = report.hit.map_or(report.last, |h| h.last + 1);
            speaker = self
                .cast
                .reporter(words, report.last + 1, behind)
                .or_else(|| self.cast.reporter(words, region, report.last))
                .or(speaker.filter(|_| report.noun.is_some() && !direct));
        } else if speaker.is_none()
            && found.phrase.is_none()
            && carried.is_none()
            && voicing == Voicing::Active
            && let Some(phrase) = self.subject_before(words, region)
        {
            speaker = self.resolve(phrase);
        } else if speaker.is_none()
            && let Some(announced) = announced
        {
            speaker = Some(announced.speaker);
        } else if speaker.is_none() && found.phrase.is_none() {
            speaker = self.inherit(report, voicing, words, &found);
            inherited = speaker.is_some();
        }
        let headline = direct
            && speaker.is_none()
            && matches!(report.form, Form::Quoted(Tail::None))
            && report.last + 1 == words.len()
            && report.last > 0;
        if headline {
            speaker = self.cast.headline_name(words, report.last);
        }
        // “…” vs “…”: two of one kind of people.
        let versus = direct
            && self.heading
            && (speaker.is_none() || inherited)
            && self.drafts.len() > before.sentence
            && report
                .last
                .checked_sub(1)
                .and_then(|i| words.get(i))
                .is_some_and(|w| w.plain().eq_ignore_ascii_case("vs"));
        if versus {
            speaker = self.drafts.last().and_then(|d| d.speaker);
        }
        // “…” 반발: what closes a headline reports.
        let cue = cue.or_else(|| {
            let behind = words.get(report.last + 1).filter(|_| {
                self.heading && direct && report.hit.is_none() && words.len() == report.last + 2
            })?;
            let (_, rest) = self.cast.lexicon.noun(behind.plain(), &[CueKind::View])?;
            rest.is_empty().then_some(behind.span)
        });
        let named = (headline || versus) && speaker.is_some();
        if !named && !self.stands(words, report, voicing, &found, speaker, direct) {
            return None;
        }
        let content = span.of(self.text);
        let modality = self.cast.lexicon.modality.judge(&modality::Evidence {
            content,
            opines: report.hit.is_some_and(|hit| {
                words
                    .get(hit.first..hit.last)
                    .unwrap_or(&[])
                    .iter()
                    .any(|w| {
                        self.cast
                            .lexicon
                            .noun(w.plain(), &[CueKind::View])
                            .is_some_and(|(n, _)| n.modality == Some(Modality::Opinion))
                    })
            }),
            form: report.form,
            cue: report.hit.and_then(|h| h.cue).or(announced.map(|a| a.cue)),
            ahead: self.looks_ahead(span),
            noun: report.noun,
            has_speaker: speaker.is_some(),
            heard: report.hit.is_some_and(|hit| {
                hit.first < hit.last
                    && words.get(hit.last).is_some_and(|w| {
                        self.cast
                            .lexicon
                            .predicate(w.plain(), &[CueKind::Told])
                            .is_some_and(|h| h.cue.modality == Some(Modality::Hearsay))
                    })
            }),
        });
        // …는 것이다 goes on with what was planned or guessed.
        let modality = match (report.form, self.told.modality) {
            (
                Form::Explaining,
                Some(before @ (Modality::Plan | Modality::Speculation | Modality::Forecast)),
            ) if modality == Modality::Assertion && !modality::is_past(content) => before,
            _ => modality,
        };
        // Who speaks and what reports stand outside of what is said, whatever the marks look like.
        let outside = |s: Span| kind != ClaimKind::Direct || !s.overlaps(span);
        let speaker = speaker.filter(|s| outside(s.span));
        let via = via.filter(|s| outside(s.span));
        let cue = cue.filter(|s| outside(*s));
        Some(Draft {
            span,
            kind,
            speaker,
            via,
            cue,
            modality,
            inherited,
            bare: matches!(report.form, Form::Bare | Form::Object | Form::Counted),
            open: false,
            continued: false,
            heading: self.heading,
        })
    }
}

impl Reader<'_> {
    /// Whether a date inside lies behind the day of publication.
    fn looks_ahead(&self, span: Span) -> bool {
        let Some(day) = self.document.published.map(|p| p.date) else {
            return false;
        };
        let month = u8::from(day.month());
        inside(&self.document.dates, span, |d| d.span)
            .into_iter()
            .filter_map(|i| self.document.dates.get(i)?.value)
            .any(|value| match value {
                DateValue::Year(y) => y > day.year(),
                DateValue::Quarter(y, q) => (y, q) > (day.year(), month.div_ceil(3)),
                DateValue::Month(y, m) => (y, m) > (day.year(), month),
                DateValue::Week(y, w) => (y, w) > (day.year(), day.iso_week()),
                DateValue::Day(d) => d > day,
            })
    }
}

/// Whether a clause goes on beside another of the same subject: 맞서며, but not 말했으며.
fn goes_on_in_present(word: &str) -> bool {
    let stem = word
        .strip_suffix("면서")
        .or_else(|| word.strip_suffix('며'));
    stem.is_some_and(|s| !s.ends_with('으') && !s.ends_with('이'))
}

/// Adds what lies inside a claim and what it is worth.
fn finish(text: &str, document: &Document, cast: &Cast<'_>, draft: &Draft) -> Claim {
    let entities = cast.entities_in(draft.span);
    let amounts = inside(&document.amounts, draft.span, |a| a.span);
    let dates = inside(&document.dates, draft.span, |d| d.span);
    let (check_worthiness, reasons) = cast.lexicon.worth.score(&worth::Features {
        content: draft.span.of(text),
        kind: draft.kind,
        modality: draft.modality,
        amounts: amounts.len(),
        dates: dates.len(),
        entities: entities
            .iter()
            .filter(|&&e| {
                document
                    .entities
                    .get(e)
                    .is_some_and(|e| e.kind != crate::EntityKind::Title)
            })
            .count(),
        named_speaker: draft.speaker.is_some_and(|s| s.entity.is_some()),
    });
    Claim {
        span: draft.span,
        kind: draft.kind,
        speaker: draft.speaker,
        via: draft.via,
        cue: draft.cue,
        modality: draft.modality,
        check_worthiness,
        reasons,
        entities,
        amounts,
        dates,
        confidence: worth::confidence(&worth::Signals {
            kind: draft.kind,
            speaker: draft.speaker.is_some(),
            named: draft.speaker.is_some_and(|s| s.entity.is_some()),
            inherited: draft.inherited,
            bare: draft.bare,
        }),
    }
}

/// The indices of what lies inside a span, from a list in text order.
fn inside<T>(list: &[T], span: Span, of: impl Fn(&T) -> Span) -> Vec<usize> {
    let from = list.partition_point(|x| of(x).start < span.start);
    list.iter()
        .enumerate()
        .skip(from)
        .take_while(|(_, x)| of(x).start < span.end)
        .filter(|(_, x)| span.contains(of(x)))
        .map(|(i, _)| i)
        .collect()
}

#[cfg(test)]
mod tests;
