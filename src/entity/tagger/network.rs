//! The net: one linear layer over the gathered table rows, residual dilated convolutions, one linear layer out.

use super::blob::{ModelError, Reader};
use super::convolution::{BLOCK, Convolution, Room};
use super::kernel::{Matrix, ROWS};
use super::lanes::{Float, Floats, Ints, LANES, Rounding, centre, moments};

/// One unit of the residual stream is 1/256.
const STREAM_MOST: f32 = 8191.0;
/// A normalized value of one is this much.
const NORMAL: f64 = 2048.0;
/// 1e-5 in squared units of 64 × the stream, as the normalization below reckons (hidden size 64 only changes how
/// small it is).
const EPSILON: f64 = 1e-5 * 65536.0;
/// Scores are in 1/1024 and stay within ±1024.
const SCORE_MOST: f32 = 1_048_576.0;

/// The largest weight of each output of the first layer.
const FIRST_MOST: f32 = 32000.0;

/// Scores a character: 13 of either layer, padding.
pub(in crate::entity) const SCORES: usize = 32;

/// A matrix with the scale and bias of each output.
struct Layer {
    matrix: Matrix,
    scales: Vec<Scale>,
}

/// What the sums of sixteen outputs are multiplied by, and what is added then.
struct Scale {
    factor: [f32; LANES],
    bias: [f32; LANES],
}

impl Scale {
    #[inline(always)]
    fn apply(&self, sums: &[i32; LANES]) -> Floats {
        Ints::load(sums).floats() * Floats::load(&self.factor) + Floats::load(&self.bias)
    }

    /// For `outputs` outputs, padding included.
    fn pack(mut factors: Vec<f32>, mut biases: Vec<f32>, outputs: usize) -> Vec<Scale> {
        factors.resize(outputs, 0.0);
        biases.resize(outputs, 0.0);
        let scales = factors.as_chunks().0.iter().zip(biases.as_chunks().0);
        let scales = scales.map(|(&factor, &bias)| Scale { factor, bias });
        scales.collect()
    }
}

impl Layer {
    fn read(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Layer, ModelError> {
        let weights = reader.i8s(inputs * outputs)?;
        let weights: Vec<i16> = weights.into_iter().map(i16::from).collect();
        let (factors, biases) = (reader.f32s(outputs)?, reader.f32s(outputs)?);
        Ok(Layer::new(&weights, inputs, factors, biases))
    }

    /// The layer over the tables: each input has a scale as well, which goes into the weights.
    fn read_first(
        reader: &mut Reader<'_>,
        inputs: usize,
        outputs: usize,
    ) -> Result<Layer, ModelError> {
        let small = reader.i8s(inputs * outputs)?;
        let scales = reader.f32s(inputs)?;
        let (mut factors, biases) = (reader.f32s(outputs)?, reader.f32s(outputs)?);
        let mut weights = Vec::with_capacity(small.len());
        for (row, factor) in small.chunks_exact(inputs).zip(&mut factors) {
            let row = row.iter().zip(&scales).map(|(&w, s)| f32::from(w) * s);
            let most = row.clone().map(f32::abs).fold(f32::MIN_POSITIVE, f32::max);
            let larger = FIRST_MOST / most;
            *factor /= larger;
            weights.extend(row.map(|w| (w * larger).round_ties_even() as i16));
        }
        Ok(Layer::new(&weights, inputs, factors, biases))
    }

    fn new(weights: &[i16], inputs: usize, factors: Vec<f32>, biases: Vec<f32>) -> Layer {
        let matrix = Matrix::new(weights, inputs);
        Layer {
            scales: Scale::pack(factors, biases, matrix.outputs()),
            matrix,
        }
    }
}

/// What the numbers of a row are held within.
struct Limits {
    rounding: Rounding,
    least: Float,
    most: Float,
}

impl Limits {
    #[inline(always)]
    fn new(least: f32, most: f32) -> Self {
        Limits {
            rounding: Rounding::new(),
            least: Float::held(least),
            most: Float::held(most),
        }
    }

