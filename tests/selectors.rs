//! W3C annotations of the pages of the corpus select, in the page's own text content, the words that were found.
#![cfg(feature = "html")]

use std::path::Path;

use mitjul::{Annotator, Extracted, Language, OffsetUnit, Options, Page, export};
use serde_json::Value;

/// What `document.body.textContent` gives, by a walk down from the body.
fn text_content(page: &Page) -> Vec<char> {
    fn walk(page: &Page, at: usize, to: &mut Vec<char>) {
        to.extend(page.nodes[at].text.chars());
        for (i, node) in page.nodes.iter().enumerate() {
            if node.parent.is_some_and(|parent| parent as usize == at) {
                walk(page, i, to);
            }
        }
    }
    let body = page
        .nodes
        .iter()
        .position(|n| n.tag.as_deref() == Some("body"));
    let mut content = Vec::new();
    walk(page, body.expect("every page has a body"), &mut content);
    content
}

fn letters(words: &str) -> Vec<char> {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_annotation_of_a_page_selects_its_words_in_the_text_content() {
    let annotator = Annotator::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let (mut selected, mut told) = (0, 0);
    for entry in std::fs::read_dir(corpus).unwrap() {
        let file = entry.unwrap().path().join("source.html");
        let Ok(html) = std::fs::read_to_string(&file) else {
            continue;
        };
        let page = mitjul::html::page(&html);
        let content = text_content(&page);
        let extracted = Extracted::new(&page);
        let document = annotator.annotate_page(&extracted, &Options::default());
        let unit = OffsetUnit::CodePoint;
        let article = document.record(extracted.text(), unit);
        let marks = export::marks(extracted.text(), &article, unit, Language::English);
        let w3c = export::page_w3c(
            &page,
            &extracted,
            &article,
            unit,
            unit,
            "urn:x",
            Language::English,
        );
        let w3c = serde_json::to_value(&w3c).unwrap();
        let items = w3c["first"]["items"].as_array().unwrap();
        assert_eq!(items.len(), marks.len(), "{}", file.display());
        for (item, mark) in items.iter().zip(&marks) {
            let words: String = extracted
                .text()
                .chars()
                .skip(mark.start)
                .take(mark.end - mark.start)
                .collect();
            assert_eq!(item["id"], format!("urn:x#{}", mark.id));
            let quote = &item["target"]["selector"][0];
            let exact = quote["exact"].as_str().unwrap();
            let position = &item["target"]["selector"][1];
            if *position == Value::Null {
                assert_eq!(exact, words, "{}", file.display());
                told += 1;
                continue;
            }
            let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
            let (start, end) = (at("start"), at("end"));
            let cut = |from: usize, to: usize| {
                content[from..to.min(content.len())]
                    .iter()
                    .collect::<String>()
            };
            assert_eq!(cut(start, end), exact, "{}", file.display());
            assert_eq!(
                cut(start.saturating_sub(32), start),
                quote["prefix"].as_str().unwrap()
            );
            assert_eq!(cut(end, end + 32), quote["suffix"].as_str().unwrap());
            assert_eq!(letters(exact), letters(&words), "{}", file.display());
            selected += 1;
        }
    }
    assert!(selected > 300, "{selected}");
    assert!(told > 0, "no page is filled by a script");
}
