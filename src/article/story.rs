//! The stories that a page holds, and which of them the page is about.

use super::item::{Item, Kind};
use super::line;
use super::phrase;
use crate::text::Span;

/// What a text is about: the beginnings of its words, without those that most articles share.
#[derive(Debug, Clone, Default)]
pub(super) struct Topic(phrase::QuickSet<u64>);

impl Topic {
    pub(super) fn add(&mut self, words: &str) {
        // A word takes some ten bytes.
        self.0.reserve(words.len() / 12);
        self.0.extend(beginnings(words));
    }

    /// The share of a text's words, 0 to 1, that this topic has too; and how many were looked at.
    pub(super) fn affinity(&self, words: &str) -> (f32, usize) {
        let mut own = 0_usize;
        let mut shared = 0_usize;
        for key in beginnings(words) {
            own += 1;
            shared += usize::from(self.0.contains(&key));
        }
        if own == 0 {
            return (0.0, 0);
        }
        #[expect(clippy::cast_precision_loss, reason = "a few hundred words")]
        (shared as f32 / own as f32, own)
    }
}

/// What words begin with: two letters, of Latin words five (or all of a shorter one).
fn beginnings(words: &str) -> impl Iterator<Item = u64> + '_ {
    let mut chars = words.chars();
    std::iter::from_fn(move || {
        // Behind what a word begins with the rest of it is passed over.
        loop {
            let mut word = chars.clone().take_while(|&c| line::is_letter(c));
            let Some(first) = word.next() else {
                chars.next()?;
                continue;
            };
            let second = word.next();
            let key = if is_latin(first) {
                let letters = chars.clone().take_while(|&c| line::is_letter(c));
                let letters = letters.take(phrase::LATIN).map(small);
                let key = phrase::latin(letters);
                (second.is_some() && !phrase::is_common_latin(key)).then_some(key)
            } else {
                second
                    .map(|second| (first, small(second)))
                    .filter(|&(a, b)| !a.is_ascii_digit() && !phrase::is_common(a, b))
                    .map(|(a, b)| phrase::pair(a, b))
            };
            while chars.next().is_some_and(line::is_letter) {}
            if key.is_some() {
                return key;
            }
        }
    })
}

/// Latin letters, with accents too.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (('\u{c0}'..'\u{250}').contains(&c))
}

/// A Latin letter as a small one; the others have none.
fn small(c: char) -> char {
    if c.is_ascii() {
        c.to_ascii_lowercase()
    } else if is_latin(c) {
        c.to_lowercase().next().unwrap_or(c)
    } else {
        c
    }
}

/// What parts a story from what came before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// Nothing: it is the first.
    Start,
    /// A run of links.
    List,
    /// A head such as `관련기사`, with its code.
    Section(&'static str),
    /// The rights of the story before.
    Copyright,
    /// A byline of its own.
    Byline,
    /// A headline and words that have nothing to do with what came before.
    Unlike,
}

/// A run of prose that hangs together.
#[derive(Debug, Clone)]
pub(super) struct Story {
    /// First and last item of prose.
    pub first: usize,
    pub last: usize,
    pub opened: Opened,
    /// Characters of prose.
    pub chars: u32,
    pub paragraphs: u32,
    /// Paragraphs that end as sentences do.
    complete: u32,
    /// Lines without a sentence that stand right before a paragraph.
    titles: u32,
    /// Links between the story before and this one.
    links: u32,
    /// Whether the line before it is its headline.
    titled: bool,
    /// Whether it and what comes before it stand within the element that holds the article.
    held: bool,
    pub topic: Topic,
    pub score: f32,
    /// First and last items of what stands in its middle and is another's.
    pub gaps: Vec<(usize, usize)>,
}

impl Story {
    /// Whether a whole story of its own stands beside the main one: no teaser, and not much shorter.
    pub(super) fn stands_beside(&self, main: &Story) -> bool {
        !matches!(self.opened, Opened::Section(_))
            && self.complete >= 2
            && self.complete == self.paragraphs
            && !is_teasers(self)
            && self.chars * 10 >= main.chars * 6
    }
}

/// Paragraphs at a story's beginning that may be a page's notices.
const FRONT: usize = 4;