    #[inline(always)]
    fn apply(&self, values: Floats) -> Ints {
        values.clamp(self.least, self.most).round(&self.rounding)
    }
}

/// Scales the sums of one row and adds what is positive of them to `out`.
#[inline(always)]
fn add_positive(scales: &[Scale], sums: &[i32], out: &mut [i16], limits: &Limits) {
    let mut sums = sums.as_chunks().0.iter();
    let mut out = out.as_chunks_mut().0.iter_mut();
    for scale in scales {
        let (Some(sums), Some(out)) = (sums.next(), out.next()) else {
            break;
        };
        let more = limits.apply(scale.apply(sums));
        more.add_to(out, STREAM_MOST as i16);
    }
}

/// A residual layer.
struct Block {
    convolution: Convolution,
    scales: Vec<Scale>,
}

impl Block {
    fn read(reader: &mut Reader<'_>, hidden: usize) -> Result<Block, ModelError> {
        let dilation = reader.count(MARGIN, "dilation")?;
        let weights = reader.i8s(3 * hidden * hidden)?;
        let weights: Vec<i16> = weights.into_iter().map(i16::from).collect();
        // No number lies further than this from the mean of its row in deviations of the row; one more for rounding.
        let most = NORMAL * (hidden as f64 - 1.0).sqrt() + 1.0;
        Ok(Block {
            convolution: Convolution::new(&weights, hidden, dilation, most),
            scales: Scale::pack(reader.f32s(hidden)?, reader.f32s(hidden)?, hidden),
        })
    }
}

pub(in crate::entity) struct Network {
    hidden: usize,
    first: Layer,
    blocks: Vec<Block>,
    last: Layer,
}

/// What lies between the layers, for one piece of text.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    /// The residual stream, `hidden` numbers a character.
    stream: Vec<i16>,
    /// The stream normalized, with room of zeros on both sides.
    normal: Vec<i16>,
    tile: Vec<i16>,
    sums: Vec<i32>,
    room: Room,
    scores: Vec<[i32; SCORES]>,
}

/// What the net reads.
pub(in crate::entity) trait Gather {
    /// How many rows there are.
    fn len(&self) -> usize;
    /// Writes the numbers of a row.
    fn gather(&self, at: usize, out: &mut [i16]);
}

impl Buffers {
    /// The scores of the characters, in 1/1024.
    pub(in crate::entity) fn scores(&self) -> &[[i32; SCORES]] {
        &self.scores
    }

    /// The same, to be weighed.
    pub(in crate::entity) fn scores_mut(&mut self) -> &mut [[i32; SCORES]] {
        &mut self.scores
    }
}

/// Rows of zeros beside the text: the widest dilation.
const MARGIN: usize = 8;

impl Network {
    pub(in crate::entity) fn read(
        reader: &mut Reader<'_>,
        inputs: usize,
        outputs: usize,
    ) -> Result<Network, ModelError> {
        let hidden = reader.count(256, "hidden size")?;
        if hidden == 0 || !hidden.is_multiple_of(16) || !inputs.is_multiple_of(2) {
            return Err(ModelError::shape("hidden size"));
        }
        let first = Layer::read_first(reader, inputs, hidden)?;
        let blocks = (0..reader.count(32, "blocks")?)
            .map(|_| Block::read(reader, hidden))
            .collect::<Result<Vec<_>, ModelError>>()?;
        let last = Layer::read(reader, hidden, outputs)?;
        Ok(Network {
            hidden,
            first,
            blocks,
            last,
        })
    }

