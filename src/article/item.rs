//! A line with what it is by itself, before its neighbours are looked at.

use super::byline::{self, Cut};
use super::line::{self, Features};
use super::page::{self, Hint};
use super::phrase::{self, Class, Phrases};
use super::published::{self, DateLine};
use crate::text::Span;

/// What a line is by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Sentences.
    Prose,
    /// Words without a sentence: headline, caption, list item, link – its neighbours decide.
    Short,
    /// A byline or credit.
    Byline,
    /// A date.
    Date(DateLine),
    /// The opening of a list of other stories, of comments, of references.
    Section(&'static str),
    /// Rights and imprint: an article ends here.
    Copyright(&'static str),
    /// A call for tips or subscriptions, as stands under an article.
    Closing(&'static str),
    /// A row of a board, and whether it is marked as the one being read.
    Row { current: bool },
    /// An outlet's name alone.
    Outlet,
    /// Anything else that is not the article.
    Furniture(&'static str),
}

/// A line, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub span: Span,
    pub cut: Cut,
    /// Of the line's own words.
    pub features: Features,
    pub kind: Kind,
    /// Blank lines before it.
    pub blank: usize,
    /// What the page's tree says; nothing for plain text.
    pub hint: Hint,
}

impl Item {
    /// Whether a photo's credit or a tag stands behind its words.
    pub(super) fn has_credit(&self) -> bool {
        self.cut.behind.is_some()
    }

    /// Whether it begins with a mark that subheads have.
    pub(super) fn heads(&self, text: &str) -> bool {
        self.cut
            .core
            .of(text)
            .starts_with(['◇', '◆', '■', '□', '◈', '▣', '―', '—', '─'])
    }

    /// Whether it begins with a mark of a list.
    pub(super) fn bullet(&self, text: &str) -> bool {
        let words = self.cut.core.of(text);
        let mut chars = words.chars();
        let first = chars.next().unwrap_or(' ');
        if matches!(
            first,
            '-' | '–'
                | '·'
                | '•'
                | '●'
                | '○'
                | '◦'
                | '▪'
                | '△'
                | '▲'
                | '▷'
                | '*'
                | '※'
                | 'ㆍ'
                | '①'..='⑳'
        ) {
            return true;
        }
        self.numbered(text)
    }

    /// Whether it begins with a number as lists do: `1. `, `2)`.
    pub(super) fn numbered(&self, text: &str) -> bool {
        let words = self.cut.core.of(text);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits)
            && words.get(digits..).is_some_and(|rest| {
                rest.starts_with([')', '.'])
                    && !rest
                        .get(1..)
                        .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
            })
    }
}

/// The lines of a text as items.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut form = Vec::with_capacity(phrase::LONGEST + 1);
    line::unwrapped(text, line::lines(text).collect())
        .into_iter()
        .map(|(span, blank)| item(text, span, blank, &mut form))
        .collect()
}

/// The lines of a page's text as items: what the tree says counts before what the words look like.
pub(super) fn page_items(text: &str, lines: &[page::Line]) -> Vec<Item> {
    let mut form = Vec::with_capacity(phrase::LONGEST + 1);
    lines
        .iter()
        .map(|line| {
            let mut item = item(text, line.span, line.blank, &mut form);
            item.hint = line.hint;
            item.kind = hinted(item.kind, line.hint, item.features);
            item
        })
        .collect()
}

fn hinted(kind: Kind, hint: Hint, f: Features) -> Kind {
    match kind {
        Kind::Prose | Kind::Short | Kind::Byline | Kind::Outlet if hint.furniture => {
            Kind::Furniture("furniture_element")
        }
        // A headline may link to itself.
        Kind::Prose | Kind::Short if hint.links && hint.heading != 1 && !hint.title => {
            Kind::Furniture("links")
        }
        Kind::Prose if hint.heading == 1 => Kind::Short,
        Kind::Prose if hint.outside => Kind::Furniture("outside_article"),
        Kind::Short if hint.byline && f.chars <= 40 => Kind::Byline,
        Kind::Short if hint.dateline && f.chars <= 40 => Kind::Furniture("date_element"),
        kind => kind,
    }
}

