//! The fixed wording of news pages: rules of `data/article/*/phrases.txt`, and lists of outlets, sections and common words.
//!
//! The lists of all languages are always at hand: they are needed before an article's language is known.

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
    /// Who took a picture, or lent it: ends nothing.
    Credit,
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
    /// Words before a colon or bar.
    labels: QuickMap<Vec<char>, usize>,
    /// Letters of the longest whole line.
    longest: usize,
    begins: Patterns,
    ends: Patterns,
    inside: Patterns,
    /// The openings that `inside` may have, by a hash: most of a line's letters are passed over without a look-up.
    insides: [u64; 32],
}

/// Words with the rule that they belong to, by their opening (what ends a line: by its last letters).
type Patterns = QuickMap<u64, Vec<(Vec<char>, usize)>>;

/// Letters that words within a line are found by; shorter words cannot be looked for there.
const OPENING: usize = 3;

/// Letters as one number.
fn opening<'a>(letters: impl Iterator<Item = &'a char>) -> u64 {
    letters.fold(0, |key, &c| key << 21 | u64::from(u32::from(c)))
}

/// The place of an opening among the bits of `insides`.
fn bit(opening: u64) -> usize {
    (opening.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53) as usize
}

/// The longest line that a rule looks at as a whole, in letters and digits; of longer ones only the beginning counts.
pub(super) const LONGEST: usize = 170;

/// Letters and digits of a line, small, every number as one 0: `[댓글 1,204]` → `댓글0`. Gives whether that is all of
/// the line: no more than its beginning is kept of one that is too long.
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
            return false;
        }
    }
    true
}

impl Phrases {
    pub(super) fn shared() -> &'static Phrases {
        static SHARED: OnceLock<Phrases> = OnceLock::new();
        SHARED.get_or_init(|| {
            Phrases::parse(&[
                data::ARTICLE_KO_PHRASES.text(),
                data::ARTICLE_EN_PHRASES.text(),
            ])
        })
    }

    fn parse(sources: &[&'static str]) -> Phrases {
        let mut phrases = Phrases::default();
        let mut form = Vec::new();
        for line in sources.iter().flat_map(|source| source.lines()) {
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
                        "credit" => Class::Credit,
                        _ => Class::Furniture,
                    },
                    limit: limit.parse().unwrap_or(0),
                    sentences: words.next() == Some("sentences"),
                });
                continue;
            }
            let rule = phrases.rules.len().saturating_sub(1);
            let (how, words) = match line.chars().next() {
                Some(how @ ('^' | '$' | '*' | ':')) => (how, line.get(1..).unwrap_or("")),
                _ => ('=', line),
            };
            normal_form(words, &mut form);
            if form.is_empty() {
                continue;
            }
            match how {
                '^' => push(
                    &mut phrases.begins,
                    opening(form.iter().take(1)),
                    &form,
                    rule,
                ),
                '$' => push(
                    &mut phrases.ends,
                    opening(form.last().into_iter()),
                    &form,
                    rule,
                ),
                '*' if form.len() >= OPENING => {
                    let key = opening(form.iter().take(OPENING));
                    if let Some(bits) = phrases.insides.get_mut(bit(key) / 64) {
                        *bits |= 1 << (bit(key) % 64);
                    }
                    push(&mut phrases.inside, key, &form, rule);
                }
                '*' => {}
                ':' => {
                    phrases.labels.entry(form.clone()).or_insert(rule);
                }
                _ => {
                    phrases.longest = phrases.longest.max(form.len());
                    phrases.whole.entry(form.clone()).or_insert(rule);
                }
            }
        }
        phrases
    }

    /// The rule that what stands before a line's first colon or bar follows: `READ MORE: …`. `form` is room to work in.
    pub(super) fn label(&self, line: &str, form: &mut Vec<char>) -> Option<Rule> {
        let at = line
            .bytes()
            .take(40)
            .position(|b| matches!(b, b':' | b'|'))?;
        let letters = line.bytes().take(at).next()?.is_ascii_alphabetic();
        if !letters || line.len() > 400 || line.get(at + 1..)?.trim().is_empty() {
            return None;
        }
        normal_form(line.get(..at)?, form);
        self.rules.get(*self.labels.get(form)?).copied()
    }

    /// Whether words that are looked for inside a line may open so.
    fn may_open(&self, opening: u64) -> bool {
        let bits = self.insides.get(bit(opening) / 64);
        bits.is_some_and(|bits| bits >> (bit(opening) % 64) & 1 != 0)
    }

    /// The rule that a line's normal form follows; `sentence` says whether the line ends as one, `complete` whether the
    /// form is all of it.
    pub(super) fn rule(&self, form: &[char], sentence: bool, complete: bool) -> Option<Rule> {
        if complete
            && form.len() <= self.longest
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
        let first = opening(form.iter().take(1));
        let begun = fits(self.begins.get(&first), &|words| form.starts_with(words));
        if !complete {
            return begun;
        }
        match begun {
            // Who lent a picture may also hold the rights.
            Some(rule) if rule.class == Class::Credit => {}
            Some(rule) => return Some(rule),
            None => {}
        }
        let last = opening(form.last().into_iter());
        if let Some(rule) = fits(self.ends.get(&last), &|words| form.ends_with(words)) {
            return Some(rule);
        }
        let mut windows = form.windows(OPENING).enumerate();
        windows
            .find_map(|(i, window)| {
                let key = opening(window.iter());
                if !self.may_open(key) {
                    return None;
                }
                fits(self.inside.get(&key), &|words| {
                    form.get(i..).is_some_and(|rest| rest.starts_with(words))
                })
            })
            .or(begun)
    }
}

