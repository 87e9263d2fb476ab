//! How English puts figures together: `168 of 233 people (72 percent)`, `rose from $5 million to $6 million, up 20
//! percent`, `kills 21`.

use super::arithmetic::Check;
use super::words;
use crate::document::{Amount, AmountKind, Bound, Direction, Finding};
use crate::lexicon::WordSet;
use crate::text::Span;

impl Check<'_> {
    /// The patterns of English that begin with the figure.
    pub(super) fn in_english(&self) -> Option<Finding> {
        self.english_share()
            .or_else(|| self.english_growth())
            .or_else(|| self.english_sum())
    }

    /// 168 of 233 people (72 percent), 168 of the 233, or 72 percent
    fn english_share(&self) -> Option<Finding> {
        let (part, whole, percent) = (self.amount(0)?, self.amount(1)?, self.amount(2)?);
        let counts = part.kind == AmountKind::Count && whole.kind == AmountKind::Count;
        if !counts || percent.kind != AmountKind::Percent {
            return None;
        }
        let joined = matches!(
            self.between(0).trim(),
            "of" | "of the" | "out of" | "out of the" | "of its" | "of their" | "of all"
        );
        let second = self.between(1);
        let about = second.ends_with("(about ") || second.ends_with(", or about ");
        let bracketed = about || second.ends_with('(') || second.ends_with(", or ");
        let noun = second.len() <= 40 && !second.contains(['.', '\n', ';']);
        if !joined || !bracketed || !noun || !self.exact(0) || !self.exact(1) {
            return None;
        }
        self.share_of(1, 0, about)
    }

    /// rose from 100 to 120, up 20 percent; rose 20 percent, from 100 to 120; rose 20 percent to 120 from 100
    fn english_growth(&self) -> Option<Finding> {
        let (first, second) = (self.between(0).trim(), self.between(1).trim());
        let from = |words: &str| matches!(words, "from" | ", from" | "– from" | "— from");
        let order = if first == "to" && self.before().ends_with("from") {
            let joined = words::english("change").has(second.trim_start_matches([',', ' ']).trim());
            if !joined {
                return None;
            }
            [0, 1, 2]
        } else if from(first) && second == "to" {
            [1, 2, 0]
        } else if first == "to" && from(second) {
            [2, 1, 0]
        } else {
            return None;
        };
        let [was, is, by] = order;
        let (a, b, p) = (self.amount(was)?, self.amount(is)?, self.amount(by)?);
        let relative = p.kind == AmountKind::Percent;
        let counted = !matches!(
            a.kind,
            AmountKind::Percent | AmountKind::Rank | AmountKind::Temperature | AmountKind::Age
        );
        if !relative || !counted || a.kind != b.kind || a.unit != b.unit {
            return None;
        }
        if !self.exact(was) || !self.exact(is) || !matches!(p.bound, Bound::Exact | Bound::About) {
            return None;
        }
        self.change(order, p.direction? == Direction::Up)
    }

    /// $3 million and $4 million, for a total of $7 million
    fn english_sum(&self) -> Option<Finding> {
        let (a, b, c) = (self.amount(0)?, self.amount(1)?, self.amount(2)?);
        if a.unit != b.unit || b.unit != c.unit || a.kind != b.kind || b.kind != c.kind {
            return None;
        }
        let first = self.between(0);
        let second = self.between(1);
        let plain = |words: &str| words.len() <= 40 && !words.contains(['.', '\n', '(', '%', ';']);
        let joined = first.trim() == "and" || first.trim_end().ends_with(" and");
        let added = words::english("adds");
        let adds = second
            .match_indices(' ')
            .map(|(i, _)| second.get(i..).unwrap_or("").trim())
            .any(|tail| added.has(tail));
        if !joined || !adds || !plain(first) || !plain(second) {
            return None;
        }
        let firm = self.exact(0) && self.exact(1) && matches!(c.bound, Bound::Exact | Bound::About);
        firm.then(|| self.total()).flatten()
    }

    /// The words before the first figure, as far back as they matter.
    fn before(&self) -> &str {
        let head = self
            .amount(0)
            .and_then(|a| self.text.get(..a.span.start))
            .unwrap_or("");
        head.trim_end()
    }
}

/// Words that tell of people in English that something befell them: 21 dead, kills 21, 20 people were killed.
pub(super) struct Fate {
    behind: WordSet,
    before: WordSet,
    between: WordSet,
}

impl Fate {
    pub(super) fn new(class: &str) -> Self {
        Fate {
            behind: words::english(class),
            before: words::english(match class {
                "dead" => "kills",
                "injured" => "injures",
                _ => "loses",
            }),
            between: words::english("between"),
        }
    }

    /// Whether the words around a count within a paragraph say so of those it counts.
    pub(super) fn befalls(&self, text: &str, within: Span, amount: &Amount) -> bool {
        let small = |word: &str| {
            word.trim_matches(|c: char| !c.is_ascii_alphabetic())
                .to_ascii_lowercase()
        };
        let head = text.get(within.start..amount.span.start).unwrap_or("");
        let last = head.trim_end().rsplit(' ').next().unwrap_or("");
        if self.before.has(&small(last)) {
            return true;
        }
        let tail = text.get(amount.span.end..within.end).unwrap_or("");
        for (i, word) in tail.split_whitespace().take(5).enumerate() {
            let plain = small(word);
            if self.behind.has(&plain) {
                return true;
            }
            let noun = amount.unit.as_deref() == Some(word) && i < 2;
            if !noun && !self.between.has(&plain) || word.ends_with([',', '.', ';']) {
                return false;
            }
        }
        false
    }
}
