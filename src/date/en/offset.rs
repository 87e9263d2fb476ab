//! So many units away: three years ago, two Thursdays from now, a year earlier, three days after Easter.

use super::read::{Reader, Reading, Special};
use super::words::{Meaning, Unit};

impl Reader<'_> {
    /// N units ago, from now, later: three years ago, two Thursdays ago, a year earlier.
    pub(super) fn offset(&self, count: i32, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let gap = line.link(end)?;
        for (n, day) in WEEKDAYS.iter().enumerate() {
            if let Some(e) = line.eat(gap, day) {
                let ahead = match line.gap(e)? {
                    e if line.eat(e, "ago").is_some() => false,
                    e if line.eat(e, "from now").is_some() => true,
                    _ => return None,
                };
                let e = line
                    .gap(e)
                    .and_then(|e| line.any(e, &["ago", "from now"]))?;
                let special = Special::Weekdays {
                    count,
                    weekday: u8::try_from(n + 1).ok()?,
                    ahead,
                };
                return Some(Reading::special(special, e));
            }
        }
        let (Meaning::Unit(unit), e) = self.words.at(line, gap)? else {
            return None;
        };
        self.away(count, unit, at, e)
    }

    fn away(&self, count: i32, unit: Unit, at: usize, end: usize) -> Option<Reading> {
        let line = self.line;
        let gap = line.gap(end)?;
        let one = count == 1;
        if let Some(e) = line.eat(gap, "ago") {
            return Self::steps(count, unit, false).map(|point| Reading::new(point, e));
        }
        if let Some(e) = line.any(gap, &["from now", "hence"]) {
            return Self::steps(count, unit, true).map(|point| Reading::new(point, e));
        }
        let first = line.before(at).is_none() && line.mark_before(at).is_none();
        // Three years later, at the head of a sentence: of a story told, with no day to count from.
        let near = matches!(unit, Unit::Day | Unit::Week);
        if one || first && near {
            let way = if line.eat(gap, "earlier").is_some() {
                -count
            } else if line.eat(gap, "later").is_some() {
                count
            } else {
                0
            };
            if way != 0
                && let Some(point) = Self::context(way, unit)
            {
                let e = line.any(gap, &["earlier", "later"])?;
                return Some(Reading::new(point, e));
            }
        }
        let after = line.eat(gap, "after").is_some();
        let e = line
            .any(gap, &["after", "before"])
            .and_then(|e| line.gap(e))?;
        let days = match unit {
            Unit::Day => count,
            Unit::Week => count * 7,
            _ => return None,
        };
        let mut base = self.feast(e)?;
        base.special = Some(Special::Around(if after { days } else { -days }));
        Some(base)
    }
}

const WEEKDAYS: [&str; 7] = [
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
];
