//! The whole pipeline on one screen.

use crate::article::Extracted;
use crate::document::{Claim, Document, Published, PublishedFrom};
use crate::entity::Memory;
use crate::language::{ENGLISH, KOREAN, Language};
use crate::lexicon::pack::PackError;
use crate::options::Options;
use crate::passage::Passages;
use crate::quantities::Quantities;
use crate::text::view::{Breaks, View};
use crate::{article, claim, data, entity, finding};

/// Tells the measurements, where there are any, that a stage is over.
macro_rules! over {
    ($stage:literal) => {
        #[cfg(feature = "measure")]
        crate::measure::over($stage);
    };
}

/// Finds everything there is to find in an article. Build it once and share it: building reads the model, annotating
/// only borrows it.
#[derive(Debug)]
pub struct Annotator {
    quantities: Quantities,
    names: Option<entity::ko::Finder>,
    english_names: Option<entity::en::Finder>,
    claims: claim::Finder,
}

impl Default for Annotator {
    fn default() -> Self {
        Annotator::new()
    }
}

impl Annotator {
    /// Reads what is part of the library: every language that this build has with the feature `embed`, none without it.
    #[must_use]
    pub fn new() -> Self {
        Annotator::of(data::embedded().collect())
    }

    /// Reads articles in the languages of these packs, files that `cargo xtask pack` writes, and in no others. What is in
    /// a language without its pack stays unread, and is named in [`Document::missing`].
    ///
    /// # Errors
    /// When one is not a pack, cut short, damaged, made for another version of the library or of a language that this
    /// build does not read; and where another pack of the same language is in use.
    ///
    /// # Examples
    /// ```
    /// use mitjul::{Annotator, Options};
    ///
    /// let error = Annotator::with_packs(&[b"<!doctype html>"]).unwrap_err();
    /// assert_eq!(error.to_string(), "not a language pack of mitjul");
    ///
    /// let none = Annotator::with_packs(&[]).unwrap();
    /// let document = none.annotate("한빛전자는 3억원을 냈다고 밝혔다.", &Options::default());
    /// assert_eq!(document.missing, document.languages);
    /// ```
    pub fn with_packs(packs: &[&[u8]]) -> Result<Self, PackError> {
        let languages: Result<_, _> = packs.iter().map(|pack| data::add(pack)).collect();
        languages.map(Annotator::of)
    }

    /// Takes up one more language; nothing changes where it is there already. The bytes are kept for ever.
    ///
    /// # Errors
    /// As [`with_packs`](Annotator::with_packs).
    pub fn add(&mut self, pack: &[u8]) -> Result<Language, PackError> {
        let language = data::add(pack)?;
        if !self.languages().contains(&language) {
            self.quantities.add(language);
            self.claims.add(language);
            self.name(language);
        }
        Ok(language)
    }

