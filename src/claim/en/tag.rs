//! How each word of a sentence is used: what English words are is told by their neighbours.

use super::inflect::{BASE, ING, PARTICIPLE, PAST, S};
use super::lexicon::*;
use super::token::{Kind, Role, Sentence, Token};

/// Gives every token of a sentence its role, from left to right.
pub(super) fn tag(text: &str, sentence: &mut Sentence) {
    for i in 0..sentence.len() {
        let token = sentence.at(i);
        let role = match token.kind {
            Kind::Word => word(text, sentence, i),
            Kind::Number => Role::Number,
            Kind::Clitic => clitic(sentence, i),
            _ => Role::None,
        };
        sentence.set_role(i, role);
    }
}

/// ’s: is, has, or whose.
fn clitic(sentence: &Sentence, i: usize) -> Role {
    let before = sentence.before(i);
    let next = sentence.at(i + 1);
    let predicate =
        next.is(DETERMINER | NOT) || next.word.forms() & (ING | PARTICIPLE) != 0 && !next.is(NOUN);
    if matches!(before.role, Role::Pronoun | Role::Wh | Role::That)
        || before.is(SUBJECT)
        || predicate && !next.capital
    {
        Role::Be
    } else {
        Role::None
    }
}

/// The last role before a place that is no adverb's, and its token.
fn left(sentence: &Sentence, i: usize) -> Token {
    let mut at = i;
    while at > 0 {
        at -= 1;
        let token = sentence.at(at);
        if !matches!(token.role, Role::Adverb | Role::Not) {
            return token;
        }
    }
    Token::default()
}

fn word(text: &str, sentence: &Sentence, i: usize) -> Role {
    let token = sentence.at(i);
    let word = token.word;
    let left = left(sentence, i);
    let next = sentence.at(i + 1);
    let first = i == 0
        || matches!(
            sentence.before(i).kind,
            Kind::Stop | Kind::Colon | Kind::Other
        );
    let name = token.capital && !sentence.titled && (!first || word.is_unknown());
    // Mr. May, Will Smith: a capital inside of a sentence is a name's.
    if name && !word.is(SUBJECT | POSSESSIVE)
        || name && token.span.of(text).len() > 1 && word.is_unknown()
    {
        // Said Wednesday Iran must
        let told = left.word.verb() > 0 && left.is_finite() && !word.is(SUBORDINATOR | MODAL);
        return if word.is(TIME) && (!next.capital || told) {
            Role::Time
        } else {
            Role::Name
        };
    }
    if first
        && token.capital
        && next.capital
        && !sentence.titled
        && word.forms() != 0
        && !word.is(AUXILIARY | PREPOSITION | SUBORDINATOR)
        && next.word.is_unknown()
    {
        return Role::Name;
    }
    // 4.40 am
    if token.span.of(text) == "am" && sentence.before(i).kind == Kind::Number {
        return Role::Adverb;
    }
    if word.is(AUXILIARY)
        && !(word.is(HAVE | DO) && matches!(left.role, Role::Determiner | Role::Adjective))
    {
        return auxiliary(text, token, left);
    }
    if word.is(THAT) {
        return Role::That;
    }
    if word.is(SUBJECT | OBJECT) && !word.is(POSSESSIVE) {
        return if word.is(WH) { Role::Wh } else { Role::Pronoun };
    }
    if word.is(POSSESSIVE) {
        // told her that: no noun follows
        let noun = next.kind == Kind::Word
            && !next.is(THAT | PREPOSITION | COORDINATOR | TO | DETERMINER | WH | SUBJECT);
        return if noun || word.is(WH) {
            Role::Determiner
        } else {
            Role::Pronoun
        };
    }
    if word.is(WH) && !word.is(DETERMINER) {
        return Role::Wh;
    }
    if word.is(TO) {
        // according to records: no infinitive
        let according = sentence
            .before(i)
            .span
            .of(text)
            .eq_ignore_ascii_case("according");
        return if according {
            Role::Preposition
        } else {
            Role::To
        };
    }
    if word.is(COORDINATOR) {
        return Role::Coordinator;
    }
    if word.is(NOT) {
        return Role::Not;
    }
    if word.is(LOOSE | DETERMINER) {
        return Role::Determiner;
    }
    if word.is(NUMBER) {
        return Role::Number;
    }
    if word.forms() != 0
        && let Some(role) = verb(text, sentence, i, left)
    {
        return role;
    }
    // To boycott the talks: a word that nobody knows, with an object
    if sentence.before(i).role == Role::To
        && word.is_unknown()
        && !token.capital
        && next.kind == Kind::Word
        && next.is(DETERMINER | LOOSE | POSSESSIVE | OBJECT)
    {
        return Role::Base;
    }
    if word.is(SUBORDINATOR) {
        return Role::Subordinator;
    }
    if word.is(PREPOSITION) {
        return Role::Preposition;
    }
    if word.is(TIME) {
        return Role::Time;
    }
    if word.is(ADVERB | HEARSAY) {
        return Role::Adverb;
    }
    if word.is(ADJECTIVE | ATTITUDE) && !(word.is(VOICE) && ends_phrase(next)) {
        return Role::Adjective;
    }
    Role::Noun
}

