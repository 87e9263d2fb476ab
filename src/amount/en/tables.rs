//! The word tables of English amounts.

use rust_decimal::Decimal;

use crate::data;
use crate::document::{AmountKind, Bound};
use crate::lexicon;
use crate::numeral::en::phrase::{Table, spelled};
use crate::numeral::en::{Numeral, Numerals};
use crate::wordlist::WordList;

/// What stands behind a number and says what it measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    pub kind: AmountKind,
    pub code: &'static str,
    /// The value of one in the unit of the code.
    pub factor: Decimal,
    /// How many of its kind's base unit it is, where it takes part in compounds.
    pub size: Option<Decimal>,
    /// A hundredth or so of some currency.
    pub small: bool,
    /// As it is written, a sign rather than a word.
    pub sign: bool,
}

macro_rules! classes {
    ($($class:ident = $word:literal,)+) => {
        /// The classes of `data/en/amounts.txt`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Class { $($class,)+ }

        impl Class {
            fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Class::$class),)+ _ => None }
            }
        }
    };
}

classes! {
    Stop = "stop",
    People = "people",
    Singular = "singular",
    Named = "named",
    Month = "month",
    Compound = "compound",
    Per = "per",
    Up = "up",
    Down = "down",
    More = "more",
    Less = "less",
    Year = "year",
    Rank = "rank",
    Ranked = "ranked",
    Est = "est",
    Whole = "whole",
    Longer = "longer",
    Index = "index",
    Sport = "sport",
    Money = "money",
    Weight = "weight",
    Score = "score",
    Street = "street",
    Race = "race",
    Compass = "compass",
    Clock = "clock",
    Rounds = "rounds",
    Topic = "topic",
    After = "after",
}

/// The classes that a word is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    pub(super) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }
}

/// All tables; built once.
#[derive(Debug)]
pub(super) struct Tables {
    pub numerals: Numerals,
    /// Units and names of currencies, in words.
    pub units: Table<Unit>,
    /// Signs and abbreviations behind a number, as they are written.
    pub signs: WordList<Unit>,
    /// Signs of currencies before a number.
    pub before: WordList<&'static str>,
    opening_signs: Vec<&'static str>,
    /// ISO codes of currencies.
    codes: Vec<&'static str>,
    pub bounds_before: Table<Bound>,
    pub bounds_behind: Table<Bound>,
    words: Table<Classes>,
    /// Ordinals from second to tenth, half, quarter: what one of so many parts is.
    pub ordinals: Table<u8>,
}

impl Tables {
    pub(super) fn new() -> Self {
        let mut units = Vec::new();
        let mut signs = Vec::new();
        for (class, line) in lexicon::words(data::EN_UNITS.text()) {
            let (name, sign) = match class.strip_suffix(" sign") {
                Some(name) => (name, true),
                None => (class, false),
            };
            let Some(kind) = AmountKind::from_word(name) else {
                continue;
            };
            add(&mut units, &mut signs, line, kind, sign, false);
        }
        let mut before = Vec::new();
        let mut codes = Vec::new();
        let mut opening_signs = Vec::new();
        for (class, line) in lexicon::words(data::EN_CURRENCIES.text()) {
            let money = AmountKind::Money;
            match class {
                "names" | "small" => {
                    add(&mut units, &mut signs, line, money, false, class == "small");
                }
                "behind" => add(&mut units, &mut signs, line, money, true, false),
                "small sign" => add(&mut units, &mut signs, line, money, true, true),
                "signs" => {
                    if let Some((names, code)) = line.split_once('\t') {
                        opening_signs.extend(names.split('|'));
                        before.extend(names.split('|').map(|sign| (sign.to_owned(), code)));
                    }
                }
                _ => codes.extend(line.split('|')),
            }
        }
        crate::sort::sort(&mut codes);
        let mut bounds_before = Vec::new();
        let mut bounds_behind = Vec::new();
        for (class, line) in lexicon::words(data::EN_BOUNDS.text()) {
            if let Some((words, bound)) = line.split_once('\t')
                && let Some(bound) = Bound::from_word(bound)
            {
                let list = match class {
                    "before" => &mut bounds_before,
                    _ => &mut bounds_behind,
                };
                list.push((words.into(), bound));
            }
        }
        let mut words: Vec<(Box<str>, Classes)> = Vec::new();
        for (class, word) in lexicon::words(data::EN_AMOUNTS.text()) {
            if let Some(class) = Class::from_word(class) {
                words.push((word.into(), Classes(1 << class as u32)));
            }
        }
        crate::sort::sort_by(&mut words, |(a, _), (b, _)| a.cmp(b));
        words.dedup_by(|(word, more), (first, classes)| {
            let same = word == first;
            if same {
                classes.0 |= more.0;
            }
            same
        });
        let ordinals = ORDINALS.iter().map(|&(word, n)| (word.into(), n));
        Tables {
            numerals: Numerals::new(),
            units: Table::new(units),
            signs: WordList::new(signs),
            before: WordList::new(before),
            opening_signs,
            codes,
            bounds_before: Table::new(bounds_before),
            bounds_behind: Table::new(bounds_behind),
            words: Table::new(words),
            ordinals: Table::new(ordinals.collect()),
        }
    }

