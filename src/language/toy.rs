//! A made-up language of ten words, to see what it takes to bring one in: this file and its lines in the lists of languages and doors.
//! Nothing else knows of it. `un`, `dov`, `tri` count, `dek` and `hun` are ten and a hundred, `moni` is money, `mil` a
//! kilometre; `vredi`, `hodi` and `zafi` are yesterday, today and tomorrow.

use rust_decimal::Decimal;
use time::Duration;

use super::Language;
use super::door::Door;
use crate::document::{Amount, AmountKind, Bound, DateMention, DateValue};
use crate::passage::Passages;
use crate::text::Span;
use crate::{amount, date};

pub(super) const DOOR: Door = Door {
    dates: || Box::new(Days),
    amounts: || Box::new(Figures),
};

/// Its text is told by these.
pub(super) const SMALL: &[&str] = &["un", "dov", "tri", "vredi", "hodi", "zafi"];

#[derive(Debug)]
struct Days;

impl date::Grammar for Days {
    fn read(&self, piece: &date::Piece<'_>, ground: &mut date::Ground<'_>) {
        for (span, word) in words(ground.text, piece.span) {
            let days = match word {
                "vredi" => -1,
                "hodi" => 0,
                "zafi" => 1,
                _ => continue,
            };
            let published = ground.anchor.published;
            let day = published.and_then(|day| day.checked_add(Duration::days(days)));
            ground.dates.push(DateMention {
                span,
                value: day.map(DateValue::Day),
                end_value: None,
                part: None,
                time: None,
                time_only: false,
            });
        }
    }

    fn recurs(&self, _: &str) -> bool {
        false
    }
}

#[derive(Debug)]
struct Figures;

impl amount::Grammar for Figures {
    fn read(&self, text: &str, passages: &Passages, _: &[DateMention]) -> Vec<Amount> {
        let mut found = Vec::new();
        for stretch in passages.stretches_of(Language::Toy) {
            // The number so far, where it begins, and what is to be multiplied.
            let (mut sum, mut start, mut last) = (0, None, 0);
            for (span, word) in words(text, stretch) {
                match word {
                    "un" | "dov" | "tri" => {
                        last = 1 + i64::from(word != "un") + i64::from(word == "tri")
                    }
                    "dek" => (sum, last) = (sum + 10 * last.max(1), 0),
                    "hun" => (sum, last) = (sum + 100 * last.max(1), 0),
                    _ => {
                        let unit = match word {
                            "moni" => Some((AmountKind::Money, "XTS")),
                            "mil" => Some((AmountKind::Length, "km")),
                            _ => None,
                        };
                        if let (Some((kind, unit)), Some(from)) = (unit, start) {
                            let value = Some(Decimal::from(sum + last));
                            found.push(Amount {
                                span: Span::new(from, span.end),
                                kind,
                                low: value,
                                high: value,
                                unit: Some(unit.to_owned()),
                                per: None,
                                bound: Bound::Exact,
                                bound_word: None,
                                direction: None,
                                same_as: None,
                            });
                        }
                        (sum, start, last) = (0, None, 0);
                        continue;
                    }
                }
                start = start.or(Some(span.start));
            }
        }
        found
    }
}

/// The words of a stretch and where they stand.
fn words(text: &str, within: Span) -> impl Iterator<Item = (Span, &str)> {
    let stretch = within.of(text);
    let all = stretch.split(|c: char| !c.is_alphabetic());
    all.filter(|word| !word.is_empty()).map(move |word| {
        let start = within.start + (word.as_ptr() as usize - stretch.as_ptr() as usize);
        (Span::new(start, start + word.len()), word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Document, OffsetUnit, Options};

    fn annotated(text: &str, language: Option<Language>) -> Document {
        let mut languages: Vec<Language> = crate::data::embedded().collect();
        languages.push(Language::Toy);
        let options = Options {
            whole_text: true,
            published: crate::parse_date("2026-03-02").ok(),
            language,
            ..Options::default()
        };
        Annotator::of(languages).annotate(text, &options)
    }

    /// What was found: amounts with their values, days.
    fn found(text: &str, document: &Document) -> Vec<String> {
        let amounts = document.amounts.iter().map(|a| {
            let unit = a.unit.as_deref().unwrap_or("-");
            format!(
                "{} = {} {unit}",
                a.span.of(text),
                a.low.unwrap().normalize()
            )
        });
        let dates = document.dates.iter().map(|d| {
            let day = d.value.map_or("?".to_owned(), |v| v.to_string());
            format!("{} = {day}", d.span.of(text))
        });
        amounts.chain(dates).collect()
    }

    const TEXT: &str = "Vorin gal dov hun tri dek un moni zafi, ose tri mil vredi.";

    #[test]
    fn a_language_is_told_and_read_by_its_own_grammars() {
        let document = annotated(TEXT, None);
        assert_eq!(document.languages, [Language::Toy]);
        let expected = [
            "dov hun tri dek un moni = 231 XTS",
            "tri mil = 3 km",
            "zafi = 2026-03-03",
            "vredi = 2026-03-01",
        ];
        assert_eq!(found(TEXT, &document), expected);
        assert_eq!(annotated(TEXT, Some(Language::Toy)), document);
        let record = document.record(TEXT, OffsetUnit::CodePoint);
        assert_eq!(record.languages, ["qaa"]);
        assert_eq!(record.document(TEXT, OffsetUnit::CodePoint), document);
    }

    #[cfg(all(feature = "korean", feature = "english", feature = "embed"))]
    #[test]
    fn it_stands_beside_the_others_in_one_article() {
        let text = "한빛전자는 3억원을 냈다고 밝혔다.\nVorin gal dov dek moni zafi un mil.\nThe company said on Monday that it had paid $5 million.";
        let document = annotated(text, None);
        assert_eq!(document.languages.len(), 3);
        let expected = [
            "3억원 = 300000000 KRW",
            "dov dek moni = 20 XTS",
            "un mil = 1 km",
            "$5 million = 5000000 USD",
            "zafi = 2026-03-03",
            "Monday = 2026-03-02",
        ];
        assert_eq!(found(text, &document), expected);
    }

    #[test]
    fn it_changes_nothing_in_an_article_of_another() {
        let options = Options {
            published: crate::parse_date("2026-03-02").ok(),
            ..Options::default()
        };
        for text in [
            "한빛전자는 10일 매출이 3조5000억원이라고 밝혔다. 윤서진 대표는 “Just do it”이라고 했다.",
            "Hanbit Electronics said on Monday that it had paid $3 million for the plant. “It will grow,” said John Mercer.",
        ] {
            let mut languages: Vec<Language> = crate::data::embedded().collect();
            let without = Annotator::of(languages.clone()).annotate(text, &options);
            languages.push(Language::Toy);
            assert_eq!(Annotator::of(languages).annotate(text, &options), without);
        }
    }

    /// A reader of it is told everything in English, and nothing else is asked of it.
    #[test]
    fn what_has_no_words_of_its_own_is_told_in_english() {
        let document = annotated(TEXT, None);
        let record = document.record(TEXT, OffsetUnit::CodePoint);
        let told = |language| crate::export::plain(TEXT, &record, OffsetUnit::CodePoint, language);
        assert_eq!(told(record.main_language()), told(Language::English));
    }
}
