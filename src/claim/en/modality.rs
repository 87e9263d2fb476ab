//! How an English content is meant: what its report says of it, then what its own predicate and words say.

use super::clause::{self, Subject};
use super::judgement;
use super::lexicon::*;
use super::report::{Manner, Place, Report};
use super::tag;
use super::token::{Kind, Role, Sentence};
use crate::document::{ClaimKind, Modality};
use crate::text::Span;

/// What a content says of itself.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub asks: bool,
    pub future: bool,
    /// Whether the speaker himself is to do what is to come; where nothing is said of it its subject tells.
    pub own: Option<bool>,
    pub possible: bool,
    pub obliges: bool,
    pub judges: bool,
    pub denies: bool,
    pub reckons: bool,
    /// Whether its predicate is negated, so that it denies where something was alleged.
    pub negated: bool,
    /// It will be sent: perhaps the speaker's deed.
    pub passive_it: bool,
    /// No predicate is found in it.
    pub bare: bool,
}

/// Whose content it is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Speaker<'a> {
    /// The words that name the speaker.
    pub words: &'a str,
    /// Whether a human speaks, not a body; unknown without a name.
    pub human: Option<bool>,
}

/// What is told of a content around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub kind: ClaimKind,
    pub cue: Option<Span>,
    pub report: Option<&'a Report>,
    pub speaker: Speaker<'a>,
    /// How the sentence calls the speaker.
    pub source: Option<&'a str>,
    /// Whether something was alleged just before, which a content in the negative answers.
    pub alleged: bool,
    /// Whether the same speaker told of a plan just before, which a later “it” may be.
    pub planned: bool,
    /// Where countries, regions and cities are named.
    pub lands: &'a [Span],
}

/// What is read besides the text: the sentence of a content.
pub(super) struct Reading<'a> {
    pub lexicon: &'a Lexicon,
    pub text: &'a str,
    pub s: &'a Sentence,
    pub kind: ClaimKind,
    pub speaker: Speaker<'a>,
    /// Where the report stands behind the content, how it calls its speaker.
    pub before: Option<&'a str>,
}

impl Reading<'_> {
    /// Whether the word at a place is one of some, in whatever letters and with either apostrophe.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.s.at(i).span.of(self.text);
        words.iter().any(|w| {
            word.eq_ignore_ascii_case(w)
                || word.len() == w.len() + 2
                    && word.contains('’')
                    && word.replace('’', "'").eq_ignore_ascii_case(w)
        })
    }

    /// What the word at a place tells of how its clause is meant.
    pub(super) fn meaning(&self, i: usize) -> u64 {
        let token = self.s.at(i);
        if token.kind != Kind::Word {
            return 0;
        }
        let small = crate::text::case::in_small(token.span.of(self.text));
        if small.contains('’') {
            return self.lexicon.meaning(&small.replace('’', "'"));
        }
        self.lexicon.meaning(&small)
    }
}

