//! Numerals: from what is written (`3조5000억`, `이천칠백`, `열한`, `수십`) to exact decimals.

use rust_decimal::Decimal;

use crate::data;
use crate::text::Span;
use crate::wordlist::{WordList, entries};

/// How a numeral is written, which decides what it may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// It begins with digits.
    Digits,
    /// Sino-Korean words: 이십, 천만.
    Sino,
    /// Native words before a counter: 한, 열두.
    Native,
    /// Native words that stand alone: 하나, 둘.
    Alone,
    /// 석, 넉: before a few counters only.
    Few,
    /// 수 or 몇 with nothing behind it: 몇 명, 수 년.
    Some,
}

/// A numeral in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    pub span: Span,
    pub form: Form,
    /// Smallest value meant; `None` for nonsense (`1억만조`) and what does not fit.
    pub low: Option<Decimal>,
    /// Largest value meant.
    pub high: Option<Decimal>,
    /// 수십, 몇 백: an order of magnitude.
    pub vague: bool,
    /// 여 inside: 10여.
    pub about: bool,
    /// The 만, 억, … that ends it: what the first number of a range borrows.
    pub scale: Option<Decimal>,
    /// How many digits, when it is nothing but digits.
    pub digits: Option<usize>,
    /// Digits with a decimal point.
    pub decimal: bool,
    /// Whether 십, 백, 천, 만, … are part of it.
    pub worded: bool,
    /// The same numeral without a last 이, 일, 오, … that may be a particle or the next word.
    pub shorter: Option<(usize, Decimal)>,
}

/// The numeral words that are looked up.
#[derive(Debug, Clone)]
pub(crate) struct Numerals {
    words: WordList<(Form, bool, Decimal, Decimal)>,
}

/// A run of digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Digits {
    pub end: usize,
    /// `None` when it does not fit.
    pub value: Option<Decimal>,
    /// Digits before the decimal point.
    pub count: usize,
    pub decimal: bool,
    pub grouped: bool,
    /// `1.2.3`: a version, a date, an address; no number.
    pub dotted: bool,
    pub leading_zero: bool,
}

/// The character at byte `at`.
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at byte `at`.
pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Whether a character is a letter or digit. Asks the Unicode tables only for what is neither ASCII nor Hangul: asking
/// them for every character took two fifths of the time.
pub(crate) fn is_word(c: char) -> bool {
    crate::text::hangul::is_alphanumeric(c)
}

/// The value of a digit, ASCII or full-width.
pub(crate) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Reads digits with grouping commas and a decimal point.
pub(crate) fn digits(text: &str, start: usize) -> Option<Digits> {
    let mut mantissa = Some(0_i128);
    let mut at = start;
    let mut count = 0;
    let mut grouped = false;
    let mut leading_zero = false;
    let mut scale = 0_u32;
    let push = |mantissa: Option<i128>, d: u32| {
        mantissa
            .and_then(|m| m.checked_mul(10))
            .and_then(|m| m.checked_add(i128::from(d)))
    };
    loop {
        let c = char_at(text, at);
        if let Some(d) = c.and_then(digit) {
            leading_zero |= count == 0 && d == 0;
            mantissa = push(mantissa, d);
            count += 1;
            at += c.map_or(0, char::len_utf8);
        } else if matches!(c, Some(',' | '，')) && (1..=3).contains(&count) | grouped {
            let after = at + c.map_or(0, char::len_utf8);
            let group: Vec<u32> = text
                .get(after..)
                .unwrap_or("")
                .chars()
                .take(4)
                .map_while(digit)
                .collect();
            if group.len() != 3 {
                break;
            }
            for d in group {
                mantissa = push(mantissa, d);
            }
            let width: usize = text
                .get(after..)
                .unwrap_or("")
                .chars()
                .take(3)
                .map(char::len_utf8)
                .sum();
            count += 3;
            grouped = true;
            at = after + width;
        } else {
            break;
        }
    }
    if count == 0 {
        return None;
    }
    let mut decimal = false;
    let mut dotted = false;
    if matches!(char_at(text, at), Some('.' | '．')) {
        let mut end = at + char_at(text, at).map_or(0, char::len_utf8);
        let mut fraction = mantissa;
        while let Some((c, d)) = char_at(text, end).and_then(|c| Some((c, digit(c)?))) {
            fraction = push(fraction, d);
            scale += 1;
            decimal = true;
            end += c.len_utf8();
        }
        if decimal {
            dotted =
                char_at(text, end) == Some('.') && char_at(text, end + 1).and_then(digit).is_some();
            mantissa = fraction;
            at = end;
        } else {
            scale = 0;
        }
    }
    let value = mantissa.and_then(|m| Decimal::try_from_i128_with_scale(m, scale.min(29)).ok());
    Some(Digits {
        end: at,
        value: value.filter(|_| scale <= 28),
        count,
        decimal,
        grouped,
        dotted,
        leading_zero: leading_zero && count > 1,
    })
}

