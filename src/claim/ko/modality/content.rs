//! What a content itself says of how it is meant: by its ending, its tense and the words within.

use super::rules::Rules;
use crate::claim::ko::particle::{Role, role};
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
    pub(in crate::claim::ko) fn by_undertaking(
        &self,
        content: &str,
        ahead: bool,
    ) -> Option<Modality> {
        if self.undertake.fits(content) || ahead && content.ends_with("지 않는다") {
            return Some(Modality::Plan);
        }
        let verb = present(content).filter(|_| ahead && !content.ends_with("못한다"))?;
        // 내일부터 쌀쌀해진다: what nobody intends; 2일부터 시행된다 is planned by somebody.
        // 달한다, 이른다: a figure that is reached already.
        if verb.ends_with("달할") || verb.ends_with("이를") {
            return None;
        }
        Some(if self.is_unintended(&verb) && !self.staged.fits(&verb) {
            Modality::Forecast
        } else {
            Modality::Plan
        })
    }

    /// Whether a content in the present tells what its speaker does by announcing it: 한 달 동안 운영한다.
    pub(super) fn announces(&self, content: &str) -> bool {
        content
            .strip_suffix("한다")
            .or_else(|| content.strip_suffix("합니다"))
            .is_some_and(|stem| self.doing.fits(stem))
    }

    /// What will be if something else is: 둑을 열면 물이 맑아진다.
    fn is_conditional(&self, content: &str) -> bool {
        let supposes = content.split(' ').any(|word| {
            [
                "다면", "으면", "하면", "되면", "지면", "리면", "나면", "오면", "가면", "열면",
                "들면",
            ]
            .iter()
            .any(|end| word.ends_with(end))
        });
        supposes && present(content).is_some_and(|verb| self.is_unintended(&verb))
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
    pub(in crate::claim::ko) fn by_content(&self, content: &str) -> Option<Modality> {
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
        // 아니다; …는 것은 사실이 아니며, …
        if matches!(content, "아니다" | "아닙니다" | "아니요")
            || ["사실이 아니며", "사실이 아니고", "사실이 아니라며"]
                .iter()
                .any(|denial| content.contains(denial))
        {
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
            // 화를 내는 걸 본 적이 없다: what one has seen or heard of others.
            Some((ending, Modality::Denial))
                if (ending.starts_with("적이 없") || ending.starts_with("적 없"))
                    && content.strip_suffix(ending).is_some_and(|s| {
                        ["본 ", "들은 ", "겪은 ", "느낀 "]
                            .iter()
                            .any(|e| s.ends_with(e))
                    }) =>
            {
                return None;
            }
            Some((ending, Modality::Plan)) if ending.starts_with('겠') => {
                // 춥겠다, 비가 내리겠다: nobody means it to be.
                let stem = last
                    .find('겠')
                    .and_then(|at| last.get(..at))
                    .unwrap_or(last);
                let happens = self.weather.contains(stem) || stem.ends_with(['있', '없']);
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
                if ["것으로 보", "것으로 판단"]
                    .iter()
                    .any(|e| ending.starts_with(e))
                    && content
                        .strip_suffix(ending)
                        .is_some_and(|s| is_future(s.trim_end())) =>
            {
                return Some(Modality::Forecast);
            }
            // 요금이 오를 예정: what nobody intends; 열릴 예정, 도입될 예정 is planned by somebody.
            Some((ending, Modality::Plan))
                if ending.starts_with("예정")
                    && content.strip_suffix(ending).is_some_and(|stem| {
                        let verb = stem.trim_end().rsplit(' ').next().unwrap_or("");
                        verb.ends_with(ends_in_rieul)
                            && self.is_unintended(verb)
                            && !self.staged.fits(verb)
                    }) =>
            {
                return Some(Modality::Forecast);
            }
            Some((_, modality)) => return Some(modality),
            None => {}
        }
        if let Some(plain) = plain_form(content)
            && let Some((_, modality)) = self.ending(&plain)
        {
            return Some(modality);
        }
        if resolves(content) {
            return Some(Modality::Plan);
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
        // 본격화할 수 있다: what nobody intends is possible; 참가할 수 있다 is an ability.
        if let Some(verb) = ["수 있다", "수 있습니다"]
            .iter()
            .find_map(|e| content.strip_suffix(e))
            && (self.is_unintended(verb.trim_end()) || self.has_subject(content))
        {
            return Some(Modality::Speculation);
        }
        let plain = plain_form(content);
        let judges = self.judges(content, last, false)
            || plain.is_some_and(|plain| {
                self.judges(&plain, plain.rsplit(' ').next().unwrap_or(&plain), true)
            });
        if !judges && self.is_conditional(content) {
            return Some(Modality::Forecast);
        }
        judges.then_some(Modality::Opinion)
    }

    /// …할 것: a plan of whoever speaks, or a forecast of what nobody intends.
    fn by_future(&self, content: &str) -> Option<Modality> {
        // 뱃삯을 대신 내 줄 참
        if let Some(stem) = ["참이다", "참입니다", "참"]
            .iter()
            .find_map(|e| content.strip_suffix(e))
            && stem.trim_end().ends_with(ends_in_rieul)
        {
            return Some(Modality::Plan);
        }
        let stem = ["것", "것이다", "것입니다", "것이", "거", "거다", "겁니다"]
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
        // 열려 있었을 것: what has been is concluded.
        let done = verb
            .strip_suffix('을')
            .and_then(|v| v.chars().next_back())
            .is_some_and(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠'));
        if done {
            // 먼저 알았다면 벌써 나갔을 것: what is not so, supposed; 전환점이었을 것: what it meant.
            let judged = content.split(' ').any(|w| {
                matches!(w, "벌써" | "이미") || w.ends_with("다면") || w.ends_with("라면")
            }) || verb.ends_with("이었을")
                || verb.ends_with("였을");
            return Some(if judged {
                Modality::Opinion
            } else {
                Modality::Estimate
            });
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
        Some(
            if happens
                || headed
                || self.has_subject(content)
                || self.has_too(content)
                || self.is_of_others(content)
                || is_brought_about(content)
            {
                Modality::Forecast
            } else {
                Modality::Plan
            },
        )
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

    /// Whether several others than who speaks are what is spoken of: 선수들은 뛸 것, 이들도 떠날 것.
    fn is_of_others(&self, content: &str) -> bool {
        let sentence = content.rsplit(". ").next().unwrap_or(content);
        let own = |word: &str| {
            self.own.contains(word) || word.starts_with("우리") || word.starts_with("저희")
        };
        let mut found = false;
        for word in sentence.split(' ') {
            if own(word) {
                return false;
            }
            let others = ["들은", "들도", "들이"]
                .iter()
                .any(|p| word.strip_suffix(p).is_some_and(|one| !one.is_empty()));
            found = (found || others) && !closes(word);
        }
        found
    }

    /// Whether what 도 marks is the subject, as an object stands behind it: 가게도 덕을 볼 것.
    fn has_too(&self, content: &str) -> bool {
        let sentence = content.rsplit(". ").next().unwrap_or(content);
        let mut words = sentence.split(' ');
        let too = words.any(|word| {
            // 쉬우면서도, 알지도, 오늘에도: no noun by itself.
            ![
                "서도", "지도", "고도", "해도", "어도", "아도", "라도", "에도", "로도", "과도",
                "와도",
            ]
            .iter()
            .any(|end| word.ends_with(end))
                && role(word).is_some_and(|(role, stem)| {
                    role == Role::Too && !self.own.contains(stem) && stem.chars().count() > 1
                })
        });
        // 덕을 볼 것: an object, and the verb and 것 behind it.
        too && words
            .next()
            .is_some_and(|word| word.ends_with(['을', '를']) && word != "않을")
            && words.next().is_some()
    }

    /// Whether somebody or something other than the speaker is the subject of the content's own predicate; that of a
    /// clause before it (사실이 드러나면, …) tells nothing.
    pub(super) fn has_subject(&self, content: &str) -> bool {
        let mut found = false;
        let mut words = content.split(' ').peekable();
        while let Some(word) = words.next() {
            if words.peek().is_none() {
                break;
            }
            let subject = role(word).is_some_and(|(role, stem)| {
                role == Role::Subject
                    && !self.own.contains(stem)
                    && (stem.chars().count() > 1 || THINGS.contains(&stem))
            });
            // 위협이 되는 경우: what modifies a noun has its own subject.
            let modifies = subject
                && words.peek().is_some_and(|next| {
                    [
                        "되는",
                        "하는",
                        "있는",
                        "없는",
                        "많은",
                        "많았던",
                        "되던",
                        "하던",
                    ]
                    .iter()
                    .any(|end| next.ends_with(end))
                });
            found = (found || subject && !modifies) && !closes(word);
        }
        found
    }
}

/// Whether a content tells what a thing will make somebody do: 사면은 국민을 분노케 할 것.
fn is_brought_about(content: &str) -> bool {
    let mut words = content.rsplit(' ');
    let does = words.nth(1).is_some_and(|w| w == "할");
    does && words
        .next()
        .is_some_and(|w| w.ends_with('케') || w.ends_with("하게") || w.ends_with("되게"))
}

/// The verb of a content in the present, as it modifies a noun of what will be: 맑아진다, 맑아질.
fn present(content: &str) -> Option<String> {
    if let Some(stem) = content.strip_suffix("는다") {
        return to_come(stem);
    }
    let stem = content.strip_suffix('다')?;
    let last = stem.chars().next_back()?;
    if final_consonant(last) != Some(4) {
        return None;
    }
    let to_come = char::from_u32(last as u32 + 4)?;
    Some(format!("{}{to_come}", stem.strip_suffix(last)?))
}

/// Nouns of one syllable that are subjects of what happens: 값이 내려갈 것.
const THINGS: &[&str] = &[
    "값", "비", "눈", "물", "불", "돈", "집", "힘", "차", "표", "길", "땅", "병", "약", "빚", "쌀",
    "빛", "꽃", "숲", "섬", "강", "산", "둑", "벽", "문", "배", "열", "피", "말", "꿈",
];

/// Whether a word closes a clause whose subject is not that of the sentence.
fn closes(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    CLAUSE_ENDS.iter().any(|end| word.ends_with(end))
}

/// What a clause ends in whose subject is not that of the sentence.
const CLAUSE_ENDS: &[&str] = &[
    "면",
    "도록",
    "때문에",
    "더라도",
    "므로",
    "니까",
    "지만",
    "는데",
    "경우",
    "만큼",
    "대로",
];

/// Whether a content tells what was resolved: 줄이기로 방침을 정했다, 축소키로 했다.
fn resolves(content: &str) -> bool {
    let mut words = content.rsplit(' ');
    let last = words.next().unwrap_or("");
    let settles = [
        "했다",
        "하였다",
        "했습니다",
        "정했다",
        "모았다",
        "내렸다",
        "굳혔다",
    ]
    .iter()
    .any(|end| last.ends_with(end));
    settles
        && words.take(3).any(|word| {
            ["기로", "키로"].iter().any(|end| {
                word.strip_suffix(end).is_some_and(|stem| {
                    stem.chars().nth(1).is_some()
                        && !stem.ends_with(['경', '위', '계', '시', '무', '전', '반'])
                })
            })
        })
}

/// Whether a figure stands in the content.
pub(super) fn has_figure(content: &str) -> bool {
    content.contains(|c: char| c.is_ascii_digit())
}

/// A polite ending as the plain one: 필요합니다, 필요하다; 어렵습니다, 어렵다.
fn plain_form(content: &str) -> Option<String> {
    let stem = content.strip_suffix("니다")?;
    if let Some(stem) = stem.strip_suffix('습') {
        return Some(format!("{stem}다"));
    }
    let last = stem.chars().next_back()?;
    // 17: a syllable closed by ㅂ.
    (final_consonant(last)? == 17)
        .then(|| char::from_u32(last as u32 - 17))
        .flatten()
        .map(|open| format!("{}{open}다", stem.strip_suffix(last).unwrap_or(stem)))
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
pub(in crate::claim::ko) fn is_past(content: &str) -> bool {
    content
        .strip_suffix('다')
        .and_then(|stem| stem.chars().next_back())
        .is_some_and(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠'))
}

/// Whether the content tells what has been done or is being done: 고쳤다, 고치고 있다, 추진 중.
pub(super) fn is_under_way(content: &str) -> bool {
    is_past(content)
        || ["고 있다", "고 있음", " 중", " 중이다"]
            .iter()
            .any(|end| content.ends_with(end))
}

/// Whether the content negates: 아니다, 없다, 않는다, 받지 못했다.
pub(super) fn negates(content: &str) -> bool {
    let mut words = content.rsplit(' ');
    let last = words.next().unwrap_or(content);
    last.starts_with("아니")
        || last.starts_with('없')
        || last.starts_with('않')
        || last == "아닌"
        || last.starts_with("못했") && words.next().is_some_and(|w| w.ends_with('지'))
}

/// Whether the content negates what somebody did or is: 고치지 않았다, 범인이 아니다; but not what was not done to him.
pub(super) fn denies_a_deed(content: &str) -> bool {
    let mut words = content.rsplit(' ');
    let last = words.next().unwrap_or("");
    let before = words.next().unwrap_or("");
    let suffers = ["되지", "지지", "히지", "받지"]
        .iter()
        .any(|end| before.ends_with(end));
    last.starts_with("않았") && !suffers || last.starts_with("아니") || last.starts_with("아닙")
}
