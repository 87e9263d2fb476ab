//! English bylines and the openings of agency reports.

use super::head;
use crate::article::phrase;
use crate::text::case;

/// What a byline begins with.
const OPENINGS: &[&str] = &[
    "by ",
    "by: ",
    "written by",
    "authored by",
    "author:",
    "reported by",
    "story by",
    "words by",
    "text by",
    "posted by",
    "curated by",
    "compiled by",
    "edited by",
    "reviewed by",
    "published by",
    "report by",
    "from our correspondent",
];

/// Words with small letters within a byline: what joins names and names posts.
const SMALL: &[&str] = &[
    "and",
    "for",
    "of",
    "the",
    "in",
    "at",
    "with",
    "de",
    "da",
    "di",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "el",
    "al",
    "bin",
    "ibn",
    "staff",
    "senior",
    "chief",
    "political",
    "special",
    "foreign",
    "business",
    "science",
    "health",
    "sports",
    "deputy",
    "national",
    "news",
    "tech",
    "technology",
    "economics",
    "education",
    "crime",
    "environment",
    "diplomatic",
    "associate",
    "assistant",
    "managing",
    "contributing",
    "freelance",
    "digital",
];

/// What somebody who writes is called.
const POSTS: &[&str] = &[
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "editor",
    "writer",
    "writers",
    "columnist",
    "journalist",
    "contributor",
    "producer",
    "photographer",
];

/// What the names of outlets end in.
const OUTLETS: &[&str] = &[
    "press",
    "news",
    "reuters",
    "bloomberg",
    "post",
    "times",
    "herald",
    "tribune",
    "journal",
    "agency",
    "gazette",
    "afp",
    "ap",
    "bbc",
    "cnn",
    "guardian",
    "telegraph",
    "independent",
    "reporter",
    "editor",
    "correspondent",
    "writer",
    "wire",
    "service",
    "daily",
    "chronicle",
    "observer",
    "desk",
    "bureau",
    "contributor",
    "columnist",
    "online",
];

/// `By Haneul Kim`, `By Haneul Kim and Bada Lee, Dawn News`, `Haneul Kim, The Associated Press`, `Senior Reporter`.
pub(super) fn is_byline(line: &str) -> bool {
    if line.len() > 160 || line.ends_with(['.', '?', '!', ':']) {
        return false;
    }
    let small = case::in_small(head(line, 24));
    let opening = OPENINGS.iter().find(|opening| small.starts_with(**opening));
    if let Some(opening) = opening {
        // A letter that changes its length when made small stands behind the opening.
        let names = line
            .get(opening.len()..)
            .unwrap_or("")
            .trim_start_matches([':', ' ']);
        return names.starts_with(char::is_uppercase) && are_names(names, 14);
    }
    if let Some((name, outlet)) = line.split_once(", ") {
        let last = outlet.split([' ', ',']).next_back().unwrap_or("");
        let of_outlet = OUTLETS.contains(&case::in_small(last).as_str()) || phrase::is_outlet(last);
        return of_outlet
            && (2..=7).contains(&name.split_whitespace().count())
            && outlet.split_whitespace().count() <= 5
            && name.split_whitespace().all(is_name)
            && are_names(line, 12);
    }
    let mut words = line.split_whitespace();
    words.clone().count() <= 5
        && words
            .clone()
            .all(|word| is_name(word) || is_small(word) || is_post(word))
        && !words
            .clone()
            .any(|word| matches!(word, "the" | "to" | "of" | "a"))
        && words.next_back().is_some_and(is_post)
}

/// Whether a word says what somebody who writes is called.
pub(in crate::article) fn is_post(word: &str) -> bool {
    POSTS.contains(&case::in_small(word).as_str())
}

fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// A word with a capital and no figures.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit())
        || matches!(word, "and" | "&")
}

/// Whether words are names with what may stand between them.
fn are_names(words: &str, most: usize) -> bool {
    let mut count = 0;
    words.split_whitespace().all(|word| {
        count += 1;
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        count <= most
            && (word.is_empty()
                || word.contains('@')
                || is_name(word)
                || is_small(word)
                || is_post(word))
    })
}

