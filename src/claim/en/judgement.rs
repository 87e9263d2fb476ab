//! What tells how a content is meant beside its words of judgement: what its clauses are about and say of it, degrees,
//! exclamations, commands, later sentences, and whose deed a future is.

use super::clause::{Clause, Subject};
use super::lexicon::*;
use super::modality::Reading;
use super::token::{Kind, Role};
use crate::document::ClaimKind;
use crate::text::Span;

/// Words that only a judge puts before an adjective.
const DEGREES: [&str; 12] = [
    "too",
    "so",
    "very",
    "really",
    "extremely",
    "incredibly",
    "absolutely",
    "totally",
    "truly",
    "deeply",
    "utterly",
    "completely",
];

/// Whether a content judges by its form: “It is too slow”, “among the worst”, “What a day!”, “We stopped. We must go on.”
pub(super) fn judges(r: &Reading<'_>, from: usize, head: Option<usize>) -> bool {
    let s = r.s;
    let end = (head.unwrap_or(from)..s.len())
        .find(|&i| s.at(i).kind == Kind::Stop)
        .unwrap_or(s.len());
    let quoted = r.kind == ClaimKind::Direct;
    let exclaims = s.at(end).span.of(r.text).starts_with('!');
    quoted && (exclaims || commands(r) || obliges_later(r, end))
        || (from..end).any(|i| is_degree(r, i) || is_among(r, i))
        || r.kind != ClaimKind::Indirect && head.is_some_and(|head| likens(r, head))
}

/// Whether a clause judges by what it is about and what it says of it: it’s madness, nobody cares, you can’t do that,
/// we love it, there is no excuse.
pub(super) fn is_judgement(r: &Reading<'_>, clause: &Clause) -> bool {
    let s = r.s;
    let verb = s.at(clause.verb);
    let meaning = r.meaning(clause.verb);
    let past = verb.word.forms() & super::inflect::PAST != 0 && verb.role != Role::Base;
    if meaning & M_VALUE != 0 && !clause.passive {
        return true;
    }
    if clause.subject == Subject::Speaker
        && meaning & M_OWN != 0
        && !past
        && matches!(verb.role, Role::Finite | Role::Base | Role::Ing)
        && s.at(clause.head).role != Role::Modal
    {
        return true;
    }
    if is_quality(r, clause) || takes_sides(r, clause) {
        return true;
    }
    let direct = r.kind == ClaimKind::Direct;
    // Is only part of it, is just a start
    if direct
        && s.at(clause.verb).role == Role::Be
        && (clause.verb + 1..clause.behind).any(|i| r.is(i, &["only", "just", "simply", "merely"]))
        && !s.at(clause.behind).kind.eq(&Kind::Number)
        && s.at(clause.behind).role != Role::Number
    {
        return true;
    }
    // What’s missing is the will
    let end = (clause.head..s.len())
        .find(|&i| s.at(i).is_end())
        .unwrap_or(s.len());
    if direct
        && r.is(clause.from, &["what"])
        && (clause.head + 1..end).any(|i| s.at(i).role == Role::Be && !s.before(i).is_auxiliary())
    {
        return true;
    }
    match clause.subject {
        Subject::Thing => direct && is_said_of_thing(r, clause),
        Subject::There => {
            // There is no excuse, there was no need
            let no = r.is(clause.behind, &["no", "little", "every"]);
            no && (clause.behind + 1..clause.behind + 4).any(|i| {
                r.is(
                    i,
                    &[
                        "need",
                        "reason",
                        "point",
                        "excuse",
                        "place",
                        "doubt",
                        "justification",
                        "question",
                        "substitute",
                        "way",
                        "alternative",
                        "room",
                    ],
                )
            })
        }
        Subject::Hearer | Subject::Anyone => {
            let now = match s.at(clause.head).role {
                Role::Modal => !r.is(clause.head, &["could", "will", "'ll", "may", "might"]),
                Role::Finite => {
                    s.at(clause.head).word.forms() & super::inflect::PAST == 0
                        && !r.is(clause.head.wrapping_sub(1), &["people"])
                }
                Role::Be => !r.is(clause.head, &["was", "were", "wasn't", "weren't"]),
                Role::Do => !r.is(clause.head, &["did", "didn't"]),
                Role::Have => r.is(clause.verb, &["have", "has"]),
                _ => false,
            };
            // You know it rained
            direct && now && !r.is(clause.verb, &["know", "see"])
        }
        Subject::Noun => direct && is_general(r, clause),
        _ => false,
    }
}

