//! A row of table indices a token; the twin of train/en/text.py.

use super::token::{Tokens, is_lower, is_upper, is_word};
use crate::entity::tagger::ModelError;
use crate::entity::tagger::blob::Reader;
use crate::entity::tagger::names::{Names, finished};
use crate::entity::tagger::network::Gather;
use crate::entity::tagger::sign::{mix, seed};
use crate::entity::tagger::table::{Table, bucket, copy};

/// Tables in the order of the file.
const TABLES: usize = 10;
/// Lists whose marks are features, and one more that only the tokeniser asks.
const LISTS: usize = 5;
/// How many of a hash's first bits are looked at first.
const FIRST: u32 = 19;
/// Signs of a shape.
const SHAPE: usize = 8;

/// The mark of a token in a list: nothing, or the code of its name and where in the name it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark(u8);

impl Mark {
    /// The code of the name that the token belongs to.
    pub(super) fn code(self) -> Option<u8> {
        self.0.checked_sub(1).map(|mark| mark / 3)
    }

    /// Whether the name begins here.
    pub(super) fn begins(self) -> bool {
        self.0 > 0 && (self.0 - 1).is_multiple_of(3)
    }
}

/// The lists, as the rows of a token name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    People,
    Places,
    Bodies,
    Heads,
    Roles,
}

/// What is told of a token.
#[derive(Debug, Clone, Copy, Default)]
struct Row {
    word: [u32; 2],
    affixes: [u32; 6],
    pair: u32,
    shape: u32,
    place: u32,
    marks: [Mark; LISTS],
}

/// The rows of one line.
#[derive(Debug, Default)]
pub(super) struct Rows {
    list: Vec<Row>,
    /// The letters of all tokens, folded, and where those of each begin.
    folded: Vec<u32>,
    begins: Vec<usize>,
    /// The same as they are written, or as they would be elsewhere where they are capitals.
    recased: Vec<u32>,
}

impl Rows {
    pub(super) fn mark(&self, token: usize, list: List) -> Mark {
        let row = self.list.get(token);
        row.and_then(|row| row.marks.get(list as usize))
            .copied()
            .unwrap_or_default()
    }

    /// Whether a sentence begins with a token.
    pub(super) fn fresh(&self, token: usize) -> bool {
        self.list.get(token).is_some_and(|row| row.place % 2 == 1)
    }

    fn of<'a>(begins: &[usize], letters: &'a [u32], token: usize) -> &'a [u32] {
        let from = begins.get(token).copied().unwrap_or(letters.len());
        let to = begins.get(token + 1).copied().unwrap_or(letters.len());
        letters.get(from..to).unwrap_or(&[])
    }
}

/// A list with the length of its longest name.
struct Named {
    longest: usize,
    names: Names,
}

/// The tables and the lists.
pub(super) struct Features {
    tables: Vec<Table>,
    lists: Vec<Named>,
    /// A bit for every value of a hash's first bits: whether a name of a list begins with them. Most of what is looked up
    /// is no name, and one bit tells.
    first: Vec<u64>,
    /// Where the pairs are, if the model has them.
    pairs: bool,
}

impl Features {
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Features, ModelError> {
        let tables = (0..TABLES)
            .map(|_| Table::read(reader))
            .collect::<Result<Vec<_>, _>>()?;
        let mut lists = Vec::new();
        let mut first = vec![0; 1 << (FIRST - 6)];
        for _ in 0..=LISTS {
            let longest = reader.count(16, "longest name")?;
            let names = Names::read(reader)?;
            if names.bits() < FIRST && !names.is_empty() && longest > 0 {
                return Err(ModelError::shape("bits of a name"));
            }
            names.each(|h| {
                if let Some(word) = first.get_mut((h >> (32 - FIRST) >> 6) as usize) {
                    *word |= 1_u64 << (h >> (32 - FIRST) & 63);
                }
            });
            lists.push(Named { longest, names });
        }
        let rows = |i: usize| tables.get(i).map_or(0, |t| t.rows as usize);
        let small = lists.iter().take(LISTS).enumerate();
        let fits = small.clone().all(|(i, l)| rows(5 + i) >= l.names.ids());
        if [0, 1, 3].into_iter().any(|i| rows(i) < 2) || rows(4) < 5 || !fits {
            return Err(ModelError::shape(
                "tables smaller than what points into them",
            ));
        }
        if small.into_iter().any(|(_, l)| l.names.ids() > 255) {
            return Err(ModelError::shape("codes of names"));
        }
        Ok(Features {
            pairs: rows(2) > 1,
            tables,
            lists,
            first,
        })
    }

    /// Numbers a token.
    pub(super) fn width(&self) -> usize {
        let looks = [1, 6, 2, 1, 1, 1, 1, 1, 1, 1];
        (self.tables.iter().zip(looks))
            .map(|(t, n)| t.width * n)
            .sum()
    }