fn item(text: &str, span: Span, blank: usize, form: &mut Vec<char>) -> Item {
    let words = span.of(text);
    let whole = Cut {
        before: None,
        core: span,
        behind: None,
    };
    let by_itself = by_itself(words, form);
    if let Some(kind) = by_itself {
        return Item {
            span,
            cut: whole,
            features: line::features(words),
            kind,
            blank,
            hint: Hint::default(),
        };
    }
    let cut = byline::cut(text, span);
    let features = line::features(cut.core.of(text));
    let kind = if cut.core.is_empty() {
        Kind::Byline
    } else if is_prose(cut.core.of(text), features) {
        Kind::Prose
    } else if cut.core == span && words.split_whitespace().all(phrase::is_outlet) {
        Kind::Outlet
    } else {
        Kind::Short
    };
    Item {
        span,
        cut,
        features,
        kind,
        blank,
        hint: Hint::default(),
    }
}

/// Sentences, or words so long that no headline is.
fn is_prose(words: &str, f: Features) -> bool {
    if f.letters * 2 < f.chars && f.stops == 0 {
        return false;
    }
    // A headline may ask or cry out.
    let asks =
        f.stops == 1 && words.ends_with(['?', '!', '”', '’', '"', '\'']) && !words.contains("다.");
    (f.ends && f.chars >= 12 && !(asks && f.chars <= 50))
        || f.stops >= 2
        || (f.stops == 1 && !f.ends && f.chars >= 40)
        || f.chars >= 90
        // A sentence without its stop: longer than headlines that end in a verb.
        || (words.ends_with('다') && f.words >= 7 && f.chars >= 30 && !words.contains('…'))
}

/// What a line is whatever stands around it.
fn by_itself(words: &str, form: &mut Vec<char>) -> Option<Kind> {
    if !phrase::normal_form(words, form) {
        return None;
    }
    if form.is_empty() {
        return Some(Kind::Furniture("symbols"));
    }
    if let Some(rule) = Phrases::shared().rule(form, line::ends_as_sentence(words)) {
        return Some(match rule.class {
            Class::Section => Kind::Section(rule.why),
            Class::Copyright => Kind::Copyright(rule.why),
            Class::Closing => Kind::Closing(rule.why),
            Class::Furniture => Kind::Furniture(rule.why),
        });
    }
    if let Some(date) = published::date_line(words) {
        return Some(Kind::Date(date));
    }
    let chars = form.len();
    // Degrees and arrows are among what these bytes begin.
    let signs = words.bytes().any(|b| matches!(b, 0xc2 | 0xe2));
    if chars <= 30
        && signs
        && (words.contains('℃') || words.contains("°C"))
        && words.split_whitespace().count() <= 4
    {
        return Some(Kind::Furniture("temperature"));
    }
    if signs && is_ticker(words) {
        return Some(Kind::Furniture("ticker"));
    }
    if chars <= 60 && (is_sections(words) || is_path(words)) {
        return Some(Kind::Furniture("sections"));
    }
    if let Some(current) = row(words) {
        return Some(Kind::Row { current });
    }
    if super::address::is_address(words) {
        return Some(Kind::Furniture("address"));
    }
    if words.starts_with('#') && words.split_whitespace().all(|w| w.starts_with('#')) {
        return Some(Kind::Furniture("hashtags"));
    }
    if is_clock(words) {
        return Some(Kind::Furniture("clock"));
    }
    if chars <= 8 && is_ago(words) {
        return Some(Kind::Furniture("ago"));
    }
    None
}

/// `코스피 2,500.12 ▲ 10.2 (+0.4%)`
fn is_ticker(words: &str) -> bool {
    words.len() <= 120
        && words.contains(['▲', '▼', '△', '▽', '↑', '↓'])
        && words.bytes().filter(u8::is_ascii_digit).count() * 3 >= words.chars().count()
}

/// `10:31`, `오후 5시 30분`
fn is_clock(words: &str) -> bool {
    let words = words
        .trim_start_matches("오전")
        .trim_start_matches("오후")
        .trim();
    words.len() <= 20
        && words.starts_with(|c: char| c.is_ascii_digit())
        && words.contains([':', '시'])
        && words
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ':' | '시' | '분'))
}

/// `3시간 전`, `2일 전`
fn is_ago(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len()
        && rest.strip_suffix('전').is_some_and(|unit| {
            matches!(
                unit.trim(),
                "초" | "분" | "시간" | "일" | "주" | "개월" | "달" | "년"
            )
        })
}

