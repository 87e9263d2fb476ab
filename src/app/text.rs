//! Every word of the page in both languages, and the grammar that joins them. A word that is missing in one language
//! does not compile.

pub use crate::Language as Lang;

impl Lang {
    /// From a browser's language tag: Korean for `ko…`, else English.
    #[must_use]
    pub fn from_tag(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("ko") {
            Lang::Korean
        } else {
            Lang::English
        }
    }

    /// Its language tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.pick("ko", "en")
    }

    /// The words of this language.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Korean => &KO,
            _ => &EN,
        }
    }
}

/// The language tag of a few words that stand for themselves, as a title or a name does: by their script.
#[must_use]
pub fn tag_of(words: &str) -> &'static str {
    let hangul = words.chars().any(|c| ('가'..='힣').contains(&c));
    if hangul { "ko" } else { "en" }
}

macro_rules! words {
    ($($name:ident: $ko:literal, $en:literal;)+) => {
        /// The fixed words of one language, by what they are for.
        #[allow(missing_docs)]
        #[derive(Debug)]
        pub struct Words { $(pub $name: &'static str,)+ }
        static KO: Words = Words { $($name: $ko,)+ };
        static EN: Words = Words { $($name: $en,)+ };
        #[cfg(test)]
        const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $ko, $en),)+];
    };
}

