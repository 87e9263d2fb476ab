//! The words of Korean for what there is to tell.

use time::Date;

use super::Words;
use super::day::week;
use super::digits::Digits;
use crate::document::{
    AmountKind, BlockRole, Bound, ClaimKind, Colour, DateValue, DayPart, Direction, EntityKind,
    FindingKind, Modality, PublishedFrom, Severity,
};

pub(super) mod finding;
#[cfg(any(feature = "app", test))]
pub(super) mod why;

pub(super) static WORDS: Words = Words {
    amount: "수치",
    date: "날짜",
    claim: "발언",
    pattern: "내 패턴",
    names: "이름",
    amounts: "수치",
    dates: "날짜",
    claims: "발언",
    patterns: "내 패턴",
    findings: "살펴볼 점",
    as_written: "적힌 말",
    value: "값",
    kind: "종류",
    role: "직함",
    organization: "소속",
    also_called: "다른 이름",
    claims_made: "한 말",
    mentions: "나온 횟수",
    all_digits: "모든 자리",
    in_this_language: "우리말로",
    direction: "방향",
    same_as: "같은 금액",
    implied_rate: "환산 비율",
    distance: "기사에서",
    relayed_by: "전한 곳",
    reported_by: "옮긴 표현",
    values_in_it: "수치·날짜",
    worth_checking: "확인할 가치",
    unresolved: "날을 정할 수 없음",
    nobody_named: "누가 한 말인지 없음",
    by_hand: "직접 그은 밑줄",
};

/// Ten-thousands, smallest first, each four digits long.
const MYRIADS: [&str; 6] = ["", "만", "억", "조", "경", "해"];

/// In 해, 경, 조, 억, 만: `3조 5000억` (3.5 trillion).
pub(super) fn number(value: Digits) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = value.whole;
    for (place, name) in MYRIADS.iter().enumerate().rev() {
        let (count, lower) = rest
            .len()
            .checked_sub(4 * place)
            .and_then(|at| rest.split_at_checked(at))
            .unwrap_or(("", rest));
        let count = count.trim_start_matches('0');
        rest = lower;
        if place > 0 && !count.is_empty() {
            parts.push(format!("{count}{name}"));
        }
        if place == 0 {
            let ones = Digits {
                negative: false,
                whole: count,
                fraction: value.fraction,
            };
            if !ones.is_zero() || parts.is_empty() {
                parts.push(ones.to_string());
            }
        }
    }
    format!("{}{}", value.sign(), parts.join(" "))
}

/// A unit as it follows the number, with the blank that parts them: `원` (won), ` 달러` (dollars), ` km`.
pub(super) fn unit(code: &str, kind: AmountKind, _one: bool) -> String {
    let word = match code {
        "year" if kind == AmountKind::Age => "세",
        "month" => "개월",
        "second" => "초",
        "minute" => "분",
        "hour" => "시간",
        "day" => "일",
        "week" => "주",
        "year" => "년",
        "decade" => "십 년",
        "century" => "세기",
        "times" => "배",
        "place" => "위",
        "point" => "포인트",
        "%p" => "%포인트",
        "m2" => "㎡",
        "km2" => "㎢",
        "m3" => "㎥",
        "acre" => "에이커",
        "sq_ft" => "제곱피트",
        "sq_mi" => "제곱마일",
        "sq_yd" => "제곱야드",
        "sq_in" => "제곱인치",
        "acre_ft" => "에이커피트",
        "fl_oz" => "액량 온스",
        "nmi" => "해리",
        "ly" => "광년",
        "pixel" => "화소",
        "carat" => "캐럿",
        "ton" => "톤",
        "KRW" => "원",
        "USD" => " 달러",
        "JPY" => " 엔",
        "CNY" => " 위안",
        "EUR" => " 유로",
        "GBP" => " 파운드",
        "AUD" => " 호주 달러",
        "CAD" => " 캐나다 달러",
        "HKD" => " 홍콩 달러",
        "SGD" => " 싱가포르 달러",
        "TWD" => " 대만 달러",
        "CHF" => " 스위스 프랑",
        "INR" => " 인도 루피",
        "RUB" => " 루블",
        "VND" => " 동",
        other => other,
    };
    let blank = if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        " "
    } else {
        ""
    };
    format!("{blank}{word}")
}