impl Story {
    /// Leaves out first paragraphs that have nothing of the story's words and stand apart from it: notices of the page.
    pub(super) fn trim(&mut self, text: &str, items: &[Item]) {
        let prose: Vec<usize> = (self.first..=self.last)
            .filter(|&i| items.get(i).is_some_and(|item| item.kind == Kind::Prose))
            .collect();
        let words = |i: usize| items.get(i).map_or("", |item| item.cut.core.of(text));
        let mut rest = Topic::default();
        for &i in prose.get(FRONT..).unwrap_or(&[]) {
            rest.add(words(i));
        }
        if rest.0.len() < 30 {
            return;
        }
        let pairs: Vec<&[usize]> = prose.windows(2).take(FRONT).collect();
        let mut strange = Vec::with_capacity(FRONT);
        for pair in pairs.into_iter().rev() {
            let &[i, next] = pair else { continue };
            let (affinity, own) = rest.affinity(words(i));
            let held = items.get(i).is_some_and(|item| item.hint.inside);
            let apart = next - i > 1;
            strange.push((apart, next, !held && own >= 3 && affinity < 0.15));
            rest.add(words(i));
        }
        // From the first on, as far as nothing is the story's.
        let strange = strange
            .into_iter()
            .rev()
            .take_while(|&(_, _, strange)| strange);
        if let Some((_, next, _)) = strange.filter(|&(apart, ..)| apart).last() {
            self.first = next;
        }
    }
}

/// Characters that a story must have before a paragraph can begin another one.
const ENOUGH: u32 = 150;
/// Links in a row that part stories.
const LINKS: u32 = 4;

/// Parts the prose of a page into stories, in page order, each with its score.
pub(super) fn stories(text: &str, items: &[Item]) -> Vec<Story> {
    let mut stories: Vec<Story> = Vec::new();
    let mut boundary = Some(Opened::Start);
    // Lines without a sentence since the last prose.
    let mut shorts = 0_u32;
    let mut title: Option<Span> = None;
    // Bylines and calls behind the last prose, as at an article's end.
    let mut ended = 0_u8;
    // Whether the last prose says that a list follows.
    let mut announced = false;
    // Whether the last prose stands within the element that holds the article.
    let mut inside = false;
    // Whether the last prose breaks off, as teasers do.
    let mut broken = false;
    for (i, item) in items.iter().enumerate() {
        match item.kind {
            Kind::Prose => {
                let words = item.cut.core.of(text);
                // Within the element that holds the article neither links nor words part it.
                let held = std::mem::replace(&mut inside, item.hint.inside) && item.hint.inside;
                if held && matches!(boundary, Some(Opened::List)) {
                    boundary = None;
                }
                let parted = boundary.or_else(|| {
                    let story = stories.last().filter(|_| !held)?;
                    if broken && title.is_some() && shorts <= 3 {
                        return Some(Opened::Unlike);
                    }
                    // English pictures have the agency's opening too: there the words decide.
                    let own = |story: &Story| {
                        item.features.hangul > 0 || story.topic.affinity(words).0 < 0.2
                    };
                    if story.chars >= ENOUGH
                        && item.cut.before.is_some()
                        && !is_caption(item)
                        && own(story)
                    {
                        return Some(Opened::Byline);
                    }
                    if story.chars >= ENOUGH && ended > 0 && item.cut.before.is_none() {
                        let (affinity, count) = story.topic.affinity(words);
                        let enough = if ended > 1 { 0.15 } else { 0.05 };
                        if count >= 4 && affinity < enough {
                            return Some(Opened::Unlike);
                        }
                    }
                    if let Some(title) = title.filter(|_| shorts <= 2)
                        && is_unlike(story, title.of(text), words)
                    {
                        return Some(Opened::Unlike);
                    }
                    None
                });
                if let Some(opened) = parted {
                    stories.push(Story {
                        first: i,
                        last: i,
                        opened,
                        chars: 0,
                        paragraphs: 0,
                        complete: 0,
                        titles: 0,
                        links: shorts,
                        held,
                        titled: title.is_some_and(|title| {
                            let mut own = Topic::default();
                            own.add(words);
                            let (affinity, count) = own.affinity(title.of(text));
                            count >= 2 && affinity >= 0.34
                        }),
                        topic: Topic::default(),
                        score: 0.0,
                        gaps: Vec::new(),
                    });
                }
                if let Some(story) = stories.last_mut() {
                    story.last = i;
                    story.chars += item.features.chars;
                    story.paragraphs += 1;
                    story.complete += u32::from(item.features.ends);
                    story.titles += u32::from(shorts > 0 || item.cut.before.is_some());
                    story.topic.add(words);
                }
                announced = line::announces(words);
                broken = item.features.breaks_off;
                ended = 0;
                boundary = None;
                shorts = 0;
                title = None;
            }
            Kind::Short => {
                if !item.bullet(text) {
                    shorts += 1;
                }
                title = Some(item.cut.core);
                if shorts >= LINKS && boundary.is_none() && !announced {
                    boundary = Some(Opened::List);
                }
            }
            Kind::Byline | Kind::Credit | Kind::Closing(_) => ended = ended.saturating_add(1),
            Kind::Section(why) => boundary = Some(Opened::Section(why)),
            Kind::Copyright(_) if !stories.is_empty() => boundary = Some(Opened::Copyright),
            Kind::Row { .. } if !stories.is_empty() => boundary = Some(Opened::List),
            _ => {}
        }
    }
    let mut stories = joined(stories);
    for story in &mut stories {
        story.score = score(items, text, story);
    }
    stories
}

