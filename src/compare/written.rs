//! Comparing articles in their written form, as somebody may have corrected it: no annotator is asked again.

use super::{Comparison, ComparisonRecord, compare};
use crate::document::{
    Amount, Claim, DateMention, DateValue, Document, Entity, Mention, Source, parse_date,
};
use crate::export::{AmountRecord, AnnotatedArticle, ClaimRecord, DateRecord, SourceRecord};
use crate::text::{OffsetIndex, OffsetUnit, Span};

/// Sets written articles side by side, each beside the text that its offsets count in `unit`.
#[must_use]
pub(crate) fn compare_records(
    articles: &[(&str, &AnnotatedArticle)],
    unit: OffsetUnit,
) -> ComparisonRecord {
    let documents: Vec<Document> = articles
        .iter()
        .map(|(text, record)| document(text, record, unit))
        .collect();
    let texts = articles.iter().map(|(text, _)| *text);
    let pairs: Vec<(&str, &Document)> = texts.zip(&documents).collect();
    let comparison: Comparison = compare(&pairs);
    comparison.record(&pairs, unit)
}

/// What comparing reads of an article: its body, names, figures, days and claims.
fn document(text: &str, record: &AnnotatedArticle, unit: OffsetUnit) -> Document {
    let reader = Reader {
        index: OffsetIndex::new(text, unit),
    };
    Document {
        body: record
            .body
            .iter()
            .map(|r| reader.span(r.start, r.end))
            .collect(),
        entities: record
            .entities
            .iter()
            .map(|e| Entity {
                kind: e.kind,
                name: e.name.clone(),
                aliases: e.aliases.clone(),
                titles: Vec::new(),
                organization: None,
                mentions: e
                    .mentions
                    .iter()
                    .map(|m| Mention {
                        span: reader.span(m.start, m.end),
                        confidence: m.confidence,
                    })
                    .collect(),
            })
            .collect(),
        amounts: record.amounts.iter().map(|a| reader.amount(a)).collect(),
        dates: record.dates.iter().map(|d| reader.date(d)).collect(),
        claims: record.claims.iter().map(|c| reader.claim(c)).collect(),
        ..Document::default()
    }
}

/// The index that an id such as `a3` stands for.
fn index(id: &str) -> Option<usize> {
    id.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
}

struct Reader<'a> {
    index: OffsetIndex<'a>,
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let start = self.index.to_byte(start);
        Span::new(start, self.index.to_byte(end).max(start))
    }

    fn amount(&self, a: &AmountRecord) -> Amount {
        let value = |words: &Option<String>| words.as_deref()?.parse().ok();
        Amount {
            span: self.span(a.start, a.end),
            kind: a.kind,
            low: value(&a.low),
            high: value(&a.high),
            unit: a.unit.clone(),
            per: a.per.clone(),
            bound: a.bound,
            bound_word: a.bound_word.as_ref().map(|w| self.span(w.start, w.end)),
            direction: a.direction,
            same_as: a.same_as.as_deref().and_then(index),
        }
    }

    /// Days alone are compared; coarser dates are known by their place.
    fn date(&self, d: &DateRecord) -> DateMention {
        let day = |words: &Option<String>| parse_date(words.as_deref()?).ok().map(DateValue::Day);
        DateMention {
            span: self.span(d.start, d.end),
            value: day(&d.value),
            end_value: day(&d.end_value),
            part: d.part,
            time: None,
            time_only: d.time_only,
        }
    }

    fn source(&self, s: &SourceRecord) -> Source {
        Source {
            span: self.span(s.start, s.end),
            entity: s.entity.as_deref().and_then(index),
        }
    }

    fn claim(&self, c: &ClaimRecord) -> Claim {
        let indices = |ids: &[String]| ids.iter().filter_map(|id| index(id)).collect();
        Claim {
            span: self.span(c.start, c.end),
            kind: c.kind,
            speaker: c.speaker.as_ref().map(|s| self.source(s)),
            via: c.via.as_ref().map(|s| self.source(s)),
            cue: c.cue.as_ref().map(|w| self.span(w.start, w.end)),
            modality: c.modality,
            check_worthiness: c.check_worthiness,
            reasons: Vec::new(),
            entities: indices(&c.entities),
            amounts: indices(&c.amounts),
            dates: indices(&c.dates),
            confidence: c.confidence,
        }
    }
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
