//! The one inner loop: rows of 16-bit numbers times a matrix of 16-bit weights, summed in 32 bits.
//!
//! Integers add up to the same whatever the order, so the scalar version, the x86-64 ones and the WebAssembly one
//! agree bit for bit; a test holds them together. All `unsafe` of the tagger is here.

/// Rows that are multiplied at a time.
pub(super) const ROWS: usize = 4;
/// Outputs are handled in groups of this many; matrices are padded to it.
const GROUP: usize = 16;

/// A matrix laid out for the loop: for each group of 16 outputs, for each pair of inputs, the 16 pairs of weights.
pub(super) struct Matrix {
    packed: Vec<i16>,
    inputs: usize,
    outputs: usize,
}

impl Matrix {
    /// From weights by output and then by input. `inputs` is even.
    pub(super) fn new(weights: &[i16], inputs: usize) -> Matrix {
        let outputs = weights.len() / inputs.max(1);
        let padded = outputs.next_multiple_of(GROUP);
        let weight = |o: usize, i: usize| weights.get(o * inputs + i).copied().unwrap_or(0);
        let mut packed = Vec::with_capacity(padded * inputs);
        for group in (0..padded).step_by(GROUP) {
            for pair in (0..inputs).step_by(2) {
                for o in group..group + GROUP {
                    packed.push(weight(o, pair));
                    packed.push(weight(o, pair + 1));
                }
            }
        }
        Matrix {
            packed,
            inputs,
            outputs: padded,
        }
    }

    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    /// Outputs a row, padding included.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Multiplies `ROWS` rows, one after the other in `rows`, into `out`, row by row. Slices of other lengths than
    /// `ROWS × inputs` and `ROWS × outputs` leave `out` as it is.
    pub(super) fn multiply(&self, rows: &[i16], out: &mut [i32]) {
        if rows.len() != ROWS * self.inputs
            || out.len() != ROWS * self.outputs
            || self.packed.len() != self.inputs * self.outputs
        {
            return;
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        // Safety: the lengths were checked above.
        unsafe {
            wasm::multiply(&self.packed, self.inputs, self.outputs, rows, out);
        }
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx2") {
                // Safety: the feature is there and the lengths were checked above.
                unsafe { avx2::multiply(&self.packed, self.inputs, self.outputs, rows, out) }
            } else {
                // Safety: every x86-64 processor has SSE2; the lengths were checked above.
                unsafe { sse2::multiply(&self.packed, self.inputs, self.outputs, rows, out) }
            }
        }
        #[cfg(not(any(
            all(target_arch = "wasm32", target_feature = "simd128"),
            target_arch = "x86_64"
        )))]
        self.multiply_plainly(rows, out);
    }

    /// The same in plain code: what runs where there is no version above, and what the others are tested against.
    #[cfg_attr(
        any(
            all(target_arch = "wasm32", target_feature = "simd128"),
            target_arch = "x86_64"
        ),
        allow(dead_code)
    )]
    fn multiply_plainly(&self, rows: &[i16], out: &mut [i32]) {
        for (row, sums) in rows
            .chunks_exact(self.inputs)
            .zip(out.chunks_exact_mut(self.outputs))
        {
            for (weights, sums) in self
                .packed
                .chunks_exact(GROUP * self.inputs)
                .zip(sums.chunks_exact_mut(GROUP))
            {
                sums.fill(0);
                for (pair, weights) in row
                    .as_chunks::<2>()
                    .0
                    .iter()
                    .zip(weights.as_chunks::<{ 2 * GROUP }>().0)
                {
                    let [a, b] = pair.map(i32::from);
                    for (&[v, w], sum) in weights.as_chunks::<2>().0.iter().zip(sums.iter_mut()) {
                        let product = a * i32::from(v) + b * i32::from(w);
                        *sum = sum.wrapping_add(product);
                    }
                }
            }
        }
    }
}