fn fraction_sign(c: char) -> Option<Decimal> {
    Some(match c {
        '½' => Decimal::new(5, 1),
        '¼' => Decimal::new(25, 2),
        '¾' => Decimal::new(75, 2),
        '⅓' => Decimal::ONE.checked_div(Decimal::from(3))?,
        '⅔' => Decimal::TWO.checked_div(Decimal::from(3))?,
        '⅛' => Decimal::new(125, 3),
        _ => return None,
    })
}

fn sino_digit(c: char) -> Option<u32> {
    Some(match c {
        '영' | '공' => 0,
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' | '륙' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        _ => return None,
    })
}

fn small_unit(c: char) -> Option<u32> {
    match c {
        '십' | '十' => Some(1),
        '백' | '百' => Some(2),
        '천' | '千' => Some(3),
        _ => None,
    }
}

fn big_unit(c: char) -> Option<u32> {
    match c {
        '만' | '萬' => Some(4),
        '억' | '億' => Some(8),
        '조' | '兆' => Some(12),
        '경' => Some(16),
        '해' => Some(20),
        _ => None,
    }
}

fn power(exponent: u32) -> Decimal {
    Decimal::from_i128_with_scale(10_i128.checked_pow(exponent).unwrap_or(1), 0)
}

/// What has been read of a numeral with 만, 천, … in it.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    total: Option<Decimal>,
    section: Option<Decimal>,
    /// The section has something in it.
    open: bool,
    coefficient: Option<Option<Decimal>>,
    last_big: u32,
    last_small: u32,
    worded: bool,
    about: bool,
    scale: Option<Decimal>,
    sino: bool,
    shorter: Option<(usize, Option<Decimal>)>,
}

impl<'a> Reader<'a> {
    fn sum(&self) -> Option<Decimal> {
        let mut sum = self.total?.checked_add(self.section?)?;
        if let Some(c) = self.coefficient {
            sum = sum.checked_add(c?)?;
        }
        Some(sum)
    }

    /// The smallest unit so far: what a number behind it must stay below.
    fn limit(&self) -> Decimal {
        if self.last_small < 4 {
            power(self.last_small)
        } else {
            power(self.last_big)
        }
    }

    fn big(&mut self, exponent: u32, width: usize) {
        let mut section = self.section;
        if let Some(c) = self.coefficient.take() {
            section = section.and_then(|s| s.checked_add(c?));
        } else if !self.open {
            section = Some(Decimal::ONE);
        }
        let times = power(exponent);
        if exponent >= self.last_big {
            // 1억만조: nonsense, kept whole so that no part of it passes for a number.
            self.total = None;
        }
        self.total = self
            .total
            .and_then(|t| t.checked_add(section?.checked_mul(times)?));
        self.section = Some(Decimal::ZERO);
        self.open = false;
        self.last_big = exponent;
        self.last_small = 4;
        self.scale = Some(times);
        self.worded = true;
        self.at += width;
    }

    fn small(&mut self, exponent: u32, width: usize) {
        let c = self.coefficient.take().unwrap_or(Some(Decimal::ONE));
        self.section = self
            .section
            .and_then(|s| s.checked_add(c?.checked_mul(power(exponent))?));
        self.open = true;
        self.last_small = exponent;
        self.worded = true;
        self.scale = None;
        self.at += width;
    }

