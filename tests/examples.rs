//! The examples run and print what they promise.

#[allow(dead_code)]
#[path = "../examples/annotate.rs"]
mod annotate;
#[allow(dead_code)]
#[path = "../examples/export.rs"]
mod export;

#[test]
fn the_first_example_finds_what_is_in_its_sentence() {
    let lines = annotate::lines().unwrap();
    for line in [
        "organization: 한빛전자",
        "person: 김하늘",
        "3조5000억원 = 3500000000000 KRW",
        "10일 = 2025-02-10",
        "지난해 = 2024",
        "한빛전자: 지난해 매출이 3조5000억원",
    ] {
        assert!(
            lines.iter().any(|l| l == line),
            "{line} is not in {lines:#?}"
        );
    }
    let quoted = |l: &String| l.starts_with("김하늘") && l.ends_with(": 올해는 더 늘 것");
    assert!(lines.iter().any(quoted), "no quotation in {lines:#?}");
    annotate::main().unwrap();
}

#[test]
fn the_second_example_writes_a_page_without_markup_of_the_article() {
    let page = export::page();
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>5조원</b>"));
    export::main();
}
