//! Reads one amount: a numeral, a range of numerals, and the unit behind them.

use rust_decimal::Decimal;

use super::context::Context;
use crate::document::AmountKind;
use crate::numeral::{Form, Numeral, Numerals, char_at, char_before, digit};
use crate::tail::{Tails, syllables};
use crate::text::{Span, hangul};
use crate::unit::{Unit, Units};
use crate::wordlist::{WordList, entries};

/// The tables that reading needs.
#[derive(Debug)]
pub(super) struct Tables {
    pub numerals: Numerals,
    pub units: Units,
    pub tails: Tails,
    pub context: Context,
    /// Behind a number: the number is part of a name or a term.
    names: WordList<()>,
    /// Words that only look like a numeral and a counter: 한편.
    lookalikes: WordList<()>,
}

/// An amount as it was read, before the words around it are looked at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub span: Span,
    pub kind: AmountKind,
    pub unit: String,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub vague: bool,
    pub about: bool,
}

/// A unit found behind a number.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    /// Where the unit word ends.
    end: usize,
    kind: AmountKind,
    unit: String,
    factor: Decimal,
    /// 여 before the unit.
    about: bool,
}

/// One number with its unit, if it has one.
struct Part {
    numeral: Numeral,
    unit: Option<Found>,
}

pub(super) fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

/// The byte behind `word` if the text at `at` begins with it.
fn skip(text: &str, at: usize, word: &str) -> Option<usize> {
    rest(text, at).starts_with(word).then(|| at + word.len())
}

impl Tables {
    pub(super) fn new() -> Self {
        let names = entries(include_str!("../../data/not_amounts.txt"))
            .filter_map(|entry| entry.get(1).copied())
            .flat_map(|words| words.split('|'))
            .filter_map(|word| word.strip_prefix('#'))
            .map(|word| (word.to_owned(), ()));
        let lookalikes = entries(include_str!("../../data/not_amounts.txt"))
            .filter(|entry| entry.first() == Some(&"word"))
            .filter_map(|entry| entry.get(1).copied())
            .flat_map(|words| words.split('|'))
            .map(|word| (word.to_owned(), ()));
        Tables {
            numerals: Numerals::new(),
            units: Units::new(),
            tails: Tails::new(),
            context: Context::new(),
            names: WordList::new(names),
            lookalikes: WordList::new(lookalikes),
        }
    }

    /// The amount whose numeral begins at `start` with a digit; nothing behind `end` is read.
    pub(super) fn in_digits(&self, text: &str, start: usize, end: usize) -> Option<Reading> {
        let text = text.get(..end)?;
        let numeral = self.numerals.in_digits(text, start)?;
        self.read(text, numeral)
    }

    /// The amount whose numeral begins at `start` with a word.
    pub(super) fn in_words(&self, text: &str, start: usize, end: usize) -> Option<Reading> {
        let text = text.get(..end)?;
        if let Some((word, ())) = self.lookalikes.longest(rest(text, start))
            && self.tails.accept(rest(text, start + word.len()))
        {
            return None;
        }
        // 결제를 한 사람: "who did", not "one".
        let before = text.get(..start).unwrap_or("");
        if rest(text, start).starts_with("한 ")
            && (before.ends_with("를 ") || before.ends_with("을 "))
        {
            return None;
        }
        // 한 편, at the start of a sentence: "meanwhile".
        if rest(text, start).starts_with("한 편")
            && before
                .trim_end()
                .chars()
                .next_back()
                .is_none_or(|c| matches!(c, '.' | '\n' | '/'))
        {
            return None;
        }
        // 다시 한 번: once more, not a number of times.
        if before.ends_with("다시 ")
            && (rest(text, start).starts_with("한번") || rest(text, start).starts_with("한 번"))
        {
            return None;
        }
        self.numerals
            .in_words(text, start)
            .into_iter()
            .find_map(|numeral| self.read(text, numeral))
    }

