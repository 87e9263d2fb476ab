//! Convolutions of width three over the rows of a text, with two products in place of three.
//!
//! Winograd's way for two outputs of three taps: with the inputs `a b c d` and the taps `u v w`, the outputs
//! `au + bv + cw` and `bu + cv + dw` are `p + (q + r) / 2` and `(q - r) / 2 - s`, where `p = (a - c)u`,
//! `q = (b + c)(u + v + w)`, `r = (c - b)(u - v + w)` and `s = (b - d)w`: four products for six. `q + r` and `q - r` are
//! even, so with integers nothing is rounded, and the sums are just those of the definition.

use super::kernel::{Matrix, ROWS};
use super::lanes::{mix, unmix};

/// Places that are worked on at a time.
pub(super) const BLOCK: usize = 2 * ROWS;
/// The largest magnitude of an input for which sums of two fit 16 bits.
const HALF: f64 = 16383.0;

pub(super) struct Convolution {
    /// How far apart the taps are.
    apart: usize,
    /// Numbers a row.
    width: usize,
    way: Way,
}

enum Way {
    /// For each of the four products.
    Short([Matrix; 4]),
    /// All three taps at once.
    Plain(Matrix),
}

/// What lies between, for one block.
#[derive(Debug, Default)]
pub(super) struct Room {
    mixed: [Vec<i16>; 4],
    sums: [Vec<i32>; 4],
}

impl Convolution {
    /// From weights by output and then by tap and input; `width` inputs and as many outputs. `most` is the largest
    /// magnitude that an input has.
    pub(super) fn new(weights: &[i16], width: usize, apart: usize, most: f64) -> Convolution {
        // Pairs of places must lie within a block.
        let way = if most <= HALF && apart.is_power_of_two() && apart <= BLOCK / 2 {
            let mixed = |mix: fn(i16, i16, i16) -> i16| {
                let mut out = Vec::with_capacity(width * width);
                for row in weights.chunks_exact(3 * width) {
                    let (u, rest) = row.split_at(width);
                    let (v, w) = rest.split_at(width);
                    out.extend(u.iter().zip(v).zip(w).map(|((&u, &v), &w)| mix(u, v, w)));
                }
                Matrix::new(&out, width)
            };
            Way::Short([
                mixed(|u, _, _| u),
                mixed(|u, v, w| u + v + w),
                mixed(|u, v, w| u - v + w),
                mixed(|_, _, w| w),
            ])
        } else {
            Way::Plain(Matrix::new(weights, 3 * width))
        };
        Convolution { apart, width, way }
    }

    /// Writes the sums of the `BLOCK` places of `rows` from `at` on into `out`, row by row. There are rows for `apart`
    /// places before and as many behind.
    #[inline(always)]
    pub(super) fn sums(&self, rows: &[i16], at: usize, room: &mut Room, out: &mut [i32]) {
        let (width, apart) = (self.width, self.apart);
        match &self.way {
            Way::Short(matrices) => {
                let Room { mixed, sums } = room;
                for (mixed, sums) in mixed.iter_mut().zip(sums.iter_mut()) {
                    mixed.resize(ROWS * width, 0);
                    sums.resize(ROWS * width, 0);
                }
                // The first places of pairs, and behind them the second ones, stand in runs of `apart`.
                let run = apart * width;
                let [p, q, r, s] = mixed.each_mut();
                let slots = (p.chunks_exact_mut(run).zip(q.chunks_exact_mut(run)))
                    .zip(r.chunks_exact_mut(run).zip(s.chunks_exact_mut(run)));
                let mut from = at * width;
                for ((p, q), (r, s)) in slots {
                    let inputs = rows.get(from - run..from + 3 * run).unwrap_or(&[]);
                    let mut inputs = inputs.chunks_exact(run);
                    let mut next = || inputs.next().unwrap_or(&[]);
                    mix([next(), next(), next(), next()], [p, q, r, s]);
                    from += 2 * run;
                }
                let mut parts = mixed.iter().zip(sums.iter_mut());
                for matrix in matrices {
                    let Some((part, sums)) = parts.next() else {
                        break;
                    };
                    matrix.multiply([part], sums);
                }
                let [p, q, r, s] = sums.each_ref();
                let mut sums = (p.chunks_exact(run).zip(q.chunks_exact(run)))
                    .zip(r.chunks_exact(run).zip(s.chunks_exact(run)));
                for pair in out.chunks_exact_mut(2 * run) {
                    let Some(((p, q), (r, s))) = sums.next() else {
                        break;
                    };
                    let (first, second) = pair.split_at_mut(run);
                    unmix([p, q, r, s], [first, second]);
                }
            }
            Way::Plain(matrix) => {
                let few = |at: usize| rows.get(at * width..(at + ROWS) * width).unwrap_or(&[]);
                let mut at = at;
                for out in out.chunks_exact_mut(ROWS * width) {
                    matrix.multiply([few(at - apart), few(at), few(at + apart)], out);
                    at += ROWS;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_gives_the_sums_of_the_definition() {
        for (width, apart, most) in [
            (64, 1, 127),
            (64, 2, 127),
            (64, 4, 127),
            (16, 3, 31),
            (32, 8, 31),
        ] {
            for (largest, short) in [(16383, apart != 3 && apart != 8), (32767, false)] {
                let mut seed = 3_u64;
                let mut next = |most: i64| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((seed >> 33) as i64 % (2 * most + 1) - most) as i16
                };
                let weights: Vec<i16> = (0..3 * width * width).map(|_| next(most)).collect();
                let mut rows: Vec<i16> = (0..32 * width).map(|_| next(largest)).collect();
                // The extremes as well.
                rows[10 * width..12 * width].fill(largest as i16);
                rows[12 * width..13 * width].fill(-largest as i16);
                let convolution = Convolution::new(&weights, width, apart, largest as f64);
                assert_eq!(matches!(convolution.way, Way::Short(_)), short);
                let at = 9;
                let mut got = vec![0; BLOCK * width];
                convolution.sums(&rows, at, &mut Room::default(), &mut got);
                for place in 0..BLOCK {
                    for output in 0..width {
                        let expected: i32 = (0..3 * width)
                            .map(|i| {
                                let row = at + place + i / width * apart - apart;
                                i32::from(rows[row * width + i % width])
                                    * i32::from(weights[output * 3 * width + i])
                            })
                            .sum();
                        assert_eq!(got[place * width + output], expected);
                    }
                }
            }
        }
    }
}
