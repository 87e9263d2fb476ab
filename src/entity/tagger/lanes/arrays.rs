//! The lanes as plain arrays, which LLVM makes registers of; the same numbers as `registers.rs`.

use super::{LANES, Rounding};
use std::ops::{Add, Div, Mul, Sub};

/// Sixteen 32-bit integers; arithmetic wraps.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Ints([i32; LANES]);

/// Sixteen single-precision numbers.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Floats([f32; LANES]);

/// An integer for all sixteen.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Int(i32);

/// A single-precision number for all sixteen.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Float(f32);

impl Int {
    #[inline(always)]
    pub(in super::super) fn held(value: i32) -> Self {
        Int(value)
    }
}

impl Float {
    #[inline(always)]
    pub(in super::super) fn held(value: f32) -> Self {
        Float(value)
    }
}

#[inline(always)]
fn both<T: Copy, U: Copy>(mut a: [T; LANES], b: [U; LANES], f: impl Fn(T, U) -> T) -> [T; LANES] {
    for (a, b) in a.iter_mut().zip(b) {
        *a = f(*a, b);
    }
    a
}

/// Extends every number of `from`, as far as `to` goes.
#[inline(always)]
pub(in super::super) fn widen(from: &[i8], to: &mut [i16]) {
    for (to, &v) in to.iter_mut().zip(from) {
        *to = i16::from(v);
    }
}

/// The sum and the sum of the squares of up to 256 numbers of 13 bits, a multiple of sixteen of them.
#[inline(always)]
pub(in super::super) fn moments(values: &[i16]) -> (i32, i64) {
    let (mut sum, mut squares) = (0, 0);
    // As many squares as fit 32 bits.
    for part in values.chunks(64) {
        let mut few = 0_u32;
        for &v in part {
            sum += i32::from(v);
            few = few.wrapping_add((i32::from(v) * i32::from(v)).cast_unsigned());
        }
        squares += i64::from(few);
    }
    (sum, squares)
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
    let (Float(push), Int(base)) = (with.push, with.base);
    for (out, &v) in out.iter_mut().zip(row) {
        let pushed = (f32::from(v) * size - sum) * factor + push;
        *out = pushed.to_bits().cast_signed().wrapping_sub(base) as i16;
    }
}

/// What goes into the four products of a convolution's block (see `convolution`), as far as the shortest goes.
#[inline(always)]
pub(in super::super) fn mix([a, b, c, d]: [&[i16]; 4], [p, q, r, s]: [&mut [i16]; 4]) {
    for (p, (&a, &c)) in p.iter_mut().zip(a.iter().zip(c)) {
        *p = a.wrapping_sub(c);
    }
    for (q, (&b, &c)) in q.iter_mut().zip(b.iter().zip(c)) {
        *q = b.wrapping_add(c);
    }
    for (r, (&b, &c)) in r.iter_mut().zip(b.iter().zip(c)) {
        *r = c.wrapping_sub(b);
    }
    for (s, (&b, &d)) in s.iter_mut().zip(b.iter().zip(d)) {
        *s = b.wrapping_sub(d);
    }
}

/// The sums that the four products make, as far as the shortest goes.
#[inline(always)]
pub(in super::super) fn unmix([p, q, r, s]: [&[i32]; 4], [first, second]: [&mut [i32]; 2]) {
    for (first, ((&p, &q), &r)) in first.iter_mut().zip(p.iter().zip(q).zip(r)) {
        *first = p.wrapping_add(q.wrapping_add(r) >> 1);
    }
    for (second, ((&q, &r), &s)) in second.iter_mut().zip(q.iter().zip(r).zip(s)) {
        *second = (q.wrapping_sub(r) >> 1).wrapping_sub(s);
    }
}

impl Ints {
    #[inline(always)]
    pub(in super::super) fn of(value: i32) -> Self {
        Ints([value; LANES])
    }

    #[inline(always)]
    pub(in super::super) fn load(values: &[i32; LANES]) -> Self {
        Ints(*values)
    }

    #[inline(always)]
    pub(in super::super) fn store(self, to: &mut [i32; LANES]) {
        *to = self.0;
    }

    #[inline(always)]
    pub(in super::super) fn floats(self) -> Floats {
        Floats(self.0.map(|v| v as f32))
    }

    #[inline(always)]
    pub(in super::super) fn max(self, other: Self) -> Self {
        Ints(both(self.0, other.0, i32::max))
    }

