//! Who the words of a noun phrase name.

mod share;

use super::{Cast, Name, Phrase, Voice};
use crate::claim::ko::clause::Word;
use crate::claim::ko::lexicon::Bearer;
use crate::claim::ko::list::List;
use crate::claim::ko::particle::{Role, is_count, is_name_like, is_verbal};
use crate::document::EntityKind;
use crate::text::Span;
use crate::text::hangul::{is_syllable, without_end};

/// Whether a word is a name in capitals: KBC, MBN.
fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase())
}

/// What is one of several, found out or written, where a noun that nothing is known of may be somebody: 한 가지는.
const NOT_SOMEBODY: &[&str] = &[
    "가지",
    "편",
    "쪽",
    "면",
    "축",
    "곳",
    "개",
    "번",
    "마리",
    "방법",
    "방안",
    "조사",
    "연구",
    "실험",
    "사이트",
    "앱",
];

/// Bodies that every land has.
const OF_A_LAND: &[&str] = &["정부", "당국", "군대", "의회"];

/// Whether a word is initials without their last stop: C.K, F.
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= 5
        && word
            .split('.')
            .all(|letter| letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase()))
}

/// A noun phrase whose name is looked for.
struct Noun<'c> {
    cast: &'c Cast<'c>,
    words: &'c [Word<'c>],
    /// Its first and last word.
    first: usize,
    at: usize,
    /// The last word without its particle and marks, and where that stands.
    stem: &'c str,
    span: Span,
    role: Role,
    /// Who the stem stands for by its ending, with the bytes of that ending.
    bearer: Option<(Bearer, usize)>,
    /// The names in the phrase, in text order.
    names: Vec<&'c Name>,
}

impl Cast<'_> {
    /// The noun phrase that ends with `stem` of word `at`.
    pub(in crate::claim::ko) fn named(
        &self,
        words: &[Word<'_>],
        at: usize,
        stem: &str,
        role: Role,
    ) -> Option<Phrase> {
        let word = words.get(at)?;
        let stem = stem.trim_end_matches(|c: char| !is_syllable(c) && "’”'\"」』*".contains(c));
        // 26일에는, 현재까지도: another particle stands before this one.
        if [
            "에", "에게", "부터", "까지", "으로", "마다", "려고", "하면", "지만", "므로", "면서",
        ]
        .iter()
        .any(|p| without_end(stem, p).is_some())
        {
            return None;
        }
        let span = Span::new(word.span.start, word.span.start + stem.len());
        if is_verbal(stem) && self.names_over(span).next().is_none() {
            return None;
        }
        let mut noun = Noun {
            cast: self,
            words,
            first: self.phrase_start(words, at),
            at,
            stem,
            span,
            role,
            bearer: None,
            names: Vec::new(),
        };
        let start = words.get(noun.first)?.span.start;
        if matches!(stem, "그" | "그녀" | "그들" | "이들" | "그이") {
            return Some(Phrase {
                first: at,
                ..noun.phrase(span, Voice::Pronoun)
            });
        }
        if let Some(withheld) = noun.withheld() {
            return Some(withheld);
        }
        if let Some(initialed) = noun.initialed() {
            return Some(initialed);
        }
        noun.bearer = self.lexicon.bearer(stem);
        noun.names = self.names_in(Span::new(start, span.end)).collect();
        noun.person()
            .or_else(|| noun.generic().map(Some))
            .or_else(|| noun.known())
            .unwrap_or_else(|| noun.unknown())
    }
}

