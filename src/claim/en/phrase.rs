//! Noun phrases, and the subject of a verb: back over what stands between them.

use super::lexicon::*;
use super::token::{Kind, Role, Sentence, Token};

/// A noun phrase that may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its first word, and the one behind the last before any preposition or clause.
    pub start: usize,
    pub end: usize,
    /// The one behind all that belongs to it.
    pub whole: usize,
    /// What stands beside it in apposition.
    pub apposition: Option<(usize, usize)>,
    /// Whether the verb stands in a clause that modifies it (who said).
    pub relative: bool,
}

impl Phrase {
    pub(super) fn of(start: usize, end: usize) -> Phrase {
        Phrase {
            start,
            end,
            whole: end,
            apposition: None,
            relative: false,
        }
    }

    pub(super) fn is_pronoun(&self, sentence: &Sentence) -> bool {
        self.end == self.start + 1 && sentence.at(self.start).role == Role::Pronoun
    }
}

/// How many tokens a subject is looked for to the left.
const REACH: usize = 60;
/// How many tokens a clause about the subject may have.
const CLAUSE: usize = 14;

/// The end of the noun phrase that begins at a place, without prepositions and clauses; the place itself where none does.
pub(super) fn right(sentence: &Sentence, from: usize) -> usize {
    let mut i = from;
    let mut noun = false;
    let mut name = false;
    loop {
        let token = sentence.at(i);
        match token.role {
            Role::Pronoun if i == from => return i + 1,
            Role::Determiner if !noun => {}
            // many of the voters
            Role::Preposition
                if !noun && i > from && sentence.before(i).is(LOOSE) && token.span.len() == 2 =>
            {
                if sentence.at(i + 1).role == Role::Pronoun {
                    return i + 2;
                }
            }
            Role::Adjective | Role::Number if !noun => {}
            // finance chief Doe
            Role::Adjective if token.is(TITLE) && sentence.at(i + 1).is_nominal() => {}
            Role::Adverb | Role::Ing | Role::Past | Role::Participle
                if !noun && i > from && modifies(sentence, i) => {}
            // Mining companies, fired workers
            Role::Ing | Role::Past if i == from && sentence.at(i + 1).is_nominal() => {}
            // Reuters employees: a name is over where other words go on
            Role::Noun => {
                noun = true;
                name = false;
            }
            Role::Name => {
                noun = true;
                name = true;
            }
            Role::Time
                if !noun
                    || !name && sentence.at(i + 1).is_nominal() && !sentence.before(i).is(TIME) =>
            {
                noun = true
            }
            Role::None => match token.kind {
                Kind::Clitic if noun => {
                    noun = false;
                    if !continues(sentence, i + 1) {
                        return i;
                    }
                }
                Kind::Bracket if noun => {
                    if !sentence.at(i + 1).is_nominal() {
                        return i;
                    }
                }
                Kind::Quote(_)
                    if i > from
                        && !token.stopped | sentence.before(i).kind.eq(&Kind::Clitic)
                        && (noun
                            || sentence.before(i).role == Role::Determiner
                            || sentence.before(i).kind == Kind::Clitic) =>
                {
                    noun = true
                }
                Kind::Other if noun && sentence.at(i + 1).is_nominal() => {}
                _ => break,
            },
            Role::Coordinator if noun && joins(sentence, i) => noun = false,
            _ => break,
        }
        i += 1;
    }
    // A determiner alone may be all: some said
    if !noun
        && i > from
        && !sentence.before(i).is(LOOSE | NUMBER)
        && sentence.before(i).role != Role::Number
    {
        return from;
    }
    i
}

/// Whether a noun phrase goes on at a place.
fn continues(sentence: &Sentence, i: usize) -> bool {
    let token = sentence.at(i);
    token.is_nominal()
        || matches!(
            token.role,
            Role::Adjective | Role::Number | Role::Adverb | Role::Ing | Role::Past
        )
        || matches!(token.kind, Kind::Quote(_))
}

/// Whether a participle or an adverb modifies a noun that follows it.
fn modifies(sentence: &Sentence, i: usize) -> bool {
    let next = sentence.at(i + 1);
    next.is_nominal()
        || matches!(
            next.role,
            Role::Adjective | Role::Past | Role::Ing | Role::Participle
        )
}

