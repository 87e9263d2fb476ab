//! Units in words: the record has the contract's codes, readers have words of their language.

use crate::document::AmountKind;
use crate::language::Language;

/// A unit behind a number as a reader says it, without a blank before it: `시간`, `hours`; `None` where the unit is a
/// symbol or a counted noun that stands as it is.
pub(crate) fn word(
    unit: &str,
    kind: AmountKind,
    language: Language,
    one: bool,
) -> Option<&'static str> {
    let aged = kind == AmountKind::Age;
    let (ko, en, many) = match unit {
        "year" if aged => ("세", "year old", "years old"),
        "month" if aged => ("개월", "month old", "months old"),
        "week" if aged => ("주", "week old", "weeks old"),
        "day" if aged => ("일", "day old", "days old"),
        "second" => ("초", "second", "seconds"),
        "minute" => ("분", "minute", "minutes"),
        "hour" => ("시간", "hour", "hours"),
        "day" => ("일", "day", "days"),
        "week" => ("주", "week", "weeks"),
        "month" => ("개월", "month", "months"),
        "year" => ("년", "year", "years"),
        "decade" => ("십 년", "decade", "decades"),
        "century" => ("세기", "century", "centuries"),
        "times" => ("배", "times", "times"),
        "place" => ("위", "", ""),
        "point" => ("포인트", "point", "points"),
        "bp" => ("bp", "basis point", "basis points"),
        "acre" => ("에이커", "acre", "acres"),
        "sq_ft" => ("제곱피트", "square foot", "square feet"),
        "sq_mi" => ("제곱마일", "square mile", "square miles"),
        "sq_yd" => ("제곱야드", "square yard", "square yards"),
        "sq_in" => ("제곱인치", "square inch", "square inches"),
        "acre_ft" => ("에이커피트", "acre-foot", "acre-feet"),
        "fl_oz" => ("액량 온스", "fluid ounce", "fluid ounces"),
        "nmi" => ("해리", "nautical mile", "nautical miles"),
        "ly" => ("광년", "light-year", "light-years"),
        "pixel" => ("화소", "pixel", "pixels"),
        "carat" => ("캐럿", "carat", "carats"),
        "ton" => ("톤", "ton", "tons"),
        _ => return None,
    };
    Some(match language {
        Language::Korean => ko,
        _ if one => en,
        _ => many,
    })
}

/// Whether a unit's word is put before the number in this language: No. 2.
pub(crate) fn leads(unit: &str, language: Language) -> bool {
    unit == "place" && language != Language::Korean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_a_word_in_each_language_and_a_counted_noun_none() {
        let say = |unit, kind, one| {
            [Language::Korean, Language::English]
                .map(|l| word(unit, kind, l, one).unwrap_or("-"))
                .join(" ")
        };
        assert_eq!(say("hour", AmountKind::Duration, false), "시간 hours");
        assert_eq!(say("hour", AmountKind::Duration, true), "시간 hour");
        assert_eq!(say("year", AmountKind::Age, false), "세 years old");
        assert_eq!(say("명", AmountKind::Count, false), "- -");
    }
}
