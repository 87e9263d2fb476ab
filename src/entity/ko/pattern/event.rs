//! Events by what they are called.

mod day;
mod sort;

use super::cue::Cue;
use super::view::{View, Voter};
use crate::document::EntityKind;
use crate::entity::ko::boundary::is_letter;
use crate::entity::ko::token::{Token, gap};
use crate::entity::vote::Ballot;
use crate::text::quote::{Quotation, Style};
use crate::text::{Span, hangul};

use day::is_year;

/// The last word of an event's name.
struct Head<'t> {
    span: Span,
    /// The noun that says it is an event.
    noun: &'t str,
    /// What stands before the noun in the same word (`빙상문화` of `빙상문화축제`).
    own: &'t str,
    /// Whether the noun alone makes a name of what stands before it.
    sure: bool,
}

/// A word in front of an event's last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Front {
    /// A name.
    Name,
    /// A field, a scope, a number or a year.
    Frame,
    /// `제5회`: everything up to the last word belongs to the name.
    Ordinal,
    /// A word that nothing is known of.
    No,
}

/// Words that a name may have before its last one.
const FRONT: usize = 5;

impl Voter<'_> {
    /// Events called by a host, place, field, ordinal or year (`제5회 새벽 빙상축제`, `2030 새벽 동계 올림픽`), or by their
    /// date (`4월 혁명`).
    pub(super) fn occasion(&mut self) {
        let Voter { view, i, token, .. } = *self;
        self.storm();
        self.season();
        self.prize();
        self.assembly();
        let Some(head) = view.event_head(token) else {
            self.dated();
            return;
        };
        let text = view.text;
        let after = view.after(head.span.end);
        if !view.boundaries.ends(head.noun, after) {
            return;
        }
        let fronts = view.fronts(i, token, &head);
        let counted = is_ordinal(&fronts);
        let mut start = fronts.last().map_or(head.span.start, |(f, _)| f.span.start);
        // 대한민국 제21대 국회의원 선거: the country before the ordinal.
        if counted
            && let Some((first, _)) = fronts.last()
            && let Some(country) = i.checked_sub(fronts.len() + 1).and_then(|j| view.token(j))
            && gap(text, country, *first) == " "
            && view.lists.is_country(country.span.of(text))
        {
            start = country.span.start;
        }
        let framed = fronts.iter().any(|(_, sort)| *sort == Front::Frame);
        let span = Span::new(start, head.span.end);
        let listed = |word: &str| view.lists.get(word).is_some() || view.is(Cue::Frame, word);
        // 새벽 선수권 대회: the word before says it, too.
        let sure = head.sure
            || fronts
                .iter()
                .any(|(front, _)| view.is(Cue::Occasion, front.span.of(text)));
        let named = fronts
            .iter()
            .any(|(_, sort)| *sort == Front::Name || sure && *sort == Front::No);
        let whole = head.span.of(text);
        // N번방 사건, 경주 지진: what happened is called by what or where it was.
        let called = fronts.first().is_some_and(|&(front, sort)| {
            let name = front.span.of(text);
            let place = view.is_listed(name, EntityKind::Place);
            sort == Front::Name
                && if place {
                    view.is(Cue::Disaster, head.noun)
                } else {
                    view.is(Cue::Affair, head.noun)
                }
        });
        // 도하 총회: a meeting by the city where it was.
        let convened = head.noun == "총회"
            && head.own.is_empty()
            && fronts.first().is_some_and(|&(front, _)| {
                let name = front.span.of(text);
                view.lists
                    .get(name)
                    .is_some_and(|l| l.kind == EntityKind::Place && !view.lists.is_country(name))
            });
        // 코로나19 사태
        if view.is(Cue::Affair, head.noun)
            && head.own.is_empty()
            && let Some(plague) = plague_before(text, view.paragraph, head.span.start)
        {
            let span = Span::new(plague, head.span.end);
            self.name(span, EntityKind::Event, 2.0, 0.4);
            return;
        }
        // AFC컵: a cup by the letters of who gives it.
        if head.noun == "컵"
            && start == head.span.start
            && head.own.len() >= 2
            && head.own.chars().all(|c| c.is_ascii_uppercase())
        {
            self.ballot.add(span, EntityKind::Event, 2.4);
            self.ballot.add(span, EntityKind::Organization, -3.0);
            return;
        }
        let weight = match () {
            () if convened => 1.6,
            () if called && head.own.is_empty() => 1.6,
            () if view.is(Cue::Generic, whole) && (start == head.span.start || !sure) => 0.0,
            () if counted => 2.4,
            () if start < head.span.start && sure && (named || !head.own.is_empty()) => 2.2,
            () if start < head.span.start && sure => 1.4,
            () if named && framed && head.own.is_empty() => 1.2,
            () if named && head.own.is_empty() => 0.8,
            () if named => 0.4,
            () if start < head.span.start || head.own.is_empty() || !sure => 0.0,
            () if listed(head.own) => 1.4,
            () => 0.7,
        };
        if weight > 0.0 {
            self.ballot.add(span, EntityKind::Event, weight);
        }
        if weight > 0.0 && start < head.span.start {
            let more = if counted || sure || called || convened || named && framed {
                0.3
            } else {
                -0.3
            };
            self.ballot.compose(span, EntityKind::Event, more);
        }
        if view.is(Cue::Upheaval, head.noun) && start == head.span.start {
            self.dated();
        }
    }
}

