//! The words of a line as rules look at them.

use super::features::{List, Mark};
use super::token;
use crate::data;
use crate::lexicon::WordSet;
use crate::text::Span;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// Without capitals.
    Small,
    /// With a capital first, McKinsey too.
    Capital,
    /// In capitals, with full stops or without: U.S., NATO.
    Capitals,
    /// With a capital later on: iPhone.
    Late,
    Number,
    /// A mark of punctuation.
    Mark,
}

/// A token with what is told of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Bytes, from the line's start.
    pub span: Span,
    pub case: Case,
    /// Whether its sentence begins with it.
    pub fresh: bool,
    pub marks: [Mark; 5],
}

impl Word {
    pub(super) fn new(span: Span, words: &str, fresh: bool, marks: [Mark; 5]) -> Word {
        Word {
            span,
            case: case(words),
            fresh,
            marks,
        }
    }

    /// Whether it is written as names are.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Capitals | Case::Late)
    }

    /// The code that a list has for the name that begins, goes on or ends here.
    pub(super) fn code(&self, list: List) -> Option<u8> {
        self.marks.get(list as usize).and_then(|mark| mark.code())
    }

    /// The code that a list has for the name that begins here.
    pub(super) fn opens(&self, list: List) -> Option<u8> {
        let mark = self.marks.get(list as usize)?;
        mark.begins().then(|| mark.code()).flatten()
    }

    /// Whether a people, a faith, a language is named.
    pub(super) fn is_people(&self) -> bool {
        self.code(List::Roles) == Some(PEOPLE)
    }
}

/// Codes of the roles.
pub(super) const STRONG: u8 = 0;
pub(super) const WEAK: u8 = 1;
pub(super) const RANK: u8 = 2;
pub(super) const POST: u8 = 4;
pub(super) const PEOPLE: u8 = 5;

/// Codes of the heads.
pub(super) const BODY_HEAD: u8 = 0;
pub(super) const EVENT_HEAD: u8 = 1;
pub(super) const WORK_HEAD: u8 = 2;
pub(super) const PLACE_HEAD: u8 = 3;

fn case(word: &str) -> Case {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return Case::Mark;
    };
    if first.is_ascii_digit() {
        return Case::Number;
    }
    if !token::is_word(first) {
        return Case::Mark;
    }
    let (mut upper, mut lower) = (0, 0);
    for c in chars {
        upper += usize::from(token::is_upper(c));
        lower += usize::from(token::is_lower(c));
    }
    match (token::is_upper(first), upper, lower) {
        (true, 0, 0) => Case::Capital,
        (true, _, 0) => Case::Capitals,
        (true, ..) => Case::Capital,
        (false, 0, _) => Case::Small,
        (false, ..) => Case::Late,
    }
}

/// Lists that the rules ask; built once.
#[derive(Debug)]
pub(super) struct Lists {
    pub honorific: WordSet,
    pub before: WordSet,
    pub within: WordSet,
    /// What says which one a role is, and roles that the tagger's list has not.
    pub detail: WordSet,
    pub duty: WordSet,
    pub field: WordSet,
    pub day: WordSet,
    pub body: WordSet,
    pub force: WordSet,
    pub seat: WordSet,
    pub index: WordSet,
    pub suffix: WordSet,
    pub particle: WordSet,
    pub firm: WordSet,
    pub plain: WordSet,
    pub second: WordSet,
    pub owner: WordSet,
    pub staff: WordSet,
    pub little: WordSet,
    pub service: WordSet,
    pub acronym: WordSet,
    pub head: WordSet,
    pub agrees: WordSet,
    pub people: WordSet,
    pub joined: WordSet,
    pub work: WordSet,
    pub legal: WordSet,
    pub made: WordSet,
    pub vessel: WordSet,
    pub shop: WordSet,
    pub doing: WordSet,
    pub storm: WordSet,
    pub event: WordSet,
    pub club: WordSet,
    pub beats: WordSet,
    pub squad: WordSet,
    pub game: WordSet,
    /// Nouns for firms that stand beside their names.
    pub maker: WordSet,
    /// Who works for a body, before `at`.
    pub hired: WordSet,
    /// Participles that say a name, and nouns for what has it.
    pub dubbed: WordSet,
    pub scheme: WordSet,
    pub union: WordSet,
    /// Nouns for works and for fairs that stand beside their names.
    pub play: WordSet,
    pub fair: WordSet,
    /// First names of women and of men.
    pub female: WordSet,
    pub male: WordSet,
}