/// Whether "and" joins two nouns: what follows is no clause.
fn joins(sentence: &Sentence, i: usize) -> bool {
    let next = sentence.at(i + 1);
    if !(next.is_nominal()
        || matches!(next.role, Role::Adjective | Role::Determiner | Role::Number))
    {
        return false;
    }
    let mut at = i + 1;
    for _ in 0..6 {
        at += 1;
        let token = sentence.at(at);
        if token.is_finite() {
            // A and B said: one subject, where a noun stands alone before "and"
            return token.word.verb() > 0 && before_nouns(sentence, i);
        }
        if !(token.is_nominal()
            || matches!(token.role, Role::Adjective | Role::Determiner)
            || token.kind == Kind::Clitic)
        {
            return true;
        }
    }
    true
}

/// Whether the phrase that ends before a place stands at the beginning of its clause.
fn before_nouns(sentence: &Sentence, end: usize) -> bool {
    let mut i = end;
    while i > 0 {
        let token = sentence.before(i);
        let part = token.is_nominal()
            || matches!(
                token.role,
                Role::Adjective | Role::Determiner | Role::Number
            )
            || matches!(token.kind, Kind::Clitic | Kind::Bracket);
        if !part {
            return !token.is_finite()
                && !matches!(
                    token.role,
                    Role::Preposition | Role::Ing | Role::Base | Role::Participle | Role::To
                );
        }
        i -= 1;
    }
    true
}

/// The subject of the verb whose first word (its first auxiliary) stands at a place.
pub(super) fn subject(sentence: &Sentence, verb: usize) -> Option<Phrase> {
    let mut end = verb;
    while end > 0 && matches!(sentence.before(end).role, Role::Adverb | Role::Not) {
        end -= 1;
    }
    if end < verb && sentence.before(end).kind == Kind::Comma && !is_nominal_end(sentence, end - 1)
    {
        // Smith, however, said: handled as any other insertion
        return inserted(sentence, end);
    }
    let before = sentence.before(end);
    match before.role {
        Role::Wh | Role::That if before.is(RELATIVE) => relative(sentence, end - 1),
        _ if before.is_break() => inserted(sentence, end),
        _ => phrase(sentence, end),
    }
}

fn is_nominal_end(sentence: &Sentence, end: usize) -> bool {
    let token = sentence.before(end);
    token.is_nominal()
        || token.role == Role::Pronoun
        || matches!(token.kind, Kind::Bracket | Kind::Quote(_))
        || token.role == Role::Number
}

/// Who is meant by the "who" at a place.
fn relative(sentence: &Sentence, who: usize) -> Option<Phrase> {
    let mut end = who;
    while end > 0
        && (sentence.before(end).is_break() || sentence.before(end).role == Role::Preposition)
    {
        end -= 1;
    }
    let found = phrase(sentence, end)?;
    Some(Phrase {
        relative: true,
        ..found
    })
}

/// The phrase before what is inserted between commas or dashes: its apposition, its age, its clause with "who".
fn inserted(sentence: &Sentence, end: usize) -> Option<Phrase> {
    // The one behind the closing comma.
    let close = end - 1;
    let kind = sentence.at(close).kind;
    let lowest = close.saturating_sub(REACH);
    let mut open = close;
    while open > lowest {
        open -= 1;
        let token = sentence.at(open);
        if token.is_end() {
            return None;
        }
        if token.kind != kind || open == 0 || open + 1 == close {
            continue;
        }
        if !is_nominal_end(sentence, open) {
            continue;
        }
        if !may_be_inserted(sentence, open + 1, close) {
            continue;
        }
        let Some(mut found) = phrase(sentence, open) else {
            continue;
        };
        let mut apposition = (open + 1, close);
        // An age, a place, one apposition behind another: the name stands further to the left.
        for _ in 0..4 {
            let first = sentence.at(found.start);
            let outer = found
                .start
                .checked_sub(1)
                .filter(|&c| sentence.at(c).kind == Kind::Comma);
            let Some(outer) = outer.filter(|&c| is_nominal_end(sentence, c)) else {
                break;
            };
            let minor = matches!(first.role, Role::Number | Role::Determiner)
                || first.role == Role::Preposition
                || first.role == Role::Noun && first.is(TITLE | VOICE);
            if !minor {
                break;
            }
            let Some(left) = phrase(sentence, outer) else {
                break;
            };
            if sentence.at(left.end - 1).role != Role::Name
                && left.start > 0
                && !first_is_name(sentence, left)
            {
                break;
            }
            apposition = (outer + 1, close);
            found = left;
        }
        return Some(Phrase {
            whole: end,
            apposition: Some(apposition),
            ..found
        });
    }
    None
}

