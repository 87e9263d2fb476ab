//! Words that a paragraph gives by its layout: a speaker and a colon, an interview's questions and answers, a
//! quotation that goes on in the next paragraph.

use super::clause::{self, Word, is_clause, trim_content};
use super::lexicon::Lexicon;
use super::list::List;
use super::particle::Role;
use super::reader::{Draft, Reader};
use super::speaker::Voice;
use crate::document::{ClaimKind, Modality};
use crate::text::Span;
use crate::text::quote::{Quotation, Style};

/// Who a paragraph lets speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Party {
    /// Whoever is named at its head.
    Named(Span),
    /// Whoever asks.
    Asking,
    /// Whoever is asked.
    Answering,
}

/// A paragraph that is somebody's words as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    pub party: Party,
    pub content: Span,
}

const BULLETS: &[char] = &[
    '▲', '△', '▶', '▷', '■', '□', '●', '○', '◆', '◇', '※', '-', '–', '—', '―', '·', '•', '*', ' ',
];

/// Reads a paragraph as one speaker's turn. `next` is the paragraph behind it.
pub(super) fn turn(
    lexicon: &Lexicon,
    text: &str,
    paragraph: Span,
    next: Option<Span>,
) -> Option<Turn> {
    let all = paragraph.of(text);
    let left = all.trim_start_matches(BULLETS);
    let bulleted = left.len() < all.len();
    let from = paragraph.start + (all.len() - left.len());
    // Most paragraphs have no sign so early.
    let sign = left
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, ':' | '：' | '=' | '.' | '"' | '“'));
    if let Some((at, mark)) = sign {
        let head = left.get(..at)?.trim_end();
        let label = head.trim_end_matches(|c: char| c.is_ascii_digit());
        let body = Span::new(from + at + mark.len_utf8(), paragraph.end).trimmed(text);
        let content = unquoted(text, body);
        let named = matches!(mark, ':' | '：') || mark == '=' && bulleted;
        let short = matches!(mark, ':' | '：' | '.' | '=');
        let party = if short && lexicon.has(List::Asker, label) {
            Some(Party::Asking)
        } else if short && lexicon.has(List::Answerer, label) {
            Some(Party::Answering)
        } else if named && !head.is_empty() && !head.contains(|c: char| c.is_ascii_digit()) {
            Some(Party::Named(Span::new(from, from + head.len())))
        } else {
            None
        };
        if let Some(party) = party
            && !content.is_empty()
            && is_clause(content.of(text))
        {
            return Some(Turn { party, content });
        }
    }
    // - 왜 지금인가?, and the answer in marks below
    let asks = ["?", "가.", "까.", "나.", "냐."]
        .iter()
        .any(|end| left.ends_with(end));
    (asks && is_asked(text, paragraph, next)).then(|| Turn {
        party: Party::Asking,
        content: trim_content(text, Span::new(from, paragraph.end).trimmed(text)),
    })
}

/// Whether a paragraph behind a dash is answered by the next, which stands in marks: - 관객이 줄었다.
pub(super) fn is_asked(text: &str, paragraph: Span, next: Option<Span>) -> bool {
    paragraph
        .of(text)
        .starts_with(['-', '–', '—', '―', '▶', '▷'])
        && next.is_some_and(|n| n.of(text).starts_with(['“', '"']))
}

/// The content of a turn without marks that stand around all of it.
fn unquoted(text: &str, body: Span) -> Span {
    let words = body.of(text);
    let inner = words
        .strip_prefix(['“', '"'])
        .and_then(|w| w.strip_suffix(['”', '"']))
        .filter(|w| !w.contains(['“', '”', '"']));
    match inner {
        Some(inner) => {
            let start = body.start + words.find(inner).unwrap_or(0);
            trim_content(text, Span::new(start, start + inner.len()))
        }
        None => trim_content(text, body),
    }
}

/// The quotation that a paragraph leaves open because it goes on in the next, which opens its marks again.
pub(super) fn continued<'q>(
    text: &str,
    quotes: &'q [Quotation],
    next: Option<Span>,
) -> Option<&'q Quotation> {
    let open = quotes
        .iter()
        .rfind(|q| !q.closed && q.depth == 0 && q.style == Style::Double)?;
    let goes_on = next.is_some_and(|n| n.of(text).starts_with(['“', '"', '〝']));
    (goes_on
        && open
            .inner
            .of(text)
            .trim()
            .ends_with(['.', '?', '!', '…', '다', '요']))
    .then_some(open)
}