    /// The languages that are read.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        self.quantities.stops().languages()
    }

    pub(crate) fn of(languages: Vec<Language>) -> Self {
        let mut annotator = Annotator {
            quantities: Quantities::of(languages.iter().copied()),
            names: None,
            english_names: None,
            claims: claim::Finder::new(),
        };
        languages.into_iter().for_each(|l| annotator.name(l));
        annotator
    }

    /// Reads what names of a language are found by.
    fn name(&mut self, language: Language) {
        match language {
            Language::Korean if KOREAN => self.names = Some(entity::ko::Finder::new()),
            Language::English if ENGLISH => {
                self.english_names = Some(entity::en::Finder::new());
            }
            _ => {}
        }
    }

    /// Finds the claims of a document whose names, amounts and dates are there already: as after a reader has put its
    /// names right. Whatever claims the document had are not looked at.
    #[must_use]
    pub fn claims(&self, text: &str, document: &Document) -> Vec<Claim> {
        let view = View::of(text, Breaks::Lines);
        let document = document.read_in(&view);
        let passages = Passages::read(
            view.text(),
            &document.blocks,
            &document.body,
            None,
            self.quantities.stops(),
        );
        let mut claims = self.claims.find(view.text(), &passages, &document);
        for claim in &mut claims {
            claim.round();
            claim.each_span(&mut |span| *span = view.given(*span));
        }
        claims
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
        #[cfg(feature = "measure")]
        crate::measure::begin();
        let view = View::of(text, Breaks::Lines);
        let options = options.read_in(&view);
        over!("view");
        let article = article::read(view.text(), &options);
        over!("article");
        self.annotated(&view, article, &options, memory)
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
        let view = View::of(page.text(), Breaks::Spaces);
        let options = options.read_in(&view);
        let article = article::read_page(&page.read_in(&view), &options);
        self.annotated(&view, article, &options, memory)
    }

    fn annotated(
        &self,
        view: &View,
        article: article::Article,
        options: &Options,
        memory: &mut Memory,
    ) -> Document {
        let text = view.text();
        let published = options
            .published
            .map(|date| Published {
                date,
                from: PublishedFrom::Option,
            })
            .or(article.published);
        let passages = Passages::read(
            text,
            &article.blocks,
            &article.body,
            options.language,
            self.quantities.stops(),
        );
        over!("passage");
        #[allow(unused_mut, reason = "for the feature `klue`")]
        let (mut dates, mut amounts) =
            self.quantities
                .find_in(text, &passages, published.map(|p| p.date));
        over!("date, amount");
        let korean = passages.spans_of(Language::Korean);
        // Where a language is not built, its grammar is not linked either.
        let names = self.names.as_ref().filter(|_| KOREAN);
        let tags = names.map_or_else(entity::ko::Tags::default, |n| n.tag(text, &korean, memory));
        over!("Korean tagger");
        if !options.convention.is_klue() {
            dates.retain(|date| !self.quantities.recurs(text, date));
        }
        #[cfg(all(feature = "klue", feature = "korean"))]
        if options.convention.is_klue() {
            (dates, amounts) = crate::klue::redrawn(text, tags.iter(), dates, amounts);
        }
        let context = entity::ko::Context {
            body: &korean,
            tags: &tags,
            amounts: &amounts,
            dates: &dates,
            dictionary: &options.dictionary,
            single: options.convention.is_klue(),
        };
        let english = entity::en::Context {
            passages: &passages,
            amounts: &amounts,
            dates: &dates,
            dictionary: &options.dictionary,
        };
        let english_names = self.english_names.as_ref().filter(|_| ENGLISH);
        let merge = entity::Merge {
            text,
            passages: &passages,
            dictionary: &options.dictionary,
            korean: names,
        };
        let entities = merge.entities(
            names.map_or_else(Vec::new, |n| n.find(text, &context, memory)),
            english_names.map_or_else(Vec::new, |n| n.find(text, &english, memory)),
        );
        over!("names");
        let mut document = Document {
            published,
            languages: passages.languages().to_vec(),
            missing: passages.missing().to_vec(),
            stretches: passages.stretches().to_vec(),
            headline: article.headline,
            blocks: article.blocks,
            body: article.body,
            rival: article.rival,
            entities,
            amounts,
            dates,
            claims: Vec::new(),
            findings: Vec::new(),
            matches: Vec::new(),
            unsearched: Vec::new(),
        };
        document.claims = self.claims.find(text, &passages, &document);
        over!("claim");
        document.findings = finding::find(text, &document);
        over!("finding");
        #[cfg(feature = "patterns")]
        {
            let matches = options.patterns.find_in(text, &document.body);
            (document.matches, document.unsearched) = (matches.found, matches.unsearched);
        }
        let document = document.given_in(view);
        over!("offsets");
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Convention;

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
    fn what_is_in_a_language_without_its_pack_is_named_and_stays_unread() {
        let options = Options {
            whole_text: true,
            published: crate::parse_date("2026-03-02").ok(),
            ..Options::default()
        };
        let none = Annotator::with_packs(&[]).unwrap();
        let text = "한빛전자는 10일 3억원을 냈다고 밝혔다.\nThe company said on Monday that it had paid $3 million for the plant.";
        let document = none.annotate(text, &options);
        let both = [Language::English, Language::Korean];
        assert_eq!(document.languages, both);
        assert_eq!(document.missing, both);
        assert!(document.entities.is_empty() && document.claims.is_empty());
        assert!(document.amounts.is_empty() && document.dates.is_empty());
        assert_eq!(Annotator::new().annotate(text, &options).missing, []);
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
        let conventions = [
            Convention::News,
            #[cfg(feature = "klue")]
            Convention::Klue,
        ];
        for text in &texts {
            for &convention in &conventions {
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
