//! Hangul syllables and the particles that follow nouns.

/// Whether `c` is a precomposed Hangul syllable.
pub(crate) fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// Whether `c` is a letter or a digit; what news mostly has without the look-up in Unicode's tables.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '가'..='힣' => true,
        // Quotation marks, dashes, arrows of lists and brackets.
        '·'
        | '\u{2010}'..='\u{205f}'
        | '\u{2500}'..='\u{2775}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The number of the final consonant of a syllable: 0 for none, 8 for ㄹ; `None` when `c` is not a syllable.
pub(crate) fn final_consonant(c: char) -> Option<u32> {
    is_syllable(c).then(|| (c as u32 - '가' as u32) % 28)
}

/// Whether `c` is closed by ㄹ.
pub(crate) fn ends_in_rieul(c: char) -> bool {
    final_consonant(c) == Some(8)
}

/// Whether `c` is closed by ㄴ.
pub(crate) fn ends_in_nieun(c: char) -> bool {
    final_consonant(c) == Some(4)
}

/// How a word sounds at its end, which decides the form of the particle after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    Vowel,
    Rieul,
    Consonant,
    /// Latin letters, digits, symbols: how they are read is not known.
    Unknown,
}

pub(crate) fn ending(word: &str) -> Ending {
    match word.chars().next_back().and_then(final_consonant) {
        Some(0) => Ending::Vowel,
        Some(8) => Ending::Rieul,
        Some(_) => Ending::Consonant,
        None => Ending::Unknown,
    }
}

/// What a particle asks of the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Any,
    Vowel,
    Consonant,
    /// 로: after a vowel or ㄹ.
    VowelOrRieul,
    /// 으로: after a consonant other than ㄹ.
    ConsonantNotRieul,
}

impl Needs {
    fn fits(self, ending: Ending) -> bool {
        match (self, ending) {
            (Needs::Any, _) | (_, Ending::Unknown) => true,
            (Needs::Vowel, e) => e == Ending::Vowel,
            (Needs::Consonant, e) => e != Ending::Vowel,
            (Needs::VowelOrRieul, e) => e != Ending::Consonant,
            (Needs::ConsonantNotRieul, e) => e == Ending::Consonant,
        }
    }
}

/// Particles, the longer before the shorter that they end in.
const PARTICLES: &[(&str, Needs)] = &[
    ("으로부터", Needs::ConsonantNotRieul),
    ("에서부터", Needs::Any),
    ("에게서는", Needs::Any),
    ("이라고는", Needs::Consonant),
    ("로부터", Needs::VowelOrRieul),
    ("에서는", Needs::Any),
    ("에서도", Needs::Any),
    ("에서의", Needs::Any),
    ("에게서", Needs::Any),
    ("에게는", Needs::Any),
    ("으로는", Needs::ConsonantNotRieul),
    ("으로도", Needs::ConsonantNotRieul),
    ("으로서", Needs::ConsonantNotRieul),
    ("으로써", Needs::ConsonantNotRieul),
    ("까지는", Needs::Any),
    ("까지도", Needs::Any),
    ("부터는", Needs::Any),
    ("만으로", Needs::Any),
    ("이라는", Needs::Consonant),
    ("이라고", Needs::Consonant),
    ("이라도", Needs::Consonant),
    ("이라며", Needs::Consonant),
    ("이라면", Needs::Consonant),
    ("측에서", Needs::Any),
    ("에서", Needs::Any),
    ("에게", Needs::Any),
    ("에는", Needs::Any),
    ("에도", Needs::Any),
    ("에만", Needs::Any),
    ("에선", Needs::Any),
    ("께서", Needs::Any),
    ("한테", Needs::Any),
    ("까지", Needs::Any),
    ("부터", Needs::Any),
    ("마다", Needs::Any),
    ("조차", Needs::Any),
    ("마저", Needs::Any),
    ("밖에", Needs::Any),
    ("보다", Needs::Any),
    ("처럼", Needs::Any),
    ("만큼", Needs::Any),
    ("대로", Needs::Any),
    ("으로", Needs::ConsonantNotRieul),
    ("로는", Needs::VowelOrRieul),
    ("로도", Needs::VowelOrRieul),
    ("로서", Needs::VowelOrRieul),
    ("로써", Needs::VowelOrRieul),
    ("이나", Needs::Consonant),
    ("이란", Needs::Consonant),
    ("이든", Needs::Consonant),
    ("이며", Needs::Consonant),
    ("라는", Needs::Vowel),
    ("라고", Needs::Vowel),
    ("과의", Needs::Consonant),
    ("와의", Needs::Vowel),
    ("과는", Needs::Consonant),
    ("와는", Needs::Vowel),
    ("측은", Needs::Any),
    ("측이", Needs::Any),
    ("은", Needs::Consonant),
    ("는", Needs::Vowel),
    ("이", Needs::Consonant),
    ("가", Needs::Vowel),
    ("을", Needs::Consonant),
    ("를", Needs::Vowel),
    ("의", Needs::Any),
    ("에", Needs::Any),
    ("로", Needs::VowelOrRieul),
    ("와", Needs::Vowel),
    ("과", Needs::Consonant),
    ("도", Needs::Any),
    ("만", Needs::Any),
    ("나", Needs::Vowel),
    ("측", Needs::Any),
    ("씨", Needs::Any),
    ("님", Needs::Any),
];