/// Whether a phrase of a noun ends before a token: the official said, an official in Aldo; not the official report.
fn ends_phrase(next: Token) -> bool {
    let verb = next.word.forms() != 0 && !next.is(NOUN | ADJECTIVE);
    next.kind != Kind::Word
        || verb
        || next.is(AUXILIARY
            | PREPOSITION
            | WH
            | THAT
            | TO
            | COORDINATOR
            | SUBORDINATOR
            | ADVERB
            | TIME)
}

fn auxiliary(text: &str, token: Token, left: Token) -> Role {
    if token.is(MODAL) {
        // the will of
        if left.role == Role::Determiner && !left.is(LOOSE) || left.kind == Kind::Clitic {
            return Role::Noun;
        }
        return Role::Modal;
    }
    if token.is(BE) {
        let written = token.span.of(text);
        return match written.len() {
            2 if written.eq_ignore_ascii_case("be") => Role::Be,
            4 if written.eq_ignore_ascii_case("been") => Role::Be,
            5 if written.eq_ignore_ascii_case("being") => Role::Be,
            _ => Role::Be,
        };
    }
    if token.is(HAVE) {
        return Role::Have;
    }
    Role::Do
}

/// A verb, where the words around let it be one.
fn verb(text: &str, sentence: &Sentence, i: usize, left: Token) -> Option<Role> {
    let token = sentence.at(i);
    let forms = token.word.forms();
    let next = sentence.at(i + 1);
    // Engineers last week
    if token.is(ADJECTIVE) && next.is(TIME) && forms & BASE != 0 {
        return None;
    }
    let only_verb = !token.is(NOUN | TIME | PREPOSITION | ADVERB | ADJECTIVE | SUBORDINATOR);
    match left.role {
        Role::To if forms & BASE != 0 => return Some(Role::Base),
        Role::Modal | Role::Do if forms & BASE != 0 => return Some(Role::Base),
        Role::Be | Role::Have => {
            if forms & PARTICIPLE != 0 {
                return Some(Role::Participle);
            }
            if forms & ING != 0 {
                return Some(Role::Ing);
            }
            if forms & PAST != 0 {
                return Some(Role::Participle);
            }
            return None;
        }
        Role::Determiner | Role::Adjective | Role::Number | Role::Preposition => {
            let alone = left.is(LOOSE) && left.kind == Kind::Word || left.role == Role::Number;
            // The three entered the area
            if left.role == Role::Number
                && forms & PAST != 0
                && forms & BASE == 0
                && next.is(DETERMINER | POSSESSIVE)
            {
                return Some(Role::Past);
            }
            if forms & ING != 0 {
                return if left.role == Role::Preposition || alone {
                    Some(Role::Ing)
                } else {
                    None
                };
            }
            if alone
                && token.is(ATTRIBUTIVE)
                && next.kind == Kind::Word
                && !next.is(DETERMINER | THAT | SUBJECT | TO | AUXILIARY | PREPOSITION | POSSESSIVE)
            {
                return Some(Role::Adjective);
            }
            if alone
                && forms & PAST != 0
                && (only_verb && token.word.verb() > 0 || forms & PARTICIPLE == 0)
            {
                return Some(Role::Finite);
            }
            if alone
                && forms & (BASE | S) != 0
                && only_verb
                && token.word.verb() > 0
                && begins_content(next)
                && !next.is_nominal()
            {
                return Some(Role::Finite);
            }
            // chief says, an official says
            if left.role == Role::Adjective
                && left.is(VOICE | TITLE)
                && forms & S != 0
                && only_verb
                && token.word.verb() > 0
                && begins_content(next)
            {
                return Some(Role::Finite);
            }
            // by now closed plants: an adjective
            return (forms & (PAST | PARTICIPLE) != 0).then_some(Role::Adjective);
        }
        _ => {}
    }
    // banks like these: a verb only where nothing else can stand
    if token.is(PREPOSITION | SUBORDINATOR) && forms & (BASE | S) != 0 {
        return None;
    }
    if left.kind == Kind::Clitic && left.role == Role::None {
        return (forms & (PAST | PARTICIPLE) != 0 && forms & BASE == 0).then_some(Role::Adjective);
    }
    // Says suspected rebels attacked; more than 100 suspected pirates
    let attributive = token.is(ATTRIBUTIVE) && forms & PARTICIPLE != 0;
    let modifies = next.kind == Kind::Word
        && !next.is(DETERMINER | POSSESSIVE | SUBJECT | OBJECT | THAT | PREPOSITION | TO | WH)
        && !next.is(AUXILIARY | COORDINATOR | SUBORDINATOR | ADVERB | TIME);
    let reported = left.word.verb() > 0 && left.is_finite();
    let plain = forms & PAST != 0 && token.word.verb() == 0 && !next.capital;
    let named = next.capital && matches!(left.kind, Kind::Comma | Kind::Quote(_));
    let goes_on = named || matches!(left.kind, Kind::Word | Kind::Number | Kind::Clitic);
    let opens = reported || left.role == Role::That || left.role == Role::Coordinator || !goes_on;
    if modifies && (attributive && opens || plain && reported) {
        return Some(Role::Adjective);
    }
    let written = token.span.of(text);
    let noun = token.is(NOUN) && !matches!(left.role, Role::Name | Role::Pronoun | Role::Wh);
    if noun
        && forms & (BASE | S) != 0
        && (matches!(next.kind, Kind::Stop | Kind::Comma | Kind::None)
            || next.is(PREPOSITION) && !next.is(TO))
        && left.kind != Kind::Quote(usize::MAX)
    {
        return None;
    }
    if token.is(NOUN) && forms & (BASE | S) != 0 && left.is_nominal() && is_object(sentence, i) {
        return None;
    }
    // The U.S. state of Hawaii
    if token.is(NOUN) && forms & (BASE | S) != 0 && left.is_nominal() && next.span.of(text) == "of"
    {
        return None;
    }
    // Show me the paper
    if left.kind == Kind::None
        && forms & BASE != 0
        && (next.is(OBJECT | POSSESSIVE) && !next.is(SUBJECT)
            || next.span.of(text).eq_ignore_ascii_case("it") && only_verb)
        && !next.capital
    {
        return Some(Role::Base);
    }
    // but supply problems could delay it
    if left.role == Role::Coordinator
        && forms & BASE != 0
        && next.is(PLURAL)
        && sentence.at(i + 2).is(AUXILIARY)
    {
        return None;
    }
    // had pushed for tax breaks
    let common = token.word.verb() == 0 && forms & S != 0 && left.role == Role::Noun;
    if common
        && (is_object(sentence, i)
            || sentence.before(i.saturating_sub(1)).role == Role::Preposition)
    {
        return None;
    }
    // They also claimed it and claim he was there
    if left.role == Role::Coordinator
        && forms & (BASE | S) != 0
        && (next.is(SUBJECT) || next.is(THAT) && !sentence.at(i + 2).is(AUXILIARY))
    {
        return Some(Role::Finite);
    }
    if forms & ING != 0 {
        // A Reed filing said: no filing of anything
        let noun = token.is(NOUN)
            && left.is_nominal()
            && !left.is(PLURAL)
            && ends_phrase(next)
            && !next.is(DETERMINER | POSSESSIVE | OBJECT);
        return (!noun).then_some(Role::Ing);
    }
    if forms & PAST != 0 && forms & BASE == 0 {
        return Some(if forms & PARTICIPLE != 0 {
            Role::Past
        } else {
            Role::Finite
        });
    }
    if forms == PARTICIPLE {
        return Some(Role::Participle);
    }
    let pronoun = left.role == Role::Pronoun
        || left.role == Role::Wh
        || left.role == Role::That && left.word.is(RELATIVE);
    if forms & S != 0 {
        if pronoun {
            return Some(Role::Finite);
        }
        if !token.is(NOUN) && !token.is(TIME) {
            // says; hits and other nouns of many verbs: where a noun stands before and something follows
            if token.word.verb() > 0
                && matches!(
                    written,
                    "says"
                        | "tells"
                        | "believes"
                        | "thinks"
                        | "argues"
                        | "insists"
                        | "denies"
                        | "adds"
                        | "writes"
                        | "asks"
                        | "agrees"
                )
            {
                return Some(Role::Finite);
            }
        }
        // has stopped trains and expects none
        if left.role == Role::Coordinator
            && token.word.verb() > 0
            && !token.is(NOUN | TIME)
            && begins_content(next)
        {
            return Some(Role::Finite);
        }
        // A survey of many people indicates that
        let plural = left.is(PLURAL)
            && !left.capital
            && !(token.word.verb() > 0 && next.is(THAT) && !has_plural_head(sentence, i));
        let subject = left.is_nominal() && !plural
            || matches!(
                left.kind,
                Kind::Bracket | Kind::Quote(_) | Kind::Comma | Kind::Dash
            );
        return (subject && begins_content(next)).then_some(Role::Finite);
    }
    if forms & (BASE | PAST) != 0 {
        if pronoun {
            return Some(if forms & PAST != 0 && forms & BASE == 0 {
                Role::Past
            } else {
                Role::Finite
            });
        }
        let plural = left.is(PLURAL)
            || left.span.of(text) == "media"
            || left.role == Role::Name && left.span.of(text).ends_with('s')
            || token.word.verb() > 0
                && (has_plural_head(sentence, i) || !token.is(NOUN) && joins_subjects(sentence, i));
        if left.is_nominal() && plural && begins_content(next) {
            return Some(Role::Finite);
        }
        // Rebels in Nepal say they will; members who are against it believe he did
        if left.is_nominal()
            && token.word.verb() > 0
            && !token.is(NOUN)
            && forms & BASE != 0
            && next.is(SUBJECT)
            && !next.is(WH)
            && sentence.at(i + 2).kind == Kind::Word
        {
            return Some(Role::Finite);
        }
        // Which critics say is old
        let about = (1..4)
            .map(|k| sentence.before(i.saturating_sub(k)))
            .find(|t| !t.is_nominal() && !matches!(t.role, Role::Determiner | Role::Adjective));
        if left.is_nominal()
            && (plural || left.is(PLURAL))
            && token.word.verb() > 0
            && next.is(AUXILIARY)
            && about.is_some_and(|t| t.role == Role::Wh)
        {
            return Some(Role::Finite);
        }
        // put, cut, said: the past of a singular too
        if left.is_nominal() && forms & PAST != 0 && begins_content(next) {
            return Some(Role::Finite);
        }
        // Critics, however, say …; and say …
        if matches!(
            left.kind,
            Kind::Comma | Kind::Dash | Kind::Bracket | Kind::Quote(_)
        ) || left.role == Role::Coordinator
        {
            return (begins_content(next) && only_verb).then_some(Role::Finite);
        }
        if left.kind == Kind::None || !matches!(left.kind, Kind::Word | Kind::Number) {
            return (only_verb && begins_content(next)).then_some(Role::Base);
        }
    }
    None
}

