//! The words around an amount: what bounds it, which way it moved, what it is per, what it restates.

use super::context::Context;
use crate::data;
use crate::document::{Amount, AmountKind, Bound, Direction};
use crate::text::hangul::is_alphanumeric;
use crate::text::{Span, rest};
use crate::unit::Units;
use crate::wordlist::{WordList, entries, spellings};

/// Words that bound.
#[derive(Debug)]
pub(super) struct Bounds {
    before: Vec<(&'static str, Bound)>,
    nouns: WordList<Bound>,
    verbs: WordList<Bound>,
    /// Between an amount and the verb that bounds it.
    particles: WordList<()>,
    /// Behind 까지 and its particle: a limit.
    limits: WordList<()>,
    /// Right behind a length of time.
    within: WordList<Bound>,
}

/// Splits the spaces off the front: their number, and what follows.
fn unspaced(text: &str) -> (usize, &str) {
    let trimmed = text.trim_start_matches(' ');
    (text.len() - trimmed.len(), trimmed)
}

impl Bounds {
    pub(super) fn new() -> Self {
        let mut before = Vec::new();
        let mut nouns = Vec::new();
        let mut verbs = Vec::new();
        let mut particles = Vec::new();
        let mut limits = Vec::new();
        let mut within = Vec::new();
        for entry in entries(data::BOUNDS.text()) {
            let [place, bound, words] = entry.as_slice() else {
                continue;
            };
            if *place == "particle" {
                particles.extend(words.split('|').map(|w| (w.to_owned(), ())));
                continue;
            }
            if *place == "limit" {
                limits.extend(words.split('|').map(|w| (w.to_owned(), ())));
                continue;
            }
            let Some(bound) = Bound::from_word(bound) else {
                continue;
            };
            for word in words.split('|') {
                match *place {
                    "before" => before.push((word, bound)),
                    "within" => within.extend(spellings(word).map(|w| (w, bound))),
                    "noun" => nouns.extend(spellings(word).map(|w| (w, bound))),
                    _ => verbs.extend(spellings(word).map(|w| (w, bound))),
                }
            }
        }
        crate::sort::sort_by(&mut before, |(a, _), (b, _)| {
            b.len().cmp(&a.len()).then_with(|| a.cmp(b))
        });
        Bounds {
            before,
            nouns: WordList::new(nouns),
            verbs: WordList::new(verbs),
            particles: WordList::new(particles),
            limits: WordList::new(limits),
            within: WordList::new(within),
        }
    }

    /// The noun that `text` begins with and that bounds; one of a syllable must end there: 경, not 경고.
    fn noun<'t>(&'t self, text: &'t str) -> Option<(&'t str, Bound)> {
        let (word, &bound) = self.nouns.longest(text)?;
        let ends = word.chars().count() > 1
            || !rest(text, word.len()).starts_with(|c: char| {
                crate::text::hangul::is_syllable(c) && !"에의까부이을은는도만".contains(c)
            });
        ends.then_some((word, bound))
    }