/// A number with its unit: `3억원`.
pub(super) fn measured(number: &str, code: &str, kind: AmountKind, one: bool) -> String {
    format!("{number}{}", unit(code, kind, one))
}

/// What an amount is per, with the amount: `평당 1억원` (100 million won per pyeong).
pub(super) fn per(value: &str, per: &str, kind: AmountKind) -> String {
    let unit = unit(per, kind, true);
    // 일당 (daily wages) and 주당 (a share) are words of their own.
    let one = if matches!(per, "day" | "week" | "month" | "year") {
        "1"
    } else {
        ""
    };
    format!("{one}{}당 {value}", unit.trim_start())
}

/// From the least to the most that a number can be.
pub(super) fn range(low: &str, high: &str) -> String {
    format!("{low}~{high}")
}

/// A value with how it is bounded: `약 3억원` (about), `3억원 이상` (at least).
pub(super) fn bounded(value: &str, by: Bound) -> String {
    match by {
        Bound::Exact | Bound::Range => value.to_owned(),
        Bound::About | Bound::Vague => format!("{} {value}", bound(by)),
        Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan => {
            format!("{value} {}", bound(by))
        }
    }
}

/// What one unit of a currency is in another: `1 달러 = 1,460원`.
pub(super) fn rate(one: &str, rate: &str, other: &str) -> String {
    let word = |code| unit(code, AmountKind::Money, false);
    format!("1{} = {rate}{}", word(one), word(other))
}

/// A date at its precision; nothing for a week that its year lacks.
pub(super) fn date(value: DateValue) -> Option<String> {
    let day = |d: Date| format!("{}월 {}일", u8::from(d.month()), d.day());
    Some(match value {
        DateValue::Year(y) => format!("{y}년"),
        DateValue::Quarter(y, q) => format!("{y}년 {q}분기"),
        DateValue::Month(y, m) => format!("{y}년 {m}월"),
        DateValue::Week(y, w) => {
            let [monday, sunday] = week(y, w)?;
            format!("{y}년 {}~{} 주", day(monday), day(sunday))
        }
        DateValue::Day(d) => {
            const DAYS: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];
            let weekday = DAYS.get(usize::from(d.weekday().number_days_from_monday()))?;
            format!("{}년 {} ({weekday})", d.year(), day(d))
        }
    })
}

/// From one date to another.
pub(super) fn until(from: &str, to: &str) -> String {
    format!("{from} ~ {to}")
}

/// A date with the part of it that is meant: `2026년 3월 말` (late March), `2026년 3월 2일 (월) 오후` (in the afternoon).
pub(super) fn part_of(date: &str, part: DayPart) -> String {
    format!("{date} {}", day_part(part))
}

/// How many days from the day of the article a day lies, before it where negative.
pub(super) fn from_article(days: i64) -> String {
    match days {
        0 => "기사와 같은 날".to_owned(),
        d if d < 0 => format!("기사 {}일 전", -d),
        d => format!("기사 {d}일 뒤"),
    }
}

/// How much a claim is worth checking, 0 to 3.
pub(super) fn worth(level: u8) -> &'static str {
    match level {
        3 => "먼저 확인할 만함",
        2 => "확인할 만함",
        1 => "덜 급함",
        _ => "확인할 것이 적음",
    }
}

/// Why a claim is worth checking; nothing for a code that has no words of its own.
pub(super) fn reason(code: &str) -> Option<&'static str> {
    Some(match code {
        "figure" => "수치가 있음",
        "date" => "날짜가 있음",
        "comparison" => "견주는 말이 있음",
        "cause" => "원인을 말함",
        "named_actor" => "이름이 나옴",
        "named_speaker" => "말한 이의 이름이 있음",
        "short" => "짧은 말",
        _ => return None,
    })
}

/// Where a reader's pattern was not looked for.
pub(super) fn unsearched(label: &str) -> String {
    format!("'{label}' 패턴은 글의 뒷부분에서 찾지 않았습니다")
}

pub(super) fn entity_kind(it: EntityKind) -> &'static str {
    match it {
        EntityKind::Person => "인물",
        EntityKind::Organization => "기관·단체",
        EntityKind::Place => "장소",
        EntityKind::Product => "제품·이름",
        EntityKind::Event => "행사·사건",
        EntityKind::Title => "직책",
    }
}

