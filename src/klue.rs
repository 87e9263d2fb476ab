//! Dates and amounts of a text that is no article but sentences by themselves, drawn as KLUE-NER draws them; names drawn so
//! are heard in `entity/ko/klue.rs`. For the benchmark, behind the feature `klue`: nothing that readers get has it.
//!
//! There a date goes without its time of day (`10일` and `오후 3시`), takes what belongs to it along (`3일간`, `10월
//! 말`), and a quantity is whatever tells how many. The grammars read values and news; the tagger has learned where those
//! spans begin and end. So the tagger's spans are taken where it is confident, with the values of the grammar; elsewhere
//! what the grammar found stays as it is.

use crate::document::{Amount, AmountKind, Bound, DateMention};
use crate::entity::tagger::{Class, Layer, Tagged};
use crate::text::Span;

/// How sure the tagger must be of a span. Of 0 to 0.8 this was the best on sentences kept out of its training.
const CONFIDENT: f32 = 0.5;

/// Durations that are times; longer ones are dates.
const SHORT: [&str; 3] = ["second", "minute", "hour"];

/// The dates and amounts with the spans of the tagger.
pub(crate) fn redrawn(
    text: &str,
    tagged: impl Iterator<Item = Tagged>,
    dates: Vec<DateMention>,
    amounts: Vec<Amount>,
) -> (Vec<DateMention>, Vec<Amount>) {
    let numbers: Vec<Tagged> = tagged
        .filter(|tag| {
            tag.layer == Layer::Klue
                && matches!(tag.class, Class::Date | Class::Time | Class::Quantity)
                && tag.confidence >= CONFIDENT
        })
        .map(|tag| Tagged {
            span: uncut(text, tag.span, &dates, &amounts),
            ..tag
        })
        .collect();
    let covered = |span: Span| numbers.iter().any(|tag| tag.span.overlaps(span));
    let mut out_dates: Vec<DateMention> = Vec::new();
    // With the place that an amount had in the list, for those that restate it.
    let mut out_amounts: Vec<(Option<usize>, Amount)> = Vec::new();
    for tag in &numbers {
        let date = longest(tag.span, dates.iter().map(|d| d.span)).and_then(|i| dates.get(i));
        let number = longest(tag.span, amounts.iter().map(|a| a.span));
        let amount = number.and_then(|i| amounts.get(i));
        let lasting = |short: bool| {
            amount.filter(|a| {
                a.kind == AmountKind::Duration
                    && a.unit.as_deref().is_some_and(|u| SHORT.contains(&u)) == short
            })
        };
        let measured = amount.filter(|a| a.kind != AmountKind::Duration && a.low.is_some());
        match tag.class {
            // 이십이 퍼센트: what the grammar reads as an amount is one.
            Class::Date | Class::Time if let (None, Some(amount)) = (date, measured) => {
                out_amounts.push((number, amount.clone()));
            }
            Class::Date => {
                if let (None, Some(amount)) = (date, lasting(false)) {
                    out_amounts.push((number, at(amount, tag.span)));
                } else {
                    let mut mention = date.cloned().unwrap_or_else(|| unread(tag.span));
                    mention.span = tag.span;
                    mention.time_only = false;
                    mention.time = None;
                    if mention.value.is_none() {
                        // Late in which month? It says nothing alone.
                        mention.part = None;
                    }
                    out_dates.push(mention);
                }
            }
            Class::Time => {
                if let (None, Some(amount)) = (date, lasting(true)) {
                    out_amounts.push((number, at(amount, tag.span)));
                } else {
                    let mut mention = date.cloned().unwrap_or_else(|| unread(tag.span));
                    mention.span = tag.span;
                    mention.time_only = true;
                    out_dates.push(mention);
                }
            }
            // 첫째 주: what the grammar reads as a date is one.
            _ if let (Some(date), None) = (date, amount) => out_dates.push(date.clone()),
            _ => {
                let mut quantity = amount.cloned().unwrap_or_else(|| uncounted(tag.span));
                quantity.span = tag.span;
                if quantity.kind == AmountKind::Duration {
                    quantity.kind = AmountKind::Other;
                }
                out_amounts.push((number, quantity));
            }
        }
    }
    out_dates.extend(dates.iter().filter(|d| !covered(d.span)).cloned());
    crate::sort::sort_by_key(&mut out_dates, |d| d.span);
    let rest = amounts.iter().enumerate().filter(|(_, a)| !covered(a.span));
    out_amounts.extend(rest.map(|(i, a)| (Some(i), a.clone())));
    crate::sort::sort_by_key(&mut out_amounts, |(_, a)| a.span);
    let places: Vec<Option<usize>> = out_amounts.iter().map(|(from, _)| *from).collect();
    let out_amounts = out_amounts
        .into_iter()
        .enumerate()
        .map(|(i, (_, mut amount))| {
            let restated = amount.same_as;
            amount.same_as = restated
                .and_then(|old| places.iter().position(|&from| from == Some(old)))
                .filter(|&new| new < i);
            amount
        })
        .collect();
    (out_dates, out_amounts)
}

