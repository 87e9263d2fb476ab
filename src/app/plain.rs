//! Records as plain values: what comparing gives, what the shelf keeps and what a file of corrections holds. serde would
//! do the same in several times the code. Articles come from the worker as bytes instead: `export/packed.rs`.

use crate::compare::{AgreedOn, DisagreeOn};
use crate::{
    AgreementRecord, AloneRecord, AmountKind, BlockRole, Bound, ClaimKind, ComparisonRecord,
    DisagreementRecord, EntityKind, Message, Modality, PlaceRecord,
};

/// A value without a type of its own: JavaScript's on the page, JSON in tests.
pub trait Value: Sized {
    /// Nothing.
    fn nothing() -> Self;
    /// A number.
    fn number(number: f64) -> Self;
    /// Yes or no.
    fn truth(truth: bool) -> Self;
    /// Words.
    fn text(text: &str) -> Self;
    /// A list.
    fn list(items: Vec<Self>) -> Self;
    /// Fields by name.
    fn object(fields: Vec<(&'static str, Self)>) -> Self;
    /// Whether it is nothing, or was never there.
    fn is_nothing(&self) -> bool;
    /// As a number.
    fn as_number(&self) -> Option<f64>;
    /// As yes or no.
    fn as_truth(&self) -> Option<bool>;
    /// As words.
    fn as_text(&self) -> Option<String>;
    /// As a list.
    fn as_list(&self) -> Option<Vec<Self>>;
    /// The field of an object; nothing where there is none.
    fn field(&self, name: &'static str) -> Self;
}

/// What can be read from a plain value and written as one.
pub trait Plain: Sized {
    /// Reads it; `None` where the value is another sort of thing.
    fn read(value: &impl Value) -> Option<Self>;
    /// Writes it.
    fn write<V: Value>(&self) -> V;
    /// Whether it goes without saying, where a record leaves such fields out.
    fn is_blank(&self) -> bool {
        false
    }
}

impl Plain for String {
    fn read(value: &impl Value) -> Option<String> {
        value.as_text()
    }
    fn write<V: Value>(&self) -> V {
        V::text(self)
    }
}

impl Plain for f64 {
    fn read(value: &impl Value) -> Option<f64> {
        value.as_number()
    }
    fn write<V: Value>(&self) -> V {
        V::number(*self)
    }
}

impl Plain for usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn read(value: &impl Value) -> Option<usize> {
        let number = value.as_number()?;
        (number >= 0.0 && number <= f64::from(u32::MAX) && number % 1.0 == 0.0)
            .then_some(number as usize)
    }
    #[allow(clippy::cast_precision_loss)]
    fn write<V: Value>(&self) -> V {
        V::number(*self as f64)
    }
}

impl Plain for bool {
    fn read(value: &impl Value) -> Option<bool> {
        if value.is_nothing() {
            return Some(false);
        }
        value.as_truth()
    }
    fn write<V: Value>(&self) -> V {
        V::truth(*self)
    }
    fn is_blank(&self) -> bool {
        !self
    }
}

impl<T: Plain> Plain for Option<T> {
    fn read(value: &impl Value) -> Option<Option<T>> {
        if value.is_nothing() {
            return Some(None);
        }
        T::read(value).map(Some)
    }
    fn write<V: Value>(&self) -> V {
        self.as_ref().map_or_else(V::nothing, Plain::write)
    }
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn read(value: &impl Value) -> Option<Vec<T>> {
        if value.is_nothing() {
            return Some(Vec::new());
        }
        value.as_list()?.iter().map(T::read).collect()
    }
    fn write<V: Value>(&self) -> V {
        V::list(self.iter().map(Plain::write).collect())
    }
}

impl<A: Plain, B: Plain> Plain for (A, B) {
    fn read(value: &impl Value) -> Option<(A, B)> {
        match value.as_list()?.as_slice() {
            [a, b] => Some((A::read(a)?, B::read(b)?)),
            _ => None,
        }
    }
    fn write<V: Value>(&self) -> V {
        V::list(vec![self.0.write(), self.1.write()])
    }
}

/// Enums that are known by words.
macro_rules! plain_words {
    ($($name:ty),+ $(,)?) => { $(
        impl $crate::app::plain::Plain for $name {
            fn read(value: &impl $crate::app::plain::Value) -> Option<Self> {
                <$name>::from_word(&value.as_text()?)
            }
            fn write<V: $crate::app::plain::Value>(&self) -> V {
                V::text(self.as_str())
            }
        }
    )+ };
}
pub(crate) use plain_words;

/// A field's name as it is written: Rust marks those that are words of its own.
pub(crate) const fn bare(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Records by their fields; those behind the semicolon are left out where they go without saying.
macro_rules! plain_records {
    ($($name:ident { $($field:ident),* $(; $($rare:ident),+)? })+) => { $(
        impl $crate::app::plain::Plain for $name {
            fn read(value: &impl $crate::app::plain::Value) -> Option<Self> {
                Some($name {
                    $($field: $crate::app::plain::Plain::read(&value.field(const { $crate::app::plain::bare(stringify!($field)) }))?,)*
                    $($($rare: $crate::app::plain::Plain::read(&value.field(const { $crate::app::plain::bare(stringify!($rare)) }))?,)+)?
                })
            }
            fn write<V: $crate::app::plain::Value>(&self) -> V {
                #[allow(unused_mut)]
                let mut fields = vec![$((const { $crate::app::plain::bare(stringify!($field)) }, self.$field.write()),)*];
                $($(
                    if !self.$rare.is_blank() {
                        fields.push((const { $crate::app::plain::bare(stringify!($rare)) }, self.$rare.write()));
                    }
                )+)?
                V::object(fields)
            }
        }
    )+ };
}
pub(crate) use plain_records;

plain_words! { AgreedOn, AmountKind, BlockRole, Bound, ClaimKind, DisagreeOn, EntityKind, Modality }

plain_records! {
    Message { ko, en }
    ComparisonRecord { schema, articles, agreed, contradictions, alone }
    PlaceRecord { article, start, end, text }
    AgreementRecord { on, about, places }
    DisagreementRecord { on, about, places, message }
    AloneRecord { claim, place }
}

#[cfg(feature = "app")]
mod browser {
    use std::cell::RefCell;

    use js_sys::{Array, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    use super::Value;

    thread_local! {
        /// The names of fields as JavaScript has them: they are asked for once for every thing that was found.
        static NAMES: RefCell<Vec<(&'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
    }

    /// The JavaScript string of a name. Names are told apart by where they stand in the program.
    fn name(name: &'static str) -> JsValue {
        NAMES.with_borrow_mut(|names| {
            if let Some((_, known)) = names.iter().find(|(n, _)| std::ptr::eq(*n, name)) {
                return known.clone();
            }
            let value = JsValue::from_str(name);
            names.push((name, value.clone()));
            value
        })
    }

    impl Value for JsValue {
        fn nothing() -> JsValue {
            JsValue::NULL
        }
        fn number(number: f64) -> JsValue {
            JsValue::from_f64(number)
        }
        fn truth(truth: bool) -> JsValue {
            JsValue::from_bool(truth)
        }
        fn text(text: &str) -> JsValue {
            JsValue::from_str(text)
        }
        fn list(items: Vec<JsValue>) -> JsValue {
            items.into_iter().collect::<Array>().into()
        }
        fn object(fields: Vec<(&'static str, JsValue)>) -> JsValue {
            let object = Object::new();
            for (field, value) in fields {
                // Setting a property of a fresh object does not fail.
                let _ = Reflect::set(&object, &name(field), &value);
            }
            object.into()
        }
        fn is_nothing(&self) -> bool {
            self.is_undefined() || self.is_null()
        }
        fn as_number(&self) -> Option<f64> {
            self.as_f64()
        }
        fn as_truth(&self) -> Option<bool> {
            self.as_bool()
        }
        fn as_text(&self) -> Option<String> {
            self.as_string()
        }
        fn as_list(&self) -> Option<Vec<JsValue>> {
            Some(self.dyn_ref::<Array>()?.to_vec())
        }
        fn field(&self, field: &'static str) -> JsValue {
            // Only objects have fields; of anything else nothing can be read.
            Reflect::get(self, &name(field)).unwrap_or(JsValue::UNDEFINED)
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Map, Value as Json};

    use super::*;

    impl Value for Json {
        fn nothing() -> Json {
            Json::Null
        }
        fn number(number: f64) -> Json {
            Json::from(number)
        }
        fn truth(truth: bool) -> Json {
            Json::Bool(truth)
        }
        fn text(text: &str) -> Json {
            Json::from(text)
        }
        fn list(items: Vec<Json>) -> Json {
            Json::Array(items)
        }
        fn object(fields: Vec<(&'static str, Json)>) -> Json {
            let fields = fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value));
            Json::Object(fields.collect::<Map<_, _>>())
        }
        fn is_nothing(&self) -> bool {
            self.is_null()
        }
        fn as_number(&self) -> Option<f64> {
            self.as_f64()
        }
        fn as_truth(&self) -> Option<bool> {
            self.as_bool()
        }
        fn as_text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }
        fn as_list(&self) -> Option<Vec<Json>> {
            self.as_array().cloned()
        }
        fn field(&self, name: &'static str) -> Json {
            self.get(name).cloned().unwrap_or(Json::Null)
        }
    }

    /// Numbers all as floats, as JavaScript has them.
    pub(crate) fn floats(value: Json) -> Json {
        match value {
            Json::Number(n) => Json::from(n.as_f64().unwrap()),
            Json::Array(items) => items.into_iter().map(floats).collect(),
            Json::Object(fields) => {
                Json::Object(fields.into_iter().map(|(k, v)| (k, floats(v))).collect())
            }
            other => other,
        }
    }

    #[test]
    fn comparisons_are_read_and_written_as_the_contract_has_them() {
        let texts = [
            "바람전자는 매출이 3조원이라고 밝혔다.",
            "바람전자는 매출이 4조원이라고 밝혔다.",
        ];
        let annotator = crate::Annotator::default();
        let documents = texts.map(|t| annotator.annotate(t, &crate::Options::default()));
        let articles: Vec<_> = texts.into_iter().zip(&documents).collect();
        let record = crate::compare(&articles).record(&articles, crate::OffsetUnit::Utf16);
        let contract = serde_json::to_value(&record).unwrap();
        assert_eq!(ComparisonRecord::read(&contract), Some(record.clone()));
        assert_eq!(floats(record.write()), floats(contract));
    }

    #[test]
    fn another_sort_of_value_is_refused() {
        for json in [
            "null",
            "7",
            "[]",
            "{}",
            r#"{"article":0,"text":"","start":-1,"end":2}"#,
            r#"{"article":0,"text":"","start":1.5,"end":2}"#,
            r#"{"article":0,"text":"","start":"1","end":2}"#,
        ] {
            assert_eq!(
                PlaceRecord::read(&serde_json::from_str::<Json>(json).unwrap()),
                None,
                "{json}"
            );
        }
    }
}