words! {
    product_name: "밑줄", "mitjul";
    tagline: "기사를 붙여 넣으면 누가, 얼마를, 언제, 무슨 말을 했는지 밑줄을 그어 풀어 줍니다. 글은 이 기기를 떠나지 않습니다.",
        "Paste a news article, Korean or English: who, how much, when and who said what is underlined and explained. Nothing leaves your device.";
    other_language: "English", "한국어";
    theme: "화면 색", "Colours";
    theme_auto: "자동", "Auto";
    theme_light: "밝게", "Light";
    theme_dark: "어둡게", "Dark";
    theme_contrast: "또렷하게", "Contrast";
    skip_to_article: "기사로 건너뛰기", "Skip to the article";

    source: "기사 원문", "Article text";
    source_hint: "여기에 한국어나 영어 기사를 붙여 넣거나 쓰십시오.", "Paste or type an English or Korean article here.";
    show_source: "원문 고치기", "Edit text";
    hide_source: "원문 접기", "Fold away";
    open_file: "파일 열기", "Open file";
    drop_here: "여기에 놓으면 읽습니다. 파일은 이 기기를 떠나지 않습니다.", "Drop to read it. Files stay on this device.";
    as_text: "글자로만 읽기", "Read as plain text";
    no_intake: "파일을 읽는 데 드는 것을 받지 못했습니다. 네트워크에 이어졌을 때 다시 여십시오. 글은 그대로 있습니다.",
        "What it takes to read files could not be loaded. Try again when you are connected. Your text is kept.";
    address: "주소만으로는 읽지 못합니다. 이 페이지는 네트워크에 아무것도 묻지 않습니다. 그 기사를 열어 모두 복사해 붙여 넣거나 파일로 저장해 여십시오. 확장 프로그램을 쓰면 열린 페이지에서 바로 읽습니다.",
        "An address alone cannot be read: this page asks nothing of the network. Open the article, copy all of it and paste it here, or save it and open the file. The browser extension reads it where it is open.";
    extension: "확장 프로그램", "The extension";
    show_sample: "예시 기사 보기", "Show the sample";
    published: "기사 날짜", "Article date";
    published_from_text: "본문에서 읽음", "read from the text";
    published_from_option: "직접 정함", "set by you";
    published_from_page: "페이지에서 읽음", "read from the page";
    published_unknown: "날짜를 몰라 ‘어제’ 같은 말은 풀지 못합니다.", "Unknown: words like “yesterday” stay open.";
    propose_date: "본문에 나오는 날짜로 정하기", "Take the day that the text names";
    draft_left: "다 쓰지 않고 닫은 글이 있습니다.", "A text was left unfinished:";
    replaced: "앞의 글을 다른 글로 바꾸었습니다.", "The text before was replaced.";
    bring_back: "되살리기", "Bring it back";
    discard: "버리기", "Discard";
    written_in: "기사의 언어", "Article language";
    written_auto: "자동", "Automatic";
    written_none: "읽지 못하는 언어", "a language that cannot be read";
    unread: "한국어도 영어도 아닌 글입니다. 숫자와 따옴표 말고는 읽지 못합니다. 잘못 알아보았으면 위에서 언어를 고르십시오.",
        "This is neither English nor Korean: only figures and quotations can be read. If that is wrong, choose the language above.";
    tools: "언어, 찾기", "language, search";
    reset_date: "본문의 날짜로 되돌리기", "Use the date in the text";

    article: "기사", "Article";
    article_keys: "화살표 키로 밑줄 사이를 옮겨 다니고 Enter로 쪽지에 들어갑니다.", "Arrow keys move between the marks; Enter goes into the card.";
    sample_label: "예시 기사 — 이 페이지를 위해 지어낸 글입니다", "Sample article — invented for this page";
    trim: "본문 고르기", "Choose paragraphs";
    include: "기사에 넣기", "Include";
    exclude: "기사에서 빼기", "Leave out";
    nothing_found: "이 글에서는 밑줄 그을 것을 찾지 못했습니다. 한국어나 영어 기사인지, 본문이 들어 있는지 살펴보십시오.",
        "Nothing to underline was found. Check that this is an English or Korean article and that its body is there.";
    no_body: "기사 본문으로 보이는 문단이 없습니다. 아래 부분을 직접 기사에 넣을 수 있습니다.",
        "No paragraph looks like the body of an article. You can include the parts below yourself.";

    engine_loading: "분석기를 불러오는 중입니다…", "Loading the annotator…";
    engine_working: "밑줄을 긋는 중입니다…", "Underlining…";
    engine_fetching: "이 글의 말을 읽는 데이터를 받는 중입니다…", "Loading what it takes to read this article’s language…";
    lacks_korean: "한국어를 읽는 데이터를 받지 못해, 한국어로 쓰인 곳은 읽지 못했습니다. 글은 그대로 있습니다.",
        "The data for Korean could not be loaded: what is in Korean is unread. Your text is kept.";
    damaged_korean: "한국어를 읽는 데이터가 상했거나 다른 판의 것이어서, 한국어로 쓰인 곳은 읽지 못했습니다. 글은 그대로 있습니다.",
        "The data for Korean is damaged or of another version: what is in Korean is unread. Your text is kept.";
    lacks_english: "영어를 읽는 데이터를 받지 못해, 영어로 쓰인 곳은 읽지 못했습니다. 글은 그대로 있습니다.",
        "The data for English could not be loaded: what is in English is unread. Your text is kept.";
    damaged_english: "영어를 읽는 데이터가 상했거나 다른 판의 것이어서, 영어로 쓰인 곳은 읽지 못했습니다. 글은 그대로 있습니다.",
        "The data for English is damaged or of another version: what is in English is unread. Your text is kept.";
    engine_failed: "분석기를 불러오지 못했습니다. 글은 그대로 있습니다.", "The annotator could not be loaded. Your text is kept.";
    engine_lost: "분석하다가 멈췄습니다. 글은 그대로 있습니다.", "The annotator stopped. Your text is kept.";
    engine_slow: "분석기가 오래 답하지 않습니다. 기다리거나 다시 하십시오. 글은 그대로 있습니다.",
        "The annotator has not answered for long. Wait, or try again. Your text is kept.";
    engine_again: "분석하다가 멈춰, 분석기를 다시 켰습니다. 글은 그대로 있습니다.", "The annotator stopped and was started again. Your text is kept.";
    retry: "다시 하기", "Try again";
    cancel: "그만두기", "Cancel";
    cancelled: "그만두었습니다. 글은 그대로 있습니다.", "Cancelled. Your text is kept.";

    filters: "무엇에 밑줄을 그을지", "What to underline";
    all: "모두", "All";

    panel: "정리", "Summary";
    overview: "한눈에", "Overview";
    claims: "발언", "Claims";
    figures: "수치", "Figures";
    go_there: "그 자리로", "Go there";
    close: "닫기", "Close";

    claim_begins: "발언", "claim by";
    sure: "확실함", "sure";
    fairly_sure: "거의 확실함", "fairly sure";
    unsure: "불확실함", "unsure";
    why: "왜 이렇게 보았나", "Why";
    previous: "앞", "Previous";
    next: "뒤", "Next";
    only_speaker: "같은 이의 발언만", "Only this speaker's claims";
    copy: "인용으로 복사", "Copy as quotation";
    copied: "복사했습니다.", "Copied.";
    copy_failed: "복사하지 못했습니다.", "Could not copy.";
    look_up: "찾아보기", "Look up";
    from_article: "기사에서:", "from the article";
    how_sure: "얼마나 확실한지", "How sure";

    speaker: "말한 이", "Speaker";
    modality: "말의 성격", "How it is put";
    manner: "옮긴 방식", "How it is given";
    any: "모두", "Any";
    sort: "순서", "Order";
    in_text_order: "기사에 나온 순서", "As in the text";
    by_worth: "확인할 만한 것부터", "Most worth checking first";
    by_value: "종류별로, 큰 값부터", "By kind, largest first";
    no_claims: "누군가의 말로 적힌 것이 없습니다.", "Nothing is given as anybody's word.";
    no_claims_match: "이렇게 고른 발언이 없습니다.", "No claim matches.";
    show_all: "모두 보기", "Show all";
    no_figures: "수치가 없습니다.", "There are no amounts.";
    no_names: "이름을 찾지 못했습니다.", "No names were found.";
    conversion: "환산", "Conversion";
    money_strip: "돈의 크기 (한 칸이 열 배)", "Money, each step ten times";
    timeline: "날짜의 흐름", "Dates in order";
    graph: "누가 누구를 말했나", "Who speaks of whom";

    check: "검증", "Check";
    check_keys: "화살표 키나 j, k로 옮기고 1–5로 판정합니다. 0은 아직, e는 근거, n은 메모, p는 우선순위, Enter는 펴고 접기.",
        "Arrows or j, k move; 1–5 set the status, 0 opens it again; e evidence, n note, p priority, Enter unfolds.";
    check_status: "판정", "Status";
    checked_any: "판정한 것 모두", "Everything checked";
    subject: "무엇", "What";
    evidence: "근거", "Evidence";
    evidence_hint: "한 줄에 하나씩: 링크, 인용, 또는 링크와 인용", "One a line: a link, a quotation, or a link and a quotation";
    note: "메모", "Note";
    note_mine: "내 메모", "My note";
    priority: "우선순위", "Priority";
    tags: "꼬리표", "Tags";
    tags_hint: "쉼표로 나눔", "separated by commas";
    checked_by: "확인하는 이", "Checked by";
    by_status: "판정별로", "By status";
    search_sheet: "검증표에서 찾기", "Search the sheet";
    nothing_to_check: "확인할 것이 없습니다.", "There is nothing to check.";
    nothing_matches: "이렇게 고른 것이 없습니다.", "Nothing matches.";
    lost_rows: "더는 기사에 없는 것", "No longer in the text";
    my_notes: "내 메모", "My notes";
    words_changed: "판정한 뒤에 말이 바뀌었습니다. 그때는:", "The words have changed since they were checked. They were:";
    in_sheet: "검증표에서 보기", "Show in the check sheet";
    take_note: "메모 달기", "Add a note";
    search: "기사에서 찾기", "Search the article";
    no_match: "찾는 말이 없습니다.", "No match.";
    keys: "단축키", "Keyboard";
    key_next: "고른 것의 다음, 앞 자리", "next, previous place of what is chosen";
    key_arrows: "기사에서 앞뒤 밑줄", "previous, next mark in the article";
    key_enter: "쪽지에 들어가기", "go into the card";
    key_escape: "쪽지·찾기 닫기", "close card or search";
    key_search: "찾기", "search";
    key_check: "검증표에서: 판정, 근거, 메모, 우선순위", "in the check sheet: status, evidence, note, priority";
    key_source: "원문 펴고 접기", "show or fold the text";
    key_help: "이 도움말", "this help";
    annotation_list: "밑줄 목록", "List of marks";
    correct: "고치기", "Correct";
    corrected: "고쳤습니다. 되돌릴 수 있습니다.", "Corrected. You can undo this.";
    undone: "되돌렸습니다.", "Undone.";
    undo: "되돌리기", "Undo";
    redo: "다시 고치기", "Redo";
    remove: "밑줄 지우기", "Remove this mark";
    remove_all: "이 이름 모두 지우기", "Remove this name everywhere";
    change_kind: "종류", "Kind";
    everywhere: "같은 이름 모두", "All mentions";
    same_text: "같은 말 모두", "Wherever these words stand";
    merge_into: "다음과 같은 것", "Same as";
    choose: "고르십시오", "Choose";
    split: "이 자리만 따로", "A name of its own";
    add_as: "밑줄 긋기", "Underline as";
    respan: "여기까지로 바꾸기", "Use these borders";
    to_dictionary: "사전에 넣기", "Add to the dictionary";
    in_dictionary: "사전에 넣었습니다.", "Added to the dictionary.";
    dictionary: "내 사전", "My dictionary";
    dictionary_hint: "여기 적은 이름은 분석기가 찾은 것보다 먼저 쓰입니다. 이 기기에만 저장됩니다.", "These names win over what the annotator finds. They are kept on this device only.";
    patterns: "내 패턴", "My patterns";
    patterns_hint: "정규식에 맞는 말을 기사에서 찾아 표시하고 셉니다. 이 기기에만 저장됩니다.", "What matches a regular expression is marked and counted in the article. They are kept on this device only.";
    edit_patterns: "내 패턴 고치기", "Edit my patterns";
    add_pattern: "패턴 더하기", "Add a pattern";
    pattern_label: "이름", "Label";
    expression: "정규식", "Regular expression";
    colour: "색", "Colour";
    colour_plain: "먹색", "ink";
    patterns_failed: "패턴을 찾는 프로그램을 불러오지 못했습니다.", "What looks for patterns could not be loaded.";
    cut_short: "뒷부분에서는 찾지 않음", "the rest was not searched";
    by_expression: "정규식으로 찾기", "Search by regular expression";
    name: "이름", "Name";
    aliases: "다른 이름 (|로 나눔)", "Aliases (separated by |)";
    add_name: "이름 더하기", "Add a name";
    delete: "지우기", "Delete";
    load_file: "파일에서 불러오기", "Load a file";
    save_file: "파일로 저장", "Save as file";
    corrections_file: "고친 것 저장 (JSON)", "Corrections (JSON)";
    corrections_load: "고친 것 불러오기", "Load corrections";
    bad_file: "읽을 수 없는 파일입니다. 바뀐 것은 없습니다.", "The file could not be read. Nothing was changed.";
    notes_load: "메모·검증 불러오기 (W3C, JSON)", "Load notes and checks (W3C, JSON)";
    share: "링크 복사 (글을 담음)", "Copy a link that holds the text";
    link_here: "이 자리 링크", "Link to this";
    bad_link: "링크에 담긴 글을 풀지 못했습니다. 링크가 잘렸을 수 있습니다.", "The text in the link could not be read. The link may have been cut.";
    large_link: "링크에 담긴 글이 너무 큽니다. 2 MB까지 읽습니다.", "The text in the link is too large: up to 2 MB is read.";
    right_amount: "바른 값", "Right value";
    right_amount_hint: "예: 3조 5000억원, $40 million", "For example: $40 million, 40 percent";
    right_date: "바른 날짜", "Right date";
    right_date_hint: "예: 2026년 3월, 20일, Feb. 4", "For example: March 2026, Tuesday";
    bound: "범위", "Bound";
    bound_of_figure: "수치의 범위", "Bound of an amount";
    put_right: "바꾸기", "Change";
    not_read: "값을 읽지 못했습니다. 바뀐 것은 없습니다.", "No value could be read. Nothing was changed.";
    kept_by_itself: "이 기사를 서가에 두었습니다.", "The article was put on the shelf.";
    compare: "견주어 보기", "Compare";
    compare_chosen: "고른 기사 견주기", "Compare the chosen";
    compare_choose: "견줄 기사로 고르기", "Choose for comparing";
    compare_needs: "두 편부터 네 편까지 고르면 견주어 볼 수 있습니다.", "Choose two to four articles to compare them.";
    compare_list: "목록", "List";
    compare_hint: "같은 일을 말하는 문장끼리만 견줍니다. 여기 없는 것이 같거나 다르다는 뜻은 아닙니다.", "Only sentences that tell of the same thing are compared. What is not listed is neither the same nor different.";
    contradicted: "서로 다름", "Contradicted";
    agreed: "서로 같음", "Agreed";
    alone: "한쪽에만 있음", "Only in one";
    none_of_these: "찾지 못했습니다.", "None were found.";
    shelf: "서가", "Shelf";
    shelf_hint: "이 기기에만 보관한 기사입니다.", "Articles kept on this device only.";
    keep: "서가에 두기", "Keep on the shelf";
    kept: "서가에 두었습니다.", "Kept on the shelf.";
    open: "열기", "Open";
    deleted: "지웠습니다.", "Deleted.";
    hint: "밑줄에 마우스를 올리거나 눌러 보십시오. 기사를 붙여 넣으면 그 기사도 풀어 줍니다.", "Point at an underline, or tap it. Paste an article of your own and it is explained the same way.";
    understood: "알겠습니다", "Got it";
    more: "이어서 보기", "Show more";
    notices: "알림", "Notices";
    newer: "새 판이 있습니다.", "A newer version is ready.";
    reload: "새로 열기", "Reload";
    take: "내보내기", "Export";
    take_json: "JSON (mitjul/1)", "JSON (mitjul/1)";
    take_w3c: "W3C 웹 주석", "W3C Web Annotations";
    take_csv: "CSV 표", "CSV table";
    take_markdown: "마크다운", "Markdown";
    take_html: "HTML 한 장 (쪽지 포함)", "HTML page with cards";
    take_log: "검증 기록 (마크다운)", "Claim log (Markdown)";
    take_sheet: "검증표 (CSV)", "Check sheet (CSV)";
    take_reviews: "ClaimReview (JSON-LD)", "ClaimReview (JSON-LD)";
    take_print: "인쇄", "Print";
}

