//! What must hold of the article of any input, on inputs put together at random from the corpus and from noise.

mod support {
    pub mod article;
}

use std::fs;

use support::article::check_text;

/// A small generator of its own: the same inputs on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn pick<'a, T: AsRef<str>>(&mut self, list: &'a [T]) -> &'a str {
        let i = self.below(list.len());
        list[i].as_ref()
    }
}

fn sources(name: &str) -> Vec<String> {
    let mut found: Vec<String> = fs::read_dir("tests/corpus")
        .unwrap()
        .filter_map(|entry| fs::read_to_string(entry.ok()?.path().join(name)).ok())
        .collect();
    found.sort();
    found
}

const NOISE: &[&str] = &[
    "",
    " ",
    "\u{a0}",
    "\u{200b}",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    "）",
    "=",
    "기자",
    " 기자 = ",
    "다.",
    "…",
    "2024.01.22",
    "입력 ",
    "©",
    "사진=",
    "@",
    "a@b.c",
    "\r\n",
    "\r",
    "\u{2028}",
    "😀",
    "\u{1F468}\u{200D}\u{1F469}",
    "ㄱ",
    "99999999999999999999",
    "℃",
    "»",
    "- ",
    "1. ",
    "'24.1.1",
    "\u{feff}",
    "\u{0}",
    "관련기사",
    "\u{3164}",
    "²",
    "①",
    "１２",
    "2024 ² 01",
];

#[test]
fn holds_for_lines_of_the_corpus_in_any_order_with_noise_between() {
    let lines: Vec<String> = sources("source.txt")
        .iter()
        .flat_map(|s| s.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut random = Random(0x6d69_746a_756c);
    for _ in 0..300 {
        let mut text = String::new();
        for _ in 0..random.below(40) {
            match random.below(4) {
                0 => text.push_str(random.pick(NOISE)),
                1 => {
                    let line = random.pick(&lines);
                    let cut = line
                        .char_indices()
                        .map(|(i, _)| i)
                        .nth(random.below(60))
                        .unwrap_or(line.len());
                    text.push_str(&line[..cut]);
                }
                _ => text.push_str(random.pick(&lines)),
            }
            if random.below(5) > 0 {
                text.push('\n');
            }
        }
        check_text(&text);
    }
}

#[test]
fn holds_for_every_page_of_the_corpus_cut_short_anywhere() {
    let mut random = Random(7);
    for source in sources("source.txt") {
        check_text(&source);
        for _ in 0..3 {
            let cut = source
                .char_indices()
                .map(|(i, _)| i)
                .nth(random.below(source.chars().count()))
                .unwrap_or(0);
            check_text(&source[..cut]);
        }
    }
}

#[test]
fn holds_for_noise() {
    let mut random = Random(99);
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..random.below(200))
            .map(|_| random.next().to_le_bytes()[0])
            .collect();
        check_text(&String::from_utf8_lossy(&bytes));
    }
}

#[cfg(feature = "html")]
#[test]
fn holds_for_pages_broken_at_random() {
    use support::article::check_page;
    const TAGS: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<br>",
        "<b>",
        "</b>",
        "<li>",
        "<ul>",
        "<template>",
        "</template>",
        "<select>",
        "<svg>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<pre>",
        "&nbsp;",
        "&#0;",
        "<figcaption>",
        "<time datetime=2024-01-01>",
        "<form class=menu>",
        "<h1>",
        "</h1>",
        "<article>",
        "</article>",
        "<frameset>",
        "<body hidden>",
        "<math><mi>",
        "<p itemprop=articleBody>",
    ];
    let mut random = Random(2024);
    for source in sources("source.html") {
        check_page(&source);
        for _ in 0..6 {
            let mut html = source.clone();
            for _ in 0..random.below(12) {
                let at = html
                    .char_indices()
                    .map(|(i, _)| i)
                    .nth(random.below(html.chars().count()))
                    .unwrap_or(0);
                if random.below(3) == 0 {
                    html.truncate(at);
                } else {
                    html.insert_str(at, random.pick(TAGS));
                }
            }
            check_page(&html);
        }
    }
}

/// No rule looks at a line again for every other line: 400 KB that took time with their square would take minutes.
#[test]
fn takes_time_in_proportion_to_the_text() {
    use std::time::{Duration, Instant};
    for unit in [
        "값이 올랐다고 새벽시가 22일 밝혔다.\n",
        "한빛전자, 공장 짓는다\n",
        "[",
        "관련기사\n",
        "a@b.c ",
        "1 가 2024.01.01\n",
        "다.",
        "한빛전자, 공장 짓는다\n한빛전자가 공장을 짓는다고 새벽시가 22일 밝혔다.\n",
    ] {
        let text = unit.repeat(400_000 / unit.len());
        let start = Instant::now();
        std::hint::black_box(mitjul::outline(&text, &mitjul::Options::default()));
        let time = start.elapsed();
        assert!(time < Duration::from_secs(20), "{unit:?}: {time:?}");
    }
}