/// Whether the nouns before a place belong to an object or a preposition: declined multiple requests.
fn is_object(sentence: &Sentence, i: usize) -> bool {
    let mut at = i;
    while at > 0 {
        let token = sentence.before(at);
        if !(token.is_nominal()
            || matches!(
                token.role,
                Role::Adjective | Role::Determiner | Role::Number
            ))
            || token.role == Role::Name
        {
            // Scientists believe low turnout helps incumbents: the subject of a clause of its own
            let next = sentence.at(i + 1);
            let clause = token.word.verb() > 0
                && (next.word.is_unknown()
                    || next.is(PLURAL | VOICE | DETERMINER | LOOSE | POSSESSIVE | OBJECT));
            return !clause
                && matches!(
                    token.role,
                    Role::Past | Role::Finite | Role::Base | Role::Ing | Role::Participle
                );
        }
        at -= 1;
    }
    false
}

/// Whether the phrase before a place has its head in the plural: half of the voters in each state.
fn has_plural_head(sentence: &Sentence, i: usize) -> bool {
    let mut at = i;
    let mut found = false;
    for _ in 0..14 {
        let token = sentence.before(at);
        let next = sentence.at(at);
        let part = token.is_nominal()
            || matches!(
                token.role,
                Role::Adjective
                    | Role::Determiner
                    | Role::Number
                    | Role::Preposition
                    | Role::To
                    | Role::Adverb
                    | Role::Coordinator
                    | Role::Ing
            )
            || token.kind == Kind::Clitic;
        if at == 0 || !part {
            break;
        }
        // Security officials: a noun before another modifies it
        let modifies = token.is_nominal() && next.is_nominal() && next.role != Role::Time && at < i;
        found = !modifies && token.is(PLURAL) && token.role == Role::Noun
            || token.is(LOOSE) && next.role == Role::Preposition
            || found && (token.role != Role::Noun || modifies);
        at -= 1;
    }
    found
}

