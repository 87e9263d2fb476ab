//! Units that are called by their number: `1팀, 2팀` ("team one, team two").

use super::super::digits;
use crate::text::{Span, char_before, hangul, rest};

/// What is called by its number when it stands in a row, the longer first.
const CALLED: [&str; 11] = [
    "사업부",
    "사업소",
    "연구소",
    "본부",
    "소대",
    "중대",
    "대대",
    "팀",
    "반",
    "과",
    "계",
];

/// What joins the members of a row.
const JOINTS: [&str; 8] = [", ", "·", "ㆍ", "‧", "와 ", "과 ", " 및 ", ","];

/// Every unit of `text` that stands in a row of consecutive numbers: `1반, 2반, 3반으로 나뉜다`. In such a row the numbers
/// name, they do not count.
pub(crate) fn series(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut last: Option<(u32, &str, Span)> = None;
    let mut at = 0;
    while let Some(next) = rest(text, at).find(|c: char| c.is_ascii_digit()) {
        let start = at + next;
        let Some(number) = digits(text, start) else {
            at = start + 1;
            continue;
        };
        at = number.end.max(start + 1);
        let plain = (1..=2).contains(&number.count) && !number.decimal && !number.leading_zero;
        let free = char_before(text, start).is_none_or(|c| !c.is_alphanumeric() && c != '.');
        let behind = rest(text, number.end);
        let unit = CALLED.into_iter().find(|unit| behind.starts_with(unit));
        let value = number.value.and_then(|v| u32::try_from(v).ok());
        let (Some(unit), Some(value), true) = (unit, value, plain && free) else {
            last = None;
            continue;
        };
        let span = Span::new(start, number.end + unit.len());
        if let Some((before, same, first)) = last
            && same == unit
            && before + 1 == value
            && text
                .get(first.end..start)
                .is_some_and(|gap| JOINTS.contains(&gap))
            && !rest(text, span.end).starts_with(|c: char| {
                hangul::is_syllable(c) && !hangul::starts_with_particle(unit, rest(text, span.end))
            })
        {
            if found.last() != Some(&first) {
                found.push(first);
            }
            found.push(span);
        }
        last = Some((value, unit, span));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_row_of_numbers_names() {
        let names = |text: &str| -> Vec<String> {
            let spans = series(text).into_iter();
            spans.map(|s| s.of(text).to_owned()).collect()
        };
        assert_eq!(
            names("개발실은 1반, 2반, 3반으로 나뉜다."),
            ["1반", "2반", "3반"]
        );
        assert_eq!(names("영업 1팀과 2팀이 합쳐진다."), ["1팀", "2팀"]);
        assert!(names("3팀이 나왔고 4팀이 졌다.").is_empty());
        assert!(names("2팀, 5팀이 나왔다.").is_empty());
    }
}
