//! One article as it is read: its text and record, with the record's offsets turned into bytes.

use std::collections::BTreeSet;

use crate::app::text::Lang;
use crate::explain::annotation::Subject;
use crate::explain::words;
pub(crate) use crate::export::index_of;
use crate::{AnnotatedArticle, Colour, EntityKind, OffsetIndex, OffsetUnit, Span};

/// What can be shown or hidden by itself, in the order of the filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// A product.
    Product,
    /// An event.
    Event,
    /// A role.
    Title,
    /// An amount.
    Amount,
    /// A date.
    Date,
    /// A claim.
    Claim,
    /// What a pattern of the reader's matches.
    Match,
}

impl Layer {
    /// Every layer.
    pub const ALL: [Layer; 10] = [
        Layer::Person,
        Layer::Organization,
        Layer::Place,
        Layer::Product,
        Layer::Event,
        Layer::Title,
        Layer::Amount,
        Layer::Date,
        Layer::Claim,
        Layer::Match,
    ];

    /// The layer of an entity's kind.
    #[must_use]
    pub fn of(kind: EntityKind) -> Layer {
        match kind {
            EntityKind::Person => Layer::Person,
            EntityKind::Organization => Layer::Organization,
            EntityKind::Place => Layer::Place,
            EntityKind::Product => Layer::Product,
            EntityKind::Event => Layer::Event,
            EntityKind::Title => Layer::Title,
        }
    }

    /// The class that draws its stroke.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Layer::Person => "person",
            Layer::Organization => "organization",
            Layer::Place => "place",
            Layer::Product => "product",
            Layer::Event => "event",
            Layer::Title => "title",
            Layer::Amount => "amount",
            Layer::Date => "date",
            Layer::Claim => "claim",
            Layer::Match => "match",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let w = words(lang);
        match self {
            Layer::Person => EntityKind::Person.label(lang),
            Layer::Organization => EntityKind::Organization.label(lang),
            Layer::Place => EntityKind::Place.label(lang),
            Layer::Product => EntityKind::Product.label(lang),
            Layer::Event => EntityKind::Event.label(lang),
            Layer::Title => EntityKind::Title.label(lang),
            Layer::Amount => w.amount,
            Layer::Date => w.date,
            Layer::Claim => w.claim,
            Layer::Match => w.pattern,
        }
    }
}

/// One annotation: indices into the record's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The n-th mention of an entity.
    Mention(usize, usize),
    /// An amount.
    Amount(usize),
    /// A date.
    Date(usize),
    /// A claim.
    Claim(usize),
    /// What a pattern of the reader's matches.
    Match(usize),
}

/// A mark with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Where.
    pub span: Span,
    /// As what.
    pub layer: Layer,
    /// Which.
    pub mark: Mark,
}

/// An article that was annotated. The record's offsets are bytes of `text`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The text as given.
    pub text: String,
    /// What was found in it.
    pub record: AnnotatedArticle,
    /// Every mark, by place.
    placed: Vec<Placed>,
}

impl Reading {
    /// From a record whose offsets are UTF-16 code units, as corrections speak of it.
    #[must_use]
    pub fn from_utf16(text: String, mut record: AnnotatedArticle) -> Reading {
        let index = OffsetIndex::new(&text, OffsetUnit::Utf16);
        each_offset(&mut record, |at| *at = index.to_byte(*at));
        Reading::new(text, record)
    }

    /// From a record whose offsets are bytes, as the worker sends it.
    #[must_use]
    pub fn new(text: String, record: AnnotatedArticle) -> Reading {
        let mut reading = Reading {
            text,
            record,
            placed: Vec::new(),
        };
        reading.placed = reading.all_placed();
        reading
    }

    /// The record with its offsets in a unit, as it leaves the page.
    #[must_use]
    pub fn record_in(&self, unit: OffsetUnit) -> AnnotatedArticle {
        let index = OffsetIndex::new(&self.text, unit);
        let mut record = self.record.clone();
        each_offset(&mut record, |at| *at = index.of_byte(*at));
        record
    }

