//! The JavaScript API. Offsets count UTF-16 code units, as JavaScript strings do.

use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::{Dictionary, OffsetUnit, Options};

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
    /// Extra names, a line a name: `kind<TAB>name<TAB>alias|alias…`. A line that cannot be read is an error.
    #[tsify(optional)]
    pub dictionary: Option<String>,
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
}

/// Finds everything there is to find in an article. Build it once: building reads the model.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Annotator {
    core: crate::Annotator,
}

#[wasm_bindgen]
impl Annotator {
    /// Reads the model and the word lists.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Annotator {
        Annotator::default()
    }

    /// Annotates one article.
    ///
    /// # Errors
    /// Throws an `Error` whose `code` is `invalid_options` (an option is unknown or of the wrong type),
    /// `invalid_date` or `invalid_dictionary`; the message names the offending value.
    pub fn annotate(&self, text: &str, options: Option<JsOptions>) -> Result<JsArticle, JsValue> {
        let options = match options {
            Some(given) if !given.is_undefined() && !given.is_null() => read_options(given.into())?,
            _ => Options::default(),
        };
        let record = self
            .core
            .annotate(text, &options)
            .record(text, OffsetUnit::Utf16);
        let value = record
            .serialize(&Serializer::json_compatible())
            .map_err(|e| error("internal", &e.to_string()))?;
        Ok(value.unchecked_into())
    }
}

/// The names in `AnnotateOptions`.
const OPTION_NAMES: &[&str] = &["published", "wholeText", "dictionary"];

fn read_options(given: JsValue) -> Result<Options, JsValue> {
    // serde-wasm-bindgen asks an object for the fields that it knows and never sees the others, so that
    // `deny_unknown_fields` alone would let a misspelt option pass in silence.
    if let Some(object) = given.dyn_ref::<js_sys::Object>() {
        let unknown = js_sys::Object::keys(object)
            .iter()
            .filter_map(|name| name.as_string())
            .find(|name| !OPTION_NAMES.contains(&name.as_str()));
        if let Some(name) = unknown {
            let known = OPTION_NAMES.join("`, `");
            let message = format!("unknown option `{name}`, expected one of `{known}`");
            return Err(error("invalid_options", &message));
        }
    }
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
    if let Some(source) = given.dictionary {
        let (dictionary, errors) = Dictionary::parse(&source);
        if let Some(first) = errors.first() {
            return Err(error("invalid_dictionary", &first.to_string()));
        }
        options.dictionary = dictionary;
    }
    Ok(options)
}

/// The version of mitjul.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// An `Error` with a stable `code`.
fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a fresh, extensible object does not fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
