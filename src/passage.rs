//! The body of an article as every later stage reads it: made once, after the article stage.

use crate::document::{Block, BlockRole, Stretch};
use crate::language::Language;
use crate::language::detect::{Letters, Verdict};
use crate::text::Span;
use crate::text::quote::{Quotation, Style, quotations};
use crate::text::sentence::{english, sentences_around};

/// A quotation of this many words and more in another language is a stretch of its own.
const FOREIGN_QUOTATION: usize = 3;

/// The paragraphs of a body, in text order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passages {
    list: Vec<Passage>,
    languages: Vec<Language>,
    missing: Vec<Language>,
    stretches: Vec<Stretch>,
}

/// One paragraph, headline, caption or item of a list.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    /// The block without surrounding white space.
    pub span: Span,
    /// The part it plays.
    pub role: BlockRole,
    /// What its own words are written in; `None` for a language that is none of ours, or whose data is not there.
    pub language: Option<Language>,
    /// Its quotations, in order of their opening marks.
    pub quotes: Vec<Quotation>,
    /// Its sentences by the rules of its language, without surrounding white space; a closed quotation is never parted.
    pub sentences: Vec<Span>,
    /// The quotations that are written in another language than the passage: sorted, not overlapping, inside their marks.
    pub foreign: Vec<Stretch>,
}

/// Which languages can be read, and what tells where a sentence ends in each.
#[derive(Debug, Default)]
pub(crate) struct Stops {
    languages: Vec<Language>,
    english: english::Stops,
}

impl Stops {
    /// Those of the languages whose data is part of the library.
    #[cfg(test)]
    pub(crate) fn new() -> Stops {
        let mut stops = Stops::default();
        crate::data::embedded().for_each(|language| stops.add(language));
        stops
    }

    /// Takes up a language whose data is there.
    pub(crate) fn add(&mut self, language: Language) {
        if !self.languages.contains(&language) {
            self.languages.push(language);
        }
        if language == Language::English {
            self.english = english::Stops::new();
        }
    }

    /// The languages that can be read, in the order in which they were taken up.
    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }
}

impl Passages {
    /// Reads the body of an article. `wanted` settles its language; without it each passage tells its own, and one that
    /// does not follows the article. What is in a language that cannot be read stays unread.
    pub(crate) fn read(
        text: &str,
        blocks: &[Block],
        body: &[Span],
        wanted: Option<Language>,
        stops: &Stops,
    ) -> Passages {
        let mut blocks = blocks.iter().peekable();
        let mut roles = Vec::with_capacity(body.len());
        let mut letters = Vec::with_capacity(body.len());
        let mut sum = Letters::default();
        for &span in body {
            while blocks.next_if(|b| b.span.end <= span.start).is_some() {}
            let role = blocks
                .peek()
                .filter(|b| b.span.contains(span))
                .map_or(BlockRole::Paragraph, |b| b.role);
            roles.push(role);
            let here = Letters::of(span.of(text));
            sum.join(here);
            letters.push(here);
        }
        let main = main_language(sum, &letters);
        let mut passages = Passages::default();
        let mut weight = [0; Language::ALL.len()];
        for ((&span, role), letters) in body.iter().zip(roles).zip(letters) {
            let language = match (wanted, letters.verdict()) {
                (Some(wanted), _) => Some(wanted),
                (None, Verdict::In(language)) => Some(language),
                (None, Verdict::Unknown) => match main {
                    // A list of names in an English article has no small words.
                    Some(language) if language.is_latin() && letters.latin > letters.other => main,
                    _ => None,
                },
                // Latin letters in a Korean article: a name, a label, a line of English.
                (None, Verdict::Latin | Verdict::Silent) => main,
            };
            let quotes = quotations(text, span);
            let sentences = match language {
                Some(Language::Korean) => sentences_around(text, span, &quotes),
                _ => stops.english.sentences(text, span, &quotes),
            };
            let foreign = match wanted {
                Some(_) => Vec::new(),
                None => foreign(text, language, &quotes),
            };
            for (sum, &each) in weight.iter_mut().zip(Language::ALL) {
                if language == Some(each) {
                    *sum += span.len();
                }
                if foreign.iter().any(|s| s.language == Some(each)) {
                    *sum += 1;
                }
            }
            passages.list.push(Passage {
                span,
                role,
                language,
                quotes,
                sentences,
                foreign,
            });
        }
        let mut languages: Vec<(usize, Language)> = weight
            .into_iter()
            .zip(Language::ALL.iter().copied())
            .filter(|&(weight, _)| weight > 0)
            .collect();
        crate::sort::sort_by_key(&mut languages, |&(weight, _)| std::cmp::Reverse(weight));
        passages.languages = languages
            .into_iter()
            .map(|(_, language)| language)
            .collect();
        passages.missing = passages.languages.clone();
        passages.missing.retain(|l| !stops.languages.contains(l));
        passages.stretches = passages.not_in(passages.languages.first().copied());
        if !passages.missing.is_empty() {
            let read = |language: &Language| stops.languages.contains(language);
            for passage in &mut passages.list {
                passage.language = passage.language.filter(read);
                for stretch in &mut passage.foreign {
                    stretch.language = stretch.language.filter(read);
                }
            }
        }
        passages
    }

