//! Amounts, dates and claims that the reader adds or puts right.

use super::names::{find, respan_mention};
use super::place::{Place, inside, overlap, words};
use super::{AmountValue, ClaimValue, List, Reason};
use crate::document::DateValue;
use crate::{AmountRecord, AnnotatedArticle, ClaimRecord, DateRecord, OffsetIndex, SourceRecord};

/// Whether values are looked at: those that the page sets are the core's own, and its wasm goes without what reads them.
const CHECKED: bool = cfg!(any(test, not(feature = "app")));

pub(super) fn set_amount(
    text: &str,
    index: &OffsetIndex,
    record: &mut AnnotatedArticle,
    place: Place,
    value: &AmountValue,
) -> Result<(), Reason> {
    if CHECKED
        && [&value.low, &value.high]
            .into_iter()
            .flatten()
            .any(|v| !is_decimal(v))
    {
        return Err(Reason::NoAmount);
    }
    let known = record
        .amounts
        .iter()
        .position(|a| (a.start, a.end) == place);
    let i = match known {
        Some(i) => i,
        None => {
            let text = words(text, index, place)?;
            for a in &mut record.amounts {
                if overlap((a.start, a.end), place) {
                    a.end = a.start;
                }
            }
            let id = format!("a{}", record.amounts.len() + 1);
            for c in &mut record.claims {
                if inside(place, (c.start, c.end)) {
                    c.amounts.push(id.clone());
                }
            }
            record.amounts.push(AmountRecord {
                id,
                start: place.0,
                end: place.1,
                text,
                kind: value.kind,
                low: None,
                high: None,
                unit: None,
                per: None,
                bound: value.bound,
                bound_word: None,
                direction: None,
                same_as: None,
            });
            record.amounts.len() - 1
        }
    };
    if let Some(a) = record.amounts.get_mut(i) {
        if a.bound != value.bound {
            a.bound_word = None;
        }
        a.kind = value.kind;
        a.low.clone_from(&value.low);
        a.high.clone_from(&value.high);
        a.unit.clone_from(&value.unit);
        a.bound = value.bound;
    }
    // What was found about another value does not hold of this one.
    let id = format!("a{}", i + 1);
    record.findings.retain(|f| !f.amounts.contains(&id));
    Ok(())
}

/// Whether it is a number as records write it.
fn is_decimal(value: &str) -> bool {
    let number = value.strip_prefix('-').unwrap_or(value);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(fraction) && number.len() <= 28
}

pub(super) fn set_date(
    text: &str,
    index: &OffsetIndex,
    record: &mut AnnotatedArticle,
    place: Place,
    (value, end_value): (Option<String>, Option<String>),
) -> Result<(), Reason> {
    if CHECKED
        && [&value, &end_value]
            .into_iter()
            .flatten()
            .any(|v| DateValue::parse(v).is_none())
    {
        return Err(Reason::NoDate);
    }
    if let Some(d) = record.dates.iter_mut().find(|d| (d.start, d.end) == place) {
        d.value = value;
        d.end_value = end_value;
        return Ok(());
    }
    let text = words(text, index, place)?;
    for d in &mut record.dates {
        if overlap((d.start, d.end), place) {
            d.end = d.start;
        }
    }
    let id = format!("d{}", record.dates.len() + 1);
    for c in &mut record.claims {
        if inside(place, (c.start, c.end)) {
            c.dates.push(id.clone());
        }
    }
    record.dates.push(DateRecord {
        id,
        start: place.0,
        end: place.1,
        text,
        value,
        end_value,
        part: None,
        time: None,
        time_only: false,
    });
    Ok(())
}

/// Why a claim is there that the reader underlined.
pub const BY_HAND: &str = "by_hand";

