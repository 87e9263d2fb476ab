use std::fmt::Write as _;

use crate::export::csv::groups;
use crate::export::item::{amount_value, date_value, speaker, unsearched};
use crate::export::record::AnnotatedArticle;
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit, Span};

/// The article and what was found in it as Markdown: text first, then names, amounts, dates, claims and findings.
///
/// `unit` is the unit that `article`'s offsets count. The article's own words are escaped.
#[must_use]
pub fn markdown(
    text: &str,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    language: Language,
) -> String {
    let index = OffsetIndex::new(text, unit);
    let mut out = String::new();
    for range in &article.body {
        let span = Span::new(index.to_byte(range.start), index.to_byte(range.end));
        let head = if Some(*range) == article.headline {
            "# "
        } else {
            ""
        };
        let _ = writeln!(out, "{head}{}\n", escaped(span.of(text)));
    }
    if let Some(day) = &article.published {
        let _ = writeln!(out, "*{day}*\n");
    }
    let heading = |out: &mut String, ko: &str, en: &str| {
        let _ = writeln!(out, "## {}\n", language.pick(ko, en));
    };
    if !article.findings.is_empty() {
        heading(&mut out, "살펴볼 점", "Findings");
        for finding in &article.findings {
            let words = language.pick(&finding.message.ko, &finding.message.en);
            let _ = writeln!(
                out,
                "- **{}** {}",
                finding.severity.label(language),
                escaped(words)
            );
        }
        out.push('\n');
    }
    if !article.claims.is_empty() {
        heading(&mut out, "주장", "Claims");
        for claim in &article.claims {
            let _ = write!(
                out,
                "- **{}** ({}, {}",
                escaped(&speaker(claim, language)),
                claim.kind.label(language),
                claim.modality.label(language)
            );
            if let Some(via) = &claim.via {
                let _ = write!(
                    out,
                    ", {}: {}",
                    language.pick("전한 곳", "via"),
                    escaped(&via.text)
                );
            }
            let _ = writeln!(out, "): {}", escaped(&claim.text));
        }
        out.push('\n');
    }
    if !article.entities.is_empty() {
        heading(&mut out, "이름", "Names");
        for entity in &article.entities {
            let _ = write!(
                out,
                "- {} ({}",
                escaped(&entity.name),
                entity.kind.label(language)
            );
            for more in entity.titles.iter().chain(&entity.aliases) {
                let _ = write!(out, ", {}", escaped(more));
            }
            let _ = writeln!(out, ") × {}", entity.mentions.len());
        }
        out.push('\n');
    }
    if !article.amounts.is_empty() {
        heading(&mut out, "금액과 수", "Amounts");
        let columns = language.pick("| 본문 | 값 | 종류 |", "| in the text | value | kind |");
        let _ = writeln!(out, "{columns}\n|---|---|---|");
        for amount in &article.amounts {
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                escaped(&amount.text),
                escaped(&amount_value(amount, language)),
                amount.kind.label(language)
            );
        }
        out.push('\n');
    }
    if !article.dates.is_empty() {
        heading(&mut out, "날짜", "Dates");
        for date in &article.dates {
            let value = date_value(date, language).unwrap_or_else(|| "?".to_owned());
            let _ = writeln!(out, "- {}: {value}", escaped(&date.text));
        }
        out.push('\n');
    }
    if !article.matches.is_empty() {
        heading(&mut out, "내 패턴", "Patterns");
        for found in &article.matches {
            let (label, words) = (escaped(&found.label), escaped(&found.text));
            let _ = write!(out, "- **{label}**: {words}");
            if !found.groups.is_empty() {
                let _ = write!(out, " ({})", escaped(&groups(&found.groups)));
            }
            out.push('\n');
        }
        out.push('\n');
    }
    for words in unsearched(article, language) {
        let _ = writeln!(out, "*{}*\n", escaped(&words));
    }
    out
}

/// Backslashes before what Markdown would take for marks; line breaks become spaces.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (i, c) in words.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            // Only at the start of a line do these begin a block.
            '#' | '+' | '-' | '=' if i == 0 => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_escaped() {
        assert_eq!(
            escaped("# *값*|[a](b)\n<b>"),
            "\\# \\*값\\*\\|\\[a\\](b) \\<b\\>"
        );
    }
}
