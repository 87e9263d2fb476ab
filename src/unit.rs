//! Units: what stands behind (and before) a number and says what it measures.

use rust_decimal::Decimal;

use crate::data;
use crate::document::AmountKind;
use crate::wordlist::{WordList, entries, spellings};

/// What a unit word means.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Unit {
    pub kind: AmountKind,
    /// As it is output.
    pub name: Box<str>,
    /// The value of one.
    pub factor: Decimal,
    /// Native numerals count it: 한 명.
    pub native: bool,
    /// Found behind a space too: 3 명.
    pub spaced: bool,
    /// Means something only as a listed word, not as the start of another: needs a good tail.
    pub counter: bool,
    /// 두 회사, but not 한 회사, which is "a certain company".
    pub plural: bool,
}

/// The code that the output has for a unit of the Korean tables, the same in every language; a counter is its own.
pub(crate) fn code(kind: AmountKind, name: &str) -> Option<&str> {
    Some(match (kind, name) {
        (_, "") => return None,
        (AmountKind::Duration, "초") => "second",
        (AmountKind::Duration, "분") => "minute",
        (AmountKind::Duration, "시간") => "hour",
        (AmountKind::Duration, "일") => "day",
        (AmountKind::Duration, "주") => "week",
        (AmountKind::Duration | AmountKind::Age, "개월") => "month",
        (AmountKind::Duration, "년") | (AmountKind::Age, "세" | "살") => "year",
        (AmountKind::Duration, "세기") => "century",
        (AmountKind::Multiple, "배") => "times",
        (AmountKind::Rank, "위") => "place",
        (AmountKind::Other, "포인트") => "point",
        (AmountKind::Area, "ac") => "acre",
        (AmountKind::Area, "ft2") => "sq_ft",
        (AmountKind::Area, "mi2") => "sq_mi",
        (AmountKind::Area, "yd2") => "sq_yd",
        (AmountKind::Area, "in2") => "sq_in",
        (AmountKind::Length, "해리") => "nmi",
        (AmountKind::Length, "광년") => "ly",
        _ => name,
    })
}

/// All unit words.
#[derive(Debug, Clone)]
pub(crate) struct Units {
    behind: WordList<Unit>,
    before: WordList<Unit>,
}

impl Units {
    pub(crate) fn new() -> Self {
        let mut behind = Vec::new();
        let mut before = Vec::new();
        for entry in entries(data::CURRENCIES.text()) {
            let (code, factor) = match entry.as_slice() {
                [code, factor, ..] => (*code, factor.parse().unwrap_or(Decimal::ONE)),
                _ => continue,
            };
            let unit = Unit {
                kind: AmountKind::Money,
                name: code.into(),
                factor,
                native: false,
                spaced: true,
                counter: false,
                plural: false,
            };
            for name in entry.get(2).unwrap_or(&"").split('|') {
                behind.extend(spellings(name).map(|n| (n, unit.clone())));
            }
            for sign in entry.get(3).unwrap_or(&"").split('|') {
                before.push((sign.to_owned(), unit.clone()));
                behind.push((sign.to_owned(), unit.clone()));
            }
        }
        for entry in entries(data::UNITS.text()) {
            let [kind, name, factor, names] = entry.as_slice() else {
                continue;
            };
            let Some(kind) = AmountKind::from_word(kind) else {
                continue;
            };
            let unit = Unit {
                kind,
                name: (*name).into(),
                factor: factor.parse().unwrap_or(Decimal::ONE),
                native: true,
                spaced: true,
                counter: false,
                plural: false,
            };
            for name in names.split('|') {
                behind.extend(spellings(name).map(|n| (n, unit.clone())));
            }
        }
        for entry in entries(data::COUNTERS.text()) {
            let [kind, flags, names] = entry.as_slice() else {
                continue;
            };
            let Some(kind) = AmountKind::from_word(kind) else {
                continue;
            };
            for name in names.split('|') {
                let written = match (kind, name) {
                    (AmountKind::Age, _) => "세",
                    (_, "위권") => "위",
                    _ => name,
                };
                let unit = Unit {
                    kind,
                    name: written.into(),
                    factor: Decimal::ONE,
                    native: flags.contains(['n', 'p']),
                    spaced: flags.contains('s'),
                    counter: true,
                    plural: flags.contains('p'),
                };
                behind.extend(spellings(name).map(|n| (n, unit.clone())));
            }
        }
        Units {
            behind: WordList::new(behind),
            before: WordList::new(before),
        }
    }

    /// The units that `text`, the text behind a number, begins with, longest first.
    pub(crate) fn behind<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Unit)> + 'a {
        self.behind.prefixes(text).filter(|(word, _)| {
            // Latin symbols end where the Latin word ends: 5 m, not 5 more.
            let latin = word.ends_with(|c: char| c.is_ascii_alphanumeric());
            let after = text.get(word.len()..).unwrap_or("");
            // 1m83㎝: the rest of the measure.
            let smaller = after.trim_start_matches(|c: char| c.is_ascii_digit());
            let rest = *word == "m"
                && smaller.len() < after.len()
                && smaller.starts_with(['㎝', 'c', '센']);
            !latin || rest || !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    }

    /// The currency sign or code that `text` begins with.
    pub(crate) fn before<'a>(&'a self, text: &'a str) -> Option<(&'a str, &'a Unit)> {
        self.before.longest(text)
    }

    /// Whether a currency sign or code begins with `c`.
    pub(crate) fn sign_begins(&self, c: char) -> bool {
        self.before.begins(c)
    }
}
