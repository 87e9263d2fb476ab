//! The element that holds the article: where most of the prose stands, as Readability reckons it.

use std::hash::Hasher as _;

use super::Page;
use super::flow::{Flow, FlowLine};
use super::mark::Mark;
use crate::article::line;
use crate::article::phrase::{Quick, QuickMap};

/// The element that holds the article.
#[derive(Debug, Clone, Default)]
pub(super) struct Root {
    /// None where the page has no prose to go by: then everything counts as inside.
    pub element: Option<usize>,
    /// Siblings and cousins that go with it, in order.
    beside: Vec<usize>,
    /// Elements that hold so much of the page's prose that a class of furniture must be a mistake.
    large: Vec<bool>,
}

impl Root {
    pub(super) fn holds(&self, element: usize) -> bool {
        self.element == Some(element) || self.beside.binary_search(&element).is_ok()
    }

    /// Whether it stands around a node.
    pub(super) fn around(&self, flow: &Flow, node: usize) -> bool {
        let mut at = node;
        for _ in 0..256 {
            if self.holds(at) {
                return true;
            }
            match flow.parents.get(at) {
                Some(&parent) if parent != at => at = parent,
                _ => return false,
            }
        }
        false
    }

    /// No element of the page holds the article.
    pub(super) fn nothing(&mut self) {
        self.element = Some(usize::MAX);
        self.beside.clear();
    }

    /// Whether an element's name for furniture is to be ignored.
    pub(super) fn clears(&self, element: usize) -> bool {
        self.large.get(element).copied().unwrap_or(false)
    }
}

/// How much a line counts as prose: its characters outside of links, when it has the shape of sentences.
fn weight(text: &str, line: &FlowLine) -> f32 {
    if line.linked * 2 > line.chars {
        return 0.0;
    }
    let f = line::features(line.span.of(text));
    #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
    let chars = (line.chars - line.linked) as f32;
    match (f.stops, f.chars) {
        (0, ..60) => 0.0,
        (0, _) => chars * 0.5,
        (_, ..15) => 0.0,
        _ => chars,
    }
}

/// How much each line counts as prose.
pub(super) fn weights(flow: &Flow) -> Vec<f32> {
    let lines = flow.lines.iter();
    lines.map(|line| weight(&flow.text, line)).collect()
}

/// How much more a line counts that stands in what the page gives as the article's words, and how much less one that
/// does not.
const GIVEN: f32 = 4.0;

/// Where the page gives the article's words: the places of every [`Given::STEP`] characters of them, so that a line is
/// found without going over all of them.
struct Given<'a> {
    body: &'a str,
    places: QuickMap<u64, usize>,
}

impl<'a> Given<'a> {
    const STEP: usize = 12;

    /// `body` is without white space.
    fn new(body: &'a str) -> Self {
        let chars: Vec<(usize, char)> = body.char_indices().collect();
        let mut places = QuickMap::default();
        for step in chars.chunks_exact(Self::STEP) {
            let key = key(step.iter().map(|&(_, c)| c));
            places
                .entry(key)
                .or_insert(step.first().map_or(0, |&(at, _)| at));
        }
        Given { body, places }
    }

    /// Whether a line stands in the article's words; one that is too short to tell counts as neither.
    fn holds(&self, line: &str) -> Option<bool> {
        let line: String = line.split_whitespace().collect();
        let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
        if starts.len() < 2 * Self::STEP {
            return None;
        }
        Some((0..Self::STEP).any(|shift| {
            let from = starts.get(shift).copied().unwrap_or(0);
            let step = line.get(from..).unwrap_or("").chars().take(Self::STEP);
            self.places
                .get(&key(step))
                .and_then(|place| place.checked_sub(from))
                .and_then(|start| self.body.get(start..))
                .is_some_and(|rest| rest.starts_with(&line))
        }))
    }
}

/// Characters as one number.
fn key(chars: impl Iterator<Item = char>) -> u64 {
    let mut hasher = Quick::default();
    for c in chars {
        hasher.write_u32(c.into());
    }
    hasher.finish()
}

/// The share of a page's prose from which on what calls itself the page's head or foot is neither.
const EDGE: f32 = 0.2;
/// The share from which on a call for consent only lends its name to what holds the page.
const ALL: f32 = 0.8;
/// How far up an element's ancestors stand whose likes hold further sections of the article.
const UP: usize = 3;

