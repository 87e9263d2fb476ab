//! What a page's tags, classes and roles say about what stands inside.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::PageNode;
use super::flow::{Flow, FlowLine};
use super::root::Root;
use crate::data;

/// What an element's own tag and attributes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mark {
    #[default]
    None,
    /// `itemprop="articleBody"`
    ArticleBody,
    /// `article`, `main`, or a class that says so.
    Article,
    Furniture,
    Caption,
    Byline,
    Dateline,
    Heading(u8),
    Title,
    Subtitle,
    Quote,
    ListItem,
}

/// What the tree says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::article) struct Hint {
    /// Outside of the element that holds the article.
    pub outside: bool,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Body,
    Furniture,
    Caption,
    Byline,
    Dateline,
    Title,
    Subtitle,
}

fn classes() -> &'static HashMap<&'static str, Class> {
    static SHARED: OnceLock<HashMap<&str, Class>> = OnceLock::new();
    SHARED.get_or_init(|| {
        let mut map = HashMap::new();
        let mut class = None;
        for line in data::ARTICLE_CLASSES.text().lines() {
            if let Some(head) = line.strip_prefix("= ") {
                class = match head {
                    "body" => Some(Class::Body),
                    "furniture" => Some(Class::Furniture),
                    "caption" => Some(Class::Caption),
                    "byline" => Some(Class::Byline),
                    "dateline" => Some(Class::Dateline),
                    "title" => Some(Class::Title),
                    "subtitle" => Some(Class::Subtitle),
                    _ => None,
                };
            } else if let Some(class) = class {
                map.entry(line).or_insert(class);
            }
        }
        map
    })
}

/// What the words of class and id say; the more particular wins over `body`.
fn class_of(attributes: &str) -> Option<Class> {
    let mut found = [false; 7];
    for word in class_words(attributes) {
        if let Some(&class) = classes().get(word.as_str())
            && let Some(slot) = found.get_mut(class as usize)
        {
            *slot = true;
        }
    }
    let has = |class: Class| found.get(class as usize).copied().unwrap_or(false);
    [
        Class::Subtitle,
        Class::Caption,
        Class::Byline,
        Class::Dateline,
        Class::Title,
    ]
    .into_iter()
    .find(|&c| has(c) && !has(Class::Furniture))
    .or(match (has(Class::Furniture), has(Class::Body)) {
        (true, _) => Some(Class::Furniture),
        (false, true) => Some(Class::Body),
        _ => None,
    })
}

/// `newsView-area2` → news, view, area; a capital begins a word, digits part words.
fn class_words(attributes: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in attributes.chars().take(300) {
        let parts = !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && small);
        if parts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        small = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether an element's own attributes hide it.
pub(super) fn is_hidden(node: &PageNode) -> bool {
    if node.attributes.is_empty() {
        return false;
    }
    let style: String = node
        .attribute("style")
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(300)
        .collect();
    node.attributes.contains_key("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

pub(super) fn mark(node: &PageNode) -> Mark {
    let Some(tag) = node.tag.as_deref() else {
        return Mark::None;
    };
    let property = node.attribute("itemprop");
    if property.split_whitespace().any(|p| p == "articleBody") {
        return Mark::ArticleBody;
    }
    match tag {
        "html" | "body" => return Mark::None,
        "nav" | "footer" | "aside" | "button" | "form" | "dialog" => return Mark::Furniture,
        "figcaption" => return Mark::Caption,
        "blockquote" => return Mark::Quote,
        "time" => return Mark::Dateline,
        "h1" => return Mark::Heading(1),
        "article" | "main" => return Mark::Article,
        _ => {}
    }
    match node.attribute("role") {
        "navigation" | "banner" | "complementary" | "contentinfo" | "search" | "menu"
        | "menubar" | "toolbar" | "dialog" | "button" => return Mark::Furniture,
        "main" | "article" => return Mark::Article,
        _ => {}
    }
    match property {
        "headline" => return Mark::Title,
        "author" | "creator" => return Mark::Byline,
        "datePublished" | "dateModified" => return Mark::Dateline,
        "caption" => return Mark::Caption,
        _ => {}
    }
    let heading = match tag {
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        "h5" => 5,
        "h6" => 6,
        _ => 0,
    };
    let mut class = class_of(node.attribute("class"));
    if matches!(class, None | Some(Class::Body)) {
        class = class_of(node.attribute("id")).or(class);
    }
    match class {
        Some(Class::Furniture) => Mark::Furniture,
        Some(Class::Caption) => Mark::Caption,
        Some(Class::Byline) => Mark::Byline,
        Some(Class::Dateline) => Mark::Dateline,
        Some(Class::Subtitle) => Mark::Subtitle,
        Some(Class::Title) if heading == 0 => Mark::Title,
        _ if heading > 0 => Mark::Heading(heading),
        Some(Class::Body) => Mark::Article,
        _ if tag == "li" => Mark::ListItem,
        _ => Mark::None,
    }
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
            Mark::Furniture if !root.clears(at) => hint.furniture = true,
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
    hint
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASSES: &str = include_str!("../../../data/article/classes.txt");

    #[test]
    fn splits_names_of_classes_into_words() {
        assert_eq!(
            class_words("newsView-area2 box_x"),
            ["news", "view", "area", "box", "x"]
        );
    }

    #[test]
    fn reads_every_example_as_the_list_says() {
        let mut class = None;
        for line in CLASSES.lines() {
            if let Some(head) = line.strip_prefix("= ") {
                class = Some(head.to_owned());
            } else if let Some(example) = line.strip_prefix("+ ") {
                let got = class_of(example).map(|c| format!("{c:?}").to_lowercase());
                assert_eq!(got, class, "{example}");
            } else if let Some(example) = line.strip_prefix("- ") {
                assert_eq!(class_of(example), None, "{example}");
            }
        }
    }
}
