//! The article as evidence: titles beside names, names that were clear elsewhere, names in brackets, lone surnames.

use std::collections::{BTreeMap, BTreeSet};

use super::boundary::{begins, is_hanja, is_letter};
use super::pattern::{Cue, follows_surname, is_korean_shape};
use super::title::{Standing, TitleHit};
use super::vote::Ballot;
use super::{Finder, Found, Reading};
use crate::document::EntityKind;
use crate::text::{Span, hangul};

impl Finder {
    /// Titles that stand beside a name or by themselves.
    pub(super) fn vote_titles(
        &self,
        text: &str,
        reading: &Reading,
        clear: &[Found],
        ballot: &mut Ballot,
    ) {
        for title in reading.paragraphs.iter().flat_map(|p| &p.titles) {
            let (span, weight) = self.title_vote(text, title, clear);
            if weight > 0.0 {
                ballot.add(span, EntityKind::Title, weight);
                // 서울시장: the city is a name of its own.
                let front = Span::new(title.span.start, span.start);
                if let Some(listed) = self.lists.get(front.of(text)).filter(|_| title.fused) {
                    ballot.add(front, listed.kind, 1.5);
                }
            }
            // 대통령 선거: the office.
            if weight < 2.0
                && text
                    .get(span.end..)
                    .is_some_and(|t| t.starts_with(" 선거") || t.starts_with("선거"))
            {
                ballot.add(span, EntityKind::Title, -5.0);
            }
            // What belongs to a title the tagger may have left out.
            if !title.fused
                && title.span != title.head
                && (weight > 0.0 || ballot.of(title.head, EntityKind::Title).is_some())
            {
                ballot.compose(title.span, EntityKind::Title, 0.2);
            }
        }
    }

