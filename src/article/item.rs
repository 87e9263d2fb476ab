//! A line with what it is by itself, before its neighbours are looked at.

use super::byline::{self, Cut};
use super::line::{self, Features};
use super::page::{self, Hint};
use super::phrase::{self, Class, Phrases};
use super::published::{self, DateLine};
use crate::text::Span;
use crate::text::hangul::is_syllable;

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
    /// Who took or lent a picture.
    Credit,
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
        self.cut.behind.is_some() && !self.cut.rights
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

/// Paragraphs that a machine's summary has at most, and characters of one of them.
const SUMMARY: (usize, u32) = (5, 160);

/// What stands under the head of a machine's summary is no article, up to the next line that is no paragraph.
fn leave_summaries(mut items: Vec<Item>) -> Vec<Item> {
    let mut from = None;
    let mut count = 0;
    for i in 0..items.len() {
        let Some(item) = items.get(i) else { break };
        match item.kind {
            Kind::Section("machine_summary" | "ai_summary") => {
                from = Some(i + 1);
                count = 0;
            }
            Kind::Prose if from.is_some() => {
                count += 1;
                if count > SUMMARY.0 || item.features.chars > SUMMARY.1 {
                    from = None;
                }
            }
            Kind::Furniture(_) if count == 0 => {}
            _ => {
                let Some(from) = from.take() else { continue };
                let goes_on = items.get(i..).unwrap_or(&[]).iter();
                let goes_on = goes_on.filter(|item| item.kind == Kind::Prose);
                if goes_on.take(2).count() < 2 {
                    continue;
                }
                for item in items.get_mut(from..i).unwrap_or(&mut []) {
                    if item.kind == Kind::Prose {
                        item.kind = Kind::Furniture("machine_summary");
                    }
                }
            }
        }
    }
    items
}

/// Lines in a row that name what an article drew on.
const REFERENCES: usize = 4;

/// A list of what an English article drew on is none of it: `Dawn Herald, "Mill burns," accessed Nov. 5, 2019`.
fn leave_references(text: &str, mut items: Vec<Item>) -> Vec<Item> {
    let mut from = 0;
    while from < items.len() {
        let run = items.get(from..).unwrap_or(&[]).iter();
        let run = run.take_while(|item| {
            matches!(item.kind, Kind::Prose | Kind::Short) && is_reference(item.span.of(text))
        });
        let count = run.count();
        if count >= REFERENCES {
            for item in items.get_mut(from..from + count).unwrap_or(&mut []) {
                item.kind = Kind::Furniture("references");
            }
        }
        from += count.max(1);
    }
    items
}

/// Whether a line names a source and ends in its day or year.
fn is_reference(words: &str) -> bool {
    let end = words.trim_end_matches([')', '.', ' ']);
    let year = end.len().checked_sub(4).and_then(|at| end.get(at..));
    words.len() <= 300
        && words.contains(", ")
        && words.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
        && year.is_some_and(|year| {
            (year.starts_with("19") || year.starts_with("20"))
                && year.bytes().all(|b| b.is_ascii_digit())
        })
        && line::features(words).stops <= 2
}

/// The lines of a text as items.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut form = Vec::with_capacity(phrase::LONGEST + 1);
    let items = line::unwrapped(text, line::lines(text).collect())
        .into_iter()
        .map(|(span, blank)| item(text, span, blank, &mut form))
        .collect();
    leave_references(text, leave_summaries(items))
}

/// The lines of a page's text as items: what the tree says counts before what the words look like.
pub(super) fn page_items(text: &str, lines: &[page::Line]) -> Vec<Item> {
    let mut form = Vec::with_capacity(phrase::LONGEST + 1);
    let items = lines
        .iter()
        .map(|line| {
            let mut item = item(text, line.span, line.blank, &mut form);
            item.hint = line.hint;
            item.kind = hinted(item.kind, line.hint, item.features);
            item
        })
        .collect();
    leave_references(text, leave_summaries(items))
}

