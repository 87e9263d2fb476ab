//! The lines of a text and what can be seen of each by itself.

use crate::text::{Span, hangul};

pub(super) use crate::text::hangul::is_alphanumeric as is_letter;

/// White space and characters that take no room: a line made of them is blank.
pub(super) fn is_blank(c: char) -> bool {
    if hangul::is_syllable(c) {
        return false;
    }
    c.is_whitespace()
        || matches!(
            c,
            '\u{200B}'
                ..='\u{200F}'
                    | '\u{FEFF}'
                    | '\u{2060}'
                    | '\u{00AD}'
                    | '\u{3164}'
                    | '\u{115F}'
                    | '\u{1160}'
        )
}

/// `span` without blank characters at either end.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(is_blank).len());
    Span::new(start, start + words.trim_matches(is_blank).len())
}

/// The lines that are not blank, without blank ends, each with the number of blank lines before it.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (Span, usize)> + '_ {
    let mut start = 0;
    let mut blank = 0;
    std::iter::from_fn(move || {
        while start < text.len() {
            let line = Span::new(start, line_end(text, start));
            start = line.end;
            let span = trimmed(text, line);
            if !span.is_empty() {
                return Some((span, std::mem::take(&mut blank)));
            }
            // The second half of \r\n is no blank line.
            let half =
                line.of(text) == "\n" && text.get(..line.start).is_some_and(|t| t.ends_with('\r'));
            blank += usize::from(!half);
        }
        None
    })
}

/// Behind the next mark that ends a line.
fn line_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|b| matches!(b, 0x0a..=0x0d | 0xe2)))
    {
        at += step;
        match bytes.get(at..) {
            // U+2028 and U+2029 end lines and paragraphs.
            Some([0xe2, 0x80, 0xa8 | 0xa9, ..]) => return at + 3,
            Some([0xe2, ..]) => at += 1,
            _ => return at + 1,
        }
    }
    text.len()
}

/// The widest lines of a text that is broken at a fixed width.
const WIDEST: usize = 130;

/// Joins lines that were broken at a fixed width, as in mails, back into paragraphs; other texts stay as they are.
///
/// A text counts as broken when most of the lines that another follows directly fill the width without ending a sentence,
/// and the runs that they make mostly end with one: a list of headlines never does.
pub(super) fn unwrapped(text: &str, lines: Vec<(Span, usize)>) -> Vec<(Span, usize)> {
    let widths: Vec<usize> = lines.iter().map(|(span, _)| width(span.of(text))).collect();
    // The width that nine of ten lines stay below or have.
    let mut counts = [0_usize; WIDEST + 1];
    for &width in &widths {
        if let Some(count) = counts.get_mut(width) {
            *count += 1;
        }
    }
    let mut narrower = 0;
    let full = counts.iter().position(|count| {
        narrower += count;
        narrower > widths.len() * 9 / 10
    });
    let Some(full) = full.filter(|&full| full >= 30) else {
        return lines;
    };
    let follows = |i: usize| lines.get(i + 1).is_some_and(|&(_, blank)| blank == 0);
    let ends = |i: usize| {
        lines
            .get(i)
            .is_some_and(|(span, _)| ends_as_sentence(span.of(text)))
    };
    let fills = |i: usize| {
        widths
            .get(i)
            .is_some_and(|&w| w * 10 >= full * 7 && w <= full * 2)
    };
    let (mut continued, mut open, mut runs, mut ended) = (0, 0, 0, 0);
    for i in 0..lines.len() {
        if follows(i) {
            continued += 1;
            open += usize::from(fills(i) && !ends(i));
        } else if lines.get(i).is_some_and(|&(_, blank)| blank == 0) {
            runs += 1;
            ended += usize::from(ends(i));
        }
    }
    if continued < 4 || open * 10 < continued * 6 || ended * 10 < runs * 7 {
        return lines;
    }
    let mut joined: Vec<(Span, usize)> = Vec::with_capacity(lines.len());
    let mut open = false;
    for (i, &(span, blank)) in lines.iter().enumerate() {
        if open
            && blank == 0
            && let Some(last) = joined.last_mut()
        {
            last.0.end = span.end;
        } else {
            joined.push((span, blank));
        }
        open = fills(i) && !(ends(i) && widths.get(i).is_some_and(|&w| w * 10 < full * 8));
    }
    joined
}

