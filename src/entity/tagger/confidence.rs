//! From the net's own probability of a span to how often such a span is right.

use super::blob::{ModelError, Reader};

/// A rising curve of straight pieces for each group of classes, measured on sentences that were not trained on.
pub(in crate::entity) struct Calibration {
    knots: Vec<f32>,
    curves: Vec<Vec<f32>>,
}

impl Calibration {
    /// Without `curves` the file says how many there are.
    pub(in crate::entity) fn read(
        reader: &mut Reader<'_>,
        curves: Option<usize>,
    ) -> Result<Self, ModelError> {
        let n = reader.count(64, "knots")?;
        let knots = reader.f32s(n)?;
        let curves = match curves {
            Some(curves) => curves,
            None => reader.count(16, "curves")?,
        };
        let curves = (0..curves)
            .map(|_| reader.f32s(n))
            .collect::<Result<Vec<_>, _>>()?;
        if n < 2 || !knots.is_sorted() || curves.iter().flatten().any(|v| !(0.0..=1.0).contains(v))
        {
            return Err(ModelError::shape("calibration"));
        }
        Ok(Calibration { knots, curves })
    }

    /// The probability that a span is right, given the net's own, by the curve of its group of classes.
    pub(in crate::entity) fn of(&self, group: usize, q: f32) -> f32 {
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
            curves: vec![vec![0.0, 0.2, 1.0]; 2],
        };
        for (q, p) in [(0.0, 0.0), (0.25, 0.1), (0.75, 0.6), (1.0, 1.0)] {
            assert!((c.of(1, q) - p).abs() < 1e-6, "{q}");
        }
    }
}