impl Lists {
    pub(super) fn new() -> Lists {
        let file = data::EN_NAMES_WORDS.text();
        let of = |class| WordSet::of(file, &[class]);
        Lists {
            honorific: of("honorific"),
            before: of("before"),
            within: of("within"),
            detail: of("detail"),
            duty: of("duty"),
            field: of("field"),
            day: of("day"),
            body: of("body"),
            force: of("force"),
            seat: of("seat"),
            index: of("index"),
            suffix: of("suffix"),
            particle: of("particle"),
            firm: of("firm"),
            plain: of("plain"),
            second: of("second"),
            owner: of("owner"),
            staff: of("staff"),
            little: of("little"),
            service: of("service"),
            acronym: of("acronym"),
            head: of("head"),
            agrees: of("agrees"),
            people: of("people"),
            joined: of("joined"),
            work: of("work"),
            legal: of("legal"),
            made: of("made"),
            vessel: of("vessel"),
            shop: of("shop"),
            doing: of("doing"),
            storm: of("storm"),
            event: of("event"),
            club: of("club"),
            beats: of("beats"),
            squad: of("squad"),
            game: of("game"),
            maker: of("maker"),
            hired: of("hired"),
            dubbed: of("dubbed"),
            scheme: of("scheme"),
            union: of("union"),
            play: of("play"),
            fair: of("fair"),
            female: WordSet::of(data::EN_NAMES_GIVEN.text(), &["female"]),
            male: WordSet::of(data::EN_NAMES_GIVEN.text(), &["male"]),
        }
    }
}

/// A line with its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    pub lists: &'a Lists,
}

impl<'a> Line<'a> {
    pub(super) fn get(&self, i: usize) -> Option<&'a Word> {
        self.words.get(i)
    }

    /// The word as written; nothing outside of the line.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.words.get(i).map_or("", |w| w.span.of(self.text))
    }

    /// The word before.
    pub(super) fn before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |i| self.word(i))
    }

    /// Whether a people, a faith, a language is named.
    pub(super) fn is_people(&self, i: usize) -> bool {
        self.get(i).is_some_and(Word::is_people) || self.lists.people.has(self.word(i))
    }

    /// Whether it is one of the words, in whatever letters.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    pub(super) fn is_name(&self, i: usize) -> bool {
        self.words.get(i).is_some_and(Word::is_name)
    }

    /// The bytes of some words.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.words.get(from).map_or(0, |w| w.span.start);
        let end = to.checked_sub(1).and_then(|i| self.words.get(i));
        Span::new(start, end.map_or(start, |w| w.span.end))
    }

    pub(super) fn code(&self, i: usize, list: List) -> Option<u8> {
        self.words.get(i).and_then(|w| w.code(list))
    }

    /// One past the last word of the run of names that begins at `i`: words with a capital, initials, particles between
    /// them, hyphens without space.
    pub(super) fn run(&self, i: usize) -> usize {
        let mut end = i;
        let mut at = i;
        while let Some(word) = self.words.get(at) {
            if word.is_name() && !self.lists.day.has(self.word(at)) {
                at += 1;
                end = at;
            } else if at > i
                && (self.lists.particle.has(self.word(at)) || self.is_tight_hyphen(at))
                && self.is_name(at + 1)
            {
                at += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a hyphen without space on either side stands there.
    pub(super) fn is_tight_hyphen(&self, i: usize) -> bool {
        let (Some(before), Some(here), Some(after)) = (
            i.checked_sub(1).and_then(|i| self.get(i)),
            self.get(i),
            self.get(i + 1),
        ) else {
            return false;
        };
        self.word(i) == "-"
            && before.span.end == here.span.start
            && here.span.end == after.span.start
    }

    /// One past the end of a person's name whose given name goes on after a hyphen in small letters, as those of Korean and
    /// Chinese names do (Yoon Seo-jin); `to` for any other.
    pub(super) fn given_end(&self, to: usize) -> usize {
        let second = self.word(to + 1);
        let syllable = (2..=6).contains(&second.len())
            && second.bytes().all(|b| b.is_ascii_lowercase())
            && second.contains(['a', 'e', 'i', 'o', 'u', 'y'])
            && !second.ends_with("ed")
            && !self.lists.second.has(second);
        if syllable && self.is_tight_hyphen(to) {
            to + 2
        } else {
            to
        }
    }

    /// The word that begins at a byte, or the first one behind it.
    pub(super) fn index(&self, at: usize) -> usize {
        self.words.partition_point(|w| w.span.start < at)
    }

    /// One past the last word that ends at a byte or before.
    pub(super) fn index_end(&self, at: usize) -> usize {
        self.words.partition_point(|w| w.span.end <= at)
    }
}