    /// `$3.5 million`, `USD 20`, `$10~20억`: the number behind a currency sign that stands at `start..sign_end`.
    pub(super) fn behind_sign(
        &self,
        text: &str,
        start: usize,
        sign_end: usize,
        currency: &Unit,
        end: usize,
    ) -> Option<Reading> {
        let text = text.get(..end)?;
        let at = skip(text, sign_end, " ").unwrap_or(sign_end);
        char_at(text, at).and_then(digit)?;
        let numeral = self.numerals.in_digits(text, at)?;
        let (first_scale, mut close) = self.english_scale(text, numeral.span.end);
        let mut low = numeral.low?.checked_mul(first_scale)?;
        let mut high = low;
        if let Some(after) = connector(text, close) {
            let sign = text.get(start..sign_end).unwrap_or("");
            let second_at = skip(text, after, sign).unwrap_or(after);
            if let Some(second) = char_at(text, second_at)
                .and_then(digit)
                .and_then(|_| self.numerals.in_digits(text, second_at))
            {
                let (scale, second_end) = self.english_scale(text, second.span.end);
                high = second.low?.checked_mul(scale)?;
                if first_scale == Decimal::ONE && scale > Decimal::ONE {
                    low = low.checked_mul(scale)?;
                } else if let (None, Some(scale)) = (numeral.scale, second.scale) {
                    low = low.checked_mul(scale)?;
                }
                close = second_end;
            }
        }
        // $100만 달러 names the currency twice.
        let gap = skip(text, close, " ").unwrap_or(close);
        if let Some((word, _)) = self
            .units
            .behind(rest(text, gap))
            .find(|(_, unit)| unit.kind == AmountKind::Money && unit.name == currency.name)
        {
            close = gap + word.len();
        }
        Some(Reading {
            span: Span::new(start, close),
            kind: currency.kind,
            unit: currency.name.to_string(),
            low: Some(low),
            high: Some(high),
            vague: false,
            about: numeral.about,
        })
    }

    /// million, bn and so on behind a number: the factor, and where it ends.
    fn english_scale(&self, text: &str, end: usize) -> (Decimal, usize) {
        let at = skip(text, end, " ").unwrap_or(end);
        let word: String = rest(text, at)
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        match self.context.english_scale(&word) {
            Some(scale) => (scale, at + word.len()),
            None => (Decimal::ONE, end),
        }
    }

    fn read(&self, text: &str, numeral: Numeral) -> Option<Reading> {
        let behind = rest(text, numeral.span.end);
        let noun = match behind.strip_prefix(' ') {
            Some(noun) if numeral.form == Form::Native => noun,
            _ => behind,
        };
        if !numeral.worded && self.names.longest(noun).is_some() {
            return None;
        }
        let start = numeral.span.start;
        let first = self.part(text, numeral);
        if let Some(reading) = self.fraction(text, &first) {
            return Some(reading);
        }
        if let Some(range) = self.range(text, &first) {
            return Some(range);
        }
        if let Some(score) = self.score(text, &first.numeral) {
            return Some(score);
        }
        let Some(unit) = first.unit else {
            return self.without_unit(text, &first.numeral);
        };
        let reading = self.finish(text, start, &first.numeral, unit)?;
        Some(match reading.kind {
            AmountKind::Money => self.with_subunit(text, reading),
            AmountKind::Duration => self.with_smaller_units(text, reading),
            _ => reading,
        })
    }

    /// 1달러 20센트: one amount.
    fn with_subunit(&self, text: &str, mut reading: Reading) -> Reading {
        if reading.kind != AmountKind::Money || reading.low != reading.high {
            return reading;
        }
        let Some(at) = skip(text, reading.span.end, " ") else {
            return reading;
        };
        if char_at(text, at).and_then(digit).is_none() {
            return reading;
        }
        let Some(numeral) = self.numerals.in_digits(text, at) else {
            return reading;
        };
        let part = self.part(text, numeral);
        if let Some(unit) = part.unit
            && unit.kind == AmountKind::Money
            && unit.unit == reading.unit
            && unit.factor < Decimal::ONE
        {
            let sum = part
                .numeral
                .low
                .and_then(|v| v.checked_mul(unit.factor))
                .and_then(|v| v.checked_add(reading.low?));
            reading.low = sum;
            reading.high = sum;
            reading.span.end = unit.end;
        }
        reading
    }

