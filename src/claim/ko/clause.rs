//! The words of a sentence as claims see them: a quotation that may be somebody's words is one word.

use super::cue::CueKind;
use super::lexicon::Lexicon;
use super::list::List;
use crate::text::Span;
use crate::text::hangul::{final_consonant, is_alphanumeric, is_syllable};
use crate::text::quote::{Quotation, Style};

/// What follows a quotation and ties it to its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// 고, 라고: a predicate that reports follows.
    Quoting,
    /// 며, 라며, 면서: another clause follows.
    Linking,
    /// 는, 라는: a noun follows.
    Modifying,
    /// 를, 을: an object, as of 묻다.
    Object,
    /// (42%): an answer that is counted.
    Answer,
    /// Nothing ties it.
    None,
}

/// A word of a sentence, or a quotation that may be somebody's words. Spans are bytes of the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// Without marks and punctuation around it; for a quotation what stands between the marks.
    pub span: Span,
    pub text: &'t str,
    /// Set where the word is a quotation.
    pub tail: Option<Tail>,
    /// Everything that belongs to it: marks, punctuation, a quotation's tail.
    pub outer: Span,
    /// Whether a comma stands behind it.
    pub comma: bool,
    /// Whether an opening mark without its partner stands before it.
    pub opens: bool,
    /// Whether a quotation is the last of a list that 등 ends.
    pub listed: bool,
    /// Whether a quotation modifies who said it: “…”던 박서준.
    pub recalls: bool,
}

impl<'t> Word<'t> {
    /// Whether it is a quotation.
    pub(super) fn is_quote(&self) -> bool {
        self.tail.is_some()
    }

    /// The text as a plain word; empty for a quotation, so that no test on words meets what was said.
    pub(super) fn plain(&self) -> &'t str {
        if self.is_quote() { "" } else { self.text }
    }

    /// The word without what stands in brackets: 최고경영자(CEO)가 as 최고경영자 and 가.
    pub(super) fn around_brackets(&self) -> (&'t str, &'t str) {
        let text = self.plain();
        // Most words have none.
        if !text.as_bytes().contains(&b'(') {
            return (text, "");
        }
        let open = text.find('(');
        match open.and_then(|open| Some((open, text.rfind(')')?))) {
            Some((open, close)) if open < close => (
                text.get(..open).unwrap_or("").trim_end(),
                text.get(close + 1..).unwrap_or(""),
            ),
            _ => (text, ""),
        }
    }
}

fn tail(lexicon: &Lexicon, word: &str) -> Option<Tail> {
    [
        (List::QuotingTail, Tail::Quoting),
        (List::LinkingTail, Tail::Linking),
        (List::ModifyingTail, Tail::Modifying),
        (List::ObjectTail, Tail::Object),
    ]
    .into_iter()
    .find_map(|(list, tail)| lexicon.has(list, word).then_some(tail))
}

/// Ends a word that ends a clause: a predicate in final form, or a noun made of one.
pub(super) fn is_clause(content: &str) -> bool {
    let content = content.trim_end_matches(|c: char| !is_alphanumeric(c) && c != '?' && c != '!');
    if content.ends_with(['?', '!']) {
        return true;
    }
    let mut last = content.chars().rev();
    let (Some(end), before) = (last.next(), last.next()) else {
        return false;
    };
    match end {
        '다' | '까' | '자' | '죠' | '네' | '냐' => before.is_some_and(is_syllable),
        '요' => before
            .is_some_and(|c| is_syllable(c) && c != '필' && c != '중' && c != '주' && c != '수'),
        '라' => before.is_some_and(|c| "하아달말으어".contains(c)),
        '서' => before.is_some_and(|c| "해어아여와려져돼라".contains(c)),
        '것' | '듯' => true,
        // 일이야, 있었으면 좋겠어, 달려야 하니께
        '야' => before.is_some_and(|c| "이거해".contains(c)) && content.contains(' '),
        '어' => before.is_some_and(|c| final_consonant(c) == Some(20)),
        '께' | '든' | '데' => ["니께", "거든", "는데", "은데", "던데"]
            .iter()
            .any(|e| content.ends_with(e)),
        '지' => before.is_some_and(|c| "하겠었았했인".contains(c)),
        '함' | '됨' | '음' | '임' | '줄' => {
            before.is_some_and(is_syllable) && content.contains(' ')
        }
        _ => false,
    }
}

