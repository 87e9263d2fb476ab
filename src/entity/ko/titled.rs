//! Titles in the light of the names beside them.

use std::collections::BTreeSet;

use super::boundary::is_letter;
use super::title::{Standing, TitleHit};
use super::{Finder, Reading};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
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
            // 김한빛 감독을 강화: beside a whole name it is a title all the same.
            if weight < 3.0 && self.is_homonym(text, span) {
                ballot.add(span, EntityKind::Title, -6.0);
                continue;
            }
            self.vote_charge(text, span, clear, ballot);
            self.vote_officer(text, title, clear, ballot);
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
            // 전 대표, 초대 원장
            let whole = self.with_tenure(text, span, clear);
            if whole != span
                && (weight > 0.0 || ballot.of(span, EntityKind::Title).is_some_and(|v| v > 0.0))
            {
                ballot.compose(whole, EntityKind::Title, 0.3);
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

    /// A title with the word right before it that says when somebody has it: `전 대표`, `초대 원장`. Behind a length of time
    /// (`3년 전 대표가`) or a deed (`선거 전 후보`) 전 is no such word.
    fn with_tenure(&self, text: &str, title: Span, clear: &[Found]) -> Span {
        if self.lists.get(title.of(text)).is_some() {
            return title;
        }
        let before = text.get(..title.start).and_then(|t| t.strip_suffix(' '));
        let found = before.and_then(|before| {
            let word = ["전", "현", "신임", "초대"]
                .iter()
                .find(|word| before.ends_with(*word))?;
            let rest = before.strip_suffix(word)?;
            Some((*word, rest))
        });
        let Some((word, rest)) = found else {
            return title;
        };
        let whole = Span::new(rest.len(), title.end);
        let Some(front) = rest.strip_suffix(' ') else {
            return match rest.chars().next_back() {
                Some(c) if is_letter(c) => title,
                _ => whole,
            };
        };
        if word != "전" {
            return whole;
        }
        let i = clear.partition_point(|f| f.span.end <= front.len());
        let named = i
            .checked_sub(1)
            .and_then(|i| clear.get(i))
            .is_some_and(|f| {
                matches!(
                    f.kind,
                    EntityKind::Person | EntityKind::Organization | EntityKind::Place
                ) && text.get(f.span.end..front.len()).is_some_and(|gap| {
                    gap.is_empty()
                        || matches!(gap, "의" | "'" | "’" | "\"" | "”")
                        || gap.ends_with(')')
                })
            });
        let last = front.rsplit(|c: char| !is_letter(c)).next().unwrap_or("");
        let apart = last.is_empty() && front.ends_with([',', '·', '”', '’', '"', ']', '…']);
        let told = last.chars().count() > 1 && last.ends_with(['은', '는', '을', '를', '와', '과']);
        // 박 전 대표, but 부결 시 전 의원.
        let surname = last.chars().count() == 1 && last != "시" && self.lists.is_surname(last);
        if named || apart || told || surname {
            whole
        } else {
            title
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
            if weight < 3.0 && self.is_homonym(text, span) {
                continue;
            }
            if weight > 0.0 && ballot.of(span, EntityKind::Title).is_none() {
                ballot.add(span, EntityKind::Title, weight);
                let whole = self.with_tenure(text, span, clear);
                if whole != span {
                    ballot.compose(whole, EntityKind::Title, 0.3);
                }
            }
        }
    }
}
