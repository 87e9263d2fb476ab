//! Walks over the text and finds the amounts.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::around::{self, Bounds};
use super::reading::{Reading, Tables};
use crate::data;
use crate::document::{Amount, AmountKind, Bound, DateMention};
use crate::numeral::{digit, series};
use crate::text::hangul::is_alphanumeric;
use crate::text::{Span, char_at, char_before, hangul, rest};
use crate::wordlist::{WordList, entries, spellings};

/// A word that is an amount by itself.
#[derive(Debug)]
struct Word {
    kind: AmountKind,
    value: Decimal,
    unit: &'static str,
}

/// Holds the tables; built once.
#[derive(Debug)]
pub(crate) struct Finder {
    tables: Tables,
    words: WordList<Word>,
    bounds: Bounds,
}

impl Finder {
    pub(crate) fn new() -> Self {
        let mut words = Vec::new();
        for entry in entries(data::AMOUNT_WORDS.text()) {
            let [kind, value, unit, names] = entry.as_slice() else {
                continue;
            };
            let (Some(kind), Ok(value)) = (AmountKind::from_word(kind), value.parse::<Decimal>())
            else {
                continue;
            };
            for name in names.split('|').flat_map(spellings) {
                words.push((name, Word { kind, value, unit }));
            }
        }
        Finder {
            words: WordList::new(words),
            tables: Tables::new(),
            bounds: Bounds::new(),
        }
    }

    /// Finds the amounts of the paragraphs in `body`, in text order. What `dates` cover is no amount.
    pub(crate) fn find(&self, text: &str, body: &[Span], dates: &[DateMention]) -> Vec<Amount> {
        let mut amounts = Vec::new();
        for &paragraph in body {
            self.paragraph(text, paragraph, dates, &mut amounts);
        }
        // 1팀과 2팀: their names, here and wherever they come again.
        let called = body
            .iter()
            .flat_map(|p| series(p.of(text)).into_iter().map(|s| s.of(p.of(text))));
        let called: BTreeSet<&str> = called.collect();
        if !called.is_empty() {
            let mut place = 0;
            let mut moved = Vec::with_capacity(amounts.len());
            for amount in &amounts {
                let kept = !called.contains(amount.span.of(text));
                moved.push(kept.then_some(place));
                place += usize::from(kept);
            }
            amounts.retain(|amount| !called.contains(amount.span.of(text)));
            for amount in &mut amounts {
                amount.same_as = amount.same_as.and_then(|i| moved.get(i).copied().flatten());
            }
        }
        amounts
    }

    fn paragraph(
        &self,
        text: &str,
        paragraph: Span,
        dates: &[DateMention],
        amounts: &mut Vec<Amount>,
    ) {
        let from = amounts.len();
        let mut next_date = dates.partition_point(|d| d.span.end <= paragraph.start);
        let mut at = paragraph.start;
        let mut before = None;
        while at < paragraph.end {
            while dates.get(next_date).is_some_and(|d| d.span.end <= at) {
                next_date += 1;
            }
            let Some(c) = char_at(text, at) else { break };
            let date = dates.get(next_date).map(|d| d.span);
            if let Some(date) = date
                && date.start <= at
            {
                at = date.end.max(at + c.len_utf8());
                before = char_before(text, at);
                continue;
            }
            let limit = date.map_or(paragraph.end, |d| d.start.min(paragraph.end));
            if let Some(reading) = self
                .reading(text, at, limit, before, c, paragraph)
                .map(|reading| self.with_days(text, limit, reading))
            {
                let end = reading.span.end;
                amounts.push(self.amount(text, paragraph, reading));
                at = end.max(at + c.len_utf8());
                before = char_before(text, at);
            } else if digit(c).is_some() {
                at = number_end(text, at);
                before = char_before(text, at);
            } else {
                before = Some(c);
                at += c.len_utf8();
            }
        }
        if let Some(own) = amounts.get_mut(from..) {
            around::link(&self.tables.context, text, own);
            around::share_direction(text, own);
            for amount in own {
                amount.same_as = amount.same_as.map(|i| i + from);
            }
        }
    }

