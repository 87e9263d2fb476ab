//! The article cut into paragraphs, and each paragraph into runs of text that carry the same marks.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::reading::{Hidden, Layer, Mark, Placed, Reading};
use crate::{BlockRole, Severity, Span};

/// A run of text under the same marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where.
    pub span: Span,
    /// The marks on it, outermost first.
    pub marks: Vec<(Layer, Mark)>,
    /// Those that begin here.
    pub begins: Vec<(Layer, Mark)>,
    /// Whether a warning speaks of one of the marks that begin here.
    pub warned: bool,
}

/// A block of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Equal for paragraphs that look the same, apart from repeated ones; an identity from one rendering to the next.
    pub key: u64,
    /// Where.
    pub span: Span,
    /// Its part in the page.
    pub role: BlockRole,
    /// Whether it belongs to the article.
    pub body: bool,
    /// Its text, cut at every border of a mark.
    pub segments: Vec<Segment>,
}

/// The paragraphs of a reading. Marks of hidden layers are left out.
#[must_use]
pub fn paragraphs(reading: &Reading, hidden: &Hidden) -> Vec<Paragraph> {
    let placed: Vec<Placed> = reading
        .placed()
        .iter()
        .filter(|p| !hidden.contains(&p.layer))
        .copied()
        .collect();
    let mut warnings: Vec<Mark> = (0..reading.record.findings.len())
        .filter(|&f| {
            let finding = reading.record.findings.get(f);
            finding.is_some_and(|f| f.severity == Severity::Warning)
        })
        .flat_map(|f| reading.marks_of_finding(f))
        .collect();
    crate::sort::sort(&mut warnings);
    let warned = |mark| warnings.binary_search(&mark).is_ok();
    let mut from = 0;
    let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
    blocks(reading)
        .into_iter()
        .map(|(span, role, body)| {
            // Marks are sorted by start; one that reaches over a paragraph's end is cut there.
            while placed.get(from).is_some_and(|p| p.span.end <= span.start) {
                from += 1;
            }
            let here: Vec<Placed> = placed
                .get(from..)
                .unwrap_or(&[])
                .iter()
                .take_while(|p| p.span.start < span.end)
                .filter(|p| p.span.overlaps(span))
                .copied()
                .collect();
            let segments = if body {
                cut(span, &here, &warned)
            } else {
                cut(span, &[], &warned)
            };
            let look = look(reading, span, role, body, &segments);
            let turn = seen.entry(look).or_insert(0);
            *turn += 1;
            let mut hasher = DefaultHasher::new();
            (look, *turn).hash(&mut hasher);
            Paragraph {
                key: hasher.finish(),
                span,
                role,
                body,
                segments,
            }
        })
        .collect()
}

/// The blocks of the text with their roles; without any from the article stage, its lines.
fn blocks(reading: &Reading) -> Vec<(Span, BlockRole, bool)> {
    let record = &reading.record;
    if !record.blocks.is_empty() {
        // The body's parts stand in order and apart: the first that ends behind the block's start is the one that counts.
        let in_body = |span: Span| {
            let first = record.body.partition_point(|b| b.end <= span.start);
            let body = record.body.get(first);
            body.is_some_and(|b| span.overlaps(Span::new(b.start, b.end)))
        };
        return record
            .blocks
            .iter()
            .map(|b| {
                let span = Span::new(b.start, b.end);
                (span, b.role, in_body(span))
            })
            .collect();
    }
    let mut start = 0;
    reading
        .text
        .split_inclusive('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start += line.len();
            span.trimmed(&reading.text)
        })
        .filter(|span| !span.is_empty())
        .map(|span| (span, BlockRole::Paragraph, true))
        .collect()
}

fn cut(span: Span, placed: &[Placed], warned: &impl Fn(Mark) -> bool) -> Vec<Segment> {
    let inside = |at: &usize| span.start < *at && *at < span.end;
    let mut borders: Vec<usize> = placed
        .iter()
        .flat_map(|p| [p.span.start, p.span.end])
        .filter(inside)
        .chain([span.start, span.end])
        .collect();
    crate::sort::sort(&mut borders);
    borders.dedup();
    let pairs = borders.iter().zip(borders.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let piece = Span::new(start, end);
            let on: Vec<&Placed> = placed.iter().filter(|p| p.span.contains(piece)).collect();
            let begins: Vec<_> = on
                .iter()
                .filter(|p| p.span.start.max(span.start) == start)
                .map(|p| (p.layer, p.mark))
                .collect();
            Segment {
                span: piece,
                warned: begins.iter().any(|&(_, mark)| warned(mark)),
                begins,
                marks: on.iter().map(|p| (p.layer, p.mark)).collect(),
            }
        })
        .collect()
}

