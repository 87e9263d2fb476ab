//! From the net's own probability of a span to how often such a span is right.

use super::blob::{ModelError, Reader};
use super::{Class, Layer};

/// Curves: names, dates and quantities of the first layer; names, products and events, titles of the second.
const CURVES: usize = 5;

/// A rising curve of straight pieces for each group of classes, measured on sentences that were not trained on.
pub(super) struct Calibration {
    knots: Vec<f32>,
    curves: Vec<Vec<f32>>,
}

impl Calibration {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let n = reader.count(64, "knots")?;
        let knots = reader.f32s(n)?;
        let curves = (0..CURVES)
            .map(|_| reader.f32s(n))
            .collect::<Result<Vec<_>, _>>()?;
        if n < 2 || !knots.is_sorted() || curves.iter().flatten().any(|v| !(0.0..=1.0).contains(v))
        {
            return Err(ModelError::shape("calibration"));
        }
        Ok(Calibration { knots, curves })
    }

    /// The probability that a span of this class is right, given the net's own.
    pub(super) fn of(&self, layer: Layer, class: Class, q: f32) -> f32 {
        let group = match (layer, class) {
            (Layer::Klue, Class::Person | Class::Place | Class::Organization) => 0,
            (Layer::Klue, _) => 1,
            (Layer::Fine, Class::Product | Class::Event) => 3,
            (Layer::Fine, Class::Title) => 4,
            (Layer::Fine, _) => 2,
        };
        let Some(curve) = self.curves.get(group) else {
            return q;
        };
        let after = self.knots.partition_point(|&k| k <= q);
        match (
            after
                .checked_sub(1)
                .and_then(|i| Some((*self.knots.get(i)?, *curve.get(i)?))),
            self.knots.get(after).zip(curve.get(after)),
        ) {
            (Some((x0, y0)), Some((&x1, &y1))) => y0 + (y1 - y0) * ((q - x0) / (x1 - x0)),
            (Some((_, y)), None) | (None, Some((_, &y))) => y,
            (None, None) => q,
        }
    }
}

/// e to the power of `x`, for `x` up to 0, by exactly defined operations only: 2^n by the exponent's bits, the rest
/// by a polynomial (off by a few millionths at most, as the product with log2 e is rounded).
#[inline(always)]
pub(super) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    // Not `min`, which is a call on some machines.
    let y = if x < 0.0 { x } else { 0.0 } * std::f32::consts::LOG2_E;
    // Adding and taking away 1.5 × 2^23 rounds to a whole number.
    let whole = (y + 12_582_912.0) - 12_582_912.0;
    let f = y - whole;
    let p = 1.0
        + f * (std::f32::consts::LN_2
            + f * (0.240_226_5
                + f * (0.055_504_11 + f * (0.009_618_129 + f * (0.001_333_356 + f * 0.000_154)))));
    p * f32::from_bits(((whole as i32 + 127).max(0) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_power_is_near_the_true_one() {
        for i in 0..800 {
            let x = -0.1 * i as f32;
            assert!((exp(x) - x.exp()).abs() <= 1e-5 * x.exp() + 1e-30, "{x}");
        }
        assert_eq!(exp(-100.0), 0.0);
    }

    #[test]
    fn the_curve_is_followed_between_its_knots() {
        let c = Calibration {
            knots: vec![0.0, 0.5, 1.0],
            curves: vec![vec![0.0, 0.2, 1.0]; CURVES],
        };
        for (q, p) in [(0.0, 0.0), (0.25, 0.1), (0.75, 0.6), (1.0, 1.0)] {
            assert!(
                (c.of(Layer::Klue, Class::Person, q) - p).abs() < 1e-6,
                "{q}"
            );
        }
    }
}
