//! The clauses of a content that stand in no other: what each is about, its group of verbs, and what follows.

use super::lexicon::*;
use super::token::{Kind, Role, Sentence};

/// What a clause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// I, we.
    Speaker,
    /// You.
    Hearer,
    /// It, this, that.
    Thing,
    /// There.
    There,
    /// He, she, they.
    Other,
    /// Nobody, everyone, people.
    Anyone,
    /// Any other words.
    Noun,
    /// Nothing: a command, a fragment.
    None,
}

/// A clause by its predicate.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    pub subject: Subject,
    /// Where it begins.
    pub from: usize,
    /// The first word of its group of verbs, the last, and the one behind the adverbs that follow.
    pub head: usize,
    pub verb: usize,
    pub behind: usize,
    pub negated: bool,
    pub passive: bool,
}

/// The first word of the first predicate from a place on, past the clauses that modify a noun.
pub(super) fn head(text: &str, s: &Sentence, from: usize) -> Option<usize> {
    let mut relative = false;
    let mut i = from;
    while i < s.len() {
        let token = s.at(i);
        match token.role {
            Role::Wh | Role::That if i > from => relative = true,
            Role::Past if modifies(s, from, i) => {}
            // Her not having a passport
            Role::Have | Role::Be
                if matches!(token.span.of(text), "having" | "being" | "Having" | "Being") => {}
            Role::Modal | Role::Be | Role::Have | Role::Do | Role::Finite | Role::Past => {
                if !relative {
                    return Some(i);
                }
                relative = false;
                // The whole group of the clause about a noun.
                while s.at(i + 1).is_finite()
                    || matches!(s.at(i + 1).role, Role::Participle | Role::Not)
                {
                    i += 1;
                }
            }
            _ => {}
        }
        i += 1;
    }
    None
}

/// Insured losses may grow; the report published on Monday says: a form in -ed that is no predicate.
fn modifies(s: &Sentence, from: usize, i: usize) -> bool {
    if i == from {
        return s.at(i + 1).is_nominal();
    }
    if !s.before(i).is_nominal()
        || s.at(i).word.verb() > 0
        || !matches!(
            s.at(i + 1).role,
            Role::Preposition | Role::Time | Role::Adverb
        )
    {
        return false;
    }
    for k in i + 1..s.len() {
        let token = s.at(k);
        if matches!(
            token.role,
            Role::Modal | Role::Be | Role::Have | Role::Do | Role::Finite
        ) {
            return true;
        }
        let part = token.is_nominal()
            || matches!(
                token.role,
                Role::Preposition
                    | Role::Adverb
                    | Role::Determiner
                    | Role::Adjective
                    | Role::Number
            );
        if !part {
            return false;
        }
    }
    false
}

/// Reads the clause whose group of verbs begins at a place.
pub(super) fn read(text: &str, s: &Sentence, from: usize, head: usize) -> Clause {
    let mut about = head;
    let mut negated = s.at(head).is(NOT);
    while about > from && matches!(s.before(about).role, Role::Adverb | Role::Not) {
        about -= 1;
        negated |= s.at(about).role == Role::Not;
    }
    let mut verb = head;
    let mut passive = false;
    let last = if s.at(head).is_auxiliary() {
        s.len()
    } else {
        head
    };
    for i in head + 1..last {
        let token = s.at(i);
        match token.role {
            Role::Not => negated = true,
            Role::Adverb => {}
            Role::Be | Role::Have | Role::Do | Role::Base | Role::Participle | Role::Ing => {
                passive = token.role == Role::Participle && s.at(verb).role == Role::Be;
                verb = i;
                if !token.is_auxiliary() && !token.is(BE | HAVE) {
                    break;
                }
            }
            _ => break,
        }
    }
    let mut behind = verb + 1;
    while matches!(s.at(behind).role, Role::Adverb | Role::Not) {
        negated |= s.at(behind).role == Role::Not;
        behind += 1;
    }
    Clause {
        subject: subject(text, s, from, about),
        from,
        head,
        verb,
        behind,
        negated,
        passive,
    }
}

fn subject(text: &str, s: &Sentence, from: usize, about: usize) -> Subject {
    if about <= from {
        return Subject::None;
    }
    let token = s.before(about);
    let word = token.span.of(text);
    let is = |words: &[&str]| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    // All this is true, some of that was said: the word alone is meant.
    if is(&["I", "we"]) {
        Subject::Speaker
    } else if is(&["you"]) {
        Subject::Hearer
    } else if is(&["it", "this", "that", "these", "those"]) {
        Subject::Thing
    } else if is(&["there"]) {
        Subject::There
    } else if is(&["he", "she", "they"]) {
        Subject::Other
    } else if token.role == Role::Pronoun
        || is(&["people"]) && about == from + 1
        || is(&["one"])
            && about > from + 1
            && s.at(about - 2).span.of(text).eq_ignore_ascii_case("no")
    {
        Subject::Anyone
    } else if token.is_break() && (from..about).any(|i| s.at(i).is_nominal()) {
        // Her client, a mother of three, had
        Subject::Noun
    } else if token.is_break() || token.kind == Kind::Stop {
        Subject::None
    } else {
        Subject::Noun
    }
}

/// The clause that is joined to another one behind it: It was cruel, and it was meant.
pub(super) fn joined(text: &str, s: &Sentence, before: &Clause) -> Option<Clause> {
    for i in before.behind..s.len() {
        let token = s.at(i);
        if token.kind == Kind::Stop {
            return None;
        }
        let joins =
            token.role == Role::Coordinator || token.is_break() || token.kind == Kind::Semicolon;
        if !joins {
            continue;
        }
        let mut from = i + 1;
        while matches!(s.at(from).role, Role::Coordinator | Role::Adverb) {
            from += 1;
        }
        let mut head = from;
        while s.at(head).role == Role::Not {
            head += 1;
        }
        let shared = head;
        while s.at(head).is_nominal()
            || matches!(
                s.at(head).role,
                Role::Pronoun | Role::Determiner | Role::Adjective | Role::That
            )
        {
            head += 1;
        }
        // She was ill and never meant it
        if head == shared && token.role == Role::Coordinator && s.at(head).is_finite() {
            let own = read(text, s, i + 1, head);
            return Some(Clause {
                subject: before.subject,
                ..own
            });
        }
        if head > shared && s.at(head).is_finite() && !s.at(from).is(RELATIVE & !THAT) {
            return Some(read(text, s, from, head));
        }
    }
    None
}
