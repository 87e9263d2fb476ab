//! The JavaScript API. Offsets count UTF-16 code units, as JavaScript strings do.
//!
//! With the feature `js-text` alone it is what the page asks first, texts read into bytes: what the rest is made with stays
//! for the code below, but is not linked.
#![cfg_attr(
    not(feature = "js"),
    allow(dead_code, unused_imports, reason = "what only the whole of it uses")
)]

mod given;

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::export::packed::Packed;
use crate::export::{self, Mark};
use crate::{
    AnnotatedArticle, BlockRole, ComparisonRecord, Document, Extracted, Language, Memory,
    OffsetIndex, OffsetUnit, Options, Page,
};
use given::{error, given, given_article, read_article, read_options, read_write_options, write};

/// How an article is to be read.
#[derive(Debug, Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase")]
pub struct AnnotateOptions {
    /// Publication date, `YYYY-MM-DD`. Without it the article's own is used.
    #[tsify(optional)]
    pub published: Option<String>,
    /// Whether the whole input is the body, as for a single sentence.
    #[tsify(optional)]
    pub whole_text: bool,
    /// What the article is written in. `auto`, or nothing: each passage and quotation tells its own language.
    #[tsify(optional, type = "\"auto\" | \"ko\" | \"en\"")]
    pub lang: Option<String>,
    /// Extra names, a line a name: `kind<TAB>name<TAB>alias|alias…`. A line that cannot be read is an error.
    #[tsify(optional)]
    pub dictionary: Option<String>,
    /// The blocks of the text with their roles, in text order and in UTF-16 code units, as `annotatePage` or `outlinePage`
    /// have told them: the text is not read for its layout again. A line outside of them is a paragraph.
    #[tsify(optional)]
    pub blocks: Vec<GivenBlock>,
}

/// A block of the text and its role. What else a `BlockRecord` says is passed over, so that an article's own `blocks` fit.
#[derive(Debug, Deserialize, Tsify)]
pub struct GivenBlock {
    /// First code unit.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Its role.
    pub role: BlockRole,
}

/// The article of a page and nothing more.
#[derive(Debug, Serialize, Tsify)]
pub struct OutlinedPage {
    /// The text as a reader of the page sees it, a line a block. Offsets refer to it.
    pub text: String,
    /// Its blocks, body, headline and publication date; no names, amounts, dates and claims.
    pub article: AnnotatedArticle,
}

/// What was found in a page, and the way back to the page's nodes.
#[derive(Debug, Serialize, Tsify)]
pub struct AnnotatedPage {
    /// The text as a reader of the page sees it, a line a block. Offsets refer to it.
    pub text: String,
    /// Four numbers for every run of the text that stands as it is in one text of the page: where it starts in `text`,
    /// the place of its node in `Page.nodes`, where it starts in that node's text, and how long it is.
    pub pieces: Vec<usize>,
    /// What was found.
    pub article: AnnotatedArticle,
    /// What to show, in the order of the text.
    pub marks: Vec<Mark>,
}

/// Articles side by side.
#[derive(Debug, Serialize, Tsify)]
pub struct ComparedArticles {
    /// Each by itself, in the order in which they were given.
    pub articles: Vec<AnnotatedArticle>,
    /// What they agree on, contradict each other in, and what only one has.
    pub comparison: ComparisonRecord,
}

/// How an article is to be written.
#[derive(Debug, Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase")]
pub struct WriteOptions {
    /// The language of the labels and explanations; `ko` without it.
    #[tsify(optional, type = "\"ko\" | \"en\"")]
    pub labels: Option<String>,
    /// The same, by the name that it had first.
    #[tsify(optional, type = "\"ko\" | \"en\"")]
    pub language: Option<String>,
    /// The IRI of the text, which W3C annotations point at; `urn:mitjul:text` without it.
    #[tsify(optional)]
    pub source: Option<String>,
}

