//! Amounts and dates against their example files, and relations that hold for any text.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use mitjul::{Amount, Bound, Date, DateMention, Decimal, Language, Quantities};

#[path = "../fuzz/checks/quantities.rs"]
mod relations;

static QUANTITIES: LazyLock<Quantities> =
    LazyLock::new(|| Quantities::new().read_as(Language::Korean));

/// Tables of data/ that have examples beside them.
const TABLES: &[&str] = &[
    "amount_context",
    "bounds",
    "counters",
    "currencies",
    "dates",
    "numerals",
    "units",
];

fn examples(table: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{table}.examples.txt"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-').map(str::parse::<u16>);
    let (year, month, day) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    let month = u8::try_from(month).ok()?.try_into().ok()?;
    Date::from_calendar_date(year.into(), month, day.try_into().ok()?).ok()
}

/// The sentence without its marks.
fn plain(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, mark)) = rest.split_once('[') {
        let (words, after) = mark.split_once(']').expect("a mark is closed");
        text += before;
        text += words.split('|').next().unwrap_or("");
        rest = after;
    }
    text + rest
}

fn amount_mark(amount: &Amount) -> String {
    let value = match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => low.normalize().to_string(),
        (Some(low), Some(high)) => format!("{}~{}", low.normalize(), high.normalize()),
        _ => "?".to_owned(),
    };
    let mut mark = format!(
        "|{}|{value}|{}",
        amount.kind,
        amount.unit.as_deref().unwrap_or("")
    );
    if amount.bound != Bound::Exact {
        let _ = write!(mark, "|{}", amount.bound);
    }
    if let Some(direction) = amount.direction {
        let _ = write!(mark, "|{direction}");
    }
    if let Some(per) = &amount.per {
        let _ = write!(mark, "|per {per}");
    }
    if let Some(first) = amount.same_as {
        let _ = write!(mark, "|same as {}", first + 1);
    }
    mark
}

fn date_mark(date: &DateMention) -> String {
    let mut mark = match date.value {
        Some(value) => format!("|{value}"),
        None => "|?".to_owned(),
    };
    if let Some(end) = date.end_value {
        let _ = write!(mark, "~{end}");
    }
    if let Some(part) = date.part {
        let _ = write!(mark, "|{part}");
    }
    if let Some(time) = date.time {
        let _ = write!(mark, "|{time}");
    }
    mark
}

/// The sentence with everything marked that is found in it.
fn marked(text: &str, published: Option<Date>) -> String {
    let (dates, amounts) = QUANTITIES.find(text, published);
    let mut marks: Vec<_> = amounts.iter().map(|a| (a.span, amount_mark(a))).collect();
    marks.extend(dates.iter().map(|d| (d.span, date_mark(d))));
    marks.sort();
    let mut out = String::new();
    let mut at = 0;
    for (span, mark) in marks {
        let _ = write!(out, "{}[{}{mark}]", &text[at..span.start], span.of(text));
        at = span.end;
    }
    out + &text[at..]
}