    /// Reads on as long as the parts fit together.
    fn run(&mut self) {
        loop {
            let here = self.at;
            let Some(c) = char_at(self.text, here) else {
                break;
            };
            let fresh = !self.worded && self.coefficient.is_none();
            if digit(c).is_some() {
                if self.coefficient.is_some() {
                    break;
                }
                let Some(d) = digits(self.text, here) else {
                    break;
                };
                if !fresh && (d.value.is_none_or(|v| v >= self.limit()) || d.leading_zero) {
                    break;
                }
                self.coefficient = Some(d.value);
                self.scale = None;
                self.shorter = None;
                self.at = d.end;
                if d.decimal && !fresh {
                    break;
                }
            } else if let Some(exponent) = small_unit(c) {
                if exponent >= self.last_small
                    || (self.coefficient.is_none() && !self.sino && fresh)
                {
                    break;
                }
                self.shorter = None;
                self.small(exponent, c.len_utf8());
            } else if let Some(exponent) = big_unit(c) {
                let whole = self.coefficient.is_some() || self.open || (fresh && self.sino);
                // 1억만조 goes on (as nonsense), 10만해도 does not.
                let nonsense = !whole && self.scale.is_some() && matches!(c, '만' | '억' | '조');
                if nonsense {
                    self.total = None;
                }
                if !whole && !nonsense {
                    break;
                }
                // 144경기, 10만해도: 경 and 해 mostly begin another word.
                let next = char_at(self.text, here + c.len_utf8());
                let word = next.is_some_and(|n| {
                    crate::text::hangul::is_syllable(n) && !matches!(n, '원' | '여' | '달')
                });
                if exponent >= 16 && (word || exponent >= self.last_big) {
                    break;
                }
                self.shorter = None;
                self.big(exponent, c.len_utf8());
            } else if let Some(d) = sino_digit(c) {
                // Behind digits only where a unit follows: 2억오천만, but 3천이 넘는.
                let next = char_at(self.text, here + c.len_utf8());
                let unit_follows =
                    next.is_some_and(|n| small_unit(n).is_some() || big_unit(n).is_some());
                if self.coefficient.is_some() || (!fresh && !self.sino && !unit_follows) {
                    break;
                }
                if !fresh && !unit_follows {
                    self.shorter = Some((here, self.sum()));
                }
                self.coefficient = Some(Some(Decimal::from(d)));
                self.scale = None;
                self.at += c.len_utf8();
            } else if c == '점' && self.sino && !fresh {
                let (end, value) = self.sino_fraction(here + c.len_utf8());
                if let Some(value) = value {
                    self.coefficient = Some(
                        self.coefficient
                            .unwrap_or(Some(Decimal::ZERO))
                            .and_then(|c| c.checked_add(value)),
                    );
                    self.at = end;
                }
                break;
            } else if c == '여' && !fresh && !self.about {
                let after = here + c.len_utf8();
                let next = char_at(self.text, after);
                let unit = |c: char| small_unit(c).is_some() || big_unit(c).is_some();
                if next.is_some_and(unit) {
                    // 3억4천200여만: the rest still counts.
                    self.about = true;
                    self.at = after;
                    continue;
                }
                let word = self.text.get(after..).unwrap_or("").strip_prefix(' ');
                let mut word = word.unwrap_or("").chars();
                if word.next().is_some_and(unit) && matches!(word.next(), Some(' ' | '원' | '명'))
                {
                    // 2800여 만 원
                    self.about = true;
                    self.at = after + ' '.len_utf8();
                    continue;
                }
                break;
            } else if c == ' ' && self.worded && self.coefficient.is_none() {
                if !self.goes_on_behind_space(here + 1) {
                    break;
                }
                self.at = here + 1;
            } else if c == ' ' && self.coefficient.is_some() {
                // 100 만 달러
                let after = here + 1;
                let Some(unit) = char_at(self.text, after) else {
                    break;
                };
                let next = char_at(self.text, after + unit.len_utf8());
                let stands = big_unit(unit).is_some_and(|e| e < self.last_big && e <= 12)
                    && next.is_some_and(|n| {
                        n == ' ' || n.is_ascii_digit() || "원달엔위유파명개대톤건".contains(n)
                    });
                if !stands || (unit == '만' && next == Some(' ') && !self.unit_word_at(after + 4))
                {
                    break;
                }
                self.at = after;
            } else {
                break;
            }
        }
    }

