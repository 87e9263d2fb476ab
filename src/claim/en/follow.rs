//! What follows a reporting verb: adjuncts that belong to it, then its content.

use super::lexicon::*;
use super::phrase;
use super::token::{Kind, Role, Sentence};

/// How many tokens are looked at for the predicate of a clause.
const REACH: usize = 45;

/// The prepositional phrases that stand between a verb and its content: the preposition, its noun, the end.
pub(super) type Adjuncts = Vec<(usize, usize, usize)>;

/// Passes over adverbs, times and prepositional phrases that belong to the verb.
pub(super) fn adjuncts(sentence: &Sentence, from: usize, found: &mut Adjuncts) -> usize {
    let mut i = from;
    for _ in 0..8 {
        let token = sentence.at(i);
        match token.role {
            // Said almost 1,000 people, said recently gathered data: words of the subject
            Role::Adverb
                if matches!(
                    sentence.at(i + 1).role,
                    Role::Number | Role::Adjective | Role::Past | Role::Participle
                ) && !leads_to_time(sentence, i)
                    && !sentence.at(i + 1).is(TIME) =>
            {
                break;
            }
            Role::Adverb => i += 1,
            // Believe this year will be hot: the subject of what they believe
            Role::Time | Role::Determiner
                if i == from && is_predicate(sentence, time_end(sentence, i)) =>
            {
                break;
            }
            // Says today's young voters
            Role::Time | Role::Determiner | Role::Adjective
                if sentence.at(i + 1).kind == Kind::Clitic
                    || leads_to_time(sentence, i)
                        && sentence.at(time_end(sentence, i)).kind == Kind::Clitic =>
            {
                break;
            }
            Role::Time => i = time_end(sentence, i),
            Role::Adjective | Role::Determiner if leads_to_time(sentence, i) => {
                i = time_end(sentence, i)
            }
            Role::To if unknown_verb(sentence, i + 1) => break,
            Role::Preposition | Role::To | Role::Subordinator if token.is(PREPOSITION | TO) => {
                let Some((noun, end)) = prepositional(sentence, i) else {
                    break;
                };
                found.push((i, noun, end));
                i = end;
            }
            _ if token.kind == Kind::Bracket => i += 1,
            // reported, citing officials, that
            _ if token.kind == Kind::Comma
                && sentence.at(i + 1).role == Role::Ing
                && sentence.at(i + 1).is(CITING) =>
            {
                let close = (i + 2..i + 20).find(|&k| sentence.at(k).kind == Kind::Comma);
                let Some(close) = close.filter(|&c| sentence.at(c + 1).role == Role::That) else {
                    break;
                };
                i = close + 1;
            }
            // said, in a statement, that
            _ if token.kind == Kind::Comma && sentence.at(i + 1).role == Role::Preposition => {
                let Some((noun, end)) = prepositional(sentence, i + 1) else {
                    break;
                };
                let next = sentence.at(end + 1);
                if sentence.at(end).kind != Kind::Comma
                    || !(next.role == Role::That || matches!(next.kind, Kind::Quote(_)))
                {
                    break;
                }
                found.push((i + 1, noun, end));
                i = end + 1;
            }
            _ => break,
        }
    }
    i
}

/// Whether a word behind "to" is more likely a verb than a noun: nothing is known of it.
pub(super) fn unknown_verb(sentence: &Sentence, i: usize) -> bool {
    let token = sentence.at(i);
    token.role == Role::Noun && !token.capital && token.word.is_unknown()
}

/// Whether a plain predicate stands at a place.
fn is_predicate(sentence: &Sentence, i: usize) -> bool {
    matches!(
        sentence.at(i).role,
        Role::Modal | Role::Be | Role::Have | Role::Do
    ) && sentence.at(i).kind == Kind::Word
}

fn leads_to_time(sentence: &Sentence, i: usize) -> bool {
    let next = sentence.at(i + 1);
    next.role == Role::Time || next.role == Role::Adjective && sentence.at(i + 2).role == Role::Time
}