    /// 134조 of money, 천만 visitors: a round number whose unit the words around it tell.
    fn without_unit(&self, text: &str, numeral: &Numeral) -> Option<Reading> {
        let scale = numeral.scale?;
        // 조치, 만나: a scale alone is no number.
        if numeral.form != Form::Digits && numeral.span.len() <= '만'.len_utf8() {
            return None;
        }
        let end = numeral.span.end;
        let behind = rest(text, end);
        if !self.tails.accept(behind) || numeral.low.is_none() {
            return None;
        }
        let (kind, unit) = self.context.what_is_counted(text, numeral.span, scale)?;
        if kind == AmountKind::Money && behind.starts_with('대') {
            // 800억대: read like 800억원대.
            let found = Found {
                end,
                kind,
                unit: unit.to_owned(),
                factor: Decimal::ONE,
                about: numeral.about,
            };
            return self.finish(text, numeral.span.start, numeral, found);
        }
        Some(Reading {
            span: numeral.span,
            kind,
            unit: unit.to_owned(),
            low: numeral.low,
            high: numeral.high,
            vague: numeral.vague,
            about: numeral.about,
        })
    }

    /// 2시간 40분, 1년6개월, 1박2일: one length of time, in its smallest unit.
    fn with_smaller_units(&self, text: &str, mut reading: Reading) -> Reading {
        if reading.low != reading.high || reading.vague {
            return reading;
        }
        loop {
            let end = reading.span.end;
            let at = skip(text, end, " ").unwrap_or(end);
            if char_at(text, at).and_then(digit).is_none() {
                return reading;
            }
            let Some(numeral) = self.numerals.in_digits(text, at) else {
                return reading;
            };
            if reading.unit == "초" && at == end && numeral.digits.is_some_and(|n| n <= 3) {
                // 9초56
                let places = numeral
                    .digits
                    .and_then(|n| u32::try_from(n).ok())
                    .unwrap_or(0);
                let fraction = numeral
                    .low
                    .and_then(|v| v.checked_div(Decimal::from(10_u32.pow(places.min(3)))));
                let sum = reading.low.and_then(|v| v.checked_add(fraction?));
                reading.low = sum;
                reading.high = sum;
                reading.span.end = numeral.span.end;
                return reading;
            }
            let part = self.part(text, numeral);
            let mut unit = part.unit;
            if reading.unit == "년"
                && at == end
                && let Some(after) = skip(text, part.numeral.span.end, "월")
            {
                // 징역 1년6월
                unit = Some(Found {
                    end: after,
                    kind: AmountKind::Duration,
                    unit: "개월".to_owned(),
                    factor: Decimal::ONE,
                    about: false,
                });
            }
            let Some(unit) = unit.filter(|u| u.kind == AmountKind::Duration) else {
                return reading;
            };
            let Some(times) = self.context.smaller_unit(&reading.unit, &unit.unit) else {
                return reading;
            };
            let sum = reading
                .low
                .and_then(|v| v.checked_mul(times))
                .and_then(|v| v.checked_add(part.numeral.low?.checked_mul(unit.factor)?));
            if reading.unit == "박" && sum.is_none() {
                return reading;
            }
            reading.low = sum;
            reading.high = sum;
            reading.unit = unit.unit;
            reading.about |= unit.about;
            reading.span.end = unit.end;
        }
    }