/// Chooses the element; `body` is what the page gives as the article's words, or empty.
pub(super) fn choose(page: &Page, flow: &Flow, weights: &[f32], body: &str) -> Root {
    let count = page.nodes.len();
    // Of every element: prose of its own lines and of its children's, weighed by distance; and all prose inside.
    let mut near = vec![0.0_f32; count];
    let mut all = vec![0.0_f32; count];
    let mut total = 0.0;
    let given = (!body.is_empty()).then(|| Given::new(body));
    for (line, &weight) in flow.lines.iter().zip(weights) {
        if weight == 0.0 {
            continue;
        }
        let weight = match given.as_ref().map(|g| g.holds(line.span.of(&flow.text))) {
            Some(Some(true)) => weight * GIVEN,
            Some(Some(false)) => weight / GIVEN,
            _ => weight,
        };
        total += weight;
        let mut at = line.element;
        // A line that stands in its own paragraph counts for what holds the paragraphs.
        let mut share = if page.nodes.get(at).is_some_and(|n| {
            matches!(
                n.tag(),
                "p" | "li" | "td" | "figcaption" | "blockquote" | "h2" | "h3" | "h4"
            )
        }) {
            0.2
        } else {
            1.0
        };
        for depth in 0..256 {
            if let (Some(near), Some(all)) = (near.get_mut(at), all.get_mut(at)) {
                *near += weight * share;
                *all += weight;
            }
            share = match (depth, share) {
                (0, 0.2) => 1.0,
                (0, _) => 0.5,
                (1, 1.0) => 0.5,
                (_, share) => share * 0.6,
            };
            let parent = flow.parents.get(at).copied().unwrap_or(at);
            if parent == at {
                break;
            }
            at = parent;
        }
    }
    let large: Vec<bool> = all
        .iter()
        .zip(&page.nodes)
        .enumerate()
        .map(|(i, (&inside, node))| {
            // A page's head and foot hold no prose: within an article these roles name its own.
            let edge = matches!(node.attribute("role"), "contentinfo" | "banner");
            let consent = flow.marks.get(i) == Some(&Mark::Consent);
            let share = match (consent, edge) {
                (true, _) => ALL,
                (_, true) => EDGE,
                _ => 0.5,
            };
            inside > total * share
        })
        .collect();
    let mut furniture = vec![false; count];
    let mut best: Option<(f32, usize)> = None;
    for i in 0..count {
        let parent = flow.parents.get(i).copied().unwrap_or(i);
        let mark = flow.marks.get(i).copied().unwrap_or_default();
        let is_large = large.get(i).copied().unwrap_or(false);
        let inherited = parent != i && furniture.get(parent).copied().unwrap_or(false);
        let own = matches!(mark, Mark::Furniture | Mark::Consent) && !is_large;
        if let Some(slot) = furniture.get_mut(i) {
            *slot = inherited || own;
        }
        let mut score = near.get(i).copied().unwrap_or(0.0);
        if score == 0.0 {
            continue;
        }
        score *= match mark {
            Mark::ArticleBody => 3.0,
            Mark::Article => 1.3,
            _ => 1.0,
        };
        if inherited || own {
            score *= 0.2;
        }
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, i));
        }
    }
    let Some((score, element)) = best.filter(|&(score, _)| score >= 20.0) else {
        return Root {
            large,
            ..Root::default()
        };
    };
    let parent = flow.parents.get(element).copied().unwrap_or(element);
    let node = |i: usize| page.nodes.get(i);
    // What holds the element, and what holds that: an article in steps has one in each.
    let mut holders = Vec::with_capacity(UP);
    let mut at = element;
    while holders.len() < UP {
        let above = flow.parents.get(at).copied().unwrap_or(at);
        if above == at {
            break;
        }
        at = above;
        holders.push(at);
    }
    let named = node(element).filter(|node| !node.attribute("class").is_empty());
    // Siblings that hold prose, and cousins with the same tag and class: an article in several sections.
    let beside = (0..count)
        .filter(|&i| {
            let near = near.get(i).copied().unwrap_or(0.0);
            let sibling = || parent != element && flow.parents.get(i) == Some(&parent);
            let cousin = || {
                named.is_some_and(|named| {
                    node(i).is_some_and(|node| {
                        node.tag == named.tag && node.attribute("class") == named.attribute("class")
                    })
                })
            };
            // Another step: beside what holds the element, with its tag and class.
            let step = || {
                holders.iter().any(|&holder| {
                    holder != i
                        && flow.parents.get(i) == flow.parents.get(holder)
                        && node(i).zip(node(holder)).is_some_and(|(node, holder)| {
                            node.tag == holder.tag
                                && !holder.attribute("class").is_empty()
                                && node.attribute("class") == holder.attribute("class")
                        })
                })
            };
            i != element
                && near > 0.0
                && !furniture.get(i).copied().unwrap_or(true)
                && (near >= score * 0.2 && sibling()
                    || near >= score * 0.05 && (cousin() || step()))
        })
        .collect();
    Root {
        element: Some(element),
        beside,
        large,
    }
}
