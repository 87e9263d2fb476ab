//! Dates and clock times, read as a newspaper means them: against the publication date.

mod anchor;
mod calendar;
mod en;
mod grammar;
mod holiday;
mod ko;
mod point;
mod resolve;

use std::rc::Rc;

use time::Date;

use self::anchor::Anchor;
pub(crate) use self::grammar::{Grammar, Ground, Piece};
use self::holiday::Calendar;
use crate::document::DateMention;
use crate::language::Language;
use crate::passage::Passages;
use crate::text::Span;

/// The dates of Korean.
pub(crate) fn korean() -> Box<dyn Grammar> {
    Box::new(ko::Korean::new())
}

/// The dates of English.
pub(crate) fn english() -> Box<dyn Grammar> {
    Box::new(en::English::new())
}

/// Finds the dates of an article, each passage by the grammar of its language.
#[derive(Debug)]
pub(crate) struct Finder {
    grammars: Vec<(Language, Box<dyn Grammar>)>,
    calendar: Calendar,
}

impl Finder {
    /// Knows no language yet.
    pub(crate) fn new() -> Self {
        Finder {
            grammars: Vec::new(),
            calendar: Calendar::new(),
        }
    }

    /// Takes up a language whose data is there.
    pub(crate) fn add(&mut self, language: Language, grammar: Box<dyn Grammar>) {
        self.grammars.push((language, grammar));
    }

    /// Finds the dates of a body, in text order. Without `published` relative ones stay unresolved.
    pub(crate) fn find(
        &self,
        text: &str,
        passages: &Passages,
        published: Option<Date>,
    ) -> Vec<DateMention> {
        let mut ground = Ground {
            text,
            calendar: &self.calendar,
            anchor: Anchor {
                published,
                ..Anchor::default()
            },
            dates: Vec::new(),
            habits: Rc::default(),
        };
        for passage in passages.iter() {
            ground.anchor.begin_paragraph();
            let mut read = |language: Option<Language>, start: usize, end: usize| {
                let grammar = self.grammars.iter().find(|(l, _)| Some(*l) == language);
                if let Some((_, grammar)) = grammar
                    && start < end
                {
                    let span = Span::new(start, end);
                    grammar.read(&Piece { span, passage }, &mut ground);
                }
            };
            let mut start = passage.span.start;
            for stretch in &passage.foreign {
                read(passage.language, start, stretch.span.start);
                read(stretch.language, stretch.span.start, stretch.span.end);
                start = stretch.span.end;
            }
            read(passage.language, start, passage.span.end);
        }
        ground.dates
    }

    /// Whether a date is a word for a time of any day, as in `밤에 문을 여는` ("that opens at night"): a reader of news
    /// sees no date in it.
    pub(crate) fn recurs(&self, text: &str, date: &DateMention) -> bool {
        let words = date.span.of(text);
        date.time.is_none() && self.grammars.iter().any(|(_, g)| g.recurs(words))
    }
}
