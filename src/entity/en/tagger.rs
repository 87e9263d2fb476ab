//! The tagger of English: the net of the Korean one over words in place of characters. docs/MODEL.md tells how it is made;
//! `train/en` makes it.

use super::features::{Features, List, Mark, Rows};
use super::token::Tokens;
use crate::document::EntityKind;
use crate::entity::tagger::{ModelError, blob, confidence, decode, kernel, network};
use crate::text::Span;

const FORMAT: blob::Format = blob::Format {
    magic: b"mitjulEN",
    version: 1,
};

/// Classes in the order of the model's tags.
const KINDS: [EntityKind; 6] = [
    EntityKind::Person,
    EntityKind::Place,
    EntityKind::Organization,
    EntityKind::Product,
    EntityKind::Event,
    EntityKind::Title,
];

/// What is taken from the score of `O` (in 1/1024 of a nat) at a capitalized word that does not begin its sentence: in English
/// prose such a word is nearly always part of a name, and the sentences that the net learned from have names that are not
/// marked. `docs/MODEL.md` has what it gives.
const CAPITAL: i32 = 1024;

/// Longer lines are tagged in pieces of this many tokens.
const PIECE: usize = 512;

/// A run of tokens with its kind and the probability that both are right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tagged {
    /// The first token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    pub kind: EntityKind,
    pub confidence: f32,
}

/// Buffers that tagging reuses.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    pub tokens: Tokens,
    rows: Rows,
    network: network::Buffers,
    decode: decode::Buffers,
}

impl Scratch {
    /// What a list says of a token of the line that was read last.
    pub(super) fn mark(&self, token: usize, list: List) -> Mark {
        self.rows.mark(token, list)
    }

    /// Whether a sentence begins with a token.
    pub(super) fn fresh(&self, token: usize) -> bool {
        self.rows.fresh(token)
    }

    /// The bytes of a token.
    pub(super) fn span(&self, token: usize) -> Span {
        self.tokens.span(token)
    }
}

/// The model, read once and shared.
pub(super) struct Tagger {
    features: Features,
    network: network::Network,
    chain: decode::Chain<13>,
    confidence: confidence::Calibration,
    /// What is taken from the score of `O` at a capitalized word within a sentence.
    capital: i32,
}

impl std::fmt::Debug for Tagger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tagger").finish_non_exhaustive()
    }
}

impl Tagger {
    /// Reads a model.
    ///
    /// # Errors
    /// When the bytes are not a model, of another version, cut off or damaged.
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Tagger, ModelError> {
        let mut reader = blob::Reader::open(bytes, FORMAT)?;
        let features = Features::read(&mut reader)?;
        let network = network::Network::read(&mut reader, features.width(), 13)?;
        let chain = decode::Chain::read(&mut reader)?;
        let confidence = confidence::Calibration::read(&mut reader, None)?;
        reader.finish()?;
        Ok(Tagger {
            features,
            network,
            chain,
            confidence,
            capital: 0,
        })
    }

    /// Reads the model that is part of the library; it takes capitals for more than the net by itself.
    ///
    /// # Errors
    /// As `from_bytes`; a test reads the file that is shipped.
    pub(super) fn embedded() -> Result<Tagger, ModelError> {
        Ok(Tagger {
            capital: CAPITAL,
            ..Tagger::from_bytes(crate::data::EN_TAGGER.bytes())?
        })
    }

