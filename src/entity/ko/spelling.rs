//! Spellings of one name: spaces, Latin letters and their Korean readings, transliteration.

use std::collections::HashMap;

use crate::data;
use crate::text::{case, hangul};

/// How letters are read, and which names are known to be the same.
#[derive(Debug)]
pub(super) struct Spelling {
    letters: HashMap<char, &'static str>,
    /// Other readings of a letter with the usual one: 아르 → 알.
    readings: Vec<(&'static str, &'static str)>,
    /// Key of a name to the number of its group of known aliases.
    aliases: HashMap<String, usize>,
}

impl Spelling {
    pub(super) fn embedded() -> Self {
        let mut spelling = Spelling {
            letters: HashMap::new(),
            readings: Vec::new(),
            aliases: HashMap::new(),
        };
        for line in data::NAMES_LETTERS.text().lines() {
            let mut fields = line.split('\t');
            let (Some(letter), Some(reading)) = (fields.next(), fields.next()) else {
                continue;
            };
            let mut chars = letter.chars();
            if let (Some(letter), None) = (chars.next(), chars.next())
                && !matches!(letter, '+' | '-')
            {
                spelling.letters.insert(letter, reading);
                for other in fields {
                    // Only readings that nothing else is written with.
                    if other.chars().count() > 1 {
                        spelling.readings.push((other, reading));
                    }
                }
            }
        }
        for (group, line) in data::NAMES_ALIAS.text().lines().enumerate() {
            for name in line.split('|') {
                let key = spelling.key(name.trim());
                if !key.is_empty() {
                    spelling.aliases.insert(key, group);
                }
            }
        }
        spelling
    }

    /// What spellings of one name share: no spaces or marks, capitals spelt out as they are read, lower case.
    pub(super) fn key(&self, name: &str) -> String {
        let name = without_gloss(name);
        let mut key = String::with_capacity(name.len());
        let chars: Vec<char> = name.chars().collect();
        for (i, &c) in chars.iter().enumerate() {
            let capital = |c: Option<&char>| c.is_some_and(char::is_ascii_uppercase);
            let lower = |c: Option<&char>| c.is_some_and(char::is_ascii_lowercase);
            let previous = i.checked_sub(1).and_then(|j| chars.get(j));
            let next = chars.get(i + 1);
            if c.is_ascii_uppercase()
                && !lower(next)
                && !lower(previous)
                && (capital(previous) || capital(next) || previous.is_some() || next.is_some())
                && let Some(reading) = self.letters.get(&c)
            {
                key.push_str(reading);
            } else if hangul::is_alphanumeric(c) {
                key.push(case::small(c));
            } else if c == '&'
                && let Some(reading) = self.letters.get(&c)
            {
                key.push_str(reading);
            }
        }
        for (other, usual) in &self.readings {
            if key.contains(other) {
                key = key.replace(other, usual);
            }
        }
        key
    }

    /// The group of names known to be the same that this one is in.
    pub(super) fn alias_group(&self, key: &str) -> Option<usize> {
        self.aliases.get(key).copied()
    }
}

/// `에스케이(SK)그룹` without the bracket in it.
pub(super) fn without_gloss(name: &str) -> String {
    match (name.find('('), name.rfind(')')) {
        (Some(open), Some(close)) if open > 0 && close > open => {
            let mut short = name.get(..open).unwrap_or("").to_owned();
            short.push_str(name.get(close + 1..).unwrap_or(""));
            short
        }
        _ => name.to_owned(),
    }
}

/// The sounds of a Hangul syllable: initial, medial, final.
fn sounds(c: char) -> Option<[u32; 3]> {
    hangul::is_syllable(c).then(|| {
        let n = c as u32 - '가' as u32;
        [n / 588, n % 588 / 28, n % 28]
    })
}

/// Initial consonants that foreign names waver between: ㄱㄲㅋ, ㄷㄸㅌ, ㅂㅃㅍ, ㅅㅆ, ㅈㅉㅊ.
fn series(initial: u32) -> u32 {
    match initial {
        0 | 1 | 15 => 0,
        3 | 4 | 16 => 3,
        7 | 8 | 17 => 7,
        9 | 10 => 9,
        12..=14 => 12,
        other => other,
    }
}

/// Whether transliterations waver between two vowels: ㅏㅓㅗㅡ, ㅗㅜㅡ, ㅏㅐㅔ, ㅑㅏ, ㅕㅓ, ㅣㅔ.
fn near(a: u32, b: u32) -> bool {
    const PAIRS: [(u32, u32); 14] = [
        (0, 4),
        (4, 8),
        (0, 8),
        (8, 13),
        (4, 18),
        (13, 18),
        (8, 18),
        (1, 5),
        (0, 1),
        (0, 2),
        (4, 6),
        (5, 20),
        (4, 13),
        (0, 18),
    ];
    a == b || PAIRS.contains(&(a.min(b), a.max(b)))
}

