//! The written form read back as a document.

use super::{
    AmountRecord, AnnotatedArticle, ClaimRecord, DateRecord, MatchRecord, Range, SourceRecord,
    TextRange,
};
use crate::document::{
    Amount, Block, Claim, ClockTime, DateMention, DateValue, Document, Entity, Finding, Mention,
    PatternMatch, Published, PublishedFrom, Source, Stretch, Unsearched,
};
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit, Span};

impl AnnotatedArticle {
    /// The document that this is the written form of. `text` is the text that its offsets count in, in `unit`.
    ///
    /// What [`Document::record`] has written comes back as it was. A record that somebody else has written is read as far
    /// as it can be: an offset past the end is the end, one inside a character its start; a reference to an id that is
    /// not there, a value that is none and the code of a language that is not in [`Language::ALL`] are left out.
    /// [`id`](AnnotatedArticle::id) and [`text`](AnnotatedArticle::text) are the record's alone.
    ///
    /// # Examples
    /// ```
    /// use mitjul::{Annotator, OffsetUnit, Options};
    ///
    /// let text = "Halden Electric said on Tuesday that its revenue rose to $2.4 billion.";
    /// let document = Annotator::new().annotate(text, &Options::default());
    /// let record = document.record(text, OffsetUnit::Utf16);
    /// assert_eq!(record.document(text, OffsetUnit::Utf16), document);
    /// ```
    #[must_use]
    pub fn document(&self, text: &str, unit: OffsetUnit) -> Document {
        let reader = Reader {
            record: self,
            index: OffsetIndex::new(text, unit),
        };
        let range = |r: &Range| reader.span(r.start, r.end);
        Document {
            published: self.published.as_deref().and_then(|words| {
                let Some(DateValue::Day(date)) = DateValue::parse(words) else {
                    return None;
                };
                let from = self.published_from.unwrap_or(PublishedFrom::Option);
                Some(Published { date, from })
            }),
            languages: languages(&self.languages),
            missing: languages(&self.missing),
            stretches: (self.stretches.iter())
                .map(|s| Stretch {
                    span: reader.span(s.start, s.end),
                    language: Language::from_code(&s.lang),
                })
                .collect(),
            headline: self.headline.as_ref().map(range),
            blocks: (self.blocks.iter())
                .map(|b| Block {
                    span: reader.span(b.start, b.end),
                    role: b.role,
                    confidence: b.confidence,
                    why: b.why.clone().into(),
                })
                .collect(),
            body: self.body.iter().map(range).collect(),
            rival: self.rival.as_ref().map(range),
            entities: (self.entities.iter())
                .map(|e| Entity {
                    kind: e.kind,
                    name: e.name.clone(),
                    aliases: e.aliases.clone(),
                    titles: e.titles.clone(),
                    organization: e.organization.as_deref().and_then(|id| reader.entity(id)),
                    mentions: (e.mentions.iter())
                        .map(|m| Mention {
                            span: reader.span(m.start, m.end),
                            confidence: m.confidence,
                        })
                        .collect(),
                })
                .collect(),
            amounts: self.amounts.iter().map(|a| reader.read_amount(a)).collect(),
            dates: self.dates.iter().map(|d| reader.read_date(d)).collect(),
            claims: self.claims.iter().map(|c| reader.read_claim(c)).collect(),
            findings: (self.findings.iter())
                .map(|f| Finding {
                    kind: f.kind,
                    severity: f.severity,
                    amounts: indices(&f.amounts, |id| reader.amount(id)),
                    claims: indices(&f.claims, |id| reader.claim(id)),
                    message: f.message.clone(),
                })
                .collect(),
            matches: self.matches.iter().map(|m| reader.read_match(m)).collect(),
            unsearched: (self.unsearched.iter())
                .map(|u| Unsearched {
                    span: reader.span(u.start, u.end),
                    label: u.label.clone(),
                })
                .collect(),
        }
    }
}

fn languages(codes: &[String]) -> Vec<Language> {
    let known = codes.iter().filter_map(|code| Language::from_code(code));
    known.collect()
}

fn indices(ids: &[String], of: impl Fn(&str) -> Option<usize>) -> Vec<usize> {
    ids.iter().filter_map(|id| of(id)).collect()
}

/// The index that an id such as `a3` stands for where things are numbered in order.
pub(crate) fn index_of(id: &str) -> Option<usize> {
    id.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
}

/// The index of the thing that has an id; its number tells it, where they are numbered in order.
fn named<T>(list: &[T], of: impl Fn(&T) -> &String, id: &str) -> Option<usize> {
    let numbered = index_of(id).filter(|&i| list.get(i).is_some_and(|thing| of(thing) == id));
    numbered.or_else(|| list.iter().position(|thing| of(thing) == id))
}

