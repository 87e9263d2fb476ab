pub(crate) mod sentence;

use time::Date;

use crate::document::{Amount, DateMention};
use crate::text::Span;
use crate::{amount, date};

/// Finds amounts and dates alone: no model is read, so it is built in a moment and runs fast.
///
/// [`crate::Annotator`] finds the same ones in the article that it takes out of a page.
///
/// ```
/// use mitjul::Quantities;
///
/// let text = "한빛전자는 10일 매출이 3조5000억원이라고 밝혔다.";
/// let published = mitjul::Date::from_calendar_date(2024, 4.try_into().unwrap(), 11).unwrap();
/// let (dates, amounts) = Quantities::new().find(text, Some(published));
/// assert_eq!(dates[0].value.unwrap().to_string(), "2024-04-10");
/// assert_eq!(amounts[0].low.unwrap().to_string(), "3500000000000");
/// ```
#[derive(Debug)]
pub struct Quantities {
    dates: date::Finder,
    amounts: amount::Finder,
}

impl Default for Quantities {
    fn default() -> Self {
        Quantities::new()
    }
}

impl Quantities {
    /// Reads the unit and date tables that are part of the library.
    #[must_use]
    pub fn new() -> Self {
        Quantities {
            dates: date::Finder::new(),
            amounts: amount::Finder::new(),
        }
    }

    /// Whether a date is a word for a time of any day.
    pub(crate) fn recurs(&self, text: &str, date: &DateMention) -> bool {
        self.dates.recurs(text, date)
    }

    /// Finds the dates and amounts of a text whose every line is a paragraph. Without `published` relative dates are
    /// found, but not resolved. An amount's `same_as` is an index into the returned list.
    #[must_use]
    pub fn find(&self, text: &str, published: Option<Date>) -> (Vec<DateMention>, Vec<Amount>) {
        let mut start = 0;
        let body: Vec<Span> = text
            .split_inclusive('\n')
            .map(|line| {
                let span = Span::new(start, start + line.len()).trimmed(text);
                start += line.len();
                span
            })
            .filter(|span| !span.is_empty())
            .collect();
        self.find_in(text, &body, published)
    }

    /// Finds the dates and amounts of the paragraphs in `body`.
    pub(crate) fn find_in(
        &self,
        text: &str,
        body: &[Span],
        published: Option<Date>,
    ) -> (Vec<DateMention>, Vec<Amount>) {
        let dates = self.dates.find(text, body, published);
        let amounts = self.amounts.find(text, body, &dates);
        (dates, amounts)
    }
}
