//! What is wrong with a line of patterns, in words for either language.

use std::fmt;

use regex_syntax::ast::ErrorKind as Syntax;
use regex_syntax::hir::ErrorKind as Meaning;

use super::Patterns;
use crate::document::{Colour, Message};
use crate::language::Language;

/// A line of patterns that could not be read as it stands; the other lines were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// The line, from 1.
    pub line: usize,
    /// Where in the line it is, in characters from 1, if at one place.
    pub column: Option<usize>,
    pub(super) reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reason {
    NoTab,
    NoLabel,
    NoPattern,
    /// The columns behind the colour.
    More,
    Colour(String),
    TooLong,
    TooBig,
    OnlyEmpty,
    /// How many lines with patterns follow, this one among them.
    TooMany(usize),
    Syntax(Syntax),
    Meaning(Meaning),
}

/// The longest expression, in bytes.
pub(super) const LONGEST: usize = 16 << 10;

impl PatternError {
    /// What is wrong, without the place.
    #[must_use]
    pub fn reason(&self, language: Language) -> String {
        let Message { ko, en } = self.reason.message();
        match language {
            Language::Korean => ko,
            _ => en,
        }
    }
}

impl Reason {
    fn message(&self) -> Message {
        let say = |ko: &str, en: &str| Message {
            ko: ko.to_owned(),
            en: en.to_owned(),
        };
        match self {
            Reason::NoTab => say(
                "이름과 정규식 사이에 탭이 없습니다",
                "no tab between label and regular expression",
            ),
            Reason::NoLabel => say("이름이 없습니다", "no label before the tab"),
            Reason::NoPattern => say(
                "정규식이 없습니다",
                "no regular expression behind the label",
            ),
            Reason::More => say(
                "색 뒤에 탭이 더 있습니다. 정규식 안의 탭은 \\t로 씁니다",
                "more columns than three; write a tab in an expression as \\t",
            ),
            Reason::Colour(word) => {
                let all: Vec<_> = Colour::ALL.iter().map(|c| c.as_str()).collect();
                let all = all.join(", ");
                Message {
                    ko: format!("모르는 색 '{word}': {all} 가운데 고르세요"),
                    en: format!("unknown colour '{word}': use {all}"),
                }
            }
            Reason::TooLong => Message {
                ko: format!("{LONGEST}바이트보다 깁니다"),
                en: format!("longer than {LONGEST} bytes"),
            },
            Reason::TooBig => say(
                "컴파일하면 1 MB보다 큽니다",
                "larger than 1 MB when compiled",
            ),
            Reason::OnlyEmpty => say(
                "빈 문자열에만 맞습니다",
                "it matches nothing but the empty string",
            ),
            Reason::TooMany(count) => Message {
                ko: format!(
                    "{}개를 넘었습니다. 여기부터 {count}개를 뺐습니다",
                    Patterns::LIMIT
                ),
                en: format!(
                    "more than {} patterns: {count} from here on are left out",
                    Patterns::LIMIT
                ),
            },
            Reason::Syntax(kind) => {
                let en = kind.to_string();
                let ko = syntax(kind).map_or_else(|| en.clone(), str::to_owned);
                Message { ko, en }
            }
            Reason::Meaning(kind) => {
                let en = kind.to_string();
                let ko = meaning(kind).map_or_else(|| en.clone(), str::to_owned);
                Message { ko, en }
            }
        }
    }
}

/// What the crate's own words say, in Korean.
fn syntax(kind: &Syntax) -> Option<&'static str> {
    use Syntax::*;
    Some(match kind {
        GroupUnclosed => "괄호 (가 닫히지 않았습니다",
        GroupUnopened => "괄호 )가 열리지 않았습니다",
        GroupNameDuplicate { .. } => "같은 이름의 묶음이 둘입니다",
        GroupNameEmpty => "묶음의 이름이 비었습니다",
        GroupNameInvalid => "묶음의 이름에 쓸 수 없는 글자입니다",
        GroupNameUnexpectedEof => "묶음의 이름이 끝나지 않았습니다",
        ClassUnclosed => "대괄호 [가 닫히지 않았습니다",
        ClassRangeInvalid => "범위의 처음이 끝보다 뒤입니다",
        ClassRangeLiteral => "범위의 양 끝은 글자 하나여야 합니다",
        ClassEscapeInvalid => "대괄호 안에서 쓸 수 없는 표현입니다",
        RepetitionMissing => "되풀이할 것이 앞에 없습니다",
        RepetitionCountUnclosed => "중괄호 {가 닫히지 않았습니다",
        RepetitionCountInvalid => "되풀이의 처음이 끝보다 큽니다",
        RepetitionCountDecimalEmpty => "되풀이할 횟수가 없습니다",
        EscapeUnrecognized => "모르는 \\ 표현입니다",
        EscapeUnexpectedEof => "\\ 뒤에 글자가 없습니다",
        EscapeHexEmpty | EscapeHexInvalid | EscapeHexInvalidDigit => {
            "16진수로 쓴 글자가 잘못되었습니다"
        }
        FlagUnrecognized => "모르는 깃발입니다",
        FlagDuplicate { .. } | FlagRepeatedNegation { .. } => "같은 깃발이 거듭 나옵니다",
        FlagDanglingNegation => "- 뒤에 깃발이 없습니다",
        FlagUnexpectedEof => "깃발이 끝나지 않았습니다",
        UnsupportedBackreference => "앞 묶음을 다시 가리키는 표현은 쓸 수 없습니다",
        UnsupportedLookAround => "앞뒤를 살피는 표현은 쓸 수 없습니다",
        NestLimitExceeded(_) => "괄호가 너무 깊습니다",
        DecimalEmpty | DecimalInvalid => "수가 잘못되었습니다",
        UnicodeClassInvalid => "글자 갈래의 이름이 잘못되었습니다",
        _ => return None,
    })
}

fn meaning(kind: &Meaning) -> Option<&'static str> {
    Some(match kind {
        Meaning::UnicodePropertyNotFound => "모르는 글자 속성입니다",
        Meaning::UnicodePropertyValueNotFound => "모르는 글자 갈래입니다",
        Meaning::UnicodeNotAllowed | Meaning::InvalidUtf8 => {
            "글자가 아닌 바이트에 맞을 수 있습니다"
        }
        _ => return None,
    })
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "pattern line {}", self.line)?;
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason(Language::English))
    }
}

impl std::error::Error for PatternError {}
