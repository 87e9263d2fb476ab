//! Words beside an amount that decide how it is read.

use rust_decimal::Decimal;

use crate::data;
use crate::document::AmountKind;
use crate::text::{Span, hangul};
use crate::wordlist::{WordList, entries};

/// The word groups of `data/amount_context.txt`.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub up: WordList<()>,
    pub down: WordList<()>,
    pub adnominal: Vec<&'static str>,
    pub restates: Vec<&'static str>,
    pub glued_before: Vec<&'static str>,
    pub average: Vec<&'static str>,
    pub per: Vec<&'static str>,
    pub person: Vec<&'static str>,
    pub money: Vec<&'static str>,
    pub people: Vec<&'static str>,
    crowd: Vec<&'static str>,
    pub score_behind: Vec<&'static str>,
    pub score_before: Vec<&'static str>,
    pub count_up: WordList<()>,
    pub count_down: WordList<()>,
    pub regnal: Vec<&'static str>,
    pub data: Vec<&'static str>,
    pub mass: Vec<&'static str>,
    pub angle: Vec<&'static str>,
    pub homes: Vec<&'static str>,
    pub contest: Vec<&'static str>,
    pub numbered: Vec<&'static str>,
    pub floor: Vec<&'static str>,
    pub divided: Vec<&'static str>,
    pub not_won: Vec<&'static str>,
    pub share: Vec<&'static str>,
    pub day_long: Vec<&'static str>,
    pub shift: Vec<&'static str>,
    pub once: Vec<&'static str>,
    pub fraction_behind: Vec<&'static str>,
    pub quake: Vec<&'static str>,
    pub blast: Vec<&'static str>,
    pub moves: Vec<&'static str>,
    law: Vec<&'static str>,
    machine: Vec<&'static str>,
    aged: Vec<&'static str>,
    office: Vec<&'static str>,
    not_people: Vec<&'static str>,
    range_end: Vec<&'static str>,
    named: Vec<(&'static str, Vec<&'static str>)>,
    steps: Vec<(&'static str, &'static str, Decimal)>,
    scales: Vec<(&'static str, Decimal)>,
}

impl Context {
    pub(super) fn new() -> Self {
        let mut context = Context::default();
        for entry in entries(data::AMOUNT_CONTEXT.text()) {
            let [group, words] = entry.as_slice() else {
                continue;
            };
            let words = words.split('|');
            if let Some(zeros) = group.strip_prefix("scale ") {
                let zeros = zeros.parse().unwrap_or(0);
                let value = 10_i64
                    .checked_pow(zeros)
                    .map_or(Decimal::ONE, Decimal::from);
                context.scales.extend(words.map(|w| (w, value)));
                continue;
            }
            if let Some(unit) = group.strip_prefix("named ") {
                context.named.push((unit, words.collect()));
                continue;
            }
            if let Some(larger) = group.strip_prefix("step ") {
                for step in words {
                    if let Some((smaller, n)) = step.split_once('=')
                        && let Ok(n) = n.parse()
                    {
                        context.steps.push((larger, smaller, n));
                    }
                }
                continue;
            }
            let list = match *group {
                "up" => {
                    context.up = WordList::new(words.map(|w| (w.to_owned(), ())));
                    continue;
                }
                "down" => {
                    context.down = WordList::new(words.map(|w| (w.to_owned(), ())));
                    continue;
                }
                "adnominal" => &mut context.adnominal,
                "restates" => &mut context.restates,
                "glued_before" => &mut context.glued_before,
                "average" => &mut context.average,
                "per" => &mut context.per,
                "person" => &mut context.person,
                "money" => &mut context.money,
                "people" => &mut context.people,
                "crowd" => &mut context.crowd,
                "score_behind" => &mut context.score_behind,
                "score_before" => &mut context.score_before,
                "count_up" => {
                    context.count_up = WordList::new(words.map(|w| (w.to_owned(), ())));
                    continue;
                }
                "count_down" => {
                    context.count_down = WordList::new(words.map(|w| (w.to_owned(), ())));
                    continue;
                }
                "regnal" => &mut context.regnal,
                "data" => &mut context.data,
                "mass" => &mut context.mass,
                "fraction_behind" => &mut context.fraction_behind,
                "quake" => &mut context.quake,
                "blast" => &mut context.blast,
                "moves" => &mut context.moves,
                "match" => &mut context.contest,
                "numbered" => &mut context.numbered,
                "floor" => &mut context.floor,
                "divided" => &mut context.divided,
                "not_won" => &mut context.not_won,
                "share" => &mut context.share,
                "day_long" => &mut context.day_long,
                "shift" => &mut context.shift,
                "once" => &mut context.once,
                "homes" => &mut context.homes,
                "angle" => &mut context.angle,
                "law" => &mut context.law,
                "machine" => &mut context.machine,
                "aged" => &mut context.aged,
                "office" => &mut context.office,
                "not_people" => &mut context.not_people,
                "range_end" => &mut context.range_end,
                _ => continue,
            };
            list.extend(words);
        }
        context
    }

