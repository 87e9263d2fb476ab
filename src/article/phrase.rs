//! The fixed wording of news pages: rules of `data/article/phrases.txt`, and lists of outlets, sections and common words.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use super::line::is_letter;
use crate::data;
use crate::text::hangul::{is_syllable, without_end};

/// A hasher for characters and words: the standard one, made against forged keys, took a third of the stage's time.
#[derive(Debug, Default)]
pub(super) struct Quick(u64);

impl Quick {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk
                .iter()
                .rev()
                .fold(0, |word, &b| word << 8 | u64::from(b));
            self.add(word);
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.add(word.into());
    }

    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;
pub(super) type QuickSet<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// What a line with fixed wording is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A button, menu item, advert label.
    Furniture,
    /// A line that opens a list of other stories, of comments or of references.
    Section,
    /// What a site puts under every article: calls for tips and subscriptions.
    Closing,
    /// Who holds the rights; also the imprint.
    Copyright,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// The code that a block carries.
    pub why: &'static str,
    pub class: Class,
    /// Letters and digits that a line may have.
    limit: usize,
    /// Whether a line that ends as a sentence can follow it in part.
    sentences: bool,
}

/// The rules, by the first character of what they look for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    rules: Vec<Rule>,
    whole: QuickMap<Vec<char>, usize>,
    /// Letters of the longest whole line.
    longest: usize,
    begins: QuickMap<char, Vec<(Vec<char>, usize)>>,
    ends: QuickMap<char, Vec<(Vec<char>, usize)>>,
    inside: QuickMap<char, Vec<(Vec<char>, usize)>>,
    /// The characters that `inside` may have, by their last bits: most of a line's are passed over without a look-up.
    insides: [u64; 32],
}

/// The longest line that any rule looks at, in letters and digits.
pub(super) const LONGEST: usize = 170;

/// Letters and digits of a line, small, every number as one 0: `[댓글 1,204]` → `댓글0`. Nothing where the line is longer
/// than any rule allows.
pub(super) fn normal_form(line: &str, into: &mut Vec<char>) -> bool {
    into.clear();
    let mut in_number = false;
    for c in line.chars() {
        if is_syllable(c) {
            in_number = false;
            into.push(c);
        } else if c.is_ascii_digit() {
            if !in_number {
                into.push('0');
            }
            in_number = true;
        } else if in_number && matches!(c, ',' | '.') {
            // Inside a number, or punctuation behind it; neither is kept.
        } else {
            in_number = false;
            if c.is_ascii() {
                if c.is_ascii_alphabetic() {
                    into.push(c.to_ascii_lowercase());
                }
            } else if is_letter(c) || matches!(c, 'ⓒ' | '©') {
                into.push(if c == '©' { 'ⓒ' } else { c });
            }
        }
        if into.len() > LONGEST {
            into.clear();
            return false;
        }
    }
    true
}

impl Phrases {
    pub(super) fn shared() -> &'static Phrases {
        static SHARED: OnceLock<Phrases> = OnceLock::new();
        SHARED.get_or_init(|| Phrases::parse(data::ARTICLE_PHRASES.text()))
    }

    fn parse(source: &'static str) -> Phrases {
        let mut phrases = Phrases::default();
        let mut form = Vec::new();
        for line in source.lines() {
            if let Some(head) = line.strip_prefix("= ") {
                let mut words = head.split(' ');
                let (Some(why), Some(class), Some(limit)) =
                    (words.next(), words.next(), words.next())
                else {
                    continue;
                };
                phrases.rules.push(Rule {
                    why,
                    class: match class {
                        "section" => Class::Section,
                        "closing" => Class::Closing,
                        "copyright" => Class::Copyright,
                        _ => Class::Furniture,
                    },
                    limit: limit.parse().unwrap_or(0),
                    sentences: words.next() == Some("sentences"),
                });
                continue;
            }
            let rule = phrases.rules.len().saturating_sub(1);
            let (how, words) = match line.chars().next() {
                Some(how @ ('^' | '$' | '*')) => (how, line.get(1..).unwrap_or("")),
                _ => ('=', line),
            };
            if !normal_form(words, &mut form) || form.is_empty() {
                continue;
            }
            let (Some(&first), Some(&last)) = (form.first(), form.last()) else {
                continue;
            };
            match how {
                '^' => push(&mut phrases.begins, first, &form, rule),
                '$' => push(&mut phrases.ends, last, &form, rule),
                '*' => push(&mut phrases.inside, first, &form, rule),
                _ => {
                    phrases.longest = phrases.longest.max(form.len());
                    phrases.whole.entry(form.clone()).or_insert(rule);
                }
            }
        }
        for &c in phrases.inside.keys() {
            if let Some(bits) = phrases.insides.get_mut(c as usize / 64 % 32) {
                *bits |= 1 << (c as usize % 64);
            }
        }
        phrases
    }

    /// Whether words that are looked for inside a line may begin with a character.
    fn may_open(&self, c: char) -> bool {
        let bits = self.insides.get(c as usize / 64 % 32);
        bits.is_some_and(|bits| bits >> (c as usize % 64) & 1 != 0)
    }

    /// The rule that a line's normal form follows; `sentence` says whether the line ends as one.
    pub(super) fn rule(&self, form: &[char], sentence: bool) -> Option<Rule> {
        if form.len() <= self.longest
            && let Some(&rule) = self.whole.get(form)
        {
            return self.rules.get(rule).copied();
        }
        let fits = |list: Option<&Vec<(Vec<char>, usize)>>, test: &dyn Fn(&[char]) -> bool| {
            list?.iter().find_map(|(words, rule)| {
                let rule = self.rules.get(*rule)?;
                (form.len() <= rule.limit && (rule.sentences || !sentence) && test(words))
                    .then_some(*rule)
            })
        };
        if let Some(rule) = form
            .first()
            .and_then(|c| fits(self.begins.get(c), &|words| form.starts_with(words)))
        {
            return Some(rule);
        }
        if let Some(rule) = form
            .last()
            .and_then(|c| fits(self.ends.get(c), &|words| form.ends_with(words)))
        {
            return Some(rule);
        }
        let opening = form.iter().enumerate().filter(|(_, c)| self.may_open(**c));
        opening.into_iter().find_map(|(i, c)| {
            fits(self.inside.get(c), &|words| {
                form.get(i..).is_some_and(|rest| rest.starts_with(words))
            })
        })
    }
}

