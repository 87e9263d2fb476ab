//! The part that each line plays, once it is known which story the page is about.

mod above;
mod author;
mod below;
mod repeat;
mod title;

use self::title::{Match, Titles};

use super::Article;
use super::byline;
use super::item::{Item, Kind};
use super::line;
use super::published::{self, Label};
use super::story::{self, Story, Topic};
use crate::document::{Block, BlockRole, Published, PublishedFrom};
use crate::text::{Span, hangul};

/// Decides which lines are the article. `titles` are the headlines that the page's metadata gives.
pub(super) fn article(text: &str, mut items: Vec<Item>, titles: &[String]) -> Article {
    let titles = Titles::new(titles);
    titles.reveal(text, &mut items);
    let mut stories = story::stories(text, &items);
    let best = stories
        .iter()
        .enumerate()
        .max_by(|(i, a), (j, b)| a.score.total_cmp(&b.score).then(j.cmp(i)))
        .map(|(i, _)| i);
    let mut roles = Roles {
        text,
        items: &items,
        titles,
        clean: is_clean(&items),
        latin: false,
        given: vec![None; items.len()],
    };
    let mut rival = None;
    if let Some(best) = best.filter(|&b| stories.get(b).is_some_and(|s| s.chars >= 12)) {
        rival = rival_of(&stories, best, &items);
        roles.latin = stories
            .get(best)
            .is_some_and(|story| is_latin(story, &items));
        // In English a few words of another's, as a notice or a picture's, do not part a headline from its story.
        let parts = |story: &Story| {
            !roles.latin
                || story.chars
                    >= if story.paragraphs > 1 {
                        SMALL
                    } else {
                        2 * SMALL
                    }
        };
        let floor = stories
            .get(..best)
            .unwrap_or(&[])
            .iter()
            .rev()
            .find(|story| parts(story))
            .map_or(0, |s| s.last + 1);
        let next = stories.get(best + 1).map(|s| s.first);
        let mut main = stories.swap_remove(best);
        if roles.latin {
            main.trim(text, &items);
            main.first = roles.top(&main);
        }
        roles.main(&main, floor, next);
    } else {
        roles.no_story();
    }
    let published = dated(&items, &roles.given, text, roles.latin);
    let mut article = Article {
        blocks: roles.blocks(),
        published,
        rival,
        ..Article::default()
    };
    article.settle();
    article
}

/// Characters of a story that stands between another and its headline.
const SMALL: u32 = 200;

/// Whether a story is written in Latin letters.
fn is_latin(story: &Story, items: &[Item]) -> bool {
    let lines = items.get(story.first..=story.last).unwrap_or(&[]).iter();
    let lines = lines.filter(|item| item.kind == Kind::Prose).take(40);
    let (hangul, letters) = lines.fold((0, 0), |(hangul, letters), item| {
        let f = item.features;
        (hangul + f.hangul, letters + f.letters)
    });
    hangul * 10 < letters
}

/// A story that weighs nearly as much as the best.
fn rival_of(stories: &[Story], best: usize, items: &[Item]) -> Option<Span> {
    let main = stories.get(best)?;
    stories
        .iter()
        .enumerate()
        .filter(|&(i, s)| {
            i != best && s.chars >= 150 && (s.score >= main.score * 0.8 || s.stands_beside(main))
        })
        .max_by(|(i, a), (j, b)| a.score.total_cmp(&b.score).then(j.cmp(i)))
        .and_then(|(_, s)| {
            Some(Span::new(
                items.get(s.first)?.span.start,
                items.get(s.last)?.span.end,
            ))
        })
}

/// Whether neither the tree nor a credit says what a line is.
fn is_plain(item: &Item) -> bool {
    let hint = item.hint;
    !(hint.outside || hint.caption || hint.heading > 0 || hint.quote || item.has_credit())
}

