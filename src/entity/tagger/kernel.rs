//! The one inner loop: rows of 16-bit numbers times a matrix of 16-bit weights, summed in 32 bits.
//!
//! Integers add up to the same whatever the order, so the scalar version, the x86-64 ones and the WebAssembly one
//! agree bit for bit; a test holds them together. All `unsafe` of the tagger is here and in `lanes`.

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

    /// Multiplies `ROWS` rows into `out`, row by row. Each row's inputs come in parts of equal width: a part holds its
    /// share of all the rows, one after the other, so the places of a convolution are read where they lie. Slices of
    /// other lengths than `ROWS × inputs` in all and `ROWS × outputs` leave `out` as it is.
    pub(super) fn multiply<const P: usize>(&self, parts: [&[i16]; P], out: &mut [i32]) {
        let width = self.inputs / P.max(1);
        if width * P != self.inputs
            || !width.is_multiple_of(2)
            || parts.iter().any(|part| part.len() != ROWS * width)
            || out.len() != ROWS * self.outputs
            || self.packed.len() != self.inputs * self.outputs
        {
            return;
        }
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        // Safety: the lengths were checked above.
        unsafe {
            wasm::multiply(&self.packed, width, self.outputs, &parts, out);
        }
        #[cfg(target_arch = "x86_64")]
        {
            if avx512::is_there() {
                // Safety: the features are there and the lengths were checked above.
                unsafe { avx512::multiply(&self.packed, width, self.outputs, &parts, out) }
            } else if std::arch::is_x86_feature_detected!("avx2") {
                // Safety: the feature is there and the lengths were checked above.
                unsafe { avx2::multiply(&self.packed, width, self.outputs, &parts, out) }
            } else {
                // Safety: every x86-64 processor has SSE2; the lengths were checked above.
                unsafe { sse2::multiply(&self.packed, width, self.outputs, &parts, out) }
            }
        }
        #[cfg(not(any(
            all(target_arch = "wasm32", target_feature = "simd128"),
            target_arch = "x86_64"
        )))]
        self.multiply_plainly(&parts, out);
    }

    /// The same in plain code: what runs where there is no version above, and what the others are tested against.
    #[cfg_attr(
        any(
            all(target_arch = "wasm32", target_feature = "simd128"),
            target_arch = "x86_64"
        ),
        allow(dead_code)
    )]
    fn multiply_plainly(&self, parts: &[&[i16]], out: &mut [i32]) {
        let width = self.inputs / parts.len().max(1);
        for (r, sums) in out.chunks_exact_mut(self.outputs).enumerate() {
            for (weights, sums) in self
                .packed
                .chunks_exact(GROUP * self.inputs)
                .zip(sums.chunks_exact_mut(GROUP))
            {
                sums.fill(0);
                for (part, weights) in parts.iter().zip(weights.chunks_exact(GROUP * width)) {
                    let row = part.get(r * width..(r + 1) * width).unwrap_or(&[]);
                    for (pair, weights) in row
                        .as_chunks::<2>()
                        .0
                        .iter()
                        .zip(weights.as_chunks::<{ 2 * GROUP }>().0)
                    {
                        let [a, b] = pair.map(i32::from);
                        for (&[v, w], sum) in weights.as_chunks::<2>().0.iter().zip(sums.iter_mut())
                        {
                            let product = a * i32::from(v) + b * i32::from(w);
                            *sum = sum.wrapping_add(product);
                        }
                    }
                }
            }
        }
    }
}

