//! What the words around a date tell of it: which way they point, and what happened on the day that it counts from.

use super::Korean;
use crate::date::anchor::Tense;
use crate::date::point::{Day, Point};
use crate::text::hangul::is_alphanumeric;
use crate::text::{Span, hangul};

impl Korean {
    /// Where what happened on a day begins, right before the word that counts from it: 당선 다음 날.
    pub(super) fn happening(
        &self,
        text: &str,
        floor: usize,
        at: usize,
        point: &Point,
    ) -> Option<usize> {
        let counted = matches!(point.day, Some(Day::Context(_)))
            && point.month.is_none()
            && point.year.is_none()
            && point.marker.is_none();
        let front = text.get(floor..at)?.strip_suffix(' ').filter(|_| counted)?;
        let start = front
            .char_indices()
            .rev()
            .take_while(|&(_, c)| is_alphanumeric(c))
            .last()
            .map(|(i, _)| i)?;
        let word = front.get(start..)?;
        let told = self.reader.words.happenings.iter();
        let mut told = told.filter(|noun| word.ends_with(*noun));
        told.next().map(|_| floor + start)
    }

    /// Where the sentence behind the date points: by the first sign of what is to come or what has been.
    pub(super) fn tense(&self, text: &str, span: Span, paragraph: Span, day: bool) -> Tense {
        const REACH: usize = 90;
        let after = text.get(span.end..paragraph.end).unwrap_or("");
        if after.starts_with("물 ") || after.starts_with("물은") {
            // 8월물: a contract for a month to come.
            return Tense::Forward;
        }
        let mut last = ' ';
        for (n, (i, c)) in after.char_indices().enumerate() {
            if n >= REACH || c == '\n' || c == ' ' && matches!(last, '.' | '!' | '?') {
                break;
            }
            if hangul::is_syllable(c) {
                if self
                    .reader
                    .words
                    .forward
                    .longest(after.get(i..).unwrap_or(""))
                    .is_some()
                {
                    return Tense::Forward;
                }
                // 유세를 하고 있다: it goes on, or a picture shows it.
                if day
                    && ["고 있다", "고 있는 모습"]
                        .iter()
                        .any(|w| after.get(i..).is_some_and(|a| a.starts_with(w)))
                    && !is_still_ahead(after.get(..i).unwrap_or(""))
                {
                    return Tense::Past;
                }
                // ㅆ below: 했, 됐, 열렸; 있 tells nothing of the past.
                if c == '겠' {
                    return Tense::Forward;
                }
                if hangul::final_consonant(c) == Some(20) && c != '있' {
                    return Tense::Past;
                }
            }
            last = c;
        }
        Tense::Open
    }
}

/// Whether what stands before 고 있다 is done now for something to come: 준비를 하, 기다리.
fn is_still_ahead(before: &str) -> bool {
    const SIGNS: [&str; 18] = [
        "준비",
        "계획",
        "검토",
        "추진",
        "예고",
        "기다리",
        "조율",
        "논의",
        "협의",
        "모집",
        "받",
        "예상",
        "구상",
        "기대",
        "예측",
        "전망",
        "내다보",
        "경고",
    ];
    let mut words = before.rsplit(' ').take(2);
    words.any(|word| SIGNS.iter().any(|sign| word.contains(sign)))
}

/// Whether what stands behind 다섯 달 뒤 is told of the past: 뒤였다, 뒤에야 밝혀졌다, 뒤 문을 닫았다.
pub(super) fn is_past_story(behind: &str) -> bool {
    if ["였", "이었", "에야 "]
        .iter()
        .any(|w| behind.starts_with(w))
    {
        return true;
    }
    let end = behind
        .find(['\n', '”', '"', '“', '’', '‘'])
        .unwrap_or(behind.len());
    let sentence = behind.get(..end).unwrap_or("");
    for word in sentence.split_inclusive(' ').take(14) {
        let bare = word.trim_end_matches([' ', ',', '.', '!', '?']);
        let said = [
            "다고", "라고", "다며", "라며", "다는", "라는", "자고", "지만", "도록",
        ]
        .iter()
        .any(|w| bare.ends_with(w));
        // 열기로, 할 것으로, 열릴: what was still to come.
        let ahead = [
            "기로",
            "예정",
            "계획",
            "방침",
            "전망",
            "것",
            "것으로",
            "것이",
            "려고",
            "려는",
        ]
        .iter()
        .any(|w| bare.ends_with(w))
            || bare.contains('겠')
            || bare.chars().next_back().and_then(hangul::final_consonant) == Some(8)
                && !bare.ends_with(['을', '를']);
        if said || ahead {
            return false;
        }
        if bare
            .chars()
            .any(|c| c != '있' && c != '겠' && hangul::final_consonant(c) == Some(20))
        {
            return true;
        }
        if word.trim_end().ends_with('.') {
            return false;
        }
    }
    false
}

/// Whether a year before these words is said of the whole sentence: `도서관은 4월 …`, where its subject follows at once and
/// nothing is told of it by a clause.
pub(super) fn frames_sentence(behind: &str) -> bool {
    let mut words = behind.split(' ');
    let subject = words.find(|w| !w.is_empty()).unwrap_or("");
    let next = words.next().unwrap_or("");
    let month = next.find('월').and_then(|at| next.get(..at));
    subject.ends_with(['은', '는', '이', '가'])
        && hangul::split_particle(subject).1.chars().count() == 1
        && month.is_some_and(|m| !m.is_empty() && m.bytes().all(|b| b.is_ascii_digit()))
}
