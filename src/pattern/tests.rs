use std::time::{Duration, Instant};

use super::*;
use crate::language::Language;
use crate::{Annotator, OffsetUnit, Options};

fn patterns(source: &str) -> Patterns {
    let (patterns, errors) = Patterns::read(source);
    assert_eq!(errors, [], "{source}");
    patterns
}

/// What is found in a text that is the body as a whole.
fn found<'t>(source: &str, text: &'t str) -> Vec<&'t str> {
    let matches = patterns(source).find(text, &[Span::new(0, text.len())], false);
    matches.found.iter().map(|m| m.span.of(text)).collect()
}

fn errors(source: &str) -> Vec<String> {
    let (_, errors) = Patterns::read(source);
    errors.iter().map(ToString::to_string).collect()
}

#[test]
fn unicode_classes_mean_what_a_reader_of_korean_means() {
    // "Seoul Central District Court 2026 criminal panel 1234"
    let text = "서울중앙지법 2026고합1234 판결, ABC-７ 제품";
    assert_eq!(found("a\t\\d{4}\\p{Hangul}+\\d+", text), ["2026고합1234"]);
    assert_eq!(found("a\t\\b판결\\b", text), ["판결"]);
    assert_eq!(found("a\t(?i)abc-\\d", text), ["ABC-７"]);
    assert_eq!(found("a\t[가-힣]{6,}", text), ["서울중앙지법"]);
    assert_eq!(found("a\t\\p{Lu}{3}", text), ["ABC"]);
}

#[test]
fn a_pattern_sees_the_form_that_is_read_and_spans_lead_back() {
    // "Hangang Electric", in every form in which it comes
    for text in [
        "그 한강 전자다",
        "그 한강\u{a0}전자다",
        "그 한강 \u{200b}전자다",
        "그 \u{1112}\u{1161}\u{11ab}강\u{3000}전자다",
        "그 한강&nbsp;전자다",
        "그 한강\n전자다",
        "그 한강\r\n전자다",
    ] {
        for pattern in ["한강 전자", "\u{1112}\u{1161}\u{11ab}강 전자"] {
            let words = found(&format!("a\t{pattern}"), text);
            let [word] = words.as_slice() else {
                panic!("{text:?}: {words:?}")
            };
            assert!(
                word.starts_with(['한', '\u{1112}']) && word.ends_with("전자"),
                "{word:?}"
            );
        }
    }
    // A bracket of full width is one of the text, and no group.
    assert_eq!(
        found("a\t（주）한빛", "(주)한빛과 （주）한빛"),
        ["(주)한빛", "（주）한빛"]
    );
}

#[test]
fn a_match_stays_in_its_paragraph() {
    let text = "하나 둘\n셋 넷";
    let body = [Span::new(0, 10), Span::new(11, text.len())];
    let all = |source: &str| {
        let matches = patterns(source).find(text, &body, false);
        let words = matches.found.iter().map(|m| m.span.of(text).to_owned());
        words.collect::<Vec<_>>()
    };
    assert_eq!(all("a\t둘\\s+셋"), [""; 0]);
    assert_eq!(all("a\t^."), ["하", "셋"]);
    assert_eq!(all("a\t.$"), ["둘", "넷"]);
}

#[test]
fn empty_matches_are_none_and_the_search_goes_on_behind_them() {
    assert_eq!(found("a\t\\d*", "가12나3"), ["12", "3"]);
    assert_eq!(found("a\t(?:x|\\b)", "가 x"), ["x"]);
}

#[test]
fn matches_of_all_patterns_stand_in_the_order_of_the_text() {
    let text = "한빛전자 대표";
    let all = patterns("말\t대표\n곳\t한빛\n긴 것\t한빛전자\tpink\n").find(
        text,
        &[Span::new(0, text.len())],
        false,
    );
    let labels: Vec<_> = all
        .found
        .iter()
        .map(|m| (m.label.as_str(), m.colour))
        .collect();
    assert_eq!(
        labels,
        [("긴 것", Some(Colour::Pink)), ("곳", None), ("말", None)]
    );
}

#[test]
fn lines_that_cannot_be_used_are_reported_with_their_place_and_skipped() {
    let source = "# watch words\n가\t나\n가 나\n\t나\n가\t\n가\t나(\n가\t나\tred\n가\t나\tblue\t더\n\
                  가\t(?=나)\n가\t\\p{Hangeul}\n가\t\\b\n가\t(?:)\n가\t\u{1112}\u{1161}\u{11ab}*+?{2\n";
    assert_eq!(
        errors(source),
        [
            "pattern line 3: no tab between label and regular expression",
            "pattern line 4: no label before the tab",
            "pattern line 5: no regular expression behind the label",
            "pattern line 6, column 4: unclosed group",
            "pattern line 7, column 5: unknown colour 'red': use blue, green, orange, pink, violet, grey",
            "pattern line 8: more columns than three; write a tab in an expression as \\t",
            "pattern line 9, column 3: look-around, including look-ahead and look-behind, is not supported",
            "pattern line 10, column 3: Unicode property not found",
            "pattern line 11: it matches nothing but the empty string",
            "pattern line 12: it matches nothing but the empty string",
            "pattern line 13, column 9: unclosed counted repetition",
        ]
    );
    let (read, _) = Patterns::read(source);
    assert_eq!(
        read.len(),
        3,
        "those with a wrong colour are used without one"
    );
}

