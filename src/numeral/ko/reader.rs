//! Reads a numeral with 만, 천, … in it from its first digit or syllable on.

use rust_decimal::Decimal;

use super::sino::{big_unit, power, sino_digit, small_unit};
use crate::numeral::{digit, digits};
use crate::text::hangul::is_syllable;
use crate::text::{char_at, rest};

/// How many bytes of a numeral that is nonsense are read as one.
const NONSENSE: usize = 120;

/// What has been read of a numeral with 만, 천, … in it. An amount that is nonsense or does not fit is `None`.
pub(super) struct Reader<'a> {
    text: &'a str,
    start: usize,
    /// The byte behind what has been read.
    pub at: usize,
    /// What 만, 억, … have closed.
    total: Option<Decimal>,
    /// What 십, 백, 천 have added since.
    section: Option<Decimal>,
    /// Whether the section has something in it.
    open: bool,
    /// The number that waits for its unit.
    coefficient: Option<Option<Decimal>>,
    /// The power of ten of the last 만, 억, …; what follows must be smaller.
    last_big: u32,
    /// The same of the last 십, 백, 천 of the section; 4 where it has none.
    last_small: u32,
    /// Whether a unit is part of it.
    pub worded: bool,
    /// 여 inside: 10여만.
    pub about: bool,
    /// The 만, 억, … that ends it.
    pub scale: Option<Decimal>,
    /// Whether it began with a Sino-Korean syllable.
    sino: bool,
    /// The numeral without its last syllable, where that may be another word: its end and value.
    pub shorter: Option<(usize, Option<Decimal>)>,
}

impl<'a> Reader<'a> {
    /// Begins at byte `at`; `sino`: with a Sino-Korean syllable.
    pub(super) fn new(text: &'a str, at: usize, sino: bool) -> Self {
        Reader {
            text,
            start: at,
            at,
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
        }
    }

    /// What has been read; `None` for nonsense and what does not fit.
    pub(super) fn sum(&self) -> Option<Decimal> {
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
    pub(super) fn run(&mut self) {
        loop {
            let here = self.at;
            let Some(c) = char_at(self.text, here) else {
                break;
            };
            // 1억2조3만1억2조… without end is no number, and is not read again from each digit of it.
            if self.total.is_none() && here - self.start > NONSENSE {
                break;
            }
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
                let word = next.is_some_and(|n| is_syllable(n) && !matches!(n, '원' | '여' | '달'));
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
                let Some(next) = self.unit_behind_about(here + c.len_utf8()) else {
                    break;
                };
                self.about = true;
                self.at = next;
            } else if c == ' ' && self.worded && self.coefficient.is_none() {
                if !self.goes_on_behind_space(here + 1) {
                    break;
                }
                self.at = here + 1;
            } else if c == ' ' && self.coefficient.is_some() {
                let after = here + ' '.len_utf8();
                if !self.unit_behind_space(after) {
                    break;
                }
                self.at = after;
            } else {
                break;
            }
        }
    }

    /// Where the unit behind 여 begins, at `after` or behind a blank: 3억4천200여만, 2800여 만 원.
    fn unit_behind_about(&self, after: usize) -> Option<usize> {
        let unit = |c: char| small_unit(c).is_some() || big_unit(c).is_some();
        if char_at(self.text, after).is_some_and(unit) {
            return Some(after);
        }
        let mut word = rest(self.text, after).strip_prefix(' ')?.chars();
        (word.next().is_some_and(unit) && matches!(word.next(), Some(' ' | '원' | '명')))
            .then_some(after + ' '.len_utf8())
    }

    /// Whether a big unit stands at `at`, apart from its number: 100 만 달러.
    fn unit_behind_space(&self, at: usize) -> bool {
        let Some(unit) = char_at(self.text, at) else {
            return false;
        };
        let next = char_at(self.text, at + unit.len_utf8());
        big_unit(unit).is_some_and(|e| e < self.last_big && e <= 12)
            && next.is_some_and(|n| n == ' ' || n.is_ascii_digit() || counts(n))
            && (unit != '만'
                || next != Some(' ')
                || char_at(self.text, at + "만 ".len()).is_some_and(counts))
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

/// Whether a character begins what amounts are mostly counted in: 원, 달러, 명, 톤, ….
fn counts(c: char) -> bool {
    "원달엔위유파명개대톤건배가마가그킬평주회표병권장채척편곳석".contains(c)
}
