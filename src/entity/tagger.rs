//! The tagger: a small convolution net over characters that reads every text twice over, in two layers of labels that
//! part names differently. docs/MODEL.md tells how it is made; `train/` makes it.
//!
//! Everything between the text and the scores is integer arithmetic, or single-precision operations that IEEE 754
//! defines exactly, so every build gives the same bytes.

pub(in crate::entity) mod blob;
pub(in crate::entity) mod confidence;
mod convolution;
pub(in crate::entity) mod decode;
mod features;
pub(in crate::entity) mod kernel;
mod lanes;
mod letters;
pub(in crate::entity) mod names;
pub(in crate::entity) mod network;
pub(in crate::entity) mod sign;
pub(in crate::entity) mod table;

use crate::text::Span;

pub(crate) use blob::ModelError;

/// What a tagged span names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    Person,
    Place,
    Organization,
    Date,
    Time,
    Quantity,
    Product,
    Event,
    Title,
}

/// Which set of labels a span belongs to. Spans of one layer never overlap each other; those of two do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Layer {
    /// The six classes of KLUE-NER with its spans: `서울 중구` is one place, `영국 가람신문` one organization, `이모 씨` a
    /// person `이`.
    Klue,
    /// Person, place, organization, product, event and title with the spans of running news annotation: `서울` and
    /// `중구`, `영국` and `가람신문`, `이모`; brackets within a name belong to it.
    Fine,
}

impl Layer {
    const ALL: [Layer; 2] = [Layer::Klue, Layer::Fine];

    /// The classes in the order of the model's tags.
    pub(in crate::entity) const fn classes(self) -> [Class; 6] {
        match self {
            Layer::Klue => [
                Class::Person,
                Class::Place,
                Class::Organization,
                Class::Date,
                Class::Time,
                Class::Quantity,
            ],
            Layer::Fine => [
                Class::Person,
                Class::Place,
                Class::Organization,
                Class::Product,
                Class::Event,
                Class::Title,
            ],
        }
    }

    /// Where its scores begin.
    const fn column(self) -> usize {
        match self {
            Layer::Klue => 0,
            Layer::Fine => 13,
        }
    }
}

/// A span with its class and the probability that both are right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tagged {
    pub layer: Layer,
    pub span: Span,
    pub class: Class,
    pub confidence: f32,
}

/// Buffers that tagging reuses: keep one a thread.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    letters: letters::Letters,
    rows: features::Rows,
    network: network::Buffers,
    decode: decode::Buffers,
}

/// The model, read once and shared.
pub(crate) struct Tagger {
    features: features::Features,
    network: network::Network,
    chains: [decode::Chain<13>; 2],
    confidence: confidence::Calibration,
}

impl std::fmt::Debug for Tagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tagger").finish_non_exhaustive()
    }
}

const FORMAT: blob::Format = blob::Format {
    magic: b"mitjulNE",
    version: 2,
};

/// Curves of confidence: names, dates and quantities of the first layer; names, products and events, titles of the second.
const CURVES: usize = 5;

fn curve(layer: Layer, class: Class) -> usize {
    match (layer, class) {
        (Layer::Klue, Class::Person | Class::Place | Class::Organization) => 0,
        (Layer::Klue, _) => 1,
        (Layer::Fine, Class::Product | Class::Event) => 3,
        (Layer::Fine, Class::Title) => 4,
        (Layer::Fine, _) => 2,
    }
}

/// Longer texts are tagged in pieces of at most this many characters, parted at spaces: memory stays bounded.
const PIECE: usize = 512;

