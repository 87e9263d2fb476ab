//! Contents that judge: what others are to do, what somebody wishes or holds, what something is like or worth.

use super::content::has_figure;
use super::rules::Rules;
use crate::claim::ko::ending::is_adnominal;
use crate::claim::ko::particle::{Role, is_bare, is_verbal, role};
use crate::text::hangul::final_consonant;

impl Rules {
    /// Whether a sentence's predicate judges; `last` is its last word, with the noun that stands apart from its 하다.
    pub(super) fn judges(&self, content: &str, last: &str, polite: bool) -> bool {
        let mut words = content.rsplit(' ');
        let end = words.next().unwrap_or("");
        let before = words.next().unwrap_or("");
        let noun = last
            .strip_suffix("이다")
            .or_else(|| last.strip_suffix('다'));
        let verdict = self.verdict.contains(last) || noun.is_some_and(|n| self.verdict.contains(n));
        let feels = self.feeling.fits(last) && last.ends_with(['다', '요', '까']);
        let degree = !has_figure(content)
            && last.ends_with('다')
            && content
                .split(' ')
                .rev()
                .take(5)
                .any(|w| self.degree.contains(w));
        verdict
            || feels
            || degree
            || bids(end)
            // 촉진합니다, made plain, looks like an adjective.
            || !(polite && end.ends_with("하다")) && self.describes(end, before)
            || self.amounts_to(end, before)
            || before == "되고"
                && end.starts_with('있')
                && self.amounts_to("된다", words.next().unwrap_or(""))
            || self.brings(content)
            || self.ranks(content)
            || self.weighs(end, before)
            || self.wishes(content, end, before)
            || self.blames(content)
            || self.is_idiom(content)
    }

    /// Whether the predicate is an idiom of blame or praise: 민생을 볼모로 잡고 있다, 찬물을 끼얹었다.
    fn is_idiom(&self, content: &str) -> bool {
        let starts = content.rmatch_indices(' ').map(|(at, _)| at + 1);
        starts
            .take(3)
            .any(|at| content.get(at..).is_some_and(|end| self.idiom.fits(end)))
    }

    /// What it has become: 원동력이 됐다, 위협이 되고 있다; and how it was done: 잘 극복했다, 쉽지만은 않았다.
    fn amounts_to(&self, end: &str, before: &str) -> bool {
        let becomes = ["되었", "됐", "된", "될"]
            .iter()
            .any(|v| end.starts_with(v));
        let noun = before.strip_suffix(['이', '가']).unwrap_or("");
        let well = matches!(before, "잘" | "제대로") && !end.starts_with("알");
        let negated = end.starts_with(['않', '못']) && before.contains('지');
        becomes && self.verdict.contains(noun)
            || well && end.ends_with(['다', '음', '요'])
            || negated && (self.feeling.fits(before) || self.quality.fits(before))
    }

    /// What it has brought, by somebody's judgement: 긍정적인 결과를 가져왔다, 최고의 경기를 펼쳤다.
    fn brings(&self, content: &str) -> bool {
        let mut words = content.rsplit(' ');
        let end = words.next().unwrap_or("");
        let brought = [
            "가져", "거둬", "거둔", "거뒀", "펼", "이뤄", "이뤘", "낳", "되었", "됐", "된", "선사",
        ]
        .iter()
        .any(|verb| end.starts_with(verb));
        let object = words
            .next()
            .is_some_and(|w| w.ends_with(['을', '를', '이', '가']));
        brought && object && words.next().is_some_and(|w| self.values(w))
    }

    /// An adjective that tells no more than what somebody finds: 부정확하다, 공평하지 않다, 긍정적이다.
    fn describes(&self, end: &str, before: &str) -> bool {
        // 않는다 negates a verb.
        let negated = matches!(end, "않다" | "못하다");
        let stem = if negated {
            ["지", "지는", "지도", "지만은"]
                .iter()
                .find_map(|e| before.strip_suffix(e))
        } else {
            end.strip_suffix('다')
        };
        let Some(stem) = stem else {
            return false;
        };
        if let Some(like) = stem.strip_suffix("적이") {
            return !like.is_empty();
        }
        let mut back = stem.chars().rev();
        let (Some(sound), longer) = (back.next(), back.next().is_some()) else {
            return false;
        };
        let is_adjective = match final_consonant(sound) {
            // A verb of the present, the past, being there or not: 한다, 했다, 있다, 없다, 않다.
            Some(4 | 6 | 18 | 20) | None => false,
            Some(0) => sound == '하' && longer || OPEN_ADJECTIVES.iter().any(|a| stem.ends_with(a)),
            Some(_) => true,
        };
        is_adjective && !self.state.contains(stem) && !self.measured.contains(stem)
    }

