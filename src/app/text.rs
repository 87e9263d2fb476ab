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

    /// The other one.
    #[must_use]
    pub fn other(self) -> Lang {
        self.pick(Lang::English, Lang::Korean)
    }

    /// The words of this language.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Lang::Korean => &KO,
            Lang::English => &EN,
        }
    }

    /// The form of a Korean particle that fits the word before it: the first after a consonant, the second after a
    /// vowel; `으로` and its kind take the second after ㄹ too. After digits and Latin letters their Korean reading
    /// decides. Nothing in English.
    #[must_use]
    pub fn particle(
        self,
        word: &str,
        consonant: &'static str,
        vowel: &'static str,
    ) -> &'static str {
        if self == Lang::English {
            return "";
        }
        match last_sound(word) {
            Sound::Vowel => vowel,
            Sound::Rieul if consonant.starts_with('으') => vowel,
            Sound::Rieul | Sound::Consonant => consonant,
        }
    }
}

enum Sound {
    Vowel,
    Rieul,
    Consonant,
}

fn last_sound(word: &str) -> Sound {
    let Some(last) = word
        .chars()
        .rev()
        .find(|c| c.is_alphanumeric() || *c == '%')
    else {
        return Sound::Vowel;
    };
    if ('가'..='힣').contains(&last) {
        return match (u32::from(last) - u32::from('가')) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        };
    }
    match last.to_ascii_lowercase() {
        // 일, 칠, 팔; L and R are read 엘, 알.
        '1' | '7' | '8' | 'l' | 'r' => Sound::Rieul,
        // 영, 삼, 육; M and N are read 엠, 엔.
        '0' | '3' | '6' | 'm' | 'n' => Sound::Consonant,
        _ => Sound::Vowel,
    }
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
        "Paste a Korean news article: who, how much, when and who said what is underlined and explained. Nothing leaves your device.";
    other_language: "English", "한국어";
    theme: "화면 색", "Colours";
    theme_auto: "자동", "Auto";
    theme_light: "밝게", "Light";
    theme_dark: "어둡게", "Dark";
    theme_contrast: "또렷하게", "Contrast";
    skip_to_article: "기사로 건너뛰기", "Skip to the article";

    source: "기사 원문", "Article text";
    source_hint: "여기에 한국어 기사를 붙여 넣거나 쓰십시오.", "Paste or type a Korean article here.";
    show_source: "원문 고치기", "Edit text";
    hide_source: "원문 접기", "Fold away";
    show_sample: "예시 기사 보기", "Show the sample";
    published: "기사 날짜", "Article date";
    published_from_text: "본문에서 읽음", "read from the text";
    published_from_option: "직접 정함", "set by you";
    published_unknown: "날짜를 몰라 ‘어제’ 같은 말은 풀지 못합니다.", "Unknown: words like “yesterday” stay open.";
    propose_date: "본문에 나오는 날짜로 정하기", "Take the day that the text names";
    reset_date: "본문의 날짜로 되돌리기", "Use the date in the text";

    article: "기사", "Article";
    article_keys: "화살표 키로 밑줄 사이를 옮겨 다니고 Enter로 쪽지에 들어갑니다.", "Arrow keys move between the marks; Enter goes into the card.";
    sample_label: "예시 기사 — 이 페이지를 위해 지어낸 글입니다", "Sample article — invented for this page";
    trim: "본문 고르기", "Choose paragraphs";
    include: "기사에 넣기", "Include";
    exclude: "기사에서 빼기", "Leave out";
    nothing_found: "이 글에서는 밑줄 그을 것을 찾지 못했습니다. 한국어 기사인지, 본문이 들어 있는지 살펴보십시오.",
        "Nothing to underline was found. Check that this is a Korean article and that its body is there.";
    no_body: "기사 본문으로 보이는 문단이 없습니다. 아래 부분을 직접 기사에 넣을 수 있습니다.",
        "No paragraph looks like the body of an article. You can include the parts below yourself.";

    engine_loading: "분석기를 불러오는 중입니다…", "Loading the annotator…";
    engine_working: "밑줄을 긋는 중입니다…", "Underlining…";
    engine_failed: "분석기를 불러오지 못했습니다. 글은 그대로 있습니다.", "The annotator could not be loaded. Your text is kept.";
    engine_lost: "분석하다가 멈췄습니다. 글은 그대로 있습니다.", "The annotator stopped. Your text is kept.";
    retry: "다시 하기", "Try again";
    cancel: "그만두기", "Cancel";
    cancelled: "그만두었습니다. 글은 그대로 있습니다.", "Cancelled. Your text is kept.";

    organization: "기관", "Organization";
    amount: "수치", "Amount";
    date: "날짜", "Date";
    claim: "발언", "Claim";

    filters: "무엇에 밑줄을 그을지", "What to underline";
    all: "모두", "All";

    panel: "정리", "Summary";
    overview: "한눈에", "Overview";
    claims: "발언", "Claims";
    figures: "수치", "Figures";
    findings: "살펴볼 점", "Findings";
    go_there: "그 자리로", "Go there";
    close: "닫기", "Close";

    role: "직함", "Role";
    also_called: "다른 이름", "Also called";
    claims_made: "한 말", "Claims made";
    all_digits: "모든 자리", "All digits";
    in_this_language: "우리말로", "In English";
    direction: "방향", "Direction";
    same_as: "같은 금액", "Same as";
    implied_rate: "환산 비율", "Implied rate";
    unresolved: "날을 정할 수 없음", "Cannot be resolved";
    distance: "기사에서", "From the article";
    values_in_it: "수치·날짜", "Figures, dates";
    relayed_by: "전한 곳", "Relayed by";
    worth_checking: "확인할 가치", "Worth checking";
    nobody_named: "누가 한 말인지 없음", "nobody named";
    claim_begins: "발언", "claim by";
    sure: "확실함", "sure";
    fairly_sure: "거의 확실함", "fairly sure";
    unsure: "불확실함", "unsure";
    why: "왜 이렇게 보았나", "Why";
    why_name: "이름의 생김새와 앞뒤 말을 보고 판단했습니다.", "Judged by the form of the name and the words around it.";
    why_same: "나란히 적힌 두 금액을 하나로 보았습니다.", "Two amounts side by side are taken as one.";
    why_date: "적힌 대로 읽었습니다.", "Read as written.";
    why_no_date: "기사 날짜나 앞뒤 말로도 어느 날인지 정할 수 없습니다.", "Neither the article's date nor the context tells which day.";
    no_value: "값을 읽지 못했습니다.", "No value could be read.";
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
    written: "적힌 말", "As written";
    value: "값", "Value";
    conversion: "환산", "Conversion";
    money_strip: "돈의 크기 (한 칸이 열 배)", "Money, each step ten times";
    timeline: "날짜의 흐름", "Dates in order";
    graph: "누가 누구를 말했나", "Who speaks of whom";
    mentions: "나온 횟수", "mentions";

    search: "기사에서 찾기", "Search the article";
    no_match: "찾는 말이 없습니다.", "No match.";
    keys: "단축키", "Keyboard";
    key_next: "고른 것의 다음, 앞 자리", "next, previous place of what is chosen";
    key_arrows: "기사에서 앞뒤 밑줄", "previous, next mark in the article";
    key_enter: "쪽지에 들어가기", "go into the card";
    key_escape: "쪽지·찾기 닫기", "close card or search";
    key_search: "찾기", "search";
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
    name: "이름", "Name";
    aliases: "다른 이름 (|로 나눔)", "Aliases (separated by |)";
    add_name: "이름 더하기", "Add a name";
    delete: "지우기", "Delete";
    load_file: "파일에서 불러오기", "Load a file";
    save_file: "파일로 저장", "Save as file";
    corrections_file: "고친 것 저장 (JSON)", "Corrections (JSON)";
    corrections_load: "고친 것 불러오기", "Load corrections";
    bad_file: "읽을 수 없는 파일입니다. 바뀐 것은 없습니다.", "The file could not be read. Nothing was changed.";
    share: "링크 복사 (글을 담음)", "Copy a link that holds the text";
    link_here: "이 자리 링크", "Link to this";
    bad_link: "링크에 담긴 글을 풀지 못했습니다. 링크가 잘렸을 수 있습니다.", "The text in the link could not be read. The link may have been cut.";
    right_amount: "바른 값", "Right value";
    right_amount_hint: "예: 3조 5000억원, 40%", "In Korean, as an article puts it";
    right_date: "바른 날짜", "Right date";
    right_date_hint: "예: 2026년 3월, 20일", "In Korean, as an article puts it";
    bound: "범위", "Bound";
    bound_of_figure: "수치의 범위", "Bound of an amount";
    put_right: "바꾸기", "Change";
    not_read: "값을 읽지 못했습니다. 바뀐 것은 없습니다.", "No value could be read. Nothing was changed.";
    by_hand: "직접 그은 밑줄", "underlined by you";
    kept_by_itself: "고친 기사를 서가에 두었습니다.", "The corrected article was put on the shelf.";
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
    not_kept: "이 브라우저에는 저장할 수 없습니다. 글은 화면에 그대로 있습니다.", "This browser cannot store it. The text stays on the page.";
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
        (Lang::English, 1) => "1 mark drawn.".to_owned(),
        (Lang::English, n) => format!("{n} marks drawn."),
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