/// Columns that a line takes: two for a Hangul syllable.
fn width(line: &str) -> usize {
    line.chars()
        .map(|c| if c >= '\u{1100}' { 2 } else { 1 })
        .sum()
}

/// Counts over one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Features {
    /// Characters that are not white space.
    pub chars: u32,
    pub words: u32,
    pub letters: u32,
    pub hangul: u32,
    pub digits: u32,
    /// Sentences that end inside the line or at its end.
    pub stops: u32,
    /// Whether the line ends as a sentence does.
    pub ends: bool,
    /// Whether it breaks off with dots.
    pub breaks_off: bool,
}

/// Reads a line without blank ends.
pub(super) fn features(line: &str) -> Features {
    let mut f = Features::default();
    let mut in_word = false;
    let mut before = [' '; 2];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if hangul::is_syllable(c) {
            f.chars += 1;
            f.words += u32::from(!in_word);
            in_word = true;
            f.hangul += 1;
            f.letters += 1;
            before = [before[1], c];
            continue;
        }
        if c.is_whitespace() {
            in_word = false;
            before = [before[1], c];
            continue;
        }
        f.chars += 1;
        f.words += u32::from(!in_word);
        in_word = true;
        if c.is_ascii_digit() {
            f.digits += 1;
        } else if is_letter(c) {
            f.letters += 1;
        } else if is_stop(c)
            && (ends_sentence(before, c) || before[1].is_ascii_digit() && begins_latin(&chars))
            && chars.clone().next().is_some_and(|n| {
                n.is_whitespace()
                    || n == '['
                    || hangul::is_syllable(n) && hangul::is_syllable(before[1])
            })
        {
            f.stops += 1;
        }
        before = [before[1], c];
    }
    (f.ends, f.breaks_off) = ending(line);
    f.stops += u32::from(f.ends);
    f
}

/// Whether a Latin sentence begins behind a space.
fn begins_latin(chars: &std::str::Chars<'_>) -> bool {
    let mut next = chars.clone();
    next.next() == Some(' ')
        && next
            .next()
            .is_some_and(|c| c.is_ascii_uppercase() || matches!(c, '"' | '“'))
}

/// A mark that can end a sentence.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？')
}

/// Whether a stop behind these two characters ends a sentence: not behind a number, a dot, a lone capital.
pub(super) fn ends_sentence(before: [char; 2], stop: char) -> bool {
    if stop != '.' {
        return true;
    }
    match before[1] {
        '.' | '…' => false,
        c if c.is_ascii_digit() => false,
        c if c.is_ascii_uppercase() => before[0].is_alphanumeric(),
        c if c.is_whitespace() => before[0].is_alphabetic(),
        _ => true,
    }
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_as_sentence(line: &str) -> bool {
    ending(line).0
}

/// Whether a line ends as a sentence does, and whether it breaks off.
fn ending(line: &str) -> (bool, bool) {
    let mut rest = line;
    // Footnote marks behind the stop: `했다.[1][2]`.
    while let Some(open) = rest.strip_suffix(']').and_then(|r| r.rfind('[')) {
        let inner = rest.get(open + 1..rest.len() - 1).unwrap_or("x");
        if inner.is_empty() || !inner.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        rest = rest.get(..open).unwrap_or("");
    }
    let closed = rest.trim_end_matches(|c: char| {
        is_blank(c)
            || matches!(
                c,
                '”' | '"' | '’' | '\'' | ')' | ']' | '」' | '』' | '》' | '〉'
            )
    });
    let mut back = closed.chars().rev();
    let last = back.next().unwrap_or(' ');
    let before = [
        back.clone().nth(1).unwrap_or(' '),
        back.next().unwrap_or(' '),
    ];
    if last == '…' || (last == '.' && matches!(before[1], '.' | '…')) {
        return (false, true);
    }
    if is_stop(last) {
        return (
            ends_sentence(before, last) || ends_latin_sentence(closed, before[1]),
            false,
        );
    }
    (false, false)
}

/// Whether a sentence says that a list follows.
pub(super) fn announces(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| is_blank(c) || matches!(c, ')' | ']' | '.'));
    if line.ends_with([':', '：']) {
        return true;
    }
    let mut start = line.len().saturating_sub(60);
    while !line.is_char_boundary(start) {
        start += 1;
    }
    let end = line.get(start..).unwrap_or("");
    [
        "다음과 같다",
        "아래와 같다",
        "다음과 같습니다",
        "아래와 같습니다",
        "다음과 같았다",
        "as follows",
    ]
    .iter()
    .any(|words| end.ends_with(words))
}