impl View<'_> {
    /// `‘새벽 개발자 콘퍼런스’`: a name in marks that ends as events do.
    pub(super) fn quoted_event(&self, quote: &Quotation, ballot: &mut Ballot) -> bool {
        let text = self.text;
        let inner = quote.inner;
        let words = inner.of(text);
        if quote.style == Style::Angle || words.chars().count() > 30 {
            return false;
        }
        let from = self.tokens.partition_point(|t| t.span.start < inner.start);
        let to = self.tokens.partition_point(|t| t.span.end <= inner.end);
        let Some(tokens) = self.tokens.get(from..to) else {
            return false;
        };
        let Some((&last, fronts)) = tokens.split_last() else {
            return false;
        };
        if last.span.end != inner.end || fronts.len() > 6 {
            return false;
        }
        let Some(head) = self.event_head(last).filter(|h| h.span.end == inner.end) else {
            return false;
        };
        // 역대급 축제: one word that nothing is known of makes no name of a common noun.
        let bare = fronts.iter().all(|&t| self.front(t) == Front::No);
        if fronts.len() < 2 && bare && !head.sure
            || fronts.is_empty() && head.own.is_empty()
            || self.is(Cue::Generic, words)
        {
            return false;
        }
        let noun = |&token: &Token| {
            // 현대가 더비: in marks what looks like a particle may be none.
            let whole =
                head.sure && fronts.len() == 1 && token.span.of(text).ends_with(['가', '이']);
            whole || self.is_plain(token) || !matches!(self.front(token), Front::No)
        };
        // 역대급 축제, 최악의 참사: said of an event.
        if !fronts.iter().all(noun) {
            return false;
        }
        let weight = if head.sure || fronts.iter().any(|&t| !matches!(self.front(t), Front::No)) {
            2.4
        } else {
            1.6
        };
        ballot.add(inner, EntityKind::Event, weight);
        ballot.compose(inner, EntityKind::Event, 0.4);
        true
    }

    /// The word as the last one of an event's name.
    fn event_head(&self, token: Token) -> Option<Head<'_>> {
        for span in [token.stem, token.span] {
            let word = span.of(self.text);
            let last = word.chars().next_back()?;
            if !self.patterns.occasion_ends.contains(&last) {
                continue;
            }
            // The longest noun first: 선수권대회 before 대회.
            for (at, _) in word.char_indices() {
                let (own, noun) = word.split_at(at);
                let sure = self.is(Cue::Occasion, noun);
                // A single letter before a noun makes another word of it.
                if own.chars().count() != 1 && (sure || self.is(Cue::WeakOccasion, noun)) {
                    return Some(Head {
                        span,
                        noun,
                        own,
                        sure,
                    });
                }
            }
        }
        None
    }

    /// The words in front of an event's last word that belong to its name, nearest first.
    fn fronts(&self, i: usize, token: Token, head: &Head<'_>) -> Vec<(Token, Front)> {
        let text = self.text;
        let mut fronts: Vec<(Token, Front)> = Vec::new();
        for j in (i.saturating_sub(FRONT)..i).rev() {
            let last = fronts.last().map_or(token, |&(front, _)| front);
            let Some(front) = self.token(j).filter(|&f| gap(text, f, last) == " ") else {
                break;
            };
            let mut sort = self.front(front);
            // 21대 총선
            if sort == Front::No
                && self.is(Cue::Upheaval, head.noun)
                && head.noun.ends_with(['선', '거'])
                && is_counted(front.span.of(text), "대")
            {
                sort = Front::Ordinal;
            }
            // 2014년 새벽 아시안게임: what is held every few years.
            if sort == Front::No
                && front.span.of(text).strip_suffix('년').is_some_and(is_year)
                && self.ends_as(Cue::Edition, head.span.of(text))
            {
                sort = Front::Frame;
            }
            if sort == Front::No && !self.is_plain(front) {
                break;
            }
            fronts.push((front, sort));
            if sort == Front::Ordinal {
                break;
            }
        }
        // All of them behind an ordinal; else those that are known, and one more between a field and them.
        let known = if is_ordinal(&fronts) {
            fronts.len()
        } else {
            let known = |from: usize| {
                let rest = fronts.iter().skip(from);
                from + rest.take_while(|(_, sort)| *sort != Front::No).count()
            };
            let first = known(0);
            match fronts.get(first + 1) {
                Some((_, Front::Frame)) => known(first + 1),
                _ => first,
            }
        };
        fronts.truncate(known);
        // 네덜란드 헤이그 정상회의: the country before the city that gives the name.
        if let [.., (city, _), (country, _)] = fronts.as_slice() {
            let (city, country) = (city.span.of(text), country.span.of(text));
            let city = self
                .lists
                .get(city)
                .is_some_and(|l| l.kind == EntityKind::Place && !self.lists.is_country(city));
            if city && self.lists.is_country(country) {
                fronts.pop();
            }
        }
        fronts
    }

    /// What a word in front of an event's last word tells.
    fn front(&self, token: Token) -> Front {
        let word = token.span.of(self.text);
        if is_counted(word, "회")
            || is_counted(word, "차") && word.starts_with('제')
            || is_counted(word, "대") && word.starts_with('제')
        {
            Front::Ordinal
        } else if is_year(word) || self.is(Cue::Frame, word) || self.is(Cue::Occasion, word) {
            Front::Frame
        } else if word.starts_with(|c: char| c.is_ascii_uppercase()) && word.is_ascii()
            || self.lists.get(word).is_some() && !self.is(Cue::Generic, word)
        {
            Front::Name
        } else {
            Front::No
        }
    }

    /// Whether a word has the look of a noun without a particle.
    pub(super) fn is_plain(&self, token: Token) -> bool {
        let word = token.span.of(self.text);
        token.stem == token.span
            && word.chars().count() >= 2
            && word
                .chars()
                .all(|c| hangul::is_syllable(c) || c.is_ascii_alphanumeric())
            && !word.ends_with([
                '는', '은', '한', '된', '던', '의', '들', '고', '며', '서', '면', '게', '어', '해',
                '날', '째', '인', '할', '될', '린', '릴', '난', '쯤', '시', '여', '중',
            ])
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && (!self.is(Cue::Kin, word) || self.title_at(token.span.start).is_some())
            && !self.is(Cue::Determiner, word)
    }
}

/// Whether the words in front begin with an ordinal.
fn is_ordinal(fronts: &[(Token, Front)]) -> bool {
    fronts
        .last()
        .is_some_and(|(_, sort)| *sort == Front::Ordinal)
}

/// `제5회`, `21대`: a number, with or without 제.
fn is_counted(word: &str, ending: &str) -> bool {
    word.strip_suffix(ending)
        .map(|w| w.strip_prefix('제').unwrap_or(w))
        .is_some_and(|w| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit()))
}

/// Where the name of the plague right before `at` begins.
fn plague_before(text: &str, paragraph: Span, at: usize) -> Option<usize> {
    let before = text.get(paragraph.start..at)?.strip_suffix(' ')?;
    [
        "코로나19",
        "코로나-19",
        "코로나 19",
        "코로나바이러스",
        "메르스",
        "사스",
    ]
    .iter()
    .find_map(|name| before.strip_suffix(name))
    .filter(|rest| !rest.ends_with(is_letter))
    .map(|rest| paragraph.start + rest.len())
}
