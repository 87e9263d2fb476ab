//! What a card says of one annotation: what it is, what it means here, where else it stands, from what this was
//! concluded.

use std::borrow::Cow;

use super::claims;
use super::day;
use super::number;
use super::reading::{Layer, Mark, Reading, index_of};
use crate::app::text::Lang;
use crate::{AmountRecord, Severity, Span};

/// A labelled fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub label: Cow<'static, str>,
    /// Its value.
    pub value: String,
}

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
    /// What it is, in words: `사람`, `돈`, `직접 인용 · 계획`.
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
    marks
        .into_iter()
        .filter_map(|mark| item(reading, mark, lang))
        .collect()
}

fn item(reading: &Reading, mark: Mark, lang: Lang) -> Option<Item> {
    let mut item = match mark {
        Mark::Mention(e, m) => mention(reading, e, m, lang),
        Mark::Amount(i) => amount(reading, i, lang),
        Mark::Date(i) => date(reading, i, lang),
        Mark::Claim(i) => claim(reading, i, lang),
        Mark::Match(i) => matched(reading, i, lang),
    }?;
    let same = reading.same(mark);
    item.turn = (
        same.len(),
        same.iter().position(|&m| m == mark).map_or(1, |i| i + 1),
    );
    item.findings = reading
        .findings_on(mark)
        .into_iter()
        .filter_map(|i| reading.record.findings.get(i))
        .map(|f| {
            (
                f.severity == Severity::Warning,
                lang.pick(&f.message.ko, &f.message.en).clone(),
            )
        })
        .collect();
    Some(item)
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

fn blank(mark: Mark, layer: Layer, kind: String, head: String) -> Item {
    Item {
        mark,
        layer,
        kind,
        head,
        facts: Vec::new(),
        sure: None,
        why: Vec::new(),
        findings: Vec::new(),
        turn: (1, 1),
        speaker: None,
    }
}

fn mention(reading: &Reading, e: usize, m: usize, lang: Lang) -> Option<Item> {
    let w = lang.words();
    let entity = reading.record.entities.get(e)?;
    let mention = entity.mentions.get(m)?;
    let layer = Layer::of(entity.kind);
    let mut item = blank(
        Mark::Mention(e, m),
        layer,
        layer.name(lang).to_owned(),
        entity.name.clone(),
    );
    let mut fact = |label, value: String| {
        if !value.is_empty() {
            item.facts.push(Fact {
                label: Cow::Borrowed(label),
                value,
            });
        }
    };
    fact(w.role, entity.titles.join(", "));
    let organization = entity.organization.as_deref().and_then(index_of);
    if let Some(organization) = organization.and_then(|i| reading.record.entities.get(i)) {
        fact(w.organization, organization.name.clone());
    }
    fact(w.also_called, entity.aliases.join(", "));
    let claims = claims_by(reading, &entity.id);
    if claims > 0 {
        fact(w.claims_made, claims.to_string());
        item.speaker = Some(entity.name.clone());
    }
    item.sure = Some(sure(mention.confidence, lang));
    if mention.text != entity.name {
        item.why.push(lang.pick(
            format!(
                "여기서는 ‘{}’{} 적혀 있고, 같은 기사의 ‘{}’{} 같은 이름으로 보았습니다.",
                mention.text,
                lang.particle(&mention.text, "으로", "로"),
                entity.name,
                lang.particle(&entity.name, "과", "와"),
            ),
            format!(
                "Written “{}” here; taken to be the “{}” of the same article.",
                mention.text, entity.name
            ),
        ));
    }
    if let Some(title) = entity.titles.first() {
        item.why.push(lang.pick(
            format!(
                "이름 곁에 ‘{title}’{} 적혀 있습니다.",
                lang.particle(title, "이라고", "라고")
            ),
            format!("The name stands beside “{title}”."),
        ));
    }
    if entity.mentions.len() > 1 {
        item.why.push(lang.pick(
            format!("기사에서 {}번 나옵니다.", entity.mentions.len()),
            format!("It occurs {} times in the article.", entity.mentions.len()),
        ));
    }
    item.why.push(w.why_name.to_owned());
    Some(item)
}

fn claims_by(reading: &Reading, id: &str) -> usize {
    let claims = reading.record.claims.iter();
    claims
        .filter(|c| {
            c.speaker
                .as_ref()
                .is_some_and(|s| s.entity.as_deref() == Some(id))
        })
        .count()
}

fn matched(reading: &Reading, i: usize, lang: Lang) -> Option<Item> {
    let found = reading.record.matches.get(i)?;
    let mut item = blank(
        Mark::Match(i),
        Layer::Match,
        format!("{} · {}", Layer::Match.name(lang), found.label),
        found.text.clone(),
    );
    let groups = found.groups.iter();
    item.facts.extend(groups.map(|(name, words)| Fact {
        label: Cow::Owned(name.clone()),
        value: words.clone(),
    }));
    item.why.push(lang.words().why_match.to_owned());
    Some(item)
}

fn amount(reading: &Reading, i: usize, lang: Lang) -> Option<Item> {
    let w = lang.words();
    let a: &AmountRecord = reading.record.amounts.get(i)?;
    let bound = number::bound(a.bound, lang);
    let value = number::words(a, lang).unwrap_or_else(|| a.text.clone());
    let head = match (bound, lang) {
        (Some(b), Lang::Korean) if a.bound == crate::Bound::About => format!("{b} {value}"),
        (Some(_), Lang::Korean) if matches!(a.bound, crate::Bound::Range | crate::Bound::Vague) => {
            value.clone()
        }
        (Some(b), Lang::Korean) => format!("{value} {b}"),
        (Some(b), _) => format!("{b} {value}"),
        (None, _) => value.clone(),
    };
    let mut item = blank(
        Mark::Amount(i),
        Layer::Amount,
        a.kind.label(lang).to_owned(),
        head,
    );
    let mut fact = |label, value: Option<String>| {
        if let Some(value) = value {
            item.facts.push(Fact {
                label: Cow::Borrowed(label),
                value,
            });
        }
    };
    fact(
        w.all_digits,
        number::digits(a, lang).filter(|d| *d != value),
    );
    fact(
        lang.other().words().in_this_language,
        number::words(a, lang.other()),
    );
    fact(w.direction, a.direction.map(|d| d.label(lang).to_owned()));
    let root = a.same_as.as_deref().and_then(index_of);
    let restated: Vec<&AmountRecord> = reading
        .same(Mark::Amount(i))
        .into_iter()
        .filter_map(|m| match m {
            Mark::Amount(j) if j != i => reading.record.amounts.get(j),
            _ => None,
        })
        .collect();
    for other in &restated {
        fact(w.same_as, Some(other.text.clone()));
    }
    let pair = root
        .and_then(|r| reading.record.amounts.get(r))
        .or_else(|| restated.first().copied());
    fact(
        w.implied_rate,
        pair.and_then(|other| number::implied_rate(a, other, lang)),
    );
    if let Some(word) = &a.bound_word {
        item.why.push(lang.pick(
            format!("앞뒤의 ‘{}’에서 읽은 범위입니다.", word.text),
            format!("The bound is read from “{}”.", word.text),
        ));
    }
    if a.low.is_none() {
        item.why.push(w.no_value.to_owned());
    } else if number::words(a, Lang::Korean)
        .is_some_and(|v| v.replace(' ', "") != a.text.replace(' ', ""))
    {
        item.why.push(lang.pick(
            format!(
                "‘{}’{} 풀어 읽었습니다.",
                a.text,
                lang.particle(&a.text, "을", "를")
            ),
            format!("Read from “{}”.", a.text),
        ));
    }
    if pair.is_some() {
        item.why.push(w.why_same.to_owned());
    }
    Some(item)
}

fn date(reading: &Reading, i: usize, lang: Lang) -> Option<Item> {
    let w = lang.words();
    let d = reading.record.dates.get(i)?;
    let published = reading.record.published.as_deref();
    let head = match &d.value {
        Some(value) => day::all(
            value,
            d.end_value.as_deref(),
            d.part,
            d.time.as_deref(),
            lang,
        ),
        None => match &d.time {
            Some(time) => time.clone(),
            None => w.unresolved.to_owned(),
        },
    };
    let mut item = blank(
        Mark::Date(i),
        Layer::Date,
        Layer::Date.name(lang).to_owned(),
        head,
    );
    let mut fact = |label, value: Option<String>| {
        if let Some(value) = value {
            item.facts.push(Fact {
                label: Cow::Borrowed(label),
                value,
            });
        }
    };
    let distance = d
        .value
        .as_deref()
        .zip(published)
        .and_then(|(v, p)| day::from_published(v, p, lang));
    fact(w.distance, distance);
    fact(
        "ISO 8601",
        d.value.as_ref().map(|v| match &d.end_value {
            Some(end) => format!("{v}/{end}"),
            None => v.clone(),
        }),
    );
    item.why.push(match (published, &d.value) {
        (Some(p), Some(_)) if !names_year(&d.text) => lang.pick(
            format!(
                "‘{}’{} 기사 날짜 {}에서 셌습니다.",
                d.text,
                lang.particle(&d.text, "을", "를"),
                day::words(p, lang)
            ),
            format!(
                "“{}” counted from the article's date, {}.",
                d.text,
                day::words(p, lang)
            ),
        ),
        (_, Some(_)) => w.why_date.to_owned(),
        (_, None) => w.why_no_date.to_owned(),
    });
    Some(item)
}

/// Whether the words name the year themselves: four digits.
fn names_year(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit))
}

