//! What a content itself says of how it is meant: by its ending, its tense and the words within.

use super::rules::Rules;
use crate::claim::particle::{Role, role};
use crate::document::Modality;
use crate::text::hangul::{ends_in_rieul, final_consonant, is_alphanumeric, is_syllable};

impl Rules {
    /// What the longest ending of a content tells, with that ending.
    fn ending<'c>(&self, content: &'c str) -> Option<(&'c str, Modality)> {
        let (bytes, number) = self.endings.parts(content).last()?;
        let modality = *Modality::ALL.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        Some((content.get(content.len() - bytes..)?, modality))
    }

    /// 2일부터 실시한다, 현장 실증에 나선다: the present of what somebody will do.
    pub(super) fn by_undertaking(&self, content: &str, ahead: bool) -> Option<Modality> {
        let stem = content.strip_suffix('다')?;
        let last = stem.chars().next_back()?;
        if self.undertake.fits(content) {
            return Some(Modality::Plan);
        }
        let present = final_consonant(last) == Some(4) && last != '는';
        let to_come = char::from_u32(last as u32 + 4)?;
        let verb = format!("{}{to_come}", stem.strip_suffix(last)?);
        let fails = content.ends_with("못한다");
        (ahead && present && !fails && !self.is_unintended(&verb)).then_some(Modality::Plan)
    }

    /// Somebody's own words that say what something is like, without a figure: “이 우승은 팬들의 것”.
    pub(super) fn by_shape(&self, content: &str) -> Option<Modality> {
        let sentence = content.rsplit(". ").next().unwrap_or(content);
        if sentence.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let last = sentence.rsplit(' ').next()?;
        let stem = match last.strip_suffix('다') {
            Some(stem) => {
                let end = stem.chars().next_back()?;
                // 한다, 했다, 있다, 아니다: a deed, the past, being there.
                let verb =
                    matches!(final_consonant(end), Some(4 | 6 | 18 | 20)) || "는니".contains(end);
                if verb {
                    return None;
                }
                stem.strip_suffix('이').unwrap_or(stem)
            }
            None => last.strip_suffix("입니다").unwrap_or(last),
        };
        let end = stem.chars().next_back()?;
        let noun = is_syllable(end) && !"뿐지서고며면까요죠냐네자라음임함됨데".contains(end);
        let listed = self.state.contains(stem);
        (noun && !listed && sentence.contains(' ')).then(|| {
            if self.looks_ahead(sentence) {
                Modality::Forecast
            } else {
                Modality::Opinion
            }
        })
    }

    /// A headline's words without a predicate that look ahead: “3년 안에 매출 두 배”, “하반기 흑자 전환”, “비상열차 가동”.
    pub(super) fn by_headline(&self, content: &str) -> Option<Modality> {
        // 요금 모두 내린다: what one means to do.
        if let Some(stem) = content.strip_suffix('다') {
            let last = stem.chars().next_back()?;
            let present = final_consonant(last) == Some(4) && last != '는';
            let to_come = char::from_u32(last as u32 + 4)?;
            let verb = format!("{}{to_come}", stem.strip_suffix(last)?);
            return (present && !self.is_unintended(&verb)).then_some(Modality::Plan);
        }
        // 1%대로 둔화, 흑자 전환
        let last = content.rsplit(' ').next()?;
        let happens = self.is_unintended(&format!("{last}할"));
        let ahead = self.looks_ahead(content) || content.split(' ').any(|w| w == "안에");
        if happens {
            return ahead.then_some(Modality::Forecast);
        }
        (ahead || self.doing.fits(last)).then_some(Modality::Plan)
    }

    /// What the content itself says of how it is meant; `None` for a plain statement.
    pub(in crate::claim) fn by_content(&self, content: &str) -> Option<Modality> {
        let mut rest = trimmed(content);
        loop {
            let found = self.by_sentence(rest);
            // The last sentence that tells anything.
            let Some(at) = rest.rfind(". ").filter(|_| found.is_none()) else {
                return found;
            };
            rest = trimmed(rest.get(..at).unwrap_or(""));
        }
    }

    fn by_sentence(&self, content: &str) -> Option<Modality> {
        if matches!(content, "아니다" | "아닙니다" | "아니요") {
            return Some(Modality::Denial);
        }
        let ending = self.ending(content);
        // 미안 합니다: a noun apart from its 하다.
        let at = content.rfind(' ').map_or(0, |at| at + 1);
        let does = ["하", "했", "합", "한", "해"]
            .iter()
            .any(|h| content.get(at..).is_some_and(|w| w.starts_with(h)));
        let from = content
            .get(..at.saturating_sub(1))
            .filter(|_| does)
            .map_or(at, |before| before.rfind(' ').map_or(0, |at| at + 1));
        let last = content.get(from..).unwrap_or(content);
        match ending {
            Some((ending, Modality::Plan)) if ending.starts_with('겠') => {
                // 춥겠다, 비가 내리겠다: nobody means it to be.
                let stem = last
                    .find('겠')
                    .and_then(|at| last.get(..at))
                    .unwrap_or(last);
                let happens = self.weather.fits(stem);
                return Some(if happens && !self.speaks_of_itself(content) {
                    Modality::Forecast
                } else {
                    Modality::Plan
                });
            }
            // 현실을 외면한 계획: it is spoken of, not announced.
            Some((ending, Modality::Plan))
                if content
                    .strip_suffix(ending)
                    .is_some_and(|s| s.ends_with("한 ") || s.ends_with("된 ")) => {}
            // 값이 오를 것으로 보인다
            Some((ending, Modality::Estimate))
                if ending.starts_with("것으로 보")
                    && content
                        .strip_suffix(ending)
                        .is_some_and(|s| is_future(s.trim_end())) =>
            {
                return Some(Modality::Forecast);
            }
            Some((_, modality)) => return Some(modality),
            None => {}
        }
        if let Some(modality) = self.by_future(content) {
            return Some(modality);
        }
        // 다음 달부터 시행한다: the present of a verb of doing that looks ahead.
        if let Some(stem) = ["한다", "합니다"]
            .iter()
            .find_map(|e| content.strip_suffix(e))
            && self.looks_ahead(content)
        {
            let verb = format!("{}할", stem.rsplit(' ').next().unwrap_or(stem));
            let happens = verb == "할" || self.is_unintended(&verb);
            return (!happens).then_some(Modality::Plan);
        }
        // 본격화할 수 있다: what nobody intends may come to be; 참가할 수 있다 is an ability.
        if let Some(verb) = ["수 있다", "수 있습니다"]
            .iter()
            .find_map(|e| content.strip_suffix(e))
            && self.is_unintended(verb.trim_end())
        {
            return Some(Modality::Forecast);
        }
        let noun = last
            .strip_suffix("이다")
            .or_else(|| last.strip_suffix('다'));
        let verdict = self.verdict.contains(last) || noun.is_some_and(|n| self.verdict.contains(n));
        let figure = content.contains(|c: char| c.is_ascii_digit());
        let feels = self.feeling.fits(last) && last.ends_with(['다', '요', '까']);
        let degree = !figure
            && last.ends_with('다')
            && content
                .split(' ')
                .rev()
                .take(5)
                .any(|w| self.degree.contains(w));
        (verdict || feels || degree).then_some(Modality::Opinion)
    }

    /// …할 것: a plan of whoever speaks, or a forecast of what nobody intends.
    fn by_future(&self, content: &str) -> Option<Modality> {
        let stem = ["것", "것이다", "것입니다", "것이", "거", "거다"]
            .iter()
            .find_map(|e| content.strip_suffix(e))?;
        // 할 것, but also 할것.
        let verb = stem.trim_end().rsplit(' ').next().unwrap_or(stem);
        if !verb.chars().next_back().is_some_and(ends_in_rieul) {
            return None;
        }
        if stem.trim_end().ends_with("야 할") {
            return Some(Modality::Opinion);
        }
        // 맡기지 않을 것: the verb that is negated tells.
        let negated = (verb == "않을")
            .then(|| stem.trim_end().rsplit(' ').nth(1)?.strip_suffix('지'))
            .flatten()
            .and_then(to_come);
        let happens = self.is_unintended(negated.as_deref().unwrap_or(verb));
        let headed = content
            .split(' ')
            .next()
            .is_some_and(|w| w.ends_with(',') && !self.own.contains(w.trim_end_matches(',')));
        Some(if happens || headed || self.has_subject(content) {
            Modality::Forecast
        } else {
            Modality::Plan
        })
    }

    /// Whether a content names a time to come.
    fn looks_ahead(&self, content: &str) -> bool {
        content.split(' ').any(|w| self.ahead.contains(w))
    }

    /// Whether a verb that modifies with -ㄹ tells what nobody intends: 될, 늘어날.
    fn is_unintended(&self, verb: &str) -> bool {
        self.happens.fits(verb) && !self.intends.fits(verb)
    }

    /// Whether the first subject within is the speaker's own self.
    fn speaks_of_itself(&self, content: &str) -> bool {
        content
            .split(' ')
            .find_map(|w| role(w).map(|(_, stem)| (w, stem)))
            .is_some_and(|(word, stem)| self.own.contains(word) || self.own.contains(stem))
    }

    /// Whether somebody or something other than the speaker is the subject within.
    pub(super) fn has_subject(&self, content: &str) -> bool {
        content.split(' ').any(|word| {
            role(word).is_some_and(|(role, stem)| {
                role == Role::Subject && !self.own.contains(stem) && stem.chars().count() > 1
            })
        })
    }
}