/// Whether nothing in the text is known to be furniture.
fn is_clean(items: &[Item]) -> bool {
    items.iter().all(|item| {
        matches!(
            item.kind,
            Kind::Prose
                | Kind::Short
                | Kind::Byline
                | Kind::Outlet
                | Kind::Furniture("sections" | "symbols")
        )
    })
}

#[derive(Debug, Clone, Copy)]
struct Given {
    role: BlockRole,
    confidence: f32,
    why: &'static str,
}

struct Roles<'a> {
    text: &'a str,
    items: &'a [Item],
    /// The headlines in the metadata.
    titles: Titles,
    /// Whether nothing in the text is known to be furniture.
    clean: bool,
    /// Whether the story is written in Latin letters.
    latin: bool,
    given: Vec<Option<Given>>,
}

impl Roles<'_> {
    fn give(&mut self, i: usize, role: BlockRole, confidence: f32, why: &'static str) {
        if let Some(slot) = self.given.get_mut(i)
            && slot.is_none()
        {
            *slot = Some(Given {
                role,
                confidence,
                why,
            });
        }
    }

    fn item(&self, i: usize) -> Option<&Item> {
        self.items.get(i)
    }

    /// How well a line agrees with a headline of the metadata.
    fn title(&self, item: &Item) -> Option<Match> {
        self.titles.matched(item.cut.core.of(self.text))
    }

    fn main(&mut self, story: &Story, floor: usize, next: Option<usize>) {
        let titled = self.titled(story);
        if let Some(at) = titled {
            self.give(at, BlockRole::Headline, 0.95, "title_of_page");
        }
        if self.latin {
            self.authors(story);
        }
        self.inside(story);
        self.above(story, floor, titled);
        self.below(story, next);
        self.repeats();
        self.others();
    }

    /// From the first sentence of the story to its last everything belongs to it that is not known not to.
    fn inside(&mut self, story: &Story) {
        let mut lead = true;
        let mut headed = false;
        let mut links = false;
        let mut announced = false;
        let mut i = story.first;
        while i <= story.last {
            let Some(item) = self.item(i) else { break };
            if let Some(&(_, to)) = story.gaps.iter().find(|&&(from, _)| from == i) {
                i = to + 1;
                continue;
            }
            match item.kind {
                Kind::Prose => {
                    links = false;
                    announced = line::announces(item.cut.core.of(self.text));
                    if item.hint.caption {
                        self.give(i, BlockRole::Caption, 0.9, "caption_element");
                    } else if item.has_credit() && item.features.stops <= 2
                        || item.cut.core.of(self.text).starts_with("FILE ")
                    {
                        self.give(i, BlockRole::Caption, 0.9, "photo_credit");
                    } else if item.hint.quote {
                        self.give(i, BlockRole::Quote, 0.9, "quote_element");
                    } else if item.hint.list && !lead {
                        self.give(i, BlockRole::List, 0.9, "list_element");
                    } else if item.heads(self.text) && item.features.stops <= 1 {
                        self.give(i, BlockRole::Subhead, 0.7, "question");
                    } else if lead && !headed && i < story.last && self.is_unstopped_headline(i) {
                        headed = true;
                        self.give(i, BlockRole::Headline, 0.6, "first_line_without_stop");
                    } else if lead {
                        lead = false;
                        self.give(i, BlockRole::Lead, 0.95, "first_sentences");
                    } else {
                        self.give(i, BlockRole::Paragraph, 0.95, "sentences");
                    }
                }
                Kind::Short => {
                    let run = self.run_of_shorts(i, story.last);
                    let listed = std::mem::take(&mut announced) && run > 1;
                    let teasers = !listed && (links || self.is_link_list(i, run, &story.topic));
                    for at in i..i + run {
                        if listed {
                            self.listed(at);
                        }
                        self.short_inside(at, teasers, &story.topic);
                    }
                    i += run;
                    continue;
                }
                Kind::Section(_) => links = true,
                _ => {}
            }
            i += 1;
        }
    }

    /// A first line that reads as a sentence but has no stop, or has one behind a noun, above sentences that end in
    /// verbs.
    pub(super) fn is_unstopped_headline(&self, i: usize) -> bool {
        let (Some(item), Some(next)) = (self.item(i), self.item(i + 1)) else {
            return false;
        };
        let words = item.cut.core.of(self.text);
        if self.latin {
            // `What is the fund, and who pays for it?`
            let behind = self.items.get(i + 1..).unwrap_or(&[]).iter().take(12);
            let sentences = behind.filter(|item| item.kind == Kind::Prose && item.features.ends);
            return item.features.chars <= 110
                && (!item.features.ends || words.ends_with(['?', '!']))
                && sentences.count() > 0;
        }
        let stop = words.trim_end_matches(['.', '"', '”', '’', '\'']);
        let nominal = item.features.stops == 1
            && item.features.ends
            && stop.ends_with(hangul::is_syllable)
            && !stop.ends_with(['다', '요', '까', '죠', '라', '자', '오']);
        item.features.chars <= 70
            && next.kind == Kind::Prose
            && next.features.ends
            && (item.features.stops == 0 || nominal)
    }

    fn run_of_shorts(&self, from: usize, last: usize) -> usize {
        self.items
            .get(from..=last)
            .unwrap_or(&[])
            .iter()
            .take_while(|item| item.kind == Kind::Short)
            .count()
            .max(1)
    }

    /// Whether a run of lines inside a story names other stories: several in a row that share next to nothing with it,
    /// or that point.
    fn is_link_list(&self, from: usize, run: usize, topic: &Topic) -> bool {
        let lines = self.items.get(from..from + run).unwrap_or(&[]);
        let points = lines.iter().all(|item| {
            item.cut
                .core
                .of(self.text)
                .starts_with(['▶', '☞', '→', '►', '▷', '⇒', '👉'])
        });
        if points {
            return true;
        }
        if run < 3 {
            return false;
        }
        let mut low = 0;
        for item in lines {
            let (affinity, words) = topic.affinity(item.cut.core.of(self.text));
            low += usize::from(words >= 3 && affinity < 0.25 && !item.bullet(self.text));
        }
        low * 2 > run
    }

    /// A line of a list that the sentence before announced.
    fn listed(&mut self, i: usize) {
        if self.item(i).is_some_and(is_plain) {
            self.give(i, BlockRole::List, 0.8, "announced_list");
        }
    }

    fn short_inside(&mut self, i: usize, teaser: bool, topic: &Topic) {
        let Some(item) = self.item(i) else { return };
        if item.hint.outside {
            self.give(i, BlockRole::Furniture, 0.8, "outside_article");
        } else if item.hint.caption {
            self.give(i, BlockRole::Caption, 0.9, "caption_element");
        } else if item.hint.heading > 0 {
            self.give(i, BlockRole::Subhead, 0.9, "heading_element");
        } else if teaser {
            self.give(i, BlockRole::Teaser, 0.7, "link_list");
        } else if item.hint.list {
            self.give(i, BlockRole::List, 0.9, "list_element");
        } else if item.hint.quote {
            self.give(i, BlockRole::Quote, 0.9, "quote_element");
        } else if item.has_credit() {
            self.give(i, BlockRole::Caption, 0.8, "photo_credit");
        } else if item.features.words <= 2
            && self
                .item(i + 1)
                .is_some_and(|next| next.kind == Kind::Furniture("ticker"))
        {
            self.give(i, BlockRole::Furniture, 0.8, "ticker");
        } else if !self.clean
            && !self.is_between_prose(i)
            && item.features.words <= 2
            && item.features.letters > 0
            && !item.bullet(self.text)
            && !item.heads(self.text)
            && topic.affinity(item.cut.core.of(self.text)).0 == 0.0
        {
            self.give(i, BlockRole::Furniture, 0.6, "unrelated_label");
        } else if self.latin && self.is_stranger(item, topic) {
            self.give(i, BlockRole::Teaser, 0.6, "unrelated_link");
        } else if item.numbered(self.text) && self.is_between_prose(i) {
            self.give(i, BlockRole::Subhead, 0.7, "numbered_heading");
        } else if item.bullet(self.text) {
            self.give(i, BlockRole::List, 0.7, "list_in_story");
        } else {
            self.give(i, BlockRole::Subhead, 0.6, "between_paragraphs");
        }
    }

    /// A line between paragraphs that is as long as a headline and has next to nothing of the story's words.
    fn is_stranger(&self, item: &Item, topic: &Topic) -> bool {
        let (affinity, own) = topic.affinity(item.cut.core.of(self.text));
        own >= 4 && affinity < 0.2 && !item.bullet(self.text) && !item.heads(self.text)
    }

    /// Whether paragraphs stand on either side; lines of symbols are no neighbours.
    fn is_between_prose(&self, i: usize) -> bool {
        let symbols = |item: &&Item| item.kind == Kind::Furniture("symbols");
        let before = self.items.get(..i).unwrap_or(&[]).iter().rev();
        let behind = self.items.get(i + 1..).unwrap_or(&[]).iter();
        let prose = |item: Option<&Item>| item.is_some_and(|item| item.kind == Kind::Prose);
        prose(before.take(4).find(|item| !symbols(item)))
            && prose(behind.take(4).find(|item| !symbols(item)))
    }

    /// A text without a sentence: a headline, a caption, a list. All of it, unless it is a page's menu.
    fn no_story(&mut self) {
        let shorts = self
            .items
            .iter()
            .filter(|item| item.kind == Kind::Short)
            .count();
        let furniture = self
            .items
            .iter()
            .filter(|item| {
                !matches!(
                    item.kind,
                    Kind::Short | Kind::Byline | Kind::Date(_) | Kind::Prose
                )
            })
            .count();
        let clean = furniture == 0;
        let mut first = true;
        for i in 0..self.items.len() {
            let Some(item) = self.item(i) else { break };
            if matches!(item.kind, Kind::Section(_)) {
                // What follows is other stories' headlines.
                break;
            }
            if !matches!(item.kind, Kind::Short | Kind::Prose) {
                continue;
            }
            if clean || (shorts <= 10 && item.features.words >= 3 && item.features.chars >= 10) {
                let role = if item.has_credit() {
                    BlockRole::Caption
                } else if std::mem::take(&mut first) {
                    BlockRole::Headline
                } else {
                    BlockRole::Paragraph
                };
                self.give(i, role, 0.5, "no_sentences");
            }
        }
        self.others();
    }

    /// What has no role yet is not the article.
    fn others(&mut self) {
        for i in 0..self.items.len() {
            let Some(item) = self.item(i) else { break };
            let (role, confidence, why) = match item.kind {
                Kind::Prose => (BlockRole::Teaser, 0.7, "other_story"),
                Kind::Short if item.features.words >= 4 => (BlockRole::Teaser, 0.6, "link"),
                Kind::Short => (BlockRole::Furniture, 0.6, "label"),
                Kind::Byline => (BlockRole::Byline, 0.9, "byline"),
                Kind::Credit => (BlockRole::Byline, 0.9, "photo_credit"),
                Kind::Date(_) => (BlockRole::Dateline, 0.8, "date_line"),
                Kind::Section(why) | Kind::Closing(why) => (BlockRole::Furniture, 0.95, why),
                Kind::Furniture(why) => (BlockRole::Furniture, 0.95, why),
                Kind::Copyright(why) => (BlockRole::Copyright, 0.95, why),
                Kind::Row { .. } => (BlockRole::Teaser, 0.9, "board_row"),
                Kind::Outlet => (BlockRole::Furniture, 0.8, "outlet"),
            };
            self.give(i, role, confidence, why);
        }
    }

    /// The blocks: a line's own words, and bylines and credits before and behind them as blocks of their own.
    fn blocks(self) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(self.items.len() + 8);
        for (item, given) in self.items.iter().zip(self.given) {
            let Some(given) = given else { continue };
            if !given.role.is_body() {
                blocks.push(Block {
                    span: item.span,
                    role: given.role,
                    confidence: given.confidence,
                    why: given.why.into(),
                });
                continue;
            }
            let around = |span: Span, why: &'static str| Block {
                span,
                role: BlockRole::Byline,
                confidence: 0.9,
                why: why.into(),
            };
            blocks.extend(item.cut.before.map(|span| around(span, "byline_before")));
            let mut core = item.cut.core;
            if given.role == BlockRole::Headline
                && let Some(len) = byline::leading_tag(core.of(self.text))
            {
                let tag = Span::new(core.start, core.start + len).trimmed(self.text);
                blocks.push(Block {
                    role: BlockRole::Furniture,
                    ..around(tag, "section_tag")
                });
                core.start += len;
            }
            blocks.push(Block {
                span: core,
                role: given.role,
                confidence: given.confidence,
                why: given.why.into(),
            });
            blocks.extend(item.cut.behind.map(|span| around(span, "credit_behind")));
        }
        blocks
    }
}

