use super::*;

fn read(given: &str) -> String {
    View::of(given, Breaks::Lines).text().to_owned()
}

#[test]
fn every_form_of_a_text_is_read_as_one() {
    for (given, clean) in [
        ("3조\u{a0}2000억원", "3조 2000억원"),
        ("3조\t2000억원", "3조 2000억원"),
        ("3조 \u{3000} 2000억원", "3조 2000억원"),
        ("3조\u{200b}2000\u{ad}억원", "3조2000억원"),
        ("12\u{2009}345\u{202f}678명", "12345678명"),
        ("2024\u{2009}100명, 12\u{2009}3456", "2024 100명, 12 3456"),
        ("\u{feff}가\r\n나\r다\u{2028}라", "가\n나\n다\n라"),
        ("１２，３４５％（ＡＢ）", "12,345%(AB)"),
        ("￦100 ￡5", "₩100 £5"),
        ("\u{1112}\u{1161}\u{11ab}\u{1107}\u{1175}\u{11be}", "한빛"),
        ("하\u{11ab}빛", "한빛"),
        ("ﾾￂﾤﾲￜﾺ ﾡￂﾤￂ ￂﾻ", "한빛 가나 ㅏㅋ"),
        ("Jose\u{301} Nun\u{303}ez", "José Nuñez"),
        ("&quot;가&#39; &#8220;나&#x201d; &nbsp;다", "\"가' “나” 다"),
        ("A&amp;B, R&D, &amp;quot;가amp;quot;", "A&B, R&D, \"가\""),
        ("&#147;가&#148;", "“가”"),
        ("<b>한빛</b>전자", "한빛전자"),
        ("&lt;b class=\"a\"&gt;한빛&lt;/b&gt;전자", "한빛전자"),
        ("가<br />나<br>다", "가\n나\n다"),
        ("<img src=\"a.jpg\" />가", "가"),
    ] {
        assert_eq!(read(given), clean, "{given:?}");
    }
}

#[test]
fn what_only_looks_like_markup_stays() {
    for text in [
        "영화 <B>와 소설 <기생충>",
        "R&D; S&P 500, Q&A;",
        "&copyright; a < b > c <br",
        "camp; 가",
        "&#0; &#xd800; &;",
        "가 <i>\n</i",
    ] {
        assert!(View::of(text, Breaks::Lines).is_plain(), "{text:?}");
    }
    assert_eq!(read("&amp;copyright;"), "&copyright;");
}

#[test]
fn a_plain_text_is_not_copied() {
    let text = "한빛전자 “매출 3조2000억원”…\n‘새 공장’ – 1·2공장 ㈜한빛 café";
    assert!(View::of(text, Breaks::Lines).is_plain());
}

#[test]
fn a_page_keeps_its_lines() {
    let view = View::of("가<br>나\u{2028}다\n라", Breaks::Spaces);
    assert_eq!(view.text(), "가 나 다\n라");
}

#[test]
fn spans_lead_back_without_what_takes_no_room_at_their_ends() {
    let given = "\u{feff}<b>\u{1112}\u{1161}\u{11ab}빛</b>는  &quot;3조\u{a0}원\u{200b}&quot;라고";
    let view = View::of(given, Breaks::Lines);
    for (words, there) in [
        ("한빛", "\u{1112}\u{1161}\u{11ab}빛"),
        ("한", "\u{1112}\u{1161}\u{11ab}"),
        ("는", "는"),
        ("3조 원", "3조\u{a0}원"),
        ("\"", "&quot;"),
        ("는 \"3", "는  &quot;3"),
    ] {
        let start = view.text().find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let back = view.given(span);
        assert_eq!(back.of(given), there, "{words}");
        assert_eq!(view.clean(back), span, "{words}");
    }
}

#[test]
fn accents_and_finals_that_fit_nothing_stay() {
    for text in ["한\u{11ab}", "\u{1161}", "가\u{301}", "\u{301}"] {
        assert_eq!(read(text), text);
    }
}