    /// 일점이삼: the digits behind the point.
    fn sino_fraction(&self, start: usize) -> (usize, Option<Decimal>) {
        let mut at = start;
        let mut mantissa = 0_i128;
        let mut scale = 0;
        while let Some(c) = char_at(self.text, at)
            && let Some(d) = sino_digit(c)
            && scale < 10
        {
            mantissa = mantissa * 10 + i128::from(d);
            scale += 1;
            at += c.len_utf8();
        }
        let value = (scale > 0).then(|| Decimal::from_i128_with_scale(mantissa, scale));
        (at, value)
    }

    fn unit_word_at(&self, at: usize) -> bool {
        char_at(self.text, at).is_some_and(|c| "원달엔위유파명개대톤건".contains(c))
    }

    /// 5만 8200원, 4억 2천만: whether what stands behind the space is the rest of this numeral.
    fn goes_on_behind_space(&self, at: usize) -> bool {
        let Some(c) = char_at(self.text, at) else {
            return false;
        };
        if digit(c).is_some() {
            let Some(d) = digits(self.text, at) else {
                return false;
            };
            let unit = char_at(self.text, d.end);
            let unit_follows =
                unit.is_some_and(|u| small_unit(u).is_some() || big_unit(u).is_some());
            let fits = unit.is_none_or(|u| match (small_unit(u), big_unit(u)) {
                (Some(e), _) => e < self.last_small,
                (_, Some(e)) => e < self.last_big,
                _ => true,
            });
            let below = fits && d.value.is_some_and(|v| v < self.limit());
            // A bare number behind the space is the rest only if it has about as many digits as would fill it: 1만 3위
            // are two numbers.
            let fills = self.last_small == 4 && d.count >= 3 || self.last_small < 4 && d.count >= 2;
            return below && !d.leading_zero && !d.dotted && (unit_follows || fills && !d.decimal);
        }
        // 이만 삼천, 3만 천원: only words that hold a unit.
        let mut rest = self.text.get(at..).unwrap_or("").chars();
        match (rest.next(), rest.next()) {
            (Some(a), Some(b)) if sino_digit(a).is_some_and(|d| d > 1) => {
                small_unit(b).is_some_and(|e| power(e) < self.limit())
                    || big_unit(b).is_some_and(|e| e < self.last_big)
            }
            (Some('천' | '백'), Some(b)) if self.last_small >= 4 => {
                b == '원' || big_unit(b).is_some_and(|e| e < self.last_big) || digit(b).is_some()
            }
            (Some(a), b) if self.last_small < 4 && self.last_big == u32::MAX => {
                // 5백 만 원
                big_unit(a).is_some_and(|e| e <= 12)
                    && matches!(b, Some(' ' | '원' | '달' | '명' | '엔' | '유'))
            }
            _ => false,
        }
    }
}

impl Numerals {
    pub(crate) fn new() -> Self {
        let mut tens = Vec::new();
        let mut words = Vec::new();
        let mut ones = Vec::new();
        for entry in entries(data::NUMERALS.text()) {
            let [place, low, high, names] = entry.as_slice() else {
                continue;
            };
            let (Ok(low), Ok(high)) = (low.parse::<Decimal>(), high.parse::<Decimal>()) else {
                continue;
            };
            for name in names.split('|') {
                let form = match *place {
                    "alone" => Form::Alone,
                    "few" => Form::Few,
                    _ => Form::Native,
                };
                let both = matches!(*place, "ten" | "one");
                words.push((name.to_owned(), (form, both, low, high)));
                match *place {
                    "ten" => tens.push((name.to_owned(), low)),
                    "few" => {}
                    _ if low < Decimal::TEN && low == high => {
                        ones.push((name.to_owned(), form, both, low));
                    }
                    _ => {}
                }
            }
        }
        for (ten, value) in &tens {
            for &(ref one, form, both, add) in &ones {
                let sum = *value + add;
                words.push((format!("{ten}{one}"), (form, both, sum, sum)));
            }
        }
        Numerals {
            words: WordList::new(words),
        }
    }

