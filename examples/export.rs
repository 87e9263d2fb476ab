//! Writes an annotated sentence as a self-contained HTML file: `cargo run --example export > article.html`.

use mitjul::{Annotator, Language, OffsetUnit, Options, export};

const TEXT: &str = "정부는 4일 반도체 공장에 <b>5조원</b>을 지원하겠다고 밝혔다.";

/// The page.
#[must_use]
pub fn page() -> String {
    let mut options = Options::default();
    options.whole_text = true;
    let article = Annotator::new()
        .annotate(TEXT, &options)
        .record(TEXT, OffsetUnit::CodePoint);
    export::html(TEXT, &article, OffsetUnit::CodePoint, Language::Korean)
}

/// Prints it.
pub fn main() {
    print!("{}", page());
}
