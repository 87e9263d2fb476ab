//! What feeds leave escaped in plain text: named and numbered characters, tags that change how words look.

use std::sync::OnceLock;

use crate::data;

/// The longest name of a character with its marks.
const LONGEST_NAME: usize = 12;
/// The longest tag, and how far behind an opening tag its closing one is looked for.
const LONGEST_TAG: usize = 300;
const CLOSED_WITHIN: usize = 600;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Passed,
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Inline,
    Break,
    Void,
}

#[derive(Debug, Default)]
struct Lists {
    marks: Vec<(&'static str, char)>,
    tags: Vec<(&'static str, Sort)>,
    accents: Vec<(char, &'static str)>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let code = |hex: &str| char::from_u32(u32::from_str_radix(hex, 16).ok()?);
        let mut lists = Lists::default();
        for line in data::ARTICLE_MARKUP.text().lines() {
            let mut fields = line.split('\t');
            let (class, name) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            let more = fields.next().unwrap_or("");
            match class {
                "mark" => lists.marks.extend(code(more).map(|c| (name, c))),
                "accent" => lists.accents.extend(code(name).map(|c| (c, more))),
                "inline" => lists.tags.push((name, Sort::Inline)),
                "break" => lists.tags.push((name, Sort::Break)),
                _ => lists.tags.push((name, Sort::Void)),
            }
        }
        lists
    })
}

/// A letter with its accent.
pub(super) fn accented(letter: char, accent: char) -> Option<char> {
    let (_, pairs) = lists().accents.iter().find(|(a, _)| *a == accent)?;
    let code = pairs
        .split(' ')
        .find_map(|pair| pair.strip_prefix(letter))?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

/// The character that an escaped one at the beginning of `text` stands for, and how many bytes spell it: `&quot;`,
/// `&#8220;`, escaped twice (`&amp;quot;`), or without its first mark (`amp;quot;`).
pub(super) fn character(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let mut at = usize::from(bytes.first() == Some(&b'&'));
    // What is escaped again has the ampersand escaped: however often.
    let mut again = 0;
    while bytes.get(at..).is_some_and(|r| r.starts_with(b"amp;")) {
        at += 4;
        again += 1;
    }
    let name = bytes.get(at..)?.iter().take(LONGEST_NAME);
    let length = name.take_while(|&&b| b != b';').count();
    let found = (bytes.get(at + length) == Some(&b';'))
        .then(|| named(text.get(at..at + length).unwrap_or("")))
        .flatten()
        .map(|c| (c, at + length + 1));
    let bare = bytes.first() != Some(&b'&');
    match found {
        Some(_) if !bare || again > 0 => found,
        // An ampersand by itself.
        None if again > 0 && !bare => Some(('&', at)),
        _ => None,
    }
}

fn named(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return lists().marks.iter().find(|(n, _)| *n == name).map(|m| m.1);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Numbers of Windows-1252, which browsers take for what was meant.
    let code = match code {
        0x80 => 0x20ac,
        0x85 => 0x2026,
        0x91 | 0x92 => 0x2018 + (code - 0x91),
        0x93 | 0x94 => 0x201c + (code - 0x93),
        0x95 => 0x2022,
        0x96 | 0x97 => 0x2013 + (code - 0x96),
        0..=8 | 0xe..=0x1f | 0x7f..=0x9f => return None,
        other => other,
    };
    char::from_u32(code)
}

/// One character, escaped or not, and its length.
fn plain(text: &str) -> Option<(char, usize)> {
    match text.chars().next()? {
        '&' => Some(character(text).unwrap_or(('&', 1))),
        c => Some((c, c.len_utf8())),
    }
}

/// What a tag does whose opening angle stands before `text`, and how many bytes are left of it.
pub(super) fn tag(text: &str) -> Option<(Tag, usize)> {
    let mut at = 0;
    let closing = text.starts_with('/');
    at += usize::from(closing);
    let rest = text.get(at..)?;
    let length = rest
        .bytes()
        .take(8)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = rest.get(..length)?;
    let &(_, sort) = lists()
        .tags
        .iter()
        .find(|(n, _)| n.eq_ignore_ascii_case(name))?;
    at += length;
    let mut first = true;
    loop {
        let (c, length) = plain(text.get(at..)?)?;
        at += length;
        match c {
            '>' => break,
            '<' | '\n' => return None,
            _ if first && !matches!(c, ' ' | '/' | '\t') => return None,
            _ if at > LONGEST_TAG => return None,
            _ => first = false,
        }
    }
    let open = sort == Sort::Inline && !closing;
    if open && !is_closed(text.get(at..)?, name) {
        return None;
    }
    let what = if sort == Sort::Break {
        Tag::Break
    } else {
        Tag::Passed
    };
    Some((what, at))
}

/// Whether a tag of this name is closed on the line that `text` begins.
fn is_closed(text: &str, name: &str) -> bool {
    let mut at = 0;
    while let Some(step) = text
        .as_bytes()
        .get(at..CLOSED_WITHIN.min(text.len()))
        .and_then(|r| r.iter().position(|&b| matches!(b, b'\n' | b'/')))
    {
        at += step;
        if text.as_bytes().get(at) == Some(&b'\n') {
            return false;
        }
        let before = text.get(..at).unwrap_or("");
        at += 1;
        let behind = text.get(at..at + name.len()).unwrap_or("");
        if (before.ends_with('<') || before.ends_with("lt;")) && behind.eq_ignore_ascii_case(name) {
            return true;
        }
    }
    false
}
