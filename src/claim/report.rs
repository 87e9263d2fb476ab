//! Reports in a sentence: where a content ends, what ties it to its predicate, and that predicate.

use super::clause::{Tail, Word, ends_in_nieun, ends_in_rieul};
use super::lexicon::{self, Cue, CueKind, Lexicon, List};
use super::predicate::{End, Shape};
use crate::text::Span;
use crate::text::hangul::{final_consonant, is_syllable};

/// How a content is tied to what reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A quotation.
    Quoted(Tail),
    /// -다고 말하다
    Saying,
    /// -다며
    Linking,
    /// -ㄴ 것으로 알려지다
    AsThat,
    /// 68.7%로 집계되다
    Counted,
    /// -다는 관측이 나오다, -다는 점을 밝히다
    Modifying,
    /// -다는 것이다
    Explaining,
    /// -ㄹ 계획이다
    Will,
    /// -ㄹ 전망이다
    Expecting,
    /// 흑자 전환 전망이 나오다
    Bare,
    /// -느냐를 묻다
    Asking,
    /// -음을 밝히다
    Nominal,
    /// …을 꼽다
    Object,
}

/// The predicate that reports.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// First and last of its words.
    pub first: usize,
    pub last: usize,
    pub cue: Option<Cue>,
    pub end: End,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Report {
    pub form: Form,
    /// The last word of the content.
    pub last: usize,
    /// Where the content ends.
    pub end: usize,
    /// The word from which the predicate was looked for.
    pub next: usize,
    pub hit: Option<Hit>,
    /// The report noun, where there is one.
    pub noun: Option<Cue>,
    /// Whether it shares the predicate of the next report.
    pub chained: bool,
}

/// How a word ends that reports the clause before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotative {
    Saying,
    Linking,
    Modifying,
}

/// Reads a quotative ending: what kind, and how many bytes of the word belong to the content.
pub(super) fn quotative(lexicon: &Lexicon, word: &str) -> Option<(Quotative, usize)> {
    // Most words end in none of these: look at the last character first.
    if !word.ends_with(['고', '며', '서', '는', '란', '도', '지', '만']) {
        return None;
    }
    if lexicon.has(List::NotQuotative, word) || word.ends_with("보다는") || word.ends_with("나라는")
    {
        return None;
    }
    let bare = ["고도", "고는", "고까지", "고만", "며도"]
        .iter()
        .find(|long| word.ends_with(*long))
        .map_or(word, |long| {
            let cut = long.len() - "고".len();
            word.get(..word.len() - cut).unwrap_or(word)
        });
    const ENDINGS: &[(&str, Quotative)] = &[
        ("면서", Quotative::Linking),
        ("고", Quotative::Saying),
        ("며", Quotative::Linking),
        ("는", Quotative::Modifying),
        ("란", Quotative::Modifying),
    ];
    for &(ending, kind) in ENDINGS {
        let Some(stem) = bare.strip_suffix(ending) else {
            continue;
        };
        if ending == "란" {
            // 될 거란, 될 것이란
            let end = stem.strip_suffix("이").unwrap_or(stem);
            return (stem == "거"
                || stem == "것이"
                || stem.ends_with("이거")
                || stem.ends_with("리"))
            .then_some((kind, end.len()));
        }
        // 문제다"고: a closing mark whose partner is missing.
        let stem = stem.trim_end_matches(|c: char| "\"”’'".contains(c));
        // 뒤집혔다(Flipped over)고: what stands in brackets belongs to the content.
        let whole = stem.len();
        let stem = match stem.strip_suffix(')').and_then(|s| s.rfind('(')) {
            Some(open) => stem.get(..open).unwrap_or(stem),
            None => stem,
        };
        let mut back = stem.chars().rev();
        let (last, before) = (back.next()?, back.next());
        let before = before?;
        if !is_syllable(before) && last != '라' && last != '다' {
            return None;
        }
        match last {
            '다' => {
                if kind == Quotative::Modifying && matches!(before, '보' | '마') {
                    return None;
                }
                return Some((kind, whole));
            }
            '라' => return Some((kind, copula_cut(stem))),
            '자' => {
                return "하가말보되내주두들열짓만우추꾸막키이놓세알오치지"
                    .contains(before)
                    .then_some((kind, stem.len()))
                    .filter(|_| {
                        kind != Quotative::Modifying || "하가말보되꾸추막키놓두".contains(before)
                    });
            }
            '냐' => return Some((kind, stem.len())),
            '까' if ending == "고" || ending == "며" => return Some((kind, stem.len())),
            _ => {}
        }
    }
    None
}

/// How much of 결과물이라, 조치라, 하라 belongs to the content: the noun without its copula, or the whole command.
fn copula_cut(stem: &str) -> usize {
    let base = stem.strip_suffix('라').unwrap_or(stem);
    let mut back = base.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return stem.len();
    };
    if last == '니' && before == Some('아') {
        return stem.len();
    }
    if "하달말으주우".contains(last) && before.is_some()
        || matches!(
            base,
            "하" | "달"
                | "말"
                | "주"
                | "쓰"
                | "가"
                | "오"
                | "보"
                | "나가"
                | "물러나"
                | "떠나"
                | "바꾸"
                | "내놓으"
                | "돌아가"
                | "물러가"
                | "지키"
        )
    {
        return stem.len();
    }
    if last == '이'
        && before.is_some_and(|c| !is_syllable(c) || final_consonant(c).is_some_and(|f| f != 0))
    {
        return base.len() - '이'.len_utf8();
    }
    base.len()
}

/// Whether a word can modify a noun: 밝힌, 오를, 있는.
pub(super) fn is_adnominal(word: &str) -> bool {
    word.chars()
        .next_back()
        .is_some_and(|c| ends_in_nieun(c) || ends_in_rieul(c))
}

