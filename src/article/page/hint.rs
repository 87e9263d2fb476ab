//! What the tree around a line says about it.

use super::flow::{Flow, FlowLine};
use super::mark::Mark;
use super::root::Root;

/// What the tree says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::article) struct Hint {
    /// Outside of the element that holds the article.
    pub outside: bool,
    /// Inside of it.
    pub inside: bool,
    /// In a menu, share bar, list of other stories.
    pub furniture: bool,
    /// Mostly links.
    pub links: bool,
    pub caption: bool,
    pub byline: bool,
    pub dateline: bool,
    /// 1 to 6 for `h1` to `h6`.
    pub heading: u8,
    pub title: bool,
    pub subtitle: bool,
    pub quote: bool,
    pub list: bool,
}

/// What the tree says of a line: every element around it up to the top.
pub(super) fn of(line: &FlowLine, flow: &Flow, root: &Root) -> Hint {
    let mut hint = Hint {
        outside: root.element.is_some(),
        links: line.linked * 2 > line.chars,
        ..Hint::default()
    };
    let mut at = line.inner;
    // A tree deeper than this is no page.
    for _ in 0..256 {
        let inside = hint.outside;
        if root.holds(at) {
            hint.outside = false;
        }
        match flow.marks.get(at).copied().unwrap_or_default() {
            Mark::Furniture | Mark::Consent if !root.clears(at) => hint.furniture = true,
            Mark::Caption if inside || root.element.is_none() || !hint.outside => {
                hint.caption |= !root.clears(at)
            }
            Mark::Byline => hint.byline |= !root.clears(at),
            Mark::Dateline => hint.dateline |= !root.clears(at),
            Mark::Heading(level) if hint.heading == 0 => hint.heading = level,
            Mark::Title => hint.title |= !root.clears(at),
            Mark::Subtitle => hint.subtitle |= !root.clears(at),
            Mark::Quote => hint.quote = true,
            Mark::ListItem => hint.list = true,
            _ => {}
        }
        let parent = flow.parents.get(at).copied().unwrap_or(at);
        if parent == at {
            break;
        }
        at = parent;
    }
    hint.inside = root.element.is_some() && !hint.outside;
    hint
}
