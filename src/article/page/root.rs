//! The element that holds the article: where most of the prose stands, as Readability reckons it.

use super::Page;
use super::flow::{Flow, FlowLine};
use super::mark::Mark;
use crate::article::line;

/// The element that holds the article.
#[derive(Debug, Clone, Default)]
pub(super) struct Root {
    /// None where the page has no prose to go by: then everything counts as inside.
    pub element: Option<usize>,
    /// Siblings that go with it.
    beside: Vec<usize>,
    /// Elements that hold so much of the page's prose that a class of furniture must be a mistake.
    large: Vec<bool>,
}

impl Root {
    pub(super) fn holds(&self, element: usize) -> bool {
        self.element == Some(element) || self.beside.contains(&element)
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

/// How much more a line counts that stands in what the page gives as the article's words, and how much less one that
/// does not.
const GIVEN: f32 = 4.0;

/// Whether a line stands in the article's words as the page gives them, without white space.
fn is_given(body: &str, line: &str) -> bool {
    let line: String = line.split_whitespace().collect();
    body.contains(&line)
}

/// Chooses the element; `body` is what the page gives as the article's words, or empty.
pub(super) fn choose(page: &Page, flow: &Flow, body: &str) -> Root {
    let count = page.nodes.len();
    // Of every element: prose of its own lines and of its children's, weighed by distance; and all prose inside.
    let mut near = vec![0.0_f32; count];
    let mut all = vec![0.0_f32; count];
    let mut total = 0.0;
    for line in &flow.lines {
        let mut weight = weight(&flow.text, line);
        if weight == 0.0 {
            continue;
        }
        if !body.is_empty() {
            let given = is_given(body, line.span.of(&flow.text));
            weight *= if given { GIVEN } else { 1.0 / GIVEN };
        }
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
    let large: Vec<bool> = all.iter().map(|&inside| inside > total * 0.5).collect();
    let mut furniture = vec![false; count];
    let mut best: Option<(f32, usize)> = None;
    for i in 0..count {
        let parent = flow.parents.get(i).copied().unwrap_or(i);
        let mark = flow.marks.get(i).copied().unwrap_or_default();
        let is_large = large.get(i).copied().unwrap_or(false);
        let inherited = parent != i && furniture.get(parent).copied().unwrap_or(false);
        let own = mark == Mark::Furniture && !is_large;
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
    let beside = (0..count)
        .filter(|&i| {
            i != element
                && parent != element
                && flow.parents.get(i) == Some(&parent)
                && !furniture.get(i).copied().unwrap_or(true)
                && near.get(i).is_some_and(|&n| n >= score * 0.2)
        })
        .collect();
    Root {
        element: Some(element),
        beside,
        large,
    }
}
