//! Comparing articles in their written form, as somebody may have corrected it: no annotator is asked again.

use super::{Comparison, ComparisonRecord, compare};
use crate::document::Document;
use crate::export::AnnotatedArticle;
use crate::text::OffsetUnit;

/// Sets written articles side by side, each beside the text that its offsets count in `unit`.
#[must_use]
pub(crate) fn compare_records(
    articles: &[(&str, &AnnotatedArticle)],
    unit: OffsetUnit,
) -> ComparisonRecord {
    let documents: Vec<Document> = articles
        .iter()
        .map(|(text, record)| record.document(text, unit))
        .collect();
    let texts = articles.iter().map(|(text, _)| *text);
    let pairs: Vec<(&str, &Document)> = texts.zip(&documents).collect();
    let comparison: Comparison = compare(&pairs);
    comparison.record(&pairs, unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    const TEXTS: [&str; 2] = [
        "😀 한빛전자는 10일 서울 공장에서 난 불로 직원 20명이 다쳤다고 밝혔다. 매출은 3조5000억원(24억달러)이라고 했다.",
        "한빛전자는 10일 서울 공장에서 난 불로 직원 21명이 다쳤다고 밝혔다. 매출은 3조5000억원이라고 했다.",
    ];

    fn records() -> Vec<AnnotatedArticle> {
        let annotator = Annotator::new();
        let options = Options {
            whole_text: true,
            published: crate::Date::from_calendar_date(2025, time::Month::February, 11).ok(),
            ..Options::default()
        };
        let record = |text: &str| {
            annotator
                .annotate(text, &options)
                .record(text, OffsetUnit::Utf16)
        };
        TEXTS.iter().map(|text| record(text)).collect()
    }

    fn compared(records: &[AnnotatedArticle]) -> ComparisonRecord {
        let articles: Vec<_> = TEXTS.into_iter().zip(records).collect();
        compare_records(&articles, OffsetUnit::Utf16)
    }

    #[test]
    fn written_articles_compare_as_their_documents_do() {
        let annotator = Annotator::new();
        let options = Options {
            whole_text: true,
            published: crate::Date::from_calendar_date(2025, time::Month::February, 11).ok(),
            ..Options::default()
        };
        let documents = TEXTS.map(|text| annotator.annotate(text, &options));
        let pairs: Vec<_> = TEXTS.into_iter().zip(&documents).collect();
        let expected = compare(&pairs).record(&pairs, OffsetUnit::Utf16);
        assert_eq!(expected.contradictions.len(), 1);
        assert_eq!(compared(&records()), expected);
    }

    #[test]
    fn a_corrected_figure_contradicts_no_more() {
        let mut records = records();
        let wrong = records[1]
            .amounts
            .iter_mut()
            .find(|a| a.text == "21명")
            .unwrap();
        (wrong.low, wrong.high) = (Some("20".into()), Some("20".into()));
        let comparison = compared(&records);
        assert!(comparison.contradictions.is_empty());
        assert!(
            comparison
                .agreed
                .iter()
                .any(|a| a.places.iter().any(|p| p.text == "21명"))
        );
    }
}
