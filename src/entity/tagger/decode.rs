//! The best sequence of tags under the BIO constraints, and how sure each span of it is.

use super::blob::{ModelError, Reader};
use super::lanes::{Exponential, Float, Floats, Int, Ints, LANES};
use super::network::SCORES;

/// States are padded to this many; the number of a state takes four bits.
const STATES: usize = LANES;
/// One unit of the scores as they are summed: 1/1024, ×16.
const SCALE: f32 = 16384.0;
/// What a state that may not be costs.
const NEVER: i32 = -(1 << 26);

/// A linear chain over `O, B-1, I-1, B-2, I-2, …`, `N` states.
pub(in crate::entity) struct Chain<const N: usize> {
    /// The cost of going from a state to every other, ×16, and in the lowest four bits the state.
    moves: [[i32; STATES]; N],
    start: [i32; STATES],
    /// The same as factors of a probability: by where from, by where to, and of the start.
    leave: [[f32; STATES]; N],
    enter: [[f32; STATES]; N],
    open: [f32; STATES],
    /// The most that the score of a state can be: what is behind the states is far enough below to be nothing.
    most: [i32; STATES],
}

/// What one piece needs.
#[derive(Debug, Default)]
pub(crate) struct Buffers {
    back: Vec<[u8; STATES]>,
    path: Vec<u8>,
    sums: Vec<Sums>,
}

/// Of one character: the factors of its tags, the probability of each given the text up to it, what is to come
/// relative to that, and the sum that keeps them in range.
#[derive(Debug, Clone, Copy)]
struct Sums {
    factor: [f32; STATES],
    forward: [f32; STATES],
    backward: [f32; STATES],
    scale: f32,
}

impl Sums {
    const EMPTY: Sums = Sums {
        factor: [0.0; STATES],
        forward: [0.0; STATES],
        backward: [0.0; STATES],
        scale: 0.0,
    };
}

