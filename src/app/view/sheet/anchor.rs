//! Words that are looked for where they stood, or where the words around them are.

/// Where words stand in a text: of several places that with the most of the words before and behind it, and of those the
/// nearest to where they stood. Bytes.
#[must_use]
pub fn find(
    text: &str,
    exact: &str,
    (before, behind): (&str, &str),
    near: usize,
) -> Option<(usize, usize)> {
    if exact.trim().is_empty() {
        return None;
    }
    let worth = |start: usize| {
        let (head, tail) = text.split_at_checked(start).unwrap_or_default();
        let tail = tail.get(exact.len()..).unwrap_or("");
        let alike = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).count()
        };
        let around = alike(&mut head.chars().rev(), &mut before.chars().rev())
            + alike(&mut tail.chars(), &mut behind.chars());
        (around, usize::MAX - start.abs_diff(near))
    };
    let places = text.match_indices(exact).map(|(start, _)| start);
    let start = places.max_by_key(|&start| worth(start))?;
    Some((start, start + exact.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_around_decide_and_then_the_nearest() {
        let text = "서울은 3명, 부산은 3명, 광주는 3명";
        let at = |words: &str| text.find(words).unwrap() + words.len();
        for (around, near, start) in [
            (("부산은 ", ","), 0, at("부산은 ")),
            (("", ""), text.len(), at("광주는 ")),
            (("", ""), 0, at("서울은 ")),
            (("", ", 광주"), 0, at("부산은 ")),
        ] {
            assert_eq!(
                find(text, "3명", around, near),
                Some((start, start + 4)),
                "{around:?}"
            );
        }
        assert_eq!(find(text, "4명", ("", ""), 0), None);
        assert_eq!(find(text, " ", ("", ""), 0), None);
    }
}