    /// Tags one line. Its tokens and their marks lie in `scratch` then; the runs are in order and never overlap.
    pub(super) fn tag(&self, line: &str, scratch: &mut Scratch, out: &mut Vec<Tagged>) {
        let Scratch {
            tokens,
            rows,
            network,
            decode,
        } = scratch;
        tokens.read(line, |word| self.features.abbreviates(word));
        self.features.fill(tokens, rows);
        let is_capital = |i: usize| tokens.span(i).of(line).starts_with(char::is_uppercase);
        // A headline with capitals everywhere: they tell nothing there.
        let titled = {
            let capital = (0..tokens.len()).filter(|&i| is_capital(i)).count();
            let small = (0..tokens.len())
                .map(|i| tokens.span(i).of(line))
                .filter(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
                .count();
            small * 5 <= capital
        };
        for from in (0..tokens.len()).step_by(PIECE) {
            let to = (from + PIECE).min(tokens.len());
            let piece = self.features.piece(rows, from, to);
            kernel::widely(
                #[inline(always)]
                || {
                    self.network.score(&piece, network);
                    if self.capital != 0 && !titled {
                        for (i, row) in (from..to).zip(network.scores_mut()) {
                            if !rows.fresh(i)
                                && is_capital(i)
                                && let Some(outside) = row.first_mut()
                            {
                                *outside -= self.capital;
                            }
                        }
                    }
                    self.chain
                        .decode(network.scores(), 0, decode, |a, b, label, q| {
                            let Some(&kind) = KINDS.get(label) else {
                                return;
                            };
                            // Persons, places and organizations; products and events; titles.
                            let curve = match kind {
                                EntityKind::Product | EntityKind::Event => 1,
                                EntityKind::Title => 2,
                                _ => 0,
                            };
                            out.push(Tagged {
                                from: from + a,
                                to: from + b,
                                kind,
                                confidence: self.confidence.of(curve, q),
                            });
                        });
                },
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(label: &str) -> EntityKind {
        let labels = ["PS", "LC", "OG", "PR", "EV", "TL"];
        KINDS[labels.iter().position(|&l| l == label).unwrap()]
    }

    /// The reference in train/en/export.py reckons with the same integers; here is what it found.
    fn matches(tagger: &Tagger, parity: &str) -> (usize, usize) {
        let mut scratch = Scratch::default();
        let (mut lines, mut spans) = (0, 0);
        for line in parity.lines() {
            if line.starts_with('#') {
                continue;
            }
            let mut parts = line.split('\t');
            let text = parts.next().unwrap();
            let places: Vec<usize> = (text.char_indices().map(|(i, _)| i))
                .chain([text.len()])
                .collect();
            let mut expected: Vec<_> = parts
                .map(|p| {
                    let f: Vec<_> = p.split(' ').collect();
                    let place = |i: usize| places[f[i].parse::<usize>().unwrap()];
                    let span = Span::new(place(0), place(1));
                    (span, kind(f[2]), f[3].parse::<f32>().unwrap())
                })
                .collect();
            expected.sort_by_key(|e| e.0);
            let mut got = Vec::new();
            tagger.tag(text, &mut scratch, &mut got);
            let span =
                |t: &Tagged| Span::new(scratch.span(t.from).start, scratch.span(t.to - 1).end);
            let shape: Vec<_> = got.iter().map(|t| (span(t), t.kind)).collect();
            let wanted: Vec<_> = expected.iter().map(|e| (e.0, e.1)).collect();
            assert_eq!(shape, wanted, "{text}");
            for (t, e) in got.iter().zip(&expected) {
                assert!((t.confidence - e.2).abs() < 0.002, "{text} {t:?} {}", e.2);
            }
            lines += 1;
            spans += got.len();
        }
        (lines, spans)
    }

    #[test]
    fn finds_exactly_what_the_reference_finds() {
        let tagger = Tagger::from_bytes(crate::data::EN_TAGGER.bytes()).unwrap();
        let (lines, spans) = matches(&tagger, include_str!("../../../data/en/tagger-parity.tsv"));
        assert!(lines > 100 && spans > 300, "{lines} {spans}");
    }

    #[test]
    fn refuses_a_model_that_was_cut_or_changed() {
        let good = include_bytes!("../../../data/en/tagger.bin");
        for n in [0, 7, 19, 20, 1000, good.len() - 1] {
            assert!(Tagger::from_bytes(&good[..n]).is_err(), "{n}");
        }
        let mut bad = good.to_vec();
        bad[30_000] ^= 4;
        assert!(Tagger::from_bytes(&bad).is_err());
    }
}
