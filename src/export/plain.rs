use std::fmt::Write as _;

use crate::export::item::{amount_value, date_value, speaker};
use crate::export::label::Language;
use crate::export::record::AnnotatedArticle;
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
    let section = |out: &mut String, ko: &str, en: &str, count: usize| {
        let _ = writeln!(out, "\n{} ({count})", language.pick(ko, en));
    };
    if let Some(range) = article.headline {
        let index = OffsetIndex::new(text, unit);
        let span = Span::new(index.to_byte(range.start), index.to_byte(range.end));
        let _ = writeln!(out, "{}", tame(span.of(text)));
    }
    if let (Some(day), Some(from)) = (&article.published, article.published_from) {
        let _ = writeln!(out, "{day} ({})", from.label(language));
    }
    if !article.findings.is_empty() {
        section(&mut out, "살펴볼 점", "Findings", article.findings.len());
        for finding in &article.findings {
            let words = language.pick(&finding.message.ko, &finding.message.en);
            let label = finding.severity.label(language);
            let _ = writeln!(out, "  [{label}] {}", tame(words));
        }
    }
    section(&mut out, "이름", "Names", article.entities.len());
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
    section(&mut out, "금액과 수", "Amounts", article.amounts.len());
    for amount in &article.amounts {
        let _ = writeln!(
            out,
            "  {}  = {}",
            tame(&amount.text),
            amount_value(amount, language)
        );
    }
    section(&mut out, "날짜", "Dates", article.dates.len());
    for date in &article.dates {
        let value = date_value(date, language).unwrap_or_else(|| "?".to_owned());
        let _ = writeln!(out, "  {}  = {value}", tame(&date.text));
    }
    section(&mut out, "주장", "Claims", article.claims.len());
    for claim in &article.claims {
        let _ = write!(
            out,
            "  {} [{}, {}",
            tame(&speaker(claim, language)),
            claim.kind.label(language),
            claim.modality.label(language)
        );
        if let Some(via) = &claim.via {
            let _ = write!(
                out,
                ", {} {}",
                language.pick("전한 곳", "via"),
                tame(&via.text)
            );
        }
        let _ = writeln!(out, "]\n    {}", tame(&claim.text));
    }
    out
}

fn tame(words: &str) -> String {
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
    fn an_article_cannot_command_the_terminal() {
        assert_eq!(tame("가\u{1b}[31m나\n다"), "가[31m나 다");
    }
}
