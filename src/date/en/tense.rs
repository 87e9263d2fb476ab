//! Where the clause of a date looks: by the verb nearest to it.

use super::line::{Line, is_word};
use super::words::Words;
use crate::date::anchor::Tense;

/// How many words a verb may stand away, and how many bytes.
const WORDS: usize = 24;
const BYTES: usize = 180;

/// What stands between a verb and its date.
const PREPOSITIONS: [&str; 22] = [
    "on", "in", "by", "at", "from", "until", "till", "since", "for", "during", "through", "to",
    "between", "the", "of", "early", "late", "around", "about", "before", "after", "over",
];

const MODALS: [&str; 10] = [
    "will", "would", "to", "may", "might", "could", "should", "must", "can", "shall",
];

/// Words in -ed that are no past.
const NO_PAST: [&str; 12] = [
    "need", "feed", "speed", "indeed", "hundred", "seed", "bleed", "breed", "exceed", "proceed",
    "succeed", "embed",
];

/// Who says it behind what is said: that tells nothing of the time.
const SAYING: [&str; 6] = ["said", "told", "added", "wrote", "announced", "reported"];

/// The longest word that tells of a time; of longer ones only the end is looked at, for -ed and -ing.
const LONGEST: usize = 16;

/// A word in small letters, and whether a comma or a stop follows it.
#[derive(Clone, Copy)]
struct Word {
    letters: [u8; LONGEST],
    len: usize,
    stop: bool,
}

impl Word {
    fn text(&self) -> &str {
        let letters = self.letters.get(..self.len).unwrap_or(&[]);
        std::str::from_utf8(letters).unwrap_or("")
    }
}

/// The words of a stretch of text.
struct Clause {
    words: Vec<Word>,
}

impl Clause {
    fn of(line: Line<'_>, start: usize, end: usize) -> Clause {
        let mut words = Vec::with_capacity(WORDS);
        let mut at = start;
        while at < end {
            let from = at;
            let mut word = Word {
                letters: [0; LONGEST],
                len: 0,
                stop: false,
            };
            loop {
                let byte = line.byte(at);
                let (letter, next) = match line.apostrophe(at) {
                    _ if at >= end => break,
                    Some(next) if at > from => (b'\'', next),
                    _ if is_word(byte) => (byte.to_ascii_lowercase(), at + 1),
                    _ => break,
                };
                if word.len == LONGEST {
                    word.letters.copy_within(1.., 0);
                    word.len -= 1;
                }
                if let Some(slot) = word.letters.get_mut(word.len) {
                    *slot = letter;
                }
                word.len += 1;
                at = next;
            }
            if at > from {
                word.stop = at >= end || matches!(line.byte(at), b',' | b'.' | b';');
                words.push(word);
            } else {
                at += 1;
            }
        }
        Clause { words }
    }

    fn get(&self, at: usize) -> &str {
        self.words.get(at).map_or("", Word::text)
    }

    fn stops(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.stop)
    }

    /// The word before one, over adverbs.
    fn before(&self, at: usize) -> (usize, &str) {
        let mut i = at;
        while i > 0 {
            i -= 1;
            let word = self.get(i);
            if !(word.ends_with("ly") || matches!(word, "not" | "also" | "then" | "now")) {
                return (i, word);
            }
        }
        (0, "")
    }
}

/// What a word says of its clause: nothing, or where it looks.
#[derive(Clone, Copy)]
struct Place {
    headline: bool,
    /// How many words stand between it and the date; `None` where it stands behind it.
    away: Option<usize>,
    /// The date stands behind "by", "until" and the like.
    limit: bool,
}

/// Where the clause of the date at `start..end` looks, and whether the verb that tells it stands right before the date.
pub(super) fn tense(words: &Words, line: Line<'_>, start: usize, end: usize) -> (Tense, bool) {
    if line.behind(start, &["since"]) {
        return (Tense::Past, true);
    }
    // The Nov. 8 election, November's ballot.
    let mut next = line.apostrophe(end).map_or(end, |mark| mark + 1);
    for _ in 0..3 {
        let word = line.next_word(next);
        if words.vote.has(word) {
            return (Tense::Open, false);
        }
        next = line.gap(next).map_or(next, |gap| gap + word.len());
    }
    let limit = line.behind(start, &["by", "until", "till", "through", "before"]);
    let mut lead = start;
    for _ in 0..3 {
        match line.before(lead) {
            Some((s, word)) if PREPOSITIONS.iter().any(|p| p.eq_ignore_ascii_case(word)) => {
                lead = s;
            }
            _ => break,
        }
    }
    let opens = match line.mark_before(lead) {
        None => true,
        // In August and September: the second goes with the first.
        Some(mark) if mark.is_alphanumeric() => line.before(lead).is_some_and(|(and, word)| {
            let joint = word.eq_ignore_ascii_case("and") || word.eq_ignore_ascii_case("but");
            let date = line
                .before(and)
                .is_some_and(|(first, _)| words.at(line, first).is_some());
            joint && !date
        }),
        Some(mark) => matches!(mark, ',' | ';' | ':' | '—' | '–' | '“' | '"' | '(' | '-'),
    };
    let mut from = start.saturating_sub(BYTES).max(line.start);
    while from < start && is_word(line.byte(from)) && from > line.start {
        from += 1;
    }
    let before = || {
        let clause = Clause::of(line, from, start);
        let last = clause.words.len();
        (last.saturating_sub(WORDS)..last).rev().find_map(|i| {
            let place = Place {
                headline: line.headline,
                away: Some(last - 1 - i),
                limit,
            };
            Some((cue(words, &clause, i, place)?, last - 1 - i <= 2))
        })
    };
    let after = || {
        let clause = Clause::of(line, end, line.end.min(end + BYTES));
        (0..clause.words.len().min(WORDS)).find_map(|i| {
            let place = Place {
                headline: line.headline,
                away: None,
                limit,
            };
            Some((cue(words, &clause, i, place)?, i <= 2))
        })
    };
    let found = if opens {
        after().or_else(before)
    } else {
        before().or_else(after)
    };
    match found {
        Some(found) => found,
        None if limit => (Tense::Forward, false),
        None => (Tense::Open, false),
    }
}

