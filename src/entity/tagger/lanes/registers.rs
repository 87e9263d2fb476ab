//! The lanes in four registers of simd128 each; the same numbers as `arrays.rs`.

use super::{LANES, Rounding};
use core::arch::wasm32::*;
use std::ops::{Add, Div, Mul, Sub};

/// Sixteen 32-bit integers; arithmetic wraps.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Ints([v128; 4]);

/// Sixteen single-precision numbers.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Floats([v128; 4]);

/// An integer for all sixteen.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Int(v128);

/// A single-precision number for all sixteen.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Float(v128);

impl Int {
    /// The compiler takes it for a number that it does not know, so it stands in a register or in memory, and not in
    /// the code.
    #[inline(always)]
    pub(in super::super) fn held(value: i32) -> Self {
        Int(i32x4_splat(std::hint::black_box(value)))
    }
}

impl Float {
    /// As for `Int`.
    #[inline(always)]
    pub(in super::super) fn held(value: f32) -> Self {
        Float(f32x4_splat(std::hint::black_box(value)))
    }
}

// Closures around the instructions, as a function with a target feature is no `Fn`.
#[inline(always)]
fn each([a, b, c, d]: [v128; 4], f: impl Fn(v128) -> v128) -> [v128; 4] {
    [f(a), f(b), f(c), f(d)]
}

#[inline(always)]
fn both(
    [a, b, c, d]: [v128; 4],
    [e, f, g, h]: [v128; 4],
    op: impl Fn(v128, v128) -> v128,
) -> [v128; 4] {
    [op(a, e), op(b, f), op(c, g), op(d, h)]
}

/// The sixteen 32-bit numbers at `from`.
///
/// # Safety
/// 64 bytes can be read there.
#[inline(always)]
unsafe fn four(from: *const v128) -> [v128; 4] {
    // Safety: the caller vouches for it.
    unsafe {
        [
            v128_load(from),
            v128_load(from.add(1)),
            v128_load(from.add(2)),
            v128_load(from.add(3)),
        ]
    }
}

/// Writes sixteen 32-bit numbers.
///
/// # Safety
/// 64 bytes can be written there.
#[inline(always)]
unsafe fn put([a, b, c, d]: [v128; 4], to: *mut v128) {
    // Safety: the caller vouches for it.
    unsafe {
        v128_store(to, a);
        v128_store(to.add(1), b);
        v128_store(to.add(2), c);
        v128_store(to.add(3), d);
    }
}

/// The two halves of sixteen 16-bit numbers.
#[inline(always)]
fn halves(values: &[i16; LANES]) -> (v128, v128) {
    let from: *const v128 = values.as_ptr().cast();
    // Safety: the array is 32 bytes long.
    unsafe { (v128_load(from), v128_load(from.add(1))) }
}

/// Extends every number of `from`, as far as `to` goes.
#[inline(always)]
pub(in super::super) fn widen(from: &[i8], to: &mut [i16]) {
    let n = from.len().min(to.len());
    let (source, target) = (from.as_ptr(), to.as_mut_ptr());
    let mut i = 0;
    // Safety: every place that is read or written lies below the shorter length.
    unsafe {
        while i + 8 <= n {
            v128_store(target.add(i).cast(), i16x8_load_extend_i8x8(source.add(i)));
            i += 8;
        }
        while i < n {
            *target.add(i) = i16::from(*source.add(i));
            i += 1;
        }
    }
}

/// The sum and the sum of the squares of up to 256 numbers of 13 bits, a multiple of sixteen of them.
#[inline(always)]
pub(in super::super) fn moments(values: &[i16]) -> (i32, i64) {
    let mut sums = i32x4_splat(0);
    let mut squares = sums;
    for part in values.as_chunks().0 {
        let (a, b) = halves(part);
        // Sums of two numbers of 13 bits fit 16.
        sums = i32x4_add(sums, i32x4_extadd_pairwise_i16x8(i16x8_add(a, b)));
        let few = i32x4_add(i32x4_dot_i16x8(a, a), i32x4_dot_i16x8(b, b));
        squares = i32x4_add(squares, few);
    }
    let v = i32x4_add(sums, i32x4_shuffle::<2, 3, 0, 1>(sums, sums));
    let sum = i32x4_extract_lane::<0>(v) + i32x4_extract_lane::<1>(v);
    // A quarter of 256 squares fits 32 bits without a sign.
    let (low, high) = (
        i64x2_extend_low_u32x4(squares),
        i64x2_extend_high_u32x4(squares),
    );
    let v = i64x2_add(low, high);
    (sum, i64x2_extract_lane::<0>(v) + i64x2_extract_lane::<1>(v))
}

