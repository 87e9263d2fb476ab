//! How a claim is put: from its cue, the ending of its content and words within.

use super::clause::{Tail, ends_in_rieul};
use super::lexicon::{Cue, CueKind};
use super::report::Form;
use super::speaker::{Role, role};
use super::vocabulary::Vocabulary;
use crate::data;
use crate::document::Modality;
use crate::text::hangul::{final_consonant, is_alphanumeric, is_syllable};

/// What is known of a claim when its modality is judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence<'a> {
    pub content: &'a str,
    pub form: Form,
    pub cue: Option<Cue>,
    pub noun: Option<Cue>,
    pub has_speaker: bool,
    /// Whether a noun of judgement belongs to the predicate: 소감을 밝히다.
    pub opines: bool,
    /// Whether the predicate is itself told on: 진술한 것으로 알려졌다.
    pub heard: bool,
    /// Whether a date inside lies ahead.
    pub ahead: bool,
}

/// The words of `data/modality.txt`.
#[derive(Debug)]
pub(super) struct Rules {
    /// Which of [`Modality::ALL`] an ending tells, counted from 1.
    endings: Vocabulary,
    verdict: Vocabulary,
    feeling: Vocabulary,
    degree: Vocabulary,
    happens: Vocabulary,
    intends: Vocabulary,
    weather: Vocabulary,
    own: Vocabulary,
    ahead: Vocabulary,
    state: Vocabulary,
    doing: Vocabulary,
    rhetoric: Vocabulary,
    plain: Vocabulary,
    undertake: Vocabulary,
    request: Vocabulary,
    far: Vocabulary,
}