/// `SEOUL, Jan. 22 (Yonhap) -- `, `LONDON (Reuters) — `, `Feb 4 (Reuters) - `, `NEW YORK — `: its length.
pub(super) fn dateline(words: &str) -> Option<usize> {
    let near = head(words, 100);
    let (at, dash) = ["--", " - ", "—", "–"]
        .iter()
        .filter_map(|dash| near.find(dash).map(|at| (at, dash.len())))
        .min()?;
    let before = near.get(..at)?.trim_end();
    let behind = words.get(at + dash..)?;
    if behind.len() < 12 {
        return None;
    }
    let (place, agency) = match before.strip_suffix(')').and_then(|b| b.rsplit_once('(')) {
        Some((place, agency)) => (place.trim(), Some(agency)),
        None => (before, None),
    };
    let first = place.split([' ', ',', '/']).next().unwrap_or("");
    // `FILE - …`: an old picture.
    if matches!(
        first,
        "FILE" | "WATCH" | "READ" | "NOTE" | "UPDATE" | "BREAKING"
    ) {
        return None;
    }
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let all = first.chars().nth(1).is_some()
        && first
            .chars()
            .all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '\''));
    let part = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty()
            || word.starts_with(char::is_uppercase)
            || word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
            || matches!(word, "and" | "of" | "de" | "the" | "in")
    };
    let placed = place.split([' ', ',', '/']).all(part) && place.split_whitespace().count() <= 8;
    let named = |agency: &str| agency.starts_with(char::is_uppercase) && agency.len() <= 30;
    let whole = match agency {
        // `Feb 4 (Reuters) - ` has no place.
        Some(agency) => {
            placed
                && named(agency)
                && (capitals >= 3 && all || place.contains(|c: char| c.is_ascii_digit()))
        }
        None => {
            let next = behind.trim_start().chars().next();
            placed
                && capitals >= 3
                && all
                && place.len() <= 40
                && place
                    .split([' ', ',', '/'])
                    .filter(|word| word.len() >= 3)
                    .count()
                    <= 5
                && next.is_some_and(|c| c.is_uppercase() || matches!(c, '"' | '“' | '‘'))
        }
    };
    whole.then_some(at + dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_bylines_from_other_lines() {
        for (line, expected) in [
            ("By Haneul Kim", true),
            ("By Haneul Kim and Bada Lee", true),
            ("By HANEUL KIM, Dawn News", true),
            ("By Ana Pell | Dawn News", true),
            ("Written by Ana Pell", true),
            ("Ana Pell, BBC News", true),
            ("Ana Pell and Tom Rook, The Associated Press", true),
            ("Senior political correspondent", true),
            ("By the river", false),
            ("By noon the ferry had gone", false),
            ("By Friday the bill had passed the house", false),
            ("Dawnshire, a town in the news", false),
            ("Letter to the editor", false),
            ("Ana Pell, mayor of Dawnshire", false),
        ] {
            assert_eq!(is_byline(line), expected, "{line}");
        }
    }

    #[test]
    fn finds_the_openings_of_agency_reports() {
        for (words, expected) in [
            (
                "LONDON (Reuters) — Prices rose on Monday.",
                "Prices rose on Monday.",
            ),
            (
                "WASHINGTON, Feb 4 (Reuters) - Prices rose on Monday.",
                "Prices rose on Monday.",
            ),
            (
                "SEOUL, South Korea (AP) — Prices rose on Monday.",
                "Prices rose on Monday.",
            ),
            (
                "Feb 4 (Reuters) - Prices rose on Monday.",
                "Prices rose on Monday.",
            ),
            (
                "NEW YORK — Prices rose on Monday.",
                "Prices rose on Monday.",
            ),
            (
                "ST. PAUL, Minn. — Prices rose on Monday.",
                "Prices rose on Monday.",
            ),
        ] {
            let len = dateline(words).unwrap_or(0);
            assert_eq!(words[len..].trim(), expected, "{words}");
        }
        for words in [
            "Prices rose (by a tenth) — and fell again in May.",
            "FILE - The mill is seen in this photo of May.",
            "The plan — a good one — was dropped.",
            "NATO's plan - and there is one - was dropped.",
            "US-made cars - some of them new - were sold.",
        ] {
            assert_eq!(dateline(words), None, "{words}");
        }
    }
}