/// A menu, breadcrumb or tag made of section names.
fn is_sections(words: &str) -> bool {
    let mut any = false;
    for word in words.split(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '>' | '›' | '·' | ',' | 'ㅣ' | '»' | '<' | '[' | ']' | '/' | '•' | '-' | '&'
            )
    }) {
        if word.is_empty() {
            continue;
        }
        any = true;
        if !phrase::is_section(word) {
            return false;
        }
    }
    any
}

/// `홈 > 경제 > 금융·거시`: the way from the first page to this one, of which not every section is known.
fn is_path(words: &str) -> bool {
    const LONGEST: usize = 12;
    let mut parts = words.split(['>', '›', '»']).map(str::trim);
    let first = parts.next().unwrap_or("");
    let mut rest = parts.peekable();
    phrase::is_section(first)
        && rest.peek().is_some()
        && rest.all(|part| !part.is_empty() && part.chars().count() <= LONGEST)
}

/// A row of a board: `47213 제목 글쓴이 2025.02.05 31`, or marked with `»` as the one being read.
fn row(words: &str) -> Option<bool> {
    if words.len() > 400 {
        return None;
    }
    let marked = words.starts_with('»');
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = words == "공지" || words.starts_with("공지 ") || (1..=8).contains(&digits);
    if !marked && !numbered {
        return None;
    }
    let dated =
        row_date(words).is_some() || words.split_whitespace().rev().take(3).any(is_short_date);
    if marked {
        return Some(dated);
    }
    let behind = words.get(digits..)?;
    (dated
        && (digits == 0 || behind.starts_with([' ', '\t', '\u{a0}']))
        && !line::ends_as_sentence(words)
        && words.split_whitespace().count() >= 3)
        .then_some(false)
}

/// The date among the last words of a row.
pub(super) fn row_date(words: &str) -> Option<time::Date> {
    words.split_whitespace().rev().take(3).find_map(|word| {
        published::numeric_date(word)
            .filter(|&(_, len)| len == word.len())
            .map(|(date, _)| date)
    })
}

/// `02-05`, `02.05`, `10:31`
fn is_short_date(word: &str) -> bool {
    word.len() == 5
        && word.bytes().enumerate().all(|(i, b)| {
            if i == 2 {
                matches!(b, b'-' | b'.' | b':' | b'/')
            } else {
                b.is_ascii_digit()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_a_line_is_by_itself() {
        for (line, kind) in [
            ("• 맑음동두천 -6.6℃", Kind::Furniture("temperature")),
            ("기상청 제공", Kind::Furniture("weather")),
            ("빅테크", Kind::Furniture("sections")),
            (
                "코스피 2,500.12 ▲ 10.20 (+0.41%)",
                Kind::Furniture("ticker"),
            ),
            ("3시간 전", Kind::Furniture("ago")),
            ("#AI #반도체", Kind::Furniture("hashtags")),
            (
                "47213 한빛전자 공장 문 열어 새벽 2025.02.05",
                Kind::Row { current: false },
            ),
            (
                "» » 한빛전자 공장 문 열어 새벽 2025.02.05",
                Kind::Row { current: true },
            ),
            ("93건의 관련기사 더보기", Kind::Section("related")),
            ("한빛일보", Kind::Outlet),
            ("한겨레", Kind::Outlet),
            ("김하늘 기자", Kind::Byline),
            ("김하늘 기자 sky@hanbit.example", Kind::Byline),
            ("한빛전자는 10일 공장 문을 열었다.", Kind::Prose),
            ("한빛전자, 공장 문 열까?", Kind::Short),
            ("기온이 30℃를 넘는 날이 이어졌다.", Kind::Prose),
            ("---", Kind::Furniture("symbols")),
            ("17:30", Kind::Furniture("clock")),
            ("[앵커]", Kind::Byline),
        ] {
            let got = items(line);
            assert_eq!(got.first().map(|i| i.kind), Some(kind), "{line}");
        }
    }

    #[test]
    fn takes_section_names_as_the_list_says() {
        for (line, sections) in phrase::section_examples() {
            assert_eq!(is_sections(line), sections, "{line}");
        }
    }
}