pub(super) fn set_claim(
    text: &str,
    index: &OffsetIndex,
    record: &mut AnnotatedArticle,
    place: Place,
    value: &ClaimValue,
) -> Result<(), Reason> {
    let known = record.claims.iter().position(|c| (c.start, c.end) == place);
    let speaker = value.speaker.and_then(|at| {
        // Whoever it was before stays who that is; anybody else is known by a mention.
        let before = known
            .and_then(|i| record.claims.get(i)?.speaker.as_ref())
            .filter(|s| (s.start, s.end) == at);
        let entity = match before {
            Some(s) => s.entity.clone(),
            None => find(record, at.0, at.1).map(|(e, _)| format!("e{}", e + 1)),
        };
        (before.is_some() || entity.is_some()).then_some(())?;
        Some(SourceRecord {
            start: at.0,
            end: at.1,
            text: words(text, index, at).ok()?,
            entity,
        })
    });
    let heard = if speaker.is_none() && value.speaker.is_some() {
        Err(Reason::NoSpeaker)
    } else {
        Ok(())
    };
    if let Some(c) = known.and_then(|i| record.claims.get_mut(i)) {
        c.speaker = speaker;
        c.modality = value.modality;
        c.kind = value.kind;
        return heard;
    }
    let words = words(text, index, place)?;
    let ids = |all: Vec<(String, Place)>| {
        let within = all.into_iter().filter(|(_, at)| inside(*at, place));
        within.map(|(id, _)| id).collect::<Vec<_>>()
    };
    let mut entities: Vec<(String, Place)> = Vec::new();
    for (i, e) in record.entities.iter().enumerate() {
        let first = e
            .mentions
            .iter()
            .map(|m| (m.start, m.end))
            .find(|at| inside(*at, place));
        entities.extend(first.map(|at| (format!("e{}", i + 1), at)));
    }
    let amounts = record.amounts.iter().enumerate();
    let amounts = amounts.map(|(i, a)| (format!("a{}", i + 1), (a.start, a.end)));
    let dates = record.dates.iter().enumerate();
    let dates = dates.map(|(i, d)| (format!("d{}", i + 1), (d.start, d.end)));
    let claim = ClaimRecord {
        id: format!("c{}", record.claims.len() + 1),
        start: place.0,
        end: place.1,
        text: words,
        kind: value.kind,
        speaker,
        source: None,
        via: None,
        cue: None,
        modality: value.modality,
        check_worthiness: 0.0,
        reasons: vec![BY_HAND.to_owned()],
        entities: ids(entities),
        amounts: ids(amounts.collect()),
        dates: ids(dates.collect()),
        confidence: 1.0,
    };
    record.claims.push(claim);
    heard
}

