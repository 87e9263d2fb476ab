//! The command line as a user meets it: forms, errors, exit status. Streams are in `streams.rs`.

#[path = "support/program.rs"]
mod program;

use std::process::Output;

use serde_json::Value;

use program::{mitjul, words};

const ARTICLE: &str = "한빛전자는 지난 10일 매출이 3조5000억원이라고 밝혔다. 김한빛 대표는 “내년에는 두 배로 늘 것”이라고 말했다.\n";

#[test]
fn text_equals_the_input_between_the_offsets_in_every_unit() {
    for unit in ["codepoint", "utf16", "byte"] {
        let text = format!("\u{feff}😀 {}", ARTICLE.replace(' ', "\u{a0}"));
        let output = mitjul(&["annotate", "--whole-text", "--offsets", unit], &text);
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(document["schema"], "mitjul/1");
        let slice = |start: usize, end: usize| match unit {
            "byte" => text[start..end].to_owned(),
            "utf16" => {
                let units: Vec<u16> = text.encode_utf16().collect();
                String::from_utf16(&units[start..end]).unwrap()
            }
            _ => text.chars().skip(start).take(end - start).collect(),
        };
        let mut seen = 0;
        for list in ["amounts", "dates", "claims"] {
            for item in document[list].as_array().unwrap() {
                let at = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
                assert_eq!(slice(at("start"), at("end")), item["text"], "{unit} {list}");
                seen += 1;
            }
        }
        assert!(seen >= 4, "{unit}: only {seen} annotations");
    }
}

#[test]
fn every_form_holds_the_amount() {
    for (form, expected) in [
        ("json", "\"3500000000000\""),
        ("w3c", "TextQuoteSelector"),
        ("csv", ",money,"),
        ("html", "<span class=\"mark"),
        ("markdown", "| 3조5000억원 |"),
        ("text", "3조5000억원  = 3조 5000억원"),
    ] {
        let arguments = ["annotate", "--whole-text", "--format", form, "-"];
        let output = mitjul(&arguments, ARTICLE);
        assert!(output.status.success(), "{form}");
        let out = words(&output.stdout);
        assert!(out.contains(expected), "{form}: {out}");
        assert!(out.contains("3조5000억원"), "{form}: {out}");
    }
}

#[test]
fn the_article_alone_comes_as_text_and_html() {
    let page = "<nav><a href=/>Home</a></nav><main><h1>Mill opens</h1><p>The <b>mill</b> in Dawnshire opened on Monday, \
        <a href=/mayor>the mayor</a> told reporters.</p></main><footer>All rights reserved</footer>";
    for (form, expected) in [
        (
            "article",
            "Mill opens\n\nThe mill in Dawnshire opened on Monday, the mayor told reporters.\n",
        ),
        (
            "article-html",
            "<h1>Mill opens</h1>\n<p>The <b>mill</b> in Dawnshire opened on Monday, <a href=\"/mayor\">the mayor</a> told",
        ),
    ] {
        let output = mitjul(&["annotate", "--format", form], page);
        assert!(output.status.success(), "{form}");
        let out = words(&output.stdout);
        assert!(out.contains(expected), "{form}: {out}");
        assert!(!out.contains("Home"), "{form}: {out}");
    }
}

#[test]
fn a_page_without_an_article_is_said_and_an_empty_one_is_no_error() {
    let output = mitjul(
        &["annotate"],
        "<nav><ul><li><a href=/>Home</a><li><a href=/b>Sport</a></ul></nav>",
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("no article found"));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["body"], Value::Array(Vec::new()));
    let output = mitjul(&["annotate"], "\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
}

#[test]
fn readable_forms_come_in_english_too() {
    let arguments = [
        "annotate",
        "--whole-text",
        "--format",
        "text",
        "--labels",
        "en",
    ];
    let output = mitjul(&arguments, ARTICLE);
    assert!(words(&output.stdout).contains("3.5 trillion won"));
}

/// A file of corrections that is gone with the test.
struct Corrections(std::path::PathBuf);

impl Corrections {
    fn new(name: &str, json: &str) -> Corrections {
        let path = std::env::temp_dir().join(format!("mitjul-{}-{name}.json", std::process::id()));
        std::fs::write(&path, json).unwrap();
        Corrections(path)
    }