/// He opposes the plan, his office said; the United States supports it: how who speaks stands to something.
fn takes_sides(r: &Reading<'_>, clause: &Clause) -> bool {
    const SIDES: [&str; 16] = [
        "support",
        "oppose",
        "want",
        "agree",
        "disagree",
        "reject",
        "welcome",
        "regret",
        "respect",
        "condemn",
        "deplore",
        "favor",
        "favour",
        "prefer",
        "trust",
        "appreciate",
    ];
    let s = r.s;
    let of_speaker = matches!(clause.subject, Subject::Other | Subject::Thing)
        || clause.subject == Subject::Noun && s.before(clause.head).role == Role::Name;
    let simple = clause.verb == clause.head && s.at(clause.verb).role == Role::Finite
        || s.at(clause.head).role == Role::Do;
    r.kind != ClaimKind::Direct
        && of_speaker
        && simple
        && !clause.passive
        && r.lexicon
            .verb(s.at(clause.verb).word.verb())
            .is_some_and(|verb| SIDES.contains(&verb.base))
}

/// Dams don’t vote, a river heals: what is said of all of a kind, without a time or a figure.
fn is_general(r: &Reading<'_>, clause: &Clause) -> bool {
    let s = r.s;
    let verb = s.at(clause.verb);
    let simple = clause.verb == clause.head && verb.role == Role::Finite
        || r.is(clause.head, &["do", "does", "don't", "doesn't"]) && verb.role == Role::Base;
    let present = verb.word.forms() & super::inflect::PAST == 0;
    let kind = (clause.from..clause.head).all(|i| {
        let token = s.at(i);
        let bare = matches!(
            token.role,
            Role::Noun | Role::Adjective | Role::Adverb | Role::Coordinator | Role::Not
        ) && !token.is(TIME)
            && (!token.capital || i == clause.from);
        bare || i == clause.from && r.is(i, &["a", "an"])
    });
    let end = (clause.head..s.len())
        .find(|&i| s.at(i).kind == Kind::Stop)
        .unwrap_or(s.len());
    let particular = (clause.from..end).any(|i| {
        matches!(s.at(i).role, Role::Number | Role::Time)
            || s.at(i).kind == Kind::Number
            || s.at(i).is(POSSESSIVE)
    });
    simple && present && kind && !particular && verb.word.verb() == 0
}

/// Is cruel, was hopeless, seems unfair: an adjective that judges by its ending.
fn is_quality(r: &Reading<'_>, clause: &Clause) -> bool {
    let s = r.s;
    let links = s.at(clause.verb).role == Role::Be
        || r.is(
            clause.verb,
            &[
                "seem", "seems", "seemed", "look", "looks", "looked", "feel", "feels", "felt",
                "sound", "sounds", "sounded",
            ],
        );
    if !links || clause.passive {
        return false;
    }
    let mut at = clause.behind;
    while matches!(s.at(at).role, Role::Adverb | Role::Not) {
        at += 1;
    }
    let token = s.at(at);
    if token.kind != Kind::Word || token.capital {
        return false;
    }
    let word = crate::text::case::in_small(token.span.of(r.text));
    let next = s.at(at + 1);
    let ends = next.is_end()
        || next.is_break()
        || next.kind == Kind::None
        || matches!(
            next.role,
            Role::Preposition | Role::To | Role::That | Role::Coordinator | Role::Subordinator
        );
    const ENDINGS: [&str; 7] = ["ful", "less", "ous", "ive", "able", "ible", "ish"];
    // What a record or a measurement tells.
    const PLAIN: [&str; 34] = [
        "available",
        "able",
        "unable",
        "active",
        "inactive",
        "alive",
        "positive",
        "negative",
        "previous",
        "continuous",
        "unanimous",
        "anonymous",
        "conscious",
        "unconscious",
        "eligible",
        "ineligible",
        "visible",
        "invisible",
        "liable",
        "payable",
        "applicable",
        "inapplicable",
        "renewable",
        "accessible",
        "inaccessible",
        "exclusive",
        "comparable",
        "homeless",
        "jobless",
        "motionless",
        "possible",
        "capable",
        "flammable",
        "impassable",
    ];
    ends && word.len() > 5 && ENDINGS.iter().any(|e| word.ends_with(e)) && !PLAIN.contains(&&*word)
}

