//! Quotations: who stands before them, and the subject of those that are only partly quoted.

use super::{Place, Read, rank};
use crate::claim::ko::clause::{self, Tail, Word};
use crate::claim::ko::ending::open_end;
use crate::claim::ko::lexicon::Bearer;
use crate::claim::ko::particle::{Role, is_bare, role};
use crate::claim::ko::predicate::End;
use crate::claim::ko::report::Form;
use crate::claim::ko::speaker::{Phrase, Voice};
use crate::document::Source;

impl Place<'_, '_> {
    /// The speaker of a quotation: the last topic before it, else the last subject.
    pub(super) fn before_quotation(&self, begin: usize, last: usize, read: &mut Read) {
        // 기사가 “…”라고 대답했다고 알려줬다: what is told on has its own subject right before it.
        let told_on = self.report.hit.is_some_and(|h| h.end == End::Quoted);
        // 후보가 “…”라고 주장한 것에 대해: so has what modifies a noun.
        let modifies = self.report.hit.is_some_and(|h| h.end == End::Adnominal);
        let mut best: Option<Phrase> = None;
        for at in begin..last {
            let Some(phrase) = self.cast.phrase(self.words, at) else {
                continue;
            };
            if self.is_embedded(at, last, &phrase) {
                continue;
            }
            let adjacent = at + 1 == last;
            let near = modifies && rank(&phrase) > 0 && at + 4 >= last;
            if told_on && adjacent && phrase.role != Role::Within || near {
                best = Some(phrase);
                continue;
            }
            let weight = rank(&phrase);
            // 캐스터가 “…”: a subject right before the words, even an unknown one, beats the subject of another clause.
            if adjacent
                && weight == 0
                && phrase.voice != Voice::Answerers
                && !matches!(phrase.role, Role::Too | Role::Within)
                && best.is_none_or(|b| b.role == Role::Subject)
            {
                best = Some(phrase);
                continue;
            }
            let unknown = phrase.voice == Voice::Unknown
                && (adjacent && phrase.role != Role::Within
                    || phrase.role == Role::Topic
                    || phrase.role == Role::Too && phrase.first == begin);
            let better = match best {
                None => weight > 0 || unknown,
                Some(old) => {
                    weight >= rank(&old) && weight > 0
                        || rank(&old) == 0 && unknown && phrase.role != Role::Subject
                }
            };
            if better {
                best = Some(phrase);
            }
        }
        // 손정의 “좋은 논의”: a headline names its speaker bare.
        if best.is_none()
            && let Some(at) = last.checked_sub(1).filter(|&at| at >= begin)
            && let Some(word) = self.words.get(at)
            && let Some(phrase) = self.among(at, word.plain())
            && (phrase.voice != Voice::Answerers || !phrase.source.span.overlaps(word.span))
        {
            let headline = self.report.hit.is_none() && last <= begin + 3;
            let digits = phrase.source.span.overlaps(word.span)
                && word.plain().contains(|c: char| c.is_ascii_digit());
            // 전담팀…“…”: the headline goes on after something else.
            let apart = self
                .words
                .get(last)
                .and_then(|q| self.cast.text().get(word.span.end..q.outer.start))
                .is_some_and(|gap| gap.contains(['…', '·', '.', ',']));
            let bare = is_bare(word.plain()) || self.cast.is_name(word);
            let latin = word.plain().starts_with(|c: char| c.is_ascii_lowercase());
            // 시민 58.4%, “…”
            let shared = phrase.voice == Voice::Answerers;
            if bare
                && (!apart || shared)
                && !latin
                && !digits
                && (phrase.voice != Voice::Unknown || headline)
            {
                best = Some(phrase);
                read.near = true;
            }
        }
        let best = best.or_else(|| self.short_body(begin).filter(|_| begin < last));
        if let Some(phrase) = best {
            read.near |= phrase.last + 2 >= last;
            read.phrase = Some(phrase);
        }
        read.via = self.via_within(begin, last);
        self.relay(begin, last, read);
    }

    /// Who stands bare before a headline's quotation; 시장선 is short for 시장에서는.
    fn among(&self, at: usize, word: &str) -> Option<Phrase> {
        let group = |stem: &&str| {
            self.cast
                .lexicon
                .bearer(stem)
                .is_some_and(|(b, _)| b == Bearer::Group)
        };
        let stem = word.strip_suffix('선').filter(group).unwrap_or(word);
        // 위원 6명 중 2명 “…”: who they are of whom some say it.
        let counted = |at: usize| {
            let word = self.word(at);
            word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('명')
        };
        if counted(at)
            && let Some(of) = at.checked_sub(3)
            && matches!(self.word(at - 1), "중" | "가운데")
            && counted(at - 2)
        {
            let span = self.words.get(of)?.span;
            return self
                .cast
                .named(self.words, of, self.word(of), Role::Subject)
                .filter(|p| p.voice == Voice::Person)
                .map(|p| Phrase {
                    source: Source { span, entity: None },
                    last: at,
                    ..p
                });
        }
        self.cast.named(self.words, at, stem, Role::Subject)
    }

    /// 장관은 이번 조치가 “…의 출발점”이라고 평가했다: where what is only partly quoted begins, with its own subject.
    pub(in crate::claim::ko) fn subject_of_quoted(&self, phrase: &Phrase) -> Option<usize> {
        let last = self.report.last;
        let before = last.checked_sub(1)?;
        let quote = self.words.get(last)?;
        let said = matches!(
            self.report.form,
            Form::Quoted(Tail::Quoting | Tail::Linking | Tail::Modifying)
        );
        let copula = self
            .cast
            .text()
            .get(quote.span.end..quote.outer.end)
            .is_some_and(|tail| tail.contains('라'));
        let (role, stem) = role(self.word(before))?;
        let fits = said
            && copula
            && role == Role::Subject
            && stem.chars().count() > 1
            && phrase.role == Role::Topic
            && phrase.last < before
            && !clause::is_clause(quote.text)
            && self
                .cast
                .phrase(self.words, before)
                .is_none_or(|p| p.voice == Voice::Unknown);
        if !fits {
            return None;
        }
        let mut read = Read {
            start: 0,
            phrase: None,
            via: None,
            has_subject: true,
            near: false,
        };
        let start = self.skip_adjuncts(phrase.last + 1, last, &mut read);
        let plain = (start..last).all(|at| {
            !self.words.get(at).is_none_or(Word::is_quote) && open_end(self.word(at)).is_none()
        });
        (plain && start < last).then(|| self.start_of(start))
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::{claims, told};
    use crate::document::ClaimKind;

    #[test]
    fn a_quotation_with_its_subject_outside_is_partly_quoted() {
        let text = "박서준 대표는 이번 합의가 “새 시대의 출발점”이라고 평가했다.";
        assert_eq!(
            told(text),
            [("이번 합의가 “새 시대의 출발점", "박서준", "", "평가했다")]
        );
        assert_eq!(claims(text)[0].kind, ClaimKind::Mixed);
    }
}