/// Whether a paragraph is a headline or a subhead: short, and no sentence.
pub(super) fn is_heading(text: &str, paragraph: Span) -> bool {
    let words = paragraph.of(text).trim_end();
    words.len() <= 300
        && !words.contains('\n')
        && !words.ends_with(['.', '다', '요', '。', ':', ','])
        && !words.contains("다. ")
}

impl<'a> Reader<'a> {
    /// A paragraph that is somebody's words by its layout; false where nobody fit to speak is named.
    pub(super) fn turn(&mut self, turn: &Turn, words: &mut Vec<Word<'a>>) -> bool {
        let (speaker, modality) = match turn.party {
            Party::Asking => (None, Some(Modality::Question)),
            Party::Answering => (
                self.told
                    .named
                    .or(self.told.person.or(self.told.speaker).map(|t| t.0)),
                None,
            ),
            Party::Named(head) => {
                self.cast.read(head, &[], false, words);
                let Some(last) = words.len().checked_sub(1) else {
                    return false;
                };
                let name = words.get(last).map_or("", |w| w.around_brackets().0);
                let Some(phrase) = self
                    .cast
                    .named(words, last, name, Role::Subject)
                    .filter(|p| matches!(p.voice, Voice::Person | Voice::Body))
                else {
                    return false;
                };
                (self.resolve(phrase), None)
            }
        };
        let content = turn.content.of(self.text);
        let modality = modality
            .or_else(|| self.modality.by_content(content))
            .unwrap_or(Modality::Assertion);
        self.told.sentences += 1;
        if let (Some(speaker), Party::Named(_)) = (speaker, turn.party) {
            self.told.speaker = Some((speaker, self.told.sentences));
        }
        self.drafts.push(Draft {
            speaker,
            inherited: turn.party == Party::Answering,
            ..self.draft(turn.content, ClaimKind::Direct, modality)
        });
        true
    }

    /// A quotation that ends in a later paragraph: its speaker stands before it, or behind its end.
    pub(super) fn goes_on(&mut self, inner: Span, before: &[Word<'_>]) {
        let span = clause::trim_content(self.text, inner);
        if span.is_empty() {
            return;
        }
        let named = before
            .last()
            .filter(|w| w.span.end <= inner.start)
            .and_then(|_| {
                (0..before.len())
                    .rev()
                    .filter_map(|at| self.cast.phrase(before, at))
                    .find(|p| {
                        p.role == Role::Topic
                            && matches!(p.voice, Voice::Person | Voice::Body | Voice::Pronoun)
                    })
            })
            .and_then(|p| self.resolve(p));
        let first = !self.drafts.last().is_some_and(|d| d.continued);
        let speaker = if first {
            named
        } else {
            self.drafts.last().and_then(|d| d.speaker)
        };
        if let Some(speaker) = speaker {
            self.told.speaker = Some((speaker, self.told.sentences));
        }
        let modality = self
            .modality
            .by_content(span.of(self.text))
            .unwrap_or(Modality::Assertion);
        self.drafts.push(Draft {
            speaker,
            continued: true,
            ..self.draft(span, ClaimKind::Direct, modality)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Option<(Party, &str)> {
        turn(&Lexicon::new(), text, Span::new(0, text.len()), None)
            .map(|t| (t.party, t.content.of(text)))
    }

    #[test]
    fn a_name_and_a_colon_open_a_turn() {
        assert_eq!(
            whole("▲ 박 의원=예산이 모자란다."),
            Some((Party::Named(Span::new(4, 14)), "예산이 모자란다"))
        );
        assert_eq!(
            whole("김 대표: “값을 내린다. 곧 알리겠다.”"),
            Some((Party::Named(Span::new(0, 10)), "값을 내린다. 곧 알리겠다"))
        );
        assert_eq!(
            whole("Q. 언제 여는가?"),
            Some((Party::Asking, "언제 여는가?"))
        );
        assert_eq!(
            whole("A: 내년에 엽니다."),
            Some((Party::Answering, "내년에 엽니다"))
        );
    }

    #[test]
    fn a_colon_of_another_kind_opens_none() {
        assert_eq!(whole("일시: 11월 3일 오후 2시"), None);
        assert_eq!(whole("오후 2:30 서울역에서 만난다."), None);
        assert_eq!(whole("박서준 대표는 값을 내린다고 말했다."), None);
    }

    #[test]
    fn a_heading_is_no_sentence() {
        let heading = |text: &str| is_heading(text, Span::new(0, text.len()));
        assert!(heading("박서준 “값 내린다”…한빛전자 술렁"));
        assert!(!heading("박서준 대표가 값을 내린다고 말했다."));
    }
}
