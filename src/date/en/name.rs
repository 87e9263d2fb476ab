//! What only looks like a date: names (Theresa May, Black Friday, the Sunday Times), verbs (march) and counts (2000 people).

use super::line::Line;
use super::read::{Reader, Reading};
use super::words::{Mark, Meaning};
use crate::date::point::{Day, Stretch};

/// Behind these a bare month is one.
const STRONG: [&str; 22] = [
    "in",
    "since",
    "until",
    "till",
    "during",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "through",
    "between",
    "from",
    "each",
    "throughout",
    "late-",
    "mid-",
    "of",
    "by",
    "around",
    "before",
];

impl Reader<'_> {
    /// Whether a reading is a date where it stands.
    pub(super) fn fits(&self, at: usize, reading: &Reading) -> bool {
        let line = self.line;
        if self.is_title(at, reading.end) {
            return false;
        }
        if line.byte(at).is_ascii_digit() {
            return self.number_fits(at, reading);
        }
        let Some((meaning, end)) = self.words.at(line, at) else {
            return true;
        };
        match meaning {
            Meaning::Weekday(..) => self.weekday_fits(at, reading.end),
            Meaning::Month(n, _) => self.month_fits(n, at, end, reading),
            Meaning::Day(..) => {
                // USA Today, Russia Today.
                let title = line.byte(at).is_ascii_uppercase()
                    && !line.headline
                    && line.before(at).is_some_and(|(_, w)| is_capital(w));
                !title && line.byte(reading.end) != b'-'
            }
            Meaning::Ordinal(_) => {
                // A touchdown in the third quarter.
                reading.point.year.is_some()
                    || !matches!(reading.point.stretch, Some(Stretch::Quarter(_)))
                    || !self.is_match(at)
            }
            Meaning::Clock(..) => {
                let alone = !reading.point.has_date() && reading.end == end;
                let preposition = line.behind(
                    at,
                    &[
                        "at", "by", "until", "after", "before", "around", "from", "since", "till",
                        "past", "to", "about", "through",
                    ],
                );
                !alone || preposition && !line.byte(at).is_ascii_uppercase()
            }
            Meaning::Feast(_, true) => {
                reading.end > end || reading.special.is_some() || self.holiday_fits(at, end)
            }
            Meaning::Marker(Mark::That) => {
                // That day in April is told by what follows.
                let told = matches!(line.next_word(reading.end), "in" | "when" | "that");
                // Said that day traders lost: a conjunction.
                let day = matches!(reading.point.day, Some(Day::Context(0)))
                    && reading.point.part.is_none();
                !told && (!day || self.stands_alone(reading.end))
            }
            _ => true,
        }
    }

    /// “Fox News Sunday,” “Summer of 2010”: the last words of a name in quotation marks.
    fn is_title(&self, at: usize, end: usize) -> bool {
        const REACH: usize = 40;
        let line = self.line;
        let close = line.rest(end).trim_start_matches(',');
        if !close.starts_with(['”', '"', '’']) || line.byte(at).is_ascii_digit() {
            return false;
        }
        let before = line.window(at.saturating_sub(REACH + 4), at);
        let Some(open) = before.rfind(['“', '"', '‘']) else {
            return false;
        };
        let words = before.get(open..).unwrap_or("");
        words.len() <= REACH
            && words
                .trim_start_matches(['“', '"', '‘'])
                .split_whitespace()
                .all(|word| is_capital(word) || matches!(word, "the" | "a" | "of" | "on" | "and"))
            && words.split_whitespace().any(is_capital_behind_mark)
    }

    /// LOS ANGELES, Sept. 28 (UPI) —: the day of the dispatch, which is no word of the article.
    pub(super) fn is_dateline(&self, opens: usize, at: usize, end: usize) -> bool {
        let line = self.line;
        let text = line.text.get(opens..at).unwrap_or("");
        let town = text.trim_end().ends_with(',')
            && text
                .split(',')
                .next()
                .is_some_and(|town| !town.chars().any(char::is_lowercase) && town.len() > 2);
        let rest = line.text.get(end..).unwrap_or("").trim_start();
        let rest = match rest.strip_prefix('(') {
            Some(agency) => agency.split_once(')').map_or("", |(_, rest)| rest),
            None => rest,
        };
        let rest = rest.trim_start();
        town && (rest.starts_with(['—', '–']) || rest.starts_with("--") || rest.starts_with("- "))
    }

    fn weekday_fits(&self, at: usize, end: usize) -> bool {
        let line = self.line;
        if let Some((start, word)) = line.before(at) {
            let small = word.to_ascii_lowercase();
            if self.words.not_before.has(&small) {
                return false;
            }
            // Every other Friday.
            if small == "other" && line.behind(start, &["every"]) {
                return false;
            }
            // On a Monday.
            if small == "a" && line.behind(start, &["on"]) {
                return false;
            }
            if matches!(small.as_str(), "a" | "one" | "some") {
                let next = line.next_word(end);
                if next.is_empty() || !next.starts_with(|c: char| c.is_ascii_lowercase()) {
                    return false;
                }
            }
        }
        if line.slice(at, end).ends_with("the 13th") {
            return false;
        }
        let Some(gap) = line.gap(end) else {
            return true;
        };
        // Saturday Morning Cartoons: a name, outside of headlines.
        if !line.headline
            && line.byte(gap).is_ascii_uppercase()
            && matches!(self.words.at(line, gap), Some((Meaning::Part(_), _)))
        {
            return false;
        }
        let Some(after) = line.any(gap, &self.words.not_after) else {
            return true;
        };
        let first = line.word(gap);
        let plural = first.ends_with('s') && first.starts_with(|c: char| c.is_ascii_lowercase());
        // Sunday Times, Monday Night Football; Monday nights.
        let many = ["mornings", "nights", "afternoons", "evenings"];
        let repeats = plural && many.contains(&first);
        let name = line.byte(gap).is_ascii_uppercase() || line.slice(gap, after).contains("13th");
        !repeats && !name
    }

    fn month_fits(&self, n: u8, at: usize, end: usize, reading: &Reading) -> bool {
        let line = self.line;
        let point = &reading.point;
        let capital = line.byte(at).is_ascii_uppercase();
        let dated = point.day.is_some() || point.year.is_some();
        let before = line.before(at).map_or("", |(_, word)| word);
        let is = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(before));
        if dated {
            // They march first; Theresa May 2019 is no name that anybody writes.
            return capital
                || !matches!(n, 3 | 5 | 8)
                || before.is_empty()
                || is(&STRONG)
                || is(&["on", "was", "is", "the", "after", "for", "to"]);
        }
        if is(&["every", "each", "any"]) || line.byte(reading.end) == b'@' {
            return false;
        }
        if !capital {
            return !matches!(n, 3 | 5 | 8) || n != 5 && is(&STRONG) && !is(&["of", "by"]);
        }
        // Women's March, Theresa May: part of a name.
        let possessive =
            before.ends_with("'s") || line.slice(line.start, at).trim_end().ends_with("’s");
        if possessive && n == 3 {
            return false;
        }
        if !line.headline
            && line
                .before(at)
                .is_some_and(|(s, w)| self.is_name(line, s, w))
        {
            return false;
        }
        if !matches!(n, 3..=6 | 8) {
            return true;
        }
        let next = line.next_word(end);
        if n == 3 {
            // March on Washington; the March.
            let on = matches!(next, "on" | "for" | "against" | "of");
            return !on
                || is(&[
                    "in", "since", "until", "of", "last", "next", "early", "late",
                ]);
        }
        if is(&[
            "in", "since", "until", "during", "early", "late", "last", "next", "mid",
        ]) || line.byte(at.wrapping_sub(1)) == b'-'
        {
            return true;
        }
        if self.words.name_verb.has(next) || line.rest(end).starts_with("-") {
            return false;
        }
        // May I, may the: a verb with a capital at the start.
        if n == 5
            && matches!(
                next,
                "I" | "you" | "he" | "she" | "we" | "they" | "it" | "the" | "there" | "God" | "be"
            )
        {
            return false;
        }
        // April Ryan.
        let named = is_capital(next) && !line.headline;
        if named {
            return false;
        }
        let known = self.habits.somebody.get(usize::from(n) - 1);
        !known.is_some_and(|known| *known.get_or_init(|| self.is_somebody(line.slice(at, end))))
    }

    /// Whether a word has a capital that no start of a sentence explains: part of a name.
    fn is_name(&self, line: Line<'_>, start: usize, word: &str) -> bool {
        const SMALL: [&str; 34] = [
            "the", "a", "an", "on", "and", "but", "after", "for", "to", "as", "with", "at", "its",
            "his", "her", "their", "our", "that", "when", "while", "if", "one", "not", "or", "per",
            "till", "than", "although", "only", "last", "within", "about", "because", "once",
        ];
        let small = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(word));
        is_capital(word)
            && !small(&STRONG)
            && !small(&SMALL)
            && self.words.at(line, start).is_none()
    }

    /// Whether the sentence tells of a match.
    fn is_match(&self, at: usize) -> bool {
        const REACH: usize = 150;
        let sentence = self.line.window(at.saturating_sub(REACH), at + REACH);
        sentence
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| self.words.sport.has(word))
    }

    /// Whether a street is named behind a place: Main Street, N. Elm St.
    fn is_address(&self, end: usize) -> bool {
        const STREETS: [&str; 12] = [
            "Street",
            "St",
            "Avenue",
            "Ave",
            "Road",
            "Rd",
            "Boulevard",
            "Blvd",
            "Drive",
            "Lane",
            "Highway",
            "Place",
        ];
        let mut at = end;
        for _ in 0..4 {
            let word = self.line.next_word(at);
            if !is_capital(word) {
                return false;
            }
            if STREETS.contains(&word) {
                return true;
            }
            let Some(gap) = self.line.gap(at) else {
                return false;
            };
            at = gap + word.len();
            if self.line.byte(at) == b'.' {
                at += 1;
            }
        }
        false
    }

    /// Whether the article has somebody of that name: Theresa May, Mrs. May, May said.
    fn is_somebody(&self, name: &str) -> bool {
        let text = self.line.text;
        let all = Line {
            text,
            start: 0,
            end: text.len(),
            headline: false,
        };
        let mut at = 0;
        while let Some(found) = all.rest(at).find(name) {
            let start = at + found;
            at = start + name.len();
            if !all.ends(at) || start > 0 && !all.ends(start - 1) {
                continue;
            }
            if self.words.name_verb.has(all.next_word(at)) {
                return true;
            }
            if let Some((first, before)) = all.before(start)
                && self.is_name(all, first, before)
            {
                return true;
            }
        }
        false
    }

    /// Christmas sales, Easter eggs: what is meant is no day.
    fn holiday_fits(&self, at: usize, end: usize) -> bool {
        let line = self.line;
        if line.byte(end) == b'-' || line.apostrophe(end).is_some() {
            return false;
        }
        let next = line.next_word(end);
        let goes_on = !next.is_empty() && !self.stands_alone(end);
        let part = line
            .gap(end)
            .is_some_and(|g| matches!(self.words.at(line, g), Some((Meaning::Part(_), _))));
        let preposition = line.behind(
            at,
            &[
                "at", "on", "by", "before", "after", "since", "until", "till", "for", "around",
                "over", "during", "this", "last", "next", "from", "to", "through", "of", "was",
                "is", "near",
            ],
        );
        part || !goes_on && preposition
    }

    /// Whether a number is a year, and no count, price, model or part of a name.
    fn number_fits(&self, at: usize, reading: &Reading) -> bool {
        let line = self.line;
        let point = &reading.point;
        let before = line.slice(line.start, at).chars().next_back();
        if before.is_some_and(|c| matches!(c, '$' | '£' | '€' | '¥' | '₩' | '#' | '@' | '_'))
        {
            return false;
        }
        // 1,990; 3.2019; A-2019.
        if before.is_some_and(|c| matches!(c, ',' | '.' | ':' | '/'))
            && line.byte(at.wrapping_sub(2)).is_ascii_alphanumeric()
        {
            return false;
        }
        if matches!(before, Some('-' | '–' | '‑')) {
            let pre = line.before(at - before.map_or(0, char::len_utf8));
            return pre.is_some_and(|(_, w)| {
                ["pre", "post", "mid", "early", "late", "since"]
                    .iter()
                    .any(|p| p.eq_ignore_ascii_case(w))
            });
        }
        let bare = point.year.is_some()
            && point.month.is_none()
            && point.stretch.is_none()
            && point.offset.is_none()
            && reading.special.is_none()
            && line.number(at).is_some_and(|n| n.count >= 3);
        !bare || self.year_fits(at, reading)
    }

    fn year_fits(&self, at: usize, reading: &Reading) -> bool {
        let line = self.line;
        let Some(number) = line.number(at) else {
            return false;
        };
        let year = number.value;
        if number.count == 3 {
            return true;
        }
        let era = reading.end > number.end && reading.point.year_to.is_none();
        if era {
            return true;
        }
        if line.byte(reading.end) == b'-' || line.apostrophe(reading.end).is_some() && year < 1900 {
            return line.byte(reading.end) == b'-'
                && (1900..2100).contains(&year)
                && !line.word(reading.end + 1).starts_with("year");
        }
        let before = line.before(at).map_or("", |(_, word)| word);
        let is = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(before));
        const IN: [&str; 24] = [
            "in", "since", "by", "until", "till", "from", "to", "of", "for", "during", "before",
            "after", "between", "and", "through", "around", "circa", "early", "late", "mid",
            "year", "than", "as", "or",
        ];
        let next = line.next_word(reading.end);
        let counted = self.words.count.has(next)
            || [
                "million", "billion", "trillion", "km", "kg", "mph", "square",
            ]
            .contains(&next);
        if counted {
            return false;
        }
        if is(&[
            "no", "number", "route", "highway", "page", "section", "room", "flight", "about",
        ]) {
            return false;
        }
        if (1900..2100).contains(&year) {
            // World Cup 2018, Windows 2000.
            let function = is(&IN)
                || is(&[
                    "the", "on", "at", "with", "its", "last", "summer", "winter", "spring", "fall",
                    "autumn", "but", "when", "while", "election", "season",
                ]);
            let opens = line
                .before(at)
                .is_some_and(|(s, _)| line.mark_before(s).is_none());
            let owns = before.ends_with("'s") || before.ends_with("’s");
            if is_capital(before) && !function && !owns && !line.headline && !opens {
                return false;
            }
            // 2019 Main Street.
            if self.is_address(reading.end) {
                return false;
            }
            // 2000 homes, 1950 soldiers; the 2000 elections.
            let round = year % 50 == 0;
            let many = next.ends_with('s') && next.starts_with(|c: char| c.is_ascii_lowercase());
            let own = is(&["the", "its", "his", "her", "their", "in", "since", "of"]);
            return !(round && many && !own);
        }
        // In 1492; 1,500 is written with a comma, 1500 stores without.
        let strong = is(&[
            "in", "since", "from", "until", "to", "between", "and", "around", "circa", "year",
            "early", "late", "about", "before", "after", "by", "of",
        ]);
        let paired = reading.point.year_to.is_some();
        // Of Hydrodynamica (1738).
        let mark = line.slice(line.start, at).chars().next_back();
        if (1100..1900).contains(&year)
            && mark == Some('(')
            && matches!(line.byte(reading.end), b')' | b',' | b';' | 0xe2 | b' ')
        {
            return true;
        }
        let plural = next.ends_with('s') && !next.ends_with("ss");
        let clear = !next.is_empty() && !plural && is(&["in", "since", "circa"])
            || next.is_empty()
            || self.stands_alone(reading.end)
            || is_capital(next)
            || matches!(next, "the" | "a");
        let sure = is(&["in", "since", "circa", "year", "early", "late"]);
        (1100..1900).contains(&year) && strong && clear && (sure || paired || year > 1400)
    }
}

fn is_capital_behind_mark(word: &str) -> bool {
    is_capital(word.trim_start_matches(['“', '"', '‘']))
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}
