//! A row of table indices a character; the twin of train/chars.py.

use super::blob::{ModelError, Reader};
use super::lanes::widen;
use super::letters::Letters;
use super::names::Lists;
use super::sign::{OTHER, SPACE, Sign, mix, seed};

/// Input channels, in the order of the tables.
const FIELDS: usize = 10;
/// Tables of 1000 rows and more hold 4-bit numbers, two a byte.
const NIBBLES: u32 = 4;

fn bucket(hash: u32, rows: u32) -> u32 {
    let h = hash ^ (hash >> 15);
    1 + h % (rows - 1)
}

const PREFIX_MOST: u32 = 6;
const SUFFIX_MOST: usize = 4;
/// What stands before the first and behind the last character.
const BEFORE: u32 = 2;
const BEHIND: u32 = 3;

/// The rows of one piece of text.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// One array of indices a character; the bigram with the next character stands behind the others.
    pub(super) index: Vec<[u32; FIELDS + 1]>,
    signs: Vec<Sign>,
}

struct Table {
    rows: u32,
    width: usize,
    values: Vec<i8>,
}

impl Table {
    fn read(reader: &mut Reader<'_>) -> Result<Table, ModelError> {
        let rows = reader.count(1 << 20, "rows of a table")?;
        let width = reader.count(128, "width of a table")?;
        let bits = reader.u32()?;
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

    fn row(&self, index: u32) -> &[i8] {
        let at = index as usize * self.width;
        self.values.get(at..at + self.width).unwrap_or(&[])
    }
}

/// The vocabulary, the tables and the two name lists.
pub(super) struct Features {
    /// The table row of every character below U+10000.
    vocabulary: Vec<u16>,
    tables: Vec<Table>,
    names: Lists,
}

impl Features {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Features, ModelError> {
        let known = reader.count(1 << 15, "vocabulary")?;
        let mut vocabulary = vec![1_u16; 1 << 16];
        for (i, code) in reader.u16s(known)?.into_iter().enumerate() {
            if let Some(slot) = vocabulary.get_mut(usize::from(code)) {
                *slot = i as u16 + 2;
            }
        }
        let tables = (0..FIELDS)
            .map(|_| Table::read(reader))
            .collect::<Result<Vec<_>, _>>()?;
        let names = Lists::read(reader)?;
        let [lexicon, gazetteer] = names.ids();
        let rows = |i: usize| tables.get(i).map_or(0, |t| t.rows as usize);
        if rows(0) < known + 2
            || rows(5) <= usize::from(OTHER)
            || rows(6) < 8
            || rows(7) < 8
            || rows(8) < lexicon
            || rows(9) < gazetteer
        {
            return Err(ModelError::shape(
                "tables smaller than what points into them",
            ));
        }
        Ok(Features {
            vocabulary,
            tables,
            names,
        })
    }

    /// Numbers a character: all tables and the bigram's a second time.
    pub(super) fn width(&self) -> usize {
        let all: usize = self.tables.iter().map(|t| t.width).sum();
        all + self.tables.get(1).map_or(0, |t| t.width)
    }

    /// Fills the rows for the characters of a piece. The loops are plain, as no adapter of an iterator is inlined where
    /// the code is built for size.
    pub(super) fn fill(&self, letters: &Letters, rows: &mut Rows) {
        let Rows { index, signs } = rows;
        signs.clear();
        for letter in &letters.0 {
            signs.push(Sign::of(letter.code));
        }
        index.clear();
        index.resize(signs.len(), [0; FIELDS + 1]);
        let size = |i: usize| self.tables.get(i).map_or(2, |t| t.rows);
        let (n_bigram, n_trigram, n_prefix, n_suffix) = (size(1), size(2), size(3), size(4));

        // Forwards: what looks to the left.
        let (mut run, mut token, mut prefix, mut previous) = (0_u32, 0_u32, 0, BEFORE);
        let mut slots = index.iter_mut();
        let mut nexts = signs.iter();
        nexts.next();
        for sign in signs.iter() {
            let Some(row) = slots.next() else { break };
            let code = sign.plain;
            let next = match nexts.next() {
                Some(next) => next.plain,
                None => BEHIND,
            };
            run = if sign.kind == SPACE { 0 } else { run + 1 };
            token = if sign.sort == 0 { 0 } else { token + 1 };
            prefix = mix(if token <= 1 { seed(b'p') } else { prefix }, code);
            let [char, bigram, trigram, pre, _, typ, left, .., behind] = row;
            *char = match self.vocabulary.get(code as usize) {
                Some(&row) => u32::from(row),
                None => 1,
            };
            *bigram = bucket(mix(mix(seed(b'b'), previous), code), n_bigram);
            *trigram = bucket(mix(mix(mix(seed(b't'), previous), code), next), n_trigram);
            if let 1..=PREFIX_MOST = token {
                *pre = bucket(prefix, n_prefix);
            }
            *typ = u32::from(sign.kind);
            *left = run.min(7);
            *behind = bucket(mix(mix(seed(b'b'), code), next), n_bigram);
            previous = code;
        }
        // Backwards: what looks to the right.
        let (mut run, mut token) = (0_u32, 0_usize);
        let mut slots = index.iter_mut();
        let mut at = signs.len();
        while let (Some(row), Some(from)) = (slots.next_back(), at.checked_sub(1)) {
            at = from;
            let Some(sign) = signs.get(at) else { break };
            run = if sign.kind == SPACE { 0 } else { run + 1 };
            token = if sign.sort == 0 { 0 } else { token + 1 };
            let [_, _, _, _, suffix, _, _, right, ..] = row;
            *right = run.min(7);
            if let 1..=SUFFIX_MOST = token {
                let mut hash = seed(b's');
                for sign in signs.get(at..at + token).unwrap_or(&[]) {
                    hash = mix(hash, sign.plain);
                }
                *suffix = bucket(hash, n_suffix);
            }
        }
        self.names.mark(signs, |list, at, mark| {
            if let Some([.., lexicon, gazetteer, _]) = index.get_mut(at) {
                *(if list == 0 { lexicon } else { gazetteer }) = mark;
            }
        });
    }

    /// Writes the numbers of one character's row into `out`, which is `width` long.
    #[inline(always)]
    pub(super) fn gather(&self, row: &[u32; FIELDS + 1], out: &mut [i16]) {
        let [fields @ .., behind] = row;
        let mut rest = out;
        for (i, (table, &index)) in self.tables.iter().zip(fields).enumerate() {
            rest = copy(table.row(index), rest);
            if i == 1 {
                rest = copy(table.row(*behind), rest);
            }
        }
    }
}

/// Copies a row to the front of `out` and returns what is behind it.
#[inline(always)]
fn copy<'a>(row: &[i8], out: &'a mut [i16]) -> &'a mut [i16] {
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