/// Splits a sentence into words. `quotes` are the paragraph's quotations in order.
pub(super) fn words<'t>(
    lexicon: &Lexicon,
    text: &'t str,
    sentence: Span,
    quotes: &[Quotation],
    heading: bool,
    words: &mut Vec<Word<'t>>,
) {
    words.clear();
    let mut at = sentence.start;
    for quote in quotes {
        if quote.outer.start < at || quote.outer.end > sentence.end || !quote.closed {
            continue;
        }
        if quote.style == Style::Angle {
            continue;
        }
        let Some((tail, end)) = opaque(lexicon, text, sentence, quote)
            .or_else(|| blurted(text, sentence, quote).filter(|_| heading))
            .or_else(|| noted(lexicon, text, sentence, quote).filter(|_| heading))
        else {
            continue;
        };
        plain_words(text, Span::new(at, quote.outer.start), words);
        let inner = trim_content(text, quote.inner);
        if inner.is_empty() {
            at = quote.outer.end;
            continue;
        }
        words.push(Word {
            span: inner,
            text: inner.of(text),
            tail: Some(tail),
            outer: Span::new(quote.outer.start, end),
            comma: text
                .get(end..)
                .is_some_and(|rest| rest.trim_start().starts_with([',', '，'])),
            opens: false,
            listed: text
                .get(quote.outer.end..end)
                .is_some_and(|behind| behind.contains('등')),
            recalls: text
                .get(quote.outer.end..end)
                .is_some_and(|behind| behind.ends_with('던')),
        });
        at = end;
    }
    plain_words(text, Span::new(at, sentence.end), words);
    share_tails(words);
}

/// Whether a quotation may be somebody's words, with what ties it and where that ends.
fn opaque(
    lexicon: &Lexicon,
    text: &str,
    sentence: Span,
    quote: &Quotation,
) -> Option<(Tail, usize)> {
    let closing = bracket(text.get(quote.outer.end..sentence.end)?);
    let counted = text
        .get(quote.outer.end..quote.outer.end + closing)
        .is_some_and(|b| b.contains('%'));
    let behind = quote.outer.end + closing;
    let after = text.get(behind..sentence.end)?;
    let spaced = after.trim_start_matches([' ', '\u{a0}', ',']);
    let word_end = spaced
        .find(|c: char| !is_syllable(c))
        .unwrap_or(spaced.len());
    let word = spaced.get(..word_end).unwrap_or("");
    let gap = after.len() - spaced.len();
    let end = behind + gap + word_end;
    let inner = trim_content(text, quote.inner).of(text);
    let clause = is_clause(inner);
    let found = tail(lexicon, word);
    let broad = inner.split_whitespace().nth(1).is_some();
    // 자신이 ‘한빛’이라고 밝혔다: a term that is predicated, with its subject right before it.
    let before = text.get(sentence.start..quote.outer.start).unwrap_or("");
    if quote.style == Style::Single
        && !clause
        && !broad
        && matches!(found, Some(Tail::Quoting | Tail::Linking))
        && before.trim_end().ends_with(['이', '가', '을', '를'])
        && before.ends_with(' ')
    {
        return None;
    }
    // ‘찬성한다’는 응답은 61%, ‘반대한다’는 24%로 나타났다: what one could choose, not what somebody said.
    if quote.style == Style::Single
        && !broad
        && matches!(found, Some(Tail::Modifying))
        && after.contains('%')
        && [
            "나타났다",
            "집계됐다",
            "조사됐다",
            "나타났습니다",
            "집계되었다",
            "조사되었다",
        ]
        .iter()
        .any(|end| after.trim_end_matches('.').ends_with(end))
    {
        return None;
    }
    // ‘…하기 위해서’(41.3%)를 꼽았다: an answer that is counted.
    if clause && counted && found == Some(Tail::Object) {
        return Some((Tail::Answer, behind));
    }
    match found {
        // “…” 고 말했다: the particle apart from its quotation, behind a whole clause.
        Some(tail)
            if gap > 0 && clause && matches!(word, "고" | "며" | "는") && tail != Tail::Object =>
        {
            return Some((tail, end));
        }
        // 하는, 하고 are words of their own: only behind a whole clause.
        Some(tail) if clause && word.starts_with('하') => {
            return Some((tail, end));
        }
        Some(Tail::Quoting | Tail::Linking)
            if !word.starts_with('하') && (gap == 0 || word.chars().count() >= 2) =>
        {
            return found.map(|tail| (tail, end));
        }
        Some(Tail::Modifying)
            if (gap == 0 || word.chars().count() >= 2)
            // ‘새벽’이란 노래, ‘가’는: a name, not words.
            && (clause || broad && !matches!(word, "는" | "란" | "이란" | "던" | "했던")) =>
        {
            return Some((Tail::Modifying, end));
        }
        Some(Tail::Object) if gap == 0 && clause => return Some((Tail::Object, end)),
        _ => {}
    }
    // “…할 것”으로 내다봤다
    if gap == 0 && word == "으로" && inner.ends_with('것') {
        return Some((Tail::Quoting, end));
    }
    // “…”, “…” 등으로 반응했다
    if clause && word == "등으로" {
        return Some((Tail::Quoting, end));
    }
    // “…” 등의 의견이 나왔다
    if clause && (word.starts_with("등") && word.chars().count() <= 2 || word == "같은") {
        return Some((Tail::Modifying, end));
    }
    // ‘감독을 바꾸는지’에 대한 물음에
    if gap == 0 && word == "에" && inner.ends_with(['지', '까', '냐', '?']) {
        let about = spaced.get(word_end..).and_then(|rest| {
            let left = rest.trim_start();
            ["대한", "관한"]
                .iter()
                .find(|w| left.starts_with(**w))
                .map(|w| rest.len() - left.len() + w.len())
        });
        if let Some(about) = about {
            return Some((Tail::Modifying, end + about));
        }
    }
    // ‘기한이 지나서’(21.5%): a reason.
    if counted && (clause || broad && inner.ends_with('서')) {
        return Some((Tail::Answer, behind));
    }
    // ‘…한다’가 68.7%: an answer that is counted, not words that are said.
    let glued = after.chars().next().is_some_and(is_syllable);
    if (clause || quote.style == Style::Double) && broad && !glued {
        return Some((Tail::None, behind));
    }
    // A headline that ends in a quotation of some length.
    let last = after.trim().is_empty();
    (last && inner.split_whitespace().nth(2).is_some()).then_some((Tail::None, behind))
}