    /// Whether a numeral word can begin with this syllable.
    pub(crate) fn begins(&self, c: char) -> bool {
        matches!(c, '수' | '몇' | '영')
            || sino_digit(c).is_some()
            || small_unit(c).is_some()
            || big_unit(c).is_some_and(|e| e <= 12)
            || self.words.begins(c)
    }

    /// The numeral that begins with the digit at `start`.
    pub(crate) fn in_digits(&self, text: &str, start: usize) -> Option<Numeral> {
        if let Some(value) = char_at(text, start).and_then(fraction_sign) {
            let end = start + char_at(text, start)?.len_utf8();
            return Some(Numeral {
                digits: None,
                ..plain(start, end, Form::Digits, value)
            });
        }
        let first = digits(text, start)?;
        if first.dotted {
            return None;
        }
        if let Some(add) = char_at(text, first.end).and_then(fraction_sign) {
            let end = first.end + char_at(text, first.end)?.len_utf8();
            return Some(plain(
                start,
                end,
                Form::Digits,
                first.value?.checked_add(add)?,
            ));
        }
        self.mixed(text, start, false, Some(first))
    }

    fn mixed(
        &self,
        text: &str,
        start: usize,
        sino: bool,
        first: Option<Digits>,
    ) -> Option<Numeral> {
        let mut reader = Reader {
            text,
            at: start,
            total: Some(Decimal::ZERO),
            section: Some(Decimal::ZERO),
            open: false,
            coefficient: None,
            last_big: u32::MAX,
            last_small: 4,
            worded: false,
            about: false,
            scale: None,
            sino,
            shorter: None,
        };
        reader.run();
        if reader.at == start {
            return None;
        }
        let value = reader.sum();
        let only_digits = !reader.worded && !sino;
        Some(Numeral {
            span: Span::new(start, reader.at),
            form: if sino { Form::Sino } else { Form::Digits },
            low: value,
            high: value,
            vague: false,
            about: reader.about,
            scale: reader.scale,
            digits: first.filter(|_| only_digits).map(|d| d.count),
            decimal: first.is_some_and(|d| d.decimal),
            worded: reader.worded,
            shorter: reader.shorter.and_then(|(end, v)| Some((end, v?))),
        })
    }

    /// The readings of the numeral words at `start`, likeliest first: 수십, 열한, 이천.
    pub(crate) fn in_words(&self, text: &str, start: usize) -> Vec<Numeral> {
        let mut found = Vec::new();
        let rest = text.get(start..).unwrap_or("");
        let Some(c) = rest.chars().next() else {
            return found;
        };
        if matches!(c, '수' | '몇') {
            found.extend(self.vague(text, start, c));
            return found;
        }
        for (word, &(form, both, low, high)) in self.words.prefixes(rest) {
            let numeral = Numeral {
                high: Some(high),
                digits: None,
                ..plain(start, start + word.len(), form, low)
            };
            found.push(numeral);
            if both {
                found.push(Numeral {
                    form: Form::Alone,
                    ..numeral
                });
            }
        }
        // 조사단, 구조: no number of Sino-Korean words begins with 억 or 조, and few hold 조.
        if sino_digit(c).is_some() || small_unit(c).is_some() || big_unit(c) == Some(4) {
            found.extend(self.mixed(text, start, true, None));
        }
        found
    }