    /// 3-1, 2 대 1: the score of a match, which is no number of anything.
    fn score(&self, text: &str, first: &Numeral) -> Option<Reading> {
        let end = first.span.end;
        if first.digits? > 3 || first.decimal {
            return None;
        }
        let spaced = skip(text, end, " ").unwrap_or(end);
        let after = match skip(text, spaced, "대") {
            Some(after) => skip(text, after, " ").unwrap_or(after),
            None => {
                let sign = char_at(text, end)?;
                if !matches!(sign, '-' | '–' | ':' | '：' | '－' | '−') {
                    return None;
                }
                end + sign.len_utf8()
            }
        };
        char_at(text, after).and_then(digit)?;
        let second = self.numerals.in_digits(text, after)?;
        if second.digits? > 3 || second.decimal {
            return None;
        }
        let behind = rest(text, second.span.end);
        let before = text.get(..first.span.start).unwrap_or("").trim_end();
        let told = self
            .context
            .score_behind
            .iter()
            .any(|w| behind.starts_with(w))
            || self
                .context
                .score_before
                .iter()
                .any(|w| before.ends_with(w));
        told.then(|| Reading {
            span: Span::new(first.span.start, second.span.end),
            kind: AmountKind::Score,
            unit: "점".to_owned(),
            low: None,
            high: None,
            vague: false,
            about: false,
        })
    }

    /// 김모(35), 손흥민(23·토트넘): the age of who is named before the bracket. `start` is where the digits begin.
    pub(super) fn age_in_brackets(&self, text: &str, start: usize, end: usize) -> Option<Reading> {
        let text = text.get(..end)?;
        let head = text.get(..start)?;
        let own = match head.chars().next_back()? {
            '(' | '（' => head.strip_suffix(['(', '（'])?,
            '·' => {
                // (본명 박재상·35)
                let alias = head.strip_suffix('·')?;
                let open = alias.rfind(['(', '（'])?;
                let inside = alias.get(open + 1..)?;
                if inside.contains(')')
                    || inside.chars().count() > 14
                    || !inside.ends_with(hangul::is_syllable)
                {
                    return None;
                }
                alias.get(..open)?
            }
            _ => return None,
        };
        let name = own.strip_suffix(' ').unwrap_or(own).chars().next_back()?;
        let first = crate::numeral::digits(text, start)?;
        let close = char_at(text, first.end)?;
        let alone = matches!(close, ')' | '）');
        let listed = matches!(close, '·' | ',' | '/')
            && rest(text, first.end + close.len_utf8())
                .trim_start_matches(' ')
                .starts_with(hangul::is_syllable);
        let named = hangul::is_syllable(name) || name.is_ascii_uppercase();
        if first.count != 2 || first.decimal || first.leading_zero || !named || !(alone || listed) {
            return None;
        }
        Some(Reading {
            span: Span::new(start, first.end),
            kind: AmountKind::Age,
            unit: "세".to_owned(),
            low: first.value,
            high: first.value,
            vague: false,
            about: false,
        })
    }

    /// A numeral with the unit behind it; tries the shorter reading of `백이` where the longer has no unit.
    fn part(&self, text: &str, numeral: Numeral) -> Part {
        if let Some(unit) = self.unit(text, &numeral) {
            return Part {
                numeral,
                unit: Some(unit),
            };
        }
        if let Some((end, value)) = numeral.shorter {
            let shorter = Numeral {
                span: Span::new(numeral.span.start, end),
                low: Some(value),
                high: Some(value),
                shorter: None,
                ..numeral
            };
            if let Some(unit) = self.unit(text, &shorter) {
                return Part {
                    numeral: shorter,
                    unit: Some(unit),
                };
            }
        }
        Part {
            numeral,
            unit: None,
        }
    }

