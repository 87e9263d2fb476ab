use std::str::FromStr;

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OffsetUnit {
    /// UTF-8 bytes.
    Byte,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// Unicode code points, as Python counts.
    #[default]
    CodePoint,
}

impl FromStr for OffsetUnit {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "byte" => Ok(OffsetUnit::Byte),
            "utf16" => Ok(OffsetUnit::Utf16),
            "codepoint" => Ok(OffsetUnit::CodePoint),
            other => Err(format!(
                "unknown offset unit '{other}': use byte, utf16 or codepoint"
            )),
        }
    }
}

/// Bytes between two checkpoints.
const STRIDE: usize = 128;

/// Converts between byte offsets and another unit, after one pass over the text; each look-up reads at most 128 bytes.
#[derive(Debug, Clone)]
pub struct OffsetIndex<'a> {
    text: &'a str,
    unit: OffsetUnit,
    /// Units before byte `i * STRIDE`, that byte's character counted once it has begun.
    checkpoints: Vec<usize>,
}

impl<'a> OffsetIndex<'a> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'a str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        if unit != OffsetUnit::Byte {
            let mut units = 0;
            for (i, &byte) in text.as_bytes().iter().enumerate() {
                if i % STRIDE == 0 {
                    checkpoints.push(units);
                }
                units += width(byte, unit);
            }
            if text.len().is_multiple_of(STRIDE) {
                checkpoints.push(units);
            }
        }
        OffsetIndex {
            text,
            unit,
            checkpoints,
        }
    }

    /// The offset, in this index's unit, of a byte offset; past the end it is the end.
    #[must_use]
    pub fn of_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        let block = byte / STRIDE;
        let before = self.checkpoints.get(block).copied().unwrap_or(0);
        let rest = self
            .text
            .as_bytes()
            .get(block * STRIDE..byte)
            .unwrap_or(&[]);
        before + rest.iter().map(|&b| width(b, self.unit)).sum::<usize>()
    }

    /// The byte offset of an offset in this index's unit, moved back to a character boundary; past the end it is the end.
    #[must_use]
    pub fn to_byte(&self, offset: usize) -> usize {
        let mut byte = if self.unit == OffsetUnit::Byte {
            offset.min(self.text.len())
        } else {
            let block = self
                .checkpoints
                .partition_point(|&units| units <= offset)
                .saturating_sub(1);
            let mut units = self.checkpoints.get(block).copied().unwrap_or(0);
            let mut at = block * STRIDE;
            while let Some(&b) = self.text.as_bytes().get(at) {
                let step = width(b, self.unit);
                // A trailing byte (width 0) belongs to the character before it.
                if units + step > offset && step > 0 {
                    break;
                }
                units += step;
                at += 1;
            }
            at
        };
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

/// Units that a UTF-8 byte opens: none for a trailing byte, two UTF-16 units for the first of four bytes.
fn width(byte: u8, unit: OffsetUnit) -> usize {
    match unit {
        OffsetUnit::Byte => 1,
        _ if byte & 0xC0 == 0x80 => 0,
        OffsetUnit::Utf16 if byte >= 0xF0 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_every_boundary_in_every_unit() {
        let text = "가나 a😀b\u{1F600}다 ".repeat(40);
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let index = OffsetIndex::new(&text, unit);
            for (byte, _) in text
                .char_indices()
                .chain(std::iter::once((text.len(), ' ')))
            {
                let before = text.get(..byte).unwrap();
                let want = match unit {
                    OffsetUnit::Byte => byte,
                    OffsetUnit::Utf16 => before.encode_utf16().count(),
                    OffsetUnit::CodePoint => before.chars().count(),
                };
                assert_eq!(index.of_byte(byte), want, "{unit:?} {byte}");
                assert_eq!(index.to_byte(want), byte, "{unit:?} {want}");
            }
        }
    }

    #[test]
    fn stays_inside_the_text() {
        let index = OffsetIndex::new("가", OffsetUnit::Utf16);
        assert_eq!((index.of_byte(99), index.to_byte(99)), (1, 3));
        let empty = OffsetIndex::new("", OffsetUnit::CodePoint);
        assert_eq!((empty.of_byte(5), empty.to_byte(5)), (0, 0));
    }

    #[test]
    fn a_lone_half_of_a_surrogate_pair_moves_back() {
        let index = OffsetIndex::new("a😀b", OffsetUnit::Utf16);
        assert_eq!(index.to_byte(2), 1);
    }
}
