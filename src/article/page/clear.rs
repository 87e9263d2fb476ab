//! Marks of furniture that must be mistakes: where what they name holds much of what the page says.

use super::Page;
use super::flow::Flow;
use super::mark::{self, Mark, Reasons};

/// The share of a page's prose that no class of furniture holds: it is the style of the page's text.
const MUCH: f32 = 0.4;
/// Where less of the prose than this stands outside of furniture, the page's classes mean something else.
const LEAST: f32 = 0.3;

/// Takes back the marks by class and role that must be mistakes. `weights` says how much each line counts as prose.
pub(super) fn clear(page: &Page, flow: &mut Flow, weights: &[f32]) {
    let total: f32 = weights.iter().sum();
    if total == 0.0 {
        return;
    }
    let mut held = [0.0_f32; 256];
    for (line, &weight) in flow.lines.iter().zip(weights) {
        let reasons = flow.reasons.get(line.inner).copied().unwrap_or_default();
        if weight == 0.0 || reasons.is_empty() {
            continue;
        }
        for reason in reasons.iter() {
            if let Some(held) = held.get_mut(reason) {
                *held += weight;
            }
        }
    }
    let mut ignored = Reasons::default();
    for (reason, &held) in held.iter().enumerate() {
        if held > total * MUCH {
            ignored.add(reason);
        }
    }
    if !ignored.is_empty() {
        mark_again(page, flow, ignored);
    }
    let mut free = 0.0;
    let marked = marked(flow);
    for (line, &weight) in flow.lines.iter().zip(weights) {
        if !marked.get(line.inner).copied().unwrap_or(false) {
            free += weight;
        }
    }
    if free < total * LEAST {
        mark_again(page, flow, ignored.with(Reasons::classes()));
    }
}

fn mark_again(page: &Page, flow: &mut Flow, ignored: Reasons) {
    for (i, node) in page.nodes.iter().enumerate() {
        let parent = flow.parents.get(i).copied().unwrap_or(i);
        let around = if parent == i {
            Reasons::default()
        } else {
            flow.reasons.get(parent).copied().unwrap_or_default()
        };
        let (Some(reasons), Some(mark)) = (flow.reasons.get_mut(i), flow.marks.get_mut(i)) else {
            continue;
        };
        if *mark != Mark::Furniture || !reasons.overlaps(ignored) {
            *reasons = if *mark == Mark::Furniture {
                around.with(*reasons)
            } else {
                around
            };
            continue;
        }
        let mut own = Reasons::default();
        *mark = mark::mark(node, ignored, &mut own);
        *reasons = if *mark == Mark::Furniture {
            around.with(own)
        } else {
            around
        };
    }
}

/// Of every node: whether it stands in furniture.
fn marked(flow: &Flow) -> Vec<bool> {
    let mut marked: Vec<bool> = Vec::with_capacity(flow.marks.len());
    for (i, mark) in flow.marks.iter().enumerate() {
        let parent = flow.parents.get(i).copied().filter(|&parent| parent < i);
        let around = parent.and_then(|parent| marked.get(parent)).copied();
        let own = matches!(mark, Mark::Furniture | Mark::Consent);
        marked.push(own || around.unwrap_or(false));
    }
    marked
}