fn time_end(sentence: &Sentence, from: usize) -> usize {
    let mut i = from;
    while matches!(
        sentence.at(i).role,
        Role::Time | Role::Adjective | Role::Determiner
    ) || i > from
        && sentence.at(i).role == Role::Number
        && sentence.before(i).role == Role::Time
    {
        if sentence.at(i).role != Role::Time && !leads_to_time(sentence, i) {
            break;
        }
        i += 1;
    }
    i.max(from + 1)
}

/// The noun and the end of a prepositional phrase that belongs to the verb before it.
fn prepositional(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    let noun = at + 1;
    let end = phrase::right(sentence, noun);
    if end == noun {
        return None;
    }
    let mut whole = end;
    for _ in 0..5 {
        let token = sentence.at(whole);
        // in an email sent to the agency, in a statement posted on the site
        let goes_on = token.role == Role::Preposition
            || token.role == Role::To && sentence.at(whole + 1).role != Role::Base
            || matches!(token.role, Role::Past | Role::Participle)
                && matches!(
                    sentence.at(whole + 1).role,
                    Role::Preposition | Role::To | Role::Time
                )
            || token.role == Role::Time
            || token.kind == Kind::Bracket;
        if !goes_on {
            break;
        }
        let next = match token.role {
            Role::Preposition | Role::To => phrase::right(sentence, whole + 1).max(whole + 1),
            _ => whole + 1,
        };
        whole = next;
    }
    if is_boundary(sentence, whole) {
        return Some((noun, whole));
    }
    if is_boundary(sentence, end) {
        return Some((noun, end));
    }
    // Said in Aldo he had
    let begins = sentence.at(end).role == Role::Pronoun
        && sentence.at(end).is(SUBJECT)
        && sentence.at(end + 1).is_finite();
    // Told reporters in Aldo his party would
    let own = sentence.at(end).role == Role::Determiner && sentence.at(end).is(POSSESSIVE);
    if begins || own && clause(sentence, end, true) {
        return Some((noun, end));
    }
    // said in a statement the plan; said on Monday the plan; told at a rally
    let head = sentence.before(end);
    let occasion = head.is(OCCASION | WRITTEN)
        || head.role == Role::Time
        || sentence.at(noun).role == Role::Time;
    occasion.then_some((noun, end))
}

/// Whether a verb's adjuncts may end at a place.
fn is_boundary(sentence: &Sentence, i: usize) -> bool {
    let token = sentence.at(i);
    matches!(
        token.kind,
        Kind::None
            | Kind::Stop
            | Kind::Comma
            | Kind::Colon
            | Kind::Semicolon
            | Kind::Dash
            | Kind::Quote(_)
    ) || token.role == Role::That
        || token.is(SUBORDINATOR) && token.is(WH)
}