/// Whether the sentence says no more than which date it was: "It was March 3."
pub(super) fn states(line: Line<'_>, start: usize) -> bool {
    let mut lead = start;
    for _ in 0..3 {
        match line.before(lead) {
            Some((s, word)) if PREPOSITIONS.iter().any(|p| p.eq_ignore_ascii_case(word)) => {
                lead = s;
            }
            _ => break,
        }
    }
    let Some((was, verb)) = line.before(lead) else {
        return false;
    };
    verb.eq_ignore_ascii_case("was")
        && line.behind(was, &["it"])
        && line
            .before(was)
            .is_some_and(|(it, _)| line.mark_before(it).is_none())
}

fn cue(words: &Words, clause: &Clause, i: usize, place: Place) -> Option<Tense> {
    let word = clause.get(i);
    let next = clause.get(i + 1);
    let (j, before) = clause.before(i);
    if word.ends_with("'ll") {
        return Some(Tense::Forward);
    }
    match word {
        "to" => {
            let noun = PREPOSITIONS.contains(&next)
                || matches!(
                    next,
                    "" | "a"
                        | "an"
                        | "his"
                        | "her"
                        | "its"
                        | "their"
                        | "our"
                        | "my"
                        | "that"
                        | "this"
                        | "these"
                        | "those"
                        | "be"
                );
            if noun || place.away.is_none() || i == 0 {
                return None;
            }
            // He was set to speak: as it was seen then.
            if matches!(clause.before(j).1, "was" | "were") && words.forward.has(before) {
                return Some(Tense::Open);
            }
            let looks = words.promise.has(before) || place.headline || place.limit;
            // Hopes that end with an infinitive, too, may lie ahead: to beat him in November.
            return Some(if looks { Tense::Forward } else { Tense::Open });
        }
        "is" | "are" | "am" | "isn't" | "aren't" => {
            let near = place.away.is_some_and(|n| n <= 2);
            let going = next.ends_with("ing") && place.away.is_none_or(|n| n <= 4);
            if near || going {
                return Some(Tense::Forward);
            }
            return place.away.map(|_| Tense::Open);
        }
        "ahead" => return (next == "of").then_some(Tense::Forward),
        // After his poor showing on Saturday.
        "after" => {
            return place.away.is_some_and(|n| n >= 2).then_some(Tense::Past);
        }
        "set" => {
            let ready = matches!(next, "to" | "for") || matches!(before, "is" | "are");
            if ready && matches!(before, "was" | "were") {
                return Some(Tense::Open);
            }
            return Some(if ready { Tense::Forward } else { Tense::Past });
        }
        // Billed for March 24: as it was seen then, where it was.
        "billed" | "pencilled" | "penciled" | "pegged" | "payable" => {
            return Some(if matches!(before, "was" | "were") {
                Tense::Open
            } else {
                Tense::Forward
            });
        }
        "forecast" | "forecasts" | "plans" | "proposed" | "planned" | "deadline" => {
            return Some(Tense::Forward);
        }
        _ => {}
    }
    if words.forward.has(word) {
        // Was projected, was due: as it was seen then.
        if matches!(before, "was" | "were") {
            return Some(Tense::Open);
        }
        let have = MODALS.contains(&word) && next == "have";
        return Some(if have { Tense::Past } else { Tense::Forward });
    }
    let past =
        words.past.has(word) || word.len() > 3 && word.ends_with("ed") && !NO_PAST.contains(&word);
    if past {
        if place.away.is_none() && SAYING.contains(&word) && clause.stops(i) {
            return None;
        }
        // To hit, will cut: the word before it tells.
        if MODALS.contains(&before) {
            return None;
        }
        if before == "be" {
            let (_, modal) = clause.before(j);
            return Some(if MODALS.contains(&modal) {
                Tense::Forward
            } else {
                Tense::Past
            });
        }
        // Is closed until Sunday, is closed on Monday; is accused of a theft on Monday.
        if matches!(before, "is" | "are") && (place.limit || place.away.is_some_and(|n| n <= 1)) {
            return Some(Tense::Forward);
        }
        if before == "being" && matches!(clause.before(j).1, "is" | "are") {
            return Some(Tense::Forward);
        }
        return Some(Tense::Past);
    }
    let near = place.away.is_none_or(|n| n <= 5);
    if words.begins.has(word) {
        return (near && !place.headline).then_some(Tense::Forward);
    }
    // Doors open Friday; not: after the market open Friday.
    let noun = matches!(
        before,
        "" | "the" | "a" | "an" | "market" | "trading" | "this" | "to" | "at" | "its"
    );
    let beside = match place.away {
        Some(0) => true,
        Some(1) => PREPOSITIONS.contains(&next),
        _ => false,
    };
    (words.begin.has(word) && beside && !noun).then_some(Tense::Forward)
}
