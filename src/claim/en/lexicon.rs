//! What is known of English words: what holds a sentence together, verbs and nouns that report, who can speak.

use super::inflect::{self, Irregular, with_s};
use crate::claim::vocabulary::Vocabulary;
use crate::data;
use crate::lexicon::words;

/// Declares classes as bits, in the order in which they are listed, with the names that they have in the files.
macro_rules! classes {
    ($list:ident, $type:ty: $($name:ident = $word:literal),+ $(,)?) => {
        classes!(@each $type, 0, $($name,)+);
        const $list: &[(&str, $type)] = &[$(($word, $name)),+];
    };
    (@each $type:ty, $at:expr, $name:ident, $($rest:ident,)*) => {
        pub(super) const $name: $type = 1 << ($at);
        classes!(@each $type, $at + 1, $($rest,)*);
    };
    (@each $type:ty, $at:expr,) => {};
}

classes!(WORDS, u64:
    DETERMINER = "determiner",
    LOOSE = "loose",
    POSSESSIVE = "possessive",
    SUBJECT = "subject",
    OBJECT = "object",
    PREPOSITION = "preposition",
    TO = "infinitive",
    COORDINATOR = "coordinator",
    SUBORDINATOR = "subordinator",
    THAT = "that",
    WH = "wh",
    RELATIVE = "relative",
    MODAL = "modal",
    BE = "be",
    HAVE = "have",
    DO = "do",
    NOT = "negation",
    ADVERB = "adverb",
    TIME = "time",
    NUMBER = "number",
    ADJECTIVE = "adjective",
    HEARSAY = "hearsay",
    VOICE = "voice",
    DOCUMENT = "document",
    WRITTEN = "written",
    OCCASION = "occasion",
    GROUP = "group",
    OUTLET = "outlet",
    INFORMANT = "informant",
    TITLE = "title",
    BODY = "body",
    CLAIM_NOUN = "claim",
    PLAN_NOUN = "plan",
    OPINION_NOUN = "opinion",
    FORECAST_NOUN = "forecast",
    GUESS_NOUN = "guess",
    RUMOUR_NOUN = "rumour",
    DENIAL_NOUN = "denial",
    ATTITUDE = "attitude",
    PLURAL = "plural",
    CONNECTIVE = "connective",
    CITING = "citing",
    VERBAL = "noun",
    // A noun by its ending.
    ENDING = "ending",
    // Participles that modify what follows: suspected rebels.
    ATTRIBUTIVE = "attributive",
    // What is rejected, though by itself nobody's word: the idea that.
    NOTION = "notion",
    // What is heard from a crowd: chants of "…".
    CHANT = "chant",
);

/// Nouns that report what follows with "that".
pub(super) const REPORT_NOUN: u64 =
    CLAIM_NOUN | PLAN_NOUN | OPINION_NOUN | FORECAST_NOUN | GUESS_NOUN | RUMOUR_NOUN | DENIAL_NOUN;
/// Words that are nouns whatever stands around them, but for the verbs among them.
pub(super) const NOUN: u64 = VOICE
    | DOCUMENT
    | WRITTEN
    | OCCASION
    | GROUP
    | OUTLET
    | TITLE
    | BODY
    | REPORT_NOUN
    | PLURAL
    | VERBAL;
/// Words that belong to no phrase of a noun.
pub(super) const AUXILIARY: u64 = MODAL | BE | HAVE | DO;

classes!(FRAMES, u32:
    SAY = "say",
    STATE = "state",
    UTTER = "utter",
    TELL = "tell",
    THINK = "think",
    ASK = "ask",
    PLAN = "plan",
    WANT = "want",
    URGE = "urge",
    ACCUSE = "accuse",
    BLAME = "blame",
    CALL = "call",
    DESCRIBE = "describe",
    DENY = "deny",
    EXPECT = "expect",
    SUPPOSE = "suppose",
    SHOW = "show",
    FIGURE = "figure",
    RECKON = "reckon",
    FAULT = "fault",
    OBJECT_PLAN = "plan object",
    OBJECT_OPINION = "opinion object",
    OBJECT_REPORT = "report object",
    MEANS_ESTIMATE = "means estimate",
    MEANS_FORECAST = "means forecast",
    MEANS_SPECULATION = "means speculation",
    MEANS_OPINION = "means opinion",
    MEANS_DENIAL = "means denial",
    MEANS_QUESTION = "means question",
    MEANS_PLAN = "means plan",
);

classes!(MEANINGS, u64:
    M_OPINION = "opinion",
    M_GUESS = "guess",
    M_DENIAL = "denial",
    M_ESTIMATE = "estimate",
    // Verbs, all their forms: what I or we feel, what judges, what befalls, what is noticed.
    M_OWN = "own",
    M_VALUE = "value",
    M_OUTCOME = "outcome",
    M_SENSE = "sense",
    // What says that something alleged is not so.
    M_UNTRUTH = "untruth",
    // Documents that count.
    M_COUNT = "count",
    // Several words.
    M_PHRASE = "phrase",
);

