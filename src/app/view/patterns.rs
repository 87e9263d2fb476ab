//! The reader's patterns as they are edited and written down, and what trying them tells.

use crate::app::plain::plain_records;
use crate::app::text::Lang;

/// A pattern as the reader writes it, good or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern {
    /// What its matches are called.
    pub label: String,
    /// The regular expression.
    pub expression: String,
    /// A colour's word, or nothing.
    pub colour: String,
}

/// The patterns of a text, a line each; comments are left out.
#[must_use]
pub fn read(source: &str) -> Vec<Pattern> {
    let lines = source.trim_start_matches('\u{feff}').lines();
    lines
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let mut fields = line.splitn(3, '\t');
            let mut next = || fields.next().unwrap_or("").to_owned();
            Pattern {
                label: next().trim().to_owned(),
                expression: next(),
                colour: next().trim().to_owned(),
            }
        })
        .collect()
}

/// The text of patterns: the n-th stands in the n-th line, an empty one too.
#[must_use]
pub fn written(patterns: &[Pattern]) -> String {
    let mut text = String::new();
    for Pattern {
        label,
        expression,
        colour,
    } in patterns
    {
        for part in [
            label.trim_start_matches('#'),
            "\t",
            expression,
            if colour.is_empty() { "" } else { "\t" },
            colour,
        ] {
            text.push_str(part);
        }
        if label.is_empty() && expression.is_empty() {
            text.truncate(text.rfind('\n').map_or(0, |at| at + 1));
        }
        text.push('\n');
    }
    text
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: Option<usize>,
    /// Why, in Korean.
    pub ko: String,
    /// Why, in English.
    pub en: String,
}

/// What a pattern finds in the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// Its line, from 1.
    pub line: usize,
    /// How many matches there are.
    pub count: usize,
    /// Whether the rest of the article was not searched.
    pub cut: bool,
    /// The first few matches.
    pub first: Vec<String>,
}

/// What trying patterns on the article tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trial {
    /// What is wrong, by line.
    pub errors: Vec<Wrong>,
    /// What those that can be used find, by line.
    pub tried: Vec<Tried>,
}

/// What looking for one expression tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// Start and end of every place, in bytes.
    pub spans: Vec<usize>,
    /// What is wrong with the expression.
    pub errors: Vec<Wrong>,
}

plain_records! {
    Wrong { line, ko, en; column }
    Tried { line, count, cut, first }
    Trial { errors, tried }
    Sought { spans, errors }
}

/// What there is to say of a pattern under its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The words.
    pub words: String,
    /// Whether the pattern cannot be used as it stands.
    pub wrong: bool,
    /// Where the expression is wrong, in UTF-16 code units.
    pub at: Option<usize>,
}

/// What there is to say of the n-th pattern, once it has been tried.
#[must_use]
pub fn verdict(pattern: &Pattern, n: usize, trial: &Trial, lang: Lang) -> Option<Verdict> {
    if let Some(wrong) = trial.errors.iter().find(|w| w.line == n + 1) {
        let why = lang.pick(&wrong.ko, &wrong.en);
        // The expression stands behind the label and a tab.
        let before = pattern.label.trim_start_matches('#').chars().count() + 2;
        let place = wrong.column.and_then(|column| column.checked_sub(before));
        let place = place.filter(|&at| at <= pattern.expression.chars().count());
        let units = |at: usize| {
            pattern
                .expression
                .chars()
                .take(at)
                .map(char::len_utf16)
                .sum()
        };
        return Some(Verdict {
            words: match place {
                Some(at) => lang.pick(
                    format!("{}번째 글자: {why}", at + 1),
                    format!("character {}: {why}", at + 1),
                ),
                None => why.clone(),
            },
            wrong: true,
            at: place.map(units),
        });
    }
    let tried = trial.tried.iter().find(|t| t.line == n + 1)?;
    let mut words = match (tried.count, lang) {
        (n, Lang::Korean) => format!("{n}곳"),
        (1, _) => "1 place".to_owned(),
        (n, _) => format!("{n} places"),
    };
    if !tried.first.is_empty() {
        words = format!("{words}: {}", tried.first.join(" · "));
        if tried.count > tried.first.len() {
            words.push_str(" …");
        }
    }
    if tried.cut {
        words = format!("{words} ({})", lang.words().cut_short);
    }
    Some(Verdict {
        words,
        wrong: false,
        at: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(label: &str, expression: &str, colour: &str) -> Pattern {
        Pattern {
            label: label.to_owned(),
            expression: expression.to_owned(),
            colour: colour.to_owned(),
        }
    }

    #[test]
    fn patterns_are_written_as_they_are_read_and_each_in_its_line() {
        let source = "사건\t\\d+고합\\d+\tblue\n돈\t억원\n";
        assert_eq!(written(&read(source)), source);
        let rows = [
            pattern("", "", ""),
            pattern("#가", "나", ""),
            pattern("", "다", "pink"),
        ];
        assert_eq!(written(&rows), "\n가\t나\n\t다\tpink\n");
        assert_eq!(
            read("# 설명\n\n가\t나\tred\t다\n"),
            [pattern("가", "나", "red\t다")]
        );
    }

    #[test]
    fn a_verdict_says_what_is_found_or_where_it_is_wrong() {
        let trial = Trial {
            errors: vec![Wrong {
                line: 1,
                column: Some(6),
                ko: "닫히지 않았습니다".to_owned(),
                en: "unclosed".to_owned(),
            }],
            tried: vec![Tried {
                line: 2,
                count: 5,
                cut: true,
                first: vec!["가".to_owned(), "나".to_owned()],
            }],
        };
        let wrong = verdict(&pattern("돈", "😀a(", ""), 0, &trial, Lang::Korean).unwrap();
        assert_eq!(wrong.words, "4번째 글자: 닫히지 않았습니다");
        assert_eq!((wrong.wrong, wrong.at), (true, Some(4)));
        let beyond = verdict(&pattern("돈", "a", "red"), 0, &trial, Lang::English).unwrap();
        assert_eq!((beyond.words.as_str(), beyond.at), ("unclosed", None));
        let good = verdict(&pattern("말", ".", ""), 1, &trial, Lang::English).unwrap();
        assert_eq!(
            good.words,
            "5 places: 가 · 나 … (the rest was not searched)"
        );
        assert_eq!(verdict(&pattern("", "", ""), 2, &trial, Lang::Korean), None);
    }
}