/// For each value of the last six bits of a word's last byte the particles that end so, a bit each.
#[expect(clippy::indexing_slicing, reason = "six bits are a number below 64")]
const BY_LAST: [u128; 64] = {
    let mut by_last = [0; 64];
    let mut i = 0;
    let mut rest = PARTICLES;
    while let [(particle, _), behind @ ..] = rest {
        if let [.., last] = particle.as_bytes() {
            by_last[(*last & 63) as usize] |= 1 << i;
        }
        i += 1;
        rest = behind;
    }
    by_last
};

/// The particles that may end as `word` does, in their order: most words end otherwise.
fn particles_of(word: &str) -> impl Iterator<Item = &'static (&'static str, Needs)> {
    let last = word.as_bytes().last().map(|last| usize::from(*last & 63));
    let mut left = last
        .and_then(|last| BY_LAST.get(last))
        .copied()
        .unwrap_or(0);
    std::iter::from_fn(move || {
        let next = PARTICLES.get(left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(next)
    })
}

/// `word` without `end`, where it ends in it: looks at the last byte first, as most words end otherwise.
#[inline(always)]
pub(crate) fn without_end<'a>(word: &'a str, end: &str) -> Option<&'a str> {
    if word.as_bytes().last() == end.as_bytes().last() {
        word.strip_suffix(end)
    } else {
        None
    }
}

/// Splits a word into stem and particle by the longest particle that agrees with the stem's last sound.
/// A word that is nothing but a particle, or has none, comes back whole with an empty particle.
pub(crate) fn split_particle(word: &str) -> (&str, &str) {
    for &(particle, needs) in particles_of(word) {
        if let Some(stem) = without_end(word, particle)
            && !stem.is_empty()
            && needs.fits(ending(stem))
        {
            return (stem, word.get(stem.len()..).unwrap_or(""));
        }
    }
    (word, "")
}

/// Whether `after`, the text right behind a noun, begins with a particle that agrees with the noun and then ends the word.
pub(crate) fn starts_with_particle(noun: &str, after: &str) -> bool {
    let mut end = 0;
    for c in after.chars().take_while(|&c| is_syllable(c)) {
        end += c.len_utf8();
        if end > LONGEST {
            return false;
        }
    }
    let tail = after.get(..end).unwrap_or("");
    particles_of(tail).any(|&(particle, needs)| tail == particle && needs.fits(ending(noun)))
}

/// The bytes of the longest particles: they have four syllables.
const LONGEST: usize = "으로부터".len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_particles_that_agree_with_the_last_sound() {
        for (word, stem, particle) in [
            ("한빛전자는", "한빛전자", "는"),
            ("서울에서는", "서울", "에서는"),
            ("대전으로", "대전", "으로"),
            ("서울로", "서울", "로"),
            ("부산이", "부산", "이"),
            ("오픈AI가", "오픈AI", "가"),
            // 는 never follows a consonant.
            ("밝은는", "밝은는", ""),
            ("은", "은", ""),
            ("", "", ""),
        ] {
            assert_eq!(split_particle(word), (stem, particle), "{word}");
        }
    }

    #[test]
    fn knows_letters_and_digits_as_the_standard_library_does() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn sees_a_particle_only_when_it_ends_the_word() {
        assert!(starts_with_particle("서울", "은 오늘"));
        assert!(!starts_with_particle("서울", "대학교는"));
        assert!(!starts_with_particle("서울", "는"));
    }

    #[test]
    fn hears_how_a_word_ends() {
        assert_eq!(ending("나라"), Ending::Vowel);
        assert_eq!(ending("서울"), Ending::Rieul);
        assert_eq!(ending("부산"), Ending::Consonant);
        assert_eq!(ending("AI"), Ending::Unknown);
    }
}
