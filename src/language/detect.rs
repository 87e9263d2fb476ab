//! Which language a stretch of text is written in: by its script, then by its small words.

use super::Language;

/// What a stretch of text is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    /// Hangul syllables and jamo.
    pub hangul: usize,
    /// Latin letters, with accents or without.
    pub latin: usize,
    /// Letters of other scripts.
    pub other: usize,
    /// Words of Latin letters.
    pub words: usize,
    /// Those of them that are small words, by language.
    pub small: [usize; Language::ALL.len()],
}

/// Of a language's text, the least share of letters in its own script: names in Latin letters are many in Korean news.
const HANGUL_SHARE: usize = 4;
/// Of a language's words, one in this many is a small word at least; in French, German or Spanish text hardly any is one of
/// English.
const SMALL_SHARE: usize = 12;
/// Fewer Latin words than this say nothing by their small words: a headline, a name, a label.
const ENOUGH: usize = 12;

impl Letters {
    /// Counts the letters and small words of `text`.
    pub(crate) fn of(text: &str) -> Letters {
        let mut letters = Letters::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                let rest = bytes.get(at..).unwrap_or(&[]);
                let length = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
                letters.latin += length;
                letters.words += 1;
                let word = rest.get(..length).unwrap_or(&[]);
                if length <= 5 {
                    for (sum, language) in letters.small.iter_mut().zip(Language::ALL) {
                        *sum += usize::from(is_small(word, *language));
                    }
                }
                at += length;
            } else if byte < 0x80 {
                at += 1;
            } else {
                let c = text
                    .get(at..)
                    .and_then(|rest| rest.chars().next())
                    .unwrap_or(' ');
                letters.add(c);
                at += c.len_utf8();
            }
        }
        letters
    }

    fn add(&mut self, c: char) {
        match c {
            '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' => self.hangul += 1,
            'À'..='ɏ' | '\u{1e00}'..='\u{1eff}' => self.latin += 1,
            '\u{370}'..='\u{fff}' | '\u{1200}'..='\u{1dff}' | '\u{3040}'..='\u{312f}' => {
                self.other += 1;
            }
            // Han characters stand in Korean text too, and two Latin letters tell as much as one of them.
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => self.other += 2,
            _ => {}
        }
    }

    /// Adds those of another stretch.
    pub(crate) fn join(&mut self, other: Letters) {
        self.hangul += other.hangul;
        self.latin += other.latin;
        self.other += other.other;
        self.words += other.words;
        for (sum, other) in self.small.iter_mut().zip(other.small) {
            *sum += other;
        }
    }

    fn total(self) -> usize {
        self.hangul + self.latin + self.other
    }

    /// What the letters say by themselves.
    pub(crate) fn verdict(self) -> Verdict {
        if self.total() == 0 {
            return Verdict::Silent;
        }
        if self.hangul * HANGUL_SHARE >= self.total() {
            return Verdict::In(Language::Korean);
        }
        if self.other > self.latin {
            return if self.hangul > 0 {
                Verdict::In(Language::Korean)
            } else {
                Verdict::Unknown
            };
        }
        let all = self.small.into_iter().zip(Language::ALL.iter().copied());
        // Of languages with as many the first.
        let most = all.reduce(|most, next| if next.0 > most.0 { next } else { most });
        if let Some((small, language)) = most
            && small * SMALL_SHARE >= self.words
            && small > 0
            && self.words >= 4
        {
            return Verdict::In(language);
        }
        if self.words >= ENOUGH && self.hangul == 0 {
            return Verdict::Unknown;
        }
        Verdict::Latin
    }
}

/// What letters and small words say of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is written in this language.
    In(Language),
    /// Latin letters, too few words to say more.
    Latin,
    /// A language that is none of ours.
    Unknown,
    /// No letters: figures, marks.
    Silent,
}

fn is_small(word: &[u8], language: Language) -> bool {
    (language.small_words().iter()).any(|small| small.as_bytes().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages_by_script_and_small_words() {
        let (korean, english) = (Language::Korean, Language::English);
        for (text, expected) in [
            ("한빛전자는 새 공장을 지었다.", Verdict::In(korean)),
            (
                "OpenAI CEO 샘 올트먼은 GPT-5를 공개했다.",
                Verdict::In(korean),
            ),
            (
                "The company said it was building a plant.",
                Verdict::In(english),
            ),
            ("Hanbit Electronics Opens Plant", Verdict::Latin),
            ("1,234 / 56", Verdict::Silent),
            (
                "Le gouvernement a annoncé mardi une série de mesures pour soutenir les entreprises en difficulté.",
                Verdict::Unknown,
            ),
            (
                "Die Regierung hat am Dienstag neue Maßnahmen zur Unterstützung der Unternehmen im Land angekündigt.",
                Verdict::Unknown,
            ),
            ("政府は火曜日、新しい対策を発表した。", Verdict::Unknown),
        ] {
            assert_eq!(Letters::of(text).verdict(), expected, "{text}");
        }
    }
}