/// 시청 “고발”, 야당 “가짜뉴스”…: a single word that closes a headline or one of its parts, behind a bare name.
fn blurted(text: &str, sentence: Span, quote: &Quotation) -> Option<(Tail, usize)> {
    let before = text.get(sentence.start..quote.outer.start)?;
    let behind = text.get(quote.outer.end..sentence.end)?.trim_start();
    let apart = before.strip_suffix(' ')?;
    let named = apart.chars().next_back().is_some_and(is_syllable);
    let closes = behind.is_empty() || behind.starts_with('…');
    (quote.style == Style::Double && named && closes).then_some((Tail::None, quote.outer.end))
}

/// … ‘궤도 진입’ 주장: a headline that closes in words and the noun that reports them.
fn noted(
    lexicon: &Lexicon,
    text: &str,
    sentence: Span,
    quote: &Quotation,
) -> Option<(Tail, usize)> {
    let behind = text.get(quote.outer.end..sentence.end)?.strip_prefix(' ')?;
    let (_, rest) = lexicon.noun(behind.trim_end(), &[CueKind::View])?;
    let broad = quote.inner.of(text).split_whitespace().nth(1).is_some();
    (rest.is_empty() && broad).then_some((Tail::None, quote.outer.end))
}

/// The length of a short bracket right behind a quotation: “원더풀”(멋지다).
fn bracket(after: &str) -> usize {
    if !after.starts_with('(') {
        return 0;
    }
    after
        .find(')')
        .filter(|&end| end < 90)
        .map_or(0, |end| end + 1)
}