impl Tagger {
    /// Reads a model.
    ///
    /// # Errors
    /// When the bytes are not a model, of another version, cut off or damaged.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Tagger, ModelError> {
        let mut reader = blob::Reader::open(bytes, FORMAT)?;
        let features = features::Features::read(&mut reader)?;
        let network = network::Network::read(&mut reader, features.width(), 26)?;
        let chains = [
            decode::Chain::read(&mut reader)?,
            decode::Chain::read(&mut reader)?,
        ];
        let confidence = confidence::Calibration::read(&mut reader, Some(CURVES))?;
        reader.finish()?;
        Ok(Tagger {
            features,
            network,
            chains,
            confidence,
        })
    }

    /// Reads the model that is part of the library.
    ///
    /// # Errors
    /// As `from_bytes`; a test reads the file that is shipped.
    pub(crate) fn embedded() -> Result<Tagger, ModelError> {
        Tagger::from_bytes(crate::data::TAGGER.bytes())
    }

    /// Tags one sentence or paragraph; line ends part it. Appends spans (bytes of `text`), sorted by place, that never
    /// overlap within a layer.
    pub(crate) fn tag(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<Tagged>) {
        let before = out.len();
        let mut offset = 0;
        for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
            let mut rest = line;
            let mut at = offset;
            while !rest.is_empty() {
                let taken = scratch.letters.take(rest, PIECE);
                kernel::widely(
                    #[inline(always)]
                    || self.tag_piece(at, scratch, out),
                );
                // `take` always takes something of a text that is not empty.
                let taken = taken.max(1);
                at += taken;
                rest = rest.get(taken..).unwrap_or("");
            }
            offset += line.len();
        }
        if let Some(new) = out.get_mut(before..) {
            crate::sort::sort_by_key(new, |t| (t.span, t.layer));
        }
    }

    #[inline(always)]
    fn tag_piece(&self, offset: usize, scratch: &mut Scratch, out: &mut Vec<Tagged>) {
        let Scratch {
            letters,
            rows,
            network,
            decode,
        } = scratch;
        if letters.is_empty() {
            return;
        }
        self.features.fill(letters, rows);
        self.network
            .score(&features::Inputs(&self.features, rows), network);
        let scores = network.scores();
        for (layer, chain) in Layer::ALL.into_iter().zip(&self.chains) {
            chain.decode(scores, layer.column(), decode, |from, to, label, q| {
                let (Some(&class), Some((start, end))) =
                    (layer.classes().get(label), letters.bytes(from, to))
                else {
                    return;
                };
                out.push(Tagged {
                    layer,
                    span: Span::new(offset + start, offset + end),
                    class,
                    confidence: self.confidence.of(curve(layer, class), q),
                });
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tagger() -> Tagger {
        Tagger::embedded().unwrap()
    }

    fn tag(tagger: &Tagger, text: &str) -> Vec<Tagged> {
        let mut out = Vec::new();
        tagger.tag(text, &mut Scratch::default(), &mut out);
        out
    }

    fn class(label: &str) -> (Layer, Class) {
        let (layer, name) = match label.strip_prefix('+') {
            Some(name) => (Layer::Fine, name),
            None => (Layer::Klue, label),
        };
        let names = match layer {
            Layer::Klue => ["PS", "LC", "OG", "DT", "TI", "QT"],
            Layer::Fine => ["PS", "LC", "OG", "PR", "EV", "TL"],
        };
        let i = names.iter().position(|&n| n == name).unwrap();
        (layer, layer.classes()[i])
    }

    /// The reference in train/export.py reckons with the same integers; here is what it found.
    #[test]
    fn finds_exactly_what_the_reference_finds() {
        let tagger = tagger();
        let (mut sentences, mut spans) = (0, 0);
        for line in include_str!("../../data/tagger-parity.tsv").lines() {
            if line.starts_with('#') {
                continue;
            }
            let mut parts = line.split('\t');
            let text = parts.next().unwrap();
            let places: Vec<usize> = text
                .char_indices()
                .map(|(i, _)| i)
                .chain([text.len()])
                .collect();
            let mut expected: Vec<_> = parts
                .map(|p| {
                    let f: Vec<_> = p.split(' ').collect();
                    let place = |i: usize| places[f[i].parse::<usize>().unwrap()];
                    let span = Span::new(place(0), place(1));
                    (span, class(f[2]), f[3].parse::<f32>().unwrap())
                })
                .collect();
            expected.sort_by_key(|e| (e.0, e.1.0));
            let got = tag(&tagger, text);
            let shape: Vec<_> = got.iter().map(|t| (t.span, (t.layer, t.class))).collect();
            let wanted: Vec<_> = expected.iter().map(|e| (e.0, e.1)).collect();
            assert_eq!(shape, wanted, "{text}");
            for (t, e) in got.iter().zip(&expected) {
                assert!((t.confidence - e.2).abs() < 0.002, "{text} {t:?} {}", e.2);
            }
            sentences += 1;
            spans += got.len();
        }
        assert!(sentences > 200 && spans > 1200, "{sentences} {spans}");
    }

    #[test]
    fn finds_names_in_decomposed_hangul_at_their_own_bytes() {
        let text = "한서윤 한빛전자 회장은 10일 서울에서 말했다.";
        let tagger = tagger();
        let composed = tag(&tagger, text);
        let mut parted = String::new();
        // Where each character of `text` begins in `parted`.
        let mut places = std::collections::BTreeMap::new();
        for (i, c) in text.char_indices() {
            places.insert(i, parted.len());
            if crate::text::hangul::is_syllable(c) {
                let s = c as u32 - 0xac00;
                let jamo = [0x1100 + s / 588, 0x1161 + s % 588 / 28, 0x11a7 + s % 28];
                let n = if s.is_multiple_of(28) { 2 } else { 3 };
                parted.extend(jamo.iter().take(n).filter_map(|&j| char::from_u32(j)));
            } else {
                parted.push(c);
            }
        }
        places.insert(text.len(), parted.len());
        let expected: Vec<_> = composed
            .iter()
            .map(|t| Tagged {
                span: Span::new(places[&t.span.start], places[&t.span.end]),
                ..*t
            })
            .collect();
        assert!(!expected.is_empty());
        assert_eq!(tag(&tagger, &parted), expected);
    }

    #[test]
    fn spans_are_sorted_lie_on_characters_and_do_not_overlap_in_a_layer() {
        let tagger = tagger();
        let pieces = [
            "한빛전자는 ",
            "10일",
            "\u{1112}\u{1161}",
            "\u{11ab}",
            "서울",
            "\n",
            "😀",
            " ",
            "CEO",
            "\u{200b}",
            "5조원",
            "\"",
            "e\u{301}",
            "씨",
            "(주)",
            "\r\n",
            "미국",
            "\u{2028}",
            "회장은",
        ];
        let mut seed = 7_u64;
        let mut next = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) as usize % n
        };
        let mut scratch = Scratch::default();
        for round in 0..20 {
            let text: String = (0..next(60 + 20 * round))
                .map(|_| pieces[next(pieces.len())])
                .collect();
            let mut found = Vec::new();
            tagger.tag(&text, &mut scratch, &mut found);
            assert_eq!(found, tag(&tagger, &text), "a used scratch changes nothing");
            assert!(found.is_sorted_by_key(|t| (t.span, t.layer)));
            for layer in Layer::ALL {
                let mut end = 0;
                for t in found.iter().filter(|t| t.layer == layer) {
                    assert!(t.span.start >= end && t.span.start < t.span.end, "{text}");
                    assert!(
                        text.is_char_boundary(t.span.start) && text.is_char_boundary(t.span.end)
                    );
                    assert!((0.0..=1.0).contains(&t.confidence));
                    end = t.span.end;
                }
            }
        }
    }

    #[test]
    fn a_text_is_tagged_line_by_line() {
        let tagger = tagger();
        let lines = [
            "한빛전자 한서윤 회장이 말했다.\n",
            "\n",
            "서울 날씨는 맑다.\r\n",
            "5조원",
        ];
        let mut expected = Vec::new();
        let mut offset = 0;
        for line in lines {
            for t in tag(&tagger, line) {
                let span = Span::new(t.span.start + offset, t.span.end + offset);
                expected.push(Tagged { span, ..t });
            }
            offset += line.len();
        }
        assert_eq!(tag(&tagger, &lines.concat()), expected);
    }

    #[test]
    fn a_long_text_without_line_ends_is_tagged_whole() {
        let text = "한빛전자 한서윤 회장은 10일 서울에서 말했다. ".repeat(200);
        let found = tag(&tagger(), &text);
        let people = found
            .iter()
            .filter(|t| t.span.of(&text) == "한서윤")
            .count();
        assert!(people >= 195, "{people}");
    }

    #[test]
    fn refuses_a_model_that_was_cut_or_changed() {
        let good = include_bytes!("../../data/tagger.bin");
        for n in [0, 7, 19, 20, 1000, good.len() - 1] {
            assert!(Tagger::from_bytes(&good[..n]).is_err(), "{n}");
        }
        let mut bad = good.to_vec();
        bad[30_000] ^= 4;
        assert!(Tagger::from_bytes(&bad).is_err());
    }

    /// `cargo test --release --lib tags_fast -- --ignored --nocapture`: a figure for one thread.
    #[test]
    #[ignore = "a measurement: only right in release builds on an idle machine"]
    fn tags_fast_enough() {
        let start = std::time::Instant::now();
        let tagger = tagger();
        let built = start.elapsed();
        let text: String = include_str!("../../data/tagger-parity.tsv")
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| l.split('\t').next())
            .flat_map(|l| [l, "\n"])
            .collect();
        let mut scratch = Scratch::default();
        let mut out = Vec::new();
        let mut times = Vec::new();
        for _ in 0..200 {
            out.clear();
            let start = std::time::Instant::now();
            tagger.tag(&text, &mut scratch, &mut out);
            times.push(start.elapsed());
        }
        // The fastest run is the one that was disturbed least.
        let best = times.iter().min().unwrap();
        let speed = text.chars().count() as f64 / best.as_secs_f64();
        println!("model read in {built:?}, {speed:.0} characters a second");
        assert!(speed > 300_000.0, "{speed}");
    }
}
