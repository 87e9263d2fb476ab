//! Titles with what their holder is in charge of, and words that only look like titles.

use super::Finder;
use super::pattern::Cue;
use super::title::{Standing, TitleHit};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::{Span, hangul};

/// Words between an organization and a title that are looked at.
const CHARGE: usize = 5;

impl Finder {
    /// `김한빛 새벽시 물류 전환 기획관`: from behind the organization to the head all is the title.
    pub(super) fn vote_charge(
        &self,
        text: &str,
        title: Span,
        clear: &[Found],
        ballot: &mut Ballot,
    ) {
        let i = clear.partition_point(|f| f.span.end <= title.start);
        let Some(before) = i.checked_sub(1).and_then(|i| clear.get(i)) else {
            return;
        };
        let behind_person = |i: usize, at: usize| {
            i.checked_sub(1)
                .and_then(|i| clear.get(i))
                .is_some_and(|f| {
                    f.kind == EntityKind::Person && text.get(f.span.end..at) == Some(" ")
                })
        };
        let employed = matches!(before.kind, EntityKind::Organization | EntityKind::Place)
            && behind_person(i - 1, before.span.start);
        let Some(charge) = text
            .get(before.span.end..title.start)
            .and_then(|t| t.strip_prefix(' '))
            .and_then(|t| t.strip_suffix(' '))
            .filter(|t| !t.is_empty())
        else {
            return;
        };
        let words: Vec<&str> = charge.split(' ').collect();
        let joint = |word: &&str| matches!(*word, "및" | "겸");
        let noun = |word: &&str| {
            joint(word)
                || hangul::split_particle(word).1.is_empty()
                    && word.chars().count() >= 2
                    && word
                        .chars()
                        .all(|c| hangul::is_alphanumeric(c) || matches!(c, '·' | '&' | '/'))
                    && !word.ends_with(['은', '는', '한', '된', '던', '의', '인'])
        };
        let named = words
            .first()
            .is_none_or(|first| matches!(*first, "당시" | "소속" | "출신" | "신임" | "전임"));
        // 새벽대 경영학부 교수, 새벽지검 노을지청 검사: a part of the organization.
        let part = words.iter().any(|word| {
            word.ends_with([
                '부', '과', '청', '국', '실', '팀', '대', '원', '회', '소', '학', '검', '단', '처',
                '사',
            ]) && !word.ends_with("총괄")
                || word.ends_with("센터")
                || word.chars().any(|c| c.is_ascii_digit())
                || self.patterns.is(Cue::Generic, word)
        });
        if words.len() > CHARGE || named || part || !words.iter().all(noun) {
            return;
        }
        // 이한빛 국내영업 총괄 전무: without the organization only what says that it is a charge.
        let charged = words
            .last()
            .is_some_and(|last| matches!(*last, "담당" | "총괄" | "부문" | "전담"));
        if employed || charged && before.kind == EntityKind::Person {
            let mut start = before.span.end + 1;
            // 이한빛 새벽소프트 제품 담당 부사장: what is no field of business employs him.
            if !employed
                && let [employer, _, _, ..] = words.as_slice()
                && !joint(&words.get(1).copied().unwrap_or(""))
                && !self.patterns.ends_as(Cue::Business, employer)
                && !self.lists.is_common(employer)
            {
                let span = Span::new(start, start + employer.len());
                ballot.add(span, EntityKind::Organization, 2.0);
                start = span.end + 1;
            }
            let whole = Span::new(start, title.end);
            let own = ballot.of(title, EntityKind::Title).unwrap_or(0.0);
            ballot.add(whole, EntityKind::Title, own.max(3.0));
            ballot.compose(whole, EntityKind::Title, 0.4);
        }
    }

    /// `현장 감독관은`: an officer who acts, with the noun that tells him from others.
    pub(super) fn vote_officer(
        &self,
        text: &str,
        hit: &TitleHit,
        clear: &[Found],
        ballot: &mut Ballot,
    ) {
        let rest = text.get(hit.span.end..).unwrap_or("");
        let subject = ["은 ", "는 ", "이 ", "가 "]
            .iter()
            .any(|p| rest.starts_with(p));
        if hit.fused
            || hit.standing == Standing::Solo
            || !subject
            || !hit.sure
            || !hit.head.of(text).ends_with('관')
            || hit.head.of(text) == "장관"
        {
            return;
        }
        let Some(front) = text.get(..hit.span.start).and_then(|t| t.strip_suffix(' ')) else {
            return;
        };
        let at = super::boundary::last_word(front, super::boundary::is_letter);
        let noun = front.get(at..).unwrap_or("");
        // 물류 전환 기획관: a longer phrase, whose beginning nothing tells.
        let front = front.get(..at).unwrap_or("");
        let alone = front.strip_suffix(' ').is_none_or(|front| {
            let before = super::boundary::last_word(front, super::boundary::is_letter);
            let word = front.get(before..).unwrap_or("");
            word.is_empty() || !hangul::split_particle(word).1.is_empty()
        });
        let taken = clear
            .iter()
            .any(|f| f.span.overlaps(Span::new(at, at + noun.len())));
        if noun.chars().count() >= 2
            && noun.chars().all(hangul::is_syllable)
            && hangul::split_particle(noun).1.is_empty()
            && !noun.ends_with(['은', '는', '한', '된', '던', '의', '인', '들', '운', '른'])
            && !self.patterns.is(Cue::Kin, noun)
            && self.lists.get(noun).is_none()
            && alone
            && !taken
        {
            ballot.add(Span::new(at, hit.span.end), EntityKind::Title, 1.6);
        }
    }

    /// Whether the words say that what looks like a title is none: `장관을 이뤘다` ("was a grand sight"), `이사를 갔다`
    /// ("moved house"), `이 시장의 성장` ("this market's growth").
    pub(super) fn is_homonym(&self, text: &str, title: Span) -> bool {
        let words = text.get(title.start..).unwrap_or("");
        let end = words.char_indices().nth(12).map_or(words.len(), |(i, _)| i);
        let words = words.get(..end).unwrap_or("");
        words
            .char_indices()
            .map(|(i, c)| words.get(..i + c.len_utf8()).unwrap_or(""))
            .any(|start| self.titles.is_homonym(start))
    }
}
