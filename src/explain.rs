//! What there is to tell a reader of an annotation and of a finding, worded once for every face.
//!
//! Which facts there are and how a value, its unit and its bound come together is the same in every language and stands in
//! the rooms ([`annotation`], [`number`], [`day`], [`finding`]); the words, and the grammar that joins them, are a file a reading
//! language (`ko`, `en`) with the same functions in each. What one of them lacks does not compile.

use crate::language::Language;

/// Calls the function of this name in the file of a reading language.
macro_rules! say {
    ($language:expr, $($name:ident)::+ ($($argument:expr),* $(,)?)) => {
        match $language {
            $crate::Language::Korean => $crate::explain::ko::$($name)::+($($argument),*),
            _ => $crate::explain::en::$($name)::+($($argument),*),
        }
    };
}

pub(crate) mod annotation;
pub(crate) mod day;
pub(crate) mod digits;
mod en;
pub(crate) mod finding;
mod ko;
mod label;
pub(crate) mod number;
#[cfg(any(feature = "app", test))]
pub(crate) mod why;

/// The fixed words of one reading language, by what they are for.
#[cfg_attr(
    not(any(feature = "app", test)),
    allow(dead_code, reason = "what only the page says")
)]
#[derive(Debug)]
pub(crate) struct Words {
    // What is marked.
    pub amount: &'static str,
    pub date: &'static str,
    pub claim: &'static str,
    pub pattern: &'static str,
    // What parts of an account of the article are called.
    pub names: &'static str,
    pub amounts: &'static str,
    pub dates: &'static str,
    pub claims: &'static str,
    pub patterns: &'static str,
    pub findings: &'static str,
    // What columns of a table of amounts are called.
    pub as_written: &'static str,
    pub value: &'static str,
    pub kind: &'static str,
    // What facts are called.
    pub role: &'static str,
    pub organization: &'static str,
    pub also_called: &'static str,
    pub claims_made: &'static str,
    pub mentions: &'static str,
    pub all_digits: &'static str,
    pub in_this_language: &'static str,
    pub direction: &'static str,
    pub same_as: &'static str,
    pub implied_rate: &'static str,
    pub distance: &'static str,
    pub relayed_by: &'static str,
    pub reported_by: &'static str,
    pub values_in_it: &'static str,
    pub worth_checking: &'static str,
    // What stands where nothing is known.
    pub unresolved: &'static str,
    pub nobody_named: &'static str,
    pub by_hand: &'static str,
}

/// The fixed words of a reading language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Korean => &ko::WORDS,
        _ => &en::WORDS,
    }
}

/// Where a reader's pattern was not looked for, in a sentence.
pub(crate) fn unsearched(label: &str, language: Language) -> String {
    say!(language, unsearched(label))
}

#[cfg(test)]
mod tests {
    use super::annotation::{Subject, Teller};
    use super::*;
    use crate::app::view::card::items;
    use crate::app::view::figures::{Sort, rows};
    use crate::app::view::reading::{Mark, Reading};
    use crate::export::{html, markdown, marks, plain};
    use crate::{Annotator, OffsetUnit, Options};

    const CASES: [&str; 4] = ["ko/merger", "ko/us-tariffs", "en/chip-plant", "en/storm"];

    /// An article of the golden corpus.
    fn article(case: &str) -> Reading {
        let path = format!(
            "{}/tests/corpus/{case}/source.txt",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let document = Annotator::new().annotate(&text, &Options::default());
        let record = document.record(&text, OffsetUnit::Byte);
        Reading::new(text, record)
    }

    #[test]
    fn every_face_tells_the_same_of_an_annotation() {
        for case in CASES {
            let reading = article(case);
            let (text, record) = (&reading.text, &reading.record);
            assert!(
                !record.amounts.is_empty() && !record.dates.is_empty(),
                "{case}"
            );
            assert!(
                !record.claims.is_empty() && !record.entities.is_empty(),
                "{case}"
            );
            for language in [Language::Korean, Language::English] {
                let unit = OffsetUnit::Byte;
                let page = html(text, record, unit, language);
                let terminal = plain(text, record, unit, language);
                let notes = markdown(text, record, unit, language).replace('\\', "");
                let cards = marks(text, record, unit, language);
                assert_eq!(cards.len(), reading.placed().len());
                let escaped = |words: &str| words.replace('&', "&amp;").replace('\'', "&#39;");
                for place in reading.placed() {
                    let item = &items(&reading, &[place.mark], language)[0];
                    let heading = format!("{} · {}", item.head, item.kind);
                    let at = |card: &&crate::export::Mark| {
                        (card.start, card.end) == (place.span.start, place.span.end)
                            && card.layer == place.layer.class()
                    };
                    let card = cards.iter().find(at).expect("a card a mark");
                    assert_eq!(card.heading, heading, "{case}");
                    for (fact, line) in item.facts.iter().zip(&card.details) {
                        assert_eq!(*line, format!("{}: {}", fact.label, fact.value));
                    }
                    let told = format!("<b>{}</b>", escaped(&heading));
                    assert!(page.contains(&told), "{case}: {told}");
                    let listed = match place.mark {
                        Mark::Amount(_) | Mark::Date(_) => format!("= {}\n", item.head),
                        _ => format!("  {} ", item.head),
                    };
                    assert!(terminal.contains(&listed), "{case}: {listed}");
                    assert!(notes.contains(&item.head), "{case}: {}", item.head);
                }
                for row in rows(&reading, Sort::Text, language) {
                    let item = &items(&reading, &[Mark::Amount(row.index)], language)[0];
                    assert_eq!(row.value, item.head, "{case}");
                }
            }
        }
    }

    #[test]
    fn no_code_of_the_contract_stands_before_a_reader() {
        let reading = article(CASES[0]);
        for language in [Language::Korean, Language::English] {
            let teller = Teller::new(&reading.record, language);
            for amount in &reading.record.amounts {
                let told = teller.tell(Subject::Amount(amount)).heading();
                for code in ["KRW", "USD", "hour", "place", "times"] {
                    let word = told.split_whitespace().any(|word| word == code);
                    let said = language == Language::English && code == "times";
                    assert!(!word || said, "{told}");
                }
            }
        }
    }
}