    /// What somebody finds it to be: 좋은 징조다, 옳은 방법이 아니다, 가장 확실한 예방책, 중요한 역사 자료.
    fn ranks(&self, content: &str) -> bool {
        let mut words = content.rsplit(' ');
        let mut noun = words.next().unwrap_or("");
        if noun.starts_with("아니") || noun.starts_with("아닌") || noun.starts_with("아닙") {
            noun = words
                .next()
                .and_then(|w| w.strip_suffix(['이', '가', '은', '는']))
                .unwrap_or("");
        }
        if !is_predicate_noun(noun) {
            return false;
        }
        let Some(modifier) = words.find(|w| !is_bare(w) || w.ends_with('적')) else {
            return false;
        };
        let valued = self.values(modifier);
        // 가장 강력한 조치다: without a measure nobody can confirm it.
        let most = !has_figure(content)
            && matches!(words.next(), Some("가장" | "제일"))
            && attribute(modifier).is_some_and(|stem| {
                !self.state.contains(stem.as_str()) && !self.measured.contains(stem.as_str())
            });
        valued || most
    }

    /// Whether a word that modifies a noun values it: 좋은, 위대한, 긍정적인, 최악의.
    fn values(&self, modifier: &str) -> bool {
        if let Some(noun) = modifier.strip_suffix('의') {
            return matches!(noun, "최악" | "최고" | "최선" | "굴지" | "희대");
        }
        attribute(modifier)
            .is_some_and(|stem| self.quality.contains(stem.as_str()) || self.feeling.fits(&stem))
    }

    /// What something is worth: 의미가 없다, 방법은 없다, 신빙성이 떨어진다.
    fn weighs(&self, end: &str, before: &str) -> bool {
        let weighed = ["없", "있", "부족", "떨어", "약하", "크다", "충분", "희박"]
            .iter()
            .any(|verb| end.starts_with(verb))
            && end.ends_with(['다', '음', '요']);
        let noun = before
            .strip_suffix(['이', '가', '은', '는', '도'])
            .unwrap_or(before);
        weighed && self.merit.contains(noun)
    }

    /// What the speaker wishes, welcomes or holds: 바란다, 환영하고 있다, 고 생각하지 않는다.
    fn wishes(&self, content: &str, end: &str, before: &str) -> bool {
        let helps = end.starts_with('있') && before.ends_with('고')
            || end.starts_with('않') && before.ends_with('지');
        let verb = if helps { before } else { end };
        // 사과 드린다
        let humbly = ["드린다", "드립니다"]
            .iter()
            .find_map(|d| end.strip_suffix(d))
            .map(|noun| format!("{}하", if noun.is_empty() { before } else { noun }));
        let past = end
            .strip_suffix('다')
            .and_then(|stem| stem.chars().next_back())
            .is_some_and(|c| final_consonant(c) == Some(20) && !matches!(c, '있' | '겠'));
        let wished =
            self.attitude.fits(verb) || humbly.is_some_and(|verb| self.attitude.fits(&verb));
        wished && !past && end.ends_with(['다', '요', '음', '함']) && !self.tells_of_others(content)
    }

    /// Whether a sentence has a topic that is not the speaker: 관광객들은.
    fn tells_of_others(&self, content: &str) -> bool {
        let before = std::iter::once("").chain(content.split(' '));
        before.zip(content.split(' ')).any(|(before, word)| {
            // 길을 넓히는 데: a verb that modifies.
            let verb = word.ends_with('는') && before.ends_with(['을', '를']);
            !verb
                && role(word).is_some_and(|(role, stem)| {
                    role == Role::Topic
                        && stem.chars().count() > 1
                        && !is_verbal(stem)
                        && !self.own.contains(stem)
                })
        })
    }

    /// Whether a content's predicate blames or praises: `책임을 떠넘긴다`, `주민을 외면하고 있다`, `의심스럽다`, `책임이 시에 있다`.
    fn blames(&self, content: &str) -> bool {
        let mut words = content.rsplit(' ');
        let last = words.next().unwrap_or("");
        let before = words.next().unwrap_or("");
        if ["스럽다", "스러웠다", "스럽습니다", "스러운 일"]
            .iter()
            .any(|end| last.ends_with(end))
        {
            return true;
        }
        if last.starts_with("있") && before.ends_with(['에', '게']) {
            let to_blame = |word: &str| self.fault.contains(word);
            return content.split(' ').any(to_blame);
        }
        // 외면하고 있다, 외면한 것, 돌보지 않는다 …: the verb before tells.
        let helps = last.starts_with("있") && before.ends_with(['고', '서'])
            || last.starts_with("것")
            || last.starts_with("셈")
            || last.starts_with("않") && before.ends_with('지');
        let verb = if helps { before } else { last };
        if self.blame.fits(verb) && (helps || verb.ends_with(['다', '요', '까'])) {
            return true;
        }
        // 협박을 하고 있다: a noun of blame with its verb.
        let object = if helps {
            words.next().unwrap_or("")
        } else {
            before
        };
        verb.starts_with(['하', '한', '했', '해', '벌'])
            && object
                .strip_suffix(['을', '를'])
                .is_some_and(|noun| self.misdeed.contains(noun))
    }
}