/// A stretch of the page: a paragraph of the article, or neighbouring blocks that are not part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// A paragraph.
    In(Paragraph),
    /// What was left out.
    Out(Vec<Paragraph>),
}

impl Run {
    /// An identity from one rendering to the next.
    #[must_use]
    pub fn key(&self) -> u64 {
        match self {
            Run::In(p) => p.key,
            Run::Out(list) => {
                let mut hasher = DefaultHasher::new();
                for p in list {
                    p.key.hash(&mut hasher);
                    // Flipping a block in is done by its place.
                    p.span.start.hash(&mut hasher);
                }
                hasher.finish()
            }
        }
    }

    /// One past its last byte.
    #[must_use]
    pub fn end(&self) -> usize {
        match self {
            Run::In(p) => p.span.end,
            Run::Out(list) => list.last().map_or(0, |p| p.span.end),
        }
    }

    /// Its segments; none outside the article.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        match self {
            Run::In(p) => &p.segments,
            Run::Out(_) => &[],
        }
    }
}

/// Joins neighbouring blocks that are not part of the article.
#[must_use]
pub fn runs(paragraphs: Vec<Paragraph>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for p in paragraphs {
        match (p.body, runs.last_mut()) {
            (true, _) => runs.push(Run::In(p)),
            (false, Some(Run::Out(list))) => list.push(p),
            (false, _) => runs.push(Run::Out(vec![p])),
        }
    }
    runs
}

/// Where a mark begins: run and segment. `span` is the mark's own.
#[must_use]
pub fn locate(runs: &[Run], span: Span, mark: Mark) -> Option<(usize, usize)> {
    let r = runs.partition_point(|run| run.end() <= span.start);
    let begins = |s: &Segment| s.begins.iter().any(|(_, m)| *m == mark);
    Some((r, runs.get(r)?.segments().iter().position(begins)?))
}

/// The last segment that carries a mark, in the run that it begins in.
#[must_use]
pub fn locate_end(runs: &[Run], span: Span, mark: Mark) -> Option<(usize, usize)> {
    let (r, _) = locate(runs, span, mark)?;
    let carries = |s: &Segment| s.marks.iter().any(|(_, m)| *m == mark);
    let last = runs.get(r)?.segments().iter().rposition(carries)?;
    Some((r, last))
}

/// Every place where something begins, in text order.
#[must_use]
pub fn stops(runs: &[Run]) -> Vec<(usize, usize)> {
    let all = runs.iter().enumerate();
    all.flat_map(|(r, run)| {
        let segments = run.segments().iter().enumerate();
        segments
            .filter(|(_, s)| !s.begins.is_empty())
            .map(move |(s, _)| (r, s))
    })
    .collect()
}