    /// The unit behind a numeral.
    fn unit(&self, text: &str, numeral: &Numeral) -> Option<Found> {
        let mut at = numeral.span.end;
        let mut about = numeral.about;
        if numeral.form == Form::Alone {
            // 하나, 둘: they count by themselves.
            let tail = rest(text, at);
            // 과제 중 하나: one of them, not an amount.
            let one_of = numeral.low == Some(Decimal::ONE)
                && text
                    .get(..numeral.span.start)
                    .is_some_and(|t| t.ends_with("중 ") || t.ends_with("중의 "));
            // 열고, 둘 것이다: verbs.
            let word = text.get(numeral.span.start..at).unwrap_or("");
            let verb = matches!(word, "열" | "쉰")
                || tail.starts_with('째')
                || word == "둘"
                    && [" 것", " 수", " 때", " 예정", " 만"]
                        .iter()
                        .any(|w| tail.starts_with(w));
            return (self.tails.accept(tail) && !one_of && !verb).then(|| Found {
                end: at,
                kind: AmountKind::Count,
                unit: if self.context.is_near(tail, 12, |c| &c.person) {
                    "명"
                } else {
                    "개"
                }
                .to_owned(),
                factor: Decimal::ONE,
                about,
            });
        }
        if let Some(after) = skip(text, at, "여")
            && (numeral.digits.is_some() || numeral.worded || numeral.form == Form::Native)
        {
            about = true;
            at = after;
        }
        let spaced = matches!(char_at(text, at)?, ' ' | '\u{a0}');
        if spaced {
            at += char_at(text, at).map_or(0, char::len_utf8);
        }
        self.units
            .behind(rest(text, at))
            .find_map(|(word, unit)| self.fits(text, numeral, at, spaced, (word, unit)))
            .map(|found| Found { about, ..found })
            .or_else(|| {
                (!spaced && numeral.form == Form::Digits)
                    .then(|| self.open_counter(text, numeral, at))
                    .flatten()
                    .map(|found| Found { about, ..found })
            })
    }

    /// Whether a listed unit that stands at `at` belongs to the numeral.
    fn fits(
        &self,
        text: &str,
        numeral: &Numeral,
        at: usize,
        spaced: bool,
        (word, unit): (&str, &Unit),
    ) -> Option<Found> {
        if spaced && !unit.spaced {
            return None;
        }
        let mut end = at + word.len();
        let hangul_word = word.chars().all(|c| hangul::is_syllable(c) || c == ' ');
        let syllable = hangul_word && word.chars().count() == 1;
        let worded_money = numeral.worded && unit.kind == AmountKind::Money;
        let sure = unit.kind == AmountKind::Money && (!syllable || worded_money);
        if hangul_word && !sure && !self.tails.accept(rest(text, end)) {
            return None;
        }
        if numeral.form == Form::Native && matches!(word, "일" | "일간") {
            // 한 일: "what was done".
            return None;
        }
        let trillions = numeral
            .low
            .is_none_or(|v| v >= Decimal::from(1_000_000_000_000_u64));
        if numeral.form == Form::Sino && trillions && unit.kind != AmountKind::Money {
            return None;
        }
        if word == "대" && rest(text, end).starts_with(|c: char| c.is_ascii_digit()) {
            // 1대1 회담
            return None;
        }
        if word == "기가" && !self.context.is_around(text, at, |c| &c.data) {
            // 3기가: mostly 기 with a particle.
            return None;
        }
        if word == "대"
            && numeral
                .scale
                .is_some_and(|s| s >= Decimal::from(100_000_000))
        {
            // 800억대: of money, not so many machines.
            return None;
        }
        if !form_counts(text, numeral, spaced, syllable, word, unit) {
            return None;
        }
        let mut kind = unit.kind;
        let mut name: &str = &unit.name;
        if word == "분" && numeral.form == Form::Native {
            kind = AmountKind::Count;
        }
        if word == "파운드" && self.context.is_around(text, at, |c| &c.mass) {
            return Some(Found {
                end,
                kind: AmountKind::Mass,
                unit: "lb".to_owned(),
                factor: Decimal::ONE,
                about: false,
            });
        }
        if word == "주" && numeral.worded {
            kind = AmountKind::Count;
            name = "주";
        }
        if word == "점" && matches!(numeral.form, Form::Digits | Form::Sino) {
            kind = AmountKind::Score;
        }
        // 3년간, 열흘간: 간 is a particle here, the span stays before it.
        if kind == AmountKind::Duration && word != "시간" && word.ends_with('간') {
            end -= '간'.len_utf8();
        }
        Some(Found {
            end,
            kind,
            unit: name.to_owned(),
            factor: unit.factor,
            about: false,
        })
    }