/// Quotations in a row share what stands behind the last: “…”, “…”라고 했다.
fn share_tails(words: &mut [Word<'_>]) {
    let mut next: Option<Tail> = None;
    for word in words.iter_mut().rev() {
        match word.tail {
            Some(Tail::None | Tail::Answer) => {
                if let Some(tail) = next {
                    word.tail = Some(tail);
                }
            }
            Some(tail @ (Tail::Quoting | Tail::Linking | Tail::Modifying)) => next = Some(tail),
            Some(_) => next = None,
            // “…”, (회사는)“…”라고: who is meant stands between.
            None if word.text.starts_with('(') && word.text.ends_with(')') => {}
            None => next = None,
        }
    }
}

/// What stands between the marks, without its last full stop or comma.
pub(super) fn trim_content(text: &str, inner: Span) -> Span {
    let words = inner.of(text);
    let left = words.trim_start();
    let start = inner.start + (words.len() - left.len());
    let kept = left.trim_end_matches(|c: char| c.is_whitespace() || ".,，。".contains(c));
    Span::new(start, start + kept.len())
}

const MARKS: &[char] = &[
    '“', '”', '"', '‘', '’', '\'', '「', '」', '『', '』', '《', '》', '〈', '〉', '<', '>', '«',
    '»', '〝', '〞', '[', ']', '【', '】', '＂', '＇',
];
const STOPS: &[char] = &[
    '.', ',', '!', '?', ';', ':', '…', '·', '，', '。', '、', '-', '–', '—', '▲', '△', '■', '●',
    '◇', '◆', '○', '※', '*', '/', '~',
];

fn plain_words<'t>(text: &'t str, within: Span, words: &mut Vec<Word<'t>>) {
    let Some(all) = text.get(within.start..within.end) else {
        return;
    };
    let mut start: Option<usize> = None;
    let mut depth = 0_usize;
    let bytes = all.as_bytes();
    let mut at = 0;
    loop {
        // Most characters are neither brackets nor blanks nor an ellipsis: 0xC2 and 0xE1 to 0xE3 begin those outside of ASCII.
        let rest = bytes.get(at..).unwrap_or(&[]);
        let run = rest
            .iter()
            .position(|b| matches!(b, 0..=b' ' | b'(' | b')' | 0xc2 | 0xe1..=0xe3))
            .unwrap_or(rest.len());
        if run > 0 && start.is_none() {
            start = Some(at);
        }
        let i = at + run;
        let Some(c) = all.get(i..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at = i + c.len_utf8();
        if c == '(' {
            // A bracket that closes soon belongs to its word, blanks and all.
            let mut soon = bytes.get(i..).unwrap_or(&[]).iter().take(160);
            if soon.any(|&b| b == b')') {
                depth += 1;
            }
        } else if c == ')' {
            depth = depth.saturating_sub(1);
        }
        // 논의”…올트먼: headlines put dots or an ellipsis for a blank.
        // 트레티코프 (Lila)는: a bracket apart from its word still belongs to it.
        let bracketed = c == ' '
            && start.is_some()
            && all.get(i + 1..).is_some_and(|rest| {
                rest.starts_with('(')
                    && rest
                        .bytes()
                        .take(90)
                        .position(|b| b == b')')
                        .is_some_and(|n| {
                            rest.get(n + 1..)
                                .and_then(|r| r.chars().next())
                                .is_some_and(crate::text::hangul::is_syllable)
                        })
            });
        if depth == 0 && !bracketed && (c.is_whitespace() || c == '…') {
            if let Some(from) = start.take() {
                push_word(text, within.start + from, within.start + i, words);
            }
        } else if start.is_none() {
            start = Some(i);
        }
    }
    if let Some(from) = start {
        push_word(text, within.start + from, within.end, words);
    }
}

/// A word without the numbers of notes behind it: `밝혔다.[1][2]`
fn without_notes(word: &str) -> &str {
    if !word.as_bytes().contains(&b'[') {
        return word;
    }
    let Some(open) = word.find('[') else {
        return word;
    };
    let notes = word.get(open..).unwrap_or("");
    if notes.len() > 1
        && notes
            .chars()
            .all(|c| c.is_ascii_digit() || "[]. ,".contains(c))
    {
        word.get(..open).unwrap_or(word)
    } else {
        word
    }
}

fn push_word<'t>(text: &'t str, start: usize, end: usize, words: &mut Vec<Word<'t>>) {
    let outer = Span::new(start, end);
    let all = outer.of(text);
    let is_edge = |c: char| !is_syllable(c) && (MARKS.contains(&c) || STOPS.contains(&c));
    let left = all.trim_start_matches(is_edge);
    let core = without_notes(left).trim_end_matches(is_edge);
    let core_start = start + (all.len() - left.len());
    let span = Span::new(core_start, core_start + core.len());
    if span.is_empty() {
        if let Some(last) = words.last_mut() {
            last.comma |= all.contains(',');
        }
        return;
    }
    // 늘었다 고 밝혔다: the particle apart from its clause.
    if matches!(core, "고" | "며" | "라고" | "는")
        && let Some(last) = words.last_mut()
        && !last.is_quote()
        && !last.comma
        && last.text.ends_with('다')
        && start == last.outer.end + 1
    {
        last.span.end = span.end;
        last.text = last.span.of(text);
        last.outer.end = end;
        return;
    }
    let before = text.get(start..core_start).unwrap_or("");
    let behind = text.get(span.end..end).unwrap_or("");
    let opens = before.contains(['“', '"', '”']) && !behind.contains(['”', '"', '“']);
    words.push(Word {
        span,
        text: core,
        tail: None,
        outer,
        comma: behind.contains([',', '，']),
        opens,
        listed: false,
        recalls: false,
    });
}