/// What a predicate outside of the lists does, by the look of its end.
pub(super) fn open_end(word: &str) -> Option<End> {
    let mut back = word.chars().rev();
    let last = back.next()?;
    let before = back.next()?;
    let past = final_consonant(before) == Some(20);
    let verbal = past || "하되이있없리치지시키우추어여오가서".contains(before);
    match last {
        '다' if past
            || final_consonant(before) == Some(4)
            || before == '니'
            || "이하되있없같".contains(before) =>
        {
            Some(End::Final)
        }
        '고' if verbal => Some(End::Connective),
        '며' => Some(End::Connective),
        '서' if before == '면' || "해여돼".contains(before) => Some(End::Connective),
        '만' if before == '지' => Some(End::Connective),
        '나' if past || before == '으' => Some(End::Connective),
        '데' if before == '는' || before == '한' => Some(End::Connective),
        '해' | '혀' | '켜' | '려' if is_syllable(before) && word.chars().count() > 2 => {
            Some(End::Connective)
        }
        _ => None,
    }
}

const SPOKEN: &[CueKind] = &[
    CueKind::Say,
    CueKind::Hold,
    CueKind::Told,
    CueKind::Found,
    CueKind::Name,
];

/// Finds the reports of a sentence, in order of where their contents end.
pub(super) fn reports(lexicon: &Lexicon, words: &[Word<'_>], found: &mut Vec<Report>) {
    found.clear();
    let reader = Reader { lexicon, words };
    let mut at = 0;
    while at < words.len() {
        if let Some(report) = reader.report(at, found) {
            found.push(report);
        }
        at += 1;
    }
    reader.settle(found);
}

struct Reader<'a, 't> {
    lexicon: &'a Lexicon,
    words: &'a [Word<'t>],
}