/// Lines around a headline and behind the first sentences among which an article's date stands.
const AROUND: usize = 4;

/// The publication date that the page's own lines give.
fn dated(items: &[Item], given: &[Option<Given>], text: &str, latin: bool) -> Option<Published> {
    let is_body = |g: &Option<Given>| g.is_some_and(|g| g.role.is_body());
    let first = given.iter().position(is_body)?;
    let last = given.iter().rposition(is_body)?;
    let of = |role: BlockRole| given.iter().position(|g| g.is_some_and(|g| g.role == role));
    // Between headline and first sentences a date is the article's, whatever other stories on the page have.
    let lead = of(BlockRole::Lead).unwrap_or(first);
    let headline = of(BlockRole::Headline)
        .filter(|&at| at <= lead)
        .unwrap_or(first);
    let head = headline.saturating_sub(AROUND)..=lead + AROUND;
    // How far a line stands from the article, in lines; 0 inside.
    let distance = |i: usize| first.saturating_sub(i).max(i.saturating_sub(last));
    let mut best: Option<(u8, usize, time::Date)> = None;
    for (i, item) in items.iter().enumerate() {
        let found = match item.kind {
            Kind::Date(d) => {
                let own = latin && head.contains(&i);
                let rank = match d.label {
                    Label::Published => 0,
                    Label::Bare if d.time => 1,
                    Label::Modified => 2,
                    // A bare day far above is the day of the visit.
                    Label::Bare if own || distance(i) <= 1 => 3,
                    Label::Bare => continue,
                };
                let reach = if latin && d.label == Label::Published {
                    60
                } else {
                    12
                };
                if distance(i) > reach {
                    continue;
                }
                Some((if own { rank } else { rank + OUTSIDE }, distance(i), d.date))
            }
            Kind::Row { current: true } => {
                super::item::row_date(item.span.of(text)).map(|date| (4 + OUTSIDE, 0, date))
            }
            // `This report was first published March 23, 2023.`
            Kind::Closing(_) if latin => {
                published::told(item.span.of(text)).map(|date| (5 + OUTSIDE, distance(i), date))
            }
            _ => None,
        };
        if let Some(found) = found
            && best.is_none_or(|b| (found.0, found.1) < (b.0, b.1))
        {
            best = Some(found);
        }
    }
    best.map(|(_, _, date)| Published {
        date,
        from: PublishedFrom::Text,
    })
}

/// How much later than the dates of the article's own head others are asked.
const OUTSIDE: u8 = 8;