#[test]
fn every_reason_has_words_in_korean() {
    let source = "가\t(\n가\t)\n가\t[\n가\t[b-a]\n가\t*\n가\t{2}\n가\t(?<>a)\n가\t\\y\n가\t(?=a)\n가\t\\1\n가\t(?z)\n가\t\\pX\n가\ta{3,2}\n가\t\\";
    let (_, errors) = Patterns::read(source);
    assert_eq!(errors.len(), source.lines().count());
    for error in errors {
        let words = error.reason(Language::Korean);
        assert!(
            words.chars().any(|c| ('가'..='힣').contains(&c)),
            "{error}: {words}"
        );
    }
}

#[test]
fn more_or_larger_patterns_than_the_limits_are_left_out() {
    let source: String = (0..103).map(|i| format!("{i}\t가{i}\n")).collect();
    let (read, wrong) = Patterns::read(&source);
    assert_eq!(read.len(), Patterns::LIMIT);
    let words: Vec<_> = wrong.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        ["pattern line 101: more than 100 patterns: 3 from here on are left out"]
    );
    assert_eq!(
        errors("가\t\\w{1000}\n"),
        ["pattern line 1: larger than 1 MB when compiled"]
    );
    let long = format!("가\t{}\n", "a".repeat(20_000));
    assert_eq!(errors(&long), ["pattern line 1: longer than 16384 bytes"]);
}

#[test]
fn what_is_given_up_is_said() {
    let text = "가 ".repeat(3000);
    let body = [Span::new(0, text.len() - 1)];
    let all = patterns("a\t가\n").find(&text, &body, false);
    assert_eq!(all.found.len(), 1000);
    let last = all.found.last().unwrap().span;
    let [part] = all.unsearched.as_slice() else {
        panic!()
    };
    assert_eq!(part.span, Span::new(last.end + 1, text.len() - 1));

    let all = patterns(&"a\t가\n".repeat(7)).find(&text, &body, false);
    assert_eq!((all.found.len(), all.unsearched.len()), (5000, 7));
}

/// Every word of a text that only a program would write, searched for with what only an enemy would write.
#[test]
fn hostile_patterns_and_texts_take_time_that_is_linear_in_the_text() {
    let expressions = [
        // Looks at all the rest for every character.
        ".*[^A-Z]|[A-Z]",
        "(?:.*!)?",
        "(?:a+)+$",
        "(a|a|aa)*b",
        "(?:x+x+)+y",
        ".*.*.*=.*",
        // More states than a cache has room for.
        "[01]*1[01]{200}",
        "(?:[a-z]?){400}[0-9]",
        "(\\w{1,4}\\s?){1,4}!",
        "(?i)(?:\\p{L}+\\s*){2,9}\\d",
        "(?P<y>.*)(?P<z>.*)(?P<w>.*)x",
    ];
    let mut random = 1_u64;
    let mut coin = move || {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        if random >> 63 == 0 { '0' } else { '1' }
    };
    let texts = [
        "A".repeat(60_000),
        "a".repeat(60_000),
        "x".repeat(60_000),
        "가 ".repeat(15_000),
        (0..60_000).map(|_| coin()).collect(),
    ];
    let whole = Instant::now();
    for expression in expressions {
        let patterns = patterns(&format!("a\t{expression}\n"));
        for text in &texts {
            let begun = Instant::now();
            let all = patterns.find(text, &[Span::new(0, text.len())], false);
            let took = begun.elapsed();
            if std::env::var_os("MITJUL_TIMES").is_some() {
                println!(
                    "{took:?} {expression} {:?} {}",
                    text.chars().next(),
                    all.found.len()
                );
            }
            // What backtracks takes longer than anybody waits; this is generous for a slow machine without optimization.
            assert!(took < Duration::from_secs(10), "{expression}: {took:?}");
            for found in &all.found {
                assert!(text.is_char_boundary(found.span.start));
                assert!(text.is_char_boundary(found.span.end) && !found.span.is_empty());
            }
        }
    }
    assert!(whole.elapsed() < Duration::from_secs(120));
}

#[test]
fn the_record_has_the_matches_with_their_groups() {
    let text = "\u{feff}서울중앙지법은 10일 2026고합1234\u{a0}사건을 선고했다. 😀 2025고단7 사건도 다뤘다.";
    let options = Options {
        whole_text: true,
        patterns: patterns("사건\t(?<year>\\d{4})(?<sort>고[합단])\\d+(?<more> 사건을)?\tviolet\n"),
        ..Options::default()
    };
    let annotator = Annotator::with_packs(&[]).unwrap();
    let document = annotator.annotate(text, &options);
    for unit in [OffsetUnit::Byte, OffsetUnit::CodePoint, OffsetUnit::Utf16] {
        let record = document.record(text, unit);
        let json = serde_json::to_value(&record).unwrap();
        let first = &json["matches"][0];
        assert_eq!(first["id"], "m1");
        assert_eq!(first["label"], "사건");
        assert_eq!(first["colour"], "violet");
        assert_eq!(first["text"], "2026고합1234\u{a0}사건을");
        assert_eq!(
            first["groups"],
            serde_json::json!({"year": "2026", "sort": "고합", "more": "\u{a0}사건을"})
        );
        assert_eq!(json["matches"][1]["text"], "2025고단7");
        assert_eq!(json["matches"][1]["groups"].as_object().unwrap().len(), 2);
        assert_eq!(record.document(text, unit), document);
    }
    let plain = document.record(text, OffsetUnit::CodePoint);
    let at = plain.matches[1].start;
    assert_eq!(
        text.chars().skip(at).take(7).collect::<String>(),
        "2025고단7"
    );
    let without = annotator.annotate(
        text,
        &Options {
            whole_text: true,
            ..Options::default()
        },
    );
    let json = serde_json::to_value(without.record(text, OffsetUnit::Byte)).unwrap();
    assert_eq!(json.get("matches"), None);
}
