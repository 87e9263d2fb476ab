//! Organizations of several words, and those that the word before tells of.

use super::cue::Cue;
use super::person::is_korean_shape;
use super::view::{View, Voter};
use crate::document::EntityKind;
use crate::entity::ko::token::gap;
use crate::text::Span;

impl Voter<'_> {
    /// `여론조사기관 새벽리서치는`: a compound that says what the next word names.
    pub(super) fn apposition(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.span.of(text);
        let copula = word.strip_suffix('인');
        let noun = copula.unwrap_or(word);
        let compound = noun
            .char_indices()
            .skip(1)
            .find_map(|(at, _)| noun.get(at..).filter(|tail| view.is(Cue::Apposition, tail)));
        let Some(tail) = compound.or(copula.filter(|noun| view.is(Cue::Apposition, noun))) else {
            return;
        };
        if noun.chars().count() < tail.chars().count() + 2 && copula.is_none() {
            return;
        }
        let Some(next) = view
            .token(i + 1)
            .filter(|&n| matches!(gap(text, token, n), " " | " '" | " ‘"))
        else {
            return;
        };
        let after = view.after(next.span.end);
        let bracket = after.starts_with('(') && next.stem == next.span;
        let name = next.stem.of(text);
        if !(bracket || next.stem != next.span)
            || !(2..=8).contains(&name.chars().count())
            || view.is(Cue::Generic, name)
            || view.is(Cue::Action, name)
            || view.title_at(next.span.start).is_some()
            || view.lists.is_common(next.span.of(text))
            || view.lists.is_common(name)
            || view.is(Cue::NoBody, name)
        {
            return;
        }
        self.ballot.add(
            next.stem,
            EntityKind::Organization,
            if bracket { 1.2 } else { 0.7 },
        );
    }

    /// Teams and bodies of several words: `새벽 히어로즈`, `국제 새벽 위원회`, `법무·검찰 개혁위원회`.
    pub(super) fn bodies(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let stem = token.stem;
        let word = stem.of(text);
        let Some(front) = i.checked_sub(1).and_then(|j| view.token(j)) else {
            return;
        };
        if !view.boundaries.ends(word, view.after(stem.end)) || gap(text, front, token) != " " {
            return;
        }
        let name = front.span.of(text);
        if view.is(Cue::Team, word) {
            // 몰아 레인저스를, 데이브 로버츠 다저스 감독: a team that is known by its last word takes only listed names along.
            let whole = view.lists.get(word).is_none();
            let plain = view.lists.get(name).is_some()
                || whole && (front.stem == front.span || view.lists.is_foreign_part(name));
            if plain
                && !view.is(Cue::Generic, name)
                && !view.is(Cue::Kin, name)
                && !name.ends_with(['는', '던', '한', '된', '은', '의'])
                && name.chars().count() >= 2
            {
                let span = Span::new(front.span.start, stem.end);
                self.name(span, EntityKind::Organization, 1.2, 0.3);
            }
            return;
        }
        // 새벽청 광역수사대: the police of a city by its office.
        if name.ends_with('청') && name.chars().count() >= 3 && view.ends_as(Cue::PoliceUnit, word)
        {
            let span = Span::new(front.span.start, stem.end);
            self.name(span, EntityKind::Organization, 1.6, 0.3);
            return;
        }
        // 새벽대 노을학과: a department of a university in its short form.
        if word.ends_with("학과") && name.ends_with('대') && name.chars().count() >= 3 {
            self.ballot.add(stem, EntityKind::Organization, 1.6);
            return;
        }
        // 새벽노동조합 강원지부, 법무부 새벽위원회: a part of the body before it.
        let parent = view.is_listed(name, EntityKind::Organization)
            || view
                .patterns
                .suffix(name)
                .is_some_and(|(kind, weight)| kind == EntityKind::Organization && weight >= 1.0);
        // 새벽노총 인천본부, 새벽당 경기도당
        let branch = ["지역본부", "본부", "지사", "도당", "시당"]
            .iter()
            .find_map(|kind| word.strip_suffix(kind))
            .and_then(|place| view.lists.get(place))
            .is_some_and(|l| l.kind == EntityKind::Place);
        let part = branch
            || word.ends_with(['부', '회']) && (word.ends_with("지부") || word.ends_with("지회"))
            || word.ends_with("수사대")
            || word.ends_with("학과") && name.ends_with("대학교")
            || word.ends_with("위원회") && (name.ends_with('부') || name == "국회");
        if parent && part && word.chars().count() >= 3 {
            let span = Span::new(front.span.start, stem.end);
            self.name(span, EntityKind::Organization, 1.2, 0.3);
            return;
        }
        if !view.is(Cue::Body, word)
            && view
                .patterns
                .suffix(word)
                .is_none_or(|(kind, weight)| kind != EntityKind::Organization || weight < 1.0)
        {
            return;
        }
        // 법무·검찰 개혁위원회: two fields joined by a dot.
        if let Some(field) = i.checked_sub(2).and_then(|j| view.token(j))
            && matches!(gap(text, field, front), "·" | "ㆍ" | "‧")
        {
            self.ballot.compose(
                Span::new(field.span.start, stem.end),
                EntityKind::Organization,
                0.3,
            );
            return;
        }
        // 국제 새벽 위원회: the scope in front.
        let mut last = token;
        for j in (i.saturating_sub(3)..i).rev() {
            let Some(front) = view.token(j) else { break };
            if gap(text, front, last) != " " {
                break;
            }
            if view.is(Cue::Scope, front.span.of(text)) {
                let span = Span::new(front.span.start, stem.end);
                self.name(span, EntityKind::Organization, 1.2, 0.3);
                return;
            }
            let between = view.lists.get(front.span.of(text));
            if front.stem != front.span && between.is_none()
                // 미국 새벽주 노을그룹: a place in a country, and a firm there.
                || between.is_some_and(|l| l.kind == EntityKind::Place)
            {
                break;
            }
            last = front;
        }
    }

    /// `새벽 육군`, `새벽 의회`: what a country has one of.
    pub(super) fn force(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(country) = i
            .checked_sub(1)
            .and_then(|j| view.token(j))
            .filter(|&c| gap(text, c, token) == " " && view.lists.is_country(c.span.of(text)))
        else {
            return;
        };
        if view.is(Cue::Force, token.stem.of(text)) {
            let mut start = country.span.start;
            // 새벽 주재 노을 대사관: where it is belongs to its name.
            if let Some(seated) = i.checked_sub(1).and_then(|j| view.word_before(j))
                && seated.span.of(text) == "주재"
                && let Some(host) = i.checked_sub(2).and_then(|j| view.word_before(j))
                && view.is_listed(host.span.of(text), EntityKind::Place)
            {
                start = host.span.start;
            }
            let span = Span::new(start, token.stem.end);
            self.name(span, EntityKind::Organization, 1.5, 0.4);
        }
    }

    /// `새벽 국립 노을대학`: a school or hospital by its place and who keeps it.
    pub(super) fn kept(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(keeper) = view
            .word_before(i)
            .filter(|k| view.is(Cue::Keeper, k.span.of(text)))
        else {
            return;
        };
        if !view.ends_as(Cue::School, token.stem.of(text)) {
            return;
        }
        let start = i
            .checked_sub(1)
            .and_then(|j| view.word_before(j))
            .filter(|p| view.is_listed(p.span.of(text), EntityKind::Place))
            .map_or(keeper.span.start, |p| p.span.start);
        let span = Span::new(start, token.stem.end);
        self.name(span, EntityKind::Organization, 1.2, 0.3);
    }

    /// `새벽지법 형사합의12부`: the chamber of a court.
    pub(super) fn bench(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.stem.of(text);
        let Some(field) = word
            .strip_suffix('부')
            .map(|w| w.trim_end_matches(|c: char| c.is_ascii_digit()))
            .filter(|field| field.len() + 1 < word.len())
        else {
            return;
        };
        let court = i
            .checked_sub(1)
            .and_then(|j| view.token(j))
            .is_some_and(|court| {
                gap(text, court, token) == " "
                    && court.span.of(text).ends_with(['법', '원', '검', '청'])
            });
        if view.is(Cue::Chamber, field)
            && (court || field.ends_with("합의") || field.ends_with("수사"))
        {
            self.ballot.add(token.stem, EntityKind::Organization, 1.8);
        }
    }

    /// `Dawn TV`, `새벽 TV가 보도했다`: a broadcaster. `새벽 TV` alone may be a television set.
    pub(super) fn broadcaster(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.stem.of(text);
        if !matches!(word, "TV" | "MX") {
            return;
        }
        let Some(front) = view.word_before(i) else {
            return;
        };
        let name = front.span.of(text);
        let latin = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.len() >= 3
            && name.chars().skip(1).all(|c| c.is_ascii_lowercase());
        let rest = view.after(token.stem.end);
        let end = rest.find("다.").unwrap_or(rest.len());
        let clause = rest.get(..end).unwrap_or("");
        let reports = front.stem == front.span
            && name.chars().count() >= 2
            && !view.is(Cue::Generic, name)
            && ["보도했", "방송했", "전했", "에 따르면", "보도에"]
                .iter()
                .any(|verb| clause.contains(verb));
        if latin || reports {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Organization, 1.4, 0.3);
        }
    }

    /// `새벽 대학교`: a university called by the word before.
    pub(super) fn university(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if token.stem.of(text) != "대학교" && token.span.of(text) != "대학교" {
            return;
        }
        let Some(front) = view.word_before(i) else {
            return;
        };
        let name = front.span.of(text);
        let known = view.lists.is_foreign_part(name)
            || view
                .lists
                .get(name)
                .is_some_and(|l| l.kind == EntityKind::Place && !view.lists.is_country(name));
        if known && !view.is(Cue::Generic, name) {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Organization, 1.5, 0.3);
        }
    }

    /// `새벽시는 … 밝혔다`: a city or province that acts is its administration.
    pub(super) fn administration(&mut self) {
        let Voter { view, token, .. } = *self;
        let text = view.text;
        // 충북도: 도 is no particle in it.
        let region = [token.span, token.stem].into_iter().find(|span| {
            let name = span.of(text);
            name.chars().count() >= 3
                && name.ends_with(['시', '도', '군', '구'])
                && view.is_listed(name, EntityKind::Place)
        });
        let Some(region) = region else { return };
        let after = view.after(region.end);
        let officer = ["측", " 측", " 관계자", " 공무원", " 담당자"]
            .iter()
            .any(|word| after.starts_with(word));
        let acts = view.acts(after);
        // 새벽시, … 새벽시 “…”: a headline's subject.
        let headed = token.span.start == view.paragraph.start
            && region == token.span
            && [", ", " \"", " “", " ‘", " '"]
                .iter()
                .any(|next| after.starts_with(next));
        if officer || acts || headed {
            self.ballot.compose(region, EntityKind::Organization, 0.3);
        }
    }

    /// `백악관 대변인`: a seat of government with somebody of its own is the government.
    pub(super) fn seat(&mut self) {
        let Voter { view, i, token, .. } = *self;
        if !view.is(Cue::Seat, token.span.of(view.text)) {
            return;
        }
        let staffed = view
            .word_behind(i)
            .is_some_and(|next| view.sure_title_at(next.span.start))
            || [" 관계자", " 고위 관계자", " 당국자"]
                .iter()
                .any(|word| view.after(token.span.end).starts_with(word));
        if staffed {
            self.ballot.add(token.span, EntityKind::Organization, 3.0);
            self.ballot.refuse(token.span, EntityKind::Place);
        }
    }

    /// `새벽톡은 … 부인했다`: a firm that is called as its service is, where it is the one that acts.
    pub(super) fn actor(&mut self) {
        let Voter { view, token, .. } = *self;
        let name = token.stem.of(view.text);
        let after = view.after(token.stem.end);
        let firm = view
            .lists
            .get(name)
            .is_some_and(|l| l.kind == EntityKind::Organization && l.twice);
        if firm && view.acts(after) {
            self.ballot.add(token.stem, EntityKind::Organization, 2.5);
            self.ballot.add(token.stem, EntityKind::Product, -2.0);
        }
    }

    /// `새벽, 노을, 한별 등 3개 마을`: names in a row before what they are.
    pub(super) fn row(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if token.span.of(text) != "등" {
            return;
        }
        let mut behind = i + 1;
        if view
            .token(behind)
            .is_some_and(|n| n.span.of(text).starts_with(|c: char| c.is_ascii_digit()))
        {
            behind += 1;
        }
        let Some(noun) = view.token(behind) else {
            return;
        };
        let noun = noun.stem.of(text);
        let kind = if view.is(Cue::RowOfPlaces, noun) {
            EntityKind::Place
        } else if view.is(Cue::RowOfBodies, noun) {
            EntityKind::Organization
        } else if view.is(Cue::RowOfPeople, noun) {
            EntityKind::Person
        } else {
            return;
        };
        let mut names = Vec::new();
        let mut last = token;
        for j in (i.saturating_sub(12)..i).rev() {
            let Some(name) = view.token(j) else { break };
            let between = gap(text, name, last);
            let joins = if names.is_empty() {
                between == " "
            } else {
                joins_row(between)
            };
            if !joins || !view.stands_in_row(name.span.of(text)) {
                break;
            }
            names.push(name);
            last = name;
        }
        if names.len() < 2 {
            return;
        }
        for name in names {
            let word = name.span.of(text);
            let fits = match view.lists.get(word) {
                Some(listed) => listed.kind == kind,
                None => kind != EntityKind::Person || is_korean_shape(word, view.lists),
            };
            if fits {
                self.ballot.add(name.span, kind, 1.4);
            }
        }
    }

    /// `8개 카드사(새벽, 노을, 한별)`: a row of names behind what they are.
    pub(super) fn row_in_bracket(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !view.is(Cue::RowOfBodies, token.span.of(text)) {
            return;
        }
        let mut names = Vec::new();
        let mut last = token;
        for j in i + 1..i + 14 {
            let Some(name) = view.token(j) else { return };
            let between = gap(text, last, name);
            let joins = if names.is_empty() {
                between == "("
            } else {
                joins_row(between)
            };
            if !joins || !view.stands_in_row(name.span.of(text)) {
                return;
            }
            names.push(name.span);
            last = name;
            let after = view.after(name.span.end);
            if after.starts_with(')') || after.starts_with(" 등)") {
                break;
            }
        }
        if names.len() < 3 {
            return;
        }
        for name in names {
            // 하나, of others: a bank, no number.
            self.ballot.add(name, EntityKind::Organization, 6.0);
        }
    }
}

impl View<'_> {
    /// Whether a subject's particle and a clause that tells of a body's doings stand behind a name.
    fn acts(&self, after: &str) -> bool {
        let subject = ["는 ", "은 ", "가 ", "이 "]
            .iter()
            .find_map(|particle| after.strip_prefix(particle));
        subject.is_some_and(|rest| {
            let end = rest.find("다.").unwrap_or(rest.len());
            let clause = rest.get(..end).unwrap_or("");
            clause.split(' ').any(|word| {
                word.char_indices()
                    .skip(1)
                    .take(3)
                    .map(|(i, _)| i)
                    .chain([word.len()])
                    .any(|at| word.get(..at).is_some_and(|w| self.is(Cue::Acts, w)))
            })
        })
    }

    /// Whether a word can be one of the names in a row.
    fn stands_in_row(&self, word: &str) -> bool {
        (2..=8).contains(&word.chars().count())
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && !self.is(Cue::Generic, word)
    }
}

/// Whether what stands between two names makes them a row.
fn joins_row(between: &str) -> bool {
    matches!(between, ", " | "," | "·" | "ㆍ")
}
