//! Time grows with the length of a text, not with its square: whatever the text is made of. Each family of texts is read
//! at one length and at four times that length.

use std::fmt::Write as _;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use mitjul::{Annotator, Language, Options};

/// Four times the text may take this many times as long: four where time is linear, sixteen where it is quadratic. What is
/// over four is left to caches and to what else the machine does.
const MOST: u32 = 7;
/// Time is counted in steps of some milliseconds: less than this is not told from nothing.
const LEAST: Duration = Duration::from_millis(10);
/// How often both lengths are read before a family fails. The fastest time of each counts: what else the machine does only
/// ever makes one longer.
const TRIES: usize = 6;

/// The time that this thread has had a processor, as Linux counts it; elsewhere the time that has gone by.
fn clock() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let counted = counted.and_then(|words| words.split(' ').next()?.parse().ok());
    counted.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// What a family of texts is called, a size, and what makes a text of a size.
type Family<T> = (&'static str, usize, fn(usize) -> T);

/// Fails for each family that takes longer than that. `read` reads a text of some size.
fn assert_linear<T>(families: &[Family<T>], read: impl Fn(&T)) {
    let time = |text: &T| {
        let begin = clock();
        read(text);
        clock() - begin
    };
    let mut failed = Vec::new();
    for &(name, size, make) in families {
        let (small, large) = (make(size), make(size * 4));
        let (mut fast, mut slow) = (Duration::MAX, Duration::MAX);
        let is_linear = (0..TRIES).any(|_| {
            fast = fast.min(time(&small));
            slow = slow.min(time(&large));
            fast = fast.min(time(&small));
            slow < fast.max(LEAST) * MOST
        });
        println!("{name}: {fast:?}, four times of it {slow:?}");
        if !is_linear {
            failed.push(format!("{name}: {fast:?}, four times of it {slow:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A word for a number, the same for no other: four syllables.
fn syllables(n: usize) -> String {
    const PARTS: [char; 16] = [
        '가', '노', '두', '리', '매', '벼', '세', '오', '주', '치', '하', '고', '나', '도', '려',
        '미',
    ];
    let digit = |place: usize| PARTS[n / 16_usize.pow(place as u32) % 16];
    [digit(0), digit(1), digit(2), digit(3)].iter().collect()
}

/// The same in Latin letters.
fn latin(n: usize) -> String {
    const PARTS: [&str; 16] = [
        "bal", "cor", "den", "fer", "gan", "hol", "jas", "kel", "lor", "mar", "nes", "pol", "ras",
        "sun", "tev", "vin",
    ];
    let digit = |place: usize| PARTS[n / 16_usize.pow(place as u32) % 16];
    format!("X{}{}{}{}", digit(0), digit(1), digit(2), digit(3))
}

/// A name of a person for a number.
fn person(n: usize) -> String {
    const SURNAMES: [char; 8] = ['김', '이', '박', '최', '정', '강', '조', '윤'];
    let given: String = syllables(n / 8).chars().take(2).collect();
    format!("{}{given}", SURNAMES[n % 8])
}

/// Sentences, one for each number, some of them to a line.
fn sentences(count: usize, sentence: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for n in 0..count {
        let _ = write!(
            text,
            "{}{}",
            sentence(n),
            if n % 5 == 4 { "\n" } else { " " }
        );
    }
    text
}

#[test]
fn signs_and_words_without_end_take_time_by_their_length() {
    let annotator = Annotator::new();
    let read = |text: &String| {
        for language in [Language::Korean, Language::English] {
            let mut options = Options::default();
            options.whole_text = true;
            options.language = Some(language);
            std::hint::black_box(annotator.annotate(text, &options));
        }
    };
    assert_linear(
        &[
            ("one syllable", 5_000, |n| "가".repeat(n)),
            ("one Latin run", 6_000, |n| "a".repeat(n)),
            ("one run of capitals", 6_000, |n| "A".repeat(n)),
            ("one number", 5_000, |n| "9".repeat(n)),
            ("amounts without end", 300, |n| "1억2조3만".repeat(n)),
            ("English amounts without end", 200, |n| {
                "$1 million 2 billion ".repeat(n)
            }),
            ("days without end", 750, |n| "3일 4월 ".repeat(n)),
            ("English days without end", 300, |n| {
                "on Monday, May 3 ".repeat(n)
            }),
            ("brackets that open", 5_000, |n| "(".repeat(n)),
            ("nested brackets", 2_500, |n| {
                "[(".repeat(n) + &")]".repeat(n)
            }),
            ("nested brackets with words", 500, |n| {
                "새벽시(".repeat(n) + &")".repeat(n)
            }),
            ("double quotation marks that open", 6_250, |n| "“".repeat(n)),
            ("single quotation marks that open", 6_250, |n| "‘".repeat(n)),
        ],
        read,
    );
}

#[test]
fn names_and_words_that_are_all_different_take_time_by_their_number() {
    let annotator = Annotator::new();
    let mut options = Options::default();
    options.whole_text = true;
    assert_linear(
        &[
            ("persons", 250, |n| {
                sentences(n, |n| {
                    format!("{} 회장은 새 공장을 짓는다고 말했다.", person(n))
                })
            }),
            ("persons and a surname with a title", 250, |n| {
                sentences(n, |n| format!("{} 씨와 김 회장이 만났다.", person(n * 8)))
            }),
            ("firms and quotations", 200, |n| {
                sentences(n, |n| {
                    format!("{0}전자는 “{0} 사업을 늘린다”고 밝혔다.", syllables(n))
                })
            }),
            ("bodies with brackets", 200, |n| {
                sentences(n, |n| {
                    format!(
                        "{}위원회({}위)가 회의를 열었다.",
                        syllables(n),
                        &syllables(n)[..6]
                    )
                })
            }),
            ("places and amounts", 200, |n| {
                sentences(n, |n| format!("{}시는 {n}억원을 들였다.", syllables(n)))
            }),
            ("English persons", 200, |n| {
                sentences(n, |n| {
                    format!("John {} told reporters that it was late.", latin(n))
                })
            }),
            ("English persons and a surname", 200, |n| {
                sentences(n, |n| {
                    format!("{} Smith met Mr. Smith. He said it was late.", latin(n))
                })
            }),
            ("English firms and quotations", 200, |n| {
                sentences(n, |n| {
                    format!(
                        "{0} Energy Inc. said \"{0} is well\" and rose 3%.",
                        latin(n)
                    )
                })
            }),
            ("English bodies with brackets", 200, |n| {
                sentences(n, |n| {
                    format!("The {0} Development Agency ({0}) met.", latin(n))
                })
            }),
        ],
        |text: &String| drop(std::hint::black_box(annotator.annotate(text, &options))),
    );
}

#[cfg(feature = "html")]
#[test]
fn pages_of_any_tags_take_time_by_their_length() {
    assert_linear(
        &[
            ("nested blocks", 10_000, |n| {
                "<div>".repeat(n) + "가" + &"</div>".repeat(n)
            }),
            ("nested blocks that do not end", 10_000, |n| {
                "<div>가".repeat(n)
            }),
            ("nested words", 10_000, |n| {
                "<span>가".repeat(n) + &"</span>".repeat(n)
            }),
            ("nested quotations", 5_000, |n| {
                "<blockquote><p>가".repeat(n)
            }),
            ("nested lists", 5_000, |n| "<ul><li>가".repeat(n)),
            ("nested tables", 5_000, |n| "<table><tr><td>가".repeat(n)),
            ("paragraphs that do not end", 10_000, |n| "<p>가".repeat(n)),
            ("bold words that do not end", 10_000, |n| "<b>가".repeat(n)),
            ("ends without a beginning", 10_000, |n| {
                "<div><b>가</i></span></p>".repeat(n)
            }),
            ("words beside tables", 10_000, |n| {
                "<table>".to_owned() + &"가<b>나</b>".repeat(n)
            }),
            ("classes", 200_000, |n| {
                format!("<p class='{}'>가", "a ".repeat(n))
            }),
            ("references", 20_000, |n| "&amp;&nbsp;".repeat(n)),
            ("signs that begin no tag", 100_000, |n| "<".repeat(n)),
            ("comments", 50_000, |n| "<!-- a -->".repeat(n)),
        ],
        |html: &String| drop(std::hint::black_box(mitjul::html::extract(html))),
    );
}