fn look(reading: &Reading, span: Span, role: BlockRole, body: bool, segments: &[Segment]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (reading.words(span), role, body).hash(&mut hasher);
    for s in segments {
        (s.span.len(), s.warned).hash(&mut hasher);
        for &(layer, mark) in &s.marks {
            (layer, reading.hue(mark)).hash(&mut hasher);
        }
        for (layer, _) in &s.begins {
            (1, layer).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// The classes of a segment: its layers, the hue of a pattern's match, how deep in claims it is, whether something begins
/// there.
#[must_use]
pub fn classes(reading: &Reading, segment: &Segment) -> String {
    let mut classes = vec!["m"];
    for (layer, _) in &segment.marks {
        if !classes.contains(&layer.class()) {
            classes.push(layer.class());
        }
    }
    // Of matches on each other the inner one is seen.
    let hues = segment.marks.iter().rev();
    if let Some(hue) = hues.filter_map(|(_, mark)| reading.hue(*mark)).next() {
        classes.push(hue.as_str());
    }
    let claims = segment.marks.iter().filter(|(l, _)| *l == Layer::Claim);
    if claims.count() > 1 {
        classes.push("nested");
    }
    if segment.begins.iter().any(|(l, _)| *l == Layer::Claim) {
        classes.push("opens");
    }
    if segment.warned {
        classes.push("warned");
    }
    classes.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    const TEXT: &str = "윤서진은 “서울에 간다”고 했다.\n짧은 줄\n짧은 줄";
    const LISTS: &str = r#"
        "blocks":[{"start":0,"end":18,"role":"paragraph","confidence":1,"why":"x"},{"start":19,"end":23,"role":"furniture","confidence":1,"why":"x"},{"start":24,"end":28,"role":"furniture","confidence":1,"why":"x"}],
        "body":[{"start":0,"end":18}],
        "entities":[{"id":"e1","kind":"person","name":"윤서진","aliases":[],"titles":[],"organization":null,"mentions":[{"start":0,"end":3,"text":"윤서진","confidence":0.9}]},
         {"id":"e2","kind":"place","name":"서울","aliases":[],"titles":[],"organization":null,"mentions":[{"start":6,"end":8,"text":"서울","confidence":0.9}]}],
        "claims":[{"id":"c1","start":6,"end":12,"text":"x","kind":"direct","speaker":null,"via":null,"cue":null,"modality":"plan","check_worthiness":0.5,"entities":[],"amounts":[],"dates":[],"confidence":0.9}]"#;

    fn shown(hidden: &[Layer]) -> Vec<Vec<(String, Vec<Layer>)>> {
        let reading = reading(TEXT, LISTS);
        paragraphs(&reading, &hidden.iter().copied().collect())
            .iter()
            .map(|p| {
                p.segments
                    .iter()
                    .map(|s| {
                        (
                            reading.words(s.span).to_owned(),
                            s.marks.iter().map(|m| m.0).collect(),
                        )
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn cuts_at_every_border_and_loses_no_text() {
        let all = shown(&[]);
        let want = [
            ("윤서진", vec![Layer::Person]),
            ("은 “", vec![]),
            ("서울", vec![Layer::Claim, Layer::Place]),
            ("에 간다", vec![Layer::Claim]),
            ("”고 했다.", vec![]),
        ];
        let got: Vec<_> = all[0]
            .iter()
            .map(|(t, l)| (t.as_str(), l.clone()))
            .collect();
        assert_eq!(got, want);
    }

    #[test]
    fn leaves_hidden_layers_out() {
        let words: Vec<_> = shown(&[Layer::Place, Layer::Person])[0]
            .iter()
            .map(|s| s.0.clone())
            .collect();
        assert_eq!(words, ["윤서진은 “", "서울에 간다", "”고 했다."]);
    }

    #[test]
    fn equal_paragraphs_have_keys_of_their_own() {
        let reading = reading(TEXT, LISTS);
        let all = paragraphs(&reading, &Hidden::new());
        assert_ne!(all[1].key, all[2].key);
        assert!(all[0].body && !all[1].body);
    }

    #[test]
    fn joins_what_is_left_out_and_finds_marks_again() {
        let reading = reading(TEXT, LISTS);
        let runs = runs(paragraphs(&reading, &Hidden::new()));
        assert_eq!(runs.len(), 2);
        assert!(matches!(&runs[1], Run::Out(list) if list.len() == 2));
        let claim = reading.span(Mark::Claim(0));
        assert_eq!(locate(&runs, claim, Mark::Claim(0)), Some((0, 2)));
        assert_eq!(locate_end(&runs, claim, Mark::Claim(0)), Some((0, 3)));
        assert_eq!(locate(&runs, claim, Mark::Claim(9)), None);
        let past = Span::new(TEXT.len(), TEXT.len());
        assert_eq!(locate(&runs, past, Mark::Claim(0)), None);
        assert_eq!(stops(&runs), [(0, 0), (0, 2)]);
    }

    #[test]
    fn a_paragraph_keeps_its_key_when_text_before_it_grows() {
        let before = paragraphs(&reading("가나다.\n라마바.", ""), &Hidden::new());
        let after = paragraphs(&reading("가나다라.\n라마바.", ""), &Hidden::new());
        assert_ne!(before[0].key, after[0].key);
        assert_eq!(before[1].key, after[1].key);
    }
}
