//! Whether a Hangul word reads like a part of a foreign person's name (`올트먼`, `다카하시`): a logistic regression over
//! its syllables, the pairs of neighbours among them and the letters of those. `train/fit_transliteration.py` makes the table.

use crate::text::hangul;

/// Rows of the table, half a byte each: a whole number of steps from -8 to 7.
const ROWS: usize = 8192;
/// The final consonant, the initial and the vowel that stand for an edge of the word.
const EDGE: Letters = (28, 19, 21);

/// The final consonant (0 for none), the initial consonant and the vowel of a syllable, as Unicode numbers them.
type Letters = (u32, u32, u32);

/// The table.
#[derive(Debug)]
pub(super) struct Transliteration {
    rows: &'static [u8],
    /// What one step of a row and what every word begins with, in hundredths of log odds.
    step: i32,
    begin: i32,
}

impl Transliteration {
    pub(super) fn embedded() -> Self {
        let (head, rows) = crate::data::TRANSLITERATION
            .bytes()
            .split_first_chunk()
            .unwrap_or((&[0; 4], &[]));
        let [step, step_high, begin, begin_high] = *head;
        Transliteration {
            rows,
            step: i16::from_le_bytes([step, step_high]).into(),
            begin: i16::from_le_bytes([begin, begin_high]).into(),
        }
    }

    /// The log odds, in hundredths, that `word` is a part of a foreign person's name and not any other word. The least
    /// there is for what is not wholly of syllables.
    pub(super) fn hundredths(&self, word: &str) -> i32 {
        if word.is_empty() || !word.chars().all(hangul::is_syllable) {
            return i32::MIN;
        }
        let mut steps = self.row([0, word.chars().count() as u32]);
        let (mut before, mut left) = (0, EDGE);
        for c in word.chars().map(Some).chain([None]) {
            let (code, right) = c.map_or((0, EDGE), |c| (u32::from(c), letters(c)));
            if c.is_some() {
                steps += self.row([1, code]);
            }
            steps += self.row([2, before, code])
                + self.row([3, left.0, right.1, right.2])
                + self.row([4, left.2, left.0, right.1]);
            (before, left) = (code, right);
        }
        self.begin + self.step * steps
    }

    #[inline]
    fn row<const N: usize>(&self, feature: [u32; N]) -> i32 {
        let hash = feature.iter().fold(2_166_136_261, |hash: u32, number| {
            (hash ^ number).wrapping_mul(16_777_619)
        });
        let row = (hash ^ (hash >> 15)) as usize % ROWS;
        let pair = self.rows.get(row / 2).copied().unwrap_or(0);
        let half = if row.is_multiple_of(2) {
            pair << 4
        } else {
            pair
        };
        // The sign comes down with the shift.
        i32::from(half.cast_signed() >> 4)
    }
}

fn letters(syllable: char) -> Letters {
    let place = u32::from(syllable).wrapping_sub(0xac00);
    (place % 28, place / 588, place / 28 % 21)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_as_the_training_does() {
        let table = Transliteration::embedded();
        let mut words = 0;
        for line in include_str!("../../../data/transliteration-parity.tsv").lines() {
            if let Some((word, hundredths)) = line.split_once('\t') {
                assert_eq!(
                    table.hundredths(word),
                    hundredths.parse::<i32>().unwrap(),
                    "{word}"
                );
                words += 1;
            }
        }
        assert!(words > 10);
    }

    #[test]
    fn says_nothing_of_what_is_not_hangul() {
        let table = Transliteration::embedded();
        for word in ["", "GPT", "올트먼1", "ㅋㅋ"] {
            assert_eq!(table.hundredths(word), i32::MIN);
        }
    }
}