    /// The parts that are not in a language, in text order.
    fn not_in(&self, main: Option<Language>) -> Vec<Stretch> {
        let mut found = Vec::new();
        for passage in &self.list {
            if passage.language == main && main.is_some() {
                found.extend_from_slice(&passage.foreign);
            } else {
                found.push(Stretch {
                    span: passage.span,
                    language: passage.language,
                });
            }
        }
        found
    }

    /// Every passage, in text order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Passage> {
        self.list.iter()
    }

    /// The passages whose own words are in a language.
    pub(crate) fn of(&self, language: Language) -> impl Iterator<Item = &Passage> {
        self.list
            .iter()
            .filter(move |p| p.language == Some(language))
    }

    /// The spans of the passages in a language.
    pub(crate) fn spans_of(&self, language: Language) -> Vec<Span> {
        self.of(language).map(|p| p.span).collect()
    }

    /// Whatever is to be read by a language's grammar, in text order: its passages, and the quotations in it that stand
    /// in passages of other languages.
    pub(crate) fn stretches_of(&self, language: Language) -> Vec<Span> {
        let mut spans = Vec::new();
        for passage in &self.list {
            if passage.language == Some(language) {
                spans.push(passage.span);
            } else {
                let foreign = passage.foreign.iter();
                spans.extend(
                    foreign
                        .filter(|s| s.language == Some(language))
                        .map(|s| s.span),
                );
            }
        }
        spans
    }

    /// Whether a span lies in a quotation of another language than the passage around it.
    pub(crate) fn is_foreign(&self, span: Span) -> bool {
        let i = self.list.partition_point(|p| p.span.end <= span.start);
        self.list
            .get(i)
            .is_some_and(|p| p.foreign.iter().any(|s| s.span.overlaps(span)))
    }

    /// The languages that were met, most text first.
    pub(crate) fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The parts that are not in the article's main language, in text order.
    pub(crate) fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// The languages that were met and could not be read.
    pub(crate) fn missing(&self) -> &[Language] {
        &self.missing
    }
}

/// The language of most of the body.
fn main_language(sum: Letters, passages: &[Letters]) -> Option<Language> {
    let mut weight = [0; Language::ALL.len()];
    let mut unknown = 0;
    for letters in passages {
        let size = letters.hangul * 2 + letters.latin + letters.other;
        match letters.verdict() {
            Verdict::In(language) => {
                if let Some(sum) = weight.get_mut(language as usize) {
                    *sum += size;
                }
            }
            Verdict::Unknown => unknown += size,
            Verdict::Latin | Verdict::Silent => {}
        }
    }
    let known: usize = weight.iter().sum();
    if unknown > known {
        return None;
    }
    if known == 0 {
        // Too little to tell by its words: by its letters.
        return Some(if sum.latin > sum.hangul {
            Language::English
        } else {
            Language::Korean
        });
    }
    let all = weight.into_iter().zip(Language::ALL.iter().copied());
    // Of languages with as much text the first.
    let most = all.reduce(|most, next| if next.0 > most.0 { next } else { most });
    most.map(|(_, language)| language)
}

/// The quotations of a passage that are written in another language of ours.
fn foreign(text: &str, language: Option<Language>, quotes: &[Quotation]) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for quote in quotes {
        if !quote.closed || quote.style == Style::Angle {
            continue;
        }
        if found.last().is_some_and(|s| s.span.overlaps(quote.inner)) {
            continue;
        }
        let words = quote.inner.of(text);
        let letters = Letters::of(words);
        let other = match letters.verdict() {
            Verdict::In(other) => Some(other),
            Verdict::Latin if letters.hangul == 0 => Some(Language::English),
            _ => None,
        };
        if let Some(other) = other
            && Some(other) != language
            && words
                .split_whitespace()
                .nth(FOREIGN_QUOTATION - 1)
                .is_some()
        {
            found.push(Stretch {
                span: quote.inner,
                language: Some(other),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;
    use crate::options::Options;

    fn passages(text: &str) -> Passages {
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        let article = article::read(text, &options);
        Passages::read(text, &article.blocks, &article.body, None, &Stops::new())
    }

    #[test]
    fn each_passage_has_its_language_and_a_short_one_that_of_the_article() {
        let text = "한빛전자는 새 공장을 지었다.\nHanbit Electronics\nThe company said that it was done.\n123";
        let found = passages(text);
        let languages: Vec<_> = found.iter().map(|p| p.language).collect();
        let (korean, english) = (Some(Language::Korean), Some(Language::English));
        assert_eq!(languages, [korean, english, english, english]);
        let text = "The company said that it was done.\nHanbit Electronics Opens Plant";
        assert!(passages(text).iter().all(|p| p.language == english));
    }

    #[test]
    fn a_quotation_in_another_language_is_a_stretch_of_its_own() {
        let text = "윤서진 대표는 “We will build the plant by May”라고 말했다.";
        let found = passages(text);
        assert_eq!(found.languages(), [Language::Korean, Language::English]);
        let english = found.stretches_of(Language::English);
        assert_eq!(english[0].of(text), "We will build the plant by May");
        let text = "윤서진 대표는 “Just do it”이라고 했다. ‘Go’라고도 했다.";
        assert_eq!(passages(text).stretches_of(Language::English).len(), 1);
    }

    #[test]
    fn a_language_of_nobody_here_is_said_to_be_one() {
        let text = "Le gouvernement a annoncé mardi une série de mesures pour soutenir les entreprises en difficulté dans tout le pays.";
        let found = passages(text);
        assert!(found.languages().is_empty());
        assert_eq!(found.stretches()[0].language, None);
    }
}