    /// The words of a span.
    #[must_use]
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Where a mark is.
    #[must_use]
    pub fn span(&self, mark: Mark) -> Span {
        let r = &self.record;
        let (start, end) = match mark {
            Mark::Mention(e, m) => r
                .entities
                .get(e)
                .and_then(|e| e.mentions.get(m))
                .map(|m| (m.start, m.end)),
            Mark::Amount(i) => r.amounts.get(i).map(|a| (a.start, a.end)),
            Mark::Date(i) => r.dates.get(i).map(|d| (d.start, d.end)),
            Mark::Claim(i) => r.claims.get(i).map(|c| (c.start, c.end)),
            Mark::Match(i) => r.matches.get(i).map(|m| (m.start, m.end)),
        }
        .unwrap_or_default();
        Span::new(start, end)
    }

    /// What a mark is about.
    #[must_use]
    pub(crate) fn subject(&self, mark: Mark) -> Option<Subject<'_>> {
        let r = &self.record;
        Some(match mark {
            Mark::Mention(e, m) => {
                let entity = r.entities.get(e)?;
                Subject::Entity(entity, entity.mentions.get(m)?)
            }
            Mark::Amount(i) => Subject::Amount(r.amounts.get(i)?),
            Mark::Date(i) => Subject::Date(r.dates.get(i)?),
            Mark::Claim(i) => Subject::Claim(r.claims.get(i)?),
            Mark::Match(i) => Subject::Match(r.matches.get(i)?),
        })
    }

    /// The mark of another reading of the same text that has the same words as the same kind of thing.
    #[must_use]
    pub fn counterpart(&self, mark: Mark, other: &Reading) -> Option<Mark> {
        let (span, layer) = (self.span(mark), self.layer(mark));
        other
            .placed
            .iter()
            .find(|p| p.span == span && p.layer == layer)
            .map(|p| p.mark)
    }

    /// As what a mark is shown.
    #[must_use]
    pub fn layer(&self, mark: Mark) -> Layer {
        match mark {
            Mark::Mention(e, _) => self
                .record
                .entities
                .get(e)
                .map_or(Layer::Title, |e| Layer::of(e.kind)),
            Mark::Amount(_) => Layer::Amount,
            Mark::Date(_) => Layer::Date,
            Mark::Claim(_) => Layer::Claim,
            Mark::Match(_) => Layer::Match,
        }
    }

    /// The hue that the reader has chosen for a mark.
    #[must_use]
    pub fn hue(&self, mark: Mark) -> Option<Colour> {
        match mark {
            Mark::Match(i) => self.record.matches.get(i)?.colour,
            _ => None,
        }
    }

    /// Every mark, by place; of those that begin together the longer first.
    #[must_use]
    pub fn placed(&self) -> &[Placed] {
        &self.placed
    }

    fn all_placed(&self) -> Vec<Placed> {
        let r = &self.record;
        let mentions =
            r.entities.iter().enumerate().flat_map(|(e, entity)| {
                (0..entity.mentions.len()).map(move |m| Mark::Mention(e, m))
            });
        let mut placed: Vec<Placed> = mentions
            .chain((0..r.amounts.len()).map(Mark::Amount))
            .chain((0..r.dates.len()).map(Mark::Date))
            .chain((0..r.claims.len()).map(Mark::Claim))
            .chain((0..r.matches.len()).map(Mark::Match))
            .map(|mark| Placed {
                span: self.span(mark),
                layer: self.layer(mark),
                mark,
            })
            .filter(|p| !p.span.is_empty())
            .collect();
        crate::sort::sort_by_key(&mut placed, |p| {
            (p.span.start, usize::MAX - p.span.end, p.layer, p.mark)
        });
        placed
    }

    /// All marks of the same thing, in text order: an entity's mentions; an amount and what restates it; what patterns
    /// of one label match; else itself.
    #[must_use]
    pub fn same(&self, mark: Mark) -> Vec<Mark> {
        match mark {
            Mark::Mention(e, _) => {
                let count = self.record.entities.get(e).map_or(0, |e| e.mentions.len());
                (0..count).map(|m| Mark::Mention(e, m)).collect()
            }
            Mark::Amount(i) => {
                let amounts = &self.record.amounts;
                let root = |i: usize| {
                    amounts
                        .get(i)
                        .and_then(|a| a.same_as.as_deref())
                        .and_then(index_of)
                        .unwrap_or(i)
                };
                (0..amounts.len())
                    .filter(|&j| root(j) == root(i))
                    .map(Mark::Amount)
                    .collect()
            }
            Mark::Match(i) => {
                let matches = &self.record.matches;
                let label = |i: usize| matches.get(i).map(|m| m.label.as_str());
                let all = 0..matches.len();
                all.filter(|&j| label(j) == label(i))
                    .map(Mark::Match)
                    .collect()
            }
            other => vec![other],
        }
    }

    /// How many things there are of each layer, in the filters' order: mentions for names.
    #[must_use]
    pub fn counts(&self) -> [(Layer, usize); Layer::ALL.len()] {
        let count = |layer| self.placed.iter().filter(|p| p.layer == layer).count();
        Layer::ALL.map(|layer| (layer, count(layer)))
    }

    /// The findings that speak of a mark: indices.
    #[must_use]
    pub fn findings_on(&self, mark: Mark) -> Vec<usize> {
        let (letter, index) = match mark {
            Mark::Amount(i) => ('a', i),
            Mark::Claim(i) => ('c', i),
            _ => return Vec::new(),
        };
        let id = format!("{letter}{}", index + 1);
        let findings = self.record.findings.iter().enumerate();
        findings
            .filter(|(_, f)| f.amounts.contains(&id) || f.claims.contains(&id))
            .map(|(i, _)| i)
            .collect()
    }

    /// The marks that a finding is about.
    #[must_use]
    pub fn marks_of_finding(&self, finding: usize) -> Vec<Mark> {
        let Some(finding) = self.record.findings.get(finding) else {
            return Vec::new();
        };
        let amounts = finding.amounts.iter().filter_map(|id| index_of(id));
        let claims = finding.claims.iter().filter_map(|id| index_of(id));
        amounts
            .map(Mark::Amount)
            .chain(claims.map(Mark::Claim))
            .collect()
    }

    /// The sentence-like surroundings of a span: to the line's ends or sentence ends, whichever is nearer.
    #[must_use]
    pub fn sentence(&self, span: Span) -> &str {
        self.words(self.sentence_span(span))
    }

    /// Where those surroundings are.
    #[must_use]
    pub fn sentence_span(&self, span: Span) -> Span {
        let before = self.text.get(..span.start).unwrap_or("");
        let after = self.text.get(span.end..).unwrap_or("");
        let start = before
            .rfind('\n')
            .map_or(0, |i| i + 1)
            .max(before.rfind(". ").map_or(0, |i| i + 2));
        let line_end = after.find('\n').unwrap_or(after.len());
        let end = after.find(". ").map_or(line_end, |i| (i + 1).min(line_end));
        Span::new(start, span.end + end).trimmed(&self.text)
    }
}

