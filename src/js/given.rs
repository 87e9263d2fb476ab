//! What JavaScript hands over, and what it gets back.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::{AnnotateOptions, JsArticle, JsWriteOptions, WriteOptions};
use crate::export::packed::unpacked;
use crate::{AnnotatedArticle, Dictionary, Language, OffsetIndex, OffsetUnit, Options, Span};

/// The value, unless it is `undefined` or `null`.
pub(super) fn given(value: Option<JsValue>) -> Option<JsValue> {
    value.filter(|value| !value.is_undefined() && !value.is_null())
}

pub(super) fn write(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|e| error("internal", &e.to_string()))
}

pub(super) fn read_article(
    article: JsArticle,
    options: Option<JsWriteOptions>,
) -> Result<(AnnotatedArticle, Language, Option<String>), JsValue> {
    let article = given_article(article.into())?;
    let (language, source) = read_write_options(options)?;
    Ok((article, language, source))
}

/// An article as `annotate` gave it, or as the page packs it.
pub(super) fn given_article(article: JsValue) -> Result<AnnotatedArticle, JsValue> {
    match article.dyn_into::<js_sys::Uint8Array>() {
        Ok(packed) => unpacked(&packed.to_vec())
            .ok_or_else(|| error("invalid_article", "the bytes are no article")),
        Err(article) => serde_wasm_bindgen::from_value(article)
            .map_err(|e| error("invalid_article", &e.to_string())),
    }
}

pub(super) fn read_write_options(
    options: Option<JsWriteOptions>,
) -> Result<(Language, Option<String>), JsValue> {
    let options = match given(options.map(Into::into)) {
        Some(value) => {
            refuse_unknown(&value, &["labels", "language", "source"])?;
            serde_wasm_bindgen::from_value(value)
                .map_err(|e| error("invalid_options", &e.to_string()))?
        }
        None => WriteOptions::default(),
    };
    let language = match options.labels.or(options.language) {
        None => Language::Korean,
        Some(code) => language(&code, "`ko` or `en`")?,
    };
    Ok((language, options.source))
}

fn language(code: &str, expected: &str) -> Result<Language, JsValue> {
    Language::from_code(code).ok_or_else(|| {
        let message = format!("unknown language `{code}`, expected {expected}");
        error("invalid_options", &message)
    })
}

/// serde-wasm-bindgen asks an object for the fields that it knows and never sees the others, so that
/// `deny_unknown_fields` alone would let a misspelt option pass in silence.
fn refuse_unknown(given: &JsValue, known: &[&str]) -> Result<(), JsValue> {
    let Some(object) = given.dyn_ref::<js_sys::Object>() else {
        return Ok(());
    };
    let unknown = js_sys::Object::keys(object)
        .iter()
        .filter_map(|name| name.as_string())
        .find(|name| !known.contains(&name.as_str()));
    match unknown {
        None => Ok(()),
        Some(name) => {
            let known = known.join("`, `");
            let message = format!("unknown option `{name}`, expected one of `{known}`");
            Err(error("invalid_options", &message))
        }
    }
}

/// `text` is what the offsets of blocks count; a page has told its blocks itself.
pub(super) fn read_options(given: JsValue, text: Option<&str>) -> Result<Options, JsValue> {
    let mut known = vec!["published", "wholeText", "lang", "dictionary"];
    if text.is_some() {
        known.push("blocks");
    }
    refuse_unknown(&given, &known)?;
    let given: AnnotateOptions = serde_wasm_bindgen::from_value(given)
        .map_err(|e| error("invalid_options", &e.to_string()))?;
    let mut options = Options {
        whole_text: given.whole_text,
        ..Options::default()
    };
    if let Some(day) = given.published {
        let date = crate::parse_date(&day).map_err(|e| error("invalid_date", &e.to_string()))?;
        options.published = Some(date);
    }
    options.language = match given.lang.as_deref() {
        None | Some("auto") => None,
        Some(code) => Some(language(code, "`auto`, `ko` or `en`")?),
    };
    if let Some(text) = text.filter(|_| !given.blocks.is_empty()) {
        let index = OffsetIndex::new(text, OffsetUnit::Utf16);
        let place = |at| index.to_byte(at);
        let blocks = given.blocks.iter().filter(|b| b.start < b.end);
        options.blocks = blocks
            .map(|b| (Span::new(place(b.start), place(b.end)), b.role))
            .collect();
    }
    if let Some(source) = given.dictionary {
        let (dictionary, errors) = Dictionary::parse(&source);
        if let Some(first) = errors.first() {
            return Err(error("invalid_dictionary", &first.to_string()));
        }
        options.dictionary = dictionary;
    }
    Ok(options)
}

/// An `Error` with a stable `code`.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a fresh, extensible object does not fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
