//! The whole pipeline on one screen.

use crate::article::Extracted;
use crate::document::{Claim, Document, Published, PublishedFrom};
use crate::entity::Memory;
use crate::options::{Convention, Options};
use crate::quantities::{Quantities, sentence};
use crate::{article, claim, entity, finding};

/// Finds everything there is to find in an article. Build it once and share it: building reads the model, annotating
/// only borrows it.
#[derive(Debug)]
pub struct Annotator {
    quantities: Quantities,
    names: entity::Finder,
    claims: claim::Finder,
}

impl Default for Annotator {
    fn default() -> Self {
        Annotator::new()
    }
}

impl Annotator {
    /// Reads the model and the word lists that are part of the library.
    #[must_use]
    pub fn new() -> Self {
        Annotator {
            quantities: Quantities::new(),
            names: entity::Finder::new(),
            claims: claim::Finder::new(),
        }
    }

    /// Finds the claims of a document whose names, amounts and dates are there already: as after a reader has put its
    /// names right. Whatever claims the document had are not looked at.
    #[must_use]
    pub fn claims(&self, text: &str, document: &Document) -> Vec<Claim> {
        self.claims.find(text, document)
    }

    /// Annotates one article. No input panics; what is not understood is left out.
    #[must_use]
    pub fn annotate(&self, text: &str, options: &Options) -> Document {
        self.annotate_again(text, options, &mut Memory::default())
    }

    /// Annotates an article that was annotated before and has changed since: what the tagger found in paragraphs that
    /// are still the same is taken from `memory`. The result is that of [`annotate`](Annotator::annotate).
    ///
    /// # Examples
    /// ```
    /// use mitjul::{Annotator, Memory, Options};
    ///
    /// let annotator = Annotator::new();
    /// let mut memory = Memory::default();
    /// let options = Options::default();
    /// for text in ["한빛전자는 3억원을 냈다.", "한빛전자는 5억원을 냈다."] {
    ///     let again = annotator.annotate_again(text, &options, &mut memory);
    ///     assert_eq!(again, annotator.annotate(text, &options));
    /// }
    /// ```
    #[must_use]
    pub fn annotate_again(&self, text: &str, options: &Options, memory: &mut Memory) -> Document {
        self.annotated(text, article::read(text, options), options, memory)
    }

    /// Annotates an article that was extracted from a page; offsets refer to [`Extracted::text`].
    #[must_use]
    pub fn annotate_page(&self, page: &Extracted, options: &Options) -> Document {
        self.annotate_page_again(page, options, &mut Memory::default())
    }

    /// Annotates a page that was annotated before and has changed since, as
    /// [`annotate_again`](Annotator::annotate_again) does an article. The result is that of
    /// [`annotate_page`](Annotator::annotate_page).
    #[must_use]
    pub fn annotate_page_again(
        &self,
        page: &Extracted,
        options: &Options,
        memory: &mut Memory,
    ) -> Document {
        let article = article::read_page(page, options);
        self.annotated(page.text(), article, options, memory)
    }

    fn annotated(
        &self,
        text: &str,
        article: article::Article,
        options: &Options,
        memory: &mut Memory,
    ) -> Document {
        let published = options
            .published
            .map(|date| Published {
                date,
                from: PublishedFrom::Option,
            })
            .or(article.published);
        let (mut dates, mut amounts) =
            self.quantities
                .find_in(text, &article.body, published.map(|p| p.date));
        let tags = self.names.tag(text, &article.body, memory);
        if options.convention == Convention::Klue {
            (dates, amounts) = sentence::redrawn(text, tags.iter(), dates, amounts);
        } else {
            dates.retain(|date| !self.quantities.recurs(text, date));
        }
        let context = entity::Context {
            article: &article,
            tags: &tags,
            amounts: &amounts,
            dates: &dates,
            dictionary: &options.dictionary,
            single: options.convention == Convention::Klue,
        };
        let entities = self.names.find(text, &context, memory);
        let mut document = Document {
            published,
            headline: article.headline,
            blocks: article.blocks,
            body: article.body,
            rival: article.rival,
            entities,
            amounts,
            dates,
            claims: Vec::new(),
            findings: Vec::new(),
        };
        document.claims = self.claims.find(text, &document);
        document.findings = finding::find(text, &document);
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_any_day_is_no_date_and_that_of_one_day_is() {
        let annotator = Annotator::new();
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        let text = "가게는 밤에 문을 연다. 오늘 밤 손님이 왔다.";
        let dates = annotator.annotate(text, &options).dates;
        let words: Vec<_> = dates.iter().map(|d| d.span.of(text)).collect();
        assert_eq!(words, ["오늘 밤"]);
    }

    #[test]
    fn what_is_remembered_changes_nothing() {
        let annotator = Annotator::new();
        let mut memory = Memory::default();
        let (first, last) = (
            "윤서진 한빛전자 대표는 서울 중구에서 “5억원을 쓰겠다”고 말했다.",
            "한빛전자는 윤 대표가 광주로 간다고 밝혔다.",
        );
        let texts = [
            format!("{first}\n{last}"),
            format!("{first}\n사이에 선 김하늘 바람전자 사장은 반대했다.\n{last}"),
            format!("{last}\n{first}\n{first}"),
            first.to_owned(),
        ];
        for text in &texts {
            for convention in [Convention::default(), Convention::Klue] {
                let options = Options {
                    convention,
                    ..Options::default()
                };
                let again = annotator.annotate_again(text, &options, &mut memory);
                assert_eq!(again, annotator.annotate(text, &options), "{text}");
            }
        }
    }
}