/// It’s madness, that’s how it is, this is not what we wanted, it’s time to go, it’s up to them.
fn is_said_of_thing(r: &Reading<'_>, clause: &Clause) -> bool {
    let s = r.s;
    if s.at(clause.verb).role != Role::Be {
        return false;
    }
    let mut at = clause.behind;
    while matches!(s.at(at).role, Role::Adverb | Role::Not) {
        at += 1;
    }
    let token = s.at(at);
    if token.role == Role::Wh || r.is(at, &["about", "up", "like", "all", "every"]) {
        return !r.is(at, &["where", "when", "who"]);
    }
    if token.is(TIME) && s.at(at + 1).role == Role::To || r.is(at, &["time"]) {
        return true;
    }
    // It is not the outcome that we wanted; not: it is not the Aldo
    if clause.negated && s.at(at).role == Role::Determiner && !s.at(at + 1).capital {
        return true;
    }
    // It’s greed; it is pure greed
    let mut noun = at;
    while s.at(noun).role == Role::Adjective {
        noun += 1;
    }
    let word = s.at(noun);
    word.role == Role::Noun
        && !word.capital
        && !word.is(VOICE | PLURAL | DOCUMENT | TIME | NUMBER)
        && !r.is(
            noun,
            &[
                "part", "home", "dark", "cold", "hot", "news", "evidence", "proof", "snow", "rain",
                "water", "fire", "smoke", "public",
            ],
        )
}

/// That’s a lie, it is not true, he did nothing wrong: what was alleged is denied in so many words.
pub(super) fn contradicts(r: &Reading<'_>, clause: &Clause) -> bool {
    let s = r.s;
    let mut at = clause.behind;
    let be = s.at(clause.verb).role == Role::Be;
    while matches!(
        s.at(at).role,
        Role::Adverb | Role::Not | Role::Determiner | Role::Adjective
    ) && !r.is(at, &["true", "correct", "accurate", "no"])
        && r.meaning(at) & M_UNTRUTH == 0
    {
        at += 1;
    }
    if be
        && r.meaning(at) & M_UNTRUTH != 0
        && matches!(
            clause.subject,
            Subject::Thing | Subject::Noun | Subject::Other
        )
    {
        return true;
    }
    if be && clause.negated && r.is(at, &["true", "correct", "accurate", "case", "so"]) {
        return true;
    }
    let words = |from: usize, words: &[&str]| words.iter().zip(from..).all(|(w, i)| r.is(i, &[w]));
    let end = (clause.behind..s.len())
        .find(|&i| s.at(i).is_end())
        .unwrap_or(s.len());
    (clause.head + 1..end.min(clause.behind + 4)).any(|i| {
        words(i, &["no", "truth"])
            || words(i, &["no", "such"])
            || words(i, &["nothing", "wrong"])
            || words(i, &["nothing", "to", "do", "with"])
            || words(i, &["nothing", "of", "the"])
            || words(i, &["no", "wrongdoing"])
            || words(i, &["no", "part", "in"])
            || words(i, &["no", "role", "in"])
            || words(i, &["no", "plans", "to"])
            || words(i, &["no", "intention"])
            || words(i, &["no", "knowledge"])
    })
}

/// It is too slow; we were so proud: a degree of what something is, not of how often (so many, so far).
fn is_degree(r: &Reading<'_>, i: usize) -> bool {
    let s = r.s;
    // Came too late, was rolled out too fast
    let next = s.at(i + 1);
    if r.is(i, &["too"]) && next.kind == Kind::Word && !next.is(AUXILIARY | PREPOSITION) {
        return true;
    }
    if !r.is(i, &DEGREES) || r.is(i + 1, &["many", "much", "few", "far", "long", "late"]) {
        return false;
    }
    let quality = next.role == Role::Adjective
        || matches!(next.role, Role::Noun | Role::Past | Role::Participle)
            && !next.capital
            && (s.at(i + 2).is_end()
                || s.at(i + 2).is_break()
                || s.at(i + 2).role == Role::To
                || s.at(i + 2).kind == Kind::None
                || s.at(i + 2).role == Role::Preposition);
    let mut first = i;
    while matches!(
        s.before(first).role,
        Role::Adverb | Role::Not | Role::Determiner
    ) {
        first -= 1;
    }
    quality && s.before(first).role == Role::Be
}

/// “It’s a big step”, was “a gift”, “It sounded like a train”: what a source likens something to in words of his own.
fn likens(r: &Reading<'_>, head: usize) -> bool {
    let s = r.s;
    let mut next = head + 1;
    while matches!(s.at(next).role, Role::Adverb | Role::Not) || s.at(next).kind == Kind::Other {
        next += 1;
    }
    let is_a = s.at(head).role == Role::Be && r.is(next, &["a", "an"]);
    let like = r.is(next, &["like"])
        && (s.at(head).role == Role::Be
            || r.is(
                head,
                &["sounded", "sounds", "looked", "looks", "felt", "feels"],
            ));
    // “He is a doctor”: who somebody is.
    let who = r.is(head.wrapping_sub(1), &["I", "he", "she", "there"]);
    (is_a || like) && !who
}