impl Noun<'_> {
    /// The phrase, with what it names and who that is.
    fn phrase(&self, span: Span, voice: Voice) -> Phrase {
        Phrase {
            source: self.cast.source(span),
            voice,
            role: self.role,
            first: self.first,
            last: self.at,
        }
    }

    /// 최모씨, 최모(58)씨, 이 모씨, 김 모 씨: a name that is kept back.
    fn withheld(&self) -> Option<Phrase> {
        let Noun {
            words, at, stem, ..
        } = *self;
        let word = words.get(at)?;
        let titled = word.around_brackets().1;
        let masked = stem.strip_suffix(['씨', '군', '양']).or_else(|| {
            Some(stem).filter(|_| {
                titled.starts_with(['씨', '군', '양'])
                    || words
                        .get(at + 1)
                        .is_some_and(|w| w.text.starts_with('씨') && !word.comma)
            })
        });
        let kept = stem == "모" || masked == Some("모");
        if kept
            && let Some(family) = at.checked_sub(1).and_then(|i| words.get(i))
            && family.plain().chars().count() == 1
        {
            let span = Span::new(family.span.start, word.span.start + "모".len());
            return Some(Phrase {
                first: at - 1,
                ..self.phrase(span, Voice::Person)
            });
        }
        let name = masked.filter(|m| m.chars().count() == 2 && m.ends_with('모'))?;
        let span = Span::new(word.span.start, word.span.start + name.len());
        Some(Phrase {
            first: at,
            ..self.phrase(span, Voice::Person)
        })
    }

    /// 'C.K. 하인스'에, 존 F. 웨일스 S.B. 캐피털 대표: a name with initials in it.
    fn initialed(&self) -> Option<Phrase> {
        let text = self.cast.text;
        let at = (self.first.saturating_sub(2)..self.at).find(|&at| {
            self.words
                .get(at)
                .is_some_and(|w| !w.comma && is_initials(w.text))
        })?;
        let (initials, last) = (self.words.get(at)?, self.words.get(at + 1)?);
        let apart = text.get(initials.span.end..last.span.start)?;
        let end = if at + 1 == self.at {
            self.span.end
        } else {
            last.span.end
        };
        let named = apart == ". " && is_name_like(Span::new(last.span.start, end).of(text));
        // 존 F.: what stands before a single letter, nothing before several.
        let before = at
            .checked_sub(1)
            .and_then(|i| self.words.get(i))
            .filter(|w| initials.text.len() == 1 && !w.comma && is_name_like(w.text));
        let titled = at + 1 == self.at
            || matches!(
                self.cast.lexicon.bearer(self.stem),
                Some((Bearer::Rank | Bearer::Person, _))
            );
        (named && titled && (before.is_some() || initials.text.len() > 1)).then(|| {
            let start = before.map_or(initials.span.start, |w| w.span.start);
            Phrase {
                first: at,
                ..self.phrase(Span::new(start, end), Voice::Person)
            }
        })
    }

    /// A person, with nothing behind the name but titles. `None` leaves the phrase to other readings; `Some(None)`: it
    /// cannot speak.
    fn person(&self) -> Option<Option<Phrase>> {
        let text = self.cast.text;
        let bracketed = |n: &&Name| text.get(..n.span.start).is_some_and(|t| t.ends_with('('));
        // 김씨 측 변호인: not he himself.
        let aside = |n: &&Name| {
            let next = self.names.iter().find(|m| m.span.start >= n.span.end);
            let end = next.map_or(self.span.end, |m| m.span.start);
            text.get(n.span.end..end)
                .is_some_and(|behind| behind.contains("측 "))
        };
        let i = self
            .names
            .iter()
            .rposition(|n| n.kind == EntityKind::Person && !bracketed(n) && !aside(n))?;
        let person = self.names.get(i)?;
        let behind = Span::new(person.span.end, self.span.end).of(text);
        let titled = behind.trim().is_empty()
            || self
                .names
                .iter()
                .skip(i + 1)
                .any(|n| n.kind == EntityKind::Title && n.span.end >= self.span.end)
            || matches!(self.bearer, Some((Bearer::Rank | Bearer::Person, _)))
            || behind.trim_start().starts_with('(')
            || self.cast.lexicon.has(List::BehindName, behind.trim());
        if titled {
            return Some(Some(self.phrase(person.span, Voice::Person)));
        }
        // 김영순 후보 선거사무소: a body named after somebody; 회장 자택: a thing of his.
        if matches!(
            self.bearer,
            Some((Bearer::Body | Bearer::Outlet | Bearer::Short, _))
        ) {
            return None;
        }
        // 칼 윌리엄 감식관은: a role that no list has; it speaks only where it stands right before the words.
        let lexicon = self.cast.lexicon;
        let apart = self
            .words
            .get(self.at)
            .is_some_and(|w| !w.span.overlaps(person.span) && self.at > 0);
        let speaks = apart && !lexicon.is_thing(self.stem) && !lexicon.is_never(self.stem);
        Some(speaks.then(|| self.phrase(person.span, Voice::Unknown)))
    }

    /// A generic noun: 관계자, 업계.
    fn generic(&self) -> Option<Phrase> {
        let voice = match self.bearer?.0 {
            Bearer::Person => Voice::Person,
            Bearer::Group => Voice::Group,
            _ => return None,
        };
        let titled = self
            .names
            .iter()
            .rev()
            .find(|n| n.kind == EntityKind::Title && n.span.end >= self.span.end);
        let mut span = match titled {
            Some(title) => title.span,
            None => self.cast.without_plural(self.span),
        };
        // 아이폰 사용자: of what, or it says nothing.
        let related = Span::new(self.span.start.max(span.start), span.end);
        if self
            .cast
            .lexicon
            .has(List::Relation, related.of(self.cast.text))
        {
            span.start = self.related(span.start);
        }
        Some(self.phrase(span, voice))
    }

    /// Where the words begin that tell of what or whom one is: 행안부 관계자, 대통령실 고위 관계자, 외교 소식통.
    fn related(&self, start: usize) -> usize {
        let mut start = start;
        for at in (self.first..self.at).rev() {
            let Some(word) = self.words.get(at).filter(|w| w.span.start < start) else {
                continue;
            };
            let text = word.plain();
            // 일부 관계자, 24일 관계자: they don't tell of whom.
            if word.comma
                || matches!(
                    text,
                    "일부" | "복수" | "다수" | "이날" | "전날" | "최근" | "당시" | "앞서"
                )
                || text.starts_with(|c: char| c.is_ascii_digit())
                || self.cast.lexicon.has(List::Connective, text)
            {
                break;
            }
            start = word.span.start;
            // 고위 관계자: a rank leaves open of whom.
            if !matches!(text, "고위" | "핵심" | "현직" | "전직" | "익명" | "내부") {
                let name = self.cast.names_over(word.span).next();
                return name.map_or(start, |n| n.span.start.min(start));
            }
        }
        start
    }

    /// Whoever the last name in the phrase is, where it ends with the phrase. `None` leaves the phrase to other
    /// readings; `Some(None)`: it cannot speak.
    fn known(&self) -> Option<Option<Phrase>> {
        let &&name = self.names.last()?;
        if name.span.end < self.span.end.saturating_sub(3) || name.span.end > self.span.end {
            return None;
        }
        Some(match name.kind {
            EntityKind::Organization => {
                let outlet = self.cast.outlets.get(name.entity) == Some(&true)
                    || matches!(self.bearer, Some((Bearer::Outlet, _)));
                let voice = if outlet { Voice::Outlet } else { Voice::Body };
                Some(self.phrase(name.span, voice))
            }
            EntityKind::Title => {
                let title = Span::new(name.span.start, self.span.end);
                let starts = |i: &usize| {
                    self.words
                        .get(*i)
                        .is_some_and(|w| w.span.start >= name.span.start)
                };
                let at = (self.first..=self.at).find(starts).unwrap_or(self.at);
                let named = self
                    .cast
                    .ranked(self.words, self.first, at, title, title.len());
                let span = if named == title { name.span } else { named };
                Some(self.phrase(span, Voice::Person))
            }
            EntityKind::Place => {
                if let Some((Bearer::Body | Bearer::Short, _)) = self.bearer {
                    // 충북도: the province, not the land.
                    let ruled = name.span.end + "도".len() == self.span.end
                        && self.stem.ends_with(['도', '시', '군', '구']);
                    let end = if ruled { self.span.end } else { name.span.end };
                    return Some(Some(
                        self.phrase(Span::new(name.span.start, end), Voice::Body),
                    ));
                }
                Some(self.phrase(name.span, Voice::Place))
            }
            EntityKind::Person => Some(self.phrase(name.span, Voice::Person)),
            EntityKind::Event => None,
            EntityKind::Product => return None,
        })
    }

    /// Whoever the phrase stands for by the look of its last word.
    fn unknown(&self) -> Option<Phrase> {
        let Noun {
            cast,
            words,
            first,
            at,
            stem,
            ..
        } = *self;
        let lexicon = cast.lexicon;
        match self.bearer {
            Some((Bearer::Rank, length)) => {
                let plural = stem.strip_suffix("들").filter(|s| s.chars().count() > 1);
                let span = match plural {
                    Some(one) => Span::new(self.span.start, self.span.start + one.len()),
                    None => cast.ranked(words, first, at, self.span, length),
                };
                Some(self.phrase(span, Voice::Person))
            }
            Some((kind @ (Bearer::Body | Bearer::Outlet | Bearer::Short), length)) => {
                let voice = if kind == Bearer::Outlet {
                    Voice::Outlet
                } else {
                    Voice::Body
                };
                // 블룸버그 통신, 국제 올림픽 위원회: a bare last word takes the word before it along.
                // KBC 방송: letters are a name by themselves.
                let letters = words
                    .get(at.wrapping_sub(1))
                    .filter(|w| first < at && length == stem.len() && is_acronym(w.plain()));
                // 강원 구단: the team by its name.
                let team = words
                    .get(at.wrapping_sub(1))
                    .filter(|w| first < at && stem == "구단" && cast.is_named(w.span));
                // 일본 정부: of which land, or it names nobody.
                let land = words.get(at.wrapping_sub(1)).filter(|w| {
                    first < at
                        && OF_A_LAND.iter().any(|body| stem.ends_with(body))
                        && cast
                            .names_over(w.span)
                            .any(|n| n.kind == EntityKind::Place && n.span == w.span)
                });
                let span = if let Some(name) = letters.or(team) {
                    name.span
                } else if let Some(land) = land {
                    Span::new(land.span.start, self.span.end)
                } else if length == stem.len()
                    && first < at
                    && stem.chars().count() <= 3
                    && !lexicon.has(List::BodyAlone, stem)
                    && !words.get(at - 1).is_some_and(|w| {
                        matches!(
                            w.text,
                            "몇몇" | "일부" | "다수" | "각" | "해당" | "관련" | "대부분"
                        )
                    })
                {
                    Span::new(words.get(at - 1)?.span.start, self.span.end)
                } else if stem == "주식회사" {
                    // 새온 여객철도 주식회사
                    Span::new(words.get(first)?.span.start, self.span.end)
                } else {
                    self.span
                };
                Some(self.phrase(cast.without_plural(span), voice))
            }
            _ if is_count(stem) => self.counted(),
            // 30대가, 20대 여성이
            _ if stem.ends_with('대') && stem.starts_with(|c: char| c.is_ascii_digit()) => {
                Some(self.phrase(self.span, Voice::Person))
            }
            // 대출고객들은: who is many is mostly people.
            _ if stem.ends_with("들") && stem.chars().count() > 2 && !lexicon.is_never(stem) => {
                Some(self.phrase(cast.without_plural(self.span), Voice::Person))
            }
            // IMF, FDA
            _ if (2..=6).contains(&stem.len()) && stem.chars().all(|c| c.is_ascii_uppercase()) => {
                Some(self.phrase(self.span, Voice::Body))
            }
            _ if stem.chars().count() < 2 || lexicon.is_never(stem) || lexicon.is_thing(stem) => {
                None
            }
            _ => Some(self.introduced()),
        }
    }

    /// 탑승객인 로코 루소, 미드필더 알라이시스 로마오: what one is tells that it is a name; else it is not known.
    fn introduced(&self) -> Phrase {
        let Noun {
            words, first, at, ..
        } = *self;
        let is_person = |word: &str| {
            matches!(
                self.cast.lexicon.bearer(word),
                Some((Bearer::Person | Bearer::Rank, _))
            )
        };
        let role_at = (first..at)
            .rev()
            .find(|&i| words.get(i).is_some_and(|w| is_person(w.text)));
        let called = first
            .checked_sub(1)
            .and_then(|i| words.get(i))
            .and_then(|w| w.plain().strip_suffix('인'))
            .is_some_and(is_person);
        // 한 당무위원은, 어느 동료가: somebody who is not named.
        let somebody = matches!(self.role, Role::Topic | Role::Subject)
            && first
                .checked_sub(1)
                .and_then(|i| words.get(i))
                .is_some_and(|w| matches!(w.text, "한" | "어느"))
            && !self.cast.lexicon.is_document(self.stem)
            && !NOT_SOMEBODY.iter().any(|noun| self.stem.ends_with(noun));
        if somebody {
            return self.phrase(self.span, Voice::Person);
        }
        let from = role_at.map(|i| i + 1).or(called.then_some(first));
        match from.filter(|&i| at - i < 3).and_then(|i| words.get(i)) {
            Some(begin) => self.phrase(Span::new(begin.span.start, self.span.end), Voice::Person),
            None => self.phrase(self.span, Voice::Unknown),
        }
    }
}