    fn annotate(&self, more: &[&str], text: &str) -> Output {
        let file = self.0.to_str().unwrap();
        let arguments = ["annotate", "--whole-text", "--corrections", file];
        mitjul(&[&arguments, more].concat(), text)
    }
}

impl Drop for Corrections {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn corrections_are_carried_out_whatever_they_and_the_output_count() {
    let text = "😀 한빛전자는 지난 10일 매출이 3조5000억원이라고 밝혔다.";
    let entry = |start: usize| {
        format!(
            r#"{{"do":"set_amount","start":{start},"end":{},"amount":{{"kind":"money","low":"7","high":"7","unit":"USD","bound":"exact"}}}}"#,
            start + 8
        )
    };
    // As the page writes it, and with the unit that the command line counts itself.
    let page = format!("[{}]", entry(20));
    let own = format!(r#"{{"offsets":"codepoint","corrections":[{}]}}"#, entry(19));
    for (name, json) in [("page", page), ("own", own)] {
        let output = Corrections::new(name, &json).annotate(&[], text);
        assert_eq!(words(&output.stderr), "", "{name}");
        assert_eq!(output.status.code(), Some(0), "{name}");
        let article: Value = serde_json::from_slice(&output.stdout).unwrap();
        let amount = &article["amounts"][0];
        assert_eq!(amount["text"], "3조5000억원");
        assert_eq!(
            (&amount["low"], &amount["unit"]),
            (&"7".into(), &"USD".into())
        );
        assert_eq!((&amount["start"], &amount["end"]), (&19.into(), &27.into()));
    }
    let csv =
        Corrections::new("csv", &format!("[{}]", entry(20))).annotate(&["--format", "csv"], text);
    assert!(words(&csv.stdout).contains(",USD,"));
}

#[test]
fn a_correction_that_does_not_fit_is_named_and_the_others_are_made() {
    let json = r#"[
        {"do": "remove", "list": "date", "start": 6, "end": 12},
        {"do": "fly", "start": 0, "end": 4},
        {"do": "remove", "list": "claim", "start": 0, "end": 4},
        {"do": "add", "start": 0, "end": 4000, "kind": "place"},
        {"do": "relabel", "start": 0, "end": 4, "kind": "place", "all": true}
    ]"#;
    let file = Corrections::new("unfit", json);
    let output = file.annotate(&["--offsets", "byte"], ARTICLE);
    assert_eq!(output.status.code(), Some(1));
    let name = file.0.display();
    assert_eq!(
        words(&output.stderr),
        format!(
            "mitjul: {name}: correction 2: no correction is called `fly`\n\
             mitjul: {name}: correction 3: no claim stands there\n\
             mitjul: {name}: correction 4: the text has no such place\n"
        )
    );
    let article: Value = serde_json::from_slice(&output.stdout).unwrap();
    let dates = article["dates"].as_array().unwrap();
    let dates: Vec<_> = dates.iter().map(|d| &d["text"]).collect();
    assert_eq!(dates, ["내년"]);
    assert_eq!(article["entities"][0]["kind"], "place");
}

#[test]
fn a_file_that_holds_no_corrections_is_refused() {
    for (name, json, said) in [
        ("words", "corrections", "not JSON"),
        ("number", "7", "neither a list of corrections"),
        (
            "unit",
            r#"{"offsets":"inch","corrections":[]}"#,
            "unknown offset unit 'inch'",
        ),
    ] {
        let output = Corrections::new(name, json).annotate(&[], ARTICLE);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(
            words(&output.stderr).contains(said),
            "{}",
            words(&output.stderr)
        );
        assert!(output.stdout.is_empty());
    }
    let output = Corrections::new("article", "[]").annotate(&["--format", "article"], ARTICLE);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn bad_fields_are_named() {
    for (line, reason) in [
        (
            "{\"id\":\"a\n",
            "not JSON: EOF while parsing a string at line 1",
        ),
        (r#"{"id":"a"}"#, "no text"),
        (r#"{"text":5}"#, "text is a number, not a string"),
        (r#"[1]"#, "not a JSON object"),
        (
            r#"{"text":"a","published":"2024-02-30"}"#,
            "published: '2024-02-30' is not a day",
        ),
        (
            r#"{"text":"a","whole_text":"yes"}"#,
            "whole_text is a string, not true or false",
        ),
    ] {
        let output = mitjul(&["annotate", "--jsonl"], line);
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(
            answer["error"].as_str().unwrap().contains(reason),
            "{line}: {answer}"
        );
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_missing_file_is_named_and_a_wrong_option_is_usage() {
    let output = mitjul(&["annotate", "no-such-file.txt"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("no-such-file.txt"));
    for arguments in [
        vec!["annotate", "--format", "pdf"],
        vec!["annotate", "--offsets", "grapheme"],
        vec!["annotate", "--jsonl", "--format", "csv"],
        vec!["annotate", "--published", "어제"],
        vec!["unknown"],
        vec![],
    ] {
        let output = mitjul(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_bad_dictionary_line_is_reported_and_the_rest_used() {
    let path = std::env::temp_dir().join(format!("mitjul-{}.tsv", std::process::id()));
    std::fs::write(&path, "organization\t한빛전자\nfish\t고등어\n").unwrap();
    let file = path.to_str().unwrap();
    let arguments = [
        "annotate",
        "--whole-text",
        "--dictionary",
        file,
        "--format",
        "json",
    ];
    let output = mitjul(&arguments, ARTICLE);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("dictionary line 2: unknown kind 'fish'"));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let named = document["entities"]
        .as_array()
        .unwrap()
        .iter()
        .any(|e| e["name"] == "한빛전자" && e["kind"] == "organization");
    assert!(named, "{document}");
}

#[test]
fn patterns_are_found_in_articles_and_streams_and_bad_ones_reported() {
    let path = std::env::temp_dir().join(format!("mitjul-patterns-{}.tsv", std::process::id()));
    let source = "# 돈\n돈\t(?<won>\\d+)억원\tblue\nbroken\t(억\n두 배\t두\\s배\n";
    std::fs::write(&path, source).unwrap();
    let file = path.to_str().unwrap();
    let first = ["annotate", "--whole-text", "--patterns", file, "--format"];
    let form = |form: &str| {
        let output = mitjul(&[&first[..], &[form]].concat(), ARTICLE);
        assert_eq!(output.status.code(), Some(1), "one pattern was bad");
        let error = format!("mitjul: {file}: pattern line 3, column 8: unclosed group\n");
        assert_eq!(words(&output.stderr), error);
        words(&output.stdout).to_owned()
    };
    let check = |document: &Value| {
        let matches = document["matches"].as_array().unwrap();
        let found: Vec<_> = matches
            .iter()
            .map(|m| (m["id"].as_str(), m["label"].as_str(), m["text"].as_str()))
            .collect();
        let wanted = [("m1", "돈", "5000억원"), ("m2", "두 배", "두 배")];
        assert_eq!(
            found,
            wanted.map(|(id, label, text)| (Some(id), Some(label), Some(text)))
        );
        assert_eq!(matches[0]["groups"]["won"], "5000");
        assert_eq!(matches[0]["colour"], "blue");
    };
    check(&serde_json::from_str(&form("json")).unwrap());
    for (name, expected) in [
        ("csv", ",match,,19,25,5000억원,돈,won: 5000,"),
        ("html", " match blue\""),
        ("markdown", "- **돈**: 5000억원 (won: 5000)\n"),
        ("text", "  5000억원  돈  (won: 5000)\n"),
        ("w3c", "5000억원 · 내 패턴 · 돈\\nwon: 5000"),
    ] {
        let written = form(name);
        assert!(written.contains(expected), "{name}: {written}");
    }
    let line = serde_json::json!({"id": 1, "text": ARTICLE, "whole_text": true}).to_string();
    let output = mitjul(
        &["annotate", "--jsonl", "--patterns", file],
        &format!("{line}\n{line}\n"),
    );
    std::fs::remove_file(&path).unwrap();
    assert_eq!(words(&output.stdout).lines().count(), 2);
    for line in words(&output.stdout).lines() {
        check(&serde_json::from_str(line).unwrap());
    }
    assert!(words(&output.stderr).contains("pattern line 3, column 8"));
    let output = mitjul(&["annotate", "--patterns", file], ARTICLE);
    assert_eq!(output.status.code(), Some(1), "the file is gone");
    assert!(words(&output.stderr).contains(file));
}

#[test]
fn a_page_is_read_by_its_content_and_carries_the_extracted_text() {
    let page = "<!doctype html><html><head><title>한빛전자 매출</title></head><body><nav><a href='/'>홈</a></nav>\
        <article><h1>한빛전자, 매출 크게 늘어</h1><p>한빛전자는 지난 10일 매출이 3조5000억원이라고 밝혔다.</p></article>\
        <footer>모든 권리 보유</footer></body></html>";
    let output = mitjul(&["annotate", "--format", "json"], page);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
    let amount = &document["amounts"][0];
    let at = |key: &str| usize::try_from(amount[key].as_u64().unwrap()).unwrap();
    let words: String = text[at("start")..at("end")].iter().collect();
    assert_eq!(words, "3조5000억원");
    let body = document["body"].as_array().unwrap();
    assert_eq!(
        body.len(),
        2,
        "headline and paragraph, no furniture: {body:?}"
    );
}

#[test]
fn an_old_encoding_is_recognised_and_binary_refused() {
    let path = std::env::temp_dir().join(format!("mitjul-{}.euc", std::process::id()));
    let (bytes, _, _) = encoding_rs::EUC_KR.encode(ARTICLE);
    std::fs::write(&path, &bytes).unwrap();
    let file = path.to_str().unwrap();
    let output = mitjul(&["annotate", "--whole-text", "--format", "json", file], "");
    assert!(words(&output.stdout).contains("3조5000억원"));
    std::fs::write(&path, b"\x89PNG\x00\x01\x02").unwrap();
    let output = mitjul(&["annotate", file], "");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains(file));
}

#[test]
fn a_lone_address_is_explained() {
    let output = mitjul(&["annotate"], "https://example.com/news/1\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("fetches nothing"));
}

#[test]
fn articles_set_side_by_side_tell_what_they_agree_on_and_contradict_each_other_in() {
    let folder = std::env::temp_dir().join(format!("mitjul-compare-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let articles = [
        "한빛전자 서울 공장에서 난 불로 직원 20명이 다쳤다. 소방당국은 “전선에서 불이 났다”고 밝혔다. 한빛전자는 피해액이 35억원이라고 밝혔다.",
        "한빛전자 서울 공장에서 난 불로 직원 21명이 다쳤다. 소방당국은 “전선에서 불이 났다”고 밝혔다. 박서준 대표는 “다시 짓겠다”고 말했다.",
    ];
    let paths: Vec<String> = articles
        .iter()
        .enumerate()
        .map(|(i, text)| {
            let path = folder.join(format!("{i}.txt"));
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    let names = folder.join("names.txt");
    std::fs::write(&names, "organization\t한빛전자\n").unwrap();
    let output = mitjul(
        &[
            "compare",
            "--dictionary",
            names.to_str().unwrap(),
            &paths[0],
            &paths[1],
        ],
        "",
    );
    assert!(output.status.success(), "{}", words(&output.stderr));
    let comparison: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(comparison["schema"], "mitjul-compare/1");
    assert_eq!(comparison["articles"], 2);
    let texts = |list: &str| -> Vec<String> {
        comparison[list]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|item| match item["places"].as_array() {
                Some(places) => places.clone(),
                None => vec![item["place"].clone()],
            })
            .map(|place| {
                let article = usize::try_from(place["article"].as_u64().unwrap()).unwrap();
                let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
                let slice: String = articles[article]
                    .chars()
                    .skip(at("start"))
                    .take(at("end") - at("start"))
                    .collect();
                assert_eq!(slice, place["text"]);
                slice
            })
            .collect()
    };
    assert_eq!(texts("contradictions"), ["20명", "21명"]);
    assert_eq!(
        texts("agreed"),
        ["전선에서 불이 났다", "전선에서 불이 났다"]
    );
    let alone = texts("alone");
    assert!(alone.contains(&"다시 짓겠다".to_owned()), "{alone:?}");
    assert!(
        alone.iter().any(|claim| claim.contains("35억원")),
        "{alone:?}"
    );

    let one = mitjul(&["compare", &paths[0]], "");
    assert_eq!(one.status.code(), Some(2));
    let missing = mitjul(&["compare", &paths[0], "없는 기사.txt"], "");
    assert_eq!(missing.status.code(), Some(1));
    assert!(words(&missing.stderr).contains("없는 기사.txt"));
    std::fs::remove_dir_all(&folder).unwrap();
}