/// Writes `(size × v - sum) × factor`, rounded, for every `v` of a row; the results fit 16 bits. Up to the factor all
/// are whole numbers below 2^24, so nothing is rounded before.
#[inline(always)]
pub(in super::super) fn centre(
    row: &[i16],
    [size, sum, factor]: [f32; 3],
    with: &Rounding,
    out: &mut [i16],
) {
    let (size, sum) = (Float(f32x4_splat(size)), Float(f32x4_splat(sum)));
    let factor = Float(f32x4_splat(factor));
    let mut out = out.as_chunks_mut().0.iter_mut();
    for part in row.as_chunks().0 {
        let Some(out) = out.next() else { break };
        let centred = Ints::widened(part).floats() * size - sum;
        (centred * factor).round(with).narrow(out);
    }
}

/// What goes into the four products of a convolution's block (see `convolution`), as far as the shortest goes.
#[inline(always)]
pub(in super::super) fn mix([a, b, c, d]: [&[i16]; 4], [p, q, r, s]: [&mut [i16]; 4]) {
    let n = a.len().min(b.len()).min(c.len()).min(d.len());
    let n = n.min(p.len()).min(q.len()).min(r.len()).min(s.len());
    let mut i = 0;
    // Safety: every place that is read or written lies below the shortest length.
    unsafe {
        while i + 8 <= n {
            let x = v128_load(b.as_ptr().add(i).cast());
            let y = v128_load(c.as_ptr().add(i).cast());
            let outer = v128_load(a.as_ptr().add(i).cast());
            v128_store(p.as_mut_ptr().add(i).cast(), i16x8_sub(outer, y));
            v128_store(q.as_mut_ptr().add(i).cast(), i16x8_add(x, y));
            v128_store(r.as_mut_ptr().add(i).cast(), i16x8_sub(y, x));
            let outer = v128_load(d.as_ptr().add(i).cast());
            v128_store(s.as_mut_ptr().add(i).cast(), i16x8_sub(x, outer));
            i += 8;
        }
    }
}

/// The sums that the four products make, as far as the shortest goes.
#[inline(always)]
pub(in super::super) fn unmix([p, q, r, s]: [&[i32]; 4], [first, second]: [&mut [i32]; 2]) {
    let n = p.len().min(q.len()).min(r.len()).min(s.len());
    let n = n.min(first.len()).min(second.len());
    let mut i = 0;
    // Safety: every place that is read or written lies below the shortest length.
    unsafe {
        while i + 4 <= n {
            let x = v128_load(q.as_ptr().add(i).cast());
            let y = v128_load(r.as_ptr().add(i).cast());
            let outer = v128_load(p.as_ptr().add(i).cast());
            let sum = i32x4_add(outer, i32x4_shr(i32x4_add(x, y), 1));
            v128_store(first.as_mut_ptr().add(i).cast(), sum);
            let outer = v128_load(s.as_ptr().add(i).cast());
            let sum = i32x4_sub(i32x4_shr(i32x4_sub(x, y), 1), outer);
            v128_store(second.as_mut_ptr().add(i).cast(), sum);
            i += 4;
        }
    }
}

impl Ints {
    #[inline(always)]
    pub(in super::super) fn of(value: i32) -> Self {
        Ints([i32x4_splat(value); 4])
    }

    #[inline(always)]
    pub(in super::super) fn load(values: &[i32; LANES]) -> Self {
        // Safety: the array is 64 bytes long.
        Ints(unsafe { four(values.as_ptr().cast()) })
    }

    #[inline(always)]
    pub(in super::super) fn store(self, to: &mut [i32; LANES]) {
        // Safety: the array is 64 bytes long.
        unsafe { put(self.0, to.as_mut_ptr().cast()) }
    }

    #[inline(always)]
    pub(in super::super) fn widened(values: &[i16; LANES]) -> Self {
        let (a, b) = halves(values);
        Ints([
            i32x4_extend_low_i16x8(a),
            i32x4_extend_high_i16x8(a),
            i32x4_extend_low_i16x8(b),
            i32x4_extend_high_i16x8(b),
        ])
    }

    /// Those that do not fit become the nearest that does.
    #[inline(always)]
    pub(in super::super) fn narrow(self, to: &mut [i16; LANES]) {
        let [a, b, c, d] = self.0;
        let to: *mut v128 = to.as_mut_ptr().cast();
        // Safety: the array is 32 bytes long.
        unsafe {
            v128_store(to, i16x8_narrow_i32x4(a, b));
            v128_store(to.add(1), i16x8_narrow_i32x4(c, d));
        }
    }

    #[inline(always)]
    pub(in super::super) fn floats(self) -> Floats {
        Floats(each(self.0, |v| f32x4_convert_i32x4(v)))
    }

    #[inline(always)]
    pub(in super::super) fn max(self, other: Self) -> Self {
        Ints(both(self.0, other.0, |a, b| i32x4_max(a, b)))
    }

    #[inline(always)]
    pub(in super::super) fn min(self, other: Self) -> Self {
        Ints(both(self.0, other.0, |a, b| i32x4_min(a, b)))
    }

    #[inline(always)]
    pub(in super::super) fn and(self, bits: Int) -> Self {
        Ints(each(self.0, |v| v128_and(v, bits.0)))
    }

    #[inline(always)]
    pub(in super::super) fn at_least(self, least: Int) -> Self {
        Ints(each(self.0, |v| i32x4_max(v, least.0)))
    }

