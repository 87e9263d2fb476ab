use std::fmt::Write as _;

use crate::explain::annotation::{source_name, speaker};
use crate::explain::{day, number, unsearched, words};
use crate::export::csv::groups;
use crate::export::record::AnnotatedArticle;
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit, Span};

/// A summary for a terminal: a section a layer, a line an item.
///
/// `unit` is the unit that `article`'s offsets count. Control characters of the article are left out, so that its words
/// cannot command the terminal.
#[must_use]
pub fn plain(
    text: &str,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    language: Language,
) -> String {
    let mut out = String::new();
    let w = words(language);
    let section = |out: &mut String, words: &str, count: usize| {
        let _ = writeln!(out, "\n{words} ({count})");
    };
    if let Some(range) = article.headline {
        let index = OffsetIndex::new(text, unit);
        let span = Span::new(index.to_byte(range.start), index.to_byte(range.end));
        let _ = writeln!(out, "{}", tame(span.of(text)));
    }
    if let (Some(day), Some(from)) = (&article.published, article.published_from) {
        let _ = writeln!(
            out,
            "{} ({})",
            day::value(day, language),
            from.label(language)
        );
    }
    if !article.findings.is_empty() {
        section(&mut out, w.findings, article.findings.len());
        for finding in &article.findings {
            let said = finding.message.said(language);
            let label = finding.severity.label(language);
            let _ = writeln!(out, "  [{label}] {}", tame(said));
        }
    }
    section(&mut out, w.names, article.entities.len());
    for entity in &article.entities {
        let _ = write!(
            out,
            "  {}  {}",
            tame(&entity.name),
            entity.kind.label(language)
        );
        if entity.mentions.len() > 1 {
            let _ = write!(out, " ×{}", entity.mentions.len());
        }
        let more: Vec<_> = entity
            .titles
            .iter()
            .chain(&entity.aliases)
            .map(|w| tame(w))
            .collect();
        if !more.is_empty() {
            let _ = write!(out, "  ({})", more.join(", "));
        }
        out.push('\n');
    }
    section(&mut out, w.amounts, article.amounts.len());
    for amount in &article.amounts {
        let _ = writeln!(
            out,
            "  {}  = {}",
            tame(&amount.text),
            tame(&number::amount(amount, language))
        );
    }
    section(&mut out, w.dates, article.dates.len());
    for date in &article.dates {
        let value = day::date(date, language);
        let _ = writeln!(out, "  {}  = {value}", tame(&date.text));
    }
    section(&mut out, w.claims, article.claims.len());
    for claim in &article.claims {
        let _ = write!(
            out,
            "  {} [{}, {}",
            tame(speaker(article, claim, language)),
            claim.kind.label(language),
            claim.modality.label(language)
        );
        if let Some(via) = &claim.via {
            let _ = write!(
                out,
                ", {} {}",
                w.relayed_by,
                tame(source_name(article, via))
            );
        }
        let _ = writeln!(out, "]\n    {}", tame(&claim.text));
    }
    if !article.matches.is_empty() {
        section(&mut out, w.patterns, article.matches.len());
        for found in &article.matches {
            let _ = write!(out, "  {}  {}", tame(&found.text), tame(&found.label));
            if !found.groups.is_empty() {
                let _ = write!(out, "  ({})", tame(&groups(&found.groups)));
            }
            out.push('\n');
        }
    }
    for pattern in &article.unsearched {
        let said = unsearched(&pattern.label, language);
        let _ = writeln!(out, "  {}", tame(&said));
    }
    if let Some((lines, share)) = left_out(text, article, unit) {
        let _ = match language {
            Language::Korean => writeln!(out, "\n본문이 아닌 {lines}줄을 뺐습니다(글의 {share} %)"),
            _ => {
                let lines_word = if lines == 1 { "line" } else { "lines" };
                writeln!(
                    out,
                    "\n{lines} {lines_word} left out ({share} % of the text)"
                )
            }
        };
    }
    out
}

/// How many lines are no part of the article, and their share of the text's characters in percent; none where all of it
/// is the article.
fn left_out(text: &str, article: &AnnotatedArticle, unit: OffsetUnit) -> Option<(usize, usize)> {
    let index = OffsetIndex::new(text, unit);
    let (mut lines, mut out, mut all) = (0_usize, 0_usize, 0_usize);
    for block in &article.blocks {
        let span = Span::new(index.to_byte(block.start), index.to_byte(block.end));
        let words = span.of(text);
        let chars = words.chars().filter(|c| !c.is_whitespace()).count();
        all += chars;
        if !block.role.is_body() {
            lines += 1;
            out += chars;
        }
    }
    (lines > 0).then(|| (lines, (out * 100 + all / 2) / all.max(1)))
}

pub(super) fn tame(words: &str) -> String {
    words
        .chars()
        .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
        .filter(|c| !c.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_much_was_left_out() {
        let text = "Mill opens again\nBy Ana Pell\nThe mill in Dawnshire opened on Monday, the mayor said.\nShare this article\n";
        let document = crate::outline(text, &crate::Options::default());
        let record = document.record(text, OffsetUnit::Byte);
        let words = |language| plain(text, &record, OffsetUnit::Byte, language);
        assert!(words(Language::English).ends_with("\n2 lines left out (29 % of the text)\n"));
        assert!(words(Language::Korean).ends_with("\n본문이 아닌 2줄을 뺐습니다(글의 29 %)\n"));
        let whole = crate::Options {
            whole_text: true,
            ..crate::Options::default()
        };
        let record = crate::outline(text, &whole).record(text, OffsetUnit::Byte);
        assert!(!plain(text, &record, OffsetUnit::Byte, Language::English).contains("left out"));
    }

    #[test]
    fn an_article_cannot_command_the_terminal() {
        assert_eq!(tame("가\u{1b}[31m나\n다"), "가[31m나 다");
    }
}
