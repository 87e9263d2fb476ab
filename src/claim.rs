//! Claims: who said what, how sure, relayed by whom.
//!
//! A sentence is read as words ([`clause`]), the reports in it are found ([`report`]), each content is given its
//! beginning ([`content`]) and its source ([`speaker`]), and what it is worth is judged ([`modality`], [`worth`]).

mod attribution;
mod clause;
mod content;
mod lexicon;
mod modality;
mod predicate;
mod report;
mod speaker;
mod turn;
mod worth;

use crate::document::{Claim, ClaimKind, Document, Modality, Source};
use crate::text::Span;
use crate::text::quote::quotations;
use crate::text::sentence::sentences;

use attribution::Attribution;
use clause::{Tail, Word};
use content::{Place, Voicing};
use lexicon::{CueKind, Lexicon};
use predicate::End;
use report::{Form, Report};
use speaker::{Cast, Phrase, Voice};

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
            let read = continued.map_or(paragraph, |quote| {
                Span::new(paragraph.start, quote.outer.start)
            });
            for sentence in sentences(text, read) {
                clause::words(text, sentence, &quotes, &mut words);
                report::reports(&self.lexicon, &words, &mut reports);
                reader.sentence(&words, &reports, sentence);
            }
            if let Some(quote) = continued {
                reader.goes_on(quote.inner, &words);
            }
            reader.told.paragraphs += 1;
        }
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
    confidence: f32,
    /// Waits for the speaker of a later claim of its sentence.
    open: bool,
    /// A part of a quotation that goes on in the next paragraph.
    continued: bool,
}

/// What earlier sentences leave to later ones.
#[derive(Debug, Default)]
struct Told {
    /// Who spoke last, and in which sentence.
    speaker: Option<(Source, usize)>,
    /// Who was talked about last as topic or subject.
    topic: Option<(Source, usize)>,
    /// The person talked about last.
    person: Option<(Source, usize)>,
    /// Who made the survey that is reported.
    surveyor: Option<(Source, usize)>,
    /// Who made the survey of this very sentence.
    asking: Option<Source>,
    /// A group whose talk was reported without a predicate of its own: 업계에선 …전망이 나온다.
    chorus: Option<(Source, usize)>,
    /// Who answered it.
    answerers: Option<Source>,
    /// Whose words the last claim gave, if anybody's, and in which sentence.
    last: Option<(Option<Source>, usize)>,
    sentences: usize,
    paragraphs: usize,
}

struct Reader<'a> {
    text: &'a str,
    document: &'a Document,
    cast: Cast<'a>,
    told: Told,
    drafts: Vec<Draft>,
    /// Whether the paragraph is a headline or a subhead.
    heading: bool,
}

impl<'a> Reader<'a> {
    /// A paragraph that is somebody's words by its layout; false where nobody fit to speak is named.
    fn turn(&mut self, turn: &turn::Turn, words: &mut Vec<Word<'a>>) -> bool {
        let (speaker, modality) = match turn.party {
            turn::Party::Asking => (None, Some(Modality::Question)),
            turn::Party::Answering => (self.told.person.or(self.told.speaker).map(|t| t.0), None),
            turn::Party::Named(head) => {
                clause::words(self.text, head, &[], words);
                let Some(last) = words.len().checked_sub(1) else {
                    return false;
                };
                let name = words.get(last).map_or("", |w| w.around_brackets().0);
                let Some(phrase) = self
                    .cast
                    .named(words, last, name, speaker::Role::Subject)
                    .filter(|p| matches!(p.voice, Voice::Person | Voice::Body))
                else {
                    return false;
                };
                (self.resolve(phrase), None)
            }
        };
        let content = turn.content.of(self.text);
        let modality = modality
            .or_else(|| self.cast.lexicon.modality.by_content(content))
            .unwrap_or(Modality::Assertion);
        self.told.sentences += 1;
        if let (Some(speaker), turn::Party::Named(_)) = (speaker, turn.party) {
            self.told.speaker = Some((speaker, self.told.sentences));
        }
        self.drafts.push(Draft {
            span: turn.content,
            kind: ClaimKind::Direct,
            speaker,
            via: None,
            cue: None,
            modality,
            confidence: 0.7,
            open: false,
            continued: false,
        });
        true
    }

