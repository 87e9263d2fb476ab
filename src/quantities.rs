use time::Date;

use crate::document::{Amount, DateMention};
use crate::language::Language;
use crate::language::door::door;
use crate::passage::{Passages, Stops};
use crate::text::Span;
use crate::text::view::{Breaks, View};
use crate::{amount, data, date};

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
    stops: Stops,
    language: Option<Language>,
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
        Quantities::of(data::embedded())
    }

    /// Reads the tables of languages whose packs are there.
    pub(crate) fn of(languages: impl IntoIterator<Item = Language>) -> Self {
        let mut quantities = Quantities {
            dates: date::Finder::new(),
            amounts: amount::Finder::default(),
            stops: Stops::default(),
            language: None,
        };
        languages.into_iter().for_each(|l| quantities.add(l));
        quantities
    }

    /// Takes up a language whose pack has come.
    pub(crate) fn add(&mut self, language: Language) {
        self.stops.add(language);
        if let Some(door) = door(language) {
            self.dates.add(language, (door.dates)());
            self.amounts.add(language, (door.amounts)());
        }
    }

    /// Reads every line as one language, instead of finding out what each is written in.
    #[must_use]
    pub fn read_as(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Whether a date is a word for a time of any day.
    pub(crate) fn recurs(&self, text: &str, date: &DateMention) -> bool {
        self.dates.recurs(text, date)
    }

    /// Finds the dates and amounts of a text whose every line is a paragraph. Without `published` relative dates are
    /// found, but not resolved. An amount's `same_as` is an index into the returned list.
    #[must_use]
    pub fn find(&self, text: &str, published: Option<Date>) -> (Vec<DateMention>, Vec<Amount>) {
        let view = View::of(text, Breaks::Lines);
        let text = view.text();
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
        let passages = Passages::read(text, &[], &body, self.language, &self.stops);
        let (mut dates, mut amounts) = self.find_in(text, &passages, published);
        if !view.is_plain() {
            let back = &mut |span: &mut Span| *span = view.given(*span);
            dates.iter_mut().for_each(|date| date.each_span(back));
            amounts.iter_mut().for_each(|amount| amount.each_span(back));
        }
        (dates, amounts)
    }

    /// What tells where sentences end.
    pub(crate) fn stops(&self) -> &Stops {
        &self.stops
    }

    /// Finds the dates and amounts of a body.
    pub(crate) fn find_in(
        &self,
        text: &str,
        passages: &Passages,
        published: Option<Date>,
    ) -> (Vec<DateMention>, Vec<Amount>) {
        let dates = self.dates.find(text, passages, published);
        let amounts = self.amounts.find(text, passages, &dates);
        (dates, amounts)
    }
}