impl Rules {
    pub(super) fn new() -> Self {
        let words = Vocabulary::of_beginnings;
        let ends = Vocabulary::of_ends;
        let mut rules = Rules {
            endings: ends(),
            verdict: words(),
            feeling: words(),
            degree: words(),
            happens: ends(),
            intends: ends(),
            weather: ends(),
            own: words(),
            ahead: words(),
            state: words(),
            doing: ends(),
            rhetoric: words(),
            plain: words(),
            undertake: ends(),
            request: words(),
            far: words(),
        };
        let mut section = "";
        for line in data::MODALITY.text().lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']');
                continue;
            }
            let list = match section {
                "verdict" => &mut rules.verdict,
                "degree" => &mut rules.degree,
                "ahead" => &mut rules.ahead,
                "self" => &mut rules.own,
                "state" => &mut rules.state,
                "rhetoric" => &mut rules.rhetoric,
                "plain" => &mut rules.plain,
                "request" => &mut rules.request,
                "doing" => &mut rules.doing,
                "undertake" => &mut rules.undertake,
                "feeling" => &mut rules.feeling,
                "happens" => &mut rules.happens,
                "intends" => &mut rules.intends,
                "weather" => &mut rules.weather,
                "far" => &mut rules.far,
                _ => {
                    let modality = (1..)
                        .zip(Modality::ALL)
                        .find(|(_, m)| m.as_str() == section);
                    if let Some((number, _)) = modality
                        && !rules.endings.contains(line)
                    {
                        rules.endings.set(line, number);
                    }
                    continue;
                }
            };
            list.add(line);
        }
        rules
    }

    /// What the longest ending of a content tells, with that ending.
    fn ending<'c>(&self, content: &'c str) -> Option<(&'c str, Modality)> {
        let (bytes, number) = self.endings.parts(content).last()?;
        let modality = *Modality::ALL.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        Some((content.get(content.len() - bytes..)?, modality))
    }

    /// The rules, strongest first: docs/CLAIMS.md states them.
    pub(super) fn judge(&self, evidence: &Evidence<'_>) -> Modality {
        let content = trimmed(evidence.content);
        let own = self.by_content(content);
        let cue = evidence.cue;
        let denies = cue.is_some_and(|c| c.denies) || evidence.noun.is_some_and(|c| c.denies);
        if denies || own == Some(Modality::Denial) {
            return Modality::Denial;
        }
        if content.ends_with('?') || matches!(evidence.form, Form::Asking) {
            return Modality::Question;
        }
        if evidence.heard {
            return Modality::Hearsay;
        }
        if let Some(modality) = evidence.noun.and_then(|n| n.modality) {
            return match (modality, own) {
                (Modality::Opinion, Some(Modality::Plan)) => Modality::Plan,
                // 규탄한다는 뜻을 밝히다
                (Modality::Plan, Some(Modality::Opinion)) => Modality::Opinion,
                _ => modality,
            };
        }
        // …다는 말이 나온다, …다는 소식이다: nobody is named who has it from himself.
        if let Some(noun) = evidence.noun
            && (matches!(noun.word, "말" | "얘기" | "이야기" | "소식" | "정보")
                && cue.is_some_and(|c| c.kind == CueKind::Light && self.far.contains(c.word))
                || matches!(noun.word, "소식" | "정보") && cue.is_none())
        {
            return Modality::Hearsay;
        }
        // 내년 성장률로 2.0%를 제시했다
        if matches!(evidence.form, Form::Counted | Form::Object)
            && cue.is_some_and(|c| c.word == "제시하다")
        {
            return Modality::Forecast;
        }
        // 공장을 옮기기로 했다
        if evidence.form == Form::Will && evidence.noun.is_none() {
            return Modality::Plan;
        }
        if evidence.form == Form::Quoted(Tail::None)
            && cue.is_none()
            && own.is_none()
            && let Some(modality) = self.by_headline(content)
        {
            return modality;
        }
        // “무슨 소용이냐”며 …: nobody waits for an answer.
        if own == Some(Modality::Question)
            && cue.is_none_or(|c| c.modality != Some(Modality::Question))
            && evidence.noun.is_none()
        {
            if content.ends_with("아니냐") || content.ends_with("않느냐") {
                return Modality::Speculation;
            }
            if content.split(' ').any(|w| self.rhetoric.contains(w)) {
                return Modality::Opinion;
            }
        }
        if evidence.opines {
            return own
                .filter(|m| *m == Modality::Plan)
                .unwrap_or(Modality::Opinion);
        }
        let future = is_future(content);
        // 묵념을 할 것으로 알렸다: what one will do is a plan, what will happen a forecast.
        if evidence.form == Form::AsThat && cue.is_some_and(|c| c.modality.is_none()) && future {
            let plans = evidence.has_speaker && !self.has_subject(content);
            return if plans {
                Modality::Plan
            } else {
                Modality::Forecast
            };
        }
        if let Some(cue) = cue
            && let Some(modality) = cue.modality
        {
            return match modality {
                // 맞서 말하다: a denial only where the content denies.
                Modality::Denial => match own {
                    Some(own) => own,
                    None if negates(content) => Modality::Denial,
                    None => Modality::Assertion,
                },
                // 금리를 내릴 것으로 보고 있다
                Modality::Opinion
                    if evidence.form == Form::AsThat && future && cue.kind == CueKind::Hold =>
                {
                    Modality::Forecast
                }
                // 불이 창고에서 난 것으로 보고 있다
                Modality::Opinion if evidence.form == Form::AsThat && cue.word == "보다" => {
                    Modality::Estimate
                }
                // ‘…하고 있어서’(38.8%)를 꼽았다: who asks judges nothing.
                Modality::Opinion if evidence.form == Form::Quoted(Tail::Answer) => {
                    own.unwrap_or(Modality::Assertion)
                }
                // “…막혔다”며 도움을 요청했다: what is asked for is another content.
                Modality::Opinion
                    if matches!(evidence.form, Form::Linking | Form::Quoted(Tail::Linking))
                        && self.request.contains(cue.word) =>
                {
                    own.unwrap_or(Modality::Assertion)
                }
                // “…것 같다”며 점검을 요청했다: the content says itself how it is meant.
                Modality::Opinion
                    if matches!(evidence.form, Form::Linking | Form::Quoted(Tail::Linking)) =>
                {
                    own.unwrap_or(modality)
                }
                // “…할 것”을 촉구하다: it is for others to do.
                Modality::Opinion
                    if matches!(evidence.form, Form::Nominal | Form::Quoted(Tail::Object)) =>
                {
                    modality
                }
                // 경고, 평가 and the like judge; what is announced with them is still a plan.
                Modality::Opinion => own.filter(|m| *m == Modality::Plan).unwrap_or(modality),
                // -ㄹ 것으로 보인다: what will be is a forecast; 추산하다 reckons it.
                Modality::Estimate if future && cue.word.starts_with('보') => Modality::Forecast,
                Modality::Forecast if !future && evidence.form == Form::AsThat => {
                    Modality::Estimate
                }
                // 버티기 어렵다고 우려하다: a judgement; 길이 막혔다고 걱정하다: it has happened.
                Modality::Speculation if own == Some(Modality::Opinion) => Modality::Opinion,
                Modality::Speculation
                    if cue.kind == CueKind::Say && is_past(content) && own.is_none() =>
                {
                    Modality::Assertion
                }
                // 이미 만났다고 내다봤다: what has happened is no forecast.
                Modality::Forecast if is_past(content) && own.is_none() => Modality::Assertion,
                other => other,
            };
        }
        if !evidence.has_speaker
            && evidence.form == Form::Saying
            && cue.is_some_and(|c| c.word == "하다")
        {
            return Modality::Hearsay;
        }
        let told_on = cue.is_some_and(|c| self.plain.contains(c.word));
        let states = matches!(
            evidence.form,
            Form::Quoted(Tail::Quoting | Tail::Linking | Tail::Modifying)
        ) && !told_on;
        own.or_else(|| {
            self.by_undertaking(content, evidence.ahead)
                .filter(|_| evidence.ahead || !told_on)
        })
        .or_else(|| self.by_shape(content).filter(|_| states))
        .unwrap_or(Modality::Assertion)
    }

    /// 2일부터 실시한다, 현장 실증에 나선다: the present of what somebody will do.
    fn by_undertaking(&self, content: &str, ahead: bool) -> Option<Modality> {
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
    fn by_shape(&self, content: &str) -> Option<Modality> {
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
    fn by_headline(&self, content: &str) -> Option<Modality> {
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
    pub(super) fn by_content(&self, content: &str) -> Option<Modality> {
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
    fn has_subject(&self, content: &str) -> bool {
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

fn trimmed(content: &str) -> &str {
    content.trim_end_matches(|c: char| !is_alphanumeric(c) && c != '?' && c != '!')
}

fn is_future(content: &str) -> bool {
    content.chars().next_back().is_some_and(ends_in_rieul)
        || content.ends_with("것")
        || content.ends_with("겠다")
}

/// Whether the content tells what has been: 만났다.
pub(super) fn is_past(content: &str) -> bool {
    content
        .strip_suffix('다')
        .and_then(|stem| stem.chars().next_back())
        .is_some_and(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠'))
}

/// Whether the content negates: 아니다, 없다, 않는다.
fn negates(content: &str) -> bool {
    let last = content.rsplit(' ').next().unwrap_or(content);
    last.starts_with("아니") || last.starts_with('없') || last.starts_with('않') || last == "아닌"
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = include_str!("../../data/modality.txt");

    /// Every section of data/modality.txt has a content that it decides, and one that it does not.
    #[test]
    fn every_section_keeps_to_its_examples() {
        let examples = include_str!("../../data/modality.examples.tsv");
        let rules = Rules::new();
        let mut seen = std::collections::BTreeSet::new();
        for line in examples.lines().filter(|l| !l.starts_with('#')) {
            let [section, sign, content, expected] =
                line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let (cue, quoted) = content.split_once(": ").unwrap_or(("말하다", content));
            let evidence = Evidence {
                content: quoted,
                form: Form::Quoted(match section {
                    "doing" => Tail::None,
                    "request" => Tail::Linking,
                    _ => Tail::Quoting,
                }),
                cue: (section != "doing").then_some(Cue {
                    kind: if section == "far" {
                        CueKind::Light
                    } else {
                        CueKind::Say
                    },
                    word: cue,
                    modality: (section == "request").then_some(Modality::Opinion),
                    denies: false,
                }),
                noun: (section == "far").then_some(Cue {
                    kind: CueKind::View,
                    word: "말",
                    modality: None,
                    denies: false,
                }),
                has_speaker: true,
                opines: false,
                heard: false,
                ahead: false,
            };
            let judged = match section {
                "state" | "plain" | "doing" | "rhetoric" | "undertake" | "request" | "far" => {
                    Some(rules.judge(&evidence))
                }
                _ => rules.by_content(content),
            };
            assert_eq!(judged, Modality::from_word(expected), "{line}");
            seen.insert((section.to_owned(), sign == "+"));
        }
        for section in RULES.lines().filter_map(|l| l.strip_prefix('[')) {
            for sign in [true, false] {
                let section = section.trim_end_matches(']').to_owned();
                assert!(seen.contains(&(section.clone(), sign)), "{section}");
            }
        }
    }
}