fn push(map: &mut Patterns, key: u64, form: &[char], rule: usize) {
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
        let lists = [data::ARTICLE_KO_OUTLETS, data::ARTICLE_EN_OUTLETS];
        let whole = lists.iter().flat_map(|list| list.text().lines());
        let whole = whole.collect::<QuickSet<_>>();
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
        .get_or_init(|| data::ARTICLE_KO_SECTIONS.text().lines().collect())
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
            data::ARTICLE_KO_COMMON
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

/// Letters of a Latin word that tell it from others: two would say nothing.
pub(super) const LATIN: usize = 5;

/// The beginning of a Latin word as one number, apart from all pairs; `letters` are small and at most [`LATIN`].
pub(super) fn latin(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(1 << 63, |key, c| {
        key & 1 << 63 | key << 11 & 0x7f_ffff_ffff_ffff | u64::from(u32::from(c)) & 0x7ff
    })
}

/// Whether most articles have Latin words that begin so.
pub(super) fn is_common_latin(key: u64) -> bool {
    static SHARED: OnceLock<QuickSet<u64>> = OnceLock::new();
    SHARED
        .get_or_init(|| {
            let lines = data::ARTICLE_EN_COMMON.text().lines();
            lines.map(|word| latin(word.chars())).collect()
        })
        .contains(&key)
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
    examples(include_str!("../../data/article/ko/outlets.txt"))
}

#[cfg(test)]
pub(super) fn section_examples() -> impl Iterator<Item = (&'static str, bool)> {
    examples(include_str!("../../data/article/ko/sections.txt"))
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    const PHRASES: [&str; 2] = [
        include_str!("../../data/article/ko/phrases.txt"),
        include_str!("../../data/article/en/phrases.txt"),
    ];

    fn form(line: &str) -> Vec<char> {
        let mut form = Vec::new();
        normal_form(line, &mut form);
        form
    }

    fn rule(line: &str) -> Option<&'static str> {
        let mut form = Vec::new();
        let complete = normal_form(line, &mut form);
        let phrases = Phrases::shared();
        let rule = phrases.rule(&form, line::features(line).ends, complete);
        let rule = rule.or_else(|| phrases.label(line, &mut form));
        rule.map(|rule| rule.why)
    }

    #[test]
    fn a_normal_form_keeps_letters_and_one_zero_a_number() {
        let got: String = form("▶ [댓글 1,204]개 All").into_iter().collect();
        assert_eq!(got, "댓글0개all");
    }

    #[test]
    fn every_rule_matches_its_examples_and_none_matches_a_counterexample() {
        let mut why = "";
        let (mut positive, mut negative) = (true, true);
        for line in PHRASES.into_iter().flat_map(entries) {
            if let Some(head) = line.strip_prefix("= ") {
                assert!(positive && negative, "{why} lacks an example");
                why = head.split(' ').next().unwrap();
                (positive, negative) = (false, false);
            } else if let Some(example) = line.strip_prefix("+ ") {
                positive = true;
                assert_eq!(rule(example), Some(why), "{example}");
            } else if let Some(example) = line.strip_prefix("- ") {
                negative = true;
                assert_eq!(rule(example), None, "{example}");
            } else if line.starts_with('*') {
                assert!(form(line).len() >= OPENING, "{line} is too short");
            }
        }
        assert!(positive && negative, "{why} lacks an example");
    }
}