#[wasm_bindgen]
extern "C" {
    /// `AnnotateOptions` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "AnnotateOptions")]
    #[derive(Debug)]
    pub type JsOptions;
    /// `AnnotatedArticle` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "AnnotatedArticle")]
    #[derive(Debug)]
    pub type JsArticle;
    /// `WriteOptions` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "WriteOptions")]
    #[derive(Debug)]
    pub type JsWriteOptions;
    /// `Page` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "Page")]
    #[derive(Debug)]
    pub type JsPage;
    /// `AnnotatedPage` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "AnnotatedPage")]
    #[derive(Debug)]
    pub type JsAnnotatedPage;
    /// An array of strings.
    #[wasm_bindgen(typescript_type = "readonly string[]")]
    #[derive(Debug)]
    pub type JsTexts;
    /// An array of `AnnotateOptions`.
    #[wasm_bindgen(typescript_type = "readonly (AnnotateOptions | null | undefined)[]")]
    #[derive(Debug)]
    pub type JsOptionsList;
    /// An array of `AnnotatedArticle`.
    #[wasm_bindgen(typescript_type = "readonly AnnotatedArticle[]")]
    #[derive(Debug)]
    pub type JsArticles;
    /// `OutlinedPage` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "OutlinedPage")]
    #[derive(Debug)]
    pub type JsOutlinedPage;
    /// `ComparisonRecord` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "ComparisonRecord")]
    #[derive(Debug)]
    pub type JsComparison;
    /// `ComparedArticles` as TypeScript sees it.
    #[wasm_bindgen(typescript_type = "ComparedArticles")]
    #[derive(Debug)]
    pub type JsCompared;
    /// An array of `Mark`.
    #[wasm_bindgen(typescript_type = "Mark[]")]
    #[derive(Debug)]
    pub type JsMarks;
    /// An array of codes of languages.
    #[wasm_bindgen(typescript_type = "(\"ko\" | \"en\")[]")]
    #[derive(Debug)]
    pub type JsLanguages;
    /// A plain object.
    #[wasm_bindgen(typescript_type = "Record<string, unknown>")]
    #[derive(Debug)]
    pub type JsPlain;
}

/// Finds everything there is to find in an article. Build it once: building reads the model.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Annotator {
    core: crate::Annotator,
    /// Of the last article: the next one is often the same, with a letter more.
    memory: RefCell<Memory>,
    /// What the last articles were written in and could not be read.
    missing: RefCell<Vec<Language>>,
}

#[wasm_bindgen]
impl Annotator {
    /// Reads the data that is part of the wasm: none, as it is published. See `addPack`.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Annotator {
        Annotator::default()
    }

    /// Takes up the data of a language, a file that stands beside the wasm, and returns its code.
    ///
    /// # Errors
    /// Throws an `Error` whose `code` is `invalid_pack`; the message says what is wrong with it: no pack at all, cut short,
    /// damaged, of another version or another language.
    #[wasm_bindgen(js_name = addPack, unchecked_return_type = "\"ko\" | \"en\"")]
    pub fn add_pack(&mut self, bytes: &[u8]) -> Result<String, JsValue> {
        match self.core.add(bytes) {
            Ok(language) => Ok(language.code().to_owned()),
            Err(e) => Err(error("invalid_pack", &e.to_string())),
        }
    }

    /// The languages that are read.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn languages(&self) -> JsLanguages {
        codes(self.core.languages())
    }

    /// The languages of the article that was annotated last, or of those that were compared, whose data is not there.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn missing(&self) -> JsLanguages {
        codes(&self.missing.borrow())
    }

    /// What [`annotate`](Annotator::annotate) gives, its offsets in bytes, and all of it as bytes for the page: thousands
    /// of objects take longer to cross from the worker to the page than the core takes to find what they say.
    ///
    /// # Errors
    /// As [`annotate`](Annotator::annotate).
    #[wasm_bindgen(js_name = annotatePacked, skip_typescript)]
    pub fn annotate_packed(
        &self,
        text: &str,
        options: Option<JsOptions>,
    ) -> Result<Vec<u8>, JsValue> {
        let mut bytes = Vec::new();
        let document = self.annotated(text, options)?;
        document.record(text, OffsetUnit::Byte).pack(&mut bytes);
        Ok(bytes)
    }
}

#[cfg(feature = "js")]
#[wasm_bindgen]
impl Annotator {
    /// Annotates one article.
    ///
    /// # Errors
    /// Throws an `Error` whose `code` is `invalid_options` (an option is unknown or of the wrong type),
    /// `invalid_date` or `invalid_dictionary`; the message names the offending value.
    pub fn annotate(&self, text: &str, options: Option<JsOptions>) -> Result<JsArticle, JsValue> {
        let document = self.annotated(text, options)?;
        Ok(write(&document.record(text, OffsetUnit::Utf16))?.unchecked_into())
    }

