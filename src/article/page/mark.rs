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
    /// A call for consent: furniture, however much of the page it fills.
    Consent,
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
    Consent,
}

/// Reasons why an element counts as furniture: a bit each for the words of classes and for the roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Reasons([u64; 4]);

impl Reasons {
    /// Words of classes of furniture that have a bit of their own; further ones share the last.
    const MOST: usize = 4 * 64 - 1;
    /// The bit that all roles share.
    const ROLE: usize = Reasons::MOST;

    /// Every class, no role.
    pub(super) fn classes() -> Self {
        let mut all = Reasons([u64::MAX; 4]);
        if let Some(last) = all.0.last_mut() {
            *last >>= 1;
        }
        all
    }

    pub(super) fn add(&mut self, reason: usize) {
        if let Some(bits) = self.0.get_mut(reason / 64) {
            *bits |= 1 << (reason % 64);
        }
    }

    fn has(self, reason: usize) -> bool {
        let bits = self.0.get(reason / 64);
        bits.is_some_and(|bits| bits >> (reason % 64) & 1 != 0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == [0; 4]
    }

    pub(super) fn with(self, other: Reasons) -> Self {
        let mut both = self.0;
        for (bits, more) in both.iter_mut().zip(other.0) {
            *bits |= more;
        }
        Reasons(both)
    }

    pub(super) fn overlaps(self, other: Reasons) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// Each reason, by its number.
    pub(super) fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(i, bits)| {
            let bits = (0..64).filter(move |bit| bits >> bit & 1 != 0);
            bits.map(move |bit| i * 64 + bit)
        })
    }
}

/// Words of classes, with the number of the word among those of furniture.
fn classes() -> &'static HashMap<&'static str, (Class, usize)> {
    static SHARED: OnceLock<HashMap<&str, (Class, usize)>> = OnceLock::new();
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
                    "consent" => Some(Class::Consent),
                    _ => None,
                };
            } else if let Some(class) = class {
                let number = map.len().min(Reasons::MOST - 1);
                map.entry(line).or_insert((class, number));
            }
        }
        map
    })
}

/// Names and, with a hyphen behind them, families of names that say how a thing looks or where it stands.
fn utilities() -> &'static [&'static str] {
    static SHARED: OnceLock<Vec<&str>> = OnceLock::new();
    SHARED.get_or_init(|| {
        let lines = data::ARTICLE_CLASSES.text().lines();
        let lines = lines.skip_while(|line| *line != "= utility").skip(1);
        lines.take_while(|line| !line.starts_with("= ")).collect()
    })
}

/// What the words of class and id say; the more particular wins over `body`. Words of furniture among `ignored` say
/// nothing; the others are added to `reasons`.
fn class_of(attributes: &str, ignored: Reasons, reasons: &mut Reasons) -> Option<Class> {
    let mut found = [false; 8];
    for token in tokens(attributes) {
        for word in class_words(token) {
            let Some(&(class, number)) = classes().get(word.as_str()) else {
                continue;
            };
            if class == Class::Furniture {
                if ignored.has(number) {
                    continue;
                }
                reasons.add(number);
            }
            if let Some(slot) = found.get_mut(class as usize) {
                *slot = true;
            }
        }
    }
    let has = |class: Class| found.get(class as usize).copied().unwrap_or(false);
    if has(Class::Consent) {
        return Some(Class::Consent);
    }
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

/// The names of an attribute that say what a thing is: not `font-serif`, `relative`, `print:hidden`.
fn tokens(attributes: &str) -> impl Iterator<Item = &str> {
    let end = attributes.char_indices().nth(300).map(|(at, _)| at);
    let attributes = attributes.get(..end.unwrap_or(attributes.len()));
    attributes.unwrap_or("").split_whitespace().filter(|token| {
        let family = token.split_once('-').map_or(*token, |(family, _)| family);
        let is_utility = |name: &str| utilities().contains(&name);
        !(token.contains(':')
            || is_utility(token)
            || is_utility(token.get(..=family.len()).unwrap_or(token)))
    })
}

/// `newsView-area2` → news, view, area; a capital begins a word, digits part words.
fn class_words(attributes: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in attributes.chars() {
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

/// What an element's tag and attributes say, where the reasons among `ignored` are none; those for furniture by class or
/// role go into `reasons`.
pub(super) fn mark(node: &PageNode, ignored: Reasons, reasons: &mut Reasons) -> Mark {
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
        | "menubar" | "toolbar" | "dialog" | "button"
            if !ignored.has(Reasons::ROLE) =>
        {
            reasons.add(Reasons::ROLE);
            return Mark::Furniture;
        }
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
    let mut class = class_of(node.attribute("class"), ignored, reasons);
    if matches!(class, None | Some(Class::Body)) {
        class = class_of(node.attribute("id"), ignored, reasons).or(class);
    }
    match class {
        Some(Class::Furniture) => Mark::Furniture,
        Some(Class::Consent) => Mark::Consent,
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
                let got = class_of(example, Reasons::default(), &mut Reasons::default());
                let got = got.map(|c| format!("{c:?}").to_lowercase());
                let class = class.clone().filter(|class| class != "utility");
                assert_eq!(got, class, "{example}");
            } else if let Some(example) = line.strip_prefix("- ") {
                let got = class_of(example, Reasons::default(), &mut Reasons::default());
                assert_eq!(got, None, "{example}");
            }
        }
        assert!(classes().len() < Reasons::MOST);
    }

    #[test]
    fn a_word_that_is_ignored_makes_no_furniture() {
        let mut reasons = Reasons::default();
        let class = class_of("comment-text", Reasons::default(), &mut reasons);
        assert_eq!(class, Some(Class::Furniture));
        assert_eq!(reasons.iter().count(), 1);
        let class = class_of("comment-text", reasons, &mut Reasons::default());
        assert_eq!(class, Some(Class::Body));
    }
}
