//! A row of table indices a character; the twin of train/chars.py.

use super::blob::{ModelError, Reader};
use super::letters::Letters;
use super::names::Lists;
use super::network::Gather;
use super::sign::{OTHER, SPACE, Sign, mix, seed};
use super::table::{Table, bucket, copy};

/// Input channels, in the order of the tables.
const FIELDS: usize = 10;

const PREFIX_MOST: u32 = 6;
const SUFFIX_MOST: usize = 4;
/// What stands before the first and behind the last character.
const BEFORE: u32 = 2;
const BEHIND: u32 = 3;

/// The rows of one piece of text.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// One array of indices a character; the bigram with the next character stands behind the others.
    index: Vec<[u32; FIELDS + 1]>,
    signs: Vec<Sign>,
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
    fn gather(&self, row: &[u32; FIELDS + 1], out: &mut [i16]) {
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

/// The rows of a piece with the tables that they point into.
pub(super) struct Inputs<'a>(pub &'a Features, pub &'a Rows);

impl Gather for Inputs<'_> {
    #[inline(always)]
    fn len(&self) -> usize {
        self.1.index.len()
    }

    #[inline(always)]
    fn gather(&self, at: usize, out: &mut [i16]) {
        if let Some(row) = self.1.index.get(at) {
            self.0.gather(row, out);
        }
    }
}
