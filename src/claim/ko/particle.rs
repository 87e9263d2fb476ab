//! What a word's particle and look tell of it, without knowing who it names.

use crate::text::hangul::{final_consonant, is_syllable, without_end};

/// What a particle makes of a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// 은, 는, 에서는
    Topic,
    /// 이, 가
    Subject,
    /// 도
    Too,
    /// 에서, 에선: a place, or a body that acts.
    Within,
}

/// Reads the particle that marks a word as topic or subject; gives the word without it.
pub(super) fn role(word: &str) -> Option<(Role, &str)> {
    const LONG: &[(&str, Role)] = &[
        ("에서는", Role::Within),
        ("에서도", Role::Within),
        ("에선", Role::Within),
        ("께서는", Role::Topic),
        ("께서", Role::Subject),
        ("측은", Role::Topic),
        ("측이", Role::Subject),
        ("측도", Role::Too),
        ("측에서", Role::Within),
        ("에서", Role::Within),
    ];
    let last = word.chars().next_back()?;
    if !matches!(last, '은' | '는' | '이' | '가' | '도' | '서' | '선') {
        return None;
    }
    for &(particle, role) in LONG {
        if let Some(stem) = without_end(word, particle)
            && !stem.is_empty()
        {
            return Some((role, stem));
        }
    }
    let stem = word.get(..word.len() - last.len_utf8())?;
    let sound = stem.chars().next_back()?;
    let closed = final_consonant(sound);
    let (role, fits) = match last {
        '은' => (Role::Topic, closed != Some(0)),
        '는' => (Role::Topic, closed.is_none_or(|c| c == 0)),
        '이' => (Role::Subject, closed != Some(0)),
        '가' => (Role::Subject, closed.is_none_or(|c| c == 0)),
        '도' => (Role::Too, true),
        _ => return None,
    };
    fits.then_some((role, stem))
}

/// Whether what stands before 은, 는 is no noun: 사용하는, 조정한다는, 대해서는.
pub(super) fn is_verbal(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let (Some(last), Some(before)) = (back.next(), back.next()) else {
        return false;
    };
    match last {
        '하' | '되' | '있' | '없' | '않' => true,
        '다' => matches!(final_consonant(before), Some(4 | 20)),
        '서' => "해아어여와려져워돼라러".contains(before),
        '고' => "하되있없라다".contains(before),
        // 알아보시는, 말씀하시는
        '시' => "보하오주가".contains(before),
        _ => false,
    }
}

/// Whether a word counts people or bodies, or is a share: 300명, 58.8%.
pub(super) fn is_count(stem: &str) -> bool {
    stem.chars().any(|c| c.is_ascii_digit())
        && (stem.ends_with(['%', '명', '인', '곳', '사']) || stem.ends_with("퍼센트"))
}

/// Whether a noun stands for a content before its paper, or in it: …는 내용의 공문, …다는 대목이 실렸다.
pub(super) fn is_gist(noun: &str) -> bool {
    matches!(
        noun,
        "내용" | "요지" | "취지" | "골자" | "뜻" | "문구" | "대목" | "구절" | "글귀"
    )
}

/// Whether a word has the length and letters of a name or a part of one.
pub(super) fn is_name_like(word: &str) -> bool {
    let count = word.chars().count();
    (1..=6).contains(&count) && word.chars().all(is_syllable)
}

/// Whether a word carries no particle or ending, as far as its look tells.
pub(super) fn is_bare(word: &str) -> bool {
    let mut back = word.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return false;
    };
    if word.ends_with(')') {
        return true;
    }
    if before.is_none() {
        return !matches!(
            last,
            '및' | '등' | '또' | '그' | '이' | '한' | '두' | '세' | '더' | '수' | '것' | '때'
        );
    }
    if matches!(
        last,
        '은' | '는'
            | '을'
            | '를'
            | '의'
            | '에'
            | '고'
            | '며'
            | '와'
            | '과'
            | '서'
            | '던'
            | '한'
            | '할'
            | '된'
            | '될'
            | '인'
            | '운'
            | '린'
            | '긴'
            | '난'
            | '간'
            | '온'
            | '큰'
            | '든'
            | '진'
            | '힌'
            | '킨'
            | '친'
            | '떤'
            | '런'
            | '른'
            | '낸'
            | '둔'
            | '뒤'
            | '후'
            | '때'
            | '로'
            | '다'
            | '라'
            | '게'
            | '도'
            | '만'
            | '면'
            | '해'
            | '여'
            | '채'
            | '등'
            | '어'
            | '아'
            | '져'
            | '까'
    ) {
        // 소방학과: a noun whose last syllable looks like a particle.
        return without_end(word, "학과").is_some();
    }
    if last == '이' && before.and_then(final_consonant).is_some_and(|f| f != 0) {
        return false;
    }
    let subject = last == '가' && before.and_then(final_consonant) == Some(0);
    !(subject && word.chars().count() > 2)
        || ["국가", "평가", "전문가", "작가"]
            .iter()
            .any(|noun| word.ends_with(noun))
}

/// Whether `rest` can follow a noun to the end of the word: nothing, a particle or the copula.
pub(super) fn is_noun_tail(rest: &str) -> bool {
    rest.is_empty() || is_copula(rest) || NOUN_PARTICLES.contains(&rest)
}

const NOUN_PARTICLES: &[&str] = &[
    "이",
    "가",
    "을",
    "를",
    "도",
    "은",
    "는",
    "까지",
    "만",
    "에",
    "에도",
    "에는",
    "엔",
    "으로",
    "로",
    "과",
    "와",
    "의",
    "들이",
    "들도",
    "까지도",
    "마저",
    "이나",
    "에서",
    "대로",
];

/// Whether `rest` is a form of the copula 이다 that ends or connects a clause.
pub(super) fn is_copula(rest: &str) -> bool {
    matches!(
        rest,
        "이다"
            | "다"
            | "입니다"
            | "였다"
            | "이었다"
            | "이며"
            | "며"
            | "이고"
            | "고"
            | "이지만"
            | "지만"
            | "이나"
            | "이어서"
            | "여서"
            | "라서"
            | "이라"
            | "이라서"
            | "이었으나"
            | "였으나"
            | "이었지만"
            | "였지만"
            | "이었고"
            | "였고"
            | "이었으며"
            | "였으며"
            | "이자"
            | "이기도"
            | "이라고"
            | "라고"
            | "이라며"
            | "라며"
            | "이라면서"
            | "라면서"
            | "이라는"
            | "라는"
            | "이죠"
            | "이에요"
            | "이므로"
            | "인데"
            | "인바"
            | "이기"
            | "이라지만"
            | "이었는데"
            | "였는데"
    )
}