    /// The amount that begins at `at`, if one does.
    fn reading(
        &self,
        text: &str,
        at: usize,
        limit: usize,
        before: Option<char>,
        c: char,
        paragraph: Span,
    ) -> Option<Reading> {
        if digit(c).is_some() || matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛') {
            if matches!(before, Some('(' | '（' | '·' | ',' | ' '))
                && let Some(age) = self
                    .tables
                    .age_in_brackets(text.get(..limit)?, at, limit)
                    .filter(|r| r.span.start > paragraph.start)
            {
                return Some(age);
            }
            if !number_may_begin(text, at, before, paragraph) {
                return None;
            }
            let reading = self.tables.in_digits(text, at, limit)?;
            if before.is_some_and(hangul::is_syllable)
                && !self.may_be_glued(text, at, paragraph, &reading)
            {
                return None;
            }
            let mut reading = reading;
            let word = text
                .get(paragraph.start..at)
                .unwrap_or("")
                .strip_suffix(' ')
                .map(|head| head.rsplit(' ').next().unwrap_or(head));
            if let Some(word) = word {
                let context = &self.tables.context;
                let ruler = reading.kind == AmountKind::Age
                    && reading.low.is_some_and(|v| v <= Decimal::from(23))
                    && context.regnal.iter().any(|name| word.ends_with(name));
                if reading.kind == AmountKind::Temperature
                    && reading.unit == "°"
                    && context.angle.iter().any(|name| word.ends_with(name))
                {
                    reading.kind = AmountKind::Other;
                    "도".clone_into(&mut reading.unit);
                }
                let named = context.is_named(word, &reading.unit);
                if ruler || named {
                    return None;
                }
            }
            let word = reading.span.of(text);
            if before == Some('제') && (reading.kind == AmountKind::Money || word.contains('조'))
            {
                // 제104조: an article of law.
                return None;
            }
            if before == Some('제') && reading.unit == "국" {
                // 제3국: others, not a number of countries.
                return None;
            }
            if before == Some('제') && reading.kind == AmountKind::Count {
                reading.kind = AmountKind::Rank;
            }
            return Some(signed(text, at, paragraph, reading));
        }
        if before.is_some_and(is_alphanumeric) {
            return None;
        }
        if self.tables.units.sign_begins(c)
            && let Some((sign, unit)) = self.tables.units.before(text.get(at..limit)?)
        {
            return self
                .tables
                .behind_sign(text, at, at + sign.len(), unit, limit);
        }
        if !hangul::is_syllable(c) {
            return None;
        }
        if let Some(reading) = self.prefixed(text, at, limit) {
            return Some(reading);
        }
        if let Some((word, meaning)) = self.words.longest(text.get(at..limit)?) {
            let end = at + word.len();
            let tail = text.get(end..limit).unwrap_or("");
            // 첫째로, 둘째,: they number the arguments.
            let argues = meaning.unit == "째" && tail.starts_with(['로', ',', '는', '，']);
            let each = word == "하루"
                && !tail.is_empty()
                && !self
                    .tables
                    .context
                    .follows(tail.trim_start_matches(' '), |c| &c.day_long);
            if !argues && !each && self.tables.tails.accept(tail) {
                return Some(Reading {
                    span: Span::new(at, end),
                    kind: meaning.kind,
                    unit: meaning.unit.to_owned(),
                    low: Some(meaning.value),
                    high: Some(meaning.value),
                    vague: false,
                    about: false,
                });
            }
        }
        // 10%만이 자녀: 만 is a particle there.
        if before.is_some_and(|b| {
            matches!(
                b,
                '%' | '％' | ')' | '”' | '’' | '\'' | '"' | '」' | '》' | '>'
            )
        }) && !matches!(before, Some('"' | '\'') if quote_opens(text, at))
        {
            return None;
        }
        if self.tables.numerals.begins(c) {
            return self.tables.in_words(text, at, limit);
        }
        None
    }

    /// 두 달 열흘, 한 달 보름: months and a word for so many days.
    fn with_days(&self, text: &str, limit: usize, mut reading: Reading) -> Reading {
        let single = reading.low == reading.high && !reading.vague;
        if reading.kind == AmountKind::Duration
            && single
            && let Some(tail) = text
                .get(reading.span.end..limit)
                .and_then(|t| t.strip_prefix(' '))
            && let Some((word, meaning)) = self.words.longest(tail)
            && meaning.kind == AmountKind::Duration
            && self.tables.tails.accept(rest(tail, word.len()))
            && let Some(times) = self
                .tables
                .context
                .smaller_unit(&reading.unit, meaning.unit)
        {
            let sum = reading
                .low
                .and_then(|v| v.checked_mul(times))
                .and_then(|v| v.checked_add(meaning.value));
            reading.low = sum;
            reading.high = sum;
            meaning.unit.clone_into(&mut reading.unit);
            reading.span.end += ' '.len_utf8() + word.len();
        }
        reading
    }

    /// 마이너스 3%, 영하 5도, 섭씨 20도, 시속 100㎞.
    fn prefixed(&self, text: &str, at: usize, limit: usize) -> Option<Reading> {
        let head = text.get(at..limit)?;
        if !head.starts_with(['마', '섭', '화', '영', '시', '초']) {
            return None;
        }
        let word = ["마이너스", "섭씨", "화씨", "영하", "영상", "시속", "초속"]
            .into_iter()
            .find(|w| head.starts_with(w))?;
        let mut inner = at + word.len();
        for sign in ["(-)", "(－)"] {
            if text.get(inner..limit).is_some_and(|t| t.starts_with(sign)) {
                inner += sign.len();
            }
        }
        if char_at(text, inner) == Some(' ') {
            inner += 1;
        }
        let c = char_at(text, inner)?;
        let mut reading = if digit(c).is_some() {
            self.tables.in_digits(text, inner, limit)?
        } else if matches!(c, '-' | '−') {
            let mut reading = self.tables.in_digits(text, inner + c.len_utf8(), limit)?;
            negate(&mut reading);
            reading
        } else {
            self.prefixed(text, inner, limit)
                .or_else(|| self.tables.in_words(text, inner, limit))?
        };
        match word {
            "마이너스" => negate(&mut reading),
            "시속" | "초속" => {
                if reading.kind != AmountKind::Length {
                    return None;
                }
                reading.kind = AmountKind::Speed;
                let per = if word == "시속" { 'h' } else { 's' };
                reading.unit = format!("{}/{per}", reading.unit);
            }
            _ => {
                if reading.kind != AmountKind::Temperature {
                    return None;
                }
                if word == "영하" {
                    negate(&mut reading);
                }
                if reading.unit == "°" {
                    let unit = if word == "화씨" { "°F" } else { "°C" };
                    unit.clone_into(&mut reading.unit);
                }
            }
        }
        reading.span.start = at;
        Some(reading)
    }

    /// Whether an amount may follow a Hangul syllable without a space: 약10명, 지분30%, but not 형사1부 or 아이폰5.
    fn may_be_glued(&self, text: &str, at: usize, paragraph: Span, reading: &Reading) -> bool {
        let measured = !matches!(
            reading.kind,
            AmountKind::Count
                | AmountKind::Rank
                | AmountKind::Age
                | AmountKind::Other
                | AmountKind::Duration
                | AmountKind::Data
                | AmountKind::Multiple
                | AmountKind::Temperature
        );
        let head = text.get(paragraph.start..at).unwrap_or("");
        let word_start = head
            .char_indices()
            .rev()
            .take_while(|&(_, c)| hangul::is_syllable(c))
            .last()
            .map_or(head.len(), |(i, _)| i);
        measured
            || self
                .tables
                .context
                .glued_before
                .contains(&rest(head, word_start))
    }

    fn amount(&self, text: &str, paragraph: Span, reading: Reading) -> Amount {
        let Reading {
            span,
            kind,
            unit,
            low,
            high,
            vague,
            about,
        } = reading;
        let context = &self.tables.context;
        let sentence = sentence_around(text, paragraph, span);
        let around = self.bounds.of(text, span, sentence, kind);
        let about = about || kind == AmountKind::Duration && rest(text, span.end).starts_with('여');
        let bound = match around {
            _ if vague => Bound::Vague,
            Some((bound, _)) => bound,
            None if about => Bound::About,
            None => Bound::Exact,
        };
        Amount {
            direction: around::direction(context, text, span, sentence, kind),
            per: around::per(context, text, span, sentence, &self.tables.units),
            span,
            kind,
            low,
            high,
            unit: crate::unit::code(kind, &unit).map(str::to_owned),
            bound,
            bound_word: around.map(|(_, span)| span),
            same_as: None,
        }
    }
}