    #[inline(always)]
    pub(in super::super) fn min(self, other: Self) -> Self {
        Ints(both(self.0, other.0, i32::min))
    }

    #[inline(always)]
    pub(in super::super) fn and(self, bits: Int) -> Self {
        Ints(self.0.map(|v| v & bits.0))
    }

    #[inline(always)]
    pub(in super::super) fn at_least(self, least: Int) -> Self {
        Ints(self.0.map(|v| v.max(least.0)))
    }

    /// 16 times each.
    #[inline(always)]
    pub(in super::super) fn times_16(self) -> Self {
        Ints(self.0.map(|v| v << 4))
    }

    /// Each that is positive, as the exponent of a power of two; of the others, zero.
    #[inline(always)]
    pub(in super::super) fn shifted_into_exponent(self) -> Floats {
        Floats(self.0.map(|v| f32::from_bits((v.max(0) as u32) << 23)))
    }

    #[cfg(test)]
    pub(in super::super) fn to_array(self) -> [i32; LANES] {
        self.0
    }

    /// Each as a byte, which it fits.
    #[inline(always)]
    pub(in super::super) fn bytes(self) -> [u8; LANES] {
        self.0.map(|v| v as u8)
    }

    #[inline(always)]
    pub(in super::super) fn greatest(self) -> i32 {
        self.0.into_iter().fold(i32::MIN, i32::max)
    }

    /// Adds each, which fits 16 bits, to a number; more than `most` becomes that.
    #[inline(always)]
    pub(in super::super) fn add_to(self, numbers: &mut [i16; LANES], most: i16) {
        for (number, v) in numbers.iter_mut().zip(self.0) {
            *number = number.saturating_add(v as i16).min(most);
        }
    }
}

impl Floats {
    #[inline(always)]
    pub(in super::super) fn of(value: f32) -> Self {
        Floats([value; LANES])
    }

    #[inline(always)]
    pub(in super::super) fn load(values: &[f32; LANES]) -> Self {
        Floats(*values)
    }

    #[inline(always)]
    pub(in super::super) fn clamp(self, low: Float, high: Float) -> Self {
        Floats(self.0.map(|v| {
            let v = if v < low.0 { low.0 } else { v };
            if high.0 < v { high.0 } else { v }
        }))
    }

    /// Each of these whose number in `other` is `low` or more, zero for the rest.
    #[inline(always)]
    pub(super) fn where_at_least(self, other: Self, low: Float) -> Self {
        Floats(both(
            self.0,
            other.0,
            |v, o| if o >= low.0 { v } else { 0.0 },
        ))
    }

    #[inline(always)]
    pub(super) fn bits(self) -> Ints {
        Ints(self.0.map(|v| v.to_bits().cast_signed()))
    }

    #[inline(always)]
    pub(in super::super) fn to_array(self) -> [f32; LANES] {
        self.0
    }

    #[inline(always)]
    pub(in super::super) fn store(self, to: &mut [f32; LANES]) {
        *to = self.0;
    }
}

macro_rules! operators {
    ($($of:ty: $trait:ident, $name:ident, $do:expr;)*) => {$(
        impl $trait for $of {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: Self) -> Self {
                Self(both(self.0, other.0, $do))
            }
        }
    )*};
}

operators! {
    Ints: Add, add, i32::wrapping_add;
    Ints: Sub, sub, i32::wrapping_sub;
    Ints: Mul, mul, i32::wrapping_mul;
    Floats: Add, add, |a, b| a + b;
    Floats: Sub, sub, |a, b| a - b;
    Floats: Mul, mul, |a, b| a * b;
    Floats: Div, div, |a, b| a / b;
}

macro_rules! held_operators {
    ($($of:ty, $with:ty: $trait:ident, $name:ident, $do:expr;)*) => {$(
        impl $trait<$with> for $of {
            type Output = Self;

            #[inline(always)]
            fn $name(self, other: $with) -> Self {
                Self(self.0.map(|v| $do(v, other.0)))
            }
        }
    )*};
}

held_operators! {
    Ints, Int: Add, add, i32::wrapping_add;
    Ints, Int: Sub, sub, i32::wrapping_sub;
    Floats, Float: Add, add, |a, b| a + b;
    Floats, Float: Sub, sub, |a, b| a - b;
    Floats, Float: Mul, mul, |a, b| a * b;
}