/// A verb's stem as it modifies a noun of what will be: 맡기, 맡길; 받, 받을.
fn to_come(stem: &str) -> Option<String> {
    let last = stem.chars().next_back()?;
    match final_consonant(last)? {
        0 => Some(format!(
            "{}{}",
            stem.strip_suffix(last)?,
            char::from_u32(last as u32 + 8)?
        )),
        8 => Some(stem.to_owned()),
        _ => Some(format!("{stem}을")),
    }
}

/// A content without the marks at its end, but for those of questions and calls.
pub(super) fn trimmed(content: &str) -> &str {
    content.trim_end_matches(|c: char| !is_alphanumeric(c) && c != '?' && c != '!')
}

/// Whether the content tells what will be: 오를, 오를 것, 올리겠다.
pub(super) fn is_future(content: &str) -> bool {
    content.chars().next_back().is_some_and(ends_in_rieul)
        || content.ends_with("것")
        || content.ends_with("겠다")
}

/// Whether the content tells what has been: 만났다.
pub(in crate::claim) fn is_past(content: &str) -> bool {
    content
        .strip_suffix('다')
        .and_then(|stem| stem.chars().next_back())
        .is_some_and(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠'))
}

/// Whether the content negates: 아니다, 없다, 않는다.
pub(super) fn negates(content: &str) -> bool {
    let last = content.rsplit(' ').next().unwrap_or(content);
    last.starts_with("아니") || last.starts_with('없') || last.starts_with('않') || last == "아닌"
}
