//! The reading of an article's claims, passage by passage: what is found so far, and what goes on from one sentence to
//! the next.

use std::collections::BTreeSet;

use super::extent::{Extents, Piece};
use super::lexicon::*;
use super::modality;
use super::phrase;
use super::piece::trimmed;
use super::quote::{Quote, quotations};
use super::report::{Finding, Report, Voice};
use super::source::{Cast, Discourse, Named};
use super::tag;
use super::token::{Kind, Role, Sentence};
use crate::document::{BlockRole, ClaimKind, Document, EntityKind, Modality, Source};
use crate::entity::en::antecedent::Antecedents;
use crate::passage::Passage;
use crate::text::Span;

/// A claim without what is counted from its neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub span: Span,
    pub kind: ClaimKind,
    pub speaker: Option<Source>,
    pub source: Option<Span>,
    pub via: Option<Source>,
    pub cue: Option<Span>,
    pub modality: Modality,
    /// Whether the speaker stands in an earlier sentence.
    pub inherited: bool,
}

/// Who speaks, and the words of the sentence that name him.
type Spoken = (Option<Source>, Option<Span>);

/// What the article has said up to a place.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub document: &'a Document,
    pub cast: Cast<'a>,
    pub drafts: Vec<Draft>,
    pub lexicon: &'a Lexicon,
    pub antecedents: Antecedents<'a>,
    pub discourse: Discourse,
    /// A body that was called by a noun: the group, Clean Rivers.
    pub called: Option<(Span, Source)>,
    /// The last claim of the passage: what a quotation of its own goes on from.
    last: Option<Draft>,
    /// Who is said to speak in the passage that follows.
    announced: Option<Draft>,
    /// Drafts of a quotation that goes on over passages, while nobody is named for it.
    open: Vec<usize>,
    continued: bool,
    sentence: Sentence,
    scratch: Sentence,
    quotes: Vec<Quote>,
    /// The person by name of whom the article speaks: who spoke or acted last, but for who is only spoken of in a claim.
    pub center: Option<Source>,
    /// Whoever acted last without a name, and who that is.
    pub human: Option<(Span, Source)>,
    /// The names before a colon that several passages begin with.
    pub labels: BTreeSet<&'a str>,
    /// Whether the sentences before told of something alleged or denied, and whether the one at hand answers such.
    contested: bool,
    alleged: bool,
    /// Where places are named.
    lands: Vec<Span>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        lexicon: &'a Lexicon,
        text: &'a str,
        document: &'a Document,
        antecedents: Antecedents<'a>,
    ) -> Reader<'a> {
        Reader {
            text,
            document,
            cast: Cast::new(text, document),
            drafts: Vec::new(),
            lexicon,
            antecedents,
            discourse: Discourse::default(),
            called: None,
            last: None,
            announced: None,
            open: Vec::new(),
            continued: false,
            sentence: Sentence::default(),
            scratch: Sentence::default(),
            quotes: Vec::new(),
            human: None,
            center: None,
            labels: BTreeSet::new(),
            contested: false,
            alleged: false,
            lands: document
                .entities
                .iter()
                .filter(|entity| entity.kind == EntityKind::Place)
                .flat_map(|entity| entity.mentions.iter().map(|mention| mention.span))
                .collect(),
        }
    }

    /// Reads the claims of a passage.
    pub(super) fn passage(&mut self, passage: &Passage) {
        let announced = self.announced.take();
        if let (Some(announced), BlockRole::Quote) = (announced, passage.role)
            && !passage.span.of(self.text).starts_with(['"', '“', '‘'])
        {
            self.block(passage, announced);
            return;
        }
        if self.turn(passage) {
            return;
        }
        if announced.is_some() {
            self.last = announced;
        }
        let mut quotes = std::mem::take(&mut self.quotes);
        quotations(self.text, passage.span, &mut quotes);
        let first = self.drafts.len();
        for &sentence in &passage.sentences {
            self.sentence(passage, sentence, &quotes);
        }
        self.continued = quotes.last().is_some_and(|q| !q.closed);
        if self.drafts.len() == first {
            self.last = None;
        }
        self.quotes = quotes;
    }

    fn sentence(&mut self, passage: &Passage, span: Span, quotes: &[Quote]) {
        let mut sentence = std::mem::take(&mut self.sentence);
        sentence.read(self.lexicon, self.text, span, quotes, true);
        tag::tag(self.text, &mut sentence);
        let mut finding = Finding {
            lexicon: self.lexicon,
            text: self.text,
            sentence: &sentence,
            found: Vec::new(),
            untold: Vec::new(),
        };
        finding.find();
        let reports = finding.found;
        let (denied, accused) = self.allegations(&sentence);
        self.alleged = self.contested || denied;
        let mut extents = Extents {
            lexicon: self.lexicon,
            text: self.text,
            sentence: &sentence,
            quotes,
            reports: &reports,
            pieces: Vec::new(),
        };
        extents.read();
        let pieces = extents.pieces;
        if self.signed(&sentence) {
            self.sentence = sentence;
            return;
        }
        self.take(&sentence, &reports, pieces);
        if reports.is_empty() || !self.drafts.last().is_some_and(|d| span.contains(d.span)) {
            self.lone(passage, &sentence, quotes);
        }
        if !self.drafts.last().is_some_and(|d| span.contains(d.span)) {
            self.announced = self.announced(&sentence);
        }
        self.notice(&sentence);
        self.contested = denied || accused || self.contested && span.end < passage.span.end;
        self.sentence = sentence;
    }

    /// Takes the contents of a sentence as claims: of nested ones the outer.
    fn take(&mut self, s: &Sentence, reports: &[Report], pieces: Vec<Piece>) {
        let mut via_outer: Vec<(usize, Source)> = Vec::new();
        let mut dropped = vec![false; pieces.len()];
        for (a, outer) in pieces.iter().enumerate() {
            let Some(own) = reports.get(outer.report) else {
                continue;
            };
            for (b, inner) in pieces.iter().enumerate() {
                let Some(report) = reports.get(inner.report) else {
                    continue;
                };
                if a == b || outer.report == inner.report || dropped.get(a).copied().unwrap_or(true)
                {
                    continue;
                }
                let nested = outer.from <= report.cue.0
                    && report.cue.1 <= outer.to
                    && (inner.from >= outer.from && inner.to <= outer.to);
                if !nested {
                    continue;
                }
                // According to ABC News, Doe said: the outlet relays Doe.
                let relays = match own.voice {
                    Voice::Of(phrase) => match self.cast.name(s, phrase) {
                        named @ (Named::Body(_) | Named::Name(_)) => {
                            let source = named.source();
                            let says = report.classes
                                & (SAY | STATE | TELL | THINK | PLAN | WANT | URGE | DENY | ACCUSE)
                                != 0
                                && matches!(report.voice, Voice::Of(_));
                            (says && self.cast.is_outlet(s, source.span) && own.classes & SAY != 0)
                                .then_some(source)
                        }
                        _ => None,
                    },
                    _ => None,
                };
                if let Some(source) = relays {
                    via_outer.push((b, source));
                    if let Some(slot) = dropped.get_mut(a) {
                        *slot = true;
                    }
                } else if let Some(slot) = dropped.get_mut(b) {
                    *slot = true;
                }
            }
        }
        let mut shared: Option<(Spoken, usize)> = None;
        for (number, piece) in pieces.iter().enumerate() {
            let Some(report) = reports.get(piece.report) else {
                continue;
            };
            if dropped.get(number).copied().unwrap_or(false) {
                continue;
            }
            let (speaker, source) = match report.voice {
                Voice::Of(phrase) => {
                    let named = self.cast.name(s, phrase);
                    let speaker = self.resolve(named);
                    let source = match self.relative(s, report, phrase) {
                        Some(who) => who,
                        None => named.source().span,
                    };
                    self.discourse.hear(named);
                    // The council said …. It added
                    let noun = s.before(phrase.end);
                    if let (Named::Generic(_) | Named::Description(_), Some(speaker)) =
                        (named, speaker)
                        && noun.is(BODY)
                        && !noun.is(PLURAL)
                    {
                        self.discourse.body = Some(speaker);
                        self.discourse.nameless = speaker.entity.is_none().then_some(speaker);
                    }
                    if let (Named::Pronoun(_) | Named::Description(_), Some(speaker)) =
                        (named, speaker)
                    {
                        self.discourse.last = Some(speaker);
                    }
                    if speaker.is_some_and(|s| self.is_named_human(s)) {
                        self.center = speaker.map(|s| Source { span: source, ..s });
                    }
                    (speaker, Some(source))
                }
                Voice::Shared => {
                    match shared.filter(|&(_, cue)| !self.acts_between(s, cue, report)) {
                        Some((before, _)) => before,
                        None => match self.main_subject(s, report) {
                            Some(named) => {
                                let speaker = self.resolve(named);
                                self.discourse.hear(named);
                                (speaker, Some(named.source().span))
                            }
                            None => (self.discourse.last, None),
                        },
                    }
                }
                Voice::Nobody => (None, None),
            };
            if report.voice != Voice::Nobody {
                shared = Some(((speaker, source), report.cue.1));
            }
            let via = via_outer
                .iter()
                .find(|(n, _)| *n == number)
                .map(|(_, v)| *v)
                .or_else(|| self.via(s, report, piece));
            let (speaker, source, via) = self.cited(s, report, speaker, source, via);
            let cue = s.span_of(report.cue.0, report.cue.1);
            let setting = modality::Setting {
                kind: piece.kind,
                cue: Some(cue),
                report: Some(report),
                source: source.map(|s| s.of(self.text)),
                speaker: self.speaker(speaker),
                alleged: self.alleged,
                planned: self.has_planned(speaker),
                lands: &self.lands,
            };
            let modality = modality::meant(
                self.lexicon,
                self.text,
                piece.span,
                setting,
                &mut self.scratch,
            );
            let draft = Draft {
                span: piece.span,
                kind: piece.kind,
                speaker,
                source,
                via,
                cue: Some(cue),
                modality,
                inherited: source.is_none_or(|s| speaker.is_none_or(|p| p.span != s))
                    && speaker.is_some(),
            };
            if report.voice != Voice::Nobody {
                self.last = Some(draft);
                for open in self.open.drain(..) {
                    if let Some(draft) = self.drafts.get_mut(open) {
                        draft.speaker = speaker;
                    }
                }
            }
            self.drafts.push(draft);
        }
    }

    /// A quotation that is a sentence of its own goes on from whoever spoke before.
    fn lone(&mut self, passage: &Passage, s: &Sentence, quotes: &[Quote]) {
        let Kind::Quote(number) = s.at(0).kind else {
            self.introduced(s, quotes);
            return;
        };
        let Some(quote) = quotes.get(number) else {
            return;
        };
        // A quotation of several sentences is read where it ends.
        if quote.outer.end > s.span.end {
            return;
        }
        let rest = (1..s.len()).all(|i| !matches!(s.at(i).kind, Kind::Word | Kind::Number));
        let span = trimmed(self.text, quote.inner);
        let words = span.of(self.text).split_whitespace().count();
        if !rest {
            // ‘We shall rebuild it’: Doe on the dam
            if passage.role == BlockRole::Headline
                && s.at(1).kind == Kind::Colon
                && s.at(2).role == Role::Name
                && words > 1
            {
                let named = self
                    .cast
                    .name(s, phrase::Phrase::of(2, phrase::right(s, 2)));
                if matches!(named, Named::Person(_) | Named::Name(_)) {
                    let source = named.source();
                    self.push(
                        span,
                        ClaimKind::Direct,
                        (Some(source), Some(source.span)),
                        None,
                    );
                }
                return;
            }
            // “…” - Jane Doe
            if s.at(1).kind == Kind::Dash && s.at(2).role == Role::Name && words > 2 {
                let end = phrase::right(s, 2);
                let named = self.cast.name(s, phrase::Phrase::of(2, end));
                self.push(
                    span,
                    ClaimKind::Direct,
                    (Some(named.source()), Some(named.source().span)),
                    None,
                );
            }
            return;
        }
        if words < 2 || passage.role == BlockRole::Headline {
            return;
        }
        let sentence = span
            .of(self.text)
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || words > 4;
        if !sentence {
            return;
        }
        let starts = quote.outer.start >= s.span.start;
        let before = self.last;
        let continues = self.continued || !starts || before.is_some();
        let speaker = if continues {
            before.and_then(|d| d.speaker).or(self.discourse.last)
        } else {
            None
        };
        let number = self.drafts.len();
        let source = before
            .and_then(|d| d.source)
            .filter(|source| passage.span.contains(*source));
        self.push(span, ClaimKind::Direct, (speaker, source), before);
        if speaker.is_none() {
            self.open.push(number);
        }
    }

    /// A colon, or a verb without a content, and a quotation: The message was plain: “…”
    fn introduced(&mut self, s: &Sentence, quotes: &[Quote]) {
        for i in 1..s.len() {
            let Kind::Quote(number) = s.at(i).kind else {
                continue;
            };
            let colon = s.before(i).kind == Kind::Colon;
            let behind = s.at(i + 1);
            if !colon || !(behind.kind == Kind::None || behind.kind == Kind::Stop) {
                continue;
            }
            let Some(quote) = quotes.get(number) else {
                continue;
            };
            let span = trimmed(self.text, quote.inner);
            if span.of(self.text).split_whitespace().count() < 3 {
                continue;
            }
            let named = (0..i)
                .find(|&k| self.is_predicate(s, k))
                .and_then(|k| phrase::subject(s, k))
                .or_else(|| phrase::phrase(s, i - 1).filter(|p| p.start == 0))
                .map(|p| self.cast.name(s, p));
            let Some(named) = named else {
                continue;
            };
            let speaker = self.resolve(named);
            self.discourse.hear(named);
            self.push(
                span,
                ClaimKind::Direct,
                (speaker, Some(named.source().span)),
                None,
            );
        }
    }

    /// Whether a sentence tells that somebody denies something, and that something is alleged.
    fn allegations(&self, s: &Sentence) -> (bool, bool) {
        let mut found = (false, false);
        for i in 0..s.len() {
            let token = s.at(i);
            let base = self.lexicon.verb(token.word.verb()).map_or("", |v| v.base);
            let verb = token.is_finite() || matches!(token.role, Role::Ing | Role::Participle);
            found.0 |= verb
                && matches!(
                    base,
                    "deny" | "dispute" | "refute" | "rebut" | "reject" | "dismiss"
                );
            let noun = ["allegation", "accusation", "rumor", "rumour", "criticism"]
                .iter()
                .any(|w| token.role == Role::Noun && token.span.of(self.text).starts_with(w));
            found.1 |= noun || verb && matches!(base, "accuse" | "allege");
        }
        found
    }

    /// Whether a speaker's last claim told of a plan.
    fn has_planned(&self, speaker: Option<Source>) -> bool {
        let last = self.drafts.last().filter(|d| d.modality == Modality::Plan);
        last.is_some_and(|d| {
            d.speaker.map(|s| s.entity) == speaker.map(|s| s.entity) && speaker.is_some()
        })
    }

    /// What a modality depends on of who speaks.
    fn speaker(&self, source: Option<Source>) -> modality::Speaker<'a> {
        let human = source.and_then(|s| match s.entity {
            Some(_) => super::is_person(self.document, s),
            None => {
                let last = s.span.of(self.text).rsplit(' ').next().unwrap_or("");
                let noun = self.lexicon.word(&crate::text::case::in_small(last));
                if noun.is(DOCUMENT) && !noun.is(VOICE) {
                    Some(false)
                } else {
                    (self.is_human(s.span) && noun.is(TITLE)).then_some(true)
                }
            }
        });
        modality::Speaker {
            words: source.map_or("", |s| s.span.of(self.text)),
            human,
        }
    }

    /// Adds a content that no report of its sentence gives: who says it and the words that name him, and the claim that it
    /// goes on from.
    pub(super) fn push(
        &mut self,
        span: Span,
        kind: ClaimKind,
        (speaker, source): (Option<Source>, Option<Span>),
        before: Option<Draft>,
    ) {
        let setting = modality::Setting {
            kind,
            cue: None,
            report: None,
            source: None,
            speaker: self.speaker(speaker),
            alleged: self.alleged,
            planned: self.has_planned(speaker),
            lands: &self.lands,
        };
        let modality = modality::meant(self.lexicon, self.text, span, setting, &mut self.scratch);
        let denies = before.is_some_and(|d| d.span.is_empty() && d.modality == Modality::Denial);
        let draft = Draft {
            span,
            kind,
            speaker,
            source,
            via: before.and_then(|d| d.via),
            cue: before.and_then(|d| d.cue),
            modality: if denies { Modality::Denial } else { modality },
            inherited: source.is_none(),
        };
        self.drafts.push(draft);
        self.last = Some(draft);
    }

    /// Whether a token of a sentence lies in what a claim of it says.
    fn is_told(&self, s: &Sentence, i: usize) -> bool {
        self.drafts
            .iter()
            .rev()
            .take_while(|d| d.span.end > s.span.start)
            .any(|d| d.span.contains(s.at(i).span))
    }

    /// Keeps who the sentence is about.
    fn notice(&mut self, s: &Sentence) {
        // Asked if it was over, captain Doe shrugged: the first that has a subject.
        let verbs = (0..s.len()).filter(|&i| self.is_predicate(s, i)).take(3);
        let found = verbs
            .filter_map(|verb| Some((verb, phrase::subject(s, verb)?)))
            .find(|(verb, found)| !found.relative && !self.is_told(s, *verb));
        if let Some((_, found)) = found {
            let named = self.cast.name(s, found);
            let who = match named {
                Named::Person(_) => Some(named.source()),
                Named::Pronoun(_) => self.resolve(named),
                _ => None,
            };
            if let Some(who) = who.filter(|w| self.is_named_human(*w)) {
                self.center = Some(Source {
                    span: named.source().span,
                    ..who
                });
            }
            if let Named::Generic(source) = named {
                self.discourse.group = Some(source);
            }
            if let Named::Generic(_) | Named::Description(_) = named
                && self.is_human(named.source().span)
            {
                let who = self.resolve(named).unwrap_or(named.source());
                self.human = Some((named.source().span, who));
            }
            let before = self.discourse.last;
            if let (Named::Body(_), Some(_)) = (named, found.apposition)
                && s.before(found.end).role == Role::Noun
            {
                self.called = Some((s.before(found.end).span, named.source()));
            }
            if matches!(named, Named::Person(_) | Named::Body(_) | Named::Name(_)) {
                self.discourse.hear(named);
                self.discourse.last = before.or(self.discourse.last);
            }
        }
    }
}
