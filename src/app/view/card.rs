//! What a card shows of one annotation: what there is to tell of it, how sure it is, where else it stands, from what it was
//! concluded.

use super::reading::{Layer, Mark, Reading};
use crate::app::text::Lang;
pub use crate::explain::annotation::Fact;
use crate::explain::annotation::{Subject, Teller, source_name, speaker};
use crate::explain::day;
use crate::{Severity, Span};

/// How sure the annotation itself is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sure {
    /// In words.
    pub words: &'static str,
    /// 1 to 3.
    pub level: u8,
}

/// One annotation on a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Which.
    pub mark: Mark,
    /// As what it is shown.
    pub layer: Layer,
    /// What it is, in words: `인물` (person), `금액` (money), `직접 인용 · 계획` (direct quotation, plan).
    pub kind: String,
    /// What it is called, or its value.
    pub head: String,
    /// Further facts, the most telling first.
    pub facts: Vec<Fact>,
    /// How sure, where the record says so.
    pub sure: Option<Sure>,
    /// From what this was concluded.
    pub why: Vec<String>,
    /// What findings say of it, with whether each is a warning.
    pub findings: Vec<(bool, String)>,
    /// How many marks there are of the same thing, and which of them this is, from 1.
    pub turn: (usize, usize),
    /// The speaker whose claims can be shown alone.
    pub speaker: Option<String>,
}

/// The items for the marks at one place, the innermost first: that is what one points at.
#[must_use]
pub fn items(reading: &Reading, marks: &[Mark], lang: Lang) -> Vec<Item> {
    let mut marks: Vec<Mark> = marks.to_vec();
    crate::sort::sort_by_key(&mut marks, |&m| reading.span(m).len());
    let teller = Teller::new(&reading.record, lang);
    marks
        .into_iter()
        .filter_map(|mark| item(reading, &teller, mark, lang))
        .collect()
}

fn item(reading: &Reading, teller: &Teller, mark: Mark, lang: Lang) -> Option<Item> {
    let subject = reading.subject(mark)?;
    let told = teller.tell(subject);
    let same = reading.same(mark);
    let findings = reading.findings_on(mark).into_iter();
    let findings = findings.filter_map(|i| reading.record.findings.get(i));
    let (speaker, confidence) = match subject {
        Subject::Entity(entity, mention) => {
            let speaks = teller.claims_of(entity) > 0;
            (
                speaks.then_some(entity.name.as_str()),
                Some(mention.confidence),
            )
        }
        Subject::Claim(claim) => {
            let speaker = claim.speaker.as_ref();
            let name = speaker.map(|s| source_name(&reading.record, s));
            (name, Some(claim.confidence))
        }
        Subject::Amount(_) | Subject::Date(_) | Subject::Match(_) => (None, None),
    };
    Some(Item {
        mark,
        layer: reading.layer(mark),
        kind: told.kind,
        head: told.head,
        facts: told.facts,
        sure: confidence.map(|c| sure(c, lang)),
        why: teller.why(subject),
        findings: findings
            .map(|f| {
                let warns = f.severity == Severity::Warning;
                (warns, f.message.said(lang).to_owned())
            })
            .collect(),
        turn: (
            same.len(),
            same.iter().position(|&m| m == mark).map_or(1, |i| i + 1),
        ),
        speaker: speaker.map(str::to_owned),
    })
}

fn sure(confidence: f32, lang: Lang) -> Sure {
    let w = lang.words();
    match confidence {
        c if c >= 0.85 => Sure {
            words: w.sure,
            level: 3,
        },
        c if c >= 0.6 => Sure {
            words: w.fairly_sure,
            level: 2,
        },
        _ => Sure {
            words: w.unsure,
            level: 1,
        },
    }
}

/// What a screen reader hears for the place where marks begin: the words, then what they are.
#[must_use]
pub fn spoken(reading: &Reading, begins: &[(Layer, Mark)], text: &str, lang: Lang) -> String {
    let kinds = begins.iter().rev().map(|&(layer, mark)| match mark {
        Mark::Claim(i) => {
            let claim = reading.record.claims.get(i);
            let speaker = claim.map_or("", |c| speaker(&reading.record, c, lang));
            format!("{} ({speaker})", lang.words().claim_begins)
        }
        Mark::Match(i) => {
            let found = reading.record.matches.get(i);
            found.map_or_else(String::new, |m| m.label.clone())
        }
        _ => layer.name(lang).to_owned(),
    });
    let kinds: Vec<String> = kinds.collect();
    format!("{text}: {}", kinds.join(", "))
}