    /// Finds the article in a page and annotates it.
    ///
    /// # Errors
    /// As [`annotate`](Annotator::annotate), and `invalid_page` (not a list of nodes).
    #[wasm_bindgen(js_name = annotatePage)]
    pub fn annotate_page(
        &self,
        page: JsPage,
        options: Option<JsOptions>,
        write_options: Option<JsWriteOptions>,
    ) -> Result<JsAnnotatedPage, JsValue> {
        let options = match given(options.map(Into::into)) {
            Some(value) => read_options(value, None)?,
            None => Options::default(),
        };
        let (language, _) = read_write_options(write_options)?;
        let page = read_page(page)?;
        let extracted = Extracted::new(&page);
        let text = extracted.text();
        let memory = &mut self.memory.borrow_mut();
        let document = self.core.annotate_page_again(&extracted, &options, memory);
        self.lacked([&document]);
        let article = document.record(text, OffsetUnit::Utf16);
        let answer = AnnotatedPage {
            pieces: pieces(&page, &extracted),
            marks: export::marks(text, &article, OffsetUnit::Utf16, language),
            article,
            text: text.to_owned(),
        };
        Ok(write(&answer)?.unchecked_into())
    }
}

impl Annotator {
    fn annotated(&self, text: &str, options: Option<JsOptions>) -> Result<Document, JsValue> {
        let options = match given(options.map(Into::into)) {
            Some(value) => read_options(value, Some(text))?,
            None => Options::default(),
        };
        let memory = &mut self.memory.borrow_mut();
        let document = self.core.annotate_again(text, &options, memory);
        self.lacked([&document]);
        Ok(document)
    }

    /// Notes which languages could not be read.
    fn lacked<'a>(&self, documents: impl IntoIterator<Item = &'a Document>) {
        let all = || Language::ALL.iter().copied();
        let mut missing = self.missing.borrow_mut();
        missing.clear();
        for document in documents {
            let new = all().filter(|l| document.missing.contains(l));
            let new: Vec<_> = new.filter(|l| !missing.contains(l)).collect();
            missing.extend(new);
        }
    }
}

#[cfg(feature = "js")]
#[wasm_bindgen]
impl Annotator {
    /// Annotates articles and sets them side by side. `options` belong to the texts by their order; what is missing
    /// there is as without options.
    ///
    /// # Errors
    /// As [`annotate`](Annotator::annotate), and `invalid_text` (not an array of strings).
    pub fn compare(
        &self,
        texts: JsTexts,
        options: Option<JsOptionsList>,
    ) -> Result<JsCompared, JsValue> {
        let texts: Vec<String> = serde_wasm_bindgen::from_value(texts.into())
            .map_err(|e| error("invalid_text", &e.to_string()))?;
        let options: js_sys::Array = match given(options.map(Into::into)) {
            Some(list) => list
                .dyn_into()
                .map_err(|_| error("invalid_options", "the options must be an array"))?,
            None => js_sys::Array::new(),
        };
        let mut documents = Vec::with_capacity(texts.len());
        for (text, number) in texts.iter().zip(0..) {
            let options = match given(Some(options.get(number))) {
                Some(value) => read_options(value, Some(text))?,
                None => Options::default(),
            };
            documents.push(self.core.annotate(text, &options));
        }
        self.lacked(&documents);
        let articles: Vec<(&str, &Document)> = texts
            .iter()
            .map(String::as_str)
            .zip(documents.iter())
            .collect();
        let answer = ComparedArticles {
            articles: articles
                .iter()
                .map(|(text, document)| document.record(text, OffsetUnit::Utf16))
                .collect(),
            comparison: crate::compare(&articles).record(&articles, OffsetUnit::Utf16),
        };
        Ok(write(&answer)?.unchecked_into())
    }
}