    /// The title in a hit and the votes for it, given the names that are clear.
    fn title_vote(&self, text: &str, title: &TitleHit, clear: &[Found]) -> (Span, f32) {
        let mut span = title.span;
        let mut organization_inside = false;
        if title.fused {
            let mut head = title.head;
            // 환경부장관: 부 belongs to the ministry, not to a vice-minister.
            let ministry = Span::new(title.span.start, head.start + '부'.len_utf8());
            if head.of(text).starts_with("부장관")
                && self
                    .lists
                    .get(ministry.of(text))
                    .is_some_and(|l| l.kind == EntityKind::Organization)
            {
                head.start = ministry.end;
            }
            let front = Span::new(title.span.start, head.start);
            let word = front.of(text);
            // 새벽전자회장: the company is a name of its own; 서울시장, 경찰청장: the whole is the title.
            let listed = self.lists.get(word);
            let local = self.titles.is_local(head.of(text));
            let named = listed.is_some_and(|l| {
                l.kind == EntityKind::Organization || local && l.kind == EntityKind::Place
            }) || clear
                .iter()
                .any(|f| f.span == front && f.kind == EntityKind::Organization);
            if named && self.titles.standing(head.of(text)).is_some() {
                span = Span::new(head.start, title.span.end);
                organization_inside = true;
            }
        }
        let i = clear.partition_point(|f| f.span.end <= span.start);
        let before = i.checked_sub(1).and_then(|i| clear.get(i));
        let after = clear.get(clear.partition_point(|f| f.span.start < span.end));
        let gap_before = before.map_or("\n", |f| text.get(f.span.end..span.start).unwrap_or("\n"));
        let gap_after = after.map_or("\n", |f| text.get(span.end..f.span.start).unwrap_or("\n"));
        let person_before = before.is_some_and(|f| f.kind == EntityKind::Person)
            && (matches!(
                gap_before,
                " " | "' " | "’ " | "·" | ") " | " 전 " | " 현 " | " 신임 " | " 당시 "
            ) || gap_before.starts_with('(') && gap_before.ends_with(") "));
        let bracketed = matches!(gap_before, "(" | "(겸 " | " 겸 ")
            && before.is_some_and(|f| f.kind == EntityKind::Title);
        let organization_before = before
            .is_some_and(|f| matches!(f.kind, EntityKind::Organization | EntityKind::Place))
            && (matches!(gap_before, " " | "의 " | "")
                || gap_before.starts_with('(') && gap_before.ends_with(") "));
        // 김한빛 새벽전자 대표: the person before the organization.
        let person_further = organization_before
            && i.checked_sub(2)
                .and_then(|i| clear.get(i))
                .is_some_and(|f| {
                    let gap = before.and_then(|b| text.get(f.span.end..b.span.start));
                    f.kind == EntityKind::Person
                        && gap.is_some_and(|g| g == " " || g.starts_with('(') && g.ends_with(") "))
                });
        let person_after = after.is_some_and(|f| f.kind == EntityKind::Person)
            && matches!(
                gap_after,
                " " | "인 " | "이자 " | "였던 " | "이었던 " | " '" | " ‘"
            );
        let subject = {
            let rest = text.get(span.end..).unwrap_or("");
            let end = rest
                .find(|c: char| !hangul::is_syllable(c))
                .unwrap_or(rest.len());
            matches!(
                rest.get(..end),
                Some(
                    "은" | "는"
                        | "이"
                        | "가"
                        | "과"
                        | "와"
                        | "도"
                        | "의"
                        | "에게"
                        | "께서"
                        | "을"
                        | "를"
                )
            )
        };
        // 이사 온 김씨: a word with other meanings needs the person before it.
        let person_after = person_after
            && (title.sure
                || title.fused
                || after.is_some_and(|person| {
                    // 주장 김한빛 선수: another title behind the name.
                    let next = clear.partition_point(|f| f.span.start < person.span.end);
                    clear.get(next).is_some_and(|next| {
                        next.kind == EntityKind::Title
                            && text.get(person.span.end..next.span.start) == Some(" ")
                    })
                }));
        let weight = match title.standing {
            _ if person_before || person_after || person_further => 3.0,
            _ if bracketed => 2.5,
            Standing::Solo if subject || organization_before => 1.6,
            Standing::Solo => 0.8,
            Standing::Beside if title.fused && organization_inside => 1.5,
            Standing::Beside if title.fused && subject => {
                let word = title.span.of(text);
                let market = title.head.of(text) == "시장"
                    && self
                        .lists
                        .get(Span::new(title.span.start, title.head.start).of(text))
                        .is_none_or(|l| l.kind != EntityKind::Place);
                if self.patterns.suffix(word).is_none() && word.ends_with('장') && !market {
                    0.9
                } else {
                    0.0
                }
            }
            Standing::Beside if organization_before && subject && title.sure => 1.2,
            _ => 0.0,
        };
        (span, weight)
    }

    /// Bare titles of people whom the article has called so before.
    pub(super) fn vote_titles_again(
        &self,
        text: &str,
        reading: &Reading,
        clear: &[Found],
        ballot: &mut Ballot,
    ) {
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for found in clear {
            if found.kind == EntityKind::Title {
                used.insert(found.span.of(text));
            }
        }
        let elected = crate::sort::set(clear.iter().map(|f| f.span));
        for title in reading.paragraphs.iter().flat_map(|p| &p.titles) {
            if elected.contains(&title.span) {
                continue;
            }
            let (span, weight) = self.title_vote(text, title, clear);
            let rest = text.get(span.end..).unwrap_or("");
            let subject = ["은 ", "는 ", "이 ", "가 "]
                .iter()
                .any(|p| rest.starts_with(p));
            let known =
                used.contains(span.of(text)) && title.standing == Standing::Beside && subject;
            let weight = if weight == 0.0 && known { 0.8 } else { weight };
            if weight > 0.0 && ballot.of(span, EntityKind::Title).is_none() {
                ballot.add(span, EntityKind::Title, weight);
            }
        }
    }