/// Where the forms of a verb and its number begin among the bits of a word; classes lie below.
const FORMS: u32 = 48;
const VERB: u32 = 53;

/// What is known of one written word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Word(u64);

impl Word {
    /// Whether it belongs to one of the classes.
    pub(super) fn is(self, classes: u64) -> bool {
        self.0 & classes != 0
    }

    /// Which forms of a verb it may be.
    pub(super) fn forms(self) -> u8 {
        (self.0 >> FORMS) as u8 & 31
    }

    /// The number of the reporting verb that it is a form of; 0 for none.
    pub(super) fn verb(self) -> usize {
        (self.0 >> VERB) as usize
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(self) -> bool {
        self.0 == 0
    }

    /// The same with forms of a verb that its ending tells.
    pub(super) fn with_forms(self, forms: u8) -> Word {
        Word(self.0 | u64::from(forms) << FORMS)
    }

    /// The same without any verb: a name.
    pub(super) fn without_verb(self) -> Word {
        Word(self.0 & ((1 << FORMS) - 1))
    }

    pub(super) fn with(self, classes: u64) -> Word {
        Word(self.0 | classes)
    }
}

/// A verb that reports.
#[derive(Debug, Default)]
pub(super) struct Verb {
    pub base: &'static str,
    /// What may follow it, and what it means.
    pub classes: u32,
    /// The same with a second word behind it.
    pub particles: Vec<(&'static str, u32)>,
}

/// All that the stage knows of English words.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Vocabulary,
    verbs: Vec<Verb>,
    meanings: Vocabulary,
    /// Turns of phrase that judge, in small letters.
    phrases: Vec<&'static str>,
}

impl Lexicon {
    /// Reads the lists that are part of the library.
    pub(super) fn new() -> Lexicon {
        let mut lexicon = Lexicon {
            words: Vocabulary::of_beginnings(),
            // Number 0 stands for none.
            verbs: vec![Verb::default()],
            meanings: Vocabulary::of_beginnings(),
            phrases: Vec::new(),
        };
        for (class, word) in words(data::EN_CLAIMS_WORDS.text()) {
            lexicon.add(word, bit(WORDS, class));
        }
        for (class, word) in words(data::EN_CLAIMS_NOUNS.text()) {
            let classes = bit(WORDS, class);
            lexicon.add(word, classes);
            if class != "outlet" && class != "attitude" && class != "plural" {
                lexicon.add(&with_s(word), classes | PLURAL);
            }
        }
        let irregular = Irregular::of(data::EN_CLAIMS_IRREGULAR.text());
        for line in data::EN_CLAIMS_IRREGULAR.text().lines() {
            if let Some(base) = line.split(' ').next() {
                lexicon.add_verb(&irregular, base, 0);
            }
        }
        for base in data::EN_CLAIMS_COMMON.text().lines() {
            lexicon.add_verb(&irregular, base, 0);
        }
        for (class, verb) in words(data::EN_CLAIMS_VERBS.text()) {
            let (base, particle) = verb.split_once(' ').unwrap_or((verb, ""));
            let classes = bit(FRAMES, class);
            let known = lexicon.verbs.iter().position(|v| v.base == base);
            let number = known.unwrap_or_else(|| {
                lexicon.verbs.push(Verb {
                    base,
                    ..Verb::default()
                });
                lexicon.verbs.len() - 1
            });
            if let Some(verb) = lexicon.verbs.get_mut(number) {
                if particle.is_empty() {
                    verb.classes |= classes;
                } else if let Some(known) = verb.particles.iter_mut().find(|p| p.0 == particle) {
                    known.1 |= classes;
                } else {
                    verb.particles.push((particle, classes));
                }
            }
            if known.is_none() {
                lexicon.add_verb(&irregular, base, number);
            }
        }
        for (class, word) in words(data::EN_CLAIMS_MEANING.text()) {
            let meaning = bit(MEANINGS, class);
            if meaning & M_PHRASE != 0 {
                lexicon.phrases.push(word);
                continue;
            }
            let meanings = &mut lexicon.meanings;
            let mut add = |form: &str| meanings.set(form, meanings.get(form) | meaning);
            if meaning & (M_OWN | M_VALUE | M_OUTCOME | M_SENSE) != 0 {
                irregular.forms(word, |form, _| add(form));
            } else {
                add(word);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, bits: u64) {
        if bits != 0 {
            self.words.set(word, self.words.get(word) | bits);
        }
    }

    fn add_verb(&mut self, irregular: &Irregular, base: &str, number: usize) {
        let words = &mut self.words;
        irregular.forms(base, |form, bits| {
            let mut value = words.get(form) | u64::from(bits) << FORMS;
            if value >> VERB == 0 {
                value |= (number as u64) << VERB;
            }
            words.set(form, value);
        });
    }

    /// Whether some words, in small letters, only connect a sentence with the one before it.
    pub(super) fn connects(&self, small: &str) -> bool {
        Word(self.words.get(small)).is(CONNECTIVE)
    }

    /// What is known of a word, which is in small letters.
    pub(super) fn word(&self, small: &str) -> Word {
        let known = Word(self.words.get(small));
        if !known.is_unknown() {
            return known;
        }
        // co-founder, ex-wife; never a verb: re-elected
        if let Some((_, last)) = small.rsplit_once('-') {
            let last = Word(self.words.get(last));
            if last.is(NOUN) {
                return last.without_verb();
            }
            // State-owned; but re-elected
            let prefixed = ["re-", "co-", "pre-", "over-", "de-"]
                .iter()
                .any(|p| small.starts_with(p));
            if !prefixed && (last.forms() & inflect::PARTICIPLE != 0 || small.ends_with("ed")) {
                return Word::default().with(ADJECTIVE);
            }
        }
        guessed(small)
    }

    /// A reporting verb by its number.
    pub(super) fn verb(&self, number: usize) -> Option<&Verb> {
        self.verbs.get(number).filter(|_| number > 0)
    }

    /// Whether words, which are in small letters, hold a turn of phrase that judges, whole.
    pub(super) fn has_phrase(&self, small: &str) -> bool {
        self.phrases.iter().any(|phrase| {
            small.match_indices(phrase).any(|(at, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let before = small.get(..at).and_then(|t| t.chars().next_back());
                let behind = small
                    .get(at + phrase.len()..)
                    .and_then(|t| t.chars().next());
                !letter(before) && !letter(behind)
            })
        })
    }

    /// What a word, which is in small letters, tells of how its clause is meant.
    pub(super) fn meaning(&self, small: &str) -> u64 {
        self.meanings.get(small)
    }
}

/// What the ending of an unknown word tells.
fn guessed(small: &str) -> Word {
    let word = Word::default();
    if small.len() > 4 && small.ends_with("ly") {
        return word.with(ADVERB);
    }
    if small.len() > 4 && small.ends_with("ed") && !small.ends_with("eed") {
        return word.with_forms(inflect::PAST | inflect::PARTICIPLE);
    }
    if small.len() > 5 && small.ends_with("ing") {
        return word.with_forms(inflect::ING);
    }
    const ENDINGS: [&str; 12] = [
        "ment", "tion", "sion", "ness", "ity", "ship", "ance", "ence", "ism", "ist", "ery", "hood",
    ];
    if small.len() > 6 && ENDINGS.iter().any(|e| small.ends_with(e)) {
        return word.with(ENDING);
    }
    if small.len() > 3
        && small.ends_with('s')
        && !small.ends_with("ss")
        && !small.ends_with("us")
        && !small.ends_with("is")
    {
        return word.with(PLURAL);
    }
    word
}

fn bit<T: Copy + Default>(list: &[(&str, T)], class: &str) -> T {
    list.iter()
        .find(|(name, _)| *name == class)
        .map_or_else(T::default, |&(_, bit)| bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_files_is_known() {
        let known = |file: &'static str, list: &[&str]| {
            for (class, word) in words(file) {
                assert!(list.contains(&class), "{class}: {word}");
            }
        };
        let names = |list: &[(&'static str, u64)]| list.iter().map(|c| c.0).collect::<Vec<_>>();
        known(data::EN_CLAIMS_WORDS.text(), &names(WORDS));
        known(data::EN_CLAIMS_NOUNS.text(), &names(WORDS));
        known(data::EN_CLAIMS_MEANING.text(), &names(MEANINGS));
        let frames: Vec<_> = FRAMES.iter().map(|c| c.0).collect();
        known(data::EN_CLAIMS_VERBS.text(), &frames);
    }

    #[test]
    fn words_have_their_classes_and_verbs_their_forms() {
        let lexicon = Lexicon::new();
        let said = lexicon.word("said");
        assert_eq!(lexicon.verb(said.verb()).map(|v| v.base), Some("say"));
        assert_eq!(said.forms(), inflect::PAST | inflect::PARTICIPLE);
        let claims = lexicon.word("claims");
        assert!(claims.is(CLAIM_NOUN) && claims.is(PLURAL) && claims.forms() == inflect::S);
        assert!(lexicon.word("co-founder").is(TITLE));
        assert!(lexicon.word("swiftly").is(ADVERB));
        assert!(lexicon.word("zogged").forms() & inflect::PAST != 0);
        assert!(lexicon.word("zog").is_unknown());
    }
}