/// Was among the worst, is one of the best.
fn is_among(r: &Reading<'_>, i: usize) -> bool {
    let s = r.s;
    let behind = if r.is(i, &["among"]) {
        i + 1
    } else if r.is(i, &["one"]) && r.is(i + 1, &["of"]) {
        i + 2
    } else {
        return false;
    };
    s.before(i).role == Role::Be && (behind..behind + 4).any(|k| r.meaning(k) & M_OPINION != 0)
}

/// Ask the owners; come and see it: a verb without a subject.
fn commands(r: &Reading<'_>) -> bool {
    let s = r.s;
    let first = s.at(0);
    let verb = matches!(first.role, Role::Base | Role::Finite)
        && first.word.forms() & super::inflect::BASE != 0
        && !first.is_auxiliary();
    let object = matches!(s.at(1).role, Role::Determiner | Role::Pronoun)
        || s.at(1).role == Role::Coordinator && s.at(2).word.forms() & super::inflect::BASE != 0
        || matches!(s.at(1).role, Role::Adverb | Role::To | Role::Preposition) && verb;
    verb && object && !r.is(1, &["I", "he", "she", "they", "we"])
}

/// A later sentence of a quotation says what must be done.
fn obliges_later(r: &Reading<'_>, end: usize) -> bool {
    let s = r.s;
    let mut relative = false;
    for i in end..s.len() {
        let token = s.at(i);
        match token.role {
            Role::Wh | Role::That | Role::Subordinator => relative = true,
            _ if token.kind == Kind::Stop || token.is_break() => relative = false,
            Role::Modal
                if !relative && r.is(i, &["should", "must", "ought", "shouldn't", "shouldn’t"]) =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// Whether a predicate tells what is to come by its adjective: the toll is likely to rise.
pub(super) fn foretells(r: &Reading<'_>) -> bool {
    let s = r.s;
    let foretold = [
        "likely",
        "unlikely",
        "bound",
        "sure",
        "certain",
        "poised",
        "expected",
        "projected",
        "forecast",
        "predicted",
    ];
    let Some(head) = (0..s.len()).find(|&i| s.at(i).is_finite()) else {
        return false;
    };
    s.at(head).role == Role::Be
        && (head + 1..head + 4).any(|i| r.is(i, &foretold) && s.at(i + 1).role == Role::To)
}

/// I would be careful; it would be reckless to wait: how one judges what is not done yet.
pub(super) fn weighs(r: &Reading<'_>) -> bool {
    let s = r.s;
    let Some(modal) = (0..s.len()).find(|&i| s.at(i).is_finite()) else {
        return false;
    };
    if !r.is(modal, &["would", "'d", "’d"]) || !r.is(modal + 1, &["be", "feel"]) {
        return false;
    }
    let subject = modal.wrapping_sub(1);
    let own = r.is(subject, &["I", "we"]);
    let quality = (modal + 2..modal + 5)
        .any(|i| r.meaning(i) & M_OPINION != 0 || own && s.at(i).role == Role::Adjective);
    quality && (own || r.is(subject, &["it", "that", "this"]))
}

/// Whether what is to come is seen to by those for whom an official speaks: aid will be sent, Paris will increase its aid.
pub(super) fn is_arranged(r: &Reading<'_>, lands: &[Span]) -> bool {
    // What only happens to somebody.
    const SUFFERS: [&str; 32] = [
        "hit",
        "hurt",
        "killed",
        "injured",
        "affected",
        "delayed",
        "damaged",
        "destroyed",
        "lost",
        "forced",
        "felt",
        "seen",
        "known",
        "surprised",
        "disappointed",
        "needed",
        "required",
        "remembered",
        "defeated",
        "exhausted",
        "missed",
        "harmed",
        "left",
        "flooded",
        "tested",
        "shaped",
        "driven",
        "caused",
        "offset",
        "overwhelmed",
        "expected",
        "allowed",
    ];
    const OUTSIDERS: [&str; 14] = [
        "analyst",
        "analysts",
        "expert",
        "experts",
        "economist",
        "economists",
        "forecaster",
        "forecasters",
        "researcher",
        "researchers",
        "scientist",
        "scientists",
        "critic",
        "critics",
    ];
    let s = r.s;
    let speaker = r.speaker.words.rsplit(' ').next().unwrap_or("");
    let Some(modal) = (0..s.len()).find(|&i| s.at(i).is_finite()) else {
        return false;
    };
    if r.kind == ClaimKind::Direct
        || s.at(modal).role != Role::Modal
        || !r.is(modal, &["will", "would", "won't"])
        || OUTSIDERS
            .iter()
            .any(|word| word.eq_ignore_ascii_case(speaker))
    {
        return false;
    }
    let mut next = modal + 1;
    while matches!(s.at(next).role, Role::Adverb | Role::Not) {
        next += 1;
    }
    let mut subject = modal;
    while subject > 0 && s.before(subject).role == Role::Adverb {
        subject -= 1;
    }
    let before = s.before(subject);
    if r.is(next, &["be"]) {
        let mut done = next + 1;
        while s.at(done).role == Role::Adverb {
            done += 1;
        }
        return matches!(before.role, Role::Noun | Role::Name)
            && matches!(s.at(done).role, Role::Participle | Role::Past)
            && !r.is(done, &SUFFERS);
    }
    let outcome = r.meaning(next) & M_OUTCOME != 0
        || r.is(
            next,
            &[
                "double", "grow", "rise", "fall", "shrink", "see", "become", "get", "reach",
                "remain", "miss", "fail", "win", "recover",
            ],
        );
    // Aldo will open; not: the harbour at Aldo will open
    let land = lands.iter().find(|land| land.end == before.span.end);
    let whole = land
        .and_then(|land| (0..subject).find(|&i| s.at(i).span.start == land.start))
        .is_some_and(|at| s.before(at).role != Role::Preposition);
    s.at(next).role == Role::Base
        && !s.at(next).is(BE | HAVE)
        && !outcome
        && r.speaker.human != Some(false)
        && whole
}

/// Whether what is to come is others' deed: “It will rise”, “We’ll see”; officials said he will be tried.
pub(super) fn is_of_others(r: &Reading<'_>) -> bool {
    let s = r.s;
    if foretells(r) {
        return true;
    }
    let Some(head) = (0..s.len()).find(|&i| s.at(i).is_finite()) else {
        return false;
    };
    let going = s.at(head).role == Role::Be && r.is(head + 1, &["going", "not"]);
    if s.at(head).role != Role::Modal && !going {
        return false;
    }
    let mut next = head + 1;
    while matches!(s.at(next).role, Role::Adverb | Role::Not) {
        next += 1;
    }
    if r.is(next, &["see"]) && (s.at(next + 1).is_end() || s.at(next + 1).is(WH)) {
        return true;
    }
    let mut first = head;
    while s.before(first).role == Role::Adverb {
        first -= 1;
    }
    let subject = first.wrapping_sub(1);
    if s.before(first).role != Role::Pronoun {
        return false;
    }
    if r.kind == ClaimKind::Direct {
        return r.is(subject, &["it", "he", "she", "they", "that", "this"]);
    }
    // Many speak of one: not of themselves. They will be torn down: nobody speaks of himself so.
    let speaker = r.speaker.words;
    let noun = speaker.rsplit(' ').next().unwrap_or(speaker);
    let known = r.lexicon.word(&crate::text::case::in_small(noun));
    let many = known.is(VOICE) && noun.ends_with('s');
    let suffers = r.is(next, &["be"]) && s.at(next + 1).role == Role::Participle;
    many && r.is(subject, &["it", "he", "she"]) || suffers && r.is(subject, &["they"])
}

/// The state would rebuild: the governor's own plan, as it is what he governs.
pub(super) fn is_of_land(r: &Reading<'_>) -> bool {
    let s = r.s;
    let Some(modal) = (0..s.len()).find(|&i| s.at(i).is_finite()) else {
        return false;
    };
    let lands = [
        "state",
        "city",
        "county",
        "country",
        "nation",
        "province",
        "defense",
        "defence",
        "district",
        "town",
        "region",
        "village",
        "borough",
        "board",
        "school",
        "club",
        "hospital",
        "league",
        "federation",
    ];
    let acts = s.at(modal + 1).role == Role::Base && !s.at(modal + 1).is(BE | HAVE);
    s.at(modal).role == Role::Modal
        && acts
        && r.is(modal.wrapping_sub(1), &lands)
        && r.is(modal.wrapping_sub(2), &["the", "his", "her", "our", "its"])
}