    /// The factor that an English word behind a number stands for.
    pub(super) fn english_scale(&self, word: &str) -> Option<Decimal> {
        self.scales
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(word))
            .map(|&(_, value)| value)
    }

    /// Whether a word of a group stands within the first `reach` characters of `text`.
    pub(super) fn is_near(
        &self,
        text: &str,
        reach: usize,
        group: impl Fn(&Self) -> &Vec<&'static str>,
    ) -> bool {
        let end = text
            .char_indices()
            .nth(reach)
            .map_or(text.len(), |(i, _)| i);
        let near = sentence_head(text.get(..end).unwrap_or(""));
        group(self).iter().any(|word| near.contains(word))
    }

    /// Whether a word of a group stands within some twenty characters of `at`.
    pub(super) fn is_around(
        &self,
        text: &str,
        at: usize,
        group: impl Fn(&Self) -> &Vec<&'static str>,
    ) -> bool {
        let before = text.get(..at).unwrap_or("");
        let start = before.char_indices().rev().nth(25).map_or(0, |(i, _)| i);
        let before = sentence_tail(before.get(start..).unwrap_or(""));
        let start = at - before.len();
        self.is_near(text.get(start..).unwrap_or(""), 45, group)
    }

    /// Whether `text` begins with a word of a group.
    pub(super) fn follows(&self, text: &str, group: impl Fn(&Self) -> &Vec<&'static str>) -> bool {
        group(self).iter().any(|word| text.starts_with(word))
    }

    /// Whether a number of this unit behind this word is part of a name: 형사 9부, 서해 5도.
    pub(super) fn is_named(&self, word: &str, unit: &str) -> bool {
        self.named
            .iter()
            .any(|(u, words)| *u == unit && words.contains(&word))
    }

    /// How many of a smaller unit of time one of a larger holds.
    pub(super) fn smaller_unit(&self, larger: &str, smaller: &str) -> Option<Decimal> {
        self.steps
            .iter()
            .find(|(a, b, _)| *a == larger && *b == smaller)
            .map(|&(_, _, n)| n)
    }

    /// What a round number without a unit counts, by the words around it: money, people, or nothing known.
    pub(super) fn what_is_counted(
        &self,
        text: &str,
        span: Span,
        scale: Decimal,
    ) -> Option<(AmountKind, &'static str)> {
        let before = text.get(..span.start).unwrap_or("");
        let start = before.char_indices().rev().nth(24).map_or(0, |(i, _)| i);
        let before = before.get(start..).unwrap_or("");
        let before = sentence_tail(before);
        let after = text.get(span.end..).unwrap_or("");
        let has = |text: &str, reach, group: fn(&Self) -> &Vec<&'static str>| {
            self.is_near(text, reach, group)
        };
        let people = has(after, 8, |c| &c.people) || has(before, 25, |c| &c.people);
        let money = has(after, 16, |c| &c.money) || has(before, 25, |c| &c.money);
        let large = scale >= Decimal::from(100_000_000);
        // 1억7000만 미국인, 1400만 개미투자자: who is counted stands right behind.
        if !large && let Some(word) = after.strip_prefix(' ') {
            let end = word.find(|c| !hangul::is_syllable(c));
            let word = word.get(..end.unwrap_or(word.len())).unwrap_or(word);
            let stem = hangul::split_particle(word).0;
            if self.crowd.iter().any(|who| stem.ends_with(who)) {
                return Some((AmountKind::Count, "명"));
            }
        }
        if large && (money || !people) {
            Some((AmountKind::Money, "KRW"))
        } else if people {
            Some((AmountKind::Count, "명"))
        } else if money {
            Some((AmountKind::Money, "KRW"))
        } else {
            None
        }
    }

    /// Whether `20대` counts machines, groups or topics by the words around it, and is not people of that age.
    pub(super) fn counts_machines(&self, before: &str, after: &str) -> bool {
        let after = after.trim_start_matches(' ');
        if self.not_people.iter().any(|word| after.starts_with(word)) {
            return true;
        }
        let Some(before) = before.strip_suffix(' ') else {
            return false;
        };
        let word = before.rsplit(' ').next().unwrap_or(before);
        // F-35A 40대: behind the name of a model.
        let model = word.contains(|c: char| c.is_ascii_digit())
            && word.contains(|c: char| c.is_ascii_uppercase())
            && word.ends_with(|c: char| c.is_ascii_alphanumeric());
        (model || self.machine.iter().any(|machine| word.ends_with(machine)))
            && !self.aged.iter().any(|word| after.starts_with(word))
    }

    /// Whether what follows `20대` makes it the number of an office or an election.
    pub(super) fn counts_offices(&self, after: &str) -> bool {
        let after = after.trim_start_matches(' ');
        self.office.iter().any(|word| after.starts_with(word))
    }

    /// Whether a bare 44조 between these words is an article of law: 형법 44조, 제44조, 44조 1항.
    pub(super) fn is_article_of_law(&self, before: &str, after: &str) -> bool {
        let named = before.trim_end_matches([' ', '」', '’']);
        let section = after.trim_start_matches(' ').trim_start_matches('제');
        let number = section.trim_start_matches(|c: char| c.is_ascii_digit());
        self.law.iter().any(|law| named.ends_with(law))
            || number.len() < section.len() && number.starts_with(['항', '호'])
            || after
                .strip_prefix('의')
                .is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether what follows closes a range in words.
    pub(super) fn range_ends(&self, after: &str) -> bool {
        let after = after.trim_start_matches(' ');
        self.range_end.iter().any(|word| after.starts_with(word))
    }
}

/// The part of `text` before its first full stop.
fn sentence_head(text: &str) -> &str {
    let end = [". ", "! ", "? ", "\n"]
        .iter()
        .filter_map(|stop| text.find(stop))
        .min();
    end.and_then(|i| text.get(..i)).unwrap_or(text)
}

/// The part of `text` behind its last full stop.
fn sentence_tail(text: &str) -> &str {
    let start = [". ", "! ", "? ", "\n"]
        .iter()
        .filter_map(|stop| text.rfind(stop).map(|i| i + stop.len()))
        .max();
    start.and_then(|i| text.get(i..)).unwrap_or(text)
}
