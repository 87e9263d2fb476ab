//! What stands against what: figures, dates and claims of sentences that tell of the same thing.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cast::Cast;
use super::statement::{Statement, likeness, stems};
use super::{AgreedOn, Agreement, Alone, Comparison, DisagreeOn, Disagreement, Place};
use crate::document::{Amount, AmountKind, Bound, Claim, DateMention, DateValue, Document};
use crate::explain::finding::{Detail, message};
use crate::text::Span;

/// From this likeness on two sentences tell of the same thing, when they share a name.
const SAME_THING: usize = 50;
/// From this likeness on two contents are one claim.
const SAME_CLAIM: usize = 60;
/// A claim that is less like any other than this stands alone.
const ECHO: usize = 40;

pub(super) struct Matcher<'a> {
    articles: &'a [(&'a str, &'a Document)],
    cast: &'a Cast,
    statements: &'a [Statement],
}

impl<'a> Matcher<'a> {
    pub(super) fn new(
        articles: &'a [(&'a str, &'a Document)],
        cast: &'a Cast,
        statements: &'a [Statement],
    ) -> Self {
        Matcher {
            articles,
            cast,
            statements,
        }
    }

    pub(super) fn compare(&self) -> Comparison {
        let mut comparison = Comparison::default();
        let mut common: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for (i, a) in self.statements.iter().enumerate() {
            for b in self.statements.iter().skip(i + 1) {
                if a.article == b.article {
                    continue;
                }
                if a.korean != b.korean {
                    let names = common
                        .entry((a.article, b.article))
                        .or_insert_with(|| self.common(a.article, b.article));
                    self.across(a, b, names, &mut comparison);
                    continue;
                }
                let shared = a.names.intersection(&b.names).count();
                if shared == 0 {
                    continue;
                }
                let likeness = likeness(&a.stems, &b.stems);
                self.figures(a, b, likeness, &mut comparison);
                self.dates(a, b, likeness, &mut comparison);
            }
        }
        self.claims(&mut comparison);
        for agreement in &mut comparison.agreed {
            crate::sort::sort(&mut agreement.places);
            agreement.places.dedup();
        }
        join(&mut comparison.agreed);
        crate::sort::sort_by(&mut comparison.contradictions, |a, b| {
            a.places.cmp(&b.places)
        });
        comparison
            .contradictions
            .dedup_by(|a, b| a.places == b.places && a.on == b.on);
        comparison
    }

    /// The names that two articles share.
    fn common(&self, a: usize, b: usize) -> BTreeSet<usize> {
        let named = |article: usize| -> BTreeSet<usize> {
            let own = self.statements.iter().filter(|s| s.article == article);
            own.flat_map(|s| s.names.iter().copied()).collect()
        };
        named(a).intersection(&named(b)).copied().collect()
    }

    pub(super) fn names(&self, numbers: impl Iterator<Item = usize>) -> Vec<String> {
        numbers
            .filter_map(|n| self.cast.name(n))
            .map(str::to_owned)
            .collect()
    }

