//! People: Korean names by their shape.

use super::cue::Cue;
use super::view::{View, Voter};
use crate::document::EntityKind;
use crate::entity::ko::lists::Lists;
use crate::entity::ko::title::{Standing, TitleHit};
use crate::entity::ko::token::gap;
use crate::text::{Span, hangul};

/// Surnames in Chinese letters, but for those that stand for countries or are words of headlines.
const SURNAME_LETTERS: &str = "朴尹李文洪趙曺崔鄭姜張秋吳宋徐權黃沈元丁";

impl Voter<'_> {
    /// Korean names of people: by shape beside a title, an age or 씨.
    pub(super) fn korean_person(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        // 남성은, 오늘이: with a particle it is the stem that can be a name.
        let stem = token.stem;
        let name = stem.of(text);
        let after = view.after(stem.end);
        if !is_korean_shape(name, view.lists)
            || name.ends_with([
                '된', '해', '의', '는', '을', '를', '에', '며', '던', '과', '와',
            ])
            // 신고한 의원: who reported something, unless the tagger sees a name.
            || name.ends_with('한') && self.ballot.of(stem, EntityKind::Person).is_none()
            || view.is(Cue::Generic, name)
            || !view.boundaries.ends(name, after)
        {
            return;
        }
        let known = view.lists.get(name).is_some();
        let mut weight: f32 = if known || view.lists.is_common(name) {
            -1.5
        } else {
            0.0
        };
        let next = view
            .token(i + 1)
            .filter(|&n| stem == token.span && matches!(gap(text, token, n), " " | "' " | "’ "));
        // ‘방다온’ 전 국장
        let next = next.map(|next| {
            let titled = view.title_at(next.span.start).is_some();
            let tenure = !titled && matches!(next.span.of(text), "전" | "현" | "신임" | "초대");
            let behind = view
                .token(i + 2)
                .filter(|&t| tenure && gap(text, next, t) == " ");
            behind.unwrap_or(next)
        });
        if let Some(next) = next {
            if let Some(title) = view.title_at(next.span.start) {
                // 이민부 장관: a ministry, though it looks like a name.
                let head = title.head.of(text);
                if name.ends_with('부') && matches!(head, "장관" | "차관" | "대변인" | "부장관")
                    || name.ends_with('당') && head.ends_with(['표', '원', '인', '장'])
                    || name.ends_with('청') && head.ends_with('장')
                {
                    self.ballot.add(token.span, EntityKind::Organization, 2.0);
                    return;
                }
                // 통상교섭본부장: an office in one word.
                let office = title.fused
                    && head.ends_with(['장', '관'])
                    && head != "시장"
                    && !name.ends_with(['인', '간', '체', '각', '적', '측', '급', '단', '등']);
                weight += match () {
                    () if title.sure => 2.0,
                    () if office => 0.8,
                    () => 0.3,
                };
            } else if let Some(third) = view.token(i + 2).filter(|&t| gap(text, next, t) == " ")
                && view.is_body(next.stem.of(text))
                && (view.title_at(third.span.start).is_some()
                    || next.stem == next.span && !name.ends_with('인') && view.charged_title(i + 2))
            {
                weight += 2.0;
            }
        }
        if after.starts_with('씨') || after.starts_with(" 씨") {
            weight += 3.0;
        }
        if let Some(age) = after.strip_prefix('(') {
            let digits = age.chars().take_while(char::is_ascii_digit).count();
            let closes = age
                .get(digits..)
                .is_some_and(|a| a.starts_with(')') || a.starts_with('·') || a.starts_with("세)"));
            if (1..=3).contains(&digits) && closes {
                weight += 2.5;
            }
        }
        if view.behind_title(i) {
            weight += 1.2;
        }
        if weight > 0.0 {
            self.ballot.add(stem, EntityKind::Person, weight);
        }
    }

    /// `손정의 회장`: a name whose last syllable is also a particle, before a title. `정부의 대변인` has a word before it.
    pub(super) fn particle_like(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let (name, stem) = (token.span.of(text), token.stem.of(text));
        if name.strip_suffix('의') != Some(stem)
            || !is_korean_shape(name, view.lists)
            || view.lists.get(stem).is_some()
            || view.lists.is_common(stem)
            || view.is(Cue::Generic, stem)
            || view.is(Cue::Determiner, stem)
            || view.is_body(stem)
        {
            return;
        }
        let titled = view
            .token(i + 1)
            .filter(|&next| gap(text, token, next) == " ")
            .is_some_and(|next| {
                next.stem.of(text) == "씨"
                    || view.title_at(next.span.start).is_some_and(|title| {
                        title.sure && title.standing != Standing::Job && !title.fused
                    })
            });
        // Where nobody is seen, it takes a body in front: `고대의 총장` is a university's.
        let seen = self.ballot.of(token.stem, EntityKind::Person).is_some()
            || i.checked_sub(1)
                .and_then(|before| view.token(before))
                .is_some_and(|before| {
                    gap(text, before, token) == " " && view.is_body(before.span.of(text))
                });
        if titled && seen {
            self.ballot.refuse(token.stem, EntityKind::Person);
            self.ballot.add(token.span, EntityKind::Person, 2.0);
        }
    }

    /// `박 모`, `최 모` before 씨 or a title: a person whose name is withheld.
    pub(super) fn withheld_person(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        // 박모(74)씨, 박모씨
        if let Some(surname) = token
            .span
            .of(text)
            .strip_suffix('모')
            .or_else(|| token.span.of(text).strip_suffix("모씨"))
            && view.lists.is_surname(surname)
        {
            let span = Span::new(
                token.span.start,
                token.span.start + surname.len() + '모'.len_utf8(),
            );
            let after = view.after(span.end);
            let aged = after
                .strip_prefix('(')
                .is_some_and(|a| a.starts_with(|c: char| c.is_ascii_digit()));
            if aged || after.starts_with('씨') || after.starts_with(" 씨") {
                self.name(span, EntityKind::Person, 3.0, 0.2);
            }
            return;
        }
        let Some(some) = view.word_behind(i) else {
            return;
        };
        if some.span.of(text) != "모" || !view.lists.is_surname(token.span.of(text)) {
            return;
        }
        let after = view.after(some.span.end);
        if after.starts_with(" 씨") || after.starts_with('(') || after.starts_with(' ') {
            let span = Span::new(token.span.start, some.span.end);
            self.name(span, EntityKind::Person, 3.0, 0.2);
        }
    }

    /// `朴 “한 적 없다”`: a headline's person by his surname in Chinese letters, right before his words.
    pub(super) fn surname_letter(&mut self) {
        let Voter { view, token, .. } = *self;
        let mut letters = token.span.of(view.text).chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            return;
        };
        let after = view.after(token.span.end);
        let speaks = [" “", " \"", " ‘", " '"]
            .iter()
            .any(|mark| after.starts_with(mark));
        if speaks && SURNAME_LETTERS.contains(letter) {
            self.name(token.span, EntityKind::Person, 3.0, 0.2);
        }
    }

    /// `한강 작가`: somebody whose name is a place's, too.
    pub(super) fn writer(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.span.of(text);
        let surname = name.chars().next().map_or(0, char::len_utf8);
        if !(2..=3).contains(&name.chars().count())
            || !view.lists.is_surname(name.get(..surname).unwrap_or(""))
            || view
                .lists
                .get(name)
                .is_none_or(|l| l.kind != EntityKind::Place)
            || view.lists.is_country(name)
        {
            return;
        }
        let writes = view.token(i + 1).is_some_and(|next| {
            gap(text, token, next) == " " && matches!(next.stem.of(text), "작가" | "소설가" | "씨")
        });
        if writes {
            self.ballot.add(token.span, EntityKind::Person, 4.0);
        }
    }
}

