//! Inflected forms of a predicate, from its dictionary form.

use crate::text::hangul::final_consonant;

/// Which stem form an inflected word is built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// 밝히-
    Plain,
    /// 밝혀
    Infinitive,
    /// 밝혔-
    Past,
    /// 밝힌
    Done,
    /// 밝힐
    ToCome,
    /// 밝힘
    Noun,
    /// 밝힙-
    Polite,
}

/// What an inflected predicate does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Ends the sentence: 밝혔다, 밝혔습니다.
    Final,
    /// Leads on to another clause: 밝히고, 밝혔지만, 밝혀.
    Connective,
    /// Modifies a noun: 밝힌, 밝히는, 밝혔던.
    Adnominal,
    /// Is a noun: 밝힘, 밝히기도.
    Nominal,
    /// Is itself reported: 밝혔다고, 밝혔다며, 밝혔다는.
    Quoted,
    /// A condition or concession, which reports nothing: 하면, 해도, 하더라도.
    Hypothetical,
}

/// Endings of one shape, by what they do.
type Endings = &'static [(End, &'static [&'static str])];

const PLAIN: Endings = &[
    (
        End::Connective,
        &[
            "고",
            "며",
            "면서",
            "지만",
            "는데",
            "자",
            "지",
            "거나",
            "려고",
            "니",
            "니까",
            "나",
            "므로",
            "으며",
            "으면서",
            "으니",
            "으나",
            "으므로",
            "으려고",
            "자마자",
            "고서",
            "고는",
            "고도",
            "면서도",
            "긴",
            "다가",
            "더니",
            "는지",
            "던데",
            "면서다",
            "곤",
            "되",
            "려",
        ],
    ),
    (End::Adnominal, &["는", "던", "려는", "으려는"]),
    (
        End::Nominal,
        &["기", "기도", "기는", "기로", "기에", "기까지"],
    ),
    (
        End::Final,
        &[
            "는다",
            "다",
            "겠다",
            "네",
            "라",
            "느냐",
            "겠습니다",
            "자고",
            "자는",
            "고있다",
            "고있습니다",
        ],
    ),
    (
        End::Quoted,
        &[
            "는다고",
            "는다며",
            "는다는",
            "다고",
            "다는",
            "다며",
            "겠다고",
            "겠다는",
            "겠다며",
        ],
    ),
    (
        End::Hypothetical,
        &[
            "면",
            "으면",
            "더라도",
            "더라",
            "기에는",
            "기엔",
            "게",
            "도록",
            "든",
            "든지",
        ],
    ),
];
const INFINITIVE: Endings = &[
    (
        End::Connective,
        &[
            "",
            "서",
            "왔고",
            "왔으며",
            "오고",
            "왔지만",
            "오며",
            "놓고",
            "두고",
        ],
    ),
    (End::Final, &["왔다", "온다", "요", "왔습니다"]),
    (End::Adnominal, &["온", "왔던", "오던"]),
    (End::Hypothetical, &["도", "야", "라도", "서는"]),
];
const PAST: Endings = &[
    (
        End::Final,
        &[
            "다",
            "습니다",
            "었다",
            "어요",
            "네",
            "을까",
            "는가",
            "습니까",
            "죠",
            "으며다",
            "음다",
        ],
    ),
    (
        End::Connective,
        &[
            "고",
            "으며",
            "으면서",
            "지만",
            "으나",
            "는데",
            "거나",
            "으므로",
            "으니",
            "다가",
            "으니까",
            "더니",
            "는지",
            "기에",
            "기때문에",
            "었으나",
            "었지만",
            "는데도",
            "듯",
            "듯이",
            "었고",
        ],
    ),
    (End::Adnominal, &["던", "을", "었던", "단"]),
    (
        End::Nominal,
        &["음", "음을", "음에도", "기", "기도", "음이"],
    ),
    (
        End::Quoted,
        &["다고", "다는", "다며", "다면서", "다고도", "으며고"],
    ),
    (
        End::Hypothetical,
        &["으면", "다면", "더라면", "더라도", "을지"],
    ),
];
const DONE: Endings = &[
    (End::Adnominal, &[""]),
    (End::Final, &["다", "다지만"]),
    (End::Connective, &["데", "지", "데다", "다지만", "바"]),
    (End::Quoted, &["다고", "다는", "다며", "다면서", "단"]),
    (End::Hypothetical, &["다면", "다고는", "다해도"]),
];
const TO_COME: Endings = &[
    (End::Adnominal, &[""]),
    (End::Hypothetical, &["지", "지라도", "까"]),
];
const NOUN: Endings = &[(
    End::Nominal,
    &[
        "",
        "으로",
        "에",
        "을",
        "은",
        "이",
        "으로써",
        "에도",
        "에 따라",
    ],
)];
const POLITE: Endings = &[
    (End::Final, &["니다", "니까"]),
    (End::Connective, &["니다만"]),
];

/// What the ending `rest` does behind a stem form of `shape`; `None` when it does not fit.
pub(super) fn end(shape: Shape, rest: &str) -> Option<End> {
    let endings = match shape {
        Shape::Plain => PLAIN,
        Shape::Infinitive => INFINITIVE,
        Shape::Past => PAST,
        Shape::Done => DONE,
        Shape::ToCome => TO_COME,
        Shape::Noun => NOUN,
        Shape::Polite => POLITE,
    };
    endings
        .iter()
        .find(|(_, list)| list.contains(&rest))
        .map(|&(end, _)| end)
}

const BASE: u32 = '가' as u32;

fn vowel(c: char) -> u32 {
    (c as u32).wrapping_sub(BASE) / 28 % 21
}

/// `c` with another vowel and no final consonant.
fn with_vowel(c: char, vowel: u32) -> char {
    let lead = (c as u32).wrapping_sub(BASE) / 588;
    char::from_u32(BASE + lead * 588 + vowel * 28).unwrap_or(c)
}

/// An open syllable closed with the final consonant of that number.
fn closed(c: char, last: u32) -> char {
    char::from_u32(c as u32 + last).unwrap_or(c)
}

const N: u32 = 4;
const L: u32 = 8;
const M: u32 = 16;
const B: u32 = 17;
const SS: u32 = 20;
const D: u32 = 7;
const S: u32 = 19;

/// The stem forms of a predicate given in its dictionary form (밝히다); none when it is not one.
pub(super) fn stem_forms(dictionary: &str) -> Vec<(String, Shape)> {
    let Some(stem) = dictionary.strip_suffix('다') else {
        return Vec::new();
    };
    let Some(last) = stem.chars().next_back() else {
        return Vec::new();
    };
    let Some(consonant) = final_consonant(last) else {
        return Vec::new();
    };
    let head = stem.get(..stem.len() - last.len_utf8()).unwrap_or("");
    let mut forms = vec![(stem.to_owned(), Shape::Plain)];
    if consonant == 0 {
        let mut infinitives = vec![];
        match (last, vowel(last)) {
            ('하', _) => infinitives.extend(["해".to_owned(), "하여".to_owned()]),
            ('르', _) => infinitives.extend(before_reu(head)),
            (_, 8) => infinitives.extend([with_vowel(last, 9).to_string(), format!("{last}아")]),
            (_, 13) => infinitives.extend([with_vowel(last, 14).to_string(), format!("{last}어")]),
            (_, 18) => infinitives.extend([with_vowel(last, 4).to_string()]),
            (_, 20) => infinitives.extend([with_vowel(last, 6).to_string(), format!("{last}어")]),
            (_, 11) => infinitives.extend([with_vowel(last, 10).to_string(), format!("{last}어")]),
            _ => infinitives.push(last.to_string()),
        }
        for tail in infinitives {
            // 르 takes its ㄹ into the syllable before: 부르다, 불러.
            let whole = if last == '르' {
                tail
            } else {
                format!("{head}{tail}")
            };
            push_infinitive(&mut forms, whole);
        }
        for (final_, shape) in [
            (N, Shape::Done),
            (L, Shape::ToCome),
            (M, Shape::Noun),
            (B, Shape::Polite),
        ] {
            forms.push((format!("{head}{}", closed(last, final_)), shape));
        }
        return forms;
    }
    let open = char::from_u32(last as u32 - consonant).unwrap_or(last);
    // 묻다 물어, 듣다 들어, 결론짓다 결론지어; 받다, 믿다, 얻다 stay as they are.
    let before_vowel = match (last, consonant) {
        ('묻' | '듣' | '컫', D) => closed(open, L),
        ('짓' | '긋', S) => open,
        _ => last,
    };
    if consonant == L {
        push_infinitive(&mut forms, format!("{head}{last}{}", harmony(last)));
        forms.push((format!("{head}{open}"), Shape::Plain));
        forms.push((format!("{head}{}", closed(open, N)), Shape::Done));
        forms.push((stem.to_owned(), Shape::ToCome));
        forms.push((format!("{head}{}", closed(open, B)), Shape::Polite));
        return forms;
    }
    push_infinitive(&mut forms, format!("{head}{before_vowel}{}", harmony(last)));
    if last == '놓' {
        push_infinitive(&mut forms, format!("{head}놔"));
    }
    forms.push((format!("{head}{before_vowel}으"), Shape::Plain));
    forms.push((format!("{head}{before_vowel}은"), Shape::Done));
    forms.push((format!("{head}{before_vowel}을"), Shape::ToCome));
    forms.push((format!("{head}{before_vowel}음"), Shape::Noun));
    forms.push((format!("{stem}습"), Shape::Polite));
    forms
}

fn harmony(c: char) -> char {
    if matches!(vowel(c), 0 | 8) {
        '아'
    } else {
        '어'
    }
}

fn before_reu(head: &str) -> Vec<String> {
    let Some(last) = head.chars().next_back() else {
        return Vec::new();
    };
    let before = head.get(..head.len() - last.len_utf8()).unwrap_or("");
    // 잇따르다 goes 잇따라; 부르다 goes 불러.
    if last == '따' {
        return vec![format!("{head}라")];
    }
    let end = if harmony(last) == '아' { '라' } else { '러' };
    vec![format!("{before}{}{end}", closed(last, L))]
}

fn push_infinitive(forms: &mut Vec<(String, Shape)>, infinitive: String) {
    if let Some(last) = infinitive.chars().next_back() {
        let head = infinitive
            .get(..infinitive.len() - last.len_utf8())
            .unwrap_or("");
        forms.push((format!("{head}{}", closed(last, SS)), Shape::Past));
    }
    forms.push((infinitive, Shape::Infinitive));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(dictionary: &str, form: &str, shape: Shape) -> bool {
        stem_forms(dictionary)
            .iter()
            .any(|(f, s)| f == form && *s == shape)
    }

    #[test]
    fn makes_the_stem_forms_of_regular_and_irregular_predicates() {
        for (dictionary, form, shape) in [
            ("밝히다", "밝혀", Shape::Infinitive),
            ("밝히다", "밝혔", Shape::Past),
            ("밝히다", "밝힌", Shape::Done),
            ("말하다", "말해", Shape::Infinitive),
            ("말하다", "말하였", Shape::Past),
            ("말하다", "말한", Shape::Done),
            ("알려지다", "알려졌", Shape::Past),
            ("집계되다", "집계됐", Shape::Past),
            ("집계되다", "집계되었", Shape::Past),
            ("내다보다", "내다봤", Shape::Past),
            ("꼽다", "꼽았", Shape::Past),
            ("꼽다", "꼽은", Shape::Done),
            ("묻다", "물었", Shape::Past),
            ("믿다", "믿었", Shape::Past),
            ("결론짓다", "결론지었", Shape::Past),
            ("부르다", "불렀", Shape::Past),
            ("돌다", "돈", Shape::Done),
            ("나오다", "나왔", Shape::Past),
            ("덧붙이다", "덧붙였", Shape::Past),
            ("쓰다", "썼", Shape::Past),
        ] {
            assert!(has(dictionary, form, shape), "{dictionary} {form}");
        }
    }

    #[test]
    fn a_word_that_is_no_predicate_has_no_forms() {
        assert!(stem_forms("고개를").is_empty());
        assert!(stem_forms("다").is_empty());
    }

    #[test]
    fn tells_what_an_ending_does() {
        assert_eq!(end(Shape::Past, "다"), Some(End::Final));
        assert_eq!(end(Shape::Past, "으며"), Some(End::Connective));
        assert_eq!(end(Shape::Past, "다고"), Some(End::Quoted));
        assert_eq!(end(Shape::Done, ""), Some(End::Adnominal));
        assert_eq!(end(Shape::Infinitive, "도"), Some(End::Hypothetical));
        assert_eq!(end(Shape::Past, "나라"), None);
    }
}