/// Whether a clause begins at a place: a subject and a predicate. With `strict` the predicate must be plain, as a noun
/// with what modifies it may stand there too.
pub(super) fn clause(sentence: &Sentence, from: usize, strict: bool) -> bool {
    let first = sentence.at(from);
    let begins = phrase::begins(first)
        || first.role == Role::Ing && sentence.at(from + 1).is_finite()
        || matches!(first.kind, Kind::Quote(_))
        || !strict
            && (matches!(
                first.role,
                Role::Subordinator | Role::Preposition | Role::Adverb | Role::Ing
            ) || first.is(SUBORDINATOR));
    if !begins || first.is(SUBORDINATOR | PREPOSITION) && strict {
        return false;
    }
    // Found himself surrounded
    if strict && first.role == Role::Pronoun && first.is(OBJECT) && !first.is(SUBJECT | POSSESSIVE)
    {
        return false;
    }
    let mut relative = false;
    for i in from..from + REACH {
        let token = sentence.at(i);
        match token.kind {
            Kind::None | Kind::Stop | Kind::Semicolon | Kind::Colon => return false,
            Kind::Quote(_) if token.stopped && strict => return false,
            Kind::Quote(_) if i > from => {
                let before = sentence.before(i);
                if !strict && before.role != Role::Determiner && before.role != Role::Preposition
                    || before.role == Role::Pronoun
                {
                    return true;
                }
            }
            // Fear Doe, who led it, could sell it; claimed the plan, citing a letter, was theirs
            Kind::Comma if strict => {
                let next = sentence.at(i + 1);
                let inserts = next.role == Role::Wh && next.is(RELATIVE)
                    || matches!(next.role, Role::Ing | Role::Past | Role::Participle);
                let close = (i + 2..i + 20)
                    .take_while(|&k| !sentence.at(k).is_end())
                    .find(|&k| sentence.at(k).kind == Kind::Comma);
                return inserts
                    && close.is_some_and(|c| {
                        matches!(
                            sentence.at(c + 1).role,
                            Role::Modal | Role::Be | Role::Have | Role::Do | Role::Finite
                        )
                    });
            }
            _ => {}
        }
        match token.role {
            Role::Subordinator if strict && i > from => return false,
            Role::Modal | Role::Be | Role::Have | Role::Do | Role::Finite if i > from => {
                if relative {
                    relative = false;
                } else {
                    return true;
                }
            }
            Role::Past if i > from => {
                let next = sentence.at(i + 1);
                let before = sentence.before(i);
                let loose = strict
                    && before.role != Role::Pronoun
                    && (matches!(next.role, Role::Preposition | Role::To) || next.is(PREPOSITION));
                if relative {
                    relative = false;
                } else if strict && before.role == Role::Coordinator {
                    // Declared a truce and held talks: the verb shares the subject of the first
                    return false;
                } else if !loose && before.role != Role::Determiner {
                    return true;
                }
            }
            Role::Wh | Role::That if i > from => {
                if strict {
                    return false;
                }
                relative = true;
            }
            Role::To if strict && sentence.at(i + 1).role == Role::Base => return false,
            _ => {}
        }
    }
    false
}

/// Where the infinitive begins that a noun phrase from a place on is followed by: urged drivers to take the ferry.
pub(super) fn infinitive(sentence: &Sentence, from: usize) -> Option<usize> {
    if !phrase::begins(sentence.at(from)) {
        return None;
    }
    let mut relative = false;
    for i in from..from + 25 {
        let token = sentence.at(i);
        match token.role {
            Role::To if i > from => {
                let next = sentence.at(i + 1);
                if matches!(next.kind, Kind::Quote(_))
                    || unknown_verb(sentence, i + 1)
                    || next.role == Role::Base
                    || next.role == Role::Adverb && sentence.at(i + 2).role == Role::Base
                    || next.is(BE | HAVE | DO)
                {
                    return Some(i);
                }
            }
            Role::Wh => relative = true,
            Role::Finite | Role::Modal | Role::Be | Role::Have | Role::Do => {
                if !relative {
                    return None;
                }
                relative = false;
            }
            Role::That => return None,
            _ => {}
        }
        if token.is_end() || token.kind == Kind::Colon {
            return None;
        }
    }
    None
}

/// The first of some words behind a noun phrase: accused the bank of, described it as.
pub(super) fn word_behind(
    text: &str,
    sentence: &Sentence,
    from: usize,
    words: &[&str],
) -> Option<usize> {
    let mut first = None;
    for i in from..from + 25 {
        let token = sentence.at(i);
        if token.is_end() || token.kind == Kind::Colon {
            break;
        }
        if i > from
            && matches!(
                token.role,
                Role::Finite | Role::Modal | Role::Have | Role::Do
            )
        {
            break;
        }
        if words
            .iter()
            .any(|w| token.span.of(text).eq_ignore_ascii_case(w))
        {
            // accused the Bank of England of failing
            if sentence.at(i + 1).role == Role::Ing {
                return Some(i);
            }
            first = first.or(Some(i));
        }
    }
    first
}