impl View<'_> {
    /// Whether plain words from the token on lead to a title: `물류 전환 기획관`, `전략 및 제품 담당 부사장`.
    fn charged_title(&self, from: usize) -> bool {
        for j in from..from + 5 {
            let (Some(word), Some(next)) = (self.token(j), self.word_behind(j)) else {
                return false;
            };
            let joint = matches!(word.span.of(self.text), "및" | "겸");
            if !joint && !self.is_plain(word) {
                return false;
            }
            if self.sure_title_at(next.span.start) {
                return true;
            }
        }
        false
    }

    /// Whether a title stands before the token: `새벽부 장관 김한빛`, `대표인 김한빛`.
    pub(super) fn behind_title(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|j| self.token(j));
        let Some((before, token)) = before.zip(self.token(i)) else {
            return false;
        };
        if gap(self.text, before, token).trim_matches(['‘', '\'', '“']) != " " {
            return false;
        }
        let copula = before.span.of(self.text).ends_with('인');
        let sure = |end| self.title_ending_at(end).is_some_and(|title| title.sure);
        sure(before.span.end) || copula && sure(before.span.end - '인'.len_utf8())
    }
}

/// Three syllables of which the first is a surname, or four with a double one.
pub(in crate::entity::ko) fn is_korean_shape(name: &str, lists: &Lists) -> bool {
    // A syllable has three bytes.
    let surname = match name.len() {
        9 => name.get(..3),
        12 => name.get(..6),
        _ => None,
    };
    surname.is_some_and(|surname| lists.is_surname(surname))
        && name.chars().all(hangul::is_syllable)
}

/// Whether a title may stand right behind a lone surname: `손 회장`, not `선수` (`이 선수`: this player) nor what has other
/// meanings (`이 주장`: this claim).
pub(in crate::entity::ko) fn follows_surname(title: &TitleHit) -> bool {
    title.standing != Standing::Job && !title.fused && title.sure
}