/// A picture's words: they may carry the agency's byline in the middle of a story.
fn is_caption(item: &Item) -> bool {
    item.has_credit() && item.features.stops <= 2
}

/// Stories that may stand in the middle of another.
const GAPS: usize = 3;

/// Joins what a list of links in the middle of a story has parted, and what goes on behind a few lines of another's.
fn joined(stories: Vec<Story>) -> Vec<Story> {
    let mut joined: Vec<Story> = Vec::with_capacity(stories.len());
    for story in stories {
        let mut between = 0;
        let mut at = None;
        for (i, before) in joined.iter().enumerate().rev().take(GAPS + 1) {
            let small = between * 4 <= before.chars && between <= story.chars;
            if !small && between > 0 {
                break;
            }
            if goes_on(before, &story, between > 0) {
                at = Some(i);
                break;
            }
            between += before.chars;
        }
        let Some(at) = at else {
            joined.push(story);
            continue;
        };
        let gaps: Vec<(usize, usize)> = joined
            .drain(at + 1..)
            .flat_map(|gap| [(gap.first, gap.last)])
            .collect();
        if let Some(before) = joined.last_mut() {
            before.gaps.extend(gaps);
            before.last = story.last;
            before.chars += story.chars;
            before.paragraphs += story.paragraphs;
            before.complete += story.complete;
            before.titles += story.titles.saturating_sub(1);
            before.topic.0.extend(story.topic.0);
        }
    }
    joined
}

/// Whether a story goes on in what was parted from it; `over` whether something else stands between.
fn goes_on(before: &Story, story: &Story, over: bool) -> bool {
    if story.complete == 0 || is_teasers(story) || over && before.chars < ENOUGH {
        return false;
    }
    let shared = story
        .topic
        .0
        .iter()
        .filter(|key| before.topic.0.contains(key))
        .count();
    let smaller = before.topic.0.len().min(story.topic.0.len());
    // Of a few words some are shared by chance.
    let alike = |percent: usize| {
        let percent = if smaller < 30 { percent * 2 } else { percent };
        let percent = if over { percent * 2 } else { percent };
        shared >= 2 && shared * 100 >= smaller * percent
    };
    match story.opened {
        // A list of links in the middle of a story: the last of them is no headline of what follows.
        Opened::List => alike(if story.titled { 8 } else { 4 }),
        Opened::Section("related" | "most_read") => {
            (story.held || story.links <= 6) && alike(if story.titled { 9 } else { 3 })
                || story.complete >= 3 && story.links <= 40 && alike(20)
        }
        Opened::Section(_) => story.held && alike(9),
        // One paragraph can be unlike the rest, a whole second half hardly.
        Opened::Unlike => alike(9),
        _ => false,
    }
}

/// Whether a headline and the paragraph under it tell another story than the one before.
fn is_unlike(story: &Story, title: &str, words: &str) -> bool {
    let (head, heads) = story.topic.affinity(title);
    if heads < 3 || head >= 0.2 {
        return false;
    }
    let (body, bodies) = story.topic.affinity(words);
    if bodies < 8 || body >= 0.06 {
        return false;
    }
    let mut own = Topic::default();
    own.add(words);
    own.affinity(title).0 >= 0.34
}

/// Headline, paragraph, headline, paragraph: not one story.
fn is_teasers(story: &Story) -> bool {
    story.titles >= 2 && story.titles * 10 >= story.paragraphs * 7
}

fn score(items: &[Item], text: &str, story: &Story) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a weight, not a count")]
    let mut score = story.chars as f32;
    let dated = items
        .get(..story.first)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(14)
        .take_while(|item| item.kind != Kind::Prose)
        .any(|item| matches!(item.kind, Kind::Date(d) if d.label != super::published::Label::Bare));
    score *= match story.opened {
        _ if dated => 1.0,
        Opened::Start | Opened::List => 1.0,
        Opened::Section("related" | "most_read") => 0.3,
        Opened::Section(_) => 0.1,
        Opened::Copyright => 0.5,
        Opened::Byline | Opened::Unlike => 0.7,
    };
    if is_teasers(story) && story.paragraphs <= 12 {
        score *= 0.4;
    }
    if story.complete == 0 {
        score *= 0.5;
    }
    let headline = items
        .get(..story.first)
        .unwrap_or(&[])
        .iter()
        .rev()
        .take(8)
        .take_while(|item| item.kind != Kind::Prose)
        .any(|item| {
            item.kind == Kind::Short && {
                let (affinity, words) = story.topic.affinity(item.cut.core.of(text));
                words >= 2 && affinity >= 0.4
            }
        });
    if headline {
        score *= 1.3;
    }
    score
}