    /// Whether a full stop behind the word belongs to it.
    pub(super) fn abbreviates(&self, word: &[(usize, char)]) -> bool {
        let hash = word
            .iter()
            .fold(seed(b'n'), |hash, &(_, c)| mix(hash, c as u32));
        let h = finished(hash);
        self.may_be(h)
            && self
                .lists
                .get(LISTS)
                .is_some_and(|l| l.names.code(h).is_some())
    }

    fn may_be(&self, h: u32) -> bool {
        let word = self.first.get((h >> (32 - FIRST) >> 6) as usize);
        word.is_some_and(|word| word >> (h >> (32 - FIRST) & 63) & 1 == 1)
    }

    /// Fills the rows for the tokens of a line.
    pub(super) fn fill(&self, tokens: &Tokens, rows: &mut Rows) {
        let n = tokens.len();
        let Rows {
            list,
            folded,
            begins,
            recased,
        } = rows;
        list.clear();
        folded.clear();
        begins.clear();
        recased.clear();
        let size = |i: usize| self.tables.get(i).map_or(2, |t| t.rows.max(2));
        let mut standing = Standing::default();
        // The hash of a pair's first word.
        let mut opened = mix(seed(b'p'), 32);
        for i in 0..n {
            let chars = tokens.chars(i);
            let mut row = Row::default();
            let capitals = is_in_capitals(chars);
            begins.push(folded.len());
            for (k, &(_, c)) in chars.iter().enumerate() {
                let small = folded_letter(c);
                folded.push(small);
                recased.push(if capitals && k > 0 {
                    lower(c)
                } else {
                    c as u32
                });
            }
            let own = Rows::of(begins, folded, i);
            let (mut w, mut v, mut pair, mut open) = (seed(b'w'), seed(b'v'), opened, seed(b'p'));
            for &code in own {
                w = mix(w, code);
                v = mix(v, code);
                pair = mix(pair, code);
                open = mix(open, code);
            }
            row.word = [bucket(w, size(0)), bucket(v, size(0))];
            if self.pairs {
                row.pair = bucket(pair, size(2));
            }
            opened = mix(open, 32);
            for (k, slot) in row.affixes.iter_mut().enumerate() {
                let length = (2 + k % 3).min(own.len());
                let part = if k < 3 {
                    own.get(..length)
                } else {
                    own.get(own.len() - length..)
                };
                let hash = part.unwrap_or(&[]).iter();
                let hash = hash.fold(seed(b'a' + k as u8), |h, &code| mix(h, code));
                *slot = bucket(hash, size(1));
            }
            row.shape = bucket(shape(chars), size(3));
            row.place = standing.next(chars);
            list.push(row);
        }
        self.mark(rows);
    }

    /// Marks the names of every list: from the left the longest one, not overlapping.
    fn mark(&self, rows: &mut Rows) {
        let Rows {
            list: rows,
            folded,
            begins,
            recased,
        } = rows;
        let n = rows.len();
        let (roles, others) = (self.lists.get(List::Roles as usize), LISTS - 1);
        let most = self.lists.iter().take(others).map(|l| l.longest).max();
        let mut free = [0; LISTS];
        for start in 0..n {
            let mut found = [(0, 0_u8); LISTS];
            let mut hash = seed(b'n');
            for length in 1..=most.unwrap_or(0).min(n - start) {
                hash = named(hash, length, Rows::of(begins, recased, start + length - 1));
                let h = finished(hash);
                if !self.may_be(h) {
                    continue;
                }
                let lists = self.lists.iter().take(others);
                for (named, slot) in lists.zip(&mut found) {
                    if length <= named.longest
                        && let Some(code) = named.names.code(h)
                    {
                        *slot = (length, 1 + 3 * code as u8);
                    }
                }
            }
            if let (Some(named_), [.., slot]) = (roles, &mut found) {
                let mut hash = seed(b'n');
                for length in 1..=named_.longest.min(n - start) {
                    hash = named(hash, length, Rows::of(begins, folded, start + length - 1));
                    let h = finished(hash);
                    if self.may_be(h)
                        && let Some(code) = named_.names.code(h)
                    {
                        *slot = (length, 1 + 3 * code as u8);
                    }
                }
            }
            for (which, (&(length, mark), free)) in found.iter().zip(&mut free).enumerate() {
                if start < *free || length == 0 {
                    continue;
                }
                *free = start + length;
                for at in start..*free {
                    let place = match at {
                        _ if at == start => 0,
                        _ if at + 1 == *free => 2,
                        _ => 1,
                    };
                    if let Some(slot) = rows.get_mut(at).and_then(|r| r.marks.get_mut(which)) {
                        *slot = Mark(mark + place);
                    }
                }
            }
        }
    }

