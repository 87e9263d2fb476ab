//! What stands above a story's first sentence: its headline, subheads and captions, and what is none of it.

use super::Roles;
use crate::article::item::Kind;
use crate::article::phrase;
use crate::article::published::Label;
use crate::article::story::Story;
use crate::document::BlockRole;

/// The shares of a line's words that a story must have for the line to be the story's headline, or to belong to it.
const HEADLINE: f32 = 0.34;
/// From what share on a line is surely the story's.
const CERTAIN: f32 = 0.6;
/// More subheads than this do not stand between a headline and its date.
const MOST_SUBHEADS: usize = 5;
const SUBHEAD: f32 = 0.3;

impl Roles<'_> {
    /// Headline, subheads and captions above the first sentence.
    pub(super) fn above(&mut self, story: &Story, floor: usize) {
        let text = self.text;
        let mut seen: phrase::QuickSet<&str> = phrase::QuickSet::default();
        let mut best: Option<(f32, usize)> = None;
        let mut candidates: Vec<(usize, f32, f32)> = Vec::new();
        for i in floor..story.first {
            let Some(item) = self.item(i) else { break };
            if item.kind != Kind::Short {
                continue;
            }
            let words = item.cut.core.of(text);
            let (affinity, own) = story.topic.affinity(words);
            let repeated = !seen.insert(words);
            let hint = item.hint;
            if hint.caption && !hint.outside {
                self.give(i, BlockRole::Caption, 0.9, "caption_element");
                continue;
            }
            if item.has_credit() && (0.15..SUBHEAD).contains(&affinity) && best.is_some() {
                self.give(i, BlockRole::Caption, 0.7, "photo_credit");
                continue;
            }
            let titled = self.is_title(item);
            let heading = hint.heading == 1 || titled;
            if !heading && (own < 2 || affinity < SUBHEAD || item.features.chars < 6) {
                continue;
            }
            // Beside the article a page has many lines; only its headings belong to it.
            if hint.outside && !(heading || hint.heading > 0 || hint.title || hint.subtitle) {
                continue;
            }
            // Past this the line is the story's all the same: a headline that says more is no worse.
            let mut weight = affinity.min(CERTAIN) + (affinity - CERTAIN).max(0.0) / 4.0;
            weight += if titled { 0.8 } else { 0.0 };
            weight += match hint.heading {
                1 => 0.6,
                2 | 3 => 0.2,
                _ => 0.0,
            };
            weight += if hint.title { 0.2 } else { 0.0 };
            weight -= if hint.subtitle { 0.2 } else { 0.0 };
            weight += if repeated { 0.4 } else { 0.0 };
            weight += if item.blank > 0 { 0.1 } else { 0.0 };
            weight += if (12..=70).contains(&item.features.chars) {
                0.1
            } else {
                0.0
            };
            weight += if item.has_credit() { -0.3 } else { 0.0 };
            // A date or byline soon behind it, with nothing but subheads between where it is further down.
            let mut behind = self.items.get(i + 1..story.first).unwrap_or(&[]).iter();
            let between = behind.clone().take_while(|item| item.kind == Kind::Short);
            let reach = between.count().clamp(2, MOST_SUBHEADS) + 1;
            let dated = behind.by_ref().take(reach).any(|item| {
                matches!(item.kind, Kind::Date(d) if d.label != Label::Bare || d.time)
                    || item.kind == Kind::Byline
            });
            weight += if dated { 0.4 } else { 0.0 };
            let affinity = if titled { 1.0 } else { affinity };
            candidates.push((i, affinity, weight));
            if (affinity >= HEADLINE || heading) && best.is_none_or(|(w, _)| weight > w) {
                best = Some((weight, i));
            }
        }
        // `제목 - 새벽일보`: the window's title, when the headline itself stands below.
        let page_titles: Vec<usize> = candidates
            .iter()
            .filter(|&&(i, ..)| {
                let Some(item) = self.item(i) else {
                    return false;
                };
                let words = item.cut.core.of(text);
                candidates.iter().any(|&(j, ..)| {
                    self.item(j).is_some_and(|other| {
                        let inner = other.cut.core.of(text);
                        j > i
                            && inner.len() >= 24
                            && words.strip_prefix(inner).is_some_and(|rest| {
                                rest.trim_start()
                                    .starts_with(['-', '|', '<', ':', '–', '—', '>', '·', '['])
                            })
                    })
                })
            })
            .map(|&(i, ..)| i)
            .collect();
        for &i in &page_titles {
            self.give(i, BlockRole::Furniture, 0.8, "page_title");
        }
        candidates.retain(|(i, ..)| !page_titles.contains(i));
        let best = best.map(|(weight, at)| {
            if page_titles.contains(&at) {
                candidates
                    .iter()
                    .filter(|&&(_, affinity, _)| affinity >= HEADLINE)
                    .map(|&(i, _, w)| (w, i))
                    .fold((0.0, at), |a, b| if b.0 > a.0 { b } else { a })
            } else {
                (weight, at)
            }
        });
        // Of lines that speak for the story about equally the first is its headline.
        let headline = best.and_then(|(weight, at)| {
            let first = candidates
                .iter()
                .find(|&&(_, affinity, w)| affinity >= HEADLINE && w >= weight - 0.3)
                .map(|&(i, ..)| i)?;
            // A line far above, with other matter between, is a menu's.
            Some(if self.is_near(first, at) { first } else { at })
        });
        if let Some(headline) = headline {
            let confidence = if candidates.len() > 1 { 0.8 } else { 0.9 };
            self.give(
                headline,
                BlockRole::Headline,
                confidence,
                "speaks_for_story",
            );
            for &(i, ..) in &candidates {
                if i <= headline {
                    self.give(i, BlockRole::Furniture, 0.7, "above_headline");
                    continue;
                }
                let Some(item) = self.item(i) else { break };
                let same = self
                    .item(headline)
                    .is_some_and(|h| h.cut.core.of(text) == item.cut.core.of(text));
                if same {
                    self.give(i, BlockRole::Furniture, 0.8, "repeated");
                } else if item.has_credit() {
                    self.give(i, BlockRole::Caption, 0.8, "photo_credit");
                } else {
                    self.give(i, BlockRole::Subhead, 0.7, "under_headline");
                }
            }
            self.subheads_beside(headline, story.first);
        } else if self.clean && story.first - floor <= 3 && floor == 0 {
            // A headline can play on words that the story does not use.
            let mut first = true;
            for i in floor..story.first {
                if self.item(i).is_some_and(|item| {
                    item.kind == Kind::Short
                        && (first || item.features.words >= 3 || item.has_credit())
                }) {
                    let role = if first {
                        BlockRole::Headline
                    } else {
                        BlockRole::Subhead
                    };
                    first = false;
                    self.give(i, role, 0.6, "above_story");
                }
            }
        } else if let Some(i) = (floor..story.first)
            .rev()
            .find(|&i| self.item(i).is_some_and(|item| item.kind == Kind::Short))
            && self
                .item(i)
                .is_some_and(|item| item.features.words >= 3 && item.features.chars >= 10)
            && self.stands_alone(i)
        {
            self.give(i, BlockRole::Headline, 0.5, "above_story");
        }
    }

    /// Lines under the headline that say little of the story's words, next to ones that say more.
    fn subheads_beside(&mut self, headline: usize, first: usize) {
        for i in headline + 1..first {
            let Some(item) = self.item(i) else { break };
            let belongs = |i: usize| {
                self.given
                    .get(i)
                    .copied()
                    .flatten()
                    .is_some_and(|g| matches!(g.role, BlockRole::Headline | BlockRole::Subhead))
            };
            if item.kind == Kind::Short
                && item.features.words >= 3
                && !item.hint.outside
                && !item.cut.core.of(self.text).contains(['|', 'ㅣ'])
                && (belongs(i - 1) || belongs(i + 1))
            {
                self.give(i, BlockRole::Subhead, 0.5, "beside_subhead");
            }
        }
    }

    /// Whether no other line of its kind stands next to it.
    fn stands_alone(&self, i: usize) -> bool {
        i.checked_sub(1)
            .and_then(|before| self.item(before))
            .is_none_or(|item| item.kind != Kind::Short)
    }

    /// Whether no list of other matter stands between two lines.
    fn is_near(&self, from: usize, to: usize) -> bool {
        let between = self.items.get(from..to).unwrap_or(&[]);
        let list = between.iter().any(|item| {
            matches!(
                item.kind,
                Kind::Row { .. }
                    | Kind::Furniture("temperature" | "ticker")
                    | Kind::Section("related" | "most_read")
            )
        });
        !list
            && between
                .iter()
                .filter(|item| item.kind == Kind::Short)
                .count()
                <= 8
    }
}