/// Reads how a content is meant. `scratch` is reused.
pub(super) fn meant(
    lexicon: &Lexicon,
    text: &str,
    span: Span,
    setting: Setting<'_>,
    scratch: &mut Sentence,
) -> Modality {
    let report = setting.report;
    let classes = report.map_or(0, |r| r.classes);
    let afraid = setting.cue.is_some_and(|cue| {
        let words = cue.of(text).split(' ');
        words.into_iter().any(|word| {
            let small = crate::text::case::in_small(word);
            ["fear", "worr", "concern"]
                .iter()
                .any(|begin| small.starts_with(begin))
        })
    });
    match report.and_then(|r| r.manner) {
        Some(Manner::Plan) => return Modality::Plan,
        Some(Manner::Forecast) => return Modality::Forecast,
        // The fear that it may fall: what is feared is not judged.
        Some(Manner::Opinion) if !afraid => return Modality::Opinion,
        Some(Manner::Hearsay) => return Modality::Hearsay,
        Some(Manner::Speculation) => return Modality::Speculation,
        Some(Manner::Estimate) => return Modality::Estimate,
        Some(Manner::Denial) => return Modality::Denial,
        Some(Manner::Question) => return Modality::Question,
        Some(Manner::Assertion) => return Modality::Assertion,
        Some(Manner::Opinion) | None => {}
    }
    if classes & MEANS_DENIAL != 0 {
        return Modality::Denial;
    }
    scratch.read(lexicon, text, span, &[], false);
    tag::tag(text, scratch);
    let reading = Reading {
        lexicon,
        text,
        s: scratch,
        kind: setting.kind,
        speaker: setting.speaker,
        before: report
            .filter(|r| matches!(r.place, Place::Before(_)) && setting.kind != ClaimKind::Direct)
            .and(setting.source),
    };
    let content = reading.content(span, setting.cue);
    if content.asks && setting.kind != ClaimKind::Indirect {
        return Modality::Question;
    }
    let answers = setting.alleged
        && content.negated
        && !(content.future || content.judges || content.obliges || content.possible);
    if content.denies || answers {
        return Modality::Denial;
    }
    if classes & MEANS_ESTIMATE != 0 {
        return Modality::Estimate;
    }
    if classes & MEANS_FORECAST != 0 {
        return Modality::Forecast;
    }
    if report.is_some_and(|r| r.reckoned) {
        return Modality::Estimate;
    }
    // Fears that it is about to break: a guess; worried that it would not last: how somebody looks at what is to come.
    if afraid {
        let guesses = content.possible
            || !(content.bare || content.future || content.judges || content.obliges);
        return if guesses {
            Modality::Speculation
        } else {
            Modality::Opinion
        };
    }
    // Hoped she would win: what is hoped is no plan, whoever hopes it.
    let feels =
        report.is_some_and(|r| matches!(r.base, "hope" | "wish" | "fear" | "worry" | "fret"));
    if feels {
        return Modality::Opinion;
    }
    if content.possible || classes & MEANS_SPECULATION != 0 {
        return Modality::Speculation;
    }
    // What a human suggests may be so; what figures suggest is concluded from them.
    if report.is_some_and(|r| r.base == "suggest") && !content.obliges {
        let figures =
            setting.speaker.human == Some(false) && report.is_some_and(|r| r.classes & SHOW != 0);
        return if content.judges && !figures {
            Modality::Opinion
        } else if !figures && !content.future {
            Modality::Speculation
        } else if content.future {
            Modality::Forecast
        } else {
            Modality::Estimate
        };
    }
    if content.obliges || judgement::weighs(&reading) {
        return Modality::Opinion;
    }
    if content.future || judgement::foretells(&reading) {
        let announces = classes & MEANS_PLAN != 0 || report.is_some_and(|r| r.base == "announce");
        let own = (content.own == Some(true) || judgement::is_of_land(&reading))
            && !judgement::is_of_others(&reading)
            || content.passive_it && setting.planned
            || report.is_some_and(|r| r.classes & (SAY | STATE) != 0)
                && judgement::is_arranged(&reading, setting.lands);
        return if own || announces {
            Modality::Plan
        } else {
            Modality::Forecast
        };
    }
    if classes & MEANS_PLAN != 0 {
        return Modality::Plan;
    }
    // Found it odd: a judgement without a predicate.
    if report.is_some_and(|r| matches!(r.base, "find" | "consider" | "think" | "deem"))
        && content.bare
    {
        return Modality::Opinion;
    }
    // A report shows that the steel was too thin: a document judges nothing; nor does a survey by which it was so.
    let counted = report.is_some_and(|r| r.base == "according")
        && setting
            .speaker
            .words
            .rsplit(' ')
            .next()
            .is_some_and(|w| lexicon.meaning(&crate::text::case::in_small(w)) & M_COUNT != 0);
    let shows = counted || classes & SHOW != 0 && classes & (SAY | STATE) == 0;
    if content.judges && !shows || classes & MEANS_OPINION != 0 {
        return Modality::Opinion;
    }
    if content.reckons {
        return Modality::Estimate;
    }
    Modality::Assertion
}