/// The article of a page and nothing more: what [`annotatePage`](Annotator::annotate_page) reads from its tree. The text
/// with the `blocks` of its article as an option of [`annotate`](Annotator::annotate) gives the same again, also when
/// the text has been edited since and the blocks have been moved along.
///
/// # Errors
/// Throws an `Error` whose `code` is `invalid_page` (not a list of nodes).
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = outlinePage)]
pub fn outline_page(page: JsPage) -> Result<JsOutlinedPage, JsValue> {
    let extracted = Extracted::new(&read_page(page)?);
    let text = extracted.text();
    let document = crate::outline_page(&extracted, &Options::default());
    let answer = OutlinedPage {
        article: document.record(text, OffsetUnit::Utf16),
        text: text.to_owned(),
    };
    Ok(write(&answer)?.unchecked_into())
}

#[cfg(feature = "js")]
fn read_page(page: JsPage) -> Result<Page, JsValue> {
    serde_wasm_bindgen::from_value(page.into()).map_err(|e| error("invalid_page", &e.to_string()))
}

/// Sets articles side by side as they are given: what somebody has corrected in them counts.
///
/// # Errors
/// Throws an `Error` whose `code` is `invalid_text` (not an array of strings) or `invalid_article`.
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = compareArticles)]
pub fn compare_articles(texts: JsTexts, articles: JsArticles) -> Result<JsComparison, JsValue> {
    let texts: Vec<String> = serde_wasm_bindgen::from_value(texts.into())
        .map_err(|e| error("invalid_text", &e.to_string()))?;
    let articles: js_sys::Array = JsValue::from(articles)
        .dyn_into()
        .map_err(|_| error("invalid_article", "the articles must be an array"))?;
    let articles: Vec<AnnotatedArticle> = articles
        .iter()
        .map(given_article)
        .collect::<Result<_, _>>()?;
    let pairs: Vec<_> = texts.iter().map(String::as_str).zip(&articles).collect();
    let comparison = crate::compare::compare_records(&pairs, OffsetUnit::Utf16);
    Ok(write(&comparison)?.unchecked_into())
}

/// The codes of languages.
fn codes(languages: &[Language]) -> JsLanguages {
    let codes: js_sys::Array = languages.iter().map(|l| JsValue::from(l.code())).collect();
    JsValue::from(codes).unchecked_into()
}

/// The runs of an extracted text in UTF-16 code units. Runs that one character of white space parts, here as in their
/// node, are one: else there would be one a word.
fn pieces(page: &Page, extracted: &Extracted) -> Vec<usize> {
    let mut runs: Vec<crate::Piece> = Vec::new();
    for piece in extracted.pieces() {
        match runs.last_mut() {
            Some(last)
                if last.node == piece.node
                    && last.span.end + 1 == piece.span.start
                    && last.offset + last.span.len() + 1 == piece.offset =>
            {
                last.span.end = piece.span.end;
            }
            _ => runs.push(*piece),
        }
    }
    let text = OffsetIndex::new(extracted.text(), OffsetUnit::Utf16);
    let mut numbers = Vec::with_capacity(runs.len() * 4);
    let mut node: Option<(usize, OffsetIndex)> = None;
    for run in runs {
        if node.as_ref().is_none_or(|(number, _)| *number != run.node) {
            let words = page.nodes.get(run.node).map_or("", |n| n.text.as_str());
            node = Some((run.node, OffsetIndex::new(words, OffsetUnit::Utf16)));
        }
        let Some((_, inside)) = &node else { continue };
        let start = text.of_byte(run.span.start);
        let length = text.of_byte(run.span.end) - start;
        numbers.extend([start, run.node, inside.of_byte(run.offset), length]);
    }
    numbers
}

/// Every annotation in the order of the text, with the words that a reader is shown: what a page paints and puts on cards.
///
/// # Errors
/// Throws an `Error` whose `code` is `invalid_article` (not an article that `annotate` gave) or `invalid_options`.
#[cfg(feature = "js")]
#[wasm_bindgen]
pub fn marks(
    text: &str,
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<JsMarks, JsValue> {
    let (article, language, _) = read_article(article, options)?;
    let marks = export::marks(text, &article, OffsetUnit::Utf16, language);
    Ok(write(&marks)?.unchecked_into())
}

/// The article that the page has packed, as [`annotate`](Annotator::annotate) gives it.
///
/// # Errors
/// Throws an `Error` whose `code` is `invalid_article`.
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = unpackArticle, skip_typescript)]
pub fn unpack_article(article: JsArticle) -> Result<JsArticle, JsValue> {
    Ok(write(&given_article(article.into())?)?.unchecked_into())
}