pub(super) fn respan(
    text: &str,
    index: &OffsetIndex,
    record: &mut AnnotatedArticle,
    list: List,
    from: Place,
    to: Place,
) -> Result<(), Reason> {
    let words = words(text, index, to)?;
    let nothing = Reason::NothingThere(list);
    match list {
        List::Entity => respan_mention(record, from, to, words)?,
        List::Amount => {
            let place = |a: &AmountRecord| (a.start, a.end);
            if !record.amounts.iter().any(|a| place(a) == from) {
                return Err(nothing);
            }
            for a in &mut record.amounts {
                if place(a) == from {
                    (a.start, a.end) = to;
                    a.text.clone_from(&words);
                } else if overlap(place(a), to) {
                    a.end = a.start;
                }
            }
        }
        List::Date => {
            let place = |d: &DateRecord| (d.start, d.end);
            if !record.dates.iter().any(|d| place(d) == from) {
                return Err(nothing);
            }
            for d in &mut record.dates {
                if place(d) == from {
                    (d.start, d.end) = to;
                    d.text.clone_from(&words);
                } else if overlap(place(d), to) {
                    d.end = d.start;
                }
            }
        }
        List::Claim => {
            let mut claims = record.claims.iter_mut();
            let claim = claims.find(|c| (c.start, c.end) == from).ok_or(nothing)?;
            (claim.start, claim.end) = to;
            claim.text = words;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Edit;
    use super::super::apply::tests::{TEXT, apply, record, said};
    use super::*;
    use crate::{AmountKind, Bound, ClaimKind, Modality};

    fn amount(low: &str) -> AmountValue {
        AmountValue {
            kind: AmountKind::Money,
            low: Some(low.to_owned()),
            high: Some(low.to_owned()),
            unit: Some("KRW".to_owned()),
            bound: Bound::About,
        }
    }

    #[test]
    fn an_amount_gets_another_value_and_loses_what_was_found_about_it() {
        let value = amount("7");
        let edit = Edit::SetAmount {
            start: 28,
            end: 30,
            value,
        };
        let r = apply(TEXT, record(), &[edit]);
        assert_eq!(r.amounts.len(), 2);
        assert_eq!(
            (r.amounts[0].low.as_deref(), r.amounts[0].unit.as_deref()),
            (Some("7"), Some("KRW"))
        );
        assert_eq!(r.findings.len(), 0);
    }

    #[test]
    fn an_amount_that_is_added_stands_in_order_and_in_its_claim() {
        let value = amount("1");
        let edit = Edit::SetAmount {
            start: 5,
            end: 7,
            value,
        };
        let r = apply(TEXT, record(), &[edit]);
        let words: Vec<&str> = r.amounts.iter().map(|a| a.text.as_str()).collect();
        assert_eq!(words, ["서울", "3명", "5명"]);
        assert_eq!(r.claims[0].amounts, ["a2", "a3", "a1"]);
        assert_eq!(r.findings[0].amounts, ["a2"]);
    }

    #[test]
    fn a_date_is_added_changed_and_moved() {
        let set = |value: &str| Edit::SetDate {
            start: 13,
            end: 15,
            value: Some(value.to_owned()),
            end_value: None,
        };
        let moved = Edit::Respan {
            list: List::Date,
            start: 13,
            end: 15,
            to_start: 13,
            to_end: 16,
        };
        let r = apply(TEXT, record(), &[set("2026-01"), set("2026-02"), moved]);
        assert_eq!(r.dates.len(), 1);
        assert_eq!(
            (r.dates[0].value.as_deref(), r.dates[0].text.as_str()),
            (Some("2026-02"), "윤은 ")
        );
    }

    #[test]
    fn a_claim_is_added_with_its_speaker_and_what_stands_in_it() {
        let edit = Edit::SetClaim {
            start: 24,
            end: 39,
            value: ClaimValue {
                speaker: Some((0, 3)),
                modality: Modality::Denial,
                kind: ClaimKind::Indirect,
            },
        };
        let r = apply(TEXT, record(), std::slice::from_ref(&edit));
        let claim = &r.claims[1];
        assert_eq!(
            claim.speaker.as_ref().unwrap().entity.as_deref(),
            Some("e1")
        );
        assert_eq!((claim.entities.len(), claim.amounts.len()), (1, 2));
        // By the core's formula, and still known as the reader's own.
        assert_eq!(
            claim.reasons,
            ["figure", "named_actor", "named_speaker", "denial", BY_HAND]
        );
        assert!((claim.check_worthiness - 0.75).abs() < 1e-6);
        let gone = Edit::Remove {
            list: List::Entity,
            start: 0,
            end: 3,
            all: true,
        };
        let r = apply(TEXT, record(), &[gone, edit]);
        assert_eq!(r.claims[1].speaker, None);
    }

    #[test]
    fn a_value_that_is_none_is_refused() {
        let set = |low: &str| Edit::SetAmount {
            start: 28,
            end: 30,
            value: amount(low),
        };
        let date = |value: &str| Edit::SetDate {
            start: 13,
            end: 15,
            value: Some(value.to_owned()),
            end_value: None,
        };
        let edits = [
            set("-3.50"),
            set("three"),
            set("1."),
            set("1e3"),
            date("2026-02-30"),
            date("2026-W07"),
        ];
        let expected = [
            (1, Reason::NoAmount),
            (2, Reason::NoAmount),
            (3, Reason::NoAmount),
            (4, Reason::NoDate),
        ];
        assert_eq!(said(&edits), expected);
    }

    #[test]
    fn a_claim_whose_speaker_is_nobody_is_there_without_one() {
        let edit = Edit::SetClaim {
            start: 24,
            end: 39,
            value: ClaimValue {
                speaker: Some((9, 11)),
                modality: Modality::Denial,
                kind: ClaimKind::Indirect,
            },
        };
        let edits = std::slice::from_ref(&edit);
        assert_eq!(said(edits), [(0, Reason::NoSpeaker)]);
        assert_eq!(apply(TEXT, record(), edits).claims[1].speaker, None);
    }
}
