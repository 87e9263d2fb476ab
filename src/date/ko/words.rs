//! The date words of `data/dates.txt`.

use crate::data;
use crate::date::point::{Feast, Marker, Of};
use crate::document::{ClockTime, DayPart};
use crate::wordlist::{WordList, entries, spellings};

/// What a date word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Marker(Marker),
    Year(i32),
    ContextYear(i32),
    /// The period spoken of, so many years away.
    SamePeriod(i32),
    Month(i32),
    ContextMonth(i32),
    Week(i32),
    Day(i32),
    /// 이날: the day of the report, or the one that the paragraph has named.
    ThisDay,
    ContextDay(i32),
    Half(u8),
    /// First quarter of the year.
    FirstQuarter,
    /// Quarters away from this one.
    QuarterAway(i32),
    /// Quarters away from the one spoken of.
    ContextQuarter(i32),
    Season(u8),
    Weekday(u8),
    /// Weeks away; `None` for a bare 주말.
    Weekend(i32),
    Midweek,
    /// First, second, … before a week or a weekday; 9 is the last.
    Nth(u8),
    LastDay,
    Phase(DayPart, Of),
    Part(DayPart, Option<ClockTime>),
    Holiday(Feast),
    /// Days, before 전 or 뒤.
    Length(i64),
    /// Recurring.
    Every,
}

/// All date words.
#[derive(Debug)]
pub(super) struct Words {
    pub words: WordList<Meaning>,
    /// Which way 전, 후 and 뒤 point.
    pub offsets: WordList<Marker>,
    /// What points to things to come.
    pub forward: WordList<()>,
    pub length_cues: WordList<()>,
    pub tails: WordList<()>,
    /// Behind a holiday: the day is meant.
    pub holiday_context: WordList<()>,
    /// What a date names when it stands before it: 4월 혁명.
    pub events: WordList<()>,
    /// What happens on a day: 당선 다음 날.
    pub happenings: Vec<&'static str>,
    /// Words that only look like date words.
    pub lookalikes: WordList<()>,
    /// What may be glued behind a part of a day that stands alone.
    pub loose_tails: WordList<()>,
    /// Words for a time of any day.
    pub any_day: Vec<&'static str>,
}

impl Words {
    pub(super) fn new() -> Self {
        let mut words = Vec::new();
        let mut offsets = Vec::new();
        let mut forward = Vec::new();
        let mut length_cues = Vec::new();
        let mut tails = Vec::new();
        let mut holiday_context = Vec::new();
        let mut events = Vec::new();
        let mut loose_tails = Vec::new();
        let mut lookalikes = Vec::new();
        let mut any_day = Vec::new();
        let mut happenings = Vec::new();
        for entry in entries(data::DATES.text()) {
            let [what, value, names] = entry.as_slice() else {
                continue;
            };
            match *what {
                "forward" => forward.extend(names.split('|').map(|n| (n.to_owned(), ()))),
                "length_cue" => length_cues.extend(names.split('|').map(|n| (n.to_owned(), ()))),
                "date_tail" => tails.extend(names.split('|').map(|n| (n.to_owned(), ()))),
                "holiday_context" => {
                    holiday_context.extend(names.split('|').map(|n| (n.to_owned(), ())));
                }
                "not" => lookalikes.extend(names.split('|').map(|n| (n.to_owned(), ()))),
                "loose_tail" => loose_tails.extend(names.split('|').map(|n| (n.to_owned(), ()))),
                "event" => events.extend(names.split('|').map(|n| (n.to_owned(), ()))),
                "happening" => happenings.extend(names.split('|')),
                "any_day" => any_day.extend(names.split('|')),
                "offset" => {
                    if let Some(marker) = marker(value) {
                        offsets.extend(names.split('|').map(|n| (n.to_owned(), marker)));
                    }
                }
                _ => {
                    if let Some(meaning) = meaning(what, value) {
                        for name in names.split('|').flat_map(spellings) {
                            words.push((name, meaning));
                        }
                    }
                }
            }
        }
        // 정오 and 자정 are a part of the day and a clock time in one.
        let clocks: Vec<_> = entries(data::DATES.text())
            .filter(|e| e.first() == Some(&"clock"))
            .filter_map(|e| Some((*e.get(2)?, clock(e.get(1)?)?)))
            .collect();
        for (word, meaning) in &mut words {
            if let Meaning::Part(_, time) = meaning {
                *time = clocks
                    .iter()
                    .find(|(names, _)| names.split('|').any(|n| n == word))
                    .map(|&(_, clock)| clock);
            }
        }
        Words {
            words: WordList::new(words),
            offsets: WordList::new(offsets),
            forward: WordList::new(forward),
            length_cues: WordList::new(length_cues),
            tails: WordList::new(tails),
            holiday_context: WordList::new(holiday_context),
            events: WordList::new(events),
            loose_tails: WordList::new(loose_tails),
            lookalikes: WordList::new(lookalikes),
            any_day,
            happenings,
        }
    }
}

fn marker(value: &str) -> Option<Marker> {
    Some(match value {
        "past" => Marker::Past,
        "forward" => Marker::Forward,
        "this" => Marker::This,
        "next" => Marker::Next,
        _ => return None,
    })
}

fn clock(value: &str) -> Option<ClockTime> {
    let (hour, minute) = value.split_once(':')?;
    Some(ClockTime {
        hour: hour.parse().ok()?,
        minute: minute.parse().ok()?,
    })
}

fn meaning(what: &str, value: &str) -> Option<Meaning> {
    let number = || value.trim_end_matches('+').parse::<i32>().ok();
    let small = || value.parse::<u8>().ok();
    Some(match what {
        "marker" => Meaning::Marker(marker(value)?),
        "year" => Meaning::Year(number()?),
        "sameperiod" => Meaning::SamePeriod(number()?),
        "ctxyear" => Meaning::ContextYear(number()?),
        "month" => Meaning::Month(number()?),
        "ctxmonth" => Meaning::ContextMonth(number()?),
        "week" => Meaning::Week(number()?),
        "day" => Meaning::Day(number()?),
        "thisday" => Meaning::ThisDay,
        "ctxday" => Meaning::ContextDay(number()?),
        "half" => Meaning::Half(small()?),
        "quarter" if value == "1" => Meaning::FirstQuarter,
        "quarter" => Meaning::QuarterAway(number()?),
        "ctxquarter" => Meaning::ContextQuarter(number()?),
        "season" => Meaning::Season(small()?),
        "weekday" => Meaning::Weekday(small()?),
        "weekend" => Meaning::Weekend(number()?),
        "midweek" => Meaning::Midweek,
        "nth" => Meaning::Nth(small()?),
        "lastday" => Meaning::LastDay,
        "phase" => {
            let (part, of) = match value.split_once(' ') {
                Some((part, "year")) => (part, Of::Year),
                Some((part, _)) => (part, Of::Month),
                None => (value, Of::Any),
            };
            Meaning::Phase(DayPart::from_word(part)?, of)
        }
        "part" => Meaning::Part(DayPart::from_word(value)?, None),
        "holiday" => Meaning::Holiday(match value {
            "seollal" => Feast::Seollal,
            "buddha" => Feast::Buddha,
            "chuseok" => Feast::Chuseok,
            _ => {
                let (month, day) = value.split_once('-')?;
                Feast::Solar(month.parse().ok()?, day.parse().ok()?)
            }
        }),
        "length" => Meaning::Length(i64::from(number()?)),
        "every" => Meaning::Every,
        _ => return None,
    })
}