    /// The rows from `from` to `to` as the net reads them.
    pub(super) fn piece<'a>(&'a self, rows: &'a Rows, from: usize, to: usize) -> Piece<'a> {
        let after = rows.list.get(to).or_else(|| rows.list.get(to..)?.first());
        Piece {
            features: self,
            rows: rows.list.get(from..to).unwrap_or(&[]),
            behind: after.map_or_else(|| self.last_pair(rows), |row| row.pair),
        }
    }

    /// The pair of a line's last token and nothing.
    fn last_pair(&self, rows: &Rows) -> u32 {
        let last = Rows::of(
            &rows.begins,
            &rows.folded,
            rows.list.len().saturating_sub(1),
        );
        let hash = last.iter().fold(seed(b'p'), |h, &code| mix(h, code));
        let size = self.tables.get(2).map_or(2, |t| t.rows.max(2));
        bucket(mix(hash, 32), size)
    }
}

/// Goes on with a name's hash by its next token.
fn named(hash: u32, length: usize, letters: &[u32]) -> u32 {
    let hash = if length > 1 { mix(hash, 32) } else { hash };
    letters.iter().fold(hash, |h, &code| mix(h, code))
}

/// Some rows with the tables that they point into.
pub(super) struct Piece<'a> {
    features: &'a Features,
    rows: &'a [Row],
    /// The pair of the last row and the next.
    behind: u32,
}

impl Gather for Piece<'_> {
    #[inline(always)]
    fn len(&self) -> usize {
        self.rows.len()
    }

    #[inline(always)]
    fn gather(&self, at: usize, out: &mut [i16]) {
        let Some(row) = self.rows.get(at) else { return };
        let [word, affix, pair, shape, place, lists @ ..] = &*self.features.tables else {
            return;
        };
        let [first, second] = row.word.map(|i| word.row(i));
        let Some((sum, mut rest)) = out.split_at_mut_checked(first.len()) else {
            return;
        };
        for ((slot, &a), &b) in sum.iter_mut().zip(first).zip(second) {
            *slot = i16::from(a) + i16::from(b);
        }
        for i in row.affixes {
            rest = copy(affix.row(i), rest);
        }
        if self.features.pairs {
            let next = self.rows.get(at + 1).map_or(self.behind, |row| row.pair);
            rest = copy(pair.row(row.pair), rest);
            rest = copy(pair.row(next), rest);
        }
        rest = copy(shape.row(row.shape), rest);
        rest = copy(place.row(row.place), rest);
        for (table, mark) in lists.iter().zip(row.marks) {
            rest = copy(table.row(u32::from(mark.0)), rest);
        }
    }
}

/// First in its sentence or later, inside of quotation marks or not.
#[derive(Debug)]
struct Standing {
    fresh: bool,
    ended: bool,
    quoted: bool,
}

impl Default for Standing {
    fn default() -> Self {
        Standing {
            fresh: true,
            ended: false,
            quoted: false,
        }
    }
}

impl Standing {
    /// The row of the next token.
    fn next(&mut self, chars: &[(usize, char)]) -> u32 {
        let Some(&(_, first)) = chars.first() else {
            return 1;
        };
        let word = is_word(first);
        if word && self.ended {
            self.fresh = !is_lower(first);
            self.ended = false;
        }
        let row = 1 + u32::from(!self.fresh) + 2 * u32::from(self.quoted);
        if word {
            self.fresh = false;
            return row;
        }
        match first {
            '.' | '!' | '?' => self.ended = true,
            '"' => self.quoted = !self.quoted,
            '“' => self.quoted = true,
            '”' => self.quoted = false,
            '‘' | '’' | '\'' | '(' | ')' | '[' | ']' => {}
            _ => self.ended = false,
        }
        row
    }
}

/// The first character of the small letter.
fn lower(c: char) -> u32 {
    if c.is_ascii() {
        return u32::from(c.to_ascii_lowercase());
    }
    c.to_lowercase().next().map_or(c as u32, u32::from)
}

fn folded_letter(c: char) -> u32 {
    match c {
        '0'..='9' => u32::from('0'),
        '’' => u32::from('\''),
        _ => lower(c),
    }
}

/// Whether a word is written in capitals though it may be none elsewhere.
fn is_in_capitals(chars: &[(usize, char)]) -> bool {
    chars.len() >= 5
        && chars.iter().any(|&(_, c)| is_upper(c))
        && !chars.iter().any(|&(_, c)| is_lower(c))
}

fn shape(chars: &[(usize, char)]) -> u32 {
    let mut hash = seed(b's');
    let (mut last, mut count) = ([0; 2], 0);
    for &(_, c) in chars {
        let sign = match c {
            _ if c.is_ascii_digit() => u32::from('d'),
            _ if is_upper(c) => u32::from('X'),
            _ if is_word(c) => u32::from('x'),
            _ => c as u32,
        };
        if last == [sign; 2] {
            continue;
        }
        hash = mix(hash, sign);
        last = [last[1], sign];
        count += 1;
        if count == SHAPE {
            break;
        }
    }
    hash
}