/// Whether the straight quotation mark before `at` opens a quotation.
fn quote_opens(text: &str, at: usize) -> bool {
    text.get(..at - 1)
        .and_then(|t| t.chars().next_back())
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
}

/// The end of the digits at `at`, with the commas and points inside: what is left of a number that is no amount.
fn number_end(text: &str, mut at: usize) -> usize {
    while let Some(c) = char_at(text, at) {
        let inside = digit(c).is_some()
            || matches!(c, '.' | ',') && char_at(text, at + c.len_utf8()).and_then(digit).is_some();
        if !inside {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// Whether digits at `at` may begin a number: not inside GPT-4, X330, 5·18, 010-1234-5678.
fn number_may_begin(text: &str, at: usize, before: Option<char>, paragraph: Span) -> bool {
    let Some(b) = before else { return true };
    if b.is_ascii_alphanumeric() || matches!(b, '_' | '#' | '@' | '/' | '\\' | '=' | '&' | '№') {
        return false;
    }
    let head = text.get(paragraph.start..at).unwrap_or("");
    let earlier = head
        .get(..head.len().saturating_sub(b.len_utf8()))
        .and_then(|h| h.chars().next_back());
    match b {
        '.' | ',' | ':' | '·' | '・' | 'ㆍ' | '‧' => {
            !earlier.is_some_and(|c| c.is_ascii_digit() || b == '.' && c.is_ascii_alphabetic())
        }
        '-' | '–' | '−' => !earlier.is_some_and(is_alphanumeric),
        _ => true,
    }
}

/// Takes in a sign before the digits: -5%, △3억, +0.7%.
fn signed(text: &str, at: usize, paragraph: Span, mut reading: Reading) -> Reading {
    let head = text.get(paragraph.start..at).unwrap_or("");
    let Some(sign) = head.chars().next_back() else {
        return reading;
    };
    let earlier = head.get(..head.len() - sign.len_utf8()).unwrap_or("");
    let free = earlier
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '~' | '∼' | ',' | '/'));
    let measured = !matches!(
        reading.kind,
        AmountKind::Rank | AmountKind::Age | AmountKind::Duration
    );
    if free && measured && matches!(sign, '-' | '−' | '–' | '△' | '－') {
        negate(&mut reading);
        reading.span.start -= sign.len_utf8();
    } else if free && measured && sign == '+' {
        reading.span.start -= sign.len_utf8();
    }
    reading
}

fn negate(reading: &mut Reading) {
    let (low, high) = (reading.low, reading.high);
    reading.low = high.map(|v| -v);
    reading.high = low.map(|v| -v);
}

/// The part of the sentence that decides about `span`: from the full stop before it to the next behind it, at most
/// sixty characters to each side, so that the cost does not grow with the paragraph.
fn sentence_around(text: &str, paragraph: Span, span: Span) -> Span {
    const REACH: usize = 60;
    let ends = |c: char, next: char| c == '\n' || matches!(c, '.' | '!' | '?') && next == ' ';
    let mut start = paragraph.start;
    let mut next = 'x';
    let before = text.get(paragraph.start..span.start).unwrap_or("");
    for (n, (i, c)) in before.char_indices().rev().enumerate() {
        if n >= REACH || ends(c, next) {
            start = paragraph.start + i + c.len_utf8();
            break;
        }
        next = c;
    }
    let mut end = paragraph.end;
    let mut last = 'x';
    let after = text.get(span.end..paragraph.end).unwrap_or("");
    for (n, (i, c)) in after.char_indices().enumerate() {
        if n >= REACH || c == '\n' || ends(last, c) {
            end = span.end + i;
            break;
        }
        last = c;
    }
    Span::new(start, end)
}
