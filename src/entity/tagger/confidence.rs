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

#[cfg(test)]
mod tests {
    use super::*;

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
