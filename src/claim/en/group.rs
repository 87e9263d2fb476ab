//! Verb groups whose verb reports: auxiliaries, negation, voice, and the second word of a verb.

use super::lexicon::*;
use super::token::{Kind, Role, Sentence};

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Has a subject: said, has said, is saying.
    Finite,
    /// To say.
    Infinitive,
    /// Saying.
    Ing,
}

/// A verb that reports, with its auxiliaries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Its first word, the verb itself, and the one behind it and its second word.
    pub first: usize,
    pub main: usize,
    pub after: usize,
    /// What may follow and what it means.
    pub classes: u32,
    pub base: &'static str,
    pub form: Form,
    pub passive: bool,
    pub negated: bool,
    /// Tell them: nobody tells.
    pub imperative: bool,
}

impl Group {
    pub(super) fn may(&self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

/// The group of the verb at a place, where it is one that reports.
pub(super) fn group(
    lexicon: &Lexicon,
    text: &str,
    sentence: &Sentence,
    main: usize,
) -> Option<Group> {
    let token = sentence.at(main);
    let verb = lexicon.verb(token.word.verb())?;
    let form = match token.role {
        Role::Finite | Role::Past | Role::Participle => Form::Finite,
        Role::Base => Form::Infinitive,
        Role::Ing => Form::Ing,
        _ => return None,
    };
    let mut group = Group {
        first: main,
        main,
        after: main + 1,
        classes: verb.classes,
        base: verb.base,
        form,
        passive: false,
        negated: false,
        imperative: false,
    };
    auxiliaries(sentence, &mut group);
    if token.role == Role::Participle && group.first == main {
        return None;
    }
    // point out, called on; called repeatedly on
    for ahead in 0..2 {
        let next = sentence.at(main + 1 + ahead);
        let word = next.span.of(text);
        let found = verb
            .particles
            .iter()
            .find(|p| p.0.eq_ignore_ascii_case(word));
        if let Some(&(_, classes)) = found {
            group.after = main + 2 + ahead;
            group.classes = classes | verb.classes & MEANINGS_OF_VERBS;
            break;
        }
        if next.role != Role::Adverb && !(next.role == Role::Pronoun && ahead == 0) {
            break;
        }
    }
    (group.classes != 0 && !group.imperative).then_some(group)
}

const MEANINGS_OF_VERBS: u32 = MEANS_ESTIMATE
    | MEANS_FORECAST
    | MEANS_SPECULATION
    | MEANS_OPINION
    | MEANS_DENIAL
    | MEANS_QUESTION
    | MEANS_PLAN;

/// Reads the auxiliaries before a verb.
fn auxiliaries(sentence: &Sentence, group: &mut Group) {
    let role = sentence.at(group.main).role;
    let mut i = group.main;
    let mut nearest = None;
    while i > 0 {
        let token = sentence.before(i);
        match token.role {
            Role::Adverb => {}
            Role::Not => group.negated = true,
            Role::Modal | Role::Be | Role::Have | Role::Do => {
                group.first = i - 1;
                group.negated |= token.is(NOT);
                nearest = nearest.or(Some(token.role));
                if group.form != Form::Finite && token.role != Role::Be || group.form == Form::Ing {
                    group.form = Form::Finite;
                }
                // has 's or is 's: told by what follows
                if token.kind == Kind::Clitic
                    && role == Role::Participle
                    && nearest == Some(Role::Be)
                {
                    nearest = Some(Role::Have);
                }
            }
            Role::To if group.form == Form::Infinitive || nearest.is_some() => {
                group.first = i - 1;
                group.form = Form::Infinitive;
                break;
            }
            _ => break,
        }
        i -= 1;
    }
    if group.form == Form::Infinitive
        && nearest.is_some()
        && sentence.at(group.first).role != Role::To
    {
        group.form = Form::Finite;
    }
    group.imperative = group.form == Form::Infinitive && group.first == group.main;
    group.passive = nearest == Some(Role::Be) && role == Role::Participle;
    // Would being said: being at the left end is no predicate
    if role == Role::Past && nearest.is_none() {
        group.passive = false;
    }
}
