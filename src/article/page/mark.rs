//! What an element's own tag, classes and role say about what stands inside.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::PageNode;
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