    /// A quotation that ends in a later paragraph: its speaker stands before it, or behind its end.
    fn goes_on(&mut self, inner: Span, before: &[Word<'_>]) {
        let span = clause::trim_content(self.text, inner);
        if span.is_empty() {
            return;
        }
        let named = before
            .last()
            .filter(|w| w.span.end <= inner.start)
            .and_then(|_| {
                (0..before.len())
                    .rev()
                    .filter_map(|at| self.cast.phrase(before, at))
                    .find(|p| {
                        p.role == speaker::Role::Topic
                            && matches!(p.voice, Voice::Person | Voice::Body | Voice::Pronoun)
                    })
            })
            .and_then(|p| self.resolve(p));
        let first = !self.drafts.last().is_some_and(|d| d.continued);
        let speaker = if first {
            named
        } else {
            self.drafts.last().and_then(|d| d.speaker)
        };
        if let Some(speaker) = speaker {
            self.told.speaker = Some((speaker, self.told.sentences));
        }
        let content = span.of(self.text);
        self.drafts.push(Draft {
            span,
            kind: ClaimKind::Direct,
            speaker,
            via: None,
            cue: None,
            modality: self
                .cast
                .lexicon
                .modality
                .by_content(content)
                .unwrap_or(Modality::Assertion),
            confidence: 0.75,
            open: false,
            continued: true,
        });
    }

    fn sentence(&mut self, words: &[Word<'_>], reports: &[Report], sentence: Span) {
        self.told.sentences += 1;
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
                carried,
                sentence,
            );
            let Some(mut draft) = made else {
                continue;
            };
            consumed = true;
            // “…”며 …할 생각임을 밝혔다: one content, partly quoted.
            if matches!(report.form, Form::Saying | Form::Nominal | Form::Modifying)
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
                match voicing(report) {
                    Voicing::Passive if !matches!(report.form, Form::Explaining) => {
                        self.told.chorus = Some((speaker, self.told.sentences));
                    }
                    _ => self.told.speaker = Some((speaker, self.told.sentences)),
                }
            }
            self.told.last = Some((draft.speaker, self.told.sentences));
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
        if !consumed && let Some(a) = &attribution {
            self.accord(words, a);
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
        if matches!(inner.form, Form::Quoted(_)) || voicing(inner) == Voicing::Active {
            return false;
        }
        reports.iter().skip(at + 1).any(|outer| {
            let says = matches!(outer.form, Form::Saying | Form::Nominal)
                && voicing(outer) == Voicing::Active
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
            says && speaks(region, inner.last.min(region + 8))
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
            speaker: attribution.speaker,
            via: attribution.via,
            cue: words.get(attribution.word).map(|w| w.span),
            modality,
            confidence: 0.75,
            open: false,
            continued: false,
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
        carried: Option<(Option<Source>, Option<Source>)>,
        sentence: Span,
    ) -> Option<Draft> {
        let voicing = voicing(report);
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
        };
        let found = place.read();
        let direct = matches!(report.form, Form::Quoted(_));
        let cue = report
            .hit
            .and_then(|hit| report::span(words, hit.first, hit.last));
        let word = words.get(report.last)?;
        let mut kind = if direct {
            ClaimKind::Direct
        } else {
            ClaimKind::Indirect
        };
        let span = if direct {
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
            if span.of(self.text).chars().count() < 4 {
                return None;
            }
        }
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
            && report.hit.is_some_and(|h| h.end == End::Adnominal);
        if asks {
            speaker = self.cast.reporter(words, region, report.last);
        } else if speaker.is_none()
            && found.phrase.is_none()
            && carried.is_none()
            && voicing == Voicing::Active
            && let Some(phrase) = self.subject_before(words, region)
        {
            speaker = self.resolve(phrase);
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
        let named = headline && speaker.is_some();
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
            cue: report.hit.and_then(|h| h.cue),
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
        // Who speaks and what reports stand outside of what is said, whatever the marks look like.
        let outside = |s: Span| kind != ClaimKind::Direct || !s.overlaps(span);
        let speaker = speaker.filter(|s| outside(s.span));
        let via = via.filter(|s| outside(s.span));
        let cue = cue.filter(|s| outside(*s));
        let mut confidence: f32 = if direct { 0.92 } else { 0.8 };
        if cue.is_none() {
            confidence -= 0.2;
        }
        if inherited {
            confidence -= 0.15;
        }
        if matches!(voicing, Voicing::Active) && speaker.is_none() {
            confidence -= 0.15;
        }
        if matches!(report.form, Form::Bare | Form::Object | Form::Counted) {
            confidence -= 0.1;
        }
        Some(Draft {
            span,
            kind,
            speaker,
            via,
            cue,
            modality,
            confidence: confidence.max(0.3),
            open: false,
            continued: false,
        })
    }

    /// The topic that an earlier part of the sentence was about: 경찰은 …을 들여다봤으나 …고 밝혔다.
    fn subject_before(&self, words: &[Word<'_>], region: usize) -> Option<Phrase> {
        (0..region.min(words.len())).find_map(|at| {
            self.cast.phrase(words, at).filter(|p| {
                p.role == speaker::Role::Topic
                    && matches!(p.voice, Voice::Person | Voice::Body | Voice::Outlet)
            })
        })
    }

    /// Whether a candidate is a claim at all.
    fn stands(
        &self,
        words: &[Word<'_>],
        report: &Report,
        voicing: Voicing,
        found: &content::Read,
        speaker: Option<Source>,
        direct: bool,
    ) -> bool {
        let Some(word) = words.get(report.last) else {
            return false;
        };
        if direct {
            if let Form::Quoted(Tail::None) = report.form {
                // Words without anything that ties them: only with a speaker right before, as a headline or a line
                // of its own has them.
                let whole = words.iter().all(Word::is_quote);
                let spoken = found.phrase.is_some() && found.near;
                // 박서준 “값 내린다”…한빛 술렁: headlines give their speakers bare.
                let headed = self.heading
                    && (spoken
                        || (report.last == 0 || report.last + 1 == words.len())
                            && (word.text.split_whitespace().count() > 2
                                || clause::is_clause(word.text)));
                return whole && clause::is_clause(word.text)
                    || headed
                    || spoken && (clause::is_clause(word.text) || words.len() <= report.last + 1);
            }
            if let (Form::Quoted(Tail::Quoting), Some(hit)) = (report.form, report.hit)
                && hit.cue.is_none()
                && found.phrase.is_none()
                && speaker.is_none()
            {
                return clause::is_clause(word.text);
            }
            return true;
        }
        let asks = report.noun.is_some_and(|n| n.kind == CueKind::Ask);
        if matches!(report.form, Form::Saying | Form::Linking | Form::Modifying)
            && !asks
            && report.hit.is_some_and(|h| h.end == End::Adnominal)
        {
            return false;
        }
        match report.hit.and_then(|h| h.cue) {
            Some(cue) if cue.kind == CueKind::Hold && report.form != Form::Object => {
                found.phrase.is_some()
                    || report.form == Form::AsThat && cue.word == "보다" && speaker.is_some()
            }
            // …ㄴ 것으로 보인다 without a source is the writer's own judgement.
            Some(cue)
                if cue.kind == CueKind::Told
                    && report.noun.is_none()
                    && matches!(cue.word, "보이다" | "보여지다") =>
            {
                speaker.is_some()
            }
            // …다는 것이다 goes on with what was reported just before, or is the writer's own.
            None if report.form == Form::Explaining => {
                (speaker.is_some()
                    || self
                        .told
                        .last
                        .is_some_and(|(_, at)| at + 2 >= self.told.sentences))
                    && !self.is_writers_own(words, found.start)
            }
            None if report.form == Form::Saying => {
                found.phrase.is_some() && voicing == Voicing::Active
            }
            _ => true,
        }
    }

    /// Whether a content opens with a topic of the writer's: 문제는, 이유는.
    fn is_writers_own(&self, words: &[Word<'_>], start: usize) -> bool {
        words
            .iter()
            .filter(|w| w.span.start >= start)
            .take(4)
            .find_map(|w| speaker::role(w.plain()).filter(|(r, _)| *r == speaker::Role::Topic))
            .is_some_and(|(_, stem)| self.cast.lexicon.has(lexicon::List::OwnTopic, stem))
    }

    /// The source that a phrase names or refers back to.
    fn resolve(&self, phrase: Phrase) -> Option<Source> {
        match phrase.voice {
            // They are many: nobody who is named alone.
            Voice::Pronoun if phrase.source.span.of(self.text).ends_with('들') => {
                Some(phrase.source)
            }
            Voice::Pronoun => self
                .told
                .person
                .map(|(s, _)| s)
                .or_else(|| self.antecedent(phrase.source.span))
                .or(self.told.speaker.or(self.told.topic).map(|(s, _)| s))
                .or(Some(phrase.source)),
            Voice::Answerers if phrase.first == phrase.last => {
                self.told.answerers.or(Some(phrase.source))
            }
            // 장관은: the words as they stand, and whoever was called so.
            Voice::Person | Voice::Body if phrase.source.entity.is_none() => Some(Source {
                entity: crate::entity::antecedent(
                    self.text,
                    &self.document.entities,
                    phrase.source.span,
                ),
                ..phrase.source
            }),
            _ => Some(phrase.source),
        }
    }

    /// The last mention before `span` of whoever it stands for.
    fn antecedent(&self, span: Span) -> Option<Source> {
        let entity = crate::entity::antecedent(self.text, &self.document.entities, span)?;
        let mentions = &self.document.entities.get(entity)?.mentions;
        let mention = mentions
            .iter()
            .rfind(|m| m.span.end <= span.start)
            .or(mentions.first())?;
        Some(Source {
            span: mention.span,
            entity: Some(entity),
        })
    }

    /// The source of a report whose sentence names none.
    fn inherit(
        &self,
        report: &Report,
        voicing: Voicing,
        words: &[Word<'_>],
        found: &content::Read,
    ) -> Option<Source> {
        let near = |told: Option<(Source, usize)>, reach: usize| {
            told.filter(|&(_, at)| at + reach >= self.told.sentences)
                .map(|(s, _)| s)
        };
        let cue = report.hit.and_then(|h| h.cue);
        match report.form {
            Form::Explaining => match self.told.last {
                Some((speaker, at)) if at + 3 >= self.told.sentences => speaker,
                _ => None,
            },
            Form::Will => {
                let planned = report.noun.is_some_and(|n| n.word != "예정");
                if planned || !found.has_subject {
                    near(self.told.topic, if planned { 3 } else { 1 })
                        .or(near(self.told.speaker, 1))
                } else {
                    None
                }
            }
            Form::AsThat | Form::Counted if cue.is_some_and(|c| c.kind == CueKind::Found) => {
                // Who finds out is a body: people who spoke just before have counted nothing.
                let body = |s: &Source| {
                    !matches!(
                        self.cast.lexicon.bearer(s.span.of(self.text)),
                        Some((
                            lexicon::Bearer::Person
                                | lexicon::Bearer::Group
                                | lexicon::Bearer::Rank,
                            _
                        ))
                    ) && s
                        .entity
                        .and_then(|e| self.document.entities.get(e))
                        .is_none_or(|e| {
                            !matches!(e.kind, crate::EntityKind::Person | crate::EntityKind::Title)
                        })
                };
                near(self.told.surveyor, 6).or(near(self.told.speaker, 1).filter(body))
            }
            Form::Quoted(Tail::None) => near(self.told.speaker, 1).or(near(self.told.topic, 1)),
            Form::Expecting | Form::Modifying
                if voicing == Voicing::Passive
                    && words
                        .first()
                        .is_some_and(|w| matches!(w.plain(), "또" | "또한" | "아울러")) =>
            {
                near(self.told.chorus, 1)
            }
            Form::Bare | Form::Expecting | Form::Asking => None,
            Form::Object => near(self.told.topic, 2),
            Form::Modifying | Form::Quoted(Tail::Modifying)
                if cue.is_none_or(|c| c.kind != CueKind::Say) =>
            {
                let answer = report
                    .noun
                    .is_some_and(|n| matches!(n.word, "응답" | "답변"));
                let said = report
                    .noun
                    .is_some_and(|n| matches!(n.word, "발언" | "말" | "메시지"));
                let acts =
                    cue.is_some_and(|c| self.cast.lexicon.has(lexicon::List::ActiveLight, c.word));
                match report.form {
                    _ if acts => near(self.told.speaker, 2).or(near(self.told.topic, 1)),
                    Form::Quoted(_) if answer => self.told.answerers,
                    Form::Quoted(_) if said => near(self.told.topic, 1),
                    _ => None,
                }
            }
            _ if voicing == Voicing::Active => {
                // …라고 한다, …라고 합니다: what is generally told.
                let generally = report
                    .hit
                    .and_then(|h| words.get(h.first))
                    .is_some_and(|w| {
                        matches!(w.plain(), "한다" | "합니다" | "해요" | "하죠" | "하네요")
                    });
                if generally && report.form == Form::Saying {
                    return None;
                }
                if cue.is_some_and(|c| c.word == "하다")
                    && report.form == Form::Saying
                    && report.hit.is_some_and(|h| !matches!(h.end, End::Final))
                {
                    return None;
                }
                near(self.told.speaker, 3).or(near(self.told.topic, 2))
            }
            _ => None,
        }
    }

    /// Keeps what a later sentence may refer back to.
    fn remember(&mut self, words: &[Word<'_>]) {
        let mut topic: Option<Phrase> = None;
        for at in 0..words.len() {
            let Some(phrase) = self.cast.phrase(words, at) else {
                continue;
            };
            if matches!(
                phrase.voice,
                Voice::Unknown | Voice::Answerers | Voice::Pronoun | Voice::Place
            ) || phrase.role == speaker::Role::Within
            {
                continue;
            }
            let better = match topic {
                None => true,
                Some(old) => {
                    old.role == speaker::Role::Subject && phrase.role == speaker::Role::Topic
                }
            };
            if better {
                topic = Some(phrase);
            }
        }
        if let Some(phrase) = topic {
            self.told.topic = Some((phrase.source, self.told.sentences));
            if phrase.voice == Voice::Person {
                self.told.person = Some((phrase.source, self.told.sentences));
            }
        }
    }
}

/// Whose words a report gives, by its form and predicate.
fn voicing(report: &Report) -> Voicing {
    let cue = report.hit.and_then(|h| h.cue);
    let kind = cue.map(|c| c.kind);
    match report.form {
        Form::Will => {
            if kind == Some(CueKind::Say)
                || cue.is_some_and(|c| {
                    matches!(c.word, "갖다" | "가지다" | "내놓다" | "세우다" | "드러내다")
                })
            {
                Voicing::Active
            } else {
                Voicing::Planned
            }
        }
        Form::Expecting
            if report.noun.is_some_and(|n| n.word == "가능성")
                && cue.is_some_and(|c| {
                    c.kind == CueKind::Say
                        || matches!(c.word, "두다" | "제기하다" | "점치다" | "제시하다")
                }) =>
        {
            Voicing::Active
        }
        Form::Counted if kind == Some(CueKind::Say) => Voicing::Active,
        Form::Expecting | Form::Bare | Form::Explaining | Form::Counted => Voicing::Passive,
        Form::AsThat => match kind {
            Some(CueKind::Say | CueKind::Hold) => Voicing::Active,
            _ => Voicing::Passive,
        },
        Form::Modifying => match kind {
            Some(CueKind::Say) => Voicing::Active,
            Some(CueKind::Light)
                if cue.is_some_and(|c| {
                    matches!(
                        c.word,
                        "내놓다"
                            | "내다"
                            | "남기다"
                            | "보이다"
                            | "드러내다"
                            | "갖다"
                            | "가지다"
                            | "세우다"
                            | "던지다"
                            | "펴다"
                            | "펼치다"
                            | "고수하다"
                            | "유지하다"
                            | "제기하다"
                            | "제시하다"
                            | "내리다"
                            | "전달하다"
                    )
                }) =>
            {
                Voicing::Active
            }
            _ if report.noun.is_some_and(|n| {
                matches!(
                    n.word,
                    "주장" | "입장" | "설명" | "해명" | "계획" | "방침" | "구상"
                )
            }) && report
                .hit
                .is_some_and(|h| h.cue.is_none() && h.end == End::Final) =>
            {
                Voicing::Active
            }
            _ => Voicing::Passive,
        },
        Form::Saying | Form::Linking => match kind {
            Some(CueKind::Told | CueKind::Found) => Voicing::Passive,
            _ => Voicing::Active,
        },
        _ => Voicing::Active,
    }
}

/// Adds what lies inside a claim and what it is worth.
fn finish(text: &str, document: &Document, cast: &Cast<'_>, draft: &Draft) -> Claim {
    let entities = cast.entities_in(draft.span);
    let amounts = inside(&document.amounts, draft.span, |a| a.span);
    let dates = inside(&document.dates, draft.span, |d| d.span);
    let (check_worthiness, reasons) = worth::score(&worth::Features {
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
        confidence: draft.confidence,
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
mod tests {
    use super::*;

    fn claims(text: &str) -> Vec<Claim> {
        let document = Document {
            body: vec![Span::new(0, text.len())],
            ..Document::default()
        };
        Finder::new().find(text, &document)
    }

    /// Content, speaker, via, cue.
    fn told(text: &str) -> Vec<(&str, &str, &str, &str)> {
        claims(text)
            .iter()
            .map(|c| {
                (
                    c.span.of(text),
                    c.speaker.map_or("", |s| s.span.of(text)),
                    c.via.map_or("", |s| s.span.of(text)),
                    c.cue.map_or("", |s| s.of(text)),
                )
            })
            .collect()
    }

    #[test]
    fn two_quotations_of_one_speaker_are_two_claims() {
        assert_eq!(
            told("박서준 대표는 “시장이 커졌다”며 “내년에도 큰다”고 말했다."),
            [
                ("시장이 커졌다", "박서준", "", "말했다"),
                ("내년에도 큰다", "박서준", "", "말했다")
            ]
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

    /// Every cue of data/cues.tsv has a sentence that it reports in, and one that it does not.
    #[test]
    fn every_cue_keeps_to_its_examples() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/cues.examples.tsv");
        let examples = std::fs::read_to_string(path).unwrap();
        let finder = Finder::new();
        let mut wrong = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for line in examples.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [kind, word, sign, text] = fields.as_slice() else {
                panic!("{line}");
            };
            seen.insert(((*kind).to_owned(), (*word).to_owned(), *sign == "+"));
            let document = Document {
                body: vec![Span::new(0, text.len())],
                ..Document::default()
            };
            let claims = finder.find(text, &document);
            let reports = !claims.is_empty();
            let expected = (*sign == "+") != (*kind == "name");
            let cued = *sign != "+" || *kind == "name" || claims.iter().any(|c| c.cue.is_some());
            if reports != expected || !cued {
                wrong.push(line.to_owned());
            }
        }
        for cue in finder.lexicon.cues() {
            for sign in [true, false] {
                let kind = format!("{:?}", cue.kind).to_lowercase();
                if !seen.contains(&(kind, cue.word.to_owned(), sign)) {
                    wrong.push(format!("{} has no example", cue.word));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// A small generator of its own: the same texts on every machine.
    fn texts() -> impl Iterator<Item = String> {
        const PARTS: &[&str] = &[
            "박서준 대표는",
            "“",
            "”",
            "\"",
            "'",
            "‘",
            "’",
            "고 말했다",
            "라고 밝혔다",
            "며",
            " ",
            "\n",
            ". ",
            ", ",
            "값이 오른다",
            "다고 전했다",
            "것으로 알려졌다",
            "에 따르면",
            "올릴 계획이다",
            "라는 관측이 나온다",
            "👩‍💻",
            "(",
            ")",
            "[1]",
            "…",
            "그는",
            "이라며",
            "는",
            "20%",
            "한빛전자",
            "「",
            "」",
            "《",
            "》",
            "e\u{301}",
            "\u{200b}",
            "를 묻는 질문에",
            "등의 응답이 나왔다",
            "인용해",
            "보도했다",
            "업계에선",
            "?",
            "!",
            "다",
            "고",
            "Q. ",
            "A: ",
            "▲ 박서준=",
            "박서준 대표: ",
            "던 ",
            "측은 ",
            "역시 ",
            "(42%)를",
            "는 응답은 57%로",
            "최모(58)씨는",
            "뒤 ",
            "1.0%로 내다봤다",
            "라는 의혹도",
        ];
        let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut next = move |n: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % n as u64).unwrap()
        };
        // More rounds on demand, as a fuzzer would: MITJUL_ROUNDS=1000000.
        let rounds = std::env::var("MITJUL_ROUNDS")
            .ok()
            .and_then(|n| n.parse().ok())
            .unwrap_or(3000);
        (0..rounds).map(move |_| {
            let count = 1 + next(24);
            (0..count).map(|_| PARTS[next(PARTS.len())]).collect()
        })
    }

    #[test]
    fn claims_of_any_text_lie_in_the_body_and_apart_from_speaker_and_cue() {
        let finder = Finder::new();
        for text in texts() {
            let mut start = 0;
            let mut document = Document::default();
            for line in text.split_inclusive('\n') {
                let span = Span::new(start, start + line.len()).trimmed(&text);
                start += line.len();
                if !span.is_empty() {
                    document.body.push(span);
                }
            }
            let claims = finder.find(&text, &document);
            for claim in &claims {
                let parts = [
                    Some(claim.span),
                    claim.cue,
                    claim.speaker.map(|s| s.span),
                    claim.via.map(|s| s.span),
                ];
                for span in parts.into_iter().flatten() {
                    assert!(
                        text.get(span.start..span.end)
                            .is_some_and(|s| !s.is_empty()),
                        "{text:?}"
                    );
                    assert!(document.body.iter().any(|b| b.contains(span)), "{text:?}");
                }
                if claim.kind == ClaimKind::Direct {
                    for span in parts.into_iter().skip(1).flatten() {
                        assert!(!span.overlaps(claim.span), "{text:?}");
                    }
                }
                assert!((0.0..=1.0).contains(&claim.check_worthiness));
                assert!((0.0..=1.0).contains(&claim.confidence));
            }
            assert!(claims.is_sorted_by_key(|c| c.span.start), "{text:?}");
            assert_eq!(claims, finder.find(&text, &document), "{text:?}");
        }
    }

    #[test]
    fn hearsay_has_no_speaker() {
        assert_eq!(
            told("두 회사는 합병을 논의 중인 것으로 알려졌다."),
            [("두 회사는 합병을 논의 중인", "", "", "알려졌다")]
        );
    }

    #[test]
    fn what_is_not_said_is_no_claim() {
        assert_eq!(told("박 대표는 값이 오른다고 말하지 않았다."), []);
    }

    #[test]
    fn what_cannot_speak_is_no_speaker() {
        for (text, expected) in [
            ("박서준 대표는 장례는 가족끼리 치른다고 말했다.", "박서준"),
            ("북부 지역에 대해서는 “비가 더 온다”고 말했다.", ""),
            (
                "화재의 원인은 아직 알 수 없으나 누전이 의심된다고 한다.",
                "",
            ),
            ("한 발 물러서는 뜻에서 “다시 논의하겠다”고 밝혔다.", ""),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    #[test]
    fn side_and_likewise_mark_a_speaker_as_particles_do() {
        for (text, expected) in [
            ("한빛전자 측은 값을 내리지 않는다고 밝혔다.", "한빛전자"),
            ("피해자측은 배상이 모자란다고 말했다.", "피해자"),
            ("새벽은행 역시 금리가 오른다고 내다봤다.", "새벽은행"),
        ] {
            let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
            assert_eq!(speakers, [expected], "{text}");
        }
    }

    fn modalities(text: &str) -> Vec<Modality> {
        claims(text).iter().map(|c| c.modality).collect()
    }

    #[test]
    fn what_nobody_intends_is_no_plan() {
        use Modality::{Assertion, Denial, Forecast, Hearsay, Opinion, Plan, Speculation};
        for (text, expected) in [
            ("박서준 대표는 “내년에 공장을 지을 것”이라고 말했다.", Plan),
            ("박서준 대표는 “값이 크게 오를 것”이라고 말했다.", Forecast),
            ("기상청은 “내일 아침은 춥겠다”고 말했다.", Forecast),
            ("박서준 대표는 “공장이 옮겨 오면 좋겠다”고 말했다.", Opinion),
            (
                "박서준 대표는 “모두가 힘을 모아 나가야 할 것”이라고 말했다.",
                Opinion,
            ),
            (
                "박서준 대표는 “공장이 더 옮겨 올 수도 있다”고 말했다.",
                Speculation,
            ),
            ("박서준 대표는 “그런 말을 한 적이 없다”고 반박했다.", Denial),
            (
                "박서준 대표는 “공장은 두 곳이 남았다”고 반박했다.",
                Assertion,
            ),
            (
                "박서준 대표는 “공장을 보지 못했다”고 진술한 것으로 알려졌다.",
                Hearsay,
            ),
        ] {
            assert_eq!(modalities(text), [expected], "{text}");
        }
    }

    #[test]
    fn reports_are_heard_however_they_are_put() {
        assert_eq!(
            told("두 사람의 사인은 익사로 알려졌다."),
            [("두 사람의 사인은 익사", "", "", "알려졌다")]
        );
        assert_eq!(
            told("새벽은행은 올해 성장률을 2.1%로 내다봤다."),
            [("올해 성장률을 2.1%", "새벽은행", "", "내다봤다")]
        );
        assert_eq!(
            told("값이 다음 달에 오른다고 한빛통신이 관계자를 인용해 보도했다."),
            [("값이 다음 달에 오른다", "관계자", "한빛통신", "보도했다")]
        );
        assert_eq!(
            told("박서준 대표는 “길이 막혔다”고 웃으며 말했다."),
            [("길이 막혔다", "박서준", "", "말했다")]
        );
        assert_eq!(
            told("박서준 대표는 “표를 더 팔아줄 것”을 요청했다."),
            [("표를 더 팔아줄 것", "박서준", "", "요청했다")]
        );
        assert_eq!(
            told("박서준 대표는 “길이 막혔다”라는 뜻을 전했다."),
            [("길이 막혔다", "박서준", "", "뜻을 전했다")]
        );
    }

    #[test]
    fn what_the_writer_thinks_is_no_claim() {
        for text in [
            "범인은 나라 밖으로 달아난 것으로 보인다.",
            "문제는 빈 집이 너무 많다는 것이다.",
            "박서준 대표는 길이 막혔다는 소식을 듣고 돌아갔다.",
            "뒷면에는 ‘새벽의 노래’라고 새겨져 있다.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn a_document_between_particle_and_predicate_is_no_predicate() {
        assert_eq!(
            told("한빛전자는 “값을 내린다”고 보도자료를 통해 밝혔다."),
            [("값을 내린다", "한빛전자", "보도자료", "밝혔다")]
        );
    }

    #[test]
    fn a_term_in_marks_is_no_claim() {
        assert_eq!(told("업계의 '가격 전쟁'이 이어졌다."), []);
        assert_eq!(told("이 거리를 ‘책의 골목’이라고 부른다."), []);
    }
}

#[cfg(test)]
mod stage {
    //! The stage on its own, for measuring: gold body, amounts, dates and (on demand) entities in, claims out.

    use super::*;
    use crate::document::{Amount, Bound, Entity, EntityKind, Mention};
    use crate::{AmountKind, OffsetIndex, OffsetUnit};

    /// `MITJUL_DATA=<gold folder> MITJUL_OUT=<file> cargo test --release stage -- --ignored`; with
    /// `MITJUL_ENTITIES` set the gold entities are given too.
    #[test]
    #[ignore = "needs a folder of annotated articles"]
    fn writes_the_claims_of_annotated_articles() {
        let data = std::env::var("MITJUL_DATA").unwrap();
        let given = std::env::var("MITJUL_ENTITIES").is_ok();
        let mut out = String::new();
        let mut files = Vec::new();
        let mut folders = vec![std::path::PathBuf::from(data)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "json") {
                    files.push(path);
                }
            }
        }
        files.sort();
        let finder = Finder::new();
        for file in files {
            let gold: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            let text = gold["text"].as_str().unwrap();
            let index = OffsetIndex::new(text, OffsetUnit::CodePoint);
            let span = |s: &serde_json::Value, e: &serde_json::Value| {
                Span::new(
                    index.to_byte(s.as_u64().unwrap() as usize),
                    index.to_byte(e.as_u64().unwrap() as usize),
                )
            };
            let mut document = Document::default();
            for range in gold["body"].as_array().unwrap() {
                let all = span(&range[0], &range[1]);
                let mut start = all.start;
                for line in all.of(text).split_inclusive('\n') {
                    let line_span = Span::new(start, start + line.len()).trimmed(text);
                    start += line.len();
                    if !line_span.is_empty() {
                        document.body.push(line_span);
                    }
                }
            }
            if given {
                let mut by_group: std::collections::BTreeMap<(String, String), Vec<Mention>> =
                    Default::default();
                for e in gold["entities"].as_array().unwrap() {
                    by_group
                        .entry((
                            e["entity"].to_string(),
                            e["kind"].as_str().unwrap().to_owned(),
                        ))
                        .or_default()
                        .push(Mention {
                            span: span(&e["s"], &e["e"]),
                            confidence: 1.0,
                        });
                }
                for ((_, kind), mentions) in by_group {
                    document.entities.push(Entity {
                        kind: EntityKind::from_word(&kind).unwrap(),
                        name: mentions[0].span.of(text).to_owned(),
                        aliases: vec![],
                        titles: vec![],
                        organization: None,
                        mentions,
                    });
                }
            }
            for a in gold["amounts"].as_array().unwrap() {
                document.amounts.push(Amount {
                    span: span(&a["s"], &a["e"]),
                    kind: AmountKind::Other,
                    low: None,
                    high: None,
                    unit: String::new(),
                    per: None,
                    bound: Bound::Exact,
                    bound_word: None,
                    direction: None,
                    same_as: None,
                });
            }
            document.claims = finder.find(text, &document);
            let mut record = document.record(text, OffsetUnit::CodePoint);
            record.id = gold["id"].as_str().map(str::to_owned);
            out.push_str(&serde_json::to_string(&record).unwrap());
            out.push('\n');
        }
        std::fs::write(std::env::var("MITJUL_OUT").unwrap(), out).unwrap();
    }
}