struct Reader<'a> {
    record: &'a AnnotatedArticle,
    index: OffsetIndex<'a>,
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let start = self.index.to_byte(start);
        Span::new(start, self.index.to_byte(end).max(start))
    }

    fn words(&self, words: &TextRange) -> Span {
        self.span(words.start, words.end)
    }

    fn entity(&self, id: &str) -> Option<usize> {
        named(&self.record.entities, |e| &e.id, id)
    }

    fn amount(&self, id: &str) -> Option<usize> {
        named(&self.record.amounts, |a| &a.id, id)
    }

    fn date(&self, id: &str) -> Option<usize> {
        named(&self.record.dates, |d| &d.id, id)
    }

    fn claim(&self, id: &str) -> Option<usize> {
        named(&self.record.claims, |c| &c.id, id)
    }

    fn source(&self, source: &SourceRecord) -> Source {
        Source {
            span: self.span(source.start, source.end),
            entity: source.entity.as_deref().and_then(|id| self.entity(id)),
        }
    }

    fn read_amount(&self, a: &AmountRecord) -> Amount {
        let value = |words: &Option<String>| words.as_deref()?.parse().ok();
        Amount {
            span: self.span(a.start, a.end),
            kind: a.kind,
            low: value(&a.low),
            high: value(&a.high),
            unit: a.unit.clone(),
            per: a.per.clone(),
            bound: a.bound,
            bound_word: a.bound_word.as_ref().map(|w| self.words(w)),
            direction: a.direction,
            same_as: a.same_as.as_deref().and_then(|id| self.amount(id)),
        }
    }

    fn read_date(&self, d: &DateRecord) -> DateMention {
        let value = |words: &Option<String>| DateValue::parse(words.as_deref()?);
        DateMention {
            span: self.span(d.start, d.end),
            value: value(&d.value),
            end_value: value(&d.end_value),
            part: d.part,
            time: d.time.as_deref().and_then(ClockTime::parse),
            time_only: d.time_only,
        }
    }

    fn read_claim(&self, c: &ClaimRecord) -> Claim {
        Claim {
            span: self.span(c.start, c.end),
            kind: c.kind,
            speaker: c.speaker.as_ref().map(|s| self.source(s)),
            source: c.source.as_ref().map(|w| self.words(w)),
            via: c.via.as_ref().map(|s| self.source(s)),
            cue: c.cue.as_ref().map(|w| self.words(w)),
            modality: c.modality,
            check_worthiness: c.check_worthiness,
            reasons: c.reasons.iter().map(|r| r.clone().into()).collect(),
            entities: indices(&c.entities, |id| self.entity(id)),
            amounts: indices(&c.amounts, |id| self.amount(id)),
            dates: indices(&c.dates, |id| self.date(id)),
            confidence: c.confidence,
        }
    }

    fn read_match(&self, m: &MatchRecord) -> PatternMatch {
        let group = |(name, r): (&String, &Range)| (name.clone(), self.span(r.start, r.end));
        let groups = m.groups.keys().zip(&m.group_spans);
        PatternMatch {
            span: self.span(m.start, m.end),
            label: m.label.clone(),
            colour: m.colour,
            groups: groups.map(group).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    const TEXT: &str =
        "😀 윤서진 한빛전자 대표는 10일 오후 3시 “매출은 3조5000억원(24억달러)”이라고 말했다.";

    fn document() -> Document {
        let options = Options {
            whole_text: true,
            published: crate::parse_date("2026-03-11").ok(),
            ..Options::default()
        };
        Annotator::new().annotate(TEXT, &options)
    }

    #[test]
    fn what_was_written_comes_back_as_it_was() {
        let document = document();
        assert!(document.claims[0].speaker.is_some() && document.dates[0].time.is_some());
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let record = document.record(TEXT, unit);
            assert_eq!(record.document(TEXT, unit), document, "{unit:?}");
        }
    }

    #[test]
    fn things_are_found_by_their_ids_in_whatever_order_they_are_numbered() {
        let document = document();
        let mut record = document.record(TEXT, OffsetUnit::Byte);
        let claim = &mut record.claims[0];
        assert!(claim.amounts == ["a1", "a2"]);
        claim.amounts = vec!["a1".into(), "gone".into(), "x".into()];
        (record.amounts[0].id, record.amounts[1].id) = ("x".into(), "a1".into());
        let read = record.document(TEXT, OffsetUnit::Byte);
        assert_eq!(read.claims[0].amounts, [1, 0]);
    }

    #[test]
    fn what_is_nonsense_is_left_out() {
        let mut record = document().record(TEXT, OffsetUnit::Utf16);
        record.languages.push("xx".into());
        record.published = Some("2026-02-30".into());
        let amount = &mut record.amounts[0];
        (amount.start, amount.end) = (usize::MAX, 3);
        amount.low = Some("many".into());
        record.dates[0].value = Some("soon".into());
        record.dates[0].time = Some("25:00".into());
        let read = record.document(TEXT, OffsetUnit::Utf16);
        assert_eq!(read.languages, [Language::Korean]);
        assert_eq!(read.published, None);
        assert_eq!(read.amounts[0].span, Span::new(TEXT.len(), TEXT.len()));
        assert_eq!(read.amounts[0].low, None);
        assert_eq!((read.dates[0].value, read.dates[0].time), (None, None));
    }
}