/// The other way round, with offsets in bytes: an article that was found elsewhere, for the page's views.
///
/// # Errors
/// Throws an `Error` whose `code` is `invalid_article`.
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = packArticle, skip_typescript)]
pub fn pack_article(text: &str, article: JsArticle) -> Result<Vec<u8>, JsValue> {
    let document = given_article(article.into())?.document(text, OffsetUnit::Utf16);
    let mut bytes = Vec::new();
    document.record(text, OffsetUnit::Byte).pack(&mut bytes);
    Ok(bytes)
}

/// A collection of W3C Web Annotations. Positions count Unicode code points, as that model asks.
///
/// # Errors
/// As [`marks`].
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = toW3C)]
pub fn to_w3c(
    text: &str,
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<JsPlain, JsValue> {
    let (article, language, source) = read_article(article, options)?;
    let source = source.as_deref().unwrap_or("urn:mitjul:text");
    let (unit, positions) = (OffsetUnit::Utf16, OffsetUnit::CodePoint);
    let collection = export::w3c(text, &article, unit, positions, source, language);
    Ok(write(&collection)?.unchecked_into())
}

/// The same for an article that [`annotatePage`](Annotator::annotate_page) has found, to be found again in the page:
/// positions count in `document.body.textContent`, and what is quoted stands there letter by letter. For that the page holds
/// every text below its body, also those that are not shown.
///
/// # Errors
/// As [`marks`], and `invalid_page` (not a list of nodes).
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = pageToW3C)]
pub fn page_to_w3c(
    page: JsPage,
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<JsPlain, JsValue> {
    let page = read_page(page)?;
    let (article, language, source) = read_article(article, options)?;
    let source = source.as_deref().unwrap_or("urn:mitjul:text");
    let (unit, positions) = (OffsetUnit::Utf16, OffsetUnit::CodePoint);
    let extracted = Extracted::new(&page);
    let collection = export::page_w3c(
        &page, &extracted, &article, unit, positions, source, language,
    );
    Ok(write(&collection)?.unchecked_into())
}

/// A table of the annotations, comma-separated, one a row.
///
/// # Errors
/// As [`marks`].
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = toCsv)]
pub fn to_csv(text: &str, article: JsArticle) -> Result<String, JsValue> {
    let (article, ..) = read_article(article, None)?;
    Ok(export::csv(text, &article, OffsetUnit::Utf16))
}

/// A self-contained HTML file: the article with its underlines and cards, without scripts.
///
/// # Errors
/// As [`marks`].
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = toHtml)]
pub fn to_html(
    text: &str,
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<String, JsValue> {
    let (article, language, _) = read_article(article, options)?;
    Ok(export::html(text, &article, OffsetUnit::Utf16, language))
}

/// The article in Markdown with its annotations as notes.
///
/// # Errors
/// As [`marks`].
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = toMarkdown)]
pub fn to_markdown(
    text: &str,
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<String, JsValue> {
    let (article, language, _) = read_article(article, options)?;
    Ok(export::markdown(
        text,
        &article,
        OffsetUnit::Utf16,
        language,
    ))
}

/// What was found, as plain text for a terminal.
///
/// # Errors
/// As [`marks`].
#[cfg(feature = "js")]
#[wasm_bindgen(js_name = toText)]
pub fn to_text(
    text: &str,
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<String, JsValue> {
    let (article, language, _) = read_article(article, options)?;
    Ok(export::plain(text, &article, OffsetUnit::Utf16, language))
}

/// The tagger alone, for e2e/bench.js.
#[cfg(feature = "measure")]
#[wasm_bindgen]
#[derive(Debug)]
pub struct Tagging(crate::measure::Tagging);

#[cfg(feature = "measure")]
#[wasm_bindgen]
impl Tagging {
    /// Reads the model.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "a constructor is all that JavaScript sees"
    )]
    pub fn new() -> Tagging {
        Tagging(crate::measure::Tagging::new())
    }

    /// Tags a text, and returns how many spans were found.
    pub fn tag(&mut self, text: &str) -> usize {
        self.0.tag(text)
    }
}

/// The version of mitjul.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