    /// 수십억, 몇 백, 수 (년).
    fn vague(&self, text: &str, start: usize, c: char) -> Option<Numeral> {
        let mut at = start + c.len_utf8();
        let can = char_before(text, start) == Some(' ')
            && char_before(text, start - 1).and_then(crate::text::hangul::final_consonant)
                == Some(8);
        if (c == '몇' || !can) && char_at(text, at) == Some(' ') {
            let after = char_at(text, at + 1);
            if after.is_some_and(|u| small_unit(u).is_some() || matches!(u, '만' | '억' | '조'))
            {
                at += 1;
            }
        }
        let unit = char_at(text, at);
        let nine = Decimal::new(99, 1);
        if unit.is_some_and(|u| small_unit(u).is_some() || big_unit(u).is_some_and(|e| e <= 12)) {
            let numeral = self.mixed(text, at, true, None)?;
            let one = numeral.low?;
            return Some(Numeral {
                span: Span::new(start, numeral.span.end),
                low: one.checked_mul(Decimal::TWO),
                high: one.checked_mul(nine),
                vague: true,
                shorter: None,
                ..numeral
            });
        }
        Some(Numeral {
            high: Some(Decimal::from(9)),
            vague: true,
            ..plain(start, at, Form::Some, Decimal::TWO)
        })
    }
}

fn plain(start: usize, end: usize, form: Form, value: Decimal) -> Numeral {
    Numeral {
        span: Span::new(start, end),
        form,
        low: Some(value),
        high: Some(value),
        vague: false,
        about: false,
        scale: None,
        digits: None,
        decimal: false,
        worded: false,
        shorter: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (String, Option<String>) {
        let numerals = Numerals::new();
        let numeral = match char_at(text, 0) {
            Some(c) if digit(c).is_some() => numerals.in_digits(text, 0),
            _ => numerals.in_words(text, 0).into_iter().next(),
        };
        numeral.map_or((String::new(), None), |n| {
            (
                n.span.of(text).to_owned(),
                n.low.map(|d| d.normalize().to_string()),
            )
        })
    }

    #[test]
    fn reads_every_way_of_writing_a_number() {
        for (text, span, expected) in [
            ("3조5000억원", "3조5000억", Some("3500000000000")),
            ("1천912억원", "1천912억", Some("191200000000")),
            ("2억4천4백만원", "2억4천4백만", Some("244000000")),
            ("5만 8200원", "5만 8200", Some("58200")),
            ("1.5조", "1.5조", Some("1500000000000")),
            ("14만2600원", "14만2600", Some("142600")),
            ("이천칠백삼십오만 명", "이천칠백삼십오만", Some("27350000")),
            ("일점이삼 퍼센트", "일점이삼", Some("1.23")),
            ("열한 명", "열한", Some("11")),
            ("스무 살", "스무", Some("20")),
            ("１２３명", "１２３", Some("123")),
            ("1½컵", "1½", Some("1.5")),
            ("7천 5백만 달러", "7천 5백만", Some("75000000")),
            ("4천 820만 달러", "4천 820만", Some("48200000")),
            ("1천 1백 70만 달러", "1천 1백 70만", Some("11700000")),
            ("천 4백만 달러", "천 4백만", Some("14000000")),
            ("131억 8천만 달러", "131억 8천만", Some("13180000000")),
            ("수십억 달러", "수십억", Some("2000000000")),
            ("3억4천200여만원", "3억4천200여만", Some("342000000")),
            ("1억만조", "1억만조", None),
            ("3천이 넘는", "3천", Some("3000")),
            ("10만해도", "10만", Some("100000")),
            ("1,234,567명", "1,234,567", Some("1234567")),
            ("1,2루", "1", Some("1")),
            ("5경 3000조", "5경 3000조", Some("53000000000000000")),
            ("1해 2000경", "1해 2000경", Some("120000000000000000000")),
            ("1000만 2위", "1000만", Some("10000000")),
            ("100 만 달러", "100 만", Some("1000000")),
            ("10 만에", "10", Some("10")),
            ("3만 천원", "3만 천", Some("31000")),
            (
                "99999999999999999999999999999999명",
                "99999999999999999999999999999999",
                None,
            ),
        ] {
            assert_eq!(
                value(text),
                (span.to_owned(), expected.map(str::to_owned)),
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_a_last_syllable_that_may_be_a_particle() {
        let text = "백이 넘는";
        let numeral = Numerals::new().in_words(text, 0).pop().unwrap();
        assert_eq!(numeral.shorter, Some(("백".len(), Decimal::from(100))));
    }
}