/// Whether a line without Hangul is written as English headlines are: capitals on most words of four letters and more.
pub(super) fn is_title_case(line: &str) -> bool {
    let (mut long, mut capital) = (0_u32, 0_u32);
    for word in line.split(|c: char| !(is_letter(c) || matches!(c, '\'' | '’' | '-'))) {
        if word.chars().nth(3).is_some() && word.chars().all(|c| !c.is_ascii_digit()) {
            long += 1;
            capital += u32::from(word.starts_with(char::is_uppercase));
        }
    }
    long >= 3 && capital * 4 >= long * 3
}

/// Whether labels stand glued together, as links do when a page is copied: `RoadsBridgesFerries`.
pub(super) fn is_glued(line: &str) -> bool {
    let mut glued = 0;
    let mut small = 0;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_lowercase() {
            small += 1;
            continue;
        }
        glued += u32::from(
            small >= 3 && c.is_uppercase() && chars.peek().is_some_and(|next| next.is_lowercase()),
        );
        small = 0;
    }
    glued >= 3
}

/// Whether a line whose stop stands behind a number or a capital is a sentence all the same: `… since 2019.`, `… in the
/// U.S.`
fn ends_latin_sentence(line: &str, before: char) -> bool {
    let needed = match before {
        c if c.is_ascii_digit() => 5,
        c if c.is_ascii_uppercase() => 8,
        _ => return false,
    };
    let words = line.split_whitespace().take(60);
    let letters = |word: &&str| word.bytes().filter(u8::is_ascii_lowercase).count() >= 2;
    !line.chars().take(200).any(hangul::is_syllable) && words.filter(letters).count() >= needed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_no_blank_ends_and_knows_the_blank_lines_before_it() {
        let text = "가\r\n\r\n\u{a0}\n 나\u{200b} \n다\u{2028}라";
        let got: Vec<_> = lines(text).map(|(s, b)| (s.of(text), b)).collect();
        assert_eq!(got, [("가", 0), ("나", 2), ("다", 0), ("라", 0)]);
    }

    #[test]
    fn tells_the_end_of_a_sentence_from_other_stops() {
        for (line, ends, breaks_off) in [
            ("그는 갔다.", true, false),
            ("그는 “갔다.”", true, false),
            ("그는 갔다.[1][2]", true, false),
            ("갔을까?", true, false),
            ("2024. 9. 5.", false, false),
            ("말을 흐렸다...", false, true),
            ("말을 흐렸다…", false, true),
            ("한빛전자, 공장 짓는다", false, false),
            ("He left the U.S.", false, false),
            ("He left.", true, false),
            ("The mill has stood empty since 2019.", true, false),
            ("Updated Jan. 22, 2024.", false, false),
        ] {
            let f = features(line);
            assert_eq!((f.ends, f.breaks_off), (ends, breaks_off), "{line}");
        }
    }

    #[test]
    fn counts_sentences_words_and_letters() {
        let f = features("값은 3.5배다. 업계는 반겼다.");
        assert_eq!((f.words, f.stops, f.digits, f.hangul), (4, 2, 2, 10));
    }
}
