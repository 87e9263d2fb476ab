//! Named entities: mentions found by the tagger, the lists and the user's dictionary, grouped by what they name.
//!
//! Everything that could be a name is a candidate on a [`vote::Ballot`]; the tagger, the lists, the shapes of words and
//! the article itself (a name clear once is a name everywhere) vote, the user's dictionary decides. What is elected is
//! linked to entities.

mod antecedent;
mod boundary;
mod custom;
mod link;
mod lists;
mod pattern;
mod repeat;
mod spelling;
pub(crate) mod tagger;
mod title;
mod token;
mod vote;

use crate::article::Article;
use crate::dictionary::Dictionary;
use crate::document::{Amount, DateMention, Entity, EntityKind};
use crate::text::{Span, sentence};

/// The entity that a pronoun, a bare title or words around a name stand for: see [`antecedent::find`].
pub(crate) fn antecedent(text: &str, entities: &[Entity], phrase: Span) -> Option<usize> {
    antecedent::find(text, entities, phrase)
}

/// A mention before it belongs to an entity.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    span: Span,
    kind: EntityKind,
    confidence: f32,
}

/// Holds the tagger and the lists.
#[derive(Debug)]
pub(crate) struct Finder {
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
        Finder {
            lists: lists::Lists::embedded(),
            titles: title::Titles::embedded(),
            patterns: pattern::Patterns::embedded(),
            boundaries: boundary::Boundaries::embedded(),
            spelling: spelling::Spelling::embedded(),
        }
    }

    /// Finds the entities of the article's body. Mentions never overlap each other.
    pub(crate) fn find(
        &self,
        text: &str,
        article: &Article,
        amounts: &[Amount],
        dates: &[DateMention],
        dictionary: &Dictionary,
    ) -> Vec<Entity> {
        let custom = custom::Custom::new(dictionary);
        let mut taken = Vec::new();
        let mut ballot = vote::Ballot::default();
        let reading = self.read(text, article, &custom, &mut ballot, &mut taken);
        self.against_numbers(amounts, dates, &mut ballot);
        taken.sort_by_key(|f| f.span);
        // The names that are clear by themselves; then what they tell of titles and of the rest of the article.
        let clear = ballot.elect(THRESHOLD, &taken);
        self.vote_titles(text, &reading, &clear, &mut ballot);
        let clear = ballot.elect(THRESHOLD, &taken);
        self.vote_repeats(text, &reading, &clear, &mut ballot);
        let clear = ballot.elect(THRESHOLD, &taken);
        self.vote_titles_again(text, &reading, &clear, &mut ballot);
        let found = ballot.elect(THRESHOLD, &taken);
        link::Linker {
            lists: &self.lists,
            spelling: &self.spelling,
            custom: &custom,
        }
        .link(text, &found)
    }

    /// Reads every paragraph once: words, titles, the votes of lists and patterns, the user's names.
    fn read(
        &self,
        text: &str,
        article: &Article,
        custom: &custom::Custom<'_>,
        ballot: &mut vote::Ballot,
        taken: &mut Vec<Found>,
    ) -> Reading {
        let mut reading = Reading::default();
        let mut tokens = Vec::new();
        let mut hits = Vec::new();
        for &paragraph in &article.body {
            token::tokens(text, paragraph, &mut tokens);
            let words: Vec<Span> = sentence::eojeols(text, paragraph).collect();
            let mut titles = Vec::new();
            self.titles
                .find(text, &words, &self.boundaries, &mut titles);
            hits.clear();
            self.lists
                .find(text, paragraph, &self.boundaries, &mut hits);
            for hit in &hits {
                if self.patterns.is("generic", hit.span.of(text)) {
                    continue;
                }
                let weight = if hit.listed.trusted { 1.5 } else { 0.3 };
                ballot.add(hit.span, hit.listed.kind, weight);
            }
            let view = pattern::View {
                text,
                paragraph,
                tokens: &tokens,
                titles: &titles,
                lists: &self.lists,
                boundaries: &self.boundaries,
                spelling: &self.spelling,
            };
            self.patterns.vote(&view, ballot);
            custom.find(text, paragraph, &self.boundaries, taken);
            reading.paragraphs.push(Paragraph {
                span: paragraph,
                titles,
            });
        }
        reading
    }

    /// A name is not a part of an amount or date.
    fn against_numbers(
        &self,
        amounts: &[Amount],
        dates: &[DateMention],
        ballot: &mut vote::Ballot,
    ) {
        let mut numbers: Vec<Span> = amounts
            .iter()
            .map(|a| a.span)
            .chain(dates.iter().map(|d| d.span))
            .collect();
        numbers.sort_unstable();
        let inside: Vec<(Span, EntityKind)> = ballot
            .candidates()
            .filter(|(span, _, _)| {
                let i = numbers.partition_point(|n| n.start <= span.start);
                i.checked_sub(1)
                    .and_then(|i| numbers.get(i))
                    .is_some_and(|n| n.contains(*span))
            })
            .map(|(span, kind, _)| (span, kind))
            .collect();
        for (span, kind) in inside {
            ballot.add(span, kind, -4.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotator::{Annotator, Options};
    use crate::document::Document;

    fn annotate(text: &str, dictionary: &str) -> Document {
        let options = Options {
            whole_text: true,
            dictionary: Dictionary::parse(dictionary).0,
            ..Options::default()
        };
        Annotator::new().annotate(text, &options)
    }

    fn names<'t>(text: &'t str, document: &Document, kind: EntityKind) -> Vec<Vec<&'t str>> {
        document
            .entities
            .iter()
            .filter(|e| e.kind == kind)
            .map(|e| e.mentions.iter().map(|m| m.span.of(text)).collect())
            .collect()
    }

    #[test]
    fn titles_are_found_as_their_examples_say() {
        let data = include_str!("../data/titles.txt");
        let mut told = [0, 0];
        for line in data.lines() {
            let Some((sign @ ("+" | "-"), marked)) = line.split_once('\t') else {
                continue;
            };
            let text = marked.replace(['[', ']'], "");
            let want: Vec<&str> = marked
                .split('[')
                .skip(1)
                .filter_map(|rest| rest.split(']').next())
                .collect();
            let document = annotate(&text, "");
            let found: Vec<&str> = names(&text, &document, EntityKind::Title).concat();
            assert_eq!(found, want, "{text}");
            told[usize::from(sign == "-")] += 1;
        }
        assert!(told[0] > 4 && told[1] > 2);
    }

    #[test]
    fn a_surname_before_a_title_is_the_person_of_that_title() {
        let text = "손한별 새벽전자 회장은 말했다. 손새롬 의원도 갔다. 손 회장은 웃었다. 손 의원은 울었다.";
        let document = annotate(text, "");
        assert_eq!(
            names(text, &document, EntityKind::Person),
            [["손한별", "손"], ["손새롬", "손"]]
        );
        assert_eq!(document.entities[0].titles, ["회장"]);
    }

    #[test]
    fn this_chairman_is_no_person_named_lee() {
        let text = "김한빛 새벽전자 회장은 말했다. 이 회장은 웃었다.";
        let document = annotate(text, "");
        assert_eq!(names(text, &document, EntityKind::Person), [["김한빛"]]);
    }

    #[test]
    fn the_organization_between_name_and_title_is_the_persons() {
        let text = "김한빛 새벽전자 대표이사(CEO)가 서울에서 이새롬 국토교통부 장관을 만났다.";
        let document = annotate(text, "");
        let person = &document.entities[0];
        assert_eq!((person.name.as_str(), person.titles.len()), ("김한빛", 2));
        assert_eq!(
            document.entities[person.organization.unwrap()].name,
            "새벽전자"
        );
    }

    #[test]
    fn spellings_of_one_organization_are_one_entity() {
        let text = "에스케이하이닉스는 어제, SK하이닉스는 오늘 발표했다. 삼성과 삼성그룹, 삼성전자는 조용하다.";
        let document = annotate(text, "");
        assert_eq!(
            names(text, &document, EntityKind::Organization),
            [
                vec!["에스케이하이닉스", "SK하이닉스"],
                vec!["삼성", "삼성그룹"],
                vec!["삼성전자"]
            ]
        );
    }

    #[test]
    fn the_users_names_win_and_their_aliases_are_one_entity() {
        let text = "서울은 새 제품이다. 에스이오유엘은 그 다른 이름이다.";
        let document = annotate(text, "product\t서울\t에스이오유엘\n");
        assert_eq!(
            names(text, &document, EntityKind::Product),
            [["서울", "에스이오유엘"]]
        );
        assert!(names(text, &document, EntityKind::Place).is_empty());
    }

    #[test]
    fn mentions_are_sorted_by_entity_and_never_overlap() {
        let text = "한미일 정상이 서울 여의도 63빌딩에서 만났다. 에스케이(SK)그룹 김한빛 회장(왼쪽)과 손 회장. \
                    ‘새벽’ 프로젝트와 고대역폭메모리(HBM)와 외국인투자위원회(CFIUS).";
        let document = annotate(text, "");
        let mut spans: Vec<Span> = document
            .entities
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| m.span))
            .collect();
        spans.sort_unstable();
        assert!(spans.len() > 6);
        for pair in spans.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{pair:?}");
        }
        for entity in &document.entities {
            for mention in &entity.mentions {
                let form = mention.span.of(text);
                assert!(entity.name == form || entity.aliases.iter().any(|a| a == form));
            }
        }
    }

    #[test]
    fn words_that_only_look_like_names_are_left_alone() {
        let text = "정부는 상주시키는 것이라고 했다. 업계 관계자는 국내 시장이 이상하다고 말했다.";
        assert_eq!(annotate(text, "").entities, []);
    }
}