/// The span, lengthened to the end of the word that the grammar read: 7.2위안, not 7.2위. Counters can be any word, so
/// nothing is known of where theirs end: 10점, not 10점준.
fn uncut(text: &str, span: Span, dates: &[DateMention], amounts: &[Amount]) -> Span {
    let read = dates
        .iter()
        .map(|d| d.span)
        .chain(amounts.iter().filter(|a| has_own_unit(a)).map(|a| a.span));
    let end = read
        .filter(|read| read.overlaps(span) && read.end > span.end)
        .map(|read| read.end)
        .find(|&end| {
            text.get(span.end..end)
                .is_some_and(|cut| cut != "대" && cut.chars().all(char::is_alphanumeric))
        });
    Span::new(span.start, end.unwrap_or(span.end))
}

/// Whether the unit is one that the grammar knows by name, and not whatever stands behind a number.
fn has_own_unit(amount: &Amount) -> bool {
    !matches!(
        amount.kind,
        AmountKind::Count | AmountKind::Score | AmountKind::Rank | AmountKind::Other
    )
}

/// The one of `spans` that shares most with `span`.
fn longest(span: Span, spans: impl Iterator<Item = Span>) -> Option<usize> {
    spans
        .enumerate()
        .filter(|(_, other)| other.overlaps(span))
        .max_by_key(|(i, other)| {
            let shared = other.end.min(span.end) - other.start.max(span.start);
            (shared, usize::MAX - i)
        })
        .map(|(i, _)| i)
}

fn at(amount: &Amount, span: Span) -> Amount {
    Amount {
        span,
        ..amount.clone()
    }
}

/// A date that nothing is read from.
fn unread(span: Span) -> DateMention {
    DateMention {
        span,
        value: None,
        end_value: None,
        part: None,
        time: None,
        time_only: false,
    }
}

/// A quantity that nothing is read from.
fn uncounted(span: Span) -> Amount {
    Amount {
        span,
        kind: AmountKind::Other,
        low: None,
        high: None,
        unit: None,
        per: None,
        bound: Bound::Exact,
        bound_word: None,
        direction: None,
        same_as: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quantities;

    fn tag(text: &str, words: &str, class: Class, confidence: f32) -> Tagged {
        let start = text.find(words).unwrap();
        Tagged {
            layer: Layer::Klue,
            span: Span::new(start, start + words.len()),
            class,
            confidence,
        }
    }

    fn redraw(text: &str, tags: &[Tagged]) -> (Vec<DateMention>, Vec<Amount>) {
        let published = time::Date::from_calendar_date(2024, time::Month::April, 11).unwrap();
        let (dates, amounts) = Quantities::new().find(text, Some(published));
        redrawn(text, tags.iter().copied(), dates, amounts)
    }

    #[test]
    fn a_day_and_its_hour_are_parted_and_keep_what_they_mean() {
        let text = "10일 오후 3시에 만났다.";
        let tags = [
            tag(text, "10일", Class::Date, 0.9),
            tag(text, "오후 3시", Class::Time, 0.9),
        ];
        let (dates, amounts) = redraw(text, &tags);
        assert!(amounts.is_empty());
        let day = &dates[0];
        assert_eq!(day.span.of(text), "10일");
        assert_eq!(day.value.unwrap().to_string(), "2024-04-10");
        assert!(!day.time_only && day.time.is_none());
        let hour = &dates[1];
        assert_eq!(hour.span.of(text), "오후 3시");
        assert_eq!(hour.time.unwrap().to_string(), "15:00");
        assert!(hour.time_only);
    }

    #[test]
    fn a_unit_is_not_cut_through() {
        let text = "달러당 7.2위안이다.";
        let (_, amounts) = redraw(text, &[tag(text, "7.2위", Class::Quantity, 0.9)]);
        assert_eq!(amounts[0].span.of(text), "7.2위안");
    }

    #[test]
    fn a_duration_stays_one_in_its_wider_span() {
        let text = "3일간 비가 왔다.";
        let (dates, amounts) = redraw(text, &[tag(text, "3일간", Class::Date, 0.9)]);
        assert!(dates.is_empty());
        assert_eq!(amounts[0].span.of(text), "3일간");
        assert_eq!(amounts[0].kind, AmountKind::Duration);
        assert_eq!(amounts[0].low.unwrap().to_string(), "3");
    }

    #[test]
    fn what_the_tagger_doubts_or_does_not_see_stays_as_the_grammar_reads_it() {
        let text = "1조2000억원(약 9억달러)을 16명에게 주었다.";
        let (dates, amounts) = redraw(text, &[tag(text, "16명에", Class::Quantity, 0.3)]);
        assert_eq!(
            (dates, amounts),
            Quantities::new().find(text, None),
            "{text}"
        );
    }

    #[test]
    fn an_amount_restates_the_one_it_did_before() {
        let text = "스무 날과 5천억 달러(약 730조원).";
        let tags = [
            tag(text, "스무", Class::Quantity, 0.9),
            tag(text, "5천억 달러", Class::Quantity, 0.9),
        ];
        let (_, amounts) = redraw(text, &tags);
        let won = amounts
            .iter()
            .position(|a| a.unit.as_deref() == Some("KRW"))
            .unwrap();
        let dollars = amounts[won].same_as.unwrap();
        assert_eq!(amounts[dollars].unit.as_deref(), Some("USD"));
    }
}