fn hinted(kind: Kind, hint: Hint, f: Features) -> Kind {
    match kind {
        Kind::Prose | Kind::Short | Kind::Byline | Kind::Outlet if hint.furniture => {
            Kind::Furniture("furniture_element")
        }
        // A sentence of the article may be one link, of a list where it is longer than a headline.
        Kind::Prose
            if hint.links
                && hint.inside
                && f.ends
                && f.chars >= if hint.list { 100 } else { 40 } =>
        {
            kind
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
        rights: false,
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
    let latin = f.hangul == 0;
    // A headline may ask or cry out.
    let asks =
        f.stops == 1 && words.ends_with(['?', '!', '”', '’', '"', '\'']) && !words.contains("다.");
    let asks = asks && (f.chars <= 50 || latin && f.chars <= 120 && line::is_title_case(words));
    // English headlines and links have a hundred letters, and two parts, without being sentences.
    let headline = latin
        && !f.ends
        && !words.ends_with([':', ';', ','])
        && if line::is_title_case(words) {
            f.words <= 26
        } else {
            f.words <= 22 && f.chars <= 120 && f.stops == 0 || f.words <= 12 && f.stops <= 1
        };
    (f.ends && f.chars >= 12 && !asks)
        || !headline
            && (f.stops >= 2 || (f.stops == 1 && !f.ends && f.chars >= 40) || f.chars >= 90)
        // A sentence without its stop: longer than headlines that end in a verb.
        || (words.ends_with('다') && f.words >= 7 && f.chars >= 30 && !words.contains('…'))
}

/// What a line is whatever stands around it.
fn by_itself(words: &str, form: &mut Vec<char>) -> Option<Kind> {
    let complete = phrase::normal_form(words, form);
    if form.is_empty() {
        return Some(Kind::Furniture("symbols"));
    }
    // A labelled date may stand beside what would be furniture: `Published Jan 22 • 3 minute read`.
    let date = published::date_line(words);
    if let Some(date) = date.filter(|date| date.label != published::Label::Bare) {
        return Some(Kind::Date(date));
    }
    let phrases = Phrases::shared();
    let ends = line::ends_as_sentence(words);
    // What somebody says is no notice of the page's.
    let said = ends && words.starts_with(['"', '“']);
    let rule = phrases.rule(form, ends, complete).filter(|_| !said);
    let short = form.len();
    if let Some(rule) = rule.or_else(|| phrases.label(words, form)) {
        if rule.class == Class::Copyright && byline::has_rights_behind(words) {
            // Rights glued to a paragraph cost only themselves.
            return None;
        }
        if rule.class == Class::Credit && byline::has_credit_behind(words) {
            return None;
        }
        return Some(match rule.class {
            Class::Section => Kind::Section(rule.why),
            Class::Copyright => Kind::Copyright(rule.why),
            Class::Closing => Kind::Closing(rule.why),
            Class::Credit => Kind::Credit,
            Class::Furniture => Kind::Furniture(rule.why),
        });
    }
    if !complete {
        return None;
    }
    if let Some(date) = date {
        return Some(Kind::Date(date));
    }
    let chars = short;
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
    let latin = !words.chars().any(crate::text::hangul::is_syllable);
    if chars <= 160 && latin && !ends && line::is_glued(words) {
        return Some(Kind::Furniture("glued_links"));
    }
    if let Some(current) = row(words) {
        return Some(Kind::Row { current });
    }
    if super::address::is_address(words) {
        return Some(Kind::Furniture("address"));
    }
    if is_hashtags(words) {
        return Some(Kind::Furniture("hashtags"));
    }
    if is_clock(words) {
        return Some(Kind::Furniture("clock"));
    }
    if chars <= 8 && is_ago(words) || latin && is_english_ago(words) {
        return Some(Kind::Furniture("ago"));
    }
    None
}

/// `코스피 2,500.12 ▲ 10.2 (+0.4%)`, an index and how it moves. What counts things is a row of the story's own table:
/// `국내 5만314대(4.7%↑)`, 50,314 cars sold at home, up 4.7 %.
fn is_ticker(words: &str) -> bool {
    words.len() <= 120
        && words.contains(['▲', '▼', '△', '▽', '↑', '↓'])
        && words.bytes().filter(u8::is_ascii_digit).count() * 3 >= words.chars().count()
        && !counts(words)
}

/// Whether a number has a counter: a Hangul syllable right behind it that is not won's, a point's or part of a number.
fn counts(words: &str) -> bool {
    let mut after_digit = false;
    words.chars().any(|c| {
        let number = c.is_ascii_digit() || (after_digit && matches!(c, '만' | '억' | '조' | '천'));
        let counter = after_digit && !number && is_syllable(c) && !matches!(c, '원' | '포');
        after_digit = number;
        counter
    })
}

/// `#금융 #증시`, `관련 주제 #금융 #증시`
fn is_hashtags(words: &str) -> bool {
    let Some(at) = words.find('#') else {
        return false;
    };
    let (before, tags) = words.split_at(at);
    let tags = tags.split_whitespace();
    let enough = if before.is_empty() { 1 } else { 2 };
    before.split_whitespace().count() <= 3
        && tags.clone().all(|word| word.starts_with('#'))
        && tags.count() >= enough
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

/// `2 MINUTES AGO`, `Ana Pell | Published 3 hours ago`, `1h agoFerry fares rise`: how old a story is, not when it came.
fn is_english_ago(words: &str) -> bool {
    if words.len() > 160 || !words.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let small = crate::text::case::in_small(words);
    let rest = small.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some((unit, behind)) = rest.split_once(" ago") else {
        return false;
    };
    let unit = unit.trim();
    let known = matches!(
        unit.trim_end_matches('s'),
        "" | "m"
            | "h"
            | "d"
            | "w"
            | "min"
            | "hr"
            | "sec"
            | "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "month"
            | "year"
    );
    let labelled = ["published", "updated", "posted"]
        .iter()
        .any(|label| small.contains(label));
    rest.len() < small.len() && known && (behind.is_empty() || unit.len() <= 2)
        || labelled && behind.is_empty() && small.split_whitespace().count() <= 12
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
            ("삼성전자 71,000원 ▲500", Kind::Furniture("ticker")),
            (
                "한빛차 국내 5만314대(4.7%↑) 해외 18만6874대(13.6%↑)",
                Kind::Short,
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
