//! Bylines, datelines of agencies and photo credits: whole lines, and those that stand before or behind a line's own words.

mod english;

pub(super) use english::is_post;

use super::credit::{Word, glued_reporter, is, meanings};
use super::line::{self, is_blank, trimmed};
use super::phrase::{self, Class, Phrases};
use super::published;
use crate::text::{Span, case, hangul};

/// A line taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Byline or dateline before the line's own words.
    pub before: Option<Span>,
    /// The line's own words; empty when the whole line is a byline or credit.
    pub core: Span,
    /// Credits, bylines, rights behind them, in text order.
    pub behind: Option<Span>,
    /// Whether what stands behind is only who holds the rights.
    pub rights: bool,
}

/// Bytes at either end of a line within which bylines and credits are looked for.
const REACH: usize = 240;

/// Takes a line apart. Reads at most [`REACH`] bytes at either end, whatever the line's length.
pub(super) fn cut(text: &str, line: Span) -> Cut {
    let words = line.of(text);
    // Most lines end so, and with nothing behind.
    let plain = words.ends_with("다.");
    if !plain && is_byline(words) {
        return Cut {
            before: Some(line),
            core: Span::new(line.end, line.end),
            behind: None,
            rights: false,
        };
    }
    let lead = leading(words);
    let mut end = words.len();
    // Each turn takes one credit; four are more than any caption has.
    for _ in 0..if plain { 0 } else { 4 } {
        let kept = words.get(lead..end).unwrap_or("");
        match trailing(kept) {
            Some(shorter) if shorter > 0 => end = lead + shorter,
            _ => break,
        }
    }
    let core = trimmed(text, Span::new(line.start + lead, line.start + end));
    let before = trimmed(text, Span::new(line.start, line.start + lead));
    let behind = trimmed(text, Span::new(line.start + end, line.end));
    Cut {
        before: (!before.is_empty()).then_some(before),
        core,
        behind: (!behind.is_empty()).then_some(behind),
        rights: !behind.is_empty() && is_rights(behind.of(text), Class::Copyright),
    }
}

/// The first part of `words`, at most `bytes` long, cut at a character boundary.
fn head(words: &str, bytes: usize) -> &str {
    let mut end = bytes.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words.get(..end).unwrap_or("")
}

/// Where the last `bytes` of `words` begin, moved to a character boundary.
fn tail_start(words: &str, bytes: usize) -> usize {
    let mut start = words.len().saturating_sub(bytes);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    start
}

const BRACKETS: &[(char, char)] = &[
    ('[', ']'),
    ('(', ')'),
    ('<', '>'),
    ('【', '】'),
    ('（', '）'),
    ('〈', '〉'),
    ('［', '］'),
    ('◀', '▶'),
];

/// Bytes of byline at the start of a line.
fn leading(words: &str) -> usize {
    let start = head(words, REACH);
    let mut at = 0;
    let mut bracket = false;
    for _ in 0..3 {
        let rest = start.get(at..).unwrap_or("");
        let open = rest.trim_start_matches(is_blank);
        let Some((inner, len)) = opening_bracket(open) else {
            break;
        };
        let square = !open.starts_with(['(', '（', '<', '〈']);
        if !is_byline_bracket(inner, square) {
            break;
        }
        at += rest.len() - open.len() + len;
        bracket = true;
    }
    let rest = start.get(at..).unwrap_or("");
    // `김하늘 기자 = `, behind a bracket or by itself.
    if let Some(equals) = rest.find('=')
        && rest
            .get(..equals)
            .is_some_and(|names| names.chars().count() <= 40 && ends_with_reporter(names.trim()))
    {
        return past_blank(words, at + equals + 1);
    }
    if bracket {
        // `[한빛뉴스] 김하늘 기자 공장이…`: only right behind a bracket.
        let mut words_behind = rest.split_whitespace();
        if let (Some(name), Some(reporter)) = (words_behind.next(), words_behind.next())
            && is_name(name)
            && is(reporter, Word::Reporter)
            && let Some(found) = rest.find(reporter)
        {
            at += found + reporter.len();
        }
        return past_blank(words, at);
    }
    if let Some(len) = english::dateline(words) {
        return past_blank(words, len);
    }
    0
}

/// A section's tag that a headline begins with: `[사설] `.
pub(super) fn leading_tag(words: &str) -> Option<usize> {
    if !words.starts_with(['[', '【', '［', '<']) {
        return None;
    }
    let (inner, len) = opening_bracket(words)?;
    let at = past_blank(words, len);
    (inner.chars().count() <= 14 && at < words.len()).then_some(at)
}