fn push(map: &mut QuickMap<char, Vec<(Vec<char>, usize)>>, key: char, form: &[char], rule: usize) {
    map.entry(key).or_default().push((form.to_vec(), rule));
}

/// Lines of a data file that say something.
#[cfg(test)]
fn entries(source: &'static str) -> impl Iterator<Item = &'static str> {
    source
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a word is the name of a news outlet or picture agency, or has the shape of one.
pub(super) fn is_outlet(word: &str) -> bool {
    static SHARED: OnceLock<(QuickSet<&str>, Vec<&str>)> = OnceLock::new();
    let (whole, endings) = SHARED.get_or_init(|| {
        let whole = data::ARTICLE_OUTLETS
            .text()
            .lines()
            .collect::<QuickSet<_>>();
        let endings = whole.iter().filter_map(|n| n.strip_prefix('*')).collect();
        (whole, endings)
    });
    whole.contains(word)
        || (endings.iter().any(|e| without_end(word, e).is_some())
            && (3..=10).contains(&word.chars().count())
            && word.chars().all(char::is_alphanumeric))
}

/// Whether a word is the name of a newspaper section.
pub(super) fn is_section(word: &str) -> bool {
    static SHARED: OnceLock<QuickSet<&str>> = OnceLock::new();
    SHARED
        .get_or_init(|| data::ARTICLE_SECTIONS.text().lines().collect())
        .contains(word)
}

/// Two characters as one number.
pub(super) fn pair(first: char, second: char) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}

/// Whether most articles have words that begin with these two characters.
pub(super) fn is_common(first: char, second: char) -> bool {
    static SHARED: OnceLock<QuickSet<u64>> = OnceLock::new();
    SHARED
        .get_or_init(|| {
            data::ARTICLE_COMMON
                .text()
                .lines()
                .filter_map(|line| {
                    let mut chars = line.chars();
                    Some(pair(chars.next()?, chars.next()?))
                })
                .collect()
        })
        .contains(&pair(first, second))
}

/// The examples of a list or rule file, with what they must come to.
#[cfg(test)]
fn examples(source: &'static str) -> impl Iterator<Item = (&'static str, bool)> {
    entries(source).filter_map(|line| {
        line.strip_prefix("+ ")
            .map(|e| (e, true))
            .or(line.strip_prefix("- ").map(|e| (e, false)))
    })
}

#[cfg(test)]
pub(super) fn outlet_examples() -> impl Iterator<Item = (&'static str, bool)> {
    examples(include_str!("../../data/article/outlets.txt"))
}

#[cfg(test)]
pub(super) fn section_examples() -> impl Iterator<Item = (&'static str, bool)> {
    examples(include_str!("../../data/article/sections.txt"))
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    const PHRASES: &str = include_str!("../../data/article/phrases.txt");

    fn form(line: &str) -> Vec<char> {
        let mut form = Vec::new();
        normal_form(line, &mut form);
        form
    }

    #[test]
    fn a_normal_form_keeps_letters_and_one_zero_a_number() {
        let got: String = form("▶ [댓글 1,204]개 All").into_iter().collect();
        assert_eq!(got, "댓글0개all");
    }

    #[test]
    fn every_rule_matches_its_examples_and_none_matches_a_counterexample() {
        let phrases = Phrases::shared();
        let mut why = "";
        let (mut positive, mut negative) = (true, true);
        for line in entries(PHRASES) {
            if let Some(head) = line.strip_prefix("= ") {
                assert!(positive && negative, "{why} lacks an example");
                why = head.split(' ').next().unwrap();
                (positive, negative) = (false, false);
            } else if let Some(example) = line.strip_prefix("+ ") {
                positive = true;
                let rule = phrases.rule(&form(example), line::features(example).ends);
                assert_eq!(rule.map(|r| r.why), Some(why), "{example}");
            } else if let Some(example) = line.strip_prefix("- ") {
                negative = true;
                assert_eq!(
                    phrases.rule(&form(example), line::features(example).ends),
                    None,
                    "{example}"
                );
            }
        }
        assert!(positive && negative, "{why} lacks an example");
    }
}