/// How long a copied link is.
#[must_use]
pub fn link_length(length: usize, long: bool, lang: Lang) -> String {
    match (lang, long) {
        (Lang::Korean, false) => format!("링크를 복사했습니다({length}자)."),
        (Lang::English, false) => format!("Link copied ({length} characters)."),
        (Lang::Korean, true) => format!(
            "링크를 복사했습니다. {length}자로 길어서 메일이나 대화 앱에서 잘릴 수 있습니다."
        ),
        (Lang::English, true) => {
            format!("Link copied. At {length} characters some mail and chat programs may cut it.")
        }
    }
}

/// How many articles are kept, and how large they are.
#[must_use]
pub fn kept_words(n: usize, kilobytes: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Korean, n) => format!("모두 {n}편, {kilobytes} KB."),
        (Lang::English, 1) => format!("1 article, {kilobytes} KB."),
        (Lang::English, n) => format!("{n} articles, {kilobytes} KB."),
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
        (Lang::English, 1) => "1 line that is not the article".to_owned(),
        (Lang::English, n) => format!("{n} lines that are not the article"),
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
    fn particles_agree_with_the_last_sound() {
        let ko = |w, a, b| Lang::Korean.particle(w, a, b);
        for (word, object, to) in [
            ("한빛", "을", "으로"),
            ("회사", "를", "로"),
            ("서울", "을", "로"),
            ("GPT-4", "를", "로"),
            ("2026", "을", "으로"),
            ("7", "을", "로"),
            ("3%", "를", "로"),
            ("(주)한빛”", "을", "으로"),
        ] {
            assert_eq!(
                (ko(word, "을", "를"), ko(word, "으로", "로")),
                (object, to),
                "{word}"
            );
        }
        assert_eq!(Lang::English.particle("한빛", "을", "를"), "");
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