impl<'t> Reader<'_, 't> {
    fn text(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |w| w.plain())
    }

    fn is_quote(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(Word::is_quote)
    }

    fn end_of(&self, at: usize, bytes: usize) -> usize {
        self.words.get(at).map_or(0, |w| w.span.start + bytes)
    }

    /// The report whose content ends at word `at`, or whose noun stands there.
    fn report(&self, at: usize, before: &[Report]) -> Option<Report> {
        let word = self.words.get(at)?;
        if let Some(tail) = word.tail {
            return self.quoted(at, tail);
        }
        let text = word.text;
        if (text.ends_with("것으로") || text == "것으로도")
            && let Some(report) = self.as_that(at)
        {
            return Some(report);
        }
        if let Some((kind, bytes)) = quotative(self.lexicon, text) {
            let end = self.end_of(at, bytes);
            let report = match kind {
                Quotative::Saying => self.saying(at, end),
                Quotative::Linking => self.linking(at, end),
                Quotative::Modifying => self.modifying(at, end, Form::Modifying),
            };
            if report.is_some() {
                return report;
            }
        }
        self.asking(at)
            .or_else(|| self.urged(at))
            .or_else(|| self.nominal(at))
            .or_else(|| self.prospect(at))
            .or_else(|| self.bare_noun(at, before))
            .or_else(|| self.counted(at))
            .or_else(|| self.expected(at))
            .or_else(|| self.object(at))
    }

    fn quoted(&self, at: usize, tail: Tail) -> Option<Report> {
        let word = self.words.get(at)?;
        let mut report = Report {
            form: Form::Quoted(tail),
            last: at,
            end: word.span.end,
            next: at + 1,
            hit: None,
            noun: None,
            chained: false,
        };
        match tail {
            Tail::Quoting => match self.spoken(at + 1, true) {
                Search::Hit(hit) => report.hit = Some(hit),
                Search::Naming => return None,
                Search::Another => report.chained = true,
                Search::Nothing => {
                    if !super::clause::is_clause(word.text) {
                        return None;
                    }
                }
            },
            Tail::Linking => match self.link(at + 1) {
                Search::Hit(hit) => report.hit = Some(hit),
                Search::Another => report.chained = true,
                Search::Naming => return None,
                Search::Nothing => {}
            },
            Tail::Modifying => {
                if let Some(inner) = self.modifying(at, word.span.end, Form::Quoted(tail)) {
                    return Some(inner);
                }
                // “…”던 박서준, ‘…한다’는 응답은 57%로
                if word.recalls || self.answered(at) {
                    report.hit = self.answered(at).then_some(Hit {
                        first: at + 1,
                        last: at + 1,
                        cue: None,
                        end: End::Nominal,
                    });
                    return Some(report);
                }
                // “…”, “…” 등 …는 의견도 나왔다: the noun stands behind more of the same.
                if !word.listed && !self.is_quote(at + 1) {
                    return None;
                }
                report.chained = true;
            }
            Tail::Answer => {
                report.hit = self.predicate_within(
                    at + 1,
                    8,
                    &[CueKind::Hold, CueKind::Found, CueKind::Say],
                );
            }
            Tail::Object => {
                report.hit = Some(self.asked(at + 1).or_else(|| self.urging(at + 1))?);
            }
            Tail::None => {}
        }
        Some(report)
    }

    /// Whether a quotation is an answer whose share stands behind it.
    fn answered(&self, at: usize) -> bool {
        let noun = self.text(at + 1);
        ["응답", "답변", "답", "의견", "대답"]
            .iter()
            .any(|n| noun.strip_prefix(n).is_some_and(lexicon::is_noun_tail))
            && (at + 2..at + 5).any(|i| self.text(i).contains('%'))
    }

    /// -다고 …
    fn saying(&self, at: usize, end: usize) -> Option<Report> {
        let search = self.spoken(at + 1, false);
        let hit = match search {
            Search::Hit(hit) => Some(hit),
            Search::Another => None,
            Search::Naming | Search::Nothing => return None,
        };
        Some(Report {
            form: Form::Saying,
            last: at,
            end,
            next: at + 1,
            chained: hit.is_none(),
            hit,
            noun: None,
        })
    }

    /// -다며 …
    fn linking(&self, at: usize, end: usize) -> Option<Report> {
        let search = self.link(at + 1);
        let hit = match search {
            Search::Hit(hit) => Some(hit),
            Search::Another => None,
            Search::Naming | Search::Nothing => return None,
        };
        Some(Report {
            form: Form::Linking,
            last: at,
            end,
            next: at + 1,
            chained: hit.is_none(),
            hit,
            noun: None,
        })
    }

    /// The predicate behind 고: the nearest that is one.
    fn spoken(&self, from: usize, quoted: bool) -> Search {
        for at in from..self.words.len().min(from + 16) {
            if self.is_quote(at) {
                return Search::Another;
            }
            let text = self.text(at);
            if self.is_negated(at) {
                return Search::Naming;
            }
            if let Some(hit) = self.parted(at) {
                return Search::Hit(hit);
            }
            // 보도자료를 통해 밝혔다, 소식통을 인용해 보도했다: a means of saying.
            if at > from
                && self.lexicon.has(List::Means, text)
                && self.text(at - 1).ends_with(['을', '를'])
            {
                continue;
            }
            // 흐느끼며 말했다: a manner of saying.
            if text.ends_with('며')
                && !self.words.get(at).is_some_and(|w| w.comma)
                && self.lexicon.predicate(text, SPOKEN).is_none()
                && self
                    .lexicon
                    .predicate(self.text(at + 1), &[CueKind::Say])
                    .is_some_and(|hit| hit.end == End::Final)
            {
                continue;
            }
            if let Some(hit) = self.lexicon.predicate(text, SPOKEN) {
                let only_noun = matches!(
                    text,
                    "보고" | "적은" | "쓴" | "한" | "본" | "보도" | "적" | "말" | "전"
                );
                if hit.cue.kind == CueKind::Name {
                    // 치다, 통하다 only name right behind 고.
                    return if at == from || !quoted {
                        Search::Naming
                    } else {
                        Search::Nothing
                    };
                }
                if hit.cue.word == "하다" || hit.cue.word == "보다" || hit.cue.word == "그러다"
                {
                    let dependent = matches!(
                        self.text(at + 1),
                        "것이다"
                            | "바"
                            | "것이었다"
                            | "것입니다"
                            | "것"
                            | "것이며"
                            | "것으로"
                            | "뒤"
                            | "데"
                            | "적이"
                    );
                    match hit.end {
                        End::Adnominal if dependent && hit.shape == Shape::Done => {}
                        End::Adnominal if only_noun && at > from => continue,
                        End::Adnominal => {
                            if at == from {
                                return Search::Naming;
                            }
                            continue;
                        }
                        End::Hypothetical | End::Nominal if !text.ends_with("기도") => {
                            return Search::Naming;
                        }
                        _ => {}
                    }
                    if at > from
                        && hit.cue.word == "하다"
                        && !quoted
                        && text != "했다"
                        && text != "하였다"
                    {
                        // Far from its content 하다 is just a verb.
                        return Search::Nothing;
                    }
                } else if only_noun && hit.end == End::Adnominal {
                    continue;
                }
                if hit.end == End::Hypothetical {
                    return Search::Naming;
                }
                if hit.shape == Shape::ToCome
                    && matches!(
                        self.text(at + 1),
                        "수" | "만하다" | "만한" | "것이다" | "것" | "때" | "정도로" | "것인지"
                    )
                {
                    return Search::Naming;
                }
                if hit.end == End::Adnominal && !quoted && hit.cue.kind != CueKind::Say {
                    return Search::Naming;
                }
                // 생각할 것이라고 전했다: the predicate is the one that tells it on.
                let next = self.text(at + 1);
                if hit.end == End::Adnominal
                    && next.starts_with("것")
                    && quotative(self.lexicon, next).is_some()
                {
                    continue;
                }
                let (first, last, end) = self.grow(at, from, hit.end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: Some(hit.cue),
                    end,
                });
            }
            if quotative(self.lexicon, text).is_some() {
                return Search::Another;
            }
            if !quoted && at > from + 9 {
                return Search::Nothing;
            }
            if let Some(hit) = self.then(at, from) {
                return Search::Hit(hit);
            }
            // 라디오에 출연해 말했다: a predicate of saying close behind is the one that reports.
            if text.ends_with(['해', '혀', '켜', '려', '서', '며'])
                && !self.words.get(at).is_some_and(|w| w.comma)
                && (at + 1..at + 4).any(|i| {
                    self.lexicon
                        .predicate(self.text(i), &[CueKind::Say])
                        .is_some_and(|hit| hit.end == End::Final && hit.cue.word != "하다")
                })
            {
                continue;
            }
            if let Some(end) = open_end(text) {
                if self.lexicon.bearer(particle_free(text)).is_some() {
                    continue;
                }
                if matches!(text, "해도" | "해서" | "하더라도") {
                    return Search::Naming;
                }
                let (first, last, end) = self.grow(at, from, end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: None,
                    end,
                });
            }
        }
        Search::Nothing
    }

    /// 말하지 않았다, 받지 못했다: nothing is reported.
    fn is_negated(&self, at: usize) -> bool {
        self.text(at).ends_with('지') && self.text(at + 1).starts_with(['않', '못'])
    }

    /// A verbal noun written apart from its 하다: 판단 하였다.
    fn parted(&self, at: usize) -> Option<Hit> {
        let next = self.text(at + 1);
        let does = next.starts_with(['하', '했', '한', '해']) && self.text(at).chars().count() == 2;
        if !does && !self.lexicon.has(List::Parted, self.text(at)) {
            return None;
        }
        let joined = format!("{}{next}", self.text(at));
        let hit = self
            .lexicon
            .predicate(&joined, &[CueKind::Say, CueKind::Hold])?;
        (!matches!(hit.end, End::Hypothetical | End::Adnominal)).then_some(Hit {
            first: at,
            last: at + 1,
            cue: Some(hit.cue),
            end: hit.end,
        })
    }

    /// The predicate behind 며: that of the next report, or of its own clause.
    fn link(&self, from: usize) -> Search {
        for at in from..self.words.len() {
            if self.is_quote(at) {
                return Search::Another;
            }
            let text = self.text(at);
            if quotative(self.lexicon, text).is_some()
                && self
                    .lexicon
                    .predicate(text, &[CueKind::Say, CueKind::Told])
                    .is_none()
            {
                return Search::Another;
            }
            if let Some(hit) = self.lexicon.predicate(text, &[CueKind::Say, CueKind::Hold])
                && hit.end != End::Adnominal
                && hit.end != End::Hypothetical
            {
                let (first, last, end) = self.grow(at, from, hit.end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: Some(hit.cue),
                    end,
                });
            }
            if let Some(hit) = self.then(at, from) {
                return Search::Hit(hit);
            }
            if let Some(end) = open_end(text) {
                if self.lexicon.bearer(particle_free(text)).is_some() || is_stative(text) {
                    continue;
                }
                let (first, last, end) = self.grow(at, from, end);
                return Search::Hit(Hit {
                    first,
                    last,
                    cue: None,
                    end,
                });
            }
        }
        Search::Nothing
    }

    /// 운을 뗀 뒤, 웃은 뒤: what somebody did with these words before something else.
    fn then(&self, at: usize, from: usize) -> Option<Hit> {
        let text = self.text(at);
        let after = matches!(
            self.text(at + 1),
            "뒤" | "후" | "다음" | "뒤에" | "후에" | "뒤엔"
        );
        let did = text.chars().next_back().is_some_and(ends_in_nieun) && text.chars().count() >= 2
            || matches!(text, "뗀" | "쓴" | "한" | "편" | "낸");
        if !after || !did || at > from + 2 {
            return None;
        }
        let (first, _, _) = self.grow(at, from, End::Final);
        Some(Hit {
            first,
            last: at,
            cue: self
                .lexicon
                .predicate(text, &[CueKind::Say, CueKind::Hold])
                .map(|hit| hit.cue),
            end: End::Connective,
        })
    }

    /// Takes in what belongs to a predicate: its object before it, its auxiliaries behind it.
    fn grow(&self, at: usize, from: usize, end: End) -> (usize, usize, End) {
        let mut first = at;
        if at > from {
            let object = self.text(at - 1);
            if object.ends_with(['을', '를']) && !self.is_quote(at - 1) {
                first = at - 1;
            }
        }
        let mut last = at;
        let mut end = end;
        let text = self.text(at);
        let next = self.text(at + 1);
        let second = self.text(at + 2);
        let takes = |word: &str| open_end(word).or((word.ends_with("다")).then_some(End::Final));
        if matches!(end, End::Adnominal)
            && matches!(next, "바" | "적이" | "적도")
            && second.starts_with(['있', '없'])
        {
            last = at + 2;
            end = takes(second).unwrap_or(End::Final);
        } else if matches!(end, End::Adnominal)
            && (next.starts_with("것이") || next.starts_with("셈이") || next == "것입니다")
        {
            last = at + 1;
            end = takes(next).unwrap_or(End::Final);
        } else if matches!(end, End::Adnominal) && next == "것으로" {
            last = at + 2;
            end = takes(second).unwrap_or(End::Final);
        } else if (text.ends_with("기도") || text.ends_with("기까지"))
            && (next.starts_with('하') || next.starts_with('했') || next.starts_with('한'))
        {
            last = at + 1;
            end = takes(next).unwrap_or(End::Final);
        } else if end == End::Connective
            && !self.words.get(at).is_some_and(|w| w.comma)
            && (text.ends_with('고')
                && (next.starts_with('있') || next.starts_with("나섰") || next.starts_with("다녔"))
                || text.ends_with(['해', '혀', '여', '려'])
                    && (next.starts_with('왔') || next.starts_with("온") || next.starts_with("줬")))
        {
            last = at + 1;
            end = takes(next).unwrap_or(if is_adnominal(next) {
                End::Adnominal
            } else {
                End::Final
            });
            // 거세지고 있는 중이다
            if end == End::Adnominal
                && ["중이", "것이", "셈이", "상황이"]
                    .iter()
                    .any(|n| second.starts_with(n))
            {
                last = at + 2;
                end = takes(second).unwrap_or(End::Final);
            }
        }
        (first, last, end)
    }

    /// -ㄴ 것으로 알려지다
    fn as_that(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let glued = text.strip_suffix("것으로").filter(|t| !t.is_empty());
        let last = match glued {
            Some(stem) if is_adnominal(stem) => at,
            Some(_) => return None,
            None => at.checked_sub(1)?,
        };
        if glued.is_none() && (self.is_quote(last) || !is_adnominal(self.text(last))) {
            return None;
        }
        // 달성한 것으로, …: a clause of its own.
        let reach = if self.words.get(at)?.comma { 2 } else { 6 };
        let hit = self.predicate_within(
            at + 1,
            reach,
            &[CueKind::Told, CueKind::Found, CueKind::Say, CueKind::Hold],
        )?;
        if matches!(hit.end, End::Adnominal | End::Hypothetical)
            || hit.end == End::Nominal && !self.text(hit.last).ends_with("기도")
            || self.text(hit.last).ends_with("있기")
        {
            return None;
        }
        let end = match glued {
            Some(stem) => self.end_of(at, stem.len()),
            None => self.words.get(last)?.span.end,
        };
        Some(Report {
            form: Form::AsThat,
            last,
            end,
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// The first predicate of one of the kinds within a few words; another predicate in between ends the search.
    fn predicate_within(&self, from: usize, reach: usize, kinds: &[CueKind]) -> Option<Hit> {
        for at in from..self.words.len().min(from + reach) {
            let text = self.text(at);
            if text.is_empty() {
                return None;
            }
            if at > from && text.ends_with("것으로") || self.is_negated(at) {
                return None;
            }
            if kinds.contains(&CueKind::Say)
                && self.lexicon.has(List::Parted, text)
                && let Some(hit) = self.parted(at)
            {
                return Some(hit);
            }
            if let Some(hit) = self.lexicon.predicate(text, kinds)
                && !(hit.cue.word == "하다" && at > from)
                && !matches!(text, "한" | "적" | "적은" | "본" | "말")
            {
                let (first, last, end) = self.grow(at, from, hit.end);
                return Some(Hit {
                    first,
                    last,
                    cue: Some(hit.cue),
                    end,
                });
            }
            if open_end(text).is_some() && self.lexicon.bearer(particle_free(text)).is_none() {
                return None;
            }
        }
        None
    }

    /// -다는 관측이 나오다; -다는 점을 밝히다; -다는 것이다
    fn modifying(&self, at: usize, end: usize, form: Form) -> Option<Report> {
        let quoted = matches!(form, Form::Quoted(_));
        for noun_at in at + 1..self.words.len().min(at + 5) {
            if self.is_quote(noun_at) {
                return None;
            }
            let text = self.text(noun_at);
            let make = |hit: Hit, noun: Option<Cue>, form: Form| {
                Some(Report {
                    form,
                    last: at,
                    end,
                    next: at + 1,
                    hit: Some(hit),
                    noun,
                    chained: false,
                })
            };
            if noun_at == at + 1 && !quoted {
                if let Some(rest) = text.strip_prefix("것").or_else(|| text.strip_prefix("게"))
                    && (matches!(
                        rest,
                        "이다" | "입니다" | "이었다" | "이며" | "이고" | "" | "이라고"
                    ) || text == "거다")
                {
                    let last = self.words.len() == noun_at + 1;
                    if rest.is_empty() && !last {
                        return self.judged(at, end, noun_at);
                    }
                    let hit = Hit {
                        first: noun_at,
                        last: noun_at,
                        cue: None,
                        end: if rest == "이라고" {
                            End::Quoted
                        } else {
                            End::Final
                        },
                    };
                    return make(hit, None, Form::Explaining);
                }
                if matches!(text, "것이" | "게" | "것은") {
                    return self.judged(at, end, noun_at);
                }
            }
            if let Some((noun, rest)) = self
                .lexicon
                .noun(text, &[CueKind::View, CueKind::Will, CueKind::Ask])
            {
                if lexicon::is_copula(rest) {
                    if self.lexicon.has(List::OwnWill, noun.word) {
                        return None;
                    }
                    let end = if rest.ends_with("고") && rest.contains('라') {
                        End::Quoted
                    } else {
                        End::Final
                    };
                    return make(
                        Hit {
                            first: noun_at,
                            last: noun_at,
                            cue: None,
                            end,
                        },
                        Some(noun),
                        form,
                    );
                }
                if noun.kind == CueKind::Ask {
                    return make(
                        Hit {
                            first: noun_at,
                            last: noun_at,
                            cue: None,
                            end: End::Connective,
                        },
                        Some(noun),
                        form,
                    );
                }
                if let Some(mut hit) = self.predicate_within(
                    noun_at + 1,
                    4,
                    &[CueKind::Say, CueKind::Light, CueKind::Found, CueKind::Told],
                ) {
                    let vague = matches!(noun.word, "말" | "글" | "이야기" | "답" | "보고");
                    let word = hit.cue.map_or("", |c| c.word);
                    if vague && matches!(word, "있다" | "보이다" | "받다" | "나타나다") {
                        return None;
                    }
                    // …다는 소식을 듣고: who hears it does not say it; 비판을 듣다 is another matter.
                    if matches!(word, "듣다" | "받다") && noun.modality.is_none() {
                        return None;
                    }
                    hit.first = noun_at;
                    // 답변이 이어진 것으로 알려졌다: the last predicate tells how sure it is.
                    if let Some(told) = self
                        .lexicon
                        .predicate(self.text(hit.last), &[CueKind::Told, CueKind::Found])
                        && quoted
                    {
                        hit.cue = Some(told.cue);
                    }
                    return make(hit, Some(noun), form);
                }
                // …라는 지적과 우려가 나온다
                if matches!(rest, "과" | "와" | "")
                    && self
                        .lexicon
                        .noun(self.text(noun_at + 1), &[CueKind::View, CueKind::Will])
                        .is_some()
                    && let Some(mut hit) =
                        self.predicate_within(noun_at + 2, 4, &[CueKind::Say, CueKind::Light])
                {
                    hit.first = noun_at;
                    return make(hit, Some(noun), form);
                }
                // …라는 지적에 대해; a headline that ends in the noun
                let answered = rest == "에"
                    && matches!(
                        self.text(noun_at + 1),
                        "대해" | "대해서는" | "대해선" | "관해"
                    );
                let ends = rest.is_empty() && noun_at + 1 == self.words.len();
                let vague = self.lexicon.has(List::VagueNoun, noun.word)
                    || self.lexicon.has(List::OwnWill, noun.word);
                // …라는 의혹도 들여다봤으나: an opinion or a rumour is reported by its noun alone.
                let weighed = !quoted
                    && matches!(rest, "이" | "가" | "을" | "를" | "도" | "은" | "는")
                    && noun.modality.is_some()
                    && noun.kind == CueKind::View;
                if !vague && (answered || ends || weighed) {
                    return make(
                        Hit {
                            first: noun_at,
                            last: noun_at,
                            cue: None,
                            end: End::Nominal,
                        },
                        Some(noun),
                        form,
                    );
                }
                return None;
            }
            if let Some((noun, rest)) = self.lexicon.noun(text, &[CueKind::Point])
                && noun_at == at + 1
            {
                let kinds: &[CueKind] = if rest == "도" {
                    &[CueKind::Say, CueKind::Found, CueKind::Told]
                } else if matches!(rest, "이" | "은") {
                    &[CueKind::Found, CueKind::Told]
                } else {
                    &[CueKind::Say]
                };
                let hit = self.predicate_within(noun_at + 1, 3, kinds)?;
                if hit.cue.is_some_and(|c| {
                    matches!(
                        c.word,
                        "하다"
                            | "쓰다"
                            | "보이다"
                            | "확인하다"
                            | "공개하다"
                            | "꼬집다"
                            | "적다"
                            | "알리다"
                    ) && noun.word == "것"
                }) {
                    return None;
                }
                if hit.end == End::Adnominal {
                    return None;
                }
                return make(hit, Some(noun), form);
            }
            // “…”라는 뜻을 전했다: words are somebody's whatever the noun is, when it is the object of saying.
            if quoted
                && text.ends_with(['을', '를'])
                && let Some(mut hit) = self.predicate_within(noun_at + 1, 1, &[CueKind::Say])
                && matches!(hit.end, End::Final | End::Connective)
            {
                hit.first = noun_at;
                return make(hit, None, form);
            }
            // Only modifiers may stand between 는 and the noun: 는 신중한 입장, 는 새 연구 결과.
            let modifies = is_adnominal(text)
                || text.ends_with(['적', '의'])
                || super::speaker::is_bare(text)
                || matches!(text, "새" | "이" | "그" | "한");
            if !modifies {
                return None;
            }
        }
        None
    }

    /// -다는 것이 연구소의 분석이다; -다는 것이 밝혀지다
    fn judged(&self, at: usize, end: usize, noun_at: usize) -> Option<Report> {
        for i in noun_at + 1..self.words.len().min(noun_at + 12) {
            let text = self.text(i);
            if let Some((noun, rest)) = self.lexicon.noun(text, &[CueKind::View])
                && lexicon::is_copula(rest)
            {
                return Some(Report {
                    form: Form::Modifying,
                    last: at,
                    end,
                    next: at + 1,
                    hit: Some(Hit {
                        first: i,
                        last: i,
                        cue: None,
                        end: End::Final,
                    }),
                    noun: Some(noun),
                    chained: false,
                });
            }
            if let Some(hit) = self
                .lexicon
                .predicate(text, &[CueKind::Found, CueKind::Told])
                && matches!(hit.end, End::Final | End::Connective)
            {
                return Some(Report {
                    form: Form::Modifying,
                    last: at,
                    end,
                    next: at + 1,
                    hit: Some(Hit {
                        first: i,
                        last: i,
                        cue: Some(hit.cue),
                        end: hit.end,
                    }),
                    noun: None,
                    chained: false,
                });
            }
        }
        None
    }

    /// 공급 협력이 기대된다, 큰 피해가 우려된다
    fn expected(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let stem = text
            .strip_suffix(['도', '가', '이'])
            .filter(|s| s.chars().count() >= 2)?;
        super::speaker::role(text)?;
        let hit = self
            .lexicon
            .predicate(self.text(at + 1), &[CueKind::Told])?;
        let modal = matches!(
            hit.cue.modality,
            Some(crate::Modality::Forecast | crate::Modality::Speculation)
        );
        if !modal || !matches!(hit.end, End::Final | End::Connective) || stem.ends_with('것') {
            return None;
        }
        Some(Report {
            form: Form::Bare,
            last: at,
            end: self.end_of(at, stem.len()),
            next: at + 1,
            hit: Some(Hit {
                first: at + 1,
                last: at + 1,
                cue: Some(hit.cue),
                end: hit.end,
            }),
            noun: None,
            chained: false,
        })
    }

    /// 당부하다, 촉구하다
    fn urging(&self, from: usize) -> Option<Hit> {
        let hit = self.predicate_within(from, 4, &[CueKind::Say])?;
        let urges = hit
            .cue
            .is_some_and(|c| self.lexicon.has(List::Urging, c.word));
        (urges && !matches!(hit.end, End::Adnominal | End::Hypothetical)).then_some(hit)
    }

    /// -ㄹ 것을 당부하다
    fn urged(&self, at: usize) -> Option<Report> {
        if self.text(at) != "것을" {
            return None;
        }
        let last = at.checked_sub(1)?;
        if !self.lexicon.is_prospective(self.text(last)) {
            return None;
        }
        let hit = self.urging(at + 1)?;
        Some(Report {
            form: Form::Nominal,
            last,
            end: self.words.get(last)?.span.end,
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// -느냐를 묻다, -ㄹ지를 묻다
    fn asking(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let object = text.strip_suffix("를").unwrap_or(text);
        let asks = object.ends_with("느냐")
            || object.ends_with("는지")
            || object.ends_with("인지")
            || object.ends_with("은지")
            || object.ends_with("을지")
            || object.ends_with("할지")
            || object.ends_with("될지")
            || object.ends_with("었는지")
            || object.ends_with("인가")
            || object.ends_with("는가");
        if !asks {
            return None;
        }
        let hit = self.asked(at + 1)?;
        Some(Report {
            form: Form::Asking,
            last: at,
            end: self.end_of(at, object.len()),
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    fn asked(&self, from: usize) -> Option<Hit> {
        for at in from..self.words.len().min(from + 4) {
            let text = self.text(at);
            if let Some(hit) = self.lexicon.predicate(text, &[CueKind::Say])
                && hit.cue.modality == Some(crate::Modality::Question)
            {
                return Some(Hit {
                    first: at,
                    last: at,
                    cue: Some(hit.cue),
                    end: hit.end,
                });
            }
        }
        None
    }

    /// -음을 밝히다
    fn nominal(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let stem = text
            .strip_suffix('을')
            .or_else(|| text.strip_suffix("도"))?;
        let last = stem.chars().next_back()?;
        let verbal = stem.ends_with('음')
            && stem
                .chars()
                .rev()
                .nth(1)
                .is_some_and(|c| matches!(final_consonant(c), Some(20 | 18)))
            || stem.ends_with("있음")
            || stem.ends_with("없음")
            || stem.ends_with('임') && stem.chars().count() > 2
            || matches!(last, '됨' | '함') && stem.chars().count() > 2
            || stem.ends_with("생각임");
        if !verbal {
            return None;
        }
        let hit = self.predicate_within(at + 1, 4, &[CueKind::Say])?;
        if hit
            .cue
            .is_some_and(|c| matches!(c.word, "하다" | "쓰다" | "적다" | "남기다"))
        {
            return None;
        }
        Some(Report {
            form: Form::Nominal,
            last: at,
            end: self.end_of(at, stem.len()),
            next: at + 1,
            hit: Some(hit),
            noun: None,
            chained: false,
        })
    }

    /// -ㄹ 계획이다, -려는 계획을 밝히다, -ㄹ 전망이다, -ㄹ까 하는 우려
    fn prospect(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let (noun, rest) = self.lexicon.noun(text, &[CueKind::Will, CueKind::View])?;
        let mut last = at.checked_sub(1)?;
        let doubt = self.text(last) == "하는" && last > 0;
        if doubt {
            last -= 1;
        }
        let before = self.text(last);
        if matches!(noun.word, "가능성" | "결과") {
            return self.weighed(at, last, noun, rest);
        }
        let fits = if doubt {
            before.ends_with('까') || before.ends_with("나")
        } else {
            self.lexicon.is_prospective(before)
                || noun.kind == CueKind::Will && before.ends_with("는")
        };
        if !fits || before.is_empty() {
            return None;
        }
        if noun.kind == CueKind::View && !doubt && !self.lexicon.has(List::Forward, noun.word) {
            return None;
        }
        if quotative(self.lexicon, before).is_some() && !self.lexicon.is_prospective(before) {
            return None;
        }
        let form = if noun.kind == CueKind::Will {
            Form::Will
        } else if doubt {
            Form::Modifying
        } else {
            Form::Expecting
        };
        // 계획인, 예정된: they modify, they don't report.
        let end = self.words.get(last)?.span.end;
        let end =
            quotative(self.lexicon, before).map_or(end, |(_, bytes)| self.end_of(last, bytes));
        let make = |hit: Hit| {
            Some(Report {
                form,
                last,
                end,
                next: at,
                hit: Some(hit),
                noun: Some(noun),
                chained: false,
            })
        };
        if matches!(noun.word, "생각" | "약속" | "다짐" | "뜻")
            && lexicon::is_copula(rest)
            && form == Form::Will
            && rest != "이다"
            && rest != "다"
        {
            return None;
        }
        // 열릴 예정이었다: what had been planned is no plan.
        if noun.word == "예정" && (rest.starts_with("이었") || rest.starts_with('였')) {
            return None;
        }
        if lexicon::is_copula(rest) {
            let quoted = rest.starts_with("이라") || rest.starts_with('라');
            return make(Hit {
                first: at,
                last: at,
                cue: None,
                end: if quoted && quotative(self.lexicon, text).is_some() {
                    End::Quoted
                } else {
                    End::Final
                },
            });
        }
        if rest.is_empty() && at + 1 == self.words.len() && noun.kind == CueKind::Will {
            return make(Hit {
                first: at,
                last: at,
                cue: None,
                end: End::Nominal,
            });
        }
        let kinds: &[CueKind] = &[CueKind::Say, CueKind::Light, CueKind::Told, CueKind::Found];
        let mut hit = self.predicate_within(at + 1, 4, kinds)?;
        // 살 의향이 있는 것으로 조사됐다: the finding reports, not the will.
        let found = (at + 1..=hit.last).any(|i| self.text(i) == "것으로");
        if found || matches!(hit.end, End::Adnominal | End::Hypothetical) {
            return None;
        }
        if matches!(noun.word, "생각" | "뜻" | "의지")
            && hit.cue.is_some_and(|c| c.kind == CueKind::Light)
        {
            return None;
        }
        hit.first = at;
        make(hit)
    }

    /// -ㄹ 가능성에 무게를 두다, -는 결과가 나왔다
    fn weighed(&self, at: usize, last: usize, noun: Cue, rest: &str) -> Option<Report> {
        let before = self.text(last);
        let result = noun.word == "결과";
        let fits = if result {
            before.ends_with('는') && matches!(rest, "가" | "도")
        } else {
            self.lexicon.is_prospective(before)
        };
        if !fits {
            return None;
        }
        let mut hit = self.predicate_within(
            at + 1,
            if result { 1 } else { 3 },
            &[CueKind::Light, CueKind::Say, CueKind::Told],
        )?;
        let word = hit.cue.map_or("", |c| c.word);
        let list = if result {
            List::ResultLight
        } else {
            List::Weighing
        };
        if !self.lexicon.has(list, word) || matches!(hit.end, End::Adnominal | End::Hypothetical) {
            return None;
        }
        hit.first = at;
        let end = self.words.get(last)?.span.end;
        let end = quotative(self.lexicon, before).map_or(end, |(_, b)| self.end_of(last, b));
        Some(Report {
            form: Form::Expecting,
            last,
            end,
            next: at,
            hit: Some(hit),
            noun: Some(noun),
            chained: false,
        })
    }

    /// 흑자 전환 전망이 나오다; 낙점 추측
    fn bare_noun(&self, at: usize, before: &[Report]) -> Option<Report> {
        let text = self.text(at);
        let (noun, rest) = self.lexicon.noun(text, &[CueKind::View])?;
        if !self.lexicon.has(List::Rumour, noun.word) {
            return None;
        }
        let last = at.checked_sub(1)?;
        let head = self.words.get(last)?;
        if head.is_quote()
            || self.lexicon.is_prospective(head.text)
            || !super::speaker::is_bare(head.text)
            || head.comma
            || before
                .last()
                .is_some_and(|r| r.hit.is_some_and(|h| h.last >= last))
        {
            return None;
        }
        let hit = if matches!(rest, "이" | "도" | "까지" | "까지도" | "가") {
            let mut hit = self.predicate_within(at + 1, 2, &[CueKind::Light])?;
            if !hit.cue.is_some_and(|c| self.lexicon.has(List::Far, c.word))
                || matches!(hit.end, End::Adnominal | End::Hypothetical)
            {
                return None;
            }
            hit.first = at;
            hit
        } else if rest.is_empty()
            && (matches!(self.text(at + 1), "속에" | "속" | "속에서" | "아래")
                || matches!(noun.word, "관측" | "추측") && self.closes(at))
        {
            let behind = usize::from(self.text(at + 1).starts_with('속'));
            Hit {
                first: at,
                last: at + behind,
                cue: None,
                end: End::Nominal,
            }
        } else {
            return None;
        };
        Some(Report {
            form: Form::Bare,
            last,
            end: head.span.end,
            next: at,
            hit: Some(hit),
            noun: Some(noun),
            chained: false,
        })
    }

    /// Whether a headline's phrase ends behind word `at`.
    fn closes(&self, at: usize) -> bool {
        at + 1 == self.words.len()
            || self
                .words
                .get(at)
                .zip(self.words.get(at + 1))
                .is_some_and(|(a, b)| {
                    b.outer.start > a.outer.end && !a.comma && b.outer.start - a.outer.end >= 3
                })
    }

    /// 9.8%로 집계되다, 순으로 나타나다
    fn counted(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        let stem = text
            .strip_suffix("으로")
            .or_else(|| text.strip_suffix('로'))?;
        if stem.is_empty()
            || stem.ends_with('것')
            || matches!(
                stem,
                "이" | "별" | "서" | "주" | "바" | "실제" | "새" | "스스" | "따"
            )
        {
            return None;
        }
        let hit = self.lexicon.predicate(
            self.text(at + 1),
            &[CueKind::Found, CueKind::Told, CueKind::Say],
        )?;
        let counted = stem.ends_with([
            '순', '%', '명', '건', '원', '개', '대', '위', '곳', '인', '점', '세', '배', '월',
            '일', '년', '러', '퍼', '트', '도', 'p', 'm', 't', '유', '엔', '안', ')',
        ]) && (stem.chars().any(|c| c.is_ascii_digit()) || stem.ends_with('순'));
        // 성장률을 1.0%로 내다보다
        if hit.cue.kind == CueKind::Say
            && !(counted && self.lexicon.has(List::Reckoning, hit.cue.word))
        {
            return None;
        }
        // 유명한 관광지로 알려져 있다: it is known as one.
        let known = matches!(hit.cue.word, "알려지다" | "전해지다") && hit.end == End::Final;
        let close = counted
            || known
            || matches!(
                hit.cue.word,
                "집계되다"
                    | "추정되다"
                    | "추산되다"
                    | "파악되다"
                    | "밝혀지다"
                    | "확인되다"
                    | "조사되다"
                    | "풀이되다"
                    | "해석되다"
                    | "분석되다"
            );
        if !close || matches!(hit.end, End::Adnominal | End::Hypothetical) {
            return None;
        }
        if !counted
            && matches!(hit.cue.word, "확인되다" | "밝혀지다")
            && !stem.ends_with(['인', '범'])
        {
            // 지문으로 확인됐다: a means, not a result.
            return None;
        }
        let (first, last, end) = self.grow(at + 1, at + 1, hit.end);
        Some(Report {
            form: Form::Counted,
            last: at,
            end: self.end_of(at, stem.len()),
            next: at + 1,
            hit: Some(Hit {
                first,
                last,
                cue: Some(hit.cue),
                end,
            }),
            noun: None,
            chained: false,
        })
    }

    /// …을 과제로 꼽다
    fn object(&self, at: usize) -> Option<Report> {
        let text = self.text(at);
        if !text.starts_with('꼽') {
            return None;
        }
        let hit = self.lexicon.predicate(text, &[CueKind::Hold])?;
        if hit.cue.word != "꼽다" || !matches!(hit.end, End::Final | End::Connective) {
            return None;
        }
        let last = at.checked_sub(1)?;
        let object = self.words.get(last)?;
        let stem = object
            .plain()
            .strip_suffix('을')
            .or_else(|| object.plain().strip_suffix('를'))?;
        let (first, last_word, end) = self.grow(at, at, hit.end);
        Some(Report {
            form: Form::Object,
            last,
            end: object.span.start + stem.len(),
            next: at,
            hit: Some(Hit {
                first,
                last: last_word,
                cue: Some(hit.cue),
                end,
            }),
            noun: None,
            chained: false,
        })
    }

    /// Gives chained reports their predicate and drops what is reported within a report.
    fn settle(&self, found: &mut Vec<Report>) {
        // “…”며 …할 생각임을 밝혔다: one predicate for both.
        let hits: Vec<Option<usize>> = found.iter().map(|r| r.hit.map(|h| h.last)).collect();
        for (report, next) in found.iter_mut().zip(hits.iter().skip(1)) {
            let links = matches!(report.form, Form::Linking | Form::Quoted(Tail::Linking));
            report.chained |= links && next.is_some() && report.hit.map(|h| h.last) == *next;
        }
        let mut next: Option<Hit> = None;
        for report in found.iter_mut().rev() {
            if report.chained && report.hit.is_none() {
                report.hit = next;
            }
            next = report.hit;
        }
        let nested: Vec<bool> = found
            .iter()
            .enumerate()
            .map(|(i, inner)| {
                let Some(hit) = inner.hit else {
                    return false;
                };
                let inside = found.iter().skip(i + 1).any(|outer| {
                    outer.last == hit.last && (outer.last > inner.last || inner.form == Form::Will)
                });
                inside && !matches!(inner.form, Form::Quoted(_))
            })
            .collect();
        let mut keep = nested.iter().map(|n| !n);
        found.retain(|_| keep.next().unwrap_or(true));
    }
}

/// Whether a predicate tells a state and so reports nothing: 있지만, 많았고.
fn is_stative(word: &str) -> bool {
    word.starts_with(['있', '없', '많', '적', '같'])
        || word.starts_with("아니")
        || word.contains("있지만")
        || word.contains("없지만")
}

enum Search {
    Hit(Hit),
    /// It names a thing or weighs a possibility: no report.
    Naming,
    /// Another content comes first.
    Another,
    Nothing,
}

/// A word without the particle that marks it as subject or topic.
fn particle_free(word: &str) -> &str {
    super::speaker::role(word).map_or(word, |(_, stem)| stem)
}

/// The span from the start of word `first` to the end of word `last`.
pub(super) fn span(words: &[Word<'_>], first: usize, last: usize) -> Option<Span> {
    Some(Span::new(
        words.get(first)?.span.start,
        words.get(last)?.span.end,
    ))
}