    /// A noun that is in no list, glued behind digits: 24절기.
    fn open_counter(&self, text: &str, numeral: &Numeral, at: usize) -> Option<Found> {
        let run = syllables(rest(text, at));
        let ordinal = char_before(text, numeral.span.start) == Some('제');
        let year = numeral.low.is_some_and(|v| {
            numeral.digits == Some(4) && v >= Decimal::from(1900) && v < Decimal::from(2100)
        });
        if numeral.decimal || ordinal || year || self.tails.accept(run) {
            return None;
        }
        let mut ends = run.char_indices().map(|(i, c)| i + c.len_utf8()).take(4);
        // 3월부터, 11시경: a unit of one syllable that no list has is none.
        let one = ends.next()?;
        if run.starts_with('월') {
            return None;
        }
        if self.tails.accept(run.get(one..).unwrap_or("")) {
            return None;
        }
        let end = ends.find(|&end| self.tails.accept(run.get(end..).unwrap_or("")))?;
        Some(Found {
            end: at + end,
            kind: AmountKind::Count,
            unit: run.get(..end)?.to_owned(),
            factor: Decimal::ONE,
            about: false,
        })
    }

    /// 3분의 1.
    fn fraction(&self, text: &str, first: &Part) -> Option<Reading> {
        let after = skip(text, first.numeral.span.end, "분의")?;
        let after = skip(text, after, " ").unwrap_or(after);
        let second = match char_at(text, after)? {
            c if digit(c).is_some() => self.numerals.in_digits(text, after)?,
            c if self.numerals.begins(c) => {
                self.numerals.in_words(text, after).into_iter().next()?
            }
            _ => return None,
        };
        let (end, value) = match (
            self.tails.accept(rest(text, second.span.end)),
            second.shorter,
        ) {
            (true, _) => (second.span.end, second.low?),
            (false, Some(shorter)) if self.tails.accept(rest(text, shorter.0)) => shorter,
            _ => return None,
        };
        let value = value.checked_div(first.numeral.low?)?;
        Some(Reading {
            span: Span::new(first.numeral.span.start, end),
            kind: AmountKind::Multiple,
            unit: "배".to_owned(),
            low: Some(value),
            high: Some(value),
            vague: false,
            about: false,
        })
    }

    /// 10~20억, 3억~5억 달러, 5000원에서 1만원 사이, 3·4세.
    fn range(&self, text: &str, first: &Part) -> Option<Reading> {
        if !matches!(first.numeral.form, Form::Digits | Form::Sino) {
            return None;
        }
        let first_end = first
            .unit
            .as_ref()
            .map_or(first.numeral.span.end, |u| u.end);
        let joined = connector(text, first_end).or_else(|| {
            ["내지 ", " 내지 "]
                .iter()
                .find_map(|word| skip(text, first_end, word))
        });
        let listed = list_connector(text, first_end).filter(|_| first.unit.is_none());
        let after = joined.or(listed).or_else(|| between(text, first_end))?;
        char_at(text, after).and_then(digit)?;
        let second = self.part(text, self.numerals.in_digits(text, after)?);
        let unit = second.unit?;
        let (first_low, second_high) = (first.numeral.low?, second.numeral.low?);
        let mut low = first_low;
        match &first.unit {
            Some(own) if own.kind != unit.kind || own.unit != unit.unit => return None,
            Some(own) => low = low.checked_mul(own.factor)?,
            None => {
                // 10~20억: the first number borrows what it lacks.
                if let (None, Some(scale)) = (first.numeral.scale, second.numeral.scale)
                    && low < second_high.checked_div(scale)?
                {
                    low = low.checked_mul(scale)?;
                }
                // 2~30대, 4~50분: twenty to thirty, forty to fifty.
                let tens = second_high.checked_div(Decimal::TEN)?;
                if joined.is_some()
                    && first.numeral.digits == Some(1)
                    && tens.checked_sub(first_low)? == Decimal::ONE
                    && first_low > Decimal::ONE
                {
                    low = low.checked_mul(Decimal::TEN)?;
                }
                low = low.checked_mul(unit.factor)?;
            }
        }
        let high = second_high.checked_mul(unit.factor)?;
        if low >= high {
            return None;
        }
        if joined.is_none() {
            if listed.is_some() {
                // A list of neighbours: 3·4세, 8, 9살, 40·50대.
                let step = second_high.checked_sub(first_low)?;
                let decades = step == Decimal::TEN && unit.unit == "대";
                if (step != Decimal::ONE && !decades) || first.numeral.decimal {
                    return None;
                }
            } else if !self.context.range_ends(rest(text, unit.end)) {
                return None;
            }
        }
        let start = first.numeral.span.start;
        let mut reading = self.finish(text, start, &second.numeral, unit)?;
        reading.low = Some(low);
        if reading.kind == AmountKind::Age && listed.is_some() && high <= Decimal::from(5) {
            // 재벌 3·4세: generations.
            reading.kind = AmountKind::Rank;
        }
        reading.about |= first.numeral.about;
        Some(reading)
    }

