//! How reasons are said in Korean.

pub(in crate::explain) fn same_name(here: &str, name: &str) -> String {
    format!(
        "여기서는 ‘{here}’{} 적혀 있고, 같은 기사의 ‘{name}’{} 같은 이름으로 보았습니다.",
        particle(here, "으로", "로"),
        particle(name, "과", "와"),
    )
}

pub(in crate::explain) fn beside_title(title: &str) -> String {
    let says = particle(title, "이라고", "라고");
    format!("이름 곁에 ‘{title}’{says} 적혀 있습니다.")
}

pub(in crate::explain) fn often(times: usize) -> String {
    format!("기사에서 {times}번 나옵니다.")
}

pub(in crate::explain) fn name() -> String {
    "이름의 생김새와 앞뒤 말을 보고 판단했습니다.".to_owned()
}

pub(in crate::explain) fn bound(word: &str) -> String {
    format!("앞뒤의 ‘{word}’에서 읽은 범위입니다.")
}

pub(in crate::explain) fn no_value() -> String {
    "값을 읽지 못했습니다.".to_owned()
}

pub(in crate::explain) fn read(words: &str) -> String {
    format!("‘{words}’{} 풀어 읽었습니다.", particle(words, "을", "를"))
}

pub(in crate::explain) fn same_amount() -> String {
    "나란히 적힌 두 금액을 하나로 보았습니다.".to_owned()
}

pub(in crate::explain) fn counted(words: &str, published: &str) -> String {
    let object = particle(words, "을", "를");
    format!("‘{words}’{object} 기사 날짜 {published}에서 셌습니다.")
}

pub(in crate::explain) fn date() -> String {
    "적힌 대로 읽었습니다.".to_owned()
}

pub(in crate::explain) fn no_date() -> String {
    "기사 날짜나 앞뒤 말로도 어느 날인지 정할 수 없습니다.".to_owned()
}

pub(in crate::explain) fn cue(words: &str) -> String {
    let subject = particle(words, "이", "가");
    format!("‘{words}’{subject} 말을 옮기는 표현입니다.")
}

pub(in crate::explain) fn speaker(words: &str) -> String {
    let to = particle(words, "으로", "로");
    format!("말한 이는 ‘{words}’{to} 적혀 있습니다.")
}

pub(in crate::explain) fn speaker_is(words: &str, name: &str) -> String {
    format!(
        "말한 이는 ‘{words}’{} 적혀 있고, {name}{} 가리킵니다.",
        particle(words, "으로", "로"),
        particle(name, "을", "를")
    )
}

pub(in crate::explain) fn matched() -> String {
    "내가 적어 둔 정규식에 맞는 말입니다.".to_owned()
}

/// The form of a particle that fits the word before it: the first after a consonant, the second after a vowel; 으로 and its
/// kind take the second after ㄹ too. After digits and Latin letters their Korean reading decides.
fn particle(word: &str, consonant: &'static str, vowel: &'static str) -> &'static str {
    match last_sound(word) {
        Sound::Vowel => vowel,
        Sound::Rieul if consonant.starts_with('으') => vowel,
        Sound::Rieul | Sound::Consonant => consonant,
    }
}

enum Sound {
    Vowel,
    Rieul,
    Consonant,
}

fn last_sound(word: &str) -> Sound {
    let Some(last) = word
        .chars()
        .rev()
        .find(|c| c.is_alphanumeric() || *c == '%')
    else {
        return Sound::Vowel;
    };
    if ('가'..='힣').contains(&last) {
        return match (u32::from(last) - u32::from('가')) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        };
    }
    match last.to_ascii_lowercase() {
        // 일, 칠, 팔; L and R are read 엘, 알.
        '1' | '7' | '8' | 'l' | 'r' => Sound::Rieul,
        // 영, 삼, 육; M and N are read 엠, 엔.
        '0' | '3' | '6' | 'm' | 'n' => Sound::Consonant,
        _ => Sound::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_agree_with_the_last_sound() {
        for (word, object, to) in [
            ("한빛", "을", "으로"),
            ("회사", "를", "로"),
            ("서울", "을", "로"),
            ("GPT-4", "를", "로"),
            ("2026", "을", "으로"),
            ("7", "을", "로"),
            ("3%", "를", "로"),
            ("(주)한빛”", "을", "으로"),
        ] {
            let forms = (particle(word, "을", "를"), particle(word, "으로", "로"));
            assert_eq!(forms, (object, to), "{word}");
        }
    }
}