    /// The classes of a word, however it is written.
    pub(super) fn classes(&self, word: &str) -> Classes {
        let mut key = String::with_capacity(word.len());
        key.extend(
            word.chars()
                .filter(|&c| c != '.')
                .map(|c| c.to_ascii_lowercase()),
        );
        self.words.get(&key).copied().unwrap_or_default()
    }

    /// Whether a word is in a class.
    pub(super) fn is(&self, class: Class, word: &str) -> bool {
        self.classes(word).has(class)
    }

    /// The longest phrase of a class that begins at `at`.
    pub(super) fn phrase_at(&self, class: Class, text: &str, at: usize) -> Option<usize> {
        let (end, classes) = self.words.at(text, at)?;
        classes.has(class).then_some(end)
    }

    /// The longest phrase of a class that ends before the blank before `at`.
    pub(super) fn phrase_before(
        &self,
        text: &str,
        from: usize,
        at: usize,
    ) -> Option<(usize, usize, Classes)> {
        self.words
            .before(text, from, at)
            .map(|(s, e, c)| (s, e, *c))
    }

    /// The ISO code of a currency at `at`: its end and the code, and what an M before it multiplies by.
    pub(super) fn code(&self, text: &str, at: usize) -> Option<(usize, &'static str, Decimal)> {
        let bytes = text.as_bytes().get(at..)?;
        let capitals = bytes.iter().take_while(|b| b.is_ascii_uppercase()).count();
        let letters = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let small = bytes.iter().take_while(|b| b.is_ascii_lowercase()).count();
        let (skip, factor) = match (capitals, letters) {
            (3, 3) => (0, Decimal::ONE),
            // 120 MEUR: million.
            (4, 4) if bytes.first() == Some(&b'M') => (1, Decimal::from(1_000_000)),
            (0, 3) if small == 3 => (0, Decimal::ONE),
            _ => return None,
        };
        let code = text.get(at + skip..at + letters)?;
        if small == 3 {
            // In small letters only those that are no other words.
            let plain = [
                "usd", "eur", "gbp", "jpy", "cny", "krw", "inr", "aud", "cad", "chf", "hkd", "nzd",
                "sgd", "mxn", "myr",
            ];
            let code = code.to_ascii_uppercase();
            plain.iter().find(|c| c.eq_ignore_ascii_case(&code))?;
            let i = self.codes.binary_search(&&*code).ok()?;
            return Some((at + 3, self.codes.get(i)?, factor));
        }
        let i = self.codes.binary_search(&code).ok()?;
        Some((at + letters, self.codes.get(i)?, factor))
    }

    /// The words that an amount may begin with.
    pub(super) fn openings(&self) -> impl Iterator<Item = &str> {
        let others = [
            "no",
            "nos",
            "number",
            "minus",
            "twice",
            "thrice",
            "double",
            "triple",
            "quadruple",
            "negative",
        ];
        self.numerals
            .words()
            .chain(self.ordinals.phrases())
            .chain(others)
    }

    /// Signs and codes of currencies.
    pub(super) fn letter_signs(&self) -> impl Iterator<Item = &str> {
        self.opening_signs
            .iter()
            .chain(&self.codes)
            .copied()
            .chain(["meu", "mau", "mus", "mgb", "mch", "mca"])
    }

    /// A unit of no currency but this.
    pub(super) fn money(code: &'static str) -> Unit {
        Unit {
            kind: AmountKind::Money,
            code,
            factor: Decimal::ONE,
            size: None,
            small: false,
            sign: true,
        }
    }
}

/// Parts of a whole, and places in an order.
const ORDINALS: &[(&str, u8)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("thirds", 3),
    ("fourth", 4),
    ("fourths", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("sixth", 6),
    ("sixths", 6),
    ("seventh", 7),
    ("sevenths", 7),
    ("eighth", 8),
    ("eighths", 8),
    ("ninth", 9),
    ("ninths", 9),
    ("tenth", 10),
    ("tenths", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("twentieth", 20),
    ("hundredth", 100),
    ("hundredths", 100),
];

fn add(
    words: &mut Vec<(Box<str>, Unit)>,
    signs: &mut Vec<(String, Unit)>,
    line: &'static str,
    kind: AmountKind,
    sign: bool,
    small: bool,
) {
    let mut parts = line.split('\t');
    let (Some(names), Some(code)) = (parts.next(), parts.next()) else {
        return;
    };
    let mut number = || parts.next().and_then(|n| n.parse::<Decimal>().ok());
    let factor = number().unwrap_or(Decimal::ONE);
    let unit = Unit {
        kind,
        code,
        factor,
        size: number(),
        small,
        sign,
    };
    if sign {
        signs.extend(names.split('|').map(|name| (name.to_owned(), unit)));
    } else {
        for name in spelled(names) {
            if kind == AmountKind::Money && name.contains(' ') {
                words.push((name.replace(' ', "").into(), unit));
            }
            words.push((name, unit));
        }
    }
}

/// A number with its unit, before the words around it are looked at.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub numeral: Numeral,
    pub unit: Option<(Unit, usize)>,
}

impl Part {
    pub(super) fn end(&self) -> usize {
        self.unit.map_or(self.numeral.span.end, |(_, end)| end)
    }
}
