//! What stands above a story's first sentence: its headline, subheads and captions, and what is none of it.

use super::Roles;
use super::title::Match;
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
/// Lines of a story among which its first sentences are looked for.
const MOST_ABOVE: usize = 30;
/// How much a line gains that the way to the page ends in.
const PATH: f32 = 0.6;
/// Lines behind a story's first among which its date still stands.
const BEHIND: usize = 3;
/// Letters of a headline that the way to a page ends in.
const LEAST_PATH: usize = 15;

impl Roles<'_> {
    /// The line that says what the page's metadata gives as its headline: a first heading before others, and the nearest
    /// above the story.
    pub(super) fn titled(&self, story: &Story) -> Option<usize> {
        if self.titles.is_empty() {
            return None;
        }
        let lines = self.items.get(..=story.last).unwrap_or(&[]).iter();
        let found = lines.enumerate().filter(|&(i, item)| {
            item.kind == Kind::Short
                && (i < story.first || item.hint.heading > 0)
                && self.title(item) == Some(Match::Whole)
        });
        let found = found.min_by_key(|&(i, item)| {
            let heading = match item.hint.heading {
                0 if item.hint.title => 1,
                0 => 3,
                1 => 0,
                _ => 2,
            };
            (heading, item.hint.links, story.first.abs_diff(i))
        });
        found.map(|(i, _)| i)
    }

    /// The first sentences of a story written in Latin letters: behind a picture's words and a headline that reads as a
    /// sentence, where headline and byline may stand between.
    pub(super) fn top(&self, story: &Story) -> usize {
        let mut parted = false;
        for i in (story.first..=story.last).take(MOST_ABOVE) {
            let Some(item) = self.item(i) else { break };
            match item.kind {
                Kind::Prose if self.is_headlike(i) => parted = true,
                Kind::Prose if self.is_picture(i) => {}
                Kind::Prose => return if parted { i } else { story.first },
                Kind::Byline | Kind::Date(_) => parted = true,
                Kind::Short => parted |= item.features.words >= 4,
                _ => {}
            }
        }
        story.first
    }

    /// Whether a paragraph is a picture's words: it ends in who took it.
    fn is_picture(&self, i: usize) -> bool {
        self.item(i).is_some_and(|item| {
            item.hint.caption
                || item.has_credit() && item.features.stops <= 2
                || item.cut.core.of(self.text).starts_with("FILE ")
        })
    }

    /// Whether a line may be a headline: words without a sentence, or in a Latin story a sentence without its stop.
    pub(super) fn is_headlike(&self, i: usize) -> bool {
        self.item(i).is_some_and(|item| match item.kind {
            Kind::Short => true,
            Kind::Prose => {
                self.latin
                    && !item.hint.quote
                    && !item.hint.list
                    && !item.has_credit()
                    && self.is_unstopped_headline(i)
            }
            _ => false,
        })
    }

    /// Lines that end in the words of a later one: the way to the page with its headline at the end, as links are glued
    /// together when a page is copied. Each with the line that it ends in.
    fn paths(&self, candidates: &[(usize, f32, f32)]) -> Vec<(usize, usize)> {
        let form = |i: usize| {
            let mut form = Vec::new();
            let words = self.item(i).map_or("", |item| item.cut.core.of(self.text));
            phrase::normal_form(words, &mut form).then_some(form)
        };
        let forms: Vec<(usize, Vec<char>)> = candidates
            .iter()
            .filter_map(|&(i, ..)| Some((i, form(i)?)))
            .collect();
        let is_path = |&(i, ref own): &(usize, Vec<char>)| {
            let end = forms.iter().find(|(j, other)| {
                *j > i
                    && other.len() >= LEAST_PATH
                    && own.len() > other.len()
                    && own.ends_with(other)
            });
            end.map(|&(j, _)| (i, j))
        };
        forms.iter().filter_map(is_path).collect()
    }

    /// Headline, subheads and captions above the first sentence; `given` is the headline where the page names it.
    pub(super) fn above(&mut self, story: &Story, floor: usize, given: Option<usize>) {
        let text = self.text;
        let floor = given
            .filter(|&at| at < story.first)
            .map_or(floor, |at| floor.min(at));
        // What of the story's own stands above its first sentences.
        let from_story = story.first.saturating_sub(MOST_ABOVE);
        let mut seen: phrase::QuickSet<&str> = phrase::QuickSet::default();
        let mut best: Option<(f32, usize)> = None;
        let mut candidates: Vec<(usize, f32, f32)> = Vec::new();
        for i in floor..story.first {
            let Some(item) = self.item(i) else { break };
            if self.latin && item.kind == Kind::Prose && self.is_picture(i) && i >= from_story {
                self.give(i, BlockRole::Caption, 0.8, "photo_credit");
                continue;
            }
            if !self.is_headlike(i) {
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
            let matched = self.title(item);
            let titled = matched.is_some();
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
            weight += match matched {
                Some(Match::Whole) => 1.0,
                Some(Match::Most) => 0.6,
                None => 0.0,
            };
            weight += match hint.heading {
                1 => 0.6,
                2 | 3 => 0.2,
                _ => 0.0,
            };
            weight += if hint.title { 0.2 } else { 0.0 };
            weight -= if hint.subtitle { 0.2 } else { 0.0 };
            weight += if repeated { 0.4 } else { 0.0 };
            weight += if item.blank > 0 { 0.1 } else { 0.0 };
            let usual = if self.latin { 25..=110 } else { 12..=70 };
            weight += if usual.contains(&item.features.chars) {
                0.1
            } else {
                0.0
            };
            if self.latin && !titled {
                weight += self.latin_weight(i, story);
                weight -= if own < 3 { 0.3 } else { 0.0 };
            }
            weight += if item.has_credit() { -0.3 } else { 0.0 };
            // A date or byline soon behind it, with nothing but subheads between where it is further down.
            let end = story.first + if self.latin { BEHIND } else { 0 };
            let end = end.min(self.items.len());
            let mut behind = self.items.get(i + 1..end).unwrap_or(&[]).iter();
            let between = (i + 1..story.first).take_while(|&i| self.is_headlike(i));
            let reach = between.count().clamp(2, MOST_SUBHEADS) + 1;
            let dated = behind.by_ref().take(reach).any(|item| {
                matches!(item.kind, Kind::Date(d) if d.label != Label::Bare || d.time)
                    || item.kind == Kind::Byline
                    || self.latin && item.kind == Kind::Furniture("ago")
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
        let page_titles = if self.latin {
            let paths = self.paths(&candidates);
            for &(i, _) in &paths {
                self.give(i, BlockRole::Furniture, 0.8, "path");
            }
            // The line that the way to the page ends in is its headline.
            for candidate in &mut candidates {
                if paths.iter().any(|&(_, end)| end == candidate.0) {
                    candidate.1 = candidate.1.max(CERTAIN);
                    candidate.2 += PATH;
                    if best.is_none_or(|(w, _)| candidate.2 > w) {
                        best = Some((candidate.2, candidate.0));
                    }
                }
            }
            let paths = paths.into_iter().map(|(i, _)| i);
            page_titles.into_iter().chain(paths).collect()
        } else {
            page_titles
        };
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
        let spread = if self.latin { 0.1 } else { 0.3 };
        let headline = best.and_then(|(weight, at)| {
            let first = candidates
                .iter()
                .find(|&&(_, affinity, w)| affinity >= HEADLINE && w >= weight - spread)
                .map(|&(i, ..)| i)?;
            // A line far above, with other matter between, is a menu's.
            let first = if self.is_near(first, at) { first } else { at };
            Some(if self.latin {
                self.topmost(first, floor, story)
            } else {
                first
            })
        });
        let headline = given.or(headline);
        let headline = headline.or_else(|| {
            let latin = self.latin.then(|| self.by_place(floor, story.first));
            latin.flatten()
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

    /// How much a line looks and stands as English headlines do: of four words and more, not among a menu's, near its
    /// story.
    fn latin_weight(&self, i: usize, story: &Story) -> f32 {
        let words = |i: Option<usize>| {
            let item = i.and_then(|i| self.item(i));
            item.map_or(0, |item| match item.kind {
                Kind::Prose | Kind::Date(_) | Kind::Byline | Kind::Credit => 9,
                Kind::Short => item.features.words,
                _ => 3,
            })
        };
        let own = words(Some(i));
        let label = |words: u32| (1..=3).contains(&words);
        let menu = label(words(i.checked_sub(1))) && label(words(i.checked_add(1)));
        let mut weight = match own {
            0..=2 => -0.5,
            3 => -0.2,
            _ => 0.2,
        };
        // `Business | Asian elites`: a section's name.
        if own <= 8
            && self.item(i).is_some_and(|item| {
                let words = item.cut.core.of(self.text);
                words
                    .split_once(" | ")
                    .is_some_and(|(before, _)| before.split_whitespace().count() <= 2)
            })
        {
            weight -= 0.4;
        }
        if menu {
            weight -= if own <= 4 { 0.3 } else { 0.1 };
        }
        let under_menu = i.checked_sub(1).and_then(|i| self.item(i));
        if own <= 5 && under_menu.is_some_and(|item| item.kind == Kind::Furniture("menu")) {
            weight -= 0.2;
        }
        let between = self.items.get(i + 1..story.first).unwrap_or(&[]).iter();
        let others = between.filter(|item| item.kind == Kind::Short && item.features.words >= 4);
        weight
            - match others.count() {
                0..=3 => 0.0,
                4..=8 => 0.2,
                _ => 0.4,
            }
    }

    /// Of lines one right under the other that could be the headline the topmost is: the others say more of the story.
    fn topmost(&self, from: usize, floor: usize, story: &Story) -> usize {
        let fits = |i: usize| {
            self.item(i).is_some_and(|item| {
                let words = item.cut.core.of(self.text);
                item.kind == Kind::Short
                    && self.given.get(i).is_some_and(Option::is_none)
                    && item.features.words >= 5
                    && (20..=130).contains(&item.features.chars)
                    && !words.contains(['|', '›', '»', '•'])
                    && !item.has_credit()
                    && !item.hint.outside
                    && story.topic.affinity(words).0 >= 0.15
            })
        };
        let mut at = from;
        while at > floor && fits(at - 1) {
            at -= 1;
        }
        // A kicker with the section's name.
        let kicker = self.item(at).is_some_and(|item| {
            item.hint.heading == 0 && item.cut.core.of(self.text).contains(" | ")
        });
        if kicker && at + 1 < story.first && fits(at + 1) {
            at += 1;
        }
        at
    }

    /// The headline by its place: the line of a headline's length right above the date or byline, or above the story.
    fn by_place(&self, floor: usize, first: usize) -> Option<usize> {
        let fits = |i: usize| {
            self.item(i).is_some_and(|item| {
                self.is_headlike(i)
                    && self.given.get(i).is_some_and(Option::is_none)
                    && item.features.words >= 4
                    && (15..=130).contains(&item.features.chars)
                    && !item.has_credit()
                    && !item.hint.caption
                    && !(item.hint.outside && item.hint.heading != 1)
            })
        };
        let reach = first.saturating_sub(24).max(floor);
        let dated = (reach..first).find(|&i| {
            self.item(i).is_some_and(|item| {
                item.kind == Kind::Byline
                    || matches!(item.kind, Kind::Date(d) if d.label != Label::Bare || d.time)
            })
        });
        let above = |to: usize, lines: usize| {
            let from = to.saturating_sub(lines).max(floor);
            let found = (from..to).filter(|&i| fits(i));
            // Of two the upper one is the headline, the other what stands under it.
            let found: Vec<usize> = found.collect();
            match found.as_slice() {
                [.., upper, lower] if lower - upper == 1 => Some(*upper),
                [.., lower] => Some(*lower),
                [] => None,
            }
        };
        dated
            .and_then(|dated| above(dated, 6))
            .or_else(|| above(first, 6))
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
