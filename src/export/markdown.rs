use std::fmt::Write as _;

use crate::explain::annotation::{source_name, speaker};
use crate::explain::{day, number, unsearched, words};
use crate::export::csv::groups;
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
        let _ = writeln!(out, "*{}*\n", day::value(day, language));
    }
    let w = words(language);
    let heading = |out: &mut String, words: &str| {
        let _ = writeln!(out, "## {words}\n");
    };
    if !article.findings.is_empty() {
        heading(&mut out, w.findings);
        for finding in &article.findings {
            let said = finding.message.said(language);
            let _ = writeln!(
                out,
                "- **{}** {}",
                finding.severity.label(language),
                escaped(said)
            );
        }
        out.push('\n');
    }
    if !article.claims.is_empty() {
        heading(&mut out, w.claims);
        for claim in &article.claims {
            let _ = write!(
                out,
                "- **{}** ({}, {}",
                escaped(speaker(article, claim, language)),
                claim.kind.label(language),
                claim.modality.label(language)
            );
            if let Some(via) = &claim.via {
                let _ = write!(
                    out,
                    ", {}: {}",
                    w.relayed_by,
                    escaped(source_name(article, via))
                );
            }
            let _ = writeln!(out, "): {}", escaped(&claim.text));
        }
        out.push('\n');
    }
    if !article.entities.is_empty() {
        heading(&mut out, w.names);
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
        heading(&mut out, w.amounts);
        let (text, value, kind) = (w.as_written, w.value, w.kind);
        let _ = writeln!(out, "| {text} | {value} | {kind} |\n|---|---|---|");
        for amount in &article.amounts {
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                escaped(&amount.text),
                escaped(&number::amount(amount, language)),
                amount.kind.label(language)
            );
        }
        out.push('\n');
    }
    if !article.dates.is_empty() {
        heading(&mut out, w.dates);
        for date in &article.dates {
            let value = escaped(&day::date(date, language));
            let _ = writeln!(out, "- {}: {value}", escaped(&date.text));
        }
        out.push('\n');
    }
    if !article.matches.is_empty() {
        heading(&mut out, w.patterns);
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
    for pattern in &article.unsearched {
        let said = escaped(&unsearched(&pattern.label, language));
        let _ = writeln!(out, "*{said}*\n");
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
