//! Sentences and eojeols (space-separated words).

pub(crate) mod english;

use super::Span;
use super::quote::{Quotation, Style, quotations};

/// The sentences of one paragraph, without surrounding white space.
///
/// A full stop inside a closed quotation does not end the sentence around it, so `“…다.”며 “…다.”고 말했다.` stays
/// whole; a quotation that is a paragraph's own (`“…다.”` and then a new sentence) does end.
pub(crate) fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    sentences_around(text, paragraph, &quotations(text, paragraph))
}

/// The same where the paragraph's quotations are known.
pub(crate) fn sentences_around(text: &str, paragraph: Span, quotes: &[Quotation]) -> Vec<Span> {
    let words = paragraph.of(text);
    let mut quoted = quotes
        .iter()
        .filter(|q| q.closed && q.depth == 0 && q.style != Style::Angle)
        .map(|q| q.outer)
        .peekable();
    let mut found = Vec::new();
    let mut start = paragraph.start;
    let mut from = 0;
    while let Some((i, c)) = next_end(words, from) {
        let at = paragraph.start + i;
        from = i + c.len_utf8();
        while quoted.next_if(|q| q.end <= at).is_some() {}
        let inside = quoted.peek().is_some_and(|q| q.start < at);
        let mut back = words.get(..i).unwrap_or("").chars().rev();
        let before = back.next().unwrap_or(' ');
        let next = words.get(from..).and_then(|w| w.chars().next());
        // `했다.[1][2] 그는`: the numbers of notes belong to the sentence that they stand behind.
        let notes = if is_stop(c) && !inside {
            notes(words.get(from..).unwrap_or(""))
        } else {
            0
        };
        let ends = if inside {
            // “…다.” followed by a space: the quotation was a sentence of its own.
            quoted.peek().is_some_and(|q| q.end == at + c.len_utf8())
                && is_stop(before)
                && next.is_none_or(char::is_whitespace)
                && !goes_on(text.get(at + c.len_utf8()..paragraph.end).unwrap_or(""))
        } else {
            is_stop(c)
                && (notes > 0
                    || next.is_none_or(|n| n.is_whitespace() || is_glued_start(before, n)))
                && !(c == '.'
                    && is_numbering(
                        [back.next().unwrap_or(' '), before],
                        text.get(at + 1..).unwrap_or(""),
                    ))
        };
        if ends {
            from += notes;
            let end = paragraph.start + from;
            push(&mut found, text, start, end);
            start = end;
        }
    }
    push(&mut found, text, start, paragraph.end);
    found
}

/// The next character from a byte on that may be a full stop or close a quotation: most of a text's bytes begin none.
fn next_end(words: &str, from: usize) -> Option<(usize, char)> {
    let rest = words.as_bytes().get(from..)?;
    let at = rest
        .iter()
        .position(|b| matches!(b, b'.' | b'!' | b'?' | b'"' | b'\'' | 0xe2 | 0xe3 | 0xef))?;
    let at = from + at;
    Some((at, words.get(at..)?.chars().next()?))
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

/// `“…다.” 라고 말했다`: the quoting particle apart from its quotation.
fn goes_on(after: &str) -> bool {
    let word = after.trim_start_matches([' ', '\u{a0}']);
    [
        "라고",
        "이라고",
        "라며",
        "이라며",
        "라는",
        "이라는",
        "라면서",
        "고 ",
        "며 ",
        "면서 ",
    ]
    .iter()
    .any(|particle| word.starts_with(particle))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？')
}

/// The bytes of the numbers of notes at the head of `behind`, with a space or nothing behind them: `[1][2]`.
fn notes(behind: &str) -> usize {
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']'));
    let notes = behind.get(..behind.len() - rest.len()).unwrap_or("");
    let closed = notes.starts_with('[') && notes.ends_with(']');
    if closed && rest.chars().next().is_none_or(char::is_whitespace) {
        notes.len()
    } else {
        0
    }
}

/// `했다.그는`: a sentence that ends without a space behind it.
fn is_glued_start(before: char, next: char) -> bool {
    matches!(before, '다' | '요' | '까')
        && (super::hangul::is_syllable(next) || "“‘\"'".contains(next))
}

/// `2024. 9. 5.`, `1. 개요`, `vol. 3`: a full stop that numbers or abbreviates.
fn is_numbering(before: [char; 2], after: &str) -> bool {
    let next = after.trim_start_matches(' ').chars().next();
    if before[1].is_ascii_digit() {
        return next.is_some_and(|c| c.is_ascii_digit()) || before[0].is_whitespace();
    }
    before[1].is_ascii_uppercase() && !before[0].is_alphanumeric()
}

/// The eojeols inside `within`: runs of characters between white space.
pub(crate) fn eojeols(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let words = within.of(text);
    words.split_whitespace().map(move |word| {
        // A part of `words`, so its address is not below that of `words`.
        let start = within.start + (word.as_ptr() as usize - words.as_ptr() as usize);
        Span::new(start, start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|s| s.of(text))
            .collect()
    }

    #[test]
    fn keeps_two_quotations_of_one_sentence_together() {
        let text = "김 대표는 “시장이 커졌다.”며 “내년에도 큰다.”고 말했다. 업계는 반겼다.";
        assert_eq!(
            split(text),
            [
                "김 대표는 “시장이 커졌다.”며 “내년에도 큰다.”고 말했다.",
                "업계는 반겼다."
            ]
        );
    }

    #[test]
    fn does_not_end_at_numbers_and_dates() {
        assert_eq!(split("값은 3.5배다. 끝"), ["값은 3.5배다.", "끝"]);
        assert_eq!(split("2024. 9. 5. 06:00 입력"), ["2024. 9. 5. 06:00 입력"]);
        assert_eq!(
            split("1. 개요를 본다. 2. 끝이다."),
            ["1. 개요를 본다.", "2. 끝이다."]
        );
    }

    #[test]
    fn notes_stand_behind_their_sentence() {
        assert_eq!(
            split("값이 올랐다.[1][2] 업계는 반겼다.[3]"),
            ["값이 올랐다.[1][2]", "업계는 반겼다.[3]"]
        );
        assert_eq!(split("값은 3.[가] 끝이다."), ["값은 3.[가] 끝이다."]);
    }

    #[test]
    fn a_whole_quotation_is_a_sentence() {
        assert_eq!(split("“가자.” 그가 말했다."), ["“가자.”", "그가 말했다."]);
    }

    #[test]
    fn a_quoting_particle_apart_from_its_quotation_goes_on() {
        let text = "“값이 올랐다.” 라고 그가 말했다. 끝";
        assert_eq!(split(text), ["“값이 올랐다.” 라고 그가 말했다.", "끝"]);
    }

    #[test]
    fn an_unclosed_quotation_does_not_swallow_the_paragraph() {
        assert_eq!(
            split("그는 “좋다. 가자. 끝"),
            ["그는 “좋다.", "가자.", "끝"]
        );
    }

    #[test]
    fn eojeols_are_the_words_between_spaces() {
        let text = " 한빛전자는  10일 ";
        let words: Vec<_> = eojeols(text, Span::new(0, text.len()))
            .map(|s| s.of(text))
            .collect();
        assert_eq!(words, ["한빛전자는", "10일"]);
    }
}