/// Whether the phrase before a place joins two names or nouns: Russia and China; officials and the ministry.
fn joins_subjects(sentence: &Sentence, i: usize) -> bool {
    let part = |t: Token| {
        t.is_nominal()
            || matches!(t.role, Role::Adjective | Role::Determiner | Role::Number)
            || matches!(t.kind, Kind::Clitic | Kind::Bracket)
    };
    let mut at = i;
    while at > 0 && part(sentence.before(at)) {
        at -= 1;
    }
    let and = sentence.before(at);
    let joined = at < i && and.role == Role::Coordinator && at > 1 && {
        let before = sentence.at(at - 2);
        before.is_nominal() || before.kind == Kind::Bracket
    };
    if !joined {
        return false;
    }
    // The phrase begins its clause: no verb and no preposition governs it.
    at -= 1;
    while at > 0 && (part(sentence.before(at)) || sentence.before(at).kind == Kind::Comma) {
        at -= 1;
    }
    at == 0
        || matches!(
            sentence.before(at).role,
            Role::That | Role::Subordinator | Role::Adverb
        )
        || sentence.before(at).word.verb() > 0 && sentence.before(at).is_finite()
}

/// Whether a token may follow a verb: its object, its clause, its preposition, or its end.
fn begins_content(next: Token) -> bool {
    if matches!(
        next.kind,
        Kind::Quote(_)
            | Kind::Colon
            | Kind::Number
            | Kind::Stop
            | Kind::Comma
            | Kind::None
            | Kind::Dash
    ) {
        return true;
    }
    // A United Nations report says; island states say
    let reports = next.word.verb() > 0 && next.word.forms() & (BASE | S) != 0 && !next.is(NOUN);
    if (next.is(AUXILIARY) || reports && !next.is(PREPOSITION | ADJECTIVE)) && !next.is(NOUN) {
        return false;
    }
    if next.is(DETERMINER
        | LOOSE
        | POSSESSIVE
        | SUBJECT
        | OBJECT
        | TO
        | THAT
        | WH
        | PREPOSITION
        | NUMBER
        | ADVERB
        | TIME
        | SUBORDINATOR
        | HEARSAY)
    {
        return true;
    }
    if next.capital || next.is(NOUN | ADJECTIVE | ATTRIBUTIVE) {
        return true;
    }
    // An unknown noun or adjective; not another verb in the past.
    next.kind == Kind::Word && next.word.forms() & (PAST | PARTICIPLE) == 0
}