/// Visits every offset of a record.
fn each_offset(record: &mut AnnotatedArticle, mut f: impl FnMut(&mut usize)) {
    let mut both = |start: &mut usize, end: &mut usize| {
        f(start);
        f(end);
    };
    let ranges = record.headline.iter_mut().chain(&mut record.rival);
    for r in ranges.chain(&mut record.body) {
        both(&mut r.start, &mut r.end);
    }
    for b in &mut record.blocks {
        both(&mut b.start, &mut b.end);
    }
    for m in record.entities.iter_mut().flat_map(|e| &mut e.mentions) {
        both(&mut m.start, &mut m.end);
    }
    for a in &mut record.amounts {
        both(&mut a.start, &mut a.end);
        if let Some(w) = &mut a.bound_word {
            both(&mut w.start, &mut w.end);
        }
    }
    for d in &mut record.dates {
        both(&mut d.start, &mut d.end);
    }
    for c in &mut record.claims {
        both(&mut c.start, &mut c.end);
        for s in c.speaker.iter_mut().chain(&mut c.via) {
            both(&mut s.start, &mut s.end);
        }
        if let Some(cue) = &mut c.cue {
            both(&mut cue.start, &mut cue.end);
        }
    }
    for m in &mut record.matches {
        both(&mut m.start, &mut m.end);
    }
    for u in &mut record.unsearched {
        both(&mut u.start, &mut u.end);
    }
}

