//! The command line as a user meets it: streams, forms, errors, exit status.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "한빛전자는 지난 10일 매출이 3조5000억원이라고 밝혔다. 김한빛 대표는 “내년에는 두 배로 늘 것”이라고 말했다.\n";

fn mitjul(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mitjul"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A command that refuses its arguments does not read.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn words(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn text_equals_the_input_between_the_offsets_in_every_unit() {
    for unit in ["codepoint", "utf16", "byte"] {
        let text = format!("😀 {ARTICLE}");
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
        ("text", "3조5000억원  = 3조 5000억 KRW"),
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
fn readable_forms_come_in_english_too() {
    let arguments = [
        "annotate",
        "--whole-text",
        "--format",
        "text",
        "--language",
        "en",
    ];
    let output = mitjul(&arguments, ARTICLE);
    assert!(words(&output.stdout).contains("3.5 trillion KRW"));
}

#[test]
fn a_stream_keeps_its_order_and_survives_bad_lines() {
    let mut input = String::new();
    for i in 0..500 {
        if i == 250 {
            input.push_str("not json\n\n");
        }
        let text = "한빛전자는 10일 3억원을 냈다고 밝혔다. ".repeat(i % 7 + 1);
        input.push_str(&serde_json::json!({"id": i, "text": text}).to_string());
        input.push('\n');
    }
    let output = mitjul(&["annotate", "--jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("standard input: line 251: not JSON"));
    let lines: Vec<Value> = words(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 501);
    assert_eq!(lines[250]["line"], 251);
    let ids: Vec<u64> = lines.iter().filter_map(|l| l["id"].as_u64()).collect();
    assert_eq!(ids, (0..500).collect::<Vec<u64>>());
}

#[test]
fn a_stream_answers_each_line_before_the_next_is_sent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mitjul"))
        .args(["annotate", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for id in ["하나", "둘"] {
        writeln!(stdin, "{}", serde_json::json!({"id": id, "text": "좋다."})).unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        let answer: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn bad_fields_are_named() {
    for (line, reason) in [
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