/// Runs `work` compiled for the widest vectors that this processor is known to have. Only what is inlined into `work`
/// gains by it; the results are the same, as no operation is fused or reordered.
pub(super) fn widely<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // Safety: the feature is there.
        return unsafe { avx2::widely(work) };
    }
    work()
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::{GROUP, ROWS};
    use core::arch::wasm32::{
        i32x4_add, i32x4_dot_i16x8, i32x4_splat, v128, v128_load, v128_load32_splat, v128_store,
    };

    /// # Safety
    /// `packed` holds `inputs × outputs` numbers, `rows` `ROWS × inputs`, `out` `ROWS × outputs`; `inputs` is even,
    /// `outputs` a multiple of `GROUP`.
    pub(super) unsafe fn multiply(
        packed: &[i16],
        inputs: usize,
        outputs: usize,
        rows: &[i16],
        out: &mut [i32],
    ) {
        // Two rows and sixteen outputs: eight sums, four weights and two inputs fit sixteen registers.
        for group in 0..outputs / GROUP {
            for half in 0..ROWS / 2 {
                let mut first = [i32x4_splat(0); 4];
                let mut second = first;
                // Safety: all offsets stay below the lengths that the caller vouches for.
                unsafe {
                    let w = packed.as_ptr().add(group * GROUP * inputs);
                    let a = rows.as_ptr().add(2 * half * inputs);
                    let b = a.add(inputs);
                    for pair in 0..inputs / 2 {
                        let w = w.add(pair * 2 * GROUP).cast::<v128>();
                        let x = v128_load32_splat(a.add(2 * pair).cast());
                        let y = v128_load32_splat(b.add(2 * pair).cast());
                        for (lane, (s, t)) in first.iter_mut().zip(&mut second).enumerate() {
                            let w = v128_load(w.add(lane));
                            *s = i32x4_add(*s, i32x4_dot_i16x8(w, x));
                            *t = i32x4_add(*t, i32x4_dot_i16x8(w, y));
                        }
                    }
                    let to = out.as_mut_ptr().add(2 * half * outputs + group * GROUP);
                    for (lane, (&s, &t)) in first.iter().zip(&second).enumerate() {
                        v128_store(to.cast::<v128>().add(lane), s);
                        v128_store(to.add(outputs).cast::<v128>().add(lane), t);
                    }
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod sse2 {
    use super::{GROUP, ROWS};
    use core::arch::x86_64::{
        __m128i, _mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_set1_epi32, _mm_setzero_si128,
        _mm_storeu_si128,
    };

    /// # Safety
    /// `packed` holds `inputs × outputs` numbers, `rows` `ROWS × inputs`, `out` `ROWS × outputs`; `inputs` is even,
    /// `outputs` a multiple of `GROUP`.
    pub(super) unsafe fn multiply(
        packed: &[i16],
        inputs: usize,
        outputs: usize,
        rows: &[i16],
        out: &mut [i32],
    ) {
        for group in 0..outputs / GROUP {
            for half in 0..ROWS / 2 {
                // Safety: all offsets stay below the lengths that the caller vouches for; loads are unaligned ones.
                unsafe {
                    let mut first = [_mm_setzero_si128(); 4];
                    let mut second = first;
                    let w = packed.as_ptr().add(group * GROUP * inputs);
                    let a = rows.as_ptr().add(2 * half * inputs);
                    let b = a.add(inputs);
                    for pair in 0..inputs / 2 {
                        let w = w.add(pair * 2 * GROUP).cast::<__m128i>();
                        let x = _mm_set1_epi32(a.add(2 * pair).cast::<i32>().read_unaligned());
                        let y = _mm_set1_epi32(b.add(2 * pair).cast::<i32>().read_unaligned());
                        for (lane, (s, t)) in first.iter_mut().zip(&mut second).enumerate() {
                            let w = _mm_loadu_si128(w.add(lane));
                            *s = _mm_add_epi32(*s, _mm_madd_epi16(w, x));
                            *t = _mm_add_epi32(*t, _mm_madd_epi16(w, y));
                        }
                    }
                    let to = out.as_mut_ptr().add(2 * half * outputs + group * GROUP);
                    for (lane, (&s, &t)) in first.iter().zip(&second).enumerate() {
                        _mm_storeu_si128(to.cast::<__m128i>().add(lane), s);
                        _mm_storeu_si128(to.add(outputs).cast::<__m128i>().add(lane), t);
                    }
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{GROUP, ROWS};
    use core::arch::x86_64::{
        __m256i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32,
        _mm256_setzero_si256, _mm256_storeu_si256,
    };

    /// # Safety
    /// The processor has AVX2.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn widely<R>(work: impl FnOnce() -> R) -> R {
        work()
    }

    /// # Safety
    /// The processor has AVX2. `packed` holds `inputs × outputs` numbers, `rows` `ROWS × inputs`, `out`
    /// `ROWS × outputs`; `inputs` is even, `outputs` a multiple of `GROUP`.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn multiply(
        packed: &[i16],
        inputs: usize,
        outputs: usize,
        rows: &[i16],
        out: &mut [i32],
    ) {
        for group in 0..outputs / GROUP {
            // Safety: all offsets stay below the lengths that the caller vouches for; loads are unaligned ones.
            unsafe {
                let mut sums: [[__m256i; 2]; ROWS] = [[_mm256_setzero_si256(); 2]; ROWS];
                let w = packed.as_ptr().add(group * GROUP * inputs);
                for pair in 0..inputs / 2 {
                    let w = w.add(pair * 2 * GROUP).cast::<__m256i>();
                    let (v, w) = (_mm256_loadu_si256(w), _mm256_loadu_si256(w.add(1)));
                    for (row, [s, t]) in sums.iter_mut().enumerate() {
                        let x = rows.as_ptr().add(row * inputs + 2 * pair);
                        let x = _mm256_set1_epi32(x.cast::<i32>().read_unaligned());
                        *s = _mm256_add_epi32(*s, _mm256_madd_epi16(v, x));
                        *t = _mm256_add_epi32(*t, _mm256_madd_epi16(w, x));
                    }
                }
                for (row, [s, t]) in sums.iter().enumerate() {
                    let to = out
                        .as_mut_ptr()
                        .add(row * outputs + group * GROUP)
                        .cast::<__m256i>();
                    _mm256_storeu_si256(to, *s);
                    _mm256_storeu_si256(to.add(1), *t);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator, so that the test needs no crate and always sees the same numbers.
    fn numbers(n: usize, most: i32, seed: u64) -> Vec<i16> {
        let mut s = seed;
        (0..n)
            .map(|_| {
                s = s.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                ((s >> 33) as i32 % (2 * most + 1) - most) as i16
            })
            .collect()
    }

    #[test]
    fn every_version_gives_the_sums_of_the_definition() {
        for (inputs, outputs) in [(2, 1), (64, 20), (144, 64), (192, 64), (6, 33)] {
            let weights = numbers(inputs * outputs, 127, 1);
            let rows = numbers(ROWS * inputs, 16_000, 2);
            let m = Matrix::new(&weights, inputs);
            let mut expected = vec![0; ROWS * m.outputs()];
            for r in 0..ROWS {
                for o in 0..outputs {
                    expected[r * m.outputs() + o] = (0..inputs)
                        .map(|i| {
                            i32::from(rows[r * inputs + i]) * i32::from(weights[o * inputs + i])
                        })
                        .sum();
                }
            }
            let mut plain = vec![1; expected.len()];
            m.multiply_plainly(&rows, &mut plain);
            assert_eq!(plain, expected);
            let mut fast = vec![1; expected.len()];
            m.multiply(&rows, &mut fast);
            assert_eq!(fast, expected);
            #[cfg(target_arch = "x86_64")]
            {
                let mut base = vec![1; expected.len()];
                // Safety: the lengths are the matrix's own.
                unsafe { sse2::multiply(&m.packed, m.inputs, m.outputs, &rows, &mut base) }
                assert_eq!(base, expected);
            }
        }
    }

    #[test]
    fn wrong_lengths_touch_nothing() {
        let m = Matrix::new(&[1, 2], 2);
        let mut out = [7; 3];
        m.multiply(&[1, 2], &mut out);
        assert_eq!(out, [7; 3]);
    }
}