/// The layers that are not shown.
pub type Hidden = BTreeSet<Layer>;

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A record over `text`, written as its lists in contract form with UTF-16 offsets.
    pub(crate) fn reading(text: &str, lists: &str) -> Reading {
        let json = format!(
            r#"{{"schema":"mitjul/1","published":"2026-11-20","published_from":"text","headline":null,"body":[],
            "entities":[],"amounts":[],"dates":[],"claims":[],"findings":[]{}{lists}}}"#,
            if lists.is_empty() { "" } else { "," }
        );
        // Later keys win: a list given replaces the empty one.
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        Reading::from_utf16(text.to_owned(), serde_json::from_value(value).unwrap())
    }

    const TEXT: &str = "😀 윤서진은 “5억달러(7300억원)를 쓴다”고 했다. 윤 대표다.";
    const LISTS: &str = r#"
        "entities":[{"id":"e1","kind":"person","name":"윤서진","aliases":["윤"],"titles":["대표"],"organization":null,
          "mentions":[{"start":3,"end":6,"text":"윤서진","confidence":0.9},{"start":32,"end":33,"text":"윤","confidence":0.6}]}],
        "amounts":[{"id":"a1","start":9,"end":13,"text":"5억달러","kind":"money","low":"500000000","high":"500000000","unit":"USD","per":null,"bound":"exact","direction":null,"same_as":null},
          {"id":"a2","start":14,"end":20,"text":"7300억원","kind":"money","low":"730000000000","high":"730000000000","unit":"KRW","per":null,"bound":"exact","direction":null,"same_as":"a1"}],
        "claims":[{"id":"c1","start":9,"end":25,"text":"x","kind":"direct","speaker":{"start":3,"end":6,"text":"윤서진","entity":"e1"},"via":null,"cue":null,"modality":"plan","check_worthiness":0.5,"entities":[],"amounts":["a1"],"dates":[],"confidence":0.9}],
        "findings":[{"id":"f1","kind":"conversion","severity":"note","amounts":["a1","a2"],"claims":[],"message":{"ko":"가","en":"a"}}]"#;

    #[test]
    fn turns_utf16_offsets_into_bytes_and_back() {
        let r = reading(TEXT, LISTS);
        assert_eq!(r.words(r.span(Mark::Mention(0, 0))), "윤서진");
        assert_eq!(r.words(r.span(Mark::Amount(1))), "7300억원");
        assert_eq!(r.words(r.span(Mark::Mention(0, 1))), "윤");
        assert_eq!(r.record_in(OffsetUnit::Utf16).amounts[1].start, 14);
        assert_eq!(r.record_in(OffsetUnit::CodePoint).amounts[1].start, 13);
    }

    #[test]
    fn puts_the_longer_of_two_that_begin_together_first() {
        let r = reading(TEXT, LISTS);
        let marks: Vec<_> = r.placed().iter().map(|p| p.mark).collect();
        assert_eq!(
            marks,
            [
                Mark::Mention(0, 0),
                Mark::Claim(0),
                Mark::Amount(0),
                Mark::Amount(1),
                Mark::Mention(0, 1)
            ]
        );
    }

    #[test]
    fn an_amount_and_its_conversion_are_the_same_thing() {
        let r = reading(TEXT, LISTS);
        assert_eq!(r.same(Mark::Amount(1)), [Mark::Amount(0), Mark::Amount(1)]);
        assert_eq!(r.same(Mark::Mention(0, 1)).len(), 2);
        assert_eq!(r.findings_on(Mark::Amount(1)), [0]);
        assert_eq!(r.marks_of_finding(0), [Mark::Amount(0), Mark::Amount(1)]);
    }

    #[test]
    fn a_sentence_stops_at_its_end_and_at_the_line() {
        let r = reading(TEXT, LISTS);
        assert_eq!(r.sentence(r.span(Mark::Mention(0, 1))), "윤 대표다.");
        assert!(r.sentence(r.span(Mark::Amount(0))).ends_with("했다."));
    }
}
