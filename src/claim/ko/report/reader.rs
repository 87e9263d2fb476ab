//! What a report is, and the sentence in which reports are looked for.

use crate::claim::ko::clause::{Tail, Word};
use crate::claim::ko::cue::Cue;
use crate::claim::ko::lexicon::Lexicon;
use crate::claim::ko::predicate::End;

/// How a content is tied to what reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim::ko) enum Form {
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
pub(in crate::claim::ko) struct Hit {
    /// First and last of its words.
    pub first: usize,
    pub last: usize,
    pub cue: Option<Cue>,
    pub end: End,
}

/// A report in a sentence. Words are counted from the first; `end` is a byte of the article.
#[derive(Debug, Clone, Copy)]
pub(in crate::claim::ko) struct Report {
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

/// The words of a sentence, and what they are looked up in.
pub(super) struct Reader<'a, 't> {
    pub lexicon: &'a Lexicon,
    pub words: &'a [Word<'t>],
}

impl<'t> Reader<'_, 't> {
    /// The word as a plain one; empty behind the last and for a quotation.
    pub(super) fn text(&self, at: usize) -> &'t str {
        let word = self.words.get(at).map_or("", |w| w.plain());
        // 늘었다(자료: 통계청): what stands in brackets behind a predicate is no part of it.
        match word.split_once('(') {
            Some((head, _)) if word.ends_with(')') && head.ends_with('다') => head,
            _ => word,
        }
    }

    /// Whether a word is a quotation.
    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(Word::is_quote)
    }

    /// The byte of the article at which the first `bytes` of a word end.
    pub(super) fn end_of(&self, at: usize, bytes: usize) -> usize {
        self.words.get(at).map_or(0, |w| w.span.start + bytes)
    }
}