impl<const N: usize> Chain<N> {
    pub(in crate::entity) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let values = reader.i32s(N * N + N)?;
        if values.iter().any(|v| v.abs() > 1 << 22) {
            return Err(ModelError::shape("a move between tags"));
        }
        let mut rows = values.chunks_exact(N);
        let mut moves = [[NEVER; STATES]; N];
        for (to, from) in moves.iter_mut().zip(rows.by_ref()) {
            for (slot, &v) in to.iter_mut().zip(from) {
                *slot = v * 16;
            }
        }
        let mut start = [NEVER; STATES];
        for (slot, &v) in start.iter_mut().zip(rows.next().unwrap_or(&[])) {
            *slot = v * 16;
        }
        Ok(Chain::new(moves, start))
    }

    fn new(mut moves: [[i32; STATES]; N], start: [i32; STATES]) -> Self {
        let top = moves.iter().flatten().chain(&start).max().copied();
        let top = top.unwrap_or(0);
        let factors = |row: &[i32; STATES]| {
            let below = Ints::load(row) - Ints::of(top);
            let below = below.floats() / Floats::of(SCALE);
            below.exp(&Exponential::new()).to_array()
        };
        let leave = moves.each_ref().map(factors);
        let mut enter = [[0.0; STATES]; N];
        for (from, row) in leave.iter().enumerate() {
            for (to, &f) in enter.iter_mut().zip(row) {
                if let Some(slot) = to.get_mut(from) {
                    *slot = f;
                }
            }
        }
        let mut most = [NEVER; STATES];
        most.iter_mut().take(N).for_each(|slot| *slot = i32::MAX);
        let open = factors(&start);
        for (moves, from) in moves.iter_mut().zip(0..) {
            moves.iter_mut().for_each(|cost| *cost |= from);
        }
        Chain {
            open,
            most,
            moves,
            start,
            leave,
            enter,
        }
    }

    /// Finds the best path over the scores that begin at column `column` and reports its spans:
    /// first character, one past the last, label, and the probability of just that span with that label.
    #[inline(always)]
    pub(in crate::entity) fn decode(
        &self,
        scores: &[[i32; SCORES]],
        column: usize,
        buffers: &mut Buffers,
        mut found: impl FnMut(usize, usize, usize, f32),
    ) {
        let Buffers { back, path, sums } = buffers;
        let Some((first, others)) = scores.split_first() else {
            return;
        };
        back.clear();
        let mut best = [0; STATES];
        (Ints::load(&self.start) + local(first, column).times_16()).store(&mut best);
        let (state, rest) = (Int::held(15), Int::held(!15));
        let least = Int::held(4 * NEVER);
        for row in others {
            // A candidate carries the state that it comes from in its lowest four bits, so one maximum finds both.
            let mut next = Ints::of(i32::MIN);
            let mut scores = best.iter();
            for moves in &self.moves {
                let score = scores.next().copied().unwrap_or(NEVER);
                next = next.max(Ints::of(score) + Ints::load(moves));
            }
            back.push(next.and(state).bytes());
            let sums = next.and(rest) + local(row, column).times_16();
            // Keeps the numbers small however long the text is.
            let below = sums - Ints::of(sums.greatest());
            below.at_least(least).store(&mut best);
        }
        let mut state = 0_u8;
        let mut top = i32::MIN;
        for (i, &b) in (0_u8..).zip(best.iter().take(N)) {
            if b > top {
                (state, top) = (i, b);
            }
        }
        path.clear();
        path.push(state);
        for pointers in back.iter().rev() {
            state = pointers.get(usize::from(state)).copied().unwrap_or(0);
            path.push(state);
        }
        path.reverse();

        // Spans: from a B on as long as its I follows.
        if path.iter().all(|&tag| tag == 0) {
            return;
        }
        self.sum(scores, column, sums);
        let mut i = 0;
        while let Some(&tag) = path.get(i) {
            let from = i;
            i += 1;
            if tag == 0 {
                continue;
            }
            let inside = tag + tag % 2;
            while path.get(i) == Some(&inside) {
                i += 1;
            }
            let sure = self.probability(sums, from, i, tag, inside);
            found(from, i, usize::from((tag - 1) / 2), sure);
        }
    }

    /// The sums over all paths, forwards and backwards.
    #[inline(always)]
    fn sum(&self, scores: &[[i32; SCORES]], column: usize, sums: &mut Vec<Sums>) {
        // Every number is written to its place: where the code is built for size, handing sixteen on is a call.
        sums.resize(scores.len(), Sums::EMPTY);
        let exponential = Exponential::new();
        // A power of two: as exact as a division.
        let unit = Float::held(1.0 / 1024.0);
        let mut before = [0.0; STATES];
        let mut reached = Floats::load(&self.open);
        let mut slots = sums.iter_mut();
        for row in scores {
            let Some(slot) = slots.next() else { break };
            let mine = local(row, column).min(Ints::load(&self.most));
            let below = mine - Ints::of(mine.greatest());
            let factor = (below.floats() * unit).exp(&exponential);
            factor.store(&mut slot.factor);
            let forward = reached * factor;
            forward.store(&mut before);
            let mut sum = 0.0;
            for part in &before {
                sum += part;
            }
            slot.scale = if sum > f32::MIN_POSITIVE {
                sum
            } else {
                f32::MIN_POSITIVE
            };
            let forward = forward / Floats::of(slot.scale);
            forward.store(&mut slot.forward);
            forward.store(&mut before);
            reached = combine(&self.leave, &before);
        }
        let mut after = [0.0; STATES];
        let mut coming = Floats::of(1.0);
        let mut slots = sums.iter_mut();
        while let Some(slot) = slots.next_back() {
            coming.store(&mut slot.backward);
            let weighed = coming * Floats::load(&slot.factor);
            (weighed / Floats::of(slot.scale)).store(&mut after);
            coming = combine(&self.enter, &after);
        }
    }

    /// How much of all paths' weight goes through just this span.
    fn probability(&self, sums: &[Sums], from: usize, to: usize, tag: u8, inside: u8) -> f32 {
        let (first, inside) = (usize::from(tag), usize::from(inside));
        let step = |a: usize, b: usize| {
            let row = self.leave.get(a);
            row.and_then(|r| r.get(b)).copied().unwrap_or(0.0)
        };
        let at = |v: &[f32; STATES], i: usize| v.get(i).copied().unwrap_or(0.0);
        let mut p = sums.get(from).map_or(0.0, |s| at(&s.forward, first));
        let mut state = first;
        for s in sums.get(from + 1..to).unwrap_or(&[]) {
            p *= step(state, inside) * at(&s.factor, inside) / s.scale;
            state = inside;
        }
        if let Some(s) = sums.get(to) {
            let mut rest = 0.0;
            for (j, (f, b)) in s.factor.iter().zip(s.backward).enumerate() {
                if j != inside {
                    rest += step(state, j) * f * b / s.scale;
                }
            }
            p *= rest;
        }
        p.clamp(0.0, 1.0)
    }
}