pub(super) fn amount_kind(it: AmountKind) -> &'static str {
    match it {
        AmountKind::Money => "금액",
        AmountKind::Percent => "비율",
        AmountKind::PercentPoint => "비율 차",
        AmountKind::Count => "개수",
        AmountKind::Length => "길이",
        AmountKind::Area => "넓이",
        AmountKind::Volume => "부피",
        AmountKind::Mass => "무게",
        AmountKind::Duration => "기간",
        AmountKind::Multiple => "배수",
        AmountKind::Rank => "순위",
        AmountKind::Age => "나이",
        AmountKind::Energy => "에너지",
        AmountKind::Power => "전력",
        AmountKind::Data => "데이터양",
        AmountKind::Temperature => "온도",
        AmountKind::Speed => "속도",
        AmountKind::Score => "점수",
        AmountKind::Other => "수량",
    }
}

pub(super) fn bound(it: Bound) -> &'static str {
    match it {
        Bound::Exact => "그 값",
        Bound::About => "약",
        Bound::AtLeast => "이상",
        Bound::MoreThan => "초과",
        Bound::AtMost => "이하",
        Bound::LessThan => "미만",
        Bound::Vague => "어림",
        Bound::Range => "범위",
    }
}

pub(super) fn colour(it: Colour) -> &'static str {
    match it {
        Colour::Blue => "파랑",
        Colour::Green => "초록",
        Colour::Orange => "주황",
        Colour::Pink => "분홍",
        Colour::Violet => "보라",
        Colour::Grey => "회색",
    }
}

pub(super) fn direction(it: Direction) -> &'static str {
    match it {
        Direction::Up => "오름",
        Direction::Down => "내림",
    }
}

pub(super) fn day_part(it: DayPart) -> &'static str {
    match it {
        DayPart::Dawn => "새벽",
        DayPart::Morning => "아침",
        DayPart::Forenoon => "오전",
        DayPart::Noon => "낮",
        DayPart::Afternoon => "오후",
        DayPart::Evening => "저녁",
        DayPart::Night => "밤",
        DayPart::Midnight => "자정",
        DayPart::Early => "초",
        DayPart::Middle => "중순",
        DayPart::Late => "말",
    }
}

pub(super) fn claim_kind(it: ClaimKind) -> &'static str {
    match it {
        ClaimKind::Direct => "직접 인용",
        ClaimKind::Indirect => "간접 인용",
        ClaimKind::Mixed => "섞인 인용",
    }
}

pub(super) fn modality(it: Modality) -> &'static str {
    match it {
        Modality::Assertion => "단언",
        Modality::Estimate => "추정",
        Modality::Forecast => "전망",
        Modality::Plan => "계획",
        Modality::Hearsay => "전해진 말",
        Modality::Speculation => "추측",
        Modality::Denial => "부인",
        Modality::Opinion => "의견",
        Modality::Question => "질문",
    }
}

pub(super) fn finding_kind(it: FindingKind) -> &'static str {
    match it {
        FindingKind::Conversion => "환산",
        FindingKind::Arithmetic => "계산",
        FindingKind::Contradiction => "어긋남",
        FindingKind::RateDrift => "환율 차이",
    }
}

pub(super) fn severity(it: Severity) -> &'static str {
    match it {
        Severity::Note => "참고",
        Severity::Warning => "확인 필요",
    }
}

pub(super) fn published_from(it: PublishedFrom) -> &'static str {
    match it {
        PublishedFrom::Option => "직접 입력",
        PublishedFrom::Metadata => "문서 정보",
        PublishedFrom::Text => "본문",
    }
}

pub(super) fn block_role(it: BlockRole) -> &'static str {
    match it {
        BlockRole::Headline => "제목",
        BlockRole::Subhead => "부제",
        BlockRole::Lead => "첫 문단",
        BlockRole::Paragraph => "문단",
        BlockRole::Caption => "사진 설명",
        BlockRole::Quote => "인용문",
        BlockRole::List => "목록",
        BlockRole::Byline => "글쓴이",
        BlockRole::Dateline => "날짜줄",
        BlockRole::Furniture => "본문 밖",
        BlockRole::Teaser => "다른 기사",
        BlockRole::Copyright => "저작권",
    }
}
