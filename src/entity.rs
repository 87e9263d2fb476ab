//! Named entities: mentions found by the tagger, the lists and the user's dictionary, grouped by what they name.
//!
//! Everything that could be a name is a candidate on a [`vote::Ballot`]; the tagger, the lists, the shapes of words and
//! the article itself (a name clear once is a name everywhere) vote, the user's dictionary decides. What is elected is
//! linked to entities.

mod antecedent;
mod boundary;
mod correction;
mod custom;
mod link;
mod lists;
mod memory;
mod pattern;
mod repeat;
mod spelling;
pub(crate) mod tagger;
mod tags;
mod title;
mod token;
mod vote;

pub use memory::Memory;
use pattern::Cue;

use crate::article::Article;
use crate::dictionary::Dictionary;
use crate::document::{Amount, DateMention, Entity, EntityKind};
use crate::text::{Span, sentence};

/// The entity that a pronoun, a bare title or words around a name stand for: see [`antecedent::find`].
pub(crate) fn antecedent(text: &str, entities: &[Entity], phrase: Span) -> Option<usize> {
    antecedent::find(text, entities, phrase)
}

/// What is known of a text when its names are looked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub article: &'a Article,
    /// What the tagger found in the article's body.
    pub tags: &'a Tags,
    pub amounts: &'a [Amount],
    pub dates: &'a [DateMention],
    pub dictionary: &'a Dictionary,
    /// Whether the text is no article but a sentence by itself. It is read as KLUE-NER reads sentences: `서울 중구` is one
    /// place, a country that acts an organization; the tagger has learned that and has the last word.
    pub single: bool,
}

/// What the tagger found, for each paragraph of the body in order; spans are of the whole text.
#[derive(Debug, Default)]
pub(crate) struct Tags(Vec<Vec<tagger::Tagged>>);