/// Adjectives whose stems end without a consonant, but for those in 하.
const OPEN_ADJECTIVES: &[&str] = &["크", "쁘", "프", "다르", "서투르", "느리"];

/// What others are to do: 지지하라, 받으라, 나누자, 갑시다.
fn bids(word: &str) -> bool {
    let mut back = word.chars().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else {
        return false;
    };
    match last {
        '라' => "하으말아어여해와보주두내되키히리려돼워거".contains(before),
        '자' => "하보두말꾸추놓막키".contains(before),
        '다' => before == '시' && back.next().is_some_and(|c| final_consonant(c) == Some(17)),
        _ => false,
    }
}

/// Whether a word is a noun that a sentence ends with: 기회다, 기회이다, 기회였다, 기회.
fn is_predicate_noun(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('다') else {
        return is_bare(word) && !word.ends_with(['음', '함', '됨', '지', '요', '까']);
    };
    stem.strip_suffix('이')
        .or_else(|| stem.strip_suffix('였'))
        .or_else(|| stem.strip_suffix("이었"))
        .is_some_and(|noun| !noun.is_empty())
        || stem
            .chars()
            .next_back()
            .is_some_and(|c| final_consonant(c) == Some(0) && !"하되지시키우추".contains(c))
}

/// The stem of an adjective that modifies a noun: 좋은, 좋; 위대한, 위대하; 어려운, 어렵; 긍정적인, 긍정적.
fn attribute(word: &str) -> Option<String> {
    if !is_adnominal(word) {
        return None;
    }
    if let Some(stem) = word.strip_suffix("적인") {
        return Some(format!("{stem}적"));
    }
    if let Some(stem) = word.strip_suffix(['은', '는']) {
        return Some(stem.to_owned());
    }
    let last = word.chars().next_back()?;
    let head = word.strip_suffix(last)?;
    // 어려운: the ㅂ of 어렵- before a vowel.
    if last == '운'
        && let Some(sound) = head.chars().next_back()
        && final_consonant(sound) == Some(0)
    {
        let closed = char::from_u32(sound as u32 + 17)?;
        return Some(format!("{}{closed}", head.strip_suffix(sound)?));
    }
    let open = char::from_u32(last as u32 - 4).filter(|_| final_consonant(last) == Some(4))?;
    Some(format!("{head}{open}"))
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::modalities;
    use crate::document::Modality::{self, Assertion, Opinion};

    fn said(content: &str) -> Modality {
        modalities(&format!("박서준 대표는 {content}고 말했다."))[0]
    }

    #[test]
    fn what_somebody_finds_is_an_opinion_and_what_is_measured_is_not() {
        for (content, expected) in [
            ("설명이 부정확하다", Opinion),
            ("이번 심사는 공평하지 않다", Opinion),
            ("이 길은 폭이 좁다", Assertion),
            ("이 역은 이용이 가능하다", Assertion),
            ("“다리를 다시 칠한다”", Assertion),
        ] {
            assert_eq!(said(content), expected, "{content}");
        }
    }

    #[test]
    fn a_noun_that_is_valued_is_a_judgement_of_it() {
        for (content, expected) in [
            ("이번 합의는 좋은 징조라", Opinion),
            ("이는 옳은 방법이 아니라", Opinion),
            ("새 다리는 마을에서 가장 튼튼한 다리라", Opinion),
            ("새 다리는 마을에서 가장 오래된 다리라", Assertion),
            ("새 다리는 나무로 만든 다리라", Assertion),
        ] {
            assert_eq!(said(content), expected, "{content}");
        }
    }

    #[test]
    fn bidding_wishing_and_worth_are_judgements() {
        for (content, expected) in [
            ("길부터 넓히라", Opinion),
            ("길을 그만 막자", Opinion),
            ("길을 넓히는 데 찬성한다", Opinion),
            ("길을 넓히는 데 찬성했다", Assertion),
            ("이 제도는 실효성이 없다", Opinion),
            ("이 건물은 지하실이 없다", Assertion),
            ("이번 합의가 긍정적인 결과를 가져왔다", Opinion),
        ] {
            assert_eq!(said(content), expected, "{content}");
        }
    }
}
