//! Reports in a sentence: where a content ends, what ties it to its predicate, and that predicate.

mod ending;
mod form;
mod noun;
mod search;

use super::clause::{Tail, Word};
use super::lexicon::{self, Cue, CueKind, Lexicon};
use super::predicate::End;
use crate::text::Span;

use ending::{Quotative, quotative};
pub(super) use ending::{is_adnominal, open_end};
use search::Search;

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

/// Finds the reports of a sentence, in order of where their contents end.
pub(super) fn reports(lexicon: &Lexicon, words: &[Word<'_>], found: &mut Vec<Report>) {
    found.clear();
    let reader = Reader { lexicon, words };
    let mut at = 0;
    while at < words.len() {
        if let Some(report) = reader.report(at, found) {
            // 올리겠다는 계획이다: the noun has been read with its clause.
            let twice = matches!(report.form, Form::Will | Form::Expecting)
                && found
                    .last()
                    .is_some_and(|f: &Report| f.last == report.last && f.form == Form::Modifying);
            if !twice {
                found.push(report);
            }
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
                Quotative::Saying => self.said(at, end, Form::Saying),
                Quotative::Linking => self.said(at, end, Form::Linking),
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
            .or_else(|| self.resolved(at))
            .or_else(|| self.aimed(at))
            .or_else(|| self.bare_noun(at, before))
            .or_else(|| self.counted(at))
            .or_else(|| self.expected(at))
            .or_else(|| self.object(at, before))
    }

    /// -다고 …, -다며 …: with a predicate of its own, or that of the next.
    fn said(&self, at: usize, end: usize, form: Form) -> Option<Report> {
        let search = match form {
            Form::Linking => self.link(at + 1),
            _ => self.spoken(at + 1, false),
        };
        let hit = match search {
            Search::Hit(hit) => Some(hit),
            Search::Another => None,
            Search::Naming | Search::Nothing => return None,
        };
        Some(Report {
            form,
            last: at,
            end,
            next: at + 1,
            chained: hit.is_none(),
            hit,
            noun: None,
        })
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

/// The span from the start of word `first` to the end of word `last`.
pub(super) fn span(words: &[Word<'_>], first: usize, last: usize) -> Option<Span> {
    Some(Span::new(
        words.get(first)?.span.start,
        words.get(last)?.span.end,
    ))
}
