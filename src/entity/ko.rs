//! Korean names: mentions found by the tagger, the lists and the user's dictionary, grouped by what they name.

mod antecedent;
mod assembly;
mod boundary;
mod charge;
mod correction;
mod custom;
mod given;
mod hash;
#[cfg(feature = "klue")]
mod klue;
mod link;
mod lists;
mod neighbour;
mod pattern;
mod repeat;
mod role;
mod spelling;
mod tags;
mod team;
#[cfg(test)]
mod tests;
mod title;
mod titled;
mod token;
mod transliteration;

use std::sync::Arc;

pub(crate) use antecedent::Antecedents;
use pattern::Cue;

use super::{Found, Memory, tagger, vote};
use crate::dictionary::Dictionary;
use crate::document::{Amount, DateMention, Entity, EntityKind};
use crate::text::{Span, sentence};

/// What is known of a text when its names are looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub body: &'a [Span],
    /// What the tagger found in the article's body.
    pub tags: &'a Tags,
    pub amounts: &'a [Amount],
    pub dates: &'a [DateMention],
    pub dictionary: &'a Dictionary,
    /// Whether the text is no article but a sentence by itself. It is read as KLUE-NER reads sentences: `서울 중구` is one
    /// place, a country that acts an organization; the tagger has learned that and has the last word.
    pub single: bool,
}

/// What the tagger found, for each paragraph of the body in order; spans count from the paragraph's start.
#[derive(Debug, Default)]
pub(crate) struct Tags(Vec<(Span, Arc<Vec<tagger::Tagged>>)>);

impl Tags {
    /// Everything found, paragraph by paragraph; spans are of the whole text.
    #[cfg(all(feature = "klue", feature = "korean"))]
    pub(crate) fn iter(&self) -> impl Iterator<Item = tagger::Tagged> {
        self.0.iter().flat_map(|(paragraph, tagged)| {
            tagged.iter().map(|tag| tagger::Tagged {
                span: tag.span.shifted(paragraph.start),
                ..*tag
            })
        })
    }
}

/// What a paragraph tells of names by itself; spans count from its start.
#[derive(Debug)]
pub(super) struct Heard {
    titles: Vec<title::TitleHit>,
    ballot: vote::Ballot,
}

/// Holds the tagger and the lists.
#[derive(Debug)]
pub(crate) struct Finder {
    /// None only if the model that is part of the library were damaged; a test reads it.
    tagger: Option<tagger::Tagger>,
    lists: lists::Lists,
    titles: title::Titles,
    patterns: pattern::Patterns,
    boundaries: boundary::Boundaries,
    spelling: spelling::Spelling,
}

/// What the words of the article look like, found once.
#[derive(Debug, Default)]
struct Reading {
    /// Per paragraph, in text order.
    paragraphs: Vec<Paragraph>,
}

#[derive(Debug)]
struct Paragraph {
    span: Span,
    titles: Vec<title::TitleHit>,
}

/// Votes that a candidate needs to be elected.
const THRESHOLD: f32 = 0.5;

impl Finder {
    pub(crate) fn new() -> Self {
        let spelling = spelling::Spelling::embedded();
        Finder {
            tagger: tagger::Tagger::embedded().ok(),
            lists: lists::Lists::embedded(&spelling),
            titles: title::Titles::embedded(),
            patterns: pattern::Patterns::embedded(),
            boundaries: boundary::Boundaries::embedded(),
            spelling,
        }
    }

    /// The group of names known to be the same that this one is in.
    pub(super) fn alias_group(&self, name: &str) -> Option<usize> {
        self.spelling.alias_group(&self.spelling.key(name))
    }

    /// Runs the tagger over the paragraphs of `body`, except over those that are remembered.
    pub(crate) fn tag(&self, text: &str, body: &[Span], memory: &mut Memory) -> Tags {
        let Some(tagger) = &self.tagger else {
            return Tags::default();
        };
        let mut scratch = tagger::Scratch::default();
        let words = body.iter().map(|paragraph| paragraph.of(text));
        let paragraphs = memory.tagged.recall(words, |_, paragraph| {
            let mut tagged = Vec::new();
            tagger.tag(paragraph, &mut scratch, &mut tagged);
            Arc::new(tagged)
        });
        Tags(body.iter().copied().zip(paragraphs).collect())
    }

