//! The kinds of things that the page's state is made of.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::view::compare::Compared;
use super::view::kept::Kept;
use super::view::reading::{Hidden, Mark, Reading};
use super::view::segment::{self, Run};
use crate::{AnnotatedArticle, Language};

/// A value that many hold and nobody changes; two are equal when they are the same one.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Shares a value.
    pub fn new(value: T) -> Self {
        Shared(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// What the worker found, read without corrections. How it is cut into stretches is worked out once, of a long one before
/// it is shown.
#[derive(Debug)]
pub struct Found {
    reading: Shared<Reading>,
    runs: OnceLock<Shared<Vec<Run>>>,
}

impl Found {
    /// An answer of the worker; the record's offsets are bytes.
    #[must_use]
    pub fn new(text: String, record: AnnotatedArticle) -> Found {
        Found {
            reading: Shared::new(Reading::new(text, record)),
            runs: OnceLock::new(),
        }
    }

    /// The article without corrections.
    #[must_use]
    pub fn reading(&self) -> &Shared<Reading> {
        &self.reading
    }

    /// The same, cut into stretches, with nothing hidden.
    pub fn runs(&self) -> &Shared<Vec<Run>> {
        self.runs
            .get_or_init(|| Shared::new(stretches(self.reading(), &Hidden::new())))
    }
}

/// An article cut into stretches.
#[must_use]
pub fn stretches(reading: &Reading, hidden: &Hidden) -> Vec<Run> {
    segment::runs(segment::paragraphs(reading, hidden))
}

/// What the worker is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The core is being loaded.
    Loading,
    /// It annotates.
    Working,
    /// It has not answered for long.
    Slow,
    /// It has answered, and fetches the data of a language that it met in the article.
    Fetching,
    /// It has answered.
    Ready,
    /// It has answered, but could not read one of the article's languages.
    Lacking(Lack),
    /// It could not be loaded.
    Failed,
    /// It stopped in the middle of its work.
    Stopped,
    /// The reader stopped it.
    Cancelled,
}

/// Why a language could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// The language.
    pub language: Language,
    /// Whether its data came, but damaged or of another version.
    pub damaged: bool,
}

/// How the page is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Contrast];

    /// Its name in storage and in the style sheet.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }

    /// The theme of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Theme {
        Theme::ALL
            .into_iter()
            .find(|t| t.as_str() == name)
            .unwrap_or(Theme::Auto)
    }
}

/// A view of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Who is in the article.
    Overview,
    /// The claims.
    Claims,
    /// The figures.
    Figures,
    /// The check sheet.
    Check,
}

/// Where a card points: the rectangle of the words, in pixels of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Anchor {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// An open card.
#[derive(Debug, Clone, PartialEq)]
pub struct Open {
    /// What it explains.
    pub marks: Vec<Mark>,
    /// Where the words are.
    pub anchor: Anchor,
    /// Whether it stays until it is closed.
    pub pinned: bool,
}

/// What is being compared: the articles, and what the worker has answered.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The articles, in the order in which they were chosen.
    pub articles: Vec<Kept>,
    /// What they agree on and contradict each other in.
    pub answer: Option<Shared<Compared>>,
    /// Whether there is no answer to wait for.
    pub failed: bool,
}
