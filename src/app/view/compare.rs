//! Articles side by side: what they agree on, contradict each other in and what only one says, each with its places,
//! and every article's text cut where something of that stands.

use super::reading::Reading;
use crate::app::text::Lang;
use crate::explain::words;
use crate::{
    AgreedOn, AnnotatedArticle, BlockRole, ComparisonRecord, DisagreeOn, PlaceRecord, Span,
};

/// Every article by itself, and what they have to say to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The articles in the order given.
    pub articles: Vec<AnnotatedArticle>,
    /// The comparison; offsets are UTF-16 code units.
    pub comparison: ComparisonRecord,
}

/// How a fact stands between articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// They contradict each other.
    Contradicted,
    /// They agree.
    Agreed,
    /// Only one has it.
    Alone,
}

impl Group {
    /// Every group, in the order in which it matters.
    pub const ALL: [Group; 3] = [Group::Contradicted, Group::Agreed, Group::Alone];

    /// Its class in the style sheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Group::Contradicted => "contradicted",
            Group::Agreed => "agreed",
            Group::Alone => "alone",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        let w = lang.words();
        match self {
            Group::Contradicted => w.contradicted,
            Group::Agreed => w.agreed,
            Group::Alone => w.alone,
        }
    }
}

/// A place of a fact, with the sentence around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Which article.
    pub article: usize,
    /// Where in it, in bytes.
    pub span: Span,
    /// The sentence before the words.
    pub before: String,
    /// The words.
    pub words: String,
    /// The sentence after the words.
    pub after: String,
}

/// One thing that is agreed on, contradicted, or only here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// How it stands.
    pub group: Group,
    /// What sort of thing.
    pub kind: &'static str,
    /// The names it is about.
    pub about: String,
    /// What to tell the reader; empty where the places say it all.
    pub message: String,
    /// Where it stands.
    pub spots: Vec<Spot>,
}

/// A run of an article's text and the facts that stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// Facts by index, the one with the fewest words first.
    pub facts: Vec<usize>,
}

/// A block of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its part.
    pub role: BlockRole,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// One of the articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its text.
    pub text: String,
    /// What belongs to the article.
    pub blocks: Vec<Block>,
}

/// Articles side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparing {
    /// Contradictions first, then what is agreed, then what only one says.
    pub facts: Vec<Fact>,
    /// The articles.
    pub sides: Vec<Side>,
}

/// Sets articles side by side. `texts` are those that were compared.
#[must_use]
pub fn comparing(texts: &[String], compared: &Compared, lang: Lang) -> Comparing {
    let w = lang.words();
    let readings: Vec<Reading> = texts
        .iter()
        .zip(&compared.articles)
        .map(|(text, record)| Reading::from_utf16(text.clone(), record.clone()))
        .collect();
    let indices: Vec<crate::OffsetIndex> = texts
        .iter()
        .map(|t| crate::OffsetIndex::new(t, crate::OffsetUnit::Utf16))
        .collect();
    let spot = |place: &PlaceRecord| -> Option<Spot> {
        let reading = readings.get(place.article)?;
        let index = indices.get(place.article)?;
        let span = Span::new(index.to_byte(place.start), index.to_byte(place.end));
        let sentence = reading.sentence_span(span);
        let between = |start, end| reading.words(Span::new(start, end)).to_owned();
        Some(Spot {
            article: place.article,
            span,
            before: between(sentence.start, span.start),
            words: reading.words(span).to_owned(),
            after: between(span.end, sentence.end),
        })
    };
    let spots = |places: &[PlaceRecord]| places.iter().filter_map(spot).collect::<Vec<_>>();
    let told = words(lang);
    let c = &compared.comparison;
    let contradictions = c.contradictions.iter().map(|d| Fact {
        group: Group::Contradicted,
        kind: match d.on {
            DisagreeOn::Figure => told.amount,
            DisagreeOn::Bound => w.bound_of_figure,
            DisagreeOn::Date => told.date,
            DisagreeOn::Attribution => w.speaker,
        },
        about: d.about.join(", "),
        message: d.message.said(lang).to_owned(),
        spots: spots(&d.places),
    });
    let agreed = c.agreed.iter().map(|a| Fact {
        group: Group::Agreed,
        kind: match a.on {
            AgreedOn::Figure => told.amount,
            AgreedOn::Date => told.date,
            AgreedOn::Claim => told.claim,
        },
        about: a.about.join(", "),
        message: String::new(),
        spots: spots(&a.places),
    });
    let alone = c.alone.iter().map(|a| Fact {
        group: Group::Alone,
        kind: told.claim,
        about: String::new(),
        message: String::new(),
        spots: spots(std::slice::from_ref(&a.place)),
    });
    let facts: Vec<Fact> = contradictions
        .chain(agreed)
        .chain(alone)
        .filter(|f| !f.spots.is_empty())
        .collect();
    let sides = readings
        .iter()
        .enumerate()
        .map(|(i, reading)| side(i, reading, &facts))
        .collect();
    Comparing { facts, sides }
}