impl Reading<'_> {
    fn content(&self, span: Span, cue: Option<Span>) -> Content {
        let s = self.s;
        let mut content = Content {
            asks: span.of(self.text).trim_end().ends_with('?'),
            ..Content::default()
        };
        let (mut from, condition) = self.main_clause();
        // The gates, she said, were open: what reports is no part of what is said.
        if let Some(cue) = cue
            && span.contains(cue)
            && let Some(behind) = (0..s.len()).find(|&i| s.at(i).span.start >= cue.end)
            && !(from..behind).any(|i| s.at(i).is_finite() && s.at(i).span.end <= cue.start)
        {
            from = behind;
        }
        let head = clause::head(self.text, s, from);
        self.words(from, head, &mut content);
        content.reckons |= self.is_likely(from, head);
        content.possible |= condition == Condition::Unreal;
        content.judges |= judgement::judges(self, from, head);
        // What is so in so many words, and perhaps over several sentences.
        if self.kind == ClaimKind::Direct && !content.judges {
            let small = crate::text::case::in_small(span.of(self.text));
            content.judges = if small.contains('’') {
                self.lexicon.has_phrase(&small.replace('’', "'"))
            } else {
                self.lexicon.has_phrase(&small)
            };
        }
        let Some(head) = head else {
            content.bare = true;
            return content;
        };
        let mut clause = clause::read(self.text, s, from, head);
        self.predicate(&clause, &mut content);
        // If one shot does, we double our supply
        let present = s.at(head).role == Role::Finite
            && s.at(head).word.forms() & super::inflect::PAST == 0
            || self.is(head, &["have", "has"]);
        if condition == Condition::Open
            && present
            && self.kind == ClaimKind::Direct
            && !content.judges
        {
            content.future = true;
            content.own = Some(false);
        }
        content.negated = self.negates(&clause);
        content.passive_it =
            clause.passive && clause.subject == Subject::Thing && self.kind != ClaimKind::Direct;
        if content.future && content.own.is_none() {
            content.own = Some(self.is_own(&clause));
        }
        content.judges |= judgement::is_judgement(self, &clause);
        content.denies |= judgement::contradicts(self, &clause);
        for _ in 0..2 {
            let Some(next) = clause::joined(self.text, s, &clause) else {
                break;
            };
            clause = next;
            content.denies |= self.never(&clause) || judgement::contradicts(self, &clause);
            content.judges |=
                self.kind == ClaimKind::Direct && judgement::is_judgement(self, &clause);
        }
        content
    }

    /// What the words of the first sentence tell.
    fn words(&self, from: usize, head: Option<usize>, content: &mut Content) {
        let s = self.s;
        let mut aside = false;
        for i in 0..s.len() {
            let token = s.at(i);
            // What the first sentence says is what the content says.
            if token.kind == Kind::Stop && head.is_some_and(|h| h < i) {
                break;
            }
            // Who was brave, because it was wrong: said by the way.
            if token.is_break() {
                aside = false;
            } else if i > from
                && (token.role == Role::Subordinator && !self.is(i, &["as", "than"])
                    || token.role == Role::Wh && token.is(RELATIVE) && s.before(i).is_nominal()
                    || token.role == Role::That
                        && s.before(i).role == Role::Noun
                        && s.at(i + 1).is_finite())
            {
                aside = true;
            }
            let meaning = self.meaning(i);
            if meaning == 0 {
                continue;
            }
            let direct = self.kind == ClaimKind::Direct;
            let said = head.is_none() || !aside && judges(self.text, s, i, direct);
            content.judges |= meaning & M_OPINION != 0 && said;
            content.denies |= meaning & M_DENIAL != 0 && said;
            // Home to an estimated two million: said by the way
            let apart = head.is_some_and(|h| (h..i).any(|k| s.at(k).is_break()));
            content.reckons |= meaning & M_ESTIMATE != 0 && !aside && !apart;
            // Should not wave around words like perhaps: behind the predicate it belongs to something else
            content.possible |= meaning & M_GUESS != 0
                && token.role == Role::Adverb
                && !aside
                && head.is_none_or(|h| i < h + 5)
                && s.before(i).role != Role::Modal;
        }
    }

    /// Likely broke, was most likely broken: a conclusion from signs. Is likely to break: what is to come.
    fn is_likely(&self, from: usize, head: Option<usize>) -> bool {
        let s = self.s;
        let Some(head) = head else {
            return false;
        };
        let lowest = head.saturating_sub(2).max(from);
        (lowest..head + 3).any(|i| {
            self.is(i, &["likely"])
                && !(lowest..i).any(|k| s.at(k).role == Role::Modal)
                && (s.at(i + 1).is_finite() && s.at(i + 1).role != Role::Modal
                    || s.at(i + 1).role == Role::Participle)
        })
    }

    /// Where the main clause begins, and what the clause before it supposes: If it rains, …; Had it rained, …
    fn main_clause(&self) -> (usize, Condition) {
        let s = self.s;
        let first = s.at(0);
        if first.role == Role::Have
            && (s.at(1).role == Role::Pronoun
                || s.at(1).role == Role::Determiner
                || s.at(1).role == Role::Name)
        {
            return (0, Condition::Unreal);
        }
        let mut begin = 0;
        while matches!(s.at(begin).role, Role::Coordinator | Role::Adverb) || s.at(begin).is_break()
        {
            begin += 1;
        }
        let first = s.at(begin);
        if first.role == Role::Subordinator || first.is(SUBORDINATOR) && first.role == Role::Wh {
            // If it rains the gates would open, all of them: no comma parts the clauses
            let comma = (begin..s.len())
                .find(|&i| s.at(i).kind == Kind::Comma)
                .filter(|&c| (c..s.len()).any(|i| s.at(i).is_finite()));
            let condition = if self.is(begin, &["if"]) && comma.is_some() {
                Condition::Open
            } else {
                Condition::None
            };
            return (comma.map_or(begin, |c| c + 1), condition);
        }
        (0, Condition::None)
    }
}