fn first_is_name(sentence: &Sentence, phrase: Phrase) -> bool {
    (phrase.start..phrase.end).any(|i| sentence.at(i).role == Role::Name)
}

/// Whether what stands between two commas says something of the noun before: no clause of its own.
fn may_be_inserted(sentence: &Sentence, from: usize, to: usize) -> bool {
    let first = sentence.at(from);
    if first.role == Role::Wh || first.is(SUBORDINATOR) && first.role != Role::That {
        return true;
    }
    let mut clause = false;
    for i in from..to {
        let token = sentence.at(i);
        if token.role == Role::Wh || token.role == Role::That {
            clause = true;
        }
        let plain = matches!(
            token.role,
            Role::Finite | Role::Modal | Role::Be | Role::Have | Role::Do
        );
        if plain && !clause {
            return false;
        }
    }
    !matches!(first.role, Role::Coordinator | Role::None) || matches!(first.kind, Kind::Quote(_))
}

/// The noun phrase, with its prepositions and clauses, that ends before a place.
pub(super) fn phrase(sentence: &Sentence, end: usize) -> Option<Phrase> {
    let last = sentence.before(end);
    if last.role == Role::Pronoun {
        return Some(Phrase::of(end - 1, end));
    }
    let lowest = end.saturating_sub(REACH);
    let mut i = end;
    while i > lowest {
        let token = sentence.before(i);
        let next = sentence.at(i);
        let part = match token.role {
            Role::Noun | Role::Name | Role::Number | Role::Adjective | Role::Time => true,
            Role::Determiner => true,
            Role::Preposition => i < end && !token.is(SUBORDINATOR),
            Role::Adverb => {
                i < end && matches!(next.role, Role::Adjective | Role::Number | Role::Past)
            }
            Role::Coordinator => i < end && coordinates(sentence, i - 1),
            // employees surveyed by the bank; leading economists; the man who shot him
            Role::Past
                if i < end
                    && !reduced(sentence, i - 1)
                    && clause_start(sentence, i - 1).is_some() =>
            {
                i = clause_start(sentence, i - 1).unwrap_or(i - 1);
                continue;
            }
            Role::Past | Role::Participle => {
                i < end && reduced(sentence, i - 1)
                    || next.is_nominal()
                        && !sentence.before(i - 1).is_nominal()
                        && i < end
                        && sentence.before(i - 1).role != Role::Pronoun
            }
            Role::Ing => i < end,
            Role::Pronoun => false,
            Role::To => i < end && !matches!(next.role, Role::Base),
            Role::Finite | Role::Modal | Role::Be | Role::Have | Role::Do => {
                // people who attended the meeting
                match clause_start(sentence, i - 1) {
                    Some(who) => {
                        i = who;
                        continue;
                    }
                    None => false,
                }
            }
            Role::None => {
                matches!(token.kind, Kind::Clitic | Kind::Bracket)
                    || token.kind == Kind::Other
                    || matches!(token.kind, Kind::Quote(_))
                        && i < end
                        && next.is_nominal()
                        && sentence.before(i - 1).role == Role::Determiner
            }
            _ => false,
        };
        if !part {
            // a manager who asked not to be named said
            match restrictive(sentence, i) {
                Some(who) => {
                    i = who;
                    continue;
                }
                None => break,
            }
        }
        i -= 1;
    }
    let mut start = i;
    while start < end && matches!(sentence.at(start).role, Role::Adverb | Role::Coordinator) {
        start += 1;
    }
    if matches!(
        sentence.at(start).kind,
        Kind::Clitic | Kind::Bracket | Kind::Other
    ) {
        start += 1;
    }
    // On Monday officials said; in a statement the company said
    for _ in 0..3 {
        if matches!(
            sentence.at(start).role,
            Role::Preposition | Role::Subordinator | Role::To
        ) {
            let over = right(sentence, start + 1);
            let over = over_time(sentence, start + 1, over);
            if over >= end || over <= start + 1 {
                return None;
            }
            start = over;
            while start < end && matches!(sentence.at(start).role, Role::Adverb) {
                start += 1;
            }
        }
    }
    if start >= end {
        return None;
    }
    let mut base = right(sentence, start).min(end);
    if base == start {
        // An unusual beginning: the whole is taken where it is all nouns.
        let nouns = (start..end)
            .all(|i| sentence.at(i).is_nominal() || sentence.at(i).role == Role::Adjective);
        if !nouns {
            return None;
        }
        base = end;
    }
    Some(Phrase {
        start,
        end: base,
        whole: end,
        apposition: None,
        relative: false,
    })
}

