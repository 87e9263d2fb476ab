//! Which unit stands behind a number, and whether that number may count it.

use rust_decimal::Decimal;

use super::reading::{Found, Tables};
use crate::document::AmountKind;
use crate::numeral::{Form, Numeral};
use crate::tail::syllables;
use crate::text::{char_at, char_before, hangul, rest, skip};
use crate::unit::Unit;

/// Whether a room stands behind a floor: ` 자료실에서`.
fn is_room(after: &str) -> bool {
    let Some(next) = after.strip_prefix(' ') else {
        return false;
    };
    let end = next
        .find(|c: char| !hangul::is_syllable(c))
        .unwrap_or(next.len());
    let (room, _) = hangul::split_particle(next.get(..end).unwrap_or(""));
    room.chars().count() >= 3 && room.ends_with(['실', '홀']) || room.ends_with("작업장")
}

impl Tables {
    /// The unit behind a numeral.
    pub(super) fn unit(&self, text: &str, numeral: &Numeral) -> Option<Found> {
        let mut at = numeral.span.end;
        let mut about = numeral.about;
        if numeral.form == Form::Alone {
            // 하나, 둘: they count by themselves.
            let tail = rest(text, at);
            // 과제 중 하나: one of them, not an amount.
            let one_of = numeral.low == Some(Decimal::ONE)
                && text
                    .get(..numeral.span.start)
                    .is_some_and(|t| ["중 ", "중의 ", "가운데 "].iter().any(|w| t.ends_with(w)));
            // 열고, 둘 것이다: verbs.
            let word = text.get(numeral.span.start..at).unwrap_or("");
            let verb = matches!(word, "열" | "쉰")
                || tail.starts_with('째')
                || word == "둘"
                    && [" 것", " 수", " 때", " 예정", " 만"]
                        .iter()
                        .any(|w| tail.starts_with(w));
            let before = text.get(..numeral.span.start).unwrap_or("");
            if !self.counts_alone(before, word, tail) {
                return None;
            }
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
        } else if let Some(after) = skip(text, at, " 여")
            && numeral.form == Form::Digits
            && (numeral.worded || numeral.scale.is_some())
        {
            // 5천 여명
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
        if spaced && word == "원" && self.context.follows(rest(text, at), |c| &c.not_won) {
            // 728조 원안: the bill as it was brought in.
            return None;
        }
        let trillions = numeral
            .low
            .is_none_or(|v| v >= Decimal::from(1_000_000_000_000_u64));
        if numeral.form == Form::Sino && trillions && unit.kind != AmountKind::Money {
            return None;
        }
        if trillions && unit.kind == AmountKind::Count && spaced {
            // 7조 벌다: of money.
            return None;
        }
        if word == "대" && rest(text, end).starts_with(|c: char| c.is_ascii_digit()) {
            // 1대1 회담
            return None;
        }
        if word == "대" && is_side(rest(text, end)) {
            // 찬성 7대 반대 2: what one side has against another.
            return None;
        }
        if word == "동" && is_flat(rest(text, end)) {
            // 101동 1502호: an address.
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
        if word == "°" && rest(text, end).starts_with(['N', 'S', 'E', 'W']) {
            // 37.45°N: where, not how warm.
            kind = AmountKind::Other;
        }
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
        if matches!(word, "킬로톤" | "메가톤") && self.context.is_around(text, at, |c| &c.blast)
        {
            // 20킬로톤 of a blast: how strong, not how heavy.
            return Some(Found {
                end,
                kind: AmountKind::Energy,
                unit: word.to_owned(),
                factor: Decimal::ONE,
                about: false,
            });
        }
        if word == "단계" && numeral.form == Form::Native {
            // 한 단계 도약: only a figure of speech, unless something rises or falls by it.
            let one = numeral.low == Some(Decimal::ONE);
            let moves = || self.context.follows(rest(text, end), |c| &c.moves);
            if one && !moves() {
                return None;
            }
            kind = AmountKind::Count;
        }
        if word == "호" && !self.context.follows(rest(text, end), |c| &c.numbered) {
            // 201호: a room, an issue, a resolution.
            return None;
        }
        if word == "층"
            && numeral.form == Form::Digits
            && (self.context.follows(rest(text, end), |c| &c.floor) || is_room(rest(text, end)))
        {
            // 2층에서: which floor.
            kind = AmountKind::Rank;
        }
        if word == "단계" && self.context.follows(rest(text, end), |c| &c.divided) {
            kind = AmountKind::Count;
        }
        let shares = word == "주"
            && (numeral.worded
                || numeral.decimal
                || rest(text, end).starts_with('당')
                || self.context.is_around(text, at, |c| &c.share));
        if shares {
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
        // 24절기표: a listed counter that goes on as another word counts nothing.
        let listed = self.units.behind(run).next();
        if listed.is_some_and(|(word, unit)| unit.counter && word.chars().count() > 1) {
            return None;
        }
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
}

impl Tables {
    /// Whether a numeral that stands alone counts: 딸 둘, 아들 하나와; not 글 하나로, 하나도, 둘 다, 둘 사이.
    fn counts_alone(&self, before: &str, word: &str, tail: &str) -> bool {
        if [" 다", " 모두", " 사이", "이서", "도 "]
            .iter()
            .any(|w| tail.starts_with(w))
        {
            return false;
        }
        let one = matches!(word, "하나" | "한둘");
        if !one && word != "둘" {
            return true;
        }
        // A counted noun right before it.
        let Some(front) = before.strip_suffix(' ') else {
            return false;
        };
        let start = front
            .char_indices()
            .rev()
            .take_while(|&(_, c)| hangul::is_syllable(c))
            .last()
            .map_or(front.len(), |(i, _)| i);
        let noun = rest(front, start);
        let counted = hangul::split_particle(noun).1.is_empty()
            && !noun.is_empty()
            && !matches!(noun, "또" | "단" | "그" | "이" | "저" | "바로" | "오직")
            && !noun.ends_with(['던', '한', '른', '은', '는', '된', '할', '인']);
        // 아들 하나와 딸 둘을: among others that are counted; elsewhere 하나 only stresses the noun.
        let listed = ["와 ", "과 ", ", ", "뿐", "를 "]
            .iter()
            .any(|w| tail.starts_with(w))
            || ["둘", "셋", "하나"].iter().any(|n| {
                let near = front.rsplit(' ').skip(1).take(3);
                near.into_iter().any(|w| w.starts_with(n))
            });
        counted && (!one || listed)
    }
}

/// ` 반대 2로`: another side and its bare number.
fn is_side(after: &str) -> bool {
    let Some((side, behind)) = after.strip_prefix(' ').and_then(|a| a.split_once(' ')) else {
        return false;
    };
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let rest = rest(behind, digits);
    (1..=4).contains(&side.chars().count())
        && side.chars().all(hangul::is_syllable)
        && (1..=3).contains(&digits)
        && (rest.is_empty() || rest.starts_with(['로', '으', '의', '이', '였', ',', '.', '대']))
}

/// ` 1502호`: the flat behind the number of a house.
fn is_flat(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|flat| {
        let digits = flat.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && rest(flat, digits).starts_with('호')
    })
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
            word != "도"
                && unit.native
                && !(unit.plural && numeral.low.is_some_and(|n| n <= Decimal::TWO))
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