    /// Other occurrences of the names that are clear, short forms of people, names in brackets, lone surnames.
    pub(super) fn vote_repeats(
        &self,
        text: &str,
        reading: &Reading,
        clear: &[Found],
        ballot: &mut Ballot,
    ) {
        let known = self.known(text, clear, ballot);
        self.vote_surnames(text, reading, clear, ballot);
        let mut longest = 0;
        let mut first: BTreeMap<char, Vec<(&str, EntityKind, f32, bool)>> = BTreeMap::new();
        for (name, (kind, votes, many)) in &known {
            longest = longest.max(name.len());
            if let Some(c) = name.chars().next() {
                first
                    .entry(c)
                    .or_default()
                    .push((name, *kind, *votes, *many));
            }
        }
        for names in first.values_mut() {
            crate::sort::sort_by_key(names, |(name, _, _, _)| std::cmp::Reverse(name.len()));
        }
        for paragraph in &reading.paragraphs {
            let words = paragraph.span.of(text);
            for (i, c) in words.char_indices() {
                let Some(names) = first.get(&c) else { continue };
                let at = paragraph.span.start + i;
                if !begins(text, at) {
                    continue;
                }
                let rest = text.get(at..paragraph.span.end).unwrap_or("");
                for &(name, kind, votes, many) in names {
                    if let Some(after) = rest.strip_prefix(name)
                        && self.boundaries.ends(name, after)
                    {
                        let span = Span::new(at, at + name.len());
                        // What is said of it here already is kept; the article adds to it.
                        let here = ballot.of(span, kind).unwrap_or(0.0);
                        if here < votes {
                            ballot.add(span, kind, (votes - here).min(2.0));
                        }
                        if many {
                            // What most of its mentions are, the few are too.
                            for other in EntityKind::ALL {
                                if *other != kind && ballot.of(span, *other).is_some() {
                                    ballot.add(span, *other, -3.0);
                                }
                            }
                        }
                        break;
                    }
                }
            }
        }
    }