fn claim(reading: &Reading, i: usize, lang: Lang) -> Option<Item> {
    let w = lang.words();
    let view = claims::claim(reading, i, lang)?;
    let c = reading.record.claims.get(i)?;
    let head = view
        .speaker
        .clone()
        .unwrap_or_else(|| w.nobody_named.to_owned());
    let mut item = blank(Mark::Claim(i), Layer::Claim, view.manner.clone(), head);
    let mut fact = |label, value: Option<String>| {
        if let Some(value) = value {
            item.facts.push(Fact {
                label: Cow::Borrowed(label),
                value,
            });
        }
    };
    fact(w.role, view.role);
    fact(w.relayed_by, view.via);
    fact(
        w.values_in_it,
        (!view.figures.is_empty()).then(|| view.figures.join(", ")),
    );
    fact(
        w.worth_checking,
        Some(match (view.worth, view.reasons.is_empty()) {
            (worth, true) => worth_words(worth, lang).to_owned(),
            (worth, false) => format!("{} — {}", worth_words(worth, lang), view.reasons.join(", ")),
        }),
    );
    item.sure = Some(sure(c.confidence, lang));
    if let Some(cue) = &c.cue {
        item.why.push(lang.pick(
            format!(
                "‘{}’{} 말을 옮기는 표현입니다.",
                cue.text,
                lang.particle(&cue.text, "이", "가")
            ),
            format!("“{}” is what reports it.", cue.text),
        ));
    }
    if let Some(s) = &c.speaker {
        let name = claims::source_name(reading, s);
        item.why.push(if name == s.text {
            lang.pick(
                format!(
                    "말한 이는 ‘{}’{} 적혀 있습니다.",
                    s.text,
                    lang.particle(&s.text, "으로", "로")
                ),
                format!("The speaker is named as “{}”.", s.text),
            )
        } else {
            lang.pick(
                format!(
                    "말한 이는 ‘{}’{} 적혀 있고, {}{} 가리킵니다.",
                    s.text,
                    lang.particle(&s.text, "으로", "로"),
                    name,
                    lang.particle(&name, "을", "를")
                ),
                format!("The speaker is named as “{}”, who is {name}.", s.text),
            )
        });
    }
    item.speaker = view.speaker;
    Some(item)
}