fn past_blank(words: &str, at: usize) -> usize {
    let rest = words.get(at..).unwrap_or("");
    words.len() - rest.trim_start_matches(is_blank).len()
}

/// What stands inside a bracket that opens `words`, and the length with both marks.
fn opening_bracket(words: &str) -> Option<(&str, usize)> {
    let first = words.chars().next()?;
    let &(_, close) = BRACKETS.iter().find(|(open, _)| *open == first)?;
    let from = first.len_utf8();
    let inner = head(words.get(from..)?, 120);
    let end = inner.find(close)?;
    Some((inner.get(..end)?.trim(), from + end + close.len_utf8()))
}

/// `한빛뉴스=김하늘 기자`, `서울=연합뉴스`, `이데일리 김하늘 기자`; in square brackets also `앵커` and an outlet's name.
fn is_byline_bracket(inner: &str, square: bool) -> bool {
    if inner.chars().count() > 40 {
        return false;
    }
    if ends_with_reporter(inner) {
        return inner.split(|c: char| c.is_whitespace() || c == '=').count() > 1;
    }
    if let Some((left, right)) = inner.split_once('=') {
        let plain = |side: &str| {
            let side = side.trim();
            !side.is_empty()
                && side.chars().count() <= 12
                && side
                    .chars()
                    .all(|c| c.is_alphabetic() || " /·,".contains(c))
        };
        let outlet = right
            .split(['/', '·', ' ', ','])
            .any(|word| phrase::is_outlet(word.trim()));
        return plain(left) && (outlet || plain(right));
    }
    square && (is(inner, Word::Label) || phrase::is_outlet(inner))
}

fn ends_with_reporter(words: &str) -> bool {
    let Some(last) = words.split_whitespace().next_back() else {
        return false;
    };
    let many = words.split_whitespace().count() > 1;
    (many && is(last, Word::Reporter))
        || (glued_reporter(last) && (many || last.chars().count() <= 6))
}

/// Two to four syllables, as Korean names have; a list of them with `·` or `,`.
fn is_name(word: &str) -> bool {
    word.split(['·', ',', '/', 'ㆍ'])
        .filter(|part| !part.is_empty())
        .all(|part| {
            (2..=4).contains(&part.chars().count()) && part.chars().all(hangul::is_syllable)
        })
}

/// The length of `kept` without the last credit, where it has one.
fn trailing(kept: &str) -> Option<usize> {
    let kept = kept.trim_end_matches(is_blank);
    let from = tail_start(kept, REACH);
    let tail = kept.get(from..).unwrap_or("");
    if tail.ends_with("]]")
        && let Some(open) = tail.rfind("[[")
    {
        return Some(from + open);
    }
    if let Some(open) = closing_bracket(tail) {
        return Some(from + open);
    }
    // A photo's mark anywhere near the end: ` /사진=`, `ⓒ`, `©`.
    let marked = tail.contains(['=', '/', 'ⓒ', '©']) || tail.contains("제공");
    for mark in [
        "/사진",
        "사진=",
        "사진 =",
        "사진제공",
        "사진 제공",
        "ⓒ",
        "©",
        "/자료",
        "그래픽=",
    ]
    .into_iter()
    .filter(|_| marked)
    {
        if let Some(at) = tail.rfind(mark)
            && let Some(rest) = tail.get(at..)
            && rest.chars().count() <= 40
            && !rest.contains("다.")
            && tail
                .get(..at)
                .is_some_and(|b| b.ends_with(is_blank) || b.ends_with([']', ')', '.', '"', '”']))
        {
            return Some(from + at);
        }
    }
    let stop = last_sentence_end(tail)?;
    let rest = tail.get(stop..).unwrap_or("").trim_matches(is_blank);
    if rest.is_empty() || rest.chars().count() > 130 {
        return None;
    }
    let short = rest.chars().count() <= 60;
    (short && (is_credit(rest) || published::is_date_only(rest)) || is_rights(rest, Class::Credit))
        .then_some(from + stop)
}