    /// The names that are clear, with the kind that most votes give them, and short forms of people.
    fn known<'t>(
        &self,
        text: &'t str,
        clear: &[Found],
        ballot: &Ballot,
    ) -> BTreeMap<&'t str, (EntityKind, f32, bool)> {
        let mut tally: BTreeMap<&str, BTreeMap<EntityKind, (f32, f32)>> = BTreeMap::new();
        for found in clear {
            if found.kind == EntityKind::Title {
                continue;
            }
            let votes = ballot.of(found.span, found.kind).unwrap_or(4.0);
            let name = found.span.of(text);
            let (sum, best) = tally
                .entry(name)
                .or_default()
                .entry(found.kind)
                .or_default();
            *sum += votes;
            *best = best.max(votes);
        }
        let mut known: BTreeMap<&str, (EntityKind, f32, bool)> = BTreeMap::new();
        for (name, kinds) in &tally {
            let Some((kind, &(_, best))) = kinds.iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0))
            else {
                continue;
            };
            let length = name.chars().count();
            // A single letter is a name only where it stands.
            let total: f32 = kinds.values().map(|(sum, _)| *sum).sum();
            if length < 2 || best < 1.0 && total < 1.5 {
                continue;
            }
            let many = kinds.get(kind).is_some_and(|(sum, _)| *sum >= total * 0.66);
            known.insert(name, (*kind, best, many));
            if *kind == EntityKind::Event
                && let Some((storm, short)) = name.split_once(' ')
                && self.patterns.is(Cue::Storm, storm)
            {
                known.insert(short, (EntityKind::Event, best, true));
            }
            if *kind == EntityKind::Person
                && best >= 1.5
                && let Some((_, last)) = name.rsplit_once(' ')
                && last.chars().count() >= 2
                && !self.lists.is_common(last)
            {
                // 포드는: the senator of that name, whatever else is called so.
                let namesake = known
                    .get(last)
                    .is_some_and(|(kind, _, _)| *kind != EntityKind::Person)
                    && self.lists.get(last).is_none_or(|listed| !listed.trusted);
                if namesake {
                    known.insert(last, (EntityKind::Person, best.min(2.0), true));
                } else {
                    known
                        .entry(last)
                        .or_insert((EntityKind::Person, best.min(2.0), false));
                }
            }
        }
        known
    }

    /// `미국 국립 새벽 센터`: the country before a body of its state belongs to the body's name.
    fn vote_states(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for pair in clear.windows(2) {
            let [country, body] = pair else { continue };
            let last = body.span.of(text).rsplit(' ').next().unwrap_or("");
            if country.kind == EntityKind::Place
                && body.kind == EntityKind::Organization
                && self.lists.is_country(country.span.of(text))
                && text.get(country.span.end..body.span.start) == Some(" ")
                && !self
                    .lists
                    .is_country(body.span.of(text).split(' ').next().unwrap_or(""))
                && last.chars().count() >= 2
                && (self.patterns.is_state_body(last) || body.span.of(text).starts_with("국립"))
            {
                let both = Span::new(country.span.start, body.span.end);
                ballot.compose(both, EntityKind::Organization, 0.3);
            }
        }
    }

    /// `김새벽 사건`, `새벽마트 사태`: what happened is called by whom it befell or who did it.
    fn vote_affairs(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for found in clear {
            let name = found.span.of(text);
            let whole = match found.kind {
                EntityKind::Person => is_korean_shape(name, &self.lists),
                EntityKind::Organization => {
                    name.chars().count() >= 2 && self.lists.get(name).is_some()
                }
                _ => false,
            };
            let behind = text.get(found.span.end..).unwrap_or("");
            let noun = ["사건", "사태", "게이트", "스캔들"]
                .into_iter()
                .find(|noun| {
                    behind
                        .strip_prefix(' ')
                        .is_some_and(|b| b.starts_with(noun))
                });
            if let Some(noun) = noun.filter(|_| whole) {
                let end = found.span.end + 1 + noun.len();
                // 경찰 사건, 법원 사건: whose business it is.
                let business = noun == "사건" && found.kind == EntityKind::Organization;
                let after = text.get(end..).unwrap_or("");
                if !business && self.boundaries.ends(noun, after) {
                    let span = Span::new(found.span.start, end);
                    ballot.compose(span, EntityKind::Event, 0.3);
                }
            }
        }
    }

    /// What the neighbours of clear names are.
    pub(super) fn vote_neighbours(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        self.vote_states(text, clear, ballot);
        self.vote_affairs(text, clear, ballot);
        self.vote_brackets(text, clear, ballot);
        self.vote_employers(text, clear, ballot);
        self.vote_storms(text, clear, ballot);
        self.vote_behind_titles(text, clear, ballot);
        self.vote_first_names(text, clear, ballot);
    }

    /// The first names of foreign people before what is found of their names: `샘` before `올트먼`, a word that nothing
    /// is known of before a name with a title (`에후드 올메르트 총리`), and two found names in a row.
    pub(super) fn vote_first_names(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for (i, found) in clear.iter().enumerate() {
            let name = found.span.of(text);
            if found.kind != EntityKind::Person
                || !name.starts_with(hangul::is_syllable)
                || name.chars().count() < 2
                || is_korean_shape(name, &self.lists)
            {
                continue;
            }
            // 스가 요시히데: a known part behind the name.
            let ceiling = clear.get(i + 1).map_or(text.len(), |f| f.span.start);
            let behind = text
                .get(found.span.end..ceiling)
                .and_then(|t| t.strip_prefix(' '))
                .unwrap_or("");
            let length = behind.find(|c: char| !is_letter(c)).unwrap_or(behind.len());
            let (part, _) = hangul::split_particle(behind.get(..length).unwrap_or(""));
            if part.chars().count() >= 2
                && self.lists.is_foreign_part(part)
                && self.lists.get(part).is_none()
            {
                let end = found.span.end + 1 + part.len();
                ballot.compose(Span::new(found.span.start, end), EntityKind::Person, 0.1);
            }
            let before = i.checked_sub(1).and_then(|i| clear.get(i));
            if let Some(before) = before
                && before.kind == EntityKind::Person
                && !self.is_employer(text, clear, i)
                && text.get(before.span.end..found.span.start) == Some(" ")
                && !is_korean_shape(before.span.of(text), &self.lists)
                && before.span.of(text).chars().count() > 1
            {
                let both = Span::new(before.span.start, found.span.end);
                if both.of(text).split(' ').count() <= 4 {
                    ballot.compose(both, EntityKind::Person, 0.1);
                }
                continue;
            }
            let floor = before.map_or(0, |f| f.span.end);
            let Some(front) = text
                .get(floor..found.span.start)
                .and_then(|t| t.strip_suffix(' '))
            else {
                continue;
            };
            let at = front
                .char_indices()
                .rev()
                .find(|(_, c)| !is_letter(*c))
                .map_or(0, |(i, c)| i + c.len_utf8());
            let word = front.get(at..).unwrap_or("");
            if matches!(
                word,
                "빈" | "알" | "이븐" | "벤" | "반" | "폰" | "데" | "디" | "다" | "드" | "판"
            ) && let Some(front) = front.get(..at).and_then(|t| t.strip_suffix(' '))
            {
                // 무함마드 빈 살만: what joins the parts takes the word before it along.
                let from = front
                    .char_indices()
                    .rev()
                    .find(|(_, c)| !is_letter(*c))
                    .map_or(0, |(i, c)| i + c.len_utf8());
                let given = front.get(from..).unwrap_or("");
                if self.could_be_name(given) {
                    let span = Span::new(floor + from, found.span.end);
                    ballot.compose(span, EntityKind::Person, 0.1);
                }
            } else if self.lists.is_foreign_part(word)
                || !name.contains(' ') && self.is_titled(text, clear, i) && self.could_be_name(word)
            {
                ballot.compose(
                    Span::new(floor + at, found.span.end),
                    EntityKind::Person,
                    0.1,
                );
            }
        }
    }

    /// Whether a title stands behind a clear name, an organization or country between them or not.
    pub(super) fn is_titled(&self, text: &str, clear: &[Found], i: usize) -> bool {
        let mut end = clear.get(i).map_or(0, |f| f.span.end);
        for next in clear.iter().skip(i + 1).take(2) {
            if text.get(end..next.span.start) != Some(" ") {
                return false;
            }
            match next.kind {
                EntityKind::Title => return true,
                EntityKind::Organization | EntityKind::Place => end = next.span.end,
                _ => return false,
            }
        }
        false
    }

    /// Whether nothing speaks against a word's being a foreign first name.
    fn could_be_name(&self, word: &str) -> bool {
        (2..=5).contains(&word.chars().count())
            && word.chars().all(hangul::is_syllable)
            && hangul::split_particle(word).1.is_empty()
            && !word.ends_with([
                '한', '인', '된', '던', '할', '들', '적', '고', '며', '서', '데', '면', '해', '여',
                '된',
            ])
            && !self.patterns.is(Cue::Kin, word)
            && !self.patterns.is(Cue::Generic, word)
            && self.lists.get(word).is_none()
            && !self.lists.is_common(word)
            && self.patterns.suffix(word).is_none()
            && self.titles.standing(word).is_none()
    }

    /// What stands right behind a title is a person, if nothing says otherwise: `이민부 장관 알마즈벡 …`.
    fn vote_behind_titles(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for pair in clear.windows(2) {
            let [title, name] = pair else { continue };
            let between = text.get(title.span.end..name.span.start).unwrap_or("");
            if title.kind == EntityKind::Title
                && matches!(name.kind, EntityKind::Organization | EntityKind::Place)
                && matches!(between, " " | "인 ")
                && self.lists.get(name.span.of(text)).is_none()
                && self.patterns.suffix(name.span.of(text)).is_none()
                && name.span.of(text).contains(' ')
            {
                let votes = ballot.of(name.span, name.kind).unwrap_or(0.0);
                ballot.add(name.span, EntityKind::Person, votes + 1.0);
            }
        }
    }

    /// A name in a bracket right behind another is another name of it.
    fn vote_brackets(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for found in clear {
            if found.kind == EntityKind::Title {
                continue;
            }
            let rest = text.get(found.span.end..).unwrap_or("");
            let Some(inside) = rest.strip_prefix('(') else {
                continue;
            };
            let start = found.span.end + 1;
            let Some(close) = inside.find([')', '\n']) else {
                continue;
            };
            if !inside.get(close..).is_some_and(|r| r.starts_with(')')) {
                continue;
            }
            let mut span = Span::new(start, start + close);
            // 새벽 노을(大隅良典, 71)
            if let Some((first, _)) = span.of(text).split_once(',') {
                span = Span::new(start, start + first.len());
            }
            let alias = span.of(text);
            let length = alias.chars().count();
            let latin = alias
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '&' | '.' | ' '))
                && alias.starts_with(|c: char| c.is_ascii_alphabetic())
                && !alias.contains("www")
                && !alias.contains(".co");
            if !(2..=30).contains(&length) || self.patterns.is(Cue::Gloss, alias) {
                continue;
            }
            let hanja = length <= 6 && alias.chars().all(is_hanja);
            if latin || hanja && found.kind == EntityKind::Person {
                ballot.add(span, found.kind, 2.5);
                // 새벽협약(DNCC): letters, but no body's.
                let letters = alias.chars().all(|c| c.is_ascii_uppercase());
                let other = match found.kind {
                    EntityKind::Product => true,
                    EntityKind::Event => self.patterns.ends_as_occasion(found.span.of(text)),
                    _ => false,
                };
                if letters && other {
                    ballot.add(span, EntityKind::Organization, -3.0);
                }
            } else if found.kind == EntityKind::Person && is_korean_shape(alias, &self.lists) {
                ballot.add(span, EntityKind::Person, 2.0);
            }
        }
    }

    /// A lone surname before a title (`손 회장`).
    fn vote_surnames(&self, text: &str, reading: &Reading, clear: &[Found], ballot: &mut Ballot) {
        let people = clear.iter().filter(|f| f.kind == EntityKind::Person);
        let people = crate::sort::set(people.map(|f| f.span.of(text)));
        for paragraph in &reading.paragraphs {
            for title in &paragraph.titles {
                let Some(front) = text
                    .get(paragraph.span.start..title.span.start)
                    .and_then(|t| t.strip_suffix(' '))
                else {
                    continue;
                };
                let at = front
                    .char_indices()
                    .rev()
                    .find(|&(_, c)| !hangul::is_alphanumeric(c))
                    .map_or(0, |(i, c)| i + c.len_utf8());
                let surname = front.get(at..).unwrap_or("");
                if !self.lists.is_surname(surname) {
                    continue;
                }
                let start = paragraph.span.start + at;
                let span = Span::new(start, start + surname.len());
                let somebody = people.iter().any(|name| {
                    name.starts_with(surname) && name.chars().count() > surname.chars().count()
                });
                if !somebody && matches!(surname, "이" | "전" | "현" | "한" | "양" | "두") {
                    // 이 회장, 전 회장, 한 변호사, 양 후보: this one, the former one, one, both.
                    ballot.add(span, EntityKind::Person, -5.0);
                    continue;
                }
                if !follows_surname(title) {
                    continue;
                }
                let weight = match (self.patterns.is(Cue::Determiner, surname), somebody) {
                    (_, true) => 3.0,
                    (false, false) => 2.0,
                    (true, false) => 0.0,
                };
                if weight > 0.0 {
                    ballot.add(span, EntityKind::Person, weight);
                    ballot.add(title.span, EntityKind::Title, 3.0);
                }
            }
        }
    }
}