    /// How the words around `span`, within `sentence`, bound the amount, and the word that does.
    pub(super) fn of(
        &self,
        text: &str,
        span: Span,
        sentence: Span,
        kind: AmountKind,
    ) -> Option<(Bound, Span)> {
        let after = text.get(span.end..sentence.end).unwrap_or("");
        let (gap, word) = unspaced(after);
        let at = |from: usize, word: &str| Span::new(span.end + from, span.end + from + word.len());
        if gap <= 1
            && let Some((word, bound)) = self.noun(word)
        {
            return Some((bound, at(gap, word)));
        }
        // 30km 지점 무렵
        if kind == AmountKind::Length
            && let Some(place) = after.strip_prefix(" 지점 ")
            && let Some((word, bound)) = self.noun(place)
        {
            return Some((bound, at(after.len() - place.len(), word)));
        }
        if kind == AmountKind::Duration
            && gap <= 1
            && let Some((word, &bound)) = self.within.longest(word)
        {
            return Some((bound, at(gap, word)));
        }
        // 시속 50km까지가 제한 속도다
        if let Some(behind) = after.strip_prefix("까지") {
            let behind = behind
                .trim_start_matches(['가', '만', '로', '는'])
                .trim_start_matches(' ');
            if self.limits.longest(behind).is_some() {
                return Some((Bound::AtMost, at(0, "까지")));
            }
        }
        let particle = self.particles.longest(after).map_or("", |(p, ())| p);
        for skipped in ["", particle] {
            let behind = rest(after, skipped.len());
            let (gap, word) = unspaced(behind);
            if let Some((word, &bound)) = self.verbs.longest(word) {
                // 한 걸음 다가섰다: by a step; 10만에 다가섰다: close to it.
                let by = skipped.is_empty() && word.starts_with("다가");
                if bound == Bound::Exact || by {
                    break;
                }
                return Some((bound, at(skipped.len() + gap, word)));
            }
        }
        // 1조원(약 7억달러)을 넘는: what it restates stands between.
        if let Some(inside) = after.strip_prefix('(')
            && let Some(close) = inside.find(')')
            && !inside.get(..close).unwrap_or("").contains(['(', '.'])
        {
            let from = close + 2;
            let behind = rest(after, from);
            let (gap, word) = unspaced(behind);
            if gap <= 1
                && let Some((word, bound)) = self.noun(word)
            {
                return Some((bound, at(from + gap, word)));
            }
            let particle = self.particles.longest(behind).map_or("", |(p, ())| p);
            if !particle.is_empty() {
                let (gap, word) = unspaced(rest(behind, particle.len()));
                if let Some((word, &bound)) = self.verbs.longest(word)
                    && bound != Bound::Exact
                {
                    return Some((bound, at(from + particle.len() + gap, word)));
                }
            }
        }
        // 1000만 관객 돌파: one bare noun may stand between.
        let mut words = after.trim_start_matches(' ').splitn(3, ' ');
        if let (Some(noun), Some(verb)) = (words.next(), words.next())
            && after.starts_with(' ')
            && verb.starts_with("돌파")
            && noun.chars().all(crate::text::hangul::is_syllable)
        {
            let from = verb.as_ptr() as usize - after.as_ptr() as usize;
            return Some((Bound::AtLeast, at(from, "돌파")));
        }
        let before = text.get(sentence.start..span.start).unwrap_or("");
        let trimmed = before.trim_end_matches(' ');
        for &(word, bound) in &self.before {
            // 최고 7위: no limit, the best so far.
            if kind == AmountKind::Rank && bound == Bound::AtMost {
                continue;
            }
            if let Some(head) = trimmed.strip_suffix(word)
                && head.chars().next_back().is_none_or(|c| !is_alphanumeric(c))
            {
                let start = sentence.start + head.len();
                return Some((bound, Span::new(start, start + word.len())));
            }
        }
        let limited = matches!(
            kind,
            AmountKind::Money | AmountKind::Count | AmountKind::Age | AmountKind::Data
        );
        (limited && after.starts_with("까지")).then(|| (Bound::AtMost, at(0, "까지")))
    }
}

/// Which way the amount is said to have moved: by a word close behind it, else by the one right before it.
pub(super) fn direction(
    context: &Context,
    text: &str,
    span: Span,
    sentence: Span,
    kind: AmountKind,
) -> Option<Direction> {
    if !matches!(
        kind,
        AmountKind::Percent
            | AmountKind::PercentPoint
            | AmountKind::Money
            | AmountKind::Count
            | AmountKind::Multiple
            | AmountKind::Other
    ) {
        return None;
    }
    match text.get(..span.start).and_then(|t| t.chars().next_back()) {
        Some('▲') => return Some(Direction::Up),
        Some('▼' | '▽') => return Some(Direction::Down),
        _ => {}
    }
    let (up, down) = if kind == AmountKind::Count {
        (&context.count_up, &context.count_down)
    } else {
        (&context.up, &context.down)
    };
    let of = |word: &str, fits: &dyn Fn(&str) -> bool| {
        let moves = |list: &WordList<()>| list.prefixes(word).any(|(w, ())| fits(w));
        if moves(up) {
            Some(Direction::Up)
        } else if moves(down) {
            Some(Direction::Down)
        } else {
            None
        }
    };
    let after = text.get(span.end..sentence.end).unwrap_or("");
    for word in after.split(' ').take(3) {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        if let Some(direction) = of(word, &|_| true) {
            return Some(direction);
        }
        if word.ends_with([',', ')', '.']) {
            break;
        }
    }
    let before = text
        .get(sentence.start..span.start)
        .unwrap_or("")
        .trim_end();
    let last = before.rsplit(' ').next().unwrap_or("");
    of(last, &|w| {
        let ending = rest(last, w.len());
        ending.is_empty() || context.adnominal.contains(&ending)
    })
}