    /// Finds the entities of the article's body. Mentions never overlap each other.
    pub(crate) fn find(
        &self,
        text: &str,
        context: &Context<'_>,
        memory: &mut Memory,
    ) -> Vec<Entity> {
        let custom = custom::Custom::new(context.dictionary);
        let mut taken = Vec::new();
        let mut ballot = vote::Ballot::default();
        let reading = self.read(text, context, memory, &mut ballot);
        for &paragraph in context.body {
            custom.find(text, paragraph, &self.boundaries, &mut taken);
        }
        self.against_numbers(text, context.amounts, context.dates, &mut ballot);
        crate::sort::sort_by_key(&mut taken, |f| f.span);
        // The names that are clear by themselves; then what they tell of titles and of the rest of the article.
        let clear = ballot.elect(THRESHOLD, &taken);
        self.vote_titles(text, &reading, &clear, &mut ballot);
        if !context.single || context.body.len() > 1 {
            self.vote_article(text, &reading, context.amounts, &taken, &mut ballot);
        }
        let found = ballot.elect(THRESHOLD, &taken);
        link::Linker {
            lists: &self.lists,
            spelling: &self.spelling,
            custom: &custom,
            patterns: &self.patterns,
        }
        .link(text, &found)
    }

    /// What the rest of the article tells of each name.
    fn vote_article(
        &self,
        text: &str,
        reading: &Reading,
        amounts: &[Amount],
        taken: &[Found],
        ballot: &mut vote::Ballot,
    ) {
        let clear = ballot.elect(THRESHOLD, taken);
        self.vote_neighbours(text, &clear, ballot);
        let clear = ballot.elect(THRESHOLD, taken);
        self.vote_repeats(text, reading, &clear, ballot);
        self.vote_teams(text, reading, &clear, amounts, ballot);
        let clear = ballot.elect(THRESHOLD, taken);
        // Short forms that the article told of may have first names before them.
        self.vote_first_names(text, &clear, ballot);
        let clear = ballot.elect(THRESHOLD, taken);
        // Whole names tell what stands between them and a title.
        self.vote_employers(text, &clear, ballot);
        let clear = ballot.elect(THRESHOLD, taken);
        self.vote_titles_again(text, reading, &clear, ballot);
        let clear = ballot.elect(THRESHOLD, taken);
        self.refuse_glosses(text, &clear, ballot);
        self.refuse_strangers(text, &clear, ballot);
        self.join_titles(text, &clear, ballot);
    }

    /// Reads every paragraph once, but those that are remembered: words, titles, the votes of lists and patterns.
    fn read(
        &self,
        text: &str,
        context: &Context<'_>,
        memory: &mut Memory,
        ballot: &mut vote::Ballot,
    ) -> Reading {
        if memory.single != context.single {
            memory.heard.clear();
            memory.single = context.single;
        }
        let body = context.body;
        let words = body.iter().map(|paragraph| paragraph.of(text));
        let heard = memory.heard.recall(words, |i, paragraph| {
            let tags = context.tags.0.get(i).map_or(&[][..], |(_, tags)| tags);
            #[cfg(feature = "klue")]
            if context.single {
                return Arc::new(self.hear_sentence(paragraph, tags));
            }
            Arc::new(self.hear(paragraph, tags))
        });
        let mut reading = Reading::default();
        for (heard, &span) in heard.iter().zip(body) {
            ballot.extend(&heard.ballot, span.start);
            let titles = heard.titles.iter().map(|hit| title::TitleHit {
                span: hit.span.shifted(span.start),
                head: hit.head.shifted(span.start),
                ..*hit
            });
            reading.paragraphs.push(Paragraph {
                span,
                titles: titles.collect(),
            });
        }
        reading
    }

