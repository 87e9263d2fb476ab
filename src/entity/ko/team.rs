//! Teams that the report of a game calls by their city: `전북은 울산을 3-1로 꺾었다`.

use std::collections::BTreeSet;

use super::boundary::begins;
use super::pattern::Cue;
use super::{Finder, Reading};
use crate::document::{Amount, AmountKind, EntityKind};
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::{Span, hangul};

/// What may stand behind a team that acts or is acted on; `에서` and the like are said of the city.
const PARTICLES: [&str; 10] = ["은", "는", "이", "가", "을", "를", "의", "과", "와", "도"];

/// How many bytes the cities that are teams take, the longer first: three syllables or two.
const LENGTHS: [usize; 2] = [9, 6];

impl Finder {
    /// The cities that are teams in this article are so wherever it does not speak of the place.
    pub(super) fn vote_teams(
        &self,
        text: &str,
        reading: &Reading,
        clear: &[Found],
        amounts: &[Amount],
        ballot: &mut Ballot,
    ) {
        let scores: Vec<Span> = amounts
            .iter()
            .filter(|a| a.kind == AmountKind::Score)
            .map(|a| a.span)
            .filter(|score| score.of(text).contains(['-', ':', '대']))
            .collect();
        let mut teams: BTreeSet<&str> = BTreeSet::new();
        let mut floor = 0;
        for &score in &scores {
            self.read_score(text, reading, clear, score, floor, &mut teams);
            floor = score.end;
        }
        if !scores.is_empty() {
            // 전북 현대: the city in the team's whole name.
            teams.extend(clear.iter().filter_map(|found| {
                let (city, club) = found.span.of(text).split_once(' ')?;
                let known = self.patterns.is(Cue::Team, club)
                    || self
                        .lists
                        .get(club)
                        .is_some_and(|l| l.kind == EntityKind::Organization)
                    || club.chars().all(|c| c.is_ascii_uppercase());
                (found.kind == EntityKind::Organization && known && self.is_city(city))
                    .then_some(city)
            }));
        }
        if teams.is_empty() {
            return;
        }
        for paragraph in &reading.paragraphs {
            let words = paragraph.span.of(text);
            for (i, c) in words.char_indices() {
                let at = paragraph.span.start + i;
                if !hangul::is_syllable(c) || !begins(text, at) {
                    continue;
                }
                let rest = text.get(at..paragraph.span.end).unwrap_or("");
                let played = LENGTHS.iter().find_map(|&length| {
                    let (name, after) = rest.split_at_checked(length)?;
                    let end = at + length;
                    (teams.contains(name) && self.plays(after, &teams, end, &scores))
                        .then_some(Span::new(at, end))
                });
                if let Some(span) = played {
                    ballot.add(span, EntityKind::Place, -8.0);
                    ballot.add(span, EntityKind::Organization, 4.0);
                }
            }
        }
    }

    /// `전북은 울산을 3-1`, `전북, 울산 3-1`: who plays in the clause before a score.
    fn read_score<'t>(
        &self,
        text: &'t str,
        reading: &Reading,
        clear: &[Found],
        score: Span,
        floor: usize,
        teams: &mut BTreeSet<&'t str>,
    ) {
        let i = reading
            .paragraphs
            .partition_point(|p| p.span.start <= score.start);
        let Some(paragraph) = i.checked_sub(1).and_then(|i| reading.paragraphs.get(i)) else {
            return;
        };
        let floor = floor.max(paragraph.span.start);
        let before = text.get(floor..score.start).unwrap_or("");
        let sentence = before.rfind("다. ").map_or(0, |at| at + "다. ".len());
        let clause = before.get(sentence..).unwrap_or("");
        let mut words = clause.trim_end().rsplit(' ');
        let Some(last) = words.next().filter(|_| clause.ends_with(' ')) else {
            return;
        };
        let from = floor + sentence + clause.trim_end().len() - last.len();
        let named = clear
            .get(clear.partition_point(|f| f.span.end <= from))
            .is_some_and(|f| {
                f.kind == EntityKind::Organization && f.span.start < from + last.len()
            });
        let object = self
            .city(last)
            .filter(|(_, tail)| matches!(*tail, "" | "을" | "를" | "에" | "에게" | "와" | "과"));
        let subjects: Vec<&str> = words
            .filter_map(|word| {
                let headed = word.strip_suffix(',');
                let (name, tail) = self.city(headed.unwrap_or(word))?;
                (matches!(tail, "은" | "는" | "이" | "가") || tail.is_empty() && headed.is_some())
                    .then_some(name)
            })
            .collect();
        match object {
            // 어제 서울 3-1: without a particle, only against another.
            Some((_, "")) if subjects.is_empty() => {}
            Some((name, _)) => {
                teams.insert(name);
                teams.extend(subjects);
            }
            None if named => teams.extend(subjects),
            None => {}
        }
    }

    /// The city that a word names, and the particle behind it.
    fn city<'t>(&self, word: &'t str) -> Option<(&'t str, &'t str)> {
        let (stem, particle) = hangul::split_particle(word);
        if self.is_city(stem) {
            return Some((stem, particle));
        }
        self.is_city(word).then_some((word, ""))
    }

    /// A city or province without what it is: `전북`, not `전북도`; countries play under their own name.
    fn is_city(&self, name: &str) -> bool {
        // 경기를 3-0으로: a game, not the province.
        name != "경기"
            && name.chars().count() <= 3
            && !(name.chars().count() == 3 && name.ends_with(['시', '도', '군', '구']))
            && !self.lists.is_country(name)
            && self
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Place)
    }

    /// Whether what stands behind a team's name is said of the team.
    fn plays(&self, after: &str, teams: &BTreeSet<&str>, end: usize, scores: &[Span]) -> bool {
        let tail = after
            .find(|c: char| !hangul::is_syllable(c))
            .unwrap_or(after.len());
        let (tail, rest) = after.split_at(tail);
        if PARTICLES.contains(&tail) {
            return true;
        }
        if !tail.is_empty() {
            return false;
        }
        // 서울·대전도, 전북, 울산 3-1
        if let Some(next) = ["·", ", ", "ㆍ"]
            .iter()
            .find_map(|joint| rest.strip_prefix(joint))
        {
            let word = next
                .find(|c: char| !hangul::is_syllable(c))
                .and_then(|at| next.get(..at))
                .unwrap_or(next);
            return self
                .city(word)
                .is_some_and(|(name, _)| teams.contains(name));
        }
        let Some(next) = rest.strip_prefix(' ') else {
            return false;
        };
        if scores.binary_search_by_key(&(end + 1), |s| s.start).is_ok() {
            return true;
        }
        let word = next
            .find(|c: char| !hangul::is_syllable(c))
            .and_then(|at| next.get(..at))
            .unwrap_or(next);
        let (noun, _) = hangul::split_particle(word);
        self.patterns.is(Cue::Squad, noun) || self.patterns.is(Cue::Squad, word)
    }
}
