//! Sixteen numbers at a time: what the net does to each number, written once.
//!
//! On WebAssembly the sixteen are four SIMD registers, also where the module is compiled for size and the compiler turns
//! no loop into SIMD by itself; elsewhere they are arrays whose loops the compiler makes as wide as the processor. Both
//! do the same operations of two's complement and IEEE 754 in the same order, so their results agree bit for bit.

/// How many.
pub(super) const LANES: usize = 16;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) use arrays::{Float, Floats, Int, Ints, centre, mix, moments, unmix, widen};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use registers::{Float, Floats, Int, Ints, centre, mix, moments, unmix, widen};

/// What rounding takes. Such numbers are made once, before a loop: an engine for WebAssembly may build a vector that stands
/// in the code anew at every use, in four instructions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rounding {
    push: Float,
    base: Int,
}

impl Rounding {
    #[inline(always)]
    pub(super) fn new() -> Self {
        Rounding {
            // 1.5 × 2^23.
            push: Float::held(12_582_912.0),
            base: Int::held(0x4b40_0000),
        }
    }
}

/// What `exp` takes, made once for the same reason.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exponential {
    rounding: Rounding,
    low: Float,
    zero: Float,
    log: Float,
    factors: [Float; 6],
    one: Float,
    bias: Int,
}

impl Exponential {
    #[inline(always)]
    pub(super) fn new() -> Self {
        let held = Float::held;
        Exponential {
            rounding: Rounding::new(),
            low: held(-80.0),
            zero: held(0.0),
            log: held(std::f32::consts::LOG2_E),
            factors: [
                held(0.000_154),
                held(0.001_333_356),
                held(0.009_618_129),
                held(0.055_504_11),
                held(0.240_226_5),
                held(std::f32::consts::LN_2),
            ],
            one: held(1.0),
            bias: Int::held(127),
        }
    }
}

impl Floats {
    /// Rounds half to even by letting the addition of 1.5 × 2^23 push out the fraction; right within ±2^22. The same on
    /// every machine, and one SIMD instruction where rounding to even may be a call.
    #[inline(always)]
    pub(super) fn round(self, with: &Rounding) -> Ints {
        (self + with.push).bits() - with.base
    }

    /// e to the power of each number, all up to 0, by exactly defined operations only: 2^n by the exponent's bits, the
    /// rest by a polynomial (off by a few millionths at most, as the product with log2 e is rounded). Below -80 it is 0.
    #[inline(always)]
    pub(super) fn exp(self, with: &Exponential) -> Floats {
        let y = self.clamp(with.low, with.zero) * with.log;
        // Adding and taking away 1.5 × 2^23 rounds to a whole number.
        let whole = (y + with.rounding.push) - with.rounding.push;
        let f = y - whole;
        let [c6, c5, c4, c3, c2, c1] = with.factors;
        // Written out, as a loop over the factors would stay one in a module compiled for size.
        let p = f * (f * c6 + c5) + c4;
        let p = f * (f * p + c3) + c2;
        let p = f * (f * p + c1) + with.one;
        let power = (whole.round(&with.rounding) + with.bias).shifted_into_exponent();
        (p * power).where_at_least(self, with.low)
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod arrays;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod registers;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_greatest_and_keeps_bytes() {
        let mut numbers = [0; LANES];
        for (i, slot) in numbers.iter_mut().enumerate() {
            *slot = 200 + (7 * i as i32) % 16;
        }
        let all = Ints::load(&numbers);
        assert_eq!(all.greatest(), 215);
        let bytes = all.bytes().map(i32::from);
        assert_eq!(bytes, numbers);
        assert_eq!(all.min(Ints::of(203)).greatest(), 203);
        assert_eq!(all.and(Int::held(15)).to_array(), numbers.map(|v| v & 15));
    }

    #[test]
    fn rounds_half_to_even() {
        let mut numbers = [0.0; LANES];
        let cases = [
            (0.5, 0),
            (1.5, 2),
            (2.5, 2),
            (-0.5, 0),
            (-1.5, -2),
            (1000.49, 1000),
            (-1_048_576.0, -1_048_576),
        ];
        for (slot, (x, _)) in numbers.iter_mut().zip(cases) {
            *slot = x;
        }
        let rounded = Floats::load(&numbers).round(&Rounding::new()).to_array();
        for ((x, r), got) in cases.into_iter().zip(rounded) {
            assert_eq!(got, r, "{x}");
        }
    }

    #[test]
    fn the_power_is_near_the_true_one() {
        for i in 0..800 {
            let x = -0.1 * i as f32;
            let [power, ..] = Floats::of(x).exp(&Exponential::new()).to_array();
            assert!((power - x.exp()).abs() <= 1e-5 * x.exp() + 1e-30, "{x}");
        }
        let [nothing, ..] = Floats::of(-100.0).exp(&Exponential::new()).to_array();
        assert_eq!(nothing, 0.0);
    }
}
