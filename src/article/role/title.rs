//! The headlines that a page's metadata gives, and the lines that say the same.

use crate::article::item::{Item, Kind};
use crate::article::phrase;

/// How well a line agrees with the metadata, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Match {
    /// It is one of the titles, or one without the outlet's name.
    Whole,
    /// It is most of one.
    Most,
}

/// Normal forms of the titles.
#[derive(Debug, Default)]
pub(super) struct Titles {
    whole: Vec<Vec<char>>,
    /// Without what stands before or behind a dash or bar.
    parts: Vec<Vec<char>>,
}

/// Shorter titles say nothing.
const SHORTEST: usize = 4;
/// Of more titles the first ones are looked at.
const MOST: usize = 12;
/// What parts a headline from an outlet's name.
const PARTING: &[&str] = &[
    " - ", " | ", " – ", " — ", " : ", " :: ", " » ", " « ", " < ", " > ", " · ", " • ", "|",
    " ㅣ ",
];

impl Titles {
    pub(super) fn new(titles: &[String]) -> Self {
        let mut found = Titles::default();
        let mut form = Vec::new();
        for title in titles.iter().take(MOST) {
            phrase::normal_form(title, &mut form);
            if form.len() < SHORTEST {
                continue;
            }
            let all = form.len();
            if !found.whole.contains(&form) {
                found.whole.push(form.clone());
            }
            for mark in PARTING {
                let sides = [
                    title.split_once(mark).map(|(before, _)| before),
                    title.rsplit_once(mark).map(|(before, _)| before),
                    title.split_once(mark).map(|(_, behind)| behind),
                ];
                for side in sides.into_iter().flatten() {
                    phrase::normal_form(side, &mut form);
                    // An outlet's name is the shorter side.
                    if form.len() >= 2 * SHORTEST
                        && form.len() * 2 >= all
                        && !found.parts.contains(&form)
                    {
                        found.parts.push(form.clone());
                    }
                }
            }
        }
        found
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// How well words agree with a title.
    pub(super) fn matched(&self, words: &str) -> Option<Match> {
        let mut form = Vec::new();
        if self.is_empty() || !phrase::normal_form(words, &mut form) || form.len() < SHORTEST {
            return None;
        }
        if self.whole.contains(&form) || self.parts.contains(&form) {
            return Some(Match::Whole);
        }
        let most = |title: &Vec<char>| {
            form.len() * 10 >= title.len() * 6
                && title.len() * 10 >= form.len() * 6
                && form.len() >= 2 * SHORTEST
                && (contains(title, &form) || contains(&form, title))
        };
        let titles = self.whole.iter().chain(&self.parts);
        titles.into_iter().any(most).then_some(Match::Most)
    }

    /// Lines that say a title are headlines, whatever they look like by themselves.
    pub(super) fn reveal(&self, text: &str, items: &mut [Item]) {
        if self.is_empty() {
            return;
        }
        for item in items {
            let hidden = match item.kind {
                Kind::Prose => true,
                Kind::Furniture(_) | Kind::Section(_) => item.hint.heading > 0 || item.hint.title,
                _ => false,
            };
            if hidden
                && item.span.len() <= 4 * phrase::LONGEST
                && self.matched(item.cut.core.of(text)) == Some(Match::Whole)
            {
                item.kind = Kind::Short;
            }
        }
    }
}

fn contains(title: &[char], form: &[char]) -> bool {
    title.windows(form.len()).any(|window| window == form)
}
