//! The date words of `data/en/dates.txt`.

use crate::data;
use crate::date::en::line::Line;
use crate::date::point::Feast;
use crate::document::{ClockTime, DayPart};
use crate::lexicon::{WordSet, words};

/// What a date word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Whether it is short: Mon.
    Weekday(u8, bool),
    Month(u8, bool),
    Ordinal(u8),
    Number(i32),
    Unit(Unit),
    Marker(Mark),
    Phase(Phase),
    /// A part of what stands behind "of"; `None` for the rest of it.
    Edge(Option<DayPart>),
    Part(DayPart),
    Day(i32, Option<DayPart>),
    Season(u8),
    Decade(i32),
    /// Whether it names other things too.
    Feast(Feast, bool),
    Clock(ClockTime, DayPart),
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hour,
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which way a word before a date points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Last,
    Past,
    Previous,
    Next,
    This,
    Coming,
    Following,
    Same,
    That,
}

/// A part of what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Early,
    Middle,
    Late,
    Earlier,
    Later,
}

impl Phase {
    pub(super) fn part(self) -> DayPart {
        match self {
            Phase::Early | Phase::Earlier => DayPart::Early,
            Phase::Middle => DayPart::Middle,
            Phase::Late | Phase::Later => DayPart::Late,
        }
    }
}

/// How many columns a letter has: the letters, and whatever else.
const COLUMNS: usize = 27;

/// All date words.
#[derive(Debug)]
pub(super) struct Words {
    /// Sorted by their first two letters; of those that share them the longer first.
    words: Vec<(&'static str, Meaning)>,
    /// A bit for each three first letters that a word has.
    starts: Vec<u64>,
    /// Where the words with two first letters begin, and one more place behind the last.
    places: Vec<u16>,
    zones: Vec<&'static str>,
    pub forward: WordSet,
    pub past: WordSet,
    pub promise: WordSet,
    pub begins: WordSet,
    pub begin: WordSet,
    pub count: WordSet,
    pub attack: WordSet,
    pub sport: WordSet,
    pub vote: WordSet,
    pub not_before: WordSet,
    pub not_after: Vec<&'static str>,
    pub name_verb: WordSet,
}

impl Words {
    pub(super) fn new() -> Self {
        let file = data::EN_DATES.text();
        let mut list: Vec<(usize, &'static str, Meaning)> = Vec::new();
        for (class, entry) in words(file) {
            let (word, value) = entry.split_once('\t').unwrap_or((entry, ""));
            if let Some(meaning) = meaning(class, word, value) {
                list.push((place(word.as_bytes()), word, meaning));
            }
        }
        crate::sort::sort_by(&mut list, |a, b| {
            a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len()))
        });
        let mut starts = vec![0_u64; (COLUMNS * COLUMNS * COLUMNS).div_ceil(64)];
        for &(place, word, _) in &list {
            let bit = place * COLUMNS + column(word.as_bytes().get(2));
            if let Some(bits) = starts.get_mut(bit / 64) {
                *bits |= 1 << (bit % 64);
            }
        }
        let places = (0..=COLUMNS * COLUMNS)
            .map(|n| u16::try_from(list.partition_point(|(p, ..)| *p < n)).unwrap_or(0))
            .collect();
        let of = |class: &str| {
            words(file)
                .filter(|&(c, _)| c == class)
                .map(|(_, word)| word)
                .collect()
        };
        let set = |class: &str| WordSet::of(file, &[class]);
        Words {
            starts,
            words: list.into_iter().map(|(_, w, m)| (w, m)).collect(),
            places,
            zones: of("zone"),
            forward: set("forward"),
            past: set("past"),
            promise: set("promise"),
            begins: set("begins"),
            begin: set("begin"),
            count: set("count"),
            attack: set("attack"),
            sport: set("sport"),
            vote: set("vote"),
            not_before: set("not-before"),
            not_after: of("not-after"),
            name_verb: set("name-verb"),
        }
    }

    /// The longest date word that stands at a place, and where it ends.
    pub(super) fn at(&self, line: Line<'_>, at: usize) -> Option<(Meaning, usize)> {
        let place = place(&[line.byte(at), line.byte(at + 1)]);
        let (&from, &to) = (self.places.get(place)?, self.places.get(place + 1)?);
        self.words
            .get(usize::from(from)..usize::from(to))?
            .iter()
            .find_map(|&(word, meaning)| {
                let end = line.part(at, word)?;
                // Feb13
                let glued =
                    matches!(meaning, Meaning::Month(_, true)) && line.byte(end).is_ascii_digit();
                (line.ends(end) || glued).then_some((meaning, end))
            })
    }