/// Behind the words of a time that a preposition takes, where nouns follow them at once.
fn over_time(sentence: &Sentence, from: usize, end: usize) -> usize {
    let mut i = from;
    let mut time = false;
    while i < end {
        let token = sentence.at(i);
        match token.role {
            Role::Time => time = true,
            Role::Number | Role::Determiner | Role::Adjective => {}
            _ => break,
        }
        i += 1;
    }
    if time { i } else { end }
}

/// Whether "and" at a place joins parts of a phrase that begins its clause.
fn coordinates(sentence: &Sentence, i: usize) -> bool {
    let before = sentence.before(i);
    (before.is_nominal() || before.role == Role::Adjective || before.kind == Kind::Bracket)
        && before_nouns_or_prepositions(sentence, i)
}

fn before_nouns_or_prepositions(sentence: &Sentence, end: usize) -> bool {
    let mut i = end;
    let lowest = end.saturating_sub(REACH);
    while i > lowest {
        let token = sentence.before(i);
        let part = token.is_nominal()
            || matches!(
                token.role,
                Role::Adjective
                    | Role::Determiner
                    | Role::Number
                    | Role::Preposition
                    | Role::Coordinator
            )
            || matches!(token.kind, Kind::Clitic | Kind::Bracket);
        if !part {
            return !token.is_finite()
                && !matches!(
                    token.role,
                    Role::Ing | Role::Base | Role::Participle | Role::To | Role::Pronoun
                );
        }
        i -= 1;
    }
    true
}

/// Whether the form in -ed at a place modifies the noun before it.
fn reduced(sentence: &Sentence, i: usize) -> bool {
    let before = sentence.before(i);
    let next = sentence.at(i + 1);
    (before.is_nominal() || before.kind == Kind::Bracket)
        && (matches!(
            next.role,
            Role::Preposition | Role::Adverb | Role::To | Role::Time
        ) || next.kind == Kind::Comma)
}

/// Where the clause with "who" begins whose predicate stands at a place.
fn clause_start(sentence: &Sentence, verb: usize) -> Option<usize> {
    let mut i = verb;
    for _ in 0..8 {
        let token = sentence.before(i);
        i = i.checked_sub(1)?;
        if matches!(token.role, Role::Wh | Role::That) && token.is(RELATIVE) {
            let noun = sentence.before(i);
            return (noun.is_nominal() || noun.kind == Kind::Bracket || noun.is(LOOSE))
                .then_some(i);
        }
        let passes = token.is_nominal()
            || token.is_auxiliary()
            || matches!(
                token.role,
                Role::Adverb
                    | Role::Not
                    | Role::Determiner
                    | Role::Adjective
                    | Role::Pronoun
                    | Role::Number
                    | Role::Past
            )
            || token.kind == Kind::Clitic;
        if !passes {
            return None;
        }
    }
    None
}

/// Where the clause with "who" begins that ends before a place and has several verbs: who asked not to be named.
fn restrictive(sentence: &Sentence, end: usize) -> Option<usize> {
    if !matches!(
        sentence.before(end).role,
        Role::Past | Role::Participle | Role::Base
    ) {
        return None;
    }
    for i in (end.saturating_sub(CLAUSE)..end).rev() {
        let token = sentence.at(i);
        if token.kind != Kind::Word && token.kind != Kind::Clitic && token.kind != Kind::Number
            || token.role == Role::Coordinator
        {
            return None;
        }
        if token.role == Role::Wh && token.is(RELATIVE) {
            let noun = sentence.before(i);
            let verb = sentence.at(i + 1);
            let named = noun.role == Role::Noun || noun.is(LOOSE);
            return (named && (verb.is_finite() || verb.role == Role::Adverb)).then_some(i);
        }
    }
    None
}

/// Whether a token can begin a noun phrase.
pub(super) fn begins(token: Token) -> bool {
    token.is_nominal()
        || matches!(
            token.role,
            Role::Determiner | Role::Pronoun | Role::Number | Role::Adjective
        )
}