    /// Scores the rows; the result lies in `buffers`.
    #[inline(always)]
    pub(in crate::entity) fn score(&self, rows: &impl Gather, buffers: &mut Buffers) {
        let h = self.hidden;
        let n = rows.len();
        let Buffers {
            stream,
            normal,
            tile,
            sums,
            room,
            scores,
        } = buffers;
        // Whole blocks of rows: what is past the text is computed and never looked at.
        let padded = n.next_multiple_of(BLOCK);
        zeros(stream, padded * h);
        zeros(normal, (padded + 2 * MARGIN) * h);
        scores.resize(padded, [0; SCORES]);

        let positive = Limits::new(0.0, STREAM_MOST);
        let inputs = self.first.matrix.inputs();
        tile.resize(ROWS * inputs, 0);
        sums.resize(ROWS * h, 0);
        let mut at = 0;
        for out in stream.chunks_exact_mut(ROWS * h) {
            let count = ROWS.min(n.saturating_sub(at));
            for (row, slot) in tile.chunks_exact_mut(inputs).take(count).enumerate() {
                rows.gather(at + row, slot);
            }
            at += ROWS;
            self.first.matrix.multiply([tile], sums);
            // What stands past the text must be zero for the convolutions.
            for (sums, out) in sums
                .chunks_exact(h)
                .zip(out.chunks_exact_mut(h).take(count))
            {
                add_positive(&self.first.scales, sums, out, &positive);
            }
        }

        sums.resize(BLOCK * h, 0);
        for Block {
            convolution,
            scales,
        } in &self.blocks
        {
            normalize(stream, normal, h, n);
            for (t, out) in stream.chunks_exact_mut(BLOCK * h).enumerate() {
                convolution.sums(normal, MARGIN + t * BLOCK, room, sums);
                for (sums, out) in sums.chunks_exact(h).zip(out.chunks_exact_mut(h)) {
                    add_positive(scales, sums, out, &positive);
                }
            }
        }

        normalize(stream, normal, h, n);
        sums.resize(ROWS * self.last.matrix.outputs(), 0);
        let rows = normal.get(MARGIN * h..).unwrap_or(&[]);
        let either = Limits::new(-SCORE_MOST, SCORE_MOST);
        for (tile, out) in rows
            .chunks_exact(ROWS * h)
            .zip(scores.chunks_exact_mut(ROWS))
        {
            self.last.matrix.multiply([tile], sums);
            for (sums, out) in sums
                .chunks_exact(self.last.matrix.outputs())
                .zip(out.iter_mut())
            {
                let mut sums = sums.as_chunks().0.iter();
                let mut out = out.as_chunks_mut().0.iter_mut();
                for scale in &self.last.scales {
                    let (Some(sums), Some(out)) = (sums.next(), out.next()) else {
                        break;
                    };
                    either.apply(scale.apply(sums)).store(out);
                }
            }
        }
        scores.truncate(n);
    }
}

/// Makes `numbers` that many zeros. Filling a slice becomes one instruction, adding to a vector a loop.
fn zeros(numbers: &mut Vec<i16>, count: usize) {
    numbers.truncate(count);
    numbers.fill(0);
    numbers.resize(count, 0);
}

/// Writes every row of the text less its mean and divided by its deviation into `normal`, behind the margin; what is
/// past the text stays zero.
#[inline(always)]
fn normalize(stream: &[i16], normal: &mut [i16], h: usize, n: usize) {
    let rounding = Rounding::new();
    for (row, out) in stream
        .chunks_exact(h)
        .zip(normal.chunks_exact_mut(h).skip(MARGIN))
        .take(n)
    {
        let (sum, squares) = moments(row);
        let spread = h as i64 * squares - i64::from(sum) * i64::from(sum);
        let side = h as f64;
        let factor = (NORMAL / (spread as f64 + EPSILON * side * side).sqrt()) as f32;
        // At most the root of h, 8 to 16 times the unit: 32,767 is never passed.
        centre(row, [h as f32, sum as f32, factor], &rounding, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalizes_rows_of_the_text_only() {
        let h = 16;
        let mut stream = vec![0_i16; 4 * h];
        for (i, v) in stream.iter_mut().enumerate() {
            *v = if i % 2 == 0 { 300 } else { 100 };
        }
        let mut normal = vec![0; (4 + 2 * MARGIN) * h];
        normalize(&stream, &mut normal, h, 2);
        assert!(normal[..MARGIN * h].iter().all(|&v| v == 0));
        assert_eq!(&normal[MARGIN * h..MARGIN * h + 2], &[2048, -2048]);
        assert!(normal[(MARGIN + 2) * h..].iter().all(|&v| v == 0));
    }
}