    fn finish(&self, text: &str, start: usize, numeral: &Numeral, found: Found) -> Option<Reading> {
        let Found {
            mut end,
            mut kind,
            mut unit,
            factor,
            about,
        } = found;
        let low = numeral.low.and_then(|v| v.checked_mul(factor));
        let mut high = numeral.high.and_then(|v| v.checked_mul(factor));
        if kind == AmountKind::Count && unit == "대" {
            if is_decade(numeral) && !self.context.counts_machines(rest(text, end)) {
                kind = AmountKind::Age;
                "세".clone_into(&mut unit);
                high = low.and_then(|l| l.checked_add(Decimal::from(9)));
            }
        } else if takes_range_suffix(kind)
            && let Some(after) = skip(text, end, "대")
            && self.tails.accept(rest(text, after))
        {
            // 30만원대: from 30만 to just below the next one in its last place.
            end = after;
            if !numeral.vague
                && let (Some(l), Some(step)) = (low, low.and_then(last_place))
            {
                let whole = matches!(kind, AmountKind::Money | AmountKind::Count);
                let finest = if whole && step >= Decimal::ONE {
                    Decimal::ONE
                } else {
                    Decimal::new(1, 2)
                };
                high = l.checked_add(step)?.checked_sub(finest);
            }
        }
        Some(Reading {
            span: Span::new(start, end),
            kind,
            unit,
            low,
            high,
            vague: numeral.vague,
            about,
        })
    }
}

fn takes_range_suffix(kind: AmountKind) -> bool {
    matches!(
        kind,
        AmountKind::Money
            | AmountKind::Percent
            | AmountKind::Count
            | AmountKind::Length
            | AmountKind::Mass
            | AmountKind::Area
            | AmountKind::Other
            | AmountKind::Rank
            | AmountKind::Temperature
            | AmountKind::Score
    )
}

