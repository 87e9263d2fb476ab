use std::fmt::Write as _;

use crate::explain::annotation::Teller;
use crate::explain::{day, unsearched, words};
use crate::export::item::{Placed, placed};
use crate::export::record::AnnotatedArticle;
use crate::language::Language;
use crate::text::{OffsetIndex, OffsetUnit, Span};

/// The style sheet of an exported file.
const STYLE: &str = include_str!("html.css");

/// A self-contained HTML file: the article with its underlines, and cards on hover and focus, without scripts.
///
/// `unit` is the unit that `article`'s offsets count. Every word of the article is escaped; a content security policy in
/// the file forbids scripts and requests.
#[must_use]
pub fn html(
    text: &str,
    article: &AnnotatedArticle,
    unit: OffsetUnit,
    language: Language,
) -> String {
    let index = OffsetIndex::new(text, unit);
    let annotations = placed(article, &index);
    let headline = article
        .headline
        .map(|r| Span::new(index.to_byte(r.start), index.to_byte(r.end)));
    let title = headline.map_or("mitjul", |s| s.of(text));
    let mut out = String::with_capacity(text.len() * 6);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main lang=\"{}\">\n",
        language.code(),
        escaped(title),
        article.main_language().code(),
    );
    if let Some(day) = &article.published {
        let _ = writeln!(
            out,
            "<p class=\"published\">{}</p>",
            escaped(&day::value(day, language))
        );
    }
    let teller = Teller::new(article, language);
    for range in &article.body {
        let span = Span::new(index.to_byte(range.start), index.to_byte(range.end));
        let tag = if Some(span) == headline { "h1" } else { "p" };
        let _ = write!(out, "<{tag}>");
        paragraph(&mut out, text, span, &annotations, &teller);
        let _ = writeln!(out, "</{tag}>");
    }
    for pattern in &article.unsearched {
        let said = unsearched(&pattern.label, language);
        let _ = writeln!(out, "<p class=\"published\">{}</p>", escaped(&said));
    }
    if !article.findings.is_empty() {
        let _ = writeln!(
            out,
            "<section class=\"findings\"><h2>{}</h2><ul>",
            words(language).findings
        );
        for finding in &article.findings {
            let said = finding.message.said(language);
            let _ = writeln!(out, "<li>{}</li>", escaped(said));
        }
        out.push_str("</ul></section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Cuts a paragraph at every annotation's border; each piece carries all that covers it.
fn paragraph(out: &mut String, text: &str, span: Span, annotations: &[Placed], teller: &Teller) {
    let here: Vec<&Placed> = annotations
        .iter()
        .filter(|a| a.span.overlaps(span))
        .collect();
    let mut borders: Vec<usize> = here
        .iter()
        .flat_map(|a| [a.span.start, a.span.end])
        .filter(|&at| span.start < at && at < span.end)
        .chain([span.start, span.end])
        .collect();
    crate::sort::sort(&mut borders);
    borders.dedup();
    for pair in borders.windows(2) {
        let &[start, end] = pair else { continue };
        let piece = Span::new(start, end);
        let over: Vec<&&Placed> = here.iter().filter(|a| a.span.contains(piece)).collect();
        if over.is_empty() {
            out.push_str(&escaped(piece.of(text)));
            continue;
        }
        out.push_str("<span class=\"mark");
        for annotation in &over {
            let _ = write!(out, " {}", annotation.subject.layer());
            if let Some(colour) = annotation.subject.colour() {
                let _ = write!(out, " {colour}");
            }
        }
        out.push('"');
        // One stop for the keyboard an annotation, where it begins.
        if over.iter().any(|a| a.span.start == start) {
            out.push_str(" tabindex=\"0\"");
        }
        let _ = write!(out, ">{}<span class=\"card\">", escaped(piece.of(text)));
        for annotation in over.iter().rev() {
            let told = teller.tell(annotation.subject);
            let heading = escaped(&told.heading());
            let _ = write!(out, "<span class=\"item\"><b>{heading}</b>");
            for line in told.details() {
                let _ = write!(out, "<span>{}</span>", escaped(&line));
            }
            out.push_str("</span>");
        }
        out.push_str("</span></span>");
    }
}

/// Text that is safe between tags and inside double-quoted attributes.
pub(crate) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    #[test]
    fn markup_in_the_article_stays_text() {
        let text = "<script>alert('x')</script> \"김한빛\" & 10억원 <img src=x onerror=alert(1)>";
        let options = Options {
            whole_text: true,
            ..Options::default()
        };
        let article = Annotator::new()
            .annotate(text, &options)
            .record(text, OffsetUnit::CodePoint);
        let page = html(text, &article, OffsetUnit::CodePoint, Language::Korean);
        assert!(!page.contains("<script>") && !page.contains("<img"));
        assert!(page.contains("&lt;script&gt;"));
    }
}