/// Where a bracket begins that ends `tail` and holds a credit or a tag.
fn closing_bracket(tail: &str) -> Option<usize> {
    let last = tail.chars().next_back()?;
    let &(open, _) = BRACKETS.iter().find(|(_, close)| *close == last)?;
    let at = tail.rfind(open)?;
    let inner = tail
        .get(at + open.len_utf8()..tail.len() - last.len_utf8())?
        .trim();
    let length = inner.chars().count();
    if inner.is_empty() || at == 0 {
        return None;
    }
    let square = matches!(open, '[' | '【' | '［');
    let before = tail.get(..at)?.trim_end_matches(is_blank);
    let is_tag = square
        && length <= 20
        && !inner
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace())
        && (tail.get(..at)?.ends_with(is_blank) || last_sentence_end(before) == Some(before.len()));
    (is_tag
        || (length <= 50 && is_credit(inner))
        || (open == '('
            && length <= 30
            && inner.is_ascii()
            && inner.starts_with(|c: char| c.is_ascii_uppercase())
            && last_sentence_end(before) == Some(before.len()))
        || matches!(inner, "끝" | "계속" | "종합" if last_sentence_end(before) == Some(before.len()))
        || is_rights(inner, Class::Credit))
    .then_some(at)
}

/// Whether the words of a line that names the rights are a paragraph with the rights behind it.
pub(super) fn has_rights_behind(words: &str) -> bool {
    let from = tail_start(words, REACH);
    let Some(stop) = words.get(from..).and_then(|tail| {
        // The rights themselves may end as sentences do.
        let opened = [
            "저작권자",
            "ⓒ",
            "©",
            "<",
            "무단",
            "Copyright",
            "[ⓒ",
            "All rights",
        ];
        let at = opened.iter().filter_map(|mark| tail.find(mark)).min()?;
        let before = tail.get(..at)?.trim_end_matches([' ', '[', '(', '<', '＜']);
        (last_sentence_end(before)? == before.len()).then_some(from + before.len())
    }) else {
        return false;
    };
    words
        .get(..stop)
        .is_some_and(|before| before.chars().count() >= 20)
}

/// Whether a line that is known for a picture's credit is a caption with the credit behind it.
pub(super) fn has_credit_behind(words: &str) -> bool {
    let from = tail_start(words, REACH);
    let stop = words.get(from..).and_then(last_sentence_end);
    stop.is_some_and(|stop| {
        let stop = from + stop;
        let caption = words
            .get(..stop)
            .is_some_and(|before| before.chars().count() >= 20);
        caption
            && words
                .get(stop..)
                .is_some_and(|rest| !rest.trim_matches(is_blank).is_empty())
    })
}

fn is_rights(words: &str, least: Class) -> bool {
    let mut form = Vec::new();
    phrase::normal_form(words, &mut form)
        && Phrases::shared()
            .rule(&form, line::ends_as_sentence(words), true)
            .is_some_and(|rule| match rule.class {
                Class::Copyright => true,
                Class::Closing | Class::Credit => least != Class::Copyright,
                _ => false,
            })
}

/// The end of the last sentence in `tail`, closing marks taken in.
fn last_sentence_end(tail: &str) -> Option<usize> {
    let mut found = None;
    let mut from = 0;
    // The last stop with what stood before it, which what follows sees without the marks between.
    let mut last = [' '; 2];
    while let Some((at, c)) = next_stop(tail, from) {
        let mut back = tail.get(from..at).unwrap_or("").chars().rev();
        let before = match (back.next(), back.next()) {
            (Some(near), Some(far)) => [far, near],
            (Some(near), None) => [last[1], near],
            _ => last,
        };
        let mut end = at + c.len_utf8();
        let stop = line::ends_sentence(before, c);
        if stop {
            let behind = tail.get(end..).unwrap_or("");
            let rest = behind.trim_start_matches(['”', '"', '’', '\'', ')']);
            end = tail.len() - rest.len();
            // `www.example.kr`, `v.2`: Latin letters and digits go on.
            if !rest.starts_with(|next: char| next.is_ascii_alphanumeric()) {
                found = Some(end);
            }
        }
        last = [before[1], c];
        from = end;
    }
    found
}

/// The next mark from a byte on that can end a sentence: most of a text's bytes begin none.
fn next_stop(words: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        let rest = words.as_bytes().get(at..)?;
        at += rest
            .iter()
            .position(|b| matches!(b, b'.' | b'!' | b'?' | 0xe3 | 0xef))?;
        let c = words.get(at..)?.chars().next()?;
        if line::is_stop(c) {
            return Some((at, c));
        }
        at += c.len_utf8();
    }
}