/// How much a claim is worth checking, in words.
#[must_use]
pub fn worth_words(worth: u8, lang: Lang) -> &'static str {
    match worth {
        3 => lang.pick("먼저 확인할 만함", "check first"),
        2 => lang.pick("확인할 만함", "worth checking"),
        1 => lang.pick("덜 급함", "less pressing"),
        _ => lang.pick("확인할 것이 적음", "little to check"),
    }
}

/// What a screen reader hears for the place where marks begin: the words, then what they are.
#[must_use]
pub fn spoken(reading: &Reading, begins: &[(Layer, Mark)], words: &str, lang: Lang) -> String {
    let kinds = begins.iter().rev().map(|&(layer, mark)| match mark {
        Mark::Claim(i) => {
            let w = lang.words();
            let speaker = reading
                .record
                .claims
                .get(i)
                .and_then(|c| c.speaker.as_ref())
                .map(|s| claims::source_name(reading, s));
            format!(
                "{} ({})",
                w.claim_begins,
                speaker.as_deref().unwrap_or(w.nobody_named)
            )
        }
        Mark::Match(i) => {
            let found = reading.record.matches.get(i);
            found.map_or_else(String::new, |m| m.label.clone())
        }
        _ => layer.name(lang).to_owned(),
    });
    let kinds: Vec<String> = kinds.collect();
    format!("{words}: {}", kinds.join(", "))
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
                .map(|p| day::words(p, lang)),
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
                "In English=730 billion won",
                "방향=오름",
                "같은 금액=5억달러",
                "환산 비율=1 달러 = 1,460원",
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
            "5억달러: Amount, claim by (윤서진)"
        );
    }
}