    /// Whether a date word may begin with three bytes: most words of a text are passed over by this alone.
    pub(super) fn may_begin(&self, first: u8, second: u8, third: u8) -> bool {
        let third_letter = Some(&third).filter(|_| second.is_ascii_alphabetic());
        let bit = place(&[first, second]) * COLUMNS + column(third_letter);
        let begins = self
            .starts
            .get(bit / 64)
            .is_some_and(|bits| bits >> (bit % 64) & 1 != 0);
        // Q3, H1, FY2019, fiscal 2019, financial year 2019.
        begins
            || second.is_ascii_digit() && matches!(first, b'q' | b'Q' | b'H')
            || first == b'F' && second == b'Y'
            || matches!((first, second, third), (b'f' | b'F', b'i', b's' | b'n'))
    }

    /// Behind the name of a time zone.
    pub(super) fn zone(&self, line: Line<'_>, at: usize) -> Option<usize> {
        let at = line.gap(at)?;
        self.zones.iter().find_map(|zone| line.exact(at, zone))
    }
}

/// Where words with these first letters are listed.
fn place(word: &[u8]) -> usize {
    column(word.first()) * COLUMNS + column(word.get(1))
}

fn column(byte: Option<&u8>) -> usize {
    match byte.map(u8::to_ascii_lowercase) {
        Some(c @ b'a'..=b'z') => usize::from(c - b'a'),
        _ => COLUMNS - 1,
    }
}

fn meaning(class: &str, word: &str, value: &str) -> Option<Meaning> {
    let small = || value.parse::<u8>().ok();
    let number = || value.parse::<i32>().ok();
    Some(match class {
        "weekday" => Meaning::Weekday(small()?, false),
        "weekday short" => Meaning::Weekday(small()?, true),
        "month" => Meaning::Month(small()?, false),
        "month short" => Meaning::Month(small()?, true),
        "ordinal" => Meaning::Ordinal(small()?),
        "number" => Meaning::Number(number()?),
        "unit" => Meaning::Unit(match value {
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            _ => Unit::Century,
        }),
        "marker" => Meaning::Marker(match value {
            "last" => Mark::Last,
            "past" => Mark::Past,
            "previous" => Mark::Previous,
            "next" => Mark::Next,
            "this" => Mark::This,
            "coming" => Mark::Coming,
            "following" => Mark::Following,
            "same" => Mark::Same,
            _ => Mark::That,
        }),
        "phase" => Meaning::Phase(match value {
            "early" => Phase::Early,
            "middle" => Phase::Middle,
            "late" => Phase::Late,
            "earlier" => Phase::Earlier,
            _ => Phase::Later,
        }),
        "edge" => Meaning::Edge(DayPart::from_word(value)),
        "part" => Meaning::Part(DayPart::from_word(value)?),
        "day" => {
            let part = (word == "tonight").then_some(DayPart::Night);
            Meaning::Day(number()?, part)
        }
        "season" => Meaning::Season(small()?),
        "decade" => Meaning::Decade(number()?),
        "holiday" => Meaning::Feast(feast(value)?, false),
        "holiday loose" => Meaning::Feast(feast(value)?, true),
        "clock" => {
            let (hour, minute) = value.split_once(':')?;
            let clock = ClockTime {
                hour: hour.parse().ok()?,
                minute: minute.parse().ok()?,
            };
            Meaning::Clock(clock, DayPart::from_word(word)?)
        }
        _ => return None,
    })
}

fn feast(value: &str) -> Option<Feast> {
    let mut fields = value.split(' ');
    Some(match fields.next()? {
        "nth" => Feast::Nth {
            month: fields.next()?.parse().ok()?,
            n: fields.next()?.parse().ok()?,
            weekday: fields.next()?.parse().ok()?,
            plus: fields.next()?.parse().ok()?,
        },
        "easter" => Feast::Easter(fields.next()?.parse().ok()?),
        "seollal" => Feast::Seollal,
        _ => {
            let (month, day) = value.split_once('-')?;
            Feast::Solar(month.parse().ok()?, day.parse().ok()?)
        }
    })
}
