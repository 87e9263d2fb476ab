//! What the end of a word tells: that it quotes, modifies, ends a clause or leads on.

use super::lexicon::Lexicon;
use super::list::List;
use super::particle;
use super::predicate::End;
use crate::text::hangul::{ends_in_nieun, ends_in_rieul, final_consonant, is_syllable};

/// How a word ends that reports the clause before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotative {
    Saying,
    Linking,
    Modifying,
}

/// Reads a quotative ending: what kind, and how many bytes of the word belong to the content.
pub(super) fn quotative(lexicon: &Lexicon, word: &str) -> Option<(Quotative, usize)> {
    // Most words end in none of these: look at the last character first.
    if !word.ends_with(['고', '며', '서', '는', '란', '도', '지', '만']) {
        return None;
    }
    if lexicon.has(List::NotQuotative, word) || word.ends_with("보다는") || word.ends_with("나라는")
    {
        return None;
    }
    let bare = ["고도", "고는", "고까지", "고만", "며도", "서도"]
        .iter()
        .find(|long| word.ends_with(*long))
        .map_or(word, |long| {
            let cut = long.len() - "고".len();
            word.get(..word.len() - cut).unwrap_or(word)
        });
    const ENDINGS: &[(&str, Quotative)] = &[
        ("면서", Quotative::Linking),
        ("고", Quotative::Saying),
        ("며", Quotative::Linking),
        ("는", Quotative::Modifying),
        ("란", Quotative::Modifying),
    ];
    for &(ending, kind) in ENDINGS {
        let Some(stem) = bare.strip_suffix(ending) else {
            continue;
        };
        if ending == "란" {
            // 될 거란, 될 것이란
            let end = stem.strip_suffix("이").unwrap_or(stem);
            return (stem == "거"
                || stem == "것이"
                || stem.ends_with("이거")
                || stem.ends_with("리"))
            .then_some((kind, end.len()));
        }
        // 문제다"고: a closing mark whose partner is missing.
        // So is a blank before a particle that is written apart: 늘었다 고.
        let stem = stem.trim_end_matches(|c: char| "\"”’' .".contains(c));
        // 뒤집혔다(Flipped over)고: what stands in brackets belongs to the content.
        let whole = stem.len();
        let stem = match stem.strip_suffix(')').and_then(|s| s.rfind('(')) {
            Some(open) => stem.get(..open).unwrap_or(stem),
            None => stem,
        };
        let mut back = stem.chars().rev();
        let (last, before) = (back.next()?, back.next());
        let before = before?;
        if !is_syllable(before) && last != '라' && last != '다' {
            return None;
        }
        match last {
            '다' => {
                if kind == Quotative::Modifying && matches!(before, '보' | '마') {
                    return None;
                }
                return Some((kind, whole));
            }
            '라' => return Some((kind, copula_cut(stem))),
            '자' => {
                return "하가말보되내주두들열짓만우추꾸막키이놓세알오치지"
                    .contains(before)
                    .then_some((kind, stem.len()))
                    .filter(|_| {
                        kind != Quotative::Modifying || "하가말보되꾸추막키놓두".contains(before)
                    });
            }
            '냐' => return Some((kind, stem.len())),
            '까' if ending == "고" || ending == "며" => return Some((kind, stem.len())),
            _ => {}
        }
    }
    None
}

/// How much of 결과물이라, 조치라, 하라 belongs to the content: the noun without its copula, or the whole command.
fn copula_cut(stem: &str) -> usize {
    let base = stem.strip_suffix('라').unwrap_or(stem);
    let mut back = base.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return stem.len();
    };
    if last == '니' && before == Some('아') {
        return stem.len();
    }
    if "하달말으주우히".contains(last) && before.is_some()
        || matches!(
            base,
            "하" | "달"
                | "말"
                | "주"
                | "쓰"
                | "내"
                | "두"
                | "서"
                | "풀"
                | "열"
                | "가"
                | "오"
                | "보"
                | "나가"
                | "물러나"
                | "떠나"
                | "바꾸"
                | "내놓으"
                | "돌아가"
                | "물러가"
                | "지키"
        )
    {
        return stem.len();
    }
    if last == '이'
        && before.is_some_and(|c| !is_syllable(c) || final_consonant(c).is_some_and(|f| f != 0))
    {
        return base.len() - '이'.len_utf8();
    }
    base.len()
}

/// Whether a word can modify a noun: 밝힌, 오를, 있는.
pub(super) fn is_adnominal(word: &str) -> bool {
    word.chars()
        .next_back()
        .is_some_and(|c| ends_in_nieun(c) || ends_in_rieul(c))
}

/// What a predicate outside of the lists does, by the look of its end.
pub(super) fn open_end(word: &str) -> Option<End> {
    let mut back = word.chars().rev();
    let last = back.next()?;
    let before = back.next()?;
    let past = final_consonant(before) == Some(20);
    let verbal = past || "하되이있없리치지시키우추어여오가서".contains(before);
    match last {
        '다' if past
            || final_consonant(before) == Some(4)
            || before == '니'
            || "이하되있없같".contains(before) =>
        {
            Some(End::Final)
        }
        '고' if verbal => Some(End::Connective),
        '며' => Some(End::Connective),
        '서' if before == '면' || "해여돼".contains(before) => Some(End::Connective),
        '만' if before == '지' => Some(End::Connective),
        '나' if past || before == '으' => Some(End::Connective),
        '데' if before == '는' || before == '한' => Some(End::Connective),
        '해' | '혀' | '켜' | '려' if is_syllable(before) && word.chars().count() > 2 => {
            Some(End::Connective)
        }
        _ => None,
    }
}

/// Whether a predicate tells a state and so reports nothing: 있지만, 많았고.
pub(super) fn is_stative(word: &str) -> bool {
    word.starts_with(['있', '없', '많', '적', '같'])
        || word.starts_with("아니")
        || word.contains("있지만")
        || word.contains("없지만")
}

/// A word without the particle that marks it as subject or topic.
pub(super) fn particle_free(word: &str) -> &str {
    particle::role(word).map_or(word, |(_, stem)| stem)
}