/// Words that have room: what is left out shows.
#[must_use]
pub fn shortened(words: &str, most: usize) -> String {
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or(words).trim_end()),
        None => words.to_owned(),
    }
}

/// How many marks there are, for the live region.
#[must_use]
pub fn marks_found(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Korean, n) => format!("밑줄 {n}개를 그었습니다."),
        (_, 1) => "1 mark drawn.".to_owned(),
        (_, n) => format!("{n} marks drawn."),
    }
}

/// What a comparison came to: how many contradictions, agreements, and claims of one article alone.
#[must_use]
pub fn compared_words([contradicted, agreed, alone]: [usize; 3], lang: Lang) -> String {
    let w = lang.words();
    format!(
        "{} {contradicted} · {} {agreed} · {} {alone}",
        w.contradicted, w.agreed, w.alone
    )
}

/// How many rows of the sheet are checked.
#[must_use]
pub fn checked_words(checked: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Korean => format!("{all}개 가운데 {checked}개 확인함"),
        _ => format!("{checked} of {all} checked"),
    }
}

/// What became of notes that were loaded: how many there are, and how many of them stand nowhere in the article.
#[must_use]
pub fn loaded_words(all: usize, lost: usize, lang: Lang) -> String {
    match (lang, lost) {
        (Lang::Korean, 0) => format!("{all}개를 불러왔습니다."),
        (Lang::Korean, _) => format!(
            "{all}개를 불러왔습니다. {lost}개는 이 글에 없는 말에 달린 것이라 검증표 끝에 모았습니다."
        ),
        (_, 0) => format!("{all} loaded."),
        (_, _) => format!(
            "{all} loaded. The words of {lost} of them are not in this text: they are listed at the end of the check sheet."
        ),
    }
}