/// Whether two Hangul names can be transliterations of one foreign name (올트먼 and 올트만): as many syllables, the same
/// consonants up to tenseness and aspiration, and vowels that differ in one syllable (two in a long name).
pub(super) fn sound_alike(a: &str, b: &str) -> bool {
    // Every name of an article is held against every other, and most pairs part at the first syllable. Where two characters
    // may differ both are syllables: as many bytes are as many characters.
    if a.len() != b.len() {
        return false;
    }
    let (mut length, mut differing) = (0, 0);
    for (x, y) in a.chars().zip(b.chars()) {
        length += 1;
        if x == y {
            continue;
        }
        let (Some(x), Some(y)) = (sounds(x), sounds(y)) else {
            return false;
        };
        if series(x[0]) != series(y[0]) || x[2] != y[2] || !near(x[1], y[1]) {
            return false;
        }
        differing += 1;
    }
    let most = if length >= 5 { 2 } else { 1 };
    length >= 3 && (1..=most).contains(&differing)
}

/// What names that [sound alike](sound_alike) have in common, and equal ones: their consonants up to tenseness and aspiration.
pub(super) fn sound_key(name: &str) -> String {
    let open = |c: char| match sounds(c) {
        Some([initial, _, last]) => {
            char::from_u32('가' as u32 + series(initial) * 588 + last).unwrap_or(c)
        }
        None => c,
    };
    name.chars().map(open).collect()
}

/// Whether `short` is an abbreviation of `long` by its syllables (공정위 of 공정거래위원회): they come in order, the
/// first is the first of `long` or of a word in it.
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    // Most pairs have not even that first one in common.
    if !short
        .chars()
        .next()
        .is_some_and(|first| long.contains(first))
    {
        return false;
    }
    let syllables: Vec<char> = short.chars().collect();
    if syllables.len() < 2
        || syllables.len() > 5
        || !syllables.iter().all(|&c| hangul::is_syllable(c))
    {
        return false;
    }
    let letters: Vec<char> = long
        .chars()
        .filter(|&c| hangul::is_alphanumeric(c))
        .collect();
    // 한양대학교 is none of 한국해양대학교: what kind of body it is an abbreviation does not spell out.
    let spelt_out = syllables.iter().rev().zip(letters.iter().rev()).take(3);
    if letters.len() < syllables.len() + 2
        || syllables.len() > 3 && spelt_out.filter(|(a, b)| a == b).count() == 3
    {
        return false;
    }
    let starts = std::iter::once(0).chain(long.char_indices().filter(|(_, c)| *c == ' ').map(
        |(i, _)| {
            long.get(..i)
                .unwrap_or("")
                .chars()
                .filter(|&c| hangul::is_alphanumeric(c))
                .count()
        },
    ));
    for start in starts {
        let mut rest = letters.iter().skip(start);
        if letters.get(start) == syllables.first()
            && syllables.iter().all(|s| rest.any(|l| l == s))
            // What is left behind the last syllable is a word's end (위 of 위원회), not another word.
            && rest.count() <= 2
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: &str = include_str!("../../../data/names/letters.txt");

    const ALIASES: &str = include_str!("../../../data/names/alias.txt");

    #[test]
    fn letters_read_aloud_are_the_same_name_as_the_examples_say() {
        let spelling = Spelling::embedded();
        let mut told = 0;
        for line in LETTERS.lines() {
            let fields: Vec<_> = line.split('\t').collect();
            let [sign @ ("+" | "-"), a, b] = fields[..] else {
                continue;
            };
            assert_eq!(spelling.key(a) == spelling.key(b), sign == "+", "{a} {b}");
            told += 1;
        }
        assert!(told > 5);
    }

    #[test]
    fn known_aliases_are_in_one_group() {
        let spelling = Spelling::embedded();
        let group = |name| spelling.alias_group(&spelling.key(name));
        assert!(group("대한민국").is_some());
        assert_eq!(group("대한민국"), group("한국"));
        assert_eq!(group("UAE"), group("아랍에미리트"));
        assert_ne!(group("한국"), group("중국"));
    }

    #[test]
    fn no_name_stands_in_two_groups() {
        let spelling = Spelling::embedded();
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (group, line) in ALIASES.lines().enumerate() {
            if line.starts_with('#') {
                continue;
            }
            for name in line.split('|') {
                let before = seen.insert(spelling.key(name.trim()), group);
                assert!(before.is_none_or(|b| b == group), "{name}");
            }
        }
    }

    #[test]
    fn hears_transliterations_of_one_name() {
        assert!(sound_alike("올트먼", "올트만"));
        assert!(sound_alike("오러클", "오라클"));
        assert!(sound_alike("도널드", "도날드"));
        assert!(!sound_alike("삼성전자", "삼성전기"));
        assert!(!sound_alike("서울대", "서울시"));
    }

    #[test]
    fn names_that_sound_alike_have_one_key() {
        for (a, b) in [
            ("올트먼", "올트만"),
            ("오러클", "오라클"),
            ("도널드", "도날드"),
            ("GPT", "GPT"),
        ] {
            assert_eq!(sound_key(a), sound_key(b));
        }
        assert_ne!(sound_key("서울대"), sound_key("서울시"));
    }

    #[test]
    fn sees_abbreviations_by_syllables() {
        assert!(abbreviates("공정위", "공정거래위원회"));
        assert!(abbreviates("한은", "한국은행"));
        assert!(abbreviates("국정원", "국가정보원"));
        assert!(abbreviates("민주당", "더불어 민주 평화당"));
        assert!(!abbreviates("국민은행", "한국은행"));
        assert!(!abbreviates("한양대학교", "한국해양대학교"));
        assert!(!abbreviates("삼성", "삼성전자 서비스"));
    }
}