impl Tags {
    /// Everything found, paragraph by paragraph.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &tagger::Tagged> {
        self.0.iter().flatten()
    }
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

    /// Runs the tagger over the paragraphs of `body`, except over those that are remembered.
    pub(crate) fn tag(&self, text: &str, body: &[Span], memory: &mut Memory) -> Tags {
        let Some(tagger) = &self.tagger else {
            return Tags::default();
        };
        let mut scratch = tagger::Scratch::default();
        let words = body.iter().map(|paragraph| paragraph.of(text));
        let mut paragraphs = memory.recall(words, |paragraph| {
            let mut tagged = Vec::new();
            tagger.tag(paragraph, &mut scratch, &mut tagged);
            tagged
        });
        for (tagged, paragraph) in paragraphs.iter_mut().zip(body) {
            for tag in tagged {
                let (start, end) = (tag.span.start, tag.span.end);
                tag.span = Span::new(start + paragraph.start, end + paragraph.start);
            }
        }
        Tags(paragraphs)
    }

    /// Finds the entities of the article's body. Mentions never overlap each other.
    pub(crate) fn find(&self, text: &str, context: &Context<'_>) -> Vec<Entity> {
        let custom = custom::Custom::new(context.dictionary);
        let mut taken = Vec::new();
        let mut ballot = vote::Ballot::default();
        let reading = self.read(text, context, &custom, &mut ballot, &mut taken);
        self.against_numbers(text, context.amounts, context.dates, &mut ballot);
        crate::sort::sort_by_key(&mut taken, |f| f.span);
        // The names that are clear by themselves; then what they tell of titles and of the rest of the article.
        let clear = ballot.elect(THRESHOLD, &taken);
        self.vote_titles(text, &reading, &clear, &mut ballot);
        if !context.single || context.article.body.len() > 1 {
            self.vote_article(text, &reading, &taken, &mut ballot);
        }
        let found = ballot.elect(THRESHOLD, &taken);
        link::Linker {
            lists: &self.lists,
            spelling: &self.spelling,
            custom: &custom,
        }
        .link(text, &found)
    }

    /// What the rest of the article tells of each name.
    fn vote_article(
        &self,
        text: &str,
        reading: &Reading,
        taken: &[Found],
        ballot: &mut vote::Ballot,
    ) {
        let clear = ballot.elect(THRESHOLD, taken);
        self.vote_neighbours(text, &clear, ballot);
        let clear = ballot.elect(THRESHOLD, taken);
        self.vote_repeats(text, reading, &clear, ballot);
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

    /// Reads every paragraph once: words, titles, the votes of lists and patterns, the user's names.
    fn read(
        &self,
        text: &str,
        context: &Context<'_>,
        custom: &custom::Custom<'_>,
        ballot: &mut vote::Ballot,
        taken: &mut Vec<Found>,
    ) -> Reading {
        let mut reading = Reading::default();
        let mut tokens = Vec::new();
        let mut hits = Vec::new();
        let mut tagged: Vec<&tagger::Tagged> = Vec::new();
        for (i, &paragraph) in context.article.body.iter().enumerate() {
            token::tokens(text, paragraph, &mut tokens);
            let words: Vec<Span> = sentence::eojeols(text, paragraph).collect();
            let mut titles = Vec::new();
            self.titles
                .find(text, &words, &self.boundaries, &mut titles);
            tagged.clear();
            tagged.extend(context.tags.0.get(i).into_iter().flatten());
            // What the fine layer says comes first; the other layer is heard after it.
            let first = if context.single {
                tagger::Layer::Klue
            } else {
                tagger::Layer::Fine
            };
            crate::sort::sort_by_key(&mut tagged, |tag| tag.layer != first);
            let named = |span: Span| {
                tagged
                    .iter()
                    .any(|tag| tag.layer == tagger::Layer::Klue && tag.span.overlaps(span))
            };
            for tag in &tagged {
                if context.single {
                    tags::vote_of_sentence(tag, named(tag.span), ballot);
                } else {
                    self.vote_tag(text, tag, ballot);
                }
            }
            hits.clear();
            self.lists
                .find(text, paragraph, &self.boundaries, &mut hits);
            for (i, hit) in hits.iter().enumerate() {
                if context.single {
                    // What the tagger has no name for.
                    if hit.listed.trusted && !named(hit.span) {
                        ballot.add(hit.span, hit.listed.kind, 0.6);
                    }
                    continue;
                }
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
                // 베트남인들: the people, not the country.
                let after = text.get(hit.span.end..paragraph.end).unwrap_or("");
                if hit.listed.kind == EntityKind::Place && after.starts_with('인') {
                    ballot.add(hit.span, EntityKind::Place, -6.0);
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
            };
            if !context.single {
                self.patterns.vote(&view, ballot);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn annotate(text: &str, dictionary: &str) -> Vec<Entity> {
        let article = Article {
            body: vec![Span::new(0, text.len())],
            ..Article::default()
        };
        let finder = Finder::new();
        let context = Context {
            article: &article,
            tags: &finder.tag(text, &article.body, &mut Memory::default()),
            amounts: &[],
            dates: &[],
            dictionary: &Dictionary::parse(dictionary).0,
            single: false,
        };
        finder.find(text, &context)
    }

    fn names<'t>(text: &'t str, entities: &[Entity], kind: EntityKind) -> Vec<Vec<&'t str>> {
        entities
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
            let entities = annotate(&text, "");
            let found: Vec<&str> = names(&text, &entities, EntityKind::Title).concat();
            assert_eq!(found, want, "{text}");
            told[usize::from(sign == "-")] += 1;
        }
        assert!(told[0] > 4 && told[1] > 2);
    }

    #[test]
    fn a_surname_before_a_title_is_the_person_of_that_title() {
        let text = "손한별 새벽전자 회장은 말했다. 손새롬 의원도 갔다. 손 회장은 웃었다. 손 의원은 울었다.";
        let entities = annotate(text, "");
        assert_eq!(
            names(text, &entities, EntityKind::Person),
            [["손한별", "손"], ["손새롬", "손"]]
        );
        assert_eq!(entities[0].titles, ["회장"]);
    }

    #[test]
    fn this_chairman_is_no_person_named_lee() {
        let text = "김한빛 새벽전자 회장은 말했다. 이 회장은 웃었다.";
        let entities = annotate(text, "");
        assert_eq!(names(text, &entities, EntityKind::Person), [["김한빛"]]);
    }

    #[test]
    fn the_organization_between_name_and_title_is_the_persons() {
        let text = "김한빛 새벽전자 대표이사(CEO)가 서울에서 이새롬 국토교통부 장관을 만났다.";
        let entities = annotate(text, "");
        let person = &entities[0];
        assert_eq!((person.name.as_str(), person.titles.len()), ("김한빛", 2));
        assert_eq!(entities[person.organization.unwrap()].name, "새벽전자");
    }

    #[test]
    fn spellings_of_one_organization_are_one_entity() {
        let text = "에스케이하이닉스는 어제, SK하이닉스는 오늘 발표했다. 삼성과 삼성그룹, 삼성전자는 조용하다.";
        let entities = annotate(text, "");
        assert_eq!(
            names(text, &entities, EntityKind::Organization),
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
        let entities = annotate(text, "product\t서울\t에스이오유엘\n");
        assert_eq!(
            names(text, &entities, EntityKind::Product),
            [["서울", "에스이오유엘"]]
        );
        assert!(names(text, &entities, EntityKind::Place).is_empty());
    }

    #[test]
    fn mentions_are_sorted_by_entity_and_never_overlap() {
        let text = "한미일 정상이 서울 여의도 63빌딩에서 만났다. 에스케이(SK)그룹 김한빛 회장(왼쪽)과 손 회장. \
                    ‘새벽’ 프로젝트와 고대역폭메모리(HBM)와 외국인투자위원회(CFIUS).";
        let entities = annotate(text, "");
        let mut spans: Vec<Span> = entities
            .iter()
            .flat_map(|e| e.mentions.iter().map(|m| m.span))
            .collect();
        spans.sort_unstable();
        assert!(spans.len() > 6);
        for pair in spans.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{pair:?}");
        }
        for entity in &entities {
            for mention in &entity.mentions {
                let form = mention.span.of(text);
                assert!(entity.name == form || entity.aliases.iter().any(|a| a == form));
            }
        }
    }

    #[test]
    fn words_that_only_look_like_names_are_left_alone() {
        let text = "정부는 상주시키는 것이라고 했다. 업계 관계자는 국내 시장이 이상하다고 말했다.";
        assert_eq!(annotate(text, ""), []);
    }

    /// Texts and what is found in them of a kind; other kinds are not looked at.
    fn finds(kind: EntityKind, cases: &[(&str, &[&str])]) {
        for (text, want) in cases {
            let entities = annotate(text, "");
            let mut mentions: Vec<Span> = entities
                .iter()
                .filter(|e| e.kind == kind)
                .flat_map(|e| e.mentions.iter().map(|m| m.span))
                .collect();
            mentions.sort_unstable();
            let found: Vec<&str> = mentions.iter().map(|span| span.of(text)).collect();
            assert_eq!(&found, want, "{text}");
        }
    }

    #[test]
    fn events_are_called_by_ordinal_year_field_marks_or_what_they_befell() {
        finds(
            EntityKind::Event,
            &[
                (
                    "제7회 한빛 나룻배축제가 열렸다.",
                    &["제7회 한빛 나룻배축제"],
                ),
                ("그는 2031 부산 엑스포에 갔다.", &["2031 부산 엑스포"]),
                (
                    "세계 탁구 선수권 대회는 미뤄졌다.",
                    &["세계 탁구 선수권 대회"],
                ),
                ("‘한빛 돌봄 콘퍼런스’에 참석했다.", &["한빛 돌봄 콘퍼런스"]),
                ("2018-2019 시즌을 마쳤다.", &["2018-2019 시즌"]),
                (
                    "제16대 국회의원 선거가 치러졌다.",
                    &["제16대 국회의원 선거"],
                ),
                ("울진 지진으로 집이 무너졌다.", &["울진 지진"]),
                (
                    "태풍 나루가 북상했다. 나루는 강하다.",
                    &["태풍 나루", "나루"],
                ),
                ("마을 축제와 여러 대회가 열렸다.", &[]),
                ("이번 대선에서 이겼다. 11월 대선도 있다.", &[]),
                ("‘역대급 축제’라고 했다.", &[]),
                ("태풍 피해가 컸다. 태풍 예방단계부터 대비했다.", &[]),
            ],
        );
    }

    #[test]
    fn products_are_models_ships_monuments_technologies_and_what_is_made() {
        finds(
            EntityKind::Product,
            &[
                ("보잉 797기가 내렸다.", &["보잉 797"]),
                (
                    "초계함 한빛함이 침몰했다. 한빛함은 컸다.",
                    &["한빛함", "한빛함"],
                ),
                ("김한별 장군 동상을 닦았다.", &["김한별 장군 동상"]),
                ("운행기록장치(DTG)를 달았다.", &["운행기록장치", "DTG"]),
                (
                    "새벽출판사가 펴낸 ‘나루의 노을’을 읽었다.",
                    &["나루의 노을"],
                ),
                ("개구리(tree frog)가 울었다.", &[]),
                ("그 동안 동상을 닦았다.", &[]),
            ],
        );
    }

    #[test]
    fn what_a_person_works_for_is_not_a_part_of_the_name() {
        let text = "마크 테일러 노을테라 창업자가 말했다. 노을테라는 작다. 노을테라도 컸다.";
        finds(EntityKind::Person, &[(text, &["마크 테일러"])]);
        finds(
            EntityKind::Organization,
            &[(text, &["노을테라", "노을테라", "노을테라"])],
        );
    }

    #[test]
    fn a_city_that_acts_is_its_administration() {
        finds(
            EntityKind::Organization,
            &[
                ("포항시는 새 다리를 놓겠다고 밝혔다.", &["포항시"]),
                ("포항시 관계자는 웃었다.", &["포항시"]),
                ("포항시에 비가 왔다.", &[]),
            ],
        );
    }

    #[test]
    fn withheld_names_and_rulers_are_people() {
        finds(
            EntityKind::Person,
            &[
                ("노모(61)씨가 신고했다.", &["노모"]),
                ("엘리자베스 2세를 만났다.", &["엘리자베스 2세"]),
                ("이 장교가 갔다. 한 변호사는 웃었다.", &[]),
            ],
        );
    }
}
