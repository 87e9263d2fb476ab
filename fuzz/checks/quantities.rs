//! What holds for the amounts and dates of any text. Shared by the fuzz targets and by the tests.

use mitjul::{Bound, Date, Quantities};

/// The day that relative dates are read against.
pub fn published() -> Option<Date> {
    Date::from_calendar_date(2024, 4.try_into().ok()?, 11).ok()
}

/// Spans lie on character boundaries, in order, apart from each other; values are in order; references point back.
pub fn well_formed(quantities: &Quantities, text: &str) {
    let (dates, amounts) = quantities.find(text, published());
    let mut spans: Vec<_> = amounts.iter().map(|a| a.span).collect();
    spans.extend(dates.iter().map(|d| d.span));
    spans.sort();
    for span in &spans {
        assert!(!span.is_empty(), "{text:?}");
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} in {text:?}"
        );
        assert_eq!(span.of(text).trim(), span.of(text), "{text:?}");
    }
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?} in {text:?}");
    }
    for (i, amount) in amounts.iter().enumerate() {
        assert_eq!(amount.low.is_some(), amount.high.is_some(), "{text:?}");
        assert!(amount.low <= amount.high, "{text:?}");
        assert!(amount.unit.as_deref() != Some(""), "{text:?}");
        assert!(amount.same_as.is_none_or(|first| first < i), "{text:?}");
        if let Some(word) = amount.bound_word {
            assert!(!word.overlaps(amount.span), "{text:?}");
            assert!(amount.bound != Bound::Exact, "{text:?}");
        }
    }
    for date in &dates {
        if let (Some(value), Some(end)) = (date.value, date.end_value) {
            assert!(value.to_string() != end.to_string(), "{text:?}");
        }
        assert!(date.value.is_some() || date.end_value.is_none(), "{text:?}");
        assert!(date.time.is_none_or(|t| t.minute < 60), "{text:?}");
    }
}

/// A publication date changes what dates mean, never which words are dates or amounts.
pub fn found_without_publication_date(quantities: &Quantities, text: &str) {
    let (dates, amounts) = quantities.find(text, published());
    let (bare_dates, bare_amounts) = quantities.find(text, None);
    assert_eq!(amounts, bare_amounts, "{text:?}");
    let spans = |list: &[mitjul::DateMention]| list.iter().map(|d| d.span).collect::<Vec<_>>();
    assert_eq!(spans(&dates), spans(&bare_dates), "{text:?}");
}

/// A text's lines are read each by itself: the amounts of the whole are the amounts of the lines.
pub fn whole_equals_lines(quantities: &Quantities, text: &str) {
    let (_, whole) = quantities.find(text, published());
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let (_, amounts) = quantities.find(line, published());
        for mut amount in amounts {
            amount.span = mitjul::Span::new(amount.span.start + start, amount.span.end + start);
            amount.bound_word = amount
                .bound_word
                .map(|w| mitjul::Span::new(w.start + start, w.end + start));
            amount.same_as = None;
            lines.push(amount);
        }
        start += line.len();
    }
    let whole: Vec<_> = whole
        .into_iter()
        .map(|mut a| {
            a.same_as = None;
            a
        })
        .collect();
    assert_eq!(whole, lines, "{text:?}");
}