    /// What a paragraph tells by itself.
    fn hear(&self, text: &str, tags: &[tagger::Tagged]) -> Heard {
        let mut ballot = vote::Ballot::default();
        let paragraph = Span::new(0, text.len());
        let mut tokens = Vec::new();
        let mut hits = Vec::new();
        let mut titles = Vec::new();
        token::tokens(text, paragraph, &mut tokens);
        let words: Vec<Span> = sentence::eojeols(text, paragraph).collect();
        self.titles
            .find(text, &words, &self.boundaries, &mut titles);
        let mut tagged: Vec<&tagger::Tagged> = tags.iter().collect();
        // What the fine layer says comes first; the other layer is heard after it.
        crate::sort::sort_by_key(&mut tagged, |tag| tag.layer != tagger::Layer::Fine);
        for tag in &tagged {
            self.vote_tag(text, tag, &mut ballot);
        }
        hits.clear();
        self.lists
            .find(text, paragraph, &self.boundaries, &mut hits);
        for (i, hit) in hits.iter().enumerate() {
            if self.patterns.is(Cue::Generic, hit.span.of(text)) {
                continue;
            }
            let weight = if hit.listed.trusted { 1.5 } else { 0.3 };
            ballot.add(hit.span, hit.listed.kind, weight);
            // 경기 광주 새벽읍: places in a row vouch for each other.
            if let Some(next) = hits.get(i + 1)
                && hit.listed.kind == EntityKind::Place
                && next.listed.kind == EntityKind::Place
                && text.get(hit.span.end..next.span.start) == Some(" ")
            {
                ballot.add(hit.span, EntityKind::Place, 0.8);
                ballot.add(next.span, EntityKind::Place, 0.8);
            }
            // 베트남인들, 베트남어: the people, the language, not the country.
            let after = text.get(hit.span.end..paragraph.end).unwrap_or("");
            if hit.listed.kind == EntityKind::Place
                && (after.starts_with('인')
                    || is_manner(after)
                    || is_particle_behind_mark(text, hit.span)
                    || self.is_language(hit.span.of(text), after)
                    || is_counted_game(text, hit.span))
            {
                ballot.add(hit.span, EntityKind::Place, -6.0);
            }
            // 경찰권: a power.
            if hit.listed.kind == EntityKind::Organization && after.starts_with('권') {
                ballot.add(hit.span, EntityKind::Organization, -6.0);
            }
        }
        let view = pattern::View {
            text,
            paragraph,
            tokens: &tokens,
            titles: &titles,
            lists: &self.lists,
            boundaries: &self.boundaries,
            spelling: &self.spelling,
            patterns: &self.patterns,
        };
        pattern::vote(&view, &mut ballot);
        Heard { titles, ballot }
    }

    /// A name is not a part of an amount or date.
    fn against_numbers(
        &self,
        text: &str,
        amounts: &[Amount],
        dates: &[DateMention],
        ballot: &mut vote::Ballot,
    ) {
        let mut numbers: Vec<Span> = amounts
            .iter()
            .map(|a| a.span)
            .chain(dates.iter().map(|d| d.span))
            .collect();
        crate::sort::sort(&mut numbers);
        let inside: Vec<(Span, EntityKind)> = ballot
            .candidates()
            .filter(|&(span, kind, _)| {
                // 성탄절: a date by the name of an event.
                let listed = || {
                    self.lists
                        .get(span.of(text))
                        .is_some_and(|l| l.kind == kind && l.trusted)
                };
                if kind == EntityKind::Event && (span.of(text).ends_with("시즌") || listed()) {
                    return false;
                }
                let i = numbers.partition_point(|n| n.start <= span.start);
                i.checked_sub(1)
                    .and_then(|i| numbers.get(i))
                    .is_some_and(|n| n.contains(span))
            })
            .map(|(span, kind, _)| (span, kind))
            .collect();
        for (span, kind) in inside {
            ballot.add(span, kind, -4.0);
        }
    }
}

/// `일본식 정원`, `유럽풍`, `미국중심주의`: like the place, not the place.
fn is_manner(after: &str) -> bool {
    let word = after
        .find(|c: char| !boundary::is_letter(c))
        .and_then(|end| after.get(..end))
        .unwrap_or(after);
    ["식", "풍", "형"].contains(&word)
        || ["식의", "식으로", "풍의", "형으로", "중심주의"]
            .iter()
            .any(|end| word.starts_with(end))
}

/// `‘덕질’이란 말`: a particle behind a closing mark, and no country.
fn is_particle_behind_mark(text: &str, span: Span) -> bool {
    span.of(text) == "이란"
        && text
            .get(..span.start)
            .and_then(|before| before.strip_suffix(['’', '”', '\'', '"', '》', '>', '」', ')']))
            .is_some_and(|before| before.ends_with(boundary::is_letter) || before.ends_with(')'))
}

/// `한 경기도`: not even one game, and no province.
fn is_counted_game(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("");
    span.of(text) == "경기도"
        && before.strip_suffix(' ').is_some_and(|before| {
            before.ends_with(|c: char| c.is_ascii_digit())
                || ["한", "두", "세", "네"].iter().any(|number| {
                    before
                        .strip_suffix(number)
                        .is_some_and(|rest| !rest.ends_with(boundary::is_letter))
                })
        })
}