/// How many names of the dictionary have no row in its editor.
#[must_use]
pub fn more_names(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Korean => {
            format!("이름 {count}개가 더 있습니다. 파일로 저장하면 모두 고칠 수 있습니다.")
        }
        _ => format!("{count} more names: save them as a file to edit them all."),
    }
}

/// How long a copied link is.
#[must_use]
pub fn link_length(length: usize, long: bool, lang: Lang) -> String {
    match (lang, long) {
        (Lang::Korean, false) => format!("링크를 복사했습니다({length}자)."),
        (_, false) => format!("Link copied ({length} characters)."),
        (Lang::Korean, true) => format!(
            "링크를 복사했습니다. {length}자로 길어서 메일이나 대화 앱에서 잘릴 수 있습니다."
        ),
        (_, true) => {
            format!("Link copied. At {length} characters some mail and chat programs may cut it.")
        }
    }
}

/// How many articles are kept, and how large they are.
#[must_use]
pub fn kept_words(n: usize, kilobytes: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Korean, n) => format!("모두 {n}편, {kilobytes} KB."),
        (_, 1) => format!("1 article, {kilobytes} KB."),
        (_, n) => format!("{n} articles, {kilobytes} KB."),
    }
}

/// `2/5`: which of how many.
#[must_use]
pub fn turn_words(turn: usize, of: usize, lang: Lang) -> String {
    lang.pick(
        format!("{of}곳 가운데 {turn}번째"),
        format!("{turn} of {of}"),
    )
}