fn side(article: usize, reading: &Reading, facts: &[Fact]) -> Side {
    let mut placed: Vec<(Span, usize)> = Vec::new();
    for (i, fact) in facts.iter().enumerate() {
        let here = fact.spots.iter().filter(|s| s.article == article);
        placed.extend(here.map(|s| (s.span, i)));
    }
    crate::sort::sort_by_key(&mut placed, |(span, i)| (span.len(), *i));
    let in_body = |span: Span| {
        let mut body = reading.record.body.iter();
        body.any(|b| span.overlaps(Span::new(b.start, b.end)))
    };
    let blocks = reading
        .record
        .blocks
        .iter()
        .map(|b| (Span::new(b.start, b.end), b.role))
        .filter(|(span, _)| in_body(*span))
        .map(|(span, role)| Block {
            role,
            pieces: cut(span, &placed),
        })
        .collect();
    Side {
        text: reading.text.clone(),
        blocks,
    }
}

fn cut(span: Span, placed: &[(Span, usize)]) -> Vec<Piece> {
    let mut borders: Vec<usize> = placed
        .iter()
        .flat_map(|(s, _)| [s.start, s.end])
        .filter(|at| span.start < *at && *at < span.end)
        .chain([span.start, span.end])
        .collect();
    crate::sort::sort(&mut borders);
    borders.dedup();
    let pairs = borders.iter().zip(borders.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let span = Span::new(start, end);
            let here = placed.iter().filter(|(s, _)| s.contains(span));
            let mut facts: Vec<usize> = here.map(|(_, fact)| *fact).collect();
            let mut seen = std::collections::BTreeSet::new();
            facts.retain(|f| seen.insert(*f));
            Piece { span, facts }
        })
        .collect()
}

impl Comparing {
    /// How many facts there are of a group.
    #[must_use]
    pub fn count(&self, group: Group) -> usize {
        self.facts.iter().filter(|f| f.group == group).count()
    }

    /// The group that a piece is drawn as: what matters most.
    #[must_use]
    pub fn group(&self, piece: &Piece) -> Option<Group> {
        let facts = piece.facts.iter().filter_map(|&f| self.facts.get(f));
        facts.map(|f| f.group).min()
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;
    use crate::OffsetUnit;

    const ONE: &str = "😀 불로 20명이 다쳤다. 윤서진은 “막겠다”고 했다.";
    const TWO: &str = "불로 21명이 다쳤다.";

    fn compared() -> (Vec<String>, Compared) {
        let body = |text: &str| {
            let end = text.encode_utf16().count();
            format!(
                r#""blocks":[{{"start":0,"end":{end},"role":"paragraph","confidence":1,"why":"x"}}],"body":[{{"start":0,"end":{end}}}]"#
            )
        };
        let articles = [ONE, TWO].map(|t| reading(t, &body(t)).record_in(OffsetUnit::Utf16));
        let comparison = serde_json::from_str(
            r#"{"schema":"mitjul-compare/1","articles":2,"agreed":[],
            "contradictions":[{"on":"figure","about":["한빛"],"message":{"ko":"다릅니다","en":"differs"},
              "places":[{"article":0,"start":6,"end":9,"text":"20명"},{"article":1,"start":3,"end":6,"text":"21명"}]}],
            "alone":[{"claim":"c1","place":{"article":0,"start":22,"end":25,"text":"막겠다"}}]}"#,
        )
        .unwrap();
        let compared = Compared {
            articles: articles.into(),
            comparison,
        };
        (vec![ONE.to_owned(), TWO.to_owned()], compared)
    }

    #[test]
    fn every_fact_has_its_places_with_their_sentences() {
        let (texts, compared) = compared();
        let c = comparing(&texts, &compared, Lang::English);
        assert_eq!(c.facts.len(), 2);
        assert_eq!(c.facts[0].message, "differs");
        let spots: Vec<_> = c.facts[0]
            .spots
            .iter()
            .map(|s| {
                (
                    s.article,
                    s.before.as_str(),
                    s.words.as_str(),
                    s.after.as_str(),
                )
            })
            .collect();
        assert_eq!(
            spots,
            [
                (0, "😀 불로 ", "20명", "이 다쳤다."),
                (1, "불로 ", "21명", "이 다쳤다.")
            ]
        );
        assert_eq!(c.count(Group::Alone), 1);
    }

    #[test]
    fn articles_are_cut_where_facts_stand_and_lose_no_text() {
        let (texts, compared) = compared();
        let c = comparing(&texts, &compared, Lang::Korean);
        let pieces = &c.sides[0].blocks[0].pieces;
        let words: Vec<(&str, Option<Group>)> = pieces
            .iter()
            .map(|p| (p.span.of(&texts[0]), c.group(p)))
            .collect();
        assert_eq!(
            words,
            [
                ("😀 불로 ", None),
                ("20명", Some(Group::Contradicted)),
                ("이 다쳤다. 윤서진은 “", None),
                ("막겠다", Some(Group::Alone)),
                ("”고 했다.", None),
            ]
        );
    }

    #[test]
    fn a_place_outside_the_texts_is_left_out() {
        let (texts, mut compared) = compared();
        for d in &mut compared.comparison.contradictions {
            for p in &mut d.places {
                p.article = 7;
            }
        }
        assert_eq!(comparing(&texts, &compared, Lang::Korean).facts.len(), 1);
    }
}