/// Runs `work` compiled for the widest vectors that this processor is known to have. Only what is inlined into `work`
/// gains by it; the results are the same, as no operation is fused or reordered.
pub(in crate::entity) fn widely<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if avx512::is_there() {
        // Safety: the features are there.
        return unsafe { avx512::widely(work) };
    } else if std::arch::is_x86_feature_detected!("avx2") {
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
    /// Each of the parts holds `ROWS × width` numbers, `packed` as many times `width × outputs` as there are parts, `out`
    /// `ROWS × outputs`; `width` is even, `outputs` a multiple of `GROUP`.
    pub(super) unsafe fn multiply(
        packed: &[i16],
        width: usize,
        outputs: usize,
        parts: &[&[i16]],
        out: &mut [i32],
    ) {
        // Two rows and sixteen outputs: eight sums, four weights and two inputs fit sixteen registers. The sums have
        // names of their own, and not an array, so that they are registers also in a module compiled for size.
        let none = i32x4_splat(0);
        let mut group = 0;
        while group < outputs {
            let mut row = 0;
            while row < ROWS {
                let (mut a0, mut a1, mut a2, mut a3) = (none, none, none, none);
                let (mut b0, mut b1, mut b2, mut b3) = (none, none, none, none);
                // Safety: all offsets stay below the lengths that the caller vouches for.
                unsafe {
                    let mut w: *const v128 =
                        packed.as_ptr().add(group * width * parts.len()).cast();
                    for part in parts {
                        let mut a = part.as_ptr().add(row * width);
                        let end = a.add(width);
                        while a < end {
                            let x = v128_load32_splat(a.cast());
                            let y = v128_load32_splat(a.add(width).cast());
                            let v = v128_load(w);
                            a0 = i32x4_add(a0, i32x4_dot_i16x8(v, x));
                            b0 = i32x4_add(b0, i32x4_dot_i16x8(v, y));
                            let v = v128_load(w.add(1));
                            a1 = i32x4_add(a1, i32x4_dot_i16x8(v, x));
                            b1 = i32x4_add(b1, i32x4_dot_i16x8(v, y));
                            let v = v128_load(w.add(2));
                            a2 = i32x4_add(a2, i32x4_dot_i16x8(v, x));
                            b2 = i32x4_add(b2, i32x4_dot_i16x8(v, y));
                            let v = v128_load(w.add(3));
                            a3 = i32x4_add(a3, i32x4_dot_i16x8(v, x));
                            b3 = i32x4_add(b3, i32x4_dot_i16x8(v, y));
                            w = w.add(4);
                            a = a.add(2);
                        }
                    }
                    let to: *mut v128 = out.as_mut_ptr().add(row * outputs + group).cast();
                    v128_store(to, a0);
                    v128_store(to.add(1), a1);
                    v128_store(to.add(2), a2);
                    v128_store(to.add(3), a3);
                    let to: *mut v128 = out.as_mut_ptr().add((row + 1) * outputs + group).cast();
                    v128_store(to, b0);
                    v128_store(to.add(1), b1);
                    v128_store(to.add(2), b2);
                    v128_store(to.add(3), b3);
                }
                row += 2;
            }
            group += GROUP;
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
    /// Each of the parts holds `ROWS × width` numbers, `packed` as many times `width × outputs` as there are parts, `out`
    /// `ROWS × outputs`; `width` is even, `outputs` a multiple of `GROUP`.
    pub(super) unsafe fn multiply(
        packed: &[i16],
        width: usize,
        outputs: usize,
        parts: &[&[i16]],
        out: &mut [i32],
    ) {
        for group in 0..outputs / GROUP {
            for half in 0..ROWS / 2 {
                // Safety: all offsets stay below the lengths that the caller vouches for; loads are unaligned ones.
                unsafe {
                    let mut first = [_mm_setzero_si128(); 4];
                    let mut second = first;
                    let w = packed.as_ptr().add(group * GROUP * width * parts.len());
                    for (p, part) in parts.iter().enumerate() {
                        let w = w.add(p * GROUP * width);
                        let a = part.as_ptr().add(2 * half * width);
                        let b = a.add(width);
                        for pair in 0..width / 2 {
                            let w = w.add(pair * 2 * GROUP).cast::<__m128i>();
                            let x = _mm_set1_epi32(a.add(2 * pair).cast::<i32>().read_unaligned());
                            let y = _mm_set1_epi32(b.add(2 * pair).cast::<i32>().read_unaligned());
                            for (lane, (s, t)) in first.iter_mut().zip(&mut second).enumerate() {
                                let w = _mm_loadu_si128(w.add(lane));
                                *s = _mm_add_epi32(*s, _mm_madd_epi16(w, x));
                                *t = _mm_add_epi32(*t, _mm_madd_epi16(w, y));
                            }
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
    /// The processor has AVX2. Each of the parts holds `ROWS × width` numbers, `packed` as many times `width × outputs` as
    /// there are parts, `out` `ROWS × outputs`; `width` is even, `outputs` a multiple of `GROUP`.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn multiply(
        packed: &[i16],
        width: usize,
        outputs: usize,
        parts: &[&[i16]],
        out: &mut [i32],
    ) {
        for group in 0..outputs / GROUP {
            // Safety: all offsets stay below the lengths that the caller vouches for; loads are unaligned ones.
            unsafe {
                let mut sums: [[__m256i; 2]; ROWS] = [[_mm256_setzero_si256(); 2]; ROWS];
                let w = packed.as_ptr().add(group * GROUP * width * parts.len());
                for (p, part) in parts.iter().enumerate() {
                    let w = w.add(p * GROUP * width);
                    for pair in 0..width / 2 {
                        let w = w.add(pair * 2 * GROUP).cast::<__m256i>();
                        let (v, w) = (_mm256_loadu_si256(w), _mm256_loadu_si256(w.add(1)));
                        for (row, [s, t]) in sums.iter_mut().enumerate() {
                            let x = part.as_ptr().add(row * width + 2 * pair);
                            let x = _mm256_set1_epi32(x.cast::<i32>().read_unaligned());
                            *s = _mm256_add_epi32(*s, _mm256_madd_epi16(v, x));
                            *t = _mm256_add_epi32(*t, _mm256_madd_epi16(w, x));
                        }
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

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use super::{GROUP, ROWS};
    use core::arch::x86_64::{
        __m512i, _mm512_dpwssd_epi32, _mm512_loadu_si512, _mm512_set1_epi32, _mm512_setzero_si512,
        _mm512_storeu_si512,
    };

    /// Whether the processor has the instructions.
    #[inline(always)]
    pub(super) fn is_there() -> bool {
        std::arch::is_x86_feature_detected!("avx512vnni")
            && std::arch::is_x86_feature_detected!("avx512bw")
            && std::arch::is_x86_feature_detected!("avx512vl")
    }

    /// # Safety
    /// The processor has AVX-512 with VNNI.
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
    pub(super) unsafe fn widely<R>(work: impl FnOnce() -> R) -> R {
        work()
    }

    /// # Safety
    /// The processor has AVX-512 with VNNI. Each of the parts holds `ROWS × width` numbers, `packed` as many times
    /// `width × outputs` as there are parts, `out` `ROWS × outputs`; `width` is even, `outputs` a multiple of `GROUP`.
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
    pub(super) unsafe fn multiply(
        packed: &[i16],
        width: usize,
        outputs: usize,
        parts: &[&[i16]],
        out: &mut [i32],
    ) {
        let groups = outputs / GROUP;
        let mut group = 0;
        // Safety: the caller vouches for the lengths.
        unsafe {
            while group + 4 <= groups {
                some::<4>(packed, width, outputs, parts, out, group);
                group += 4;
            }
            while group + 2 <= groups {
                some::<2>(packed, width, outputs, parts, out, group);
                group += 2;
            }
            while group < groups {
                some::<1>(packed, width, outputs, parts, out, group);
                group += 1;
            }
        }
    }

    /// The outputs of `G` groups from `group` on: 4 × `G` sums, `G` weights and an input fit the 32 registers.
    ///
    /// # Safety
    /// As `multiply`, and the groups are there.
    #[inline]
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
    unsafe fn some<const G: usize>(
        packed: &[i16],
        width: usize,
        outputs: usize,
        parts: &[&[i16]],
        out: &mut [i32],
        group: usize,
    ) {
        // Safety: all offsets stay below the lengths that the caller vouches for; loads are unaligned ones.
        unsafe {
            let mut sums: [[__m512i; G]; ROWS] = [[_mm512_setzero_si512(); G]; ROWS];
            let all = GROUP * width * parts.len();
            let w = packed.as_ptr().add(group * all);
            for (p, part) in parts.iter().enumerate() {
                let w = w.add(p * GROUP * width);
                for pair in 0..width / 2 {
                    let w = w.add(pair * 2 * GROUP);
                    let mut weights = [_mm512_setzero_si512(); G];
                    for (g, slot) in weights.iter_mut().enumerate() {
                        *slot = _mm512_loadu_si512(w.add(g * all).cast());
                    }
                    for (row, sums) in sums.iter_mut().enumerate() {
                        let x = part.as_ptr().add(row * width + 2 * pair);
                        let x = _mm512_set1_epi32(x.cast::<i32>().read_unaligned());
                        for (sum, weights) in sums.iter_mut().zip(weights) {
                            *sum = _mm512_dpwssd_epi32(*sum, weights, x);
                        }
                    }
                }
            }
            for (row, sums) in sums.iter().enumerate() {
                for (g, sum) in sums.iter().enumerate() {
                    let to = out.as_mut_ptr().add(row * outputs + (group + g) * GROUP);
                    _mm512_storeu_si512(to.cast(), *sum);
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

    /// Cuts rows into `P` parts as the loop reads them.
    fn parts<const P: usize>(rows: &[i16], inputs: usize) -> [Vec<i16>; P] {
        let width = inputs / P;
        std::array::from_fn(|p| {
            rows.chunks_exact(inputs)
                .flat_map(|row| &row[p * width..(p + 1) * width])
                .copied()
                .collect()
        })
    }

    fn check<const P: usize>(inputs: usize, outputs: usize) {
        let weights = numbers(inputs * outputs, 127, 1);
        let rows = numbers(ROWS * inputs, 16_000, 2);
        let m = Matrix::new(&weights, inputs);
        let mut expected = vec![0; ROWS * m.outputs()];
        for r in 0..ROWS {
            for o in 0..outputs {
                expected[r * m.outputs() + o] = (0..inputs)
                    .map(|i| i32::from(rows[r * inputs + i]) * i32::from(weights[o * inputs + i]))
                    .sum();
            }
        }
        let parts = parts::<P>(&rows, inputs);
        let parts = parts.each_ref().map(Vec::as_slice);
        let mut plain = vec![1; expected.len()];
        m.multiply_plainly(&parts, &mut plain);
        assert_eq!(plain, expected);
        let mut fast = vec![1; expected.len()];
        m.multiply(parts, &mut fast);
        assert_eq!(fast, expected);
        #[cfg(target_arch = "x86_64")]
        for (is_there, multiply) in versions() {
            if is_there {
                let mut sums = vec![1; expected.len()];
                // Safety: the processor has what is needed, and the lengths are the matrix's own.
                unsafe { multiply(&m.packed, inputs / P, m.outputs, &parts, &mut sums) }
                assert_eq!(sums, expected);
            }
        }
    }

    #[cfg(target_arch = "x86_64")]
    type Multiply = unsafe fn(&[i16], usize, usize, &[&[i16]], &mut [i32]);

    #[cfg(target_arch = "x86_64")]
    fn versions() -> [(bool, Multiply); 3] {
        [
            (true, sse2::multiply),
            (std::arch::is_x86_feature_detected!("avx2"), avx2::multiply),
            (avx512::is_there(), avx512::multiply),
        ]
    }

    #[test]
    fn every_version_gives_the_sums_of_the_definition() {
        for (inputs, outputs) in [(2, 1), (64, 20), (144, 64), (192, 64), (6, 33)] {
            check::<1>(inputs, outputs);
        }
        for (inputs, outputs) in [(192, 64), (6, 33)] {
            check::<3>(inputs, outputs);
        }
    }

    #[test]
    fn wrong_lengths_touch_nothing() {
        let m = Matrix::new(&[1, 2], 2);
        let mut out = [7; 3];
        m.multiply([&[1, 2]], &mut out);
        assert_eq!(out, [7; 3]);
    }
}