/// Whether a whole line is a byline or a credit.
fn is_byline(line: &str) -> bool {
    if line.len() > REACH {
        return false;
    }
    let line = line.trim_matches(is_blank);
    let label = line.trim_matches(|c: char| !line::is_letter(c));
    if is(label, Word::Label) || english::is_byline(line) {
        return true;
    }
    if let Some((inner, len)) = opening_bracket(line)
        && len == line.len()
    {
        return is_byline_bracket(inner, true) && !phrase::is_outlet(inner) || is_credit(inner);
    }
    last_sentence_end(line).is_none()
        && is_credit(line)
        && !line.split_whitespace().all(phrase::is_outlet)
}

/// Whether words are nothing but a byline or credit: names with a reporter's title, addresses, outlets, `사진=…`, dates.
pub(super) fn is_credit(words: &str) -> bool {
    if words.len() > REACH {
        return false;
    }
    let mut anchors = 0;
    // Words that could be names, still waiting for what makes them so.
    let mut names = 0;
    let mut role = false;
    let reported = || {
        ["기자", "특파원", "통신원"]
            .iter()
            .any(|r| words.contains(r))
    };
    let given = || {
        words.trim_start().starts_with(['/', 'ⓒ', '©'])
            || ["제공", "캡처", "캡쳐", "갈무리"]
                .iter()
                .any(|w| words.contains(w))
    };
    // Whether a word of giving was met: whether one stands anywhere is looked up where it matters.
    let mut giver = false;
    for word in words.split(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '/' | '|'
                    | '='
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '<'
                    | '>'
                    | ','
                    | '·'
                    | 'ㆍ'
                    | ':'
                    | '"'
                    | '■'
                    | '▶'
                    | '◆'
                    | 'ㅣ'
                    | '&'
            )
    }) {
        let word = word.trim_matches(|c: char| is_blank(c) || c == '.' || c == '-');
        if word.is_empty() {
            continue;
        }
        let small = case::in_small(word);
        let meanings = meanings(&small);
        if is_address(word) || matches!(small.as_str(), "email" | "protected") {
            anchors += 1;
            names = 0;
        } else if meanings.has(Word::Reporter) || glued_reporter(word) {
            if names > 4 || (names == 0 && !glued_reporter(word) && anchors == 0 && !role) {
                return false;
            }
            anchors += 1;
            names = 0;
        } else if meanings.has(Word::Role) {
            role = true;
        } else if phrase::is_outlet(word) || small == "news1" {
            anchors += 1;
        } else if matches!(
            small.as_str(),
            "제공" | "사진제공" | "캡처" | "캡쳐" | "갈무리" | "자료사진" | "출처"
        ) {
            anchors += 1;
            giver = true;
        } else if meanings.has(Word::Credit) {
            anchors += 1;
        } else if word.chars().all(|c| c.is_ascii_digit() || c == '.') {
            // A date beside the name.
        } else {
            names += 1;
            if names > 4
                || word.chars().count() > 14
                || !(giver
                    || role
                    || is_name(word)
                    || word.is_ascii()
                    || is_place(word) && reported()
                    || given())
            {
                return false;
            }
        }
    }
    if role && names > 0 {
        // `사진=한빛전자`, `글 김하늘`
        return names <= 3
            && (words.contains(['=', '/', '·', ':'])
                || anchors > 0
                || names <= 2 && words.starts_with("사진 "));
    }
    (anchors > 0 && names == 0) || (names <= 3 && (giver || given()))
}

/// A place or office before a reporter's name: `실리콘밸리=김하늘 특파원`.
fn is_place(word: &str) -> bool {
    (5..=6).contains(&word.chars().count()) && word.chars().all(hangul::is_syllable)
}

/// `sky@hanbit.example`
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@')
        .is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && word.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREDITS: &str = include_str!("../../data/article/ko/credits.txt");

    #[test]
    fn cuts_every_example_as_marked() {
        let mut examples = 0;
        for line in CREDITS.lines() {
            let (marked, positive) = match (line.strip_prefix("+ "), line.strip_prefix("- ")) {
                (Some(marked), _) => (marked, true),
                (_, Some(marked)) => (marked, false),
                _ => continue,
            };
            examples += 1;
            let plain = marked.replace(['⟦', '⟧'], "");
            let want = if positive {
                marked.split(['⟦', '⟧']).nth(1).unwrap()
            } else {
                marked
            };
            let cut = cut(&plain, Span::new(0, plain.len()));
            assert_eq!(cut.core.of(&plain), want, "{marked}");
        }
        assert!(examples > 30);
    }

    #[test]
    fn takes_outlets_for_credits_as_the_list_says() {
        for (line, credit) in phrase::outlet_examples() {
            assert_eq!(is_credit(line), credit, "{line}");
        }
    }
}