/// Whether a numeral of this form may count this unit: 한 명, but not 이 명.
fn form_counts(
    text: &str,
    numeral: &Numeral,
    spaced: bool,
    syllable: bool,
    word: &str,
    unit: &Unit,
) -> bool {
    match numeral.form {
        Form::Digits => true,
        Form::Native => {
            word != "도" && unit.native && !(unit.plural && numeral.low == Some(Decimal::ONE))
        }
        Form::Few => {
            numeral.low.is_some_and(|v| v < Decimal::ONE)
                && matches!(
                    word,
                    "리터"
                        | "컵"
                        | "병"
                        | "잔"
                        | "판"
                        | "근"
                        | "되"
                        | "말"
                        | "시간"
                        | "스푼"
                        | "큰술"
                        | "포기"
                        | "모"
                        | "마리"
                )
                || numeral.low.is_some_and(|v| v > Decimal::ONE)
                    && matches!(word, "달" | "장" | "말" | "되" | "냥" | "잔")
        }
        Form::Sino => {
            // 이 명, 사 원: one Sino-Korean syllable counts only what cannot be taken for another word.
            let single = numeral.span.len() == '일'.len_utf8();
            if word == "도" || word == "프로" && single {
                return false;
            }
            if !single {
                // 천송이, 이천공장: glued, only counters that no name ends in.
                return spaced
                    || !unit.counter
                    || matches!(
                        word,
                        "명" | "개"
                            | "건"
                            | "대"
                            | "권"
                            | "곳"
                            | "마리"
                            | "세"
                            | "살"
                            | "가구"
                            | "개국"
                            | "번"
                            | "회"
                            | "위"
                            | "점"
                            | "장"
                    );
            }
            if numeral.worded {
                return spaced
                    || !syllable
                    || matches!(word, "명" | "개" | "년" | "원" | "배" | "톤" | "평");
            }
            spaced
                && !unit.counter
                && !syllable
                && unit.kind != AmountKind::Duration
                && word != "유로"
        }
        Form::Some => {
            if !rest(text, numeral.span.start).starts_with('수') {
                return unit.native || unit.counter;
            }
            let glued = matches!(word, "년" | "년간" | "개월" | "차례" | "시간");
            let apart = spaced && matches!(word, "명" | "분" | "초" | "일" | "주" | "건");
            // 할 수 시간: "can", not "some".
            let can = spaced
                && char_before(text, numeral.span.start) == Some(' ')
                && char_before(text, numeral.span.start - 1).and_then(hangul::final_consonant)
                    == Some(8);
            (glued || apart) && !can
        }
        Form::Alone => false,
    }
}

/// The place value of the last digit that is not zero: 100000 for 300000.
fn last_place(value: Decimal) -> Option<Decimal> {
    let value = value.normalize();
    let mut mantissa = value.mantissa();
    let mut place = 1_i128;
    if mantissa == 0 {
        return None;
    }
    while mantissa % 10 == 0 {
        mantissa /= 10;
        place = place.checked_mul(10)?;
    }
    Decimal::try_from_i128_with_scale(place, value.scale()).ok()
}

/// 10, 20, … 90.
fn is_decade(numeral: &Numeral) -> bool {
    numeral.digits == Some(2)
        && numeral
            .low
            .is_some_and(|v| !v.is_zero() && (v % Decimal::TEN).is_zero())
}

/// Behind a range's sign: 10~20, 10 - 20.
fn connector(text: &str, at: usize) -> Option<usize> {
    let spaced = skip(text, at, " ");
    let sign_at = spaced.unwrap_or(at);
    let sign = char_at(text, sign_at)?;
    if !matches!(sign, '~' | '∼' | '〜' | '～' | '–' | '—' | '-' | '−') {
        return None;
    }
    let after = sign_at + sign.len_utf8();
    let close = skip(text, after, " ").unwrap_or(after);
    // "10 -20": a minus, not a range.
    (!(matches!(sign, '-' | '−') && spaced.is_some() && close == after)).then_some(close)
}

/// Behind the sign of a short list: 3·4세, 8, 9살.
fn list_connector(text: &str, at: usize) -> Option<usize> {
    let sign = char_at(text, at)?;
    if !matches!(sign, '·' | ',' | '‧' | '・' | 'ㆍ' | '∙') {
        return None;
    }
    let after = at + sign.len_utf8();
    Some(if sign == ',' {
        skip(text, after, " ").unwrap_or(after)
    } else {
        after
    })
}

/// Behind the particle of a range in words: `5000원에서 1만원 사이`.
fn between(text: &str, at: usize) -> Option<usize> {
    ["에서 ", "부터 ", "에서"]
        .iter()
        .find_map(|word| skip(text, at, word))
}