/// The scores from `column` on. Behind those of a chain's own states stand others, which its moves never reach.
#[inline(always)]
fn local(row: &[i32; SCORES], column: usize) -> Ints {
    let mine = row.get(column..).and_then(|row| row.first_chunk());
    Ints::load(mine.unwrap_or(&[0; STATES]))
}

/// Adds up the rows, each times its weight. Always in the order of the rows, so that every build rounds alike.
#[inline(always)]
fn combine<const N: usize>(rows: &[[f32; STATES]; N], weights: &[f32; STATES]) -> Floats {
    let mut out = Floats::of(0.0);
    let mut weights = weights.iter();
    for row in rows {
        let weight = weights.next().copied().unwrap_or(0.0);
        out = out + Floats::of(weight) * Floats::load(row);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Chain<7> {
        let mut moves = [[NEVER; STATES]; 7];
        for (from, row) in moves.iter_mut().enumerate() {
            for (to, m) in row.iter_mut().enumerate().take(7) {
                let inside = to > 0 && to % 2 == 0;
                if !inside || from == to || from + 1 == to {
                    *m = 0;
                }
            }
        }
        let mut start = [NEVER; STATES];
        for s in [0, 1, 3, 5] {
            start[s] = 0;
        }
        Chain::new(moves, start)
    }

    fn spans(rows: &[[i32; 7]]) -> Vec<(usize, usize, usize)> {
        let scores: Vec<_> = rows
            .iter()
            .map(|r| {
                let mut s = [0; SCORES];
                for (slot, v) in s[13..].iter_mut().zip(r) {
                    *slot = v * 1024;
                }
                s
            })
            .collect();
        let mut out = Vec::new();
        chain().decode(&scores, 13, &mut Buffers::default(), |a, b, l, q| {
            assert!((0.0..=1.0).contains(&q));
            out.push((a, b, l));
        });
        out
    }

    #[test]
    fn an_inside_never_opens_a_span() {
        // The middle character would be I-1 by itself; the one before it gives way.
        let rows = [
            [3, 2, 0, 0, 0, 0, 0],
            [0, 0, 9, 0, 0, 0, 0],
            [5, 0, 0, 0, 0, 0, 0],
        ];
        assert_eq!(spans(&rows), [(0, 2, 0)]);
        assert_eq!(spans(&[[0, 0, 9, 1, 0, 0, 0]]), [(0, 1, 1)]);
        assert_eq!(spans(&[]), []);
    }

    #[test]
    fn the_probability_of_a_span_is_its_share_of_all_paths() {
        // Two characters, all paths by hand.
        let rows = [
            [1.0, 0.5, 0.0, -2.0, 0.0, 0.0, 0.0],
            [0.3, 0.2, 1.5, 0.0, 0.1, 0.0, -1.0_f32],
        ];
        let ok = |a: usize, b: usize| b == 0 || b % 2 == 1 || a == b || a + 1 == b;
        let (mut all, mut mine) = (0.0, 0.0);
        for a in [0, 1, 3, 5] {
            for b in (0..7).filter(|&b| ok(a, b)) {
                let w = (rows[0][a] + rows[1][b]).exp();
                all += w;
                if (a, b) == (1, 2) {
                    mine = w;
                }
            }
        }
        let scores: Vec<_> = rows
            .iter()
            .map(|r| {
                let mut s = [0; SCORES];
                for (slot, v) in s.iter_mut().zip(r) {
                    *slot = (v * 1024.0) as i32;
                }
                s
            })
            .collect();
        let mut found = Vec::new();
        chain().decode(&scores, 0, &mut Buffers::default(), |a, b, l, q| {
            found.push((a, b, l, q))
        });
        assert_eq!(found.len(), 1);
        let (a, b, l, q) = found[0];
        assert_eq!((a, b, l), (0, 2, 0));
        assert!((q - mine / all).abs() < 2e-3, "{q} {}", mine / all);
    }

    #[test]
    fn neighbours_of_one_class_stay_two() {
        let b = [0, 5, 0, 0, 0, 0, 0];
        assert_eq!(spans(&[b, b]), [(0, 1, 0), (1, 2, 0)]);
    }

    #[test]
    fn long_texts_do_not_overflow() {
        let rows = vec![[900, 0, 0, -900, 0, 0, 0]; 5000];
        assert_eq!(spans(&rows), []);
    }
}