/// A quotation of a span with its source line, for copying.
#[must_use]
pub fn quotation(reading: &Reading, span: Span, lang: Lang) -> String {
    let w = lang.words();
    let headline = reading
        .record
        .headline
        .map(|h| reading.words(Span::new(h.start, h.end)).to_owned());
    let source: Vec<String> = headline
        .into_iter()
        .chain(
            reading
                .record
                .published
                .as_deref()
                .map(|p| day::value(p, lang)),
        )
        .collect();
    if source.is_empty() {
        format!("“{}”", reading.words(span))
    } else {
        format!(
            "“{}” — {} {}",
            reading.words(span),
            w.from_article,
            source.join(", ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    const TEXT: &str = "윤서진은 20일 “5억달러(7300억원)를 쓴다”고 했다.";
    const LISTS: &str = r#"
        "entities":[{"id":"e1","kind":"person","name":"윤서진","aliases":["윤"],"titles":["대표"],"organization":null,
          "mentions":[{"start":0,"end":3,"text":"윤서진","confidence":0.95}]}],
        "amounts":[{"id":"a1","start":10,"end":14,"text":"5억달러","kind":"money","low":"500000000","high":"500000000","unit":"USD","per":null,"bound":"about","direction":null,"same_as":null},
          {"id":"a2","start":15,"end":21,"text":"7300억원","kind":"money","low":"730000000000","high":"730000000000","unit":"KRW","per":null,"bound":"exact","direction":"up","same_as":"a1"}],
        "dates":[{"id":"d1","start":5,"end":8,"text":"20일","value":"2026-11-20","end_value":null,"part":null,"time":null}],
        "claims":[{"id":"c1","start":10,"end":26,"text":"x","kind":"direct","speaker":{"start":0,"end":3,"text":"윤서진","entity":"e1"},"via":null,"cue":{"start":28,"end":30,"text":"했다"},"modality":"plan","check_worthiness":0.8,"reasons":["figure"],"entities":[],"amounts":["a1"],"dates":[],"confidence":0.5}],
        "findings":[{"id":"f1","kind":"conversion","severity":"warning","amounts":["a2"],"claims":[],"message":{"ko":"가","en":"a"}}]"#;

    fn facts(item: &Item) -> Vec<String> {
        item.facts
            .iter()
            .map(|f| format!("{}={}", f.label, f.value))
            .collect()
    }

    #[test]
    fn lists_everything_at_a_place_with_the_innermost_first() {
        let r = reading(TEXT, LISTS);
        let all = items(&r, &[Mark::Claim(0), Mark::Amount(0)], Lang::English);
        assert_eq!(
            all.iter().map(|i| i.layer).collect::<Vec<_>>(),
            [Layer::Amount, Layer::Claim]
        );
        assert_eq!(all[0].head, "about 500 million US dollars");
        assert_eq!(all[1].head, "윤서진");
        assert_eq!(all[1].sure.unwrap().level, 1);
    }

    #[test]
    fn says_an_amount_in_digits_in_both_languages_and_with_its_rate() {
        let r = reading(TEXT, LISTS);
        let item = &items(&r, &[Mark::Amount(1)], Lang::Korean)[0];
        assert_eq!(item.head, "7300억원");
        assert_eq!(
            facts(item),
            [
                "모든 자리=730,000,000,000원",
                "방향=오름",
                "같은 금액=5억달러",
                "환산 비율=1 달러 = 1,460원",
                "In English=730 billion won",
            ]
        );
        assert_eq!(item.findings, [(true, "가".to_owned())]);
        assert_eq!(item.turn, (2, 2));
    }

    #[test]
    fn says_from_which_day_a_date_was_counted() {
        let r = reading(TEXT, LISTS);
        let item = &items(&r, &[Mark::Date(0)], Lang::Korean)[0];
        assert_eq!(item.head, "2026년 11월 20일 (금)");
        assert_eq!(
            item.why,
            ["‘20일’을 기사 날짜 2026년 11월 20일 (금)에서 셌습니다."]
        );
    }

    #[test]
    fn a_speaker_says_how_many_claims_are_theirs() {
        let r = reading(TEXT, LISTS);
        let item = &items(&r, &[Mark::Mention(0, 0)], Lang::English)[0];
        assert_eq!(item.speaker.as_deref(), Some("윤서진"));
        assert!(facts(item).contains(&"Role=대표".to_owned()));
    }

    #[test]
    fn speaks_the_words_and_what_they_are() {
        let r = reading(TEXT, LISTS);
        let begins = [
            (Layer::Claim, Mark::Claim(0)),
            (Layer::Amount, Mark::Amount(0)),
        ];
        assert_eq!(
            spoken(&r, &begins, "5억달러", Lang::English),
            "5억달러: amount, claim by (윤서진)"
        );
    }
}