    /// 16 times each.
    #[inline(always)]
    pub(in super::super) fn times_16(self) -> Self {
        Ints(each(self.0, |v| i32x4_shl(v, 4)))
    }

    /// Each that is positive, as the exponent of a power of two; of the others, zero.
    #[inline(always)]
    pub(in super::super) fn shifted_into_exponent(self) -> Floats {
        Floats(each(self.0, |v| {
            i32x4_shl(i32x4_max(v, i32x4_splat(0)), 23)
        }))
    }

    #[cfg(test)]
    pub(in super::super) fn to_array(self) -> [i32; LANES] {
        let mut out = [0; LANES];
        self.store(&mut out);
        out
    }

    /// Each as a byte, which it fits.
    #[inline(always)]
    pub(in super::super) fn bytes(self) -> [u8; LANES] {
        let [a, b, c, d] = self.0;
        let bytes = u8x16_narrow_i16x8(i16x8_narrow_i32x4(a, b), i16x8_narrow_i32x4(c, d));
        let mut out = [0; LANES];
        // Safety: the array is 16 bytes long.
        unsafe { v128_store(out.as_mut_ptr().cast(), bytes) }
        out
    }

    #[inline(always)]
    pub(in super::super) fn greatest(self) -> i32 {
        let [a, b, c, d] = self.0;
        let v = i32x4_max(i32x4_max(a, b), i32x4_max(c, d));
        let v = i32x4_max(v, i32x4_shuffle::<2, 3, 0, 1>(v, v));
        i32x4_extract_lane::<0>(v).max(i32x4_extract_lane::<1>(v))
    }

    /// Adds each, which fits 16 bits, to a number; more than `most` becomes that.
    #[inline(always)]
    pub(in super::super) fn add_to(self, numbers: &mut [i16; LANES], most: i16) {
        let [a, b, c, d] = self.0;
        let (x, y) = halves(numbers);
        let x = i16x8_add_sat(x, i16x8_narrow_i32x4(a, b));
        let y = i16x8_add_sat(y, i16x8_narrow_i32x4(c, d));
        let to: *mut v128 = numbers.as_mut_ptr().cast();
        // Safety: the array is 32 bytes long.
        unsafe {
            v128_store(to, i16x8_min(x, i16x8_splat(most)));
            v128_store(to.add(1), i16x8_min(y, i16x8_splat(most)));
        }
    }
}

impl Floats {
    #[inline(always)]
    pub(in super::super) fn of(value: f32) -> Self {
        Floats([f32x4_splat(value); 4])
    }

    #[inline(always)]
    pub(in super::super) fn load(values: &[f32; LANES]) -> Self {
        // Safety: the array is 64 bytes long.
        Floats(unsafe { four(values.as_ptr().cast()) })
    }

    #[inline(always)]
    pub(in super::super) fn clamp(self, low: Float, high: Float) -> Self {
        Floats(each(self.0, |v| f32x4_pmin(f32x4_pmax(v, low.0), high.0)))
    }

    /// Each of these whose number in `other` is `low` or more, zero for the rest.
    #[inline(always)]
    pub(super) fn where_at_least(self, other: Self, low: Float) -> Self {
        Floats(both(self.0, other.0, |v, o| {
            v128_and(v, f32x4_ge(o, low.0))
        }))
    }

    #[inline(always)]
    pub(super) fn bits(self) -> Ints {
        Ints(self.0)
    }

    #[inline(always)]
    pub(in super::super) fn to_array(self) -> [f32; LANES] {
        let mut out = [0.0; LANES];
        self.store(&mut out);
        out
    }

    #[inline(always)]
    pub(in super::super) fn store(self, to: &mut [f32; LANES]) {
        // Safety: the array is 64 bytes long.
        unsafe { put(self.0, to.as_mut_ptr().cast()) }
    }
}

macro_rules! operators {
    ($($of:ty: $trait:ident, $name:ident, $do:ident;)*) => {$(
        impl $trait for $of {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(both(self.0, other.0, |a, b| $do(a, b)))
            }
        }
    )*};
}

operators! {
    Ints: Add, add, i32x4_add;
    Ints: Sub, sub, i32x4_sub;
    Ints: Mul, mul, i32x4_mul;
    Floats: Add, add, f32x4_add;
    Floats: Sub, sub, f32x4_sub;
    Floats: Mul, mul, f32x4_mul;
    Floats: Div, div, f32x4_div;
}

macro_rules! held_operators {
    ($($of:ty, $with:ty: $trait:ident, $name:ident, $do:ident;)*) => {$(
        impl $trait<$with> for $of {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: $with) -> Self {
                Self(each(self.0, |v| $do(v, other.0)))
            }
        }
    )*};
}

held_operators! {
    Ints, Int: Add, add, i32x4_add;
    Ints, Int: Sub, sub, i32x4_sub;
    Floats, Float: Add, add, f32x4_add;
    Floats, Float: Sub, sub, f32x4_sub;
    Floats, Float: Mul, mul, f32x4_mul;
}