    pub(super) fn date(&self, article: usize, at: usize) -> Option<&'a DateMention> {
        self.articles.get(article)?.1.dates.get(at)
    }

    /// Whether an article is written in Korean.
    fn is_korean(&self, article: usize) -> bool {
        let own = self.statements.iter().filter(|s| s.article == article);
        let (korean, all) = own.fold((0, 0), |(korean, all), s| {
            (korean + usize::from(s.korean), all + 1)
        });
        korean * 2 > all
    }

    pub(super) fn amount(&self, article: usize, at: usize) -> Option<&'a Amount> {
        self.articles.get(article)?.1.amounts.get(at)
    }

    fn words(&self, article: usize, span: Span) -> &'a str {
        self.articles
            .get(article)
            .map_or("", |(text, _)| span.of(text))
    }

    fn about(&self, a: &Statement, b: &Statement) -> Vec<String> {
        self.names(a.names.intersection(&b.names).copied())
    }

    fn figures(&self, a: &Statement, b: &Statement, likeness: usize, out: &mut Comparison) {
        for &i in &a.amounts {
            for &j in &b.amounts {
                let (Some(x), Some(y)) = (self.amount(a.article, i), self.amount(b.article, j))
                else {
                    continue;
                };
                if x.unit != y.unit || x.kind != y.kind || x.per != y.per {
                    continue;
                }
                let places = vec![
                    Place {
                        article: a.article,
                        span: x.span,
                    },
                    Place {
                        article: b.article,
                        span: y.span,
                    },
                ];
                let same = x.low.is_some() && x.low == y.low && x.high == y.high
                    || bounded(x).is_some() && bounded(x) == bounded(y);
                if same {
                    if opposed(x.bound, y.bound) {
                        if likeness >= SAME_THING {
                            out.contradictions.push(self.bound(a, b, x, y, places));
                        }
                    } else if is_telling(x) && likeness >= ECHO / 2 {
                        out.agreed.push(Agreement {
                            on: AgreedOn::Figure,
                            about: self.about(a, b),
                            places,
                        });
                    }
                    continue;
                }
                if likeness >= SAME_THING && self.same_quantity(a, b, i, j) {
                    let (p, q) = (self.words(a.article, x.span), self.words(b.article, y.span));
                    let about = self.about(a, b);
                    let thing = about.join(", ");
                    out.contradictions.push(Disagreement {
                        on: DisagreeOn::Figure,
                        places,
                        message: message(&Detail::Articles {
                            thing: &thing,
                            words: [p, q],
                        }),
                        about,
                    });
                }
            }
        }
    }

    fn bound(
        &self,
        a: &Statement,
        b: &Statement,
        x: &Amount,
        y: &Amount,
        places: Vec<Place>,
    ) -> Disagreement {
        let with = |article: usize, amount: &Amount| {
            let span = amount.bound_word.map_or(amount.span, |w| {
                Span::new(w.start.min(amount.span.start), w.end.max(amount.span.end))
            });
            self.words(article, span)
        };
        let (p, q) = (with(a.article, x), with(b.article, y));
        let about = self.about(a, b);
        let thing = about.join(", ");
        Disagreement {
            on: DisagreeOn::Bound,
            places,
            message: message(&Detail::ArticleBounds {
                thing: &thing,
                words: [p, q],
            }),
            about,
        }
    }

    /// Whether two different figures state one quantity: alone of their kind in their sentences, with the same words
    /// beside them, exact, and neither stated anywhere in the other article.
    fn same_quantity(&self, a: &Statement, b: &Statement, i: usize, j: usize) -> bool {
        let (Some(x), Some(y)) = (self.amount(a.article, i), self.amount(b.article, j)) else {
            return false;
        };
        let firm = |amount: &Amount| {
            amount.bound == Bound::Exact
                && amount.low.is_some()
                && amount.low == amount.high
                && amount.same_as.is_none()
        };
        if !firm(x) || !firm(y) || matches!(x.kind, AmountKind::Rank) {
            return false;
        }
        // Two quakes a week apart, at one place, are two quakes.
        if self.are_apart(a, b) {
            return false;
        }
        let alone = |s: &Statement, amount: &Amount| {
            s.amounts
                .iter()
                .filter_map(|&k| self.amount(s.article, k))
                .filter(|other| other.unit == amount.unit)
                .count()
                == 1
        };
        if !alone(a, x) || !alone(b, y) {
            return false;
        }
        let states = |article: usize, amount: &Amount| {
            self.articles.get(article).is_some_and(|(_, d)| {
                d.amounts
                    .iter()
                    .any(|o| o.unit == amount.unit && o.low == amount.low)
            })
        };
        if states(b.article, x) || states(a.article, y) {
            return false;
        }
        // 3조5000억 and 3조5123억: one is the other, rounded.
        let counted = x.kind == AmountKind::Count && x.low.max(y.low) < Some(Decimal::ONE_THOUSAND);
        if let (Some(p), Some(q)) = (x.low, y.low)
            && !counted
            && is_rounded(p, q)
        {
            return false;
        }
        let before = |s: &Statement, amount: &Amount| self.beside(s, amount, true);
        let behind = |s: &Statement, amount: &Amount| self.beside(s, amount, false);
        let heads = before(a, x);
        let tails = behind(a, x);
        heads.is_some() && heads == before(b, y) && tails.is_some() && tails == behind(b, y)
    }

    /// Whether both sentences give figures of one unit, and none in common: then they tell of two events.
    fn differ(&self, a: &Statement, b: &Statement) -> bool {
        let figures = |s: &Statement| -> Vec<&Amount> {
            s.amounts
                .iter()
                .filter_map(|&i| self.amount(s.article, i))
                .collect()
        };
        let (p, q) = (figures(a), figures(b));
        let units = |x: &Amount, y: &Amount| x.unit == y.unit && x.kind == y.kind;
        p.iter().any(|x| q.iter().any(|y| units(x, y)))
            && !p
                .iter()
                .any(|x| q.iter().any(|y| units(x, y) && x.low == y.low))
    }

    /// Whether both sentences name days, and none in common.
    fn are_apart(&self, a: &Statement, b: &Statement) -> bool {
        let days = |s: &Statement| -> BTreeSet<_> {
            s.dates
                .iter()
                .filter_map(
                    |&i| match self.articles.get(s.article)?.1.dates.get(i)?.value {
                        Some(DateValue::Day(day)) => Some(day),
                        _ => None,
                    },
                )
                .collect()
        };
        // A headline tells of the day of the sentence behind it.
        let told = |s: &Statement| {
            let own = days(s);
            let mut article = self.statements.iter().filter(|o| o.article == s.article);
            let opens = article.next().is_some_and(|first| first.span == s.span);
            match article.next() {
                Some(next) if own.is_empty() && opens => days(next),
                _ => own,
            }
        };
        let (p, q) = (told(a), told(b));
        !p.is_empty() && !q.is_empty() && p.is_disjoint(&q)
    }

    /// The stem of the word right before or behind a figure.
    fn beside(&self, statement: &Statement, amount: &Amount, before: bool) -> Option<String> {
        let text = self.articles.get(statement.article)?.0;
        let words = if before {
            text.get(statement.span.start..amount.span.start)?
                .split_whitespace()
                .next_back()?
        } else {
            text.get(amount.span.end..statement.span.end)?
                .split_whitespace()
                .nth(1)?
        };
        Some(super::statement::stem(words))
    }

    fn dates(&self, a: &Statement, b: &Statement, likeness: usize, out: &mut Comparison) {
        let (&[i], &[j]) = (a.dates.as_slice(), b.dates.as_slice()) else {
            return;
        };
        let date = |article: usize, at: usize| {
            let mention = self.articles.get(article)?.1.dates.get(at)?;
            let Some(DateValue::Day(day)) = mention.value else {
                return None;
            };
            mention.end_value.is_none().then_some((day, mention.span))
        };
        let (Some((p, p_span)), Some((q, q_span))) = (date(a.article, i), date(b.article, j))
        else {
            return;
        };
        let places = vec![
            Place {
                article: a.article,
                span: p_span,
            },
            Place {
                article: b.article,
                span: q_span,
            },
        ];
        if p == q {
            if likeness >= ECHO {
                out.agreed.push(Agreement {
                    on: AgreedOn::Date,
                    about: self.about(a, b),
                    places,
                });
            }
            return;
        }
        // One event has one predicate; a report's own day (10일 밝혔다) is the day of telling, not of the event.
        let told = |s: &Statement| {
            let Some((_, document)) = self.articles.get(s.article) else {
                return true;
            };
            document.claims.iter().any(|c| {
                s.span.contains(c.span) && !c.span.contains(p_span) && !c.span.contains(q_span)
            })
        };
        let more = likeness >= SAME_THING + 20
            && a.predicate.is_some()
            && a.predicate == b.predicate
            && a.names == b.names
            && !self.differ(a, b)
            && !told(a)
            && !told(b);
        if more {
            let about = self.about(a, b);
            let thing = about.join(", ");
            let (p, q) = (self.words(a.article, p_span), self.words(b.article, q_span));
            out.contradictions.push(Disagreement {
                on: DisagreeOn::Date,
                places,
                message: message(&Detail::Articles {
                    thing: &thing,
                    words: [p, q],
                }),
                about,
            });
        }
    }

    fn claims(&self, out: &mut Comparison) {
        let all: Vec<(usize, usize, &Claim, BTreeSet<String>)> = self
            .articles
            .iter()
            .enumerate()
            .flat_map(|(article, (text, document))| {
                document
                    .claims
                    .iter()
                    .enumerate()
                    .map(move |(i, c)| (article, i, c, stems(text, c.span)))
            })
            .collect();
        for (n, (article, index, claim, words)) in all.iter().enumerate() {
            // Against words of another language nothing can be said to stand alone.
            let own = self.is_korean(*article);
            let mut echoed = !(0..self.articles.len())
                .any(|other| other != *article && self.is_korean(other) == own);
            for (m, (other, _, second, others)) in all.iter().enumerate() {
                if article == other {
                    continue;
                }
                let likeness = likeness(words, others);
                echoed |= likeness >= ECHO;
                if m <= n || likeness < SAME_CLAIM {
                    continue;
                }
                let places = vec![
                    Place {
                        article: *article,
                        span: claim.span,
                    },
                    Place {
                        article: *other,
                        span: second.span,
                    },
                ];
                let speakers = (self.speaker(*article, claim), self.speaker(*other, second));
                match speakers {
                    (Some(p), Some(q)) if p != q => {
                        // A short content can be anybody's; and who relays may stand for who spoke.
                        let vias = (self.via(*article, claim), self.via(*other, second));
                        let relayed = vias.0.as_ref() == Some(&q) || vias.1.as_ref() == Some(&p);
                        let enough = words.intersection(others).count() >= 4;
                        if enough
                            && !relayed
                            && self.is_named(claim)
                            && self.is_named(second)
                            && likeness >= SAME_CLAIM + 20
                        {
                            out.contradictions.push(Disagreement {
                                on: DisagreeOn::Attribution,
                                about: vec![p.clone(), q.clone()],
                                places,
                                message: message(&Detail::Speakers { names: [&p, &q] }),
                            });
                        }
                    }
                    (Some(p), Some(_)) => out.agreed.push(Agreement {
                        on: AgreedOn::Claim,
                        about: vec![p],
                        places,
                    }),
                    _ => out.agreed.push(Agreement {
                        on: AgreedOn::Claim,
                        about: Vec::new(),
                        places,
                    }),
                }
            }
            if !echoed {
                out.alone.push(Alone {
                    article: *article,
                    claim: *index,
                    span: claim.span,
                });
            }
        }
    }

    fn is_named(&self, claim: &Claim) -> bool {
        claim.speaker.is_some_and(|s| s.entity.is_some())
    }

    /// The name of a claim's speaker, the same for all articles.
    fn speaker(&self, article: usize, claim: &Claim) -> Option<String> {
        self.source(article, claim.speaker)
    }

    fn via(&self, article: usize, claim: &Claim) -> Option<String> {
        self.source(article, claim.via)
    }

    fn source(&self, article: usize, source: Option<crate::Source>) -> Option<String> {
        let source = source?;
        let named = source
            .entity
            .and_then(|e| self.cast.number(article, e))
            .and_then(|n| self.cast.name(n));
        Some(named.map_or_else(
            || self.words(article, source.span).to_owned(),
            str::to_owned,
        ))
    }
}