/// How many rows of a list are not shown yet.
#[must_use]
pub fn more_words(n: usize, lang: Lang) -> String {
    let w = lang.words();
    format!("{} ({n})", w.more)
}

/// How many lines were left out of the article.
#[must_use]
pub fn left_out_words(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Korean, n) => format!("기사가 아닌 {n}줄"),
        (_, 1) => "1 line that is not the article".to_owned(),
        (_, n) => format!("{n} lines that are not the article"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_end_where_there_is_no_more_room() {
        assert_eq!(shortened("한빛전자는", 5), "한빛전자는");
        assert_eq!(shortened("한빛 전자는", 3), "한빛…");
    }

    #[test]
    fn takes_the_language_from_the_browser() {
        assert_eq!(Lang::from_tag("ko-KR"), Lang::Korean);
        assert_eq!(Lang::from_tag("KO"), Lang::Korean);
        assert_eq!(Lang::from_tag("de"), Lang::English);
        assert_eq!(Lang::from_tag(""), Lang::English);
    }

    #[test]
    fn every_word_is_written_in_its_own_language() {
        let hangul = |s: &str| s.chars().any(|c| ('가'..='힣').contains(&c));
        for (name, ko, en) in ALL {
            // The switch names the language that it leads to.
            // Names of formats are the same in both.
            if ko == en {
                continue;
            }
            let crossed = *name == "other_language";
            assert_eq!(hangul(ko), !crossed, "{name}: {ko}");
            assert_eq!(hangul(en), crossed, "{name}: {en}");
        }
    }
}