/// What the amount is per: 평당, 1인당 평균, 1그램 당.
pub(super) fn per(
    context: &Context,
    text: &str,
    span: Span,
    sentence: Span,
    units: &Units,
) -> Option<String> {
    let before = text.get(sentence.start..span.start)?.trim_end();
    let mut words = before.rsplit(' ');
    let mut word = words.next()?;
    while context.average.contains(&word) {
        word = words.next()?;
    }
    let mut stem = word.strip_suffix('당')?;
    if stem.is_empty() {
        stem = words.next()?;
    }
    let unit =
        stem.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | '.' | ','));
    let known = units.behind(unit).next().is_some_and(|(w, _)| w == unit);
    (known || context.per.contains(&unit)).then(|| stem.trim_start_matches('(').to_owned())
}

/// Links each amount that stands in brackets right behind another to what it converts or restates.
pub(super) fn link(context: &Context, text: &str, amounts: &mut [Amount]) {
    let mut links = Vec::new();
    for (i, pair) in amounts.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let gap = text.get(first.span.end..second.span.start).unwrap_or("");
        let Some(inside) = gap
            .trim_start_matches(' ')
            .strip_prefix(['(', '（', '[', '·', '=', '＝', 'ㆍ'])
        else {
            continue;
        };
        let inside = inside.trim();
        if !inside.is_empty() && !context.restates.contains(&inside) {
            continue;
        }
        let restates = match (first.kind, second.kind) {
            (AmountKind::Count, AmountKind::Percent) => true,
            (a, b) => a == b && first.unit != second.unit && is_measure(a),
        };
        if restates {
            links.push((i + 1, i));
        }
    }
    for (second, first) in links {
        if let Some(amount) = amounts.get_mut(second) {
            amount.same_as = Some(first);
        }
    }
}

/// 각각 15.6%, 8.6% 증가: what is said behind the last of a list holds for each.
pub(super) fn share_direction(text: &str, amounts: &mut [Amount]) {
    let mut first = 0;
    for last in 1..=amounts.len() {
        let next_of_list = |pair: &[Amount]| match pair {
            [a, b] => {
                let gap = text.get(a.span.end..b.span.start).unwrap_or("");
                a.kind == b.kind && matches!(gap, ", " | "," | "·" | "와 " | "과 ")
            }
            _ => false,
        };
        if amounts.get(last - 1..=last).is_some_and(next_of_list) {
            continue;
        }
        if let Some([head, middle @ .., tail]) = amounts.get_mut(first..last) {
            let each = text
                .get(..head.span.start)
                .is_some_and(|before| before.trim_end_matches(' ').ends_with("각각"));
            for amount in std::iter::once(head).chain(middle).filter(|_| each) {
                amount.direction = amount.direction.or(tail.direction);
            }
        }
        first = last;
    }
}

/// Kinds whose amounts are converted from one unit to another.
fn is_measure(kind: AmountKind) -> bool {
    matches!(
        kind,
        AmountKind::Money
            | AmountKind::Length
            | AmountKind::Area
            | AmountKind::Mass
            | AmountKind::Volume
            | AmountKind::Temperature
            | AmountKind::Speed
            | AmountKind::Energy
            | AmountKind::Power
    )
}
