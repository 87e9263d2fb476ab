//! Amounts of more than one number: ranges, fractions, scores, 2시간 40분, 1달러 20센트.

use rust_decimal::Decimal;

use super::reading::{Found, Part, Reading, Tables, connector};
use crate::document::AmountKind;
use crate::numeral::{Form, Numeral, digit};
use crate::text::{Span, char_at, hangul, rest, skip};

impl Tables {
    /// 1달러 20센트: one amount.
    pub(super) fn with_subunit(&self, text: &str, mut reading: Reading) -> Reading {
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

    /// 2시간 40분, 1년6개월, 1박2일, 1m83㎝: one length of time or measure, in its smallest unit.
    pub(super) fn with_smaller_units(&self, text: &str, mut reading: Reading) -> Reading {
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
            let Some(unit) = unit.filter(|u| u.kind == reading.kind) else {
                return reading;
            };
            let Some(times) = self.context.smaller_unit(&reading.unit, &unit.unit) else {
                return reading;
            };
            // 2m 300㎝: two measures.
            if reading.kind != AmountKind::Duration && part.numeral.low.is_none_or(|v| v >= times) {
                return reading;
            }
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

    /// 1년 반, 두 시간 반: half a unit more.
    pub(super) fn with_half(&self, text: &str, mut reading: Reading) -> Reading {
        let end = reading.span.end;
        let half = skip(text, end, " 반").or_else(|| skip(text, end, "반"));
        let long = matches!(
            &*reading.unit,
            "년" | "시간" | "개월" | "분" | "주" | "세기"
        );
        if let Some(half) = half.filter(|&half| long && self.tails.accept(rest(text, half)))
            && reading.low == reading.high
            && let Some(value) = reading.low.and_then(|v| v.checked_add(Decimal::new(5, 1)))
        {
            reading.low = Some(value);
            reading.high = Some(value);
            reading.span.end = half;
        }
        reading
    }

    /// 3할2푼5리: tenths, hundredths and thousandths of one number.
    pub(super) fn with_hundredths(&self, text: &str, mut reading: Reading) -> Reading {
        if !text
            .get(..reading.span.end)
            .is_some_and(|t| t.ends_with('할'))
        {
            return reading;
        }
        for (word, percent) in [("푼", Decimal::ONE), ("리", Decimal::new(1, 1))] {
            let at = skip(text, reading.span.end, " ").unwrap_or(reading.span.end);
            let Some(digits) = crate::numeral::digits(text, at).filter(|d| d.count == 1) else {
                continue;
            };
            let Some(end) = skip(text, digits.end, word) else {
                continue;
            };
            let sum = digits
                .value
                .and_then(|v| v.checked_mul(percent))
                .and_then(|v| v.checked_add(reading.low?));
            reading.low = sum;
            reading.high = sum;
            reading.span.end = end;
        }
        reading
    }

    /// 3-1, 2 대 1: the score of a match, which is no number of anything.
    pub(super) fn score(&self, text: &str, first: &Numeral) -> Option<Reading> {
        let end = first.span.end;
        if first.digits? > 3 {
            return None;
        }
        let spaced = skip(text, end, " ").unwrap_or(end);
        let after = match skip(text, spaced, "대") {
            Some(after) => skip(text, after, " ").unwrap_or(after),
            None => {
                let sign = char_at(text, end)?;
                if first.decimal || !matches!(sign, '-' | '–' | ':' | '：' | '－' | '−') {
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
        let ratio = text.get(end..after).is_some_and(|t| t.contains('대'))
            && self.tails.accept(behind)
            && self
                .units
                .behind(behind.trim_start_matches(' '))
                .next()
                .is_none();
        let contest = self.context.is_around(text, end, |c| &c.contest)
            && !behind.starts_with(|c: char| c.is_alphanumeric() && !hangul::is_syllable(c));
        let told = ratio
            || contest
            || self
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
            ',' | ' ' => {
                // (大隅良典, 71, 일본 도쿄공업대)
                let inside = head.trim_end_matches(' ').strip_suffix(',')?;
                let open = inside.rfind(['(', '（', ')', '\n'])?;
                let alias = inside
                    .get(open + 1..)
                    .filter(|_| inside.get(open..).is_some_and(|i| i.starts_with('(')))?;
                if alias.chars().count() > 60 || alias.contains(|c: char| c.is_ascii_digit()) {
                    return None;
                }
                inside.get(..open)?
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

    /// 3분의 1.
    pub(super) fn fraction(&self, text: &str, first: &Part) -> Option<Reading> {
        let end = first.numeral.span.end;
        if let Some(reading) = self.slashed(text, &first.numeral) {
            return Some(reading);
        }
        let after = skip(text, end, "분의")?;
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
            // 4분의 1토막: behind digits any word may follow.
            (fine, _) if fine || second.form == Form::Digits => (second.span.end, second.low?),
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

    /// 1/20 가량: a fraction only where what follows measures it, for 3/5 may be a day.
    fn slashed(&self, text: &str, first: &Numeral) -> Option<Reading> {
        let after = skip(text, first.span.end, "/")?;
        let second = crate::numeral::digits(text, after).filter(|d| !d.decimal)?;
        let behind = rest(text, second.end).trim_start_matches(' ');
        if !self
            .context
            .fraction_behind
            .iter()
            .any(|w| behind.starts_with(w))
        {
            return None;
        }
        let value = first
            .low?
            .checked_div(second.value.filter(|v| !v.is_zero())?)?;
        (value < Decimal::ONE).then(|| Reading {
            span: Span::new(first.span.start, second.end),
            kind: AmountKind::Multiple,
            unit: "배".to_owned(),
            low: Some(value),
            high: Some(value),
            vague: false,
            about: false,
        })
    }

    /// 10~20억, 3억~5억 달러, 5000원에서 1만원 사이, 3·4세.
    pub(super) fn range(&self, text: &str, first: &Part) -> Option<Reading> {
        if !matches!(first.numeral.form, Form::Digits | Form::Sino) {
            return None;
        }
        let first_end = first
            .unit
            .as_ref()
            .map_or(first.numeral.span.end, |u| u.end);
        let joined = connector(text, first_end, first.unit.is_none()).or_else(|| {
            ["내지 ", " 내지 "]
                .iter()
                .find_map(|word| skip(text, first_end, word))
        });
        let listed = list_connector(text, first_end).filter(|_| first.unit.is_none());
        let after = joined.or(listed).or_else(|| between(text, first_end))?;
        let second = if char_at(text, after).and_then(digit).is_some() {
            self.numerals.in_digits(text, after)?
        } else {
            // 칠만원 - 구만원
            let words = first.unit.is_some() && first.numeral.worded && joined.is_some();
            let numeral = self.numerals.in_words(text, after).into_iter().next()?;
            Some(numeral).filter(|n| words && n.form == Form::Sino && n.worded)?
        };
        let second = self.part(text, second);
        let unit = second.unit?;
        // 2500 -1.2%: a price and how it moved.
        if first.unit.is_none()
            && unit.kind == AmountKind::Percent
            && connector(text, first_end, false).is_none()
            && joined.is_some()
        {
            return None;
        }
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