#[test]
fn finds_what_the_examples_mark_and_nothing_else() {
    let mut wrong = String::new();
    for table in TABLES {
        let mut published = None;
        let (mut positive, mut negative) = (0, 0);
        for line in examples(table).lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if let Some(date) = line.strip_prefix('@') {
                published = day(date);
                continue;
            }
            *(if line.contains('[') {
                &mut positive
            } else {
                &mut negative
            }) += 1;
            let found = marked(&plain(line), published);
            if found != line {
                let _ = writeln!(wrong, "{table}\n  expected {line}\n  found    {found}");
            }
        }
        assert!(
            positive > 0 && negative > 0,
            "{table} lacks examples of one sort"
        );
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Numbers that repeat from run to run (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Few digits as often as many.
    fn value(&mut self) -> u64 {
        let digits = 1 + self.below(17);
        1 + self.below(10_u64.pow(u32::try_from(digits).unwrap()))
    }
}

const BIG: [(u64, &str); 4] = [
    (10_000_000_000_000_000, "경"),
    (1_000_000_000_000, "조"),
    (100_000_000, "억"),
    (10_000, "만"),
];

/// Parts a number at 경, 조, 억 and 만, each part written by `section`.
fn parted(value: u64, between: &str, section: impl Fn(u64) -> String) -> String {
    let mut parts = Vec::new();
    let mut rest = value;
    for (size, name) in BIG {
        if rest >= size {
            parts.push(section(rest / size) + name);
            rest %= size;
        }
    }
    if rest > 0 || parts.is_empty() {
        parts.push(section(rest));
    }
    parts.join(between)
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// 1천912: thousands in words, the rest in digits.
fn thousands(value: u64) -> String {
    match (value / 1000, value % 1000) {
        (0, rest) => rest.to_string(),
        (n, 0) => format!("{n}천"),
        (n, rest) => format!("{n}천{rest}"),
    }
}

/// 이천칠백삼십오
fn sino(value: u64) -> String {
    const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
    let mut out = String::new();
    for (size, name) in [(1000, "천"), (100, "백"), (10, "십"), (1, "")] {
        let digit = value / size % 10;
        if digit > 0 {
            if digit > 1 || size == 1 {
                out += DIGITS[usize::try_from(digit).unwrap()];
            }
            out += name;
        }
    }
    out
}

fn full_width(value: u64) -> String {
    value
        .to_string()
        .chars()
        .filter_map(|c| char::from_u32('０' as u32 + c.to_digit(10)?))
        .collect()
}

#[test]
fn a_value_written_in_any_style_is_read_as_itself() {
    let mut random = Random(7);
    for _ in 0..1500 {
        let value = random.value();
        let mut styles = vec![
            value.to_string(),
            grouped(value),
            full_width(value),
            parted(value, "", |v| v.to_string()),
            parted(value, "", thousands),
        ];
        // 일만 is written 만, which alone is no number; and 조, 경 are written with digits.
        if value < 100_000_000 && value > 10 && !(10_000..20_000).contains(&value) {
            styles.push(parted(value, "", sino));
        }
        for number in styles {
            for (unit, kind, name) in [("원", "money", "KRW"), (" 달러", "money", "USD")] {
                let text = format!("한빛은 {number}{unit}을 냈다.");
                let (_, amounts) = QUANTITIES.find(&text, None);
                let [amount] = amounts.as_slice() else {
                    panic!("{text}: {amounts:?}");
                };
                assert_eq!(amount.span.of(&text), format!("{number}{unit}"), "{text}");
                assert_eq!(amount.low, Some(Decimal::from(value)), "{text}");
                assert_eq!(amount.high, amount.low, "{text}");
                assert_eq!(
                    (amount.kind.as_str(), amount.unit.as_deref().unwrap_or("")),
                    (kind, name),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn a_day_written_in_any_style_is_read_as_itself() {
    let mut random = Random(11);
    for _ in 0..1500 {
        let (year, month) = (1950 + random.below(120), 1 + random.below(12));
        let day = 1 + random.below(28);
        let iso = format!("{year:04}-{month:02}-{day:02}");
        for words in [
            iso.clone(),
            format!("{year}년 {month}월 {day}일"),
            format!("{year}년{month}월{day}일"),
            format!("{year}. {month}. {day}."),
            format!("{year}.{month:02}.{day:02}"),
            format!("{year}/{month:02}/{day:02}"),
        ] {
            let text = format!("모임은 {words} 열렸다.");
            let (dates, amounts) = QUANTITIES.find(&text, None);
            let [date] = dates.as_slice() else {
                panic!("{text}: {dates:?}");
            };
            assert_eq!(
                date.value.map(|v| v.to_string()),
                Some(iso.clone()),
                "{text}"
            );
            assert!(amounts.is_empty(), "{text}: {amounts:?}");
        }
    }
}

#[test]
fn a_long_text_gives_the_amounts_of_its_sentences() {
    let sentences: Vec<String> = TABLES
        .iter()
        .flat_map(|table| {
            examples(table)
                .lines()
                .filter(|l| l.ends_with('.') && !l.starts_with(['#', '@']))
                .map(plain)
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(sentences.len() > 150);
    let whole = sentences.join(" ");
    let (_, together) = QUANTITIES.find(&whole, relations::published());
    let together: Vec<_> = together
        .iter()
        .map(|a| {
            (
                a.span.of(&whole),
                a.kind,
                a.low,
                a.high,
                a.bound,
                a.direction,
            )
        })
        .collect();
    let mut apart = Vec::new();
    for sentence in &sentences {
        let (_, amounts) = QUANTITIES.find(sentence, relations::published());
        for a in amounts {
            apart.push((
                sentence.get(a.span.start..a.span.end).unwrap(),
                a.kind,
                a.low,
                a.high,
                a.bound,
                a.direction,
            ));
        }
    }
    for (a, b) in together.iter().zip(&apart) {
        assert_eq!(a, b);
    }
    assert_eq!(together.len(), apart.len());
}

/// Pieces that are apt to be read as numbers, units, dates or parts of them, in any order.
const PIECES: &[&str] = &[
    "1",
    "12",
    "2024",
    "０",
    "3.5",
    "1,000",
    "십",
    "백",
    "천",
    "만",
    "억",
    "조",
    "경",
    "해",
    "수",
    "몇",
    "여",
    "한",
    "두",
    "열",
    "원",
    "달러",
    "$",
    "€",
    "USD",
    "%",
    "%p",
    "명",
    "개",
    "년",
    "월",
    "일",
    "시",
    "분",
    "분기",
    "주",
    "대",
    "세",
    "위",
    "지난",
    "오는",
    "이날",
    "내년",
    "상반기",
    "오후",
    "말",
    "초",
    "~",
    "-",
    "∼",
    "·",
    ",",
    ".",
    ":",
    "(",
    ")",
    " ",
    "\n",
    "약",
    "이상",
    "에서",
    "부터",
    "까지",
    "당",
    "영하",
    "도",
    "마이너스",
    "△",
    "½",
    "분의",
    "추석",
    "월요일",
    "주말",
    "후",
    "전",
    "간",
    "째",
    "a",
    "é",
    "😀",
    "\u{a0}",
    "2월 30일",
    "99999999999999999999999999999",
];

#[test]
fn relations_hold_for_any_jumble() {
    let mut random = Random(3);
    for _ in 0..4000 {
        let length = 1 + random.below(12);
        let text: String = (0..length)
            .map(|_| PIECES[usize::try_from(random.below(PIECES.len() as u64)).unwrap()])
            .collect();
        relations::well_formed(&QUANTITIES, &text);
        relations::found_without_publication_date(&QUANTITIES, &text);
        relations::whole_equals_lines(&QUANTITIES, &text);
    }
}

#[test]
fn texts_that_the_fuzzer_found_keep_the_relations() {
    for text in [
        "값은 NT$2023-10-22일에 정했다.",
        "52주 신고가를 기록했\n한 편 수상자에게는 상금을 준다.",
    ] {
        relations::well_formed(&QUANTITIES, text);
        relations::found_without_publication_date(&QUANTITIES, text);
        relations::whole_equals_lines(&QUANTITIES, text);
    }
}
