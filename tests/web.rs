//! The JavaScript API in a browser: `cargo xtask test wasm`.
#![cfg(all(target_arch = "wasm32", feature = "js"))]

use js_sys::{Array, JsString, Object, Reflect};
use mitjul::js::{Annotator, JsArticle, JsOptions, version};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A dateline, then a sentence after a character that takes two UTF-16 units and four bytes.
const ARTICLE: &str = "🙂 새물전자는 지난해 매출이 1조2000억원을 넘었다고 4일 밝혔다. 김하늘 대표는 “올해는 더 늘 것”이라고 말했다.";

fn options(fields: &[(&str, JsValue)]) -> Option<JsOptions> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    Some(JsValue::from(object).unchecked_into())
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn annotate(text: &str, fields: &[(&str, JsValue)]) -> JsArticle {
    Annotator::new().annotate(text, options(fields)).unwrap()
}

fn code_of_error(fields: &[(&str, JsValue)]) -> String {
    let error = Annotator::new()
        .annotate(ARTICLE, options(fields))
        .err()
        .unwrap();
    assert!(error.is_instance_of::<js_sys::Error>());
    get(&error, "code").as_string().unwrap()
}

/// Calls `see` with every object that has `start` and `end`, however deep.
fn each_range(value: &JsValue, see: &mut impl FnMut(&JsValue, u32, u32)) {
    if !value.is_object() {
        return;
    }
    if let (Some(start), Some(end)) = (get(value, "start").as_f64(), get(value, "end").as_f64()) {
        see(value, start as u32, end as u32);
    }
    for child in Object::values(value.unchecked_ref::<Object>()).iter() {
        each_range(&child, see);
    }
}

#[wasm_bindgen_test]
fn offsets_count_utf16_code_units() {
    let whole = JsString::from(ARTICLE);
    let article = annotate(ARTICLE, &[("wholeText", JsValue::TRUE)]);
    let body = Array::from(&get(&article, "body"));
    assert_eq!(get(&body.get(0), "start").as_f64(), Some(0.0));
    assert_eq!(
        get(&body.get(0), "end").as_f64(),
        Some(f64::from(whole.length()))
    );
    let mut seen = 0;
    each_range(&article, &mut |object, start, end| {
        if let Some(text) = get(object, "text").as_string() {
            assert_eq!(whole.substring(start, end), text.as_str());
            seen += 1;
        }
    });
    assert!(seen > 0, "nothing was found in {ARTICLE}");
}

#[wasm_bindgen_test]
fn a_given_publication_date_is_used() {
    let article = annotate(ARTICLE, &[("published", "2025-02-04".into())]);
    assert_eq!(get(&article, "published"), "2025-02-04");
    assert_eq!(get(&article, "published_from"), "option");
    assert_eq!(get(&article, "schema"), "mitjul/1");
}

#[wasm_bindgen_test]
fn the_result_is_plain_data_that_a_worker_can_post() {
    let article = annotate(ARTICLE, &[]);
    let json = js_sys::JSON::stringify(&article).unwrap();
    let again = js_sys::JSON::stringify(&js_sys::JSON::parse(&String::from(json.clone())).unwrap());
    assert_eq!(json, again.unwrap());
}

#[wasm_bindgen_test]
fn errors_carry_their_code() {
    assert_eq!(
        code_of_error(&[("published", "어제".into())]),
        "invalid_date"
    );
    assert_eq!(
        code_of_error(&[("publishd", "2025-02-04".into())]),
        "invalid_options"
    );
    assert_eq!(
        code_of_error(&[("wholeText", "yes".into())]),
        "invalid_options"
    );
    assert_eq!(
        code_of_error(&[("dictionary", "이름뿐".into())]),
        "invalid_dictionary"
    );
}

#[wasm_bindgen_test]
fn the_language_of_the_article_may_be_given() {
    for lang in ["auto", "ko", "en"] {
        let article = annotate(ARTICLE, &[("lang", lang.into())]);
        let first = Array::from(&get(&article, "languages")).get(0);
        assert_eq!(first, if lang == "en" { "en" } else { "ko" });
        assert_eq!(Array::from(&get(&article, "missing")).length(), 0);
    }
    assert_eq!(code_of_error(&[("lang", "fr".into())]), "invalid_options");
}

#[wasm_bindgen_test]
fn a_pack_that_is_none_is_refused() {
    let error = Annotator::new().add_pack(b"<!doctype html>").err().unwrap();
    assert_eq!(get(&error, "code"), "invalid_pack");
}

#[wasm_bindgen_test]
fn options_may_be_left_out() {
    for nothing in [None, Some(JsValue::NULL), Some(JsValue::UNDEFINED)] {
        let article = Annotator::new().annotate(ARTICLE, nothing.map(JsCast::unchecked_into));
        assert!(article.is_ok());
    }
}

#[wasm_bindgen_test]
fn no_text_is_too_strange() {
    let long = "“".repeat(10_000);
    for text in [
        "",
        "\0",
        "\u{feff}",
        "\r\n\r\n",
        "“‘「",
        "1조",
        "0000년 99월",
        "👩‍👩‍👧",
        &long,
    ] {
        annotate(text, &[]);
    }
}

#[wasm_bindgen_test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}
