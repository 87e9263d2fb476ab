//! Annotates a sentence and prints what was found: `cargo run --example annotate`.

use mitjul::{Annotator, Options};

const TEXT: &str = "한빛전자는 10일 지난해 매출이 3조5000억원이라고 밝혔다. 김하늘 대표는 “올해는 더 늘 것”이라고 말했다.";

/// A line for everything in the sentence.
pub fn lines() -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let mut options = Options::default();
    options.published = Some(mitjul::parse_date("2025-02-11")?);
    options.whole_text = true;
    let document = Annotator::new().annotate(TEXT, &options);

    let mut lines = Vec::new();
    for entity in &document.entities {
        lines.push(format!("{}: {}", entity.kind.as_str(), entity.name));
    }
    for amount in &document.amounts {
        let value = amount.low.map(|low| low.normalize().to_string());
        lines.push(format!(
            "{} = {} {}",
            amount.span.of(TEXT),
            value.unwrap_or_default(),
            amount.unit.as_deref().unwrap_or("")
        ));
    }
    for date in &document.dates {
        let value = date.value.map(|value| value.to_string());
        lines.push(format!(
            "{} = {}",
            date.span.of(TEXT),
            value.unwrap_or_default()
        ));
    }
    for claim in &document.claims {
        let speaker = claim.speaker.as_ref().map_or("?", |s| s.span.of(TEXT));
        lines.push(format!("{speaker}: {}", claim.span.of(TEXT)));
    }
    Ok(lines)
}

/// Prints them.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in lines()? {
        println!("{line}");
    }
    Ok(())
}
