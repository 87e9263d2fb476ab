//! Tables of small numbers, a row for every value of a feature.

use super::blob::{ModelError, Reader};
use super::lanes::widen;

/// Tables of 1000 rows and more hold 4-bit numbers, two a byte.
const NIBBLES: u32 = 4;

/// The row of a hash; row 0 is for what is not there.
pub(in crate::entity) fn bucket(hash: u32, rows: u32) -> u32 {
    let h = hash ^ (hash >> 15);
    1 + h % (rows - 1)
}

/// A table, row by row.
pub(in crate::entity) struct Table {
    pub rows: u32,
    pub width: usize,
    values: Vec<i8>,
}

impl Table {
    pub(in crate::entity) fn read(reader: &mut Reader<'_>) -> Result<Table, ModelError> {
        let rows = reader.count(1 << 20, "rows of a table")?;
        let width = reader.count(128, "width of a table")?;
        let bits = reader.u32()?;
        // A table that the model does without.
        if rows == 0 && width == 0 {
            return Ok(Table {
                rows: 0,
                width: 0,
                values: Vec::new(),
            });
        }
        if rows < 2 || width == 0 || !(rows * width).is_multiple_of(2) {
            return Err(ModelError::shape("size of a table"));
        }
        let n = rows * width;
        // Column by column in the file, as that packs better.
        let columns: Vec<i8> = if bits == NIBBLES {
            reader
                .bytes(n / 2)?
                .iter()
                .flat_map(|&b| [(b & 15).cast_signed() - 8, (b >> 4).cast_signed() - 8])
                .collect()
        } else {
            reader.i8s(n)?
        };
        let mut values = vec![0; n];
        for (column, numbers) in columns.chunks_exact(rows).enumerate() {
            let slots = values.iter_mut().skip(column).step_by(width);
            slots.zip(numbers).for_each(|(slot, &n)| *slot = n);
        }
        Ok(Table {
            rows: rows as u32,
            width,
            values,
        })
    }

    #[inline(always)]
    pub(in crate::entity) fn row(&self, index: u32) -> &[i8] {
        let at = index as usize * self.width;
        self.values.get(at..at + self.width).unwrap_or(&[])
    }
}

/// Copies a row to the front of `out` and returns what is behind it.
#[inline(always)]
pub(in crate::entity) fn copy<'a>(row: &[i8], out: &'a mut [i16]) -> &'a mut [i16] {
    let Some((front, rest)) = out.split_at_mut_checked(row.len()) else {
        return &mut [];
    };
    widen(row, front);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_never_reach_the_row_of_nothing() {
        for h in [0, 1, u32::MAX, 0x8000_0000] {
            assert!((1..4096).contains(&bucket(h, 4096)));
        }
    }
}