/// What a clause before the main one supposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    None,
    /// If it rains.
    Open,
    /// Had it rained.
    Unreal,
}

/// Made it fun, got it wrong, find it odd: what follows is said of the object.
fn is_made(text: &str, verb: super::token::Token) -> bool {
    let word = verb.span.of(text);
    [
        "make", "makes", "made", "find", "finds", "found", "get", "got", "gets", "keep", "kept",
        "leave", "left", "call", "consider",
    ]
    .contains(&word)
}

/// Whether a word of judgement is what is said: a verb, an adverb, what something is; not what stands by the way
/// (used inappropriate language).
pub(super) fn judges(text: &str, s: &Sentence, i: usize, direct: bool) -> bool {
    let token = s.at(i);
    if matches!(
        token.role,
        Role::Adverb | Role::Modal | Role::Finite | Role::Base
    ) {
        return true;
    }
    // Heart failure, a peace process: what kind of thing it is
    if token.role == Role::Noun && s.before(i).role == Role::Noun && !s.before(i).is(PLURAL) {
        return false;
    }
    let mut at = i;
    for _ in 0..6 {
        let before = s.before(at);
        if at == 0 {
            return false;
        }
        if before.role == Role::Be {
            return true;
        }
        let verb = matches!(
            before.role,
            Role::Finite | Role::Past | Role::Base | Role::Have
        );
        // Is breaking the wrong records, in a source's own words
        let does = direct && before.role == Role::Ing && s.before(at - 1).role == Role::Be;
        if verb || does {
            return token.role == Role::Adjective
                || direct && (s.at(i + 1).is_nominal() || is_made(text, before))
                || before.role == Role::Have && s.at(at).role != Role::Determiner;
        }
        // Is in deep trouble
        if direct && before.role == Role::Preposition && s.before(at - 1).role == Role::Be {
            return true;
        }
        let part = matches!(
            before.role,
            Role::Adverb
                | Role::Determiner
                | Role::Adjective
                | Role::Not
                | Role::Noun
                | Role::Number
                | Role::Past
        ) || before.role == Role::Coordinator
            // Was free, fair and open
            || before.kind == Kind::Comma
                && token.role == Role::Adjective
                && s.before(at - 1).role == Role::Adjective
            || direct && before.role == Role::Pronoun && at < i + 1
            || before.role == Role::Ing && token.role != Role::Noun;
        if !part {
            return false;
        }
        at -= 1;
    }
    false
}