/// Puts agreements that share a place together: three articles with one figure are one agreement.
fn join(agreed: &mut Vec<Agreement>) {
    crate::sort::sort_by(agreed, |a, b| (a.on, &a.places).cmp(&(b.on, &b.places)));
    let mut joined: Vec<Agreement> = Vec::new();
    for agreement in agreed.drain(..) {
        let same = joined.iter_mut().find(|j| {
            j.on == agreement.on && j.places.iter().any(|p| agreement.places.contains(p))
        });
        match same {
            Some(one) => {
                one.places.extend(agreement.places);
                crate::sort::sort(&mut one.places);
                one.places.dedup();
                one.about.extend(agreement.about);
                crate::sort::sort(&mut one.about);
                one.about.dedup();
            }
            None => joined.push(agreement),
        }
    }
    *agreed = joined;
}

/// The one end of a figure that has a bound.
fn bounded(amount: &Amount) -> Option<Decimal> {
    match amount.bound {
        Bound::AtLeast | Bound::MoreThan => amount.low,
        Bound::AtMost | Bound::LessThan => amount.high,
        _ => None,
    }
    .or_else(|| amount.low.filter(|_| amount.low == amount.high))
}

pub(super) fn opposed(a: Bound, b: Bound) -> bool {
    let up = |x| matches!(x, Bound::AtLeast | Bound::MoreThan);
    let down = |x| matches!(x, Bound::AtMost | Bound::LessThan);
    up(a) && down(b) || down(a) && up(b)
}

/// Whether equal figures mean something: not the small counts that stand everywhere.
pub(super) fn is_telling(amount: &Amount) -> bool {
    match amount.kind {
        AmountKind::Money | AmountKind::Percent | AmountKind::PercentPoint => true,
        AmountKind::Rank => false,
        _ => amount.low.is_some_and(|v| v >= Decimal::TEN),
    }
}

/// Whether one figure is the other with fewer digits.
fn is_rounded(p: Decimal, q: Decimal) -> bool {
    let digits = |v: Decimal| {
        v.normalize()
            .mantissa()
            .unsigned_abs()
            .to_string()
            .trim_end_matches('0')
            .len()
    };
    let (short, long) = if digits(p) <= digits(q) {
        (p, q)
    } else {
        (q, p)
    };
    let figures = u32::try_from(digits(short)).unwrap_or(1);
    digits(short) < digits(long)
        && (long.round_sf(figures) == Some(short.normalize())
            || long.round_sf_with_strategy(figures, rust_decimal::RoundingStrategy::ToZero)
                == Some(short.normalize()))
}
