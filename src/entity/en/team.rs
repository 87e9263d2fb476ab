//! Teams that the report of a game calls by their town: `Tarnby 3-1 Eskdale`, `Tarnby, who are sixth`, `the Tarnby goalkeeper`.

use std::collections::BTreeSet;

use super::Paragraph;
use super::features::List;
use super::words::{Line, Lists, STRONG, WEAK};
use crate::document::EntityKind::{Organization, Person, Place};
use crate::document::{Amount, AmountKind};
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::Span;

/// Votes for a town that plays as a team, and against what else it may be.
const PLAYS: f32 = 4.0;
/// Votes for a name that ends as those of clubs do, in the report of a game.
const CLUB: f32 = 2.0;
/// How many words of games the report of one has at least.
const GAME: usize = 3;

/// Votes for the names that are teams in an article with the score of a game.
pub(super) fn vote_teams(
    text: &str,
    paragraphs: &[Paragraph],
    lists: &Lists,
    amounts: &[Amount],
    clear: &[Found],
    ballot: &mut Ballot,
) {
    let scores: Vec<Span> = amounts
        .iter()
        .filter(|a| a.kind == AmountKind::Score && a.span.of(text).contains(['-', '–']))
        .map(|a| a.span)
        .collect();
    if scores.is_empty() || !is_game(text, paragraphs, lists) {
        return;
    }
    let mut known = Teams {
        names: BTreeSet::new(),
        people: clear
            .iter()
            .filter(|f| f.kind == Person)
            .filter_map(|f| super::article::surname(f.span.of(text), lists))
            .collect(),
    };
    for paragraph in paragraphs {
        known.learn(text, paragraph, lists, &scores);
    }
    if known.names.is_empty() {
        return;
    }
    for paragraph in paragraphs {
        let line = paragraph.line(text, lists);
        let mut i = 0;
        while i < line.words.len() {
            if !line.is_name(i)
                || line.is(i, &["the", "a", "an"])
                || i > 0 && line.is_name(i - 1) && !begins(&line, i)
            {
                i += 1;
                continue;
            }
            let end = line.run(i);
            let span = line.span(i, end).shifted(paragraph.span.start);
            let name = span.of(text);
            if known.names.contains(name) && !is_where(&line, i) {
                ballot.add(span, Organization, PLAYS);
                ballot.add(span, Person, -PLAYS);
                ballot.add(span, Place, -PLAYS);
            } else if end > i + 1 && lists.club.has(line.word(end - 1)) {
                ballot.add(span, Organization, CLUB);
                ballot.add(span, Place, -CLUB);
            }
            i = end.max(i + 1);
        }
    }
}

/// Whether an article speaks of a game: a vote has a score too.
fn is_game(text: &str, paragraphs: &[Paragraph], lists: &Lists) -> bool {
    let mut words = BTreeSet::new();
    for paragraph in paragraphs {
        let line = paragraph.line(text, lists);
        words.extend(
            (0..line.words.len())
                .map(|i| line.word(i))
                .filter(|word| lists.game.has(word)),
        );
    }
    words.len() >= GAME
}

/// The names of teams, and the surnames of persons who are named in full.
struct Teams<'a> {
    names: BTreeSet<&'a str>,
    people: BTreeSet<&'a str>,
}

impl<'a> Teams<'a> {
    /// Takes the teams of a paragraph.
    fn learn(
        &mut self,
        text: &'a str,
        paragraph: &'a Paragraph,
        lists: &'a Lists,
        scores: &[Span],
    ) {
        let line = paragraph.line(text, lists);
        let first = scores.partition_point(|s| s.start < paragraph.span.start);
        let to = scores.partition_point(|s| s.start < paragraph.span.end);
        let here = scores.get(first..to).unwrap_or(&[]);
        // Tarnby 3-1 Eskdale
        for score in here {
            let from = line.index(score.start - paragraph.span.start);
            let behind = line.index_end(score.end - paragraph.span.start);
            let left = from.checked_sub(1).map(|last| run_back(&line, last));
            let right = line.run(behind);
            if let Some(left) = left.filter(|&left| left < from && right > behind) {
                self.take(&line, left, from);
                self.take(&line, behind, right);
            }
        }
        for i in 0..line.words.len() {
            if line.is_name(i) && !line.is(i, &["the", "a", "an"]) && begins(&line, i) {
                let end = line.run(i);
                if plays(&line, i, end, !here.is_empty()) {
                    self.take(&line, i, end);
                }
            }
        }
    }

    /// Takes a name as a team's, with the town alone that it is called by: Tarnby Rovers.
    fn take(&mut self, line: &Line<'a>, from: usize, to: usize) {
        let name = line.span(from, to).of(line.text);
        let role = |i: usize| matches!(line.code(i, List::Roles), Some(STRONG | WEAK));
        let odd = line.is_nothing(from, to)
            || line.is(from, &["her", "his", "its", "their", "our", "my", "your"])
            || (from..to).any(|i| line.is_people(i) || line.lists.day.has(line.word(i)) || role(i))
            || to - from > 3
            || name.len() < 3;
        // A country plays under its own name.
        let country = line
            .get(from)
            .is_some_and(|w| matches!(w.opens(List::Places), Some(0)));
        if odd || country || self.people.contains(name) {
            return;
        }
        self.names.insert(name);
        if to > from + 1 && line.lists.club.has(line.word(to - 1)) {
            self.names.insert(line.span(from, to - 1).of(line.text));
        }
    }
}

/// Whether what stands around a name is said of teams.
fn plays(line: &Line<'_>, from: usize, end: usize, scored: bool) -> bool {
    let beats = |i: usize| line.lists.beats.has(line.word(i));
    // Tarnby beat Eskdale 3-1
    let acts = scored && beats(end) && line.is_name(end + 1)
        || scored && from > 0 && beats(from - 1) && from > 1 && line.is_name(from - 2);
    // Tarnby, who have; Tarnby are
    let many = line.is(end, &[","])
        && line.is(end + 1, &["who"])
        && line.is(end + 2, &["have", "are", "were"]);
    // the Tarnby goalkeeper; the Tarnby head coach
    let skip = usize::from(line.is(end, &["head", "assistant", "first-team"]));
    let staffed = line.lists.squad.has(line.word(end + skip));
    acts || many || staffed
}

/// Whether a run of names begins at a place.
fn begins(line: &Line<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|b| line.get(b));
    before.is_none_or(|w| {
        !w.is_name() || w.is_people() || w.fresh && line.lists.plain.has(line.before(i))
    }) || line.is(i.wrapping_sub(1), &["the", "a", "an"])
}

/// The first word of the run of names that ends with a word.
fn run_back(line: &Line<'_>, last: usize) -> usize {
    let mut from = last + 1;
    while from > 0 && line.is_name(from - 1) {
        from -= 1;
    }
    from
}

/// Whether a name is where something is: in Tarnby.
fn is_where(line: &Line<'_>, i: usize) -> bool {
    line.is(
        i.wrapping_sub(1),
        &["in", "near", "outside", "around", "across"],
    )
}
